//! The total of a head by the call's own grid.

use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::review::Head;
use paraph_bundle::result::core_rubric;

/// The total of a head in micropoints; none where something is missing or nothing has weight.
pub(super) fn total(call: &Call, head: &Head) -> Option<i64> {
    paraph_bundle::result::total(&core_rubric(&call.rubric)?, call, head).map(|points| points.0)
}
