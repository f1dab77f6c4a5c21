SELECT undo.target
FROM journal AS undo
JOIN journal AS done ON done.op = undo.target
WHERE undo.kind = 'undo'
  AND done.undone = 1
  AND (?1 IS NULL OR done.proposal = ?1)
  AND (?2 IS NULL OR done.screen = ?2)
  AND NOT EXISTS (
    SELECT 1 FROM journal AS newer
    WHERE newer.op > undo.op AND newer.kind = 'change' AND newer.undoable = 1
      AND (?1 IS NULL OR newer.proposal = ?1) AND (?2 IS NULL OR newer.screen = ?2)
  )
ORDER BY undo.op DESC
LIMIT 1
