-- The main document of the proposal when the score was given: a document may be replaced, and the review says which one was read.
ALTER TABLE score ADD COLUMN document TEXT;

-- What could be done again is looked for after every step; the history is long and few steps of it are undone.
CREATE INDEX journal_undone ON journal (op) WHERE kind = 'undo';
