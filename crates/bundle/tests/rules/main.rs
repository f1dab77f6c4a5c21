//! The rules of the format, each by the last value that keeps it and the first that breaks it, and what is said of it.
//!
//! One program, so that it is linked once; each module begins with what it holds.

#![allow(clippy::expect_used, reason = "a test says why it stops")]

#[path = "../committee/mod.rs"]
mod committee;
mod judged;
mod resealed;
mod results;
mod told;
mod zipped;

mod agree;
mod belongs;
mod cards;
mod encrypted;
mod entries;
mod headers;
mod ledgers;
mod limits;
mod lines;
mod members;
mod memory;
mod recognised;
mod records;
mod sealed_again;
mod seals;
mod signatures;
mod signed_by;
mod spelling;
mod streams;
mod values;
mod within;
