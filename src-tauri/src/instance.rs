//! Opening the same workspace twice shows the first window.
//!
//! The window that has a workspace open listens on a local socket named after it; a second start writes its
//! files there, line by line, and ends. There is no network in this: the socket is a file of this user.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use paraph_app::App;

type Opened = Arc<dyn Fn(Vec<PathBuf>) + Send + Sync>;

/// The workspace that this process shows.
pub(crate) struct Instance {
    held: Mutex<Option<PathBuf>>,
    opened: Mutex<Option<Opened>>,
}

impl Instance {
    pub(crate) fn new() -> Self {
        Self {
            held: Mutex::new(None),
            opened: Mutex::new(None),
        }
    }

    /// True if another window shows the workspace that this start would open; it was given the files.
    pub(crate) fn shown_elsewhere(app: &App, files: &[PathBuf]) -> bool {
        let named = files.iter().find(|file| is_workspace(file)).cloned();
        let Some(workspace) = named.or_else(|| workspace(app)) else {
            return false;
        };
        socket::tell(&socket_of(&workspace), files)
    }

    /// Says what to do with files that later starts hand over, and listens for the workspace that is open.
    pub(crate) fn listen(&self, opened: impl Fn(Vec<PathBuf>) + Send + Sync + 'static, app: &App) {
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(opened));
        self.hold(app);
    }

    /// Listens for the workspace that is open, if it is another one than before.
    pub(crate) fn hold(&self, app: &App) {
        let Some(path) = workspace(app).map(|workspace| socket_of(&workspace)) else {
            return;
        };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref() == Some(&path) {
            return;
        }
        if let Some(old) = held.take() {
            let _ = fs_err::remove_file(old);
        }
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(opened) = opened
            && socket::listen(&path, opened)
        {
            *held = Some(path);
        }
    }

    /// Takes the socket away, before the process ends.
    pub(crate) fn release(&self) {
        if let Some(path) = self.held.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = fs_err::remove_file(path);
        }
    }
}

pub(crate) fn is_workspace(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "paraph-desk" || ending == "paraph-office")
}

/// The workspace that is open, or that this start opens by itself.
fn workspace(app: &App) -> Option<PathBuf> {
    let state = app.call("app_state", serde_json::json!({})).ok()?;
    state["workspace"]["path"].as_str().map(PathBuf::from)
}

fn socket_of(workspace: &Path) -> PathBuf {
    let whole = dunce::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned());
    let mut hasher = DefaultHasher::new();
    whole.hash(&mut hasher);
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    folder.join(format!("paraph-{:016x}.socket", hasher.finish()))
}

#[cfg(unix)]
mod socket {
    use std::{
        io::{BufRead, BufReader, Write},
        os::unix::{
            fs::PermissionsExt,
            net::{UnixListener, UnixStream},
        },
        path::{Path, PathBuf},
        thread,
    };

    use super::Opened;

    /// Hands files to the window that listens there; false if none does.
    pub(super) fn tell(socket: &Path, files: &[PathBuf]) -> bool {
        let Ok(mut stream) = UnixStream::connect(socket) else {
            return false;
        };
        files
            .iter()
            .all(|file| writeln!(stream, "{}", file.display()).is_ok())
    }

    /// Listens; false if the socket cannot be made, which costs no more than a second window.
    pub(super) fn listen(socket: &Path, opened: Opened) -> bool {
        // A socket on which nobody answers was left by a process that was ended.
        if UnixStream::connect(socket).is_ok() {
            return false;
        }
        let _ = fs_err::remove_file(socket);
        let Ok(listener) = UnixListener::bind(socket) else {
            return false;
        };
        let _ = fs_err::set_permissions(socket, std::fs::Permissions::from_mode(0o600));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = BufReader::new(stream)
                    .lines()
                    .map_while(Result::ok)
                    .map(PathBuf::from)
                    .collect();
                opened(files);
            }
        });
        true
    }
}

#[cfg(not(unix))]
mod socket {
    use std::path::{Path, PathBuf};

    use super::Opened;

    pub(super) fn tell(_: &Path, _: &[PathBuf]) -> bool {
        false
    }

    pub(super) fn listen(_: &Path, _: Opened) -> bool {
        false
    }
}
