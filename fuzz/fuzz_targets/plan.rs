//! The merge is a join, whatever is merged: either order, twice over, one state and one view.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use paraph_bundle::ledger::{Entry, Ledger, heads_hash};
use paraph_bundle::merge::{BundleEntry, ConflictEntry, HeadEntry, State, View, plan};
use paraph_bundle::payload::id::{Device, PersonId, ProposalId, Slug, Time};
use paraph_bundle::payload::review::{ConflictState, HeadState};
use paraph_bundle::payload::Hash;

/// Small pieces that collide on purpose, one from each four bytes.
fn piece(state: &mut State, bytes: [u8; 4]) {
    let [kind, who, what, more] = bytes;
    let hash = |word: &str, n: &[u8]| Hash::of(&[word.as_bytes(), n].concat());
    let person = PersonId::from(hash("person", &[who % 4]));
    let proposal: ProposalId = hash("proposal", &[what % 3]).to_hex()[..32].parse().expect("an id");
    match kind % 8 {
        0..=4 => {
            let head = HeadEntry {
                head: hash("head", &[who % 4, what, more % 8]),
                proposal,
                round: Slug::new("r1").expect("a round"),
                revision: u64::from(more % 3) + 1,
                state: [HeadState::Scored, HeadState::Incomplete, HeadState::Withdrawn][usize::from(kind % 3)],
                rubric: hash("rubric", &[kind % 2]),
            };
            let conflict = ConflictEntry {
                line: hash("conflict", &bytes),
                proposal,
                revision: u64::from(what % 3) + 1,
                state: if more % 2 == 0 { ConflictState::Recused } else { ConflictState::Cleared },
            };
            state.add_bundle(BundleEntry {
                id: hash("bundle", &bytes),
                author: person,
                call: state.lineage,
                device: hash("device", &[who % 2]).to_hex()[..32].parse::<Device>().expect("a device"),
                to: Vec::new(),
                sequence: u64::from(more % 5) + 1,
                previous: (more % 4 == 0).then(|| hash("bundle", &[0, who, what, more])),
                keys: BTreeSet::from([Hash::from(person)]),
                opened_from: BTreeSet::new(),
                future: kind % 8 == 4,
                heads: vec![head],
                conflicts: if what % 5 == 0 { vec![conflict] } else { Vec::new() },
            });
        }
        5 => state.add_sealed(hash("sealed", &[what % 4])),
        _ => {
            let mut ledger = Ledger::default();
            for n in 0..more % 5 {
                let bundle = hash("bundle", &[0, who % 2, n, what % 2]);
                ledger.push(
                    Entry::Bundle { bundle, heads: heads_hash([]), n: 0, opens: None },
                    Time::from_unix(1_800_000_000 + i64::from(n)),
                );
            }
            state.add_ledger(ledger);
        }
    }
}

fuzz_target!(|data: &[u8]| {
    if data.len() > 4096 {
        return;
    }
    let lineage = Hash::of(b"call");
    let (left, right) = data.split_at(data.len() / 2);
    let state = |bytes: &[u8]| {
        let mut state = State::new(lineage);
        for chunk in bytes.chunks_exact(4) {
            piece(&mut state, [chunk[0], chunk[1], chunk[2], chunk[3]]);
        }
        state
    };
    let (a, b) = (state(left), state(right));
    let (ab, ba) = (plan(&a, &b), plan(&b, &a));
    assert_eq!(ab.after.hash(), ba.after.hash(), "either order");
    assert_eq!(ab.view.export(), ba.view.export(), "one view");
    assert_eq!(ab.view.export(), View::new(&ab.after).export(), "as if made anew");
    assert!(plan(&ab.after, &a).is_empty() && plan(&ab.after, &b).is_empty(), "twice brings nothing");
});
