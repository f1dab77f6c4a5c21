SELECT
  count(*),
  count(kept.document),
  count(tie.proposal)
FROM proposal
LEFT JOIN document_bytes AS kept ON kept.document = proposal.document
LEFT JOIN tie ON tie.proposal = proposal.proposal
WHERE proposal.hidden_at IS NULL
