//! The committee's office: call, people, reviews received, ranking and decisions, publishing.
//!
//! One room for each of the office's screens. What is shared by them (the office's rows, records and register)
//! is in the modules without commands.

mod acts;
mod announce;
mod archive;
mod assign;
mod base;
mod call;
mod chairs;
mod draft;
mod draws;
mod edition;
mod entered;
mod files;
mod keys;
mod knowledge;
mod paths;
mod people;
mod public;
mod publish;
mod ranking;
mod received;
mod sealing;
mod sentences;
mod standing;
mod state;
mod totals;

pub(super) use knowledge::knowledge;

use crate::table::Command;

/// The tables of the office's rooms.
pub(super) static TABLES: &[&[Command]] = &[
    call::COMMANDS,
    people::COMMANDS,
    chairs::COMMANDS,
    assign::COMMANDS,
    received::COMMANDS,
    ranking::COMMANDS,
    draws::COMMANDS,
    publish::COMMANDS,
];
