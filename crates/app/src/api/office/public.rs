//! What the public page says, sentence by sentence, in both languages.

use std::collections::BTreeMap;

use paraph_bundle::merge::Trust;
use paraph_bundle::payload::call::{Calibration as Wish, Declined, Given, Reviewers};
use paraph_bundle::payload::id::{ProposalId, Time};
use paraph_bundle::payload::record::{Body, SignedBy, Verdict};
use paraph_bundle::payload::result::{HeadStatus, Ranked, ResultJson, Status, Why};
use paraph_core::calibrate::Method;
use paraph_core::fund::FillRule;

use super::base::{Entry, number_key};
use super::call::InForce;
use super::draws::{Act, announced};
use super::figures::CANNOT;
use super::publish::seen_at;
use super::ranking::{effect, out_word, veto_public};
use super::standing::{Assume, Standing, standing};
use super::state::Office;
use crate::error::Result;
use crate::page::{DrawTable, DutyRow, ListRow, PageData, ReviewerLine, Said, TicketRow};
use crate::release::Release;
use crate::wire::CallBody;
use crate::words::{Args, Language, Words};

const BOTH: [Language; 2] = [Language::En, Language::Fr];

/// A sentence in both languages.
fn said(id: &str, args: &Args) -> Said {
    BOTH.map(|language| Words::of(language).say(id, args))
}

/// A sentence whose arguments differ by language.
fn said_by(id: &str, args: impl Fn(Language) -> Args) -> Said {
    BOTH.map(|language| Words::of(language).say(id, &args(language)))
}

/// What a refusal did by itself.
pub(super) struct Moved {
    /// Whether the proposal would have been funded.
    pub funded: bool,
    /// Who got more by it.
    pub gained: Vec<ProposalId>,
    /// How much they got; where nobody did, how much stayed in the budget.
    pub amount: u64,
}

/// What one refusal alone moved, against a list without any.
pub(super) fn refusal_moved(
    office: &Office,
    in_force: &InForce,
    without: &Standing,
    id: ProposalId,
) -> Result<Moved> {
    let others = office
        .view
        .in_force
        .records()
        .iter()
        .filter(|(_, record)| matches!(&record.body, Body::Veto(veto) if veto.proposal != id))
        .map(|(record, _)| *record)
        .collect();
    let alone = standing(
        office,
        in_force,
        &Assume {
            not: others,
            ..Assume::default()
        },
    )?;
    let before = |other: &ProposalId| without.awards.get(other).copied().unwrap_or(0);
    let gains: BTreeMap<ProposalId, u64> = alone
        .awards
        .iter()
        .filter(|(other, amount)| **amount > before(other))
        .map(|(other, amount)| (*other, amount - before(other)))
        .collect();
    let (out, _, _) = effect(without, &alone);
    Ok(Moved {
        funded: out.contains(&id),
        amount: if gains.is_empty() {
            before(&id)
        } else {
            gains.values().sum()
        },
        gained: gains.into_keys().collect(),
    })
}

/// Everything that the page is made of.
pub(super) struct Source<'a> {
    pub office: &'a Office,
    pub in_force: &'a InForce,
    pub standing: &'a Standing,
    pub entries: &'a [Entry],
    pub body: &'a CallBody,
    pub ranking: &'a [Ranked],
    pub result: &'a ResultJson,
    pub statuses: &'a [Status],
    pub withheld: usize,
    pub release: Release,
}

impl Source<'_> {
    fn money(&self, amount: u64, language: Language) -> String {
        crate::letters::money(
            amount,
            self.in_force.call.unit.digits,
            &self.in_force.call.unit.code,
            language,
        )
    }

    fn moment(&self, time: &str) -> Said {
        BOTH.map(|language| crate::letters::moment(time, &self.in_force.call.dates.zone, language))
    }

    fn count(&self, status: HeadStatus) -> usize {
        self.statuses
            .iter()
            .flat_map(|line| &line.heads)
            .filter(|head| head.status == status)
            .count()
    }

    /// Why a proposal was decided so, for a row of the list and the letter.
    pub(super) fn why(&self, row: &Ranked) -> Said {
        let why = self.decided_by(row);
        if row.amount.is_none() || self.standing.part(row.proposal).is_none() {
            return why;
        }
        let asked = self
            .standing
            .proposals
            .iter()
            .find(|proposal| proposal.proposal == row.proposal)
            .map_or(0, |proposal| proposal.asked);
        BOTH.map(|language| {
            let part = Words::of(language).say(
                "publish-why-part",
                &Args::one("asked", self.money(asked, language)),
            );
            format!("{} {part}", why[usize::from(language == Language::Fr)])
        })
    }

    fn decided_by(&self, row: &Ranked) -> Said {
        let decision = super::draft::spelled(&row.decision);
        let verdict = if row.decision == Verdict::Fund {
            "fund"
        } else {
            "decline"
        };
        match row.why {
            Why::Veto => {
                let public = BOTH.map(|language| self.veto_text(row.proposal, language));
                BOTH.map(|language| {
                    Words::of(language).say(
                        "publish-why-veto",
                        &Args::one("public", public[usize::from(language == Language::Fr)].as_str()),
                    )
                })
            }
            Why::Panel => {
                let reason = self
                    .standing
                    .decided
                    .get(&row.proposal)
                    .and_then(|decided| decided.reason.clone())
                    .unwrap_or_default();
                said(
                    &format!("publish-why-panel-{verdict}"),
                    &Args::one("reason", reason),
                )
            }
            Why::Draw => {
                let drawn = self
                    .standing
                    .drawn
                    .values()
                    .find(|drawn| drawn.order.contains(&row.proposal));
                let place = drawn
                    .and_then(|drawn| drawn.order.iter().position(|id| *id == row.proposal))
                    .unwrap_or(0)
                    + 1;
                let of = drawn.map_or(0, |drawn| drawn.order.len());
                let places = announced(self.office, self.in_force, &self.standing.lanes)
                    .iter()
                    .find(|act| act.order().is_some_and(|order| order.contains(&row.proposal)))
                    .map_or(0, |act| act.taken(self.standing));
                said(
                    &format!("publish-why-draw-{verdict}"),
                    &Args::one("ticket", place).and("of", of).and("places", places),
                )
            }
            Why::Rank => {
                if let Some(out) = self.standing.out.get(&row.proposal) {
                    return said(&format!("publish-why-{}", out_word(*out)), &Args::none());
                }
                if self.standing.calibration.method == Method::None {
                    return said(&format!("publish-why-raw-{verdict}"), &Args::none());
                }
                let undecided = row.group == Some(paraph_bundle::payload::result::Group::Draw);
                let id = match (undecided, row.decision) {
                    (true, Verdict::Fund) => "publish-why-fits".to_owned(),
                    (_, Verdict::Decline)
                        if row.group == Some(paraph_bundle::payload::result::Group::Funded) =>
                    {
                        "publish-why-money".to_owned()
                    }
                    _ => format!("publish-why-rank-{decision}"),
                };
                said(&id, &Args::none())
            }
        }
    }

    fn veto_text(&self, proposal: ProposalId, language: Language) -> String {
        let veto = self
            .office
            .view
            .in_force
            .records()
            .values()
            .find_map(|record| match &record.body {
                Body::Veto(veto) if veto.proposal == proposal => Some(veto),
                _ => None,
            });
        veto.map_or_else(
            || veto_public(Words::of(language), Given::None, None, None, "", false),
            |veto| {
                let reason = veto.reason.as_ref().map(ToString::to_string);
                veto_public(
                    Words::of(language),
                    veto.given,
                    veto.ground,
                    reason.as_deref(),
                    veto.on_behalf_of.as_str(),
                    veto.signed_by == SignedBy::Sponsor,
                )
            },
        )
    }

    /// Whether a row is named.
    pub(super) fn named(&self, row: &Ranked) -> bool {
        self.in_force.call.policy.declined == Declined::Named || row.decision == Verdict::Fund
    }

    /// The page.
    pub(super) fn data(&self) -> Result<PageData> {
        let call = &self.in_force.call;
        let tracks: BTreeMap<&str, &str> = call
            .tracks
            .iter()
            .map(|track| (track.id.as_str(), track.title.as_str()))
            .collect();
        // Strands with a budget have an order each: mixed, their places would say nothing.
        let several = self.standing.lanes.iter().any(|lane| *lane > 0);
        let lane_of = |row: &Ranked| {
            let track = call.tracks.iter().position(|track| track.id == row.track);
            track
                .and_then(|at| self.standing.lanes.get(at))
                .copied()
                .unwrap_or(0)
        };
        let mut rows: Vec<&Ranked> = self.ranking.iter().collect();
        rows.sort_by_key(|row| (lane_of(row), row.place, number_key(&row.number)));
        let alone = |lane: usize| self.standing.lanes.iter().filter(|other| **other == lane).count() == 1;
        let title = |row: &Ranked| {
            tracks
                .get(row.track.as_str())
                .copied()
                .unwrap_or_default()
                .to_owned()
        };
        let begins = |at: usize| at == 0 || lane_of(rows[at]) != lane_of(rows[at - 1]);
        let points = |points: Option<i64>| {
            BOTH.map(|language| {
                points
                    .map(|points| crate::letters::points(points, language))
                    .unwrap_or_default()
            })
        };
        let mut numbers: Vec<String> = rows.iter().map(|row| row.number.to_string()).collect();
        numbers.sort_by_key(|number| number_key(number));
        let list = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let entry = self
                    .entries
                    .iter()
                    .find(|entry| entry.id == row.proposal)
                    .filter(|_| self.named(row));
                let lane = lane_of(row);
                ListRow {
                    strand: (several && begins(at)).then(|| {
                        if alone(lane) {
                            return title(row);
                        }
                        let of = |(track, other): (_, &usize)| (*other == lane).then_some(track);
                        let shared = call.tracks.iter().zip(&self.standing.lanes).filter_map(of);
                        let titles: Vec<&str> = shared.map(|track| track.title.as_str()).collect();
                        titles.join(", ")
                    }),
                    number: row.number.to_string(),
                    title: entry.map(|entry| entry.row.title.clone()),
                    applicants: entry.map(|entry| {
                        let names: Vec<String> = entry
                            .applicants
                            .iter()
                            .map(|applicant| match &applicant.institution {
                                Some(place) => format!("{} ({place})", applicant.name),
                                None => applicant.name.clone(),
                            })
                            .collect();
                        names.join(", ")
                    }),
                    track: (call.tracks.len() > 1 && !(several && alone(lane))).then(|| title(row)),
                    place: if row.reviews == 0 {
                        "–".to_owned()
                    } else {
                        row.expected_rank_centiranks.map_or_else(
                            || row.place.to_string(),
                            |rank| paraph_core::units::half_even_ratio(i128::from(rank), 100).to_string(),
                        )
                    },
                    interval: match (row.rank_low_90, row.rank_high_90) {
                        (Some(low), Some(high)) => format!("{low}–{high}"),
                        _ => String::new(),
                    },
                    raw: points(row.raw_micropoints),
                    calibrated: points(row.calibrated_micropoints.or(row.raw_micropoints)),
                    decision: super::draft::spelled(&row.decision),
                    amount: row
                        .amount
                        .map(|amount| BOTH.map(|language| self.money(amount, language))),
                    why: self.why(row),
                }
            })
            .collect();
        Ok(PageData {
            title: call.title.to_string(),
            sponsor: call.sponsor.to_string(),
            edition: self.result.edition,
            published: self.moment(&self.result.published.to_string()),
            short: self.short(),
            how: self.how(),
            dates: self.dates(),
            intervals: self.standing.calibration.fit.is_some(),
            numbers,
            rows: list,
            sponsor_changed: self.sponsor_changed()?,
            exceptions: self.exceptions()?,
            sat: self.sat(),
            reviewers: self
                .result
                .reviewers
                .iter()
                .flatten()
                .map(|reviewer| ReviewerLine {
                    label: reviewer.label.to_string(),
                    name: reviewer.name.as_ref().map(ToString::to_string),
                    institution: reviewer.institution.as_ref().map(ToString::to_string),
                })
                .collect(),
            draws: self.draws(),
            duties: self.duties(),
            can: self.can(),
            cannot: self.cannot(),
            contact: self.contact(),
            appeal: self.body.appeal.clone(),
            release: self.release.clone(),
        })
    }

    fn short(&self) -> Vec<Said> {
        let call = &self.in_force.call;
        let reviewers: std::collections::BTreeSet<_> =
            self.standing.counted.iter().map(|head| &head.reviewer).collect();
        let mut short = vec![
            said_by("publish-in-short-funded", |language| {
                Args::one("funded", self.standing.awards.len())
                    .and("count", self.standing.proposals.len())
                    .and("spent", self.money(self.standing.spent, language))
                    .and("pool", self.money(call.pool, language))
            }),
            said(
                "publish-in-short-part",
                &Args::one(
                    "count",
                    self.standing
                        .awards
                        .keys()
                        .filter(|id| self.standing.part(**id).is_some())
                        .count(),
                ),
            ),
            said(
                "publish-in-short-reviews",
                &Args::one("reviewers", reviewers.len()).and("reviews", self.standing.counted.len()),
            ),
            said(
                "publish-in-short-not-discussed",
                &Args::one("count", self.in_force.kept_round(self.standing).len())
                    .and("round", self.in_force.last_round().unwrap_or_default()),
            ),
            said(
                "publish-in-short-draw",
                &Args::one("count", self.standing.drawn.len()),
            ),
            said(
                "publish-in-short-veto",
                &Args::one("count", self.standing.vetoed.len()),
            ),
            said("publish-proves", &Args::none()),
        ];
        short.retain(|sentence| !sentence[0].is_empty());
        short
    }

    fn how(&self) -> Vec<Said> {
        let call = &self.in_force.call;
        let criteria: Vec<&str> = call
            .rubric
            .criteria
            .iter()
            .map(|criterion| criterion.title.as_str())
            .collect();
        let mut how = vec![said(
            "publish-how-rubric",
            &Args::one("criteria", criteria.join(", ")),
        )];
        if self.standing.calibration.method == Method::None || call.method.calibration == Wish::None {
            how.push(said("publish-how-raw", &Args::none()));
            // Not tested, and why: said aloud to everybody.
            how.extend(super::sentences::why_plain(self.standing).map(|id| said(id, &Args::none())));
        } else {
            how.push(said(
                "publish-how-calibrated",
                &Args::one("method", self.standing.calibration.method.word()),
            ));
            how.push(said(
                if call.funding.draw_level == 90 {
                    "publish-how-line-90"
                } else {
                    "publish-how-line"
                },
                &Args::none(),
            ));
        }
        if self.standing.rules.fill == FillRule::Part {
            how.push(said("publish-how-part", &Args::none()));
        }
        if self.ranking.iter().any(|row| row.why == Why::Panel) {
            how.push(said("publish-how-panel", &Args::none()));
        }
        how
    }

    fn dates(&self) -> Vec<[Said; 2]> {
        let call = &self.in_force.call;
        let mut dates = vec![
            [
                said("publish-opens", &Args::none()),
                self.moment(&call.dates.opens.to_string()),
            ],
            [
                said("publish-closes", &Args::none()),
                self.moment(&call.dates.closes.to_string()),
            ],
        ];
        let close = self
            .office
            .view
            .in_force
            .records()
            .values()
            .find_map(|record| match record.body {
                Body::Close(_) => Some(record.at),
                _ => None,
            });
        if let Some(at) = close {
            dates.push([said("publish-close", &Args::none()), self.moment(&at.to_string())]);
        }
        if !self.standing.drawn.is_empty() {
            dates.push([
                said("publish-draw-at", &Args::none()),
                self.moment(&call.draw.at.to_string()),
            ]);
        }
        dates.push([
            said("publish-published", &Args::none()),
            self.moment(&self.result.published.to_string()),
        ]);
        dates
    }

    fn number(&self, id: ProposalId) -> String {
        self.standing
            .proposals
            .iter()
            .find(|proposal| proposal.proposal == id)
            .map(|proposal| proposal.number.to_string())
            .unwrap_or_default()
    }

    /// What the committee's own decisions changed, then the refusals one by one, then what nobody may conclude.
    fn sponsor_changed(&self) -> Result<Vec<Said>> {
        let without = standing(
            self.office,
            self.in_force,
            &Assume {
                no_veto: true,
                ..Assume::default()
            },
        )?;
        let mut sentences = self.committee_changed(&without)?;
        if self.standing.vetoed.is_empty() {
            sentences.push(said("publish-veto-none", &Args::none()));
            return Ok(sentences);
        }
        for id in &self.standing.vetoed {
            let public = BOTH.map(|language| self.veto_text(*id, language));
            let number = self.number(*id);
            sentences.push(BOTH.map(|language| {
                let args = Args::one("number", number.as_str())
                    .and("public", public[usize::from(language == Language::Fr)].as_str());
                Words::of(language).say("publish-veto-one", &args)
            }));
            let alone = refusal_moved(self.office, self.in_force, &without, *id)?;
            let amount = alone.amount;
            if !alone.funded {
                sentences.push(said("publish-veto-nothing", &Args::none()));
            } else if alone.gained.is_empty() {
                sentences.push(said_by("publish-veto-moved-none", |language| {
                    Args::one("amount", self.money(amount, language))
                }));
            } else {
                let gained: Vec<String> = alone.gained.iter().map(|id| self.number(*id)).collect();
                sentences.push(said_by("publish-veto-moved", |language| {
                    Args::one("amount", self.money(amount, language)).and("names", gained.join(", "))
                }));
            }
        }
        sentences.push(said(
            "publish-veto-without",
            &Args::one("funded", without.awards.len()),
        ));
        sentences.push(said("influence-cannot-page", &Args::none()));
        sentences.extend(CANNOT.iter().map(|id| said(id, &Args::none())));
        Ok(sentences)
    }

    /// The committee's decisions, before any refusal, against the list as scored: who came in, who fell out, how much moved.
    fn committee_changed(&self, decided: &Standing) -> Result<Vec<Said>> {
        if decided.decided.is_empty() {
            return Ok(Vec::new());
        }
        let scored = standing(
            self.office,
            self.in_force,
            &Assume {
                no_veto: true,
                no_panel: true,
                ..Assume::default()
            },
        )?;
        let (out, comes_in, moved) = effect(&scored, decided);
        if out.is_empty() && comes_in.is_empty() && moved == 0 {
            return Ok(vec![said("publish-panel-same", &Args::none())]);
        }
        let names = |ids: &[ProposalId]| {
            let numbers: Vec<String> = ids.iter().map(|id| self.number(*id)).collect();
            if numbers.is_empty() {
                "–".to_owned()
            } else {
                numbers.join(", ")
            }
        };
        Ok(vec![said_by("publish-panel-moved", |language| {
            Args::one("in", names(&comes_in))
                .and("out", names(&out))
                .and("amount", self.money(moved, language))
        })])
    }

    fn exceptions(&self) -> Result<Vec<Said>> {
        let count = |id: &str, n: usize| said(id, &Args::one("count", n));
        let unsigned = self.standing.counted.iter().filter(|head| head.unsigned).count();
        let mut said_here = vec![
            count("publish-except-late", self.count(HeadStatus::Late)),
            count("publish-except-superseded", self.count(HeadStatus::Superseded)),
            count(
                "publish-except-contradiction",
                self.office.view.contradictions.len(),
            ),
            count("publish-except-recused", self.office.view.recusals.len()),
            count("publish-except-unsigned", unsigned),
        ];
        for record in self.office.view.in_force.records().values() {
            if let Body::Admit(admit) = &record.body {
                said_here.push(said(
                    "publish-except-admitted",
                    &Args::one("reason", admit.reason.as_str()),
                ));
            }
        }
        if unsigned > 0 {
            said_here.push(count("publish-except-confirmed", self.confirmed()));
            let without = standing(
                self.office,
                self.in_force,
                &Assume {
                    no_unsigned: true,
                    ..Assume::default()
                },
            )?;
            let (out, comes_in, _) = effect(self.standing, &without);
            if out.is_empty() && comes_in.is_empty() {
                said_here.push(said(
                    "publish-except-unsigned-same",
                    &Args::one("funded", self.standing.awards.len()),
                ));
            } else {
                let names = |ids: &[ProposalId]| {
                    ids.iter()
                        .map(|id| self.number(*id))
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
                said_here.push(said(
                    "publish-except-unsigned-differs",
                    &Args::one("out", dash(names(&out))).and("in", dash(names(&comes_in))),
                ));
            }
        }
        let entries = |state: paraph_bundle::payload::result::EntryState| {
            self.statuses.iter().filter(|line| line.state == state).count()
        };
        for (id, n) in [
            (
                "publish-except-sealed",
                entries(paraph_bundle::payload::result::EntryState::Sealed),
            ),
            (
                "publish-except-unknown",
                entries(paraph_bundle::payload::result::EntryState::Unknown),
            ),
            ("publish-except-withheld", self.withheld),
        ] {
            if n > 0 {
                said_here.push(count(id, n));
            }
        }
        Ok(said_here)
    }

    /// How many of the counted reviews that came unsigned their reviewers have confirmed.
    fn confirmed(&self) -> usize {
        let confirmed: std::collections::BTreeSet<_> = self
            .office
            .view
            .in_force
            .records()
            .values()
            .filter_map(|record| match &record.body {
                Body::Entered(entered) if entered.confirmed => Some(entered.head),
                _ => None,
            })
            .collect();
        let counted = self.standing.counted.iter();
        counted
            .filter(|head| head.unsigned && confirmed.contains(&head.head))
            .count()
    }

    fn sat(&self) -> Vec<Said> {
        let count = self.result.reviewers.as_ref().map_or(0, Vec::len);
        let public = self.in_force.call.policy.reviewers == Reviewers::Public;
        let mut sat: Vec<Said> = self
            .in_force
            .call
            .people
            .iter()
            .map(|person| {
                let role = crate::letters::role(person.role);
                role.map(|role| format!("{role}: {}", person.name))
            })
            .collect();
        let accepted: Vec<_> = self.result.vouched.iter().flatten().collect();
        if !accepted.is_empty()
            && self
                .office
                .view
                .persons
                .iter()
                .any(|person| person.trust == Trust::Vouched)
        {
            let how = |language| {
                let list: Vec<String> = accepted
                    .iter()
                    .map(|vouched| {
                        Words::of(language).say(
                            &format!("publish-how-{}", super::draft::spelled(&vouched.how)),
                            &Args::one("count", vouched.n),
                        )
                    })
                    .collect();
                Args::one("how", list.join(", "))
            };
            sat.push(said_by("publish-sat-accepted", how));
        }
        sat.push(said(
            if public {
                "publish-sat-public"
            } else {
                "publish-sat-blinded"
            },
            &Args::one("count", count),
        ));
        sat
    }

    fn draws(&self) -> Vec<DrawTable> {
        announced(self.office, self.in_force, &self.standing.lanes)
            .iter()
            .filter_map(|act| {
                let order = act.order()?;
                let (taken, draw) = (act.taken(self.standing), act.drawn.as_ref().map(|(_, draw)| draw));
                let track = act
                    .lane
                    .and_then(|lane| super::draws::lane_track(self.in_force, &self.standing.lanes, lane));
                let title = track.and_then(|track| {
                    self.in_force
                        .call
                        .tracks
                        .iter()
                        .find(|known| known.id == track)
                        .map(|known| known.title.to_string())
                });
                let at = self
                    .office
                    .state
                    .records
                    .get(&act.record)
                    .map(|record| record.record.value.at.to_string())
                    .unwrap_or_default();
                let (at, due) = (self.moment(&at), self.moment(&act.announced.due.to_string()));
                let mut sentences = vec![
                    said(
                        "publish-draw-source",
                        &Args::one("source", act.announced.source.as_str()),
                    ),
                    BOTH.map(|language| {
                        let index = usize::from(language == Language::Fr);
                        Words::of(language).say(
                            "publish-draw-announced",
                            &Args::one("at", at[index].as_str()).and("due", due[index].as_str()),
                        )
                    }),
                    said(
                        "publish-draw-places",
                        &Args::one("places", act.announced.places).and("count", order.len()),
                    ),
                ];
                if act.by_hand.is_some() {
                    let witnesses = act.witnesses().join(", ");
                    sentences.push(said("publish-draw-by-hand", &Args::one("witnesses", witnesses)));
                }
                // Places are counted before anybody knows which requests come first; what is left may be too little for the next.
                if taken != act.announced.places {
                    sentences.push(said("publish-draw-taken", &Args::one("taken", taken)));
                }
                if draw.is_some_and(|draw| draw.corrects.is_some()) {
                    sentences.push(said("publish-draw-corrected", &Args::none()));
                }
                Some(DrawTable {
                    track: title.unwrap_or_else(|| self.in_force.call.title.to_string()),
                    sentences,
                    seed: draw.map(|draw| draw.seed.to_string()),
                    commit: act.announced.commit.to_hex(),
                    key: draw.map(|draw| draw.key.to_hex()),
                    tickets: order
                        .iter()
                        .enumerate()
                        .map(|(place, id)| TicketRow {
                            place: place + 1,
                            number: self.number(*id),
                            proposal: id.to_hex(),
                            ticket: draw.and_then(|draw| Some(draw.tickets.get(place)?.ticket.to_hex())),
                            taken: (place as u64) < taken,
                            part: self.standing.part(*id).is_some(),
                        })
                        .collect(),
                })
            })
            .collect()
    }

    /// The commitments of those funded, by number, as they stand when this edition is made.
    fn duties(&self) -> Vec<DutyRow> {
        let call = &self.in_force.call;
        let day = |time: Time| {
            BOTH.map(|language| crate::letters::day(&time.to_string(), &call.dates.zone, language))
        };
        let mut rows: Vec<(Vec<(String, u64)>, Time, DutyRow)> = Vec::new();
        for record in self.office.view.in_force.records().values() {
            let Body::Obligation(duty) = &record.body else {
                continue;
            };
            if !self.standing.awards.contains_key(&duty.proposal) {
                continue;
            }
            let (id, time) = match duty.done {
                Some(done) if duty.due < done => ("publish-duty-after", done),
                Some(done) => ("publish-duty-done", done),
                None if duty.due < self.result.published => ("publish-duty-late", duty.due),
                None => ("publish-duty-due", duty.due),
            };
            let day = day(time);
            let seen = seen_at(duty);
            let more = |language: Language| {
                let part = |id: &str, part: &str| {
                    (!part.is_empty()).then(|| Words::of(language).say(id, &Args::one("is", part)))
                };
                let parts = [
                    part("papers-dossier-commit", &seen.commit),
                    part("papers-dossier-licence", &seen.licence),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            };
            let more = BOTH.map(more);
            let number = self.number(duty.proposal);
            let rule = call.obligations.iter().find(|rule| rule.duty == duty.duty);
            let row = DutyRow {
                title: rule.map(|rule| rule.title.to_string()).unwrap_or_default(),
                stands: said_by(id, |language| {
                    Args::one("day", day[usize::from(language == Language::Fr)].as_str())
                }),
                web: seen.address.starts_with("http"),
                address: seen.address,
                more: Some(more).filter(|more| !more[0].is_empty()),
                number: number.clone(),
            };
            rows.push((number_key(&number), duty.due, row));
        }
        rows.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    fn can(&self) -> Vec<Said> {
        let aggregate = self.result.privacy.scores == paraph_bundle::payload::call::Scores::Aggregate;
        let mut ids = vec![
            "publish-can-entries",
            "publish-can-letter",
            "publish-can-reviewer",
        ];
        if !aggregate {
            ids.insert(0, "publish-can-ranking");
        }
        if self.drawn(|act| act.drawn.is_some()) {
            ids.push("publish-can-draw");
        }
        ids.into_iter().map(|id| said(id, &Args::none())).collect()
    }

    /// Whether lots were drawn in such a way.
    fn drawn(&self, way: impl Fn(&Act) -> bool) -> bool {
        announced(self.office, self.in_force, &self.standing.lanes)
            .iter()
            .any(way)
    }

    fn cannot(&self) -> Vec<Said> {
        let aggregate = self.result.privacy.scores == paraph_bundle::payload::call::Scores::Aggregate;
        let mut ids = vec!["publish-cannot-fair", "publish-cannot-real"];
        if aggregate {
            ids.insert(0, "publish-cannot-ranking");
        }
        if self.drawn(|act| act.drawn.is_some()) {
            ids.push("publish-cannot-time");
        }
        if self.drawn(|act| act.by_hand.is_some()) {
            ids.push("publish-cannot-hand");
        }
        if !self.standing.vetoed.is_empty() {
            ids.push("publish-cannot-veto");
        }
        ids.into_iter().map(|id| said(id, &Args::none())).collect()
    }

    fn contact(&self) -> Vec<Said> {
        let Some(chair) = self.in_force.call.chairs().next() else {
            return Vec::new();
        };
        let email = chair.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut lines = vec![said(
            "publish-contact-chair",
            &Args::one("name", chair.name.as_str()).and("email", email),
        )];
        if let Some(phone) = &chair.phone {
            lines.push(said("publish-contact-phone", &Args::one("phone", phone.as_str())));
        }
        lines
    }
}
