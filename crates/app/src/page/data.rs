//! What the public page says.

use serde::Serialize;

/// A sentence in English and in French.
pub type Said = [String; 2];

/// The public page.
#[derive(Debug, Clone, Serialize)]
pub struct PageData {
    /// Title of the call.
    pub title: String,
    /// Sponsor.
    pub sponsor: String,
    /// Edition of the result.
    pub edition: u64,
    /// When it was published.
    pub published: Said,
    /// In short: a few sentences.
    pub short: Vec<Said>,
    /// How it was decided: sentences.
    pub how: Vec<Said>,
    /// The dates: what and when.
    pub dates: Vec<[Said; 2]>,
    /// Whether the list has amounts and uncertainty.
    pub intervals: bool,
    /// The list.
    pub rows: Vec<ListRow>,
    /// What the sponsor changed.
    pub sponsor_changed: Vec<Said>,
    /// Exceptions, recusals, late and unsigned reviews.
    pub exceptions: Vec<Said>,
    /// Who sat.
    pub sat: Vec<Said>,
    /// The reviewers, where they are public, or their labels.
    pub reviewers: Vec<ReviewerLine>,
    /// Draws.
    pub draws: Vec<DrawTable>,
    /// What can be checked.
    pub can: Vec<Said>,
    /// What nobody can check from here.
    pub cannot: Vec<Said>,
    /// Whom to write to.
    pub contact: Vec<Said>,
    /// How to object, in the call's words.
    pub appeal: String,
    /// The version that made it.
    pub producer: String,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize)]
pub struct ListRow {
    /// Number.
    pub number: String,
    /// Title; absent for those not selected where the call says so.
    pub title: Option<String>,
    /// Applicants with institutions.
    pub applicants: Option<String>,
    /// Track.
    pub track: String,
    /// Place.
    pub place: String,
    /// The interval of places, `9–21`; empty where there is none.
    pub interval: String,
    /// Mean of 100.
    pub raw: String,
    /// Allowing for strictness.
    pub calibrated: String,
    /// `fund`, `decline`, `waitlist`.
    pub decision: String,
    /// Amount.
    pub amount: Option<Said>,
    /// Why.
    pub why: Said,
}

/// A reviewer.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewerLine {
    /// Label.
    pub label: String,
    /// Name, where public.
    pub name: Option<String>,
    /// Institution, where public.
    pub institution: Option<String>,
}

/// A draw.
#[derive(Debug, Clone, Serialize)]
pub struct DrawTable {
    /// Track.
    pub track: String,
    /// Sentences: source, hour, announced, number, by whom it can be compared.
    pub sentences: Vec<Said>,
    /// The number.
    pub seed: String,
    /// The commitment.
    pub commit: String,
    /// The key.
    pub key: String,
    /// Tickets, smallest first.
    pub tickets: Vec<TicketRow>,
}

/// A ticket.
#[derive(Debug, Clone, Serialize)]
pub struct TicketRow {
    /// Place.
    pub place: usize,
    /// Number of the proposal.
    pub number: String,
    /// Its id, which the ticket is made from.
    pub proposal: String,
    /// Ticket.
    pub ticket: String,
    /// Whether it was taken.
    pub taken: bool,
}
