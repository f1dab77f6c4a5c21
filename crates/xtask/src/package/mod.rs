//! `cargo xtask package`: what people install, in `target/packages` of the clone.
//!
//! - `contents`: what a package holds, as paths and bytes, and what all of them carry;
//! - `linux`: where those things lie on Linux, for `deb` and `rpm`;
//! - `windows`: the installer and the portable folder, cross-built;
//! - `materials`: every library in it, with its licence, as a text and as a list of materials.
//!
//! Times inside the packages are those of the last commit, so that two builds of one commit give the same bytes.

mod contents;
mod deb;
mod linux;
mod materials;
mod rpm;
mod windows;

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    build,
    place::Place,
    setup,
    shell::{self, ask},
};

/// What to pack.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// These alone; without a name `deb` and `rpm`.
    #[arg(value_name = "PACKAGE")]
    only: Vec<Kind>,
    /// Pack what was built before.
    #[arg(long)]
    no_build: bool,
}

/// A kind of package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// For Debian and Ubuntu.
    Deb,
    /// For Fedora and openSUSE.
    Rpm,
    /// An installer and a portable folder, cross-built.
    Windows,
}

pub(crate) use windows::{TARGET as WINDOWS_TARGET, binaries as windows_binaries};

pub(crate) const ID: &str = "org.paraph.Paraph";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
const SUMMARY: &str = "Offline review of funding proposals, with a count that anyone can check";

/// The most that the Debian package may take, packed and installed, in bytes.
const PACKED_MAX: u64 = 15_000_000;
const INSTALLED_MAX: u64 = 45_000_000;

/// A file that was made, and what it takes when it is installed.
pub(crate) struct Made {
    pub(crate) file: PathBuf,
    installed: u64,
}

/// Builds for release and packs; true if the packages are as small as they are to be.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    let kinds = match arguments.only.as_slice() {
        [] => &[Kind::Deb, Kind::Rpm][..],
        only => only,
    };
    if !arguments.no_build {
        setup::everything(&place)?;
        setup::packing(&place, kinds)?;
        if !build::page(&place) {
            return Err("The page could not be built.".to_owned());
        }
        if kinds.iter().any(|kind| *kind != Kind::Windows) {
            compile(&place, None)?;
        }
        if kinds.contains(&Kind::Windows) {
            compile(&place, Some(WINDOWS_TARGET))?;
        }
    }
    let out = place.root.join("target/packages");
    let mut all = Vec::new();
    for kind in kinds {
        all.extend(pack(&place, *kind, &out)?);
    }
    println!();
    let mut good = true;
    for made in &all {
        let packed = fs_err::metadata(&made.file).map_or(0, |data| data.len());
        println!(
            "{}: {:.1} MB, installed {:.1} MB",
            made.file.display(),
            mega(packed),
            mega(made.installed)
        );
        if packed > PACKED_MAX || made.installed > INSTALLED_MAX {
            println!(
                "  larger than it is to be: at most {:.0} MB, installed {:.0} MB",
                mega(PACKED_MAX),
                mega(INSTALLED_MAX)
            );
            good = false;
        }
    }
    Ok(good)
}

/// Packs what was built.
pub(crate) fn pack(place: &Place, kind: Kind, out: &Path) -> Result<Vec<Made>, String> {
    shell::heading(match kind {
        Kind::Deb => "The package for Debian",
        Kind::Rpm => "The package for Fedora and openSUSE",
        Kind::Windows => "The installer and the portable folder for Windows",
    });
    fs_err::create_dir_all(out).map_err(|problem| problem.to_string())?;
    match kind {
        Kind::Deb => deb::pack(place, out).map(|made| vec![made]),
        Kind::Rpm => rpm::pack(place, out).map(|made| vec![made]),
        Kind::Windows => windows::pack(place, out),
    }
}

/// Builds the window and the command for release.
pub(crate) fn compile(place: &Place, target: Option<&str>) -> Result<(), String> {
    shell::heading(&format!(
        "Building for release{} (this takes many minutes)",
        target.map_or_else(String::new, |target| format!(", {target}"))
    ));
    let mut words = vec![
        "build",
        "--locked",
        "--release",
        "-p",
        "paraph-cli",
        "-p",
        "paraph-desktop",
    ];
    words.extend(target.iter().flat_map(|target| ["--target", target]));
    let mut command = stamped(place, "cargo", &words);
    command.env("RUSTFLAGS", flags(place, target));
    // The C of SQLite names its files too.
    command.env(
        "CFLAGS",
        format!("-ffile-prefix-map={}=/cargo", cargo_home().display()),
    );
    if shell::run(command, Duration::from_mins(90)).good {
        Ok(())
    } else {
        Err("The release build failed.".to_owned())
    }
}

/// Where the binaries of a release build lie.
fn built(place: &Place, target: Option<&str>) -> PathBuf {
    target
        .map_or_else(|| place.target.clone(), |target| place.target.join(target))
        .join("release")
}

/// What keeps the paths of this machine, and the minute of the build, out of the binaries.
fn flags(place: &Place, target: Option<&str>) -> String {
    let mut flags = String::new();
    for (from, to) in [
        (&place.target, "/target"),
        (&place.root, "/paraph"),
        (&cargo_home(), "/cargo"),
    ] {
        let _ = write!(flags, "--remap-path-prefix={}={to} ", from.display());
    }
    if target.is_some() {
        flags.push_str("-Clink-arg=-Wl,--no-insert-timestamp");
    }
    flags.trim_end().to_owned()
}

fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    )
}

/// A command that takes the time of the last commit for now, and the world's zone for ours.
fn stamped<S: AsRef<std::ffi::OsStr>>(place: &Place, program: &str, words: &[S]) -> Command {
    let mut command = shell::command(place, program, words);
    command
        .env("SOURCE_DATE_EPOCH", epoch(place).to_string())
        .env("PARAPH_COMMIT", commit(place))
        .env("TZ", "UTC");
    command
}

/// The time of the last commit, in seconds.
fn epoch(place: &Place) -> u64 {
    let root = place.root.display().to_string();
    ask("git", &["-C", &root, "log", "-1", "--format=%ct"])
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_798_761_600)
}

/// The last commit, which a result names as the source of the program that computed it; empty where the source has no history.
fn commit(place: &Place) -> String {
    let root = place.root.display().to_string();
    ask("git", &["-C", &root, "rev-parse", "HEAD"]).unwrap_or_default()
}

/// Runs a command that must end well.
fn must(command: Command, what: &str) -> Result<(), String> {
    if shell::run(command, Duration::from_mins(15)).good {
        Ok(())
    } else {
        Err(format!("{what}; the lines above say why."))
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
