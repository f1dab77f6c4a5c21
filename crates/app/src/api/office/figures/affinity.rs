//! Whether reviewers of an applicant's own institution score it differently, and what the list would be without that.

use paraph_core::units::{Micropoints, half_even_ratio};

use super::super::assign::same_institution;
use super::super::base::phrase;
use super::Ground;
use super::refill::{Refill, only_in};
use crate::App;
use crate::letters::points;
use crate::wire::AffinityFigure;
use crate::words::Args;

/// Reviews by somebody of an applicant's institution; none where no institution of a reviewer is known.
pub(super) fn figure(app: &App, ground: &Ground) -> Option<AffinityFigure> {
    let standing = &ground.standing;
    let fit = standing.calibration.fit.as_ref()?;
    let institutions = institutions(ground);
    if institutions.iter().all(Option::is_none) {
        return None;
    }
    let entries: Vec<_> = (0..standing.table.proposals().len())
        .map(|at| {
            let id = standing.id(at)?;
            ground.entries.iter().find(|entry| entry.id == id)
        })
        .collect();
    let close: Vec<bool> = standing
        .table
        .reviews()
        .iter()
        .map(|review| {
            institutions[review.reviewer]
                .as_deref()
                .zip(entries[review.proposal])
                .is_some_and(|(institution, entry)| same_institution(institution, entry))
        })
        .collect();
    let found = fit.affinity(&standing.table, &close);
    let language = app.words().language();
    let micro = |points: f64| Micropoints::from_points(points).0;
    let mut sentences = Vec::new();
    let (mut entered, mut left) = (Vec::new(), Vec::new());
    let effect = found.effect.map(|(beta, error)| (micro(beta), micro(error)));
    if let Some((beta, error)) = effect {
        let width = i64::try_from(half_even_ratio(i128::from(error) * 164, 100)).unwrap_or(error);
        let args = Args::one("count", found.reviews)
            .and("points", points(beta.abs(), language))
            .and("direction", if beta < 0 { "less" } else { "more" })
            .and("width", points(width, language));
        sentences.push(phrase(app, "figures-affinity", args));
    } else {
        let args = Args::one("count", found.reviews);
        sentences.push(phrase(app, "figures-affinity-few", args));
    }
    if let Some(scores) = found.scores {
        let refill = Refill {
            standing,
            call: &ground.in_force.call,
        };
        let some = |scores: Vec<_>| scores.into_iter().map(Some).collect::<Vec<_>>();
        let before = refill.by(&some(fit.scores()));
        let after = refill.by(&some(scores));
        entered = ground.numbers(only_in(&before, &after));
        left = ground.numbers(only_in(&after, &before));
        if entered.is_empty() && left.is_empty() {
            sentences.push(phrase(app, "figures-affinity-same", Args::none()));
        } else {
            let dash = |numbers: &[String]| {
                if numbers.is_empty() {
                    "–".to_owned()
                } else {
                    numbers.join(", ")
                }
            };
            let args = Args::one("in", dash(&entered)).and("out", dash(&left));
            sentences.push(phrase(app, "figures-affinity-differs", args));
        }
    }
    Some(AffinityFigure {
        reviews: found.reviews,
        effect: effect.map(|(beta, _)| beta),
        error: effect.map(|(_, error)| error),
        entered,
        left,
        sentences,
    })
}

/// The institution of each reviewer: as the list has it, else as the card says.
fn institutions(ground: &Ground) -> Vec<Option<String>> {
    let of_list = |id: &str| {
        let person = ground.people.iter().find(|person| {
            person.name == id
                || ground
                    .seats
                    .person
                    .get(&person.seat)
                    .is_some_and(|known| known.to_hex() == id)
        })?;
        person.institution.clone()
    };
    let of_card = |id: &str| {
        let mut cards = ground.office.state.cards.values();
        cards
            .find(|card| card.card.person.to_hex() == id)
            .and_then(|card| card.card.institution.as_ref())
            .map(ToString::to_string)
    };
    ground
        .standing
        .table
        .reviewers()
        .iter()
        .map(|id| of_list(id.as_str()).or_else(|| of_card(id.as_str())))
        .collect()
}
