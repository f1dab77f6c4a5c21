//! From counted heads, the call and the records in force to places, groups and awards: the one computation that an office shows,
//! a result publishes and a stranger repeats.
//!
//! The mathematics is the core's; here heads become totals, records become eligibility and awards, and figures become lines.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::{BTreeMap, BTreeSet};

use paraph_core::calibrate::{Calibration, Method, Note, Wanted, calibrate};
use paraph_core::fund::{self, Fill, FillRule, Request, Rules};
use paraph_core::group::{self, Undecided, undecided};
use paraph_core::id::{CriterionId, Head as CoreHead, ProposalId as CoreProposal, ReviewerId, TrackId};
use paraph_core::rank::{Asked, Level, Money, Ranking, rank, ranking_key};
use paraph_core::review::{Entry, ReviewTable};
use paraph_core::rubric::{self, Cell, Total};
use paraph_core::units::{Amount, BasisPoints, Micropoints, Score, Weight};
use serde_json::{Value, json};

use crate::merge::{InForce, read_through};
use crate::payload::call::{self, Call, CallEdition};
use crate::payload::id::{Hash, Name, ProposalId, Slug};
use crate::payload::proposal::Proposal;
use crate::payload::record::{Body, EditionMap, Verdict};
use crate::payload::result::{Calibrated, FundingLine, Group, Ranked, ResultMethod, Why};
use crate::payload::review::{Head, HeadState};

/// A head that counts, and by whom: a person's id, or the label in a result. Only who is the same as whom matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedHead {
    /// The hash of the line.
    pub head: Hash,
    /// By whom.
    pub reviewer: String,
    /// What it says.
    pub value: Head,
}

/// What goes into an outcome.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The call in force.
    pub edition: &'a CallEdition,
    /// Its proposals.
    pub proposals: &'a [Proposal],
    /// All heads that count, in any order.
    pub heads: &'a [CountedHead],
    /// The records in force.
    pub records: &'a InForce,
    /// The lists of draws, by their hash.
    pub lists: &'a BTreeMap<Hash, Vec<u8>>,
    /// Who was out of the room, by label.
    pub absent: &'a BTreeMap<ProposalId, Vec<Name>>,
    /// Which of the panel's acts to heed: an office shows what each of them changes.
    pub acts: Acts,
}

/// Which acts of people an outcome heeds beside the scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acts {
    /// The panel's own decisions.
    pub decisions: bool,
    /// The sponsor's vetoes.
    pub vetoes: bool,
}

impl Acts {
    /// As scored.
    pub const NONE: Self = Self {
        decisions: false,
        vetoes: false,
    };
    /// With the panel's decisions.
    pub const DECISIONS: Self = Self {
        decisions: true,
        vetoes: false,
    };
    /// With everything: what is published.
    pub const ALL: Self = Self {
        decisions: true,
        vetoes: true,
    };
}

/// The core's view of a call's proposals, in order of their ids, and of those with a complete review.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The id of the frozen inputs.
    pub inputs: Hash,
    /// How many heads count.
    pub counted: u64,
    /// The lines of `ranking.jsonl`, by lane, place and id.
    pub rows: Vec<Ranked>,
    /// How it was computed.
    pub method: ResultMethod,
    /// Where the line fell.
    pub line: FundingLine,
    /// The complete reviews.
    pub table: ReviewTable,
    /// Severity and merit.
    pub calibration: Calibration,
    /// Places and chances.
    pub ranking: Ranking,
    /// Line and groups by the scores alone.
    pub undecided: Undecided,
    /// The rules of the call.
    pub rules: Rules,
    /// What is asked for, by place in the table.
    pub requests: Vec<Request>,
    /// The awards, by place in the table.
    pub fill: Fill,
}

/// The id of the frozen inputs.
pub fn inputs_id(call: Hash, heads: impl IntoIterator<Item = Hash>) -> Hash {
    let sorted: BTreeSet<Hash> = heads.into_iter().collect();
    let mut text = format!("paraph inputs v1\n{call}\n");
    for head in sorted {
        text.push_str(&head.to_hex());
        text.push('\n');
    }
    Hash::of(text.as_bytes())
}

/// The heads that are ranked: of each reviewer's heads of a proposal the one of the round that the call ranks.
pub fn ranked_heads<'a>(call: &Call, heads: &'a [CountedHead]) -> Vec<&'a CountedHead> {
    let mut latest: BTreeMap<(&str, ProposalId), (usize, &CountedHead)> = BTreeMap::new();
    for head in heads {
        let Some(round) = call.round_index(&head.value.round) else {
            continue;
        };
        if call.round_rule == call::RoundRule::LastOnly && round + 1 != call.rounds.len() {
            continue;
        }
        let place = latest
            .entry((&head.reviewer, head.value.proposal))
            .or_insert((round, head));
        if round > place.0 {
            *place = (round, head);
        }
    }
    latest.into_values().map(|(_, head)| head).collect()
}

/// The core's rubric of a call; `None` for one that the call's own rules refuse.
pub fn core_rubric(rubric: &call::Rubric) -> Option<rubric::Rubric> {
    let criteria: Option<Vec<rubric::Criterion>> = rubric
        .criteria
        .iter()
        .map(|criterion| {
            let step = |value: i64| i32::try_from(value).ok();
            Some(rubric::Criterion {
                id: CriterionId::new(criterion.id.as_str()),
                scale: rubric::Scale::new(step(criterion.min)?, step(criterion.max)?).ok()?,
                best: match criterion.best {
                    call::Best::High => rubric::Best::High,
                    call::Best::Low => rubric::Best::Low,
                },
                weight: Weight(u32::try_from(criterion.weight).ok()?),
                not_applicable: criterion.na,
            })
        })
        .collect();
    rubric::Rubric::new(criteria?).ok()
}

/// The total of a head under the rubric in force; `None` when it enters no total.
pub fn total(rubric: &rubric::Rubric, call: &Call, head: &Head) -> Option<Micropoints> {
    if head.state != HeadState::Scored {
        return None;
    }
    let cell = |criterion: &call::Criterion| match head.scores.get(&criterion.id) {
        Some(step) => i32::try_from(*step).map_or(Cell::Missing, |step| Cell::Score(Score(step))),
        None if head.na.contains(&criterion.id) => Cell::NotApplicable,
        None => Cell::Missing,
    };
    let cells: Vec<Cell> = call.rubric.criteria.iter().map(cell).collect();
    match rubric.total(&cells) {
        Ok(Total::Points(points)) => Some(points),
        Ok(Total::Incomplete | Total::NoWeight) | Err(_) => None,
    }
}

fn weight(call: &Call, head: &Head) -> u8 {
    let weight = || {
        let scale = call.rubric.confidence.as_ref()?;
        let step = usize::try_from(head.confidence?.checked_sub(scale.min)?).ok()?;
        u8::try_from(*scale.weights.as_ref()?.get(step)?).ok()
    };
    weight().unwrap_or(1)
}

/// The rules of a call, as the core knows them.
pub fn core_rules(call: &Call) -> Rules {
    Rules {
        pool: Amount(call.pool),
        tracks: call
            .tracks
            .iter()
            .map(|track| fund::Track {
                id: TrackId::new(track.id.as_str()),
                ceiling: Some(Amount(track.ceiling)),
                budget: track.budget.map(Amount),
            })
            .collect(),
        over_ceiling: match call.funding.over_ceiling {
            call::OverCeiling::Refuse => fund::OverCeiling::Refuse,
            call::OverCeiling::Cap => fund::OverCeiling::Cap,
        },
        fill: match call.funding.fill {
            call::Fill::Stop => FillRule::Stop,
            call::Fill::Part => FillRule::Part,
            call::Fill::Skip => FillRule::Skip,
        },
        overflow: call.funding.overflow,
        scale: call
            .funding
            .scale
            .map(|scale| BasisPoints(i64::try_from(scale).unwrap_or(10_000))),
    }
}

/// Whether a proposal reaches the call's threshold and floors; `reviews` are its complete ones.
fn reaches(call: &Call, score: Micropoints, reviews: &[&Head]) -> bool {
    let threshold = call
        .funding
        .threshold
        .is_none_or(|least| i128::from(score.0) >= i128::from(least));
    threshold
        && call.funding.floors.iter().all(|floor| {
            let Some(criterion) = call.rubric.criterion(&floor.criterion) else {
                return true;
            };
            let turned = |step: &i64| match criterion.best {
                call::Best::High => *step,
                call::Best::Low => criterion.min + criterion.max - step,
            };
            let steps: Vec<i64> = reviews
                .iter()
                .filter_map(|head| head.scores.get(&criterion.id))
                .map(turned)
                .collect();
            let least = i128::from(floor.min) * steps.len() as i128;
            steps.iter().map(|step| i128::from(*step)).sum::<i128>() >= least
        })
}

/// A review that enters the table.
struct Complete {
    reviewer: String,
    head: Hash,
    value: Head,
    total: Micropoints,
}

/// Computes the outcome; `None` when the call's rubric is none.
pub fn outcome(inputs: &Inputs<'_>) -> Option<Outcome> {
    let call = &inputs.edition.call;
    let rubric = core_rubric(&call.rubric)?;
    let complete = complete_reviews(inputs, &rubric);
    let table = ReviewTable::new(
        complete
            .iter()
            .map(|review| Entry {
                proposal: CoreProposal::new(review.value.proposal.to_hex()),
                reviewer: ReviewerId::new(review.reviewer.as_str()),
                head: CoreHead(*review.head.as_bytes()),
                total: review.total,
                weight: weight(call, &review.value),
            })
            .collect(),
    );
    let wanted = match call.method.calibration {
        call::Calibration::RemlV1 => Wanted::Automatic,
        call::Calibration::None => Wanted::No,
    };
    let calibration = calibrate(&table, wanted);
    let calibration = if call.method.noise {
        calibration.allow_for_noise(&table)
    } else {
        calibration
    };
    let rules = core_rules(call);
    let proposals: BTreeMap<String, &Proposal> = inputs
        .proposals
        .iter()
        .map(|proposal| (proposal.proposal.to_hex(), proposal))
        .collect();
    let of_table: Vec<&Proposal> = table
        .proposals()
        .iter()
        .map(|id| proposals.get(id.as_str()).copied())
        .collect::<Option<_>>()?;
    let requests: Vec<Request> = of_table.iter().map(|proposal| request(call, proposal)).collect();
    let track_lanes = rules.lanes();
    let lanes: Vec<usize> = requests
        .iter()
        .map(|request| track_lanes[request.track])
        .collect();
    let mut of_proposal: BTreeMap<ProposalId, Vec<&Head>> = BTreeMap::new();
    for review in &complete {
        of_proposal
            .entry(review.value.proposal)
            .or_default()
            .push(&review.value);
    }
    let reviews_of = |proposal: &Proposal| of_proposal.get(&proposal.proposal).map_or(&[][..], Vec::as_slice);
    let eligible: Vec<bool> = of_table
        .iter()
        .zip(&calibration.scores)
        .map(|(proposal, score)| reaches(call, *score, reviews_of(proposal)))
        .collect();
    let id = inputs_id(inputs.edition.id, inputs.heads.iter().map(|head| head.head));
    let key = ranking_key(&id.to_hex());
    let ranking = rank(
        &calibration,
        &Asked {
            lanes: &lanes,
            money: Some(Money {
                rules: &rules,
                requests: &requests,
                eligible: &eligible,
            }),
            within: None,
            key: &key,
        },
    );
    let level = if call.funding.draw_level == 90 {
        Level::Ninety
    } else {
        Level::Half
    };
    let intervals: Vec<Option<group::Interval>> = ranking
        .standings
        .iter()
        .map(|standing| standing.interval(level))
        .collect();
    let undecided = undecided(&rules, &requests, &ranking.eligible(&eligible), &intervals);
    let places: BTreeMap<ProposalId, usize> = of_table
        .iter()
        .enumerate()
        .map(|(place, proposal)| (proposal.proposal, place))
        .collect();
    let tickets = tickets(inputs, &track_lanes, &places, &undecided);
    let decided = Decided::new(inputs, &places, requests.len());
    let as_scored = decide(
        &rules,
        &requests,
        &undecided,
        &tickets,
        &Decided::none(requests.len()),
        &lanes,
    );
    let without_vetoes = decide(
        &rules,
        &requests,
        &undecided,
        &tickets,
        &decided.without_vetoes(),
        &lanes,
    );
    let fill = decide(&rules, &requests, &undecided, &tickets, &decided, &lanes);
    let mut rows: Vec<(usize, Ranked)> = Vec::with_capacity(inputs.proposals.len());
    for (place, proposal) in of_table.iter().enumerate() {
        let standing = &ranking.standings[place];
        let award = fill.awards[place];
        let why = if decided.vetoed[place] && without_vetoes.is_funded(place) {
            Why::Veto
        } else if decided.said[place].is_some() && without_vetoes.awards[place] != as_scored.awards[place] {
            Why::Panel
        } else if undecided.groups[place] == Some(group::Group::Draw)
            && tickets[lanes[place]].contains(&place)
        {
            Why::Draw
        } else {
            Why::Rank
        };
        let known = standing.uncertainty;
        rows.push((
            standing.lane,
            Ranked {
                absent: inputs.absent.get(&proposal.proposal).cloned().unwrap_or_default(),
                amount: award.map(|amount| amount.0),
                calibrated_micropoints: calibration.fit.as_ref().map(|_| standing.score.0),
                decision: decided.verdict(place, award.is_some()),
                expected_rank_centiranks: known.map(|known| known.expected.0),
                funded_basispoints: known.and_then(|known| known.funded).map(|chance| chance.0),
                group: undecided.groups[place].map(|group| match group {
                    group::Group::Funded => Group::Funded,
                    group::Group::Draw => Group::Draw,
                    group::Group::NotFunded => Group::NotFunded,
                }),
                number: proposal.number.clone(),
                place: u64::from(standing.place.0),
                proposal: proposal.proposal,
                rank_high_50: known.map(|known| u64::from(known.high_50.0)),
                rank_high_90: known.map(|known| u64::from(known.high_90.0)),
                rank_low_50: known.map(|known| u64::from(known.low_50.0)),
                rank_low_90: known.map(|known| u64::from(known.low_90.0)),
                raw_micropoints: Some(calibration.raw[place].mean.0),
                reviews: calibration.raw[place].reviews as u64,
                track: proposal.track.clone(),
                why,
            },
        ));
    }
    add_unreviewed(inputs, &places, &track_lanes, &mut rows);
    rows.sort_by_key(|(lane, row)| (*lane, row.place, row.proposal));
    let rows: Vec<Ranked> = rows.into_iter().map(|(_, row)| row).collect();
    Some(Outcome {
        inputs: id,
        counted: inputs.heads.len() as u64,
        method: method(call, &calibration, &ranking),
        line: line(call, &rows),
        rows,
        table,
        calibration,
        ranking,
        undecided,
        rules,
        requests,
        fill,
    })
}

fn complete_reviews(inputs: &Inputs<'_>, rubric: &rubric::Rubric) -> Vec<Complete> {
    let call = &inputs.edition.call;
    let maps: BTreeMap<Hash, &EditionMap> = inputs
        .records
        .records()
        .values()
        .filter_map(|record| match &record.body {
            Body::EditionMap(map) if map.to == inputs.edition.rubric => Some((map.from, map)),
            _ => None,
        })
        .collect();
    let complete = |counted: &&CountedHead| {
        let value = if counted.value.rubric == inputs.edition.rubric {
            counted.value.clone()
        } else {
            read_through(&counted.value, maps.get(&counted.value.rubric)?, call)
        };
        Some(Complete {
            reviewer: counted.reviewer.clone(),
            head: counted.head,
            total: total(rubric, call, &value)?,
            value,
        })
    };
    let known: BTreeSet<ProposalId> = inputs
        .proposals
        .iter()
        .map(|proposal| proposal.proposal)
        .collect();
    ranked_heads(call, inputs.heads)
        .iter()
        .filter(|head| known.contains(&head.value.proposal))
        .filter_map(complete)
        .collect()
}

fn request(call: &Call, proposal: &Proposal) -> Request {
    Request {
        track: call
            .tracks
            .iter()
            .position(|track| track.id == proposal.track)
            .unwrap_or(0),
        requested: Amount(proposal.asked),
        smallest: Amount(proposal.smallest.unwrap_or(proposal.asked)),
    }
}

/// The draw group of each lane in the order of its tickets; empty where nothing was drawn.
fn tickets(
    inputs: &Inputs<'_>,
    track_lanes: &[usize],
    places: &BTreeMap<ProposalId, usize>,
    undecided: &Undecided,
) -> Vec<Vec<usize>> {
    let call = &inputs.edition.call;
    let mut tickets = vec![Vec::new(); undecided.lines.len()];
    for (announced, order) in draws(inputs.records) {
        let list = inputs
            .records
            .records()
            .get(&announced)
            .and_then(|record| match &record.body {
                Body::DrawAnnounced(body) => inputs.lists.get(&body.commit),
                _ => None,
            });
        let Some(list) = list.and_then(|bytes| crate::payload::draw::DrawList::read(bytes).ok()) else {
            continue;
        };
        // A list without a track is of the order that tracks without a budget share.
        let lane = match &list.track {
            Some(track) => call.tracks.iter().position(|other| other.id == *track),
            None => call.tracks.iter().position(|track| track.budget.is_none()),
        };
        let Some(lane) = lane.and_then(|track| track_lanes.get(track).copied()) else {
            continue;
        };
        let Some(line) = undecided.lines.get(lane) else {
            continue;
        };
        tickets[lane] = order
            .iter()
            .filter_map(|id| places.get(id).copied())
            .filter(|place| line.draw.contains(place))
            .collect();
    }
    tickets
}

/// The announcements that were drawn, with the order that the draw gave.
fn draws(records: &InForce) -> Vec<(Hash, Vec<ProposalId>)> {
    records
        .records()
        .values()
        .filter_map(|record| match &record.body {
            Body::Draw(draw) => Some((draw.announced, draw.order())),
            Body::DrawByHand(draw) => Some((draw.announced, draw.order.clone())),
            _ => None,
        })
        .collect()
}

/// What people decided, by place in the table.
struct Decided {
    vetoed: Vec<bool>,
    said: Vec<Option<(Verdict, Option<u64>)>>,
}

impl Decided {
    fn none(count: usize) -> Self {
        Self {
            vetoed: vec![false; count],
            said: vec![None; count],
        }
    }

    fn new(inputs: &Inputs<'_>, places: &BTreeMap<ProposalId, usize>, count: usize) -> Self {
        let mut decided = Self::none(count);
        for record in inputs.records.records().values() {
            match &record.body {
                Body::Veto(veto) if inputs.acts.vetoes => {
                    if let Some(place) = places.get(&veto.proposal) {
                        decided.vetoed[*place] = true;
                    }
                }
                Body::Decision(decision) if inputs.acts.decisions => {
                    if let Some(place) = places.get(&decision.proposal) {
                        decided.said[*place] = Some((decision.decision, decision.amount));
                    }
                }
                _ => {}
            }
        }
        decided
    }

    fn without_vetoes(&self) -> Self {
        Self {
            vetoed: vec![false; self.vetoed.len()],
            said: self.said.clone(),
        }
    }

    fn verdict(&self, place: usize, funded: bool) -> Verdict {
        match (funded, self.said[place]) {
            (true, _) => Verdict::Fund,
            (false, Some((Verdict::Waitlist, _))) if !self.vetoed[place] => Verdict::Waitlist,
            (false, _) => Verdict::Decline,
        }
    }
}

/// The fill with what people decided: whom the panel funds goes first, whom it does not fund and whom the sponsor refuses stays out.
fn decide(
    rules: &Rules,
    requests: &[Request],
    undecided: &Undecided,
    tickets: &[Vec<usize>],
    decided: &Decided,
    lanes: &[usize],
) -> Fill {
    let mut requests = requests.to_vec();
    for (place, said) in decided.said.iter().enumerate() {
        if let Some((Verdict::Fund, Some(amount))) = said {
            requests[place].requested = Amount(*amount);
            requests[place].smallest = Amount(requests[place].smallest.0.min(*amount));
        }
    }
    let chosen =
        |place: &usize| matches!(decided.said[*place], Some((Verdict::Fund, _))) && !decided.vetoed[*place];
    let open = |place: &usize| decided.said[*place].is_none() && !decided.vetoed[*place];
    let mut lines = undecided.clone();
    let mut drawn = tickets.to_vec();
    for (lane, line) in lines.lines.iter_mut().enumerate() {
        let mut first: Vec<usize> = line
            .sure
            .iter()
            .chain(&line.draw)
            .chain(&line.rest)
            .copied()
            .filter(|place| chosen(place))
            .collect();
        let held: BTreeSet<usize> = first.iter().copied().collect();
        // The panel may fund one that the call's threshold left out of the order.
        first.extend(
            (0..lanes.len()).filter(|place| lanes[*place] == lane && chosen(place) && !held.contains(place)),
        );
        first.extend(line.sure.iter().copied().filter(|place| open(place)));
        line.sure = first;
        line.draw.retain(|place| open(place));
        line.rest.retain(|place| open(place));
        if let Some(tickets) = drawn.get_mut(lane) {
            tickets.retain(|place| open(place));
        }
    }
    lines.settle(rules, &requests, &drawn)
}

/// Proposals without a complete review stand behind all others of their lane.
fn add_unreviewed(
    inputs: &Inputs<'_>,
    places: &BTreeMap<ProposalId, usize>,
    track_lanes: &[usize],
    rows: &mut Vec<(usize, Ranked)>,
) {
    let call = &inputs.edition.call;
    let mut reviewed: BTreeMap<usize, u64> = BTreeMap::new();
    for (lane, _) in rows.iter() {
        *reviewed.entry(*lane).or_default() += 1;
    }
    for proposal in inputs
        .proposals
        .iter()
        .filter(|proposal| !places.contains_key(&proposal.proposal))
    {
        let lane = track_lanes[request(call, proposal).track];
        rows.push((
            lane,
            Ranked {
                absent: inputs.absent.get(&proposal.proposal).cloned().unwrap_or_default(),
                amount: None,
                calibrated_micropoints: None,
                decision: Verdict::Decline,
                expected_rank_centiranks: None,
                funded_basispoints: None,
                group: None,
                number: proposal.number.clone(),
                place: reviewed.get(&lane).copied().unwrap_or(0) + 1,
                proposal: proposal.proposal,
                rank_high_50: None,
                rank_high_90: None,
                rank_low_50: None,
                rank_low_90: None,
                raw_micropoints: None,
                reviews: 0,
                track: proposal.track.clone(),
                why: Why::Rank,
            },
        ));
    }
}

fn method(call: &Call, calibration: &Calibration, ranking: &Ranking) -> ResultMethod {
    let (calibrated, rank) = match calibration.method {
        Method::Exact => (Calibrated::Exact, "expected_rank"),
        Method::Iterative => (Calibrated::Iterative, "expected_rank"),
        Method::None => (Calibrated::None, "raw_mean"),
    };
    let mut notes: Vec<&str> = calibration.notes.iter().map(note).collect();
    notes.sort_unstable();
    notes.dedup();
    ResultMethod {
        calibration: calibrated,
        parameters: BTreeMap::from([
            ("components".to_owned(), json!(calibration.components.count)),
            ("draws".to_owned(), json!(ranking.draws)),
            ("noise".to_owned(), json!(call.method.noise)),
            ("notes".to_owned(), json!(notes)),
        ]),
        rank: Name::clean(rank),
        version: Name::clean("scoring.v1"),
    }
}

fn note(note: &Note) -> &'static str {
    match note {
        Note::TooLittle => "too_little",
        Note::NothingRepeats => "nothing_repeats",
        Note::NoConvergence => "no_convergence",
        Note::NotWanted => "not_wanted",
        Note::SeverityUntold => "severity_untold",
        Note::MeritUntold => "merit_untold",
        Note::NoSeverity => "no_severity",
        Note::NoMerit => "no_merit",
        Note::Components(_) => "components",
        Note::Alone(_) => "alone",
        Note::OneTotal(_) => "one_total",
        Note::Articulation(_) => "articulation",
    }
}

fn line(call: &Call, rows: &[Ranked]) -> FundingLine {
    let sums = |rows: &mut dyn Iterator<Item = &Ranked>| {
        rows.filter_map(|row| row.amount)
            .fold((0_u64, 0_u64), |(count, sum), amount| (count + 1, sum + amount))
    };
    let (funded, spent) = sums(&mut rows.iter());
    let by_track = |track: &Slug| -> Value {
        let (funded, spent) = sums(&mut rows.iter().filter(|row| row.track == *track));
        json!({"funded": funded, "spent": spent})
    };
    FundingLine {
        by_track: call
            .tracks
            .iter()
            .map(|track| (track.id.to_string(), by_track(&track.id)))
            .collect(),
        funded,
        spent,
    }
}
