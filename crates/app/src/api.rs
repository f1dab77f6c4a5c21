//! The use cases, a room for each part of the work. Each room has its table of commands; this is the list of rooms.

mod blind;
mod conflicts;
mod desk_call;
mod desk_table;
mod files;
mod handed;
mod handin;
mod handin_copies;
mod handin_file;
mod handin_lines;
mod history;
mod identity;
pub(crate) mod import;
mod knowledge;
mod mail_open;
mod marks;
mod marks_exchange;
pub(crate) mod marks_file;
mod marks_found;
mod office;
mod paper;
mod proposals;
mod reviews;
mod rounds;
pub(crate) mod safety;
pub(crate) mod safety_copy;
mod sample;
mod scores_fill;
mod scores_out;
mod settings;
mod state;
mod taken_over;

pub(crate) use conflicts::judge_tie;
pub(crate) use proposals::KeptTable;
pub(crate) use state::{entered, office_path};

use crate::table::Command;

/// The tables of all rooms. A new room is one line here.
static TABLES: &[&[Command]] = &[
    state::COMMANDS,
    settings::COMMANDS,
    identity::COMMANDS,
    files::COMMANDS,
    safety::COMMANDS,
    safety_copy::COMMANDS,
    conflicts::COMMANDS,
    import::COMMANDS,
    proposals::COMMANDS,
    paper::COMMANDS,
    blind::COMMANDS,
    marks::COMMANDS,
    reviews::COMMANDS,
    rounds::COMMANDS,
    history::COMMANDS,
    handin::COMMANDS,
    handin_copies::COMMANDS,
    desk_table::COMMANDS,
    scores_fill::COMMANDS,
    scores_out::COMMANDS,
    mail_open::COMMANDS,
    taken_over::COMMANDS,
];

/// Every command, in the order of the rooms.
pub(crate) fn commands() -> impl Iterator<Item = &'static Command> {
    TABLES.iter().chain(office::TABLES).flat_map(|table| table.iter())
}
