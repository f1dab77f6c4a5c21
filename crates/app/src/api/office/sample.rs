//! The sample committee's office: what a chair finds after the close, with her own signature under the call, and what
//! came back beside it, to be dropped.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use paraph_store::Read;
use serde_json::json;

use super::people::answered;
use super::{base, state};
use crate::App;
use crate::committee::{self, SampleCommittee, Seeded};
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::wire::SampleStep;
use crate::words::Args;
use crate::workspace::Workspace;

/// Makes the office at a path. The call closed a minute ago.
pub(in crate::api) fn make(app: &App, sample: &Path, path: &Path) -> Result<Arc<Workspace>> {
    let person = app.person();
    if person.name.trim().is_empty() {
        return Err(AppError::new(Code::Incomplete, "fault-no-name", Args::none()));
    }
    let key = app.signing_key(None)?;
    let key = key.to_openssh(None, "", [0; 20]).map_err(bundle_error)?;
    let near = path.parent().unwrap_or(Path::new("."));
    fs_err::create_dir_all(near).map_err(|error| AppError::file_write(near, &error))?;
    // It is made beside its place and moved there whole.
    let making = tempfile::tempdir_in(near).map_err(|error| AppError::file_write(near, &error))?;
    let folders = app.host().folders();
    let dropped = folders
        .documents
        .join(app.words().say("folder-sample-committee", &Args::none()));
    let office = making.path().join("office.paraph-office");
    let made = SampleCommittee {
        home: making.path().join("chair"),
        office: office.clone(),
        received: dropped.join("received"),
        again: dropped.join("again"),
        late: dropped.join("late"),
        letter: dropped.join("letter-of-the-sponsor.txt"),
        reviewers: making.path().join("reviewers"),
    };
    let _ = fs_err::remove_dir_all(&dropped);
    let closed = app.host().timestamp().as_second() - 60;
    let worker = app.host().worker();
    let language = app.words().language();
    let chair = Seeded::new(&made.home, &worker, "chair", committee::opened(closed), language)
        .signing_with(key.as_bytes())
        .writing_to(&dropped);
    let mut me = json!({ "name": person.name });
    for (field, known) in [("email", person.email), ("institution", person.institution)] {
        if let Some(known) = known {
            me[field] = json!(known);
        }
    }
    committee::make(&made, &chair, &me, sample, &worker, closed)?;
    let move_to = |from: &Path, to: &Path| -> Result<()> {
        fs_err::rename(from, to).map_err(|error| AppError::file_write(to, &error))
    };
    let cache = |path: &Path| path.with_added_extension("cache");
    if cache(&office).exists() {
        move_to(&cache(&office), &cache(path))?;
    }
    move_to(&office, path)?;
    let workspace = Workspace::open(app, path)?;
    workspace
        .store
        .write::<_, AppError>(|write| Ok(write.set_meta("sample", "1")?))?;
    Ok(workspace)
}

/// Where the files lie that came back, to be dropped.
pub(in crate::api) fn received(app: &App) -> PathBuf {
    let name = app.words().say("folder-sample-committee", &Args::none());
    app.host().folders().documents.join(name).join("received")
}

/// What a chair does next on it.
pub(in crate::api) fn next(read: &Read<'_>) -> Result<SampleStep> {
    if read.received()?.is_empty() {
        return Ok(SampleStep::Receive);
    }
    let office = state::office(read)?;
    let (waiting, _) = answered(base::people(read)?, &office);
    Ok(if !waiting.is_empty() {
        SampleStep::Accept
    } else if read.ledger()?.is_empty() {
        SampleStep::Enter
    } else if read.publications()?.iter().any(|row| row.stage == "final") {
        SampleStep::Done
    } else {
        SampleStep::Rank
    })
}
