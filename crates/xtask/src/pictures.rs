//! `cargo xtask pictures`: pictures of every screen, in both languages and both colour schemes, into `docs/pictures/`.
//!
//! They are taken by the browser on the loopback host; what is on them is decided in `tests/e2e`.

use std::time::Duration;

use crate::{build, place::Place, shell};

/// Takes them; true if all could be taken.
pub(crate) fn run() -> Result<bool, String> {
    let place = Place::find();
    build::everything(&place)?;
    let here = place.root.join("tests/e2e");
    let text = fs_err::read_to_string(here.join("package.json")).map_err(|problem| problem.to_string())?;
    let package: serde_json::Value = serde_json::from_str(&text).map_err(|problem| problem.to_string())?;
    if !package["scripts"]["pictures"].is_string() {
        return Err("tests/e2e has no script that takes pictures.".to_owned());
    }
    let mut command = shell::command(&place, "npm", &["run", "--silent", "pictures"]);
    command
        .current_dir(&here)
        .env("PARAPH_PICTURES", place.root.join("docs/pictures"));
    Ok(shell::run(command, Duration::from_mins(30)).good)
}
