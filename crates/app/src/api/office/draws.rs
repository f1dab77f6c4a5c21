//! The draw: announced, then entered.

use std::collections::BTreeMap;

use paraph_bundle::payload::draw::DrawList as Announced;
use paraph_bundle::payload::id::{Hash, Name, ProposalId, Slug, Time};
use paraph_bundle::payload::record::{Body, Draw, DrawAnnounced as AnnouncedRecord, Ticket};

use super::acts::{self, Pen};
use super::base::{self, name, phrase, refuse};
use super::call::InForce;
use super::ranking::as_it_is;
use super::standing::{Standing, lane_of_draw};
use super::state::Office;
use super::{announce, minutes};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{DrawAnnounce, DrawEnter, DrawList, DrawMember, DrawView, Nothing};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Draws that are needed, announced, done.
    draw_list(Nothing) -> DrawList, changes [];
    /// Announces a draw: the signed list, before the number exists.
    draw_announce(DrawAnnounce) -> DrawList, changes [Ranking, Publication];
    /// Enters the drawn number, typed twice.
    draw_enter(DrawEnter) -> DrawList, changes [Ranking, Publication];
}

/// An announcement in force, with what was drawn for it.
pub(super) struct Act {
    pub record: Hash,
    pub announced: AnnouncedRecord,
    pub lane: Option<usize>,
    pub list: Vec<u8>,
    pub drawn: Option<(Hash, Draw)>,
}

/// All announcements in force.
pub(super) fn announced(office: &Office, in_force: &InForce, lanes: &[usize]) -> Vec<Act> {
    let records = office.view.in_force.records();
    let mut found: Vec<Act> = records
        .iter()
        .filter_map(|(id, record)| {
            let Body::DrawAnnounced(announced) = &record.body else {
                return None;
            };
            let drawn = records.iter().find_map(|(other, record)| match &record.body {
                Body::Draw(draw) if draw.announced == *id => Some((*other, draw.clone())),
                _ => None,
            });
            Some(Act {
                record: *id,
                announced: announced.clone(),
                lane: lane_of_draw(office, &in_force.call, lanes, *id),
                list: office
                    .state
                    .lists
                    .get(&announced.commit)
                    .map(|list| list.to_vec())
                    .unwrap_or_default(),
                drawn,
            })
        })
        .collect();
    found.sort_by_key(|act| act.announced.n);
    found
}

/// The name of a lane: its track, or `-` where tracks share an order.
pub(super) fn lane_track(in_force: &InForce, lanes: &[usize], lane: usize) -> Option<Slug> {
    let mut tracks = in_force
        .call
        .tracks
        .iter()
        .enumerate()
        .filter(|(track, _)| lanes[*track] == lane)
        .map(|(_, track)| track.id.clone());
    let first = tracks.next();
    first.filter(|_| tracks.next().is_none())
}

fn list_for(standing: &Standing, in_force: &InForce, lane: usize, source: &Name) -> Announced {
    let ids: Vec<ProposalId> = standing.undecided.lines[lane]
        .draw
        .iter()
        .filter_map(|at| standing.id(*at))
        .collect();
    Announced::new(
        in_force.id,
        lane_track(in_force, &standing.lanes, lane),
        source.clone(),
        ids,
    )
}

fn draw_list(app: &App, _: Nothing) -> Result<DrawList> {
    let (office, in_force, standing) = as_it_is(app)?;
    let now = base::now(app);
    let titles: BTreeMap<String, String> = base::read(app, |read| {
        Ok(base::proposals(read)?
            .into_iter()
            .map(|entry| (entry.row.proposal, entry.row.title))
            .collect())
    })?;
    let publications = base::read(app, |read| Ok(read.publications()?))?;
    let acts = announced(&office, &in_force, &standing.lanes);
    let minutes = minutes::of_draws(app, in_force.call.short.as_str());
    let mut draws = Vec::new();
    for (lane, line) in standing.undecided.lines.iter().enumerate() {
        let act = acts.iter().find(|act| act.lane == Some(lane));
        if line.draw.is_empty() && act.is_none() {
            continue;
        }
        let source = act.map_or_else(
            || in_force.call.draw.source.clone(),
            |act| act.announced.source.clone(),
        );
        let due = act.map_or(in_force.call.draw.at, |act| act.announced.due);
        let list = act.map_or_else(
            || list_for(&standing, &in_force, lane, &source).write(),
            |act| act.list.clone(),
        );
        let drawn = act.and_then(|act| act.drawn.as_ref()).map(|(_, draw)| draw);
        let order: Vec<ProposalId> = drawn.map_or_else(
            || {
                Announced::read(&list)
                    .map(|list| list.proposals)
                    .unwrap_or_default()
            },
            |draw| draw.tickets.iter().map(|ticket| ticket.proposal).collect(),
        );
        let members = order
            .iter()
            .enumerate()
            .filter_map(|(place, id)| {
                let proposal = standing
                    .proposals
                    .iter()
                    .find(|proposal| proposal.proposal == *id)?;
                let ticket = drawn.and_then(|draw| draw.tickets.iter().find(|ticket| ticket.proposal == *id));
                Some(DrawMember {
                    proposal: id.to_hex(),
                    number: proposal.number.to_string(),
                    title: titles.get(&id.to_hex()).cloned().unwrap_or_default(),
                    asked: proposal.asked,
                    ticket: ticket.map(|ticket| ticket.ticket.to_hex()),
                    place: ticket.and_then(|_| u32::try_from(place + 1).ok()),
                    taken: drawn.is_some_and(|draw| (place as u64) < draw.taken),
                    part: drawn.is_some() && standing.part(*id).is_some(),
                    check: drawn.map(|draw| format!("printf '%s %s\\n' {} {} | sha256sum", draw.key, id)),
                })
            })
            .collect();
        let published = act.and_then(|act| {
            publications
                .iter()
                .find(|row| row.stage == "announced" && row.body.contains(&act.record.to_hex()))
        });
        let places = act.map_or_else(
            || {
                standing
                    .undecided
                    .room(&standing.rules, &standing.requests, lane)
                    .funded as u64
            },
            |act| act.announced.places,
        );
        let mut waits = Vec::new();
        match (act, drawn) {
            (None, _) => {
                if !office.view.not_entered.is_empty() {
                    waits.push(phrase(
                        app,
                        "office-wait-enter",
                        Args::one("count", office.view.not_entered.len()),
                    ));
                }
                if office.view.close.is_none() {
                    waits.push(phrase(app, "office-wait-close", Args::none()));
                }
            }
            (Some(act), None) if act.announced.due > now => {
                let at = crate::letters::moment(
                    &act.announced.due.to_string(),
                    &in_force.call.dates.zone,
                    app.words().language(),
                );
                waits.push(phrase(app, "office-wait-due", Args::one("at", at)));
            }
            _ => {}
        }
        draws.push(DrawView {
            track: lane_track(&in_force, &standing.lanes, lane)
                .map_or_else(|| "-".to_owned(), |track| track.to_string()),
            n: act.and_then(|act| u32::try_from(act.announced.n).ok()),
            state: match (act, drawn) {
                (_, Some(_)) => "drawn",
                (Some(_), None) => "announced",
                (None, None) => "needed",
            }
            .to_owned(),
            members,
            places: u32::try_from(places).unwrap_or(0),
            money: standing.at_stake(lane),
            source: source.to_string(),
            due: Some(due.to_string()),
            commit: Hash::of(&list).to_hex(),
            list: String::from_utf8_lossy(&list).into_owned(),
            announcement: published.map(|row| row.folder.clone()),
            announcement_sha256: published.map(|row| Hash::of(&row.content).to_hex()),
            seed: drawn.map(|draw| draw.seed.to_string()),
            key: drawn.map(|draw| draw.key.to_hex()),
            waits,
            minutes: drawn
                .is_some()
                .then(|| minutes.clone())
                .filter(|path| path.exists())
                .map(|path| path.display().to_string()),
        });
    }
    let sentence = if draws.is_empty() {
        phrase(app, "rank-no-draw", Args::none())
    } else {
        phrase(app, "office-draws", Args::one("count", draws.len()))
    };
    Ok(DrawList { draws, sentence })
}

fn draw_announce(app: &App, asked: DrawAnnounce) -> Result<DrawList> {
    let (office, in_force, standing) = as_it_is(app)?;
    if !office.view.not_entered.is_empty() {
        return Err(refuse(
            Code::NotNow,
            "office-fault-not-entered",
            Args::one("count", office.view.not_entered.len()),
        ));
    }
    if office.view.close.is_none() {
        return Err(refuse(Code::NotNow, "office-fault-not-closed", Args::none()));
    }
    let known = announced(&office, &in_force, &standing.lanes);
    let open: Vec<usize> = (0..standing.undecided.lines.len())
        .filter(|lane| standing.open_draw(*lane) && !known.iter().any(|act| act.lane == Some(*lane)))
        .filter(|lane| {
            let track = lane_track(&in_force, &standing.lanes, *lane)
                .map_or_else(|| "-".to_owned(), |track| track.to_string());
            asked.track.as_ref().is_none_or(|wanted| *wanted == track)
        })
        .collect();
    if open.is_empty() {
        return Err(refuse(Code::NotNow, "office-fault-no-draw", Args::none()));
    }
    let source = asked
        .source
        .as_deref()
        .filter(|source| !source.trim().is_empty())
        .map_or_else(|| in_force.call.draw.source.clone(), name);
    let due: Time = match &asked.due {
        Some(due) => due.parse().map_err(AppError::bad_request)?,
        None => in_force.call.draw.at,
    };
    if due <= base::now(app) {
        return Err(refuse(Code::NotNow, "office-fault-draw-late", Args::none()));
    }
    let pen = Pen::of(app)?;
    let mut n = known.iter().map(|act| act.announced.n).max().unwrap_or(0);
    let mut lists = BTreeMap::new();
    let mut records = Vec::new();
    for lane in open {
        n += 1;
        let list = list_for(&standing, &in_force, lane, &source);
        let body = AnnouncedRecord {
            commit: list.commit(),
            due,
            n,
            places: standing
                .undecided
                .room(&standing.rules, &standing.requests, lane)
                .funded as u64,
            source: source.clone(),
        };
        records.push(pen.record(body, 1));
        lists.insert(n, list.write());
    }
    announce::announce(app, &office, &in_force, records, lists, asked.folder.as_deref())?;
    draw_list(app, Nothing {})
}

fn draw_enter(app: &App, asked: DrawEnter) -> Result<DrawList> {
    let (office, in_force, standing) = as_it_is(app)?;
    if asked.seed.trim().is_empty() || asked.seed != asked.again {
        let at = asked
            .seed
            .chars()
            .zip(asked.again.chars())
            .position(|(a, b)| a != b)
            .unwrap_or(asked.seed.chars().count().min(asked.again.chars().count()));
        return Err(refuse(
            Code::Incomplete,
            "office-fault-seed-differs",
            Args::one("at", at + 1),
        ));
    }
    let seed = Name::new(asked.seed.clone())
        .map_err(|_| refuse(Code::Incomplete, "office-fault-seed-form", Args::none()))?;
    let acts = announced(&office, &in_force, &standing.lanes);
    let act = acts
        .iter()
        .filter(|act| asked.corrects == Some(true) || act.drawn.is_none())
        .find(|act| {
            let track = act
                .lane
                .and_then(|lane| lane_track(&in_force, &standing.lanes, lane))
                .map_or_else(|| "-".to_owned(), |track| track.to_string());
            asked.track.as_ref().is_none_or(|wanted| *wanted == track)
        })
        .ok_or_else(|| refuse(Code::NotNow, "office-fault-not-announced", Args::none()))?;
    let published = base::read(app, |read| Ok(read.publications()?))?;
    if !published
        .iter()
        .any(|row| row.stage == "announced" && row.body.contains(&act.record.to_hex()))
    {
        return Err(refuse(Code::NotNow, "office-fault-not-announced", Args::none()));
    }
    if act.announced.due > base::now(app) {
        let at = crate::letters::moment(
            &act.announced.due.to_string(),
            &in_force.call.dates.zone,
            app.words().language(),
        );
        return Err(refuse(
            Code::NotNow,
            "office-fault-draw-early",
            Args::one("at", at),
        ));
    }
    let list = Announced::read(&act.list).map_err(|fault| AppError::internal(fault.to_string()))?;
    let (key, tickets): (Hash, Vec<Ticket>) = list.draw(&seed);
    let pen = Pen::of(app)?;
    let (records, ()) = base::read(app, |read| Ok((acts::records(read)?, ())))?;
    let earlier = acts::same(
        "draw",
        |body| matches!(body, Body::Draw(draw) if draw.announced == act.record),
        &records,
    );
    let draw = Draw {
        announced: act.record,
        corrects: act.drawn.as_ref().map(|(id, _)| *id),
        key,
        seed,
        taken: taken(&standing, act.lane, &tickets),
        tickets,
    };
    let record = pen.record(draw, acts::next(&earlier));
    let args = Args::one("n", act.announced.n);
    base::act(app, "history-drawn", &args, "ranking", move |write| {
        acts::put(write, &record, "")
    })?;
    let short = in_force.call.short.as_str();
    minutes::write(app, &minutes::of_draws(app, short), app.words().language(), true)?;
    draw_list(app, Nothing {})
}

/// How many the money reaches in the order of their tickets, before decisions and refusals; requests differ, so that
/// this is known only now.
fn taken(standing: &Standing, lane: Option<usize>, tickets: &[Ticket]) -> u64 {
    let at = |ticket: &Ticket| standing.index.get(&ticket.proposal).copied();
    let order: Vec<usize> = tickets.iter().filter_map(at).collect();
    let mut drawn: Vec<Vec<usize>> = standing
        .undecided
        .lines
        .iter()
        .map(|line| line.draw.clone())
        .collect();
    if let Some(own) = lane.and_then(|lane| drawn.get_mut(lane)) {
        own.clone_from(&order);
    }
    let filled = standing
        .undecided
        .settle(&standing.rules, &standing.requests, &drawn);
    order.iter().filter(|at| filled.is_funded(**at)).count() as u64
}
