//! What this crate calls good, stock tools call good: `unzip`, `sha256sum`, `ssh-keygen`; and what it makes, they would make.
//!
//! Where a tool is missing the test says so and passes, unless `PARAPH_REQUIRE_SHARED=1`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test says why it stops"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fs_err as fs;
use paraph_bundle::SigningKey;
use paraph_bundle::fault::Verdict;
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::signature;
use paraph_bundle::verify::{Context, verify_bytes};

fn has(tool: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {tool}")])
        .stdout(Stdio::null())
        .status();
    let found = found.is_ok_and(|status| status.success());
    if !found {
        assert!(
            std::env::var("PARAPH_REQUIRE_SHARED").as_deref() != Ok("1"),
            "{tool} is missing"
        );
        println!("skipped: {tool} is missing");
    }
    found
}

fn vectors() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut found = Vec::new();
    for folder in [root.clone(), root.join("good")] {
        for entry in fs::read_dir(folder).expect("vectors") {
            let path = entry.expect("an entry").path();
            if path.join("file.paraph").is_file() {
                found.push((
                    path.file_name().expect("a name").to_string_lossy().into_owned(),
                    path.join("file.paraph"),
                ));
            }
        }
    }
    found.sort();
    found
}

/// Runs a tool in a folder on these bytes; whether it was content.
fn run(folder: &Path, tool: &str, arguments: &[&str], input: &[u8]) -> bool {
    let mut child = Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the tool runs");
    // A tool that has seen enough closes its end.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait().expect("it ends").success()
}

#[test]
fn stock_tools_accept_what_is_accepted_here() {
    if !["unzip", "sha256sum", "ssh-keygen"].into_iter().all(has) {
        return;
    }
    let mut agreed = 0;
    for (name, path) in vectors() {
        let bytes = fs::read(&path).expect("a vector");
        let Ok(opened) = open(&mut std::io::Cursor::new(&bytes), &NoCards) else {
            continue;
        };
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("b.zip"), &bytes).expect("written");
        assert!(
            run(folder.path(), "unzip", &["-q", "b.zip", "-d", "."], b""),
            "{name}: unzip"
        );
        assert!(
            run(
                folder.path(),
                "sha256sum",
                &["-c", "--strict", "--quiet", "SHA256SUMS"],
                b""
            ),
            "{name}: sha256sum"
        );
        let sums = fs::read(folder.path().join("SHA256SUMS")).expect("unpacked");
        assert_eq!(sums, opened.sums, "{name}: the same bytes are signed");
        for key in &opened.signers {
            let file = format!("signatures/{}.sig", key.hash().to_hex());
            let namespace = signature::namespace(opened.kind());
            let checked = run(
                folder.path(),
                "ssh-keygen",
                &["-Y", "check-novalidate", "-n", namespace, "-s", &file],
                &sums,
            );
            assert!(checked, "{name}: ssh-keygen refuses {file}");
        }
        if folder.path().join("VERIFY.txt").exists() {
            assert!(
                run(folder.path(), "sh", &["VERIFY.txt"], b""),
                "{name}: VERIFY.txt"
            );
        }
        agreed += 1;
    }
    assert!(agreed > 40, "only {agreed} were compared");
}

/// The vectors of false signatures: whatever ssh-keygen says, it never accepts one that is bad here for what it says.
#[test]
fn false_signatures_are_false_everywhere() {
    if !["unzip", "ssh-keygen"].into_iter().all(has) {
        return;
    }
    for (name, path) in vectors()
        .into_iter()
        .filter(|(name, _)| name.starts_with("17-") || name.starts_with("18-"))
    {
        let bytes = fs::read(&path).expect("a vector");
        assert_eq!(
            verify_bytes(&bytes, &Context::default()).verdict(),
            Some(Verdict::Bad),
            "{name}"
        );
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("b.zip"), &bytes).expect("written");
        assert!(
            run(folder.path(), "unzip", &["-q", "b.zip", "-d", "."], b""),
            "{name}: unzip"
        );
        let sums = fs::read(folder.path().join("SHA256SUMS")).expect("unpacked");
        for entry in fs::read_dir(folder.path().join("signatures")).expect("signatures") {
            let file = entry.expect("an entry").path().display().to_string();
            let arguments = ["-Y", "check-novalidate", "-n", "score.v1@paraph", "-s", &file];
            assert!(
                !run(folder.path(), "ssh-keygen", &arguments, &sums),
                "{name}: ssh-keygen accepts it"
            );
        }
    }
}

#[test]
fn a_result_that_verify_txt_refuses_is_bad_here() {
    if !["unzip", "sha256sum", "ssh-keygen", "python3"]
        .into_iter()
        .all(has)
    {
        return;
    }
    for (name, path) in vectors().into_iter().filter(|(name, _)| name.starts_with("73-")) {
        let bytes = fs::read(&path).expect("a vector");
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("b.zip"), &bytes).expect("written");
        assert!(
            run(folder.path(), "unzip", &["-q", "b.zip", "-d", "r"], b""),
            "{name}: unzip"
        );
        assert!(
            !run(&folder.path().join("r"), "sh", &["VERIFY.txt"], b""),
            "{name}: VERIFY.txt is content"
        );
        assert_eq!(
            verify_bytes(&bytes, &Context::default()).code_str(),
            "RESULT_PARTS",
            "{name}"
        );
    }
}

#[test]
fn keys_and_signatures_are_those_of_ssh_keygen() {
    if !has("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key");
    let key = SigningKey::from_seed(&[42; 32]);
    let save = |text: &str| {
        fs::write(&path, text).expect("written");
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("a mode");
    };
    save(&key.to_openssh(None, "", [1; 20]).expect("a file"));
    let message = b"the bytes of a seal\n";
    fs::write(folder.path().join("sums"), message).expect("written");
    assert!(
        run(
            folder.path(),
            "ssh-keygen",
            &["-q", "-Y", "sign", "-f", "key", "-n", "score.v1@paraph", "sums"],
            b""
        ),
        "signs"
    );
    let theirs = fs::read_to_string(folder.path().join("sums.sig")).expect("a signature");
    assert_eq!(
        theirs,
        key.sign("score.v1@paraph", message).expect("a signature"),
        "byte for byte the same"
    );

    save(
        &key.to_openssh(Some("a long passphrase"), "", [9; 20])
            .expect("a file"),
    );
    let change = [
        "-q",
        "-p",
        "-P",
        "a long passphrase",
        "-N",
        "another",
        "-f",
        "key",
    ];
    assert!(
        run(folder.path(), "ssh-keygen", &change, b""),
        "its passphrase can be changed"
    );
    let file = paraph_bundle::identity::KeyFile::read(&fs::read(&path).expect("a key")).expect("read back");
    assert_eq!(
        file.unlock(Some("another")).expect("opened").public(),
        key.public(),
        "what ssh-keygen wrote is read"
    );

    let output = Command::new("ssh-keygen")
        .args(["-y", "-P", "another", "-f"])
        .arg(&path)
        .output()
        .expect("it runs");
    let line = String::from_utf8(output.stdout).expect("text");
    assert!(
        line.starts_with(&key.public().to_line()),
        "the public half is the same"
    );
}
