//! Undo and the history of changes.

use super::{answered, asked, one_of};
use crate::words::Phrase;

one_of! {
    /// What came of asking for undo or redo.
    pub enum UndoOutcome {
        /// It was done; `step` says what.
        Done,
        /// Nothing changed: the next step lies at another place. `step` says what it would undo.
        Elsewhere,
        /// Nothing changed: the next step is from before this start. `step` says what it would undo.
        Before,
        /// There is nothing to undo.
        Nothing,
    }

    /// What a step is.
    pub enum StepKind {
        /// A change.
        Change,
        /// An undo.
        Undo,
        /// A redo.
        Redo,
    }
}

answered! {
    /// A step of the history.
    pub struct HistoryStep {
        /// Its number.
        pub op: i64,
        /// When.
        pub at: String,
        /// What: *Feasibility 4 → 3*.
        pub label: Phrase,
        /// What kind.
        pub kind: StepKind,
        /// The proposal it belongs to.
        pub proposal: Option<String>,
        /// That proposal's number.
        pub number: Option<String>,
        /// The screen it belongs to, where it belongs to no proposal.
        pub screen: Option<String>,
        /// Whether it has been undone.
        pub undone: bool,
        /// Whether it can be undone at all.
        pub undoable: bool,
        /// Whether it was made since this start of Paraph.
        pub this_start: bool,
    }

    /// The answer to undo and redo.
    pub struct UndoAnswer {
        /// What came of it.
        pub outcome: UndoOutcome,
        /// The step that was undone, or would be.
        pub step: Option<HistoryStep>,
    }

    /// The history, newest first.
    pub struct HistoryList {
        /// The steps.
        pub steps: Vec<HistoryStep>,
        /// Whether there are older ones.
        pub more: bool,
    }
}

asked! {
    /// What to undo: the last change of this place, or one step by its number.
    #[derive(Default, Eq)]
    pub struct UndoAsk {
        /// The proposal on the screen.
        pub proposal: Option<String>,
        /// The screen, where no proposal is on it.
        pub screen: Option<String>,
        /// The step, wherever it lies and however old it is.
        pub op: Option<i64>,
    }

    /// Which steps.
    #[derive(Default, Eq)]
    pub struct HistoryAsk {
        /// Only those of a proposal.
        pub proposal: Option<String>,
        /// Only those older than this number.
        pub before: Option<i64>,
        /// How many; 200 if absent.
        pub limit: Option<usize>,
    }
}
