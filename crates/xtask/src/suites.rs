//! What a suite came to: counting tests in what test runners print, and the table at the end.

use std::time::Duration;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
    /// Of those that passed, how many did so only when they were run again.
    pub(crate) again: u64,
}

impl Count {
    /// One test that passed or failed.
    pub(crate) fn one(good: bool) -> Self {
        Self {
            passed: u64::from(good),
            failed: u64::from(!good),
            ..Self::default()
        }
    }
}

/// One line of the table.
pub(crate) struct Line {
    pub(crate) suite: &'static str,
    pub(crate) count: Count,
    pub(crate) took: Duration,
    pub(crate) note: String,
}

/// Counts by the closing lines of nextest, libtest, Vitest, node's test runner and Playwright. A
/// runner that printed none of them counts as one test.
pub(crate) fn count(good: bool, lines: &[String]) -> Count {
    let mut total = Count::default();
    for line in lines {
        let line = plain(line);
        let line = line.trim();
        let found = line
            .strip_prefix("Summary [")
            .and_then(|rest| {
                rest.split_once("tests run:")
                    .or_else(|| rest.split_once("test run:"))
            })
            .map(|(_, rest)| rest)
            .or_else(|| line.strip_prefix("test result:"))
            .or_else(|| line.strip_prefix("Tests  "));
        if let Some(counts) = found {
            total = total + words(counts);
            continue;
        }
        // node:test ("# pass 3" or "ℹ pass 3"), one number a line.
        let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
        if let Some((word, number)) = rest.and_then(|rest| rest.split_once(' ')) {
            if let Ok(number) = number.trim().parse::<u64>() {
                match word {
                    "pass" => total.passed += number,
                    "fail" | "cancelled" => total.failed += number,
                    "skipped" | "todo" => total.skipped += number,
                    _ => {}
                }
            }
            continue;
        }
        // Playwright: "  12 passed (3.4s)", "  1 failed", "  2 skipped", a line each; or our own
        // plain line "12 passed, 0 failed, 1 skipped".
        if line
            .split([' ', ','])
            .next()
            .is_some_and(|word| word.parse::<u64>().is_ok())
        {
            let mut parts = line.split_whitespace();
            if let (Some(_), Some(word)) = (parts.next(), parts.next())
                && ["passed", "failed", "skipped", "flaky"].contains(&word.trim_end_matches(','))
            {
                total = total + words(line);
            }
        }
    }
    if total == Count::default() {
        return Count::one(good);
    }
    if !good && total.failed == 0 {
        total.failed = 1;
    }
    total
}

impl std::ops::Add for Count {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
            again: self.again + other.again,
        }
    }
}

/// Reads pairs of a number and a word: `3 passed, 1 failed | 2 skipped (6)`.
fn words(text: &str) -> Count {
    let mut count = Count::default();
    let mut number = None;
    for token in text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|token| !token.is_empty())
    {
        if let Ok(value) = token.parse::<u64>() {
            number = Some(value);
        } else if let Some(value) = number.take() {
            match token {
                "passed" | "flaky" => count.passed += value,
                "failed" | "timed" | "exec" => count.failed += value,
                "skipped" | "ignored" | "todo" => count.skipped += value,
                _ => {}
            }
        }
    }
    count
}

/// A line without the colours of a terminal.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            for letter in letters.by_ref() {
                if letter.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            text.push(letter);
        }
    }
    text
}

/// Prints what failed once more, so that it stands at the end of a long record; then the table and the total.
/// True if nothing failed.
pub(crate) fn close(lines: &[Line]) -> bool {
    for failure in crate::shell::failures() {
        crate::shell::heading("Failed");
        println!("{failure}");
    }
    crate::shell::heading("Suites");
    let mut total = Count::default();
    for Line {
        suite,
        count,
        took,
        note,
    } in lines
    {
        total = total + *count;
        let state = if count.failed > 0 {
            "FAILED "
        } else if count.passed == 0 {
            "skipped"
        } else {
            "passed "
        };
        let counts = format!(
            "{} passed, {} failed, {} skipped",
            count.passed, count.failed, count.skipped
        );
        let again = match count.again {
            0 => String::new(),
            again => format!("{again} of them at a second try "),
        };
        println!(
            "{state}  {suite:<18} {counts:<42} {:>5} s  {again}{note}",
            took.as_secs()
        );
    }
    println!(
        "\n{} passed, {} failed, {} skipped",
        total.passed, total.failed, total.skipped
    );
    total.failed == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(good: bool, text: &str) -> Count {
        count(good, &text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn closing_lines_of_every_runner_are_understood() {
        let of = |passed, failed, skipped| Count {
            passed,
            failed,
            skipped,
            again: 0,
        };
        let cases = [
            (
                "     Summary [   1.2s] 12 tests run: 11 passed, 1 failed, 3 skipped",
                of(11, 1, 3),
            ),
            (
                "     Summary [   1.2s] 5 tests run: 5 passed (1 slow), 0 skipped",
                of(5, 0, 0),
            ),
            (
                "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out",
                of(4, 0, 1),
            ),
            ("      Tests  1 failed | 12 passed | 2 skipped (15)", of(12, 1, 2)),
            ("# pass 3\n# fail 1\n# skipped 2\n# duration_ms 12.5", of(3, 1, 2)),
            ("  2 failed\n    some.spec.ts:3\n  7 passed (3.4s)", of(7, 2, 0)),
            ("7 passed, 0 failed, 2 skipped", of(7, 0, 2)),
        ];
        for (text, expected) in cases {
            assert_eq!(
                counted(expected.failed == 0, text),
                expected,
                "counts are read from {text:?}"
            );
        }
    }

    #[test]
    fn a_runner_that_ends_badly_never_counts_as_passed() {
        assert_eq!(
            counted(false, "nothing of use").failed,
            1,
            "no closing line, bad end"
        );
        assert_eq!(
            counted(false, "9 passed, 0 failed").failed,
            1,
            "a closing line does not outweigh the exit code"
        );
    }
}
