//! Lists of people in one cell, and tables of people.

use super::Table;
use super::columns::{Field, Mapping};

/// A person named in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name as written.
    pub name: String,
    /// What stood in brackets, or after it in a cell of its own.
    pub institution: Option<String>,
}

/// Splits a cell of authors: by line, `;` or `|`; by `,` only where the parts look like whole names; ` and `, ` et `.
/// Institutions in brackets after a name are its own; a second cell with as many parts gives them in order, one
/// part alone holds for all.
pub fn authors(cell: &str, institutions: &str) -> Vec<Named> {
    let separators: &[char] = if cell.contains(['\n', ';', '|']) {
        &['\n', ';', '|']
    } else {
        &[]
    };
    let mut parts: Vec<String> = if separators.is_empty() {
        let by_comma: Vec<&str> = outside_brackets(cell);
        // "Martin, Ada" is one person; "Ada Martin, Bo Lindqvist" are two.
        let whole = by_comma.len() > 1 && by_comma.iter().all(|part| part.split_whitespace().count() > 1);
        if whole {
            by_comma.into_iter().map(str::to_owned).collect()
        } else {
            vec![cell.to_owned()]
        }
    } else {
        cell.split(separators).map(str::to_owned).collect()
    };
    parts = parts.iter().flat_map(|part| split_words(part)).collect();
    let mut people: Vec<Named> = parts.iter().filter_map(|part| named(part)).collect();
    let places: Vec<&str> = institutions
        .split(['\n', ';', '|'])
        .map(str::trim)
        .filter(|place| !place.is_empty())
        .collect();
    let length = people.len();
    for (index, person) in people.iter_mut().enumerate() {
        if person.institution.is_none() {
            person.institution = match places.as_slice() {
                [one] => Some((*one).to_owned()),
                many if many.len() == length => Some(many[index].to_owned()),
                _ => None,
            };
        }
    }
    people
}

fn outside_brackets(cell: &str) -> Vec<&str> {
    let mut depth = 0i32;
    cell.split(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
    .map(str::trim)
    .filter(|part| !part.is_empty())
    .collect()
}

fn split_words(part: &str) -> Vec<String> {
    let mut parts = vec![part.trim().to_owned()];
    for word in [" and ", " et ", " & "] {
        parts = parts
            .iter()
            .flat_map(|part| part.split(word))
            .map(|part| part.trim().to_owned())
            .collect();
    }
    parts
}

fn named(part: &str) -> Option<Named> {
    let part = part.trim().trim_matches(',').trim();
    if part.is_empty() {
        return None;
    }
    let (name, institution) = match (part.find('('), part.ends_with(')')) {
        (Some(open), true) => (
            part[..open].trim(),
            Some(part[open + 1..part.len() - 1].trim().to_owned()),
        ),
        _ => (part, None),
    };
    let name = match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
        _ => name.to_owned(),
    };
    Some(Named {
        name,
        institution: institution.filter(|place| !place.is_empty()),
    })
}

/// A row of a table of people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRow {
    /// Row in the table.
    pub line: usize,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: Option<String>,
    /// Institution.
    pub institution: Option<String>,
    /// `en` or `fr` where the table says so.
    pub language: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Most proposals.
    pub load: Option<u32>,
    /// What the person knows, split at `;` and `,`.
    pub expertise: Vec<String>,
    /// Role as written.
    pub role: Option<String>,
    /// Control number: 27 digits.
    pub control_number: Option<String>,
}

/// A cell that could not be understood. It is told with its place, and the row is kept without it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct CellFault {
    /// Where: `D14`.
    pub cell: String,
    /// What stood there.
    pub value: String,
    /// Which field was expected.
    pub field: Field,
}

/// The people of a table.
pub fn people(table: &Table, mapping: &Mapping) -> (Vec<PersonRow>, Vec<CellFault>) {
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for row in &table.rows {
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
        let name = cell(Field::Name).to_owned();
        if name.is_empty() {
            fault(Field::Name);
            continue;
        }
        let email = filled(Field::Email);
        if email.as_ref().is_some_and(|email| !email.contains('@')) {
            fault(Field::Email);
        }
        let load = match cell(Field::Load) {
            "" => None,
            text => {
                let load = text.parse().ok();
                if load.is_none() {
                    fault(Field::Load);
                }
                load
            }
        };
        if !cell(Field::Orcid).is_empty() && crate::identifiers::orcid(cell(Field::Orcid)).is_none() {
            fault(Field::Orcid);
        }
        let digits: String = cell(Field::ControlNumber)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if !digits.is_empty() && digits.len() != 27 {
            fault(Field::ControlNumber);
        }
        rows.push(PersonRow {
            line: row.line,
            name,
            email: email.filter(|email| email.contains('@')),
            institution: filled(Field::Institution),
            language: language(cell(Field::Language)),
            phone: filled(Field::Phone),
            load,
            expertise: cell(Field::Expertise)
                .split([';', ',', '|', '\n'])
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            role: filled(Field::Role),
            control_number: Some(digits).filter(|digits| digits.len() == 27),
        });
    }
    (rows, faults)
}

fn language(text: &str) -> Option<String> {
    let folded = super::columns::fold(text);
    if folded.starts_with("fr") {
        Some("fr".to_owned())
    } else if folded.starts_with("en") || folded.starts_with("an") {
        Some("en".to_owned())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::authors;

    #[test]
    fn lists_of_authors_as_programs_write_them() {
        for (cell, institutions, expected) in [
            (
                "Ada Martin; Bo Lindqvist",
                "",
                vec![("Ada Martin", None), ("Bo Lindqvist", None)],
            ),
            (
                "Ada Martin|Bo Lindqvist",
                "",
                vec![("Ada Martin", None), ("Bo Lindqvist", None)],
            ),
            ("Martin, Ada", "", vec![("Ada Martin", None)]),
            (
                "Ada Martin (ENS, Lyon), Bo Lindqvist (KTH)",
                "",
                vec![("Ada Martin", Some("ENS, Lyon")), ("Bo Lindqvist", Some("KTH"))],
            ),
            (
                "Ada Martin et Bo Lindqvist",
                "ENS; KTH",
                vec![("Ada Martin", Some("ENS")), ("Bo Lindqvist", Some("KTH"))],
            ),
            (
                "Ada Martin\nBo Lindqvist",
                "ENS",
                vec![("Ada Martin", Some("ENS")), ("Bo Lindqvist", Some("ENS"))],
            ),
        ] {
            let found: Vec<(String, Option<String>)> = authors(cell, institutions)
                .into_iter()
                .map(|named| (named.name, named.institution))
                .collect();
            let expected: Vec<(String, Option<String>)> = expected
                .into_iter()
                .map(|(name, place): (&str, Option<&str>)| (name.to_owned(), place.map(str::to_owned)))
                .collect();
            assert_eq!(found, expected, "{cell:?} with {institutions:?}");
        }
    }
}
