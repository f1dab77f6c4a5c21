//! Names the build, so that a worker of another build is refused: a hash of this crate and of what it is built with.

use std::path::{Path, PathBuf};

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn main() {
    let mut all = vec![PathBuf::from("Cargo.toml"), PathBuf::from("build.rs")];
    files(Path::new("src"), &mut all);
    all.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for path in &all {
        println!("cargo::rerun-if-changed={}", path.display());
        #[expect(
            clippy::disallowed_methods,
            reason = "a build script has nobody to name a path to"
        )]
        let bytes = std::fs::read(path).unwrap_or_default();
        for byte in path.to_string_lossy().bytes().chain(bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo::rerun-if-changed=src");
    println!(
        "cargo::rustc-env=PARAPH_PDF_BUILD={}-{hash:016x}",
        env!("CARGO_PKG_VERSION")
    );
}
