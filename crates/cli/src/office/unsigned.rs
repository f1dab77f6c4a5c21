//! Reviews that came unsigned: typing them in from paper twice, drafts that ask whether they are right, and the answers.

use clap::Subcommand;
use paraph_app::Args;
use serde_json::{Value, json};

use super::ask::{find, proposal_id, row, say, text_of};
use super::print;
use crate::desk::session::{Ended, Session};

/// Reviews that came unsigned.
#[derive(Subcommand, Debug)]
pub(crate) enum UnsignedCommand {
    /// List them, person by person.
    List,
    /// Type one paper form in: the steps in the order of the grid, `x` cannot judge, `-` nothing.
    Type {
        /// Whose.
        name: String,
        /// The proposal's number.
        proposal: String,
        /// The steps.
        #[arg(required = true, allow_negative_numbers = true)]
        steps: Vec<String>,
        /// The second time.
        #[arg(long)]
        again: bool,
    },
    /// Show what was typed for a person, both times.
    Typed {
        /// Whose.
        name: String,
    },
    /// Take in what was typed for a person, once both times agree.
    Take {
        /// Whose.
        name: String,
    },
    /// Write drafts that ask people whether what was entered for them is right.
    Ask {
        /// Whose; without it, everybody's.
        name: Option<String>,
    },
    /// Say that somebody has confirmed what was entered.
    Confirm {
        /// Who.
        name: String,
        /// The numbers; without them, all.
        proposals: Vec<String>,
        /// Take it back.
        #[arg(long)]
        no: bool,
    },
}

pub(super) fn unsigned(session: &Session, command: &UnsignedCommand) -> Ended {
    match command {
        UnsignedCommand::List => say(session, "unsigned_list", json!({}), print::unsigned),
        UnsignedCommand::Type {
            name,
            proposal,
            steps,
            again,
        } => {
            let (row, proposal) = (row(session, name)?, proposal_id(session, proposal)?);
            let grid = session.call("typing_get", json!({ "row": row }))?;
            let criteria = grid["criteria"].as_array().cloned().unwrap_or_default();
            if criteria.len() != steps.len() {
                let args = Args::one("wanted", criteria.len()).and("given", steps.len());
                return Err(session.fault("office-cli-typed-count", &args));
            }
            let pass = if *again { 2 } else { 1 };
            let mut answer = grid;
            for (criterion, step) in criteria.iter().zip(steps) {
                let value = if step == "-" { "" } else { step.as_str() };
                let request = json!({
                    "row": row, "proposal": proposal, "criterion": criterion["id"], "value": value, "pass": pass,
                });
                answer = session.call("typing_set", request)?;
            }
            session.show(&answer, |words| print::typed(words, &answer));
            Ok(u8::from(answer["differences"].as_u64() > Some(0)))
        }
        UnsignedCommand::Typed { name } => {
            let row = row(session, name)?;
            say(session, "typing_get", json!({ "row": row }), print::typed)
        }
        UnsignedCommand::Take { name } => {
            let row = row(session, name)?;
            session.call("typing_take_in", json!({ "row": row }))?;
            say(session, "unsigned_list", json!({}), print::unsigned)
        }
        UnsignedCommand::Ask { name } => {
            let rows = name.as_ref().map(|name| row(session, name)).transpose()?;
            let rows = rows.map(|row| vec![row]);
            say(
                session,
                "confirmations_make",
                json!({ "rows": rows }),
                print::files,
            )
        }
        UnsignedCommand::Confirm { name, proposals, no } => {
            let list = session.call("unsigned_list", json!({}))?;
            let person = find(session, &list["people"], "name", name, "person")?;
            let all: Vec<Value> = person["reviews"].as_array().cloned().unwrap_or_default();
            let mut heads = Vec::new();
            if proposals.is_empty() {
                heads.extend(all.iter().map(|review| review["head"].clone()));
            }
            for number in proposals {
                let review = find(session, &person["reviews"], "number", number, "proposal")?;
                heads.push(json!(text_of(session, &review, "head")?));
            }
            let request = json!({ "heads": heads, "confirmed": !no });
            say(session, "unsigned_confirm", request, print::unsigned)
        }
    }
}
