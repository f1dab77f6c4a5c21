//! Strictness and noise of each reviewer, and what stands out.

use std::collections::BTreeSet;

use paraph_core::calibrate::Note;
use paraph_core::units::{Micropoints, half_even_ratio};

use super::super::base::phrase;
use super::super::standing::Standing;
use crate::App;
use crate::letters::points;
use crate::wire::ReviewerFigure;
use crate::words::{Args, Phrase};

/// The reviewers, and their usual noise.
pub(super) fn figures(
    app: &App,
    standing: &Standing,
    names: &[String],
) -> (Vec<ReviewerFigure>, Option<i64>) {
    let language = app.words().language();
    let fit = standing.calibration.fit.as_ref();
    let micro = |points: f64| Micropoints::from_points(points).0;
    let usual = fit
        .map(|fit| fit.variances.residual)
        .filter(|residual| *residual > 0.0)
        .map(|residual| micro(residual.sqrt()));
    let noise = fit.and_then(|fit| fit.noise(&standing.table));
    let counts = standing.table.reviewer_counts();
    let flags = Flags::new(standing);
    let mut rows: Vec<ReviewerFigure> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let effect = fit.and_then(|fit| fit.reviewers.get(at));
            let severity = effect.map(|effect| micro(effect.value));
            let sd = effect.map(|effect| micro(effect.deviation));
            let own = noise
                .as_ref()
                .and_then(|noise| noise.deviations.get(at))
                .map(|deviation| micro(*deviation));
            let sentence = match (severity, sd) {
                (Some(severity), Some(sd)) => {
                    let width = half_even_ratio(i128::from(sd) * 164, 100);
                    let args = Args::one("points", points(severity.abs(), language))
                        .and("direction", if severity < 0 { "less" } else { "more" })
                        .and("width", points(i64::try_from(width).unwrap_or(sd), language));
                    phrase(app, "office-severity", args)
                }
                _ => phrase(app, "rank-too-little", Args::none()),
            };
            let noise_sentence = own.zip(usual).map(|(own, usual)| {
                let args = Args::one("points", points(own, language)).and("usual", points(usual, language));
                phrase(app, "figures-noise-sentence", args)
            });
            ReviewerFigure {
                name: name.clone(),
                reviews: u32::try_from(counts[at]).unwrap_or(0),
                severity,
                sd,
                noise: own,
                sentence,
                noise_sentence,
                flags: flags.of(app, at),
            }
        })
        .collect();
    rows.sort_by(|a, b| (a.severity, &a.name).cmp(&(b.severity, &b.name)));
    (rows, usual)
}

/// What stands out of reviewers, by their place in the table.
struct Flags {
    outstanding: BTreeSet<usize>,
    alone: BTreeSet<usize>,
    one_total: BTreeSet<usize>,
    articulation: BTreeSet<usize>,
}

impl Flags {
    fn new(standing: &Standing) -> Self {
        let notes = &standing.calibration.notes;
        let of = |wanted: &dyn Fn(&Note) -> Option<usize>| notes.iter().filter_map(wanted).collect();
        Self {
            outstanding: standing
                .calibration
                .fit
                .as_ref()
                .map(|fit| fit.outstanding().into_iter().collect())
                .unwrap_or_default(),
            alone: of(&|note| match note {
                Note::Alone(at) => Some(*at),
                _ => None,
            }),
            one_total: of(&|note| match note {
                Note::OneTotal(at) => Some(*at),
                _ => None,
            }),
            articulation: of(&|note| match note {
                Note::Articulation(at) => Some(*at),
                _ => None,
            }),
        }
    }

    fn of(&self, app: &App, at: usize) -> Vec<Phrase> {
        [
            (&self.outstanding, "figures-flag-outstanding"),
            (&self.one_total, "figures-flag-one-total"),
            (&self.alone, "figures-flag-alone"),
            (&self.articulation, "figures-flag-articulation"),
        ]
        .into_iter()
        .filter(|(flagged, _)| flagged.contains(&at))
        .map(|(_, id)| phrase(app, id, Args::none()))
        .collect()
    }
}
