//! The surroundings of `app` in a window: the machine itself, with the command line's binary beside this one.

use std::path::{Path, PathBuf};

use paraph_app::Machine;

/// The machine, with the worker that reads documents.
pub(crate) fn machine() -> Machine {
    Machine::new(worker())
}

/// The command line's binary: named by `PARAPH_BIN` (tests), beside this binary (packages, builds), or on the path.
fn worker() -> PathBuf {
    let name = format!("paraph{}", std::env::consts::EXE_SUFFIX);
    let named = std::env::var_os("PARAPH_BIN")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let beside = std::env::current_exe()
        .ok()
        .and_then(|own| own.parent().map(Path::to_path_buf))
        .map(|folder| folder.join(&name));
    named
        .or(beside.filter(|path| path.exists()))
        .unwrap_or_else(|| PathBuf::from(name))
}
