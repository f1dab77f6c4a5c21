-- What was published, as rows that other programs may read in place. They are made from the signed bytes of each edition and hold
-- nothing that is not in them. The tables are ours; the views `public_*` are promised (docs/views.md).

CREATE TABLE published_edition (
  edition INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  call TEXT NOT NULL,
  sponsor TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_digits INTEGER NOT NULL,
  bundle TEXT NOT NULL
) STRICT;

CREATE TABLE published_criterion (
  edition INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  title TEXT NOT NULL,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  high_is_best INTEGER NOT NULL CHECK (high_is_best IN (0, 1)),
  weight INTEGER NOT NULL,
  PRIMARY KEY (edition, criterion)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_proposal (
  edition INTEGER NOT NULL,
  proposal TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT,
  track TEXT NOT NULL,
  place INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  raw_micropoints INTEGER,
  calibrated_micropoints INTEGER,
  expected_rank_centiranks INTEGER,
  rank_low_90 INTEGER,
  rank_high_90 INTEGER,
  funded_basispoints INTEGER,
  decision TEXT NOT NULL,
  why TEXT NOT NULL,
  amount INTEGER,
  PRIMARY KEY (edition, proposal)
) STRICT, WITHOUT ROWID;

-- A review is known by its head; where single scores are not public, by that and the label alone.
CREATE TABLE published_review (
  review INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL,
  head TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  proposal TEXT,
  round TEXT,
  total_micropoints INTEGER
) STRICT;
CREATE INDEX published_review_by_edition ON published_review (edition, proposal);

CREATE TABLE published_score (
  review INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  step INTEGER,
  PRIMARY KEY (review, criterion)
) STRICT, WITHOUT ROWID;

CREATE VIEW public_editions AS
SELECT edition, at, call, sponsor, unit, unit_digits, bundle FROM published_edition;

CREATE VIEW public_criteria AS
SELECT edition, criterion, title, lowest, highest, high_is_best, weight FROM published_criterion;

CREATE VIEW public_proposals AS
SELECT edition, proposal, number, title, track, place, reviews, raw_micropoints, calibrated_micropoints,
       expected_rank_centiranks, rank_low_90, rank_high_90, funded_basispoints, decision, why, amount
FROM published_proposal;

CREATE VIEW public_reviews AS
SELECT review, edition, head, reviewer, proposal, round, total_micropoints FROM published_review;

CREATE VIEW public_scores AS
SELECT r.edition AS edition, s.review AS review, r.reviewer AS reviewer, r.proposal AS proposal,
       s.criterion AS criterion, s.step AS step
FROM published_score s JOIN published_review r ON r.review = s.review;
