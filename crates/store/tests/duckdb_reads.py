"""Reads a published edition in place with DuckDB: totals made again from the steps must be those of the file."""

import sys
import time

import duckdb
from duckdb_extensions import import_extension

import_extension("sqlite_scanner")
base = duckdb.connect()
base.execute("LOAD sqlite_scanner")
base.execute(f"ATTACH '{sys.argv[1]}' AS office (TYPE sqlite, READ_ONLY)")
began = time.time()
number, total = base.execute("SELECT count(*), sum(total_micropoints) FROM office.public_reviews WHERE edition = 1").fetchone()
print(f"{number} reviews, sum {total}, {time.time() - began:.1f} s")
differs, checked = base.execute(
    """
    WITH span AS (SELECT product(highest - lowest)::HUGEINT AS whole FROM office.public_criteria WHERE edition = 1),
    made AS (
      SELECT s.review, sum(c.weight * (CASE WHEN c.high_is_best = 1 THEN s.step - c.lowest ELSE c.highest - s.step END)
                           * (whole // (c.highest - c.lowest)))::HUGEINT * 100000000 AS numerator,
             (any_value(whole) * sum(c.weight))::HUGEINT AS denominator
      FROM office.public_scores s JOIN office.public_criteria c USING (edition, criterion), span
      WHERE edition = 1 AND s.step IS NOT NULL GROUP BY s.review)
    SELECT count(*) FILTER (WHERE total_micropoints <> numerator // denominator
               + CASE WHEN 2 * (numerator % denominator) > denominator
                        OR (2 * (numerator % denominator) = denominator AND (numerator // denominator) % 2 = 1) THEN 1 ELSE 0 END),
           count(*)
    FROM made JOIN office.public_reviews USING (review)
    """
).fetchone()
print(f"{checked} totals made again, {differs} differ, {time.time() - began:.1f} s")
means = base.execute(
    "SELECT count(*) FROM (SELECT proposal, avg(total_micropoints) FROM office.public_reviews WHERE edition = 1 GROUP BY proposal)"
).fetchone()[0]
print(f"{means} means, {time.time() - began:.1f} s")
sys.exit(0 if differs == 0 and checked == number else 1)
