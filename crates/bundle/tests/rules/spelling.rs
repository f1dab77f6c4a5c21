//! The spelling of a line of JSON, each rule by what breaks it; which of several faults is told; and how a member is parted into lines.

use std::io::{self, ErrorKind, Read};

use paraph_bundle::fault::{Code, Fault};
use paraph_bundle::json::{Lines, scan};

fn told(line: &str) -> Option<Code> {
    scan(line.as_bytes()).err().map(|fault| fault.code())
}

#[test]
fn the_worst_of_several_faults_is_told_and_of_two_alike_the_first() {
    for (line, code) in [
        ("", Code::JsonForm),
        (r#"{"a":"\/","a":1}"#, Code::JsonDuplicate),
        (r#"{"a":"\/","b":1.5}"#, Code::JsonNumber),
        (r#"{"a":"\/","b":null}"#, Code::JsonForm),
        (r#"{"a":null,"b":1.5,"c":"\r","c":1}"#, Code::JsonText),
        (r#"{"a":1.5,"a":"\r"}"#, Code::JsonText),
        (r#"{"a":"\u0000"#, Code::JsonText),
        (r#"{"b":1,"a":1,"a":2}"#, Code::JsonDuplicate),
        (r#"{"a":{"c":1,"b":2},"b":1}"#, Code::JsonForm),
        (r#"{"a":{"c":1,"b":2,"c":3},"b":1}"#, Code::JsonDuplicate),
        (r#"[{"a":1,"a":2}]"#, Code::JsonDuplicate),
    ] {
        assert_eq!(told(line), Some(code), "{line}");
    }
    for (line, detail) in [
        (r#"{"a": 1, "b":2}"#, "byte 6: white space"),
        (r#"{"b":1.5,"c":01}"#, "byte 8: not an integer in range"),
        (r#"{"a":null,"b":null}"#, "byte 5: null"),
        (r#"{"a":"\u0041\/"}"#, "byte 12: an escape that is not needed"),
        ("[1]", "byte 0: not an object"),
        (" 7", "byte 1: white space"),
    ] {
        let fault = scan(line.as_bytes()).expect_err(line);
        assert_eq!(fault.detail(), detail, "{line}");
    }
}

#[test]
fn a_key_is_plain_in_every_character() {
    for key in ["a", "z9", "a_b", "a1_2"] {
        assert_eq!(told(&format!(r#"{{"{key}":1}}"#)), None, "{key}");
    }
    for key in ["", "A", "aB", "1a", "_a", "a-b", "a b", "é", "aé"] {
        assert_eq!(told(&format!(r#"{{"{key}":1}}"#)), Some(Code::Field), "{key:?}");
    }
}

#[test]
fn a_text_is_judged_in_every_character() {
    for text in [
        "/",
        "é",
        "𝄞",
        "\u{fdcf}\u{fdf0}",
        "\u{fffd}",
        "\\n \\t\\\" \\\\é",
        "\u{1fffd}",
    ] {
        assert_eq!(told(&format!(r#"{{"a":"{text}"}}"#)), None, "{text}");
    }
    for text in [
        "\u{212b}",
        "\u{fdd0}",
        "\u{fdef}",
        "\u{ffff}",
        "\u{1fffe}",
        "\u{10ffff}",
        "\u{7f}",
        "\u{85}",
        "\t",
        "\u{1f}",
        "\\n\t",
        "\\n\u{1f}",
        "\\n\u{7f}",
        "\\n\u{fdd0}",
        "\\b",
        "\\f",
        "\\u007f",
        "\\u009f",
        "\\ufffe",
        "\\ud800",
        "\\udc00",
        "\\u0041\\udc00",
        "\\ud800\\u0041",
        "\\ud800\\ud800",
        "\\ud800x",
        "\\u0065\u{301}",
    ] {
        let line = format!(r#"{{"a":"{text}"}}"#);
        assert_eq!(told(&line), Some(Code::JsonText), "{line:?}");
    }
    for text in [
        "\\u0041",
        "\\u000a",
        "\\u0009",
        "\\u0020",
        "\\u00e9",
        "\\ud834\\udd1e",
        "\\x",
        "\\u00",
        "\\u00g1",
        "\\",
    ] {
        let line = format!(r#"{{"a":"{text}"}}"#);
        assert_eq!(told(&line), Some(Code::JsonForm), "{line:?}");
    }
}

#[test]
fn an_escape_means_its_character() {
    for (escaped, plain) in [
        (r"\u0061", "a"),
        (r"\u006A", "j"),
        (r"\u00e9", "é"),
        (r"\u20ac", "€"),
        (r"\ud800\udc00", "\u{10000}"),
        (r"\ud834\udd1e", "𝄞"),
        (r"\udbff\udffd", "\u{10fffd}"),
        (r"\/", "/"),
    ] {
        let twice = format!(r#"{{"{escaped}":1,"{plain}":2}}"#);
        assert_eq!(told(&twice), Some(Code::JsonDuplicate), "{escaped} is {plain}");
        let within = format!(r#"{{"x{escaped}y":1,"x{plain}y":2}}"#);
        assert_eq!(told(&within), Some(Code::JsonDuplicate), "{escaped} within");
    }
    let escapes = r#"{"\n":1,"\n":2}"#;
    assert_eq!(told(escapes), Some(Code::JsonDuplicate), "a line feed twice");
    for line in [r#"{"\t":1,"\n":2}"#, r#"{"\"":1,"\\":2}"#, r#"{"/":1,"\\":2}"#] {
        assert_eq!(told(line), Some(Code::Field), "{line} has two keys");
    }
}

#[test]
fn a_number_is_an_integer_within_two_to_the_fifty_third() {
    for number in ["0", "7", "-1", "10", "9007199254740991", "-9007199254740991"] {
        assert_eq!(told(&format!(r#"{{"a":{number}}}"#)), None, "{number}");
    }
    for number in [
        "-0",
        "00",
        "-01",
        "9007199254740992",
        "-9007199254740992",
        "18446744073709551616",
        "1.0",
        "1e1",
        "1E1",
        "+1",
        "--1",
        "1-1",
        ".5",
    ] {
        let line = format!(r#"{{"a":{number}}}"#);
        assert_eq!(told(&line), Some(Code::JsonNumber), "{number}");
    }
    assert_eq!(told(r#"{"a":-}"#), Some(Code::JsonForm), "no digit");
}

#[test]
fn nothing_but_json_is_json() {
    for line in [
        r#"{"a":tru}"#,
        r#"{"a":truely}"#,
        r#"{"a":undefined}"#,
        r#"{"a":1,}"#,
        r#"{"a":[1,]}"#,
        r#"{"a":[1}"#,
        r#"{"a":[1]]"#,
        r#"{"a"1}"#,
        "{a:1}",
        r#"{"a":1"#,
        r#"{"a":"b"#,
        r#"{"a":1}{"#,
        r#"{"a":1} "#,
        "{\"a\":[ ]}",
        "{ }",
        "{\"a\":\n1}",
        "{\"a\":\r1}",
        "{\"a\":\t1}",
    ] {
        assert_eq!(told(line), Some(Code::JsonForm), "{line:?}");
    }
    let nested = |depth: usize| format!(r#"{{"a":{}{}}}"#, "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert_eq!(told(&nested(8)), None, "the deepest");
    assert_eq!(told(&nested(9)), Some(Code::JsonDeep), "one deeper");
}

/// Gives its bytes in steps of this many, is interrupted before each, and may fail at its end.
struct Steps<'a> {
    rest: &'a [u8],
    step: usize,
    interrupted: bool,
    fails: bool,
}

impl Read for Steps<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(ErrorKind::Interrupted.into());
        }
        if self.rest.is_empty() && self.fails {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let (given, rest) = self
            .rest
            .split_at(self.rest.len().min(self.step).min(buffer.len()));
        buffer[..given.len()].copy_from_slice(given);
        self.rest = rest;
        Ok(given.len())
    }
}

fn lines(bytes: &[u8], step: usize, fails: bool) -> Result<Vec<(usize, Vec<u8>)>, Fault> {
    let source = Steps {
        rest: bytes,
        step,
        interrupted: false,
        fails,
    };
    let mut lines = Lines::new("m.jsonl", source);
    let mut read = Vec::new();
    while let Some(line) = lines.next_line()? {
        read.push((line.number, line.bytes.to_vec()));
    }
    assert!(lines.next_line()?.is_none(), "the end stays the end");
    Ok(read)
}

#[test]
fn lines_are_the_same_in_steps_of_any_size() {
    let text: Vec<String> = (0..300)
        .map(|n| format!(r#"{{"a":{n},"b":"{}"}}"#, "x".repeat(n * 3)))
        .collect();
    let bytes: String = text.iter().map(|line| format!("{line}\n")).collect();
    for step in [1, 7, 64 << 10, 1 << 20] {
        let read = lines(bytes.as_bytes(), step, false).expect("good lines");
        assert_eq!(read.len(), text.len(), "all of them");
        for (index, (number, line)) in read.into_iter().enumerate() {
            assert_eq!(number, index + 1, "from 1");
            assert!(
                line == text[index].as_bytes(),
                "line {number}, in steps of {step}"
            );
        }
    }
    assert_eq!(lines(b"", 1, false).expect("no line"), [], "no line at all");
    let failed = lines(b"{}\n", 1, true).expect_err("the machine");
    assert_eq!(failed.code(), Code::FileRead, "no fault of the lines");
}

#[test]
fn a_fault_of_a_line_says_where() {
    for (bytes, code, detail) in [
        ("{}\n{}", Code::JsonForm, "m.jsonl:1: the last line has no end"),
        ("{", Code::JsonForm, "m.jsonl:1: the last line has no end"),
        (
            "{}\n{\"a\":1.5}\n",
            Code::JsonNumber,
            "m.jsonl:2: byte 8: not an integer in range",
        ),
        ("{}\n{}\n{\"a\":null}\n", Code::Field, "m.jsonl:3: null"),
    ] {
        let fault = lines(bytes.as_bytes(), 5, false).expect_err(bytes);
        assert_eq!((fault.code(), fault.detail()), (code, detail), "{bytes:?}");
    }
}

#[test]
fn a_line_and_a_member_have_a_longest() {
    let line = |length: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(length - 8)).into_bytes();
    let most = 1 << 20;
    for step in [1 << 16, 1 << 21, 999_983] {
        let end = b"\n".to_vec();
        let good = [line(20), end.clone(), line(most), end.clone(), line(20), end].concat();
        assert_eq!(
            lines(&good, step, false).expect("good lines").len(),
            3,
            "the longest"
        );
        for end in ["", "\n"] {
            let long = [line(20), b"\n".to_vec(), line(most + 1), end.into()].concat();
            let fault = lines(&long, step, false).expect_err("one byte more");
            assert_eq!(
                fault.code(),
                Code::JsonDeep,
                "in steps of {step}, {end:?} at its end"
            );
        }
        let open = [line(20), b"\n".to_vec(), line(most)].concat();
        let fault = lines(&open, step, false).expect_err("no end");
        assert_eq!(fault.code(), Code::JsonForm, "it is not too long");
    }
    let count = |n: usize| lines(&b"{}\n".repeat(n), 1 << 20, false);
    assert_eq!(count(250_000).expect("good lines").len(), 250_000, "the most");
    let fault = count(250_001).expect_err("one more");
    assert_eq!(fault.code(), Code::JsonDeep, "too many lines");
}
