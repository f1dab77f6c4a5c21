//! Reading PDFs without a workspace: what `paraph extract` does, and the door of the worker process.
//!
//! Import into a workspace is another use case; both stand on `paraph_pdf::read`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use paraph_pdf::fault::Fault;
use paraph_pdf::limits::Limits;
use paraph_pdf::outcome::{Class, Outcome};
use paraph_pdf::page::PageText;
use paraph_pdf::read::{Cancel, Document, Pool, Urgency, outcome_of};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What to read, and how.
pub struct ExtractRequest {
    /// The files, in the order in which they are begun.
    pub files: Vec<PathBuf>,
    /// How many at once.
    pub jobs: usize,
    /// Four times the time that a file may take.
    pub more_time: bool,
    /// The program that the workers are: `paraph`.
    pub worker: PathBuf,
}

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Line {
    /// A page that was read.
    Page {
        /// SHA-256 of the file.
        sha: String,
        /// The page, from 1.
        page: u32,
        /// Its text.
        text: String,
    },
    /// How a file ended.
    End {
        /// SHA-256 of the file.
        sha: String,
        /// 0, which is no page.
        page: u32,
        /// `text`, `no-text`, `needs-password`, `refused` or `limit`.
        outcome: &'static str,
        /// The file as it was named.
        file: String,
        /// How many pages it has.
        pages: u32,
        /// Which limit, when one was met.
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<paraph_pdf::outcome::Limit>,
        /// Pages without readable text, when others have some.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        unreadable: Vec<u32>,
        /// Pages with text that nobody sees.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        hidden: Vec<u32>,
        /// Whether the file is damaged.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        repaired: bool,
        /// Whether something was left out at a limit.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        cut: bool,
    },
    /// A file that could not even be opened as a file.
    Missing {
        /// The file as it was named.
        file: String,
        /// What the system said.
        error: String,
    },
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extracted {
    /// Files that were read to their end, whatever they held.
    pub read: usize,
    /// Files that need a password, are no PDFs, met a limit or are missing.
    pub failed: usize,
}

/// Reads PDFs and hands on a line per page and one per file. Each file has its own fate; `line` is called by
/// one thread at a time. An `Err` says that no worker could be started at all.
pub fn extract(request: &ExtractRequest, line: &mut (dyn FnMut(Line) + Send)) -> Result<Extracted, Fault> {
    let jobs = request.jobs.clamp(1, 64);
    let pool = Pool::with_workers(request.worker.clone(), None, jobs);
    let limits = if request.more_time {
        Limits::default().with_more_time()
    } else {
        Limits::default()
    };
    let line = Mutex::new(line);
    let put = |entry: Line| (line.lock().unwrap_or_else(PoisonError::into_inner))(entry);
    let next = AtomicUsize::new(0);
    let broken: Mutex<Option<Fault>> = Mutex::new(None);
    let counts = Mutex::new(Extracted::default());
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(request.files.len()) {
            scope.spawn(|| {
                while let Some(file) = request.files.get(next.fetch_add(1, Ordering::SeqCst)) {
                    match one(&pool, file, limits, &put) {
                        Ok(read) => {
                            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
                            counts.read += usize::from(read);
                            counts.failed += usize::from(!read);
                        }
                        Err(fault) => {
                            *broken.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
                            return;
                        }
                    }
                }
            });
        }
    });
    match broken.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(fault) => Err(fault),
        None => Ok(counts.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

fn one(pool: &Arc<Pool>, file: &Path, limits: Limits, put: &dyn Fn(Line)) -> Result<bool, Fault> {
    let name = file.display().to_string();
    let bytes = match fs_err::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            put(Line::Missing {
                file: name,
                error: error.to_string(),
            });
            return Ok(false);
        }
    };
    let sha = hex::encode(Sha256::digest(&bytes));
    let cancel = Cancel::new();
    let opened = pool.open(Arc::new(bytes), None, limits, Urgency::Background, &cancel);
    let (outcome, pages) = match opened {
        Ok(document) => {
            let outcome = pages(&document, &sha, &cancel, put)?;
            (outcome, document.facts().pages_in_file)
        }
        Err(fault) => (outcome_of(&fault).ok_or(fault)?, 0),
    };
    let read = matches!(outcome.class, Class::Text | Class::NoText);
    put(end(sha, name, pages, outcome));
    Ok(read)
}

fn pages(document: &Document, sha: &str, cancel: &Cancel, put: &dyn Fn(Line)) -> Result<Outcome, Fault> {
    document.read(cancel, &mut |page: PageText| {
        put(Line::Page {
            sha: sha.to_owned(),
            page: page.page,
            text: page.text,
        });
    })
}

fn end(sha: String, file: String, pages: u32, outcome: Outcome) -> Line {
    Line::End {
        sha,
        page: 0,
        outcome: outcome.class.code(),
        file,
        pages,
        limit: outcome.limit,
        unreadable: outcome.unreadable,
        hidden: outcome.hidden,
        repaired: outcome.repaired,
        cut: outcome.cut,
    }
}

/// The life of a worker process: `paraph __pdf`.
#[must_use]
pub fn worker() -> ExitCode {
    paraph_pdf::worker::run()
}
