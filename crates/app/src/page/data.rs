//! What the public page says.

use serde::Serialize;

use crate::release::Release;

/// A sentence in English and in French.
pub(crate) type Said = [String; 2];

/// The public page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PageData {
    /// Title of the call.
    pub(crate) title: String,
    /// Sponsor.
    pub(crate) sponsor: String,
    /// Edition of the result.
    pub(crate) edition: u64,
    /// When it was published.
    pub(crate) published: Said,
    /// In short: a few sentences.
    pub(crate) short: Vec<Said>,
    /// How it was decided: sentences.
    pub(crate) how: Vec<Said>,
    /// The dates: what and when.
    pub(crate) dates: Vec<[Said; 2]>,
    /// Whether the list has amounts and uncertainty.
    pub(crate) intervals: bool,
    /// The numbers of all proposals, as people count.
    pub(crate) numbers: Vec<String>,
    /// The list: by strand where strands have an order each, then by place.
    pub(crate) rows: Vec<ListRow>,
    /// What the sponsor changed.
    pub(crate) sponsor_changed: Vec<Said>,
    /// Exceptions, recusals, late and unsigned reviews.
    pub(crate) exceptions: Vec<Said>,
    /// Who sat.
    pub(crate) sat: Vec<Said>,
    /// The reviewers, where they are public, or their labels.
    pub(crate) reviewers: Vec<ReviewerLine>,
    /// Draws.
    pub(crate) draws: Vec<DrawTable>,
    /// Commitments after the award, as they stand when this edition is made.
    pub(crate) duties: Vec<DutyRow>,
    /// What can be checked.
    pub(crate) can: Vec<Said>,
    /// What nobody can check from here.
    pub(crate) cannot: Vec<Said>,
    /// Whom to write to.
    pub(crate) contact: Vec<Said>,
    /// How to object, in the call's words.
    pub(crate) appeal: String,
    /// The program that made it.
    pub(crate) release: Release,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ListRow {
    /// The strand whose order begins here.
    pub(crate) strand: Option<String>,
    /// Number.
    pub(crate) number: String,
    /// Title; absent for those not selected where the call says so.
    pub(crate) title: Option<String>,
    /// Applicants with institutions.
    pub(crate) applicants: Option<String>,
    /// Track, where the order is one for several.
    pub(crate) track: Option<String>,
    /// Place.
    pub(crate) place: String,
    /// The interval of places, `9–21`; empty where there is none.
    pub(crate) interval: String,
    /// Mean of 100.
    pub(crate) raw: Said,
    /// Allowing for strictness.
    pub(crate) calibrated: Said,
    /// `fund`, `decline`, `waitlist`.
    pub(crate) decision: String,
    /// Amount.
    pub(crate) amount: Option<Said>,
    /// Why.
    pub(crate) why: Said,
}

/// A commitment of somebody funded.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DutyRow {
    /// Number of the proposal.
    pub(crate) number: String,
    /// What, in the call's words.
    pub(crate) title: String,
    /// Where it stands: due, late, done.
    pub(crate) stands: Said,
    /// Address.
    pub(crate) address: String,
    /// Whether a browser can follow it.
    pub(crate) web: bool,
    /// Commit and licence.
    pub(crate) more: Option<Said>,
}

/// A reviewer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReviewerLine {
    /// Label.
    pub(crate) label: String,
    /// Name, where public.
    pub(crate) name: Option<String>,
    /// Institution, where public.
    pub(crate) institution: Option<String>,
}

/// A draw.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DrawTable {
    /// Track.
    pub(crate) track: String,
    /// Sentences: source, hour, announced, number, by whom it can be compared.
    pub(crate) sentences: Vec<Said>,
    /// The number; none where lots were drawn by hand.
    pub(crate) seed: Option<String>,
    /// The commitment.
    pub(crate) commit: String,
    /// The key.
    pub(crate) key: Option<String>,
    /// Tickets, smallest first.
    pub(crate) tickets: Vec<TicketRow>,
}

/// A ticket.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TicketRow {
    /// Place.
    pub(crate) place: usize,
    /// Number of the proposal.
    pub(crate) number: String,
    /// Its id, which the ticket is made from.
    pub(crate) proposal: String,
    /// Ticket.
    pub(crate) ticket: Option<String>,
    /// Whether it was taken.
    pub(crate) taken: bool,
    /// Whether with less than it asks.
    pub(crate) part: bool,
}
