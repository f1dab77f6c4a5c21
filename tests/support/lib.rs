//! What the journeys share: a machine of their own with a fixed clock and seeded randomness, PDFs made on the
//! spot, and the command line as a process.
//!
//! Stories stand in `journeys/`; nothing here asserts anything about Paraph.

#![allow(
    clippy::missing_panics_doc,
    reason = "a story ends where something it needs is missing"
)]

pub mod chair;
pub mod disk;
pub mod somebody;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use paraph_app::{App, Folders, Host, Language};
use serde_json::Value;

/// 2026-11-25T09:00:00Z.
pub const START: i64 = 1_795_597_200_000;

/// A host whose clock moves only when told, and whose randomness comes from a seed.
pub struct TestHost {
    root: PathBuf,
    worker: PathBuf,
    sample: Option<PathBuf>,
    clock: Arc<AtomicI64>,
    state: AtomicU64,
    secrets: Mutex<std::collections::BTreeMap<String, Vec<u8>>>,
    language: Language,
}

impl Host for TestHost {
    fn timestamp(&self) -> Timestamp {
        // A millisecond passes with each look, so that no two things happen at once.
        let now = self.clock.fetch_add(1, Ordering::SeqCst);
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        for byte in buffer {
            // SplitMix64: enough for tests, and the same everywhere.
            let mut z = self.state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = u8::try_from((z ^ (z >> 31)) & 0xff).unwrap_or(0);
        }
    }

    fn folders(&self) -> Folders {
        Folders {
            config: self.root.join("config"),
            data: self.root.join("data"),
            documents: self.root.join("Paraph"),
            sample: self.sample.clone(),
            managed: self.root.join("defaults.json"),
        }
    }

    fn worker(&self) -> PathBuf {
        self.worker.clone()
    }

    fn language(&self) -> Language {
        self.language
    }

    fn time_zone(&self) -> String {
        "Europe/Paris".to_owned()
    }

    fn secret(&self, name: &str) -> std::io::Result<Option<Vec<u8>>> {
        Ok(self
            .secrets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(name)
            .cloned())
    }

    fn keep_secret(&self, name: &str, secret: &[u8]) -> std::io::Result<()> {
        self.secrets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}

/// A person's machine.
pub struct Person {
    /// Paraph on it.
    pub app: App,
    /// Its folders lie under this one.
    pub home: tempfile::TempDir,
    clock: Arc<AtomicI64>,
}

impl Person {
    /// A machine with nothing on it; the seed tells persons apart.
    pub fn new(seed: u64) -> Self {
        Self::speaking(seed, Language::En)
    }

    /// The same, in a language.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its folder")]
    pub fn speaking(seed: u64, language: Language) -> Self {
        let home = tempfile::tempdir().expect("a folder for a machine");
        let clock = Arc::new(AtomicI64::new(START));
        let host = TestHost {
            root: home.path().to_owned(),
            worker: paraph(),
            sample: Some(root().join("samples/open-compute-2026")).filter(|folder| folder.is_dir()),
            clock: Arc::clone(&clock),
            state: AtomicU64::new(seed.wrapping_mul(0x1234_5678_9abc_def1)),
            secrets: Mutex::default(),
            language,
        };
        Self {
            app: App::new(host),
            home,
            clock,
        }
    }

    /// A call that must succeed.
    pub fn ask(&self, name: &str, request: Value) -> Value {
        match self.app.call(name, request) {
            Ok(answer) => answer,
            Err(error) => panic!("{name}: {error} {:?}", error.detail),
        }
    }

    /// A call that must fail; gives its code.
    pub fn refused(&self, name: &str, request: Value) -> String {
        match self.app.call(name, request) {
            Ok(answer) => panic!("{name} should have been refused, but answered {answer}"),
            Err(error) => serde_json::to_value(error.code)
                .ok()
                .and_then(|code| code.as_str().map(ToOwned::to_owned))
                .unwrap_or_default(),
        }
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Waits until all jobs have ended.
    pub fn finish(&self) {
        let jobs = self.ask("job_list", Value::Null);
        for job in jobs["jobs"].as_array().into_iter().flatten() {
            let id = job["job"].as_u64().unwrap_or(0);
            match self.app.wait(id) {
                Ok(state) if state.error.is_some() => panic!("job {id}: {:?}", state.error),
                Ok(_) => {}
                Err(error) => panic!("job {id}: {error}"),
            }
        }
    }

    /// Imports paths and waits for the end.
    pub fn import(&self, paths: &[&Path]) -> Value {
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        self.ask("import_start", serde_json::json!({ "paths": paths }));
        self.finish();
        self.ask("import_list", Value::Null)
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The command line's binary: `PARAPH_BIN`, else the one built beside this test.
pub fn paraph() -> PathBuf {
    if let Some(path) = std::env::var_os("PARAPH_BIN") {
        return PathBuf::from(path);
    }
    let name = format!("paraph{}", std::env::consts::EXE_SUFFIX);
    let test = std::env::current_exe().unwrap_or_default();
    let folder = test.ancestors().nth(2).unwrap_or(Path::new("."));
    folder.join(name)
}

/// Whether there is a binary to test with; tells where there is none, and fails where it is required.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
pub fn has_paraph() -> bool {
    let here = paraph().is_file();
    if !here {
        assert!(
            std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
            "{} is missing: build paraph-cli first",
            paraph().display()
        );
        println!("skipped: {} is not built", paraph().display());
    }
    here
}

/// The command line as a process of a person.
#[expect(clippy::expect_used, reason = "a journey ends where a step fails")]
pub fn run(home: &Path, arguments: &[&str]) -> Output {
    Command::new(paraph())
        .args(arguments)
        .env("PARAPH_HOME", home)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("PARAPH_WORKSPACE")
        .output()
        .expect("the command starts")
}

/// What a process printed.
pub fn printed(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// A PDF with these lines on each of its pages, made by hand.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = Vec::new();
    for lines in pages {
        let mut content = String::from("BT /F1 12 Tf 14 TL 72 770 Td\n");
        for line in *lines {
            let escaped = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            let _ = writeln!(content, "({escaped}) Tj T*");
        }
        content.push_str("ET");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
        let stream = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        kids.len()
    );
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).into_bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    bytes.extend(
        format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .into_bytes(),
    );
    bytes
}

/// A folder of proposals: as many PDFs, each with a title, some paragraphs and its number.
#[expect(clippy::expect_used, reason = "a test cannot go on without its files")]
pub fn proposals(folder: &Path, count: usize) -> Vec<PathBuf> {
    (1..=count)
        .map(|n| {
            let title = format!("Proposal {n}: compilers that learn from run {n}");
            let body = format!(
                "We ask for {} hours on accelerator number {n} and promise to open everything.",
                n * 100
            );
            let path = folder.join(format!("proposal-{n:02}.pdf"));
            let long = "A sentence that is long enough to make the page look like a page of a proposal.";
            let page_two = format!("The plan of year two names the risk number {n} in so many words.");
            let bytes = pdf(&[
                &[&title, "", &body, long, long, long, long, long],
                &[&page_two, long, long, long],
            ]);
            fs_err::write(&path, bytes).expect("a PDF");
            path
        })
        .collect()
}
