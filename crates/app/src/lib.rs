//! The work of Paraph: every use case, without a window.
//!
//! [`App`] is the one door. It is run by the window, the command line, the loopback test host and the tests
//! alike: [`App::call`] takes a command's name and a request, [`App::subscribe`] tells what became stale and how
//! far long work is. What it needs from its surroundings is the trait [`Host`]. The commands stand in the tables
//! of `api` and make the TypeScript interface ([`typescript`]).
//!
//! Nothing here knows a window, a terminal or a network; rows are known to `paraph-store` alone, bytes that
//! travel to `paraph-bundle`, PDFs to `paraph-pdf`, rules to `paraph-core`.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a command of the table owns its request, whether or not it keeps it"
)]

mod api;
mod changes;
pub mod committee;
mod error;
pub mod extract;
pub mod files;
mod half_steps;
mod host;
mod identifiers;
mod identity;
mod import;
mod job;
mod letters;
pub mod mail;
mod marks_io;
mod op;
mod page;
mod paper;
mod place;
mod plots;
pub mod rank_table;
mod release;
mod safety_copy;
mod settings;
pub mod sheets;
pub mod table;
pub mod tables;
mod time;
pub mod verify;
pub mod wire;
mod words;
mod workspace;
mod xfdf;

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use serde_json::Value;

pub use changes::{Event, Topic};
pub use error::{AppError, Code, Result};
pub use host::{Folders, Host, Machine, file_name, random, system_language};
pub use job::Progress;
pub use paper::Picture;
pub use table::typescript;
use words::Terms;
pub use words::{Arg, Args, Language, Phrase, Words};

use changes::Subscribers;
use job::Jobs;
use paper::Readers;
use settings::Stored;
use workspace::Workspace;

/// Paraph without a window. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    host: Box<dyn Host>,
    subscribers: Subscribers,
    jobs: Jobs,
    settings: RwLock<Stored>,
    workspace: RwLock<Option<Arc<Workspace>>>,
    /// Held while a workspace is being opened.
    opening: Mutex<()>,
    opened_with: Mutex<Option<String>>,
    readers: Readers,
    /// The signing key, once its passphrase was given.
    unlocked: Mutex<Option<paraph_bundle::SigningKey>>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// Paraph in these surroundings.
    pub fn new(host: impl Host) -> Self {
        let settings = Stored::read(&host);
        Self {
            inner: Arc::new(Inner {
                host: Box::new(host),
                subscribers: Subscribers::default(),
                jobs: Jobs::default(),
                settings: RwLock::new(settings),
                workspace: RwLock::default(),
                opening: Mutex::default(),
                opened_with: Mutex::default(),
                readers: Readers::default(),
                unlocked: Mutex::default(),
            }),
        }
    }

    /// Runs a command of the table.
    pub fn call(&self, name: &str, request: Value) -> Result<Value> {
        let _terms = self.terms().speak();
        let outcome = table::find(name).and_then(|command| {
            let answer = (command.run)(self, request)?;
            if !command.changes.is_empty() {
                self.tell(&Event::Changed {
                    topics: command.changes.to_vec(),
                    proposals: Vec::new(),
                    elsewhere: false,
                });
            }
            Ok(answer)
        });
        outcome.map_err(|error| error.in_words(self.words()))
    }

    /// The terms of the call in force; the usual ones where there is none.
    fn terms(&self) -> Terms {
        let workspace = self
            .inner
            .workspace
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match workspace.and_then(|workspace| workspace.call().ok().flatten()) {
            Some(call) => Terms::of_unit(&call.call.unit.code.to_string()),
            None => Terms::Usual,
        }
    }

    /// What became stale and how far jobs are, from here on.
    pub fn subscribe(&self) -> Receiver<Event> {
        self.inner.subscribers.subscribe()
    }

    /// The surroundings.
    pub fn host(&self) -> &dyn Host {
        &*self.inner.host
    }

    /// The words of the language that holds.
    pub fn words(&self) -> &'static Words {
        let settings = self.inner.settings.read().unwrap_or_else(PoisonError::into_inner);
        Words::of(settings.language.unwrap_or_else(|| self.inner.host.language()))
    }

    /// Says that Paraph was opened with a file: the page shows it first.
    pub fn opened(&self, path: &std::path::Path) {
        let path = path.display().to_string();
        *self
            .inner
            .opened_with
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
        self.tell(&Event::Opened { path });
    }

    /// Ends all work and closes the workspace, as before the process ends.
    pub fn close(&self) {
        if let Ok(workspace) = self.workspace() {
            api::safety_copy::now_if_behind(self, &workspace);
        }
        // Work that does not stop in time ends with the process; the next opening then checks the file.
        let _ = api::safety::leave(self, std::time::Duration::from_secs(5));
    }

    /// The time, in milliseconds.
    pub(crate) fn now(&self) -> i64 {
        self.inner.host.timestamp().as_millisecond()
    }

    pub(crate) fn downgrade(&self) -> Listener {
        Listener(Arc::downgrade(&self.inner))
    }

    pub(crate) fn tell(&self, event: &Event) {
        self.inner.subscribers.tell(event);
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }
}

/// A hold on an [`App`] that does not keep it.
pub(crate) struct Listener(Weak<Inner>);

impl Listener {
    pub(crate) fn upgrade(&self) -> Option<App> {
        self.0.upgrade().map(|inner| App { inner })
    }
}
