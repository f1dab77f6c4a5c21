//! The rules of Paraph: values and pure functions.
//!
//! No files, no clock, no randomness but what is passed in, no wire format. The mathematics is that of the design's
//! page on scores: whatever is published is an integer, computed with the same additions in the same order on every
//! machine, whatever the number of threads.
//!
//! ```text
//! rubric  -> review  -> calibrate -> rank -> fund -> decide
//!              |           |          |       draw
//!            graph       agree      stream
//! ```

mod cholesky;
mod design;
mod equations;
mod gradient;
mod reml;
mod sums;

pub mod calibrate;
pub mod graph;
pub mod hash;
pub mod id;
pub mod normal;
pub mod review;
pub mod rubric;
pub mod stream;
pub mod units;
