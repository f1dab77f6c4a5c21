//! Text strings of a PDF: UTF-16, UTF-8 and the encoding that PDF calls its own, to and fro.

/// What a text string in a document says.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            // Many producers write UTF-8 without saying so.
            Ok(text) if !text.is_ascii() => text.to_owned(),
            _ => bytes.iter().map(|&byte| pdf_doc(byte)).collect(),
        },
    };
    clean(&text)
}

/// A text string as it is written: UTF-16 with the mark that says so.
pub(crate) fn to_text_string(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// Without language escapes, controls (but line ends and tabs) and noncharacters.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '\u{1b}' {
            escaped = !escaped;
        } else if !escaped && (c == '\n' || c == '\t' || c == '\r' || !c.is_control()) {
            out.push(if c == '\r' { '\n' } else { c });
        }
    }
    out
}

fn pdf_doc(byte: u8) -> char {
    const LOW: [char; 8] = [
        '\u{2d8}', '\u{2c7}', '\u{2c6}', '\u{2d9}', '\u{2dd}', '\u{2db}', '\u{2da}', '\u{2dc}',
    ];
    const HIGH: [char; 33] = [
        '\u{2022}', '\u{2020}', '\u{2021}', '\u{2026}', '\u{2014}', '\u{2013}', '\u{192}', '\u{2044}',
        '\u{2039}', '\u{203a}', '\u{2212}', '\u{2030}', '\u{201e}', '\u{201c}', '\u{201d}', '\u{2018}',
        '\u{2019}', '\u{201a}', '\u{2122}', '\u{fb01}', '\u{fb02}', '\u{141}', '\u{152}', '\u{160}',
        '\u{178}', '\u{17d}', '\u{131}', '\u{142}', '\u{153}', '\u{161}', '\u{17e}', '\u{fffd}', '\u{20ac}',
    ];
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in ["", "Grant", "Überprüfung — 50 €", "研究 👍"] {
            assert_eq!(
                text_string(&to_text_string(text)),
                text,
                "UTF-16 holds every text"
            );
        }
        assert_eq!(
            text_string(b"na\xefve \x84 \xa0"),
            "naïve — €",
            "PDFDocEncoding is read by its table"
        );
        assert_eq!(
            text_string("déjà".as_bytes()),
            "déjà",
            "UTF-8 without a mark is recognised"
        );
    }
}
