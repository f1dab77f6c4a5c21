//! The safety copy outside this computer, and the way back from it.

use super::{MeChange, WorkspaceKind, answered, asked};

answered! {
    /// Where the safety copy stands.
    pub struct SafetyState {
        /// The folder that was chosen; `null` before.
        pub folder: Option<String>,
        /// Whether the folder is there now: a stick may be in a drawer.
        pub here: bool,
        /// Whether the folder lies on the disk of this computer, where it is lost with it.
        pub same_disk: bool,
        /// When the open workspace was last copied there and read back.
        pub copied_at: Option<String>,
        /// Whether something changed since.
        pub behind: bool,
        /// What kept the last copy from being made, in words.
        pub trouble: Option<String>,
        /// Whether it is time to ask for one: ten proposals are scored and this computer alone has them.
        pub ask: bool,
    }

    /// The code that opens the safety copies: to be printed, never to be mailed.
    pub struct SafetyCode {
        /// Five groups of five signs.
        pub code: String,
        /// Where the copies lie.
        pub folder: String,
    }

    /// What a safety copy holds, after reading it back.
    pub struct SafetyCopy {
        /// Its file.
        pub path: String,
        /// The name of the workspace for people.
        pub name: String,
        /// Desk or office.
        pub kind: WorkspaceKind,
        /// Whose it is.
        pub person: String,
        /// When it was made.
        pub at: String,
        /// Proposals in it.
        pub proposals: usize,
        /// Proposals with at least one score in it.
        pub scored: usize,
        /// Annotations in it.
        pub marks: usize,
        /// Documents beside it that can be read.
        pub documents: usize,
        /// Documents that it names.
        pub documents_of: usize,
    }

    /// Safety copies in a place, newest first.
    pub struct SafetyFound {
        /// Those that the code opens.
        pub copies: Vec<SafetyCopy>,
        /// Files that are damaged, by name.
        pub damaged: Vec<String>,
    }
}

asked! {
    /// Where safety copies are to lie.
    #[derive(Eq)]
    pub struct SafetySet {
        /// A folder on a stick or another disk, or one that is synchronised.
        pub folder: String,
    }

    /// Safety copies at a place, to be opened with their code.
    #[derive(Eq)]
    pub struct SafetyLook {
        /// A safety copy, or the folder or stick on which they lie.
        pub path: String,
        /// The printed code.
        pub code: String,
    }

    /// A safety copy to go on from, on this computer.
    #[derive(Eq)]
    pub struct SafetyRestore {
        /// The safety copy.
        pub path: String,
        /// The printed code.
        pub code: String,
        /// Who I am, where that is to be another than in the copy.
        pub me: Option<MeChange>,
    }
}
