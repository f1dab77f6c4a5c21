//! Which members a bundle of each kind holds: name by name, and what must stand beside what.

use paraph_bundle::fault::Fault;
use paraph_bundle::payload::Kind::{self, Call, Card, Panel, Result as Published, Score};
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::member::{draw_number, is_known, judge, nested_id};

const ANY: [Kind; 5] = Kind::ALL;

fn hash(byte: u8) -> String {
    format!("{byte:02x}").repeat(32)
}

#[test]
fn each_name_stands_in_its_kinds() {
    let (card, bundle) = (
        format!("cards/{}.paraph", hash(1)),
        format!("bundles/{}.paraph", hash(1)),
    );
    let document = format!("documents/{}.pdf", hash(1));
    let cases: &[(&str, &[Kind])] = &[
        ("SHA256SUMS", &ANY),
        ("manifest.json", &ANY),
        ("signatures/a.sig", &ANY),
        ("READ-ME.txt", &ANY),
        ("LISEZ-MOI.txt", &ANY),
        ("card.json", &[Card]),
        ("call.json", &[Call, Published]),
        ("proposals.jsonl", &[Call, Published]),
        ("allowed_signers", &[Call, Published]),
        ("about.jsonl", &[Call, Published]),
        ("assignments.jsonl", &[Call]),
        ("invitation.json", &[Call]),
        ("scores.jsonl", &[Score, Published]),
        ("texts.jsonl", &[Score]),
        ("evidence.jsonl", &[Score]),
        ("confidential.jsonl", &[Score]),
        ("conflicts.jsonl", &[Score]),
        ("padding", &[Score, Panel]),
        ("records.jsonl", &[Panel, Published]),
        ("ledger.jsonl", &[Panel, Published]),
        ("checkpoint", &[Panel, Published]),
        ("checkpoint.sig", &[Panel, Published]),
        ("draw-3.txt", &[Panel, Published]),
        ("ranking.jsonl", &[Published]),
        ("statuses.jsonl", &[Published]),
        ("result.json", &[Published]),
        ("result.csv", &[Published]),
        ("VERIFY.txt", &[Published]),
        ("index.html", &[Published]),
        (&card, &[Call, Score, Panel]),
        (&bundle, &[Panel, Published]),
        (&document, &[Call]),
        ("cards/a.paraph", &[]),
        ("bundles/a.paraph", &[]),
        ("documents/a.pdf", &[]),
        ("draw-03.txt", &[]),
        ("extra/new.json", &[]),
        ("signatures", &[]),
        ("other", &[]),
    ];
    for (name, kinds) in cases {
        for kind in ANY {
            assert_eq!(
                is_known(kind, name),
                kinds.contains(&kind),
                "{name} in a {}",
                kind.as_str()
            );
        }
    }
    for wrong in [
        format!("cards/{}.pdf", hash(1)),
        format!("documents/{}.paraph", hash(1)),
        format!("documents/{}", hash(1)),
        format!("card/{}.paraph", hash(1)),
        format!("x/{}.pdf", hash(1)),
        format!("extra/cards/{}.paraph", hash(1)),
    ] {
        for kind in ANY {
            assert!(!is_known(kind, &wrong), "{wrong} in a {}", kind.as_str());
        }
    }
}

#[test]
fn numbers_and_ids_have_one_spelling() {
    for (name, number) in [
        ("draw-0.txt", Some(0)),
        ("draw-12.txt", Some(12)),
        ("draw-01.txt", None),
        ("draw-+1.txt", None),
        ("draw-.txt", None),
        ("draw-1", None),
        ("1.txt", None),
        ("draw-18446744073709551616.txt", None),
    ] {
        assert_eq!(draw_number(name), number, "{name}");
    }
    let id = hash(1).parse().ok();
    for (name, found) in [
        (format!("cards/{}.paraph", hash(1)), id),
        (format!("bundles/{}.paraph", hash(1)), id),
        (format!("bundles/{}", hash(1)), None),
        (format!("{}.paraph", hash(1)), None),
        ("bundles/a.paraph".to_owned(), None),
    ] {
        assert_eq!(nested_id(&name), found, "{name}");
    }
}

fn wrong(kind: Kind, names: &[&str], unknown: Unknown) -> Option<String> {
    let judged: Result<(), Fault> = judge(kind, names.iter().copied(), unknown);
    judged.err().map(|fault| fault.detail().to_owned())
}

#[test]
fn what_must_be_there_is_asked_for_by_name() {
    let card = format!("cards/{}.paraph", hash(1));
    let needed: [(Kind, &[&str]); 4] = [
        (Card, &["card.json"]),
        (Call, &["call.json", "proposals.jsonl", "allowed_signers"]),
        (
            Score,
            &[
                "scores.jsonl",
                "texts.jsonl",
                "evidence.jsonl",
                "confidential.jsonl",
                "conflicts.jsonl",
            ],
        ),
        (
            Published,
            &[
                "result.json",
                "records.jsonl",
                "call.json",
                "proposals.jsonl",
                "allowed_signers",
                "VERIFY.txt",
                "index.html",
            ],
        ),
    ];
    for (kind, needed) in needed {
        let mut names = needed.to_vec();
        if kind == Score {
            names.push(&card);
        }
        assert_eq!(wrong(kind, &names, Unknown::Refused), None, "a {}", kind.as_str());
        for missing in needed {
            let fewer: Vec<&str> = names.iter().copied().filter(|name| name != missing).collect();
            let told = wrong(kind, &fewer, Unknown::Refused);
            assert_eq!(told.as_deref(), Some(*missing), "a {} without it", kind.as_str());
        }
        for (more, newer) in [("extra/new.json", None), ("other", Some("other"))] {
            let names = [&names[..], &[more]].concat();
            let told = wrong(kind, &names, Unknown::Refused);
            assert_eq!(told.as_deref(), Some(more), "unknown in a {}", kind.as_str());
            let told = wrong(kind, &names, Unknown::LeftAside);
            assert_eq!(told.as_deref(), newer, "{more} in something newer");
        }
    }
}

#[test]
fn a_score_carries_one_card() {
    let (one, other) = (
        format!("cards/{}.paraph", hash(1)),
        format!("cards/{}.paraph", hash(2)),
    );
    let score = [
        "scores.jsonl",
        "texts.jsonl",
        "evidence.jsonl",
        "confidential.jsonl",
        "conflicts.jsonl",
    ];
    for (cards, holds) in [
        (vec![], false),
        (vec![one.as_str()], true),
        (vec![one.as_str(), other.as_str()], false),
    ] {
        let names = [&score[..], &cards].concat();
        let told = wrong(Score, &names, Unknown::Refused);
        assert_eq!(told.is_none(), holds, "{} cards: {told:?}", cards.len());
    }
}

#[test]
fn a_panel_is_of_records_or_whole() {
    let (card, bundle) = (
        format!("cards/{}.paraph", hash(1)),
        format!("bundles/{}.paraph", hash(1)),
    );
    let cases: &[(&[&str], Option<&str>)] = &[
        (&[], None),
        (&["padding"], None),
        (&["records.jsonl"], None),
        (&["records.jsonl", "draw-1.txt", "padding"], None),
        (&["records.jsonl", "ledger.jsonl"], Some("ledger.jsonl")),
        (&["records.jsonl", "checkpoint"], Some("checkpoint")),
        (&["records.jsonl", "checkpoint.sig"], Some("checkpoint.sig")),
        (&["records.jsonl", &card], Some(&card)),
        (&["records.jsonl", &bundle], Some(&bundle)),
        (&[&card, &bundle], None),
        (
            &["ledger.jsonl", "checkpoint", "checkpoint.sig", &card, &bundle],
            None,
        ),
        (&["ledger.jsonl"], Some("checkpoint")),
        (&["checkpoint"], Some("ledger.jsonl")),
        (&["checkpoint.sig"], Some("ledger.jsonl")),
        (&["ledger.jsonl", "checkpoint"], Some("checkpoint.sig")),
        (&["ledger.jsonl", "checkpoint.sig"], Some("checkpoint")),
        (&["checkpoint", "checkpoint.sig"], Some("ledger.jsonl")),
        (&["draw-1.txt"], Some("draw-1.txt")),
        (&["draw-1.txt", &bundle], Some("draw-1.txt")),
    ];
    for (names, path) in cases {
        let told = wrong(Panel, names, Unknown::Refused);
        assert_eq!(told.as_deref(), *path, "a panel of {names:?}");
    }
}
