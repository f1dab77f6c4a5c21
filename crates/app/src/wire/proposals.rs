//! The table of proposals, and one proposal.

use super::{Applicant, HandInState, Tie, answered, asked, one_of};

one_of! {
    /// The state of a proposal as a shape: ○ ◐ ● ⊘ ✓.
    pub enum ProposalState {
        /// Not opened yet.
        New,
        /// Opened, or partly scored.
        Reading,
        /// Every criterion has a score or *cannot judge*.
        Scored,
        /// I withdrew, or am not sure.
        Withdrawn,
        /// Scored, and handed in as it stands.
        HandedIn,
    }

    /// The state of its document.
    pub enum DocumentState {
        /// Not here.
        Missing,
        /// Here, and waits to be read.
        Waiting,
        /// Is being read.
        Reading,
        /// Read.
        Ready,
        /// Read; it is a picture without text.
        NoText,
        /// Read; some pages have no readable text.
        SomePages,
        /// Damaged; read as far as possible.
        Repaired,
        /// Asks for a password.
        Password,
        /// Not a PDF that can be read.
        Refused,
        /// Reading was stopped at a limit; pages read are kept.
        Limit,
    }

    /// A column to sort by.
    pub enum ProposalColumn {
        /// Number.
        Number,
        /// Title.
        Title,
        /// Track.
        Track,
        /// Amount asked for.
        Asked,
        /// My total.
        Total,
        /// State.
        State,
        /// Lead applicant.
        Applicant,
        /// Institution.
        Institution,
        /// Pages.
        Pages,
        /// Marks.
        Marks,
        /// When I last changed my review.
        Changed,
        /// How sure I am.
        Confidence,
    }
}

answered! {
    /// The band, and the rows asked for.
    pub struct ProposalList {
        /// The figures above the table.
        pub band: Band,
        /// The rows.
        pub rows: Vec<ProposalRow>,
        /// How many rows the filter leaves.
        pub total: usize,
    }

    /// The figures above the table.
    pub struct Band {
        /// Proposals.
        pub proposals: usize,
        /// Scored on every criterion.
        pub scored: usize,
        /// Begun.
        pub begun: usize,
        /// Withdrawn or not sure.
        pub withdrawn: usize,
        /// Marked *later*.
        pub later: usize,
        /// Without an answer on conflicts.
        pub conflicts_open: usize,
        /// Whose document is here.
        pub documents: usize,
        /// When the call closes.
        pub closes: Option<String>,
        /// The call's time zone.
        pub zone: String,
        /// Whole days until then; negative after it.
        pub days_left: Option<i64>,
        /// How many a day are left to do, rounded up.
        pub per_day: Option<usize>,
        /// Where to go on.
        pub go_on: Option<GoOn>,
        /// Where the hand-in stands.
        pub handin: HandInState,
    }

    /// Where to go on.
    pub struct GoOn {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// The page.
        pub page: u32,
    }

    /// A row of the table.
    pub struct ProposalRow {
        /// The proposal.
        pub proposal: String,
        /// Its number in the call.
        pub number: String,
        /// Title.
        pub title: String,
        /// Track's id.
        pub track: Option<String>,
        /// Amount asked for, in the smallest unit.
        pub asked: Option<u64>,
        /// Applicants.
        pub applicants: Vec<Applicant>,
        /// State.
        pub state: ProposalState,
        /// What was said about conflicts.
        pub tie: Tie,
        /// Put off until the end.
        pub later: bool,
        /// A score per criterion of the grid, in its order.
        pub cells: Vec<Cell>,
        /// My total in micropoints, when nothing is missing.
        pub total: Option<i64>,
        /// How sure I am.
        pub confidence: Option<i64>,
        /// Whether there is any text of mine.
        pub notes: bool,
        /// Marks on its pages.
        pub marks: usize,
        /// The document.
        pub document: Option<String>,
        /// The document's state.
        pub document_state: DocumentState,
        /// Its pages.
        pub pages: Option<u32>,
        /// The page where I stopped.
        pub page: Option<u32>,
        /// Whether I am assigned to it; `null` where the call file assigns nobody.
        pub assigned: Option<bool>,
        /// When I last changed my review.
        pub changed_at: Option<String>,
    }

    /// A score as it stands.
    pub struct Cell {
        /// The criterion.
        pub criterion: String,
        /// The step.
        pub step: Option<i64>,
        /// *I cannot judge this*.
        pub na: bool,
    }

    /// A proposal with everything known of it.
    pub struct ProposalDetail {
        /// Its row.
        pub row: ProposalRow,
        /// All its documents.
        pub documents: Vec<ProposalDocument>,
        /// The smallest award that makes sense.
        pub smallest: Option<u64>,
        /// What is asked for in kind.
        pub resources: Vec<Resource>,
        /// Further lines from the call or the sheet.
        pub attributes: Vec<Attribute>,
        /// Whether it stands in the call (else it is my own, and its fields can be changed).
        pub of_call: bool,
        /// The next and the previous in the order of the table.
        pub next: Option<String>,
        /// The previous.
        pub previous: Option<String>,
        /// Message for whoever sent the document, if it cannot be read.
        pub document_message: Option<String>,
        /// What to do about it.
        pub document_hint: Option<String>,
    }

    /// A document of a proposal.
    pub struct ProposalDocument {
        /// Its hash.
        pub document: String,
        /// `main`, or what the call says.
        pub role: String,
        /// The file's name when it came.
        pub name: Option<String>,
        /// Its size, when known.
        pub bytes: Option<u64>,
        /// Whether it is here.
        pub here: bool,
    }

    /// Something asked for in kind.
    pub struct Resource {
        /// What.
        pub kind: String,
        /// How much.
        pub amount: u64,
    }

    /// A further line.
    pub struct Attribute {
        /// Its name.
        pub name: String,
        /// Its value.
        pub value: String,
    }
}

asked! {
    /// Which rows, in which order.
    #[derive(Default, Eq)]
    pub struct ProposalsAsk {
        /// Order; without it number.
        pub sort: Option<ProposalColumn>,
        /// Backwards.
        pub descending: Option<bool>,
        /// Words in number, title, applicants; `track:` and `state:` as in a search.
        pub filter: Option<String>,
        /// The first row.
        pub offset: Option<usize>,
        /// How many rows; without it all.
        pub limit: Option<usize>,
    }

    /// Changes of a proposal's own fields. Absent fields stay as they are.
    #[derive(Default, Eq)]
    pub struct ProposalChange {
        /// The proposal.
        pub proposal: String,
        /// Number.
        pub number: Option<String>,
        /// Title.
        pub title: Option<String>,
        /// Applicants.
        pub applicants: Option<Vec<Applicant>>,
        /// Track.
        pub track: Option<String>,
        /// Amount asked for.
        pub asked: Option<u64>,
    }
}
