//! Blind calls: what in a document names a person, and the cleaned reading copy.
//!
//! `paraph-pdf` finds and cleans; here is which names are looked for, and what becomes of the copy: it is another
//! document with its own hash, and which original it was made from is kept.

use std::sync::Arc;

use paraph_pdf::blind::{self, Trace};
use paraph_pdf::read::{Cancel, Urgency};
use paraph_store::DocumentRow;
use sha2::{Digest, Sha256};

use super::proposals::needed;
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::op::Step;
use crate::wire::{Applicant, DocumentCheck, DocumentTrace, OfProposal, TraceKind, WorkspaceKind};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Looks for what names a person in a proposal's document: author, program, marks, text, file name.
    document_check(OfProposal) -> DocumentCheck, changes [];
    /// Puts a cleaned reading copy in the place of a proposal's document; undo brings the original back.
    document_clean(OfProposal) -> DocumentCheck, changes [Proposals, Documents, Call, History];
}

fn missing(number: &str) -> AppError {
    AppError::new(
        Code::NotFound,
        "fault-document-missing",
        Args::one("number", number),
    )
}

/// The names of a proposal's applicants and their institutions.
fn names(row: &paraph_store::ProposalRow) -> Vec<String> {
    let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
    let mut names: Vec<String> = applicants
        .into_iter()
        .flat_map(|applicant| [Some(applicant.name), applicant.institution])
        .flatten()
        .filter(|name| !name.trim().is_empty())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Refuses a document that is closed to who asks. In an office Paraph looks, and shows names that the office wrote down itself: nothing
/// need be said about a tie first.
fn may_look(workspace: &Workspace, row: &paraph_store::ProposalRow) -> Result<()> {
    match super::judge_tie(workspace, row) {
        Err(fault) if workspace.kind == WorkspaceKind::Office && fault.code == Code::ConflictsFirst => Ok(()),
        judged => judged,
    }
}

fn document_check(app: &App, request: OfProposal) -> Result<DocumentCheck> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    may_look(&workspace, &row)?;
    let document = row.document.clone().ok_or_else(|| missing(&row.number))?;
    let known = workspace
        .read(|read| Ok(read.document(&document)?))?
        .ok_or_else(|| missing(&row.number))?;
    let report = match workspace.reading(&document)? {
        Some(report) => report,
        None => workspace.read_again(app, &document, false)?,
    };
    let pages = workspace.pages(&document, 1, u32::MAX)?;
    let marks = if report.facts.annotations > 0 {
        let opened = workspace.document(app, &document, Urgency::Soon, &Cancel::new())?;
        opened.annotations(&Cancel::new()).unwrap_or_default()
    } else {
        Vec::new()
    };
    let names = names(&row);
    let texts = pages
        .iter()
        .filter_map(|page| Some((u32::try_from(page.page).ok()?, page.text.as_str())));
    let found = blind::check(&report.facts, &known.name, &names, &marks, texts);
    let made_from = workspace.read(|read| Ok(read.made_from(&document)?))?;
    Ok(DocumentCheck {
        proposal: row.proposal,
        number: row.number,
        document,
        made_from,
        names,
        traces: found
            .into_iter()
            .map(|finding| DocumentTrace {
                kind: match finding.trace {
                    Trace::Author => TraceKind::Author,
                    Trace::Metadata => TraceKind::Metadata,
                    Trace::Producer => TraceKind::Producer,
                    Trace::Mark => TraceKind::Mark,
                    Trace::Text => TraceKind::Text,
                    Trace::FileName => TraceKind::FileName,
                },
                page: finding.page,
                text: finding.text,
            })
            .collect(),
    })
}

fn document_clean(app: &App, request: OfProposal) -> Result<DocumentCheck> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    may_look(&workspace, &row)?;
    // What a reviewer was given is what the review binds to.
    if workspace.kind == WorkspaceKind::Desk && row.of_call {
        return Err(AppError::new(
            Code::BadRequest,
            "fault-clean-given",
            Args::one("number", &row.number),
        ));
    }
    let original = row.document.clone().ok_or_else(|| missing(&row.number))?;
    if workspace.read(|read| Ok(read.made_from(&original)?))?.is_some() {
        return document_check(app, request);
    }
    let opened = workspace.document(app, &original, Urgency::Soon, &Cancel::new())?;
    let written = opened.cleaned(&Cancel::new()).map_err(|fault| {
        AppError::new(
            Code::DocumentUnreadable,
            "fault-clean",
            Args::one("number", &row.number),
        )
        .with("cause", fault)
    })?;
    let copy = hex::encode(Sha256::digest(&written.bytes));
    keep(app, &workspace, &row, &original, &copy, written.bytes)?;
    workspace.read_again(app, &copy, false)?;
    document_check(app, request)
}

/// Keeps the copy under a name that says nothing, and puts it in the original's place.
fn keep(
    app: &App,
    workspace: &Arc<Workspace>,
    row: &paraph_store::ProposalRow,
    original: &str,
    copy: &str,
    bytes: Vec<u8>,
) -> Result<()> {
    let document = DocumentRow {
        document: copy.to_owned(),
        name: format!("{}.pdf", crate::files::plain_name(&row.number)),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        added_at: app.now(),
        outcome: None,
        pages: None,
        text_hash: None,
        report: "{}".to_owned(),
    };
    let changed = paraph_store::ProposalRow {
        document: Some(copy.to_owned()),
        ..row.clone()
    };
    let step = Step::new(app, "op-document-clean", &Args::one("number", &row.number)).on(&row.proposal);
    let (original, copy) = (original.to_owned(), copy.to_owned());
    workspace.change(app, step, move |write| {
        write.add_document(&document, &bytes)?;
        write.note_made_from(&copy, &original)?;
        Ok(write.put_proposal(&changed)?)
    })
}
