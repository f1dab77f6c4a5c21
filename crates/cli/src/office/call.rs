//! The call: template, fields, proposals, freezing, notice.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use paraph_app::Args;
use serde_json::{Value, json};

use super::ask::say;
use super::print;
use crate::desk::absolute;
use crate::desk::session::{Ended, Failure, Session, standard_input};

/// The call.
#[derive(Subcommand, Debug)]
pub(crate) enum CallCommand {
    /// Make an office.
    Create {
        /// Its name.
        name: String,
    },
    /// Open the sample committee's office, as its chair finds it after the close.
    Sample,
    /// The call as it stands, and what it wants.
    Show,
    /// List templates, or start from one.
    Template {
        /// Its id.
        template: Option<String>,
    },
    /// Change fields: a JSON object whose fields replace those of the call, from a file or `-`.
    Set {
        /// The file.
        file: PathBuf,
    },
    /// Start from an earlier call's file.
    Copy {
        /// The file.
        file: PathBuf,
    },
    /// Name somebody in the call, by the card they sent.
    Name {
        /// The card.
        card: PathBuf,
        /// What they are in the call.
        #[arg(long = "as", value_name = "ROLE", default_value = "deputy", value_parser = ["chair", "deputy", "veto", "observer"])]
        role: String,
    },
    /// Take proposals in: tables (CSV, XLSX, ODS), PDFs, folders, zips.
    Proposals {
        /// Tables and documents; without any, the list.
        paths: Vec<PathBuf>,
    },
    /// Freeze: sign an edition. Cannot be taken back; a later edition can correct it.
    Freeze,
    /// Write the call notice with the control number.
    Notice {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
}

pub(super) fn call(session: &Session, command: &CallCommand) -> Ended {
    match command {
        CallCommand::Create { .. } | CallCommand::Sample => Ok(0),
        CallCommand::Show => say(session, "call_get", json!({}), print::call),
        CallCommand::Template { template: None } => {
            say(session, "call_templates", json!({}), print::templates)
        }
        CallCommand::Template { template } => say(
            session,
            "call_template",
            json!({ "template": template }),
            print::call,
        ),
        CallCommand::Set { file } => {
            let text = content(session, file)?;
            let changes: Value =
                serde_json::from_str(&text).map_err(|_| session.usage("office-cli-not-json"))?;
            let mut body = session.call("call_get", json!({}))?["body"].clone();
            if let (Some(body), Some(changes)) = (body.as_object_mut(), changes.as_object()) {
                body.extend(changes.clone());
            }
            say(session, "call_update", body, print::call)
        }
        CallCommand::Copy { file } => say(
            session,
            "call_copy",
            json!({ "path": absolute(file) }),
            print::call,
        ),
        CallCommand::Name { card, role } => {
            let card = session.call("card_read", json!({ "path": absolute(card) }))?;
            let mut body = session.call("call_get", json!({}))?["body"].clone();
            let named = json!({
                "role": role, "name": card["name"], "email": card["email"], "person": card["person"], "age": card["age"],
            });
            if let Some(people) = body["people"].as_array_mut() {
                people.retain(|one| one["person"] != card["person"]);
                people.push(named);
            }
            say(session, "call_update", body, print::call)
        }
        CallCommand::Proposals { paths: given } => {
            let is_table = |path: &&PathBuf| {
                path.extension().and_then(|end| end.to_str()).is_some_and(|end| {
                    ["csv", "tsv", "xlsx", "ods", "xls"].contains(&end.to_lowercase().as_str())
                })
            };
            let (tables, documents): (Vec<&PathBuf>, Vec<&PathBuf>) = given.iter().partition(is_table);
            let mut answers = Vec::new();
            for table in tables {
                answers.push(session.call("office_proposals_table", json!({ "path": absolute(table) }))?);
            }
            if !documents.is_empty() {
                let documents: Vec<String> = documents.iter().map(|path| absolute(path)).collect();
                answers.push(session.call("office_proposals_files", json!({ "paths": documents }))?);
            }
            let list = session.call("office_proposals", json!({}))?;
            let answer = json!({ "taken": answers, "list": list });
            session.show(&answer, |words| {
                print::taken(words, &answer["taken"]) + &print::proposals(words, &answer["list"])
            });
            Ok(0)
        }
        CallCommand::Freeze => say(session, "call_freeze", json!({}), print::call),
        CallCommand::Notice { to } => say(
            session,
            "call_notice",
            json!({ "folder": to.as_deref().map(absolute) }),
            print::notice,
        ),
    }
}

/// A file, or standard input for `-`.
pub(super) fn content(session: &Session, file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        return standard_input();
    }
    fs_err::read_to_string(file).map_err(|_| {
        session.fault(
            "office-cli-not-read",
            &Args::one("file", file.display().to_string()),
        )
    })
}
