//! Building the page and the binaries, once, in the profile that everything else uses.

use std::{
    path::Path,
    time::{Duration, SystemTime},
};

use crate::{place::Place, setup, shell};

/// Builds the page into `ui/dist`, unless it is newer than all that it is made of: the window, which holds it, is then not
/// compiled again either.
pub(crate) fn page(place: &Place) -> bool {
    let ui = place.root.join("ui");
    let changed = |name: &str| {
        fs_err::metadata(ui.join(name))
            .and_then(|file| file.modified())
            .ok()
    };
    let sources = [
        "fluent.ts",
        "index.html",
        "markdown.ts",
        "package-lock.json",
        "svelte.config.js",
        "tsconfig.json",
        "vite.config.ts",
    ];
    let others = [
        ui.join("src"),
        place.root.join("docs/guide"),
        place.root.join("docs/pictures"),
        place.root.join("icons"),
    ];
    let newest = sources
        .into_iter()
        .filter_map(changed)
        .chain(others.iter().filter_map(|folder| newest(folder)))
        .max();
    if changed("dist/index.html").is_some_and(|made| newest.is_some_and(|newest| newest < made)) {
        println!("ui/dist is newer than its sources");
        return true;
    }
    let mut command = shell::command(place, "npm", &["run", "--silent", "build"]);
    command.current_dir(place.root.join("ui"));
    shell::run(command, Duration::from_mins(10)).good
}

/// When anything in a folder was last changed.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs_err::read_dir(folder).ok()?.flatten();
    let times = entries.filter_map(|entry| {
        let own = entry.metadata().and_then(|file| file.modified()).ok();
        own.max(newest(&entry.path()))
    });
    times.max()
}

/// Builds every binary in the dev profile, with the page in the window's. `also` names more to build in the same run, such as
/// `--tests`: tests ask for other features of some libraries, which would else be compiled twice.
pub(crate) fn binaries(place: &Place, also: &[&str]) -> bool {
    let mut words = vec!["build", "--locked", "--workspace", "--bins"];
    words.extend(also);
    shell::run(shell::command(place, "cargo", &words), Duration::from_hours(1)).good
}

/// Installs what is missing and builds everything.
pub(crate) fn everything(place: &Place) -> Result<(), String> {
    setup::everything(place)?;
    shell::heading("Building the page");
    if !page(place) {
        return Err("The page could not be built; the lines above say why.".to_owned());
    }
    shell::heading("Building the window and the command (the first time takes some minutes)");
    if !binaries(place, &[]) {
        return Err("The binaries could not be built; the lines above say why.".to_owned());
    }
    Ok(())
}
