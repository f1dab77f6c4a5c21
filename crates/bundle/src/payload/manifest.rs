//! `manifest.json`: what a bundle is, by whom, for which call, and where it stands in its stream.
//!
//! [`peek`] reads the two fields that are frozen for ever, so that a bundle of a later major version is known for what it is.

use serde::{Deserialize, Serialize};

use super::decode::{self, Unknown};
use super::id::{Device, Hash, Name, PersonId, Time};
use crate::fault::{Code, Fault};

/// The major version that this crate reads and writes.
pub const MAJOR: u64 = 1;
/// The highest minor version of which this crate knows every field.
pub const MINOR: u64 = 0;

/// The five kinds of bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person's public identity.
    Card,
    /// What the chair sends out.
    Call,
    /// What a reviewer hands in.
    Score,
    /// What chairs exchange.
    Panel,
    /// What is published.
    Result,
}

impl Kind {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Card, Self::Call, Self::Score, Self::Panel, Self::Result];

    /// The word in the manifest.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Call => "call",
            Self::Score => "score",
            Self::Panel => "panel",
            Self::Result => "result",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// `format`: `{major, minor}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Format {
    /// A higher one than ours cannot be read.
    pub major: u64,
    /// A higher one than ours only adds.
    pub minor: u64,
}

impl Format {
    /// The version that this crate writes.
    pub const OURS: Self = Self {
        major: MAJOR,
        minor: MINOR,
    };
}

/// What a manifest of any version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peek {
    /// The version.
    pub format: Format,
    /// The kind, as written.
    pub kind: String,
    /// What a reader must know to read it rightly.
    pub critical: Vec<String>,
}

/// Reads what is frozen for ever. `critical` is read only in a major version that we know.
pub fn peek(bytes: &[u8]) -> Result<Peek, Fault> {
    #[derive(Deserialize)]
    struct Frozen {
        format: Format,
        kind: String,
    }
    #[derive(Deserialize)]
    struct Critical {
        #[serde(default)]
        critical: Vec<String>,
    }
    let frozen: Frozen = decode::value(bytes, "manifest.json", Unknown::LeftAside)?;
    let critical = if frozen.format.major > MAJOR {
        Vec::new()
    } else {
        decode::value::<Critical>(bytes, "manifest.json", Unknown::LeftAside)?.critical
    };
    Ok(Peek {
        format: frozen.format,
        kind: frozen.kind,
        critical,
    })
}

impl Peek {
    /// The rule of versions: bad, unknown (`FORMAT_FUTURE`), or how unknown fields are to be treated.
    pub fn judge(&self) -> Result<(Kind, Unknown), Fault> {
        if self.format.major > MAJOR {
            return Err(Fault::new(
                Code::FormatFuture,
                format!("major {}", self.format.major),
            ));
        }
        if self.format.major < MAJOR {
            return Err(Fault::field("manifest.json:format.major"));
        }
        let kind = Kind::from_name(&self.kind)
            .ok_or_else(|| Fault::new(Code::Kind, format!("kind {:?}", self.kind)))?;
        if let Some(name) = self
            .critical
            .iter()
            .find(|name| !super::member::is_known(kind, name))
        {
            return Err(Fault::new(Code::FormatFuture, format!("critical {name:?}")));
        }
        let unknown = if self.format.minor > MINOR {
            Unknown::LeftAside
        } else {
            Unknown::Refused
        };
        Ok((kind, unknown))
    }
}

/// Where a score bundle stands: which device made it, for whom, and after which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// The workspace that made it.
    pub device: Device,
    /// What stayed behind, such as `private_notes` or `unfinished:3`.
    pub left_out: Vec<Name>,
    /// The id of the bundle before it in this stream.
    pub previous: Option<Hash>,
    /// From 1, one more each time.
    pub sequence: u64,
    /// The persons it is meant for, sorted.
    pub to: Vec<PersonId>,
}

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The answer to an invitation, in cards and score bundles.
    pub answers: Option<Hash>,
    /// Who made it.
    pub author: PersonId,
    /// The SHA-256 of `call.json`; in every kind but a card.
    pub call: Option<Hash>,
    /// When, by the author's clock; decides nothing.
    pub created: Time,
    /// What a reader must know to read it rightly.
    pub critical: Vec<Name>,
    /// The version.
    pub format: Format,
    /// What it is.
    pub kind: Kind,
    /// 32 random bytes that make the bundle's id a hiding commitment.
    pub nonce: Hash,
    /// The program that wrote it.
    pub producer: Name,
    /// In score bundles, and there alone.
    pub stream: Option<Stream>,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Hash>,
    author: PersonId,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<Hash>,
    created: Time,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    critical: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<Device>,
    format: Format,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<Vec<Name>>,
    nonce: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<Hash>,
    producer: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Vec<PersonId>>,
}

impl Manifest {
    /// Reads and judges `manifest.json`: the version first, then each field.
    pub fn read(bytes: &[u8]) -> Result<(Self, Unknown), Fault> {
        let (kind, unknown) = peek(bytes)?.judge()?;
        let wire: Wire = decode::value(bytes, "manifest.json", unknown)?;
        Ok((wire.judge(kind)?, unknown))
    }

    /// The bytes of `manifest.json`.
    pub fn write(&self) -> Vec<u8> {
        let stream = self.stream.as_ref();
        super::canonical::line(&Wire {
            answers: self.answers,
            author: self.author,
            call: self.call,
            created: self.created,
            critical: self.critical.clone(),
            device: stream.map(|stream| stream.device),
            format: self.format,
            kind: self.kind,
            left_out: stream.map(|stream| stream.left_out.clone()),
            nonce: self.nonce,
            previous: stream.and_then(|stream| stream.previous),
            producer: self.producer.clone(),
            sequence: stream.map(|stream| stream.sequence),
            to: stream.map(|stream| stream.to.clone()),
        })
    }
}

impl Wire {
    fn judge(self, kind: Kind) -> Result<Manifest, Fault> {
        let field = |name: &str| Fault::field(format!("manifest.json:{name}"));
        if (kind == Kind::Card) == self.call.is_some() {
            return Err(field("call"));
        }
        if self.answers.is_some() && !matches!(kind, Kind::Card | Kind::Score) {
            return Err(field("answers"));
        }
        let stream = if kind == Kind::Score {
            let stream = Stream {
                device: self.device.ok_or_else(|| field("device"))?,
                left_out: self.left_out.ok_or_else(|| field("left_out"))?,
                previous: self.previous,
                sequence: self.sequence.ok_or_else(|| field("sequence"))?,
                to: self.to.ok_or_else(|| field("to"))?,
            };
            if stream.sequence == 0 {
                return Err(field("sequence"));
            }
            if !stream.to.is_sorted_by(|a, b| a < b) {
                return Err(field("to"));
            }
            Some(stream)
        } else {
            let present = [
                ("device", self.device.is_some()),
                ("left_out", self.left_out.is_some()),
                ("previous", self.previous.is_some()),
                ("sequence", self.sequence.is_some()),
                ("to", self.to.is_some()),
            ];
            if let Some((name, _)) = present.iter().find(|(_, present)| *present) {
                return Err(field(name));
            }
            None
        };
        Ok(Manifest {
            answers: self.answers,
            author: self.author,
            call: self.call,
            created: self.created,
            critical: self.critical,
            format: self.format,
            kind,
            nonce: self.nonce,
            producer: self.producer,
            stream,
        })
    }
}
