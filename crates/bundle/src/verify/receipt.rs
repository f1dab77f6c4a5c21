//! The verdict on a receipt: that the keeper's signed ledger ended with this entry.

use super::{Context, Report, Signer, Trust, What};
use crate::fault::{Code, Fault, Param};
use crate::identity::control_number;
use crate::payload::id::{Hash, PersonId};
use crate::signature::{self, LEDGER, PublicKey};

/// What a receipt says, its chain and its signature judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The entry's place in the ledger, from 1.
    pub index: u64,
    /// The entry's line, without its LF.
    pub line: String,
    /// The call's lineage.
    pub lineage: Hash,
    /// Who signed the checkpoint.
    pub key: PublicKey,
}

fn proof(why: &str) -> Fault {
    Fault::new(Code::LedgerProof, why)
}

/// Reads a receipt and judges it in itself.
///
/// # Errors
/// `LEDGER_PROOF`.
pub fn read_receipt(bytes: &[u8]) -> Result<Receipt, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| proof("not UTF-8"))?;
    let mut lines = text.splitn(8, '\n');
    let mut next = || lines.next().ok_or_else(|| proof("too few lines"));
    let (title, index, line) = (next()?, next()?, next()?);
    let (ledger, lineage, size, last) = (next()?, next()?, next()?, next()?);
    let signature = next()?;
    if title != "paraph receipt v1" || ledger != "paraph ledger v1" {
        return Err(proof("not a receipt of version 1"));
    }
    let number: u64 = index.parse().map_err(|_| proof("an index that is no number"))?;
    if number == 0 || number.to_string() != index || size != index {
        return Err(proof("index and size differ"));
    }
    if Hash::of(format!("{line}\n").as_bytes()).to_hex() != last {
        return Err(proof("the entry is not the checkpoint's last line"));
    }
    let lineage_hash: Hash = lineage.parse().map_err(|_| proof("a lineage that is no hash"))?;
    let checkpoint = format!("{ledger}\n{lineage}\n{size}\n{last}\n");
    let signed = signature::verify(signature.as_bytes(), LEDGER, checkpoint.as_bytes())
        .map_err(|fault| proof(&format!("{}: {}", fault.code(), fault.detail())))?;
    Ok(Receipt {
        index: number,
        line: line.to_owned(),
        lineage: lineage_hash,
        key: signed.key,
    })
}

/// Judges a receipt against what is known of its keeper.
pub(super) fn judge_receipt(bytes: &[u8], context: &Context) -> Report {
    let receipt = match read_receipt(bytes) {
        Ok(receipt) => receipt,
        Err(fault) => {
            return Report {
                what: Some(What::Receipt),
                ..Report::of(fault)
            };
        }
    };
    let keepers: Vec<PersonId> = context
        .calls
        .values()
        .filter(|known| known.lineage == receipt.lineage)
        .map(|known| known.edition.call.keeper)
        .collect();
    let speaks_for = |person: &PersonId| {
        let lists = |line: &str| PublicKey::from_line(line).is_ok_and(|key| key == receipt.key);
        let cards = context
            .people
            .get(person)
            .map(|known| known.cards.as_slice())
            .unwrap_or_default();
        Hash::from(*person) == receipt.key.hash()
            || cards
                .iter()
                .flat_map(|card| &card.keys)
                .any(|key| lists(&key.key))
    };
    let keeper = keepers.iter().copied().find(speaks_for);
    let person = keeper.unwrap_or_else(|| PersonId::from(receipt.key.hash()));
    let trust = context.trust(person, Some(receipt.lineage));
    let fault = if keepers.is_empty() {
        let fault = Fault::new(Code::SignerUnknown, "the call of this receipt is not here");
        let fault = fault.with(Param::Fingerprint, receipt.key.fingerprint());
        Some(fault.with(Param::Control, control_number(person)))
    } else if keeper.is_none() {
        Some(proof("not the keeper's signature"))
    } else if trust == Trust::Vouched {
        None
    } else {
        let fault = Fault::new(Code::SignerUnknown, "nobody here accepted this keeper");
        let fault = fault.with(Param::Fingerprint, receipt.key.fingerprint());
        Some(fault.with(Param::Control, control_number(person)))
    };
    let signer = Signer {
        person,
        fingerprint: receipt.key.fingerprint(),
        name: context.name(person).map(str::to_owned),
        trust,
    };
    Report {
        what: Some(What::Receipt),
        fault,
        signers: vec![signer],
        ..Report::default()
    }
}
