//! The table of proposals, and one proposal.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use paraph_store::{DocumentRow, PositionRow, ProposalRow as Row, Read, ReviewRow, ScoreRow, TieRow};

use super::conflicts::tie_of;
use super::handin;
use crate::App;
use crate::error::{AppError, Result};
use crate::op::Step;
use crate::paper::{said_of, state_of};
use crate::time::{crossing, milliseconds};
use crate::wire::{
    Applicant, Band, Cell, DocumentState, GoOn, HandInState, Nothing, OfProposal, ProposalChange,
    ProposalColumn, ProposalDetail, ProposalDocument, ProposalList, ProposalRow, ProposalState, ProposalsAsk,
    Tie,
};
use crate::words::{Args, compare_text};
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The table with the band above it.
    proposals_list(ProposalsAsk) -> ProposalList, changes [];
    /// One proposal with everything known of it.
    proposal_get(OfProposal) -> ProposalDetail, changes [];
    /// Changes a proposal's own fields.
    proposal_set(ProposalChange) -> ProposalDetail, changes [Proposals, History];
    /// Takes a proposal off the desk; undo brings it back.
    proposal_hide(OfProposal) -> Nothing, changes [Proposals, History];
}

/// A proposal that is here.
pub(crate) fn needed(workspace: &Workspace, proposal: &str) -> Result<Row> {
    let row = workspace.read(|read| Ok(read.proposal(proposal)?))?;
    row.filter(|row| row.hidden_at.is_none())
        .ok_or_else(|| AppError::not_found("proposal", proposal))
}

/// Everything that rows of the table are made of, read at one moment.
pub(crate) struct Desk {
    pub(crate) call: Option<Arc<CallInForce>>,
    pub(crate) proposals: Vec<Row>,
    ties: BTreeMap<String, TieRow>,
    scores: BTreeMap<String, Vec<ScoreRow>>,
    reviews: BTreeMap<String, ReviewRow>,
    text_at: BTreeMap<String, i64>,
    marks: BTreeMap<String, i64>,
    documents: BTreeMap<String, DocumentRow>,
    positions: BTreeMap<String, PositionRow>,
    /// Where the hand-in stands.
    pub(crate) handin: HandInState,
    /// What was handed in, and whether it stands as it was.
    handed: BTreeMap<String, bool>,
    assigned: Option<BTreeSet<String>>,
}

impl Desk {
    /// Reads everything.
    pub(crate) fn read(app: &App, workspace: &Workspace, read: &Read<'_>) -> Result<Self> {
        let call = workspace.call()?;
        let round = call.as_ref().map(|call| call.round.clone()).unwrap_or_default();
        let mut scores: BTreeMap<String, Vec<ScoreRow>> = BTreeMap::new();
        for row in read.scores(&round, None)? {
            scores.entry(row.proposal.clone()).or_default().push(row);
        }
        let mut text_at: BTreeMap<String, i64> = BTreeMap::new();
        for row in read.texts(&round, None)? {
            let at = text_at.entry(row.proposal).or_default();
            *at = (*at).max(row.at);
        }
        let (handin, handed) = handin::standing(read, call.as_deref())?;
        Ok(Self {
            proposals: read.proposals()?,
            ties: read
                .ties()?
                .into_iter()
                .map(|row| (row.proposal.clone(), row))
                .collect(),
            reviews: read
                .reviews(&round, None)?
                .into_iter()
                .map(|row| (row.proposal.clone(), row))
                .collect(),
            marks: read.mark_counts()?.into_iter().collect(),
            documents: read
                .documents()?
                .into_iter()
                .map(|row| (row.document.clone(), row))
                .collect(),
            positions: read
                .positions()?
                .into_iter()
                .map(|row| (row.proposal.clone(), row))
                .collect(),
            assigned: assigned(app, call.as_deref())?,
            scores,
            text_at,
            handin,
            handed,
            call,
        })
    }

    fn own(&self, row: &Row) -> bool {
        self.call.as_ref().is_none_or(|call| call.row.own) || !row.of_call
    }

    /// The scores of a proposal, in the grid's order.
    pub(crate) fn cells(&self, proposal: &str) -> Vec<Cell> {
        let Some(call) = &self.call else { return Vec::new() };
        let given = self.scores.get(proposal);
        call.call
            .rubric
            .criteria
            .iter()
            .map(|criterion| {
                let score = given
                    .and_then(|scores| {
                        scores
                            .iter()
                            .find(|score| score.criterion == criterion.id.as_str())
                    })
                    .filter(|score| score.na || score.step.is_some());
                Cell {
                    criterion: criterion.id.to_string(),
                    step: score.and_then(|score| score.step),
                    na: score.is_some_and(|score| score.na),
                }
            })
            .collect()
    }

    /// A row of the table.
    pub(crate) fn row(&self, row: &Row) -> ProposalRow {
        let cells = self.cells(&row.proposal);
        let tie = tie_of(self.ties.get(&row.proposal), self.own(row));
        let done = !cells.is_empty() && cells.iter().all(|cell| cell.na || cell.step.is_some());
        let begun = cells.iter().any(|cell| cell.na || cell.step.is_some());
        let review = self.reviews.get(&row.proposal);
        let position = self.positions.get(&row.proposal);
        let document = row.document.as_ref().and_then(|hash| self.documents.get(hash));
        let notes = self.text_at.contains_key(&row.proposal);
        let state = if matches!(tie, Tie::Recused | Tie::Unsure) {
            ProposalState::Withdrawn
        } else if done && self.handed.get(&row.proposal) == Some(&true) {
            ProposalState::HandedIn
        } else if done {
            ProposalState::Scored
        } else if begun || notes || position.is_some() {
            ProposalState::Reading
        } else {
            ProposalState::New
        };
        let changed = self
            .scores
            .get(&row.proposal)
            .into_iter()
            .flatten()
            .map(|score| score.at)
            .chain(review.map(|review| review.at))
            .chain(self.text_at.get(&row.proposal).copied())
            .max();
        ProposalRow {
            proposal: row.proposal.clone(),
            number: row.number.clone(),
            title: row.title.clone(),
            track: row.track.clone(),
            asked: row.asked.and_then(|asked| u64::try_from(asked).ok()),
            applicants: serde_json::from_str(&row.applicants).unwrap_or_default(),
            state,
            tie,
            later: review.is_some_and(|review| review.later),
            total: self.call.as_ref().and_then(|call| call.total(&cells)),
            cells,
            confidence: review.and_then(|review| review.confidence),
            notes,
            marks: self
                .marks
                .get(&row.proposal)
                .and_then(|n| usize::try_from(*n).ok())
                .unwrap_or(0),
            document: row.document.clone(),
            document_state: if row.document.is_some() {
                state_of(document)
            } else {
                DocumentState::Missing
            },
            pages: document
                .and_then(|row| row.pages)
                .and_then(|pages| u32::try_from(pages).ok()),
            page: position.and_then(|position| u32::try_from(position.page).ok()),
            assigned: self.assigned.as_ref().map(|list| list.contains(&row.proposal)),
            changed_at: changed.map(crossing),
        }
    }

    /// All rows, in the usual order.
    pub(crate) fn rows(&self) -> Vec<ProposalRow> {
        self.proposals.iter().map(|row| self.row(row)).collect()
    }
}

/// The table in its usual order. Several parts of a screen ask for it at once, and it is asked again when only what is shown of
/// it changes, so it is made once for each state of the file.
pub(crate) struct Table {
    call: Option<Arc<CallInForce>>,
    rows: Vec<ProposalRow>,
    /// When each was last open.
    opened_at: BTreeMap<String, i64>,
    handin: HandInState,
}

/// A table with the state of the file, and the person, that it was made for.
pub(crate) type KeptTable = (i64, Option<String>, Arc<Table>);

impl Table {
    /// The table as it stands. Who asks while it is being made waits for it.
    pub(crate) fn read(app: &App, workspace: &Workspace) -> Result<Arc<Self>> {
        let person = app.me()?.and_then(|me| me.person);
        let mut kept = workspace.table.lock().unwrap_or_else(PoisonError::into_inner);
        let version = workspace.store.version()?;
        if let Some((of, known, table)) = kept.as_ref()
            && *of == version
            && *known == person
        {
            return Ok(Arc::clone(table));
        }
        let desk = workspace.read(|read| Desk::read(app, workspace, read))?;
        let mut rows = desk.rows();
        rows.sort_by(|a, b| compare(ProposalColumn::Number, a, b));
        let table = Arc::new(Self {
            rows,
            opened_at: desk
                .positions
                .into_iter()
                .map(|(proposal, position)| (proposal, position.at))
                .collect(),
            handin: desk.handin,
            call: desk.call,
        });
        *kept = Some((version, person, Arc::clone(&table)));
        Ok(table)
    }
}

/// The proposals that the call file assigns to me; `None` where it assigns nothing.
fn assigned(app: &App, call: Option<&CallInForce>) -> Result<Option<BTreeSet<String>>> {
    let Some(call) = call.filter(|call| !call.row.assignments.is_empty()) else {
        return Ok(None);
    };
    let me = app.me()?.and_then(|me| me.person);
    let mut list = BTreeSet::new();
    for line in call.row.assignments.lines() {
        let line: serde_json::Value = serde_json::from_str(line).map_err(AppError::internal)?;
        let person = line.get("person").and_then(|person| person.as_str());
        // A file holds its reader's assignments; the person may be known to the chair under an invitation only.
        if (me.is_none() || person == me.as_deref() || call.row.invitation.is_some())
            && let Some(proposal) = line.get("proposal").and_then(|proposal| proposal.as_str())
        {
            list.insert(proposal.to_owned());
        }
    }
    Ok(Some(list))
}

fn band(app: &App, table: &Table) -> Band {
    let rows = &table.rows;
    let count = |test: &dyn Fn(&ProposalRow) -> bool| rows.iter().filter(|row| test(row)).count();
    let scored = count(&|row| matches!(row.state, ProposalState::Scored | ProposalState::HandedIn));
    let withdrawn = count(&|row| row.state == ProposalState::Withdrawn);
    let left = rows.len() - scored - withdrawn;
    let call = table.call.as_ref().filter(|call| !call.row.own);
    let closes = call.map(|call| call.call.dates.closes.to_string());
    let days_left = closes
        .as_deref()
        .and_then(milliseconds)
        .map(|closes| (closes - app.now()).div_euclid(24 * 3_600_000));
    let per_day = days_left
        .filter(|days| *days >= 0 && left > 0)
        .and_then(|days| usize::try_from(days).ok())
        .map(|days| left.div_ceil(days.max(1)));
    let unfinished = |row: &&ProposalRow| {
        row.tie == Tie::None && matches!(row.state, ProposalState::New | ProposalState::Reading)
    };
    let latest = rows
        .iter()
        .filter(unfinished)
        .filter(|row| row.page.is_some())
        .max_by_key(|row| table.opened_at.get(&row.proposal));
    let next = latest
        .or_else(|| rows.iter().filter(unfinished).find(|row| !row.later))
        .or_else(|| rows.iter().find(unfinished));
    Band {
        proposals: rows.len(),
        scored,
        begun: count(&|row| row.state == ProposalState::Reading),
        withdrawn,
        later: count(&|row| row.later),
        conflicts_open: count(&|row| row.tie == Tie::Open),
        documents: rows
            .iter()
            .filter(|row| row.document_state != DocumentState::Missing)
            .count(),
        closes,
        zone: call.map_or_else(|| app.host().time_zone(), |call| call.call.dates.zone.to_string()),
        days_left,
        per_day,
        go_on: next.map(|row| GoOn {
            proposal: row.proposal.clone(),
            number: row.number.clone(),
            page: row.page.unwrap_or(1),
        }),
        handin: table.handin.clone(),
    }
}

/// A query of the table: words, and `track:`, `state:`, `title:`, `number:`.
pub(crate) struct Filter {
    words: Vec<String>,
    track: Option<String>,
    state: Option<String>,
    title: Option<String>,
    number: Option<String>,
}

impl Filter {
    /// Reads a query; `rest` are the words that narrow nothing by themselves.
    pub(crate) fn parse(query: &str) -> Self {
        let mut filter = Self {
            words: Vec::new(),
            track: None,
            state: None,
            title: None,
            number: None,
        };
        for part in split(query) {
            let narrow = |name: &str| {
                part.strip_prefix(name)
                    .map(|value| value.trim_matches('"').to_lowercase())
            };
            if let Some(value) = narrow("track:") {
                filter.track = Some(value);
            } else if let Some(value) = narrow("state:") {
                filter.state = Some(value);
            } else if let Some(value) = narrow("title:") {
                filter.title = Some(value);
            } else if let Some(value) = narrow("number:") {
                filter.number = Some(value);
            } else {
                filter.words.push(part);
            }
        }
        filter
    }

    /// A track may be named by its title as well as by its id.
    pub(crate) fn knowing(mut self, call: Option<&CallInForce>) -> Self {
        let tracks = call.map(|call| call.call.tracks.as_slice()).unwrap_or_default();
        if let Some(named) = self.track.take() {
            let known = tracks
                .iter()
                .find(|track| track.title.to_lowercase() == named)
                .map(|track| track.id.as_str().to_lowercase());
            self.track = Some(known.unwrap_or(named));
        }
        self
    }

    /// Words that are looked for.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether something narrows the proposals.
    pub(crate) fn narrows(&self) -> bool {
        self.track.is_some() || self.state.is_some() || self.title.is_some() || self.number.is_some()
    }

    /// Whether a proposal is among those it is narrowed to.
    pub(crate) fn fits(&self, row: &ProposalRow) -> bool {
        let state = match row.state {
            ProposalState::New => "new",
            ProposalState::Reading => "reading",
            ProposalState::Scored => "scored",
            ProposalState::Withdrawn => "withdrawn",
            ProposalState::HandedIn => "handed_in",
        };
        self.track
            .as_ref()
            .is_none_or(|track| row.track.as_ref().is_some_and(|t| t.to_lowercase() == *track))
            && self.state.as_ref().is_none_or(|wanted| {
                state == wanted
                        || (wanted == "later" && row.later)
                        // What was handed in is scored all the same.
                        || (wanted == "scored" && row.state == ProposalState::HandedIn)
            })
            && self
                .title
                .as_ref()
                .is_none_or(|title| row.title.to_lowercase().contains(title))
            && self
                .number
                .as_ref()
                .is_none_or(|number| row.number.to_lowercase().contains(number))
    }

    /// Whether the words stand in number, title or applicants.
    pub(crate) fn words_fit(&self, row: &ProposalRow) -> bool {
        let mut text = format!("{} {}", row.number, row.title).to_lowercase();
        for applicant in &row.applicants {
            text.push(' ');
            text.push_str(&applicant.name.to_lowercase());
            text.push(' ');
            text.push_str(
                &applicant
                    .institution
                    .as_deref()
                    .unwrap_or_default()
                    .to_lowercase(),
            );
        }
        self.words
            .iter()
            .all(|word| text.contains(&word.trim_matches('"').to_lowercase()))
    }
}

/// Splits at blanks outside quotes.
fn split(query: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for sign in query.chars() {
        if sign == '"' {
            quoted = !quoted;
        }
        if sign.is_whitespace() && !quoted {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(sign);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Compares numbers such as `P-9` and `P-10` as people do.
pub(crate) fn by_number(a: &str, b: &str) -> Ordering {
    fn key(text: &str) -> (&str, u64, &str) {
        let number = text
            .find(|sign: char| sign.is_ascii_digit())
            .unwrap_or(text.len());
        let (head, tail) = text.split_at(number);
        let end = tail
            .find(|sign: char| !sign.is_ascii_digit())
            .unwrap_or(tail.len());
        let (digits, rest) = tail.split_at(end);
        (head, digits.parse().unwrap_or(0), rest)
    }
    key(a).cmp(&key(b))
}

fn state_rank(state: ProposalState) -> u8 {
    match state {
        ProposalState::New => 0,
        ProposalState::Reading => 1,
        ProposalState::Scored => 2,
        ProposalState::HandedIn => 3,
        ProposalState::Withdrawn => 4,
    }
}

fn compare(column: ProposalColumn, a: &ProposalRow, b: &ProposalRow) -> Ordering {
    fn who(row: &ProposalRow) -> &str {
        row.applicants.first().map_or("", |who| &who.name)
    }
    fn at(row: &ProposalRow) -> &str {
        row.applicants
            .first()
            .and_then(|who| who.institution.as_deref())
            .unwrap_or_default()
    }
    let first = match column {
        ProposalColumn::Number => Ordering::Equal,
        ProposalColumn::Title => compare_text(&a.title, &b.title),
        ProposalColumn::Track => a.track.cmp(&b.track),
        ProposalColumn::Asked => a.asked.cmp(&b.asked),
        ProposalColumn::Total => a.total.cmp(&b.total),
        ProposalColumn::State => state_rank(a.state)
            .cmp(&state_rank(b.state))
            .then(a.later.cmp(&b.later)),
        ProposalColumn::Applicant => compare_text(who(a), who(b)),
        ProposalColumn::Institution => compare_text(at(a), at(b)),
        ProposalColumn::Pages => a.pages.cmp(&b.pages),
        ProposalColumn::Marks => a.marks.cmp(&b.marks),
        ProposalColumn::Changed => a.changed_at.cmp(&b.changed_at),
        ProposalColumn::Confidence => a.confidence.cmp(&b.confidence),
    };
    first
        .then_with(|| by_number(&a.number, &b.number))
        .then_with(|| a.proposal.cmp(&b.proposal))
}

fn proposals_list(app: &App, ask: ProposalsAsk) -> Result<ProposalList> {
    let workspace = app.workspace()?;
    let table = Table::read(app, &workspace)?;
    let mut rows: Vec<&ProposalRow> = table.rows.iter().collect();
    if let Some(filter) = ask.filter.as_deref().map(Filter::parse) {
        let filter = filter.knowing(table.call.as_deref());
        rows.retain(|row| filter.fits(row) && filter.words_fit(row));
    }
    let column = ask.sort.unwrap_or(ProposalColumn::Number);
    if column != ProposalColumn::Number {
        rows.sort_by(|a, b| compare(column, a, b));
    }
    if ask.descending == Some(true) {
        rows.reverse();
    }
    // Put off until the end, whatever the order.
    rows.sort_by_key(|row| row.later);
    let total = rows.len();
    let rows = rows
        .into_iter()
        .skip(ask.offset.unwrap_or(0))
        .take(ask.limit.unwrap_or(usize::MAX))
        .cloned()
        .collect();
    Ok(ProposalList {
        band: band(app, &table),
        rows,
        total,
    })
}

fn proposal_get(app: &App, request: OfProposal) -> Result<ProposalDetail> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    let table = Table::read(app, &workspace)?;
    let (place, listed) = table
        .rows
        .iter()
        .enumerate()
        .find(|(_, other)| other.proposal == row.proposal)
        .ok_or_else(|| AppError::not_found("proposal", &row.proposal))?;
    let neighbour = |place: Option<usize>| {
        place
            .and_then(|place| table.rows.get(place))
            .map(|other| other.proposal.clone())
    };
    let here = workspace.read(|read| documents_here(read, &row))?;
    let said = row
        .document
        .as_ref()
        .and_then(|hash| here.get(hash))
        .and_then(said_of)
        .map(|said| said.in_words(app.words()));
    Ok(ProposalDetail {
        row: listed.clone(),
        documents: documents_of(&row, &here),
        smallest: row.smallest.and_then(|n| u64::try_from(n).ok()),
        resources: serde_json::from_str(&row.resources).unwrap_or_default(),
        attributes: serde_json::from_str(&row.attributes).unwrap_or_default(),
        of_call: row.of_call,
        next: neighbour(place.checked_add(1)),
        previous: neighbour(place.checked_sub(1)),
        document_message: said.as_ref().map(|said| said.message.clone()),
        document_hint: said.map(|said| said.hint),
    })
}

/// A proposal's documents that are known, by hash.
fn documents_here(read: &Read<'_>, row: &Row) -> Result<BTreeMap<String, DocumentRow>> {
    let others: Vec<(String, String)> = serde_json::from_str(&row.others).unwrap_or_default();
    let mut here = BTreeMap::new();
    for hash in row.document.iter().chain(others.iter().map(|(hash, _)| hash)) {
        if let Some(document) = read.document(hash)? {
            here.insert(hash.clone(), document);
        }
    }
    Ok(here)
}

/// A proposal's documents, the main one first.
pub(crate) fn documents_of(row: &Row, here: &BTreeMap<String, DocumentRow>) -> Vec<ProposalDocument> {
    let others: Vec<(String, String)> = serde_json::from_str(&row.others).unwrap_or_default();
    row.document
        .iter()
        .map(|hash| (hash.clone(), "main".to_owned()))
        .chain(others)
        .map(|(document, role)| {
            let known = here.get(&document);
            ProposalDocument {
                role,
                name: known.map(|row| row.name.clone()),
                bytes: known.and_then(|row| u64::try_from(row.bytes).ok()),
                here: known.is_some(),
                document,
            }
        })
        .collect()
}

fn proposal_set(app: &App, request: ProposalChange) -> Result<ProposalDetail> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    let mut changed = row.clone();
    if let Some(number) = request.number {
        changed.number = number;
    }
    if let Some(title) = request.title {
        changed.title = title;
    }
    if let Some(applicants) = request.applicants {
        let kept: Vec<Applicant> = applicants
            .into_iter()
            .filter(|who| !who.name.trim().is_empty())
            .collect();
        changed.applicants = serde_json::to_string(&kept).map_err(AppError::internal)?;
    }
    if let Some(track) = request.track {
        changed.track = Some(track).filter(|track| !track.is_empty());
    }
    if let Some(asked) = request.asked {
        changed.asked = Some(i64::try_from(asked).map_err(AppError::bad_request)?);
    }
    let step = Step::new(app, "op-proposal", &Args::one("number", &row.number))
        .on(&row.proposal)
        .field("proposal");
    workspace.change(app, step, move |write| Ok(write.put_proposal(&changed)?))?;
    proposal_get(
        app,
        OfProposal {
            proposal: row.proposal,
        },
    )
}

fn proposal_hide(app: &App, request: OfProposal) -> Result<Nothing> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    let at = app.now();
    let step = Step::new(app, "op-hide", &Args::one("number", &row.number)).screen("proposals");
    workspace.change(app, step, move |write| {
        Ok(write.hide_proposal(&row.proposal, Some(at))?)
    })?;
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_as_people_do() {
        let mut numbers = vec!["P-10", "P-9", "O-101", "P-100"];
        numbers.sort_by(|a, b| by_number(a, b));
        assert_eq!(
            numbers,
            ["O-101", "P-9", "P-10", "P-100"],
            "letters first, then the number as a number"
        );
    }

    #[test]
    fn a_query_is_words_and_what_narrows() {
        let filter = Filter::parse(r#"open track:partner "two words" title:"learn fast""#);
        assert_eq!(
            filter.words(),
            ["open", "\"two words\""],
            "words and phrases stay"
        );
        assert_eq!(filter.track.as_deref(), Some("partner"), "a track narrows");
        assert_eq!(
            filter.title.as_deref(),
            Some("learn fast"),
            "a quoted value is one value"
        );
    }
}
