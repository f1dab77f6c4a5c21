//! The announcement of a draw: a small result edition of its own, signed and out before the number exists.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use paraph_bundle::Writer;
use paraph_bundle::merge::RecordEntry;
use paraph_bundle::payload::call::Fill;
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::manifest::{Format, Kind, Manifest};
use paraph_bundle::payload::record::{Body, Record};
use paraph_store::PublicationRow;

use super::acts;
use super::base;
use super::call::InForce;
use super::sealing::Sealing;
use super::state::Office;
use super::{keys, paths};
use crate::App;
use crate::error::{AppError, Result};
use crate::mail::{Attachment, Draft, Person as Addressee};
use crate::words::{Args, Language, Words};

/// What is remembered of a publication.
pub(super) fn body(records: &[String], lists: &BTreeMap<u64, Vec<u8>>, more: serde_json::Value) -> String {
    let lists: BTreeMap<String, String> = lists
        .iter()
        .map(|(n, list)| (n.to_string(), String::from_utf8_lossy(list).into_owned()))
        .collect();
    serde_json::json!({ "records": records, "lists": lists, "more": more }).to_string()
}

/// The manifest of a result. Its nonce is hidden in the office's seed: the same act gives the same bytes.
pub(super) fn manifest(
    app: &App,
    in_force: &InForce,
    author: paraph_bundle::payload::id::PersonId,
    edition: u64,
) -> Result<Manifest> {
    let seed = base::seed(app)?;
    let nonce = base::derived(
        &seed,
        "nonce",
        format!("{}\n{edition}\n{}", in_force.id, base::now(app)).as_bytes(),
    );
    Ok(Manifest {
        answers: None,
        author,
        call: Some(in_force.id),
        created: base::now(app),
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Result,
        nonce: Hash::new(nonce),
        producer: keys::producer(),
        stream: None,
    })
}

/// Signs the announcement, writes it with its page and mail drafts, and only then keeps the records.
pub(super) fn announce(
    app: &App,
    office: &Office,
    in_force: &InForce,
    records: Vec<Kept<Record>>,
    lists: BTreeMap<u64, Vec<u8>>,
    folder: Option<&str>,
) -> Result<()> {
    let key = keys::signing_key(app)?;
    let now = base::now(app);
    let call = &in_force.call;
    let (publications, entries, people) = base::read(app, |read| {
        Ok((read.publications()?, base::proposals(read)?, base::people(read)?))
    })?;
    let edition = publications.len() as u64 + 1;
    let previous = publications
        .last()
        .map(|row| base::hash(&row.bundle))
        .transpose()?;
    let folder = paths::part(app, folder, &call.short, "draw")?;
    let both = |make: &dyn Fn(Language) -> String| [Language::En, Language::Fr].map(make);
    let draws: Vec<_> = records
        .iter()
        .filter_map(|record| match &record.value.body {
            Body::DrawAnnounced(announced) => Some(announced),
            _ => None,
        })
        .map(|announced| {
            let list = lists.get(&announced.n).and_then(|list| paraph_bundle::payload::draw::DrawList::read(list).ok());
            let members: Vec<String> = list
                .iter()
                .flat_map(|list| &list.proposals)
                .filter_map(|id| entries.iter().find(|entry| entry.id == *id))
                .map(|entry| entry.row.number.clone())
                .collect();
            let track = list.and_then(|list| list.track).and_then(|track| call.tracks.iter().find(|known| known.id == track).map(|known| known.title.to_string()));
            context! {
                track => track.unwrap_or_else(|| call.title.to_string()),
                members,
                places => announced.places,
                source => announced.source.to_string(),
                due => both(&|language| crate::letters::moment(&announced.due.to_string(), &call.dates.zone, language)),
                commit => announced.commit.to_hex(),
            }
        })
        .collect();
    let page = crate::page::announcement(
        call.title.as_str(),
        call.sponsor.as_str(),
        call.funding.fill == Fill::Part,
        draws,
    )
    .map_err(AppError::internal)?;
    let mut state = office.state.clone();
    for record in &records {
        let keys = BTreeSet::from([Hash::from(record.value.by)]);
        state.add_record(RecordEntry {
            record: record.clone(),
            keys,
            panels: BTreeSet::new(),
        });
    }
    for list in lists.values() {
        state.add_list(list.clone());
    }
    let no_lines = BTreeMap::new();
    let sealing = Sealing {
        in_force,
        lines: &no_lines,
        label_key: Hash::ZERO,
        published: now,
        edition,
        previous,
        checkpoint_signature: String::new(),
        vetoes: BTreeMap::new(),
    };
    let prepared = sealing.announcement(office, &state)?;
    let (written, bytes) = Writer::new(
        manifest(app, in_force, key.person(), edition)?,
        &app.person().name,
    )
    .members(prepared.members)
    .member("index.html", page.clone().into_bytes())
    .to_bytes(&[&key])
    .map_err(crate::identity::bundle_error)?;
    let file = folder.join(format!("{}-draw-{edition}.paraph", call.short));
    paths::write(&file, &bytes)?;
    paths::write(&file.with_extension("html"), page.as_bytes())?;
    let mut to: Vec<(String, String, Language)> = people
        .iter()
        .filter_map(|person| Some((person.name.clone(), person.email.clone()?, person.language)))
        .collect();
    let members: Vec<_> = lists
        .values()
        .filter_map(|list| paraph_bundle::payload::draw::DrawList::read(list).ok())
        .flat_map(|list| list.proposals)
        .collect();
    for entry in entries.iter().filter(|entry| members.contains(&entry.id)) {
        if let Some(email) = &entry.dossier.email {
            let who = entry
                .applicants
                .first()
                .map(|applicant| applicant.name.clone())
                .unwrap_or_default();
            to.push((who, email.clone(), app.words().language()));
        }
    }
    for (index, (who, email, language)) in to.into_iter().enumerate() {
        let words = Words::of(language);
        // Every draw that is announced, so that whoever is in one finds its list here.
        let told: Vec<String> = records
            .iter()
            .filter_map(|record| match &record.value.body {
                Body::DrawAnnounced(announced) => Some(announced),
                _ => None,
            })
            .map(|announced| {
                let list = lists.get(&announced.n);
                let list = list.and_then(|list| paraph_bundle::payload::draw::DrawList::read(list).ok());
                let proposals = list.map(|list| list.proposals).unwrap_or_default();
                let numbers: Vec<&str> = proposals
                    .iter()
                    .filter_map(|id| entries.iter().find(|entry| entry.id == *id))
                    .map(|entry| entry.row.number.as_str())
                    .collect();
                let due = crate::letters::moment(&announced.due.to_string(), &call.dates.zone, language);
                let args = Args::one("members", numbers.join(", "))
                    .and("source", announced.source.as_str())
                    .and("due", due)
                    .and("commit", announced.commit.to_hex());
                words.say("publish-announce-mail-one", &args)
            })
            .collect();
        let args = Args::one("call", call.title.as_str()).and("draws", told.join("\n\n"));
        let draft = Draft {
            to: Addressee {
                name: who,
                address: email,
            },
            subject: words.say("publish-announce-mail-subject", &args),
            text: words.say("publish-announce-mail", &args),
            html: None,
            attachments: vec![Attachment {
                name: crate::host::file_name(&file),
                kind: "application/vnd.paraph".to_owned(),
                bytes: bytes.clone(),
            }],
            date: now.unix(),
        };
        paths::write(
            &folder.join(format!("{}-draw-{edition}-{:03}.eml", call.short, index + 1)),
            &draft.to_bytes().map_err(AppError::internal)?,
        )?;
    }
    let ids: Vec<String> = records.iter().map(|record| record.hash.to_hex()).collect();
    let row = PublicationRow {
        n: i64::try_from(edition).unwrap_or(1),
        stage: "announced".to_owned(),
        edition: i64::try_from(edition).unwrap_or(1),
        at: app.now(),
        folder: file.display().to_string(),
        bundle: written.id.to_hex(),
        body: body(&ids, &lists, serde_json::Value::Null),
        content: bytes,
    };
    base::act(
        app,
        "history-draw-announced",
        &Args::none(),
        "ranking",
        move |write| {
            for record in &records {
                acts::put(write, record, "")?;
            }
            Ok(write.add_publication(&row)?)
        },
    )
}
