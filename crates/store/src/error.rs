//! What can go wrong on the shelf.

use std::path::{Path, PathBuf};

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is no workspace.
    #[error("{0}: not a workspace")]
    NotAWorkspace(PathBuf),
    /// The workspace was written by a newer version.
    #[error("{path}: schema {found} is newer than {known}")]
    Future {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// The file is damaged.
    #[error("{path}: damaged: {finding}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// Another process holds the file.
    #[error("the workspace is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// There is already a file there.
    #[error("{0}: exists")]
    Exists(PathBuf),
    /// A step cannot be undone because what it changed was changed since.
    #[error("step {0} was changed again since")]
    UndoConflict(i64),
    /// A step cannot be undone at all.
    #[error("step {0} cannot be undone")]
    NotUndoable(i64),
    /// There is no such step, or it is in the wrong state.
    #[error("there is no step {0} to undo or redo")]
    NoStep(i64),
    /// A row holds what the schema does not allow.
    #[error("a row does not have its form: {0}")]
    Form(String),
    /// The file system.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The disk did not read or write what it should.
    #[error("the disk fails: {0}")]
    Disk(String),
    /// The library underneath.
    #[error("SQLite: {0}")]
    Sql(rusqlite::Error),
    /// The writing thread has ended.
    #[error("the writer has ended")]
    Ended,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::SystemIoFailure) => Self::Disk(error.to_string()),
            Some(Code::DatabaseCorrupt) => Self::Damaged {
                path: PathBuf::new(),
                finding: error.to_string(),
            },
            _ => Self::Sql(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Form(error.to_string())
    }
}

impl StoreError {
    /// Names the file in an error that says it is damaged or no database.
    pub(crate) fn at(self, path: &Path) -> Self {
        use rusqlite::ErrorCode as Code;
        match self {
            Self::Sql(error) if error.sqlite_error_code() == Some(Code::NotADatabase) => {
                Self::NotAWorkspace(path.to_owned())
            }
            Self::Damaged {
                path: unnamed,
                finding,
            } if unnamed.as_os_str().is_empty() => Self::Damaged {
                path: path.to_owned(),
                finding,
            },
            other => other,
        }
    }
}

/// What the store gives.
pub type Result<T> = std::result::Result<T, StoreError>;
