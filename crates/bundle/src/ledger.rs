//! The ledger: a chain of lines that says which bundles were entered and in which order, and its checkpoints.
//!
//! It says nothing of the reviewers. What became of each entry stands in a result's `statuses.jsonl`; which bundles are to be
//! entered next follows from the state of the merge.

use serde::{Deserialize, Serialize};

use crate::fault::{Code, Fault};
use crate::payload::canonical;
use crate::payload::decode::{self, Unknown};
use crate::payload::id::{Hash, Time};
use crate::signature;

/// What one line enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A bundle, by its id, the hash over its heads and their number.
    Bundle {
        /// Its id.
        bundle: Hash,
        /// The hash over its heads.
        heads: Hash,
        /// How many.
        n: u64,
        /// The index of the entry whose content this is.
        opens: Option<u64>,
    },
    /// A file that could not be opened, by its SHA-256.
    Sealed {
        /// The file.
        sealed: Hash,
    },
}

impl Entry {
    /// What it names: the bundle's id, or the hash of the file.
    pub const fn named(&self) -> Hash {
        match self {
            Self::Bundle { bundle, .. } => *bundle,
            Self::Sealed { sealed } => *sealed,
        }
    }
}

/// A line of `ledger.jsonl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// What it enters.
    pub entry: Entry,
    /// The hash of the line before.
    pub prev: Hash,
    /// When, by the keeper's clock.
    pub seen: Time,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bundle: Option<Hash>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heads: Option<Hash>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens: Option<u64>,
    prev: Hash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<Hash>,
    seen: Time,
}

impl LedgerLine {
    /// The line with its LF.
    pub fn write(&self) -> Vec<u8> {
        let mut wire = Wire {
            bundle: None,
            heads: None,
            n: None,
            opens: None,
            prev: self.prev,
            sealed: None,
            seen: self.seen,
        };
        match self.entry {
            Entry::Bundle {
                bundle,
                heads,
                n,
                opens,
            } => {
                wire.bundle = Some(bundle);
                wire.heads = Some(heads);
                wire.n = Some(n);
                wire.opens = opens;
            }
            Entry::Sealed { sealed } => wire.sealed = Some(sealed),
        }
        canonical::line(&wire)
    }

    fn read(bytes: &[u8], place: &str, unknown: Unknown) -> Result<Self, Fault> {
        let wire: Wire = decode::value(bytes, place, unknown)?;
        let entry = match (wire.bundle, wire.heads, wire.n, wire.sealed) {
            (Some(bundle), Some(heads), Some(n), None) => Entry::Bundle {
                bundle,
                heads,
                n,
                opens: wire.opens,
            },
            (None, None, None, Some(sealed)) if wire.opens.is_none() => Entry::Sealed { sealed },
            _ => return Err(Fault::field(decode::join(place, "bundle"))),
        };
        Ok(Self {
            entry,
            prev: wire.prev,
            seen: wire.seen,
        })
    }
}

/// The hash by which a line holds a bundle's heads: over their hashes in order of file, joined by LF.
pub fn heads_hash(heads: impl IntoIterator<Item = Hash>) -> Hash {
    let heads: Vec<String> = heads.into_iter().map(Hash::to_hex).collect();
    Hash::of(heads.join("\n").as_bytes())
}

/// A ledger whose chain holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    lines: Vec<LedgerLine>,
    hashes: Vec<Hash>,
    /// The lines as received, since their bytes are what is hashed.
    bytes: Vec<Box<[u8]>>,
}

fn broken(why: impl Into<String>) -> Fault {
    Fault::new(Code::LedgerProof, why)
}

impl Ledger {
    /// Reads `ledger.jsonl`; a chain that does not hold is `LEDGER_PROOF`.
    pub fn read(bytes: &[u8], unknown: Unknown) -> Result<Self, Fault> {
        let mut ledger = Self::default();
        let mut opened = std::collections::BTreeSet::new();
        for (index, bytes) in decode::split(bytes).enumerate() {
            let line = LedgerLine::read(bytes, &decode::place("ledger.jsonl", index + 1), unknown)?;
            if line.prev != ledger.last() {
                return Err(broken(format!(
                    "line {} does not follow from the one before",
                    index + 1
                )));
            }
            if let Entry::Bundle { opens: Some(at), .. } = line.entry
                && !(ledger.is_closed(at) && opened.insert(at))
            {
                return Err(broken(format!("line {} opens line {at}", index + 1)));
            }
            ledger.add(line, bytes);
        }
        Ok(ledger)
    }

    /// Whether the entry of this index is one whose content is not known from its line: sealed, or without heads.
    fn is_closed(&self, index: u64) -> bool {
        match self.line(index).map(|line| line.entry) {
            Some(Entry::Sealed { .. }) => true,
            Some(Entry::Bundle { n, .. }) => n == 0,
            None => false,
        }
    }

    /// `ledger.jsonl`.
    pub fn write(&self) -> Vec<u8> {
        self.bytes.concat()
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, entry: Entry, seen: Time) {
        let line = LedgerLine {
            entry,
            prev: self.last(),
            seen,
        };
        self.add(line, &line.write());
    }

    fn add(&mut self, line: LedgerLine, bytes: &[u8]) {
        self.lines.push(line);
        self.hashes.push(Hash::of(bytes));
        self.bytes.push(bytes.into());
    }

    /// Its lines; the first has index 1.
    pub fn lines(&self) -> &[LedgerLine] {
        &self.lines
    }

    /// The line of this index, from 1.
    pub fn line(&self, index: u64) -> Option<&LedgerLine> {
        self.lines.get(usize::try_from(index).ok()?.checked_sub(1)?)
    }

    /// The bytes of the line of this index, with LF.
    pub fn line_bytes(&self, index: u64) -> Option<&[u8]> {
        self.bytes
            .get(usize::try_from(index).ok()?.checked_sub(1)?)
            .map(AsRef::as_ref)
    }

    /// How many lines.
    pub fn size(&self) -> u64 {
        self.lines.len() as u64
    }

    /// The hash of the last line, 64 zeros when there is none.
    pub fn last(&self) -> Hash {
        self.hashes.last().copied().unwrap_or(Hash::ZERO)
    }

    /// The hash of the line of this index; of index 0, 64 zeros.
    pub fn hash_at(&self, index: u64) -> Option<Hash> {
        match usize::try_from(index).ok()?.checked_sub(1) {
            None => Some(Hash::ZERO),
            Some(place) => self.hashes.get(place).copied(),
        }
    }

    /// Cut after the line of this index.
    #[must_use]
    pub fn cut(&self, size: u64) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(self.lines.len());
        Self {
            lines: self.lines[..size].to_vec(),
            hashes: self.hashes[..size].to_vec(),
            bytes: self.bytes[..size].to_vec(),
        }
    }

    /// Whether this one is the beginning of the other, or the same. Equal hashes of a line mean equal lines up to it.
    pub fn is_prefix_of(&self, other: &Self) -> bool {
        other.hash_at(self.size()) == Some(self.last())
    }

    /// How many lines from the first on are the same in both.
    pub fn common(&self, other: &Self) -> u64 {
        let (mut low, mut high) = (0, self.hashes.len().min(other.hashes.len()));
        while low < high {
            let middle = usize::midpoint(low + 1, high);
            if self.hashes[middle - 1] == other.hashes[middle - 1] {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low as u64
    }

    /// The checkpoint of this ledger for the call of this lineage.
    pub fn checkpoint(&self, lineage: Hash) -> Checkpoint {
        Checkpoint {
            lineage,
            size: self.size(),
            last: self.last(),
        }
    }

    /// Judges a checkpoint and its signature against this ledger; gives the key that signed.
    pub fn judge(
        &self,
        checkpoint: &[u8],
        signature: &[u8],
    ) -> Result<(Checkpoint, signature::PublicKey), Fault> {
        let read = Checkpoint::read(checkpoint)?;
        if (read.size, read.last) != (self.size(), self.last()) {
            return Err(broken("the checkpoint is of another ledger"));
        }
        Ok((read, judge_signature(checkpoint, signature)?))
    }
}

fn judge_signature(checkpoint: &[u8], armored: &[u8]) -> Result<signature::PublicKey, Fault> {
    signature::verify(armored, signature::LEDGER, checkpoint)
        .map(|signature| signature.key)
        .map_err(|fault| broken(format!("the checkpoint's signature: {fault}")))
}

/// What the keeper signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The first edition of the call.
    pub lineage: Hash,
    /// How many lines.
    pub size: u64,
    /// The hash of the last one.
    pub last: Hash,
}

impl Checkpoint {
    /// The four lines that are signed.
    pub fn write(&self) -> String {
        format!(
            "paraph ledger v1\n{}\n{}\n{}\n",
            self.lineage, self.size, self.last
        )
    }

    /// Reads the four lines.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let parse = || {
            let text = std::str::from_utf8(bytes).ok()?;
            let mut lines = text.strip_suffix('\n')?.split('\n');
            (lines.next()? == "paraph ledger v1").then_some(())?;
            let read = Self {
                lineage: lines.next()?.parse().ok()?,
                size: lines.next()?.parse().ok()?,
                last: lines.next()?.parse().ok()?,
            };
            // One spelling: neither a plus sign nor a leading zero, nor a fifth line.
            (read.write().as_bytes() == bytes).then_some(read)
        };
        parse().ok_or_else(|| broken("the checkpoint is not in the agreed form"))
    }
}

/// Joins all ledgers seen: the longest if all others are its beginnings, else what they have in common (`LEDGER_REWRITTEN`).
pub fn join<'a>(ledgers: impl IntoIterator<Item = &'a Ledger>) -> (Ledger, Option<Fault>) {
    let ledgers: Vec<&Ledger> = ledgers.into_iter().collect();
    let Some(longest) = ledgers.iter().max_by_key(|ledger| (ledger.size(), ledger.last())) else {
        return (Ledger::default(), None);
    };
    let common = ledgers
        .iter()
        .filter(|ledger| !ledger.is_prefix_of(longest))
        .map(|ledger| ledger.common(longest))
        .min();
    match common {
        None => ((*longest).clone(), None),
        Some(size) => (
            longest.cut(size),
            Some(Fault::new(
                Code::LedgerRewritten,
                format!("two ledgers part after line {size}"),
            )),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(ids: &[u8]) -> Ledger {
        let mut ledger = Ledger::default();
        for id in ids {
            let entry = Entry::Bundle {
                bundle: Hash::new([*id; 32]),
                heads: heads_hash([]),
                n: 0,
                opens: None,
            };
            ledger.push(entry, Time::from_unix(0));
        }
        ledger
    }

    #[test]
    fn a_ledger_is_read_as_it_is_written_and_only_in_its_order() {
        let whole = ledger(&[1, 2, 3]);
        assert_eq!(
            Ledger::read(&whole.write(), Unknown::Refused),
            Ok(whole.clone()),
            "read back"
        );
        let text = String::from_utf8(whole.write()).expect("text");
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines.remove(1);
        let fault = Ledger::read(lines.concat().as_bytes(), Unknown::Refused).expect_err("a line is missing");
        assert_eq!(fault.code(), Code::LedgerProof, "the chain is broken");
    }

    #[test]
    fn ledgers_join_unless_one_was_rewritten() {
        let (short, long, other) = (ledger(&[1, 2]), ledger(&[1, 2, 3]), ledger(&[1, 4, 3, 5]));
        assert_eq!(join([&short, &long]), (long.clone(), None), "the longest");
        let (common, fault) = join([&short, &long, &other]);
        assert_eq!(common, ledger(&[1]), "what all have in common");
        assert_eq!(
            fault.expect("a fault").code(),
            Code::LedgerRewritten,
            "kept as proof"
        );
        assert_eq!(
            join([&other, &long, &short]).0,
            join([&short, &other, &long]).0,
            "in any order"
        );
    }

    #[test]
    fn an_entry_is_opened_once_and_only_if_it_was_closed() {
        let mut whole = ledger(&[1]);
        whole.push(
            Entry::Sealed {
                sealed: Hash::new([9; 32]),
            },
            Time::from_unix(1),
        );
        let open = |at| Entry::Bundle {
            bundle: Hash::new([8; 32]),
            heads: heads_hash([Hash::ZERO]),
            n: 1,
            opens: Some(at),
        };
        let mut good = whole.clone();
        good.push(open(2), Time::from_unix(2));
        assert!(
            Ledger::read(&good.write(), Unknown::Refused).is_ok(),
            "opened later"
        );
        let mut twice = good.clone();
        twice.push(open(2), Time::from_unix(3));
        assert!(
            Ledger::read(&twice.write(), Unknown::Refused).is_err(),
            "opened twice"
        );
        let mut never = good.clone();
        never.push(open(3), Time::from_unix(3));
        assert!(
            Ledger::read(&never.write(), Unknown::Refused).is_err(),
            "its heads were known"
        );
        let mut ahead = whole;
        ahead.push(open(3), Time::from_unix(3));
        assert!(
            Ledger::read(&ahead.write(), Unknown::Refused).is_err(),
            "opens itself"
        );
    }

    #[test]
    fn a_checkpoint_has_one_spelling() {
        let checkpoint = ledger(&[1, 2]).checkpoint(Hash::ZERO);
        let text = checkpoint.write();
        assert_eq!(Checkpoint::read(text.as_bytes()), Ok(checkpoint), "read back");
        for bad in [
            text.replace("\n2\n", "\n+2\n"),
            text.replace("\n2\n", "\n02\n"),
            format!("{text}x\n"),
            text.trim_end().to_owned(),
        ] {
            assert!(
                Checkpoint::read(bad.as_bytes()).is_err(),
                "{bad:?} is another spelling"
            );
        }
    }
}
