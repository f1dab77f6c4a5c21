//! Decision letters: one for each proposal, from the edition that was published, with what its applicants can check.

use std::collections::BTreeSet;

use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::id::Hash;
use paraph_bundle::payload::record::Verdict;
use paraph_bundle::payload::result::Ranked;
use paraph_bundle::result::{LetterSource, Prepared, letter};

use super::super::base::{self, Entry, number_key, refuse};
use super::super::draws::announced;
use super::super::edition::Edition;
use super::super::{draft, paths, people};
use super::commitments::months_after;
use super::texts::{Review, reviews};
use super::{Made, make_of};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::letters::{Letter, LetterCriterion, LetterMade, LetterPassage, LetterReview, LetterTicket};
use crate::mail::{Attachment, Draft, Person as Addressee};
use crate::wire::{LetterFile, LettersAsk, LettersMade};
use crate::words::{Args, Words};

pub(super) fn letters_make(app: &App, asked: LettersAsk) -> Result<LettersMade> {
    let then = Edition::newest(base::read(app, |read| Ok(read.publications()?))?)?;
    let made = make_of(app, Some(&then))?;
    let published = &then.row;
    let prepared = made.prepared.as_ref().ok_or_else(|| {
        refuse(
            Code::NotNow,
            "office-fault-blocked",
            Args::one("what", String::new()),
        )
    })?;
    then.agrees(prepared)?;
    let folder = paths::part(
        app,
        asked.folder.as_deref(),
        &made.in_force.call.short,
        &format!("letters-{}", published.edition),
    )?;
    let language = asked.language.unwrap_or_else(|| app.words().language());
    let words = Words::of(language);
    let mut letters = Vec::new();
    let mut order: Vec<&Ranked> = made.standing.rows.iter().collect();
    order.sort_by_key(|row| number_key(&row.number));
    for row in order {
        let Some(entry) = made.entries.iter().find(|entry| entry.id == row.proposal) else {
            continue;
        };
        let own = reviews(&made, row.proposal);
        let (letter, lines) = compose(
            &made,
            prepared,
            row,
            entry,
            &own,
            words,
            &crate::time::crossing(published.at),
        )?;
        let html = crate::letters::letter(&letter).map_err(AppError::internal)?;
        let stem = format!(
            "{}-{}",
            made.in_force.call.short,
            paths::folded(&row.number.replace(' ', "-"))
        );
        let path = folder.join(format!("{stem}.html"));
        paths::write(&path, html.as_bytes())?;
        let lines_path = folder.join(format!("{stem}-letter.jsonl"));
        paths::write(&lines_path, &lines)?;
        let args = Args::one("call", made.in_force.call.title.as_str())
            .and("number", row.number.as_str())
            .and("title", entry.row.title.as_str())
            .and("decision", letter.decision.as_str())
            .and("contact", people::contact(&made.in_force.call));
        let draft = Draft {
            to: Addressee {
                name: entry
                    .applicants
                    .first()
                    .map(|applicant| applicant.name.clone())
                    .unwrap_or_default(),
                address: entry.dossier.email.clone().unwrap_or_default(),
            },
            subject: words.say("letter-mail-subject", &args),
            text: words.say("letter-mail", &args),
            html: None,
            attachments: vec![
                Attachment {
                    name: format!("{stem}.html"),
                    kind: "text/html".to_owned(),
                    bytes: html.into_bytes(),
                },
                Attachment {
                    name: "letter.jsonl".to_owned(),
                    kind: "application/jsonl".to_owned(),
                    bytes: lines,
                },
            ],
            date: published.at.div_euclid(1000),
        };
        let draft_path = folder.join(format!("{stem}.eml"));
        paths::write(&draft_path, &draft.to_bytes().map_err(AppError::internal)?)?;
        letters.push(LetterFile {
            proposal: row.proposal.to_hex(),
            number: row.number.to_string(),
            html: path.display().to_string(),
            draft: draft_path.display().to_string(),
            lines: lines_path.display().to_string(),
            email: entry.dossier.email.clone().unwrap_or_default(),
        });
    }
    Ok(LettersMade {
        folder: folder.display().to_string(),
        letters,
    })
}

/// A letter and its `letter.jsonl`.
pub(super) fn compose(
    made: &Made,
    prepared: &Prepared,
    row: &Ranked,
    entry: &Entry,
    own: &[Review],
    words: &Words,
    at: &str,
) -> Result<(Letter, Vec<u8>)> {
    let call = &made.in_force.call;
    let language = words.language();
    let say = |id: &str, args: &Args| words.say(id, args);
    let mut because = Vec::new();
    if let Some(amount) = row.amount {
        because.push(say(
            "letter-amount",
            &Args::one(
                "amount",
                crate::letters::money(amount, call.unit.digits, &call.unit.code, language),
            ),
        ));
    }
    let lane = made
        .standing
        .proposals
        .iter()
        .find(|proposal| proposal.proposal == row.proposal)
        .map_or(0, |proposal| made.standing.lane(proposal, call));
    let of: usize = made
        .standing
        .ranking
        .lanes
        .get(lane)
        .map_or(0, |blocks| blocks.iter().map(Vec::len).sum());
    match (row.expected_rank_centiranks, row.rank_low_90, row.rank_high_90) {
        (Some(rank), Some(low), Some(high)) => {
            let place =
                i64::try_from(paraph_core::units::half_even_ratio(i128::from(rank), 100)).unwrap_or(0);
            because.push(say(
                if low == high {
                    "letter-place-same"
                } else {
                    "letter-place"
                },
                &Args::one("place", place)
                    .and("of", of)
                    .and("low", low)
                    .and("high", high),
            ));
        }
        _ if row.reviews > 0 => because.push(say(
            "letter-place-plain",
            &Args::one("place", row.place).and("of", of),
        )),
        _ => {}
    }
    if let Some(round) = made
        .in_force
        .last_round()
        .filter(|_| made.kept.contains(&row.proposal))
    {
        because.push(say("letter-not-discussed", &Args::one("round", round)));
    }
    let why = made.source(prepared).why(row);
    because.push(why[usize::from(language == crate::words::Language::Fr)].clone());
    let duties = if row.decision == Verdict::Fund {
        call.obligations
            .iter()
            .map(|rule| {
                let due = months_after(call.dates.publishes, rule.months);
                say(
                    "letter-duty",
                    &Args::one("title", rule.title.as_str()).and(
                        "due",
                        crate::letters::day(&due.to_string(), &call.dates.zone, language),
                    ),
                )
            })
            .collect()
    } else {
        Vec::new()
    };
    let ticket = announced(&made.office, &made.in_force, &made.standing.lanes)
        .iter()
        .find_map(|act| {
            let order = act.order()?;
            let place = order.iter().position(|id| *id == row.proposal)?;
            let args = Args::one("place", place + 1)
                .and("of", order.len())
                .and("places", act.taken(&made.standing));
            let made = act.drawn.as_ref().map(|(_, draw)| LetterMade {
                check: format!("printf '%s %s\\n' {} {} | sha256sum", draw.key, row.proposal),
                ticket: draw.tickets[place].ticket.to_hex(),
            });
            let sentence = if made.is_some() {
                say("letter-ticket-sentence", &args)
            } else {
                say(
                    "letter-ticket-by-hand",
                    &args.and("witnesses", act.witnesses().join(", ")),
                )
            };
            Some(LetterTicket { sentence, made })
        });
    let hidden: BTreeSet<Hash> = made
        .withheld
        .iter()
        .filter_map(|hash| hash.parse().ok())
        .collect();
    let from = |head: Hash| {
        let review = own.iter().find(|review| review.head.hash == head)?;
        Some(LetterSource {
            line: review.head.line.clone(),
            texts: review.texts.clone(),
            evidence: review.evidence.as_ref().map(|kept| kept.line.clone()),
        })
    };
    let label = |reviewer: &Reviewer| made.labels.get(reviewer).cloned();
    let lines = letter(&made.office.view, call, row.proposal, &from, &label, &hidden)
        .ok_or_else(|| AppError::internal("a letter without a line of its reviews"))?;
    let mut shown = Vec::new();
    let to_applicant = call.policy.rationale == paraph_bundle::payload::call::Rationale::Applicant;
    for review in own {
        let evidence = review.evidence.as_ref().filter(|_| to_applicant);
        let open = |part: &str| -> Vec<String> {
            review
                .texts
                .iter()
                .filter(|text| {
                    text.value.part.as_str() == part && !made.withheld.contains(&text.hash.to_hex())
                })
                .map(|text| text.value.text.to_string())
                .collect()
        };
        let criteria = call
            .rubric
            .criteria
            .iter()
            .map(|criterion| {
                let step = review.head.value.scores.get(&criterion.id);
                let scale = crate::half_steps::Shown::of(criterion);
                LetterCriterion {
                    title: criterion.title.to_string(),
                    step: step.map_or_else(
                        || {
                            if review.head.value.na.contains(&criterion.id) {
                                say("letter-cannot-judge", &Args::none())
                            } else {
                                "–".to_owned()
                            }
                        },
                        |step| {
                            let face = |step| scale.face(step, words.language());
                            format!("{}/{}", face(*step), face(criterion.max))
                        },
                    ),
                    label: step
                        .and_then(|step| scale.words(*step))
                        .unwrap_or_default()
                        .to_owned(),
                    texts: open(criterion.id.as_str()),
                    passages: evidence
                        .iter()
                        .flat_map(|kept| &kept.value.anchors)
                        .filter(|anchor| anchor.criterion == criterion.id)
                        .map(|anchor| LetterPassage {
                            quote: anchor.quote.as_ref().map(ToString::to_string).unwrap_or_default(),
                            page: say("letter-passage-page", &Args::one("page", anchor.page)),
                        })
                        .collect(),
                }
            })
            .collect();
        shown.push(LetterReview {
            label: review.label.clone(),
            round: made.in_force.round_title(&review.head.value.round),
            unsigned: review.unsigned,
            confirmed: review.confirmed,
            criteria,
            no_passage: evidence.is_none(),
            overall: open("overall"),
            withheld: review
                .texts
                .iter()
                .filter(|part| made.withheld.contains(&part.hash.to_hex()))
                .count(),
        });
    }
    let mut object = Vec::new();
    if !made.body.appeal.trim().is_empty() {
        object.push(made.body.appeal.clone());
    }
    object.push(people::contact(call));
    let applicants: Vec<&str> = entry
        .applicants
        .iter()
        .map(|applicant| applicant.name.as_str())
        .collect();
    let letter = Letter {
        lang: language.tag().to_owned(),
        sponsor: call.sponsor.to_string(),
        call: call.title.to_string(),
        date: crate::letters::day(at, &call.dates.zone, language),
        decision: say(
            &format!("letter-decision-{}", draft::spelled(&row.decision)),
            &Args::none(),
        ),
        applicants: applicants.join(", "),
        number: row.number.to_string(),
        title: entry.row.title.clone(),
        because,
        duties,
        ticket,
        reviews: shown,
        object,
        check: CHECK.to_owned(),
    };
    Ok((letter, lines))
}

/// What an applicant types: each head of the letter, and whether it stands in the result as counted.
const CHECK: &str = "python3 -c 'import json,hashlib,sys\nfor x in open(\"letter.jsonl\"):\n  l=json.loads(x); h=hashlib.sha256((l[\"line\"]+\"\\n\").encode()).hexdigest()\n  print(h, \"counted\" if h==l[\"head\"] and h in open(\"scores.jsonl\").read() else \"NOT IN THE RESULT\")'";
