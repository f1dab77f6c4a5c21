//! A desk of 2,000 proposals with 20,000 marks in the real window: keys, the next proposal, a start, memory; each beside its
//! floor.

use std::{collections::BTreeMap, fmt::Write as _, path::Path, process::Command, time::Duration};

use super::{line, median, paraph};
use crate::{place::Place, shell};

const PROPOSALS: &str = "2000";
const MARKS: &str = "10";
const KEY: Duration = Duration::from_millis(50);
const NEXT: Duration = Duration::from_millis(300);
/// MiB.
const MEMORY: f64 = 350.0;

/// Measures, and holds the figures against the goals.
pub(super) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    shell::heading(&format!(
        "A desk of {PROPOSALS} proposals with {MARKS} marks each, in the window"
    ));
    let release = place.target.join("release");
    let home = place.root.join("target/bench/desk");
    let made = Command::new(release.join("examples/full-desk"))
        .arg(&home)
        .arg(paraph(place))
        .args([PROPOSALS, MARKS])
        .output()
        .map_err(|problem| problem.to_string())?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned());
    }
    let desk = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    let told = measure(place, &home, &desk, rounds.max(5) * 4)?;
    let time = |name: &str| {
        let times = told
            .get(name)?
            .iter()
            .map(|&value| Duration::from_secs_f64(value / 1000.0));
        Some(median(&times.collect::<Vec<_>>()))
    };
    println!("{:<44} {:>12} {:>12}", "", "Paraph", "floor");
    let mut good = true;
    for (what, ours, floor) in [
        ("a number key until the score is painted", "key", "floor"),
        ("start until a row is painted", "start", "empty"),
        (
            "the same with nothing in the system's cache",
            "cold-start",
            "cold-empty",
        ),
    ] {
        if let (Some(ours), Some(floor)) = (time(ours), time(floor)) {
            line(what, ours, floor);
        }
    }
    let mut hold = |what: &str, reached: bool| {
        println!("goal: {what}: {}", if reached { "reached" } else { "missed" });
        good &= reached;
    };
    let within = |name: &str, limit: Duration| time(name).is_some_and(|time| time <= limit);
    let times = |ours: &str, floor: &str, factor: u32| {
        time(ours)
            .zip(time(floor))
            .is_none_or(|(ours, floor)| ours <= floor * factor)
    };
    hold("a score within 50 ms", within("key", KEY));
    println!(
        "{:<44} {:>9.1} ms",
        "the next proposal until its page can be read",
        time("next").unwrap_or_default().as_secs_f64() * 1000.0
    );
    hold("the next proposal within 300 ms", within("next", NEXT));
    hold("a start within two empty windows", times("start", "empty", 2));
    let memory = told.get("memory").cloned().unwrap_or_default();
    let empty = told
        .get("memory-empty")
        .and_then(|all| all.first())
        .copied()
        .unwrap_or_default();
    let (first, last) = (
        memory.get(1).copied().unwrap_or_default(),
        memory.last().copied().unwrap_or_default(),
    );
    let most = memory.iter().copied().fold(0.0, f64::max);
    println!(
        "memory of all processes: {:.0} MiB in the table, {first:.0} after 25 proposals, {last:.0} after 500, {most:.0} at most; an \
         empty window {empty:.0}",
        memory.first().copied().unwrap_or_default()
    );
    let picture = place.root.join("target/bench/memory.svg");
    fs_err::write(&picture, plot(&memory)).map_err(|problem| problem.to_string())?;
    hold("at most 350 MiB", most > 0.0 && most <= MEMORY);
    hold("flat: the last within a tenth of the first", last <= first * 1.1);
    hold("cold, within three", times("cold-start", "cold-empty", 3));
    Ok(good)
}

/// What the window's part prints: times by their name.
fn measure(
    place: &Place,
    home: &Path,
    desk: &str,
    rounds: usize,
) -> Result<BTreeMap<String, Vec<f64>>, String> {
    let release = place.target.join("release");
    let words = [
        "--".to_owned(),
        "/usr/bin/python3".to_owned(),
        "-B".to_owned(),
        place.root.join("tests/window/desk.py").display().to_string(),
        desk.to_owned(),
        release.join("examples/empty").display().to_string(),
        rounds.to_string(),
    ];
    let mut command = shell::command(place, "dbus-run-session", &words);
    command
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("PARAPH_HOME", home)
        .env("PARAPH_BIN", paraph(place))
        .env("PARAPH_DESKTOP_BIN", release.join("paraph-desktop"));
    let ran = shell::run(command, Duration::from_mins(15));
    if !ran.good {
        return Err("The window could not be measured; the lines above say why.".to_owned());
    }
    let mut told: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let pairs = ran.lines.iter().filter_map(|line| line.split_once(' '));
    for (name, value) in pairs {
        if let Ok(value) = value.trim().parse() {
            told.entry(name.to_owned()).or_default().push(value);
        }
    }
    Ok(told)
}

/// Memory over the proposals that were opened, as a picture.
fn plot(values: &[f64]) -> String {
    let (width, height) = (640.0, 240.0);
    let most = values.iter().copied().fold(MEMORY, f64::max);
    let down = |value: f64| height - value / most * (height - 20.0);
    let mut points = String::new();
    let mut across = 40.0;
    for value in values {
        let _ = write!(points, "{across:.0},{:.0} ", down(*value));
        across += (width - 60.0) / 20.0;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 270\" font-family=\"sans-serif\" font-size=\"11\">\
         <line x1=\"40\" x2=\"{width}\" y1=\"{goal:.0}\" y2=\"{goal:.0}\" stroke=\"#b00\" stroke-dasharray=\"4\"/>\
         <text x=\"2\" y=\"{goal:.0}\">{MEMORY}</text><line x1=\"40\" x2=\"{width}\" y1=\"{height}\" y2=\"{height}\" stroke=\"#888\"/>\
         <polyline points=\"{points}\" fill=\"none\" stroke=\"#235\" stroke-width=\"2\"/>\
         <text x=\"40\" y=\"262\">MiB of all processes, in the table, then after each 25th of 500 proposals opened in turn</text></svg>\n",
        goal = down(MEMORY)
    )
}
