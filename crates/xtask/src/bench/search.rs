//! Search over 100,000 pages: what a person types, answered by an example of `paraph-app`, beside `ripgrep` over the same
//! text. The pages are those that the import's bench has read, repeated with changes.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use super::{line, median, timed};
use crate::{place::Place, shell};

const PAGES: &str = "100000";
/// Milliseconds within which half of the answers, and nineteen of twenty, are to be there.
const GOALS: (f64, f64) = (50.0, 150.0);
/// Of so many questions one is asked of `ripgrep` as well, which takes its time.
const COMPARED: usize = 8;

struct Answered {
    took: Duration,
    words: String,
}

/// Measures in the workspace that an import has made; false where the goals are missed.
pub(super) fn run(place: &Place, workspace: &Path) -> Result<bool, String> {
    shell::heading(&format!("Search over {PAGES} pages"));
    let work = place.root.join("target/bench/search");
    let output = Command::new(place.target.join("release/examples/search"))
        .arg(&work)
        .arg(workspace)
        .arg(PAGES)
        .stdin(Stdio::null())
        .output()
        .map_err(|problem| problem.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let figure = |name: &str| {
        let found = said
            .lines()
            .find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        found.unwrap_or(0.0)
    };
    let mebibytes = |name: &str| figure(name) / 1_048_576.0;
    println!(
        "{:.0} pages, {:.0} MiB of text; read into the index in {:.1} s, the cache has {:.0} MiB",
        figure("pages "),
        mebibytes("text "),
        figure("build ") / 1000.0,
        mebibytes("index ")
    );
    let answered: Vec<Answered> = said.lines().filter_map(answered).collect();
    let mut times: Vec<Duration> = answered.iter().map(|one| one.took).collect();
    times.sort_unstable();
    let at = |part: usize| {
        let time = times.get((times.len() * part / 100).min(times.len().saturating_sub(1)));
        time.copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let (half, late) = (at(50), at(95));
    println!(
        "{:<44} {half:>9.1} ms {:>9.1} ms to reach",
        "half of the answers within", GOALS.0
    );
    println!(
        "{:<44} {late:>9.1} ms {:>9.1} ms to reach",
        "nineteen of twenty within", GOALS.1
    );
    let mut slow: Vec<&Answered> = answered.iter().collect();
    slow.sort_by_key(|one| std::cmp::Reverse(one.took));
    for one in slow.iter().take(3) {
        println!("    {:.1} ms: {}", one.took.as_secs_f64() * 1000.0, one.words);
    }
    beside(&work, &answered)?;
    let good = !times.is_empty() && half <= GOALS.0 && late <= GOALS.1;
    if good {
        // Some gigabytes that nobody wants to keep.
        let _ = fs_err::remove_dir_all(&work);
    }
    Ok(good)
}

/// The line of one question.
fn answered(line: &str) -> Option<Answered> {
    let mut parts = line.strip_prefix("query ")?.splitn(3, ' ');
    let took = Duration::from_secs_f64(parts.next()?.parse::<f64>().ok()? / 1000.0);
    let _hits = parts.next()?;
    let words = parts.next()?.to_owned();
    Some(Answered { took, words })
}

/// The same words looked for by `ripgrep`; of two words that need not stand together, the first.
fn beside(work: &Path, answered: &[Answered]) -> Result<(), String> {
    if !shell::on_path("rg") {
        println!("ripgrep is not installed; search was not compared");
        return Ok(());
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for one in answered.iter().step_by(COMPARED) {
        let wanted = match one.words.strip_prefix('"') {
            Some(phrase) => phrase.trim_end_matches('"'),
            None => one.words.split(' ').next().unwrap_or_default(),
        };
        ours.push(one.took);
        // No hit is an exit code of its own.
        theirs.push(timed(
            Command::new("sh")
                .args([
                    "-c",
                    "rg --files-with-matches --ignore-case --fixed-strings -- \"$1\" text || true",
                    "sh",
                    wanted,
                ])
                .current_dir(work),
        )?);
    }
    println!("{:<44} {:>12} {:>12}", "", "Paraph", "ripgrep");
    line(
        "the same questions, in the middle",
        median(&ours),
        median(&theirs),
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_keeps_its_blanks() {
        let one = answered("query 12.50 3 \"in the valley\"").expect("a question");
        assert_eq!(one.took, Duration::from_micros(12_500), "milliseconds");
        assert_eq!(one.words, "\"in the valley\"", "with its quotation marks");
        assert!(answered("build 12").is_none(), "other lines are no questions");
    }
}
