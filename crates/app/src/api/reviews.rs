//! My reviews: the score card, the table of scores, proposals side by side.
//!
//! Whatever is typed is kept; only a step that the grid does not have is refused. What is missing is shown where it
//! is missing and asked for by nobody before the hand-in.

use std::collections::BTreeMap;

use paraph_store::{ReviewRow, ScoreRow, TextRow};

use super::proposals::{Desk, by_number, needed};
use super::{handin, judge_tie, marks};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::op::Step;
use crate::time::crossing;
use crate::wire::{
    CompareAsk, Comparison, ComparisonColumn, ConfidenceSet, CriterionAsk, CriterionList, CriterionReview,
    CriterionRow, LastAsk, LastScore, LastScores, LaterSet, Mark, Missing, MissingPart, Nothing, OfProposal,
    Review, Rival, RivalKind, RivalList, ScoreSet, ScoresTable, Strongest, TextPart, TextSet, Tie,
};
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace, crossing_criterion};

crate::commands! {
    pub(crate) static COMMANDS;
    /// My review of a proposal.
    review_get(OfProposal) -> Review, changes [];
    /// Scores a criterion, says *cannot judge*, or clears it.
    score_set(ScoreSet) -> Review, changes [Reviews, Proposals, History, HandIn];
    /// Keeps a text as it stands in its field.
    text_set(TextSet) -> Review, changes [Reviews, Proposals, History, HandIn];
    /// How sure I am.
    confidence_set(ConfidenceSet) -> Review, changes [Reviews, Proposals, History, HandIn];
    /// Puts a proposal off until the end.
    later_set(LaterSet) -> Review, changes [Reviews, Proposals, History];
    /// All my scores: rows × criteria.
    scores_table(Nothing) -> ScoresTable, changes [];
    /// The last proposals to which I gave this step.
    my_last(LastAsk) -> LastScores, changes [];
    /// Two to four proposals side by side.
    compare_get(CompareAsk) -> Comparison, changes [];
    /// One criterion through all proposals.
    criterion_list(CriterionAsk) -> CriterionList, changes [];
    /// Proposals worth comparing with one.
    compare_rivals(OfProposal) -> RivalList, changes [];
}

fn part_word(part: TextPart) -> &'static str {
    match part {
        TextPart::Rationale => "rationale",
        TextPart::Applicant => "applicant",
        TextPart::Committee => "committee",
        TextPart::Private => "private",
    }
}

/// A review as it stands, from rows read at one moment.
pub(crate) fn review(app: &App, workspace: &Workspace, proposal: &str) -> Result<Review> {
    let call = workspace.call_needed()?;
    let row = needed(workspace, proposal)?;
    workspace.read(|read| {
        let own = call.row.own || !row.of_call;
        let tie = super::conflicts::tie_of(read.tie(proposal)?.as_ref(), own);
        let scores = read.scores(&call.round, Some(proposal))?;
        let texts = read.texts(&call.round, Some(proposal))?;
        let whole = read.reviews(&call.round, Some(proposal))?.into_iter().next();
        let all_marks: Vec<Mark> = read
            .marks(Some(proposal))?
            .into_iter()
            .map(marks::crossing_mark)
            .collect();
        let handed = handin::number_as_it_stands(read, &call, proposal)?;
        let text = |part: &str, criterion: &str| -> String {
            texts
                .iter()
                .find(|text| text.part == part && text.criterion == criterion)
                .map(|text| text.body.clone())
                .unwrap_or_default()
        };
        let criteria: Vec<CriterionReview> = call
            .call
            .rubric
            .criteria
            .iter()
            .map(|criterion| {
                let id = criterion.id.as_str();
                let score = scores.iter().find(|score| score.criterion == id);
                CriterionReview {
                    criterion: id.to_owned(),
                    step: score.and_then(|score| score.step),
                    na: score.is_some_and(|score| score.na),
                    rationale: text("rationale", id),
                    evidence: all_marks
                        .iter()
                        .filter(|mark| mark.criterion.as_deref() == Some(id))
                        .cloned()
                        .collect(),
                }
            })
            .collect();
        let read_earlier = match read
            .scored_documents(&call.round, Some(proposal))?
            .remove(proposal)
        {
            Some(document) if row.document.as_ref().is_some_and(|now| *now != document) => {
                read.document(&document)?.map(|earlier| earlier.name)
            }
            _ => None,
        };
        let desk = Desk::cells_of(&call, &scores);
        let confidence = whole.as_ref().and_then(|row| row.confidence);
        let changed = scores
            .iter()
            .map(|row| row.at)
            .chain(texts.iter().map(|row| row.at))
            .chain(whole.iter().map(|row| row.at))
            .max();
        let mut review = Review {
            proposal: row.proposal.clone(),
            number: row.number.clone(),
            title: row.title.clone(),
            round: call.round.clone(),
            tie,
            scored: criteria
                .iter()
                .filter(|part| part.na || part.step.is_some())
                .count(),
            of: criteria.len(),
            total: call.total(&desk),
            criteria,
            confidence,
            applicant: text("applicant", ""),
            committee: text("committee", ""),
            private: text("private", ""),
            read_earlier,
            later: whole.is_some_and(|row| row.later),
            missing: Vec::new(),
            rationale_to_applicant: call.rationale_to_applicant(),
            changed_at: changed.map(crossing),
            handed_in: handed,
        };
        review.missing = missing(&call, &review);
        let _ = app;
        Ok(review)
    })
}

/// What a review wants before it is whole.
pub(crate) fn missing(call: &CallInForce, review: &Review) -> Vec<MissingPart> {
    let mut parts = Vec::new();
    let mut want = |what, criterion: Option<&str>| {
        parts.push(MissingPart {
            what,
            criterion: criterion.map(ToOwned::to_owned),
        });
    };
    match review.tie {
        Tie::Recused | Tie::Unsure => return Vec::new(),
        Tie::Open => want(Missing::Conflict, None),
        Tie::None => {}
    }
    for (criterion, part) in call.call.rubric.criteria.iter().zip(&review.criteria) {
        let id = Some(criterion.id.as_str());
        if part.step.is_none() && !part.na {
            want(Missing::Score, id);
        } else if part.rationale.trim().is_empty() && !part.na {
            want(Missing::Rationale, id);
        }
        if criterion.evidence && part.evidence.is_empty() && part.step.is_some() {
            want(Missing::Evidence, id);
        }
    }
    if call.call.rubric.confidence.is_some() && review.confidence.is_none() {
        want(Missing::Confidence, None);
    }
    parts
}

impl Desk {
    /// Cells from the scores of one proposal.
    pub(crate) fn cells_of(call: &CallInForce, scores: &[ScoreRow]) -> Vec<crate::wire::Cell> {
        call.call
            .rubric
            .criteria
            .iter()
            .map(|criterion| {
                let score = scores
                    .iter()
                    .find(|score| score.criterion == criterion.id.as_str());
                crate::wire::Cell {
                    criterion: criterion.id.to_string(),
                    step: score.and_then(|score| score.step),
                    na: score.is_some_and(|score| score.na),
                }
            })
            .collect()
    }
}

fn review_get(app: &App, request: OfProposal) -> Result<Review> {
    let workspace = app.desk()?;
    review(app, &workspace, &request.proposal)
}

/// A step as people say it.
fn said(app: &App, call: &CallInForce, criterion: &str, step: Option<i64>, na: bool) -> String {
    match step {
        _ if na => app.words().say("cannot-judge", &Args::none()),
        Some(step) => call.face(criterion, step, app.words().language()),
        None => "–".to_owned(),
    }
}

fn score_set(app: &App, request: ScoreSet) -> Result<Review> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let row = needed(&workspace, &request.proposal)?;
    judge_tie(&workspace, &row)?;
    let criterion = call.criterion(&request.criterion)?;
    let na = request.na.unwrap_or(false);
    if na && !criterion.na {
        return Err(AppError::new(
            Code::OutOfScale,
            "fault-na-not-allowed",
            Args::one("criterion", criterion.title.to_string()),
        ));
    }
    if let Some(step) = request.step
        && !(criterion.min..=criterion.max).contains(&step)
    {
        let args = Args::one("step", step.to_string())
            .and("criterion", criterion.title.to_string())
            .and("min", criterion.min.to_string())
            .and("max", criterion.max.to_string());
        return Err(AppError::new(Code::OutOfScale, "fault-out-of-scale", args));
    }
    let step = request.step.filter(|_| !na);
    let (before, seen_before) = workspace.read(|read| {
        let before = read.score(&row.proposal, &call.round, &request.criterion)?;
        let seen = read.scored_besides(&call.round, &request.criterion, &row.proposal)?;
        Ok((before, seen))
    })?;
    let in_words = |step, na| said(app, &call, &request.criterion, step, na);
    let was = before.as_ref().map(|row| in_words(row.step, row.na));
    let args = Args::one("number", &row.number).and("criterion", criterion.title.to_string());
    let (label, args) = match (was, step.is_some() || na) {
        (Some(was), true) => (
            "op-score",
            args.and("before", was).and("after", in_words(step, na)),
        ),
        (None, true) => ("op-score-first", args.and("after", in_words(step, na))),
        (was, false) => ("op-score-clear", args.and("before", was.unwrap_or_default())),
    };
    let named = Step::new(app, label, &args).on(&row.proposal);
    let at = app.now();
    let score = ScoreRow {
        proposal: row.proposal.clone(),
        round: call.round.clone(),
        criterion: request.criterion,
        rubric: call.rubric_hash.to_hex(),
        step,
        na,
        seen_before,
        at,
    };
    workspace.change(app, named, move |write| {
        if score.step.is_none() && !score.na {
            return Ok(write.remove_score(&score.proposal, &score.round, &score.criterion)?);
        }
        Ok(write.put_score(&score)?)
    })?;
    review(app, &workspace, &row.proposal)
}

fn text_set(app: &App, request: TextSet) -> Result<Review> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let row = needed(&workspace, &request.proposal)?;
    // A note for oneself may be written about a closed proposal: it never leaves.
    if request.part != TextPart::Private {
        judge_tie(&workspace, &row)?;
    }
    let number = Args::one("number", &row.number);
    let criterion = request.criterion.unwrap_or_default();
    let (label, args) = match request.part {
        TextPart::Rationale => {
            let title = call.criterion(&criterion)?.title.to_string();
            ("op-rationale", number.and("criterion", title))
        }
        TextPart::Applicant => ("op-text-applicant", number),
        TextPart::Committee => ("op-text-committee", number),
        TextPart::Private => ("op-text-private", number),
    };
    let part = part_word(request.part);
    let criterion = if request.part == TextPart::Rationale {
        criterion
    } else {
        String::new()
    };
    let step = Step::new(app, label, &args)
        .on(&row.proposal)
        .field(&format!("{part}/{criterion}"));
    let text = TextRow {
        proposal: row.proposal.clone(),
        round: call.round.clone(),
        part: part.to_owned(),
        criterion,
        body: request.text,
        at: app.now(),
    };
    workspace.change(app, step, move |write| Ok(write.put_text(&text)?))?;
    review(app, &workspace, &row.proposal)
}

fn whole(workspace: &Workspace, call: &CallInForce, proposal: &str, at: i64) -> Result<ReviewRow> {
    let known = workspace
        .read(|read| Ok(read.reviews(&call.round, Some(proposal))?))?
        .into_iter()
        .next();
    Ok(ReviewRow {
        at,
        ..known.unwrap_or(ReviewRow {
            proposal: proposal.to_owned(),
            round: call.round.clone(),
            confidence: None,
            later: false,
            at,
        })
    })
}

fn confidence_set(app: &App, request: ConfidenceSet) -> Result<Review> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let row = needed(&workspace, &request.proposal)?;
    judge_tie(&workspace, &row)?;
    if let (Some(step), Some(scale)) = (request.confidence, &call.call.rubric.confidence)
        && !(scale.min..=scale.max).contains(&step)
    {
        let args = Args::one("step", step.to_string())
            .and("min", scale.min.to_string())
            .and("max", scale.max.to_string());
        return Err(AppError::new(Code::OutOfScale, "fault-no-confidence", args));
    }
    let number = Args::one("number", &row.number);
    let (label, args) = match request.confidence {
        Some(step) => ("op-confidence", number.and("after", step.to_string())),
        None => ("op-confidence-clear", number),
    };
    let mut review_row = whole(&workspace, &call, &row.proposal, app.now())?;
    review_row.confidence = request.confidence;
    let step = Step::new(app, label, &args).on(&row.proposal);
    workspace.change(app, step, move |write| Ok(write.put_review(&review_row)?))?;
    review(app, &workspace, &row.proposal)
}

fn later_set(app: &App, request: LaterSet) -> Result<Review> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let row = needed(&workspace, &request.proposal)?;
    let mut review_row = whole(&workspace, &call, &row.proposal, app.now())?;
    review_row.later = request.later;
    let label = if request.later {
        "op-later"
    } else {
        "op-later-clear"
    };
    let step = Step::new(app, label, &Args::one("number", &row.number)).on(&row.proposal);
    workspace.change(app, step, move |write| Ok(write.put_review(&review_row)?))?;
    review(app, &workspace, &row.proposal)
}

fn desk(app: &App, workspace: &Workspace) -> Result<Desk> {
    workspace.read(|read| Desk::read(app, workspace, read))
}

fn scores_table(app: &App, _: Nothing) -> Result<ScoresTable> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let mut rows = desk(app, &workspace)?.rows();
    rows.sort_by(|a, b| by_number(&a.number, &b.number));
    Ok(ScoresTable {
        rubric: call.rubric(),
        rows,
    })
}

fn my_last(app: &App, request: LastAsk) -> Result<LastScores> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    workspace.read(|read| {
        let mut scores: Vec<ScoreRow> = read
            .scores(&call.round, None)?
            .into_iter()
            .filter(|score| score.criterion == request.criterion && score.step == Some(request.step))
            .filter(|score| request.except.as_ref() != Some(&score.proposal))
            .collect();
        scores.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.proposal.cmp(&b.proposal)));
        let mut found = Vec::new();
        for score in scores {
            let Some(row) = read
                .proposal(&score.proposal)?
                .filter(|row| row.hidden_at.is_none())
            else {
                continue;
            };
            found.push(LastScore {
                proposal: row.proposal,
                number: row.number,
                title: row.title,
                at: crossing(score.at),
            });
            if found.len() >= request.limit.unwrap_or(3) {
                break;
            }
        }
        Ok(LastScores { scores: found })
    })
}

fn compare_get(app: &App, request: CompareAsk) -> Result<Comparison> {
    if !(2..=4).contains(&request.proposals.len()) {
        return Err(AppError::new(
            Code::BadRequest,
            "fault-compare-count",
            Args::none(),
        ));
    }
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let desk = desk(app, &workspace)?;
    let mut columns = Vec::new();
    for proposal in &request.proposals {
        let row = needed(&workspace, proposal)?;
        judge_tie(&workspace, &row)?;
        columns.push(ComparisonColumn {
            row: desk.row(&row),
            review: review(app, &workspace, proposal)?,
        });
    }
    let mut equal = Vec::new();
    let mut strongest = Vec::new();
    for (n, criterion) in call.call.rubric.criteria.iter().enumerate() {
        let steps: Vec<(Option<i64>, bool)> = columns
            .iter()
            .map(|column| {
                column
                    .review
                    .criteria
                    .get(n)
                    .map_or((None, false), |part| (part.step, part.na))
            })
            .collect();
        if steps.windows(2).all(|pair| pair[0] == pair[1]) {
            equal.push(criterion.id.to_string());
        }
        let given: Vec<i64> = steps.iter().filter_map(|(step, _)| *step).collect();
        let best = match criterion.best {
            paraph_bundle::payload::call::Best::High => given.iter().max(),
            paraph_bundle::payload::call::Best::Low => given.iter().min(),
        };
        let apart = given.iter().any(|step| Some(step) != best);
        let columns = steps
            .iter()
            .enumerate()
            .filter(|(_, (step, _))| apart && step.as_ref() == best)
            .map(|(column, _)| column)
            .collect();
        strongest.push(Strongest {
            criterion: criterion.id.to_string(),
            columns,
        });
    }
    Ok(Comparison {
        rubric: call.rubric(),
        columns,
        equal,
        strongest,
    })
}

fn criterion_list(app: &App, request: CriterionAsk) -> Result<CriterionList> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let criterion = call.criterion(&request.criterion)?;
    let high = criterion.best == paraph_bundle::payload::call::Best::High;
    let desk = desk(app, &workspace)?;
    workspace.read(|read| {
        let scores: BTreeMap<String, ScoreRow> = read
            .scores(&call.round, None)?
            .into_iter()
            .filter(|score| score.criterion == request.criterion)
            .map(|score| (score.proposal.clone(), score))
            .collect();
        let reasons: BTreeMap<String, String> = read
            .texts(&call.round, None)?
            .into_iter()
            .filter(|text| text.part == "rationale" && text.criterion == request.criterion)
            .map(|text| (text.proposal, text.body))
            .collect();
        let mut passages: BTreeMap<String, String> = BTreeMap::new();
        for mark in read.evidence(None)? {
            if mark.criterion.as_deref() == Some(&request.criterion)
                && let Some(quote) = mark.quote.or(mark.note)
            {
                passages.entry(mark.proposal).or_insert(quote);
            }
        }
        let mut rows: Vec<CriterionRow> = Vec::new();
        for row in desk.rows().into_iter().filter(|row| row.tie == Tie::None) {
            let score = scores.get(&row.proposal);
            let seen_before = score
                .and_then(|score| usize::try_from(score.seen_before).ok())
                .unwrap_or(0);
            if let Some(limit) = request.before
                && (score.is_none() || seen_before >= limit)
            {
                continue;
            }
            rows.push(CriterionRow {
                step: score.and_then(|score| score.step),
                na: score.is_some_and(|score| score.na),
                rationale: reasons
                    .get(&row.proposal)
                    .and_then(|text| text.lines().next())
                    .unwrap_or_default()
                    .to_owned(),
                evidence: passages.get(&row.proposal).cloned(),
                seen_before,
                at: score.map(|score| crossing(score.at)),
                proposal: row.proposal,
                number: row.number,
                title: row.title,
            });
        }
        rows.sort_by(|a, b| {
            let rank = |row: &CriterionRow| match row.step {
                Some(step) => (0, if high { -step } else { step }),
                None if row.na => (1, 0),
                None => (2, 0),
            };
            rank(a)
                .cmp(&rank(b))
                .then_with(|| by_number(&a.number, &b.number))
        });
        Ok(CriterionList {
            criterion: crossing_criterion(criterion),
            rows,
        })
    })
}

fn compare_rivals(app: &App, request: OfProposal) -> Result<RivalList> {
    let workspace = app.desk()?;
    let row = needed(&workspace, &request.proposal)?;
    let desk = desk(app, &workspace)?;
    let mine = desk.row(&row);
    let others: Vec<_> = desk
        .rows()
        .into_iter()
        .filter(|other| other.proposal != row.proposal && other.tie == Tie::None)
        .collect();
    let mut rivals = Vec::new();
    let mut add = |kind, list: Vec<&crate::wire::ProposalRow>| {
        rivals.extend(list.into_iter().take(4).map(|other| Rival {
            kind,
            proposal: other.proposal.clone(),
            number: other.number.clone(),
            title: other.title.clone(),
            total: other.total,
        }));
    };
    if let Some(total) = mine.total {
        let mut near: Vec<_> = others.iter().filter(|other| other.total.is_some()).collect();
        near.sort_by_key(|other| (other.total.unwrap_or(0) - total).abs());
        add(RivalKind::Total, near);
    }
    let track: Vec<_> = others
        .iter()
        .filter(|other| other.track.is_some() && other.track == mine.track)
        .collect();
    add(RivalKind::Track, track);
    let mut unsure: Vec<_> = others.iter().filter(|other| other.confidence.is_some()).collect();
    unsure.sort_by_key(|other| other.confidence);
    add(RivalKind::Unsure, unsure);
    Ok(RivalList { rivals })
}
