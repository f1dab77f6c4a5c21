//! Surroundings with a clock and randomness that are given: the same seed makes the same sample.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::host::{Folders, Host};
use crate::words::Language;

/// A host of one folder, as `PARAPH_HOME` makes it, whose clock stands still unless it is set.
#[derive(Debug, Clone)]
pub struct Seeded {
    home: PathBuf,
    worker: PathBuf,
    language: Language,
    seed: [u8; 32],
    drawn: Arc<AtomicU64>,
    clock: Arc<AtomicI64>,
    documents: PathBuf,
    /// Secrets that are lent by somebody else's machine and never written.
    lent: Option<Lent>,
}

/// Secrets in memory, which no log shows.
#[derive(Clone)]
struct Lent(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl std::fmt::Debug for Lent {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Lent")
    }
}

impl Seeded {
    /// A host in this folder at this time (seconds since 1970).
    pub fn new(home: &Path, worker: &Path, seed: &str, now: i64, language: Language) -> Self {
        Self {
            home: home.to_owned(),
            worker: worker.to_owned(),
            language,
            seed: Sha256::digest(seed.as_bytes()).into(),
            drawn: Arc::default(),
            clock: Arc::new(AtomicI64::new(now)),
            documents: home.join("Paraph"),
            lent: None,
        }
    }

    /// Signs with a key file that is lent: it is kept in memory alone, and so is whatever else is secret.
    pub(crate) fn signing_with(mut self, key: &[u8]) -> Self {
        let secrets = BTreeMap::from([(crate::identity::KEY.to_owned(), key.to_vec())]);
        self.lent = Some(Lent(Arc::new(Mutex::new(secrets))));
        self
    }

    /// Writes what people look for into this folder.
    pub(crate) fn writing_to(mut self, documents: &Path) -> Self {
        documents.clone_into(&mut self.documents);
        self
    }

    /// Sets the clock, in seconds since 1970.
    pub fn set_clock(&self, now: i64) {
        self.clock.store(now, Ordering::Relaxed);
    }

    /// Begins the randomness again under another name: two machines that begin alike draw alike.
    pub fn reseed(&mut self, seed: &str) {
        self.seed = Sha256::digest(seed.as_bytes()).into();
        self.drawn = Arc::default();
    }

    /// The folder.
    pub fn home(&self) -> &Path {
        &self.home
    }
}

impl Host for Seeded {
    fn timestamp(&self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.clock.load(Ordering::Relaxed))
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let n = self.drawn.fetch_add(1, Ordering::Relaxed);
            let block: [u8; 32] = Sha256::new()
                .chain_update(self.seed)
                .chain_update(n.to_le_bytes())
                .finalize()
                .into();
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }

    fn folders(&self) -> Folders {
        Folders {
            config: self.home.join("config"),
            data: self.home.join("data"),
            documents: self.documents.clone(),
            sample: None,
            managed: self.home.join("defaults.json"),
        }
    }

    fn worker(&self) -> PathBuf {
        self.worker.clone()
    }

    fn language(&self) -> Language {
        self.language
    }

    fn time_zone(&self) -> String {
        "Europe/Paris".to_owned()
    }

    fn secret(&self, name: &str) -> std::io::Result<Option<Vec<u8>>> {
        if let Some(Lent(lent)) = &self.lent {
            return Ok(lent
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(name)
                .cloned());
        }
        match fs_err::read(self.home.join("data").join("keys").join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn keep_secret(&self, name: &str, secret: &[u8]) -> std::io::Result<()> {
        if let Some(Lent(lent)) = &self.lent {
            let mut lent = lent.lock().unwrap_or_else(PoisonError::into_inner);
            lent.insert(name.to_owned(), secret.to_vec());
            return Ok(());
        }
        crate::files::write_whole(&self.home.join("data").join("keys").join(name), secret)
    }
}
