//! Putting a restored workspace in the place of another, so that a machine that stops at any moment leaves wholly
//! the one or wholly the other.
//!
//! A workspace is a file and its log; two names cannot change at once. So the new file lies whole beside the old one,
//! and a note says that it is to take its place: with the note it is after, without it before. Whoever opens the
//! workspace next ends what a note began.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::Store;
use crate::error::{Result, StoreError};

/// What belongs to a workspace beside the file itself.
const LOG: &str = "-wal";
const INDEX: &str = "-shm";

fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_file_name(format!(".{name}.{end}"))
}

/// The note that a restored file is to take a workspace's place; it holds where the old one goes.
fn note(path: &Path) -> PathBuf {
    beside(path, "restoring")
}

/// The restored file, until it has its place.
pub(crate) fn fresh(path: &Path) -> PathBuf {
    beside(path, "restored")
}

fn gone(ended: std::io::Result<()>) -> std::io::Result<()> {
    match ended {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    fs_err::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Gives a file a second name; a copy where the file system knows no second names.
fn keep(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.exists() || to.exists() || fs_err::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let part = beside(to, "tmp");
    fs_err::copy(from, &part)?;
    fs_err::OpenOptions::new()
        .read(true)
        .write(true)
        .open(&part)?
        .sync_all()?;
    fs_err::rename(&part, to)
}

/// Ends a restoring that was begun: nothing to do without a note.
pub(crate) fn finish(path: &Path) -> Result<()> {
    let note = note(path);
    let mut file = match fs_err::OpenOptions::new().read(true).write(true).open(&note) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    // Two that open the workspace at once end it one after the other.
    file.file().lock()?;
    // Read by the handle that holds the lock: on Windows no other may.
    let mut aside = String::new();
    file.read_to_string(&mut aside)?;
    let fresh = fresh(path);
    if note.exists() && fresh.exists() {
        if !aside.is_empty() {
            let aside = path.with_file_name(aside);
            for end in [LOG, ""] {
                keep(&with(path, end), &with(&aside, end))?;
            }
            sync_folder(path)?;
        }
        for end in [LOG, INDEX] {
            gone(fs_err::remove_file(with(path, end)))?;
        }
        sync_folder(path)?;
        fs_err::rename(&fresh, path)?;
        sync_folder(path)?;
    }
    gone(fs_err::remove_file(&note))?;
    sync_folder(path)?;
    Ok(())
}

impl Store {
    /// Where a file is to be made that will take this workspace's place. What an earlier attempt left is removed.
    pub fn make_room(path: &Path) -> Result<PathBuf> {
        finish(path)?;
        let fresh = fresh(path);
        for end in ["", LOG, INDEX] {
            gone(fs_err::remove_file(with(&fresh, end)))?;
        }
        let begun = beside(&fresh, "");
        let begins = begun.file_name().map(|name| name.to_string_lossy().into_owned());
        for entry in path
            .parent()
            .and_then(|folder| fs_err::read_dir(folder).ok())
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".tmp") && begins.as_ref().is_some_and(|begins| name.starts_with(begins)) {
                gone(fs_err::remove_file(entry.path()))?;
            }
        }
        Ok(fresh)
    }

    /// Puts the file made at [`Store::make_room`] in the place of a workspace, which is kept under the name `aside` in
    /// the same folder. The workspace must be closed.
    pub fn take_place(path: &Path, aside: &str) -> Result<()> {
        let note = note(path);
        let part = beside(path, "note.tmp");
        let mut file = fs_err::File::create(&part)?;
        file.write_all(aside.as_bytes())?;
        file.sync_all()?;
        drop(file);
        sync_folder(path)?;
        fs_err::rename(&part, &note)?;
        sync_folder(path)?;
        finish(path)
    }

    /// Whether another process that still runs has a workspace open. What cannot be read is not open.
    pub fn is_open_elsewhere(path: &Path) -> bool {
        let look = || -> Result<bool> {
            let connection = crate::open::reader(path)?;
            let mut statement = connection.prepare("SELECT process FROM opening")?;
            let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
            let own = i64::from(std::process::id());
            Ok(rows
                .flatten()
                .any(|process| process != own && crate::writer::process_lives(process)))
        };
        path.is_file() && look().unwrap_or(false)
    }
}

/// What can be seen to be wrong without reading the documents: each table and its indices, but not their bytes.
pub(crate) fn check_tables(connection: &rusqlite::Connection, path: &Path) -> Result<()> {
    let tables = {
        let mut statement = connection.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'document_bytes' ORDER BY name",
        )?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?
    };
    tables
        .iter()
        .try_for_each(|table| check_table(connection, path, table))
}

/// A table and its indices.
pub(crate) fn check_table(connection: &rusqlite::Connection, path: &Path, table: &str) -> Result<()> {
    let finding: String =
        connection.query_row(&format!("PRAGMA quick_check(\"{table}\")"), [], |row| row.get(0))?;
    if finding == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged {
        path: path.to_owned(),
        finding,
    })
}
