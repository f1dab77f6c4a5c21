//! Answers as text for a terminal. Words are Fluent messages of the room `cli`; nothing is decided here.

use std::fmt::Write as _;

use paraph_app::{Args, Words};
use serde_json::Value;

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn say(words: &Words, id: &str) -> String {
    words.say(id, &Args::none())
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value[field].as_array().into_iter().flatten()
}

fn cell(value: &Value) -> String {
    match value["step"].as_i64() {
        _ if value["na"] == true => "x".to_owned(),
        Some(step) => step.to_string(),
        None => "–".to_owned(),
    }
}

/// Micropoints as points with one decimal.
fn total(value: &Value) -> String {
    value.as_i64().map_or_else(
        || "–".to_owned(),
        |points| format!("{}.{}", points / 1_000_000, points % 1_000_000 / 100_000),
    )
}

/// A number of bytes, seconds or steps as text.
fn number(value: &Value) -> String {
    value.as_i64().map(|n| n.to_string()).unwrap_or_default()
}

pub(crate) fn lines(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|n| {
            rows.iter()
                .filter_map(|row| row.get(n))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(n, cell)| {
                let width = widths.get(n).copied().unwrap_or(0);
                format!("{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count())))
            })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

pub(super) fn me(words: &Words, me: &Value) -> String {
    if me.is_null() {
        return say(words, "cli-me-unknown") + "\n";
    }
    let mut out = format!("{}\n", text(me, "name"));
    for field in ["email", "institution", "control_number"] {
        if let Some(value) = me[field].as_str() {
            let _ = writeln!(
                out,
                "{}: {value}",
                say(words, &format!("cli-{}", field.replace('_', "-")))
            );
        }
    }
    out
}

pub(super) fn state(words: &Words, state: &Value) -> String {
    let call = &state["call"];
    let args = Args::one("name", text(state, "name"))
        .and("path", text(state, "path"))
        .and("proposals", call["proposals"].as_i64().unwrap_or(0))
        .and("documents", call["documents_here"].as_i64().unwrap_or(0));
    words.say("cli-state", &args) + "\n"
}

pub(super) fn workspaces(words: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "workspaces")
        .map(|known| {
            let here = if known["here"] == true {
                String::new()
            } else {
                say(words, "cli-gone")
            };
            vec![
                text(known, "name").to_owned(),
                text(known, "path").to_owned(),
                here,
            ]
        })
        .collect();
    if rows.is_empty() {
        say(words, "cli-no-workspaces") + "\n"
    } else {
        lines(&rows)
    }
}

fn shape(state: &str) -> &'static str {
    match state {
        "reading" => "◐",
        "scored" => "●",
        "withdrawn" => "⊘",
        "handed_in" => "✓",
        _ => "○",
    }
}

pub(super) fn proposals(words: &Words, answer: &Value) -> String {
    let band = &answer["band"];
    let args = Args::one("scored", band["scored"].as_i64().unwrap_or(0))
        .and("of", band["proposals"].as_i64().unwrap_or(0))
        .and("withdrawn", band["withdrawn"].as_i64().unwrap_or(0));
    let rows: Vec<Vec<String>> = list(answer, "rows")
        .map(|row| {
            let cells: Vec<String> = list(row, "cells").map(cell).collect();
            vec![
                shape(text(row, "state")).to_owned(),
                text(row, "number").to_owned(),
                cells.join(" "),
                total(&row["total"]),
                text(row, "title").chars().take(70).collect(),
            ]
        })
        .collect();
    format!("{}\n{}", words.say("cli-band", &args), lines(&rows))
}

pub(super) fn imported(words: &Words, answer: &Value) -> String {
    let mut out = String::new();
    for item in list(answer, "items") {
        let state = say(
            words,
            &format!("cli-import-{}", text(item, "state").replace('_', "-")),
        );
        let question = item["question"]
            .as_str()
            .map(|q| say(words, &format!("cli-ask-{}", q.replace('_', "-"))));
        let said = item["message"]
            .as_str()
            .map(ToOwned::to_owned)
            .or(question)
            .unwrap_or_default();
        let title = item["proposal_title"].as_str().unwrap_or_default();
        let _ = writeln!(out, "{state}: {} {title} {said}", text(item, "name"));
    }
    let args = Args::one("ready", answer["ready"].as_i64().unwrap_or(0))
        .and("known", answer["known"].as_i64().unwrap_or(0))
        .and("need", answer["need"].as_i64().unwrap_or(0));
    out + &words.say("cli-import-sum", &args) + "\n"
}

pub(super) fn conflicts(words: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "rows")
        .map(|row| {
            let shared: Vec<&str> = list(row, "suggestions")
                .map(|found| text(found, "value"))
                .collect();
            vec![
                text(row, "number").to_owned(),
                say(words, &format!("cli-tie-{}", text(row, "tie"))),
                text(row, "title").chars().take(60).collect(),
                shared.join(", "),
            ]
        })
        .collect();
    let args = Args::one("open", answer["open"].as_i64().unwrap_or(0));
    format!("{}{}\n", lines(&rows), words.say("cli-conflicts-open", &args))
}

pub(super) fn draft(words: &Words, draft: &Value) -> String {
    words.say("cli-draft", &Args::one("path", text(draft, "path"))) + "\n"
}

pub(super) fn detail(_: &Words, both: &Value) -> String {
    let row = &both["proposal"]["row"];
    let applicants: Vec<&str> = list(row, "applicants").map(|who| text(who, "name")).collect();
    format!(
        "{}  {}\n{}\n",
        text(row, "number"),
        text(row, "title"),
        applicants.join(", ")
    )
}

pub(super) fn review(words: &Words, review: &Value) -> String {
    let args = Args::one("number", text(review, "number"))
        .and("scored", review["scored"].as_i64().unwrap_or(0))
        .and("of", review["of"].as_i64().unwrap_or(0))
        .and("total", total(&review["total"]));
    let mut out = words.say("cli-review", &args) + "\n";
    for part in list(review, "criteria") {
        let _ = writeln!(
            out,
            "  {}  {}  {}",
            cell(part),
            text(part, "criterion"),
            text(part, "rationale")
        );
        for mark in list(part, "evidence") {
            let quote = mark["quote"]
                .as_str()
                .or(mark["note"].as_str())
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "       « {} » p. {}",
                quote.replace('\n', " "),
                number(&mark["page"])
            );
        }
    }
    for part in ["applicant", "committee", "private"] {
        let said = text(review, part);
        if !said.is_empty() {
            let _ = writeln!(out, "{}: {said}", say(words, &format!("cli-text-{part}")));
        }
    }
    out
}

pub(super) fn mark(words: &Words, mark: &Value) -> String {
    let args = Args::one("page", number(&mark["page"])).and("quote", text(mark, "quote").replace('\n', " "));
    words.say("cli-mark", &args) + "\n"
}

pub(super) fn comparison(_: &Words, answer: &Value) -> String {
    let columns: Vec<&Value> = list(answer, "columns").collect();
    let mut rows = vec![
        std::iter::once(String::new())
            .chain(
                columns
                    .iter()
                    .map(|column| text(&column["row"], "number").to_owned()),
            )
            .collect::<Vec<_>>(),
    ];
    for (n, criterion) in list(&answer["rubric"], "criteria").enumerate() {
        rows.push(
            std::iter::once(text(criterion, "title").to_owned())
                .chain(
                    columns
                        .iter()
                        .map(|column| cell(&column["review"]["criteria"][n])),
                )
                .collect(),
        );
    }
    rows.push(
        std::iter::once("Σ".to_owned())
            .chain(columns.iter().map(|column| total(&column["review"]["total"])))
            .collect(),
    );
    lines(&rows)
}

pub(super) fn hits(words: &Words, answer: &Value) -> String {
    let mut out = String::new();
    for hit in list(answer, "hits") {
        let snippet: String = list(hit, "snippet").map(|part| text(part, "text")).collect();
        let page = hit["page"]
            .as_i64()
            .map(|page| format!(" p. {page}"))
            .unwrap_or_default();
        let _ = writeln!(out, "{}{page}: {}", text(hit, "number"), snippet.trim());
    }
    if out.is_empty() {
        say(words, "cli-no-hits") + "\n"
    } else {
        out
    }
}

pub(super) fn turned(words: &Words, answer: &Value) -> String {
    let label = answer["step"]["label"]["text"].as_str().unwrap_or_default();
    let id = match answer["outcome"].as_str() {
        Some("done") if answer["step"]["undone"] == true => "cli-undone",
        Some("done") => "cli-redone",
        Some("nothing") => "cli-nothing-to-undo",
        _ => "cli-would-undo",
    };
    words.say(id, &Args::one("label", label)) + "\n"
}

pub(super) fn history(words: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "steps")
        .map(|step| {
            let undone = if step["undone"] == true {
                say(words, "cli-is-undone")
            } else {
                String::new()
            };
            vec![
                number(&step["op"]),
                text(step, "at").to_owned(),
                step["label"]["text"].as_str().unwrap_or_default().to_owned(),
                undone,
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn preview(words: &Words, answer: &Value) -> String {
    let mut out = String::new();
    for line in list(answer, "leaves") {
        let cells: Vec<String> = list(line, "scores").map(cell).collect();
        let change = say(words, &format!("cli-change-{}", text(line, "change")));
        let _ = writeln!(
            out,
            "{}  {}  {change}  {}",
            text(line, "number"),
            cells.join(" "),
            text(line, "title")
        );
    }
    let stays = &answer["stays"];
    let args = Args::one("count", list(answer, "leaves").count())
        .and("notes", stays["private_notes"].as_i64().unwrap_or(0))
        .and("marks", stays["free_marks"].as_i64().unwrap_or(0))
        .and("missing", list(answer, "missing").count());
    out + &words.say("cli-preview", &args) + "\n"
}

pub(super) fn handin(words: &Words, both: &Value) -> String {
    let made = &both["handin"];
    let mut out = String::new();
    for file in list(made, "files") {
        let args = Args::one("number", number(&made["number"]))
            .and("path", text(file, "path"))
            .and("count", made["reviews"].as_i64().unwrap_or(0));
        let _ = writeln!(out, "{}", words.say("cli-handed-in", &args));
        let _ = writeln!(
            out,
            "{}",
            words.say("cli-bundle-id", &Args::one("id", text(file, "id")))
        );
    }
    if made["encrypted"] != true {
        let _ = writeln!(out, "{}", say(words, "cli-in-clear"));
    }
    if both["mail"].is_object() {
        out.push_str(&draft(words, &both["mail"]));
    }
    out
}

pub(super) fn receipt(words: &Words, receipt: &Value) -> String {
    let args = Args::one("number", number(&receipt["number"]))
        .and("at", text(receipt, "at"))
        .and("index", number(&receipt["index"]));
    words.say("cli-receipt", &args) + "\n"
}

pub(super) fn written(words: &Words, written: &Value) -> String {
    words.say("cli-written", &Args::one("path", text(written, "path"))) + "\n"
}

pub(super) fn taken(words: &Words, taken: &Value) -> String {
    let args = Args::one("taken", taken["taken"].as_i64().unwrap_or(0))
        .and("known", taken["known"].as_i64().unwrap_or(0))
        .and("left", list(taken, "left").count());
    words.say("cli-taken", &args) + "\n"
}

pub(super) fn backups(words: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "backups")
        .map(|backup| {
            let good = if backup["good"] == true {
                String::new()
            } else {
                say(words, "cli-backup-bad")
            };
            vec![
                text(backup, "at").to_owned(),
                format!("{} / {}", number(&backup["scored"]), number(&backup["proposals"])),
                text(backup, "path").to_owned(),
                good,
            ]
        })
        .collect();
    if rows.is_empty() {
        say(words, "cli-no-backups") + "\n"
    } else {
        lines(&rows)
    }
}

pub(super) fn integrity(words: &Words, report: &Value) -> String {
    if report["good"] == true {
        return say(words, "cli-check-good") + "\n";
    }
    let mut out = say(words, "cli-check-bad") + "\n";
    for finding in list(report, "findings").chain(list(report, "damaged_documents")) {
        let _ = writeln!(out, "  {}", finding.as_str().unwrap_or_default());
    }
    out
}

/// The rounds of a call; the one that is reviewed now has a mark.
pub(crate) fn rounds(call: &Value) -> String {
    let rows: Vec<Vec<String>> = call["rounds"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|round| {
            let text = |field: &str| round[field].as_str().unwrap_or_default().to_owned();
            let mark = if round["id"] == call["round"] {
                "●"
            } else {
                "○"
            };
            vec![mark.to_owned(), text("id"), text("title")]
        })
        .collect();
    lines(&rows)
}
