//! Joining groups of proposals that share no reviewer, at the least loss of similarity, so that places can be compared
//! (SCORING 2 and 8).

use super::{Assignment, Problem};

/// A proposal, who leaves it, who comes instead.
type Replacement = (usize, usize, usize);

impl Problem {
    /// Swaps reviewers between groups, each time at the least loss of similarity, until all proposals can be compared
    /// or nothing more can be done. Whoever was set by hand stays.
    pub fn connect(&self, assignment: &Assignment) -> Assignment {
        let mut current = assignment.clone();
        loop {
            let groups = current.components();
            if groups.len() < 2 {
                return current;
            }
            let Some(better) = self.joined(&current, &groups) else {
                return current;
            };
            current = better;
        }
    }

    /// The cheapest change that leaves fewer groups: one reviewer replaced, or two swapped. The smallest group that can be
    /// joined to another is.
    fn joined(&self, current: &Assignment, groups: &[Vec<usize>]) -> Option<Assignment> {
        let mut by_size: Vec<&Vec<usize>> = groups.iter().collect();
        by_size.sort_by_key(|group| (group.len(), group.first().copied()));
        by_size
            .into_iter()
            .find_map(|group| self.join(current, groups.len(), group))
    }

    fn join(&self, current: &Assignment, groups: usize, group: &[usize]) -> Option<Assignment> {
        let mut loads = vec![0_u32; self.loads.len()];
        for &(reviewer, _) in current.reviewers.iter().flatten() {
            loads[reviewer] += 1;
        }
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.loads.len()];
        for (proposal, list) in current.reviewers.iter().enumerate() {
            for &(reviewer, _) in list {
                holders[reviewer].push(proposal);
            }
        }
        let similarity =
            |proposal: usize, reviewer: usize| self.similarity(proposal, reviewer).map(i64::from);
        let has = |proposal: usize, reviewer: usize| {
            current.reviewers[proposal]
                .iter()
                .any(|&(one, _)| one == reviewer)
        };
        let inside = |proposal: usize| group.binary_search(&proposal).is_ok();
        let mut changes: Vec<(i64, Vec<Replacement>)> = Vec::new();
        for &proposal in group {
            for &(out, before) in &current.reviewers[proposal] {
                if self.is_given(proposal, out) {
                    continue;
                }
                for &(incoming, after) in &self.allowed[proposal] {
                    if has(proposal, incoming) || holders[incoming].first().is_none_or(|&other| inside(other))
                    {
                        continue;
                    }
                    let loss = i64::from(before) - i64::from(after);
                    if loads[incoming] < self.loads[incoming] {
                        changes.push((loss, vec![(proposal, out, incoming)]));
                    }
                    for &other in &holders[incoming] {
                        if has(other, out) || self.is_given(other, incoming) {
                            continue;
                        }
                        if let (Some(gone), Some(gained)) =
                            (similarity(other, incoming), similarity(other, out))
                        {
                            let swap = vec![(proposal, out, incoming), (other, incoming, out)];
                            changes.push((loss + gone - gained, swap));
                        }
                    }
                }
            }
        }
        changes.sort();
        changes.into_iter().find_map(|(_, change)| {
            let mut next = current.clone();
            for (proposal, out, incoming) in change {
                let list = &mut next.reviewers[proposal];
                list.retain(|&(reviewer, _)| reviewer != out);
                list.push((incoming, self.similarity(proposal, incoming)?));
                list.sort_unstable();
            }
            (next.components().len() < groups).then_some(next)
        })
    }
}
