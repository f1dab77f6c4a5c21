//! The ranking, what if, decisions and vetoes.

use std::collections::BTreeMap;

use super::super::{answered, asked, one_of};
use crate::words::Phrase;

one_of! {
    /// What is decided of a proposal.
    pub enum OfficeDecision {
        /// Selected for funding.
        Fund,
        /// Not selected.
        Decline,
        /// On the reserve list.
        Waitlist,
    }

    /// Where the scores put a proposal.
    pub enum RankGroup {
        /// Funded without chance.
        Funded,
        /// Undecided by the scores.
        Draw,
        /// Not funded.
        NotFunded,
        /// Left out: over the ceiling, refused, withdrawn, without complete reviews.
        Out,
    }
}

answered! {
    /// The ranking.
    pub struct Ranking {
        /// `exact`, `iterative`, `none`.
        pub method: String,
        /// Whether this is a what-if: *not the result*, with its assumption.
        pub what_if: Option<Phrase>,
        /// In order of place, then number.
        pub rows: Vec<RankingRow>,
        /// One line for each budget.
        pub lines: Vec<FundingLineView>,
        /// What is to be said, in order of weight.
        pub sentences: Vec<Phrase>,
        /// Counted reviews.
        pub counted: usize,
        /// Given in all.
        pub spent: u64,
        /// Left.
        pub left: u64,
        /// Reviews taken in and not entered; a result is refused while there are any.
        pub not_entered: usize,
        /// Whether decisions differ from the line.
        pub decided: usize,
        /// The drawing: an SVG with places and their uncertainty.
        pub plot: String,
    }

    /// A proposal in it.
    pub struct RankingRow {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// Track.
        pub track: String,
        /// Asked.
        pub asked: u64,
        /// Place, from 1; equal for ties.
        pub place: Option<u32>,
        /// Complete reviews.
        pub reviews: u32,
        /// Raw mean, micropoints.
        pub raw: Option<i64>,
        /// Lowest and highest total.
        pub raw_low: Option<i64>,
        /// Highest.
        pub raw_high: Option<i64>,
        /// Calibrated score.
        pub calibrated: Option<i64>,
        /// Expected rank, centiranks.
        pub expected_rank: Option<i64>,
        /// 50 % interval.
        pub low_50: Option<u32>,
        /// 50 % interval.
        pub high_50: Option<u32>,
        /// 90 % interval.
        pub low_90: Option<u32>,
        /// 90 % interval.
        pub high_90: Option<u32>,
        /// Chance of being funded, basis points.
        pub funded: Option<u32>,
        /// Group.
        pub group: RankGroup,
        /// What the line would give.
        pub award: u64,
        /// Whether that is less than it asks, because the money ends there.
        pub part: bool,
        /// The decision, pending until published.
        pub decision: Option<OfficeDecision>,
        /// Amount of the decision.
        pub amount: Option<u64>,
        /// Reason of the decision.
        pub reason: Option<String>,
        /// Refused by the sponsor.
        pub vetoed: bool,
        /// Ticket of a draw, from 1.
        pub ticket: Option<u32>,
        /// How much its reviews differ, once strictness is allowed for (χ², hundredths).
        pub disputed: Option<u64>,
        /// Has reviews, and none in the last round, which others have: an earlier round ranks it.
        pub not_discussed: bool,
        /// Persons withdrawn from it, by name.
        pub recused: Vec<String>,
        /// The reviews: label or name, total, texts.
        pub members: Vec<RankingReview>,
    }

    /// A review in it.
    pub struct RankingReview {
        /// Head.
        pub head: String,
        /// Name of the reviewer.
        pub name: String,
        /// The round, where the call has more than one.
        pub round: Option<String>,
        /// Whether it is the one of the reviewer's that is ranked.
        pub ranked: bool,
        /// Steps.
        pub scores: BTreeMap<String, i64>,
        /// Total.
        pub total: Option<i64>,
        /// Confidence.
        pub confidence: Option<i64>,
        /// Whether it came unsigned.
        pub unsigned: bool,
        /// Texts: part and text.
        pub texts: BTreeMap<String, String>,
        /// To the committee.
        pub committee: BTreeMap<String, String>,
    }

    /// A line.
    pub struct FundingLineView {
        /// Track; `-` where tracks share an order.
        pub track: String,
        /// Budget.
        pub budget: u64,
        /// Given.
        pub spent: u64,
        /// Funded.
        pub funded: u32,
        /// Place of the last funded.
        pub place: Option<u32>,
        /// Provisional line, centiranks.
        pub line: Option<i64>,
        /// In the draw.
        pub draw: Vec<String>,
        /// Places for the draw.
        pub draw_places: u32,
        /// In words.
        pub sentence: Phrase,
    }

    /// What a refusal would do.
    pub struct VetoEffect {
        /// Who falls out and who comes in, in words.
        pub sentences: Vec<Phrase>,
        /// Falls out.
        pub out: Vec<String>,
        /// Comes in.
        pub comes_in: Vec<String>,
        /// Units that move.
        pub moved: u64,
        /// How the public page puts it, word for word, in both languages.
        pub public_en: String,
        /// French.
        pub public_fr: String,
        /// What is missing before it can be recorded.
        pub missing: Vec<Phrase>,
    }
}

asked! {
    /// The ranking as it is, or under an assumption.
    #[derive(Default, Eq)]
    pub struct RankingAsk {
        /// An assumption; nothing of it is kept.
        pub what_if: Option<WhatIf>,
    }

    /// An assumption.
    #[derive(Default, Eq)]
    pub struct WhatIf {
        /// Without these reviewers (person ids or, for unsigned ones, names).
        pub without: Option<Vec<String>>,
        /// Other weights.
        pub weights: Option<BTreeMap<String, u32>>,
        /// Another pool.
        pub pool: Option<u64>,
        /// Without the sponsor's refusals.
        pub no_veto: Option<bool>,
        /// Without reviews that came unsigned.
        pub no_unsigned: Option<bool>,
        /// Raw means alone.
        pub raw: Option<bool>,
        /// The most score for the money, against the order.
        pub knapsack: Option<bool>,
    }

    /// A decision. Absent `decision` takes it back to the line.
    #[derive(Eq)]
    pub struct DecisionSet {
        /// Proposal.
        pub proposal: String,
        /// Decision.
        pub decision: Option<OfficeDecision>,
        /// Amount.
        pub amount: Option<u64>,
        /// Why.
        pub reason: Option<String>,
        /// For, against, abstained.
        pub votes: Option<Vec<u32>>,
    }

    /// A refusal by the sponsor.
    #[derive(Eq)]
    pub struct VetoAsk {
        /// Proposal.
        pub proposal: String,
        /// On whose behalf.
        pub on_behalf_of: String,
        /// `full`, `ground_only`, `none`.
        pub given: String,
        /// `legal`, `sanctions`, `budget`, `ethics`, `other`.
        pub ground: Option<String>,
        /// Reason.
        pub reason: Option<String>,
        /// The sponsor's letter: a file.
        pub letter: Option<String>,
    }

    /// Who is out of the room.
    #[derive(Eq)]
    pub struct AbsentSet {
        /// Proposal.
        pub proposal: String,
        /// Rows.
        pub rows: Vec<String>,
    }
}
