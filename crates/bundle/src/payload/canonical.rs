//! The one spelling of JSON (RFC 8785, which is plain under the rules of this format), and the hash of a line.
//!
//! Writing only: whether received bytes are in this spelling is judged by the scanner, and what was received is never written again.

use serde::Serialize;
use serde_json::Value;

use super::id::Hash;

/// The canonical form of a value, without LF.
///
/// # Panics
/// Never for the types of this crate: they hold strings, integers, lists and maps with string keys.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // Only a map with keys that are no strings, or a failing `Serialize`, errs; neither exists here.
    let value = serde_json::to_value(value).unwrap_or(Value::Null);
    write(&value, &mut out);
    out
}

/// The canonical form with its LF: what stands in a `.jsonl` member, and what a `.json` member holds.
pub fn line<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = canonical(value);
    out.push(b'\n');
    out
}

/// The hash of a value's line.
pub fn line_hash<T: Serialize + ?Sized>(value: &T) -> Hash {
    Hash::of(&line(value))
}

/// The canonical form as text, without LF: a line carried in a string.
pub fn text<T: Serialize + ?Sized>(value: &T) -> String {
    String::from_utf8(canonical(value)).unwrap_or_default()
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            // Sorted here, so that nothing depends on which map another crate asked serde_json for.
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            out.push(b'{');
            for (place, key) in keys.into_iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write_string(key, out);
                out.push(b':');
                write(&fields[key], out);
            }
            out.push(b'}');
        }
    }
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for c in text.chars() {
        match c {
            '"' => out.extend_from_slice(b"\\\""),
            '\\' => out.extend_from_slice(b"\\\\"),
            '\n' => out.extend_from_slice(b"\\n"),
            '\t' => out.extend_from_slice(b"\\t"),
            '\r' => out.extend_from_slice(b"\\r"),
            '\u{8}' => out.extend_from_slice(b"\\b"),
            '\u{c}' => out.extend_from_slice(b"\\f"),
            c if u32::from(c) < 0x20 => out.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes()),
            c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_spelling() {
        let value = serde_json::json!({"b": [1, -2], "a": "é\"\\\n\t/\u{7f}", "a1": {}, "a_": true});
        assert_eq!(
            text(&value),
            "{\"a\":\"é\\\"\\\\\\n\\t/\u{7f}\",\"a1\":{},\"a_\":true,\"b\":[1,-2]}",
            "sorted by bytes, no spaces, only what must be escaped is"
        );
    }
}
