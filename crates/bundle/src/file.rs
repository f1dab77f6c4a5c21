//! Files that are wholly there or not at all.
//!
//! A temporary file in the same folder, written, synced, opened again and verified as a stranger would, then renamed, then
//! the folder synced. What is verified is the caller's.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fs_err as fs;

use crate::error::Error;

const PREFIX: &str = ".";
const SUFFIX: &str = ".tmp";
/// Own temporary files older than this are left over from a crash.
const STALE: Duration = Duration::from_hours(24);

/// Whether an existing file of the name may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and saving errs.
    Keep,
    /// It goes: somebody was asked.
    Replace,
}

/// Saves a file that only its owner can read.
///
/// # Errors
/// What `write` or `verify` say, the machine's, [`Error::Exists`]; nothing is changed then.
pub fn save(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn std::io::Write) -> Result<(), Error>,
    verify: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    if existing == Existing::Keep && path.exists() {
        return Err(Error::Exists(path.to_owned()));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    // `tempfile` opens with mode 0600 and removes the file when it is dropped before it was kept.
    let mut temporary = tempfile::Builder::new()
        .prefix(&format!("{PREFIX}{name}."))
        .suffix(SUFFIX)
        .rand_bytes(4)
        .tempfile_in(&folder)?;
    {
        let mut buffered = std::io::BufWriter::with_capacity(1 << 16, temporary.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
    }
    temporary.as_file().sync_all()?;
    verify(temporary.path())?;
    match existing {
        Existing::Replace => put(temporary, path)?,
        Existing::Keep => drop(temporary.persist_noclobber(path).map_err(|failed| {
            if failed.error.kind() == std::io::ErrorKind::AlreadyExists {
                Error::Exists(path.to_owned())
            } else {
                Error::Io(failed.error)
            }
        })?),
    }
    sync_folder(&folder)
}

/// Gives a written file its name; one that has it goes.
///
/// # Errors
/// The machine's; the file that had the name is as it was then.
#[cfg(not(windows))]
pub fn put(written: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    let written = written.into_temp_path();
    // By the system's library and not past it, so that the tests of full and failing disks see this call too.
    fs::rename(&written, path)?;
    // Under its old name nothing is left that could be removed.
    drop(written.keep());
    Ok(())
}

/// How often, and how far apart, a name is tried that another program holds.
#[cfg(windows)]
const TRIES: u32 = 40;
#[cfg(windows)]
const BETWEEN: Duration = Duration::from_millis(50);

/// Gives a written file its name; one that has it goes. A scanner or an indexer may hold that one for a moment, and is
/// waited for.
///
/// # Errors
/// The machine's; the file that had the name is as it was then.
#[cfg(windows)]
pub fn put(mut written: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    let mut left = TRIES;
    loop {
        let failed = match written.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) => failed,
        };
        let held = matches!(
            failed.error.raw_os_error(),
            Some(ACCESS_DENIED | SHARING_VIOLATION)
        );
        if left == 0 || !held {
            return Err(failed.error);
        }
        left -= 1;
        written = failed.file;
        std::thread::sleep(BETWEEN);
    }
}

/// Makes a rename last.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    Ok(fs::File::open(folder)?.sync_all()?)
}

/// Windows keeps a rename without being asked, and opens no folders.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// Removes own temporary files that are over a day old; gives back how many.
///
/// # Errors
/// A folder that cannot be listed; files that cannot be removed are left.
pub fn sweep(folder: &Path, now: SystemTime) -> Result<usize, Error> {
    let mut removed = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX) && name.contains(".paraph");
        let old = entry
            .metadata()
            .and_then(|meta| meta.modified())
            .is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > STALE));
        if ours && old && fs::remove_file(entry.path()).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wholly_there_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.paraph");
        let bytes = |text: &'static [u8]| move |out: &mut dyn std::io::Write| Ok(out.write_all(text)?);
        save(&path, Existing::Keep, bytes(b"one"), |_| Ok(())).expect("saved");
        assert!(
            matches!(
                save(&path, Existing::Keep, bytes(b"two"), |_| Ok(())),
                Err(Error::Exists(_))
            ),
            "not over it"
        );
        let refuse = |_: &Path| Err(Error::NotCanonical("refused".into()));
        assert!(
            save(&path, Existing::Replace, bytes(b"two"), refuse).is_err(),
            "what is refused is not kept"
        );
        assert_eq!(fs::read(&path).expect("there"), b"one", "as it was");
        save(&path, Existing::Replace, bytes(b"two"), |_| Ok(())).expect("saved");
        assert_eq!(fs::read(&path).expect("there"), b"two", "replaced");
        assert_eq!(
            fs::read_dir(folder.path()).expect("a folder").count(),
            1,
            "no temporary file is left"
        );
    }
}
