//! Disks that fail and machines that stop, told as stories: a merge of fifty files is there wholly or not at all, whichever
//! call to the system fails, wherever the process is killed, and whichever writes were never synced.
//!
//! `tests/support/shim.c` stands between the command and its files. With `PARAPH_SOAK` every call is tried.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use paraph_app::committee::Seeded;
use paraph_app::{App, Language};
use paraph_tests::chair::{CLOSE, copy};
use paraph_tests::disk::{Call, calls, shim, some};
use paraph_tests::somebody::{Somebody, call_with, files_below};
use paraph_tests::{has_paraph, paraph};
use serde_json::{Value, json};

const REVIEWERS: usize = 50;

/// An office that invited fifty people, and what they sent back.
struct Fifty {
    chair: Somebody,
    office: PathBuf,
    returned: tempfile::TempDir,
}

fn fifty() -> &'static Fifty {
    static FIFTY: OnceLock<Fifty> = OnceLock::new();
    FIFTY.get_or_init(|| {
        let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
        call_with(&chair, "Nobody Known", &[]);
        for index in 0..REVIEWERS {
            chair.does(
                "person_set",
                json!({ "name": format!("Reviewer {index:02}"), "email": format!("reviewer{index:02}@example.org") }),
            );
        }
        let people = chair.does("people_list", json!({}))["people"].as_array().expect("people").clone();
        let invited = chair.does("people_invite", json!({ "documents": false }));
        let returned = tempfile::tempdir().expect("a folder");
        for file in invited["files"].as_array().expect("files") {
            let row = people.iter().find(|person| person["row"] == file["row"]).expect("on the list");
            let who = Somebody::named(
                row["name"].as_str().expect("a name"),
                row["email"].as_str().expect("an address"),
            );
            let call = PathBuf::from(file["path"].as_str().expect("a path"));
            for made in who.reviews(&call, 3) {
                let name = made.file_name().expect("a name");
                let folder = returned.path().join(row["row"].as_str().expect("a row"));
                fs_err::create_dir_all(&folder).expect("a folder");
                fs_err::copy(&made, folder.join(name)).expect("a file");
            }
        }
        chair.does("workspace_close", json!({}));
        let office = PathBuf::from("a.paraph-office");
        Fifty { chair, office, returned }
    })
}

/// The chair's machine in a folder of its own.
fn machine(fifty: &Fifty) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("home");
    copy(fifty.chair.home.path(), &home);
    let office = home.join(&fifty.office);
    (folder, office)
}

/// What an office shows, opened by a program that nothing stands in the way of.
fn state(office: &Path) -> (String, usize) {
    // Each look is another start of the program, with a randomness of its own.
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    let home = office.parent().expect("a home");
    let seed = format!("look {}", LOOKS.fetch_add(1, Ordering::Relaxed));
    let app = App::new(Seeded::new(home, Path::new("paraph"), &seed, CLOSE, Language::En));
    let ask = |name: &str| {
        app.call(name, json!({}))
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    app.call("workspace_open", json!({ "path": office }))
        .expect("it opens, whatever happened");
    let list = ask("received_list");
    let whole = ask("integrity_check");
    assert_eq!(whole["good"], true, "nothing in it is damaged: {whole}");
    app.close();
    (
        list["state"].as_str().expect("a hash").to_owned(),
        list["files"].as_array().map_or(0, Vec::len),
    )
}

fn take_in(office: &Path, fifty: &Fifty, with: &[(&str, String)]) -> Output {
    let mut command = Command::new(paraph());
    command
        .args(["receive", "--take-in", "--all", "-w"])
        .arg(office)
        .arg(fifty.returned.path())
        .env("PARAPH_HOME", office.parent().expect("a home"))
        .env("LC_ALL", "C.UTF-8");
    if !with.is_empty() {
        command
            .env("LD_PRELOAD", shim().expect("a shim"))
            .env("SHIM_UNDER", office);
    }
    command.envs(with.iter().map(|(name, value)| (*name, value.as_str())));
    command.output().expect("the command starts")
}

#[test]
fn fifty_who_answered_their_invitations_are_accepted_in_one_act() {
    let fifty = fifty();
    let (_folder, office) = machine(fifty);
    let home = office.parent().expect("a home");
    let app = App::new(Seeded::new(
        home,
        Path::new("paraph"),
        "chair",
        CLOSE,
        Language::En,
    ));
    let does = |name: &str, request: Value| {
        app.call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    does("workspace_open", json!({ "path": office }));
    let files = files_below(fifty.returned.path());
    assert_eq!(files.len(), REVIEWERS, "one file each");
    let plan = does("received_plan", json!({ "paths": [fifty.returned.path()] }));
    let all: Vec<&Value> = plan["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| &item["file"])
        .collect();
    does("received_take_in", json!({ "plan": plan["plan"], "files": all }));
    assert_eq!(
        does("people_list", json!({}))["answered"],
        REVIEWERS,
        "all of them answered"
    );
    let accepted = does("people_accept_all", json!({}));
    assert_eq!(accepted["accepted"], REVIEWERS, "one act: {accepted}");
    let rows = does("ranking_get", json!({}))["rows"]
        .as_array()
        .expect("rows")
        .clone();
    assert!(
        rows.iter().all(|row| row["reviews"] == REVIEWERS),
        "and every review counts: {rows:#?}"
    );
    app.close();
}

/// A merge that nothing stands in the way of: the state before and after it, its calls, and how the command ended.
fn merged(fifty: &Fifty) -> ((String, usize), (String, usize), Vec<Call>, Output) {
    let (_folder, office) = machine(fifty);
    let before = state(&office);
    let log = office.with_extension("log");
    let done = take_in(&office, fifty, &[("SHIM_LOG", log.display().to_string())]);
    (before, state(&office), calls(&log), done)
}

#[test]
fn whichever_call_fails_a_merge_is_there_wholly_or_not_at_all() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let fifty = fifty();
    let (before, after, all, done) = merged(fifty);
    assert_eq!(
        (before.1, after.1),
        (0, REVIEWERS),
        "fifty files: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(all.len() > 100, "the shim saw {} calls", all.len());
    let (mut stayed, mut came) = (0, 0);
    for n in some(all.len(), 12) {
        for way in ["SHIM_FAIL", "SHIM_ONCE"] {
            let (_folder, office) = machine(fifty);
            let told = take_in(&office, fifty, &[(way, n.to_string())]);
            let found = state(&office);
            assert!(
                found == before || found == after,
                "{way}={n}: {} files, neither before nor after",
                found.1
            );
            if told.status.success() {
                assert_eq!(found, after, "{way}={n}: what was said to be taken in is here");
            }
            if found == before {
                stayed += 1;
            } else {
                came += 1;
            }
            // And it goes on as if nothing had been.
            take_in(&office, fifty, &[]);
            assert_eq!(state(&office), after, "{way}={n}: once more, and all is here");
        }
    }
    assert!(
        stayed > 0 && came > 0,
        "both ends were seen: {stayed} before, {came} after"
    );
}

#[test]
fn a_full_disk_changes_nothing_and_says_how_much_room_is_needed() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let fifty = fifty();
    let (before, after, all, _) = merged(fifty);
    let mut told = 0;
    for n in some(all.len(), 6) {
        let (_folder, office) = machine(fifty);
        let output = take_in(&office, fifty, &[("SHIM_FULL", n.to_string())]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let found = state(&office);
        assert!(found == before || found == after, "n={n}: wholly before or after");
        if found == before {
            assert!(!output.status.success(), "n={n}: it is not said to be done");
            assert!(
                said.contains("disk is full") || said.contains("disk did not"),
                "n={n}: it is said in words: {said}"
            );
            told += usize::from(said.contains("Nothing was changed") && said.contains("MB are needed"));
        }
        take_in(&office, fifty, &[]);
        assert_eq!(state(&office), after, "n={n}: with room, all is here");
    }
    assert!(told > 0, "a merge that finds no room says how much it needs");
}

#[test]
fn a_machine_that_stops_keeps_what_was_synced_and_that_is_before_or_after() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let fifty = fifty();
    let (_folder, office) = machine(fifty);
    let before = state(&office);
    // The state as it lies on the disk before the merge: nothing is open, nothing waits in a journal.
    let lying = |office: &Path| -> BTreeMap<String, Vec<u8>> {
        let name = office.display().to_string();
        ["", "-wal"]
            .iter()
            .filter_map(|end| Some((format!("{name}{end}"), fs_err::read(format!("{name}{end}")).ok()?)))
            .collect()
    };
    let begun = lying(&office);
    let log = office.with_extension("log");
    let told = take_in(&office, fifty, &[("SHIM_LOG", log.display().to_string())]);
    let after = state(&office);
    let all = calls(&log);
    let mut seen = (0, 0);
    let mut stops: Vec<usize> = some(all.len(), 25).collect();
    stops.push(all.len());
    for stop in stops {
        let (mut now, mut synced) = (begun.clone(), begun.clone());
        for call in all.iter().take(stop) {
            match call.op {
                b'w' => {
                    let file = now.entry(call.path.clone()).or_default();
                    let at = usize::try_from(call.offset).expect("a place");
                    let end = at + call.bytes.len();
                    if file.len() < end {
                        file.resize(end, 0);
                    }
                    file[at..end].copy_from_slice(&call.bytes);
                }
                b't' => {
                    let size = usize::try_from(call.offset).expect("a size");
                    now.entry(call.path.clone()).or_default().resize(size, 0);
                }
                b's' => {
                    if let Some(file) = now.get(&call.path) {
                        synced.insert(call.path.clone(), file.clone());
                    }
                }
                b'r' => {
                    if let Some(file) = now.remove(&call.path) {
                        now.insert(call.other.clone(), file);
                    }
                }
                // What is removed may still lie there after a stop: nobody synced the folder.
                _ => {
                    now.remove(&call.path);
                }
            }
        }
        let (_folder, office) = machine(fifty);
        let from = begun.keys().next().expect("the office").clone();
        let to = office.display().to_string();
        for end in ["", "-wal", "-shm"] {
            let _ = fs_err::remove_file(format!("{to}{end}"));
            // The shared index is made anew from the journal; it is never trusted after a stop.
            if end != "-shm"
                && let Some(file) = synced.get(&format!("{from}{end}"))
            {
                fs_err::write(format!("{to}{end}"), file).expect("a file");
            }
        }
        let found = state(&office);
        assert!(
            found == before || found == after,
            "stopped after call {stop}: {} files, neither before nor after",
            found.1
        );
        if stop == all.len() && told.status.success() {
            assert_eq!(found, after, "what was said to be taken in was synced");
        }
        if found == before { seen.0 += 1 } else { seen.1 += 1 }
    }
    assert!(seen.0 > 0 && seen.1 > 0, "both ends were seen: {seen:?}");
}

#[test]
fn a_take_in_that_is_killed_is_there_wholly_or_not_at_all() {
    if !has_paraph() || shim().is_none() {
        return;
    }
    let fifty = fifty();
    let (before, after, all, _) = merged(fifty);
    let (mut stayed, mut came) = (0, 0);
    // The last calls are where one becomes the other.
    let last = 12.min(all.len());
    for n in some(all.len() - last, 5).chain((all.len() - last..=all.len()).step_by(4)) {
        let (_folder, office) = machine(fifty);
        let told = take_in(&office, fifty, &[("SHIM_KILL", n.to_string())]);
        // Two runs differ by a call or two, so the last ones may never come.
        assert!(
            told.status.code().is_none() || n + 6 > all.len(),
            "n={n}: it was killed"
        );
        let found = state(&office);
        assert!(
            found == before || found == after,
            "killed at call {n}: {} files, neither before nor after",
            found.1
        );
        if found == before {
            stayed += 1;
        } else {
            came += 1;
        }
        take_in(&office, fifty, &[]);
        assert_eq!(state(&office), after, "n={n}: once more, and all is here");
    }
    assert!(
        stayed > 0 && came > 0,
        "both ends were seen: {stayed} before, {came} after"
    );
}
