//! The standing of an office: what `paraph_bundle::result::outcome` computes of it, with what screens and sentences
//! need beside. What-ifs change the inputs and never the record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paraph_bundle::merge::{RecordEntry, Reviewer, View};
use paraph_bundle::payload::call::{Calibration as Wish, Call};
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{Hash, ProposalId};
use paraph_bundle::payload::proposal::Proposal;
use paraph_bundle::payload::record::{Body, Record, Verdict};
use paraph_bundle::payload::result::Ranked;
use paraph_bundle::payload::review::Head;
use paraph_bundle::result::{Acts, CountedHead as Input, Inputs, Outcome, outcome, ranked_heads};
use paraph_core::calibrate::Calibration;
use paraph_core::fund::{Request, Rules};
use paraph_core::group::{Group, Undecided};
use paraph_core::knapsack::knapsack;
use paraph_core::rank::Ranking;
use paraph_core::review::ReviewTable;
use paraph_core::units::Micropoints;

use super::call::InForce;
use super::received::all_heads;
use super::state::Office;
use crate::error::{AppError, Result};

/// What is assumed instead of what is. Nothing is the record itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Assume {
    pub without: BTreeSet<String>,
    pub weights: Option<BTreeMap<String, u32>>,
    pub pool: Option<u64>,
    pub no_veto: bool,
    pub no_panel: bool,
    pub no_unsigned: bool,
    pub raw: bool,
    /// A record that is only looked at.
    pub also: Option<Kept<Record>>,
    /// Records that are looked past.
    pub not: BTreeSet<Hash>,
}

/// Why a proposal is in no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Out {
    Ceiling,
    Threshold,
    Unreviewed,
}

/// A panel's decision in force.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    pub verdict: Verdict,
    pub amount: Option<u64>,
    pub reason: Option<String>,
}

/// A draw that was held: its group in the order of tickets.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub order: Vec<ProposalId>,
}

/// A head that counts, with whose it is.
#[derive(Debug, Clone)]
pub(super) struct CountedHead {
    pub reviewer: Reviewer,
    pub proposal: ProposalId,
    pub head: Hash,
    pub unsigned: bool,
    /// Whether its round is the one that is ranked.
    pub ranked: bool,
}

/// Awards that follow the order.
pub(super) struct InOrder {
    pub awards: BTreeMap<ProposalId, u64>,
    pub spent: u64,
    pub worth: i128,
}

/// All of it.
pub(super) struct Standing {
    pub proposals: Vec<Proposal>,
    /// Index of a proposal in the table; none without a complete review.
    pub index: BTreeMap<ProposalId, usize>,
    pub rows: Vec<Ranked>,
    pub table: ReviewTable,
    pub calibration: Calibration,
    pub ranking: Ranking,
    pub undecided: Undecided,
    pub rules: Rules,
    pub requests: Vec<Request>,
    /// Lane of each track.
    pub lanes: Vec<usize>,
    pub counted: Vec<CountedHead>,
    pub heads: BTreeMap<Hash, Head>,
    pub out: BTreeMap<ProposalId, Out>,
    pub vetoed: BTreeSet<ProposalId>,
    pub decided: BTreeMap<ProposalId, Decided>,
    pub drawn: BTreeMap<usize, Drawn>,
    /// Awards after refusals and decisions.
    pub awards: BTreeMap<ProposalId, u64>,
    pub left: u64,
    pub spent: u64,
}

/// Works everything out.
pub(super) fn standing(office: &Office, in_force: &InForce, assume: &Assume) -> Result<Standing> {
    let proposals = in_force.proposals()?;
    let mut edition = in_force.edition.clone();
    change_call(&mut edition.call, assume);
    let heads = all_heads(office);
    let all: Vec<CountedHead> = office
        .view
        .counted()
        .map(|(head, cell)| CountedHead {
            reviewer: cell.reviewer.clone(),
            proposal: cell.proposal,
            head,
            unsigned: cell.unsigned,
            ranked: false,
        })
        .collect();
    let inputs: Vec<Input> = all
        .iter()
        .filter(|head| {
            !(assume.without.contains(&head.reviewer.as_text()) || assume.no_unsigned && head.unsigned)
        })
        .map(|head| {
            let value = heads
                .get(&head.head)
                .cloned()
                .ok_or_else(|| AppError::internal("a counted head without its line"))?;
            Ok(Input {
                head: head.head,
                reviewer: head.reviewer.as_text(),
                value,
            })
        })
        .collect::<Result<_>>()?;
    let looked = looked(office, assume);
    let records = looked
        .as_ref()
        .map_or(&office.view.in_force, |view| &view.in_force);
    let lists: BTreeMap<Hash, Vec<u8>> = office
        .state
        .lists
        .iter()
        .map(|(hash, list)| (*hash, list.to_vec()))
        .collect();
    let acts = Acts {
        decisions: !assume.no_panel,
        vetoes: !assume.no_veto,
    };
    let absent = BTreeMap::new();
    let found = outcome(&Inputs {
        edition: &edition,
        proposals: &proposals,
        heads: &inputs,
        records,
        lists: &lists,
        absent: &absent,
        acts,
    })
    .ok_or_else(|| AppError::internal("a grid that cannot be added up"))?;
    let ranked: BTreeSet<Hash> = ranked_heads(&edition.call, &inputs)
        .iter()
        .map(|head| head.head)
        .collect();
    let kept: BTreeSet<Hash> = inputs.iter().map(|head| head.head).collect();
    let counted = all
        .into_iter()
        .filter(|head| kept.contains(&head.head))
        .map(|head| CountedHead {
            ranked: ranked.contains(&head.head),
            ..head
        })
        .collect();
    let mut vetoed = BTreeSet::new();
    let mut decided = BTreeMap::new();
    let mut drawn = BTreeMap::new();
    let lanes = found.rules.lanes();
    for record in records.records().values() {
        match &record.body {
            Body::Veto(veto) if !assume.no_veto => {
                vetoed.insert(veto.proposal);
            }
            Body::Decision(decision) if !assume.no_panel => {
                let kept = Decided {
                    verdict: decision.decision,
                    amount: decision.amount,
                    reason: decision.reason.as_ref().map(ToString::to_string),
                };
                decided.insert(decision.proposal, kept);
            }
            Body::Draw(draw) => {
                if let Some(lane) = lane_of_draw(office, &in_force.call, &lanes, draw.announced) {
                    drawn.insert(lane, Drawn { order: draw.order() });
                }
            }
            Body::DrawByHand(draw) => {
                if let Some(lane) = lane_of_draw(office, &in_force.call, &lanes, draw.announced) {
                    drawn.insert(
                        lane,
                        Drawn {
                            order: draw.order.clone(),
                        },
                    );
                }
            }
            _ => {}
        }
    }
    Ok(Standing::new(
        found, proposals, lanes, counted, heads, vetoed, decided, drawn,
    ))
}

/// The call under an assumption.
fn change_call(call: &mut Call, assume: &Assume) {
    if let Some(weights) = &assume.weights {
        for criterion in &mut call.rubric.criteria {
            if let Some(weight) = weights.get(criterion.id.as_str()) {
                criterion.weight = u64::from(*weight);
            }
        }
    }
    if let Some(pool) = assume.pool {
        call.pool = pool;
    }
    if assume.raw {
        call.method.calibration = Wish::None;
    }
}

/// The view with a record that is only looked at, or without some.
fn looked(office: &Office, assume: &Assume) -> Option<View> {
    if assume.also.is_none() && assume.not.is_empty() {
        return None;
    }
    let mut state = office.state.clone();
    for id in &assume.not {
        state.records.remove(id);
    }
    if let Some(record) = &assume.also {
        let keys = BTreeSet::from([Hash::from(record.value.by)]);
        state.records.insert(
            record.hash,
            Arc::new(RecordEntry {
                record: record.clone(),
                keys,
                panels: BTreeSet::new(),
            }),
        );
    }
    Some(View::new(&state))
}

/// The lane of an announced draw: its list names a track, or none where tracks share an order.
pub(super) fn lane_of_draw(office: &Office, call: &Call, lanes: &[usize], announced: Hash) -> Option<usize> {
    let record = office.state.records.get(&announced)?;
    let Body::DrawAnnounced(body) = &record.record.value.body else {
        return None;
    };
    let list = office.state.lists.get(&body.commit)?;
    let list = paraph_bundle::payload::draw::DrawList::read(list).ok()?;
    let track = match list.track {
        Some(track) => call.tracks.iter().position(|known| known.id == track),
        None => call.tracks.iter().position(|track| track.budget.is_none()),
    };
    lanes.get(track?).copied()
}

impl Standing {
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one value, put together in one place"
    )]
    fn new(
        found: Outcome,
        proposals: Vec<Proposal>,
        lanes: Vec<usize>,
        counted: Vec<CountedHead>,
        heads: BTreeMap<Hash, Head>,
        vetoed: BTreeSet<ProposalId>,
        decided: BTreeMap<ProposalId, Decided>,
        drawn: BTreeMap<usize, Drawn>,
    ) -> Self {
        let index: BTreeMap<ProposalId, usize> = found
            .table
            .proposals()
            .iter()
            .enumerate()
            .filter_map(|(at, id)| Some((id.as_str().parse().ok()?, at)))
            .collect();
        let mut out = BTreeMap::new();
        for proposal in &proposals {
            match index.get(&proposal.proposal) {
                None => {
                    out.insert(proposal.proposal, Out::Unreviewed);
                }
                Some(&at) if found.requests[at].effective(&found.rules).is_none() => {
                    out.insert(proposal.proposal, Out::Ceiling);
                }
                Some(&at) if found.undecided.groups[at].is_none() => {
                    out.insert(proposal.proposal, Out::Threshold);
                }
                Some(_) => {}
            }
        }
        let awards: BTreeMap<ProposalId, u64> = found
            .rows
            .iter()
            .filter_map(|row| Some((row.proposal, row.amount?)))
            .collect();
        let spent: u64 = awards.values().sum();
        Self {
            index,
            rows: found.rows,
            table: found.table,
            calibration: found.calibration,
            ranking: found.ranking,
            undecided: found.undecided,
            left: found.rules.pool.0.saturating_sub(spent),
            rules: found.rules,
            requests: found.requests,
            proposals,
            lanes,
            counted,
            heads,
            out,
            vetoed,
            decided,
            drawn,
            awards,
            spent,
        }
    }

    /// What a proposal gets, if that is less than the rules make of its request because the money ended there; an amount
    /// that the committee decided is none.
    pub(super) fn part(&self, id: ProposalId) -> Option<u64> {
        let award = *self.awards.get(&id)?;
        let (asked, _) = self.requests[*self.index.get(&id)?].effective(&self.rules)?;
        let decided = self.decided.get(&id).and_then(|decided| decided.amount);
        (award < asked && decided.is_none()).then_some(award)
    }

    /// What a draw of a lane is about: the pool, within the lane's budget, less what needs no chance.
    pub(super) fn at_stake(&self, lane: usize) -> u64 {
        let none = vec![Vec::new(); self.undecided.lines.len()];
        let sure = self.undecided.settle(&self.rules, &self.requests, &none);
        let budget: Option<u64> = self
            .rules
            .tracks
            .iter()
            .zip(&self.lanes)
            .filter(|(_, of)| **of == lane)
            .find_map(|(track, _)| track.budget.map(|budget| budget.0));
        let spent = sure.spent.get(lane).map_or(0, |spent| spent.0);
        let own = budget.map_or(u64::MAX, |budget| budget.saturating_sub(spent));
        own.min(sure.left.0)
    }

    /// Whether the draw group of a lane waits for its lots.
    pub(super) fn open_draw(&self, lane: usize) -> bool {
        let line = &self.undecided.lines[lane];
        let drawn: BTreeSet<usize> = self
            .drawn
            .get(&lane)
            .map(|drawn| {
                drawn
                    .order
                    .iter()
                    .filter_map(|id| self.index.get(id).copied())
                    .collect()
            })
            .unwrap_or_default();
        !line.draw.is_empty() && !line.draw.iter().all(|at| drawn.contains(at))
    }

    /// Whether any lots are still to be drawn.
    pub(super) fn needs_draw(&self) -> bool {
        (0..self.undecided.lines.len()).any(|lane| self.open_draw(lane))
    }

    /// The same reviews with the most score for the money instead of the order: what a knapsack would give.
    pub(super) fn packed(mut self) -> Self {
        let worth: Vec<Option<Micropoints>> = (0..self.requests.len())
            .map(|at| {
                let open = self.undecided.groups[at].is_some()
                    && self.id(at).is_some_and(|id| !self.vetoed.contains(&id));
                open.then_some(self.calibration.scores[at])
            })
            .collect();
        let packed = knapsack(&self.rules, &self.requests, &worth);
        self.awards = packed
            .awards
            .iter()
            .enumerate()
            .filter_map(|(at, award)| Some((self.id(at)?, award.as_ref()?.0)))
            .collect();
        for (at, group) in self.undecided.groups.iter_mut().enumerate() {
            if group.is_some() {
                *group = Some(if packed.awards[at].is_some() {
                    Group::Funded
                } else {
                    Group::NotFunded
                });
            }
        }
        for line in &mut self.undecided.lines {
            line.draw.clear();
            line.at = None;
        }
        self.spent = self.awards.values().sum();
        self.left = self.rules.pool.0.saturating_sub(self.spent);
        self
    }

    /// The awards in the order of the list; while lots are still to be drawn, those of the provisional line.
    pub(super) fn in_order(&self) -> InOrder {
        let awards = if self.needs_draw() {
            let provisional = self.undecided.provisional.awards.iter().enumerate();
            provisional
                .filter_map(|(at, award)| Some((self.id(at)?, award.as_ref()?.0)))
                .collect()
        } else {
            self.awards.clone()
        };
        InOrder {
            spent: awards.values().sum(),
            worth: self.worth_of(&awards),
            awards,
        }
    }

    /// The sum of score times amount, which a knapsack makes as great as can be.
    pub(super) fn worth_of(&self, awards: &BTreeMap<ProposalId, u64>) -> i128 {
        awards
            .iter()
            .filter_map(|(id, amount)| {
                let score = self.calibration.scores[*self.index.get(id)?];
                Some(i128::from(score.0) * i128::from(*amount))
            })
            .sum()
    }

    /// The id of a proposal in the table.
    pub(super) fn id(&self, at: usize) -> Option<ProposalId> {
        self.table.proposals()[at].as_str().parse().ok()
    }

    /// The lane of a proposal.
    pub(super) fn lane(&self, proposal: &Proposal, call: &Call) -> usize {
        let track = call
            .tracks
            .iter()
            .position(|track| track.id == proposal.track)
            .unwrap_or(0);
        self.lanes[track]
    }
}
