//! `records.jsonl`: what chairs sign, one line each; the hash of the line is the record's id.
//!
//! Each type's own form is judged here. Who may sign what is judged against the call ([`Record::judge_role`]); which record is in
//! force among several is the merge's business.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use super::call::{Call, Duty, Given, How, Role};
use super::decode::{self, Kept, Unknown};
use super::draw;
use super::id::{Hash, Line, Name, PersonId, ProposalId, Salt, Slug, Text, Time};
use super::review::{ConflictState, Ground, Head, Part, parts_hash};
use crate::fault::{Code, Fault, Param};

/// A line of `records.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When, by the signer's clock.
    pub at: Time,
    /// Who signs it: the author of the panel that carries it.
    pub by: PersonId,
    /// From 1, one more at each change of the same record.
    pub revision: u64,
    /// Hides the line behind its id.
    pub salt: Salt,
    /// What it says.
    pub body: Body,
}

macro_rules! bodies {
    ($($(#[$doc:meta])* $variant:ident($type:ident) = $name:literal,)*) => {
        /// What a record says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Body {
            $($(#[$doc])* $variant($type),)*
        }

        impl Body {
            /// The word in `record`.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// All words that `record` may be.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            fn to_value(&self) -> Result<Value, serde_json::Error> {
                match self { $(Self::$variant(body) => serde_json::to_value(body),)* }
            }

            fn from_value(name: &str, fields: Map<String, Value>, place: &str, unknown: Unknown) -> Result<Self, Fault> {
                match name {
                    $($name => decode::from_value(&Value::Object(fields), place, unknown).map(Self::$variant),)*
                    _ => Err(Fault::field(decode::join(place, "record"))),
                }
            }
        }

        $(impl From<$type> for Body {
            fn from(body: $type) -> Self {
                Self::$variant(body)
            }
        })*
    };
}

bodies! {
    /// What the panel decides of a proposal.
    Decision(Decision) = "decision",
    /// Who was out of the room.
    Absent(Absent) = "absent",
    /// A conflict that a chair declares.
    Conflict(ChairConflict) = "conflict",
    /// The sponsor's refusal.
    Veto(Veto) = "veto",
    /// The list, the source and the day of a draw.
    DrawAnnounced(DrawAnnounced) = "draw_announced",
    /// The number and what follows from it.
    Draw(Draw) = "draw",
    /// A draw that cannot be repeated.
    DrawByHand(DrawByHand) = "draw_by_hand",
    /// A review that came unsigned.
    Entered(Entered) = "entered",
    /// A late head counts.
    Admit(Admit) = "admit",
    /// Which of two versions counts.
    Settle(Settle) = "settle",
    /// Which of several chairs' records holds.
    Resolve(Resolve) = "resolve",
    /// The ledger at the close.
    Close(Close) = "close",
    /// What an awarded proposal owes.
    Obligation(Obligation) = "obligation",
    /// How scores of an earlier rubric are read.
    EditionMap(EditionMap) = "edition_map",
    /// A person is accepted.
    Vouch(Vouch) = "vouch",
    /// A person is accepted no more.
    Distrust(Distrust) = "distrust",
}

/// What a panel may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Selected for funding.
    Fund,
    /// Not selected.
    Decline,
    /// On the reserve list.
    Waitlist,
}

/// `decision`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
    /// What.
    pub decision: Verdict,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// How the panel voted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<Votes>,
}

/// How a panel voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Neither.
    pub abstained: u64,
    /// Against.
    pub against: u64,
    /// For.
    #[serde(rename = "for")]
    pub in_favour: u64,
}

/// `absent`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// Who was out of the room.
    pub persons: Vec<PersonId>,
    /// For which proposal.
    pub proposal: ProposalId,
}

/// `conflict`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChairConflict {
    /// What it is.
    pub ground: Ground,
    /// Whose.
    pub person: PersonId,
    /// With which proposal.
    pub proposal: ProposalId,
    /// Declared or taken back.
    pub state: ConflictState,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// Why a sponsor refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VetoGround {
    /// Law.
    Legal,
    /// Sanctions.
    Sanctions,
    /// Money.
    Budget,
    /// Ethics.
    Ethics,
    /// Anything else.
    Other,
}

/// Who signs a veto.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedBy {
    /// The one who refuses.
    #[serde(rename = "self")]
    Sponsor,
    /// A chair, by a letter of the sponsor.
    ChairForSponsor,
}

/// `veto`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Veto {
    /// How much is said.
    pub given: Given,
    /// The ground, unless nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<VetoGround>,
    /// The SHA-256 of the sponsor's letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Hash>,
    /// For whom.
    pub on_behalf_of: Name,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// The reason, where all is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// Who signs.
    pub signed_by: SignedBy,
}

/// `draw_announced`; its list is the member `draw-<n>.txt`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawAnnounced {
    /// The SHA-256 of the list.
    pub commit: Hash,
    /// When the number will be out.
    pub due: Time,
    /// Which draw of the call.
    pub n: u64,
    /// How many places there are.
    pub places: u64,
    /// Which public number.
    pub source: Name,
}

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ticket {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// The smallest wins.
    pub ticket: Hash,
}

/// `draw`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The record that announced it.
    pub announced: Hash,
    /// The draw that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Hash>,
    /// List and seed, mixed.
    pub key: Hash,
    /// The number, as it was announced.
    pub seed: Name,
    /// How many were taken.
    pub taken: u64,
    /// The order.
    pub tickets: Vec<Ticket>,
}

impl Draw {
    /// The proposals, smallest ticket first.
    pub fn order(&self) -> Vec<ProposalId> {
        self.tickets.iter().map(|ticket| ticket.proposal).collect()
    }
}

/// `draw_by_hand`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawByHand {
    /// The record that announced it.
    pub announced: Hash,
    /// The SHA-256 of the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Hash>,
    /// The order.
    pub order: Vec<ProposalId>,
    /// Who saw it.
    pub witnesses: Vec<Name>,
}

/// Where a review that was entered came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// An export of that program.
    Hotcrp,
    /// An export of that site.
    Openreview,
    /// A table.
    Table,
    /// A form.
    Paper,
}

/// `entered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// Whether the reviewer confirmed it.
    pub confirmed: bool,
    /// The SHA-256 of the file it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Hash>,
    /// The hash of the head line.
    pub head: Hash,
    /// The head line that the chair wrote.
    pub line: Line,
    /// The person, if there is a card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The reviewer's name.
    pub reviewer: Name,
    /// Where it came from.
    pub source: Source,
    /// Lines as in `texts.jsonl`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Line>,
}

/// `admit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admit {
    /// Which head.
    pub head: Hash,
    /// Why.
    pub reason: Text,
}

/// `settle`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// The head that counts.
    pub head: Hash,
    /// Whose.
    pub person: PersonId,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Why.
    pub reason: Text,
    /// In which round.
    pub round: Slug,
}

/// `resolve`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolve {
    /// The records that differ.
    pub of: Vec<Hash>,
    /// Why.
    pub reason: Text,
    /// The one that holds.
    pub takes: Hash,
}

/// `close`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// The hash of the ledger's last line.
    pub last: Hash,
    /// How many lines the ledger has.
    pub size: u64,
}

/// `obligation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Time>,
    /// Until when.
    pub due: Time,
    /// What.
    pub duty: Duty,
    /// The SHA-256 of what shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Hash>,
    /// Where it can be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Name>,
    /// Of which proposal.
    pub proposal: ProposalId,
}

/// `edition_map`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionMap {
    /// New criterion by old criterion.
    pub criteria: BTreeMap<Slug, Slug>,
    /// The earlier rubric.
    pub from: Hash,
    /// The rubric in force.
    pub to: Hash,
}

/// `vouch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouch {
    /// The SHA-256 of the `card.json` that was compared.
    pub edition: Hash,
    /// How.
    pub how: How,
    /// Who.
    pub person: PersonId,
    /// The person who lost the key before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<PersonId>,
}

/// `distrust`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distrust {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: Text,
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = self.body.to_value().map_err(serde::ser::Error::custom)?;
        if let Value::Object(fields) = &mut value {
            fields.insert("at".to_owned(), Value::String(self.at.to_string()));
            fields.insert("by".to_owned(), Value::String(self.by.to_hex()));
            fields.insert("record".to_owned(), Value::String(self.body.name().to_owned()));
            fields.insert("revision".to_owned(), Value::from(self.revision));
            fields.insert("salt".to_owned(), Value::String(self.salt.to_hex()));
        }
        value.serialize(serializer)
    }
}

#[derive(Deserialize)]
struct Common {
    at: Time,
    by: PersonId,
    record: String,
    revision: u64,
    salt: Salt,
}

impl Record {
    /// Reads one line with its LF.
    pub fn read(bytes: &[u8], place: &str, unknown: Unknown) -> Result<Kept<Self>, Fault> {
        let common: Common = decode::value(bytes, place, Unknown::LeftAside)?;
        let mut fields: Map<String, Value> = decode::value(bytes, place, unknown)?;
        for name in ["at", "by", "record", "revision", "salt"] {
            fields.remove(name);
        }
        let record = Self {
            at: common.at,
            by: common.by,
            revision: common.revision,
            salt: common.salt,
            body: Body::from_value(&common.record, fields, place, unknown)?,
        };
        record.judge(place)?;
        let line = String::from_utf8_lossy(bytes.strip_suffix(b"\n").unwrap_or(bytes)).into_owned();
        Ok(Kept {
            hash: Hash::of(format!("{line}\n").as_bytes()),
            value: record,
            line,
        })
    }

    /// Judges the record alone.
    pub fn judge(&self, place: &str) -> Result<(), Fault> {
        let at = |name: &str| Err(Fault::field(decode::join(place, name)));
        if self.revision == 0 {
            return at("revision");
        }
        match &self.body {
            Body::Veto(veto) => veto.judge(),
            Body::Absent(absent) if !distinct(&absent.persons) => at("persons"),
            Body::Draw(drawn) => judge_draw(drawn),
            Body::DrawByHand(drawn) if !distinct(&drawn.order) => at("order"),
            Body::Entered(entered) => entered.read_head(place).map(|_| ()),
            Body::Resolve(resolve) if !resolve.of.contains(&resolve.takes) || !distinct(&resolve.of) => {
                at("of")
            }
            Body::EditionMap(map) if !distinct(&map.criteria.values().collect::<Vec<_>>()) => at("criteria"),
            Body::Vouch(vouch) if vouch.replaces == Some(vouch.person) => at("replaces"),
            Body::Decision(_)
            | Body::Absent(_)
            | Body::Conflict(_)
            | Body::DrawAnnounced(_)
            | Body::DrawByHand(_)
            | Body::Admit(_)
            | Body::Settle(_)
            | Body::Resolve(_)
            | Body::Close(_)
            | Body::Obligation(_)
            | Body::EditionMap(_)
            | Body::Vouch(_)
            | Body::Distrust(_) => Ok(()),
        }
    }

    /// Judges whether its signer has the role that it needs, and a veto against what the call demands.
    pub fn judge_role(&self, call: &Call, place: &str) -> Result<(), Fault> {
        let chair = call.has_role(self.by, Role::Chair);
        let Body::Veto(veto) = &self.body else {
            return if chair {
                Ok(())
            } else {
                Err(Fault::field(decode::join(place, "by")))
            };
        };
        let wrong =
            |why: &str| Err(Fault::new(Code::Veto, why).with(Param::Proposal, veto.proposal.to_hex()));
        let entitled = match veto.signed_by {
            SignedBy::Sponsor => chair || call.has_role(self.by, Role::Veto),
            SignedBy::ChairForSponsor => chair,
        };
        if !entitled {
            return wrong("signed by one without the right");
        }
        if veto.given < call.policy.veto_given {
            return wrong("less given than the call demands");
        }
        Ok(())
    }

    /// What may stand in a public result; all others stand there by their id alone.
    pub const fn is_public(&self) -> bool {
        matches!(
            self.body,
            Body::Decision(_)
                | Body::Veto(_)
                | Body::DrawAnnounced(_)
                | Body::Draw(_)
                | Body::DrawByHand(_)
                | Body::Close(_)
                | Body::EditionMap(_)
                | Body::Admit(_)
                | Body::Obligation(_)
        )
    }
}

impl Veto {
    fn judge(&self) -> Result<(), Fault> {
        let wrong =
            |why: &str| Err(Fault::new(Code::Veto, why).with(Param::Proposal, self.proposal.to_hex()));
        if self.given != Given::None && self.ground.is_none() {
            return wrong("no ground");
        }
        if self.given == Given::Full
            && self
                .reason
                .as_deref()
                .is_none_or(|reason| reason.trim().is_empty())
        {
            return wrong("no reason");
        }
        if self.signed_by == SignedBy::ChairForSponsor && self.letter.is_none() {
            return wrong("no letter");
        }
        Ok(())
    }
}

fn judge_draw(drawn: &Draw) -> Result<(), Fault> {
    let repeated = draw::tickets(drawn.key, drawn.tickets.iter().map(|ticket| ticket.proposal));
    if repeated != drawn.tickets {
        return Err(Fault::new(Code::Draw, "tickets do not follow from the key"));
    }
    let ids = drawn.order();
    if !distinct(&ids) || drawn.taken > ids.len() as u64 {
        return Err(Fault::new(
            Code::Draw,
            "a proposal twice, or more taken than drawn",
        ));
    }
    Ok(())
}

impl Entered {
    /// Reads the head line, which must have the hash that is claimed and hold the texts that are given.
    pub fn read_head(&self, place: &str) -> Result<Kept<Head>, Fault> {
        let head: Kept<Head> = decode::kept(
            self.line.as_bytes(),
            &decode::join(place, "line"),
            Unknown::LeftAside,
        )?;
        head.value.judge(&decode::join(place, "line"))?;
        if head.hash != self.head {
            return Err(Fault::field(decode::join(place, "head")));
        }
        let texts = self.read_texts(place)?;
        let same = |part: &Kept<Part>| {
            part.value.proposal == head.value.proposal
                && part.value.round == head.value.round
                && part.value.revision == head.value.revision
        };
        let hash = parts_hash(texts.iter().map(|part| (part.value.part.as_str(), part.hash)));
        if hash != head.value.texts || !texts.iter().all(same) {
            return Err(Fault::new(Code::HeadParts, decode::join(place, "texts"))
                .with(Param::Proposal, head.value.proposal.to_hex()));
        }
        Ok(head)
    }

    /// Reads the lines of texts.
    pub fn read_texts(&self, place: &str) -> Result<Vec<Kept<Part>>, Fault> {
        let mut seen = BTreeSet::new();
        let mut texts = Vec::with_capacity(self.texts.len());
        for (index, line) in self.texts.iter().enumerate() {
            let place = decode::join(place, &format!("texts[{index}]"));
            let part: Kept<Part> = decode::kept(line.as_bytes(), &place, Unknown::LeftAside)?;
            if !seen.insert(part.value.part.clone()) {
                return Err(Fault::field(place));
            }
            texts.push(part);
        }
        Ok(texts)
    }
}

fn distinct<T: Ord>(values: &[T]) -> bool {
    values.iter().collect::<BTreeSet<_>>().len() == values.len()
}

/// Reads `records.jsonl` of a panel: every line by the panel's author, none twice.
pub fn read_records(bytes: &[u8], author: PersonId, unknown: Unknown) -> Result<Vec<Kept<Record>>, Fault> {
    let mut seen = BTreeSet::new();
    let mut records = Vec::new();
    for (index, line) in decode::split(bytes).enumerate() {
        let place = decode::place("records.jsonl", index + 1);
        let record = Record::read(line, &place, unknown)?;
        if record.value.by != author {
            let code = if matches!(record.value.body, Body::Veto(_)) {
                Code::Veto
            } else {
                Code::Field
            };
            let path = decode::join(&place, "by");
            return Err(Fault::new(code, path.clone()).with(Param::Path, path));
        }
        if !seen.insert(record.hash) {
            return Err(Fault::field(place));
        }
        records.push(record);
    }
    Ok(records)
}

/// A line of `records.jsonl` in a result: open, or by its id alone.
#[expect(
    clippy::large_enum_variant,
    reason = "most records of a result are open, and there are few"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicRecord {
    /// What it says.
    Open(Kept<Record>),
    /// That it exists, and its type.
    Blinded {
        /// Its id.
        id: Hash,
        /// Its type.
        record: String,
    },
}

/// A blinded record as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindedRecord {
    /// Its id.
    pub id: Hash,
    /// Its type.
    pub record: Name,
}

/// Reads `records.jsonl` of a result.
pub fn read_public_records(bytes: &[u8], unknown: Unknown) -> Result<Vec<PublicRecord>, Fault> {
    let mut seen = BTreeSet::new();
    let mut records = Vec::new();
    for (index, line) in decode::split(bytes).enumerate() {
        let place = decode::place("records.jsonl", index + 1);
        let fields: Map<String, Value> = decode::value(line, &place, unknown)?;
        let (id, record) = if fields.contains_key("id") {
            let blinded: BlindedRecord = decode::value(line, &place, unknown)?;
            let record = blinded.record.to_string();
            // A type that this version does not know may be blinded in a later one.
            if unknown == Unknown::Refused && !Body::NAMES.contains(&record.as_str()) {
                return Err(Fault::field(decode::join(&place, "record")));
            }
            (
                blinded.id,
                PublicRecord::Blinded {
                    id: blinded.id,
                    record,
                },
            )
        } else {
            // Within a result a draw that cannot be repeated is one part that contradicts the others.
            let record = Record::read(line, &place, unknown).map_err(|fault| {
                if fault.code() == Code::Draw {
                    Fault::result_parts("draw")
                } else {
                    fault
                }
            })?;
            if !record.value.is_public() {
                return Err(Fault::field(decode::join(&place, "record")));
            }
            (record.hash, PublicRecord::Open(record))
        };
        if !seen.insert(id) {
            return Err(Fault::field(place));
        }
        records.push(record);
    }
    Ok(records)
}
