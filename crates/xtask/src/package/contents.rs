//! What a package holds: paths, bytes, and whether it can be started. Sorted, so that the order of a folder on this
//! machine shows nowhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::{Duration, SystemTime},
};

use super::epoch;
use crate::place::Place;

struct Item {
    bytes: Vec<u8>,
    program: bool,
}

/// The files of a package by their paths in it.
#[derive(Default)]
pub(super) struct Contents(BTreeMap<String, Item>);

impl Contents {
    /// A text or another file.
    pub(super) fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        self.0.insert(
            path.into(),
            Item {
                bytes,
                program: false,
            },
        );
    }

    /// A file from this machine.
    pub(super) fn copy(&mut self, from: &Path, path: impl Into<String>) -> Result<(), String> {
        self.put(path, read(from)?);
        Ok(())
    }

    /// A file from this machine that people start.
    pub(super) fn program(&mut self, from: &Path, path: impl Into<String>) -> Result<(), String> {
        let bytes = read(from)?;
        self.0.insert(path.into(), Item { bytes, program: true });
        Ok(())
    }

    /// The sample call, without what makes it.
    pub(super) fn sample(&mut self, place: &Place, folder: &str) -> Result<(), String> {
        let from = place.root.join("samples/open-compute-2026");
        for name in ["call.toml", "proposals.csv", "README.md"] {
            self.copy(&from.join(name), format!("{folder}/open-compute-2026/{name}"))?;
        }
        let listed = fs_err::read_dir(from.join("pdf")).map_err(|problem| problem.to_string())?;
        for entry in listed.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            self.copy(&entry.path(), format!("{folder}/open-compute-2026/pdf/{name}"))?;
        }
        Ok(())
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The folders in which files lie, each before those in it.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.paths()
            .flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at]))
            .collect()
    }

    /// What it takes on a disk, in bytes.
    pub(super) fn size(&self) -> u64 {
        self.0.values().map(|item| item.bytes.len() as u64).sum()
    }

    /// Lays everything into a folder, which is empty before, with the time of the last commit.
    pub(super) fn lay(&self, place: &Place, folder: &Path) -> Result<(), String> {
        self.write(folder, SystemTime::UNIX_EPOCH + Duration::from_secs(epoch(place)))
            .map_err(|problem| problem.to_string())
    }

    fn write(&self, folder: &Path, time: SystemTime) -> std::io::Result<()> {
        if folder.exists() {
            fs_err::remove_dir_all(folder)?;
        }
        fs_err::create_dir_all(folder)?;
        allow(folder, true)?;
        for inner in self.folders() {
            let inner = folder.join(inner);
            fs_err::create_dir_all(&inner)?;
            allow(&inner, true)?;
        }
        for (path, item) in &self.0 {
            let path = folder.join(path);
            fs_err::write(&path, &item.bytes)?;
            allow(&path, item.program)?;
            fs_err::OpenOptions::new()
                .write(true)
                .open(&path)?
                .file()
                .set_modified(time)?;
        }
        Ok(())
    }
}

fn read(from: &Path) -> Result<Vec<u8>, String> {
    fs_err::read(from).map_err(|problem| problem.to_string())
}

/// Everybody reads; its owner writes; what is started, or entered, is so by everybody.
#[cfg(unix)]
fn allow(path: &Path, enter: bool) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if enter { 0o755 } else { 0o644 };
    fs_err::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn allow(_: &Path, _: bool) -> std::io::Result<()> {
    Ok(())
}
