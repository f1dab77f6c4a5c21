//! The vectors of `tests/vectors`, made by a generator that shares no code with this crate: each ends in its verdict and code.

#![expect(clippy::expect_used, reason = "a test says why it stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use paraph_bundle::fault::{Code, ROWS, Verdict};
use paraph_bundle::identity::keys_of;
use paraph_bundle::merge::{State, plan};
use paraph_bundle::office::take_in;
use paraph_bundle::open::open;
use paraph_bundle::payload::card::Card;
use paraph_bundle::payload::{Hash, Payload, PersonId, ProposalId, Time};
use paraph_bundle::verify::{Context, Invited, Person, Report, Trust, verify_bytes, verify_file};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

fn read(path: &Path) -> Vec<u8> {
    fs_err::read(path).expect("a vector's file")
}

fn card(who: &str) -> Card {
    let report = verify_file(&root().join(format!("people/{who}.paraph")), &Context::default());
    let opened = report.opened.expect("a card that holds");
    let Payload::Card(card) = &opened.payload else {
        panic!("{who} is no card");
    };
    card.as_ref().clone()
}

fn words(value: &Value, name: &str) -> Vec<String> {
    let list = value[name].as_array().into_iter().flatten();
    list.map(|word| word.as_str().expect("a word").to_owned())
        .collect()
}

fn learn(context: &mut Context, path: &Path) -> Hash {
    let report = verify_file(path, context);
    let Some(Payload::Call(call)) = report.opened.map(|opened| opened.payload.clone()) else {
        panic!("no call: {:?}", report.fault)
    };
    context.learn_call(
        &call.edition,
        call.proposals.into_iter().map(|kept| kept.value).collect(),
    );
    call.edition.id
}

/// What the one who verifies knows, as `expect.json` says it.
fn context(expect: &Value, folder: &Path) -> Context {
    let given = &expect["context"];
    let mut context = Context::default();
    for name in words(given, "calls") {
        let id = learn(&mut context, &root().join(format!("calls/{name}.paraph")));
        if given["pinned"] == Value::Bool(true) {
            let known = context.calls[&id].clone();
            context.accept_call(&known.edition, known.proposals, card("chair").person);
        }
        if given["lineage"] == Value::Bool(true) {
            context.lineage = Some(id);
            context.in_force = Some(id);
        }
    }
    for name in words(given, "more_calls") {
        learn(&mut context, &folder.join(name));
    }
    for (list, trust) in [
        ("vouched", Trust::Vouched),
        ("seen", Trust::Seen),
        ("distrusted", Trust::Distrusted),
    ] {
        for who in words(given, list) {
            let card = card(&who);
            context.people.insert(
                card.person,
                Person {
                    cards: vec![card],
                    trust,
                    revoked: BTreeMap::new(),
                },
            );
        }
    }
    for (who, day) in given["revoked"].as_object().into_iter().flatten() {
        let card = card(who);
        let keys = keys_of(&card).expect("keys");
        let person = context.people.entry(card.person).or_default();
        person.revoked = keys
            .iter()
            .map(|key| (key.hash(), day.as_str().expect("a day").to_owned()))
            .collect();
    }
    if given["identities"] == Value::Bool(true) {
        let text = String::from_utf8(read(&root().join("identities.txt"))).expect("text");
        context.identities.push(text.parse().expect("an identity"));
    }
    if let Some(now) = given["now"].as_str() {
        context.now = Some(now.parse::<Time>().expect("a time"));
    }
    context.entered = words(given, "entered")
        .iter()
        .map(|id| id.parse().expect("an id"))
        .collect();
    context.own = given["me"].as_str().map(|who| card(who).person);
    if let Some(assigned) = given["assigned"].as_object() {
        let each = assigned.iter().map(|(who, list)| {
            let ids = list
                .as_array()
                .expect("a list")
                .iter()
                .map(|id| id.as_str().expect("an id").parse().expect("an id"));
            (card(who).person, ids.collect::<BTreeSet<ProposalId>>())
        });
        context.assigned = Some(each.collect::<BTreeMap<PersonId, _>>());
    }
    if let Some(token) = given["invited"]["token"].as_str() {
        context.invitations.push(Invited {
            token: token.parse().expect("a token"),
            name: given["invited"]["name"].as_str().expect("a name").to_owned(),
            lineage: context.lineage.expect("a call"),
            answered_by: given["invited"]["answered_by"]
                .as_str()
                .map(|who| card(who).person)
                .into_iter()
                .collect(),
        });
    }
    context
}

/// Each folder that holds a vector of one file.
fn vectors() -> Vec<(String, PathBuf, Value)> {
    let mut found = Vec::new();
    let good = fs_err::read_dir(root().join("good")).expect("good vectors");
    for entry in fs_err::read_dir(root()).expect("vectors").chain(good) {
        let path = entry.expect("an entry").path();
        let Ok(expect) = fs_err::read(path.join("expect.json")) else {
            continue;
        };
        let name = path
            .strip_prefix(root())
            .expect("below the root")
            .display()
            .to_string();
        found.push((name, path, serde_json::from_slice(&expect).expect("JSON")));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() > 250, "vectors were lost: {} are left", found.len());
    found
}

#[test]
fn each_vector_ends_in_its_verdict_and_code() {
    let mut wrong = Vec::new();
    let all = vectors();
    for (name, path, expect) in all.iter().filter(|(_, _, expect)| expect["before"].is_null()) {
        let file = path.join(expect["file"].as_str().expect("a file"));
        let report = verify_bytes(&read(&file), &context(expect, path));
        let code = report.code_str();
        let verdict = report.verdict().map_or("-", Verdict::as_str);
        let noted = report
            .notes
            .iter()
            .any(|note| Some(note.code().as_str()) == expect["code"].as_str());
        // What a reader of documents says is not said here: the file itself is good.
        let silent = expect["id"] == 40 && code == "OK";
        let told = silent || code == expect["code"] || (verdict == "good" && noted);
        if verdict != expect["verdict"] || !told {
            let why = report.told().map(ToString::to_string).unwrap_or_default();
            wrong.push(format!(
                "{name}: {verdict} {code} ({why}), not {} {}",
                expect["verdict"], expect["code"]
            ));
        }
        if let (Some(row), Some(fault)) = (expect["id"].as_u64(), &report.fault)
            && code == expect["code"]
        {
            let same_code = ROWS
                .iter()
                .any(|known| u64::from(known.id) == row && known.code == fault.code());
            assert!(
                same_code,
                "{name}: row {row} has another code than {}",
                fault.code()
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} vectors end otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Rows that no file can show: what the machine does.
const NOT_FILES: [u8; 2] = [65, 66];

#[test]
fn every_row_has_a_vector() {
    let rows: BTreeSet<u64> = vectors()
        .iter()
        .filter_map(|(_, _, expect)| expect["id"].as_u64())
        .collect();
    for row in ROWS.iter().filter(|row| !NOT_FILES.contains(&row.id)) {
        assert!(
            rows.contains(&u64::from(row.id)),
            "row {} ({}) has no vector",
            row.id,
            row.code
        );
    }
}

#[test]
fn the_table_of_faults_and_the_code_say_the_same() {
    let table = String::from_utf8(read(&root().join("../../docs/faults.tsv"))).expect("text");
    let mut rows = 0;
    for (line, row) in table.lines().skip(1).zip(ROWS) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields[0].parse::<u8>(), Ok(row.id), "the rows are in order");
        assert_eq!(fields[3], row.code.as_str(), "row {}", row.id);
        assert_eq!(
            fields[2],
            row.code.verdict().map_or("-", Verdict::as_str),
            "row {}",
            row.id
        );
        rows += 1;
    }
    assert_eq!(
        (rows, table.lines().count() - 1),
        (ROWS.len(), ROWS.len()),
        "no row is missing on either side"
    );
    for code in Code::ALL {
        assert_eq!(
            Code::from_name(code.as_str()),
            Some(*code),
            "a name leads back to its code"
        );
    }
}

#[test]
fn the_hash_of_verify_txt_stands_in_the_documentation() {
    let page = String::from_utf8(read(&root().join("../../docs/formats.md"))).expect("text");
    let hash = Hash::of(paraph_bundle::result::VERIFY_TXT.as_bytes()).to_hex();
    assert!(page.contains(&hash), "{hash} is not in docs/formats.md");
}

/// A vector's report in a context that knows nothing, as the bare command line sees it: never good where it is bad.
#[test]
fn nothing_bad_is_good_for_one_who_knows_nothing() {
    let depends_on_what_is_known = [
        "35-",
        "36-",
        "58-",
        "61-PROOF-not-keeper",
        "61-LEDGER_PROOF-receipt-keeper",
        "61-LEDGER_PROOF-not-keeper",
    ];
    for (name, path, expect) in vectors()
        .iter()
        .filter(|(_, _, expect)| expect["verdict"] == "bad" && expect["before"].is_null())
    {
        let file = path.join(expect["file"].as_str().expect("a file"));
        let report: Report = verify_bytes(&read(&file), &Context::default());
        let verdict = report.verdict();
        let may_be_unknown = depends_on_what_is_known
            .iter()
            .any(|prefix| name.starts_with(prefix))
            || expect["context"]["identities"] == Value::Bool(true);
        let fits = verdict == Some(Verdict::Bad) || (may_be_unknown && verdict == Some(Verdict::Unknown));
        assert!(fits, "{name} is {verdict:?} to one who knows nothing");
    }
}

/// What a file is once another one is here: the notes of the merge.
#[test]
fn files_that_follow_others_are_told_what_they_are() {
    let mut judged = 0;
    for (name, path, expect) in vectors()
        .iter()
        .filter(|(_, _, expect)| !expect["before"].is_null())
    {
        let context = context(expect, path);
        let lineage = context.lineage.expect("an office");
        let mut state = State::new(lineage);
        let take = |state: &mut State, file: &Path| {
            let bytes = read(file);
            let opened = open(&mut Cursor::new(&bytes), &context).expect("what goes before holds");
            take_in(state, &opened, &mut Cursor::new(&bytes), &context).expect("and all within");
            opened.id
        };
        take(&mut state, &root().join("calls/call.paraph"));
        for who in ["ada", "ben", "chair"] {
            take(&mut state, &root().join(format!("people/{who}.paraph")));
        }
        take(&mut state, &root().join("good/records/file.paraph"));
        for before in words(expect, "before") {
            take(&mut state, &path.join(before));
        }
        let mut incoming = State::new(lineage);
        let id = take(&mut incoming, &path.join("file.paraph"));
        let planned = plan(&state, &incoming);
        let mut codes: Vec<&str> = planned
            .bundles
            .iter()
            .flat_map(|merged| &merged.notes)
            .map(|code| code.as_str())
            .collect();
        if planned.view.ledger_rewritten {
            codes.push("LEDGER_REWRITTEN");
        }
        let code = expect["code"].as_str().expect("a code");
        assert!(
            codes.contains(&code),
            "{name} ({}) is told {codes:?}, not {code}",
            id.to_hex()
        );
        judged += 1;
    }
    assert!(judged >= 7, "only {judged} were judged");
}
