//! Conflicts of interest, on one page, before anything opens and at any time after.

use super::{answered, asked, one_of};

one_of! {
    /// What was said about a proposal.
    pub enum Tie {
        /// Nothing yet: the proposal stays closed.
        Open,
        /// No tie.
        None,
        /// I withdraw: closed; nothing of it leaves.
        Recused,
        /// I am not sure, the chair is asked: closed until decided.
        Unsure,
    }

    /// What the conflict rests on.
    pub enum Ground {
        /// Same institution.
        Institution,
        /// Co-author.
        Coauthor,
        /// Family.
        Family,
        /// An interest in the matter.
        Interest,
        /// Something else.
        Other,
    }

    /// Why a row stands first.
    pub enum SuggestionKind {
        /// An applicant has my name, or nearly.
        Name,
        /// An applicant is at my institution.
        Institution,
        /// An applicant's mail domain is mine.
        Domain,
    }
}

answered! {
    /// The page *Before you read*.
    pub struct ConflictList {
        /// The call's rule: what closes a proposal to a reviewer (`institution`, `coauthor`, …).
        pub closes: Vec<String>,
        /// When the promise of confidentiality was accepted.
        pub promised_at: Option<String>,
        /// The proposals: suggested ones first, then by number.
        pub rows: Vec<ConflictRow>,
        /// Rows without an answer.
        pub open: usize,
        /// Rows without an answer and without a suggestion.
        pub open_unsuggested: usize,
    }

    /// One proposal of that page.
    pub struct ConflictRow {
        /// The proposal.
        pub proposal: String,
        /// Its number in the call.
        pub number: String,
        /// Title.
        pub title: String,
        /// Applicants.
        pub applicants: Vec<Applicant>,
        /// What was said.
        pub tie: Tie,
        /// What it rests on.
        pub ground: Option<Ground>,
        /// In my words.
        pub text: Option<String>,
        /// Why it stands first.
        pub suggestions: Vec<Suggestion>,
    }

    /// One who applies.
    pub struct Applicant {
        /// Name.
        pub name: String,
        /// Institution.
        pub institution: Option<String>,
    }

    /// Something that the proposal shares with me.
    pub struct Suggestion {
        /// What.
        pub kind: SuggestionKind,
        /// The shared words.
        pub value: String,
    }

    /// How many rows were changed.
    pub struct Count {
        /// How many.
        pub count: usize,
    }

    /// A mail draft.
    pub struct MailDraft {
        /// The `.eml` file.
        pub path: String,
        /// To whom.
        pub to: Option<String>,
        /// Subject.
        pub subject: String,
        /// The text.
        pub body: String,
    }
}

asked! {
    /// What I say about a proposal. `tie: none` after a withdrawal takes it back, which leaves a trace.
    #[derive(Eq)]
    pub struct ConflictDeclare {
        /// The proposal.
        pub proposal: String,
        /// What.
        pub tie: Tie,
        /// What it rests on; *other* if absent.
        pub ground: Option<Ground>,
        /// In my words.
        pub text: Option<String>,
    }

    /// The promise of confidentiality.
    #[derive(Eq)]
    pub struct Promise {
        /// Whether it is given.
        pub given: bool,
    }
}
