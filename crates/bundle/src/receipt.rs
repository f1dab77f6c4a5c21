//! The receipt: a text that the keeper gives back for an entry, and that proves it with `sha256sum` and `ssh-keygen`.
//!
//! `paraph receipt v1`, the index, the entry's line, then checkpoint and signature cut at that entry.

use crate::fault::{Code, Fault};
use crate::ledger::{Checkpoint, Ledger};
use crate::payload::id::Hash;
use crate::signature::{self, PublicKey};

const FIRST: &str = "paraph receipt v1";

/// A receipt that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which line of the ledger.
    pub index: u64,
    /// The line, without LF.
    pub line: String,
    /// The first edition of the call.
    pub lineage: Hash,
    /// The key that signed: to be compared with the keeper's.
    pub key: PublicKey,
}

/// The checkpoint that the keeper signs for the entry of this index, if the ledger is that long.
pub fn checkpoint(ledger: &Ledger, index: u64, lineage: Hash) -> Option<Checkpoint> {
    (index > 0 && index <= ledger.size()).then(|| Checkpoint {
        lineage,
        size: index,
        last: ledger.hash_at(index).unwrap_or(Hash::ZERO),
    })
}

/// Makes the receipt for the entry of this index; `signature` is armored and over [`checkpoint`]'s four lines.
pub fn write(ledger: &Ledger, index: u64, lineage: Hash, signature: &str) -> Option<String> {
    let checkpoint = checkpoint(ledger, index, lineage)?;
    let line = std::str::from_utf8(ledger.line_bytes(index)?).ok()?;
    let end = if signature.ends_with('\n') { "" } else { "\n" };
    Some(format!(
        "{FIRST}\n{index}\n{line}{}{signature}{end}",
        checkpoint.write()
    ))
}

/// Whether these bytes say that they are a receipt.
pub fn is_receipt(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(FIRST.as_bytes())
        .is_some_and(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r\n"))
}

/// Reads a receipt and judges all that it says (`LEDGER_PROOF`). Whether the key is the keeper's is for the caller to compare.
pub fn read(bytes: &[u8]) -> Result<Receipt, Fault> {
    let wrong = |why: &str| Fault::new(Code::LedgerProof, why);
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("the receipt is no text"))?;
    let mut rest = text;
    let mut next = || {
        let (line, after) = rest
            .split_once('\n')
            .ok_or_else(|| wrong("the receipt is cut short"))?;
        rest = after;
        Ok::<&str, Fault>(line)
    };
    if next()? != FIRST {
        return Err(wrong("the receipt's first line"));
    }
    let index_line = next()?;
    let line = next()?;
    let checkpoint = [next()?, next()?, next()?, next()?, ""].join("\n");
    let read = Checkpoint::read(checkpoint.as_bytes())?;
    if index_line != read.size.to_string() || read.size == 0 {
        return Err(wrong("the index is not the checkpoint's size"));
    }
    if Hash::of(format!("{line}\n").as_bytes()) != read.last {
        return Err(wrong("the line is not the checkpoint's last"));
    }
    let signature = signature::verify(rest.as_bytes(), signature::LEDGER, checkpoint.as_bytes())
        .map_err(|fault| wrong(&format!("the signature: {fault}")))?;
    Ok(Receipt {
        index: read.size,
        line: line.to_owned(),
        lineage: read.lineage,
        key: signature.key,
    })
}

impl Receipt {
    /// Whether this ledger holds the entry; one that lacks it was rewritten after the receipt was signed.
    pub fn judge(&self, ledger: &Ledger) -> Result<(), Fault> {
        if ledger.line_bytes(self.index) == Some(format!("{}\n", self.line).as_bytes()) {
            Ok(())
        } else {
            Err(Fault::new(
                Code::LedgerRewritten,
                format!("line {} is not the receipt's", self.index),
            ))
        }
    }
}
