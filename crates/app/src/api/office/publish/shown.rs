//! An edition as it was published, whatever has come since: its page out of the signed bytes, its files, and what was done with
//! each.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use paraph_bundle::payload::id::Hash;
use paraph_store::PublicationRow;

use super::super::base::{self, refuse};
use super::folder::listed;
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{EditionAsk, EditionFile, EditionShown};
use crate::words::Args;

/// Which files of which edition were dealt with: names by the bundle's id.
const DONE: &str = "office_publish_done";

type Done = BTreeMap<String, BTreeSet<String>>;

fn done(read: &paraph_store::Read<'_>) -> Result<Done> {
    Ok(read
        .choice(DONE)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

/// The edition asked for, else the newest.
fn row(read: &paraph_store::Read<'_>, edition: Option<u32>) -> Result<PublicationRow> {
    read.publications()?
        .into_iter()
        .filter(|row| row.stage == "final")
        .rfind(|row| edition.is_none_or(|wanted| i64::from(wanted) == row.edition))
        .ok_or_else(|| refuse(Code::NotNow, "office-fault-not-published", Args::none()))
}

pub(super) fn publish_edition(app: &App, asked: EditionAsk) -> Result<EditionShown> {
    let (row, done) = base::read(app, |read| Ok((row(read, asked.edition)?, done(read)?)))?;
    let mut archive =
        zip::ZipArchive::new(Cursor::new(row.content.as_slice())).map_err(AppError::internal)?;
    let mut page = String::new();
    archive
        .by_name("index.html")
        .map_err(AppError::internal)?
        .read_to_string(&mut page)
        .map_err(AppError::internal)?;
    let mut files = listed(app, std::path::Path::new(&row.folder), &row.content)?;
    if let Some(names) = done.get(&row.bundle) {
        for file in &mut files {
            file.done = names.contains(&file.name);
        }
    }
    Ok(EditionShown {
        edition: u32::try_from(row.edition).unwrap_or(0),
        at: crate::time::crossing(row.at),
        page_bytes: page.len() as u64,
        page,
        sha256: Hash::of(&row.content).to_hex(),
        folder: row.folder,
        files,
    })
}

pub(super) fn publish_file_done(app: &App, asked: EditionFile) -> Result<EditionShown> {
    let edition = Some(asked.edition);
    let (row, mut all) = base::read(app, |read| Ok((row(read, edition)?, done(read)?)))?;
    let names = all.entry(row.bundle).or_default();
    if asked.done {
        names.insert(asked.name.clone());
    } else {
        names.remove(&asked.name);
    }
    let text = serde_json::to_string(&all).map_err(AppError::internal)?;
    base::change(
        app,
        "history-file-done",
        &Args::one("name", asked.name),
        "publish",
        None,
        move |write| Ok(write.set_choice(DONE, Some(&text))?),
    )?;
    publish_edition(app, EditionAsk { edition })
}
