//! Score sheets: an XLSX with exactly the assigned proposals and drop-downs, and the way back without mapping.
//!
//! A sheet carries, in a part that spreadsheet programs hide, which call, grid and person it was made for, so
//! that a filled one is understood wherever its rows and columns were moved to. What a filled sheet says is
//! unsigned; entering it is an act of the chair (`crate::api::office_received`).

mod fill;
mod make;

pub use fill::{AskedSheet, Filled, FilledReview, StepFault, asked, fill_in, is_sheet, read};
pub use make::make;

use serde::{Deserialize, Serialize};

/// The first cell of the hidden part.
const MARK: &str = "paraph score sheet v1";
/// The name of the hidden part.
const HIDDEN: &str = "paraph";

/// What a score sheet asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreSheet {
    /// Lineage of the call, hex.
    pub lineage: String,
    /// Hash of the grid, hex.
    pub rubric: String,
    /// The person's row in the office.
    pub person: String,
    /// Title of the call.
    pub title: String,
    /// Lines above the table: whose sheet, until when, how to fill it in, where to send it.
    pub notes: Vec<String>,
    /// The person's name.
    pub reviewer: String,
    /// The assigned proposals.
    pub proposals: Vec<SheetProposal>,
    /// The grid.
    pub criteria: Vec<SheetCriterion>,
    /// The scale of confidence, where the call has one.
    pub confidence: Option<SheetCriterion>,
    /// Heads of the other columns.
    pub heads: Heads,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetProposal {
    /// Id, 32 hex digits.
    pub id: String,
    /// Number in the call.
    pub number: String,
    /// Title.
    pub title: String,
}

/// A column of scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCriterion {
    /// Id.
    pub id: String,
    /// Head of the column.
    pub title: String,
    /// Lowest step.
    pub min: i64,
    /// Highest step.
    pub max: i64,
    /// Whether *cannot judge* is allowed.
    pub na: bool,
    /// Filled in in halves of its steps.
    pub halves: bool,
    /// Labels of steps.
    pub labels: Vec<(i64, String)>,
}

/// Heads of the columns that every sheet has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// To the applicant.
    pub to_applicant: String,
    /// To the committee.
    pub to_committee: String,
    /// I withdraw.
    pub withdraw: String,
    /// What is written there to withdraw.
    pub yes: String,
    /// Name of the sheet.
    pub scores: String,
    /// Name of the sheet with the labels.
    pub scale: String,
    /// Said when something else than a step is typed; `x` means *cannot judge*.
    pub not_a_step: String,
}

impl SheetCriterion {
    /// The steps as they are filled in, lowest first.
    pub(crate) fn faces(&self, language: crate::words::Language) -> Vec<String> {
        (self.min..=self.max)
            .map(|step| self.face(step, language))
            .collect()
    }

    fn face(&self, step: i64, language: crate::words::Language) -> String {
        if self.halves {
            crate::half_steps::face(step, language)
        } else {
            step.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Heads, ScoreSheet, SheetCriterion, SheetProposal, is_sheet, make, read};

    fn sheet() -> ScoreSheet {
        let criterion = |id: &str, title: &str| SheetCriterion {
            id: id.to_owned(),
            title: title.to_owned(),
            min: 0,
            max: 5,
            na: true,
            halves: false,
            labels: vec![(0, "absent".to_owned()), (5, "outstanding".to_owned())],
        };
        let proposal = |n: u8| SheetProposal {
            id: format!("{n:032x}"),
            number: format!("P-{n:03}"),
            title: format!("Title {n}"),
        };
        ScoreSheet {
            lineage: "ab".repeat(32),
            rubric: "cd".repeat(32),
            person: "7".to_owned(),
            title: "Open compute 2026".to_owned(),
            notes: vec!["For Ada Martin".to_owned()],
            reviewer: "Ada Martin".to_owned(),
            proposals: (1..=3).map(proposal).collect(),
            criteria: vec![
                criterion("impact", "Impact"),
                criterion("feasibility", "Feasibility"),
            ],
            confidence: None,
            heads: Heads {
                number: "Number".to_owned(),
                title: "Title".to_owned(),
                to_applicant: "To the applicant".to_owned(),
                to_committee: "To the committee only".to_owned(),
                withdraw: "I withdraw".to_owned(),
                yes: "yes".to_owned(),
                scores: "Scores".to_owned(),
                scale: "Scale".to_owned(),
                not_a_step: "Not a step.".to_owned(),
            },
        }
    }

    #[test]
    fn an_empty_sheet_reads_back_as_nothing_given() {
        let bytes = make(&sheet(), 1_780_000_000).expect("a sheet");
        assert!(is_sheet(&bytes), "known by its hidden part");
        let filled = read(&bytes).expect("our own sheet");
        assert_eq!(filled.person, "7", "whose sheet it is");
        assert!(filled.reviews.is_empty(), "nothing was filled in");
        assert_eq!(
            bytes,
            make(&sheet(), 1_780_000_000).expect("a sheet"),
            "same content, same bytes"
        );
    }

    #[test]
    fn a_filled_sheet_needs_no_mapping_and_names_the_cell_of_a_fault() {
        let bytes = make(&sheet(), 1_780_000_000).expect("a sheet");
        let cells = [
            ("P-001", "impact", "4"),
            ("P-001", "feasibility", "x"),
            ("P-002", "impact", "4+"),
        ];
        let cells = cells
            .map(|(number, criterion, typed)| (number.to_owned(), criterion.to_owned(), typed.to_owned()));
        let filled = super::fill_in(&bytes, &cells).expect("our own sheet");
        let read = read(&filled).expect("our own sheet");
        assert_eq!(read.reviews[0].scores.get("impact"), Some(&4), "a step");
        assert_eq!(read.reviews[0].na, ["feasibility"], "x is cannot judge");
        let fault = &read.faults[0];
        assert_eq!(
            (fault.value.as_str(), fault.criterion.as_str()),
            ("4+", "Impact"),
            "what stood there"
        );
        assert!(
            fault.cell.starts_with('C'),
            "the column of the first criterion, as a person sees it"
        );
    }
}
