//! A desk's call: the one it was sent, or one of its own where there was none.
//!
//! Here a call file is taken in, and the default grid is made. What a call file must hold is judged by
//! `paraph-bundle`.

use std::io::{Cursor, Read as _};
use std::path::Path;

use paraph_bundle::open::{NoCards, Opened, open};
use paraph_bundle::payload::call::{
    Applicants, Best, Calibration, Call, Confidence, Criterion, Dates, Declined, DrawMethod, DrawRule, Fill,
    Funding, Given, How, Method, Official, OverCeiling, Policy, ProposalsSeal, Rationale, Reviewers, Role,
    Round, RoundRule, Rubric, Scores, StepLabel, Track, Unit, Unsigned,
};
use paraph_bundle::payload::{Hash, Kind, Name, Payload, PersonId, Short, Slug, Text, Time};
use paraph_store::{CallRow, ProposalRow};

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{Applicant, Attribute, Resource};
use crate::words::Args;
use crate::workspace::Workspace;

const YEAR: i64 = 365 * 24 * 3600;

fn slug(id: &str) -> Result<Slug> {
    Slug::new(id).map_err(AppError::internal)
}

/// A desk's own call: four criteria, six steps each.
pub(crate) fn own_call(app: &App, person: PersonId, title: &str, proposals: ProposalsSeal) -> Result<Call> {
    let words = app.words();
    let none = Args::none();
    let say = |id: &str| Name::clean(&words.say(id, &none));
    let labels: Vec<StepLabel> = (0..=5)
        .map(|step| StepLabel {
            label: say(&format!("grid-step-{step}")),
            step,
        })
        .collect();
    let criteria = [
        ("quality", 40),
        ("feasibility", 30),
        ("openness", 15),
        ("need", 15),
    ]
    .map(|(id, weight)| {
        Ok(Criterion {
            best: Best::High,
            evidence: false,
            help: Some(Text::clean(&words.say(&format!("grid-{id}-help"), &none))),
            id: slug(id)?,
            labels: labels.clone(),
            max: 5,
            min: 0,
            na: true,
            title: say(&format!("grid-{id}")),
            weight,
        })
    });
    let criteria = criteria.into_iter().collect::<Result<Vec<_>>>()?;
    let confidence = (1..=3)
        .map(|step| StepLabel {
            label: say(&format!("grid-sure-{step}")),
            step,
        })
        .collect();
    let now = app.now().div_euclid(1000);
    let me = app.person();
    let name = if me.name.is_empty() {
        say("grid-reviewer")
    } else {
        Name::clean(&me.name)
    };
    Ok(Call {
        dates: Dates {
            closes: Time::from_unix(now + YEAR),
            opens: Time::from_unix(now),
            publishes: Time::from_unix(now + YEAR),
            zone: Name::clean(&app.host().time_zone()),
        },
        draw: DrawRule {
            at: Time::from_unix(now + YEAR),
            method: DrawMethod::Sha256OrderV1,
            source: Name::clean("none"),
        },
        edition: 1,
        funding: Funding {
            draw_level: 50,
            fill: Fill::Stop,
            floors: Vec::new(),
            over_ceiling: OverCeiling::Refuse,
            overflow: false,
            scale: None,
            threshold: None,
            unsigned: Unsigned::Show,
        },
        keeper: person,
        method: Method {
            calibration: Calibration::None,
            noise: false,
        },
        obligations: Vec::new(),
        people: vec![Official {
            age: None,
            email: None,
            name,
            person,
            phone: None,
            role: Role::Chair,
        }],
        policy: Policy {
            applicants: Applicants::Shown,
            declined: Declined::Numbered,
            rationale: Rationale::Committee,
            recusal_closes: Vec::new(),
            reviewers: Reviewers::Blinded,
            reviews_per_proposal: 1,
            scores: Scores::Aggregate,
            signatures_needed: 1,
            veto_given: Given::None,
            vouch: vec![How::Met],
        },
        pool: 0,
        previous: None,
        proposals,
        round_rule: RoundRule::Latest,
        rounds: vec![Round {
            id: slug("r1")?,
            title: say("grid-round"),
        }],
        rubric: Rubric {
            confidence: Some(Confidence {
                labels: confidence,
                max: 3,
                min: 1,
                weights: None,
            }),
            criteria,
        },
        short: Short::new("desk").map_err(AppError::internal)?,
        sponsor: say("grid-sponsor"),
        title: Name::clean(title),
        tracks: vec![Track {
            budget: None,
            ceiling: 9_000_000_000_000_000,
            id: slug("all")?,
            title: say("grid-track"),
        }],
        unit: Unit {
            code: Name::clean("EUR"),
            digits: 0,
        },
    })
}

/// Keeps a desk's own call as the one in force.
pub(crate) fn keep_own_call(
    app: &App,
    workspace: &Workspace,
    call: &Call,
    lineage: Option<String>,
    proposals: String,
    about: String,
) -> Result<String> {
    let json = call.write();
    let hash = Hash::of(&json).to_hex();
    let row = CallRow {
        call: hash.clone(),
        lineage: lineage.unwrap_or_else(|| hash.clone()),
        edition: i64::try_from(call.edition).unwrap_or(i64::MAX),
        chair: call.keeper.to_hex(),
        package: String::new(),
        own: true,
        call_json: String::from_utf8(json).map_err(AppError::internal)?,
        proposals,
        about,
        assignments: String::new(),
        invitation: None,
        signers: String::new(),
        taken_at: app.now(),
    };
    let kept = hash.clone();
    workspace.write(app, move |write| {
        write.put_call(&row)?;
        Ok(write.set_meta("call", &kept)?)
    })?;
    workspace.forget_call();
    Ok(hash)
}

/// Gives a new desk its own call.
pub(crate) fn begin_own_call(app: &App, workspace: &Workspace, title: &str) -> Result<()> {
    let key = app.signing_key(None)?;
    let call = own_call(
        app,
        key.person(),
        title,
        ProposalsSeal {
            n: 0,
            sha256: Hash::of(b""),
        },
    )?;
    keep_own_call(app, workspace, &call, None, String::new(), String::new()).map(drop)
}

/// A file of Paraph's, opened: in clear, or encrypted to whoever works here.
pub(crate) struct OpenedFile {
    pub(crate) opened: Opened,
    source: Box<dyn SourceFile>,
}

trait SourceFile: std::io::Read + std::io::Seek {}
impl<T: std::io::Read + std::io::Seek> SourceFile for T {}

/// What is wrong with a file, as an error.
pub(crate) fn fault_error(app: &App, path: &Path, fault: &paraph_bundle::Fault) -> AppError {
    let (message, hint) = fault_words(app, path, fault);
    let code = match fault.verdict() {
        Some(paraph_bundle::Verdict::Unknown) => Code::BundleUnknown,
        Some(_) => Code::BundleBad,
        None => Code::FileRead,
    };
    AppError::spoken(code, message, hint)
        .with("fault", fault.code().as_str())
        .with("cause", fault.detail())
}

/// The sentence and the hint of a fault.
pub(crate) fn fault_words(app: &App, path: &Path, fault: &paraph_bundle::Fault) -> (String, String) {
    let words = app.words();
    let mut args = Args::none();
    for (param, value) in fault.params() {
        args = args.and(param.as_str(), value);
    }
    for param in ["sender", "name"] {
        if !args.0.contains_key(param) {
            args = args.and(param, words.say("verdict-sender", &Args::none()));
        }
    }
    let id = fault.message();
    let sentence = words.say(&id, &args);
    let file = crate::host::file_name(path);
    let message = words.say("verdict-file", &Args::one("file", file).and("sentence", sentence));
    (message, words.attribute(&id, "hint", &args).unwrap_or_default())
}

/// Opens one of Paraph's files as far as it can be judged by itself.
pub(crate) fn open_file(app: &App, path: &Path) -> Result<OpenedFile> {
    let fault = |fault: paraph_bundle::Fault| fault_error(app, path, &fault);
    let mut file = fs_err::File::open(path).map_err(|error| AppError::file_read(path, error))?;
    let mut start = [0; 22];
    let mut filled = 0;
    while filled < start.len() {
        match file
            .read(&mut start[filled..])
            .map_err(|error| AppError::file_read(path, error))?
        {
            0 => break,
            n => filled += n,
        }
    }
    std::io::Seek::rewind(&mut file).map_err(|error| AppError::file_read(path, error))?;
    if paraph_bundle::encrypt::is_encrypted(&start[..filled]) {
        let identities = identities(app)?;
        let mut plain = paraph_bundle::encrypt::decrypt(file, &identities).map_err(fault)?;
        let mut bytes = Vec::new();
        plain
            .read_to_end(&mut bytes)
            .map_err(|error| AppError::file_read(path, error))?;
        let mut source = Cursor::new(bytes);
        let opened = open(&mut source, &NoCards).map_err(fault)?;
        return Ok(OpenedFile {
            opened,
            source: Box::new(source),
        });
    }
    let opened = open(&mut file, &NoCards).map_err(fault)?;
    Ok(OpenedFile {
        opened,
        source: Box::new(file),
    })
}

/// The identities with which files can be opened here: of the signature that holds and of earlier ones.
pub(crate) fn identities(app: &App) -> Result<Vec<paraph_bundle::Identity>> {
    let lineage = match app.workspace() {
        Ok(workspace) => workspace
            .call()?
            .and_then(|call| call.row.lineage.parse::<Hash>().ok()),
        Err(_) => None,
    };
    let mut keys = app.earlier_keys();
    keys.extend(app.signing_key(None));
    let mut identities = Vec::new();
    for key in &keys {
        for of in [None, lineage].iter().take(if lineage.is_some() { 2 } else { 1 }) {
            identities
                .push(paraph_bundle::Identity::derive(key, *of).map_err(crate::identity::bundle_error)?);
        }
    }
    Ok(identities)
}

impl OpenedFile {
    /// From bytes in clear that were judged before.
    pub(crate) fn of(bytes: Vec<u8>) -> Result<Self> {
        let mut source = Cursor::new(bytes);
        let opened = open(&mut source, &NoCards).map_err(|fault| AppError::internal(fault.to_string()))?;
        Ok(Self {
            opened,
            source: Box::new(source),
        })
    }

    /// The documents within, one after the other.
    pub(crate) fn documents(&mut self, each: &mut dyn FnMut(String, Vec<u8>) -> Result<()>) -> Result<()> {
        for document in &self.opened.documents {
            let mut bytes = Vec::new();
            let mut source = &mut self.source;
            document
                .open(&mut source)
                .read_to_end(&mut bytes)
                .map_err(AppError::internal)?;
            each(document.hash.to_hex(), bytes)?;
        }
        Ok(())
    }
}

/// Whether the file is a call, signed by one of its chairs.
pub(crate) fn judge_call(app: &App, path: &Path, file: &OpenedFile) -> Result<()> {
    let name = || Args::one("file", crate::host::file_name(path));
    let Payload::Call(call) = &file.opened.payload else {
        return Err(AppError::new(Code::BundleBad, "fault-call-missing", name()));
    };
    let author = file.opened.manifest.author;
    if file.opened.kind() != Kind::Call || !call.edition.call.has_role(author, Role::Chair) {
        return Err(AppError::new(Code::BundleBad, "fault-call-missing", name()));
    }
    // A chair is pinned by the first call file that was accepted: another chair's key is no silent successor.
    if let Ok(workspace) = app.workspace()
        && let Some(mine) = workspace.call()?
        && !mine.row.own
        && mine.row.chair != author.to_hex()
        && mine.row.lineage == lineage_of(&workspace, call)?
        && !mine.call.has_role(author, Role::Chair)
    {
        let number = paraph_bundle::identity::control_number(author);
        return Err(AppError::new(
            Code::BundleUnknown,
            "fault-call-other-chair",
            name().and("number", number),
        ));
    }
    Ok(())
}

/// The lineage of an edition: that of the edition before it where that is here, else its own beginning.
fn lineage_of(workspace: &Workspace, call: &paraph_bundle::payload::reader::CallFile) -> Result<String> {
    let own = call.edition.id.to_hex();
    let Some(previous) = call.edition.call.previous else {
        return Ok(own);
    };
    let known = workspace.read(|read| Ok(read.call(&previous.to_hex())?))?;
    Ok(known.map_or_else(|| previous.to_hex(), |row| row.lineage))
}

/// Whether a call file belongs on the open desk: the same call, or a desk that has none but its own.
pub(crate) fn fits(workspace: &Workspace, file: &OpenedFile) -> Result<bool> {
    let Payload::Call(call) = &file.opened.payload else {
        return Ok(false);
    };
    let Some(mine) = workspace.call()? else {
        return Ok(true);
    };
    Ok(mine.row.own
        || mine.row.call == call.edition.id.to_hex()
        || mine.row.lineage == lineage_of(workspace, call)?)
}

/// What is kept of an edition of a call.
pub(crate) fn call_row(
    app: &App,
    workspace: &Workspace,
    opened: &Opened,
    call: &paraph_bundle::payload::reader::CallFile,
) -> Result<CallRow> {
    let lines = |lines: Vec<String>| -> String { lines.into_iter().map(|line| line + "\n").collect() };
    Ok(CallRow {
        call: call.edition.id.to_hex(),
        lineage: lineage_of(workspace, call)?,
        edition: i64::try_from(call.edition.call.edition).unwrap_or(i64::MAX),
        chair: opened.manifest.author.to_hex(),
        package: opened.id.to_hex(),
        own: false,
        call_json: String::from_utf8(call.edition.call.write()).map_err(AppError::internal)?,
        proposals: lines(call.proposals.iter().map(|kept| kept.line.clone()).collect()),
        about: lines(call.about.iter().map(|kept| kept.line.clone()).collect()),
        assignments: lines(call.assignments.iter().map(|kept| kept.line.clone()).collect()),
        invitation: call
            .invitation
            .as_ref()
            .map(paraph_bundle::payload::canonical::text),
        signers: call.allowed_signers.clone(),
        taken_at: app.now(),
    })
}

/// Takes a call file into a desk: the edition, its proposals, and the documents that travel with it.
pub(crate) fn take_in(app: &App, workspace: &Workspace, file: &mut OpenedFile) -> Result<()> {
    let Payload::Call(call) = file.opened.payload.clone() else {
        return Err(AppError::internal("not a call"));
    };
    let row = call_row(app, workspace, &file.opened, &call)?;
    let rows = proposal_rows(app, workspace, &call)?;
    let bound = bound(workspace, &rows)?;
    let in_force = workspace
        .call()?
        .is_none_or(|mine| mine.row.own || mine.row.edition <= row.edition);
    let hash = row.call.clone();
    workspace.write(app, move |write| {
        write.put_call(&row)?;
        if in_force {
            write.set_meta("call", &hash)?;
        }
        for row in &rows {
            write.put_proposal(row)?;
        }
        Ok(())
    })?;
    workspace.forget_call();
    if !bound.is_empty() {
        let args = Args::one("count", bound.len());
        let step = crate::op::Step::new(app, "op-bind", &args).screen("proposals");
        let at = app.now();
        workspace.change(app, step, move |write| {
            for (from, to) in &bound {
                write.bind_proposal(from, to)?;
                write.hide_proposal(from, Some(at))?;
            }
            Ok(())
        })?;
    }
    file.documents(&mut |hash, bytes| {
        let row = paraph_store::DocumentRow {
            name: format!("{}.pdf", &hash[..12.min(hash.len())]),
            document: hash,
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            added_at: app.now(),
            outcome: None,
            pages: None,
            text_hash: None,
            report: "{}".to_owned(),
        };
        workspace
            .write(app, move |write| Ok(write.add_document(&row, &bytes)?))
            .map(drop)
    })
}

/// Own proposals whose document is one of the call's: they become the call's.
fn bound(workspace: &Workspace, rows: &[ProposalRow]) -> Result<Vec<(String, String)>> {
    workspace.read(|read| {
        let mut bound = Vec::new();
        for own in read.proposals()?.into_iter().filter(|row| !row.of_call) {
            let to = rows
                .iter()
                .find(|row| row.document.is_some() && row.document == own.document);
            if let Some(to) = to {
                bound.push((own.proposal, to.proposal.clone()));
            }
        }
        Ok(bound)
    })
}

fn proposal_rows(
    app: &App,
    workspace: &Workspace,
    call: &paraph_bundle::payload::reader::CallFile,
) -> Result<Vec<ProposalRow>> {
    let known = workspace.read(|read| Ok(read.all_proposals()?))?;
    let mut rows = Vec::new();
    for (seat, kept) in call.proposals.iter().enumerate() {
        let proposal = &kept.value;
        let id = proposal.proposal.to_hex();
        let about = call
            .about
            .iter()
            .find(|about| about.value.proposal == proposal.proposal);
        let before = known.iter().find(|row| row.proposal == id);
        let applicants: Vec<Applicant> = about.map_or_else(Vec::new, |about| {
            about
                .value
                .applicants
                .iter()
                .map(|who| Applicant {
                    name: who.name.to_string(),
                    institution: who.institution.as_ref().map(ToString::to_string),
                })
                .collect()
        });
        let attributes: Vec<Attribute> = about.map_or_else(Vec::new, |about| {
            about
                .value
                .attributes
                .iter()
                .map(|line| Attribute {
                    name: line.name.to_string(),
                    value: line.value.to_string(),
                })
                .collect()
        });
        let resources: Vec<Resource> = proposal
            .resources
            .iter()
            .map(|line| Resource {
                kind: line.kind.to_string(),
                amount: line.amount,
            })
            .collect();
        let others: Vec<(String, String)> = proposal
            .documents
            .iter()
            .map(|other| (other.sha256.to_hex(), other.role.to_string()))
            .collect();
        let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        rows.push(ProposalRow {
            seat: i64::try_from(seat).unwrap_or(i64::MAX) + 1,
            number: proposal.number.to_string(),
            title: about
                .map(|about| about.value.title.to_string())
                .or_else(|| before.map(|row| row.title.clone()))
                .unwrap_or_else(|| proposal.number.to_string()),
            applicants: if about.is_none() && before.is_some() {
                before.map(|row| row.applicants.clone()).unwrap_or_default()
            } else {
                json(&applicants)
            },
            track: Some(proposal.track.to_string()),
            asked: Some(signed(proposal.asked)),
            smallest: proposal.smallest.map(signed),
            resources: json(&resources),
            attributes: json(&attributes),
            document: proposal.document.map(Hash::to_hex),
            others: json(&others),
            of_call: true,
            added_at: before.map_or_else(|| app.now(), |row| row.added_at),
            hidden_at: before.and_then(|row| row.hidden_at),
            proposal: id,
        });
    }
    Ok(rows)
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
