//! More figures, asked by a chair: what stands out of reviewers, what hangs on one person, what the sponsor changed. None of
//! it touches the record.

use paraph_tests::chair::{Chair, sample};
use serde_json::{Value, json};

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().expect("a list")
}

#[test]
fn the_figures_stand_beside_the_ranking_and_change_nothing() {
    let chair = Chair::sits_down();
    chair.closes();
    let ranking = chair.does("ranking_get", json!({}));
    let figures = chair.does("ranking_figures", json!({}));
    let reviewers = list(&figures, "reviewers");
    assert!(
        reviewers.iter().all(|one| one["noise"].as_i64() > Some(0)),
        "each reviewer's scatter is given where severity is: {reviewers:#?}"
    );
    assert!(
        reviewers.is_sorted_by_key(|one| one["severity"].as_i64()),
        "the most severe stands first"
    );
    let agreement = list(&figures, "agreement");
    assert_eq!(
        agreement.last().expect("the total")["criterion"],
        Value::Null,
        "the totals stand below the criteria"
    );
    assert!(
        agreement.iter().all(|one| one["low"].is_null()),
        "seventeen proposals are too few for a range: {agreement:#?}"
    );
    let left_out = &figures["left_out"];
    let most = list(left_out, "reviewers")
        .iter()
        .map(|one| list(one, "entered").len().max(list(one, "left").len()))
        .max()
        .unwrap_or(0);
    assert_eq!(
        left_out["most"].as_u64(),
        Some(most as u64),
        "the sentence and the list of reviewers tell the same: {left_out:#}"
    );
    assert_eq!(
        figures["islands"],
        json!([]),
        "the sample's proposals hang together by their reviewers"
    );
    assert_eq!(
        chair.does("ranking_get", json!({})),
        ranking,
        "looking at figures changes nothing"
    );
}

#[test]
fn what_the_sponsor_changed_stands_with_its_power_and_its_limits() {
    let chair = Chair::sits_down();
    chair.closes();
    let before = chair.does("influence_get", json!({}));
    assert_eq!(before["refusals"], json!([]), "nothing was refused yet");
    assert_eq!(before["refused"], json!([]), "and there is nothing to compare");
    let ranking = chair.does("ranking_get", json!({}));
    let first = list(&ranking, "rows")
        .iter()
        .find(|row| row["group"] == "funded")
        .expect("somebody is funded");
    let (_, made) = sample();
    chair.does(
        "veto_set",
        json!({ "proposal": first["proposal"], "on_behalf_of": "Halden Foundation", "given": "ground_only", "ground": "legal", "letter": made.letter }),
    );
    let after = chair.does("influence_get", json!({}));
    let fills = list(&after, "fills");
    let stages: Vec<&Value> = fills.iter().map(|fill| &fill["stage"]).collect();
    assert_eq!(
        stages,
        ["scored", "decided", "refused"],
        "the same rules, three times"
    );
    assert_eq!(
        fills[2]["left"],
        json!([first["number"]]),
        "the refused one falls out between the second and the third: {fills:#?}"
    );
    assert_eq!(list(&after, "refusals").len(), 1, "one sentence for one refusal");
    let tests = list(&after, "refused");
    let language = tests
        .iter()
        .find(|test| test["attribute"] == "language")
        .expect("the table of proposals had a column of languages");
    let hits: u64 = list(language, "levels")
        .iter()
        .filter_map(|level| level["hit"].as_u64())
        .sum();
    assert_eq!(
        hits, 1,
        "the one refusal stands in one of the levels: {language:#}"
    );
    for test in tests.iter().chain(list(&after, "funded")) {
        assert_eq!(
            test["weak"].as_bool(),
            Some(test["p"].is_null()),
            "where a comparison could have shown nothing there is no p: {test:#}"
        );
        assert!(
            test["weak"] == true || test["smallest"].as_u64() <= Some(500),
            "and where there is one, it could have been small: {test:#}"
        );
        assert!(!list(test, "sentences").is_empty(), "each says something");
    }
    assert_eq!(
        list(&after, "cannot").len(),
        4,
        "what cannot be concluded is always said"
    );
    let page = chair.does("publish_preview", json!({}));
    let page = page["page"].as_str().expect("a page");
    assert!(
        page.contains("Whether a refusal was proper or improper."),
        "and the public page says it too"
    );
}
