//! Calibration: severity of reviewers and merit of proposals estimated together, or the reason why not (SCORING 2).
//!
//! Places, intervals and money are not here: see [`crate::rank`] and [`crate::fund`].

use crate::design::{Design, EXACT_LIMIT};
use crate::equations::{Shape, Variances};
use crate::graph::{Components, articulation_reviewers};
use crate::reml::{self, Estimate};
use crate::review::{Raw, ReviewTable};
use crate::sums::sum;
use crate::units::Micropoints;

/// How the effects were computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// With a factor of the equations.
    Exact,
    /// By conjugate gradients and probes, for at least one large component.
    Iterative,
    /// Not at all: the order is that of the raw means.
    None,
}

impl Method {
    /// The word of the record: `exact`, `iterative`, `none`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Iterative => "iterative",
            Self::None => "none",
        }
    }
}

/// What is said aloud beside the figures (SCORING 2, fallbacks).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Fewer than 8 proposals or 3 reviewers have two complete reviews.
    TooLittle,
    /// Every proposal has one review and every reviewer gave one.
    NothingRepeats,
    /// The search for variances did not end in 60 steps.
    NoConvergence,
    /// The call wants no calibration.
    NotWanted,
    /// Every reviewer gave one review: severity cannot be told from noise.
    SeverityUntold,
    /// Every proposal has one review: merit cannot be told from noise.
    MeritUntold,
    /// σr² = 0.
    NoSeverity,
    /// σp² = 0: the data cannot tell any two proposals apart.
    NoMerit,
    /// The graph has this many components.
    Components(usize),
    /// All reviews of this reviewer stand alone in their component.
    Alone(usize),
    /// This reviewer gave one and the same total to all (two or more).
    OneTotal(usize),
    /// This reviewer's removal splits the graph.
    Articulation(usize),
}

/// An effect in points with its posterior standard deviation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effect {
    /// The posterior mean.
    pub value: f64,
    /// The posterior standard deviation, given the variances and μ.
    pub deviation: f64,
}

/// How a call wants to be calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Exact where possible, iterative for large components.
    Automatic,
    /// Exact whatever it costs; for tests and benches.
    Exact,
    /// Iterative for every component; for tests and benches.
    Iterative,
    /// None.
    No,
}

/// A fitted model.
#[derive(Clone, Debug)]
pub struct Fit {
    /// μ̂ in points.
    pub mean: f64,
    /// In squared points.
    pub variances: Variances,
    /// The REML criterion (lme4's `REMLcrit`); `None` with the iterative method.
    pub criterion: Option<f64>,
    /// Steps of the search.
    pub steps: usize,
    /// Merit p̂ of each proposal.
    pub proposals: Vec<Effect>,
    /// Severity r̂ of each reviewer: lenient above 0, severe below.
    pub reviewers: Vec<Effect>,
    pub(crate) design: Design,
    pub(crate) estimate: Estimate,
    pub(crate) grand_mean: f64,
}

/// A calibrated call, or one that stays with its raw means.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// The label.
    pub method: Method,
    /// The model, unless `method` is [`Method::None`].
    pub fit: Option<Fit>,
    /// What is said aloud.
    pub notes: Vec<Note>,
    /// The components of the graph.
    pub components: Components,
    /// Mean and spread of each proposal.
    pub raw: Vec<Raw>,
    /// The published score of each proposal: calibrated, or the raw mean without a model.
    pub scores: Vec<Micropoints>,
}

impl Calibration {
    /// Was this said?
    pub fn says(&self, note: &Note) -> bool {
        self.notes.contains(note)
    }
}

impl Calibration {
    /// The option *noise per reviewer*: the same fit with reviews weighted by their reviewers' noise. Unchanged where
    /// there is no fit or nothing varies.
    #[must_use]
    pub fn allow_for_noise(mut self, table: &ReviewTable) -> Self {
        if let Some(noise) = self.fit.as_ref().and_then(|fit| fit.noise(table)) {
            self.scores = noise.fit.scores();
            self.fit = Some(noise.fit);
        }
        self
    }
}

/// Calibrates the complete reviews of a call.
pub fn calibrate(table: &ReviewTable, wanted: Wanted) -> Calibration {
    let components = Components::new(table);
    let raw: Vec<Raw> = (0..table.proposals().len())
        .map(|proposal| table.raw(proposal))
        .collect();
    let mut notes = Vec::new();
    let shape = if wanted == Wanted::No {
        Err(Note::NotWanted)
    } else {
        shape(table, &raw, &mut notes)
    };
    let fit = shape.and_then(|shape| fit(table, &components, shape, wanted).map_err(|_| Note::NoConvergence));
    flags(table, &components, &mut notes);
    match fit {
        Ok(fit) => {
            if fit.variances.reviewer == 0.0 && !notes.contains(&Note::SeverityUntold) {
                notes.push(Note::NoSeverity);
            }
            if fit.variances.proposal == 0.0 && !notes.contains(&Note::MeritUntold) {
                notes.push(Note::NoMerit);
            }
            let both = fit.estimate.shape.proposals && fit.estimate.shape.reviewers;
            let method = if both && !fit.design.is_exact() {
                Method::Iterative
            } else {
                Method::Exact
            };
            let scores = fit.scores();
            Calibration {
                method,
                fit: Some(fit),
                notes,
                components,
                raw,
                scores,
            }
        }
        Err(reason) => {
            notes.retain(|note| !matches!(note, Note::SeverityUntold | Note::MeritUntold));
            notes.insert(0, reason);
            let scores = raw.iter().map(|raw| raw.mean).collect();
            Calibration {
                method: Method::None,
                fit: None,
                notes,
                components,
                raw,
                scores,
            }
        }
    }
}

/// Which factors can be estimated at all. A factor that never repeats cannot be told from noise and is left out; this
/// comes before the minimum, which could otherwise never be met.
fn shape(table: &ReviewTable, raw: &[Raw], notes: &mut Vec<Note>) -> Result<Shape, Note> {
    let proposals = raw.iter().filter(|raw| raw.reviews >= 2).count();
    let reviewers = table
        .reviewer_counts()
        .into_iter()
        .filter(|&count| count >= 2)
        .count();
    let (merit_untold, severity_untold) = (proposals == 0, reviewers == 0);
    match (merit_untold, severity_untold) {
        (true, true) if table.reviews().is_empty() => return Err(Note::TooLittle),
        (true, true) => return Err(Note::NothingRepeats),
        (_, _) => {}
    }
    if (proposals < 8 && !merit_untold) || (reviewers < 3 && !severity_untold) {
        return Err(Note::TooLittle);
    }
    if merit_untold {
        notes.push(Note::MeritUntold);
    }
    if severity_untold {
        notes.push(Note::SeverityUntold);
    }
    Ok(Shape {
        proposals: !merit_untold,
        reviewers: !severity_untold,
    })
}

fn fit(
    table: &ReviewTable,
    components: &Components,
    shape: Shape,
    wanted: Wanted,
) -> Result<Fit, reml::NoConvergence> {
    let limit = match wanted {
        Wanted::Exact => usize::MAX,
        Wanted::Iterative => 0,
        Wanted::Automatic | Wanted::No => EXACT_LIMIT,
    };
    let reviews = table.reviews();
    let grand_mean = sum(reviews.len(), |at| reviews[at].total.points()) / reml::count(reviews.len());
    let y: Vec<f64> = reviews
        .iter()
        .map(|review| review.total.points() - grand_mean)
        .collect();
    let design = Design::new(table, components, limit);
    let all_equal = reviews.windows(2).all(|pair| pair[0].total == pair[1].total);
    let estimate = if all_equal {
        // Nothing varies: every variance is nought, and equations of one unit say so.
        let none = Shape {
            proposals: false,
            reviewers: false,
        };
        let unit = Variances {
            proposal: 0.0,
            reviewer: 0.0,
            residual: 1.0,
        };
        let mut estimate = reml::refit(&design, &y, none, unit)?;
        estimate.variances.residual = 0.0;
        estimate
    } else {
        reml::fit(&design, &y, shape)?
    };
    Ok(Fit::new(design, estimate, grand_mean))
}

impl Fit {
    /// The calibrated score μ̂ + p̂ of each proposal, not clamped.
    pub fn scores(&self) -> Vec<Micropoints> {
        self.proposals
            .iter()
            .map(|effect| Micropoints::from_points(self.mean + effect.value))
            .collect()
    }

    pub(crate) fn new(design: Design, estimate: Estimate, grand_mean: f64) -> Self {
        let posterior = estimate.equations.posterior(&design);
        let variance = estimate.variances.residual;
        let effects = |values: &[f64], variances: &[f64]| -> Vec<Effect> {
            let effect = |(&value, &share): (&f64, &f64)| Effect {
                value,
                deviation: (variance * share).sqrt(),
            };
            values.iter().zip(variances).map(effect).collect()
        };
        Self {
            mean: grand_mean + estimate.mean,
            variances: estimate.variances,
            criterion: estimate.criterion,
            steps: estimate.steps,
            proposals: effects(&estimate.effects.proposals, &posterior.proposals),
            reviewers: effects(&estimate.effects.reviewers, &posterior.reviewers),
            design,
            estimate,
            grand_mean,
        }
    }
}

fn flags(table: &ReviewTable, components: &Components, notes: &mut Vec<Note>) {
    if components.count > 1 {
        notes.push(Note::Components(components.count));
    }
    let counts = table.reviewer_counts();
    let mut reviewers_in = vec![0_usize; components.count];
    for &component in &components.of_reviewer {
        reviewers_in[component] += 1;
    }
    let mut totals: Vec<Option<Micropoints>> = vec![None; counts.len()];
    let mut varies = vec![false; counts.len()];
    for review in table.reviews() {
        let first = totals[review.reviewer].get_or_insert(review.total);
        varies[review.reviewer] |= *first != review.total;
    }
    for reviewer in 0..counts.len() {
        if reviewers_in[components.of_reviewer[reviewer]] == 1 && components.count > 1 {
            notes.push(Note::Alone(reviewer));
        }
        if counts[reviewer] >= 2 && !varies[reviewer] {
            notes.push(Note::OneTotal(reviewer));
        }
    }
    notes.extend(articulation_reviewers(table).into_iter().map(Note::Articulation));
}
