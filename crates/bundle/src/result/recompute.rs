//! Ranking again from what was published, and where it differs.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::BTreeMap;

use serde_json::Value;

use super::outcome::{Acts, CountedHead, Inputs, outcome};
use crate::merge::InForce;
use crate::payload::decode::{self, Unknown};
use crate::payload::id::{Hash, Name};
use crate::payload::reader::Published;
use crate::payload::record::{Body, PublicRecord};

/// What ranking again gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recomputed {
    /// The same bytes.
    Same,
    /// Something else.
    Differs(Vec<Difference>),
    /// The scores were not published, so the ranking cannot be repeated.
    Aggregate,
    /// A draw is announced; there is no ranking yet.
    Announced,
}

/// One place where a result says something else than its scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The member and the field, such as `ranking.jsonl:place` or `result.json:line`.
    pub path: String,
    /// The proposal's number, where it is about one.
    pub proposal: Option<Name>,
    /// What was published.
    pub published: String,
    /// What follows from the scores.
    pub recomputed: String,
}

/// Ranks again from the members of a result whose parts agree.
pub fn recompute(published: &Published) -> Recomputed {
    let Some(last) = &published.last else {
        return Recomputed::Announced;
    };
    if last.scores.iter().any(|score| score.line.is_none()) {
        return Recomputed::Aggregate;
    }
    let unreadable = |path: &str| {
        Recomputed::Differs(vec![Difference {
            path: path.to_owned(),
            proposal: None,
            published: String::new(),
            recomputed: String::new(),
        }])
    };
    let mut heads = Vec::with_capacity(last.scores.len());
    for score in &last.scores {
        let line = score.line.as_deref().unwrap_or_default();
        let Ok(value) = decode::value(line.as_bytes(), "scores.jsonl", Unknown::LeftAside) else {
            return unreadable("scores.jsonl:line");
        };
        heads.push(CountedHead {
            head: score.head,
            reviewer: score.reviewer.to_string(),
            value,
        });
    }
    let proposals: Vec<_> = published
        .proposals
        .iter()
        .map(|line| line.value.clone())
        .collect();
    let lists: BTreeMap<Hash, Vec<u8>> = published
        .lists
        .values()
        .map(|list| (Hash::of(list), list.clone()))
        .collect();
    let absent = last
        .ranking
        .iter()
        .map(|row| (row.proposal, row.absent.clone()))
        .collect();
    let records = records(published);
    let computed = outcome(&Inputs {
        edition: &published.edition,
        proposals: &proposals,
        heads: &heads,
        records: &records,
        lists: &lists,
        absent: &absent,
        acts: Acts::ALL,
    });
    let Some(computed) = computed else {
        return unreadable("call.json:rubric");
    };
    let mut differences = Vec::new();
    let rows: BTreeMap<_, _> = computed.rows.iter().map(|row| (row.proposal, row)).collect();
    let order =
        |rows: &[crate::payload::result::Ranked]| rows.iter().map(|row| row.proposal).collect::<Vec<_>>();
    if order(&last.ranking) != order(&computed.rows) {
        differences.push(Difference {
            path: "ranking.jsonl".to_owned(),
            proposal: None,
            published: last.ranking.len().to_string(),
            recomputed: computed.rows.len().to_string(),
        });
    }
    for row in &last.ranking {
        let again = rows
            .get(&row.proposal)
            .map_or(Value::Null, |row| serde_json::to_value(row).unwrap_or_default());
        let said = serde_json::to_value(row).unwrap_or_default();
        compare(
            "ranking.jsonl",
            Some(&row.number),
            &said,
            &again,
            &mut differences,
        );
    }
    let result = &published.result;
    let said = serde_json::json!({"line": result.line, "method": result.method, "inputs": result.inputs.map(|inputs| inputs.id)});
    let again =
        serde_json::json!({"line": computed.line, "method": computed.method, "inputs": computed.inputs});
    compare("result.json", None, &said, &again, &mut differences);
    if differences.is_empty() {
        Recomputed::Same
    } else {
        Recomputed::Differs(differences)
    }
}

/// The records in force among the published ones. Where chairs differed and one of them resolved it, the resolution is not public:
/// the decision is the one that the ranking shows.
fn records(published: &Published) -> InForce {
    let open = || {
        published.records.iter().filter_map(|record| match record {
            PublicRecord::Open(record) => Some(record),
            PublicRecord::Blinded { .. } => None,
        })
    };
    let mut records = InForce::of(open());
    let shown: BTreeMap<_, _> = published
        .last
        .iter()
        .flat_map(|last| &last.ranking)
        .map(|row| (row.proposal, (row.decision, row.amount)))
        .collect();
    for question in records.open.clone() {
        let taken = open()
            .filter(|record| question.of.contains(&record.hash))
            .find(|record| match &record.value.body {
                Body::Decision(decision) => shown.get(&decision.proposal).is_some_and(|(verdict, amount)| {
                    *verdict == decision.decision && (decision.amount.is_none() || decision.amount == *amount)
                }),
                _ => true,
            });
        if let Some(taken) = taken {
            records.take(taken.hash, taken.value.clone());
        }
    }
    records
}

fn compare(
    member: &str,
    proposal: Option<&Name>,
    published: &Value,
    recomputed: &Value,
    differences: &mut Vec<Difference>,
) {
    let keys = |value: &Value| {
        value
            .as_object()
            .map(|fields| fields.keys().cloned().collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let mut all = keys(published);
    all.extend(keys(recomputed));
    all.sort();
    all.dedup();
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .map(super::super::payload::canonical::text)
            .unwrap_or_default()
    };
    for key in all {
        let (said, again) = (text(published, &key), text(recomputed, &key));
        if said != again {
            differences.push(Difference {
                path: format!("{member}:{key}"),
                proposal: proposal.cloned(),
                published: said,
                recomputed: again,
            });
        }
    }
}
