//! The draw in its two acts.

use super::super::{answered, asked};
use crate::words::Phrase;

answered! {
    /// Draws that are needed, announced, done.
    pub struct DrawList {
        /// One for each budget with a draw group.
        pub draws: Vec<DrawView>,
        /// Whether none is needed, in words.
        pub sentence: Phrase,
    }

    /// One draw.
    pub struct DrawView {
        /// Track, or `-`.
        pub track: String,
        /// Number of the draw, once announced.
        pub n: Option<u32>,
        /// `needed`, `announced`, `drawn`.
        pub state: String,
        /// Who is in it: proposal, number, title.
        pub members: Vec<DrawMember>,
        /// Places.
        pub places: u32,
        /// Money for them.
        pub money: u64,
        /// Source.
        pub source: String,
        /// When the number comes into being.
        pub due: Option<String>,
        /// The list, as it is announced.
        pub list: String,
        /// Its SHA-256.
        pub commit: String,
        /// The announcement's file.
        pub announcement: Option<String>,
        /// SHA-256 of that file, for the minutes.
        pub announcement_sha256: Option<String>,
        /// The number, as typed.
        pub seed: Option<String>,
        /// The key.
        pub key: Option<String>,
        /// Who saw lots drawn by hand; nobody where a number decided.
        pub witnesses: Vec<String>,
        /// What keeps the next act from being done now.
        pub waits: Vec<Phrase>,
        /// The minutes, once drawn.
        pub minutes: Option<String>,
    }

    /// A member, with its ticket once drawn.
    pub struct DrawMember {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// Asked.
        pub asked: u64,
        /// Ticket.
        pub ticket: Option<String>,
        /// Place in the draw.
        pub place: Option<u32>,
        /// Whether it is funded.
        pub taken: bool,
        /// Whether with less than it asks, because the money ends there.
        pub part: bool,
        /// The line to paste in a shell.
        pub check: Option<String>,
    }
}

asked! {
    /// Announcing a draw: the call's source and hour if absent.
    #[derive(Default, Eq)]
    pub struct DrawAnnounce {
        /// Track, or `-`.
        pub track: Option<String>,
        /// Source.
        pub source: Option<String>,
        /// When its number comes into being.
        pub due: Option<String>,
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
    }

    /// The number, typed twice by two people.
    #[derive(Eq)]
    pub struct DrawEnter {
        /// Track, or `-`; the only one if absent.
        pub track: Option<String>,
        /// The line exactly as announced.
        pub seed: String,
        /// The same, typed by a second person.
        pub again: String,
        /// Why an earlier number is corrected.
        pub corrects: Option<bool>,
    }

    /// Lots drawn from an urn.
    #[derive(Eq)]
    pub struct DrawByHand {
        /// Track, or `-`; the only one if absent.
        pub track: Option<String>,
        /// All proposals of the announced list, by id or number, in the order in which they came.
        pub order: Vec<String>,
        /// Who saw it, two at least.
        pub witnesses: Vec<String>,
    }
}
