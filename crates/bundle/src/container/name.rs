//! The names that members may have on every system.

use crate::fault::{Code, Fault};

const MAX_NAME: usize = 128;
const MAX_SEGMENTS: usize = 3;

/// Judges the form of a member's name: one to three segments of `[A-Za-z0-9][A-Za-z0-9._-]*`.
///
/// # Errors
/// `ZIP_LINK` for the name of a folder, else `ZIP_NAME`.
pub fn judge_name(name: &[u8]) -> Result<&str, Fault> {
    let bad = |why: &str| Fault::new(Code::ZipName, format!("{}: {why}", String::from_utf8_lossy(name)));
    let text = std::str::from_utf8(name).map_err(|_| bad("not ASCII"))?;
    if name.is_empty() || name.len() > MAX_NAME {
        return Err(bad("empty or over 128 bytes"));
    }
    if let Some(folder) = text.strip_suffix('/') {
        judge_name(folder.as_bytes())?;
        return Err(Fault::new(Code::ZipLink, format!("{text}: a folder")));
    }
    if text.split('/').count() > MAX_SEGMENTS {
        return Err(bad("more than three segments"));
    }
    for segment in text.split('/') {
        let mut bytes = segment.bytes();
        if !bytes.next().is_some_and(|b| b.is_ascii_alphanumeric()) {
            return Err(bad("a segment that does not begin with a letter or digit"));
        }
        if !bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')) {
            return Err(bad("a forbidden character"));
        }
        if segment.ends_with('.') {
            return Err(bad("a segment that ends in a dot"));
        }
        if is_device(segment) {
            return Err(bad("the name of a device"));
        }
    }
    Ok(text)
}

/// A name that DOS and Windows keep for devices, whatever its ending.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        _ => {
            let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
            numbered.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in [
            "a",
            "READ-ME.txt",
            "cards/0a.paraph",
            "extra/a/b_c",
            "console.txt",
            "com10",
        ] {
            assert!(
                judge_name(good.as_bytes()).is_ok(),
                "{good} is a name on every system"
            );
        }
        for bad in [
            "",
            "/a",
            "../a",
            "a/../b",
            "a//b",
            "C:",
            "a\\b",
            "a.",
            "a./b",
            ".a",
            "-a",
            "a b",
            "nul",
            "a/NUL.txt",
            "com1",
            "lpt0.x",
            "a/b/c/d",
            "é",
            "a\0",
        ] {
            let code = judge_name(bad.as_bytes()).map_err(|fault| fault.code());
            assert_eq!(code.err(), Some(Code::ZipName), "{bad} is refused");
        }
        assert!(judge_name(&[b'a'; 129]).is_err(), "too long");
        assert_eq!(
            judge_name(b"a/").map_err(|f| f.code()).err(),
            Some(Code::ZipLink),
            "a folder is no part"
        );
    }
}
