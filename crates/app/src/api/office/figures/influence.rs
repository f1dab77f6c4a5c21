//! What the committee and the sponsor changed, and attributes of proposals against both (SCORING 7).
//!
//! Every p stands beside the p that as many outcomes could have given at most; where that one is above 5 %, none is
//! given. What cannot be concluded is said with it, here and on the public page.

use std::collections::BTreeMap;

use paraph_bundle::payload::id::ProposalId;
use paraph_core::influence::{
    Association, Subject, basis_points, holm, permutation_power, permutation_test, strata,
};

use super::super::base::phrase;
use super::super::public::refusal_moved;
use super::super::ranking::effect;
use super::super::standing::{Assume, Standing, standing};
use super::{Ground, affinity};
use crate::App;
use crate::error::Result;
use crate::wire::{AttributeLevel, AttributeTest, Influence, InfluenceFill};
use crate::words::Args;

/// Attributes with more levels are names or texts, not groups.
const MOST_LEVELS: usize = 12;
/// A comparison that cannot get below this shows nothing.
const TOO_WEAK: f64 = 0.05;

pub(super) fn influence(app: &App, ground: &Ground) -> Result<Influence> {
    let under = |assume: &Assume| standing(&ground.office, &ground.in_force, assume);
    let scored = under(&Assume {
        no_veto: true,
        no_panel: true,
        ..Assume::default()
    })?;
    let decided = under(&Assume {
        no_veto: true,
        ..Assume::default()
    })?;
    let fill = |stage: &str, before: &Standing, after: &Standing| {
        let (left, entered, moved) = effect(before, after);
        InfluenceFill {
            stage: stage.to_owned(),
            funded: after.awards.len(),
            spent: after.spent,
            entered: numbers(ground, &entered),
            left: numbers(ground, &left),
            moved,
        }
    };
    let mut refusals = Vec::new();
    for id in &ground.standing.vetoed {
        let number = numbers(ground, &[*id]).join("");
        let moved = refusal_moved(&ground.office, &ground.in_force, &decided, *id)?;
        let money = |amount| {
            let call = &ground.in_force.call;
            crate::letters::money(amount, call.unit.digits, &call.unit.code, app.words().language())
        };
        let said = if !moved.funded {
            phrase(app, "publish-veto-nothing", Args::none())
        } else if moved.gained.is_empty() {
            let amount = Args::one("amount", money(moved.amount));
            phrase(app, "publish-veto-moved-none", amount)
        } else {
            let names = numbers(ground, &moved.gained).join(", ");
            let args = Args::one("amount", money(moved.amount)).and("names", names);
            phrase(app, "publish-veto-moved", args)
        };
        let args = Args::one("strand", number).and("sentence", said.text);
        refusals.push(phrase(app, "office-of-strand", args));
    }
    let attributes = attributes(ground);
    let refused = refused(app, ground, &decided, &attributes);
    let funded = funded(app, ground, &attributes);
    let looked = [
        ("figures-looked-refused", &refused),
        ("figures-looked-funded", &funded),
    ]
    .into_iter()
    .map(|(id, tests)| phrase(app, id, Args::one("count", tests.len())))
    .collect();
    Ok(Influence {
        fills: vec![
            fill("scored", &scored, &scored),
            fill("decided", &scored, &decided),
            fill("refused", &decided, &ground.standing),
        ],
        refusals,
        refused,
        funded,
        affinity: affinity::figure(app, ground),
        looked,
        cannot: CANNOT.iter().map(|id| phrase(app, id, Args::none())).collect(),
    })
}

/// What cannot be concluded, sentence by sentence.
pub(in super::super) const CANNOT: [&str; 4] = [
    "influence-cannot-proper",
    "influence-cannot-none",
    "influence-cannot-submitted",
    "influence-cannot-cause",
];

fn numbers(ground: &Ground, ids: &[ProposalId]) -> Vec<String> {
    ground.numbers(ids.iter().filter_map(|id| ground.standing.index.get(id).copied()))
}

/// Attributes that sort the proposals into groups: a value for each proposal, empty where nothing is stated.
fn attributes(ground: &Ground) -> BTreeMap<String, BTreeMap<ProposalId, String>> {
    let mut found: BTreeMap<String, BTreeMap<ProposalId, String>> = BTreeMap::new();
    for entry in &ground.entries {
        for attribute in &entry.attributes {
            let values = found.entry(attribute.name.clone()).or_default();
            values.insert(entry.id, attribute.value.clone());
        }
    }
    for values in found.values_mut() {
        for entry in &ground.entries {
            values.entry(entry.id).or_default();
        }
    }
    found.retain(|_, values| {
        let levels: std::collections::BTreeSet<&String> = values.values().collect();
        (2..=MOST_LEVELS).contains(&levels.len()) && levels.len() * 2 <= values.len()
    });
    found
}

/// The outcome of each proposal by the levels of an attribute; none where all have one level.
struct Sorted {
    levels: Vec<AttributeLevel>,
    level: Vec<usize>,
}

impl Sorted {
    fn new(ids: &[ProposalId], hits: &[bool], values: &BTreeMap<ProposalId, String>) -> Option<Self> {
        let of = |id: &ProposalId| values.get(id).cloned().unwrap_or_default();
        let mut names: Vec<String> = ids.iter().map(of).collect();
        names.sort();
        names.dedup();
        // Of two levels, the one that says yes is spoken of first.
        names.sort_by_key(|name| no(name));
        let level: Vec<usize> = ids
            .iter()
            .map(|id| names.iter().position(|name| *name == of(id)).unwrap_or(0))
            .collect();
        let levels: Vec<AttributeLevel> = names
            .into_iter()
            .enumerate()
            .map(|(at, value)| {
                let count = |hit_only: bool| {
                    let members = level
                        .iter()
                        .zip(hits)
                        .filter(|(of, hit)| **of == at && (**hit || !hit_only));
                    u32::try_from(members.count()).unwrap_or(u32::MAX)
                };
                AttributeLevel {
                    value,
                    proposals: count(false),
                    hit: count(true),
                }
            })
            .collect();
        (levels.len() > 1).then_some(Self { levels, level })
    }
}

fn no(value: &str) -> bool {
    matches!(
        value.trim().to_lowercase().as_str(),
        "" | "no" | "non" | "0" | "false" | "none" | "nein"
    )
}

/// A share of 10,000, as it crosses.
fn crossing(p: f64) -> u32 {
    u32::try_from(basis_points(p).0).unwrap_or(0)
}

/// Of 100 cases, as the interval of the sentence allows.
fn of_hundred(app: &App, p: f64) -> String {
    if p < 0.01 {
        app.words().say("figures-less-than-one", &Args::none())
    } else {
        paraph_core::units::half_even(p * 100.0).to_string()
    }
}

/// Refusals among the proposals that the committee would have funded.
fn refused(
    app: &App,
    ground: &Ground,
    decided: &Standing,
    attributes: &BTreeMap<String, BTreeMap<ProposalId, String>>,
) -> Vec<AttributeTest> {
    let ids: Vec<ProposalId> = decided.awards.keys().copied().collect();
    let hits: Vec<bool> = ids.iter().map(|id| ground.standing.vetoed.contains(id)).collect();
    let vetoes = hits.iter().filter(|hit| **hit).count();
    if vetoes == 0 {
        return Vec::new();
    }
    let (tracks, scores) = places(ground, &ids);
    let mut tests = Vec::new();
    let mut plain = Vec::new();
    for (name, values) in attributes {
        let Some(sorted) = Sorted::new(&ids, &hits, values) else {
            continue;
        };
        let mut test = blank(name, sorted.levels.clone());
        let p = if let [with, without] = sorted.levels.as_slice() {
            let cell =
                |level: &AttributeLevel| [u64::from(level.hit), u64::from(level.proposals - level.hit)];
            let found = Association::new([cell(with), cell(without)]);
            test.p_if_none = Some(crossing(found.p_if_none));
            test.p_if_all = Some(crossing(found.p_if_all));
            test.smallest = crossing(found.p_if_none.min(found.p_if_all));
            test.weak = found.is_too_weak();
            found.p
        } else {
            let subjects = subjects(&strata(&tracks, &scores), &sorted.level, &hits);
            let power = permutation_power(&subjects);
            test.smallest = crossing(power);
            test.weak = power > TOO_WEAK;
            permutation_test(&subjects)
        };
        if test.weak {
            let args = Args::one("vetoes", vetoes);
            test.sentences.push(phrase(app, "figures-test-weak", args));
        } else {
            test.sentences.push(match sorted.levels.as_slice() {
                [with, without] => {
                    let args = Args::one("number", ids.len())
                        .and("hit_with", with.hit)
                        .and("with", with.proposals)
                        .and("attribute", told(app, name, &with.value))
                        .and("hit_without", without.hit)
                        .and("without", without.proposals)
                        .and("cases", of_hundred(app, p));
                    phrase(app, "figures-test-two", args)
                }
                levels => {
                    let args = Args::one("number", ids.len())
                        .and("levels", levels.len())
                        .and("attribute", name.as_str())
                        .and("cases", of_hundred(app, p));
                    phrase(app, "figures-test-many", args)
                }
            });
            if let [with, _] = sorted.levels.as_slice() {
                let share =
                    |basis: Option<u32>| of_hundred(app, f64::from(basis.unwrap_or(10_000)) / 10_000.0);
                let args = Args::one("attribute", told(app, name, &with.value))
                    .and("none", share(test.p_if_none))
                    .and("all", share(test.p_if_all));
                test.sentences.push(phrase(app, "figures-test-power", args));
            }
        }
        plain.push(p);
        tests.push(test);
    }
    adjust(app, &mut tests, &plain);
    tests
}

/// Being funded among all that have a place, strand and fifth of the scores being equal.
fn funded(
    app: &App,
    ground: &Ground,
    attributes: &BTreeMap<String, BTreeMap<ProposalId, String>>,
) -> Vec<AttributeTest> {
    let standing = &ground.standing;
    let ids: Vec<ProposalId> = standing
        .index
        .keys()
        .filter(|id| !standing.out.contains_key(id))
        .copied()
        .collect();
    let hits: Vec<bool> = ids.iter().map(|id| standing.awards.contains_key(id)).collect();
    let (tracks, scores) = places(ground, &ids);
    let strata = strata(&tracks, &scores);
    let mut tests = Vec::new();
    let mut plain = Vec::new();
    for (name, values) in attributes {
        let Some(sorted) = Sorted::new(&ids, &hits, values) else {
            continue;
        };
        let subjects = subjects(&strata, &sorted.level, &hits);
        let power = permutation_power(&subjects);
        let p = permutation_test(&subjects);
        let mut test = blank(name, sorted.levels);
        test.smallest = crossing(power);
        test.weak = power > TOO_WEAK;
        test.sentences.push(if test.weak {
            phrase(app, "figures-funded-weak", Args::none())
        } else {
            let args = Args::one("number", ids.len())
                .and("attribute", name.as_str())
                .and("cases", of_hundred(app, p));
            phrase(app, "figures-funded-test", args)
        });
        plain.push(p);
        tests.push(test);
    }
    adjust(app, &mut tests, &plain);
    tests
}

fn blank(name: &str, levels: Vec<AttributeLevel>) -> AttributeTest {
    AttributeTest {
        attribute: name.to_owned(),
        levels,
        weak: false,
        p: None,
        adjusted: None,
        p_if_none: None,
        p_if_all: None,
        smallest: 10_000,
        sentences: Vec::new(),
    }
}

/// Track and calibrated score of each.
fn places(ground: &Ground, ids: &[ProposalId]) -> (Vec<usize>, Vec<paraph_core::units::Micropoints>) {
    let standing = &ground.standing;
    ids.iter()
        .filter_map(|id| standing.index.get(id))
        .map(|&at| (standing.requests[at].track, standing.calibration.scores[at]))
        .unzip()
}

fn subjects(strata: &[usize], level: &[usize], hits: &[bool]) -> Vec<Subject> {
    strata
        .iter()
        .zip(level)
        .zip(hits)
        .map(|((&stratum, &level), &hit)| Subject { stratum, level, hit })
        .collect()
}

/// How a level is spoken of: `partner: yes`.
fn told(app: &App, attribute: &str, value: &str) -> String {
    let args = Args::one("attribute", attribute).and("value", value);
    app.words().say("figures-attribute", &args)
}

/// Holm over every attribute looked at, the weak ones too; a p is given only where it could have been small.
fn adjust(app: &App, tests: &mut [AttributeTest], plain: &[f64]) {
    let many = tests.len() > 1;
    for ((test, p), adjusted) in tests.iter_mut().zip(plain).zip(holm(plain)) {
        if test.weak {
            continue;
        }
        test.p = Some(crossing(*p));
        test.adjusted = Some(crossing(adjusted));
        if many {
            let args = Args::one("count", plain.len()).and("cases", of_hundred(app, adjusted));
            test.sentences.push(phrase(app, "figures-test-adjusted", args));
        }
    }
}
