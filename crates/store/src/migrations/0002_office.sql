-- The committee's office. Lists and bodies are JSON that app reads and writes; times are milliseconds.

-- People on the list: name, addresses, invitation, the person once a card came.
CREATE TABLE person (
  seat TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  seat TEXT NOT NULL,
  proposal TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'discussant')),
  by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
  similarity INTEGER NOT NULL,
  PRIMARY KEY (seat, proposal)
) STRICT, WITHOUT ROWID;

-- What only the office knows of a proposal: the address for the letter, what was typed where it is no amount.
CREATE TABLE dossier (
  proposal TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was taken in, by the bundle's id or, where there is none that can be read, the file's SHA-256.
CREATE TABLE received (
  bundle TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sender TEXT,
  aside TEXT
) STRICT, WITHOUT ROWID;

-- The bytes of what was taken in, as received. Undoing a take-in leaves them; they are swept later.
CREATE TABLE received_bytes (
  bundle TEXT PRIMARY KEY,
  content BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The chair's own acts, as the lines that are signed and published.
CREATE TABLE record (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  proposal TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_kind ON record (kind, proposal);

-- Paper forms typed in, twice.
CREATE TABLE typing (
  seat TEXT NOT NULL,
  proposal TEXT NOT NULL,
  criterion TEXT NOT NULL,
  pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
  value TEXT NOT NULL,
  PRIMARY KEY (seat, proposal, criterion, pass)
) STRICT, WITHOUT ROWID;

-- The register. It grows and is never rewritten.
CREATE TABLE ledger (
  place INTEGER PRIMARY KEY,
  line TEXT NOT NULL,
  bundle TEXT NOT NULL
) STRICT;

-- Signed states of the register.
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;

-- What was published: announcements of draws and results.
CREATE TABLE publication (
  n INTEGER PRIMARY KEY,
  stage TEXT NOT NULL CHECK (stage IN ('announced', 'final')),
  edition INTEGER NOT NULL,
  at INTEGER NOT NULL,
  folder TEXT NOT NULL,
  bundle TEXT NOT NULL,
  body TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
