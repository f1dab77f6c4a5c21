//! Which program this is: what a stranger needs to get the same one, or to make it.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use crate::App;

/// The program that computed something.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct Release {
    /// Name and version.
    pub(crate) producer: String,
    /// The commit that it was built from, where it comes from a package.
    pub(crate) commit: Option<&'static str>,
    /// The SHA-256 of the program `paraph`, where it lies beside this one.
    pub(crate) program: Option<String>,
}

/// The program that runs here.
pub(crate) fn here(app: &App) -> Release {
    Release {
        producer: crate::identity::producer().to_string(),
        commit: option_env!("PARAPH_COMMIT").filter(|commit| !commit.is_empty()),
        program: sum(&app.host().worker()),
    }
}

/// What was hashed last: a program does not change while it is asked again and again.
static LAST: Mutex<Option<(PathBuf, SystemTime, String)>> = Mutex::new(None);

/// The SHA-256 of a file; `None` where it cannot be read.
fn sum(path: &Path) -> Option<String> {
    let written = fs_err::metadata(path).ok()?.modified().ok()?;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, at, sum)) = last.as_ref()
        && known == path
        && *at == written
    {
        return Some(sum.clone());
    }
    let mut file = fs_err::File::open(path).ok()?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            read => hasher.update(part.get(..read)?),
        }
    }
    let digest: [u8; 32] = hasher.finalize().into();
    let sum = paraph_bundle::payload::Hash::new(digest).to_hex();
    *last = Some((path.to_owned(), written, sum.clone()));
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn a_program_has_a_sum_and_one_that_is_not_here_has_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join("paraph");
        assert_eq!(sum(&program), None, "nothing is there");
        fs_err::write(&program, "abc").expect("a file");
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            sum(&program).as_deref(),
            Some(known),
            "FIPS 180-4's first example"
        );
        assert_eq!(sum(&program).as_deref(), Some(known), "asked again");
    }
}
