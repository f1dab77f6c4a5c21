//! Finding what building and testing need, and installing it where we may.
//!
//! Nothing but Debian's packages, crates and npm packages is ever installed; where we may not
//! install, the one line that does is printed and the command ends.

use std::{path::Path, process::Command, time::Duration};

use crate::{
    package::{Kind, WINDOWS_TARGET},
    place::Place,
    shell::{self, ask, on_path},
};

/// How one sees that a package is there.
enum Sign {
    Program(&'static str),
    Library(&'static str),
    Python(&'static str),
}

use Sign::{Library, Program, Python};

/// Debian's package, and how one sees that it is there.
const BUILD: &[(&str, Sign)] = &[
    ("build-essential", Program("cc")),
    ("pkg-config", Program("pkg-config")),
    ("libwebkit2gtk-4.1-dev", Library("webkit2gtk-4.1")),
    ("librsvg2-dev", Library("librsvg-2.0")),
];

const WINDOW: &[(&str, Sign)] = &[
    ("xvfb", Program("Xvfb")),
    ("openbox", Program("openbox")),
    ("dbus", Program("dbus-run-session")),
    ("xdotool", Program("xdotool")),
    ("x11-utils", Program("xwininfo")),
    ("imagemagick", Program("import")),
    ("at-spi2-core", Library("atspi-2")),
    ("python3-gi", Python("gi")),
    (
        "gir1.2-atspi-2.0",
        Python("gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"),
    ),
    ("gir1.2-gtk-3.0", Python("gi; gi.require_version('Gtk', '3.0')")),
    ("unzip", Program("unzip")),
    ("tzdata", Python("zoneinfo; zoneinfo.ZoneInfo('Europe/Paris')")),
    ("openssh-client", Program("ssh-keygen")),
    ("strace", Program("strace")),
];

const TESTS: &[(&str, Sign)] = &[
    ("chromium", Program("chromium")),
    ("poppler-utils", Program("pdftotext")),
    ("fonts-dejavu-core", Program("fc-list")),
    ("python3", Program("python3")),
    ("zip", Program("zip")),
];

/// What makes packages.
const DEB: &[(&str, Sign)] = &[("dpkg-dev", Program("dpkg-shlibdeps")), ("gzip", Program("gzip"))];
const RPM: &[(&str, Sign)] = &[("rpm", Program("rpmbuild")), ("gzip", Program("gzip"))];
const WINDOWS: &[(&str, Sign)] = &[
    ("gcc-mingw-w64-x86-64", Program("x86_64-w64-mingw32-gcc")),
    ("nsis", Program("makensis")),
    ("zip", Program("zip")),
];

/// The programs that a bench compares with; one that is missing is said, and its line left out.
const RIVALS: &[(&str, Sign)] = &[
    ("ripgrep", Program("rg")),
    ("mupdf-tools", Program("mutool")),
    ("qpdf", Program("qpdf")),
];

/// Installs, where it may, what `cargo xtask bench` compares with.
pub(crate) fn rivals(place: &Place) {
    if let Err(problem) = packages(place, &[RIVALS]) {
        println!("{problem}");
    }
}

/// Installs what these packages are made with.
pub(crate) fn packing(place: &Place, kinds: &[Kind]) -> Result<(), String> {
    let groups: Vec<&[(&'static str, Sign)]> = kinds
        .iter()
        .map(|kind| match kind {
            Kind::Deb => DEB,
            Kind::Rpm => RPM,
            Kind::Windows => WINDOWS,
        })
        .collect();
    packages(place, &groups)?;
    if kinds.contains(&Kind::Windows) {
        return target(place, WINDOWS_TARGET);
    }
    Ok(())
}

/// Rust's own library for another system.
pub(crate) fn target(place: &Place, name: &str) -> Result<(), String> {
    let here = ask("rustc", &["--print", "target-libdir", "--target", name])
        .is_some_and(|folder| Path::new(&folder).is_dir());
    if here {
        return Ok(());
    }
    let words = ["target", "add", name];
    if on_path("rustup") && shell::run(shell::command(place, "rustup", &words), Duration::from_mins(10)).good
    {
        return Ok(());
    }
    Err(format!(
        "Rust's library for {name} is missing. This line installs it:\n\n  rustup target add {name}\n"
    ))
}

/// Installs what `cargo xtask test` needs.
pub(crate) fn everything(place: &Place) -> Result<(), String> {
    shell::heading("What building and testing need");
    packages(place, &[BUILD, WINDOW, TESTS])?;
    node()?;
    npm(place, "ui")?;
    npm(place, "tests/e2e")
}

fn packages(place: &Place, groups: &[&[(&'static str, Sign)]]) -> Result<(), String> {
    let missing = |groups: &[&[(&'static str, Sign)]]| -> Vec<&'static str> {
        groups
            .iter()
            .flat_map(|group| group.iter())
            .filter(|(_, sign)| !seen(sign))
            .map(|(name, _)| *name)
            .collect()
    };
    let first = missing(groups);
    if first.is_empty() {
        println!("every system package is here");
        return Ok(());
    }
    let line = format!(
        "sudo apt-get update && sudo apt-get install --yes {}",
        first.join(" ")
    );
    let root = ask("id", &["-u"]).is_some_and(|id| id == "0");
    let sudo = !root && ask("sudo", &["-n", "true"]).is_some();
    if !on_path("apt-get") || !(root || sudo) {
        return Err(format!(
            "These packages are missing. This line installs them:\n\n  {line}\n"
        ));
    }
    for attempt in 0..2 {
        let apt = |arguments: &[&str]| {
            let mut all = vec![];
            if sudo {
                all.extend(["sudo", "-n"]);
            }
            all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            all.extend(arguments);
            shell::run(shell::command(place, all[0], &all[1..]), Duration::from_mins(15)).good
        };
        // Package lists may be old or absent; when they cannot be renewed, those that are here may do.
        let _ = apt(&["update", "-qq"]);
        let mut arguments = vec!["install", "--yes", "-qq", "--no-install-recommends"];
        arguments.extend(&first);
        if apt(&arguments) {
            break;
        }
        if attempt == 0 {
            println!("apt-get failed; once more");
        }
    }
    let still = missing(groups);
    if still.is_empty() {
        Ok(())
    } else {
        // `at-spi2-core` is seen by a development file that it does not bring: only a hard need stops us.
        println!("still not seen: {}", still.join(", "));
        let hard: Vec<_> = missing(&[BUILD]);
        if hard.is_empty() {
            Ok(())
        } else {
            Err(format!(
                "These packages could not be installed: {}. This line installs them:\n\n  {line}\n",
                hard.join(" ")
            ))
        }
    }
}

fn seen(sign: &Sign) -> bool {
    match sign {
        Program(name) => on_path(name),
        Library("atspi-2") => [
            "/usr/libexec/at-spi-bus-launcher",
            "/usr/lib/at-spi2-core/at-spi-bus-launcher",
        ]
        .iter()
        .any(|path| Path::new(path).exists()),
        Library(name) => {
            ask("pkg-config", &["--exists", name]).is_some()
                || Path::new(&format!("/usr/include/{}.h", name.trim_start_matches("lib"))).exists()
        }
        Python(module) => ask("/usr/bin/python3", &["-c", &format!("import {module}")]).is_some(),
    }
}

fn node() -> Result<(), String> {
    let found = ask("node", &["--version"]);
    let major = found.as_deref().and_then(|version| {
        version
            .trim_start_matches('v')
            .split('.')
            .next()?
            .parse::<u32>()
            .ok()
    });
    if major.is_some_and(|major| major >= 20) && on_path("npm") {
        return Ok(());
    }
    Err(format!(
        "Paraph's page needs Node 20 or newer with npm; found: {}. Install it from your system's packages or from the makers of Node, then run this again.",
        found.as_deref().unwrap_or("none")
    ))
}

/// `npm ci` in a folder of the clone, unless what is there was made from the same lock file.
pub(crate) fn npm(place: &Place, folder: &str) -> Result<(), String> {
    let here = place.root.join(folder);
    let lock = here.join("package-lock.json");
    let Ok(wanted) = fs_err::read_to_string(&lock) else {
        return Ok(());
    };
    let stamp = here.join("node_modules/.paraph-lock");
    if fs_err::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    println!("npm packages of {folder}");
    for _ in 0..2 {
        let mut command = shell::command(
            place,
            "npm",
            &[
                "ci",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--loglevel=error",
            ],
        );
        command
            .current_dir(&here)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        if shell::run(command, Duration::from_mins(15)).good {
            return fs_err::write(&stamp, wanted).map_err(|problem| problem.to_string());
        }
    }
    Err(format!(
        "npm could not install the packages of {folder}; the lines above say why."
    ))
}

/// True if `cargo NAME` is there.
pub(crate) fn cargo_has(name: &str) -> bool {
    Command::new("cargo")
        .args([name, "--version"])
        .output()
        .is_ok_and(|output| output.status.success())
}
