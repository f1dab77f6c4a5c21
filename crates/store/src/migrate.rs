//! From an older schema to this one: all pending migrations in one transaction after a copy, or none.
//!
//! A migration is one `.sql` file; its number is its place in the list. A workspace whose number is higher than
//! the list is long comes from the future and is refused untouched.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Result, StoreError};

/// `PARA`, in the header of both files.
pub(crate) const APPLICATION_ID: i32 = 0x5041_5241;

/// All migrations, in order. A released one is never changed.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_truth.sql"),
    include_str!("migrations/0002_office.sql"),
    include_str!("migrations/0003_paper.sql"),
    include_str!("migrations/0004_public.sql"),
    include_str!("migrations/0005_read.sql"),
];

/// The schema that this version writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The schema of an open file; refuses what is no workspace or from the future.
pub(crate) fn version(connection: &Connection, path: &Path) -> Result<i64> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotAWorkspace(path.to_owned()));
    }
    if found > newest() {
        return Err(StoreError::Future {
            path: path.to_owned(),
            found,
            known: newest(),
        });
    }
    Ok(found)
}

/// Brings a file up to date, in one transaction. `list` is [`MIGRATIONS`] but in tests.
pub(crate) fn migrate(connection: &mut Connection, found: i64, list: &[&str]) -> Result<()> {
    let skip = usize::try_from(found).unwrap_or(0);
    if skip >= list.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for sql in list.iter().skip(skip) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(
        None,
        "user_version",
        i64::try_from(list.len()).unwrap_or(i64::MAX),
    )?;
    transaction.commit()?;
    Ok(())
}
