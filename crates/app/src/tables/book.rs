//! XLSX, XLS and ODS by `calamine`.

use std::io::Cursor;

use calamine::{Data, Reader};

use super::{Row, Source, Table, TableError};

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Table, TableError> {
    let failed = |reason: String| TableError::Book { reason };
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| failed(error.to_string()))?;
    let kind = match &book {
        calamine::Sheets::Ods(_) => "ods",
        calamine::Sheets::Xls(_) => "xls",
        calamine::Sheets::Xlsx(_) | calamine::Sheets::Xlsb(_) => "xlsx",
    };
    let sheets = book.sheet_names();
    let mut fallback = Err(TableError::Empty);
    let names: Vec<String> = match wanted {
        Some(name) => vec![name.to_owned()],
        None => sheets.clone(),
    };
    // Without a wish: the first sheet that has a head and a row.
    for name in names {
        let range = book
            .worksheet_range(&name)
            .map_err(|error| failed(error.to_string()))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let rows = range.rows().enumerate().map(|(index, cells)| Row {
            line: index + 1 + usize::try_from(top).unwrap_or(0),
            cells: std::iter::repeat_n(String::new(), usize::try_from(left).unwrap_or(0))
                .chain(cells.iter().map(text))
                .collect(),
        });
        let source = Source {
            kind: kind.to_owned(),
            delimiter: None,
            encoding: None,
            sheet: Some(name.clone()),
            sheets: sheets.clone(),
        };
        match Table::from_rows(rows, source) {
            Ok(table) if !table.rows.is_empty() => return Ok(table),
            other if fallback.is_err() => fallback = other,
            _ => {}
        }
    }
    fallback
}

/// A cell as a person sees it: whole numbers without a point.
pub(crate) fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(_)
        | Data::Int(_)
        | Data::Bool(_)
        | Data::String(_)
        | Data::DateTime(_)
        | Data::DateTimeIso(_)
        | Data::DurationIso(_) => cell.to_string(),
    }
}
