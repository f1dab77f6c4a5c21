//! Commitments after the award: made with the result, ticked off later.

use std::collections::BTreeSet;
use std::path::Path;

use paraph_bundle::payload::call::Duty;
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{Hash, ProposalId, Time};
use paraph_bundle::payload::record::{Body, Obligation, Record};

use super::super::acts::{self, Pen};
use super::super::base::{self, name, number_key, refuse};
use super::super::call::in_force;
use super::super::draft;
use super::super::state::office;
use super::Made;
use super::seen::{Seen, Wrong};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{Nothing, ObligationRow, ObligationSet, Obligations};
use crate::words::Args;

/// Records of commitments of those that are funded and have none yet.
pub(super) fn duties(made: &Made, pen: &Pen) -> Vec<(Kept<Record>, String)> {
    let known: BTreeSet<(ProposalId, Duty)> = made
        .office
        .state
        .records
        .values()
        .filter_map(|record| match &record.record.value.body {
            Body::Obligation(obligation) => Some((obligation.proposal, obligation.duty)),
            _ => None,
        })
        .collect();
    let mut made_here = Vec::new();
    for id in made.standing.awards.keys() {
        for rule in &made.in_force.call.obligations {
            if known.contains(&(*id, rule.duty)) {
                continue;
            }
            let due = months_after(made.in_force.call.dates.publishes, rule.months);
            let obligation = Obligation {
                done: None,
                due,
                duty: rule.duty,
                evidence: None,
                link: None,
                proposal: *id,
            };
            made_here.push((pen.record(obligation, 1), id.to_hex()));
        }
    }
    made_here
}

pub(super) fn months_after(time: Time, months: u64) -> Time {
    let Ok(timestamp) = jiff::Timestamp::from_second(time.unix()) else {
        return time;
    };
    let zoned = timestamp.to_zoned(jiff::tz::TimeZone::UTC);
    let span = jiff::Span::new().months(i64::try_from(months).unwrap_or(0));
    zoned
        .checked_add(span)
        .map_or(time, |later| Time::from_unix(later.timestamp().as_second()))
}

/// Where a commitment can be seen, as far as its record says.
pub(in super::super) fn seen_at(obligation: &Obligation) -> Seen {
    Seen::read(obligation.link.as_ref().map_or("", |link| link.as_str()))
}

pub(super) fn obligations_get(app: &App, _: Nothing) -> Result<Obligations> {
    let now = base::now(app);
    base::read(app, |read| {
        let office = office(read)?;
        let entries = base::proposals(read)?;
        let in_force = in_force(read)?;
        let published = acts::published(read)?;
        let some = |part: String| Some(part).filter(|part| !part.is_empty());
        let mut rows = Vec::new();
        for (id, record) in office.view.in_force.records() {
            let Body::Obligation(obligation) = &record.body else {
                continue;
            };
            let seen = seen_at(obligation);
            let Some(entry) = entries.iter().find(|entry| entry.id == obligation.proposal) else {
                continue;
            };
            rows.push(ObligationRow {
                proposal: obligation.proposal.to_hex(),
                number: entry.row.number.clone(),
                title: entry.row.title.clone(),
                duty: draft::spelled(&obligation.duty),
                duty_title: in_force
                    .call
                    .obligations
                    .iter()
                    .find(|rule| rule.duty == obligation.duty)
                    .map(|rule| rule.title.to_string())
                    .unwrap_or_default(),
                due: obligation.due.to_string(),
                done: obligation.done.map(|done| done.to_string()),
                missing: seen
                    .missing(obligation.duty)
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                link: some(seen.address),
                commit: some(seen.commit),
                licence: some(seen.licence),
                evidence: obligation.evidence.map(Hash::to_hex),
                late: obligation.done.is_none() && obligation.due < now,
                after: obligation.done.is_some_and(|done| obligation.due < done),
                published: published.contains(&id.to_hex()),
            });
        }
        rows.sort_by(|a, b| (&a.due, number_key(&a.number)).cmp(&(&b.due, number_key(&b.number))));
        Ok(Obligations {
            late: rows.iter().filter(|row| row.late).count(),
            unpublished: rows.iter().filter(|row| !row.published).count(),
            rows,
        })
    })
}

pub(super) fn obligation_set(app: &App, asked: ObligationSet) -> Result<Obligations> {
    let id: ProposalId = asked.proposal.parse().map_err(AppError::bad_request)?;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let of_same = |body: &Body| matches!(body, Body::Obligation(obligation) if obligation.proposal == id && draft::spelled(&obligation.duty) == asked.duty);
    let earlier = acts::same("obligation", of_same, &records);
    let known = earlier
        .iter()
        .max_by_key(|record| record.value.revision)
        .and_then(|record| match &record.value.body {
            Body::Obligation(obligation) => Some(obligation.clone()),
            _ => None,
        })
        .ok_or_else(|| AppError::not_found("obligation", &asked.duty))?;
    let evidence = match &asked.evidence_path {
        Some(path) => Some(Hash::of(
            &fs_err::read(path).map_err(|error| AppError::file_read(Path::new(path), error))?,
        )),
        None => known.evidence,
    };
    let before = seen_at(&known);
    let part = |asked: &Option<String>, before: String| asked.clone().unwrap_or(before);
    let seen = Seen {
        address: part(&asked.link, before.address),
        commit: part(&asked.commit, before.commit),
        licence: part(&asked.licence, before.licence),
    };
    let seen = seen.tidied().map_err(|wrong| {
        let id = match wrong {
            Wrong::Address => "office-fault-address",
            Wrong::Commit => "office-fault-commit",
            Wrong::Licence => "office-fault-licence",
        };
        refuse(Code::BadRequest, id, Args::none())
    })?;
    let obligation = Obligation {
        done: asked
            .done
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(AppError::bad_request)?,
        evidence,
        link: Some(seen.line())
            .filter(|line| !line.is_empty())
            .map(|line| name(&line)),
        ..known
    };
    let record = pen.record(obligation, acts::revision_after(&earlier, &published));
    let proposal = asked.proposal.clone();
    base::change(
        app,
        "history-obligation",
        &Args::none(),
        "publish",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &proposal))),
    )?;
    obligations_get(app, Nothing {})
}
