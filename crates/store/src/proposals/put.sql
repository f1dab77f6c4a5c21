INSERT INTO proposal (
  proposal, seat, number, title, applicants, track, asked, smallest, resources, attributes, document, others,
  of_call, added_at, hidden_at
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (proposal) DO UPDATE SET
  seat = excluded.seat,
  number = excluded.number,
  title = excluded.title,
  applicants = excluded.applicants,
  track = excluded.track,
  asked = excluded.asked,
  smallest = excluded.smallest,
  resources = excluded.resources,
  attributes = excluded.attributes,
  document = excluded.document,
  others = excluded.others,
  of_call = excluded.of_call,
  hidden_at = excluded.hidden_at
