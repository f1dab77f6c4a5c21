//! Which members a bundle of each kind holds.
//!
//! The form of their names is the container's business; `SHA256SUMS`, `manifest.json` and `signatures/` stand in every kind.

use super::decode::Unknown;
use super::id::Hash;
use super::manifest::Kind;
use crate::fault::Fault;

/// What an unencrypted bundle of any kind may say to somebody who has no Paraph.
pub const READ_ME: [&str; 2] = ["READ-ME.txt", "LISEZ-MOI.txt"];

/// The members that a bundle must hold, beside `SHA256SUMS`, `manifest.json` and a signature.
///
/// A panel is either of records or whole: what it must hold follows from what it does hold, see [`judge`].
const fn required(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Card => &["card.json"],
        Kind::Call => &["call.json", "proposals.jsonl", "allowed_signers"],
        Kind::Score => &[
            "scores.jsonl",
            "texts.jsonl",
            "evidence.jsonl",
            "confidential.jsonl",
            "conflicts.jsonl",
        ],
        Kind::Panel => &[],
        Kind::Result => &[
            "result.json",
            "records.jsonl",
            "call.json",
            "proposals.jsonl",
            "allowed_signers",
            "VERIFY.txt",
            "index.html",
        ],
    }
}

/// What a final result holds, and an announced one must not.
pub const FINAL_ONLY: [&str; 8] = [
    "ranking.jsonl",
    "scores.jsonl",
    "statuses.jsonl",
    "ledger.jsonl",
    "checkpoint",
    "checkpoint.sig",
    "about.jsonl",
    "result.csv",
];

/// Whether a member of this name may stand in a bundle of this kind.
pub fn is_known(kind: Kind, name: &str) -> bool {
    if matches!(name, "SHA256SUMS" | "manifest.json")
        || name.starts_with("signatures/")
        || READ_ME.contains(&name)
    {
        return true;
    }
    if required(kind).contains(&name) {
        return true;
    }
    match kind {
        Kind::Card => false,
        Kind::Call => {
            matches!(name, "about.jsonl" | "assignments.jsonl" | "invitation.json")
                || is_nested(name, "cards/")
                || name
                    .strip_prefix("documents/")
                    .and_then(|rest| rest.strip_suffix(".pdf"))
                    .is_some_and(is_hash)
        }
        Kind::Score => name == "padding" || is_nested(name, "cards/"),
        Kind::Panel => {
            matches!(
                name,
                "records.jsonl" | "ledger.jsonl" | "checkpoint" | "checkpoint.sig" | "padding"
            ) || draw_number(name).is_some()
                || is_nested(name, "bundles/")
                || is_nested(name, "cards/")
        }
        Kind::Result => {
            FINAL_ONLY.contains(&name) || draw_number(name).is_some() || is_nested(name, "bundles/")
        }
    }
}

/// The number of a draw's list: `draw-3.txt`.
pub fn draw_number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("draw-")?.strip_suffix(".txt")?;
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some(number)
}

/// The id in the name of a nested bundle.
pub fn nested_id(name: &str) -> Option<Hash> {
    let rest = name
        .strip_prefix("cards/")
        .or_else(|| name.strip_prefix("bundles/"))?;
    rest.strip_suffix(".paraph")?.parse().ok()
}

fn is_nested(name: &str, folder: &str) -> bool {
    name.starts_with(folder) && nested_id(name).is_some()
}

fn is_hash(text: &str) -> bool {
    text.parse::<Hash>().is_ok()
}

/// Whether a panel, by the names of its members, is of records.
pub fn is_records_panel<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| name == "records.jsonl")
}

/// Judges which members are there: a missing one, or an unknown one outside `extra/` of a higher minor version, is bad.
///
/// Which members the two stages of a result hold is judged with `result.json`.
pub fn judge<'a>(
    kind: Kind,
    names: impl IntoIterator<Item = &'a str>,
    unknown: Unknown,
) -> Result<(), Fault> {
    let names: std::collections::BTreeSet<&str> = names.into_iter().collect();
    for name in &names {
        let newer = unknown == Unknown::LeftAside && name.starts_with("extra/");
        if !is_known(kind, name) && !newer {
            return Err(Fault::field(*name));
        }
    }
    if let Some(missing) = required(kind).iter().find(|name| !names.contains(*name)) {
        return Err(Fault::field(*missing));
    }
    match kind {
        Kind::Score if names.iter().filter(|name| name.starts_with("cards/")).count() != 1 => {
            Err(Fault::field("cards/"))
        }
        Kind::Panel => judge_panel(&names),
        Kind::Card | Kind::Call | Kind::Score | Kind::Result => Ok(()),
    }
}

fn judge_panel(names: &std::collections::BTreeSet<&str>) -> Result<(), Fault> {
    let whole = |name: &&&str| {
        matches!(**name, "ledger.jsonl" | "checkpoint" | "checkpoint.sig")
            || name.starts_with("bundles/")
            || name.starts_with("cards/")
    };
    if is_records_panel(names.iter().copied()) {
        return names
            .iter()
            .find(whole)
            .map_or(Ok(()), |name| Err(Fault::field(*name)));
    }
    if let Some(draw) = names.iter().find(|name| draw_number(name).is_some()) {
        return Err(Fault::field(*draw));
    }
    let ledger = ["ledger.jsonl", "checkpoint", "checkpoint.sig"];
    let held = ledger.iter().filter(|name| names.contains(*name)).count();
    if held != 0 && held != 3 {
        let missing = ledger
            .iter()
            .find(|name| !names.contains(*name))
            .copied()
            .unwrap_or("ledger.jsonl");
        return Err(Fault::field(missing));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORE: [&str; 6] = [
        "scores.jsonl",
        "texts.jsonl",
        "evidence.jsonl",
        "confidential.jsonl",
        "conflicts.jsonl",
        "manifest.json",
    ];

    #[test]
    fn a_kind_holds_its_members_and_no_other() {
        let card = format!("cards/{}.paraph", "ab".repeat(32));
        let mut names: Vec<&str> = SCORE.to_vec();
        names.push(&card);
        assert!(
            judge(Kind::Score, names.iter().copied(), Unknown::Refused).is_ok(),
            "all that is asked for"
        );
        let missing = names.iter().copied().filter(|name| *name != "texts.jsonl");
        assert!(
            judge(Kind::Score, missing, Unknown::Refused).is_err(),
            "a member is missing"
        );
        names.push("extra/new.json");
        assert!(
            judge(Kind::Score, names.iter().copied(), Unknown::Refused).is_err(),
            "an unknown member of our own minor version"
        );
        assert!(
            judge(Kind::Score, names.iter().copied(), Unknown::LeftAside).is_ok(),
            "something newer"
        );
        assert!(
            judge(Kind::Panel, ["records.jsonl", "ledger.jsonl"], Unknown::Refused).is_err(),
            "records or whole, not both"
        );
        assert!(
            judge(Kind::Panel, ["ledger.jsonl", "checkpoint"], Unknown::Refused).is_err(),
            "three or none"
        );
        assert_eq!(draw_number("draw-01.txt"), None, "one spelling of a number");
    }
}
