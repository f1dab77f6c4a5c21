//! Reading a filled score sheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader};
use serde::{Deserialize, Serialize};

use super::{HIDDEN, MARK};
use crate::tables::reviews::{Cell, Scale, step};
use crate::tables::{TableError, column_name};

/// What a filled sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// Lineage of the call.
    pub lineage: String,
    /// Hash of the grid.
    pub rubric: String,
    /// The person's row in the office that made it.
    pub person: String,
    /// The person's name.
    pub reviewer: String,
    /// One for each proposal with anything filled in.
    pub reviews: Vec<FilledReview>,
    /// Cells that are no step.
    pub faults: Vec<StepFault>,
    /// Numbers in the first column that the sheet was not made for.
    pub strangers: Vec<String>,
}

/// One row that was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilledReview {
    /// Proposal id.
    pub proposal: String,
    /// Proposal number.
    pub number: String,
    /// Steps by criterion id.
    pub scores: BTreeMap<String, i64>,
    /// Criteria marked with `x`.
    pub na: Vec<String>,
    /// Confidence.
    pub confidence: Option<i64>,
    /// To the applicant.
    pub to_applicant: String,
    /// To the committee.
    pub to_committee: String,
    /// The person withdraws.
    pub withdraws: bool,
}

/// A cell that is no step of its criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct StepFault {
    /// Where: `D14`.
    pub cell: String,
    /// What stood there.
    pub value: String,
    /// Title of the criterion.
    pub criterion: String,
    /// Proposal number.
    pub number: String,
}

/// Whether bytes are a score sheet of Paraph's.
pub fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).is_ok_and(|mut book| {
            book.worksheet_range(HIDDEN).is_ok_and(|range| {
                range
                    .get_value((0, 0))
                    .is_some_and(|cell| crate::tables::cell_text(cell) == MARK)
            })
        })
}

/// Reads a filled sheet: rows by their number, columns by their heads, wherever they were moved to.
pub fn read(bytes: &[u8]) -> Result<Filled, TableError> {
    let failed = |reason: String| TableError::Book { reason };
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| failed(error.to_string()))?;
    let key = book
        .worksheet_range(HIDDEN)
        .map_err(|error| failed(error.to_string()))?;
    let key: Vec<Vec<String>> = key
        .rows()
        .map(|row| row.iter().map(crate::tables::cell_text).collect())
        .collect();
    if key.first().and_then(|row| row.first()).map(String::as_str) != Some(MARK) {
        return Err(failed("no score sheet of Paraph".to_owned()));
    }
    let rows = |kind: &str| {
        let kind = kind.to_owned();
        key.iter()
            .filter(move |row| row.first() == Some(&kind))
            .map(|row| &row[1..])
    };
    let value = |kind: &str| {
        rows(kind)
            .next()
            .and_then(|row| row.first())
            .cloned()
            .unwrap_or_default()
    };
    let proposals: BTreeMap<String, String> = rows("proposal")
        .filter_map(|row| Some((row.first()?.clone(), row.get(1)?.clone())))
        .collect();
    let scale = |row: &[String]| {
        let cell = |at: usize| row.get(at).map_or("", String::as_str);
        Scale {
            id: cell(0).to_owned(),
            names: vec![cell(1).to_owned()],
            min: cell(2).parse().unwrap_or(0),
            max: cell(3).parse().unwrap_or(0),
            na: cell(4) == "1",
            halves: cell(5) == "1",
        }
    };
    let criteria: Vec<Scale> = rows("criterion").map(scale).collect();
    let confidence: Option<Scale> = rows("confidence").map(scale).next();
    let page = book
        .worksheet_range(&value("sheet"))
        .map_err(|error| failed(error.to_string()))?;
    let mut filled = Filled {
        lineage: value("lineage"),
        rubric: value("rubric"),
        person: value("person"),
        reviewer: value("reviewer"),
        ..Filled::default()
    };
    let (head_row, number_column) =
        find(&page, &value("number")).ok_or_else(|| failed("the row of heads is gone".to_owned()))?;
    let (last_row, last_column) = page.end().unwrap_or((0, 0));
    let text = |row: u32, column: u32| {
        page.get_value((row, column))
            .map_or_else(String::new, crate::tables::cell_text)
    };
    let column_of = |head: &str| (0..=last_column).find(|&column| text(head_row, column) == head);
    let columns: Vec<(&Scale, Option<u32>)> = criteria
        .iter()
        .map(|scale| (scale, column_of(&scale.names[0])))
        .collect();
    let others = ["to_applicant", "to_committee", "withdraw"].map(|kind| column_of(&value(kind)));
    let sure = confidence
        .as_ref()
        .map(|scale| (scale, column_of(&scale.names[0])));
    for row in head_row + 1..=last_row {
        let number = text(row, number_column).trim().to_owned();
        if number.is_empty() {
            continue;
        }
        let Some(proposal) = proposals.get(&number) else {
            filled.strangers.push(number);
            continue;
        };
        let mut review = FilledReview {
            proposal: proposal.clone(),
            number: number.clone(),
            ..FilledReview::default()
        };
        let mut fault = |column: u32, value: &str, scale: &Scale| {
            filled.faults.push(StepFault {
                cell: format!("{}{}", column_name(usize::try_from(column).unwrap_or(0)), row + 1),
                value: value.trim().to_owned(),
                criterion: scale.names[0].clone(),
                number: number.clone(),
            });
        };
        for (scale, column) in &columns {
            let Some(column) = *column else { continue };
            let cell = text(row, column);
            match step(&cell, scale) {
                Cell::Empty => {}
                Cell::Step(value) => {
                    review.scores.insert(scale.id.clone(), value);
                }
                Cell::NotApplicable => review.na.push(scale.id.clone()),
                Cell::Unreadable => fault(column, &cell, scale),
            }
        }
        if let Some((scale, Some(column))) = sure {
            let cell = text(row, column);
            match step(&cell, scale) {
                Cell::Step(value) => review.confidence = Some(value),
                Cell::Unreadable => fault(column, &cell, scale),
                Cell::Empty | Cell::NotApplicable => {}
            }
        }
        let [to_applicant, to_committee, withdraw] = others.map(|column| {
            column
                .map(|column| text(row, column).trim().to_owned())
                .unwrap_or_default()
        });
        review.withdraws = !withdraw.is_empty();
        review.to_applicant = to_applicant;
        review.to_committee = to_committee;
        review.na.sort();
        let empty = FilledReview {
            proposal: review.proposal.clone(),
            number: review.number.clone(),
            ..FilledReview::default()
        };
        if review != empty {
            filled.reviews.push(review);
        }
    }
    Ok(filled)
}

fn find(page: &Range<Data>, wanted: &str) -> Option<(u32, u32)> {
    let (top, left) = page.start()?;
    page.rows().enumerate().find_map(|(row, cells)| {
        let column = cells
            .iter()
            .position(|cell| crate::tables::cell_text(cell).trim() == wanted)?;
        Some((top + u32::try_from(row).ok()?, left + u32::try_from(column).ok()?))
    })
}

/// What a sheet asks: numbers of its proposals and ids of its criteria, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSheet {
    /// Numbers.
    pub numbers: Vec<String>,
    /// Criteria.
    pub criteria: Vec<String>,
}

/// Reads what a sheet asks.
pub fn asked(bytes: &[u8]) -> Result<AskedSheet, TableError> {
    let failed = |reason: String| TableError::Book { reason };
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| failed(error.to_string()))?;
    let key = book
        .worksheet_range(HIDDEN)
        .map_err(|error| failed(error.to_string()))?;
    let column = |kind: &str| {
        key.rows()
            .filter(|row| {
                row.first()
                    .is_some_and(|cell| crate::tables::cell_text(cell) == kind)
            })
            .filter_map(|row| row.get(1).map(crate::tables::cell_text))
            .collect()
    };
    Ok(AskedSheet {
        numbers: column("proposal"),
        criteria: column("criterion"),
    })
}

/// Fills cells of a sheet as a spreadsheet program would: the same parts, written anew. An entry is a proposal's
/// number, a criterion's id, and what is typed.
pub fn fill_in(bytes: &[u8], entries: &[(String, String, String)]) -> Result<Vec<u8>, TableError> {
    let failed = |reason: String| TableError::Book { reason };
    let wrote = |error: rust_xlsxwriter::XlsxError| TableError::Book {
        reason: error.to_string(),
    };
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| failed(error.to_string()))?;
    let key = book
        .worksheet_range(HIDDEN)
        .map_err(|error| failed(error.to_string()))?;
    let value = |kind: &str, at: usize| {
        key.rows()
            .find(|row| {
                row.first()
                    .is_some_and(|cell| crate::tables::cell_text(cell) == kind)
            })
            .and_then(|row| row.get(at).map(crate::tables::cell_text))
            .unwrap_or_default()
    };
    let title = |id: &str| {
        key.rows()
            .find(|row| {
                row.get(1)
                    .is_some_and(|cell| crate::tables::cell_text(cell) == id)
            })
            .and_then(|row| row.get(2).map(crate::tables::cell_text))
            .unwrap_or_default()
    };
    let (page_name, number_head) = (value("sheet", 1), value("number", 1));
    let mut out = rust_xlsxwriter::Workbook::new();
    let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1).map_err(wrote)?;
    out.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    for name in book.sheet_names() {
        let range = book
            .worksheet_range(&name)
            .map_err(|error| failed(error.to_string()))?;
        let page = out.add_worksheet().set_name(&name).map_err(wrote)?;
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, cells) in (top..).zip(range.rows()) {
            for (column, cell) in (left..).zip(cells) {
                page.write_string(
                    row,
                    u16::try_from(column).unwrap_or(u16::MAX),
                    crate::tables::cell_text(cell),
                )
                .map_err(wrote)?;
            }
        }
        if name != page_name {
            continue;
        }
        let Some((head, number_column)) = find(&range, &number_head) else {
            continue;
        };
        let (last_row, last_column) = range.end().unwrap_or((0, 0));
        let text = |row: u32, column: u32| {
            range
                .get_value((row, column))
                .map_or_else(String::new, crate::tables::cell_text)
        };
        for (number, criterion, typed) in entries {
            let wanted = title(criterion);
            let row = (head + 1..=last_row).find(|row| text(*row, number_column) == *number);
            let column = (0..=last_column).find(|column| text(head, *column) == wanted);
            let (Some(row), Some(column)) = (row, column) else {
                continue;
            };
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            match typed.parse::<f64>() {
                Ok(step) => page.write_number(row, column, step).map_err(wrote)?,
                Err(_) => page.write_string(row, column, typed).map_err(wrote)?,
            };
        }
    }
    out.save_to_buffer().map_err(wrote)
}
