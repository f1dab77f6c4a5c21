//! The committee's walk from a terminal: every command with `--json`, each answer one object, each end its code.

use std::path::{Path, PathBuf};
use std::process::Output;

use paraph_tests::chair::copy;
use paraph_tests::{has_paraph, printed, root, run};
use serde_json::{Value, json};

/// A chair at a machine of her own, with a terminal.
struct Terminal {
    folder: PathBuf,
    office: String,
}

/// The sample committee, made by the command; one folder for each machine.
fn sample(folder: &Path) -> PathBuf {
    let made = folder.join("made");
    let output = run(
        folder,
        &[
            "--json",
            "sample-committee",
            &made.display().to_string(),
            "--sample",
            &root().join("samples/open-compute-2026").display().to_string(),
        ],
    );
    assert!(output.status.success(), "the sample: {}", printed(&output));
    made
}

impl Terminal {
    /// A machine with nothing on it but a name; the office is not made yet.
    fn new(folder: PathBuf, name: &str, email: &str) -> Self {
        fs_err::create_dir_all(folder.join("chair")).expect("a folder");
        let one = Self {
            office: folder.join("chair/Office.paraph-office").display().to_string(),
            folder,
        };
        let said = run(
            &one.folder.join("chair"),
            &["--json", "me", "--name", name, "--email", email],
        );
        assert!(said.status.success(), "{name}: {}", printed(&said));
        one
    }

    fn at(made: &Path, folder: PathBuf) -> Self {
        copy(made, &folder);
        let office = folder.join("chair/Open compute 2026.paraph-office");
        Self {
            office: office.display().to_string(),
            folder,
        }
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        let mut all = vec!["--workspace", self.office.as_str(), "--json"];
        all.extend(arguments);
        run(&self.folder.join("chair"), &all)
    }

    /// A command that ends with this code; gives the object it printed.
    fn ends(&self, code: i32, arguments: &[&str]) -> Value {
        let output = self.runs(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "paraph --json {arguments:?}: {}",
            printed(&output)
        );
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let answer: Value = serde_json::from_str(&said).unwrap_or_else(|error| {
            panic!("paraph --json {arguments:?} is one JSON object: {error}: {said}")
        });
        assert!(
            answer.is_object(),
            "paraph --json {arguments:?} is an object: {answer}"
        );
        answer
    }

    fn good(&self, arguments: &[&str]) -> Value {
        self.ends(0, arguments)
    }

    /// A command that is refused: 1, and the fault as one object on the other stream; gives its code.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.runs(arguments);
        assert_eq!(
            output.status.code(),
            Some(1),
            "paraph --json {arguments:?}: {}",
            printed(&output)
        );
        assert!(output.stdout.is_empty(), "a refusal is no answer");
        let said: Value = serde_json::from_slice(&output.stderr)
            .unwrap_or_else(|error| panic!("a refusal is JSON too: {error}: {}", printed(&output)));
        let error = &said["error"];
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty()),
            "with a sentence: {said}"
        );
        error["code"].as_str().expect("a code").to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }
}

#[test]
fn every_command_of_the_committee_answers_in_json() {
    if !has_paraph() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let made = sample(folder.path());
    let chair = Terminal::at(&made, folder.path().join("walk"));
    // The call: looked at, and a new one from its template to its notice.
    let call = chair.good(&["call", "show"]);
    assert_eq!(call["changed"], false, "the sample's call is frozen");
    assert_eq!(
        call["warnings"],
        json!([]),
        "a frozen call is not warned of its own close"
    );
    let templates = chair.good(&["call", "template"]);
    assert!(
        templates["templates"].as_array().map_or(0, Vec::len) >= 5,
        "templates are listed"
    );
    let proposals = chair.good(&["call", "proposals"]);
    assert_eq!(
        proposals["list"]["proposals"].as_array().map(Vec::len),
        Some(17),
        "all proposals"
    );
    let notice = chair.good(&["call", "notice", "--to", &chair.path("notice")]);
    assert_eq!(
        notice["control_number"], call["control_number"],
        "the notice carries the chair's control number"
    );
    // People and assignments.
    let people = chair.good(&["people", "list"]);
    let everybody = people["people"].as_array().expect("people").len();
    chair.good(&["people", "add", "Nora Lind", "--email", "nora@fjord.example"]);
    let table = chair.path("more.csv");
    fs_err::write(&table, "name,email\nOle Berg,ole@fjell.example\n").expect("a table");
    assert_eq!(
        chair.good(&["people", "import", &table])["added"],
        1,
        "one of the table"
    );
    assert_eq!(
        chair.good(&["people", "list"])["people"].as_array().map(Vec::len),
        Some(everybody + 2),
        "two more"
    );
    chair.good(&["people", "invite", "--to", &chair.path("invitations")]);
    chair.good(&["people", "sheets", "Nora Lind"]);
    chair.good(&["assign", "set", "Nora Lind", "P-001", "primary"]);
    assert!(
        chair.good(&["assign", "list"])["pairs"]
            .as_array()
            .map_or(0, Vec::len)
            > 1,
        "who reads what"
    );
    chair.good(&["assign", "export", &chair.path("pairs.csv")]);
    chair.good(&["assign", "import", &chair.path("pairs.csv")]);
    assert_eq!(
        chair.refused(&["people", "compare", "Ada Martin", "000 000 000"]),
        "not_now",
        "who has not answered has no control number yet"
    );
    // What came back: one file must be sent again, so that the command ends with 1; then questions, 2; then none.
    let plan = chair.ends(
        1,
        &["receive", &chair.path("received"), &chair.path("again"), "--all"],
    );
    assert!(
        plan["taken"]["taken"].as_u64() > Some(5),
        "with --all, what has a question is taken in too: {}",
        plan["taken"]
    );
    assert_eq!(
        chair.good(&["people", "accept"])["accepted"],
        8,
        "all who answered"
    );
    let compared = chair.ends(1, &["people", "compare", "Ada Martin", "000 000 000"]);
    assert_eq!(compared["agrees"], false, "another number does not agree");
    chair.good(&["owed"]);
    chair.good(&["owed", "--remind"]);
    assert!(
        chair.good(&["enter", "--close"])["added"].as_u64() > Some(5),
        "lines in the register"
    );
    chair.good(&["receive", &chair.path("late"), "--take-in"]);
    chair.good(&["enter"]);
    let list = chair.good(&["receive"]);
    assert!(list["state"].is_string(), "the state has its hash");
    let questions = chair.good(&["question", "list"]);
    let of = |kind: &str| {
        questions["questions"]
            .as_array()
            .expect("questions")
            .iter()
            .find(|question| question["kind"] == kind)
            .expect("it is asked")["heads"][0]["head"]
            .as_str()
            .expect("a head")
            .to_owned()
    };
    chair.good(&["question", "settle", &of("contradiction"), "The later one."]);
    chair.good(&["question", "admit", &of("late"), "The post was late."]);
    // Ranking, what-ifs, a decision, a refusal, the draw.
    let ranking = chair.good(&["ranking"]);
    assert!(ranking["what_if"].is_null(), "the record itself");
    let what_if = chair.good(&[
        "ranking",
        "--pool",
        "50000000",
        "--without",
        "Ada Martin",
        "--raw",
    ]);
    assert!(!what_if["what_if"].is_null(), "what is assumed is told");
    chair.good(&["ranking", "--figures"]);
    let funded = ranking["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["group"] == "funded")
        .expect("somebody")["number"]
        .as_str()
        .expect("a number")
        .to_owned();
    chair.good(&["decide", &funded, "decline", "--reason", "On second thoughts."]);
    chair.good(&["decide", &funded, "line"]);
    let refusal = [
        "veto",
        &funded,
        "--for",
        "Halden Foundation",
        "--given",
        "ground-only",
        "--ground",
        "sanctions",
        "--letter",
        &chair.path("letter-of-the-sponsor.txt"),
    ];
    assert_eq!(
        chair.good(&refusal)["out"],
        json!([funded]),
        "what it would do, and nothing recorded"
    );
    let recorded: Vec<&str> = refusal.iter().copied().chain(["--record"]).collect();
    chair.good(&recorded);
    chair.good(&["veto", &funded, "--remove"]);
    chair.good(&recorded);
    let draws = chair.good(&["draw", "list"]);
    if draws["draws"].as_array().is_some_and(|draws| !draws.is_empty()) {
        let due = from_now(3);
        let announced = chair.good(&["draw", "announce", "--due", &due]);
        assert_eq!(
            chair.refused(&["draw", "enter", "3-14-15", "3-14-16"]),
            "incomplete",
            "two people must type the same"
        );
        std::thread::sleep(std::time::Duration::from_secs(4));
        for draw in announced["draws"].as_array().expect("draws") {
            let track = draw["track"].as_str().expect("a track");
            chair.good(&["draw", "enter", "3-14-15", "3-14-15", "--track", track]);
        }
    }
    // Publishing, letters, commitments; what a stranger is told.
    let preview = chair.good(&["publish", "--preview"]);
    assert_eq!(preview["blockers"], json!([]), "nothing stands in the way");
    let published = chair.good(&["publish", "--to", &chair.path("published")]);
    assert!(published["sha256"].is_string(), "the file has its check code");
    assert_eq!(
        chair.good(&["letters", "--to", &chair.path("letters")])["letters"]
            .as_array()
            .map(Vec::len),
        Some(17),
        "a letter for each"
    );
    let duties = chair.good(&["obligations"]);
    let (number, duty) = (&duties["rows"][0]["number"], &duties["rows"][0]["duty"]);
    let (number, duty) = (number.as_str().expect("one"), duty.as_str().expect("one"));
    chair.good(&[
        "obligations",
        number,
        duty,
        "--done",
        "2027-01-01T00:00:00Z",
        "--link",
        "https://doi.example/1",
    ]);
    let result = chair.path("published/result.paraph");
    let own = chair.good(&["verify", "--recompute", &result]);
    assert_eq!(own["recomputed"], "same", "the chair's own bytes again");
    let stranger = run(
        &folder.path().join("stranger"),
        &["--json", "verify", "--recompute", &result],
    );
    assert_eq!(
        stranger.status.code(),
        Some(2),
        "whoever sees this key for the first time is not told that all is good: {}",
        printed(&stranger)
    );
    let told: Value = serde_json::from_slice(&stranger.stdout).expect("one JSON object");
    assert_eq!(
        (&told["verdict"], &told["recomputed"]),
        (&json!("unknown"), &json!("same")),
        "but the calculation holds: {told}"
    );
    assert_eq!(
        chair.refused(&["veto", &funded, "--remove"]),
        "not_undoable",
        "what was published stays"
    );
}

const DAY: i64 = 86_400;

/// Seconds from now, as it is written in a call.
#[expect(
    clippy::disallowed_methods,
    reason = "commands run by the clock of this computer"
)]
fn from_now(seconds: i64) -> String {
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(seconds);
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[test]
fn from_no_office_to_two_chairs_who_know_the_same_by_commands_alone() {
    if !has_paraph() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let chair = Terminal::new(
        folder.path().join("one"),
        "Ingrid Solberg",
        "ingrid@chairs.example",
    );
    let deputy = Terminal::new(folder.path().join("two"), "Béla Nagy", "bela@chairs.example");
    // The call, from the template; a deputy named by the card; proposals from a table and their documents.
    chair.good(&["call", "create", "Open compute, by commands"]);
    let call = chair.good(&["call", "template", "open-compute"]);
    assert_eq!(
        call["body"]["tracks"].as_array().map(Vec::len),
        Some(2),
        "the template's tracks"
    );
    let fields = chair.path("fields.json");
    let changes = json!({
        "title": "Open compute, by commands", "short": "OCC", "sponsor": "Halden Foundation",
        "opens": from_now(-DAY), "closes": from_now(20 * DAY), "draw_at": from_now(22 * DAY),
        "publishes": from_now(30 * DAY), "draw_source": "drand quicknet", "pool": 96_000_000,
    });
    fs_err::write(&fields, changes.to_string()).expect("the fields");
    assert_eq!(
        chair.good(&["call", "set", &fields])["body"]["pool"],
        96_000_000,
        "a field is changed"
    );
    let card = deputy.good(&["signature", "card", "--to", &deputy.path("card")])["path"]
        .as_str()
        .expect("a card")
        .to_owned();
    chair.good(&["call", "name", &card]);
    let named = chair.good(&["call", "name", &card, "--as", "deputy"]);
    assert_eq!(
        named["body"]["people"]
            .as_array()
            .expect("people")
            .iter()
            .filter(|one| one["role"] == "deputy")
            .count(),
        1,
        "named once, however often it is said"
    );
    let sample = root().join("samples/open-compute-2026");
    let list = chair.good(&[
        "call",
        "proposals",
        &sample.join("proposals.csv").display().to_string(),
    ]);
    let proposals = list["list"]["proposals"].as_array().expect("proposals").len();
    assert!(proposals >= 12, "those of the table: {proposals}");
    assert_eq!(
        chair.refused(&["call", "notice"]),
        "not_now",
        "nothing is signed yet"
    );
    let frozen = chair.good(&["call", "freeze"]);
    assert_eq!(frozen["changed"], false, "what was signed is what stands here");
    let file = frozen["editions"][0]["path"]
        .as_str()
        .expect("the call file")
        .to_owned();
    // People, and who reads what, computed.
    let table = chair.path("people.csv");
    fs_err::write(
        &table,
        "name,email\nAda Martin,ada@lyceum.example\nBo Lindgren,bo@norrland.example\nChiara Conti,chiara@isola.example\n\
         Dmitri Okafor,dmitri@delta.example\nElena Vasquez,elena@sierra.example\nFarid Haddad,farid@cedre.example\n",
    )
    .expect("a table");
    assert_eq!(
        chair.good(&["people", "import", &table])["added"],
        6,
        "all of the table"
    );
    let computed = chair.good(&["assign", "compute", "--per-proposal", "3", "--load", "20"]);
    let pairs = computed["assignments"]["pairs"].as_array().expect("pairs").len();
    assert_eq!(pairs, 3 * proposals, "three readers for each");
    let cannot = chair.ends(1, &["assign", "compute", "--per-proposal", "3", "--load", "2"]);
    assert_eq!(
        cannot["added"], 0,
        "six people with two each cannot: nothing is assigned rather than half of it"
    );
    assert!(
        cannot["infeasible"]
            .as_array()
            .is_some_and(|said| !said.is_empty()),
        "and it is said why: {cannot}"
    );
    // The deputy opens an office from the call file; what the chair knows goes there, and back: the same state.
    let joined = deputy.good(&["join", &file]);
    assert_eq!(
        joined["call"]["call"], frozen["editions"][0]["call"],
        "the same edition of the call"
    );
    let exchange = |from: &Terminal, to: &Terminal| {
        let made = from.good(&["panel", "--to", &from.path("panel")]);
        assert!(
            made["files"].as_array().is_some_and(|files| !files.is_empty()),
            "something to send: {made}"
        );
        let ran = to.runs(&["receive", &from.path("panel"), "--all"]);
        assert!(matches!(ran.status.code(), Some(0..=2)), "{}", printed(&ran));
    };
    exchange(&chair, &deputy);
    exchange(&deputy, &chair);
    let state = |one: &Terminal| one.good(&["receive"])["state"].clone();
    assert_eq!(state(&chair), state(&deputy), "both know the same");
    // The next call begins with this one's file.
    let next = Terminal::new(
        folder.path().join("next"),
        "Ingrid Solberg",
        "ingrid@chairs.example",
    );
    next.good(&["call", "create", "Next year"]);
    let copied = next.good(&["call", "copy", &file]);
    assert_eq!(
        copied["body"]["criteria"], frozen["body"]["criteria"],
        "the same grid"
    );
    assert_eq!(copied["editions"], json!([]), "and not signed");
}

#[test]
fn any_order_any_grouping_and_twice_give_one_state_from_the_terminal() {
    if !has_paraph() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let made = sample(folder.path());
    let one = Terminal::at(&made, folder.path().join("one"));
    let other = Terminal::at(&made, folder.path().join("other"));
    // A score sheet is entered with the second in which it is: two machines differ in that, and only with clocks that
    // are set (`committee`) are they the same.
    for chair in [&one, &other] {
        let sheet = chair.folder.join("received/OC26-Chen-0009.xlsx");
        fs_err::remove_file(sheet).expect("the sample's score sheet");
    }
    one.ends(
        1,
        &["receive", &one.path("received"), &one.path("again"), "--all"],
    );
    let mut files = Vec::new();
    let mut folders = vec![other.folder.join("again"), other.folder.join("received")];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path().display().to_string());
            }
        }
    }
    files.sort();
    files.reverse();
    for some in files.chunks(2).chain(files.chunks(3)) {
        let mut arguments = vec!["receive", "--all"];
        arguments.extend(some.iter().map(String::as_str));
        let output = other.runs(&arguments);
        assert!(
            matches!(output.status.code(), Some(0..=2)),
            "{arguments:?}: {}",
            printed(&output)
        );
    }
    let state = |chair: &Terminal| chair.good(&["receive"])["state"].clone();
    assert_eq!(
        state(&one),
        state(&other),
        "the same files, in any order, in any grouping, twice: the same state"
    );
}
