//! More figures: what the reviews say of reviewers, of agreement, and of what the sponsor changed. For chairs alone.

use super::super::answered;
use crate::words::Phrase;

answered! {
    /// For chairs alone.
    pub struct RankingFigures {
        /// Reviewers, as the list has them.
        pub reviewers: Vec<ReviewerFigure>,
        /// By how many micropoints a reviewer's scores usually differ from the others', strictness allowed for.
        pub usual_noise: Option<i64>,
        /// Agreement, per criterion and of the totals.
        pub agreement: Vec<AgreementFigure>,
        /// The decisions without each reviewer in turn; none where nothing was estimated or the committee is too large.
        pub left_out: Option<LeaveOneOut>,
        /// Groups of proposals without a reviewer in common; none where all hang together.
        pub islands: Vec<Island>,
        /// In words.
        pub sentences: Vec<Phrase>,
    }

    /// A reviewer.
    pub struct ReviewerFigure {
        /// Name.
        pub name: String,
        /// Reviews.
        pub reviews: u32,
        /// Severity, micropoints; negative is severe.
        pub severity: Option<i64>,
        /// Its standard deviation.
        pub sd: Option<i64>,
        /// By how much the scores differ from the others' once severity is allowed for, micropoints.
        pub noise: Option<i64>,
        /// Severity in words.
        pub sentence: Phrase,
        /// Noise in words.
        pub noise_sentence: Option<Phrase>,
        /// What stands out, in words.
        pub flags: Vec<Phrase>,
    }

    /// Krippendorff's α of a criterion.
    pub struct AgreementFigure {
        /// Criterion; none is the total.
        pub criterion: Option<String>,
        /// Its title.
        pub title: String,
        /// Proposals with at least two scores.
        pub proposals: u32,
        /// α by the squared distance of steps, basis points; none where it cannot be told.
        pub interval: Option<i64>,
        /// α by the order of steps.
        pub ordinal: Option<i64>,
        /// Where α lies with 95 %, by drawing proposals again; none under 20 proposals.
        pub low: Option<i64>,
        /// Its upper end.
        pub high: Option<i64>,
    }

    /// The decisions without each reviewer in turn.
    pub struct LeaveOneOut {
        /// Funded by the scores of all.
        pub funded: usize,
        /// The most decisions that change without any one.
        pub most: usize,
        /// Those without whom something changes.
        pub reviewers: Vec<LeftOutFigure>,
        /// In words.
        pub sentence: Phrase,
    }

    /// A reviewer left out.
    pub struct LeftOutFigure {
        /// Name.
        pub name: String,
        /// Numbers of the proposals that come in.
        pub entered: Vec<String>,
        /// Numbers of those that fall out.
        pub left: Vec<String>,
    }

    /// Proposals that hang together by their reviewers.
    pub struct Island {
        /// Numbers of the proposals.
        pub proposals: Vec<String>,
        /// Names of the reviewers.
        pub reviewers: Vec<String>,
        /// Funded by the scores.
        pub funded: usize,
    }

    /// What the sponsor changed, and what can be told of it.
    pub struct Influence {
        /// As scored, as the committee decided, after the refusals: each against the one before.
        pub fills: Vec<InfluenceFill>,
        /// Each refusal, in words: where its money went.
        pub refusals: Vec<Phrase>,
        /// Attributes against refusals among those that would have been funded.
        pub refused: Vec<AttributeTest>,
        /// Attributes against being funded, score and strand being equal.
        pub funded: Vec<AttributeTest>,
        /// Reviewers and applicants of one institution.
        pub affinity: Option<AffinityFigure>,
        /// How many comparisons were looked at, in words.
        pub looked: Vec<Phrase>,
        /// What cannot be concluded from any of it.
        pub cannot: Vec<Phrase>,
    }

    /// One filling of the budget.
    pub struct InfluenceFill {
        /// `scored`, `decided`, `refused`.
        pub stage: String,
        /// Funded.
        pub funded: usize,
        /// Given in all.
        pub spent: u64,
        /// Numbers of those that come in against the stage before.
        pub entered: Vec<String>,
        /// Numbers of those that fall out.
        pub left: Vec<String>,
        /// Units that move.
        pub moved: u64,
    }

    /// An attribute's levels against an outcome.
    pub struct AttributeTest {
        /// Name of the attribute.
        pub attribute: String,
        /// Its levels.
        pub levels: Vec<AttributeLevel>,
        /// Whether the comparison could have shown nothing; then there is no p.
        pub weak: bool,
        /// How often a difference this large comes by chance, basis points.
        pub p: Option<u32>,
        /// The same after Holm, over all attributes looked at.
        pub adjusted: Option<u32>,
        /// The p if none of the outcomes had had the attribute, or as few as there can be; of two levels alone.
        pub p_if_none: Option<u32>,
        /// The p if all had had it, or as many as there are.
        pub p_if_all: Option<u32>,
        /// The smallest p that as many outcomes could have given.
        pub smallest: u32,
        /// In words.
        pub sentences: Vec<Phrase>,
    }

    /// A level.
    pub struct AttributeLevel {
        /// Its value; empty where nothing is stated.
        pub value: String,
        /// Proposals.
        pub proposals: u32,
        /// Those refused, or funded.
        pub hit: u32,
    }

    /// Reviewers and applicants of one institution.
    pub struct AffinityFigure {
        /// Reviews in question.
        pub reviews: usize,
        /// What such a review adds, micropoints.
        pub effect: Option<i64>,
        /// Its standard error.
        pub error: Option<i64>,
        /// Numbers of those that would come in without it.
        pub entered: Vec<String>,
        /// Numbers of those that would fall out.
        pub left: Vec<String>,
        /// In words.
        pub sentences: Vec<Phrase>,
    }
}
