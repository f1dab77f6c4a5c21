//! Tables, forms and score sheets on a reviewer's desk: looked at, taken in, and written.

use super::office::TablePreview;
use super::{answered, asked, one_of};
use crate::tables::columns::Mapping;
use crate::tables::desk::OfCriterion;
use crate::tables::people::CellFault;

one_of! {
    /// What a file of scores is.
    pub enum TakenFrom {
        /// A score sheet that an office made.
        Sheet,
        /// `HotCRP`'s offline review forms.
        Form,
        /// A table.
        Table,
    }

    /// What a file says something of.
    pub enum TakenPart {
        /// A score: a step, or `x` for *cannot judge*.
        Score,
        /// Reasons of a criterion.
        Rationale,
        /// The text to the applicant.
        Applicant,
        /// The text to the committee.
        Committee,
        /// How sure I am.
        Confidence,
        /// The proposal's number.
        Number,
        /// Its title.
        Title,
        /// Its applicants.
        Applicants,
        /// Its track.
        Track,
        /// The amount asked for, in the smallest unit.
        Asked,
    }

    /// Why a row is left aside.
    pub enum TakenLeft {
        /// There is no such proposal on this desk.
        Unknown,
        /// I withdrew, or the chair is asked.
        Closed,
        /// The question about ties comes first.
        Declare,
    }

    /// How scores are written.
    pub enum ScoresForm {
        /// Text separated by commas, for any program.
        Csv,
        /// A workbook.
        Xlsx,
        /// `HotCRP`'s offline review forms, all in one file.
        Hotcrp,
    }
}

answered! {
    /// What a file says, and what it would change.
    pub struct DeskTable {
        /// What it is.
        pub from: TakenFrom,
        /// Of a table: its columns and what each is read for.
        pub table: Option<TablePreview>,
        /// Of a table: the columns that are read for a criterion.
        pub criteria: Vec<Option<OfCriterion>>,
        /// The reviewers that it names.
        pub reviewers: Vec<String>,
        /// Whose reviews were read; `null` where it names several and none is me.
        pub reviewer: Option<String>,
        /// What it would change, by proposal.
        pub changes: Vec<TakenChange>,
        /// What it says that is so already.
        pub same: usize,
        /// What could not be understood.
        pub faults: Vec<CellFault>,
        /// Rows that are left aside.
        pub left: Vec<TakenAside>,
    }

    /// One thing that the file says otherwise.
    pub struct TakenChange {
        /// By this it is named when it is to replace what is here.
        pub key: String,
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// What.
        pub what: TakenPart,
        /// Of which criterion.
        pub criterion: Option<String>,
        /// What is here; `null` where there is nothing.
        pub before: Option<String>,
        /// What the file says.
        pub after: String,
        /// The call says it, and the file cannot change it.
        pub fixed: bool,
    }

    /// A row that is left aside.
    pub struct TakenAside {
        /// Its number or title, as the file says.
        pub number: String,
        /// Why.
        pub why: TakenLeft,
    }

    /// What was taken in.
    pub struct DeskTableTaken {
        /// Things that were taken.
        pub taken: usize,
        /// Things that were kept as they are here.
        pub kept: usize,
    }

    /// The attachments of a mail, taken out.
    pub struct MailOpened {
        /// Where they lie.
        pub paths: Vec<String>,
    }
}

asked! {
    /// A file to be looked at.
    #[derive(Eq)]
    pub struct DeskTableAsk {
        /// The file.
        pub path: String,
        /// The sheet of a workbook; the first with rows if absent.
        pub sheet: Option<String>,
        /// What each column is read for; guessed if absent.
        pub mapping: Option<Mapping>,
        /// Which columns are read for a criterion; guessed by their heads if absent.
        pub criteria: Option<Vec<Option<OfCriterion>>>,
        /// Whose reviews are read, where it names several.
        pub reviewer: Option<String>,
    }

    /// A file to be taken in, as it was looked at.
    #[derive(Eq)]
    pub struct DeskTableTake {
        /// The file and how it is read.
        pub of: DeskTableAsk,
        /// Keys of what is here and is to be replaced; all else that is here stays.
        pub replace: Vec<String>,
    }

    /// My scores, to be written.
    #[derive(Eq)]
    pub struct ScoresWrite {
        /// In which form.
        pub form: ScoresForm,
        /// The file; without it one in the folder of handed-in files.
        pub path: Option<String>,
    }
}
