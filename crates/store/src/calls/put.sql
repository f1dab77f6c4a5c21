INSERT INTO call (
  call, lineage, edition, chair, package, own, call_json, proposals, about, assignments, invitation, signers, taken_at
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
ON CONFLICT (call) DO UPDATE SET
  about = CASE WHEN excluded.about <> '' THEN excluded.about ELSE about END,
  assignments = CASE WHEN excluded.assignments <> '' THEN excluded.assignments ELSE assignments END,
  lineage = excluded.lineage,
  invitation = coalesce(excluded.invitation, invitation),
  proposals = excluded.proposals,
  package = excluded.package
