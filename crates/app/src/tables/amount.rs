//! Amounts as people write them: `1 234,50`, `1,234.50`, `1.234,50`, `500k`, `11 M$`.

/// An amount as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// In the smallest unit.
    pub units: i64,
    /// What stood beside the number, upper case: `EUR`, `CHF`, `$`; empty where nothing did.
    pub currency: String,
}

/// Reads an amount into the smallest unit of a currency with `digits` decimals. `None`: not an amount, or finer
/// than the smallest unit, or negative.
pub fn parse(text: &str, digits: u32) -> Option<Amount> {
    let mut number = String::new();
    let mut words = String::new();
    let mut front = String::new();
    let mut words_after = false;
    for c in text.trim().chars() {
        match c {
            // Digits again after a word: two numbers, or a sentence.
            '0'..='9' if words_after && !words.trim().is_empty() => return None,
            '0'..='9' | '.' | ',' => number.push(c),
            // Separators of thousands, of every kind of space.
            '\'' | '’' | '_' => {}
            c if c.is_whitespace() => words.push(' '),
            '-' | '−' => return None,
            // A sign of currency in front of the number is kept apart from what follows it.
            '$' | '€' | '£' if number.is_empty() => front.push(c),
            c => {
                words_after |= !number.is_empty();
                words.push(c);
            }
        }
    }
    let (power, mut currency) = magnitude(&words)?;
    if currency.is_empty() {
        currency = front;
    }
    let (whole, fraction) = split(&number, power > 0)?;
    let mut units: i64 = 0;
    let scale = usize::try_from(power + digits).ok()?;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale {
        return None;
    }
    for c in whole
        .chars()
        .chain(fraction.chars())
        .chain(std::iter::repeat_n('0', scale - fraction.len()))
    {
        units = units.checked_mul(10)?.checked_add(i64::from(c.to_digit(10)?))?;
    }
    (units < (1 << 53)).then_some(Amount { units, currency })
}

/// Whole and decimal digits. The last of two different signs is the decimal one; a single sign followed by three
/// digits separates thousands, unless a multiplier follows (`2,500 M` is two and a half).
fn split(number: &str, multiplied: bool) -> Option<(String, String)> {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Some(last) = number.rfind(['.', ',']) else {
        return Some((digits(number), String::new()));
    };
    let (before, after) = (&number[..last], &number[last + 1..]);
    let sign = number[last..].chars().next()?;
    let other = if sign == '.' { ',' } else { '.' };
    let thousands = if before.contains(sign) {
        if before.contains(other) && before.rfind(other) > before.rfind(sign) {
            return None;
        }
        true
    } else if before.contains(other) {
        false
    } else {
        after.len() == 3 && !multiplied && !before.is_empty() && before != "0"
    };
    if thousands {
        let groups_hold = number.split(['.', ',']).skip(1).all(|group| group.len() == 3);
        return groups_hold.then(|| (digits(number), String::new()));
    }
    if before.contains(other) && !before.split(other).skip(1).all(|group| group.len() == 3) {
        return None;
    }
    Some((digits(before), digits(after)))
}

/// The power of ten in the words beside a number, and the currency.
fn magnitude(words: &str) -> Option<(u32, String)> {
    let mut power = 0;
    let mut currency = String::new();
    for word in words.split_whitespace() {
        let folded = word.to_lowercase();
        let (multiplier, rest) = match folded.as_str() {
            "million" | "millions" | "mio" | "mio." | "mln" => (6, ""),
            "thousand" | "mille" | "milliers" => (3, ""),
            "de" | "d’" | "d'" | "of" => (0, ""),
            _ => match word.chars().next() {
                Some('k' | 'K') if currency_sign(&word[1..]) => (3, &word[1..]),
                Some('M') if currency_sign(&word[1..]) => (6, &word[1..]),
                _ => (0, word),
            },
        };
        // `$11M`: the sign before, the multiplier after, joined when the digits are taken out.
        let (multiplier, rest) = match rest.char_indices().next_back() {
            Some((at, 'M')) if multiplier == 0 && at > 0 && currency_sign(&rest[..at]) => (6, &rest[..at]),
            Some((at, 'k' | 'K')) if multiplier == 0 && at > 0 && currency_sign(&rest[..at]) => {
                (3, &rest[..at])
            }
            _ => (multiplier, rest),
        };
        if multiplier > 0 && power > 0 {
            return None;
        }
        power += multiplier;
        if !rest.is_empty() {
            if !currency.is_empty() || rest.chars().count() > 12 {
                return None;
            }
            currency = rest.to_uppercase();
        }
    }
    Some((power, currency))
}

fn currency_sign(text: &str) -> bool {
    matches!(
        text,
        "" | "$"
            | "€"
            | "£"
            | "EUR"
            | "USD"
            | "CHF"
            | "GBP"
            | "CAD"
            | "US$"
            | "C$"
            | "euros"
            | "eur"
            | "usd"
            | "chf"
    )
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_people_write() {
        for (text, digits, units) in [
            ("1 234,50", 2, 123_450),
            ("1\u{202f}234,50 €", 2, 123_450),
            ("1,234.50", 2, 123_450),
            ("1.234,50", 2, 123_450),
            ("1'234.50 CHF", 2, 123_450),
            ("500k", 0, 500_000),
            ("500 k€", 0, 500_000),
            ("11 M$", 0, 11_000_000),
            ("$11M", 0, 11_000_000),
            ("2,5 millions d’euros", 0, 2_500_000),
            ("2,500", 0, 2_500),
            ("1.234.567", 0, 1_234_567),
            ("10500000", 0, 10_500_000),
            ("0", 0, 0),
            ("2.4 Mio CHF", 2, 240_000_000),
        ] {
            assert_eq!(
                parse(text, digits).map(|a| a.units),
                Some(units),
                "{text} with {digits} decimals"
            );
        }
    }

    #[test]
    fn what_is_not_an_amount() {
        for (text, digits) in [
            ("", 2),
            ("see annex", 0),
            ("-5", 0),
            ("1,23,45", 0),
            ("1.2345", 2),
            ("12 or 13", 0),
        ] {
            assert_eq!(
                parse(text, digits),
                None,
                "{text} is kept as typed and marked, not guessed"
            );
        }
    }
}
