//! Taking documents in: gathering files, knowing them by content, storing, reading, and the queue that shows it.
//!
//! Each file is on its own: its bytes are in the store before it is read, and it is shown as done only after its
//! transaction. A process that is killed in the middle loses nothing that was shown. What a file becomes is
//! decided here; the commands stand in `api::import`.

use std::collections::{BTreeMap, VecDeque};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use paraph_pdf::limits::FILE_MAX;
use paraph_pdf::outcome::Class;
use paraph_pdf::read::Cancel;
use paraph_store::{DocumentRow, ProposalRow};
use sha2::{Digest, Sha256};

use crate::App;
use crate::changes::{Event, Topic};
use crate::error::{AppError, Code, Result};
use crate::host::{file_name, random};
use crate::job::Progress;
use crate::op::Step;
use crate::paper::{self, ReadDocument};
use crate::wire::{ImportItem, ImportQuestion, ImportState};
use crate::words::Args;
use crate::workspace::Workspace;

/// The most files of one archive.
const ENTRIES: usize = 20_000;
/// How deep folders are followed.
const DEPTH: usize = 12;

/// The queue of a workspace. It lives as long as the workspace is open.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<Items>,
}

#[derive(Default)]
struct Items {
    next: u64,
    items: Vec<Item>,
}

/// A file of the queue.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) shown: ImportItem,
    pub(crate) source: Source,
}

/// Where a file's bytes are.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A file of its own.
    File(PathBuf),
    /// An entry of an archive.
    Entry(PathBuf, usize),
}

impl Source {
    fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Entry(path, _) => file_name(path),
        }
    }

    /// Its bytes, if it is not too large.
    fn bytes(&self) -> Result<Vec<u8>> {
        let too_large = || {
            AppError::new(
                Code::DocumentUnreadable,
                "fault-document-large",
                Args::one("file", self.name()).and("limit", 256_i64),
            )
        };
        match self {
            Self::File(path) => {
                let meta = fs_err::metadata(path).map_err(|error| AppError::file_read(path, error))?;
                if meta.len() > FILE_MAX as u64 {
                    return Err(too_large());
                }
                if !meta.is_file() {
                    return Err(AppError::file_read(path, "not a file"));
                }
                fs_err::read(path).map_err(|error| AppError::file_read(path, error))
            }
            Self::Entry(path, index) => {
                let file = fs_err::File::open(path).map_err(|error| AppError::file_read(path, error))?;
                let mut archive =
                    zip::ZipArchive::new(file).map_err(|error| AppError::file_read(path, error))?;
                let entry = archive
                    .by_index(*index)
                    .map_err(|error| AppError::file_read(path, error))?;
                let mut bytes = Vec::new();
                let limit = FILE_MAX as u64;
                entry
                    .take(limit + 1)
                    .read_to_end(&mut bytes)
                    .map_err(|error| AppError::file_read(path, error))?;
                if bytes.len() as u64 > limit {
                    Err(too_large())
                } else {
                    Ok(bytes)
                }
            }
        }
    }
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Queue {
    pub(crate) fn list(&self) -> Vec<Item> {
        hold(&self.state).items.clone()
    }

    pub(crate) fn item(&self, id: u64) -> Option<Item> {
        hold(&self.state)
            .items
            .iter()
            .find(|item| item.shown.item == id)
            .cloned()
    }

    fn add(&self, name: String, source: Source) -> Item {
        let mut state = hold(&self.state);
        state.next += 1;
        let path = match &source {
            Source::File(path) | Source::Entry(path, _) => path.display().to_string(),
        };
        let shown = ImportItem {
            item: state.next,
            name,
            path,
            state: ImportState::Waiting,
            question: None,
            proposal: None,
            proposal_title: None,
            document: None,
            pages: None,
            code: None,
            message: None,
            hint: None,
        };
        let item = Item { shown, source };
        state.items.push(item.clone());
        item
    }

    /// Takes files that are through out of the queue.
    pub(crate) fn clear(&self) {
        hold(&self.state).items.retain(|item| {
            matches!(
                item.shown.state,
                ImportState::Waiting | ImportState::Reading | ImportState::Question
            )
        });
    }

    pub(crate) fn update(&self, app: &App, shown: &ImportItem) {
        {
            let mut state = hold(&self.state);
            if let Some(item) = state.items.iter_mut().find(|item| item.shown.item == shown.item) {
                item.shown = shown.clone();
            }
        }
        app.tell(&Event::Changed {
            topics: vec![Topic::Jobs],
            proposals: Vec::new(),
            elsewhere: false,
        });
    }
}

/// The PDFs among paths, folders and archives, in a steady order. Other files named by hand are kept, so that
/// they can be told what is wrong with them.
fn gather(paths: &[PathBuf]) -> Vec<(String, Source)> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, 0, &mut found);
        } else if is_named(path, "zip") {
            entries(path, &mut found);
        } else {
            found.push((file_name(path), Source::File(path.clone())));
        }
    }
    found
}

/// How many PDFs a folder holds, archives included.
pub(crate) fn count(folder: &Path) -> usize {
    gather(&[folder.to_owned()]).len()
}

fn is_named(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<(String, Source)>) {
    if depth > DEPTH {
        return;
    }
    let Ok(listed) = fs_err::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // Links are not followed: a folder may point above itself.
        if hidden || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            walk(&path, depth + 1, found);
        } else if is_named(&path, "pdf") {
            found.push((file_name(&path), Source::File(path)));
        } else if is_named(&path, "zip") {
            entries(&path, found);
        }
    }
}

fn entries(path: &Path, found: &mut Vec<(String, Source)>) {
    let archive = fs_err::File::open(path)
        .ok()
        .and_then(|file| zip::ZipArchive::new(file).ok());
    let Some(mut archive) = archive else {
        found.push((file_name(path), Source::File(path.to_owned())));
        return;
    };
    let mut inside = Vec::new();
    for index in 0..archive.len().min(ENTRIES) {
        let Ok(entry) = archive.by_index_raw(index) else {
            continue;
        };
        let Ok(name) = entry.name().map(|name| name.to_string()) else {
            continue;
        };
        let last = name.rsplit(['/', '\\']).next().unwrap_or(&name).to_owned();
        if entry.is_file() && !last.starts_with('.') && is_named(Path::new(&last), "pdf") {
            inside.push((last, index));
        }
    }
    inside.sort();
    found.extend(
        inside
            .into_iter()
            .map(|(name, index)| (name, Source::Entry(path.to_owned(), index))),
    );
}

/// What an import is told.
#[derive(Clone)]
pub(crate) struct Wish {
    /// The proposal whose document the one file is.
    pub(crate) into: Option<String>,
    /// Whether files that are not of the call become proposals without asking.
    pub(crate) add_all: bool,
    /// Whether the same text in other bytes is another proposal without asking.
    pub(crate) same_text: bool,
    /// The name under which steps of this import join.
    pub(crate) name: String,
    /// Whether reading may take four times as long.
    pub(crate) more_time: bool,
}

/// Puts files into the queue.
pub(crate) fn enqueue(workspace: &Workspace, paths: &[PathBuf]) -> Vec<Item> {
    gather(paths)
        .into_iter()
        .map(|(name, source)| workspace.queue.add(name, source))
        .collect()
}

/// A file whose bytes are in the store, waiting to be read.
struct Stored {
    item: ImportItem,
    document: String,
    bytes: Arc<Vec<u8>>,
    proposal: String,
    /// Whether the proposal is shown only after reading.
    hidden: bool,
}

/// A line of files between the thread that stores and those that read.
#[derive(Default)]
struct Line {
    state: Mutex<(VecDeque<Stored>, bool)>,
    moved: Condvar,
}

impl Line {
    fn push(&self, stored: Stored, at_most: usize, stop: &dyn Fn() -> bool) {
        let mut state = hold(&self.state);
        while state.0.len() >= at_most && !stop() {
            state = self
                .moved
                .wait_timeout(state, std::time::Duration::from_millis(100))
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        state.0.push_back(stored);
        self.moved.notify_all();
    }

    fn end(&self) {
        hold(&self.state).1 = true;
        self.moved.notify_all();
    }

    /// Whether nothing is left and nothing will come.
    fn is_through(&self) -> bool {
        let state = hold(&self.state);
        state.1 && state.0.is_empty()
    }

    fn pop(&self) -> Option<Stored> {
        let mut state = hold(&self.state);
        loop {
            if let Some(stored) = state.0.pop_front() {
                self.moved.notify_all();
                return Some(stored);
            }
            if state.1 {
                return None;
            }
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The whole import of some files of the queue.
pub(crate) fn run(
    app: &App,
    workspace: &Workspace,
    items: Vec<Item>,
    wish: &Wish,
    progress: &mut Progress,
) -> Result<()> {
    let of = items.len();
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let line = Line::default();
    let flag = progress.cancel_flag();
    let stop = || flag.load(std::sync::atomic::Ordering::Relaxed);
    let cancel = Cancel::new();
    let through = std::sync::atomic::AtomicUsize::new(0);
    let failed: Mutex<Option<AppError>> = Mutex::new(None);
    let count = || through.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
    let waiting = std::thread::scope(|scope| {
        // One more than can be read at once: while it keeps what was read, the others' workers read.
        for _ in 0..=workers {
            scope.spawn(|| {
                while let Some(stored) = line.pop() {
                    let shown = read_one(app, workspace, stored, wish, &cancel);
                    count();
                    if let Err(error) = shown
                        && error.code == Code::WorkerMissing
                    {
                        *hold(&failed) = Some(error);
                    }
                }
            });
        }
        // Cancel reaches the workers while this thread waits for a place in the line.
        let watch = scope.spawn(|| {
            while !line.is_through() {
                if stop() {
                    cancel.cancel();
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        });
        let mut waiting = Vec::new();
        let mut seen = BTreeMap::new();
        for item in items {
            let done = through.load(std::sync::atomic::Ordering::Relaxed);
            if stop() || progress.report(done, of, &item.shown.name).is_err() {
                waiting.push(item.shown);
                continue;
            }
            let mut shown = item.shown.clone();
            shown.state = ImportState::Reading;
            workspace.queue.update(app, &shown);
            match store_one(app, workspace, shown.clone(), &item.source, wish, &mut seen) {
                Ok(Some(stored)) => line.push(stored, workers * 2, &stop),
                Ok(None) => {
                    count();
                }
                Err(error) => {
                    fail(app, workspace, shown, &error);
                    count();
                }
            }
        }
        line.end();
        while through.load(std::sync::atomic::Ordering::Relaxed) + waiting.len() < of {
            let done = through.load(std::sync::atomic::Ordering::Relaxed);
            if progress.report(done, of, "").is_err() {
                cancel.cancel();
            }
            std::thread::sleep(std::time::Duration::from_millis(30));
        }
        let _ = watch.join();
        waiting
    });
    for mut shown in waiting {
        shown.state = ImportState::Skipped;
        workspace.queue.update(app, &shown);
    }
    if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    progress.report(of, of, "")
}

/// Shows what is wrong with a file.
fn fail(app: &App, workspace: &Workspace, mut shown: ImportItem, error: &AppError) {
    let error = error.clone().in_words(app.words());
    shown.state = if error.code == Code::Cancelled {
        ImportState::Skipped
    } else {
        ImportState::Failed
    };
    shown.code = Some(error.code);
    shown.message = Some(error.message);
    shown.hint = Some(error.hint);
    workspace.queue.update(app, &shown);
}

/// Whether bytes can be a PDF at all: its mark stands in the first kilobyte.
fn may_be_pdf(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(1024)
        .copied()
        .collect::<Vec<u8>>()
        .windows(5)
        .any(|window| window == b"%PDF-")
}

/// Stores a file's bytes; `seen` are the documents of this import with their proposals. `None`: it is through already (known, or a question).
fn store_one(
    app: &App,
    workspace: &Workspace,
    mut shown: ImportItem,
    source: &Source,
    wish: &Wish,
    seen: &mut BTreeMap<String, String>,
) -> Result<Option<Stored>> {
    let bytes = source.bytes()?;
    if !may_be_pdf(&bytes) {
        return Err(AppError::new(
            Code::DocumentUnreadable,
            "fault-not-a-pdf",
            Args::one("file", &shown.name),
        ));
    }
    let document = hex::encode(Sha256::digest(&bytes));
    shown.document = Some(document.clone());
    // The same bytes came a moment ago and are being read.
    if let (Some(proposal), None) = (seen.get(&document), &wish.into) {
        shown.proposal = Some(proposal.clone());
        shown.state = ImportState::Known;
        workspace.queue.update(app, &shown);
        return Ok(None);
    }
    let (known, named, own) = workspace.read(|read| {
        let named = read.proposals_with_document(&document)?;
        let call = read
            .meta("call")?
            .map(|hash| read.call(&hash))
            .transpose()?
            .flatten();
        Ok((read.document(&document)?, named, call.is_none_or(|call| call.own)))
    })?;
    let into = match &wish.into {
        Some(id) => Some(
            workspace
                .read(|read| Ok(read.proposal(id)?))?
                .ok_or_else(|| AppError::not_found("proposal", id))?,
        ),
        None => None,
    };
    let visible = named.iter().find(|row| row.hidden_at.is_none());
    // A proposal that was taken in but not yet shown when the process ended, or taken off the desk.
    let target = into.as_ref().or(visible).or_else(|| named.first()).cloned();
    if let (Some(known), Some(row)) = (&known, visible)
        && into.is_none()
    {
        shown.pages = known.pages.and_then(|pages| u32::try_from(pages).ok());
        named_as(&mut shown, row);
        if known.outcome.is_some() && workspace.reading(&document)?.is_some() {
            shown.state = ImportState::Known;
            workspace.queue.update(app, &shown);
            return Ok(None);
        }
    }
    if target.is_none() && !own && !wish.add_all {
        shown.state = ImportState::Question;
        shown.question = Some(ImportQuestion::NotOfCall);
        workspace.queue.update(app, &shown);
        return Ok(None);
    }
    let bytes = Arc::new(bytes);
    let row = DocumentRow {
        document: document.clone(),
        name: shown.name.clone(),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        added_at: app.now(),
        outcome: None,
        pages: None,
        text_hash: None,
        report: "{}".to_owned(),
    };
    let fresh: [u8; 16] = random(app.host());
    let fresh = hex::encode(fresh);
    let content = Arc::clone(&bytes);
    let name = shown.name.clone();
    let at = app.now();
    let replaced = into.clone();
    let stored_as = target.clone();
    let proposal = workspace.write(app, move |write| {
        write.add_document(&row, &content)?;
        if let Some(target) = stored_as {
            return Ok(target.proposal);
        }
        let seat = write.next_seat()?;
        write.put_proposal(&ProposalRow {
            seat,
            title: name,
            document: Some(row.document.clone()),
            hidden_at: Some(at),
            ..ProposalRow::empty(fresh.clone(), format!("P-{seat:03}"), at)
        })?;
        Ok(fresh)
    })?;
    if let Some(row) = replaced
        && row.document.as_deref() != Some(&document)
    {
        let step = Step::new(app, "op-document", &Args::one("number", &row.number)).on(&row.proposal);
        let document = document.clone();
        workspace.change(app, step, move |write| {
            Ok(write.put_proposal(&ProposalRow {
                document: Some(document),
                ..row
            })?)
        })?;
    }
    seen.insert(document.clone(), proposal.clone());
    let hidden = target.is_none_or(|row| row.hidden_at.is_some());
    Ok(Some(Stored {
        item: shown,
        document,
        bytes,
        proposal,
        hidden,
    }))
}

fn named_as(shown: &mut ImportItem, row: &ProposalRow) {
    shown.proposal = Some(row.proposal.clone());
    shown.proposal_title = Some(format!("{} {}", row.number, row.title));
}

/// Reads a stored file and shows what came of it.
fn read_one(app: &App, workspace: &Workspace, stored: Stored, wish: &Wish, cancel: &Cancel) -> Result<()> {
    let mut shown = stored.item.clone();
    let password = hold(&workspace.passwords).get(&stored.document).cloned();
    let read = paper::read_bytes(
        app,
        Arc::clone(&stored.bytes),
        password.as_deref(),
        wish.more_time,
        cancel,
        &mut |_, _| {},
    );
    let outcome = read.and_then(|read| {
        paper::keep_reading(app, workspace, &stored.document, &read, password.is_some())?;
        settle(app, workspace, &stored, &mut shown, &read, wish)
    });
    if let Err(error) = &outcome {
        fail(app, workspace, shown, error);
    }
    outcome
}

/// Decides what a file that was read becomes, and shows it.
fn settle(
    app: &App,
    workspace: &Workspace,
    stored: &Stored,
    shown: &mut ImportItem,
    read: &ReadDocument,
    wish: &Wish,
) -> Result<()> {
    let class = read.report.outcome.class;
    shown.pages = u32::try_from(read.report.facts.pages.len())
        .ok()
        .filter(|pages| *pages > 0);
    let (row, twins) = workspace.read(|store| {
        let row = store.proposal(&stored.proposal)?;
        let mut twins = Vec::new();
        if let Some(hash) = &read.text_hash {
            for twin in store.documents_with_text(hash, &stored.document)? {
                twins.extend(store.proposals_of_document(&twin.document)?);
            }
        }
        twins.retain(|twin| twin.hidden_at.is_none() && twin.proposal != stored.proposal);
        Ok((row, twins))
    })?;
    let row = row.ok_or_else(|| AppError::not_found("proposal", &stored.proposal))?;
    if class == Class::Refused && stored.hidden {
        let (document, proposal) = (stored.document.clone(), stored.proposal.clone());
        let fault = workspace
            .read(|store| Ok(store.document(&document)?))?
            .and_then(|row| paper::said_of(&row))
            .unwrap_or_else(|| AppError::internal("refused without a reason"));
        workspace.write(app, move |write| {
            write.remove_proposal(&proposal)?;
            write.remove_document(&document)?;
            Ok(())
        })?;
        shown.document = None;
        return Err(fault);
    }
    if stored.hidden
        && !wish.same_text
        && let Some(twin) = twins.first()
    {
        named_as(shown, twin);
        shown.state = ImportState::Question;
        shown.question = Some(ImportQuestion::SameText);
        workspace.queue.update(app, shown);
        return Ok(());
    }
    if stored.hidden {
        let title = read.title(&shown.name);
        show_proposal(app, workspace, &row, &title, &wish.name)?;
    }
    let row = workspace
        .read(|store| Ok(store.proposal(&stored.proposal)?))?
        .unwrap_or(row);
    named_as(shown, &row);
    let said = workspace
        .read(|store| Ok(store.document(&stored.document)?))?
        .and_then(|row| paper::said_of(&row));
    let said = said.map(|said| said.in_words(app.words()));
    shown.code = said.as_ref().map(|said| said.code);
    shown.hint = said.as_ref().map(|said| said.hint.clone());
    shown.message = said.map(|said| said.message);
    shown.state = match class {
        Class::Text | Class::NoText => ImportState::Done,
        Class::NeedsPassword => ImportState::Question,
        Class::Limit | Class::Refused => ImportState::Failed,
    };
    shown.question = (class == Class::NeedsPassword).then_some(ImportQuestion::Password);
    workspace.queue.update(app, shown);
    Ok(())
}

/// Puts a proposal on the desk, as part of the step of its import.
fn show_proposal(
    app: &App,
    workspace: &Workspace,
    row: &ProposalRow,
    title: &str,
    import: &str,
) -> Result<()> {
    if !row.of_call && row.title != title {
        let renamed = ProposalRow {
            title: title.to_owned(),
            ..row.clone()
        };
        workspace.write(app, move |write| Ok(write.put_proposal(&renamed)?))?;
    }
    let args = Args::one("count", 1_i64).and("title", title);
    let step = Step::new(app, "op-import", &args)
        .screen("proposals")
        .field(import);
    let proposal = row.proposal.clone();
    workspace.change(app, step, move |write| {
        let many = write.shown_with_step("proposal")? + 1;
        if many > 1 {
            let args = format!("{{\"count\":{many}}}");
            write.rename_step(&args)?;
        }
        Ok(write.hide_proposal(&proposal, None)?)
    })
}

/// Takes a file in that was asked about, as a proposal of its own.
pub(crate) fn add_after_all(app: &App, workspace: &Workspace, shown: &mut ImportItem) -> Result<()> {
    let document = shown
        .document
        .clone()
        .ok_or_else(|| AppError::not_found("file", &shown.name))?;
    let row = workspace
        .read(|read| {
            Ok(read
                .proposals_of_document(&document)?
                .into_iter()
                .find(|row| row.hidden_at.is_some()))
        })?
        .ok_or_else(|| AppError::not_found("file", &shown.name))?;
    let title = workspace
        .reading(&document)?
        .map(|report| ReadDocument {
            report,
            pages: workspace.pages(&document, 1, 1).unwrap_or_default(),
            text_hash: None,
        })
        .map_or_else(|| shown.name.clone(), |read| read.title(&shown.name));
    show_proposal(app, workspace, &row, &title, &format!("answer-{}", shown.item))?;
    let row = workspace
        .read(|read| Ok(read.proposal(&row.proposal)?))?
        .unwrap_or(row);
    named_as(shown, &row);
    shown.state = ImportState::Done;
    shown.question = None;
    workspace.queue.update(app, shown);
    Ok(())
}

/// Leaves a file out that was asked about.
pub(crate) fn leave_out(app: &App, workspace: &Workspace, shown: &mut ImportItem) -> Result<()> {
    if let Some(document) = shown.document.clone() {
        workspace.write(app, move |write| {
            for row in write.proposals_of_document(&document)? {
                if row.hidden_at.is_some() && !row.of_call {
                    write.remove_proposal(&row.proposal)?;
                }
            }
            write.remove_document(&document)?;
            Ok(())
        })?;
    }
    shown.state = ImportState::Skipped;
    shown.question = None;
    workspace.queue.update(app, shown);
    Ok(())
}
