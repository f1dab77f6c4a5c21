//! CSV and TSV: encoding, delimiter, quotes.

use super::{Row, Source, Table, TableError};

pub(super) fn read(bytes: &[u8]) -> Result<Table, TableError> {
    let (text, encoding) = decode(bytes);
    let delimiter = sniff(&text);
    if let Some(line) = open_quote(&text, delimiter) {
        return Err(TableError::OpenQuote { line });
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(u32::from(delimiter)).unwrap_or(b','))
        .comment(Some(b'#').filter(|_| text.starts_with('#')))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut counted) = (1, 0);
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|error| TableError::Book {
            reason: error.to_string(),
        })?
    {
        // The reader's position lies before the empty lines that it skips.
        let start = record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let start = start
            + rest
                .iter()
                .position(|byte| !matches!(byte, b'\r' | b'\n'))
                .unwrap_or(0);
        let passed = text.as_bytes().get(counted..start).unwrap_or_default();
        line += passed.iter().filter(|byte| **byte == b'\n').count();
        counted = start;
        rows.push(Row {
            line,
            cells: record.iter().map(undefined_is_empty).collect(),
        });
    }
    let source = Source {
        kind: "csv".to_owned(),
        delimiter: Some(delimiter),
        encoding: Some(encoding.to_owned()),
        sheet: None,
        sheets: Vec::new(),
    };
    Table::from_rows(rows.into_iter(), source)
}

/// OpenReview's console writes the word for a missing value.
fn undefined_is_empty(cell: &str) -> String {
    if cell == "undefined" {
        String::new()
    } else {
        cell.to_owned()
    }
}

/// UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, which reads any bytes.
pub(crate) fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return (
            encoding.decode_without_bom_handling(rest).0.into_owned(),
            encoding.name(),
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), "UTF-8"),
        Err(_) => (
            encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
            "windows-1252",
        ),
    }
}

/// The delimiter that splits the first lines into the same number of cells, more than one, most often.
fn sniff(text: &str) -> char {
    let mut best = (',', 0usize);
    for delimiter in [',', ';', '\t', '|'] {
        let counts: Vec<usize> = logical_lines(text)
            .take(30)
            .map(|line| count(line, delimiter))
            .collect();
        let first = counts.first().copied().unwrap_or(0);
        if first == 0 {
            continue;
        }
        let same = counts.iter().filter(|&&n| n == first).count();
        // Agreement of the lines weighs more than the number of columns.
        let score = same * 1_000 / counts.len().max(1) + first.min(50);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Lines that end outside quotation marks.
fn logical_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let mut quoted = false;
            let end = rest
                .char_indices()
                .find(|&(_, c)| {
                    quoted ^= c == '"';
                    c == '\n' && !quoted
                })
                .map_or(rest.len(), |(at, _)| at + 1);
            let (line, tail) = rest.split_at(end);
            rest = tail;
            if !line.trim().is_empty() && !line.starts_with('#') {
                return Some(line);
            }
        }
        None
    })
}

fn count(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|&c| {
            quoted ^= c == '"';
            c == delimiter && !quoted
        })
        .count()
}

/// The line on which a quotation begins that no later line closes. A mark inside a cell is text.
pub(crate) fn open_quote(text: &str, delimiter: char) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    let mut start_of_cell = true;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, opened) {
            ('"', None) if start_of_cell => opened = Some(line),
            ('"', Some(_)) => {
                if characters.peek() == Some(&'"') {
                    characters.next();
                } else {
                    opened = None;
                }
            }
            _ => {}
        }
        start_of_cell = opened.is_none() && (c == delimiter || c == '\n');
        if c == '\n' {
            line += 1;
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::tables::TableError;

    #[test]
    fn a_french_export_in_windows_1252_with_semicolons() {
        let bytes = b"num\xe9ro;titre;montant\r\n1;Mod\xe8le;1 234,50\r\n";
        let table = read(bytes, None).expect("a plain table");
        assert_eq!(
            table.head,
            ["numéro", "titre", "montant"],
            "the encoding is found without a mark"
        );
        assert_eq!(
            table.rows[0].cells,
            ["1", "Modèle", "1 234,50"],
            "the comma inside an amount splits nothing"
        );
        assert_eq!(
            table.source.delimiter,
            Some(';'),
            "semicolons split every line alike"
        );
    }

    #[test]
    fn a_quotation_that_is_not_closed_is_refused_with_its_line() {
        let error = read(b"a,b\n1,\"two\n3,4\n", None).expect_err("the rest of the file would be one cell");
        assert_eq!(
            error,
            TableError::OpenQuote { line: 2 },
            "the line where it begins"
        );
    }

    #[test]
    fn line_numbers_are_those_of_the_file() {
        let table = read(b"a,b\n\n1,\"x\ny\"\n2,z\n", None).expect("a plain table");
        let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(
            lines,
            [3, 5],
            "an empty line and a line break in a cell both count"
        );
    }
}
