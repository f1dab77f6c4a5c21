//! A `/ToUnicode` table read leniently, for fonts whose table the interpreter gives up on.
//!
//! One malformed entry costs that entry, not the table. What a well-formed table means is the interpreter's
//! affair; this one is asked only about codes that it could not map.

use std::collections::BTreeMap;

use hayro::hayro_interpret::hayro_cmap::BfString;

/// The most entries of one table.
const ENTRIES_MAX: usize = 100_000;

/// What the codes of one font mean.
#[derive(Debug, Default)]
pub(crate) struct ToUnicode {
    single: BTreeMap<u32, Vec<u16>>,
    /// By first code: the last one, and what the first one means.
    ranges: BTreeMap<u32, (u32, Vec<u16>)>,
}

#[derive(Debug, PartialEq)]
enum Token<'b> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'b [u8]),
}

struct Scan<'b>(&'b [u8]);

impl<'b> Scan<'b> {
    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn until(&mut self, stop: impl Fn(u8) -> bool) -> &'b [u8] {
        let count = self.0.iter().position(|&byte| stop(byte));
        self.take(count.unwrap_or(self.0.len()))
    }
}

fn is_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || matches!(byte, b'<' | b'>' | b'[' | b']' | b'/' | b'%' | b'(')
}

impl<'b> Iterator for Scan<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            self.until(|byte| !byte.is_ascii_whitespace() && byte != 0);
            let first = *self.0.first()?;
            match first {
                b'%' => {
                    self.until(|byte| byte == b'\n' || byte == b'\r');
                }
                b'<' if self.0.get(1) == Some(&b'<') => {
                    self.take(2);
                }
                b'<' => {
                    self.take(1);
                    let digits = self.until(|byte| matches!(byte, b'>' | b'<' | b'[' | b']'));
                    if self.0.first() == Some(&b'>') {
                        self.take(1);
                    }
                    return Some(Token::Hex(bytes(digits)));
                }
                b'[' | b']' => {
                    self.take(1);
                    return Some(if first == b'[' { Token::Open } else { Token::Close });
                }
                b'>' | b'(' => {
                    self.take(1);
                }
                b'/' => {
                    self.take(1);
                    self.until(is_end);
                    return Some(Token::Word(b"/"));
                }
                _ => return Some(Token::Word(self.until(is_end))),
            }
        }
    }
}

/// Pairs of hexadecimal digits; a last one alone is followed by a zero, as in a PDF's strings.
fn bytes(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(digits.len() / 2);
    let mut half = None;
    for digit in digits {
        let Some(value) = char::from(*digit).to_digit(16).and_then(|n| u8::try_from(n).ok()) else {
            continue;
        };
        match half.take() {
            None => half = Some(value << 4),
            Some(high) => out.push(high | value),
        }
    }
    out.extend(half);
    out
}

fn code(bytes: &[u8]) -> Option<u32> {
    let known = (1..=4).contains(&bytes.len());
    known.then(|| bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte)))
}

/// UTF-16 in big-endian order; an odd byte in front stands alone.
fn units(bytes: &[u8]) -> Vec<u16> {
    let (first, rest) = bytes.split_at(bytes.len() % 2);
    let pairs = rest
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    first.iter().copied().map(u16::from).chain(pairs).collect()
}

impl ToUnicode {
    /// Reads a table as far as it can be read.
    pub(crate) fn parse(data: &[u8]) -> Self {
        let mut table = Self::default();
        let mut scan = Scan(data);
        while let Some(token) = scan.next() {
            match token {
                Token::Word(b"beginbfchar") => table.chars(&mut scan),
                Token::Word(b"beginbfrange") => table.spans(&mut scan),
                Token::Word(_) | Token::Hex(_) | Token::Open | Token::Close => {}
            }
        }
        table
    }

    fn is_full(&self) -> bool {
        self.single.len() + self.ranges.len() >= ENTRIES_MAX
    }

    fn put(&mut self, code: Option<u32>, text: &[u8]) {
        if let Some(code) = code
            && !text.is_empty()
            && !self.is_full()
        {
            self.single.insert(code, units(text));
        }
    }

    fn chars(&mut self, scan: &mut Scan<'_>) {
        let mut from = None;
        for token in scan {
            match (from.take(), token) {
                (None, Token::Hex(bytes)) => from = Some(bytes),
                (Some(from), Token::Hex(text)) => self.put(code(&from), &text),
                (_, Token::Word(word)) if word.starts_with(b"end") => return,
                // The name of a glyph, or nothing that belongs here: the pair is lost, the rest is not.
                (_, Token::Word(_) | Token::Open | Token::Close) => {}
            }
        }
    }

    fn spans(&mut self, scan: &mut Scan<'_>) {
        let mut ends: Vec<Vec<u8>> = Vec::new();
        while let Some(token) = scan.next() {
            match token {
                Token::Hex(bytes) if ends.len() < 2 => ends.push(bytes),
                Token::Hex(text) => {
                    let first = code(&ends[0]);
                    let last = code(&ends[1]);
                    if let (Some(first), Some(last)) = (first, last)
                        && first <= last
                        && !text.is_empty()
                        && !self.is_full()
                    {
                        self.ranges.insert(first, (last, units(&text)));
                    }
                    ends.clear();
                }
                Token::Open => {
                    let mut at = ends.first().and_then(|bytes| code(bytes));
                    for token in scan.by_ref() {
                        let Token::Hex(text) = token else { break };
                        self.put(at, &text);
                        at = at.and_then(|at| at.checked_add(1));
                    }
                    ends.clear();
                }
                Token::Word(word) if word.starts_with(b"end") => return,
                Token::Word(_) | Token::Close => ends.clear(),
            }
        }
    }

    /// What a code means, where the table says it.
    pub(crate) fn get(&self, code: u32) -> Option<BfString> {
        if let Some(units) = self.single.get(&code) {
            return text(units);
        }
        let (first, (last, units)) = self.ranges.range(..=code).next_back()?;
        if code > *last {
            return None;
        }
        let on = u16::try_from(code - first).ok()?;
        let mut units = units.clone();
        let end = units.last_mut()?;
        *end = end.checked_add(on)?;
        text(&units)
    }
}

fn text(units: &[u16]) -> Option<BfString> {
    let text = String::from_utf16(units).ok()?;
    let mut chars = text.chars();
    let first = chars.next()?;
    Some(if chars.next().is_none() {
        BfString::Char(first)
    } else {
        BfString::String(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str, code: u32) -> Option<String> {
        Some(match ToUnicode::parse(table.as_bytes()).get(code)? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        })
    }

    #[test]
    fn one_bad_entry_costs_only_itself() {
        let table = "1 begincodespacerange <0000> <FF> endcodespacerange\n\
            3 beginbfchar <01> <0041> <02> <> <03> /three <04> <0066 0069> endbfchar\n\
            2 beginbfrange <10> <12> <0061> <20> <24> [<0078> <0079>] <30> <31> <d83ddc00> endbfrange";
        assert_eq!(read(table, 1).as_deref(), Some("A"), "a plain pair is read");
        assert_eq!(read(table, 2), None, "a pair without a text says nothing");
        assert_eq!(
            read(table, 4).as_deref(),
            Some("fi"),
            "what follows a bad pair is read"
        );
        assert_eq!(read(table, 0x12).as_deref(), Some("c"), "a range counts on");
        assert_eq!(read(table, 0x13), None, "and ends");
        assert_eq!(
            read(table, 0x21).as_deref(),
            Some("y"),
            "a short list gives what it has"
        );
        assert_eq!(read(table, 0x22), None, "and no more");
        assert_eq!(
            read(table, 0x31).as_deref(),
            Some("\u{1f401}"),
            "beyond the first plane too"
        );
    }

    #[test]
    fn a_table_cut_short_keeps_what_it_had() {
        let cut = "beginbfchar <41> <0042> <43> <00";
        assert_eq!(read(cut, 0x41).as_deref(), Some("B"), "read before the cut");
        let unended = "beginbfrange <00> <01> <0030> beginbfchar";
        assert_eq!(read(unended, 1).as_deref(), Some("1"), "the end need not be said");
    }
}
