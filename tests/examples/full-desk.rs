//! A desk as full as a desk becomes: `full-desk HOME PARAPH PROPOSALS MARKS` makes so many documents of ten pages, imports them
//! by the usual way with workers that are PARAPH, puts MARKS highlights on each and scores every second one. Prints the desk's path.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a measurement ends where something it needs is missing, and prints what it made"
)]

use std::path::{Path, PathBuf};

use paraph_app::{App, Language, committee::Seeded};
use paraph_tests::pdf;
use serde_json::{Value, json};

const PAGES: usize = 10;
const LINES: usize = 50;
/// Words that documents are made of; which ones stand where follows from their number.
const WORDS: [&str; 24] = [
    "accelerator",
    "method",
    "climate",
    "protein",
    "the",
    "of",
    "budget",
    "risk",
    "language",
    "and",
    "open",
    "model",
    "team",
    "with",
    "energy",
    "hours",
    "in",
    "results",
    "data",
    "to",
    "publish",
    "code",
    "year",
    "we",
];

fn main() {
    let mut words = std::env::args().skip(1);
    let home = PathBuf::from(words.next().expect("a folder"));
    let worker = PathBuf::from(words.next().expect("the command"));
    let mut count = |usual: usize| words.next().map_or(usual, |word| word.parse().expect("a number"));
    let (proposals, marks) = (count(2_000), count(10));
    let desk = home.join("data/workspaces/full.paraph-desk");
    let _ = fs_err::remove_dir_all(&home);
    let documents = home.join("documents");
    fs_err::create_dir_all(&documents).expect("a folder");
    fs_err::create_dir_all(home.join("data/workspaces")).expect("a folder");
    for number in 0..proposals {
        fs_err::write(
            documents.join(format!("proposal-{number:04}.pdf")),
            document(number),
        )
        .expect("a PDF");
    }

    let app = App::new(Seeded::new(
        &home,
        &worker,
        "reviewer",
        1_800_000_000,
        Language::En,
    ));
    let ask = |name: &str, request: Value| -> Value {
        app.call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    ask(
        "workspace_create",
        json!({ "kind": "desk", "name": "Full", "path": desk }),
    );
    import(&app, &documents);
    let list = ask("proposals_list", json!({}));
    let rows = list["rows"].as_array().expect("rows").clone();
    assert_eq!(rows.len(), proposals, "every document is a proposal");
    let grid = &ask("app_state", Value::Null)["workspace"]["call"]["rubric"]["criteria"];
    let criteria = grid.as_array().expect("a grid").clone();
    for (number, row) in rows.iter().enumerate() {
        let proposal = &row["proposal"];
        for mark in 0..marks {
            // In hundredths of a point, a line of fourteen points each.
            let top = 6_500 + 1_400 * 4 * mark;
            ask(
                "mark_create",
                json!({
                    "proposal": proposal, "document": row["document"], "page": mark % PAGES + 1, "kind": "highlight",
                    "boxes": [[7_200, top, 30_000, top + 1_200]], "colour": "amber", "start": 0, "end": 40,
                }),
            );
        }
        if number % 2 == 1 {
            for criterion in &criteria {
                ask(
                    "score_set",
                    json!({ "proposal": proposal, "criterion": criterion["id"], "step": number % 5 + 1 }),
                );
            }
        }
    }
    println!("{}", desk.display());
}

fn import(app: &App, folder: &Path) {
    let started = app
        .call("import_start", json!({ "paths": [folder] }))
        .expect("an import begins");
    let _ = started;
    let jobs = app.call("job_list", Value::Null).expect("jobs");
    for job in jobs["jobs"].as_array().into_iter().flatten() {
        let state = app.wait(job["job"].as_u64().unwrap_or(0)).expect("a job");
        assert!(state.error.is_none(), "the import ends well: {:?}", state.error);
    }
}

/// Ten pages of fifty lines, another text for each number.
fn document(number: usize) -> Vec<u8> {
    let lines: Vec<Vec<String>> = (0..PAGES)
        .map(|page| {
            let line = |line: usize| {
                let word =
                    |at: usize| WORDS[(number * 7 + page * 11 + line * (at + 3) + at * at) % WORDS.len()];
                (0..11).map(word).collect::<Vec<_>>().join(" ")
            };
            let head = format!("Proposal {number:04}, page {}: what we want to compute", page + 1);
            std::iter::once(head).chain((1..LINES).map(line)).collect()
        })
        .collect();
    let borrowed: Vec<Vec<&str>> = lines
        .iter()
        .map(|page| page.iter().map(String::as_str).collect())
        .collect();
    pdf(&borrowed.iter().map(Vec::as_slice).collect::<Vec<_>>())
}
