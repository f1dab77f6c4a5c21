//! Taking in the files of a plan, as one step.

use std::sync::Arc;

use paraph_store::ReceivedRow;

use super::super::state::office;
use super::super::{base, call_files, chairs};
use super::unsigned::{fresh, put};
use super::{Item, counted, desk, kept};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{ReceivedGroup, ReceivedKind, TakeIn, TakenIn};
use crate::words::Args;

pub(super) fn received_take_in(app: &App, asked: TakeIn) -> Result<TakenIn> {
    let kept = kept(&asked.plan)?;
    let desk = desk(app)?;
    let wanted = |item: &&Item| match &asked.files {
        Some(files) => files.contains(&item.shown.file) && item.shown.group != ReceivedGroup::Again,
        None => item.shown.group == ReceivedGroup::Ready,
    };
    let chosen: Vec<&Item> = kept.items.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(base::refuse(
            Code::NotNow,
            "office-fault-nothing-ready",
            Args::none(),
        ));
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
            // An edition of this call: what it changes is no step that is undone.
            ReceivedKind::Call if item.shown.group == ReceivedGroup::Ready => {
                call_files::take_in(app, &item.bytes)?;
                taken += 1;
                continue;
            }
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
            Arc::clone(&item.bytes),
        ));
        unsigned.extend(item.unsigned.iter().cloned());
    }
    // In an order of their own, so that revisions do not depend on how files were dropped.
    unsigned.sort_by(|a, b| (&a.reviewer, &a.number, a.file).cmp(&(&b.reviewer, &b.number, b.file)));
    let records = fresh(app, &desk, &unsigned)?;
    let before = counted(&desk.office);
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
        put(write, &records)
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
    base::refuse(
        Code::DiskFull,
        "office-fault-no-room",
        Args::one("megabytes", megabytes),
    )
}
