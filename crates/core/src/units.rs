//! The integers that are published, each with its unit, and the one rounding that makes them.
//!
//! Every decision compares these, never the floats they came from.

use std::fmt;

macro_rules! unit {
    ($($(#[$meta:meta])* $name:ident($inner:ty)),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

unit! {
    /// 1/1,000,000 of a point on the scale of 0 to 100.
    Micropoints(i64),
    /// 1/100 of a place.
    Centiranks(i64),
    /// 1/10,000.
    BasisPoints(i64),
    /// Money, credits or node-hours in the call's smallest unit.
    Amount(u64),
    /// A step of a criterion's scale, as the reviewer gave it.
    Score(i32),
    /// The weight of a criterion, 0 to 10,000.
    Weight(u32),
    /// A whole place, from 1; 1 is best.
    Place(u32),
}

impl Micropoints {
    /// In points.
    #[expect(
        clippy::cast_precision_loss,
        reason = "totals lie within ±10^8 micropoints, far below 2^53"
    )]
    pub fn points(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The nearest micropoint, half to even.
    pub fn from_points(points: f64) -> Self {
        Self(half_even(points * 1e6))
    }
}

/// The nearest integer, half to even; what does not fit saturates.
#[expect(
    clippy::cast_possible_truncation,
    reason = "saturation is the documented behaviour"
)]
pub fn half_even(value: f64) -> i64 {
    value.round_ties_even() as i64
}

/// The integer nearest to `numerator / denominator`, half to even; `denominator` > 0.
pub fn half_even_ratio(numerator: i128, denominator: i128) -> i128 {
    let floor = numerator.div_euclid(denominator);
    let twice = 2 * numerator.rem_euclid(denominator);
    match twice.cmp(&denominator) {
        std::cmp::Ordering::Less => floor,
        std::cmp::Ordering::Greater => floor + 1,
        std::cmp::Ordering::Equal => floor + floor.rem_euclid(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        for (numerator, denominator, expected) in [
            (1, 2, 0),
            (3, 2, 2),
            (-1, 2, 0),
            (-3, 2, -2),
            (5, 3, 2),
            (-5, 3, -2),
        ] {
            assert_eq!(
                half_even_ratio(numerator, denominator),
                expected,
                "half-even on both sides of nought"
            );
        }
        assert_eq!(half_even(2.5), 2, "ties go to even");
    }
}
