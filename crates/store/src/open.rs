//! Opening connections with the settings that keep the promises of FORMATS.md §10.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Result, StoreError};
use crate::migrate;

/// How long one process waits for another's transaction.
const PATIENCE: Duration = Duration::from_secs(10);

/// The cache beside a workspace.
pub(crate) fn cache_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".cache");
    PathBuf::from(name)
}

/// The connection that writes. `network` chooses a rollback journal, since WAL needs shared memory.
pub(crate) fn writer(path: &Path, network: bool) -> Result<Connection> {
    let connection = Connection::open(path)?;
    settle(&connection)?;
    connection.pragma_update(None, "journal_mode", if network { "DELETE" } else { "WAL" })?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// A connection that only reads.
pub(crate) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    settle(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Makes a new truth file; never over an existing one.
pub(crate) fn create(path: &Path, network: bool) -> Result<Connection> {
    if path.exists() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    owner_only(path)?;
    let mut connection = writer(path, network)?;
    migrate::migrate(&mut connection, 0, migrate::MIGRATIONS)?;
    Ok(connection)
}

/// Opens a truth file and brings it up to date after a copy.
pub(crate) fn existing(path: &Path, network: bool) -> Result<Connection> {
    if !path.is_file() {
        return Err(StoreError::Io(std::io::Error::new(
            std::io::ErrorKind::NotFound,
            path.display().to_string(),
        )));
    }
    let found = {
        // Looked at before anything is written to it: a stranger's database keeps its journal mode.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let look = Connection::open_with_flags(path, flags)?;
        look.busy_timeout(PATIENCE)?;
        migrate::version(&look, path).map_err(|error| error.at(path))?
    };
    let mut connection = writer(path, network).map_err(|error| error.at(path))?;
    if found < migrate::newest() {
        let copy = path.with_extension(format!("before-schema-{}", migrate::newest()));
        if !copy.exists() {
            connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        }
        migrate::migrate(&mut connection, found, migrate::MIGRATIONS)?;
    }
    Ok(connection)
}

/// Makes an empty file that its owner alone can read.
fn owner_only(path: &Path) -> Result<()> {
    let mut options = fs_err::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use fs_err::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)?;
    Ok(())
}
