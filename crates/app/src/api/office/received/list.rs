//! What is here, file by file, and the questions that only the chair can answer.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::fault::Code as FaultCode;
use paraph_bundle::merge::{CellState, Reviewer};
use paraph_bundle::payload::id::{Hash, PersonId, ProposalId, Slug};
use paraph_bundle::payload::record::{Admit, Body, Entered as EnteredRecord, Settle};
use paraph_bundle::payload::result::HeadStatus;
use paraph_bundle::{Fault, Param};
use paraph_store::ReceivedRow;

use super::super::acts::{self, Pen};
use super::super::base::{self, phrase, refuse, text};
use super::super::call::{InForce, in_force};
use super::super::people::seats;
use super::super::ranking::effect;
use super::super::standing::{Assume, standing};
use super::super::state::{Office, office};
use super::super::{draft, handed_on, paths, totals};
use super::{heads_among, name_of};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::verify::say_fault;
use crate::wire::{
    AdmitAsk, HeadView, Nothing, ReceivedFile, ReceivedKind, ReceivedList, ReceivedQuestion, SetAside,
    SettleAsk,
};
use crate::words::Args;

/// The unsigned reviews that came from a file.
fn entered_from(office: &Office, file: Hash) -> Vec<&EnteredRecord> {
    office
        .view
        .in_force
        .records()
        .values()
        .filter_map(|record| match &record.body {
            Body::Entered(entered) if entered.file == Some(file) => Some(entered),
            _ => None,
        })
        .collect()
}

pub(super) fn received_list(app: &App, _: Nothing) -> Result<ReceivedList> {
    let words = app.words();
    base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let in_force = in_force(read)?;
        let entries = base::proposals(read)?;
        let ledger = read.ledger()?;
        let places: BTreeMap<&str, i64> = ledger
            .iter()
            .rev()
            .map(|row| (row.bundle.as_str(), row.place))
            .collect();
        let receipts = paths::folder(app, None, &in_force.call.short)?.join("receipts");
        let rows = read.received()?;
        let mut files = Vec::new();
        for row in &rows {
            let id = base::hash(&row.bundle)?;
            let known = office.scores.get(&id);
            let view = office.view.bundle(id);
            let from_it = entered_from(&office, id);
            let names: BTreeSet<String> = known
                .map(|known| name_of(&office, &seats, &people, &Reviewer::Person(known.author)))
                .into_iter()
                .chain(from_it.iter().map(|entered| match entered.person {
                    Some(person) => name_of(&office, &seats, &people, &Reviewer::Person(person)),
                    None => entered.reviewer.to_string(),
                }))
                .collect();
            let author = known
                .map(|known| known.author)
                .or_else(|| from_it.iter().find_map(|entered| entered.person));
            let seat = author.and_then(|author| seats.seat(author)).map(str::to_owned);
            let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
            for entered in &from_it {
                let status = office.view.heads.get(&entered.head);
                let status = status.copied().unwrap_or(HeadStatus::Unknown);
                *statuses.entry(draft::spelled(&status)).or_default() += 1;
            }
            if let Some(entry) = known.and_then(|known| known.entry.as_ref()) {
                for head in &entry.heads {
                    let status = office
                        .view
                        .heads
                        .get(&head.head)
                        .copied()
                        .unwrap_or(HeadStatus::Unknown);
                    *statuses.entry(draft::spelled(&status)).or_default() += 1;
                }
            }
            let mut notes = Vec::new();
            if !from_it.is_empty() {
                notes.push(phrase(app, "office-note-unsigned", Args::none()));
            }
            // An edition of this call that is not here yet is no other call.
            let edition = view
                .filter(|view| view.code == Some(FaultCode::CallOther))
                .and_then(|_| office.state.bundles.get(&id))
                .filter(|bundle| office.state.is_of_lineage(bundle));
            if edition.is_some() {
                notes.push(phrase(app, "office-note-edition-missing", Args::none()));
            } else if let Some(code) = view.and_then(|view| view.code) {
                let name = known
                    .map(|known| name_of(&office, &seats, &people, &Reviewer::Person(known.author)))
                    .unwrap_or_default();
                let (message, _) = say_fault(&Fault::new(code, "list").with(Param::Name, name), words);
                notes.push(phrase(app, "office-note-not-counted", Args::one("why", message)));
            }
            if view.is_some_and(|view| view.late) {
                notes.push(phrase(app, "office-note-late", Args::none()));
            }
            let index = places.get(row.bundle.as_str()).map(|place| place.unsigned_abs());
            files.push(ReceivedFile {
                bundle: row.bundle.clone(),
                name: row.name.clone(),
                kind: kind_named(&row.kind),
                person_name: names.into_iter().collect::<Vec<_>>().join(", "),
                row: seat,
                sequence: known.and_then(|known| known.sequence),
                verdict: if view.is_some_and(|view| view.code.is_some()) || row.kind == "sealed" {
                    "unknown"
                } else {
                    "good"
                }
                .to_owned(),
                notes,
                receipt: index
                    .map(|index| receipts.join(format!("{}-receipt-{index}.txt", in_force.call.short)))
                    .filter(|path| path.exists())
                    .map(|path| path.display().to_string()),
                index,
                statuses,
                aside: row.aside.clone(),
            });
        }
        files.sort_by(|a, b| {
            (&a.person_name, std::cmp::Reverse(a.sequence), &a.bundle).cmp(&(
                &b.person_name,
                std::cmp::Reverse(b.sequence),
                &b.bundle,
            ))
        });
        let asked = office.view.cells.iter();
        let asked = asked.filter(|cell| cell.state == CellState::Contradiction);
        let late = office.view.heads.iter();
        let late = late.filter(|(_, status)| **status == HeadStatus::Late);
        let asked: BTreeSet<Hash> = asked
            .flat_map(|cell| cell.heads.iter().copied())
            .chain(late.map(|(head, _)| *head))
            .collect();
        let lines = heads_among(&office, |head| asked.contains(head));
        let total = |head: &Hash| {
            lines
                .get(head)
                .and_then(|head| totals::total(&in_force.call, head))
        };
        let view_head = |head: &Hash| HeadView {
            head: head.to_hex(),
            scores: lines
                .get(head)
                .map(|head| {
                    head.scores
                        .iter()
                        .map(|(id, step)| (id.to_string(), *step))
                        .collect()
                })
                .unwrap_or_default(),
            total: total(head),
        };
        let mut questions = Vec::new();
        for cell in office
            .view
            .cells
            .iter()
            .filter(|cell| cell.state == CellState::Contradiction)
        {
            let name = name_of(&office, &seats, &people, &cell.reviewer);
            let number = entries
                .iter()
                .find(|entry| entry.id == cell.proposal)
                .map(|entry| entry.row.number.clone())
                .unwrap_or_default();
            questions.push(ReceivedQuestion {
                kind: "contradiction".to_owned(),
                person: cell.reviewer.as_text(),
                proposal: cell.proposal.to_hex(),
                heads: cell.heads.iter().map(view_head).collect(),
                phrase: phrase(
                    app,
                    "office-question-contradiction",
                    Args::one("name", name.as_str()).and("number", number.as_str()),
                ),
                person_name: name,
                number,
            });
        }
        for (head, status) in &office.view.heads {
            if *status != HeadStatus::Late {
                continue;
            }
            let (Some(line), Some(owner)) = (lines.get(head), office.view.owners.get(head)) else {
                continue;
            };
            let name = name_of(&office, &seats, &people, owner);
            let number = entries
                .iter()
                .find(|entry| entry.id == line.proposal)
                .map(|entry| entry.row.number.clone())
                .unwrap_or_default();
            questions.push(ReceivedQuestion {
                kind: "late".to_owned(),
                person: owner.as_text(),
                proposal: line.proposal.to_hex(),
                heads: vec![view_head(head)],
                phrase: phrase(
                    app,
                    "office-question-late",
                    Args::one("name", name.as_str())
                        .and("number", number.as_str())
                        .and("effect", admitted(app, &office, &in_force, *head)?),
                ),
                person_name: name,
                number,
            });
        }
        Ok(ReceivedList {
            files,
            entered: ledger.len(),
            open: office.view.not_entered.len(),
            questions,
            state: office.state.hash().to_hex(),
            closed: office.view.close,
            missing: handed_on::missing(app, &office, &in_force),
        })
    })
}

/// What admitting a late review would change among the funded, in words.
fn admitted(app: &App, office: &Office, in_force: &InForce, head: Hash) -> Result<String> {
    let admit = Admit {
        head,
        reason: text("-"),
    };
    // Without a key nobody could admit it.
    let Ok(pen) = Pen::of(app) else {
        return Ok(String::new());
    };
    let looked = Assume {
        also: Some(pen.record(admit, 1)),
        ..Assume::default()
    };
    let as_it_is = standing(office, in_force, &Assume::default())?;
    let with_it = standing(office, in_force, &looked)?;
    let (out, comes_in, _) = effect(&as_it_is, &with_it);
    let words = app.words();
    if out.is_empty() && comes_in.is_empty() {
        return Ok(words.say("office-late-same", &Args::none()));
    }
    let names = |ids: &[ProposalId]| {
        let known = as_it_is
            .proposals
            .iter()
            .filter(|one| ids.contains(&one.proposal));
        let numbers: Vec<&str> = known.map(|one| one.number.as_str()).collect();
        if numbers.is_empty() {
            "–".to_owned()
        } else {
            numbers.join(", ")
        }
    };
    let args = Args::one("in", names(&comes_in)).and("out", names(&out));
    Ok(words.say("office-late-changes", &args))
}

fn kind_named(kind: &str) -> ReceivedKind {
    match kind {
        "score" => ReceivedKind::Score,
        "card" => ReceivedKind::Card,
        "panel" => ReceivedKind::Panel,
        "sealed" => ReceivedKind::Sealed,
        "sheet" => ReceivedKind::Sheet,
        "form" => ReceivedKind::Form,
        "table" => ReceivedKind::Table,
        _ => ReceivedKind::Other,
    }
}

pub(super) fn received_set_aside(app: &App, asked: SetAside) -> Result<ReceivedList> {
    let rows = base::read(app, |read| Ok((read.received()?, read.ledger()?)))?;
    let row = rows
        .0
        .into_iter()
        .find(|row| row.bundle == asked.bundle)
        .ok_or_else(|| AppError::not_found("file", &asked.bundle))?;
    if rows.1.iter().any(|line| line.bundle == asked.bundle) {
        return Err(refuse(
            Code::NotNow,
            "office-fault-entered",
            Args::one("file", row.name.as_str()),
        ));
    }
    let reason = asked.reason.map(|reason| reason.trim().to_owned());
    if reason.as_ref().is_some_and(String::is_empty) {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let args = Args::one("file", row.name.as_str());
    base::change(app, "history-set-aside", &args, "received", None, move |write| {
        Ok(write.put_received(&ReceivedRow { aside: reason, ..row })?)
    })?;
    received_list(app, Nothing {})
}

pub(super) fn received_admit(app: &App, asked: AdmitAsk) -> Result<ReceivedList> {
    if asked.reason.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let head = base::hash(&asked.head)?;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "admit",
        |body| matches!(body, Body::Admit(admit) if admit.head == head),
        &records,
    );
    let record = pen.record(
        Admit {
            head,
            reason: text(&asked.reason),
        },
        acts::revision_after(&earlier, &published),
    );
    base::change(
        app,
        "history-admitted",
        &Args::none(),
        "received",
        None,
        move |write| acts::replace(write, &earlier, &published, Some((&record, ""))),
    )?;
    received_list(app, Nothing {})
}

pub(super) fn received_settle(app: &App, asked: SettleAsk) -> Result<ReceivedList> {
    if asked.reason.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let head = base::hash(&asked.head)?;
    let person: PersonId = asked.person.parse().map_err(AppError::bad_request)?;
    let proposal = asked.proposal.parse().map_err(AppError::bad_request)?;
    let pen = Pen::of(app)?;
    let (office, records, published) = base::read(app, |read| {
        Ok((office(read)?, acts::records(read)?, acts::published(read)?))
    })?;
    let cell = office
        .view
        .cells
        .iter()
        .find(|cell| cell.proposal == proposal && cell.heads.contains(&head))
        .ok_or_else(|| AppError::not_found("review", &asked.head))?;
    let round: Slug = cell.round.clone();
    let earlier = acts::same(
        "settle",
        |body| matches!(body, Body::Settle(settle) if settle.person == person && settle.proposal == proposal && settle.round == round),
        &records,
    );
    let settle = Settle {
        head,
        person,
        proposal,
        reason: text(&asked.reason),
        round,
    };
    let record = pen.record(settle, acts::revision_after(&earlier, &published));
    base::change(
        app,
        "history-settled",
        &Args::none(),
        "received",
        Some(&asked.proposal.clone()),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &asked.proposal))),
    )?;
    received_list(app, Nothing {})
}
