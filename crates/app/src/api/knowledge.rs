//! What is known here when a file is judged: by a desk its calls, the chairs it accepted and its cards; by an office its own.

use paraph_bundle::payload::call::CallEdition;
use paraph_bundle::payload::proposal::read_proposals;
use paraph_bundle::payload::{Payload, PersonId, Time, Unknown};
use paraph_bundle::verify::{Context, KnownCall, Trust};

use super::{desk_call, office};
use crate::App;
use crate::error::{AppError, Result};
use crate::wire::WorkspaceKind;

impl App {
    /// What is known in the open workspace; without one, who works here and what opens files.
    ///
    /// # Errors
    /// A workspace that cannot be read.
    pub fn knowledge(&self) -> Result<Context> {
        match self.workspace() {
            Ok(workspace) if workspace.kind == WorkspaceKind::Office => office::knowledge(self),
            Ok(_) | Err(_) => desk(self),
        }
    }
}

fn desk(app: &App) -> Result<Context> {
    let mut context = Context {
        identities: desk_call::identities(app)?,
        now: Some(Time::from_unix(app.now().div_euclid(1000))),
        ..Context::default()
    };
    context.own = app
        .me()?
        .and_then(|me| me.person)
        .and_then(|person| person.parse().ok());
    let Ok(workspace) = app.workspace() else {
        return Ok(context);
    };
    let call = workspace.call()?;
    let (calls, cards) = workspace.read(|read| Ok((read.calls()?, read.cards()?)))?;
    for row in calls {
        let edition =
            CallEdition::read(row.call_json.as_bytes(), Unknown::LeftAside).map_err(AppError::internal)?;
        let proposals =
            read_proposals(row.proposals.as_bytes(), Unknown::LeftAside).map_err(AppError::internal)?;
        let (Ok(lineage), Ok(chair)) = (row.lineage.parse(), row.chair.parse::<PersonId>()) else {
            continue;
        };
        // A call stands here because whoever works here accepted its chair; its officials are trusted with it.
        context.pinned.entry(lineage).or_default().insert(chair);
        let known = KnownCall {
            lineage,
            proposals: proposals.into_iter().map(|kept| kept.value).collect(),
            accepted: true,
            edition,
        };
        context.calls.insert(known.edition.id, known);
    }
    if let Some(call) = call.filter(|call| !call.row.own) {
        context.in_force = call.row.call.parse().ok();
        context.lineage = call.row.lineage.parse().ok();
    }
    for row in cards {
        let opened = paraph_bundle::open::open(
            &mut std::io::Cursor::new(&row.bundle),
            &paraph_bundle::open::NoCards,
        );
        if let Ok(opened) = opened
            && let Payload::Card(card) = opened.payload
        {
            let person = context.people.entry(card.person).or_default();
            person.cards.push(*card);
            person.trust = Trust::Seen;
        }
    }
    Ok(context)
}
