//! `paraph verify` as a script and a person see it: exit codes, one object a line, sentences in the language of the terminal.

#![allow(clippy::expect_used, reason = "helpers of a test may end it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors")
        .join(name)
}

fn verify(language: &str, arguments: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paraph"));
    command
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", language);
    command
        .arg("verify")
        .args(arguments)
        .args(files)
        .output()
        .expect("the command runs")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("text");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

#[test]
fn the_exit_code_says_the_worst() {
    let good = vector("good/card/file.paraph");
    let bad = vector("01-ZIP_TRUNCATED/file.paraph");
    let unknown = vector("good/result/file.paraph");
    let missing = vector("nowhere/file.paraph");
    let code = |files: &[&PathBuf]| {
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).clone()).collect();
        verify("C", &[], &files).status.code()
    };
    assert_eq!(code(&[&good]), Some(0), "all good");
    assert_eq!(code(&[&good, &unknown]), Some(2), "none bad, one unknown");
    assert_eq!(
        code(&[&good, &unknown, &bad]),
        Some(1),
        "one bad goes before unknown"
    );
    assert_eq!(
        code(&[&bad, &missing]),
        Some(74),
        "what cannot be read goes before bad"
    );
    assert_eq!(code(&[&vector("good")]), Some(74), "a folder");
    assert_eq!(code(&[]), Some(64), "no file is wrong use");
}

#[test]
fn one_object_a_line() {
    let files = [
        "good/card/file.paraph",
        "good/score/file.paraph",
        "13-NOT_PARAPH/file.paraph",
        "nowhere",
    ]
    .map(vector);
    let found = lines(&verify("C", &["--json"], &files));
    assert_eq!(found.len(), 4, "one for each file, in their order");
    let [card, score, empty, missing] = found.as_slice() else {
        panic!("four")
    };
    assert_eq!(
        (&card["verdict"], &card["code"], &card["kind"]),
        (&"good".into(), &"OK".into(), &"card".into()),
        "{card}"
    );
    assert_eq!(
        card["signers"][0]["name"], "Ada Martin",
        "the card gives the name"
    );
    assert_eq!(
        card["signers"][0]["trust"], "seen",
        "the card is here, nobody accepted it"
    );
    assert_eq!(
        (&score["verdict"], &score["code"]),
        (&"unknown".into(), &"SIGNER_NOT_VOUCHED".into()),
        "its author's card came along: {score}"
    );
    assert_eq!(score["id"].as_str().map(str::len), Some(64), "{score}");
    assert_eq!(empty["verdict"], "bad", "{empty}");
    let name = files[2].display().to_string();
    assert!(
        empty["message"]
            .as_str()
            .is_some_and(|said| said.starts_with(&name)),
        "the sentence begins with the file: {empty}"
    );
    assert_eq!(empty.get("kind"), None, "what is not known is absent");
    assert_eq!(
        (missing.get("verdict"), &missing["code"]),
        (None, &"FILE_READ".into()),
        "{missing}"
    );
    for object in &found {
        for key in ["file", "code", "message", "hint"] {
            assert!(object[key].is_string(), "{key} in {object}");
        }
        assert!(
            object["notes"].is_array() && object["signers"].is_array(),
            "{object}"
        );
    }
}

#[test]
fn a_call_file_beside_is_what_scores_are_held_against() {
    let files = [
        vector("35-SCORE_RANGE-over/file.paraph"),
        vector("calls/call.paraph"),
    ];
    let found = lines(&verify("C", &["--json"], &files));
    assert_eq!(found[0]["code"], "SCORE_RANGE", "{}", found[0]);
}

#[test]
fn documents_are_opened_and_the_one_that_cannot_be_read_is_named() {
    let files = ["40-PDF_UNREADABLE/file.paraph", "good/call/file.paraph"].map(vector);
    let found = lines(&verify("C", &["--json"], &files));
    assert_eq!(
        (&found[0]["verdict"], &found[0]["code"]),
        (&"good".into(), &"PDF_UNREADABLE".into()),
        "the file is good, its document is not: {}",
        found[0]
    );
    assert!(
        found[0]["message"]
            .as_str()
            .is_some_and(|said| said.contains("P-002")),
        "the proposal is named: {}",
        found[0]
    );
    assert_eq!(
        found[1]["code"], "OK",
        "a document that opens says nothing: {}",
        found[1]
    );
}

#[test]
fn a_result_is_ranked_again_where_that_is_asked_for() {
    let file = vector("good/result/file.paraph");
    let plain = lines(&verify("C", &["--json"], std::slice::from_ref(&file)));
    assert_eq!(plain[0].get("recomputed"), None, "nobody asked: {}", plain[0]);
    let again = verify("C", &["--json", "--recompute"], std::slice::from_ref(&file));
    // The vector's ranking was made by hand, in another order than follows from its scores.
    let found = &lines(&again)[0];
    assert_eq!(found["recomputed"], "differs", "{found}");
    let places = found["differences"].as_array().expect("where it differs");
    assert!(
        places
            .iter()
            .any(|place| place["path"] == "ranking.jsonl:raw_micropoints" && place["proposal"] == "P-001"),
        "the first mean is not the one that follows: {found}"
    );
    assert_eq!(again.status.code(), Some(1), "a script hears it too");
    let text = String::from_utf8(verify("fr_FR.UTF-8", &["--recompute"], &[file]).stdout).expect("text");
    assert!(text.contains("le classement diffère"), "in words: {text}");
}

#[test]
fn identities_open_encrypted_files() {
    let file = vector("good/score-encrypted/file.paraph");
    let shut = lines(&verify("C", &["--json"], std::slice::from_ref(&file)));
    assert_eq!(shut[0]["code"], "AGE_NO_KEY", "{}", shut[0]);
    let identity = vector("identities.txt").display().to_string();
    let open = lines(&verify("C", &["--json", "--identity", &identity], &[file]));
    assert_eq!(open[0]["kind"], "score", "{}", open[0]);
}

#[test]
fn the_first_line_is_a_sentence_in_the_users_language() {
    let file = vector("13-NOT_PARAPH/file.paraph");
    for (language, sentence) in [
        ("en_GB.UTF-8", "The file is empty."),
        ("fr_FR.UTF-8", "Le fichier est vide."),
    ] {
        let output = verify(language, &[], std::slice::from_ref(&file));
        let text = String::from_utf8(output.stdout).expect("text");
        let first = text.lines().next().expect("a line");
        assert!(
            first.contains(sentence) && first.contains("NOT_PARAPH"),
            "{first}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_read() {
    let folder = std::env::temp_dir().join(format!("paraph-verify-{}", std::process::id()));
    fs_err::create_dir_all(&folder).expect("a folder");
    let pipe = folder.join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success(), "a pipe");
    let output = verify("C", &["--json"], &[pipe]);
    fs_err::remove_dir_all(&folder).expect("removed");
    assert_eq!(output.status.code(), Some(74), "it would wait for ever");
}
