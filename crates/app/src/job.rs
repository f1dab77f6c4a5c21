//! Long work: a thread with typed, throttled progress, and a Cancel that works.
//!
//! A job reports with [`Progress::report`]; that is told to listeners at most ten times a second, and fails
//! with [`Code::Cancelled`](crate::Code) once Cancel was pressed. What the work is, is given by whoever starts it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::App;
use crate::changes::Event;
use crate::error::{AppError, Code, Result};
use crate::wire::{JobKind, JobOutcome, JobState};

const BETWEEN_REPORTS: Duration = Duration::from_millis(100);
const KEPT: usize = 50;

/// All jobs of this process.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    next: AtomicU64,
    known: Mutex<BTreeMap<u64, Known>>,
}

#[derive(Debug)]
struct Known {
    state: JobState,
    cancel: Arc<AtomicBool>,
}

/// A job's line to those who listen.
pub struct Progress {
    app: App,
    state: JobState,
    cancel: Arc<AtomicBool>,
    told: Option<Instant>,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Progress")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Progress {
    /// Says how far the work is. Fails once Cancel was pressed.
    pub fn report(&mut self, done: usize, of: usize, at: &str) -> Result<()> {
        self.check()?;
        self.state.done = done;
        self.state.of = of;
        at.clone_into(&mut self.state.at);
        if self.told.is_none_or(|told| told.elapsed() >= BETWEEN_REPORTS) {
            self.told = Some(Instant::now());
            self.tell();
        }
        Ok(())
    }

    /// Fails once Cancel was pressed.
    pub fn check(&self) -> Result<()> {
        if self.cancel.load(Ordering::Relaxed) {
            Err(AppError::cancelled())
        } else {
            Ok(())
        }
    }

    /// The flag that Cancel sets, for work below that watches it itself.
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancel)
    }

    fn tell(&self) {
        self.app.jobs().keep(&self.state);
        self.app.tell(&Event::Job {
            job: self.state.clone(),
        });
    }
}

impl Jobs {
    fn keep(&self, state: &JobState) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(job) = known.get_mut(&state.job) {
            job.state = state.clone();
        }
        while known.len() > KEPT {
            let oldest = known
                .iter()
                .find(|(_, job)| job.state.outcome.is_some())
                .map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            known.remove(&oldest);
        }
    }

    pub(crate) fn list(&self) -> Vec<JobState> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().map(|job| job.state.clone()).collect()
    }

    pub(crate) fn cancel(&self, job: u64) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&job).is_some_and(|job| {
            job.cancel.store(true, Ordering::Relaxed);
            job.state.outcome.is_none()
        })
    }

    pub(crate) fn cancel_all(&self) {
        for job in self.known.lock().unwrap_or_else(PoisonError::into_inner).values() {
            job.cancel.store(true, Ordering::Relaxed);
        }
    }
}

/// Starts work on a thread of its own and gives its first state.
pub(crate) fn start(
    app: &App,
    kind: JobKind,
    of: usize,
    work: impl FnOnce(&App, &mut Progress) -> Result<()> + Send + 'static,
) -> Result<JobState> {
    let id = app.jobs().next.fetch_add(1, Ordering::Relaxed) + 1;
    let state = JobState {
        job: id,
        kind,
        done: 0,
        of,
        at: String::new(),
        outcome: None,
        error: None,
    };
    let cancel = Arc::new(AtomicBool::new(false));
    app.jobs()
        .known
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(
            id,
            Known {
                state: state.clone(),
                cancel: Arc::clone(&cancel),
            },
        );
    let mut progress = Progress {
        app: app.clone(),
        state: state.clone(),
        cancel,
        told: None,
    };
    std::thread::Builder::new()
        .name(format!("job {id}"))
        .spawn(move || {
            let app = progress.app.clone();
            let ended = work(&app, &mut progress);
            progress.state.outcome = Some(match &ended {
                Ok(()) => JobOutcome::Done,
                Err(error) if error.code == Code::Cancelled => JobOutcome::Cancelled,
                Err(_) => JobOutcome::Failed,
            });
            progress.state.error = ended.err().map(|error| error.in_words(app.words()));
            progress.tell();
        })
        .map_err(AppError::internal)?;
    Ok(state)
}

impl App {
    /// Waits until a job has ended and gives its last state.
    pub fn wait(&self, job: u64) -> Result<JobState> {
        let events = self.subscribe();
        let ended = |state: &JobState| state.job == job && state.outcome.is_some();
        if let Some(state) = self.jobs().list().into_iter().find(ended) {
            return Ok(state);
        }
        for event in events {
            if let Event::Job { job: state } = event
                && ended(&state)
            {
                return Ok(state);
            }
        }
        Err(AppError::not_found("job", job))
    }
}
