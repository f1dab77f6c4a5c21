//! The committee's office: call, people, reviews received, ranking and decisions, publishing.
//!
//! One room for each of the office's screens. What is shared by them (the office's rows, records and register)
//! is in the modules without commands.

mod assign;
mod call;
mod draws;
mod people;
mod publish;
mod ranking;
mod received;

use crate::table::Command;

/// The tables of the office's rooms.
pub(super) static TABLES: &[&[Command]] = &[
    call::COMMANDS,
    people::COMMANDS,
    assign::COMMANDS,
    received::COMMANDS,
    ranking::COMMANDS,
    draws::COMMANDS,
    publish::COMMANDS,
];
