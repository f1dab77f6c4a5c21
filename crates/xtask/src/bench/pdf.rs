//! The table at the end of the design's page on PDFs: quality of text, speed against `pdftotext`, pictures, fidelity.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use super::{annotated, documents, fidelity, median, paraph, timed};
use crate::{place::Place, shell};

/// Prints the table; false where something could not be measured.
pub(crate) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    let files = documents(place);
    let mut good = quality(place)?;
    good &= speed(place, &files, rounds)?;
    good &= memory(place, &files)?;
    good &= pictures(place, &files)?;
    good &= fidelity::run(place, &files)?;
    let corpus = place.shared.join("corpus");
    let whole = if corpus.is_dir() {
        corpus_files(&corpus)?
    } else {
        files
    };
    good &= annotated::run(place, &whole)?;
    Ok(good)
}

pub(super) fn measure(place: &Place) -> PathBuf {
    place.target.join("release/examples/measure")
}

/// What `score.py` says of the whole corpus, against the figures to reach.
fn quality(place: &Place) -> Result<bool, String> {
    shell::heading("Text of the corpus, scored");
    let corpus = place.shared.join("corpus");
    if !corpus.join("score.py").exists() {
        println!("skipped: {} is missing", corpus.display());
        return Ok(true);
    }
    let all = corpus_files(&corpus)?;
    let lines = place.root.join("target/bench/extract.jsonl");
    if let Some(folder) = lines.parent() {
        fs_err::create_dir_all(folder).map_err(|problem| problem.to_string())?;
    }
    let out = fs_err::File::create(&lines).map_err(|problem| problem.to_string())?;
    // Files that cannot be read are part of the corpus, so the exit code says nothing here.
    Command::new(paraph(place))
        .arg("extract")
        .args(&all)
        .stdin(Stdio::null())
        .stdout(out.into_parts().0)
        .stderr(Stdio::null())
        .status()
        .map_err(|problem| problem.to_string())?;
    let read = fs_err::File::open(&lines).map_err(|problem| problem.to_string())?;
    let scored = Command::new("python3")
        .arg(corpus.join("score.py"))
        .arg("--json")
        .stdin(read.into_parts().0)
        .output()
        .map_err(|problem| problem.to_string())?;
    let scores: serde_json::Value =
        serde_json::from_slice(&scored.stdout).map_err(|problem| problem.to_string())?;
    let figure = |name: &str| scores[name].as_f64().unwrap_or(0.0);
    let mut good = true;
    println!("{:<44} {:>12} {:>12}", "", "measured", "to reach");
    for (name, least) in [
        ("page_mean_f1", 0.998),
        ("file_mean_f1", 0.995),
        ("order_f1", 0.995),
    ] {
        good &= figure(name) >= least;
        println!("{name:<44} {:>12.4} {least:>12.4}", figure(name));
    }
    let lost = figure("pages_below_nine_tenths");
    good &= lost <= 0.004;
    println!(
        "{:<44} {lost:>12.4} {:>12.4}",
        "pages_below_nine_tenths (at most)", 0.004
    );
    let (mut files, mut expected) = (0, 0);
    for class in scores["outcomes"]
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::values)
    {
        files += class["files"].as_u64().unwrap_or(0);
        expected += class["as_expected"].as_u64().unwrap_or(0);
    }
    good &= files == expected;
    println!("{:<44} {expected:>12} {files:>12}", "outcomes as expected");
    Ok(good)
}

/// Every file of the corpus, in order.
fn corpus_files(corpus: &Path) -> Result<Vec<PathBuf>, String> {
    let mut all: Vec<PathBuf> = fs_err::read_dir(corpus.join("public"))
        .map_err(|problem| problem.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    all.sort();
    Ok(all)
}

/// A line of the comparison, with how many times as fast Paraph is to be; whether it is.
fn times(what: &str, ours: &[Duration], theirs: &[Duration], goal: f64) -> bool {
    let (ours, theirs) = (median(ours), median(theirs));
    super::line(what, ours, theirs);
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64().max(1e-9);
    if ratio < goal {
        println!("    to reach: {goal} times");
    }
    ratio >= goal
}

fn speed(place: &Place, files: &[PathBuf], rounds: usize) -> Result<bool, String> {
    shell::heading(&format!("Reading {} files ({rounds} rounds)", files.len()));
    println!("{:<44} {:>12} {:>12}", "", "Paraph", "pdftotext");
    let (mut one, mut each, mut two) = (Vec::new(), Vec::new(), Vec::new());
    let (mut theirs, mut theirs_two) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        one.push(timed(Command::new(measure(place)).arg("text").args(files))?);
        each.push(extract(place, files, 1)?);
        theirs.push(pdftotext(files, 1)?);
        two.push(extract(place, files, 2)?);
        theirs_two.push(pdftotext(files, 2)?);
    }
    let mut good = times("text and boxes, one process", &one, &theirs, 2.5);
    good &= times("a locked process for each file", &each, &theirs, 1.8);
    good &= times("two at a time", &two, &theirs_two, 2.3);
    Ok(good)
}

/// Pages a second and the peak of memory of one process that reads these files.
fn read_once(place: &Place, files: &[PathBuf]) -> Result<Option<(f64, f64)>, String> {
    let output = Command::new(measure(place)).arg("text").args(files).output();
    let said = output.map_err(|problem| problem.to_string())?.stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let numbers: Vec<f64> = said
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    Ok(match numbers.as_slice() {
        [pages, seconds, peak, ..] => Some((pages / seconds, peak / 1024.0)),
        _ => None,
    })
}

/// What one process needs for a hundred files, and for one of 300 pages, which is made of the others' pages.
fn memory(place: &Place, files: &[PathBuf]) -> Result<bool, String> {
    shell::heading("Memory of one process that reads all text");
    let mut good = true;
    let mut told = |what: &str, read: Option<(f64, f64)>, goal: f64| {
        let Some((speed, peak)) = read else {
            println!("{what:<44} not measured");
            return;
        };
        good &= peak <= goal;
        println!("{what:<44} {peak:>8.1} MiB {goal:>8.0} MiB at most, {speed:.0} pages/s");
    };
    told(
        "a hundred files",
        read_once(place, &files[..files.len().min(100)])?,
        32.0,
    );
    let long = place.root.join("target/bench/long.pdf");
    let _ = fs_err::remove_file(&long);
    if shell::on_path("qpdf") {
        // Warnings about the originals are an exit code of their own.
        let _ = Command::new("qpdf")
            .args(["--empty", "--pages"])
            .args(&files[..files.len().min(60)])
            .arg("--")
            .arg(place.root.join("target/bench/all.pdf"))
            .stderr(Stdio::null())
            .status();
        let _ = Command::new("qpdf")
            .arg(place.root.join("target/bench/all.pdf"))
            .args(["--pages", ".", "1-300", "--"])
            .arg(&long)
            .stderr(Stdio::null())
            .status();
    }
    if long.exists() {
        told("a file of 300 pages", read_once(place, &[long])?, 48.0);
    } else {
        println!("{:<44} not measured: qpdf made none", "a file of 300 pages");
    }
    Ok(good)
}

fn extract(place: &Place, files: &[PathBuf], jobs: usize) -> Result<Duration, String> {
    timed(
        Command::new(paraph(place))
            .args(["extract", "--jobs", &jobs.to_string()])
            .args(files),
    )
}

/// `pdftotext`, a process for each file, so many at a time.
fn pdftotext(files: &[PathBuf], jobs: usize) -> Result<Duration, String> {
    let mut command = Command::new("sh");
    let script = format!(
        "for f in \"$@\"; do printf '%s\\0' \"$f\"; done | xargs -0 -n 1 -P {jobs} sh -c 'pdftotext \"$0\" - >/dev/null 2>&1 || true'"
    );
    command.arg("-c").arg(script).arg("sh").args(files);
    timed(&mut command)
}

fn pictures(place: &Place, files: &[PathBuf]) -> Result<bool, String> {
    shell::heading("Pictures at 150 dpi, drawn and packed");
    let output = Command::new(measure(place)).arg("pictures").args(files).output();
    let said = output.map_err(|problem| problem.to_string())?.stdout;
    let mut times: Vec<f64> = String::from_utf8_lossy(&said)
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or(0.0);
    let (half, late) = (at(50), at(90));
    println!(
        "{:<44} {:>12} {:>12}",
        format!("{} pages", times.len()),
        "measured",
        "to reach"
    );
    println!("{:<44} {half:>9.1} ms {:>9.1} ms", "half of them within", 12.0);
    println!("{:<44} {late:>9.1} ms {:>9.1} ms", "nine tenths within", 22.0);
    Ok(!times.is_empty() && half <= 12.0 && late <= 22.0)
}
