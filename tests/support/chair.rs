//! A chair with the sample committee's office, at a machine of her own: what several stories begin with.

#![expect(
    clippy::expect_used,
    reason = "a story ends where something it needs is missing"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use paraph_app::committee::{SampleCommittee, Seeded, sample_committee};
use paraph_app::{App, Language};
use serde_json::{Value, json};

use crate::root;

/// The close, by everybody's clock: 25 November 2026, 09:00 UTC.
pub const CLOSE: i64 = 1_795_597_200;

/// The sample committee, made once for all tests of this file; each works on its own copy.
pub fn sample() -> &'static (tempfile::TempDir, SampleCommittee) {
    static SAMPLE: OnceLock<(tempfile::TempDir, SampleCommittee)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let source = root().join("samples/open-compute-2026");
        let made = sample_committee(folder.path(), &source, Path::new("paraph"), CLOSE, Language::En)
            .expect("the sample is made by the commands that people use");
        (folder, made)
    })
}

/// Copies a file or a folder, without back-ups.
pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs_err::create_dir_all(to).expect("a folder");
        // Back-ups are made in the background and are not part of the story; the cache is made again from the workspace,
        // and whoever still lets go of it takes its files away meanwhile.
        let kept = |name: &std::ffi::OsStr| {
            let name = name.to_string_lossy();
            name != "backups"
                && !name.starts_with('.')
                && !name.contains(".paraph-office.cache")
                && !name.ends_with("-shm")
        };
        for entry in fs_err::read_dir(from)
            .expect("a folder")
            .flatten()
            .filter(|entry| kept(&entry.file_name()))
        {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs_err::copy(from, to).expect("a file");
    }
}

/// A chair at a machine of her own, with the office as the sample leaves it.
pub struct Chair {
    /// Hers alone.
    pub folder: tempfile::TempDir,
    /// Clock and keys.
    pub host: Seeded,
    /// Paraph.
    pub app: App,
}

impl Chair {
    /// With a copy of the office as the sample leaves it.
    pub fn sits_down() -> Self {
        let (_, made) = sample();
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("chair");
        copy(&made.home, &home);
        let host = Seeded::new(
            &home,
            Path::new("paraph"),
            "the chair's afternoon",
            CLOSE,
            Language::En,
        );
        let app = App::new(host.clone());
        let chair = Self { folder, host, app };
        let office = home.join(made.office.file_name().expect("a name"));
        chair.does("workspace_open", json!({ "path": office }));
        chair
    }

    /// A command that must succeed.
    pub fn does(&self, name: &str, request: Value) -> Value {
        self.app
            .call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// A command that must fail; gives its code.
    pub fn is_refused(&self, name: &str, request: Value) -> String {
        let error = self
            .app
            .call(name, request)
            .expect_err("this act comes too early");
        serde_json::to_value(error.code)
            .expect("a word")
            .as_str()
            .expect("a word")
            .to_owned()
    }

    /// The plan of dropping these.
    pub fn drops(&self, paths: &[&Path]) -> Value {
        self.does("received_plan", json!({ "paths": paths }))
    }

    /// Takes in what is ready.
    pub fn takes_in(&self, paths: &[&Path]) -> Value {
        let plan = self.drops(paths);
        self.does("received_take_in", json!({ "plan": plan["plan"] }))
    }

    /// Accepts all who answered.
    pub fn accepts(&self) {
        self.does("people_accept_all", json!({}));
    }

    /// Files that want an acceptance are in the sets before anybody is accepted.
    pub fn takes_in_all(&self, paths: &[&Path]) {
        let plan = self.drops(paths);
        let files: Vec<&Value> = plan["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter(|item| item["group"] != "again" && item["group"] != "nothing")
            .map(|item| &item["file"])
            .collect();
        self.does(
            "received_take_in",
            json!({ "plan": plan["plan"], "files": files }),
        );
    }
}

/// The items of a plan in one group.
pub fn group<'v>(plan: &'v Value, group: &str) -> Vec<&'v Value> {
    plan["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter(|item| item["group"] == group)
        .collect()
}

impl Chair {
    /// Everything up to the close: taken in, accepted, entered, closed; then what came late.
    pub fn closes(&self) {
        let (_, made) = sample();
        self.takes_in_all(&[&made.received, &made.again]);
        self.accepts();
        self.does("received_enter", json!({ "close": true }));
        self.host.set_clock(CLOSE + 2_000);
        self.takes_in(&[&made.late]);
        self.does("received_enter", json!({}));
    }

    /// From the close to a published result; gives its folder.
    pub fn publishes(&self) -> PathBuf {
        let draws = self.does("draw_list", json!({}));
        if !draws["draws"].as_array().expect("draws").is_empty() {
            self.does("draw_announce", json!({}));
            self.host.set_clock(CLOSE + 4_000);
            for draw in self.does("draw_list", json!({}))["draws"]
                .as_array()
                .expect("draws")
            {
                if draw["state"] == "announced" {
                    let seed = "3-14-15-26-35, 8-9";
                    self.does(
                        "draw_enter",
                        json!({ "track": draw["track"], "seed": seed, "again": seed }),
                    );
                }
            }
        }
        let published = self.does(
            "publish_make",
            json!({ "folder": self.folder.path().join("published") }),
        );
        PathBuf::from(published["folder"].as_str().expect("a folder"))
    }
}

/// Whether `VERIFY.txt` of a publication folder ends well in a shell that knows nothing of Paraph, and what it prints.
pub fn stranger_checks(folder: &Path) -> (bool, String) {
    let output = Command::new("sh")
        .arg("VERIFY.txt")
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .expect("a shell");
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}
