//! Times as they are kept (milliseconds) and as they cross (`2027-03-01T09:30:00Z`).

use jiff::Timestamp;

/// A time in milliseconds, as it crosses.
pub(crate) fn crossing(ms: i64) -> String {
    Timestamp::from_second(ms.div_euclid(1000))
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_string()
}

/// A time that crossed, in milliseconds.
pub(crate) fn milliseconds(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}
