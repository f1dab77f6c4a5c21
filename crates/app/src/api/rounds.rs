//! The rounds of a call: in which one this desk reviews, and to which one belongs what comes to this office unsigned. Reviews of
//! every round are kept; which of them is ranked is the call's rule.

use std::collections::BTreeSet;

use paraph_store::{ReviewRow, ScoreRow, TextRow};

use super::state::workspace_state;
use crate::App;
use crate::error::{AppError, Result};
use crate::op::Step;
use crate::wire::{RoundSet, WorkspaceKind, WorkspaceState};
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Goes on in another round; with `carry` from what was written in an earlier one.
    round_set(RoundSet) -> WorkspaceState, changes [App, Call, Proposals, Reviews, HandIn, History, Received];
}

fn round_set(app: &App, asked: RoundSet) -> Result<WorkspaceState> {
    let workspace = app.workspace()?;
    let call = workspace.call_needed()?;
    let rounds = &call.call.rounds;
    let place = rounds
        .iter()
        .position(|round| round.id.as_str() == asked.round)
        .ok_or_else(|| AppError::not_found("round", &asked.round))?;
    let round = asked.round.clone();
    workspace.write(app, move |write| Ok(write.set_meta("round", &round)?))?;
    workspace.forget_call();
    if asked.carry == Some(true) && workspace.kind == WorkspaceKind::Desk {
        let earlier: Vec<String> = rounds[..place]
            .iter()
            .rev()
            .map(|round| round.id.to_string())
            .collect();
        carry(app, &workspace, &call, &asked.round, &earlier)?;
    }
    workspace_state(app, &workspace)
}

/// A review as its rows.
#[derive(Default)]
struct Rows {
    scores: Vec<ScoreRow>,
    texts: Vec<TextRow>,
    whole: Vec<ReviewRow>,
}

/// Copies the newest earlier review of each proposal that has none in this round, as one step.
fn carry(
    app: &App,
    workspace: &Workspace,
    call: &CallInForce,
    round: &str,
    earlier: &[String],
) -> Result<()> {
    let at = app.now();
    let (rows, count) = workspace.read(|read| {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let here = |round: &str| -> Result<BTreeSet<String>> {
            let scored = read.scores(round, None)?.into_iter().map(|row| row.proposal);
            let written = read.texts(round, None)?.into_iter().map(|row| row.proposal);
            Ok(scored.chain(written).collect())
        };
        taken.extend(here(round)?);
        let before = taken.len();
        let mut rows = Rows::default();
        for from in earlier {
            let fresh: BTreeSet<String> = here(from)?.difference(&taken).cloned().collect();
            let is_fresh = |proposal: &String| fresh.contains(proposal);
            let scores = read.scores(from, None)?.into_iter();
            rows.scores
                .extend(scores.filter(|row| is_fresh(&row.proposal)).map(|row| ScoreRow {
                    round: round.to_owned(),
                    rubric: call.rubric_hash.to_hex(),
                    at,
                    ..row
                }));
            let texts = read.texts(from, None)?.into_iter();
            rows.texts
                .extend(texts.filter(|row| is_fresh(&row.proposal)).map(|row| TextRow {
                    round: round.to_owned(),
                    at,
                    ..row
                }));
            let whole = read.reviews(from, None)?.into_iter();
            rows.whole
                .extend(whole.filter(|row| is_fresh(&row.proposal)).map(|row| ReviewRow {
                    round: round.to_owned(),
                    at,
                    ..row
                }));
            taken.extend(fresh);
        }
        Ok((rows, taken.len() - before))
    })?;
    if count == 0 {
        return Ok(());
    }
    let title = call.call.rounds.iter().find(|known| known.id.as_str() == round);
    let title = title.map(|round| round.title.to_string()).unwrap_or_default();
    let args = Args::one("count", count).and("round", title);
    let step = Step::new(app, "op-round-carried", &args).screen("proposals");
    workspace.change(app, step, move |write| {
        for row in &rows.scores {
            write.put_score(row)?;
        }
        for row in &rows.texts {
            write.put_text(row)?;
        }
        for row in &rows.whole {
            write.put_review(row)?;
        }
        Ok(())
    })
}
