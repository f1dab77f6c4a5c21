//! The call being made against the call as it is frozen: what is missing, and the conversion.

use std::collections::BTreeSet;

use paraph_bundle::payload::call::{
    Applicants, Best, Calibration, Call, Confidence, Criterion, Dates, Declined, DrawMethod, DrawRule, Duty,
    Fill, Floor, Funding, Given, How, Method, ObligationRule, Official, OverCeiling as Over, Policy,
    ProposalsSeal, Rationale, Reviewers, Role, Round, RoundRule, Rubric, Scores, StepLabel, Track, Unit,
    Unsigned,
};
use paraph_bundle::payload::id::{Hash, PersonId, Short, Slug, Time};

use super::base::{Entry, name, text};
use crate::error::{AppError, Result};
use crate::wire::{CallBody, CriterionBody, FillRule, LabelBody, OverCeiling};
use crate::words::Args;

/// What is wrong with a field: its name, the message, its arguments.
pub(super) type Fault = (String, &'static str, Args);

/// That reviews would end in the past.
pub(super) const CLOSED: &str = "office-warn-closed";

/// What stands in the way of freezing, and what is worth a second look.
pub(super) fn check(body: &CallBody, entries: &[Entry], now: Time) -> (Vec<Fault>, Vec<Fault>) {
    let mut faults: Vec<Fault> = Vec::new();
    let mut warnings: Vec<Fault> = Vec::new();
    let mut want = |missing: bool, field: &str, id: &'static str| {
        if missing {
            faults.push((field.to_owned(), id, Args::none()));
        }
    };
    want(body.title.trim().is_empty(), "title", "office-want-title");
    want(
        Short::new(body.short.clone()).is_err(),
        "short",
        "office-want-short",
    );
    want(body.sponsor.trim().is_empty(), "sponsor", "office-want-sponsor");
    want(body.unit.trim().is_empty(), "unit", "office-want-unit");
    want(body.pool == 0, "pool", "office-want-pool");
    want(body.tracks.is_empty(), "tracks", "office-want-track");
    want(body.rounds.is_empty(), "rounds", "office-want-round");
    want(body.criteria.is_empty(), "criteria", "office-want-criterion");
    want(
        body.criteria.iter().all(|criterion| criterion.weight == 0),
        "criteria",
        "office-want-weight",
    );
    want(
        body.draw_source.trim().is_empty(),
        "draw_source",
        "office-want-draw-source",
    );
    want(entries.is_empty(), "proposals", "office-want-proposals");
    let mut ids = BTreeSet::new();
    for (index, track) in body.tracks.iter().enumerate() {
        want(
            Slug::new(track.id.clone()).is_err() || !ids.insert(&track.id),
            &format!("tracks.{index}.id"),
            "office-want-id",
        );
        want(
            track.title.trim().is_empty(),
            &format!("tracks.{index}.title"),
            "office-want-title",
        );
        want(
            track.ceiling == 0,
            &format!("tracks.{index}.ceiling"),
            "office-want-ceiling",
        );
    }
    let mut ids = BTreeSet::new();
    for (index, round) in body.rounds.iter().enumerate() {
        want(
            Slug::new(round.id.clone()).is_err() || !ids.insert(&round.id),
            &format!("rounds.{index}.id"),
            "office-want-id",
        );
    }
    let mut ids = BTreeSet::new();
    for (index, criterion) in body.criteria.iter().enumerate() {
        let field = |part: &str| format!("criteria.{index}.{part}");
        want(
            Slug::new(criterion.id.clone()).is_err() || !ids.insert(&criterion.id),
            &field("id"),
            "office-want-id",
        );
        want(
            criterion.title.trim().is_empty(),
            &field("title"),
            "office-want-title",
        );
        want(
            criterion.min >= criterion.max || criterion.max - criterion.min > 1_000,
            &field("max"),
            "office-want-scale",
        );
        let ends = [criterion.min, criterion.max];
        let labelled = ends.iter().all(|end| {
            criterion
                .labels
                .iter()
                .any(|label| label.step == *end && !label.label.trim().is_empty())
        });
        want(!labelled, &field("labels"), "office-want-labels");
        want(
            criterion.weight > 10_000,
            &field("weight"),
            "office-want-weight-range",
        );
    }
    let time = |text: &Option<String>| text.as_ref().map(|text| text.parse::<Time>());
    let dates = [
        ("opens", &body.opens),
        ("closes", &body.closes),
        ("publishes", &body.publishes),
        ("draw_at", &body.draw_at),
    ];
    for (field, value) in dates {
        match time(value) {
            Some(Ok(_)) => {}
            Some(Err(_)) => faults.push((field.to_owned(), "office-want-date-form", Args::none())),
            None => faults.push((field.to_owned(), "office-want-date", Args::one("field", field))),
        }
    }
    let unix = |value: &Option<String>| {
        value
            .as_ref()
            .and_then(|text| text.parse::<Time>().ok())
            .map(paraph_bundle::payload::Time::unix)
    };
    if let (Some(opens), Some(closes), Some(publishes)) =
        (unix(&body.opens), unix(&body.closes), unix(&body.publishes))
    {
        if !(opens < closes && closes <= publishes) {
            faults.push(("closes".to_owned(), "office-want-date-order", Args::none()));
        }
        if let Some(draw) = unix(&body.draw_at)
            && !(closes <= draw && draw <= publishes)
        {
            faults.push(("draw_at".to_owned(), "office-want-draw-order", Args::none()));
        }
        if closes < now.unix() {
            warnings.push(("closes".to_owned(), CLOSED, Args::none()));
        }
    }
    if jiff::tz::TimeZone::get(&body.zone).is_err() {
        faults.push(("zone".to_owned(), "office-want-zone", Args::none()));
    }
    if body.policy.vouch.is_empty() {
        faults.push(("policy.vouch".to_owned(), "office-want-vouch", Args::none()));
    }
    let signers = body
        .people
        .iter()
        .filter(|officer| officer.role == "chair" || officer.role == "deputy")
        .count();
    if usize::try_from(body.policy.signatures_needed).unwrap_or(usize::MAX) > signers.max(1) {
        let args = Args::one("needed", body.policy.signatures_needed).and("count", signers);
        faults.push((
            "policy.signatures_needed".to_owned(),
            "office-want-signatures",
            args,
        ));
    }
    for (index, officer) in body.people.iter().enumerate() {
        if officer.role != "chair"
            && officer
                .person
                .as_ref()
                .is_none_or(|person| person.parse::<PersonId>().is_err())
        {
            let args = Args::one("name", officer.name.as_str());
            warnings.push((format!("people.{index}.person"), "office-warn-no-card", args));
        }
    }
    for entry in entries {
        let field = format!("proposals.{}", entry.row.number);
        let args = || Args::one("number", entry.row.number.as_str());
        if entry.row.title.trim().is_empty() {
            faults.push((field.clone(), "office-want-proposal-title", args()));
        }
        if entry.row.asked.is_none() {
            faults.push((field.clone(), "office-want-proposal-asked", args()));
        }
        let track = body
            .tracks
            .iter()
            .find(|track| Some(&track.id) == entry.row.track.as_ref());
        match track {
            None => faults.push((field.clone(), "office-want-proposal-track", args())),
            Some(track)
                if entry
                    .row
                    .asked
                    .is_some_and(|asked| asked.unsigned_abs() > track.ceiling && track.ceiling > 0) =>
            {
                warnings.push((field.clone(), "office-warn-over-ceiling", args()));
            }
            Some(_) => {}
        }
        if entry.row.document.is_none() {
            warnings.push((field.clone(), "office-warn-no-document", args()));
        }
        if entry.dossier.email.is_none() {
            warnings.push((field, "office-warn-no-email", args()));
        }
    }
    let mut numbers = BTreeSet::new();
    for entry in entries {
        if !numbers.insert(&entry.row.number) {
            let args = Args::one("number", entry.row.number.as_str());
            faults.push((
                format!("proposals.{}", entry.row.number),
                "office-want-number-once",
                args,
            ));
        }
    }
    (faults, warnings)
}

/// The chair as the call names her.
pub(super) struct ChairOfCall {
    pub person: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub age: String,
}

/// The call as it is frozen. Everything that [`check`] asks for is there.
pub(super) fn freeze(
    body: &CallBody,
    chair: &ChairOfCall,
    edition: u64,
    previous: Option<Hash>,
    seal: ProposalsSeal,
) -> Result<Call> {
    let slug = |id: &str| Slug::new(id.to_owned()).map_err(AppError::bad_request);
    let time = |value: &Option<String>| -> Result<Time> {
        value
            .as_deref()
            .unwrap_or_default()
            .parse()
            .map_err(AppError::bad_request)
    };
    let mut people = Vec::new();
    // The chair who signs comes first; other chairs are named by their cards, like everybody else.
    let signer = chair.person.to_hex();
    let own = |officer: &&crate::wire::OfficerBody| {
        officer.role == "chair" && officer.person.as_ref().is_none_or(|person| *person == signer)
    };
    let listed = body.people.iter().find(own);
    people.push(Official {
        age: Some(name(&chair.age)),
        email: listed
            .and_then(|officer| officer.email.clone())
            .or_else(|| chair.email.clone())
            .map(|email| name(&email)),
        name: name(listed.map_or(&chair.name, |officer| &officer.name)),
        person: chair.person,
        phone: listed.and_then(|officer| officer.phone.as_deref()).map(name),
        role: Role::Chair,
    });
    for officer in body.people.iter().filter(|officer| !own(officer)) {
        let Some(person) = officer
            .person
            .as_ref()
            .and_then(|person| person.parse::<PersonId>().ok())
        else {
            continue;
        };
        people.push(Official {
            age: officer.age.as_deref().map(name),
            email: officer.email.as_deref().map(name),
            name: name(&officer.name),
            person,
            phone: officer.phone.as_deref().map(name),
            role: match officer.role.as_str() {
                "chair" => Role::Chair,
                "deputy" => Role::Deputy,
                "veto" => Role::Veto,
                _ => Role::Observer,
            },
        });
    }
    let policy = &body.policy;
    let mut closes: Vec<_> = policy.recusal_closes.iter().map(|what| name(what)).collect();
    closes.sort();
    closes.dedup();
    let mut vouch: Vec<How> = policy.vouch.iter().filter_map(|how| how_of(how)).collect();
    vouch.sort();
    vouch.dedup();
    let call = Call {
        dates: Dates {
            closes: time(&body.closes)?,
            opens: time(&body.opens)?,
            publishes: time(&body.publishes)?,
            zone: name(&body.zone),
        },
        draw: DrawRule {
            at: time(&body.draw_at)?,
            method: DrawMethod::Sha256OrderV1,
            source: name(&body.draw_source),
        },
        edition,
        funding: Funding {
            draw_level: u64::from(body.funding.draw_level),
            fill: match body.funding.fill {
                FillRule::Stop => Fill::Stop,
                FillRule::Part => Fill::Part,
                FillRule::Skip => Fill::Skip,
            },
            floors: body
                .funding
                .floors
                .iter()
                .map(|floor| {
                    Ok(Floor {
                        criterion: slug(&floor.criterion)?,
                        min: floor.min,
                    })
                })
                .collect::<Result<_>>()?,
            over_ceiling: match body.funding.over_ceiling {
                OverCeiling::Refuse => Over::Refuse,
                OverCeiling::Cap => Over::Cap,
            },
            overflow: body.funding.overflow,
            scale: None,
            threshold: body.funding.threshold.map(i64::unsigned_abs),
            unsigned: if body.funding.unsigned_count {
                Unsigned::Count
            } else {
                Unsigned::Show
            },
        },
        keeper: chair.person,
        method: Method {
            calibration: if body.calibrate {
                Calibration::RemlV1
            } else {
                Calibration::None
            },
            noise: body.noise,
        },
        obligations: body
            .obligations
            .iter()
            .map(|duty| ObligationRule {
                duty: match duty.duty.as_str() {
                    "code" => Duty::Code,
                    "data" => Duty::Data,
                    "report" => Duty::Report,
                    _ => Duty::Paper,
                },
                months: u64::from(duty.months),
                title: name(&duty.title),
            })
            .collect(),
        people,
        policy: Policy {
            applicants: if policy.applicants_shown {
                Applicants::Shown
            } else {
                Applicants::Hidden
            },
            declined: if policy.declined_named {
                Declined::Named
            } else {
                Declined::Numbered
            },
            rationale: if policy.rationale_to_applicant {
                Rationale::Applicant
            } else {
                Rationale::Committee
            },
            recusal_closes: closes,
            reviewers: if policy.reviewers_public {
                Reviewers::Public
            } else {
                Reviewers::Blinded
            },
            reviews_per_proposal: u64::from(policy.reviews_per_proposal),
            scores: if policy.scores_public {
                Scores::Public
            } else {
                Scores::Aggregate
            },
            signatures_needed: u64::from(policy.signatures_needed),
            veto_given: given_of(&policy.veto_given),
            vouch,
        },
        pool: body.pool,
        previous,
        proposals: seal,
        round_rule: if body.round_rule == "last_only" {
            RoundRule::LastOnly
        } else {
            RoundRule::Latest
        },
        rounds: body
            .rounds
            .iter()
            .map(|round| {
                Ok(Round {
                    id: slug(&round.id)?,
                    title: name(&round.title),
                })
            })
            .collect::<Result<_>>()?,
        rubric: Rubric {
            confidence: body.confidence.as_ref().map(|scale| Confidence {
                labels: labels(&scale.labels),
                max: scale.max,
                min: scale.min,
                weights: None,
            }),
            criteria: body
                .criteria
                .iter()
                .map(|criterion| {
                    Ok(Criterion {
                        best: if criterion.high_is_best {
                            Best::High
                        } else {
                            Best::Low
                        },
                        evidence: criterion.evidence,
                        help: criterion
                            .help
                            .as_deref()
                            .filter(|help| !help.trim().is_empty())
                            .map(text),
                        id: slug(&criterion.id)?,
                        labels: labels(&criterion.labels),
                        max: criterion.max,
                        min: criterion.min,
                        na: criterion.na,
                        title: name(&criterion.title),
                        weight: u64::from(criterion.weight),
                    })
                })
                .collect::<Result<_>>()?,
        },
        short: Short::new(body.short.clone()).map_err(AppError::bad_request)?,
        sponsor: name(&body.sponsor),
        title: name(&body.title),
        tracks: body
            .tracks
            .iter()
            .map(|track| {
                Ok(Track {
                    budget: track.budget,
                    ceiling: track.ceiling,
                    id: slug(&track.id)?,
                    title: name(&track.title),
                })
            })
            .collect::<Result<_>>()?,
        unit: Unit {
            code: name(&body.unit),
            digits: u64::from(body.unit_digits),
        },
    };
    Ok(call)
}

fn labels(labels: &[LabelBody]) -> Vec<StepLabel> {
    let mut labels: Vec<&LabelBody> = labels
        .iter()
        .filter(|label| !label.label.trim().is_empty())
        .collect();
    labels.sort_by_key(|label| label.step);
    labels
        .iter()
        .map(|label| StepLabel {
            label: name(&label.label),
            step: label.step,
        })
        .collect()
}

/// The same call with its lists in the order in which a frozen call has them.
pub(super) fn in_order(mut body: CallBody) -> CallBody {
    body.policy.recusal_closes.sort();
    body.policy.recusal_closes.dedup();
    let mut ways: Vec<How> = body.policy.vouch.iter().filter_map(|how| how_of(how)).collect();
    ways.sort();
    ways.dedup();
    body.policy.vouch = ways.iter().map(spelled).collect();
    for labels in body.criteria.iter_mut().map(|criterion| &mut criterion.labels) {
        labels.sort_by_key(|label| label.step);
    }
    body
}

/// How somebody may be accepted.
pub(super) fn how_of(how: &str) -> Option<How> {
    Some(match how {
        "met" => How::Met,
        "video" => How::Video,
        "phone" => How::Phone,
        "invitation" => How::Invitation,
        "list" => How::List,
        "channel" => How::Channel,
        _ => return None,
    })
}

/// What a refusal must give.
pub(super) fn given_of(given: &str) -> Given {
    match given {
        "none" => Given::None,
        "ground_only" => Given::GroundOnly,
        _ => Given::Full,
    }
}

/// A call as it was frozen, to go on from in another.
pub(super) fn reopen(call: &Call) -> CallBody {
    let label = |label: &StepLabel| LabelBody {
        step: label.step,
        label: label.label.to_string(),
    };
    CallBody {
        title: call.title.to_string(),
        short: call.short.to_string(),
        sponsor: call.sponsor.to_string(),
        unit: call.unit.code.to_string(),
        unit_digits: u32::try_from(call.unit.digits).unwrap_or(0),
        pool: call.pool,
        tracks: call
            .tracks
            .iter()
            .map(|track| crate::wire::TrackBody {
                id: track.id.to_string(),
                title: track.title.to_string(),
                ceiling: track.ceiling,
                budget: track.budget,
            })
            .collect(),
        rounds: call
            .rounds
            .iter()
            .map(|round| crate::wire::RoundBody {
                id: round.id.to_string(),
                title: round.title.to_string(),
            })
            .collect(),
        round_rule: spelled(&call.round_rule),
        criteria: call
            .rubric
            .criteria
            .iter()
            .map(|criterion| CriterionBody {
                id: criterion.id.to_string(),
                title: criterion.title.to_string(),
                help: criterion.help.as_ref().map(ToString::to_string),
                min: criterion.min,
                max: criterion.max,
                high_is_best: criterion.best == Best::High,
                na: criterion.na,
                weight: u32::try_from(criterion.weight).unwrap_or(0),
                evidence: criterion.evidence,
                labels: criterion.labels.iter().map(label).collect(),
            })
            .collect(),
        confidence: call
            .rubric
            .confidence
            .as_ref()
            .map(|scale| crate::wire::ConfidenceBody {
                min: scale.min,
                max: scale.max,
                labels: scale.labels.iter().map(label).collect(),
            }),
        funding: crate::wire::FundingBody {
            over_ceiling: if call.funding.over_ceiling == Over::Cap {
                OverCeiling::Cap
            } else {
                OverCeiling::Refuse
            },
            fill: match call.funding.fill {
                Fill::Stop => FillRule::Stop,
                Fill::Part => FillRule::Part,
                Fill::Skip => FillRule::Skip,
            },
            overflow: call.funding.overflow,
            threshold: call
                .funding
                .threshold
                .and_then(|threshold| i64::try_from(threshold).ok()),
            floors: call
                .funding
                .floors
                .iter()
                .map(|floor| crate::wire::FloorBody {
                    criterion: floor.criterion.to_string(),
                    min: floor.min,
                })
                .collect(),
            draw_level: u32::try_from(call.funding.draw_level).unwrap_or(50),
            unsigned_count: call.funding.unsigned == Unsigned::Count,
        },
        calibrate: call.method.calibration == Calibration::RemlV1,
        noise: call.method.noise,
        people: call
            .people
            .iter()
            .map(|official| crate::wire::OfficerBody {
                role: spelled(&official.role),
                name: official.name.to_string(),
                email: official.email.as_ref().map(ToString::to_string),
                phone: official.phone.as_ref().map(ToString::to_string),
                person: Some(official.person.to_hex()),
                age: official.age.as_ref().map(ToString::to_string),
            })
            .collect(),
        policy: crate::wire::PolicyBody {
            applicants_shown: call.policy.applicants == Applicants::Shown,
            reviewers_public: call.policy.reviewers == Reviewers::Public,
            scores_public: call.policy.scores == Scores::Public,
            declined_named: call.policy.declined == Declined::Named,
            rationale_to_applicant: call.policy.rationale == Rationale::Applicant,
            reviews_per_proposal: u32::try_from(call.policy.reviews_per_proposal).unwrap_or(3),
            recusal_closes: call
                .policy
                .recusal_closes
                .iter()
                .map(ToString::to_string)
                .collect(),
            signatures_needed: u32::try_from(call.policy.signatures_needed).unwrap_or(1),
            vouch: call.policy.vouch.iter().map(spelled).collect(),
            veto_given: spelled(&call.policy.veto_given),
        },
        obligations: call
            .obligations
            .iter()
            .map(|duty| crate::wire::DutyBody {
                duty: spelled(&duty.duty),
                title: duty.title.to_string(),
                months: u32::try_from(duty.months).unwrap_or(0),
            })
            .collect(),
        opens: Some(call.dates.opens.to_string()),
        closes: Some(call.dates.closes.to_string()),
        publishes: Some(call.dates.publishes.to_string()),
        zone: call.dates.zone.to_string(),
        draw_source: call.draw.source.to_string(),
        draw_at: Some(call.draw.at.to_string()),
        instructions: String::new(),
        appeal: String::new(),
    }
}

/// The word that a closed list writes for one of its values.
pub(super) fn spelled(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
