//! My scores and texts for other programs: a table as CSV or XLSX, and `HotCRP`'s offline forms. What is written comes
//! back through `desk_table`. Notes for myself never leave.

use std::path::PathBuf;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::reviews;
use crate::App;
use crate::error::{AppError, Result};
use crate::half_steps::Shown;
use crate::tables::harmless;
use crate::tables::hotcrp::{self, Question};
use crate::wire::{Review, ScoresForm, ScoresWrite, Tie, Written};
use crate::words::{Args, Language};
use crate::workspace::CallInForce;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Writes my scores and texts for another program.
    scores_write(ScoresWrite) -> Written, changes [];
}

/// A table of texts; scores are written as numbers where a workbook can.
struct Out {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    /// The columns of scores.
    scores: std::ops::Range<usize>,
}

fn scores_write(app: &App, asked: ScoresWrite) -> Result<Written> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let mut rows = workspace.read(|read| Ok(read.proposals()?))?;
    rows.sort_by(|a, b| super::proposals::by_number(&a.number, &b.number));
    let mut all = Vec::new();
    for row in rows.iter().filter(|row| row.hidden_at.is_none()) {
        let review = reviews::review(app, &workspace, &row.proposal)?;
        if matches!(review.tie, Tie::None | Tie::Open) {
            all.push(review);
        }
    }
    let name = app.person().name;
    let end = match asked.form {
        ScoresForm::Csv => "csv",
        ScoresForm::Xlsx => "xlsx",
        ScoresForm::Hotcrp => "txt",
    };
    let path = if let Some(path) = asked.path {
        PathBuf::from(path)
    } else {
        let stem = app.words().say("scores-file", &Args::none());
        let own = super::handin_file::family_name(&name);
        let parts = [stem.as_str(), call.call.short.as_str(), own.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        PathBuf::from(app.settings().handin_folder).join(format!("{}.{end}", parts.join("-")))
    };
    let failed = |error: std::io::Error| AppError::file_write(&path, &error);
    let bytes = match asked.form {
        ScoresForm::Csv => {
            csv(&table(app, &call, &all), app.words().language()).map_err(AppError::internal)?
        }
        ScoresForm::Xlsx => {
            let sheet = app.words().say("sheet-scores", &Args::none());
            workbook(&table(app, &call, &all), &sheet).map_err(AppError::internal)?
        }
        ScoresForm::Hotcrp => {
            let person = app.person();
            let who = match person.email {
                Some(email) => format!("{} <{email}>", person.name),
                None => person.name,
            };
            let forms: Vec<String> = all.iter().map(|review| form(&call, review, &who)).collect();
            forms.join("\n").into_bytes()
        }
    };
    crate::files::write_whole(&path, &bytes).map_err(failed)?;
    Ok(Written {
        path: path.display().to_string(),
        bytes: bytes.len() as u64,
    })
}

fn table(app: &App, call: &CallInForce, all: &[Review]) -> Out {
    let say = |id: &str| app.words().say(id, &Args::none());
    let rubric = &call.call.rubric;
    let mut head = vec![say("sheet-number"), say("sheet-title")];
    head.extend(
        rubric
            .criteria
            .iter()
            .map(|criterion| criterion.title.to_string()),
    );
    if rubric.confidence.is_some() {
        head.push(say("sheet-confidence"));
    }
    head.extend(rubric.criteria.iter().map(|criterion| {
        let args = Args::one("criterion", criterion.title.to_string());
        app.words().say("scores-reasons", &args)
    }));
    head.extend([say("sheet-to-applicant"), say("sheet-to-committee")]);
    let rows = all.iter().map(|review| {
        let mut cells = vec![review.number.clone(), review.title.clone()];
        cells.extend(review.criteria.iter().map(|given| match given.step {
            Some(step) => call.face(&given.criterion, step, app.words().language()),
            None if given.na => "x".to_owned(),
            None => String::new(),
        }));
        if rubric.confidence.is_some() {
            cells.push(review.confidence.map(|step| step.to_string()).unwrap_or_default());
        }
        cells.extend(review.criteria.iter().map(|given| given.rationale.clone()));
        cells.extend([review.applicant.clone(), review.committee.clone()]);
        cells
    });
    Out {
        rows: rows.collect(),
        head,
        scores: 2..2 + rubric.criteria.len() + usize::from(rubric.confidence.is_some()),
    }
}

/// With the mark by which spreadsheet programs know UTF-8, and the separator that they expect in this language.
fn csv(out: &Out, language: Language) -> std::result::Result<Vec<u8>, csv::Error> {
    let separator = match language {
        Language::En => b',',
        Language::Fr => b';',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    writer.write_record(&out.head)?;
    for row in &out.rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn workbook(out: &Out, name: &str) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let top = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin);
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let page = book.add_worksheet();
    page.set_name(name)?;
    for (column, head) in (0..).zip(&out.head) {
        page.write_string_with_format(0, column, head, &top)?;
        let longest = out
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(column)))
            .map(|text| text.chars().count())
            .max()
            .unwrap_or(0);
        let width = u8::try_from(longest.clamp(11, 46)).unwrap_or(46);
        page.set_column_width(column, f64::from(width))?;
    }
    for (line, row) in (1..).zip(&out.rows) {
        for (column, text) in (0..).zip(row) {
            let number = text.replace(',', ".").parse::<f64>();
            match number {
                Ok(number) if out.scores.contains(&usize::from(column)) => {
                    page.write_number_with_format(line, column, number, &cell)?;
                }
                _ if text.is_empty() => {}
                _ => {
                    page.write_string_with_format(line, column, text, &cell)?;
                }
            }
        }
    }
    page.set_freeze_panes(1, 2)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    book.save_to_buffer()
}

fn form(call: &CallInForce, review: &Review, who: &str) -> String {
    let rubric = &call.call.rubric;
    let readers = if call.rationale_to_applicant() {
        "shown to applicants"
    } else {
        "shown to the committee only"
    };
    let mut questions = Vec::new();
    for (criterion, given) in rubric.criteria.iter().zip(&review.criteria) {
        let scale = Shown::of(criterion);
        let face = |step: i64| scale.face(step, Language::En);
        let label = |step: i64| scale.words(step).map_or_else(|| face(step), ToOwned::to_owned);
        let choices: Vec<(String, String)> = (criterion.min..=criterion.max)
            .map(|step| (face(step), label(step)))
            .collect();
        questions.push(Question {
            name: criterion.title.to_string(),
            hints: std::iter::once(format!("({readers})"))
                .chain(criterion.help.as_ref().map(ToString::to_string))
                .collect(),
            choices,
            optional: criterion.na,
            answer: match given.step {
                Some(step) => Some(format!("{}. {}", face(step), label(step))),
                None if given.na => Some("No entry".to_owned()),
                None => None,
            },
        });
        questions.push(text(
            &format!("{}: rationale", criterion.title),
            readers,
            &given.rationale,
        ));
    }
    if let Some(scale) = &rubric.confidence {
        questions.push(Question {
            name: "Confidence".to_owned(),
            hints: vec!["(shown to the committee only)".to_owned()],
            choices: (scale.min..=scale.max)
                .map(|step| {
                    let known = scale.labels.iter().find(|label| label.step == step);
                    (
                        step.to_string(),
                        known.map_or_else(|| step.to_string(), |label| label.label.to_string()),
                    )
                })
                .collect(),
            optional: true,
            answer: review.confidence.map(|step| step.to_string()),
        });
    }
    questions.push(text(
        "Comments for applicants",
        "shown to applicants",
        &review.applicant,
    ));
    questions.push(text(
        "Comments for the committee",
        "shown to the committee only",
        &review.committee,
    ));
    let whole = review.scored == review.of && review.of > 0;
    hotcrp::write(
        &call.call.title,
        &review.number,
        &review.title,
        who,
        whole,
        &questions,
    )
}

fn text(name: &str, readers: &str, answer: &str) -> Question {
    Question {
        name: name.to_owned(),
        hints: vec![format!("({readers})")],
        choices: Vec::new(),
        optional: true,
        answer: Some(answer.to_owned()).filter(|answer| !answer.trim().is_empty()),
    }
}
