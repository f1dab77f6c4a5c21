//! The normal distribution: its quantile by Wichura's AS 241 and its distribution function.
//!
//! Only +, −, ×, ÷, √ and `libm` are used, so that every machine gives the same bits.
#![expect(clippy::excessive_precision, reason = "coefficients as Wichura printed them")]

const CENTRE_UP: [f64; 8] = [
    3.387_132_872_796_366_608_0,
    1.331_416_678_917_843_774_5e2,
    1.971_590_950_306_551_442_7e3,
    1.373_169_376_550_946_112_5e4,
    4.592_195_393_154_987_145_7e4,
    6.726_577_092_700_870_085_3e4,
    3.343_057_558_358_812_810_5e4,
    2.509_080_928_730_122_672_7e3,
];
const CENTRE_DOWN: [f64; 8] = [
    1.0,
    4.231_333_070_160_091_125_2e1,
    6.871_870_074_920_579_083_0e2,
    5.394_196_021_424_751_107_7e3,
    2.121_379_430_158_659_586_7e4,
    3.930_789_580_009_271_061_0e4,
    2.872_908_573_572_194_267_4e4,
    5.226_495_278_852_854_561_0e3,
];
const MIDDLE_UP: [f64; 8] = [
    1.423_437_110_749_683_577_34,
    4.630_337_846_156_545_295_90,
    5.769_497_221_460_691_405_50,
    3.647_848_324_763_204_605_04,
    1.270_458_252_452_368_382_58,
    2.417_807_251_774_506_117_70e-1,
    2.272_384_498_926_918_458_33e-2,
    7.745_450_142_783_414_076_40e-4,
];
const MIDDLE_DOWN: [f64; 8] = [
    1.0,
    2.053_191_626_637_758_821_87,
    1.676_384_830_183_803_849_40,
    6.897_673_349_851_000_045_50e-1,
    1.481_039_764_274_800_745_90e-1,
    1.519_866_656_361_645_719_66e-2,
    5.475_938_084_995_344_946_00e-4,
    1.050_750_071_644_416_843_24e-9,
];
const TAIL_UP: [f64; 8] = [
    6.657_904_643_501_103_777_20,
    5.463_784_911_164_114_369_90,
    1.784_826_539_917_291_335_80,
    2.965_605_718_285_048_912_30e-1,
    2.653_218_952_657_612_309_30e-2,
    1.242_660_947_388_078_438_60e-3,
    2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7,
];
const TAIL_DOWN: [f64; 8] = [
    1.0,
    5.998_322_065_558_879_376_90e-1,
    1.369_298_809_227_358_053_10e-1,
    1.487_536_129_085_061_485_25e-2,
    7.868_691_311_456_132_591_00e-4,
    1.846_318_317_510_054_681_80e-5,
    1.421_511_758_316_445_888_70e-7,
    2.044_263_103_389_939_785_64e-15,
];

/// The quantile of the standard normal distribution, 0 < `probability` < 1: PPND16 of Wichura 1988, AS 241
/// (doi:10.2307/2347330), relative error about 1e-16.
pub fn quantile(probability: f64) -> f64 {
    let offset = probability - 0.5;
    if offset.abs() <= CENTRE {
        centre(offset)
    } else {
        tail(probability)
    }
}

/// Turns probabilities into quantiles in place, bit for bit as [`quantile`] does.
pub(crate) fn quantiles(values: &mut [f64]) {
    let mut tails = [(0, 0.0); BATCH];
    let mut depths = [0.0; BATCH];
    for batch in values.chunks_mut(BATCH) {
        let mut count = 0;
        for (at, probability) in batch.iter().enumerate() {
            tails[count] = (at, *probability);
            count += usize::from((probability - 0.5).abs() > CENTRE);
        }
        // Without branches, so that the compiler may take several at a time; the tails are put in below.
        for value in batch.iter_mut() {
            *value = centre(*value - 0.5);
        }
        let (tails, depths) = (&tails[..count], &mut depths[..count]);
        for (depth, &(_, probability)) in depths.iter_mut().zip(tails) {
            *depth = self::depth(probability);
        }
        for (depth, &(at, probability)) in depths.iter().zip(tails) {
            batch[at] = signed(probability, size(*depth));
        }
    }
}

/// Half the width of the middle part.
const CENTRE: f64 = 0.425;
/// Quantiles that are computed at a time.
const BATCH: usize = 256;

fn centre(offset: f64) -> f64 {
    let square = 0.180_625 - offset * offset;
    offset * polynomial(&CENTRE_UP, square) / polynomial(&CENTRE_DOWN, square)
}

fn tail(probability: f64) -> f64 {
    signed(probability, size(depth(probability)))
}

/// √(−ln) of the distance to the nearer end.
fn depth(probability: f64) -> f64 {
    let rest = if probability < 0.5 {
        probability
    } else {
        1.0 - probability
    };
    (-libm::log(rest)).sqrt()
}

fn size(depth: f64) -> f64 {
    if depth <= 5.0 {
        polynomial(&MIDDLE_UP, depth - 1.6) / polynomial(&MIDDLE_DOWN, depth - 1.6)
    } else {
        polynomial(&TAIL_UP, depth - 5.0) / polynomial(&TAIL_DOWN, depth - 5.0)
    }
}

fn signed(probability: f64, size: f64) -> f64 {
    if probability < 0.5 { -size } else { size }
}

/// The standard normal distribution function.
pub fn distribution(value: f64) -> f64 {
    0.5 * libm::erfc(-value * std::f64::consts::FRAC_1_SQRT_2)
}

fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    let mut value = coefficients[7];
    for coefficient in coefficients[..7].iter().rev() {
        value = value * x + coefficient;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_a_time_are_the_same_bits() {
        let probabilities: Vec<f64> = (1..2_000)
            .map(|at| f64::from(at) / 2_000.0)
            .chain([1e-300, 1e-20, 1.0 - 1e-15])
            .collect();
        let mut together = probabilities.clone();
        quantiles(&mut together);
        for (probability, value) in probabilities.iter().zip(together) {
            assert_eq!(
                quantile(*probability).to_bits(),
                value.to_bits(),
                "the quantile of {probability}"
            );
        }
    }
}
