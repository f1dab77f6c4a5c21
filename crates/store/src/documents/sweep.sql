DELETE FROM document
WHERE EXISTS (
    SELECT 1 FROM proposal
    WHERE proposal.document = document.document AND proposal.hidden_at IS NOT NULL AND proposal.hidden_at < ?1
  )
  AND NOT EXISTS (
    SELECT 1 FROM proposal
    WHERE (proposal.document = document.document OR instr(proposal.others, document.document))
      AND (proposal.hidden_at IS NULL OR proposal.hidden_at >= ?1)
  )
