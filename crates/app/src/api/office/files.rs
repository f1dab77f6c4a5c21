//! What was dropped, opened up: folders, zips and mails to single files.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::base::Entry;
use crate::error::{AppError, Result};

/// One file out of what was dropped.
pub(super) struct Dropped {
    /// Its name.
    pub name: String,
    /// The address of the mail it was attached to.
    pub from: Option<String>,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

const LARGEST: u64 = 512 * 1024 * 1024;
const MOST: usize = 20_000;
const DEEPEST: usize = 16;

/// Collects the files of a path: a folder's in order of name, a zip's, a mail's attachments, else the file itself.
pub(super) fn collect(path: &Path, into: &mut Vec<Dropped>) -> Result<()> {
    walk(path, into, 0)
}

fn walk(path: &Path, into: &mut Vec<Dropped>, depth: usize) -> Result<()> {
    let failed = |error: std::io::Error| AppError::file_read(path, error);
    let metadata = fs_err::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        if depth > DEEPEST {
            return Ok(());
        }
        let mut entries: Vec<_> = fs_err::read_dir(path)
            .map_err(failed)?
            .filter_map(std::result::Result::ok)
            .map(|entry| entry.path())
            .collect();
        entries.sort();
        for entry in entries
            .iter()
            .filter(|entry| !crate::host::file_name(entry).starts_with('.'))
        {
            walk(entry, into, depth + 1)?;
        }
        return Ok(());
    }
    if !metadata.is_file() || metadata.len() > LARGEST || into.len() >= MOST {
        return Err(AppError::file_read(path, "no plain file of a readable size"));
    }
    let bytes = fs_err::read(path).map_err(failed)?;
    opened(crate::host::file_name(path), None, bytes, into, 0);
    Ok(())
}

fn opened(name: String, from: Option<String>, bytes: Vec<u8>, into: &mut Vec<Dropped>, depth: usize) {
    if depth < 3 && crate::mail::is_mail(&name, &bytes) {
        let letters = crate::mail::read(&name, &bytes);
        // Nobody should wonder where the review went: such a mail itself is shown as what it is.
        if letters
            .iter()
            .all(|letter| letter.cut || letter.attachments.is_empty())
        {
            into.push(Dropped {
                name,
                from: from.clone(),
                bytes: Arc::new(bytes),
            });
        }
        for mut letter in letters {
            if letter.cut {
                letter.attachments.pop();
            }
            for (attachment, content) in letter.attachments {
                opened(
                    attachment,
                    letter.from.clone().or_else(|| from.clone()),
                    content,
                    into,
                    depth + 1,
                );
            }
        }
        return;
    }
    if depth < 3
        && is_plain_zip(&name, &bytes)
        && let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes))
    {
        for index in 0..archive.len().min(MOST) {
            let Ok(mut entry) = archive.by_index(index) else {
                continue;
            };
            let inner = entry
                .name()
                .map(|name| name.rsplit('/').next().unwrap_or_default().to_owned())
                .unwrap_or_default();
            if entry.is_dir() || inner.is_empty() || inner.starts_with('.') || entry.size() > LARGEST {
                continue;
            }
            let mut content = Vec::new();
            if entry.by_ref().take(LARGEST).read_to_end(&mut content).is_ok() {
                opened(inner, from.clone(), content, into, depth + 1);
            }
        }
        return;
    }
    // What is here already is not held twice.
    let bytes = super::state::held(&bytes).unwrap_or_else(|| Arc::new(bytes));
    into.push(Dropped { name, from, bytes });
}

/// A zip that is neither a bundle of Paraph's nor a spreadsheet.
fn is_plain_zip(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    bytes.starts_with(b"PK\x03\x04")
        && !matches!(
            ending.as_str(),
            "paraph" | "xlsx" | "xlsm" | "ods" | "docx" | "odt"
        )
        && {
            zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok_and(|archive| {
                !archive
                    .file_names()
                    .flatten()
                    .any(|name| matches!(&*name, "SHA256SUMS" | "[Content_Types].xml" | "mimetype"))
            })
        }
}

/// The proposal that a file belongs to which has a document already, and as what: its number is the file's whole name, or
/// the only number in it beside other words (`P-017 budget.pdf`).
pub(super) fn beside(name: &str, entries: &[Entry]) -> Option<(usize, Beside)> {
    let stem = name
        .strip_suffix(".pdf")
        .or_else(|| name.strip_suffix(".PDF"))
        .unwrap_or(name);
    let lower = stem.to_lowercase();
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let words = parts(&lower);
    let mut found = entries.iter().enumerate().filter_map(|(index, entry)| {
        let number = entry.row.number.to_lowercase();
        if lower == number {
            return Some((index, Beside::InPlace));
        }
        words.contains(&number).then(|| {
            let kept: Vec<String> = parts(stem)
                .into_iter()
                .filter(|part| part.to_lowercase() != number)
                .collect();
            let role: String = kept.join(" ").chars().take(40).collect();
            (index, Beside::Other(role))
        })
    });
    let first = found.next()?;
    let role = !matches!(&first.1, Beside::Other(role) if role.is_empty());
    (found.next().is_none() && role).then_some(first)
}

/// What a file becomes beside the document that a proposal has.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The main document, in the place of the one before.
    InPlace,
    /// Another document, with what it is.
    Other(String),
}

/// The proposal that a file's name means: the one that names this file, else the one whose number stands in it.
pub(super) fn proposal_of(name: &str, entries: &[Entry]) -> Option<usize> {
    let lower = name.to_lowercase();
    let named = entries.iter().position(|entry| {
        entry
            .dossier
            .file
            .as_ref()
            .is_some_and(|file| file.to_lowercase() == lower)
    });
    named.or_else(|| {
        let stem = lower.trim_end_matches(".pdf");
        let words: Vec<&str> = stem.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
        let mut found = entries.iter().enumerate().filter(|(_, entry)| {
            let number = entry.row.number.to_lowercase();
            entry.row.document.is_none() && (stem == number || words.contains(&number.as_str()))
        });
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|(index, _)| index)
    })
}
