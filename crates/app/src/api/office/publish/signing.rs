//! Results that more than one chair signs: made and signed by one, signed by others, published once enough have signed.
//!
//! Nothing is published before: what waits is a file that goes round, and the office remembers which one it is. Every signature
//! stands over the same seal, so the result is the same bundle from the first to the last.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use paraph_bundle::countersign::{countersign, join, may_sign, signed_by};
use paraph_bundle::identity::keys_of;
use paraph_bundle::open::{NoCards, Opened};
use paraph_bundle::payload::Payload;
use paraph_bundle::payload::call::{Call, Official, Role};
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::reader::Published as PublishedResult;
use paraph_bundle::signature::PublicKey;
use paraph_bundle::verify::verify_bytes;
use paraph_store::PublicationRow;
use serde::{Deserialize, Serialize};

use super::super::base::{self, phrase, refuse};
use super::super::call::{InForce, in_force};
use super::super::state::Office;
use super::super::{keys, paths};
use super::folder::{Signed, listed, write_folder};
use super::{Made, make, views};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::identity::bundle_error;
use crate::wire::{Published, PublishedFile, ResultSign, ResultSignatures, ResultSigned, WaitingResult};
use crate::words::{Args, Phrase};

/// The key under which the result that waits is remembered.
const WAITING: &str = "office_result_waiting";

/// A result that was signed here and waits for others.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Waiting {
    bundle: String,
    edition: i64,
    at: i64,
    /// The file that goes round.
    path: String,
    /// Where the result will lie.
    folder: String,
    /// What is written down with the publication.
    body: String,
}

/// A result that is ready to be published or to go round.
pub(super) struct ReadyResult {
    pub edition: i64,
    pub at: i64,
    pub folder: PathBuf,
    pub bytes: Vec<u8>,
    pub body: String,
}

/// How many chairs must sign.
pub(super) fn needed(call: &Call) -> usize {
    usize::try_from(call.policy.signatures_needed)
        .unwrap_or(usize::MAX)
        .max(1)
}

fn officials(call: &Call) -> impl Iterator<Item = &Official> {
    call.people
        .iter()
        .filter(|official| matches!(official.role, Role::Chair | Role::Deputy))
}

/// Keys of the chairs and deputies whose cards are here.
fn known_keys(office: &Office, call: &Call) -> Vec<(PersonId, PublicKey)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for official in officials(call) {
        let newest = office
            .state
            .cards
            .values()
            .filter(|card| card.card.person == official.person)
            .max_by_key(|card| card.card.edition);
        for key in newest
            .and_then(|card| keys_of(&card.card).ok())
            .unwrap_or_default()
        {
            if PersonId::from(key.hash()) == official.person && seen.insert(key.hash()) {
                found.push((official.person, key));
            }
        }
    }
    found
}

/// `allowed_signers` of a result: that of the call, and the other chairs and deputies whose cards are here.
pub(in super::super) fn signers_of_result(office: &Office, in_force: &InForce) -> String {
    use paraph_bundle::allowed::{Role as Signer, led_by, write_allowed_signers};
    let mut text = in_force.row.signers.clone();
    for (_, key) in known_keys(office, &in_force.call) {
        let line = write_allowed_signers([(Signer::Chair, "result.v1@paraph", &key)]);
        if !text.lines().any(|known| known == line.trim_end()) {
            text.push_str(&line);
        }
    }
    led_by(&text, "result.v1@paraph")
}

fn waiting(app: &App) -> Result<Option<Waiting>> {
    let text = base::read(app, |read| Ok(read.choice(WAITING)?))?;
    text.map(|text| serde_json::from_str(&text).map_err(AppError::internal))
        .transpose()
}

/// The names of those who signed, in the order of the call.
fn names(call: &Call, by: &BTreeSet<PersonId>) -> Vec<String> {
    officials(call)
        .filter(|official| by.contains(&official.person))
        .map(|official| official.name.to_string())
        .collect()
}

/// What is said before publishing of the signatures that it takes.
pub(super) fn state(app: &App, made: &Made) -> Result<ResultSignatures> {
    let call = &made.in_force.call;
    let me = app.me()?.and_then(|me| me.person);
    let known: BTreeSet<PersonId> = known_keys(&made.office, call)
        .into_iter()
        .map(|(person, _)| person)
        .filter(|person| Some(person.to_hex()) != me)
        .collect();
    let needed = needed(call);
    let waiting = waiting(app)?.map(|waiting| {
        let by = fs_err::read(&waiting.path)
            .ok()
            .and_then(|bytes| opened(&bytes).ok())
            .and_then(|opened| Some(signed_by(result(&opened)?, &opened.signers)))
            .unwrap_or_default();
        WaitingResult {
            edition: u32::try_from(waiting.edition).unwrap_or(0),
            at: crate::time::crossing(waiting.at),
            path: waiting.path,
            missing: needed.saturating_sub(by.len()),
            by: names(call, &by),
        }
    });
    Ok(ResultSignatures {
        needed,
        others: names(call, &known),
        waiting,
    })
}

/// What stands in the way as far as signatures are concerned: too few could sign.
pub(super) fn blocker(app: &App, made: &Made) -> Result<Option<Phrase>> {
    let state = state(app, made)?;
    let can = state.others.len() + 1;
    Ok((can < state.needed).then(|| {
        phrase(
            app,
            "office-block-signers",
            Args::one("needed", state.needed).and("count", can),
        )
    }))
}

fn opened(bytes: &[u8]) -> Result<Opened> {
    paraph_bundle::open::open(&mut Cursor::new(bytes), &NoCards)
        .map_err(|fault| AppError::internal(fault.to_string()))
}

fn result(opened: &Opened) -> Option<&PublishedResult> {
    match &opened.payload {
        Payload::Result(result) if result.last.is_some() => Some(result),
        Payload::Card(_) | Payload::Call(_) | Payload::Score(_) | Payload::Panel(_) | Payload::Result(_) => {
            None
        }
    }
}

/// Whether a result that holds has fewer signatures than its call asks for.
pub(in crate::api) fn waits_for_signature(opened: &Opened) -> bool {
    result(opened).is_some_and(|published| {
        signed_by(published, &opened.signers).len() < needed(&published.edition.call)
    })
}

/// Publishes what was made, or lets it go round where more must sign.
pub(super) fn publish_or_wait(app: &App, made: ReadyResult) -> Result<Published> {
    let opened = opened(&made.bytes)?;
    let Some(published) = result(&opened) else {
        return Err(AppError::internal("what was made is no result"));
    };
    let by = signed_by(published, &opened.signers);
    let missing = needed(&published.edition.call).saturating_sub(by.len());
    if missing == 0 {
        return publish(app, &opened, published, made);
    }
    let short = &published.edition.call.short;
    let path = made
        .folder
        .join(format!("{short}-result-{}-to-sign.paraph", made.edition));
    paths::write(&path, &made.bytes)?;
    let kept = Waiting {
        bundle: opened.id.to_hex(),
        edition: made.edition,
        at: made.at,
        path: path.display().to_string(),
        folder: made.folder.display().to_string(),
        body: made.body,
    };
    remember(app, Some(&kept), "history-result-signed", made.edition)?;
    let names: Vec<String> = may_sign(published)
        .into_iter()
        .filter(|(person, _)| !by.contains(person))
        .filter_map(|(person, _)| {
            officials(&published.edition.call)
                .find(|official| official.person == person)
                .map(|official| official.name.to_string())
        })
        .collect();
    Ok(Published {
        folder: kept.folder,
        files: vec![PublishedFile {
            name: crate::host::file_name(&path),
            path: kept.path,
            bytes: made.bytes.len() as u64,
            phrase: phrase(
                app,
                "publish-file-to-sign",
                Args::one("names", names.join(", ")).and("missing", missing),
            ),
            done: false,
        }],
        bundle: kept.bundle,
        sha256: Hash::of(&made.bytes).to_hex(),
        waits_for: missing,
    })
}

fn remember(app: &App, waiting: Option<&Waiting>, label: &str, edition: i64) -> Result<()> {
    let text = waiting
        .map(|waiting| serde_json::to_string(waiting).map_err(AppError::internal))
        .transpose()?;
    base::act(
        app,
        label,
        &Args::one("edition", edition),
        "publish",
        move |write| Ok(write.set_choice(WAITING, text.as_deref())?),
    )
}

/// Writes the folder and keeps the edition: from here on it is published.
fn publish(app: &App, opened: &Opened, published: &PublishedResult, made: ReadyResult) -> Result<Published> {
    let ranking = published
        .last
        .as_ref()
        .map(|last| last.ranking.as_slice())
        .unwrap_or_default();
    let signed = Signed {
        call: &published.edition.call,
        result: &published.result,
        ranking,
        bundle: &made.bytes,
    };
    write_folder(app, &signed, &made.folder)?;
    let files = listed(app, &made.folder, &made.bytes)?;
    let sha256 = Hash::of(&made.bytes).to_hex();
    let folder = made.folder.display().to_string();
    let row = PublicationRow {
        n: made.edition,
        stage: "final".to_owned(),
        edition: made.edition,
        at: made.at,
        folder: folder.clone(),
        bundle: opened.id.to_hex(),
        body: made.body,
        content: made.bytes,
    };
    base::act(
        app,
        "history-published",
        &Args::one("edition", made.edition),
        "publish",
        move |write| {
            write.add_publication(&row)?;
            write.set_choice(WAITING, None)?;
            Ok(write.fix_steps(&[
                "history-decided",
                "history-vetoed",
                "history-veto-removed",
                "history-absent",
                "history-people-accepted",
                "history-admitted",
                "history-settled",
                "history-conflict",
                "history-confirmed",
                "history-unconfirmed",
            ])?)
        },
    )?;
    views::fill(app)?;
    Ok(Published {
        folder,
        files,
        bundle: opened.id.to_hex(),
        sha256,
        waits_for: 0,
    })
}

/// Where a signed result says other than what stands here: which reviews count, places and awards.
fn differs(app: &App, published: &PublishedResult) -> Result<Vec<&'static str>> {
    let made = make(app)?;
    let mut found = Vec::new();
    let (Some(here), Some(last)) = (&made.prepared, &published.last) else {
        return Ok(vec!["office-sign-differs-unready"]);
    };
    let inputs = |result: &paraph_bundle::payload::result::ResultJson| result.inputs.map(|inputs| inputs.id);
    if inputs(&here.result) != inputs(&published.result) {
        found.push("office-sign-differs-reviews");
    }
    let ranking = here
        .outcome
        .as_ref()
        .map(|outcome| outcome.rows.as_slice())
        .unwrap_or_default();
    let rows = |of: &dyn Fn(&paraph_bundle::payload::result::Ranked) -> (u64, String, Option<u64>)| {
        let told = |rows: &[paraph_bundle::payload::result::Ranked]| {
            let mut told: Vec<_> = rows.iter().map(|row| (row.proposal, of(row))).collect();
            told.sort();
            told
        };
        told(ranking) == told(&last.ranking)
    };
    if !rows(&|row| (row.place, String::new(), None)) {
        found.push("office-sign-differs-places");
    }
    if !rows(&|row| (0, super::super::draft::spelled(&row.decision), row.amount)) {
        found.push("office-sign-differs-awards");
    }
    Ok(found)
}

pub(super) fn result_sign(app: &App, asked: ResultSign) -> Result<ResultSigned> {
    let path = PathBuf::from(&asked.path);
    let bytes = fs_err::read(&path).map_err(|error| AppError::file_read(&path, error))?;
    let report = verify_bytes(&bytes, &super::super::knowledge(app)?);
    if let Some(fault) = &report.fault {
        return Err(crate::api::desk_call::fault_error(app, &path, fault));
    }
    let file = || Args::one("file", crate::host::file_name(&path));
    let opened = report
        .opened
        .ok_or_else(|| refuse(Code::NotNow, "office-fault-sign-nothing", file()))?;
    let published =
        result(&opened).ok_or_else(|| refuse(Code::NotNow, "office-fault-sign-nothing", file()))?;
    let in_force = base::read(app, in_force)?;
    if published.edition.id != in_force.id {
        return Err(refuse(Code::NotNow, "office-fault-sign-other", file()));
    }
    let differs = differs(app, published)?;
    let words = app.words();
    let told: Vec<String> = differs.iter().map(|id| words.say(id, &Args::none())).collect();
    let args = file().and("what", told.join(" "));
    match waiting(app)?.filter(|waiting| waiting.bundle == opened.id.to_hex()) {
        // What was decided since is what holds: a result that says otherwise is not published.
        Some(_) if !differs.is_empty() => Err(refuse(Code::NotNow, "office-fault-sign-moved", args)),
        Some(waiting) => come_back(app, waiting, &bytes),
        None if !differs.is_empty() && asked.even_so != Some(true) => {
            Err(refuse(Code::NotNow, "office-fault-sign-differs", args).with("differs", differs.join(" ")))
        }
        None => sign(app, &path, published, &bytes),
    }
}

/// My own result with signatures of others.
fn come_back(app: &App, waiting: Waiting, bytes: &[u8]) -> Result<ResultSigned> {
    // Others may have signed the file each by themselves: all signatures that came are on the one that waits.
    let bytes = match fs_err::read(&waiting.path) {
        Ok(held) => join(bytes, &held).map_err(bundle_error)?,
        Err(_) => bytes.to_vec(),
    };
    let editions = base::read(app, |read| Ok(read.publications()?.len()))?;
    if usize::try_from(waiting.edition) != Ok(editions + 1) {
        return Err(refuse(Code::NotNow, "office-fault-sign-stale", Args::none()));
    }
    let opened = opened(&bytes)?;
    let Some(published) = result(&opened) else {
        return Err(AppError::internal("what waits is no result"));
    };
    let call = published.edition.call.clone();
    let by = signed_by(published, &opened.signers);
    let missing = needed(&call).saturating_sub(by.len());
    let path = PathBuf::from(&waiting.path);
    paths::write(&path, &bytes)?;
    if missing > 0 {
        return Ok(ResultSigned {
            path: waiting.path,
            by: names(&call, &by),
            missing,
            published: None,
        });
    }
    let folder = PathBuf::from(&waiting.folder);
    fs_err::create_dir_all(&folder).map_err(|error| AppError::file_write(&folder, &error))?;
    let made = ReadyResult {
        edition: waiting.edition,
        at: waiting.at,
        folder,
        bytes,
        body: waiting.body,
    };
    let done = publish(app, &opened, published, made)?;
    // The file that went round has done its work: the result lies beside it.
    let _ = fs_err::remove_file(&path);
    Ok(ResultSigned {
        path: Path::new(&done.folder)
            .join("result.paraph")
            .display()
            .to_string(),
        by: names(&call, &by),
        missing: 0,
        published: Some(done),
    })
}

/// Another chair's result: mine is added and the file goes back.
fn sign(app: &App, path: &Path, published: &PublishedResult, bytes: &[u8]) -> Result<ResultSigned> {
    let key = keys::signing_key(app)?;
    let call = &published.edition.call;
    if !may_sign(published)
        .iter()
        .any(|(person, known)| *person == key.person() && *known == key.public())
    {
        return Err(refuse(
            Code::NotNow,
            "office-fault-sign-not-named",
            Args::one("file", crate::host::file_name(path)),
        ));
    }
    let bytes = countersign(bytes, &key).map_err(bundle_error)?;
    let opened = opened(&bytes)?;
    let by = result(&opened)
        .map(|published| signed_by(published, &opened.signers))
        .unwrap_or_default();
    let folder = paths::part(app, None, &call.short, "signed")?;
    let name = format!(
        "{}-result-{}-signed-{}.paraph",
        call.short,
        published.result.edition,
        paths::folded(&app.person().name)
    );
    let to = folder.join(name);
    paths::write(&to, &bytes)?;
    Ok(ResultSigned {
        path: to.display().to_string(),
        by: names(call, &by),
        missing: needed(call).saturating_sub(by.len()),
        published: None,
    })
}
