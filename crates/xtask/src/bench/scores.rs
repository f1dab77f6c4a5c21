//! Fits against lme4 where R has it, everything else against the goals of the design's page on scores, and the table of
//! planted committees. What is measured is an example of `paraph-core`; here its lines are read and set side by side.

use std::{path::Path, process::Command, time::Duration};

use super::{line, paraph, timed};
use crate::{place::Place, shell};

/// One committee: its name, proposals, reviewers, panels.
struct Set {
    name: &'static str,
    proposals: usize,
    reviewers: usize,
    panels: usize,
    /// How many times as fast as lme4 the fit is to be.
    times: Option<f64>,
}

const SETS: &[Set] = &[
    set("10,266 reviews (2,300 × 600)", 2_300, 600, 1, Some(50.0)),
    set("26,967 reviews (6,000 × 1,500)", 6_000, 1_500, 1, Some(150.0)),
    set("89,992 reviews in 200 panels", 20_000, 5_000, 200, None),
    set("89,975 reviews (20,000 × 5,000)", 20_000, 5_000, 1, None),
];

/// From a thousand reviews to a million.
const GROWTH: &[(usize, usize)] = &[
    (222, 55),
    (2_220, 555),
    (7_000, 1_750),
    (22_200, 5_550),
    (70_000, 17_500),
    (222_000, 55_500),
];

const fn set(
    name: &'static str,
    proposals: usize,
    reviewers: usize,
    panels: usize,
    times: Option<f64>,
) -> Set {
    Set {
        name,
        proposals,
        reviewers,
        panels,
        times,
    }
}

/// What the example prints of a fit.
struct Fit {
    reviews: u64,
    method: String,
    solved: Duration,
    everything: Duration,
    peak: u64,
    variances: [f64; 3],
}

/// Measures; the table of planted committees is the last, since it takes longest.
pub(super) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    shell::heading("Scores");
    let work = place.root.join("target/bench/scores");
    fs_err::create_dir_all(&work).map_err(|problem| problem.to_string())?;
    let rounds = rounds.max(5);
    let mut good = against_lme4(place, &work, rounds)?;
    good &= goals(place, &work, rounds)?;
    growth(place)?;
    shell::heading("Planted committees (20 seeds from 1000 on, 3 for the largest)");
    let table = ask(place, "planted", &[])?;
    print!("{table}");
    let apart = table
        .lines()
        .last()
        .and_then(|line| line.rsplit(' ').next()?.parse::<f64>().ok());
    good &= apart.is_some_and(|apart| apart <= 0.03);
    Ok(good)
}

/// Runs an example and gives what it prints.
fn ask(place: &Place, example: &str, words: &[String]) -> Result<String, String> {
    let program = place.target.join("release/examples").join(example);
    let output = Command::new(&program)
        .args(words)
        .output()
        .map_err(|problem| format!("{}: {problem}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(text)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{example} {}: {said}", words.join(" ")))
    }
}

fn fit(
    place: &Place,
    (proposals, reviewers, panels): (usize, usize, usize),
    rounds: usize,
) -> Result<Fit, String> {
    let words = ["fit".to_owned()]
        .into_iter()
        .chain([proposals, reviewers, panels, rounds].map(|number| number.to_string()));
    let text = ask(place, "speed", &words.collect::<Vec<_>>())?;
    read(&text).ok_or_else(|| format!("not a line of the example: {text}"))
}

fn read(text: &str) -> Option<Fit> {
    let cells: Vec<&str> = text.split_whitespace().collect();
    let micros = |at: usize| cells.get(at)?.parse().ok().map(Duration::from_micros);
    let real = |at: usize| cells.get(at)?.parse::<f64>().ok();
    Some(Fit {
        reviews: cells.first()?.parse().ok()?,
        method: (*cells.get(1)?).to_owned(),
        solved: micros(3)?,
        everything: micros(4)?,
        peak: cells.get(6)?.parse().ok()?,
        variances: [real(7)?, real(8)?, real(9)?],
    })
}

/// The two sets that lme4 fits in seconds.
fn against_lme4(place: &Place, work: &Path, rounds: usize) -> Result<bool, String> {
    let script = "suppressMessages(library(lme4)); d <- read.csv(commandArgs(TRUE)[1], colClasses = c('factor', 'factor', \
                  'character', 'numeric', 'numeric')); t <- system.time(m <- lmer(score ~ 1 + (1 | proposal) + (1 | \
                  reviewer), d))[['elapsed']]; v <- as.data.frame(VarCorr(m)); f <- function(n) v$vcov[v$grp == n]; \
                  cat(t, f('proposal'), f('reviewer'), f('Residual'))";
    let version = "suppressMessages(library(lme4)); cat(as.character(packageVersion('lme4')))";
    let Some(version) = shell::ask("Rscript", &["-e", version]) else {
        println!("lme4 is not here (Debian: r-base-core, r-cran-lme4): no ratios against it.");
        return Ok(true);
    };
    println!(
        "{:<44} {:>12} {:>12}   (lme4 {})",
        "a fit",
        "Paraph",
        "lme4",
        version.trim()
    );
    let mut good = true;
    for set in SETS.iter().filter(|set| set.times.is_some()) {
        let words = ["csv".to_owned()]
            .into_iter()
            .chain([set.proposals, set.reviewers, set.panels].map(|number| number.to_string()))
            .chain([work.display().to_string()]);
        ask(place, "speed", &words.collect::<Vec<_>>())?;
        let scores = work.join("scores.csv").display().to_string();
        let ours = fit(place, (set.proposals, set.reviewers, set.panels), rounds)?;
        let said =
            shell::ask("Rscript", &["-e", script, &scores]).ok_or("lme4 gave no answer to the same table")?;
        let numbers: Vec<f64> = said
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let [seconds, theirs @ ..] = numbers.as_slice() else {
            return Err(format!("not an answer of lme4: {said}"));
        };
        line(set.name, ours.solved, Duration::from_secs_f64(*seconds));
        let apart = ours
            .variances
            .iter()
            .zip(theirs)
            .map(|(ours, theirs)| (ours / theirs - 1.0).abs())
            .fold(0.0, f64::max);
        let ratio = seconds / ours.solved.as_secs_f64().max(1e-9);
        let wanted = set.times.unwrap_or_default();
        println!(
            "  {}: variances differ by {apart:.1e} of their size; goal: at least {wanted} times as fast: {}",
            ours.method,
            verdict(ratio >= wanted)
        );
        good &= ratio >= wanted && apart < 1e-3;
    }
    Ok(good)
}

/// What is asked in seconds and bytes, as a share of what is allowed.
fn goals(place: &Place, work: &Path, rounds: usize) -> Result<bool, String> {
    println!(
        "\n{:<44} {:>12} {:>12}   share of what is allowed",
        "goals", "Paraph", "allowed"
    );
    let mut good = true;
    let all = ask(
        place,
        "speed",
        &["all", "200", "50", &rounds.to_string()].map(str::to_owned),
    )?;
    let all = all.trim().parse().map_err(|_| format!("not a time: {all}"))?;
    good &= share(
        "200 proposals, everything",
        Duration::from_micros(all),
        Duration::from_millis(200),
    );
    for set in SETS.iter().filter(|set| set.times.is_none()) {
        let seen = fit(place, (set.proposals, set.reviewers, set.panels), rounds)?;
        good &= share(
            &format!("{}: fit", set.name),
            seen.solved,
            Duration::from_millis(400),
        );
        good &= share(
            "  with 1,000 draws, ranks, fills",
            seen.everything,
            Duration::from_secs(4),
        );
        let memory = seen.peak / 1_024;
        println!(
            "{:<44} {memory:>9} MB {:>9} MB   {:.2}",
            "  largest memory",
            500,
            f64::from(u32::try_from(memory).unwrap_or(u32::MAX)) / 500.0
        );
        good &= memory <= 500;
    }
    let words = ["csv", "20000", "5000", "1", &work.display().to_string()].map(str::to_owned);
    ask(place, "speed", &words)?;
    let taken = timed(
        Command::new(paraph(place))
            .args([
                "rank", "--scale", "1..9", "--json", "--budget", "20000", "--scores",
            ])
            .arg(work.join("scores.csv"))
            .arg("--requests")
            .arg(work.join("requests.csv")),
    )?;
    good &= share("  paraph rank, from table to JSON", taken, Duration::from_secs(4));
    let assigned = ask(place, "speed", &["assign", "20000", "5000"].map(str::to_owned))?;
    let micros = assigned
        .split_whitespace()
        .nth(1)
        .and_then(|word| word.parse().ok())
        .ok_or_else(|| format!("not a line of the example: {assigned}"))?;
    good &= share(
        "assignment of 20,000 × 5,000",
        Duration::from_micros(micros),
        Duration::from_secs(3),
    );
    Ok(good)
}

fn share(what: &str, taken: Duration, allowed: Duration) -> bool {
    let share = taken.as_secs_f64() / allowed.as_secs_f64();
    println!(
        "{what:<44} {:>9.1} ms {:>9.1} ms   {share:.2}",
        taken.as_secs_f64() * 1_000.0,
        allowed.as_secs_f64() * 1_000.0
    );
    share <= 1.0
}

fn verdict(reached: bool) -> &'static str {
    if reached { "reached" } else { "missed" }
}

/// How time and memory grow with the reviews.
fn growth(place: &Place) -> Result<(), String> {
    println!(
        "\n{:<12} {:<10} {:>10} {:>14} {:>14} {:>16} {:>10}",
        "reviews", "method", "fit", "per review", "with ranks", "per review", "memory"
    );
    for &(proposals, reviewers) in GROWTH {
        let seen = fit(
            place,
            (proposals, reviewers, 1),
            if proposals > 50_000 { 1 } else { 3 },
        )?;
        let reviews = f64::from(u32::try_from(seen.reviews).unwrap_or(u32::MAX));
        let each = |time: Duration| time.as_secs_f64() * 1e6 / reviews;
        println!(
            "{:<12} {:<10} {:>7.1} ms {:>11.2} µs {:>11.1} ms {:>13.2} µs {:>7} MB",
            seen.reviews,
            seen.method,
            seen.solved.as_secs_f64() * 1_000.0,
            each(seen.solved),
            seen.everything.as_secs_f64() * 1_000.0,
            each(seen.everything),
            seen.peak / 1_024
        );
    }
    Ok(())
}
