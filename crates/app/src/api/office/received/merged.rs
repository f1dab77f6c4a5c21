//! What a merge says of the files of a plan: trust, what changes, notes in words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paraph_bundle::fault::Code as FaultCode;
use paraph_bundle::identity::{answer, looks};
use paraph_bundle::merge::{BundleEntry, Cell, CellState, Change, Merged, Plan, Reviewer};
use paraph_bundle::payload::id::{Hash, PersonId, ProposalId, Slug};
use paraph_bundle::payload::review::Head;
use paraph_bundle::{Fault, Param};

use super::super::base::Entry;
use super::super::state::Known;
use super::{Desk, Item, heads};
use crate::App;
use crate::verify::say_fault;
use crate::wire::{ReceivedAct, ReceivedGroup, ReceivedNote, ReviewChange, ScoreChange};
use crate::words::{Args, Words};

/// With more changes than these, reviews that are simply new are counted and not listed: nobody reads such a list.
const MOST_LISTED: usize = 2_000;

/// What a plan does, found by file and by review.
pub(super) struct Outcome<'p> {
    merged: BTreeMap<Hash, &'p Merged>,
    /// Changes by the heads of the cell that they lead to.
    changes: BTreeMap<Hash, Vec<&'p Change>>,
    entries: BTreeMap<ProposalId, &'p Entry>,
    /// Score lines by head, of what is here and of what comes, as far as they are listed.
    lines: BTreeMap<Hash, Head>,
    /// Whether reviews that are simply new are listed.
    lists_new: bool,
}

/// Whether a change is told by itself; where there are too many, what is simply new is not.
fn told_of(change: &Change, lists_new: bool) -> bool {
    let counts = |cell: &Arc<Cell>| cell.state == CellState::Counted;
    let new = change.before.is_none() && change.after.as_ref().is_some_and(counts);
    lists_new || !new
}

/// The head that stands for a cell.
fn shown_of(cell: Option<&Arc<Cell>>) -> Option<Hash> {
    let cell = cell?;
    cell.counted.or_else(|| cell.heads.first().copied())
}

impl<'p> Outcome<'p> {
    /// Of a plan, and of all bundles that it speaks of.
    pub(super) fn new(plan: &'p Plan, desk: &'p Desk, known: impl Iterator<Item = &'p Arc<Known>>) -> Self {
        let lists_new = plan.changes.len() <= MOST_LISTED;
        let mut changes: BTreeMap<Hash, Vec<&Change>> = BTreeMap::new();
        let mut asked: BTreeSet<Hash> = BTreeSet::new();
        for change in plan.changes.iter().filter(|change| told_of(change, lists_new)) {
            for head in change.after.iter().flat_map(|cell| &cell.heads) {
                changes.entry(*head).or_default().push(change);
            }
            let shown = [change.before.as_ref(), change.after.as_ref()];
            asked.extend(shown.into_iter().filter_map(shown_of));
        }
        Self {
            merged: plan.bundles.iter().map(|merged| (merged.id, merged)).collect(),
            changes,
            entries: desk.entries.iter().map(|entry| (entry.id, entry)).collect(),
            lines: heads(known, |head| asked.contains(head)),
            lists_new,
        }
    }

    /// The changes that a bundle's reviews have a part in, each with its proposal.
    fn of<'s>(
        &'s self,
        entry: &'s BundleEntry,
    ) -> impl Iterator<Item = (&'p Change, &'p Entry)> + use<'s, 'p> {
        let heads = entry.heads.iter();
        heads.flat_map(|head| {
            let changes = self.changes.get(&head.head).into_iter().flatten();
            let own = changes.filter(|change| change.proposal == head.proposal && change.round == head.round);
            own.filter_map(|change| Some((*change, *self.entries.get(&change.proposal)?)))
        })
    }

    /// What the merge says of an opened file.
    pub(super) fn settle(&self, app: &App, desk: &Desk, item: &mut Item) {
        let id = item.shown.bundle.as_ref().and_then(|id| id.parse::<Hash>().ok());
        let entered = item.known.as_ref().and_then(|known| known.entry.clone());
        let (Some(merged), Some(entry)) = (id.and_then(|id| self.merged.get(&id)), entered) else {
            return;
        };
        judge_merged(app, item, merged);
        told(app, desk, item, merged, &entry, &self.contradicted(&entry));
        let listed = |change: &Change| {
            matches!(change.reviewer, Reviewer::Person(_)) && told_of(change, self.lists_new)
        };
        let changes: Vec<ReviewChange> = self
            .of(&entry)
            .filter(|(change, _)| listed(change))
            .map(|(change, proposal)| self.change(desk, change, proposal))
            .collect();
        item.shown.changes.extend(changes);
    }

    /// The numbers of the proposals of which a bundle and another one say two things.
    fn contradicted(&self, entry: &BundleEntry) -> String {
        let contradictions = self.of(entry).filter(|(change, _)| {
            let after = change.after.as_ref().map(|cell| cell.state);
            after == Some(CellState::Contradiction)
        });
        let numbers: BTreeSet<&str> = contradictions
            .map(|(_, proposal)| proposal.row.number.as_str())
            .collect();
        numbers.into_iter().collect::<Vec<_>>().join(", ")
    }

    fn change(&self, desk: &Desk, change: &Change, proposal: &Entry) -> ReviewChange {
        let head = |cell| shown_of(cell).and_then(|head| self.lines.get(&head));
        let (before, after) = (head(change.before.as_ref()), head(change.after.as_ref()));
        let step =
            |head: Option<&Head>, criterion: &Slug| head.and_then(|head| head.scores.get(criterion).copied());
        let criteria = desk.in_force.call.rubric.criteria.iter();
        let scores = criteria.map(|criterion| ScoreChange {
            criterion: criterion.id.to_string(),
            before: step(before, &criterion.id),
            after: step(after, &criterion.id),
        });
        let what = match change.after.as_ref().map(|cell| cell.state) {
            Some(CellState::Contradiction) => "contradiction",
            Some(CellState::Recused) => "recused",
            Some(CellState::Withdrawn) => "withdrawn",
            Some(CellState::Outdated) => "outdated",
            Some(CellState::Counted) if change.before.is_some() => "replaced",
            Some(CellState::Counted) => "new",
            None => "same",
        };
        ReviewChange {
            proposal: change.proposal.to_hex(),
            number: proposal.row.number.clone(),
            title: proposal.row.title.clone(),
            what: what.to_owned(),
            scores: scores.filter(|change| change.before != change.after).collect(),
            texts: before.map(|head| (head.texts, head.confidential))
                != after.map(|head| (head.texts, head.confidential)),
        }
    }
}

/// Where a file belongs after the merge, and the sentence that is told of it.
fn told(app: &App, desk: &Desk, item: &mut Item, merged: &Merged, entry: &BundleEntry, contradicted: &str) {
    let words = app.words();
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
    let fault = |note: &FaultCode| {
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
            .with(Param::Proposal, contradicted)
    };
    if let Some((first, others)) = merged.notes.split_first() {
        item.shown.code = first.as_str().to_owned();
        let (message, hint) = say_fault(&fault(first), words);
        item.shown.message = message;
        item.shown.hint = hint;
        let others = others.iter().map(|note| in_words(desk, &fault(note), words));
        item.shown.notes.extend(others);
    } else if item.shown.code == "OK" && !merged.same {
        let args = Args::one("reviews", item.shown.reviews)
            .and("new", merged.new_heads)
            .and("sequence", entry.sequence);
        item.shown.message = words.say("office-file-reviews", &args);
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
pub(super) fn in_words(desk: &Desk, note: &Fault, words: &Words) -> ReceivedNote {
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
pub(super) fn invited_twice(app: &App, desk: &Desk, items: &mut [Item]) {
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
pub(super) fn alike(app: &App, items: &mut [Item]) {
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
pub(super) fn acts_for(code: FaultCode) -> Vec<ReceivedAct> {
    match code {
        FaultCode::SignerNotVouched | FaultCode::InvitationTwice => {
            vec![ReceivedAct::Accept, ReceivedAct::Call, ReceivedAct::TakeIn]
        }
        FaultCode::SignerUnknown => vec![ReceivedAct::TakeIn, ReceivedAct::Write],
        _ => vec![ReceivedAct::Write, ReceivedAct::SetAside],
    }
}
