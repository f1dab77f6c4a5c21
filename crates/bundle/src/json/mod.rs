//! JSON as the format allows it: the scanner that judges received bytes, and the splitter of members into lines.
//!
//! What fields a member has, and how a value is written, is not known here: that is `payload`.

mod lines;
mod scan;

pub use lines::{Line, Lines, MAX_LINE, MAX_LINES};
pub use scan::{MAX_DEPTH, scan};
