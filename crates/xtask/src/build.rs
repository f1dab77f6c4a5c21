//! Building the page and the binaries, once, in the profile that everything else uses.

use std::time::Duration;

use crate::{place::Place, setup, shell};

/// Builds the page into `ui/dist`.
pub(crate) fn page(place: &Place) -> bool {
    let mut command = shell::command(place, "npm", &["run", "--silent", "build"]);
    command.current_dir(place.root.join("ui"));
    shell::run(command, Duration::from_mins(10)).good
}

/// Builds every binary in the dev profile, with the page in the window's.
pub(crate) fn binaries(place: &Place) -> bool {
    let command = shell::command(place, "cargo", &["build", "--locked", "--workspace", "--bins"]);
    shell::run(command, Duration::from_mins(40)).good
}

/// Installs what is missing and builds everything.
pub(crate) fn everything(place: &Place) -> Result<(), String> {
    setup::everything(place)?;
    shell::heading("Building the page");
    if !page(place) {
        return Err("The page could not be built; the lines above say why.".to_owned());
    }
    shell::heading("Building the window and the command (the first time takes some minutes)");
    if !binaries(place) {
        return Err("The binaries could not be built; the lines above say why.".to_owned());
    }
    Ok(())
}
