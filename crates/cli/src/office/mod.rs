//! The chair's commands: every step of the committee's walk, from a terminal or a script.
//!
//! Each command is one or two calls of the table in `paraph-app`; `--json` prints the answer as it crosses the bridge.

mod print;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use paraph_app::{Args, Language, Words};
use serde_json::{Value, json};

use crate::desk::Common;
use crate::desk::absolute;
use crate::desk::session::{Ended, Failure, Session, standard_input};

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
    /// Who owes what; with `--remind` mail drafts.
    Owed {
        /// Write reminders.
        #[arg(long)]
        remind: bool,
    },
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
        /// Strictness, noise and agreement, for chairs alone.
        #[arg(long)]
        figures: bool,
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
    },
    /// Write the letters of the newest result, as pages and mail drafts.
    Letters {
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

/// The call.
#[derive(Subcommand, Debug)]
pub(crate) enum CallCommand {
    /// Make an office.
    Create {
        /// Its name.
        name: String,
    },
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

/// People.
#[derive(Subcommand, Debug)]
pub(crate) enum PeopleCommand {
    /// The list.
    List,
    /// Take people in from a table.
    Import {
        /// The table.
        table: PathBuf,
    },
    /// Put somebody on the list.
    Add {
        /// Name.
        name: String,
        /// E-mail address.
        #[arg(long)]
        email: Option<String>,
        /// Institution.
        #[arg(long)]
        institution: Option<String>,
        /// Language of the invitation.
        #[arg(long)]
        language: Option<String>,
    },
    /// Write invitations.
    Invite {
        /// The folder.
        #[arg(long)]
        to: Option<PathBuf>,
        /// Documents in the file (`yes`), beside it (`no`), or below 15 MB (`auto`).
        #[arg(long, default_value = "auto")]
        documents: String,
    },
    /// Accept all who answered their invitation, or one by name.
    Accept {
        /// Name.
        name: Option<String>,
        /// How: met, video, phone, invitation, list, channel.
        #[arg(long, default_value = "invitation")]
        how: String,
    },
    /// Compare what was heard on the telephone with a control number.
    Compare {
        /// Name.
        name: String,
        /// The digits.
        digits: String,
    },
    /// Score sheets and paper forms for everybody, or for one.
    Sheets {
        /// Name.
        name: Option<String>,
    },
}

/// Assignments.
#[derive(Subcommand, Debug)]
pub(crate) enum AssignCommand {
    /// Who reads what.
    List,
    /// Compute them beside those made by hand.
    Compute {
        /// Readers per proposal.
        #[arg(long)]
        per_proposal: Option<u32>,
        /// Most per reader.
        #[arg(long)]
        load: Option<u32>,
    },
    /// One pair by hand.
    Set {
        /// Name.
        name: String,
        /// The proposal's number.
        proposal: String,
        /// primary, secondary, discussant; without it the pair is taken back.
        role: Option<String>,
    },
    /// Take assignments and conflicts in from a table, HotCRP's too.
    Import {
        /// The table.
        table: PathBuf,
    },
    /// Write them as HotCRP's table.
    Export {
        /// The file.
        file: PathBuf,
    },
}

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
        session.open()?;
        match self {
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
                figures,
            } => {
                if *figures {
                    return say(session, "ranking_figures", json!({}), print::figures);
                }
                let assumed = !without.is_empty() || pool.is_some() || *no_veto || *no_unsigned || *raw;
                let what_if = assumed.then(|| {
                    json!({ "without": without, "pool": pool, "no_veto": no_veto, "no_unsigned": no_unsigned, "raw": raw })
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
            Self::Publish { to, preview } => {
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
            Self::Obligations {
                proposal,
                duty,
                done,
                link,
            } => match (proposal, duty) {
                (Some(proposal), Some(duty)) => {
                    let id = proposal_id(session, proposal)?;
                    say(
                        session,
                        "obligation_set",
                        json!({ "proposal": id, "duty": duty, "done": done, "link": link }),
                        print::obligations,
                    )
                }
                _ => say(session, "obligations_get", json!({}), print::obligations),
            },
            Self::SampleCommittee { .. } => Ok(0),
        }
    }
}

/// One call, shown.
fn say(session: &Session, name: &str, request: Value, text: fn(&Words, &Value) -> String) -> Ended {
    let answer = session.call(name, request)?;
    session.show(&answer, |words| text(words, &answer));
    Ok(0)
}

/// A proposal of the office by its number.
fn proposal_id(session: &Session, number: &str) -> Result<String, Failure> {
    let list = session.call("office_proposals", json!({}))?;
    find(session, &list["proposals"], "number", number, "proposal")
        .and_then(|found| text_of(session, &found, "proposal"))
}

/// Somebody's row by name.
fn row(session: &Session, name: &str) -> Result<String, Failure> {
    let list = session.call("people_list", json!({}))?;
    find(session, &list["people"], "name", name, "person").and_then(|found| text_of(session, &found, "row"))
}

fn text_of(session: &Session, value: &Value, field: &str) -> Result<String, Failure> {
    value[field]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| session.fault("fault-not-found", &Args::one("what", field).and("name", field)))
}

fn find(session: &Session, list: &Value, field: &str, wanted: &str, what: &str) -> Result<Value, Failure> {
    let folded = wanted.to_lowercase();
    let rows = list.as_array().cloned().unwrap_or_default();
    let value = |row: &Value| row[field].as_str().unwrap_or_default().to_lowercase();
    let exact = rows.iter().find(|row| value(row) == folded).cloned();
    let mut begin = rows.iter().filter(|row| value(row).contains(&folded));
    let only = begin.next().cloned().filter(|_| begin.next().is_none());
    exact
        .or(only)
        .ok_or_else(|| session.fault("fault-not-found", &Args::one("what", what).and("name", wanted)))
}

fn paths(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| absolute(path)).collect()
}

fn call(session: &Session, command: &CallCommand) -> Ended {
    match command {
        CallCommand::Create { .. } => Ok(0),
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
fn content(session: &Session, file: &Path) -> Result<String, Failure> {
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

fn people(session: &Session, command: &PeopleCommand) -> Ended {
    match command {
        PeopleCommand::List => say(session, "people_list", json!({}), print::people),
        PeopleCommand::Import { table } => {
            let answer = json!([session.call("people_table", json!({ "path": absolute(table) }))?]);
            session.show(&answer[0], |words| print::taken(words, &answer));
            Ok(0)
        }
        PeopleCommand::Add {
            name,
            email,
            institution,
            language,
        } => {
            let request =
                json!({ "name": name, "email": email, "institution": institution, "language": language });
            session.call("person_set", request)?;
            say(session, "people_list", json!({}), print::people)
        }
        PeopleCommand::Invite { to, documents } => {
            let documents = match documents.as_str() {
                "yes" => json!(true),
                "no" => json!(false),
                _ => Value::Null,
            };
            say(
                session,
                "people_invite",
                json!({ "folder": to.as_deref().map(absolute), "documents": documents }),
                print::invitations,
            )
        }
        PeopleCommand::Accept { name: None, .. } => {
            say(session, "people_accept_all", json!({}), print::accepted)
        }
        PeopleCommand::Accept {
            name: Some(name),
            how,
        } => {
            let row = row(session, name)?;
            session.call("person_accept", json!({ "row": row, "how": how }))?;
            say(session, "people_list", json!({}), print::people)
        }
        PeopleCommand::Compare { name, digits } => {
            let row = row(session, name)?;
            let answer = session.call("control_number_check", json!({ "row": row, "digits": digits }))?;
            session.show(&answer, |words| print::compared(words, &answer));
            Ok(u8::from(answer["agrees"] != true))
        }
        PeopleCommand::Sheets { name } => {
            let rows = name
                .as_ref()
                .map(|name| row(session, name))
                .transpose()?
                .map(|row| vec![row]);
            say(session, "sheets_make", json!({ "rows": rows }), print::files)
        }
    }
}

fn assign(session: &Session, command: &AssignCommand) -> Ended {
    match command {
        AssignCommand::List => say(session, "assignments_get", json!({}), print::assignments),
        AssignCommand::Compute { per_proposal, load } => {
            let answer = session.call(
                "assignments_compute",
                json!({ "per_proposal": per_proposal, "load": load }),
            )?;
            session.show(&answer, |words| print::plan_of_assignments(words, &answer));
            Ok(u8::from(
                answer["infeasible"]
                    .as_array()
                    .is_some_and(|list| !list.is_empty()),
            ))
        }
        AssignCommand::Set { name, proposal, role } => {
            let request = json!({ "row": row(session, name)?, "proposal": proposal_id(session, proposal)?, "role": role });
            say(session, "assignment_set", request, print::assignments)
        }
        AssignCommand::Import { table } => {
            let answer = json!([session.call("assignments_table", json!({ "path": absolute(table) }))?]);
            session.show(&answer[0], |words| print::taken(words, &answer));
            Ok(0)
        }
        AssignCommand::Export { file } => say(
            session,
            "assignments_export",
            json!({ "path": absolute(file) }),
            print::written,
        ),
    }
}

fn receive(session: &Session, given: &[PathBuf], take_in: bool, all: bool) -> Ended {
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
    session.show(&answer, |words| print::plan(words, &answer));
    Ok(if group("again") > 0 {
        1
    } else if group("question") > 0 {
        2
    } else {
        0
    })
}

fn question(session: &Session, command: &QuestionCommand) -> Ended {
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

fn draw(session: &Session, command: &DrawCommand) -> Ended {
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
