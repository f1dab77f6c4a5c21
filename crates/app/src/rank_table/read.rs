//! CSV files of scores and requests to values, with a sentence for whatever does not fit.
//!
//! Rows may come in any order; columns are known by their heads, in English, French and the words of other programs, and
//! those that are not known are passed by. Ids are taken as they stand, down to the last blank: two ids are one only if
//! all their bytes are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph_core::fund::Request;
use paraph_core::id::{CriterionId, ProposalId, ReviewerId};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::rubric::{Best, Cell, Criterion, Rubric, RubricError, Scale, Total};
use paraph_core::units::{Amount, Score, Weight};

use super::{FaultKind, RankFault, RankRequest};
use crate::tables::columns::{Field, column};
use crate::tables::{amount, separated};
use crate::words::Args;

/// What a file of scores holds.
pub(super) struct Sheet {
    /// The complete reviews.
    pub(super) entries: Vec<Entry>,
    /// The native scores of each criterion, by proposal; for agreement.
    pub(super) units: BTreeMap<String, Vec<Vec<i64>>>,
    /// All proposals that are named.
    pub(super) proposals: BTreeSet<String>,
    /// Rows that name no proposal; they are read as one proposal.
    pub(super) nameless: usize,
    /// Rows that name no reviewer; they are read as one reviewer.
    pub(super) reviewerless: usize,
}

/// Scores of one review: by criterion, a sorted list where rows repeat.
type Cells = BTreeMap<String, Vec<i32>>;

pub(super) fn scores(request: &RankRequest) -> Result<Sheet, RankFault> {
    let path = request.scores.as_path();
    let (low, high) = request.scale;
    let scale = Scale::new(low, high).map_err(|_| {
        RankFault::new(
            FaultKind::Usage,
            "rank-fault-scale",
            Args::one("low", low).and("high", high),
        )
    })?;
    let file = File::open(path)?;
    let proposal = file.column("proposal", Field::Number)?;
    let reviewer = file.column("reviewer", Field::Reviewer)?;
    let score = file.column("score", Field::Score)?;
    let panel = ["panel", "jury", "commission"]
        .iter()
        .find_map(|name| file.named(name));
    // A column of criteria that is empty throughout says as little as none.
    let criterion = file
        .find("criterion", Field::Criterion)
        .filter(|&at| file.rows.iter().any(|row| !row.cell(at).is_empty()));
    let wanted = |id: &str| {
        request
            .criteria
            .as_ref()
            .is_none_or(|chosen| chosen.iter().any(|one| one == id))
    };

    let mut reviews: BTreeMap<(String, String, String), Cells> = BTreeMap::new();
    let mut units: BTreeMap<String, BTreeMap<String, Vec<i64>>> = BTreeMap::new();
    let mut sheet = Sheet {
        entries: Vec::new(),
        units: BTreeMap::new(),
        proposals: BTreeSet::new(),
        nameless: 0,
        reviewerless: 0,
    };
    for row in &file.rows {
        let id = row.cell(proposal);
        let criterion = criterion.map_or("score", |at| row.cell(at));
        if criterion.is_empty() {
            return Err(row.fault(path, "rank-fault-no-criterion"));
        }
        sheet.nameless += usize::from(id.is_empty());
        sheet.reviewerless += usize::from(row.cell(reviewer).is_empty());
        sheet.proposals.insert(id.to_owned());
        let key = (
            id.to_owned(),
            row.cell(reviewer).to_owned(),
            panel.map_or("", |at| row.cell(at)).to_owned(),
        );
        let cells = reviews.entry(key).or_default();
        let by_proposal = units.entry(criterion.to_owned()).or_default();
        let text = row.cell(score).trim();
        if is_missing(text) {
            continue;
        }
        let Some(value) = step(text) else {
            return Err(row.fault(path, "rank-fault-score").with("score", text));
        };
        if wanted(criterion) {
            if scale.steps(Score(value), Best::High).is_none() {
                let fault = row.fault(path, "rank-fault-outside").with("score", text);
                return Err(fault.with("low", low).with("high", high));
            }
            cells.entry(criterion.to_owned()).or_default().push(value);
        }
        by_proposal
            .entry(id.to_owned())
            .or_default()
            .push(i64::from(value));
    }
    let criteria: Vec<String> = match &request.criteria {
        Some(chosen) => chosen.clone(),
        None => units.keys().cloned().collect(),
    };
    if let Some(absent) = criteria.iter().find(|id| !units.contains_key(*id)) {
        let known = units.keys().cloned().collect::<Vec<_>>().join(", ");
        return Err(RankFault::data("rank-fault-criterion", path)
            .with("criterion", absent)
            .with("known", known));
    }
    sheet.units = units
        .into_iter()
        .map(|(id, units)| (id, units.into_values().collect()))
        .collect();
    sheet.entries = entries(&rubric(&criteria, scale, request.best)?, &criteria, reviews, path)?;
    Ok(sheet)
}

fn rubric(criteria: &[String], scale: Scale, best: Best) -> Result<Rubric, RankFault> {
    let criterion = |id: &String| Criterion {
        id: CriterionId::from(id.as_str()),
        scale,
        best,
        weight: Weight(1),
        not_applicable: false,
    };
    Rubric::new(criteria.iter().map(criterion).collect()).map_err(|error| {
        let (sentence, args) = if let RubricError::Twice(id) = &error {
            ("rank-fault-twice", Args::one("criterion", id.to_string()))
        } else {
            ("rank-fault-rubric", Args::one("cause", error.to_string()))
        };
        RankFault::new(FaultKind::Usage, sentence, args)
    })
}

/// Rows that repeat a proposal, reviewer, panel and criterion are further reviews, numbered by score.
fn entries(
    rubric: &Rubric,
    criteria: &[String],
    reviews: BTreeMap<(String, String, String), Cells>,
    path: &Path,
) -> Result<Vec<Entry>, RankFault> {
    let mut entries = Vec::new();
    for ((proposal, reviewer, panel), mut cells) in reviews {
        for scores in cells.values_mut() {
            scores.sort_unstable();
        }
        for number in 0..cells.values().map(Vec::len).max().unwrap_or(0) {
            let cell = |id: &String| {
                let score = cells.get(id).and_then(|scores| scores.get(number));
                score.map_or(Cell::Missing, |&score| Cell::Score(Score(score)))
            };
            let row: Vec<Cell> = criteria.iter().map(cell).collect();
            let total = rubric.total(&row).map_err(|error| {
                RankFault::data("rank-fault-table", path).with("cause", error.to_string())
            })?;
            if let Total::Points(total) = total {
                entries.push(Entry {
                    head: table_head(&proposal, &reviewer, &panel, number + 1),
                    proposal: ProposalId::from(proposal.as_str()),
                    reviewer: ReviewerId::from(reviewer.as_str()),
                    total,
                    weight: 1,
                });
            }
        }
    }
    Ok(entries)
}

/// What each proposal of the table asks for.
pub(super) fn requests(path: &Path, scores: &Path, table: &ReviewTable) -> Result<Vec<Request>, RankFault> {
    let file = File::open(path)?;
    let (proposal, requested) = (
        file.column("proposal", Field::Number)?,
        file.column("requested", Field::Asked)?,
    );
    let mut found: BTreeMap<&str, Amount> = BTreeMap::new();
    for row in &file.rows {
        let text = row.cell(requested).trim();
        let Some(amount) = money(text) else {
            return Err(row.fault(path, "rank-fault-amount").with("amount", text));
        };
        if found.insert(row.cell(proposal), amount).is_some() {
            return Err(row
                .fault(path, "rank-fault-request-twice")
                .with("proposal", row.cell(proposal)));
        }
    }
    let of = |id: &ProposalId| {
        found
            .get(id.as_str())
            .map(|&amount| Request::whole(0, amount))
            .ok_or_else(|| {
                RankFault::data("rank-fault-no-request", path)
                    .with("proposal", id.as_str())
                    .with("scores", scores.display().to_string())
            })
    };
    table.proposals().iter().map(of).collect()
}

fn is_missing(text: &str) -> bool {
    text.is_empty()
        || ["na", "n/a", "nan", "null", "none", "undefined"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// A step: a whole number, also as a program that knows only decimals writes it (`4.0`, in French `4,0`).
fn step(text: &str) -> Option<i32> {
    let (digits, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !rest.bytes().all(|byte| byte == b'0') || (text.contains(',') && rest.len() > 2) {
        return None;
    }
    digits.parse().ok()
}

/// An amount in whole units, as people write it.
fn money(text: &str) -> Option<Amount> {
    let whole = text.parse().ok();
    whole
        .or_else(|| u64::try_from(amount::parse(text, 0)?.units).ok())
        .map(Amount)
}

/// A CSV file: its heads and its rows.
struct File<'p> {
    path: &'p Path,
    heads: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    line: u64,
    cells: csv::StringRecord,
}

impl Row {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).unwrap_or_default()
    }

    fn fault(&self, path: &Path, id: &'static str) -> RankFault {
        RankFault::data(id, path).with("line", self.line)
    }
}

impl<'p> File<'p> {
    fn open(path: &'p Path) -> Result<Self, RankFault> {
        let bytes = fs_err::read(path).map_err(|error| {
            let cause = error.to_string();
            let args = Args::one("file", path.display().to_string()).and("cause", cause);
            RankFault::new(FaultKind::Unreadable, "rank-fault-unreadable", args)
        })?;
        let (whole, _) = separated::decode(&bytes);
        // Spreadsheet programs say their delimiter in a first line.
        let (text, said) = match whole.split_once('\n') {
            Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
                (rest, first.as_bytes().get(4).copied())
            }
            _ => (whole.as_str(), None),
        };
        let first_line = 1 + u64::from(said.is_some());
        let head = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
        let delimiter = [b',', b';', b'\t', b'|'].into_iter().max_by_key(|&one| {
            let count = head.bytes().filter(|&byte| byte == one).count();
            (count, one == b',')
        });
        let delimiter = said.or(delimiter).unwrap_or(b',');
        if let Some(line) = separated::open_quote(text, char::from(delimiter)) {
            let line = line as u64 + first_line - 1;
            return Err(RankFault::data("rank-fault-quote", path).with("line", line));
        }
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| Self::broken(path, &error))?;
        let heads: Vec<String> = heads.iter().map(|head| head.trim().to_lowercase()).collect();
        let mut file = Self {
            path,
            heads,
            rows: Vec::new(),
        };
        // The reader's own line is off after quoted line breaks and empty lines; bytes are not.
        let (mut line, mut counted) = (first_line, 0);
        for record in reader.records() {
            let cells = record.map_err(|error| Self::broken(path, &error))?;
            let mut start = cells
                .position()
                .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            while matches!(text.as_bytes().get(start), Some(b'\r' | b'\n')) {
                start += 1;
            }
            let passed = text.as_bytes().get(counted..start).unwrap_or_default();
            line += passed.iter().filter(|&&byte| byte == b'\n').count() as u64;
            counted = start;
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let row = Row { line, cells };
            if row.cells.len() > file.heads.len() || row.cells.len() < file.heads.len().min(2) {
                let (cells, heads) = (row.cells.len(), file.heads.len());
                return Err(row
                    .fault(path, "rank-fault-cells")
                    .with("cells", cells)
                    .with("heads", heads));
            }
            file.rows.push(row);
        }
        if file.rows.is_empty() {
            return Err(RankFault::data("rank-fault-empty", path));
        }
        Ok(file)
    }

    fn broken(path: &Path, error: &csv::Error) -> RankFault {
        RankFault::data("rank-fault-table", path).with("cause", error.to_string())
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.heads.iter().position(|head| head == name)
    }

    /// The column of this name, else the one whose name means the same.
    fn find(&self, name: &str, field: Field) -> Option<usize> {
        self.named(name).or_else(|| column(&self.heads, field))
    }

    fn column(&self, name: &str, field: Field) -> Result<usize, RankFault> {
        self.find(name, field).ok_or_else(|| {
            RankFault::data("rank-fault-column", self.path)
                .with("column", name)
                .with("heads", self.heads.join(", "))
        })
    }
}
