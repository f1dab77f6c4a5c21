SELECT page.document, page.page, snippet(page_index, 0, char(2), char(3), '…', 24)
FROM page_index
JOIN page ON page.id = page_index.rowid
WHERE page_index MATCH ?1
ORDER BY rank
LIMIT ?2
