//! More figures, for chairs alone: strictness and noise of reviewers, agreement, each reviewer left out, islands, and what
//! the sponsor changed. Every one is beside the record; no order follows from them.

mod affinity;
mod agreement;
mod influence;
mod left_out;
mod refill;
mod reviewers;

pub(super) use influence::CANNOT;

use std::collections::BTreeMap;

use paraph_core::agree::Reliability;
use paraph_core::calibrate::{Method, Note};
use paraph_core::units::half_even;

use super::base::{self, Entry, Person, phrase};
use super::call::{InForce, in_force};
use super::people::{Seats, seats};
use super::received::name_of;
use super::standing::{Assume, Standing, standing};
use super::state::{Office, office};
use crate::App;
use crate::error::Result;
use crate::wire::{Influence, Nothing, RankingFigures};
use crate::words::{Args, Phrase};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Strictness, noise, agreement and islands, for chairs alone.
    ranking_figures(Nothing) -> RankingFigures, changes [];
    /// What the sponsor changed, attributes against outcomes, and what cannot be concluded.
    influence_get(Nothing) -> Influence, changes [];
}

/// What the figures are made of, read in one moment.
struct Ground {
    office: Office,
    in_force: InForce,
    standing: Standing,
    entries: Vec<Entry>,
    people: Vec<Person>,
    seats: Seats,
}

fn ground(app: &App) -> Result<Ground> {
    base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let people = base::people(read)?;
        Ok(Ground {
            standing: standing(&office, &in_force, &Assume::default())?,
            entries: base::proposals(read)?,
            seats: seats(&people, &office),
            people,
            office,
            in_force,
        })
    })
}

impl Ground {
    /// Names of the reviewers, in the order of the table.
    fn names(&self) -> Vec<String> {
        let known: BTreeMap<String, String> = self
            .office
            .view
            .cells
            .iter()
            .map(|cell| {
                (
                    cell.reviewer.as_text(),
                    name_of(&self.office, &self.seats, &self.people, &cell.reviewer),
                )
            })
            .collect();
        self.standing
            .table
            .reviewers()
            .iter()
            .map(|id| known.get(id.as_str()).cloned().unwrap_or_else(|| id.to_string()))
            .collect()
    }

    /// Numbers of proposals of the table, as people count.
    fn numbers(&self, places: impl IntoIterator<Item = usize>) -> Vec<String> {
        let mut numbers: Vec<String> = places
            .into_iter()
            .filter_map(|at| self.standing.id(at))
            .filter_map(|id| {
                let mut proposals = self.standing.proposals.iter();
                proposals.find(|proposal| proposal.proposal == id)
            })
            .map(|proposal| proposal.number.to_string())
            .collect();
        numbers.sort_by_key(|number| base::number_key(number));
        numbers
    }
}

/// Basis points of a share.
fn basis(share: f64) -> i64 {
    half_even(share * 10_000.0)
}

fn ranking_figures(app: &App, _: Nothing) -> Result<RankingFigures> {
    let ground = ground(app)?;
    let names = ground.names();
    let (reviewers, usual_noise) = reviewers::figures(app, &ground.standing, &names);
    let left_out = left_out::figures(app, &ground, &names);
    let islands = left_out::islands(&ground, &names);
    let mut sentences = sentences(app, &ground);
    sentences.extend(agreement::ordinal_check(app, &ground));
    Ok(RankingFigures {
        reviewers,
        usual_noise,
        agreement: agreement::figures(app, &ground),
        left_out,
        islands,
        sentences,
    })
}

/// What is said of the figures as a whole.
fn sentences(app: &App, ground: &Ground) -> Vec<Phrase> {
    let calibration = &ground.standing.calibration;
    let mut said = Vec::new();
    let reliability = calibration
        .fit
        .as_ref()
        .and_then(|fit| Reliability::new(fit.variances));
    if let Some(Reliability {
        one,
        needed: Some(needed),
        ..
    }) = reliability
    {
        let share = half_even(one * 100.0);
        said.push(phrase(
            app,
            "rank-reliability",
            Args::one("share", share)
                .and("rest", 100 - share)
                .and("needed", half_even(needed.ceil())),
        ));
    }
    for (note, id) in [
        (Note::TooLittle, "rank-too-little"),
        (Note::NothingRepeats, "rank-nothing-repeats"),
        (Note::NoConvergence, "rank-no-convergence"),
        (Note::SeverityUntold, "rank-severity-untold"),
        (Note::NoSeverity, "rank-no-severity"),
        (Note::NoMerit, "rank-no-merit"),
    ] {
        if calibration.says(&note) {
            said.push(phrase(app, id, Args::none()));
        }
    }
    if calibration.components.count > 1 {
        let groups = Args::one("groups", calibration.components.count);
        said.push(phrase(app, "rank-components", groups));
    }
    if calibration.method == Method::Iterative {
        said.push(phrase(app, "rank-iterative", Args::none()));
    }
    said
}

fn influence_get(app: &App, _: Nothing) -> Result<Influence> {
    influence::influence(app, &ground(app)?)
}
