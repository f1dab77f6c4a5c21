//! What came back: the plan, taking in, questions, entering, receipts, who owes what.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use paraph_bundle::encrypt::{decrypt, is_encrypted};
use paraph_bundle::fault::{Code as FaultCode, Verdict};
use paraph_bundle::identity::{answer, looks};
use paraph_bundle::ledger::Entry as LedgerEntry;
use paraph_bundle::merge::{self, Cell, CellState, Merged, Reviewer, State};
use paraph_bundle::payload::id::{Hash, PersonId, Slug};
use paraph_bundle::payload::manifest::Kind;
use paraph_bundle::payload::record::{Admit, Body, Close, Entered as EnteredRecord, Settle, Source};
use paraph_bundle::payload::result::HeadStatus;
use paraph_bundle::payload::review::Head;
use paraph_bundle::verify::{Context, Report, What, verify_bytes};
use paraph_bundle::{Fault, Param, receipt, signature};
use paraph_store::{CheckpointRow, LedgerRow, ReceivedRow, TypingRow};

use super::acts::{self, Pen};
use super::base::{self, Entry, Person, phrase, refuse, text};
use super::call::{InForce, in_force};
use super::chairs::{self, Whole};
use super::entered::{self, Unsigned};
use super::files::{Dropped, collect};
use super::people::{Seats, contact, seats};
use super::state::{self, Known, Office, office};
use super::{keys, knowledge, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::mail::Attachment;
use crate::sheets::{FilledReview, StepFault};
use crate::tables::columns::{Purpose, guess};
use crate::verify::say_fault;
use crate::wire::{
    AdmitAsk, AtPaths, EnterAsk, Entered, FilesMade, HeadView, Nothing, OfRow, OfRows, Owed, OwedCell,
    OwedPerson, OwedProposal, OwedState, ReceivedAct, ReceivedFile, ReceivedGroup, ReceivedItem,
    ReceivedKind, ReceivedList, ReceivedNote, ReceivedPlan, ReceivedQuestion, ReviewChange, ScoreChange,
    SetAside, SettleAsk, TakeIn, TakenIn, TypingGrid, TypingLine, TypingSet,
};
use crate::words::{Args, Words};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What dropping these files would do. Changes nothing.
    received_plan(AtPaths) -> ReceivedPlan, changes [];
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
    bytes: Vec<u8>,
    known: Option<Arc<Known>>,
    /// What a co-chair's panel holds.
    whole: Option<Whole>,
    unsigned: Vec<Unsigned>,
}

/// Plans that were shown, the oldest first.
static PLANS: Mutex<Vec<(String, Arc<Kept>)>> = Mutex::new(Vec::new());
const MOST_PLANS: usize = 64;

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
    let mut incoming = State::new(desk.office.state.lineage);
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for file in dropped {
        if !seen.insert(Hash::of(&file.bytes)) {
            continue;
        }
        let item = look(app, &desk, file);
        if let Some(known) = &item.known {
            state::absorb(&mut incoming, known);
        }
        for inside in item.whole.iter().flat_map(|whole| &whole.inside) {
            state::absorb(&mut incoming, &inside.known);
        }
        items.push(item);
    }
    let plan = merge::plan(&desk.office.state, &incoming);
    // Score lines by head, of what is here and of what comes.
    let mut lines: BTreeMap<Hash, Head> = heads(desk.office.scores.values());
    lines.extend(heads(items.iter().filter_map(|item| item.known.as_ref())));
    for item in &mut items {
        nothing_new(app, &desk, item);
        let Some(id) = item.shown.bundle.as_ref().and_then(|id| id.parse::<Hash>().ok()) else {
            continue;
        };
        if let Some(merged) = plan.bundles.iter().find(|merged| merged.id == id) {
            settle(app, &desk, item, merged, &plan.changes, &lines);
        }
    }
    invited_twice(app, &desk, &mut items);
    alike(app, &mut items);
    for item in &mut items {
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
    if plans.len() >= MOST_PLANS {
        plans.remove(0);
    }
    plans.push((name.clone(), Arc::new(Kept { items })));
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

fn heads<'k>(known: impl IntoIterator<Item = &'k Arc<Known>>) -> BTreeMap<Hash, Head> {
    known
        .into_iter()
        .filter_map(|known| known.score.as_ref())
        .flat_map(|score| score.heads.iter().map(|line| (line.hash, line.value.clone())))
        .collect()
}

fn blank(file: &Dropped) -> ReceivedItem {
    ReceivedItem {
        file: Hash::of(&file.bytes).to_hex(),
        name: file.name.clone(),
        from: file.from.clone(),
        group: ReceivedGroup::Again,
        kind: ReceivedKind::Other,
        verdict: None,
        code: "OK".to_owned(),
        message: String::new(),
        hint: String::new(),
        notes: Vec::new(),
        bundle: None,
        person: None,
        row: None,
        person_name: None,
        sequence: None,
        reviews: 0,
        changes: Vec::new(),
        faults: Vec::new(),
        acts: Vec::new(),
    }
}

/// What one file is, by itself and against what is known.
fn look(app: &App, desk: &Desk, file: Dropped) -> Item {
    let words = app.words();
    let mut shown = blank(&file);
    if crate::sheets::is_sheet(&file.bytes) {
        return sheet(app, desk, file, shown);
    }
    if let Ok(content) = std::str::from_utf8(&file.bytes)
        && crate::tables::hotcrp::is_form(content)
    {
        return form(app, desk, &file, content, shown);
    }
    let lower = file.name.to_lowercase();
    if [".csv", ".tsv", ".xlsx", ".ods", ".xls"]
        .iter()
        .any(|ending| lower.ends_with(ending))
    {
        return a_table(app, desk, file, shown);
    }
    let report = verify_bytes(&file.bytes, &desk.context);
    let (sentence, hint) = match report.told() {
        Some(fault) => say_fault(fault, words),
        None => (words.say("office-file-good", &Args::none()), String::new()),
    };
    shown.code = report.code_str().to_owned();
    shown.message = sentence;
    shown.hint = hint;
    shown.notes = report
        .notes
        .iter()
        .map(|note| in_words(desk, note, words))
        .collect();
    shown.verdict = report.verdict().map(|verdict| {
        match verdict {
            Verdict::Good => "good",
            Verdict::Unknown => "unknown",
            Verdict::Bad => "bad",
        }
        .to_owned()
    });
    shown.kind = kind_of(&report);
    shown.bundle = report.id.map(Hash::to_hex);
    let mut bytes = file.bytes;
    if report.code() == Some(FaultCode::AgeNoKey) {
        shown.kind = ReceivedKind::Sealed;
        shown.group = ReceivedGroup::Question;
        shown.bundle = Some(shown.file.clone());
        shown.acts = vec![ReceivedAct::TakeIn, ReceivedAct::SetAside];
        return Item {
            shown,
            bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    }
    if is_encrypted(&bytes)
        && let Ok(mut plain) = decrypt(Cursor::new(bytes.as_slice()), &desk.context.identities)
    {
        let mut clear = Vec::new();
        if plain.read_to_end(&mut clear).is_ok() {
            bytes = clear;
        }
    }
    shown.group = match report.verdict() {
        Some(Verdict::Good) => ReceivedGroup::Ready,
        Some(Verdict::Unknown) => ReceivedGroup::Question,
        Some(Verdict::Bad) | None => ReceivedGroup::Again,
    };
    shown.acts = match shown.group {
        ReceivedGroup::Ready => vec![ReceivedAct::TakeIn],
        ReceivedGroup::Question => report.code().map_or_else(Vec::new, acts_for),
        ReceivedGroup::Again | ReceivedGroup::Nothing => vec![ReceivedAct::Write],
    };
    let Some(opened) = report.opened else {
        whose(desk, &mut shown);
        return Item {
            shown,
            bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    };
    let id = opened.id;
    let author = opened.manifest.author;
    shown.person = Some(author.to_hex());
    shown.sequence = opened.manifest.stream.as_ref().map(|stream| stream.sequence);
    shown.row = desk.seats.seat(author).map(str::to_owned);
    shown.person_name = desk
        .people
        .iter()
        .find(|person| Some(&person.seat) == shown.row.as_ref())
        .map(|person| person.name.clone())
        .or_else(|| {
            opened
                .cards
                .iter()
                .find(|card| card.card.person == author)
                .map(|card| card.card.name.to_string())
        });
    let counts = matches!(opened.kind(), Kind::Score | Kind::Card | Kind::Panel)
        && report
            .fault
            .as_ref()
            .is_none_or(|fault| fault.verdict() == Some(Verdict::Unknown));
    if matches!(opened.kind(), Kind::Call | Kind::Result) {
        shown.group = ReceivedGroup::Nothing;
        shown.acts = Vec::new();
    }
    let whole = if counts {
        chairs::whole(&opened, &bytes).ok().flatten()
    } else {
        None
    };
    let known = if counts {
        state::known(*opened).ok().map(Arc::new)
    } else {
        None
    };
    if let Some(known) = &known {
        shown.reviews = known.score.as_ref().map_or(0, |score| score.heads.len());
        state::remember(id, known);
    }
    Item {
        shown,
        bytes,
        known,
        whole,
        unsigned: Vec::new(),
    }
}

/// Cards and panels that bring nothing, and what a co-chair's panel brings.
fn nothing_new(app: &App, desk: &Desk, item: &mut Item) {
    let words = app.words();
    let Some(known) = item.known.as_ref().filter(|known| known.entry.is_none()) else {
        return;
    };
    if item.shown.group == ReceivedGroup::Again {
        return;
    }
    let state = &desk.office.state;
    if let Some(whole) = &item.whole {
        if whole.contradicts(&desk.office) {
            let fault = Fault::new(FaultCode::LedgerRewritten, "two registers");
            (item.shown.message, item.shown.hint) = say_fault(&fault, words);
            fault.code().as_str().clone_into(&mut item.shown.code);
            item.shown.verdict = Some("bad".to_owned());
            item.shown.group = ReceivedGroup::Question;
            item.shown.acts = vec![ReceivedAct::TakeIn, ReceivedAct::Write];
            return;
        }
        let (new, ahead) = whole.news(&desk.office);
        if new > 0 || ahead > 0 {
            let args = Args::one("new", new)
                .and("of", whole.inside.len())
                .and("ahead", usize::try_from(ahead).unwrap_or(usize::MAX));
            item.shown.message = words.say("office-panel-brings", &args);
            return;
        }
    } else {
        let records = known
            .records
            .iter()
            .all(|entry| state.records.contains_key(&entry.record.hash));
        let cards = known
            .cards
            .iter()
            .all(|entry| state.cards.contains_key(&entry.id));
        if !records || !cards {
            return;
        }
    }
    item.shown.group = ReceivedGroup::Nothing;
    item.shown.acts = Vec::new();
    item.shown.message = words.say("office-file-same", &Args::none());
    item.shown.hint = String::new();
}

/// Whose a file is that could not be opened: by the mail's address, or by the name in the file's.
fn whose(desk: &Desk, shown: &mut ReceivedItem) {
    let by_mail = shown.from.as_ref().and_then(|from| {
        desk.people.iter().find(|person| {
            person
                .email
                .as_deref()
                .is_some_and(|email| email.eq_ignore_ascii_case(from))
        })
    });
    let by_name = || {
        let mut fitting = desk
            .people
            .iter()
            .filter(|person| shown.name.contains(&format!("-{}-", paths::folded(&person.name))));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    if let Some(person) = by_mail.or_else(by_name) {
        shown.row = Some(person.seat.clone());
        shown.person_name = Some(person.name.clone());
    }
}

fn kind_of(report: &Report) -> ReceivedKind {
    match report.what {
        Some(What::Bundle(Kind::Score)) => ReceivedKind::Score,
        Some(What::Bundle(Kind::Card)) => ReceivedKind::Card,
        Some(What::Bundle(Kind::Panel)) => ReceivedKind::Panel,
        Some(What::Bundle(Kind::Call)) => ReceivedKind::Call,
        Some(What::Bundle(Kind::Result)) => ReceivedKind::Result,
        Some(What::Receipt | What::Letter) | None => ReceivedKind::Other,
    }
}

/// What a merge says of an opened file.
fn settle(
    app: &App,
    desk: &Desk,
    item: &mut Item,
    merged: &Merged,
    changes: &[merge::Change],
    lines: &BTreeMap<Hash, Head>,
) {
    let words = app.words();
    let entered = item.known.as_ref().and_then(|known| known.entry.clone());
    let Some(entry) = entered else { return };
    judge_merged(app, item, merged);
    if item.shown.group == ReceivedGroup::Ready {
        if merged.same || merged.notes.contains(&FaultCode::OlderKnown) {
            item.shown.group = ReceivedGroup::Nothing;
            item.shown.acts = Vec::new();
        } else if merged.notes.contains(&FaultCode::Contradiction) {
            item.shown.acts.push(ReceivedAct::Settle);
        }
    } else if merged.same {
        // It is here already; what is left to do is to accept whose it is.
        item.shown.acts.retain(|act| *act != ReceivedAct::TakeIn);
        item.shown.message = words.say(
            "office-file-known",
            &Args::one("sentence", item.shown.message.as_str()),
        );
    }
    if merged.same && item.shown.group == ReceivedGroup::Nothing {
        item.shown.message = words.say("office-file-same", &Args::none());
    }
    let name = item.shown.person_name.clone().unwrap_or_default();
    let told = |note: &FaultCode| {
        Fault::new(*note, "merge")
            .with(Param::Name, name.as_str())
            .with(
                Param::N,
                if *note == FaultCode::OlderKnown {
                    entry.sequence.to_string()
                } else {
                    merged.new_heads.to_string()
                },
            )
            .with(Param::M, merged.highest_here.unwrap_or(0).to_string())
            .with(Param::Proposal, contradicted(desk, &entry, changes))
    };
    if let Some((first, others)) = merged.notes.split_first() {
        item.shown.code = first.as_str().to_owned();
        let (message, hint) = say_fault(&told(first), words);
        item.shown.message = message;
        item.shown.hint = hint;
        let others = others.iter().map(|note| in_words(desk, &told(note), words));
        item.shown.notes.extend(others);
    } else if item.shown.code == "OK" && !merged.same {
        let args = Args::one("reviews", item.shown.reviews)
            .and("new", merged.new_heads)
            .and("sequence", entry.sequence);
        item.shown.message = words.say("office-file-reviews", &args);
    }
    for change in changes {
        let mine = entry
            .heads
            .iter()
            .any(|head| head.proposal == change.proposal && head.round == change.round)
            && matches!(change.reviewer, Reviewer::Person(_))
            && change.after.as_ref().is_some_and(|cell| {
                cell.heads
                    .iter()
                    .any(|head| entry.heads.iter().any(|own| own.head == *head))
            });
        if !mine {
            continue;
        }
        let Some(proposal) = desk.entries.iter().find(|known| known.id == change.proposal) else {
            continue;
        };
        let head = |cell: &Option<Cell>| {
            cell.as_ref()
                .and_then(|cell| cell.counted.or(cell.heads.first().copied()))
                .and_then(|head| lines.get(&head).cloned())
        };
        let (before, after) = (head(&change.before), head(&change.after));
        let steps = |head: &Option<Head>| head.as_ref().map(|head| head.scores.clone()).unwrap_or_default();
        let (old, new) = (steps(&before), steps(&after));
        let scores = desk
            .in_force
            .call
            .rubric
            .criteria
            .iter()
            .filter(|criterion| old.get(&criterion.id) != new.get(&criterion.id))
            .map(|criterion| ScoreChange {
                criterion: criterion.id.to_string(),
                before: old.get(&criterion.id).copied(),
                after: new.get(&criterion.id).copied(),
            })
            .collect();
        let what = match change.after.as_ref().map(|cell| cell.state) {
            Some(CellState::Contradiction) => "contradiction",
            Some(CellState::Recused) => "recused",
            Some(CellState::Withdrawn) => "withdrawn",
            Some(CellState::Outdated) => "outdated",
            Some(CellState::Counted) if change.before.is_some() => "replaced",
            Some(CellState::Counted) => "new",
            None => "same",
        };
        item.shown.changes.push(ReviewChange {
            proposal: change.proposal.to_hex(),
            number: proposal.row.number.clone(),
            title: proposal.row.title.clone(),
            what: what.to_owned(),
            scores,
            texts: before.as_ref().map(|head| (head.texts, head.confidential))
                != after.as_ref().map(|head| (head.texts, head.confidential)),
        });
    }
}

/// What the merge says of a file's trust: the card in it counts as seen, and earlier files of the person too.
fn judge_merged(app: &App, item: &mut Item, merged: &Merged) {
    if item.shown.group == ReceivedGroup::Nothing || item.shown.group == ReceivedGroup::Again {
        return;
    }
    let Some(code) = merged.code else {
        if item.shown.verdict.as_deref() == Some("unknown") {
            item.shown.verdict = Some("good".to_owned());
            item.shown.code = "OK".to_owned();
            item.shown.group = ReceivedGroup::Ready;
            item.shown.acts = vec![ReceivedAct::TakeIn];
        }
        return;
    };
    let name = item.shown.person_name.clone().unwrap_or_default();
    let fault = Fault::new(code, "merge").with(Param::Name, name);
    (item.shown.message, item.shown.hint) = say_fault(&fault, app.words());
    item.shown.verdict = Some("unknown".to_owned());
    code.as_str().clone_into(&mut item.shown.code);
    item.shown.group = ReceivedGroup::Question;
    item.shown.acts = acts_for(code);
}

/// A note in words; a proposal by the number that people know.
fn in_words(desk: &Desk, note: &Fault, words: &Words) -> ReceivedNote {
    let mut note = note.clone();
    if let Some(id) = note.params().get(&Param::Proposal).cloned()
        && let Some(entry) = desk.entries.iter().find(|entry| entry.row.proposal == id)
    {
        note = note.with(Param::Proposal, entry.row.number.as_str());
    }
    let (message, hint) = say_fault(&note, words);
    ReceivedNote {
        code: note.code().as_str().to_owned(),
        message,
        hint,
    }
}

/// Two persons who answered one invitation, here or in this plan: neither is accepted by it.
fn invited_twice(app: &App, desk: &Desk, items: &mut [Item]) {
    let mut answered: BTreeMap<Hash, BTreeSet<PersonId>> = desk
        .context
        .invitations
        .iter()
        .map(|invited| (invited.token, invited.answered_by.clone()))
        .collect();
    let invitation = |item: &Item| {
        let known = item.known.as_ref()?;
        let given = known.answers?;
        desk.context
            .invitations
            .iter()
            .find(|invited| answer(invited.token, known.author, invited.lineage) == given)
    };
    for item in items.iter() {
        if let (Some(invited), Some(known)) = (invitation(item), &item.known) {
            answered.entry(invited.token).or_default().insert(known.author);
        }
    }
    for item in items {
        let Some(invited) = invitation(item) else { continue };
        let twice = answered
            .get(&invited.token)
            .is_some_and(|persons| persons.len() > 1);
        if !twice || item.shown.code != FaultCode::SignerNotVouched.as_str() {
            continue;
        }
        let fault = Fault::new(FaultCode::InvitationTwice, "answered by two")
            .with(Param::Name, invited.name.as_str());
        (item.shown.message, item.shown.hint) = say_fault(&fault, app.words());
        fault.code().as_str().clone_into(&mut item.shown.code);
        item.shown.acts = acts_for(fault.code());
    }
}

/// Two persons in one plan whose names look alike; those who are here already are known when each file is judged.
fn alike(app: &App, items: &mut [Item]) {
    let mut looking: BTreeMap<String, BTreeMap<PersonId, String>> = BTreeMap::new();
    for item in items.iter() {
        if let (Some(known), Some(name)) = (&item.known, &item.shown.person_name) {
            looking
                .entry(looks(name))
                .or_default()
                .insert(known.author, name.clone());
        }
    }
    for item in items {
        let (Some(known), Some(name)) = (&item.known, &item.shown.person_name) else {
            continue;
        };
        let other = looking
            .get(&looks(name))
            .and_then(|persons| persons.iter().find(|(person, _)| **person != known.author));
        let said = item
            .shown
            .notes
            .iter()
            .any(|note| note.code == FaultCode::NameAlike.as_str());
        if let (Some((_, other)), false) = (other, said) {
            let fault = Fault::new(FaultCode::NameAlike, "names alike")
                .with(Param::Name, name.as_str())
                .with(Param::Other, other.as_str());
            let (message, hint) = say_fault(&fault, app.words());
            item.shown.notes.push(ReceivedNote {
                code: fault.code().as_str().to_owned(),
                message,
                hint,
            });
        }
    }
}

/// What can be done about a file that does not count yet.
fn acts_for(code: FaultCode) -> Vec<ReceivedAct> {
    match code {
        FaultCode::SignerNotVouched | FaultCode::InvitationTwice => {
            vec![ReceivedAct::Accept, ReceivedAct::Call, ReceivedAct::TakeIn]
        }
        FaultCode::SignerUnknown => vec![ReceivedAct::TakeIn, ReceivedAct::Write],
        _ => vec![ReceivedAct::Write, ReceivedAct::SetAside],
    }
}

fn contradicted(desk: &Desk, entry: &merge::BundleEntry, changes: &[merge::Change]) -> String {
    let of = |change: &&merge::Change| {
        change.after.as_ref().is_some_and(|cell| {
            cell.state == CellState::Contradiction
                && cell
                    .heads
                    .iter()
                    .any(|head| entry.heads.iter().any(|own| own.head == *head))
        })
    };
    let numbers: Vec<&str> = changes
        .iter()
        .filter(of)
        .filter_map(|change| desk.entries.iter().find(|known| known.id == change.proposal))
        .map(|known| known.row.number.as_str())
        .collect();
    numbers.join(", ")
}

fn sheet(app: &App, desk: &Desk, file: Dropped, mut shown: ReceivedItem) -> Item {
    let words = app.words();
    shown.kind = ReceivedKind::Sheet;
    let file_hash = Hash::of(&file.bytes);
    let filled = match crate::sheets::read(&file.bytes) {
        Ok(filled) => filled,
        Err(error) => {
            shown.message = words.say(
                "office-fault-table",
                &Args::one("file", file.name.as_str()).and("reason", error.to_string()),
            );
            shown.acts = vec![ReceivedAct::Write];
            return Item {
                shown,
                bytes: file.bytes,
                known: None,
                whole: None,
                unsigned: Vec::new(),
            };
        }
    };
    let person = desk.people.iter().find(|person| person.seat == filled.person);
    shown.row = person.map(|person| person.seat.clone());
    shown.person_name = Some(person.map_or(filled.reviewer.clone(), |person| person.name.clone()));
    shown.faults.clone_from(&filled.faults);
    if filled.lineage != desk.in_force.lineage.to_hex() || filled.rubric != desk.in_force.rubric.to_hex() {
        shown.group = ReceivedGroup::Again;
        shown.code = "CALL_OTHER".to_owned();
        shown.message = words.say("office-sheet-other", &Args::one("file", file.name.as_str()));
        shown.acts = vec![ReceivedAct::Write];
        return Item {
            shown,
            bytes: file.bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    }
    let reviewer = shown.person_name.clone().unwrap_or_default();
    let seat = shown.row.clone();
    let unsigned = unsigned(
        desk,
        filled
            .reviews
            .into_iter()
            .map(|review| (reviewer.clone(), seat.clone(), review)),
        Source::Table,
        Some(file_hash),
    );
    judge_unsigned(app, desk, &mut shown, &unsigned);
    Item {
        shown,
        bytes: file.bytes,
        known: None,
        whole: None,
        unsigned,
    }
}

fn unsigned(
    desk: &Desk,
    reviews: impl Iterator<Item = (String, Option<String>, FilledReview)>,
    source: Source,
    file: Option<Hash>,
) -> Vec<Unsigned> {
    reviews
        .filter_map(|(reviewer, seat, review)| {
            let entry = desk
                .entries
                .iter()
                .find(|entry| entry.row.proposal == review.proposal)?;
            Some(Unsigned {
                person: seat
                    .as_ref()
                    .and_then(|seat| desk.seats.person.get(seat).copied()),
                reviewer,
                proposal: entry.id,
                number: entry.row.number.clone(),
                review,
                source,
                file,
            })
        })
        .collect()
}

/// The seat that a table's reviewer means.
fn seat_of(desk: &Desk, who: &str, email: Option<&str>) -> Option<(String, String)> {
    let found = desk.people.iter().find(|person| {
        person.email.as_deref().is_some_and(|own| {
            Some(own.to_lowercase()) == email.map(str::to_lowercase) || own.eq_ignore_ascii_case(who)
        }) || crate::tables::columns::fold(&person.name) == crate::tables::columns::fold(who)
    })?;
    Some((found.seat.clone(), found.name.clone()))
}

fn judge_unsigned(app: &App, desk: &Desk, shown: &mut ReceivedItem, unsigned: &[Unsigned]) {
    let words = app.words();
    shown.reviews = unsigned.len();
    let fresh = fresh(app, desk, unsigned).map_or(0, |records| records.len());
    shown.code = if shown.faults.is_empty() {
        "OK"
    } else {
        "SCORE_RANGE"
    }
    .to_owned();
    let args = Args::one("reviews", unsigned.len())
        .and("new", fresh)
        .and("name", shown.person_name.clone().unwrap_or_default());
    if let Some(fault) = shown.faults.first() {
        shown.group = ReceivedGroup::Question;
        let args = Args::one("cell", fault.cell.as_str())
            .and("value", fault.value.as_str())
            .and("criterion", fault.criterion.as_str())
            .and("count", shown.faults.len());
        shown.message = words.say("office-sheet-step", &args);
        shown.hint = words
            .attribute("office-sheet-step", "hint", &args)
            .unwrap_or_default();
        shown.acts = vec![ReceivedAct::Write, ReceivedAct::TakeIn];
    } else if fresh == 0 {
        shown.group = ReceivedGroup::Nothing;
        shown.message = words.say("office-file-same", &Args::none());
    } else {
        shown.group = ReceivedGroup::Ready;
        shown.message = words.say("office-sheet-ready", &args);
        shown.acts = vec![ReceivedAct::TakeIn];
    }
}

fn form(app: &App, desk: &Desk, file: &Dropped, content: &str, mut shown: ReceivedItem) -> Item {
    shown.kind = ReceivedKind::Form;
    let (found, faults) = entered::forms(
        crate::tables::hotcrp::read(content),
        &desk.in_force.call,
        &desk.entries,
    );
    let reviews = found.into_iter().map(|(who, email, review)| {
        let seat = seat_of(desk, &who, email.as_deref());
        let name = seat.as_ref().map_or(who, |(_, name)| name.clone());
        (name, seat.map(|(seat, _)| seat), review)
    });
    let unsigned = unsigned(desk, reviews, Source::Hotcrp, Some(Hash::of(&file.bytes)));
    shown.person_name = unsigned.first().map(|review| review.reviewer.clone());
    shown.faults = faults
        .into_iter()
        .map(|fault| StepFault {
            cell: fault.cell,
            value: fault.value.clone(),
            criterion: fault.value,
            number: String::new(),
        })
        .collect();
    judge_unsigned(app, desk, &mut shown, &unsigned);
    Item {
        shown,
        bytes: file.bytes.clone(),
        known: None,
        whole: None,
        unsigned,
    }
}

fn a_table(app: &App, desk: &Desk, file: Dropped, mut shown: ReceivedItem) -> Item {
    let words = app.words();
    shown.kind = ReceivedKind::Table;
    let table = match crate::tables::read(&file.bytes, None) {
        Ok(table) => table,
        Err(error) => {
            shown.message = words.say(
                "office-fault-table",
                &Args::one("file", file.name.as_str()).and("reason", error.to_string()),
            );
            return Item {
                shown,
                bytes: file.bytes,
                known: None,
                whole: None,
                unsigned: Vec::new(),
            };
        }
    };
    let mapping = base::read(app, |read| {
        Ok(read.choice(&super::call::mapping_key(Purpose::Reviews, &table))?)
    })
    .ok()
    .flatten()
    .and_then(|text| serde_json::from_str(&text).ok())
    .unwrap_or_else(|| guess(&table, Purpose::Reviews));
    let (rows, cell_faults) =
        crate::tables::reviews::reviews(&table, &mapping, &entered::scales(&desk.in_force.call));
    let (found, mut faults) = entered::rows(rows, &desk.entries);
    faults.extend(cell_faults);
    let reviews = found.into_iter().map(|(who, review)| {
        let seat = seat_of(desk, &who, None);
        let name = seat.as_ref().map_or(who, |(_, name)| name.clone());
        (name, seat.map(|(seat, _)| seat), review)
    });
    let unsigned = unsigned(desk, reviews, Source::Table, Some(Hash::of(&file.bytes)));
    shown.faults = faults
        .into_iter()
        .map(|fault| StepFault {
            cell: fault.cell,
            value: fault.value,
            criterion: String::new(),
            number: String::new(),
        })
        .collect();
    judge_unsigned(app, desk, &mut shown, &unsigned);
    if shown.group == ReceivedGroup::Ready {
        // A table says nothing of who sent it: a look at the mapping comes first.
        shown.group = ReceivedGroup::Question;
        shown.message = words.say("office-table-look", &Args::one("reviews", unsigned.len()));
        shown.acts = vec![ReceivedAct::Map, ReceivedAct::TakeIn];
    } else if unsigned.is_empty() {
        shown.group = ReceivedGroup::Question;
        shown.message = words.say("office-table-map", &Args::one("file", file.name.as_str()));
        shown.acts = vec![ReceivedAct::Map];
    }
    Item {
        shown,
        bytes: file.bytes,
        known: None,
        whole: None,
        unsigned,
    }
}

/// The records of unsigned reviews that are not here yet.
fn fresh(
    app: &App,
    desk: &Desk,
    unsigned: &[Unsigned],
) -> Result<Vec<paraph_bundle::payload::decode::Kept<paraph_bundle::payload::record::Record>>> {
    let pen = Pen::of(app)?;
    let mut known = base::read(app, acts::records)?;
    let round = desk.in_force.round();
    let mut made = Vec::new();
    for review in unsigned {
        let document = desk
            .entries
            .iter()
            .find(|entry| entry.id == review.proposal)
            .and_then(|entry| entry.row.document.as_deref())
            .map(base::hash)
            .transpose()?;
        if let Some(record) = entered::record(&pen, &desk.in_force, review, document, &round, &known)? {
            known.push(record.clone());
            made.push(record);
        }
    }
    Ok(made)
}

fn received_take_in(app: &App, asked: TakeIn) -> Result<TakenIn> {
    let kept = PLANS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .find(|(name, _)| *name == asked.plan)
        .map(|(_, kept)| Arc::clone(kept));
    let kept = kept.ok_or_else(|| refuse(Code::NotNow, "office-fault-plan-gone", Args::none()))?;
    let desk = desk(app)?;
    let wanted = |item: &&Item| match &asked.files {
        Some(files) => files.contains(&item.shown.file) && item.shown.group != ReceivedGroup::Again,
        None => item.shown.group == ReceivedGroup::Ready,
    };
    let chosen: Vec<&Item> = kept.items.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(refuse(Code::NotNow, "office-fault-nothing-ready", Args::none()));
    }
    let at = app.host().timestamp().as_millisecond();
    let mut rows = Vec::new();
    let mut unsigned = Vec::new();
    let mut taken = 0;
    let mut register = None;
    for item in &chosen {
        let kind = match item.shown.kind {
            ReceivedKind::Score => "score",
            ReceivedKind::Card => "card",
            ReceivedKind::Panel => "panel",
            ReceivedKind::Sealed => "sealed",
            ReceivedKind::Sheet => "sheet",
            ReceivedKind::Form => "form",
            ReceivedKind::Table => "table",
            ReceivedKind::Call | ReceivedKind::Result | ReceivedKind::Other => continue,
        };
        let bundle = item
            .shown
            .bundle
            .clone()
            .unwrap_or_else(|| item.shown.file.clone());
        taken += 1;
        if let Some(whole) = &item.whole {
            rows.extend(whole.rows(&item.shown.name, item.shown.from.as_ref()));
            register = whole.lines_after(&desk.office).or(register);
            // Another register than the one here is kept as proof, with all that came with it.
            if !whole.contradicts(&desk.office) {
                continue;
            }
        }
        rows.push((
            ReceivedRow {
                bundle,
                kind: kind.to_owned(),
                name: item.shown.name.clone(),
                sender: item.shown.from.clone(),
                aside: None,
            },
            item.bytes.clone(),
        ));
        unsigned.extend(item.unsigned.iter().cloned());
    }
    // In an order of their own, so that revisions do not depend on how files were dropped.
    unsigned.sort_by(|a, b| (&a.reviewer, &a.number, a.file).cmp(&(&b.reviewer, &b.number, b.file)));
    let records = fresh(app, &desk, &unsigned)?;
    let before = counted(&desk.office);
    let proposals: BTreeMap<Hash, String> = records
        .iter()
        .filter_map(|record| match &record.value.body {
            Body::Entered(entered) => entered
                .read_head("entered")
                .ok()
                .map(|head| (record.hash, head.value.proposal.to_hex())),
            _ => None,
        })
        .collect();
    // What another chair's register holds has left that chair's house, and is never undone here either.
    let fixed = register.is_some();
    let step = crate::op::Step::new(app, "history-taken-in", &Args::one("count", taken)).screen("received");
    let step = if fixed { step.fixed() } else { step };
    let bytes: usize = rows.iter().map(|(_, bytes)| bytes.len()).sum();
    let changed = base::workspace(app)?.change(app, step, move |write| {
        if let Some((lines, checkpoint)) = &register {
            chairs::go_on(write, lines, checkpoint)?;
        }
        for (row, bytes) in &rows {
            write.put_received_bytes(&row.bundle, bytes, at)?;
            write.put_received(row)?;
        }
        for record in &records {
            acts::put(
                write,
                record,
                proposals.get(&record.hash).map_or("", String::as_str),
            )?;
        }
        Ok(())
    });
    changed.map_err(|error| no_room(error, bytes))?;
    let office = base::read(app, office)?;
    Ok(TakenIn {
        taken,
        reviews: counted(&office).saturating_sub(before),
        state: office.state.hash().to_hex(),
    })
}

/// A full disk, with how much room so many bytes take: in the journal of the file, in the file, and in what is read from it.
fn no_room(error: AppError, bytes: usize) -> AppError {
    if error.code != Code::DiskFull {
        return error;
    }
    let megabytes = (3 * bytes).div_ceil(1_000_000).max(1);
    refuse(
        Code::DiskFull,
        "office-fault-no-room",
        Args::one("megabytes", megabytes),
    )
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

/// The unsigned reviews that came from a file.
fn entered_from(office: &Office, file: Hash) -> Vec<&EnteredRecord> {
    office
        .state
        .records
        .values()
        .filter_map(|record| match &record.record.value.body {
            Body::Entered(entered) if entered.file == Some(file) => Some(entered),
            _ => None,
        })
        .collect()
}

fn received_list(app: &App, _: Nothing) -> Result<ReceivedList> {
    let words = app.words();
    base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let in_force = in_force(read)?;
        let entries = base::proposals(read)?;
        let ledger = read.ledger()?;
        let places: BTreeMap<&str, i64> = ledger
            .iter()
            .rev()
            .map(|row| (row.bundle.as_str(), row.place))
            .collect();
        let receipts = paths::folder(app, None, &in_force.call.short)?.join("receipts");
        let rows = read.received()?;
        let mut files = Vec::new();
        for row in &rows {
            let id = base::hash(&row.bundle)?;
            let known = office.scores.get(&id);
            let view = office.view.bundle(id);
            let from_it = entered_from(&office, id);
            let names: BTreeSet<String> = known
                .map(|known| name_of(&office, &seats, &people, &Reviewer::Person(known.author)))
                .into_iter()
                .chain(from_it.iter().map(|entered| match entered.person {
                    Some(person) => name_of(&office, &seats, &people, &Reviewer::Person(person)),
                    None => entered.reviewer.to_string(),
                }))
                .collect();
            let author = known
                .map(|known| known.author)
                .or_else(|| from_it.iter().find_map(|entered| entered.person));
            let seat = author.and_then(|author| seats.seat(author)).map(str::to_owned);
            let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
            for entered in &from_it {
                let status = office.view.heads.get(&entered.head);
                let status = status.copied().unwrap_or(HeadStatus::Unknown);
                *statuses.entry(super::draft::spelled(&status)).or_default() += 1;
            }
            if let Some(score) = known.and_then(|known| known.score.as_ref()) {
                for head in &score.heads {
                    let status = office
                        .view
                        .heads
                        .get(&head.hash)
                        .copied()
                        .unwrap_or(HeadStatus::Unknown);
                    *statuses.entry(super::draft::spelled(&status)).or_default() += 1;
                }
            }
            let mut notes = Vec::new();
            if !from_it.is_empty() {
                notes.push(phrase(app, "office-note-unsigned", Args::none()));
            }
            if let Some(code) = view.and_then(|view| view.code) {
                let name = known
                    .map(|known| name_of(&office, &seats, &people, &Reviewer::Person(known.author)))
                    .unwrap_or_default();
                let (message, _) = say_fault(&Fault::new(code, "list").with(Param::Name, name), words);
                notes.push(phrase(app, "office-note-not-counted", Args::one("why", message)));
            }
            if view.is_some_and(|view| view.late) {
                notes.push(phrase(app, "office-note-late", Args::none()));
            }
            let index = places.get(row.bundle.as_str()).map(|place| place.unsigned_abs());
            files.push(ReceivedFile {
                bundle: row.bundle.clone(),
                name: row.name.clone(),
                kind: kind_named(&row.kind),
                person_name: names.into_iter().collect::<Vec<_>>().join(", "),
                row: seat,
                sequence: known.and_then(|known| known.sequence),
                verdict: if view.is_some_and(|view| view.code.is_some()) || row.kind == "sealed" {
                    "unknown"
                } else {
                    "good"
                }
                .to_owned(),
                notes,
                receipt: index
                    .map(|index| receipts.join(format!("{}-receipt-{index}.txt", in_force.call.short)))
                    .filter(|path| path.exists())
                    .map(|path| path.display().to_string()),
                index,
                statuses,
                aside: row.aside.clone(),
            });
        }
        files.sort_by(|a, b| {
            (&a.person_name, std::cmp::Reverse(a.sequence), &a.bundle).cmp(&(
                &b.person_name,
                std::cmp::Reverse(b.sequence),
                &b.bundle,
            ))
        });
        let lines = all_heads(&office);
        let total = |head: &Hash| {
            lines
                .get(head)
                .and_then(|head| super::totals::total(&in_force.call, head))
        };
        let view_head = |head: &Hash| HeadView {
            head: head.to_hex(),
            scores: lines
                .get(head)
                .map(|head| {
                    head.scores
                        .iter()
                        .map(|(id, step)| (id.to_string(), *step))
                        .collect()
                })
                .unwrap_or_default(),
            total: total(head),
        };
        let mut questions = Vec::new();
        for cell in office
            .view
            .cells
            .iter()
            .filter(|cell| cell.state == CellState::Contradiction)
        {
            let name = name_of(&office, &seats, &people, &cell.reviewer);
            let number = entries
                .iter()
                .find(|entry| entry.id == cell.proposal)
                .map(|entry| entry.row.number.clone())
                .unwrap_or_default();
            questions.push(ReceivedQuestion {
                kind: "contradiction".to_owned(),
                person: cell.reviewer.as_text(),
                proposal: cell.proposal.to_hex(),
                heads: cell.heads.iter().map(view_head).collect(),
                phrase: phrase(
                    app,
                    "office-question-contradiction",
                    Args::one("name", name.as_str()).and("number", number.as_str()),
                ),
                person_name: name,
                number,
            });
        }
        for (head, status) in &office.view.heads {
            if *status != HeadStatus::Late {
                continue;
            }
            let (Some(line), Some(owner)) = (lines.get(head), office.view.owners.get(head)) else {
                continue;
            };
            let name = name_of(&office, &seats, &people, owner);
            let number = entries
                .iter()
                .find(|entry| entry.id == line.proposal)
                .map(|entry| entry.row.number.clone())
                .unwrap_or_default();
            questions.push(ReceivedQuestion {
                kind: "late".to_owned(),
                person: owner.as_text(),
                proposal: line.proposal.to_hex(),
                heads: vec![view_head(head)],
                phrase: phrase(
                    app,
                    "office-question-late",
                    Args::one("name", name.as_str()).and("number", number.as_str()),
                ),
                person_name: name,
                number,
            });
        }
        Ok(ReceivedList {
            files,
            entered: ledger.len(),
            open: office.view.not_entered.len(),
            questions,
            state: office.state.hash().to_hex(),
            closed: office.view.close,
        })
    })
}

fn kind_named(kind: &str) -> ReceivedKind {
    match kind {
        "score" => ReceivedKind::Score,
        "card" => ReceivedKind::Card,
        "panel" => ReceivedKind::Panel,
        "sealed" => ReceivedKind::Sealed,
        "sheet" => ReceivedKind::Sheet,
        "form" => ReceivedKind::Form,
        "table" => ReceivedKind::Table,
        _ => ReceivedKind::Other,
    }
}

/// All heads that are here, signed and entered.
pub(super) fn all_heads(office: &Office) -> BTreeMap<Hash, Head> {
    let mut lines = heads(office.scores.values());
    for record in office.state.records.values() {
        if let Body::Entered(entered) = &record.record.value.body
            && let Ok(head) = entered.read_head("entered")
        {
            lines.insert(head.hash, head.value);
        }
    }
    lines
}

fn received_set_aside(app: &App, asked: SetAside) -> Result<ReceivedList> {
    let rows = base::read(app, |read| Ok((read.received()?, read.ledger()?)))?;
    let row = rows
        .0
        .into_iter()
        .find(|row| row.bundle == asked.bundle)
        .ok_or_else(|| AppError::not_found("file", &asked.bundle))?;
    if rows.1.iter().any(|line| line.bundle == asked.bundle) {
        return Err(refuse(
            Code::NotNow,
            "office-fault-entered",
            Args::one("file", row.name.as_str()),
        ));
    }
    let reason = asked.reason.map(|reason| reason.trim().to_owned());
    if reason.as_ref().is_some_and(String::is_empty) {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let args = Args::one("file", row.name.as_str());
    base::change(app, "history-set-aside", &args, "received", None, move |write| {
        Ok(write.put_received(&ReceivedRow { aside: reason, ..row })?)
    })?;
    received_list(app, Nothing {})
}

fn received_admit(app: &App, asked: AdmitAsk) -> Result<ReceivedList> {
    if asked.reason.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let head = base::hash(&asked.head)?;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "admit",
        |body| matches!(body, Body::Admit(admit) if admit.head == head),
        &records,
    );
    let record = pen.record(
        Admit {
            head,
            reason: text(&asked.reason),
        },
        acts::revision_after(&earlier, &published),
    );
    base::change(
        app,
        "history-admitted",
        &Args::none(),
        "received",
        None,
        move |write| acts::replace(write, &earlier, &published, Some((&record, ""))),
    )?;
    received_list(app, Nothing {})
}

fn received_settle(app: &App, asked: SettleAsk) -> Result<ReceivedList> {
    if asked.reason.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let head = base::hash(&asked.head)?;
    let person: PersonId = asked.person.parse().map_err(AppError::bad_request)?;
    let proposal = asked.proposal.parse().map_err(AppError::bad_request)?;
    let pen = Pen::of(app)?;
    let (office, records, published) = base::read(app, |read| {
        Ok((office(read)?, acts::records(read)?, acts::published(read)?))
    })?;
    let cell = office
        .view
        .cells
        .iter()
        .find(|cell| cell.proposal == proposal && cell.heads.contains(&head))
        .ok_or_else(|| AppError::not_found("review", &asked.head))?;
    let round: Slug = cell.round.clone();
    let earlier = acts::same(
        "settle",
        |body| matches!(body, Body::Settle(settle) if settle.person == person && settle.proposal == proposal && settle.round == round),
        &records,
    );
    let settle = Settle {
        head,
        person,
        proposal,
        reason: text(&asked.reason),
        round,
    };
    let record = pen.record(settle, acts::revision_after(&earlier, &published));
    base::change(
        app,
        "history-settled",
        &Args::none(),
        "received",
        Some(&asked.proposal.clone()),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &asked.proposal))),
    )?;
    received_list(app, Nothing {})
}

fn received_enter(app: &App, asked: EnterAsk) -> Result<Entered> {
    let key = keys::signing_key(app)?;
    let pen = Pen::of(app)?;
    let now = base::now(app);
    let (office, in_force, people, records) = base::read(app, |read| {
        Ok((
            office(read)?,
            in_force(read)?,
            base::people(read)?,
            acts::records(read)?,
        ))
    })?;
    if in_force.call.keeper != key.person() {
        return Err(refuse(Code::NotNow, "office-fault-keeper", Args::none()));
    }
    if office.view.ledger_rewritten {
        return Err(refuse(Code::NotNow, "office-fault-ledger", Args::none()));
    }
    let seats = seats(&people, &office);
    let (before, _) = office.state.ledger();
    let after = office.state.enter(&before, now);
    let lineage = in_force.lineage;
    let mut lines = Vec::new();
    let mut receipts = Vec::new();
    for index in before.size() + 1..=after.size() {
        let Some(line) = after
            .line_bytes(index)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
        else {
            continue;
        };
        let bundle = match after.line(index).map(|line| line.entry) {
            Some(LedgerEntry::Bundle { bundle, .. }) => bundle,
            Some(LedgerEntry::Sealed { sealed }) => sealed,
            None => continue,
        };
        lines.push(LedgerRow {
            place: i64::try_from(index).unwrap_or(i64::MAX),
            line: line.trim_end_matches('\n').to_owned(),
            bundle: bundle.to_hex(),
        });
        let Some(checkpoint) = receipt::checkpoint(&after, index, lineage) else {
            continue;
        };
        let signature = key
            .sign(signature::LEDGER, checkpoint.write().as_bytes())
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        if let Some(text) = receipt::write(&after, index, lineage, &signature) {
            receipts.push((index, bundle, text));
        }
    }
    let checkpoint = after.checkpoint(lineage).write();
    let signature = key
        .sign(signature::LEDGER, checkpoint.as_bytes())
        .map_err(|fault| AppError::internal(fault.to_string()))?;
    let close = if asked.close == Some(true) {
        let earlier = acts::same("close", |_| true, &records);
        Some(pen.record(
            Close {
                last: after.last(),
                size: after.size(),
            },
            acts::next(&earlier),
        ))
    } else {
        None
    };
    let short = in_force.call.short.to_string();
    let folder = paths::part(app, None, &short, "receipts")?;
    let added = lines.len();
    let row = CheckpointRow {
        size: i64::try_from(after.size()).unwrap_or(i64::MAX),
        body: checkpoint,
        signature,
    };
    base::act(
        app,
        "history-entered",
        &Args::one("count", added),
        "received",
        move |write| {
            for line in &lines {
                write.add_ledger(line)?;
            }
            write.add_checkpoint(&row)?;
            if let Some(close) = &close {
                acts::put(write, close, "")?;
            }
            // What the register holds has left the house.
            Ok(write.fix_steps(&["history-taken-in", "history-set-aside"])?)
        },
    )?;
    let mut drafts = Vec::new();
    for (index, bundle, text) in receipts {
        let path = folder.join(format!("{short}-receipt-{index}.txt"));
        paths::write(&path, text.as_bytes())?;
        let Some(known) = office.scores.get(&bundle) else {
            continue;
        };
        let Some(person) = seats
            .seat(known.author)
            .and_then(|seat| people.iter().find(|person| person.seat == seat))
        else {
            continue;
        };
        let args = Args::one("name", person.name.as_str())
            .and("call", in_force.call.title.as_str())
            .and("contact", contact(&in_force.call));
        let draft = person.draft(
            ["receipt-subject", "receipt-text"],
            &args,
            vec![Attachment {
                name: crate::host::file_name(&path),
                kind: "text/plain".to_owned(),
                bytes: text.into_bytes(),
            }],
            now,
        );
        let path = path.with_extension("eml");
        paths::write(&path, &draft.to_bytes().map_err(AppError::internal)?)?;
        drafts.push(path.display().to_string());
    }
    Ok(Entered {
        added,
        size: after.size(),
        receipts: folder.display().to_string(),
        drafts,
    })
}

fn received_owed(app: &App, _: Nothing) -> Result<Owed> {
    base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let entries = base::proposals(read)?;
        let assignments = read.assignments()?;
        let numbers: BTreeMap<&str, &Entry> = entries
            .iter()
            .map(|entry| (entry.row.proposal.as_str(), entry))
            .collect();
        let mut owed = Owed {
            people: Vec::new(),
            proposals: Vec::new(),
            missing: 0,
            of: 0,
        };
        for person in &people {
            let id = seats.person.get(&person.seat).copied();
            let counts_as = id
                .and_then(|id| office.view.persons.iter().find(|known| known.person == id))
                .map(|known| known.counts_as)
                .or(id);
            let mine: Vec<&str> = if assignments.is_empty() {
                entries.iter().map(|entry| entry.row.proposal.as_str()).collect()
            } else {
                let mut mine: Vec<&str> = assignments
                    .iter()
                    .filter(|row| row.seat == person.seat)
                    .map(|row| row.proposal.as_str())
                    .collect();
                mine.sort_by_key(|proposal| entries.iter().position(|entry| entry.row.proposal == *proposal));
                mine
            };
            let own = |reviewer: &Reviewer| match reviewer {
                Reviewer::Person(of) => Some(*of) == counts_as,
                Reviewer::Name(name) => name.as_str() == person.name,
            };
            let mut cells = Vec::new();
            for proposal in mine {
                let Some(entry) = numbers.get(proposal) else {
                    continue;
                };
                let recused = office
                    .view
                    .recusals
                    .iter()
                    .any(|recusal| Some(recusal.person) == counts_as && recusal.proposal == entry.id);
                let states: Vec<CellState> = office
                    .view
                    .cells
                    .iter()
                    .filter(|cell| cell.proposal == entry.id && own(&cell.reviewer))
                    .map(|cell| cell.state)
                    .collect();
                let unread = office.scores.values().any(|known| {
                    Some(known.author) == id
                        && known.score.as_ref().is_some_and(|score| {
                            score.heads.iter().any(|head| head.value.proposal == entry.id)
                        })
                });
                let state = if recused || states.contains(&CellState::Withdrawn) {
                    OwedState::Crossed
                } else if states.contains(&CellState::Counted) {
                    OwedState::Here
                } else if !states.is_empty() || unread {
                    OwedState::Open
                } else {
                    OwedState::Missing
                };
                cells.push(OwedCell {
                    proposal: proposal.to_owned(),
                    state,
                });
            }
            let missing = cells
                .iter()
                .filter(|cell| cell.state == OwedState::Missing)
                .count();
            owed.missing += missing;
            owed.of += cells
                .iter()
                .filter(|cell| cell.state != OwedState::Crossed)
                .count();
            owed.people.push(OwedPerson {
                row: person.seat.clone(),
                name: person.name.clone(),
                cells,
                missing,
                sequence: office
                    .scores
                    .values()
                    .filter(|known| Some(known.author) == id)
                    .filter_map(|known| known.sequence)
                    .max(),
            });
        }
        owed.people
            .sort_by(|a, b| b.missing.cmp(&a.missing).then(a.name.cmp(&b.name)));
        owed.proposals = entries
            .iter()
            .map(|entry| OwedProposal {
                proposal: entry.row.proposal.clone(),
                number: entry.row.number.clone(),
                here: office
                    .view
                    .cells
                    .iter()
                    .filter(|cell| cell.proposal == entry.id && cell.state == CellState::Counted)
                    .count(),
            })
            .collect();
        Ok(owed)
    })
}

fn reminders_make(app: &App, asked: OfRows) -> Result<FilesMade> {
    let owed = received_owed(app, Nothing {})?;
    let (in_force, people) = base::read(app, |read| Ok((in_force(read)?, base::people(read)?)))?;
    let folder = paths::part(app, None, &in_force.call.short, "reminders")?;
    let now = base::now(app);
    let mut files = Vec::new();
    for line in owed
        .people
        .iter()
        .filter(|line| line.missing > 0 && asked.rows.as_ref().is_none_or(|rows| rows.contains(&line.row)))
    {
        let Some(person) = people.iter().find(|person| person.seat == line.row) else {
            continue;
        };
        let numbers: Vec<&str> = line
            .cells
            .iter()
            .filter(|cell| cell.state == OwedState::Missing)
            .filter_map(|cell| {
                owed.proposals
                    .iter()
                    .find(|proposal| proposal.proposal == cell.proposal)
            })
            .map(|proposal| proposal.number.as_str())
            .collect();
        let args = Args::one("name", person.name.as_str())
            .and("call", in_force.call.title.as_str())
            .and("missing", line.missing)
            .and("numbers", numbers.join(", "))
            .and("sequence", line.sequence.unwrap_or(0))
            .and(
                "closes",
                crate::letters::moment(
                    &in_force.call.dates.closes.to_string(),
                    &in_force.call.dates.zone,
                    person.language,
                ),
            )
            .and("contact", contact(&in_force.call));
        let draft = person.draft(["remind-subject", "remind-text"], &args, Vec::new(), now);
        let path = folder.join(format!(
            "{}-{}-{}.eml",
            in_force.call.short,
            paths::folded(&person.name),
            person.seat
        ));
        paths::write(&path, &draft.to_bytes().map_err(AppError::internal)?)?;
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}

fn typing_get(app: &App, asked: OfRow) -> Result<TypingGrid> {
    base::read(app, |read| {
        let in_force = in_force(read)?;
        let entries = base::proposals(read)?;
        let mine: BTreeSet<String> = read
            .assignments()?
            .into_iter()
            .filter(|row| row.seat == asked.row)
            .map(|row| row.proposal)
            .collect();
        let mut lines: Vec<TypingLine> = entries
            .iter()
            .filter(|entry| mine.is_empty() || mine.contains(&entry.row.proposal))
            .map(|entry| TypingLine {
                proposal: entry.row.proposal.clone(),
                number: entry.row.number.clone(),
                title: entry.row.title.clone(),
                first: BTreeMap::new(),
                second: BTreeMap::new(),
            })
            .collect();
        for cell in read.typing(&asked.row)? {
            if let Some(line) = lines.iter_mut().find(|line| line.proposal == cell.proposal) {
                let pass = if cell.pass == 1 {
                    &mut line.first
                } else {
                    &mut line.second
                };
                pass.insert(cell.criterion, cell.value);
            }
        }
        let mut differences = 0;
        let mut unproved = 0;
        for line in &lines {
            let keys: BTreeSet<&String> = line.first.keys().chain(line.second.keys()).collect();
            for key in keys {
                match (line.first.get(key), line.second.get(key)) {
                    (Some(a), Some(b)) if a == b => {}
                    (Some(_), Some(_)) => differences += 1,
                    _ => unproved += 1,
                }
            }
        }
        let criteria = in_force
            .call
            .rubric
            .criteria
            .iter()
            .map(crate::workspace::crossing_criterion)
            .collect();
        Ok(TypingGrid {
            row: asked.row,
            criteria,
            lines,
            differences,
            unproved,
        })
    })
}

fn typing_set(app: &App, asked: TypingSet) -> Result<TypingGrid> {
    if !(1..=2).contains(&asked.pass) {
        return Err(AppError::bad_request("pass is 1 or 2"));
    }
    let row = asked.row.clone();
    base::change(
        app,
        "history-typed",
        &Args::none(),
        "received",
        None,
        move |write| {
            Ok(write.put_typing(&TypingRow {
                seat: asked.row,
                proposal: asked.proposal,
                criterion: asked.criterion,
                pass: i64::from(asked.pass),
                value: asked.value.trim().to_owned(),
            })?)
        },
    )?;
    typing_get(app, OfRow { row })
}

fn typing_take_in(app: &App, asked: OfRow) -> Result<TakenIn> {
    let grid = typing_get(
        app,
        OfRow {
            row: asked.row.clone(),
        },
    )?;
    if grid.differences + grid.unproved > 0 {
        let args = Args::one("differences", grid.differences).and("unproved", grid.unproved);
        return Err(refuse(Code::Incomplete, "office-fault-typing", args));
    }
    let desk = desk(app)?;
    let person = desk
        .people
        .iter()
        .find(|person| person.seat == asked.row)
        .ok_or_else(|| AppError::not_found("person", &asked.row))?;
    let scales = entered::scales(&desk.in_force.call);
    let mut reviews = Vec::new();
    for line in &grid.lines {
        let mut review = FilledReview {
            proposal: line.proposal.clone(),
            number: line.number.clone(),
            ..FilledReview::default()
        };
        for (criterion, value) in &line.first {
            let Some(scale) = scales.iter().find(|scale| &scale.id == criterion) else {
                continue;
            };
            match crate::tables::reviews::step(value, scale) {
                crate::tables::reviews::Cell::Step(step) => {
                    review.scores.insert(criterion.clone(), step);
                }
                crate::tables::reviews::Cell::NotApplicable => review.na.push(criterion.clone()),
                crate::tables::reviews::Cell::Empty => {}
                crate::tables::reviews::Cell::Unreadable => {
                    let args = Args::one("cell", line.number.as_str())
                        .and("value", value.as_str())
                        .and("criterion", scale.names[0].as_str())
                        .and("count", 1);
                    return Err(refuse(Code::OutOfScale, "office-sheet-step", args));
                }
            }
        }
        if !line.first.is_empty() {
            reviews.push((person.name.clone(), Some(person.seat.clone()), review));
        }
    }
    let unsigned = unsigned(&desk, reviews.into_iter(), Source::Paper, None);
    let records = fresh(app, &desk, &unsigned)?;
    let before = counted(&desk.office);
    let taken = records.len();
    let proposals: BTreeMap<Hash, String> = records
        .iter()
        .zip(&unsigned)
        .map(|(record, review)| (record.hash, review.proposal.to_hex()))
        .collect();
    let args = Args::one("count", taken);
    base::change(app, "history-taken-in", &args, "received", None, move |write| {
        for record in &records {
            acts::put(
                write,
                record,
                proposals.get(&record.hash).map_or("", String::as_str),
            )?;
        }
        Ok(())
    })?;
    let office = base::read(app, office)?;
    Ok(TakenIn {
        taken,
        reviews: counted(&office).saturating_sub(before),
        state: office.state.hash().to_hex(),
    })
}
