//! Import against `pdftotext` with as many processes, and search against `ripgrep` over the same text.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use super::{documents, line, median, paraph, search as many, timed};
use crate::{place::Place, shell};

const WORDS: &[&str] = &[
    "method", "energy", "results", "figure", "proposal", "data", "model", "research", "analysis", "budget",
];

/// Measures both; the workspace that the last import made is the one that is searched.
pub(super) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    let files = documents(place);
    let work = place.root.join("target/bench/import");
    let _ = fs_err::remove_dir_all(&work);
    fs_err::create_dir_all(work.join("in")).map_err(|problem| problem.to_string())?;
    for file in &files {
        let name = file.file_name().unwrap_or_default();
        fs_err::copy(file, work.join("in").join(name)).map_err(|problem| problem.to_string())?;
    }
    let processes = thread::available_parallelism().map_or(1, usize::from);
    shell::heading(&format!(
        "Import of {} files, {processes} processes ({rounds} rounds)",
        files.len()
    ));
    println!("{:<44} {:>12} {:>12}", "", "Paraph", "other");
    let (mut ours, mut theirs, mut workspace) = (Vec::new(), Vec::new(), PathBuf::new());
    for round in 0..rounds {
        workspace = work.join(format!("{round}.paraph-desk"));
        // Some of them have the same text and ask what to do, which is an exit code of its own.
        let script = "\"$1\" --workspace \"$2\" import in; test $? -le 2";
        ours.push(timed(
            Command::new("sh")
                .args(["-c", script, "sh"])
                .arg(paraph(place))
                .arg(&workspace)
                .env("PARAPH_HOME", work.join("home"))
                .current_dir(&work),
        )?);
        theirs.push(pdftotext(&work, processes)?);
    }
    line(
        "import (hash, store, words, boxes, index)",
        median(&ours),
        median(&theirs),
    );
    search(place, &work, &workspace, rounds)?;
    many::run(place, &workspace)
}

/// The text of every file, as `pdftotext` gives it, by as many processes.
fn pdftotext(work: &Path, processes: usize) -> Result<Duration, String> {
    let script = format!(
        "mkdir -p text && ls in | xargs -P {processes} -I NAME sh -c 'pdftotext in/NAME text/NAME.txt 2>/dev/null || true'"
    );
    timed(Command::new("sh").arg("-c").arg(script).current_dir(work))
}

fn search(place: &Place, work: &Path, workspace: &Path, rounds: usize) -> Result<(), String> {
    if !shell::on_path("rg") {
        println!("ripgrep is not installed; search was not compared");
        return Ok(());
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        for word in WORDS {
            ours.push(timed(
                Command::new(paraph(place))
                    .env("PARAPH_HOME", work.join("home"))
                    .arg("--workspace")
                    .arg(workspace)
                    .args(["search", word]),
            )?);
            // No hit is an exit code of its own.
            let script = format!("rg --count --ignore-case {word} text || true");
            theirs.push(timed(Command::new("sh").arg("-c").arg(script).current_dir(work))?);
        }
    }
    line("search, a whole process each", median(&ours), median(&theirs));
    Ok(())
}
