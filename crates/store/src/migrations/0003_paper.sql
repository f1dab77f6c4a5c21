-- Tags of a mark, as a JSON list of words; they stay on this computer.
ALTER TABLE mark ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';

-- The original that a cleaned reading copy was made from.
ALTER TABLE document ADD COLUMN made_from TEXT;
