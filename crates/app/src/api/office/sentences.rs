//! What a ranking says in words: the fallbacks aloud, the line, the draw (SCORING.md §9).

use paraph_core::calibrate::{Method, Note};

use super::base::phrase;
use super::call::InForce;
use super::standing::Standing;
use crate::App;
use crate::words::{Args, Phrase};

/// What a draw of a lane decides.
pub(super) fn draw(app: &App, standing: &Standing, lane: usize) -> Phrase {
    let room = standing.undecided.room(&standing.rules, &standing.requests, lane);
    let group = standing
        .undecided
        .lines
        .get(lane)
        .map_or(0, |line| line.draw.len());
    let args = Args::one("group", group)
        .and("room", room.funded)
        .and("part", room.part.map_or("no", |_| "yes"));
    phrase(app, "rank-draw", args)
}

/// A sentence of one strand, led by its name where a call has several orders.
fn of_strand(app: &App, standing: &Standing, in_force: &InForce, lane: usize, said: Phrase) -> Phrase {
    let strand = super::draws::lane_track(in_force, &standing.lanes, lane).and_then(|track| {
        let mut tracks = in_force.call.tracks.iter();
        tracks.find(|known| known.id == track)
    });
    match strand.filter(|_| standing.undecided.lines.len() > 1) {
        Some(track) => phrase(
            app,
            "office-of-strand",
            Args::one("strand", track.title.as_str()).and("sentence", said.text),
        ),
        None => said,
    }
}

/// Why the order is that of the plain means although the call wanted strictness allowed for.
pub(super) fn why_plain(standing: &Standing) -> Option<&'static str> {
    standing.calibration.notes.iter().find_map(|note| match note {
        Note::TooLittle => Some("rank-too-little"),
        Note::NothingRepeats => Some("rank-nothing-repeats"),
        Note::NoConvergence => Some("rank-no-convergence"),
        _ => None,
    })
}

/// Sentences in order of weight.
pub(super) fn ranking(app: &App, standing: &Standing, in_force: &InForce) -> Vec<Phrase> {
    let mut said = Vec::new();
    for note in &standing.calibration.notes {
        let (id, args) = match note {
            Note::TooLittle => ("rank-too-little", Args::none()),
            Note::NothingRepeats => ("rank-nothing-repeats", Args::none()),
            Note::NoConvergence => ("rank-no-convergence", Args::none()),
            Note::SeverityUntold => ("rank-severity-untold", Args::none()),
            Note::MeritUntold => ("rank-merit-untold", Args::none()),
            Note::NoSeverity => ("rank-no-severity", Args::none()),
            Note::NoMerit => ("rank-no-merit", Args::none()),
            Note::Components(groups) => ("rank-components", Args::one("groups", *groups)),
            // Names of reviewers are for chairs alone; these stand in *More figures*.
            Note::NotWanted | Note::Alone(_) | Note::OneTotal(_) | Note::Articulation(_) => continue,
        };
        said.push(phrase(app, id, args));
    }
    if standing.calibration.method == Method::Iterative {
        said.push(phrase(app, "rank-iterative", Args::none()));
    }
    for lane in 0..standing.undecided.lines.len() {
        if standing.open_draw(lane) {
            said.push(of_strand(
                app,
                standing,
                in_force,
                lane,
                draw(app, standing, lane),
            ));
        }
    }
    if !standing.needs_draw() && standing.drawn.is_empty() {
        said.push(phrase(app, "rank-no-draw", Args::none()));
    }
    let unreviewed = standing
        .out
        .values()
        .filter(|out| **out == super::standing::Out::Unreviewed)
        .count();
    if unreviewed > 0 {
        said.push(phrase(app, "office-unreviewed", Args::one("count", unreviewed)));
    }
    let ceiling = standing
        .out
        .values()
        .filter(|out| **out == super::standing::Out::Ceiling)
        .count();
    if ceiling > 0 {
        said.push(phrase(app, "office-over-ceiling", Args::one("count", ceiling)));
    }
    let kept = in_force.kept_round(standing);
    if let Some(round) = in_force.last_round().filter(|_| !kept.is_empty()) {
        said.push(phrase(
            app,
            "office-not-discussed",
            Args::one("count", kept.len())
                .and("of", standing.index.len())
                .and("round", round),
        ));
    }
    if in_force.call.funding.unsigned == paraph_bundle::payload::call::Unsigned::Show {
        said.push(phrase(app, "office-unsigned-shown", Args::none()));
    }
    said
}
