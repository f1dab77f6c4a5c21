//! A worker that waits for its document: it is started and locked while another document is read.
//!
//! Starting a process and locking it takes as long as reading some pages. Who opens one document after another does
//! not wait for that; who opens only one starts no second worker.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crate::child::{Child, hold};
use crate::fault::Fault;
use crate::limits::Limits;
use crate::read::Fonts;

/// Where the one worker waits that has no document yet.
#[derive(Default)]
pub(crate) struct Spare {
    waiting: Mutex<Option<Waiting>>,
    /// Whether a document was opened before.
    again: AtomicBool,
}

struct Waiting {
    limits: Limits,
    start: JoinHandle<Result<Child, Fault>>,
}

impl Spare {
    /// A worker under these limits, and soon another one for the next document.
    pub(crate) fn take(&self, binary: &Path, limits: Limits, fonts: &Fonts) -> Result<Child, Fault> {
        let waiting = hold(&self.waiting).take();
        let ready = waiting
            .filter(|waiting| waiting.limits == limits)
            .and_then(|waiting| waiting.start.join().ok()?.ok())
            .filter(|child| !child.is_dead());
        let child = match ready {
            Some(child) => child,
            None => Child::start(binary, limits, fonts)?,
        };
        if self.again.swap(true, Ordering::Relaxed) {
            self.begin(binary, limits, fonts);
        }
        Ok(child)
    }

    fn begin(&self, binary: &Path, limits: Limits, fonts: &Fonts) {
        let mut waiting = hold(&self.waiting);
        if waiting.is_none() {
            let (binary, fonts) = (binary.to_owned(), fonts.clone());
            // Without a thread the next document starts its own worker.
            let start = std::thread::Builder::new().spawn(move || Child::start(&binary, limits, &fonts));
            *waiting = start.ok().map(|start| Waiting { limits, start });
        }
    }
}
