//! What a merge says of the files of a plan: trust, what changes, notes in words.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::fault::Code as FaultCode;
use paraph_bundle::identity::{answer, looks};
use paraph_bundle::merge::{self, Cell, CellState, Merged, Reviewer};
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::review::Head;
use paraph_bundle::{Fault, Param};

use super::{Desk, Item};
use crate::App;
use crate::verify::say_fault;
use crate::wire::{ReceivedAct, ReceivedGroup, ReceivedNote, ReviewChange, ScoreChange};
use crate::words::{Args, Words};

/// What a merge says of an opened file.
pub(super) fn settle(
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
