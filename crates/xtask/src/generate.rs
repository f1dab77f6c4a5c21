//! `cargo xtask gen`: what is made from the sources and committed. The tests compare it.

use std::time::Duration;

use crate::{place::Place, shell};

/// The TypeScript interface of the table of commands.
pub(crate) const TYPES: &str = "ui/src/bridge/generated.ts";

/// Makes everything that is made and committed.
pub(crate) fn run() -> bool {
    let place = Place::find();
    let arguments = [
        "run",
        "--quiet",
        "--locked",
        "--package",
        "paraph-app",
        "--bin",
        "paraph-types",
    ];
    shell::run(
        shell::command(&place, "cargo", &arguments),
        Duration::from_mins(30),
    )
    .good
}

/// True if the committed interface is the one that the table makes.
pub(crate) fn types_are_current(place: &Place) -> Result<bool, String> {
    let made = place.target.join("generated.ts");
    let command = shell::command(
        place,
        &place.binary("paraph-types").display().to_string(),
        &[&made],
    );
    if !shell::run(command, Duration::from_mins(1)).good {
        return Err("paraph-types could not be run".to_owned());
    }
    let read = |path| fs_err::read(path).map_err(|problem| problem.to_string());
    Ok(read(made)? == read(place.root.join(TYPES))?)
}
