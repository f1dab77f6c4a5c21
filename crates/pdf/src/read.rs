//! The worker's client: documents as the rest of Paraph sees them.
//!
//! A [`Document`] answers from a worker process that is started when needed, ended when idle, and started
//! again after a crash. A [`Pool`] sees to it that no more are at work than there are cores, the visible page
//! first. Nothing in the parent parses a byte of a PDF.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Weak};

use crate::annotation::Annotation;
use crate::child::{Child, hold};
use crate::fault::Fault;
use crate::limits::{FILE_MAX, Limits, RESTARTS_MAX};
use crate::outcome::{Class, Limit, Outcome, Refusal};
use crate::page::{Facts, PageText};
use crate::picture::{Band, Missing, Picture};
use crate::pool::{Desk, Permit};
use crate::protocol::{Answer, Ask, Attempt, Locks, Written};
use crate::spare::Spare;

/// Pages that are read in one go before more urgent work may come first.
const BATCH: u32 = 32;

/// Looks for a font on this system. `None`: the standard fonts have to do.
pub type Fonts = Option<Arc<dyn Fn(&Missing) -> Option<(Vec<u8>, u32)> + Send + Sync>>;

/// How urgent a question is; smaller is sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The page that is seen now.
    Visible,
    /// The next one in the direction of travel.
    Near,
    /// Thumbnails, exports.
    Soon,
    /// Reading in.
    Background,
}

impl Urgency {
    fn rank(self) -> u8 {
        match self {
            Self::Visible => 0,
            Self::Near => 1,
            Self::Soon => 2,
            Self::Background => 3,
        }
    }
}

/// Takes a question back from another thread.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A question that nobody has taken back.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the question back.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether it was taken back.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// The workers of this program.
pub struct Pool {
    binary: PathBuf,
    fonts: Fonts,
    desk: Arc<Desk>,
    slots: Mutex<Vec<Weak<Slot>>>,
    spare: Spare,
    clock: AtomicU64,
}

/// Idle workers that are kept: the document that is read and the one before it, or two side by side. Another one starts in some
/// hundredths of a second.
const IDLE_MAX: usize = 2;

#[derive(Default)]
struct Slot {
    child: Mutex<Option<Arc<Child>>>,
    busy: AtomicUsize,
    used: AtomicU64,
}

impl Pool {
    /// Workers are `binary __pdf`: the command line's binary beside the running program.
    #[must_use]
    pub fn new(binary: PathBuf, fonts: Fonts) -> Arc<Self> {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self::with_workers(binary, fonts, cores)
    }

    /// The same, with so many workers at once.
    #[must_use]
    pub fn with_workers(binary: PathBuf, fonts: Fonts, workers: usize) -> Arc<Self> {
        Arc::new(Self {
            binary,
            fonts,
            desk: Desk::new(workers.max(1)),
            slots: Mutex::new(Vec::new()),
            spare: Spare::default(),
            clock: AtomicU64::new(1),
        })
    }

    /// Opens a document. It is parsed by a worker, which is kept for the questions that follow.
    pub fn open(
        self: &Arc<Self>,
        bytes: Arc<Vec<u8>>,
        password: Option<&str>,
        limits: Limits,
        urgency: Urgency,
        cancel: &Cancel,
    ) -> Result<Document, Fault> {
        if bytes.len() > FILE_MAX {
            return Err(Fault::Refused(Refusal::TooLarge));
        }
        let slot = Arc::new(Slot::default());
        hold(&self.slots).push(Arc::downgrade(&slot));
        let mut document = Document {
            pool: Arc::clone(self),
            bytes,
            password: password.unwrap_or_default().to_owned(),
            limits,
            slot,
            facts: Facts::default(),
            locks: Locks::default(),
        };
        let _permit = self
            .desk
            .permit(urgency.rank(), &|| cancel.is_cancelled())
            .ok_or(Fault::Cancelled)?;
        let _use = document.begin();
        let (child, facts) = document.start(cancel)?;
        document.facts = facts;
        document.locks = child.locks;
        Ok(document)
    }

    /// How many workers are running now.
    #[must_use]
    pub fn running(&self) -> usize {
        let slots = hold(&self.slots);
        slots
            .iter()
            .filter_map(Weak::upgrade)
            .filter(|slot| hold(&slot.child).is_some())
            .count()
    }

    /// Ends idle workers, the longest unused first, until few are left.
    fn trim(&self) {
        let mut slots = hold(&self.slots);
        slots.retain(|slot| slot.strong_count() > 0);
        let mut idle: Vec<Arc<Slot>> = slots
            .iter()
            .filter_map(Weak::upgrade)
            .filter(|slot| slot.busy.load(Ordering::SeqCst) == 0 && hold(&slot.child).is_some())
            .collect();
        drop(slots);
        idle.sort_by_key(|slot| slot.used.load(Ordering::SeqCst));
        let over = idle.len().saturating_sub(IDLE_MAX);
        for slot in &idle[..over] {
            if slot.busy.load(Ordering::SeqCst) == 0 {
                hold(&slot.child).take();
            }
        }
    }
}

/// An open document. Its worker may come and go; the document stays.
pub struct Document {
    pool: Arc<Pool>,
    bytes: Arc<Vec<u8>>,
    password: String,
    limits: Limits,
    slot: Arc<Slot>,
    facts: Facts,
    locks: Locks,
}

struct Use(Arc<Slot>, Arc<Pool>);

impl Drop for Use {
    fn drop(&mut self) {
        if self.0.busy.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.1.trim();
        }
    }
}

impl Document {
    /// What the document says of itself.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Which locks are on in its worker.
    #[must_use]
    pub fn locks(&self) -> Locks {
        self.locks
    }

    /// The document's bytes, as they were given.
    #[must_use]
    pub fn bytes(&self) -> &Arc<Vec<u8>> {
        &self.bytes
    }

    fn begin(&self) -> Use {
        self.slot.busy.fetch_add(1, Ordering::SeqCst);
        self.slot
            .used
            .store(self.pool.clock.fetch_add(1, Ordering::SeqCst), Ordering::SeqCst);
        Use(Arc::clone(&self.slot), Arc::clone(&self.pool))
    }

    fn start(&self, cancel: &Cancel) -> Result<(Arc<Child>, Facts), Fault> {
        let pool = &self.pool;
        let child = Arc::new(pool.spare.take(&pool.binary, self.limits, &pool.fonts)?);
        let len = self.bytes.len() as u64;
        let password = self.password.clone();
        let question = child.ask(Some(&self.bytes), |id| Ask::Open { id, len, password });
        let answer = child.answer(&question, &|| cancel.is_cancelled())?;
        child.answered(&question);
        if let Answer::Opened { facts, .. } = answer {
            *hold(&self.slot.child) = Some(Arc::clone(&child));
            Ok((child, facts))
        } else if let Answer::Refused { why, .. } = answer {
            Err(Fault::Refused(why))
        } else {
            Err(wrong_answer())
        }
    }

    /// The worker of this document, started again if it is gone.
    fn child(&self, cancel: &Cancel) -> Result<Arc<Child>, Fault> {
        let running = hold(&self.slot.child).clone();
        if let Some(child) = running.filter(|child| !child.is_dead()) {
            return Ok(child);
        }
        self.start(cancel).map(|(child, _)| child)
    }

    fn permit(&self, urgency: Urgency, cancel: &Cancel) -> Result<Permit, Fault> {
        self.pool
            .desk
            .permit(urgency.rank(), &|| cancel.is_cancelled())
            .ok_or(Fault::Cancelled)
    }

    fn ask(&self, urgency: Urgency, cancel: &Cancel, make: impl FnOnce(u64) -> Ask) -> Result<Answer, Fault> {
        let _use = self.begin();
        let _permit = self.permit(urgency, cancel)?;
        let child = self.child(cancel)?;
        let question = child.ask(None, make);
        let answer = child.answer(&question, &|| cancel.is_cancelled());
        child.answered(&question);
        answer
    }

    /// A picture of a page (from 1), so many pixels a point, or of a horizontal band of it.
    pub fn picture(
        &self,
        page: u32,
        scale: f64,
        band: Band,
        urgency: Urgency,
        cancel: &Cancel,
    ) -> Result<Picture, Fault> {
        let rank = urgency.rank();
        drawn(self.ask(urgency, cancel, |id| Ask::Picture {
            id,
            page,
            scale,
            band,
            rank,
        })?)
    }

    /// A small picture of a page, 160 pixels wide.
    pub fn thumbnail(&self, page: u32, urgency: Urgency, cancel: &Cancel) -> Result<Picture, Fault> {
        let rank = urgency.rank();
        drawn(self.ask(urgency, cancel, |id| Ask::Thumbnail {
            id,
            page,
            width: 160,
            rank,
        })?)
    }

    /// The marks that the file already holds.
    pub fn annotations(&self, cancel: &Cancel) -> Result<Vec<Annotation>, Fault> {
        let answer = self.ask(Urgency::Soon, cancel, |id| Ask::Annotations { id })?;
        if let Answer::Annotations { annotations, .. } = answer {
            Ok(annotations)
        } else {
            Err(wrong_answer())
        }
    }

    /// A copy with these marks as real annotations, read back before it is handed over. `ours` is what our ids
    /// begin with in the file.
    pub fn export(&self, marks: &[Annotation], ours: &str, cancel: &Cancel) -> Result<Written, Fault> {
        let (marks, prefix) = (marks.to_vec(), ours.to_owned());
        written(self.ask(Urgency::Soon, cancel, |id| Ask::Export { id, marks, prefix })?)
    }

    /// A reading copy without metadata, names, marks, scripts and attached files.
    pub fn cleaned(&self, cancel: &Cancel) -> Result<Written, Fault> {
        written(self.ask(Urgency::Soon, cancel, |id| Ask::Clean { id })?)
    }

    /// Lets the worker try what it must not be able to do.
    pub fn probe(&self) -> Result<Vec<Attempt>, Fault> {
        let answer = self.ask(Urgency::Soon, &Cancel::new(), |id| Ask::Probe { id })?;
        if let Answer::Probed { attempts, .. } = answer {
            Ok(attempts)
        } else {
            Err(wrong_answer())
        }
    }

    /// Reads the text of all pages, from the first; `each` gets every page, in order, failed ones too.
    pub fn read(&self, cancel: &Cancel, each: &mut dyn FnMut(PageText)) -> Result<Outcome, Fault> {
        self.read_from(1, Urgency::Background, cancel, each)
    }

    /// Reads the text of the pages from `first` on.
    pub fn read_from(
        &self,
        first: u32,
        urgency: Urgency,
        cancel: &Cancel,
        each: &mut dyn FnMut(PageText),
    ) -> Result<Outcome, Fault> {
        let _use = self.begin();
        let count = u32::try_from(self.facts.pages.len()).unwrap_or(u32::MAX);
        let mut tally = Tally::new(&self.facts);
        let mut next = first.max(1);
        let mut restarts = 0;
        while next <= count {
            let fault = match self.batch(&mut next, count, urgency, cancel, &mut |page| {
                tally.add(&page);
                each(page);
            }) {
                Ok(()) => continue,
                Err(fault) => fault,
            };
            let Fault::Limit(limit, detail) = fault else {
                return Err(fault);
            };
            tally.limit = Some(limit);
            tally.detail = detail.or(tally.detail);
            if limit == Limit::Time || restarts >= RESTARTS_MAX {
                return Ok(tally.stopped());
            }
            // The page that the worker died on is one failed page.
            restarts += 1;
            let failed = PageText::failed(next);
            tally.add(&failed);
            each(failed);
            next += 1;
        }
        Ok(tally.outcome())
    }

    fn batch(
        &self,
        next: &mut u32,
        count: u32,
        urgency: Urgency,
        cancel: &Cancel,
        each: &mut dyn FnMut(PageText),
    ) -> Result<(), Fault> {
        let _permit = self.permit(urgency, cancel)?;
        let child = self.child(cancel)?;
        let (from, pages) = (*next, BATCH.min(count + 1 - *next));
        let question = child.ask(None, |id| Ask::Text {
            id,
            from,
            count: pages,
        });
        let result = loop {
            if cancel.is_cancelled() {
                child.forget(question.id);
                break Err(Fault::Cancelled);
            }
            match child.answer(&question, &|| cancel.is_cancelled()) {
                Ok(Answer::Page { page, .. }) if page.page == *next && *next < from + pages => {
                    each(page);
                    *next += 1;
                }
                Ok(Answer::Done { .. }) if *next == from + pages => break Ok(()),
                Ok(_) => break Err(wrong_answer()),
                Err(fault) => break Err(fault),
            }
        };
        child.answered(&question);
        result
    }
}

fn drawn(answer: Answer) -> Result<Picture, Fault> {
    if let Answer::Picture { picture, .. } = answer {
        picture.ok_or(Fault::NoPicture)
    } else {
        Err(wrong_answer())
    }
}

fn written(answer: Answer) -> Result<Written, Fault> {
    if let Answer::File { file, .. } = answer {
        file.map_err(Fault::Unwritten)
    } else {
        Err(wrong_answer())
    }
}

fn wrong_answer() -> Fault {
    Fault::Limit(
        Limit::Crash,
        Some("the worker gave another answer than asked for".to_owned()),
    )
}

/// How a file ended that did not even open.
#[must_use]
pub fn outcome_of(fault: &Fault) -> Option<Outcome> {
    match fault {
        Fault::Refused(Refusal::Password) => Some(Outcome::of(Class::NeedsPassword)),
        Fault::Refused(Refusal::NotPdf) => Some(Outcome::of(Class::Refused)),
        Fault::Refused(Refusal::TooLarge) => Some(Outcome {
            limit: Some(Limit::Size),
            ..Outcome::of(Class::Refused)
        }),
        Fault::Limit(limit, detail) => Some(Outcome {
            limit: Some(*limit),
            detail: detail.clone(),
            ..Outcome::of(Class::Limit)
        }),
        Fault::Cancelled | Fault::NoPicture | Fault::Unwritten(_) | Fault::Worker(_) => None,
    }
}

/// What has been read so far, as it decides how the file ends.
struct Tally {
    outcome: Outcome,
    readable: bool,
    limit: Option<Limit>,
    detail: Option<String>,
    with_glyphs: Vec<u32>,
}

impl Tally {
    fn new(facts: &Facts) -> Self {
        let mut outcome = Outcome::of(Class::NoText);
        outcome.repaired = facts.repaired;
        outcome.cut = facts.pages_in_file as usize > facts.pages.len();
        Self {
            outcome,
            readable: false,
            limit: None,
            detail: None,
            with_glyphs: Vec::new(),
        }
    }

    fn add(&mut self, page: &PageText) {
        self.outcome.cut |= page.cut;
        if page.hidden_text {
            self.outcome.hidden.push(page.page);
        }
        if page.is_unreadable() {
            self.with_glyphs.push(page.page);
        } else {
            self.readable = true;
        }
    }

    fn stopped(self) -> Outcome {
        let (limit, detail) = (self.limit, self.detail.clone());
        let mut outcome = self.outcome();
        outcome.class = Class::Limit;
        outcome.limit = limit;
        outcome.detail = detail;
        outcome
    }

    fn outcome(mut self) -> Outcome {
        if self.readable {
            self.outcome.class = Class::Text;
            self.outcome.unreadable = self.with_glyphs;
        } else if self.limit.is_some() {
            self.outcome.class = Class::Limit;
            self.outcome.limit = self.limit;
        }
        self.outcome.detail = self.detail;
        self.outcome
    }
}
