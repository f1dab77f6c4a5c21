//! Committees with planted truth: the shared `simulate.py`, number for number.
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

use std::fmt::Write as _;

/// What to make; the defaults are those of the script.
#[derive(Clone, Debug)]
pub(crate) struct Committee {
    pub(crate) proposals: usize,
    pub(crate) reviewers: usize,
    pub(crate) panels: usize,
    pub(crate) cross: u64,
    pub(crate) sd_severity: i128,
    pub(crate) noisy_share: u64,
    pub(crate) reviews: (u64, u64),
    pub(crate) seed: u64,
}

impl Committee {
    pub(crate) fn new(proposals: usize, reviewers: usize, seed: u64) -> Self {
        Self {
            proposals,
            reviewers,
            panels: 1,
            cross: 10,
            sd_severity: 700_000,
            noisy_share: 0,
            reviews: (3, 6),
            seed,
        }
    }
}

/// Scores as the script's CSV, and the planted merit of each proposal in millionths of a step.
pub(crate) struct Simulated {
    pub(crate) scores: String,
    pub(crate) merit: Vec<i128>,
}

fn mix(x: u64) -> u64 {
    let mut x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

struct Rng {
    state: u64,
}

impl Rng {
    fn new(seed: u64, stream: u64) -> Self {
        Self {
            state: mix(mix(seed) ^ stream.wrapping_mul(0xD134_2543_DE82_EF95)),
        }
    }

    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }

    fn below(&mut self, n: u64) -> u64 {
        let limit = (1_u128 << 64) - (1_u128 << 64) % u128::from(n);
        loop {
            let x = self.bits();
            if u128::from(x) < limit {
                return x % n;
            }
        }
    }

    fn normal(&mut self, sd_micro: i128) -> i128 {
        let mut sum = 0_i128;
        for _ in 0..6 {
            let x = self.bits();
            sum += i128::from(x >> 32) + i128::from(x & 0xffff_ffff);
        }
        ((sum - 6 * (1 << 32)) * sd_micro) >> 32
    }
}

impl Committee {
    pub(crate) fn simulate(&self) -> Simulated {
        let (low, high) = (1_i128, 9_i128);
        let mut rng: Vec<Rng> = (0..8).map(|stream| Rng::new(self.seed, stream)).collect();
        let merit: Vec<i128> = (0..self.proposals).map(|_| rng[0].normal(1_000_000)).collect();
        let severity: Vec<i128> = (0..self.reviewers)
            .map(|_| rng[1].normal(self.sd_severity))
            .collect();
        let share = self.noisy_share;
        let noise: Vec<i128> = (0..self.reviewers)
            .map(|_| {
                if rng[2].below(100) < share {
                    2_400_000
                } else {
                    1_200_000
                }
            })
            .collect();
        let mut load = vec![0_usize; self.reviewers];
        let panels = self.panels as u64;
        let by_panel: Vec<Vec<usize>> = (0..self.panels)
            .map(|g| (0..self.reviewers).filter(|j| j % self.panels == g).collect())
            .collect();
        let middle = (low + high) * 500_000;
        let (wide_p, wide_r) = (self.proposals.to_string().len(), self.reviewers.to_string().len());
        let mut scores = String::from("proposal,reviewer,criterion,score,confidence\n");
        for p in 0..self.proposals {
            let want = self.reviews.0 + rng[5].below(self.reviews.1 - self.reviews.0 + 1);
            let mut seen: Vec<usize> = Vec::new();
            while (seen.len() as u64) < want {
                let mut g = (p % self.panels) as u64;
                if panels > 1 && rng[5].below(100) < self.cross {
                    g = rng[5].below(panels);
                }
                let pool = &by_panel[g as usize];
                let one = pool[rng[5].below(pool.len() as u64) as usize];
                let two = pool[rng[5].below(pool.len() as u64) as usize];
                let j = if load[one] <= load[two] { one } else { two };
                if !seen.contains(&j) {
                    seen.push(j);
                    load[j] += 1;
                }
            }
            for j in seen {
                let confidence = 1 + rng[7].below(5);
                let x = middle + merit[p] - severity[j] + rng[7].normal(noise[j]);
                let s = (x + 500_000).div_euclid(1_000_000).clamp(low, high);
                let _ = writeln!(
                    scores,
                    "P{:0wide_p$},R{:0wide_r$},C1,{s},{confidence}",
                    p + 1,
                    j + 1
                );
            }
        }
        Simulated { scores, merit }
    }
}
