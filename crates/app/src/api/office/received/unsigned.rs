//! Reviews that come unsigned: score sheets, HotCRP's forms, OpenReview's notes, tables. Read with the grid in force, never as
//! good or bad, and kept as the chair's records.

use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::record::{Body, Record, Source};
use paraph_store::Write;

use super::super::acts::{self, Pen};
use super::super::base::{self, refuse};
use super::super::call::{field_name, looked_at, mapping_key, mapping_of};
use super::super::entered::{self, Unsigned};
use super::super::files::Dropped;
use super::{Desk, Item, kept};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::sheets::{FilledReview, StepFault};
use crate::tables::columns::{Field, Mapping, Purpose, guess};
use crate::tables::people::CellFault;
use crate::tables::{Table, column_name};
use crate::wire::{
    ColumnsAsk, ColumnsSet, ReceivedAct, ReceivedGroup, ReceivedItem, ReceivedKind, TablePreview,
};
use crate::words::Args;

pub(super) fn sheet(app: &App, desk: &Desk, file: Dropped, mut shown: ReceivedItem) -> Item {
    let words = app.words();
    shown.kind = ReceivedKind::Sheet;
    let file_hash = Hash::of(&file.bytes);
    let filled = match crate::sheets::read(&file.bytes) {
        Ok(filled) => filled,
        Err(error) => {
            shown.message = words.say(
                "office-fault-table",
                &Args::one("file", file.name.as_str()).and("reason", error.to_string()),
            );
            shown.acts = vec![ReceivedAct::Write];
            return Item {
                shown,
                bytes: file.bytes,
                known: None,
                whole: None,
                unsigned: Vec::new(),
            };
        }
    };
    let person = desk.people.iter().find(|person| person.seat == filled.person);
    shown.row = person.map(|person| person.seat.clone());
    shown.person_name = Some(person.map_or(filled.reviewer.clone(), |person| person.name.clone()));
    shown.faults.clone_from(&filled.faults);
    if filled.lineage != desk.in_force.lineage.to_hex() || filled.rubric != desk.in_force.rubric.to_hex() {
        shown.group = ReceivedGroup::Again;
        shown.code = "CALL_OTHER".to_owned();
        shown.message = words.say("office-sheet-other", &Args::one("file", file.name.as_str()));
        shown.acts = vec![ReceivedAct::Write];
        return Item {
            shown,
            bytes: file.bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    }
    let reviewer = shown.person_name.clone().unwrap_or_default();
    let seat = shown.row.clone();
    let unsigned = unsigned(
        desk,
        filled
            .reviews
            .into_iter()
            .map(|review| (reviewer.clone(), seat.clone(), review)),
        Source::Table,
        Some(file_hash),
    );
    judge_unsigned(app, desk, &mut shown, &unsigned);
    Item {
        shown,
        bytes: file.bytes,
        known: None,
        whole: None,
        unsigned,
    }
}

pub(super) fn unsigned(
    desk: &Desk,
    reviews: impl Iterator<Item = (String, Option<String>, FilledReview)>,
    source: Source,
    file: Option<Hash>,
) -> Vec<Unsigned> {
    reviews
        .filter_map(|(reviewer, seat, review)| {
            let entry = desk
                .entries
                .iter()
                .find(|entry| entry.row.proposal == review.proposal)?;
            Some(Unsigned {
                person: seat
                    .as_ref()
                    .and_then(|seat| desk.seats.person.get(seat).copied()),
                reviewer,
                proposal: entry.id,
                number: entry.row.number.clone(),
                review,
                source,
                file,
            })
        })
        .collect()
}

/// The seat that a table's reviewer means.
fn seat_of(desk: &Desk, who: &str, email: Option<&str>) -> Option<(String, String)> {
    let found = desk.people.iter().find(|person| {
        person.email.as_deref().is_some_and(|own| {
            Some(own.to_lowercase()) == email.map(str::to_lowercase) || own.eq_ignore_ascii_case(who)
        }) || crate::tables::columns::fold(&person.name) == crate::tables::columns::fold(who)
    })?;
    Some((found.seat.clone(), found.name.clone()))
}

fn judge_unsigned(app: &App, desk: &Desk, shown: &mut ReceivedItem, unsigned: &[Unsigned]) {
    let words = app.words();
    shown.reviews = unsigned.len();
    let fresh = fresh(app, desk, unsigned).map_or(0, |records| records.len());
    shown.code = if shown.faults.is_empty() {
        "OK"
    } else {
        "SCORE_RANGE"
    }
    .to_owned();
    let args = Args::one("reviews", unsigned.len())
        .and("new", fresh)
        .and("name", shown.person_name.clone().unwrap_or_default());
    if let Some(fault) = shown.faults.first() {
        shown.group = ReceivedGroup::Question;
        let args = Args::one("cell", fault.cell.as_str())
            .and("value", fault.value.as_str())
            .and("criterion", fault.criterion.as_str())
            .and("count", shown.faults.len());
        // Another cell than a score: a number that no proposal has, a question that the grid does not ask.
        let id = if fault.criterion.is_empty() {
            "office-sheet-unread"
        } else {
            "office-sheet-step"
        };
        shown.message = words.say(id, &args);
        shown.hint = words.attribute(id, "hint", &args).unwrap_or_default();
        shown.acts = vec![ReceivedAct::Write, ReceivedAct::TakeIn];
    } else if fresh == 0 {
        shown.group = ReceivedGroup::Nothing;
        shown.message = words.say("office-file-same", &Args::none());
    } else {
        shown.group = ReceivedGroup::Ready;
        shown.message = words.say("office-sheet-ready", &args);
        shown.acts = vec![ReceivedAct::TakeIn];
    }
}

pub(super) fn form(app: &App, desk: &Desk, file: &Dropped, content: &str, mut shown: ReceivedItem) -> Item {
    let (found, faults) = entered::forms(
        crate::tables::hotcrp::read(content),
        &desk.in_force.call,
        &desk.entries,
    );
    let reviews = found
        .into_iter()
        .map(|(who, email, review)| seated(desk, who, email.as_deref(), review));
    let unsigned = unsigned(desk, reviews, Source::Hotcrp, Some(Hash::of(&file.bytes)));
    shown.person_name = unsigned.first().map(|review| review.reviewer.clone());
    exported(app, desk, file, shown, unsigned, faults)
}

pub(super) fn notes(app: &App, desk: &Desk, file: &Dropped, content: &str, shown: ReceivedItem) -> Item {
    let read = crate::tables::openreview::read(content).unwrap_or_default();
    let (found, faults) = entered::notes(read, &desk.in_force.call, &desk.entries);
    let reviews = found
        .into_iter()
        .map(|(who, review)| seated(desk, who, None, review));
    let unsigned = unsigned(desk, reviews, Source::Openreview, Some(Hash::of(&file.bytes)));
    exported(app, desk, file, shown, unsigned, faults)
}

/// A review with the name and the seat of whoever wrote it, as far as the list has them.
fn seated(
    desk: &Desk,
    who: String,
    email: Option<&str>,
    review: FilledReview,
) -> (String, Option<String>, FilledReview) {
    match seat_of(desk, &who, email) {
        Some((seat, name)) => (name, Some(seat), review),
        None => (who, None, review),
    }
}

/// What another system exported: its reviews, and what could not be understood.
fn exported(
    app: &App,
    desk: &Desk,
    file: &Dropped,
    mut shown: ReceivedItem,
    unsigned: Vec<Unsigned>,
    faults: Vec<CellFault>,
) -> Item {
    shown.kind = ReceivedKind::Form;
    shown.faults = faults
        .into_iter()
        .map(|fault| StepFault {
            cell: fault.cell,
            value: fault.value,
            criterion: String::new(),
            number: String::new(),
        })
        .collect();
    judge_unsigned(app, desk, &mut shown, &unsigned);
    Item {
        shown,
        bytes: file.bytes.clone(),
        known: None,
        whole: None,
        unsigned,
    }
}

pub(super) fn a_table(app: &App, desk: &Desk, file: Dropped, mut shown: ReceivedItem) -> Item {
    let words = app.words();
    shown.kind = ReceivedKind::Table;
    let table = match crate::tables::read(&file.bytes, None) {
        Ok(table) => table,
        Err(error) => {
            shown.message = words.say(
                "office-fault-table",
                &Args::one("file", file.name.as_str()).and("reason", error.to_string()),
            );
            return Item {
                shown,
                bytes: file.bytes,
                known: None,
                whole: None,
                unsigned: Vec::new(),
            };
        }
    };
    let mapping = mapping_of(app, &table, Purpose::Reviews)
        .map_or_else(|_| guess(&table, Purpose::Reviews), |(mapping, _)| mapping);
    let (rows, cell_faults) =
        crate::tables::reviews::reviews(&table, &mapping, &entered::scales(&desk.in_force.call));
    let (found, mut faults) = entered::rows(rows, &desk.entries);
    faults.extend(cell_faults);
    let reviews = found.into_iter().map(|(who, review)| {
        let seat = seat_of(desk, &who, None);
        let name = seat.as_ref().map_or(who, |(_, name)| name.clone());
        (name, seat.map(|(seat, _)| seat), review)
    });
    let unsigned = unsigned(desk, reviews, Source::Table, Some(Hash::of(&file.bytes)));
    shown.faults = faults
        .into_iter()
        .map(|fault| StepFault {
            criterion: criterion_of(&table, &mapping, &fault),
            cell: fault.cell,
            value: fault.value,
            number: String::new(),
        })
        .collect();
    judge_unsigned(app, desk, &mut shown, &unsigned);
    if !shown.faults.is_empty() && !unsigned.is_empty() {
        // What is not understood may stand under a head that means something else.
        shown.acts.insert(0, ReceivedAct::Map);
    } else if shown.group == ReceivedGroup::Ready {
        // A table says nothing of who sent it: a look at the mapping comes first.
        shown.group = ReceivedGroup::Question;
        shown.message = words.say("office-table-look", &Args::one("reviews", unsigned.len()));
        shown.acts = vec![ReceivedAct::Map, ReceivedAct::TakeIn];
    } else if unsigned.is_empty() {
        shown.group = ReceivedGroup::Question;
        shown.message = words.say("office-table-map", &Args::one("file", file.name.as_str()));
        shown.acts = vec![ReceivedAct::Map];
    }
    Item {
        shown,
        bytes: file.bytes,
        known: None,
        whole: None,
        unsigned,
    }
}

/// The criterion of a score that could not be read: what its row says, else the head of its column; nothing where it is
/// another cell.
fn criterion_of(table: &Table, mapping: &Mapping, fault: &CellFault) -> String {
    if fault.field != Field::Score {
        return String::new();
    }
    let letters = fault.cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let line = fault.cell[letters.len()..].parse::<usize>().ok();
    let row = table.rows.iter().find(|row| Some(row.line) == line);
    let said = row.map_or("", |row| mapping.cell(&row.cells, Field::Criterion));
    if !said.is_empty() {
        return said.to_owned();
    }
    (0..table.head.len())
        .find(|column| column_name(*column) == letters)
        .map(|column| table.head[column].clone())
        .unwrap_or_default()
}

/// A table of the plan as it was dropped.
fn table_of(kept: &super::Kept, file: &str) -> Result<Table> {
    let item = kept
        .items
        .iter()
        .find(|item| item.shown.file == file && item.shown.kind == ReceivedKind::Table)
        .ok_or_else(|| AppError::not_found("table", file))?;
    crate::tables::read(&item.bytes, None).map_err(|error| {
        let args = Args::one("file", item.shown.name.as_str()).and("reason", error.to_string());
        refuse(Code::FileRead, "office-fault-table", args)
    })
}

pub(super) fn received_columns(app: &App, asked: ColumnsAsk) -> Result<TablePreview> {
    let plan = kept(&asked.plan)?;
    let table = table_of(&plan, &asked.file)?;
    let (mapping, remembered) = mapping_of(app, &table, Purpose::Reviews)?;
    looked_at(app, &table, Purpose::Reviews, mapping, remembered)
}

/// What the columns mean is kept for every table with this head; the files are looked at again after it.
pub(super) fn received_columns_set(app: &App, asked: ColumnsSet) -> Result<TablePreview> {
    let plan = kept(&asked.plan)?;
    let table = table_of(&plan, &asked.file)?;
    let missing = asked.mapping.missing(Purpose::Reviews);
    if let Some(field) = missing.into_iter().next() {
        let args = Args::one("field", field_name(app, field));
        return Err(refuse(Code::Incomplete, "office-fault-mapping", args));
    }
    let key = mapping_key(Purpose::Reviews, &table);
    let text = serde_json::to_string(&asked.mapping).map_err(AppError::internal)?;
    base::change(
        app,
        "history-columns",
        &Args::none(),
        "received",
        None,
        move |write| Ok(write.set_choice(&key, Some(&text))?),
    )?;
    looked_at(app, &table, Purpose::Reviews, asked.mapping, true)
}

/// The records of unsigned reviews that are not here yet.
pub(super) fn fresh(app: &App, desk: &Desk, unsigned: &[Unsigned]) -> Result<Vec<Kept<Record>>> {
    let pen = Pen::of(app)?;
    let mut known = base::read(app, acts::records)?;
    let round = desk.in_force.round();
    let mut made = Vec::new();
    for review in unsigned {
        let document = desk
            .entries
            .iter()
            .find(|entry| entry.id == review.proposal)
            .and_then(|entry| entry.row.document.as_deref())
            .map(base::hash)
            .transpose()?;
        if let Some(record) = entered::record(&pen, &desk.in_force, review, document, &round, &known)? {
            known.push(record.clone());
            made.push(record);
        }
    }
    Ok(made)
}

/// Keeps records of unsigned reviews, each with its proposal.
pub(super) fn put(write: &Write<'_>, records: &[Kept<Record>]) -> Result<()> {
    for record in records {
        let proposal = match &record.value.body {
            Body::Entered(entered) => entered
                .read_head("entered")
                .ok()
                .map(|head| head.value.proposal.to_hex()),
            _ => None,
        };
        acts::put(write, record, &proposal.unwrap_or_default())?;
    }
    Ok(())
}
