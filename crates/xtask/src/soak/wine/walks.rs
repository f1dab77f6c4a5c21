//! What makes keys and takes the time: done on both machines, and each checks what the other made.

use std::path::Path;

use serde_json::Value;

use super::{
    Machines,
    On::{Linux, Windows},
};
use crate::shell;

impl Machines {
    /// From PDFs to a signed file and a restored back-up, here and there; each side checks what the other signed.
    pub(super) fn reviewer(&self) -> Result<bool, String> {
        let mut told = Vec::new();
        for on in [Linux, Windows] {
            let folder = self.home(on).join("reviewer");
            fs_err::create_dir_all(&folder).map_err(|problem| problem.to_string())?;
            copy(
                &self.place.root.join("samples/open-compute-2026/pdf"),
                &folder.join("pdf"),
            )?;
            let desk = |arguments: &[&str]| {
                let mut all = vec!["--workspace", "mine.paraph-desk"];
                all.extend(arguments);
                self.asked(on, &folder, &[0, 2], &all)
            };
            desk(&["me", "--name", "Ada Martin", "--email", "ada@ens.example"])?;
            desk(&["import", "pdf"])?;
            desk(&["score", "P-001", "quality", "4"])?;
            desk(&["score", "P-001", "feasibility", "3"])?;
            desk(&[
                "comment",
                "P-001",
                "--reasons",
                "quality",
                "Une étude très solide.",
            ])?;
            desk(&["hand-in", "--clear", "--to", "first"])?;
            desk(&["backup", "make"])?;
            desk(&["score", "P-001", "quality", "1"])?;
            desk(&["backup", "restore"])?;
            desk(&["score", "P-002", "quality", "2"])?;
            desk(&["hand-in", "--clear", "--to", "second"])?;
            let checked = desk(&["check"])?;
            let proposals = desk(&["proposals"])?;
            let steps: Vec<Value> = proposals["rows"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|row| {
                    let cells = row["cells"].as_array().into_iter().flatten();
                    let steps: Vec<Value> = cells.map(|cell| cell["step"].clone()).collect();
                    serde_json::json!([row["number"], row["title"], steps])
                })
                .collect();
            told.push((checked["good"].clone(), steps));
        }
        let mut good = told[0] == told[1] && told[0].0 == true;
        if !good {
            println!("  NOT the same: {told:?}");
        }
        for (made, by) in [(Linux, Windows), (Windows, Linux)] {
            let folder = self.home(made).join("reviewer/second");
            let file = only(&folder, "Review-")?;
            let verdict = self.asked(by, &folder, &[0, 2], &["verify", &file])?;
            if verdict["verdict"] == "bad" {
                println!("  what was signed on one side is bad on the other: {verdict}");
                good = false;
            }
        }
        Ok(good)
    }

    /// The sample committee from what came in to a published result: the state and the ranking are the same, and each
    /// side computes the other's result again.
    pub(super) fn committee(&self) -> Result<bool, String> {
        let sample = self
            .place
            .root
            .join("samples/open-compute-2026")
            .display()
            .to_string();
        let here = self.home(Linux);
        self.asked(
            Linux,
            &here,
            &[0],
            &["sample-committee", "committee", "--sample", &sample],
        )?;
        // A score sheet is entered with the second in which it is, which differs here and there.
        let sheet = here.join("committee/received/OC26-Chen-0009.xlsx");
        fs_err::remove_file(sheet).map_err(|problem| problem.to_string())?;
        copy(&here.join("committee"), &self.home(Windows).join("committee"))?;
        let mut told = Vec::new();
        for on in [Linux, Windows] {
            let folder = self.home(on).join("committee");
            let office = |codes: &[i32], arguments: &[&str]| {
                let mut all = vec!["--workspace", "chair/Open compute 2026.paraph-office"];
                all.extend(arguments);
                self.asked(on, &folder, codes, &all)
            };
            office(&[0, 1, 2], &["receive", "received", "again", "--all"])?;
            office(&[0], &["people", "accept"])?;
            let state = office(&[0, 1, 2], &["receive"])?["state"].clone();
            office(&[0], &["enter", "--close"])?;
            let ranking = office(&[0], &["ranking"])?;
            let figures = office(&[0], &["ranking", "--figures"])?;
            office(&[0], &["publish", "--preview"])?;
            told.push((state, ranking, figures));
        }
        let mut good = true;
        for (what, one, two) in [
            ("the state", &told[0].0, &told[1].0),
            ("the ranking", &told[0].1, &told[1].1),
            ("the figures", &told[0].2, &told[1].2),
        ] {
            if one != two {
                println!("  NOT the same: {what}\n  Linux: {one}\n  Windows: {two}");
                good = false;
            }
        }
        Ok(good & self.published()?)
    }

    /// Settles what is open, draws and publishes on both sides, and checks each result on the other.
    fn published(&self) -> Result<bool, String> {
        for on in [Linux, Windows] {
            let folder = self.home(on).join("committee");
            let office = |codes: &[i32], arguments: &[&str]| {
                let mut all = vec!["--workspace", "chair/Open compute 2026.paraph-office"];
                all.extend(arguments);
                self.asked(on, &folder, codes, &all)
            };
            let questions = office(&[0], &["question", "list"])?;
            for question in questions["questions"].as_array().into_iter().flatten() {
                let head = question["heads"][0]["head"].as_str().unwrap_or_default();
                if question["kind"] == "contradiction" {
                    office(&[0], &["question", "settle", head, "The later one."])?;
                }
            }
            let draws = office(&[0], &["draw", "list"])?;
            if draws["draws"].as_array().is_some_and(|draws| !draws.is_empty()) {
                let due = shell::ask("date", &["--utc", "--date", "5 seconds", "+%Y-%m-%dT%H:%M:%SZ"]);
                let due = due.unwrap_or_default();
                let announced = office(&[0], &["draw", "announce", "--due", &due])?;
                std::thread::sleep(std::time::Duration::from_secs(6));
                for draw in announced["draws"].as_array().into_iter().flatten() {
                    let track = draw["track"].as_str().unwrap_or_default();
                    office(&[0], &["draw", "enter", "3-14-15", "3-14-15", "--track", track])?;
                }
            }
            office(&[0], &["publish", "--to", "published"])?;
        }
        let mut good = true;
        for (made, by) in [(Linux, Windows), (Windows, Linux)] {
            let folder = self.home(made).join("committee/published");
            let told = self.asked(by, &folder, &[2], &["verify", "--recompute", "result.paraph"])?;
            if told["recomputed"] != "same" {
                println!("  what was published on one side is computed otherwise on the other: {told}");
                good = false;
            }
        }
        Ok(good)
    }
}

/// The one file of a folder that begins so.
fn only(folder: &Path, begin: &str) -> Result<String, String> {
    fs_err::read_dir(folder)
        .map_err(|problem| problem.to_string())?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with(begin))
        .ok_or_else(|| format!("{} holds no {begin}…", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let said = |problem: std::io::Error| problem.to_string();
    fs_err::create_dir_all(to).map_err(said)?;
    for entry in fs_err::read_dir(from).map_err(said)?.flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs_err::copy(entry.path(), to).map_err(said)?;
        }
    }
    Ok(())
}
