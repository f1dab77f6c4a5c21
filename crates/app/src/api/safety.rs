//! Integrity, back-ups, restoring.
//!
//! Back-ups are made by themselves once in an hour of work, checked, and thinned out: the last ten, then one a
//! day for a month. Documents are copied once beside them. A workspace that does not open, or is no longer there, is
//! told with the newest good back-up that it has.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use paraph_store::{Store, StoreError};
use sha2::{Digest, Sha256};

use super::state::{remember, workspace_state};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::job;
use crate::time::crossing;
use crate::wire::{
    Backup, BackupList, BackupRestore, BackupsAsk, IntegrityReport, JobKind, Nothing, WorkspaceState,
};
use crate::words::Args;
use crate::workspace::{Workspace, store_error};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Checks the whole workspace and every document's bytes.
    integrity_check(Nothing) -> IntegrityReport, changes [];
    /// Back-ups of the open workspace, or of a file that does not open any more.
    backup_list(BackupsAsk) -> BackupList, changes [];
    /// Makes a back-up at once.
    backup_make(Nothing) -> BackupList, changes [];
    /// Puts a back-up in the place of the open workspace, which is kept beside it.
    backup_restore(BackupRestore) -> WorkspaceState, changes [App, Proposals, Reviews, Marks, Conflicts, HandIn, History, Call, Documents];
}

/// Milliseconds between back-ups, while something changes.
const BETWEEN: i64 = 3_600_000;
const KEPT: usize = 10;
const KEPT_DAYS: usize = 30;

fn integrity_check(app: &App, _: Nothing) -> Result<IntegrityReport> {
    let workspace = app.workspace()?;
    let findings = workspace.store.check()?;
    let damaged: Vec<String> = workspace
        .store
        .damaged_documents()?
        .into_iter()
        .map(|fault| fault.name)
        .collect();
    Ok(IntegrityReport {
        good: findings.is_empty() && damaged.is_empty(),
        findings,
        damaged_documents: damaged,
    })
}

/// The name of a workspace among others on this computer: after the file, told apart by where it lies.
pub(crate) fn workspace_name(path: &Path) -> String {
    let full = dunce::canonicalize(path).unwrap_or_else(|_| {
        // A file that is gone had the name that it would have now.
        let folder = path.parent().and_then(|folder| dunce::canonicalize(folder).ok());
        match (folder, path.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => path.to_owned(),
        }
    });
    let stem = full
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let place = hex::encode(Sha256::digest(full.display().to_string().as_bytes()));
    format!("{}-{}", crate::files::plain_name(&stem), &place[..8])
}

/// The folder of a workspace's back-ups.
fn folder(app: &App, path: &Path) -> PathBuf {
    PathBuf::from(app.settings().backup_folder).join(workspace_name(path))
}

/// Back-ups in a folder, newest first.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs_err::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|path| {
        path.extension().is_some_and(|end| end == "paraph-backup")
            && !crate::host::file_name(path).starts_with('.')
    });
    files.sort();
    files.reverse();
    files
}

/// When a back-up was made, by its name.
fn made_at(path: &Path) -> Option<i64> {
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let (date, time) = name.split_once('T')?;
    let time = time.strip_suffix('Z')?;
    let text = format!("{date}T{}Z", time.replace('-', ":"));
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

fn backup_list(app: &App, request: BackupsAsk) -> Result<BackupList> {
    let path = match request.workspace {
        Some(path) => PathBuf::from(path),
        None => app.workspace()?.store.path().to_owned(),
    };
    list(&folder(app, &path))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "what cannot be looked at is listed as not good"
)]
fn list(folder: &Path) -> Result<BackupList> {
    let backups = listed(folder).into_iter().map(|path| {
        let figures = Store::look_at_backup(&path).ok();
        let count = |n: Option<i64>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        Backup {
            at: made_at(&path).map(crossing).unwrap_or_default(),
            bytes: fs_err::metadata(&path).map_or(0, |meta| meta.len()),
            good: figures.is_some(),
            proposals: count(figures.as_ref().map(|figures| figures.proposals)),
            scored: count(figures.as_ref().map(|figures| figures.scored)),
            marks: count(figures.as_ref().map(|figures| figures.marks)),
            path: path.display().to_string(),
        }
    });
    Ok(BackupList {
        folder: folder.display().to_string(),
        backups: backups.collect(),
    })
}

fn backup_make(app: &App, _: Nothing) -> Result<BackupList> {
    let workspace = app.workspace()?;
    make(app, &workspace)?;
    list(&folder(app, workspace.store.path()))
}

fn make(app: &App, workspace: &Workspace) -> Result<()> {
    let folder = folder(app, workspace.store.path());
    workspace.backup_due.store(app.now() + BETWEEN, Ordering::Relaxed);
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    let name = crossing(app.now()).replace(':', "-");
    let path = crate::files::free_path(&folder.join(format!("{name}.paraph-backup")));
    match workspace.store.backup(&path, &folder.join("documents")) {
        // Another process made one in the same second.
        Ok(()) | Err(StoreError::Exists(_)) => {}
        Err(error) => return Err(store_error(error, &path)),
    }
    thin_out(&folder);
    Ok(())
}

/// Keeps the newest, then one a day for a month.
fn thin_out(folder: &Path) {
    let mut days: Vec<String> = Vec::new();
    for (n, path) in listed(folder).into_iter().enumerate() {
        let day: String = crate::host::file_name(&path).chars().take(10).collect();
        let first = !days.contains(&day);
        if first {
            days.push(day);
        }
        if n >= KEPT && (!first || days.len() > KEPT_DAYS) {
            // What cannot be removed is removed the next time.
            let _ = fs_err::remove_file(path);
        }
    }
}

/// After opening, in the background: a look at the documents' bytes, if the last end was not clean; a back-up, if the last one
/// is old.
pub(crate) fn after_opening(app: &App, workspace: &Arc<Workspace>) -> Result<()> {
    if workspace.store.was_unclean() {
        let checked = Arc::clone(workspace);
        job::start(app, JobKind::Check, 1, move |app, progress| {
            let path = checked.store.path();
            checked
                .store
                .check_documents()
                .map_err(|error| with_way_back(app, path, store_error(error, path)))?;
            progress.report(1, 1, "")
        })?;
    }
    let folder = folder(app, workspace.store.path());
    let last = listed(&folder).first().and_then(|path| made_at(path));
    let changed = workspace.read(|read| Ok(read.last_change_at()?))?;
    if let Some(last) = last {
        workspace.backup_due.store(last + BETWEEN, Ordering::Relaxed);
    }
    let due = match (last, changed) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(last), Some(changed)) => changed > last && app.now() - last > BETWEEN,
    };
    if due {
        in_background(app, workspace)
    } else {
        Ok(())
    }
}

/// After a change at this time: a back-up in the background, if the last one is old. A window may stay open for days.
pub(crate) fn after_change(app: &App, workspace: &Workspace, at: i64) {
    if at < workspace.backup_due.load(Ordering::Relaxed) {
        return;
    }
    let Ok(open) = app.workspace() else { return };
    if !std::ptr::eq(Arc::as_ptr(&open), workspace) {
        return;
    }
    workspace.backup_due.store(at + BETWEEN, Ordering::Relaxed);
    // The change is made, whether or not a thread for the back-up could be started; the next change tries again.
    if in_background(app, &open).is_err() {
        workspace.backup_due.store(at, Ordering::Relaxed);
    }
}

fn in_background(app: &App, workspace: &Arc<Workspace>) -> Result<()> {
    let workspace = Arc::clone(workspace);
    job::start(app, JobKind::Backup, 1, move |app, progress| {
        make(app, &workspace)?;
        progress.report(1, 1, "")
    })
    .map(drop)
}

/// The same error with the newest good back-up, where a workspace does not open and has one.
pub(crate) fn with_way_back(app: &App, path: &Path, error: AppError) -> AppError {
    let backups = listed(&folder(app, path));
    let gone = !path.exists();
    // A file that is no database any more is damaged if there was a workspace in its place.
    let overwritten = error.code == Code::FileRead && (gone || fs_err::File::open(path).is_ok());
    if error.code != Code::WorkspaceDamaged && (!overwritten || backups.is_empty()) {
        return error;
    }
    let good = backups
        .into_iter()
        .find_map(|path| Some((Store::look_at_backup(&path).ok()?, path)));
    let file = crate::host::file_name(path);
    let Some((figures, backup)) = good else {
        return error.with("workspace", path.display());
    };
    let at = made_at(&backup).map(crossing).unwrap_or_default();
    let at = at.replace('T', " ").replace('Z', " UTC");
    let id = if gone {
        "fault-workspace-gone"
    } else {
        "fault-workspace-broken"
    };
    let told = AppError::new(
        Code::WorkspaceDamaged,
        id,
        Args::one("file", file)
            .and("at", at)
            .and("proposals", figures.proposals)
            .and("scored", figures.scored)
            .and("backup", backup.display().to_string()),
    )
    .with("workspace", path.display());
    if gone { told.with("gone", "1") } else { told }
}

/// Closes the open workspace and waits until nothing holds it any more: what is done to its file then is done to
/// nobody's open file.
pub(crate) fn leave(app: &App, patience: Duration) -> Result<()> {
    let Ok(workspace) = app.workspace() else {
        return Ok(());
    };
    let path = workspace.store.path().to_owned();
    let gone = workspace.gone.sign();
    drop(workspace);
    app.enter(None);
    let begun = Instant::now();
    while !gone.load(Ordering::Acquire) {
        if begun.elapsed() > patience {
            return Err(AppError::new(
                Code::WorkspaceBusy,
                "fault-workspace-busy",
                Args::one("file", crate::host::file_name(&path)),
            ));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

fn backup_restore(app: &App, request: BackupRestore) -> Result<WorkspaceState> {
    let backup = PathBuf::from(&request.path);
    let bad = |_| {
        AppError::new(
            Code::WorkspaceDamaged,
            "fault-backup-bad",
            Args::one("file", crate::host::file_name(&backup)),
        )
    };
    Store::look_at_backup(&backup).map_err(bad)?;
    let path = match &request.workspace {
        Some(path) => PathBuf::from(path),
        None => app.workspace()?.store.path().to_owned(),
    };
    let documents = folder(app, &path).join("documents");
    put_in_place(app, &path, |fresh, device| {
        Store::restore(&backup, &documents, fresh, device, Some(&path))
            .map_err(|error| store_error(error, &backup))
    })
}

/// Lets a file be made and puts it in the place of a workspace, which is kept beside it; opens it.
pub(crate) fn put_in_place(
    app: &App,
    path: &Path,
    make: impl FnOnce(&Path, &str) -> Result<()>,
) -> Result<WorkspaceState> {
    if Store::is_open_elsewhere(path) {
        return Err(AppError::new(
            Code::WorkspaceBusy,
            "fault-workspace-busy",
            Args::one("file", crate::host::file_name(path)),
        ));
    }
    let failed = |error| store_error(error, path);
    let fresh = Store::make_room(path).map_err(failed)?;
    let device: [u8; 16] = crate::host::random(app.host());
    make(&fresh, &hex::encode(device))?;
    leave(app, Duration::from_secs(20))?;
    let stamp = crossing(app.now()).replace(':', "-");
    let aside = crate::files::free_path(&path.with_extension(format!(
        "before-{stamp}.{}",
        path.extension().map(|end| end.to_string_lossy().into_owned()).unwrap_or_default()
    )));
    Store::take_place(path, &crate::host::file_name(&aside)).map_err(failed)?;
    let workspace = Workspace::open(app, path)?;
    remember(app, &workspace)?;
    app.enter(Some(Arc::clone(&workspace)));
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}
