//! Proposals that a chair or deputy must not read: said by a chair, signed, and sent to the reviewers, whose files then go to
//! the others alone.
//!
//! What reviewers are sent is a records panel that holds these records and nothing else: whose, which proposal, on which ground.

use std::collections::BTreeSet;

use paraph_bundle::Writer;
use paraph_bundle::payload::call::{Call, Role};
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::manifest::{Format, Kind, Manifest};
use paraph_bundle::payload::record::{Body, ChairConflict, Record};
use paraph_bundle::payload::review::{ConflictState, Ground};

use super::acts::{self, Pen};
use super::base::{self, number_key, refuse};
use super::call::{InForce, in_force};
use super::state::office;
use super::{keys, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{ChairWithdraw, ChairWithdrawal, ChairWithdrawals, Nothing};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Which chairs and deputies must not read which proposals.
    chair_withdrawals(Nothing) -> ChairWithdrawals, changes [];
    /// Says that I must not read a proposal as chair, or may again, and writes the file for the reviewers.
    chair_withdraw(ChairWithdraw) -> ChairWithdrawals, changes [Call, People, Received, Ranking];
}

fn reads(call: &Call, person: PersonId) -> bool {
    call.has_role(person, Role::Chair) || call.has_role(person, Role::Deputy)
}

/// The records that reviewers are sent: all that this chair said of officials, the latest and what came before.
fn said(call: &Call, me: PersonId, records: &[Kept<Record>]) -> Vec<Kept<Record>> {
    records
        .iter()
        .filter(|record| record.value.by == me)
        .filter(
            |record| matches!(&record.value.body, Body::Conflict(conflict) if reads(call, conflict.person)),
        )
        .cloned()
        .collect()
}

/// The file for the reviewers: its name and bytes; `None` where nobody withdrew.
pub(super) fn file(app: &App, in_force: &InForce) -> Result<Option<(String, Vec<u8>)>> {
    let key = keys::signing_key(app)?;
    let records = base::read(app, acts::records)?;
    let own = said(&in_force.call, key.person(), &records);
    if own.is_empty() {
        return Ok(None);
    }
    let manifest = Manifest {
        answers: None,
        author: key.person(),
        call: Some(in_force.id),
        created: base::now(app),
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Panel,
        nonce: Hash::new(crate::host::random(app.host())),
        producer: keys::producer(),
        stream: None,
    };
    let name = app.person().name;
    let lines: Vec<u8> = own.iter().flat_map(Kept::bytes).collect();
    let (_, bytes) = Writer::new(manifest, &name)
        .member("records.jsonl", lines)
        .to_bytes(&[&key])
        .map_err(crate::identity::bundle_error)?;
    let file = format!(
        "Withdrawn-{}-{}.paraph",
        in_force.call.short,
        paths::folded(&name)
    );
    Ok(Some((file, bytes)))
}

fn shown(app: &App, path: Option<String>) -> Result<ChairWithdrawals> {
    let me = keys::signing_key(app)?.person();
    base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let call = &in_force.call;
        let gone: BTreeSet<(PersonId, String)> = office
            .view
            .recusals
            .iter()
            .filter(|recusal| reads(call, recusal.person))
            .map(|recusal| (recusal.person, recusal.proposal.to_hex()))
            .collect();
        let mut rows = Vec::new();
        for entry in base::proposals(read)? {
            for official in call.people.iter().filter(|official| reads(call, official.person)) {
                if gone.contains(&(official.person, entry.row.proposal.clone())) {
                    rows.push(ChairWithdrawal {
                        name: official.name.to_string(),
                        mine: official.person == me,
                        proposal: entry.row.proposal.clone(),
                        number: entry.row.number.clone(),
                        title: entry.row.title.clone(),
                        others_read: call
                            .people
                            .iter()
                            .filter(|other| reads(call, other.person))
                            .any(|other| !gone.contains(&(other.person, entry.row.proposal.clone()))),
                    });
                }
            }
        }
        rows.sort_by_key(|row| (number_key(&row.number), row.name.clone()));
        Ok(ChairWithdrawals { rows, path })
    })
}

fn chair_withdrawals(app: &App, _: Nothing) -> Result<ChairWithdrawals> {
    shown(app, None)
}

fn chair_withdraw(app: &App, asked: ChairWithdraw) -> Result<ChairWithdrawals> {
    let pen = Pen::of(app)?;
    let (in_force, entries, records) = base::read(app, |read| {
        Ok((in_force(read)?, base::proposals(read)?, acts::records(read)?))
    })?;
    if !reads(&in_force.call, pen.by) {
        return Err(refuse(
            Code::NotNow,
            "office-fault-not-named",
            Args::one("title", in_force.call.title.as_str()),
        ));
    }
    let entry = entries
        .iter()
        .find(|entry| entry.row.proposal == asked.proposal)
        .ok_or_else(|| AppError::not_found("proposal", &asked.proposal))?;
    let (me, proposal) = (pen.by, entry.id);
    // What reviewers were sent is signed and out: each word is above all earlier ones, which stay.
    let earlier = acts::same(
        "conflict",
        |body| matches!(body, Body::Conflict(known) if known.person == me && known.proposal == proposal),
        &records,
    );
    let conflict = ChairConflict {
        ground: asked.ground.map_or(Ground::Other, super::assign::ground_of),
        person: me,
        proposal,
        state: if asked.withdrawn {
            ConflictState::Recused
        } else {
            ConflictState::Cleared
        },
        text: None,
    };
    let record = pen.record(conflict, acts::next(&earlier));
    let id = entry.row.proposal.clone();
    base::act(
        app,
        if asked.withdrawn {
            "history-chair-withdrawn"
        } else {
            "history-chair-back"
        },
        &Args::one("number", entry.row.number.as_str()),
        "people",
        move |write| acts::put(write, &record, &id),
    )?;
    let path = match file(app, &in_force)? {
        Some((name, bytes)) => {
            let folder = paths::part(app, None, &in_force.call.short, "invitations")?;
            let path = folder.join(name);
            paths::write(&path, &bytes)?;
            Some(path.display().to_string())
        }
        None => None,
    };
    shown(app, path)
}
