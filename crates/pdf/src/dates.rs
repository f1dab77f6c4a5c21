//! Dates as PDFs write them (`D:20261125101530+01'00'`) and as Paraph keeps them (RFC 3339 in UTC).

/// From a PDF's date to RFC 3339 in UTC; empty when it is none.
#[must_use]
pub fn from_pdf(date: &str) -> String {
    let date = date.trim();
    let date = date.strip_prefix("D:").unwrap_or(date);
    let digits: Vec<i64> = date
        .bytes()
        .take_while(u8::is_ascii_digit)
        .take(14)
        .map(|byte| i64::from(byte - b'0'))
        .collect();
    if digits.len() < 4 {
        return String::new();
    }
    let number = |from: usize, count: usize, otherwise: i64| {
        digits
            .get(from..from + count)
            .map_or(otherwise, |part| part.iter().fold(0, |n, digit| n * 10 + digit))
    };
    let (year, month, day) = (number(0, 4, 0), number(4, 2, 1), number(6, 2, 1));
    let (hour, minute, second) = (number(8, 2, 0), number(10, 2, 0), number(12, 2, 0));
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 24 || minute > 59 || second > 60 {
        return String::new();
    }
    let zone: String = date.chars().skip(digits.len()).collect();
    let offset = offset_minutes(&zone);
    let minutes = days(year, month, day) * 1_440 + hour * 60 + minute - offset;
    let (year, month, day) = civil(minutes.div_euclid(1_440));
    let rest = minutes.rem_euclid(1_440);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{second:02}Z",
        rest / 60,
        rest % 60
    )
}

fn offset_minutes(zone: &str) -> i64 {
    let sign = match zone.chars().next() {
        Some('+') => 1,
        Some('-') => -1,
        _ => return 0,
    };
    let digits: Vec<i64> = zone
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(i64::from)
        .take(4)
        .collect();
    let pair =
        |at: usize| digits.get(at).copied().unwrap_or(0) * 10 + digits.get(at + 1).copied().unwrap_or(0);
    sign * (pair(0) * 60 + pair(2))
}

/// From RFC 3339 to a PDF's date in UTC; empty when it is none.
#[must_use]
pub fn to_pdf(date: &str) -> String {
    let digits: String = date.chars().take(19).filter(char::is_ascii_digit).collect();
    if digits.len() != 14 {
        return String::new();
    }
    let zone: String = date
        .chars()
        .skip(19)
        .skip_while(|c| *c == '.' || c.is_ascii_digit())
        .collect();
    if zone.is_empty() || zone == "Z" {
        return format!("D:{digits}Z");
    }
    // Written in the zone that it came with.
    let utc = from_pdf(&format!("D:{digits}{}", zone.replace(':', "'")));
    let digits: String = utc.chars().filter(char::is_ascii_digit).collect();
    format!("D:{digits}Z")
}

/// Days since 1970-01-01 (the civil calendar of H. Hinnant).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (
        year + era * 400 + i64::from(month <= 2),
        month,
        of_year - (153 * shifted + 2) / 5 + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_go_to_and_fro() {
        assert_eq!(
            from_pdf("D:20261125001530+01'00'"),
            "2026-11-24T23:15:30Z",
            "an offset moves the day"
        );
        assert_eq!(
            from_pdf("D:2024"),
            "2024-01-01T00:00:00Z",
            "what is left out is the first"
        );
        assert_eq!(
            from_pdf("D:20240230"),
            "2024-03-01T00:00:00Z",
            "a day too many is the next month's"
        );
        assert_eq!(from_pdf("yesterday"), "", "no date is no date");
        assert_eq!(
            to_pdf("2026-11-24T23:15:30Z"),
            "D:20261124231530Z",
            "UTC is written as UTC"
        );
        assert_eq!(
            to_pdf("2026-11-25T00:15:30.25+01:00"),
            "D:20261124231530Z",
            "other zones are turned into it"
        );
        assert_eq!(
            from_pdf(&to_pdf("2000-02-29T12:00:00Z")),
            "2000-02-29T12:00:00Z",
            "there and back"
        );
    }
}
