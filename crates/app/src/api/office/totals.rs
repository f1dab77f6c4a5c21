//! The total of a head by the call's own grid.

use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::review::Head;
use paraph_bundle::result::core_rubric;
use paraph_core::rubric::Cell;
use paraph_core::units::Score;

/// The total of a head in micropoints; none where something is missing or nothing has weight.
pub(super) fn total(call: &Call, head: &Head) -> Option<i64> {
    paraph_bundle::result::total(&core_rubric(&call.rubric)?, call, head).map(|points| points.0)
}

/// The cells of a head in the order of the grid.
pub(super) fn cells(call: &Call, head: &Head) -> Vec<Cell> {
    let cell = |criterion: &paraph_bundle::payload::call::Criterion| match head.scores.get(&criterion.id) {
        Some(step) => i32::try_from(*step).map_or(Cell::Missing, |step| Cell::Score(Score(step))),
        None if head.na.contains(&criterion.id) => Cell::NotApplicable,
        None => Cell::Missing,
    };
    call.rubric.criteria.iter().map(cell).collect()
}
