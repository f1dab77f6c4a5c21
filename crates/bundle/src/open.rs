//! From bytes to an opened bundle: container, seal, version, signatures, payload, in this order, the first fault told.
//!
//! Nothing here asks whose signature it is or what else is known: that is `verify`, with what a workspace knows as its input.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::allowed::judge_allowed_signers;
use crate::container::{Container, Hashing, Member, Section, Source, has_ending, is_nested};
use crate::encrypt::is_encrypted;
use crate::error::fault_of;
use crate::fault::{Code, Fault, Layer, Param};
use crate::identity::{Standing, keys_of, signers_of_card};
use crate::json::Lines;
use crate::ledger::{Checkpoint, Ledger};
use crate::parts::{judge_parts, of_parts};
use crate::payload::card::Card;
use crate::payload::id::{Hash, PersonId};
use crate::payload::manifest::{self, Kind, MAJOR, MINOR, Manifest};
use crate::payload::reader::{self, Members, Panel, Payload};
use crate::payload::{Unknown, member};
use crate::seal::{MAX_SUMS, SIGNATURES, SUMS, bundle_id, judge_seal, read_sums};
use crate::signature::{self, MAX_SIGNATURE, MAX_SIGNATURES, PublicKey};

/// A manifest is one line.
const MAX_MANIFEST: u64 = crate::json::MAX_LINE as u64 + 1;
/// What is judged whole is held in memory, and more than once while it is read: no file may take more than this.
const HELD: u64 = 112 << 20;
/// The same for scores, of whose lines the most is kept.
const HELD_OF_SCORE: u64 = 80 << 20;
/// All cards within a bundle.
const HELD_OF_CARDS: u64 = 32 << 20;

/// Which cards are known beside those in the bundle: all editions of a person.
pub trait Cards {
    /// The editions of this person's card that are known, in any order.
    fn cards(&self, person: PersonId) -> Vec<Cow<'_, Card>>;
}

/// Knows nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCards;

impl Cards for NoCards {
    fn cards(&self, _: PersonId) -> Vec<Cow<'_, Card>> {
        Vec::new()
    }
}

/// A card that travels within a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardInside {
    /// The id of its bundle.
    pub id: Hash,
    /// What it says.
    pub card: Card,
    /// The hash of its `card.json`, which names the edition.
    pub edition: Hash,
    /// How far it is proved to be the person's.
    pub standing: Standing,
    /// The keys whose signatures are true.
    pub signers: Vec<PublicKey>,
    /// The card bundle's bytes.
    pub bytes: Vec<u8>,
}

/// A score or records panel within a bundle: where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleInside {
    /// Its id.
    pub id: Hash,
    /// What it is.
    pub kind: Kind,
    /// Where its bytes begin in the source.
    pub start: u64,
    /// How many they are.
    pub length: u64,
}

impl BundleInside {
    /// Its bytes.
    ///
    /// # Errors
    /// The machine's.
    pub fn bytes(&self, source: &mut dyn Source) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        Section::new(source, self.start, self.length)
            .read_to_end(&mut bytes)
            .map_err(fault_of)?;
        Ok(bytes)
    }
}

/// A document within a call file: where it lies, or how to inflate it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentInside {
    /// The SHA-256 of its bytes, which is its name.
    pub hash: Hash,
    member: Member,
}

impl DocumentInside {
    /// Its size.
    pub fn size(&self) -> u64 {
        self.member.size
    }

    /// Reads it.
    pub fn open<'a>(&'a self, source: &'a mut dyn Source) -> impl Read + 'a {
        Container::open(source, &self.member)
    }
}

/// A bundle in which everything holds that can be judged from it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The SHA-256 of `SHA256SUMS`.
    pub id: Hash,
    /// The manifest.
    pub manifest: Manifest,
    /// Whether it says a higher minor version.
    pub newer_minor: bool,
    /// The keys whose signatures are true.
    pub signers: Vec<PublicKey>,
    /// Whether one of them is known to be the author's; `false` where no card of the author is at hand.
    pub signed_by_author: bool,
    /// The payload.
    pub payload: Payload,
    /// Cards within, in order of name.
    pub cards: Vec<CardInside>,
    /// Scores and records panels within, in order of name.
    pub bundles: Vec<BundleInside>,
    /// Documents within.
    pub documents: Vec<DocumentInside>,
    /// For a card: how far it is proved to be the person's.
    pub standing: Standing,
    /// `SHA256SUMS`, which is what was signed.
    pub sums: Vec<u8>,
    /// For a whole panel with a ledger: its checkpoint, and the key that signed it.
    pub checkpoint: Option<(Checkpoint, PublicKey)>,
}

impl Opened {
    /// What it is.
    pub const fn kind(&self) -> Kind {
        self.manifest.kind
    }
}

/// Where a bundle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A file of its own.
    Top,
    /// Within another one, under `cards/`.
    Card,
    /// Within a whole panel, under `bundles/`.
    Panel,
    /// Within a result, under `bundles/`.
    Result,
}

/// Opens an unencrypted bundle.
///
/// # Errors
/// The first fault of container, seal, version, signature and payload.
pub fn open(source: &mut dyn Source, cards: &dyn Cards) -> Result<Opened, Fault> {
    open_at(source, Place::Top, cards)
}

/// The kind that an unencrypted bundle says it is, where its container and manifest can be read.
pub(crate) fn peek_kind(source: &mut dyn Source) -> Option<Kind> {
    let container = Container::walk(source).ok()?;
    peek(source, &container).ok()?
}

/// What was read of the members.
struct Read1 {
    /// Those that are judged whole: everything but documents, nested bundles and padding.
    held: BTreeMap<String, Vec<u8>>,
    hashes: Vec<[u8; 32]>,
}

struct View<'a> {
    container: &'a Container,
    held: &'a BTreeMap<String, Vec<u8>>,
}

impl Members for View<'_> {
    fn get(&self, name: &str) -> Option<&[u8]> {
        self.held.get(name).map(Vec::as_slice)
    }

    fn names(&self) -> Vec<&str> {
        self.container
            .members()
            .iter()
            .map(|member| member.name.as_str())
            .collect()
    }
}

fn open_at(source: &mut dyn Source, place: Place, cards: &dyn Cards) -> Result<Opened, Fault> {
    let container = Container::walk(source)?;
    let peeked = peek(source, &container)?;
    if let Some(kind) = peeked {
        container.judge_limits(kind)?;
        judge_place(kind, &container, place)?;
    }
    judge_memory(peeked, &container)?;
    let read = read_members(source, &container)?;
    let cards_inside = open_cards(source, &container, cards)?;

    let sums = read
        .held
        .get(SUMS)
        .ok_or_else(|| Fault::new(Code::SealBroken, "no SHA256SUMS"))?
        .clone();
    let names = container.members().iter().map(|member| member.name.as_str());
    judge_seal(&read_sums(&sums)?, names.zip(read.hashes.iter().copied()))?;
    judge_names(&container, &read.hashes)?;

    let manifest_bytes = read
        .held
        .get("manifest.json")
        .ok_or_else(|| Fault::field("manifest.json"))?;
    if let Ok(peek) = manifest::peek(manifest_bytes)
        && peek.format.major > MAJOR
    {
        peek.judge()?;
    }
    scan_member("manifest.json", manifest_bytes)?;
    let (manifest, unknown) = Manifest::read(manifest_bytes)?;

    let view = View {
        container: &container,
        held: &read.held,
    };
    let found = judge_signatures(&manifest, &sums, &view, &cards_inside, cards)?;
    let cards_inside: Vec<CardInside> = cards_inside
        .into_iter()
        .map(|(_, card)| card)
        .collect::<Result<_, _>>()?;

    for (name, bytes) in &read.held {
        let newer = unknown == Unknown::LeftAside && !member::is_known(manifest.kind, name);
        if !newer && (has_ending(name, ".json") || has_ending(name, ".jsonl")) {
            scan_member(name, bytes)?;
        }
    }
    let result = manifest.kind == Kind::Result;
    let payload = reader::read(&manifest, unknown, &view)
        .map_err(|fault| if result { of_parts(fault) } else { fault })?;
    judge_padding(source, &container)?;
    let stranger = cards_inside
        .iter()
        .any(|inside| inside.card.person != manifest.author);
    if manifest.kind == Kind::Score && stranger {
        // The card in a score bundle is its author's, not another person's.
        return Err(Fault::field("cards/"));
    }
    if let Some(bytes) = view.get("allowed_signers") {
        judge_allowed_signers(bytes)?;
    }
    if let Payload::Result(result) = &payload {
        judge_parts(result, &found.signers)?;
    }
    let keeper = judge_ledger(&payload, unknown)?;
    let bundles = open_bundles(source, &container, manifest.kind, cards)?;
    Ok(Opened {
        id: bundle_id(&sums),
        newer_minor: manifest.format.minor > MINOR,
        manifest,
        signers: found.signers,
        signed_by_author: found.by_author,
        payload,
        cards: cards_inside,
        bundles,
        documents: documents(&container),
        standing: found.standing,
        sums,
        checkpoint: keeper,
    })
}

/// The ledger of a whole panel: its chain, its checkpoint and the signature.
fn judge_ledger(payload: &Payload, unknown: Unknown) -> Result<Option<(Checkpoint, PublicKey)>, Fault> {
    let Payload::Panel(Panel::Whole {
        ledger: Some([lines, checkpoint, signature]),
        ..
    }) = payload
    else {
        return Ok(None);
    };
    Ledger::read(lines, unknown)?
        .judge(checkpoint, signature)
        .map(Some)
}

/// The kind that the manifest says, where it can be read at all: limits depend on it before anything is inflated.
fn peek(source: &mut dyn Source, container: &Container) -> Result<Option<Kind>, Fault> {
    let Some(member) = container
        .member("manifest.json")
        .filter(|member| member.size <= MAX_MANIFEST)
    else {
        return Ok(None);
    };
    let bytes = container.read(source, member, MAX_MANIFEST)?;
    Ok(manifest::peek(&bytes)
        .ok()
        .filter(|peek| peek.format.major == MAJOR)
        .and_then(|peek| Kind::from_name(&peek.kind)))
}

/// Which bundles may stand where: a card in anything, a score or records panel in a whole panel, a records panel in a result.
fn judge_place(kind: Kind, container: &Container, place: Place) -> Result<(), Fault> {
    let nested = |what: &str| Err(Fault::new(Code::ZipNested, what));
    let records = container.member("records.jsonl").is_some();
    let fits = match place {
        Place::Top => true,
        Place::Card => kind == Kind::Card,
        Place::Panel => kind == Kind::Score || (kind == Kind::Panel && records),
        Place::Result => kind == Kind::Panel && records,
    };
    if !fits {
        return nested(&format!("a {} where it may not be", kind.as_str()));
    }
    for member in container
        .members()
        .iter()
        .filter(|member| is_nested(&member.name))
    {
        let name = member.name.as_str();
        let may = if name.starts_with("cards/") {
            kind != Kind::Card
        } else {
            name.starts_with("bundles/") && ((kind == Kind::Panel && !records) || kind == Kind::Result)
        };
        if !may {
            return nested(name);
        }
    }
    Ok(())
}

/// Refuses what could not be judged within the memory that one file may take.
fn judge_memory(kind: Option<Kind>, container: &Container) -> Result<(), Fault> {
    let sum = |which: &dyn Fn(&str) -> bool| -> u64 {
        container
            .members()
            .iter()
            .filter(|member| which(&member.name))
            .map(|member| member.size)
            .sum()
    };
    let most = if kind == Some(Kind::Score) {
        HELD_OF_SCORE
    } else {
        HELD
    };
    if sum(&is_held) > most || sum(&|name: &str| name.starts_with("cards/")) > HELD_OF_CARDS {
        return Err(Fault::new(
            Code::ZipTooLarge,
            "more than can be judged within the memory for one file",
        ));
    }
    Ok(())
}

fn is_held(name: &str) -> bool {
    !(is_nested(name) || name == "padding" || name.starts_with("documents/"))
}

/// What one member may be, to be held; the rest is bounded by [`judge_memory`] and by the limits of its kind.
fn most(name: &str) -> u64 {
    if name == SUMS {
        MAX_SUMS
    } else if name.starts_with(SIGNATURES) {
        MAX_SIGNATURE
    } else {
        u64::MAX
    }
}

fn read_members(source: &mut dyn Source, container: &Container) -> Result<Read1, Fault> {
    let mut held = BTreeMap::new();
    let mut hashes = Vec::with_capacity(container.members().len());
    let mut buffer = vec![0; 64 << 10];
    for member in container.members() {
        let name = member.name.as_str();
        let keep = is_held(name) && member.size <= most(name);
        let mut kept = Vec::with_capacity(if keep {
            usize::try_from(member.size).unwrap_or(0)
        } else {
            0
        });
        let mut reader = Hashing::new(Container::open(source, member));
        loop {
            let n = reader.read(&mut buffer).map_err(fault_of)?;
            if n == 0 {
                break;
            }
            if keep {
                kept.extend_from_slice(&buffer[..n]);
            }
        }
        hashes.push(reader.finish());
        if keep {
            held.insert(member.name.clone(), kept);
        }
    }
    Ok(Read1 { held, hashes })
}

/// Opens each card within. A fault of its container is one of ours and told at once; any other waits for its layer.
#[expect(clippy::type_complexity, reason = "each card stands with its own fault")]
fn open_cards(
    source: &mut dyn Source,
    container: &Container,
    cards: &dyn Cards,
) -> Result<Vec<(String, Result<CardInside, Fault>)>, Fault> {
    let mut opened = Vec::new();
    for member in container
        .members()
        .iter()
        .filter(|member| member.name.starts_with("cards/") && is_nested(&member.name))
    {
        let bytes = container.read(source, member, crate::container::Limits::of(Kind::Card).file)?;
        let card = open_card(&bytes, &member.name, cards);
        if let Err(fault) = &card
            && fault.code().layer() == Layer::Container
        {
            return Err(fault.clone());
        }
        opened.push((member.name.clone(), card));
    }
    Ok(opened)
}

fn open_card(bytes: &[u8], name: &str, cards: &dyn Cards) -> Result<CardInside, Fault> {
    judge_clear(bytes, name)?;
    let opened = open_at(&mut std::io::Cursor::new(bytes), Place::Card, cards)?;
    judge_id(name, opened.id)?;
    let Payload::Card(card) = opened.payload else {
        return Err(Fault::new(Code::ZipNested, name));
    };
    Ok(CardInside {
        id: opened.id,
        edition: Hash::of(&card.write()),
        card: *card,
        standing: opened.standing,
        signers: opened.signers,
        bytes: bytes.to_vec(),
    })
}

/// An encrypted bundle within another is refused.
fn judge_clear(start: &[u8], name: &str) -> Result<(), Fault> {
    if is_encrypted(start) {
        Err(Fault::new(Code::ZipNested, format!("{name} is encrypted")))
    } else {
        Ok(())
    }
}

/// A nested bundle is named by its id.
fn judge_id(name: &str, id: Hash) -> Result<(), Fault> {
    if member::nested_id(name) == Some(id) {
        Ok(())
    } else {
        Err(Fault::new(
            Code::SealBroken,
            format!("{name} is bundle {}", id.to_hex()),
        ))
    }
}

fn open_bundles(
    source: &mut dyn Source,
    container: &Container,
    kind: Kind,
    cards: &dyn Cards,
) -> Result<Vec<BundleInside>, Fault> {
    let place = if kind == Kind::Result {
        Place::Result
    } else {
        Place::Panel
    };
    let mut opened = Vec::new();
    for member in container
        .members()
        .iter()
        .filter(|member| member.name.starts_with("bundles/"))
    {
        let Some((start, length)) = member.stored_at() else {
            continue;
        };
        let mut section = Section::new(source, start, length);
        let mut head = [0; 22];
        let read = section.read(&mut head).map_err(fault_of)?;
        judge_clear(&head[..read], &member.name)?;
        let mut section = Section::new(source, start, length);
        let inside = match open_at(&mut section, place, cards) {
            Ok(inside) => inside,
            // Made by a newer Paraph: kept as it is, like any other that cannot be read here.
            Err(fault) if fault.code() == Code::FormatFuture => continue,
            Err(fault) => return Err(fault),
        };
        judge_id(&member.name, inside.id)?;
        opened.push(BundleInside {
            id: inside.id,
            kind: inside.kind(),
            start,
            length,
        });
    }
    Ok(opened)
}

/// Documents are named by the hash of their bytes.
fn judge_names(container: &Container, hashes: &[[u8; 32]]) -> Result<(), Fault> {
    for (member, hash) in container.members().iter().zip(hashes) {
        let named = member
            .name
            .strip_prefix("documents/")
            .and_then(|rest| rest.strip_suffix(".pdf"));
        if named.is_some_and(|named| named != hex::encode(hash)) {
            return Err(Fault::document(&member.name));
        }
    }
    Ok(())
}

fn documents(container: &Container) -> Vec<DocumentInside> {
    let named = container.members().iter().filter_map(|member| {
        let hash = member
            .name
            .strip_prefix("documents/")?
            .strip_suffix(".pdf")?
            .parse()
            .ok()?;
        Some(DocumentInside {
            hash,
            member: member.clone(),
        })
    });
    named.collect()
}

/// Padding is zeros, so that nothing hides in it.
fn judge_padding(source: &mut dyn Source, container: &Container) -> Result<(), Fault> {
    let Some(member) = container.member("padding") else {
        return Ok(());
    };
    let mut reader = Container::open(source, member);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer).map_err(fault_of)? {
            0 => return Ok(()),
            n if buffer[..n].iter().any(|byte| *byte != 0) => return Err(Fault::field("padding")),
            _ => {}
        }
    }
}

/// Judges the spelling of a member: each line of a `.jsonl`, the one line of a `.json`.
fn scan_member(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let mut lines = Lines::new(name, bytes);
    let mut count = 0;
    while lines.next_line()?.is_some() {
        count += 1;
    }
    if !has_ending(name, ".jsonl") && count != 1 {
        return Err(Fault::new(Code::JsonForm, format!("{name}: {count} lines")));
    }
    Ok(())
}

struct Found {
    signers: Vec<PublicKey>,
    by_author: bool,
    standing: Standing,
}

/// Judges all signatures, then whether the author's is among them.
fn judge_signatures(
    manifest: &Manifest,
    sums: &[u8],
    view: &View<'_>,
    inside: &[(String, Result<CardInside, Fault>)],
    cards: &dyn Cards,
) -> Result<Found, Fault> {
    let names: Vec<&str> = view
        .names()
        .into_iter()
        .filter(|name| name.starts_with(SIGNATURES))
        .collect();
    if names.is_empty() {
        return Err(Fault::new(Code::SigMissing, "no signature"));
    }
    if names.len() > MAX_SIGNATURES {
        return Err(Fault::new(
            Code::SigTooMany,
            format!("{} signatures", names.len()),
        ));
    }
    let author = manifest.author;
    let own_card = view
        .get("card.json")
        .filter(|_| manifest.kind == Kind::Card)
        .and_then(|bytes| {
            let unknown = if manifest.format.minor > MINOR {
                Unknown::LeftAside
            } else {
                Unknown::Refused
            };
            Card::read(bytes, unknown).ok()
        });
    let known = cards.cards(author);
    let of_author = |card: &Card| card.person == author;
    let inside = inside
        .iter()
        .filter_map(|(_, card)| card.as_ref().ok())
        .map(|inside| &inside.card);
    let mut speaking = BTreeSet::from([Hash::from(author)]);
    let mut has_card = own_card.is_some();
    let mut name = None;
    for card in inside
        .chain(own_card.as_ref())
        .chain(known.iter().map(AsRef::as_ref))
        .filter(|card| of_author(card))
    {
        has_card = true;
        name = Some(card.name.as_str().to_owned());
        speaking.extend(keys_of(card)?.iter().map(PublicKey::hash));
    }

    let namespace = signature::namespace(manifest.kind);
    let mut signers = Vec::new();
    let mut first_fault = None;
    let mut author_is_true = false;
    for file in names {
        let bytes = view
            .get(file)
            .ok_or_else(|| Fault::new(Code::SigForm, format!("{file}: over 16 KiB")))?;
        match judge_file(file, bytes, namespace, sums) {
            Ok(key) => {
                author_is_true |= speaking.contains(&key.hash());
                signers.push(key);
            }
            Err(fault) => first_fault = first_fault.or(Some(fault)),
        }
    }
    if let Some(fault) = first_fault {
        let second = fault.code() == Code::SigFalse && author_is_true;
        return Err(if second {
            Fault::second_signature(fault.detail())
        } else {
            fault
        });
    }

    let hashes: BTreeSet<Hash> = signers.iter().map(PublicKey::hash).collect();
    if let Some(card) = &own_card {
        let previous = known
            .iter()
            .find(|known| card.previous == Some(Hash::of(&known.write())));
        let standing = signers_of_card(card, &hashes, previous.map(AsRef::as_ref))?;
        return Ok(Found {
            signers,
            by_author: standing == Standing::Proved,
            standing,
        });
    }
    if !author_is_true && (has_card || matches!(manifest.kind, Kind::Card | Kind::Score)) {
        let fault = Fault::new(Code::SigWrongKey, "no signature is by a key of the author's card");
        return Err(match name {
            Some(name) => fault.with(Param::Name, name),
            None => fault,
        });
    }
    Ok(Found {
        signers,
        by_author: author_is_true,
        standing: Standing::Proved,
    })
}

/// One signature, in a file named by its key.
fn judge_file(name: &str, bytes: &[u8], namespace: &str, sums: &[u8]) -> Result<PublicKey, Fault> {
    let key = signature::verify(bytes, namespace, sums)
        .map_err(|fault| Fault::new(fault.code(), format!("{name}: {}", fault.detail())))?
        .key;
    let named = format!("{SIGNATURES}{}.sig", key.hash().to_hex());
    if named == name {
        Ok(key)
    } else {
        Err(Fault::new(Code::SigForm, format!("{name}: named by another key")))
    }
}
