//! People: the list, invitations, accepting those who answered.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::Writer;
use paraph_bundle::container::Part;
use paraph_bundle::identity::{Comparison, answer, compare_control_number, control_number, looks};
use paraph_bundle::merge::{Reviewer, Trust};
use paraph_bundle::payload::call::How;
use paraph_bundle::payload::canonical;
use paraph_bundle::payload::id::{Hash, PersonId};
use paraph_bundle::payload::manifest::{Format, Kind, Manifest};
use paraph_bundle::payload::proposal::{
    Assignment as AssignmentLine, AssignmentRole as LineRole, Invitation,
};
use paraph_bundle::payload::record::{Distrust, Vouch};

use super::acts::{self, Pen};
use super::assign::closed_documents;
use super::base::{self, Person, name, phrase, refuse, text};
use super::call::{in_force, table};
use super::state::{Office, office};
use super::{draft, keys, paths};
use crate::App;
use crate::api::paper::all_documents;
use crate::error::{AppError, Code, Result};
use crate::mail::Attachment;
use crate::tables::columns::Purpose;
use crate::wire::{
    Accepted, ControlAsk, ControlCheck, InvitationFile, Invitations, InviteAsk, Nothing, OfRow, OfficePerson,
    PeopleList, PersonAccept, PersonChange, PersonDistrust, PersonState, TableImport, TableTaken, VouchHow,
};
use crate::words::{Args, Language, Words, compare_text};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Everybody on the list.
    people_list(Nothing) -> PeopleList, changes [];
    /// Puts somebody on the list, or changes an entry.
    person_set(PersonChange) -> OfficePerson, changes [People];
    /// Takes somebody off the list.
    person_remove(OfRow) -> PeopleList, changes [People];
    /// Takes people in from a table.
    people_table(TableImport) -> TableTaken, changes [People];
    /// Writes invitations: a small call file and a mail draft each.
    people_invite(InviteAsk) -> Invitations, changes [People];
    /// Accepts all who answered their invitation.
    people_accept_all(Nothing) -> Accepted, changes [People, Received, Ranking];
    /// Accepts one person.
    person_accept(PersonAccept) -> OfficePerson, changes [People, Received, Ranking];
    /// Turns a person away, with a reason.
    person_distrust(PersonDistrust) -> OfficePerson, changes [People, Received, Ranking];
    /// Compares what was heard on the telephone with a control number.
    control_number_check(ControlAsk) -> ControlCheck, changes [];
}

/// Documents in a file below this size go along in it.
const DOCUMENTS_INSIDE: u64 = 15_000_000;

/// Which persons belong to which seat: by the answer to its invitation, by choice, by address or name on a card.
pub(super) struct Seats {
    /// Persons who answered this seat's invitation.
    pub answered: BTreeMap<String, BTreeSet<PersonId>>,
    /// The person of each seat, where there is just one.
    pub person: BTreeMap<String, PersonId>,
    /// Persons with a card here whom no seat has.
    pub strangers: BTreeSet<PersonId>,
}

impl Seats {
    /// The seat of a person.
    pub(super) fn seat(&self, person: PersonId) -> Option<&str> {
        self.person
            .iter()
            .find(|(_, of)| **of == person)
            .map(|(seat, _)| seat.as_str())
    }
}

/// Finds the persons of the list.
pub(super) fn seats(people: &[Person], office: &Office) -> Seats {
    let lineage = office.state.lineage;
    let mut answers: BTreeMap<Hash, PersonId> = BTreeMap::new();
    for known in office.scores.values() {
        if let Some(given) = known.answers {
            answers.insert(given, known.author);
        }
    }
    let mut cards: BTreeMap<PersonId, (&str, Option<&str>)> = BTreeMap::new();
    for card in office.state.cards.values() {
        let email = card.card.email.as_ref().map(paraph_bundle::payload::Name::as_str);
        cards.insert(card.card.person, (card.card.name.as_str(), email));
    }
    let officials: BTreeSet<PersonId> = office
        .view
        .call
        .and_then(|id| office.state.calls.get(&id))
        .map(|call| {
            call.edition
                .call
                .people
                .iter()
                .map(|official| official.person)
                .collect()
        })
        .unwrap_or_default();
    let mut found = Seats {
        answered: BTreeMap::new(),
        person: BTreeMap::new(),
        strangers: BTreeSet::new(),
    };
    for person in people {
        if let Some(chosen) = person.person.as_ref().and_then(|id| id.parse::<PersonId>().ok()) {
            found.person.insert(person.seat.clone(), chosen);
        }
        let Ok(token) = person.token.parse::<Hash>() else {
            continue;
        };
        let answered: BTreeSet<PersonId> = cards
            .keys()
            .copied()
            .filter(|id| {
                answers
                    .get(&answer(token, *id, lineage))
                    .is_some_and(|author| author == id)
            })
            .collect();
        if let (1, None) = (answered.len(), found.person.get(&person.seat)) {
            found
                .person
                .extend(answered.iter().map(|id| (person.seat.clone(), *id)));
        }
        if !answered.is_empty() {
            found.answered.insert(person.seat.clone(), answered);
        }
    }
    let taken: BTreeSet<PersonId> = found
        .person
        .values()
        .copied()
        .chain(found.answered.values().flatten().copied())
        .collect();
    for (id, (card_name, email)) in &cards {
        if taken.contains(id) || officials.contains(id) {
            continue;
        }
        let fits = |person: &&Person| {
            !found.person.contains_key(&person.seat)
                && (email.is_some()
                    && person.email.as_deref().map(str::to_lowercase) == email.map(str::to_lowercase)
                    || crate::tables::columns::fold(&person.name) == crate::tables::columns::fold(card_name))
        };
        let mut fitting = people.iter().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(person), None) => {
                let seat = person.seat.clone();
                found.person.insert(seat, *id);
            }
            _ => {
                found.strangers.insert(*id);
            }
        }
    }
    found
}

/// The list as a screen shows it.
pub(super) fn listed(app: &App, read: &paraph_store::Read<'_>) -> Result<PeopleList> {
    let people = base::people(read)?;
    let office = office(read)?;
    let seats = seats(&people, &office);
    let assignments = read.assignments()?;
    let mut rows: Vec<OfficePerson> = people
        .iter()
        .map(|person| view(app, person, &office, &seats, &assignments))
        .collect();
    for id in &seats.strangers {
        let known = office.view.persons.iter().find(|known| known.person == *id);
        rows.push(OfficePerson {
            row: format!("person-{id}"),
            name: known
                .and_then(|known| known.name.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            email: None,
            institution: None,
            language: Language::En,
            phone: None,
            load: None,
            expertise: Vec::new(),
            state: known.map_or(PersonState::Answered, |known| match known.trust {
                Trust::Vouched => PersonState::Accepted,
                Trust::Distrusted => PersonState::Distrusted,
                Trust::Seen | Trust::Unknown => PersonState::Answered,
            }),
            person: Some(id.to_hex()),
            control_number: Some(control_number(*id)),
            how: None,
            assigned: 0,
            received: 0,
            withdrawn: 0,
            notes: vec![phrase(app, "office-note-stranger", Args::none())],
        });
    }
    let folded: Vec<String> = rows.iter().map(|row| looks(&row.name)).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        if folded
            .iter()
            .enumerate()
            .any(|(other, name)| other != index && *name == folded[index])
        {
            row.notes
                .push(phrase(app, "office-note-name-alike", Args::none()));
        }
    }
    rows.sort_by(|a, b| compare_text(&a.name, &b.name).then(a.row.cmp(&b.row)));
    Ok(PeopleList {
        answered: rows
            .iter()
            .filter(|row| {
                row.state == PersonState::Answered
                    && row.how.is_none()
                    && seats.answered.get(&row.row).is_some_and(|set| set.len() == 1)
            })
            .count(),
        strangers: seats.strangers.len(),
        people: rows,
    })
}

fn view(
    app: &App,
    person: &Person,
    office: &Office,
    seats: &Seats,
    assignments: &[paraph_store::AssignmentRow],
) -> OfficePerson {
    let id = seats.person.get(&person.seat).copied();
    let known = id.and_then(|id| office.view.persons.iter().find(|known| known.person == id));
    let trust = known.map_or(Trust::Unknown, |known| known.trust);
    let own: BTreeSet<&str> = assignments
        .iter()
        .filter(|row| row.seat == person.seat)
        .map(|row| row.proposal.as_str())
        .collect();
    let counts_as = known.map(|known| known.counts_as);
    let is_own = |reviewer: &Reviewer| match reviewer {
        Reviewer::Person(of) => Some(*of) == counts_as || Some(*of) == id,
        Reviewer::Name(of) => of.as_str() == person.name,
    };
    let received: BTreeSet<String> = office
        .view
        .cells
        .iter()
        .filter(|cell| is_own(&cell.reviewer) && cell.counted.is_some())
        .map(|cell| cell.proposal.to_hex())
        .collect();
    let withdrawn = office
        .view
        .recusals
        .iter()
        .filter(|recusal| Some(recusal.person) == counts_as || Some(recusal.person) == id)
        .count();
    let mut notes = Vec::new();
    if seats.answered.get(&person.seat).is_some_and(|set| set.len() > 1) {
        notes.push(phrase(
            app,
            "office-note-invitation-twice",
            Args::one("name", person.name.as_str()),
        ));
    }
    if known.is_some_and(|known| known.edition_twice) {
        notes.push(phrase(
            app,
            "office-note-edition-twice",
            Args::one("name", person.name.as_str()),
        ));
    }
    let state = match trust {
        Trust::Vouched => PersonState::Accepted,
        Trust::Distrusted => PersonState::Distrusted,
        Trust::Seen => PersonState::Answered,
        Trust::Unknown if person.invited.is_some() => PersonState::Invited,
        Trust::Unknown => PersonState::Listed,
    };
    OfficePerson {
        row: person.seat.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        institution: person.institution.clone(),
        language: person.language,
        phone: person.phone.clone(),
        load: person.load,
        expertise: person.expertise.clone(),
        state,
        person: id.map(PersonId::to_hex),
        control_number: id.map(control_number),
        how: known.and_then(|known| known.how).map(how_wire),
        assigned: own.len(),
        received: received
            .iter()
            .filter(|proposal| own.is_empty() || own.contains(proposal.as_str()))
            .count(),
        withdrawn,
        notes,
    }
}

fn how_wire(how: How) -> VouchHow {
    match how {
        How::Met => VouchHow::Met,
        How::Video => VouchHow::Video,
        How::Phone => VouchHow::Phone,
        How::Invitation => VouchHow::Invitation,
        How::List => VouchHow::List,
        How::Channel => VouchHow::Channel,
    }
}

fn people_list(app: &App, _: Nothing) -> Result<PeopleList> {
    base::read(app, |read| listed(app, read))
}

fn one(app: &App, row: &str) -> Result<OfficePerson> {
    people_list(app, Nothing {})?
        .people
        .into_iter()
        .find(|person| person.row == row)
        .ok_or_else(|| AppError::not_found("person", row))
}

/// The seat for a new person: the smallest number that is free, so that a list reads the same everywhere.
fn free_seat(people: &[Person]) -> String {
    let free = (1..=u32::MAX)
        .map(|n| format!("{n:04}"))
        .find(|seat| people.iter().all(|person| &person.seat != seat));
    free.unwrap_or_default()
}

fn blank(app: &App, seat: String, seed: &[u8; 32], key: &str) -> Person {
    Person {
        token: hex::encode(base::derived(
            seed,
            "invitation",
            format!("{seat}\n{key}").as_bytes(),
        )),
        seat,
        name: String::new(),
        email: None,
        institution: None,
        language: app.words().language(),
        phone: None,
        load: None,
        expertise: Vec::new(),
        invited: None,
        person: None,
        replaces: None,
        control: None,
    }
}

fn person_set(app: &App, asked: PersonChange) -> Result<OfficePerson> {
    let seed = base::seed(app)?;
    let people = base::read(app, base::people)?;
    let mut person = match &asked.row {
        Some(row) => people
            .iter()
            .find(|person| &person.seat == row)
            .cloned()
            .ok_or_else(|| AppError::not_found("person", row))?,
        None => blank(
            app,
            free_seat(&people),
            &seed,
            asked.name.as_deref().unwrap_or_default(),
        ),
    };
    if let Some(name) = asked.name {
        name.trim().clone_into(&mut person.name);
    }
    let given = |text: Option<String>, before: Option<String>| {
        text.map_or(before, |text| {
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        })
    };
    person.email = given(asked.email, person.email);
    person.institution = given(asked.institution, person.institution);
    person.phone = given(asked.phone, person.phone);
    person.language = asked.language.unwrap_or(person.language);
    person.load = asked.load.or(person.load);
    person.expertise = asked.expertise.unwrap_or(person.expertise);
    person.replaces = asked.replaces.or(person.replaces);
    let seat = person.seat.clone();
    let args = Args::one("name", person.name.as_str());
    base::change(
        app,
        "history-person-changed",
        &args,
        "people",
        None,
        move |write| base::put_person(write, &person),
    )?;
    one(app, &seat)
}

fn person_remove(app: &App, asked: OfRow) -> Result<PeopleList> {
    let person = base::read(app, base::people)?
        .into_iter()
        .find(|person| person.seat == asked.row)
        .ok_or_else(|| AppError::not_found("person", &asked.row))?;
    let args = Args::one("name", person.name.as_str());
    base::change(
        app,
        "history-person-removed",
        &args,
        "people",
        None,
        move |write| Ok(write.remove_person(&asked.row)?),
    )?;
    people_list(app, Nothing {})
}

fn people_table(app: &App, asked: TableImport) -> Result<TableTaken> {
    let (table, mapping, _) = table(
        app,
        &asked.path,
        asked.sheet.as_deref(),
        Purpose::People,
        asked.mapping,
    )?;
    if let Some(field) = mapping.missing(Purpose::People).into_iter().next() {
        return Err(refuse(
            Code::Incomplete,
            "office-fault-mapping",
            Args::one("field", super::call::field_name(app, field)),
        ));
    }
    let seed = base::seed(app)?;
    let mut people = base::read(app, base::people)?;
    let (rows, faults) = crate::tables::people::people(&table, &mapping);
    let mut taken = TableTaken {
        added: 0,
        changed: 0,
        same: 0,
        faults,
        refused: Vec::new(),
    };
    let mut puts = Vec::new();
    for row in rows {
        let same = |person: &&Person| match (&person.email, &row.email) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => crate::tables::columns::fold(&person.name) == crate::tables::columns::fold(&row.name),
        };
        let before = people.iter().find(same).cloned();
        let mut person = before
            .clone()
            .unwrap_or_else(|| blank(app, free_seat(&people), &seed, &row.name));
        person.name = row.name;
        person.email = row.email.or(person.email);
        person.institution = row.institution.or(person.institution);
        person.phone = row.phone.or(person.phone);
        person.load = row.load.or(person.load);
        person.control = row.control_number.or(person.control);
        if let Some(language) = row.language {
            person.language = Language::of_locale(&language);
        }
        if !row.expertise.is_empty() {
            person.expertise = row.expertise;
        }
        match before {
            Some(before) if before == person => taken.same += 1,
            Some(_) => taken.changed += 1,
            None => taken.added += 1,
        }
        people.retain(|other| other.seat != person.seat);
        people.push(person.clone());
        puts.push(person);
    }
    let count = puts.len();
    base::change(
        app,
        "history-people-table",
        &Args::one("count", count),
        "people",
        None,
        move |write| {
            for person in &puts {
                base::put_person(write, person)?;
            }
            Ok(())
        },
    )?;
    Ok(taken)
}

/// Whom to write to, in a line of a mail.
pub(super) fn contact(call: &paraph_bundle::payload::call::Call) -> String {
    let chair = call.chairs().next();
    let parts = [
        chair.map(|chair| chair.name.to_string()),
        chair
            .and_then(|chair| chair.email.as_ref())
            .map(ToString::to_string),
        chair
            .and_then(|chair| chair.phone.as_ref())
            .map(ToString::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn people_invite(app: &App, asked: InviteAsk) -> Result<Invitations> {
    let key = keys::signing_key(app)?;
    let card = keys::card(app, &key)?;
    let now = base::now(app);
    let (in_force, people, assignments, entries) = base::read(app, |read| {
        Ok((
            in_force(read)?,
            base::people(read)?,
            read.assignments()?,
            base::proposals(read)?,
        ))
    })?;
    let closed = closed_documents(app, &in_force.call)?;
    let short = in_force.call.short.to_string();
    let folder = paths::part(app, asked.folder.as_deref(), &short, "invitations")?;
    let mut documents = BTreeMap::new();
    base::read(app, |read| {
        for entry in &entries {
            for hash in all_documents(&entry.row) {
                if let Some(bytes) = read.document_bytes(&hash)? {
                    documents.insert(hash, bytes);
                }
            }
        }
        Ok(())
    })?;
    let wanted: Vec<Person> = people
        .into_iter()
        .filter(|person| match &asked.rows {
            Some(rows) => rows.contains(&person.seat),
            None => person.invited.is_none(),
        })
        .collect();
    let total: u64 = documents.values().map(|bytes| bytes.len() as u64).sum();
    let mut made = Invitations {
        folder: folder.display().to_string(),
        files: Vec::new(),
        documents: None,
    };
    // Who of the chairs must not read what goes along: what a reviewer writes of it is then for the others alone.
    let withdrawn = super::withdrawn::file(app, &in_force)?;
    if let Some((name, bytes)) = &withdrawn {
        paths::write(&folder.join(name), bytes)?;
    }
    let mut beside = false;
    let mut invited = Vec::new();
    for mut person in wanted {
        let own: Vec<_> = assignments.iter().filter(|row| row.seat == person.seat).collect();
        let mine: BTreeSet<&str> = own.iter().map(|row| row.proposal.as_str()).collect();
        let needed: BTreeSet<String> = entries
            .iter()
            .filter(|entry| mine.is_empty() || mine.contains(entry.row.proposal.as_str()))
            .filter(|entry| !closed.contains(&(person.seat.clone(), entry.row.proposal.clone())))
            .flat_map(|entry| all_documents(&entry.row))
            .filter(|hash| documents.contains_key(hash))
            .collect();
        let size: u64 = needed.iter().map(|hash| documents[hash].len() as u64).sum();
        let inside = asked.documents.unwrap_or(size > 0 && size <= DOCUMENTS_INSIDE);
        // Whoever may not see a document gets a zip without it; all others share one.
        let apart = closed.iter().any(|(seat, _)| *seat == person.seat);
        beside |= !inside && size > 0 && !apart;
        let invitation = Invitation {
            email: person.email.as_deref().map(name),
            name: name(&person.name),
            token: base::hash(&person.token)?,
        };
        let reader = person
            .person
            .as_ref()
            .and_then(|id| id.parse().ok())
            .unwrap_or_else(|| PersonId::from(Hash::ZERO));
        let mut lines = Vec::new();
        for row in &own {
            lines.extend(canonical::line(&AssignmentLine {
                person: reader,
                proposal: row.proposal.parse().map_err(AppError::internal)?,
                role: match row.role.as_str() {
                    "secondary" => LineRole::Secondary,
                    "discussant" => LineRole::Discussant,
                    _ => LineRole::Primary,
                },
            }));
        }
        let manifest = Manifest {
            answers: None,
            author: key.person(),
            call: Some(in_force.id),
            created: now,
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Call,
            nonce: Hash::new(crate::host::random(app.host())),
            producer: keys::producer(),
            stream: None,
        };
        let shown = in_force.call.policy.applicants == paraph_bundle::payload::call::Applicants::Shown;
        let mut writer = Writer::new(manifest, &app.person().name)
            .member("call.json", in_force.row.call_json.clone().into_bytes())
            .member("proposals.jsonl", in_force.row.proposals.clone().into_bytes())
            .member("allowed_signers", in_force.row.signers.clone().into_bytes())
            .member("invitation.json", canonical::line(&invitation))
            .member(format!("cards/{}.paraph", card.id), card.bytes.clone());
        if shown {
            writer = writer.member("about.jsonl", in_force.row.about.clone().into_bytes());
        }
        if !lines.is_empty() {
            writer = writer.member("assignments.jsonl", lines);
        }
        if inside {
            for hash in &needed {
                writer = writer.part(Part::bytes(
                    format!("documents/{hash}.pdf"),
                    documents[hash].as_slice(),
                ));
            }
        }
        let (_, bytes) = writer.to_bytes(&[&key]).map_err(crate::identity::bundle_error)?;
        let file_name = format!("{short}-{}-{}.paraph", paths::folded(&person.name), person.seat);
        let path = folder.join(&file_name);
        paths::write(&path, &bytes)?;
        let words = Words::of(person.language);
        let megabytes = size.div_ceil(1_000_000);
        let documents_sentence = if size == 0 {
            String::new()
        } else {
            words.say(
                if inside {
                    "invite-documents-inside"
                } else {
                    "invite-documents-beside"
                },
                &Args::one("size", megabytes),
            )
        };
        let args = Args::one("name", person.name.as_str())
            .and("call", in_force.call.title.as_str())
            .and("sponsor", in_force.call.sponsor.as_str())
            .and("count", if own.is_empty() { entries.len() } else { own.len() })
            .and(
                "closes",
                crate::letters::moment(
                    &in_force.call.dates.closes.to_string(),
                    &in_force.call.dates.zone,
                    person.language,
                ),
            )
            .and("file", file_name.as_str())
            .and("documents", documents_sentence)
            .and("contact", contact(&in_force.call));
        let attached = |name: &str, bytes: &[u8]| Attachment {
            name: name.to_owned(),
            kind: "application/vnd.paraph".to_owned(),
            bytes: bytes.to_vec(),
        };
        let mut attachments = vec![attached(&file_name, &bytes)];
        attachments.extend(withdrawn.iter().map(|(name, bytes)| attached(name, bytes)));
        let draft = person.draft(["invite-subject", "invite-text"], &args, attachments, now);
        let draft_path = path.with_extension("eml");
        paths::write(&draft_path, &draft.to_bytes().map_err(AppError::internal)?)?;
        let own_zip = if apart && !inside && size > 0 {
            let path = path.with_extension("zip");
            let own = needed.iter().map(|hash| (hash, documents[hash].as_slice()));
            paths::write(&path, &zip_of(own)?)?;
            Some(path.display().to_string())
        } else {
            None
        };
        made.files.push(InvitationFile {
            row: person.seat.clone(),
            path: path.display().to_string(),
            draft: draft_path.display().to_string(),
            bytes: bytes.len() as u64,
            with_documents: inside,
            documents: own_zip,
        });
        person.invited = Some(now.to_string());
        invited.push(person);
    }
    if beside && total > 0 {
        let path = folder.join(format!("{short}-documents.zip"));
        let all = documents.iter().map(|(hash, bytes)| (hash, bytes.as_slice()));
        paths::write(&path, &zip_of(all)?)?;
        made.documents = Some(path.display().to_string());
    }
    let count = invited.len();
    base::act(
        app,
        "history-people-invited",
        &Args::one("count", count),
        "people",
        move |write| {
            for person in &invited {
                base::put_person(write, person)?;
            }
            Ok(())
        },
    )?;
    Ok(made)
}

fn zip_of<'d>(documents: impl Iterator<Item = (&'d String, &'d [u8])>) -> Result<Vec<u8>> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (hash, bytes) in documents {
        archive
            .start_file(format!("{hash}.pdf"), options)
            .map_err(AppError::internal)?;
        archive.write_all(bytes).map_err(AppError::internal)?;
    }
    Ok(archive.finish().map_err(AppError::internal)?.into_inner())
}

/// Signs that persons are accepted.
fn vouch(app: &App, accepted: Vec<(Person, PersonId, How)>) -> Result<usize> {
    let pen = Pen::of(app)?;
    let (office, records, published, people) = base::read(app, |read| {
        Ok((
            office(read)?,
            acts::records(read)?,
            acts::published(read)?,
            base::people(read)?,
        ))
    })?;
    let seats = seats(&people, &office);
    let mut steps = Vec::new();
    for (person, id, how) in accepted {
        let Some(edition) = office
            .view
            .persons
            .iter()
            .find(|known| known.person == id)
            .and_then(|known| known.edition)
        else {
            continue;
        };
        let replaces = person
            .replaces
            .as_ref()
            .and_then(|seat| {
                let of_stranger = || seat.strip_prefix("person-")?.parse().ok();
                seats.person.get(seat).copied().or_else(of_stranger)
            })
            .filter(|other| *other != id);
        let earlier = acts::of_person(id, &records);
        let vouch = Vouch {
            edition,
            how,
            person: id,
            replaces,
        };
        // Above any distrust of the same chair, so that it holds.
        let record = pen.record(vouch, acts::next(&earlier));
        let mut seated = person;
        seated.person = Some(id.to_hex());
        steps.push((record, seated));
    }
    let count = steps.len();
    let _ = published;
    base::change(
        app,
        "history-people-accepted",
        &Args::one("count", count),
        "people",
        None,
        move |write| {
            for (record, person) in &steps {
                acts::put(write, record, "")?;
                if !person.seat.is_empty() {
                    base::put_person(write, person)?;
                }
            }
            Ok(())
        },
    )?;
    // What the chair said of them before they answered can be signed from here on.
    super::assign::sign_kept(app)?;
    Ok(count)
}

/// Those who answered their invitation and were not accepted yet; and those for whom several answered.
pub(super) fn answered(people: Vec<Person>, office: &Office) -> (Vec<(Person, PersonId)>, Vec<Person>) {
    let seats = seats(&people, office);
    let (mut once, mut more) = (Vec::new(), Vec::new());
    for person in people {
        let Some(answered) = seats.answered.get(&person.seat) else {
            continue;
        };
        if answered.len() > 1 {
            more.push(person);
            continue;
        }
        let Some(id) = answered.iter().next().copied() else {
            continue;
        };
        let known = office.view.persons.iter().find(|known| known.person == id);
        if known.is_some_and(|known| known.trust == Trust::Seen) {
            once.push((person, id));
        }
    }
    (once, more)
}

fn people_accept_all(app: &App, _: Nothing) -> Result<Accepted> {
    let (people, office) = base::read(app, |read| Ok((base::people(read)?, office(read)?)))?;
    let (once, more) = answered(people, &office);
    let accepted: Vec<_> = once
        .into_iter()
        .map(|(person, id)| (person, id, How::Invitation))
        .collect();
    let left = more
        .iter()
        .map(|person| {
            let args = Args::one("name", person.name.as_str());
            phrase(app, "office-note-invitation-twice", args)
        })
        .collect();
    let accepted = if accepted.is_empty() {
        0
    } else {
        vouch(app, accepted)?
    };
    Ok(Accepted { accepted, left })
}

/// The person of a row: a seat's, or a stranger by id.
fn person_of(app: &App, row: &str) -> Result<(Person, PersonId)> {
    let seed = base::seed(app)?;
    let (people, office) = base::read(app, |read| Ok((base::people(read)?, office(read)?)))?;
    let seats = seats(&people, &office);
    if let Some(id) = row.strip_prefix("person-") {
        let id: PersonId = id.parse().map_err(AppError::bad_request)?;
        let known = office
            .view
            .persons
            .iter()
            .find(|known| known.person == id)
            .ok_or_else(|| AppError::not_found("person", row))?;
        let mut person = blank(app, free_seat(&people), &seed, row);
        person.name = known.name.as_ref().map(ToString::to_string).unwrap_or_default();
        return Ok((person, id));
    }
    let person = people
        .into_iter()
        .find(|person| person.seat == row)
        .ok_or_else(|| AppError::not_found("person", row))?;
    let id = seats.person.get(row).copied().ok_or_else(|| {
        refuse(
            Code::NotNow,
            "office-fault-no-answer",
            Args::one("name", person.name.as_str()),
        )
    })?;
    Ok((person, id))
}

fn person_accept(app: &App, asked: PersonAccept) -> Result<OfficePerson> {
    let (mut person, id) = person_of(app, &asked.row)?;
    let how = match asked.how {
        Some(VouchHow::Met) => How::Met,
        Some(VouchHow::Video) => How::Video,
        Some(VouchHow::Phone) => How::Phone,
        Some(VouchHow::Invitation) => How::Invitation,
        Some(VouchHow::List) => How::List,
        Some(VouchHow::Channel) => How::Channel,
        None => {
            let (people, office) = base::read(app, |read| Ok((base::people(read)?, office(read)?)))?;
            let (once, _) = answered(people, &office);
            if once.iter().any(|(_, answering)| *answering == id) {
                How::Invitation
            } else {
                How::Channel
            }
        }
    };
    let policy = base::read(app, in_force)?.call.policy.vouch;
    if !policy.contains(&how) {
        return Err(refuse(
            Code::NotNow,
            "office-fault-vouch-way",
            Args::one("how", draft::spelled(&how)),
        ));
    }
    if let Some(row) = asked.replaces {
        // A person who is on no list is known by the id alone.
        person_of(app, &row)?;
        person.replaces = Some(row);
    }
    let seat = person.seat.clone();
    vouch(app, vec![(person, id, how)])?;
    one(app, &seat)
}

fn person_distrust(app: &App, asked: PersonDistrust) -> Result<OfficePerson> {
    if asked.reason.trim().is_empty() {
        return Err(refuse(Code::Incomplete, "office-fault-reason", Args::none()));
    }
    let (person, id) = person_of(app, &asked.row)?;
    let pen = Pen::of(app)?;
    let records = base::read(app, acts::records)?;
    let earlier = acts::of_person(id, &records);
    let record = pen.record(
        Distrust {
            person: id,
            reason: text(&asked.reason),
        },
        acts::next(&earlier),
    );
    let mut seated = person;
    seated.person = Some(id.to_hex());
    let seat = seated.seat.clone();
    let args = Args::one("name", seated.name.as_str());
    base::change(
        app,
        "history-person-distrusted",
        &args,
        "people",
        None,
        move |write| {
            acts::put(write, &record, "")?;
            base::put_person(write, &seated)
        },
    )?;
    one(app, &seat)
}

fn control_number_check(app: &App, asked: ControlAsk) -> Result<ControlCheck> {
    let (_, id) = person_of(app, &asked.row)?;
    let digits: String = asked.digits.chars().filter(char::is_ascii_digit).collect();
    let typed = u32::try_from(digits.len() / 3).unwrap_or(0);
    Ok(match compare_control_number(&asked.digits, id) {
        Comparison::Same => ControlCheck {
            agrees: true,
            differs_at: None,
            typed: 9,
        },
        Comparison::Differs { group } => ControlCheck {
            agrees: false,
            differs_at: u32::try_from(group).ok(),
            typed,
        },
        Comparison::Incomplete { .. } => ControlCheck {
            agrees: false,
            differs_at: None,
            typed,
        },
    })
}
