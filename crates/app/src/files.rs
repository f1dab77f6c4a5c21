//! Writing files so that each is there whole or not at all.
//!
//! A temporary file in the same folder, readable by its owner alone, written, synchronised, renamed, and the
//! folder synchronised (FORMATS.md §10). What is written is decided elsewhere.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file whole, replacing an earlier one of the same name.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs_err::create_dir_all(folder)?;
    let prefix = format!(".{}.", crate::host::file_name(path));
    let mut file = tempfile::Builder::new()
        .prefix(&prefix)
        .suffix(".tmp")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    paraph_bundle::file::put(file, path)?;
    sync_folder(folder)
}

/// A path in the same folder that no file has: `name.ext`, else `name (2).ext`, and so on.
pub fn free_path(path: &Path) -> PathBuf {
    if !path.exists() {
        return path.to_owned();
    }
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let extension = path
        .extension()
        .map(|end| format!(".{}", end.to_string_lossy()))
        .unwrap_or_default();
    (2..100_000)
        .map(|n| path.with_file_name(format!("{stem} ({n}){extension}")))
        .find(|path| !path.exists())
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    fs_err::File::open(folder)?.sync_all()
}
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A name folded to `[A-Za-z0-9-]`, for files.
pub fn plain_name(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut plain = String::new();
    for sign in name.nfkd() {
        match sign {
            'a'..='z' | 'A'..='Z' | '0'..='9' => plain.push(sign),
            'ß' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'ø' | 'Ø' => plain.push('o'),
            'ł' | 'Ł' => plain.push('l'),
            _ if unicode_normalization::char::is_combining_mark(sign) => {}
            _ if !plain.ends_with('-') && !plain.is_empty() => plain.push('-'),
            _ => {}
        }
    }
    plain.trim_end_matches('-').chars().take(60).collect()
}
