//! What a chair's computer does when everything arrives at once: `merge FOLDER FILES REVIEWS` makes score files by so many
//! reviewers, takes them in, takes the same in again, and measures what nothing that does this can avoid. Prints lines
//! `NAME MILLISECONDS`, and `peak KIB`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement ends where something it needs is missing, and prints what it measured"
)]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Read},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use paraph_app::{App, Language, committee::Seeded};
use paraph_bundle::{
    SigningKey, Writer,
    identity::first_card,
    open::{NoCards, open},
    payload::{
        CallFile, Device, Format, Hash, Kept, Kind, Manifest, Name, Payload, Salt, Stream, Text, Time,
        Unknown, decode, draft, draft::ReviewDraft, review::Head,
    },
    signature,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const CLOSE: i64 = 1_800_000_000;
const PROPOSALS: usize = 1_000;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().expect("a folder"));
    let mut count = |usual: usize| words.next().map_or(usual, |word| word.parse().expect("a number"));
    let (files, reviews) = (count(5_000), count(20));
    let home = folder.join("chair");
    let _ = fs_err::remove_dir_all(&home);
    fs_err::create_dir_all(&home).expect("a folder");

    let host = Seeded::new(&home, Path::new("paraph"), "chair", CLOSE, Language::En);
    let chair = App::new(host);
    let call = call(&chair, &home);
    let received = folder.join(format!("received-{files}-{reviews}"));
    // The call is the same at each run, and so are the files.
    if fs_err::read_dir(&received).map_or(0, Iterator::count) != files {
        let _ = fs_err::remove_dir_all(&received);
        fs_err::create_dir_all(&received).expect("a folder");
        for number in 0..files {
            let path = received.join(format!("Review-{number:05}.paraph"));
            fs_err::write(path, score(&call, number, reviews)).expect("a file");
        }
    }

    let take_in = || {
        let plan = does(&chair, "received_plan", json!({ "paths": [received] }));
        let items = plan["items"].as_array().expect("items");
        // Nobody accepted these reviewers yet, so a file that is here already still asks whose it is.
        let new = |item: &&Value| {
            let acts = item["acts"].as_array().into_iter().flatten();
            acts.into_iter().any(|act| act == "take_in")
        };
        let files: Vec<&Value> = items.iter().filter(new).map(|item| &item["file"]).collect();
        let some = files.len();
        if some > 0 {
            does(
                &chair,
                "received_take_in",
                json!({ "plan": plan["plan"], "files": files }),
            );
        }
        some
    };
    let begun = Instant::now();
    let taken = take_in();
    told("first", begun.elapsed());
    assert_eq!(taken, files, "all of them are taken in");
    let begun = Instant::now();
    let again = take_in();
    told("again", begun.elapsed());
    assert_eq!(again, 0, "nothing is taken in twice");
    let state = fs_err::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = state
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("0");
    println!("peak {}", peak.trim().trim_end_matches(" kB"));
    // The floors hold everything in memory at once, which is not to be counted.
    floors(&received);
}

fn told(name: &str, took: Duration) {
    println!("{name} {:.1}", took.as_secs_f64() * 1000.0);
}

fn does(app: &App, name: &str, request: Value) -> Value {
    app.call(name, request)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// An office with a frozen call of a thousand proposals.
fn call(chair: &App, home: &Path) -> CallFile {
    does(
        chair,
        "me_set",
        json!({ "name": "Ingrid Solberg", "email": "ingrid@chairs.example" }),
    );
    let office = home.join("office.paraph-office");
    does(
        chair,
        "workspace_create",
        json!({ "kind": "office", "name": "Large", "path": office }),
    );
    let mut body = does(chair, "call_template", json!({ "template": "open-compute" }))["body"].clone();
    let at = |days: i64| {
        let at = jiff::Timestamp::from_second(CLOSE + days * 86_400).expect("a time");
        json!(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    };
    for (field, value) in [
        ("title", json!("A large call")),
        ("short", json!("LARGE")),
        ("sponsor", json!("Foundation")),
        ("draw_source", json!("drand quicknet")),
        ("opens", at(-30)),
        ("closes", at(10)),
        ("draw_at", at(12)),
        ("publishes", at(20)),
        ("people", json!([{ "role": "chair", "name": "Ingrid Solberg" }])),
    ] {
        body[field] = value;
    }
    let track = body["tracks"][0]["title"].as_str().expect("a track").to_owned();
    does(chair, "call_update", body);
    let mut table = "number,title,applicants,track,requested\n".to_owned();
    for number in 0..PROPOSALS {
        let _ = writeln!(
            table,
            "{number:04},Proposal {number},Applicant {number},{track},100000"
        );
    }
    let path = home.join("proposals.csv");
    fs_err::write(&path, table).expect("a table");
    does(chair, "office_proposals_table", json!({ "path": path }));
    let frozen = does(chair, "call_freeze", json!({}));
    let bytes = fs_err::read(frozen["editions"][0]["path"].as_str().expect("a path")).expect("the call file");
    match open(&mut Cursor::new(bytes), &NoCards)
        .expect("a good call")
        .payload
    {
        Payload::Call(call) => *call,
        _ => panic!("a call file holds a call"),
    }
}

/// Sixteen or thirty-two bytes that are the same at each run.
fn bytes<const N: usize>(what: &str) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&Sha256::digest(what)[..N]);
    bytes
}

/// One reviewer's file, as a desk writes it.
fn score(call: &CallFile, number: usize, reviews: usize) -> Vec<u8> {
    let key = SigningKey::from_seed(&bytes(&format!("reviewer {number}")));
    let name = format!("Reviewer {number}");
    let manifest = |kind, stream: Option<Stream>| Manifest {
        answers: None,
        author: key.person(),
        call: stream.is_some().then_some(call.edition.id),
        created: Time::from_unix(CLOSE - 86_400),
        critical: Vec::new(),
        format: Format::OURS,
        kind,
        nonce: Hash::new(bytes(&format!("nonce {number}"))),
        producer: Name::clean("Paraph"),
        stream,
    };
    let card = first_card(
        &key.public(),
        Name::clean(&name),
        Vec::new(),
        Name::clean("paraph"),
        Time::from_unix(0),
    );
    let (card, card_bytes) = Writer::new(manifest(Kind::Card, None), &name)
        .member("card.json", card.write())
        .to_bytes(&[&key])
        .expect("a card");
    let mut lines: Vec<draft::ReviewLines> = (0..reviews)
        .map(|index| {
            // Steps of thirty-seven through the list: each proposal gets as many reviews as any other.
            let proposal = &call.proposals[(number * reviews + index) * 37 % call.proposals.len()].value;
            let criteria = &call.edition.call.rubric.criteria;
            let step = |at: usize, low: i64, high: i64| {
                low + i64::try_from((number * 7 + index * 3 + at) % 5).unwrap_or(0) % (high - low + 1)
            };
            let scores: BTreeMap<_, _> = criteria
                .iter()
                .enumerate()
                .map(|(at, one)| (one.id.clone(), step(at, one.min, one.max)))
                .collect();
            let written = ReviewDraft {
                proposal: proposal.proposal,
                round: call.edition.call.rounds[0].id.clone(),
                revision: 1,
                document: proposal.document,
                scores,
                na: Vec::new(),
                confidence: None,
                rationale: BTreeMap::new(),
                overall: Some(Text::clean("Well argued; the plan for the second year is thin.")),
                confidential: None,
                evidence: Vec::new(),
                withdrawn: false,
            };
            let mut salts = 0;
            draft::write(&written, &call.edition.call, call.edition.rubric, || {
                salts += 1;
                Salt::new(bytes(&format!("salt {number} {index} {salts}")))
            })
        })
        .collect();
    lines.sort_by_key(|line| line.head.value.proposal);
    let stream = Stream {
        device: Device::new(bytes(&format!("device {number}"))),
        left_out: Vec::new(),
        previous: None,
        sequence: 1,
        to: call.edition.call.people.iter().map(|one| one.person).collect(),
    };
    let (_, written) = Writer::new(manifest(Kind::Score, Some(stream)), &name)
        .members(draft::members(&lines, &[]))
        .member(format!("cards/{}.paraph", card.id.to_hex()), card_bytes)
        .to_bytes(&[&key])
        .expect("a score file");
    written
}

/// What nothing that takes these files in can avoid, one after the other on one core: reading archives, hashing their members,
/// judging a signature each, reading and writing each review. Putting the reviews into `SQLite` is measured by another program; for
/// it they are left as lines.
fn floors(received: &Path) {
    let mut paths: Vec<PathBuf> = fs_err::read_dir(received)
        .expect("files")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let begun = Instant::now();
    let archives: Vec<BTreeMap<String, Vec<u8>>> = paths
        .iter()
        .map(|path| {
            let mut archive =
                zip::ZipArchive::new(Cursor::new(fs_err::read(path).expect("a file"))).expect("a zip");
            (0..archive.len())
                .map(|index| {
                    let mut member = archive.by_index(index).expect("a member");
                    let mut bytes = Vec::new();
                    member.read_to_end(&mut bytes).expect("its bytes");
                    (member.name().expect("a name").into_owned(), bytes)
                })
                .collect()
        })
        .collect();
    told("unzip", begun.elapsed());
    let begun = Instant::now();
    let hashed: usize = archives
        .iter()
        .flat_map(BTreeMap::values)
        .map(|bytes| Sha256::digest(bytes).len())
        .sum();
    told("hash", begun.elapsed());
    let begun = Instant::now();
    let good = archives
        .iter()
        .filter(|members| {
            let armored = members
                .iter()
                .find(|(name, _)| name.starts_with("signatures/"))
                .expect("a signature")
                .1;
            signature::verify(armored, signature::namespace(Kind::Score), &members["SHA256SUMS"]).is_ok()
        })
        .count();
    told("verify", begun.elapsed());
    assert!(good == archives.len() && hashed > 0, "every signature is good");
    let begun = Instant::now();
    let heads: Vec<Kept<Head>> = archives
        .iter()
        .flat_map(|members| {
            decode::lines::<Head>(&members["scores.jsonl"], "scores.jsonl", Unknown::Refused).expect("heads")
        })
        .collect();
    let written: Vec<Vec<u8>> = heads
        .iter()
        .map(|head| Kept::write(head.value.clone()).bytes())
        .collect();
    told("parse", begun.elapsed());
    let path = received.with_extension("jsonl");
    fs_err::write(path, written.concat()).expect("the lines");
}
