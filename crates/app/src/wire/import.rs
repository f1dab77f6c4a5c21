//! Import of documents, and long work in general.

use super::{answered, asked, one_of};
use crate::error::{AppError, Code};

one_of! {
    /// What a job does.
    pub enum JobKind {
        /// Takes documents in.
        Import,
        /// Reads documents again.
        Read,
        /// Makes a back-up.
        Backup,
        /// Checks documents after an end that was not clean.
        Check,
        /// Writes annotated copies.
        Export,
        /// Work of an office.
        Office,
    }

    /// How a job ended.
    pub enum JobOutcome {
        /// All was done; single items may have failed.
        Done,
        /// Cancel was pressed; what was shown as done stays.
        Cancelled,
        /// It could not go on; `error` says why.
        Failed,
    }

    /// How far a file of the import's queue is.
    pub enum ImportState {
        /// Waits.
        Waiting,
        /// Is being read.
        Reading,
        /// Is on the desk.
        Done,
        /// Was here already.
        Known,
        /// Somebody has to decide.
        Question,
        /// Could not be taken in.
        Failed,
        /// Was left out.
        Skipped,
    }

    /// What has to be decided about a file.
    pub enum ImportQuestion {
        /// It is not one of this call's documents: add it as a proposal of my own?
        NotOfCall,
        /// It has the same text as another document: the same, or another proposal?
        SameText,
        /// It asks for a password.
        Password,
    }

    /// The answer.
    pub enum ImportChoice {
        /// Take it in as a proposal of its own.
        Add,
        /// It is the document of `proposal` (the same text, another file).
        Same,
        /// Leave it out.
        Skip,
        /// Try again, with `password` if given.
        Retry,
    }
}

answered! {
    /// A job as it stands.
    pub struct JobState {
        /// Its number.
        pub job: u64,
        /// What it does.
        pub kind: JobKind,
        /// Steps done.
        pub done: usize,
        /// Steps in all; 0 while that is not known.
        pub of: usize,
        /// What it is at, in a file's or proposal's name.
        pub at: String,
        /// How it ended; `null` while it runs.
        pub outcome: Option<JobOutcome>,
        /// Why it failed.
        pub error: Option<AppError>,
    }

    /// All jobs of this start of Paraph.
    pub struct JobList {
        /// Oldest first.
        pub jobs: Vec<JobState>,
    }

    /// The import's queue.
    pub struct ImportList {
        /// Files, in order of arrival.
        pub items: Vec<ImportItem>,
        /// Proposals ready to read because of this queue.
        pub ready: usize,
        /// Files that were here already.
        pub known: usize,
        /// Files that need somebody.
        pub need: usize,
        /// Files waiting or being read.
        pub running: usize,
    }

    /// A file of the queue.
    pub struct ImportItem {
        /// Its number.
        pub item: u64,
        /// The file's name.
        pub name: String,
        /// Where it came from.
        pub path: String,
        /// How far it is.
        pub state: ImportState,
        /// What has to be decided.
        pub question: Option<ImportQuestion>,
        /// The proposal it belongs to.
        pub proposal: Option<String>,
        /// That proposal's number and title.
        pub proposal_title: Option<String>,
        /// The document.
        pub document: Option<String>,
        /// Pages.
        pub pages: Option<u32>,
        /// Why it failed or what is to be said of it.
        pub code: Option<Code>,
        /// In words.
        pub message: Option<String>,
        /// What to do.
        pub hint: Option<String>,
    }
}

asked! {
    /// Files, folders and zips to take in.
    #[derive(Eq)]
    pub struct ImportStart {
        /// Their paths.
        pub paths: Vec<String>,
        /// The proposal whose document the one file is.
        pub into: Option<String>,
        /// Add files that are not of the call as proposals without asking.
        pub add_all: Option<bool>,
    }

    /// An answer to a question of the queue.
    #[derive(Eq)]
    pub struct ImportAnswer {
        /// The file.
        pub item: u64,
        /// What to do.
        pub choice: ImportChoice,
        /// The proposal, for `same`.
        pub proposal: Option<String>,
        /// The password, for `retry`. It stays in memory.
        pub password: Option<String>,
        /// The same for all files with this question.
        pub for_all: Option<bool>,
    }

    /// A job, by its number.
    #[derive(Eq)]
    pub struct OfJob {
        /// The number.
        pub job: u64,
    }
}
