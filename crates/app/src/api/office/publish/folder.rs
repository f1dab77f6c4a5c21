//! The publication folder: the signed result, its parts for a shell, tables, and descriptions for archives.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::result::{Ranked, ResultJson};

use super::super::base::{self, phrase};
use super::super::{archive, paths};
use crate::App;
use crate::error::{AppError, Result};
use crate::wire::PublishedFile;
use crate::words::Args;

/// The program that computes means, line and draw again.
const RECOMPUTE: &str = include_str!("../../../../templates/recompute.py");
/// What the parts of the unpacked result are called.
const MEMBER: &str = "publish-file-member";

/// Files that somebody handles one by one, with what each is for.
const HANDLED: [(&str, &str); 8] = [
    ("result.paraph", "publish-file-result"),
    ("index.html", "publish-file-page"),
    ("result.csv", "publish-file-table"),
    ("result.xlsx", "publish-file-table"),
    ("VERIFY.txt", "publish-file-verify"),
    ("recompute.py", "publish-file-recompute"),
    ("datapackage.json", "publish-file-crate"),
    ("ro-crate-metadata.json", "publish-file-crate"),
];

/// The result that a folder is made of.
pub(super) struct Signed<'a> {
    pub call: &'a Call,
    pub result: &'a ResultJson,
    pub ranking: &'a [Ranked],
    /// The signed file.
    pub bundle: &'a [u8],
}

/// Writes the publication folder.
pub(super) fn write_folder(app: &App, signed: &Signed<'_>, folder: &Path) -> Result<()> {
    let put = |file: &str, bytes: &[u8]| paths::write(&folder.join(file), bytes);
    put("result.paraph", signed.bundle)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(signed.bundle)).map_err(AppError::internal)?;
    let mut members: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(AppError::internal)?;
        let file = entry.name().map_err(AppError::internal)?.into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(AppError::internal)?;
        put(&file, &bytes)?;
        members.insert(file, bytes);
    }
    members.retain(|name, _| described(name));
    let table = &members["result.csv"];
    let workbook = archive::workbook(table, base::now(app)).map_err(AppError::internal)?;
    put("result.xlsx", &workbook)?;
    put("recompute.py", RECOMPUTE.as_bytes())?;
    let package = archive::datapackage(signed.call, table);
    put("datapackage.json", package.as_bytes())?;
    let text = archive::crate_metadata(
        signed.call,
        signed.result,
        signed.ranking,
        signed.bundle,
        &members,
    );
    put("ro-crate-metadata.json", text.as_bytes())
}

/// Whether a member is described for archives: what the seal, the manifest and the words beside it are, is said by the format.
fn described(name: &str) -> bool {
    let beside = ["SHA256SUMS", "manifest.json", "READ-ME.txt", "LISEZ-MOI.txt"];
    !beside.contains(&name) && !name.starts_with("signatures/")
}

/// The files of an edition and what each is for. What nobody handles one by one is one line: the folder with the parts that
/// `VERIFY.txt` reads.
pub(super) fn listed(app: &App, folder: &Path, bundle: &[u8]) -> Result<Vec<PublishedFile>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bundle)).map_err(AppError::internal)?;
    let mut parts: BTreeMap<String, u64> = BTreeMap::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(AppError::internal)?;
        parts.insert(
            entry.name().map_err(AppError::internal)?.into_owned(),
            entry.size(),
        );
    }
    let mut files = Vec::new();
    for (name, id) in HANDLED {
        let inside = parts.remove(name);
        let path = folder.join(name);
        let here = fs_err::metadata(&path).ok().map(|file| file.len());
        let bytes = match name {
            "result.paraph" => Some(bundle.len() as u64),
            _ => inside.or(here),
        };
        files.push(PublishedFile {
            path: path.display().to_string(),
            name: name.to_owned(),
            bytes: bytes.unwrap_or(0),
            phrase: phrase(app, id, Args::none()),
            done: false,
        });
    }
    files.push(PublishedFile {
        path: folder.display().to_string(),
        name: folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes: parts.values().sum(),
        phrase: phrase(app, MEMBER, Args::one("count", parts.len())),
        done: false,
    });
    Ok(files)
}
