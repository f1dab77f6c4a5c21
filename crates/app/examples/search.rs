//! Search over more pages than anybody has: `search FOLDER WORKSPACE PAGES` repeats the pages of a workspace, each time
//! with other changes, until there are so many; indexes them; and asks what a person would type. Prints `NAME VALUE`
//! lines, then `query MILLISECONDS HITS WORDS` for each. The same text lies in FOLDER/text for other programs.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement ends where something it needs is missing, and prints what it measured"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Instant,
};

use paraph_app::{App, Language, committee::Seeded};
use paraph_pdf::page::READER_VERSION;
use paraph_store::{CachedPage, DocumentRow, Opening, ProposalRow, Reading, Store};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const NOW: i64 = 1_800_000_000;
/// Documents of one proposal.
const TOGETHER: usize = 8;
/// One word of so many is another one in a copy.
const CHANGED: usize = 9;
/// How often each kind of question is asked.
const QUESTIONS: usize = 50;

struct Source {
    reading: Reading,
    pages: Vec<CachedPage>,
}

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().expect("a folder"));
    let workspace = PathBuf::from(words.next().expect("a workspace that was imported"));
    let pages: usize = words
        .next()
        .map_or(100_000, |word| word.parse().expect("a number"));
    let _ = fs_err::remove_dir_all(&folder);
    fs_err::create_dir_all(folder.join("text")).expect("a folder");
    let sources = sources(&workspace);
    let desk = folder.join("many.paraph-desk");
    let host = || Seeded::new(&folder, Path::new("paraph"), "reader", NOW, Language::En);
    let app = App::new(host());
    ask(&app, "me_set", json!({ "name": "Ada Martin" }));
    ask(
        &app,
        "workspace_create",
        json!({ "kind": "desk", "name": "Many pages", "path": desk }),
    );
    drop(app);

    let store = open(&desk);
    let begun = Instant::now();
    let made = fill(&store, &sources, pages, &folder.join("text"));
    println!("build {:.0}", begun.elapsed().as_secs_f64() * 1000.0);
    store.close().expect("it closes");
    drop(store);
    println!("pages {made}");
    println!("index {}", size(&folder, "cache"));
    println!("text {}", size(&folder.join("text"), "txt"));

    let app = App::new(host());
    ask(&app, "workspace_open", json!({ "path": desk }));
    // Whoever types has opened the desk before.
    ask(&app, "search", json!({ "query": "the", "limit": 100 }));
    for question in questions(&sources) {
        let begun = Instant::now();
        let found = ask(&app, "search", json!({ "query": question, "limit": 100 }));
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        let hits = found["hits"].as_array().map_or(0, Vec::len);
        println!("query {took:.2} {hits} {question}");
    }
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    app.call(name, request)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn open(path: &Path) -> Store {
    let opening = Opening {
        session: "measurement".to_owned(),
        at: NOW * 1000,
        network: false,
    };
    Store::open(path, opening).expect("a workspace")
}

/// What was read of each document of a workspace.
fn sources(workspace: &Path) -> Vec<Source> {
    let store = open(workspace);
    let rows: Vec<DocumentRow> = store
        .read::<_, paraph_store::StoreError>(|read| read.documents())
        .expect("documents");
    let reader = READER_VERSION.to_string();
    let found = rows.iter().filter_map(|row| {
        let reading = store.cache().reading(&row.document, &reader).ok()??;
        let pages = store.cache().pages(&row.document, 1, i64::from(u32::MAX)).ok()?;
        (!pages.is_empty()).then_some(Source { reading, pages })
    });
    let found: Vec<Source> = found.collect();
    assert!(!found.is_empty(), "the workspace holds documents that were read");
    found
}

/// A text in which some words are others, differently in each copy.
fn changed(text: &str, copy: usize) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        out.push_str(word);
        if copy > 0 && (n + copy).is_multiple_of(CHANGED) && word.chars().all(char::is_alphanumeric) {
            let mut left = copy;
            while left > 0 {
                out.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or(0)));
                left /= 26;
            }
        }
    }
    out
}

fn fill(store: &Store, sources: &[Source], wanted: usize, texts: &Path) -> usize {
    let (mut made, mut documents) = (0, Vec::new());
    'copies: for copy in 0.. {
        for source in sources {
            if made >= wanted {
                break 'copies;
            }
            let name = format!("{}-{copy}", source.reading.document);
            let document = hex::encode(Sha256::digest(&name));
            let pages: Vec<CachedPage> = source
                .pages
                .iter()
                .map(|page| CachedPage {
                    text: changed(&page.text, copy),
                    search: changed(&page.search, copy),
                    ..page.clone()
                })
                .collect();
            let whole: Vec<&str> = pages.iter().map(|page| page.search.as_str()).collect();
            fs_err::write(texts.join(format!("{document}.txt")), whole.join("\n")).expect("a text");
            let reading = Reading {
                document: document.clone(),
                ..source.reading.clone()
            };
            store
                .cache()
                .put_reading(&reading, &pages)
                .expect("it is indexed");
            made += pages.len();
            documents.push((document, name, reading));
        }
    }
    let rows: Vec<(DocumentRow, Option<ProposalRow>)> = documents
        .iter()
        .enumerate()
        .map(|(n, (document, name, reading))| {
            let row = DocumentRow {
                document: document.clone(),
                name: format!("{name}.pdf"),
                bytes: 4,
                added_at: NOW * 1000,
                outcome: Some(reading.outcome.clone()),
                pages: Some(reading.pages),
                text_hash: None,
                report: "{}".to_owned(),
            };
            let proposal = n.is_multiple_of(TOGETHER).then(|| {
                let others: Vec<(&str, &str)> = documents[n + 1..(n + TOGETHER).min(documents.len())]
                    .iter()
                    .map(|(document, _, _)| (document.as_str(), "annex"))
                    .collect();
                ProposalRow {
                    seat: i64::try_from(n).unwrap_or(0),
                    title: format!("Proposal {n}"),
                    document: Some(document.clone()),
                    others: serde_json::to_string(&others).expect("a list"),
                    ..ProposalRow::empty(
                        document[..32].to_owned(),
                        format!("P-{:05}", n / TOGETHER),
                        NOW * 1000,
                    )
                }
            });
            (row, proposal)
        })
        .collect();
    store
        .write(move |write| {
            for (document, proposal) in &rows {
                write.add_document(document, b"%PDF")?;
                if let Some(proposal) = proposal {
                    write.put_proposal(proposal)?;
                }
            }
            Ok::<_, paraph_store::StoreError>(())
        })
        .expect("the desk takes them");
    made
}

/// The bytes of files in a folder in whose names this occurs.
fn size(folder: &Path, part: &str) -> u64 {
    fs_err::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains(part))
        .filter_map(|entry| entry.metadata().ok())
        .map(|file| file.len())
        .sum()
}

/// What a person types: words from the most usual to the rarest, their beginnings, two words of a page, phrases.
fn questions(sources: &[Source]) -> Vec<String> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    let is_word =
        |word: &&str| (4..=20).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    for page in sources.iter().flat_map(|source| &source.pages) {
        let words: Vec<&str> = page.search.split_whitespace().collect();
        for word in words.iter().copied().filter(is_word) {
            *counted.entry(word).or_default() += 1;
        }
        let found = words.windows(2).filter(|pair| pair.iter().all(is_word));
        pairs.extend(found.map(|pair| (pair[0], pair[1])).step_by(97));
    }
    let mut usual: Vec<(&str, usize)> = counted.into_iter().collect();
    usual.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    // Places spread so that half of them lie among the first hundredth.
    let place = |n: usize| (usual.len() - 1) * n * n * n / (QUESTIONS * QUESTIONS * QUESTIONS);
    let pair = |n: usize| pairs[n * (pairs.len() - 1) / QUESTIONS];
    let mut asked = Vec::new();
    for n in 0..QUESTIONS {
        let (word, (first, second)) = (usual[place(n)].0, pair(n));
        let beginning: String = word.chars().take(3).collect();
        asked.extend([
            word.to_owned(),
            beginning,
            format!("{first} {second}"),
            format!("\"{first} {second}\""),
        ]);
    }
    asked
}
