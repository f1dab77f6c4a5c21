//! Tables of reviews: long (a row a score), wide (a column a criterion), or a column an assessor.

use std::collections::BTreeMap;

use super::columns::{Field, Mapping, fold};
use super::people::CellFault;
use super::{Table, column_name};

/// One criterion of the grid, as far as reading a table needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Criterion id.
    pub id: String,
    /// Title, and other names a head may have.
    pub names: Vec<String>,
    /// Lowest step.
    pub min: i64,
    /// Highest step.
    pub max: i64,
    /// Whether *cannot judge* is allowed.
    pub na: bool,
    /// Written in halves of its steps.
    pub halves: bool,
}

impl Scale {
    /// A criterion's scale, as far as reading a table needs it.
    pub(crate) fn of(criterion: &paraph_bundle::payload::call::Criterion) -> Self {
        Self {
            id: criterion.id.to_string(),
            names: vec![criterion.title.to_string()],
            min: criterion.min,
            max: criterion.max,
            na: criterion.na,
            halves: crate::half_steps::Shown::of(criterion).halves(),
        }
    }
}

/// A review as a table tells it: unsigned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewRow {
    /// Proposal number as written.
    pub number: String,
    /// Reviewer as written.
    pub reviewer: String,
    /// Steps by criterion id.
    pub scores: BTreeMap<String, i64>,
    /// Criteria marked as *cannot judge*.
    pub na: Vec<String>,
    /// Confidence step.
    pub confidence: Option<i64>,
    /// Texts: part (a criterion's id or `overall`) and text.
    pub texts: BTreeMap<String, String>,
}

/// What a cell of scores says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A step of the scale.
    Step(i64),
    /// *Cannot judge.*
    NotApplicable,
    /// Neither: `4+`, `3–4`.
    Unreadable,
}

/// Reads one cell of scores. A number with its label (`4 good`, `4: good`) is the number; `4+` is not a step.
pub fn step(text: &str, scale: &Scale) -> Cell {
    let text = text.trim();
    let folded = fold(text);
    if folded.is_empty() || folded == "-" || folded == "–" {
        return Cell::Empty;
    }
    if matches!(
        folded.as_str(),
        "na" | "n/a" | "x" | "so" | "s/o" | "cannot judge" | "no entry"
    ) {
        return if scale.na {
            Cell::NotApplicable
        } else {
            Cell::Unreadable
        };
    }
    if scale.halves {
        return match crate::half_steps::step_of(text) {
            Some(step) if (scale.min..=scale.max).contains(&step) => Cell::Step(step),
            Some(_) | None => Cell::Unreadable,
        };
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let clean = rest.is_empty()
        || rest.trim_matches('0') == "."
        || rest.trim_matches('0') == ","
        || (rest.starts_with([':', ' ', '.', ')', ',', ';', '(', '='])
            && !rest.contains(|c: char| c.is_ascii_digit() || c == '/')
            && rest.contains(char::is_alphabetic));
    let negative = digits.len() != text.len();
    match number.parse::<i64>() {
        Ok(value) if clean => {
            let value = if negative { -value } else { value };
            if (scale.min..=scale.max).contains(&value) {
                Cell::Step(value)
            } else {
                Cell::Unreadable
            }
        }
        _ => Cell::Unreadable,
    }
}

/// The columns of a wide table that are criteria: column and index of the scale.
pub fn criterion_columns(table: &Table, mapping: &Mapping, scales: &[Scale]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, scale) in scales.iter().enumerate() {
        let fits = |head: &str| {
            let head = fold(head);
            let trimmed = head
                .strip_suffix(" rating")
                .or_else(|| head.strip_suffix(" score"))
                .unwrap_or(&head);
            trimmed == fold(&scale.id) || scale.names.iter().any(|name| fold(name) == trimmed)
        };
        let free = |column: usize| {
            mapping.columns[column].is_none() || mapping.columns[column] == Some(Field::Comment)
        };
        if let Some(column) = (0..table.head.len()).find(|&column| free(column) && fits(&table.head[column]))
        {
            found.push((column, index));
        }
    }
    found
}

/// Columns with a text that belongs to a criterion: `Feasibility note`, `Faisabilité : justification`.
pub(super) fn text_columns(table: &Table, scales: &[Scale]) -> Vec<(usize, String)> {
    let endings = [
        " note",
        " comment",
        " comments",
        " reasons",
        ": rationale",
        " rationale",
        " : justification",
        " justification",
    ];
    let mut found = Vec::new();
    for (column, head) in table.head.iter().enumerate() {
        let head = fold(head);
        for scale in scales {
            let named = |name: &str| {
                endings
                    .iter()
                    .any(|ending| head == format!("{}{ending}", fold(name)))
            };
            if named(&scale.id) || scale.names.iter().any(|name| named(name)) {
                found.push((column, scale.id.clone()));
            }
        }
    }
    found
}

/// Reads a table of reviews in whichever of the three shapes it has. A column an assessor works only for a grid of
/// one criterion or with a criterion column.
pub fn reviews(table: &Table, mapping: &Mapping, scales: &[Scale]) -> (Vec<ReviewRow>, Vec<CellFault>) {
    let mut all: BTreeMap<(String, String), ReviewRow> = BTreeMap::new();
    let mut order: Vec<(String, String)> = Vec::new();
    let mut faults = Vec::new();
    let wide = criterion_columns(table, mapping, scales);
    let texts = text_columns(table, scales);
    let assessors: Vec<usize> =
        if mapping.column(Field::Reviewer).is_none() && mapping.column(Field::Score).is_none() {
            mapping
                .unused()
                .into_iter()
                .filter(|column| !table.head[*column].is_empty())
                .collect()
        } else {
            Vec::new()
        };
    for row in &table.rows {
        let number = mapping.cell(&row.cells, Field::Number).to_owned();
        if number.is_empty() {
            continue;
        }
        let mut take =
            |reviewer: &str, order: &mut Vec<(String, String)>, into: &mut dyn FnMut(&mut ReviewRow)| {
                let key = (number.clone(), reviewer.to_owned());
                let review = all.entry(key.clone()).or_insert_with(|| {
                    order.push(key);
                    ReviewRow {
                        number: number.clone(),
                        reviewer: reviewer.to_owned(),
                        ..ReviewRow::default()
                    }
                });
                into(review);
            };
        let mut scored = |review: &mut ReviewRow, scale: &Scale, column: usize| {
            let text = row.cells.get(column).map_or("", String::as_str);
            match step(text, scale) {
                Cell::Empty => {}
                Cell::Step(value) => {
                    review.scores.insert(scale.id.clone(), value);
                }
                Cell::NotApplicable => review.na.push(scale.id.clone()),
                Cell::Unreadable => faults.push(CellFault {
                    cell: format!("{}{}", column_name(column), row.line),
                    value: text.trim().to_owned(),
                    field: Field::Score,
                }),
            }
        };
        let comment = mapping.cell(&row.cells, Field::Comment).to_owned();
        if let Some(reviewer) = mapping
            .column(Field::Reviewer)
            .and_then(|column| row.cells.get(column))
        {
            let reviewer = reviewer.trim();
            take(reviewer, &mut order, &mut |review| {
                review.confidence = mapping
                    .cell(&row.cells, Field::Confidence)
                    .parse()
                    .ok()
                    .or(review.confidence);
                let criterion = mapping.cell(&row.cells, Field::Criterion);
                let long = scales.iter().find(|scale| {
                    criterion.is_empty() && scales.len() == 1
                        || scale.id == criterion
                        || scale.names.iter().any(|name| fold(name) == fold(criterion))
                });
                if let (Some(scale), Some(column)) = (long, mapping.column(Field::Score)) {
                    scored(review, scale, column);
                    if !comment.is_empty() {
                        review.texts.insert(scale.id.clone(), comment.clone());
                    }
                } else {
                    for &(column, index) in &wide {
                        scored(review, &scales[index], column);
                    }
                    for (column, part) in &texts {
                        let text = row.cells.get(*column).map_or("", |cell| cell.trim());
                        if !text.is_empty() {
                            review.texts.insert(part.clone(), text.to_owned());
                        }
                    }
                    if !comment.is_empty() {
                        review.texts.insert("overall".to_owned(), comment.clone());
                    }
                }
            });
        } else if let Some(scale) = scales.iter().find(|scale| {
            let criterion = mapping.cell(&row.cells, Field::Criterion);
            scales.len() == 1
                || scale.id == criterion
                || scale.names.iter().any(|name| fold(name) == fold(criterion))
        }) {
            for &column in &assessors {
                if row.cells.get(column).is_none_or(|cell| cell.trim().is_empty()) {
                    continue;
                }
                take(&table.head[column], &mut order, &mut |review| {
                    scored(review, scale, column);
                });
            }
        }
    }
    let rows = order.into_iter().filter_map(|key| all.remove(&key)).collect();
    (rows, faults)
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Purpose, guess};
    use super::super::read;
    use super::{Cell, Scale, reviews, step};

    fn scale(id: &str, min: i64, max: i64) -> Scale {
        Scale {
            id: id.to_owned(),
            names: vec![id.to_owned()],
            min,
            max,
            na: true,
            halves: false,
        }
    }

    #[test]
    fn a_scale_in_halves_is_read_in_halves() {
        let scale = Scale {
            halves: true,
            ..scale("feasibility", 0, 10)
        };
        for (text, expected) in [
            ("3.5", Cell::Step(7)),
            ("3,5", Cell::Step(7)),
            ("4", Cell::Step(8)),
            ("4 strong", Cell::Step(8)),
            ("7", Cell::Unreadable),
            ("3.25", Cell::Unreadable),
            ("x", Cell::NotApplicable),
            ("", Cell::Empty),
        ] {
            assert_eq!(step(text, &scale), expected, "{text:?} on 0 to 5 in halves");
        }
    }

    #[test]
    fn half_steps_are_told_and_never_rounded() {
        let scale = scale("feasibility", 0, 5);
        for (text, expected) in [
            ("4", Cell::Step(4)),
            ("4.0", Cell::Step(4)),
            ("4 strong", Cell::Step(4)),
            ("4: strong", Cell::Step(4)),
            ("4+", Cell::Unreadable),
            ("3–4", Cell::Unreadable),
            ("3.5", Cell::Unreadable),
            ("7", Cell::Unreadable),
            ("n/a", Cell::NotApplicable),
            ("", Cell::Empty),
        ] {
            assert_eq!(step(text, &scale), expected, "{text:?} on 0 to 5");
        }
    }

    #[test]
    fn three_shapes_give_the_same_reviews() {
        let scales = [scale("impact", 0, 5)];
        let long = "proposal,reviewer,criterion,score\n1,Ada,impact,4\n2,Ada,impact,3\n";
        let wide = "proposal,reviewer,Impact\n1,Ada,4\n2,Ada,3\n";
        let assessor = "proposal,Ada\n1,4\n2,3\n";
        let read_all = |text: &str| {
            let table = read(text.as_bytes(), None).expect("a table");
            reviews(&table, &guess(&table, Purpose::Reviews), &scales)
        };
        let expected = read_all(long);
        assert_eq!(expected.0.len(), 2, "a review a proposal");
        assert_eq!(read_all(wide), expected, "a column a criterion says the same");
        assert_eq!(read_all(assessor), expected, "a column an assessor says the same");
    }
}
