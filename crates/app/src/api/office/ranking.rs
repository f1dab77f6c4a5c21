//! The ranking, what if, decisions, refusals by the sponsor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph_bundle::payload::call::Given;
use paraph_bundle::payload::id::{Hash, ProposalId};
use paraph_bundle::payload::record::{Absent, Body, Decision, SignedBy, Verdict, Veto, VetoGround, Votes};
use paraph_core::calibrate::Method;
use paraph_core::group::Group;
use paraph_core::units::half_even;

use super::acts::{self, Pen};
use super::base::{self, name, number_key, phrase, refuse, text};
use super::call::{InForce, in_force};
use super::people::seats;
use super::received::name_of;
use super::standing::{Assume, InOrder, Out, Standing, standing};
use super::state::{Office, office};
use super::{draft, sentences};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{
    AbsentSet, DecisionSet, FundingLineView, OfProposal, OfficeDecision, RankGroup, Ranking, RankingAsk,
    RankingReview, RankingRow, VetoAsk, VetoEffect, WhatIf,
};
use crate::words::{Args, Language, Words};

crate::commands! {
    pub(crate) static COMMANDS;
    /// The ranking, or what it would be under an assumption.
    ranking_get(RankingAsk) -> Ranking, changes [];
    /// Decides on a proposal; pending until published.
    decision_set(DecisionSet) -> Ranking, changes [Ranking];
    /// Who is out of the room for a proposal.
    absent_set(AbsentSet) -> Ranking, changes [Ranking];
    /// What a refusal by the sponsor would do, and how the public page puts it.
    veto_preview(VetoAsk) -> VetoEffect, changes [];
    /// Records a refusal by the sponsor.
    veto_set(VetoAsk) -> Ranking, changes [Ranking];
    /// Takes a recorded refusal back.
    veto_remove(OfProposal) -> Ranking, changes [Ranking];
}

/// The record itself: no assumption.
pub(super) fn as_it_is(app: &App) -> Result<(Office, InForce, Standing)> {
    base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let standing = standing(&office, &in_force, &Assume::default())?;
        Ok((office, in_force, standing))
    })
}

fn assumed(what_if: &WhatIf) -> Assume {
    Assume {
        without: what_if.without.iter().flatten().cloned().collect(),
        weights: what_if.weights.clone(),
        pool: what_if.pool,
        no_veto: what_if.no_veto == Some(true),
        no_panel: false,
        no_unsigned: what_if.no_unsigned == Some(true),
        raw: what_if.raw == Some(true),
        also: None,
        not: BTreeSet::new(),
    }
}

/// The assumption in words, for the title that says *not the result*.
fn assumption(app: &App, what_if: &WhatIf, names: &BTreeMap<String, String>) -> crate::words::Phrase {
    let words = app.words();
    let mut parts = Vec::new();
    if let Some(without) = what_if.without.as_ref().filter(|without| !without.is_empty()) {
        let who: Vec<&str> = without
            .iter()
            .map(|id| names.get(id).map_or(id.as_str(), String::as_str))
            .collect();
        parts.push(words.say("office-what-if-without", &Args::one("names", who.join(", "))));
    }
    if what_if.weights.is_some() {
        parts.push(words.say("office-what-if-weights", &Args::none()));
    }
    if let Some(pool) = what_if.pool {
        parts.push(words.say("office-what-if-pool", &Args::one("amount", pool)));
    }
    for (on, id) in [
        (what_if.no_veto, "office-what-if-no-veto"),
        (what_if.no_unsigned, "office-what-if-no-unsigned"),
        (what_if.raw, "office-what-if-raw"),
        (what_if.knapsack, "office-what-if-knapsack"),
    ] {
        if on == Some(true) {
            parts.push(words.say(id, &Args::none()));
        }
    }
    phrase(app, "office-what-if", Args::one("what", parts.join("; ")))
}

fn ranking_get(app: &App, asked: RankingAsk) -> Result<Ranking> {
    base::read(app, |read| {
        let office = office(read)?;
        let in_force = in_force(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let what_if = asked.what_if.as_ref();
        let mut standing = standing(&office, &in_force, &what_if.map(assumed).unwrap_or_default())?;
        let mut against_the_order = Vec::new();
        if what_if.is_some_and(|what_if| what_if.knapsack == Some(true)) {
            let before = standing.in_order();
            standing = standing.packed();
            against_the_order = packed_in_words(app, &before, &standing, &in_force);
        }
        let call = &in_force.call;
        let entries = base::proposals(read)?;
        let titles: BTreeMap<ProposalId, &str> = entries
            .iter()
            .map(|entry| (entry.id, entry.row.title.as_str()))
            .collect();
        let names: BTreeMap<String, String> = office
            .view
            .cells
            .iter()
            .map(|cell| {
                (
                    cell.reviewer.as_text(),
                    name_of(&office, &seats, &people, &cell.reviewer),
                )
            })
            .collect();
        let texts = texts(&office);
        let kept = in_force.kept_round(&standing);
        let mut rows = Vec::new();
        for proposal in &standing.proposals {
            let at = standing.index.get(&proposal.proposal).copied();
            let place = at.map(|at| &standing.ranking.standings[at]);
            let uncertain = place.and_then(|place| place.uncertainty.as_ref());
            let raw = at.map(|at| &standing.calibration.raw[at]);
            let group = match (
                standing.out.get(&proposal.proposal),
                at.and_then(|at| standing.undecided.groups[at]),
            ) {
                (Some(_), _) | (None, None) => RankGroup::Out,
                (None, Some(Group::Funded)) => RankGroup::Funded,
                (None, Some(Group::Draw)) => RankGroup::Draw,
                // What lots, refusals and decisions left free reaches further down.
                (None, Some(Group::NotFunded)) if standing.awards.contains_key(&proposal.proposal) => {
                    RankGroup::Funded
                }
                (None, Some(Group::NotFunded)) => RankGroup::NotFunded,
            };
            let lane = standing.lane(proposal, call);
            let ticket = standing
                .drawn
                .get(&lane)
                .and_then(|drawn| drawn.order.iter().position(|id| *id == proposal.proposal));
            let decided = standing.decided.get(&proposal.proposal);
            let mut members: Vec<(usize, RankingReview)> = standing
                .counted
                .iter()
                .filter(|head| head.proposal == proposal.proposal)
                .filter_map(|head| {
                    let line = standing.heads.get(&head.head)?;
                    let (public, closed) = texts.get(&head.head).cloned().unwrap_or_default();
                    let review = RankingReview {
                        head: head.head.to_hex(),
                        name: names.get(&head.reviewer.as_text()).cloned().unwrap_or_default(),
                        round: in_force.round_title(&line.round),
                        ranked: head.ranked,
                        scores: line
                            .scores
                            .iter()
                            .map(|(id, step)| (id.to_string(), *step))
                            .collect(),
                        total: super::totals::total(call, line),
                        confidence: line.confidence,
                        unsigned: head.unsigned,
                        texts: public,
                        committee: closed,
                    };
                    Some((call.round_index(&line.round).unwrap_or(0), review))
                })
                .collect();
            // What a person said in one round stands beside what the same person said in the next.
            members.sort_by(|(a, one), (b, other)| {
                (&one.name, a, &one.head).cmp(&(&other.name, b, &other.head))
            });
            let members = members.into_iter().map(|(_, review)| review).collect();
            rows.push(RankingRow {
                proposal: proposal.proposal.to_hex(),
                number: proposal.number.to_string(),
                title: titles
                    .get(&proposal.proposal)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                track: proposal.track.to_string(),
                asked: proposal.asked,
                place: place.map(|place| place.place.0),
                reviews: raw.and_then(|raw| u32::try_from(raw.reviews).ok()).unwrap_or(0),
                raw: raw.map(|raw| raw.mean.0),
                raw_low: raw.map(|raw| raw.smallest.0),
                raw_high: raw.map(|raw| raw.largest.0),
                calibrated: place
                    .filter(|_| standing.calibration.method != Method::None)
                    .map(|place| place.score.0),
                expected_rank: uncertain.map(|uncertain| uncertain.expected.0),
                low_50: uncertain.map(|uncertain| uncertain.low_50.0),
                high_50: uncertain.map(|uncertain| uncertain.high_50.0),
                low_90: uncertain.map(|uncertain| uncertain.low_90.0),
                high_90: uncertain.map(|uncertain| uncertain.high_90.0),
                funded: uncertain
                    .and_then(|uncertain| uncertain.funded)
                    .and_then(|funded| u32::try_from(funded.0).ok()),
                group,
                award: standing.awards.get(&proposal.proposal).copied().unwrap_or(0),
                part: standing.part(proposal.proposal).is_some(),
                decision: decided.map(|decided| crossing(decided.verdict)),
                amount: decided.and_then(|decided| decided.amount),
                reason: decided.and_then(|decided| decided.reason.clone()),
                vetoed: standing.vetoed.contains(&proposal.proposal),
                ticket: ticket.and_then(|place| u32::try_from(place + 1).ok()),
                disputed: at.and_then(|at| disputed(&standing, at)),
                not_discussed: kept.contains(&proposal.proposal),
                recused: office
                    .view
                    .recusals
                    .iter()
                    .filter(|recusal| recusal.proposal == proposal.proposal)
                    .map(|recusal| {
                        name_of(
                            &office,
                            &seats,
                            &people,
                            &paraph_bundle::merge::Reviewer::Person(recusal.person),
                        )
                    })
                    .collect(),
                members,
            });
        }
        rows.sort_by(|a, b| {
            (a.place.is_none(), a.expected_rank, a.place)
                .cmp(&(b.place.is_none(), b.expected_rank, b.place))
                .then(number_key(&a.number).cmp(&number_key(&b.number)))
        });
        let lines = lines(app, &standing, &in_force);
        let plot = crate::plots::ranking(&rows, &lines, what_if.is_some(), app.words());
        let mut said = sentences::ranking(app, &standing, &in_force);
        if !against_the_order.is_empty() {
            // Whether lots are needed is no question of a list that follows no order.
            said.retain(|phrase| phrase.id != "rank-no-draw");
            said.splice(0..0, against_the_order);
        }
        let count = office.view.cells.len();
        if count > 0 && standing.counted.is_empty() {
            said.insert(0, phrase(app, "office-nothing-counts", Args::none()));
        }
        Ok(Ranking {
            method: standing.calibration.method.word().to_owned(),
            what_if: what_if.map(|what_if| assumption(app, what_if, &names)),
            rows,
            lines,
            sentences: said,
            counted: standing.counted.len(),
            spent: standing.spent,
            left: standing.left,
            not_entered: office.view.not_entered.len(),
            decided: standing.decided.len(),
            plot,
        })
    })
}

/// What a knapsack would change, how much it would gain, and why it is not done.
fn packed_in_words(
    app: &App,
    before: &InOrder,
    packed: &Standing,
    in_force: &InForce,
) -> Vec<crate::words::Phrase> {
    let language = app.words().language();
    let unit = &in_force.call.unit;
    let money = |amount| crate::letters::money(amount, unit.digits, &unit.code, language);
    let numbers = |of: &BTreeMap<ProposalId, u64>, without: &BTreeMap<ProposalId, u64>| {
        let mut numbers: Vec<String> = packed
            .proposals
            .iter()
            .filter(|one| of.contains_key(&one.proposal) && !without.contains_key(&one.proposal))
            .map(|one| one.number.to_string())
            .collect();
        numbers.sort_by_key(|number| number_key(number));
        if numbers.is_empty() {
            "–".to_owned()
        } else {
            numbers.join(", ")
        }
    };
    let gain = if before.worth > 0 {
        paraph_core::units::half_even_ratio(
            (packed.worth_of(&packed.awards) - before.worth) * 1_000,
            before.worth,
        )
    } else {
        0
    };
    let tenths = i64::try_from(gain).unwrap_or(0) * 100_000;
    vec![
        phrase(
            app,
            "office-knapsack",
            Args::one("in", numbers(&packed.awards, &before.awards))
                .and("out", numbers(&before.awards, &packed.awards))
                .and("given", money(packed.spent))
                .and("before", money(before.spent))
                .and("gain", crate::letters::points(tenths, language)),
        ),
        phrase(app, "office-knapsack-why", Args::none()),
    ]
}

pub(super) fn crossing(verdict: Verdict) -> OfficeDecision {
    match verdict {
        Verdict::Fund => OfficeDecision::Fund,
        Verdict::Decline => OfficeDecision::Decline,
        Verdict::Waitlist => OfficeDecision::Waitlist,
    }
}

type Texts = BTreeMap<Hash, (BTreeMap<String, String>, BTreeMap<String, String>)>;

/// Texts of reviews by head: for applicants, and for the committee.
pub(super) fn texts(office: &Office) -> Texts {
    let mut found: Texts = BTreeMap::new();
    for known in office.scores.values() {
        let Some(score) = known.score() else { continue };
        for head in &score.heads {
            let of_head = |part: &paraph_bundle::payload::review::Part| {
                part.proposal == head.value.proposal
                    && part.round == head.value.round
                    && part.revision == head.value.revision
            };
            let lines =
                |list: &[paraph_bundle::payload::decode::Kept<paraph_bundle::payload::review::Part>]| {
                    list.iter()
                        .filter(|part| of_head(&part.value))
                        .map(|part| (part.value.part.to_string(), part.value.text.to_string()))
                        .collect()
                };
            found.insert(head.hash, (lines(&score.texts), lines(&score.confidential)));
        }
    }
    for record in office.state.records.values() {
        if let Body::Entered(entered) = &record.record.value.body {
            let parts = entered.read_texts("entered").unwrap_or_default();
            let public = parts
                .iter()
                .map(|part| (part.value.part.to_string(), part.value.text.to_string()))
                .collect();
            found.entry(entered.head).or_insert((public, BTreeMap::new()));
        }
    }
    found
}

/// How much the reviews of a proposal differ once strictness is allowed for: Σ (y − c − r̂)²/σ², in hundredths.
fn disputed(standing: &Standing, at: usize) -> Option<u64> {
    let fit = standing.calibration.fit.as_ref()?;
    let residual = fit.variances.residual;
    let reviews = standing.table.of_proposal(at);
    if reviews.len() < 2 || residual <= 0.0 {
        return None;
    }
    let center = standing.calibration.scores[at].points();
    let sum: f64 = reviews
        .iter()
        .map(|review| {
            let rest = review.total.points()
                - center
                - fit
                    .reviewers
                    .get(review.reviewer)
                    .map_or(0.0, |effect| effect.value);
            rest * rest / residual
        })
        .sum();
    u64::try_from(half_even(sum * 100.0)).ok()
}

pub(super) fn lines(app: &App, standing: &Standing, in_force: &InForce) -> Vec<FundingLineView> {
    let call = &in_force.call;
    standing
        .undecided
        .lines
        .iter()
        .enumerate()
        .map(|(lane, line)| {
            let tracks: Vec<_> = call
                .tracks
                .iter()
                .enumerate()
                .filter(|(track, _)| standing.lanes[*track] == lane)
                .map(|(_, track)| track)
                .collect();
            let track = match tracks.as_slice() {
                [one] => one.id.to_string(),
                _ => "-".to_owned(),
            };
            let own: u64 = tracks.iter().filter_map(|track| track.budget).sum();
            let mine =
                |proposal: &paraph_bundle::payload::proposal::Proposal| standing.lane(proposal, call) == lane;
            let awarded: Vec<_> = standing
                .proposals
                .iter()
                .filter(|proposal| mine(proposal) && standing.awards.contains_key(&proposal.proposal))
                .collect();
            let spent: u64 = awarded
                .iter()
                .filter_map(|proposal| standing.awards.get(&proposal.proposal))
                .sum();
            let place = awarded
                .iter()
                .filter_map(|proposal| standing.index.get(&proposal.proposal))
                .map(|at| standing.ranking.standings[*at].place.0)
                .max();
            let draw_places = standing
                .undecided
                .room(&standing.rules, &standing.requests, lane)
                .funded;
            let in_part = awarded
                .iter()
                .any(|proposal| standing.part(proposal.proposal).is_some());
            let sentence = if standing.open_draw(lane) {
                sentences::draw(app, standing, lane)
            } else {
                phrase(
                    app,
                    "office-line",
                    Args::one("place", place.unwrap_or(0))
                        .and("funded", awarded.len())
                        .and("part", if in_part { "yes" } else { "no" })
                        .and("spent", spent),
                )
            };
            FundingLineView {
                track,
                budget: if own > 0 { own } else { standing.rules.pool.0 },
                spent,
                funded: u32::try_from(awarded.len()).unwrap_or(0),
                place,
                line: line.at.map(|at| at.0),
                draw: line
                    .draw
                    .iter()
                    .filter_map(|at| standing.id(*at))
                    .map(ProposalId::to_hex)
                    .collect(),
                draw_places: u32::try_from(draw_places).unwrap_or(0),
                sentence,
            }
        })
        .collect()
}

fn proposal_number(app: &App, proposal: &str) -> Result<(ProposalId, String)> {
    let row = base::read(app, |read| Ok(read.proposal(proposal)?))?
        .ok_or_else(|| AppError::not_found("proposal", proposal))?;
    Ok((row.proposal.parse().map_err(AppError::internal)?, row.number))
}

fn decision_set(app: &App, asked: DecisionSet) -> Result<Ranking> {
    let (id, number) = proposal_number(app, &asked.proposal)?;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "decision",
        |body| matches!(body, Body::Decision(decision) if decision.proposal == id),
        &records,
    );
    let record = asked.decision.map(|decision| {
        let votes = asked.votes.as_ref().and_then(|votes| match votes.as_slice() {
            [in_favour, against, abstained] => Some(Votes {
                in_favour: u64::from(*in_favour),
                against: u64::from(*against),
                abstained: u64::from(*abstained),
            }),
            _ => None,
        });
        let decision = Decision {
            amount: asked.amount,
            decision: match decision {
                OfficeDecision::Fund => Verdict::Fund,
                OfficeDecision::Decline => Verdict::Decline,
                OfficeDecision::Waitlist => Verdict::Waitlist,
            },
            proposal: id,
            reason: asked
                .reason
                .as_deref()
                .filter(|reason| !reason.trim().is_empty())
                .map(text),
            votes,
        };
        pen.record(decision, acts::revision_after(&earlier, &published))
    });
    let proposal = asked.proposal.clone();
    base::change(
        app,
        "history-decided",
        &Args::one("number", number),
        "ranking",
        Some(&asked.proposal),
        move |write| {
            acts::replace(
                write,
                &earlier,
                &published,
                record.as_ref().map(|record| (record, proposal.as_str())),
            )
        },
    )?;
    ranking_get(app, RankingAsk::default())
}

fn absent_set(app: &App, asked: AbsentSet) -> Result<Ranking> {
    let (id, number) = proposal_number(app, &asked.proposal)?;
    let pen = Pen::of(app)?;
    let (records, published, people, office) = base::read(app, |read| {
        Ok((
            acts::records(read)?,
            acts::published(read)?,
            base::people(read)?,
            office(read)?,
        ))
    })?;
    let seats = seats(&people, &office);
    let persons: BTreeSet<_> = asked
        .rows
        .iter()
        .filter_map(|row| seats.person.get(row).copied())
        .collect();
    let earlier = acts::same(
        "absent",
        |body| matches!(body, Body::Absent(absent) if absent.proposal == id),
        &records,
    );
    let absent = Absent {
        persons: persons.into_iter().collect(),
        proposal: id,
    };
    let record = pen.record(absent, acts::revision_after(&earlier, &published));
    let proposal = asked.proposal.clone();
    base::change(
        app,
        "history-absent",
        &Args::one("number", number),
        "ranking",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &proposal))),
    )?;
    ranking_get(app, RankingAsk::default())
}

fn ground_of(ground: &str) -> Option<VetoGround> {
    Some(match ground {
        "legal" => VetoGround::Legal,
        "sanctions" => VetoGround::Sanctions,
        "budget" => VetoGround::Budget,
        "ethics" => VetoGround::Ethics,
        "other" => VetoGround::Other,
        _ => return None,
    })
}

/// The refusal as a record's body, and what is missing of it.
fn veto_of(
    app: &App,
    asked: &VetoAsk,
    id: ProposalId,
    least: Given,
) -> Result<(Option<Veto>, Vec<crate::words::Phrase>)> {
    let given = draft::given_of(&asked.given);
    let ground = asked.ground.as_deref().and_then(ground_of);
    let reason = asked
        .reason
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty());
    let mut missing = Vec::new();
    let mut want = |wanted: bool, what: &str| {
        if wanted {
            missing.push(phrase(app, what, Args::none()));
        }
    };
    want(given < least, "office-veto-gives-less");
    want(asked.on_behalf_of.trim().is_empty(), "office-veto-for-whom");
    want(given != Given::None && ground.is_none(), "office-veto-ground");
    want(given == Given::Full && reason.is_none(), "office-veto-reason");
    want(asked.letter.is_none(), "office-veto-letter");
    if !missing.is_empty() {
        return Ok((None, missing));
    }
    let letter = match &asked.letter {
        Some(path) => {
            let path = Path::new(path);
            Some(Hash::of(
                &fs_err::read(path).map_err(|error| AppError::file_read(path, error))?,
            ))
        }
        None => None,
    };
    let veto = Veto {
        given,
        ground: ground.filter(|_| given != Given::None),
        letter,
        on_behalf_of: name(&asked.on_behalf_of),
        proposal: id,
        reason: reason.filter(|_| given == Given::Full).map(text),
        signed_by: SignedBy::ChairForSponsor,
    };
    Ok((Some(veto), missing))
}

/// How the public page puts a refusal.
pub(super) fn veto_public(
    words: &Words,
    given: Given,
    ground: Option<VetoGround>,
    reason: Option<&str>,
    sponsor: &str,
    signed: bool,
) -> String {
    let mut parts = Vec::new();
    match ground {
        Some(ground) if given != Given::None => parts.push(words.say(
            &format!("publish-veto-ground-{}", draft::spelled(&ground)),
            &Args::none(),
        )),
        _ => parts.push(words.say("publish-veto-no-ground", &Args::none())),
    }
    match reason {
        Some(reason) if given == Given::Full => {
            parts.push(words.say("publish-veto-reason", &Args::one("reason", reason)));
        }
        _ => parts.push(words.say("publish-veto-no-reason", &Args::none())),
    }
    let id = if signed {
        "publish-veto-self"
    } else {
        "publish-veto-for-sponsor"
    };
    parts.push(words.say(id, &Args::one("sponsor", sponsor)));
    parts.join(" ")
}

/// What refusing a proposal changes: who falls out, who comes in, how much moves.
pub(super) fn effect(before: &Standing, after: &Standing) -> (Vec<ProposalId>, Vec<ProposalId>, u64) {
    let keys = |standing: &Standing| standing.awards.keys().copied().collect::<BTreeSet<_>>();
    let (old, new) = (keys(before), keys(after));
    let out: Vec<ProposalId> = old.difference(&new).copied().collect();
    let comes_in: Vec<ProposalId> = new.difference(&old).copied().collect();
    let all: BTreeSet<ProposalId> = old.union(&new).copied().collect();
    let amount = |standing: &Standing, id: &ProposalId| standing.awards.get(id).copied().unwrap_or(0);
    let moved: u64 = all
        .iter()
        .map(|id| amount(before, id).abs_diff(amount(after, id)))
        .sum();
    (out, comes_in, moved / 2)
}

fn veto_preview(app: &App, asked: VetoAsk) -> Result<VetoEffect> {
    let (id, number) = proposal_number(app, &asked.proposal)?;
    let pen = Pen::of(app)?;
    let (office, in_force, records) = base::read(app, |read| {
        Ok((office(read)?, in_force(read)?, acts::records(read)?))
    })?;
    let earlier: BTreeSet<Hash> = acts::same(
        "veto",
        |body| matches!(body, Body::Veto(veto) if veto.proposal == id),
        &records,
    )
    .iter()
    .map(|record| record.hash)
    .collect();
    let before = standing(
        &office,
        &in_force,
        &Assume {
            not: earlier.clone(),
            ..Assume::default()
        },
    )?;
    let (_, missing) = veto_of(app, &asked, id, in_force.call.policy.veto_given)?;
    let looked = pen.record(looked_at(id, &asked.on_behalf_of), 1);
    let after = standing(
        &office,
        &in_force,
        &Assume {
            not: earlier,
            also: Some(looked),
            ..Assume::default()
        },
    )?;
    let (out, comes_in, moved) = effect(&before, &after);
    let numbers = |ids: &[ProposalId]| -> Vec<String> {
        ids.iter()
            .filter_map(|id| before.proposals.iter().find(|proposal| proposal.proposal == *id))
            .map(|proposal| proposal.number.to_string())
            .collect()
    };
    let given = draft::given_of(&asked.given);
    let ground = asked.ground.as_deref().and_then(ground_of);
    let public = |language| {
        veto_public(
            Words::of(language),
            given,
            ground,
            asked.reason.as_deref(),
            &asked.on_behalf_of,
            false,
        )
    };
    let mut said = Vec::new();
    let id_of = if out.contains(&id) {
        "office-veto-out"
    } else {
        "office-veto-nothing"
    };
    said.push(phrase(app, id_of, Args::one("number", number.as_str())));
    for number in numbers(&comes_in) {
        said.push(phrase(app, "office-veto-in", Args::one("number", number)));
    }
    // Where nobody gains, nothing moves: the money waits for the draw, or stays.
    let award = |standing: &Standing, id: &ProposalId| standing.awards.get(id).copied().unwrap_or(0);
    let gains = |id: &ProposalId| award(&after, id) > award(&before, id);
    let freed = award(&before, &id);
    let moved = if freed > 0 && !after.awards.keys().any(gains) {
        let call = &in_force.call;
        let amount = crate::letters::money(freed, call.unit.digits, &call.unit.code, app.words().language());
        said.push(phrase(app, "office-veto-free", Args::one("amount", amount)));
        0
    } else {
        moved
    };
    Ok(VetoEffect {
        sentences: said,
        out: numbers(&out),
        comes_in: numbers(&comes_in),
        moved,
        public_en: public(Language::En),
        public_fr: public(Language::Fr),
        missing,
    })
}

/// A refusal that stands for whatever will be given: what it does depends on the proposal alone.
pub(super) fn looked_at(proposal: ProposalId, on_behalf_of: &str) -> Veto {
    Veto {
        given: Given::Full,
        ground: Some(VetoGround::Other),
        letter: Some(Hash::ZERO),
        on_behalf_of: name(if on_behalf_of.trim().is_empty() {
            "-"
        } else {
            on_behalf_of
        }),
        proposal,
        reason: Some(text("-")),
        signed_by: SignedBy::ChairForSponsor,
    }
}

fn veto_set(app: &App, asked: VetoAsk) -> Result<Ranking> {
    let (id, number) = proposal_number(app, &asked.proposal)?;
    let in_force = base::read(app, in_force)?;
    let (veto, missing) = veto_of(app, &asked, id, in_force.call.policy.veto_given)?;
    let Some(veto) = veto else {
        let what = missing
            .first()
            .map(|phrase| phrase.text.clone())
            .unwrap_or_default();
        return Err(refuse(
            Code::Incomplete,
            "office-fault-veto",
            Args::one("what", what),
        ));
    };
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "veto",
        |body| matches!(body, Body::Veto(veto) if veto.proposal == id),
        &records,
    );
    let record = pen.record(veto, acts::revision_after(&earlier, &published));
    let proposal = asked.proposal.clone();
    base::change(
        app,
        "history-vetoed",
        &Args::one("number", number),
        "ranking",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &proposal))),
    )?;
    ranking_get(app, RankingAsk::default())
}

fn veto_remove(app: &App, asked: OfProposal) -> Result<Ranking> {
    let (id, number) = proposal_number(app, &asked.proposal)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "veto",
        |body| matches!(body, Body::Veto(veto) if veto.proposal == id),
        &records,
    );
    if earlier
        .iter()
        .any(|record| published.contains(&record.hash.to_hex()))
    {
        return Err(refuse(
            Code::NotUndoable,
            "office-fault-published",
            Args::one("number", number),
        ));
    }
    base::change(
        app,
        "history-veto-removed",
        &Args::one("number", number),
        "ranking",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, None),
    )?;
    ranking_get(app, RankingAsk::default())
}

/// Why a proposal is in no order, for a screen and the page.
pub(super) fn out_word(out: Out) -> &'static str {
    match out {
        Out::Ceiling => "ceiling",
        Out::Threshold => "threshold",
        Out::Unreviewed => "unreviewed",
    }
}
