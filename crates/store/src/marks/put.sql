INSERT INTO mark (
  mark, proposal, document, page, kind, boxes, colour, quote, prefix, suffix, starts, ends, note, criterion, crowd,
  sort, made_at, at, tags
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
ON CONFLICT (mark) DO UPDATE SET
  page = excluded.page,
  boxes = excluded.boxes,
  colour = excluded.colour,
  quote = excluded.quote,
  prefix = excluded.prefix,
  suffix = excluded.suffix,
  starts = excluded.starts,
  ends = excluded.ends,
  note = excluded.note,
  criterion = excluded.criterion,
  sort = excluded.sort,
  tags = excluded.tags,
  at = excluded.at
