//! The chair's commands: every step of the committee's walk, from a terminal or a script.
//!
//! Each command is one or two calls of the table in `paraph-app`; `--json` prints the answer as it crosses the bridge.

mod ask;
mod call;
mod decide;
mod people;
mod print;
mod receive;
mod unsigned;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use paraph_app::{Args, Language};
use serde_json::{Value, json};

use self::ask::{handed, proposal_id, say};
use self::call::{CallCommand, call};
use self::decide::{Decision, DrawCommand, Given, Papers, draw};
use self::people::{AssignCommand, PeopleCommand, assign, people};
use self::receive::{QuestionCommand, question, receive};
use self::unsigned::{UnsignedCommand, unsigned};
use crate::desk::Common;
use crate::desk::absolute;
use crate::desk::session::{Ended, Failure, Session};

/// The chair's commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Office {
    /// Make the call: template, fields, proposals, freezing, notice.
    #[command(subcommand)]
    Call(CallCommand),
    /// People: list, invitations, accepting those who answered.
    #[command(subcommand)]
    People(PeopleCommand),
    /// Assign reviewers to proposals, by hand or computed.
    #[command(subcommand)]
    Assign(AssignCommand),
    /// Look at what came back, and take it in: files, folders, zips, mails.
    ///
    /// Ends with 1 if a file must be sent again, with 2 if a file has a question, with 0 if nothing is left.
    Receive {
        /// Files, folders.
        paths: Vec<PathBuf>,
        /// Take in what is ready.
        #[arg(long)]
        take_in: bool,
        /// Take in also what has a question: it is kept and counts once it is answered.
        #[arg(long)]
        all: bool,
    },
    /// Enter what was taken in in the register, and write receipts. Cannot be taken back.
    Enter {
        /// Close the register: what comes later is late.
        #[arg(long)]
        close: bool,
    },
    /// Let a late review count, or settle two versions, with a reason.
    #[command(subcommand)]
    Question(QuestionCommand),
    /// Open an office from a call file, for one whom the call names as chair or deputy.
    Join {
        /// The call file.
        call: PathBuf,
    },
    /// Write what is known here for the other chairs, a file for each set of readers.
    Panel {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
        /// In clear, although it could be encrypted.
        #[arg(long)]
        clear: bool,
        /// A chair or deputy whom reviews that were written for others are handed on to.
        #[arg(long, value_name = "NAME")]
        hand_on: Vec<String>,
    },
    /// Who owes what; with `--remind` mail drafts.
    Owed {
        /// Write reminders.
        #[arg(long)]
        remind: bool,
    },
    /// Reviews that came unsigned: typing in twice, asking, confirming.
    #[command(subcommand)]
    Unsigned(UnsignedCommand),
    /// The ranking with its uncertainty and the line, or what it would be under an assumption.
    Ranking {
        /// Without this reviewer (person id or name), as often as wanted.
        #[arg(long, value_name = "REVIEWER")]
        without: Vec<String>,
        /// With another total budget, in the smallest unit.
        #[arg(long)]
        pool: Option<u64>,
        /// Without the sponsor's refusals.
        #[arg(long)]
        no_veto: bool,
        /// Without reviews that came unsigned.
        #[arg(long)]
        no_unsigned: bool,
        /// By plain means alone.
        #[arg(long)]
        raw: bool,
        /// The most score for the money, against the order.
        #[arg(long)]
        knapsack: bool,
        /// Strictness, noise and agreement, for chairs alone.
        #[arg(long)]
        figures: bool,
        /// What the sponsor changed, and what cannot be concluded from it.
        #[arg(long)]
        influence: bool,
    },
    /// Decide on a proposal; pending until published.
    Decide {
        /// The proposal's number.
        proposal: String,
        /// The decision; `line` takes it back.
        #[arg(value_enum)]
        decision: Decision,
        /// Amount, in the smallest unit.
        #[arg(long)]
        amount: Option<u64>,
        /// Why.
        #[arg(long)]
        reason: Option<String>,
    },
    /// A refusal by the sponsor: what it does, and recording it.
    Veto {
        /// The proposal's number.
        proposal: String,
        /// On whose behalf.
        #[arg(long = "for", value_name = "SPONSOR", default_value = "")]
        behalf: String,
        /// How much is said.
        #[arg(long, value_enum, default_value = "full")]
        given: Given,
        /// legal, sanctions, budget, ethics, other.
        #[arg(long)]
        ground: Option<String>,
        /// Reason.
        #[arg(long)]
        reason: Option<String>,
        /// The sponsor's letter.
        #[arg(long)]
        letter: Option<PathBuf>,
        /// Record it; without this only what it would do is shown.
        #[arg(long)]
        record: bool,
        /// Take a recorded one back.
        #[arg(long, conflicts_with = "record")]
        remove: bool,
    },
    /// The draw in its two acts.
    #[command(subcommand)]
    Draw(DrawCommand),
    /// Publish the result: signed file, page, table, VERIFY.txt. Cannot be taken back.
    Publish {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
        /// Only show what stands in the way, and what applicants would read.
        #[arg(long)]
        preview: bool,
        /// Sign another chair's result, or take in the signatures of others.
        #[arg(long, value_name = "FILE", conflicts_with = "preview")]
        sign: Option<PathBuf>,
        /// Sign although it says other than what stands here.
        #[arg(long, requires = "sign")]
        even_so: bool,
    },
    /// Write the letters of the newest result, as pages and mail drafts.
    Letters {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Write the lawyer's sheet, the dossiers of the awards, or the reviewers' certificates.
    Papers {
        /// Which papers.
        #[arg(value_enum)]
        papers: Papers,
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Commitments after the award; with a proposal and a duty one is ticked off.
    Obligations {
        /// The proposal's number.
        #[arg(requires = "duty")]
        proposal: Option<String>,
        /// paper, code, data, report.
        duty: Option<String>,
        /// When it was done, such as 2027-03-01T00:00:00Z.
        #[arg(long)]
        done: Option<String>,
        /// DOI or address.
        #[arg(long)]
        link: Option<String>,
        /// Commit of a repository.
        #[arg(long)]
        commit: Option<String>,
        /// Licence, as SPDX names it.
        #[arg(long)]
        licence: Option<String>,
        /// A file whose SHA-256 is kept as evidence.
        #[arg(long)]
        evidence: Option<PathBuf>,
    },
    /// Make the sample committee in a new folder.
    #[command(hide = true)]
    SampleCommittee {
        /// The folder.
        folder: PathBuf,
        /// The sample call, if it is not found by itself.
        #[arg(long)]
        sample: Option<PathBuf>,
    },
}

impl Office {
    /// Runs the command.
    pub(crate) fn run(&self, common: &Common, language: Language) -> ExitCode {
        let session = Session::new(common, language);
        session.end(self.ended(&session, language))
    }

    fn ended(&self, session: &Session, language: Language) -> Ended {
        if let Self::SampleCommittee { folder, sample } = self {
            return sample_committee(session, folder, sample.as_deref(), language);
        }
        if let Self::Call(CallCommand::Create { name }) = self {
            let path = session.workspace().map(absolute);
            let state = session.call(
                "workspace_create",
                json!({ "kind": "office", "name": name, "path": path }),
            )?;
            session.show(&state, |_| {
                format!("{}\n", state["path"].as_str().unwrap_or_default())
            });
            return Ok(0);
        }
        if let Self::Call(CallCommand::Sample) = self {
            let state = session.call("sample_office_open", json!({}))?;
            session.show(&state, |_| {
                let text = |key: &str| state[key].as_str().unwrap_or_default();
                format!("{}\n{}\n", text("path"), text("sample_files"))
            });
            return Ok(0);
        }
        if let Self::Join { call } = self {
            let path = session.workspace().map(absolute);
            let state = session.call(
                "office_join",
                json!({ "path": absolute(call), "workspace": path }),
            )?;
            session.show(&state, |_| {
                format!("{}\n", state["path"].as_str().unwrap_or_default())
            });
            return Ok(0);
        }
        session.open()?;
        match self {
            Self::Panel { to, clear, hand_on } => {
                let request = json!({
                    "folder": to.as_deref().map(absolute),
                    "encrypt": clear.then_some(false),
                    "hand_on": handed(session, hand_on)?,
                });
                say(session, "panel_make", request, print::files)
            }
            Self::Call(command) => call(session, command),
            Self::People(command) => people(session, command),
            Self::Assign(command) => assign(session, command),
            Self::Receive { paths, take_in, all } => receive(session, paths, *take_in, *all),
            Self::Enter { close } => say(
                session,
                "received_enter",
                json!({ "close": close }),
                print::entered,
            ),
            Self::Question(command) => question(session, command),
            Self::Unsigned(command) => unsigned(session, command),
            Self::Owed { remind } => {
                if *remind {
                    return say(session, "reminders_make", json!({}), print::files);
                }
                say(session, "received_owed", json!({}), print::owed)
            }
            Self::Ranking {
                without,
                pool,
                no_veto,
                no_unsigned,
                raw,
                knapsack,
                figures,
                influence,
            } => {
                if *influence {
                    return say(session, "influence_get", json!({}), print::influence);
                }
                if *figures {
                    return say(session, "ranking_figures", json!({}), print::figures);
                }
                let assumed =
                    !without.is_empty() || pool.is_some() || *no_veto || *no_unsigned || *raw || *knapsack;
                let what_if = assumed.then(|| {
                    json!({ "without": without, "pool": pool, "no_veto": no_veto, "no_unsigned": no_unsigned, "raw": raw, "knapsack": knapsack })
                });
                say(
                    session,
                    "ranking_get",
                    json!({ "what_if": what_if }),
                    print::ranking,
                )
            }
            Self::Decide {
                proposal,
                decision,
                amount,
                reason,
            } => {
                let id = proposal_id(session, proposal)?;
                let decision = match decision {
                    Decision::Fund => json!("fund"),
                    Decision::Decline => json!("decline"),
                    Decision::Waitlist => json!("waitlist"),
                    Decision::Line => Value::Null,
                };
                let request =
                    json!({ "proposal": id, "decision": decision, "amount": amount, "reason": reason });
                say(session, "decision_set", request, print::ranking)
            }
            Self::Veto {
                proposal,
                behalf,
                given,
                ground,
                reason,
                letter,
                record,
                remove,
            } => {
                let id = proposal_id(session, proposal)?;
                if *remove {
                    return say(session, "veto_remove", json!({ "proposal": id }), print::ranking);
                }
                let given = match given {
                    Given::Full => "full",
                    Given::GroundOnly => "ground_only",
                    Given::None => "none",
                };
                let request = json!({
                    "proposal": id, "on_behalf_of": behalf, "given": given, "ground": ground, "reason": reason,
                    "letter": letter.as_deref().map(absolute),
                });
                if *record {
                    say(session, "veto_set", request, print::ranking)
                } else {
                    say(session, "veto_preview", request, print::veto)
                }
            }
            Self::Draw(command) => draw(session, command),
            Self::Publish {
                sign: Some(file),
                even_so,
                ..
            } => say(
                session,
                "result_sign",
                json!({ "path": absolute(file), "even_so": even_so }),
                print::signed,
            ),
            Self::Publish { to, preview, .. } => {
                if *preview {
                    return say(session, "publish_preview", json!({}), print::preview);
                }
                say(
                    session,
                    "publish_make",
                    json!({ "folder": to.as_deref().map(absolute) }),
                    print::published,
                )
            }
            Self::Letters { to } => say(
                session,
                "letters_make",
                json!({ "folder": to.as_deref().map(absolute), "language": language.tag() }),
                print::letters,
            ),
            Self::Papers { papers, to } => say(
                session,
                "papers_make",
                json!({ "kind": papers.word(), "folder": to.as_deref().map(absolute), "language": language.tag() }),
                print::files,
            ),
            Self::Obligations {
                proposal,
                duty,
                done,
                link,
                commit,
                licence,
                evidence,
            } => match (proposal, duty) {
                (Some(proposal), Some(duty)) => {
                    let id = proposal_id(session, proposal)?;
                    say(
                        session,
                        "obligation_set",
                        json!({
                            "proposal": id, "duty": duty, "done": done, "link": link, "commit": commit, "licence": licence,
                            "evidence_path": evidence.as_deref().map(absolute),
                        }),
                        print::obligations,
                    )
                }
                _ => say(session, "obligations_get", json!({}), print::obligations),
            },
            Self::SampleCommittee { .. } | Self::Join { .. } => Ok(0),
        }
    }
}

fn sample_committee(session: &Session, folder: &Path, sample: Option<&Path>, language: Language) -> Ended {
    let host = session.host();
    let Some(source) = sample.map(Path::to_path_buf).or_else(|| host.folders().sample) else {
        return Err(session.fault("fault-no-sample", &Args::none()));
    };
    let now = host.timestamp().as_second();
    let made = paraph_app::committee::sample_committee(
        Path::new(&absolute(folder)),
        &source,
        &host.worker(),
        now,
        language,
    )
    .map_err(Failure::from)?;
    let answer = serde_json::to_value(&made).unwrap_or_default();
    session.show(&answer, |_| {
        answer
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, path)| format!("{name}: {}\n", path.as_str().unwrap_or_default()))
            .collect()
    });
    Ok(0)
}
