//! Copies for people: a hand-in as a page or a text to read, and the reviewer's certificate.
//!
//! Neither counts for anybody; the signed file alone does, and each says so. They are set in `crate::page::copies`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use paraph_bundle::identity::control_number;
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::draft::ReviewDraft;
use paraph_bundle::payload::{PersonId, Slug};
use paraph_bundle::receipt;
use paraph_store::{HandInRow, ProposalRow, ReceiptRow};

use super::handin_file::family_name;
use super::{handed, proposals};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::half_steps::Shown;
use crate::letters::{day, moment, points};
use crate::page::copies::{Certificate, Criterion, Passage, Readable, Review, certificate, html, markdown};
use crate::time::crossing;
use crate::wire::{CertificateAsk, CopyForm, ReadableAsk, Written};
use crate::words::Args;
use crate::workspace::CallInForce;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Writes a hand-in as a copy that people read.
    handin_readable(ReadableAsk) -> Written, changes [];
    /// Writes the certificate: that I reviewed, how many, and nothing of the proposals.
    handin_certificate(CertificateAsk) -> Written, changes [];
}

/// One hand-in with what is known of it.
struct Kept {
    row: HandInRow,
    reviews: BTreeMap<String, ReviewDraft>,
    proposals: Vec<ProposalRow>,
    receipt: Option<ReceiptRow>,
}

fn kept(app: &App, number: Option<u32>) -> Result<Kept> {
    let workspace = app.desk()?;
    workspace.read(|read| {
        let row = read
            .handins()?
            .into_iter()
            .find(|row| number.is_none_or(|number| row.number == i64::from(number)))
            .ok_or_else(|| {
                number.map_or_else(
                    || AppError::new(Code::NotFound, "fault-not-handed-in", Args::none()),
                    |number| AppError::not_found("number", number),
                )
            })?;
        let files = read.handin_files()?;
        let receipt = read.receipts()?.into_iter().find(|receipt| {
            files
                .iter()
                .any(|file| file.number == row.number && file.bundle == receipt.bundle)
        });
        let reviews = handed::reviews_of(read, row.number)?;
        let mut proposals: Vec<ProposalRow> = read
            .proposals()?
            .into_iter()
            .filter(|row| reviews.contains_key(&row.proposal))
            .collect();
        proposals.sort_by(|a, b| proposals::by_number(&a.number, &b.number));
        Ok(Kept {
            row,
            reviews,
            proposals,
            receipt,
        })
    })
}

/// The passages of a criterion, as they are quoted.
fn passages(draft: &ReviewDraft, criterion: &Slug) -> Vec<Passage> {
    draft
        .evidence
        .iter()
        .filter(|anchor| anchor.criterion == *criterion)
        .map(|anchor| Passage {
            page: anchor.page,
            quote: anchor.quote.as_ref().map(ToString::to_string),
            note: anchor.note.as_ref().map(ToString::to_string),
        })
        .collect()
}

fn review(app: &App, call: &CallInForce, row: &ProposalRow, draft: &ReviewDraft) -> Review {
    let criteria = call.call.rubric.criteria.iter().map(|criterion| {
        let step = draft.scores.get(&criterion.id);
        let scale = Shown::of(criterion);
        Criterion {
            title: criterion.title.to_string(),
            step: match step {
                Some(step) => Some(scale.face(*step, app.words().language())),
                None if draft.na.contains(&criterion.id) => {
                    Some(app.words().say("cannot-judge", &Args::none()))
                }
                None => None,
            },
            label: step.and_then(|step| scale.words(*step)).map(ToOwned::to_owned),
            reasons: draft.rationale.get(&criterion.id).map(ToString::to_string),
            passages: passages(draft, &criterion.id),
        }
    });
    let cells: Vec<crate::wire::Cell> = call
        .call
        .rubric
        .criteria
        .iter()
        .map(|criterion| crate::wire::Cell {
            criterion: criterion.id.to_string(),
            step: draft.scores.get(&criterion.id).copied(),
            na: draft.na.contains(&criterion.id),
        })
        .collect();
    let confidence = draft.confidence.map(|step| {
        let label = call.call.rubric.confidence.as_ref().and_then(|scale| {
            let known = scale.labels.iter().find(|label| label.step == step)?;
            Some(known.label.to_string())
        });
        label.map_or_else(|| step.to_string(), |label| format!("{step}, {label}"))
    });
    Review {
        number: row.number.clone(),
        title: row.title.clone(),
        withdrawn: draft.withdrawn,
        total: call
            .total(&cells)
            .filter(|_| !draft.withdrawn)
            .map(|total| points(total, app.words().language())),
        criteria: criteria.collect(),
        to_applicant: draft.overall.as_ref().map(ToString::to_string),
        to_committee: draft.confidential.as_ref().map(ToString::to_string),
        confidence,
    }
}

fn handin_readable(app: &App, request: ReadableAsk) -> Result<Written> {
    let call = app.desk()?.call_needed()?;
    let kept = kept(app, Some(request.number))?;
    let language = app.words().language();
    let zone = call.call.dates.zone.as_str();
    let readable = Readable {
        lang: language.tag(),
        call: call.call.title.to_string(),
        sponsor: call.call.sponsor.to_string(),
        reviewer: app.person().name,
        number: kept.row.number,
        when: moment(&crossing(kept.row.at), zone, language),
        received: kept
            .receipt
            .as_ref()
            .map(|receipt| moment(&receipt.at, zone, language)),
        reasons_to_applicant: call.rationale_to_applicant(),
        reviews: kept
            .proposals
            .iter()
            .filter_map(|row| Some(review(app, &call, row, kept.reviews.get(&row.proposal)?)))
            .collect(),
    };
    let (text, end) = match request.form {
        CopyForm::Html => (html(&readable).map_err(AppError::internal)?, "html"),
        CopyForm::Markdown => (markdown(&readable), "md"),
    };
    let name = format!(
        "Review-{}-{}-{}.{end}",
        call.call.short.as_str(),
        family_name(&readable.reviewer),
        request.number
    );
    write(app, request.folder, &name, &text)
}

fn handin_certificate(app: &App, request: CertificateAsk) -> Result<Written> {
    let call = app.desk()?.call_needed()?;
    let kept = kept(app, None)?;
    let language = app.words().language();
    let zone = call.call.dates.zone.as_str();
    let person = app.person();
    let keeper_number = |receipt: &ReceiptRow| {
        let read = receipt::read(receipt.body.as_bytes()).ok()?;
        Some(control_number(PersonId::from(read.key.hash())))
    };
    let own = call.row.own;
    let certificate_of = Certificate {
        lang: language.tag(),
        name: person.name.clone(),
        institution: person.institution,
        orcid: person.orcid,
        call: call.call.title.to_string(),
        sponsor: call.call.sponsor.to_string(),
        own,
        reviews: kept.reviews.values().filter(|review| !review.withdrawn).count(),
        handed_in: day(&crossing(kept.row.at), zone, language),
        received: kept.receipt.as_ref().map(|receipt| {
            (
                day(&receipt.at, zone, language),
                receipt.place,
                keeper_number(receipt).unwrap_or_default(),
            )
        }),
        control_number: app.me()?.and_then(|me| me.control_number),
        chairs: call
            .call
            .people
            .iter()
            .filter(|official| official.role == Role::Chair && !own)
            .map(|official| {
                let reach = [official.email.as_ref(), official.phone.as_ref()];
                std::iter::once(official.name.to_string())
                    .chain(reach.into_iter().flatten().map(ToString::to_string))
                    .collect::<Vec<_>>()
                    .join(" · ")
            })
            .collect(),
    };
    let text = certificate(&certificate_of).map_err(AppError::internal)?;
    let name = format!(
        "{}-{}-{}.html",
        app.words().say("certificate-file", &Args::none()),
        call.call.short.as_str(),
        family_name(&person.name)
    );
    write(app, request.folder, &name, &text)
}

/// Writes a copy, replacing an earlier one of the same name: it can be made again at any time.
fn write(app: &App, folder: Option<String>, name: &str, text: &str) -> Result<Written> {
    let folder = PathBuf::from(folder.unwrap_or_else(|| app.settings().handin_folder));
    let path = folder.join(name);
    crate::files::write_whole(&path, text.as_bytes()).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(Written {
        path: path.display().to_string(),
        bytes: text.len() as u64,
    })
}
