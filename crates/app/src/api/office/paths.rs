//! Where the office writes what leaves it.

use std::path::{Path, PathBuf};

use crate::App;
use crate::error::{AppError, Result};

/// The folder of a call: the one given, else one of the call's short name in the folder for documents.
pub(super) fn folder(app: &App, given: Option<&str>, short: &str) -> Result<PathBuf> {
    let folder = given.map_or_else(|| usual(app, short), PathBuf::from);
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    Ok(folder)
}

/// A part of it.
pub(super) fn part(app: &App, given: Option<&str>, short: &str, part: &str) -> Result<PathBuf> {
    if given.is_some() {
        folder(app, given, short)
    } else {
        let path = usual(app, short).join(part);
        fs_err::create_dir_all(&path).map_err(|error| AppError::file_write(&path, &error))?;
        Ok(path)
    }
}

/// The usual one, made or not.
pub(super) fn usual(app: &App, short: &str) -> PathBuf {
    let name = if short.is_empty() { "call" } else { short };
    app.host().folders().documents.join(name)
}

/// The signed file of an edition of the call.
pub(super) fn call_file(app: &App, short: &str, edition: i64) -> PathBuf {
    usual(app, short).join(format!("{short}-call-{edition}.paraph"))
}

/// Writes a file whole.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    crate::files::write_whole(path, bytes).map_err(|error| AppError::file_write(path, &error))
}

/// A person's family name as file names carry it.
pub(super) fn folded(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let family = name.split_whitespace().next_back().unwrap_or(name);
    let plain: String = family
        .nfd()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    if plain.is_empty() {
        "person".to_owned()
    } else {
        plain
    }
}
