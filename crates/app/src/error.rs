//! What can go wrong in a use case, as it crosses to a screen, a terminal or a test.
//!
//! One type for all of them: a closed code, a sentence that says what happened to what, a hint what to do, and
//! details for whoever looks closer. The sentences are Fluent messages (`words.rs`, room `faults`): an error is
//! made with a message id and its arguments, and is put into words in the language of whoever asked.
//! Errors of the crates below are turned into this type here and nowhere else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::{Args, Language, Words};

/// What kind of thing went wrong. The list is closed: a screen can decide on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Somebody pressed Cancel; nothing was changed that is not shown.
    Cancelled,
    /// The request does not have the form that the table of commands gives it.
    BadRequest,
    /// No command has this name.
    UnknownCommand,
    /// The command needs a desk or an office, and none is open.
    NoWorkspace,
    /// The command belongs to the other kind of workspace.
    WrongWorkspace,
    /// The workspace was written by a newer Paraph.
    WorkspaceFuture,
    /// The workspace is damaged; a back-up can be offered.
    WorkspaceDamaged,
    /// Another process holds the workspace for a moment.
    WorkspaceBusy,
    /// A file could not be read.
    FileRead,
    /// A file could not be written.
    FileWrite,
    /// There is already a file of this name.
    FileExists,
    /// The disk is full.
    DiskFull,
    /// What was named does not exist here.
    NotFound,
    /// The proposal is closed: a conflict of interest was declared, or is not decided.
    ProposalClosed,
    /// The promise and the conflicts come before the first document.
    ConflictsFirst,
    /// The value is not one that the grid offers.
    OutOfScale,
    /// A file that should be one of Paraph's is not what it says; `detail.fault` names the fault.
    BundleBad,
    /// A file of Paraph's that cannot be judged here yet; `detail.fault` says why.
    BundleUnknown,
    /// A document cannot be read as a PDF.
    DocumentUnreadable,
    /// A document asks for a password.
    DocumentPassword,
    /// The process that reads documents could not be started.
    WorkerMissing,
    /// The step cannot be undone, because what it changed was changed again since.
    UndoConflict,
    /// The act cannot be undone at all.
    NotUndoable,
    /// The act needs something that is missing; `detail` says what.
    Incomplete,
    /// The act is not allowed at this point; the sentence says what comes first.
    NotNow,
    /// The signing key is missing or locked.
    KeyMissing,
    /// The passphrase does not open the key.
    PassphraseWrong,
    /// Something that must not happen happened; the details are for a report.
    Internal,
}

/// An error as it crosses the bridge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[error("{message} {hint}")]
pub struct AppError {
    /// What kind of thing went wrong.
    pub code: Code,
    /// What happened, and to what, in the language of whoever asked.
    pub message: String,
    /// What to do next; empty where there is nothing to add.
    pub hint: String,
    /// Names and numbers that belong to it, and the technical cause under `cause`.
    pub detail: BTreeMap<String, String>,
    #[serde(skip)]
    #[ts(skip)]
    said: Option<Box<Said>>,
}

/// Where the sentence came from, so that it can be said again in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    id: &'static str,
    args: Args,
}

impl AppError {
    /// An error whose sentence is the Fluent message `id` of the room `faults` (its hint is the attribute
    /// `.hint`), in English until it is [put into other words](AppError::in_words).
    pub fn new(code: Code, id: &'static str, args: Args) -> Self {
        let mut error = Self {
            code,
            message: String::new(),
            hint: String::new(),
            detail: args.texts(),
            said: Some(Box::new(Said { id, args })),
        };
        error.say(Words::of(Language::En));
        error
    }

    /// An error whose sentence was already put into words elsewhere.
    pub fn spoken(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: hint.into(),
            detail: BTreeMap::new(),
            said: None,
        }
    }

    /// The message and its arguments, so that the sentence can be kept and said later.
    pub(crate) fn said(&self) -> Option<(String, Args)> {
        self.said
            .as_ref()
            .map(|said| (said.id.to_owned(), said.args.clone()))
    }

    /// Adds a detail.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.detail.insert(key.to_owned(), value.to_string());
        self
    }

    /// The same error, said in another language.
    #[must_use]
    pub fn in_words(mut self, words: &Words) -> Self {
        self.say(words);
        self
    }

    fn say(&mut self, words: &Words) {
        if let Some(said) = &self.said {
            self.message = words.say(said.id, &said.args);
            self.hint = words.attribute(said.id, "hint", &said.args).unwrap_or_default();
        }
    }

    /// Something that must not happen; `cause` is for a report.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal, "fault-internal", Args::none()).with("cause", cause)
    }

    /// Cancel was pressed.
    pub fn cancelled() -> Self {
        Self::new(Code::Cancelled, "fault-cancelled", Args::none())
    }

    /// No workspace is open.
    pub fn no_workspace() -> Self {
        Self::new(Code::NoWorkspace, "fault-no-workspace", Args::none())
    }

    /// A file could not be read.
    pub fn file_read(path: &std::path::Path, cause: impl std::fmt::Display) -> Self {
        let name = crate::host::file_name(path);
        Self::new(Code::FileRead, "fault-cannot-read", Args::one("file", name))
            .with("path", path.display())
            .with("cause", cause)
    }

    /// A file could not be written.
    pub fn file_write(path: &std::path::Path, cause: &std::io::Error) -> Self {
        let name = crate::host::file_name(path);
        let (code, id) = if cause.kind() == std::io::ErrorKind::StorageFull {
            (Code::DiskFull, "fault-no-room")
        } else {
            (Code::FileWrite, "fault-cannot-write")
        };
        Self::new(code, id, Args::one("file", name))
            .with("path", path.display())
            .with("cause", cause)
    }

    /// What was named is not here.
    pub fn not_found(what: &str, name: impl ToString) -> Self {
        Self::new(
            Code::NotFound,
            "fault-not-found",
            Args::one("what", what).and("name", name.to_string()),
        )
    }

    /// The request is not understood.
    pub fn bad_request(cause: impl std::fmt::Display) -> Self {
        Self::new(Code::BadRequest, "fault-bad-request", Args::none()).with("cause", cause)
    }
}

/// What a use case gives.
pub type Result<T> = std::result::Result<T, AppError>;

impl From<paraph_store::StoreError> for AppError {
    fn from(error: paraph_store::StoreError) -> Self {
        use paraph_store::StoreError;
        let file = |path: &std::path::Path| Args::one("file", crate::host::file_name(path));
        match error {
            StoreError::NotAWorkspace(path) => Self::new(Code::FileRead, "fault-workspace-not", file(&path)),
            StoreError::Future { path, found, known } => Self::new(
                Code::WorkspaceFuture,
                "fault-workspace-future",
                file(&path).and("found", found).and("known", known),
            ),
            StoreError::Damaged { path, finding } => {
                Self::new(Code::WorkspaceDamaged, "fault-workspace-damaged", file(&path))
                    .with("cause", finding)
            }
            StoreError::Busy => Self::new(
                Code::WorkspaceBusy,
                "fault-workspace-busy",
                Args::one("file", "Paraph"),
            ),
            StoreError::Full => Self::new(Code::DiskFull, "fault-no-room", Args::one("file", "Paraph")),
            StoreError::Disk(cause) => {
                Self::new(Code::FileWrite, "fault-disk-fails", Args::none()).with("cause", cause)
            }
            StoreError::Exists(path) => Self::new(Code::FileExists, "fault-file-exists", file(&path)),
            StoreError::UndoConflict(op) => Self::new(
                Code::UndoConflict,
                "fault-undo-conflict",
                Args::one("label", op.to_string()),
            ),
            StoreError::NotUndoable(op) => Self::new(
                Code::NotUndoable,
                "fault-not-undoable",
                Args::one("label", op.to_string()),
            ),
            StoreError::NoStep(op) => Self::not_found("step", op),
            other @ (StoreError::Form(_) | StoreError::Io(_) | StoreError::Sql(_) | StoreError::Ended) => {
                Self::internal(other)
            }
        }
    }
}
