//! Somebody with a machine of their own, and a small call: what stories of chairs, reviewers and crashes begin with.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a story ends where something it needs is missing"
)]

use std::path::{Path, PathBuf};

use paraph_app::committee::Seeded;
use paraph_app::{App, Language};
use serde_json::{Value, json};

use crate::chair::CLOSE;

/// All score files below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "paraph") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// Somebody with a machine of their own, who has an office or will have one.
pub struct Somebody {
    /// Paraph.
    pub app: App,
    /// Clock and keys.
    pub host: Seeded,
    /// The machine.
    pub home: tempfile::TempDir,
}

impl Somebody {
    /// A machine with nothing on it but a name.
    pub fn named(name: &str, email: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let host = Seeded::new(
            home.path(),
            Path::new("paraph"),
            name,
            CLOSE - 30 * 86_400,
            Language::En,
        );
        let app = App::new(host.clone());
        let somebody = Self { app, host, home };
        somebody.does("me_set", json!({ "name": name, "email": email }));
        somebody
    }

    /// A command that must succeed.
    pub fn does(&self, name: &str, request: Value) -> Value {
        self.app
            .call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// A command that must fail; gives its sentence.
    pub fn refused(&self, name: &str, request: Value) -> String {
        self.app.call(name, request).expect_err("this is refused").message
    }

    /// The card as a file.
    pub fn card(&self) -> String {
        let made = self.does("card_write", json!({ "folder": self.home.path().join("cards") }));
        made["path"].as_str().expect("a path").to_owned()
    }

    /// The hash of the office's state.
    pub fn state(&self) -> Value {
        self.does("received_list", json!({}))["state"].clone()
    }

    /// Takes in what is ready or has a question; gives the plan.
    pub fn takes_in(&self, paths: &[PathBuf]) -> Value {
        let plan = self.does("received_plan", json!({ "paths": paths }));
        let files: Vec<&Value> = plan["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter(|item| item["group"] == "ready" || item["group"] == "question")
            .map(|item| &item["file"])
            .collect();
        if !files.is_empty() {
            self.does(
                "received_take_in",
                json!({ "plan": plan["plan"], "files": files }),
            );
        }
        plan
    }

    /// What is written for the other chairs.
    pub fn panel(&self) -> Vec<PathBuf> {
        let folder = self.home.path().join("chairs");
        let _ = fs_err::remove_dir_all(&folder);
        let made = self.does("panel_make", json!({ "folder": folder }));
        let files = made["files"].as_array().expect("files").iter();
        files
            .map(|file| PathBuf::from(file.as_str().expect("a path")))
            .collect()
    }
}

/// A call of two proposals; the first is by `applicant`. `others` are named by their cards, each in a role.
pub fn call_with(chair: &Somebody, applicant: &str, others: &[(&str, &Somebody)]) -> PathBuf {
    call_of(chair, &[applicant, "Somebody Else"], others, |_| {})
}

/// A call with a proposal for each of these applicants, numbered from 1; `change` has the last word on what the call says.
pub fn call_of(
    chair: &Somebody,
    applicants: &[&str],
    others: &[(&str, &Somebody)],
    change: impl FnOnce(&mut Value),
) -> PathBuf {
    chair.does(
        "workspace_create",
        json!({ "kind": "office", "name": "Small", "path": chair.home.path().join("a.paraph-office") }),
    );
    let mut body = chair.does("call_template", json!({ "template": "blank" }))["body"].clone();
    let at = |days: i64| {
        let at = jiff::Timestamp::from_second(CLOSE + days * 86_400).expect("a time");
        json!(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    };
    for (field, value) in [
        ("title", json!("A small call")),
        ("short", json!("SMALL")),
        ("sponsor", json!("Foundation")),
        ("draw_source", json!("drand quicknet")),
        ("opens", at(-20)),
        ("closes", at(0)),
        ("draw_at", at(2)),
        ("publishes", at(10)),
        ("pool", json!(1_000_000)),
    ] {
        body[field] = value;
    }
    let mut people = vec![json!({ "role": "chair", "name": chair.app_name() })];
    people.extend(others.iter().map(|(role, other)| {
        let card = chair.does("card_read", json!({ "path": other.card() }));
        json!({ "role": role, "name": card["name"], "person": card["person"], "age": card["age"], "email": card["email"] })
    }));
    body["people"] = json!(people);
    for track in body["tracks"].as_array_mut().expect("strands") {
        if track["ceiling"] == 0 {
            track["ceiling"] = json!(500_000);
        }
    }
    change(&mut body);
    let track = body["tracks"][0]["id"].clone();
    chair.does("call_update", body);
    for (index, who) in applicants.iter().enumerate() {
        let number = (index + 1).to_string();
        chair.does(
            "office_proposal_set",
            json!({ "number": number, "title": format!("Proposal {number}"), "track": track, "asked": 50_000, "applicants": [{ "name": who }] }),
        );
    }
    let frozen = chair.does("call_freeze", json!({}));
    PathBuf::from(frozen["editions"][0]["path"].as_str().expect("a path"))
}

impl Somebody {
    /// The name.
    pub fn app_name(&self) -> String {
        self.does("app_state", json!({}))["me"]["name"]
            .as_str()
            .expect("a name")
            .to_owned()
    }

    /// Reviews every proposal of a call with one step, and hands in.
    pub fn reviews(&self, call: &Path, step: i64) -> Vec<PathBuf> {
        self.does(
            "call_accept",
            json!({ "path": call, "workspace": self.home.path().join("desk.paraph-desk") }),
        );
        self.scores(step);
        self.hands_in()
    }

    /// Gives every criterion of every proposal one step.
    pub fn scores(&self, step: i64) {
        let list = self.does("proposals_list", json!({}));
        for row in list["rows"].as_array().expect("rows") {
            let proposal = &row["proposal"];
            self.does("conflict_declare", json!({ "proposal": proposal, "tie": "none" }));
            let review = self.does("review_get", json!({ "proposal": proposal }));
            for criterion in review["criteria"].as_array().expect("criteria") {
                self.does(
                    "score_set",
                    json!({ "proposal": proposal, "criterion": criterion["criterion"], "step": step }),
                );
            }
        }
    }

    /// Gives every criterion of one proposal, the first being 0, one step.
    pub fn scores_one(&self, place: usize, step: i64) {
        let list = self.does("proposals_list", json!({}));
        let proposal = list["rows"][place]["proposal"].clone();
        let review = self.does("review_get", json!({ "proposal": proposal }));
        for criterion in review["criteria"].as_array().expect("criteria") {
            self.does(
                "score_set",
                json!({ "proposal": proposal, "criterion": criterion["criterion"], "step": step }),
            );
        }
    }

    /// The first criterion's step in each review.
    pub fn steps(&self) -> Vec<Value> {
        let list = self.does("proposals_list", json!({}));
        list["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| {
                let review = self.does("review_get", json!({ "proposal": row["proposal"] }));
                review["criteria"][0]["step"].clone()
            })
            .collect()
    }

    /// Another machine with all that is on this one, of which neither knows the other.
    #[must_use]
    pub fn copied(&self, seed: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        crate::chair::copy(self.home.path(), home.path());
        let host = Seeded::new(
            home.path(),
            Path::new("paraph"),
            seed,
            CLOSE - 30 * 86_400,
            Language::En,
        );
        let app = App::new(host.clone());
        Self { app, host, home }
    }

    /// Accepts everybody who is on the list or wrote, as met.
    pub fn accepts_all(&self) {
        let people = self.does("people_list", json!({}));
        for person in people["people"].as_array().expect("people") {
            if person["person"].is_string() && person["state"] != "accepted" {
                self.does("person_accept", json!({ "row": person["row"], "how": "met" }));
            }
        }
    }

    /// How many reviews count, by proposal.
    pub fn counted(&self) -> Vec<u64> {
        let ranking = self.does("ranking_get", json!({}));
        let mut rows: Vec<(String, u64)> = ranking["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| {
                (
                    row["number"].as_str().expect("a number").to_owned(),
                    row["reviews"].as_u64().unwrap_or(0),
                )
            })
            .collect();
        rows.sort();
        rows.into_iter().map(|(_, reviews)| reviews).collect()
    }

    /// Hands in; gives the files.
    pub fn hands_in(&self) -> Vec<PathBuf> {
        let made = self.does("handin_make", json!({ "folder": self.home.path().join("out") }));
        let files = made["files"].as_array().expect("files").iter();
        files
            .map(|file| PathBuf::from(file["path"].as_str().expect("a path")))
            .collect()
    }
}

/// The stream and number of a score bundle in clear, and its id.
pub fn stream_of(bundle: &[u8]) -> ((String, u64), String) {
    let opened = paraph_bundle::open::open(&mut std::io::Cursor::new(bundle), &paraph_bundle::open::NoCards)
        .expect("a file that was handed in holds");
    let stream = opened
        .manifest
        .stream
        .as_ref()
        .expect("a score bundle has a stream");
    let name = format!("{:?} {:?}", stream.device, stream.to);
    ((name, stream.sequence), opened.id.to_hex())
}
