//! Every library that goes into the binaries: crates, npm packages of the page, `SQLite`. Named with their licences in a
//! text for people, with their hashes in a list of materials for programs (`CycloneDX`).

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::VERSION;
use crate::{place::Place, shell::ask};

/// Something made by others that is in a package of ours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Library {
    name: String,
    version: String,
    /// As the list of materials names where it is from: `cargo`, `npm`, `generic`.
    from: &'static str,
    licence: String,
    /// Algorithm and hexadecimal digits.
    hash: Option<(&'static str, String)>,
    /// Where its sources lie on this machine, with the texts of its licences.
    folder: PathBuf,
}

/// The libraries in the binaries for a target, and in the page.
pub(super) fn of(place: &Place, target: &str) -> Result<Vec<Library>, String> {
    let mut all = crates(place, target)?;
    all.extend(packages(place)?);
    let sqlite = all.iter().find(|library| library.name == "libsqlite3-sys");
    all.extend(sqlite.and_then(|library| sqlite_in(&library.folder)));
    all.sort();
    all.dedup();
    Ok(all)
}

fn read(path: &Path) -> Result<String, String> {
    fs_err::read_to_string(path).map_err(|problem| problem.to_string())
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The crates that the window and the command are linked of: what they need to run, not what builds or tests them.
fn crates(place: &Place, target: &str) -> Result<Vec<Library>, String> {
    let manifest = place.root.join("Cargo.toml").display().to_string();
    let words = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        target,
        "--manifest-path",
        &manifest,
    ];
    let text = ask("cargo", &words).ok_or("cargo could not say which crates there are.")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|problem| problem.to_string())?;
    let linked = linked(&metadata);
    let hashes = hashes(&read(&place.root.join("Cargo.lock"))?);
    let listed = metadata["packages"].as_array().into_iter().flatten();
    Ok(listed
        .filter(|package| !package["source"].is_null() && linked.contains(&word(&package["id"])))
        .map(|package| {
            let (name, version) = (word(&package["name"]), word(&package["version"]));
            let hash = hashes.get(&(name.clone(), version.clone())).cloned();
            Library {
                licence: expression(&word(&package["license"])),
                folder: PathBuf::from(word(&package["manifest_path"]))
                    .parent()
                    .map_or_else(PathBuf::new, Path::to_path_buf),
                hash: hash.map(|hash| ("SHA-256", hash)),
                from: "cargo",
                name,
                version,
            }
        })
        .collect())
}

/// The ids of all that is reached from our two binaries by ordinary dependencies.
fn linked(metadata: &Value) -> BTreeSet<String> {
    let nodes: BTreeMap<String, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| (word(&node["id"]), node))
        .collect();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut waiting: Vec<String> = packages
        .filter(|package| {
            package["source"].is_null()
                && (package["name"] == "paraph-cli" || package["name"] == "paraph-desktop")
        })
        .map(|package| word(&package["id"]))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes.get(&id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let needs = node["deps"].as_array().into_iter().flatten();
        waiting.extend(
            needs
                .filter(|need| {
                    let kinds = need["dep_kinds"].as_array().into_iter().flatten();
                    kinds.into_iter().any(|kind| kind["kind"].is_null())
                })
                .map(|need| word(&need["pkg"])),
        );
    }
    seen
}

/// The SHA-256 of each crate's archive, as the lock file pins it.
fn hashes(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        block
            .lines()
            .find_map(|line| line.strip_prefix(&start)?.strip_suffix('"').map(str::to_owned))
    };
    lock.split("[[package]]")
        .filter_map(|block| {
            Some((
                (field(block, "name")?, field(block, "version")?),
                field(block, "checksum")?,
            ))
        })
        .collect()
}

/// The npm packages that the page is made of, and what those need.
fn packages(place: &Place) -> Result<Vec<Library>, String> {
    let page = place.root.join("ui");
    let lock: Value = serde_json::from_str(&read(&page.join("package-lock.json"))?)
        .map_err(|problem| format!("ui/package-lock.json: {problem}"))?;
    let listed = lock["packages"].as_object().into_iter().flatten();
    Ok(listed
        .filter(|(path, package)| !path.is_empty() && package["dev"] != true)
        // Types are gone when the page is built.
        .filter(|(path, _)| !path.contains("node_modules/@types/"))
        .map(|(path, package)| {
            let folder = page.join(path);
            let said = word(&package["license"]);
            Library {
                name: path
                    .rsplit_once("node_modules/")
                    .map_or(path.as_str(), |(_, name)| name)
                    .to_owned(),
                version: word(&package["version"]),
                from: "npm",
                licence: if said.is_empty() {
                    licence_of(&folder)
                } else {
                    said
                },
                hash: word(&package["integrity"])
                    .strip_prefix("sha512-")
                    .and_then(hexadecimal)
                    .map(|hash| ("SHA-512", hash)),
                folder,
            }
        })
        .collect())
}

/// The licence of a package that names it in no field: by the first words of its text.
fn licence_of(folder: &Path) -> String {
    let text = texts(folder).into_iter().next().unwrap_or_default();
    if text.contains("Permission is hereby granted, free of charge") {
        "MIT".to_owned()
    } else {
        String::new()
    }
}

/// `SQLite` is C inside a crate; its version stands in its header.
fn sqlite_in(folder: &Path) -> Option<Library> {
    let folder = folder.join("sqlite3");
    let header = fs_err::read_to_string(folder.join("sqlite3.h")).ok()?;
    let version = header.lines().find_map(|line| {
        line.strip_prefix("#define SQLITE_VERSION ")
            .map(|rest| rest.trim().trim_matches('"').to_owned())
    })?;
    Some(Library {
        name: "sqlite".to_owned(),
        version,
        from: "generic",
        licence: "blessing".to_owned(),
        hash: None,
        folder,
    })
}

/// The form of SPDX, which knows no bar.
fn expression(licence: &str) -> String {
    licence.replace(" / ", "/").replace('/', " OR ")
}

/// Base64 as hexadecimal digits.
fn hexadecimal(text: &str) -> Option<String> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut digits = String::new();
    for piece in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for sign in piece {
            let value = SIGNS.iter().position(|known| known == sign)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - piece.len());
        let whole = format!("{bits:06x}");
        digits.push_str(&whole[..2 * (piece.len() - 1)]);
    }
    Some(digits)
}

/// The texts of licences and notices in a library's folder.
fn texts(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for folder in [
        folder.to_owned(),
        folder.join("LICENSES"),
        folder.join("licenses"),
    ] {
        let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
        files.extend(listed.map(|entry| entry.path()).filter(|path| {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().to_uppercase())
                .unwrap_or_default();
            let begins = [
                "LICENSE",
                "LICENCE",
                "COPYING",
                "COPYRIGHT",
                "NOTICE",
                "UNLICENSE",
            ];
            let inside = path.parent().is_some_and(|parent| {
                parent
                    .file_name()
                    .is_some_and(|name| name.eq_ignore_ascii_case("licenses"))
            });
            let code = [".RS", ".JS", ".TS", ".HTML", ".TOML", ".JSON"];
            path.is_file()
                && (inside || begins.iter().any(|begin| name.starts_with(begin)))
                && !code.iter().any(|end| name.ends_with(end))
        }));
    }
    files.sort();
    files
        .iter()
        .filter_map(|path| fs_err::read(path).ok())
        .map(|bytes| {
            let text = String::from_utf8_lossy(&bytes);
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            lines.join("\n").trim().to_owned()
        })
        .filter(|text| !text.is_empty())
        .collect()
}

/// Every library with the licence that its makers name, then each text once.
pub(super) fn licences(libraries: &[Library]) -> String {
    let mut text =
        "What is in Paraph and was made by others, with the licences that they name.\n\n".to_owned();
    let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for library in libraries {
        let Library {
            name,
            version,
            licence,
            ..
        } = library;
        let _ = writeln!(text, "{name} {version}: {licence}");
        for found in texts(&library.folder) {
            held.entry(found).or_default().push(format!("{name} {version}"));
        }
    }
    let mut held: Vec<(String, Vec<String>)> = held.into_iter().collect();
    held.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    for (found, names) in held {
        let _ = write!(text, "\n{}\n{}\n\n{found}\n", "=".repeat(100), names.join(", "));
    }
    text
}

/// The list of materials.
pub(super) fn list(libraries: &[Library], epoch: u64) -> String {
    let components: Vec<Value> = libraries
        .iter()
        .map(|library| {
            let mut component = json!({
                "type": "library",
                "bom-ref": library.address(),
                "name": library.name,
                "version": library.version,
                "purl": library.address(),
            });
            if !library.licence.is_empty() {
                component["licenses"] = json!([{ "expression": library.licence }]);
            }
            if let Some((algorithm, digits)) = &library.hash {
                component["hashes"] = json!([{ "alg": algorithm, "content": digits }]);
            }
            component
        })
        .collect();
    let time = ask(
        "date",
        &["--utc", "--date", &format!("@{epoch}"), "+%Y-%m-%dT%H:%M:%SZ"],
    );
    let all = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": time,
            "component": { "type": "application", "name": "paraph", "version": VERSION },
        },
        "components": components,
    });
    format!("{all:#}\n")
}

impl Library {
    /// Its package URL.
    fn address(&self) -> String {
        // The `@` of a scope is the one sign in these names that is not allowed there.
        format!(
            "pkg:{}/{}@{}",
            self.from,
            self.name.replace('@', "%40"),
            self.version.replace('+', "%2B")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_a_lock_file_becomes_digits() {
        assert_eq!(hexadecimal("TWFu"), Some("4d616e".to_owned()), "three bytes");
        assert_eq!(hexadecimal("TWE="), Some("4d61".to_owned()), "two");
        assert_eq!(hexadecimal("TQ=="), Some("4d".to_owned()), "one");
        assert_eq!(hexadecimal("T!=="), None, "no sign of the alphabet");
    }

    #[test]
    fn only_what_is_linked_is_named() {
        let needs = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                { "id": "ours", "name": "paraph-cli", "source": null },
                { "id": "a", "name": "a", "source": "registry" },
            ],
            "resolve": { "nodes": [
                { "id": "ours", "deps": [needs("a", Value::Null), needs("b", json!("dev")), needs("c", json!("build"))] },
                { "id": "a", "deps": [needs("d", Value::Null)] },
                { "id": "b", "deps": [] }, { "id": "c", "deps": [] }, { "id": "d", "deps": [] },
            ] },
        });
        let linked: Vec<String> = linked(&metadata).into_iter().collect();
        assert_eq!(linked, ["a", "d", "ours"], "neither what tests nor what builds");
    }

    #[test]
    fn the_lock_file_pins_hashes() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"00ff\"\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n";
        let found = hashes(lock);
        let key = ("a".to_owned(), "1.0.0".to_owned());
        assert_eq!(
            found.get(&key).map(String::as_str),
            Some("00ff"),
            "as it is pinned"
        );
        assert_eq!(found.len(), 1, "our own have none");
    }
}
