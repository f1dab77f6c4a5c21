//! The good result of `tests/vectors`, changed in one respect, and what is said of its parts.

use std::collections::BTreeSet;

use crate::resealed::{good, key, opened};
use paraph_bundle::fault::Param;
use paraph_bundle::ledger::{Entry, Ledger, heads_hash};
use paraph_bundle::payload::record::{Admit, PublicRecord, Record};
use paraph_bundle::payload::result::{EntryState, HeadStatus, Inputs, Status, StatusOfHead};
use paraph_bundle::payload::{Final, Hash, Kept, Name, Payload, Published, Salt, Text, Time};
use paraph_bundle::result::{inputs_id, judge};
use paraph_bundle::signature::LEDGER;

pub(crate) fn published(file: &str) -> Published {
    let Payload::Result(published) = opened(&good(file)).payload else {
        panic!("no result");
    };
    *published
}

pub(crate) fn last(published: &mut Published) -> &mut Final {
    published.last.as_mut().expect("a final result")
}

pub(crate) fn status(published: &mut Published, line: usize) -> &mut Status {
    &mut last(published).statuses[line - 1]
}

pub(crate) fn inputs(published: &mut Published) -> &mut Inputs {
    published.result.inputs.as_mut().expect("inputs")
}

/// A checkpoint of this ledger, signed by the keeper, and the inputs that name it.
pub(crate) fn sign(published: &mut Published, ledger: &Ledger, lineage: Hash) {
    let checkpoint = ledger.checkpoint(lineage).write();
    let signature = key("chair").sign(LEDGER, checkpoint.as_bytes()).expect("signed");
    let last = last(published);
    last.ledger = ledger.write();
    last.checkpoint = checkpoint.into_bytes();
    last.signature = signature.into_bytes();
    let inputs = inputs(published);
    (inputs.ledger_size, inputs.ledger_last) = (ledger.size(), ledger.last());
}

/// The ledger of what the statuses say; an entry of this index opens the one of that index.
pub(crate) fn enter(published: &mut Published, opens: &[(u64, u64)]) {
    let mut ledger = Ledger::default();
    for status in &last(published).statuses {
        let index = ledger.size() + 1;
        let opens = opens.iter().find(|(at, _)| *at == index).map(|(_, of)| *of);
        let entry = match (status.bundle, status.sealed) {
            (Some(bundle), _) => Entry::Bundle {
                bundle,
                heads: heads_hash(status.heads.iter().map(|head| head.head)),
                n: status.heads.len() as u64,
                opens,
            },
            (None, Some(sealed)) => Entry::Sealed { sealed },
            (None, None) => continue,
        };
        ledger.push(entry, Time::from_unix(0));
    }
    let lineage = published.edition.id;
    sign(published, &ledger, lineage);
}

/// Scores and inputs of what counts.
pub(crate) fn count(published: &mut Published) {
    let last = last(published);
    let heads = last.statuses.iter().flat_map(|status| &status.heads);
    let counted: BTreeSet<Hash> = heads
        .filter(|head| head.status == HeadStatus::Counted)
        .map(|head| head.head)
        .collect();
    last.scores.retain(|score| counted.contains(&score.head));
    let (n, id) = (counted.len() as u64, inputs_id(published.edition.id, counted));
    let inputs = inputs(published);
    (inputs.counted, inputs.id) = (n, id);
}

pub(crate) fn set(published: &mut Published, line: usize, to: HeadStatus) {
    for head in &mut status(published, line).heads {
        head.status = to;
    }
}

/// A chair admits a head.
pub(crate) fn admit(published: &mut Published, head: Hash) {
    let record = Record {
        at: Time::from_unix(0),
        by: key("chair").person(),
        revision: 1,
        salt: Salt::new([1; 16]),
        body: Admit {
            head,
            reason: Text::clean("a late train"),
        }
        .into(),
    };
    published.records.push(PublicRecord::Open(Kept::write(record)));
}

/// A review that a chair entered, by its record's id, and its status.
pub(crate) fn entered(published: &mut Published, record: Hash, told: Hash) {
    published.records.push(PublicRecord::Blinded {
        id: record,
        record: "entered".to_owned(),
    });
    last(published).statuses.push(Status {
        bundle: None,
        heads: vec![StatusOfHead {
            head: Hash::of(b"an entered head"),
            status: HeadStatus::Superseded,
        }],
        index: None,
        record: Some(told),
        reviewer: Some(Name::clean("R03")),
        sealed: None,
        state: EntryState::Entered,
    });
}

pub(crate) fn h(text: &str) -> Hash {
    Hash::of(text.as_bytes())
}

pub(crate) type Change = fn(&mut Published);

pub(crate) fn judged(cases: &[(&str, Change, Option<&str>)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(what, change, wanted)| {
            let mut published = published("result");
            change(&mut published);
            let told = judge(&published).err().map(|fault| {
                let part = &fault.params()[&Param::Part];
                assert!(
                    fault.detail().starts_with(part.as_str()),
                    "{fault} names its part"
                );
                fault.detail().to_owned()
            });
            (told.as_deref() != *wanted).then(|| format!("{what}: {told:?}, not {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
