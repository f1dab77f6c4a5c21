//! Starting other programs, so that one sees what is done and afterwards knows what came of it.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    sync::{Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use crate::place::{Place, in_ci};

/// What a program printed, line by line, and whether it ended well.
pub(crate) struct Ran {
    pub(crate) good: bool,
    pub(crate) lines: Vec<String>,
}

/// The last lines of each command that ended badly, to be told again at the end.
static FAILURES: Mutex<Vec<String>> = Mutex::new(Vec::new());
const TOLD_AGAIN: usize = 80;

/// What ended badly since the last question, each with its command and its last lines.
pub(crate) fn failures() -> Vec<String> {
    FAILURES
        .lock()
        .map(|mut failures| std::mem::take(&mut *failures))
        .unwrap_or_default()
}

/// A heading on the terminal.
pub(crate) fn heading(text: &str) {
    println!("\n\x1b[1m── {text}\x1b[0m");
}

/// A command with the environment that everything started by `cargo xtask` gets.
pub(crate) fn command<S: AsRef<OsStr>>(place: &Place, program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(&place.root)
        .stdin(Stdio::null());
    // What cargo sets for this program must not reach another cargo.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO" {
            command.env_remove(&name);
        }
    }
    command
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", &place.target)
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1")
        .env("PARAPH_BIN", place.binary("paraph"))
        .env("PARAPH_DESKTOP_BIN", place.binary("paraph-desktop"))
        .env("PARAPH_SERVE_BIN", place.binary("paraph-serve"))
        .env("PARAPH_SAMPLE", place.root.join("samples/open-compute-2026"))
        .env("PARAPH_SHARED", &place.shared)
        .env("PARAPH_ROOT", &place.root);
    if let Some(scratch) = &place.scratch {
        command.env("TMPDIR", scratch);
    }
    if in_ci() {
        // What is compiled in parts takes room for ever, and little is gained where commits come days apart.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Runs a command, prints what it prints, and keeps it. A command that runs longer than `limit` is
/// ended and counts as failed.
pub(crate) fn run(command: Command, limit: Duration) -> Ran {
    kept(command, limit, true)
}

/// The same for one of several that run at once: what it prints is printed together, when it has ended.
pub(crate) fn run_beside(command: Command, limit: Duration) -> Ran {
    kept(command, limit, false)
}

fn kept(mut command: Command, limit: Duration, live: bool) -> Ran {
    let ran = watched(&mut command, limit, live);
    if !live {
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "$ {}\n{}", shown(&command), ran.lines.join("\n"));
    }
    if !ran.good
        && let Ok(mut failures) = FAILURES.lock()
    {
        let first = ran.lines.len().saturating_sub(TOLD_AGAIN);
        let last = ran.lines.get(first..).unwrap_or_default().join("\n");
        failures.push(format!("$ {}\n{last}", shown(&command)));
    }
    ran
}

fn watched(command: &mut Command, limit: Duration, live: bool) -> Ran {
    let tell = |line: &str| {
        if live {
            let _ = writeln!(std::io::stdout().lock(), "{line}");
        }
    };
    tell(&format!("$ {}", shown(command)));
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(problem) => {
            let line = format!(
                "{} could not be started: {problem}",
                command.get_program().display()
            );
            tell(&line);
            return Ran {
                good: false,
                lines: vec![line],
            };
        }
    };
    let (sender, receiver) = mpsc::channel::<String>();
    let streams: [Option<Box<dyn std::io::Read + Send>>; 2] = [
        child
            .stdout
            .take()
            .map(|stream| Box::new(stream) as Box<dyn std::io::Read + Send>),
        child
            .stderr
            .take()
            .map(|stream| Box::new(stream) as Box<dyn std::io::Read + Send>),
    ];
    for stream in streams.into_iter().flatten() {
        let sender = sender.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let mut bytes = Vec::new();
            while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
                let line = String::from_utf8_lossy(&bytes)
                    .trim_end_matches(['\n', '\r'])
                    .to_owned();
                bytes.clear();
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
    }
    drop(sender);
    let start = Instant::now();
    let mut lines = Vec::new();
    let mut ended = None;
    loop {
        match receiver.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => {
                tell(&line);
                lines.push(line);
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            // A grandchild may keep the pipe open after the program itself has ended.
            Err(mpsc::RecvTimeoutError::Timeout) if ended.is_some() => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {}
        }
        if ended.is_none() {
            ended = child.try_wait().ok().flatten();
        }
        if start.elapsed() > limit {
            let _ = child.kill();
            let line = format!("ended after {} s, the limit", limit.as_secs());
            tell(&line);
            lines.push(line);
            break;
        }
    }
    let status = ended.or_else(|| child.wait().ok());
    Ran {
        good: status.is_some_and(|status| status.success()) && start.elapsed() <= limit,
        lines,
    }
}

/// Runs a command quietly and gives its standard output when it ended well.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// True if a program of this name is on the path.
pub(crate) fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| executable(&folder.join(program))))
}

fn executable(path: &Path) -> bool {
    path.is_file()
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
