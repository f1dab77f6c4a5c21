//! What became stale, and how whoever shows it learns of that.
//!
//! Each command names the topics that it changes; each change of the store names the proposals that it
//! touched. Both travel as [`Event::Changed`], from this process and from others on the same workspace.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::JobState;

/// A part of what is shown that can become stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Which workspace is open, who I am, which workspaces there are.
    App,
    /// The settings.
    Settings,
    /// The call of this workspace.
    Call,
    /// The list of proposals and the band above it.
    Proposals,
    /// Documents and what was read of them.
    Documents,
    /// Conflicts of interest.
    Conflicts,
    /// Scores, reasons, comments, confidence.
    Reviews,
    /// Marks on pages.
    Marks,
    /// What was handed in and what came back.
    HandIn,
    /// The journal.
    History,
    /// Jobs and the import's queue.
    Jobs,
    /// People, invitations and assignments of an office.
    People,
    /// What came back to an office.
    Received,
    /// Ranking, decisions, draws.
    Ranking,
    /// What is published.
    Publication,
    /// Commitments after the award.
    Obligations,
}

/// What is told to whoever subscribed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Something that may be shown became stale.
    Changed {
        /// What.
        topics: Vec<Topic>,
        /// The proposals concerned; empty where all may be.
        proposals: Vec<String>,
        /// Whether another process changed it.
        elsewhere: bool,
    },
    /// A job moved on, or ended.
    Job {
        /// Its state.
        job: JobState,
    },
    /// A file was opened from outside (argument, double click, drop on the icon).
    Opened {
        /// Its path.
        path: String,
    },
}

/// Those who listen.
#[derive(Debug, Default)]
pub(crate) struct Subscribers(Mutex<Vec<Sender<Event>>>);

impl Subscribers {
    pub(crate) fn subscribe(&self) -> Receiver<Event> {
        let (sender, receiver) = channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        receiver
    }

    /// Tells everybody; forgets those who have gone.
    pub(crate) fn tell(&self, event: &Event) {
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(event.clone()).is_ok());
    }
}
