//! What the commands share: one call shown, a proposal by its number, a person by name.

use std::path::PathBuf;

use paraph_app::{Args, Words};
use serde_json::{Value, json};

use crate::desk::absolute;
use crate::desk::session::{Ended, Failure, Session};

/// One call, shown.
pub(super) fn say(
    session: &Session,
    name: &str,
    request: Value,
    text: fn(&Words, &Value) -> String,
) -> Ended {
    let answer = session.call(name, request)?;
    session.show(&answer, |words| text(words, &answer));
    Ok(0)
}

/// A proposal of the office by its number.
pub(super) fn proposal_id(session: &Session, number: &str) -> Result<String, Failure> {
    let list = session.call("office_proposals", json!({}))?;
    find(session, &list["proposals"], "number", number, "proposal")
        .and_then(|found| text_of(session, &found, "proposal"))
}

/// Somebody's row by name.
pub(super) fn row(session: &Session, name: &str) -> Result<String, Failure> {
    let list = session.call("people_list", json!({}))?;
    find(session, &list["people"], "name", name, "person").and_then(|found| text_of(session, &found, "row"))
}

/// The persons with these names among those who were not sent all that is here.
pub(super) fn handed(session: &Session, names: &[String]) -> Result<Vec<String>, Failure> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let look = session.call("panel_look", json!({}))?;
    let of = |name: &String| {
        let found = find(session, &look["not_sent"], "name", name, "person")?;
        text_of(session, &found, "person")
    };
    names.iter().map(of).collect()
}

pub(super) fn text_of(session: &Session, value: &Value, field: &str) -> Result<String, Failure> {
    value[field]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| session.fault("fault-not-found", &Args::one("what", field).and("name", field)))
}

pub(super) fn find(
    session: &Session,
    list: &Value,
    field: &str,
    wanted: &str,
    what: &str,
) -> Result<Value, Failure> {
    let folded = wanted.to_lowercase();
    let rows = list.as_array().cloned().unwrap_or_default();
    let value = |row: &Value| row[field].as_str().unwrap_or_default().to_lowercase();
    let exact = rows.iter().find(|row| value(row) == folded).cloned();
    let mut begin = rows.iter().filter(|row| value(row).contains(&folded));
    let only = begin.next().cloned().filter(|_| begin.next().is_none());
    exact
        .or(only)
        .ok_or_else(|| session.fault("fault-not-found", &Args::one("what", what).and("name", wanted)))
}

pub(super) fn paths(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| absolute(path)).collect()
}
