//! The shelf: what is written is there, what failed is not, and every step can be taken back.

#![allow(clippy::expect_used, reason = "helpers of a test may end it")]
#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the path of a method has one lifetime only"
)]

use std::path::Path;

use paraph_store::{Op, Opening, ProposalRow, Scope, ScoreRow, Store, StoreError, TextRow};

fn opening(session: &str) -> Opening {
    Opening {
        session: session.to_owned(),
        at: 1,
        network: false,
    }
}

fn op(label: &str, proposal: Option<&str>, at: i64) -> Op {
    Op {
        label: label.to_owned(),
        args: "{}".to_owned(),
        proposal: proposal.map(ToOwned::to_owned),
        screen: None,
        field: None,
        undoable: true,
        at,
    }
}

fn score(proposal: &str, criterion: &str, step: i64, at: i64) -> ScoreRow {
    ScoreRow {
        proposal: proposal.to_owned(),
        round: "r1".to_owned(),
        criterion: criterion.to_owned(),
        rubric: "r".to_owned(),
        step: Some(step),
        na: false,
        seen_before: 0,
        at,
    }
}

fn set(store: &Store, proposal: &str, criterion: &str, step: i64, at: i64) -> i64 {
    let row = score(proposal, criterion, step, at);
    store
        .transact::<_, StoreError>(op("op-score", Some(proposal), at), move |write| {
            write.put_score(&row)
        })
        .expect("a score is kept")
        .op
        .expect("it is a step")
}

fn step_of(store: &Store, proposal: &str, criterion: &str) -> Option<i64> {
    store
        .read::<_, StoreError>(|read| read.score(proposal, "r1", criterion))
        .expect("a read")
        .and_then(|row| row.step)
}

fn undo(store: &Store, number: i64) -> Result<(), StoreError> {
    let step = store
        .read::<_, StoreError>(|read| read.step(number))?
        .expect("the step is there");
    store
        .undo(op("op-undo", step.proposal.as_deref(), 9), step)
        .map(drop)
}

fn redo(store: &Store, number: i64) -> Result<(), StoreError> {
    let step = store
        .read::<_, StoreError>(|read| read.step(number))?
        .expect("the step is there");
    store
        .redo(op("op-redo", step.proposal.as_deref(), 9), step)
        .map(drop)
}

fn workspace(folder: &Path) -> Store {
    Store::create(&folder.join("a.paraph-desk"), opening("one")).expect("a new workspace")
}

#[test]
fn the_file_says_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(workspace(folder.path()));
    let bytes = fs_err::read(folder.path().join("a.paraph-desk")).expect("the file");
    assert_eq!(&bytes[68..72], b"PARA", "the application id stands in the header");
    assert!(
        folder.path().join("a.paraph-desk.cache").exists(),
        "the cache lies beside it"
    );
}

#[test]
fn a_workspace_from_the_future_is_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.paraph-desk");
    let store = workspace(folder.path());
    store.close().expect("closed");
    drop(store);
    let mut bytes = fs_err::read(&path).expect("the file");
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs_err::write(&path, &bytes).expect("a newer version");
    match Store::open(&path, opening("two")) {
        Err(StoreError::Future { found: 99, .. }) => {}
        other => panic!("a newer schema is refused, not {other:?}"),
    }
    assert_eq!(
        fs_err::read(&path).expect("the file"),
        bytes,
        "nothing was written to it"
    );
}

#[test]
fn what_is_no_workspace_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.paraph-desk");
    fs_err::write(
        &path,
        b"not a database at all, just some text that is long enough",
    )
    .expect("a file");
    assert!(
        matches!(
            Store::open(&path, opening("one")),
            Err(StoreError::NotAWorkspace(_))
        ),
        "text is not a workspace"
    );
}

#[test]
fn a_closure_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let row = score("p", "c", 4, 1);
    let failed = store.transact::<(), StoreError>(op("op-score", Some("p"), 1), move |write| {
        write.put_score(&row)?;
        Err(StoreError::Busy)
    });
    assert!(failed.is_err(), "the error comes back");
    assert_eq!(step_of(&store, "p", "c"), None, "the score was not kept");
    let steps = store
        .read::<_, StoreError>(|read| read.steps(None, None, 10))
        .expect("a read");
    assert!(steps.is_empty(), "nor was a step");
}

#[test]
fn undo_and_redo_go_back_and_forth_through_a_thousand_steps() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let steps: Vec<i64> = (0..1_000)
        .map(|n| set(&store, "p", "c", n % 6, n * 10_000))
        .collect();
    let changed: Vec<i64> = store
        .read::<_, StoreError>(|read| read.steps(None, None, 2_000))
        .expect("a read")
        .into_iter()
        .map(|step| step.op)
        .collect();
    assert_eq!(changed.len(), steps.len(), "each change is a step");
    for expected in (0..1_000).rev() {
        let next = store
            .read::<_, StoreError>(|read| read.next_undo(Scope::Proposal("p")))
            .expect("a read")
            .expect("there is a step");
        undo(&store, next.op).expect("it is undone");
        let before = (expected > 0).then(|| (expected - 1) % 6);
        assert_eq!(step_of(&store, "p", "c"), before, "step {expected} is taken back");
    }
    for expected in 0..1_000 {
        let next = store
            .read::<_, StoreError>(|read| read.next_redo(Scope::Proposal("p")))
            .expect("a read")
            .expect("there is a step");
        redo(&store, next.op).expect("it is done again");
        assert_eq!(
            step_of(&store, "p", "c"),
            Some(expected % 6),
            "step {expected} is back"
        );
    }
}

#[test]
fn undo_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.paraph-desk");
    let store = workspace(folder.path());
    set(&store, "p", "c", 4, 1);
    let last = set(&store, "p", "c", 3, 20_000);
    store.close().expect("closed");
    drop(store);
    let store = Store::open(&path, opening("two")).expect("it opens again");
    undo(&store, last).expect("a step of yesterday is undone");
    assert_eq!(step_of(&store, "p", "c"), Some(4), "the value before is back");
}

#[test]
fn a_step_whose_value_was_changed_since_is_not_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let first = set(&store, "p", "c", 4, 1);
    let other = set(&store, "p", "d", 2, 20_000);
    set(&store, "p", "c", 3, 40_000);
    assert!(
        matches!(undo(&store, first), Err(StoreError::UndoConflict(_))),
        "c was changed again"
    );
    assert_eq!(step_of(&store, "p", "c"), Some(3), "and stays as it is");
    undo(&store, other).expect("d was not, so it can be undone alone");
    assert_eq!(step_of(&store, "p", "d"), None, "d is as before");
}

#[test]
fn typing_in_one_field_is_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let typed = |body: &str, at: i64| {
        let row = TextRow {
            proposal: "p".to_owned(),
            round: "r1".to_owned(),
            part: "applicant".to_owned(),
            criterion: String::new(),
            body: body.to_owned(),
            at,
        };
        let op = Op {
            field: Some("p/applicant".to_owned()),
            ..op("op-text", Some("p"), at)
        };
        store
            .transact::<_, StoreError>(op, move |write| write.put_text(&row))
            .expect("text is kept")
            .op
    };
    let first = typed("a", 1_000);
    assert_eq!(typed("ab", 2_000), first, "a second later it is the same step");
    assert_eq!(
        typed("abc", 6_500),
        first,
        "and so within five seconds of the last key"
    );
    let later = typed("abcd", 12_000);
    assert_ne!(later, first, "after a pause it is another one");
    undo(&store, later.expect("a step")).expect("undone");
    let body = |store: &Store| {
        store
            .read::<_, StoreError>(|read| read.texts("r1", Some("p")))
            .expect("a read")
            .into_iter()
            .next()
            .map(|text| text.body)
    };
    assert_eq!(
        body(&store).as_deref(),
        Some("abc"),
        "undo goes back to the pause"
    );
    undo(&store, first.expect("a step")).expect("undone");
    assert_eq!(body(&store), None, "and then to where typing began");
}

#[test]
fn what_is_typed_and_erased_is_no_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let row = score("p", "c", 4, 1);
    let done = store
        .transact::<_, StoreError>(op("op-score", Some("p"), 1), move |write| {
            write.put_score(&row)?;
            write.remove_score("p", "r1", "c")
        })
        .expect("both are done");
    assert_eq!(done.op, None, "nothing came of it, so there is nothing to undo");
}

#[test]
fn two_openings_see_each_other_and_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.paraph-desk");
    let one = workspace(folder.path());
    let two = Store::open(&path, opening("two")).expect("the same file, opened twice");
    let (told, heard) = std::sync::mpsc::channel();
    one.watch(move |changes| {
        let _ = told.send(changes);
    })
    .expect("it watches");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..50 {
                set(&one, "a", &format!("c{n}"), 1, n * 9_000);
            }
        });
        scope.spawn(|| {
            for n in 0..50 {
                set(&two, "b", &format!("c{n}"), 1, n * 9_000);
            }
        });
    });
    let scores = one
        .read::<_, StoreError>(|read| read.scores("r1", None))
        .expect("a read");
    assert_eq!(scores.len(), 100, "each score of both is there");
    let changes = heard
        .recv_timeout(std::time::Duration::from_secs(5))
        .expect("the other's changes are told");
    assert!(
        changes.iter().all(|change| change.proposal == "b"),
        "and only the other's"
    );
}

#[test]
fn a_backup_can_be_put_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let pdf = b"%PDF-1.4 not much of one".to_vec();
    let hash = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(&pdf))
    };
    let row = paraph_store::DocumentRow {
        document: hash.clone(),
        name: "a.pdf".to_owned(),
        bytes: 24,
        added_at: 1,
        outcome: None,
        pages: None,
        text_hash: None,
        report: "{}".to_owned(),
    };
    store
        .write::<_, StoreError>(move |write| write.add_document(&row, &pdf))
        .expect("a document");
    set(&store, "p", "c", 4, 1);
    store
        .write::<_, StoreError>(|write| write.raise("handin", 7))
        .expect("a counter");
    let backup = folder.path().join("b.paraph-backup");
    let documents = folder.path().join("documents");
    store.backup(&backup, &documents).expect("a back-up");
    let figures = Store::look_at_backup(&backup).expect("it is good");
    assert_eq!(figures.scored, 1, "it says what it holds");
    set(&store, "p", "c", 1, 90_000);
    store
        .write::<_, StoreError>(|write| write.raise("handin", 9))
        .expect("a counter");
    let bare = folder.path().join("bare.paraph-desk");
    std::fs::copy(&backup, &bare).expect("a copy under another name");
    let alone = Store::open(&bare, opening("four")).expect("a back-up without its documents opens as a desk");
    assert!(
        alone
            .read::<_, StoreError>(|read| read.documents())
            .expect("a list")
            .is_empty(),
        "its documents are not here"
    );
    assert_eq!(
        alone.damaged_documents().expect("a check").len(),
        1,
        "but they are known, and missed"
    );
    let again =
        fs_err::read(documents.join(format!("{hash}.pdf"))).expect("the document beside the back-ups");
    let mut known = alone
        .read::<_, StoreError>(|read| read.documents_known())
        .expect("what is known");
    let known = known.remove(0);
    let new = alone
        .write::<_, StoreError>(move |write| write.add_document(&known, &again))
        .expect("it comes back");
    assert!(new.value, "dropped again it is taken in");
    assert_eq!(
        alone
            .read::<_, StoreError>(|read| read.documents())
            .expect("a list")
            .len(),
        1,
        "and it is here"
    );
    drop(alone);
    let restored = folder.path().join("r.paraph-desk");
    Store::restore(&backup, &documents, &restored, "dd", Some(store.path())).expect("it is put back");
    let back = Store::open(&restored, opening("three")).expect("it opens");
    assert_eq!(step_of(&back, "p", "c"), Some(4), "the score of the back-up");
    let (counter, device, bytes) = back
        .read::<_, StoreError>(|read| {
            Ok((
                read.counter("handin")?,
                read.meta("device")?,
                read.document_bytes(&hash)?,
            ))
        })
        .expect("a read");
    assert_eq!(counter, 9, "counters never go back");
    assert_eq!(
        device.as_deref(),
        Some("dd"),
        "a restored workspace is another device"
    );
    assert!(bytes.is_some(), "documents come from beside the back-up");
}

#[test]
fn proposals_taken_off_are_swept_after_their_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = workspace(folder.path());
    let document = |name: &str| paraph_store::DocumentRow {
        document: name.to_owned(),
        name: name.to_owned(),
        bytes: 1,
        added_at: 1,
        outcome: None,
        pages: None,
        text_hash: None,
        report: "{}".to_owned(),
    };
    let proposal = |name: &str, document: &str, hidden_at: Option<i64>| ProposalRow {
        seat: 1,
        title: name.to_owned(),
        document: Some(document.to_owned()),
        hidden_at,
        ..ProposalRow::empty(name.to_owned(), name.to_owned(), 1)
    };
    store
        .write::<_, StoreError>(move |write| {
            for name in ["old", "new", "shared"] {
                write.add_document(&document(name), b"x")?;
            }
            write.put_proposal(&proposal("a", "old", Some(10)))?;
            write.put_proposal(&proposal("b", "new", Some(90)))?;
            write.put_proposal(&proposal("c", "shared", Some(10)))?;
            write.put_proposal(&proposal("d", "shared", None))
        })
        .expect("rows");
    let gone = store
        .write::<_, StoreError>(|write| write.sweep_documents(50))
        .expect("swept")
        .value;
    assert_eq!(gone, 1, "one was hidden long enough and named by no other");
    let left: Vec<String> = store
        .read::<_, StoreError>(|read| read.documents())
        .expect("a read")
        .into_iter()
        .map(|row| row.document)
        .collect();
    assert_eq!(left, ["new", "shared"], "the others stay");
}
