//! The rubric: criteria with integer scales and weights, and the exact total of a review (SCORING 1).
//!
//! Labels, help texts and evidence are words and live elsewhere.

use crate::id::CriterionId;
use crate::units::{Micropoints, Score, Weight, half_even_ratio};

/// The largest common denominator of a rubric's scale widths.
const LARGEST_DENOMINATOR: i128 = 1_000_000;
/// The widest scale.
const WIDEST: i32 = 1_000;
/// The largest weight.
const HEAVIEST: u32 = 10_000;

/// Which end of a scale is best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Best {
    /// The high end.
    #[default]
    High,
    /// The low end; steps are turned round on reading.
    Low,
}

/// The integer steps `low..=high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    low: i32,
    high: i32,
}

impl Scale {
    /// A scale; `low < high`, at most 1,000 wide.
    pub fn new(low: i32, high: i32) -> Result<Self, RubricError> {
        match high.checked_sub(low) {
            Some(width) if (1..=WIDEST).contains(&width) => Ok(Self { low, high }),
            Some(_) | None => Err(RubricError::Scale { low, high }),
        }
    }

    /// The lowest step.
    pub fn low(self) -> Score {
        Score(self.low)
    }

    /// The highest step.
    pub fn high(self) -> Score {
        Score(self.high)
    }

    /// Steps above the lowest, turned so that high is best; `None` outside the scale.
    pub fn steps(self, score: Score, best: Best) -> Option<i32> {
        if !(self.low..=self.high).contains(&score.0) {
            return None;
        }
        Some(match best {
            Best::High => score.0 - self.low,
            Best::Low => self.high - score.0,
        })
    }

    /// The score turned so that high is best: `low + high − score` on a scale where low is best; `None` outside it.
    pub fn turned(self, score: Score, best: Best) -> Option<Score> {
        self.steps(score, best).map(|steps| Score(self.low + steps))
    }

    fn width(self) -> i128 {
        i128::from(self.high - self.low)
    }
}

/// One line of the rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Its steps.
    pub scale: Scale,
    /// Its best end.
    pub best: Best,
    /// Its weight, 0 to 10,000.
    pub weight: Weight,
    /// May a reviewer say "I cannot judge this"?
    pub not_applicable: bool,
}

/// What stands in one cell of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// A step of the scale.
    Score(Score),
    /// The reviewer cannot judge this; the weight leaves the review.
    NotApplicable,
    /// Nothing was given; the review is incomplete.
    #[default]
    Missing,
}

/// The total of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// All that was asked is there.
    Points(Micropoints),
    /// A cell is missing: kept, shown and counted, but in no total and in no model.
    Incomplete,
    /// No weight is left.
    NoWeight,
}

/// Why a rubric or a review does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    /// A scale is empty, turned round or too wide.
    #[error("a scale from {low} to {high} is not possible: it must rise, by at most 1,000 steps")]
    Scale {
        /// Its low end.
        low: i32,
        /// Its high end.
        high: i32,
    },
    /// A weight is too large.
    #[error("the weight {weight} of {criterion} is larger than 10,000")]
    Weight {
        /// Of which criterion.
        criterion: CriterionId,
        /// The weight.
        weight: u32,
    },
    /// Two criteria have one id.
    #[error("two criteria are called {0}")]
    Twice(CriterionId),
    /// No criterion.
    #[error("a rubric needs a criterion")]
    Empty,
    /// The widths have no common multiple that is small enough.
    #[error("the scales' widths have the least common multiple {0}, which is larger than 1,000,000")]
    Denominator(i128),
    /// A review has another number of cells than the rubric has criteria.
    #[error("a review of {cells} cells does not fit a rubric of {criteria} criteria")]
    Cells {
        /// Cells in the review.
        cells: usize,
        /// Criteria in the rubric.
        criteria: usize,
    },
    /// A score is not a step of its scale.
    #[error("{score} is not a step of {criterion}, which goes from {low} to {high}")]
    Outside {
        /// Of which criterion.
        criterion: CriterionId,
        /// The score.
        score: Score,
        /// The scale's low end.
        low: Score,
        /// The scale's high end.
        high: Score,
    },
    /// "Not applicable" where the rubric does not allow it.
    #[error("{0} must be judged; \"not applicable\" is not allowed")]
    NotApplicable(CriterionId),
}

/// A call's criteria, in their declared order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric {
    criteria: Vec<Criterion>,
    denominator: i128,
}

impl Rubric {
    /// Checks weights, ids and the common denominator of the scales.
    pub fn new(criteria: Vec<Criterion>) -> Result<Self, RubricError> {
        if criteria.is_empty() {
            return Err(RubricError::Empty);
        }
        let mut seen = std::collections::BTreeSet::new();
        let mut denominator = 1_i128;
        for criterion in &criteria {
            if criterion.weight.0 > HEAVIEST {
                return Err(RubricError::Weight {
                    criterion: criterion.id.clone(),
                    weight: criterion.weight.0,
                });
            }
            if !seen.insert(&criterion.id) {
                return Err(RubricError::Twice(criterion.id.clone()));
            }
            let width = criterion.scale.width();
            denominator = denominator / gcd(denominator, width) * width;
            if denominator > LARGEST_DENOMINATOR {
                return Err(RubricError::Denominator(denominator));
            }
        }
        Ok(Self {
            criteria,
            denominator,
        })
    }

    /// The criteria.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// One criterion by itself, on the same scale of 0 to 100: for the same model per criterion, which the radar and
    /// disagreement need and the order never uses (SCORING 2). `None` where there is no such criterion.
    pub fn alone(&self, criterion: usize) -> Option<Self> {
        let one = self.criteria.get(criterion)?;
        let weight = Weight(one.weight.0.max(1));
        Self::new(vec![Criterion {
            weight,
            ..one.clone()
        }])
        .ok()
    }

    /// Is a proposal below a criterion's floor: is the mean of its complete reviews' steps, turned so that high is best,
    /// smaller than `floor` (SCORING 5)? Reviews in which the criterion does not apply say nothing.
    pub fn is_below_floor(&self, criterion: usize, floor: Score, reviews: &[Vec<Cell>]) -> bool {
        let Some(one) = self.criteria.get(criterion) else {
            return false;
        };
        let complete = reviews.iter().filter(|cells| !cells.contains(&Cell::Missing));
        let scores = complete.filter_map(|cells| match cells.get(criterion) {
            Some(&Cell::Score(score)) => one.scale.turned(score, one.best),
            Some(Cell::NotApplicable | Cell::Missing) | None => None,
        });
        let (sum, count) = scores.fold((0_i64, 0_i64), |(sum, count), score| {
            (sum + i64::from(score.0), count + 1)
        });
        count > 0 && sum < i64::from(floor.0) * count
    }

    /// The exact total of one review, rounded once (SCORING 1). `cells` stand in the order of the criteria.
    pub fn total(&self, cells: &[Cell]) -> Result<Total, RubricError> {
        if cells.len() != self.criteria.len() {
            return Err(RubricError::Cells {
                cells: cells.len(),
                criteria: self.criteria.len(),
            });
        }
        let (mut points, mut weights, mut incomplete) = (0_i128, 0_i128, false);
        for (criterion, cell) in self.criteria.iter().zip(cells) {
            match *cell {
                Cell::Missing => incomplete = true,
                Cell::NotApplicable if criterion.not_applicable => {}
                Cell::NotApplicable => return Err(RubricError::NotApplicable(criterion.id.clone())),
                Cell::Score(score) => {
                    let steps =
                        criterion
                            .scale
                            .steps(score, criterion.best)
                            .ok_or_else(|| RubricError::Outside {
                                criterion: criterion.id.clone(),
                                score,
                                low: criterion.scale.low(),
                                high: criterion.scale.high(),
                            })?;
                    let weight = i128::from(criterion.weight.0);
                    points += weight * i128::from(steps) * (self.denominator / criterion.scale.width());
                    weights += weight;
                }
            }
        }
        if incomplete {
            return Ok(Total::Incomplete);
        }
        if weights == 0 {
            return Ok(Total::NoWeight);
        }
        let rounded = half_even_ratio(100_000_000 * points, self.denominator * weights);
        Ok(Total::Points(Micropoints(
            i64::try_from(rounded).unwrap_or(i64::MAX),
        )))
    }
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(id: &str, low: i32, high: i32, weight: u32) -> Criterion {
        let scale = Scale::new(low, high).unwrap();
        Criterion {
            id: id.into(),
            scale,
            best: Best::High,
            weight: Weight(weight),
            not_applicable: true,
        }
    }

    fn scored(steps: &[i32]) -> Vec<Cell> {
        steps.iter().map(|&step| Cell::Score(Score(step))).collect()
    }

    #[test]
    fn the_worked_examples_come_out() {
        let rubric = Rubric::new(vec![
            criterion("a", 1, 5, 3),
            criterion("b", 1, 5, 2),
            criterion("c", 0, 10, 5),
        ])
        .unwrap();
        let total = rubric.total(&scored(&[4, 2, 7])).unwrap();
        assert_eq!(
            total,
            Total::Points(Micropoints(62_500_000)),
            "SCORING 1, first golden value"
        );
        let mut cells = scored(&[4, 2, 7]);
        cells[2] = Cell::NotApplicable;
        let total = rubric.total(&cells).unwrap();
        assert_eq!(
            total,
            Total::Points(Micropoints(55_000_000)),
            "not applicable takes its weight along"
        );
        let rubric = Rubric::new(vec![criterion("a", 1, 4, 1)]).unwrap();
        let total = rubric.total(&scored(&[2])).unwrap();
        assert_eq!(
            total,
            Total::Points(Micropoints(33_333_333)),
            "SCORING 1, third golden value"
        );
    }

    #[test]
    fn a_criterion_stands_by_itself() {
        let rubric = Rubric::new(vec![criterion("a", 1, 5, 0), criterion("b", 0, 10, 5)]).unwrap();
        let total =
            |criterion: usize, step| rubric.alone(criterion).unwrap().total(&scored(&[step])).unwrap();
        assert_eq!(
            total(0, 4),
            Total::Points(Micropoints(75_000_000)),
            "also one that has no weight"
        );
        assert_eq!(
            total(1, 7),
            Total::Points(Micropoints(70_000_000)),
            "on its own scale"
        );
        assert_eq!(rubric.alone(2), None, "there are two");
    }

    #[test]
    fn floors_compare_means_exactly() {
        let mut low = criterion("a", 1, 5, 1);
        low.best = Best::Low;
        let rubric = Rubric::new(vec![low]).unwrap();
        let reviews = [scored(&[1]), scored(&[4]), vec![Cell::Missing]];
        assert!(
            !rubric.is_below_floor(0, Score(3), &reviews),
            "turned 5 and 2 have the mean 3.5; the incomplete one is silent"
        );
        assert!(rubric.is_below_floor(0, Score(4), &reviews), "3.5 is below 4");
        assert!(!rubric.is_below_floor(0, Score(4), &[]), "no review, no floor");
    }

    #[test]
    fn impossible_rubrics_are_refused() {
        assert!(Scale::new(3, 3).is_err(), "a scale needs two steps");
        assert!(Scale::new(0, 1_001).is_err(), "no scale is wider than 1,000");
        assert!(
            Scale::new(i32::MIN, i32::MAX).is_err(),
            "a width that does not fit is refused, not wrapped"
        );
        let wide = vec![
            criterion("a", 0, 997, 1),
            criterion("b", 0, 991, 1),
            criterion("c", 0, 983, 1),
        ];
        assert!(
            matches!(Rubric::new(wide), Err(RubricError::Denominator(_))),
            "three large primes exceed 10^6"
        );
        assert!(
            matches!(Rubric::new(Vec::new()), Err(RubricError::Empty)),
            "a rubric needs a criterion"
        );
    }
}
