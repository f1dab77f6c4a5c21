//! Which proposals can be compared: the graph of reviewers and proposals, its components, and the people on whom
//! its connection hangs (SCORING 2, fallbacks).

use crate::review::ReviewTable;

/// The connected components of the graph of complete reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Components {
    /// How many there are.
    pub count: usize,
    /// The component of each proposal, numbered by their first proposal.
    pub of_proposal: Vec<usize>,
    /// The component of each reviewer.
    pub of_reviewer: Vec<usize>,
}

impl Components {
    /// Union–find over the reviews.
    pub fn new(table: &ReviewTable) -> Self {
        let proposals = table.proposals().len();
        let mut parent: Vec<usize> = (0..proposals + table.reviewers().len()).collect();
        for review in table.reviews() {
            let a = root(&mut parent, review.proposal);
            let b = root(&mut parent, proposals + review.reviewer);
            // The smaller root stays: a component is known by its first proposal.
            parent[a.max(b)] = a.min(b);
        }
        let mut number = vec![usize::MAX; parent.len()];
        let mut count = 0;
        let mut component = vec![0; parent.len()];
        for node in 0..parent.len() {
            let top = root(&mut parent, node);
            if number[top] == usize::MAX {
                number[top] = count;
                count += 1;
            }
            component[node] = number[top];
        }
        let of_reviewer = component.split_off(proposals);
        Self {
            count,
            of_proposal: component,
            of_reviewer,
        }
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// Reviewers whose removal splits a component in which others remain on both sides, by index.
pub fn articulation_reviewers(table: &ReviewTable) -> Vec<usize> {
    let proposals = table.proposals().len();
    let nodes = proposals + table.reviewers().len();
    let mut neighbours = vec![Vec::new(); nodes];
    for review in table.reviews() {
        neighbours[review.proposal].push(proposals + review.reviewer);
        neighbours[proposals + review.reviewer].push(review.proposal);
    }
    // Hopcroft and Tarjan 1973, without recursion.
    let (mut depth, mut low) = (vec![usize::MAX; nodes], vec![usize::MAX; nodes]);
    let mut cut = vec![false; nodes];
    for start in 0..nodes {
        if depth[start] != usize::MAX {
            continue;
        }
        let mut stack = vec![(start, usize::MAX, 0_usize)];
        let mut children_of_root = 0;
        depth[start] = 0;
        low[start] = 0;
        while let Some(&(node, parent, next)) = stack.last() {
            if let Some(&other) = neighbours[node].get(next) {
                if let Some(top) = stack.last_mut() {
                    top.2 += 1;
                }
                if depth[other] == usize::MAX {
                    depth[other] = depth[node] + 1;
                    low[other] = depth[other];
                    stack.push((other, node, 0));
                } else if other != parent {
                    low[node] = low[node].min(depth[other]);
                }
                continue;
            }
            stack.pop();
            if parent == usize::MAX {
                cut[node] = children_of_root > 1;
            } else {
                low[parent] = low[parent].min(low[node]);
                if parent == start {
                    children_of_root += 1;
                } else if low[node] >= depth[parent] {
                    cut[parent] = true;
                }
            }
        }
    }
    (0..table.reviewers().len())
        .filter(|reviewer| cut[proposals + reviewer])
        .collect()
}
