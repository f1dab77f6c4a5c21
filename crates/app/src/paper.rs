//! Documents through their readers: reading in, words, pictures.
//!
//! Bytes come from the store, are parsed by workers of `paraph-pdf` alone, and what was read lies in the cache.
//! What a password opened stays in memory. Pictures are asked for by the paths that `paper://` and the loopback
//! host share; they are kept in memory up to a limit, thumbnails in the cache.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use paraph_pdf::limits::Limits;
use paraph_pdf::outcome::{Class, Limit, Outcome};
use paraph_pdf::page::{BlockKind, Facts, Order, PageText, READER_VERSION, Reader};
use paraph_pdf::picture::Band;
use paraph_pdf::read::{Cancel, Document, Pool, Urgency, outcome_of};
use paraph_pdf::{Fault, fonts};
use paraph_store::{CachedPage, DocumentRow, Reading};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{DocumentState, WorkspaceKind};
use crate::words::Args;
use crate::workspace::Workspace;

/// Documents that are kept open.
const OPEN: usize = 6;
/// Pictures that are kept, in bytes: some dozen pages. More would only make the program larger, a page is drawn again in
/// a few hundredths of a second.
const PICTURES: usize = 12 << 20;
/// Texts shorter than this are not compared: short forms look alike.
const SAME_TEXT: usize = 400;

/// The workers of this program, and what they gave.
#[derive(Default)]
pub(crate) struct Readers {
    pool: Mutex<Option<Arc<Pool>>>,
    open: Mutex<Vec<(String, Arc<Document>)>>,
    pictures: Mutex<Pictures>,
    asked: Mutex<BTreeMap<String, Cancel>>,
}

#[derive(Default)]
struct Pictures {
    kept: Vec<(String, Arc<Vec<u8>>)>,
    bytes: usize,
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Readers {
    /// Forgets everything: another workspace is open.
    pub(crate) fn clear(&self) {
        hold(&self.open).clear();
        *hold(&self.pictures) = Pictures::default();
    }

    fn pool(&self, app: &App) -> Arc<Pool> {
        let mut pool = hold(&self.pool);
        Arc::clone(pool.get_or_insert_with(|| Pool::new(app.host().worker(), fonts::system())))
    }
}

/// A picture for a screen.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// The version of the reader, as it stands in the cache and in addresses of pictures.
pub(crate) fn reader() -> String {
    READER_VERSION.to_string()
}

/// What was learnt of a document as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) facts: Facts,
    pub(crate) outcome: Outcome,
    pub(crate) language: Option<String>,
}

/// What was learnt of a page besides its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PageReport {
    pub(crate) blocks: Vec<Block>,
    pub(crate) sure: bool,
    /// Whether the order is the file's own.
    #[serde(default)]
    pub(crate) structure: bool,
    pub(crate) readable: bool,
    pub(crate) hidden_text: bool,
}

/// A stretch of a page's text: kind, level, start, end.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Block(pub(crate) Kind, pub(crate) u8, pub(crate) u32, pub(crate) u32);

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// A heading.
    H,
    /// Running text.
    P,
    /// An item of a list.
    I,
    /// A repeated head or foot.
    M,
}

/// A document that was read.
pub(crate) struct ReadDocument {
    pub(crate) report: Report,
    pub(crate) pages: Vec<CachedPage>,
    pub(crate) text_hash: Option<String>,
}

impl ReadDocument {
    /// The title that the document has: from its metadata where that is one, else its first heading.
    pub(crate) fn title(&self, name: &str) -> String {
        let stem = name
            .rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .replace(['_'], " ");
        let said = self
            .report
            .facts
            .title
            .as_deref()
            .map(str::trim)
            .filter(|title| is_title(title));
        if let Some(title) = said {
            return title.to_owned();
        }
        let first = self.pages.first().and_then(|page| {
            let report: PageReport = serde_json::from_str(&page.report).ok()?;
            let Block(_, _, start, end) = *report.blocks.iter().find(|block| block.0 == Kind::H)?;
            let heading = slice(&page.text, start, end - start)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            is_title(&heading).then_some(heading)
        });
        let line = || {
            let text = &self.pages.first()?.text;
            let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
            is_title(line).then(|| line.to_owned())
        };
        first.or_else(line).unwrap_or(stem)
    }
}

/// Whether a text can be the title of a proposal, and not a file's name or the program's default.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let letters = title.chars().filter(|sign| sign.is_alphabetic()).count();
    (8..=300).contains(&title.chars().count())
        && letters * 2 > title.chars().count()
        && title.contains(' ')
        && ![
            "untitled",
            "microsoft word",
            "powerpoint",
            "sans titre",
            "document1",
        ]
        .iter()
        .any(|bad| lower.starts_with(bad))
        && ![".doc", ".docx", ".tex", ".dvi", ".pdf", ".odt", ".indd", ".qxd"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// A slice by Unicode scalar values.
pub(crate) fn slice(text: &str, start: u32, length: u32) -> String {
    text.chars().skip(start as usize).take(length as usize).collect()
}

/// A page's text as it is searched: compatible signs made equal, hyphens at line ends dropped.
fn searched(text: &str) -> String {
    let joined = text
        .replace("-\n", "")
        .replace("\u{ad}\n", "")
        .replace('\u{ad}', "");
    // Most pages are in that form already, and to see that is quicker than to make it.
    if is_nfkc_quick(joined.chars()) == IsNormalized::Yes {
        return joined;
    }
    joined.nfkc().collect()
}

fn cached(page: PageText) -> Result<CachedPage> {
    let blocks = page.blocks.iter().map(|block| {
        let (kind, level) = match block.kind {
            BlockKind::Heading(level) => (Kind::H, level),
            BlockKind::Paragraph => (Kind::P, 0),
            BlockKind::ListItem => (Kind::I, 0),
            BlockKind::Margin => (Kind::M, 0),
        };
        Block(kind, level, block.start, block.end)
    });
    let report = PageReport {
        blocks: blocks.collect(),
        sure: page.order != Order::Unsure,
        structure: page.order == Order::Structure,
        readable: !page.is_unreadable() && page.reader != Reader::Nobody,
        hidden_text: page.hidden_text,
    };
    Ok(CachedPage {
        page: i64::from(page.page),
        search: searched(&page.text),
        text: page.text,
        words: page.words,
        report: serde_json::to_string(&report).map_err(AppError::internal)?,
    })
}

/// A hash by which the same text in other bytes is recognised; none for short texts.
fn text_hash(pages: &[CachedPage]) -> Option<String> {
    let mut hash = Sha256::new();
    let mut length = 0;
    for word in pages.iter().flat_map(|page| page.search.split_whitespace()) {
        hash.update(word.to_lowercase().as_bytes());
        hash.update(b" ");
        length += word.len();
    }
    (length >= SAME_TEXT).then(|| hex::encode(hash.finalize()))
}

/// Reads bytes in a worker; `each` is told after each page.
pub(crate) fn read_bytes(
    app: &App,
    bytes: Arc<Vec<u8>>,
    password: Option<&str>,
    more_time: bool,
    cancel: &Cancel,
    each: &mut dyn FnMut(u32, u32),
) -> Result<ReadDocument> {
    let limits = if more_time {
        Limits::default().with_more_time()
    } else {
        Limits::default()
    };
    let pool = app.inner.readers.pool(app);
    let opened = pool.open(bytes, password, limits, Urgency::Background, cancel);
    let document = match opened {
        Ok(document) => document,
        Err(fault) => {
            let outcome = outcome_of(&fault).ok_or_else(|| pdf_error(&fault))?;
            let report = Report {
                facts: Facts::default(),
                outcome,
                language: None,
            };
            return Ok(ReadDocument {
                report,
                pages: Vec::new(),
                text_hash: None,
            });
        }
    };
    let of = u32::try_from(document.facts().pages.len()).unwrap_or(u32::MAX);
    let mut pages = Vec::new();
    let mut failed = None;
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    let outcome = document.read(cancel, &mut |page| {
        each(page.page, of);
        if let Some(language) = &page.language {
            *languages.entry(language.clone()).or_default() += page.text.len();
        }
        match cached(page) {
            Ok(page) => pages.push(page),
            Err(error) => failed = Some(error),
        }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(fault) => outcome_of(&fault).ok_or_else(|| pdf_error(&fault))?,
    };
    let language = document.facts().language.clone().or_else(|| {
        languages
            .into_iter()
            .max_by_key(|(_, length)| *length)
            .map(|(language, _)| language)
    });
    let report = Report {
        facts: document.facts().clone(),
        outcome,
        language,
    };
    Ok(ReadDocument {
        text_hash: text_hash(&pages),
        report,
        pages,
    })
}

/// The marks that bytes of a PDF hold.
pub(crate) fn annotations(app: &App, bytes: Vec<u8>) -> Result<Vec<paraph_pdf::annotation::Annotation>> {
    let pool = app.inner.readers.pool(app);
    let cancel = Cancel::new();
    let document = pool
        .open(Arc::new(bytes), None, Limits::default(), Urgency::Soon, &cancel)
        .map_err(|fault| pdf_error(&fault))?;
    document.annotations(&cancel).map_err(|fault| pdf_error(&fault))
}

/// Keeps what was read: in the cache, or in memory where a password opened it; and how it ended, in the truth.
pub(crate) fn keep_reading(
    app: &App,
    workspace: &Workspace,
    hash: &str,
    read: &ReadDocument,
    secret: bool,
) -> Result<()> {
    let reading = Reading {
        document: hash.to_owned(),
        reader: reader(),
        outcome: read.report.outcome.class.code().to_owned(),
        pages: i64::try_from(read.report.facts.pages.len()).unwrap_or(i64::MAX),
        report: serde_json::to_string(&read.report).map_err(AppError::internal)?,
    };
    let outcome = reading.outcome.clone();
    let pages = reading.pages;
    if secret {
        workspace.keep_unlocked(hash, reading, read.pages.clone());
    } else {
        workspace.store.cache().put_reading(&reading, &read.pages)?;
    }
    let report = serde_json::to_string(&read.report.outcome).map_err(AppError::internal)?;
    let (hash, text_hash) = (hash.to_owned(), read.text_hash.clone());
    workspace.write(app, move |write| {
        if let Some(row) = write.document(&hash)? {
            let pages = (pages > 0).then_some(pages).or(row.pages);
            write.note_reading(&DocumentRow {
                outcome: Some(outcome),
                pages,
                text_hash,
                report,
                ..row
            })?;
        }
        Ok(())
    })
}

/// How a document ended, for a screen.
pub(crate) fn state_of(row: Option<&DocumentRow>) -> DocumentState {
    let Some(row) = row else {
        return DocumentState::Missing;
    };
    let Some(class) = row.outcome.as_deref().and_then(Class::from_code) else {
        return DocumentState::Waiting;
    };
    let outcome: Option<Outcome> = serde_json::from_str(&row.report).ok();
    match class {
        Class::Text => match outcome {
            Some(outcome) if outcome.repaired => DocumentState::Repaired,
            Some(outcome) if !outcome.unreadable.is_empty() => DocumentState::SomePages,
            _ => DocumentState::Ready,
        },
        Class::NoText => DocumentState::NoText,
        Class::NeedsPassword => DocumentState::Password,
        Class::Refused => DocumentState::Refused,
        Class::Limit => DocumentState::Limit,
    }
}

/// What is to be said of how a document ended; `None` where nothing is.
pub(crate) fn said_of(row: &DocumentRow) -> Option<AppError> {
    let class = row.outcome.as_deref().and_then(Class::from_code)?;
    let outcome: Option<Outcome> = serde_json::from_str(&row.report).ok();
    let file = Args::one("file", &row.name);
    match class {
        Class::Text => {
            let outcome = outcome?;
            if outcome.repaired {
                return Some(AppError::new(
                    Code::DocumentUnreadable,
                    "fault-document-repaired",
                    file,
                ));
            }
            if outcome.unreadable.is_empty() {
                return None;
            }
            let pages = outcome
                .unreadable
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ");
            Some(AppError::new(
                Code::DocumentUnreadable,
                "fault-document-some-pages",
                Args::one("pages", pages),
            ))
        }
        Class::NoText => Some(AppError::new(
            Code::DocumentUnreadable,
            "fault-document-no-text",
            file,
        )),
        Class::NeedsPassword => Some(AppError::new(
            Code::DocumentPassword,
            "fault-document-password",
            file,
        )),
        Class::Refused => {
            let large = outcome.is_some_and(|outcome| outcome.limit == Some(Limit::Size));
            Some(if large {
                AppError::new(
                    Code::DocumentUnreadable,
                    "fault-document-large",
                    file.and("limit", 256_i64),
                )
            } else {
                AppError::new(Code::DocumentUnreadable, "fault-document-refused", file)
            })
        }
        Class::Limit => {
            let crash = outcome
                .as_ref()
                .is_some_and(|outcome| outcome.limit == Some(Limit::Crash));
            let id = if crash {
                "fault-document-crash"
            } else {
                "fault-document-limit"
            };
            let detail = outcome.and_then(|outcome| outcome.detail).unwrap_or_default();
            Some(AppError::new(Code::DocumentUnreadable, id, file).with("cause", detail))
        }
    }
}

fn pdf_error(fault: &Fault) -> AppError {
    match fault {
        Fault::Cancelled => AppError::cancelled(),
        Fault::Worker(cause) => {
            AppError::new(Code::WorkerMissing, "fault-worker", Args::none()).with("cause", cause)
        }
        Fault::Refused(_) | Fault::Limit(..) | Fault::NoPicture | Fault::Unwritten(_) => AppError::new(
            Code::DocumentUnreadable,
            "fault-document-refused",
            Args::one("file", "PDF"),
        )
        .with("cause", fault),
    }
}

impl Workspace {
    fn keep_unlocked(&self, hash: &str, reading: Reading, pages: Vec<CachedPage>) {
        hold(&self.unlocked).insert(hash.to_owned(), (reading, pages));
    }

    /// The reading of a document that is in the cache or in memory.
    pub(crate) fn reading(&self, hash: &str) -> Result<Option<Report>> {
        let kept = hold(&self.unlocked).get(hash).map(|(reading, _)| reading.clone());
        let reading = match kept {
            Some(reading) => Some(reading),
            None => self.store.cache().reading(hash, &reader())?,
        };
        reading
            .map(|reading| serde_json::from_str(&reading.report).map_err(AppError::internal))
            .transpose()
    }

    /// Pages of a document as they were read.
    pub(crate) fn pages(&self, hash: &str, from: u32, to: u32) -> Result<Vec<CachedPage>> {
        if let Some((_, pages)) = hold(&self.unlocked).get(hash) {
            let wanted = |page: &&CachedPage| page.page >= i64::from(from) && page.page <= i64::from(to);
            return Ok(pages.iter().filter(wanted).cloned().collect());
        }
        Ok(self.store.cache().pages(hash, i64::from(from), i64::from(to))?)
    }

    /// What was learnt of each page of a document.
    pub(crate) fn page_reports(&self, hash: &str) -> Result<Vec<(i64, String)>> {
        if let Some((_, pages)) = hold(&self.unlocked).get(hash) {
            return Ok(pages
                .iter()
                .map(|page| (page.page, page.report.clone()))
                .collect());
        }
        Ok(self.store.cache().page_reports(hash)?)
    }

    /// One page as it was read.
    pub(crate) fn page(&self, hash: &str, page: u32) -> Result<Option<CachedPage>> {
        Ok(self.pages(hash, page, page)?.into_iter().next())
    }

    /// The bytes of a document that is here.
    pub(crate) fn bytes(&self, hash: &str) -> Result<Arc<Vec<u8>>> {
        let bytes = self.read(|read| Ok(read.document_bytes(hash)?))?;
        bytes
            .map(Arc::new)
            .ok_or_else(|| AppError::not_found("document", hash))
    }

    /// Reads a document that is here but not in the cache: the cache was lost or is of an older reader.
    pub(crate) fn read_again(&self, app: &App, hash: &str, more_time: bool) -> Result<Report> {
        let password = hold(&self.passwords).get(hash).cloned();
        let bytes = self.bytes(hash)?;
        let read = read_bytes(
            app,
            bytes,
            password.as_deref(),
            more_time,
            &Cancel::new(),
            &mut |_, _| {},
        )?;
        keep_reading(app, self, hash, &read, password.is_some())?;
        Ok(read.report)
    }

    /// A document in a worker, for pictures and copies.
    pub(crate) fn document(
        &self,
        app: &App,
        hash: &str,
        urgency: Urgency,
        cancel: &Cancel,
    ) -> Result<Arc<Document>> {
        let readers = &app.inner.readers;
        {
            let mut open = hold(&readers.open);
            if let Some(at) = open.iter().position(|(known, _)| known == hash) {
                let found = open.remove(at);
                let document = Arc::clone(&found.1);
                open.push(found);
                return Ok(document);
            }
        }
        let password = hold(&self.passwords).get(hash).cloned();
        let bytes = self.bytes(hash)?;
        let document = readers
            .pool(app)
            .open(bytes, password.as_deref(), Limits::default(), urgency, cancel)
            .map_err(|fault| pdf_error(&fault))?;
        let document = Arc::new(document);
        let mut open = hold(&readers.open);
        open.push((hash.to_owned(), Arc::clone(&document)));
        if open.len() > OPEN {
            open.remove(0);
        }
        Ok(document)
    }
}

impl Workspace {
    /// Refuses a document of which every proposal is closed to this desk.
    pub(crate) fn judge_open(&self, document: &str) -> Result<()> {
        if self.kind == WorkspaceKind::Office {
            return Ok(());
        }
        let proposals = self.read(|read| {
            let rows = read.all_proposals()?;
            let named = |row: &paraph_store::ProposalRow| {
                row.document.as_deref() == Some(document) || row.others.contains(document)
            };
            Ok(rows.into_iter().filter(named).collect::<Vec<_>>())
        })?;
        let mut closed = None;
        for row in &proposals {
            match crate::api::judge_tie(self, row) {
                Ok(()) => return Ok(()),
                Err(error) => closed = Some(error),
            }
        }
        closed.map_or(Ok(()), Err)
    }
}

/// What a path of a picture asks for.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    document: String,
    page: u32,
    /// Pixels; `None` is a thumbnail.
    width: Option<u32>,
    band: Band,
}

impl Asked {
    /// `<hash>/<page>/<width>.png`, `<hash>/<page>/<width>/<band>of<bands>.png`, `<hash>/<page>/thumb.png`.
    fn parse(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next()?.trim_start_matches('/');
        let path = path.strip_prefix("paper/").unwrap_or(path).strip_suffix(".png")?;
        let mut parts = path.split('/');
        let document = parts
            .next()
            .filter(|hash| hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let page = parts.next()?.parse().ok().filter(|page| *page > 0)?;
        let size = parts.next()?;
        let width = if size == "thumb" {
            None
        } else {
            Some(size.parse().ok().filter(|w| (1..=16_000).contains(w))?)
        };
        let band = match parts.next() {
            None => Band::WHOLE,
            Some(band) => {
                let (index, of) = band.split_once("of")?;
                let (index, of) = (index.parse().ok()?, of.parse().ok()?);
                if index >= of || of > 64 {
                    return None;
                }
                Band { index, of }
            }
        };
        if parts.next().is_some() {
            return None;
        }
        Some(Self {
            document: document.to_owned(),
            page,
            width,
            band,
        })
    }
}

impl App {
    /// A picture of a page, by the path that `paper://` and the loopback host share.
    pub fn paper(&self, path: &str) -> Result<Picture> {
        self.picture(path).map_err(|error| error.in_words(self.words()))
    }

    /// Takes pictures back that were asked for and are not wanted any more.
    pub fn cancel_pictures(&self, paths: &[String]) {
        let asked = hold(&self.inner.readers.asked);
        for path in paths {
            if let Some(cancel) = asked.get(path) {
                cancel.cancel();
            }
        }
    }

    fn picture(&self, path: &str) -> Result<Picture> {
        let readers = &self.inner.readers;
        let asked = Asked::parse(path).ok_or_else(|| AppError::not_found("picture", path))?;
        let workspace = self.workspace()?;
        workspace.judge_open(&asked.document)?;
        let picture = |bytes: Arc<Vec<u8>>| Picture {
            mime: "image/png",
            bytes,
        };
        {
            let mut pictures = hold(&readers.pictures);
            if let Some(at) = pictures.kept.iter().position(|(known, _)| known == path) {
                let found = pictures.kept.remove(at);
                let bytes = Arc::clone(&found.1);
                pictures.kept.push(found);
                return Ok(picture(bytes));
            }
        }
        let secret = hold(&workspace.passwords).contains_key(&asked.document);
        if asked.width.is_none()
            && !secret
            && let Some(kept) =
                workspace
                    .store
                    .cache()
                    .thumbnail(&asked.document, i64::from(asked.page), 160)?
        {
            return Ok(picture(Arc::new(kept)));
        }
        let cancel = Cancel::new();
        hold(&readers.asked).insert(path.to_owned(), cancel.clone());
        let drawn = self.draw(&workspace, &asked, &cancel);
        hold(&readers.asked).remove(path);
        let bytes = Arc::new(drawn?);
        if asked.width.is_none() && !secret {
            workspace
                .store
                .cache()
                .put_thumbnail(&asked.document, i64::from(asked.page), 160, &bytes)?;
        }
        let mut pictures = hold(&readers.pictures);
        pictures.bytes += bytes.len();
        pictures.kept.push((path.to_owned(), Arc::clone(&bytes)));
        while pictures.bytes > PICTURES && pictures.kept.len() > 1 {
            let (_, gone) = pictures.kept.remove(0);
            pictures.bytes -= gone.len();
        }
        Ok(picture(bytes))
    }

    fn draw(&self, workspace: &Workspace, asked: &Asked, cancel: &Cancel) -> Result<Vec<u8>> {
        let urgency = if asked.width.is_some() {
            Urgency::Visible
        } else {
            Urgency::Soon
        };
        let document = workspace.document(self, &asked.document, urgency, cancel)?;
        let drawn = match asked.width {
            None => document.thumbnail(asked.page, urgency, cancel),
            Some(width) => {
                let shape = document
                    .facts()
                    .pages
                    .get(asked.page as usize - 1)
                    .ok_or_else(|| {
                        AppError::new(Code::NotFound, "fault-page", Args::one("page", asked.page))
                    })?;
                let scale = f64::from(width) / shape.shown_size().0.max(1.0);
                document.picture(asked.page, scale, asked.band, urgency, cancel)
            }
        };
        drawn
            .map(|picture| picture.png)
            .map_err(|fault| pdf_error(&fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_pictures_are_read_strictly() {
        let hash = "ab".repeat(32);
        let whole = Asked::parse(&format!("/{hash}/3/1200.png?v=1")).expect("a whole page");
        assert_eq!(
            (whole.page, whole.width, whole.band),
            (3, Some(1200), Band::WHOLE),
            "page, width, no band"
        );
        let band = Asked::parse(&format!("paper/{hash}/3/1200/1of4.png")).expect("a band");
        assert_eq!(band.band, Band { index: 1, of: 4 }, "the second of four");
        let thumb = Asked::parse(&format!("{hash}/1/thumb.png")).expect("a thumbnail");
        assert_eq!(thumb.width, None, "a thumbnail has the width of thumbnails");
        for bad in [
            "x/1/100.png",
            &format!("{hash}/0/100.png"),
            &format!("{hash}/1/1/4of4.png"),
            &format!("{hash}/1/../100.png"),
        ] {
            assert_eq!(Asked::parse(bad), None, "{bad} is no picture");
        }
    }

    #[test]
    fn a_title_is_not_a_file_name() {
        assert!(is_title("Compilers that learn"), "words make a title");
        for bad in ["Microsoft Word - x", "paper_v3.doc", "untitled", "x"] {
            assert!(!is_title(bad), "{bad} is what a program puts there");
        }
    }
}
