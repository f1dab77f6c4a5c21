//! From the bytes of a line or an object to a typed value, under the rule of versions.
//!
//! The scanner has judged the text, numbers and spelling before; here a field is missing, unknown or of the wrong type, and the
//! fault names the path. A field that is unknown is bad in our own minor version and left aside in a higher one.

use serde::de::DeserializeOwned;

use super::canonical;
use super::id::Hash;
use crate::fault::Fault;

/// Whether fields and members that this version does not know may be left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The file says a minor version that we know wholly: nothing in it may be unknown.
    Refused,
    /// The file says a higher minor version: what we do not know is something newer.
    LeftAside,
}

/// A value, the hash of the line it was read from, and the line itself without its LF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// What the line says.
    pub value: T,
    /// The hash of the line.
    pub hash: Hash,
    /// The line as received, without its LF.
    pub line: String,
}

impl<T: serde::Serialize> Kept<T> {
    /// A line of our own making.
    pub fn write(value: T) -> Self {
        let line = canonical::text(&value);
        Self {
            hash: Hash::of(format!("{line}\n").as_bytes()),
            value,
            line,
        }
    }
}

impl<T> Kept<T> {
    /// The bytes that were hashed: the line with its LF.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.line.clone().into_bytes();
        bytes.push(b'\n');
        bytes
    }
}

/// Reads one value; `place` is the member, with the number of the line where it has lines: `scores.jsonl:3`.
pub fn value<T: DeserializeOwned>(bytes: &[u8], place: &str, unknown: Unknown) -> Result<T, Fault> {
    let mut first_unknown = None;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let read: Result<T, _> = serde_ignored::deserialize(&mut deserializer, |path| {
        first_unknown.get_or_insert_with(|| path.to_string());
    });
    // The path of a wrong type costs time, so it is sought only where there is one.
    let read = read.map_err(|_| {
        let mut again = serde_json::Deserializer::from_slice(bytes);
        wrong_type(serde_path_to_error::deserialize::<_, T>(&mut again).err(), place)
    })?;
    deserializer.end().map_err(|_| Fault::field(place))?;
    match (first_unknown, unknown) {
        (Some(path), Unknown::Refused) => Err(Fault::field(join(place, &path))),
        _ => Ok(read),
    }
}

/// Reads a value that is parsed already.
pub fn from_value<T: DeserializeOwned>(
    value: &serde_json::Value,
    place: &str,
    unknown: Unknown,
) -> Result<T, Fault> {
    let mut first_unknown = None;
    let read = serde_ignored::deserialize(value, |path| {
        first_unknown.get_or_insert_with(|| path.to_string());
    });
    let read = read.map_err(|_| wrong_type(serde_path_to_error::deserialize::<_, T>(value).err(), place))?;
    match (first_unknown, unknown) {
        (Some(path), Unknown::Refused) => Err(Fault::field(join(place, &path))),
        _ => Ok(read),
    }
}

fn wrong_type(error: Option<serde_path_to_error::Error<serde_json::Error>>, place: &str) -> Fault {
    let (path, why) = error
        .map(|error| (error.path().to_string(), error.inner().to_string()))
        .unwrap_or_default();
    let missing = why
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next());
    let path = match (path.as_str(), missing) {
        ("." | "", Some(field)) => field.to_owned(),
        ("." | "", None) => String::new(),
        (inside, Some(field)) => format!("{inside}.{field}"),
        (inside, None) => inside.to_owned(),
    };
    Fault::field(join(place, &path))
}

/// Reads one line with its LF (or without), keeping it.
pub fn kept<T: DeserializeOwned>(bytes: &[u8], place: &str, unknown: Unknown) -> Result<Kept<T>, Fault> {
    let without = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let value = value(without, place, unknown)?;
    let line = std::str::from_utf8(without)
        .map_err(|_| Fault::field(place))?
        .to_owned();
    let hash = Hash::of(format!("{line}\n").as_bytes());
    Ok(Kept { value, hash, line })
}

/// All lines of a `.jsonl` member.
pub fn lines<T: DeserializeOwned>(
    bytes: &[u8],
    member: &str,
    unknown: Unknown,
) -> Result<Vec<Kept<T>>, Fault> {
    split(bytes)
        .enumerate()
        .map(|(index, line)| kept(line, &place(member, index + 1), unknown))
        .collect()
}

/// The lines of a member, each with its LF.
pub fn split(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

/// `scores.jsonl:3`.
pub fn place(member: &str, line: usize) -> String {
    format!("{member}:{line}")
}

/// `scores.jsonl:3:salt`.
pub fn join(place: &str, path: &str) -> String {
    if path.is_empty() {
        place.to_owned()
    } else {
        format!("{place}:{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Code;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[expect(dead_code, reason = "read for its type alone")]
        inner: Inner,
    }
    #[derive(Debug, Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "read for its type alone")]
        salt: Hash,
    }

    fn fault(json: &str, unknown: Unknown) -> String {
        let fault = value::<Outer>(json.as_bytes(), "m.jsonl:2", unknown).expect_err("a fault");
        assert_eq!(fault.code(), Code::Field, "the code of the form");
        fault.detail().to_owned()
    }

    #[test]
    fn a_fault_names_its_path() {
        let good = format!(r#"{{"inner":{{"salt":"{}"}}}}"#, "ab".repeat(32));
        assert!(
            value::<Outer>(good.as_bytes(), "m", Unknown::Refused).is_ok(),
            "nothing wrong"
        );
        assert_eq!(fault("{}", Unknown::Refused), "m.jsonl:2:inner", "missing");
        assert_eq!(
            fault(r#"{"inner":{}}"#, Unknown::Refused),
            "m.jsonl:2:inner.salt",
            "missing within"
        );
        assert_eq!(
            fault(r#"{"inner":{"salt":3}}"#, Unknown::Refused),
            "m.jsonl:2:inner.salt",
            "wrong type"
        );
        let newer = format!(r#"{{"inner":{{"pepper":1,"salt":"{}"}}}}"#, "ab".repeat(32));
        assert_eq!(
            fault(&newer, Unknown::Refused),
            "m.jsonl:2:inner.pepper",
            "unknown"
        );
        assert!(
            value::<Outer>(newer.as_bytes(), "m", Unknown::LeftAside).is_ok(),
            "something newer"
        );
    }
}
