//! A table, a score sheet or `HotCRP`'s forms on a reviewer's desk: first what it would change, then the change as one
//! step of the history.
//!
//! What is here is never replaced unless it was named; what the call fixed is shown beside what the file says.
//! Reading is in `crate::tables::desk`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph_bundle::payload::Hash;
use paraph_store::{ProposalRow, ReviewRow, ScoreRow, TextRow, Write};

use super::conflicts::{same_name, tie_of};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::op::Step;
use crate::tables::columns::{Mapping, Purpose, fold};
use crate::tables::desk::{Tale, Told, forms, sheet, table};
use crate::tables::proposals::{one_line, track_of};
use crate::tables::reviews::Scale;
use crate::tables::{self, Table};
use crate::wire::{
    Applicant, DeskTable, DeskTableAsk, DeskTableTake, DeskTableTaken, TakenAside, TakenChange, TakenFrom,
    TakenLeft, TakenPart, Tie,
};
use crate::words::{Args, Language};
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What a table, a form or a score sheet would change on the desk.
    desk_table(DeskTableAsk) -> DeskTable, changes [];
    /// Takes it in, as one step.
    desk_table_take(DeskTableTake) -> DeskTableTaken, changes [Reviews, Proposals, History, HandIn];
}

/// The grid as tables are read with it.
pub(super) fn scales(call: &CallInForce) -> Vec<Scale> {
    call.call.rubric.criteria.iter().map(Scale::of).collect()
}

/// A value that the file gives, ready to be written.
#[derive(Clone)]
enum Value {
    Step(i64),
    Cannot,
    Sure(i64),
    Text(String),
    Row(Box<ProposalRow>),
}

/// A difference with the value that would be written.
struct Difference {
    change: TakenChange,
    value: Value,
}

/// A file, read and held against the desk.
struct Held {
    shown: DeskTable,
    differences: Vec<Difference>,
    remember: Option<(String, String)>,
}

/// The file as it is read: what it is, what it tells, and of a table how.
struct ReadFile {
    from: TakenFrom,
    tale: Tale,
    table: Option<(Table, bool)>,
}

fn read_file(workspace: &Workspace, call: &CallInForce, asked: &DeskTableAsk) -> Result<ReadFile> {
    let path = Path::new(&asked.path);
    let bytes = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
    let scales = scales(call);
    if crate::sheets::is_sheet(&bytes) {
        return Ok(ReadFile {
            from: TakenFrom::Sheet,
            tale: sheet(&bytes).map_err(|error| unreadable(path, &error))?,
            table: None,
        });
    }
    let text = String::from_utf8_lossy(&bytes);
    // A cell of a table may hold such a line.
    let separated = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("csv") || end.eq_ignore_ascii_case("tsv"));
    if !separated && tables::hotcrp::is_form(&text) {
        return Ok(ReadFile {
            from: TakenFrom::Form,
            tale: forms(&text, &scales),
            table: None,
        });
    }
    let read = tables::read(&bytes, asked.sheet.as_deref()).map_err(|error| unreadable(path, &error))?;
    let remembered = match &asked.mapping {
        Some(_) => None,
        None => workspace
            .read(|store| Ok(store.choice(&mapping_key(&read))?))?
            .and_then(|text| serde_json::from_str::<Mapping>(&text).ok())
            .filter(|mapping| mapping.columns.len() == read.head.len()),
    };
    let known = remembered.is_some();
    let digits = u32::try_from(call.call.unit.digits).unwrap_or(0);
    let tale = table(
        read.clone(),
        asked.mapping.clone().or(remembered),
        asked.criteria.as_deref(),
        &scales,
        digits,
    );
    Ok(ReadFile {
        from: TakenFrom::Table,
        tale,
        table: Some((read, known)),
    })
}

fn unreadable(path: &Path, error: &tables::TableError) -> AppError {
    let args = Args::one("file", crate::host::file_name(path)).and("reason", error.to_string());
    AppError::new(Code::FileRead, "office-fault-table", args)
}

/// Under which key the mapping for tables with this head is kept on a desk.
fn mapping_key(table: &Table) -> String {
    let shape = Hash::of(table.signature().as_bytes()).to_hex();
    format!("mapping_desk_{}", &shape[..16])
}

/// Whose reviews are read: the one asked for, else the only one, else the one that is me.
fn whose(app: &App, told: &[Told], asked: Option<&String>) -> (Vec<String>, Option<String>) {
    let mut names: Vec<String> = Vec::new();
    for one in told {
        if has_review(one) && !names.contains(&one.reviewer) {
            names.push(one.reviewer.clone());
        }
    }
    let me = app.person();
    let mine = |name: &String| {
        let email = me.email.as_deref().map(str::to_lowercase);
        same_name(name, &me.name)
            || email.is_some()
                && told.iter().any(|one| {
                    one.reviewer == *name
                        && [one.email.as_ref(), Some(name)]
                            .into_iter()
                            .flatten()
                            .any(|address| Some(address.to_lowercase()) == email)
                })
    };
    let chosen = match (asked, names.as_slice()) {
        (Some(asked), _) => Some(asked.clone()),
        (None, [only]) => Some(only.clone()),
        (None, []) => Some(String::new()),
        (None, several) => several.iter().find(|name| mine(name)).cloned(),
    };
    (names, chosen)
}

fn has_review(told: &Told) -> bool {
    !(told.scores.is_empty()
        && told.na.is_empty()
        && told.rationale.is_empty()
        && told.confidence.is_none()
        && told.applicant.is_empty()
        && told.committee.is_empty())
}

/// The proposals of the desk, as files name them.
struct Named<'a> {
    rows: &'a [ProposalRow],
    /// Names of documents' files, by hash.
    files: BTreeMap<String, String>,
}

impl Named<'_> {
    fn find(&self, told: &Told) -> Option<&ProposalRow> {
        let by_id = told
            .proposal
            .as_ref()
            .and_then(|id| self.rows.iter().find(|row| row.proposal == *id));
        by_id
            .or_else(|| self.by_file(told))
            .or_else(|| self.by_number(&told.number))
            .or_else(|| self.by_title(told))
    }

    fn by_file(&self, told: &Told) -> Option<&ProposalRow> {
        let wanted = told.about.as_ref()?.file.as_ref()?.to_lowercase();
        let wanted = wanted.rsplit(['/', '\\']).next()?.to_owned();
        only(self.rows.iter().filter(|row| {
            let name = row.document.as_ref().and_then(|hash| self.files.get(hash));
            name.is_some_and(|name| name.to_lowercase() == wanted)
        }))
    }

    fn by_number(&self, number: &str) -> Option<&ProposalRow> {
        let wanted = fold(number);
        if wanted.is_empty() {
            return None;
        }
        let digits: Option<u64> = wanted.parse().ok();
        self.rows
            .iter()
            .find(|row| fold(&row.number) == wanted)
            .or_else(|| {
                only(self.rows.iter().filter(|row| {
                    let own: String = row.number.chars().filter(char::is_ascii_digit).collect();
                    digits.is_some() && own.parse().ok() == digits
                }))
            })
    }

    fn by_title(&self, told: &Told) -> Option<&ProposalRow> {
        let wanted = fold(&told.about.as_ref()?.title);
        only(
            self.rows
                .iter()
                .filter(|row| !wanted.is_empty() && fold(&row.title) == wanted),
        )
    }
}

/// The one that there is; none where there are several.
fn only<'a>(mut rows: impl Iterator<Item = &'a ProposalRow>) -> Option<&'a ProposalRow> {
    rows.next().filter(|_| rows.next().is_none())
}

fn hold(app: &App, workspace: &Workspace, asked: &DeskTableAsk) -> Result<Held> {
    let call = workspace.call_needed()?;
    let file = read_file(workspace, &call, asked)?;
    let (reviewers, reviewer) = whose(app, &file.tale.told, asked.reviewer.as_ref());
    let mut shown = DeskTable {
        from: file.from,
        table: file.table.as_ref().map(|(table, remembered)| {
            tables::preview(table, Purpose::Desk, file.tale.mapping.clone(), *remembered)
        }),
        criteria: file.tale.criteria.clone(),
        reviewers,
        reviewer: reviewer.clone(),
        changes: Vec::new(),
        same: 0,
        faults: file.tale.faults.clone(),
        left: Vec::new(),
    };
    let remember = file.table.as_ref().and_then(|(table, _)| {
        let mapping = asked.mapping.as_ref()?;
        Some((mapping_key(table), serde_json::to_string(mapping).ok()?))
    });
    let (rows, files, ties, scores, texts, reviews) = workspace.read(|read| {
        Ok::<_, AppError>((
            read.proposals()?,
            read.documents_known()?,
            read.ties()?,
            read.scores(&call.round, None)?,
            read.texts(&call.round, None)?,
            read.reviews(&call.round, None)?,
        ))
    })?;
    let named = Named {
        rows: &rows,
        files: files.into_iter().map(|row| (row.document, row.name)).collect(),
    };
    let tracks: Vec<(String, String)> = call
        .call
        .tracks
        .iter()
        .map(|track| (track.id.to_string(), track.title.to_string()))
        .collect();
    let mut differences = Vec::new();
    for told in &file.tale.told {
        let mine = !has_review(told) || reviewer.as_ref() == Some(&told.reviewer);
        if !mine && told.about.is_none() {
            continue;
        }
        let aside = |why| TakenAside {
            number: if told.number.is_empty() {
                told.about
                    .as_ref()
                    .map(|about| about.title.clone())
                    .unwrap_or_default()
            } else {
                told.number.clone()
            },
            why,
        };
        let Some(row) = named.find(told) else {
            shown.left.push(aside(TakenLeft::Unknown));
            continue;
        };
        let mut against = Against {
            language: app.words().language(),
            row,
            differences: &mut differences,
            same: &mut shown.same,
        };
        if mine && has_review(told) {
            let own = call.row.own || !row.of_call;
            let tie = ties.iter().find(|tie| tie.proposal == row.proposal);
            match tie_of(tie, own) {
                Tie::None => {
                    against.scores(&call, told, &scores);
                    against.texts(&call, told, &texts);
                    let sure = reviews
                        .iter()
                        .find(|review| review.proposal == row.proposal)
                        .and_then(|review| review.confidence);
                    against.confidence(&call, told, sure);
                }
                Tie::Open => shown.left.push(aside(TakenLeft::Declare)),
                Tie::Recused | Tie::Unsure => shown.left.push(aside(TakenLeft::Closed)),
            }
        }
        against.about(told, &tracks);
    }
    shown.changes = differences
        .iter()
        .map(|difference| difference.change.clone())
        .collect();
    Ok(Held {
        shown,
        differences,
        remember,
    })
}

/// One proposal of the file, held against the desk.
struct Against<'a> {
    language: Language,
    row: &'a ProposalRow,
    differences: &'a mut Vec<Difference>,
    same: &'a mut usize,
}

impl Against<'_> {
    fn differ(
        &mut self,
        what: TakenPart,
        criterion: Option<&str>,
        before: Option<String>,
        after: String,
        value: Value,
    ) {
        if before.as_ref() == Some(&after) {
            *self.same += 1;
            return;
        }
        let key = format!("{}/{what:?}/{}", self.row.proposal, criterion.unwrap_or_default());
        self.differences.retain(|known| known.change.key != key);
        self.differences.push(Difference {
            change: TakenChange {
                key,
                proposal: self.row.proposal.clone(),
                number: self.row.number.clone(),
                what,
                criterion: criterion.map(ToOwned::to_owned),
                before,
                after,
                fixed: matches!(value, Value::Row(_)) && self.row.of_call,
            },
            value,
        });
    }

    fn scores(&mut self, call: &CallInForce, told: &Told, scores: &[ScoreRow]) {
        for criterion in &call.call.rubric.criteria {
            let id = criterion.id.as_str();
            let known = scores
                .iter()
                .find(|score| score.proposal == self.row.proposal && score.criterion == id);
            let before = known.and_then(|score| match score.step {
                Some(step) => Some(call.face(id, step, self.language)),
                None => score.na.then(|| "x".to_owned()),
            });
            if let Some(step) = told.scores.get(id) {
                self.differ(
                    TakenPart::Score,
                    Some(id),
                    before,
                    call.face(id, *step, self.language),
                    Value::Step(*step),
                );
            } else if told.na.iter().any(|na| na == id) {
                self.differ(TakenPart::Score, Some(id), before, "x".to_owned(), Value::Cannot);
            }
        }
    }

    fn texts(&mut self, call: &CallInForce, told: &Told, texts: &[TextRow]) {
        let known = |part: &str, criterion: &str| {
            texts
                .iter()
                .find(|text| {
                    text.proposal == self.row.proposal && text.part == part && text.criterion == criterion
                })
                .map(|text| text.body.clone())
                .filter(|body| !body.trim().is_empty())
        };
        let mut given: Vec<(TakenPart, Option<&str>, &str)> = call
            .call
            .rubric
            .criteria
            .iter()
            .filter_map(|criterion| {
                let text = told.rationale.get(criterion.id.as_str())?;
                Some((TakenPart::Rationale, Some(criterion.id.as_str()), text.as_str()))
            })
            .collect();
        given.push((TakenPart::Applicant, None, &told.applicant));
        given.push((TakenPart::Committee, None, &told.committee));
        for (what, criterion, text) in given {
            if text.trim().is_empty() {
                continue;
            }
            let before = known(part_of(what), criterion.unwrap_or_default());
            self.differ(
                what,
                criterion,
                before,
                text.to_owned(),
                Value::Text(text.to_owned()),
            );
        }
    }

    fn confidence(&mut self, call: &CallInForce, told: &Told, known: Option<i64>) {
        let fits = |step: &i64| {
            let scale = call.call.rubric.confidence.as_ref();
            scale.is_some_and(|scale| (scale.min..=scale.max).contains(step))
        };
        if let Some(step) = told.confidence.filter(fits) {
            let before = known.map(|step| step.to_string());
            self.differ(
                TakenPart::Confidence,
                None,
                before,
                step.to_string(),
                Value::Sure(step),
            );
        }
    }

    /// What the proposal is called and what it asks for.
    fn about(&mut self, told: &Told, tracks: &[(String, String)]) {
        let Some(about) = &told.about else { return };
        let row = self.row.clone();
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        if !told.number.is_empty() {
            let mut changed = row.clone();
            changed.number.clone_from(&told.number);
            let same = fold(&row.number) == fold(&told.number) || row.of_call;
            if same {
                *self.same += 1;
            } else {
                self.differ(
                    TakenPart::Number,
                    None,
                    some(&row.number),
                    told.number.clone(),
                    Value::Row(Box::new(changed)),
                );
            }
        }
        if !about.title.is_empty() {
            let mut changed = row.clone();
            changed.title.clone_from(&about.title);
            self.differ(
                TakenPart::Title,
                None,
                some(&row.title),
                about.title.clone(),
                Value::Row(Box::new(changed)),
            );
        }
        if !about.applicants.is_empty() {
            let known: Vec<Applicant> = serde_json::from_str(&row.applicants).unwrap_or_default();
            let given: Vec<Applicant> = about
                .applicants
                .iter()
                .map(|named| Applicant {
                    name: one_line(&named.name),
                    institution: named.institution.as_deref().map(one_line),
                })
                .collect();
            let mut changed = row.clone();
            changed.applicants = serde_json::to_string(&given).unwrap_or_default();
            self.differ(
                TakenPart::Applicants,
                None,
                some(&people(&known)),
                people(&given),
                Value::Row(Box::new(changed)),
            );
        }
        let track = track_of(&about.track, tracks).filter(|_| !about.track.is_empty());
        if let Some(track) = track {
            let title = |id: &str| {
                let known = tracks.iter().find(|(known, _)| known == id);
                known.map_or_else(|| id.to_owned(), |(_, title)| title.clone())
            };
            let mut changed = row.clone();
            changed.track = Some(track.to_owned());
            self.differ(
                TakenPart::Track,
                None,
                row.track.as_deref().map(title),
                title(track),
                Value::Row(Box::new(changed)),
            );
        }
        if let Some(asked) = about.asked {
            let mut changed = row.clone();
            changed.asked = Some(asked);
            self.differ(
                TakenPart::Asked,
                None,
                row.asked.map(|known| known.to_string()),
                asked.to_string(),
                Value::Row(Box::new(changed)),
            );
        }
    }
}

/// *Ada Martin (ENS); Bo Lind*.
fn people(applicants: &[Applicant]) -> String {
    applicants
        .iter()
        .map(|who| match &who.institution {
            Some(place) => format!("{} ({place})", who.name),
            None => who.name.clone(),
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn part_of(what: TakenPart) -> &'static str {
    match what {
        TakenPart::Applicant => "applicant",
        TakenPart::Committee => "committee",
        TakenPart::Rationale
        | TakenPart::Score
        | TakenPart::Confidence
        | TakenPart::Number
        | TakenPart::Title
        | TakenPart::Applicants
        | TakenPart::Track
        | TakenPart::Asked => "rationale",
    }
}

fn desk_table(app: &App, asked: DeskTableAsk) -> Result<DeskTable> {
    let workspace = app.desk()?;
    Ok(hold(app, &workspace, &asked)?.shown)
}

fn desk_table_take(app: &App, asked: DeskTableTake) -> Result<DeskTableTaken> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let held = hold(app, &workspace, &asked.of)?;
    let replace: BTreeSet<&str> = asked.replace.iter().map(String::as_str).collect();
    let (taken, kept): (Vec<Difference>, Vec<Difference>) =
        held.differences.into_iter().partition(|difference| {
            let change = &difference.change;
            !change.fixed && (change.before.is_none() || replace.contains(change.key.as_str()))
        });
    let result = DeskTableTaken {
        taken: taken.len(),
        kept: kept.len(),
    };
    if taken.is_empty() && held.remember.is_none() {
        return Ok(result);
    }
    let (reviews, scored) = workspace.read(|read| {
        let mut scored: BTreeMap<String, usize> = BTreeMap::new();
        for score in read.scores(&call.round, None)? {
            *scored.entry(score.criterion).or_default() += 1;
        }
        Ok::<_, AppError>((read.reviews(&call.round, None)?, scored))
    })?;
    let at = app.now();
    let args = Args::one("file", crate::host::file_name(Path::new(&asked.of.path))).and("count", taken.len());
    let step = Step::new(app, "op-table", &args).screen("proposals");
    let taking = Taking {
        round: call.round.clone(),
        rubric: call.rubric_hash.to_hex(),
        reviews,
        scored,
        at,
    };
    let remember = held.remember;
    workspace.change(app, step, move |write| {
        if let Some((key, mapping)) = &remember {
            write.set_choice(key, Some(mapping))?;
        }
        taking.write(write, &taken)
    })?;
    Ok(result)
}

/// What is written with each value.
struct Taking {
    round: String,
    rubric: String,
    reviews: Vec<ReviewRow>,
    scored: BTreeMap<String, usize>,
    at: i64,
}

impl Taking {
    fn write(&self, write: &Write<'_>, taken: &[Difference]) -> Result<()> {
        let mut rows: BTreeMap<&str, Box<ProposalRow>> = BTreeMap::new();
        for Difference { change, value } in taken {
            let proposal = change.proposal.clone();
            let criterion = change.criterion.clone().unwrap_or_default();
            match value {
                Value::Step(_) | Value::Cannot => {
                    let seen = self.scored.get(&criterion).copied().unwrap_or(0);
                    write.put_score(&ScoreRow {
                        proposal,
                        round: self.round.clone(),
                        criterion,
                        rubric: self.rubric.clone(),
                        step: match value {
                            Value::Step(step) => Some(*step),
                            Value::Cannot | Value::Sure(_) | Value::Text(_) | Value::Row(_) => None,
                        },
                        na: matches!(value, Value::Cannot),
                        seen_before: i64::try_from(seen).unwrap_or(i64::MAX),
                        at: self.at,
                    })?;
                }
                Value::Text(text) => write.put_text(&TextRow {
                    proposal,
                    round: self.round.clone(),
                    part: part_of(change.what).to_owned(),
                    criterion,
                    body: text.clone(),
                    at: self.at,
                })?,
                Value::Sure(step) => {
                    let known = self.reviews.iter().find(|review| review.proposal == proposal);
                    write.put_review(&ReviewRow {
                        later: known.is_some_and(|review| review.later),
                        proposal,
                        round: self.round.clone(),
                        confidence: Some(*step),
                        at: self.at,
                    })?;
                }
                // Several fields of one proposal come one by one and go back as one row.
                Value::Row(given) => {
                    let row = rows
                        .entry(change.proposal.as_str())
                        .or_insert_with(|| given.clone());
                    match change.what {
                        TakenPart::Number => row.number.clone_from(&given.number),
                        TakenPart::Title => row.title.clone_from(&given.title),
                        TakenPart::Applicants => row.applicants.clone_from(&given.applicants),
                        TakenPart::Track => row.track.clone_from(&given.track),
                        TakenPart::Asked => row.asked = given.asked,
                        TakenPart::Score
                        | TakenPart::Rationale
                        | TakenPart::Applicant
                        | TakenPart::Committee
                        | TakenPart::Confidence => {}
                    }
                }
            }
        }
        for row in rows.values() {
            write.put_proposal(row)?;
        }
        Ok(())
    }
}
