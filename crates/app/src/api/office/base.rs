//! What the office's rooms share: rows as values, the call being made, proposals, ids and salts.
//!
//! Salts come from the office's own seed and from what they hide, so that the same acts give the same lines in
//! whatever order they were done.

use std::collections::BTreeMap;
use std::sync::Arc;

use hmac::{Hmac, Mac};
use paraph_bundle::payload::id::{Hash, Name, ProposalId, Salt, Text, Time};
use paraph_store::{ProposalRow, Read, Write};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::mail::{Attachment, Draft, Person as Addressee};
use crate::op::Step;
use crate::wire::{Applicant, Attribute, CallBody, RoundBody, WorkspaceKind};
use crate::words::{Args, Language, Phrase, Words};
use crate::workspace::Workspace;

/// The key under which the call being made is kept.
pub(super) const CALL_BODY: &str = "office_call";

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Person {
    #[serde(skip)]
    pub seat: String,
    pub name: String,
    pub email: Option<String>,
    pub institution: Option<String>,
    pub language: Language,
    pub phone: Option<String>,
    pub load: Option<u32>,
    pub expertise: Vec<String>,
    /// The invitation's token, hex.
    pub token: String,
    /// When an invitation was written.
    pub invited: Option<String>,
    /// The person's id, once chosen for this seat.
    pub person: Option<String>,
    /// The seat of the person whose lost key this one replaces.
    pub replaces: Option<String>,
    /// A control number from a table.
    pub control: Option<String>,
}

impl Person {
    /// A mail draft to this person in their language: `subject` and `text` are messages that take `args`.
    pub(super) fn draft(
        &self,
        [subject, text]: [&str; 2],
        args: &Args,
        attachments: Vec<Attachment>,
        at: Time,
    ) -> Draft {
        let words = Words::of(self.language);
        Draft {
            to: Addressee {
                name: self.name.clone(),
                address: self.email.clone().unwrap_or_default(),
            },
            subject: words.say(subject, args),
            text: words.say(text, args),
            html: None,
            attachments,
            date: at.unix(),
        }
    }
}

/// What only the office knows of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Dossier {
    pub email: Option<String>,
    pub asked_text: Option<String>,
    pub file: Option<String>,
}

/// A proposal of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub row: ProposalRow,
    pub id: ProposalId,
    pub applicants: Vec<Applicant>,
    pub attributes: Vec<Attribute>,
    pub dossier: Dossier,
    /// The original of its document, where that is a cleaned copy.
    pub made_from: Option<String>,
}

/// The open workspace, if it is an office.
pub(super) fn workspace(app: &App) -> Result<Arc<Workspace>> {
    let workspace = app.workspace()?;
    if workspace.kind == WorkspaceKind::Office {
        Ok(workspace)
    } else {
        Err(AppError::new(
            Code::WrongWorkspace,
            "office-fault-no-office",
            Args::none(),
        ))
    }
}

/// Reads from one moment.
pub(super) fn read<T>(app: &App, work: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
    workspace(app)?.read(work)
}

/// One step of the history.
pub(super) fn change<T: Send + 'static>(
    app: &App,
    label: &str,
    args: &Args,
    screen: &str,
    proposal: Option<&str>,
    work: impl FnOnce(&Write<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let mut step = Step::new(app, label, args).screen(screen);
    if let Some(proposal) = proposal {
        step = step.on(proposal);
    }
    workspace(app)?.change(app, step, work)
}

/// An act that cannot be taken back.
pub(super) fn act<T: Send + 'static>(
    app: &App,
    label: &str,
    args: &Args,
    screen: &str,
    work: impl FnOnce(&Write<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let workspace = workspace(app)?;
    let done = workspace.change(app, Step::new(app, label, args).screen(screen).fixed(), work)?;
    workspace.forget_call();
    Ok(done)
}

/// The time as formats write it.
pub(super) fn now(app: &App) -> Time {
    Time::from_unix(app.host().timestamp().as_second())
}

/// A phrase in the language of whoever works here.
pub(super) fn phrase(app: &App, id: &str, args: Args) -> Phrase {
    app.words().phrase(id, args)
}

/// Something that is missing or comes first.
pub(super) fn refuse(code: Code, id: &'static str, args: Args) -> AppError {
    AppError::new(code, id, args)
}

/// The call being made; an empty one before anything was entered.
pub(super) fn call_body(read: &Read<'_>) -> Result<CallBody> {
    match read.choice(CALL_BODY)? {
        Some(text) => serde_json::from_str(&text).map_err(AppError::internal),
        None => Ok(CallBody {
            zone: "Europe/Paris".to_owned(),
            round_rule: "latest".to_owned(),
            calibrate: true,
            ..CallBody::default()
        }),
    }
}

/// A call with nothing in it but what every call has.
pub(super) fn empty_call(app: &App) -> CallBody {
    CallBody {
        zone: app.host().time_zone(),
        round_rule: "latest".to_owned(),
        rounds: vec![RoundBody {
            id: "r1".to_owned(),
            title: app.words().say("office-round", &Args::none()),
        }],
        calibrate: true,
        ..CallBody::default()
    }
}

/// Everybody on the list, by seat.
pub(super) fn people(read: &Read<'_>) -> Result<Vec<Person>> {
    read.people()?
        .into_iter()
        .map(|(seat, body)| {
            let person: Person = serde_json::from_str(&body).map_err(AppError::internal)?;
            Ok(Person { seat, ..person })
        })
        .collect()
}

/// Keeps an entry of the list.
pub(super) fn put_person(write: &Write<'_>, person: &Person) -> Result<()> {
    let body = serde_json::to_string(person).map_err(AppError::internal)?;
    Ok(write.put_person(&person.seat, &body)?)
}

/// The proposals, by number as people count.
pub(super) fn proposals(read: &Read<'_>) -> Result<Vec<Entry>> {
    let mut dossiers: BTreeMap<String, String> = read.dossiers()?.into_iter().collect();
    let mut entries = Vec::new();
    for row in read.proposals()? {
        let dossier = match dossiers.remove(&row.proposal) {
            Some(body) => serde_json::from_str(&body).map_err(AppError::internal)?,
            None => Dossier::default(),
        };
        entries.push(Entry {
            id: row.proposal.parse().map_err(AppError::internal)?,
            applicants: serde_json::from_str(&row.applicants).unwrap_or_default(),
            attributes: serde_json::from_str(&row.attributes).unwrap_or_default(),
            dossier,
            made_from: match &row.document {
                Some(document) => read.made_from(document)?,
                None => None,
            },
            row,
        });
    }
    entries.sort_by(|a, b| {
        number_key(&a.row.number)
            .cmp(&number_key(&b.row.number))
            .then(a.id.cmp(&b.id))
    });
    Ok(entries)
}

/// `P-9` before `P-10`: digits compare as numbers.
pub(super) fn number_key(number: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = number;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, tail) = rest.split_at(digits);
        let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (value, next) = tail.split_at(end);
        parts.push((text.to_lowercase(), value.parse().unwrap_or(0)));
        rest = next;
    }
    parts
}

/// The office's seed, made with it.
pub(super) fn seed(app: &App) -> Result<[u8; 32]> {
    let workspace = workspace(app)?;
    if let Some(known) = workspace.read(|read| Ok(read.meta("office_seed")?))? {
        let bytes = hex::decode(known).map_err(AppError::internal)?;
        return <[u8; 32]>::try_from(bytes.as_slice()).map_err(AppError::internal);
    }
    let seed: [u8; 32] = crate::host::random(app.host());
    workspace.write(app, move |write| {
        Ok(write.set_meta("office_seed", &hex::encode(seed))?)
    })?;
    Ok(seed)
}

/// 32 bytes that belong to a purpose and a content.
pub(super) fn derived(seed: &[u8; 32], purpose: &str, content: &[u8]) -> [u8; 32] {
    // A key shorter than a block is filled up with zeros, so that a block is the same key.
    let mut block = [0; 64];
    block[..32].copy_from_slice(seed);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(purpose.as_bytes());
    mac.update(b"\n");
    mac.update(content);
    mac.finalize().into_bytes().into()
}

/// A salt for a content.
pub(super) fn salt(seed: &[u8; 32], purpose: &str, content: &[u8]) -> Salt {
    let bytes = derived(seed, purpose, content);
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    Salt::new(half)
}

/// A hash from its hex digits.
pub(super) fn hash(text: &str) -> Result<Hash> {
    text.parse().map_err(AppError::bad_request)
}

/// A name as the formats allow it.
pub(super) fn name(text: &str) -> Name {
    Name::clean(text)
}

/// A text as the formats allow it.
pub(super) fn text(text: &str) -> Text {
    Text::clean(text)
}

#[cfg(test)]
mod tests {
    use super::number_key;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers = ["P-10", "P-9", "O-101", "P-009a"];
        numbers.sort_by_key(|number| number_key(number));
        assert_eq!(
            numbers,
            ["O-101", "P-9", "P-009a", "P-10"],
            "digits compare as numbers"
        );
    }
}
