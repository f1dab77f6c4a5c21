//! Each template goes its way: through the format without loss, and with what is its own: rapporteurs and closed documents, nine
//! steps with the highest or the lowest best, two rounds that are both kept, a part that is not discussed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use paraph_app::committee::Seeded;
use paraph_app::{App, Language};
use paraph_tests::chair::CLOSE;
use paraph_tests::somebody::Somebody;
use serde_json::{Value, json};

const TEMPLATES: [&str; 5] = ["open-compute", "anr", "fns", "nih", "blank"];
/// What is the chair's own: given anew for each call, or no part of the format.
const OWN: [&str; 8] = [
    "opens",
    "closes",
    "publishes",
    "draw_at",
    "people",
    "instructions",
    "appeal",
    "short",
];

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().expect("a list")
}

/// A chair with an office made from a template, with what the template leaves open filled in.
fn office(template: &str, language: Language) -> Somebody {
    let home = tempfile::tempdir().expect("a folder");
    let seed = format!("{template} {}", language.tag());
    let host = Seeded::new(
        home.path(),
        Path::new("paraph"),
        &seed,
        CLOSE - 30 * 86_400,
        language,
    );
    let chair = Somebody {
        app: App::new(host.clone()),
        host,
        home,
    };
    chair.does(
        "me_set",
        json!({ "name": "Ingrid Solberg", "email": "ingrid@halden.example" }),
    );
    chair.does(
        "workspace_create",
        json!({ "kind": "office", "name": "Call", "path": chair.home.path().join("a.paraph-office") }),
    );
    let mut body = chair.does("call_template", json!({ "template": template }))["body"].clone();
    let at = |days: i64| {
        let at = jiff::Timestamp::from_second(CLOSE + days * 86_400).expect("a time");
        json!(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    };
    for (field, value) in [
        ("opens", at(-20)),
        ("closes", at(0)),
        ("draw_at", at(1)),
        ("publishes", at(10)),
        ("people", json!([{ "role": "chair", "name": "Ingrid Solberg" }])),
    ] {
        body[field] = value;
    }
    for (field, value) in [
        ("title", json!("A call")),
        ("short", json!("CALL")),
        ("sponsor", json!("Foundation")),
        ("draw_source", json!("drand quicknet")),
    ] {
        if body[field] == "" {
            body[field] = value;
        }
    }
    if body["pool"] == 0 {
        body["pool"] = json!(1_000_000);
    }
    for track in body["tracks"].as_array_mut().expect("strands") {
        if track["ceiling"] == 0 {
            track["ceiling"] = json!(500_000);
        }
    }
    chair.does("call_update", body);
    chair
}

/// The titles of the criteria.
fn criteria(chair: &Somebody) -> Vec<String> {
    let view = chair.does("call_get", json!({}));
    let titles = list(&view["body"], "criteria").iter();
    titles
        .map(|criterion| criterion["title"].as_str().expect("a title").to_owned())
        .collect()
}

/// So many proposals in the first strand, each asking for the same, a tenth of which is of use.
fn proposals(chair: &Somebody, count: usize, asked: u64) {
    let view = chair.does("call_get", json!({}));
    let track = &view["body"]["tracks"][0]["id"];
    for n in 1..=count {
        chair.does(
            "office_proposal_set",
            json!({ "number": format!("P-{n}"), "title": format!("Proposal {n}"), "track": track, "asked": asked, "smallest": asked / 10, "applicants": [{ "name": format!("Applicant {n}") }] }),
        );
    }
}

/// Takes in a table of reviews: for each proposal and reviewer the steps in the order of the grid.
fn table(chair: &Somebody, name: &str, rows: &[(usize, &str, Vec<String>)]) {
    let mut text = format!("proposal,reviewer,{}\n", criteria(chair).join(","));
    for (proposal, reviewer, steps) in rows {
        let _ = writeln!(text, "P-{proposal},{reviewer},{}", steps.join(","));
    }
    let path = chair.home.path().join(name);
    fs_err::write(&path, text).expect("a table");
    chair.takes_in(&[path]);
}

/// Enters, closes, draws if that is needed, publishes; gives the folder.
fn publishes(chair: &Somebody) -> PathBuf {
    chair.host.set_clock(CLOSE + 60);
    chair.does("received_enter", json!({ "close": true }));
    if !list(&chair.does("draw_list", json!({})), "draws").is_empty() {
        chair.does("draw_announce", json!({}));
        chair.host.set_clock(CLOSE + 2 * 86_400);
        for draw in list(&chair.does("draw_list", json!({})), "draws") {
            let seed = "a number";
            chair.does(
                "draw_enter",
                json!({ "track": draw["track"], "seed": seed, "again": seed }),
            );
        }
    }
    chair.host.set_clock(CLOSE + 3 * 86_400);
    let made = chair.does(
        "publish_make",
        json!({ "folder": chair.home.path().join("published") }),
    );
    PathBuf::from(made["folder"].as_str().expect("a folder"))
}

/// The rows of the ranking by number.
fn ranked(chair: &Somebody) -> BTreeMap<String, Value> {
    let ranking = chair.does("ranking_get", json!({}));
    let rows = list(&ranking, "rows").iter();
    rows.map(|row| (row["number"].as_str().expect("a number").to_owned(), row.clone()))
        .collect()
}

#[test]
fn every_template_goes_through_the_format_without_loss_in_both_languages() {
    for template in TEMPLATES {
        for language in [Language::En, Language::Fr] {
            let chair = office(template, language);
            proposals(&chair, 1, 1_000);
            let before = chair.does("call_get", json!({}));
            assert_eq!(
                before["faults"],
                json!([]),
                "{template}: with dates and money the template is a call"
            );
            let frozen = chair.does("call_freeze", json!({}));
            let file = &frozen["editions"][0]["path"];
            let other = Somebody::named("Ken Sato", "ken@halden.example");
            other.does(
                "workspace_create",
                json!({ "kind": "office", "name": "Next year", "path": other.home.path().join("b.paraph-office") }),
            );
            let copied = other.does("call_copy", json!({ "path": file }));
            for (field, value) in before["body"].as_object().expect("fields") {
                if !OWN.contains(&field.as_str()) {
                    assert_eq!(
                        &copied["body"][field], value,
                        "{template}: {field} comes back out of the file as it went in"
                    );
                }
            }
        }
    }
}

#[test]
fn this_sponsors_caps_requests_and_gives_the_last_one_a_part() {
    let chair = office("open-compute", Language::En);
    let mut body = chair.does("call_get", json!({}))["body"].clone();
    body["tracks"][0]["budget"] = json!(25_000_000);
    chair.does("call_update", body);
    proposals(&chair, 8, 12_000_000);
    chair.does("call_freeze", json!({}));
    let rows: Vec<(usize, &str, Vec<String>)> = (1..=8_usize)
        .flat_map(|n| {
            ["Ada", "Bo", "Cy"]
                .into_iter()
                .enumerate()
                .map(move |(nth, who)| {
                    let step =
                        |k: usize| (6 - n.div_ceil(2) + usize::from((n + nth + k).is_multiple_of(4))).min(5);
                    (n, who, (0..4).map(|k| step(k).to_string()).collect())
                })
        })
        .collect();
    table(&chair, "reviews.csv", &rows);
    publishes(&chair);
    let rows = ranked(&chair);
    let mut awards: Vec<u64> = rows
        .values()
        .filter_map(|row| row["award"].as_u64())
        .filter(|award| *award > 0)
        .collect();
    awards.sort_unstable();
    assert_eq!(
        awards,
        [3_000_000, 11_000_000, 11_000_000],
        "no award is above the ceiling, and the last one gets what is left"
    );
}

#[test]
fn of_the_agency_a_member_with_a_tie_sees_no_document_and_the_committee_hears_rapporteurs_first() {
    let chair = office("anr", Language::En);
    proposals(&chair, 3, 100_000);
    let folder = chair.home.path().join("pdf");
    fs_err::create_dir_all(&folder).expect("a folder");
    for n in 1..=3 {
        let text = format!("What is asked in proposal {n}");
        let bytes = paraph_tests::pdf(&[&[&text, "and nothing else"]]);
        fs_err::write(folder.join(format!("P-{n}.pdf")), bytes).expect("a PDF");
    }
    chair.does("office_proposals_files", json!({ "paths": [folder] }));
    for name in ["Ada Martin", "Bo Lind"] {
        chair.does(
            "person_set",
            json!({ "name": name, "email": format!("{}@halden.example", &name[..2]), "language": "en" }),
        );
    }
    let people = chair.does("people_list", json!({}));
    let row = |name: &str| {
        let known = list(&people, "people").iter().find(|one| one["name"] == name);
        known.expect("on the list")["row"].clone()
    };
    let ids = chair.does("office_proposals", json!({}));
    let id = |number: &str| {
        let known = list(&ids, "proposals").iter().find(|one| one["number"] == number);
        known.expect("a proposal")["proposal"].clone()
    };
    chair.does(
        "office_conflict_set",
        json!({ "row": row("Ada Martin"), "proposal": id("P-2"), "recused": true, "ground": "coauthor" }),
    );
    chair.does("call_freeze", json!({}));
    let invited = chair.does("people_invite", json!({ "documents": true }));
    let desk = |name: &str| {
        let file = list(&invited, "files")
            .iter()
            .find(|file| file["row"] == row(name));
        let one = Somebody::named(name, "somebody@halden.example");
        let path = file.expect("an invitation")["path"].clone();
        one.does(
            "call_accept",
            json!({ "path": path, "workspace": one.home.path().join("desk.paraph-desk") }),
        );
        one
    };
    let documents = |one: &Somebody| -> Vec<(String, bool)> {
        let rows = one.does("proposals_list", json!({}));
        let rows = list(&rows, "rows").iter();
        rows.map(|row| {
            let here = row["document"].is_string() || row["document_here"] == true;
            (row["number"].as_str().expect("a number").to_owned(), here)
        })
        .collect()
    };
    let here =
        |one: &Somebody| one.does("app_state", json!({}))["workspace"]["call"]["documents_here"].clone();
    let (ada, bo) = (desk("Ada Martin"), desk("Bo Lind"));
    assert_eq!(
        here(&bo),
        3,
        "whoever has no tie has every document: {:?}",
        documents(&bo)
    );
    assert_eq!(
        here(&ada),
        2,
        "the one with a tie has not even its bytes: {:?}",
        documents(&ada)
    );
    // Beside the file, the zip that all share is not for her: she has one of her own.
    let beside = chair.does(
        "people_invite",
        json!({ "documents": false, "rows": [row("Ada Martin"), row("Bo Lind")] }),
    );
    let zips = list(&beside, "files")
        .iter()
        .map(|file| (file["row"].clone(), file["documents"].clone()));
    for (whose, zip) in zips {
        assert_eq!(
            zip.is_string(),
            whose == row("Ada Martin"),
            "a zip of one's own is for whom a document is closed"
        );
        if let Some(path) = zip.as_str() {
            let size = fs_err::metadata(path).expect("a zip").len();
            let shared = fs_err::metadata(beside["documents"].as_str().expect("the shared zip"));
            assert!(size < shared.expect("a zip").len(), "and it holds fewer");
        }
    }
    // The rapporteur writes first; after the committee's round both are kept, and the later one is ranked.
    bo.does("promise_set", json!({ "given": true }));
    bo.scores(4);
    chair.takes_in(&bo.hands_in());
    bo.does("round_set", json!({ "round": "comite", "carry": true }));
    let review = |number: &str| {
        let rows = bo.does("proposals_list", json!({}));
        let row = list(&rows, "rows")
            .iter()
            .find(|row| row["number"] == number)
            .expect("a row")
            .clone();
        bo.does("review_get", json!({ "proposal": row["proposal"] }))
    };
    let carried = review("P-1");
    assert_eq!(
        carried["criteria"][0]["step"], 4,
        "the second round begins where the first ended"
    );
    bo.does(
        "score_set",
        json!({ "proposal": carried["proposal"], "criterion": "quality", "step": 2 }),
    );
    chair.takes_in(&bo.hands_in());
    chair.does("people_accept_all", json!({}));
    let rows = ranked(&chair);
    let members = list(&rows["P-1"], "members");
    let told: Vec<(&Value, &Value, &Value)> = members
        .iter()
        .map(|one| (&one["round"], &one["ranked"], &one["scores"]["quality"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("Rapporteurs"), &json!(false), &json!(4)),
            (&json!("Committee"), &json!(true), &json!(2)),
        ],
        "both rounds are kept and shown, and the last one ranks"
    );
    assert_eq!(
        rows["P-1"]["group"], "out",
        "below the floor of quality nothing is funded, even if money is left"
    );
    assert_eq!(rows["P-3"]["group"], "funded", "above it there is");
}

#[test]
fn of_the_foundation_nine_is_best_places_are_expected_ones_and_lots_are_drawn() {
    let chair = office("fns", Language::En);
    let mut body = chair.does("call_get", json!({}))["body"].clone();
    body["pool"] = json!(400_000);
    chair.does("call_update", body);
    proposals(&chair, 12, 100_000);
    chair.does("call_freeze", json!({}));
    let who = ["Ada", "Bo", "Cy", "Di"];
    let rows = |shift: i64| -> Vec<(usize, &'static str, Vec<String>)> {
        (1..=12_usize)
            .flat_map(|n| {
                (0..4_usize).map(move |nth| {
                    let noise = i64::try_from((n * 5 + nth * 3) % 4).expect("small") - 2;
                    let step = |k: i64| {
                        let merit = 9 - i64::try_from(n).expect("small") / 2 + shift + noise + k % 2;
                        merit.clamp(1, 9).to_string()
                    };
                    // One reviewer cannot judge the record of one applicant.
                    let record = if n == 3 && nth == 0 {
                        "x".to_owned()
                    } else {
                        step(2)
                    };
                    (n, who[nth], vec![step(0), step(1), record])
                })
            })
            .collect()
    };
    table(&chair, "before.csv", &rows(-1));
    let before = ranked(&chair);
    chair.does("round_set", json!({ "round": "r2" }));
    table(&chair, "after.csv", &rows(0));
    let after = ranked(&chair);
    assert!(
        after["P-1"]["raw"].as_i64() > before["P-1"]["raw"].as_i64(),
        "after the discussion the second round is what is ranked"
    );
    assert_eq!(
        list(&after["P-1"], "members").len(),
        8,
        "and what was said before it is kept beside it"
    );
    assert!(
        after["P-1"]["place"].as_u64() < after["P-12"]["place"].as_u64(),
        "nine is best"
    );
    let folder = publishes(&chair);
    let places: Vec<Value> = fs_err::read_to_string(folder.join("ranking.jsonl"))
        .expect("places")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert!(
        places.iter().all(|row| row["expected_rank_centiranks"].is_u64()),
        "each has its expected place"
    );
    let draws = chair.does("draw_list", json!({}));
    assert_eq!(
        draws["draws"][0]["state"], "drawn",
        "near the line lots were drawn: {draws:#}"
    );
    let letters = chair.does(
        "letters_make",
        json!({ "folder": chair.home.path().join("letters") }),
    );
    let letter =
        fs_err::read_to_string(letters["letters"][2]["html"].as_str().expect("a path")).expect("a letter");
    assert!(
        letter.contains("Before the panel") && letter.contains("After the discussion"),
        "a letter shows both rounds under their names"
    );
    assert!(
        letter.contains("could not judge"),
        "and what somebody could not judge"
    );
}

#[test]
fn of_the_institutes_one_is_best_the_overall_score_stands_alone_and_the_lower_half_is_not_discussed() {
    let chair = office("nih", Language::En);
    let mut body = chair.does("call_get", json!({}))["body"].clone();
    body["pool"] = json!(300_000);
    chair.does("call_update", body);
    proposals(&chair, 8, 100_000);
    chair.does("call_freeze", json!({}));
    let who = ["Ada", "Bo", "Cy"];
    // The criteria say the opposite of the overall impact: they are read and never added up.
    let row = |n: usize, nth: usize, impact: usize| {
        let mut steps = vec![impact.to_string()];
        steps.extend((0..5).map(|_| (10 - impact).to_string()));
        (n, who[nth], steps)
    };
    let preliminary: Vec<_> = (1..=8_usize)
        .flat_map(|n| {
            (0..3_usize).map(move |nth| (n, nth, (n + usize::from((n + nth).is_multiple_of(3))).min(9)))
        })
        .map(|(n, nth, impact)| row(n, nth, impact))
        .collect();
    table(&chair, "preliminary.csv", &preliminary);
    let rows = ranked(&chair);
    assert!(
        rows["P-1"]["place"].as_u64() < rows["P-8"]["place"].as_u64(),
        "one is best, whatever the other criteria say"
    );
    // A step of nine is a total of 0, a step of one a total of 100; only the overall impact has weight.
    let impacts: Vec<i64> = list(&rows["P-4"], "members")
        .iter()
        .map(|one| one["scores"]["impact"].as_i64().expect("a step"))
        .collect();
    let sum: i64 = impacts.iter().map(|impact| (9 - impact) * 100_000_000 / 8).sum();
    assert_eq!(
        rows["P-4"]["raw"],
        sum / i64::try_from(impacts.len()).expect("few"),
        "the total is the overall impact turned round, and no mean of criteria"
    );
    // Triage: the upper half gets final scores; the lower half keeps its preliminary ones and stands below.
    chair.does("round_set", json!({ "round": "final" }));
    let last: Vec<_> = (1..=4_usize)
        .flat_map(|n| (0..3).map(move |nth| (n, nth, 5 - n)))
        .map(|(n, nth, impact)| row(n, nth, impact))
        .collect();
    table(&chair, "final.csv", &last);
    let owed = ranked(&chair);
    for n in 1..=8 {
        let members = list(&owed[&format!("P-{n}")], "members").clone();
        let ranked: Vec<&Value> = members
            .iter()
            .filter(|one| one["ranked"] == true)
            .map(|one| &one["round"])
            .collect();
        let round = if n <= 4 {
            "Final scores"
        } else {
            "Preliminary scores"
        };
        assert_eq!(ranked, [round; 3], "P-{n} is ranked by its last round");
    }
    assert!(
        owed["P-4"]["place"].as_u64() < owed["P-1"]["place"].as_u64(),
        "the discussion turned the upper half round"
    );
    assert!(
        (1..=4).all(|n| owed[&format!("P-{n}")]["place"].as_u64() < owed["P-5"]["place"].as_u64()),
        "what was not discussed stands below"
    );
    for n in 1..=8 {
        assert_eq!(
            owed[&format!("P-{n}")]["not_discussed"],
            n > 4,
            "P-{n}: shown as discussed or not"
        );
    }
    let said = chair.does("ranking_get", json!({}))["sentences"].to_string();
    assert!(
        said.contains("4 of 8 proposals were not discussed: without a review in the round “Final scores”"),
        "and counted: {said}"
    );
    let folder = publishes(&chair);
    let page = fs_err::read_to_string(folder.join("index.html")).expect("a page");
    for sentence in [
        "4 proposals were not discussed in the round “Final scores”",
        "4 propositions n’ont pas été discutées au tour «\u{202f}Final scores\u{202f}»",
    ] {
        assert!(page.contains(sentence), "the public is told");
    }
    let letters = chair.does(
        "letters_make",
        json!({ "folder": chair.home.path().join("letters") }),
    );
    for letter in list(&letters, "letters") {
        let html = fs_err::read_to_string(letter["html"].as_str().expect("a path")).expect("a letter");
        let number = letter["number"].as_str().expect("a number");
        assert_eq!(
            html.contains("did not discuss this proposal"),
            number > "P-4",
            "the letter of {number} says whether it was discussed"
        );
    }
    let minutes = chair.does(
        "papers_make",
        json!({ "kind": "minutes", "folder": chair.home.path().join("papers") }),
    );
    let minutes = fs_err::read_to_string(minutes["files"][0].as_str().expect("a path")).expect("minutes");
    assert!(
        minutes.contains("4 proposals were not discussed in the round “Final scores”: P-5, P-6, P-7, P-8."),
        "and the minutes name them"
    );
    let letters = chair.does(
        "letters_make",
        json!({ "folder": chair.home.path().join("letters") }),
    );
    let letter = |n: usize| {
        let path = letters["letters"][n - 1]["html"].as_str().expect("a path");
        let html = fs_err::read_to_string(path).expect("a letter");
        html.replace("&#x2f;", "/")
    };
    assert!(
        letter(1).contains("Final scores") && letter(1).contains("4/9"),
        "who was discussed reads both rounds, on the sponsor's own scale"
    );
    assert!(
        !letter(8).contains("· Final scores"),
        "who was not discussed reads the preliminary ones"
    );
}

#[test]
fn the_blank_one_is_a_call_of_one_criterion() {
    let chair = office("blank", Language::En);
    proposals(&chair, 3, 400_000);
    chair.does("call_freeze", json!({}));
    let rows: Vec<_> = (1..=3_usize)
        .flat_map(|n| {
            ["Ada", "Bo"]
                .into_iter()
                .map(move |who| (n, who, vec![(6 - n).to_string()]))
        })
        .collect();
    table(&chair, "reviews.csv", &rows);
    let folder = publishes(&chair);
    let ranking = chair.does("ranking_get", json!({}));
    assert_eq!(
        ranking["method"], "none",
        "three proposals are too few to allow for strictness"
    );
    let rows = ranked(&chair);
    let awards: Vec<&Value> = rows.values().map(|row| &row["award"]).collect();
    assert_eq!(
        awards,
        [&json!(400_000), &json!(400_000), &json!(0)],
        "the order of plain means"
    );
    assert!(
        fs_err::read_to_string(folder.join("index.html"))
            .expect("the page")
            .contains("The order is that of the plain means."),
        "and the page says so"
    );
}

/// Two people who read everything: their severity cannot be told from chance, and the chair is offered the plain means with
/// the sentence that says why.
#[test]
fn where_too_little_is_known_plain_means_are_published_that_say_why() {
    let chair = office("nih", Language::En);
    let mut body = chair.does("call_get", json!({}))["body"].clone();
    body["pool"] = json!(300_000);
    chair.does("call_update", body);
    proposals(&chair, 10, 100_000);
    chair.does("call_freeze", json!({}));
    let rows: Vec<_> = (0..10_usize)
        .flat_map(|n| [("Ada", 0_usize), ("Bo", 2)].map(move |(who, harsh)| (n, who, harsh)))
        .map(|(n, who, harsh)| (n + 1, who, vec![(1 + n % 5 + harsh).to_string(); 6]))
        .collect();
    table(&chair, "two.csv", &rows);
    let ranking = chair.does("ranking_get", json!({}));
    let why = "too few reviews to estimate severity or chance. The order is that of the plain means and is not tested.";
    assert_eq!(ranking["method"], "none", "nothing is calibrated");
    assert!(
        ranking["sentences"].to_string().contains(why),
        "the ranking says why: {}",
        ranking["sentences"]
    );
    let folder = publishes(&chair);
    let preview = chair.does("publish_preview", json!({}));
    assert!(
        preview["plain_means"].to_string().contains(why),
        "the chair was told before publishing: {}",
        preview["plain_means"]
    );
    let page = fs_err::read_to_string(folder.join("index.html")).expect("a page");
    assert!(page.contains(why), "and so is everybody");
    let result = fs_err::read_to_string(folder.join("result.json")).expect("a result");
    assert!(
        result.contains("too_little") && result.contains("raw_mean"),
        "the record names the method and the reason"
    );
}
