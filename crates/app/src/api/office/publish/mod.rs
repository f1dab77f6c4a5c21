//! Publishing: texts first, then the result, letters, commitments.

mod commitments;
mod folder;
mod letters;
mod papers;
mod seen;
mod shown;
mod signing;
mod texts;
mod views;

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::Writer;
use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::id::{Hash, Name, ProposalId, Time};
use paraph_bundle::payload::record::Body;
use paraph_bundle::result::Prepared;

pub(super) use self::commitments::seen_at;
use self::commitments::{duties, obligation_set, obligations_get};
use self::letters::letters_make;
use self::papers::papers_make;
use self::shown::{publish_edition, publish_file_done};
pub(super) use self::signing::signers_of_result;
pub(in crate::api) use self::signing::waits_for_signature;
use self::signing::{ReadyResult, publish_or_wait, result_sign};
use self::texts::{reviews, warnings};
use super::acts::{self, Pen};
use super::base::{self, Entry, number_key, phrase, refuse};
use super::call::{InForce, in_force, in_force_of};
use super::draws::announced;
use super::edition::{self, Edition};
use super::public::Source;
use super::sealing::{self, Sealing};
use super::standing::{Assume, Standing, standing};
use super::state::{Office, office};
use super::{announce, handed_on, keys, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::release::{self, Release};
use crate::wire::{
    CallBody, EditionAsk, EditionFile, EditionShown, FilesMade, LettersAsk, LettersMade, Nothing,
    ObligationSet, Obligations, PapersAsk, PublishAsk, PublishPreview, PublishText, Published,
    PublishedEdition, ResultSign, ResultSigned, TextWithhold,
};
use crate::words::{Args, Phrase};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What applicants and the public would read.
    publish_preview(Nothing) -> PublishPreview, changes [];
    /// Withholds a text, or gives it free. Never rewords.
    text_withhold(TextWithhold) -> PublishPreview, changes [Publication];
    /// Publishes: the signed result with all that belongs to it. Where more chairs must sign, it is signed and goes round first.
    publish_make(PublishAsk) -> Published, changes [Publication, Obligations, Ranking];
    /// Signs the result of another chair, or takes in the signatures of others and publishes once enough have signed.
    result_sign(ResultSign) -> ResultSigned, changes [Publication, Obligations, Ranking];
    /// An edition as it was published, with what to do with its files.
    publish_edition(EditionAsk) -> EditionShown, changes [];
    /// Says that a file of an edition was dealt with, or not yet.
    publish_file_done(EditionFile) -> EditionShown, changes [Publication];
    /// Writes the lawyer's sheet, the dossiers of the awards, or the reviewers' certificates.
    papers_make(PapersAsk) -> FilesMade, changes [];
    /// Writes the letters of the newest edition.
    letters_make(LettersAsk) -> LettersMade, changes [Publication];
    /// Commitments after the award.
    obligations_get(Nothing) -> Obligations, changes [];
    /// Ticks a commitment off.
    obligation_set(ObligationSet) -> Obligations, changes [Obligations, Publication];
}

const WITHHELD: &str = "office_withheld";
/// Below this number of reviewers single scores may give a person away.
const FEW: usize = 5;

/// A result before it is signed.
struct Made {
    office: Office,
    in_force: InForce,
    standing: Standing,
    entries: Vec<Entry>,
    body: CallBody,
    labels: BTreeMap<Reviewer, Name>,
    /// What the format's computation gives; none while something stands in the way.
    prepared: Option<Prepared>,
    withheld: BTreeSet<String>,
    /// Proposals that an earlier round ranks: they were not discussed in the last one.
    kept: BTreeSet<ProposalId>,
    publications: Vec<PublishedEdition>,
    release: Release,
}

fn make(app: &App) -> Result<Made> {
    make_of(app, None)
}

/// What stands now, or what stood when an edition was published.
fn make_of(app: &App, then: Option<&Edition>) -> Result<Made> {
    let seed = base::seed(app)?;
    let release = release::here(app);
    let vetoes = base::read(app, office).and_then(|office| veto_panels(app, &office))?;
    base::read(app, |read| {
        let mut office = office(read)?;
        let mut in_force = in_force(read)?;
        let mut entries = base::proposals(read)?;
        let mut body = base::call_body(read)?;
        let mut withheld = withheld(read)?;
        let mut rows = read.publications()?;
        let mut checkpoints = read.checkpoints()?;
        if let Some(then) = then {
            office = then.office(office);
            in_force = in_force_of(read, |id| then.calls().contains(&id))?;
            entries = Edition::entries(&in_force, entries)?;
            body.appeal = then.appeal();
            withheld = then.withheld();
            rows.retain(|row| row.n < then.row.n);
            checkpoints.retain(|row| u64::try_from(row.size).is_ok_and(|size| size <= then.ledger()));
        }
        let standing = standing(&office, &in_force, &Assume::default())?;
        let lines = sealing::head_lines(&office);
        let key = sealing::label_key(&office, &seed);
        let checkpoint = checkpoints.pop();
        let sealing = Sealing {
            in_force: &in_force,
            lines: &lines,
            label_key: key,
            published: then.map_or_else(
                || base::now(app),
                |then| Time::from_unix(then.row.at.div_euclid(1000)),
            ),
            edition: rows.len() as u64 + 1,
            previous: rows.last().map(|row| base::hash(&row.bundle)).transpose()?,
            checkpoint_signature: checkpoint.map(|row| row.signature).unwrap_or_default(),
            vetoes,
        };
        let prepared = sealing.result(&office)?.ok();
        let labels = prepared.as_ref().map_or_else(
            || sealing::known_labels(&office, key),
            |prepared| prepared.labels.clone(),
        );
        Ok(Made {
            labels,
            prepared,
            entries,
            body,
            withheld,
            kept: in_force.kept_round(&standing),
            release,
            publications: rows
                .into_iter()
                .map(|row| PublishedEdition {
                    stage: row.stage,
                    edition: u32::try_from(row.edition).unwrap_or(0),
                    at: crate::time::crossing(row.at),
                    folder: row.folder,
                    bundle: row.bundle,
                })
                .collect(),
            office,
            in_force,
            standing,
        })
    })
}

fn withheld(read: &paraph_store::Read<'_>) -> Result<BTreeSet<String>> {
    Ok(read
        .choice(WITHHELD)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

impl Made {
    fn source<'a>(&'a self, prepared: &'a Prepared) -> Source<'a> {
        Source {
            office: &self.office,
            in_force: &self.in_force,
            standing: &self.standing,
            entries: &self.entries,
            body: &self.body,
            ranking: &self.standing.rows,
            result: &prepared.result,
            statuses: &prepared.statuses,
            withheld: self.withheld.len(),
            release: self.release.clone(),
        }
    }

    /// The page; empty while something stands in the way.
    fn page(&self) -> Result<String> {
        match &self.prepared {
            Some(prepared) => crate::page::page(&self.source(prepared).data()?).map_err(AppError::internal),
            None => Ok(String::new()),
        }
    }

    /// What stands in the way of publishing.
    fn blockers(&self, app: &App) -> Result<Vec<Phrase>> {
        let view = &self.office.view;
        let missing = handed_on::missing(app, &self.office, &self.in_force);
        let mut blockers: Vec<Phrase> = missing.into_iter().collect();
        let mut block = |blocks: bool, id: &str, args: Args| {
            if blocks {
                blockers.push(phrase(app, id, args));
            }
        };
        block(view.ledger_rewritten, "office-block-ledger", Args::none());
        block(
            !view.not_entered.is_empty(),
            "office-block-not-entered",
            Args::one("count", view.not_entered.len()),
        );
        block(view.close.is_none(), "office-block-not-closed", Args::none());
        block(
            !view.open.is_empty(),
            "office-block-open",
            Args::one("count", view.open.len()),
        );
        block(
            !view.contradictory_records.is_empty(),
            "office-block-records",
            Args::one("count", view.contradictory_records.len()),
        );
        block(self.standing.needs_draw(), "office-block-draw", Args::none());
        block(
            self.standing.counted.is_empty(),
            "office-block-nothing",
            Args::none(),
        );
        blockers.extend(signing::blocker(app, self)?);
        Ok(blockers)
    }

    /// Whether labels plus style may give a person away.
    fn few(&self) -> bool {
        let mut by_reviewer: BTreeMap<&Reviewer, BTreeSet<ProposalId>> = BTreeMap::new();
        for head in &self.standing.counted {
            by_reviewer
                .entry(&head.reviewer)
                .or_default()
                .insert(head.proposal);
        }
        by_reviewer.len() < FEW || by_reviewer.values().any(|proposals| proposals.len() == 1)
    }
}

fn publish_preview(app: &App, _: Nothing) -> Result<PublishPreview> {
    let made = make(app)?;
    let mut texts = Vec::new();
    let mut order: Vec<&paraph_bundle::payload::proposal::Proposal> =
        made.standing.proposals.iter().collect();
    order.sort_by_key(|proposal| number_key(&proposal.number));
    for proposal in order {
        for review in reviews(&made, proposal.proposal) {
            for part in &review.texts {
                texts.push(PublishText {
                    text_id: part.hash.to_hex(),
                    proposal: proposal.proposal.to_hex(),
                    number: proposal.number.to_string(),
                    label: review.label.clone(),
                    part: part.value.part.to_string(),
                    text: part.value.text.to_string(),
                    warnings: warnings(app, &made, proposal.proposal, part.value.text.as_str()),
                    withheld: made.withheld.contains(&part.hash.to_hex()),
                });
            }
        }
    }
    let page = made.page()?;
    let mut warnings = Vec::new();
    if !made.office.view.contradictions.is_empty() {
        warnings.push(phrase(
            app,
            "office-warn-contradiction",
            Args::one("count", made.office.view.contradictions.len()),
        ));
    }
    let owed = made
        .standing
        .out
        .values()
        .filter(|out| **out == super::standing::Out::Unreviewed)
        .count();
    if owed > 0 {
        warnings.push(phrase(app, "office-unreviewed", Args::one("count", owed)));
    }
    if made.body.appeal.trim().is_empty() {
        warnings.push(phrase(app, "office-warn-appeal", Args::none()));
    }
    Ok(PublishPreview {
        blockers: made.blockers(app)?,
        plain_means: super::sentences::why_plain(&made.standing).map(|id| phrase(app, id, Args::none())),
        signatures: signing::state(app, &made)?,
        warnings,
        texts,
        page_bytes: page.len() as u64,
        page,
        aggregate_proposed: made.few()
            && made.in_force.call.policy.scores == paraph_bundle::payload::call::Scores::Public,
        withheld: made.withheld.len(),
        editions: made.publications,
    })
}

fn text_withhold(app: &App, asked: TextWithhold) -> Result<PublishPreview> {
    let mut list = base::read(app, withheld)?;
    if asked.withheld {
        list.insert(asked.text_id);
    } else {
        list.remove(&asked.text_id);
    }
    let text = serde_json::to_string(&list).map_err(AppError::internal)?;
    base::change(
        app,
        "history-withheld",
        &Args::one("count", list.len()),
        "publish",
        None,
        move |write| Ok(write.set_choice(WITHHELD, Some(&text))?),
    )?;
    publish_preview(app, Nothing {})
}

fn publish_make(app: &App, asked: PublishAsk) -> Result<Published> {
    let key = keys::signing_key(app)?;
    let pen = Pen::of(app)?;
    let first = make(app)?;
    if let Some(blocker) = first.blockers(app)?.into_iter().next() {
        return Err(refuse(
            Code::NotNow,
            "office-fault-blocked",
            Args::one("what", blocker.text),
        ));
    }
    // Commitments are part of what is published.
    let duties = duties(&first, &pen);
    if !duties.is_empty() {
        base::act(
            app,
            "history-duties",
            &Args::one("count", duties.len()),
            "publish",
            move |write| {
                for (record, proposal) in &duties {
                    acts::put(write, record, proposal)?;
                }
                Ok(())
            },
        )?;
    }
    let made = make(app)?;
    let prepared = made.prepared.as_ref().ok_or_else(|| {
        refuse(
            Code::NotNow,
            "office-fault-blocked",
            Args::one("what", String::new()),
        )
    })?;
    let page = made.page()?;
    let mut members = prepared.members.clone();
    members.insert("index.html".to_owned(), page.into_bytes());
    let lists: BTreeMap<u64, Vec<u8>> = announced(&made.office, &made.in_force, &made.standing.lanes)
        .into_iter()
        .map(|act| (act.announced.n, act.list))
        .collect();
    let (_, bytes) = Writer::new(
        announce::manifest(app, &made.in_force, key.person(), prepared.result.edition)?,
        &app.person().name,
    )
    .members(members)
    .to_bytes(&[&key])
    .map_err(crate::identity::bundle_error)?;
    let folder = paths::part(
        app,
        asked.folder.as_deref(),
        &made.in_force.call.short,
        &format!("result-{}", prepared.result.edition),
    )?;
    let published: Vec<String> = made.office.state.records.keys().map(|id| id.to_hex()).collect();
    // Read back as a stranger would, before it gets its name.
    publish_or_wait(
        app,
        ReadyResult {
            edition: i64::try_from(prepared.result.edition).unwrap_or(1),
            at: app.now(),
            folder,
            bytes,
            body: announce::body(
                &published,
                &lists,
                edition::remembered(&made.office, &made.withheld, &made.body.appeal)?,
            ),
        },
    )
}

/// Panels that hold vetoes alone, as the sponsor signed them.
fn veto_panels(app: &App, office: &Office) -> Result<BTreeMap<Hash, Vec<u8>>> {
    let mut by_panel: BTreeMap<Hash, bool> = BTreeMap::new();
    for record in office.state.records.values() {
        for panel in &record.panels {
            *by_panel.entry(*panel).or_insert(true) &= matches!(record.record.value.body, Body::Veto(_));
        }
    }
    base::read(app, |read| {
        let mut found = BTreeMap::new();
        for (panel, _) in by_panel.into_iter().filter(|(_, alone)| *alone) {
            if let Some(bytes) = read.received_bytes(&panel.to_hex())? {
                found.insert(panel, bytes);
            }
        }
        Ok(found)
    })
}
