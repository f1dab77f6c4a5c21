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
mod call_files;
mod chairs;
mod draft;
mod draws;
mod edition;
mod entered;
mod figures;
mod files;
mod handed_on;
mod keys;
mod knowledge;
mod minutes;
mod paths;
mod people;
mod public;
mod publish;
mod ranking;
mod received;
pub(super) mod sample;
mod sealing;
mod sentences;
mod standing;
mod state;
mod totals;
mod withdrawn;

pub(super) use knowledge::knowledge;
pub(super) use publish::waits_for_signature;

use crate::App;
use crate::error::Result;
use crate::table::Command;
use crate::words::Args;
use crate::workspace::Workspace;

/// Gives a new office a call with nothing in it but what every call has: a zone and one round.
pub(super) fn begin(app: &App, workspace: &Workspace) -> Result<()> {
    let body = base::empty_call(app);
    let text = serde_json::to_string(&body).map_err(crate::error::AppError::internal)?;
    workspace.store.write::<_, crate::error::AppError>(move |write| {
        write.set_choice(base::CALL_BODY, Some(&text))?;
        Ok(())
    })?;
    Ok(())
}

/// What an office without a name of its own is called: by its call, once that has a title.
pub(super) fn title(app: &App, read: &paraph_store::Read<'_>) -> Result<String> {
    let title = base::call_body(read)?.title;
    Ok(if title.trim().is_empty() {
        app.words().say("office-name-new", &Args::none())
    } else {
        title
    })
}

/// The tables of the office's rooms.
pub(super) static TABLES: &[&[Command]] = &[
    call::COMMANDS,
    people::COMMANDS,
    chairs::COMMANDS,
    withdrawn::COMMANDS,
    assign::COMMANDS,
    received::COMMANDS,
    ranking::COMMANDS,
    figures::COMMANDS,
    draws::COMMANDS,
    publish::COMMANDS,
];
