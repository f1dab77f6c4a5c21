//! Letters to applicants, and how dates and amounts are written in them and on pages.
//!
//! What a letter says is decided by `crate::api::office`; here it is set, for one language.

use minijinja::value::{Serde, Value};
use paraph_bundle::payload::call::Role;
use serde::Serialize;

use crate::words::{Args, Language, Words};

/// A moment in words: weekday, date, hour and zone.
pub(crate) fn moment(time: &str, zone: &str, language: Language) -> String {
    let Ok(timestamp) = time.parse::<jiff::Timestamp>() else {
        return time.to_owned();
    };
    let tz = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let local = timestamp.to_zoned(tz);
    let words = Words::of(language);
    let args = Args::one(
        "weekday",
        words.say(
            &format!("letter-weekday-{}", local.weekday().to_monday_one_offset()),
            &Args::none(),
        ),
    )
    .and("day", local.day().to_string())
    .and(
        "month",
        words.say(&format!("letter-month-{}", local.month()), &Args::none()),
    )
    .and("year", local.year().to_string())
    .and("hour", local.hour().to_string())
    .and("minute", format!("{:02}", local.minute()))
    .and("zone", zone_name(zone, language));
    words.say("letter-moment", &args)
}

/// A day in words.
pub(crate) fn day(time: &str, zone: &str, language: Language) -> String {
    let Ok(timestamp) = time.parse::<jiff::Timestamp>() else {
        return time.to_owned();
    };
    let tz = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let local = timestamp.to_zoned(tz);
    let words = Words::of(language);
    let args = Args::one("day", local.day().to_string())
        .and(
            "month",
            words.say(&format!("letter-month-{}", local.month()), &Args::none()),
        )
        .and("year", local.year().to_string());
    words.say("letter-day", &args)
}

/// `Europe/Paris` as people say it.
fn zone_name(zone: &str, language: Language) -> String {
    let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    Words::of(language).say("letter-zone", &Args::one("city", city))
}

/// An amount: grouped by threes, with its decimals and unit.
pub(crate) fn money(amount: u64, digits: u64, unit: &str, language: Language) -> String {
    let scale = 10_u64
        .checked_pow(u32::try_from(digits).unwrap_or(0))
        .unwrap_or(1);
    let whole = grouped(amount / scale, language);
    let number = if scale > 1 {
        let point = if language == Language::Fr { ',' } else { '.' };
        let width = usize::try_from(digits).unwrap_or(0);
        format!("{whole}{point}{:0width$}", amount % scale)
    } else {
        whole
    };
    let sign = match unit {
        "EUR" => "€",
        "USD" => "$",
        other => other,
    };
    match (language, unit) {
        (Language::En, "USD" | "EUR") => format!("{sign}{number}"),
        _ => format!("{number}\u{202f}{sign}"),
    }
}

fn grouped(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let gap = if language == Language::Fr { '\u{202f}' } else { ',' };
    let mut out = String::new();
    for (index, c) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(gap);
        }
        out.push(c);
    }
    out
}

/// Micropoints as points with one decimal.
pub(crate) fn points(micropoints: i64, language: Language) -> String {
    let tenths = paraph_core::units::half_even_ratio(i128::from(micropoints), 100_000);
    let sign = if tenths < 0 { "−" } else { "" };
    let tenths = tenths.unsigned_abs();
    let point = if language == Language::Fr { ',' } else { '.' };
    format!("{sign}{}{point}{}", tenths / 10, tenths % 10)
}

/// A role in both languages.
pub(crate) fn role(role: Role) -> [String; 2] {
    let id = match role {
        Role::Chair => "publish-role-chair",
        Role::Deputy => "publish-role-deputy",
        Role::Veto => "publish-role-veto",
        Role::Observer => "publish-role-observer",
    };
    [Language::En, Language::Fr].map(|language| Words::of(language).say(id, &Args::none()))
}

/// A letter to the applicants of one proposal.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    /// `en` or `fr`.
    pub(crate) lang: String,
    /// Sponsor.
    pub(crate) sponsor: String,
    /// Call.
    pub(crate) call: String,
    /// Date.
    pub(crate) date: String,
    /// The decision, first.
    pub(crate) decision: String,
    /// Applicants.
    pub(crate) applicants: String,
    /// Number.
    pub(crate) number: String,
    /// Title.
    pub(crate) title: String,
    /// What decided.
    pub(crate) because: Vec<String>,
    /// Commitments.
    pub(crate) duties: Vec<String>,
    /// The ticket of a draw.
    pub(crate) ticket: Option<LetterTicket>,
    /// The reviews.
    pub(crate) reviews: Vec<LetterReview>,
    /// How to object.
    pub(crate) object: Vec<String>,
    /// The lines to type.
    pub(crate) check: String,
}

/// A ticket.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterTicket {
    /// In words.
    pub(crate) sentence: String,
    /// How it was made; nothing where lots were drawn by hand.
    pub(crate) made: Option<LetterMade>,
}

/// A ticket, ready to be made again.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterMade {
    /// The line to type.
    pub(crate) check: String,
    /// What it prints.
    pub(crate) ticket: String,
}

/// A review under its label.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterReview {
    /// Label.
    pub(crate) label: String,
    /// The round, where the call has more than one.
    pub(crate) round: Option<String>,
    /// Came unsigned.
    pub(crate) unsigned: bool,
    /// Unsigned, and confirmed by its reviewer.
    pub(crate) confirmed: bool,
    /// Criteria.
    pub(crate) criteria: Vec<LetterCriterion>,
    /// Nothing was marked.
    pub(crate) no_passage: bool,
    /// Overall texts.
    pub(crate) overall: Vec<String>,
    /// Remarks withheld.
    pub(crate) withheld: usize,
}

/// A criterion's score.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterCriterion {
    /// Title.
    pub(crate) title: String,
    /// Step, or words.
    pub(crate) step: String,
    /// The step's label.
    pub(crate) label: String,
    /// Reasons.
    pub(crate) texts: Vec<String>,
    /// Passages.
    pub(crate) passages: Vec<LetterPassage>,
}

/// A passage.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterPassage {
    /// What was marked.
    pub(crate) quote: String,
    /// Where.
    pub(crate) page: String,
}

/// Sets a letter.
pub(crate) fn letter(letter: &Letter) -> Result<String, minijinja::Error> {
    crate::page::environment()?
        .get_template("letter.html")?
        .render(Value::from(Serde(letter)))
}

#[cfg(test)]
mod tests {
    use super::{money, points};
    use crate::words::Language;

    #[test]
    fn amounts_are_written_as_each_language_writes_them() {
        assert_eq!(
            money(110_000_000, 0, "USD", Language::En),
            "$110,000,000",
            "English groups by commas"
        );
        assert_eq!(
            money(240_000_050, 2, "EUR", Language::Fr),
            "2\u{202f}400\u{202f}000,50\u{202f}€",
            "French by narrow spaces"
        );
        assert_eq!(
            points(62_540_000, Language::Fr),
            "62,5",
            "one decimal is what the interval carries"
        );
    }
}
