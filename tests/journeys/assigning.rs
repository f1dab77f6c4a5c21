//! Assigning by a chair who has not heard from everybody yet: conflicts are kept and signed later, a change by hand has its
//! price, what cannot be done is explained, tables go in and out.

use paraph_tests::chair::{Chair, sample};
use serde_json::{Value, json};

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().expect("a list")
}

fn words(phrases: &Value) -> String {
    phrases
        .as_array()
        .expect("phrases")
        .iter()
        .map(|phrase| phrase["text"].as_str().expect("words"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The row of a person and the id of a proposal that are assigned to each other.
fn pair(chair: &Chair, name: &str) -> (Value, Value, Value) {
    let people = chair.does("people_list", json!({}));
    let row = list(&people, "people")
        .iter()
        .find(|person| person["name"] == name)
        .expect("on the list")["row"]
        .clone();
    let pairs = chair.does("assignments_get", json!({}));
    let found = list(&pairs, "pairs")
        .iter()
        .find(|pair| pair["row"] == row)
        .expect("somebody assigned")
        .clone();
    (row, found["proposal"].clone(), found["number"].clone())
}

#[test]
fn a_conflict_of_somebody_who_has_not_answered_is_kept_and_signed_later() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let (row, proposal, number) = pair(&chair, "Ada Martin");
    let table = chair.folder.path().join("pairs.csv");
    let rows = format!(
        "paper,action,email\n{0},clearreview,a.martin@lyon-sud.example\n{0},conflict,Ada Martin\n",
        number.as_str().expect("a number")
    );
    fs_err::write(&table, rows).expect("a table");
    let steps = |chair: &Chair| {
        chair.does("history_list", json!({}))["steps"]
            .as_array()
            .map_or(0, Vec::len)
    };
    let before = steps(&chair);
    let taken = chair.does("assignments_table", json!({ "path": table }));
    assert_eq!(
        taken["refused"],
        json!([]),
        "nothing is refused because somebody has not answered: {taken:#}"
    );
    assert_eq!(steps(&chair), before + 1, "a table is one step");
    let by = |chair: &Chair| {
        let state = chair.does("assignments_get", json!({}));
        list(&state, "conflicts")
            .iter()
            .find(|one| one["row"] == row && one["proposal"] == proposal)
            .map(|one| one["by"].as_str().expect("a word").to_owned())
    };
    assert_eq!(by(&chair).as_deref(), Some("chair"), "it stands with the others");
    chair.does("undo", json!({}));
    assert_ne!(
        by(&chair).as_deref(),
        Some("chair"),
        "one step back takes all of the table back"
    );
    chair.does("redo", json!({}));
    assert_eq!(by(&chair).as_deref(), Some("chair"), "and forth");
    // Once she has answered and is accepted it is a record: her review of that proposal does not count.
    chair.takes_in_all(&[&made.received]);
    chair.accepts();
    assert_eq!(by(&chair).as_deref(), Some("chair"), "it still stands");
    chair.does("received_enter", json!({ "close": true }));
    let ranking = chair.does("ranking_get", json!({}));
    let of = list(&ranking, "rows")
        .iter()
        .find(|one| one["proposal"] == proposal)
        .expect("the proposal");
    assert!(
        list(of, "recused").contains(&json!("Ada Martin")),
        "and the ranking knows it: {}",
        of["recused"]
    );
}

#[test]
fn a_suggested_conflict_can_be_cleared() {
    let chair = Chair::sits_down();
    let (row, _, _) = pair(&chair, "Ada Martin");
    let proposals = chair.does("office_proposals", json!({}));
    let institution = list(&proposals, "proposals")[0]["applicants"][0]["institution"].clone();
    chair.does("person_set", json!({ "row": row, "institution": institution }));
    let suggested = |chair: &Chair| {
        let state = chair.does("assignments_get", json!({}));
        list(&state, "conflicts")
            .iter()
            .find(|one| one["row"] == row && one["by"] == "suggested")
            .cloned()
    };
    let one = suggested(&chair).expect("the same institution is worth a look");
    chair.does(
        "office_conflict_set",
        json!({ "row": row, "proposal": one["proposal"], "recused": false }),
    );
    assert_ne!(
        suggested(&chair).map(|other| other["proposal"].clone()),
        Some(one["proposal"].clone()),
        "what was cleared is not suggested again"
    );
}

#[test]
fn a_change_by_hand_says_its_price() {
    let chair = Chair::sits_down();
    let (row, proposal, number) = pair(&chair, "Ada Martin");
    // The sample gives each proposal one reader more than the call asks for; that one goes first.
    let pairs = chair.does("assignments_get", json!({}));
    let other = list(&pairs, "pairs")
        .iter()
        .find(|pair| pair["proposal"] == proposal && pair["row"] != row)
        .expect("another reader");
    chair.does(
        "assignment_set",
        json!({ "row": other["row"], "proposal": proposal }),
    );
    let taken = chair.does("assignment_set", json!({ "row": row, "proposal": proposal }));
    let said = words(&taken["price"]);
    assert!(
        said.contains("Fit of all pairs")
            && said.contains(&format!("{} then has", number.as_str().expect("a number"))),
        "who leaves takes fit along and leaves too few: {said}"
    );
    assert_eq!(
        chair.does("assignments_get", json!({}))["price"],
        json!([]),
        "looking costs nothing"
    );
}

#[test]
fn what_cannot_be_assigned_is_explained_by_counting() {
    let chair = Chair::sits_down();
    let plan = chair.does("assignments_compute", json!({ "per_proposal": 5, "load": 2 }));
    let said = words(&plan["infeasible"]);
    assert_eq!(plan["added"], 0, "nothing is assigned in silence");
    for part in [
        "together have too few reviewers",
        "can take them on",
        "Nothing was changed.",
    ] {
        assert!(said.contains(part), "the explanation says {part}: {said}");
    }
}

#[test]
fn assignments_come_back_from_both_tables() {
    let chair = Chair::sits_down();
    let pairs = |chair: &Chair| {
        let state = chair.does("assignments_get", json!({}));
        let mut all: Vec<String> = list(&state, "pairs")
            .iter()
            .map(|pair| format!("{} {} {}", pair["row"], pair["number"], pair["role"]))
            .collect();
        all.sort();
        all
    };
    let before = pairs(&chair);
    for hotcrp in [true, false] {
        let path = chair.folder.path().join(format!("pairs-{hotcrp}.csv"));
        chair.does("assignments_export", json!({ "path": path, "hotcrp": hotcrp }));
        let (row, proposal, _) = pair(&chair, "Ada Martin");
        chair.does("assignment_set", json!({ "row": row, "proposal": proposal }));
        assert_ne!(pairs(&chair), before, "one was taken back");
        let taken = chair.does("assignments_table", json!({ "path": path }));
        assert_eq!(taken["refused"], json!([]), "every row is understood: {taken:#}");
        assert_eq!(
            pairs(&chair),
            before,
            "the table brings it back (HotCRP: {hotcrp})"
        );
    }
}
