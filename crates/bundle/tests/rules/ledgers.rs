//! Ledgers, checkpoints and receipts: each rule by what breaks it, and what two ledgers have in common.

use crate::told::{fault, field, told};
use paraph_bundle::SigningKey;
use paraph_bundle::fault::Code;
use paraph_bundle::ledger::{Checkpoint, Entry, Ledger, heads_hash, join};
use paraph_bundle::payload::{Hash, Time, Unknown, canonical};
use paraph_bundle::receipt;
use paraph_bundle::signature::LEDGER;
use serde_json::{Value, json};

fn hash(of: u64) -> Hash {
    Hash::of(&of.to_be_bytes())
}

fn bundle(id: u64, n: u64, opens: Option<u64>) -> Entry {
    Entry::Bundle {
        bundle: hash(id),
        heads: heads_hash((0..n).map(hash)),
        n,
        opens,
    }
}

fn sealed(id: u64) -> Entry {
    Entry::Sealed { sealed: hash(id) }
}

fn ledger(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    for entry in entries {
        ledger.push(*entry, Time::from_unix(0));
    }
    ledger
}

/// Bundles of these ids.
fn of(ids: &[u64]) -> Ledger {
    let entries: Vec<Entry> = ids.iter().map(|id| bundle(*id, 1, None)).collect();
    ledger(&entries)
}

#[test]
fn a_line_enters_a_bundle_or_a_sealed_file() {
    let first = |change: &dyn Fn(&mut Value)| {
        let mut line = json!({
            "bundle": hash(1), "heads": heads_hash([]), "n": 0, "prev": Hash::ZERO, "seen": "2027-03-01T09:30:00Z",
        });
        change(&mut line);
        told(Ledger::read(&canonical::line(&line), Unknown::Refused))
    };
    let without = |value: &mut Value, names: &[&str]| {
        for name in names {
            drop(value.as_object_mut().expect("fields").remove(*name));
        }
    };
    let only_sealed = |value: &mut Value| {
        without(value, &["bundle", "heads", "n"]);
        value["sealed"] = json!(hash(1));
    };
    assert_eq!(first(&|_| ()), None, "a bundle");
    assert_eq!(first(&only_sealed), None, "a sealed file");
    let wrong = field("ledger.jsonl:1:bundle");
    for missing in [["bundle"], ["heads"], ["n"]] {
        assert_eq!(first(&|line| without(line, &missing)), wrong, "no {missing:?}");
    }
    assert_eq!(first(&|line| line["sealed"] = json!(hash(2))), wrong, "both");
    assert_eq!(
        first(&|line| without(line, &["bundle", "heads", "n"])),
        wrong,
        "neither"
    );
    let opens = first(&|line| {
        only_sealed(line);
        line["opens"] = json!(1);
    });
    assert_eq!(opens, wrong, "a sealed file opens nothing");
    let newer = json!({"newer": 1, "prev": Hash::ZERO, "sealed": hash(1), "seen": "2027-03-01T09:30:00Z"});
    let newer = canonical::line(&newer);
    assert_eq!(
        told(Ledger::read(&newer, Unknown::Refused)),
        field("ledger.jsonl:1:newer"),
        "a field more"
    );
    assert!(
        Ledger::read(&newer, Unknown::LeftAside).is_ok(),
        "something newer"
    );
}

#[test]
fn an_entry_is_opened_once_by_a_later_one_that_was_closed() {
    for (entries, wrong) in [
        (vec![sealed(1), bundle(2, 1, Some(1))], None),
        (vec![bundle(1, 0, None), bundle(1, 1, Some(1))], None),
        (
            vec![bundle(1, 0, None), bundle(1, 0, Some(1)), bundle(1, 1, Some(2))],
            None,
        ),
        (
            vec![sealed(1), sealed(2), bundle(3, 1, Some(2)), bundle(4, 1, Some(1))],
            None,
        ),
        (
            vec![bundle(1, 1, None), bundle(2, 1, Some(1))],
            Some("line 2 opens line 1"),
        ),
        (
            vec![bundle(1, 2, None), bundle(2, 1, Some(1))],
            Some("line 2 opens line 1"),
        ),
        (
            vec![sealed(1), bundle(2, 1, Some(2))],
            Some("line 2 opens line 2"),
        ),
        (
            vec![sealed(1), bundle(2, 1, Some(0))],
            Some("line 2 opens line 0"),
        ),
        (
            vec![sealed(1), bundle(2, 1, Some(9))],
            Some("line 2 opens line 9"),
        ),
        (
            vec![sealed(1), bundle(2, 1, Some(1)), bundle(3, 1, Some(1))],
            Some("line 3 opens line 1"),
        ),
    ] {
        let read = Ledger::read(&ledger(&entries).write(), Unknown::Refused);
        let wanted = wrong.map(|why| (Code::LedgerProof, why.to_owned()));
        assert_eq!(told(read), wanted, "{entries:?}");
    }
}

#[test]
fn a_chain_holds_line_by_line() {
    let whole = of(&[1, 2, 3]);
    assert_eq!(whole.size(), 3, "three lines");
    let lines: Vec<&[u8]> = (1..=3).map(|at| whole.line_bytes(at).expect("a line")).collect();
    for (order, wrong) in [
        (vec![0, 1, 2], None),
        (vec![0, 1], None),
        (vec![], None),
        (vec![0, 2], Some(2)),
        (vec![1, 2], Some(1)),
        (vec![0, 1, 1], Some(3)),
    ] {
        let bytes: Vec<u8> = order.iter().flat_map(|at: &usize| lines[*at].to_vec()).collect();
        let wanted = wrong.map(|line| {
            let why = format!("line {line} does not follow from the one before");
            (Code::LedgerProof, why)
        });
        assert_eq!(told(Ledger::read(&bytes, Unknown::Refused)), wanted, "{order:?}");
    }
    assert_eq!(whole.write(), lines.concat(), "as received");
    for at in 0..=4 {
        let there = (1..=3).contains(&at);
        assert_eq!(whole.line(at).is_some(), there, "line {at}");
        assert_eq!(whole.line_bytes(at).is_some(), there, "the bytes of line {at}");
        assert_eq!(whole.hash_at(at).is_some(), at <= 3, "the hash at {at}");
        let cut = whole.cut(at);
        assert_eq!(
            cut,
            of(&[1, 2, 3][..usize::try_from(at.min(3)).expect("small")]),
            "cut at {at}"
        );
        assert_eq!(Some(cut.last()), whole.hash_at(at.min(3)), "the last of {at}");
    }
    assert_eq!(whole.hash_at(0), Some(Hash::ZERO), "before the first");
    assert_eq!(whole.hash_at(2), Some(Hash::of(lines[1])), "the hash of a line");
    assert_eq!(
        whole.line(2).map(|line| line.entry),
        Some(bundle(2, 1, None)),
        "what it enters"
    );
    assert_eq!(
        whole.line(2).map(|line| line.entry.named()),
        Some(hash(2)),
        "what it names"
    );
    assert_eq!(sealed(7).named(), hash(7), "a file by its own hash");
    assert_eq!(
        heads_hash([hash(1), hash(2)]),
        Hash::of(format!("{}\n{}", hash(1), hash(2)).as_bytes()),
        "heads joined by a line feed"
    );
}

#[test]
fn ledgers_are_compared_line_by_line() {
    for common in 0..=9 {
        for (more, other) in [(0, 0), (1, 0), (0, 1), (1, 1), (5, 2), (2, 5)] {
            let start: Vec<u64> = (0..common).collect();
            let one = of(&[&start[..], &[100; 9][..more]].concat());
            let two = of(&[&start[..], &[200; 9][..other]].concat());
            assert_eq!(
                (one.common(&two), two.common(&one)),
                (common, common),
                "{more}, {other}"
            );
            assert_eq!(one.is_prefix_of(&two), more == 0, "{common}, {more}, {other}");
            let (joined, fault) = join([&one, &two]);
            if more == 0 || other == 0 {
                assert_eq!(joined.size(), one.size().max(two.size()), "the longer");
                assert_eq!(fault, None, "nothing was rewritten");
            } else {
                assert_eq!(joined, of(&start), "what both have");
                let why = format!("two ledgers part after line {common}");
                assert_eq!(
                    fault.map(|fault| fault.detail().to_owned()),
                    Some(why),
                    "rewritten"
                );
            }
        }
    }
    let (joined, fault) = join([&of(&[1, 2, 3, 4]), &of(&[1, 2, 9]), &of(&[1, 8]), &of(&[1, 2, 3])]);
    assert_eq!((joined, fault.is_some()), (of(&[1]), true), "what all have");
    assert_eq!(join([]), (Ledger::default(), None), "none at all");
}

#[test]
fn a_checkpoint_is_of_its_ledger_and_signed() {
    let (whole, key) = (of(&[1, 2]), SigningKey::from_seed(&[4; 32]));
    let checkpoint = whole.checkpoint(hash(7));
    assert_eq!(
        (checkpoint.lineage, checkpoint.size, checkpoint.last),
        (hash(7), 2, whole.last()),
        "of this ledger"
    );
    let text = checkpoint.write();
    let signature = key.sign(LEDGER, text.as_bytes()).expect("signed");
    let judge =
        |ledger: &Ledger, text: &str, signature: &str| ledger.judge(text.as_bytes(), signature.as_bytes());
    assert_eq!(
        judge(&whole, &text, &signature),
        Ok((checkpoint, key.public())),
        "as it is"
    );
    let broken = |why: &str| fault(Code::LedgerProof, why);
    let other = broken("the checkpoint is of another ledger");
    assert_eq!(
        told(judge(&of(&[1, 3]), &text, &signature)),
        other,
        "another last line"
    );
    assert_eq!(
        told(judge(&of(&[1, 2, 3]), &text, &signature)),
        other,
        "a longer one"
    );
    let size = Checkpoint {
        size: 3,
        ..checkpoint
    };
    assert_eq!(
        told(judge(&whole, &size.write(), &signature)),
        other,
        "another size"
    );
    let foreign = key.sign("score.v1@paraph", text.as_bytes()).expect("signed");
    assert_eq!(
        told(judge(&whole, &text, &foreign)),
        broken("the checkpoint's signature: SIG_NAMESPACE: score.v1@paraph"),
        "signed as something else"
    );
    for bad in [
        text.replace("v1", "v2"),
        text.replace("\n2\n", "\n+2\n"),
        text.replace("\n2\n", "\n02\n"),
        text.replace("\n2\n", "\n\n"),
        format!("{text}x\n"),
        format!("{text}\n"),
        text.trim_end().to_owned(),
        text.to_uppercase(),
        String::new(),
    ] {
        let wanted = broken("the checkpoint is not in the agreed form");
        assert_eq!(told(Checkpoint::read(bad.as_bytes())), wanted, "{bad:?}");
    }
}

#[test]
fn a_receipt_is_the_end_of_its_ledger() {
    let (whole, key) = (of(&[1, 2, 3]), SigningKey::from_seed(&[4; 32]));
    let made = |index| receipt::checkpoint(&whole, index, hash(7));
    assert_eq!(made(0), None, "no entry before the first");
    assert_eq!(made(4), None, "none behind the last");
    assert_eq!(made(3), Some(whole.checkpoint(hash(7))), "of the last");
    assert_eq!(made(1), Some(whole.cut(1).checkpoint(hash(7))), "of the first");
    let text = made(2).expect("an entry").write();
    let signature = key.sign(LEDGER, text.as_bytes()).expect("signed");
    let bytes = receipt::write(&whole, 2, hash(7), &signature).expect("a receipt");
    assert_eq!(
        receipt::write(&whole, 2, hash(7), signature.trim_end()),
        Some(bytes.clone()),
        "one end"
    );
    assert_eq!(
        receipt::write(&whole, 4, hash(7), &signature),
        None,
        "of no entry"
    );
    let read = receipt::read(bytes.as_bytes()).expect("it holds");
    assert_eq!(
        (read.index, read.lineage, &read.key),
        (2, hash(7), &key.public()),
        "what it says"
    );
    assert!(read.judge(&whole).is_ok(), "the ledger has it");
    assert!(read.judge(&whole.cut(2)).is_ok(), "and so had the shorter one");
    for other in [whole.cut(1), of(&[1, 9, 3])] {
        let wanted = fault(Code::LedgerRewritten, "line 2 is not the receipt's");
        assert_eq!(told(read.judge(&other)), wanted, "rewritten");
    }
    let wrong = |why: &str| fault(Code::LedgerProof, why);
    for (bytes, wanted) in [
        (
            bytes.replace("receipt v1", "receipt v2"),
            wrong("the receipt's first line"),
        ),
        (
            bytes.replacen("\n2\n", "\n3\n", 1),
            wrong("the index is not the checkpoint's size"),
        ),
        (
            bytes.replacen("\n2\n", "\n02\n", 1),
            wrong("the index is not the checkpoint's size"),
        ),
        (
            bytes.replacen("\"n\":1", "\"n\":2", 1),
            wrong("the line is not the checkpoint's last"),
        ),
        (bytes[..60].to_owned(), wrong("the receipt is cut short")),
    ] {
        assert_eq!(told(receipt::read(bytes.as_bytes())), wanted, "{bytes}");
    }
    // Of no entry, though all else holds.
    let none = Checkpoint {
        lineage: hash(7),
        size: 0,
        last: Hash::of(b"a line\n"),
    };
    let signature = key.sign(LEDGER, none.write().as_bytes()).expect("signed");
    let empty = format!("paraph receipt v1\n0\na line\n{}{signature}", none.write());
    assert_eq!(
        told(receipt::read(empty.as_bytes())),
        wrong("the index is not the checkpoint's size"),
        "an entry has an index"
    );
    for (bytes, says) in [
        ("paraph receipt v1\n", true),
        ("paraph receipt v1\r\n", true),
        ("paraph receipt v1", false),
        ("paraph receipt v10\n", false),
        ("receipt\n", false),
    ] {
        assert_eq!(receipt::is_receipt(bytes.as_bytes()), says, "{bytes:?}");
    }
}
