//! What names and single codes mean, of which the list of glyph names knows nothing.

use hayro::hayro_interpret::hayro_cmap::BfString;

pub(crate) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a font holds pictures instead of letters, by its name.
pub(crate) fn is_pictures(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["dings", "dingbats", "symbol", "marlett", "mtextra"]
        .iter()
        .any(|part| name.replace([' ', '-'], "").contains(part))
}

/// What a byte is in the encoding of Windows.
pub(crate) fn windows(code: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let c = match code {
        0x80..=0x9f => HIGH[usize::from(code - 0x80)],
        _ => char::from(code),
    };
    (!c.is_control()).then_some(c)
}

/// The character of a glyph's name that is a number: `a65`, `65`, or `uni00e9` in small letters, which the list of
/// names does not know. A sign may be its own name, too.
pub(crate) fn numbered(name: &str) -> Option<char> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        // Letters are in the list.
        return (!c.is_alphanumeric() && !c.is_control()).then_some(c);
    }
    let hexadecimal = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))
        .filter(|digits| (4..=6).contains(&digits.len()))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let decimal = || {
        let digits = match name.strip_prefix('a') {
            Some(digits) if digits.len() >= 2 => digits,
            Some(_) => return None,
            None => name,
        };
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let c = char::from_u32(hexadecimal.or_else(decimal)?)?;
    (!c.is_control() && !is_private(c)).then_some(c)
}

/// What a character of Adobe's own corner of Unicode looks like: small capitals, old figures and the like have
/// no meaning outside of its fonts.
pub(crate) fn plain(text: BfString) -> BfString {
    let BfString::Char(c) = text else { return text };
    BfString::Char(match c {
        '\u{f730}'..='\u{f739}' => char::from_u32(u32::from(c) - 0xf700).unwrap_or(c),
        '\u{f761}'..='\u{f77a}' | '\u{f7e0}'..='\u{f7fe}' => {
            char::from_u32(u32::from(c) - 0xf720).unwrap_or(c)
        }
        '\u{f6d9}' | '\u{f8e9}' => '©',
        '\u{f6da}' | '\u{f8e8}' => '®',
        '\u{f6db}' | '\u{f8ea}' => '™',
        '\u{f6dc}' => '1',
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_numbers_or_the_sign_itself() {
        assert_eq!(numbered("a65"), Some('A'), "a decimal number");
        assert_eq!(numbered("uni00e9"), Some('é'), "a code in small letters");
        assert_eq!(numbered(";"), Some(';'), "the sign itself");
        assert_eq!(numbered("5"), None, "a digit alone may be anything");
        assert_eq!(numbered("g12"), None, "the number of a glyph says nothing");
    }

    #[test]
    fn small_capitals_and_old_figures_are_letters_and_figures() {
        let read = |c| match plain(BfString::Char(c)) {
            BfString::Char(c) => c,
            BfString::String(_) => unreachable!("one sign stays one"),
        };
        assert_eq!(read('\u{f732}'), '2', "twooldstyle");
        assert_eq!(read('\u{f762}'), 'B', "Bsmall");
        assert_eq!(read('\u{f7e9}'), 'É', "Eacutesmall");
        assert_eq!(
            read('\u{f0b7}'),
            '\u{f0b7}',
            "a bullet of a font of pictures stays what it is"
        );
    }

    #[test]
    fn fonts_of_pictures_are_known_by_name() {
        assert!(is_pictures("Wingdings-Regular"), "whose codes are no letters");
        assert!(!is_pictures("Garamond"), "while these are");
    }
}
