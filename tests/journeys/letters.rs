//! Sixty-two applicants get a letter each. One swap would be the scandal: each holds only its own number, names and heads, and
//! what it tells its reader to type works as printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_app::committee::Seeded;
use paraph_app::{App, Language};
use paraph_tests::chair::{CLOSE, Chair};
use serde_json::{Value, json};

const APPLICANTS: usize = 62;
const REVIEWS: usize = 3;

/// An office with as many proposals and three reviews of each, typed from a table.
fn office(applicants: usize) -> Chair {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("chair");
    fs_err::create_dir_all(&home).expect("a folder");
    let host = Seeded::new(
        &home,
        Path::new("paraph"),
        "letters",
        CLOSE - 86_400,
        Language::En,
    );
    let app = App::new(host.clone());
    let chair = Chair { folder, host, app };
    let at = |name: &str| chair.folder.path().join(name);
    chair.does(
        "me_set",
        json!({ "name": "Ingrid Solberg", "email": "chair@open-compute.example" }),
    );
    chair.does(
        "workspace_create",
        json!({ "kind": "office", "name": "Letters", "path": at("Letters.paraph-office") }),
    );
    let mut body = chair.does("call_template", json!({ "template": "open-compute" }))["body"].clone();
    for (field, day) in [
        ("opens", "2026-11-01T00:00:00Z"),
        ("closes", "2026-11-25T09:00:00Z"),
        ("draw_at", "2026-11-25T09:40:00Z"),
        ("publishes", "2026-11-27T09:00:00Z"),
    ] {
        body[field] = json!(day);
    }
    body["people"] =
        json!([{ "role": "chair", "name": "Ingrid Solberg", "email": "chair@open-compute.example" }]);
    chair.does("call_update", body.clone());
    let mut proposals = "number,title,applicants,institutions,email,track,asked\n".to_owned();
    let track = body["tracks"][1]["id"].as_str().expect("a strand");
    // The money reaches about a third of them.
    let asked = 1_500_000 * 3 / applicants;
    for n in 1..=applicants {
        let _ = writeln!(
            proposals,
            "Q-{n:03},Question-{n:03} of its kind,Applicant Number-{n:03},Institute-{n:03},applicant-{n:03}@example.org,{track},{asked}",
        );
    }
    fs_err::write(at("proposals.csv"), proposals).expect("a table");
    chair.does("office_proposals_table", json!({ "path": at("proposals.csv") }));
    chair.does("call_freeze", json!({}));
    let criteria: Vec<&str> = body["criteria"]
        .as_array()
        .expect("criteria")
        .iter()
        .map(|criterion| criterion["title"].as_str().expect("a title"))
        .collect();
    let mut reviews = format!("proposal,reviewer,{},comment\n", criteria.join(","));
    for n in 1..=applicants {
        for nth in 0..REVIEWS {
            let reviewer = (n + nth * 5) % 9;
            // Merit of the proposal, strictness of the reviewer, and something of each review alone.
            let step = |k: usize| {
                1 + (n * 4 / applicants + usize::from(reviewer % 3 == 0) + (n * 7 + nth * 3 + k * 5) % 3) % 5
            };
            let steps: Vec<String> = (0..criteria.len()).map(|k| step(k).min(5).to_string()).collect();
            let _ = writeln!(
                reviews,
                "Q-{n:03},Reviewer {reviewer},{},Words for-{n:03} alone",
                steps.join(",")
            );
        }
    }
    fs_err::write(at("reviews.csv"), reviews).expect("a table");
    chair.takes_in_all(&[&at("reviews.csv")]);
    chair.host.set_clock(CLOSE + 60);
    chair.does("received_enter", json!({ "close": true }));
    chair.host.set_clock(CLOSE + 1_000);
    chair
}

/// What a shell in a folder prints.
fn typed(line: &str, folder: &Path) -> String {
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .output()
        .expect("a shell");
    assert!(
        output.status.success(),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The lines that a page tells its reader to type, as a reader copies them.
fn lines_to_type(html: &str) -> Vec<String> {
    let plain = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
            .replace("&#x2f;", "/")
            .replace("&amp;", "&")
    };
    html.split("<pre>")
        .skip(1)
        .map(|part| plain(part.split("</pre>").next().expect("its end")))
        .collect()
}

/// The three digits behind each mark that only one letter may hold: number, title, applicant, institution, address, words of the
/// reviews.
fn whose(text: &str) -> BTreeSet<String> {
    ["Q-", "Question-", "Number-", "Institute-", "applicant-", "for-"]
        .iter()
        .flat_map(|mark| text.split(mark).skip(1))
        .filter_map(|rest| rest.get(..3))
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// The runs of so many hex digits in a text.
fn hex_of(text: &str, digits: usize) -> BTreeSet<String> {
    text.split(|sign: char| !sign.is_ascii_hexdigit())
        .filter(|run| run.len() == digits)
        .map(str::to_owned)
        .collect()
}

/// Every mail draft of a folder as a mail program opens it: heads, texts and attachments in clear, by name.
fn opened(folder: &Path) -> BTreeMap<String, String> {
    let program = "import email, email.policy, glob, json, sys\n\
        out = {}\n\
        for name in glob.glob(sys.argv[1] + '/*.eml'):\n\
        \x20   mail = email.message_from_binary_file(open(name, 'rb'), policy=email.policy.default)\n\
        \x20   parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]\n\
        \x20   texts = [part if isinstance(part, str) else part.decode() for part in parts]\n\
        \x20   out[name] = '\\n'.join([str(mail['To']), str(mail['Subject'])] + texts)\n\
        print(json.dumps(out))";
    let output = Command::new("python3")
        .args(["-c", program])
        .arg(folder)
        .output()
        .expect("python");
    assert!(
        output.status.success(),
        "a mail library opens them: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn sixty_two_letters_hold_only_their_own_and_check_as_printed() {
    let chair = office(APPLICANTS);
    let folder = chair.publishes();
    let to = chair.folder.path().join("letters");
    let made = chair.does("letters_make", json!({ "folder": to }));
    let letters = made["letters"].as_array().expect("letters");
    assert_eq!(letters.len(), APPLICANTS, "a letter for each");
    let drafts = opened(&to);
    let read = |letter: &Value, what: &str| {
        fs_err::read_to_string(letter[what].as_str().expect("a path")).expect("a file")
    };
    let own_heads: Vec<BTreeSet<String>> = letters
        .iter()
        .map(|letter| {
            let of = |line: &str| {
                let line: Value = serde_json::from_str(line).expect("JSON");
                line["head"].as_str().expect("a head").to_owned()
            };
            read(letter, "lines").lines().map(of).collect()
        })
        .collect();
    let heads: BTreeSet<&String> = own_heads.iter().flatten().collect();
    assert_eq!(
        (own_heads.iter().map(BTreeSet::len).sum::<usize>(), heads.len()),
        (APPLICANTS * REVIEWS, APPLICANTS * REVIEWS),
        "every review stands in one letter, and none in two"
    );
    let ids: BTreeSet<&str> = letters
        .iter()
        .map(|letter| letter["proposal"].as_str().expect("an id"))
        .collect();
    let beside = tempfile::tempdir().expect("a folder");
    fs_err::copy(folder.join("scores.jsonl"), beside.path().join("scores.jsonl")).expect("a copy");
    let mut drawn = 0;
    for (letter, own_heads) in letters.iter().zip(&own_heads) {
        let number = letter["number"].as_str().expect("a number");
        let id = letter["proposal"].as_str().expect("an id");
        let own = BTreeSet::from([number.trim_start_matches("Q-").to_owned()]);
        let (html, lines) = (read(letter, "html"), read(letter, "lines"));
        let draft = &drafts[letter["draft"].as_str().expect("a path")];
        for (what, text) in [("page", &html), ("mail", draft)] {
            assert_eq!(
                whose(text),
                own,
                "the {what} of {number} names one applicant, title, institution and address, and no other"
            );
            assert!(
                hex_of(text, 32)
                    .iter()
                    .all(|other| other == id || !ids.contains(other.as_str())),
                "the {what} of {number} holds no other proposal’s id"
            );
            assert!(
                hex_of(text, 64)
                    .iter()
                    .all(|head| own_heads.contains(head) || !heads.contains(head)),
                "the {what} of {number} holds no head of another’s review"
            );
        }
        assert_eq!(
            whose(&lines),
            own,
            "the lines of {number} hold words of its own reviews"
        );
        let draft = draft.replace('\r', "");
        assert!(
            draft.contains(lines.trim_end()) && draft.contains(html.trim_end()),
            "what is attached to the mail of {number} is what lies beside it"
        );
        // Ticket and check, typed as printed, beside the unpacked result.
        fs_err::write(beside.path().join("letter.jsonl"), &lines).expect("a copy");
        let to_type = lines_to_type(&html);
        let (check, ticket) = to_type.split_last().expect("a letter tells how to check it");
        let said = typed(check, beside.path());
        assert_eq!(said.lines().count(), REVIEWS, "one answer for each review");
        assert!(
            said.lines().all(|line| line.ends_with(" counted")),
            "each review counted: {said}"
        );
        if let [ticket] = ticket {
            drawn += 1;
            let made = typed(ticket, beside.path());
            let hash = made.split_whitespace().next().expect("a hash");
            assert!(
                html.contains(hash),
                "the ticket comes out as the letter has it: {made}"
            );
        }
    }
    assert!(drawn > 0, "some were drawn, and have their tickets");
    // A word changed in the last of them is seen.
    let (lines, html) = (
        read(&letters[APPLICANTS - 1], "lines"),
        read(&letters[APPLICANTS - 1], "html"),
    );
    let bent = lines.replacen("\\\"revision\\\":", "\\\"revisioN\\\":", 1);
    assert_ne!(bent, lines, "something was changed");
    fs_err::write(beside.path().join("letter.jsonl"), bent).expect("a file");
    let check = lines_to_type(&html).pop().expect("the check");
    assert!(
        typed(&check, beside.path()).contains("NOT IN THE RESULT"),
        "a changed line is not in the result"
    );
}

#[test]
fn papers_come_with_a_result_and_an_edition_stays_as_published() {
    let applicants = 16;
    let chair = office(applicants);
    let papers = |kind: &str| {
        let folder = chair.folder.path().join(kind);
        let made = chair.does("papers_make", json!({ "kind": kind, "folder": folder }));
        made["files"]
            .as_array()
            .expect("files")
            .iter()
            .map(|file| PathBuf::from(file.as_str().expect("a path")))
            .collect::<Vec<_>>()
    };
    let sheet = fs_err::read_to_string(&papers("lawyer")[0]).expect("a sheet");
    assert!(
        sheet.contains("Date and signature") && sheet.contains("A draw is still to be held."),
        "the lawyer's sheet comes first, and says what is open: {sheet}"
    );
    assert_eq!(
        chair.is_refused("papers_make", json!({ "kind": "dossiers" })),
        "not_now",
        "an award has a dossier once it is published"
    );
    let folder = chair.publishes();
    let minutes = fs_err::read_to_string(&papers("minutes")[0]).expect("the minutes");
    assert!(
        minutes.contains("Ingrid Solberg") && minutes.contains("3-14-15-26-35, 8-9"),
        "the minutes say who sat and which number was drawn"
    );
    let draws = chair.does("draw_list", json!({}));
    let of_draw = draws["draws"][0]["minutes"]
        .as_str()
        .expect("minutes of the draw");
    assert!(
        fs_err::read_to_string(of_draw)
            .expect("the minutes of the draw")
            .contains("Minutes of the draw"),
        "a draw has minutes of its own"
    );
    let shown = chair.does("publish_edition", json!({}));
    let page = fs_err::read_to_string(folder.join("index.html")).expect("the page");
    assert_eq!(shown["page"], json!(page), "the page is the one that was signed");
    let ticked = chair.does(
        "publish_file_done",
        json!({ "edition": shown["edition"], "name": "result.paraph", "done": true }),
    );
    let done = |shown: &Value| -> Vec<String> {
        shown["files"]
            .as_array()
            .expect("files")
            .iter()
            .filter(|file| file["done"] == true)
            .map(|file| file["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(done(&ticked), ["result.paraph"], "what was dealt with is kept");
    assert_eq!(
        done(&chair.does("publish_edition", json!({ "edition": shown["edition"] }))),
        ["result.paraph"],
        "and stands there when the screen is opened again"
    );
    // The same stands in the office as rows, for other programs.
    let office = chair.folder.path().join("Letters.paraph-office");
    let asked = "import sqlite3, sys; b = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True); \
                 print(*b.execute('SELECT (SELECT count(*) FROM public_proposals), (SELECT count(*) FROM public_reviews), \
                 (SELECT count(*) FROM public_scores), (SELECT count(*) FROM public_reviews WHERE total_micropoints IS NULL), \
                 (SELECT sum(amount) FROM public_proposals)').fetchone())";
    let read = Command::new("python3")
        .args(["-c", asked])
        .arg(&office)
        .output()
        .expect("python");
    let rows = String::from_utf8_lossy(&read.stdout).into_owned();
    let ranking = chair.does("ranking_get", json!({}));
    assert_eq!(
        rows.trim(),
        format!(
            "{applicants} {} {} 0 {}",
            applicants * REVIEWS,
            applicants * REVIEWS * 4,
            ranking["spent"]
        ),
        "proposals, reviews, steps, and what is given: {}",
        String::from_utf8_lossy(&read.stderr)
    );
    // A decision since then changes what a new edition would be, and nothing of this one.
    let funded = ranking["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["award"].as_u64() > Some(0))
        .expect("somebody is funded")
        .clone();
    chair.does(
        "decision_set",
        json!({ "proposal": funded["proposal"], "decision": "decline", "reason": "Withdrawn." }),
    );
    assert_eq!(
        chair.does("publish_edition", json!({}))["page"],
        json!(page),
        "an edition stays as published"
    );
    assert_ne!(
        chair.does("publish_preview", json!({}))["page"],
        json!(page),
        "a new one would differ"
    );
    let rows = fs_err::read_to_string(folder.join("result.csv")).expect("the list");
    let awards = rows.lines().filter(|line| line.contains(",fund,")).count();
    let dossiers = papers("dossiers");
    assert_eq!(
        dossiers.len(),
        awards,
        "one dossier for each award of the edition"
    );
    let first = fs_err::read_to_string(&dossiers[0]).expect("a dossier");
    assert!(
        first.contains("Signed result"),
        "a dossier says what proves it: {first}"
    );
    let certificates = papers("certificates");
    assert_eq!(
        certificates.len(),
        9,
        "one certificate for each of the nine reviewers"
    );
    for path in &certificates {
        let page = fs_err::read_to_string(path).expect("a certificate");
        assert!(
            page.contains("reviewed ") && !page.contains("Q-0"),
            "a certificate counts and names no proposal"
        );
    }
}
