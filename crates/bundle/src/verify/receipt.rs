//! The verdict on a receipt: that the keeper's signed ledger ended with this entry.

use super::{Context, Report, Signer, Trust, What};
use crate::fault::{Code, Fault, Param};
use crate::identity::control_number;
use crate::payload::id::{Hash, PersonId};
use crate::receipt;
use crate::signature::PublicKey;

fn proof(why: &str) -> Fault {
    Fault::new(Code::LedgerProof, why)
}

/// Judges a receipt against what is known of its keeper.
pub(super) fn judge_receipt(bytes: &[u8], context: &Context) -> Report {
    let receipt = match receipt::read(bytes) {
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
