//! Decisions and draws.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::ask::say;
use super::print;
use crate::desk::absolute;
use crate::desk::session::{Ended, Session};

/// Draws.
#[derive(Subcommand, Debug)]
pub(crate) enum DrawCommand {
    /// Draws that are needed, announced, done.
    List,
    /// Announce: the signed list, before the number exists. Cannot be taken back.
    Announce {
        /// Only this strand.
        #[arg(long)]
        track: Option<String>,
        /// Which public number.
        #[arg(long)]
        source: Option<String>,
        /// When it comes into being.
        #[arg(long)]
        due: Option<String>,
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Enter the drawn number, typed twice by two people. Cannot be taken back.
    Enter {
        /// The line exactly as announced.
        seed: String,
        /// The same, by a second person.
        again: String,
        /// Only this strand.
        #[arg(long)]
        track: Option<String>,
        /// It corrects a number that was mistyped.
        #[arg(long)]
        corrects: bool,
    },
    /// Enter the order in which lots came out of an urn.
    ByHand {
        /// All proposals of the list, in the order in which they came.
        #[arg(required = true)]
        order: Vec<String>,
        /// Who saw it; given twice at least.
        #[arg(long, required = true)]
        witness: Vec<String>,
        /// Only this strand.
        #[arg(long)]
        track: Option<String>,
    },
}

/// Decisions.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum Decision {
    /// Selected for funding.
    Fund,
    /// Not selected.
    Decline,
    /// Reserve list.
    Waitlist,
    /// As the line says.
    Line,
}

/// How much a refusal says.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum Given {
    /// Ground and reason.
    Full,
    /// The ground.
    GroundOnly,
    /// Nothing.
    None,
}

pub(super) fn draw(session: &Session, command: &DrawCommand) -> Ended {
    match command {
        DrawCommand::List => say(session, "draw_list", json!({}), print::draws),
        DrawCommand::Announce {
            track,
            source,
            due,
            to,
        } => {
            let request = json!({ "track": track, "source": source, "due": due, "folder": to.as_deref().map(absolute) });
            say(session, "draw_announce", request, print::draws)
        }
        DrawCommand::Enter {
            seed,
            again,
            track,
            corrects,
        } => {
            let request = json!({ "seed": seed, "again": again, "track": track, "corrects": corrects });
            say(session, "draw_enter", request, print::draws)
        }
        DrawCommand::ByHand {
            order,
            witness,
            track,
        } => {
            let request = json!({ "order": order, "witnesses": witness, "track": track });
            say(session, "draw_by_hand", request, print::draws)
        }
    }
}

/// Papers beside a result.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum Papers {
    /// To be signed before publishing.
    Lawyer,
    /// One for each award.
    Dossiers,
    /// One for each reviewer.
    Certificates,
    /// What was done, at what hour, to be signed.
    Minutes,
}

impl Papers {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Lawyer => "lawyer",
            Self::Dossiers => "dossiers",
            Self::Certificates => "certificates",
            Self::Minutes => "minutes",
        }
    }
}
