//! Results: what a committee publishes, how its parts must agree, and how anyone repeats them.
//!
//! The page for people is the app's; the fields of each member are `payload::result`.

mod check;
mod label;
mod letter;
mod outcome;
mod publish;
mod recompute;
mod status;

pub use check::{CHECKS, Check, judge};
pub use label::labels;
pub use letter::{LetterSource, letter};
pub use outcome::{
    Acts, CountedHead, Inputs, Outcome, core_rubric, core_rules, inputs_id, outcome, ranked_heads, total,
};
pub use publish::{Ingredients, NamedReviewer, Prepared, Refused, announce, prepare};
pub use recompute::{Difference, Recomputed, recompute};
pub use status::statuses;

/// The text that a stranger runs in the unpacked folder: the same in every result of one version of Paraph.
pub const VERIFY_TXT: &str = include_str!("../VERIFY.txt");
