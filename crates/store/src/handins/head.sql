INSERT INTO head (proposal, round, revision, content, head, texts, confidential, evidence, made_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT DO NOTHING
