//! Editions of this office's own call that came as files: an earlier one, by which reviews were written before somebody was
//! named here; or a later one, which another chair froze.

use paraph_bundle::open::Opened;
use paraph_bundle::payload::Payload;
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::reader::CallFile;
use paraph_store::CallRow;

use super::base;
use super::draft;
use super::state::Office;
use crate::App;
use crate::api::desk_call::{self, OpenedFile};
use crate::error::{AppError, Result};

/// The edition that a call file brings to this office, where it is one of its call and not here yet.
pub(super) fn new<'o>(office: &Office, opened: &'o Opened) -> Option<&'o CallFile> {
    let Payload::Call(file) = &opened.payload else {
        return None;
    };
    let (calls, id) = (&office.state.calls, file.edition.id);
    if calls.is_empty() || calls.contains_key(&id) {
        return None;
    }
    // An earlier one is named by its hash in one that is here: whoever sent it, it is that one.
    let named = calls
        .values()
        .any(|entry| entry.edition.call.previous == Some(id));
    // A later one goes on from one that is here, and a chair of that one signed it.
    let goes_on = file
        .edition
        .call
        .previous
        .and_then(|previous| calls.get(&previous))
        .is_some_and(|entry| {
            opened.signed_by_author && entry.edition.call.has_role(opened.manifest.author, Role::Chair)
        });
    (named || goes_on).then_some(file)
}

/// Takes an edition in. A newer one than any here is the one in force, and its proposals are the call's.
pub(super) fn take_in(app: &App, bytes: &[u8]) -> Result<()> {
    let workspace = base::workspace(app)?;
    let mut file = OpenedFile::of(bytes.to_vec())?;
    let Payload::Call(call) = file.opened.payload.clone() else {
        return Err(AppError::internal("not a call"));
    };
    let (known, unchanged) = base::read(app, |read| {
        let known = read.calls()?;
        let unchanged = match super::call::in_force(read) {
            Ok(in_force) => base::call_body(read).is_ok_and(|body| body == draft::reopen(&in_force.call)),
            Err(_) => false,
        };
        Ok((known, unchanged))
    })?;
    let edition = i64::try_from(call.edition.call.edition).unwrap_or(i64::MAX);
    if known.iter().all(|row| row.edition < edition) {
        desk_call::take_in(app, &workspace, &mut file)?;
        // What somebody is changing in the call stays as it is, and differs from the new edition.
        if unchanged {
            let body =
                serde_json::to_string(&draft::reopen(&call.edition.call)).map_err(AppError::internal)?;
            workspace.write(app, move |write| {
                Ok(write.set_choice(base::CALL_BODY, Some(&body))?)
            })?;
        }
    } else {
        let row = desk_call::call_row(app, &workspace, &file.opened, &call)?;
        // Those who joined from a later edition knew of no call before the one that it names.
        let moved: Vec<CallRow> = known
            .into_iter()
            .filter(|known| known.lineage == row.call && known.lineage != row.lineage)
            .map(|known| CallRow {
                lineage: row.lineage.clone(),
                ..known
            })
            .collect();
        workspace.write(app, move |write| {
            write.put_call(&row)?;
            for row in &moved {
                write.put_call(row)?;
            }
            Ok(())
        })?;
    }
    workspace.forget_call();
    Ok(())
}
