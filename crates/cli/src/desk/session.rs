//! Paraph opened for one command: the workspace, the calls, progress on a terminal, and how it ends.

use std::cell::Cell;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use paraph_app::{App, AppError, Args, Code, Event, Language, Machine, Words};
use serde_json::{Value, json};

use super::Common;

/// How a command ends: its exit code, or what went wrong.
pub(crate) type Ended = Result<u8, Failure>;

/// What went wrong, with its exit code.
pub(crate) struct Failure {
    error: AppError,
    exit: u8,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        let files = [Code::FileRead, Code::FileWrite, Code::FileExists, Code::DiskFull];
        let exit = if files.contains(&error.code) {
            74
        } else if [Code::BadRequest, Code::UnknownCommand].contains(&error.code) {
            64
        } else {
            1
        };
        Self { error, exit }
    }
}

/// Paraph, opened for one command.
pub(crate) struct Session {
    app: App,
    words: &'static Words,
    workspace: Option<PathBuf>,
    json: bool,
    opened: Cell<bool>,
}

impl Session {
    pub(crate) fn new(common: &Common, language: Language) -> Self {
        let worker = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("paraph"));
        let app = App::new(Machine::new(worker));
        Self {
            words: Words::of(language),
            app,
            workspace: common.workspace.clone(),
            json: common.json,
            opened: Cell::new(false),
        }
    }

    pub(crate) fn workspace(&self) -> Option<&Path> {
        self.workspace.as_deref()
    }

    /// The surroundings.
    pub(crate) fn host(&self) -> &dyn paraph_app::Host {
        self.app.host()
    }

    /// One call of the table.
    pub(crate) fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        // Absent options are left out, so that a request is the same whoever writes it.
        let mut request = request;
        if let Value::Object(fields) = &mut request {
            fields.retain(|_, value| !value.is_null());
        }
        Ok(self
            .app
            .call(name, request)
            .map_err(|error| error.in_words(self.words))?)
    }

    /// The workspace that was named, else the one opened last.
    pub(crate) fn path(&self) -> Result<String, Failure> {
        let path = match &self.workspace {
            Some(path) => Some(super::absolute(path)),
            None => self.call("workspace_list", json!({}))?["workspaces"]
                .as_array()
                .and_then(|list| list.iter().find(|known| known["here"] == true))
                .and_then(|known| known["path"].as_str())
                .map(ToOwned::to_owned),
        };
        path.ok_or_else(|| AppError::no_workspace().in_words(self.words).into())
    }

    /// Opens the workspace that was named, else the one opened last.
    pub(crate) fn open(&self) -> Result<(), Failure> {
        if self.opened.get() {
            return Ok(());
        }
        let path = self.path()?;
        self.call("workspace_open", json!({"path": path}))?;
        self.opened.set(true);
        self.finish()
    }

    /// Opens the workspace if there is one: an import makes a desk itself.
    pub(crate) fn open_if_there(&self) -> Result<(), Failure> {
        match (&self.workspace, self.open()) {
            (Some(path), Err(_)) if !path.exists() => {
                let path = super::absolute(path);
                self.call("workspace_create", json!({"kind": "desk", "path": path}))
                    .map(drop)
            }
            (None, Err(failure)) if failure.error.code == Code::NoWorkspace => Ok(()),
            (_, ended) => ended,
        }
    }

    /// What the workspace knows of people, calls and keys.
    pub(crate) fn knowledge(&self) -> Result<paraph_app::verify::Context, Failure> {
        Ok(self.app.knowledge().map_err(|error| error.in_words(self.words))?)
    }

    /// Waits for work that opening began: documents that were not read yet.
    pub(crate) fn finish(&self) -> Result<(), Failure> {
        let jobs = self.call("job_list", json!({}))?;
        for job in jobs["jobs"].as_array().into_iter().flatten() {
            if !job["outcome"].is_null() {
                continue;
            }
            let followed = self.follow(job);
            // A back-up that could not be made by itself does not spoil the command that was asked for.
            if job["kind"] != "backup" {
                followed?;
            }
        }
        Ok(())
    }

    /// Follows a job to its end, with a bar on a terminal and nothing in a pipe.
    pub(crate) fn follow(&self, job: &Value) -> Result<(), Failure> {
        let id = job["job"].as_u64().unwrap_or(0);
        let bar = if std::io::stderr().is_terminal() && !self.json {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        } else {
            ProgressBar::hidden()
        };
        let app = self.app.clone();
        let events = app.subscribe();
        let shown = bar.clone();
        let watch = std::thread::spawn(move || {
            for event in events {
                if let Event::Job { job } = event
                    && job.job == id
                {
                    shown.set_length(job.of as u64);
                    shown.set_position(job.done as u64);
                    shown.set_message(job.at.clone());
                    if job.outcome.is_some() {
                        return;
                    }
                }
            }
        });
        let ended = self.app.wait(id)?;
        bar.finish_and_clear();
        drop(watch);
        match ended.error {
            Some(error) => Err(error.in_words(self.words).into()),
            None => Ok(()),
        }
    }

    /// A proposal by its number (whatever its case) or its id.
    pub(crate) fn proposal(&self, name: &str) -> Result<String, Failure> {
        let list = self.call("proposals_list", json!({}))?;
        let rows = list["rows"].as_array().cloned().unwrap_or_default();
        let found = rows.iter().find(|row| {
            row["proposal"] == name
                || row["number"]
                    .as_str()
                    .is_some_and(|number| number.eq_ignore_ascii_case(name))
        });
        match found.and_then(|row| row["proposal"].as_str()) {
            Some(id) => Ok(id.to_owned()),
            None => Err(AppError::not_found("proposal", name).in_words(self.words).into()),
        }
    }

    /// A criterion by its id or the one title that begins so.
    pub(crate) fn criterion(&self, name: &str) -> Result<String, Failure> {
        let state = self.call("app_state", json!({}))?;
        let criteria = state["workspace"]["call"]["rubric"]["criteria"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let wanted = name.to_lowercase();
        let text = |criterion: &Value, field: &str| criterion[field].as_str().unwrap_or_default().to_owned();
        if let Some(exact) = criteria.iter().find(|criterion| text(criterion, "id") == wanted) {
            return Ok(text(exact, "id"));
        }
        let begin: Vec<&Value> = criteria
            .iter()
            .filter(|criterion| text(criterion, "title").to_lowercase().starts_with(&wanted))
            .collect();
        match begin.as_slice() {
            [one] => Ok(text(one, "id")),
            _ => Err(self.fault("fault-no-criterion", &Args::one("criterion", name))),
        }
    }

    pub(crate) fn number(&self, text: &str) -> Result<i64, Failure> {
        text.parse()
            .map_err(|_| self.fault("cli-not-a-step", &Args::one("text", text)))
    }

    /// A failure whose sentence is a message.
    pub(crate) fn fault(&self, id: &str, args: &Args) -> Failure {
        AppError::spoken(Code::NotFound, self.words.say(id, args), "").into()
    }

    /// The command was not used as it is meant.
    pub(crate) fn usage(&self, id: &str) -> Failure {
        Failure {
            error: AppError::spoken(Code::BadRequest, self.words.say(id, &Args::none()), ""),
            exit: 64,
        }
    }

    /// Prints an answer: JSON, or text.
    pub(crate) fn show(&self, answer: &Value, text: impl FnOnce(&Words) -> String) {
        let line = if self.json {
            format!("{answer}\n")
        } else {
            text(self.words)
        };
        // Where nobody reads any more, as in `| head`, there is nothing to say.
        let _ = std::io::stdout().write_all(line.as_bytes());
    }

    /// Closes the workspace and gives the exit code.
    pub(crate) fn end(&self, ended: Ended) -> ExitCode {
        let code = match ended {
            Ok(code) => code,
            Err(failure) => {
                let error = &failure.error;
                let line = if self.json {
                    format!("{}\n", json!({"error": error}))
                } else if error.hint.is_empty() {
                    format!("{}\n", error.message)
                } else {
                    format!("{}\n{}\n", error.message, error.hint)
                };
                let _ = std::io::stderr().write_all(line.as_bytes());
                if !self.json
                    && let (Some(workspace), Some(_)) =
                        (error.detail.get("workspace"), error.detail.get("backup"))
                {
                    let way = Args::one("workspace", format!("{workspace:?}"));
                    let line = format!("{}\n", self.words.say("cli-backup-way", &way));
                    let _ = std::io::stderr().write_all(line.as_bytes());
                }
                failure.exit
            }
        };
        self.app.close();
        ExitCode::from(code)
    }
}

/// Everything on standard input.
pub(crate) fn standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| AppError::file_read(Path::new("-"), error))?;
    Ok(text.trim_end_matches('\n').to_owned())
}
