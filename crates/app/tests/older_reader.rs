//! A workspace that an older reader has read: what it made of the documents is read again when the desk opens.
//!
//! Needs the binary `paraph` as worker (`PARAPH_BIN`); without it the test says so and ends.

use std::path::{Path, PathBuf};

use paraph_app::{App, Language, committee::Seeded};
use paraph_store::{CachedPage, Opening, Reading, Store, StoreError};
use serde_json::{Value, json};

const NOW: i64 = 1_800_000_000;

fn ask(app: &App, name: &str, request: Value) -> Value {
    app.call(name, request)
        .unwrap_or_else(|error| panic!("{name}: {error} {:?}", error.detail))
}

#[expect(clippy::expect_used, reason = "a test")]
fn finish(app: &App) {
    let jobs = ask(app, "job_list", Value::Null);
    for job in jobs["jobs"].as_array().into_iter().flatten() {
        let state = app.wait(job["job"].as_u64().unwrap_or(0)).expect("it ends");
        assert!(state.error.is_none(), "{:?}", state.error);
    }
}

fn pages_with(app: &App, words: &str) -> usize {
    let found = ask(app, "search", json!({ "query": words }));
    assert_eq!(found["unread"], 0, "all of it is read: {found}");
    found["hits"].as_array().map_or(0, Vec::len)
}

#[test]
fn what_an_older_reader_made_of_a_document_is_read_again() {
    let Some(worker) = std::env::var_os("PARAPH_BIN").map(PathBuf::from) else {
        println!("skipped: PARAPH_BIN names no worker");
        return;
    };
    let pdf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/open-compute-2026/pdf");
    let mut files: Vec<PathBuf> = fs_err::read_dir(pdf)
        .expect("the sample")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let home = tempfile::tempdir().expect("a folder");
    let desk = home.path().join("one.paraph-desk");
    let host = || Seeded::new(home.path(), &worker, "reader", NOW, Language::En);
    let app = App::new(host());
    ask(&app, "me_set", json!({ "name": "Ada Martin" }));
    ask(
        &app,
        "workspace_create",
        json!({ "kind": "desk", "name": "One", "path": desk }),
    );
    ask(&app, "import_start", json!({ "paths": [files[0]] }));
    finish(&app);
    let usual = "research";
    let pages = pages_with(&app, usual);
    assert!(pages > 0, "the sample speaks of {usual}");
    drop(app);

    // What a reader of another version would have left.
    let opening = Opening {
        session: "older".to_owned(),
        at: NOW * 1000,
        network: false,
    };
    let store = Store::open(&desk, opening).expect("the desk");
    let document = store
        .read::<_, StoreError>(|read| read.documents())
        .expect("documents")
        .remove(0)
        .document;
    let reader = paraph_pdf::page::READER_VERSION.to_string();
    let kept = store
        .cache()
        .reading(&document, &reader)
        .expect("the cache")
        .expect("a reading");
    let page = store.cache().pages(&document, 1, 1).expect("the cache").remove(0);
    let older = Reading {
        reader: "0".to_owned(),
        ..kept
    };
    let misread = CachedPage {
        text: "qwxyz".to_owned(),
        search: "qwxyz".to_owned(),
        words: Vec::new(),
        ..page
    };
    store.cache().put_reading(&older, &[misread]).expect("it is kept");
    store.close().expect("it closes");
    drop(store);

    let app = App::new(host());
    ask(&app, "workspace_open", json!({ "path": desk }));
    finish(&app);
    assert_eq!(pages_with(&app, "qwxyz"), 0, "what was misread is gone");
    assert_eq!(pages_with(&app, usual), pages, "and every page is read as before");
}
