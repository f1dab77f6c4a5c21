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
#![expect(
    clippy::needless_range_loop,
    reason = "formulas keep their indices, and lanes of eight their loops, so that they read as on paper"
)]

mod cholesky;
mod design;
mod elimination;
mod equations;
mod flow;
mod gradient;
mod reml;
mod sample;
mod sums;

pub mod agree;
pub mod assign;
pub mod calibrate;
pub mod decide;
pub mod draw;
pub mod expertise;
pub mod fund;
pub mod graph;
pub mod group;
pub mod hash;
pub mod id;
pub mod influence;
pub mod knapsack;
pub mod normal;
pub mod options;
pub mod rank;
pub mod review;
pub mod rubric;
pub mod stream;
pub mod units;
