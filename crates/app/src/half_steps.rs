//! Steps of a half. A grid counts in whole steps; a scale whose labels begin with half of each step (`0`, `0.5`, `1` …)
//! is shown, typed and read in halves (decision 0060). What is stored, signed and ranked are the whole steps.

use crate::words::Language;

/// Whether a scale counts in halves, by the labels of all its steps.
pub(crate) fn counts<'l>(min: i64, max: i64, labels: impl IntoIterator<Item = (i64, &'l str)>) -> bool {
    if max <= min || max - min > 200 {
        return false;
    }
    let halves: std::collections::BTreeMap<i64, i64> = labels
        .into_iter()
        .filter_map(|(step, label)| Some((step, numbered(label)?.0)))
        .collect();
    (min..=max).all(|step| halves.get(&step) == Some(&step))
}

/// A number with or without a half at the beginning of a label, as twice its value; and the words behind it.
fn numbered(label: &str) -> Option<(i64, &str)> {
    let label = label.trim();
    let end = label
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(label.len());
    let whole: i64 = label.get(..end)?.parse().ok()?;
    let rest = &label[end..];
    let (twice, rest) = match rest.strip_prefix(".5").or_else(|| rest.strip_prefix(",5")) {
        Some(rest) => (whole * 2 + 1, rest),
        None => (whole * 2, rest),
    };
    if rest.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',')) {
        return None;
    }
    let words = rest.trim_start();
    let words = words
        .strip_prefix([':', '–', '=', '-'])
        .unwrap_or(words)
        .trim_start();
    Some((twice, words))
}

/// The number that a text writes in halves, as a step.
pub(crate) fn step_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(",0"))
        .unwrap_or(text);
    numbered(text)
        .filter(|(_, words)| words.is_empty() || words.contains(char::is_alphabetic))
        .map(|(twice, _)| twice)
}

/// A step of a scale in halves, as it is shown.
pub(crate) fn face(step: i64, language: Language) -> String {
    let point = match language {
        Language::En => '.',
        Language::Fr => ',',
    };
    let whole = step.div_euclid(2);
    if step.rem_euclid(2) == 0 {
        whole.to_string()
    } else {
        format!("{whole}{point}5")
    }
}

/// A criterion's scale, as far as showing its steps needs it.
pub(crate) struct Shown<'c> {
    criterion: &'c paraph_bundle::payload::call::Criterion,
    halves: bool,
}

impl<'c> Shown<'c> {
    pub(crate) fn of(criterion: &'c paraph_bundle::payload::call::Criterion) -> Self {
        let labels = criterion
            .labels
            .iter()
            .map(|label| (label.step, label.label.as_str()));
        Self {
            halves: counts(criterion.min, criterion.max, labels),
            criterion,
        }
    }

    /// Whether it counts in halves.
    pub(crate) fn halves(&self) -> bool {
        self.halves
    }

    /// A step as people write it.
    pub(crate) fn face(&self, step: i64, language: Language) -> String {
        if self.halves {
            face(step, language)
        } else {
            step.to_string()
        }
    }

    /// The words of a step, without the number that tells its half.
    pub(crate) fn words(&self, step: i64) -> Option<&'c str> {
        let label = self.criterion.labels.iter().find(|label| label.step == step)?;
        let words = match numbered(&label.label) {
            Some((_, words)) if self.halves => words,
            Some(_) | None => label.label.as_str(),
        };
        Some(words).filter(|words| !words.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{counts, face, step_of};
    use crate::words::Language;

    #[test]
    fn halves_are_told_by_all_labels() {
        let labels = [(0, "0 absent"), (1, "0.5"), (2, "1: weak"), (3, "1,5 – fair")];
        assert!(counts(0, 3, labels), "half of each step begins its label");
        assert!(!counts(0, 4, labels), "a step without a label");
        assert!(
            !counts(0, 2, [(0, "0"), (1, "1"), (2, "2")]),
            "its own number is no half"
        );
        assert!(
            !counts(0, 1, [(0, "0"), (1, "0.55 of all")]),
            "another number is none"
        );
    }

    #[test]
    fn a_half_is_shown_and_read() {
        assert_eq!(face(7, Language::En), "3.5", "English");
        assert_eq!(face(7, Language::Fr), "3,5", "French");
        assert_eq!(face(8, Language::Fr), "4", "a whole one");
        for (text, expected) in [
            ("3.5", Some(7)),
            ("3,5", Some(7)),
            ("4", Some(8)),
            ("4.0", Some(8)),
            ("3.5 good", Some(7)),
            ("3.25", None),
            ("3–4", None),
            ("4+", None),
            ("", None),
        ] {
            assert_eq!(step_of(text), expected, "{text:?} in halves");
        }
    }
}
