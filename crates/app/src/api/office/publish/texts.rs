//! The words that applicants will read: counted reviews with their lines, and what is worth a second look in them.

use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::ProposalId;
use paraph_bundle::payload::record::Body;
use paraph_bundle::payload::review::{Evidence, Head, Part};

use super::super::base::phrase;
use super::Made;
use crate::App;
use crate::words::{Args, Phrase};

/// A counted review with its lines.
pub(super) struct Review {
    pub label: String,
    pub unsigned: bool,
    /// Unsigned, and confirmed by its reviewer.
    pub confirmed: bool,
    pub head: Kept<Head>,
    pub texts: Vec<Kept<Part>>,
    pub evidence: Option<Kept<Evidence>>,
}

/// The counted reviews of a proposal, by label.
pub(super) fn reviews(made: &Made, proposal: ProposalId) -> Vec<Review> {
    let mut found = Vec::new();
    for head in made
        .standing
        .counted
        .iter()
        .filter(|head| head.proposal == proposal)
    {
        let label = made
            .labels
            .get(&head.reviewer)
            .map(ToString::to_string)
            .unwrap_or_default();
        let signed = made
            .office
            .scores
            .values()
            .filter(|known| {
                let mut heads = known.entry.iter().flat_map(|entry| &entry.heads);
                heads.any(|line| line.head == head.head)
            })
            .filter_map(|known| known.score())
            .find_map(|score| {
                let line = score.heads.iter().find(|line| line.hash == head.head)?;
                let same = |proposal: ProposalId, round: &str, revision: u64| {
                    proposal == line.value.proposal
                        && round == line.value.round.as_str()
                        && revision == line.value.revision
                };
                Some(Review {
                    label: label.clone(),
                    unsigned: false,
                    confirmed: false,
                    head: line.clone(),
                    texts: score
                        .texts
                        .iter()
                        .filter(|part| same(part.value.proposal, &part.value.round, part.value.revision))
                        .cloned()
                        .collect(),
                    evidence: score
                        .evidence
                        .iter()
                        .find(|line| same(line.value.proposal, &line.value.round, line.value.revision))
                        .cloned(),
                })
            });
        let entered = || {
            made.office
                .view
                .in_force
                .records()
                .values()
                .find_map(|record| match &record.body {
                    Body::Entered(entered) if entered.head == head.head => Some(Review {
                        label: label.clone(),
                        unsigned: true,
                        confirmed: entered.confirmed,
                        head: entered.read_head("entered").ok()?,
                        texts: entered.read_texts("entered").ok()?,
                        evidence: None,
                    }),
                    _ => None,
                })
        };
        found.extend(signed.or_else(entered));
    }
    let call = &made.in_force.call;
    let round = |review: &Review| call.round_index(&review.head.value.round);
    found.sort_by(|a, b| (&a.label, round(a), a.head.hash).cmp(&(&b.label, round(b), b.head.hash)));
    found
}

/// Hard words of both languages, as they begin.
const HARD: &[&str] = &[
    "joke",
    "stupid",
    "idiot",
    "incompetent",
    "ridicul",
    "nonsense",
    "garbage",
    "laughable",
    "plaisanterie",
    "stupide",
    "débile",
    "incompétent",
    "honteux",
    "nul ",
];

pub(super) fn warnings(app: &App, made: &Made, proposal: ProposalId, text: &str) -> Vec<Phrase> {
    let lower = text.to_lowercase();
    let mut warnings = Vec::new();
    let mut warn = |warns: bool, id: &str, args: Args| {
        if warns {
            warnings.push(phrase(app, id, args));
        }
    };
    warn(
        HARD.iter().any(|word| lower.contains(word)),
        "office-text-hard",
        Args::none(),
    );
    warn(
        text.contains('@') || lower.contains("http"),
        "office-text-address",
        Args::none(),
    );
    for entry in made
        .entries
        .iter()
        .filter(|entry| entry.id != proposal && entry.row.number.len() > 2)
    {
        warn(
            text.contains(&entry.row.number),
            "office-text-other",
            Args::one("number", entry.row.number.as_str()),
        );
    }
    for card in made.office.state.cards.values() {
        let names = card.card.name.to_string();
        let family = names
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_owned();
        warn(
            family.chars().count() > 3 && text.contains(&family),
            "office-text-name",
            Args::one("name", family.as_str()),
        );
    }
    warnings
}
