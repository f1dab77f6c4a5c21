//! Forms that came on paper: typed twice, differences stop, a draft asks the reviewer, and the answer finds its way back.

use paraph_tests::chair::{CLOSE, Chair};
use serde_json::{Value, json};

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().expect("a list")
}

/// Types every cell of a person's grid: one step, but for the first cell.
fn types(chair: &Chair, row: &Value, pass: u32, first: &str) -> Value {
    let mut grid = chair.does("typing_get", json!({ "row": row }));
    let mut first = Some(first);
    for line in list(&grid.clone(), "lines") {
        for criterion in list(&grid.clone(), "criteria") {
            let value = first.take().unwrap_or("3");
            grid = chair.does(
                "typing_set",
                json!({ "row": row, "proposal": line["proposal"], "criterion": criterion["id"], "pass": pass, "value": value }),
            );
        }
    }
    grid
}

/// Somebody who is on the list and sent nothing: a form on paper is all there is.
fn on_paper(chair: &Chair) -> Value {
    let made = chair.does(
        "person_set",
        json!({ "name": "Petra Holm", "email": "petra@uppsala.example", "language": "fr" }),
    );
    let row = made["row"].clone();
    let proposals = chair.does("office_proposals", json!({}));
    for proposal in &list(&proposals, "proposals")[..2] {
        chair.does(
            "assignment_set",
            json!({ "row": row, "proposal": proposal["proposal"], "role": "primary" }),
        );
    }
    row
}

#[test]
fn what_was_typed_twice_is_asked_about_and_confirmed() {
    let chair = Chair::sits_down();
    let petra = on_paper(&chair);
    let once = types(&chair, &petra, 1, "4");
    assert_eq!(once["unproved"], 8, "two forms of four criteria were typed once");
    assert_eq!(
        chair.is_refused("typing_take_in", json!({ "row": petra })),
        "incomplete",
        "once is not enough"
    );
    let twice = types(&chair, &petra, 2, "2");
    assert_eq!(
        (&twice["differences"], &twice["unproved"]),
        (&json!(1), &json!(0)),
        "the second time found a slip"
    );
    assert_eq!(
        chair.is_refused("typing_take_in", json!({ "row": petra })),
        "incomplete",
        "a difference stops"
    );
    let mended = types(&chair, &petra, 2, "4");
    assert_eq!(mended["differences"], 0, "and is mended where it stands");
    chair.does("typing_take_in", json!({ "row": petra }));
    let unsigned = chair.does("unsigned_list", json!({}));
    let of = |unsigned: &Value| {
        let people = list(unsigned, "people").iter();
        people
            .clone()
            .find(|one| one["name"] == "Petra Holm")
            .expect("somebody")
            .clone()
    };
    let person = of(&unsigned);
    assert_eq!(
        (list(&person, "reviews").len(), &person["confirmed"]),
        (2, &json!(0)),
        "both stand there, confirmed by nobody: {unsigned:#}"
    );
    assert_eq!(
        person["reviews"][0]["source"], "paper",
        "and say where they come from"
    );
    let asked = chair.does("confirmations_make", json!({ "rows": [petra] }));
    let draft = fs_err::read_to_string(list(&asked, "files")[0].as_str().expect("a path")).expect("a draft");
    assert!(draft.contains("petra@uppsala.example"), "a draft asks her");
    // She answers: the first is right.
    let head = person["reviews"][0]["head"].clone();
    let state = |chair: &Chair| chair.does("ranking_get", json!({}))["rows"].clone();
    let before = state(&chair);
    let confirmed = chair.does("unsigned_confirm", json!({ "heads": [head], "confirmed": true }));
    assert_eq!(of(&confirmed)["confirmed"], 1, "her word stands beside it");
    assert_eq!(state(&chair), before, "a word changes no score and no place");
    chair.does("undo", json!({}));
    assert_eq!(
        of(&chair.does("unsigned_list", json!({})))["confirmed"],
        0,
        "a slip of the mouse is taken back like any other"
    );
    chair.does("unsigned_confirm", json!({ "heads": [head], "confirmed": true }));
    let asked = chair.does("confirmations_make", json!({ "rows": [petra] }));
    let again = fs_err::read(list(&asked, "files")[0].as_str().expect("a path")).expect("a draft");
    let number = |at: usize| {
        person["reviews"][at]["number"]
            .as_str()
            .expect("a number")
            .to_owned()
    };
    let text = plain(&again);
    assert!(
        text.contains(&number(1)) && !text.contains(&number(0)),
        "what is confirmed is not asked again: {text}"
    );
    // A cell that was wrong is typed again, and wants her word again.
    for pass in [1, 2] {
        types(&chair, &petra, pass, "5");
    }
    chair.does("typing_take_in", json!({ "row": petra }));
    let person = of(&chair.does("unsigned_list", json!({})));
    assert_eq!(
        (list(&person, "reviews").len(), &person["confirmed"]),
        (2, &json!(0)),
        "a review that changed is not what was confirmed"
    );
}

/// The words of a draft.
fn plain(draft: &[u8]) -> String {
    let program = "import email, email.policy, sys\n\
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)\n\
        print(mail.get_body(('plain',)).get_content())";
    let mut child = std::process::Command::new("python3")
        .args(["-c", program])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("python");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), draft).expect("a draft");
    let output = child.wait_with_output().expect("python");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_is_confirmed_after_publishing_stands_in_the_next_edition() {
    let chair = Chair::sits_down();
    chair.closes();
    let folder = chair.publishes();
    let page = |folder: &std::path::Path| fs_err::read_to_string(folder.join("index.html")).expect("a page");
    assert!(
        page(&folder).contains("None of them was confirmed by its reviewer."),
        "the sheet that came back is said to be unsigned and unconfirmed"
    );
    let unsigned = chair.does("unsigned_list", json!({}));
    let heads: Vec<Value> = list(&unsigned, "people")
        .iter()
        .flat_map(|one| list(one, "reviews"))
        .map(|review| review["head"].clone())
        .collect();
    assert!(!heads.is_empty(), "one reviewer used a score sheet");
    chair.host.set_clock(CLOSE + 9_000);
    chair.does("unsigned_confirm", json!({ "heads": heads, "confirmed": true }));
    let letters = |to: &str| {
        let made = chair.does("letters_make", json!({ "folder": chair.folder.path().join(to) }));
        let read = |letter: &Value| {
            fs_err::read_to_string(letter["html"].as_str().expect("a path")).expect("a letter")
        };
        list(&made, "letters").iter().map(read).collect::<String>()
    };
    assert!(
        !letters("as-published").contains("the reviewer has confirmed it"),
        "a letter of an edition says what that edition knew"
    );
    let second = chair.does(
        "publish_make",
        json!({ "folder": chair.folder.path().join("second") }),
    );
    let second = std::path::PathBuf::from(second["folder"].as_str().expect("a folder"));
    let count = format!("{} of them were confirmed by their reviewers.", heads.len());
    assert!(
        page(&second).contains(&count),
        "the next edition says who confirmed"
    );
    assert_eq!(
        fs_err::read(second.join("scores.jsonl")).expect("scores"),
        fs_err::read(folder.join("scores.jsonl")).expect("scores"),
        "and counts the same reviews"
    );
    assert!(
        letters("of-the-second").contains("the reviewer has confirmed it"),
        "as its letters say"
    );
}

#[test]
fn a_table_with_heads_of_its_own_is_read_as_the_chair_says() {
    let chair = Chair::sits_down();
    let petra = on_paper(&chair);
    let grid = chair.does("typing_get", json!({ "row": petra }));
    let number = list(&grid, "lines")[0]["number"].as_str().expect("a number");
    let criteria: Vec<&str> = list(&grid, "criteria")
        .iter()
        .filter_map(|criterion| criterion["title"].as_str())
        .collect();
    let mut rows = "No idea,Someone,Thing,Points\n".to_owned();
    rows.extend(criteria.iter().enumerate().map(|(nth, criterion)| {
        let step = if nth == 0 { "4+" } else { "3" };
        format!("{number},Petra Holm,{criterion},{step}\n")
    }));
    let path = chair.folder.path().join("from-petra.csv");
    fs_err::write(&path, rows).expect("a table");
    let plan = || chair.does("received_plan", json!({ "paths": [path] }));
    let before = plan();
    let item = &list(&before, "items")[0];
    assert_eq!(item["acts"], json!(["map"]), "nothing is known of these heads");
    let of = |plan: &Value| json!({ "plan": plan["plan"], "file": list(plan, "items")[0]["file"] });
    let columns = chair.does("received_columns", of(&before));
    assert_eq!(columns["rows"], criteria.len(), "the table is shown");
    let says = |mapping: [Option<&str>; 4]| {
        let mut asked = of(&before);
        asked["mapping"] = json!({ "columns": mapping });
        asked
    };
    assert_eq!(
        chair.is_refused("received_columns_set", says([None, Some("reviewer"), None, None])),
        "incomplete",
        "without a number nobody knows what a row is about"
    );
    chair.does(
        "received_columns_set",
        says([Some("number"), Some("reviewer"), Some("criterion"), Some("score")]),
    );
    let after = plan();
    let item = &list(&after, "items")[0];
    assert_eq!(
        (&item["faults"][0]["value"], &item["faults"][0]["criterion"]),
        (&json!("4+"), &json!(criteria[0])),
        "a step that is none is told with its criterion"
    );
    let acts = list(item, "acts");
    assert!(
        acts.contains(&json!("take_in")),
        "the rest can be taken in: {acts:?}"
    );
}
