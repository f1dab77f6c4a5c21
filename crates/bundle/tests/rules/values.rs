//! The small values that payloads are made of, each by the last text that keeps its rule and the first that breaks it.

use paraph_bundle::payload::{Device, Hash, Line, Name, ProposalId, Salt, Short, Slug, Text, Time};

#[test]
fn hex_is_of_one_length_and_one_case() {
    let digits = "0123456789abcdef";
    let text = digits.repeat(4);
    let hash: Hash = text.parse().expect("64 digits");
    assert_eq!(
        hash.as_bytes()[..8],
        [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef],
        "two digits a byte"
    );
    assert_eq!(
        (hash.to_hex(), hash.to_string()),
        (text.clone(), text),
        "there and back"
    );
    for (length, hashes, ids) in [
        (30, false, false),
        (31, false, false),
        (32, false, true),
        (33, false, false),
        (63, false, false),
        (64, true, false),
        (65, false, false),
    ] {
        let text = "a".repeat(length);
        assert_eq!(text.parse::<Hash>().is_ok(), hashes, "{length} digits");
        let found = (
            text.parse::<ProposalId>().is_ok(),
            text.parse::<Salt>().is_ok(),
            text.parse::<Device>().is_ok(),
        );
        assert_eq!(found, (ids, ids, ids), "{length} digits");
    }
    for wrong in ["/", ":", "`", "g", "A", "F", " ", "-"] {
        for text in [
            format!("{wrong}{}", "0".repeat(63)),
            format!("{}{wrong}", "0".repeat(63)),
        ] {
            assert!(text.parse::<Hash>().is_err(), "{wrong:?} is no digit");
        }
    }
}

#[test]
fn an_id_is_of_lower_case_letters_digits_and_lines() {
    for good in ["a", "z9_", "overall", &"a".repeat(32)] {
        assert!(Slug::new(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "1a",
        "_a",
        "A",
        "aB",
        "a-b",
        "a b",
        "é",
        "aé",
        &"a".repeat(33),
    ] {
        assert!(Slug::new(bad).is_err(), "{bad:?}");
    }
    for good in ["a", "Z", "9", "-", "A-1", &"a".repeat(16)] {
        assert!(Short::new(good).is_ok(), "{good}");
    }
    for bad in ["", "a_b", "a b", "é", &"a".repeat(17)] {
        assert!(Short::new(bad).is_err(), "{bad:?}");
    }
    for (text, holds) in [("{}", true), ("", false), ("a\nb", false), ("\n", false)] {
        assert_eq!(Line::new(text).is_ok(), holds, "{text:?} as a line");
    }
}

/// What no name and no text may hold.
const REFUSED: [char; 10] = [
    '\0',
    '\u{8}',
    '\r',
    '\u{1f}',
    '\u{7f}',
    '\u{85}',
    '\u{fdd0}',
    '\u{fdef}',
    '\u{ffff}',
    '\u{1fffe}',
];
/// What stands beside those, and is a character like others.
const ACCEPTED: [char; 7] = [
    ' ',
    '~',
    '\u{a0}',
    '\u{fdcf}',
    '\u{fdf0}',
    '\u{fffd}',
    '\u{20000}',
];
/// What turns the direction of a name, first and last of each run.
const TURNING: [char; 7] = [
    '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{61c}',
];

#[test]
fn names_and_texts_hold_no_control() {
    for c in REFUSED {
        let text = format!("a{c}b");
        assert!(Name::new(text.as_str()).is_err(), "{c:?} in a name");
        assert!(Text::new(text.as_str()).is_err(), "{c:?} in a text");
    }
    for c in ACCEPTED {
        let text = format!("a{c}b");
        assert!(Name::new(text.as_str()).is_ok(), "{c:?} in a name");
        assert!(Text::new(text.as_str()).is_ok(), "{c:?} in a text");
        assert_eq!(Name::clean(&text).as_str(), text, "{c:?} stays in a name");
        assert_eq!(Text::clean(&text).as_str(), text, "{c:?} stays in a text");
    }
    for c in TURNING {
        let text = format!("a{c}b");
        assert!(Name::new(text.as_str()).is_err(), "{c:?} in a name");
        assert!(Text::new(text.as_str()).is_ok(), "{c:?} in a text");
        assert_eq!(Name::clean(&text).as_str(), "ab", "{c:?} is taken out of a name");
    }
    for (text, name, long) in [
        ("a\nb", "a b", "a\nb"),
        ("a\tb", "a b", "a\tb"),
        ("a\r\nb", "a  b", "a\nb"),
        ("a\rb", "a b", "a\nb"),
        ("a\u{2028}b\u{2029}c", "a b c", "a\u{2028}b\u{2029}c"),
        ("a\u{7}b\u{fdd0}", "ab", "ab"),
        (" a ", "a", " a "),
        ("e\u{301}", "é", "é"),
        ("e\u{7}\u{301}", "é", "é"),
    ] {
        assert_eq!(Name::clean(text).as_str(), name, "{text:?} as a name");
        assert_eq!(Text::clean(text).as_str(), long, "{text:?} as a text");
    }
    for (text, name, long) in [("a\nb", false, true), ("a\tb", true, true)] {
        assert_eq!(Name::new(text).is_ok(), name, "{text:?} as a name");
        assert_eq!(Text::new(text).is_ok(), long, "{text:?} as a text");
    }
}

#[test]
fn names_and_texts_have_a_longest() {
    let name = "é".repeat(400);
    assert!(Name::new(name.as_str()).is_ok(), "400 characters");
    assert!(Name::new(format!("{name}a")).is_err(), "one more");
    assert_eq!(Name::clean(&format!("{name}a")).as_str(), name, "cut");
    let text = "x".repeat(65_536);
    assert!(Text::new(text.as_str()).is_ok(), "64 KiB");
    assert!(Text::new(format!("{text}x")).is_err(), "one byte more");
    assert_eq!(Text::clean(&text).as_str(), text, "as it is");
    assert_eq!(Text::clean(&format!("{text}x")).as_str(), text, "cut");
    let wide = "€".repeat(21_846);
    assert_eq!(
        Text::clean(&wide).len(),
        65_535,
        "cut between two characters of three bytes"
    );
}

#[test]
fn a_time_is_a_day_that_there_is() {
    let days = |year: i64, month: usize| match month {
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let mut day_number = -719_528_i64;
    for year in 0..=9999 {
        // Each day of the years where leap days are or are not; of the others the days around the ends of months.
        let near = [0, 100, 400, 1600, 1900, 1970, 2000, 2028, 2100, 2400, 9996]
            .iter()
            .any(|turn| (turn - 1..=turn + 1).contains(&year));
        for month in 1..=12 {
            let length = days(year, month);
            for day in 1..=31 {
                if !near && (2..length).contains(&day) {
                    continue;
                }
                let text = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
                let time = text.parse::<Time>();
                if day > length {
                    assert!(time.is_err(), "{text} is no day");
                    continue;
                }
                let time = time.expect(&text);
                assert_eq!(time.unix(), (day_number + day - 1) * 86_400, "{text}");
                assert_eq!(time.to_string(), text, "there and back");
            }
            day_number += length;
        }
    }
    assert_eq!(day_number, 2_932_897, "up to the year 9999");
}

#[test]
fn a_time_is_written_in_one_way() {
    let unix = |text: &str| text.parse::<Time>().ok().map(Time::unix);
    assert_eq!(
        unix("1970-01-02T03:04:05Z"),
        Some(97_445),
        "hours, minutes, seconds"
    );
    assert_eq!(
        unix("2027-12-31T23:59:59Z"),
        Some(1_830_297_599),
        "the last second"
    );
    assert_eq!(unix("0000-01-01T00:00:00Z"), Some(-62_167_219_200), "the first");
    let good = "2027-03-01T09:30:00Z";
    for place in [4, 7, 10, 13, 16, 19] {
        let mut text = good.to_owned();
        text.replace_range(place..=place, "_");
        assert_eq!(unix(&text), None, "{text}");
    }
    for bad in [
        "2027-03-01T09:30:00",
        "2027-03-01T09:30:00ZZ",
        "2027-00-01T09:30:00Z",
        "2027-13-01T09:30:00Z",
        "2027-03-00T09:30:00Z",
        "2027-03-01T24:00:00Z",
        "2027-03-01T09:60:00Z",
        "2027-03-01T09:30:60Z",
        "+027-03-01T09:30:00Z",
        "2027-03-01T09:30:0:Z",
        "2027-03-01T0/:30:00Z",
    ] {
        assert_eq!(unix(bad), None, "{bad}");
    }
    for (seconds, text) in [
        (i64::MIN, "0000-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (97_445, "1970-01-02T03:04:05Z"),
        (i64::MAX, "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(Time::from_unix(seconds).to_string(), text, "{seconds} seconds");
    }
}
