-- The workspace's truth. Times are milliseconds since 1970 (UTC), hashes and ids lower-case hex.

-- What a workspace is: kind, name, device, sample, call, round. Not undone.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Choices of a workspace that can be undone: the promise of confidentiality.
CREATE TABLE choice (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Counters that never go back.
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Each opening by a process. One that was not closed asks for a quick check.
CREATE TABLE opening (
  session TEXT PRIMARY KEY,
  process INTEGER NOT NULL,
  opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Steps of the history.
CREATE TABLE journal (
  op INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  session TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  label TEXT NOT NULL,
  args TEXT NOT NULL,
  proposal TEXT,
  screen TEXT,
  field TEXT,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  target INTEGER REFERENCES journal (op)
) STRICT;
CREATE INDEX journal_by_proposal ON journal (proposal, op);
CREATE INDEX journal_by_screen ON journal (screen, op);
CREATE INDEX journal_by_target ON journal (target);

-- The rows that a step touched, before and after, as JSON objects.
CREATE TABLE journal_row (
  n INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES journal (op) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  key TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_row_by_op ON journal_row (op, relation, key);

-- What became stale, for other processes.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  session TEXT NOT NULL,
  relation TEXT NOT NULL,
  proposal TEXT NOT NULL
) STRICT;

-- Editions of the call, as received.
CREATE TABLE call (
  call TEXT PRIMARY KEY,
  lineage TEXT NOT NULL,
  edition INTEGER NOT NULL,
  chair TEXT NOT NULL,
  package TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  call_json TEXT NOT NULL,
  proposals TEXT NOT NULL,
  about TEXT NOT NULL,
  assignments TEXT NOT NULL,
  invitation TEXT,
  signers TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Cards of persons, by the hash of card.json; the bundle as received.
CREATE TABLE card (
  card TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  edition INTEGER NOT NULL,
  bundle BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX card_by_person ON card (person, edition);

CREATE TABLE proposal (
  proposal TEXT PRIMARY KEY,
  seat INTEGER NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  applicants TEXT NOT NULL,
  track TEXT,
  asked INTEGER,
  smallest INTEGER,
  resources TEXT NOT NULL,
  attributes TEXT NOT NULL,
  document TEXT,
  others TEXT NOT NULL,
  of_call INTEGER NOT NULL CHECK (of_call IN (0, 1)),
  added_at INTEGER NOT NULL,
  hidden_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_by_document ON proposal (document);

-- What is known of a document; its bytes lie in a table of their own.
CREATE TABLE document (
  document TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  outcome TEXT,
  pages INTEGER,
  text_hash TEXT,
  report TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_text ON document (text_hash);

CREATE TABLE document_bytes (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE REFERENCES document (document) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;

-- Where I stopped reading.
CREATE TABLE position (
  proposal TEXT PRIMARY KEY,
  page INTEGER NOT NULL,
  y INTEGER NOT NULL,
  zoom INTEGER NOT NULL,
  text_view INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Conflicts of interest.
CREATE TABLE tie (
  proposal TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('none', 'recused', 'unsure')),
  ground TEXT,
  body TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
  proposal TEXT NOT NULL,
  round TEXT NOT NULL,
  criterion TEXT NOT NULL,
  rubric TEXT NOT NULL,
  step INTEGER,
  na INTEGER NOT NULL CHECK (na IN (0, 1)),
  seen_before INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (proposal, round, criterion)
) STRICT, WITHOUT ROWID;

-- Texts of a review: part is applicant, committee, private, or rationale with a criterion.
CREATE TABLE review_text (
  proposal TEXT NOT NULL,
  round TEXT NOT NULL,
  part TEXT NOT NULL,
  criterion TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (proposal, round, part, criterion)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  proposal TEXT NOT NULL,
  round TEXT NOT NULL,
  confidence INTEGER,
  later INTEGER NOT NULL CHECK (later IN (0, 1)),
  at INTEGER NOT NULL,
  PRIMARY KEY (proposal, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
  mark TEXT PRIMARY KEY,
  proposal TEXT NOT NULL,
  document TEXT NOT NULL,
  page INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('highlight', 'note', 'area')),
  boxes TEXT NOT NULL,
  colour TEXT NOT NULL,
  quote TEXT,
  prefix TEXT,
  suffix TEXT,
  starts INTEGER,
  ends INTEGER,
  note TEXT,
  criterion TEXT,
  crowd TEXT,
  sort TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_by_proposal ON mark (proposal, sort);

-- Head lines with their parts, made once and kept (FORMATS.md §4).
CREATE TABLE head (
  proposal TEXT NOT NULL,
  round TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  head TEXT NOT NULL,
  texts TEXT NOT NULL,
  confidential TEXT NOT NULL,
  evidence TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (proposal, round, revision)
) STRICT, WITHOUT ROWID;

-- Conflict lines, made once and kept.
CREATE TABLE conflict_line (
  proposal TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  line TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (proposal, revision)
) STRICT, WITHOUT ROWID;

-- What was handed in.
CREATE TABLE handin (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1))
) STRICT;

CREATE TABLE handin_file (
  bundle TEXT PRIMARY KEY,
  number INTEGER NOT NULL REFERENCES handin (number),
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  readers TEXT NOT NULL,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  file_hash TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handin_file_by_number ON handin_file (number);
CREATE INDEX handin_file_by_stream ON handin_file (stream, sequence);

-- Which head of which proposal went with which number.
CREATE TABLE handin_review (
  number INTEGER NOT NULL REFERENCES handin (number),
  proposal TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (number, proposal)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  bundle TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  at TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  by_keeper INTEGER,
  body TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
