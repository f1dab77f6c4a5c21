//! The order of reading, and what each stretch of text is.

use hayro::kurbo::Rect;

use crate::page::{Order, PageText};
use crate::words::Line;

/// Puts lines into the order of reading.
pub(crate) fn arrange(lines: Vec<Line>, _page: Rect, text: &mut PageText) -> Vec<Line> {
    text.order = Order::Found;
    lines
}
