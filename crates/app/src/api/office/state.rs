//! The office's state for the merge: sets of bundles, cards and records, and the register, made from its rows.
//!
//! Bytes are opened once and remembered by their id; the id is a hash of what is signed, so what is remembered
//! cannot differ from what is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    pub entry: Option<Arc<BundleEntry>>,
    pub cards: Vec<CardEntry>,
    pub records: Vec<RecordEntry>,
    pub lists: Vec<Vec<u8>>,
    /// The register within a whole panel that is kept as proof.
    pub ledger: Option<Ledger>,
    reviews: Option<Reviews>,
    pub author: PersonId,
    pub sequence: Option<u64>,
    pub answers: Option<Hash>,
}

/// The reviews of a score bundle: as values, or as the bytes that they are read from again when somebody asks.
#[derive(Debug)]
enum Reviews {
    Values(Arc<Score>),
    Bytes(Arc<Vec<u8>>),
}

/// How many reviews are held as values; any committee but the very largest. Of the rest there are ids, heads and bytes: the
/// values of a hundred thousand reviews take more memory than all else together.
const MOST_AS_VALUES: usize = 10_000;
static AS_VALUES: AtomicUsize = AtomicUsize::new(0);

impl Known {
    /// What the bundle says, where it is a score bundle.
    pub(super) fn score(&self) -> Option<Arc<Score>> {
        match self.reviews.as_ref()? {
            Reviews::Values(score) => Some(Arc::clone(score)),
            Reviews::Bytes(bytes) => {
                let opened = paraph_bundle::open::open(
                    &mut Cursor::new(bytes.as_slice()),
                    &paraph_bundle::open::NoCards,
                );
                match opened.ok()?.payload {
                    Payload::Score(score) => Some(score),
                    Payload::Card(_) | Payload::Call(_) | Payload::Panel(_) | Payload::Result(_) => None,
                }
            }
        }
    }

    /// Whether the reviews are held as values.
    fn as_values(&self) -> bool {
        !matches!(self.reviews, Some(Reviews::Bytes(_)))
    }
}

static KNOWN: LazyLock<Mutex<BTreeMap<Hash, Arc<Known>>>> = LazyLock::new(Mutex::default);

/// What an opened bundle brings into the sets; `bytes` are those in clear.
pub(super) fn known(opened: &Opened, bytes: &Arc<Vec<u8>>) -> Result<Known> {
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
        reviews: None,
        author: manifest.author,
        answers: manifest.answers,
        sequence: manifest.stream.as_ref().map(|stream| stream.sequence),
    };
    match &opened.payload {
        Payload::Score(score) => {
            known.entry = BundleEntry::new(id, manifest, score, keys).map(Arc::new);
            let before = AS_VALUES.fetch_add(score.heads.len(), Ordering::Relaxed);
            known.reviews = Some(if before + score.heads.len() <= MOST_AS_VALUES {
                Reviews::Values(Arc::clone(score))
            } else {
                AS_VALUES.fetch_sub(score.heads.len(), Ordering::Relaxed);
                Reviews::Bytes(Arc::clone(bytes))
            });
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
pub(super) fn open(id: Hash, bytes: &Arc<Vec<u8>>) -> Result<Arc<Known>> {
    if let Some(found) = remembered(id) {
        return Ok(found);
    }
    let opened = paraph_bundle::open::open(&mut Cursor::new(bytes.as_slice()), &paraph_bundle::open::NoCards)
        .map_err(|fault| AppError::internal(fault.to_string()))?;
    let known = Arc::new(known(&opened, bytes)?);
    remember(id, &known);
    Ok(known)
}

/// What a file held that was opened by itself: dropped again it need not be opened again.
#[derive(Debug, Clone)]
pub(super) enum Before {
    /// The whole bundle, to be judged by what is known now.
    Opened(Arc<Opened>),
    /// Its id alone, where reviews are not held as values.
    Id(Hash),
}

/// Files that were opened by themselves, by the SHA-256 of their bytes.
static FILES: LazyLock<Mutex<BTreeMap<Hash, Before>>> = LazyLock::new(Mutex::default);

/// What these bytes hold, if they were opened before and found to be their author's.
pub(super) fn opened_before(file: Hash) -> Option<Before> {
    let files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    files.get(&file).cloned()
}

/// Remembers what a file's bytes hold.
pub(super) fn remember_file(file: Hash, opened: &Arc<Opened>, known: &Known) {
    // Without a card of its author, more may be known of the signature the next time.
    if opened.signed_by_author {
        let before = if known.as_values() {
            Before::Opened(Arc::clone(opened))
        } else {
            Before::Id(opened.id)
        };
        let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(file, before);
    }
}

/// The same bytes, where a bundle that is known is read from them.
pub(super) fn held(bytes: &[u8]) -> Option<Arc<Vec<u8>>> {
    let Before::Id(id) = opened_before(Hash::of(bytes))? else {
        return None;
    };
    match &remembered(id)?.reviews {
        Some(Reviews::Bytes(held)) if held.as_slice() == bytes => Some(Arc::clone(held)),
        _ => None,
    }
}

pub(super) fn remembered(id: Hash) -> Option<Arc<Known>> {
    KNOWN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&id)
        .cloned()
}

/// Remembers an opened bundle.
pub(super) fn remember(id: Hash, known: &Arc<Known>) {
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let former = all.insert(id, Arc::clone(known));
    if let Some(former) = former.filter(|former| !Arc::ptr_eq(former, known))
        && let Some(Reviews::Values(score)) = &former.reviews
    {
        AS_VALUES.fetch_sub(score.heads.len(), Ordering::Relaxed);
    }
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
            open(id, &Arc::new(bytes))?
        };
        absorb(&mut state, &found);
        if found.entry.is_some() {
            scores.insert(id, found);
        }
    }
    for row in read.cards()? {
        let known = open(Hash::of(row.bundle.as_slice()), &Arc::new(row.bundle))?;
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
        state.share_bundle(entry);
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
