//! The open workspace: its store, its call in force, what is kept in memory beside it.
//!
//! One `App` has one workspace open at a time. Changes go through [`Workspace::change`], which tells listeners
//! what became stale.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use paraph_bundle::payload::call::{Applicants, Best, Call, Rationale, Role};
use paraph_bundle::payload::decode::Unknown;
use paraph_core::rubric as rules;
use paraph_core::units;
use paraph_store::{CallRow, Change, Opening, Read, Store, Write};

use crate::App;
use crate::changes::{Event, Topic};
use crate::error::{AppError, Code, Result};
use crate::half_steps::Shown;
use crate::import::Queue;
use crate::op::Step;
use crate::wire::{
    CallPerson, CallState, ConfidenceScale, Criterion, Round, Rubric, StepLabel, Track, WorkspaceKind,
};
use crate::words::{Args, Language};

/// An open workspace.
pub(crate) struct Workspace {
    pub(crate) store: Store,
    pub(crate) kind: WorkspaceKind,
    pub(crate) queue: Queue,
    pub(crate) passwords: Mutex<BTreeMap<String, String>>,
    pub(crate) unlocked: Mutex<BTreeMap<String, (paraph_store::Reading, Vec<paraph_store::CachedPage>)>>,
    call: RwLock<Option<Arc<CallInForce>>>,
    /// The table of proposals as it was last made.
    pub(crate) table: Mutex<Option<crate::api::KeptTable>>,
    /// From when on a change makes a back-up, in milliseconds.
    pub(crate) backup_due: AtomicI64,
    /// Held while a safety copy is made.
    pub(crate) copying: Mutex<()>,
    /// Whether a safety copy is to be made soon.
    pub(crate) copy_soon: AtomicBool,
    /// Last of all, so that it tells when everything above has been let go of.
    pub(crate) gone: Gone,
}

/// Tells when what holds it has been let go of.
#[derive(Default)]
pub(crate) struct Gone(Arc<AtomicBool>);

impl Gone {
    /// True when it is so.
    pub(crate) fn sign(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
}

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// The call in force, read once.
pub(crate) struct CallInForce {
    pub(crate) row: CallRow,
    pub(crate) call: Call,
    pub(crate) rubric_hash: paraph_bundle::payload::Hash,
    pub(crate) rules: rules::Rubric,
    /// The round in which this desk reviews.
    pub(crate) round: String,
}

impl CallInForce {
    /// Reads a kept edition.
    pub(crate) fn read(row: CallRow, round: Option<String>) -> Result<Self> {
        let call = Call::read(row.call_json.as_bytes(), Unknown::LeftAside).map_err(AppError::internal)?;
        let rubric_hash = call.rubric.hash();
        let criteria = call.rubric.criteria.iter().map(|criterion| {
            let small = |n: i64| i32::try_from(n).map_err(AppError::internal);
            Ok(rules::Criterion {
                id: criterion.id.as_str().into(),
                scale: rules::Scale::new(small(criterion.min)?, small(criterion.max)?)
                    .map_err(AppError::internal)?,
                best: match criterion.best {
                    Best::High => rules::Best::High,
                    Best::Low => rules::Best::Low,
                },
                weight: units::Weight(u32::try_from(criterion.weight).map_err(AppError::internal)?),
                not_applicable: criterion.na,
            })
        });
        let rules = rules::Rubric::new(criteria.collect::<Result<_>>()?).map_err(AppError::internal)?;
        let last = call
            .rounds
            .last()
            .map(|round| round.id.as_str().to_owned())
            .unwrap_or_default();
        let round = round
            .filter(|round| call.rounds.iter().any(|known| known.id.as_str() == round))
            .unwrap_or_else(|| {
                call.rounds
                    .first()
                    .map_or(last, |first| first.id.as_str().to_owned())
            });
        Ok(Self {
            row,
            call,
            rubric_hash,
            rules,
            round,
        })
    }

    /// A criterion of the grid.
    pub(crate) fn criterion(&self, id: &str) -> Result<&paraph_bundle::payload::call::Criterion> {
        self.call
            .rubric
            .criterion(id)
            .ok_or_else(|| AppError::new(Code::NotFound, "fault-no-criterion", Args::one("criterion", id)))
    }

    /// A step of a criterion as people write it; as it is where the grid has no such criterion.
    pub(crate) fn face(&self, criterion: &str, step: i64, language: Language) -> String {
        self.call.rubric.criterion(criterion).map_or_else(
            || step.to_string(),
            |criterion| Shown::of(criterion).face(step, language),
        )
    }

    /// The total of scores by criterion, in micropoints; `None` where something is missing.
    pub(crate) fn total(&self, cells: &[crate::wire::Cell]) -> Option<i64> {
        let cells: Vec<rules::Cell> = self
            .call
            .rubric
            .criteria
            .iter()
            .map(|criterion| {
                let cell = cells.iter().find(|cell| cell.criterion == criterion.id.as_str());
                match cell {
                    Some(cell) if cell.na => rules::Cell::NotApplicable,
                    Some(cell) => cell
                        .step
                        .and_then(|step| i32::try_from(step).ok())
                        .map_or(rules::Cell::Missing, |step| {
                            rules::Cell::Score(units::Score(step))
                        }),
                    None => rules::Cell::Missing,
                }
            })
            .collect();
        match self.rules.total(&cells) {
            Ok(rules::Total::Points(points)) => Some(points.0),
            Ok(rules::Total::Incomplete | rules::Total::NoWeight) | Err(_) => None,
        }
    }

    /// The grid as it crosses.
    pub(crate) fn rubric(&self) -> Rubric {
        let labels = |labels: &[paraph_bundle::payload::call::StepLabel]| {
            labels
                .iter()
                .map(|label| StepLabel {
                    step: label.step,
                    label: label.label.to_string(),
                })
                .collect()
        };
        Rubric {
            hash: self.rubric_hash.to_hex(),
            criteria: self.call.rubric.criteria.iter().map(crossing_criterion).collect(),
            confidence: self.call.rubric.confidence.as_ref().map(|scale| ConfidenceScale {
                min: scale.min,
                max: scale.max,
                labels: labels(&scale.labels),
            }),
        }
    }

    /// The call as it crosses, with how many proposals and documents are here.
    pub(crate) fn state(&self, proposals: usize, documents_here: usize) -> CallState {
        let call = &self.call;
        CallState {
            call: self.row.call.clone(),
            title: call.title.to_string(),
            short: call.short.to_string(),
            sponsor: call.sponsor.to_string(),
            edition: u32::try_from(call.edition).unwrap_or(u32::MAX),
            own: self.row.own,
            unit: call.unit.code.to_string(),
            unit_digits: u32::try_from(call.unit.digits).unwrap_or(0),
            pool: call.pool,
            tracks: call
                .tracks
                .iter()
                .map(|track| Track {
                    id: track.id.to_string(),
                    title: track.title.to_string(),
                    ceiling: track.ceiling,
                    budget: track.budget,
                })
                .collect(),
            rounds: call
                .rounds
                .iter()
                .map(|round| Round {
                    id: round.id.to_string(),
                    title: round.title.to_string(),
                })
                .collect(),
            round: self.round.clone(),
            rubric: self.rubric(),
            rationale_to_applicant: self.rationale_to_applicant(),
            applicants_shown: call.policy.applicants == Applicants::Shown,
            closes: (!self.row.own).then(|| call.dates.closes.to_string()),
            zone: call.dates.zone.to_string(),
            people: call
                .people
                .iter()
                .map(|official| CallPerson {
                    person: official.person.to_hex(),
                    role: role_word(official.role).to_owned(),
                    name: official.name.to_string(),
                    email: official.email.as_ref().map(ToString::to_string),
                    phone: official.phone.as_ref().map(ToString::to_string),
                    reads: official.age.is_some(),
                })
                .collect(),
            proposals,
            documents_here,
        }
    }

    /// Whether applicants read the reasons.
    pub(crate) fn rationale_to_applicant(&self) -> bool {
        self.call.policy.rationale == Rationale::Applicant
    }
}

/// A criterion as it crosses.
pub(crate) fn crossing_criterion(criterion: &paraph_bundle::payload::call::Criterion) -> Criterion {
    Criterion {
        id: criterion.id.to_string(),
        title: criterion.title.to_string(),
        help: criterion.help.as_ref().map(ToString::to_string),
        min: criterion.min,
        max: criterion.max,
        high_is_best: criterion.best == Best::High,
        na: criterion.na,
        weight: i64::try_from(criterion.weight).unwrap_or(i64::MAX),
        evidence: criterion.evidence,
        labels: criterion
            .labels
            .iter()
            .map(|label| StepLabel {
                step: label.step,
                label: label.label.to_string(),
            })
            .collect(),
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Chair => "chair",
        Role::Deputy => "deputy",
        Role::Veto => "veto",
        Role::Observer => "observer",
    }
}

impl Workspace {
    /// Makes a workspace file.
    pub(crate) fn create(
        app: &App,
        path: &Path,
        kind: WorkspaceKind,
        name: &str,
        sample: bool,
    ) -> Result<Arc<Self>> {
        if let Some(folder) = path.parent() {
            fs_err::create_dir_all(folder).map_err(|error| AppError::file_write(path, &error))?;
        }
        let store = Store::create(path, opening(app, path)).map_err(|error| store_error(error, path))?;
        let device: [u8; 16] = crate::host::random(app.host());
        let word = match kind {
            WorkspaceKind::Desk => "desk",
            WorkspaceKind::Office => "office",
        };
        let name = name.to_owned();
        store.write::<_, AppError>(move |write| {
            write.set_meta("kind", word)?;
            write.set_meta("name", &name)?;
            write.set_meta("device", &hex::encode(device))?;
            if sample {
                write.set_meta("sample", "1")?;
            }
            Ok(())
        })?;
        Self::begin(app, store, kind)
    }

    /// Opens a workspace file.
    pub(crate) fn open(app: &App, path: &Path) -> Result<Arc<Self>> {
        let store = Store::open(path, opening(app, path)).map_err(|error| store_error(error, path))?;
        let kind = store.read::<_, AppError>(|read| Ok(read.meta("kind")?))?;
        let kind = if kind.as_deref() == Some("office") {
            WorkspaceKind::Office
        } else {
            WorkspaceKind::Desk
        };
        Self::begin(app, store, kind)
    }

    fn begin(app: &App, store: Store, kind: WorkspaceKind) -> Result<Arc<Self>> {
        let listener = app.downgrade();
        store.watch(move |changes| {
            if let Some(app) = listener.upgrade() {
                app.changed(&changes, true);
            }
        })?;
        let sweep = app.now() - 30 * 24 * 3_600_000;
        store.write::<_, AppError>(move |write| Ok(write.sweep_documents(sweep)?))?;
        Ok(Arc::new(Self {
            store,
            kind,
            queue: Queue::default(),
            passwords: Mutex::default(),
            unlocked: Mutex::default(),
            call: RwLock::default(),
            table: Mutex::default(),
            // The first back-up of a new workspace comes soon.
            backup_due: AtomicI64::new(app.now() + 10 * 60_000),
            copying: Mutex::default(),
            copy_soon: AtomicBool::new(false),
            gone: Gone::default(),
        }))
    }

    /// Reads.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.store.read(work)
    }

    /// Makes a change that is a step of the history, and tells listeners.
    pub(crate) fn change<T: Send + 'static>(
        &self,
        app: &App,
        step: Step,
        work: impl FnOnce(&Write<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let op = step.op();
        let at = op.at;
        let done = self.store.transact(op, work)?;
        app.changed(&done.changes, false);
        crate::api::safety::after_change(app, self, at);
        crate::api::safety_copy::after_change(app, self);
        Ok(done.value)
    }

    /// Writes what is not in the history, and tells listeners.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        app: &App,
        work: impl FnOnce(&Write<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let done = self.store.write(work)?;
        app.changed(&done.changes, false);
        Ok(done.value)
    }

    /// The call in force, if there is one.
    pub(crate) fn call(&self) -> Result<Option<Arc<CallInForce>>> {
        if let Some(call) = self.call.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
            return Ok(Some(Arc::clone(call)));
        }
        let found = self.read(|read| {
            let Some(hash) = read.meta("call")? else {
                return Ok(None);
            };
            Ok(read.call(&hash)?.map(|row| (row, read.meta("round"))))
        })?;
        let Some((row, round)) = found else {
            return Ok(None);
        };
        let call = Arc::new(CallInForce::read(row, round?)?);
        *self.call.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&call));
        Ok(Some(call))
    }

    /// The call in force, which this command needs.
    pub(crate) fn call_needed(&self) -> Result<Arc<CallInForce>> {
        self.call()?
            .ok_or_else(|| AppError::new(Code::NotNow, "fault-no-call", Args::none()))
    }

    /// Forgets what was read of the call: another edition is in force.
    pub(crate) fn forget_call(&self) {
        *self.call.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether it is the sample.
    pub(crate) fn is_sample(&self) -> Result<bool> {
        self.read(|read| Ok(read.meta("sample")?.is_some()))
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // What cannot be noted is found by the next opening, which then checks the file.
        let _ = self.store.close();
    }
}

fn opening(app: &App, path: &Path) -> Opening {
    let session: [u8; 8] = crate::host::random(app.host());
    Opening {
        session: hex::encode(session),
        at: app.now(),
        network: crate::place::of(path) == Some(crate::wire::PlaceWarning::Network),
    }
}

/// What the store says of a file.
pub(crate) fn store_error(error: paraph_store::StoreError, path: &Path) -> AppError {
    use paraph_store::StoreError;
    let file = || Args::one("file", crate::host::file_name(path));
    if matches!(error, StoreError::Busy) {
        return AppError::new(Code::WorkspaceBusy, "fault-workspace-busy", file());
    }
    if matches!(error, StoreError::Exists(_)) {
        return AppError::new(Code::FileExists, "fault-file-exists", file());
    }
    if let StoreError::Io(cause) = &error
        && cause.kind() == std::io::ErrorKind::NotFound
    {
        return AppError::file_read(path, cause);
    }
    AppError::from(error)
}

impl App {
    /// The open workspace.
    pub(crate) fn workspace(&self) -> Result<Arc<Workspace>> {
        self.inner
            .workspace
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or_else(AppError::no_workspace)
    }

    /// The open desk.
    pub(crate) fn desk(&self) -> Result<Arc<Workspace>> {
        let workspace = self.workspace()?;
        if workspace.kind == WorkspaceKind::Desk {
            Ok(workspace)
        } else {
            Err(AppError::new(
                Code::WrongWorkspace,
                "fault-wrong-workspace",
                Args::none(),
            ))
        }
    }

    /// Puts a workspace in the place of the open one.
    pub(crate) fn enter(&self, workspace: Option<Arc<Workspace>>) {
        self.jobs().cancel_all();
        *self
            .inner
            .workspace
            .write()
            .unwrap_or_else(PoisonError::into_inner) = workspace;
        self.inner.readers.clear();
    }

    /// Tells listeners what the store says changed.
    pub(crate) fn changed(&self, changes: &[Change], elsewhere: bool) {
        if changes.is_empty() {
            return;
        }
        if elsewhere
            && changes
                .iter()
                .any(|change| matches!(change.relation.as_str(), "meta" | "call"))
            && let Ok(workspace) = self.workspace()
        {
            workspace.forget_call();
        }
        let mut topics: Vec<Topic> = changes
            .iter()
            .flat_map(|change| topics_of(&change.relation))
            .copied()
            .collect();
        topics.sort();
        topics.dedup();
        let mut proposals: Vec<String> = Vec::new();
        if changes.iter().all(|change| !change.proposal.is_empty()) {
            proposals = changes.iter().map(|change| change.proposal.clone()).collect();
            proposals.sort();
            proposals.dedup();
        }
        self.tell(&Event::Changed {
            topics,
            proposals,
            elsewhere,
        });
    }
}

/// What becomes stale when rows of a table change.
fn topics_of(relation: &str) -> &'static [Topic] {
    match relation {
        "meta" => &[Topic::App],
        "choice" => &[Topic::App, Topic::Conflicts, Topic::History],
        "call" => &[Topic::App, Topic::Call, Topic::Proposals],
        "proposal" => &[Topic::Proposals, Topic::History, Topic::Documents],
        "document" => &[Topic::Proposals, Topic::Documents],
        "tie" => &[
            Topic::App,
            Topic::Conflicts,
            Topic::Proposals,
            Topic::Reviews,
            Topic::History,
            Topic::HandIn,
        ],
        "score" | "review" | "review_text" => {
            &[Topic::Proposals, Topic::Reviews, Topic::History, Topic::HandIn]
        }
        "mark" => &[
            Topic::Proposals,
            Topic::Marks,
            Topic::Reviews,
            Topic::History,
            Topic::HandIn,
        ],
        "handin" | "receipt" => &[Topic::Proposals, Topic::HandIn, Topic::History],
        "card" => &[Topic::People],
        _ => &[
            Topic::Call,
            Topic::People,
            Topic::Received,
            Topic::Ranking,
            Topic::Publication,
            Topic::Obligations,
            Topic::History,
        ],
    }
}

/// The usual place of a new workspace of a name.
pub(crate) fn usual_path(app: &App, name: &str, kind: WorkspaceKind) -> PathBuf {
    let ending = match kind {
        WorkspaceKind::Desk => "paraph-desk",
        WorkspaceKind::Office => "paraph-office",
    };
    let stem = crate::files::plain_name(name);
    let stem = if stem.is_empty() {
        ending.trim_start_matches("paraph-").to_owned()
    } else {
        stem
    };
    let folder = PathBuf::from(app.settings().workspace_folder);
    crate::files::free_path(&folder.join(format!("{stem}.{ending}")))
}
