//! What hangs on single reviewers: the decisions without each in turn, and the groups that have none in common.

use paraph_core::calibrate::Method;
use paraph_core::options::LeftOut;

use super::super::base::phrase;
use super::Ground;
use super::refill::Refill;
use crate::App;
use crate::wire::{Island, LeaveOneOut, LeftOutFigure};
use crate::words::Args;

/// More reviewers than this would mean as many solves of a large model.
const MOST: usize = 300;

/// The decisions without each reviewer in turn, by the scores alone.
pub(super) fn figures(app: &App, ground: &Ground, names: &[String]) -> Option<LeaveOneOut> {
    let standing = &ground.standing;
    let fit = standing.calibration.fit.as_ref()?;
    if standing.calibration.method != Method::Exact || names.len() > MOST {
        return None;
    }
    let refill = Refill {
        standing,
        call: &ground.in_force.call,
    };
    let scores: Vec<_> = fit.scores().into_iter().map(Some).collect();
    let funded = refill.by(&scores).into_iter().filter(|funded| *funded).count();
    let mut found = fit.leave_one_out(&standing.table, |scores| refill.by(scores));
    let most = found.iter().map(LeftOut::changes).max().unwrap_or(0);
    found.sort_by_key(|out| std::cmp::Reverse(out.changes()));
    Some(LeaveOneOut {
        funded,
        most,
        reviewers: found
            .iter()
            .map(|out| LeftOutFigure {
                name: names[out.reviewer].clone(),
                entered: ground.numbers(out.entered.iter().copied()),
                left: ground.numbers(out.left.iter().copied()),
            })
            .collect(),
        sentence: phrase(
            app,
            "rank-leave-one-out",
            Args::one("changes", most).and("decisions", funded),
        ),
    })
}

/// The groups of proposals without a reviewer in common; none where there is one alone.
pub(super) fn islands(ground: &Ground, names: &[String]) -> Vec<Island> {
    let standing = &ground.standing;
    let components = &standing.calibration.components;
    if components.count < 2 {
        return Vec::new();
    }
    let members =
        |of: &[usize], group: usize| -> Vec<usize> { (0..of.len()).filter(|&at| of[at] == group).collect() };
    let mut islands: Vec<Island> = (0..components.count)
        .map(|group| {
            let proposals = members(&components.of_proposal, group);
            let funded = proposals
                .iter()
                .filter_map(|at| standing.id(*at))
                .filter(|id| standing.awards.contains_key(id))
                .count();
            let mut reviewers: Vec<String> = members(&components.of_reviewer, group)
                .into_iter()
                .map(|at| names[at].clone())
                .collect();
            reviewers.sort();
            Island {
                proposals: ground.numbers(proposals),
                reviewers,
                funded,
            }
        })
        .collect();
    islands.sort_by_key(|island| std::cmp::Reverse(island.proposals.len()));
    islands
}
