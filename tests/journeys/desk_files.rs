//! What goes out of a desk and comes back, told as a story: a hand-in and what changed since, copies that people read,
//! scores through a spreadsheet and through HotCRP's forms, a table of what proposals are called, a mail.

use std::path::{Path, PathBuf};

use paraph_app::Language;
use paraph_tests::{Person, has_paraph, proposals};
use serde_json::{Value, json};

/// A desk with proposals of one's own, read.
fn desk(seed: u64, language: Language) -> (Person, Vec<String>) {
    let ada = Person::speaking(seed, language);
    ada.ask(
        "me_set",
        json!({"name": "Ada Martin", "email": "ada@ens.example", "institution": "ENS de Lyon"}),
    );
    let folder = tempfile::tempdir().expect("a folder of proposals");
    proposals(folder.path(), 3);
    ada.import(&[folder.path()]);
    let list = ada.ask("proposals_list", json!({}));
    let ids = strings(&list["rows"], "proposal");
    (ada, ids)
}

fn strings(list: &Value, field: &str) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| Some(row[field].as_str()?.to_owned()))
        .collect()
}

fn grid(person: &Person) -> Vec<Value> {
    person.ask("app_state", Value::Null)["workspace"]["call"]["rubric"]["criteria"]
        .as_array()
        .expect("a grid")
        .clone()
}

fn id(criterion: &Value) -> &str {
    criterion["id"].as_str().expect("an id")
}

fn score(person: &Person, proposal: &str, criterion: &Value, step: i64) {
    person.ask(
        "score_set",
        json!({"proposal": proposal, "criterion": id(criterion), "step": step}),
    );
}

fn text(person: &Person, proposal: &str, part: &str, criterion: Option<&Value>, text: &str) {
    let mut request = json!({"proposal": proposal, "part": part, "text": text});
    if let Some(criterion) = criterion {
        request["criterion"] = json!(id(criterion));
    }
    person.ask("text_set", request);
}

fn step(person: &Person, proposal: &str, criterion: &Value) -> Value {
    let review = person.ask("review_get", json!({"proposal": proposal}));
    review["criteria"]
        .as_array()
        .expect("criteria")
        .iter()
        .find(|given| given["criterion"] == criterion["id"])
        .map(|given| given["step"].clone())
        .expect("the criterion")
}

#[test]
fn what_changed_since_the_last_number_is_told_in_detail() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(81, Language::En);
    let grid = grid(&ada);
    for proposal in &ids {
        score(&ada, proposal, &grid[0], 4);
    }
    text(&ada, &ids[0], "rationale", Some(&grid[0]), "As it was.");
    text(&ada, &ids[1], "committee", None, "Between us.");
    let missing = ada.ask("handin_preview", Value::Null)["missing"].clone();
    assert_eq!(
        missing.as_array().map(Vec::len),
        Some(3),
        "each proposal misses something, and none twice"
    );
    ada.ask("handin_make", json!({}));
    let same = ada.ask("handin_preview", Value::Null);
    assert!(
        same["leaves"]
            .as_array()
            .expect("lines")
            .iter()
            .all(|line| line["change"] == "same" && line["details"] == json!([])),
        "nothing changed: {same}"
    );

    score(&ada, &ids[0], &grid[0], 3);
    text(&ada, &ids[0], "rationale", Some(&grid[0]), "As it is.");
    text(&ada, &ids[1], "committee", None, "");
    ada.ask(
        "score_set",
        json!({"proposal": ids[2], "criterion": id(&grid[0])}),
    );
    let preview = ada.ask("handin_preview", Value::Null);
    let details = |proposal: &str| {
        preview["leaves"]
            .as_array()
            .expect("lines")
            .iter()
            .find(|line| line["proposal"] == proposal)
            .map(|line| line["details"].clone())
            .expect("a line")
    };
    assert_eq!(
        details(&ids[0]),
        json!([
            {"what": "score", "criterion": grid[0]["id"], "before": "4", "after": "3", "added": 0, "removed": 0},
            {"what": "rationale", "criterion": grid[0]["id"], "before": "As it was.", "after": "As it is.", "added": 0, "removed": 0},
        ]),
        "the score from what to what, the reasons as they were and are"
    );
    assert_eq!(
        details(&ids[1]),
        json!([{"what": "committee", "criterion": null, "before": "Between us.", "after": null, "added": 0, "removed": 0}]),
        "a text that was taken out"
    );
    let line = |preview: &Value, proposal: &str| {
        preview["leaves"]
            .as_array()
            .expect("lines")
            .iter()
            .find(|line| line["proposal"] == proposal)
            .cloned()
            .expect("a line")
    };
    assert_eq!(
        line(&preview, &ids[2])["state"],
        "taken_back",
        "a review of which nothing is left is taken back: a later file without it would leave it standing"
    );
    assert_eq!(preview["state"]["changes"], 3, "and counted with the others");
    let made = ada.ask("handin_make", json!({}));
    assert_eq!(made["reviews"], 3, "the next file says of each where it stands");
    let after = ada.ask("handin_preview", Value::Null);
    assert_eq!(after["state"]["changes"], 0, "and is remembered as handed in");
    score(&ada, &ids[2], &grid[0], 5);
    let again = ada.ask("handin_preview", Value::Null);
    assert_eq!(
        (
            line(&again, &ids[2])["state"].as_str(),
            line(&again, &ids[2])["change"].as_str()
        ),
        (Some("incomplete"), Some("changed")),
        "scored again, it leaves again"
    );
}

#[test]
fn a_hand_in_is_read_by_people_and_certified_without_a_proposal() {
    if !has_paraph() {
        return;
    }
    for language in [Language::En, Language::Fr] {
        let (ada, ids) = desk(82, language);
        let grid = grid(&ada);
        assert_eq!(
            ada.refused("handin_certificate", json!({})),
            "not_found",
            "before the first hand-in there is nothing to certify"
        );
        score(&ada, &ids[0], &grid[0], 4);
        text(
            &ada,
            &ids[0],
            "rationale",
            Some(&grid[0]),
            "Sound <and> sober.\n\n# New",
        );
        text(&ada, &ids[0], "private", None, "Reminds me of my own.");
        ada.ask("handin_make", json!({}));
        // What is on the desk afterwards is not what was handed in.
        score(&ada, &ids[0], &grid[0], 1);
        let read = |form: &str| {
            let written = ada.ask("handin_readable", json!({"number": 1, "form": form}));
            fs_err::read_to_string(written["path"].as_str().expect("a path")).expect("the copy")
        };
        let (page, plain) = (read("html"), read("markdown"));
        for copy in [&page, &plain] {
            assert!(
                copy.contains("Ada Martin") && copy.contains("sober."),
                "who, and the words:\n{copy}"
            );
            assert!(!copy.contains("Reminds me"), "what is for me only stays:\n{copy}");
        }
        assert!(
            page.contains("<td>4</td>"),
            "the score that was handed in:\n{page}"
        );
        assert!(
            page.contains("&lt;and&gt;") && !page.contains("<script"),
            "words are words, and the page needs no script"
        );
        assert!(plain.contains("> \\# New"), "in Markdown too:\n{plain}");

        let written = ada.ask("handin_certificate", json!({}));
        let path = PathBuf::from(written["path"].as_str().expect("a path"));
        let certificate = fs_err::read_to_string(&path).expect("the certificate");
        assert!(
            certificate.contains("Ada Martin") && certificate.contains("ENS de Lyon"),
            "whose it is: {certificate}"
        );
        let row = ada.ask("proposal_get", json!({"proposal": ids[0]}))["row"].clone();
        for told in [&row["title"], &row["number"]] {
            assert!(
                !certificate.contains(told.as_str().expect("a text")),
                "no proposal stands in it: {certificate}"
            );
        }
    }
}

#[test]
fn scores_go_through_a_spreadsheet_and_back() {
    if !has_paraph() {
        return;
    }
    for (language, form) in [
        (Language::En, "csv"),
        (Language::Fr, "csv"),
        (Language::Fr, "xlsx"),
        (Language::En, "hotcrp"),
    ] {
        let (ada, ids) = desk(83, language);
        let grid = grid(&ada);
        score(&ada, &ids[0], &grid[0], 4);
        text(
            &ada,
            &ids[0],
            "rationale",
            Some(&grid[0]),
            "Sound, and \"sober\".\n==+== a line of mine",
        );
        text(&ada, &ids[0], "applicant", None, "Go on.");
        text(&ada, &ids[0], "private", None, "Reminds me of my own.");
        let na = grid.iter().find(|criterion| criterion["na"] == true);
        if let Some(na) = na {
            ada.ask(
                "score_set",
                json!({"proposal": ids[1], "criterion": id(na), "na": true}),
            );
        }
        let written = ada.ask("scores_write", json!({"form": form}));
        let path = written["path"].as_str().expect("a path").to_owned();
        let bytes = fs_err::read(&path).expect("the file");
        assert!(
            !bytes.windows(10).any(|window| window == b"Reminds me"),
            "what is for me only stays"
        );
        let again = ada.ask("desk_table", json!({"path": path}));
        assert_eq!(
            again["changes"],
            json!([]),
            "{form}: what is so already is no change: {again}"
        );
        assert_eq!(again["faults"], json!([]), "{form}: all is understood");

        // Everything is taken back by undo, then comes in from the file in one step.
        let before = ada.ask("review_get", json!({"proposal": ids[0]}));
        score(&ada, &ids[0], &grid[0], 2);
        text(&ada, &ids[0], "rationale", Some(&grid[0]), "");
        text(&ada, &ids[0], "applicant", None, "");
        let looked = ada.ask("desk_table", json!({"path": path}));
        let conflict = looked["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .find(|change| change["before"] == "2")
            .unwrap_or_else(|| panic!("{form}: the difference is shown: {looked}"))
            .clone();
        assert_eq!(conflict["after"], "4", "{form}: from what to what");
        let taken = ada.ask("desk_table_take", json!({"of": {"path": path}, "replace": []}));
        assert_eq!(
            (taken["taken"].as_i64(), taken["kept"].as_i64()),
            (Some(2), Some(1)),
            "{form}: what is empty is filled, what is here stays"
        );
        assert_eq!(step(&ada, &ids[0], &grid[0]), 2, "{form}: nothing is overwritten");
        ada.ask(
            "desk_table_take",
            json!({"of": {"path": path}, "replace": [conflict["key"]]}),
        );
        let after = ada.ask("review_get", json!({"proposal": ids[0]}));
        assert_eq!(
            after["criteria"], before["criteria"],
            "{form}: the scores and reasons are as they were"
        );
        assert_eq!(after["applicant"], "Go on.", "{form}: and the texts");
        let history = ada.ask("history_list", json!({}));
        let last = &history["steps"][0];
        assert_eq!(last["label"]["id"], "op-table", "{form}: one step: {last}");
    }
}

#[test]
fn a_table_of_titles_finds_the_proposals_by_their_files() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(84, Language::En);
    let detail = ada.ask("proposal_get", json!({"proposal": ids[0]}));
    let file = detail["documents"][0]["name"]
        .as_str()
        .expect("a file")
        .to_owned();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.csv");
    fs_err::write(
        &path,
        format!("N°;Titre;Porteur;Fichier;Montant;ORCID\nA-17;Un titre;Bo Lind (ETH);{file};1 234;0000-0002-1825-0097\nZ-9;Autre;;other.pdf;;0000-0002-1825-0098\n"),
    )
    .expect("a table");
    let path = path.display().to_string();
    let looked = ada.ask("desk_table", json!({"path": path}));
    assert_eq!(
        strings(&looked["left"], "number"),
        ["Z-9"],
        "a row of which nothing is here is told: {looked}"
    );
    assert_eq!(
        strings(&looked["faults"], "value"),
        ["0000-0002-1825-0098"],
        "an ORCID whose last digit is wrong is told"
    );
    let changes = looked["changes"].as_array().expect("changes");
    let keys: Vec<&str> = changes
        .iter()
        .filter(|change| !change["before"].is_null())
        .filter_map(|change| change["key"].as_str())
        .collect();
    let taken = ada.ask("desk_table_take", json!({"of": {"path": path}, "replace": keys}));
    assert_eq!(taken["kept"], 0, "all that the table says is wanted: {looked}");
    let row = ada.ask("proposal_get", json!({"proposal": ids[0]}))["row"].clone();
    assert_eq!(
        (
            row["number"].as_str(),
            row["title"].as_str(),
            row["asked"].as_i64()
        ),
        (Some("A-17"), Some("Un titre"), Some(1234)),
        "found by its file, and called as the table says"
    );
    assert_eq!(row["applicants"][0]["institution"], "ETH", "with its applicants");
}

#[test]
fn a_table_of_several_reviewers_asks_whose_scores_are_mine() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(85, Language::En);
    let grid = grid(&ada);
    let title = grid[0]["title"].as_str().expect("a title");
    let numbers: Vec<Value> = ids
        .iter()
        .map(|id| ada.ask("proposal_get", json!({"proposal": id}))["row"]["number"].clone())
        .collect();
    let number = numbers[0].as_str().expect("a number");
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: String| -> String {
        let path = folder.path().join(name);
        fs_err::write(&path, content).expect("a table");
        path.display().to_string()
    };
    let known = write(
        "known.csv",
        format!("paper,reviewer,{title}\n{number},Martin Ada,3\n{number},Bo Lind,1\n"),
    );
    let looked = ada.ask("desk_table", json!({"path": known}));
    assert_eq!(
        (
            looked["reviewer"].as_str(),
            looked["changes"][0]["after"].as_str()
        ),
        (Some("Martin Ada"), Some("3")),
        "I am known by my name: {looked}"
    );
    let strangers = write(
        "strangers.csv",
        format!("paper,reviewer,{title}\n{number},R1,3\n{number},R2,1\n"),
    );
    let looked = ada.ask("desk_table", json!({"path": strangers}));
    assert_eq!(
        (looked["reviewer"].clone(), looked["changes"].clone()),
        (Value::Null, json!([])),
        "none is me, so nothing is read: {looked}"
    );
    let chosen = ada.ask("desk_table", json!({"path": strangers, "reviewer": "R2"}));
    assert_eq!(
        chosen["changes"][0]["after"], "1",
        "the one that is mine: {chosen}"
    );

    // A block pasted into the table of my scores is one step.
    let filled = ada.ask(
        "scores_fill",
        json!({"cells": [
            {"proposal": ids[0], "criterion": id(&grid[0]), "text": "4 strong"},
            {"proposal": ids[1], "criterion": id(&grid[0]), "text": "4+"},
            {"proposal": ids[2], "criterion": id(&grid[0]), "text": ""},
        ]}),
    );
    assert_eq!(
        (filled["filled"].as_i64(), filled["left"][0]["text"].as_str()),
        (Some(1), Some("4+")),
        "what is no step is told: {filled}"
    );
    assert_eq!(step(&ada, &ids[0], &grid[0]), 4, "and the rest is scored");
}

#[test]
fn a_mail_gives_up_what_is_attached() {
    let ada = Person::new(86);
    let folder = tempfile::tempdir().expect("a folder");
    let mail = folder.path().join("chair.eml");
    fs_err::write(
        &mail,
        "From: Chair <chair@example.org>\r\nTo: ada@ens.example\r\nSubject: Sheet\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n\
         --b\r\nContent-Type: text/csv; name=\"../scores.csv\"\r\nContent-Disposition: attachment; filename=\"../scores.csv\"\r\n\r\n\
         a,b\r\n1,2\r\n--b\r\nContent-Type: image/png; name=\"logo.png\"\r\nContent-Disposition: attachment; filename=\"logo.png\"\r\n\r\nx\r\n--b--\r\n",
    )
    .expect("a mail");
    let path = mail.display().to_string();
    assert_eq!(
        ada.ask("file_inspect", json!({"path": path}))["act"],
        "open_mail",
        "the one thing to do with a mail"
    );
    let opened = ada.ask("mail_open", json!({"path": path}));
    let paths: Vec<&str> = opened["paths"]
        .as_array()
        .expect("paths")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(paths.len(), 1, "a picture of a signature is of no use: {opened}");
    let lies = Path::new(paths[0]);
    assert!(
        lies.starts_with(ada.home.path()) && lies.file_name().is_some_and(|name| name == "scores.csv"),
        "no name leads elsewhere: {}",
        lies.display()
    );
    assert_eq!(
        ada.ask("mail_open", json!({"path": path})),
        opened,
        "a second time makes no second copy"
    );
}

#[test]
fn the_table_and_the_search_are_narrowed_by_state_and_track() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(87, Language::En);
    let grid = grid(&ada);
    for criterion in &grid {
        score(&ada, &ids[0], criterion, 3);
    }
    score(&ada, &ids[1], &grid[0], 3);
    ada.ask("later_set", json!({"proposal": ids[2], "later": true}));
    let narrowed = |filter: &str| {
        strings(
            &ada.ask("proposals_list", json!({"filter": filter}))["rows"],
            "proposal",
        )
    };
    assert_eq!(
        narrowed("state:scored"),
        [ids[0].clone()],
        "scored on every criterion"
    );
    assert_eq!(narrowed("state:reading"), [ids[1].clone()], "begun");
    assert_eq!(narrowed("state:later"), [ids[2].clone()], "put off");
    assert_eq!(
        narrowed("state:scored nothing-like-it"),
        Vec::<String>::new(),
        "with words that do not stand there, none"
    );
    ada.ask("handin_make", json!({}));
    assert_eq!(
        narrowed("state:scored"),
        [ids[0].clone()],
        "what was handed in is scored all the same"
    );
    let found = ada.ask("search", json!({"query": "state:scored accelerator"}));
    assert_eq!(
        strings(&found["hits"], "proposal"),
        [ids[0].clone()],
        "the search through every page is narrowed likewise: {found}"
    );
    let call = ada.ask("app_state", Value::Null)["workspace"]["call"].clone();
    let track = &call["tracks"][0];
    ada.ask("proposal_set", json!({"proposal": ids[1], "track": track["id"]}));
    for name in ["id", "title"] {
        let query = format!("track:\"{}\"", track[name].as_str().expect("a name"));
        assert!(
            narrowed(&query).contains(&ids[1]),
            "a track by its {name}: {query}"
        );
    }
}
