//! For Windows, cross-built on Debian: an installer for one person, without an administrator's rights, and a folder that
//! needs none (`paraph-data` beside the program keeps everything there).

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
};

use super::{Made, VERSION, built, contents::Contents, epoch, materials, must, stamped};
use crate::place::Place;

pub(crate) const TARGET: &str = "x86_64-pc-windows-gnu";

const SCRIPT: &str = include_str!("paraph.nsi");

/// Where the binaries for Windows lie.
pub(crate) fn binaries(place: &Place) -> PathBuf {
    built(place, Some(TARGET))
}

/// Packs what was built: the installer and the portable folder.
pub(super) fn pack(place: &Place, out: &Path) -> Result<Vec<Made>, String> {
    let all = contents(place)?;
    Ok(vec![installer(place, out, &all)?, portable(place, out, all)?])
}

fn contents(place: &Place) -> Result<Contents, String> {
    let mut all = Contents::default();
    for name in ["paraph.exe", "paraph-desktop.exe", "WebView2Loader.dll"] {
        all.copy(&binaries(place).join(name), name)?;
    }
    all.sample(place, "samples")?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = fs_err::read_to_string(place.root.join(name)).map_err(|problem| problem.to_string())?;
        all.put(format!("licences/{name}.txt"), lines(&text));
    }
    let libraries = materials::of(place, TARGET)?;
    all.put("licences/libraries.txt", lines(&materials::licences(&libraries)));
    all.put(
        "licences/materials.cdx.json",
        materials::list(&libraries, epoch(place)),
    );
    Ok(all)
}

/// A text with the ends of lines that every editor of Windows knows.
fn lines(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn installer(place: &Place, out: &Path, all: &Contents) -> Result<Made, String> {
    let work = out.join("windows");
    let stage = work.join("stage");
    let lists = work.join("lists");
    all.lay(place, &stage)?;
    let script = work.join("paraph.nsi");
    let file = out.join(format!("Paraph-{VERSION}-setup.exe"));
    fs_err::create_dir_all(&lists)
        .and_then(|()| fs_err::write(lists.join("install.nsh"), install(all, &stage)))
        .and_then(|()| fs_err::write(lists.join("uninstall.nsh"), uninstall(all)))
        // The mark tells makensis that the script is UTF-8.
        .and_then(|()| fs_err::write(&script, format!("\u{feff}{SCRIPT}")))
        .map_err(|problem| problem.to_string())?;
    let words = [
        "-V2".to_owned(),
        "-NOCD".to_owned(),
        format!("-DVERSION={VERSION}"),
        format!("-DOUT={}", file.display()),
        format!("-DLISTS={}", lists.display()),
        format!("-DICON={}", place.root.join("icons/icon.ico").display()),
        format!("-DKILOBYTES={}", all.size().div_ceil(1024)),
        script.display().to_string(),
    ];
    must(
        stamped(place, "makensis", &words),
        "makensis could not make the installer",
    )?;
    Ok(Made {
        file,
        installed: all.size(),
    })
}

fn backslashed(path: &str) -> String {
    path.replace('/', "\\")
}

/// What the installer lays where.
fn install(all: &Contents, stage: &Path) -> String {
    let mut list = String::new();
    for path in all.paths() {
        let folder = path
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("\\{}", backslashed(folder)));
        let _ = writeln!(list, "SetOutPath \"$INSTDIR{folder}\"");
        let _ = writeln!(list, "File \"{}\"", stage.join(path).display());
    }
    // A shortcut begins where files were last laid.
    list.push_str("SetOutPath \"$INSTDIR\"\n");
    list
}

/// What it takes away again: those files alone, and folders that are empty then.
fn uninstall(all: &Contents) -> String {
    let mut list = String::new();
    for path in all.paths() {
        let _ = writeln!(list, "Delete \"$INSTDIR\\{}\"", backslashed(path));
    }
    for folder in all.folders().into_iter().rev() {
        let _ = writeln!(list, "RMDir \"$INSTDIR\\{}\"", backslashed(folder));
    }
    list
}

fn portable(place: &Place, out: &Path, mut all: Contents) -> Result<Made, String> {
    all.put("paraph-data/README.txt", lines(PORTABLE));
    let installed = all.size();
    let work = out.join("windows/portable");
    all.lay(place, &work.join("Paraph"))?;
    let file = out.join(format!("Paraph-{VERSION}-portable.zip"));
    if file.exists() {
        fs_err::remove_file(&file).map_err(|problem| problem.to_string())?;
    }
    let words = ["-X", "-9", "-q", "-@", &file.display().to_string()];
    let mut command = stamped(place, "zip", &words);
    let list: String = all.paths().map(|path| format!("Paraph/{path}\n")).collect();
    let packed = command
        .current_dir(&work)
        .stdin(Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            if let Some(mut stdin) = child.stdin.take() {
                stdin.write_all(list.as_bytes())?;
            }
            child.wait()
        });
    match packed {
        Ok(status) if status.success() => Ok(Made { file, installed }),
        Ok(status) => Err(format!("zip could not make the portable folder: {status}")),
        Err(problem) => Err(format!("zip: {problem}")),
    }
}

const PORTABLE: &str = "While this folder is beside paraph-desktop.exe, Paraph keeps everything in it: settings, keys, desks and back-ups.
Take the whole folder with you, and nothing stays on the computer.

Tant que ce dossier est à côté de paraph-desktop.exe, Paraph y garde tout : réglages, clés, espaces et sauvegardes.
Emportez le dossier entier, et rien ne reste sur l’ordinateur.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_is_taken_away_again() {
        let mut all = Contents::default();
        all.put("paraph.exe", "");
        all.put("samples/one/a.pdf", "");
        let laid = install(&all, Path::new("/stage"));
        assert!(
            laid.contains("SetOutPath \"$INSTDIR\\samples\\one\"\nFile \"/stage/samples/one/a.pdf\"\n"),
            "each file in its folder: {laid}"
        );
        let gone = uninstall(&all);
        assert!(
            gone.ends_with("RMDir \"$INSTDIR\\samples\\one\"\nRMDir \"$INSTDIR\\samples\"\n"),
            "inner folders first: {gone}"
        );
        assert!(
            gone.contains("Delete \"$INSTDIR\\samples\\one\\a.pdf\"\n"),
            "file by file: {gone}"
        );
        assert!(!gone.contains("/r"), "nothing by the folder");
    }
}
