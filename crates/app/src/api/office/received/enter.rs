//! Entering in the register: the act that cannot be taken back, with its receipts.

use paraph_bundle::ledger::Entry as LedgerEntry;
use paraph_bundle::payload::record::Close;
use paraph_bundle::{receipt, signature};
use paraph_store::{CheckpointRow, LedgerRow};

use super::super::acts::{self, Pen};
use super::super::base::{self, refuse};
use super::super::call::in_force;
use super::super::people::{contact, seats};
use super::super::state::office;
use super::super::{assign, keys, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::mail::Attachment;
use crate::wire::{EnterAsk, Entered};
use crate::words::Args;

pub(super) fn received_enter(app: &App, asked: EnterAsk) -> Result<Entered> {
    assign::sign_kept(app)?;
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
