//! What came back: the plan of what was dropped, and what all parts of this room share.

mod confirm;
mod confirmed;
mod enter;
mod list;
mod look;
mod merged;
mod owed;
mod take;
mod typing;
mod unsigned;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use paraph_bundle::merge::{self, CellState, Reviewer, State};
use paraph_bundle::payload::call::How;
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::record::Body;
use paraph_bundle::payload::review::Head;
use paraph_bundle::verify::Context;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use self::confirm::confirmations_make;
use self::confirmed::{unsigned_confirm, unsigned_list};
use self::enter::received_enter;
use self::list::{received_admit, received_list, received_set_aside, received_settle};
use self::look::{look, nothing_new};
use self::merged::{Outcome, alike, invited_twice};
use self::owed::{received_owed, reminders_make};
use self::take::received_take_in;
use self::typing::{typing_get, typing_set, typing_take_in};
use self::unsigned::{received_columns, received_columns_set};
use super::base::{self, Entry, Person, phrase};
use super::call::{InForce, in_force};
use super::chairs::Whole;
use super::entered::Unsigned;
use super::files::collect;
use super::knowledge;
use super::people::{Seats, seats};
use super::state::{self, Known, Office, office};
use crate::App;
use crate::error::{Code, Result};
use crate::wire::{
    AdmitAsk, AtPaths, ColumnsAsk, ColumnsSet, EnterAsk, Entered, FilesMade, Nothing, OfRow, OfRows, Owed,
    ReceivedAct, ReceivedGroup, ReceivedItem, ReceivedList, ReceivedPlan, SetAside, SettleAsk, TablePreview,
    TakeIn, TakenIn, TypingGrid, TypingSet, UnsignedConfirm, UnsignedList,
};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// What dropping these files would do. Changes nothing.
    received_plan(AtPaths) -> ReceivedPlan, changes [];
    /// A table of a plan, with what its columns are taken for.
    received_columns(ColumnsAsk) -> TablePreview, changes [];
    /// Says what the columns of tables with this head are.
    received_columns_set(ColumnsSet) -> TablePreview, changes [];
    /// Takes in the files of a plan, as one step.
    received_take_in(TakeIn) -> TakenIn, changes [People, Received, Ranking];
    /// What is here.
    received_list(Nothing) -> ReceivedList, changes [];
    /// Sets a file aside with a reason, or takes it up again.
    received_set_aside(SetAside) -> ReceivedList, changes [Received, Ranking];
    /// Lets a late review count, with a reason.
    received_admit(AdmitAsk) -> ReceivedList, changes [Received, Ranking];
    /// Settles two versions of one review, with a reason.
    received_settle(SettleAsk) -> ReceivedList, changes [Received, Ranking];
    /// Enters what was taken in in the register and writes receipts.
    received_enter(EnterAsk) -> Entered, changes [Received, Ranking];
    /// Who owes what.
    received_owed(Nothing) -> Owed, changes [];
    /// Writes reminders as mail drafts.
    reminders_make(OfRows) -> FilesMade, changes [];
    /// Writes mail drafts that show people what was entered for them.
    confirmations_make(OfRows) -> FilesMade, changes [];
    /// Reviews that were entered for people, and which of them they have confirmed.
    unsigned_list(Nothing) -> UnsignedList, changes [];
    /// Says that reviewers have confirmed what was entered for them, or takes that back.
    unsigned_confirm(UnsignedConfirm) -> UnsignedList, changes [Received, Publication];
    /// The grid for a person's paper forms.
    typing_get(OfRow) -> TypingGrid, changes [];
    /// Types one cell of a paper form.
    typing_set(TypingSet) -> TypingGrid, changes [Received];
    /// Takes a typed grid in, once both passes agree.
    typing_take_in(OfRow) -> TakenIn, changes [Received, Ranking];
}

/// A plan that was read and may be applied.
struct Kept {
    items: Vec<Item>,
}

/// One file of it.
struct Item {
    shown: ReceivedItem,
    /// What is stored: the bundle in clear, or the file as it came.
    bytes: Arc<Vec<u8>>,
    known: Option<Arc<Known>>,
    /// What a co-chair's panel holds.
    whole: Option<Whole>,
    unsigned: Vec<Unsigned>,
}

/// Plans that were shown, the oldest first.
static PLANS: Mutex<Vec<(String, Arc<Kept>)>> = Mutex::new(Vec::new());

/// A plan that was shown and is still at hand.
fn kept(plan: &str) -> Result<Arc<Kept>> {
    PLANS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .find(|(name, _)| name == plan)
        .map(|(_, kept)| Arc::clone(kept))
        .ok_or_else(|| base::refuse(Code::NotNow, "office-fault-plan-gone", Args::none()))
}

/// How many bytes of files the plans that are kept may hold together; the newest one is kept whatever it holds.
const MOST_KEPT: usize = 64 << 20;

/// Everything that judging needs, read once.
struct Desk {
    office: Office,
    in_force: InForce,
    people: Vec<Person>,
    seats: Seats,
    entries: Vec<Entry>,
    context: Context,
}

fn desk(app: &App) -> Result<Desk> {
    let mut desk = base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        Ok(Desk {
            context: knowledge::of(read, &office, &in_force, &people, &seats)?,
            entries: base::proposals(read)?,
            office,
            in_force,
            people,
            seats,
        })
    })?;
    desk.context = knowledge::complete(app, desk.context)?;
    Ok(desk)
}

fn received_plan(app: &App, asked: AtPaths) -> Result<ReceivedPlan> {
    let mut dropped = Vec::new();
    for path in &asked.paths {
        collect(Path::new(path), &mut dropped)?;
    }
    let desk = desk(app)?;
    let mut seen = BTreeSet::new();
    dropped.retain(|file| seen.insert(Hash::of(&file.bytes)));
    let mut items: Vec<Item> = dropped
        .into_par_iter()
        .map(|file| look(app, &desk, file))
        .collect();
    let mut incoming = State::new(desk.office.state.lineage);
    for item in &items {
        let inside = item.whole.iter().flat_map(|whole| &whole.inside);
        for known in item.known.iter().chain(inside.map(|inside| &inside.known)) {
            state::absorb(&mut incoming, known);
        }
    }
    let plan = merge::plan_beside(&desk.office.state, &desk.office.view, &incoming);
    drop(incoming);
    let coming: Vec<Arc<Known>> = items.iter().filter_map(|item| item.known.clone()).collect();
    let outcome = Outcome::new(&plan, &desk, desk.office.scores.values().chain(&coming));
    for item in &mut items {
        nothing_new(app, &desk, item);
        outcome.settle(app, &desk, item);
    }
    invited_twice(app, &desk, &mut items);
    alike(app, &mut items);
    // Accepting from here says that an invitation was answered, or that the file came by a way which the committee trusts:
    // a call may take neither for enough.
    let ways = &desk.in_force.call.policy.vouch;
    let as_it_came = ways.contains(&How::Channel) || ways.contains(&How::Invitation);
    for item in &mut items {
        item.shown
            .acts
            .retain(|act| as_it_came || *act != ReceivedAct::Accept);
        let told = item.shown.code.clone();
        item.shown.notes.retain(|note| note.code != told);
    }
    items.sort_by(|a, b| {
        (a.shown.group, &a.shown.name, &a.shown.file).cmp(&(b.shown.group, &b.shown.name, &b.shown.file))
    });
    let names: Vec<String> = items.iter().map(|item| item.shown.file.clone()).collect();
    let name = Hash::of(format!("{}\n{}", plan.before, names.join("\n")).as_bytes()).to_hex();
    let mut counts: BTreeMap<String, usize> = ["ready", "question", "again", "nothing"]
        .map(|group| (group.to_owned(), 0))
        .into();
    for item in &items {
        *counts.entry(group_word(item.shown.group).to_owned()).or_default() += 1;
    }
    let sentences = counts
        .iter()
        .map(|(group, count)| {
            let args = Args::one("count", *count).and("of", items.len());
            (group.clone(), phrase(app, &format!("office-group-{group}"), args))
        })
        .collect();
    let shown: Vec<ReceivedItem> = items.iter().map(|item| item.shown.clone()).collect();
    let mut plans = PLANS.lock().unwrap_or_else(PoisonError::into_inner);
    plans.retain(|(known, _)| *known != name);
    plans.push((name.clone(), Arc::new(Kept { items })));
    let mut kept = 0;
    let holds =
        |(_, plan): &(String, Arc<Kept>)| plan.items.iter().map(|item| item.bytes.len()).sum::<usize>();
    let newest = plans.iter().rev().take_while(|plan| {
        kept += holds(plan);
        kept <= MOST_KEPT
    });
    let newest = newest.count().max(1);
    let older = plans.len() - newest;
    plans.drain(..older);
    Ok(ReceivedPlan {
        plan: name,
        items: shown,
        counts,
        sentences,
    })
}

fn group_word(group: ReceivedGroup) -> &'static str {
    match group {
        ReceivedGroup::Ready => "ready",
        ReceivedGroup::Question => "question",
        ReceivedGroup::Again => "again",
        ReceivedGroup::Nothing => "nothing",
    }
}

/// The heads of some bundles that somebody asks for; bundles that hold none of them are not read.
fn heads<'k>(
    known: impl IntoIterator<Item = &'k Arc<Known>>,
    asked: impl Fn(&Hash) -> bool,
) -> BTreeMap<Hash, Head> {
    let mut found = BTreeMap::new();
    for known in known {
        let mut ids = known.entry.iter().flat_map(|entry| &entry.heads);
        if !ids.any(|line| asked(&line.head)) {
            continue;
        }
        let score = known.score();
        let lines = score.iter().flat_map(|score| &score.heads);
        found.extend(
            lines
                .filter(|line| asked(&line.hash))
                .map(|line| (line.hash, line.value.clone())),
        );
    }
    found
}

fn counted(office: &Office) -> usize {
    office
        .view
        .cells
        .iter()
        .filter(|cell| cell.state == CellState::Counted)
        .count()
}

/// Names of reviewers as chairs see them.
pub(super) fn name_of(office: &Office, seats: &Seats, people: &[Person], reviewer: &Reviewer) -> String {
    match reviewer {
        Reviewer::Name(name) => name.to_string(),
        Reviewer::Person(id) => {
            let listed = seats
                .seat(*id)
                .and_then(|seat| people.iter().find(|person| person.seat == seat))
                .map(|person| person.name.clone());
            listed
                .or_else(|| {
                    office
                        .view
                        .persons
                        .iter()
                        .find(|known| known.person == *id)
                        .and_then(|known| known.name.as_ref())
                        .map(ToString::to_string)
                })
                .unwrap_or_else(|| id.to_hex()[..12].to_owned())
        }
    }
}

/// All heads that are here, signed and entered.
pub(super) fn all_heads(office: &Office) -> BTreeMap<Hash, Head> {
    heads_among(office, |_| true)
}

/// Those that somebody asks for.
fn heads_among(office: &Office, asked: impl Fn(&Hash) -> bool) -> BTreeMap<Hash, Head> {
    let mut lines = heads(office.scores.values(), &asked);
    for record in office.state.records.values() {
        if let Body::Entered(entered) = &record.record.value.body
            && asked(&entered.head)
            && let Ok(head) = entered.read_head("entered")
        {
            lines.insert(head.hash, head.value);
        }
    }
    lines
}
