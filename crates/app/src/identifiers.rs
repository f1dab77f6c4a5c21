//! ORCID and ROR identifiers, judged by their check digits alone: no register is asked.

/// An ORCID iD in its usual form, `0000-0002-1825-0097`, from any way of writing it; `None` where its check digit
/// does not fit (ISO 7064 MOD 11-2).
pub(crate) fn orcid(text: &str) -> Option<String> {
    let bare = bare(text, "orcid.org/");
    let signs: Vec<char> = bare.chars().filter(|sign| !matches!(sign, '-' | ' ')).collect();
    let (last, digits) = signs.split_last().filter(|(_, digits)| digits.len() == 15)?;
    let mut sum = 0;
    for digit in digits {
        sum = (sum + digit.to_digit(10)?) * 2 % 11;
    }
    let check = match (12 - sum) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10)?,
    };
    if check != last.to_ascii_uppercase() {
        return None;
    }
    let whole: String = digits.iter().chain([&check]).collect();
    Some(format!(
        "{}-{}-{}-{}",
        &whole[..4],
        &whole[4..8],
        &whole[8..12],
        &whole[12..]
    ))
}

/// A ROR id in its usual form, `https://ror.org/05a28rw58`; `None` where its two check digits do not fit: 0, six
/// signs of Crockford's base 32, and 98 − (n · 100 mod 97) (ROR's documentation, *Identifier*).
pub(crate) fn ror(text: &str) -> Option<String> {
    let bare = bare(text, "ror.org/").to_ascii_lowercase();
    let body = bare.strip_prefix('0').filter(|body| body.len() == 8)?;
    let (number, check) = (body.get(..6)?, body.get(6..)?);
    let mut value: u64 = 0;
    for sign in number.chars() {
        let place = "0123456789abcdefghjkmnpqrstvwxyz".find(sign)?;
        value = value * 32 + u64::try_from(place).ok()?;
    }
    let fits = check.parse::<u64>().ok()? == 98 - value * 100 % 97;
    fits.then(|| format!("https://ror.org/{bare}"))
}

/// Without the address before it.
fn bare<'t>(text: &'t str, host: &str) -> &'t str {
    let text = text.trim().trim_end_matches('/');
    text.rfind(host).map_or(text, |at| &text[at + host.len()..])
}

#[cfg(test)]
mod tests {
    use super::{orcid, ror};

    #[test]
    fn an_orcid_is_known_by_its_last_digit() {
        for text in [
            "0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
            " 0000000218250097 ",
        ] {
            assert_eq!(
                orcid(text).as_deref(),
                Some("0000-0002-1825-0097"),
                "{text}: one way to write it"
            );
        }
        assert_eq!(
            orcid("0000-0002-1694-233x").as_deref(),
            Some("0000-0002-1694-233X"),
            "ten is written X"
        );
        for text in ["0000-0002-1825-0098", "0000-0002-1825-097", "Ada", "", "ö"] {
            assert_eq!(orcid(text), None, "{text}: not one");
        }
    }

    #[test]
    fn a_ror_is_known_by_its_last_two_digits() {
        for text in [
            "https://ror.org/05a28rw58",
            "ror.org/05a28rw58/",
            "05A28RW58",
            "https://ror.org/03yrm5c26",
        ] {
            assert!(ror(text).is_some(), "{text}: its check digits fit");
        }
        for text in ["05a28rw59", "15a28rw58", "05a28rw5", "0öa28rw58", ""] {
            assert_eq!(ror(text), None, "{text}: not one");
        }
    }
}
