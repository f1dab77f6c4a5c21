//! The one thread that owns the writing connection, and `transact`.
//!
//! Whoever wants to write hands over a closure; it runs between `BEGIN IMMEDIATE` and `COMMIT`, so that several
//! processes can write to one workspace, each waiting for the other. A closure that fails leaves nothing.

use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::error::{Result, StoreError};
use crate::journal::{self, Op, Step};
use crate::{Change, Read};

/// A handle that may write. Everything that can be read can be read through it too, inside the transaction.
pub struct Write<'a> {
    read: Read<'a>,
    transaction: &'a Transaction<'a>,
}

impl std::fmt::Debug for Write<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Write").finish_non_exhaustive()
    }
}

impl<'a> std::ops::Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Write<'a> {
    pub(crate) fn transaction(&self) -> &'a Transaction<'a> {
        self.transaction
    }

    /// Notes that rows of a table that is not in the journal changed, for whoever shows them.
    pub fn touch(&self, relation: &str, proposal: &str) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO temp.touched (relation, proposal) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute([relation, proposal])?;
        Ok(())
    }

    /// The next value of a counter that never goes back, from 1.
    pub fn next(&self, counter: &str) -> Result<i64> {
        Ok(self.transaction.query_row(
            "INSERT INTO counter (name, value) VALUES (?1, 1)
             ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            [counter],
            |row| row.get(0),
        )?)
    }

    /// Raises a counter to at least a value.
    pub fn raise(&self, counter: &str, value: i64) -> Result<()> {
        self.transaction.execute(
            "INSERT INTO counter (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            params![counter, value],
        )?;
        Ok(())
    }
}

type Task = Box<dyn FnOnce(&mut Connection) + Send>;

/// The writing thread.
pub(crate) struct Writer {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
    session: String,
}

/// What a transaction gave, and what it touched.
#[derive(Debug)]
pub struct Done<T> {
    /// What the closure gave.
    pub value: T,
    /// The step, if it is in the history.
    pub op: Option<i64>,
    /// What became stale.
    pub changes: Vec<Change>,
}

/// Which step a transaction is.
enum Kind {
    Change(Op),
    Undo(Op, Step),
    Redo(Op, Step),
    /// Not in the history.
    Plain,
}

impl Writer {
    /// Starts the thread on a connection.
    pub(crate) fn start(connection: Connection, session: String) -> Result<Self> {
        connection.execute_batch(
            "CREATE TEMP TABLE touched (relation TEXT, proposal TEXT, PRIMARY KEY (relation, proposal))",
        )?;
        journal::watch(&connection)?;
        let (tasks, inbox) = channel::<Task>();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                let mut connection = connection;
                while let Ok(task) = inbox.recv() {
                    task(&mut connection);
                }
                // What is left of the log goes into the file, so that it can be copied as one.
                let _ = connection.pragma_update(None, "wal_checkpoint", "TRUNCATE");
            })?;
        Ok(Self {
            tasks: Some(tasks),
            thread: Some(thread),
            session,
        })
    }

    fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Connection) -> T + Send + 'static) -> Result<T> {
        let (answer, answered): (SyncSender<T>, _) = sync_channel(1);
        let task: Task = Box::new(move |connection| {
            let _ = answer.send(work(connection));
        });
        self.tasks
            .as_ref()
            .ok_or(StoreError::Ended)?
            .send(task)
            .map_err(|_| StoreError::Ended)?;
        answered.recv().map_err(|_| StoreError::Ended)
    }

    /// Runs something on the bare connection, outside a transaction.
    pub(crate) fn bare<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(work)?
    }

    pub(crate) fn change<T, E>(
        &self,
        op: Op,
        work: impl FnOnce(&Write<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<Done<T>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.transact(Kind::Change(op), work)
    }

    pub(crate) fn plain<T, E>(
        &self,
        work: impl FnOnce(&Write<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<Done<T>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.transact(Kind::Plain, work)
    }

    pub(crate) fn undo(&self, op: Op, step: Step) -> Result<Done<()>> {
        let target = step.clone();
        self.transact(Kind::Undo(op, step), move |write| journal::undo(write, &target))
    }

    pub(crate) fn redo(&self, op: Op, step: Step) -> Result<Done<()>> {
        let target = step.clone();
        self.transact(Kind::Redo(op, step), move |write| journal::redo(write, &target))
    }

    fn transact<T, E>(
        &self,
        kind: Kind,
        work: impl FnOnce(&Write<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<Done<T>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let session = self.session.clone();
        self.run(move |connection| {
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(|error| E::from(error.into()))?;
            transaction
                .execute("DELETE FROM temp.touched", [])
                .map_err(|error| E::from(error.into()))?;
            let begun = match &kind {
                Kind::Change(op) => Some(journal::begin(&transaction, &session, op, "change", None)),
                Kind::Undo(op, step) => {
                    Some(journal::begin(&transaction, &session, op, "undo", Some(step.op)))
                }
                Kind::Redo(op, step) => {
                    Some(journal::begin(&transaction, &session, op, "redo", Some(step.op)))
                }
                Kind::Plain => None,
            };
            let begun = begun.transpose()?;
            let value = work(&Write {
                read: Read::new(&transaction),
                transaction: &transaction,
            })?;
            let mut kept = None;
            if let Some(op) = begun
                && journal::end(&transaction, op)?
            {
                kept = Some(op);
            }
            let changes = changed(&transaction, &session)?;
            transaction.commit().map_err(|error| E::from(error.into()))?;
            Ok(Done {
                value,
                op: kept,
                changes,
            })
        })?
    }
}

/// Writes what was touched where other processes look, and gives it.
fn changed(transaction: &Transaction<'_>, session: &str) -> Result<Vec<Change>> {
    let changes = {
        let mut statement = transaction
            .prepare_cached("SELECT relation, proposal FROM temp.touched ORDER BY relation, proposal")?;
        let rows = statement.query_map([], |row| {
            Ok(Change {
                relation: row.get(0)?,
                proposal: row.get(1)?,
            })
        })?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?
    };
    let mut insert = transaction.prepare_cached(
        "INSERT INTO change (session, relation, proposal) VALUES (?1, ?2, ?3) RETURNING seq",
    )?;
    let mut newest = 0_i64;
    // More than a screenful is told as "all of them".
    if changes.len() > 200 {
        let mut relations: Vec<&str> = changes.iter().map(|change| change.relation.as_str()).collect();
        relations.dedup();
        for relation in relations {
            newest = insert.query_row(params![session, relation, ""], |row| row.get(0))?;
        }
    } else {
        for change in &changes {
            newest = insert.query_row(params![session, change.relation, change.proposal], |row| {
                row.get(0)
            })?;
        }
    }
    if newest % 500 == 0 && newest > 0 {
        transaction.execute("DELETE FROM change WHERE seq < ?1", [newest - 5_000])?;
    }
    Ok(changes)
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.tasks.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Looks whether a process is alive.
#[cfg(target_os = "linux")]
pub(crate) fn process_lives(process: i64) -> bool {
    let known = std::path::Path::new("/proc/self").exists();
    known && std::path::Path::new(&format!("/proc/{process}")).exists()
}

/// Looks whether a process is alive.
#[cfg(not(target_os = "linux"))]
pub(crate) fn process_lives(process: i64) -> bool {
    use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
    let Ok(process) = u32::try_from(process) else {
        return false;
    };
    let process = Pid::from_u32(process);
    let Ok(mut system) = System::new() else {
        return false;
    };
    system.refresh_processes_specifics(
        ProcessesToUpdate::Some(&[process]),
        true,
        ProcessRefreshKind::nothing(),
    );
    system.process(process).is_some()
}
