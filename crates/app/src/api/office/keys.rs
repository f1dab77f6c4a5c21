//! The chair's key and card as the office uses them.

use std::io::Cursor;
use std::path::Path;

use paraph_bundle::allowed::{Role, write_allowed_signers};
use paraph_bundle::payload::Payload;
use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::id::{Hash, Name};
use paraph_bundle::{Identity, SigningKey};

use super::base::refuse;
use super::draft::ChairOfCall;
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::words::Args;

/// The signing key of whoever works here.
pub(super) fn signing_key(app: &App) -> Result<SigningKey> {
    app.signing_key(None)
}

/// What is written as producer.
pub(super) fn producer() -> Name {
    crate::identity::producer()
}

/// The chair as the call names her.
pub(super) fn chair(app: &App, key: &SigningKey) -> Result<ChairOfCall> {
    let person = app.person();
    if person.name.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "fault-no-name", Args::none()));
    }
    let age = Identity::derive(key, None).map_err(bundle_error)?.recipient();
    Ok(ChairOfCall {
        person: key.person(),
        name: person.name,
        email: person.email,
        age,
    })
}

/// The card's bundle: its id and bytes.
pub(super) struct CardBundle {
    pub id: String,
    pub bytes: Vec<u8>,
}

/// The chair's card.
pub(super) fn card(app: &App, key: &SigningKey) -> Result<CardBundle> {
    let card = app.own_card(key)?;
    Ok(CardBundle {
        id: card.id.to_hex(),
        bytes: card.bundle,
    })
}

/// The chair's card as the shelf keeps it.
pub(super) fn card_row(app: &App, key: &SigningKey) -> Result<paraph_store::CardRow> {
    let card = app.own_card(key)?;
    Ok(paraph_store::CardRow {
        card: card.edition.to_hex(),
        person: card.card.person.to_hex(),
        edition: i64::try_from(card.card.edition).unwrap_or(1),
        bundle: card.bundle,
    })
}

/// The control number of whoever works here, if there is a key.
pub(super) fn control_number(app: &App) -> Result<Option<String>> {
    Ok(app.me()?.and_then(|me| me.control_number))
}

/// `allowed_signers` of a call and its results. Keys of others than the chair are those of their cards here.
pub(super) fn allowed_signers(app: &App, key: &SigningKey, call: &Call) -> Result<String> {
    let own = key.public();
    let mut lines = vec![
        (Role::Chair, "call.v1@paraph", &own),
        (Role::Chair, "panel.v1@paraph", &own),
        (Role::Chair, "result.v1@paraph", &own),
        (Role::Keeper, "ledger.v1@paraph", &own),
    ];
    let cards = super::base::read(app, |read| Ok(read.cards()?))?;
    let mut others = Vec::new();
    for row in &cards {
        let Ok(opened) =
            paraph_bundle::open::open(&mut Cursor::new(&row.bundle), &paraph_bundle::open::NoCards)
        else {
            continue;
        };
        if let Payload::Card(card) = opened.payload
            && call.has_role(card.person, paraph_bundle::payload::call::Role::Veto)
        {
            others.extend(paraph_bundle::identity::keys_of(&card).unwrap_or_default());
        }
    }
    lines.extend(others.iter().map(|key| (Role::Veto, "panel.v1@paraph", key)));
    Ok(write_allowed_signers(lines))
}

/// The identities that open what is encrypted to the chair, by the signature that holds or an earlier one.
pub(super) fn identities(app: &App, lineage: Option<Hash>) -> Result<Vec<Identity>> {
    let mut keys = vec![signing_key(app)?];
    keys.extend(app.earlier_keys());
    let mut identities = Vec::new();
    for key in &keys {
        identities.push(Identity::derive(key, None).map_err(bundle_error)?);
        if lineage.is_some() {
            identities.push(Identity::derive(key, lineage).map_err(bundle_error)?);
        }
    }
    Ok(identities)
}

/// The call in a call file or a result.
pub(super) fn call_of_file(app: &App, path: &Path, bytes: &[u8]) -> Result<Call> {
    let file = crate::host::file_name(path);
    let opened = paraph_bundle::open::open(&mut Cursor::new(bytes), &paraph_bundle::open::NoCards).map_err(
        |fault| {
            AppError::new(
                Code::BundleBad,
                "office-fault-file",
                Args::one("file", file.as_str())
                    .and("reason", app.words().say(&fault.message(), &Args::none())),
            )
        },
    )?;
    match opened.payload {
        Payload::Call(call) => Ok(call.edition.call.clone()),
        _ => Err(AppError::new(
            Code::BundleBad,
            "office-fault-no-call",
            Args::one("file", file),
        )),
    }
}
