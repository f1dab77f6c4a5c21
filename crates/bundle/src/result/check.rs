//! Whether the parts of a result agree with each other: all that `VERIFY.txt` checks after the seal and the signatures.
//!
//! A result that its own chair sealed over parts which contradict each other is `RESULT_PARTS`.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::inputs_id;
use crate::fault::{Fault, Param};
use crate::ledger::{Entry, Ledger, heads_hash};
use crate::payload::decode::{Kept, Unknown};
use crate::payload::draw;
use crate::payload::id::{Hash, Name};
use crate::payload::reader::{Final, Published};
use crate::payload::record::{Body, PublicRecord, Record};
use crate::payload::result::{EntryState, HeadStatus};
use crate::signature::LEDGER;

/// One thing that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The ledger's chain, its checkpoint and the keeper's signature.
    Ledger,
    /// A status for each entry, and its heads.
    Statuses,
    /// Each head that counts stands in the scores once, under its reviewer's label.
    Scores,
    /// The id of the inputs.
    Inputs,
    /// Lists, keys and tickets.
    Draws,
    /// Awards and what was spent.
    Sums,
}

/// All of them, in order.
pub const CHECKS: [Check; 6] = [
    Check::Ledger,
    Check::Statuses,
    Check::Scores,
    Check::Inputs,
    Check::Draws,
    Check::Sums,
];

impl Check {
    /// Its name, as the parameter of the fault.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Statuses => "statuses",
            Self::Scores => "scores",
            Self::Inputs => "inputs",
            Self::Draws => "draws",
            Self::Sums => "sums",
        }
    }
}

fn need(holds: bool, check: Check, detail: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds {
        Ok(())
    } else {
        Err(Fault::new(
            crate::fault::Code::ResultParts,
            format!("{}: {}", check.as_str(), detail()),
        )
        .with(Param::Part, check.as_str()))
    }
}

/// Judges that the parts of a result agree; gives what was checked. An announced result has draws alone.
pub fn judge(published: &Published) -> Result<Vec<Check>, Fault> {
    let open: Vec<&Kept<Record>> = published
        .records
        .iter()
        .filter_map(|record| match record {
            PublicRecord::Open(record) => Some(record),
            PublicRecord::Blinded { .. } => None,
        })
        .collect();
    let Some(last) = &published.last else {
        judge_draws(published, &open)?;
        return Ok(vec![Check::Draws]);
    };
    let ledger = judge_ledger(published, last)?;
    judge_statuses(published, last, &ledger, &open)?;
    judge_scores(published, last)?;
    judge_draws(published, &open)?;
    judge_sums(published, last)?;
    Ok(CHECKS.to_vec())
}

fn judge_ledger(published: &Published, last: &Final) -> Result<Ledger, Fault> {
    let wrong = |fault: &Fault| format!("{fault}");
    let ledger = Ledger::read(&last.ledger, Unknown::LeftAside).map_err(|fault| {
        need(false, Check::Ledger, || wrong(&fault))
            .err()
            .unwrap_or(fault)
    })?;
    let (checkpoint, key) = ledger.judge(&last.checkpoint, &last.signature).map_err(|fault| {
        need(false, Check::Ledger, || wrong(&fault))
            .err()
            .unwrap_or(fault)
    })?;
    let keeper = format!("keeper namespaces=\"{LEDGER}\" {}", key.to_line());
    let named = String::from_utf8_lossy(&published.allowed_signers)
        .lines()
        .any(|line| line == keeper);
    need(named, Check::Ledger, || {
        "the checkpoint is not signed by the keeper".to_owned()
    })?;
    let first = published.edition.call.edition == 1;
    need(
        !first || checkpoint.lineage == published.edition.id,
        Check::Ledger,
        || "the checkpoint is of another call".to_owned(),
    )?;
    Ok(ledger)
}

fn judge_statuses(
    published: &Published,
    last: &Final,
    ledger: &Ledger,
    open: &[&Kept<Record>],
) -> Result<(), Fault> {
    let check = Check::Statuses;
    let inputs = published.result.inputs;
    let (size, close) = inputs.map_or((0, 0), |inputs| (inputs.ledger_size, inputs.close));
    need(size == ledger.size(), check, || {
        "the size of the ledger".to_owned()
    })?;
    need(
        inputs.map(|inputs| inputs.ledger_last) == Some(ledger.last()),
        check,
        || "the last line of the ledger".to_owned(),
    )?;
    let entered: BTreeSet<Hash> = published
        .records
        .iter()
        .filter_map(|record| match record {
            PublicRecord::Blinded { id, record } if record == "entered" => Some(*id),
            PublicRecord::Blinded { .. } | PublicRecord::Open(_) => None,
        })
        .collect();
    let count = usize::try_from(ledger.size()).unwrap_or(usize::MAX);
    need(
        last.statuses.len() == count.saturating_add(entered.len()),
        check,
        || "a status for each entry".to_owned(),
    )?;
    let (of_ledger, of_records) = last.statuses.split_at(count.min(last.statuses.len()));
    let told: BTreeSet<Hash> = of_records.iter().filter_map(|status| status.record).collect();
    need(told == entered && of_records.len() == told.len(), check, || {
        "a status for each entered review".to_owned()
    })?;
    let admitted: BTreeSet<Hash> = open
        .iter()
        .filter_map(|record| match &record.value.body {
            Body::Admit(admit) => Some(admit.head),
            _ => None,
        })
        .collect();
    let mut seen: BTreeSet<Hash> = BTreeSet::new();
    for (index, (line, status)) in (1_u64..).zip(ledger.lines().iter().zip(of_ledger)) {
        let heads = status.heads.iter().map(|head| head.head);
        let (at, holds) = match line.entry {
            Entry::Sealed { sealed } => (index, status.sealed == Some(sealed) && status.heads.is_empty()),
            Entry::Bundle {
                bundle,
                heads: hash,
                n,
                opens,
            } => (
                opens.unwrap_or(index),
                status.bundle == Some(bundle)
                    && status.state != EntryState::Sealed
                    && n == status.heads.len() as u64
                    && hash == heads_hash(heads),
            ),
        };
        need(holds && status.index == Some(index), check, || {
            format!("line {index}")
        })?;
        for head in &status.heads {
            let late = at > close && !admitted.contains(&head.head);
            let judged = matches!(head.status, HeadStatus::Counted | HeadStatus::Late);
            need(
                !judged || (head.status == HeadStatus::Late) == late,
                check,
                || format!("late, line {index}"),
            )?;
            let again = !seen.insert(head.head);
            need((head.status == HeadStatus::Repeated) == again, check, || {
                format!("repeated, line {index}")
            })?;
        }
    }
    Ok(())
}

fn judge_scores(published: &Published, last: &Final) -> Result<(), Fault> {
    let mut counted: BTreeMap<Hash, Option<&Name>> = BTreeMap::new();
    for status in &last.statuses {
        for head in status
            .heads
            .iter()
            .filter(|head| head.status == HeadStatus::Counted)
        {
            counted.insert(head.head, status.reviewer.as_ref());
        }
    }
    let mut scores: Vec<Hash> = last.scores.iter().map(|score| score.head).collect();
    scores.sort_unstable();
    need(scores.iter().eq(counted.keys()), Check::Scores, || {
        "left out, added or doubled".to_owned()
    })?;
    for score in &last.scores {
        let whose = counted.get(&score.head) == Some(&Some(&score.reviewer));
        let line = score
            .line
            .as_ref()
            .is_none_or(|line| Hash::of(format!("{line}\n").as_bytes()) == score.head);
        need(whose && line, Check::Scores, || score.head.to_hex())?;
    }
    let labels: BTreeSet<&Name> = published
        .result
        .reviewers
        .iter()
        .flatten()
        .map(|reviewer| &reviewer.label)
        .collect();
    need(
        last.scores.iter().all(|score| labels.contains(&score.reviewer)),
        Check::Scores,
        || "a label without a reviewer".to_owned(),
    )?;
    let id = inputs_id(published.edition.id, counted.keys().copied());
    let inputs = published.result.inputs;
    let holds = inputs.is_some_and(|inputs| inputs.id == id && inputs.counted == counted.len() as u64);
    need(holds, Check::Inputs, || "the id or the count".to_owned())
}

fn judge_draws(published: &Published, open: &[&Kept<Record>]) -> Result<(), Fault> {
    let list = |n: u64| published.lists.get(&n).map(Vec::as_slice);
    let judged = draw::judge_all(open.iter().copied(), list, true);
    need(judged.is_ok(), Check::Draws, || {
        judged.err().map(|fault| fault.to_string()).unwrap_or_default()
    })
}

fn judge_sums(published: &Published, last: &Final) -> Result<(), Fault> {
    let call = &published.edition.call;
    let mut spent = 0_u64;
    let mut funded = 0_u64;
    for row in &last.ranking {
        let Some(amount) = row.amount else {
            continue;
        };
        funded += 1;
        spent = spent.saturating_add(amount);
        let ceiling = call.track(&row.track).map_or(0, |track| track.ceiling);
        need(amount <= ceiling, Check::Sums, || {
            format!("{} is over the ceiling", row.proposal)
        })?;
    }
    let line = published.result.line.as_ref();
    let holds = spent <= call.pool && line.is_some_and(|line| line.spent == spent && line.funded == funded);
    need(holds, Check::Sums, || "what was spent".to_owned())
}
