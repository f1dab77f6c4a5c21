//! The signature of whoever works here: the card as a file, a passphrase, another signature.
//!
//! Passphrases come from standard input, one a line, never from an argument: arguments are seen by everybody.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::session::{Failure, Session, standard_input};
use super::{absolute, print};

/// The signature.
#[derive(Subcommand, Debug)]
pub(crate) enum SignatureCommand {
    /// Write your card: what a chair needs to accept you, or to name you in a call.
    Card {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Give the signature a passphrase, another one, or none. Standard input: the one that holds, if there is one, then the
    /// new one or nothing.
    Passphrase,
    /// Take a new signature, and withdraw the earlier one in a file for the chair.
    Replace {
        /// Why: it stands in the file for the chair.
        #[arg(long)]
        reason: String,
        /// Whether the passphrase of the earlier one comes from standard input.
        #[arg(long)]
        passphrase: bool,
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
}

/// Runs the command.
pub(super) fn signature(session: &Session, command: &SignatureCommand) -> Result<(), Failure> {
    match command {
        SignatureCommand::Card { to } => {
            let request = json!({"folder": to.as_deref().map(absolute)});
            let written = session.call("card_write", request)?;
            session.show(&written, |_| {
                format!("{}\n", written["path"].as_str().unwrap_or_default())
            });
        }
        SignatureCommand::Passphrase => {
            let locked = session.call("app_state", json!({}))?["me"]["locked"] == true;
            let given = standard_input()?;
            let mut lines = given.lines();
            let old = if locked { lines.next() } else { None };
            let request = json!({"old": old, "new": lines.next().unwrap_or_default()});
            let me = session.call("passphrase_set", request)?;
            session.show(&me, |words| print::me(words, &me));
        }
        SignatureCommand::Replace {
            reason,
            passphrase,
            to,
        } => {
            let passphrase = if *passphrase {
                Some(standard_input()?)
            } else {
                None
            };
            let request = json!({
                "reason": reason, "passphrase": passphrase, "folder": to.as_deref().map(absolute),
            });
            let made = session.call("signature_replace", request)?;
            session.show(&made, |_| {
                ["withdrawal", "card"]
                    .iter()
                    .filter_map(|file| made[*file]["path"].as_str())
                    .map(|path| format!("{path}\n"))
                    .collect()
            });
        }
    }
    Ok(())
}
