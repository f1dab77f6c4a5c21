//! The packages in soak: made twice in two folders, and the one for Debian installed in a clean root, started there and
//! removed again.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    build,
    package::{self, Kind},
    place::Place,
    setup,
    shell::{self, ask, on_path},
};

const SCRIPT: &str = include_str!("clean-root.sh");

/// Makes the packages twice and tries the one for Debian; true if both clones give the same bytes and it left nothing.
/// With what was built before, it is tried alone.
pub(crate) fn run(place: &Place, no_build: bool) -> Result<bool, String> {
    let kinds = [Kind::Deb, Kind::Rpm];
    setup::packing(place, &kinds)?;
    let first = made(place, &kinds, no_build)?;
    let same = no_build || twice(place, &kinds, &first)?;
    let installed = first.first().is_none_or(|deb| installed(place, deb));
    Ok(same && installed)
}

/// Builds and packs; gives the packages.
fn made(place: &Place, kinds: &[Kind], no_build: bool) -> Result<Vec<PathBuf>, String> {
    if !no_build {
        if !build::page(place) {
            return Err("The page could not be built.".to_owned());
        }
        package::compile(place, None)?;
    }
    let out = place.root.join("target/packages");
    let mut files = Vec::new();
    for kind in kinds {
        files.extend(
            package::pack(place, *kind, &out)?
                .into_iter()
                .map(|made| made.file),
        );
    }
    Ok(files)
}

/// The same commit in another clone with another target folder: the same bytes, or what differs.
fn twice(place: &Place, kinds: &[Kind], first: &[PathBuf]) -> Result<bool, String> {
    shell::heading("The same packages from a second clone in another folder");
    let other = second(place)?;
    let second = made(&other, kinds, false)?;
    let mut good = true;
    for (one, two) in first.iter().zip(&second) {
        let same = fs_err::read(one).ok() == fs_err::read(two).ok();
        println!(
            "{}: {}",
            one.file_name().unwrap_or_default().display(),
            if same {
                "the same bytes"
            } else {
                "NOT the same bytes"
            }
        );
        if !same {
            differences(place, one, two);
        }
        good &= same;
    }
    Ok(good)
}

/// A second clone of the last commit, with a target folder of its own.
fn second(place: &Place) -> Result<Place, String> {
    let root = place.target.join("soak/second-clone");
    let root_text = root.display().to_string();
    if root.exists() {
        fs_err::remove_dir_all(&root).map_err(|problem| problem.to_string())?;
    }
    let words = ["clone", "--quiet", "--no-hardlinks", ".", &root_text];
    if !shell::run(shell::command(place, "git", &words), Duration::from_mins(5)).good {
        return Err("The clone could not be cloned.".to_owned());
    }
    let other = Place {
        root,
        target: place.target.join("soak/second-target"),
        shared: place.shared.clone(),
        scratch: None,
    };
    setup::npm(&other, "ui")?;
    Ok(other)
}

/// Says which files of two packages differ.
fn differences(place: &Place, one: &Path, two: &Path) {
    let folder = place.target.join("soak/differences");
    let mut unpacked = Vec::new();
    for (name, package) in [("one", one), ("two", two)] {
        let to = folder.join(name);
        let _ = fs_err::remove_dir_all(&to);
        if fs_err::create_dir_all(&to).is_err() {
            return;
        }
        let (to, package) = (to.display().to_string(), package.display().to_string());
        let line = if Path::new(&package)
            .extension()
            .is_some_and(|ending| ending == "deb")
        {
            format!("dpkg-deb --raw-extract '{package}' '{to}'")
        } else {
            format!("rpm2cpio '{package}' | (cd '{to}' && cpio --extract --make-directories --quiet)")
        };
        let _ = ask("sh", &["-c", &line]);
        unpacked.push(to);
    }
    let words = ["--brief", "--recursive", &unpacked[0], &unpacked[1]];
    // It ends with 1 where something differs, which is why it is asked.
    let _ = shell::run(shell::command(place, "diff", &words), Duration::from_mins(1));
}

/// Installs a package in a root that holds nothing else, starts it on a virtual display, and removes it.
fn installed(place: &Place, deb: &Path) -> bool {
    shell::heading("The package in a clean root: installed, started on a virtual display, removed");
    let root = ask("id", &["-u"]).is_some_and(|id| id == "0");
    if !root || !on_path("debootstrap") {
        println!("skipped: a clean root is made by root, with debootstrap");
        return true;
    }
    let out = place.target.join("soak/clean-root");
    if fs_err::create_dir_all(&out).is_err() {
        return false;
    }
    let script = out.join("clean-root.sh");
    if fs_err::write(&script, SCRIPT).is_err() {
        return false;
    }
    // Everything that is mounted for it is gone with the namespace.
    let words = [
        "--mount".as_ref(),
        "--pid".as_ref(),
        "--fork".as_ref(),
        "bash".as_ref(),
        script.as_os_str(),
        deb.as_os_str(),
        out.as_os_str(),
    ];
    shell::run(shell::command(place, "unshare", &words), Duration::from_mins(30)).good
}
