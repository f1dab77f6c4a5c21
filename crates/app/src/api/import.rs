//! Import of documents, and the jobs.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use crate::App;
use crate::error::{AppError, Result};
use crate::import::{self, Source, Wish};
use crate::job;
use crate::wire::{
    ImportAnswer, ImportChoice, ImportList, ImportQuestion, ImportStart, ImportState, JobKind, JobList,
    JobState, Nothing, OfJob,
};
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Takes in files, folders and zips.
    import_start(ImportStart) -> JobState, changes [Jobs, Proposals, Documents];
    /// The import's queue.
    import_list(Nothing) -> ImportList, changes [];
    /// Answers a question of the queue, or tries again.
    import_answer(ImportAnswer) -> ImportList, changes [Jobs, Proposals, Documents];
    /// Takes files that are through out of the queue.
    import_clear(Nothing) -> ImportList, changes [Jobs];
    /// Jobs of this start.
    job_list(Nothing) -> JobList, changes [];
    /// Stops a job.
    job_cancel(OfJob) -> JobList, changes [Jobs];
}

fn import_start(app: &App, request: ImportStart) -> Result<JobState> {
    let workspace = super::state::desk_or_new(app)?;
    let paths: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    let stamp: [u8; 4] = crate::host::random(app.host());
    let wish = Wish {
        into: request.into,
        add_all: request.add_all.unwrap_or(false),
        same_text: false,
        name: format!("import-{}", hex::encode(stamp)),
        more_time: false,
    };
    // Folders may be long: they are walked by the job, so that the answer comes at once.
    job::start(app, JobKind::Import, 0, move |app, progress| {
        let items = import::enqueue(&workspace, &paths);
        import::run(app, &workspace, items, &wish, progress)
    })
}

/// Reads, in the background, documents that are here but were not read by this reader: they came with a call
/// file, or the process ended while they were being read.
pub(crate) fn finish_reading(app: &App, workspace: &Arc<Workspace>) -> Result<()> {
    let read = workspace.store.cache().readings(&crate::paper::reader())?;
    let unread: Vec<(String, String)> = workspace.read(|store| {
        let named: BTreeSet<String> = store
            .proposals()?
            .iter()
            .flat_map(super::paper::all_documents)
            .collect();
        let documents = store
            .documents()?
            .into_iter()
            .filter(|row| !read.contains(&row.document) && named.contains(&row.document));
        Ok(documents.map(|row| (row.document, row.name)).collect())
    })?;
    if unread.is_empty() {
        return Ok(());
    }
    let workspace = Arc::clone(workspace);
    job::start(app, JobKind::Read, unread.len(), move |app, progress| {
        let of = unread.len();
        let next = std::sync::atomic::AtomicUsize::new(0);
        let cancel = paraph_pdf::read::Cancel::new();
        let failed = std::sync::Mutex::new(None);
        std::thread::scope(|scope| {
            let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
            let mut threads = Vec::new();
            for _ in 0..workers {
                threads.push(scope.spawn(|| {
                    while let Some((hash, _)) =
                        unread.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                    {
                        if cancel.is_cancelled() {
                            return;
                        }
                        if let Err(error) = workspace.read_again(app, hash, false) {
                            *failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                        }
                    }
                }));
            }
            while threads.iter().any(|thread| !thread.is_finished()) {
                let done = next.load(std::sync::atomic::Ordering::Relaxed).min(of);
                let at = unread.get(done).map(|(_, name)| name.clone()).unwrap_or_default();
                if progress.report(done, of, &at).is_err() {
                    cancel.cancel();
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        });
        match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => progress.report(of, of, ""),
        }
    })
    .map(drop)
}

fn list(workspace: &Workspace) -> ImportList {
    let items: Vec<_> = workspace
        .queue
        .list()
        .into_iter()
        .map(|item| item.shown)
        .collect();
    let count = |states: &[ImportState]| items.iter().filter(|item| states.contains(&item.state)).count();
    ImportList {
        ready: count(&[ImportState::Done]),
        known: count(&[ImportState::Known]),
        need: count(&[ImportState::Question, ImportState::Failed]),
        running: count(&[ImportState::Waiting, ImportState::Reading]),
        items,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn import_list(app: &App, _: Nothing) -> Result<ImportList> {
    match app.workspace() {
        Ok(workspace) => Ok(list(&workspace)),
        Err(_) => Ok(ImportList {
            items: Vec::new(),
            ready: 0,
            known: 0,
            need: 0,
            running: 0,
        }),
    }
}

fn import_answer(app: &App, request: ImportAnswer) -> Result<ImportList> {
    let workspace = app.desk()?;
    let asked = workspace
        .queue
        .item(request.item)
        .ok_or_else(|| AppError::not_found("file", request.item))?;
    let question = asked.shown.question;
    let mut items = vec![asked];
    if request.for_all == Some(true) {
        items = workspace
            .queue
            .list()
            .into_iter()
            .filter(|item| item.shown.question == question && item.shown.state == ImportState::Question)
            .collect();
    }
    let mut again = Vec::new();
    let mut wish = Wish {
        into: None,
        add_all: true,
        same_text: true,
        name: format!("answer-{}", request.item),
        more_time: false,
    };
    for item in items {
        let mut shown = item.shown.clone();
        match (request.choice, question) {
            (ImportChoice::Skip, _) | (ImportChoice::Same, Some(ImportQuestion::SameText)) => {
                import::leave_out(app, &workspace, &mut shown)?;
            }
            (ImportChoice::Add, Some(ImportQuestion::SameText)) => {
                import::add_after_all(app, &workspace, &mut shown)?;
            }
            (ImportChoice::Same, _) => {
                wish.into.clone_from(&request.proposal);
                again.push(item);
            }
            (ImportChoice::Add, _) => again.push(item),
            (ImportChoice::Retry, _) => {
                wish.more_time = question.is_none();
                if let (Some(password), Some(document)) = (&request.password, &shown.document) {
                    workspace
                        .passwords
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .insert(document.clone(), password.clone());
                }
                again.push(item);
            }
        }
    }
    if !again.is_empty() {
        retry(app, &workspace, again, wish)?;
    }
    Ok(list(&workspace))
}

fn retry(app: &App, workspace: &Arc<Workspace>, items: Vec<import::Item>, wish: Wish) -> Result<()> {
    for item in &items {
        let mut shown = item.shown.clone();
        shown.state = ImportState::Waiting;
        shown.question = None;
        shown.code = None;
        shown.message = None;
        shown.hint = None;
        workspace.queue.update(app, &shown);
        // A document that is here already is read again rather than found to be known.
        if let (Some(document), Source::File(_) | Source::Entry(..)) = (&shown.document, &item.source) {
            workspace.store.cache().forget(document)?;
        }
    }
    let ids: Vec<u64> = items.iter().map(|item| item.shown.item).collect();
    let workspace = Arc::clone(workspace);
    job::start(app, JobKind::Import, ids.len(), move |app, progress| {
        let items = ids.iter().filter_map(|id| workspace.queue.item(*id)).collect();
        import::run(app, &workspace, items, &wish, progress)
    })
    .map(drop)
}

fn import_clear(app: &App, _: Nothing) -> Result<ImportList> {
    let workspace = app.workspace()?;
    workspace.queue.clear();
    Ok(list(&workspace))
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn job_list(app: &App, _: Nothing) -> Result<JobList> {
    Ok(JobList {
        jobs: app.jobs().list(),
    })
}

fn job_cancel(app: &App, request: OfJob) -> Result<JobList> {
    app.jobs().cancel(request.job);
    job_list(app, Nothing {})
}
