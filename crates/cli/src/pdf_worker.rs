//! `paraph __pdf`: the worker in which PDFs are parsed. Started by Paraph itself, never by a person.

use std::process::ExitCode;

/// The one argument it is started with.
pub(crate) const NAME: &str = "__pdf";

/// Becomes a worker: asked over standard input, locked before it sees a document.
pub(crate) fn run() -> ExitCode {
    paraph_app::extract::worker()
}
