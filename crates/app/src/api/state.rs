//! Where Paraph stands: who works here, which workspace is open; making and opening workspaces.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use paraph_bundle::payload::Payload;
use paraph_store::Scope;
use serde::{Deserialize, Serialize};

use super::{desk_call, history};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::time::crossing;
use crate::wire::{
    AppState, AtPath, CallAccept, KnownWorkspace, Me, MeChange, Nothing, WorkspaceCreate, WorkspaceKind,
    WorkspaceList, WorkspaceState,
};
use crate::words::Args;
use crate::workspace::{Workspace, usual_path};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Everything the frame shows.
    app_state(Nothing) -> AppState, changes [];
    /// Says who I am.
    me_set(MeChange) -> Me, changes [App, Conflicts];
    /// Makes a workspace and opens it.
    workspace_create(WorkspaceCreate) -> WorkspaceState, changes [App];
    /// Opens a workspace.
    workspace_open(AtPath) -> WorkspaceState, changes [App, Proposals, Reviews, Marks, Conflicts, HandIn, History, Call, Documents];
    /// Closes the open workspace.
    workspace_close(Nothing) -> Nothing, changes [App];
    /// Workspaces on this machine, newest first.
    workspace_list(Nothing) -> WorkspaceList, changes [];
    /// Takes a call file in; makes a desk for it where none is open that fits.
    call_accept(CallAccept) -> WorkspaceState, changes [App, Call, Proposals, Conflicts, Documents];
    /// Opens the sample call on a desk of its own.
    sample_open(Nothing) -> WorkspaceState, changes [App, Call, Proposals, Conflicts, Documents];
    /// Opens the office of the sample committee, as its chair finds it after the close.
    sample_office_open(Nothing) -> WorkspaceState, changes [App, Call, People, Received, Ranking];
    /// The file that Paraph was opened with has been dealt with.
    opened_clear(Nothing) -> Nothing, changes [App];
}

fn app_state(app: &App, _: Nothing) -> Result<AppState> {
    // What is being opened is open when it is told what is.
    drop(app.inner.opening.lock().unwrap_or_else(PoisonError::into_inner));
    let workspace = match app.workspace() {
        Ok(workspace) => Some(workspace_state(app, &workspace)?),
        Err(_) => None,
    };
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: app.words().language(),
        now: crossing(app.now()),
        time_zone: app.host().time_zone(),
        me: app.me()?,
        workspace,
        opened_with: app
            .inner
            .opened_with
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone(),
        sample: sample_here(app),
    })
}

/// The open workspace as it crosses.
pub(crate) fn workspace_state(app: &App, workspace: &Workspace) -> Result<WorkspaceState> {
    let call = workspace.call()?;
    let path = workspace.store.path();
    workspace.read(|read| {
        let counts = read.desk_counts()?;
        let count = |of: i64| usize::try_from(of).unwrap_or(0);
        let own = call.as_ref().is_none_or(|call| call.row.own);
        let answered = own || (read.choice("promise")?.is_some() && counts.declared == counts.proposals);
        let undo = read.next_undo(Scope::All)?;
        let name = match (&call, read.meta("name")?) {
            (Some(call), _) if !call.row.own => call.call.title.to_string(),
            (_, Some(name)) if !name.is_empty() => name,
            _ if workspace.kind == WorkspaceKind::Office => super::office::title(app, read)?,
            _ => path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default(),
        };
        let sample = read.meta("sample")?.is_some();
        let of_committee = sample && workspace.kind == WorkspaceKind::Office;
        Ok(WorkspaceState {
            path: path.display().to_string(),
            kind: workspace.kind,
            name,
            sample,
            sample_next: of_committee
                .then(|| super::office::sample::next(read))
                .transpose()?,
            sample_files: of_committee.then(|| super::office::sample::received(app).display().to_string()),
            call: call
                .as_ref()
                .map(|call| call.state(count(counts.proposals), count(counts.documents))),
            conflicts_answered: answered,
            saved_at: read.last_change_at()?.map(crossing),
            place: crate::place::of(path),
            undo: undo
                .map(|step| history::crossing_step(app, workspace, read, step))
                .transpose()?,
        })
    })
}

fn me_set(app: &App, change: MeChange) -> Result<Me> {
    app.set_person(change)?;
    super::safety_copy::renew(app)?;
    app.me()?
        .ok_or_else(|| AppError::new(Code::Incomplete, "fault-no-name", Args::none()))
}

fn workspace_create(app: &App, request: WorkspaceCreate) -> Result<WorkspaceState> {
    let name = request.name.unwrap_or_default();
    let path = match request.path {
        Some(path) => with_ending(PathBuf::from(path), request.kind),
        None => usual_path(app, &name, request.kind),
    };
    let workspace = create(app, &path, request.kind, &name, false)?;
    workspace_state(app, &workspace)
}

fn with_ending(path: PathBuf, kind: WorkspaceKind) -> PathBuf {
    let ending = match kind {
        WorkspaceKind::Desk => "paraph-desk",
        WorkspaceKind::Office => "paraph-office",
    };
    if path.extension().is_some_and(|end| end == ending) {
        path
    } else {
        path.with_added_extension(ending)
    }
}

/// Makes a workspace, gives a desk its own grid, and opens it.
pub(crate) fn create(
    app: &App,
    path: &Path,
    kind: WorkspaceKind,
    name: &str,
    sample: bool,
) -> Result<Arc<Workspace>> {
    let workspace = Workspace::create(app, path, kind, name, sample)?;
    if kind == WorkspaceKind::Office {
        super::office::begin(app, &workspace)?;
    } else {
        let usual = app.words().say("grid-title", &Args::none());
        desk_call::begin_own_call(app, &workspace, if name.is_empty() { &usual } else { name })?;
    }
    remember(app, &workspace)?;
    app.enter(Some(Arc::clone(&workspace)));
    Ok(workspace)
}

/// The open desk, or a new one in the usual place: PDFs were dropped on a window without any.
pub(crate) fn desk_or_new(app: &App) -> Result<Arc<Workspace>> {
    match app.desk() {
        Ok(workspace) => Ok(workspace),
        Err(error) if error.code == Code::NoWorkspace => create(
            app,
            &usual_path(app, "", WorkspaceKind::Desk),
            WorkspaceKind::Desk,
            "",
            false,
        ),
        Err(error) => Err(error),
    }
}

fn workspace_open(app: &App, request: AtPath) -> Result<WorkspaceState> {
    let path = PathBuf::from(request.path);
    let path = dunce::canonicalize(&path)
        .map_err(|error| super::safety::with_way_back(app, &path, AppError::file_read(&path, error)))?;
    // Who asks for what is being opened waits for it.
    let _opening = app.inner.opening.lock().unwrap_or_else(PoisonError::into_inner);
    if let Ok(open) = app.workspace()
        && open.store.path() == path
    {
        return workspace_state(app, &open);
    }
    let workspace =
        Workspace::open(app, &path).map_err(|error| super::safety::with_way_back(app, &path, error))?;
    remember(app, &workspace)?;
    app.enter(Some(Arc::clone(&workspace)));
    super::safety::after_opening(app, &workspace)?;
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn workspace_close(app: &App, _: Nothing) -> Result<Nothing> {
    if let Ok(workspace) = app.workspace() {
        super::safety_copy::now_if_behind(app, &workspace);
    }
    // Work that does not stop in time holds the file a little longer; it is left all the same.
    let _ = super::safety::leave(app, std::time::Duration::from_secs(5));
    Ok(Nothing {})
}

/// What is remembered of a workspace that was opened here.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    path: String,
    name: String,
    office: bool,
    at: i64,
}

fn recent_path(app: &App) -> PathBuf {
    app.host().folders().config.join("recent.json")
}

fn recent(app: &App) -> Vec<Remembered> {
    serde_json::from_slice(&fs_err::read(recent_path(app)).unwrap_or_default()).unwrap_or_default()
}

/// Notes that a workspace was opened here.
pub(crate) fn remember(app: &App, workspace: &Workspace) -> Result<()> {
    let path = workspace.store.path();
    let shown = dunce::canonicalize(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string();
    let mut list = recent(app);
    list.retain(|known| known.path != shown);
    let state = workspace_state(app, workspace)?;
    list.insert(
        0,
        Remembered {
            path: shown,
            name: state.name,
            office: workspace.kind == WorkspaceKind::Office,
            at: app.now(),
        },
    );
    list.truncate(30);
    let path = recent_path(app);
    let bytes = serde_json::to_vec_pretty(&list).map_err(AppError::internal)?;
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))
}

impl App {
    /// Whether a workspace is one of those on this computer that were opened before, or lie where they are made.
    pub(super) fn knows_workspace(&self, path: &Path) -> bool {
        let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        workspace_list(self, Nothing {}).is_ok_and(|list| {
            list.workspaces
                .iter()
                .any(|known| full(Path::new(&known.path)) == full(path))
        })
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn workspace_list(app: &App, _: Nothing) -> Result<WorkspaceList> {
    let folder = app.settings().workspace_folder;
    let kind = |office: bool| {
        if office {
            WorkspaceKind::Office
        } else {
            WorkspaceKind::Desk
        }
    };
    let mut workspaces: Vec<KnownWorkspace> = recent(app)
        .into_iter()
        .map(|known| KnownWorkspace {
            here: Path::new(&known.path).is_file(),
            path: known.path,
            name: known.name,
            kind: kind(known.office),
            opened_at: Some(crossing(known.at)),
        })
        .collect();
    let mut others: Vec<PathBuf> = fs_err::read_dir(&folder)
        .map(|listed| listed.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    others.sort();
    for path in others {
        let office = path.extension().is_some_and(|end| end == "paraph-office");
        let desk = path.extension().is_some_and(|end| end == "paraph-desk");
        // What a restored back-up took the place of is kept, and shown to whoever looks for it in the folder.
        if path.to_string_lossy().contains(".before-") {
            continue;
        }
        let full = dunce::canonicalize(&path).unwrap_or(path).display().to_string();
        if (office || desk) && !workspaces.iter().any(|known| known.path == full) {
            workspaces.push(KnownWorkspace {
                name: Path::new(&full)
                    .file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned())
                    .unwrap_or_default(),
                path: full,
                kind: kind(office),
                opened_at: None,
                here: true,
            });
        }
    }
    Ok(WorkspaceList { workspaces, folder })
}

fn call_accept(app: &App, request: CallAccept) -> Result<WorkspaceState> {
    let path = PathBuf::from(&request.path);
    let mut file = desk_call::open_file(app, &path)?;
    desk_call::judge_call(app, &path, &file)?;
    if let Some(me) = request.me {
        app.set_person(me)?;
    }
    let Payload::Call(call) = &file.opened.payload else {
        return Err(AppError::new(
            Code::BundleBad,
            "fault-call-missing",
            Args::one("file", crate::host::file_name(&path)),
        ));
    };
    let title = call.edition.call.title.to_string();
    let open = app.desk().ok();
    let fitting = match &open {
        Some(workspace) if request.workspace.is_none() && !workspace.is_sample()? => {
            desk_call::fits(workspace, &file)?.then(|| Arc::clone(workspace))
        }
        _ => None,
    };
    let workspace = match fitting {
        Some(workspace) => workspace,
        None => match known_desk(app, &file) {
            Some(workspace) if request.workspace.is_none() => workspace,
            _ => {
                let path = request.workspace.map_or_else(
                    || usual_path(app, &title, WorkspaceKind::Desk),
                    |path| with_ending(PathBuf::from(path), WorkspaceKind::Desk),
                );
                Workspace::create(app, &path, WorkspaceKind::Desk, &title, false)?
            }
        },
    };
    desk_call::take_in(app, &workspace, &mut file)?;
    remember(app, &workspace)?;
    if !app.workspace().is_ok_and(|open| Arc::ptr_eq(&open, &workspace)) {
        app.enter(Some(Arc::clone(&workspace)));
    }
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}

/// Where a new office lies: as asked, else in the usual folder by its title.
pub(crate) fn office_path(app: &App, title: &str, asked: Option<String>) -> PathBuf {
    asked.map_or_else(
        || usual_path(app, title, WorkspaceKind::Office),
        |path| with_ending(PathBuf::from(path), WorkspaceKind::Office),
    )
}

/// Opens a workspace that was just made.
pub(crate) fn entered(app: &App, workspace: Arc<Workspace>) -> Result<WorkspaceState> {
    remember(app, &workspace)?;
    app.enter(Some(Arc::clone(&workspace)));
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}

/// A desk on this machine that has this call already.
fn known_desk(app: &App, file: &desk_call::OpenedFile) -> Option<Arc<Workspace>> {
    for known in recent(app)
        .into_iter()
        .filter(|known| !known.office && Path::new(&known.path).is_file())
    {
        let Ok(workspace) = Workspace::open(app, Path::new(&known.path)) else {
            continue;
        };
        let same = workspace.call().ok().flatten().is_some_and(|call| !call.row.own)
            && !workspace.is_sample().unwrap_or(true)
            && desk_call::fits(&workspace, file).unwrap_or(false);
        if same {
            return Some(workspace);
        }
    }
    None
}

/// Whether the sample call is installed: the folder from which it is made.
fn sample_here(app: &App) -> bool {
    app.host()
        .folders()
        .sample
        .is_some_and(|folder| folder.join("call.toml").is_file())
}

/// Opens a sample that was made before, or makes it. `make` is given the folder of the sample call and the new file's path.
fn sample(
    app: &App,
    name: &str,
    make: impl FnOnce(&App, &Path, &Path) -> Result<Arc<Workspace>>,
) -> Result<WorkspaceState> {
    let folder = app
        .host()
        .folders()
        .sample
        .filter(|folder| folder.is_dir())
        .ok_or_else(|| AppError::new(Code::NotFound, "fault-sample-missing", Args::none()))?;
    let path = PathBuf::from(app.settings().workspace_folder).join(name);
    let workspace = if path.exists() {
        Workspace::open(app, &path)?
    } else {
        make(app, &folder, &path)?
    };
    app.enter(Some(Arc::clone(&workspace)));
    super::import::finish_reading(app, &workspace)?;
    workspace_state(app, &workspace)
}

fn sample_open(app: &App, _: Nothing) -> Result<WorkspaceState> {
    sample(app, "sample.paraph-desk", super::sample::make)
}

fn sample_office_open(app: &App, _: Nothing) -> Result<WorkspaceState> {
    sample(app, "sample.paraph-office", super::office::sample::make)
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn opened_clear(app: &App, _: Nothing) -> Result<Nothing> {
    *app.inner
        .opened_with
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = None;
    Ok(Nothing {})
}
