//! The documents of a call file, opened as a reader would open them, in workers under lock.
//!
//! A document with the right hash may still be hostile or broken: the file stays good, and it is said which PDF could not
//! be read. Time is bounded for each document and for all; what time did not suffice for is not spoken of.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use paraph_bundle::fault::{Code, Fault, Param};
use paraph_bundle::open::Opened;
use paraph_bundle::payload::{Hash, Payload};
use paraph_bundle::verify::{Context, Report, open_file};
use paraph_bundle::{encrypt, fault};
use paraph_pdf::fault::Fault as PdfFault;
use paraph_pdf::limits::Limits;
use paraph_pdf::outcome::Class;
use paraph_pdf::read::{Cancel, Pool, Urgency, outcome_of};

/// How long the documents of one file may take in all.
const ALL: Duration = Duration::from_secs(8);
/// One document; the time of the processor as well as that without an answer, in seconds.
const EACH: u64 = 3;

/// Notes on a report which documents of a good call file cannot be read.
pub(super) fn judge(file: &Path, context: &Context, worker: &Path, report: &mut Report) {
    if report.verdict() == Some(fault::Verdict::Bad) {
        return;
    }
    let Some(opened) = &report.opened else { return };
    if opened.documents.is_empty() {
        return;
    }
    // What could be opened a moment ago and no longer can says nothing about its documents.
    let Ok(mut source) = open_file(file) else { return };
    let notes = if report.encrypted {
        match encrypt::decrypt(&mut source, &context.identities) {
            Ok(mut plain) => unreadable(opened, &mut plain, worker),
            Err(_) => return,
        }
    } else {
        unreadable(opened, &mut *source, worker)
    };
    report.notes.extend(notes);
    report.notes.sort_by_key(Fault::code);
}

fn unreadable(
    opened: &Opened,
    source: &mut dyn paraph_bundle::container::Source,
    worker: &Path,
) -> Vec<Fault> {
    let pool = Pool::with_workers(worker.to_owned(), None, 1);
    let end = Instant::now() + ALL;
    let mut notes = Vec::new();
    for document in &opened.documents {
        if Instant::now() >= end {
            break;
        }
        let mut bytes = Vec::new();
        if document.open(source).read_to_end(&mut bytes).is_err() {
            break;
        }
        match opens(&pool, bytes) {
            Ok(true) => {}
            Ok(false) => notes.push(
                Fault::new(Code::PdfUnreadable, "the document could not be read")
                    .with(Param::Proposal, number(opened, document.hash)),
            ),
            // Without a worker nothing can be said of documents.
            Err(()) => break,
        }
    }
    notes
}

/// Whether a document can be read to its end.
fn opens(pool: &Arc<Pool>, bytes: Vec<u8>) -> Result<bool, ()> {
    let limits = Limits {
        text_seconds: EACH,
        silence_seconds: EACH,
        ..Limits::default()
    };
    let cancel = Cancel::new();
    let ended = pool
        .open(Arc::new(bytes), None, limits, Urgency::Background, &cancel)
        .and_then(|document| document.read(&cancel, &mut |_| {}));
    let class = match ended {
        Ok(outcome) => outcome.class,
        Err(PdfFault::Worker(_)) => return Err(()),
        Err(fault) => outcome_of(&fault).ok_or(())?.class,
    };
    Ok(matches!(class, Class::Text | Class::NoText))
}

/// The number of the proposal whose document it is; else the beginning of its hash.
fn number(opened: &Opened, document: Hash) -> String {
    let of_call = match &opened.payload {
        Payload::Call(call) => call.proposals.iter().find(|line| {
            let proposal = &line.value;
            proposal.document == Some(document)
                || proposal.documents.iter().any(|more| more.sha256 == document)
        }),
        Payload::Card(_) | Payload::Score(_) | Payload::Panel(_) | Payload::Result(_) => None,
    };
    of_call.map_or_else(
        || document.to_hex().chars().take(12).collect(),
        |line| line.value.number.to_string(),
    )
}
