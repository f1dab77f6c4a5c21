//! What one dropped file is, by itself and against what is known.

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use paraph_bundle::Fault;
use paraph_bundle::encrypt::{decrypt, is_encrypted};
use paraph_bundle::fault::{Code as FaultCode, Verdict};
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::manifest::Kind;
use paraph_bundle::verify::{Report, What, judge, verify_bytes};

use super::super::files::Dropped;
use super::super::state::{Before, Known};
use super::super::{call_files, chairs, paths, state};
use super::merged::{acts_for, in_words};
use super::unsigned::{a_table, form, notes, sheet};
use super::{Desk, Item};
use crate::App;
use crate::verify::say_fault;
use crate::wire::{ReceivedAct, ReceivedGroup, ReceivedItem, ReceivedKind};
use crate::words::Args;

fn blank(file: &Dropped, hash: Hash) -> ReceivedItem {
    ReceivedItem {
        file: hash.to_hex(),
        name: file.name.clone(),
        from: file.from.clone(),
        group: ReceivedGroup::Again,
        kind: ReceivedKind::Other,
        verdict: None,
        code: "OK".to_owned(),
        message: String::new(),
        hint: String::new(),
        notes: Vec::new(),
        bundle: None,
        person: None,
        row: None,
        person_name: None,
        sequence: None,
        reviews: 0,
        changes: Vec::new(),
        faults: Vec::new(),
        acts: Vec::new(),
    }
}

/// What one file is, by itself and against what is known.
pub(super) fn look(app: &App, desk: &Desk, file: Dropped) -> Item {
    let words = app.words();
    let hash = Hash::of(&file.bytes);
    let mut shown = blank(&file, hash);
    if crate::sheets::is_sheet(&file.bytes) {
        return sheet(app, desk, file, shown);
    }
    if let Ok(content) = std::str::from_utf8(&file.bytes)
        && crate::tables::hotcrp::is_form(content)
    {
        return form(app, desk, &file, content, shown);
    }
    if let Ok(content) = std::str::from_utf8(&file.bytes)
        && crate::tables::openreview::is_notes(content)
    {
        return notes(app, desk, &file, content, shown);
    }
    let lower = file.name.to_lowercase();
    if [".csv", ".tsv", ".xlsx", ".ods", ".xls"]
        .iter()
        .any(|ending| lower.ends_with(ending))
    {
        return a_table(app, desk, file, shown);
    }
    let report = match state::opened_before(hash) {
        Some(Before::Opened(opened)) => judge(opened, &desk.context),
        Some(Before::Id(id)) if desk.office.state.bundles.contains_key(&id) => {
            if let Some(known) = state::remembered(id) {
                return held(desk, file, shown, id, known);
            }
            verify_bytes(&file.bytes, &desk.context)
        }
        Some(Before::Id(_)) | None => verify_bytes(&file.bytes, &desk.context),
    };
    // What else comes back, and is no file of ours, is called by its name.
    let other = if file.bytes.starts_with(b"%PDF-") {
        Some("office-file-pdf")
    } else if crate::mail::is_mail(&file.name, &file.bytes) {
        let letters = crate::mail::read(&file.name, &file.bytes);
        Some(if letters.iter().any(|letter| letter.cut) {
            "office-file-mail-cut"
        } else {
            "office-file-mail"
        })
    } else {
        None
    };
    let (sentence, hint) = match report.told() {
        Some(fault) => match other.filter(|_| fault.code() == FaultCode::NotParaph) {
            Some(id) => {
                let hint = words.attribute(id, "hint", &Args::none());
                (words.say(id, &Args::none()), hint.unwrap_or_default())
            }
            None => say_fault(fault, words),
        },
        None => (words.say("office-file-good", &Args::none()), String::new()),
    };
    shown.code = report.code_str().to_owned();
    shown.message = sentence;
    shown.hint = hint;
    shown.notes = report
        .notes
        .iter()
        .map(|note| in_words(desk, note, words))
        .collect();
    shown.verdict = report.verdict().map(|verdict| {
        match verdict {
            Verdict::Good => "good",
            Verdict::Unknown => "unknown",
            Verdict::Bad => "bad",
        }
        .to_owned()
    });
    shown.kind = kind_of(&report);
    shown.bundle = report.id.map(Hash::to_hex);
    let mut bytes = file.bytes;
    if report.code() == Some(FaultCode::AgeNoKey) {
        shown.kind = ReceivedKind::Sealed;
        shown.group = ReceivedGroup::Question;
        shown.bundle = Some(shown.file.clone());
        shown.acts = vec![ReceivedAct::TakeIn, ReceivedAct::SetAside];
        return Item {
            shown,
            bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    }
    if is_encrypted(&bytes)
        && let Ok(mut plain) = decrypt(Cursor::new(bytes.as_slice()), &desk.context.identities)
    {
        let mut clear = Vec::new();
        if plain.read_to_end(&mut clear).is_ok() {
            bytes = Arc::new(clear);
        }
    }
    shown.group = match report.verdict() {
        Some(Verdict::Good) => ReceivedGroup::Ready,
        Some(Verdict::Unknown) => ReceivedGroup::Question,
        Some(Verdict::Bad) | None => ReceivedGroup::Again,
    };
    shown.acts = match shown.group {
        ReceivedGroup::Ready => vec![ReceivedAct::TakeIn],
        ReceivedGroup::Question => report.code().map_or_else(Vec::new, acts_for),
        ReceivedGroup::Again | ReceivedGroup::Nothing => vec![ReceivedAct::Write],
    };
    let Some(opened) = report.opened else {
        whose(desk, &mut shown);
        return Item {
            shown,
            bytes,
            known: None,
            whole: None,
            unsigned: Vec::new(),
        };
    };
    let id = opened.id;
    let author = opened.manifest.author;
    shown.person = Some(author.to_hex());
    shown.sequence = opened.manifest.stream.as_ref().map(|stream| stream.sequence);
    shown.row = desk.seats.seat(author).map(str::to_owned);
    shown.person_name = desk
        .people
        .iter()
        .find(|person| Some(&person.seat) == shown.row.as_ref())
        .map(|person| person.name.clone())
        .or_else(|| {
            opened
                .cards
                .iter()
                .find(|card| card.card.person == author)
                .map(|card| card.card.name.to_string())
        });
    let trusted = report
        .fault
        .as_ref()
        .is_none_or(|fault| fault.verdict() == Some(Verdict::Unknown));
    let counts = trusted && matches!(opened.kind(), Kind::Score | Kind::Card | Kind::Panel);
    if matches!(opened.kind(), Kind::Call | Kind::Result) {
        if let Some(file) = call_files::new(&desk.office, &opened).filter(|_| trusted) {
            let args = Args::one("edition", file.edition.call.edition)
                .and("title", file.edition.call.title.as_str());
            shown.message = words.say("office-file-edition", &args);
            shown.hint = String::new();
            "OK".clone_into(&mut shown.code);
            shown.verdict = Some("good".to_owned());
            shown.group = ReceivedGroup::Ready;
            shown.acts = vec![ReceivedAct::TakeIn];
        } else {
            shown.group = ReceivedGroup::Nothing;
            shown.acts = Vec::new();
        }
    }
    let whole = if counts {
        chairs::whole(&opened, &bytes).ok().flatten()
    } else {
        None
    };
    let known = if counts {
        state::known(&opened, &bytes).ok().map(Arc::new)
    } else {
        None
    };
    if let Some(known) = &known {
        shown.reviews = known.entry.as_ref().map_or(0, |entry| entry.heads.len());
        state::remember(id, known);
        if !report.encrypted {
            state::remember_file(hash, &opened, known);
        }
    }
    Item {
        shown,
        bytes,
        known,
        whole,
        unsigned: Vec::new(),
    }
}

/// A file that is here already and was judged when it came: what the merge says of it now is all that can differ.
fn held(desk: &Desk, file: Dropped, mut shown: ReceivedItem, id: Hash, known: Arc<Known>) -> Item {
    shown.kind = ReceivedKind::Score;
    shown.group = ReceivedGroup::Ready;
    shown.verdict = Some("good".to_owned());
    shown.acts = vec![ReceivedAct::TakeIn];
    shown.bundle = Some(id.to_hex());
    shown.person = Some(known.author.to_hex());
    shown.sequence = known.sequence;
    shown.reviews = known.entry.as_ref().map_or(0, |entry| entry.heads.len());
    shown.row = desk.seats.seat(known.author).map(str::to_owned);
    let listed = desk.people.iter();
    let listed = listed.filter(|person| Some(&person.seat) == shown.row.as_ref());
    let cards = known.cards.iter();
    let cards = cards.filter(|entry| entry.card.person == known.author);
    shown.person_name = listed
        .map(|person| person.name.clone())
        .chain(cards.map(|entry| entry.card.name.to_string()))
        .next();
    Item {
        shown,
        bytes: file.bytes,
        known: Some(known),
        whole: None,
        unsigned: Vec::new(),
    }
}

/// Cards and panels that bring nothing, and what a co-chair's panel brings.
pub(super) fn nothing_new(app: &App, desk: &Desk, item: &mut Item) {
    let words = app.words();
    let Some(known) = item.known.as_ref().filter(|known| known.entry.is_none()) else {
        return;
    };
    if item.shown.group == ReceivedGroup::Again {
        return;
    }
    let state = &desk.office.state;
    if let Some(whole) = &item.whole {
        if whole.contradicts(&desk.office) {
            let fault = Fault::new(FaultCode::LedgerRewritten, "two registers");
            (item.shown.message, item.shown.hint) = say_fault(&fault, words);
            fault.code().as_str().clone_into(&mut item.shown.code);
            item.shown.verdict = Some("bad".to_owned());
            item.shown.group = ReceivedGroup::Question;
            item.shown.acts = vec![ReceivedAct::TakeIn, ReceivedAct::Write];
            return;
        }
        let (new, ahead) = whole.news(&desk.office);
        if new > 0 || ahead > 0 {
            let args = Args::one("new", new)
                .and("of", whole.inside.len())
                .and("ahead", usize::try_from(ahead).unwrap_or(usize::MAX));
            item.shown.message = words.say("office-panel-brings", &args);
            return;
        }
    } else {
        let records = known
            .records
            .iter()
            .all(|entry| state.records.contains_key(&entry.record.hash));
        let cards = known
            .cards
            .iter()
            .all(|entry| state.cards.contains_key(&entry.id));
        if !records || !cards {
            return;
        }
    }
    item.shown.group = ReceivedGroup::Nothing;
    item.shown.acts = Vec::new();
    item.shown.message = words.say("office-file-same", &Args::none());
    item.shown.hint = String::new();
}

/// Whose a file is that could not be opened: by the mail's address, or by the name in the file's.
fn whose(desk: &Desk, shown: &mut ReceivedItem) {
    let by_mail = shown.from.as_ref().and_then(|from| {
        desk.people.iter().find(|person| {
            person
                .email
                .as_deref()
                .is_some_and(|email| email.eq_ignore_ascii_case(from))
        })
    });
    let by_name = || {
        let mut fitting = desk
            .people
            .iter()
            .filter(|person| shown.name.contains(&format!("-{}-", paths::folded(&person.name))));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    if let Some(person) = by_mail.or_else(by_name) {
        shown.row = Some(person.seat.clone());
        shown.person_name = Some(person.name.clone());
    }
}

fn kind_of(report: &Report) -> ReceivedKind {
    match report.what {
        Some(What::Bundle(Kind::Score)) => ReceivedKind::Score,
        Some(What::Bundle(Kind::Card)) => ReceivedKind::Card,
        Some(What::Bundle(Kind::Panel)) => ReceivedKind::Panel,
        Some(What::Bundle(Kind::Call)) => ReceivedKind::Call,
        Some(What::Bundle(Kind::Result)) => ReceivedKind::Result,
        Some(What::Receipt | What::Letter) | None => ReceivedKind::Other,
    }
}
