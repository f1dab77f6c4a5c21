//! Processes that are killed at any point, told as stories: what was said to be done is done, nothing is there by halves, no number is
//! used twice, and a file gets its name only once its bytes are on the disk.
//!
//! A merge of fifty files is `crash`. With `PARAPH_SOAK` every call is tried.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use paraph_app::committee::Seeded;
use paraph_app::verify::{Check, Checked, verify_files};
use paraph_app::{App, Language};
use paraph_bundle::Verdict;
use paraph_tests::chair::{CLOSE, copy};
use paraph_tests::disk::{Call, calls, shim, some};
use paraph_tests::somebody::{Somebody, call_with, files_below};
use paraph_tests::{has_paraph, paraph};
use serde_json::{Value, json};

/// Every file of Paraph's below a folder is whole: none is cut, none is half of itself.
fn whole_files(folder: &Path) {
    if !folder.is_dir() {
        return;
    }
    let files: Vec<PathBuf> = files_below(folder)
        .into_iter()
        .filter(|file| {
            !file
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        })
        .collect();
    verify_files(&files, Check::default(), |checked: Checked| {
        assert_ne!(
            checked.report.verdict(),
            Some(Verdict::Bad),
            "{} has its name and is damaged: {:?}",
            checked.file,
            checked.report.fault
        );
    });
}

/// An office that is ready to publish, closed.
fn ready() -> &'static Somebody {
    static READY: OnceLock<Somebody> = OnceLock::new();
    READY.get_or_init(|| {
        let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
        let call = call_with(&chair, "Nobody Known", &[]);
        for (name, email, step) in [
            ("Ada Martin", "ada@reviewers.example", 4),
            ("Ben Okafor", "ben@reviewers.example", 2),
        ] {
            let who = Somebody::named(name, email);
            chair.takes_in(&who.reviews(&call, step));
        }
        chair.accepts_all();
        chair.host.set_clock(CLOSE + 3_600);
        chair.does("received_enter", json!({ "close": true }));
        chair.does("workspace_close", json!({}));
        chair
    })
}

/// `paraph publish` on a copy of it.
fn publish(home: &Path, with: &[(&str, String)]) -> Output {
    let result = home.join("result").display().to_string();
    run_below(home, "a.paraph-office", &["publish", "--to", &result], with)
}

/// How many editions an office has published, and that nothing in it is damaged.
fn editions(home: &Path) -> usize {
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    let seed = format!("office {}", LOOKS.fetch_add(1, Ordering::Relaxed));
    let app = App::new(Seeded::new(
        home,
        Path::new("paraph"),
        &seed,
        CLOSE + 7_200,
        Language::En,
    ));
    let ask = |name: &str, request: Value| {
        app.call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    ask("workspace_open", json!({ "path": home.join("a.paraph-office") }));
    let whole = ask("integrity_check", json!({}));
    assert_eq!(whole["good"], true, "nothing in it is damaged: {whole}");
    let preview = ask("publish_preview", json!({}));
    app.close();
    preview["editions"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_publishing_that_is_killed_has_published_or_has_not_and_goes_on() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let chair = ready();
    let machine = || {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("home");
        copy(chair.home.path(), &home);
        (folder, home)
    };
    let (_folder, home) = machine();
    let log = home.with_extension("log");
    let done = publish(&home, &[("SHIM_LOG", log.display().to_string())]);
    assert!(
        done.status.success(),
        "it publishes: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    let all = calls(&log);
    named_once_synced(&all);
    let (mut before, mut after) = (0, 0);
    // The end is where it becomes published.
    let last = 9.min(all.len());
    for n in some(all.len() - last, 7).chain((all.len() - last..=all.len()).step_by(3)) {
        let (_folder, home) = machine();
        let told = publish(&home, &[("SHIM_KILL", n.to_string())]);
        // Two runs differ by a call or two, so the last ones may never come.
        assert!(
            told.status.code().is_none() || n + 6 > all.len(),
            "n={n}: it was killed"
        );
        whole_files(&home.join("result"));
        match editions(&home) {
            0 => before += 1,
            1 => {
                after += 1;
                assert!(
                    home.join("result/result.paraph").is_file(),
                    "n={n}: what is published lies in its folder"
                );
            }
            n => panic!("{n} editions"),
        }
        let had = editions(&home);
        let again = publish(&home, &[]);
        assert!(
            again.status.success(),
            "n={n}: and it goes on: {}",
            String::from_utf8_lossy(&again.stderr)
        );
        assert_eq!(editions(&home), had + 1, "n={n}: one edition more");
        whole_files(&home.join("result"));
    }
    assert!(
        before > 0 && after > 0,
        "both ends were seen: {before} before, {after} after"
    );
}

/// A power cut after any call loses no file that has its name: each was written and synced before it was renamed, and the folder was
/// synced after.
fn named_once_synced(all: &[Call]) {
    let mut written: BTreeMap<&str, u64> = BTreeMap::new();
    let mut synced: BTreeMap<&str, u64> = BTreeMap::new();
    let mut open: BTreeMap<String, &str> = BTreeMap::new();
    let mut named = 0;
    for call in all {
        match call.op {
            b'w' => *written.entry(&call.path).or_default() += call.bytes.len() as u64,
            b's' => {
                if let Some(bytes) = written.get(call.path.as_str()) {
                    synced.insert(&call.path, *bytes);
                }
                open.remove(&call.path);
            }
            b'r' => {
                let (from, to) = (call.path.as_str(), call.other.as_str());
                // What the database and the settings do with names of their own is theirs.
                if to.ends_with("-wal") || to.ends_with("-journal") {
                    continue;
                }
                assert_eq!(
                    synced.get(from),
                    written.get(from),
                    "{to} gets its name before its bytes are on the disk"
                );
                let folder = Path::new(to).parent().expect("a folder").display().to_string();
                open.insert(folder, to);
                named += 1;
            }
            _ => {}
        }
    }
    assert!(named > 0, "files were named");
    assert!(open.is_empty(), "these names may be lost: {open:?}");
}

#[test]
fn no_number_is_used_twice_for_different_bytes() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.reviews(&call, 3);
    ada.does("workspace_close", json!({}));
    let out = |home: &Path| home.join("given");
    let hand_in = |home: &Path, fail: Option<(&str, usize)>| {
        let mut command = Command::new(paraph());
        command
            .args(["hand-in", "--clear", "--to"])
            .arg(out(home))
            .arg("-w")
            .arg(home.join("desk.paraph-desk"))
            .env("PARAPH_HOME", home)
            .env("LC_ALL", "C.UTF-8");
        if let Some((way, n)) = fail {
            command
                .env("LD_PRELOAD", shim().expect("a shim"))
                .env("SHIM_UNDER", home)
                .env(way, n.to_string());
        }
        command.output().expect("the command starts")
    };
    let mut numbers = 0;
    let tries = some(240, 10).flat_map(|n| ["SHIM_FAIL", "SHIM_KILL"].map(|way| (n, way)));
    for (n, way) in tries {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("home");
        copy(ada.home.path(), &home);
        hand_in(&home, Some((way, n)));
        let told = hand_in(&home, None);
        assert!(
            told.status.success(),
            "after {way}={n} it goes on: {}",
            String::from_utf8_lossy(&told.stderr)
        );
        whole_files(&out(&home));
        let mut by_number: BTreeMap<(String, u64), String> = BTreeMap::new();
        for file in files_below(&out(&home)) {
            let bytes = fs_err::read(&file).expect("a file");
            let (stream, id) = paraph_tests::somebody::stream_of(&bytes);
            let earlier = by_number.insert(stream.clone(), id.clone());
            assert!(
                earlier.as_ref().is_none_or(|earlier| *earlier == id),
                "{way}={n}: number {} stands for two files",
                stream.1
            );
            numbers += 1;
        }
    }
    assert!(numbers >= 12, "files were written: {numbers}");
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("home");
    copy(ada.home.path(), &home);
    let log = folder.path().join("log");
    let mut command = Command::new(paraph());
    command
        .args(["hand-in", "--clear", "--to"])
        .arg(out(&home))
        .arg("-w")
        .arg(home.join("desk.paraph-desk"))
        .env("PARAPH_HOME", &home)
        .env("LC_ALL", "C.UTF-8")
        .env("LD_PRELOAD", shim().expect("a shim"))
        .env("SHIM_UNDER", &home)
        .env("SHIM_LOG", &log);
    assert!(command.output().expect("the command starts").status.success());
    named_once_synced(&calls(&log));
}

/// A desk whose back-up holds a 3 everywhere and whose log holds a 1 since: its last process was killed.
struct Scored {
    home: tempfile::TempDir,
    proposal: Value,
    criterion: Value,
}

const DESK: &str = "desk.paraph-desk";
const BACKUP: &str = "kept.paraph-backup";

/// The command on a desk or office of this folder, below the shim where that is told something.
fn run_below(home: &Path, workspace: &str, arguments: &[&str], with: &[(&str, String)]) -> Output {
    let mut command = Command::new(paraph());
    command
        .args(arguments)
        .arg("-w")
        .arg(home.join(workspace))
        .env("PARAPH_HOME", home)
        .env("LC_ALL", "C.UTF-8");
    if !with.is_empty() {
        command
            .env("LD_PRELOAD", shim().expect("a shim"))
            .env("SHIM_UNDER", home);
    }
    command.envs(with.iter().map(|(name, value)| (*name, value.as_str())));
    command.output().expect("the command starts")
}

/// The first score of a desk, opened by a program that nothing stands in the way of.
fn first_score(scored: &Scored, home: &Path) -> Value {
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    let seed = format!("desk {}", LOOKS.fetch_add(1, Ordering::Relaxed));
    let app = App::new(Seeded::new(home, Path::new("paraph"), &seed, CLOSE, Language::En));
    let ask = |name: &str, request: Value| {
        app.call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    ask("workspace_open", json!({ "path": home.join(DESK) }));
    let whole = ask("integrity_check", json!({}));
    assert_eq!(whole["good"], true, "nothing in it is damaged: {whole}");
    let review = ask("review_get", json!({ "proposal": scored.proposal }));
    app.close();
    review["criteria"]
        .as_array()
        .expect("criteria")
        .iter()
        .find(|criterion| criterion["criterion"] == scored.criterion)
        .map(|criterion| criterion["step"].clone())
        .expect("the criterion")
}

fn scored() -> Scored {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.reviews(&call, 3);
    let backups = ada.does("backup_make", json!({}));
    let made = backups["backups"][0]["path"].as_str().expect("a path");
    fs_err::copy(made, ada.home.path().join(BACKUP)).expect("a copy of it");
    let list = ada.does("proposals_list", json!({}));
    let proposal = list["rows"][0]["proposal"].clone();
    let number = list["rows"][0]["number"].as_str().expect("a number").to_owned();
    let review = ada.does("review_get", json!({ "proposal": proposal }));
    let criterion = review["criteria"][0]["criterion"].clone();
    ada.does("workspace_close", json!({}));
    let id = criterion.as_str().expect("an id").to_owned();
    let change = ["score", &number, &id, "1"];
    let mut scored = Scored {
        home: tempfile::tempdir().expect("a folder"),
        proposal,
        criterion,
    };
    let there = |home: &Path| copy(ada.home.path(), home);
    let counted = scored.home.path().join("counted");
    there(&counted);
    let log = scored.home.path().join("log");
    run_below(
        &counted,
        DESK,
        &change,
        &[("SHIM_LOG", log.display().to_string())],
    );
    // The last moment at which the change is made and still only in the log.
    for n in (1..=calls(&log).len()).rev() {
        let (home, look) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        let at = home.path().join("home");
        there(&at);
        let killed = run_below(&at, DESK, &change, &[("SHIM_KILL", n.to_string())]);
        let log = fs_err::metadata(at.join(format!("{DESK}-wal"))).map_or(0, |about| about.len());
        if killed.status.code().is_none() && log > 0 {
            let seen = look.path().join("home");
            copy(&at, &seen);
            if first_score(&scored, &seen) == 1 {
                scored.home = home;
                return scored;
            }
        }
    }
    panic!("no moment was found at which the change is in the log alone");
}

#[test]
fn a_restore_that_is_killed_leaves_the_desk_wholly_before_or_wholly_after() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let scored = scored();
    let restores = |home: &Path, with: &[(&str, String)]| {
        let backup = home.join(BACKUP).display().to_string();
        run_below(home, DESK, &["backup", "restore", backup.as_str()], with)
    };
    let machine = || {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("home");
        copy(&scored.home.path().join("home"), &home);
        (folder, home)
    };
    let (_folder, home) = machine();
    let log = home.with_extension("log");
    let done = restores(&home, &[("SHIM_LOG", log.display().to_string())]);
    assert!(
        done.status.success(),
        "it is put back: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_eq!(first_score(&scored, &home), 3, "the score of the back-up");
    let all = calls(&log).len();
    let (mut before, mut after) = (0, 0);
    // The exchange is at the end: its moments are all tried, those before it here and there.
    let last = 60.min(all);
    for n in some(all - last, 10).chain(all - last..=all) {
        for way in ["SHIM_KILL", "SHIM_FAIL"] {
            let (_folder, home) = machine();
            restores(&home, &[(way, n.to_string())]);
            assert!(
                home.join(DESK).is_file(),
                "{way}={n}: there is always a file in the desk's place"
            );
            match first_score(&scored, &home).as_i64() {
                Some(1) => before += 1,
                Some(3) => after += 1,
                other => panic!("{way}={n}: {other:?}, neither before nor after"),
            }
            let again = restores(&home, &[]);
            assert!(
                again.status.success(),
                "{way}={n}: and once more: {}",
                String::from_utf8_lossy(&again.stderr)
            );
            assert_eq!(first_score(&scored, &home), 3, "{way}={n}: now it is put back");
        }
    }
    assert!(
        before > 0 && after > 0,
        "both ends were seen: {before} before, {after} after"
    );
}
