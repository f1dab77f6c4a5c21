//! Handing in, and what comes back.
//!
//! A hand-in is a signed file of all my reviews as they stand. Its lines are made once after a change and kept, so
//! that an unchanged review leaves as the same bytes. The number is taken and the bundle kept in one transaction
//! before the file is written: a crash leaves no second file under one number.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paraph_bundle::payload::PersonId;
use paraph_bundle::payload::call::Official;
use paraph_bundle::payload::draft::ReviewLines;
use paraph_bundle::payload::review::ConflictState;
use paraph_bundle::{Identity, encrypt, receipt};
use paraph_store::{HandInFileRow, HandInRow, ProposalRow, Read, ReceiptRow};

use super::handed;
use super::handin_file::{Making, Readers, file_name, readers, refresh_own_call, set_aside, write_own_call};
use super::handin_lines::{leaving, lines};
use super::proposals::Desk;
use super::{reviews, taken_over};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::mail::{Attachment, Draft, Person};
use crate::op::Step;
use crate::time::crossing;
use crate::wire::{
    AtPath, HandIn, HandInCopy, HandInFile, HandInHistory, HandInLine, HandInMake, HandInMissing,
    HandInPreview, HandInPreviewAsk, HandInReaders, HandInState, HandInStays, LineChange, LineState,
    MailDraft, Nothing, OfHandIn, Receipt, Tie, Written,
};
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What a hand-in would hold.
    handin_preview(HandInPreviewAsk) -> HandInPreview, changes [];
    /// Signs, encrypts and writes the file.
    handin_make(HandInMake) -> HandIn, changes [HandIn, Proposals, History];
    /// All hand-ins.
    handin_history(Nothing) -> HandInHistory, changes [];
    /// A mail draft with the file attached.
    handin_mail(OfHandIn) -> MailDraft, changes [];
    /// Copies the file to a folder, such as a stick.
    handin_copy(HandInCopy) -> Written, changes [];
    /// Takes a receipt in.
    receipt_take(AtPath) -> Receipt, changes [HandIn, Proposals];
}

/// What went with the last hand-in, by proposal.
fn last_handed(read: &Read<'_>) -> Result<(Option<HandInRow>, BTreeMap<String, String>)> {
    let last = read.handins()?.into_iter().next();
    let reviews = match &last {
        Some(last) => read.handin_reviews(last.number)?.into_iter().collect(),
        None => BTreeMap::new(),
    };
    Ok((last, reviews))
}

/// The number of the last hand-in, if this review stands as it was handed in.
pub(crate) fn number_as_it_stands(
    read: &Read<'_>,
    call: &CallInForce,
    proposal: &str,
) -> Result<Option<u32>> {
    let (last, handed) = last_handed(read)?;
    let (Some(last), Some(known)) = (last, handed.get(proposal)) else {
        return Ok(None);
    };
    let same = leaving(read, call, Some(proposal))?
        .into_iter()
        .any(|review| review.row.proposal == proposal && review.content == *known);
    Ok(same.then(|| u32::try_from(last.number).unwrap_or(u32::MAX)))
}

/// Where the hand-in stands, and whether each review that was handed in stands as it was.
pub(crate) fn standing(
    read: &Read<'_>,
    call: Option<&CallInForce>,
) -> Result<(HandInState, BTreeMap<String, bool>)> {
    let (last, mut handed) = last_handed(read)?;
    let mut stands = BTreeMap::new();
    let mut changes = 0;
    if let Some(call) = call {
        for review in leaving(read, call, None)? {
            let same = handed
                .remove(&review.row.proposal)
                .map(|known| known == review.content);
            changes += usize::from(same != Some(true));
            stands.extend(same.map(|same| (review.row.proposal, same)));
        }
        // What was handed in and would not leave any more.
        changes += handed.len();
    }
    let files = read.handin_files()?;
    let received = read
        .receipts()?
        .into_iter()
        .filter_map(|receipt| {
            let file = files.iter().find(|file| file.bundle == receipt.bundle)?;
            Some((file.number, receipt.at))
        })
        .max();
    let state = HandInState {
        number: last.as_ref().and_then(|row| u32::try_from(row.number).ok()),
        at: last.map(|row| crossing(row.at)),
        changes,
        received_number: received
            .as_ref()
            .and_then(|(number, _)| u32::try_from(*number).ok()),
        received_at: received.map(|(_, at)| at),
    };
    Ok((state, stands))
}

fn handin_preview(app: &App, asked: HandInPreviewAsk) -> Result<HandInPreview> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let me = app.me()?;
    let (leaving, handed, was, gone, counter, desk, free_marks, private, ties, withdrawn) =
        workspace.read(|read| {
            let marks = read.marks(None)?;
            let private: BTreeSet<String> = read
                .texts(&call.round, None)?
                .into_iter()
                .filter(|text| text.part == "private" && !text.body.trim().is_empty())
                .map(|text| text.proposal)
                .collect();
            let leaving = leaving(read, &call, None)?;
            let (last, handed) = last_handed(read)?;
            let changed = leaving.iter().any(|item| {
                handed
                    .get(&item.row.proposal)
                    .is_some_and(|known| *known != item.content)
            });
            let was = match last {
                Some(last) if changed => handed::reviews_of(read, last.number)?,
                _ => BTreeMap::new(),
            };
            let gone = handed::gone(read, &handed, &leaving)?;
            Ok::<_, AppError>((
                leaving,
                handed,
                was,
                gone,
                read.counter("handin")?,
                Desk::read(app, &workspace, read)?,
                marks.iter().filter(|mark| mark.criterion.is_none()).count(),
                private.len(),
                read.ties()?,
                taken_over::withdrawn(read)?,
            ))
        })?;
    let mut leaves = Vec::new();
    let mut missing = Vec::new();
    let mut sets: BTreeMap<Readers, usize> = BTreeMap::new();
    for item in &leaving {
        let review = reviews::review(app, &workspace, &item.row.proposal)?;
        *sets.entry(readers(&call, &item.row, &withdrawn)).or_default() += 1;
        let whole = review.scored == review.of;
        let change = match handed.get(&item.row.proposal) {
            None => LineChange::New,
            Some(known) if *known == item.content => LineChange::Same,
            Some(_) => LineChange::Changed,
        };
        leaves.push(HandInLine {
            proposal: item.row.proposal.clone(),
            number: item.row.number.clone(),
            title: item.row.title.clone(),
            state: match (item.draft.withdrawn, whole) {
                (true, _) if review.tie == Tie::Recused => LineState::Withdrawn,
                (true, _) => LineState::TakenBack,
                (false, true) => LineState::Scored,
                (false, false) => LineState::Incomplete,
            },
            change,
            details: match was.get(&item.row.proposal) {
                Some(was) if change == LineChange::Changed => {
                    handed::details(&call, app.words().language(), was, &item.draft)
                }
                _ => Vec::new(),
            },
            scores: if item.draft.withdrawn {
                Vec::new()
            } else {
                desk.cells(&item.row.proposal)
            },
            total: review.total.filter(|_| !item.draft.withdrawn),
            rationales: item.draft.rationale.len(),
            to_applicant: item.draft.overall.is_some(),
            to_committee: item.draft.confidential.is_some(),
            evidence: item.draft.evidence.len(),
        });
        if !item.draft.withdrawn && !review.missing.is_empty() {
            missing.push(HandInMissing {
                proposal: item.row.proposal.clone(),
                number: item.row.number.clone(),
                title: item.row.title.clone(),
                parts: review.missing,
            });
        }
    }
    let rows = desk.rows();
    let with_review = |proposal: &str| leaving.iter().any(|item| item.row.proposal == proposal);
    let count_tie = |state: &str| ties.iter().filter(|tie| tie.state == state).count();
    let untouched = rows
        .iter()
        .filter(|row| matches!(row.tie, Tie::None | Tie::Open) && !with_review(&row.proposal))
        .count();
    let can_encrypt = !sets.is_empty()
        && sets
            .keys()
            .all(|set| set.recipients.is_some() && !set.persons.is_empty());
    let next = counter + 1;
    let name = asked
        .name
        .or_else(|| me.as_ref().map(|me| me.name.clone()))
        .unwrap_or_default();
    let several = sets.len() > 1;
    let files = sets
        .keys()
        .map(|set| {
            file_name(
                &call,
                &name,
                next,
                set.names.first().filter(|_| several).map(String::as_str),
            )
        })
        .collect();
    Ok(HandInPreview {
        state: desk.handin,
        leaves,
        gone,
        stays: HandInStays {
            private_notes: private,
            free_marks,
            withdrawn: count_tie("recused"),
            unsure: count_tie("unsure"),
        },
        missing,
        untouched,
        not_assigned: rows
            .iter()
            .filter(|row| row.assigned == Some(false) && with_review(&row.proposal))
            .map(|row| row.number.clone())
            .collect(),
        readers: sets
            .into_iter()
            .map(|(set, reviews)| HandInReaders {
                names: set.names,
                reviews,
            })
            .collect(),
        can_encrypt,
        folder: app.settings().handin_folder,
        files,
        next_number: u32::try_from(next).unwrap_or(u32::MAX),
        locked: me.is_some_and(|me| me.locked),
    })
}

fn handin_make(app: &App, request: HandInMake) -> Result<HandIn> {
    let workspace = app.desk()?;
    workspace.call_needed()?;
    let key = app.signing_key(request.passphrase.as_deref())?;
    let card = app.own_card(&key)?;
    refresh_own_call(app, &workspace, &key)?;
    let call = workspace.call_needed()?;
    let (all, withdrawn) = workspace
        .read(|read| Ok::<_, AppError>((leaving(read, &call, None)?, taken_over::withdrawn(read)?)))?;
    let (reviews, conflicts) = lines(app, &workspace, &call, &key, all)?;
    if reviews.is_empty()
        && !conflicts
            .iter()
            .any(|line| line.value.state == ConflictState::Recused)
    {
        return Err(AppError::new(
            Code::Incomplete,
            "fault-nothing-to-hand-in",
            Args::none(),
        ));
    }
    let mut sets: BTreeMap<Readers, Vec<&ReviewLines>> = BTreeMap::new();
    for (row, _, lines) in &reviews {
        sets.entry(readers(&call, row, &withdrawn))
            .or_default()
            .push(lines);
    }
    if sets.is_empty() {
        let nobody = ProposalRow::empty(String::new(), String::new(), 0);
        sets.insert(readers(&call, &nobody, &withdrawn), Vec::new());
    }
    let can = sets
        .keys()
        .all(|set| set.recipients.is_some() && !set.persons.is_empty());
    let encrypted = request.encrypt.unwrap_or(can);
    if encrypted && !can {
        return Err(AppError::new(
            Code::Incomplete,
            "fault-not-encrypted",
            Args::none(),
        ));
    }
    let folder = PathBuf::from(request.folder.unwrap_or_else(|| app.settings().handin_folder));
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    let number = workspace.write(app, |write| Ok(write.next("handin")?))?;
    let private = workspace.read(|read| {
        let texts = read.texts(&call.round, None)?;
        Ok(texts
            .iter()
            .any(|text| text.part == "private" && !text.body.trim().is_empty()))
    })?;
    let made = Making {
        app,
        call: &call,
        key: &key,
        card: &card,
        conflicts: &conflicts,
        number,
        private,
        several: sets.len() > 1,
        encrypted,
        neutral: request.neutral_name.unwrap_or(false),
        folder: &folder,
    };
    let mut ready = Vec::new();
    for (set, lines) in &sets {
        ready.push(made.file(&workspace, set, lines)?);
    }
    let contents: Vec<(String, String)> = reviews
        .iter()
        .map(|(row, content, _)| (row.proposal.clone(), content.clone()))
        .collect();
    let rows: Vec<HandInFileRow> = ready.iter().map(|file| file.row.clone()).collect();
    let handin = HandInRow {
        number,
        at: app.now(),
        reviews: i64::try_from(reviews.len()).unwrap_or(i64::MAX),
        encrypted,
    };
    let earlier = workspace.read(|read| Ok(read.handin_files()?))?;
    let own_card = paraph_store::CardRow {
        card: card.edition.to_hex(),
        person: key.person().to_hex(),
        edition: i64::try_from(card.card.edition).unwrap_or(i64::MAX),
        bundle: card.bundle.clone(),
    };
    let step = Step::new(app, "op-handin", &Args::one("sequence", number))
        .screen("handin")
        .fixed();
    workspace.change(app, step, move |write| {
        write.put_card(&own_card)?;
        write.add_handin(&handin, &rows, &contents)?;
        Ok(())
    })?;
    for file in &ready {
        crate::files::write_whole(&file.path, &file.bytes)
            .map_err(|error| AppError::file_write(&file.path, &error))?;
    }
    if call.row.own {
        write_own_call(app, &call, &key, &card, &folder)?;
    }
    set_aside(app, &workspace, &earlier, &folder)?;
    // What was handed in is never behind the safety copy: whoever goes on from it uses no revision twice.
    super::safety_copy::now_if_behind(app, &workspace);
    handin_of(&workspace, number)
}

fn handin_of(workspace: &Workspace, number: i64) -> Result<HandIn> {
    let all = history(workspace)?;
    all.into_iter()
        .find(|handin| i64::from(handin.number) == number)
        .ok_or_else(|| AppError::not_found("number", number))
}

fn history(workspace: &Workspace) -> Result<Vec<HandIn>> {
    workspace.read(|read| {
        let files = read.handin_files()?;
        let receipts = read.receipts()?;
        Ok(read
            .handins()?
            .into_iter()
            .map(|row| {
                let own: Vec<&HandInFileRow> =
                    files.iter().filter(|file| file.number == row.number).collect();
                let received = receipts
                    .iter()
                    .find(|receipt| own.iter().any(|file| file.bundle == receipt.bundle));
                HandIn {
                    number: u32::try_from(row.number).unwrap_or(u32::MAX),
                    at: crossing(row.at),
                    files: own
                        .iter()
                        .map(|file| HandInFile {
                            path: file.path.clone(),
                            name: crate::host::file_name(Path::new(&file.path)),
                            bytes: u64::try_from(file.bytes).unwrap_or(0),
                            id: file.bundle.clone(),
                            readers: serde_json::from_str(&file.readers).unwrap_or_default(),
                            here: Path::new(&file.path).is_file(),
                        })
                        .collect(),
                    reviews: usize::try_from(row.reviews).unwrap_or(0),
                    encrypted: row.encrypted,
                    received_at: received.map(|receipt| receipt.at.clone()),
                }
            })
            .collect())
    })
}

fn handin_history(app: &App, _: Nothing) -> Result<HandInHistory> {
    let workspace = app.desk()?;
    Ok(HandInHistory {
        handins: history(&workspace)?,
        folder: app.settings().handin_folder,
    })
}

/// The bytes of a handed-in file: as they lie there, else made again from what is kept.
fn bytes_of(app: &App, workspace: &Workspace, handin: &HandIn, file: &HandInFile) -> Result<Vec<u8>> {
    if let Ok(bytes) = fs_err::read(&file.path) {
        return Ok(bytes);
    }
    let plain = workspace
        .read(|read| Ok(read.handin_content(&file.id)?))?
        .ok_or_else(|| AppError::not_found("file", &file.name))?;
    if !handin.encrypted {
        return Ok(plain);
    }
    let call = workspace.call_needed()?;
    let key = app.signing_key(None)?;
    let mut recipients: Vec<String> = call
        .call
        .people
        .iter()
        .filter(|who| file.readers.iter().any(|name| *name == *who.name))
        .filter_map(|who| who.age.as_ref().map(ToString::to_string))
        .collect();
    recipients.push(Identity::derive(&key, None).map_err(bundle_error)?.recipient());
    encrypt::encrypt(&plain, &recipients).map_err(bundle_error)
}

fn handin_mail(app: &App, request: OfHandIn) -> Result<MailDraft> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let handin = handin_of(&workspace, i64::from(request.number))?;
    let mut attachments = Vec::new();
    for file in &handin.files {
        attachments.push(Attachment {
            name: file.name.clone(),
            kind: "application/vnd.paraph".to_owned(),
            bytes: bytes_of(app, &workspace, &handin, file)?,
        });
    }
    let args = Args::one("call", call.call.title.to_string())
        .and("number", handin.number.to_string())
        .and("count", handin.reviews)
        .and("name", app.person().name);
    let subject = app.words().say("mail-handin-subject", &args);
    let body = app.words().say("mail-handin-body", &args);
    let chair = call.call.people.iter().find(|who| who.person == call.call.keeper);
    write_draft(
        app,
        chair,
        &subject,
        &body,
        attachments,
        &format!("handin-{}", handin.number),
    )
}

/// Writes a mail draft into the folder of handed-in files.
pub(crate) fn write_draft(
    app: &App,
    to: Option<&Official>,
    subject: &str,
    body: &str,
    attachments: Vec<Attachment>,
    name: &str,
) -> Result<MailDraft> {
    let address = to.and_then(|who| who.email.as_ref()).map(ToString::to_string);
    let draft = Draft {
        to: Person {
            name: to.map(|who| who.name.to_string()).unwrap_or_default(),
            address: address.clone().unwrap_or_default(),
        },
        subject: subject.to_owned(),
        text: body.to_owned(),
        html: None,
        attachments,
        date: app.now().div_euclid(1000),
    };
    let folder = PathBuf::from(app.settings().handin_folder);
    let path = folder.join(format!("{}.eml", crate::files::plain_name(name)));
    let bytes = draft
        .to_bytes()
        .map_err(|error| AppError::file_write(&path, &error))?;
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(MailDraft {
        path: path.display().to_string(),
        to: address,
        subject: subject.to_owned(),
        body: body.to_owned(),
    })
}

fn handin_copy(app: &App, request: HandInCopy) -> Result<Written> {
    let workspace = app.desk()?;
    let handin = handin_of(&workspace, i64::from(request.number))?;
    let folder = PathBuf::from(&request.folder);
    let mut written = None;
    for file in &handin.files {
        let bytes = bytes_of(app, &workspace, &handin, file)?;
        let path = crate::files::free_path(&folder.join(&file.name));
        crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
        written = Some(Written {
            path: path.display().to_string(),
            bytes: bytes.len() as u64,
        });
    }
    written.ok_or_else(|| AppError::not_found("number", request.number))
}

fn receipt_take(app: &App, request: AtPath) -> Result<Receipt> {
    let workspace = app.desk()?;
    let path = PathBuf::from(&request.path);
    let bytes = fs_err::read(&path).map_err(|error| AppError::file_read(&path, error))?;
    let file = || Args::one("file", crate::host::file_name(&path));
    let receipt = receipt::read(&bytes)
        .map_err(|fault| AppError::new(Code::BundleBad, "fault-receipt", file()).with("cause", fault))?;
    let line: serde_json::Value = serde_json::from_str(&receipt.line).map_err(AppError::internal)?;
    let field = |name: &str| {
        line.get(name)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let (bundle, sealed) = (field("bundle"), field("sealed"));
    let call = workspace.call()?;
    let files = workspace.read(|read| Ok(read.handin_files()?))?;
    let mine = files
        .iter()
        .find(|known| known.bundle == bundle || (!sealed.is_empty() && known.file_hash == sealed))
        .ok_or_else(|| AppError::new(Code::NotFound, "fault-receipt-other", file()))?;
    let by_keeper = call.map(|call| {
        call.call.keeper == PersonId::from(receipt.key.hash()) && call.row.lineage == receipt.lineage.to_hex()
    });
    let row = ReceiptRow {
        bundle: mine.bundle.clone(),
        place: i64::try_from(receipt.index).unwrap_or(i64::MAX),
        at: field("seen"),
        fingerprint: receipt.key.fingerprint(),
        by_keeper,
        body: String::from_utf8_lossy(&bytes).into_owned(),
        taken_at: app.now(),
    };
    let shown = Receipt {
        number: u32::try_from(mine.number).ok(),
        index: receipt.index,
        at: row.at.clone(),
        bundle: mine.bundle.clone(),
        by_keeper,
        fingerprint: row.fingerprint.clone(),
    };
    let step = Step::new(app, "op-receipt", &Args::one("sequence", mine.number))
        .screen("handin")
        .fixed();
    workspace.change(app, step, move |write| Ok(write.put_receipt(&row)?))?;
    Ok(shown)
}
