//! Tables of other people: CSV, TSV, XLSX and ODS to rows, columns to fields, cells to values.
//!
//! Reading is in two steps so that a screen can show a preview: [`read`] gives a [`Table`] of texts, then
//! [`columns::guess`] proposes a mapping and [`proposals`], [`people`] and [`reviews`] apply one. The same
//! code makes the preview and the import. Nothing here writes to a workspace; score sheets, which need no
//! mapping, are in `crate::sheets`.

pub mod amount;
mod book;
pub mod columns;
pub mod conflicts;
pub mod desk;
pub mod hotcrp;
pub mod openreview;
pub mod people;
pub mod proposals;
pub mod reviews;
pub(crate) mod separated;

use serde::{Deserialize, Serialize};

pub(crate) use book::text as cell_text;

use crate::wire::{TableColumn, TablePreview};
use columns::{Mapping, Purpose};

/// Largest table that is read, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// Most rows that are read of one table.
pub const MOST_ROWS: usize = 1_000_000;

/// A table as read: every cell a text, all rows as long as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The cells of the first row that is not empty.
    pub head: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Row>,
    /// How the bytes were understood.
    pub source: Source,
}

/// One row with the number that a person sees beside it in a spreadsheet program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line (CSV) or row (sheet), from 1.
    pub line: usize,
    /// The cells, as many as the head has.
    pub cells: Vec<String>,
}

/// How a table's bytes were understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `csv`, `xlsx`, `ods`.
    pub kind: String,
    /// The delimiter of a CSV.
    pub delimiter: Option<char>,
    /// `UTF-8`, `UTF-16LE`, `windows-1252`.
    pub encoding: Option<String>,
    /// The sheet that was read, of all there are.
    pub sheet: Option<String>,
    /// All sheets of the book.
    pub sheets: Vec<String>,
}

/// Why a table could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// More than [`LARGEST`] bytes or [`MOST_ROWS`] rows.
    #[error("the table is larger than Paraph reads")]
    TooLarge,
    /// There is no row with content.
    #[error("the table is empty")]
    Empty,
    /// A quotation mark is opened and never closed.
    #[error("line {line}: a quotation mark is opened and not closed")]
    OpenQuote {
        /// The line where the quotation begins.
        line: usize,
    },
    /// Not a table that is read here.
    #[error("the sheet could not be read: {reason}")]
    Book {
        /// What the reader says.
        reason: String,
    },
}

/// Reads a table; the content decides, the name only tells CSV from text where nothing else does.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, TableError> {
    if bytes.len() > LARGEST {
        return Err(TableError::TooLarge);
    }
    let table = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        book::read(bytes, sheet)?
    } else {
        separated::read(bytes)?
    };
    if table.rows.len() > MOST_ROWS {
        return Err(TableError::TooLarge);
    }
    Ok(table)
}

impl Table {
    /// Builds a table from raw rows: drops empty rows, takes the first other one as head, evens the lengths.
    fn from_rows(rows: impl Iterator<Item = Row>, source: Source) -> Result<Self, TableError> {
        let mut rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let mut head = rows.next().ok_or(TableError::Empty)?.cells;
        let mut rows: Vec<Row> = rows.collect();
        let used = |cells: &[String]| {
            cells
                .iter()
                .rposition(|cell| !cell.trim().is_empty())
                .map_or(0, |last| last + 1)
        };
        let width = rows
            .iter()
            .map(|row| used(&row.cells))
            .max()
            .unwrap_or(0)
            .max(used(&head));
        head.resize(width, String::new());
        for cell in &mut head {
            *cell = cell.trim().to_owned();
        }
        for row in &mut rows {
            row.cells.resize(width, String::new());
        }
        Ok(Self { head, rows, source })
    }

    /// A name for the shape of this table, so that a mapping made once is offered again.
    pub fn signature(&self) -> String {
        let folded: Vec<String> = self.head.iter().map(|cell| columns::fold(cell)).collect();
        folded.join("\u{1f}")
    }

    /// Three values of a column that are not empty, for the mapping page.
    pub fn samples(&self, column: usize) -> Vec<String> {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .take(3)
            .map(str::to_owned)
            .collect()
    }
}

/// A table as a person looks at it before it is taken in; what is missing and what cannot be understood is for the caller.
pub(crate) fn preview(table: &Table, purpose: Purpose, mapping: Mapping, remembered: bool) -> TablePreview {
    TablePreview {
        kind: table.source.kind.clone(),
        encoding: table.source.encoding.clone(),
        delimiter: table.source.delimiter.map(String::from),
        sheet: table.source.sheet.clone(),
        sheets: table.source.sheets.clone(),
        columns: (0..table.head.len())
            .map(|column| TableColumn {
                letter: column_name(column),
                head: table.head[column].clone(),
                samples: table.samples(column),
            })
            .collect(),
        rows: table.rows.len(),
        missing: Vec::new(),
        fields: purpose.fields().to_vec(),
        mapping,
        remembered,
        faults: Vec::new(),
    }
}

/// The name of a spreadsheet column: 0 is `A`, 26 is `AA`.
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell for a CSV that spreadsheet programs open: neutralises what they would take for a formula.
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A cell without the sign that [`harmless`] put before it.
pub fn as_meant(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| harmless(rest).len() > rest.len())
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{as_meant, column_name, harmless};

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!(column_name(0), "A", "the first column");
        assert_eq!(column_name(3), "D", "the fourth");
        assert_eq!(column_name(26), "AA", "after Z");
    }

    #[test]
    fn formulas_are_neutralised_and_negative_numbers_stay() {
        assert_eq!(harmless("=1+1"), "'=1+1", "a spreadsheet would calculate it");
        assert_eq!(harmless("-12"), "-12", "a number is no formula");
        for cell in ["=1+1", "- a point", "'tis", "@home", "plain"] {
            assert_eq!(as_meant(&harmless(cell)), cell, "{cell} comes back as it was");
        }
    }
}
