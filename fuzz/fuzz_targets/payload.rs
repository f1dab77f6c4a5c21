//! Members by themselves: what is read is written again as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph_bundle::ledger::{Checkpoint, Ledger};
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::call::CallEdition;
use paraph_bundle::payload::card::Card;
use paraph_bundle::payload::manifest::Manifest;
use paraph_bundle::payload::proposal::read_proposals;
use paraph_bundle::payload::record::Record;

fuzz_target!(|data: &[u8]| {
    let Some((which, data)) = data.split_first() else { return };
    match which % 8 {
        0 => {
            if let Ok((manifest, Unknown::Refused)) = Manifest::read(data) {
                assert_eq!(manifest.write(), data, "a manifest");
            }
        }
        1 => {
            if let Ok(card) = Card::read(data, Unknown::Refused) {
                assert_eq!(card.write(), data, "a card");
            }
        }
        2 => {
            if let Ok(edition) = CallEdition::read(data, Unknown::Refused) {
                assert_eq!(edition.call.write(), data, "a call");
            }
        }
        3 => {
            if let Ok(lines) = read_proposals(data, Unknown::Refused) {
                let again: String = lines.iter().map(|line| format!("{}\n", line.line)).collect();
                assert_eq!(again.as_bytes(), data, "proposals");
            }
        }
        4 => {
            let _ = Record::read(data, "record", Unknown::Refused);
        }
        5 => {
            if let Ok(ledger) = Ledger::read(data, Unknown::Refused) {
                assert_eq!(ledger.write(), data, "a register");
            }
        }
        6 => {
            if let Ok(checkpoint) = Checkpoint::read(data) {
                assert_eq!(checkpoint.write().as_bytes(), data, "a checkpoint");
            }
        }
        _ => {
            let _ = paraph_bundle::payload::letter::read(data);
        }
    }
});
