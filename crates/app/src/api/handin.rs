//! Handing in, and what comes back.
//!
//! A hand-in is a signed file of all my reviews as they stand. Its lines are made once after a change and kept, so
//! that an unchanged review leaves as the same bytes. The number is taken and the bundle kept in one transaction
//! before the file is written: a crash leaves no second file under one number.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paraph_bundle::encrypt;
use paraph_bundle::identity::answer;
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::call::{Official, ProposalsSeal, Role};
use paraph_bundle::payload::decode::{Unknown, kept};
use paraph_bundle::payload::draft::{self, ReviewDraft, ReviewLines};
use paraph_bundle::payload::proposal::{About, Applicant as AboutApplicant, Invitation, Proposal};
use paraph_bundle::payload::review::{Anchor, AnchorKind, Conflict, ConflictState, Ground};
use paraph_bundle::payload::{
    Device, Format, Hash, Kept, Kind, Manifest, Name, PersonId, ProposalId, Salt, Slug, Stream, Text, Time, canonical,
};
use paraph_bundle::{Identity, SigningKey, Writer, receipt};
use paraph_store::{ConflictLineRow, HandInFileRow, HandInRow, HeadRow, ProposalRow, Read, ReceiptRow, TieRow};
use sha2::{Digest, Sha256};

use super::proposals::Desk;
use super::{desk_call, reviews};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::identity::{bundle_error, producer};
use crate::mail::{Attachment, Draft, Person};
use crate::op::Step;
use crate::time::crossing;
use crate::wire::{
    Applicant, AtPath, HandIn, HandInCopy, HandInFile, HandInHistory, HandInLine, HandInMake, HandInMissing,
    HandInPreview, HandInReaders, HandInState, HandInStays, LineChange, LineState, MailDraft, Nothing, OfHandIn,
    Receipt, Tie, Written,
};
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What a hand-in would hold.
    handin_preview(Nothing) -> HandInPreview, changes [];
    /// Signs, encrypts and writes the file.
    handin_make(HandInMake) -> HandIn, changes [HandIn, Proposals, History];
    /// All hand-ins.
    handin_history(Nothing) -> HandInHistory, changes [];
    /// A mail draft with the file attached.
    handin_mail(OfHandIn) -> MailDraft, changes [];
    /// Copies the file to a folder, such as a stick.
    handin_copy(HandInCopy) -> Written, changes [];
    /// Takes a receipt in.
    receipt_take(AtPath) -> Receipt, changes [HandIn, Proposals];
}

/// A review that would leave, and a hash of what it says.
struct Leaving {
    row: ProposalRow,
    draft: ReviewDraft,
    content: String,
}

fn ids<T: std::str::FromStr>(text: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(AppError::internal)
}

fn slug(id: &str) -> Result<Slug> {
    Slug::new(id).map_err(AppError::internal)
}

/// Reviews being gathered, by proposal; closed proposals have none.
struct Drafts {
    own: bool,
    rows: BTreeMap<String, ProposalRow>,
    ties: BTreeMap<String, TieRow>,
    documents: BTreeSet<String>,
    round: Slug,
    drafts: BTreeMap<String, ReviewDraft>,
}

impl Drafts {
    fn state(&self, proposal: &str) -> Option<&str> {
        self.ties.get(proposal).map(|tie| tie.state.as_str())
    }

    fn blank(&self, row: &ProposalRow, withdrawn: bool) -> Result<ReviewDraft> {
        Ok(ReviewDraft {
            proposal: ids::<ProposalId>(&row.proposal)?,
            round: self.round.clone(),
            revision: 0,
            document: match &row.document {
                Some(hash) if self.documents.contains(hash) => Some(ids::<Hash>(hash)?),
                _ => None,
            },
            scores: BTreeMap::new(),
            na: Vec::new(),
            confidence: None,
            rationale: BTreeMap::new(),
            overall: None,
            confidential: None,
            evidence: Vec::new(),
            withdrawn,
        })
    }

    /// Reviews that were handed in before I withdrew are taken back.
    fn withdraw(&mut self, handed: &BTreeSet<String>) -> Result<()> {
        for proposal in handed {
            if self.state(proposal) == Some("recused")
                && let Some(row) = self.rows.get(proposal)
            {
                let draft = self.blank(row, true)?;
                self.drafts.insert(proposal.clone(), draft);
            }
        }
        Ok(())
    }

    /// The review of a proposal that is open.
    fn of(&mut self, proposal: &str) -> Result<Option<&mut ReviewDraft>> {
        let Some(row) = self.rows.get(proposal) else { return Ok(None) };
        let open = match self.state(proposal) {
            Some("none") => true,
            Some(_) => false,
            None => self.own || !row.of_call,
        };
        if !open {
            return Ok(None);
        }
        if !self.drafts.contains_key(proposal) {
            let draft = self.blank(row, false)?;
            self.drafts.insert(proposal.to_owned(), draft);
        }
        Ok(self.drafts.get_mut(proposal))
    }
}

/// The reviews that would leave, by proposal.
fn leaving(read: &Read<'_>, call: &CallInForce) -> Result<Vec<Leaving>> {
    let ties: BTreeMap<String, TieRow> = read.ties()?.into_iter().map(|tie| (tie.proposal.clone(), tie)).collect();
    let handed: BTreeSet<String> = read.heads(&call.round)?.into_iter().map(|head| head.proposal).collect();
    let documents: BTreeSet<String> = read.documents()?.into_iter().map(|row| row.document).collect();
    let round = slug(&call.round)?;
    let rows: BTreeMap<String, ProposalRow> =
        read.proposals()?.into_iter().map(|row| (row.proposal.clone(), row)).collect();
    let mut drafts = Drafts { own: call.row.own, rows, ties, documents, round, drafts: BTreeMap::new() };
    drafts.withdraw(&handed)?;
    for score in read.scores(&call.round, None)? {
        if call.call.rubric.criterion(&score.criterion).is_none() {
            continue;
        }
        let Some(draft) = drafts.of(&score.proposal)? else { continue };
        match score.step {
            Some(step) => {
                draft.scores.insert(slug(&score.criterion)?, step);
            }
            None if score.na => draft.na.push(slug(&score.criterion)?),
            None => {}
        }
    }
    for text in read.texts(&call.round, None)? {
        if text.part == "private" || text.body.trim().is_empty() {
            continue;
        }
        let Some(draft) = drafts.of(&text.proposal)? else { continue };
        let body = Text::clean(&text.body);
        match text.part.as_str() {
            "rationale" if call.call.rubric.criterion(&text.criterion).is_some() => {
                draft.rationale.insert(slug(&text.criterion)?, body);
            }
            "applicant" => draft.overall = Some(body),
            "committee" => draft.confidential = Some(body),
            _ => {}
        }
    }
    for review in read.reviews(&call.round, None)? {
        if review.confidence.is_some()
            && let Some(draft) = drafts.of(&review.proposal)?
        {
            draft.confidence = review.confidence;
        }
    }
    for mark in read.marks(None)? {
        let Some(criterion) = mark.criterion.as_deref().filter(|id| call.call.rubric.criterion(id).is_some()) else {
            continue;
        };
        let criterion = slug(criterion)?;
        let Some(draft) = drafts.of(&mark.proposal)? else { continue };
        let text = |text: Option<String>| text.map(|text| Text::clean(&text)).filter(|text| !text.is_empty());
        draft.evidence.push(Anchor {
            boxes: serde_json::from_str(&mark.boxes).map_err(AppError::internal)?,
            colour: Name::clean(&mark.colour),
            criterion,
            document: ids::<Hash>(&mark.document)?,
            group: mark.crowd.as_deref().map(Name::clean),
            kind: match mark.kind.as_str() {
                "note" => AnchorKind::Note,
                "area" => AnchorKind::Area,
                _ => AnchorKind::Highlight,
            },
            note: text(mark.note),
            page: u64::try_from(mark.page).unwrap_or(1),
            prefix: text(mark.prefix),
            quote: text(mark.quote),
            suffix: text(mark.suffix),
        });
    }
    let mut leaving = Vec::new();
    for (proposal, draft) in drafts.drafts {
        let Some(row) = drafts.rows.get(&proposal) else { continue };
        let content = content(&draft, call);
        leaving.push(Leaving { row: row.clone(), draft, content });
    }
    leaving.sort_by(|a, b| super::proposals::by_number(&a.row.number, &b.row.number));
    Ok(leaving)
}

/// A hash of everything that a review says, by which a change is noticed.
fn content(draft: &ReviewDraft, call: &CallInForce) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    add(&call.rubric_hash.to_hex());
    add(&draft.document.map(Hash::to_hex).unwrap_or_default());
    add(if draft.withdrawn { "withdrawn" } else { "given" });
    add(&draft.confidence.map(|step| step.to_string()).unwrap_or_default());
    for (criterion, step) in &draft.scores {
        add(criterion);
        add(&step.to_string());
    }
    add("na");
    for criterion in &draft.na {
        add(criterion);
    }
    for (criterion, text) in &draft.rationale {
        add(criterion);
        add(text);
    }
    add("overall");
    add(draft.overall.as_deref().unwrap_or_default());
    add(draft.confidential.as_deref().unwrap_or_default());
    for anchor in &draft.evidence {
        add(&canonical::text(anchor));
    }
    hex::encode(hash.finalize())
}

/// What went with the last hand-in, by proposal.
fn last_handed(read: &Read<'_>) -> Result<(Option<i64>, BTreeMap<String, String>)> {
    let last = read.handins()?.into_iter().next().map(|row| row.number);
    let reviews = match last {
        Some(number) => read.handin_reviews(number)?.into_iter().collect(),
        None => BTreeMap::new(),
    };
    Ok((last, reviews))
}

/// Whether each review that was handed in stands as it was.
pub(crate) fn handed_as_it_stands(read: &Read<'_>, call: &CallInForce) -> Result<BTreeMap<String, bool>> {
    let (last, handed) = last_handed(read)?;
    if last.is_none() {
        return Ok(BTreeMap::new());
    }
    Ok(leaving(read, call)?
        .into_iter()
        .filter_map(|review| {
            let known = handed.get(&review.row.proposal)?;
            Some((review.row.proposal, *known == review.content))
        })
        .collect())
}

/// The number of the last hand-in, if this review stands as it was handed in.
pub(crate) fn number_as_it_stands(read: &Read<'_>, call: &CallInForce, proposal: &str) -> Result<Option<u32>> {
    let (last, handed) = last_handed(read)?;
    let (Some(last), Some(known)) = (last, handed.get(proposal)) else { return Ok(None) };
    let same = leaving(read, call)?
        .into_iter()
        .any(|review| review.row.proposal == proposal && review.content == *known);
    Ok(same.then(|| u32::try_from(last).unwrap_or(u32::MAX)))
}

/// Where the hand-in stands.
pub(crate) fn state(workspace: &Workspace) -> Result<HandInState> {
    let call = workspace.call()?;
    workspace.read(|read| {
        let handins = read.handins()?;
        let last = handins.first();
        let changes = match &call {
            Some(call) => {
                let (_, handed) = last_handed(read)?;
                let now = leaving(read, call)?;
                let changed =
                    now.iter().filter(|review| handed.get(&review.row.proposal) != Some(&review.content)).count();
                let gone = handed.keys().filter(|id| !now.iter().any(|review| review.row.proposal == **id)).count();
                changed + gone
            }
            None => 0,
        };
        let files = read.handin_files()?;
        let received = read
            .receipts()?
            .into_iter()
            .filter_map(|receipt| {
                let file = files.iter().find(|file| file.bundle == receipt.bundle)?;
                Some((file.number, receipt.at))
            })
            .max();
        Ok(HandInState {
            number: last.and_then(|row| u32::try_from(row.number).ok()),
            at: last.map(|row| crossing(row.at)),
            changes,
            received_number: received.as_ref().and_then(|(number, _)| u32::try_from(*number).ok()),
            received_at: received.map(|(_, at)| at),
        })
    })
}

/// A set of readers: who, and with which recipients.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Readers {
    persons: Vec<PersonId>,
    names: Vec<String>,
    recipients: Option<Vec<String>>,
}

/// Who reads the review of a proposal: the chairs, but none who is an applicant of it; else the deputies.
fn readers(call: &CallInForce, row: &ProposalRow) -> Readers {
    let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
    let applies = |official: &Official| {
        applicants.iter().any(|who| super::conflicts::same_name(&who.name, &official.name))
    };
    let with = |role: Role| -> Vec<&Official> {
        call.call.people.iter().filter(|official| official.role == role && !applies(official)).collect()
    };
    let mut chosen = with(Role::Chair);
    if chosen.is_empty() {
        chosen = with(Role::Deputy);
    }
    chosen.sort_by_key(|official| official.person);
    chosen.dedup_by_key(|official| official.person);
    Readers {
        persons: chosen.iter().map(|official| official.person).collect(),
        names: chosen.iter().map(|official| official.name.to_string()).collect(),
        recipients: chosen.iter().map(|official| official.age.as_ref().map(ToString::to_string)).collect(),
    }
}

/// The conflict lines that would leave: proposal, state, ground, text.
fn declared(read: &Read<'_>) -> Result<Vec<(TieRow, ConflictState)>> {
    let rows: BTreeSet<String> = read.proposals()?.into_iter().map(|row| row.proposal).collect();
    Ok(read
        .ties()?
        .into_iter()
        .filter(|tie| rows.contains(&tie.proposal))
        .filter_map(|tie| match tie.state.as_str() {
            "recused" => Some((tie, ConflictState::Recused)),
            "none" => Some((tie, ConflictState::Cleared)),
            _ => None,
        })
        .collect())
}

fn ground(word: Option<&str>) -> Ground {
    match word {
        Some("institution") => Ground::Institution,
        Some("coauthor") => Ground::Coauthor,
        Some("family") => Ground::Family,
        Some("interest") => Ground::Interest,
        _ => Ground::Other,
    }
}

fn family_name(name: &str) -> String {
    let family = match name.split_once(',') {
        Some((family, _)) => family,
        None => name.split_whitespace().last().unwrap_or(name),
    };
    crate::files::plain_name(family)
}

fn file_name(call: &CallInForce, me: &str, sequence: i64, only_for: Option<&str>) -> String {
    let mut name = format!("Review-{}-{}-{sequence}", call.call.short.as_str(), family_name(me));
    if let Some(reader) = only_for {
        name.push_str("-for-");
        name.push_str(&family_name(reader));
    }
    name + ".paraph"
}

fn handin_preview(app: &App, _: Nothing) -> Result<HandInPreview> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let state = state(&workspace)?;
    let me = app.me()?;
    let (leaving, handed, counter, desk, free_marks, private, ties) = workspace.read(|read| {
        let marks = read.marks(None)?;
        let private: BTreeSet<String> = read
            .texts(&call.round, None)?
            .into_iter()
            .filter(|text| text.part == "private" && !text.body.trim().is_empty())
            .map(|text| text.proposal)
            .collect();
        Ok::<_, AppError>((
            leaving(read, &call)?,
            last_handed(read)?.1,
            read.counter("handin")?,
            Desk::read(app, &workspace, read)?,
            marks.iter().filter(|mark| mark.criterion.is_none()).count(),
            private.len(),
            read.ties()?,
        ))
    })?;
    let mut leaves = Vec::new();
    let mut missing = Vec::new();
    let mut sets: BTreeMap<Readers, usize> = BTreeMap::new();
    for item in &leaving {
        let review = reviews::review(app, &workspace, &item.row.proposal)?;
        *sets.entry(readers(&call, &item.row)).or_default() += 1;
        let whole = review.scored == review.of;
        leaves.push(HandInLine {
            proposal: item.row.proposal.clone(),
            number: item.row.number.clone(),
            title: item.row.title.clone(),
            state: match (item.draft.withdrawn, whole) {
                (true, _) => LineState::Withdrawn,
                (false, true) => LineState::Scored,
                (false, false) => LineState::Incomplete,
            },
            change: match handed.get(&item.row.proposal) {
                None => LineChange::New,
                Some(known) if *known == item.content => LineChange::Same,
                Some(_) => LineChange::Changed,
            },
            scores: if item.draft.withdrawn { Vec::new() } else { desk.cells(&item.row.proposal) },
            total: review.total.filter(|_| !item.draft.withdrawn),
            rationales: item.draft.rationale.len(),
            to_applicant: item.draft.overall.is_some(),
            to_committee: item.draft.confidential.is_some(),
            evidence: item.draft.evidence.len(),
        });
        if !item.draft.withdrawn && !review.missing.is_empty() {
            missing.push(HandInMissing {
                proposal: item.row.proposal.clone(),
                number: item.row.number.clone(),
                title: item.row.title.clone(),
                parts: review.missing,
            });
        }
    }
    let rows = desk.rows();
    let with_review = |proposal: &str| leaving.iter().any(|item| item.row.proposal == proposal);
    let count_tie = |state: &str| ties.iter().filter(|tie| tie.state == state).count();
    let untouched = rows
        .iter()
        .filter(|row| matches!(row.tie, Tie::None | Tie::Open) && !with_review(&row.proposal))
        .count();
    let can_encrypt = !sets.is_empty() && sets.keys().all(|set| set.recipients.is_some() && !set.persons.is_empty());
    let next = counter + 1;
    let name = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let several = sets.len() > 1;
    let files = sets
        .keys()
        .map(|set| file_name(&call, &name, next, set.names.first().filter(|_| several).map(String::as_str)))
        .collect();
    Ok(HandInPreview {
        state,
        leaves,
        stays: HandInStays {
            private_notes: private,
            free_marks,
            withdrawn: count_tie("recused"),
            unsure: count_tie("unsure"),
        },
        missing,
        untouched,
        not_assigned: rows
            .iter()
            .filter(|row| row.assigned == Some(false) && with_review(&row.proposal))
            .map(|row| row.number.clone())
            .collect(),
        readers: sets.into_iter().map(|(set, reviews)| HandInReaders { names: set.names, reviews }).collect(),
        can_encrypt,
        folder: app.settings().handin_folder,
        files,
        next_number: u32::try_from(next).unwrap_or(u32::MAX),
        locked: me.is_some_and(|me| me.locked),
    })
}

/// The lines of a kept head.
fn kept_lines(row: &HeadRow) -> Result<ReviewLines> {
    let line = |text: &str| text.trim_end_matches('\n').as_bytes().to_vec();
    let lines = |text: &str| -> Result<Vec<_>> {
        text.lines()
            .map(|part| kept(part.as_bytes(), "kept", Unknown::LeftAside).map_err(AppError::internal))
            .collect()
    };
    Ok(ReviewLines {
        head: kept(&line(&row.head), "kept", Unknown::LeftAside).map_err(AppError::internal)?,
        texts: lines(&row.texts)?,
        confidential: lines(&row.confidential)?,
        evidence: match row.evidence.is_empty() {
            true => None,
            false => Some(kept(&line(&row.evidence), "kept", Unknown::LeftAside).map_err(AppError::internal)?),
        },
    })
}

fn joined<T>(lines: &[Kept<T>]) -> String {
    lines.iter().map(|kept| kept.line.clone() + "\n").collect()
}

/// Makes the lines that are not kept yet, and gives all of them.
fn lines(
    app: &App,
    workspace: &Workspace,
    call: &CallInForce,
    leaving: Vec<Leaving>,
) -> Result<(Vec<(ProposalRow, String, ReviewLines)>, Vec<Kept<Conflict>>)> {
    let (heads, conflict_lines, declared) = workspace.read(|read| {
        let heads: BTreeMap<String, HeadRow> =
            read.heads(&call.round)?.into_iter().map(|row| (row.proposal.clone(), row)).collect();
        let lines: BTreeMap<String, ConflictLineRow> =
            read.conflict_lines()?.into_iter().map(|row| (row.proposal.clone(), row)).collect();
        Ok::<_, AppError>((heads, lines, declared(read)?))
    })?;
    let mut new_heads = Vec::new();
    let mut reviews = Vec::new();
    for item in leaving {
        let known = heads.get(&item.row.proposal);
        if let Some(known) = known.filter(|known| known.content == item.content) {
            reviews.push((item.row, item.content, kept_lines(known)?));
            continue;
        }
        let revision = known.map_or(0, |known| known.revision) + 1;
        let draft = ReviewDraft { revision: u64::try_from(revision).unwrap_or(1), ..item.draft };
        let made = draft::write(&draft, &call.call, call.rubric_hash, || Salt::new(random(app.host())));
        new_heads.push(HeadRow {
            proposal: item.row.proposal.clone(),
            round: call.round.clone(),
            revision,
            content: item.content.clone(),
            head: made.head.line.clone() + "\n",
            texts: joined(&made.texts),
            confidential: joined(&made.confidential),
            evidence: made.evidence.as_ref().map(|line| line.line.clone() + "\n").unwrap_or_default(),
            made_at: app.now(),
        });
        reviews.push((item.row, item.content, made));
    }
    let mut new_lines = Vec::new();
    let mut conflicts = Vec::new();
    for (tie, state) in declared {
        let content = format!("{}|{:?}|{:?}", tie.state, tie.ground, tie.body);
        let known = conflict_lines.get(&tie.proposal);
        if let Some(known) = known.filter(|known| known.content == content) {
            let line = known.line.trim_end_matches('\n');
            conflicts.push(kept(line.as_bytes(), "kept", Unknown::LeftAside).map_err(AppError::internal)?);
            continue;
        }
        let revision = known.map_or(0, |known| known.revision) + 1;
        let made = draft::conflict(
            ids::<ProposalId>(&tie.proposal)?,
            u64::try_from(revision).unwrap_or(1),
            state,
            ground(tie.ground.as_deref()),
            tie.body.as_deref().map(Text::clean),
            Salt::new(random(app.host())),
        );
        new_lines.push(ConflictLineRow {
            proposal: tie.proposal.clone(),
            revision,
            content,
            line: made.line.clone() + "\n",
            made_at: app.now(),
        });
        conflicts.push(made);
    }
    workspace.write(app, move |write| {
        for row in &new_heads {
            write.put_head(row)?;
        }
        for row in &new_lines {
            write.put_conflict_line(row)?;
        }
        Ok(())
    })?;
    Ok((reviews, conflicts))
}

/// A desk's own call must name the proposals that are reviewed: a new edition where they changed.
fn refresh_own_call(app: &App, workspace: &Workspace, key: &SigningKey) -> Result<()> {
    let call = workspace.call_needed()?;
    if !call.row.own {
        return Ok(());
    }
    let rows = workspace.read(|read| Ok(read.proposals()?))?;
    let track = call.call.tracks.first().map(|track| track.id.clone());
    let Some(track) = track else { return Err(AppError::internal("a call without a track")) };
    let mut proposals = String::new();
    let mut abouts = String::new();
    let salts: BTreeMap<String, Salt> = call
        .row
        .about
        .lines()
        .filter_map(|line| serde_json::from_str::<About>(line).ok())
        .map(|about| (about.proposal.to_hex(), about.salt))
        .collect();
    for row in &rows {
        let applicants: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
        let about = About {
            applicants: applicants
                .iter()
                .map(|who| AboutApplicant {
                    institution: who.institution.as_deref().map(Name::clean),
                    name: Name::clean(&who.name),
                })
                .collect(),
            attributes: Vec::new(),
            proposal: ids(&row.proposal)?,
            salt: salts.get(&row.proposal).copied().unwrap_or_else(|| Salt::new(random(app.host()))),
            title: Name::clean(&row.title),
        };
        let line = Proposal {
            about: canonical::line_hash(&about),
            asked: row.asked.and_then(|asked| u64::try_from(asked).ok()).unwrap_or(0),
            bytes: None,
            derivation: None,
            derived_from: None,
            document: row.document.as_deref().map(ids).transpose()?,
            documents: Vec::new(),
            number: Name::clean(&row.number),
            pages: None,
            proposal: ids(&row.proposal)?,
            resources: Vec::new(),
            smallest: None,
            track: track.clone(),
        };
        proposals.push_str(&String::from_utf8(canonical::line(&line)).map_err(AppError::internal)?);
        abouts.push_str(&String::from_utf8(canonical::line(&about)).map_err(AppError::internal)?);
    }
    let me = Name::clean(&app.person().name);
    let named = call.call.people.iter().any(|who| who.name == me && who.person == key.person());
    if proposals == call.row.proposals && named {
        return Ok(());
    }
    let mut next = call.call.clone();
    next.edition += 1;
    next.previous = Some(ids(&call.row.call)?);
    next.keeper = key.person();
    for who in &mut next.people {
        who.name = me.clone();
        who.person = key.person();
    }
    next.proposals = ProposalsSeal {
        n: u64::try_from(rows.len()).unwrap_or(0),
        sha256: Hash::of(proposals.as_bytes()),
    };
    desk_call::keep_own_call(app, workspace, &next, Some(call.row.lineage.clone()), proposals, abouts).map(drop)
}

/// One file that is ready to be written.
struct Ready {
    row: HandInFileRow,
    bytes: Vec<u8>,
    path: PathBuf,
}

fn handin_make(app: &App, request: HandInMake) -> Result<HandIn> {
    let workspace = app.desk()?;
    workspace.call_needed()?;
    let key = app.signing_key(request.passphrase.as_deref())?;
    let card = app.own_card(&key)?;
    refresh_own_call(app, &workspace, &key)?;
    let call = workspace.call_needed()?;
    let all = workspace.read(|read| leaving(read, &call))?;
    let (reviews, conflicts) = lines(app, &workspace, &call, all)?;
    if reviews.is_empty() && !conflicts.iter().any(|line| line.value.state == ConflictState::Recused) {
        return Err(AppError::new(Code::Incomplete, "fault-nothing-to-hand-in", Args::none()));
    }
    let mut sets: BTreeMap<Readers, Vec<&ReviewLines>> = BTreeMap::new();
    for (row, _, lines) in &reviews {
        sets.entry(readers(&call, row)).or_default().push(lines);
    }
    if sets.is_empty() {
        let nobody = ProposalRow { applicants: "[]".to_owned(), ..blank_row() };
        sets.insert(readers(&call, &nobody), Vec::new());
    }
    let can = sets.keys().all(|set| set.recipients.is_some() && !set.persons.is_empty());
    let encrypted = request.encrypt.unwrap_or(can);
    if encrypted && !can {
        return Err(AppError::new(Code::Incomplete, "fault-not-encrypted", Args::none()));
    }
    let folder = PathBuf::from(request.folder.unwrap_or_else(|| app.settings().handin_folder));
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    let number = workspace.write(app, |write| Ok(write.next("handin")?))?;
    let private = workspace.read(|read| {
        let texts = read.texts(&call.round, None)?;
        Ok(texts.iter().any(|text| text.part == "private" && !text.body.trim().is_empty()))
    })?;
    let made = Making {
        app,
        call: &call,
        key: &key,
        card: &card,
        conflicts: &conflicts,
        number,
        private,
        several: sets.len() > 1,
        encrypted,
        neutral: request.neutral_name.unwrap_or(false),
        folder: &folder,
    };
    let mut ready = Vec::new();
    for (set, lines) in &sets {
        ready.push(made.file(&workspace, set, lines)?);
    }
    let contents: Vec<(String, String)> =
        reviews.iter().map(|(row, content, _)| (row.proposal.clone(), content.clone())).collect();
    let rows: Vec<HandInFileRow> = ready.iter().map(|file| file.row.clone()).collect();
    let handin = HandInRow {
        number,
        at: app.now(),
        reviews: i64::try_from(reviews.len()).unwrap_or(i64::MAX),
        encrypted,
    };
    let earlier = workspace.read(|read| Ok(read.handin_files()?))?;
    let own_card = paraph_store::CardRow {
        card: card.edition.to_hex(),
        person: key.person().to_hex(),
        edition: i64::try_from(card.card.edition).unwrap_or(i64::MAX),
        bundle: card.bundle.clone(),
    };
    let step = Step::new(app, "op-handin", &Args::one("sequence", number)).screen("handin").fixed();
    workspace.change(app, step, move |write| {
        write.put_card(&own_card)?;
        write.add_handin(&handin, &rows, &contents)?;
        Ok(())
    })?;
    for file in &ready {
        crate::files::write_whole(&file.path, &file.bytes)
            .map_err(|error| AppError::file_write(&file.path, &error))?;
    }
    if call.row.own {
        write_own_call(app, &call, &key, &card, &folder)?;
    }
    set_aside(app, &workspace, &earlier, &folder)?;
    handin_of(&workspace, number)
}

fn blank_row() -> ProposalRow {
    ProposalRow {
        proposal: String::new(),
        seat: 0,
        number: String::new(),
        title: String::new(),
        applicants: String::new(),
        track: None,
        asked: None,
        smallest: None,
        resources: String::new(),
        attributes: String::new(),
        document: None,
        others: String::new(),
        of_call: true,
        added_at: 0,
        hidden_at: None,
    }
}

/// What all files of one hand-in share.
struct Making<'a> {
    app: &'a App,
    call: &'a CallInForce,
    key: &'a SigningKey,
    card: &'a crate::identity::OwnCard,
    conflicts: &'a [Kept<Conflict>],
    number: i64,
    private: bool,
    several: bool,
    encrypted: bool,
    neutral: bool,
    folder: &'a Path,
}

impl Making<'_> {
    fn file(&self, workspace: &Workspace, set: &Readers, lines: &[&ReviewLines]) -> Result<Ready> {
        let app = self.app;
        let to = set.persons.iter().map(|person| person.to_hex()).collect::<Vec<_>>().join(" ");
        let stream = hex::encode(Sha256::digest(to.as_bytes()));
        let (device, last, counter) = workspace.read(|read| {
            Ok::<_, AppError>((
                read.meta("device")?.unwrap_or_default(),
                read.last_of_stream(&stream)?,
                read.counter(&format!("stream {stream}"))?,
            ))
        })?;
        let name = format!("stream {stream}");
        let least = last.as_ref().map_or(0, |(sequence, _)| *sequence).max(counter);
        let sequence = workspace.write(app, move |write| {
            write.raise(&name, least)?;
            Ok(write.next(&name)?)
        })?;
        let unfinished =
            lines.iter().filter(|line| line.head.value.state == paraph_bundle::payload::review::HeadState::Incomplete);
        let unfinished = unfinished.count();
        let mut left_out = Vec::new();
        if self.private {
            left_out.push(Name::clean("private_notes"));
        }
        if unfinished > 0 {
            left_out.push(Name::clean(&format!("unfinished:{unfinished}")));
        }
        let invitation: Option<Invitation> =
            self.call.row.invitation.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let lineage = ids::<Hash>(&self.call.row.lineage)?;
        let manifest = Manifest {
            answers: invitation.map(|invitation| answer(invitation.token, self.key.person(), lineage)),
            author: self.key.person(),
            call: Some(ids(&self.call.row.call)?),
            created: Time::from_unix(app.now().div_euclid(1000)),
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Score,
            nonce: Hash::new(random(app.host())),
            producer: producer(),
            stream: Some(Stream {
                device: ids::<Device>(&device)?,
                left_out,
                previous: last.map(|(_, bundle)| ids(&bundle)).transpose()?,
                sequence: u64::try_from(sequence).unwrap_or(1),
                to: set.persons.clone(),
            }),
        };
        // In a file for one set of readers stand the reviews of that set; conflicts stand in each.
        let reviews: Vec<ReviewLines> = lines.iter().map(|lines| (*lines).clone()).collect();
        let me = app.person().name;
        let writer = Writer::new(manifest, &me)
            .members(draft::members(&reviews, self.conflicts))
            .member(format!("cards/{}.paraph", self.card.id.to_hex()), self.card.bundle.clone());
        let (plain, bytes) = if self.encrypted {
            let own = Identity::derive(self.key, None).map_err(bundle_error)?;
            let mut recipients = set.recipients.clone().unwrap_or_default();
            recipients.push(own.recipient());
            let mut bytes = Vec::new();
            writer.write_encrypted(&[self.key], &recipients, &mut bytes).map_err(bundle_error)?;
            // What leaves is read back as its reader would.
            let mut plain = Vec::new();
            let mut opened =
                encrypt::decrypt(std::io::Cursor::new(&bytes), &[own]).map_err(AppError::internal)?;
            std::io::Read::read_to_end(&mut opened, &mut plain).map_err(AppError::internal)?;
            (plain, bytes)
        } else {
            let (_, bytes) = writer.to_bytes(&[self.key]).map_err(bundle_error)?;
            (bytes.clone(), bytes)
        };
        let opened = open(&mut std::io::Cursor::new(&plain), &NoCards).map_err(AppError::internal)?;
        let file_hash = hex::encode(Sha256::digest(&bytes));
        let only_for = set.names.first().filter(|_| self.several).map(String::as_str);
        let name = if self.neutral {
            format!("paraph-{}.paraph", &file_hash[..8])
        } else {
            file_name(self.call, &me, sequence, only_for)
        };
        let path = crate::files::free_path(&self.folder.join(name));
        Ok(Ready {
            row: HandInFileRow {
                bundle: opened.id.to_hex(),
                number: self.number,
                stream,
                sequence,
                readers: serde_json::to_string(&set.names).map_err(AppError::internal)?,
                path: path.display().to_string(),
                bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                file_hash,
                content: plain,
            },
            bytes,
            path,
        })
    }
}

/// Moves files of earlier hand-ins out of the way, into *Earlier*.
fn set_aside(app: &App, workspace: &Workspace, earlier: &[HandInFileRow], folder: &Path) -> Result<()> {
    let aside = folder.join(app.words().say("folder-earlier", &Args::none()));
    let mut moved = Vec::new();
    for file in earlier {
        let path = PathBuf::from(&file.path);
        if path.parent() != Some(folder) || !path.is_file() {
            continue;
        }
        fs_err::create_dir_all(&aside).map_err(|error| AppError::file_write(&aside, &error))?;
        let to = crate::files::free_path(&aside.join(crate::host::file_name(&path)));
        fs_err::rename(&path, &to).map_err(|error| AppError::file_write(&to, &error))?;
        moved.push((file.bundle.clone(), to.display().to_string()));
    }
    workspace.write(app, move |write| {
        for (bundle, path) in &moved {
            write.move_handin_file(bundle, path)?;
        }
        Ok(())
    })
}

/// A desk's own call travels beside the hand-in, so that whoever takes it in can read the grid.
fn write_own_call(
    app: &App,
    call: &CallInForce,
    key: &SigningKey,
    card: &crate::identity::OwnCard,
    folder: &Path,
) -> Result<()> {
    use paraph_bundle::allowed::{Role as Signer, write_allowed_signers};
    let manifest = Manifest {
        answers: None,
        author: key.person(),
        call: Some(ids(&call.row.call)?),
        created: Time::from_unix(app.now().div_euclid(1000)),
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Call,
        nonce: Hash::new(random(app.host())),
        producer: producer(),
        stream: None,
    };
    let signers = write_allowed_signers([
        (Signer::Chair, "call.v1@paraph", &key.public()),
        (Signer::Keeper, "ledger.v1@paraph", &key.public()),
    ]);
    let (_, bytes) = Writer::new(manifest, &app.person().name)
        .member("call.json", call.row.call_json.clone().into_bytes())
        .member("proposals.jsonl", call.row.proposals.clone().into_bytes())
        .member("about.jsonl", call.row.about.clone().into_bytes())
        .member("allowed_signers", signers.into_bytes())
        .member(format!("cards/{}.paraph", card.id.to_hex()), card.bundle.clone())
        .to_bytes(&[key])
        .map_err(bundle_error)?;
    let path = folder.join(format!("Call-{}-{}.paraph", call.call.short.as_str(), family_name(&app.person().name)));
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))
}

fn handin_of(workspace: &Workspace, number: i64) -> Result<HandIn> {
    let all = history(workspace)?;
    all.into_iter()
        .find(|handin| i64::from(handin.number) == number)
        .ok_or_else(|| AppError::not_found("number", number))
}

fn history(workspace: &Workspace) -> Result<Vec<HandIn>> {
    workspace.read(|read| {
        let files = read.handin_files()?;
        let receipts = read.receipts()?;
        Ok(read
            .handins()?
            .into_iter()
            .map(|row| {
                let own: Vec<&HandInFileRow> = files.iter().filter(|file| file.number == row.number).collect();
                let received = receipts.iter().find(|receipt| own.iter().any(|file| file.bundle == receipt.bundle));
                HandIn {
                    number: u32::try_from(row.number).unwrap_or(u32::MAX),
                    at: crossing(row.at),
                    files: own
                        .iter()
                        .map(|file| HandInFile {
                            path: file.path.clone(),
                            name: crate::host::file_name(Path::new(&file.path)),
                            bytes: u64::try_from(file.bytes).unwrap_or(0),
                            id: file.bundle.clone(),
                            readers: serde_json::from_str(&file.readers).unwrap_or_default(),
                            here: Path::new(&file.path).is_file(),
                        })
                        .collect(),
                    reviews: usize::try_from(row.reviews).unwrap_or(0),
                    encrypted: row.encrypted,
                    received_at: received.map(|receipt| receipt.at.clone()),
                }
            })
            .collect())
    })
}

fn handin_history(app: &App, _: Nothing) -> Result<HandInHistory> {
    let workspace = app.desk()?;
    Ok(HandInHistory { handins: history(&workspace)?, folder: app.settings().handin_folder })
}

/// The bytes of a handed-in file: as they lie there, else made again from what is kept.
fn bytes_of(app: &App, workspace: &Workspace, handin: &HandIn, file: &HandInFile) -> Result<Vec<u8>> {
    if let Ok(bytes) = fs_err::read(&file.path) {
        return Ok(bytes);
    }
    let plain = workspace
        .read(|read| Ok(read.handin_content(&file.id)?))?
        .ok_or_else(|| AppError::not_found("file", &file.name))?;
    if !handin.encrypted {
        return Ok(plain);
    }
    let call = workspace.call_needed()?;
    let key = app.signing_key(None)?;
    let mut recipients: Vec<String> = call
        .call
        .people
        .iter()
        .filter(|who| file.readers.iter().any(|name| *name == *who.name))
        .filter_map(|who| who.age.as_ref().map(ToString::to_string))
        .collect();
    recipients.push(Identity::derive(&key, None).map_err(bundle_error)?.recipient());
    encrypt::encrypt(&plain, &recipients).map_err(bundle_error)
}

fn handin_mail(app: &App, request: OfHandIn) -> Result<MailDraft> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let handin = handin_of(&workspace, i64::from(request.number))?;
    let mut attachments = Vec::new();
    for file in &handin.files {
        attachments.push(Attachment {
            name: file.name.clone(),
            kind: "application/vnd.paraph".to_owned(),
            bytes: bytes_of(app, &workspace, &handin, file)?,
        });
    }
    let args = Args::one("call", call.call.title.to_string())
        .and("number", handin.number.to_string())
        .and("count", handin.reviews)
        .and("name", app.person().name);
    let subject = app.words().say("mail-handin-subject", &args);
    let body = app.words().say("mail-handin-body", &args);
    let chair = call.call.people.iter().find(|who| who.person == call.call.keeper);
    write_draft(app, chair, &subject, &body, attachments, &format!("handin-{}", handin.number))
}

/// Writes a mail draft into the folder of handed-in files.
pub(crate) fn write_draft(
    app: &App,
    to: Option<&Official>,
    subject: &str,
    body: &str,
    attachments: Vec<Attachment>,
    name: &str,
) -> Result<MailDraft> {
    let address = to.and_then(|who| who.email.as_ref()).map(ToString::to_string);
    let draft = Draft {
        to: Person {
            name: to.map(|who| who.name.to_string()).unwrap_or_default(),
            address: address.clone().unwrap_or_default(),
        },
        subject: subject.to_owned(),
        text: body.to_owned(),
        html: None,
        attachments,
        date: app.now().div_euclid(1000),
    };
    let folder = PathBuf::from(app.settings().handin_folder);
    let path = folder.join(format!("{}.eml", crate::files::plain_name(name)));
    let bytes = draft.to_bytes().map_err(|error| AppError::file_write(&path, &error))?;
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(MailDraft {
        path: path.display().to_string(),
        to: address,
        subject: subject.to_owned(),
        body: body.to_owned(),
    })
}

fn handin_copy(app: &App, request: HandInCopy) -> Result<Written> {
    let workspace = app.desk()?;
    let handin = handin_of(&workspace, i64::from(request.number))?;
    let folder = PathBuf::from(&request.folder);
    let mut written = None;
    for file in &handin.files {
        let bytes = bytes_of(app, &workspace, &handin, file)?;
        let path = crate::files::free_path(&folder.join(&file.name));
        crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
        written = Some(Written { path: path.display().to_string(), bytes: bytes.len() as u64 });
    }
    written.ok_or_else(|| AppError::not_found("number", request.number))
}

fn receipt_take(app: &App, request: AtPath) -> Result<Receipt> {
    let workspace = app.desk()?;
    let path = PathBuf::from(&request.path);
    let bytes = fs_err::read(&path).map_err(|error| AppError::file_read(&path, error))?;
    let file = || Args::one("file", crate::host::file_name(&path));
    let receipt = receipt::read(&bytes)
        .map_err(|fault| AppError::new(Code::BundleBad, "fault-receipt", file()).with("cause", fault))?;
    let line: serde_json::Value = serde_json::from_str(&receipt.line).map_err(AppError::internal)?;
    let field = |name: &str| line.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let (bundle, sealed) = (field("bundle"), field("sealed"));
    let call = workspace.call()?;
    let files = workspace.read(|read| Ok(read.handin_files()?))?;
    let mine = files
        .iter()
        .find(|known| known.bundle == bundle || (!sealed.is_empty() && known.file_hash == sealed))
        .ok_or_else(|| AppError::new(Code::NotFound, "fault-receipt-other", file()))?;
    let by_keeper =
        call.map(|call| call.call.keeper == PersonId::from(receipt.key.hash()) && call.row.lineage == receipt.lineage.to_hex());
    let row = ReceiptRow {
        bundle: mine.bundle.clone(),
        place: i64::try_from(receipt.index).unwrap_or(i64::MAX),
        at: field("seen"),
        fingerprint: receipt.key.fingerprint(),
        by_keeper,
        body: String::from_utf8_lossy(&bytes).into_owned(),
        taken_at: app.now(),
    };
    let shown = Receipt {
        number: u32::try_from(mine.number).ok(),
        index: receipt.index,
        at: row.at.clone(),
        bundle: mine.bundle.clone(),
        by_keeper,
        fingerprint: row.fingerprint.clone(),
    };
    let step = Step::new(app, "op-receipt", &Args::one("sequence", mine.number)).screen("handin").fixed();
    workspace.change(app, step, move |write| Ok(write.put_receipt(&row)?))?;
    Ok(shown)
}
