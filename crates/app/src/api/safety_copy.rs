//! The safety copy: outside this computer, under a printed code, kept up to date, tried by reading it back; and the way
//! back from it after a laptop is lost.
//!
//! A copy is written beside the one before, read back with the code, and takes its place only then. It is made a minute
//! after a change, at every hand-in and at closing. What a copy is, is `crate::safety_copy`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use paraph_bundle::Identity;
use paraph_store::{BackupFigures, Store};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::state::{remember, workspace_state};
use crate::App;
use crate::changes::{Event, Topic};
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::safety_copy::{About, Copied, ENDING, document_name, new_code, opened, read_code};
use crate::time::crossing;
use crate::wire::{
    Nothing, SafetyCode, SafetyCopy, SafetyFound, SafetyLook, SafetyRestore, SafetySet, SafetyState,
    WorkspaceKind, WorkspaceState,
};
use crate::words::Args;
use crate::workspace::{Workspace, store_error, usual_path};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Where the safety copy stands.
    safety_state(Nothing) -> SafetyState, changes [];
    /// Chooses where safety copies lie, makes the first and reads it back.
    safety_set(SafetySet) -> SafetyState, changes [App];
    /// The code of the safety copies, to be printed.
    safety_code(Nothing) -> SafetyCode, changes [];
    /// Makes a safety copy at once and reads it back.
    safety_make(Nothing) -> SafetyCopy, changes [App];
    /// Reads the safety copy of the open workspace back.
    safety_try(Nothing) -> SafetyCopy, changes [];
    /// Makes no more safety copies. Those that were made stay.
    safety_off(Nothing) -> SafetyState, changes [App];
    /// The safety copies of a place, opened with their code.
    safety_look(SafetyLook) -> SafetyFound, changes [];
    /// Goes on from a safety copy, on this computer.
    safety_restore(SafetyRestore) -> WorkspaceState, changes [App, Proposals, Reviews, Marks, Conflicts, HandIn, History, Call, Documents];
}

const CODE: &str = "safety-code";
/// The folder in the chosen one.
const FOLDER: &str = "Paraph-safety";
const DOCUMENTS: &str = "documents";
/// How long after a change a copy is made.
const SOON: Duration = Duration::from_mins(1);
/// Scored proposals after which a place is asked for.
const ASKED_AFTER: i64 = 10;

/// What is kept of safety copies on this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    folder: Option<String>,
    copies: Vec<Made>,
}

/// A copy that was made here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Made {
    /// The file's name.
    file: String,
    /// When, in milliseconds.
    at: i64,
    /// The number of the last step in it.
    holds: i64,
    /// The message that says what kept a later one from being made.
    trouble: Option<(String, Args)>,
}

fn kept_path(app: &App) -> PathBuf {
    app.host().folders().config.join("safety.json")
}

fn kept(app: &App) -> Kept {
    serde_json::from_slice(&fs_err::read(kept_path(app)).unwrap_or_default()).unwrap_or_default()
}

fn keep(app: &App, kept: &Kept) -> Result<()> {
    let path = kept_path(app);
    let bytes = serde_json::to_vec_pretty(kept).map_err(AppError::internal)?;
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))
}

fn code(app: &App) -> Result<Option<String>> {
    let bytes = app.host().secret(CODE).map_err(AppError::internal)?;
    Ok(bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .filter(|code| !code.is_empty()))
}

fn keep_code(app: &App, code: &str) -> Result<()> {
    app.host()
        .keep_secret(CODE, code.as_bytes())
        .map_err(|error| AppError::new(Code::FileWrite, "fault-internal", Args::none()).with("cause", error))
}

/// What a workspace's copy is called: another on each device, so that two laptops of one person keep both.
fn copy_name(workspace: &Workspace) -> Result<String> {
    let device = workspace
        .read(|read| Ok(read.meta("device")?))?
        .unwrap_or_default();
    let stem = workspace
        .store
        .path()
        .file_stem()
        .map(|stem| crate::files::plain_name(&stem.to_string_lossy()))
        .unwrap_or_default();
    let device: String = device.chars().take(8).collect();
    Ok(format!("{stem}-{device}.{ENDING}"))
}

fn place(folder: &str) -> PathBuf {
    PathBuf::from(folder).join(FOLDER)
}

#[cfg(unix)]
fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs_err::metadata(one), fs_err::metadata(other)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => false,
    }
}
#[cfg(not(unix))]
fn same_disk(one: &Path, other: &Path) -> bool {
    one.components().next() == other.components().next()
}

fn safety_state(app: &App, _: Nothing) -> Result<SafetyState> {
    let kept = kept(app);
    let workspace = app.workspace().ok();
    let (mut made, mut behind, mut scored, mut sample) = (None, false, 0, false);
    if let Some(workspace) = &workspace {
        let name = copy_name(workspace)?;
        let changed = workspace.read(|read| Ok(read.last_step()?))?;
        made = kept.copies.iter().find(|made| made.file == name).cloned();
        behind = changed.is_some_and(|changed| made.as_ref().is_none_or(|made| made.holds < changed));
        sample = workspace.is_sample()?;
        scored = workspace.read(|read| Ok(read.scored_proposals()?))?;
    }
    let folder = kept.folder.as_deref();
    let same_disk = folder.is_some_and(|folder| {
        let folder = Path::new(folder);
        // A folder that another program carries elsewhere is outside, wherever it lies.
        crate::place::of(&folder.join("copy")).is_none() && same_disk(folder, &app.host().folders().data)
    });
    Ok(SafetyState {
        here: folder.is_some_and(|folder| Path::new(folder).is_dir()),
        same_disk,
        ask: folder.is_none() && !sample && scored >= ASKED_AFTER,
        behind: behind && folder.is_some(),
        copied_at: made
            .as_ref()
            .filter(|made| made.at > 0)
            .map(|made| crossing(made.at)),
        trouble: made
            .and_then(|made| made.trouble)
            .map(|(id, args)| app.words().say(&id, &args)),
        folder: kept.folder,
    })
}

fn safety_set(app: &App, request: SafetySet) -> Result<SafetyState> {
    let workspace = app.workspace()?;
    let folder = PathBuf::from(&request.folder);
    if !folder.is_dir() {
        return Err(no_place(&request.folder));
    }
    if code(app)?.is_none() {
        keep_code(app, &new_code(crate::host::random(app.host())))?;
    }
    let before = kept(app);
    let mut chosen = before.clone();
    if chosen.folder.as_deref() != Some(&request.folder) {
        chosen.folder = Some(request.folder);
        chosen.copies.clear();
    }
    keep(app, &chosen)?;
    if let Err(error) = copy(app, &workspace) {
        // A place that takes no copy is not chosen.
        keep(app, &before)?;
        return Err(error);
    }
    safety_state(app, Nothing {})
}

fn no_place(folder: &str) -> AppError {
    AppError::new(Code::FileWrite, "fault-safety-place", Args::one("folder", folder))
}

fn safety_code(app: &App, _: Nothing) -> Result<SafetyCode> {
    match (code(app)?, kept(app).folder) {
        (Some(code), Some(folder)) => Ok(SafetyCode { code, folder }),
        _ => Err(not_chosen()),
    }
}

fn not_chosen() -> AppError {
    AppError::new(Code::NotNow, "fault-safety-none", Args::none())
}

fn safety_off(app: &App, _: Nothing) -> Result<SafetyState> {
    keep(app, &Kept::default())?;
    keep_code(app, "")?;
    safety_state(app, Nothing {})
}

fn safety_make(app: &App, _: Nothing) -> Result<SafetyCopy> {
    let workspace = app.workspace()?;
    copy(app, &workspace)
}

fn safety_try(app: &App, _: Nothing) -> Result<SafetyCopy> {
    let workspace = app.workspace()?;
    let (Some(code), Some(folder)) = (code(app)?, kept(app).folder) else {
        return Err(not_chosen());
    };
    let path = place(&folder).join(copy_name(&workspace)?);
    if !path.is_file() {
        return Err(no_place(&folder));
    }
    looked_at(app, &path, &code)
}

/// The key file without a passphrase: the open key, else that of the copy before.
fn bare_key(app: &App, before: &Path, code: &str) -> Result<Zeroizing<Vec<u8>>> {
    match app.signing_key(None) {
        Ok(key) => {
            let text = key
                .to_openssh(None, "paraph", crate::host::random(app.host()))
                .map_err(bundle_error)?;
            Ok(Zeroizing::new(text.as_bytes().to_vec()))
        }
        Err(locked) => match Copied::open(before, code) {
            Ok(copied) if app.is_own_key(&copied.key) => Ok(copied.key),
            _ => Err(locked),
        },
    }
}

/// Makes the copy of a workspace, reads it back, and lets it take the place of the one before.
fn copy(app: &App, workspace: &Workspace) -> Result<SafetyCopy> {
    let (Some(code), Some(folder)) = (code(app)?, kept(app).folder) else {
        return Err(not_chosen());
    };
    let _one_at_a_time = workspace
        .copying
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let name = copy_name(workspace)?;
    let made = copied(app, workspace, &code, &folder, &name);
    let mut kept = kept(app);
    let mut line = kept
        .copies
        .iter()
        .find(|made| made.file == name)
        .cloned()
        .unwrap_or_default();
    kept.copies.retain(|made| made.file != name);
    line.file = name;
    match &made {
        Ok((holds, _)) => {
            line.at = app.now();
            line.holds = *holds;
            line.trouble = None;
        }
        Err(error) => line.trouble = error.said(),
    }
    kept.copies.push(line);
    keep(app, &kept)?;
    made.map(|(_, copy)| copy)
}

fn copied(
    app: &App,
    workspace: &Workspace,
    code: &str,
    folder: &str,
    name: &str,
) -> Result<(i64, SafetyCopy)> {
    if !Path::new(folder).is_dir() {
        return Err(no_place(folder));
    }
    let place = place(folder);
    let documents = place.join(DOCUMENTS);
    fs_err::create_dir_all(&documents).map_err(|error| AppError::file_write(&documents, &error))?;
    let path = place.join(name);
    let holds = workspace.read(|read| Ok(read.last_step()?))?.unwrap_or(0);
    let data = app.host().folders().data;
    fs_err::create_dir_all(&data).map_err(|error| AppError::file_write(&data, &error))?;
    let work = tempfile::tempdir_in(&data).map_err(|error| AppError::file_write(&data, &error))?;
    let truth = work.path().join("truth");
    workspace
        .store
        .backup_truth(&truth)
        .map_err(|error| store_error(error, &truth))?;
    let key = bare_key(app, &path, code)?;
    let signing = paraph_bundle::identity::KeyFile::read(&key)
        .and_then(|file| file.unlock(None))
        .map_err(bundle_error)?;
    let lineage = workspace.call()?.and_then(|call| call.row.lineage.parse().ok());
    let mut identities = Zeroizing::new(String::new());
    for of in [None, lineage] {
        let identity = Identity::derive(&signing, of).map_err(bundle_error)?.to_secret();
        if !identities.contains(&*identity) {
            identities.push_str(&identity);
            identities.push('\n');
        }
    }
    let whole = Copied {
        about: About {
            name: workspace_state(app, workspace)?.name,
            file: crate::host::file_name(workspace.store.path()),
            office: workspace.kind == WorkspaceKind::Office,
            at: app.now(),
        },
        person: app.person(),
        key,
        earlier: Zeroizing::new(app.earlier_key_files()?),
        card: app.own_card(&signing)?.bundle,
        identities,
        truth: fs_err::read(&truth).map_err(|error| AppError::file_read(&truth, error))?,
    };
    let bytes = whole.seal(code)?;
    let write = |path: &Path, bytes: &[u8]| {
        crate::files::write_whole(path, bytes).map_err(|error| AppError::file_write(path, &error))
    };
    // The work comes first; documents are many and large, and can be had again.
    let fresh = place.join(format!("new-{name}"));
    write(&fresh, &bytes)?;
    looked_at(app, &fresh, code)?;
    fs_err::rename(&fresh, &path).map_err(|error| AppError::file_write(&path, &error))?;
    let rows = workspace.read(|read| Ok(read.documents()?))?;
    for row in rows {
        let file = documents.join(document_name(code, &row.document));
        if file.is_file() {
            continue;
        }
        let content = workspace.read(|read| Ok(read.document_bytes(&row.document)?))?;
        if let Some(content) = content {
            let sealed =
                paraph_bundle::encrypt::write_safety_copy(&content, code).map_err(AppError::internal)?;
            write(&file, &sealed)?;
        }
    }
    let about = place.join("READ ME - LISEZ-MOI.txt");
    if !about.is_file() {
        let text = [crate::Language::En, crate::Language::Fr]
            .map(|language| crate::Words::of(language).say("safety-read-me", &Args::none()));
        write(&about, text.join("\n\n").as_bytes())?;
    }
    Ok((holds, looked_at(app, &path, code)?))
}

/// Opens a copy with its code and says what it holds.
fn looked_at(app: &App, path: &Path, code: &str) -> Result<SafetyCopy> {
    let copied = Copied::open(path, code)?;
    let (_work, truth, figures) = unpacked(app, path, &copied)?;
    let names = Store::documents_of_backup(&truth).map_err(|error| store_error(error, path))?;
    let documents = path
        .parent()
        .map(|place| place.join(DOCUMENTS))
        .unwrap_or_default();
    let readable = names
        .iter()
        .filter(|name| documents.join(document_name(code, name)).is_file())
        .count();
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(SafetyCopy {
        path: path.display().to_string(),
        name: copied.about.name,
        kind: if copied.about.office {
            WorkspaceKind::Office
        } else {
            WorkspaceKind::Desk
        },
        person: copied.person.name,
        at: crossing(copied.about.at),
        proposals: count(figures.proposals),
        scored: count(figures.scored),
        marks: count(figures.marks),
        documents: readable,
        documents_of: names.len(),
    })
}

/// A copy's truth as a file of its own, checked.
fn unpacked(app: &App, path: &Path, copied: &Copied) -> Result<(tempfile::TempDir, PathBuf, BackupFigures)> {
    let data = app.host().folders().data;
    fs_err::create_dir_all(&data).map_err(|error| AppError::file_write(&data, &error))?;
    let work = tempfile::tempdir_in(&data).map_err(|error| AppError::file_write(&data, &error))?;
    let truth = work.path().join("truth");
    crate::files::write_whole(&truth, &copied.truth).map_err(|error| AppError::file_write(&truth, &error))?;
    let figures = Store::look_at_backup(&truth).map_err(|error| {
        AppError::new(
            Code::FileRead,
            "fault-safety-bad",
            Args::one("file", crate::host::file_name(path)),
        )
        .with("cause", error)
    })?;
    Ok((work, truth, figures))
}

/// The copies below a path: itself, in it, or in the folder that is made in a chosen one.
fn copies_at(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut found = Vec::new();
    for folder in [path.to_owned(), path.join(FOLDER)] {
        let entries = fs_err::read_dir(&folder).into_iter().flatten().flatten();
        found.extend(entries.map(|entry| entry.path()).filter(|path| {
            path.extension().is_some_and(|end| end == ENDING)
                && !crate::host::file_name(path).starts_with("new-")
        }));
    }
    found.sort();
    found
}

fn safety_look(app: &App, request: SafetyLook) -> Result<SafetyFound> {
    let path = PathBuf::from(&request.path);
    let code = read_code(&request.code);
    let paths = copies_at(&path);
    if paths.is_empty() {
        return Err(AppError::new(
            Code::NotFound,
            "fault-safety-empty",
            Args::one("folder", crate::host::file_name(&path)),
        ));
    }
    let (mut copies, mut damaged, mut wrong) = (Vec::new(), Vec::new(), None);
    for path in paths {
        match looked_at(app, &path, &code) {
            Ok(copy) => copies.push(copy),
            Err(error) if error.code == Code::PassphraseWrong => wrong = Some(error),
            Err(_) => damaged.push(crate::host::file_name(&path)),
        }
    }
    if let (true, true, Some(wrong)) = (copies.is_empty(), damaged.is_empty(), wrong) {
        return Err(wrong);
    }
    copies.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(SafetyFound { copies, damaged })
}

fn safety_restore(app: &App, request: SafetyRestore) -> Result<WorkspaceState> {
    let path = PathBuf::from(&request.path);
    let secret = read_code(&request.code);
    let copied = Copied::open(&path, &secret)?;
    let (work, truth, _) = unpacked(app, &path, &copied)?;
    let beside = path.parent().map(Path::to_owned).unwrap_or_default();
    let documents = work.path().join(DOCUMENTS);
    fs_err::create_dir_all(&documents).map_err(|error| AppError::file_write(&documents, &error))?;
    for name in Store::documents_of_backup(&truth).map_err(|error| store_error(error, &path))? {
        // One that cannot be read is asked for again by its proposal.
        if let Ok(bytes) = opened(
            &beside.join(DOCUMENTS).join(document_name(&secret, &name)),
            &secret,
        ) {
            let file = documents.join(format!("{name}.pdf"));
            crate::files::write_whole(&file, &bytes).map_err(|error| AppError::file_write(&file, &error))?;
        }
    }
    app.adopt(&copied, request.me)?;
    let kind = if copied.about.office {
        WorkspaceKind::Office
    } else {
        WorkspaceKind::Desk
    };
    let stem = Path::new(&copied.about.file)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let to = usual_path(app, &stem, kind);
    if let Some(folder) = to.parent() {
        fs_err::create_dir_all(folder).map_err(|error| AppError::file_write(&to, &error))?;
    }
    let device: [u8; 16] = crate::host::random(app.host());
    Store::restore(&truth, &documents, &to, &hex::encode(device), None)
        .map_err(|error| store_error(error, &path))?;
    let workspace = Workspace::open(app, &to)?;
    remember(app, &workspace)?;
    app.enter(Some(Arc::clone(&workspace)));
    // From here on this computer keeps its own copy in the same place.
    if kept(app).folder.is_none() {
        keep_code(app, &secret)?;
        let folder = beside
            .file_name()
            .filter(|name| *name == FOLDER)
            .and(beside.parent());
        keep(
            app,
            &Kept {
                folder: folder.map(|folder| folder.display().to_string()),
                copies: Vec::new(),
            },
        )?;
    }
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}

/// The name or the signature is another: every copy is behind.
pub(crate) fn renew(app: &App) -> Result<()> {
    let mut kept = kept(app);
    if kept.copies.is_empty() {
        return Ok(());
    }
    for made in &mut kept.copies {
        made.holds = i64::MIN;
    }
    keep(app, &kept)
}

/// After a change: a copy soon, once for all changes until then.
pub(crate) fn after_change(app: &App, workspace: &Workspace) {
    if workspace.copy_soon.swap(true, Ordering::Relaxed) {
        return;
    }
    let Ok(open) = app.workspace() else {
        workspace.copy_soon.store(false, Ordering::Relaxed);
        return;
    };
    let held = Arc::downgrade(&open);
    drop(open);
    let listener = app.downgrade();
    let started = std::thread::Builder::new()
        .name("safety copy".to_owned())
        .spawn(move || {
            std::thread::sleep(SOON);
            let (Some(workspace), Some(app)) = (held.upgrade(), listener.upgrade()) else {
                return;
            };
            workspace.copy_soon.store(false, Ordering::Relaxed);
            now_if_behind(&app, &workspace);
        });
    if started.is_err() {
        workspace.copy_soon.store(false, Ordering::Relaxed);
    }
}

/// Makes a copy if one was chosen and something changed since the last; what keeps it from being made is noted for
/// *Settings*.
pub(crate) fn now_if_behind(app: &App, workspace: &Workspace) {
    let kept = kept(app);
    if kept.folder.is_none() || workspace.is_sample().unwrap_or(true) {
        return;
    }
    let changed = workspace.read(|read| Ok(read.last_step()?)).ok().flatten();
    let name = copy_name(workspace).unwrap_or_default();
    let holds = kept
        .copies
        .iter()
        .find(|made| made.file == name)
        .map_or(i64::MIN, |made| made.holds);
    if changed.is_some_and(|changed| changed > holds) {
        let _ = copy(app, workspace);
        app.tell(&Event::Changed {
            topics: vec![Topic::App],
            proposals: Vec::new(),
            elsewhere: false,
        });
    }
}
