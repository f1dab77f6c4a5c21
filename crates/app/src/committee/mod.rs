//! The sample committee: a chair's office and what nine reviewers send back, made by the commands that people use.
//!
//! It is made in a folder, with a clock and randomness of its own, so that the same sample can be made again. What is
//! planted: how strict each reviewer is, one review replaced by a later number, one signed in two versions, one
//! file changed after it was signed, one from somebody whom nobody invited, one that comes late, one as a filled
//! score sheet, one withdrawal. For tests, the demonstration and whoever wants to look around.

mod alter;
mod cast;
mod host;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};

use crate::App;
use crate::error::{AppError, Result};
use crate::words::Language;

use cast::{CAST, Role};
pub use host::Seeded;

/// Where the sample lies.
#[derive(Debug, Clone, Serialize)]
pub struct SampleCommittee {
    /// The chair's folders: `PARAPH_HOME` for whoever goes on as the chair.
    pub home: PathBuf,
    /// The office.
    pub office: PathBuf,
    /// What came back in time, to be dropped.
    pub received: PathBuf,
    /// The file that must be sent again, whole.
    pub again: PathBuf,
    /// What comes after the close.
    pub late: PathBuf,
    /// The sponsor's letter of refusal.
    pub letter: PathBuf,
    /// The folders of the reviewers.
    pub reviewers: PathBuf,
}

const DAY: i64 = 86_400;

/// When the chair of a call that closes at this time makes it.
pub(crate) const fn opened(closes: i64) -> i64 {
    closes - 20 * DAY
}

/// Makes the sample committee in a new folder. `sample` is the folder of the sample call (`proposals.csv`, `pdf/`),
/// `worker` the command line's binary, `now` the time of the close in seconds since 1970.
pub fn sample_committee(
    folder: &Path,
    sample: &Path,
    worker: &Path,
    now: i64,
    language: Language,
) -> Result<SampleCommittee> {
    let made = SampleCommittee {
        home: folder.join("chair"),
        office: folder.join("chair").join("Open compute 2026.paraph-office"),
        received: folder.join("received"),
        again: folder.join("again"),
        late: folder.join("late"),
        letter: folder.join("letter-of-the-sponsor.txt"),
        reviewers: folder.join("reviewers"),
    };
    let chair = Seeded::new(&made.home, worker, "chair", opened(now), language);
    make(&made, &chair, &json!({}), sample, worker, now)?;
    Ok(made)
}

/// Makes the sample committee of this chair. `me` is what is known of whoever plays the chair.
pub(crate) fn make(
    made: &SampleCommittee,
    chair: &Seeded,
    me: &Value,
    sample: &Path,
    worker: &Path,
    now: i64,
) -> Result<()> {
    for part in [
        &made.home,
        &made.received,
        &made.again,
        &made.late,
        &made.reviewers,
    ] {
        fs_err::create_dir_all(part).map_err(|error| AppError::file_write(part, &error))?;
    }
    write(&made.letter, "The foundation may not transfer credits to this institution (export rules). This letter is kept by the committee.\n".as_bytes())?;
    let invitations = found(made, chair, me, sample, now)?;
    for (index, reviewer) in CAST.iter().enumerate() {
        let started = now - 15 * DAY + i64::try_from(index).unwrap_or(0) * DAY;
        let home = made.reviewers.join(reviewer.short);
        let host = Seeded::new(&home, worker, reviewer.short, started, reviewer.language);
        if reviewer.role != Role::Sheet {
            review(made, &host, reviewer, index, &invitations, now)?;
        }
    }
    chair.set_clock(now);
    sheet(made, chair)
}

/// Waits for the reading of documents, however it ends: nothing of the sample depends on it.
fn finish(app: &App) -> Result<()> {
    for job in call(app, "job_list", json!({}))?["jobs"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let _ = app.wait(job["job"].as_u64().unwrap_or(0));
    }
    Ok(())
}

/// Runs a command and gives its answer.
fn call(app: &App, name: &str, request: Value) -> Result<Value> {
    app.call(name, request)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    crate::files::write_whole(path, bytes).map_err(|error| AppError::file_write(path, &error))
}

fn texts(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// The invitations that were written, by name, and the call's file for everybody.
struct Invitations {
    by_name: Vec<(String, PathBuf)>,
    call: PathBuf,
}

/// The chair makes the call, invites and assigns.
fn found(made: &SampleCommittee, chair: &Seeded, me: &Value, sample: &Path, now: i64) -> Result<Invitations> {
    let app = App::new(chair.clone());
    let mut who = json!({ "name": "Ingrid Solberg", "email": "chair@open-compute.example", "institution": "Halden Foundation for Open Science" });
    if let (Some(who), Some(me)) = (who.as_object_mut(), me.as_object()) {
        who.extend(me.clone());
    }
    call(&app, "me_set", who.clone())?;
    call(
        &app,
        "workspace_create",
        json!({ "kind": "office", "name": "Open compute 2026", "path": made.office }),
    )?;
    let view = call(&app, "call_template", json!({ "template": "open-compute" }))?;
    let mut body = view["body"].clone();
    let at = |seconds: i64| json!(paraph_bundle::payload::id::Time::from_unix(seconds).to_string());
    body["opens"] = at(now - 21 * DAY);
    body["closes"] = at(now);
    body["draw_at"] = at(now + 3_600);
    body["publishes"] = at(now + 2 * DAY);
    body["people"] =
        json!([{ "role": "chair", "name": who["name"], "email": who["email"], "phone": "+47 21 00 00 00" }]);
    call(&app, "call_update", body)?;
    call(
        &app,
        "office_proposals_table",
        json!({ "path": sample.join("proposals.csv") }),
    )?;
    for reviewer in CAST.iter().filter(|reviewer| reviewer.role != Role::Stranger) {
        call(
            &app,
            "person_set",
            json!({
                "name": reviewer.name, "email": reviewer.email, "institution": reviewer.institution,
                "language": reviewer.language, "expertise": reviewer.expertise,
            }),
        )?;
    }
    // Assigned by titles, so that the sample is the same whether a worker is here to read the documents or not.
    call(&app, "assignments_compute", json!({ "per_proposal": 5 }))?;
    call(
        &app,
        "office_proposals_files",
        json!({ "paths": [sample.join("pdf")] }),
    )?;
    finish(&app)?;
    call(&app, "call_freeze", json!({}))?;
    let people = call(&app, "people_list", json!({}))?;
    let written = call(&app, "people_invite", json!({ "documents": false }))?;
    let name = |row: &str| {
        people["people"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|person| person["row"] == row)
            .map(|person| texts(person, "name"))
            .unwrap_or_default()
    };
    let by_name = written["files"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|file| (name(&texts(file, "row")), PathBuf::from(texts(file, "path"))))
        .collect();
    let view = call(&app, "call_get", json!({}))?;
    let call_file = PathBuf::from(texts(&view["editions"][0], "path"));
    call(&app, "workspace_close", json!({}))?;
    Ok(Invitations {
        by_name,
        call: call_file,
    })
}

/// One reviewer opens the invitation, declares, scores, hands in.
fn review(
    made: &SampleCommittee,
    host: &Seeded,
    reviewer: &cast::Reviewer,
    index: usize,
    invitations: &Invitations,
    now: i64,
) -> Result<()> {
    let app = App::new(host.clone());
    let invitation = invitations
        .by_name
        .iter()
        .find(|(name, _)| name == reviewer.name)
        .map_or(&invitations.call, |(_, path)| path);
    let desk = host.home().join(format!("{}.paraph-desk", reviewer.short));
    let me = json!({ "name": reviewer.name, "email": reviewer.email, "institution": reviewer.institution });
    call(
        &app,
        "call_accept",
        json!({ "path": invitation, "me": me, "workspace": desk }),
    )?;
    call(&app, "promise_set", json!({ "given": true }))?;
    let list = call(&app, "conflicts_list", json!({}))?;
    let rows = list["rows"].as_array().cloned().unwrap_or_default();
    let assigned = call(&app, "proposals_list", json!({}))?;
    let mine: Vec<(String, String)> = assigned["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["assigned"] != json!(false))
        .map(|row| (texts(row, "proposal"), texts(row, "number")))
        .collect();
    let recused = if reviewer.role == Role::Recused {
        mine.first().map(|(id, _)| id.clone())
    } else {
        None
    };
    for row in &rows {
        let id = texts(row, "proposal");
        if Some(&id) == recused.as_ref() {
            call(
                &app,
                "conflict_declare",
                json!({ "proposal": id, "tie": "recused", "ground": "coauthor", "text": "We wrote together in 2023." }),
            )?;
        } else {
            call(&app, "conflict_declare", json!({ "proposal": id, "tie": "none" }))?;
        }
    }
    let mut count = 0;
    for (id, number) in mine.iter().filter(|(id, _)| Some(id) != recused.as_ref()) {
        score(&app, reviewer, id, number, 0)?;
        count += 1;
        // The stranger wrote about three proposals only.
        if reviewer.role == Role::Stranger && count == 3 {
            break;
        }
    }
    let stem = format!("{:02}-{}", index + 1, reviewer.short);
    let to = |part: &Path| part.join(&stem);
    match reviewer.role {
        Role::Altered => {
            let files = hand_in(&app, &to(&made.again), false)?;
            for file in files {
                let bytes = fs_err::read(&file).map_err(|error| AppError::file_read(&file, error))?;
                let name = crate::host::file_name(&file);
                write(&made.received.join(&stem).join(name), &alter::altered(&bytes)?)?;
            }
        }
        Role::Replaced => {
            hand_in(&app, &to(&made.received), true)?;
            host.set_clock(now - DAY);
            let (id, number) = &mine[0];
            score(&app, reviewer, id, number, 1)?;
            hand_in(&app, &to(&made.received), true)?;
        }
        Role::Twice => {
            hand_in(&app, &to(&made.received), true)?;
            call(&app, "workspace_close", json!({}))?;
            // An old copy is restored on a second laptop, and both go on with the same proposal.
            let copy = host.home().join("restored.paraph-desk");
            fs_err::copy(&desk, &copy).map_err(|error| AppError::file_write(&copy, &error))?;
            for (path, shift) in [(&desk, 1), (&copy, -1)] {
                call(&app, "workspace_open", json!({ "path": path }))?;
                let (id, number) = &mine[0];
                score(&app, reviewer, id, number, shift)?;
                hand_in(
                    &app,
                    &to(&made.received).join(if shift > 0 { "a" } else { "b" }),
                    true,
                )?;
                call(&app, "workspace_close", json!({}))?;
            }
            return Ok(());
        }
        Role::Late => {
            hand_in(&app, &to(&made.received), true)?;
            host.set_clock(now + 1_800);
            let (id, number) = &mine[mine.len() - 1];
            score(&app, reviewer, id, number, 1)?;
            hand_in(&app, &to(&made.late), true)?;
        }
        Role::Plain | Role::Recused | Role::Stranger | Role::Sheet => {
            hand_in(&app, &to(&made.received), true)?;
        }
    }
    call(&app, "workspace_close", json!({}))?;
    Ok(())
}

/// Scores a proposal as this reviewer sees it.
fn score(app: &App, reviewer: &cast::Reviewer, proposal: &str, number: &str, shift: i64) -> Result<()> {
    let review = call(app, "review_get", json!({ "proposal": proposal }))?;
    for (at, criterion) in review["criteria"].as_array().into_iter().flatten().enumerate() {
        let id = criterion["criterion"]["id"]
            .as_str()
            .or_else(|| criterion["criterion"].as_str())
            .or_else(|| criterion["id"].as_str())
            .unwrap_or_default()
            .to_owned();
        let step = (cast::step(reviewer, number, at) + shift).clamp(0, 5);
        call(
            app,
            "score_set",
            json!({ "proposal": proposal, "criterion": id, "step": step }),
        )?;
        call(
            app,
            "text_set",
            json!({ "proposal": proposal, "part": "rationale", "criterion": id, "text": cast::reason(reviewer.language, step, at) }),
        )?;
    }
    call(
        app,
        "confidence_set",
        json!({ "proposal": proposal, "confidence": cast::sure(reviewer, number) }),
    )?;
    call(
        app,
        "text_set",
        json!({ "proposal": proposal, "part": "applicant", "text": cast::overall(reviewer.language, number) }),
    )?;
    Ok(())
}

fn hand_in(app: &App, folder: &Path, encrypt: bool) -> Result<Vec<PathBuf>> {
    let made = call(
        app,
        "handin_make",
        json!({ "encrypt": encrypt, "folder": folder }),
    )?;
    Ok(made["files"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|file| PathBuf::from(texts(file, "path")))
        .collect())
}

/// The score sheet of the one who has no Paraph, filled in with a spreadsheet program.
fn sheet(made: &SampleCommittee, chair: &Seeded) -> Result<()> {
    let app = App::new(chair.clone());
    call(&app, "workspace_open", json!({ "path": made.office }))?;
    let people = call(&app, "people_list", json!({}))?;
    for reviewer in CAST.iter().filter(|reviewer| reviewer.role == Role::Sheet) {
        let row = people["people"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|person| person["name"] == reviewer.name)
            .map(|person| texts(person, "row"))
            .unwrap_or_default();
        let written = call(&app, "sheets_make", json!({ "rows": [row] }))?;
        let Some(path) = written["files"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .find(|path| Path::new(path).extension().is_some_and(|end| end == "xlsx"))
        else {
            continue;
        };
        let path = Path::new(path);
        let empty = fs_err::read(path).map_err(|error| AppError::file_read(path, error))?;
        let blank = crate::sheets::asked(&empty).map_err(AppError::internal)?;
        let mut cells = Vec::new();
        for number in &blank.numbers {
            for (at, criterion) in blank.criteria.iter().enumerate() {
                cells.push((
                    number.clone(),
                    criterion.clone(),
                    cast::step(reviewer, number, at).clamp(0, 5).to_string(),
                ));
            }
        }
        let filled = crate::sheets::fill_in(&empty, &cells).map_err(AppError::internal)?;
        write(&made.received.join(crate::host::file_name(path)), &filled)?;
    }
    call(&app, "workspace_close", json!({}))?;
    Ok(())
}
