//! `SHA256SUMS`: the list of members whose bytes are what is signed, and whose hash is the bundle's id.

use std::cmp::Ordering;
use std::fmt::Write as _;

use crate::fault::{Code, Fault};
use crate::payload::id::Hash;

/// The member that holds the seal.
pub const SUMS: &str = "SHA256SUMS";
/// The folder of signatures, which the seal does not cover.
pub const SIGNATURES: &str = "signatures/";
/// The most that 20,000 lines can take.
pub(crate) const MAX_SUMS: u64 = 4 << 20;

/// One line: a member and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The member's name.
    pub name: String,
    /// The hash.
    pub hash: [u8; 32],
}

/// Whether a member of this name is covered by the seal.
pub fn is_sealed(name: &str) -> bool {
    name != SUMS && !name.starts_with(SIGNATURES)
}

/// The bytes of `SHA256SUMS` for members in ascending order of their names.
pub fn write_sums<'a>(members: impl IntoIterator<Item = (&'a str, [u8; 32])>) -> String {
    let mut sums = String::new();
    for (name, hash) in members {
        let _ = writeln!(sums, "{}  {name}", hex::encode(hash));
    }
    sums
}

/// The id of a bundle: the hash of the bytes of its `SHA256SUMS`.
pub fn bundle_id(sums: &[u8]) -> Hash {
    Hash::of(sums)
}

/// Reads the list.
///
/// # Errors
/// `SEAL_FORM`.
pub fn read_sums(bytes: &[u8]) -> Result<Vec<Sum>, Fault> {
    let form = |line: usize, why: &str| Fault::new(Code::SealForm, format!("{SUMS}:{line}: {why}"));
    let text = std::str::from_utf8(bytes).map_err(|_| form(1, "not UTF-8"))?;
    let mut sums: Vec<Sum> = Vec::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        let line = line
            .strip_suffix('\n')
            .ok_or_else(|| form(number, "no end of line"))?;
        let (digits, name) = line
            .split_once("  ")
            .ok_or_else(|| form(number, "not a hash, two spaces, a name"))?;
        let lower = digits.len() == 64 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let mut hash = [0; 32];
        if !lower || hex::decode_to_slice(digits, &mut hash).is_err() {
            return Err(form(number, "not 64 lower-case hex digits"));
        }
        if crate::container::judge_name(name.as_bytes()).is_err() || !is_sealed(name) {
            return Err(form(number, "a name that cannot be listed"));
        }
        if sums.last().is_some_and(|previous| previous.name.as_str() >= name) {
            return Err(form(number, "twice or out of order"));
        }
        sums.push(Sum {
            name: name.to_owned(),
            hash,
        });
    }
    Ok(sums)
}

/// Holds the list against the members, both in ascending order.
///
/// # Errors
/// `SEAL_BROKEN`.
pub fn judge_seal<'a>(
    sums: &[Sum],
    members: impl IntoIterator<Item = (&'a str, [u8; 32])>,
) -> Result<(), Fault> {
    let broken = |name: &str, why: &str| Err(Fault::new(Code::SealBroken, format!("{name}: {why}")));
    let mut listed = sums.iter();
    for (name, hash) in members.into_iter().filter(|(name, _)| is_sealed(name)) {
        let Some(sum) = listed.next() else {
            return broken(name, "there, but not listed");
        };
        match sum.name.as_str().cmp(name) {
            Ordering::Equal if sum.hash == hash => {}
            Ordering::Equal => return broken(name, "not the bytes that were listed"),
            Ordering::Less => return broken(&sum.name, "listed, but not there"),
            Ordering::Greater => return broken(name, "there, but not listed"),
        }
    }
    match listed.next() {
        Some(sum) => broken(&sum.name, "listed, but not there"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_exact() {
        let hash = "ab".repeat(32);
        let good = format!("{hash}  a.json\n{hash}  b/c\n");
        assert_eq!(
            read_sums(good.as_bytes()).map(|sums| sums.len()),
            Ok(2),
            "two lines in order"
        );
        assert_eq!(
            read_sums(b"").map(|sums| sums.len()),
            Ok(0),
            "no line is a form too"
        );
        for bad in [
            format!("{hash}  b\n{hash}  a\n"),
            format!("{hash}  a\n{hash}  a\n"),
            format!("{hash}  a\r\n"),
            format!("{hash} *a\n"),
            format!("{hash} a\n"),
            format!("{hash}  a"),
            format!("{}  a\n", hash.to_uppercase()),
            format!("{hash}  SHA256SUMS\n"),
            format!("{hash}  signatures/a.sig\n"),
            format!("{hash}  ../a\n"),
            "\n".to_owned(),
            format!("\u{feff}{hash}  a\n"),
        ] {
            let code = read_sums(bad.as_bytes()).map_err(|fault| fault.code());
            assert_eq!(code.err(), Some(Code::SealForm), "{bad:?}");
        }
    }

    #[test]
    fn members_and_lines_must_be_the_same() {
        let sum = |name: &str, byte| Sum {
            name: name.into(),
            hash: [byte; 32],
        };
        let sums = [sum("a", 1), sum("b", 2)];
        assert!(
            judge_seal(&sums, [("SHA256SUMS", [9; 32]), ("a", [1; 32]), ("b", [2; 32])]).is_ok(),
            "all there"
        );
        for members in [
            vec![("a", [1; 32])],
            vec![("b", [2; 32])],
            vec![("a", [1; 32]), ("b", [3; 32])],
            vec![("a", [1; 32]), ("b", [2; 32]), ("c", [3; 32])],
            vec![("Z", [1; 32]), ("a", [1; 32]), ("b", [2; 32])],
        ] {
            assert!(judge_seal(&sums, members.clone()).is_err(), "{members:?}");
        }
    }
}
