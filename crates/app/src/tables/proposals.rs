//! A table of proposals, row by row. A wrong amount is kept as typed and marked.

use super::Table;
use super::amount;
use super::columns::{Field, Mapping};
use super::people::{CellFault, Named, authors};
use crate::identifiers::{orcid, ror};

/// One proposal as a table tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// Row in the table.
    pub line: usize,
    /// Number; the row's place where the table has none.
    pub number: String,
    /// Title.
    pub title: String,
    /// Applicants with their institutions.
    pub applicants: Vec<Named>,
    /// Mail address of the first.
    pub email: Option<String>,
    /// Track as written.
    pub track: String,
    /// Amount asked, in the smallest unit, where it could be read.
    pub asked: Option<i64>,
    /// As typed.
    pub asked_text: String,
    /// Smallest useful amount.
    pub smallest: Option<i64>,
    /// Name of the PDF.
    pub file: Option<String>,
    /// What else the table says under a field or an unclaimed head: name and value.
    pub attributes: Vec<(String, String)>,
}

/// The proposals of a table. `digits` are the decimals of the call's unit.
pub fn proposals(table: &Table, mapping: &Mapping, digits: u32) -> (Vec<ProposalRow>, Vec<CellFault>) {
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let cell = |field| mapping.cell(&row.cells, field);
        let filled = |field| {
            Some(cell(field))
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let mut fault = |field: Field| {
            let column = mapping.column(field).unwrap_or(0);
            let value = cell(field).to_owned();
            faults.push(CellFault {
                cell: format!("{}{}", super::column_name(column), row.line),
                value,
                field,
            });
        };
        let title = one_line(cell(Field::Title));
        if title.is_empty() {
            fault(Field::Title);
            if cell(Field::Number).is_empty() && cell(Field::File).is_empty() {
                continue;
            }
        }
        let mut money = |field| match cell(field) {
            "" => None,
            text => {
                let units = amount::parse(text, digits).map(|amount| amount.units);
                if units.is_none() {
                    fault(field);
                }
                units
            }
        };
        let asked = money(Field::Asked);
        let smallest = money(Field::Smallest);
        for (field, judge) in [
            (Field::Orcid, orcid as fn(&str) -> Option<String>),
            (Field::Ror, ror),
        ] {
            // Several people's stand in one cell.
            let all = cell(field).split([';', '|', ',', '\n']);
            if all
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .any(|text| judge(text).is_none())
            {
                fault(field);
            }
        }
        let mut attributes: Vec<(String, String)> = [
            (Field::Country, "country"),
            (Field::Keywords, "keywords"),
            (Field::Orcid, "orcid"),
            (Field::Ror, "ror"),
            (Field::Abstract, "abstract"),
        ]
        .into_iter()
        .filter_map(|(field, name)| filled(field).map(|value| (name.to_owned(), one_line(&value))))
        .collect();
        for column in mapping.unused() {
            let (head, value) = (&table.head[column], row.cells[column].trim());
            if !head.is_empty() && !value.is_empty() {
                attributes.push((one_line(head), one_line(value)));
            }
        }
        rows.push(ProposalRow {
            line: row.line,
            number: filled(Field::Number).unwrap_or_else(|| (index + 1).to_string()),
            title,
            applicants: authors(cell(Field::Applicants), cell(Field::Institution)),
            email: filled(Field::Email),
            track: cell(Field::Track).to_owned(),
            asked,
            asked_text: cell(Field::Asked).to_owned(),
            smallest,
            file: filled(Field::File),
            attributes,
        });
    }
    (rows, faults)
}

/// Titles and names have no line break and at most 400 characters.
pub fn one_line(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let bidirectional = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    let clean: String = text
        .nfc()
        .filter(|c| !bidirectional(c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(400)
        .collect()
}

/// The track that a cell means: by id, by title, by the start of a title.
pub fn track_of<'t>(cell: &str, tracks: &'t [(String, String)]) -> Option<&'t str> {
    let wanted = super::columns::fold(cell);
    if wanted.is_empty() {
        return match tracks {
            [(id, _)] => Some(id),
            _ => None,
        };
    }
    let exact = tracks
        .iter()
        .find(|(id, title)| id == &wanted || super::columns::fold(title) == wanted);
    let begins = || {
        let mut found = tracks
            .iter()
            .filter(|(_, title)| super::columns::fold(title).starts_with(&wanted));
        found.next().filter(|_| found.next().is_none())
    };
    exact.or_else(begins).map(|(id, _)| id.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Purpose, guess};
    use super::super::read;
    use super::proposals;

    #[test]
    fn a_wrong_amount_is_kept_as_typed_and_told_with_its_cell() {
        let table = read(
            "number,title,requested\n7,Deep ice,see annex\n8,Warm sea,11 M$\n".as_bytes(),
            None,
        )
        .expect("a table");
        let (rows, faults) = proposals(&table, &guess(&table, Purpose::Proposals), 0);
        assert_eq!(rows[0].asked, None, "nothing is guessed");
        assert_eq!(rows[0].asked_text, "see annex", "what was typed is kept");
        assert_eq!(faults[0].cell, "C2", "where it stands in the sheet");
        assert_eq!(rows[1].asked, Some(11_000_000), "millions as people write them");
    }
}
