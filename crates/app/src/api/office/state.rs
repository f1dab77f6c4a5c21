//! The office's state for the merge: sets of bundles, cards and records, and the register, made from its rows.
//!
//! Bytes are opened once and remembered by their id; the id is a hash of what is signed, so what is remembered
//! cannot differ from what is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use paraph_bundle::ledger::Ledger;
use paraph_bundle::merge::{BundleEntry, CallEntry, CardEntry, RecordEntry, State, View};
use paraph_bundle::open::Opened;
use paraph_bundle::payload::call::CallEdition;
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::reader::{Panel, Score};
use paraph_bundle::payload::record::Record;
use paraph_bundle::payload::{Payload, Unknown};
use paraph_bundle::signature::PublicKey;
use paraph_store::Read;

use super::base;
use crate::error::{AppError, Result};

/// A score bundle or a card, opened.
#[derive(Debug)]
pub(super) struct Known {
    pub entry: Option<BundleEntry>,
    pub cards: Vec<CardEntry>,
    pub records: Vec<RecordEntry>,
    pub lists: Vec<Vec<u8>>,
    /// The register within a whole panel that is kept as proof.
    pub ledger: Option<Ledger>,
    pub score: Option<Arc<Score>>,
    pub author: PersonId,
    pub sequence: Option<u64>,
    pub answers: Option<Hash>,
}

static KNOWN: LazyLock<Mutex<BTreeMap<Hash, Arc<Known>>>> = LazyLock::new(Mutex::default);

/// What an opened bundle brings into the sets.
pub(super) fn known(opened: &Opened) -> Result<Known> {
    let id = opened.id;
    let keys: BTreeSet<Hash> = opened.signers.iter().map(PublicKey::hash).collect();
    let manifest = &opened.manifest;
    let mut known = Known {
        entry: None,
        cards: opened
            .cards
            .iter()
            .map(|inside| CardEntry::within(inside, id))
            .collect(),
        records: Vec::new(),
        lists: Vec::new(),
        ledger: None,
        score: None,
        author: manifest.author,
        answers: manifest.answers,
        sequence: manifest.stream.as_ref().map(|stream| stream.sequence),
    };
    match &opened.payload {
        Payload::Score(score) => {
            known.entry = BundleEntry::new(id, manifest, score, keys);
            known.score = Some(Arc::clone(score));
        }
        Payload::Card(card) => known.cards.push(CardEntry {
            id,
            edition: Hash::of(&card.write()),
            card: card.as_ref().clone(),
            keys,
            carried_by: BTreeSet::new(),
        }),
        Payload::Panel(Panel::Records { records, lists }) => {
            let panels = BTreeSet::from([id]);
            known.records = records
                .iter()
                .map(|record| RecordEntry {
                    record: record.clone(),
                    keys: keys.clone(),
                    panels: panels.clone(),
                })
                .collect();
            known.lists = lists.values().cloned().collect();
        }
        Payload::Panel(Panel::Whole { ledger, .. }) => {
            known.ledger = ledger
                .as_ref()
                .map(|[lines, ..]| Ledger::read(lines, Unknown::LeftAside))
                .transpose()
                .map_err(|fault| AppError::internal(fault.to_string()))?;
        }
        Payload::Call(_) | Payload::Result(_) => {}
    }
    Ok(known)
}

/// Opens the bytes of a stored bundle, or finds them opened.
pub(super) fn open(id: Hash, bytes: &[u8]) -> Result<Arc<Known>> {
    if let Some(found) = remembered(id) {
        return Ok(found);
    }
    let opened = paraph_bundle::open::open(&mut Cursor::new(bytes), &paraph_bundle::open::NoCards)
        .map_err(|fault| AppError::internal(fault.to_string()))?;
    let known = Arc::new(known(&opened)?);
    remember(id, &known);
    Ok(known)
}

/// Files that were opened by themselves, by the SHA-256 of their bytes: dropped again they need not be opened again.
static FILES: LazyLock<Mutex<BTreeMap<Hash, Arc<Opened>>>> = LazyLock::new(Mutex::default);

/// The bundle that these bytes hold, if they were opened before and found to be their author's.
pub(super) fn opened_before(file: Hash) -> Option<Arc<Opened>> {
    let files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    files.get(&file).cloned()
}

/// Remembers what a file's bytes hold.
pub(super) fn remember_file(file: Hash, opened: &Arc<Opened>) {
    // Without a card of its author, more may be known of the signature the next time.
    if opened.signed_by_author {
        let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(file, Arc::clone(opened));
    }
}

fn remembered(id: Hash) -> Option<Arc<Known>> {
    KNOWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&id)
        .cloned()
}

/// Remembers an opened bundle.
pub(super) fn remember(id: Hash, known: &Arc<Known>) {
    KNOWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(id, Arc::clone(known));
}

/// The office as the merge sees it.
pub(super) struct Office {
    pub state: State,
    pub view: View,
    /// Score bundles by id, as opened.
    pub scores: BTreeMap<Hash, Arc<Known>>,
}

/// Reads the state. What was set aside stays out of the sets unless the register holds it.
pub(super) fn office(read: &Read<'_>) -> Result<Office> {
    let calls = read.calls()?;
    let lineage = calls
        .first()
        .map(|row| base::hash(&row.lineage))
        .transpose()?
        .unwrap_or(Hash::ZERO);
    let mut state = State::new(lineage);
    for row in &calls {
        let edition = CallEdition::read(row.call_json.as_bytes(), Unknown::Refused)
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        state.add_call(CallEntry {
            edition,
            keys: BTreeSet::from([base::hash(&row.chair)?]),
        });
    }
    let entered: BTreeSet<String> = read.ledger()?.into_iter().map(|row| row.bundle).collect();
    let mut scores = BTreeMap::new();
    for row in read.received()? {
        let id = base::hash(&row.bundle)?;
        if row.aside.is_some() && !entered.contains(&row.bundle) {
            continue;
        }
        if row.kind == "sealed" {
            state.add_sealed(id);
            continue;
        }
        if !matches!(row.kind.as_str(), "score" | "card" | "panel") {
            continue;
        }
        let found = if let Some(found) = remembered(id) {
            found
        } else {
            let bytes = read
                .received_bytes(&row.bundle)?
                .ok_or_else(|| AppError::internal("a bundle without its bytes"))?;
            open(id, &bytes)?
        };
        absorb(&mut state, &found);
        if found.entry.is_some() {
            scores.insert(id, found);
        }
    }
    for row in read.cards()? {
        let known = open(Hash::of(row.bundle.as_slice()), &row.bundle)?;
        absorb(&mut state, &known);
    }
    for row in read.records()? {
        let record = Record::read(row.line.as_bytes(), "record", Unknown::Refused)
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        let keys = BTreeSet::from([Hash::from(record.value.by)]);
        state.add_record(RecordEntry {
            record,
            keys,
            panels: BTreeSet::new(),
        });
    }
    for body in read.publication_bodies()? {
        let body: serde_json::Value = serde_json::from_str(&body).map_err(AppError::internal)?;
        for list in body
            .get("lists")
            .and_then(|lists| lists.as_object())
            .into_iter()
            .flat_map(|lists| lists.values())
        {
            state.add_list(list.as_str().unwrap_or_default().as_bytes().to_vec());
        }
    }
    let lines: String = read
        .ledger()?
        .iter()
        .map(|row| format!("{}\n", row.line))
        .collect();
    if !lines.is_empty() {
        let ledger = Ledger::read(lines.as_bytes(), Unknown::Refused)
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        state.add_ledger(ledger);
    }
    let view = View::new(&state);
    Ok(Office { state, view, scores })
}

/// Adds what a bundle brings.
pub(super) fn absorb(state: &mut State, known: &Known) {
    if let Some(entry) = &known.entry {
        state.add_bundle(entry.clone());
    }
    for card in &known.cards {
        state.add_card(card.clone());
    }
    for record in &known.records {
        state.add_record(record.clone());
    }
    for list in &known.lists {
        state.add_list(list.clone());
    }
    if let Some(ledger) = &known.ledger {
        state.add_ledger(ledger.clone());
    }
}
