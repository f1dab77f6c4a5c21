//! What a safety copy is: one age file for each workspace, under a printed code, and the documents beside it.
//!
//! Inside is a ZIP: the key file without a passphrase, the identities that open files, the card, who works here, and the
//! workspace's truth (FORMATS.md §5). Anyone with the code can open it with stock tools: `age -d`, `unzip`, `sqlite3`,
//! `ssh-keygen`. When one is written is decided in `api::safety_copy`.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use paraph_bundle::{Error as BundleError, encrypt};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{AppError, Code, Result};
use crate::identity::Person;
use crate::words::Args;

/// How safety copies end.
pub(crate) const ENDING: &str = "paraph-safety";
/// The alphabet of codes: no two signs look alike.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups of five signs: 125 bits.
const GROUPS: usize = 5;

/// A new code from 25 random bytes.
pub(crate) fn new_code(random: [u8; 5 * GROUPS]) -> String {
    let signs: String = random
        .iter()
        .map(|byte| char::from(SIGNS.get(usize::from(byte & 31)).copied().unwrap_or(b'0')))
        .collect();
    grouped(&signs)
}

fn grouped(signs: &str) -> String {
    let signs: Vec<char> = signs.chars().collect();
    let groups: Vec<String> = signs.chunks(5).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A code as it was printed, whatever was typed: spaces, small letters, O for 0.
pub(crate) fn read_code(typed: &str) -> String {
    let signs: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    grouped(&signs)
}

/// What a copy says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    /// The name of the workspace for people.
    pub(crate) name: String,
    /// The name of its file.
    pub(crate) file: String,
    /// Whether it is an office.
    pub(crate) office: bool,
    /// When it was made, in milliseconds.
    pub(crate) at: i64,
}

/// Everything in a copy.
pub(crate) struct Copied {
    pub(crate) about: About,
    pub(crate) person: Person,
    /// The key file, without a passphrase.
    pub(crate) key: Zeroizing<Vec<u8>>,
    /// Key files of earlier signatures.
    pub(crate) earlier: Zeroizing<Vec<u8>>,
    pub(crate) card: Vec<u8>,
    /// Identities that open files, one a line.
    pub(crate) identities: Zeroizing<String>,
    /// The workspace without its documents' bytes.
    pub(crate) truth: Vec<u8>,
}

const ABOUT: &str = "about.json";
const PERSON: &str = "person.json";
const KEY: &str = "signature/key";
const EARLIER: &str = "signature/earlier-keys";
const CARD: &str = "signature/card.paraph";
const IDENTITIES: &str = "signature/identities.txt";
const TRUTH: &str = "workspace.sqlite";

impl Copied {
    /// The bytes of the file.
    pub(crate) fn seal(&self, code: &str) -> Result<Vec<u8>> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        let about = serde_json::to_vec_pretty(&self.about).map_err(AppError::internal)?;
        let person = serde_json::to_vec_pretty(&self.person).map_err(AppError::internal)?;
        for (name, bytes) in [
            (ABOUT, about.as_slice()),
            (PERSON, &person),
            (KEY, &self.key),
            (EARLIER, &self.earlier),
            (CARD, &self.card),
            (IDENTITIES, self.identities.as_bytes()),
            (TRUTH, &self.truth),
        ] {
            zip.start_file(name, options).map_err(AppError::internal)?;
            zip.write_all(bytes).map_err(AppError::internal)?;
        }
        let plain = Zeroizing::new(zip.finish().map_err(AppError::internal)?.into_inner());
        encrypt::write_safety_copy(&plain, code).map_err(AppError::internal)
    }

    /// Opens a file with its code.
    pub(crate) fn open(path: &Path, code: &str) -> Result<Self> {
        let plain = opened(path, code)?;
        let bad = |cause: &dyn std::fmt::Display| damaged(path).with("cause", cause);
        let mut zip = zip::ZipArchive::new(Cursor::new(plain.as_slice())).map_err(|error| bad(&error))?;
        let mut take = |name: &str| -> Result<Vec<u8>> {
            let mut bytes = Vec::new();
            let mut member = zip.by_name(name).map_err(|error| bad(&error))?;
            member.read_to_end(&mut bytes).map_err(|error| bad(&error))?;
            Ok(bytes)
        };
        let about = serde_json::from_slice(&take(ABOUT)?).map_err(|error| bad(&error))?;
        let person = serde_json::from_slice(&take(PERSON)?).map_err(|error| bad(&error))?;
        let identities = String::from_utf8(take(IDENTITIES)?).map_err(|error| bad(&error))?;
        Ok(Self {
            about,
            person,
            key: Zeroizing::new(take(KEY)?),
            earlier: Zeroizing::new(take(EARLIER)?),
            card: take(CARD)?,
            identities: Zeroizing::new(identities),
            truth: take(TRUTH)?,
        })
    }
}

fn damaged(path: &Path) -> AppError {
    AppError::new(
        Code::FileRead,
        "fault-safety-bad",
        Args::one("file", crate::host::file_name(path)),
    )
}

/// The plain bytes of a file under a code.
pub(crate) fn opened(path: &Path, code: &str) -> Result<Zeroizing<Vec<u8>>> {
    let bytes = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
    encrypt::open_safety_copy(&bytes, code).map_err(|error| match error {
        BundleError::Passphrase => AppError::new(
            Code::PassphraseWrong,
            "fault-safety-code",
            Args::one("file", crate::host::file_name(path)),
        ),
        other => damaged(path).with("cause", other),
    })
}

/// What a document's file is called: whoever finds it cannot tell which document it is.
pub(crate) fn document_name(code: &str, document: &str) -> String {
    let hash = Sha256::new()
        .chain_update(b"paraph safety document\n")
        .chain_update(code.as_bytes())
        .chain_update(b"\n")
        .chain_update(document.as_bytes())
        .finalize();
    format!("{}.age", hex::encode(&hash[..20]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_printed() {
        let code = new_code(std::array::from_fn(|n| u8::try_from(n * 7 % 251).unwrap_or(0)));
        assert_eq!(code.len(), 29, "five groups of five: {code}");
        let typed = code
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(
            read_code(&typed),
            code,
            "small letters, spaces, and signs that look alike"
        );
    }
}
