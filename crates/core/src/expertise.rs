//! How near a person's texts are to a proposal's: the cosine of their weighed words (Salton and Buckley 1988,
//! doi:10.1016/0306-4573(88)90021-0), as a similarity of the assignment (SCORING 8).
//!
//! Which texts those are, how they are cut into words and folded, and what a bid is worth beside them, is the caller's
//! business.

use std::collections::BTreeMap;

use crate::assign::MOST_SIMILAR;
use crate::units::half_even;

/// The words of all proposals, with how much each says: the fewer proposals have it, the more.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The number of each word.
    words: BTreeMap<String, usize>,
    /// ln((N + 1)/number of proposals with the word), by word.
    weight: Vec<f64>,
    /// For each proposal (word, share), by word; the squares of the shares add up to 1.
    proposals: Vec<Vec<(usize, f64)>>,
}

impl Texts {
    /// `proposals` holds the folded words of each proposal, as often as they occur, in any order.
    pub fn new<T: AsRef<str>>(proposals: &[Vec<T>]) -> Self {
        let mut texts = Self::default();
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        let counts: Vec<BTreeMap<&str, usize>> = proposals.iter().map(|words| tally(words)).collect();
        for word in counts.iter().flat_map(BTreeMap::keys) {
            *holders.entry(word).or_default() += 1;
        }
        for (word, holders) in holders {
            texts.words.insert(word.to_owned(), texts.weight.len());
            texts
                .weight
                .push(libm::log(real(proposals.len() + 1) / real(holders)));
        }
        texts.proposals = counts.iter().map(|counts| texts.weighed(counts)).collect();
        texts
    }

    /// The similarity of a person's words to each proposal, 0 to 10,000. Words that no proposal has count for nothing;
    /// without any other word it is 0 throughout.
    pub fn similarities<T: AsRef<str>>(&self, words: &[T]) -> Vec<u32> {
        let own = self.weighed(&tally(words));
        let of = |proposal: &Vec<(usize, f64)>| {
            let cosine = product(&own, proposal);
            u32::try_from(half_even(cosine * f64::from(MOST_SIMILAR)))
                .unwrap_or(0)
                .min(MOST_SIMILAR)
        };
        self.proposals.iter().map(of).collect()
    }

    /// Those of a person's words that a proposal has too, in the order of what they say: rarest first, then by word.
    pub fn shared<'w, T: AsRef<str>>(&self, words: &'w [T], proposal: usize) -> Vec<&'w str> {
        let has = self.proposals.get(proposal).map_or(&[][..], Vec::as_slice);
        let mut shared: Vec<(f64, &str)> = tally(words)
            .into_keys()
            .filter_map(|word| {
                let at = *self.words.get(word)?;
                has.binary_search_by_key(&at, |&(own, _)| own).ok()?;
                Some((*self.weight.get(at)?, word))
            })
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        shared.into_iter().map(|(_, word)| word).collect()
    }

    /// (1 + ln count) × weight of each known word, brought to length 1.
    fn weighed(&self, counts: &BTreeMap<&str, usize>) -> Vec<(usize, f64)> {
        let known = counts.iter().filter_map(|(word, &count)| {
            let at = *self.words.get(*word)?;
            Some((at, (1.0 + libm::log(real(count))) * self.weight.get(at)?))
        });
        let mut shares: Vec<(usize, f64)> = known.collect();
        let length = shares
            .iter()
            .fold(0.0, |total, (_, share)| total + share * share)
            .sqrt();
        for (_, share) in &mut shares {
            *share /= length;
        }
        shares
    }
}

fn tally<T: AsRef<str>>(words: &[T]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.as_ref()).or_default() += 1;
    }
    counts
}

/// Both lists rise by word.
fn product(a: &[(usize, f64)], b: &[(usize, f64)]) -> f64 {
    let (mut total, mut rest) = (0.0, b);
    for &(word, share) in a {
        let at = rest.partition_point(|&(other, _)| other < word);
        rest = rest.get(at..).unwrap_or_default();
        if let Some(&(other, partner)) = rest.first()
            && other == word
        {
            total += share * partner;
        }
    }
    total
}

#[expect(clippy::cast_precision_loss, reason = "a number of words or of proposals")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn rare_words_say_more_than_common_ones() {
        let texts = Texts::new(&[
            words("energy storage batteries lithium model"),
            words("energy grid market model"),
            words("energy poetry medieval manuscripts"),
        ]);
        let chemist = texts.similarities(&words("lithium batteries energy model"));
        assert!(
            chemist[0] > 2 * chemist[1] && chemist[1] > chemist[2],
            "her own field, then what shares a method, then what shares a common word: {chemist:?}"
        );
        assert_eq!(
            texts.similarities(&words("energy storage batteries lithium model"))[0],
            MOST_SIMILAR,
            "the same text"
        );
        assert_eq!(
            texts.shared(&words("model energy lithium astronomy"), 0),
            ["lithium", "model", "energy"],
            "what both speak of, rarest first"
        );
        assert_eq!(
            texts.similarities(&words("astronomy")),
            [0, 0, 0],
            "words that no proposal has"
        );
        assert_eq!(
            texts.similarities::<&str>(&[]),
            [0, 0, 0],
            "a person without words"
        );
    }

    proptest! {
        #[test]
        fn the_order_of_words_changes_nothing_and_nothing_is_beyond_the_scale(
            proposals in prop::collection::vec(prop::collection::vec("[a-f]{1,2}", 0..12), 1..6),
            person in prop::collection::vec("[a-g]{1,2}", 0..12),
        ) {
            let seen = Texts::new(&proposals).similarities(&person);
            prop_assert_eq!(seen.len(), proposals.len(), "one for each proposal");
            prop_assert!(seen.iter().all(|&one| one <= MOST_SIMILAR), "0 to 10,000");
            let mut turned: Vec<Vec<String>> = proposals.clone();
            for words in &mut turned {
                words.reverse();
            }
            let mut backwards = person.clone();
            backwards.reverse();
            prop_assert_eq!(Texts::new(&turned).similarities(&backwards), seen, "any order");
        }
    }
}
