//! Minutes, to be signed by hand: of the whole session, or of the draws alone. What was done, by whom, at what hour; names stand in
//! them, so they are the committee's own paper and no part of what is published.

use std::path::{Path, PathBuf};

use minijinja::context;
use minijinja::value::{Serde, Value};
use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::id::{Hash, ProposalId, Time};
use paraph_bundle::payload::record::{Body, SignedBy};
use serde::Serialize;

use super::base::{self, Entry, number_key};
use super::draws::{Act, announced, lane_track};
use super::people::seats;
use super::ranking::{as_it_is, veto_public};
use super::received::name_of;
use super::standing::Standing;
use super::{draft, paths};
use crate::App;
use crate::error::{AppError, Result};
use crate::letters::{moment, money, role};
use crate::page::environment;
use crate::words::{Args, Language, Words};

/// An act with its hour.
#[derive(Serialize)]
struct Line {
    number: String,
    title: String,
    what: String,
    at: String,
}

/// A draw, from its announcement to its last ticket.
#[derive(Serialize)]
struct Drawn {
    title: String,
    facts: Vec<[String; 2]>,
    codes: Vec<[String; 2]>,
    tickets: Vec<Ticket>,
}

#[derive(Serialize)]
struct Ticket {
    place: usize,
    number: String,
    title: String,
    ticket: String,
    outcome: String,
}

/// Where the minutes of the draws lie once they are written.
pub(super) fn of_draws(app: &App, short: &str) -> PathBuf {
    let folder = paths::usual(app, short).join("draw");
    folder.join(format!("{short}-draw-minutes.html"))
}

/// Writes the minutes; of the draws alone, or of everything.
pub(super) fn write(app: &App, path: &Path, language: Language, draws_alone: bool) -> Result<()> {
    let words = Words::of(language);
    let say = |id: &str| words.say(id, &Args::none());
    let (office, in_force, standing) = as_it_is(app)?;
    let (people, entries, publications) = base::read(app, |read| {
        Ok((base::people(read)?, base::proposals(read)?, read.publications()?))
    })?;
    let seats = seats(&people, &office);
    let call = &in_force.call;
    let hour = |at: Time| moment(&at.to_string(), &call.dates.zone, language);
    let sum = |amount: u64| money(amount, call.unit.digits, &call.unit.code, language);
    let entry_of = |id: ProposalId| entries.iter().find(|entry| entry.id == id);
    let line = |id: ProposalId, what: String, at: Time| Line {
        number: entry_of(id)
            .map(|entry| entry.row.number.clone())
            .unwrap_or_default(),
        title: entry_of(id)
            .map(|entry| entry.row.title.clone())
            .unwrap_or_default(),
        what,
        at: hour(at),
    };
    let (mut out, mut decided, mut refused, mut words_on) = (vec![], vec![], vec![], vec![]);
    let (mut closed, mut by_hand) = (None, vec![]);
    for record in office.view.in_force.records().values() {
        let at = record.at;
        match &record.body {
            Body::Absent(absent) if !absent.persons.is_empty() => {
                let name = |id: &_| name_of(&office, &seats, &people, &Reviewer::Person(*id));
                let names: Vec<String> = absent.persons.iter().map(name).collect();
                out.push(line(absent.proposal, names.join(", "), at));
            }
            Body::Decision(decision) => {
                let word = draft::spelled(&decision.decision);
                let mut parts = vec![say(&format!("publish-decision-{word}"))];
                parts.extend(decision.amount.map(&sum));
                if let Some(votes) = &decision.votes {
                    let args = Args::one("for", votes.in_favour)
                        .and("against", votes.against)
                        .and("abstained", votes.abstained);
                    parts.push(words.say("minutes-votes", &args));
                }
                parts.extend(decision.reason.as_ref().map(ToString::to_string));
                decided.push(line(decision.proposal, parts.join(" · "), at));
            }
            Body::Veto(veto) => {
                let reason = veto.reason.as_ref().map(ToString::to_string);
                let by_sponsor = veto.signed_by == SignedBy::Sponsor;
                let behalf = veto.on_behalf_of.as_str();
                let said = veto_public(
                    words,
                    veto.given,
                    veto.ground,
                    reason.as_deref(),
                    behalf,
                    by_sponsor,
                );
                let letter = veto
                    .letter
                    .map(|letter| words.say("minutes-letter", &Args::one("sha256", letter.to_hex())));
                refused.push(line(
                    veto.proposal,
                    format!("{said} {}", letter.unwrap_or_default()),
                    at,
                ));
            }
            Body::Settle(settle) => {
                let args = Args::one("reason", settle.reason.as_str());
                words_on.push(line(settle.proposal, words.say("minutes-settled", &args), at));
            }
            Body::Admit(admit) => {
                if let Some(head) = standing.heads.get(&admit.head) {
                    let args = Args::one("reason", admit.reason.as_str());
                    words_on.push(line(head.proposal, words.say("minutes-admitted", &args), at));
                }
            }
            Body::Close(close) => closed = Some((close.size, at)),
            Body::DrawByHand(draw) => {
                let numbers = draw.order.iter().filter_map(|id| entry_of(*id));
                let numbers: Vec<&str> = numbers.map(|entry| entry.row.number.as_str()).collect();
                let witnesses: Vec<&str> = draw
                    .witnesses
                    .iter()
                    .map(paraph_bundle::payload::Name::as_str)
                    .collect();
                let args = Args::one("order", numbers.join(", "))
                    .and("witnesses", witnesses.join(", "))
                    .and("at", hour(at));
                by_hand.push(words.say("minutes-by-hand", &args));
            }
            _ => {}
        }
    }
    for list in [&mut out, &mut decided, &mut refused, &mut words_on] {
        list.sort_by_key(|line| number_key(&line.number));
    }
    let draws: Vec<Drawn> = announced(&office, &in_force, &standing.lanes)
        .iter()
        .map(|act| {
            let track = act
                .lane
                .and_then(|lane| lane_track(&in_force, &standing.lanes, lane));
            let known = track.and_then(|id| call.tracks.iter().find(|track| track.id == id));
            let record = |id: &Hash| office.state.records.get(id).map(|record| record.record.value.at);
            let file = publications
                .iter()
                .find(|row| row.stage == "announced" && row.body.contains(&act.record.to_hex()))
                .map(|row| Hash::of(&row.content).to_hex());
            let mut facts = vec![[say("minutes-source"), act.announced.source.to_string()]];
            facts.extend(record(&act.record).map(|at| [say("minutes-announced"), hour(at)]));
            facts.push([say("minutes-due"), hour(act.announced.due)]);
            facts.push([
                say("minutes-places"),
                words.say("minutes-places-of", &Args::one("places", act.announced.places)),
            ]);
            if let Some((id, draw)) = &act.drawn {
                facts.push([say("minutes-number"), draw.seed.to_string()]);
                facts.extend(record(id).map(|at| [say("minutes-entered"), hour(at)]));
                if draw.corrects.is_some() {
                    facts.push([String::new(), say("publish-draw-corrected")]);
                }
            }
            if act.by_hand.is_some() {
                facts.push([say("minutes-witnesses"), act.witnesses().join(", ")]);
            }
            let mut codes = vec![[say("minutes-list"), act.announced.commit.to_hex()]];
            codes.extend(file.map(|sha256| [say("minutes-file"), sha256]));
            codes.extend(
                act.drawn
                    .as_ref()
                    .map(|(_, draw)| [say("minutes-key"), draw.key.to_hex()]),
            );
            Drawn {
                title: known.map_or_else(|| call.title.to_string(), |track| track.title.to_string()),
                facts,
                codes,
                tickets: tickets(act, &standing, &entries, &say),
            }
        })
        .collect();
    let sat: Vec<[String; 2]> = call
        .people
        .iter()
        .map(|person| {
            let [english, french] = role(person.role);
            let word = if language == Language::Fr { french } else { english };
            [word, person.name.to_string()]
        })
        .collect();
    let counted = words.say(
        "minutes-reviews",
        &Args::one("reviews", standing.counted.len())
            .and("proposals", standing.proposals.len())
            .and("funded", standing.awards.len())
            .and("spent", sum(standing.spent)),
    );
    let kept = in_force.kept_round(&standing);
    let not_discussed = in_force.last_round().filter(|_| !kept.is_empty()).map(|round| {
        let mut numbers: Vec<String> = entries
            .iter()
            .filter(|entry| kept.contains(&entry.id))
            .map(|entry| entry.row.number.clone())
            .collect();
        numbers.sort_by_key(|number| number_key(number));
        let args = Args::one("count", numbers.len())
            .and("numbers", numbers.join(", "))
            .and("round", round);
        words.say("minutes-not-discussed", &args)
    });
    let closed =
        closed.map(|(size, at)| words.say("minutes-closed", &Args::one("size", size).and("at", hour(at))));
    let of = |list: &Vec<Line>| Value::from(Serde(list));
    let html = environment()
        .and_then(|environment| {
            environment.get_template("minutes.html")?.render(context! {
                lang => language.tag(),
                sponsor => call.sponsor.to_string(),
                call => call.title.to_string(),
                written => hour(base::now(app)),
                draws_alone, sat, counted, not_discussed, closed, by_hand,
                out => of(&out), decided => of(&decided), refused => of(&refused), words_on => of(&words_on),
                draws => Value::from(Serde(&draws)),
                open => standing.needs_draw(),
            })
        })
        .map_err(AppError::internal)?;
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder).map_err(|error| AppError::file_write(folder, &error))?;
    }
    paths::write(path, html.as_bytes())
}

/// The tickets of a draw, smallest first; before it is held, the proposals that are in it.
fn tickets(act: &Act, standing: &Standing, entries: &[Entry], say: &impl Fn(&str) -> String) -> Vec<Ticket> {
    let ticket = |place: usize, id: ProposalId, ticket: String, outcome: String| {
        let entry = entries.iter().find(|entry| entry.id == id);
        Ticket {
            place,
            number: entry.map(|entry| entry.row.number.clone()).unwrap_or_default(),
            title: entry.map(|entry| entry.row.title.clone()).unwrap_or_default(),
            ticket,
            outcome,
        }
    };
    let Some(order) = act.order() else {
        let list = paraph_bundle::payload::draw::DrawList::read(&act.list);
        let ids = list.map(|list| list.proposals).unwrap_or_default();
        let waiting = ids
            .into_iter()
            .map(|id| ticket(0, id, String::new(), String::new()));
        return waiting.collect();
    };
    let taken = act.taken(standing);
    let drawn = order.iter().enumerate().map(|(place, id)| {
        let outcome = say(if (place as u64) < taken {
            "publish-ticket-taken"
        } else {
            "minutes-not-drawn"
        });
        let drawn = act.drawn.as_ref();
        let own = drawn.and_then(|(_, draw)| Some(draw.tickets.get(place)?.ticket.to_hex()));
        ticket(place + 1, *id, own.unwrap_or_default(), outcome)
    });
    drawn.collect()
}
