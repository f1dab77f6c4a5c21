//! The signature of whoever works here: its card as a file, its passphrase, and another one in its place.
//!
//! Screens speak of people and files. What a key is, and how cards are signed, is `crate::identity` and `paraph-bundle`.

use std::path::PathBuf;

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{IntoFolder, Me, PassphraseSet, SignatureReplace, SignatureReplaced, Unlock, Written};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Writes the card of whoever works here: what a chair needs to accept somebody, or to name them in a call.
    card_write(IntoFolder) -> Written, changes [App];
    /// Opens the signature with its passphrase until Paraph ends.
    signature_unlock(Unlock) -> Me, changes [App];
    /// Gives the signature a passphrase, another one, or none.
    passphrase_set(PassphraseSet) -> Me, changes [App];
    /// Takes a new signature, and withdraws the earlier one in a file for the chair.
    signature_replace(SignatureReplace) -> SignatureReplaced, changes [App];
}

fn me(app: &App) -> Result<Me> {
    app.me()?
        .ok_or_else(|| AppError::new(Code::Incomplete, "fault-no-name", Args::none()))
}

fn folder(app: &App, given: Option<String>) -> Result<PathBuf> {
    let folder = PathBuf::from(given.unwrap_or_else(|| app.settings().handin_folder));
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    Ok(folder)
}

fn write(folder: &std::path::Path, name: &str, bytes: &[u8]) -> Result<Written> {
    let path = crate::files::free_path(&folder.join(name));
    crate::files::write_whole(&path, bytes).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(Written {
        path: path.display().to_string(),
        bytes: bytes.len() as u64,
    })
}

/// What a card's file is called; nothing is decided by it.
fn card_name(app: &App, what: &str) -> String {
    let name = crate::files::plain_name(&app.person().name);
    format!("{what}-{name}.paraph")
}

fn card_write(app: &App, asked: IntoFolder) -> Result<Written> {
    me(app)?;
    let key = app.signing_key(None)?;
    let card = app.own_card(&key)?;
    write(&folder(app, asked.folder)?, &card_name(app, "Card"), &card.bundle)
}

fn signature_unlock(app: &App, asked: Unlock) -> Result<Me> {
    app.signing_key(Some(&asked.passphrase))?;
    me(app)
}

fn passphrase_set(app: &App, asked: PassphraseSet) -> Result<Me> {
    let key = app.signing_key(asked.old.as_deref())?;
    app.keep_key(&key, asked.new.as_deref().filter(|new| !new.is_empty()))?;
    me(app)
}

fn signature_replace(app: &App, asked: SignatureReplace) -> Result<SignatureReplaced> {
    me(app)?;
    let reason = asked.reason.trim();
    if reason.is_empty() {
        return Err(AppError::new(
            Code::Incomplete,
            "office-fault-reason",
            Args::none(),
        ));
    }
    let folder = folder(app, asked.folder)?;
    let earlier = match app.signing_key(asked.passphrase.as_deref()) {
        Ok(key) => Some(key),
        // Whoever forgot the passphrase cannot withdraw, and may go on all the same.
        Err(error) if error.code == Code::KeyMissing => None,
        Err(error) => return Err(error),
    };
    let withdrawal = match &earlier {
        Some(key) => {
            let withdrawn = app.withdrawn_card(key, reason)?;
            Some(write(&folder, &card_name(app, "Withdrawn"), &withdrawn.bundle)?)
        }
        None => None,
    };
    let key = app.begin_again()?;
    super::safety_copy::renew(app)?;
    let card = app.own_card(&key)?;
    Ok(SignatureReplaced {
        me: me(app)?,
        withdrawal,
        card: write(&folder, &card_name(app, "Card"), &card.bundle)?,
    })
}
