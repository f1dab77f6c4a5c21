SELECT proposal, round, max(revision), content, head, texts, confidential, evidence, made_at
FROM head
WHERE round = ?1
GROUP BY proposal
ORDER BY proposal
