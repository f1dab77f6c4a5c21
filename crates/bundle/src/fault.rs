//! Every named fault: its code, its verdict, the layer that finds it, and the rows of the table of faults.
//!
//! The sentences that people read are not here: they are Fluent messages named by [`Fault::message`], so that this crate
//! never talks to anybody. Which fault is told first is decided by the order of checking in `verify`, not by this table.

use std::collections::BTreeMap;
use std::fmt;

/// What a check ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Everything holds.
    Good,
    /// May become good: kept, not counted.
    Unknown,
    /// Never good: not kept.
    Bad,
}

impl Verdict {
    /// The word of the format: `good`, `unknown` or `bad`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Unknown => "unknown",
            Self::Bad => "bad",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The part of checking that finds a fault, in the order of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The file system, before a byte is judged.
    Machine,
    /// Encryption around the container.
    Age,
    /// The ZIP profile, and what is no Paraph file at all.
    Container,
    /// `SHA256SUMS` against the members.
    Seal,
    /// `format` and `kind` of the manifest.
    Version,
    /// The SSHSIG files.
    Signature,
    /// Each member's own form, and members against each other.
    Payload,
    /// The call a bundle belongs to.
    Call,
    /// Whose signature it is.
    Trust,
    /// What is known from other bundles.
    Merge,
    /// Ledgers, checkpoints and receipts.
    Ledger,
}

/// The closed set of codes, in the order of the table of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file ends too early.
    ZipTruncated,
    /// The file has bytes that belong to nothing; it may have been altered.
    ZipStrayBytes,
    /// The file says two things about one part; it was made to deceive or is damaged.
    ZipHeadersDiffer,
    /// The file would unpack to more than Paraph allows.
    ZipTooLarge,
    /// One part of the file is damaged.
    ZipDamaged,
    /// The file holds a part with a forbidden name.
    ZipName,
    /// The file holds a link where a part should be.
    ZipLink,
    /// The file uses a ZIP feature that Paraph refuses.
    ZipFeature,
    /// The file holds other Paraph files where none may be.
    ZipNested,
    /// This is not a Paraph file.
    NotParaph,
    /// A part of the file is not what was signed.
    SealBroken,
    /// The list of parts is not in the agreed form.
    SealForm,
    /// Nobody signed this file.
    SigMissing,
    /// The signature does not belong to this file.
    SigFalse,
    /// This was signed as something else.
    SigNamespace,
    /// Another person's key signed this.
    SigWrongKey,
    /// The signature is not in the agreed form.
    SigForm,
    /// Only Ed25519 keys are accepted.
    KeyType,
    /// This key would accept forged signatures.
    KeyWeak,
    /// The security key was not touched for this signature.
    SigNoTouch,
    /// The file has too many signatures.
    SigTooMany,
    /// A text in the file is not valid.
    JsonText,
    /// A field is given twice.
    JsonDuplicate,
    /// The file is nested or long beyond reason.
    JsonDeep,
    /// A number is not a whole number in range.
    JsonNumber,
    /// The file was not written in the agreed spelling.
    JsonForm,
    /// A field is missing, unknown or of the wrong type: {path}.
    Field,
    /// The file says it is one thing and holds another.
    Kind,
    /// A score does not fit the rubric: {proposal}, {criterion}.
    ScoreRange,
    /// A mark lies outside its page.
    AnchorRange,
    /// A comment is not the one that belongs to the scores.
    HeadParts,
    /// The file is good, but the PDF of {proposal} could not be read.
    PdfUnreadable,
    /// Made by a newer Paraph.
    FormatFuture,
    /// Something newer is in here and was left aside.
    NewerMinor,
    /// No card of this person is here.
    SignerUnknown,
    /// {name} is not accepted yet.
    SignerNotVouched,
    /// This key was withdrawn on {date}.
    KeyRevoked,
    /// Two people have names that look alike: {name} and {other}.
    NameAlike,
    /// This belongs to another call: {title}.
    CallOther,
    /// {n} reviews were scored on an older rubric and do not count yet.
    RubricOutdated,
    /// This was written for another chair.
    NotForYou,
    /// Reviewed without being assigned.
    NotAssigned,
    /// Older than one that is here; {n} reviews were new.
    Older,
    /// Two different files of {name} carry one number.
    Fork,
    /// {name} signed two reviews of {proposal}; neither counts yet.
    Contradiction,
    /// Not counted: a conflict was declared.
    Recused,
    /// Came after the close.
    Late,
    /// The clock of {name} seems wrong.
    Clock,
    /// A veto needs what the call demands and someone entitled to it.
    Veto,
    /// The draw cannot be repeated.
    Draw,
    /// The ledger was rewritten.
    LedgerRewritten,
    /// This receipt or ledger does not hold together.
    LedgerProof,
    /// Encrypted for someone else.
    AgeNoKey,
    /// The encrypted file is damaged.
    AgeDamaged,
    /// Encrypted in a way that Paraph refuses.
    AgeFeature,
    /// The file could not be read: {reason}.
    FileRead,
    /// Nothing was changed; {n} MB are needed.
    DiskFull,
    /// This is a whole desk or office, private notes included; it was not read.
    WorkspaceFile,
    /// This is a key that only its owner may have; it was not read.
    PrivateKey,
    /// This is the call file that was sent out; no review is in it.
    CallReturned,
    /// Number {n}; number {m} of {name} is here and holds all of it.
    OlderKnown,
    /// Two people answered the invitation to {name}.
    InvitationTwice,
    /// Two different editions {n} of {title} exist.
    EditionTwice,
    /// The parts of the result contradict each other: {part}.
    ResultParts,
}

impl Code {
    /// All codes, in the order of the table of faults.
    pub const ALL: &[Self] = &[
        Self::ZipTruncated,
        Self::ZipStrayBytes,
        Self::ZipHeadersDiffer,
        Self::ZipTooLarge,
        Self::ZipDamaged,
        Self::ZipName,
        Self::ZipLink,
        Self::ZipFeature,
        Self::ZipNested,
        Self::NotParaph,
        Self::SealBroken,
        Self::SealForm,
        Self::SigMissing,
        Self::SigFalse,
        Self::SigNamespace,
        Self::SigWrongKey,
        Self::SigForm,
        Self::KeyType,
        Self::KeyWeak,
        Self::SigNoTouch,
        Self::SigTooMany,
        Self::JsonText,
        Self::JsonDuplicate,
        Self::JsonDeep,
        Self::JsonNumber,
        Self::JsonForm,
        Self::Field,
        Self::Kind,
        Self::ScoreRange,
        Self::AnchorRange,
        Self::HeadParts,
        Self::PdfUnreadable,
        Self::FormatFuture,
        Self::NewerMinor,
        Self::SignerUnknown,
        Self::SignerNotVouched,
        Self::KeyRevoked,
        Self::NameAlike,
        Self::CallOther,
        Self::RubricOutdated,
        Self::NotForYou,
        Self::NotAssigned,
        Self::Older,
        Self::Fork,
        Self::Contradiction,
        Self::Recused,
        Self::Late,
        Self::Clock,
        Self::Veto,
        Self::Draw,
        Self::LedgerRewritten,
        Self::LedgerProof,
        Self::AgeNoKey,
        Self::AgeDamaged,
        Self::AgeFeature,
        Self::FileRead,
        Self::DiskFull,
        Self::WorkspaceFile,
        Self::PrivateKey,
        Self::CallReturned,
        Self::OlderKnown,
        Self::InvitationTwice,
        Self::EditionTwice,
        Self::ResultParts,
    ];

    /// The name in capitals, as `paraph verify --json` prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ZipTruncated => "ZIP_TRUNCATED",
            Self::ZipStrayBytes => "ZIP_STRAY_BYTES",
            Self::ZipHeadersDiffer => "ZIP_HEADERS_DIFFER",
            Self::ZipTooLarge => "ZIP_TOO_LARGE",
            Self::ZipDamaged => "ZIP_DAMAGED",
            Self::ZipName => "ZIP_NAME",
            Self::ZipLink => "ZIP_LINK",
            Self::ZipFeature => "ZIP_FEATURE",
            Self::ZipNested => "ZIP_NESTED",
            Self::NotParaph => "NOT_PARAPH",
            Self::SealBroken => "SEAL_BROKEN",
            Self::SealForm => "SEAL_FORM",
            Self::SigMissing => "SIG_MISSING",
            Self::SigFalse => "SIG_FALSE",
            Self::SigNamespace => "SIG_NAMESPACE",
            Self::SigWrongKey => "SIG_WRONG_KEY",
            Self::SigForm => "SIG_FORM",
            Self::KeyType => "KEY_TYPE",
            Self::KeyWeak => "KEY_WEAK",
            Self::SigNoTouch => "SIG_NO_TOUCH",
            Self::SigTooMany => "SIG_TOO_MANY",
            Self::JsonText => "JSON_TEXT",
            Self::JsonDuplicate => "JSON_DUPLICATE",
            Self::JsonDeep => "JSON_DEEP",
            Self::JsonNumber => "JSON_NUMBER",
            Self::JsonForm => "JSON_FORM",
            Self::Field => "FIELD",
            Self::Kind => "KIND",
            Self::ScoreRange => "SCORE_RANGE",
            Self::AnchorRange => "ANCHOR_RANGE",
            Self::HeadParts => "HEAD_PARTS",
            Self::PdfUnreadable => "PDF_UNREADABLE",
            Self::FormatFuture => "FORMAT_FUTURE",
            Self::NewerMinor => "NEWER_MINOR",
            Self::SignerUnknown => "SIGNER_UNKNOWN",
            Self::SignerNotVouched => "SIGNER_NOT_VOUCHED",
            Self::KeyRevoked => "KEY_REVOKED",
            Self::NameAlike => "NAME_ALIKE",
            Self::CallOther => "CALL_OTHER",
            Self::RubricOutdated => "RUBRIC_OUTDATED",
            Self::NotForYou => "NOT_FOR_YOU",
            Self::NotAssigned => "NOT_ASSIGNED",
            Self::Older => "OLDER",
            Self::Fork => "FORK",
            Self::Contradiction => "CONTRADICTION",
            Self::Recused => "RECUSED",
            Self::Late => "LATE",
            Self::Clock => "CLOCK",
            Self::Veto => "VETO",
            Self::Draw => "DRAW",
            Self::LedgerRewritten => "LEDGER_REWRITTEN",
            Self::LedgerProof => "LEDGER_PROOF",
            Self::AgeNoKey => "AGE_NO_KEY",
            Self::AgeDamaged => "AGE_DAMAGED",
            Self::AgeFeature => "AGE_FEATURE",
            Self::FileRead => "FILE_READ",
            Self::DiskFull => "DISK_FULL",
            Self::WorkspaceFile => "WORKSPACE_FILE",
            Self::PrivateKey => "PRIVATE_KEY",
            Self::CallReturned => "CALL_RETURNED",
            Self::OlderKnown => "OLDER_KNOWN",
            Self::InvitationTwice => "INVITATION_TWICE",
            Self::EditionTwice => "EDITION_TWICE",
            Self::ResultParts => "RESULT_PARTS",
        }
    }

    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The verdict that the code carries; `None` for faults of the machine, which say nothing of the file.
    pub const fn verdict(self) -> Option<Verdict> {
        match self {
            Self::PdfUnreadable
            | Self::NewerMinor
            | Self::NameAlike
            | Self::RubricOutdated
            | Self::NotAssigned
            | Self::Older
            | Self::Fork
            | Self::Contradiction
            | Self::Recused
            | Self::Late
            | Self::Clock
            | Self::CallReturned
            | Self::OlderKnown => Some(Verdict::Good),
            Self::FormatFuture
            | Self::SignerUnknown
            | Self::SignerNotVouched
            | Self::KeyRevoked
            | Self::CallOther
            | Self::NotForYou
            | Self::AgeNoKey
            | Self::InvitationTwice
            | Self::EditionTwice => Some(Verdict::Unknown),
            Self::FileRead | Self::DiskFull => None,
            Self::ZipTruncated
            | Self::ZipStrayBytes
            | Self::ZipHeadersDiffer
            | Self::ZipTooLarge
            | Self::ZipDamaged
            | Self::ZipName
            | Self::ZipLink
            | Self::ZipFeature
            | Self::ZipNested
            | Self::NotParaph
            | Self::SealBroken
            | Self::SealForm
            | Self::SigMissing
            | Self::SigFalse
            | Self::SigNamespace
            | Self::SigWrongKey
            | Self::SigForm
            | Self::KeyType
            | Self::KeyWeak
            | Self::SigNoTouch
            | Self::SigTooMany
            | Self::JsonText
            | Self::JsonDuplicate
            | Self::JsonDeep
            | Self::JsonNumber
            | Self::JsonForm
            | Self::Field
            | Self::Kind
            | Self::ScoreRange
            | Self::AnchorRange
            | Self::HeadParts
            | Self::Veto
            | Self::Draw
            | Self::LedgerRewritten
            | Self::LedgerProof
            | Self::AgeDamaged
            | Self::AgeFeature
            | Self::WorkspaceFile
            | Self::PrivateKey
            | Self::ResultParts => Some(Verdict::Bad),
        }
    }

    /// The layer that finds it.
    pub const fn layer(self) -> Layer {
        match self {
            Self::ZipTruncated
            | Self::ZipStrayBytes
            | Self::ZipHeadersDiffer
            | Self::ZipTooLarge
            | Self::ZipDamaged
            | Self::ZipName
            | Self::ZipLink
            | Self::ZipFeature
            | Self::ZipNested
            | Self::NotParaph
            | Self::WorkspaceFile
            | Self::PrivateKey => Layer::Container,
            Self::SealBroken | Self::SealForm => Layer::Seal,
            Self::SigMissing
            | Self::SigFalse
            | Self::SigNamespace
            | Self::SigWrongKey
            | Self::SigForm
            | Self::KeyType
            | Self::KeyWeak
            | Self::SigNoTouch
            | Self::SigTooMany => Layer::Signature,
            Self::JsonText
            | Self::JsonDuplicate
            | Self::JsonDeep
            | Self::JsonNumber
            | Self::JsonForm
            | Self::Field
            | Self::Kind
            | Self::ScoreRange
            | Self::AnchorRange
            | Self::HeadParts
            | Self::PdfUnreadable
            | Self::Veto
            | Self::Draw
            | Self::ResultParts => Layer::Payload,
            Self::FormatFuture | Self::NewerMinor => Layer::Version,
            Self::SignerUnknown
            | Self::SignerNotVouched
            | Self::KeyRevoked
            | Self::NameAlike
            | Self::NotAssigned
            | Self::Clock
            | Self::InvitationTwice
            | Self::EditionTwice => Layer::Trust,
            Self::CallOther | Self::RubricOutdated | Self::NotForYou | Self::CallReturned => Layer::Call,
            Self::Older
            | Self::Fork
            | Self::Contradiction
            | Self::Recused
            | Self::Late
            | Self::OlderKnown => Layer::Merge,
            Self::LedgerRewritten | Self::LedgerProof => Layer::Ledger,
            Self::AgeNoKey | Self::AgeDamaged | Self::AgeFeature => Layer::Age,
            Self::FileRead | Self::DiskFull => Layer::Machine,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One row of the table of faults: a code may stand in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the row.
    pub id: u8,
    /// Its code.
    pub code: Code,
}

impl Row {
    /// The Fluent message of this row: that of its code, or one of its own where rows of one code say different things.
    pub fn message(self) -> String {
        let mut id = String::from("fault-");
        id.extend(
            self.code
                .as_str()
                .chars()
                .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }),
        );
        match self.id {
            13 => id.push_str("-empty"),
            20 => id.push_str("-second"),
            39 => id.push_str("-document"),
            _ => {}
        }
        id
    }
}

/// Every row of the table of faults.
pub const ROWS: &[Row] = &[
    Row {
        id: 1,
        code: Code::ZipTruncated,
    },
    Row {
        id: 2,
        code: Code::ZipStrayBytes,
    },
    Row {
        id: 3,
        code: Code::ZipHeadersDiffer,
    },
    Row {
        id: 4,
        code: Code::ZipStrayBytes,
    },
    Row {
        id: 5,
        code: Code::ZipTooLarge,
    },
    Row {
        id: 6,
        code: Code::ZipDamaged,
    },
    Row {
        id: 7,
        code: Code::ZipName,
    },
    Row {
        id: 8,
        code: Code::ZipName,
    },
    Row {
        id: 9,
        code: Code::ZipLink,
    },
    Row {
        id: 10,
        code: Code::ZipFeature,
    },
    Row {
        id: 11,
        code: Code::ZipNested,
    },
    Row {
        id: 12,
        code: Code::NotParaph,
    },
    Row {
        id: 13,
        code: Code::NotParaph,
    },
    Row {
        id: 14,
        code: Code::SealBroken,
    },
    Row {
        id: 15,
        code: Code::SealForm,
    },
    Row {
        id: 16,
        code: Code::SigMissing,
    },
    Row {
        id: 17,
        code: Code::SigFalse,
    },
    Row {
        id: 18,
        code: Code::SigNamespace,
    },
    Row {
        id: 19,
        code: Code::SigWrongKey,
    },
    Row {
        id: 20,
        code: Code::SigFalse,
    },
    Row {
        id: 21,
        code: Code::SigForm,
    },
    Row {
        id: 22,
        code: Code::KeyType,
    },
    Row {
        id: 23,
        code: Code::SigFalse,
    },
    Row {
        id: 24,
        code: Code::KeyWeak,
    },
    Row {
        id: 25,
        code: Code::SigNoTouch,
    },
    Row {
        id: 26,
        code: Code::SigTooMany,
    },
    Row {
        id: 27,
        code: Code::JsonText,
    },
    Row {
        id: 28,
        code: Code::JsonText,
    },
    Row {
        id: 29,
        code: Code::JsonDuplicate,
    },
    Row {
        id: 30,
        code: Code::JsonDeep,
    },
    Row {
        id: 31,
        code: Code::JsonNumber,
    },
    Row {
        id: 32,
        code: Code::JsonForm,
    },
    Row {
        id: 33,
        code: Code::Field,
    },
    Row {
        id: 34,
        code: Code::Kind,
    },
    Row {
        id: 35,
        code: Code::ScoreRange,
    },
    Row {
        id: 36,
        code: Code::AnchorRange,
    },
    Row {
        id: 37,
        code: Code::HeadParts,
    },
    Row {
        id: 38,
        code: Code::Field,
    },
    Row {
        id: 39,
        code: Code::SealBroken,
    },
    Row {
        id: 40,
        code: Code::PdfUnreadable,
    },
    Row {
        id: 41,
        code: Code::FormatFuture,
    },
    Row {
        id: 42,
        code: Code::FormatFuture,
    },
    Row {
        id: 43,
        code: Code::NewerMinor,
    },
    Row {
        id: 44,
        code: Code::SignerUnknown,
    },
    Row {
        id: 45,
        code: Code::SignerNotVouched,
    },
    Row {
        id: 46,
        code: Code::KeyRevoked,
    },
    Row {
        id: 47,
        code: Code::NameAlike,
    },
    Row {
        id: 48,
        code: Code::CallOther,
    },
    Row {
        id: 49,
        code: Code::RubricOutdated,
    },
    Row {
        id: 50,
        code: Code::NotForYou,
    },
    Row {
        id: 51,
        code: Code::NotAssigned,
    },
    Row {
        id: 52,
        code: Code::Older,
    },
    Row {
        id: 53,
        code: Code::Fork,
    },
    Row {
        id: 54,
        code: Code::Contradiction,
    },
    Row {
        id: 55,
        code: Code::Recused,
    },
    Row {
        id: 56,
        code: Code::Late,
    },
    Row {
        id: 57,
        code: Code::Clock,
    },
    Row {
        id: 58,
        code: Code::Veto,
    },
    Row {
        id: 59,
        code: Code::Draw,
    },
    Row {
        id: 60,
        code: Code::LedgerRewritten,
    },
    Row {
        id: 61,
        code: Code::LedgerProof,
    },
    Row {
        id: 62,
        code: Code::AgeNoKey,
    },
    Row {
        id: 63,
        code: Code::AgeDamaged,
    },
    Row {
        id: 64,
        code: Code::AgeFeature,
    },
    Row {
        id: 65,
        code: Code::FileRead,
    },
    Row {
        id: 66,
        code: Code::DiskFull,
    },
    Row {
        id: 67,
        code: Code::WorkspaceFile,
    },
    Row {
        id: 68,
        code: Code::PrivateKey,
    },
    Row {
        id: 69,
        code: Code::CallReturned,
    },
    Row {
        id: 70,
        code: Code::OlderKnown,
    },
    Row {
        id: 71,
        code: Code::InvitationTwice,
    },
    Row {
        id: 72,
        code: Code::EditionTwice,
    },
    Row {
        id: 73,
        code: Code::ResultParts,
    },
];

/// What a sentence may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Param {
    /// Who sent the file.
    Sender,
    /// The person concerned.
    Name,
    /// The other person concerned.
    Other,
    /// A day.
    Date,
    /// A place within a file: member, line, field.
    Path,
    /// A proposal.
    Proposal,
    /// A criterion.
    Criterion,
    /// A call's title.
    Title,
    /// A count or a number.
    N,
    /// Another number.
    M,
    /// Who can read it.
    Reader,
    /// What the system said.
    Reason,
    /// Which part.
    Part,
    /// A key's fingerprint.
    Fingerprint,
    /// The control number of the person who signed.
    Control,
}

impl Param {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Sender,
        Self::Name,
        Self::Other,
        Self::Date,
        Self::Path,
        Self::Proposal,
        Self::Criterion,
        Self::Title,
        Self::N,
        Self::M,
        Self::Reader,
        Self::Reason,
        Self::Part,
        Self::Fingerprint,
        Self::Control,
    ];

    /// The name of the variable in the Fluent messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sender => "sender",
            Self::Name => "name",
            Self::Other => "other",
            Self::Date => "date",
            Self::Path => "path",
            Self::Proposal => "proposal",
            Self::Criterion => "criterion",
            Self::Title => "title",
            Self::N => "n",
            Self::M => "m",
            Self::Reader => "reader",
            Self::Reason => "reason",
            Self::Part => "part",
            Self::Fingerprint => "fingerprint",
            Self::Control => "control",
        }
    }
}

/// A fault that was found: which row of the table, what its sentence names, and where exactly it was, for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    row: Row,
    params: BTreeMap<Param, String>,
    detail: String,
}

impl Fault {
    /// A fault of this code; `detail` is for logs and tests, never for a screen.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        let row = ROWS
            .iter()
            .copied()
            .find(|row| row.code == code)
            .unwrap_or(Row { id: 0, code });
        Self {
            row,
            params: BTreeMap::new(),
            detail: detail.into(),
        }
    }

    /// `FIELD` at this path, such as `scores.jsonl:3:salt`.
    pub fn field(path: impl Into<String>) -> Self {
        let path = path.into();
        Self::new(Code::Field, path.clone()).with(Param::Path, path)
    }

    /// `RESULT_PARTS` for this part.
    pub fn result_parts(part: impl Into<String>) -> Self {
        let part = part.into();
        Self::new(Code::ResultParts, part.clone()).with(Param::Part, part)
    }

    /// The empty file.
    pub(crate) fn empty_file() -> Self {
        Self::at_row(13, Code::NotParaph, "no byte at all")
    }

    /// A signature beside the author's that is false.
    pub(crate) fn second_signature(detail: impl Into<String>) -> Self {
        Self::at_row(20, Code::SigFalse, detail)
    }

    /// A document whose bytes are not its name.
    pub(crate) fn document(detail: impl Into<String>) -> Self {
        Self::at_row(39, Code::SealBroken, detail)
    }

    fn at_row(id: u8, code: Code, detail: impl Into<String>) -> Self {
        Self {
            row: Row { id, code },
            params: BTreeMap::new(),
            detail: detail.into(),
        }
    }

    /// The same fault, naming one thing more.
    #[must_use]
    pub fn with(mut self, param: Param, value: impl Into<String>) -> Self {
        self.params.insert(param, value.into());
        self
    }

    /// The code.
    pub const fn code(&self) -> Code {
        self.row.code
    }

    /// The verdict that the code carries; `None` for faults of the machine.
    pub const fn verdict(&self) -> Option<Verdict> {
        self.row.code.verdict()
    }

    /// The row of the table of faults.
    pub const fn row(&self) -> Row {
        self.row
    }

    /// What the sentence names.
    pub const fn params(&self) -> &BTreeMap<Param, String> {
        &self.params
    }

    /// Where it was, for a log.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The Fluent message whose value is the sentence and whose attribute `.hint` says what to do.
    pub fn message(&self) -> String {
        self.row.message()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.detail)
    }
}

impl std::error::Error for Fault {}
