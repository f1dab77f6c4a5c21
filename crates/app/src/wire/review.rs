//! The score card, the table of all my scores, and proposals side by side.

use super::{Mark, ProposalRow, Rubric, Tie, answered, asked, one_of};

one_of! {
    /// Which text of a review.
    pub enum TextPart {
        /// The reasons of a criterion (`criterion` names it).
        Rationale,
        /// To the applicant.
        Applicant,
        /// To the committee only.
        Committee,
        /// For me only: never leaves this computer.
        Private,
    }

    /// What a review still wants before it is whole.
    pub enum Missing {
        /// A score.
        Score,
        /// Reasons.
        Rationale,
        /// A passage.
        Evidence,
        /// How sure I am.
        Confidence,
        /// An answer on conflicts.
        Conflict,
        /// The text to the applicant.
        Applicant,
    }

    /// What makes two proposals rivals.
    pub enum RivalKind {
        /// Near in total.
        Total,
        /// Same track.
        Track,
        /// Those I was least sure of.
        Unsure,
    }
}

answered! {
    /// My review of a proposal.
    pub struct Review {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// The round.
        pub round: String,
        /// What was said about conflicts: the card is closed unless `none`.
        pub tie: Tie,
        /// Criteria with a score or *cannot judge*.
        pub scored: usize,
        /// Criteria.
        pub of: usize,
        /// My total in micropoints, when nothing is missing.
        pub total: Option<i64>,
        /// The criteria, in the grid's order.
        pub criteria: Vec<CriterionReview>,
        /// How sure I am.
        pub confidence: Option<i64>,
        /// To the applicant.
        pub applicant: String,
        /// To the committee only.
        pub committee: String,
        /// For me only.
        pub private: String,
        /// The name of the document that I had read when I gave my newest score, where another one has taken its place since.
        pub read_earlier: Option<String>,
        /// Put off until the end.
        pub later: bool,
        /// What is missing.
        pub missing: Vec<MissingPart>,
        /// Whether the reasons are read by the applicant.
        pub rationale_to_applicant: bool,
        /// When I last changed it.
        pub changed_at: Option<String>,
        /// The number under which it was last handed in as it stands; `null` if it was not.
        pub handed_in: Option<u32>,
    }

    /// A criterion of my review.
    pub struct CriterionReview {
        /// The criterion.
        pub criterion: String,
        /// The step.
        pub step: Option<i64>,
        /// *I cannot judge this*.
        pub na: bool,
        /// The reasons.
        pub rationale: String,
        /// Marks tied to it, in reading order.
        pub evidence: Vec<Mark>,
    }

    /// Something missing.
    pub struct MissingPart {
        /// What.
        pub what: Missing,
        /// For which criterion.
        pub criterion: Option<String>,
    }

    /// All my scores: rows × criteria.
    pub struct ScoresTable {
        /// The grid.
        pub rubric: Rubric,
        /// The proposals, by number.
        pub rows: Vec<ProposalRow>,
    }

    /// What became of cells.
    pub struct ScoresFilled {
        /// Cells that were scored.
        pub filled: usize,
        /// Cells that are no step of their criterion, or whose proposal is closed.
        pub left: Vec<UnfilledCell>,
    }

    /// A cell that was left as it is.
    pub struct UnfilledCell {
        /// The proposal's number.
        pub number: String,
        /// The criterion.
        pub criterion: String,
        /// What stood in it.
        pub text: String,
    }

    /// The last proposals to which I gave a step.
    pub struct LastScores {
        /// Newest first.
        pub scores: Vec<LastScore>,
    }

    /// One of them.
    pub struct LastScore {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// When.
        pub at: String,
    }

    /// Proposals side by side.
    pub struct Comparison {
        /// The grid.
        pub rubric: Rubric,
        /// A column each.
        pub columns: Vec<ComparisonColumn>,
        /// Criteria on which all columns are equal.
        pub equal: Vec<String>,
        /// The criterion → columns (from 0) that are strongest on it.
        pub strongest: Vec<Strongest>,
    }

    /// A column.
    pub struct ComparisonColumn {
        /// The row of the table.
        pub row: ProposalRow,
        /// The review.
        pub review: Review,
    }

    /// Who is strongest on a criterion.
    pub struct Strongest {
        /// The criterion.
        pub criterion: String,
        /// The columns, from 0; empty where all are equal or nothing is scored.
        pub columns: Vec<usize>,
    }

    /// One criterion through all proposals.
    pub struct CriterionList {
        /// The criterion.
        pub criterion: super::Criterion,
        /// Scored ones by step, best first, then those without a score.
        pub rows: Vec<CriterionRow>,
    }

    /// A proposal there.
    pub struct CriterionRow {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// The step.
        pub step: Option<i64>,
        /// *I cannot judge this*.
        pub na: bool,
        /// The reasons' first line.
        pub rationale: String,
        /// The first passage.
        pub evidence: Option<String>,
        /// How many proposals I had scored when I gave this step.
        pub seen_before: usize,
        /// When I gave it.
        pub at: Option<String>,
    }

    /// Proposals worth comparing with one.
    pub struct RivalList {
        /// By kind.
        pub rivals: Vec<Rival>,
    }

    /// One of them.
    pub struct Rival {
        /// Why.
        pub kind: RivalKind,
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// My total.
        pub total: Option<i64>,
    }
}

asked! {
    /// A score. Exactly one of `step`, `na: true`, or neither (which clears it).
    #[derive(Eq)]
    pub struct ScoreSet {
        /// The proposal.
        pub proposal: String,
        /// The criterion.
        pub criterion: String,
        /// The step.
        pub step: Option<i64>,
        /// *I cannot judge this*.
        pub na: Option<bool>,
    }

    /// Cells of my scores, as they were typed or pasted.
    #[derive(Eq)]
    pub struct ScoresFill {
        /// The cells; one that is empty changes nothing.
        pub cells: Vec<FilledCell>,
    }

    /// A cell.
    #[derive(Eq)]
    pub struct FilledCell {
        /// The proposal.
        pub proposal: String,
        /// The criterion.
        pub criterion: String,
        /// What stands in it: a step, with its label or without, or `x`.
        pub text: String,
    }

    /// A text as it stands in its field.
    #[derive(Eq)]
    pub struct TextSet {
        /// The proposal.
        pub proposal: String,
        /// Which text.
        pub part: TextPart,
        /// The criterion, for reasons.
        pub criterion: Option<String>,
        /// The whole text.
        pub text: String,
    }

    /// How sure I am; absent clears it.
    #[derive(Eq)]
    pub struct ConfidenceSet {
        /// The proposal.
        pub proposal: String,
        /// The step.
        pub confidence: Option<i64>,
    }

    /// Put a proposal off until the end, or take it up again.
    #[derive(Eq)]
    pub struct LaterSet {
        /// The proposal.
        pub proposal: String,
        /// Whether.
        pub later: bool,
    }

    /// The last proposals to which I gave this step.
    #[derive(Eq)]
    pub struct LastAsk {
        /// The criterion.
        pub criterion: String,
        /// The step.
        pub step: i64,
        /// How many; 3 if absent.
        pub limit: Option<usize>,
        /// A proposal to leave out.
        pub except: Option<String>,
    }

    /// Proposals to put side by side.
    #[derive(Eq)]
    pub struct CompareAsk {
        /// Two to four.
        pub proposals: Vec<String>,
    }

    /// One criterion through all proposals.
    #[derive(Eq)]
    pub struct CriterionAsk {
        /// The criterion.
        pub criterion: String,
        /// Only those scored before I had scored this many.
        pub before: Option<usize>,
    }
}
