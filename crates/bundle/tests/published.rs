//! A result from reviews to a stranger's shell: it is published, unpacked, checked by `sh VERIFY.txt`, ranked again; and each of its
//! parts is altered, as it is and sealed again by the chair, and nothing of that passes.

#![allow(
    clippy::expect_used,
    clippy::items_after_statements,
    clippy::semicolon_if_nothing_returned,
    clippy::wildcard_enum_match_arm,
    clippy::redundant_closure_for_method_calls,
    dropping_copy_types,
    clippy::drop_non_drop,
    reason = "a test says what it means in few words, and stops where what it builds on does not hold"
)]

mod committee;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use committee::{
    CHAIR, CO_CHAIR, SPONSOR, card_entry, edition, key, keys, manifest, member, name, proposal, proposals,
    record, review, reviewer, salt, slug, time, vouch,
};
use paraph_bundle::Writer;
use paraph_bundle::allowed::{self, write_allowed_signers};
use paraph_bundle::fault::Code;
use paraph_bundle::ledger::Ledger;
use paraph_bundle::merge::{BundleEntry, State, View};
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::call::{Call, Given, How, Rationale, Scores};
use paraph_bundle::payload::draft::{self, ReviewLines};
use paraph_bundle::payload::draw::DrawList;
use paraph_bundle::payload::proposal::{About, Proposal};
use paraph_bundle::payload::reader::{self, Published};
use paraph_bundle::payload::record::{
    Admit, Close, Decision, Draw, DrawAnnounced, Entered, Resolve, SignedBy, Source, Verdict, Veto,
    VetoGround,
};
use paraph_bundle::payload::result::{HeadStatus, Status, Why};
use paraph_bundle::payload::review::{ConflictState, Ground, Part};
use paraph_bundle::payload::{
    Device, Hash, Kept, Kind, Line, Payload, Stream, Text, Unknown, canonical, letter,
};
use paraph_bundle::receipt;
use paraph_bundle::result::{self, Acts, CountedHead, Ingredients, LetterSource, Prepared, Recomputed};
use paraph_bundle::signature::LEDGER;

/// All that an office holds in the end.
struct Office {
    call: Call,
    proposals: Vec<Kept<Proposal>>,
    about: Vec<Kept<About>>,
    state: State,
    reviews: BTreeMap<Hash, ReviewLines>,
    entered: BTreeMap<Hash, String>,
}

impl Office {
    fn hand_in(&mut self, who: u8, sequence: u64, reviews: Vec<ReviewLines>) {
        let author = reviewer(who);
        let members = draft::members(&reviews, &[]);
        let mut manifest = manifest(
            Kind::Score,
            author.person(),
            Some(self.state.lineage),
            u64::from(who) * 100 + sequence,
        );
        manifest.stream = Some(Stream {
            device: Device::new([who; 16]),
            left_out: Vec::new(),
            previous: None,
            sequence,
            to: vec![key(CHAIR).person()],
        });
        let score = reader::read_score(Unknown::Refused, &members).expect("a score that holds");
        let id = Hash::of(&manifest.write());
        let entry = BundleEntry::new(id, &manifest, &score, keys(&author)).expect("a stream");
        self.state.add_bundle(entry);
        for review in reviews {
            self.reviews.insert(review.head.hash, review);
        }
    }

    fn accept(&mut self, who: u8) {
        self.state.add_card(card_entry(&reviewer(who), 1, 0));
        self.state
            .add_record(vouch(&key(CHAIR), &reviewer(who), 1, How::Met));
    }

    fn enter(&mut self) {
        let (ledger, _) = self.state.ledger();
        self.state.add_ledger(self.state.enter(&ledger, time(100)));
    }

    fn close(&mut self) {
        let (ledger, _) = self.state.ledger();
        let (last, size) = (ledger.last(), ledger.size());
        self.say(CHAIR, Close { last, size });
    }

    fn say(&mut self, by: u8, body: impl Into<paraph_bundle::payload::record::Body>) -> Hash {
        let entry = record(&key(by), 1, salt(&[55, self.state.records.len() as u64]), body);
        let id = entry.record.hash;
        self.state.add_record(entry);
        id
    }

    fn line(&self, head: Hash) -> Option<String> {
        self.reviews
            .get(&head)
            .map(|review| review.head.line.clone())
            .or_else(|| self.entered.get(&head).cloned())
    }

    fn outcome(&self, acts: Acts) -> result::Outcome {
        let view = View::new(&self.state);
        let heads: Vec<CountedHead> = view
            .counted()
            .map(|(head, cell)| CountedHead {
                head,
                reviewer: cell.reviewer.as_text(),
                value: serde_json::from_str(&self.line(head).expect("a line")).expect("a head"),
            })
            .collect();
        let plain: Vec<Proposal> = self.proposals.iter().map(|line| line.value.clone()).collect();
        result::outcome(&result::Inputs {
            edition: &edition(&self.call),
            proposals: &plain,
            heads: &heads,
            records: &view.in_force,
            lists: &self
                .state
                .lists
                .iter()
                .map(|(hash, list)| (*hash, list.to_vec()))
                .collect(),
            absent: &BTreeMap::new(),
            acts,
        })
        .expect("an outcome")
    }

    /// A call of this many proposals, and nothing else.
    fn new(count: u64, change: impl FnOnce(&mut Call)) -> Self {
        let (lines, about) = proposals(count);
        let mut call = committee::call(&lines);
        change(&mut call);
        Self {
            state: committee::state(&call),
            call,
            proposals: lines,
            about,
            reviews: BTreeMap::new(),
            entered: BTreeMap::new(),
        }
    }

    /// Twelve proposals; five reviewers with planted severities; one replaced, one contradiction, one late and one admitted, one from an
    /// unknown person, one sealed, one recusal, one from paper, a veto, a panel's decision and a draw.
    fn full(change: impl FnOnce(&mut Call)) -> Self {
        let mut office = Self::new(12, change);
        for who in 0..5 {
            office.accept(who);
        }
        let call = office.call.clone();
        let steps = |who: u8, of: u64| {
            let merit = i64::try_from(of).expect("small") / 3 + 1;
            let severity = [0, 1, -1, 0, 0][usize::from(who)];
            let noise = i64::from(salt(&[u64::from(who), of]).as_bytes()[0]) % 3 - 1;
            let step = |shift: i64| (merit + severity + shift).clamp(1, 5);
            (step(noise), step(0))
        };
        for who in 0..5_u8 {
            let assigned = (0..12_u64).filter(|of| (of + u64::from(who)) % 5 < 3);
            let reviews = assigned
                .map(|of| {
                    review(
                        &call,
                        proposal(of),
                        "r1",
                        1,
                        steps(who, of),
                        u64::from(who) * 1_000 + of,
                    )
                })
                .collect();
            office.hand_in(who, 1, reviews);
        }
        // Reviewer 0 revises one and contradicts himself in another; reviewer 6 is unknown.
        let revised = review(&call, proposal(0), "r1", 2, (5, 5), 8_001);
        let contradicting = review(&call, proposal(1), "r1", 1, (1, 1), 8_002);
        office.hand_in(0, 2, vec![revised, contradicting]);
        office.hand_in(6, 1, vec![review(&call, proposal(3), "r1", 1, (5, 5), 8_003)]);
        office.state.add_card(card_entry(&reviewer(6), 1, 0));
        office.state.add_sealed(Hash::of(b"encrypted for the deputy"));
        let conflict = paraph_bundle::payload::record::ChairConflict {
            ground: Ground::Institution,
            person: reviewer(1).person(),
            proposal: proposal(5),
            state: ConflictState::Recused,
            text: None,
        };
        office.say(CO_CHAIR, conflict);
        let paper = review(&call, proposal(11), "r1", 1, (4, 5), 8_004);
        let entered = Entered {
            confirmed: true,
            file: None,
            head: paper.head.hash,
            line: Line::new(paper.head.line.clone()).expect("a line"),
            person: None,
            reviewer: name("On Paper"),
            source: Source::Paper,
            texts: paper
                .texts
                .iter()
                .map(|text| Line::new(text.line.clone()).expect("a line"))
                .collect(),
        };
        // A form has no confidential remarks.
        let mut head = paper.head.value.clone();
        head.confidential = None;
        let head = Kept::write(head);
        office.entered.insert(head.hash, head.line.clone());
        office.say(
            CHAIR,
            Entered {
                head: head.hash,
                line: Line::new(head.line).expect("a line"),
                ..entered
            },
        );
        office.enter();
        office.close();
        let late = review(&call, proposal(2), "r1", 2, (1, 2), 8_005);
        let admitted = review(&call, proposal(10), "r1", 2, (2, 3), 8_006);
        let head = admitted.head.hash;
        office.hand_in(2, 2, vec![late]);
        office.hand_in(4, 2, vec![admitted]);
        office.say(
            CHAIR,
            Admit {
                head,
                reason: Text::clean("the post was late"),
            },
        );
        office.enter();
        office
    }

    /// Announces and draws lots among those whom the scores cannot tell apart.
    fn draw(&mut self) {
        let scored = self.outcome(Acts::NONE);
        let group: Vec<_> = scored.undecided.lines[0].draw.clone();
        assert!(
            group.len() > 1,
            "the sample must need a draw: {:?}",
            scored.undecided.lines[0]
        );
        let ids = group
            .iter()
            .map(|place| scored.table.proposals()[*place].as_str().parse().expect("an id"))
            .collect();
        let list = DrawList::new(edition(&self.call).id, None, name("a lottery"), ids);
        self.state.add_list(list.write());
        let announced = self.say(
            CHAIR,
            DrawAnnounced {
                commit: list.commit(),
                due: time(2_500_000),
                n: 1,
                places: 2,
                source: name("a lottery"),
            },
        );
        let wrong = name("1 2 3 4 5 mistyped");
        let (wrong_key, wrong_tickets) = list.draw(&wrong);
        let mistyped = Draw {
            announced,
            corrects: None,
            key: wrong_key,
            seed: wrong,
            taken: 2,
            tickets: wrong_tickets,
        };
        let first = self.say(CHAIR, mistyped);
        let seed = name("1 2 3 4 5");
        let (drawn_key, tickets) = list.draw(&seed);
        let corrected = Draw {
            announced,
            corrects: Some(first),
            key: drawn_key,
            seed,
            taken: 2,
            tickets,
        };
        self.state
            .add_record(record(&key(CHAIR), 2, salt(&[56]), corrected));
    }

    fn veto_and_decide(&mut self) {
        let best = self
            .outcome(Acts::NONE)
            .rows
            .iter()
            .find(|row| row.amount.is_some())
            .expect("a funded one")
            .proposal;
        self.say(
            SPONSOR,
            Veto {
                given: Given::GroundOnly,
                ground: Some(VetoGround::Legal),
                letter: None,
                on_behalf_of: name("A sponsor"),
                proposal: best,
                reason: None,
                signed_by: SignedBy::Sponsor,
            },
        );
        let last = self.outcome(Acts::NONE).rows.last().expect("a last one").proposal;
        self.say(
            CHAIR,
            Decision {
                amount: Some(50),
                decision: Verdict::Fund,
                proposal: last,
                reason: Some(Text::clean("needed")),
                votes: None,
            },
        );
    }

    fn prepare(&self) -> Prepared {
        let view = View::new(&self.state);
        let (ledger, _) = self.state.ledger();
        let checkpoint = ledger.checkpoint(self.state.lineage).write();
        let chair = key(CHAIR);
        let ingredients = Ingredients {
            state: &self.state,
            view: &view,
            call_json: &self.call.write(),
            proposals_jsonl: &member(&self.proposals),
            about: &self.about,
            line: &|head| self.line(head),
            label_key: Hash::of(b"label key"),
            named: &|_| None,
            published: time(3_000_000),
            edition: 1,
            previous: None,
            allowed_signers: signers(),
            checkpoint_signature: chair.sign(LEDGER, checkpoint.as_bytes()).expect("a signature"),
            vetoes: BTreeMap::new(),
        };
        result::prepare(&ingredients).expect("a result")
    }
}

fn signers() -> String {
    let (chair, sponsor) = (key(CHAIR).public(), key(SPONSOR).public());
    write_allowed_signers([
        (allowed::Role::Chair, "result.v1@paraph", &chair),
        (allowed::Role::Keeper, LEDGER, &chair),
        (allowed::Role::Veto, "panel.v1@paraph", &sponsor),
    ])
}

fn seal(members: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let call = Hash::of(&members["call.json"]);
    let manifest = manifest(Kind::Result, key(CHAIR).person(), Some(call), 1);
    let mut members = members.clone();
    members
        .entry("index.html".to_owned())
        .or_insert_with(|| b"<!doctype html><title>Result</title>".to_vec());
    Writer::new(manifest, "A chair")
        .members(members)
        .to_bytes(&[&key(CHAIR)])
        .expect("a bundle")
        .1
}

fn read(bytes: &[u8]) -> Result<Box<Published>, paraph_bundle::Fault> {
    let opened = open(&mut std::io::Cursor::new(bytes.to_vec()), &NoCards)?;
    match opened.payload {
        Payload::Result(published) => Ok(published),
        other => panic!("a result: {other:?}"),
    }
}

/// What a stranger does; the exit status and what was printed.
fn shell(folder: &Path) -> (bool, String) {
    let output = Command::new("sh")
        .arg("VERIFY.txt")
        .current_dir(folder)
        .output()
        .expect("a shell");
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.success(), text)
}

fn unpack(bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("../").join(format!(
        "{}.paraph",
        folder.path().file_name().expect("a name").to_string_lossy()
    ));
    fs_err::write(&file, bytes).expect("a file");
    let script = "import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    let status = Command::new("python3")
        .args(["-c", script])
        .arg(&file)
        .arg(folder.path())
        .status()
        .expect("python3");
    assert!(status.success(), "unpacked");
    fs_err::remove_file(&file).expect("removed");
    folder
}

fn edit_lines(members: &mut BTreeMap<String, Vec<u8>>, name: &str, edit: impl FnOnce(&mut Vec<String>)) {
    let text = String::from_utf8(members[name].clone()).expect("text");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    lines.push(String::new());
    let text = lines.join("\n");
    assert_ne!(text.as_bytes(), members[name], "the mutation changes {name}");
    members.insert(name.to_owned(), text.into_bytes());
}

fn drawn() -> Office {
    let mut office = Office::full(|_| {});
    office.draw();
    office.veto_and_decide();
    office
}

/// The plain program that lies beside a result: what it says of an unpacked one, and whether it agrees.
fn recompute_py(folder: &Path) -> (bool, String) {
    let again = Command::new("python3")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../app/templates/recompute.py"
        ))
        .current_dir(folder)
        .output()
        .expect("python3");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&again.stdout),
        String::from_utf8_lossy(&again.stderr)
    );
    (again.status.success(), said)
}

#[test]
fn the_plain_program_is_short_enough_to_be_read() {
    let program = include_str!("../../app/templates/recompute.py");
    assert!(
        program.lines().count() <= 150 && program.lines().all(|line| line.len() <= 130),
        "150 lines that fit a screen: {} of them",
        program.lines().count()
    );
}

#[test]
fn the_plain_program_computes_every_kind_of_fill_again() {
    use paraph_bundle::payload::call::{Fill, OverCeiling};
    for fill in [Fill::Stop, Fill::Part, Fill::Skip] {
        for (over_ceiling, overflow, scale, least) in [
            (OverCeiling::Refuse, false, None, None),
            (OverCeiling::Cap, true, None, None),
            (OverCeiling::Cap, false, Some(8_000), None),
            (OverCeiling::Refuse, true, Some(9_500), Some(45_000_000)),
        ] {
            let mut office = Office::full(|call| {
                call.funding.fill = fill;
                call.funding.over_ceiling = over_ceiling;
                call.funding.overflow = overflow;
                call.funding.scale = scale;
                call.funding.threshold = least;
            });
            if office.outcome(Acts::NONE).undecided.lines[0].draw.len() > 1 {
                office.draw();
            }
            office.veto_and_decide();
            let prepared = office.prepare();
            let folder = unpack(&seal(&prepared.members));
            let (agrees, said) = recompute_py(folder.path());
            assert!(
                agrees && said.contains("everything agrees"),
                "{fill:?}, {over_ceiling:?}, overflow {overflow}, scale {scale:?}, threshold {least:?}: {said}"
            );
        }
    }
}

#[test]
fn the_plain_program_sees_what_was_altered() {
    let office = drawn();
    let prepared = office.prepare();
    let swap = |name: &str, from: &str, to: &str| {
        let mut members = prepared.members.clone();
        let text = String::from_utf8(members[name].clone()).expect("text");
        let altered = text.replacen(from, to, 1);
        assert_ne!(altered, text, "{name} holds {from}");
        let folder = unpack(&seal(&prepared.members));
        members.insert(name.to_owned(), altered.into_bytes());
        fs_err::write(folder.path().join(name), &members[name]).expect("written");
        recompute_py(folder.path())
    };
    for (name, from, to) in [
        ("ranking.jsonl", "\"place\":2,", "\"place\":3,"),
        (
            "ranking.jsonl",
            "\"decision\":\"fund\"",
            "\"decision\":\"decline\"",
        ),
        ("ranking.jsonl", "\"raw_micropoints\":", "\"raw_micropoints\":1"),
        ("ranking.jsonl", "\"amount\":", "\"amount\":1"),
        ("result.json", "\"spent\":", "\"spent\":1"),
        ("call.json", "\"pool\":", "\"pool\":9"),
    ] {
        let (agrees, said) = swap(name, from, to);
        assert!(
            !agrees && said.contains("DIFFERS"),
            "{name}, {from} to {to}: {said}"
        );
    }
}

#[test]
fn a_stranger_checks_a_result_and_ranks_again() {
    let office = drawn();
    let prepared = office.prepare();
    let bytes = seal(&prepared.members);
    let published = read(&bytes).expect("a result that holds");
    assert_eq!(
        result::judge(&published).expect("parts that agree").len(),
        result::CHECKS.len(),
        "everything is checked"
    );
    assert_eq!(result::recompute(&published), Recomputed::Same, "the same bytes");
    let folder = unpack(&bytes);
    let (good, text) = shell(folder.path());
    assert!(good, "sh VERIFY.txt: {text}");
    assert!(text.contains("scores and draws agree"), "to its end: {text}");
    let last = published.last.as_ref().expect("a final result");
    let of = |status: HeadStatus| {
        let heads = last.statuses.iter().flat_map(|line| &line.heads);
        heads.filter(|head| head.status == status).count()
    };
    let funded = last
        .ranking
        .iter()
        .filter(|row| row.decision == Verdict::Fund)
        .count();
    for counted in [
        format!("{} counted", of(HeadStatus::Counted)),
        format!("{} contradiction", of(HeadStatus::Contradiction)),
        format!("{} superseded", of(HeadStatus::Superseded)),
        format!("{} late", of(HeadStatus::Late)),
        format!("{funded} selected for funding"),
        format!("{} not selected", last.ranking.len() - funded),
    ] {
        assert!(text.contains(&counted), "{counted} is counted at the end: {text}");
    }
    let again = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rank_again.py"))
        .current_dir(folder.path())
        .output()
        .expect("python3");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&again.stdout),
        String::from_utf8_lossy(&again.stderr)
    );
    assert!(
        again.status.success() && said.contains("the same"),
        "rank_again.py: {said}"
    );
    // Nothing that was entered is left out in silence.
    let statuses: BTreeSet<HeadStatus> = prepared
        .statuses
        .iter()
        .flat_map(|status| &status.heads)
        .map(|head| head.status)
        .collect();
    for status in [
        HeadStatus::Counted,
        HeadStatus::Superseded,
        HeadStatus::Late,
        HeadStatus::Contradiction,
        HeadStatus::Recused,
        HeadStatus::Unknown,
    ] {
        assert!(statuses.contains(&status), "{status:?} is in the sample");
    }
    let why: BTreeSet<Why> = prepared
        .outcome
        .as_ref()
        .expect("final")
        .rows
        .iter()
        .map(|row| row.why)
        .collect();
    assert_eq!(
        why,
        BTreeSet::from([Why::Rank, Why::Draw, Why::Veto, Why::Panel]),
        "every reason is in the sample"
    );
    let names = String::from_utf8(prepared.members["scores.jsonl"].clone()).expect("text");
    assert!(
        !names.contains(&reviewer(0).person().to_hex()),
        "no person in the scores"
    );
}

#[test]
fn what_people_did_moves_money_and_nothing_else() {
    let office = drawn();
    let (scored, all) = (office.outcome(Acts::NONE), office.outcome(Acts::ALL));
    let places = |outcome: &result::Outcome| {
        outcome
            .rows
            .iter()
            .map(|row| (row.proposal, row.place, row.group))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        places(&scored),
        places(&all),
        "places and groups are those of the scores"
    );
    let vetoed = all
        .rows
        .iter()
        .find(|row| row.why == Why::Veto)
        .expect("one vetoed");
    assert_eq!(
        (vetoed.amount, vetoed.decision),
        (None, Verdict::Decline),
        "not funded"
    );
    let chosen = all
        .rows
        .iter()
        .find(|row| row.why == Why::Panel && row.amount == Some(50))
        .expect("one chosen");
    assert_eq!(chosen.decision, Verdict::Fund, "the panel's own amount");
    assert!(all.line.spent <= office.call.pool, "within the pool");
}

#[test]
fn no_altered_part_passes() {
    let members = drawn().prepare().members;
    let good = seal(&members);
    type Mutation = (&'static str, fn(&mut BTreeMap<String, Vec<u8>>));
    let mutations: [Mutation; 9] = [
        ("a score line dropped", |members| {
            edit_lines(members, "scores.jsonl", |lines| drop(lines.remove(3)))
        }),
        ("a score line doubled", |members| {
            edit_lines(members, "scores.jsonl", |lines| lines.push(lines[0].clone()))
        }),
        ("a status changed", |members| {
            edit_lines(members, "statuses.jsonl", |lines| {
                lines[0] = lines[0].replacen("counted", "superseded", 1)
            })
        }),
        ("a late one counted", |members| {
            edit_lines(members, "statuses.jsonl", |lines| {
                let line = lines
                    .iter_mut()
                    .find(|line| line.contains("\"late\""))
                    .expect("a late one");
                *line = line.replacen("\"late\"", "\"counted\"", 1);
            })
        }),
        ("two labels swapped", |members| {
            edit_lines(members, "scores.jsonl", |lines| {
                let label =
                    |line: &str| line.rsplit_once("\"reviewer\":\"").expect("a label").1[..3].to_owned();
                let (a, b) = (
                    label(&lines[0]),
                    lines
                        .iter()
                        .map(|line| label(line))
                        .find(|other| *other != label(&lines[0]))
                        .expect("another"),
                );
                let other = lines.iter().position(|line| label(line) == b).expect("its line");
                lines[0] =
                    lines[0].replace(&format!("\"reviewer\":\"{a}\""), &format!("\"reviewer\":\"{b}\""));
                lines[other] =
                    lines[other].replace(&format!("\"reviewer\":\"{b}\""), &format!("\"reviewer\":\"{a}\""));
            })
        }),
        ("a ledger line dropped", |members| {
            edit_lines(members, "ledger.jsonl", |lines| drop(lines.remove(1)))
        }),
        ("the last ledger line dropped and signed again", |members| {
            edit_lines(members, "ledger.jsonl", |lines| drop(lines.pop()));
            let ledger = Ledger::read(&members["ledger.jsonl"], Unknown::Refused).expect("a chain");
            let checkpoint = ledger.checkpoint(Hash::of(&members["call.json"])).write();
            let signature = key(CHAIR)
                .sign(LEDGER, checkpoint.as_bytes())
                .expect("a signature");
            members.insert("checkpoint".to_owned(), checkpoint.into_bytes());
            members.insert("checkpoint.sig".to_owned(), signature.into_bytes());
        }),
        ("a ticket altered", |members| {
            edit_lines(members, "records.jsonl", |lines| {
                let line = lines
                    .iter_mut()
                    .find(|line| line.contains("\"tickets\""))
                    .expect("a draw");
                let at = line.find("\"ticket\":\"").expect("a ticket") + 10;
                let digit = if &line[at..=at] == "0" { "1" } else { "0" };
                line.replace_range(at..=at, digit);
            })
        }),
        ("a score in a line altered", |members| {
            edit_lines(members, "scores.jsonl", |lines| {
                let line = lines
                    .iter_mut()
                    .find(|line| line.contains("impact\\\":"))
                    .expect("a score");
                let at = line.find("impact\\\":").expect("a step") + 9;
                let digit = if &line[at..=at] == "5" { "4" } else { "5" };
                line.replace_range(at..=at, digit);
            })
        }),
    ];
    for (what, mutate) in mutations {
        let mut altered = members.clone();
        mutate(&mut altered);
        // As it is: the sums no longer fit.
        let folder = unpack(&good);
        for (name, bytes) in altered
            .iter()
            .filter(|(name, bytes)| members.get(*name) != Some(*bytes))
        {
            fs_err::write(folder.path().join(name), bytes).expect("altered");
        }
        assert!(!shell(folder.path()).0, "{what}, as it is");
        // Sealed again by the chair.
        let bytes = seal(&altered);
        let folder = unpack(&bytes);
        let (good, text) = shell(folder.path());
        assert!(!good, "{what}, sealed again: {text}");
        let judged = read(&bytes).and_then(|published| result::judge(&published));
        assert_eq!(judged.expect_err(what).code(), Code::ResultParts, "{what}");
    }
}

#[test]
fn places_that_do_not_follow_from_the_scores_are_told() {
    let mut members = drawn().prepare().members;
    edit_lines(&mut members, "ranking.jsonl", |lines| {
        let at = lines[0].find("\"raw_micropoints\":").expect("a mean") + 18;
        let digit = if &lines[0][at..=at] == "9" { "8" } else { "9" };
        lines[0].replace_range(at..=at, digit);
    });
    let published = read(&seal(&members)).expect("a result");
    let Recomputed::Differs(differences) = result::recompute(&published) else {
        panic!("an altered mean must show");
    };
    assert_eq!(differences.len(), 1, "one figure differs: {differences:?}");
    assert_eq!(
        differences[0].path, "ranking.jsonl:raw_micropoints",
        "and it is named"
    );
}

#[test]
fn without_published_scores_the_ranking_cannot_be_repeated_but_all_else_is_checked() {
    let mut office = Office::full(|call| call.policy.scores = Scores::Aggregate);
    office.draw();
    let bytes = seal(&office.prepare().members);
    let published = read(&bytes).expect("a result");
    assert!(result::judge(&published).is_ok(), "parts that agree");
    assert_eq!(result::recompute(&published), Recomputed::Aggregate, "said so");
    assert!(shell(unpack(&bytes).path()).0, "a stranger's check passes");
}

#[test]
fn a_draw_is_announced_before_its_number_exists() {
    let mut office = Office::full(|_| {});
    office.draw();
    let view = View::new(&office.state);
    let ingredients = Ingredients {
        state: &office.state,
        view: &view,
        call_json: &office.call.write(),
        proposals_jsonl: &member(&office.proposals),
        about: &office.about,
        line: &|_| None,
        label_key: Hash::ZERO,
        named: &|_| None,
        published: time(2_000_000),
        edition: 1,
        previous: None,
        allowed_signers: signers(),
        checkpoint_signature: String::new(),
        vetoes: BTreeMap::new(),
    };
    let prepared = result::announce(&ingredients).expect("an announcement");
    let bytes = seal(&prepared.members);
    let published = read(&bytes).expect("a result");
    assert!(
        published.last.is_none() && published.records.len() == 1,
        "the announcement alone"
    );
    assert!(result::judge(&published).is_ok(), "its list is the one announced");
    let (good, text) = shell(unpack(&bytes).path());
    assert!(
        good && text.contains("draw-1.txt"),
        "the list's hash for the minutes: {text}"
    );
}

#[test]
fn an_applicant_checks_the_letter_and_sees_no_other_words() {
    let office = drawn();
    let prepared = office.prepare();
    let view = View::new(&office.state);
    let source = |head: Hash| {
        office.reviews.get(&head).map(|review| LetterSource {
            line: review.head.line.clone(),
            texts: review.texts.clone(),
            evidence: review.evidence.as_ref().map(|line| line.line.clone()),
        })
    };
    let label = |reviewer: &paraph_bundle::merge::Reviewer| prepared.labels.get(reviewer).cloned();
    let withheld: BTreeSet<Hash> = office
        .reviews
        .values()
        .flat_map(|review| &review.texts)
        .filter(|text: &&Kept<Part>| text.value.part == slug("overall"))
        .map(|text| text.hash)
        .collect();
    let bytes =
        result::letter(&view, &office.call, proposal(4), &source, &label, &withheld).expect("a letter");
    let read = letter::read(&bytes).expect("a letter that holds");
    assert!(!read.is_empty(), "reviews");
    let counted: BTreeSet<Hash> = view.counted().map(|(head, _)| head).collect();
    for (line, review) in &read {
        assert!(counted.contains(&line.head), "a head that counts");
        assert_eq!(
            review.texts.len(),
            1,
            "the withheld text stands there by its hash alone"
        );
    }
    let text = String::from_utf8(bytes.clone()).expect("text");
    assert!(!text.contains("Between us"), "nothing that was for the committee");
    let altered = text.replacen("Because of it", "Because of me", 1);
    assert_eq!(
        letter::read(altered.as_bytes()).expect_err("altered").code(),
        Code::HeadParts,
        "an altered word shows"
    );
}

#[test]
fn marks_go_to_the_applicant_where_reasons_do() {
    let office = drawn();
    let prepared = office.prepare();
    let view = View::new(&office.state);
    let source = |head: Hash| {
        office.reviews.get(&head).map(|review| LetterSource {
            line: review.head.line.clone(),
            texts: review.texts.clone(),
            evidence: Some("a line of marks".to_owned()),
        })
    };
    let label = |reviewer: &paraph_bundle::merge::Reviewer| prepared.labels.get(reviewer).cloned();
    for (rationale, marks) in [(Rationale::Applicant, true), (Rationale::Committee, false)] {
        let mut call = office.call.clone();
        call.policy.rationale = rationale;
        let bytes =
            result::letter(&view, &call, proposal(4), &source, &label, &BTreeSet::new()).expect("a letter");
        let text = String::from_utf8(bytes).expect("text");
        assert_eq!(text.contains("a line of marks"), marks, "{rationale:?}");
    }
}

#[test]
fn where_chairs_differed_what_was_resolved_is_ranked_again() {
    let decision = |decision, amount| Decision {
        amount,
        decision,
        proposal: proposal(1),
        reason: Some(Text::clean("needed")),
        votes: None,
    };
    let fund = |amount| decision(Verdict::Fund, Some(amount));
    let decline = decision(Verdict::Decline, None);
    for pair in [
        [fund(50), fund(60)],
        [fund(50), decline.clone()],
        [decline.clone(), fund(50)],
        [fund(60), fund(50)],
    ] {
        for taken in 0..2 {
            let mut office = Office::new(2, |_| {});
            let call = office.call.clone();
            for who in 0..2 {
                office.accept(who);
                let own = |of| review(&call, proposal(of), "r1", 1, (3, 4), u64::from(who) * 10 + of);
                office.hand_in(who, 1, vec![own(0), own(1)]);
            }
            office.enter();
            office.close();
            let of = vec![
                office.say(CHAIR, pair[0].clone()),
                office.say(CO_CHAIR, pair[1].clone()),
            ];
            let takes = of[taken];
            let reason = Text::clean("agreed by telephone");
            office.say(CHAIR, Resolve { of, reason, takes });
            let published = read(&seal(&office.prepare().members)).expect("a result");
            let ranking = &published.last.as_ref().expect("final").ranking;
            let row = ranking.iter().find(|row| row.proposal == proposal(1));
            let shown = row.map(|row| (row.decision, row.amount));
            assert_eq!(
                shown,
                Some((pair[taken].decision, pair[taken].amount)),
                "what was taken"
            );
            assert_eq!(
                result::recompute(&published),
                Recomputed::Same,
                "{pair:?}, {taken}"
            );
        }
    }
}

#[test]
fn a_head_that_somebody_copied_is_its_authors() {
    let mut office = Office::new(3, |_| {});
    office.accept(0);
    office.accept(1);
    let call = office.call.clone();
    let mut proposals = [proposal(0), proposal(1)];
    proposals.sort();
    let original = review(&call, proposals[1], "r1", 1, (3, 4), 1);
    let other = review(&call, proposals[0], "r1", 1, (2, 2), 2);
    // One whom nobody accepted hands the copy in first, behind a review of his own.
    office.state.add_card(card_entry(&reviewer(6), 1, 0));
    office.hand_in(6, 1, vec![other, original.clone()]);
    office.enter();
    office.hand_in(0, 1, vec![original.clone()]);
    office.hand_in(1, 1, vec![review(&call, proposal(1), "r1", 1, (5, 5), 3)]);
    office.enter();
    office.close();
    let prepared = office.prepare();
    let published = read(&seal(&prepared.members)).expect("a result");
    assert!(result::judge(&published).is_ok(), "its parts agree");
    let last = published.last.expect("final");
    let person = paraph_bundle::merge::Reviewer::Person(reviewer(0).person());
    let label = prepared.labels.get(&person);
    let behind = last.statuses[0].heads[1].head;
    assert_eq!(behind, original.head.hash, "the copy is the second of its entry");
    let counted = last.scores.iter().find(|score| score.head == original.head.hash);
    assert_eq!(counted.map(|score| &score.reviewer), label, "the author's");
    assert_eq!(
        last.statuses[0].reviewer.as_ref(),
        label,
        "in the entry of the copy too"
    );
}

#[test]
fn criterion_reasons_stay_with_the_committee_where_policy_says_so() {
    let office = Office::full(|call| call.policy.rationale = Rationale::Committee);
    let review = office.reviews.values().next().expect("a review");
    assert!(
        review.texts.iter().all(|text| text.value.part == slug("overall")),
        "applicants read the overall text alone"
    );
    assert_eq!(review.confidential.len(), 2, "the reasons are confidential");
}

#[test]
fn a_receipt_proves_its_entry_with_stock_tools() {
    let office = drawn();
    let (ledger, _) = office.state.ledger();
    let chair = key(CHAIR);
    let index = 3;
    let checkpoint = receipt::checkpoint(&ledger, index, office.state.lineage)
        .expect("a checkpoint")
        .write();
    let text = receipt::write(
        &ledger,
        index,
        office.state.lineage,
        &chair.sign(LEDGER, checkpoint.as_bytes()).expect("a signature"),
    )
    .expect("a receipt");
    let read = receipt::read(text.as_bytes()).expect("a receipt that holds");
    assert_eq!(
        (read.index, read.key.hash()),
        (index, Hash::from(chair.person())),
        "by the keeper"
    );
    assert!(read.judge(&ledger).is_ok(), "the entry stands in the ledger");
    assert_eq!(
        read.judge(&ledger.cut(2)).expect_err("a shorter ledger").code(),
        Code::LedgerRewritten,
        "proof against the keeper"
    );
    for altered in [
        text.replacen("\n3\n", "\n2\n", 1),
        text.replacen("\"seen\":\"2027", "\"seen\":\"2028", 1),
        text.replacen("paraph receipt v1", "paraph receipt v2", 1),
    ] {
        assert_eq!(
            receipt::read(altered.as_bytes()).expect_err("altered").code(),
            Code::LedgerProof,
            "an altered receipt"
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs_err::write(folder.path().join("r.txt"), &text).expect("a receipt");
    fs_err::write(folder.path().join("ledger.jsonl"), ledger.write()).expect("a ledger");
    let script = r#"set -e; sed -n 4,7p r.txt > c; sed -n '8,$p' r.txt > c.sig; ssh-keygen -Y check-novalidate -n ledger.v1@paraph -s c.sig < c
[ "$(sed -n 3p r.txt | sha256sum | cut -c1-64)" = "$(sed -n 7p r.txt)" ]; [ "$(sed -n 2p r.txt)" = "$(sed -n 6p r.txt)" ]
[ "$(sed -n "$(sed -n 2p r.txt)p" ledger.jsonl)" = "$(sed -n 3p r.txt)" ]"#;
    let status = Command::new("sh")
        .args(["-c", script])
        .current_dir(folder.path())
        .output()
        .expect("a shell");
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stderr)
    );
}

#[test]
fn the_same_office_gives_the_same_bytes() {
    let (one, two) = (drawn().prepare().members, drawn().prepare().members);
    assert_eq!(one, two, "same state, clock and key: same result");
    let statuses: Vec<Status> = String::from_utf8(one["statuses.jsonl"].clone())
        .expect("text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a status"))
        .collect();
    let again: Vec<u8> = statuses.iter().flat_map(canonical::line).collect();
    assert_eq!(again, one["statuses.jsonl"], "canonical");
}
