//! Walls and arrows: which crate may know which, and which dependency is fenced in where.
//!
//! Read from `cargo metadata`, so that a new line in a manifest is enough to fail. The arrows are those
//! of `docs/ARCHITECTURE.md`; they point down only.

#![expect(clippy::expect_used, reason = "a test ends where its ground is missing")]

use std::{collections::BTreeMap, path::Path, process::Command};

use serde_json::Value;

/// Each crate of the workspace, and the crates of the workspace that it may name. `tests` may name all.
const ARROWS: &[(&str, &[&str])] = &[
    ("paraph-core", &[]),
    ("paraph-bundle", &["paraph-core"]),
    ("paraph-pdf", &["paraph-core"]),
    ("paraph-store", &["paraph-core"]),
    (
        "paraph-app",
        &["paraph-core", "paraph-bundle", "paraph-pdf", "paraph-store"],
    ),
    // The command starts the worker that reads PDFs, which is its own binary.
    ("paraph-cli", &["paraph-app"]),
    ("paraph-desktop", &["paraph-app"]),
    ("xtask", &[]),
];

/// Each fenced dependency, and the crates that may name it. `tests` may name all.
const FENCES: &[(&str, &[&str])] = &[
    ("rusqlite", &["paraph-store"]),
    ("pdf-extract", &["paraph-pdf"]),
    ("hayro", &["paraph-pdf"]),
    ("lopdf", &["paraph-pdf"]),
    ("ssh-key", &["paraph-bundle"]),
    ("ed25519-dalek", &["paraph-bundle"]),
    ("age", &["paraph-bundle"]),
    ("zip", &["paraph-bundle", "paraph-app"]),
    ("tauri", &["paraph-desktop"]),
    ("tokio", &["paraph-desktop", "paraph-app"]),
];

/// What `core` never names: it has no files, no wire and no clock.
const NOT_IN_CORE: &[&str] = &[
    "serde_json",
    "fs-err",
    "jiff",
    "chrono",
    "time",
    "rand",
    "getrandom",
];

const TESTS: &str = "paraph-tests";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests is a folder of the workspace")
}

/// Each crate of the workspace with the dependencies that its manifest names.
fn named() -> BTreeMap<String, Vec<(String, String)>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo can be started by the test that cargo started");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    metadata["packages"]
        .as_array()
        .expect("metadata lists packages")
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"]
                .as_array()
                .expect("a package lists dependencies");
            let pairs = dependencies
                .iter()
                .map(|one| (text(&one["name"]), text(&one["kind"])))
                .collect();
            (text(&package["name"]), pairs)
        })
        .collect()
}

#[test]
fn arrows_between_crates_point_down() {
    let named = named();
    for (name, dependencies) in &named {
        if name == TESTS {
            continue;
        }
        let (_, allowed) = ARROWS
            .iter()
            .find(|(crate_name, _)| crate_name == name)
            .unwrap_or_else(|| panic!("{name} has no place among the arrows yet: give it one"));
        for (dependency, _) in dependencies.iter().filter(|(other, _)| named.contains_key(other)) {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{name} names {dependency}: the arrow is reversed"
            );
        }
    }
    for (name, _) in ARROWS {
        assert!(
            named.contains_key(*name),
            "{name} has an arrow but is no crate of the workspace"
        );
    }
}

#[test]
fn fenced_dependencies_stay_inside() {
    for (name, dependencies) in named() {
        if name == TESTS {
            continue;
        }
        for (dependency, _) in dependencies {
            if let Some((_, allowed)) = FENCES.iter().find(|(fenced, _)| *fenced == dependency) {
                assert!(
                    allowed.contains(&name.as_str()),
                    "{dependency} is fenced in {allowed:?}, but {name} names it"
                );
            }
            // What is built on tauri belongs to the window as well.
            let window = dependency.starts_with("tauri-") || dependency == "gtk" || dependency == "wry";
            assert!(
                !window || name == "paraph-desktop",
                "{name} names {dependency}, which only the window may"
            );
        }
    }
}

#[test]
fn core_has_no_files_no_wire_and_no_clock() {
    let named = named();
    for (dependency, kind) in &named["paraph-core"] {
        let only_in_tests = kind == "dev";
        assert!(
            only_in_tests || !NOT_IN_CORE.contains(&dependency.as_str()),
            "core names {dependency}"
        );
    }
    let mut files = vec![root().join("crates/core/src")];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                fs_err::read_dir(&path)
                    .expect("a source folder can be read")
                    .flatten()
                    .map(|one| one.path()),
            );
            continue;
        }
        let text = fs_err::read_to_string(&path).expect("a source file can be read");
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in [
            "std::fs",
            "serde_json",
            "SystemTime",
            "Instant::now",
            "std::net",
            "std::env",
        ] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn every_test_file_is_run() {
    let manifest = fs_err::read_to_string(root().join("tests/Cargo.toml")).expect("the manifest can be read");
    for entry in fs_err::read_dir(root().join("tests"))
        .expect("tests can be listed")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        let wanted = if entry.path().extension().is_some_and(|ending| ending == "rs") {
            Some(name.clone())
        } else if entry.path().join("main.rs").exists() {
            Some(format!("{name}/main.rs"))
        } else {
            None
        };
        if let Some(path) = wanted {
            assert!(
                manifest.contains(&path),
                "{path} is in no [[test]] or [[bin]] of tests/Cargo.toml: nothing runs it"
            );
        }
    }
}
