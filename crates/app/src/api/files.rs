//! What a file is, and whether it is good.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use paraph_bundle::identity::control_number;
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::{Kind, Payload, PersonId};
use paraph_bundle::verify::{self, Report, Trust as Trusted, What};
use paraph_bundle::{Verdict as Judged, encrypt};

use crate::App;
use crate::error::{AppError, Result};
use crate::verify::{Check, Checked};
use crate::wire::{
    AtPath, AtPaths, FileAct, FileCheck, FileChecks, FileInspection, FileKind, FileSigner, Trust, Verdict,
    WorkspaceKind,
};
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// What a dropped or opened path is, and the one thing to do with it.
    file_inspect(AtPath) -> FileInspection, changes [];
    /// Checks files as `paraph verify` does.
    verify_files(AtPaths) -> FileChecks, changes [];
}

fn verify_files(app: &App, request: AtPaths) -> Result<FileChecks> {
    let paths: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    let mut checks = Vec::new();
    let check = Check {
        context: app.knowledge()?,
        worker: Some(app.host().worker()),
        recompute: true,
    };
    crate::verify::verify_files(&paths, check, |checked| {
        checks.push(crossing_check(app, &checked));
    });
    Ok(FileChecks { checks })
}

fn kind_of(what: What) -> FileKind {
    match what {
        What::Bundle(Kind::Card) => FileKind::Card,
        What::Bundle(Kind::Call) => FileKind::Call,
        What::Bundle(Kind::Score) => FileKind::Score,
        What::Bundle(Kind::Panel) => FileKind::Panel,
        What::Bundle(Kind::Result) => FileKind::Result,
        What::Receipt => FileKind::Receipt,
        What::Letter => FileKind::Other,
    }
}

fn crossing_check(app: &App, checked: &Checked) -> FileCheck {
    let words = app.words();
    let (message, hint) = checked.say(words);
    let report = &checked.report;
    FileCheck {
        file: crate::host::file_name(Path::new(&checked.file)),
        kind: report.what.map(kind_of),
        id: report.id.map(paraph_bundle::payload::Hash::to_hex),
        verdict: report.verdict().map(|verdict| match verdict {
            Judged::Good => Verdict::Good,
            Judged::Unknown => Verdict::Unknown,
            Judged::Bad => Verdict::Bad,
        }),
        code: report.code_str().to_owned(),
        message,
        hint,
        notes: report
            .notes
            .iter()
            .map(|note| note.code().as_str().to_owned())
            .collect(),
        signers: report
            .signers
            .iter()
            .map(|signer| FileSigner {
                person: Some(signer.person.to_hex()),
                fingerprint: signer.fingerprint.clone(),
                name: signer.name.clone(),
                trust: match signer.trust {
                    Trusted::Vouched => Trust::Vouched,
                    Trusted::Seen => Trust::Seen,
                    Trusted::Distrusted => Trust::Distrusted,
                    Trusted::Unknown => Trust::Unknown,
                },
                control_number: Some(control_number(signer.person)),
            })
            .collect(),
        lines: checked
            .text(words)
            .lines()
            .skip(1)
            .map(|line| line.trim().to_owned())
            .collect(),
    }
}

/// The beginning of a file.
fn beginning(path: &Path) -> Result<Vec<u8>> {
    let file = fs_err::File::open(path).map_err(|error| AppError::file_read(path, error))?;
    let mut start = Vec::new();
    file.take(4096)
        .read_to_end(&mut start)
        .map_err(|error| AppError::file_read(path, error))?;
    Ok(start)
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|end| end.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// What a file is by its first bytes, with its name for what bytes do not tell.
fn sniff(path: &Path, start: &[u8]) -> FileKind {
    let ending = ending(path);
    if encrypt::is_encrypted(start) && ending == crate::safety_copy::ENDING {
        return FileKind::Safety;
    }
    if encrypt::is_encrypted(start) {
        return FileKind::Sealed;
    }
    if start.starts_with(b"SQLite format 3\0") {
        return FileKind::Workspace;
    }
    if paraph_bundle::receipt::is_receipt(start) {
        return FileKind::Receipt;
    }
    if verify::is_private_key(start) {
        return FileKind::Key;
    }
    if start.windows(5).take(1024).any(|window| window == b"%PDF-") {
        return FileKind::Pdf;
    }
    if start.starts_with(b"PK\x03\x04") {
        return match ending.as_str() {
            "xlsx" | "ods" => FileKind::Table,
            "paraph" => FileKind::Other,
            _ => FileKind::Zip,
        };
    }
    let text = String::from_utf8_lossy(start);
    if text.contains("<xfdf") || text.contains("www.w3.org/ns/anno") {
        return FileKind::Marks;
    }
    if text.contains("==+==") && !matches!(ending.as_str(), "csv" | "tsv") {
        return FileKind::Form;
    }
    match ending.as_str() {
        "eml" | "msg" | "mbox" => FileKind::Mail,
        "csv" | "tsv" | "xlsx" | "ods" | "xls" => FileKind::Table,
        // It is called a PDF and is none: the import says so, beside the others.
        "pdf" => FileKind::Pdf,
        _ => FileKind::Other,
    }
}

fn file_inspect(app: &App, request: AtPath) -> Result<FileInspection> {
    let path = PathBuf::from(&request.path);
    let meta = fs_err::metadata(&path).map_err(|error| AppError::file_read(&path, error))?;
    let mut found = FileInspection {
        path: request.path.clone(),
        name: crate::host::file_name(&path),
        bytes: meta.len(),
        kind: FileKind::Other,
        act: FileAct::None,
        check: None,
        from: None,
        from_email: None,
        control_number: None,
        for_me: None,
        joins: false,
        written_for: None,
        written_for_email: None,
        call_title: None,
        call_sponsor: None,
        closes: None,
        zone: None,
        proposals: None,
        documents: None,
        workspace: None,
    };
    let office = app
        .workspace()
        .is_ok_and(|open| open.kind == WorkspaceKind::Office);
    let desk = app
        .desk()
        .is_ok_and(|desk| desk.call().is_ok_and(|call| call.is_some()));
    if meta.is_dir() {
        found.kind = FileKind::Folder;
        found.act = if office { FileAct::TakeIn } else { FileAct::Import };
        found.documents = Some(crate::import::count(&path));
        return Ok(found);
    }
    let start = beginning(&path)?;
    found.kind = sniff(&path, &start);
    let mut over = Over::default();
    let bundle = start.starts_with(b"PK\x03\x04") && !matches!(ending(&path).as_str(), "xlsx" | "ods");
    // Somebody's whole desk in an office, or a key anywhere: what it is is said, and it is not read.
    let theirs = office && found.kind == FileKind::Workspace && !app.knows_workspace(&path);
    if bundle || theirs || matches!(found.kind, FileKind::Sealed | FileKind::Receipt | FileKind::Key) {
        let report = verify::verify_file(&path, &app.knowledge()?);
        let not_ours = report.what.is_none() && found.kind == FileKind::Zip && ending(&path) != "paraph";
        if !not_ours {
            describe(app, &mut found, &report)?;
            if let (None, Some(opened)) = (&report.fault, &report.opened) {
                over.take = super::taken_over::can_take(app, opened)?;
                over.sign = office && super::office::waits_for_signature(opened);
            }
            let checked = Checked {
                file: request.path,
                report,
                recomputed: None,
            };
            found.check = Some(crossing_check(app, &checked));
        }
    }
    found.act = match found.kind {
        FileKind::Score | FileKind::Panel if !office && over.take => FileAct::TakeOver,
        FileKind::Result if office && over.sign => FileAct::SignResult,
        FileKind::Call if !office => FileAct::AcceptCall,
        FileKind::Receipt if !office => FileAct::TakeReceipt,
        FileKind::Card
        | FileKind::Call
        | FileKind::Score
        | FileKind::Panel
        | FileKind::Sealed
        | FileKind::Mail
        | FileKind::Form
        | FileKind::Receipt
        | FileKind::Table
        | FileKind::Pdf
        | FileKind::Folder
        | FileKind::Zip
            if office =>
        {
            FileAct::TakeIn
        }
        FileKind::Pdf | FileKind::Folder | FileKind::Zip => FileAct::Import,
        FileKind::Workspace if theirs => FileAct::None,
        FileKind::Workspace => FileAct::OpenWorkspace,
        FileKind::Safety => FileAct::RestoreSafety,
        FileKind::Marks => FileAct::ImportMarks,
        FileKind::Card
        | FileKind::Call
        | FileKind::Score
        | FileKind::Panel
        | FileKind::Result
        | FileKind::Sealed
        | FileKind::Receipt => FileAct::Look,
        FileKind::Mail => FileAct::OpenMail,
        FileKind::Table | FileKind::Form if desk => FileAct::TakeTable,
        FileKind::Table | FileKind::Form | FileKind::Key | FileKind::Other => FileAct::None,
    };
    if found.act == FileAct::OpenWorkspace {
        found.workspace = Some(found.path.clone());
    }
    Ok(found)
}

/// What more can be done with one of Paraph's files that holds.
#[derive(Default)]
struct Over {
    take: bool,
    sign: bool,
}

/// Fills in what one of Paraph's files says of itself.
fn describe(app: &App, found: &mut FileInspection, report: &Report) -> Result<()> {
    if let Some(what) = report.what {
        found.kind = kind_of(what);
    } else if found.kind == FileKind::Zip {
        found.kind = FileKind::Other;
    }
    let Some(opened) = &report.opened else {
        return Ok(());
    };
    found.kind = kind_of(What::Bundle(opened.kind()));
    let author = opened.manifest.author;
    let card = opened
        .cards
        .iter()
        .find(|card| card.card.person == author)
        .map(|card| &card.card);
    found.from = card.map(|card| card.name.to_string());
    found.from_email = card.and_then(|card| card.email.as_ref()).map(ToString::to_string);
    found.control_number = Some(control_number(author));
    found.documents = Some(opened.documents.len());
    let me: Option<PersonId> = app
        .me()?
        .and_then(|me| me.person)
        .and_then(|person| person.parse().ok());
    match &opened.payload {
        Payload::Call(call) => {
            let edition = &call.edition.call;
            found.call_title = Some(edition.title.to_string());
            found.call_sponsor = Some(edition.sponsor.to_string());
            found.closes = Some(edition.dates.closes.to_string());
            found.zone = Some(edition.dates.zone.to_string());
            found.proposals = Some(call.proposals.len());
            found.joins = me.is_some_and(|me| {
                me != author && (edition.has_role(me, Role::Chair) || edition.has_role(me, Role::Deputy))
            });
            let chair = edition.people.iter().find(|who| who.person == author);
            found.from = found
                .from
                .take()
                .or_else(|| chair.map(|who| who.name.to_string()));
            found.from_email = found
                .from_email
                .take()
                .or_else(|| chair.and_then(|who| who.email.as_ref()).map(ToString::to_string));
            if let Some(invitation) = &call.invitation {
                found.written_for = Some(invitation.name.to_string());
                found.written_for_email = invitation.email.as_ref().map(ToString::to_string);
                let person = app.person();
                let same_mail = person.email.is_some()
                    && person.email.as_deref().map(str::to_lowercase)
                        == invitation.email.as_ref().map(|mail| mail.to_lowercase());
                found.for_me = (!person.name.is_empty())
                    .then(|| same_mail || super::conflicts::same_name(&person.name, &invitation.name));
            }
            found.workspace = desk_of(app, &call.edition.id.to_hex())?;
        }
        Payload::Score(score) => {
            found.proposals = Some(score.heads.len());
            let to = opened
                .manifest
                .stream
                .as_ref()
                .map(|stream| stream.to.clone())
                .unwrap_or_default();
            found.for_me = me.map(|me| to.contains(&me));
        }
        Payload::Card(card) => {
            found.from = Some(card.name.to_string());
            found.from_email = card.email.as_ref().map(ToString::to_string);
        }
        Payload::Result(result) => {
            found.call_title = Some(result.edition.call.title.to_string());
            found.call_sponsor = Some(result.edition.call.sponsor.to_string());
            found.proposals = Some(result.proposals.len());
        }
        Payload::Panel(_) => {}
    }
    Ok(())
}

/// The open desk, if it has this call.
fn desk_of(app: &App, call: &str) -> Result<Option<String>> {
    let Ok(workspace) = app.desk() else {
        return Ok(None);
    };
    let has = |workspace: &Workspace| workspace.read(|read| Ok(read.call(call)?.is_some()));
    Ok(has(&workspace)?.then(|| workspace.store.path().display().to_string()))
}
