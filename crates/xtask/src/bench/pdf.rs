//! The table at the end of the design's page on PDFs: quality of text, speed against `pdftotext`, pictures, fidelity.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use super::{annotated, documents, line, median, paraph, timed};
use crate::{place::Place, shell};

/// Prints the table; false where something could not be measured.
pub(crate) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    let files = documents(place);
    let mut good = quality(place)?;
    speed(place, &files, rounds)?;
    pictures(place, &files)?;
    good &= fidelity(place, &files)?;
    let corpus = place.shared.join("corpus");
    let whole = if corpus.is_dir() {
        corpus_files(&corpus)?
    } else {
        files
    };
    good &= annotated::run(place, &whole)?;
    Ok(good)
}

fn measure(place: &Place) -> PathBuf {
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

fn speed(place: &Place, files: &[PathBuf], rounds: usize) -> Result<(), String> {
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
    line("text and boxes, one process", median(&one), median(&theirs));
    line("a locked process for each file", median(&each), median(&theirs));
    line("two at a time", median(&two), median(&theirs_two));
    let output = Command::new(measure(place)).arg("text").args(files).output();
    let said = output.map_err(|problem| problem.to_string())?.stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let numbers: Vec<f64> = said
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    if let [pages, seconds, peak, ..] = numbers.as_slice() {
        println!(
            "{:<44} {:>12.0} pages/s {:>8.1} MiB at most",
            "one process",
            pages / seconds,
            peak / 1024.0
        );
    }
    Ok(())
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

fn pictures(place: &Place, files: &[PathBuf]) -> Result<(), String> {
    shell::heading("Pictures at 150 dpi, drawn and packed");
    let output = Command::new(measure(place)).arg("pictures").args(files).output();
    let said = output.map_err(|problem| problem.to_string())?.stdout;
    let mut times: Vec<f64> = String::from_utf8_lossy(&said)
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or(0.0);
    println!(
        "{} pages: median {:.1} ms, nine tenths within {:.1} ms",
        times.len(),
        at(50),
        at(90)
    );
    Ok(())
}

/// First pages at 72 dpi in grey: mean difference between engines, 0 to 1.
fn fidelity(place: &Place, files: &[PathBuf]) -> Result<bool, String> {
    shell::heading("Fidelity of first pages at 72 dpi, mean difference of grey");
    let work = place.root.join("target/bench/grey");
    let folders = ["ours", "poppler", "mupdf"].map(|name| work.join(name));
    for folder in &folders {
        fs_err::create_dir_all(folder).map_err(|problem| problem.to_string())?;
    }
    let [ours, poppler, mupdf] = &folders;
    let status = Command::new(measure(place))
        .arg("grey")
        .arg(ours)
        .args(files)
        .status();
    if !status.map_err(|problem| problem.to_string())?.success() {
        return Err("The pictures could not be drawn.".to_owned());
    }
    for file in files {
        let Some(name) = file.file_stem() else { continue };
        // What another program cannot draw is not compared.
        let _ = Command::new("pdftoppm")
            .args([
                "-r",
                "72",
                "-gray",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                "-cropbox",
            ])
            .arg(file)
            .arg(poppler.join(name))
            .stderr(Stdio::null())
            .status();
        let _ = Command::new("mutool")
            .args(["draw", "-q", "-r", "72", "-c", "gray", "-F", "pgm", "-o"])
            .arg(mupdf.join(name).with_extension("pgm"))
            .arg(file)
            .arg("1")
            .stderr(Stdio::null())
            .status();
    }
    let against = |a: &Path, b: &Path| {
        let mut all: Vec<(f64, PathBuf)> = files
            .iter()
            .filter_map(|file| {
                let name = PathBuf::from(file.file_stem()?).with_extension("pgm");
                Some((difference(&a.join(&name), &b.join(&name))?, name))
            })
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all
    };
    let mut good = true;
    for (what, a, b) in [
        ("Paraph and poppler", ours, poppler),
        ("Paraph and MuPDF", ours, mupdf),
        ("poppler and MuPDF", poppler, mupdf),
    ] {
        let all = against(a, b);
        if all.is_empty() {
            println!("{what:<44} not measured: one of them is missing");
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred files")]
        let mean = all.iter().map(|page| page.0).sum::<f64>() / all.len() as f64;
        let late = all.get(all.len() * 95 / 100).map_or(0.0, |page| page.0);
        println!(
            "{what:<44} mean {mean:.4}, 95 of 100 within {late:.4}, {} pages",
            all.len()
        );
        if a == ours && b == poppler {
            for (far, name) in all.iter().rev().take(5) {
                println!("    {far:.4} {}", name.display());
            }
            good &= mean < 0.05;
        }
    }
    println!("Pictures to look at: {}", work.display());
    Ok(good)
}

/// Mean difference of two grey pictures; `None` where they are missing or of another size.
fn difference(a: &Path, b: &Path) -> Option<f64> {
    let (a, b) = (grey(a)?, grey(b)?);
    // Sizes may differ by one pixel of rounding.
    if a.width.abs_diff(b.width) > 1 || a.height.abs_diff(b.height) > 1 {
        return None;
    }
    let (width, height) = (a.width.min(b.width), a.height.min(b.height));
    let mut sum = 0_u64;
    for y in 0..height {
        for x in 0..width {
            sum += u64::from(a.pixels[y * a.width + x].abs_diff(b.pixels[y * b.width + x]));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a page has a million pixels")]
    let mean = sum as f64 / (width * height).max(1) as f64 / 255.0;
    Some(mean)
}

struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// A binary PGM.
fn grey(path: &Path) -> Option<Grey> {
    let bytes = fs_err::read(path).ok()?;
    let mut at = 0;
    let mut words = Vec::new();
    while words.len() < 4 {
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        if bytes[at] == b'#' {
            at += bytes[at..].iter().position(|byte| *byte == b'\n')?;
            continue;
        }
        let length = bytes[at..].iter().position(u8::is_ascii_whitespace)?;
        words.push(String::from_utf8_lossy(&bytes[at..at + length]).into_owned());
        at += length;
    }
    let (width, height) = (words[1].parse().ok()?, words[2].parse().ok()?);
    let pixels = bytes.get(at + 1..)?.to_vec();
    (words[0] == "P5" && pixels.len() >= width * height).then_some(Grey {
        width,
        height,
        pixels,
    })
}
