INSERT INTO score (proposal, round, criterion, rubric, step, na, seen_before, at, document)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT document FROM proposal WHERE proposal = ?1))
ON CONFLICT (proposal, round, criterion) DO UPDATE SET
  rubric = excluded.rubric,
  step = excluded.step,
  na = excluded.na,
  at = excluded.at,
  document = excluded.document
