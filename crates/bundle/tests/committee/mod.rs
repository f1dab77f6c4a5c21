//! A small committee for tests: keys from seeds, a call of two editions, proposals, cards, reviews and records, all by plain functions.
//!
//! Nothing here is random or reads a clock, so a failing case is the same on every machine.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::identity::{SigningKey, first_card, next_card};
use paraph_bundle::merge::{CallEntry, CardEntry, RecordEntry, State};
use paraph_bundle::payload::call::{
    Applicants, Best, Calibration, Call, CallEdition, Confidence, Criterion, Dates, Declined, DrawMethod,
    DrawRule, Fill, Funding, Given, How, Method, Official, OverCeiling, Policy, ProposalsSeal, Rationale,
    Reviewers, Role, Round, RoundRule, Rubric, Scores, StepLabel, Track, Unit, Unsigned,
};
use paraph_bundle::payload::card::Card;
use paraph_bundle::payload::draft::{ReviewDraft, ReviewLines};
use paraph_bundle::payload::proposal::{About, Applicant, Proposal};
use paraph_bundle::payload::record::{Body, Record, Vouch};
use paraph_bundle::payload::{
    Format, Hash, Kept, Kind, Manifest, Name, PersonId, ProposalId, Salt, Short, Slug, Text, Time, Unknown,
    canonical, draft,
};

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

pub(crate) fn name(text: &str) -> Name {
    Name::clean(text)
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

pub(crate) fn time(seconds: i64) -> Time {
    Time::from_unix(1_800_000_000 + seconds)
}

pub(crate) fn salt(parts: &[u64]) -> Salt {
    let text: Vec<String> = parts.iter().map(ToString::to_string).collect();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Hash::of(text.join(" ").as_bytes()).as_bytes()[..16]);
    Salt::new(bytes)
}

pub(crate) fn proposal(number: u64) -> ProposalId {
    ProposalId::new(*salt(&[900, number]).as_bytes())
}

pub(crate) const CHAIR: u8 = 1;
pub(crate) const CO_CHAIR: u8 = 2;
pub(crate) const DEPUTY: u8 = 3;
pub(crate) const SPONSOR: u8 = 4;

/// The person of the reviewer of this number.
pub(crate) fn reviewer(number: u8) -> SigningKey {
    key(10 + number)
}

fn official(seed: u8, role: Role) -> Official {
    Official {
        age: None,
        email: None,
        name: name(&format!("Official {seed}")),
        person: key(seed).person(),
        phone: None,
        role,
    }
}

fn criterion(id: &str, na: bool, weight: u64) -> Criterion {
    Criterion {
        best: Best::High,
        evidence: false,
        help: None,
        id: slug(id),
        labels: vec![StepLabel {
            label: name("poor"),
            step: 1,
        }],
        max: 5,
        min: 1,
        na,
        title: name(id),
        weight,
    }
}

/// The proposals' lines, and the lines of who applies.
pub(crate) fn proposals(count: u64) -> (Vec<Kept<Proposal>>, Vec<Kept<About>>) {
    let about: Vec<Kept<About>> = (0..count)
        .map(|number| {
            Kept::write(About {
                applicants: vec![Applicant {
                    institution: Some(name("A university")),
                    name: name(&format!("Applicant {number}")),
                }],
                attributes: Vec::new(),
                proposal: proposal(number),
                salt: salt(&[1, number]),
                title: name(&format!("Proposal {number}")),
            })
        })
        .collect();
    let lines = about
        .iter()
        .zip(0..)
        .map(|(about, number)| {
            Kept::write(Proposal {
                about: about.hash,
                asked: 100 + number,
                bytes: None,
                derivation: None,
                derived_from: None,
                document: None,
                documents: Vec::new(),
                number: name(&format!("P-{number:03}")),
                pages: None,
                proposal: proposal(number),
                resources: Vec::new(),
                smallest: None,
                track: slug("open"),
            })
        })
        .collect();
    (lines, about)
}

pub(crate) fn member<T>(lines: &[Kept<T>]) -> Vec<u8> {
    lines.iter().flat_map(Kept::bytes).collect()
}

/// The first edition of the call.
pub(crate) fn call(proposals: &[Kept<Proposal>]) -> Call {
    Call {
        dates: Dates {
            closes: time(2_000_000),
            opens: time(0),
            publishes: time(3_000_000),
            zone: name("Europe/Paris"),
        },
        draw: DrawRule {
            at: time(2_500_000),
            method: DrawMethod::Sha256OrderV1,
            source: name("a lottery"),
        },
        edition: 1,
        funding: Funding {
            draw_level: 50,
            fill: Fill::Stop,
            floors: Vec::new(),
            over_ceiling: OverCeiling::Refuse,
            overflow: false,
            scale: None,
            threshold: None,
            unsigned: Unsigned::Count,
        },
        keeper: key(CHAIR).person(),
        method: Method {
            calibration: Calibration::RemlV1,
            noise: false,
        },
        obligations: Vec::new(),
        people: vec![
            official(CHAIR, Role::Chair),
            official(CO_CHAIR, Role::Chair),
            official(DEPUTY, Role::Deputy),
            official(SPONSOR, Role::Veto),
        ],
        policy: Policy {
            applicants: Applicants::Shown,
            declined: Declined::Numbered,
            rationale: Rationale::Applicant,
            recusal_closes: vec![name("proposal")],
            reviewers: Reviewers::Blinded,
            reviews_per_proposal: 3,
            scores: Scores::Public,
            signatures_needed: 1,
            veto_given: Given::GroundOnly,
            vouch: vec![How::Invitation, How::Met],
        },
        pool: 450,
        previous: None,
        proposals: ProposalsSeal {
            n: proposals.len() as u64,
            sha256: Hash::of(&member(proposals)),
        },
        round_rule: RoundRule::Latest,
        rounds: vec![
            Round {
                id: slug("r1"),
                title: name("First"),
            },
            Round {
                id: slug("r2"),
                title: name("Second"),
            },
        ],
        rubric: Rubric {
            confidence: Some(Confidence {
                labels: Vec::new(),
                max: 4,
                min: 1,
                weights: None,
            }),
            criteria: vec![criterion("impact", false, 3), criterion("method", true, 2)],
        },
        short: Short::new("OC26").expect("a short name"),
        sponsor: name("A sponsor"),
        title: name("Open compute 2026"),
        tracks: vec![Track {
            budget: None,
            ceiling: 1_000,
            id: slug("open"),
            title: name("Open"),
        }],
        unit: Unit {
            code: name("EUR"),
            digits: 0,
        },
    }
}

/// The second edition: another weight, so another rubric.
pub(crate) fn second_edition(first: &Call) -> Call {
    let mut call = first.clone();
    call.edition = 2;
    call.previous = Some(Hash::of(&first.write()));
    call.rubric.criteria[0].weight = 4;
    call
}

pub(crate) fn edition(call: &Call) -> CallEdition {
    CallEdition::read(&call.write(), Unknown::Refused).expect("an edition")
}

pub(crate) fn keys(of: &SigningKey) -> BTreeSet<Hash> {
    BTreeSet::from([of.public().hash()])
}

/// A state that holds one edition, signed by the chair.
pub(crate) fn state(call: &Call) -> State {
    state_of(&edition(call))
}

/// The same, of an edition that was read.
pub(crate) fn state_of(edition: &CallEdition) -> State {
    let mut state = State::new(edition.id);
    state.add_call(CallEntry {
        edition: edition.clone(),
        keys: keys(&key(CHAIR)),
    });
    state
}

/// A card; the second edition changes the institution, its twin likewise but to another.
pub(crate) fn card(of: &SigningKey, number: u64, twin: u64) -> Card {
    let mut card = first_card(
        &of.public(),
        name("A reviewer"),
        vec![name("en")],
        name("laptop"),
        time(0),
    );
    if number > 1 {
        card = next_card(&card);
    }
    if twin > 0 {
        card.institution = Some(name(&format!("House {twin}")));
    }
    card
}

pub(crate) fn card_entry(of: &SigningKey, number: u64, twin: u64) -> CardEntry {
    let card = card(of, number, twin);
    let edition = Hash::of(&card.write());
    CardEntry {
        id: Hash::of(format!("card {edition}").as_bytes()),
        edition,
        card,
        keys: keys(of),
        carried_by: BTreeSet::new(),
    }
}

pub(crate) fn record(by: &SigningKey, revision: u64, salt: Salt, body: impl Into<Body>) -> RecordEntry {
    let record = Kept::write(Record {
        at: time(10),
        by: by.person(),
        revision,
        salt,
        body: body.into(),
    });
    RecordEntry {
        panels: BTreeSet::from([Hash::of(format!("panel {}", record.hash).as_bytes())]),
        record,
        keys: keys(by),
    }
}

pub(crate) fn vouch(by: &SigningKey, of: &SigningKey, edition: u64, how: How) -> RecordEntry {
    record(
        by,
        1,
        salt(&[2, u64::from(of.person().as_bytes()[0]), edition]),
        Vouch {
            edition: Hash::of(&card(of, edition, 0).write()),
            how,
            person: of.person(),
            replaces: None,
        },
    )
}

/// A plain review of one proposal: the same step for both criteria but one, and a sentence.
pub(crate) fn review(
    call: &Call,
    of: ProposalId,
    round: &str,
    revision: u64,
    steps: (i64, i64),
    seed: u64,
) -> ReviewLines {
    let draft = ReviewDraft {
        proposal: of,
        round: slug(round),
        revision,
        document: None,
        scores: BTreeMap::from([(slug("impact"), steps.0), (slug("method"), steps.1)]),
        na: Vec::new(),
        confidence: Some(3),
        rationale: BTreeMap::from([(slug("impact"), Text::clean("Because of it."))]),
        overall: Some(Text::clean("Good.")),
        confidential: Some(Text::clean("Between us.")),
        evidence: Vec::new(),
        withdrawn: false,
    };
    let mut count = 0;
    draft::write(&draft, call, call.rubric.hash(), || {
        count += 1;
        salt(&[3, seed, count])
    })
}

pub(crate) fn manifest(kind: Kind, author: PersonId, call: Option<Hash>, nonce: u64) -> Manifest {
    Manifest {
        answers: None,
        author,
        call,
        created: time(5),
        critical: Vec::new(),
        format: Format::OURS,
        kind,
        nonce: Hash::of(&nonce.to_be_bytes()),
        producer: name("Paraph test"),
        stream: None,
    }
}

pub(crate) fn line_of<T: serde::Serialize>(value: &T) -> String {
    canonical::text(value)
}
