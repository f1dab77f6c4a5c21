//! Many scores at once: a block of cells pasted from a spreadsheet into the table of my scores, as one step of the
//! history. What is no step is told and left; a cell that is empty changes nothing.

use std::collections::BTreeMap;

use paraph_store::ScoreRow;

use super::desk_table::scales;
use super::judge_tie;
use super::proposals::needed;
use crate::App;
use crate::error::Result;
use crate::op::Step;
use crate::tables::reviews::{Cell, step};
use crate::wire::{ScoresFill, ScoresFilled, UnfilledCell};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Fills cells of my scores with what was typed or pasted.
    scores_fill(ScoresFill) -> ScoresFilled, changes [Reviews, Proposals, History, HandIn];
}

fn scores_fill(app: &App, asked: ScoresFill) -> Result<ScoresFilled> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let scales = scales(&call);
    let mut seen: BTreeMap<String, i64> = BTreeMap::new();
    for score in workspace.read(|read| Ok(read.scores(&call.round, None)?))? {
        *seen.entry(score.criterion).or_default() += 1;
    }
    let mut rows = Vec::new();
    let mut left = Vec::new();
    for cell in asked.cells {
        let row = needed(&workspace, &cell.proposal)?;
        let scale = scales.iter().find(|scale| scale.id == cell.criterion);
        let read = match scale {
            Some(scale) if judge_tie(&workspace, &row).is_ok() => step(&cell.text, scale),
            Some(_) | None if cell.text.trim().is_empty() => Cell::Empty,
            Some(_) | None => Cell::Unreadable,
        };
        let (step, na) = match read {
            Cell::Empty => continue,
            Cell::Step(step) => (Some(step), false),
            Cell::NotApplicable => (None, true),
            Cell::Unreadable => {
                left.push(UnfilledCell {
                    number: row.number,
                    criterion: cell.criterion,
                    text: cell.text,
                });
                continue;
            }
        };
        rows.push(ScoreRow {
            proposal: row.proposal,
            round: call.round.clone(),
            seen_before: seen.get(&cell.criterion).copied().unwrap_or(0),
            criterion: cell.criterion,
            rubric: call.rubric_hash.to_hex(),
            step,
            na,
            at: app.now(),
        });
    }
    let filled = rows.len();
    if filled > 0 {
        let named = Step::new(app, "op-scores-fill", &Args::one("count", filled)).screen("proposals");
        workspace.change(app, named, move |write| {
            for row in &rows {
                write.put_score(row)?;
            }
            Ok(())
        })?;
    }
    Ok(ScoresFilled { filled, left })
}
