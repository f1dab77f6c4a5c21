//! Copies of a hand-in for people to read, as a page and as Markdown, and the reviewer's certificate. What is said is
//! gathered by `crate::api::handin_copies`; here it is set, for one language.

use std::fmt::Write as _;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::words::{Args, Language, Words};

/// A hand-in, to be read.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Readable {
    /// `en` or `fr`.
    pub(crate) lang: &'static str,
    /// The call's title.
    pub(crate) call: String,
    /// Its sponsor.
    pub(crate) sponsor: String,
    /// Who handed in.
    pub(crate) reviewer: String,
    /// Under which number.
    pub(crate) number: i64,
    /// When, in words.
    pub(crate) when: String,
    /// When it was entered in the register, in words.
    pub(crate) received: Option<String>,
    /// Whether applicants read the reasons.
    pub(crate) reasons_to_applicant: bool,
    /// By number.
    pub(crate) reviews: Vec<Review>,
}

/// A review in it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Review {
    /// The proposal's number.
    pub(crate) number: String,
    /// Its title.
    pub(crate) title: String,
    /// Taken back.
    pub(crate) withdrawn: bool,
    /// The total, in words.
    pub(crate) total: Option<String>,
    /// In the grid's order.
    pub(crate) criteria: Vec<Criterion>,
    /// To the applicant.
    pub(crate) to_applicant: Option<String>,
    /// To the committee.
    pub(crate) to_committee: Option<String>,
    /// How sure, with its label.
    pub(crate) confidence: Option<String>,
}

/// A criterion of it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Criterion {
    /// Its title.
    pub(crate) title: String,
    /// The step, or that it could not be judged.
    pub(crate) step: Option<String>,
    /// The step's label.
    pub(crate) label: Option<String>,
    /// The reasons.
    pub(crate) reasons: Option<String>,
    /// The passages.
    pub(crate) passages: Vec<Passage>,
}

/// A passage.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Passage {
    /// Its page.
    pub(crate) page: u64,
    /// The words marked.
    pub(crate) quote: Option<String>,
    /// What was noted.
    pub(crate) note: Option<String>,
}

/// That somebody reviewed, for a report on one's own work.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Certificate {
    /// `en` or `fr`.
    pub(crate) lang: &'static str,
    /// Who.
    pub(crate) name: String,
    /// Where she works.
    pub(crate) institution: Option<String>,
    /// ORCID iD.
    pub(crate) orcid: Option<String>,
    /// The call's title.
    pub(crate) call: String,
    /// Its sponsor.
    pub(crate) sponsor: String,
    /// The call is the desk's own: nobody else can confirm anything.
    pub(crate) own: bool,
    /// How many reviews.
    pub(crate) reviews: usize,
    /// The day of the last hand-in.
    pub(crate) handed_in: String,
    /// The day it was entered, the line of the register, and the keeper's control number.
    pub(crate) received: Option<(String, i64, String)>,
    /// The reviewer's control number.
    pub(crate) control_number: Option<String>,
    /// The chairs, with their addresses.
    pub(crate) chairs: Vec<String>,
}

/// Sets the page.
pub(crate) fn html(copy: &Readable) -> Result<String, minijinja::Error> {
    super::environment()?
        .get_template("copy.html")?
        .render(Value::from(Serde(copy)))
}

/// Sets the certificate.
pub(crate) fn certificate(certificate: &Certificate) -> Result<String, minijinja::Error> {
    super::environment()?
        .get_template("own-certificate.html")?
        .render(Value::from(Serde(certificate)))
}

/// Sets the text.
pub(crate) fn markdown(copy: &Readable) -> String {
    let words = Words::of(if copy.lang == "fr" {
        Language::Fr
    } else {
        Language::En
    });
    let say = |id: &str| words.say(id, &Args::none());
    let mut out = String::new();
    let mut line = |text: &str| {
        let _ = writeln!(out, "{text}");
    };
    let args = Args::one("name", &copy.reviewer)
        .and("number", copy.number)
        .and("when", &copy.when);
    line(&format!("# {}\n", words.say("copy-title", &args)));
    line(&format!("{} · {}\n", plain(&copy.call), plain(&copy.sponsor)));
    line(&format!("{}\n", plain(&words.say("copy-about", &args))));
    if let Some(received) = &copy.received {
        line(&format!(
            "{}\n",
            words.say("copy-received", &Args::one("when", received))
        ));
    }
    for review in &copy.reviews {
        line(&format!(
            "## {} · {}\n",
            plain(&review.number),
            plain(&review.title)
        ));
        if review.withdrawn {
            line(&format!("{}\n", say("copy-withdrawn")));
            continue;
        }
        if let Some(total) = &review.total {
            line(&format!(
                "{}\n",
                words.say("copy-total", &Args::one("total", total))
            ));
        }
        for criterion in &review.criteria {
            let step = criterion.step.clone().unwrap_or_else(|| say("copy-no-score"));
            let label = criterion
                .label
                .as_ref()
                .map(|label| format!(" · {}", plain(label)))
                .unwrap_or_default();
            line(&format!(
                "- **{}** {step}{label}",
                words.say("copy-of", &Args::one("part", plain(&criterion.title)))
            ));
            for passage in &criterion.passages {
                line(&format!("    - {}", plain(&passage_words(words, passage))));
            }
            if let Some(reasons) = &criterion.reasons {
                line(&format!("\n{}\n", quoted(reasons, "    ")));
            }
        }
        line("");
        let mut text = |id: &str, text: &Option<String>| {
            if let Some(text) = text {
                line(&format!(
                    "**{}**\n\n{}\n",
                    words.say("copy-of", &Args::one("part", say(id))),
                    quoted(text, "")
                ));
            }
        };
        text("copy-to-applicant", &review.to_applicant);
        text("copy-to-committee", &review.to_committee);
        text("copy-sure", &review.confidence);
    }
    out
}

/// A passage in one line: what was marked, what was noted, where.
fn passage_words(words: &Words, passage: &Passage) -> String {
    let page = words.say("copy-page", &Args::one("page", passage.page.to_string()));
    let quote = passage
        .quote
        .as_ref()
        .map(|quote| words.say("copy-quote", &Args::one("quote", quote)));
    [quote, passage.note.clone(), Some(page)]
        .into_iter()
        .flatten()
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A text as a quotation, each line of it; its own signs are kept as signs.
fn quoted(text: &str, indent: &str) -> String {
    text.trim()
        .lines()
        .map(|line| format!("{indent}> {}", plain(line)).trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Words in which no sign is an instruction to whoever sets Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, sign) in text.char_indices() {
        let begins = text[..place].trim().is_empty();
        let numbered = matches!(sign, '.' | ')')
            && place > 0
            && text[..place].trim_start().chars().all(|c| c.is_ascii_digit());
        if matches!(sign, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '|')
            || begins && matches!(sign, '#' | '>' | '-' | '+' | '=' | '~')
            || numbered && !begins
        {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Criterion, Passage, Readable, Review, html, markdown, plain, quoted};

    fn copy(lang: &'static str) -> Readable {
        Readable {
            lang,
            call: "Open <compute>".to_owned(),
            sponsor: "Fund".to_owned(),
            reviewer: "Ada Martin".to_owned(),
            number: 2,
            when: "Monday".to_owned(),
            received: None,
            reasons_to_applicant: true,
            reviews: vec![Review {
                number: "P-001".to_owned(),
                title: "Sparse *things*".to_owned(),
                withdrawn: false,
                total: Some("62.5".to_owned()),
                criteria: vec![Criterion {
                    title: "Merit".to_owned(),
                    step: Some("4".to_owned()),
                    label: Some("strong".to_owned()),
                    reasons: Some("First.\n\n# Not a heading".to_owned()),
                    passages: vec![Passage {
                        page: 3,
                        quote: Some("no\nbaseline".to_owned()),
                        note: None,
                    }],
                }],
                to_applicant: Some("<script>alert(1)</script>".to_owned()),
                to_committee: None,
                confidence: None,
            }],
        }
    }

    #[test]
    fn what_a_person_wrote_stays_words() {
        let text = markdown(&copy("en"));
        assert!(
            text.contains("> \\# Not a heading"),
            "a line of reasons is no heading:\n{text}"
        );
        assert!(
            text.contains("## P-001 · Sparse \\*things\\*"),
            "a title keeps its stars:\n{text}"
        );
        assert!(
            text.contains("no baseline"),
            "a passage stands on one line:\n{text}"
        );
        let page = html(&copy("fr")).expect("the template is good");
        assert!(!page.contains("<script>"), "and in the page it is text");
        assert!(page.contains("&lt;script&gt;"), "that can be read");
        assert_eq!(plain("1. first"), "1\\. first", "a number is no list");
        assert_eq!(
            quoted("a\n\nb", ""),
            "> a\n>\n> b",
            "one quotation over an empty line"
        );
    }
}
