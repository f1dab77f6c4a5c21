//! The worker: `paraph __pdf`, one process for one document, locked before it sees a byte of it.
//!
//! The parent's side is `read`. Standard output is not used: `pdf-extract` prints to it.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::process::ExitCode;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::facts::facts;
use crate::limits::{FILE_MAX, FILE_TEXT_MAX, STACK};
use crate::lock::{allow_seconds, lock, used_millis};
use crate::outcome::Refusal;
use crate::page::PageText;
use crate::picture::{Drawing, FindFont, Missing};
use crate::probe::attempts;
use crate::protocol::{Answer, Ask, BUILD, Font, Terms, receive, send};
use crate::reading::{Opened, Reading};
use crate::{annotate, clean, foreign};

/// What has arrived and waits.
#[derive(Default)]
struct Inbox {
    asks: Mutex<VecDeque<Ask>>,
    fonts: Mutex<VecDeque<Option<Font>>>,
    bell: Condvar,
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Inbox {
    fn put(&self, ask: Ask) {
        if let Ask::Font { found } = ask {
            hold(&self.fonts).push_back(found);
        } else if let Ask::Cancel { id } = ask {
            hold(&self.asks).retain(|waiting| ask_id(waiting) != Some(id));
        } else {
            hold(&self.asks).push_back(ask);
        }
        self.bell.notify_all();
    }

    /// What is most urgent: the visible page, then the others in the order in which they came.
    fn take(&self) -> Ask {
        let mut asks = hold(&self.asks);
        loop {
            let best = (0..asks.len()).min_by_key(|&at| (rank(&asks[at]), at));
            if let Some(ask) = best.and_then(|at| asks.remove(at)) {
                return ask;
            }
            asks = self.bell.wait(asks).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A picture that waits while text is being read.
    fn take_picture(&self) -> Option<Ask> {
        let mut asks = hold(&self.asks);
        let best = (0..asks.len())
            .filter(|&at| matches!(asks[at], Ask::Picture { .. } | Ask::Thumbnail { .. }))
            .min_by_key(|&at| (rank(&asks[at]), at))?;
        asks.remove(best)
    }

    fn font(&self) -> Option<Font> {
        let mut fonts = hold(&self.fonts);
        // The parent looks through the system's fonts; without an answer the standard font is drawn.
        for _ in 0..50 {
            if let Some(found) = fonts.pop_front() {
                return found;
            }
            let waited = self.bell.wait_timeout(fonts, Duration::from_millis(100));
            fonts = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        None
    }
}

fn ask_id(ask: &Ask) -> Option<u64> {
    match ask {
        Ask::Terms(_) | Ask::Font { .. } => None,
        Ask::Open { id, .. }
        | Ask::Text { id, .. }
        | Ask::Picture { id, .. }
        | Ask::Thumbnail { id, .. }
        | Ask::Annotations { id }
        | Ask::Export { id, .. }
        | Ask::Clean { id }
        | Ask::Cancel { id }
        | Ask::Probe { id } => Some(*id),
    }
}

fn rank(ask: &Ask) -> u8 {
    match ask {
        Ask::Picture { rank, .. } | Ask::Thumbnail { rank, .. } => *rank,
        Ask::Terms(_) | Ask::Font { .. } | Ask::Open { .. } | Ask::Cancel { .. } => 0,
        Ask::Text { .. }
        | Ask::Annotations { .. }
        | Ask::Export { .. }
        | Ask::Clean { .. }
        | Ask::Probe { .. } => 200,
    }
}

struct Out(Mutex<File>);

impl Out {
    /// An answer that cannot be sent has nobody to read it: the parent is gone.
    fn send(&self, answer: &Answer) {
        if send(&mut *hold(&self.0), answer).is_err() {
            std::process::exit(0);
        }
    }
}

/// Takes standard output as the pipe to the parent, and leaves nothing where it was.
#[cfg(unix)]
fn out() -> std::io::Result<File> {
    use std::os::fd::AsFd;
    let pipe = std::io::stdout().as_fd().try_clone_to_owned()?;
    let nothing = fs_err::OpenOptions::new().write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdout(&nothing)?;
    Ok(File::from(pipe))
}

#[cfg(windows)]
fn out() -> std::io::Result<File> {
    use std::os::windows::io::AsHandle;
    let pipe = std::io::stdout().as_handle().try_clone_to_owned()?;
    let nothing = fs_err::OpenOptions::new().write(true).open("NUL")?;
    // For as long as the process lives: the guard would put the pipe back.
    std::mem::forget(stdio_override::StdoutOverride::from_io(nothing.into_parts().0)?);
    Ok(File::from(pipe))
}

/// Lower than what the person does at the window. On Windows the lock does it.
#[cfg(unix)]
fn step_back() {
    let _ = rustix::process::nice(10);
}

#[cfg(not(unix))]
fn step_back() {}

/// The whole life of a worker.
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let Ok(out) = out() else { return ExitCode::FAILURE };
    let mut input = std::io::stdin().lock();
    let Ok(Some(Ask::Terms(terms))) = receive(&mut input) else {
        return ExitCode::FAILURE;
    };
    step_back();
    let locks = lock(terms);
    let out = Arc::new(Out(Mutex::new(out)));
    out.send(&Answer::Hello {
        build: BUILD.to_owned(),
        locks,
    });

    let Ok(Some(Ask::Open { id, len, password })) = receive(&mut input) else {
        return ExitCode::FAILURE;
    };
    let len = usize::try_from(len).unwrap_or(usize::MAX);
    if len > FILE_MAX {
        out.send(&Answer::Refused {
            id,
            why: Refusal::TooLarge,
        });
        return ExitCode::SUCCESS;
    }
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(len).is_err() {
        out.send(&Answer::Refused {
            id,
            why: Refusal::TooLarge,
        });
        return ExitCode::SUCCESS;
    }
    if input.by_ref().take(len as u64).read_to_end(&mut bytes).is_err() || bytes.len() < len {
        return ExitCode::FAILURE;
    }
    let inbox = Arc::new(Inbox::default());
    let (theirs, to) = (Arc::clone(&inbox), Arc::clone(&out));
    let work = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || work(&theirs, &to, terms, id, Arc::new(bytes), &password));
    if work.is_err() {
        return ExitCode::FAILURE;
    }
    while let Ok(Some(ask)) = receive(&mut input) {
        inbox.put(ask);
    }
    // The parent is gone or has no more questions; what is being done is for nobody.
    std::process::exit(0);
}

fn work(inbox: &Arc<Inbox>, out: &Arc<Out>, terms: Terms, id: u64, bytes: Arc<Vec<u8>>, password: &str) {
    allow_seconds(terms.text_seconds);
    let opened = match Opened::new(bytes, password) {
        Ok(opened) => opened,
        Err(why) => {
            out.send(&Answer::Refused { id, why });
            std::process::exit(0);
        }
    };
    let facts = facts(&opened);
    out.send(&Answer::Opened { id, facts });
    let (wanted, asked) = (Arc::clone(out), Arc::clone(inbox));
    let find: FindFont = Arc::new(move |missing: &Missing| {
        wanted.send(&Answer::FontWanted {
            missing: missing.clone(),
        });
        asked.font().map(|font| (font.bytes, font.index))
    });
    let mut bench = Bench {
        reading: Reading::new(&opened),
        drawing: Drawing::new(&opened, find),
        opened: &opened,
        inbox,
        out,
        terms,
        text_bytes: 0,
        text_millis: 0,
    };
    loop {
        let ask = inbox.take();
        bench.serve(ask);
    }
}

struct Bench<'a> {
    reading: Reading<'a>,
    drawing: Drawing<'a>,
    opened: &'a Opened,
    inbox: &'a Inbox,
    out: &'a Out,
    terms: Terms,
    text_bytes: usize,
    text_millis: u64,
}

impl Bench<'_> {
    fn serve(&mut self, ask: Ask) {
        match ask {
            Ask::Text { id, from, count } => {
                let mut since = self.allow_text();
                for number in from..from
                    .saturating_add(count)
                    .min(self.reading.pages().saturating_add(1))
                {
                    self.out.send(&Answer::Page {
                        id,
                        page: self.page(number),
                    });
                    while let Some(picture) = self.inbox.take_picture() {
                        self.text_millis += used_millis().saturating_sub(since);
                        self.serve(picture);
                        since = self.allow_text();
                    }
                }
                self.text_millis += used_millis().saturating_sub(since);
                self.out.send(&Answer::Done { id });
            }
            Ask::Picture {
                id,
                page,
                scale,
                band,
                ..
            } => {
                allow_seconds(self.terms.picture_seconds);
                let picture = self.drawing.picture(page, scale, band);
                self.out.send(&Answer::Picture { id, picture });
            }
            Ask::Thumbnail { id, page, width, .. } => {
                allow_seconds(self.terms.picture_seconds);
                let picture = self.drawing.thumbnail(page, width);
                self.out.send(&Answer::Picture { id, picture });
            }
            Ask::Annotations { id } => {
                allow_seconds(self.terms.text_seconds);
                let annotations = foreign::read(self.opened, &mut self.reading);
                self.out.send(&Answer::Annotations { id, annotations });
            }
            Ask::Export { id, marks, prefix } => {
                allow_seconds(self.terms.text_seconds);
                let file = annotate::write(self.opened, &mut self.reading, &marks, &prefix);
                self.out.send(&Answer::File { id, file });
            }
            Ask::Clean { id } => {
                allow_seconds(self.terms.text_seconds);
                self.out.send(&Answer::File {
                    id,
                    file: clean::copy(self.opened, &mut self.reading),
                });
            }
            Ask::Probe { id } => self.out.send(&Answer::Probed {
                id,
                attempts: attempts(),
            }),
            Ask::Terms(_) | Ask::Open { .. } | Ask::Cancel { .. } | Ask::Font { .. } => {}
        }
    }

    /// What is left of the file's time for text.
    fn allow_text(&self) -> u64 {
        allow_seconds(self.terms.text_seconds.saturating_sub(self.text_millis / 1000));
        used_millis()
    }

    fn page(&mut self, number: u32) -> PageText {
        if self.text_bytes >= FILE_TEXT_MAX {
            let mut page = PageText::empty(number);
            page.cut = true;
            return page;
        }
        let page = self.reading.page(number);
        self.text_bytes += page.text.len();
        page
    }
}
