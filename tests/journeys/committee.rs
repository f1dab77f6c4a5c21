//! The committee's walk, told as a story: from the sample's hand-ins to a result that a stranger can check.

use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_app::committee::Seeded;
use paraph_app::{App, Language};
use paraph_tests::chair::{CLOSE, Chair, copy, group, sample, stranger_checks};
use serde_json::{Value, json};

/// One way in which somebody could alter a published folder.
type Mutation<'a> = Box<dyn Fn(&Path) + 'a>;
#[test]
fn what_comes_back_falls_into_four_groups() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let plan = chair.drops(&[&made.received]);
    assert_eq!(
        group(&plan, "again").len(),
        1,
        "one file was changed after it was signed: {plan:#}"
    );
    assert_eq!(
        group(&plan, "again")[0]["code"],
        "SEAL_BROKEN",
        "a part is not what was signed"
    );
    let questions = group(&plan, "question");
    assert!(
        questions.iter().all(|item| item["code"] == "SIGNER_NOT_VOUCHED"),
        "nobody is accepted yet, and that is all that is asked: {questions:#?}"
    );
    assert!(
        group(&plan, "ready").iter().any(|item| item["kind"] == "sheet"),
        "a score sheet needs no mapping"
    );
    chair.takes_in_all(&[&made.received]);
    let people = chair.does("people_list", json!({}));
    assert_eq!(
        people["answered"], 7,
        "all who were invited and sent a whole file answered their invitation"
    );
    assert_eq!(people["strangers"], 1, "and one whom nobody invited");
    chair.accepts();
    let list = chair.does("received_list", json!({}));
    let kinds: Vec<&Value> = list["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .map(|question| &question["kind"])
        .collect();
    assert_eq!(kinds, ["contradiction"], "one review was signed in two versions");
    let again = chair.drops(&[&made.received]);
    assert_eq!(
        group(&again, "ready").len(),
        0,
        "dropping the same files again brings nothing new: {again:#}"
    );
}

fn unpacked(result: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let done = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .arg(result)
        .arg(folder.path())
        .status()
        .expect("python's unzip");
    assert!(done.success(), "a result is a zip that anything opens");
    folder
}

#[test]
fn the_whole_walk_ends_in_a_result_that_a_stranger_can_check() {
    let chair = Chair::sits_down();
    assert_eq!(
        chair.is_refused("publish_make", json!({})),
        "not_now",
        "nothing was received yet"
    );
    chair.closes();
    let list = chair.does("received_list", json!({}));
    let kinds: Vec<&str> = list["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .filter_map(|question| question["kind"].as_str())
        .collect();
    assert_eq!(
        kinds,
        ["contradiction", "late"],
        "two reviews want the chair's word: {list:#}"
    );
    let ranking = chair.does("ranking_get", json!({}));
    assert_eq!(
        ranking["method"], "exact",
        "enough reviews to allow for strictness"
    );
    assert_eq!(
        ranking["rows"].as_array().expect("rows").len(),
        17,
        "every proposal of the call stands in the list"
    );
    assert!(
        ranking["spent"].as_u64() <= Some(110_000_000),
        "the line holds the budget"
    );
    let figures = chair.does("ranking_figures", json!({}));
    let severity = |name: &str| {
        figures["reviewers"]
            .as_array()
            .expect("reviewers")
            .iter()
            .find(|row| row["name"] == name)
            .expect("a reviewer")["severity"]
            .as_i64()
            .expect("a figure")
    };
    assert!(
        severity("Ada Martin") < severity("Farid Haddad"),
        "the planted strictness is found"
    );
    // A what-if never touches the record.
    let what_if = chair.does("ranking_get", json!({ "what_if": { "pool": 50_000_000 } }));
    assert!(
        what_if["what_if"]["text"]
            .as_str()
            .expect("words")
            .contains("Not the result"),
        "what is assumed is in its title"
    );
    assert_eq!(
        chair.does("ranking_get", json!({})),
        ranking,
        "and the ranking is what it was"
    );
    // The sponsor refuses the first of those above the line.
    let refused = ranking["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["group"] == "funded" && row["track"] == "partner")
        .expect("somebody is funded")
        .clone();
    let (_, made) = sample();
    let veto = json!({ "proposal": refused["proposal"], "on_behalf_of": "Halden Foundation", "given": "ground_only", "ground": "sanctions", "letter": made.letter });
    let effect = chair.does("veto_preview", veto.clone());
    assert_eq!(
        effect["out"],
        json!([refused["number"]]),
        "what it does is said before it is done"
    );
    assert_eq!(
        effect["missing"],
        json!([]),
        "everything that the call demands is given"
    );
    chair.does("veto_set", veto);
    let folder = chair.publishes();
    let (good, said) = stranger_checks(unpacked(&folder.join("result.paraph")).path());
    assert!(good, "a stranger with a shell agrees: {said}");
    assert!(
        said.contains("counted reviews"),
        "and is told what was checked: {said}"
    );
    for fright in ["not permitted", "WRONG", "FAILED", "broken", "not sealed"] {
        assert!(
            !said.contains(fright),
            "a result that holds says nothing that frightens: {said}"
        );
    }
    let again = Command::new("python3")
        .arg("recompute.py")
        .current_dir(&folder)
        .output()
        .expect("python");
    assert!(
        again.status.success(),
        "means, sums and draws come out the same: {}",
        String::from_utf8_lossy(&again.stdout)
    );
    let page = fs_err::read_to_string(folder.join("index.html")).expect("a page");
    assert!(
        page.contains("Ground: sanctions.") && page.contains("Motif\u{a0}: sanctions."),
        "the refusal is told in both languages"
    );
    assert!(
        page.len() < 1_000_000 && !page.contains("<script"),
        "the page is small and needs no script"
    );
    for name in ["Ada Martin", "Hugo Lefèvre"] {
        assert!(!page.contains(name), "reviewers are known by labels alone");
    }
    let letters = chair.does("letters_make", json!({}));
    let letters = letters["letters"].as_array().expect("letters");
    assert_eq!(letters.len(), 17, "a letter for each proposal");
    let scores = fs_err::read_to_string(folder.join("scores.jsonl")).expect("scores");
    for letter in letters {
        let html = fs_err::read_to_string(letter["html"].as_str().expect("a path")).expect("a letter");
        let told: Vec<&str> = html
            .match_indices(" could be funded")
            .filter_map(|(at, _)| html[..at].rsplit([' ', '>']).next())
            .collect();
        assert!(
            told.windows(2).all(|pair| pair[0] == pair[1]),
            "{} says one number of places: {told:?}",
            letter["number"]
        );
        for other in letters.iter().filter(|other| other["number"] != letter["number"]) {
            assert!(
                !html.contains(other["number"].as_str().expect("a number")),
                "{} tells nothing of {}",
                letter["number"],
                other["number"]
            );
        }
        for line in fs_err::read_to_string(letter["lines"].as_str().expect("a path"))
            .expect("lines")
            .lines()
        {
            let line: Value = serde_json::from_str(line).expect("JSON");
            assert!(
                scores.contains(line["head"].as_str().expect("a head")),
                "each head of a letter stands in the result"
            );
        }
    }
    let duties = chair.does("obligations_get", json!({}));
    assert!(
        !duties["rows"].as_array().expect("rows").is_empty(),
        "those selected have commitments"
    );
    assert_eq!(
        chair.is_refused("veto_remove", json!({ "proposal": refused["proposal"] })),
        "not_undoable",
        "what was published stays"
    );
}

#[test]
fn any_order_any_grouping_twice_and_two_machines_give_the_same_bytes() {
    let (_, made) = sample();
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![made.received.clone(), made.again.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    let finish = |chair: &Chair| -> (String, Vec<u8>) {
        chair.accepts();
        chair.does("received_enter", json!({ "close": true }));
        let state = chair.does("received_list", json!({}))["state"]
            .as_str()
            .expect("a hash")
            .to_owned();
        (
            state,
            fs_err::read(chair.publishes().join("result.paraph")).expect("a result"),
        )
    };
    let one = Chair::sits_down();
    one.takes_in_all(&[&made.received, &made.again]);
    let other = Chair::sits_down();
    for file in files.iter().rev() {
        let plan = other.drops(&[file]);
        if plan["items"][0]["group"] != "again" && plan["items"][0]["group"] != "nothing" {
            other.does(
                "received_take_in",
                json!({ "plan": plan["plan"], "files": [plan["items"][0]["file"]] }),
            );
        }
    }
    let again = other.drops(&[&made.received]);
    assert_eq!(group(&again, "ready").len(), 0, "twice brings nothing");
    let (first, second) = (finish(&one), finish(&other));
    assert_eq!(first.0, second.0, "the same state on both machines");
    assert!(first.1 == second.1, "and the same published bytes");
}

#[test]
fn a_take_in_is_undone_until_it_is_entered() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let before = chair.does("received_list", json!({}))["state"].clone();
    chair.takes_in_all(&[&made.received]);
    assert_ne!(
        chair.does("received_list", json!({}))["state"],
        before,
        "something came in"
    );
    chair.does("undo", json!({}));
    assert_eq!(
        chair.does("received_list", json!({}))["state"],
        before,
        "and is out again"
    );
    chair.takes_in_all(&[&made.received]);
    chair.does("received_enter", json!({}));
    let entered = chair.does("received_list", json!({}))["state"].clone();
    let _ = chair.app.call("undo", json!({}));
    assert_eq!(
        chair.does("received_list", json!({}))["state"],
        entered,
        "what the register holds is never undone"
    );
}

#[test]
fn mutations_of_a_result_are_found_by_the_shell() {
    let chair = Chair::sits_down();
    chair.closes();
    let folder = chair.publishes();
    let fresh = || unpacked(&folder.join("result.paraph"));
    let lines = |path: &Path| -> Vec<String> {
        fs_err::read_to_string(path)
            .expect("a member")
            .lines()
            .map(str::to_owned)
            .collect()
    };
    let keep =
        |path: &Path, lines: &[String]| fs_err::write(path, lines.join("\n") + "\n").expect("a member");
    let mutations: Vec<(&str, Mutation<'_>)> = vec![
        (
            "a score line is dropped",
            Box::new(|folder: &Path| {
                let path = folder.join("scores.jsonl");
                let all = lines(&path);
                keep(&path, &all[1..]);
            }),
        ),
        (
            "a status is changed",
            Box::new(|folder: &Path| {
                let path = folder.join("statuses.jsonl");
                let all: Vec<String> = lines(&path);
                let mut changed = false;
                let all: Vec<String> = all
                    .into_iter()
                    .map(|line| {
                        if !changed && line.contains("\"counted\"") {
                            changed = true;
                            line.replacen("\"counted\"", "\"superseded\"", 1)
                        } else {
                            line
                        }
                    })
                    .collect();
                keep(&path, &all);
            }),
        ),
        (
            "two labels are swapped",
            Box::new(|folder: &Path| {
                let path = folder.join("scores.jsonl");
                let mut all = lines(&path);
                let label = |line: &str| line.rsplit("\"reviewer\":").next().expect("a label").to_owned();
                let other = (1..all.len())
                    .find(|at| label(&all[*at]) != label(&all[0]))
                    .expect("two reviewers");
                let (a, b) = (label(&all[0]), label(&all[other]));
                all[0] = all[0].replace(&a, &b);
                all[other] = all[other].replace(&b, &a);
                keep(&path, &all);
            }),
        ),
        (
            "a line of the register is dropped",
            Box::new(|folder: &Path| {
                let path = folder.join("ledger.jsonl");
                let all = lines(&path);
                keep(&path, &all[..all.len() - 1]);
            }),
        ),
        (
            "a ticket is altered",
            Box::new(|folder: &Path| {
                let path = folder.join("records.jsonl");
                let all: Vec<String> = lines(&path)
                    .into_iter()
                    .map(|line| {
                        let Some(at) = line.find("\"ticket\":\"") else {
                            return line;
                        };
                        // The last digit of the first ticket: its place stays what it was.
                        let (digit, end) = (at + 10 + 63, at + 10 + 64);
                        let other = if &line[digit..end] == "0" { "1" } else { "0" };
                        format!("{}{other}{}", &line[..digit], &line[end..])
                    })
                    .collect();
                keep(&path, &all);
            }),
        ),
        (
            "two tickets change places",
            Box::new(|folder: &Path| {
                let path = folder.join("records.jsonl");
                let all: Vec<String> = lines(&path)
                    .into_iter()
                    .map(|line| {
                        let mut record: Value = serde_json::from_str(&line).expect("JSON");
                        let Some(tickets) = record["tickets"].as_array_mut() else {
                            return line;
                        };
                        tickets.swap(0, 1);
                        record.to_string()
                    })
                    .collect();
                keep(&path, &all);
            }),
        ),
    ];
    let folder_of = |folder: &Path| -> Vec<Vec<u8>> {
        let names = ["scores.jsonl", "statuses.jsonl", "ledger.jsonl", "records.jsonl"];
        names
            .map(|name| fs_err::read(folder.join(name)).expect("a member"))
            .into()
    };
    let untouched = folder_of(fresh().path());
    for (what, mutate) in mutations {
        let as_it_is = fresh();
        mutate(as_it_is.path());
        assert_ne!(
            folder_of(as_it_is.path()),
            untouched,
            "{what}: the folder is not what it was"
        );
        assert!(
            !stranger_checks(as_it_is.path()).0,
            "{what}: the sums do not hold"
        );
        let sealed = fresh();
        mutate(sealed.path());
        seal_again(&chair, sealed.path());
        let (good, said) = stranger_checks(sealed.path());
        assert!(!good, "{what}, and sealed again by the chair: {said}");
    }
    let sealed = fresh();
    seal_again(&chair, sealed.path());
    let (good, said) = stranger_checks(sealed.path());
    assert!(good, "sealing again alone changes nothing: {said}");
}

/// Makes new sums and a new signature with the chair's own key, by stock tools.
fn seal_again(chair: &Chair, folder: &Path) {
    let key = chair.folder.path().join("key-copy");
    copy(&chair.host.home().join("data/keys/signing-key"), &key);
    let script = "set -e; chmod 600 \"$1\"; find . -type f ! -path './signatures/*' ! -name SHA256SUMS | cut -c3- | LC_ALL=C sort | while read -r f; do sha256sum \"$f\"; done > /tmp/sums.$$; mv /tmp/sums.$$ SHA256SUMS; s=$(ls signatures); rm -f SHA256SUMS.sig; ssh-keygen -q -Y sign -f \"$1\" -n result.v1@paraph SHA256SUMS; mv SHA256SUMS.sig signatures/$s";
    let done = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(&key)
        .current_dir(folder)
        .output()
        .expect("a shell");
    assert!(
        done.status.success(),
        "stock tools seal: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn every_template_is_frozen_and_comes_back_without_loss() {
    for template in ["open-compute", "anr", "fns", "nih", "blank"] {
        let folder = tempfile::tempdir().expect("a folder");
        let host = Seeded::new(folder.path(), Path::new("paraph"), template, CLOSE, Language::Fr);
        let app = App::new(host);
        let does = |name: &str, request: Value| {
            app.call(name, request)
                .unwrap_or_else(|error| panic!("{template}, {name}: {error:?}"))
        };
        does("me_set", json!({ "name": "Ingrid Solberg" }));
        does(
            "workspace_create",
            json!({ "kind": "office", "name": template, "path": folder.path().join("a.paraph-office") }),
        );
        let mut body = does("call_template", json!({ "template": template }))["body"].clone();
        for (field, value) in [
            ("title", json!("Appel d’essai")),
            ("short", json!("ESSAI")),
            ("sponsor", json!("Fondation")),
            ("draw_source", json!("drand quicknet")),
            ("opens", json!("2026-12-01T08:00:00Z")),
            ("closes", json!("2027-01-31T22:59:00Z")),
            ("draw_at", json!("2027-02-05T12:00:00Z")),
            ("publishes", json!("2027-03-01T09:00:00Z")),
            ("pool", json!(1_000_000)),
        ] {
            body[field] = value;
        }
        for track in body["tracks"].as_array_mut().expect("strands") {
            if track["ceiling"] == 0 {
                track["ceiling"] = json!(100_000);
            }
        }
        let track = body["tracks"][0]["id"].clone();
        does("call_update", body);
        let early = app
            .call("call_freeze", json!({}))
            .expect_err("there are no proposals");
        assert!(
            early.message.contains("proposition"),
            "{template}: the reason is told in French: {}",
            early.message
        );
        does(
            "office_proposal_set",
            json!({ "number": "1", "title": "Une proposition", "track": track, "asked": 50_000 }),
        );
        let frozen = does("call_freeze", json!({}));
        assert_eq!(
            frozen["editions"].as_array().map(Vec::len),
            Some(1),
            "{template}: one edition was signed"
        );
        assert_eq!(
            frozen["changed"], false,
            "{template}: nothing was lost on the way to the signed file"
        );
        let path = frozen["editions"][0]["path"].clone();
        let copied = does("call_copy", json!({ "path": path }));
        for field in [
            "tracks",
            "rounds",
            "criteria",
            "confidence",
            "funding",
            "policy",
            "obligations",
            "pool",
        ] {
            assert_eq!(
                copied["body"][field], frozen["body"][field],
                "{template}: {field} comes back from the file"
            );
        }
        let notice = does("call_notice", json!({}));
        let page = fs_err::read_to_string(notice["html"].as_str().expect("a path")).expect("a notice");
        assert!(
            page.contains(notice["control_number"].as_str().expect("digits")),
            "{template}: the notice carries the control number"
        );
    }
}

/// What an edition's letters say, by number: the words of each, and the lines beside it.
fn letters_of(made: &Value) -> std::collections::BTreeMap<String, (String, String)> {
    let read = |letter: &Value, what: &str| {
        fs_err::read_to_string(letter[what].as_str().expect("a path")).expect("a letter")
    };
    made["letters"]
        .as_array()
        .expect("letters")
        .iter()
        .map(|letter| {
            let number = letter["number"].as_str().expect("a number").to_owned();
            (number, (read(letter, "html"), read(letter, "lines")))
        })
        .collect()
}

#[test]
fn letters_say_what_was_published_whatever_was_decided_since() {
    let chair = Chair::sits_down();
    chair.closes();
    let folder = chair.publishes();
    let letters = |to: &str| {
        let made = chair.does("letters_make", json!({ "folder": chair.folder.path().join(to) }));
        letters_of(&made)
    };
    let at_once = letters("at-once");
    let published: Vec<Value> = fs_err::read_to_string(folder.join("ranking.jsonl"))
        .expect("places")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of = |decision: &str, track: Option<&Value>| {
        published
            .iter()
            .find(|row| row["decision"] == decision && track.is_none_or(|track| row["track"] == *track))
            .expect("some are and some are not")
    };
    let declined = of("decline", None);
    let funded = of("fund", Some(&declined["track"]));
    // Meanwhile the committee thinks again, a stranger is accepted, a text is withheld, the call's words change.
    chair.host.set_clock(CLOSE + 9_000);
    for (row, decision) in [(funded, "decline"), (declined, "fund")] {
        chair.does(
            "decision_set",
            json!({ "proposal": row["proposal"], "decision": decision, "reason": "On second thoughts." }),
        );
    }
    let late = chair.does("received_list", json!({}))["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .find(|question| question["kind"] == "late")
        .expect("one came late")["heads"][0]["head"]
        .clone();
    chair.does(
        "received_admit",
        json!({ "head": late, "reason": "The post was late." }),
    );
    let texts = chair.does("publish_preview", json!({}))["texts"].clone();
    chair.does(
        "text_withhold",
        json!({ "text_id": texts[0]["text_id"], "withheld": true }),
    );
    let mut body = chair.does("call_get", json!({}))["body"].clone();
    body["appeal"] = json!("Write to somebody else.");
    chair.does("call_update", body);
    let now: Vec<Value> = chair.does("ranking_get", json!({}))["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["award"].as_u64() > Some(0))
        .map(|row| row["number"].clone())
        .collect();
    assert!(
        now.contains(&declined["number"]) && !now.contains(&funded["number"]),
        "the office stands otherwise by now: {now:?}"
    );
    let afterwards = letters("afterwards");
    assert_eq!(
        at_once, afterwards,
        "the letters of an edition are those of that edition"
    );
    let words = |number: &Value| &afterwards[number.as_str().expect("a number")].0;
    assert!(
        words(&funded["number"]).contains("is selected for funding")
            && words(&declined["number"]).contains("was not selected"),
        "and say what the result says"
    );
    // A new edition has letters of its own.
    let second = chair.does(
        "publish_make",
        json!({ "folder": chair.folder.path().join("second") }),
    );
    assert_ne!(second["folder"], json!(folder), "it lies beside the first");
    let corrected = letters("corrected");
    assert!(
        corrected[funded["number"].as_str().expect("a number")]
            .0
            .contains("was not selected"),
        "which say what it says"
    );
}
