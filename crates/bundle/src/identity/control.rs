//! The control number: 88 bits of a person's hash, as 27 digits in nine groups.

use crate::payload::id::PersonId;

const GROUPS: usize = 9;

/// The control number of a person: nine groups of three digits.
pub fn control_number(person: PersonId) -> String {
    let mut bytes = [0; 16];
    bytes[5..].copy_from_slice(&person.as_bytes()[..11]);
    let digits = format!("{:027}", u128::from_be_bytes(bytes));
    let groups: Vec<&str> = (0..GROUPS)
        .map(|group| &digits[3 * group..3 * group + 3])
        .collect();
    groups.join(" ")
}

/// How a typed control number compares with a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// All nine groups agree.
    Same,
    /// What was typed agrees as far as it goes: so many whole groups. A part is never the whole.
    Incomplete {
        /// Whole groups typed.
        groups: usize,
    },
    /// They part at this group, from 1.
    Differs {
        /// The group.
        group: usize,
    },
}

/// Compares what a listener typed with the control number of a person; anything but digits is passed over.
pub fn compare_control_number(typed: &str, person: PersonId) -> Comparison {
    let expected: Vec<char> = control_number(person)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let typed: Vec<char> = typed
        .chars()
        .filter_map(|c| c.to_digit(10).and_then(|d| char::from_digit(d, 10)))
        .collect();
    match typed.iter().zip(&expected).position(|(a, b)| a != b) {
        Some(place) => Comparison::Differs { group: place / 3 + 1 },
        None if typed.len() > expected.len() => Comparison::Differs { group: GROUPS },
        None if typed.len() == expected.len() => Comparison::Same,
        None => Comparison::Incomplete {
            groups: typed.len() / 3,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::id::Hash;

    #[test]
    fn the_example_of_the_format() {
        let person = PersonId::from(Hash::of(b""));
        let number = control_number(person);
        assert_eq!(
            number, "275 260 917 914 206 927 786 277 876",
            "the format's own example"
        );
        assert_eq!(
            compare_control_number(&number, person),
            Comparison::Same,
            "as read aloud"
        );
        assert_eq!(
            compare_control_number("275260917914206927786277876", person),
            Comparison::Same,
            "without spaces"
        );
        assert_eq!(
            compare_control_number("275 260 9", person),
            Comparison::Incomplete { groups: 2 },
            "a part is not the whole"
        );
        assert_eq!(
            compare_control_number("275 260 918", person),
            Comparison::Differs { group: 3 },
            "the third group parts"
        );
        assert_eq!(
            compare_control_number(&format!("{number}1"), person),
            Comparison::Differs { group: 9 },
            "too long"
        );
    }
}
