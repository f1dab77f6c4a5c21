//! The reviewer's commands: every step of the window's walk, from a terminal or a script.
//!
//! Each command is one or two calls of the table in `paraph-app`; `--json` prints the answer as it crosses the bridge.
//! Here are arguments, words and exit codes; `session` opens Paraph and the workspace.

pub(crate) mod print;
mod safety;
mod scores;
pub(crate) mod session;
mod signature;

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use paraph_app::{Args, Language};
use serde_json::{Value, json};

use safety::{SafetyCommand, safety};
use scores::{ScoresCommand, scores};
use session::{Ended, Session};
use signature::{SignatureCommand, signature};

/// What every command of a workspace takes.
#[derive(ClapArgs, Debug)]
pub(crate) struct Common {
    /// The desk or office to work in; without it the one opened last.
    #[arg(long, short, global = true, env = "PARAPH_WORKSPACE", value_name = "FILE")]
    pub(crate) workspace: Option<PathBuf>,
    /// Print one JSON object instead of text.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// The reviewer's commands.
#[derive(Subcommand, Debug)]
#[expect(
    clippy::enum_variant_names,
    reason = "`paraph desk` is what the command is called"
)]
pub(crate) enum Desk {
    /// Make a desk, take a call file in, or list what is here.
    #[command(subcommand)]
    Desk(DeskCommand),
    /// Say who you are; the chair sees it.
    Me {
        /// Name.
        #[arg(long)]
        name: Option<String>,
        /// E-mail address.
        #[arg(long)]
        email: Option<String>,
        /// Institution.
        #[arg(long)]
        institution: Option<String>,
    },
    /// Your card as a file, a passphrase for your signature, or another signature.
    #[command(subcommand)]
    Signature(SignatureCommand),
    /// Take in PDFs, folders and zips. Documents are known by their content, whatever they are called.
    ///
    /// Prints a line for each file. Ends with 2 if a file needs an answer or could not be read; all others are in.
    Import {
        /// Files, folders, zips.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The proposal whose document the one file is.
        #[arg(long, value_name = "PROPOSAL")]
        into: Option<String>,
        /// Add files that are not of the call as proposals of your own.
        #[arg(long)]
        add: bool,
    },
    /// List the proposals with your scores.
    Proposals {
        /// Words in number, title, applicants; `track:`, `state:`, `title:`, `number:` narrow.
        #[arg(default_value = "")]
        filter: String,
        /// The column to sort by.
        #[arg(long, value_enum, default_value = "number")]
        sort: Sort,
    },
    /// Declare conflicts of interest, or list what is still open.
    #[command(subcommand)]
    Conflicts(ConflictCommand),
    /// Score a criterion: `paraph score P-017 feasibility 4`. `x` cannot judge, `-` clears.
    Score {
        /// The proposal's number.
        proposal: String,
        /// The criterion's id or the beginning of its title.
        criterion: String,
        /// The step, `x` or `-`.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Write a text of your review, or print it if no text is given. `-` reads standard input.
    Comment {
        /// The proposal's number.
        proposal: String,
        /// Who reads it.
        #[arg(long, value_enum, default_value = "applicant")]
        to: Reader,
        /// The criterion, for reasons.
        #[arg(long, value_name = "CRITERION")]
        reasons: Option<String>,
        /// The text.
        #[arg(allow_hyphen_values = true)]
        text: Option<String>,
    },
    /// Say how sure you are; `-` clears.
    Sure {
        /// The proposal's number.
        proposal: String,
        /// The step, or `-`.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Put a proposal off until the end.
    Later {
        /// The proposal's number.
        proposal: String,
        /// Take it up again.
        #[arg(long)]
        no: bool,
    },
    /// Highlight a phrase: it is looked for in the proposal's document.
    Mark {
        /// The proposal's number.
        proposal: String,
        /// The phrase.
        phrase: String,
        /// The criterion that it is evidence for.
        #[arg(long, value_name = "CRITERION")]
        criterion: Option<String>,
        /// A note.
        #[arg(long)]
        note: Option<String>,
        /// Colour: amber, green, blue, red, violet.
        #[arg(long, default_value = "amber")]
        colour: String,
        /// Which of several places, from 1.
        #[arg(long, default_value_t = 1)]
        hit: usize,
    },
    /// Show a proposal with your review.
    Show {
        /// The proposal's number.
        proposal: String,
    },
    /// Put two to four proposals side by side.
    Compare {
        /// Their numbers.
        #[arg(required = true, num_args = 2..=4)]
        proposals: Vec<String>,
    },
    /// Find words in all documents, titles and your notes.
    Search {
        /// Words; `"…"` is a phrase; `track:`, `state:`, `title:` narrow.
        #[arg(required = true)]
        query: Vec<String>,
        /// How many hits.
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// Say in which round of the call you go on, or list its rounds.
    Round {
        /// The round's id; without it they are listed.
        round: Option<String>,
        /// Begin from what you wrote in an earlier round.
        #[arg(long, requires = "round")]
        carry: bool,
    },
    /// Undo the last change, wherever it was, or one step by its number.
    Undo {
        /// The step's number, as `paraph history` prints it.
        step: Option<i64>,
    },
    /// Do again what was undone last.
    Redo {
        /// The step's number.
        step: Option<i64>,
    },
    /// List changes with their times, newest first.
    History {
        /// Only those of one proposal.
        #[arg(long, value_name = "PROPOSAL")]
        on: Option<String>,
        /// How many.
        #[arg(long, default_value_t = 30)]
        limit: usize,
    },
    /// Sign your reviews and write the one file to send.
    HandIn {
        /// Only show what would leave, what stays and what is missing.
        #[arg(long)]
        preview: bool,
        /// Do not encrypt: anyone on the way can read it.
        #[arg(long)]
        clear: bool,
        /// A file name that says nothing.
        #[arg(long)]
        neutral: bool,
        /// Write into this folder.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
        /// Also write a mail draft.
        #[arg(long)]
        mail: bool,
        /// Also write a copy that people read.
        #[arg(long, value_enum, value_name = "FORM")]
        copy: Option<Copied>,
        /// Also write the certificate: your name, the call, how many reviews.
        #[arg(long)]
        certificate: bool,
        /// Hand nothing in: copy and certificate are of the last time.
        #[arg(long)]
        last: bool,
    },
    /// Take in the receipt that the chair sent.
    Receipt {
        /// The receipt.
        file: PathBuf,
    },
    /// Write my scores for another program, or take them in from one.
    #[command(subcommand)]
    Scores(ScoresCommand),
    /// Write or take in annotations in other programs' formats.
    #[command(subcommand)]
    Marks(MarksCommand),
    /// Make, list or restore back-ups of the desk.
    #[command(subcommand)]
    Backup(BackupCommand),
    /// The safety copy outside this computer, and the way back when a laptop is lost.
    #[command(subcommand)]
    Safety(SafetyCommand),
    /// Check the whole file of the desk and every document's bytes.
    Check,
}

/// Desks.
#[derive(Subcommand, Debug)]
pub(crate) enum DeskCommand {
    /// Make a desk of your own, with a grid of four criteria.
    Create {
        /// Its name.
        #[arg(default_value = "")]
        name: String,
    },
    /// Take a call file in; makes a desk for it where none fits.
    Accept {
        /// The call file.
        call: PathBuf,
    },
    /// Take over your own reviews from another computer of yours, or what a chair says of who must not read what.
    Take {
        /// The file that Hand in made there, or that the chair sent.
        file: PathBuf,
    },
    /// Open the sample call on a desk of its own.
    Sample,
    /// List desks and offices on this computer.
    List,
    /// Say where the desk stands.
    State,
}

/// Conflicts.
#[derive(Subcommand, Debug)]
pub(crate) enum ConflictCommand {
    /// List them; those that share something with you come first.
    List,
    /// Accept the promise of confidentiality.
    Promise,
    /// No tie to a proposal, or to all others that are open and share nothing with you.
    None {
        /// The proposal's number.
        proposal: Option<String>,
        /// All others.
        #[arg(long, conflicts_with = "proposal")]
        rest: bool,
    },
    /// Withdraw from a proposal.
    Withdraw {
        /// The proposal's number.
        proposal: String,
        /// What it rests on.
        #[arg(long, default_value = "other")]
        ground: String,
        /// In your words.
        #[arg(long)]
        text: Option<String>,
    },
    /// Not sure: it stays closed, and a mail draft asks the chair.
    Unsure {
        /// The proposal's number.
        proposal: String,
        /// In your words.
        #[arg(long)]
        text: Option<String>,
    },
}

/// Annotations.
#[derive(Subcommand, Debug)]
pub(crate) enum MarksCommand {
    /// Write a proposal's annotations.
    Export {
        /// The proposal's number.
        proposal: String,
        /// As what.
        #[arg(long, value_enum, default_value = "pdf")]
        format: Format,
        /// The file.
        #[arg(long, short)]
        output: Option<PathBuf>,
    },
    /// Take annotations in from an annotated PDF, XFDF, Web Annotation JSON, or what Zotero, Mendeley or Hypothesis write.
    Import {
        /// The file.
        file: PathBuf,
        /// The proposal, where the file does not say.
        #[arg(long, value_name = "PROPOSAL")]
        on: Option<String>,
    },
}

/// Back-ups.
#[derive(Subcommand, Debug)]
pub(crate) enum BackupCommand {
    /// Make one at once.
    Make,
    /// List them with what they hold.
    List,
    /// Put one in the place of the desk, which is kept beside it. Also for a desk that does not open any more.
    Restore {
        /// The back-up; without it, the newest good one.
        file: Option<PathBuf>,
    },
}

/// A copy of a hand-in that people read.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// A web page, also for print.
    Html,
    /// Plain text.
    Markdown,
}

/// Who reads a text.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The applicant.
    Applicant,
    /// The committee only.
    Committee,
    /// You only: it never leaves this computer.
    Me,
}

/// The form of annotations.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// An annotated copy.
    Pdf,
    /// XFDF.
    Xfdf,
    /// Web Annotation JSON-LD.
    JsonLd,
    /// Markdown.
    Markdown,
}

/// A column.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Number.
    Number,
    /// Title.
    Title,
    /// My total.
    Total,
    /// State.
    State,
    /// Amount asked for.
    Asked,
    /// Last change.
    Changed,
}

pub(crate) fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

impl Desk {
    /// Runs the command.
    pub(crate) fn run(self, common: &Common, language: Language) -> std::process::ExitCode {
        let session = Session::new(common, language);
        let ended = self.go(&session);
        session.end(ended)
    }

    fn go(self, s: &Session) -> Ended {
        match self {
            Self::Desk(command) => return desk(s, command),
            Self::Me {
                name,
                email,
                institution,
            } => {
                let me = if name.is_none() && email.is_none() && institution.is_none() {
                    s.call("app_state", json!({}))?["me"].clone()
                } else {
                    s.call(
                        "me_set",
                        json!({"name": name, "email": email, "institution": institution}),
                    )?
                };
                s.show(&me, |words| print::me(words, &me));
            }
            Self::Signature(command) => signature(s, &command)?,
            Self::Import { paths, into, add } => return import(s, &paths, into.as_deref(), add),
            Self::Proposals { filter, sort } => {
                s.open()?;
                let sort = format!("{sort:?}").to_lowercase();
                let list = s.call("proposals_list", json!({"filter": filter, "sort": sort}))?;
                s.show(&list, |words| print::proposals(words, &list));
            }
            Self::Conflicts(command) => return conflicts(s, command),
            Self::Score {
                proposal,
                criterion,
                value,
            } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let criterion = s.criterion(&criterion)?;
                let request = match value.as_str() {
                    "x" | "X" => json!({"proposal": proposal, "criterion": criterion, "na": true}),
                    "-" | "" => json!({"proposal": proposal, "criterion": criterion}),
                    value => json!({"proposal": proposal, "criterion": criterion, "step": s.number(value)?}),
                };
                let review = s.call("score_set", request)?;
                s.show(&review, |words| print::review(words, &review));
            }
            Self::Comment {
                proposal,
                to,
                reasons,
                text,
            } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let criterion = reasons.map(|name| s.criterion(&name)).transpose()?;
                let part = match (criterion.is_some(), to) {
                    (true, _) => "rationale",
                    (false, Reader::Applicant) => "applicant",
                    (false, Reader::Committee) => "committee",
                    (false, Reader::Me) => "private",
                };
                let review = match text {
                    None => s.call("review_get", json!({"proposal": proposal}))?,
                    Some(text) => {
                        let text = if text == "-" {
                            session::standard_input()?
                        } else {
                            text
                        };
                        let request =
                            json!({"proposal": proposal, "part": part, "criterion": criterion, "text": text});
                        s.call("text_set", request)?
                    }
                };
                s.show(&review, |words| print::review(words, &review));
            }
            Self::Sure { proposal, value } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let step = if value == "-" {
                    None
                } else {
                    Some(s.number(&value)?)
                };
                let review = s.call(
                    "confidence_set",
                    json!({"proposal": proposal, "confidence": step}),
                )?;
                s.show(&review, |words| print::review(words, &review));
            }
            Self::Later { proposal, no } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let review = s.call("later_set", json!({"proposal": proposal, "later": !no}))?;
                s.show(&review, |words| print::review(words, &review));
            }
            Self::Mark {
                proposal,
                phrase,
                criterion,
                note,
                colour,
                hit,
            } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let criterion = criterion.map(|name| s.criterion(&name)).transpose()?;
                let opened = s.call("document_open", json!({"proposal": proposal}))?;
                let hits = s.call(
                    "document_find",
                    json!({"document": opened["document"], "text": phrase}),
                )?;
                let place = hits["hits"].get(hit.saturating_sub(1)).cloned();
                let Some(place) = place else {
                    return Err(s.fault("cli-phrase-missing", &Args::one("phrase", phrase)));
                };
                let start = place["start"].as_i64().unwrap_or(0);
                let request = json!({
                    "proposal": proposal, "document": opened["document"], "page": place["page"], "kind": "highlight",
                    "boxes": place["boxes"], "colour": colour, "start": start,
                    "end": start + place["length"].as_i64().unwrap_or(0), "note": note, "criterion": criterion,
                });
                let mark = s.call("mark_create", request)?;
                s.show(&mark, |words| print::mark(words, &mark));
            }
            Self::Show { proposal } => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let detail = s.call("proposal_get", json!({"proposal": proposal}))?;
                let review = s.call("review_get", json!({"proposal": proposal}))?;
                let both = json!({"proposal": detail, "review": review});
                s.show(&both, |words| {
                    print::detail(words, &both) + &print::review(words, &both["review"])
                });
            }
            Self::Compare { proposals } => {
                s.open()?;
                let ids = proposals
                    .iter()
                    .map(|name| s.proposal(name))
                    .collect::<Result<Vec<_>, _>>()?;
                let comparison = s.call("compare_get", json!({"proposals": ids}))?;
                s.show(&comparison, |words| print::comparison(words, &comparison));
            }
            Self::Search { query, limit } => {
                s.open()?;
                let hits = s.call("search", json!({"query": query.join(" "), "limit": limit}))?;
                s.show(&hits, |words| print::hits(words, &hits));
            }
            Self::Round { round, carry } => {
                s.open()?;
                if let Some(round) = round {
                    s.call("round_set", json!({"round": round, "carry": carry}))?;
                }
                let state = s.call("app_state", json!({}))?["workspace"]["call"].clone();
                s.show(&state, |_| print::rounds(&state));
            }
            Self::Undo { step } => return turn(s, "undo", step),
            Self::Redo { step } => return turn(s, "redo", step),
            Self::History { on, limit } => {
                s.open()?;
                let proposal = on.map(|name| s.proposal(&name)).transpose()?;
                let list = s.call("history_list", json!({"proposal": proposal, "limit": limit}))?;
                s.show(&list, |words| print::history(words, &list));
            }
            Self::HandIn {
                preview,
                clear,
                neutral,
                to,
                mail,
                copy,
                certificate,
                last,
            } => {
                s.open()?;
                if preview {
                    let shown = s.call("handin_preview", json!({}))?;
                    s.show(&shown, |words| print::preview(words, &shown));
                    return Ok(0);
                }
                let folder = to.map(|path| absolute(&path));
                let made = if last {
                    let known = s.call("handin_history", json!({}))?["handins"][0].clone();
                    if known.is_null() {
                        return Err(s.fault("fault-not-handed-in", &Args::none()));
                    }
                    known
                } else {
                    s.call(
                        "handin_make",
                        json!({
                            "encrypt": clear.then_some(false), "neutral_name": neutral, "folder": folder,
                        }),
                    )?
                };
                let draft = if mail {
                    Some(s.call("handin_mail", json!({"number": made["number"]}))?)
                } else {
                    None
                };
                let mut copies = Vec::new();
                if let Some(form) = copy {
                    let form = match form {
                        Copied::Html => "html",
                        Copied::Markdown => "markdown",
                    };
                    let request = json!({"number": made["number"], "form": form, "folder": folder});
                    copies.push(s.call("handin_readable", request)?);
                }
                if certificate {
                    copies.push(s.call("handin_certificate", json!({"folder": folder}))?);
                }
                let both = json!({"handin": made, "mail": draft, "copies": copies});
                s.show(&both, |words| {
                    let written = copies.iter().map(|copy| print::written(words, copy));
                    print::handin(words, &both) + &written.collect::<String>()
                });
            }
            Self::Receipt { file } => {
                s.open()?;
                let receipt = s.call("receipt_take", json!({"path": absolute(&file)}))?;
                s.show(&receipt, |words| print::receipt(words, &receipt));
            }
            Self::Scores(command) => return scores(s, command),
            Self::Marks(MarksCommand::Export {
                proposal,
                format,
                output,
            }) => {
                s.open()?;
                let proposal = s.proposal(&proposal)?;
                let format = match format {
                    Format::Pdf => "pdf",
                    Format::Xfdf => "xfdf",
                    Format::JsonLd => "json_ld",
                    Format::Markdown => "markdown",
                };
                let path = output.map(|path| absolute(&path));
                let written = s.call(
                    "marks_export",
                    json!({"proposal": proposal, "format": format, "path": path}),
                )?;
                s.show(&written, |words| print::written(words, &written));
            }
            Self::Marks(MarksCommand::Import { file, on }) => {
                s.open()?;
                let proposal = on.map(|name| s.proposal(&name)).transpose()?;
                let taken = s.call(
                    "marks_import",
                    json!({"path": absolute(&file), "proposal": proposal}),
                )?;
                s.show(&taken, |words| print::taken(words, &taken));
            }
            Self::Backup(command) => backup(s, command)?,
            Self::Safety(command) => return safety(s, &command),
            Self::Check => {
                s.open()?;
                let report = s.call("integrity_check", json!({}))?;
                s.show(&report, |words| print::integrity(words, &report));
                return Ok(u8::from(report["good"] != true));
            }
        }
        Ok(0)
    }
}

/// Back-ups are listed and restored without opening the desk: it may be damaged.
fn backup(s: &Session, command: BackupCommand) -> Result<(), session::Failure> {
    if let BackupCommand::Make = command {
        s.open()?;
        let list = s.call("backup_make", json!({}))?;
        s.show(&list, |words| print::backups(words, &list));
        return Ok(());
    }
    let workspace = s.path()?;
    let list = s.call("backup_list", json!({"workspace": workspace}))?;
    let BackupCommand::Restore { file } = command else {
        s.show(&list, |words| print::backups(words, &list));
        return Ok(());
    };
    let newest = list["backups"]
        .as_array()
        .and_then(|backups| backups.iter().find(|backup| backup["good"] == true))
        .and_then(|backup| backup["path"].as_str().map(ToOwned::to_owned));
    let Some(file) = file.as_deref().map(absolute).or(newest) else {
        return Err(s.fault("cli-backup-none-good", &Args::one("file", workspace)));
    };
    let state = s.call("backup_restore", json!({"path": file, "workspace": workspace}))?;
    s.finish()?;
    s.show(&state, |words| print::state(words, &state));
    Ok(())
}

fn desk(s: &Session, command: DeskCommand) -> Ended {
    let state = match command {
        DeskCommand::Create { name } => {
            let path = s.workspace().map(absolute);
            s.call(
                "workspace_create",
                json!({"kind": "desk", "name": name, "path": path}),
            )?
        }
        DeskCommand::Accept { call } => {
            // A desk that exists takes the call in; one that does not is made for it.
            if s.workspace().is_some_and(Path::exists) {
                s.open()?;
                s.call("call_accept", json!({"path": absolute(&call)}))?
            } else {
                let path = s.workspace().map(absolute);
                s.call("call_accept", json!({"path": absolute(&call), "workspace": path}))?
            }
        }
        DeskCommand::Take { file } => {
            s.open()?;
            let taken = s.call("file_take", json!({"path": absolute(&file)}))?;
            s.finish()?;
            s.show(&taken, |_| {
                format!("{}\n", taken["sentence"].as_str().unwrap_or_default())
            });
            return Ok(0);
        }
        DeskCommand::Sample => s.call("sample_open", json!({}))?,
        DeskCommand::List => {
            let list = s.call("workspace_list", json!({}))?;
            s.show(&list, |words| print::workspaces(words, &list));
            return Ok(0);
        }
        DeskCommand::State => {
            s.open()?;
            s.call("app_state", json!({}))?["workspace"].clone()
        }
    };
    s.finish()?;
    s.show(&state, |words| print::state(words, &state));
    Ok(0)
}

fn import(s: &Session, paths: &[PathBuf], into: Option<&str>, add: bool) -> Ended {
    s.open_if_there()?;
    let into = into.map(|name| s.proposal(name)).transpose()?;
    let paths: Vec<String> = paths.iter().map(|path| absolute(path)).collect();
    let job = s.call(
        "import_start",
        json!({"paths": paths, "into": into, "add_all": add}),
    )?;
    s.follow(&job)?;
    let list = s.call("import_list", json!({}))?;
    s.show(&list, |words| print::imported(words, &list));
    Ok(if list["need"].as_u64() == Some(0) { 0 } else { 2 })
}

fn conflicts(s: &Session, command: ConflictCommand) -> Ended {
    s.open()?;
    let declare = |proposal: &str, tie: &str, ground: Option<&str>, text: Option<&str>| -> Result<Value, _> {
        let proposal = s.proposal(proposal)?;
        s.call(
            "conflict_declare",
            json!({"proposal": proposal, "tie": tie, "ground": ground, "text": text}),
        )
    };
    match command {
        ConflictCommand::List => {}
        ConflictCommand::Promise => {
            s.call("promise_set", json!({"given": true}))?;
        }
        ConflictCommand::None {
            proposal: Some(proposal),
            ..
        } => {
            declare(&proposal, "none", None, None)?;
        }
        ConflictCommand::None {
            proposal: None,
            rest: true,
        } => {
            s.call("conflicts_rest", json!({}))?;
        }
        ConflictCommand::None {
            proposal: None,
            rest: false,
        } => {
            return Err(s.usage("cli-conflicts-which"));
        }
        ConflictCommand::Withdraw {
            proposal,
            ground,
            text,
        } => {
            declare(&proposal, "recused", Some(&ground), text.as_deref())?;
        }
        ConflictCommand::Unsure { proposal, text } => {
            declare(&proposal, "unsure", None, text.as_deref())?;
            let id = s.proposal(&proposal)?;
            let draft = s.call("conflict_mail", json!({"proposal": id}))?;
            s.show(&draft, |words| print::draft(words, &draft));
            return Ok(0);
        }
    }
    let list = s.call("conflicts_list", json!({}))?;
    s.show(&list, |words| print::conflicts(words, &list));
    Ok(0)
}

fn turn(s: &Session, command: &str, step: Option<i64>) -> Ended {
    s.open()?;
    let mut answer = s.call(command, json!({"op": step}))?;
    // Each run is a start of its own, so what this person undoes is always from before: naming it is enough here.
    if answer["outcome"] == "before" && step.is_none() {
        answer = s.call(command, json!({"op": answer["step"]["op"]}))?;
    }
    s.show(&answer, |words| print::turned(words, &answer));
    Ok(u8::from(answer["outcome"] == "nothing"))
}
