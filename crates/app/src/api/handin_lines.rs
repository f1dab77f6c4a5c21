//! What leaves with a hand-in: reviews gathered from the desk, and the lines that are made of them once.
//!
//! A head line and its parts are made at the first hand-in after a change and kept (FORMATS.md §4), so that an
//! unchanged review leaves as the same bytes. Files are made in `handin_file`.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::SigningKey;
use paraph_bundle::payload::decode::{Unknown, kept};
use paraph_bundle::payload::draft::{self, ReviewDraft, ReviewLines};
use paraph_bundle::payload::review::{Anchor, AnchorKind, Conflict, ConflictState, Ground, Head};
use paraph_bundle::payload::{Hash, Kept, Name, ProposalId, Salt, Slug, Text, canonical};
use paraph_store::{ConflictLineRow, HeadRow, ProposalRow, Read, TieRow};
use sha2::{Digest, Sha256};

use crate::App;
use crate::error::{AppError, Result};
use crate::workspace::{CallInForce, Workspace};

/// A review that would leave, and a hash of what it says.
pub(super) struct Leaving {
    pub(super) row: ProposalRow,
    pub(super) draft: ReviewDraft,
    pub(super) content: String,
}

pub(super) fn ids<T: std::str::FromStr>(text: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(AppError::internal)
}

pub(super) fn slug(id: &str) -> Result<Slug> {
    Slug::new(id).map_err(AppError::internal)
}

/// Reviews being gathered, by proposal; closed proposals have none.
pub(super) struct Drafts {
    own: bool,
    rows: BTreeMap<String, ProposalRow>,
    ties: BTreeMap<String, TieRow>,
    documents: BTreeSet<String>,
    /// On which document each proposal was scored: it may have been replaced since.
    scored: BTreeMap<String, String>,
    round: Slug,
    gathered: BTreeMap<String, ReviewDraft>,
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
            document: match self.scored.get(&row.proposal).or(row.document.as_ref()) {
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
                self.gathered.insert(proposal.clone(), draft);
            }
        }
        Ok(())
    }

    /// Reviews that were handed in and of which nothing is left are taken back: nobody takes what is missing in a later
    /// file as withdrawn (FORMATS.md §7). While the chair is asked about a tie, what was handed in stays.
    fn take_back(&mut self, handed: &BTreeSet<String>, only: Option<&str>) -> Result<()> {
        for proposal in handed {
            let asked = only.is_none_or(|only| only == proposal);
            if asked
                && !self.gathered.contains_key(proposal)
                && self.is_open(proposal)
                && let Some(row) = self.rows.get(proposal)
            {
                let draft = self.blank(row, true)?;
                self.gathered.insert(proposal.clone(), draft);
            }
        }
        Ok(())
    }

    fn is_open(&self, proposal: &str) -> bool {
        match self.state(proposal) {
            Some("none") => true,
            Some(_) => false,
            None => self
                .rows
                .get(proposal)
                .is_some_and(|row| self.own || !row.of_call),
        }
    }

    /// The review of a proposal that is open.
    fn of(&mut self, proposal: &str) -> Result<Option<&mut ReviewDraft>> {
        let Some(row) = self.rows.get(proposal) else {
            return Ok(None);
        };
        if !self.is_open(proposal) {
            return Ok(None);
        }
        if !self.gathered.contains_key(proposal) {
            let draft = self.blank(row, false)?;
            self.gathered.insert(proposal.to_owned(), draft);
        }
        Ok(self.gathered.get_mut(proposal))
    }
}

/// The reviews that would leave: of one proposal, or of all.
pub(super) fn leaving(read: &Read<'_>, call: &CallInForce, only: Option<&str>) -> Result<Vec<Leaving>> {
    let ties = match only {
        Some(proposal) => read.tie(proposal)?.into_iter().collect::<Vec<_>>(),
        None => read.ties()?,
    };
    let ties: BTreeMap<String, TieRow> = ties.into_iter().map(|tie| (tie.proposal.clone(), tie)).collect();
    let heads: BTreeMap<String, HeadRow> = read
        .heads(&call.round, only)?
        .into_iter()
        .map(|head| (head.proposal.clone(), head))
        .collect();
    let handed: BTreeSet<String> = heads.keys().cloned().collect();
    let rows: BTreeMap<String, ProposalRow> = match only {
        Some(proposal) => read
            .proposal(proposal)?
            .into_iter()
            .filter(|row| row.hidden_at.is_none())
            .collect::<Vec<_>>(),
        None => read.proposals()?,
    }
    .into_iter()
    .map(|row| (row.proposal.clone(), row))
    .collect();
    let scored = read.scored_documents(&call.round, only)?;
    let documents = match only {
        Some(_) => {
            let mut here = BTreeSet::new();
            for document in scored
                .values()
                .chain(rows.values().filter_map(|row| row.document.as_ref()))
            {
                here.extend(read.document(document)?.map(|row| row.document));
            }
            here
        }
        None => read.documents()?.into_iter().map(|row| row.document).collect(),
    };
    let round = slug(&call.round)?;
    let mut drafts = Drafts {
        own: call.row.own,
        rows,
        ties,
        documents,
        scored,
        round,
        gathered: BTreeMap::new(),
    };
    drafts.withdraw(&handed)?;
    for score in read.scores(&call.round, only)? {
        if call.call.rubric.criterion(&score.criterion).is_none() {
            continue;
        }
        let Some(draft) = drafts.of(&score.proposal)? else {
            continue;
        };
        match score.step {
            Some(step) => {
                draft.scores.insert(slug(&score.criterion)?, step);
            }
            None if score.na => draft.na.push(slug(&score.criterion)?),
            None => {}
        }
    }
    for text in read.texts(&call.round, only)? {
        if text.part == "private" || text.body.trim().is_empty() {
            continue;
        }
        let Some(draft) = drafts.of(&text.proposal)? else {
            continue;
        };
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
    for review in read.reviews(&call.round, only)? {
        if review.confidence.is_some()
            && let Some(draft) = drafts.of(&review.proposal)?
        {
            draft.confidence = review.confidence;
        }
    }
    for mark in read.evidence(only)? {
        let Some(criterion) = mark
            .criterion
            .as_deref()
            .filter(|id| call.call.rubric.criterion(id).is_some())
        else {
            continue;
        };
        let criterion = slug(criterion)?;
        let Some(draft) = drafts.of(&mark.proposal)? else {
            continue;
        };
        let text = |text: Option<String>| {
            text.map(|text| Text::clean(&text))
                .filter(|text| !text.is_empty())
        };
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
    drafts.take_back(&handed, only)?;
    let mut leaving = Vec::new();
    for (proposal, draft) in drafts.gathered {
        let Some(row) = drafts.rows.get(&proposal) else {
            continue;
        };
        let (draft, content) = as_it_was_read(draft, heads.get(&proposal), call);
        leaving.push(Leaving {
            row: row.clone(),
            draft,
            content,
        });
    }
    leaving.sort_by(|a, b| super::proposals::by_number(&a.row.number, &b.row.number));
    Ok(leaving)
}

/// The review with the copy that was read. A document that was replaced since, or is not here, makes no new review of one that
/// says the same: only who changes something has read the new copy.
fn as_it_was_read(draft: ReviewDraft, handed: Option<&HeadRow>, call: &CallInForce) -> (ReviewDraft, String) {
    let now = content(&draft, call);
    let Some(handed) = handed.filter(|handed| handed.content != now) else {
        return (draft, now);
    };
    let read: Option<Head> = serde_json::from_str(handed.head.trim_end()).ok();
    let Some(read) = read.filter(|head| head.document != draft.document) else {
        return (draft, now);
    };
    let before = ReviewDraft {
        document: read.document,
        ..draft.clone()
    };
    let then = content(&before, call);
    if then == handed.content {
        (before, then)
    } else {
        (draft, now)
    }
}

/// A hash of everything that a review says, by which a change is noticed.
pub(super) fn content(draft: &ReviewDraft, call: &CallInForce) -> String {
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

/// The conflict lines that would leave: proposal, state, ground, text.
pub(super) fn declared(read: &Read<'_>) -> Result<Vec<(TieRow, ConflictState)>> {
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

pub(super) fn ground(word: Option<&str>) -> Ground {
    match word {
        Some("institution") => Ground::Institution,
        Some("coauthor") => Ground::Coauthor,
        Some("family") => Ground::Family,
        Some("interest") => Ground::Interest,
        _ => Ground::Other,
    }
}

/// The lines of a kept head.
pub(super) fn kept_lines(row: &HeadRow) -> Result<ReviewLines> {
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
        evidence: if row.evidence.is_empty() {
            None
        } else {
            Some(kept(&line(&row.evidence), "kept", Unknown::LeftAside).map_err(AppError::internal)?)
        },
    })
}

pub(super) fn joined<T>(lines: &[Kept<T>]) -> String {
    lines.iter().map(|kept| kept.line.clone() + "\n").collect()
}

/// Salts of what says the same thing. Two computers of one person that know nothing of each other then write the same line where
/// they say the same; and nobody who has not the key can tell a salt.
struct Salts(Vec<u8>);

impl Salts {
    fn new(
        key: &SigningKey,
        call: &CallInForce,
        proposal: &str,
        revision: i64,
        content: &str,
    ) -> Result<Self> {
        let about = format!(
            "{}\n{proposal}\n{}\n{revision}\n{content}",
            call.row.lineage, call.round
        );
        // A signature is a secret of the key's owner as long as it is not shown, and the same each time.
        let secret = key
            .sign("salt.v1@paraph", about.as_bytes())
            .map_err(AppError::internal)?;
        Ok(Self(secret.into_bytes()))
    }

    fn at(&self, place: u32) -> Salt {
        let digest = Sha256::new()
            .chain_update(&self.0)
            .chain_update(place.to_be_bytes())
            .finalize();
        let mut salt = [0; 16];
        salt.copy_from_slice(&digest[..16]);
        Salt::new(salt)
    }
}

/// Lines that leave: reviews with their proposal and the hash of what they say, and conflicts.
pub(super) type Lines = (Vec<(ProposalRow, String, ReviewLines)>, Vec<Kept<Conflict>>);

/// Makes the lines that are not kept yet, and gives all of them.
pub(super) fn lines(
    app: &App,
    workspace: &Workspace,
    call: &CallInForce,
    key: &SigningKey,
    leaving: Vec<Leaving>,
) -> Result<Lines> {
    let (heads, conflict_lines, declared) = workspace.read(|read| {
        let heads: BTreeMap<String, HeadRow> = read
            .heads(&call.round, None)?
            .into_iter()
            .map(|row| (row.proposal.clone(), row))
            .collect();
        let lines: BTreeMap<String, ConflictLineRow> = read
            .conflict_lines()?
            .into_iter()
            .map(|row| (row.proposal.clone(), row))
            .collect();
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
        let draft = ReviewDraft {
            revision: u64::try_from(revision).unwrap_or(1),
            ..item.draft
        };
        let salts = Salts::new(key, call, &item.row.proposal, revision, &item.content)?;
        let mut place = 0_u32;
        let made = draft::write(&draft, &call.call, call.rubric_hash, || {
            place += 1;
            salts.at(place)
        });
        new_heads.push(HeadRow {
            proposal: item.row.proposal.clone(),
            round: call.round.clone(),
            revision,
            content: item.content.clone(),
            head: made.head.line.clone() + "\n",
            texts: joined(&made.texts),
            confidential: joined(&made.confidential),
            evidence: made
                .evidence
                .as_ref()
                .map(|line| line.line.clone() + "\n")
                .unwrap_or_default(),
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
            Salts::new(key, call, &tie.proposal, revision, &content)?.at(0),
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
