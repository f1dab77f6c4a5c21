//! The parts of a result against each other: ledger, statuses, scores, inputs and draws, as `VERIFY.txt` holds them.
//!
//! A chair who seals a changed part again makes a true seal and a true signature; this is where it shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::allowed::{Role, keys_for};
use crate::fault::{Code, Fault, Param};
use crate::ledger::{Entry, Ledger, heads_hash};
use crate::payload::decode::Unknown;
use crate::payload::draw;
use crate::payload::id::Hash;
use crate::payload::reader::{Final, Published};
use crate::payload::record::{Body, PublicRecord};
use crate::payload::result::{EntryState, HeadStatus, Inputs, Status};
use crate::signature::{PublicKey, namespace};

/// The text by which anyone checks a result with stock tools; the same in every result of this version.
pub const VERIFY_TXT: &str = include_str!("VERIFY.txt");

fn wrong(member: &str, why: &str) -> Fault {
    Fault::new(Code::ResultParts, format!("{member}: {why}")).with(Param::Part, member)
}

/// A fault that in a result speaks of its parts.
pub(crate) fn of_parts(fault: Fault) -> Fault {
    match fault.code() {
        Code::Draw => wrong("draw", fault.detail()),
        Code::LedgerProof => wrong("ledger.jsonl", fault.detail()),
        Code::Field if fault.detail().starts_with("call.json:proposals.") => {
            wrong("proposals.jsonl", fault.detail())
        }
        _ => fault,
    }
}

/// Judges a result's parts against each other.
///
/// # Errors
/// `RESULT_PARTS`.
pub(crate) fn judge_parts(
    result: &Published,
    allowed_signers: &[u8],
    checkpoint_signature: Option<&[u8]>,
    signers: &[PublicKey],
    unknown: Unknown,
) -> Result<(), Fault> {
    let chairs = keys_for(
        allowed_signers,
        Role::Chair,
        namespace(crate::payload::Kind::Result),
    );
    if !signers.iter().any(|key| chairs.contains(key)) {
        return Err(wrong(
            "allowed_signers",
            "no signature is by a chair that it names",
        ));
    }
    let open = || {
        result.records.iter().filter_map(|record| match record {
            PublicRecord::Open(record) => Some(record),
            PublicRecord::Blinded { .. } => None,
        })
    };
    let records: Vec<_> = open().collect();
    draw::judge_all(
        records.iter().copied(),
        |n| result.lists.get(&n).map(Vec::as_slice),
        true,
    )
    .map_err(of_parts)?;
    let (Some(last), Some(inputs)) = (&result.last, &result.result.inputs) else {
        return Ok(());
    };

    let ledger = Ledger::read(&last.ledger, unknown).map_err(of_parts)?;
    let signature = checkpoint_signature.unwrap_or_default();
    let (checkpoint, keeper) = ledger.judge(&last.checkpoint, signature).map_err(of_parts)?;
    if !keys_for(allowed_signers, Role::Keeper, crate::signature::LEDGER).contains(&keeper) {
        return Err(wrong("checkpoint.sig", "not a keeper that allowed_signers names"));
    }
    if (inputs.ledger_size, inputs.ledger_last) != (checkpoint.size, checkpoint.last) {
        return Err(wrong("result.json", "inputs name another ledger"));
    }
    let admitted: BTreeSet<Hash> = open()
        .filter_map(|record| match &record.value.body {
            Body::Admit(admit) => Some(admit.head),
            _ => None,
        })
        .collect();
    let closes = open().filter_map(|record| match &record.value.body {
        Body::Close(close) => Some(close.size),
        _ => None,
    });
    if closes.min().is_some_and(|close| close != inputs.close) {
        return Err(wrong("records.jsonl", "the close is not that of the inputs"));
    }
    let counted = judge_statuses(result, last, &ledger, inputs, &admitted)?;
    judge_scores(last, &counted)?;
    judge_inputs(result, inputs, &counted)
}

/// Every entry has its status, and every head of it; gives the counted heads with their labels.
fn judge_statuses(
    result: &Published,
    last: &Final,
    ledger: &Ledger,
    inputs: &Inputs,
    admitted: &BTreeSet<Hash>,
) -> Result<BTreeMap<Hash, String>, Fault> {
    let bad = |why: &str| wrong("statuses.jsonl", why);
    let size = usize::try_from(ledger.size()).unwrap_or(usize::MAX);
    let (entries, entered) = last
        .statuses
        .split_at_checked(size)
        .ok_or_else(|| bad("an entry without a status"))?;
    let mut records: Vec<Hash> = entered.iter().filter_map(|status| status.record).collect();
    let mut published: Vec<Hash> = result
        .records
        .iter()
        .filter_map(|record| match record {
            PublicRecord::Blinded { id, record } if record == "entered" => Some(*id),
            PublicRecord::Blinded { .. } | PublicRecord::Open(_) => None,
        })
        .collect();
    records.sort_unstable();
    published.sort_unstable();
    if entered.iter().any(|status| status.state != EntryState::Entered) || records != published {
        return Err(bad("not one status for each review that was entered by hand"));
    }
    let mut seen = BTreeSet::new();
    let mut counted = BTreeMap::new();
    for (place, (line, status)) in ledger.lines().iter().zip(entries).enumerate() {
        let index = place as u64 + 1;
        let heads: Vec<Hash> = status.heads.iter().map(|head| head.head).collect();
        let at = match line.entry {
            Entry::Sealed { sealed } if status.sealed == Some(sealed) && heads.is_empty() => index,
            Entry::Bundle {
                bundle,
                heads: hash,
                n,
                opens,
            } if status.bundle == Some(bundle)
                && n == heads.len() as u64
                && hash == heads_hash(heads.iter().copied()) =>
            {
                opens.unwrap_or(index)
            }
            Entry::Sealed { .. } | Entry::Bundle { .. } => {
                return Err(bad(&format!("entry {index} differs from the ledger")));
            }
        };
        if status.index != Some(index) {
            return Err(bad(&format!("entry {index} is numbered otherwise")));
        }
        for head in &status.heads {
            let late = at > inputs.close && !admitted.contains(&head.head);
            if matches!(head.status, HeadStatus::Counted | HeadStatus::Late)
                && (head.status == HeadStatus::Late) != late
            {
                return Err(bad(&format!("entry {index}: late or not")));
            }
            if (head.status == HeadStatus::Repeated) == seen.insert(head.head) {
                return Err(bad(&format!("entry {index}: repeated or not")));
            }
        }
        count(status, &mut counted)?;
    }
    entered
        .iter()
        .try_for_each(|status| count(status, &mut counted))?;
    Ok(counted)
}

fn count(status: &Status, counted: &mut BTreeMap<Hash, String>) -> Result<(), Fault> {
    for head in status
        .heads
        .iter()
        .filter(|head| head.status == HeadStatus::Counted)
    {
        let label = status.reviewer.as_ref().map(|label| label.as_str().to_owned());
        let label = label.ok_or_else(|| wrong("statuses.jsonl", "a counted head without a reviewer"))?;
        if counted.insert(head.head, label).is_some() {
            return Err(wrong("statuses.jsonl", "a head counted twice"));
        }
    }
    Ok(())
}

/// A counted head stands in `scores.jsonl` exactly once, and nowhere else.
fn judge_scores(last: &Final, counted: &BTreeMap<Hash, String>) -> Result<(), Fault> {
    let bad = |why: &str| wrong("scores.jsonl", why);
    let mut seen = BTreeSet::new();
    for score in &last.scores {
        if !seen.insert(score.head) {
            return Err(bad("a head twice"));
        }
        if counted.get(&score.head).map(String::as_str) != Some(score.reviewer.as_str()) {
            return Err(bad("a head that does not count, or under another label"));
        }
        if score
            .line
            .as_ref()
            .is_some_and(|line| Hash::of(format!("{}\n", line.as_str()).as_bytes()) != score.head)
        {
            return Err(bad("a line that is not the head's"));
        }
    }
    if seen.len() == counted.len() {
        Ok(())
    } else {
        Err(bad("a counted head is left out"))
    }
}

/// The id of the frozen inputs follows from the call and the counted heads.
fn judge_inputs(result: &Published, inputs: &Inputs, counted: &BTreeMap<Hash, String>) -> Result<(), Fault> {
    let mut text = format!("paraph inputs v1\n{}\n", result.edition.id.to_hex());
    for head in counted.keys() {
        text.push_str(&head.to_hex());
        text.push('\n');
    }
    if Hash::of(text.as_bytes()) != inputs.id || counted.len() as u64 != inputs.counted {
        return Err(wrong(
            "result.json",
            "inputs do not follow from the counted heads",
        ));
    }
    Ok(())
}
