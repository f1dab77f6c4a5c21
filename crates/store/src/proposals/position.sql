INSERT INTO position (proposal, page, y, zoom, text_view, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (proposal) DO UPDATE SET
  page = excluded.page,
  y = excluded.y,
  zoom = excluded.zoom,
  text_view = excluded.text_view,
  at = excluded.at
