//! One worker process, seen from the parent: started, asked, listened to, ended.

use std::collections::{BTreeMap, VecDeque};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child as Process, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::fault::Fault;
use crate::limits::Limits;
use crate::outcome::Limit;
use crate::protocol::{Answer, Ask, BUILD, Font, Locks, receive, send};
use crate::read::Fonts;

/// Answers that may wait for one question. A worker that sends more is not one of ours.
const WAITING_MAX: usize = 256;
/// How much of what a worker wrote to its standard error is kept.
const LAST_WORDS: usize = 2_048;

pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) struct Child {
    process: Arc<Mutex<Process>>,
    to: Arc<Mutex<Option<ChildStdin>>>,
    shared: Arc<Shared>,
    next: AtomicU64,
    silence: Duration,
    pub locks: Locks,
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<BTreeMap<u64, SyncSender<Answer>>>,
    dead: AtomicBool,
    /// We ended it because it said nothing for too long.
    silenced: AtomicBool,
    hostile: AtomicBool,
    last_words: Mutex<VecDeque<u8>>,
}

/// A question that was asked, and where its answers arrive.
pub(crate) struct Question {
    pub id: u64,
    answers: Receiver<Answer>,
}

impl Child {
    /// Starts a worker. It is refused when it is of another build.
    pub(crate) fn start(binary: &Path, limits: Limits, fonts: &Fonts) -> Result<Self, Fault> {
        let unusable = |error: std::io::Error| Fault::Worker(format!("{}: {error}", binary.display()));
        let mut command = Command::new(binary);
        command
            .arg("__pdf")
            .env_clear()
            .env("MALLOC_ARENA_MAX", "1")
            // What one page gives back is what the next one takes: the system is not asked each time.
            .env("MALLOC_TRIM_THRESHOLD_", "16777216")
            .env("MALLOC_MMAP_THRESHOLD_", "4194304")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        as_the_system_wants(&mut command);
        let mut process = command.spawn().map_err(unusable)?;
        let (Some(mut stdin), Some(mut stdout), Some(stderr)) =
            (process.stdin.take(), process.stdout.take(), process.stderr.take())
        else {
            return Err(Fault::Worker(format!("{}: no pipes", binary.display())));
        };
        let greeting =
            send(&mut stdin, &Ask::Terms(limits.into())).and_then(|()| receive::<Answer>(&mut stdout));
        let locks = match greeting {
            Ok(Some(Answer::Hello { build, locks })) if build == BUILD => locks,
            Ok(Some(Answer::Hello { build, .. })) => {
                end(&mut process);
                return Err(Fault::Worker(format!(
                    "{}: build {build}, not {BUILD}",
                    binary.display()
                )));
            }
            Ok(_) | Err(_) => {
                end(&mut process);
                return Err(Fault::Worker(format!("{}: is no worker", binary.display())));
            }
        };
        let shared = Arc::new(Shared::default());
        let to = Arc::new(Mutex::new(Some(stdin)));
        let words = Arc::clone(&shared);
        std::thread::spawn(move || listen_to_last_words(stderr, &words));
        let (listener, back, fonts) = (Arc::clone(&shared), Arc::clone(&to), fonts.clone());
        std::thread::spawn(move || listen(stdout, &listener, &back, &fonts));
        Ok(Self {
            process: Arc::new(Mutex::new(process)),
            to,
            shared,
            next: AtomicU64::new(1),
            silence: Duration::from_secs(limits.silence_seconds),
            locks,
        })
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.shared.dead.load(Ordering::SeqCst)
    }

    /// Asks; `make` gets the id of the question. `bytes` follow unframed.
    pub(crate) fn ask(&self, bytes: Option<&[u8]>, make: impl FnOnce(u64) -> Ask) -> Question {
        let id = self.next.fetch_add(1, Ordering::SeqCst);
        let (sender, answers) = sync_channel(WAITING_MAX);
        hold(&self.shared.waiting).insert(id, sender);
        if self.is_dead() {
            hold(&self.shared.waiting).remove(&id);
        }
        if let Some(to) = hold(&self.to).as_mut() {
            // A worker that died is noticed by the one who listens.
            let sent = send(&mut *to, &make(id));
            if let (Ok(()), Some(bytes)) = (sent, bytes) {
                let _ = to.write_all(bytes).and_then(|()| to.flush());
            }
        }
        Question { id, answers }
    }

    /// The next answer to a question. `cancelled` is looked at every few milliseconds.
    pub(crate) fn answer(&self, question: &Question, cancelled: &dyn Fn() -> bool) -> Result<Answer, Fault> {
        let tick = Duration::from_millis(10);
        let mut waited = Duration::ZERO;
        loop {
            match question.answers.recv_timeout(tick) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(self.cause_of_death()),
                Err(RecvTimeoutError::Timeout) => {
                    if cancelled() {
                        self.forget(question.id);
                        return Err(Fault::Cancelled);
                    }
                    waited += tick;
                    if waited > self.silence {
                        self.shared.silenced.store(true, Ordering::SeqCst);
                        self.end();
                        return Err(Fault::Limit(Limit::Time, None));
                    }
                }
            }
        }
    }

    /// Takes a question back.
    pub(crate) fn forget(&self, id: u64) {
        hold(&self.shared.waiting).remove(&id);
        if let Some(to) = hold(&self.to).as_mut() {
            let _ = send(to, &Ask::Cancel { id });
        }
    }

    pub(crate) fn answered(&self, question: &Question) {
        hold(&self.shared.waiting).remove(&question.id);
    }

    fn end(&self) {
        hold(&self.to).take();
        // It may have ended by itself already.
        let _ = hold(&self.process).kill();
    }

    fn cause_of_death(&self) -> Fault {
        hold(&self.to).take();
        let status = ended(&mut hold(&self.process));
        let words: Vec<u8> = hold(&self.shared.last_words).iter().copied().collect();
        let words = String::from_utf8_lossy(&words).trim().to_owned();
        let said = (!words.is_empty()).then(|| words.clone());
        if self.shared.hostile.load(Ordering::SeqCst) {
            return Fault::Limit(Limit::Crash, Some("the worker's answer was not one".to_owned()));
        }
        if self.shared.silenced.load(Ordering::SeqCst) || status.is_some_and(out_of_time) {
            return Fault::Limit(Limit::Time, None);
        }
        if words.contains("memory allocation of") {
            return Fault::Limit(Limit::Memory, None);
        }
        let status = status.map(|status| status.to_string());
        let detail: Vec<String> = status.into_iter().chain(said).collect();
        Fault::Limit(Limit::Crash, Some(detail.join("; ")))
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end();
        // Its memory takes the system a while to clear away; nobody has to wait for that.
        let process = Arc::clone(&self.process);
        let wait = move || hold(&process).wait();
        if std::thread::Builder::new().spawn(wait).is_err() {
            let _ = hold(&self.process).wait();
        }
    }
}

/// How a worker ended that says no more. One that does not end by itself within a second is ended: what is in it may
/// not be ours any more.
fn ended(process: &mut Process) -> Option<ExitStatus> {
    for _ in 0..100 {
        match process.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Ok(status) => return status,
            Err(_) => return None,
        }
    }
    let _ = process.kill();
    process.wait().ok()
}

fn end(process: &mut Process) {
    // It may have ended by itself already.
    let _ = process.kill();
    let _ = process.wait();
}

/// Whether a worker ended because its processor time was used up: by the kernel, or by itself where the kernel has
/// no such limit.
#[cfg(unix)]
fn out_of_time(status: ExitStatus) -> bool {
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(24)
}

#[cfg(not(unix))]
fn out_of_time(status: ExitStatus) -> bool {
    status.code() == Some(crate::lock::OUT_OF_TIME)
}

/// Windows finds its own libraries by a variable, and would open a terminal beside the window for each worker.
#[cfg(windows)]
fn as_the_system_wants(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
    for name in ["SystemRoot", "SystemDrive"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
}

#[cfg(not(windows))]
fn as_the_system_wants(_: &mut Command) {}

fn listen(mut from: ChildStdout, shared: &Shared, to: &Mutex<Option<ChildStdin>>, fonts: &Fonts) {
    while let Ok(Some(answer)) = receive::<Answer>(&mut from) {
        if !answer.check() {
            shared.hostile.store(true, Ordering::SeqCst);
            break;
        }
        if let Answer::FontWanted { missing } = &answer {
            let found = fonts
                .as_ref()
                .and_then(|find| find(missing))
                .map(|(bytes, index)| Font { bytes, index });
            if let Some(to) = hold(to).as_mut() {
                let _ = send(to, &Ask::Font { found });
            }
            continue;
        }
        let Some(id) = answer.id() else { continue };
        let sender = hold(&shared.waiting).get(&id).cloned();
        // Nobody waits any more for what was cancelled.
        if let Some(sender) = sender
            && let Err(TrySendError::Full(_)) = sender.try_send(answer)
        {
            shared.hostile.store(true, Ordering::SeqCst);
            break;
        }
    }
    shared.dead.store(true, Ordering::SeqCst);
    // Who still waits is told by the closed channel.
    hold(&shared.waiting).clear();
}

fn listen_to_last_words(mut from: impl Read, shared: &Shared) {
    let mut piece = [0; 512];
    while let Ok(count) = from.read(&mut piece) {
        if count == 0 {
            break;
        }
        let mut words = hold(&shared.last_words);
        words.extend(&piece[..count]);
        let over = words.len().saturating_sub(LAST_WORDS);
        words.drain(..over);
    }
}
