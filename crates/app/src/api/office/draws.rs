//! The draw: announced, then entered.

use std::collections::BTreeMap;

use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::draw::DrawList as Announced;
use paraph_bundle::payload::id::{Hash, Name, ProposalId, Slug, Time};
use paraph_bundle::payload::record::{
    Body, Draw, DrawAnnounced as AnnouncedRecord, DrawByHand as ByHandRecord, Record,
};

use super::acts::{self, Pen};
use super::base::{self, name, phrase, refuse};
use super::call::InForce;
use super::ranking::as_it_is;
use super::standing::{Standing, lane_of_draw};
use super::state::Office;
use super::{announce, minutes};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{DrawAnnounce, DrawByHand, DrawEnter, DrawList, DrawMember, DrawView, Nothing};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Draws that are needed, announced, done.
    draw_list(Nothing) -> DrawList, changes [];
    /// Announces a draw: the signed list, before the number exists.
    draw_announce(DrawAnnounce) -> DrawList, changes [Ranking, Publication];
    /// Enters the drawn number, typed twice.
    draw_enter(DrawEnter) -> DrawList, changes [Ranking, Publication];
    /// Enters the order in which lots came out of an urn, before witnesses.
    draw_by_hand(DrawByHand) -> DrawList, changes [Ranking, Publication];
}

/// An announcement in force, with what was drawn for it.
pub(super) struct Act {
    pub record: Hash,
    pub announced: AnnouncedRecord,
    pub lane: Option<usize>,
    pub list: Vec<u8>,
    /// By a public number.
    pub drawn: Option<(Hash, Draw)>,
    /// By lots from an urn.
    pub by_hand: Option<(Hash, ByHandRecord)>,
}

impl Act {
    /// The order, if lots were drawn.
    pub(super) fn order(&self) -> Option<Vec<ProposalId>> {
        let drawn = self.drawn.as_ref().map(|(_, draw)| draw.order());
        drawn.or_else(|| self.by_hand.as_ref().map(|(_, draw)| draw.order.clone()))
    }

    /// How many of the order the money reached, before decisions and refusals.
    pub(super) fn taken(&self, standing: &Standing) -> u64 {
        match (&self.drawn, &self.by_hand) {
            (Some((_, draw)), _) => draw.taken,
            (None, Some((_, draw))) => taken(standing, self.lane, draw.order.iter().copied()),
            (None, None) => 0,
        }
    }

    /// The names of those who saw lots drawn by hand.
    pub(super) fn witnesses(&self) -> Vec<String> {
        let draw = self.by_hand.iter().flat_map(|(_, draw)| &draw.witnesses);
        draw.map(ToString::to_string).collect()
    }

    fn is_of(&self, track: Option<&String>, in_force: &InForce, lanes: &[usize]) -> bool {
        let own = self
            .lane
            .and_then(|lane| lane_track(in_force, lanes, lane))
            .map_or_else(|| "-".to_owned(), |track| track.to_string());
        track.is_none_or(|wanted| *wanted == own)
    }
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
            let by_hand = records.iter().find_map(|(other, record)| match &record.body {
                Body::DrawByHand(draw) if draw.announced == *id => Some((*other, draw.clone())),
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
                by_hand,
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
        let lots = act.and_then(Act::order);
        let done = lots.is_some();
        let taken = act.map_or(0, |act| act.taken(&standing));
        let order = lots.unwrap_or_else(|| {
            Announced::read(&list)
                .map(|list| list.proposals)
                .unwrap_or_default()
        });
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
                    place: u32::try_from(place + 1).ok().filter(|_| done),
                    taken: (place as u64) < taken,
                    part: done && standing.part(*id).is_some(),
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
        match act {
            None => {
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
            Some(act) if !done && act.announced.due > now => {
                let at = crate::letters::moment(
                    &act.announced.due.to_string(),
                    &in_force.call.dates.zone,
                    app.words().language(),
                );
                waits.push(phrase(app, "office-wait-due", Args::one("at", at)));
            }
            Some(_) => {}
        }
        draws.push(DrawView {
            track: lane_track(&in_force, &standing.lanes, lane)
                .map_or_else(|| "-".to_owned(), |track| track.to_string()),
            n: act.and_then(|act| u32::try_from(act.announced.n).ok()),
            state: match act {
                Some(_) if done => "drawn",
                Some(_) => "announced",
                None => "needed",
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
            witnesses: act.map(Act::witnesses).unwrap_or_default(),
            waits,
            minutes: done
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
        .filter(|act| act.by_hand.is_none() && (asked.corrects == Some(true) || act.drawn.is_none()))
        .find(|act| act.is_of(asked.track.as_ref(), &in_force, &standing.lanes))
        .ok_or_else(not_announced)?;
    may_be_drawn(app, &in_force, act)?;
    let list = Announced::read(&act.list).map_err(|fault| AppError::internal(fault.to_string()))?;
    let (key, tickets) = list.draw(&seed);
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
        taken: taken(&standing, act.lane, tickets.iter().map(|ticket| ticket.proposal)),
        tickets,
    };
    let record = pen.record(draw, acts::next(&earlier));
    enter(app, &in_force, act, "history-drawn", record)
}

fn draw_by_hand(app: &App, asked: DrawByHand) -> Result<DrawList> {
    let (office, in_force, standing) = as_it_is(app)?;
    let acts = announced(&office, &in_force, &standing.lanes);
    let act = acts
        .iter()
        .filter(|act| act.order().is_none())
        .find(|act| act.is_of(asked.track.as_ref(), &in_force, &standing.lanes))
        .ok_or_else(not_announced)?;
    may_be_drawn(app, &in_force, act)?;
    let named = asked.witnesses.iter().filter(|who| !who.trim().is_empty());
    let witnesses: Vec<Name> = named.map(|who| name(who)).collect();
    if witnesses.len() < 2 {
        return Err(refuse(Code::Incomplete, "office-fault-witnesses", Args::none()));
    }
    let list = Announced::read(&act.list).map_err(|fault| AppError::internal(fault.to_string()))?;
    let known = |given: &String| {
        let mut all = standing.proposals.iter();
        all.find(|one| one.number.to_string() == *given || one.proposal.to_hex() == *given)
            .map(|one| one.proposal)
    };
    let order: Vec<ProposalId> = asked.order.iter().filter_map(known).collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    if order.len() != asked.order.len() || sorted != list.proposals {
        let args = Args::one("count", list.proposals.len());
        return Err(refuse(Code::Incomplete, "office-fault-hand-order", args));
    }
    let draw = ByHandRecord {
        announced: act.record,
        minutes: None,
        order,
        witnesses,
    };
    let record = Pen::of(app)?.record(draw, 1);
    enter(app, &in_force, act, "history-drawn-by-hand", record)
}

fn not_announced() -> AppError {
    refuse(Code::NotNow, "office-fault-not-announced", Args::none())
}

/// Its announcement is out, and its hour has come.
fn may_be_drawn(app: &App, in_force: &InForce, act: &Act) -> Result<()> {
    let published = base::read(app, |read| Ok(read.publications()?))?;
    if !published
        .iter()
        .any(|row| row.stage == "announced" && row.body.contains(&act.record.to_hex()))
    {
        return Err(not_announced());
    }
    if act.announced.due > base::now(app) {
        let due = act.announced.due.to_string();
        let at = crate::letters::moment(&due, &in_force.call.dates.zone, app.words().language());
        return Err(refuse(
            Code::NotNow,
            "office-fault-draw-early",
            Args::one("at", at),
        ));
    }
    Ok(())
}

/// Keeps what was drawn, and writes its minutes.
fn enter(
    app: &App,
    in_force: &InForce,
    act: &Act,
    step: &'static str,
    record: Kept<Record>,
) -> Result<DrawList> {
    let args = Args::one("n", act.announced.n);
    base::act(app, step, &args, "ranking", move |write| {
        acts::put(write, &record, "")
    })?;
    let short = in_force.call.short.as_str();
    minutes::write(app, &minutes::of_draws(app, short), app.words().language(), true)?;
    draw_list(app, Nothing {})
}

/// How many the money reaches in the order drawn, before decisions and refusals; requests differ, so that this is known
/// only now.
fn taken(standing: &Standing, lane: Option<usize>, order: impl Iterator<Item = ProposalId>) -> u64 {
    let order: Vec<usize> = order.filter_map(|id| standing.index.get(&id).copied()).collect();
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
