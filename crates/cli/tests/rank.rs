//! `paraph rank` as a process: exit codes, threads, languages.

#![allow(clippy::unwrap_used, reason = "helpers of a test may end it")]

use std::process::{Command, Output};

fn paraph(arguments: &[&str], set: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paraph"))
        .arg("rank")
        .args(arguments)
        .env_remove("LC_ALL")
        .env("LANG", "C.UTF-8")
        .envs(set.iter().copied())
        .output()
        .unwrap()
}

fn table(folder: &tempfile::TempDir) -> String {
    let row = |p: usize, r: usize| format!("P{p},R{r},x,{}\n", 1 + (p * 5 + r * 3 + p * r) % 6);
    let rows: String = (0..12).flat_map(|p| (0..4).map(move |r| row(p, r))).collect();
    let path = folder.path().join("scores.csv");
    fs_err::write(&path, format!("proposal,reviewer,criterion,score\n{rows}")).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn threads_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let scores = table(&folder);
    let run = |threads: &str| {
        let file = folder.path().join(format!("{threads}.json"));
        let diagnostics = file.to_str().unwrap();
        let arguments = [
            "--scores",
            &scores,
            "--scale",
            "1..6",
            "--json",
            "--diagnostics",
            diagnostics,
        ];
        let output = paraph(&arguments, &[("RAYON_NUM_THREADS", threads)]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        (output.stdout, fs_err::read(&file).unwrap())
    };
    assert_eq!(run("1"), run("2"), "one thread and two print the same bytes");
    let json: serde_json::Value = serde_json::from_slice(&run("1").0).unwrap();
    assert_eq!(
        json["proposals"][0]["place"], 1,
        "the first line is the first place"
    );
}

#[test]
fn exit_codes_tell_use_data_and_files_apart() {
    let folder = tempfile::tempdir().unwrap();
    let scores = table(&folder);
    let code = |arguments: &[&str]| {
        let output = paraph(arguments, &[]);
        assert!(!output.stderr.is_empty(), "a fault is said");
        output.status.code()
    };
    assert_eq!(code(&["--scores", &scores]), Some(64), "a scale is missing");
    assert_eq!(
        code(&["--scores", &scores, "--scale", "6..1"]),
        Some(64),
        "a scale must rise"
    );
    assert_eq!(
        code(&["--scores", &scores, "--scale", "one"]),
        Some(64),
        "a scale has two ends"
    );
    assert_eq!(
        code(&["--scores", &scores, "--scale", "1..6", "--budget", "5"]),
        Some(64),
        "a budget needs requests"
    );
    assert_eq!(
        code(&["--scores", &scores, "--scale", "1..5"]),
        Some(65),
        "a six is no step of 1..5"
    );
    assert_eq!(
        code(&["--scores", "nowhere.csv", "--scale", "1..6"]),
        Some(74),
        "no such file"
    );
    assert_eq!(
        code(&[
            "--scores",
            &scores,
            "--scale",
            "-2..6",
            "--diagnostics",
            "/nowhere/x"
        ]),
        Some(74),
        "nowhere to write"
    );
}

#[test]
fn it_speaks_the_language_of_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let scores = table(&folder);
    let output = paraph(
        &["--scores", &scores, "--scale", "1..6"],
        &[("LANG", "fr_FR.UTF-8")],
    );
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("Place attendue"),
        "French heads"
    );
}
