//! Building the page and the binaries, once, in the profile that everything else uses.

use std::time::Duration;

use crate::{place::Place, setup, shell};

/// Builds the page into `ui/dist`.
pub(crate) fn page(place: &Place) -> bool {
    let mut command = shell::command(place, "npm", &["run", "--silent", "build"]);
    command.current_dir(place.root.join("ui"));
    shell::run(command, Duration::from_mins(10)).good
}

/// Builds every binary in the dev profile, with the page in the window's. `also` names more to build in the same run, such as
/// `--tests`: tests ask for other features of some libraries, which would else be compiled twice.
pub(crate) fn binaries(place: &Place, also: &[&str]) -> bool {
    let mut words = vec!["build", "--locked", "--workspace", "--bins"];
    words.extend(also);
    shell::run(shell::command(place, "cargo", &words), Duration::from_mins(60)).good
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
