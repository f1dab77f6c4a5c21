//! The funding line and those whom the scores cannot tell apart near it: funded without chance, draw group, not funded
//! (SCORING 3, random selection group, after Heyard et al. 2022).
//!
//! Nothing here depends on the names of proposals: tied ones are treated as one.

use crate::fund::{Fill, FillRule, Plan, Request, Rules, fill};
use crate::units::{Amount, Centiranks, Place};

/// Where a proposal stands before any draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Funded without chance.
    Funded,
    /// A public draw decides.
    Draw,
    /// Not funded.
    NotFunded,
}

impl Group {
    /// The word of the record: `funded`, `draw`, `not_funded`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Funded => "funded",
            Self::Draw => "draw",
            Self::NotFunded => "not_funded",
        }
    }
}

/// What a proposal's place is known to be, at the call's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The expected rank.
    pub expected: Centiranks,
    /// The better end.
    pub low: Place,
    /// The worse end.
    pub high: Place,
}

/// One lane's order: blocks of tied proposals, the best first, eligible ones only.
pub type Blocks = Vec<Vec<usize>>;

/// The line of one lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// How many of the lane are funded in the order of places.
    pub funded: usize,
    /// The expected rank of the last of them; `None` where there is no line or no interval.
    pub at: Option<Centiranks>,
    /// Funded without chance, the best first.
    pub sure: Vec<usize>,
    /// The draw group, in the order of places; empty if no draw is needed.
    pub draw: Vec<usize>,
    /// The rest, up to the first tie that no draw has decided.
    pub rest: Vec<usize>,
}

/// What a draw can give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How many of the group get an award, one in part among them.
    pub funded: usize,
    /// What the last of them gets, if that is less than it asks ([`FillRule::Part`]).
    pub part: Option<Amount>,
}

/// The line and the groups of all lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Of each proposal; `None` for those left out of the fill.
    pub groups: Vec<Option<Group>>,
    /// Of each lane.
    pub lines: Vec<Line>,
    /// The fill in the order of places, tied ones by the amount they ask.
    pub provisional: Fill,
}

impl Undecided {
    /// Must lots be drawn?
    pub fn needs_draw(&self) -> bool {
        self.lines.iter().any(|line| !line.draw.is_empty())
    }

    /// How many of the draw group of a lane can be funded, if lots fall in the order of places.
    pub fn room(&self, rules: &Rules, requests: &[Request], lane: usize) -> Room {
        let tickets: Vec<Vec<usize>> = self.lines.iter().map(|line| line.draw.clone()).collect();
        let filled = self.settle(rules, requests, &tickets);
        let drawn = self.lines.get(lane).map_or(&[][..], |line| &line.draw);
        let funded = || drawn.iter().copied().filter(|&at| filled.is_funded(at));
        Room {
            funded: funded().count(),
            part: funded().find_map(|at| filled.part(rules, requests, at)),
        }
    }

    /// The orders after the draw: sure ones, tickets, the rest. `tickets[lane]` is the draw group in the order of its
    /// tickets; while somebody of the group has none, the rest waits, since the group comes first.
    pub fn orders(&self, tickets: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let order = |(lane, line): (usize, &Line)| {
            let drawn = tickets.get(lane).map_or(&[][..], Vec::as_slice);
            let waits = line.draw.iter().any(|proposal| !drawn.contains(proposal));
            let rest = if waits { &[][..] } else { &line.rest };
            [&line.sure, drawn, rest].into_iter().flatten().copied().collect()
        };
        self.lines.iter().enumerate().map(order).collect()
    }

    /// The rule of each lane: where lots were drawn, `skip` acts as `stop`.
    pub fn rules(&self, rules: &Rules) -> Vec<FillRule> {
        let rule = |line: &Line| {
            if rules.fill == FillRule::Skip && !line.draw.is_empty() {
                FillRule::Stop
            } else {
                rules.fill
            }
        };
        self.lines.iter().map(rule).collect()
    }

    /// The fill after the draw.
    pub fn settle(&self, rules: &Rules, requests: &[Request], tickets: &[Vec<usize>]) -> Fill {
        fill_by(rules, requests, &self.orders(tickets), &self.rules(rules))
    }
}

/// A fill in which lanes may have rules of their own.
pub(crate) fn fill_by(rules: &Rules, requests: &[Request], orders: &[Vec<usize>], rule: &[FillRule]) -> Fill {
    if rule.iter().all(|one| *one == rules.fill) {
        return fill(rules, requests, orders);
    }
    let mut awards = vec![None; requests.len()];
    let plan = Plan::new(rules, requests);
    let (left, spent) = plan.walk(orders, rule, &mut |proposal, amount| {
        awards[proposal] = Some(Amount(amount));
    });
    Fill {
        awards,
        passed_over: Vec::new(),
        left: Amount(left),
        spent: spent.into_iter().map(Amount).collect(),
    }
}

/// Finds line and groups. `intervals` is indexed by proposal, `None` where nothing but the order is known.
pub fn undecided(
    rules: &Rules,
    requests: &[Request],
    lanes: &[Blocks],
    intervals: &[Option<Interval>],
) -> Undecided {
    let plan = Plan::new(rules, requests);
    let lanes: Vec<Blocks> = lanes.iter().map(|blocks| eligible(blocks, &plan)).collect();
    let provisional = fill(rules, requests, &flat(&lanes));
    let full = |filled: &Fill, proposal: usize| {
        plan.asked[proposal].is_some_and(|(asked, _)| filled.awards[proposal] == Some(Amount(asked)))
    };
    let mut groups: Vec<Option<Group>> = vec![None; requests.len()];
    let mut lines = vec![Line::default(); lanes.len()];
    for (line, blocks) in lines.iter_mut().zip(&lanes) {
        let members = || blocks.iter().flatten().copied();
        line.funded = members()
            .filter(|&proposal| provisional.is_funded(proposal))
            .count();
        let everyone = members().all(|proposal| full(&provisional, proposal));
        let last = members().rfind(|&proposal| provisional.is_funded(proposal));
        if !everyone {
            line.at = last
                .and_then(|proposal| intervals[proposal])
                .map(|interval| interval.expected);
        }
        for block in blocks {
            let funded = block
                .iter()
                .filter(|&&proposal| full(&provisional, proposal))
                .count();
            let touched = block.iter().any(|&proposal| provisional.is_funded(proposal));
            let split = block.len() > 1 && touched && funded < block.len();
            for &proposal in block {
                let by_order = if provisional.is_funded(proposal) {
                    Group::Funded
                } else {
                    Group::NotFunded
                };
                groups[proposal] = Some(match (line.at, intervals[proposal]) {
                    _ if split => Group::Draw,
                    (Some(at), Some(interval)) if i64::from(interval.high.0) * 100 < at.0 => Group::Funded,
                    (Some(at), Some(interval)) if i64::from(interval.low.0) * 100 > at.0 => Group::NotFunded,
                    (Some(_), Some(_)) => Group::Draw,
                    (_, _) => by_order,
                });
            }
        }
    }
    // Uneven requests: sure ones that do not fit together give up the worst placed of them.
    loop {
        let sure: Vec<Blocks> = lanes
            .iter()
            .map(|blocks| only(blocks, &groups, &[Group::Funded]))
            .collect();
        let filled = fill(rules, requests, &flat(&sure));
        let mut moved = false;
        for blocks in &sure {
            if blocks.iter().flatten().all(|&proposal| full(&filled, proposal)) {
                continue;
            }
            for &proposal in blocks.last().into_iter().flatten() {
                groups[proposal] = Some(Group::Draw);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    settle_without_lots(rules, requests, &lanes, &mut groups, &full);
    for (line, blocks) in lines.iter_mut().zip(&lanes) {
        let of = |group: Group| {
            only(blocks, &groups, &[group])
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        };
        line.sure = of(Group::Funded);
        line.draw = of(Group::Draw);
        line.rest = only(blocks, &groups, &[Group::NotFunded])
            .into_iter()
            .take_while(|block| block.len() == 1)
            .flatten()
            .collect();
    }
    Undecided {
        groups,
        lines,
        provisional,
    }
}

/// No draw is held where everyone in the group fits, where none does, or where the group is one proposal.
fn settle_without_lots(
    rules: &Rules,
    requests: &[Request],
    lanes: &[Blocks],
    groups: &mut [Option<Group>],
    full: &impl Fn(&Fill, usize) -> bool,
) {
    let open: Vec<Blocks> = lanes
        .iter()
        .map(|blocks| {
            let mut order = only(blocks, groups, &[Group::Funded]);
            let mut drawn: Vec<usize> = only(blocks, groups, &[Group::Draw])
                .into_iter()
                .flatten()
                .collect();
            drawn.sort_by_key(|&proposal| requests[proposal].requested);
            order.push(drawn);
            order
        })
        .collect();
    let rule = vec![
        if rules.fill == FillRule::Skip {
            FillRule::Stop
        } else {
            rules.fill
        };
        lanes.len()
    ];
    let filled = fill_by(rules, requests, &flat(&open), &rule);
    for blocks in &open {
        let Some(drawn) = blocks.last() else { continue };
        let everyone = drawn.iter().all(|&proposal| full(&filled, proposal));
        let no_one = drawn.iter().all(|&proposal| !filled.is_funded(proposal));
        if everyone || no_one || drawn.len() == 1 {
            for &proposal in drawn {
                let group = if filled.is_funded(proposal) {
                    Group::Funded
                } else {
                    Group::NotFunded
                };
                groups[proposal] = Some(group);
            }
        }
    }
}

/// Drops those whose request is refused; tied ones stand by the amount they ask, so that no name decides.
fn eligible(blocks: &Blocks, plan: &Plan) -> Blocks {
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut block: Vec<usize> = block
            .iter()
            .copied()
            .filter(|&proposal| plan.asked[proposal].is_some())
            .collect();
        block.sort_by_key(|&proposal| (plan.asked[proposal], proposal));
        if !block.is_empty() {
            kept.push(block);
        }
    }
    kept
}

fn only(blocks: &Blocks, groups: &[Option<Group>], wanted: &[Group]) -> Blocks {
    let of = |block: &Vec<usize>| -> Vec<usize> {
        block
            .iter()
            .copied()
            .filter(|&proposal| groups[proposal].is_some_and(|group| wanted.contains(&group)))
            .collect()
    };
    blocks.iter().map(of).filter(|block| !block.is_empty()).collect()
}

fn flat(lanes: &[Blocks]) -> Vec<Vec<usize>> {
    lanes
        .iter()
        .map(|blocks| blocks.iter().flatten().copied().collect())
        .collect()
}
