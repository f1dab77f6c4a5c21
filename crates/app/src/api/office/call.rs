//! The call: made, frozen, announced; its proposals and tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use paraph_bundle::Writer;
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::call::{Call, CallEdition as Frozen, ProposalsSeal, RoundRule};
use paraph_bundle::payload::canonical;
use paraph_bundle::payload::id::{Hash, ProposalId, Slug};
use paraph_bundle::payload::manifest::{Format, Kind, Manifest};
use paraph_bundle::payload::proposal::{
    About, Applicant as NamedApplicant, Attribute as NamedAttribute, OtherDocument, Proposal,
    Resource as NamedResource,
};
use paraph_store::{CallRow, DocumentRow, ProposalRow, Read};

use super::base::{self, CALL_BODY, Dossier, Entry, name, phrase, refuse};
use super::files::Beside;
use super::standing::Standing;
use super::{draft, keys, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::tables::columns::{Field, Purpose};
use crate::tables::{self, Table};
use crate::wire::{
    Applicant, AtPath, AtPaths, Attribute, CallBody, CallEdition, CallFault, CallView, DocumentsTaken,
    Nothing, Notice, NoticeAsk, OfProposal, OfficeProposal, OfficeProposalChange, OfficeProposals, TableAsk,
    TableImport, TablePreview, TableTaken, Template, TemplateAsk, TemplateList, TimePoint, TrackSum,
};
use crate::words::{Args, Language};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The call as it is being made, with what it wants.
    call_get(Nothing) -> CallView, changes [];
    /// Keeps the call as it stands on the screen.
    call_update(CallBody) -> CallView, changes [Call];
    /// Templates for a call.
    call_templates(Nothing) -> TemplateList, changes [];
    /// Starts the call from a template; keeps dates and people that were given.
    call_template(TemplateAsk) -> CallView, changes [Call];
    /// Starts the call from an earlier one's file.
    call_copy(AtPath) -> CallView, changes [Call];
    /// Freezes the call: signs an edition.
    call_freeze(Nothing) -> CallView, changes [App, Call, People];
    /// Writes the call notice with the chair's control number.
    call_notice(NoticeAsk) -> Notice, changes [];
    /// Reads a table and proposes a mapping.
    table_preview(TableAsk) -> TablePreview, changes [];
    /// The office's proposals.
    office_proposals(Nothing) -> OfficeProposals, changes [];
    /// Takes proposals in from a table.
    office_proposals_table(TableImport) -> TableTaken, changes [Call, Proposals];
    /// Takes PDFs, folders and zips in: matched to proposals by name, else new proposals.
    office_proposals_files(AtPaths) -> DocumentsTaken, changes [Call, Proposals, Documents];
    /// Makes or changes a proposal.
    office_proposal_set(OfficeProposalChange) -> OfficeProposal, changes [Call, Proposals];
    /// Takes a proposal out.
    office_proposal_remove(OfProposal) -> OfficeProposals, changes [Call, Proposals];
}

/// Templates by id: English and French.
const TEMPLATES: &[(&str, &str, &str)] = &[
    (
        "open-compute",
        include_str!("../../../templates/calls/open-compute.en.json"),
        include_str!("../../../templates/calls/open-compute.fr.json"),
    ),
    (
        "anr",
        include_str!("../../../templates/calls/anr.en.json"),
        include_str!("../../../templates/calls/anr.fr.json"),
    ),
    (
        "fns",
        include_str!("../../../templates/calls/fns.en.json"),
        include_str!("../../../templates/calls/fns.fr.json"),
    ),
    (
        "nih",
        include_str!("../../../templates/calls/nih.en.json"),
        include_str!("../../../templates/calls/nih.fr.json"),
    ),
    (
        "blank",
        include_str!("../../../templates/calls/blank.en.json"),
        include_str!("../../../templates/calls/blank.fr.json"),
    ),
];

/// The edition in force with its own bytes.
pub(super) struct InForce {
    pub row: CallRow,
    pub edition: Frozen,
    pub call: Call,
    pub id: Hash,
    pub lineage: Hash,
    pub rubric: Hash,
    /// The round that was chosen.
    pub chosen: Option<String>,
}

impl InForce {
    /// Its proposals, as published.
    pub(super) fn proposals(&self) -> Result<Vec<Proposal>> {
        let lines =
            paraph_bundle::payload::proposal::read_proposals(self.row.proposals.as_bytes(), Unknown::Refused)
                .map_err(|fault| AppError::internal(fault.to_string()))?;
        Ok(lines.into_iter().map(|line| line.value).collect())
    }

    /// The round that is reviewed now, to which unsigned reviews belong: the one that was chosen, else the first.
    pub(super) fn round(&self) -> Slug {
        let rounds = &self.call.rounds;
        let chosen = self.chosen.as_deref();
        rounds
            .iter()
            .find(|round| chosen == Some(round.id.as_str()))
            .or(rounds.first())
            .map_or_else(
                || self.call.rubric.criteria[0].id.clone(),
                |round| round.id.clone(),
            )
    }

    /// The title of a round; none where the call has one round alone.
    pub(super) fn round_title(&self, round: &Slug) -> Option<String> {
        let rounds = &self.call.rounds;
        let known = rounds.iter().find(|known| known.id == *round);
        known
            .filter(|_| rounds.len() > 1)
            .map(|known| known.title.to_string())
    }

    /// The title of the last round, where the call has more than one.
    pub(super) fn last_round(&self) -> Option<String> {
        self.round_title(&self.call.rounds.last()?.id)
    }

    /// Proposals that have reviews, and none in the last round, although that round has begun: they were not discussed, and
    /// the reviews of an earlier round rank them. The reviews themselves are the record of it.
    pub(super) fn kept_round(&self, standing: &Standing) -> BTreeSet<ProposalId> {
        let Some(last) = self
            .call
            .rounds
            .last()
            .filter(|_| self.call.rounds.len() > 1 && self.call.round_rule == RoundRule::Latest)
        else {
            return BTreeSet::new();
        };
        let mut earlier = BTreeSet::new();
        let mut discussed = BTreeSet::new();
        for head in &standing.counted {
            if let Some(line) = standing.heads.get(&head.head) {
                if line.round == last.id {
                    discussed.insert(head.proposal);
                } else {
                    earlier.insert(head.proposal);
                }
            }
        }
        if discussed.is_empty() {
            return BTreeSet::new();
        }
        earlier.difference(&discussed).copied().collect()
    }
}

/// The newest frozen edition.
pub(super) fn in_force(read: &Read<'_>) -> Result<InForce> {
    in_force_of(read, |_| true)
}

/// The newest frozen edition among some, by their ids.
pub(super) fn in_force_of(read: &Read<'_>, among: impl Fn(Hash) -> bool) -> Result<InForce> {
    let row = read
        .calls()?
        .into_iter()
        .filter(|row| base::hash(&row.call).is_ok_and(&among))
        .max_by_key(|row| row.edition)
        .ok_or_else(|| refuse(Code::NotNow, "office-fault-not-frozen", Args::none()))?;
    let frozen = Frozen::read(row.call_json.as_bytes(), Unknown::Refused).map_err(AppError::internal)?;
    Ok(InForce {
        lineage: base::hash(&row.lineage)?,
        id: frozen.id,
        rubric: frozen.rubric,
        call: frozen.call.clone(),
        edition: frozen,
        chosen: read.meta("round")?,
        row,
    })
}

fn call_get(app: &App, _: Nothing) -> Result<CallView> {
    let now = base::now(app);
    let control_number = keys::control_number(app)?;
    base::read(app, |read| {
        let body = base::call_body(read)?;
        let entries = base::proposals(read)?;
        let (faults, mut warnings) = draft::check(&body, &entries, now);
        let calls = read.calls()?;
        let changed = match in_force(read) {
            Ok(in_force) => differs(read, &in_force, &body, &entries)?,
            Err(_) => true,
        };
        if !changed {
            // What was signed as it stands is no plan any more: that its close has passed is as it should be.
            warnings.retain(|(_, id, _)| *id != draft::CLOSED);
        }
        let said = |list: Vec<draft::Fault>| {
            list.into_iter()
                .map(|(field, id, args)| CallFault {
                    field,
                    phrase: phrase(app, id, args),
                })
                .collect()
        };
        let mut timeline = Vec::new();
        let points = [
            ("opens", &body.opens),
            ("closes", &body.closes),
            ("draw", &body.draw_at),
            ("publishes", &body.publishes),
        ];
        for (what, at) in points
            .into_iter()
            .filter_map(|(what, at)| Some((what, at.clone()?)))
        {
            let spoken = crate::letters::moment(&at, &body.zone, app.words().language());
            let args = Args::one("at", spoken).and("source", body.draw_source.as_str());
            let id = format!("office-time-{what}");
            timeline.push(TimePoint {
                what: what.to_owned(),
                at,
                phrase: phrase(app, &id, args),
            });
        }
        timeline.sort_by(|a, b| a.at.cmp(&b.at));
        Ok(CallView {
            faults: said(faults),
            warnings: said(warnings),
            editions: calls
                .iter()
                .map(|row| CallEdition {
                    edition: u32::try_from(row.edition).unwrap_or(0),
                    call: row.call.clone(),
                    at: base_time(row.taken_at),
                    path: Some(
                        paths::call_file(app, &body.short, row.edition)
                            .display()
                            .to_string(),
                    )
                    .filter(|path| Path::new(path).exists()),
                })
                .collect(),
            changed,
            proposals: entries.len(),
            documents: entries
                .iter()
                .filter(|entry| entry.row.document.is_some())
                .count(),
            control_number,
            timeline,
            body,
        })
    })
}

fn base_time(milliseconds: i64) -> String {
    paraph_bundle::payload::id::Time::from_unix(milliseconds.div_euclid(1000)).to_string()
}

/// Whether the call on the screen says something else than the edition in force.
fn differs(read: &Read<'_>, in_force: &InForce, body: &CallBody, entries: &[Entry]) -> Result<bool> {
    let mut known = draft::reopen(&in_force.call);
    known.instructions.clone_from(&body.instructions);
    known.appeal.clone_from(&body.appeal);
    known.people.clone_from(&body.people);
    let seed = read.meta("office_seed")?.unwrap_or_default();
    let seed = <[u8; 32]>::try_from(hex::decode(seed).unwrap_or_default()).unwrap_or_default();
    let (proposals, _) = members(entries, &seed)?;
    Ok(&known != body || in_force.row.proposals.as_bytes() != proposals)
}

fn call_update(app: &App, body: CallBody) -> Result<CallView> {
    let text = serde_json::to_string(&draft::in_order(body)).map_err(AppError::internal)?;
    base::change(
        app,
        "history-call-changed",
        &Args::none(),
        "call",
        None,
        move |write| Ok(write.set_choice(CALL_BODY, Some(&text))?),
    )?;
    call_get(app, Nothing {})
}

#[expect(clippy::unnecessary_wraps, reason = "every command has this form")]
fn call_templates(app: &App, _: Nothing) -> Result<TemplateList> {
    let templates = TEMPLATES
        .iter()
        .map(|(template, _, _)| Template {
            template: (*template).to_owned(),
            title: phrase(app, &format!("office-template-{template}"), Args::none()),
        })
        .collect();
    Ok(TemplateList { templates })
}

fn call_template(app: &App, asked: TemplateAsk) -> Result<CallView> {
    let (_, en, fr) = TEMPLATES
        .iter()
        .find(|(template, _, _)| *template == asked.template)
        .ok_or_else(|| AppError::not_found("template", &asked.template))?;
    let source = if app.words().language() == Language::Fr {
        fr
    } else {
        en
    };
    let mut body: CallBody = serde_json::from_str(source).map_err(AppError::internal)?;
    let before = base::read(app, base::call_body)?;
    keep_given(&mut body, &before);
    call_update(app, body)
}

/// Dates and people that were given stay.
fn keep_given(body: &mut CallBody, before: &CallBody) {
    for (new, old) in [
        (&mut body.opens, &before.opens),
        (&mut body.closes, &before.closes),
        (&mut body.publishes, &before.publishes),
        (&mut body.draw_at, &before.draw_at),
    ] {
        if old.is_some() {
            new.clone_from(old);
        }
    }
    if !before.people.is_empty() {
        body.people.clone_from(&before.people);
    }
}

fn call_copy(app: &App, asked: AtPath) -> Result<CallView> {
    let path = Path::new(&asked.path);
    let bytes = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
    let call = keys::call_of_file(app, path, &bytes)?;
    let mut body = draft::reopen(&call);
    body.opens = None;
    body.closes = None;
    body.publishes = None;
    body.draw_at = None;
    let before = base::read(app, base::call_body)?;
    keep_given(&mut body, &before);
    call_update(app, body)
}

/// How a cleaned reading copy was made, as the call says it.
const DERIVATION: &str = "cleaned: without metadata, marks, attached files, scripts and earlier revisions";

/// `proposals.jsonl` and `about.jsonl`, in order of id.
fn members(entries: &[Entry], seed: &[u8; 32]) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut ordered: Vec<&Entry> = entries.iter().collect();
    ordered.sort_by_key(|entry| entry.id);
    let (mut proposals, mut abouts) = (Vec::new(), Vec::new());
    for entry in ordered {
        let about = About {
            applicants: entry
                .applicants
                .iter()
                .map(|applicant| NamedApplicant {
                    institution: applicant.institution.as_deref().map(name),
                    name: name(&applicant.name),
                })
                .collect(),
            attributes: entry
                .attributes
                .iter()
                .map(|attribute| NamedAttribute {
                    name: name(&attribute.name),
                    value: name(&attribute.value),
                })
                .collect(),
            proposal: entry.id,
            salt: base::salt(seed, "about", entry.row.proposal.as_bytes()),
            title: name(&entry.row.title),
        };
        let others: Vec<(String, String)> = serde_json::from_str(&entry.row.others).unwrap_or_default();
        let resources: Vec<crate::wire::Resource> =
            serde_json::from_str(&entry.row.resources).unwrap_or_default();
        let proposal = Proposal {
            about: canonical::line_hash(&about),
            asked: entry.row.asked.unwrap_or(0).unsigned_abs(),
            bytes: None,
            derivation: entry.made_from.as_ref().map(|_| name(DERIVATION)),
            derived_from: entry.made_from.as_deref().map(base::hash).transpose()?,
            document: entry.row.document.as_deref().map(base::hash).transpose()?,
            documents: others
                .iter()
                .map(|(document, role)| {
                    Ok(OtherDocument {
                        role: name(role),
                        sha256: base::hash(document)?,
                    })
                })
                .collect::<Result<_>>()?,
            number: name(&entry.row.number),
            pages: None,
            proposal: entry.id,
            resources: resources
                .iter()
                .map(|resource| NamedResource {
                    amount: resource.amount,
                    kind: name(&resource.kind),
                })
                .collect(),
            smallest: entry.row.smallest.map(i64::unsigned_abs),
            track: Slug::new(entry.row.track.clone().unwrap_or_default()).map_err(AppError::bad_request)?,
        };
        proposals.extend_from_slice(canonical::line(&proposal).as_slice());
        abouts.extend_from_slice(canonical::line(&about).as_slice());
    }
    Ok((proposals, abouts))
}

fn call_freeze(app: &App, _: Nothing) -> Result<CallView> {
    let now = base::now(app);
    let seed = base::seed(app)?;
    let key = keys::signing_key(app)?;
    let chair = keys::chair(app, &key)?;
    let card = keys::card(app, &key)?;
    let (body, entries, editions) = base::read(app, |read| {
        Ok((base::call_body(read)?, base::proposals(read)?, read.calls()?))
    })?;
    let (faults, _) = draft::check(&body, &entries, now);
    if let Some((field, id, args)) = faults.into_iter().next() {
        let sentence = app.words().say(id, &args);
        return Err(refuse(
            Code::Incomplete,
            "office-fault-call-incomplete",
            Args::one("what", sentence),
        )
        .with("field", field));
    }
    let (proposals, abouts) = members(&entries, &seed)?;
    let newest = editions.iter().max_by_key(|row| row.edition);
    let edition = newest.map_or(1, |row| row.edition.unsigned_abs() + 1);
    let previous = newest.map(|row| base::hash(&row.call)).transpose()?;
    let seal = ProposalsSeal {
        n: entries.len() as u64,
        sha256: Hash::of(&proposals),
    };
    let call = draft::freeze(&body, &chair, edition, previous, seal)?;
    call.judge().map_err(|fault| {
        refuse(
            Code::Incomplete,
            "office-fault-call-field",
            Args::one("what", fault.to_string()),
        )
    })?;
    let call_json = call.write();
    let id = Hash::of(&call_json);
    let signers = keys::allowed_signers(app, &key, &call)?;
    let manifest = Manifest {
        answers: None,
        author: key.person(),
        call: Some(id),
        created: now,
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Call,
        nonce: Hash::new(crate::host::random(app.host())),
        producer: keys::producer(),
        stream: None,
    };
    let (written, bytes) = Writer::new(manifest, &chair.name)
        .member("call.json", call_json.clone())
        .member("proposals.jsonl", proposals.clone())
        .members(
            call.policy
                .applicants
                .eq(&paraph_bundle::payload::call::Applicants::Shown)
                .then(|| ("about.jsonl".to_owned(), abouts.clone())),
        )
        .member("allowed_signers", signers.clone().into_bytes())
        .member(format!("cards/{}.paraph", card.id), card.bytes.clone())
        .to_bytes(&[&key])
        .map_err(AppError::internal)?;
    let path = paths::call_file(app, &body.short, i64::try_from(edition).unwrap_or(1));
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
    let lineage = newest.map_or_else(|| id.to_hex(), |row| row.lineage.clone());
    let utf8 = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(AppError::internal);
    let row = CallRow {
        call: id.to_hex(),
        lineage,
        edition: i64::try_from(edition).unwrap_or(1),
        chair: key.person().to_hex(),
        package: written.id.to_hex(),
        own: false,
        call_json: utf8(call_json)?,
        proposals: utf8(proposals)?,
        about: utf8(abouts)?,
        assignments: String::new(),
        invitation: None,
        signers,
        taken_at: app.host().timestamp().as_millisecond(),
    };
    let own = keys::card_row(app, &key)?;
    let args = Args::one("edition", i64::try_from(edition).unwrap_or(1));
    base::act(app, "history-call-frozen", &args, "call", move |write| {
        write.put_call(&row)?;
        write.put_card(&own)?;
        for entry in entries {
            write.put_proposal(&ProposalRow {
                of_call: true,
                ..entry.row
            })?;
        }
        Ok(write.set_meta("call", &row.call)?)
    })?;
    call_get(app, Nothing {})
}

fn call_notice(app: &App, asked: NoticeAsk) -> Result<Notice> {
    let in_force = base::read(app, in_force)?;
    let body = base::read(app, base::call_body)?;
    let folder = paths::folder(app, asked.folder.as_deref(), &in_force.call.short)?;
    let file = paths::call_file(app, &in_force.call.short, in_force.row.edition);
    let bytes = fs_err::read(&file).map_err(|error| AppError::file_read(&file, error))?;
    let call_file = Hash::of(&bytes).to_hex();
    let chair = in_force
        .call
        .chairs()
        .next()
        .ok_or_else(|| AppError::internal("a call without a chair"))?;
    let control_number = paraph_bundle::identity::control_number(chair.person);
    let html = crate::page::notice(&in_force.call, &body, &control_number, &call_file)
        .map_err(AppError::internal)?;
    let path = folder.join(format!("{}-notice.html", in_force.call.short));
    crate::files::write_whole(&path, html.as_bytes()).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(Notice {
        html: path.display().to_string(),
        control_number,
        call_file,
    })
}

/// Reads a table file with its mapping: the one given, the one remembered, or the guess.
pub(super) fn table(
    app: &App,
    path: &str,
    sheet: Option<&str>,
    purpose: Purpose,
    given: Option<tables::columns::Mapping>,
) -> Result<(Table, tables::columns::Mapping, bool)> {
    let file = Path::new(path);
    let bytes = fs_err::read(file).map_err(|error| AppError::file_read(file, error))?;
    let table = tables::read(&bytes, sheet).map_err(|error| {
        refuse(
            Code::FileRead,
            "office-fault-table",
            Args::one("file", crate::host::file_name(file)).and("reason", error.to_string()),
        )
    })?;
    if let Some(mapping) = given {
        return Ok((table, mapping, false));
    }
    let (mapping, remembered) = mapping_of(app, &table, purpose)?;
    Ok((table, mapping, remembered))
}

/// What the columns of a table are taken for, as remembered for tables with this head, else guessed; and whether it is
/// remembered.
pub(super) fn mapping_of(
    app: &App,
    table: &Table,
    purpose: Purpose,
) -> Result<(tables::columns::Mapping, bool)> {
    let key = mapping_key(purpose, table);
    let remembered = base::read(app, |read| Ok(read.choice(&key)?))?
        .and_then(|text| serde_json::from_str::<tables::columns::Mapping>(&text).ok())
        .filter(|mapping| mapping.columns.len() == table.head.len());
    Ok(match remembered {
        Some(mapping) => (mapping, true),
        None => (tables::columns::guess(table, purpose), false),
    })
}

/// Under which key a mapping for tables with this head is kept.
pub(super) fn mapping_key(purpose: Purpose, table: &Table) -> String {
    let shape = Hash::of(table.signature().as_bytes()).to_hex();
    format!("mapping_{}_{}", draft::spelled(&purpose), &shape[..16])
}

fn table_preview(app: &App, asked: TableAsk) -> Result<TablePreview> {
    let (table, mapping, remembered) = table(app, &asked.path, asked.sheet.as_deref(), asked.purpose, None)?;
    looked_at(app, &table, asked.purpose, mapping, remembered)
}

/// What a page shows of a table: its columns, what they are taken for, and what cannot be understood so.
pub(super) fn looked_at(
    app: &App,
    table: &Table,
    purpose: Purpose,
    mapping: tables::columns::Mapping,
    remembered: bool,
) -> Result<TablePreview> {
    let digits = base::read(app, base::call_body)?.unit_digits;
    let faults = match purpose {
        Purpose::Proposals => tables::proposals::proposals(table, &mapping, digits).1,
        Purpose::People => tables::people::people(table, &mapping).1,
        Purpose::Reviews => {
            let scales = base::read(app, in_force)
                .map(|call| super::entered::scales(&call.call))
                .unwrap_or_default();
            tables::reviews::reviews(table, &mapping, &scales).1
        }
        Purpose::Pairs | Purpose::Desk => Vec::new(),
    };
    Ok(TablePreview {
        missing: mapping.missing(purpose),
        faults,
        ..tables::preview(table, purpose, mapping, remembered)
    })
}

fn view(entry: &Entry, body: &CallBody, documents: &BTreeMap<String, DocumentRow>) -> OfficeProposal {
    let document = entry.row.document.as_ref().and_then(|hash| documents.get(hash));
    let track = body
        .tracks
        .iter()
        .find(|track| Some(&track.id) == entry.row.track.as_ref());
    let over = track.is_some_and(|track| {
        entry
            .row
            .asked
            .is_some_and(|asked| asked.unsigned_abs() > track.ceiling)
    });
    let wants = [
        (entry.row.document.is_none(), "no_document"),
        (entry.row.asked.is_none(), "no_amount"),
        (track.is_none(), "no_track"),
        (over, "over_ceiling"),
        (entry.dossier.email.is_none(), "no_email"),
    ];
    OfficeProposal {
        proposal: entry.row.proposal.clone(),
        number: entry.row.number.clone(),
        title: entry.row.title.clone(),
        track: entry.row.track.clone().unwrap_or_default(),
        asked: entry.row.asked.map(i64::unsigned_abs),
        asked_text: entry.dossier.asked_text.clone(),
        smallest: entry.row.smallest.map(i64::unsigned_abs),
        applicants: entry.applicants.clone(),
        email: entry.dossier.email.clone(),
        document: entry.row.document.clone(),
        document_name: document.map(|document| document.name.clone()),
        pages: document
            .and_then(|document| document.pages)
            .and_then(|pages| u32::try_from(pages).ok()),
        attributes: entry.attributes.clone(),
        wants: wants
            .into_iter()
            .filter(|(wants, _)| *wants)
            .map(|(_, what)| what.to_owned())
            .collect(),
    }
}

fn office_proposals(app: &App, _: Nothing) -> Result<OfficeProposals> {
    base::read(app, |read| {
        let body = base::call_body(read)?;
        let documents: BTreeMap<String, DocumentRow> = read
            .documents()?
            .into_iter()
            .map(|row| (row.document.clone(), row))
            .collect();
        let entries = base::proposals(read)?;
        let mut sums: BTreeMap<String, TrackSum> = BTreeMap::new();
        for entry in &entries {
            let track = entry.row.track.clone().unwrap_or_default();
            let sum = sums.entry(track.clone()).or_insert(TrackSum {
                track,
                proposals: 0,
                asked: 0,
            });
            sum.proposals += 1;
            sum.asked += entry.row.asked.map_or(0, i64::unsigned_abs);
        }
        Ok(OfficeProposals {
            proposals: entries
                .iter()
                .map(|entry| view(entry, &body, &documents))
                .collect(),
            asked: sums.into_values().collect(),
        })
    })
}

/// A new proposal's id, from its number and the office's seed: the same table gives the same ids.
fn new_id(seed: &[u8; 32], number: &str, taken: &[Entry]) -> String {
    let mut round = 0u32;
    loop {
        let bytes = base::derived(seed, "proposal", format!("{number}\n{round}").as_bytes());
        let id = hex::encode(&bytes[..16]);
        if taken.iter().all(|entry| entry.row.proposal != id) {
            return id;
        }
        round += 1;
    }
}

fn office_proposals_table(app: &App, asked: TableImport) -> Result<TableTaken> {
    let (table, mapping, _) = table(
        app,
        &asked.path,
        asked.sheet.as_deref(),
        Purpose::Proposals,
        asked.mapping,
    )?;
    let missing = mapping.missing(Purpose::Proposals);
    if !missing.is_empty() {
        return Err(refuse(
            Code::Incomplete,
            "office-fault-mapping",
            Args::one("field", field_name(app, missing[0])),
        ));
    }
    let seed = base::seed(app)?;
    let at = app.host().timestamp().as_millisecond();
    let (body, mut entries, mut seat) = base::read(app, |read| {
        Ok((base::call_body(read)?, base::proposals(read)?, read.next_seat()?))
    })?;
    let tracks: Vec<(String, String)> = body
        .tracks
        .iter()
        .map(|track| (track.id.clone(), track.title.clone()))
        .collect();
    let (rows, faults) = tables::proposals::proposals(&table, &mapping, body.unit_digits);
    let (mut added, mut changed, mut same) = (0, 0, 0);
    let mut puts = Vec::new();
    for row in rows {
        let known = entries.iter().position(|entry| entry.row.number == row.number);
        let before = known.map(|index| entries[index].clone());
        let mut entry = if let Some(entry) = &before {
            entry.clone()
        } else {
            let id = new_id(&seed, &row.number, &entries);
            seat += 1;
            Entry {
                id: id.parse().map_err(AppError::internal)?,
                row: ProposalRow {
                    seat: seat - 1,
                    ..ProposalRow::empty(id, row.number.clone(), at)
                },
                applicants: Vec::new(),
                attributes: Vec::new(),
                dossier: Dossier::default(),
                made_from: None,
            }
        };
        if !row.title.is_empty() {
            entry.row.title = row.title;
        }
        if !row.applicants.is_empty() {
            entry.applicants = row
                .applicants
                .into_iter()
                .map(|named| Applicant {
                    name: tables::proposals::one_line(&named.name),
                    institution: named.institution.map(|place| tables::proposals::one_line(&place)),
                })
                .collect();
        }
        if let Some(track) = tables::proposals::track_of(&row.track, &tracks) {
            entry.row.track = Some(track.to_owned());
        }
        entry.row.asked = row.asked.or(entry.row.asked);
        entry.dossier.asked_text =
            Some(row.asked_text).filter(|text| row.asked.is_none() && !text.is_empty());
        entry.row.smallest = row.smallest.or(entry.row.smallest);
        entry.dossier.email = row.email.or(entry.dossier.email);
        entry.dossier.file = row.file.or(entry.dossier.file);
        if !row.attributes.is_empty() {
            entry.attributes = row
                .attributes
                .into_iter()
                .map(|(name, value)| Attribute { name, value })
                .collect();
        }
        entry.row.applicants = serde_json::to_string(&entry.applicants).map_err(AppError::internal)?;
        entry.row.attributes = serde_json::to_string(&entry.attributes).map_err(AppError::internal)?;
        match before {
            Some(before) if before == entry => same += 1,
            Some(_) => changed += 1,
            None => added += 1,
        }
        match known {
            Some(index) => entries[index] = entry.clone(),
            None => entries.push(entry.clone()),
        }
        puts.push(entry);
    }
    let remember = (
        mapping_key(Purpose::Proposals, &table),
        serde_json::to_string(&mapping).map_err(AppError::internal)?,
    );
    let count = puts.len();
    base::change(
        app,
        "history-proposals-table",
        &Args::one("count", count),
        "call",
        None,
        move |write| {
            for entry in &puts {
                put_entry(write, entry)?;
            }
            Ok(write.set_choice(&remember.0, Some(&remember.1))?)
        },
    )?;
    Ok(TableTaken {
        added,
        changed,
        same,
        faults,
        refused: Vec::new(),
    })
}

fn put_entry(write: &paraph_store::Write<'_>, entry: &Entry) -> Result<()> {
    write.put_proposal(&entry.row)?;
    let dossier = serde_json::to_string(&entry.dossier).map_err(AppError::internal)?;
    Ok(write.put_dossier(&entry.row.proposal, &dossier)?)
}

fn office_proposals_files(app: &App, asked: AtPaths) -> Result<DocumentsTaken> {
    let seed = base::seed(app)?;
    let at = app.host().timestamp().as_millisecond();
    let (mut entries, mut seat) = base::read(app, |read| Ok((base::proposals(read)?, read.next_seat()?)))?;
    let mut taken = DocumentsTaken {
        matched: 0,
        added: 0,
        known: 0,
        refused: Vec::new(),
    };
    let mut files = Vec::new();
    for path in &asked.paths {
        super::files::collect(Path::new(path), &mut files)?;
    }
    let mut documents = Vec::new();
    let mut touched = Vec::new();
    for file in files {
        let args = || Args::one("file", file.name.as_str());
        if !file.bytes.starts_with(b"%PDF-") {
            if !file.name.to_lowercase().ends_with(".csv") {
                taken.refused.push(phrase(app, "office-refused-not-pdf", args()));
            }
            continue;
        }
        let hash = Hash::of(&file.bytes).to_hex();
        if entries
            .iter()
            .any(|entry| entry.row.document.as_ref() == Some(&hash) || entry.row.others.contains(&hash))
        {
            taken.known += 1;
            continue;
        }
        let document = (
            document_row(&hash, &file.name, file.bytes.len(), at),
            Arc::unwrap_or_clone(file.bytes),
        );
        let mine = super::files::proposal_of(&file.name, &entries);
        let beside = mine
            .is_none()
            .then(|| super::files::beside(&file.name, &entries))
            .flatten();
        if let Some((index, beside)) = beside {
            taken.matched += 1;
            put_beside(&mut entries[index], &hash, &file.name, beside, &documents);
            touched.push(entries[index].clone());
            documents.push(document);
            continue;
        }
        let index = if let Some(index) = mine {
            taken.matched += 1;
            index
        } else {
            let stem = Path::new(&file.name)
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            let number = tables::proposals::one_line(&stem)
                .chars()
                .take(40)
                .collect::<String>();
            let id = new_id(&seed, &number, &entries);
            let mut row = ProposalRow {
                seat,
                ..ProposalRow::empty(id.clone(), number.clone(), at)
            };
            row.title = tables::proposals::one_line(&stem.replace('_', " "));
            seat += 1;
            taken.added += 1;
            entries.push(Entry {
                id: id.parse().map_err(AppError::internal)?,
                row,
                applicants: Vec::new(),
                attributes: Vec::new(),
                dossier: Dossier::default(),
                made_from: None,
            });
            entries.len() - 1
        };
        entries[index].row.document = Some(hash.clone());
        entries[index].dossier.file = Some(file.name.clone());
        touched.push(entries[index].clone());
        documents.push(document);
    }
    let count = touched.len();
    base::change(
        app,
        "history-proposals-files",
        &Args::one("count", count),
        "call",
        None,
        move |write| {
            for (row, bytes) in &documents {
                write.add_document(row, bytes)?;
            }
            for entry in &touched {
                put_entry(write, entry)?;
            }
            Ok(())
        },
    )?;
    // Who fits a proposal is told by its text too.
    crate::api::import::finish_reading(app, &base::workspace(app)?)?;
    Ok(taken)
}

/// Puts a file into a proposal that has a document already. A main one that came in the same drop, only because its name was read
/// first, becomes one of the others.
fn put_beside(entry: &mut Entry, hash: &str, file: &str, beside: Beside, dropped: &[(DocumentRow, Vec<u8>)]) {
    let mut others: Vec<(String, String)> = serde_json::from_str(&entry.row.others).unwrap_or_default();
    match beside {
        Beside::Other(role) => others.push((hash.to_owned(), role)),
        Beside::InPlace => {
            let before = entry.row.document.replace(hash.to_owned());
            entry.dossier.file = Some(file.to_owned());
            let known = dropped
                .iter()
                .find(|(row, _)| Some(&row.document) == before.as_ref());
            if let Some((row, _)) = known
                && let Some((_, Beside::Other(role))) =
                    super::files::beside(&row.name, std::slice::from_ref(entry))
            {
                others.push((row.document.clone(), role));
            }
        }
    }
    entry.row.others = serde_json::to_string(&others).unwrap_or_default();
}

fn document_row(hash: &str, name: &str, bytes: usize, at: i64) -> DocumentRow {
    DocumentRow {
        document: hash.to_owned(),
        name: name.to_owned(),
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        added_at: at,
        outcome: None,
        pages: None,
        text_hash: None,
        report: "{}".to_owned(),
    }
}

fn office_proposal_set(app: &App, asked: OfficeProposalChange) -> Result<OfficeProposal> {
    let seed = base::seed(app)?;
    let at = app.host().timestamp().as_millisecond();
    let (entries, seat) = base::read(app, |read| Ok((base::proposals(read)?, read.next_seat()?)))?;
    let mut entry = if let Some(id) = &asked.proposal {
        entries
            .iter()
            .find(|entry| &entry.row.proposal == id)
            .cloned()
            .ok_or_else(|| AppError::not_found("proposal", id))?
    } else {
        let number = asked
            .number
            .clone()
            .unwrap_or_else(|| (entries.len() + 1).to_string());
        let id = new_id(&seed, &number, &entries);
        Entry {
            id: id.parse().map_err(AppError::internal)?,
            row: ProposalRow {
                seat,
                ..ProposalRow::empty(id, number.clone(), at)
            },
            applicants: Vec::new(),
            attributes: Vec::new(),
            dossier: Dossier::default(),
            made_from: None,
        }
    };
    if let Some(number) = asked.number {
        entry.row.number = number;
    }
    if let Some(title) = asked.title {
        entry.row.title = title;
    }
    entry.row.track = asked.track.or(entry.row.track);
    if let Some(amount) = asked.asked {
        entry.row.asked = i64::try_from(amount).ok();
        entry.dossier.asked_text = None;
    }
    entry.row.smallest = asked
        .smallest
        .and_then(|amount| i64::try_from(amount).ok())
        .or(entry.row.smallest);
    entry.applicants = asked.applicants.unwrap_or(entry.applicants);
    entry.dossier.email = asked.email.or(entry.dossier.email);
    entry.row.applicants = serde_json::to_string(&entry.applicants).map_err(AppError::internal)?;
    let mut document = None;
    if let Some(path) = &asked.document_path {
        let path = Path::new(path);
        let bytes = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
        let hash = Hash::of(&bytes).to_hex();
        let name = crate::host::file_name(path);
        document = Some((document_row(&hash, &name, bytes.len(), at), bytes));
        entry.row.document = Some(hash);
    }
    let kept = entry.clone();
    let args = Args::one("number", entry.row.number.as_str());
    let id = entry.row.proposal.clone();
    base::change(
        app,
        "history-proposal-changed",
        &args,
        "call",
        Some(&id),
        move |write| {
            if let Some((row, bytes)) = &document {
                write.add_document(row, bytes)?;
            }
            put_entry(write, &kept)
        },
    )?;
    base::read(app, |read| {
        let documents = read
            .documents()?
            .into_iter()
            .map(|row| (row.document.clone(), row))
            .collect();
        Ok(view(&entry, &base::call_body(read)?, &documents))
    })
}

fn office_proposal_remove(app: &App, asked: OfProposal) -> Result<OfficeProposals> {
    let at = app.host().timestamp().as_millisecond();
    let number = base::read(app, |read| Ok(read.proposal(&asked.proposal)?))?
        .ok_or_else(|| AppError::not_found("proposal", &asked.proposal))?
        .number;
    base::change(
        app,
        "history-proposal-removed",
        &Args::one("number", number),
        "call",
        None,
        move |write| Ok(write.hide_proposal(&asked.proposal, Some(at))?),
    )?;
    office_proposals(app, Nothing {})
}

/// The field of a table as people name it.
pub(super) fn field_name(app: &App, field: Field) -> String {
    app.words().say(
        &format!("office-field-{}", draft::spelled(&field).replace('_', "-")),
        &Args::none(),
    )
}
