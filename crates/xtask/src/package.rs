//! `cargo xtask package`: a `.deb` of the window and the command, in `target/packages` of the clone.
//!
//! Everything that a package needs beside the binaries is made here: desktop file, MIME type, icons, man pages,
//! completions, licences of every crate and a list of materials (`CycloneDX`). Times inside the package are those
//! of the last commit, so that two builds of one commit can be compared.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    build,
    place::Place,
    shell::{self, ask},
};

/// What to pack.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Pack what was built before.
    #[arg(long)]
    no_build: bool,
}

const ID: &str = "org.paraph.Paraph";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds for release and packs; true if a package was made.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    if !arguments.no_build {
        crate::setup::everything(&place)?;
        if !build::page(&place) {
            return Err("The page could not be built.".to_owned());
        }
        shell::heading("Building for release (this takes many minutes)");
        let words = [
            "build",
            "--locked",
            "--release",
            "-p",
            "paraph-cli",
            "-p",
            "paraph-desktop",
        ];
        if !shell::run(release(&place, "cargo", &words), Duration::from_mins(90)).good {
            return Err("The release build failed.".to_owned());
        }
    }
    let made = debian(&place).map_err(|problem| problem.to_string())?;
    let bytes = fs_err::metadata(&made).map_or(0, |data| data.len());
    println!("\n{} ({:.1} MB)", made.display(), mega(bytes));
    Ok(true)
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A command in which paths of this machine do not enter the binaries.
fn release(place: &Place, program: &str, words: &[&str]) -> std::process::Command {
    let mut command = shell::command(place, program, words);
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut flags = format!("--remap-path-prefix={}=/paraph", place.root.display());
    if let Ok(home) = home {
        let _ = write!(flags, " --remap-path-prefix={home}=/cargo");
    }
    command
        .env("RUSTFLAGS", flags)
        .env("SOURCE_DATE_EPOCH", epoch(place));
    command
}

/// The time of the last commit, in seconds.
fn epoch(place: &Place) -> String {
    ask(
        "git",
        &[
            "-C",
            &place.root.display().to_string(),
            "log",
            "-1",
            "--format=%ct",
        ],
    )
    .unwrap_or_else(|| "1798761600".to_owned())
}

fn debian(place: &Place) -> std::io::Result<PathBuf> {
    let out = place.root.join("target/packages");
    let stage = out.join("deb");
    let _ = fs_err::remove_dir_all(&stage);
    let put = |from: &Path, to: &str| -> std::io::Result<()> {
        let to = stage.join(to);
        fs_err::create_dir_all(to.parent().unwrap_or(&stage))?;
        fs_err::copy(from, to).map(drop)
    };
    let write = |to: &str, text: &str| -> std::io::Result<()> {
        let to = stage.join(to);
        fs_err::create_dir_all(to.parent().unwrap_or(&stage))?;
        fs_err::write(to, text)
    };
    for name in ["paraph", "paraph-desktop"] {
        put(
            &place.target.join("release").join(name),
            &format!("usr/bin/{name}"),
        )?;
    }
    put(
        &place.root.join("icons/icon.svg"),
        &format!("usr/share/icons/hicolor/scalable/apps/{ID}.svg"),
    )?;
    for size in ["32", "128", "256", "512"] {
        let to = format!("usr/share/icons/hicolor/{size}x{size}/apps/{ID}.png");
        put(&place.root.join(format!("icons/{size}.png")), &to)?;
    }
    write(&format!("usr/share/applications/{ID}.desktop"), DESKTOP)?;
    write(&format!("usr/share/mime/packages/{ID}.xml"), MIME)?;
    write("usr/share/doc/paraph/copyright", COPYRIGHT)?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        put(&place.root.join(name), &format!("usr/share/doc/paraph/{name}"))?;
    }
    let crates = crates(place);
    write("usr/share/doc/paraph/libraries.txt", &licences(&crates))?;
    write(
        "usr/share/doc/paraph/materials.cdx.json",
        &format!("{:#}\n", materials(&crates)),
    )?;
    sample(place, &stage)?;
    said_by_the_command(place, &stage)?;
    let size: u64 = sizes(&stage) / 1024;
    write(
        "DEBIAN/control",
        &format!("{CONTROL}Version: {VERSION}\nInstalled-Size: {size}\n"),
    )?;
    write(
        "DEBIAN/triggers",
        "interest-noawait /usr/share/mime\nactivate-noawait update-icon-caches\n",
    )?;

    let package = out.join(format!("paraph_{VERSION}_amd64.deb"));
    let stage_text = stage.display().to_string();
    let package_text = package.display().to_string();
    let words = [
        "--root-owner-group",
        "-Zxz",
        "--build",
        &stage_text,
        &package_text,
    ];
    let mut command = shell::command(place, "dpkg-deb", &words);
    command.env("SOURCE_DATE_EPOCH", epoch(place));
    if shell::run(command, Duration::from_mins(10)).good {
        Ok(package)
    } else {
        Err(std::io::Error::other("dpkg-deb could not make the package"))
    }
}

/// The sample call, without what makes it.
fn sample(place: &Place, stage: &Path) -> std::io::Result<()> {
    let from = place.root.join("samples/open-compute-2026");
    let to = stage.join("usr/share/paraph/samples/open-compute-2026");
    fs_err::create_dir_all(to.join("pdf"))?;
    for name in ["call.toml", "proposals.csv", "README.md"] {
        fs_err::copy(from.join(name), to.join(name))?;
    }
    for entry in fs_err::read_dir(from.join("pdf"))?.flatten() {
        fs_err::copy(entry.path(), to.join("pdf").join(entry.file_name()))?;
    }
    Ok(())
}

/// Man page and completions, which the command writes itself (`paraph __man`, `paraph __completions SHELL`).
fn said_by_the_command(place: &Place, stage: &Path) -> std::io::Result<()> {
    let paraph = place.target.join("release/paraph").display().to_string();
    for (locale, words, to) in [
        ("C", &["__man"][..], "usr/share/man/man1/paraph.1"),
        ("fr_FR.UTF-8", &["__man"][..], "usr/share/man/fr/man1/paraph.1"),
        (
            "C",
            &["__completions", "bash"][..],
            "usr/share/bash-completion/completions/paraph",
        ),
        (
            "C",
            &["__completions", "zsh"][..],
            "usr/share/zsh/vendor-completions/_paraph",
        ),
        (
            "C",
            &["__completions", "fish"][..],
            "usr/share/fish/vendor_completions.d/paraph.fish",
        ),
    ] {
        match said_in(&paraph, locale, words) {
            Some(text) => {
                let to = stage.join(to);
                fs_err::create_dir_all(to.parent().unwrap_or(stage))?;
                fs_err::write(to, format!("{text}\n"))?;
            }
            None => println!(
                "paraph {} said nothing: {to} is not in the package",
                words.join(" ")
            ),
        }
    }
    Ok(())
}

/// What the command says in a locale, or none where it fails.
fn said_in(paraph: &str, locale: &str, words: &[&str]) -> Option<String> {
    let ended = std::process::Command::new(paraph)
        .args(words)
        .env("LC_ALL", locale)
        .output()
        .ok()?;
    let text = String::from_utf8(ended.stdout).ok()?;
    (ended.status.success() && !text.is_empty()).then(|| text.trim_end().to_owned())
}

fn sizes(folder: &Path) -> u64 {
    let Ok(entries) = fs_err::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => sizes(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Every crate of the lock file with its version and licence.
fn crates(place: &Place) -> BTreeMap<(String, String), String> {
    let manifest = place.root.join("Cargo.toml").display().to_string();
    let words = [
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--offline",
        "--manifest-path",
        &manifest,
    ];
    let Some(text) = ask("cargo", &words) else {
        return BTreeMap::new();
    };
    let Ok(metadata) = serde_json::from_str::<Value>(&text) else {
        return BTreeMap::new();
    };
    let word = |value: &Value| value.as_str().unwrap_or("not said").to_owned();
    metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|package| !package["source"].is_null())
        .map(|package| {
            (
                (word(&package["name"]), word(&package["version"])),
                word(&package["license"]),
            )
        })
        .collect()
}

fn licences(crates: &BTreeMap<(String, String), String>) -> String {
    let mut text = "Crates in Paraph, with the licences that their makers name.\n\n".to_owned();
    for ((name, version), licence) in crates {
        let _ = writeln!(text, "{name} {version}: {licence}");
    }
    text
}

fn materials(crates: &BTreeMap<(String, String), String>) -> Value {
    let components: Vec<Value> = crates
        .iter()
        .map(|((name, version), licence)| {
            json!({
                "type": "library", "name": name, "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": licence.replace('/', " OR ") }],
            })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": { "type": "application", "name": "paraph", "version": VERSION } },
        "components": components,
    })
}

const CONTROL: &str = "Package: paraph
Architecture: amd64
Maintainer: The Paraph authors <paraph@paraph.example>
Section: science
Priority: optional
Depends: libwebkit2gtk-4.1-0, libgtk-3-0, xdg-utils
Recommends: at-spi2-core
Description: review proposals offline, and show that the counting was fair
 Paraph is a desktop application with which experts review funding
 proposals on a laptop that is offline, and with which a committee can show
 that it counted fairly. It never uses a network.
";

const DESKTOP: &str = "[Desktop Entry]
Type=Application
Name=Paraph
GenericName=Review of proposals
GenericName[fr]=Évaluation de propositions
Comment=Read, score and hand in, without a network
Comment[fr]=Lire, noter et remettre, sans réseau
Exec=paraph-desktop %F
Icon=org.paraph.Paraph
Categories=Office;Science;
MimeType=application/vnd.paraph;application/vnd.paraph.workspace;
StartupWMClass=paraph-desktop
";

const MIME: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.paraph">
    <comment>Paraph file</comment>
    <comment xml:lang="fr">Fichier Paraph</comment>
    <icon name="org.paraph.Paraph"/>
    <glob pattern="*.paraph"/>
  </mime-type>
  <mime-type type="application/vnd.paraph.workspace">
    <comment>Paraph desk or office</comment>
    <comment xml:lang="fr">Espace Paraph</comment>
    <icon name="org.paraph.Paraph"/>
    <glob pattern="*.paraph-desk"/>
    <glob pattern="*.paraph-office"/>
  </mime-type>
</mime-info>
"#;

const COPYRIGHT: &str = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Paraph

Files: *
Copyright: 2026 The Paraph authors
License: MIT or Apache-2.0
 The texts are beside this file. Licences of libraries: libraries.txt.
";
