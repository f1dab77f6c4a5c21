//! Publishing: texts first, then the result, letters, commitments.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph_bundle::Writer;
use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::call::Duty;
use paraph_bundle::payload::id::{Hash, Name, ProposalId, Time};
use paraph_bundle::payload::record::{Body, Obligation, Verdict};
use paraph_bundle::payload::result::Ranked;
use paraph_bundle::payload::review::{Evidence, Part};
use paraph_bundle::result::{LetterSource, Prepared, letter};
use paraph_store::PublicationRow;

use super::acts::{self, Pen};
use super::base::{self, Entry, name, number_key, phrase, refuse};
use super::call::{InForce, in_force, in_force_of};
use super::draws::announced;
use super::edition::{self, Edition};
use super::public::Source;
use super::sealing::{self, Sealing};
use super::standing::{Assume, Standing, standing};
use super::state::{Office, office};
use super::{announce, draft, keys, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::letters::{Letter, LetterCriterion, LetterPassage, LetterReview, LetterTicket};
use crate::mail::{Attachment, Draft, Person as Addressee};
use crate::wire::{
    CallBody, LetterFile, LettersAsk, LettersMade, Nothing, ObligationRow, ObligationSet, Obligations,
    PublishAsk, PublishPreview, PublishText, Published, PublishedEdition, PublishedFile, TextWithhold,
};
use crate::words::{Args, Phrase, Words};

crate::commands! {
    pub(crate) static COMMANDS;
    /// What applicants and the public would read.
    publish_preview(Nothing) -> PublishPreview, changes [];
    /// Withholds a text, or gives it free. Never rewords.
    text_withhold(TextWithhold) -> PublishPreview, changes [Publication];
    /// Publishes: the signed result with all that belongs to it.
    publish_make(PublishAsk) -> Published, changes [Publication, Obligations, Ranking];
    /// Writes the letters of the newest edition.
    letters_make(LettersAsk) -> LettersMade, changes [Publication];
    /// Commitments after the award.
    obligations_get(Nothing) -> Obligations, changes [];
    /// Ticks a commitment off.
    obligation_set(ObligationSet) -> Obligations, changes [Obligations];
}

/// The program that computes means, line and draw again.
const RECOMPUTE: &str = include_str!("../../../templates/recompute.py");
/// What the parts of the unpacked result are called.
const MEMBER: &str = "publish-file-member";
const WITHHELD: &str = "office_withheld";
/// Below this number of reviewers single scores may give a person away.
const FEW: usize = 5;

/// A result before it is signed.
struct Made {
    office: Office,
    in_force: InForce,
    standing: Standing,
    entries: Vec<Entry>,
    body: CallBody,
    labels: BTreeMap<Reviewer, Name>,
    /// What the format's computation gives; none while something stands in the way.
    prepared: Option<Prepared>,
    withheld: BTreeSet<String>,
    publications: Vec<PublishedEdition>,
}

fn make(app: &App) -> Result<Made> {
    make_of(app, None)
}

/// What stands now, or what stood when an edition was published.
fn make_of(app: &App, then: Option<&Edition>) -> Result<Made> {
    let seed = base::seed(app)?;
    let vetoes = base::read(app, |read| Ok(office(read)?)).and_then(|office| veto_panels(app, &office))?;
    base::read(app, |read| {
        let mut office = office(read)?;
        let mut in_force = in_force(read)?;
        let mut entries = base::proposals(read)?;
        let mut body = base::call_body(read)?;
        let mut withheld = withheld(read)?;
        let mut rows = read.publications()?;
        let mut checkpoints = read.checkpoints()?;
        if let Some(then) = then {
            office = then.office(office);
            in_force = in_force_of(read, |id| then.calls().contains(&id))?;
            entries = Edition::entries(&in_force, entries)?;
            body.appeal = then.appeal();
            withheld = then.withheld();
            rows.retain(|row| row.n < then.row.n);
            checkpoints.retain(|row| u64::try_from(row.size).is_ok_and(|size| size <= then.ledger()));
        }
        let standing = standing(&office, &in_force, &Assume::default())?;
        let lines = sealing::head_lines(&office);
        let key = sealing::label_key(&office, &seed);
        let checkpoint = checkpoints.pop();
        let sealing = Sealing {
            in_force: &in_force,
            lines: &lines,
            label_key: key,
            published: then.map_or_else(
                || base::now(app),
                |then| Time::from_unix(then.row.at.div_euclid(1000)),
            ),
            edition: rows.len() as u64 + 1,
            previous: rows.last().map(|row| base::hash(&row.bundle)).transpose()?,
            checkpoint_signature: checkpoint.map(|row| row.signature).unwrap_or_default(),
            vetoes,
        };
        let prepared = sealing.result(&office)?.ok();
        let labels = prepared.as_ref().map_or_else(
            || sealing::known_labels(&office, key),
            |prepared| prepared.labels.clone(),
        );
        Ok(Made {
            labels,
            prepared,
            entries,
            body,
            withheld,
            publications: rows
                .into_iter()
                .map(|row| PublishedEdition {
                    stage: row.stage,
                    edition: u32::try_from(row.edition).unwrap_or(0),
                    at: crate::time::crossing(row.at),
                    folder: row.folder,
                    bundle: row.bundle,
                })
                .collect(),
            office,
            in_force,
            standing,
        })
    })
}

fn withheld(read: &paraph_store::Read<'_>) -> Result<BTreeSet<String>> {
    Ok(read
        .choice(WITHHELD)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

impl Made {
    fn source<'a>(&'a self, prepared: &'a Prepared) -> Source<'a> {
        Source {
            office: &self.office,
            in_force: &self.in_force,
            standing: &self.standing,
            entries: &self.entries,
            body: &self.body,
            ranking: &self.standing.rows,
            result: &prepared.result,
            statuses: &prepared.statuses,
            withheld: self.withheld.len(),
            producer: keys::producer().to_string(),
        }
    }

    /// The page; empty while something stands in the way.
    fn page(&self) -> Result<String> {
        match &self.prepared {
            Some(prepared) => crate::page::page(&self.source(prepared).data()?).map_err(AppError::internal),
            None => Ok(String::new()),
        }
    }

    /// What stands in the way of publishing.
    fn blockers(&self, app: &App) -> Vec<Phrase> {
        let view = &self.office.view;
        let mut blockers = Vec::new();
        let mut block = |blocks: bool, id: &str, args: Args| {
            if blocks {
                blockers.push(phrase(app, id, args));
            }
        };
        block(view.ledger_rewritten, "office-block-ledger", Args::none());
        block(
            !view.not_entered.is_empty(),
            "office-block-not-entered",
            Args::one("count", view.not_entered.len()),
        );
        block(view.close.is_none(), "office-block-not-closed", Args::none());
        block(
            !view.open.is_empty(),
            "office-block-open",
            Args::one("count", view.open.len()),
        );
        block(
            !view.contradictory_records.is_empty(),
            "office-block-records",
            Args::one("count", view.contradictory_records.len()),
        );
        block(self.standing.needs_draw(), "office-block-draw", Args::none());
        block(
            self.standing.counted.is_empty(),
            "office-block-nothing",
            Args::none(),
        );
        block(
            self.standing
                .calibration
                .says(&paraph_core::calibrate::Note::NoConvergence),
            "office-block-convergence",
            Args::none(),
        );
        blockers
    }

    /// Whether labels plus style may give a person away.
    fn few(&self) -> bool {
        let mut by_reviewer: BTreeMap<&Reviewer, BTreeSet<ProposalId>> = BTreeMap::new();
        for head in &self.standing.counted {
            by_reviewer
                .entry(&head.reviewer)
                .or_default()
                .insert(head.proposal);
        }
        by_reviewer.len() < FEW || by_reviewer.values().any(|proposals| proposals.len() == 1)
    }
}

/// A counted review with its lines.
struct Review {
    label: String,
    unsigned: bool,
    head: paraph_bundle::payload::decode::Kept<paraph_bundle::payload::review::Head>,
    texts: Vec<paraph_bundle::payload::decode::Kept<Part>>,
    evidence: Option<paraph_bundle::payload::decode::Kept<Evidence>>,
}

/// The counted reviews of a proposal, by label.
fn reviews(made: &Made, proposal: ProposalId) -> Vec<Review> {
    let mut found = Vec::new();
    for head in made
        .standing
        .counted
        .iter()
        .filter(|head| head.proposal == proposal)
    {
        let label = made
            .labels
            .get(&head.reviewer)
            .map(ToString::to_string)
            .unwrap_or_default();
        let signed = made
            .office
            .scores
            .values()
            .filter_map(|known| known.score.as_ref())
            .find_map(|score| {
                let line = score.heads.iter().find(|line| line.hash == head.head)?;
                let same = |proposal: ProposalId, round: &str, revision: u64| {
                    proposal == line.value.proposal
                        && round == line.value.round.as_str()
                        && revision == line.value.revision
                };
                Some(Review {
                    label: label.clone(),
                    unsigned: false,
                    head: line.clone(),
                    texts: score
                        .texts
                        .iter()
                        .filter(|part| same(part.value.proposal, &part.value.round, part.value.revision))
                        .cloned()
                        .collect(),
                    evidence: score
                        .evidence
                        .iter()
                        .find(|line| same(line.value.proposal, &line.value.round, line.value.revision))
                        .cloned(),
                })
            });
        let entered = || {
            made.office
                .state
                .records
                .values()
                .find_map(|record| match &record.record.value.body {
                    Body::Entered(entered) if entered.head == head.head => Some(Review {
                        label: label.clone(),
                        unsigned: true,
                        head: entered.read_head("entered").ok()?,
                        texts: entered.read_texts("entered").ok()?,
                        evidence: None,
                    }),
                    _ => None,
                })
        };
        found.extend(signed.or_else(entered));
    }
    found.sort_by(|a, b| a.label.cmp(&b.label).then(a.head.hash.cmp(&b.head.hash)));
    found
}

/// Hard words of both languages, as they begin.
const HARD: &[&str] = &[
    "joke",
    "stupid",
    "idiot",
    "incompetent",
    "ridicul",
    "nonsense",
    "garbage",
    "laughable",
    "plaisanterie",
    "stupide",
    "débile",
    "incompétent",
    "honteux",
    "nul ",
];

fn warnings(app: &App, made: &Made, proposal: ProposalId, text: &str) -> Vec<Phrase> {
    let lower = text.to_lowercase();
    let mut warnings = Vec::new();
    let mut warn = |warns: bool, id: &str, args: Args| {
        if warns {
            warnings.push(phrase(app, id, args));
        }
    };
    warn(
        HARD.iter().any(|word| lower.contains(word)),
        "office-text-hard",
        Args::none(),
    );
    warn(
        text.contains('@') || lower.contains("http"),
        "office-text-address",
        Args::none(),
    );
    for entry in made
        .entries
        .iter()
        .filter(|entry| entry.id != proposal && entry.row.number.len() > 2)
    {
        warn(
            text.contains(&entry.row.number),
            "office-text-other",
            Args::one("number", entry.row.number.as_str()),
        );
    }
    for card in made.office.state.cards.values() {
        let names = card.card.name.to_string();
        let family = names
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_owned();
        warn(
            family.chars().count() > 3 && text.contains(&family),
            "office-text-name",
            Args::one("name", family.as_str()),
        );
    }
    warnings
}

fn publish_preview(app: &App, _: Nothing) -> Result<PublishPreview> {
    let made = make(app)?;
    let mut texts = Vec::new();
    let mut order: Vec<&paraph_bundle::payload::proposal::Proposal> =
        made.standing.proposals.iter().collect();
    order.sort_by_key(|proposal| number_key(&proposal.number));
    for proposal in order {
        for review in reviews(&made, proposal.proposal) {
            for part in &review.texts {
                texts.push(PublishText {
                    text_id: part.hash.to_hex(),
                    proposal: proposal.proposal.to_hex(),
                    number: proposal.number.to_string(),
                    label: review.label.clone(),
                    part: part.value.part.to_string(),
                    text: part.value.text.to_string(),
                    warnings: warnings(app, &made, proposal.proposal, part.value.text.as_str()),
                    withheld: made.withheld.contains(&part.hash.to_hex()),
                });
            }
        }
    }
    let page = made.page()?;
    let mut warnings = Vec::new();
    if !made.office.view.contradictions.is_empty() {
        warnings.push(phrase(
            app,
            "office-warn-contradiction",
            Args::one("count", made.office.view.contradictions.len()),
        ));
    }
    let owed = made
        .standing
        .out
        .values()
        .filter(|out| **out == super::standing::Out::Unreviewed)
        .count();
    if owed > 0 {
        warnings.push(phrase(app, "office-unreviewed", Args::one("count", owed)));
    }
    if made.body.appeal.trim().is_empty() {
        warnings.push(phrase(app, "office-warn-appeal", Args::none()));
    }
    Ok(PublishPreview {
        blockers: made.blockers(app),
        warnings,
        texts,
        page_bytes: page.len() as u64,
        page,
        aggregate_proposed: made.few()
            && made.in_force.call.policy.scores == paraph_bundle::payload::call::Scores::Public,
        withheld: made.withheld.len(),
        editions: made.publications,
    })
}

fn text_withhold(app: &App, asked: TextWithhold) -> Result<PublishPreview> {
    let mut list = base::read(app, withheld)?;
    if asked.withheld {
        list.insert(asked.text_id);
    } else {
        list.remove(&asked.text_id);
    }
    let text = serde_json::to_string(&list).map_err(AppError::internal)?;
    base::change(
        app,
        "history-withheld",
        &Args::one("count", list.len()),
        "publish",
        None,
        move |write| Ok(write.set_choice(WITHHELD, Some(&text))?),
    )?;
    publish_preview(app, Nothing {})
}

/// Records of commitments of those that are funded and have none yet.
fn duties(
    made: &Made,
    pen: &Pen,
) -> Vec<(
    paraph_bundle::payload::decode::Kept<paraph_bundle::payload::record::Record>,
    String,
)> {
    let known: BTreeSet<(ProposalId, Duty)> = made
        .office
        .state
        .records
        .values()
        .filter_map(|record| match &record.record.value.body {
            Body::Obligation(obligation) => Some((obligation.proposal, obligation.duty)),
            _ => None,
        })
        .collect();
    let mut made_here = Vec::new();
    for id in made.standing.awards.keys() {
        for rule in &made.in_force.call.obligations {
            if known.contains(&(*id, rule.duty)) {
                continue;
            }
            let due = months_after(made.in_force.call.dates.publishes, rule.months);
            let obligation = Obligation {
                done: None,
                due,
                duty: rule.duty,
                evidence: None,
                link: None,
                proposal: *id,
            };
            made_here.push((pen.record(obligation, 1), id.to_hex()));
        }
    }
    made_here
}

fn months_after(time: Time, months: u64) -> Time {
    let Ok(timestamp) = jiff::Timestamp::from_second(time.unix()) else {
        return time;
    };
    let zoned = timestamp.to_zoned(jiff::tz::TimeZone::UTC);
    let span = jiff::Span::new().months(i64::try_from(months).unwrap_or(0));
    zoned
        .checked_add(span)
        .map_or(time, |later| Time::from_unix(later.timestamp().as_second()))
}

fn publish_make(app: &App, asked: PublishAsk) -> Result<Published> {
    let key = keys::signing_key(app)?;
    let pen = Pen::of(app)?;
    let first = make(app)?;
    if let Some(blocker) = first.blockers(app).into_iter().next() {
        return Err(refuse(
            Code::NotNow,
            "office-fault-blocked",
            Args::one("what", blocker.text),
        ));
    }
    // Commitments are part of what is published.
    let duties = duties(&first, &pen);
    if !duties.is_empty() {
        base::act(
            app,
            "history-duties",
            &Args::one("count", duties.len()),
            "publish",
            move |write| {
                for (record, proposal) in &duties {
                    acts::put(write, record, proposal)?;
                }
                Ok(())
            },
        )?;
    }
    let made = make(app)?;
    let prepared = made.prepared.as_ref().ok_or_else(|| {
        refuse(
            Code::NotNow,
            "office-fault-blocked",
            Args::one("what", String::new()),
        )
    })?;
    let page = made.page()?;
    let mut members = prepared.members.clone();
    members.insert("index.html".to_owned(), page.into_bytes());
    let lists: BTreeMap<u64, Vec<u8>> = announced(&made.office, &made.in_force, &made.standing.lanes)
        .into_iter()
        .map(|act| (act.announced.n, act.list))
        .collect();
    let (written, bytes) = Writer::new(
        announce::manifest(app, &made.in_force, key.person(), prepared.result.edition)?,
        &app.person().name,
    )
    .members(members.clone())
    .to_bytes(&[&key])
    .map_err(crate::identity::bundle_error)?;
    // Read back as a stranger would, before it gets its name.
    let opened = paraph_bundle::open::open(
        &mut std::io::Cursor::new(bytes.as_slice()),
        &paraph_bundle::open::NoCards,
    );
    opened.map_err(|fault| AppError::internal(fault.to_string()))?;
    let folder = paths::part(
        app,
        asked.folder.as_deref(),
        &made.in_force.call.short,
        &format!("result-{}", prepared.result.edition),
    )?;
    let files = write_folder(app, &made, prepared, &folder, &bytes, &members)?;
    let published: Vec<String> = made.office.state.records.keys().map(|id| id.to_hex()).collect();
    let row = PublicationRow {
        n: i64::try_from(prepared.result.edition).unwrap_or(1),
        stage: "final".to_owned(),
        edition: i64::try_from(prepared.result.edition).unwrap_or(1),
        at: app.now(),
        folder: folder.display().to_string(),
        bundle: written.id.to_hex(),
        body: announce::body(
            &published,
            &lists,
            edition::remembered(&made.office, &made.withheld, &made.body.appeal)?,
        ),
        content: bytes.clone(),
    };
    base::act(
        app,
        "history-published",
        &Args::one("edition", prepared.result.edition),
        "publish",
        move |write| {
            write.add_publication(&row)?;
            Ok(write.fix_steps(&[
                "history-decided",
                "history-vetoed",
                "history-veto-removed",
                "history-absent",
                "history-people-accepted",
                "history-admitted",
                "history-settled",
                "history-conflict",
            ])?)
        },
    )?;
    Ok(Published {
        folder: folder.display().to_string(),
        files,
        bundle: written.id.to_hex(),
        sha256: Hash::of(&bytes).to_hex(),
    })
}

/// Panels that hold vetoes alone, as the sponsor signed them.
fn veto_panels(app: &App, office: &Office) -> Result<BTreeMap<Hash, Vec<u8>>> {
    let mut by_panel: BTreeMap<Hash, bool> = BTreeMap::new();
    for record in office.state.records.values() {
        for panel in &record.panels {
            *by_panel.entry(*panel).or_insert(true) &= matches!(record.record.value.body, Body::Veto(_));
        }
    }
    base::read(app, |read| {
        let mut found = BTreeMap::new();
        for (panel, _) in by_panel.into_iter().filter(|(_, alone)| *alone) {
            if let Some(bytes) = read.received_bytes(&panel.to_hex())? {
                found.insert(panel, bytes);
            }
        }
        Ok(found)
    })
}

/// Writes the publication folder.
fn write_folder(
    app: &App,
    made: &Made,
    prepared: &Prepared,
    folder: &Path,
    bundle: &[u8],
    members: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<PublishedFile>> {
    let mut files: Vec<PublishedFile> = Vec::new();
    let mut put = |file: &str, bytes: &[u8], id: &str| -> Result<()> {
        let path = folder.join(file);
        paths::write(&path, bytes)?;
        files.push(PublishedFile {
            path: path.display().to_string(),
            bytes: bytes.len() as u64,
            phrase: phrase(app, id, Args::none()),
        });
        Ok(())
    };
    put("result.paraph", bundle, "publish-file-result")?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bundle)).map_err(AppError::internal)?;
    for index in 0..archive.len() {
        use std::io::Read as _;
        let mut entry = archive.by_index(index).map_err(AppError::internal)?;
        let file = entry.name().map_err(AppError::internal)?.into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(AppError::internal)?;
        let id = match file.as_str() {
            "index.html" => "publish-file-page",
            "VERIFY.txt" => "publish-file-verify",
            "result.csv" => "publish-file-table",
            _ => MEMBER,
        };
        put(&file, &bytes, id)?;
    }
    put(
        "result.xlsx",
        &super::archive::workbook(&members["result.csv"], base::now(app)).map_err(AppError::internal)?,
        "publish-file-table",
    )?;
    put("recompute.py", RECOMPUTE.as_bytes(), "publish-file-recompute")?;
    put(
        "datapackage.json",
        super::archive::datapackage(&made.in_force.call, &members["result.csv"]).as_bytes(),
        "publish-file-crate",
    )?;
    put(
        "ro-crate-metadata.json",
        super::archive::crate_metadata(
            &made.in_force.call,
            &prepared.result,
            &made.standing.rows,
            bundle,
            members,
        )
        .as_bytes(),
        "publish-file-crate",
    )?;
    // What nobody handles one by one is one line: the folder with the parts that VERIFY.txt reads.
    let (parts, mut handled): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file: &PublishedFile| file.phrase.id == MEMBER);
    handled.push(PublishedFile {
        path: folder.display().to_string(),
        bytes: parts.iter().map(|file| file.bytes).sum(),
        phrase: phrase(app, MEMBER, Args::one("count", parts.len())),
    });
    Ok(handled)
}

fn letters_make(app: &App, asked: LettersAsk) -> Result<LettersMade> {
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
            .and("contact", super::people::contact(&made.in_force.call));
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
fn compose(
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
                "letter-place",
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
            let (_, draw) = act.drawn.as_ref()?;
            let place = draw
                .tickets
                .iter()
                .position(|ticket| ticket.proposal == row.proposal)?;
            Some(LetterTicket {
                sentence: say(
                    "letter-ticket-sentence",
                    &Args::one("place", place + 1)
                        .and("of", draw.tickets.len())
                        .and("places", act.announced.places),
                ),
                check: format!("printf '%s %s\\n' {} {} | sha256sum", draw.key, row.proposal),
                ticket: draw.tickets[place].ticket.to_hex(),
            })
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
                        |step| format!("{step}/{}", criterion.max),
                    ),
                    label: step
                        .and_then(|step| criterion.labels.iter().find(|label| label.step == *step))
                        .map(|label| label.label.to_string())
                        .unwrap_or_default(),
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
            unsigned: review.unsigned,
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
    object.push(super::people::contact(call));
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

fn obligations_get(app: &App, _: Nothing) -> Result<Obligations> {
    let now = base::now(app);
    base::read(app, |read| {
        let office = office(read)?;
        let entries = base::proposals(read)?;
        let in_force = in_force(read)?;
        let mut rows = Vec::new();
        for record in office.view.in_force.records().values() {
            let Body::Obligation(obligation) = &record.body else {
                continue;
            };
            let Some(entry) = entries.iter().find(|entry| entry.id == obligation.proposal) else {
                continue;
            };
            rows.push(ObligationRow {
                proposal: obligation.proposal.to_hex(),
                number: entry.row.number.clone(),
                title: entry.row.title.clone(),
                duty: draft::spelled(&obligation.duty),
                duty_title: in_force
                    .call
                    .obligations
                    .iter()
                    .find(|rule| rule.duty == obligation.duty)
                    .map(|rule| rule.title.to_string())
                    .unwrap_or_default(),
                due: obligation.due.to_string(),
                done: obligation.done.map(|done| done.to_string()),
                link: obligation.link.as_ref().map(ToString::to_string),
                evidence: obligation.evidence.map(Hash::to_hex),
                late: obligation.done.is_none() && obligation.due < now,
            });
        }
        rows.sort_by(|a, b| (&a.due, number_key(&a.number)).cmp(&(&b.due, number_key(&b.number))));
        Ok(Obligations {
            late: rows.iter().filter(|row| row.late).count(),
            rows,
        })
    })
}

fn obligation_set(app: &App, asked: ObligationSet) -> Result<Obligations> {
    let id: ProposalId = asked.proposal.parse().map_err(AppError::bad_request)?;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let of_same = |body: &Body| matches!(body, Body::Obligation(obligation) if obligation.proposal == id && draft::spelled(&obligation.duty) == asked.duty);
    let earlier = acts::same("obligation", of_same, &records);
    let known = earlier
        .iter()
        .max_by_key(|record| record.value.revision)
        .and_then(|record| match &record.value.body {
            Body::Obligation(obligation) => Some(obligation.clone()),
            _ => None,
        })
        .ok_or_else(|| AppError::not_found("obligation", &asked.duty))?;
    let evidence = match &asked.evidence_path {
        Some(path) => Some(Hash::of(
            &fs_err::read(path).map_err(|error| AppError::file_read(Path::new(path), error))?,
        )),
        None => known.evidence,
    };
    let obligation = Obligation {
        done: asked
            .done
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(AppError::bad_request)?,
        evidence,
        link: asked
            .link
            .as_deref()
            .filter(|link| !link.trim().is_empty())
            .map(name)
            .or(known.link),
        ..known
    };
    let record = pen.record(obligation, acts::revision_after(&earlier, &published));
    let proposal = asked.proposal.clone();
    base::change(
        app,
        "history-obligation",
        &Args::none(),
        "publish",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &proposal))),
    )?;
    obligations_get(app, Nothing {})
}
