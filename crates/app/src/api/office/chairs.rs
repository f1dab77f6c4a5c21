//! Several chairs: naming one by the card, opening an office from a call file, what chairs send each other, and taking
//! that in.
//!
//! What a chair knows goes out as panels: one of the own records, signed; and one whole for each set of readers, so that
//! nobody is sent what was not written for them. Files that cannot be opened here go along as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

use paraph_bundle::identity::control_number;
use paraph_bundle::ledger::{Checkpoint, Ledger};
use paraph_bundle::merge::BundleEntry;
use paraph_bundle::open::{NoCards, Opened};
use paraph_bundle::payload::call::{Official, Role};
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::manifest::Kind;
use paraph_bundle::payload::reader::Panel;
use paraph_bundle::payload::record::Body;
use paraph_bundle::payload::{Format, Manifest, Payload, Unknown};
use paraph_bundle::{Identity, Writer, encrypt};
use paraph_store::{CheckpointRow, LedgerRow, Read, ReceivedRow, Write};

use super::base::{self, refuse};
use super::call::{InForce, in_force};
use super::handed_on::{Kept, not_sent, reads};
use super::state::{self, Known, Office, office};
use super::{draft, keys, paths};
use crate::App;
use crate::api::desk_call;
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::wire::{
    AtPath, CardRead, FilesMade, Nothing, OfficeJoin, PanelLook, PanelMake, WorkspaceKind, WorkspaceState,
};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// What somebody's card says, to name them in a call: who it is, and what files are encrypted to.
    card_read(AtPath) -> CardRead, changes [];
    /// Opens an office from a call file, for one whom the call names as chair or deputy.
    office_join(OfficeJoin) -> WorkspaceState, changes [App, Call, People, Received, Ranking];
    /// What the other chairs were not sent, and could be handed on.
    panel_look(Nothing) -> PanelLook, changes [];
    /// Writes what is known here for the other chairs, a file for each set of readers.
    panel_make(PanelMake) -> FilesMade, changes [];
}

fn card_read(app: &App, asked: AtPath) -> Result<CardRead> {
    let path = PathBuf::from(&asked.path);
    let file = desk_call::open_file(app, &path)?;
    let Payload::Card(card) = &file.opened.payload else {
        return Err(AppError::new(
            Code::BundleBad,
            "office-fault-no-card",
            Args::one("file", crate::host::file_name(&path)),
        ));
    };
    Ok(CardRead {
        person: card.person.to_hex(),
        name: card.name.to_string(),
        email: card.email.as_ref().map(ToString::to_string),
        age: card.age.first().map(ToString::to_string),
        control_number: control_number(card.person),
    })
}

fn office_join(app: &App, asked: OfficeJoin) -> Result<WorkspaceState> {
    let path = PathBuf::from(&asked.path);
    let mut file = desk_call::open_file(app, &path)?;
    desk_call::judge_call(app, &path, &file)?;
    if let Some(me) = asked.me {
        app.set_person(me)?;
    }
    let Payload::Call(call) = &file.opened.payload else {
        return Err(AppError::internal("a call is judged to be one"));
    };
    let call = call.edition.call.clone();
    let me = keys::signing_key(app)?.person();
    if !call.has_role(me, Role::Chair) && !call.has_role(me, Role::Deputy) {
        let args = Args::one("file", crate::host::file_name(&path)).and("title", call.title.as_str());
        return Err(refuse(Code::NotNow, "office-fault-not-named", args));
    }
    let place = crate::api::office_path(app, &call.title, asked.workspace);
    let workspace = Workspace::create(app, &place, WorkspaceKind::Office, &call.title, false)?;
    desk_call::take_in(app, &workspace, &mut file)?;
    let body = serde_json::to_string(&draft::reopen(&call)).map_err(AppError::internal)?;
    let card = keys::card_row(app, &keys::signing_key(app)?)?;
    let cards = file.opened.cards.clone();
    workspace.write(app, move |write| {
        write.set_choice(base::CALL_BODY, Some(&body))?;
        write.put_card(&card)?;
        for inside in &cards {
            write.put_card(&paraph_store::CardRow {
                card: inside.edition.to_hex(),
                person: inside.card.person.to_hex(),
                edition: i64::try_from(inside.card.edition).unwrap_or(1),
                bundle: inside.bytes.clone(),
            })?;
        }
        Ok(())
    })?;
    workspace.forget_call();
    crate::api::entered(app, workspace)
}

/// What goes into panels, read at once.
struct Here {
    in_force: InForce,
    /// Score bundles, with what the merge knows of them.
    scores: Vec<(Option<Arc<BundleEntry>>, (Hash, Vec<u8>))>,
    /// Who must not read what.
    kept: Kept,
    /// Numbers of the editions of the call.
    editions: Vec<i64>,
    /// Records panels of other chairs.
    panels: Vec<(Hash, Vec<u8>)>,
    cards: BTreeMap<Hash, Vec<u8>>,
    sealed: Vec<(Hash, Vec<u8>)>,
    records: Vec<u8>,
    lists: BTreeMap<u64, Vec<u8>>,
    ledger: Option<[Vec<u8>; 3]>,
}

fn read_known(read: &Read<'_>) -> Result<Here> {
    let office = office(read)?;
    let in_force = in_force(read)?;
    let mut known = Here {
        kept: Kept::of(read, &office, &in_force)?,
        editions: read.calls()?.into_iter().map(|row| row.edition).collect(),
        in_force,
        scores: Vec::new(),
        panels: Vec::new(),
        cards: BTreeMap::new(),
        sealed: Vec::new(),
        records: Vec::new(),
        lists: BTreeMap::new(),
        ledger: None,
    };
    for row in read.received()?.into_iter().filter(|row| row.aside.is_none()) {
        let id = base::hash(&row.bundle)?;
        let Some(bytes) = read.received_bytes(&row.bundle)? else {
            continue;
        };
        match row.kind.as_str() {
            "score" => {
                known
                    .scores
                    .push((office.state.bundles.get(&id).cloned(), (id, bytes)));
            }
            "panel" => known.panels.push((id, bytes)),
            "card" => {
                known.cards.insert(id, bytes);
            }
            "sealed" => known.sealed.push((id, bytes)),
            _ => {}
        }
    }
    for row in read.cards()? {
        let opened = paraph_bundle::open::open(&mut Cursor::new(&row.bundle), &NoCards)
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        known.cards.insert(opened.id, row.bundle);
    }
    let lists: BTreeMap<Hash, Vec<u8>> = office
        .state
        .lists
        .iter()
        .map(|(hash, list)| (*hash, list.as_ref().clone()))
        .collect();
    for row in read.records()? {
        known.records.extend_from_slice(row.line.as_bytes());
        known.records.push(b'\n');
        let record =
            paraph_bundle::payload::record::Record::read(row.line.as_bytes(), "record", Unknown::Refused)
                .map_err(|fault| AppError::internal(fault.to_string()))?;
        if let Body::DrawAnnounced(announced) = &record.value.body
            && let Some(list) = lists.get(&announced.commit)
        {
            known.lists.insert(announced.n, list.clone());
        }
    }
    if let Some(last) = read.checkpoints()?.pop() {
        let lines: String = read
            .ledger()?
            .iter()
            .map(|row| format!("{}\n", row.line))
            .collect();
        known.ledger = Some([
            lines.into_bytes(),
            last.body.into_bytes(),
            last.signature.into_bytes(),
        ]);
    }
    Ok(known)
}

fn panel_look(app: &App, _: Nothing) -> Result<PanelLook> {
    let me = keys::signing_key(app)?.person();
    base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let kept = Kept::of(read, &office, &in_force)?;
        Ok(PanelLook {
            not_sent: not_sent(&office, &in_force, &kept, me),
        })
    })
}

fn panel_make(app: &App, asked: PanelMake) -> Result<FilesMade> {
    let key = keys::signing_key(app)?;
    let me = key.person();
    let name = app.person().name;
    let known = base::read(app, read_known)?;
    let call = &known.in_force.call;
    let others: Vec<&Official> = call
        .people
        .iter()
        .filter(|official| reads(official) && official.person != me)
        .collect();
    let handed_to: BTreeSet<PersonId> = asked
        .hand_on
        .iter()
        .flatten()
        .map(|person| person.parse().map_err(AppError::bad_request))
        .collect::<Result<_>>()?;
    if others.is_empty() {
        return Err(refuse(Code::NotNow, "office-fault-one-chair", Args::none()));
    }
    let now = base::now(app);
    let manifest = || Manifest {
        answers: None,
        author: me,
        call: Some(known.in_force.id),
        created: now,
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Panel,
        nonce: Hash::new(crate::host::random(app.host())),
        producer: keys::producer(),
        stream: None,
    };
    let records = if known.records.is_empty() {
        None
    } else {
        let lists = known
            .lists
            .iter()
            .map(|(n, list)| (format!("draw-{n}.txt"), list.clone()));
        let (written, bytes) = Writer::new(manifest(), &name)
            .member("records.jsonl", known.records.clone())
            .members(lists)
            .to_bytes(&[&key])
            .map_err(bundle_error)?;
        Some((written.id, bytes))
    };
    // Everybody learns the records, cards and register; a review only those for whom it was written, and whom it is handed on to.
    let everyone: BTreeSet<PersonId> = others.iter().map(|official| official.person).collect();
    let mut sets: BTreeMap<BTreeSet<PersonId>, Vec<&(Hash, Vec<u8>)>> =
        BTreeMap::from([(everyone.clone(), Vec::new())]);
    for (entry, bundle) in &known.scores {
        let written_for = |person: &PersonId| match entry {
            Some(entry) if !entry.to.is_empty() => {
                entry.to.contains(person)
                    || (handed_to.contains(person) && known.kept.may_read(*person, entry))
            }
            _ => true,
        };
        let readers: BTreeSet<PersonId> = everyone.iter().copied().filter(written_for).collect();
        if !readers.is_empty() {
            sets.entry(readers).or_default().push(bundle);
        }
    }
    let folder = paths::part(app, asked.folder.as_deref(), &call.short, "chairs")?;
    let mut files = Vec::new();
    let several = sets.len() > 1;
    for (readers, scores) in sets {
        let mut writer = Writer::new(manifest(), &name);
        if let Some([lines, checkpoint, signature]) = &known.ledger {
            writer = writer
                .member("ledger.jsonl", lines.clone())
                .member("checkpoint", checkpoint.clone())
                .member("checkpoint.sig", signature.clone());
        }
        for (id, bytes) in scores.into_iter().chain(&known.panels).chain(&records) {
            writer = writer.member(format!("bundles/{id}.paraph"), bytes.clone());
        }
        for (id, bytes) in &known.cards {
            writer = writer.member(format!("cards/{id}.paraph"), bytes.clone());
        }
        let named: Vec<&&Official> = others
            .iter()
            .filter(|official| readers.contains(&official.person))
            .collect();
        let mut recipients: Vec<String> = named
            .iter()
            .filter_map(|official| official.age.as_ref().map(ToString::to_string))
            .collect();
        let can = recipients.len() == named.len();
        if asked.encrypt == Some(true) && !can {
            return Err(refuse(Code::Incomplete, "fault-not-encrypted", Args::none()));
        }
        let mut bytes = Vec::new();
        if asked.encrypt.unwrap_or(can) {
            recipients.push(Identity::derive(&key, None).map_err(bundle_error)?.recipient());
            writer
                .write_encrypted(&[&key], &recipients, &mut bytes)
                .map_err(bundle_error)?;
            encrypt::decrypt(Cursor::new(&bytes), &keys::identities(app, None)?)
                .map_err(AppError::internal)?;
        } else {
            writer.write(&[&key], &mut bytes).map_err(bundle_error)?;
        }
        let only = if several {
            let names: Vec<String> = named
                .iter()
                .map(|official| paths::folded(&official.name))
                .collect();
            format!("-for-{}", names.join("-"))
        } else {
            String::new()
        };
        let file = format!("Panel-{}-{}{only}.paraph", call.short, paths::folded(&name));
        let path = crate::files::free_path(&folder.join(file));
        paths::write(&path, &bytes)?;
        files.push(path.display().to_string());
    }
    // Reviews name the edition by which they were written; whoever joined from a later one has not got it.
    for edition in known.editions.iter().filter(|_| known.editions.len() > 1) {
        let file = paths::call_file(app, &call.short, *edition);
        let Ok(bytes) = fs_err::read(&file) else { continue };
        let path = folder.join(crate::host::file_name(&file));
        paths::write(&path, &bytes)?;
        files.push(path.display().to_string());
    }
    for (hash, bytes) in &known.sealed {
        let path = folder.join(format!("paraph-{}.paraph", &hash.to_hex()[..8]));
        if !path.exists() {
            paths::write(&path, bytes)?;
        }
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}

/// A bundle within a whole panel.
pub(super) struct Inside {
    pub id: Hash,
    pub kind: &'static str,
    pub bytes: Arc<Vec<u8>>,
    pub known: Arc<Known>,
}

/// What a whole panel brings: bundles and cards within, and the register of its keeper.
pub(super) struct Whole {
    pub inside: Vec<Inside>,
    pub ledger: Option<(Ledger, Checkpoint, String)>,
}

/// Opens what a whole panel holds; `None` for any other bundle.
pub(super) fn whole(opened: &Opened, bytes: &[u8]) -> Result<Option<Whole>> {
    let Payload::Panel(Panel::Whole { ledger, .. }) = &opened.payload else {
        return Ok(None);
    };
    let internal = |fault: paraph_bundle::Fault| AppError::internal(fault.to_string());
    let mut inside = Vec::new();
    let mut source = Cursor::new(bytes);
    for bundle in &opened.bundles {
        let bytes = Arc::new(bundle.bytes(&mut source).map_err(internal)?);
        inside.push(Inside {
            id: bundle.id,
            kind: if bundle.kind == Kind::Score {
                "score"
            } else {
                "panel"
            },
            known: state::open(bundle.id, &bytes)?,
            bytes,
        });
    }
    for card in &opened.cards {
        let bytes = Arc::new(card.bytes.clone());
        inside.push(Inside {
            id: card.id,
            kind: "card",
            known: state::open(card.id, &bytes)?,
            bytes,
        });
    }
    let ledger = match ledger {
        Some([lines, checkpoint, signature]) => Some((
            Ledger::read(lines, Unknown::LeftAside).map_err(internal)?,
            Checkpoint::read(checkpoint).map_err(internal)?,
            String::from_utf8(signature.clone()).map_err(AppError::internal)?,
        )),
        None => None,
    };
    Ok(Some(Whole { inside, ledger }))
}

impl Whole {
    /// How many of its bundles and cards are not here, and how many lines its register is ahead.
    pub(super) fn news(&self, office: &Office) -> (usize, u64) {
        let state = &office.state;
        let new = |inside: &&Inside| match inside.kind {
            "score" => !state.bundles.contains_key(&inside.id),
            "card" => !state.cards.contains_key(&inside.id),
            _ => {
                let known = &inside.known;
                known
                    .records
                    .iter()
                    .any(|entry| !state.records.contains_key(&entry.record.hash))
            }
        };
        let (held, _) = state.ledger();
        let ahead = self
            .ledger
            .as_ref()
            .filter(|(ledger, ..)| !ledger.is_prefix_of(&held))
            .map_or(0, |(ledger, ..)| ledger.size().saturating_sub(held.size()).max(1));
        (self.inside.iter().filter(new).count(), ahead)
    }

    /// Rows for what is within, named after the file it came in.
    pub(super) fn rows(&self, name: &str, from: Option<&String>) -> Vec<(ReceivedRow, Arc<Vec<u8>>)> {
        let row = |inside: &Inside| {
            let row = ReceivedRow {
                bundle: inside.id.to_hex(),
                kind: inside.kind.to_owned(),
                name: name.to_owned(),
                sender: from.cloned(),
                aside: None,
            };
            (row, inside.bytes.clone())
        };
        self.inside.iter().map(row).collect()
    }

    /// The lines by which its register goes on from the one here, with its checkpoint; `None` where it does not.
    pub(super) fn lines_after(&self, office: &Office) -> Option<(Vec<LedgerRow>, CheckpointRow)> {
        let (ledger, checkpoint, signature) = self.ledger.as_ref()?;
        let (held, fault) = office.state.ledger();
        if fault.is_some() || !held.is_prefix_of(ledger) || held.size() == ledger.size() {
            return None;
        }
        let lines = (held.size() + 1..=ledger.size())
            .map(|index| {
                let line = ledger
                    .line_bytes(index)
                    .and_then(|bytes| std::str::from_utf8(bytes).ok())?;
                Some(LedgerRow {
                    place: i64::try_from(index).ok()?,
                    line: line.trim_end_matches('\n').to_owned(),
                    bundle: ledger.line(index)?.entry.named().to_hex(),
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let row = CheckpointRow {
            size: i64::try_from(ledger.size()).ok()?,
            body: checkpoint.write(),
            signature: signature.clone(),
        };
        Some((lines, row))
    }

    /// Whether its register contradicts the one here: then it is kept as proof.
    pub(super) fn contradicts(&self, office: &Office) -> bool {
        let (held, _) = office.state.ledger();
        self.ledger
            .as_ref()
            .is_some_and(|(ledger, ..)| !ledger.is_prefix_of(&held) && !held.is_prefix_of(ledger))
    }
}

/// Writes the lines of another chair's register after the own ones.
pub(super) fn go_on(write: &Write<'_>, lines: &[LedgerRow], checkpoint: &CheckpointRow) -> Result<()> {
    for line in lines {
        write.add_ledger(line)?;
    }
    Ok(write.add_checkpoint(checkpoint)?)
}
