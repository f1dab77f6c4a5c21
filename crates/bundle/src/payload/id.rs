//! The small values that payloads are made of: hashes, ids, times, names and texts, each with its rule of form.
//!
//! A value of these types keeps its rule: there is no way to make a [`Name`] with a line break in it. What a *member* demands
//! of them together (sorted, unique, within the call) is judged in that member's own module.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

/// Why a text is not a value of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {expected}")]
pub struct Malformed {
    /// What it should have been, in words for a log.
    pub expected: &'static str,
}

const fn malformed(expected: &'static str) -> Malformed {
    Malformed { expected }
}

fn decode_hex<const N: usize>(text: &str, expected: &'static str) -> Result<[u8; N], Malformed> {
    let bytes = text.as_bytes();
    if bytes.len() != 2 * N {
        return Err(malformed(expected));
    }
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(malformed(expected)),
    };
    let mut out = [0; N];
    for (place, pair) in out.iter_mut().zip(bytes.chunks_exact(2)) {
        *place = digit(pair[0])? * 16 + digit(pair[1])?;
    }
    Ok(out)
}

macro_rules! hex_value {
    ($(#[$doc:meta])* $name:ident, $bytes:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// The value of these bytes.
            pub const fn new(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; $bytes] {
                &self.0
            }

            /// Lower-case hex, as it stands in JSON.
            pub fn to_hex(self) -> String {
                hex::encode(self.0)
            }
        }

        impl FromStr for $name {
            type Err = Malformed;
            fn from_str(text: &str) -> Result<Self, Malformed> {
                decode_hex(text, $expected).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for byte in self.0 {
                    write!(f, "{byte:02x}")?;
                }
                Ok(())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parsed::<Self>::new($expected))
            }
        }
    };
}

/// Reads a string and parses it; works for keys of objects as well.
struct Parsed<T> {
    expected: &'static str,
    value: std::marker::PhantomData<T>,
}

impl<T> Parsed<T> {
    const fn new(expected: &'static str) -> Self {
        Self {
            expected,
            value: std::marker::PhantomData,
        }
    }
}

impl<T: FromStr<Err = Malformed>> Visitor<'_> for Parsed<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

hex_value!(
    /// A SHA-256: of a line, a member, a file, a key's blob; or 32 random bytes.
    Hash, 32, "64 lower-case hex digits"
);
hex_value!(
    /// A person: the SHA-256 of the blob of the first key.
    PersonId, 32, "64 lower-case hex digits"
);
hex_value!(
    /// A proposal: 16 random bytes, made with the proposal.
    ProposalId, 16, "32 lower-case hex digits"
);
hex_value!(
    /// 16 random bytes that keep a line's hash from revealing the line.
    Salt, 16, "32 lower-case hex digits"
);
hex_value!(
    /// A workspace of a reviewer, by 16 random bytes.
    Device, 16, "32 lower-case hex digits"
);

impl Hash {
    /// The `prev` of the first line of a ledger.
    pub const ZERO: Self = Self([0; 32]);

    /// The SHA-256 of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl From<PersonId> for Hash {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

impl From<Hash> for PersonId {
    fn from(hash: Hash) -> Self {
        Self(hash.0)
    }
}

macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $holds:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The value of this text, if the text keeps the rule.
            pub fn new(text: impl Into<String>) -> Result<Self, Malformed> {
                let text = text.into();
                let holds: fn(&str) -> bool = $holds;
                if holds(&text) { Ok(Self(text)) } else { Err(malformed($expected)) }
            }

            /// Its text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Malformed;
            fn from_str(text: &str) -> Result<Self, Malformed> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
}

text_value!(
    /// The id of a criterion, track or round, and `overall`: `[a-z][a-z0-9_]{0,31}`.
    Slug, "an id of lower-case letters, digits and _ (at most 32)",
    |text| text.len() <= 32
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
);

text_value!(
    /// A name, title or label: at most 400 characters, no line break, no bidirectional control.
    Name, "a name without line break or bidirectional control, of at most 400 characters",
    |text| text.chars().count() <= 400 && !text.chars().any(|c| c == '\n' || is_refused(c) || is_bidi(c))
);

text_value!(
    /// A long text: at most 64 KiB.
    Text, "a text of at most 64 KiB",
    |text| text.len() <= 65_536 && !text.chars().any(is_refused)
);

text_value!(
    /// A line of another member, carried as a string without its LF: kept byte for byte, since its hash counts.
    Line, "a line",
    |text| !text.is_empty() && !text.contains('\n')
);

text_value!(
    /// The short name of a call, `[A-Za-z0-9-]{1,16}`, used in the names of files.
    Short, "1 to 16 letters, digits or hyphens",
    |text| (1..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
);

/// A control other than `\n` and `\t`, or a noncharacter: in no string of any member.
fn is_refused(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && c != '\n' && c != '\t') || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// A character that turns the direction of what follows, with which a name can be made to look like another.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

impl Name {
    /// The nearest name to what was typed: NFC, on one line, without controls, cut at 400 characters.
    pub fn clean(text: &str) -> Self {
        let kept = text.nfc().filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ if is_refused(c) || is_bidi(c) => None,
            _ => Some(c),
        });
        // What was taken out may have kept two characters apart that compose.
        Self(kept.collect::<String>().trim().nfc().take(400).collect())
    }
}

impl Text {
    /// The nearest text to what was typed: NFC, `\n` for any end of line, without controls, cut at 64 KiB.
    pub fn clean(text: &str) -> Self {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut kept: String = unix
            .nfc()
            .filter(|c| !is_refused(*c))
            .collect::<String>()
            .nfc()
            .collect();
        kept.truncate(kept.floor_char_boundary(65_536));
        Self(kept)
    }
}

/// A moment, to the second, in UTC: `2027-03-01T09:30:00Z`, exactly so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

impl Time {
    /// The moment this many seconds after 1970 began; held within the years 0000 to 9999.
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds.clamp(-62_167_219_200, 253_402_300_799))
    }

    /// Seconds since 1970 began.
    pub const fn unix(self) -> i64 {
        self.0
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (Hinnant, *chrono-compatible low-level date algorithms*).
const fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl FromStr for Time {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        const EXPECTED: Malformed = malformed("a time such as 2027-03-01T09:30:00Z");
        let bytes = text.as_bytes();
        if bytes.len() != 20 {
            return Err(EXPECTED);
        }
        for (place, mark) in [
            (4, b'-'),
            (7, b'-'),
            (10, b'T'),
            (13, b':'),
            (16, b':'),
            (19, b'Z'),
        ] {
            if bytes[place] != mark {
                return Err(EXPECTED);
            }
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_i64, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i64::from(byte - b'0'))
                    .ok_or(EXPECTED)
            })
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return Err(EXPECTED),
        };
        if day < 1 || day > length || hour > 23 || minute > 59 || second > 59 {
            return Err(EXPECTED);
        }
        Ok(Self(
            days_of(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second,
        ))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, clock) = (self.0.div_euclid(86_400), self.0.rem_euclid(86_400));
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::<Self>::new("a time such as 2027-03-01T09:30:00Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_exactly_so() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2027-03-01T09:30:00Z",
            "2028-02-29T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
        ] {
            assert_eq!(
                text.parse::<Time>().expect(text).to_string(),
                text,
                "a time is read and written alike"
            );
        }
        assert_eq!(
            "2027-03-01T09:30:00Z".parse::<Time>().expect("a time").unix(),
            1_803_893_400,
            "seconds since 1970"
        );
        for text in [
            "2027-02-29T00:00:00Z",
            "2027-3-01T09:30:00Z",
            "2027-03-01T09:30:00+0",
            "2027-03-01 09:30:00Z",
            "2027-03-01T24:00:00Z",
            "2027-03-01T09:30:60Z",
            "2027-00-10T00:00:00Z",
        ] {
            assert!(
                text.parse::<Time>().is_err(),
                "{text} is no time in the agreed form"
            );
        }
    }

    #[test]
    fn hex_is_lower_case_and_of_one_length() {
        assert!("ab".repeat(32).parse::<Hash>().is_ok(), "64 lower-case digits");
        for text in ["AB".repeat(32), "ab".repeat(31), "ag".repeat(32), "é".repeat(32)] {
            assert!(text.parse::<Hash>().is_err(), "{text} is no hash");
        }
    }

    #[test]
    fn what_was_typed_becomes_a_name() {
        assert_eq!(
            Name::clean(" Ada\nMartin\u{202E} ").as_str(),
            "Ada Martin",
            "on one line, not turned round"
        );
        assert!(
            Name::new("Ada\u{202E}").is_err()
                && Name::new("a\nb").is_err()
                && Name::new("x".repeat(401)).is_err(),
            "refused when read"
        );
        assert_eq!(
            Name::clean("e\u{0}\u{301}").as_str(),
            "é",
            "composed after what stood between was taken out"
        );
        assert_eq!(
            Text::clean("a\r\nb\u{7}").as_str(),
            "a\nb",
            "one end of line, no bell"
        );
    }
}
