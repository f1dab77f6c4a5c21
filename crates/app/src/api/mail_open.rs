//! A mail on a reviewer's desk gives up its attachments: they are put where the page can look at each.
//!
//! An office takes mails in as they are (`office::received`), since who sent them matters there.

use std::path::{Path, PathBuf};

use paraph_bundle::payload::Hash;

use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{AtPath, MailOpened};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Takes the attachments out of a mail or a mail box.
    mail_open(AtPath) -> MailOpened, changes [];
}

/// Endings of what Paraph has a use for; pictures of a signature block and the like are left in the mail.
const KNOWN: &[&str] = &[
    "paraph",
    "receipt",
    "pdf",
    "zip",
    "csv",
    "tsv",
    "xlsx",
    "ods",
    "txt",
    "xfdf",
    "json",
    "eml",
    "msg",
    "paraph-safety",
];

fn mail_open(app: &App, asked: AtPath) -> Result<MailOpened> {
    let path = Path::new(&asked.path);
    let bytes = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
    let folder = place(app, &bytes);
    sweep(app, &folder);
    let mut paths = Vec::new();
    for letter in crate::mail::read(&crate::host::file_name(path), &bytes) {
        for (name, content) in letter.attachments {
            let name = crate::host::file_name(Path::new(&name.replace('\\', "/")));
            let ending = Path::new(&name)
                .extension()
                .map(|ending| ending.to_string_lossy().to_lowercase())
                .unwrap_or_default();
            if !KNOWN.contains(&ending.as_str()) {
                continue;
            }
            let to = fresh(&folder.join(&name), &content);
            crate::files::write_whole(&to, &content).map_err(|error| AppError::file_write(&to, &error))?;
            let to = to.display().to_string();
            if !paths.contains(&to) {
                paths.push(to);
            }
        }
    }
    Ok(MailOpened { paths })
}

/// A folder of this mail's own, so that dropping it again writes no second copy.
fn place(app: &App, mail: &[u8]) -> PathBuf {
    let name = Hash::of(mail).to_hex();
    app.host().folders().data.join("mail").join(&name[..16])
}

/// Forgets what was taken out of mails more than a week ago: what was of use has been taken in.
fn sweep(app: &App, but: &Path) {
    const WEEK: i64 = 7 * 24 * 3600 * 1000;
    let Some(listed) = but.parent().and_then(|all| fs_err::read_dir(all).ok()) else {
        return;
    };
    for entry in listed.flatten() {
        let old = entry.metadata().and_then(|meta| meta.modified()).is_ok_and(|at| {
            jiff::Timestamp::try_from(at).is_ok_and(|at| at.as_millisecond() < app.now() - WEEK)
        });
        if old && entry.path() != but {
            let _ = fs_err::remove_dir_all(entry.path());
        }
    }
}

/// The same name where the same bytes lie there already, else one that is free.
fn fresh(path: &Path, content: &[u8]) -> PathBuf {
    match fs_err::read(path) {
        Ok(known) if known == content => path.to_owned(),
        _ => crate::files::free_path(path),
    }
}
