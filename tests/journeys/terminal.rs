//! The same walk from a terminal, several processes on one desk, and a process that is killed.

use std::process::{Command, Stdio};
use std::time::Duration;

use paraph_tests::{has_paraph, paraph, printed, proposals, run};
use serde_json::Value;

struct Desk {
    home: tempfile::TempDir,
    file: String,
}

impl Desk {
    fn new(count: usize) -> Self {
        let home = tempfile::tempdir().expect("a machine");
        let file = home.path().join("mine.paraph-desk").display().to_string();
        let desk = Self { home, file };
        desk.good(&["me", "--name", "Ada Martin", "--email", "ada@ens.example"]);
        let folder = tempfile::tempdir().expect("a folder");
        proposals(folder.path(), count);
        desk.good(&["import", &folder.path().display().to_string()]);
        desk
    }

    /// A command that must end with 0; gives what it printed.
    fn good(&self, arguments: &[&str]) -> String {
        let mut all = vec!["--workspace", self.file.as_str()];
        all.extend(arguments);
        let output = run(self.home.path(), &all);
        assert!(
            output.status.success(),
            "paraph {arguments:?}: {}",
            printed(&output)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(arguments);
        serde_json::from_str(&self.good(&all)).expect("one JSON object")
    }

    fn code(&self, arguments: &[&str]) -> Option<i32> {
        let mut all = vec!["--workspace", self.file.as_str()];
        all.extend(arguments);
        run(self.home.path(), &all).status.code()
    }
}

#[test]
fn the_whole_walk_from_a_terminal() {
    if !has_paraph() {
        return;
    }
    let desk = Desk::new(3);
    let list = desk.good(&["proposals"]);
    assert!(
        list.contains("P-001") && list.contains("0 of 3 scored"),
        "three proposals: {list}"
    );
    for (criterion, step) in [("quality", "4"), ("feas", "3"), ("openness", "5"), ("need", "x")] {
        desk.good(&["score", "p-001", criterion, step]);
    }
    assert_eq!(
        desk.code(&["score", "P-001", "quality", "9"]),
        Some(1),
        "9 is no step"
    );
    assert_eq!(
        desk.code(&["score", "P-099", "quality", "4"]),
        Some(1),
        "there is no such proposal"
    );
    desk.good(&["comment", "P-001", "--reasons", "quality", "A sound question."]);
    desk.good(&["comment", "P-001", "--to", "me", "not for anybody"]);
    let marked = desk.good(&[
        "mark",
        "P-001",
        "promise to open",
        "--criterion",
        "openness",
        "--note",
        "good",
    ]);
    assert!(
        marked.contains("promise to open"),
        "the phrase is quoted: {marked}"
    );
    let shown = desk.good(&["show", "P-001"]);
    assert!(
        shown.contains("A sound question.") && shown.contains("promise to open"),
        "all of it is shown: {shown}"
    );
    let found = desk.good(&["search", "risk number 2"]);
    assert!(
        found.contains("P-002") && found.contains("p. 2"),
        "the page is named: {found}"
    );
    assert!(
        desk.good(&["compare", "P-001", "P-002"]).contains("P-002"),
        "two columns"
    );
    desk.good(&["score", "P-002", "quality", "1"]);
    assert!(desk.good(&["undo"]).contains("Quality 1"), "the step is named");
    assert!(
        desk.good(&["history"]).contains("undone"),
        "and stands in the history"
    );
    let preview = desk.json(&["hand-in", "--preview"]);
    assert_eq!(
        preview["leaves"].as_array().map(Vec::len),
        Some(1),
        "one review leaves"
    );
    let made = desk.json(&["hand-in"]);
    let file = made["handin"]["files"][0]["path"]
        .as_str()
        .expect("a file")
        .to_owned();
    let verified = run(desk.home.path(), &["verify", &file]);
    assert_ne!(
        verified.status.code(),
        Some(1),
        "paraph verify does not call it bad: {}",
        printed(&verified)
    );
    desk.good(&["check"]);
    desk.good(&["backup", "make"]);
    let nothing = desk.code(&["receipt", &file]);
    assert_eq!(nothing, Some(1), "a review is no receipt");
}

#[test]
fn two_processes_on_one_desk_lose_nothing() {
    if !has_paraph() {
        return;
    }
    let desk = Desk::new(2);
    std::thread::scope(|scope| {
        for proposal in ["P-001", "P-002"] {
            let desk = &desk;
            scope.spawn(move || {
                for step in ["1", "2", "3", "4"] {
                    desk.good(&["score", proposal, "quality", step]);
                    desk.good(&["score", proposal, "need", step]);
                }
            });
        }
    });
    let list = desk.json(&["proposals"]);
    for row in list["rows"].as_array().expect("rows") {
        assert_eq!(
            row["cells"][0]["step"], 4,
            "the last score of each process is there: {row}"
        );
        assert_eq!(row["cells"][3]["step"], 4, "of both criteria");
    }
    let history = desk.json(&["history", "--limit", "100"]);
    let scores = history["steps"].as_array().expect("steps").iter().filter(|step| {
        step["label"]["id"]
            .as_str()
            .is_some_and(|id| id.starts_with("op-score"))
    });
    assert_eq!(scores.count(), 16, "and so is every step of both");
}

/// How often the driver is killed here; `cargo xtask soak` asks for more.
fn kills() -> u64 {
    std::env::var("PARAPH_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(10)
}

#[test]
fn a_killed_process_loses_no_score_that_it_told_of() {
    if !has_paraph() {
        return;
    }
    let desk = Desk::new(1);
    for n in 0..kills() {
        // A loop of the real command; it tells of a score by ending, and is killed at some moment.
        let script = format!(
            "i=0; while :; do s=$((i % 6)); \"{}\" --workspace \"{}\" --json score P-001 quality $s > /dev/null && echo $s; i=$((i+1)); done",
            paraph().display(),
            desk.file
        );
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(script)
            .env("PARAPH_HOME", desk.home.path())
            .env("LC_ALL", "C.UTF-8");
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.process_group(0);
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        std::thread::sleep(Duration::from_millis(300 + n * 137 % 700));
        let group = format!("-{}", child.id());
        Command::new("kill")
            .args(["-9", "--", &group])
            .status()
            .expect("kill");
        let output = {
            use std::io::Read;
            let mut text = String::new();
            child
                .stdout
                .take()
                .expect("its output")
                .read_to_string(&mut text)
                .expect("text");
            child.wait().expect("it ended");
            text
        };
        desk.good(&["check"]);
        if let Some(told) = output.lines().last().and_then(|line| line.parse::<i64>().ok()) {
            let list = desk.json(&["proposals"]);
            let step = list["rows"][0]["cells"][0]["step"].as_i64().expect("a score");
            assert!(
                step == told || step == (told + 1) % 6,
                "kill {n}: told {told}, found {step}: nothing told is lost"
            );
        }
    }
}

#[test]
fn a_killed_import_keeps_what_it_showed() {
    if !has_paraph() {
        return;
    }
    let home = tempfile::tempdir().expect("a machine");
    let file = home.path().join("mine.paraph-desk").display().to_string();
    let folder = tempfile::tempdir().expect("a folder");
    proposals(folder.path(), 40);
    for wait in [60, 200, 400] {
        let mut child = Command::new(paraph())
            .args([
                "--workspace",
                &file,
                "import",
                &folder.path().display().to_string(),
            ])
            .env("PARAPH_HOME", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().expect("it is killed");
        child.wait().expect("it ended");
    }
    let output = run(
        home.path(),
        &[
            "--workspace",
            &file,
            "--json",
            "import",
            &folder.path().display().to_string(),
        ],
    );
    assert!(
        output.status.success(),
        "the import goes on where it stopped: {}",
        printed(&output)
    );
    let list = run(home.path(), &["--workspace", &file, "--json", "proposals"]);
    let list: Value = serde_json::from_slice(&list.stdout).expect("JSON");
    let rows = list["rows"].as_array().expect("rows");
    assert_eq!(
        rows.len(),
        40,
        "each document is one proposal, none twice and none lost"
    );
    assert!(
        rows.iter().all(|row| row["document_state"] == "ready"),
        "and each is read"
    );
    let check = run(home.path(), &["--workspace", &file, "check"]);
    assert!(check.status.success(), "the file is whole: {}", printed(&check));
}
