//! What can go wrong between the parent and its worker.

use crate::outcome::{Limit, Refusal};
use crate::protocol::Unwritten;

/// Why a question to a document got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The person or the program took the question back.
    #[error("cancelled")]
    Cancelled,
    /// The document did not open.
    #[error("the document did not open: {0:?}")]
    Refused(Refusal),
    /// A limit was met; the worker is gone and is started again for the next question.
    #[error("a limit was met: {0:?}")]
    Limit(Limit, Option<String>),
    /// There is no such page, or it could not be drawn.
    #[error("the page could not be drawn")]
    NoPicture,
    /// No copy was made.
    #[error("no copy was made: {0:?}")]
    Unwritten(Unwritten),
    /// The worker's program is missing, or of another build.
    #[error("the worker cannot be used: {0}")]
    Worker(String),
}
