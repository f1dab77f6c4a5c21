//! What stands between the command and its files: `shim.c`, the calls that it wrote down, and which of them are tried.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a story ends where something it needs is missing"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The shim, compiled once; `None` where there is no compiler, which is told.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
pub fn shim() -> Option<&'static Path> {
    static SHIM: OnceLock<Option<(tempfile::TempDir, PathBuf)>> = OnceLock::new();
    let made = SHIM.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path().join("shim.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/shim.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(&library)
            .arg(source)
            .arg("-ldl")
            .status();
        if let Ok(status) = built {
            assert!(status.success(), "the shim compiles");
            Some((folder, library))
        } else {
            println!("skipped: there is no C compiler");
            None
        }
    });
    made.as_ref().map(|(_, library)| library.as_path())
}

/// One call as the shim wrote it down.
pub struct Call {
    /// `w`rite, `s`ync, `t`runcate, `r`ename, `l`ink, `u`nlink.
    pub op: u8,
    /// Of which file or folder.
    pub path: String,
    /// The new name.
    pub other: String,
    /// Where in the file, or its new size.
    pub offset: u64,
    /// What was written.
    pub bytes: Vec<u8>,
}

/// The calls of a log.
pub fn calls(log: &Path) -> Vec<Call> {
    let log = fs_err::read(log).expect("a log");
    let mut rest = log.as_slice();
    let mut take = |n: usize| {
        let (taken, left) = rest.split_at(n.min(rest.len()));
        rest = left;
        taken.to_vec()
    };
    let mut calls = Vec::new();
    loop {
        let op = take(1);
        let Some(op) = op.first().copied() else {
            return calls;
        };
        let four = |bytes: Vec<u8>| u32::from_le_bytes(bytes.try_into().expect("four bytes")) as usize;
        let n = four(take(4));
        let path = String::from_utf8(take(n)).expect("a path");
        let n = four(take(4));
        let other = String::from_utf8(take(n)).expect("a path");
        let offset = u64::from_le_bytes(take(8).try_into().expect("eight bytes"));
        let n = four(take(4));
        let bytes = take(n);
        calls.push(Call {
            op,
            path,
            other,
            offset,
            bytes,
        });
    }
}

/// How many of these are tried: all in the soak, a few spread over them in the tests.
pub fn some(of: usize, few: usize) -> impl Iterator<Item = usize> {
    let step = if std::env::var_os("PARAPH_SOAK").is_some() {
        1
    } else {
        (of / few).max(1)
    };
    // Not the same residue each time: the step has no factor in common with the rhythm of pages.
    (1..=of).step_by(step | 1)
}
