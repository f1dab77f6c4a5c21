//! The cheapest flow by ε-scaling push–relabel (Goldberg 1997, doi:10.1006/jagm.1995.0805): prices fall until no node has
//! too much, in phases of ever smaller ε.

use std::collections::VecDeque;

use super::{Network, index};

/// By how much ε shrinks from phase to phase.
const SHRINK: i64 = 8;

impl Network {
    /// Makes a flow that meets every need the cheapest one that does.
    pub(crate) fn cheapest(&mut self) {
        let nodes = self.need.len() + self.load.len() + 1;
        let scale = i64::try_from(nodes).unwrap_or(i64::MAX) + 1;
        let largest = self
            .cost
            .iter()
            .map(|cost| i64::from(*cost).abs())
            .max()
            .unwrap_or(0);
        let mut prices = Prices {
            cost: self.cost.iter().map(|&cost| i64::from(cost) * scale).collect(),
            proposal: vec![0; self.need.len()],
            reviewer: vec![0; self.load.len()],
            sink: 0,
        };
        let mut epsilon = (largest * scale).max(1);
        loop {
            epsilon = (epsilon / SHRINK).max(1);
            self.refine(&mut prices, epsilon);
            if epsilon == 1 {
                return;
            }
        }
    }

    /// One phase: makes the flow ε-optimal for a smaller ε.
    fn refine(&mut self, prices: &mut Prices, epsilon: i64) {
        let (proposals, reviewers) = (self.need.len(), self.load.len());
        let mut state = Excess {
            proposal: vec![0; proposals],
            reviewer: vec![0; reviewers],
            sink: 0,
            next_proposal: self.start[..proposals].to_vec(),
            held: vec![Vec::new(); reviewers],
            next_sink: 0,
            queue: VecDeque::new(),
        };
        for pair in 0..self.used.len() {
            let (from, to) = (self.proposal[pair] as usize, self.reviewer[pair] as usize);
            let reduced = prices.cost[pair] + prices.proposal[from] - prices.reviewer[to];
            if !self.used[pair] && reduced < 0 {
                self.used[pair] = true;
                state.proposal[from] -= 1;
                state.reviewer[to] += 1;
            } else if self.used[pair] && reduced > 0 {
                self.used[pair] = false;
                state.proposal[from] += 1;
                state.reviewer[to] -= 1;
            }
            if self.used[pair] {
                state.held[to].push(index(pair));
            }
        }
        for to in 0..reviewers {
            let reduced = prices.reviewer[to] - prices.sink;
            let wanted = match reduced {
                ..0 => self.load[to],
                0 => self.taken[to],
                1.. => 0,
            };
            let change = i64::from(wanted) - i64::from(self.taken[to]);
            state.reviewer[to] -= change;
            state.sink += change;
            self.taken[to] = wanted;
        }
        let sink = proposals + reviewers;
        state
            .queue
            .extend((0..proposals).filter(|&at| state.proposal[at] > 0));
        state.queue.extend(
            (0..reviewers)
                .filter(|&at| state.reviewer[at] > 0)
                .map(|at| proposals + at),
        );
        state.queue.extend((state.sink > 0).then_some(sink));
        while let Some(node) = state.queue.pop_front() {
            if node < proposals {
                self.discharge_proposal(node, prices, epsilon, &mut state);
            } else if node < sink {
                self.discharge_reviewer(node - proposals, prices, epsilon, &mut state);
            } else {
                self.discharge_sink(prices, epsilon, &mut state);
            }
        }
    }

    fn discharge_proposal(&mut self, from: usize, prices: &mut Prices, epsilon: i64, state: &mut Excess) {
        let (start, end) = (self.start[from], self.start[from + 1]);
        while state.proposal[from] > 0 {
            let pair = state.next_proposal[from];
            if pair == end {
                // One sweep finds both the new price and the first pair that it opens.
                let (mut best, mut first) = (i64::MIN, start);
                for pair in start..end {
                    let value = prices.reviewer[self.reviewer[pair] as usize] - prices.cost[pair];
                    if !self.used[pair] && value > best {
                        if best <= value - epsilon {
                            first = pair;
                        }
                        best = value;
                    }
                }
                prices.proposal[from] = best - epsilon;
                state.next_proposal[from] = first;
                continue;
            }
            let to = self.reviewer[pair] as usize;
            if !self.used[pair] && prices.cost[pair] + prices.proposal[from] < prices.reviewer[to] {
                self.used[pair] = true;
                state.held[to].push(index(pair));
                state.proposal[from] -= 1;
                state.give_reviewer(to, 1, self.need.len());
            } else {
                state.next_proposal[from] += 1;
            }
        }
    }

    /// A reviewer with too much gives back whatever is dearest; only the few pairs that are held are looked at.
    fn discharge_reviewer(&mut self, at: usize, prices: &mut Prices, epsilon: i64, state: &mut Excess) {
        let sink = self.need.len() + self.load.len();
        while state.reviewer[at] > 0 {
            let room = i64::from(self.load[at] - self.taken[at]);
            let (mut best, mut dearest) = (i64::MIN, None);
            for (place, &pair) in state.held[at].iter().enumerate() {
                let pair = pair as usize;
                let value = prices.proposal[self.proposal[pair] as usize] + prices.cost[pair];
                if value > best {
                    (best, dearest) = (value, Some(place));
                }
            }
            if room > 0 && prices.sink >= best {
                (best, dearest) = (prices.sink, None);
            }
            if best <= prices.reviewer[at] {
                prices.reviewer[at] = best - epsilon;
            }
            if let Some(place) = dearest {
                let pair = state.held[at].swap_remove(place) as usize;
                self.used[pair] = false;
                state.reviewer[at] -= 1;
                state.give_proposal(self.proposal[pair] as usize);
            } else {
                let sent = room.min(state.reviewer[at]);
                self.taken[at] += u32::try_from(sent).unwrap_or(0);
                state.reviewer[at] -= sent;
                state.give_sink(sent, sink);
            }
        }
    }

    fn discharge_sink(&mut self, prices: &mut Prices, epsilon: i64, state: &mut Excess) {
        while state.sink > 0 {
            let at = state.next_sink;
            if at == self.load.len() {
                let taken = (0..self.load.len()).filter(|&at| self.taken[at] > 0);
                let best = taken.map(|at| prices.reviewer[at]).max().unwrap_or(prices.sink);
                prices.sink = best - epsilon;
                state.next_sink = 0;
                continue;
            }
            if self.taken[at] > 0 && prices.sink < prices.reviewer[at] {
                let sent = state.sink.min(i64::from(self.taken[at]));
                self.taken[at] -= u32::try_from(sent).unwrap_or(0);
                state.sink -= sent;
                state.give_reviewer(at, sent, self.need.len());
            } else {
                state.next_sink += 1;
            }
        }
    }
}

/// Scaled costs and the nodes' prices.
struct Prices {
    cost: Vec<i64>,
    proposal: Vec<i64>,
    reviewer: Vec<i64>,
    sink: i64,
}

/// What each node has too much of, where its search stands, and who waits.
struct Excess {
    proposal: Vec<i64>,
    reviewer: Vec<i64>,
    sink: i64,
    next_proposal: Vec<usize>,
    /// The pairs that each reviewer holds.
    held: Vec<Vec<u32>>,
    next_sink: usize,
    queue: VecDeque<usize>,
}

impl Excess {
    fn give_proposal(&mut self, at: usize) {
        self.proposal[at] += 1;
        if self.proposal[at] == 1 {
            self.queue.push_back(at);
        }
    }

    fn give_reviewer(&mut self, at: usize, amount: i64, proposals: usize) {
        let before = self.reviewer[at];
        self.reviewer[at] += amount;
        if before <= 0 && self.reviewer[at] > 0 {
            self.queue.push_back(proposals + at);
        }
    }

    fn give_sink(&mut self, amount: i64, node: usize) {
        let before = self.sink;
        self.sink += amount;
        if before <= 0 && self.sink > 0 {
            self.queue.push_back(node);
        }
    }
}
