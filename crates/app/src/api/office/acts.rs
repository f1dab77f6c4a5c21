//! The chair's records: made as lines, revised until published, then only added to.

use std::collections::BTreeSet;

use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::canonical;
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{PersonId, Salt, Time};
use paraph_bundle::payload::record::{Body, Record};
use paraph_store::{Read, RecordRow, Write};

use super::base;
use crate::error::{AppError, Result};

/// All records of this office, as values.
pub(super) fn records(read: &Read<'_>) -> Result<Vec<Kept<Record>>> {
    read.records()?
        .iter()
        .map(|row| {
            Record::read(row.line.as_bytes(), "record", Unknown::Refused)
                .map_err(|fault| AppError::internal(fault.to_string()))
        })
        .collect()
}

/// Hashes of records that an announcement or a result has carried out of the house.
pub(super) fn published(read: &Read<'_>) -> Result<BTreeSet<String>> {
    let mut out = BTreeSet::new();
    for body in read.publication_bodies()? {
        let body: serde_json::Value = serde_json::from_str(&body).map_err(AppError::internal)?;
        for record in body
            .get("records")
            .and_then(|list| list.as_array())
            .into_iter()
            .flatten()
        {
            out.extend(record.as_str().map(str::to_owned));
        }
    }
    Ok(out)
}

/// What is needed to write a record.
pub(super) struct Pen {
    pub by: PersonId,
    pub at: Time,
    pub seed: [u8; 32],
}

impl Pen {
    /// The pen of whoever works here.
    pub(super) fn of(app: &crate::App) -> Result<Self> {
        Ok(Self {
            by: super::keys::signing_key(app)?.person(),
            at: base::now(app),
            seed: base::seed(app)?,
        })
    }

    /// Makes a record's line. The same act at the same time gives the same line.
    pub(super) fn record(&self, body: impl Into<Body>, revision: u64) -> Kept<Record> {
        let mut record = Record {
            at: self.at,
            by: self.by,
            revision,
            salt: Salt::new([0; 16]),
            body: body.into(),
        };
        record.salt = base::salt(&self.seed, "record", canonical::text(&record).as_bytes());
        Kept::write(record)
    }
}

/// Which records a new one stands in place of: same type, same subject.
pub(super) fn same(
    kind: &str,
    subject: impl Fn(&Body) -> bool,
    records: &[Kept<Record>],
) -> Vec<Kept<Record>> {
    about(|body| body.name() == kind && subject(body), records)
}

/// All records by which a person was accepted or turned away.
pub(super) fn of_person(person: PersonId, records: &[Kept<Record>]) -> Vec<Kept<Record>> {
    about(
        |body| {
            matches!(body, Body::Vouch(vouch) if vouch.person == person)
                || matches!(body, Body::Distrust(distrust) if distrust.person == person)
        },
        records,
    )
}

fn about(subject: impl Fn(&Body) -> bool, records: &[Kept<Record>]) -> Vec<Kept<Record>> {
    records
        .iter()
        .filter(|record| subject(&record.value.body))
        .cloned()
        .collect()
}

/// The next revision after those given.
pub(super) fn next(earlier: &[Kept<Record>]) -> u64 {
    earlier
        .iter()
        .map(|record| record.value.revision)
        .max()
        .unwrap_or(0)
        + 1
}

/// Puts a record in the place of earlier ones of its subject. Those that were never published go; those that were
/// stay, and the new one has a higher revision.
pub(super) fn replace(
    write: &Write<'_>,
    earlier: &[Kept<Record>],
    published: &BTreeSet<String>,
    new: Option<(&Kept<Record>, &str)>,
) -> Result<()> {
    for record in earlier {
        let id = record.hash.to_hex();
        if !published.contains(&id) {
            write.remove_record(&id)?;
        }
    }
    if let Some((record, proposal)) = new {
        put(write, record, proposal)?;
    }
    Ok(())
}

/// Keeps a record.
pub(super) fn put(write: &Write<'_>, record: &Kept<Record>, proposal: &str) -> Result<()> {
    let row = RecordRow {
        record: record.hash.to_hex(),
        kind: record.value.body.name().to_owned(),
        proposal: proposal.to_owned(),
        line: record.line.clone(),
    };
    Ok(write.put_record(&row)?)
}

/// The revision that a subject's next record has, counting only what was published.
pub(super) fn revision_after(earlier: &[Kept<Record>], published: &BTreeSet<String>) -> u64 {
    let out: Vec<Kept<Record>> = earlier
        .iter()
        .filter(|record| published.contains(&record.hash.to_hex()))
        .cloned()
        .collect();
    next(&out)
}
