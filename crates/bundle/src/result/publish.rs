//! Making a result: from the state, its view and the call to the members of a `result` bundle.
//!
//! The page (`index.html`) is added by the app, which shows what is prepared here; seal and signature are `write`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::VERIFY_TXT;
use super::label::labels;
use super::outcome::{Acts, CountedHead, Inputs, Outcome, outcome};
use super::status::statuses;
use crate::merge::{Obstacle, Reviewer, State, View};
use crate::payload::call::{CallEdition, Declined, How, Reviewers, Scores};
use crate::payload::canonical;
use crate::payload::decode::Kept;
use crate::payload::id::{Hash, Line, Name, ProposalId, Time};
use crate::payload::proposal::{About, Proposal};
use crate::payload::record::{BlindedRecord, Body, Record, Verdict};
use crate::payload::result::{
    Calibrated, Inputs as PublishedInputs, Privacy, PublicReviewer, PublicScore, Ranked, ResultJson,
    ResultMethod, Stage, Status, Vouched,
};
use crate::payload::review::Head;

/// A reviewer's name, for a result that shows names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedReviewer {
    /// The name.
    pub name: Name,
    /// Where.
    pub institution: Option<Name>,
}

/// What a result is made of.
pub struct Ingredients<'a> {
    /// All that was taken in.
    pub state: &'a State,
    /// Its view.
    pub view: &'a View,
    /// `call.json` of the edition in force.
    pub call_json: &'a [u8],
    /// `proposals.jsonl`.
    pub proposals_jsonl: &'a [u8],
    /// All lines of `about.jsonl`; policy decides which are published.
    pub about: &'a [Kept<About>],
    /// The line of a head that counts.
    pub line: &'a dyn Fn(Hash) -> Option<String>,
    /// 32 random bytes, new for each result and kept by the chair.
    pub label_key: Hash,
    /// Names of reviewers, used where policy shows them.
    pub named: &'a dyn Fn(&Reviewer) -> Option<NamedReviewer>,
    /// When.
    pub published: Time,
    /// From 1.
    pub edition: u64,
    /// The id of the result before.
    pub previous: Option<Hash>,
    /// `allowed_signers` of the result.
    pub allowed_signers: String,
    /// The keeper's armored signature over the checkpoint of the ledger in force.
    pub checkpoint_signature: String,
    /// Records panels of vetoes that their own people signed, by id.
    pub vetoes: BTreeMap<Hash, Vec<u8>>,
}

/// Why a result cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Something is open.
    #[error("something is open: {0:?}")]
    Obstacles(Vec<Obstacle>),
    /// The call or its proposals are not those in force.
    #[error("the call or its proposals are not those in force")]
    Call,
    /// A line or a bundle that counts is not here.
    #[error("a line or a bundle that counts is not here")]
    Missing,
}

/// A result without its page.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// `result.json`.
    pub result: ResultJson,
    /// How it came about; `None` when only a draw is announced.
    pub outcome: Option<Outcome>,
    /// The label of each reviewer, to be kept with the key.
    pub labels: BTreeMap<Reviewer, Name>,
    /// What became of each entry.
    pub statuses: Vec<Status>,
    /// All members but `manifest.json` and `index.html`.
    pub members: BTreeMap<String, Vec<u8>>,
}

/// Prepares the final result.
pub fn prepare(from: &Ingredients<'_>) -> Result<Prepared, Refused> {
    let obstacles = from.view.obstacles();
    if !obstacles.is_empty() {
        return Err(Refused::Obstacles(obstacles));
    }
    let (edition, proposals) = read_call(from)?;
    let call = &edition.call;
    let (ledger, _) = from.state.ledger();
    let heads = counted_heads(from)?;
    let labels = labels(from.label_key, reviewers(from));
    let lists = lists(from.state);
    let absent = absent(from.view, &labels);
    let outcome = outcome(&Inputs {
        edition: &edition,
        proposals: &proposals,
        heads: &heads,
        records: &from.view.in_force,
        lists: &lists,
        absent: &absent,
        acts: Acts::ALL,
    })
    .ok_or(Refused::Call)?;
    let statuses = statuses(from.state, from.view, &ledger, &labels).ok_or(Refused::Missing)?;
    let result = ResultJson {
        call: edition.id,
        coverage: Some(coverage(&outcome.rows, call.policy.reviews_per_proposal)),
        edition: from.edition,
        inputs: Some(PublishedInputs {
            close: from.view.close.unwrap_or_default(),
            counted: outcome.counted,
            id: outcome.inputs,
            ledger_last: ledger.last(),
            ledger_size: ledger.size(),
        }),
        line: Some(outcome.line.clone()),
        method: outcome.method.clone(),
        previous: from.previous,
        privacy: privacy(&edition),
        published: from.published,
        reviewers: Some(public_reviewers(from, &edition, &labels)),
        stage: Stage::Final,
        vouched: Some(vouched(from.view, &heads)),
    };
    let mut members = common(from, &result, Record::is_public);
    members.insert(
        "ranking.jsonl".to_owned(),
        outcome.rows.iter().flat_map(canonical::line).collect(),
    );
    members.insert(
        "scores.jsonl".to_owned(),
        scores(&heads, from, &labels, call.policy.scores)?,
    );
    members.insert(
        "statuses.jsonl".to_owned(),
        statuses.iter().flat_map(canonical::line).collect(),
    );
    members.insert("ledger.jsonl".to_owned(), ledger.write());
    members.insert(
        "checkpoint".to_owned(),
        ledger.checkpoint(from.state.lineage).write().into_bytes(),
    );
    members.insert(
        "checkpoint.sig".to_owned(),
        from.checkpoint_signature.clone().into_bytes(),
    );
    members.insert(
        "about.jsonl".to_owned(),
        public_about(from.about, &outcome.rows, call.policy.declined),
    );
    members.insert("result.csv".to_owned(), csv(&outcome.rows));
    for (id, panel) in &from.vetoes {
        members.insert(format!("bundles/{id}.paraph"), panel.clone());
    }
    Ok(Prepared {
        result,
        outcome: Some(outcome),
        labels,
        statuses,
        members,
    })
}

/// Prepares a small result that announces draws: the lists, the source and the day, before the number exists.
pub fn announce(from: &Ingredients<'_>) -> Result<Prepared, Refused> {
    let (edition, _) = read_call(from)?;
    let result = ResultJson {
        call: edition.id,
        coverage: None,
        edition: from.edition,
        inputs: None,
        line: None,
        method: ResultMethod {
            calibration: Calibrated::None,
            parameters: BTreeMap::new(),
            rank: Name::clean("announced"),
            version: Name::clean("scoring.v1"),
        },
        previous: from.previous,
        privacy: privacy(&edition),
        published: from.published,
        reviewers: None,
        stage: Stage::Announced,
        vouched: None,
    };
    let members = common(from, &result, |record| {
        matches!(record.body, Body::DrawAnnounced(_))
    });
    Ok(Prepared {
        result,
        outcome: None,
        labels: BTreeMap::new(),
        statuses: Vec::new(),
        members,
    })
}

fn read_call(from: &Ingredients<'_>) -> Result<(CallEdition, Vec<Proposal>), Refused> {
    use crate::payload::decode::Unknown;
    use crate::payload::proposal;
    let edition = CallEdition::read(from.call_json, Unknown::LeftAside).map_err(|_| Refused::Call)?;
    let proposals =
        proposal::read_proposals(from.proposals_jsonl, Unknown::LeftAside).map_err(|_| Refused::Call)?;
    proposal::judge_seal(&edition.call, from.proposals_jsonl, &proposals).map_err(|_| Refused::Call)?;
    if from.view.call != Some(edition.id) {
        return Err(Refused::Call);
    }
    Ok((edition, proposals.into_iter().map(|line| line.value).collect()))
}

/// The heads that count in a view, each with its line.
fn counted_heads(from: &Ingredients<'_>) -> Result<Vec<CountedHead>, Refused> {
    from.view
        .counted()
        .map(|(head, cell)| {
            let line = (from.line)(head).ok_or(Refused::Missing)?;
            let value: Kept<Head> = crate::payload::decode::kept(
                line.as_bytes(),
                "scores.jsonl",
                crate::payload::decode::Unknown::LeftAside,
            )
            .map_err(|_| Refused::Missing)?;
            if value.hash != head {
                return Err(Refused::Missing);
            }
            Ok(CountedHead {
                head,
                reviewer: cell.reviewer.as_text(),
                value: value.value,
            })
        })
        .collect()
}

/// Everyone who gets a label: owners of heads, authors of good bundles, and those whose reviews a chair entered.
fn reviewers(from: &Ingredients<'_>) -> BTreeSet<Reviewer> {
    let counts_as = |person| from.view.person(person).map_or(person, |known| known.counts_as);
    let mut reviewers: BTreeSet<Reviewer> = from.view.owners.values().cloned().collect();
    let good = from.view.bundles.iter().filter(|bundle| bundle.code.is_none());
    reviewers.extend(good.map(|bundle| Reviewer::Person(counts_as(bundle.author))));
    for id in &from.view.in_force.valid {
        match from.state.records.get(id).map(|entry| &entry.record.value.body) {
            Some(Body::Entered(entered)) => {
                reviewers.insert(entered.person.map_or_else(
                    || Reviewer::Name(entered.reviewer.clone()),
                    |person| Reviewer::Person(counts_as(person)),
                ));
            }
            Some(Body::Absent(absent)) => reviewers.extend(
                absent
                    .persons
                    .iter()
                    .map(|person| Reviewer::Person(counts_as(*person))),
            ),
            _ => {}
        }
    }
    reviewers
}

fn absent(view: &View, labels: &BTreeMap<Reviewer, Name>) -> BTreeMap<ProposalId, Vec<Name>> {
    let mut absent: BTreeMap<ProposalId, BTreeSet<Name>> = BTreeMap::new();
    for record in view.in_force.records().values() {
        if let Body::Absent(body) = &record.body {
            let persons = body
                .persons
                .iter()
                .map(|person| view.person(*person).map_or(*person, |known| known.counts_as));
            let named = persons.filter_map(|person| labels.get(&Reviewer::Person(person)).cloned());
            absent.entry(body.proposal).or_default().extend(named);
        }
    }
    absent
        .into_iter()
        .map(|(proposal, names)| (proposal, names.into_iter().collect()))
        .collect()
}

fn lists(state: &State) -> BTreeMap<Hash, Vec<u8>> {
    state
        .lists
        .iter()
        .map(|(hash, list)| (*hash, list.as_ref().clone()))
        .collect()
}

const fn privacy(edition: &CallEdition) -> Privacy {
    let policy = &edition.call.policy;
    Privacy {
        applicants: policy.applicants,
        declined: policy.declined,
        reviewers: policy.reviewers,
        scores: policy.scores,
    }
}

fn coverage(rows: &[Ranked], wanted: u64) -> BTreeMap<String, serde_json::Value> {
    let reviews = || rows.iter().map(|row| row.reviews);
    BTreeMap::from([
        (
            "fewer_than_wanted".to_owned(),
            json!(reviews().filter(|n| *n < wanted).count()),
        ),
        ("most".to_owned(), json!(reviews().max().unwrap_or(0))),
        ("least".to_owned(), json!(reviews().min().unwrap_or(0))),
        ("proposals".to_owned(), json!(rows.len())),
        ("reviews".to_owned(), json!(reviews().sum::<u64>())),
    ])
}

fn public_reviewers(
    from: &Ingredients<'_>,
    edition: &CallEdition,
    labels: &BTreeMap<Reviewer, Name>,
) -> Vec<PublicReviewer> {
    let shown = edition.call.policy.reviewers == Reviewers::Public;
    let mut reviewers: Vec<PublicReviewer> = labels
        .iter()
        .map(|(reviewer, label)| {
            let named = if shown { (from.named)(reviewer) } else { None };
            PublicReviewer {
                institution: named.as_ref().and_then(|named| named.institution.clone()),
                label: label.clone(),
                name: named.map(|named| named.name),
            }
        })
        .collect();
    reviewers.sort_by(|a, b| a.label.cmp(&b.label));
    reviewers
}

/// In which way those whose heads count were accepted.
fn vouched(view: &View, heads: &[CountedHead]) -> Vec<Vouched> {
    let authors: BTreeSet<&str> = heads.iter().map(|head| head.reviewer.as_str()).collect();
    let mut ways: BTreeMap<How, u64> = BTreeMap::new();
    for person in &view.persons {
        if authors.contains(person.person.to_hex().as_str())
            && let Some(how) = person.how
        {
            *ways.entry(how).or_default() += 1;
        }
    }
    ways.into_iter().map(|(how, n)| Vouched { how, n }).collect()
}

/// The members that both stages have. `open` says which records are told; others that are in a final result are blinded.
fn common(
    from: &Ingredients<'_>,
    result: &ResultJson,
    open: impl Fn(&Record) -> bool,
) -> BTreeMap<String, Vec<u8>> {
    let mut records = Vec::new();
    let mut members: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for id in &from.view.in_force.valid {
        let Some(entry) = from.state.records.get(id) else {
            continue;
        };
        let record = &entry.record;
        if open(&record.value) {
            records.extend(record.bytes());
            if let Body::DrawAnnounced(body) = &record.value.body
                && let Some(list) = from.state.lists.get(&body.commit)
            {
                members.insert(format!("draw-{}.txt", body.n), list.as_ref().clone());
            }
        } else if result.stage == Stage::Final {
            records.extend(canonical::line(&BlindedRecord {
                id: *id,
                record: Name::clean(record.value.body.name()),
            }));
        }
    }
    members.insert("result.json".to_owned(), result.write());
    members.insert("records.jsonl".to_owned(), records);
    members.insert("call.json".to_owned(), from.call_json.to_vec());
    members.insert("proposals.jsonl".to_owned(), from.proposals_jsonl.to_vec());
    members.insert(
        "allowed_signers".to_owned(),
        from.allowed_signers.clone().into_bytes(),
    );
    members.insert("VERIFY.txt".to_owned(), VERIFY_TXT.as_bytes().to_vec());
    members
}

fn scores(
    heads: &[CountedHead],
    from: &Ingredients<'_>,
    labels: &BTreeMap<Reviewer, Name>,
    policy: Scores,
) -> Result<Vec<u8>, Refused> {
    let mut rows: BTreeMap<Hash, PublicScore> = BTreeMap::new();
    for head in heads {
        let reviewer = from
            .view
            .owners
            .get(&head.head)
            .and_then(|reviewer| labels.get(reviewer))
            .ok_or(Refused::Missing)?;
        let line = match policy {
            Scores::Aggregate => None,
            Scores::Public => (from.line)(head.head).and_then(|line| Line::new(line).ok()),
        };
        rows.insert(
            head.head,
            PublicScore {
                head: head.head,
                line,
                reviewer: reviewer.clone(),
            },
        );
    }
    Ok(rows.values().flat_map(canonical::line).collect())
}

fn public_about(about: &[Kept<About>], rows: &[Ranked], policy: Declined) -> Vec<u8> {
    let funded: BTreeSet<ProposalId> = rows
        .iter()
        .filter(|row| row.decision == Verdict::Fund)
        .map(|row| row.proposal)
        .collect();
    let mut lines: Vec<&Kept<About>> = about
        .iter()
        .filter(|line| policy == Declined::Named || funded.contains(&line.value.proposal))
        .collect();
    lines.sort_by_key(|line| line.value.proposal);
    lines.into_iter().flat_map(Kept::bytes).collect()
}

/// The table for a spreadsheet: the lines of `ranking.jsonl`, a column each.
fn csv(rows: &[Ranked]) -> Vec<u8> {
    const COLUMNS: [&str; 17] = [
        "number",
        "proposal",
        "track",
        "place",
        "decision",
        "amount",
        "why",
        "group",
        "reviews",
        "raw_micropoints",
        "calibrated_micropoints",
        "expected_rank_centiranks",
        "rank_low_50",
        "rank_high_50",
        "rank_low_90",
        "rank_high_90",
        "funded_basispoints",
    ];
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for row in rows {
        let fields = serde_json::to_value(row).unwrap_or_default();
        let cells: Vec<String> = COLUMNS
            .iter()
            .map(|column| match fields.get(column) {
                None => String::new(),
                Some(serde_json::Value::String(text)) => quote(text),
                Some(other) => other.to_string(),
            })
            .collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// Quoted as RFC 4180 says; what a spreadsheet would take for a formula is led by an apostrophe.
fn quote(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}
