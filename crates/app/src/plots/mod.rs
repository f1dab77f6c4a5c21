//! Drawings as SVG: one function each, the same for window, page and letters. A table stands beside each.
//!
//! Colours come from the page's style by `currentColor` and classes, so that a drawing works in both schemes and on
//! paper; groups are told apart by shape before colour.

use std::fmt::Write as _;

use crate::wire::{FundingLineView, RankGroup, RankingRow};
use crate::words::{Args, Words};

const ROW: f64 = 18.0;
const LEFT: f64 = 70.0;
const WIDTH: f64 = 640.0;

/// Places with their uncertainty: a thin line for 90 %, a thick one for 50 %, a dot for the expected place, hollow
/// where the scores decide nothing; a rule across for each funding line.
pub(crate) fn ranking(
    rows: &[RankingRow],
    lines: &[FundingLineView],
    what_if: bool,
    words: &Words,
) -> String {
    let placed: Vec<&RankingRow> = rows.iter().filter(|row| row.place.is_some()).collect();
    let most = placed.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "places are far below 2⁵²")]
    let scale = (WIDTH - LEFT - 20.0) / (most as f64);
    let x = |place: f64| LEFT + (place - 0.5) * scale;
    #[expect(clippy::cast_precision_loss, reason = "rows are far below 2⁵²")]
    let y = |index: usize| 14.0 + index as f64 * ROW;
    let height = y(placed.len()) + 8.0;
    let title = words.say("office-plot-ranking", &Args::one("count", placed.len()));
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" class=\"plot\"><title>{}</title>",
        escape(&title)
    );
    for line in lines {
        if let Some(at) = line.line {
            #[expect(clippy::cast_precision_loss, reason = "centiranks are far below 2⁵²")]
            let at = x(at as f64 / 100.0);
            let _ = write!(
                svg,
                "<line class=\"funding\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"4\" y2=\"{:.0}\" stroke=\"currentColor\" stroke-dasharray=\"4 3\"/>",
                height - 4.0
            );
        }
    }
    for (index, row) in placed.iter().enumerate() {
        let middle = y(index);
        let _ = write!(
            svg,
            "<text x=\"4\" y=\"{:.1}\" font-size=\"11\" fill=\"currentColor\">{}</text>",
            middle + 4.0,
            escape(&row.number)
        );
        let span = |svg: &mut String, low: Option<u32>, high: Option<u32>, width: f64| {
            if let (Some(low), Some(high)) = (low, high) {
                let (from, to) = (x(f64::from(low)), x(f64::from(high)));
                let _ = write!(
                    svg,
                    "<line x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{middle:.1}\" y2=\"{middle:.1}\" stroke=\"currentColor\" stroke-width=\"{width}\"/>"
                );
            }
        };
        span(&mut svg, row.low_90, row.high_90, 1.0);
        span(&mut svg, row.low_50, row.high_50, 4.0);
        #[expect(clippy::cast_precision_loss, reason = "centiranks are far below 2⁵²")]
        let at = row.expected_rank.map_or_else(
            || x(f64::from(row.place.unwrap_or(1))),
            |rank| x(rank as f64 / 100.0),
        );
        let fill = if row.group == RankGroup::Draw {
            "var(--paper, #fff)"
        } else {
            "currentColor"
        };
        let shape = match row.group {
            RankGroup::Out => format!(
                "<path d=\"M{:.1} {:.1}l8 8m0 -8l-8 8\" stroke=\"currentColor\" fill=\"none\"/>",
                at - 4.0,
                middle - 4.0
            ),
            RankGroup::NotFunded => format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{fill}\" stroke=\"currentColor\"/>",
                at - 4.0,
                middle - 4.0
            ),
            RankGroup::Funded | RankGroup::Draw => format!(
                "<circle cx=\"{at:.1}\" cy=\"{middle:.1}\" r=\"5\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
            ),
        };
        svg.push_str(&shape);
    }
    if what_if {
        let _ = write!(
            svg,
            "<text x=\"{:.0}\" y=\"{:.0}\" font-size=\"36\" text-anchor=\"middle\" fill=\"currentColor\" opacity=\"0.25\" transform=\"rotate(-20 {:.0} {:.0})\">{}</text>",
            WIDTH / 2.0,
            height / 2.0,
            WIDTH / 2.0,
            height / 2.0,
            escape(&words.say("office-not-the-result", &Args::none()))
        );
    }
    svg.push_str("</svg>");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
