//! Papers beside a result, for people who need one thing each: the sheet that a lawyer signs before it, a dossier for each
//! award, a certificate for each reviewer. None of them is part of what is signed.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::{Serde, Value};
use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::call::{Declined, Given, Rationale, Reviewers, Scores};
use paraph_bundle::payload::id::ProposalId;
use paraph_bundle::payload::record::Body;

use super::super::base::{self, Person, number_key, refuse};
use super::super::call::in_force;
use super::super::edition::Edition;
use super::super::paths;
use super::super::people::{Seats, contact, seats};
use super::super::received::name_of;
use super::letters::compose;
use super::texts::{reviews, warnings};
use super::{Made, make, make_of};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::letters::{day, money};
use crate::mail::Attachment;
use crate::page::environment;
use crate::wire::{FilesMade, PaperKind, PapersAsk};
use crate::words::{Args, Language, Words};

pub(super) fn papers_make(app: &App, asked: PapersAsk) -> Result<FilesMade> {
    let language = asked.language.unwrap_or_else(|| app.words().language());
    match asked.kind {
        PaperKind::Lawyer => lawyer(app, &asked, language),
        PaperKind::Dossiers => dossiers(app, &asked, language),
        PaperKind::Certificates => certificates(app, &asked),
        PaperKind::Minutes => minutes(app, &asked, language),
    }
}

fn blocked(app: &App, made: &Made) -> AppError {
    let what = made.blockers(app).unwrap_or_default().into_iter().next();
    refuse(
        Code::NotNow,
        "office-fault-blocked",
        Args::one("what", what.map(|phrase| phrase.text).unwrap_or_default()),
    )
}

fn set(template: &str, values: Value) -> Result<String> {
    let set = || environment()?.get_template(template)?.render(values);
    set().map_err(AppError::internal)
}

/// What becomes public and on whose word, on one page, to be signed before publishing. It refuses nothing and shows all.
fn lawyer(app: &App, asked: &PapersAsk, language: Language) -> Result<FilesMade> {
    let made = make(app)?;
    let Some(prepared) = &made.prepared else {
        return Err(blocked(app, &made));
    };
    let words = Words::of(language);
    let say = |id: &str| words.say(id, &Args::none());
    let data = made.source(prepared).data()?;
    let call = &made.in_force.call;
    let policy = &call.policy;
    let yes = |id: &str, public: bool| [say(id), say(if public { "papers-yes" } else { "papers-no" })];
    let given = match policy.veto_given {
        Given::Full => "papers-veto-full",
        Given::GroundOnly => "papers-veto-ground",
        Given::None => "papers-veto-none",
    };
    let public = vec![
        yes("papers-public-reviewers", policy.reviewers == Reviewers::Public),
        yes("papers-public-scores", policy.scores == Scores::Public),
        yes("papers-public-declined", policy.declined == Declined::Named),
        yes(
            "papers-public-rationale",
            policy.rationale == Rationale::Applicant,
        ),
        [say("papers-public-veto"), say(given)],
    ];
    let named = named(&made, words);
    let (mut texts, mut warned) = (0_usize, 0_usize);
    for proposal in &made.standing.proposals {
        for review in reviews(&made, proposal.proposal) {
            for part in &review.texts {
                if made.withheld.contains(&part.hash.to_hex()) {
                    continue;
                }
                texts += 1;
                let doubtful = !warnings(app, &made, proposal.proposal, part.value.text.as_str()).is_empty();
                warned += usize::from(doubtful);
            }
        }
    }
    let texts = words.say(
        "papers-texts",
        &Args::one("count", texts)
            .and("warned", warned)
            .and("withheld", made.withheld.len()),
    );
    let open: Vec<String> = made
        .blockers(app)?
        .into_iter()
        .map(|phrase| phrase.text)
        .collect();
    let html = set(
        "lawyer.html",
        context! {
            lang => language.tag(),
            d => Value::from(Serde(&data)),
            public, named, texts, open,
            call_edition => call.edition,
            opens => day(&call.dates.opens.to_string(), &call.dates.zone, language),
        },
    )?;
    let folder = paths::part(app, asked.folder.as_deref(), &call.short, "papers")?;
    let path = folder.join(format!("{}-for-the-lawyer.html", call.short));
    paths::write(&path, html.as_bytes())?;
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files: vec![path.display().to_string()],
    })
}

/// What was done and at what hour, to be signed by hand.
fn minutes(app: &App, asked: &PapersAsk, language: Language) -> Result<FilesMade> {
    let short = base::read(app, |read| Ok(in_force(read)?.call.short.to_string()))?;
    let folder = paths::part(app, asked.folder.as_deref(), &short, "papers")?;
    let path = folder.join(format!("{short}-minutes.html"));
    super::super::minutes::write(app, &path, language, false)?;
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files: vec![path.display().to_string()],
    })
}

/// Who stands on the page by name, and how many do.
fn named(made: &Made, words: &Words) -> Vec<String> {
    let call = &made.in_force.call;
    let officials: Vec<&str> = call.people.iter().map(|person| person.name.as_str()).collect();
    let mut named = vec![words.say(
        "papers-named-officials",
        &Args::one("names", officials.join(", ")),
    )];
    let reviewers: BTreeSet<&Reviewer> = made.standing.counted.iter().map(|head| &head.reviewer).collect();
    let id = match call.policy.reviewers {
        Reviewers::Public => "papers-named-reviewers",
        Reviewers::Blinded => "papers-named-labels",
    };
    named.push(words.say(id, &Args::one("count", reviewers.len())));
    let applicants = |funded: bool| {
        made.entries
            .iter()
            .filter(|entry| made.standing.awards.contains_key(&entry.id) == funded)
            .count()
    };
    named.push(words.say("papers-named-funded", &Args::one("count", applicants(true))));
    let id = match call.policy.declined {
        Declined::Named => "papers-named-declined",
        Declined::Numbered => "papers-named-numbers",
    };
    named.push(words.say(id, &Args::one("count", applicants(false))));
    named
}

/// The edition that was published, as it was then.
fn published(app: &App) -> Result<(Edition, Made)> {
    let then = Edition::newest(base::read(app, |read| Ok(read.publications()?))?)?;
    let made = make_of(app, Some(&then))?;
    Ok((then, made))
}

/// One file for each award, to be kept with it: decision, commitments as they stand, reviews, and what proves it.
fn dossiers(app: &App, asked: &PapersAsk, language: Language) -> Result<FilesMade> {
    let (then, made) = published(app)?;
    let prepared = made.prepared.as_ref().ok_or_else(|| blocked(app, &made))?;
    then.agrees(prepared)?;
    let words = Words::of(language);
    let say = |id: &str| words.say(id, &Args::none());
    let call = &made.in_force.call;
    let at = crate::time::crossing(then.row.at);
    let folder = paths::part(
        app,
        asked.folder.as_deref(),
        &call.short,
        &format!("dossiers-{}", then.row.edition),
    )?;
    // Commitments are shown as they stand, with what was done since.
    let commitments = super::commitments::obligations_get(app, crate::wire::Nothing {})?;
    let mut rows: Vec<_> = made.standing.rows.iter().collect();
    rows.sort_by_key(|row| number_key(&row.number));
    let mut files = Vec::new();
    for row in rows {
        let (Some(amount), Some(entry)) = (
            row.amount,
            made.entries.iter().find(|entry| entry.id == row.proposal),
        ) else {
            continue;
        };
        let own = reviews(&made, row.proposal);
        let (letter, _) = compose(&made, prepared, row, entry, &own, words, &at)?;
        let Some(proposal) = made
            .standing
            .proposals
            .iter()
            .find(|known| known.proposal == row.proposal)
        else {
            continue;
        };
        let money = |amount| money(amount, call.unit.digits, &call.unit.code, language);
        let track = call.tracks.iter().find(|track| track.id == row.track);
        let mut facts = vec![
            [say("publish-decision"), letter.decision.clone()],
            [
                say("publish-track"),
                track.map(|track| track.title.to_string()).unwrap_or_default(),
            ],
            [say("papers-dossier-asked"), money(proposal.asked)],
            [say("publish-amount"), money(amount)],
        ];
        facts.extend(condition(&made, row.proposal).map(|reason| [say("papers-dossier-reason"), reason]));
        let id = row.proposal.to_hex();
        let day = |time: &str| day(time, &call.dates.zone, language);
        let duties: Vec<[String; 4]> = commitments
            .rows
            .iter()
            .filter(|duty| duty.proposal == id)
            .map(|duty| {
                [
                    duty.duty_title.clone(),
                    day(&duty.due),
                    duty.done.as_deref().map(day).unwrap_or_default(),
                    where_seen(words, duty),
                ]
            })
            .collect();
        let mut proof = vec![
            [say("papers-proof-result"), then.row.bundle.clone()],
            [say("papers-proof-call"), made.in_force.id.to_hex()],
            [say("papers-proof-proposal"), id.clone()],
        ];
        proof.extend(
            proposal
                .document
                .map(|document| [say("papers-proof-document"), document.to_hex()]),
        );
        proof.extend(own.iter().map(|review| {
            let head = words.say("papers-proof-head", &Args::one("label", review.label.as_str()));
            [head, review.head.hash.to_hex()]
        }));
        let html = set(
            "dossier.html",
            context! { l => Value::from(Serde(&letter)), facts, duties, proof },
        )?;
        let path = folder.join(format!(
            "{}-{}-dossier.html",
            call.short,
            paths::folded(&row.number.replace(' ', "-"))
        ));
        paths::write(&path, html.as_bytes())?;
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}

/// Where a commitment can be seen: address, commit and licence.
fn where_seen(words: &Words, duty: &crate::wire::ObligationRow) -> String {
    let part = |id: &str, part: &Option<String>| {
        let part = part.as_deref()?;
        Some(words.say(id, &Args::one("is", part)))
    };
    let parts = [
        duty.link.clone(),
        part("papers-dossier-commit", &duty.commit),
        part("papers-dossier-licence", &duty.licence),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the committee wrote beside its decision: a condition, a risk, a reason.
fn condition(made: &Made, proposal: ProposalId) -> Option<String> {
    made.office
        .view
        .in_force
        .records()
        .values()
        .find_map(|record| match &record.body {
            Body::Decision(decision) if decision.proposal == proposal => {
                decision.reason.as_ref().map(ToString::to_string)
            }
            _ => None,
        })
}

/// One page for each reviewer, in the reviewer's language, with a mail draft: how many reviews, of which call, of no named
/// proposal.
fn certificates(app: &App, asked: &PapersAsk) -> Result<FilesMade> {
    let (then, made) = published(app)?;
    let (people, seats): (Vec<Person>, Seats) = base::read(app, |read| {
        let people = base::people(read)?;
        let seats = seats(&people, &made.office);
        Ok((people, seats))
    })?;
    let call = &made.in_force.call;
    let folder = paths::part(
        app,
        asked.folder.as_deref(),
        &call.short,
        &format!("certificates-{}", then.row.edition),
    )?;
    let mut written: BTreeMap<&Reviewer, BTreeSet<ProposalId>> = BTreeMap::new();
    for head in &made.standing.counted {
        written.entry(&head.reviewer).or_default().insert(head.proposal);
    }
    let now = base::now(app);
    let at = crate::time::crossing(then.row.at);
    let chair = call
        .chairs()
        .next()
        .map(|chair| chair.name.to_string())
        .unwrap_or_default();
    let mut files = Vec::new();
    for (nth, (reviewer, proposals)) in written.into_iter().enumerate() {
        let name = name_of(&made.office, &seats, &people, reviewer);
        let person = match reviewer {
            Reviewer::Person(id) => {
                let seat = seats.seat(*id);
                people.iter().find(|person| Some(person.seat.as_str()) == seat)
            }
            Reviewer::Name(_) => people.iter().find(|person| person.name == name),
        };
        let language = person.map_or_else(|| app.words().language(), |person| person.language);
        let words = Words::of(language);
        let institution = person
            .and_then(|person| person.institution.as_deref())
            .map(|place| format!(" ({place})"))
            .unwrap_or_default();
        let period =
            |time: &paraph_bundle::payload::id::Time| day(&time.to_string(), &call.dates.zone, language);
        let args = Args::one("name", format!("{name}{institution}"))
            .and("call", call.title.as_str())
            .and("sponsor", call.sponsor.as_str())
            .and("count", proposals.len())
            .and("from", period(&call.dates.opens))
            .and("until", period(&call.dates.closes));
        let html = set(
            "certificate.html",
            context! {
                lang => language.tag(),
                sponsor => call.sponsor.to_string(),
                name => name.as_str(),
                text => words.say("papers-certificate-text", &args),
                day => day(&at, &call.dates.zone, language),
                chair => chair.as_str(),
            },
        )?;
        let stem = format!("{}-certificate-{}-{}", call.short, nth + 1, paths::folded(&name));
        let path = folder.join(format!("{stem}.html"));
        paths::write(&path, html.as_bytes())?;
        files.push(path.display().to_string());
        if let Some(person) = person.filter(|person| person.email.is_some()) {
            let args = Args::one("name", person.name.as_str())
                .and("call", call.title.as_str())
                .and("contact", contact(call));
            let attachment = Attachment {
                name: format!("{stem}.html"),
                kind: "text/html".to_owned(),
                bytes: html.into_bytes(),
            };
            let draft = person.draft(
                ["papers-certificate-subject", "papers-certificate-mail"],
                &args,
                vec![attachment],
                now,
            );
            let path = folder.join(format!("{stem}.eml"));
            paths::write(&path, &draft.to_bytes().map_err(AppError::internal)?)?;
            files.push(path.display().to_string());
        }
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}
