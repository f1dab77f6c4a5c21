//! The public page of a result and the call notice: one HTML file each, readable without script, both languages
//! in it, printable on A4. What is said is decided by `crate::api::office`; here it is set.

pub(crate) mod copies;
mod data;
mod set;

pub(crate) use data::{DrawTable, DutyRow, ListRow, PageData, ReviewerLine, Said, TicketRow};

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
        ("lawyer.html", include_str!("../../templates/lawyer.html")),
        ("dossier.html", include_str!("../../templates/dossier.html")),
        (
            "own-certificate.html",
            include_str!("../../templates/own-certificate.html"),
        ),
        ("minutes.html", include_str!("../../templates/minutes.html")),
        ("form.html", include_str!("../../templates/form.html")),
        ("copy.html", include_str!("../../templates/copy.html")),
        (
            "certificate.html",
            include_str!("../../templates/certificate.html"),
        ),
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
            let few = if criterion.halves { 20 } else { 12 };
            let mut steps: Vec<String> = if criterion.max - criterion.min <= few {
                criterion.faces(language)
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

#[cfg(test)]
mod tests {
    use super::{DrawTable, DutyRow, ListRow, PageData, ReviewerLine, Said, TicketRow, page};
    use crate::release::Release;

    fn said(english: &str, french: &str) -> Said {
        [english.to_owned(), french.to_owned()]
    }

    /// A page with long titles, a draw of 60, and 200 reviewers.
    fn of(proposals: usize) -> PageData {
        let why = said(
            "Undecided by the scores; its ticket was 14 of 60, and 12 could be funded.",
            "Les notes ne la départagent pas ; son numéro était le 14 de 60, et 12 pouvaient être financées.",
        );
        let row = |at: usize| {
            ListRow {
            strand: None,
            number: format!("AAPG-{at:04}"),
            title: Some("Pour une histoire longue des réseaux d’eau et de leurs usages dans les villes moyennes de l’Europe du Sud".to_owned()),
            applicants: Some("Théodore Guimard-Lefebvre (Université de Haute-Bretagne), Solène Arzur (Laboratoire d’hydraulique de Paimpol)".to_owned()),
            track: Some("Projet de recherche collaborative".to_owned()),
            place: at.to_string(),
            interval: format!("{at}–{}", at + 80),
            raw: said("62.5", "62,5"),
            calibrated: said("61.8", "61,8"),
            decision: if at < 120 { "fund" } else { "decline" }.to_owned(),
            amount: (at < 120).then(|| said("€412,000", "412\u{202f}000\u{202f}€")),
            why: why.clone(),
        }
        };
        let ticket = |place: usize| TicketRow {
            place,
            number: format!("AAPG-{place:04}"),
            proposal: "a1".repeat(16),
            ticket: Some("b2".repeat(32)),
            taken: place < 13,
            part: false,
        };
        PageData {
            title: "Appel à projets générique".to_owned(),
            sponsor: "Agence".to_owned(),
            edition: 1,
            published: why.clone(),
            short: vec![why.clone(); 6],
            how: vec![why.clone(); 5],
            dates: vec![[why.clone(), why.clone()]; 5],
            intervals: true,
            numbers: (1..=proposals).map(|at| format!("AAPG-{at:04}")).collect(),
            rows: (1..=proposals).map(row).collect(),
            sponsor_changed: vec![why.clone(); 8],
            exceptions: vec![why.clone(); 9],
            sat: vec![why.clone(); 6],
            reviewers: (1..=200)
                .map(|at| ReviewerLine {
                    label: format!("R{at:03}"),
                    name: None,
                    institution: None,
                })
                .collect(),
            draws: vec![DrawTable {
                track: "Tous".to_owned(),
                sentences: vec![why.clone(); 4],
                seed: Some("3-14-15-26-35, 8-9".to_owned()),
                commit: "c3".repeat(32),
                key: Some("d4".repeat(32)),
                tickets: (1..=60).map(ticket).collect(),
            }],
            duties: (1..240)
                .map(|at| DutyRow {
                    number: format!("AAPG-{at:04}"),
                    title: "An open repository with code, data and weights, and a licence".to_owned(),
                    stands: why.clone(),
                    address: "https://doi.org/10.5281/zenodo.12345678".to_owned(),
                    web: true,
                    more: Some(why.clone()),
                })
                .collect(),
            can: vec![why.clone(); 5],
            cannot: vec![why.clone(); 4],
            contact: vec![why; 2],
            appeal: "Deux mois.".to_owned(),
            release: Release {
                producer: "Paraph 1.0".to_owned(),
                commit: Some("e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6"),
                program: Some("f7".repeat(32)),
            },
        }
    }

    #[test]
    fn five_hundred_proposals_fit_into_a_megabyte_in_both_languages() {
        let html = page(&of(500)).expect("a page");
        assert!(html.len() <= 1_000_000, "{} bytes for 500 proposals", html.len());
        assert!(!html.contains("<script"), "it is readable without script");
        assert!(
            html.contains("size:A4") && html.contains("break-inside:avoid"),
            "it prints on A4, no row cut in two"
        );
    }

    #[test]
    fn the_page_tells_things_in_the_order_in_which_people_ask() {
        let html = page(&of(3)).expect("a page");
        let heads = [
            "Find your proposal",
            "In short",
            "How it was decided",
            "The list",
            "What the sponsor changed",
            "Exceptions",
            "Who sat",
            "What you can check, and what nobody can check from here",
            "Check it yourself",
            "Questions and objections",
        ];
        let places: Vec<usize> = heads
            .iter()
            .map(|head| {
                // A word that is the same in both languages stands once.
                html.find(&format!(">{head}<"))
                    .unwrap_or_else(|| panic!("a heading {head}"))
            })
            .collect();
        assert!(places.is_sorted(), "{heads:?} stand at {places:?}");
    }

    #[test]
    fn the_page_says_which_program_computed_it_and_how_to_build_it() {
        let mut data = of(3);
        let html = page(&data).expect("a page");
        for told in [
            "Paraph 1.0",
            &"f7".repeat(32),
            "e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6e5f6",
            "cargo build --release --locked -p paraph-cli",
        ] {
            assert!(html.contains(told), "{told} stands on the page");
        }
        data.release = Release {
            producer: "Paraph 1.0".to_owned(),
            ..Release::default()
        };
        let html = page(&data).expect("a page");
        assert!(
            !html.contains("sha256sum \"") && html.contains("cargo build"),
            "what is not known is not claimed; how to build it is said all the same"
        );
    }
}
