//! Start-up against an empty window of the same kind, both in the release profile.

use std::time::Duration;

use crate::{place::Place, shell};

/// Measures from exec until the heading is painted.
pub(super) fn run(place: &Place, rounds: usize) -> bool {
    shell::heading(&format!("Start-up, warm ({rounds} rounds)"));
    let release = place.target.join("release");
    let (ours, floor) = (release.join("paraph-desktop"), release.join("examples/empty"));
    let words = [
        "--".to_owned(),
        "/usr/bin/python3".to_owned(),
        "-B".to_owned(),
        place.root.join("tests/window/start.py").display().to_string(),
        rounds.to_string(),
        format!("{}=Paraph", ours.display()),
        format!("{}=Empty", floor.display()),
    ];
    let mut command = shell::command(place, "dbus-run-session", &words);
    command
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("PARAPH_BIN", release.join("paraph"));
    let ran = shell::run(command, Duration::from_mins(10));
    let took = |program: &std::path::Path| -> Option<Duration> {
        let name = program.display().to_string();
        let line = ran.lines.iter().find_map(|line| line.strip_prefix(&name))?;
        line.split_whitespace()
            .next()?
            .parse()
            .ok()
            .map(Duration::from_millis)
    };
    if let (true, Some(ours), Some(floor)) = (ran.good, took(&ours), took(&floor)) {
        super::line("start until the first page is painted", ours, floor);
        println!(
            "goal: at most twice the empty window: {:.2}",
            ours.as_secs_f64() / floor.as_secs_f64().max(1e-9)
        );
        true
    } else {
        false
    }
}
