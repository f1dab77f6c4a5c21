//! `call.json`: what a sponsor announces, one frozen edition of it.
//!
//! Here are its fields and what they demand of each other. What follows from them (totals, ranks, the line) is the core's business.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::canonical;
use super::decode::{self, Unknown};
use super::id::{Hash, Name, PersonId, Short, Slug, Text, Time};
use crate::fault::Fault;

/// `call.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// When it opens, closes and is published.
    pub dates: Dates,
    /// How a draw will be held.
    pub draw: DrawRule,
    /// From 1.
    pub edition: u64,
    /// How the money is given out.
    pub funding: Funding,
    /// The chair who enters bundles in the ledger.
    pub keeper: PersonId,
    /// How scores are calibrated.
    pub method: Method,
    /// What the funded owe.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<ObligationRule>,
    /// Who has which role.
    pub people: Vec<Official>,
    /// Who sees what.
    pub policy: Policy,
    /// What the whole call may give out.
    pub pool: u64,
    /// The SHA-256 of the edition before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Hash>,
    /// Which proposals it covers.
    pub proposals: ProposalsSeal,
    /// Which of a reviewer's rounds is ranked.
    pub round_rule: RoundRule,
    /// The rounds in order.
    pub rounds: Vec<Round>,
    /// What is scored.
    pub rubric: Rubric,
    /// The name in file names.
    pub short: Short,
    /// Who pays.
    pub sponsor: Name,
    /// The title.
    pub title: Name,
    /// The tracks in order.
    pub tracks: Vec<Track>,
    /// What is given out.
    pub unit: Unit,
}

/// The call's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Such as `EUR` or `node-hours`.
    pub code: Name,
    /// Decimal places of the smallest unit.
    pub digits: u64,
}

/// A track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Its own budget, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<u64>,
    /// The most that one award may be.
    pub ceiling: u64,
    /// Its id.
    pub id: Slug,
    /// Its title.
    pub title: Name,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its id.
    pub id: Slug,
    /// Its title.
    pub title: Name,
}

/// Which of a reviewer's heads is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundRule {
    /// That of the last round in which he has one.
    Latest,
    /// Those of the last round.
    LastOnly,
}

/// The rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// How sure a reviewer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The criteria in order.
    pub criteria: Vec<Criterion>,
}

/// One line of the rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Which end of the scale is better.
    pub best: Best,
    /// Whether evidence is asked for.
    pub evidence: bool,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Its id.
    pub id: Slug,
    /// What steps are called.
    pub labels: Vec<StepLabel>,
    /// The highest step.
    pub max: i64,
    /// The lowest step.
    pub min: i64,
    /// Whether a reviewer may say that it cannot be judged.
    pub na: bool,
    /// Its title.
    pub title: Name,
    /// Its weight, 0 to 10,000.
    pub weight: u64,
}

/// Which end of a scale is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Best {
    /// The highest step.
    High,
    /// The lowest step.
    Low,
}

/// What one step is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLabel {
    /// Its name.
    pub label: Name,
    /// The step.
    pub step: i64,
}

/// The scale of confidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// What steps are called.
    pub labels: Vec<StepLabel>,
    /// The highest step.
    pub max: i64,
    /// The lowest step.
    pub min: i64,
    /// The weight of each step, 1 to 4, where the call declares them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<Vec<u64>>,
}

/// How the money is given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funding {
    /// How sure the ranks must be that a draw is about: 50 or 90.
    pub draw_level: u64,
    /// What happens at the first award that does not fit.
    pub fill: Fill,
    /// The least mean step per criterion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub floors: Vec<Floor>,
    /// What happens to a request over the ceiling.
    pub over_ceiling: OverCeiling,
    /// Whether what is left of budgets goes on to others.
    pub overflow: bool,
    /// Every award is this many ten-thousandths of what was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u64>,
    /// The least calibrated score, in micropoints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<u64>,
    /// Whether reviews that came unsigned count.
    pub unsigned: Unsigned,
}

/// A least mean step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Of this criterion.
    pub criterion: Slug,
    /// The step.
    pub min: i64,
}

/// What happens to a request over the ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OverCeiling {
    /// It is not eligible.
    Refuse,
    /// It is cut to the ceiling.
    Cap,
}

/// What happens at the first award that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// The line is there.
    Stop,
    /// It gets what is left, if that is of use.
    Part,
    /// Smaller ones behind it may still fit.
    Skip,
}

/// Whether reviews that came unsigned count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unsigned {
    /// They count like others.
    Count,
    /// They are shown alone.
    Show,
}

/// How scores are calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The model.
    pub calibration: Calibration,
    /// Whether the noise of reviewers is estimated.
    pub noise: bool,
}

/// The model of calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Calibration {
    /// Restricted maximum likelihood, severity and merit together.
    #[serde(rename = "reml.v1")]
    RemlV1,
    /// Plain means.
    #[serde(rename = "none")]
    None,
}

/// A person with a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    /// The age recipient for this call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<Name>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Name>,
    /// The name.
    pub name: Name,
    /// The person.
    pub person: PersonId,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Name>,
    /// The role.
    pub role: Role,
}

/// The roles of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs the call; signs records.
    Chair,
    /// Reads what a recused chair must not.
    Deputy,
    /// May veto for the sponsor.
    Veto,
    /// Sees, signs nothing.
    Observer,
}

/// Who sees what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Whether reviewers see who applies.
    pub applicants: Applicants,
    /// Whether the public sees who was declined.
    pub declined: Declined,
    /// Who reads the reasons per criterion.
    pub rationale: Rationale,
    /// What a recusal closes.
    pub recusal_closes: Vec<Name>,
    /// Whether the public sees who reviewed.
    pub reviewers: Reviewers,
    /// How many reviews each proposal should have.
    pub reviews_per_proposal: u64,
    /// Whether the public sees each review's scores.
    pub scores: Scores,
    /// How many signatures a result needs.
    pub signatures_needed: u64,
    /// The least that a veto must give.
    pub veto_given: Given,
    /// Which ways of accepting a person are enough.
    pub vouch: Vec<How>,
}

/// Whether reviewers see who applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicants {
    /// They do.
    Shown,
    /// They do not.
    Hidden,
}

/// Whether the public sees who was declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Declined {
    /// By name.
    Named,
    /// By number alone.
    Numbered,
}

/// Who reads the reasons per criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rationale {
    /// The applicant and the committee.
    Applicant,
    /// The committee alone.
    Committee,
}

/// Whether the public sees who reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reviewers {
    /// By name.
    Public,
    /// By label alone.
    Blinded,
}

/// Whether the public sees each review's scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scores {
    /// Each one.
    Public,
    /// Their means alone.
    Aggregate,
}

/// How much a veto says, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// Nothing.
    None,
    /// The ground.
    GroundOnly,
    /// The ground and the reason.
    Full,
}

/// How a person was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// In person.
    Met,
    /// On a screen.
    Video,
    /// By voice.
    Phone,
    /// By the answer to an invitation.
    Invitation,
    /// By a table of control numbers that a co-chair signed.
    List,
    /// By a way that the committee trusts.
    Channel,
}

/// What the funded owe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationRule {
    /// What.
    pub duty: Duty,
    /// Within how many months.
    pub months: u64,
    /// In words.
    pub title: Name,
}

/// What the funded owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Duty {
    /// A publication.
    Paper,
    /// A repository.
    Code,
    /// A data set.
    Data,
    /// A report.
    Report,
}

/// When.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// Reviews until.
    pub closes: Time,
    /// Reviews from.
    pub opens: Time,
    /// The result.
    pub publishes: Time,
    /// The time zone in which dates are shown, such as `Europe/Paris`.
    pub zone: Name,
}

/// How a draw will be held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRule {
    /// When the number will be out.
    pub at: Time,
    /// `sha256-order.v1`.
    pub method: DrawMethod,
    /// Which public number, and how it will be written.
    pub source: Name,
}

/// The method of the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawMethod {
    /// Tickets by SHA-256, the smallest first.
    #[serde(rename = "sha256-order.v1")]
    Sha256OrderV1,
}

/// Which proposals a call covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalsSeal {
    /// How many.
    pub n: u64,
    /// The SHA-256 of `proposals.jsonl`.
    pub sha256: Hash,
}

impl Rubric {
    /// The hash of the canonical form, by which a head names the rubric it was scored with.
    pub fn hash(&self) -> Hash {
        Hash::of(&canonical::canonical(self))
    }

    /// The criterion of this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id.as_str() == id)
    }

    /// The least common multiple of the scales' widths, if it is at most a million.
    pub fn common_width(&self) -> Option<u64> {
        self.criteria.iter().try_fold(1_u64, |product, criterion| {
            let width = u64::try_from(criterion.max.checked_sub(criterion.min)?)
                .ok()
                .filter(|width| *width > 0)?;
            let (mut a, mut b) = (product, width);
            while b > 0 {
                (a, b) = (b, a % b);
            }
            let common = product / a * width;
            (common <= 1_000_000).then_some(common)
        })
    }

    fn judge(&self) -> Result<(), String> {
        if self.criteria.is_empty() {
            return Err("rubric.criteria".to_owned());
        }
        let mut ids = BTreeSet::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            let at = |name: &str| Err(format!("rubric.criteria[{index}].{name}"));
            if criterion.id.as_str() == "overall" || !ids.insert(&criterion.id) {
                return at("id");
            }
            match criterion.max.checked_sub(criterion.min) {
                Some(1..=1_000) => {}
                _ => return at("max"),
            }
            if criterion.weight > 10_000 {
                return at("weight");
            }
            judge_labels(&criterion.labels, criterion.min, criterion.max).or_else(|()| at("labels"))?;
        }
        if self.common_width().is_none() {
            return Err("rubric.criteria".to_owned());
        }
        if let Some(confidence) = &self.confidence {
            let width = confidence
                .max
                .checked_sub(confidence.min)
                .filter(|width| (1..=1_000).contains(width));
            let Some(width) = width else {
                return Err("rubric.confidence.max".to_owned());
            };
            judge_labels(&confidence.labels, confidence.min, confidence.max)
                .map_err(|()| "rubric.confidence.labels".to_owned())?;
            if let Some(weights) = &confidence.weights
                && (i64::try_from(weights.len()) != Ok(width + 1)
                    || weights.iter().any(|weight| !(1..=4).contains(weight)))
            {
                return Err("rubric.confidence.weights".to_owned());
            }
        }
        Ok(())
    }
}

fn judge_labels(labels: &[StepLabel], min: i64, max: i64) -> Result<(), ()> {
    let steps: BTreeSet<i64> = labels.iter().map(|label| label.step).collect();
    let within = steps.iter().all(|step| (min..=max).contains(step));
    if within && steps.len() == labels.len() {
        Ok(())
    } else {
        Err(())
    }
}

impl Call {
    /// Reads `call.json`.
    pub fn read(bytes: &[u8], unknown: Unknown) -> Result<Self, Fault> {
        let call: Self = decode::value(bytes, "call.json", unknown)?;
        call.judge()?;
        Ok(call)
    }

    /// The bytes of `call.json`; their SHA-256 is the id of this edition, and of the call where it is the first.
    pub fn write(&self) -> Vec<u8> {
        canonical::line(self)
    }

    /// Judges what the fields demand of each other.
    pub fn judge(&self) -> Result<(), Fault> {
        self.judge_parts()
            .map_err(|path| Fault::field(format!("call.json:{path}")))
    }

    fn judge_parts(&self) -> Result<(), String> {
        let at = |name: &str| Err(name.to_owned());
        if self.edition == 0 {
            return at("edition");
        }
        if (self.edition > 1) != self.previous.is_some() {
            return at("previous");
        }
        if self.unit.digits > 15 {
            return at("unit.digits");
        }
        if self.tracks.is_empty() || !unique(self.tracks.iter().map(|track| &track.id)) {
            return at("tracks");
        }
        if self.rounds.is_empty() || !unique(self.rounds.iter().map(|round| &round.id)) {
            return at("rounds");
        }
        self.rubric.judge()?;
        if !matches!(self.funding.draw_level, 50 | 90) {
            return at("funding.draw_level");
        }
        if self
            .funding
            .threshold
            .is_some_and(|threshold| threshold > 100_000_000)
        {
            return at("funding.threshold");
        }
        if self
            .funding
            .scale
            .is_some_and(|scale| !(1..=10_000).contains(&scale))
        {
            return at("funding.scale");
        }
        for (index, floor) in self.funding.floors.iter().enumerate() {
            let criterion = self.rubric.criterion(&floor.criterion);
            if !criterion.is_some_and(|criterion| (criterion.min..=criterion.max).contains(&floor.min)) {
                return Err(format!("funding.floors[{index}]"));
            }
        }
        if !unique(self.funding.floors.iter().map(|floor| &floor.criterion)) {
            return at("funding.floors");
        }
        if !unique(
            self.people
                .iter()
                .map(|official| (official.person, official.role)),
        ) {
            return at("people");
        }
        if !self.has_role(self.keeper, Role::Chair) {
            return at("keeper");
        }
        if !unique(self.policy.vouch.iter()) {
            return at("policy.vouch");
        }
        Ok(())
    }

    /// Whether the call names this person in this role.
    pub fn has_role(&self, person: PersonId, role: Role) -> bool {
        self.people
            .iter()
            .any(|official| official.person == person && official.role == role)
    }

    /// The track of this id.
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id.as_str() == id)
    }

    /// The place of a round in the order of rounds.
    pub fn round_index(&self, id: &str) -> Option<usize> {
        self.rounds.iter().position(|round| round.id.as_str() == id)
    }

    /// Whether tracks share one order: none of them has a budget of its own.
    pub fn shares_order(&self) -> bool {
        self.tracks.iter().all(|track| track.budget.is_none())
    }

    /// The chairs, in order of the call.
    pub fn chairs(&self) -> impl Iterator<Item = &Official> {
        self.people.iter().filter(|official| official.role == Role::Chair)
    }

    /// Roles by person.
    pub fn roles(&self) -> BTreeMap<PersonId, BTreeSet<Role>> {
        let mut roles: BTreeMap<PersonId, BTreeSet<Role>> = BTreeMap::new();
        for official in &self.people {
            roles.entry(official.person).or_default().insert(official.role);
        }
        roles
    }
}

/// The rubric's hash from the bytes of `call.json`: also right where a newer minor version added fields to it.
pub fn rubric_hash(bytes: &[u8]) -> Result<Hash, Fault> {
    let call: serde_json::Value = decode::value(bytes, "call.json", Unknown::LeftAside)?;
    let rubric = call
        .get("rubric")
        .ok_or_else(|| Fault::field("call.json:rubric"))?;
    Ok(Hash::of(&canonical::canonical(rubric)))
}

/// An edition of a call as received: what it says, and its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallEdition {
    /// What it says.
    pub call: Call,
    /// The SHA-256 of `call.json`.
    pub id: Hash,
    /// The hash of its rubric.
    pub rubric: Hash,
}

impl CallEdition {
    /// Reads `call.json`.
    pub fn read(bytes: &[u8], unknown: Unknown) -> Result<Self, Fault> {
        Ok(Self {
            call: Call::read(bytes, unknown)?,
            id: Hash::of(bytes),
            rubric: rubric_hash(bytes)?,
        })
    }
}

fn unique<T: Ord>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    values.into_iter().all(|value| seen.insert(value))
}
