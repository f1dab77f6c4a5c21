//! The merge is a join: any order, any grouping, twice over, the same view (P1 to P10 of the format's properties).
//!
//! Histories are made of small pieces that collide on purpose: few reviewers, devices, proposals and revisions, so that forks,
//! contradictions, late cards, other calls, withdrawn keys and rewritten ledgers are common. `PARAPH_SOAK=1` runs all cases.

#![allow(
    clippy::expect_used,
    clippy::items_after_statements,
    clippy::semicolon_if_nothing_returned,
    clippy::wildcard_enum_match_arm,
    clippy::redundant_closure_for_method_calls,
    dropping_copy_types,
    clippy::drop_non_drop,
    reason = "a test says what it means in few words, and stops where what it builds on does not hold"
)]

mod committee;

use std::collections::{BTreeMap, BTreeSet};

use committee::{
    CHAIR, CO_CHAIR, DEPUTY, card_entry, edition, key, keys, proposal, proposals, record, reviewer, salt,
    second_edition, slug, time, vouch,
};
use paraph_bundle::fault::Code;
use paraph_bundle::identity::SigningKey;
use paraph_bundle::ledger::Ledger;
use paraph_bundle::merge::{
    BundleEntry, CallEntry, CellState, ConflictEntry, HeadEntry, Reviewer, State, Trust, View, plan, undo,
};
use paraph_bundle::payload::call::{CallEdition, How};
use paraph_bundle::payload::record::{
    Admit, Body, ChairConflict, Close, Decision, Distrust, EditionMap, Resolve, Settle, Verdict, Vouch,
};
use paraph_bundle::payload::result::HeadStatus;
use paraph_bundle::payload::review::{ConflictState, Ground, HeadState};
use paraph_bundle::payload::{Device, Hash, PersonId, Text};
use proptest::prelude::*;

/// How many cases: few in the tests, all in the soak.
fn cases() -> ProptestConfig {
    let all = std::env::var_os("PARAPH_SOAK").is_some();
    ProptestConfig {
        cases: if all { 10_000 } else { 64 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[derive(Clone, Debug)]
struct HeadPiece {
    proposal: u64,
    round: usize,
    revision: u64,
    variant: u64,
    state: u8,
    rubric: usize,
}

#[derive(Clone, Debug)]
enum Piece {
    Bundle {
        who: u8,
        device: u8,
        sequence: u64,
        variant: u64,
        call: usize,
        to: u8,
        future: bool,
        heads: Vec<HeadPiece>,
        conflicts: Vec<(u64, u64, bool)>,
    },
    Card {
        who: u8,
        edition: u64,
        twin: u64,
    },
    Vouch {
        who: u8,
        chair: u8,
        how: bool,
        revision: u64,
        replaces: Option<u8>,
    },
    Distrust {
        who: u8,
        chair: u8,
        revision: u64,
        at: i64,
    },
    Conflict {
        who: u8,
        proposal: u64,
        chair: u8,
        revision: u64,
        recused: bool,
    },
    Settle {
        pick: usize,
        chair: u8,
        revision: u64,
    },
    Admit {
        pick: usize,
        chair: u8,
    },
    Close {
        size: u64,
        chair: u8,
        revision: u64,
    },
    Decision {
        proposal: u64,
        fund: bool,
        chair: u8,
        revision: u64,
    },
    Map {
        chair: u8,
    },
    Sealed(u64),
    Opened {
        who: u8,
        device: u8,
        sequence: u64,
        file: u64,
    },
    SecondEdition {
        twin: bool,
    },
    Ledger {
        order: u64,
        size: usize,
    },
}

fn head_piece() -> impl Strategy<Value = HeadPiece> {
    (0..2_u64, 0..2_usize, 1..3_u64, 0..2_u64, 0..6_u8, 0..5_usize).prop_map(
        |(proposal, round, revision, variant, state, rubric)| HeadPiece {
            proposal,
            round,
            revision,
            variant,
            // Most reviews are complete and of the first rubric.
            state: state.min(2),
            rubric: usize::from(rubric == 0),
        },
    )
}

fn piece() -> impl Strategy<Value = Piece> {
    let who = 0..4_u8;
    let chair = 1..4_u8;
    prop_oneof![
        16 => ((who.clone(), 0..2_u8, 1..5_u64, 0..2_u64), (0..7_usize, 0..6_u8, 0..12_u8), prop::collection::vec(head_piece(), 0..4), prop::collection::vec((0..3_u64, 1..3_u64, any::<bool>()), 0..2))
            .prop_map(|((who, device, sequence, variant), (call, to, future), heads, conflicts)| Piece::Bundle { who, device, sequence, variant, call, to, future: future == 0, heads, conflicts }),
        2 => (who.clone(), 1..3_u64, 0..2_u64).prop_map(|(who, edition, twin)| Piece::Card { who, edition, twin: if edition == 1 { 0 } else { twin } }),
        2 => (who.clone(), chair.clone(), any::<bool>(), 1..3_u64, prop::option::weighted(0.2, 0..4_u8)).prop_map(|(who, chair, how, revision, replaces)| Piece::Vouch { who, chair, how, revision, replaces: replaces.filter(|old| *old != who) }),
        1 => (who.clone(), chair.clone(), 1..3_u64, 0..40_i64).prop_map(|(who, chair, revision, at)| Piece::Distrust { who, chair, revision, at }),
        1 => (who.clone(), 0..3_u64, chair.clone(), 1..3_u64, any::<bool>()).prop_map(|(who, proposal, chair, revision, recused)| Piece::Conflict { who, proposal, chair, revision, recused }),
        3 => (0..40_usize, chair.clone(), 1..3_u64).prop_map(|(pick, chair, revision)| Piece::Settle { pick, chair, revision }),
        1 => (0..40_usize, chair.clone()).prop_map(|(pick, chair)| Piece::Admit { pick, chair }),
        1 => (0..8_u64, chair.clone(), 1..3_u64).prop_map(|(size, chair, revision)| Piece::Close { size, chair, revision }),
        1 => (0..3_u64, any::<bool>(), chair.clone(), 1..3_u64).prop_map(|(proposal, fund, chair, revision)| Piece::Decision { proposal, fund, chair, revision }),
        1 => chair.prop_map(|chair| Piece::Map { chair }),
        1 => (0..3_u64).prop_map(Piece::Sealed),
        1 => (who, 0..2_u8, 1..5_u64, 0..3_u64).prop_map(|(who, device, sequence, file)| Piece::Opened { who, device, sequence, file }),
        1 => any::<bool>().prop_map(|twin| Piece::SecondEdition { twin }),
        2 => (0..3_u64, 0..8_usize).prop_map(|(order, size)| Piece::Ledger { order, size }),
    ]
}

struct World {
    first: CallEdition,
    second: CallEdition,
    twin: CallEdition,
}

impl World {
    fn new() -> Self {
        let (lines, _) = proposals(3);
        let first = committee::call(&lines);
        let second = second_edition(&first);
        let mut twin = second.clone();
        twin.pool += 1;
        Self {
            first: edition(&first),
            second: edition(&second),
            twin: edition(&twin),
        }
    }

    fn empty(&self) -> State {
        committee::state_of(&self.first)
    }

    fn head(&self, who: u8, piece: &HeadPiece) -> HeadEntry {
        let rubrics = [self.first.rubric, self.second.rubric];
        HeadEntry {
            head: Hash::of(format!("{who} {piece:?} {}", piece.variant).as_bytes()),
            proposal: proposal(piece.proposal),
            round: slug(["r1", "r2"][piece.round]),
            revision: piece.revision,
            state: [HeadState::Withdrawn, HeadState::Incomplete, HeadState::Scored]
                [usize::from(piece.state.min(2))],
            rubric: rubrics[piece.rubric],
        }
    }

    fn bundle_id(who: u8, device: u8, sequence: u64, variant: u64) -> Hash {
        Hash::of(format!("bundle {who} {device} {sequence} {variant}").as_bytes())
    }

    /// The state that one piece alone makes: what one file brings.
    fn state_of(&self, piece: &Piece, bundles: &[BundleEntry]) -> State {
        let mut state = self.empty();
        match piece {
            Piece::Bundle { .. } => {}
            Piece::Card { who, edition, twin } => {
                state.add_card(card_entry(&reviewer(*who), *edition, *twin))
            }
            Piece::Vouch {
                who,
                chair,
                how,
                revision,
                replaces,
            } => {
                let of = reviewer(*who);
                let mut body = vouch(&key(*chair), &of, 1, if *how { How::Met } else { How::Phone });
                if let Body::Vouch(inner) = &body.record.value.body {
                    let inner = Vouch {
                        replaces: replaces.map(|old| reviewer(old).person()),
                        ..inner.clone()
                    };
                    body = record(&key(*chair), *revision, salt(&[20]), inner);
                }
                state.add_record(body);
            }
            Piece::Distrust {
                who,
                chair,
                revision,
                at,
            } => {
                let mut entry = record(
                    &key(*chair),
                    *revision,
                    salt(&[21]),
                    Distrust {
                        person: reviewer(*who).person(),
                        reason: Text::clean("lost"),
                    },
                );
                let mut inner = entry.record.value.clone();
                inner.at = time(*at);
                entry.record = paraph_bundle::payload::Kept::write(inner);
                state.add_record(entry);
            }
            Piece::Conflict {
                who,
                proposal: of,
                chair,
                revision,
                recused,
            } => state.add_record(record(
                &key(*chair),
                *revision,
                salt(&[22]),
                ChairConflict {
                    ground: Ground::Other,
                    person: reviewer(*who).person(),
                    proposal: proposal(*of),
                    state: if *recused {
                        ConflictState::Recused
                    } else {
                        ConflictState::Cleared
                    },
                    text: None,
                },
            )),
            Piece::Settle {
                pick,
                chair,
                revision,
            } => {
                if let Some((person, entry)) = picked(bundles, *pick) {
                    let body = Settle {
                        head: entry.head,
                        person,
                        proposal: entry.proposal,
                        reason: Text::clean("asked"),
                        round: entry.round.clone(),
                    };
                    state.add_record(record(&key(*chair), *revision, salt(&[23]), body));
                }
            }
            Piece::Admit { pick, chair } => {
                if let Some((_, entry)) = picked(bundles, *pick) {
                    let body = Admit {
                        head: entry.head,
                        reason: Text::clean("ill"),
                    };
                    state.add_record(record(&key(*chair), 1, salt(&[24]), body));
                }
            }
            Piece::Close {
                size,
                chair,
                revision,
            } => state.add_record(record(
                &key(*chair),
                *revision,
                salt(&[25]),
                Close {
                    last: Hash::ZERO,
                    size: *size,
                },
            )),
            Piece::Decision {
                proposal: of,
                fund,
                chair,
                revision,
            } => state.add_record(record(
                &key(*chair),
                *revision,
                salt(&[26]),
                Decision {
                    amount: None,
                    decision: if *fund { Verdict::Fund } else { Verdict::Decline },
                    proposal: proposal(*of),
                    reason: None,
                    votes: None,
                },
            )),
            Piece::Map { chair } => state.add_record(record(
                &key(*chair),
                1,
                salt(&[27]),
                EditionMap {
                    criteria: BTreeMap::from([
                        (slug("impact"), slug("impact")),
                        (slug("method"), slug("method")),
                    ]),
                    from: self.first.rubric,
                    to: self.second.rubric,
                },
            )),
            Piece::Sealed(file) => state.add_sealed(Hash::of(&file.to_be_bytes())),
            Piece::Opened {
                who,
                device,
                sequence,
                file,
            } => {
                let id = Self::bundle_id(*who, *device, *sequence, 0);
                if let Some(bundle) = bundles.iter().find(|bundle| bundle.id == id) {
                    let mut bundle = bundle.clone();
                    bundle.opened_from.insert(Hash::of(&file.to_be_bytes()));
                    state.add_bundle(bundle);
                }
            }
            Piece::SecondEdition { twin } => state.add_call(CallEntry {
                edition: if *twin { &self.twin } else { &self.second }.clone(),
                keys: keys(&key(CHAIR)),
            }),
            Piece::Ledger { order, size } => {
                let mut whole = self.empty();
                for bundle in bundles.iter().take(*size) {
                    whole.add_bundle(bundle.clone());
                }
                // One order in three is another one: the ledgers part.
                let first = if *order == 0 { time(1) } else { time(2) };
                let mut ledger = Ledger::default();
                for entry in whole.entries_due(&Ledger::default()) {
                    ledger.push(entry, first);
                }
                state.add_ledger(ledger);
            }
        }
        state
    }

    fn bundles(&self, pieces: &[Piece]) -> Vec<BundleEntry> {
        let calls = [self.first.id, self.second.id, Hash::of(b"another call")];
        let mut seen = BTreeSet::new();
        let mut bundles = Vec::new();
        for piece in pieces {
            let Piece::Bundle {
                who,
                device,
                sequence,
                variant,
                call,
                to,
                future,
                heads,
                conflicts,
            } = piece
            else {
                continue;
            };
            let id = Self::bundle_id(*who, *device, *sequence, *variant);
            // One id is one content.
            if !seen.insert(id) {
                continue;
            }
            let mut keyed: BTreeMap<(u64, usize), &HeadPiece> = BTreeMap::new();
            for head in heads {
                keyed.insert((head.proposal, head.round), head);
            }
            bundles.push(BundleEntry {
                id,
                author: reviewer(*who).person(),
                call: calls[call.saturating_sub(4)],
                device: Device::new([*device; 16]),
                to: vec![if *to == 0 {
                    reviewer(0).person()
                } else {
                    key([CHAIR, DEPUTY][usize::from(*to == 1)]).person()
                }],
                sequence: *sequence,
                previous: (*sequence > 1).then(|| Self::bundle_id(*who, *device, *sequence - 1, 0)),
                keys: keys(&reviewer(*who)),
                opened_from: BTreeSet::new(),
                future: *future,
                heads: if *future {
                    Vec::new()
                } else {
                    keyed.values().map(|head| self.head(*who, head)).collect()
                },
                conflicts: if *future {
                    Vec::new()
                } else {
                    conflicts
                        .iter()
                        .map(|(of, revision, recused)| ConflictEntry {
                            line: Hash::of(format!("{who} {of} {revision} {recused}").as_bytes()),
                            proposal: proposal(*of),
                            revision: *revision,
                            state: if *recused {
                                ConflictState::Recused
                            } else {
                                ConflictState::Cleared
                            },
                        })
                        .collect()
                },
            });
        }
        bundles
    }

    /// What each file of a history brings.
    fn files(&self, pieces: &[Piece]) -> Vec<State> {
        let bundles = self.bundles(pieces);
        let mut files: Vec<State> = pieces
            .iter()
            .map(|piece| self.state_of(piece, &bundles))
            .collect();
        for bundle in &bundles {
            let mut state = self.empty();
            state.add_bundle(bundle.clone());
            files.push(state);
        }
        files
    }
}

/// One of the heads of a history, with its author.
fn picked(bundles: &[BundleEntry], pick: usize) -> Option<(PersonId, &HeadEntry)> {
    let heads: Vec<(PersonId, &HeadEntry)> = bundles
        .iter()
        .flat_map(|bundle| bundle.heads.iter().map(|head| (bundle.author, head)))
        .collect();
    heads.get(pick % heads.len().max(1)).copied()
}

fn join(files: &[State], empty: &State) -> State {
    files.iter().fold(empty.clone(), |state, file| state.join(file))
}

/// A history and an order of its files, with some twice.
fn history() -> impl Strategy<Value = (Vec<Piece>, Vec<prop::sample::Index>)> {
    let accepted = prop::collection::vec(prop::bool::weighted(0.85), 4).prop_map(|accepted| {
        let of = |(who, _): (u8, bool)| {
            let card = Piece::Card {
                who,
                edition: 1,
                twin: 0,
            };
            let vouch = Piece::Vouch {
                who,
                chair: CHAIR,
                how: true,
                revision: 1,
                replaces: None,
            };
            [card, vouch]
        };
        (0..4_u8)
            .zip(accepted)
            .filter(|(_, accepted)| *accepted)
            .flat_map(of)
            .collect::<Vec<Piece>>()
    });
    let pieces = (accepted, prop::collection::vec(piece(), 1..24)).prop_map(|(mut first, rest)| {
        first.extend(rest);
        first
    });
    (pieces, prop::collection::vec(any::<prop::sample::Index>(), 1..40))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn p1_to_p4_any_order_grouping_and_repetition_gives_one_view((pieces, order) in history(), cut in any::<prop::sample::Index>()) {
        let world = World::new();
        let empty = world.empty();
        let files = world.files(&pieces);
        let whole = join(&files, &empty);
        let view = View::new(&whole).export();
        // Commutative and associative: two halves, either way round.
        let (a, b) = files.split_at(cut.index(files.len()));
        let (a, b) = (join(a, &empty), join(b, &empty));
        prop_assert_eq!(&a.clone().join(&b), &b.clone().join(&a), "P1: either way round");
        prop_assert_eq!(View::new(&a.join(&b)).export(), view.clone(), "P2: in groups");
        prop_assert_eq!(&whole.clone().join(&whole), &whole, "P3: twice over");
        // Any order, with repetitions, then whatever was left out.
        let mut shuffled: Vec<State> = order.iter().map(|place| files[place.index(files.len())].clone()).collect();
        shuffled.extend(files.iter().rev().cloned());
        let again = join(&shuffled, &empty);
        prop_assert_eq!(again.hash(), whole.hash(), "P4: one state hash");
        prop_assert_eq!(View::new(&again).export(), view, "P4: one view");
    }

    #[test]
    fn p5_and_p6_growing_state_keeps_all_and_shows_what_a_rebuilt_one_shows((pieces, _) in history()) {
        let world = World::new();
        let mut state = world.empty();
        let mut ids: BTreeSet<Hash> = BTreeSet::new();
        let mut proofs: BTreeSet<(PersonId, u64, Vec<Hash>)> = BTreeSet::new();
        let files = world.files(&pieces);
        for file in &files {
            state = state.join(file);
            let now: BTreeSet<Hash> = state.bundles.keys().chain(state.cards.keys()).chain(state.records.keys()).copied().collect();
            prop_assert!(now.is_superset(&ids), "P6: nothing is ever lost");
            ids = now;
            proofs.extend(View::new(&state).contradictions.into_iter().filter_map(|found| match found.reviewer {
                Reviewer::Person(person) => Some((person, found.revision, found.heads)),
                Reviewer::Name(_) => None,
            }));
        }
        for (_, _, heads) in &proofs {
            let held: BTreeSet<Hash> = state.bundles.values().flat_map(|bundle| bundle.heads.iter().map(|head| head.head)).collect();
            prop_assert!(heads.iter().all(|head| held.contains(head)), "P6: both sides of a contradiction stay");
        }
        let rebuilt = join(&files, &world.empty());
        prop_assert_eq!(View::new(&state).export(), View::new(&rebuilt).export(), "P5: as rebuilt from the sets alone");
    }

    #[test]
    fn p7_a_bundle_that_does_not_count_changes_nothing_of_the_others((pieces, _) in history()) {
        let world = World::new();
        let state = join(&world.files(&pieces), &world.empty());
        let before = View::new(&state);
        let stranger = reviewer(9);
        let mut bundle = BundleEntry {
            id: Hash::of(b"a stranger's bundle"),
            author: stranger.person(),
            call: world.first.id,
            device: Device::new([9; 16]),
            to: vec![key(CHAIR).person()],
            sequence: 1,
            previous: None,
            keys: keys(&stranger),
            opened_from: BTreeSet::new(),
            future: false,
            heads: state.bundles.values().flat_map(|bundle| bundle.heads.iter().cloned()).take(2).collect(),
            conflicts: vec![ConflictEntry { line: Hash::ZERO, proposal: proposal(0), revision: 9, state: ConflictState::Recused }],
        };
        bundle.heads.dedup_by_key(|head| (head.proposal, head.round.clone()));
        let mut more = state.clone();
        more.add_bundle(bundle);
        let after = View::new(&more);
        prop_assert_eq!(&before.cells, &after.cells, "P7: no cell changes, though it holds the same heads");
        prop_assert_eq!(&before.recusals, &after.recusals, "P7: nobody is recused by it");
        prop_assert_eq!(&before.heads, &after.heads, "P7: every head keeps its status");
    }

    #[test]
    fn p8_a_card_may_come_after_the_bundle((pieces, _) in history()) {
        let world = World::new();
        let (cards, others): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(|piece| matches!(piece, Piece::Card { .. }));
        let empty = world.empty();
        let bundles_first = join(&world.files(&others), &empty).join(&join(&world.files(&cards), &empty));
        let cards_first = join(&world.files(&cards), &empty).join(&join(&world.files(&others), &empty));
        prop_assert_eq!(View::new(&bundles_first).export(), View::new(&cards_first).export(), "P8");
    }

    #[test]
    fn p9_the_plan_shown_is_the_change_applied_and_can_be_undone((pieces, _) in history(), cut in any::<prop::sample::Index>()) {
        let world = World::new();
        let files = world.files(&pieces);
        let (here, dropped) = files.split_at(cut.index(files.len()));
        let state = join(here, &world.empty());
        let incoming = join(dropped, &world.empty());
        let before = View::new(&state).export();
        let planned = plan(&state, &incoming);
        let (after, applied) = planned.apply(&state).expect("the plan is of this state");
        prop_assert_eq!(View::new(&after).export(), planned.view.export(), "P9: what was shown is what is");
        let changed: usize = planned.changes.len();
        let differ = View::new(&state).cells != planned.view.cells;
        prop_assert_eq!(changed > 0, differ, "P9: every change is told");
        match undo(&after, &applied) {
            Some(undone) => prop_assert_eq!(View::new(&undone).export(), before, "P9: undone to the same bytes"),
            None => prop_assert!(after.ledger().0 != state.ledger().0, "P9: only what was entered stays"),
        }
        let longer = after.enter(&after.ledger().0, time(50));
        let mut entered = after.clone();
        if longer != after.ledger().0 {
            entered.add_ledger(longer);
            prop_assert!(undo(&entered, &applied).is_none(), "P9: what was entered is never undone");
        }
    }

    #[test]
    fn p10_what_was_merged_adds_nothing_when_it_comes_back((pieces, order) in history()) {
        let world = World::new();
        let files = world.files(&pieces);
        let whole = join(&files, &world.empty());
        // Somebody else has a part of it, takes the whole in, and sends it back.
        let part: Vec<State> = order.iter().map(|place| files[place.index(files.len())].clone()).collect();
        let elsewhere = join(&part, &world.empty()).join(&whole);
        prop_assert!(plan(&whole, &elsewhere).is_empty(), "P10");
    }
}

/// The properties say little of histories in which nothing happens: each way to end must be common among them.
#[test]
fn histories_reach_every_end() {
    use proptest::strategy::ValueTree as _;
    let world = World::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut heads: BTreeMap<HeadStatus, usize> = BTreeMap::new();
    let mut codes: BTreeMap<Code, usize> = BTreeMap::new();
    let (mut forks, mut settled, mut rewritten, mut twice, mut replaced) = (0, 0, 0, 0, 0);
    for _ in 0..600 {
        let (pieces, _) = history().new_tree(&mut runner).expect("a history").current();
        let view = View::new(&join(&world.files(&pieces), &world.empty()));
        view.heads
            .values()
            .for_each(|status| *heads.entry(*status).or_default() += 1);
        view.bundles
            .iter()
            .filter_map(|bundle| bundle.code)
            .for_each(|code| *codes.entry(code).or_default() += 1);
        forks += view
            .streams
            .iter()
            .filter(|stream| !stream.forks.is_empty())
            .count();
        settled += view.cells.iter().filter(|cell| cell.settled).count();
        rewritten += usize::from(view.ledger_rewritten);
        twice += usize::from(!view.editions_twice.is_empty());
        replaced += view
            .persons
            .iter()
            .filter(|person| person.counts_as != person.person)
            .count();
    }
    let wanted = [
        HeadStatus::Counted,
        HeadStatus::Superseded,
        HeadStatus::Late,
        HeadStatus::Contradiction,
        HeadStatus::Withdrawn,
        HeadStatus::Recused,
        HeadStatus::Outdated,
        HeadStatus::Unknown,
    ];
    for status in wanted {
        assert!(
            heads.get(&status).copied().unwrap_or(0) > 3,
            "{status:?} is rare: {heads:?}"
        );
    }
    for code in [
        Code::FormatFuture,
        Code::CallOther,
        Code::NotForYou,
        Code::SignerUnknown,
        Code::SignerNotVouched,
        Code::KeyRevoked,
        Code::EditionTwice,
    ] {
        assert!(
            codes.get(&code).copied().unwrap_or(0) > 1,
            "{code} is rare: {codes:?}"
        );
    }
    assert!(
        forks > 3 && settled > 0 && rewritten > 3 && twice > 3 && replaced > 3,
        "{forks} {settled} {rewritten} {twice} {replaced}"
    );
}

/// A world in which everyone is accepted, to tell single stories.
struct Office {
    world: World,
    state: State,
}

impl Office {
    fn new() -> Self {
        let world = World::new();
        let mut state = world.empty();
        for who in 0..4 {
            state.add_card(card_entry(&reviewer(who), 1, 0));
            state.add_record(vouch(&key(CHAIR), &reviewer(who), 1, How::Met));
        }
        Self { world, state }
    }

    fn piece(proposal: u64, revision: u64, variant: u64) -> HeadPiece {
        HeadPiece {
            proposal,
            round: 0,
            revision,
            variant,
            state: 2,
            rubric: 0,
        }
    }

    fn hand_in(&mut self, who: u8, sequence: u64, heads: Vec<HeadPiece>) -> Hash {
        let piece = Piece::Bundle {
            who,
            device: 0,
            sequence,
            variant: 0,
            call: 0,
            to: 2,
            future: false,
            heads,
            conflicts: Vec::new(),
        };
        let bundle = self.world.bundles(&[piece]).remove(0);
        let id = bundle.id;
        self.state.add_bundle(bundle);
        id
    }

    fn head(&self, who: u8, piece: &HeadPiece) -> Hash {
        self.world.head(who, piece).head
    }

    fn enter(&mut self) {
        let (ledger, fault) = self.state.ledger();
        assert!(fault.is_none(), "one ledger");
        self.state.add_ledger(self.state.enter(&ledger, time(30)));
    }

    fn say(&mut self, chair: u8, body: impl Into<Body>) -> Hash {
        let entry = record(&key(chair), 1, salt(&[77, self.state.records.len() as u64]), body);
        let id = entry.record.hash;
        self.state.add_record(entry);
        id
    }

    fn view(&self) -> View {
        View::new(&self.state)
    }

    fn close(&mut self) {
        let (ledger, _) = self.state.ledger();
        self.say(
            CHAIR,
            Close {
                last: ledger.last(),
                size: ledger.size(),
            },
        );
    }
}

#[test]
fn a_later_revision_takes_the_place_of_an_earlier_one_in_whatever_order_they_come() {
    let mut office = Office::new();
    let (old, new) = (Office::piece(0, 1, 0), Office::piece(0, 2, 0));
    office.hand_in(0, 2, vec![new.clone()]);
    office.hand_in(0, 1, vec![old.clone()]);
    let view = office.view();
    assert_eq!(
        view.heads[&office.head(0, &old)],
        HeadStatus::Superseded,
        "the earlier revision"
    );
    assert_eq!(
        view.heads[&office.head(0, &new)],
        HeadStatus::Counted,
        "the later one"
    );
}

#[test]
fn two_versions_count_only_when_a_chair_settles_or_the_reviewer_signs_a_third() {
    let mut office = Office::new();
    let (one, two) = (Office::piece(0, 1, 0), Office::piece(0, 1, 1));
    office.hand_in(0, 1, vec![one.clone()]);
    office.hand_in(0, 2, vec![two.clone()]);
    assert_eq!(
        office.view().cells[0].state,
        CellState::Contradiction,
        "neither counts"
    );
    let mut settled = Office {
        world: World::new(),
        state: office.state.clone(),
    };
    let head = office.head(0, &two);
    let settle = |head| Settle {
        head,
        person: reviewer(0).person(),
        proposal: proposal(0),
        reason: Text::clean("asked"),
        round: slug("r1"),
    };
    settled.say(CHAIR, settle(head));
    assert_eq!(
        settled.view().heads[&head],
        HeadStatus::Counted,
        "the one settled on"
    );
    assert_eq!(
        settled.view().heads[&office.head(0, &one)],
        HeadStatus::Contradiction,
        "the other one"
    );
    assert_eq!(settled.view().contradictions.len(), 1, "the proof stays");
    settled.say(CO_CHAIR, settle(office.head(0, &one)));
    assert_eq!(
        settled.view().cells[0].state,
        CellState::Contradiction,
        "two chairs settle differently"
    );
    let third = Office::piece(0, 2, 0);
    office.hand_in(0, 3, vec![third.clone()]);
    assert_eq!(
        office.view().heads[&office.head(0, &third)],
        HeadStatus::Counted,
        "a higher revision ends it"
    );
}

#[test]
fn what_comes_after_the_close_counts_only_when_admitted_and_never_undoes_what_was_in_time() {
    let mut office = Office::new();
    let (in_time, late) = (Office::piece(0, 1, 0), Office::piece(0, 2, 0));
    office.hand_in(0, 1, vec![in_time.clone()]);
    office.enter();
    office.close();
    office.hand_in(0, 2, vec![late.clone()]);
    office.enter();
    let view = office.view();
    assert_eq!(
        view.heads[&office.head(0, &late)],
        HeadStatus::Late,
        "after the close"
    );
    assert_eq!(
        view.heads[&office.head(0, &in_time)],
        HeadStatus::Counted,
        "still in force"
    );
    let head = office.head(0, &late);
    office.say(
        CHAIR,
        Admit {
            head,
            reason: Text::clean("the post was late"),
        },
    );
    let view = office.view();
    assert_eq!(view.heads[&head], HeadStatus::Counted, "admitted");
    assert_eq!(
        view.heads[&office.head(0, &in_time)],
        HeadStatus::Superseded,
        "replaced by the one admitted"
    );
}

#[test]
fn a_recusal_by_either_side_wins_over_any_score() {
    let mut office = Office::new();
    let piece = Office::piece(0, 1, 0);
    office.hand_in(0, 1, vec![piece.clone()]);
    let conflict = |state| ChairConflict {
        ground: Ground::Coauthor,
        person: reviewer(0).person(),
        proposal: proposal(0),
        state,
        text: None,
    };
    office.say(CO_CHAIR, conflict(ConflictState::Recused));
    assert_eq!(
        office.view().heads[&office.head(0, &piece)],
        HeadStatus::Recused,
        "by a chair"
    );
    office.say(CHAIR, conflict(ConflictState::Cleared));
    assert_eq!(
        office.view().heads[&office.head(0, &piece)],
        HeadStatus::Recused,
        "another chair cannot clear it"
    );
    office.state.add_record(record(
        &key(CO_CHAIR),
        2,
        salt(&[5]),
        conflict(ConflictState::Cleared),
    ));
    assert_eq!(
        office.view().heads[&office.head(0, &piece)],
        HeadStatus::Counted,
        "the same chair can"
    );
}

#[test]
fn an_earlier_rubric_is_read_only_through_a_signed_map() {
    let mut office = Office::new();
    let piece = Office::piece(0, 1, 0);
    office.hand_in(0, 1, vec![piece.clone()]);
    office.state.add_call(CallEntry {
        edition: office.world.second.clone(),
        keys: keys(&key(CHAIR)),
    });
    assert_eq!(
        office.view().heads[&office.head(0, &piece)],
        HeadStatus::Outdated,
        "scored on the first edition"
    );
    let map = EditionMap {
        criteria: BTreeMap::from([(slug("impact"), slug("impact"))]),
        from: office.world.first.rubric,
        to: office.world.second.rubric,
    };
    office.say(CHAIR, map);
    let view = office.view();
    assert_eq!(
        view.heads[&office.head(0, &piece)],
        HeadStatus::Counted,
        "read through a map"
    );
    assert!(view.cells[0].through_map.is_some(), "and marked so");
    office.state.add_call(CallEntry {
        edition: office.world.twin.clone(),
        keys: keys(&key(CO_CHAIR)),
    });
    let view = office.view();
    assert_eq!(
        (view.call, view.editions_twice),
        (Some(office.world.first.id), vec![2]),
        "two second editions: neither is in force"
    );
    let mut forged = Office::new();
    forged.state.add_call(CallEntry {
        edition: forged.world.second.clone(),
        keys: keys(&reviewer(0)),
    });
    assert_eq!(
        forged.view().call,
        Some(forged.world.first.id),
        "an edition that no chair signed"
    );
}

#[test]
fn after_a_lost_key_both_persons_count_as_one() {
    let mut office = Office::new();
    let (old, new) = (Office::piece(0, 1, 0), Office::piece(0, 2, 0));
    office.hand_in(0, 1, vec![old.clone()]);
    office.hand_in(1, 1, vec![new.clone()]);
    assert_eq!(office.view().cells.len(), 2, "two reviewers");
    let body = Vouch {
        edition: Hash::of(&committee::card(&reviewer(1), 1, 0).write()),
        how: How::Met,
        person: reviewer(1).person(),
        replaces: Some(reviewer(0).person()),
    };
    office.state.add_record(record(&key(CHAIR), 2, salt(&[6]), body));
    let view = office.view();
    assert_eq!(view.cells.len(), 1, "one reviewer");
    assert_eq!(
        view.cells[0].reviewer,
        Reviewer::Person(reviewer(1).person()),
        "the new person"
    );
    assert_eq!(
        view.heads[&office.head(0, &old)],
        HeadStatus::Superseded,
        "the old person's review was revised"
    );
}

#[test]
fn who_may_sign_and_whose_bundle_counts() {
    let mut office = Office::new();
    let piece = Office::piece(0, 1, 0);
    let id = office.hand_in(3, 1, vec![piece.clone()]);
    office.enter();
    assert_eq!(office.view().bundle(id).expect("held").code, None, "accepted");
    let distrust = Distrust {
        person: reviewer(3).person(),
        reason: Text::clean("stolen"),
    };
    let mut entry = record(&key(CO_CHAIR), 1, salt(&[8]), distrust);
    let mut inner = entry.record.value.clone();
    inner.at = time(31);
    entry.record = paraph_bundle::payload::Kept::write(inner);
    office.state.add_record(entry);
    let later = office.hand_in(3, 2, vec![Office::piece(1, 1, 0)]);
    let view = office.view();
    assert_eq!(
        view.bundle(id).expect("held").code,
        None,
        "the ledger held it before"
    );
    assert_eq!(
        view.bundle(later).expect("held").code,
        Some(Code::KeyRevoked),
        "the ledger did not"
    );
    assert_eq!(
        view.person(reviewer(3).person()).expect("known").trust,
        Trust::Distrusted,
        "and the person is marked"
    );
    // Another person's record of acceptance says nothing.
    let stranger = reviewer(8);
    office.state.add_card(card_entry(&stranger, 1, 0));
    office
        .state
        .add_record(vouch(&reviewer(0), &stranger, 1, How::Met));
    assert_eq!(
        office.view().person(stranger.person()).expect("known").trust,
        Trust::Seen,
        "only a chair accepts"
    );
    office
        .state
        .add_record(vouch(&key(CHAIR), &stranger, 1, How::Phone));
    assert_eq!(
        office.view().person(stranger.person()).expect("known").trust,
        Trust::Seen,
        "only in a way that the call names"
    );
    office
        .state
        .add_record(vouch(&key(CO_CHAIR), &stranger, 1, How::Invitation));
    assert_eq!(
        office.view().person(stranger.person()).expect("known").trust,
        Trust::Vouched,
        "accepted"
    );
    office.state.add_card(card_entry(&stranger, 2, 0));
    office.state.add_card(card_entry(&stranger, 2, 1));
    assert!(
        office
            .view()
            .person(stranger.person())
            .expect("known")
            .edition_twice,
        "two second editions of a card: trust is withheld"
    );
}

#[test]
fn chairs_who_differ_are_asked_until_one_resolves_it() {
    let mut office = Office::new();
    let decide = |decision| Decision {
        amount: None,
        decision,
        proposal: proposal(0),
        reason: None,
        votes: None,
    };
    let fund = office.say(CHAIR, decide(Verdict::Fund));
    let decline = office.say(CO_CHAIR, decide(Verdict::Decline));
    let view = office.view();
    assert_eq!(view.open.len(), 1, "one open question");
    assert!(
        !view.records.contains(&fund) && !view.records.contains(&decline),
        "neither is in force"
    );
    office.say(
        CHAIR,
        Resolve {
            of: vec![fund, decline],
            reason: Text::clean("voted again"),
            takes: decline,
        },
    );
    let view = office.view();
    assert!(
        view.open.is_empty() && view.records.contains(&decline) && !view.records.contains(&fund),
        "the one taken holds"
    );
}

#[test]
fn sealed_files_and_bundles_of_a_later_version_are_entered_and_opened_later() {
    let mut office = Office::new();
    let file = Hash::of(b"an encrypted file");
    office.state.add_sealed(file);
    office.enter();
    assert_eq!(office.view().sealed, vec![file], "counted as sealed");
    office.close();
    let id = office.hand_in(0, 1, vec![Office::piece(0, 1, 0)]);
    let mut opened = office.state.bundles[&id].as_ref().clone();
    opened.opened_from.insert(file);
    office.state.add_bundle(opened);
    office.enter();
    let view = office.view();
    assert!(
        view.sealed.is_empty() && view.not_entered.is_empty(),
        "opened and entered"
    );
    assert_eq!(
        view.bundle(id).expect("held").index,
        Some(1),
        "its first place is that of the sealed entry"
    );
    assert_eq!(
        view.heads[&office.head(0, &Office::piece(0, 1, 0))],
        HeadStatus::Counted,
        "so it is in time"
    );
    office.enter();
    assert_eq!(office.state.ledger().0.size(), 2, "entering again adds nothing");
}

#[test]
fn a_rewritten_ledger_stops_entering_and_is_kept() {
    let mut office = Office::new();
    office.hand_in(0, 1, vec![Office::piece(0, 1, 0)]);
    office.enter();
    let mut other = Ledger::default();
    for entry in office.state.entries_due(&Ledger::default()) {
        other.push(entry, time(99));
    }
    office.state.add_ledger(other);
    let view = office.view();
    assert!(view.ledger_rewritten, "two ledgers part");
    assert_eq!(
        (view.ledger_size, office.state.ledgers.len()),
        (0, 2),
        "what they have in common, and both kept"
    );
    assert!(
        view.obstacles()
            .contains(&paraph_bundle::merge::Obstacle::LedgerRewritten),
        "nothing is published"
    );
}

#[test]
fn streams_show_forks_and_gaps_and_decide_nothing() {
    let mut office = Office::new();
    office.hand_in(0, 1, vec![Office::piece(0, 1, 0)]);
    office.hand_in(0, 4, vec![Office::piece(1, 1, 0)]);
    let piece = Piece::Bundle {
        who: 0,
        device: 0,
        sequence: 4,
        variant: 1,
        call: 0,
        to: 2,
        future: false,
        heads: vec![Office::piece(2, 1, 0)],
        conflicts: Vec::new(),
    };
    let fork = office.world.bundles(&[piece]).remove(0);
    let mut incoming = office.world.empty();
    incoming.add_bundle(fork.clone());
    let planned = plan(&office.state, &incoming);
    assert_eq!(planned.bundles[0].notes, vec![Code::Fork], "the plan says so");
    office.state.add_bundle(fork);
    let view = office.view();
    assert_eq!(
        (view.streams[0].forks.clone(), view.streams[0].gaps.clone()),
        (vec![4], vec![2, 3]),
        "a fork and a gap"
    );
    // The same person's desk, put back: a new device that counts on from 4.
    let piece = Piece::Bundle {
        who: 0,
        device: 1,
        sequence: 5,
        variant: 0,
        call: 0,
        to: 2,
        future: false,
        heads: vec![Office::piece(3, 1, 0)],
        conflicts: Vec::new(),
    };
    let counted_on = office.world.bundles(&[piece]).remove(0);
    let device = counted_on.device;
    let mut with = office.state.clone();
    with.add_bundle(counted_on);
    let gaps = View::new(&with)
        .streams
        .into_iter()
        .find(|stream| stream.device == device)
        .map(|stream| stream.gaps);
    assert_eq!(
        gaps,
        Some(vec![2, 3]),
        "what no device sent is missing, and nothing else"
    );
    assert_eq!(view.counted().count(), 3, "and every review counts");
    let mut older = office.world.empty();
    let piece = Piece::Bundle {
        who: 0,
        device: 0,
        sequence: 2,
        variant: 0,
        call: 0,
        to: 2,
        future: false,
        heads: vec![Office::piece(0, 1, 0)],
        conflicts: Vec::new(),
    };
    older.add_bundle(office.world.bundles(&[piece]).remove(0));
    assert_eq!(
        plan(&office.state, &older).bundles[0].notes,
        vec![Code::OlderKnown],
        "an older export of which all is here"
    );
}

/// The view of 5,000 bundles with 100,000 reviews takes no longer than a person waits; more is the bench's to say.
#[test]
fn a_large_office_is_shown_in_time() {
    let world = World::new();
    let mut state = world.empty();
    let rubric = world.first.rubric;
    for number in 0..5_000_u64 {
        let signing = SigningKey::from_seed(Hash::of(&(number / 10).to_be_bytes()).as_bytes());
        let author = signing.person();
        if number % 10 == 0 {
            state.add_card(card_entry(&signing, 1, 0));
            state.add_record(vouch(&key(CHAIR), &signing, 1, How::Met));
        }
        let heads = (0..20_u64).map(|of| HeadEntry {
            head: Hash::of(format!("{number} {of}").as_bytes()),
            proposal: proposal(1_000 + number % 10 * 20 + of),
            round: slug("r1"),
            revision: 1,
            state: HeadState::Scored,
            rubric,
        });
        state.add_bundle(BundleEntry {
            id: Hash::of(format!("large {number}").as_bytes()),
            author,
            call: world.first.id,
            device: Device::new([1; 16]),
            to: vec![key(CHAIR).person()],
            sequence: number % 10 + 1,
            previous: None,
            keys: BTreeSet::from([Hash::from(author)]),
            opened_from: BTreeSet::new(),
            future: false,
            heads: heads.collect(),
            conflicts: Vec::new(),
        });
    }
    let start = std::time::Instant::now();
    let planned = plan(&world.empty(), &state);
    assert_eq!(planned.view.counted().count(), 100_000, "every review counts");
    let first = start.elapsed();
    let again = plan(&state, &state);
    assert!(again.is_empty(), "nothing new");
    println!(
        "first {first:?}, again {:?}",
        start.elapsed().checked_sub(first).unwrap_or_default()
    );
    assert!(start.elapsed().as_secs() < 60, "in time");
}
