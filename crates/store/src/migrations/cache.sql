-- The cache beside a workspace: what can be read again from the documents. Made anew when its version differs.

CREATE TABLE reading (
  document TEXT PRIMARY KEY,
  reader TEXT NOT NULL,
  outcome TEXT NOT NULL,
  pages INTEGER NOT NULL,
  report TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  page INTEGER NOT NULL,
  body TEXT NOT NULL,
  search TEXT NOT NULL,
  words BLOB NOT NULL,
  report TEXT NOT NULL,
  UNIQUE (document, page)
) STRICT;

CREATE VIRTUAL TABLE page_index USING fts5 (
  search,
  content = 'page',
  content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER page_insert AFTER INSERT ON page BEGIN
  INSERT INTO page_index (rowid, search) VALUES (NEW.id, NEW.search);
END;
CREATE TRIGGER page_delete AFTER DELETE ON page BEGIN
  INSERT INTO page_index (page_index, rowid, search) VALUES ('delete', OLD.id, OLD.search);
END;

CREATE TABLE thumbnail (
  document TEXT NOT NULL,
  page INTEGER NOT NULL,
  width INTEGER NOT NULL,
  picture BLOB NOT NULL,
  PRIMARY KEY (document, page, width)
) STRICT, WITHOUT ROWID;
