//! Where the things of Paraph lie on Linux, the same for every package there: binaries, desktop file, MIME types, icons,
//! manual, completions, sample call, licences and materials.

use std::process::{Command, Stdio};

use super::{ID, built, contents::Contents, epoch, materials};
use crate::place::Place;

pub(super) const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Where `zsh` looks, which differs between families.
pub(super) enum Zsh {
    Vendor,
    Site,
}

/// Everything that a package for Linux holds.
pub(super) fn contents(place: &Place, zsh: &Zsh) -> Result<Contents, String> {
    let mut all = Contents::default();
    let binaries = built(place, None);
    for name in ["paraph", "paraph-desktop"] {
        all.program(&binaries.join(name), format!("usr/bin/{name}"))?;
    }
    all.copy(
        &place.root.join("icons/icon.svg"),
        format!("usr/share/icons/hicolor/scalable/apps/{ID}.svg"),
    )?;
    for size in ["32", "128", "256", "512"] {
        all.copy(
            &place.root.join(format!("icons/{size}.png")),
            format!("usr/share/icons/hicolor/{size}x{size}/apps/{ID}.png"),
        )?;
    }
    all.put(format!("usr/share/applications/{ID}.desktop"), DESKTOP);
    all.put(format!("usr/share/mime/packages/{ID}.xml"), MIME);
    all.sample(place, "usr/share/paraph/samples")?;

    all.put("usr/share/doc/paraph/copyright", COPYRIGHT);
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        all.copy(&place.root.join(name), format!("usr/share/doc/paraph/{name}"))?;
    }
    let libraries = materials::of(place, TARGET)?;
    all.put(
        "usr/share/doc/paraph/libraries.txt.gz",
        zipped(materials::licences(&libraries).as_bytes())?,
    );
    all.put(
        "usr/share/doc/paraph/materials.cdx.json",
        materials::list(&libraries, epoch(place)),
    );

    let zsh = match zsh {
        Zsh::Vendor => "usr/share/zsh/vendor-completions/_paraph",
        Zsh::Site => "usr/share/zsh/site-functions/_paraph",
    };
    for (shell, path) in [
        ("bash", "usr/share/bash-completion/completions/paraph"),
        ("zsh", zsh),
        ("fish", "usr/share/fish/vendor_completions.d/paraph.fish"),
    ] {
        all.put(path, said(place, "C", &["__completions", shell])?);
    }
    for (locale, path) in [
        ("C", "usr/share/man/man1/paraph.1.gz"),
        ("fr_FR.UTF-8", "usr/share/man/fr/man1/paraph.1.gz"),
    ] {
        all.put(path, zipped(&said(place, locale, &["__man"])?)?);
    }
    Ok(all)
}

/// What the command itself writes for packages, in a locale.
fn said(place: &Place, locale: &str, words: &[&str]) -> Result<Vec<u8>, String> {
    let ended = Command::new(built(place, None).join("paraph"))
        .args(words)
        .env("LC_ALL", locale)
        .output()
        .map_err(|problem| problem.to_string())?;
    if ended.status.success() && !ended.stdout.is_empty() {
        Ok(ended.stdout)
    } else {
        Err(format!("paraph {} said nothing.", words.join(" ")))
    }
}

/// Packed as manuals and long texts are, without a name or a time.
fn zipped(bytes: &[u8]) -> Result<Vec<u8>, String> {
    use std::io::Write;
    let pack = || -> std::io::Result<Vec<u8>> {
        let mut child = Command::new("gzip")
            .args(["-9", "--no-name", "--stdout"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let stdin = child.stdin.take();
        std::thread::scope(|scope| {
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
            child.wait_with_output().map(|ended| ended.stdout)
        })
    };
    match pack() {
        Ok(packed) if !packed.is_empty() => Ok(packed),
        Ok(_) => Err("gzip packed nothing.".to_owned()),
        Err(problem) => Err(format!("gzip: {problem}")),
    }
}

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
 The texts are beside this file. Licences of libraries: libraries.txt.gz.
";
