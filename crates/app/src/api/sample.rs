//! The sample call: a call file made on the spot from the folder `samples/open-compute-2026`, and taken in.
//!
//! Its dates lie around the day on which it is opened. Its chair is nobody: the key is derived from a text that
//! everybody knows, so a hand-in of the sample goes nowhere.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use paraph_bundle::allowed::{Role as Signer, write_allowed_signers};
use paraph_bundle::container::Part;
use paraph_bundle::identity::first_card;
use paraph_bundle::payload::call::{
    Applicants, Best, Calibration, Call, Confidence, Criterion, Dates, Declined, DrawMethod, DrawRule, Duty,
    Fill, Funding, Given, How, Method, ObligationRule, Official, OverCeiling, Policy, ProposalsSeal,
    Rationale, Reviewers, Role, Round, RoundRule, Rubric, Scores, StepLabel, Track, Unit, Unsigned,
};
use paraph_bundle::payload::proposal::{About, Applicant, Proposal, Resource};
use paraph_bundle::payload::{
    Format, Hash, Kind, Manifest, Name, ProposalId, Salt, Short, Slug, Text, Time, canonical,
};
use paraph_bundle::{SigningKey, Writer};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::desk_call;
use crate::App;
use crate::error::{AppError, Result};
use crate::identity::{bundle_error, producer};
use crate::wire::WorkspaceKind;
use crate::words::Language;
use crate::workspace::Workspace;

const DAY: i64 = 24 * 3600;

#[derive(Deserialize)]
struct SampleCall {
    title: String,
    title_fr: String,
    short: String,
    sponsor: String,
    chair: SamplePerson,
    deputy: SamplePerson,
    veto: SamplePerson,
    unit: SampleUnit,
    pool: u64,
    tracks: Vec<SampleTrack>,
    rounds: Vec<SampleRound>,
    criteria: Vec<SampleCriterion>,
    confidence: SampleLabels,
    dates: SampleDates,
    #[serde(default)]
    obligations: Vec<SampleObligation>,
}

#[derive(Deserialize)]
struct SamplePerson {
    name: String,
    email: String,
}

#[derive(Deserialize)]
struct SampleUnit {
    code: String,
    digits: u64,
}

#[derive(Deserialize)]
struct SampleTrack {
    id: String,
    title: String,
    title_fr: String,
    ceiling: u64,
    budget: Option<u64>,
}

#[derive(Deserialize)]
struct SampleRound {
    id: String,
    title: String,
    title_fr: String,
}

#[derive(Deserialize)]
struct SampleCriterion {
    id: String,
    title: String,
    title_fr: String,
    help: String,
    help_fr: String,
    weight: u64,
    #[serde(default)]
    evidence: bool,
    #[serde(default)]
    na: bool,
    labels: Vec<String>,
    labels_fr: Vec<String>,
}

#[derive(Deserialize)]
struct SampleLabels {
    labels: Vec<String>,
    labels_fr: Vec<String>,
}

#[derive(Deserialize)]
struct SampleDates {
    zone: String,
    opened_days: i64,
    closes_days: i64,
    publishes_days: i64,
}

#[derive(Deserialize)]
struct SampleObligation {
    duty: String,
    title: String,
    title_fr: String,
    months: u64,
}

#[derive(Deserialize)]
struct SampleProposal {
    number: String,
    title: String,
    applicants: String,
    institutions: String,
    track: String,
    asked: u64,
    smallest: Option<u64>,
    accelerator_hours: Option<u64>,
    file: String,
}

fn seed(what: &str) -> [u8; 32] {
    Sha256::digest(format!("paraph sample: {what}")).into()
}

fn short_seed(what: &str) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&seed(what)[..16]);
    bytes
}

fn slug(id: &str) -> Result<Slug> {
    Slug::new(id).map_err(AppError::internal)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs_err::read(path).map_err(|error| AppError::file_read(path, error))
}

/// Makes the sample's desk at a path.
pub(crate) fn make(app: &App, folder: &Path, path: &Path) -> Result<Arc<Workspace>> {
    let bytes = package(app, folder)?;
    let file = app.host().folders().data.join("sample.paraph");
    crate::files::write_whole(&file, &bytes).map_err(|error| AppError::file_write(&file, &error))?;
    let workspace = Workspace::create(app, path, WorkspaceKind::Desk, "", true)?;
    let mut opened = desk_call::open_file(app, &file)?;
    desk_call::take_in(app, &workspace, &mut opened)?;
    fs_err::remove_file(&file).map_err(|error| AppError::file_write(&file, &error))?;
    Ok(workspace)
}

/// The call file of the sample, as if its chair had made it today.
pub(crate) fn package(app: &App, folder: &Path) -> Result<Vec<u8>> {
    let text = String::from_utf8(read(&folder.join("call.toml"))?).map_err(AppError::internal)?;
    let sample: SampleCall = toml::from_str(&text).map_err(AppError::internal)?;
    let french = app.words().language() == Language::Fr;
    let pick = |en: &str, fr: &str| Name::clean(if french { fr } else { en });
    let chair = SigningKey::from_seed(&seed("chair"));
    let mut documents: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut proposals = Vec::new();
    let mut about = Vec::new();
    let table = read(&folder.join("proposals.csv"))?;
    let mut reader = csv::Reader::from_reader(table.as_slice());
    for row in reader.deserialize() {
        let row: SampleProposal = row.map_err(AppError::internal)?;
        let pdf = read(&folder.join("pdf").join(&row.file))?;
        let document = Hash::of(&pdf);
        let id = ProposalId::new(short_seed(&row.number));
        let institutions: Vec<&str> = row.institutions.split(';').map(str::trim).collect();
        let applicants = row.applicants.split(';').enumerate().map(|(n, name)| Applicant {
            institution: institutions
                .get(n)
                .or(institutions.first())
                .map(|text| Name::clean(text)),
            name: Name::clean(name.trim()),
        });
        let line = About {
            applicants: applicants.collect(),
            attributes: Vec::new(),
            proposal: id,
            salt: Salt::new(short_seed(&format!("salt {}", row.number))),
            title: Name::clean(&row.title),
        };
        proposals.extend(canonical::line(&Proposal {
            about: canonical::line_hash(&line),
            asked: row.asked,
            bytes: u64::try_from(pdf.len()).ok(),
            derivation: None,
            derived_from: None,
            document: Some(document),
            documents: Vec::new(),
            number: Name::clean(&row.number),
            pages: None,
            proposal: id,
            resources: row
                .accelerator_hours
                .map(|amount| Resource {
                    amount,
                    kind: pick("accelerator hours", "heures d'accélérateur"),
                })
                .into_iter()
                .collect(),
            smallest: row.smallest,
            track: slug(&row.track)?,
        }));
        about.extend(canonical::line(&line));
        documents.insert(document.to_hex(), pdf);
    }
    let call = call(app, &sample, &chair, &proposals)?;
    let now = Time::from_unix(app.now().div_euclid(1000));
    let manifest = |kind, call| Manifest {
        answers: None,
        author: chair.person(),
        call,
        created: now,
        critical: Vec::new(),
        format: Format::OURS,
        kind,
        nonce: Hash::new(crate::host::random(app.host())),
        producer: producer(),
        stream: None,
    };
    let name = sample.chair.name.as_str();
    let card = first_card(
        &chair.public(),
        Name::clean(name),
        vec![Name::clean("en")],
        Name::clean("sample"),
        now,
    );
    let (card_written, card_bytes) = Writer::new(manifest(Kind::Card, None), name)
        .member("card.json", card.write())
        .to_bytes(&[&chair])
        .map_err(bundle_error)?;
    let json = call.write();
    let id = Hash::of(&json);
    let signers = write_allowed_signers([
        (Signer::Chair, "call.v1@paraph", &chair.public()),
        (Signer::Chair, "result.v1@paraph", &chair.public()),
        (Signer::Keeper, "ledger.v1@paraph", &chair.public()),
    ]);
    let mut writer = Writer::new(manifest(Kind::Call, Some(id)), name)
        .member("call.json", json)
        .member("proposals.jsonl", proposals)
        .member("about.jsonl", about)
        .member("allowed_signers", signers.into_bytes())
        .member(format!("cards/{}.paraph", card_written.id.to_hex()), card_bytes);
    for (hash, bytes) in documents {
        writer = writer.part(Part::bytes(format!("documents/{hash}.pdf"), bytes));
    }
    let (_, bytes) = writer.to_bytes(&[&chair]).map_err(bundle_error)?;
    Ok(bytes)
}

fn call(app: &App, sample: &SampleCall, chair: &SigningKey, proposals: &[u8]) -> Result<Call> {
    let french = app.words().language() == Language::Fr;
    let pick = |en: &str, fr: &str| Name::clean(if french { fr } else { en });
    let midnight = app.now().div_euclid(1000).div_euclid(DAY) * DAY;
    let day = |days: i64| Time::from_unix(midnight + days * DAY);
    let labels = |en: &[String], fr: &[String], first: i64| -> Vec<StepLabel> {
        let words = if french { fr } else { en };
        words
            .iter()
            .zip(first..)
            .map(|(label, step)| StepLabel {
                label: Name::clean(label),
                step,
            })
            .collect()
    };
    let criteria = sample.criteria.iter().map(|criterion| {
        let labels = labels(&criterion.labels, &criterion.labels_fr, 0);
        Ok(Criterion {
            best: Best::High,
            evidence: criterion.evidence,
            help: Some(Text::clean(if french {
                &criterion.help_fr
            } else {
                &criterion.help
            })),
            id: slug(&criterion.id)?,
            max: i64::try_from(labels.len()).unwrap_or(1) - 1,
            labels,
            min: 0,
            na: criterion.na,
            title: pick(&criterion.title, &criterion.title_fr),
            weight: criterion.weight,
        })
    });
    let sure = labels(&sample.confidence.labels, &sample.confidence.labels_fr, 1);
    let person = |who: &SamplePerson, key: &SigningKey, role| -> Result<Official> {
        let lineage = Hash::of(sample.short.as_bytes());
        let age = paraph_bundle::Identity::derive(key, Some(lineage))
            .map_err(bundle_error)?
            .recipient();
        Ok(Official {
            age: Some(Name::clean(&age)),
            email: Some(Name::clean(&who.email)),
            name: Name::clean(&who.name),
            person: key.person(),
            phone: None,
            role,
        })
    };
    let deputy = SigningKey::from_seed(&seed("deputy"));
    let veto = SigningKey::from_seed(&seed("veto"));
    let obligations = sample.obligations.iter().filter_map(|duty| {
        let kind = match duty.duty.as_str() {
            "paper" => Duty::Paper,
            "code" => Duty::Code,
            "data" => Duty::Data,
            "report" => Duty::Report,
            _ => return None,
        };
        Some(ObligationRule {
            duty: kind,
            months: duty.months,
            title: pick(&duty.title, &duty.title_fr),
        })
    });
    Ok(Call {
        dates: Dates {
            // The last minute of that day in a zone an hour east of Greenwich.
            closes: Time::from_unix(midnight + (sample.dates.closes_days + 1) * DAY - 3600 - 60),
            opens: day(sample.dates.opened_days),
            publishes: day(sample.dates.publishes_days),
            zone: Name::clean(&sample.dates.zone),
        },
        draw: DrawRule {
            at: day(sample.dates.closes_days + 7),
            method: DrawMethod::Sha256OrderV1,
            source: Name::clean("euromillions"),
        },
        edition: 1,
        funding: Funding {
            draw_level: 50,
            fill: Fill::Part,
            floors: Vec::new(),
            over_ceiling: OverCeiling::Cap,
            overflow: false,
            scale: None,
            threshold: None,
            unsigned: Unsigned::Show,
        },
        keeper: chair.person(),
        method: Method {
            calibration: Calibration::RemlV1,
            noise: true,
        },
        obligations: obligations.collect(),
        people: vec![
            person(&sample.chair, chair, Role::Chair)?,
            person(&sample.deputy, &deputy, Role::Deputy)?,
            person(&sample.veto, &veto, Role::Veto)?,
        ],
        policy: Policy {
            applicants: Applicants::Shown,
            declined: Declined::Numbered,
            rationale: Rationale::Applicant,
            recusal_closes: ["document", "reviews", "discussion"].map(Name::clean).to_vec(),
            reviewers: Reviewers::Blinded,
            reviews_per_proposal: 4,
            scores: Scores::Public,
            signatures_needed: 1,
            veto_given: Given::GroundOnly,
            vouch: vec![How::Invitation, How::Phone],
        },
        pool: sample.pool,
        previous: None,
        proposals: ProposalsSeal {
            n: u64::try_from(proposals.split(|byte| *byte == b'\n').count() - 1).unwrap_or(0),
            sha256: Hash::of(proposals),
        },
        round_rule: RoundRule::Latest,
        rounds: sample
            .rounds
            .iter()
            .map(|round| {
                Ok(Round {
                    id: slug(&round.id)?,
                    title: pick(&round.title, &round.title_fr),
                })
            })
            .collect::<Result<_>>()?,
        rubric: Rubric {
            confidence: Some(Confidence {
                max: i64::try_from(sure.len()).unwrap_or(1),
                labels: sure,
                min: 1,
                weights: None,
            }),
            criteria: criteria.collect::<Result<_>>()?,
        },
        short: Short::new(&*sample.short).map_err(AppError::internal)?,
        sponsor: Name::clean(&sample.sponsor),
        title: pick(&sample.title, &sample.title_fr),
        tracks: sample
            .tracks
            .iter()
            .map(|track| {
                Ok(Track {
                    budget: track.budget,
                    ceiling: track.ceiling,
                    id: slug(&track.id)?,
                    title: pick(&track.title, &track.title_fr),
                })
            })
            .collect::<Result<_>>()?,
        unit: Unit {
            code: Name::clean(&sample.unit.code),
            digits: sample.unit.digits,
        },
    })
}
