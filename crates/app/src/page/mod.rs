//! The public page of a result and the call notice: one HTML file each, readable without script, both languages
//! in it, printable on A4. What is said is decided by `crate::api::office`; here it is set.

mod data;
mod set;

pub(crate) use data::{DrawTable, ListRow, PageData, ReviewerLine, Said, TicketRow};

use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use paraph_bundle::payload::call::Call;

use crate::wire::CallBody;
use crate::words::Language;

/// Sets the public page.
pub(crate) fn page(data: &PageData) -> Result<String, minijinja::Error> {
    environment()?
        .get_template("page.html")?
        .render(context! { d => Value::from(Serde(data)) })
}

/// Sets the call notice, for the sponsor's site and for print.
pub(crate) fn notice(
    call: &Call,
    body: &CallBody,
    control_number: &str,
    call_file: &str,
) -> Result<String, minijinja::Error> {
    let date = |time: &str| {
        [Language::En, Language::Fr].map(|language| crate::letters::moment(time, &call.dates.zone, language))
    };
    let money = |amount: u64| {
        [Language::En, Language::Fr]
            .map(|language| crate::letters::money(amount, call.unit.digits, &call.unit.code, language))
    };
    let tracks: Vec<_> = call
        .tracks
        .iter()
        .map(|track| context! { title => track.title.to_string(), ceiling => money(track.ceiling), budget => track.budget.map(money) })
        .collect();
    let criteria: Vec<_> = call
        .rubric
        .criteria
        .iter()
        .map(|criterion| context! { title => criterion.title.to_string(), help => criterion.help.as_ref().map(ToString::to_string), weight => criterion.weight, min => criterion.min, max => criterion.max })
        .collect();
    let duties: Vec<_> = call
        .obligations
        .iter()
        .map(|duty| context! { title => duty.title.to_string(), months => duty.months })
        .collect();
    environment()?.get_template("notice.html")?.render(context! {
        title => call.title.to_string(),
        sponsor => call.sponsor.to_string(),
        edition => call.edition,
        pool => money(call.pool),
        tracks, criteria, duties,
        opens => date(&call.dates.opens.to_string()),
        closes => date(&call.dates.closes.to_string()),
        draw_at => date(&call.draw.at.to_string()),
        publishes => date(&call.dates.publishes.to_string()),
        source => call.draw.source.to_string(),
        people => call.people.iter().map(|person| context! { name => person.name.to_string(), role => crate::letters::role(person.role), email => person.email.as_ref().map(ToString::to_string), phone => person.phone.as_ref().map(ToString::to_string) }).collect::<Vec<_>>(),
        instructions => body.instructions.as_str(),
        appeal => body.appeal.as_str(),
        control_number, call_file,
    })
}

/// The templates with what they call: `both(id, …)` sets a message in both languages.
pub(crate) fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    for (name, source) in [
        ("page.html", include_str!("../../templates/page.html")),
        ("notice.html", include_str!("../../templates/notice.html")),
        ("letter.html", include_str!("../../templates/letter.html")),
        ("form.html", include_str!("../../templates/form.html")),
        (
            "announcement.html",
            include_str!("../../templates/announcement.html"),
        ),
        ("style.css", include_str!("../../templates/style.css")),
    ] {
        environment.add_template(name, source)?;
    }
    set::functions(&mut environment);
    Ok(environment)
}

/// Sets a paper form for a person, to be filled in by hand.
pub(crate) fn form(
    sheet: &crate::sheets::ScoreSheet,
    language: Language,
) -> Result<String, minijinja::Error> {
    let criteria: Vec<_> = sheet
        .criteria
        .iter()
        .chain(&sheet.confidence)
        .map(|criterion| {
            let mut steps: Vec<String> = if criterion.max - criterion.min <= 12 {
                (criterion.min..=criterion.max)
                    .map(|step| step.to_string())
                    .collect()
            } else {
                vec![String::new()]
            };
            if criterion.na {
                steps.push("x".to_owned());
            }
            context! { title => criterion.title.as_str(), steps }
        })
        .collect();
    environment()?.get_template("form.html")?.render(context! {
        lang => language.tag(),
        call => sheet.title.as_str(),
        reviewer => sheet.reviewer.as_str(),
        notes => sheet.notes.clone(),
        proposals => Value::from(Serde(&sheet.proposals)),
        heads => Value::from(Serde(&sheet.heads)),
        criteria,
    })
}

/// Sets the announcement of a draw.
pub(crate) fn announcement(
    title: &str,
    sponsor: &str,
    part: bool,
    draws: Vec<minijinja::Value>,
) -> Result<String, minijinja::Error> {
    environment()?
        .get_template("announcement.html")?
        .render(context! { title, sponsor, part, draws })
}
