//! Files that come back: taking in, questions.

use std::path::PathBuf;

use clap::Subcommand;
use paraph_app::Args;
use serde_json::{Value, json};

use super::ask::{paths, say};
use super::print;
use crate::desk::session::{Ended, Session};

/// Questions.
#[derive(Subcommand, Debug)]
pub(crate) enum QuestionCommand {
    /// List them.
    List,
    /// A late review counts.
    Admit {
        /// Its head.
        head: String,
        /// Why.
        reason: String,
    },
    /// One of two versions holds.
    Settle {
        /// The head that holds.
        head: String,
        /// Why.
        reason: String,
    },
}

pub(super) fn receive(session: &Session, given: &[PathBuf], take_in: bool, all: bool) -> Ended {
    if given.is_empty() {
        return say(session, "received_list", json!({}), print::received);
    }
    let plan = session.call("received_plan", json!({ "paths": paths(given) }))?;
    let group = |name: &str| plan["counts"][name].as_u64().unwrap_or(0);
    let mut answer = json!({ "plan": plan });
    if take_in || all {
        let files: Option<Vec<Value>> = all.then(|| {
            plan["items"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|item| item["group"] == "ready" || item["group"] == "question")
                .map(|item| item["file"].clone())
                .collect()
        });
        let nothing = files.as_ref().map_or(group("ready") == 0, Vec::is_empty);
        if !nothing {
            answer["taken"] = session.call(
                "received_take_in",
                json!({ "plan": plan["plan"], "files": files }),
            )?;
        }
    }
    let left = if take_in && !all { group("question") } else { 0 };
    session.show(&answer, |words| {
        let mut out = print::plan(words, &answer);
        if left > 0 {
            out.push_str(&words.say("office-cli-receive-left", &Args::one("count", left)));
            out.push('\n');
        }
        out
    });
    Ok(if group("again") > 0 {
        1
    } else if group("question") > 0 {
        2
    } else {
        0
    })
}

pub(super) fn question(session: &Session, command: &QuestionCommand) -> Ended {
    match command {
        QuestionCommand::List => say(session, "received_list", json!({}), print::questions),
        QuestionCommand::Admit { head, reason } => say(
            session,
            "received_admit",
            json!({ "head": head, "reason": reason }),
            print::questions,
        ),
        QuestionCommand::Settle { head, reason } => {
            let list = session.call("received_list", json!({}))?;
            let asked = list["questions"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|question| {
                    question["heads"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .any(|known| known["head"] == json!(head))
                });
            let Some(asked) = asked else {
                return Err(session.fault("fault-not-found", &Args::one("what", "head").and("name", head)));
            };
            let request = json!({ "person": asked["person"], "proposal": asked["proposal"], "head": head, "reason": reason });
            say(session, "received_settle", request, print::questions)
        }
    }
}
