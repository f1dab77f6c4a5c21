//! The scanner: one line of bytes, judged before `serde` sees it.
//!
//! It accepts what RFC 8785 would write of one object, within the narrower rules of the format, and nothing else, without
//! making the line again. A line with several faults is told by the first of them in the order of the table of faults.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};

use crate::fault::{Code, Fault};

/// The deepest nesting; the object itself is 1.
pub const MAX_DEPTH: usize = 8;
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Judges one line, given without its LF.
///
/// # Errors
/// `JSON_TEXT`, `JSON_DUPLICATE`, `JSON_DEEP`, `JSON_NUMBER`, `JSON_FORM`; `FIELD` for `null`, a key outside
/// `[a-z][a-z0-9_]*`, or a value that is not an object.
pub fn scan(line: &[u8]) -> Result<(), Fault> {
    let Ok(text) = std::str::from_utf8(line) else {
        return Err(Fault::new(Code::JsonText, "not UTF-8"));
    };
    let mut scanner = Scanner {
        text,
        bytes: line,
        at: 0,
        worst: None,
        frames: Vec::new(),
        keys: Vec::new(),
    };
    if text.starts_with('\u{feff}') {
        return Err(Fault::new(Code::JsonText, "byte order mark"));
    }
    if scanner.run().is_err() {
        scanner.note(Code::JsonForm, "not JSON");
    }
    match scanner.worst {
        None => Ok(()),
        Some((code @ Code::Field, at, what)) => {
            Err(Fault::new(code, format!("byte {at}: {what}")).with(crate::fault::Param::Path, what))
        }
        Some((code, at, what)) => Err(Fault::new(code, format!("byte {at}: {what}"))),
    }
}

/// The line is no JSON from here on, or not to be read further.
struct Stop;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Object,
    Array,
}

struct Frame {
    kind: Kind,
    /// Where this object's keys begin in `Scanner::keys`.
    first_key: usize,
    sorted: bool,
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    worst: Option<(Code, usize, &'static str)>,
    frames: Vec<Frame>,
    keys: Vec<Cow<'a, str>>,
}

impl<'a> Scanner<'a> {
    fn note(&mut self, code: Code, what: &'static str) {
        if self.worst.is_none_or(|(worst, ..)| code < worst) {
            self.worst = Some((code, self.at, what));
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        let before = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at != before {
            self.note(Code::JsonForm, "white space");
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Stop)
        }
    }

    fn run(&mut self) -> Result<(), Stop> {
        self.space();
        if self.peek() != Some(b'{') {
            self.note(Code::Field, "not an object");
        }
        loop {
            // A value stands here.
            self.space();
            match self.peek().ok_or(Stop)? {
                b'{' => {
                    self.open(Kind::Object)?;
                    self.space();
                    if self.peek() == Some(b'}') {
                        self.close();
                    } else {
                        self.key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.open(Kind::Array)?;
                    self.space();
                    if self.peek() == Some(b']') {
                        self.close();
                    } else {
                        continue;
                    }
                }
                b'"' => {
                    self.string()?;
                }
                b'-' | b'+' | b'.' | b'0'..=b'9' => self.number()?,
                _ => self.word()?,
            }
            // A value has ended: what follows depends on what it stood in.
            loop {
                self.space();
                let Some(frame) = self.frames.last() else {
                    return if self.at == self.bytes.len() {
                        Ok(())
                    } else {
                        Err(Stop)
                    };
                };
                match (frame.kind, self.peek().ok_or(Stop)?) {
                    (Kind::Object, b'}') | (Kind::Array, b']') => self.close(),
                    (Kind::Array, b',') => {
                        self.at += 1;
                        break;
                    }
                    (Kind::Object, b',') => {
                        self.at += 1;
                        self.key()?;
                        break;
                    }
                    _ => return Err(Stop),
                }
            }
        }
    }

    fn open(&mut self, kind: Kind) -> Result<(), Stop> {
        self.at += 1;
        if self.frames.len() == MAX_DEPTH {
            self.note(Code::JsonDeep, "deeper than 8");
            return Err(Stop);
        }
        self.frames.push(Frame {
            kind,
            first_key: self.keys.len(),
            sorted: true,
        });
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        if let Some(frame) = self.frames.pop() {
            if !frame.sorted {
                // Order was already told as a fault of form; a key given twice is the worse one.
                let own = &mut self.keys[frame.first_key..];
                own.sort_unstable();
                if own.windows(2).any(|pair| pair[0] == pair[1]) {
                    self.note(Code::JsonDuplicate, "a key given twice");
                }
            }
            self.keys.truncate(frame.first_key);
        }
    }

    fn key(&mut self) -> Result<(), Stop> {
        self.space();
        if self.peek() != Some(b'"') {
            return Err(Stop);
        }
        let key = self.string()?;
        let mut bytes = key.bytes();
        let plain = bytes.next().is_some_and(|b| b.is_ascii_lowercase())
            && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !plain {
            self.note(Code::Field, "a key outside [a-z][a-z0-9_]*");
        }
        let previous = self
            .frames
            .last()
            .and_then(|frame| self.keys[frame.first_key..].last());
        match previous.map(|previous| previous.as_ref().cmp(key.as_ref())) {
            None | Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) => self.note(Code::JsonDuplicate, "a key given twice"),
            Some(std::cmp::Ordering::Greater) => {
                self.note(Code::JsonForm, "keys out of order");
                if let Some(frame) = self.frames.last_mut() {
                    frame.sorted = false;
                }
            }
        }
        self.keys.push(key);
        self.space();
        self.expect(b':')
    }

    /// Reads a string that begins here; gives back its content.
    fn string(&mut self) -> Result<Cow<'a, str>, Stop> {
        self.at += 1;
        let start = self.at;
        let content = loop {
            match self.peek().ok_or(Stop)? {
                b'"' => break Cow::Borrowed(&self.text[start..self.at]),
                b'\\' => break Cow::Owned(self.escaped(start)?),
                0..0x20 | 0x7f => {
                    self.note(Code::JsonText, "control character");
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        };
        self.at += 1;
        if !content.is_ascii() || matches!(content, Cow::Owned(_)) {
            self.judge_text(&content);
        }
        Ok(content)
    }

    /// The rest of a string in which an escape was met at the present place; ends at the closing quote.
    fn escaped(&mut self, start: usize) -> Result<String, Stop> {
        let mut content = String::from(&self.text[start..self.at]);
        loop {
            let rest = &self.text[self.at..];
            let run = rest.find(['"', '\\']).ok_or(Stop)?;
            content.push_str(&rest[..run]);
            if rest.as_bytes()[..run].iter().any(|b| *b < 0x20) {
                self.note(Code::JsonText, "control character");
            }
            self.at += run;
            if self.peek() == Some(b'"') {
                return Ok(content);
            }
            self.at += 1;
            let escape = self.peek().ok_or(Stop)?;
            self.at += 1;
            match escape {
                b'"' => content.push('"'),
                b'\\' => content.push('\\'),
                b'n' => content.push('\n'),
                b't' => content.push('\t'),
                b'/' => {
                    self.note(Code::JsonForm, "an escape that is not needed");
                    content.push('/');
                }
                b'b' | b'f' | b'r' => self.note(Code::JsonText, "control character"),
                b'u' => {
                    let first = self.hex4()?;
                    let scalar =
                        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
                            let back = self.at;
                            self.at += 2;
                            let second = self.hex4()?;
                            if (0xdc00..0xe000).contains(&second) {
                                0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                            } else {
                                self.at = back;
                                first
                            }
                        } else {
                            first
                        };
                    match char::from_u32(scalar) {
                        None => self.note(Code::JsonText, "lone surrogate"),
                        Some(c) => {
                            self.note(Code::JsonForm, "an escape that is not needed");
                            if c.is_control() && !matches!(c, '\n' | '\t') {
                                self.note(Code::JsonText, "control character");
                            }
                            content.push(c);
                        }
                    }
                }
                _ => return Err(Stop),
            }
        }
    }

    fn hex4(&mut self) -> Result<u32, Stop> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(Stop)?;
        let mut value = 0;
        for digit in digits {
            value = value * 16 + char::from(*digit).to_digit(16).ok_or(Stop)?;
        }
        self.at += 4;
        Ok(value)
    }

    fn judge_text(&mut self, content: &str) {
        if content
            .chars()
            .any(|c| is_noncharacter(c) || (c.is_control() && !matches!(c, '\n' | '\t')))
        {
            self.note(Code::JsonText, "control character or noncharacter");
        }
        let nfc = match is_nfc_quick(content.chars()) {
            IsNormalized::Yes => true,
            IsNormalized::No => false,
            IsNormalized::Maybe => is_nfc(content),
        };
        if !nfc {
            self.note(Code::JsonText, "not NFC");
        }
    }

    fn number(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let written = &self.text[start..self.at];
        let digits = written.strip_prefix('-').unwrap_or(written);
        if digits.is_empty() {
            return Err(Stop);
        }
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        let in_range = plain && digits.parse::<u64>().is_ok_and(|n| n <= MAX_INTEGER);
        if !in_range || written == "-0" {
            self.note(Code::JsonNumber, "not an integer in range");
        }
        Ok(())
    }

    fn word(&mut self) -> Result<(), Stop> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        match &rest[..length] {
            b"true" | b"false" => {}
            b"null" => self.note(Code::Field, "null"),
            _ => return Err(Stop),
        }
        self.at += length;
        Ok(())
    }
}

fn is_noncharacter(c: char) -> bool {
    let c = u32::from(c);
    (0xfdd0..=0xfdef).contains(&c) || c & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(line: &str) -> Option<Code> {
        scan(line.as_bytes()).err().map(|fault| fault.code())
    }

    #[test]
    fn the_agreed_spelling_passes() {
        for line in [
            "{}",
            r#"{"a":1,"b":[],"c":{"d":"é\n\t\"\\/"},"e":true,"f":-9007199254740991}"#,
            r#"{"a":[[[[[[[]]]]]]]}"#,
            "{\"a\":\"\\n\u{301}\"}",
        ] {
            assert_eq!(code(line), None, "{line} follows every rule");
        }
    }

    #[test]
    fn each_fault_has_its_code() {
        for (line, expected) in [
            ("", Code::JsonForm),
            ("{", Code::JsonForm),
            (r#"{"a":1}x"#, Code::JsonForm),
            (r#"{"a" :1}"#, Code::JsonForm),
            (r#"{"b":1,"a":2}"#, Code::JsonForm),
            (r#"{"a":"\u0041"}"#, Code::JsonForm),
            (r#"{"a":"\/"}"#, Code::JsonForm),
            (r#"{"a":"\u000a"}"#, Code::JsonForm),
            (r#"{"a":"\r"}"#, Code::JsonText),
            (r#"{"a":"\u0000"}"#, Code::JsonText),
            (r#"{"a":"\ud800"}"#, Code::JsonText),
            (r#"{"a":"\ud834\udd1e"}"#, Code::JsonForm),
            ("{\"a\":\"\u{85}\"}", Code::JsonText),
            ("{\"a\":\"\u{fffe}\"}", Code::JsonText),
            ("{\"a\":\"e\u{301}\"}", Code::JsonText),
            ("{\"a\":\"\u{1}\"}", Code::JsonText),
            ("\u{feff}{}", Code::JsonText),
            (r#"{"a":1,"a":2}"#, Code::JsonDuplicate),
            (r#"{"a":1,"b":1,"a":2}"#, Code::JsonDuplicate),
            (r#"{"a":1,"\u0061":2}"#, Code::JsonDuplicate),
            (r#"{"a":[[[[[[[[]]]]]]]]}"#, Code::JsonDeep),
            (r#"{"a":1.0}"#, Code::JsonNumber),
            (r#"{"a":1e3}"#, Code::JsonNumber),
            (r#"{"a":-0}"#, Code::JsonNumber),
            (r#"{"a":01}"#, Code::JsonNumber),
            (r#"{"a":9007199254740992}"#, Code::JsonNumber),
            (r#"{"a":99999999999999999999999}"#, Code::JsonNumber),
            (r#"{"a":null}"#, Code::Field),
            (r#"{"A":1}"#, Code::Field),
            ("[]", Code::Field),
        ] {
            assert_eq!(code(line), Some(expected), "{line}");
        }
        assert_eq!(
            scan(b"{\"a\":\"\xff\"}").err().map(|f| f.code()),
            Some(Code::JsonText),
            "bytes that are no UTF-8"
        );
    }
}
