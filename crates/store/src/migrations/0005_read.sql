-- The main document of the proposal when the score was given: a document may be replaced, and the review says which one was read.
ALTER TABLE score ADD COLUMN document TEXT;
