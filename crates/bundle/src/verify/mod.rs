//! The verdict on a file: what it is, whether it holds together, whose it is, and whether it belongs here.
//!
//! The order is that of the format: container, seal, version, signature, payload, call, scores against the edition they
//! name, trust. What follows from other bundles (older, fork, contradiction, late) is `merge`. Words for people are not here.

mod context;
mod judge;
mod receipt;
mod sniff;

use std::io::{Cursor, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

pub use context::{Context, Invited, KnownCall, Person, Trust};
pub use judge::judge;
pub use sniff::is_private_key;

use crate::container::Source;
use crate::encrypt;
use crate::error::fault_of;
use crate::fault::{Code, Fault, Param, Verdict};
use crate::open::{self, Opened};
use crate::payload::id::{Hash, PersonId};
use crate::payload::manifest::Kind;

/// Files up to this size are read whole before they are judged.
const SMALL: u64 = 16 << 20;

/// Who signed, and how far that is trusted here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The person, as far as the key shows it.
    pub person: PersonId,
    /// The key's fingerprint.
    pub fingerprint: String,
    /// The name, where a card or a call is known.
    pub name: Option<String>,
    /// The trust.
    pub trust: Trust,
}

/// What a file is, besides a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// One of the five kinds.
    Bundle(Kind),
    /// A receipt.
    Receipt,
    /// The `letter.jsonl` of a letter to an applicant.
    Letter,
}

impl What {
    /// The word for it: the kind of a bundle, `receipt` or `letter`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bundle(kind) => kind.as_str(),
            Self::Receipt => "receipt",
            Self::Letter => "letter",
        }
    }
}

/// What is said of one file.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What it is, where that is known.
    pub what: Option<What>,
    /// The bundle's id.
    pub id: Option<Hash>,
    /// The fault that decides, if it is not good.
    pub fault: Option<Fault>,
    /// What is to be said of a good one, in the order of the table of faults.
    pub notes: Vec<Fault>,
    /// Who signed.
    pub signers: Vec<Signer>,
    /// Whether it was encrypted.
    pub encrypted: bool,
    /// What was opened.
    pub opened: Option<Arc<Opened>>,
}

impl Report {
    /// A report of nothing but a fault.
    pub fn of(fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..Self::default()
        }
    }

    /// The verdict; `None` where the machine failed and nothing is known of the file.
    pub fn verdict(&self) -> Option<Verdict> {
        match &self.fault {
            Some(fault) => fault.verdict(),
            None => Some(Verdict::Good),
        }
    }

    /// The deciding code: that of the fault, else the first note's; `None` is `OK`.
    pub fn code(&self) -> Option<Code> {
        self.fault.as_ref().or(self.notes.first()).map(Fault::code)
    }

    /// The code as it is printed.
    pub fn code_str(&self) -> &'static str {
        self.code().map_or("OK", Code::as_str)
    }

    /// The fault or note whose sentence is told first.
    pub fn told(&self) -> Option<&Fault> {
        self.fault.as_ref().or(self.notes.first())
    }

    pub(crate) fn note(&mut self, fault: Fault) {
        self.notes.push(fault);
        self.notes.sort_by_key(Fault::code);
    }
}

/// Verifies a file by its path.
pub fn verify_file(path: &Path, context: &Context) -> Report {
    match open_file(path) {
        Ok(mut source) => verify_source(&mut *source, context),
        Err(fault) => Report::of(fault),
    }
}

/// Opens a regular file for reading: small ones are read whole.
///
/// # Errors
/// `FILE_READ`; its reason is `missing`, `denied`, `folder`, `special`, or what the system says.
pub fn open_file(path: &Path) -> Result<Box<dyn Source>, Fault> {
    let refused =
        |reason: &str, detail: String| Fault::new(Code::FileRead, detail).with(Param::Reason, reason);
    let failed = |error: std::io::Error| {
        let named = [
            (ErrorKind::NotFound, "missing"),
            (ErrorKind::PermissionDenied, "denied"),
        ];
        match named.into_iter().find(|(kind, _)| *kind == error.kind()) {
            Some((_, reason)) => refused(reason, error.to_string()),
            None => fault_of(error),
        }
    };
    let kind = fs::metadata(path).map_err(failed)?.file_type();
    if kind.is_dir() {
        return Err(refused("folder", "a folder".into()));
    }
    if !kind.is_file() {
        return Err(refused("special", "not a regular file".into()));
    }
    let mut file = fs::File::open(path).map_err(failed)?;
    let length = file.seek(SeekFrom::End(0)).map_err(fault_of)?;
    file.seek(SeekFrom::Start(0)).map_err(fault_of)?;
    if length > SMALL {
        return Ok(Box::new(file));
    }
    let mut bytes = Vec::new();
    file.take(SMALL).read_to_end(&mut bytes).map_err(fault_of)?;
    Ok(Box::new(Cursor::new(bytes)))
}

/// The kind that an unencrypted file says it is, where it can be read at all; nothing is judged.
pub fn kind_of_file(path: &Path) -> Option<Kind> {
    let mut source = open_file(path).ok()?;
    open::peek_kind(&mut *source)
}

/// Verifies bytes.
pub fn verify_bytes(bytes: &[u8], context: &Context) -> Report {
    verify_source(&mut Cursor::new(bytes), context)
}

/// Verifies what a source holds, encrypted or not.
pub fn verify_source(mut source: &mut dyn Source, context: &Context) -> Report {
    match sniff::sniff(source) {
        Err(fault) => Report::of(fault),
        Ok(sniff::Sniffed::Bundle) => verify_bundle(source, context),
        Ok(sniff::Sniffed::Encrypted) => match encrypt::decrypt(&mut source, &context.identities) {
            Ok(mut plain) => {
                let mut report = verify_bundle(&mut plain, context);
                report.encrypted = true;
                report
            }
            Err(fault) => Report {
                encrypted: true,
                ..Report::of(fault)
            },
        },
        Ok(sniff::Sniffed::Receipt(bytes)) => receipt::judge_receipt(&bytes, context),
        Ok(sniff::Sniffed::Letter(bytes)) => verify_letter(&bytes),
    }
}

/// A letter's lines belong together; that its heads were counted is for the result to show.
fn verify_letter(bytes: &[u8]) -> Report {
    let fault = crate::payload::letter::read(bytes).err();
    Report {
        what: Some(What::Letter),
        fault,
        ..Report::default()
    }
}

fn verify_bundle(source: &mut dyn Source, context: &Context) -> Report {
    match open::open(source, context) {
        Ok(opened) => judge(Arc::new(opened), context),
        Err(fault) => Report::of(fault),
    }
}
