//! How far reviewers agree, and whether the order hangs on scores being equally spaced.

use std::collections::BTreeMap;

use paraph_bundle::payload::id::ProposalId;
use paraph_bundle::payload::review::Head;
use paraph_bundle::result::core_rubric;
use paraph_core::agree::{Alpha, Metric, alpha_interval, totals};
use paraph_core::calibrate::{Wanted, calibrate};
use paraph_core::options::ordinal_totals;

use super::super::base::phrase;
use super::super::totals::cells;
use super::refill::{Refill, only_in};
use super::{Ground, basis};
use crate::App;
use crate::wire::AgreementFigure;
use crate::words::{Args, Phrase};

/// Above this many proposals the interval, a thousand samples of all of them, is left out.
const MOST: usize = 2_000;

/// α of each criterion and of the totals.
pub(super) fn figures(app: &App, ground: &Ground) -> Vec<AgreementFigure> {
    let standing = &ground.standing;
    let mut rows = Vec::new();
    for criterion in &ground.in_force.call.rubric.criteria {
        let mut units: BTreeMap<ProposalId, Vec<i64>> = BTreeMap::new();
        for head in standing.counted.iter().filter(|head| head.ranked) {
            let step = standing
                .heads
                .get(&head.head)
                .and_then(|line| line.scores.get(&criterion.id));
            if let Some(step) = step {
                units.entry(head.proposal).or_default().push(*step);
            }
        }
        let units: Vec<Vec<i64>> = units.into_values().collect();
        rows.push(AgreementFigure {
            criterion: Some(criterion.id.to_string()),
            title: criterion.title.to_string(),
            ..figure(&units, true)
        });
    }
    rows.push(AgreementFigure {
        title: app.words().say("figures-total", &Args::none()),
        // Totals are too fine for an order of steps to say more.
        ..figure(&totals(&standing.table), false)
    });
    rows
}

fn figure(units: &[Vec<i64>], steps: bool) -> AgreementFigure {
    let alpha = Alpha::new(units);
    let (low, high) = (units.len() <= MOST)
        .then(|| alpha_interval(units, Metric::Interval))
        .flatten()
        .unzip();
    AgreementFigure {
        criterion: None,
        title: String::new(),
        proposals: u32::try_from(units.iter().filter(|unit| unit.len() > 1).count()).unwrap_or(u32::MAX),
        interval: alpha.interval.map(basis),
        ordinal: alpha.ordinal.filter(|_| steps).map(basis),
        low: low.map(basis),
        high: high.map(basis),
    }
}

/// How many of the funded stay when each step counts by its rank alone; none where nothing was estimated.
pub(super) fn ordinal_check(app: &App, ground: &Ground) -> Option<Phrase> {
    let standing = &ground.standing;
    let call = &ground.in_force.call;
    let fit = standing.calibration.fit.as_ref()?;
    let rubric = core_rubric(&call.rubric)?;
    let heads = heads(ground)?;
    let rows: Vec<_> = heads.iter().map(|head| cells(call, head)).collect();
    let values: Vec<_> = ordinal_totals(&rubric, &rows)
        .into_iter()
        .collect::<Option<_>>()?;
    let table = standing.table.with_totals(|at, _| values[at]);
    let again = calibrate(&table, Wanted::Automatic);
    let refill = Refill { standing, call };
    let some = |scores: Vec<_>| scores.into_iter().map(Some).collect::<Vec<_>>();
    let before = refill.by(&some(fit.scores()));
    let after = refill.in_order_of(&some(again.scores));
    let funded = before.iter().filter(|funded| **funded).count();
    let stay = funded - only_in(&after, &before).len();
    let args = Args::one("stay", stay).and("funded", funded);
    (funded > 0).then(|| phrase(app, "figures-ordinal", args))
}

/// The counted heads in the order of the table; none where a review was written on another grid.
fn heads(ground: &Ground) -> Option<Vec<&Head>> {
    let standing = &ground.standing;
    let mut of: BTreeMap<ProposalId, Vec<_>> = BTreeMap::new();
    for head in standing.counted.iter().filter(|head| head.ranked) {
        let line = standing.heads.get(&head.head)?;
        if super::super::totals::total(&ground.in_force.call, line).is_some() {
            of.entry(head.proposal).or_default().push((head.head, line));
        }
    }
    let mut found = Vec::new();
    for at in 0..standing.table.proposals().len() {
        let mut own = of.remove(&standing.id(at)?)?;
        own.sort_by_key(|(head, _)| *head);
        if own.len() != standing.table.of_proposal(at).len()
            || own.iter().any(|(_, line)| line.rubric != ground.in_force.rubric)
        {
            return None;
        }
        found.extend(own.into_iter().map(|(_, line)| line));
    }
    Some(found)
}
