//! Flow between proposals and reviewers: the largest one (Dinic), and the cheapest one by ε-scaling push–relabel
//! (Goldberg 1997, doi:10.1006/jagm.1995.0805).
//!
//! Nodes are proposals, reviewers and one sink; a pair carries one review at most. What a pair costs, and which pairs
//! there are, is decided in [`crate::assign`].

use std::collections::VecDeque;

/// By how much ε shrinks from phase to phase.
const SHRINK: i64 = 8;

/// Pairs between proposals and reviewers, and the flow on them.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// How many reviews each proposal needs.
    need: Vec<u32>,
    /// How many each reviewer takes at most.
    load: Vec<u32>,
    /// Where each proposal's pairs begin.
    start: Vec<usize>,
    /// The reviewer of each pair.
    reviewer: Vec<u32>,
    /// The proposal of each pair.
    proposal: Vec<u32>,
    cost: Vec<i32>,
    /// Where each reviewer's list of pairs begins.
    reviewer_start: Vec<usize>,
    reviewer_pairs: Vec<u32>,
    /// Does the pair carry a review?
    pub(crate) used: Vec<bool>,
    /// Reviews of each reviewer.
    taken: Vec<u32>,
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

impl Network {
    /// `pairs[proposal]` holds (reviewer, cost), by reviewer.
    pub(crate) fn new(need: Vec<u32>, load: Vec<u32>, pairs: &[Vec<(usize, i32)>]) -> Self {
        let mut start = vec![0];
        let (mut reviewer, mut proposal, mut cost) = (Vec::new(), Vec::new(), Vec::new());
        let mut reviewer_start = vec![0; load.len() + 1];
        for (from, list) in pairs.iter().enumerate() {
            for &(to, price) in list {
                reviewer.push(index(to));
                proposal.push(index(from));
                cost.push(price);
                reviewer_start[to + 1] += 1;
            }
            start.push(reviewer.len());
        }
        for at in 0..load.len() {
            reviewer_start[at + 1] += reviewer_start[at];
        }
        let mut next = reviewer_start.clone();
        let mut reviewer_pairs = vec![0; reviewer.len()];
        for (pair, &to) in reviewer.iter().enumerate() {
            reviewer_pairs[next[to as usize]] = index(pair);
            next[to as usize] += 1;
        }
        let (used, taken) = (vec![false; reviewer.len()], vec![0; load.len()]);
        Self {
            need,
            load,
            start,
            reviewer,
            proposal,
            cost,
            reviewer_start,
            reviewer_pairs,
            used,
            taken,
        }
    }

    fn pairs_of_reviewer(&self, reviewer: usize) -> &[u32] {
        &self.reviewer_pairs[self.reviewer_start[reviewer]..self.reviewer_start[reviewer + 1]]
    }

    /// Reviewer and cost of each pair of a proposal that carries a review.
    pub(crate) fn chosen(&self, proposal: usize) -> impl Iterator<Item = (usize, i32)> + '_ {
        let range = self.start[proposal]..self.start[proposal + 1];
        range
            .filter(|&pair| self.used[pair])
            .map(|pair| (self.reviewer[pair] as usize, self.cost[pair]))
    }

    /// Sends as much as possible. The answer is empty if every need is met; else the proposals on the short side of the
    /// smallest cut, which together have too few reviewers.
    pub(crate) fn fill(&mut self) -> Vec<usize> {
        let proposals = self.need.len();
        let mut missing: Vec<u32> = self.need.clone();
        for (pair, used) in self.used.iter().enumerate() {
            if *used {
                missing[self.proposal[pair] as usize] -= 1;
            }
        }
        loop {
            let (depth_proposal, depth_reviewer, reached) = self.levels(&missing);
            if !reached {
                if missing.iter().all(|&missing| missing == 0) {
                    return Vec::new();
                }
                return (0..proposals)
                    .filter(|&at| depth_proposal[at] != u32::MAX)
                    .collect();
            }
            let mut next_proposal: Vec<usize> = self.start[..proposals].to_vec();
            let mut next_reviewer: Vec<usize> = self.reviewer_start[..self.load.len()].to_vec();
            for from in 0..proposals {
                while missing[from] > 0
                    && self.augment(
                        from,
                        (&depth_proposal, &depth_reviewer),
                        &mut next_proposal,
                        &mut next_reviewer,
                    )
                {
                    missing[from] -= 1;
                }
            }
        }
    }

    /// Breadth-first depths from proposals in need.
    fn levels(&self, missing: &[u32]) -> (Vec<u32>, Vec<u32>, bool) {
        let mut depth_proposal = vec![u32::MAX; self.need.len()];
        let mut depth_reviewer = vec![u32::MAX; self.load.len()];
        let mut queue: VecDeque<usize> = (0..missing.len()).filter(|&at| missing[at] > 0).collect();
        for &at in &queue {
            depth_proposal[at] = 0;
        }
        let mut reached = u32::MAX;
        while let Some(from) = queue.pop_front() {
            let depth = depth_proposal[from];
            if depth >= reached {
                break;
            }
            for pair in self.start[from]..self.start[from + 1] {
                let to = self.reviewer[pair] as usize;
                if self.used[pair] || depth_reviewer[to] != u32::MAX {
                    continue;
                }
                depth_reviewer[to] = depth + 1;
                if self.taken[to] < self.load[to] {
                    reached = depth + 1;
                    continue;
                }
                for &back in self.pairs_of_reviewer(to) {
                    let other = self.proposal[back as usize] as usize;
                    if self.used[back as usize] && depth_proposal[other] == u32::MAX {
                        depth_proposal[other] = depth + 2;
                        queue.push_back(other);
                    }
                }
            }
        }
        (depth_proposal, depth_reviewer, reached != u32::MAX)
    }

    /// One path to a reviewer with room, along rising depths.
    fn augment(
        &mut self,
        from: usize,
        (depth_proposal, depth_reviewer): (&[u32], &[u32]),
        next_proposal: &mut [usize],
        next_reviewer: &mut [usize],
    ) -> bool {
        // Pairs of the path so far: one forth, one back, one forth …
        let mut path: Vec<usize> = Vec::new();
        let mut at = from;
        loop {
            let pair = next_proposal[at];
            if pair == self.start[at + 1] {
                // A dead end: one step back, past the pair that led here.
                let Some(back) = path.pop() else { return false };
                let Some(forth) = path.pop() else { return false };
                next_reviewer[self.reviewer[back] as usize] += 1;
                at = self.proposal[forth] as usize;
                continue;
            }
            let to = self.reviewer[pair] as usize;
            if self.used[pair] || depth_reviewer[to] != depth_proposal[at].saturating_add(1) {
                next_proposal[at] += 1;
                continue;
            }
            if self.taken[to] < self.load[to] {
                path.push(pair);
                self.taken[to] += 1;
                for pair in path {
                    self.used[pair] = !self.used[pair];
                }
                return true;
            }
            let mut onward = None;
            while next_reviewer[to] < self.reviewer_start[to + 1] {
                let back = self.reviewer_pairs[next_reviewer[to]] as usize;
                let other = self.proposal[back] as usize;
                if self.used[back] && depth_proposal[other] == depth_reviewer[to].saturating_add(1) {
                    onward = Some((back, other));
                    break;
                }
                next_reviewer[to] += 1;
            }
            match onward {
                Some((back, other)) => {
                    path.push(pair);
                    path.push(back);
                    at = other;
                }
                None => next_proposal[at] += 1,
            }
        }
    }

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
            match dearest {
                Some(place) => {
                    let pair = state.held[at].swap_remove(place) as usize;
                    self.used[pair] = false;
                    state.reviewer[at] -= 1;
                    state.give_proposal(self.proposal[pair] as usize);
                }
                None => {
                    let sent = room.min(state.reviewer[at]);
                    self.taken[at] += u32::try_from(sent).unwrap_or(0);
                    state.reviewer[at] -= sent;
                    state.give_sink(sent, sink);
                }
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
