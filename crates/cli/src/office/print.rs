//! The office's answers as text for a terminal. Sentences come with the answers; nothing is decided here.

use std::fmt::Write as _;

use paraph_app::{Args, Words};
use serde_json::Value;

use crate::desk::print::lines;

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value[field].as_array().into_iter().flatten()
}

fn figure(value: &Value, field: &str) -> String {
    value[field]
        .as_i64()
        .map_or_else(|| "–".to_owned(), |number| number.to_string())
}

/// Micropoints as points with one decimal.
fn points(value: &Value) -> String {
    value.as_i64().map_or_else(
        || "–".to_owned(),
        |points| {
            let tenths = (points + 50_000 * points.signum()) / 100_000;
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
        },
    )
}

fn phrases(value: &Value, field: &str) -> String {
    list(value, field)
        .map(|phrase| format!("{}\n", text(phrase, "text")))
        .collect()
}

pub(super) fn call(words: &Words, view: &Value) -> String {
    let body = &view["body"];
    let mut out = format!("{} · {}\n", text(body, "title"), text(body, "sponsor"));
    for point in list(view, "timeline") {
        let _ = writeln!(out, "{}", text(&point["phrase"], "text"));
    }
    for fault in list(view, "faults").chain(list(view, "warnings")) {
        let _ = writeln!(
            out,
            "{}: {}",
            text(fault, "field"),
            text(&fault["phrase"], "text")
        );
    }
    for edition in list(view, "editions") {
        let args =
            Args::one("edition", edition["edition"].as_i64().unwrap_or(0)).and("path", text(edition, "path"));
        let _ = writeln!(out, "{}", words.say("office-cli-edition", &args));
    }
    if let Some(number) = view["control_number"].as_str() {
        let _ = writeln!(
            out,
            "{}: {number}",
            words.say("cli-control-number", &Args::none())
        );
    }
    out
}

pub(super) fn templates(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "templates")
        .map(|row| {
            vec![
                text(row, "template").to_owned(),
                text(&row["title"], "text").to_owned(),
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn taken(words: &Words, answers: &Value) -> String {
    let mut out = String::new();
    for answer in answers.as_array().into_iter().flatten() {
        let count = |field: &str| answer[field].as_i64().unwrap_or(0);
        let args = Args::one("added", count("added"))
            .and("changed", count("changed") + count("matched"))
            .and("same", count("same") + count("known"));
        let _ = writeln!(out, "{}", words.say("office-cli-taken", &args));
        for fault in list(answer, "faults") {
            let _ = writeln!(out, "{}: {}", text(fault, "cell"), text(fault, "value"));
        }
        out.push_str(&phrases(answer, "refused"));
    }
    out
}

pub(super) fn proposals(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "proposals")
        .map(|row| {
            let wants: Vec<&str> = list(row, "wants").filter_map(Value::as_str).collect();
            vec![
                text(row, "number").to_owned(),
                text(row, "track").to_owned(),
                figure(row, "asked"),
                text(row, "title").to_owned(),
                wants.join(" "),
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn notice(_: &Words, answer: &Value) -> String {
    format!(
        "{}\n{}\n{}\n",
        text(answer, "html"),
        text(answer, "control_number"),
        text(answer, "call_file")
    )
}

pub(super) fn people(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "people")
        .map(|row| {
            let notes: Vec<&str> = list(row, "notes").map(|note| text(note, "text")).collect();
            vec![
                text(row, "name").to_owned(),
                text(row, "state").to_owned(),
                format!("{}/{}", figure(row, "received"), figure(row, "assigned")),
                text(row, "control_number").to_owned(),
                notes.join(" "),
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn invitations(_: &Words, answer: &Value) -> String {
    let mut out: String = list(answer, "files")
        .map(|file| {
            let own = file["documents"].as_str().map(|zip| format!("{zip}\n"));
            format!("{}\n{}", text(file, "path"), own.unwrap_or_default())
        })
        .collect();
    if let Some(documents) = answer["documents"].as_str() {
        let _ = writeln!(out, "{documents}");
    }
    out
}

pub(super) fn accepted(words: &Words, answer: &Value) -> String {
    let count = answer["accepted"].as_i64().unwrap_or(0);
    format!(
        "{}\n{}",
        words.say("history-people-accepted", &Args::one("count", count)),
        phrases(answer, "left")
    )
}

pub(super) fn compared(words: &Words, answer: &Value) -> String {
    let id = if answer["agrees"] == true {
        "office-cli-control-same"
    } else if answer["differs_at"].is_null() {
        "office-cli-control-part"
    } else {
        "office-cli-control-differs"
    };
    words.say(
        id,
        &Args::one("group", answer["differs_at"].as_i64().unwrap_or(0)),
    ) + "\n"
}

pub(super) fn files(_: &Words, answer: &Value) -> String {
    list(answer, "files")
        .filter_map(Value::as_str)
        .map(|file| format!("{file}\n"))
        .collect()
}

pub(super) fn written(_: &Words, answer: &Value) -> String {
    format!("{}\n", text(answer, "path"))
}

pub(super) fn assignments(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "pairs")
        .map(|row| {
            vec![
                text(row, "number").to_owned(),
                text(row, "row").to_owned(),
                text(row, "role").to_owned(),
                text(&row["reason"], "text").to_owned(),
            ]
        })
        .collect();
    format!(
        "{}{}{}\n",
        lines(&rows),
        phrases(answer, "price"),
        text(&answer["comparable"]["sentence"], "text")
    )
}

pub(super) fn plan_of_assignments(words: &Words, answer: &Value) -> String {
    phrases(answer, "infeasible") + &assignments(words, &answer["assignments"])
}

pub(super) fn plan(words: &Words, answer: &Value) -> String {
    let mut out = String::new();
    let plan = &answer["plan"];
    for group in ["ready", "question", "again", "nothing"] {
        let _ = writeln!(out, "{}", text(&plan["sentences"][group], "text"));
        for item in list(plan, "items").filter(|item| item["group"] == group) {
            let _ = writeln!(
                out,
                "  {}: {} {}",
                text(item, "name"),
                text(item, "message"),
                text(item, "hint")
            );
            for note in list(item, "notes") {
                let _ = writeln!(out, "    {} {}", text(note, "message"), text(note, "hint"));
            }
            for change in list(item, "changes") {
                let scores: Vec<String> = list(change, "scores")
                    .map(|score| {
                        format!(
                            "{} {} → {}",
                            text(score, "criterion"),
                            figure(score, "before"),
                            figure(score, "after")
                        )
                    })
                    .collect();
                let _ = writeln!(
                    out,
                    "    {} {} {}",
                    text(change, "number"),
                    text(change, "what"),
                    scores.join(", ")
                );
            }
        }
    }
    if let Some(taken) = answer["taken"]["taken"].as_i64() {
        let _ = writeln!(
            out,
            "{}",
            words.say("history-taken-in", &Args::one("count", taken))
        );
    }
    out
}

pub(super) fn received(words: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "files")
        .map(|row| {
            let notes: Vec<&str> = list(row, "notes").map(|note| text(note, "text")).collect();
            vec![
                text(row, "person_name").to_owned(),
                figure(row, "sequence"),
                text(row, "verdict").to_owned(),
                figure(row, "index"),
                text(row, "name").to_owned(),
                notes.join(" "),
            ]
        })
        .collect();
    lines(&rows) + &questions(words, answer) + text(answer, "state") + "\n"
}

pub(super) fn questions(_: &Words, answer: &Value) -> String {
    let mut out = String::new();
    for question in list(answer, "questions") {
        let _ = writeln!(out, "{}", text(&question["phrase"], "text"));
        for head in list(question, "heads") {
            let _ = writeln!(out, "  {} {}", text(head, "head"), head["scores"]);
        }
    }
    out
}

pub(super) fn entered(words: &Words, answer: &Value) -> String {
    let args = Args::one("count", answer["added"].as_i64().unwrap_or(0));
    format!(
        "{}\n{}\n",
        words.say("history-entered", &args),
        text(answer, "receipts")
    )
}

pub(super) fn owed(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "people")
        .map(|person| {
            let cells: String = list(person, "cells")
                .map(|cell| match text(cell, "state") {
                    "here" => '●',
                    "open" => '◐',
                    "crossed" => '⊘',
                    _ => '○',
                })
                .collect();
            vec![text(person, "name").to_owned(), cells, figure(person, "missing")]
        })
        .collect();
    lines(&rows)
}

pub(super) fn ranking(words: &Words, answer: &Value) -> String {
    let mut out = String::new();
    if let Some(what_if) = answer["what_if"]["text"].as_str() {
        let _ = writeln!(out, "{what_if}");
    }
    let say = |id: &str| words.say(id, &Args::none());
    let mut rows = vec![vec![
        say("rank-head-place"),
        say("rank-head-proposal"),
        say("rank-head-reviews"),
        say("rank-head-raw"),
        say("rank-head-calibrated"),
        say("rank-head-90"),
        say("rank-head-group"),
        String::new(),
    ]];
    for row in list(answer, "rows") {
        let interval = match (row["low_90"].as_i64(), row["high_90"].as_i64()) {
            (Some(low), Some(high)) => format!("{low}–{high}"),
            _ => String::new(),
        };
        let group = match text(row, "group") {
            _ if row["part"] == true => say("rank-group-part"),
            "funded" => say("rank-group-funded"),
            "draw" => say("rank-group-draw"),
            "not_funded" => say("rank-group-not-funded"),
            _ => "–".to_owned(),
        };
        let award = row["award"]
            .as_u64()
            .filter(|award| *award > 0)
            .map(|award| award.to_string())
            .unwrap_or_default();
        rows.push(vec![
            figure(row, "place"),
            text(row, "number").to_owned(),
            figure(row, "reviews"),
            points(&row["raw"]),
            points(&row["calibrated"]),
            interval,
            group,
            award,
        ]);
    }
    out.push_str(&lines(&rows));
    // With several strands the sentences below begin with their titles.
    let sentences = phrases(answer, "sentences");
    for line in list(answer, "lines") {
        let sentence = text(&line["sentence"], "text");
        if !sentences.contains(sentence) {
            let _ = writeln!(out, "{}: {sentence}", text(line, "track"));
        }
    }
    out + &sentences
}

pub(super) fn figures(words: &Words, answer: &Value) -> String {
    let say = |id: &str| words.say(id, &Args::none());
    let alpha = |value: &Value| {
        value.as_i64().map_or_else(
            || "–".to_owned(),
            |basis| {
                let hundredths = (basis + 50 * basis.signum()) / 100;
                let sign = if hundredths < 0 { "-" } else { "" };
                format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
            },
        )
    };
    let reviewers: Vec<Vec<String>> = list(answer, "reviewers")
        .map(|row| {
            let said: Vec<&str> = [
                text(&row["sentence"], "text"),
                text(&row["noise_sentence"], "text"),
            ]
            .into_iter()
            .chain(list(row, "flags").map(|flag| text(flag, "text")))
            .filter(|said| !said.is_empty())
            .collect();
            vec![
                text(row, "name").to_owned(),
                figure(row, "reviews"),
                said.join(" "),
            ]
        })
        .collect();
    let agreement: Vec<Vec<String>> = list(answer, "agreement")
        .map(|row| vec![text(row, "title").to_owned(), alpha(&row["interval"])])
        .collect();
    let mut out = format!(
        "{}\n{}\n{}\n",
        lines(&reviewers),
        say("figures-agreement"),
        lines(&agreement)
    );
    out.push_str(&phrases(answer, "sentences"));
    let left_out = &answer["left_out"];
    if left_out.is_object() {
        let _ = writeln!(out, "{}", text(&left_out["sentence"], "text"));
        let rows: Vec<Vec<String>> = list(left_out, "reviewers")
            .map(|row| {
                vec![
                    format!("{} {}", say("figures-without"), text(row, "name")),
                    format!("+ {}", joined(row, "entered")),
                    format!("− {}", joined(row, "left")),
                ]
            })
            .collect();
        out.push_str(&lines(&rows));
    }
    for (at, island) in list(answer, "islands").enumerate() {
        let title = words.say("figures-island", &Args::one("number", at + 1));
        let _ = writeln!(
            out,
            "{title}: {} · {}",
            joined(island, "proposals"),
            joined(island, "reviewers")
        );
    }
    out
}

/// What the committee and the sponsor changed, attributes, and what cannot be concluded.
pub(super) fn influence(words: &Words, answer: &Value) -> String {
    let say = |id: &str| words.say(id, &Args::none());
    let fills: Vec<Vec<String>> = list(answer, "fills")
        .map(|fill| {
            vec![
                say(&format!("figures-stage-{}", text(fill, "stage"))),
                figure(fill, "funded"),
                figure(fill, "spent"),
                format!("+ {}", joined(fill, "entered")),
                format!("− {}", joined(fill, "left")),
            ]
        })
        .collect();
    let mut out = format!("{}{}", lines(&fills), phrases(answer, "refusals"));
    for test in list(answer, "refused").chain(list(answer, "funded")) {
        let levels: Vec<String> = list(test, "levels")
            .map(|level| {
                let value = text(level, "value");
                let value = if value.is_empty() {
                    say("figures-level-none")
                } else {
                    value.to_owned()
                };
                format!("{value}: {}/{}", figure(level, "hit"), figure(level, "proposals"))
            })
            .collect();
        let _ = writeln!(out, "\n{}: {}", text(test, "attribute"), levels.join(", "));
        out.push_str(&phrases(test, "sentences"));
    }
    let _ = writeln!(out, "\n{}", phrases(answer, "looked").trim_end());
    out.push_str(&phrases(&answer["affinity"], "sentences"));
    let _ = writeln!(out, "\n{}", say("influence-cannot"));
    for sentence in list(answer, "cannot") {
        let _ = writeln!(out, "- {}", text(sentence, "text"));
    }
    out
}

/// A list of words with commas; a dash where it is empty.
fn joined(value: &Value, field: &str) -> String {
    let words: Vec<&str> = list(value, field).filter_map(Value::as_str).collect();
    if words.is_empty() {
        "–".to_owned()
    } else {
        words.join(", ")
    }
}

pub(super) fn veto(words: &Words, answer: &Value) -> String {
    let public = if words.language() == paraph_app::Language::Fr {
        "public_fr"
    } else {
        "public_en"
    };
    format!(
        "{}{}\n{}",
        phrases(answer, "sentences"),
        text(answer, public),
        phrases(answer, "missing")
    )
}

pub(super) fn draws(_: &Words, answer: &Value) -> String {
    let mut out = format!("{}\n", text(&answer["sentence"], "text"));
    for draw in list(answer, "draws") {
        let _ = writeln!(
            out,
            "{} {} {}",
            text(draw, "track"),
            text(draw, "state"),
            text(draw, "commit")
        );
        for member in list(draw, "members") {
            let mark = if member["taken"] == true { "*" } else { " " };
            let _ = writeln!(
                out,
                "  {mark} {} {} {}",
                figure(member, "place"),
                text(member, "number"),
                text(member, "ticket")
            );
        }
        out.push_str(&phrases(draw, "waits"));
        if let Some(file) = draw["announcement"].as_str() {
            let _ = writeln!(out, "{file} {}", text(draw, "announcement_sha256"));
        }
    }
    out
}

pub(super) fn preview(words: &Words, answer: &Value) -> String {
    let mut out = phrases(answer, "blockers") + &phrases(answer, "warnings");
    let waiting = &answer["signatures"]["waiting"];
    if waiting.is_object() {
        let args = names_and_missing(waiting).and("edition", waiting["edition"].as_i64().unwrap_or(0));
        let _ = writeln!(
            out,
            "{} {}",
            words.say("publish-waits", &args),
            text(waiting, "path")
        );
    }
    for part in list(answer, "texts") {
        let warnings: Vec<&str> = list(part, "warnings")
            .map(|warning| text(warning, "text"))
            .collect();
        let _ = writeln!(
            out,
            "{} {} {}: {} {}",
            text(part, "number"),
            text(part, "label"),
            text(part, "part"),
            text(part, "text"),
            warnings.join(" ")
        );
    }
    out
}

pub(super) fn published(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "files")
        .map(|file| {
            vec![
                text(file, "path").to_owned(),
                text(&file["phrase"], "text").to_owned(),
            ]
        })
        .collect();
    format!("{}{}\n", lines(&rows), text(answer, "sha256"))
}

fn names_and_missing(value: &Value) -> Args {
    let by: Vec<&str> = list(value, "by").filter_map(Value::as_str).collect();
    Args::one("by", by.join(", ")).and("missing", value["missing"].as_i64().unwrap_or(0))
}

pub(super) fn signed(words: &Words, answer: &Value) -> String {
    let done = &answer["published"];
    if done.is_object() {
        return published(words, done);
    }
    format!(
        "{} {}\n",
        words.say("publish-signed", &names_and_missing(answer)),
        text(answer, "path")
    )
}

pub(super) fn withdrawals(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "rows")
        .map(|row| {
            vec![
                text(row, "number").to_owned(),
                text(row, "name").to_owned(),
                text(row, "title").to_owned(),
            ]
        })
        .collect();
    let mut out = lines(&rows);
    if let Some(path) = answer["path"].as_str() {
        let _ = writeln!(out, "{path}");
    }
    out
}

pub(super) fn letters(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "letters")
        .map(|letter| {
            vec![
                text(letter, "number").to_owned(),
                text(letter, "email").to_owned(),
                text(letter, "html").to_owned(),
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn obligations(_: &Words, answer: &Value) -> String {
    let rows: Vec<Vec<String>> = list(answer, "rows")
        .map(|row| {
            vec![
                text(row, "number").to_owned(),
                text(row, "duty").to_owned(),
                text(row, "due").to_owned(),
                text(row, "done").to_owned(),
                ["link", "commit", "licence"]
                    .map(|part| text(row, part))
                    .join(" ")
                    .trim()
                    .to_owned(),
            ]
        })
        .collect();
    lines(&rows)
}

pub(super) fn unsigned(words: &Words, answer: &Value) -> String {
    let mut rows = Vec::new();
    for person in list(answer, "people") {
        for review in list(person, "reviews") {
            let steps = review["steps"].as_object().into_iter().flatten();
            let steps: Vec<String> = steps
                .map(|(criterion, step)| format!("{criterion} {}", step.as_str().unwrap_or_default()))
                .collect();
            let confirmed = if review["confirmed"] == true {
                words.say("office-cli-confirmed", &Args::none())
            } else {
                String::new()
            };
            rows.push(vec![
                text(person, "name").to_owned(),
                text(review, "number").to_owned(),
                text(review, "round").to_owned(),
                text(review, "source").to_owned(),
                steps.join("; "),
                points(&review["total"]),
                confirmed,
            ]);
        }
    }
    lines(&rows)
}

pub(super) fn typed(words: &Words, answer: &Value) -> String {
    let criteria: Vec<&str> = list(answer, "criteria").map(|one| text(one, "id")).collect();
    let mut rows = vec![
        std::iter::once(String::new())
            .chain(criteria.iter().map(|one| (*one).to_owned()))
            .collect(),
    ];
    for line in list(answer, "lines") {
        let cell = |criterion: &&str| {
            let typed = |pass: &str| line[pass][*criterion].as_str().unwrap_or_default();
            match (typed("first"), typed("second")) {
                ("", "") => "–".to_owned(),
                (first, second) if first == second => first.to_owned(),
                (first, second) => format!("{first}|{second}"),
            }
        };
        let number = std::iter::once(text(line, "number").to_owned());
        rows.push(number.chain(criteria.iter().map(cell)).collect::<Vec<String>>());
    }
    let count = |field: &str| answer[field].as_i64().unwrap_or(0);
    let args = Args::one("differences", count("differences")).and("unproved", count("unproved"));
    lines(&rows) + &words.say("office-cli-typed", &args) + "\n"
}
