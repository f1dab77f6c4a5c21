INSERT INTO score (proposal, round, criterion, rubric, step, na, seen_before, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (proposal, round, criterion) DO UPDATE SET
  rubric = excluded.rubric,
  step = excluded.step,
  na = excluded.na,
  at = excluded.at
