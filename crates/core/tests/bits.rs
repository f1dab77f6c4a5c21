//! The same bytes everywhere (SCORING 3): functions and fits are compared bit by bit with what another build gave.
//!
//! A change here means that published rankings can no longer be recomputed: it needs a new version of the method.
#![allow(
    dead_code,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::type_complexity,
    clippy::unwrap_used,
    reason = "tests and measurements stop at the first surprise, and their numbers are small"
)]

mod support;

use paraph_core::calibrate::{Wanted, calibrate};
use paraph_core::hash::{hex, sha256};
use paraph_core::normal::{distribution, quantile};
use paraph_core::rank::{Asked, rank, ranking_key};
use paraph_core::rubric::Best;
use paraph_core::stream::Stream;
use support::simulate::Committee;
use support::{lines, parse, table};

fn digest(bits: impl Iterator<Item = u64>) -> String {
    let bytes: Vec<u8> = bits.flat_map(u64::to_le_bytes).collect();
    hex(&sha256(&[&bytes]))
}

/// Compares digests by name; what differs is printed whole, so that a new version of the method can be recorded.
fn compare(seen: &[(&str, String)]) {
    let known = |name: &str| {
        EXPECTED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, digest)| *digest)
    };
    let differ: Vec<_> = seen
        .iter()
        .filter(|(name, digest)| known(name) != Some(digest))
        .collect();
    assert!(
        differ.is_empty(),
        "every machine and every build gives the same bits, but here are {differ:#?}"
    );
}

#[test]
fn functions_give_the_same_bits() {
    let arguments = || {
        let mut stream = Stream::new(&Stream::key("paraph vectors v1"), 0);
        (0..1_000).map(move |_| stream.uniform())
    };
    compare(&[
        ("logarithm", digest(arguments().map(|x| libm::log(x).to_bits()))),
        (
            "distribution",
            digest(arguments().map(|x| distribution(12.0 * x - 6.0).to_bits())),
        ),
        ("quantile", digest(arguments().map(|x| quantile(x).to_bits()))),
    ]);
}

fn everything(table: &paraph_core::review::ReviewTable, wanted: Wanted) -> String {
    let calibration = calibrate(table, wanted);
    let fit = calibration.fit.as_ref().unwrap();
    let lanes = vec![0; table.proposals().len()];
    let key = ranking_key(&table.inputs_id());
    let ranking = rank(
        &calibration,
        &Asked {
            lanes: &lanes,
            money: None,
            within: None,
            key: &key,
        },
    );
    let variances = [
        fit.mean,
        fit.variances.proposal,
        fit.variances.reviewer,
        fit.variances.residual,
    ];
    let effects = fit
        .proposals
        .iter()
        .chain(&fit.reviewers)
        .flat_map(|effect| [effect.value, effect.deviation]);
    let ranks = ranking.standings.iter().flat_map(|one| {
        let known = one.uncertainty.unwrap();
        [known.low_90, known.low_50, known.high_50, known.high_90].map(|place| u64::from(place.0))
    });
    digest(
        variances
            .into_iter()
            .chain(effects)
            .map(f64::to_bits)
            .chain(ranks),
    )
}

#[test]
fn simulated_fits_give_the_same_bits() {
    let scores = Committee::new(200, 50, 1).simulate().scores;
    let table = table(&parse(&scores), &["C1"], 1, 9, Best::High);
    compare(&[
        ("sim_200 exact", everything(&table, Wanted::Exact)),
        ("sim_200 iterative", everything(&table, Wanted::Iterative)),
    ]);
}

#[test]
fn real_fits_give_the_same_bits() {
    let mut seen = Vec::new();
    for (set, criteria, low, high, best) in [
        ("snsf_mint", &["overall"][..], 1, 6, Best::High),
        ("snsf_mock", &["overall"][..], 1, 6, Best::High),
        ("aibs", &["Score"][..], 10, 50, Best::Low),
        (
            "catalyst_f5",
            &["impact", "feasibility", "auditability"][..],
            1,
            5,
            Best::High,
        ),
    ] {
        let Some(lines) = lines(set) else { return };
        seen.push((
            set,
            everything(&table(&lines, criteria, low, high, best), Wanted::Automatic),
        ));
    }
    compare(&seen);
}

const EXPECTED: &[(&str, &str)] = &[
    (
        "logarithm",
        "e7be10a2d945a01b4844d7a3c3cf29cad6e1822bfa4d764ee24d97acf188d88e",
    ),
    (
        "distribution",
        "42fb915bfafe9799adde2e466167894866c55b96a195e1d3d733436812717492",
    ),
    (
        "quantile",
        "9136d737f0cc06f3f6cd0d01d26431af0e996928fe21a2a012620dfc6c964d15",
    ),
    (
        "sim_200 exact",
        "886e3909f12ce719ffa18e2dec7f809c5c8b8fdd2de44ab011a3dfc0353fcb3e",
    ),
    (
        "sim_200 iterative",
        "f618ca9a98fdde221d08cdad2b8957a10eb8e5c1c8fd8a94d2fd78967836b9f2",
    ),
    (
        "snsf_mint",
        "a58d6a24ae354135070f59b18e706fcb3e2867585d3a2d9a0af2fd3edee4e970",
    ),
    (
        "snsf_mock",
        "709ab8a7e4930b471369684aa4c5e4d9af69c3c111bb1a79ae717c28e58a56db",
    ),
    (
        "aibs",
        "447d5813ca99fe07e8ddc5b46d2c4cc6bd0a65535d6a8b0775ad2d11a6611ca6",
    ),
    (
        "catalyst_f5",
        "f7b8052c220a4147b4431aa4724ad281f27b925a6ef140948ffb9c4bc8323bfc",
    ),
];
