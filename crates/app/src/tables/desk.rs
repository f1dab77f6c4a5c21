//! What a file says of the proposals on a reviewer's desk: a score sheet, HotCRP's forms, or a table with scores,
//! with what proposals are called, or with both.
//!
//! Pure reading: which proposal is meant, what is there already and what is taken is decided by
//! `crate::api::desk_table`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::columns::{Field, Mapping, Purpose, fold, guess};
use super::hotcrp::{self, Form};
use super::people::CellFault;
use super::proposals::{ProposalRow, proposals};
use super::reviews::{Cell, Scale, criterion_columns, reviews, step, text_columns};
use super::{Row, Table, TableError};
use crate::words::{Args, Language, Words};

/// What a file tells of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Who is said to have reviewed; empty where it does not say.
    pub reviewer: String,
    /// The reviewer's address, where it stands there.
    pub email: Option<String>,
    /// The proposal's id, which only a score sheet knows.
    pub proposal: Option<String>,
    /// The number as written.
    pub number: String,
    /// Steps by criterion.
    pub scores: BTreeMap<String, i64>,
    /// Criteria that could not be judged.
    pub na: Vec<String>,
    /// How sure.
    pub confidence: Option<i64>,
    /// Reasons by criterion.
    pub rationale: BTreeMap<String, String>,
    /// To the applicant.
    pub applicant: String,
    /// To the committee.
    pub committee: String,
    /// What the proposal is called, by whom it is, what it asks for.
    pub about: Option<ProposalRow>,
}

/// What a column holds of a criterion: its scores, or its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct OfCriterion {
    /// The criterion's id.
    pub criterion: String,
    /// Its reasons; else its scores.
    pub reasons: bool,
}

/// All that a file tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tale {
    /// By proposal and reviewer, in order of the file.
    pub told: Vec<Told>,
    /// What could not be understood, with its place.
    pub faults: Vec<CellFault>,
    /// Of a table, the columns that are read for a criterion.
    pub criteria: Vec<Option<OfCriterion>>,
    /// Of a table, what the other columns are read for.
    pub mapping: Mapping,
}

/// Reads a score sheet of Paraph's.
pub fn sheet(bytes: &[u8]) -> Result<Tale, TableError> {
    let filled = crate::sheets::read(bytes)?;
    let told = filled.reviews.into_iter().map(|review| Told {
        reviewer: filled.reviewer.clone(),
        proposal: Some(review.proposal),
        number: review.number,
        scores: review.scores,
        na: review.na,
        confidence: review.confidence,
        applicant: review.to_applicant,
        committee: review.to_committee,
        ..Told::default()
    });
    let faults = filled.faults.into_iter().map(|fault| CellFault {
        cell: fault.cell,
        value: fault.value,
        field: Field::Score,
    });
    Ok(Tale {
        told: told.collect(),
        faults: faults.collect(),
        ..Tale::default()
    })
}

/// The field of `HotCRP`'s form that is no criterion's.
enum Answered {
    Score(usize),
    Reasons(usize),
    Confidence,
    Applicant,
    Committee,
}

/// Reads `HotCRP`'s forms; of several for one proposal the one with the highest version counts.
pub fn forms(text: &str, scales: &[Scale]) -> Tale {
    let mut tale = Tale::default();
    let mut forms = hotcrp::read(text);
    forms.sort_by_key(|form| form.version);
    let mut names: Vec<(String, Answered)> = Vec::new();
    for (index, scale) in scales.iter().enumerate() {
        for name in &scale.names {
            names.push((name.clone(), Answered::Score(index)));
            names.push((format!("{name}: rationale"), Answered::Reasons(index)));
        }
    }
    names.push(("Confidence".to_owned(), Answered::Confidence));
    for name in [
        "Comments for applicants",
        "Comments for authors",
        "Comments for author",
    ] {
        names.push((name.to_owned(), Answered::Applicant));
    }
    for name in ["Comments for the committee", "Comments for PC"] {
        names.push((name.to_owned(), Answered::Committee));
    }
    for form in forms {
        let one = of_form(form, scales, &names, &mut tale.faults);
        tale.told
            .retain(|known| known.number != one.number || known.reviewer != one.reviewer);
        tale.told.push(one);
    }
    tale
}

fn of_form(form: Form, scales: &[Scale], names: &[(String, Answered)], faults: &mut Vec<CellFault>) -> Told {
    let mut told = Told {
        reviewer: form.reviewer.unwrap_or_default(),
        email: form.email,
        number: form.number.unwrap_or_default(),
        ..Told::default()
    };
    let known: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
    for answer in form.fields {
        let mut fault = |value: &str, field: Field| {
            faults.push(CellFault {
                cell: answer.line.to_string(),
                value: value.to_owned(),
                field,
            });
        };
        let meant = hotcrp::field_of(&answer.name, &known)
            .and_then(|found| names.iter().find(|(name, _)| name == found));
        let Some((_, meant)) = meant else {
            if !answer.content.trim().is_empty() {
                fault(&answer.name, Field::Criterion);
            }
            continue;
        };
        match *meant {
            Answered::Score(index) => {
                let scale = &scales[index];
                match hotcrp::choice(&answer.content).map(|symbol| step(&symbol, scale)) {
                    Some(Cell::Step(value)) => {
                        told.scores.insert(scale.id.clone(), value);
                    }
                    Some(Cell::NotApplicable) => told.na.push(scale.id.clone()),
                    Some(Cell::Unreadable) => fault(answer.content.trim(), Field::Score),
                    Some(Cell::Empty) | None => {}
                }
            }
            Answered::Reasons(index) => {
                told.rationale.insert(scales[index].id.clone(), answer.content);
            }
            Answered::Confidence => {
                told.confidence = hotcrp::choice(&answer.content).and_then(|symbol| symbol.parse().ok());
            }
            Answered::Applicant => push(&mut told.applicant, &answer.content),
            Answered::Committee => push(&mut told.committee, &answer.content),
        }
    }
    told.rationale.retain(|_, text| !text.trim().is_empty());
    told
}

/// Reads a table. `mapping` and `criteria` are what a person made of the guess; `None` guesses.
pub fn table(
    mut table: Table,
    mapping: Option<Mapping>,
    criteria: Option<&[Option<OfCriterion>]>,
    scales: &[Scale],
    digits: u32,
) -> Tale {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = super::as_meant(cell).to_owned();
    }
    let blank = Mapping {
        columns: vec![None; table.head.len()],
    };
    if let Some(criteria) = criteria {
        for (column, head) in table.head.iter_mut().enumerate() {
            match criteria.get(column).and_then(Option::as_ref) {
                Some(of) if of.reasons => *head = format!("{}: rationale", of.criterion),
                Some(of) => head.clone_from(&of.criterion),
                None => {
                    // Its own name would claim it again.
                    if !criterion_columns(&one(head), &Mapping { columns: vec![None] }, scales).is_empty()
                        || !text_columns(&one(head), scales).is_empty()
                    {
                        head.push_str(" (–)");
                    }
                }
            }
        }
    }
    let mut read_for: Vec<Option<OfCriterion>> = vec![None; table.head.len()];
    for (column, index) in criterion_columns(&table, &blank, scales) {
        read_for[column] = Some(OfCriterion {
            criterion: scales[index].id.clone(),
            reasons: false,
        });
    }
    for (column, criterion) in text_columns(&table, scales) {
        read_for[column] = Some(OfCriterion {
            criterion,
            reasons: true,
        });
    }
    let whole = whole_texts(&table);
    let mut mapping = mapping.unwrap_or_else(|| {
        let mut without = table.clone();
        for (column, head) in without.head.iter_mut().enumerate() {
            if read_for[column].is_some() || whole.iter().any(|(known, _)| *known == column) {
                head.clear();
            }
        }
        guess(&without, Purpose::Desk)
    });
    mapping.columns.resize(table.head.len(), None);
    for (column, entry) in mapping.columns.iter_mut().enumerate() {
        if read_for[column].is_some() {
            *entry = None;
        }
    }
    let mut tale = Tale {
        criteria: read_for,
        mapping: mapping.clone(),
        ..Tale::default()
    };
    read_scores(&table, &mapping, scales, &mut tale);
    read_abouts(&table, &mapping, digits, &mut tale);
    for row in &table.rows {
        let number = mapping.cell(&row.cells, Field::Number);
        for (column, to_applicant) in &whole {
            let text = row.cells[*column].trim();
            let Some(told) = tale
                .told
                .iter_mut()
                .find(|told| told.number == number && !text.is_empty())
            else {
                continue;
            };
            push(
                if *to_applicant {
                    &mut told.applicant
                } else {
                    &mut told.committee
                },
                text,
            );
        }
    }
    tale
}

fn one(head: &str) -> Table {
    Table {
        head: vec![head.to_owned()],
        rows: Vec::new(),
        source: super::Source {
            kind: String::new(),
            delimiter: None,
            encoding: None,
            sheet: None,
            sheets: Vec::new(),
        },
    }
}

/// Columns with a text on the whole: whether the applicant reads it.
fn whole_texts(table: &Table) -> Vec<(usize, bool)> {
    let named = |id: &str, more: &[&str]| -> Vec<String> {
        [Language::En, Language::Fr]
            .map(|language| fold(&Words::of(language).say(id, &Args::none())))
            .into_iter()
            .chain(more.iter().map(|name| fold(name)))
            .collect()
    };
    let to_applicant = named(
        "sheet-to-applicant",
        &["Comments for applicants", "Comments for authors"],
    );
    let to_committee = named(
        "sheet-to-committee",
        &["Comments for the committee", "Comments for PC"],
    );
    let mut found = Vec::new();
    for (column, head) in table.head.iter().enumerate() {
        let head = fold(head);
        if to_applicant.contains(&head) {
            found.push((column, true));
        } else if to_committee.contains(&head) {
            found.push((column, false));
        }
    }
    found
}

fn read_scores(table: &Table, mapping: &Mapping, scales: &[Scale], tale: &mut Tale) {
    let wide = !criterion_columns(table, mapping, scales).is_empty();
    let long = mapping.column(Field::Criterion).is_some() && mapping.column(Field::Score).is_some();
    let (rows, faults) = if mapping.column(Field::Reviewer).is_none() && (wide || long) {
        // A table without reviewers is one person's.
        let mut table = table.clone();
        let mut mapping = mapping.clone();
        table.head.push(String::new());
        mapping.columns.push(Some(Field::Reviewer));
        for row in &mut table.rows {
            row.cells.push(String::new());
        }
        reviews(&table, &mapping, scales)
    } else if mapping.column(Field::Reviewer).is_some() || scales.len() == 1 {
        let (rows, faults) = reviews(table, mapping, scales);
        // Columns of assessors are known by their scores alone.
        if rows.iter().all(|row| row.scores.is_empty() && row.na.is_empty())
            && mapping.column(Field::Reviewer).is_none()
        {
            (Vec::new(), Vec::new())
        } else {
            (rows, faults)
        }
    } else {
        (Vec::new(), Vec::new())
    };
    tale.faults.extend(faults);
    for row in rows {
        let mut rationale = row.texts;
        let committee = rationale.remove("overall").unwrap_or_default();
        tale.told.push(Told {
            reviewer: row.reviewer,
            number: row.number,
            scores: row.scores,
            na: row.na,
            confidence: row.confidence,
            rationale,
            committee,
            ..Told::default()
        });
    }
}

fn read_abouts(table: &Table, mapping: &Mapping, digits: u32, tale: &mut Tale) {
    let about = [
        Field::Title,
        Field::Applicants,
        Field::Institution,
        Field::Track,
        Field::Asked,
        Field::File,
        Field::Orcid,
        Field::Ror,
    ];
    if about.iter().all(|field| mapping.column(*field).is_none()) {
        return;
    }
    let (rows, faults) = proposals(table, mapping, digits);
    tale.faults.extend(
        faults
            .into_iter()
            // Without a title a row can still name its proposal by number or file.
            .filter(|fault| fault.field != Field::Title),
    );
    let lines: BTreeMap<usize, &Row> = table.rows.iter().map(|row| (row.line, row)).collect();
    let mut seen: Vec<usize> = Vec::new();
    for row in rows {
        let number = lines
            .get(&row.line)
            .map(|line| mapping.cell(&line.cells, Field::Number).to_owned())
            .unwrap_or_default();
        let known = tale
            .told
            .iter_mut()
            .enumerate()
            .find(|(index, told)| told.number == number && !number.is_empty() && !seen.contains(index));
        if let Some((index, told)) = known {
            seen.push(index);
            told.about = Some(row);
        } else if tale
            .told
            .iter()
            .all(|told| told.number != number || number.is_empty())
        {
            seen.push(tale.told.len());
            tale.told.push(Told {
                number,
                about: Some(row),
                ..Told::default()
            });
        }
    }
}

fn push(to: &mut String, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if !to.is_empty() {
        to.push('\n');
    }
    to.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::{OfCriterion, Scale, forms, table};
    use crate::tables::columns::Field;

    fn scales() -> Vec<Scale> {
        ["Merit", "Impact"]
            .map(|name| Scale {
                id: name.to_lowercase(),
                names: vec![name.to_owned()],
                min: 0,
                max: 5,
                na: true,
                halves: false,
            })
            .to_vec()
    }

    #[test]
    fn a_table_without_reviewers_is_ones_own() {
        let text = "Number;Title;Merit;Merit: rationale;Impact;To the committee only\n1;One;4;Sound.;x;Between us\n2;Two;4+;;;\n";
        let tale = table(
            read(text.as_bytes(), None).expect("a table"),
            None,
            None,
            &scales(),
            0,
        );
        assert_eq!(tale.told.len(), 2, "a review a row: {tale:?}");
        let first = &tale.told[0];
        assert_eq!(first.scores.get("merit"), Some(&4), "a step");
        assert_eq!(first.na, ["impact"], "x is cannot judge");
        assert_eq!(
            first.rationale.get("merit").map(String::as_str),
            Some("Sound."),
            "reasons of the criterion"
        );
        assert_eq!(first.committee, "Between us", "a text by its head");
        assert_eq!(
            first.about.as_ref().map(|about| about.title.as_str()),
            Some("One"),
            "and what it is called"
        );
        assert_eq!(
            tale.faults
                .iter()
                .map(|fault| fault.cell.as_str())
                .collect::<Vec<_>>(),
            ["C3"],
            "4+ is no step, and is told with its place"
        );
    }

    #[test]
    fn a_column_can_be_read_for_another_criterion_than_its_head_says() {
        let of = |criterion: &str, reasons: bool| {
            Some(OfCriterion {
                criterion: criterion.to_owned(),
                reasons,
            })
        };
        let text = "N°,Qualité,Merit\n1,3,5\n";
        let own = read(text.as_bytes(), None).expect("a table");
        let tale = table(own.clone(), None, None, &scales(), 0);
        assert_eq!(
            tale.criteria,
            [None, None, of("merit", false)],
            "the guess goes by the heads"
        );
        let chosen = [None, of("merit", false), of("impact", true)];
        let tale = table(own, None, Some(&chosen), &scales(), 0);
        assert_eq!(
            tale.told[0].scores.get("merit"),
            Some(&3),
            "a person knows better"
        );
        assert_eq!(
            tale.told[0].rationale.get("impact").map(String::as_str),
            Some("5"),
            "and may read a column as reasons"
        );
    }

    #[test]
    fn a_table_of_titles_alone_scores_nothing() {
        let text = "Title,File,Budget\nA study,a.pdf,1000\n";
        let tale = table(
            read(text.as_bytes(), None).expect("a table"),
            None,
            None,
            &scales(),
            0,
        );
        let about = tale.told[0].about.as_ref().expect("a proposal");
        assert_eq!(
            (about.title.as_str(), about.file.as_deref(), about.asked),
            ("A study", Some("a.pdf"), Some(1000)),
            "what it is called, its file, its amount"
        );
        assert!(tale.told[0].number.is_empty(), "a place in a table is no number");
        assert!(
            tale.mapping.column(Field::File).is_some(),
            "found by its head or its look"
        );
    }

    #[test]
    fn of_two_forms_for_one_proposal_the_newer_counts() {
        let form = |version: u32, score: u32| {
            format!(
                "==+== Begin Review #12\n==+== Reviewer: Ada Noll <ada@example.org>\n==+== Paper #12\n==+== Version {version}\n\n==*== Merit\n\n{score}. good\n\n==*== Merit: rationale\n\nBecause.\n\n==*== Comments for applicants\n\nWell done.\n\n==*== Unknown field\n\nwords\n"
            )
        };
        let tale = forms(&format!("{}\n{}", form(3, 4), form(2, 1)), &scales());
        assert_eq!(tale.told.len(), 1, "one proposal, one review");
        assert_eq!(
            tale.told[0].scores.get("merit"),
            Some(&4),
            "the higher version, wherever it stands"
        );
        assert_eq!(tale.told[0].applicant, "Well done.", "its text");
        assert!(
            tale.faults.iter().all(|fault| fault.field == Field::Criterion) && !tale.faults.is_empty(),
            "a field that the grid has not is told, and the rest is kept"
        );
    }
}
