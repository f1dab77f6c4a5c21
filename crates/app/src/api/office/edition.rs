//! An edition that was published: what is remembered of it, and the office as it was then.
//!
//! Letters, and whatever else belongs to an edition, are made from this and never from what came or was decided since.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use paraph_bundle::merge::View;
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::decode::{self, Kept};
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::proposal::About;
use paraph_bundle::result::Prepared;
use paraph_store::PublicationRow;
use serde::{Deserialize, Serialize};

use super::base::{Entry, refuse};
use super::call::InForce;
use super::state::Office;
use crate::error::{AppError, Code, Result};
use crate::wire::Applicant;
use crate::words::Args;

/// What stood in the office when an edition was published, by id.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Then {
    calls: BTreeSet<Hash>,
    bundles: BTreeSet<Hash>,
    cards: BTreeSet<Hash>,
    sealed: BTreeSet<Hash>,
    ledger: u64,
    withheld: BTreeSet<String>,
    appeal: String,
}

/// What is written down with a publication beside its records and lists.
pub(super) fn remembered(
    office: &Office,
    withheld: &BTreeSet<String>,
    appeal: &str,
) -> Result<serde_json::Value> {
    let state = &office.state;
    let then = Then {
        calls: state.calls.keys().copied().collect(),
        bundles: state.bundles.keys().copied().collect(),
        cards: state.cards.keys().copied().collect(),
        sealed: state.sealed.clone(),
        ledger: state.ledger().0.size(),
        withheld: withheld.clone(),
        appeal: appeal.to_owned(),
    };
    serde_json::to_value(then).map_err(AppError::internal)
}

/// A published edition.
pub(super) struct Edition {
    pub row: PublicationRow,
    records: BTreeSet<Hash>,
    then: Then,
}

impl Edition {
    /// The newest final one.
    ///
    /// # Errors
    /// If nothing was published.
    pub(super) fn newest(rows: Vec<PublicationRow>) -> Result<Self> {
        let row = rows
            .into_iter()
            .rfind(|row| row.stage == "final")
            .ok_or_else(|| refuse(Code::NotNow, "office-fault-not-published", Args::none()))?;
        let body: serde_json::Value = serde_json::from_str(&row.body).map_err(AppError::internal)?;
        let part = |name: &str| body.get(name).cloned().unwrap_or_default();
        Ok(Self {
            records: serde_json::from_value(part("records")).map_err(AppError::internal)?,
            then: serde_json::from_value(part("more")).map_err(AppError::internal)?,
            row,
        })
    }

    /// The calls that were known.
    pub(super) fn calls(&self) -> &BTreeSet<Hash> {
        &self.then.calls
    }

    /// How many lines the register had.
    pub(super) fn ledger(&self) -> u64 {
        self.then.ledger
    }

    /// The texts that were withheld.
    pub(super) fn withheld(&self) -> BTreeSet<String> {
        self.then.withheld.clone()
    }

    /// How to object, in the words of then.
    pub(super) fn appeal(&self) -> String {
        self.then.appeal.clone()
    }

    /// The office without what came or was decided since.
    pub(super) fn office(&self, office: Office) -> Office {
        let Office {
            mut state,
            mut scores,
            ..
        } = office;
        let then = &self.then;
        state.calls.retain(|id, _| then.calls.contains(id));
        state.bundles.retain(|id, _| then.bundles.contains(id));
        state.cards.retain(|id, _| then.cards.contains(id));
        state.sealed.retain(|id| then.sealed.contains(id));
        state.records.retain(|id, _| self.records.contains(id));
        let ledger = state.ledger().0.cut(then.ledger);
        state.ledgers = [(ledger.last(), Arc::new(ledger))].into();
        scores.retain(|id, _| then.bundles.contains(id));
        Office {
            view: View::new(&state),
            state,
            scores,
        }
    }

    /// Titles and applicants as they were signed.
    pub(super) fn entries(in_force: &InForce, mut entries: Vec<Entry>) -> Result<Vec<Entry>> {
        let about: Vec<Kept<About>> =
            decode::lines(in_force.row.about.as_bytes(), "about.jsonl", Unknown::Refused)
                .map_err(|fault| AppError::internal(fault.to_string()))?;
        for entry in &mut entries {
            let Some(signed) = about.iter().find(|line| line.value.proposal == entry.id) else {
                continue;
            };
            entry.row.title = signed.value.title.to_string();
            entry.applicants = signed
                .value
                .applicants
                .iter()
                .map(|applicant| Applicant {
                    name: applicant.name.to_string(),
                    institution: applicant.institution.as_ref().map(ToString::to_string),
                })
                .collect();
        }
        Ok(entries)
    }

    /// Whether what was made again says what was published.
    ///
    /// # Errors
    /// If it does not: nothing that would contradict the edition is written.
    pub(super) fn agrees(&self, prepared: &Prepared) -> Result<()> {
        let mut archive =
            zip::ZipArchive::new(Cursor::new(self.row.content.as_slice())).map_err(AppError::internal)?;
        for name in ["ranking.jsonl", "scores.jsonl", "statuses.jsonl", "records.jsonl"] {
            let mut published = Vec::new();
            archive
                .by_name(name)
                .map_err(AppError::internal)?
                .read_to_end(&mut published)
                .map_err(AppError::internal)?;
            if prepared.members.get(name) != Some(&published) {
                return Err(refuse(
                    Code::NotNow,
                    "office-fault-edition-other",
                    Args::one("edition", self.row.edition).and("member", name),
                ));
            }
        }
        Ok(())
    }
}
