//! Undo, redo, and the history of changes.
//!
//! Undo looks at one place (a proposal or a screen) and at this start of Paraph; a step that lies elsewhere or
//! further back is only named, unless it is asked for by its number.

use paraph_store::{Op, Read, Scope, Step as Kept, StoreError};

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::time::crossing;
use crate::wire::{HistoryAsk, HistoryList, HistoryStep, StepKind, UndoAnswer, UndoAsk, UndoOutcome};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Undoes the last change of this place, or one step by its number.
    undo(UndoAsk) -> UndoAnswer, changes [Reviews, Proposals, Marks, Conflicts, History, HandIn];
    /// Does again what was undone last in this place.
    redo(UndoAsk) -> UndoAnswer, changes [Reviews, Proposals, Marks, Conflicts, History, HandIn];
    /// The history, newest first.
    history_list(HistoryAsk) -> HistoryList, changes [];
}

/// A step as it crosses.
pub(crate) fn crossing_step(
    app: &App,
    workspace: &Workspace,
    read: &Read<'_>,
    step: Kept,
) -> Result<HistoryStep> {
    let number = match &step.proposal {
        Some(proposal) => read.proposal(proposal)?.map(|row| row.number),
        None => None,
    };
    let args: Args = serde_json::from_str(&step.args).unwrap_or_default();
    let (kind, label) = match step.kind.as_str() {
        "undo" | "redo" => {
            let kind = if step.kind == "undo" {
                StepKind::Undo
            } else {
                StepKind::Redo
            };
            let of = step.target.map(|op| read.step(op)).transpose()?.flatten();
            let said = of.map_or_else(String::new, |of| {
                let args: Args = serde_json::from_str(&of.args).unwrap_or_default();
                app.words().say(&of.label, &args)
            });
            let id = if kind == StepKind::Undo {
                "op-undo"
            } else {
                "op-redo"
            };
            (kind, app.words().phrase(id, Args::one("label", said)))
        }
        _ => (StepKind::Change, app.words().phrase(&step.label, args)),
    };
    Ok(HistoryStep {
        op: step.op,
        at: crossing(step.at),
        label,
        kind,
        proposal: step.proposal,
        number,
        screen: step.screen,
        undone: step.undone,
        undoable: step.undoable && kind == StepKind::Change,
        this_start: step.session == workspace.store.session(),
    })
}

fn undo(app: &App, ask: UndoAsk) -> Result<UndoAnswer> {
    turn(app, &ask, false)
}

fn redo(app: &App, ask: UndoAsk) -> Result<UndoAnswer> {
    turn(app, &ask, true)
}

fn turn(app: &App, ask: &UndoAsk, again: bool) -> Result<UndoAnswer> {
    let workspace = app.workspace()?;
    let scope = match (&ask.proposal, &ask.screen) {
        (Some(proposal), _) => Scope::Proposal(proposal),
        (None, Some(screen)) => Scope::Screen(screen),
        (None, None) => Scope::All,
    };
    let (step, elsewhere) = workspace.read(|read| {
        if let Some(op) = ask.op {
            let step = read.step(op)?.ok_or_else(|| AppError::not_found("step", op))?;
            return Ok((Some(step), None));
        }
        let next = |scope| {
            if again {
                read.next_redo(scope)
            } else {
                read.next_undo(scope)
            }
        };
        let here = next(scope)?;
        match here {
            Some(step) if step.session == workspace.store.session() => Ok((Some(step), None)),
            Some(step) => Ok((None, Some((UndoOutcome::Before, step)))),
            None => Ok((None, next(Scope::All)?.map(|step| (UndoOutcome::Elsewhere, step)))),
        }
    })?;
    let Some(step) = step else {
        let Some((outcome, step)) = elsewhere else {
            return Ok(UndoAnswer {
                outcome: UndoOutcome::Nothing,
                step: None,
            });
        };
        let step = workspace.read(|read| crossing_step(app, &workspace, read, step))?;
        return Ok(UndoAnswer {
            outcome,
            step: Some(step),
        });
    };
    let op = Op {
        label: step.label.clone(),
        args: step.args.clone(),
        proposal: step.proposal.clone(),
        screen: step.screen.clone(),
        field: None,
        undoable: true,
        at: app.now(),
    };
    let number = step.op;
    let label = {
        let args: Args = serde_json::from_str(&step.args).unwrap_or_default();
        app.words().say(&step.label, &args)
    };
    let done = if again {
        workspace.store.redo(op, step)
    } else {
        workspace.store.undo(op, step)
    };
    let done = done.map_err(|error| {
        let said = Args::one("label", &label);
        if matches!(error, StoreError::UndoConflict(_)) {
            AppError::new(Code::UndoConflict, "fault-undo-conflict", said)
        } else if matches!(error, StoreError::NotUndoable(_)) {
            AppError::new(Code::NotUndoable, "fault-not-undoable", said)
        } else {
            error.into()
        }
    })?;
    app.changed(&done.changes, false);
    let step = workspace.read(|read| {
        let step = read
            .step(number)?
            .ok_or_else(|| AppError::not_found("step", number))?;
        crossing_step(app, &workspace, read, step)
    })?;
    Ok(UndoAnswer {
        outcome: UndoOutcome::Done,
        step: Some(step),
    })
}

fn history_list(app: &App, ask: HistoryAsk) -> Result<HistoryList> {
    let workspace = app.workspace()?;
    let limit = ask.limit.unwrap_or(200).clamp(1, 10_000);
    workspace.read(|read| {
        let mut steps = read.steps(ask.proposal.as_deref(), ask.before, limit + 1)?;
        let more = steps.len() > limit;
        steps.truncate(limit);
        let steps = steps
            .into_iter()
            .map(|step| crossing_step(app, &workspace, read, step))
            .collect::<Result<_>>()?;
        Ok(HistoryList { steps, more })
    })
}
