//! Where things are: the clone, its target folder outside the clone, the shared material.
//!
//! Two clones never share a target folder, and CI has one of its own, so that a build can be
//! neither stale nor overwritten by another one.

use std::{
    env,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// The folders that every command needs.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The root of the clone.
    pub(crate) root: PathBuf,
    /// What `CARGO_TARGET_DIR` is set to for everything that is started from here.
    pub(crate) target: PathBuf,
    /// Test material that is not part of the clone; it may be missing.
    pub(crate) shared: PathBuf,
    /// Where tests put what they make, if they have a place of their own: a test that is killed, as some must be, cannot
    /// put away what it made. In the system's folder, because sockets lie in it too, whose paths are short.
    pub(crate) scratch: Option<PathBuf>,
}

impl Place {
    /// Finds the clone that this program was built from.
    pub(crate) fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .ancestors()
            .nth(2)
            .unwrap_or(Path::new("."))
            .to_path_buf();
        let target = env::var_os("PARAPH_TARGET").map_or_else(|| cache().join(key(&root)), PathBuf::from);
        let shared = env::var_os("PARAPH_SHARED")
            .map_or_else(|| root.parent().unwrap_or(&root).join("shared"), PathBuf::from);
        Self {
            root,
            target,
            shared,
            scratch: None,
        }
    }

    /// A binary of the dev profile.
    pub(crate) fn binary(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

/// True where continuous integration runs us.
pub(crate) fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value == "true" || value == "1")
}

fn cache() -> PathBuf {
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("paraph")
}

fn key(root: &Path) -> String {
    if in_ci() {
        return "ci".to_owned();
    }
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
