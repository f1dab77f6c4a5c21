//! Checking files: each gets a verdict, a code, a sentence and a hint, in the words of whoever asks.
//!
//! What decides is `paraph-bundle`; what is known of people and calls is a [`Context`], which a workspace makes and a bare
//! command line leaves empty. Here are the words, the JSON of `paraph verify --json`, and the exit code.

use std::path::Path;

use paraph_bundle::fault::{Code, Fault, Param, Verdict};
use paraph_bundle::identity::control_number;
use paraph_bundle::payload::{Kind, Payload};
use paraph_bundle::verify::{self, Report, What};
use serde::Serialize;

use crate::words::{Args, Words};

pub use paraph_bundle::encrypt::Identity;
pub use paraph_bundle::verify::Context;

/// A file and what is said of it.
#[derive(Debug)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// The verdict with all that belongs to it.
    pub report: Report,
}

/// One object of `paraph verify --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedJson {
    /// The file, as it was named.
    pub file: String,
    /// What it is, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// The bundle's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `good`, `unknown` or `bad`; absent where the file could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'static str>,
    /// `OK`, or the deciding code.
    pub code: &'static str,
    /// A sentence that begins with the file's name.
    pub message: String,
    /// What to do; empty where there is nothing to do.
    pub hint: String,
    /// Every code of a good verdict.
    pub notes: Vec<&'static str>,
    /// Who signed.
    pub signers: Vec<SignerJson>,
}

/// A signer in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignerJson {
    /// The person.
    pub person: String,
    /// The key's fingerprint.
    pub fingerprint: String,
    /// The name, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `vouched`, `seen`, `distrusted` or `unknown`.
    pub trust: &'static str,
}

/// Checks files one by one. Calls among them are known for the others, though nobody accepted their chairs by that.
pub fn verify_files<P: AsRef<Path>>(files: &[P], mut context: Context, mut each: impl FnMut(Checked)) {
    if files.len() > 1 {
        for file in files {
            learn(file.as_ref(), &mut context);
        }
    }
    for file in files {
        let file = file.as_ref();
        let report = verify::verify_file(file, &context);
        each(Checked {
            file: file.display().to_string(),
            report,
        });
    }
}

/// Takes in the edition of a call file, so that scores named beside it are held against it.
fn learn(file: &Path, context: &mut Context) {
    if verify::kind_of_file(file) != Some(Kind::Call) {
        return;
    }
    let report = verify::verify_file(file, context);
    if let (None, Some(opened)) = (&report.fault, report.opened)
        && let Payload::Call(call) = opened.payload
    {
        let proposals = call.proposals.into_iter().map(|kept| kept.value).collect();
        context.learn_call(&call.edition, proposals);
    }
}

/// The exit code for all files: 74 where one could not be read, 1 where one is bad, 2 where one is unknown, else 0.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    unread: bool,
    bad: bool,
    unknown: bool,
}

impl Tally {
    /// Counts a file.
    pub fn add(&mut self, report: &Report) {
        match report.verdict() {
            None => self.unread = true,
            Some(Verdict::Bad) => self.bad = true,
            Some(Verdict::Unknown) => self.unknown = true,
            Some(Verdict::Good) => {}
        }
    }

    /// The code.
    pub const fn exit_code(self) -> u8 {
        if self.unread {
            74
        } else if self.bad {
            1
        } else if self.unknown {
            2
        } else {
            0
        }
    }
}

/// What a fault's sentence names, with words for what is not known.
pub fn fault_args(fault: &Fault, words: &Words) -> Args {
    let fallback = |param: Param| match param {
        Param::Sender => "verdict-sender",
        Param::Name => "verify-someone",
        Param::Other => "verify-another",
        Param::Reader => "verify-reader",
        Param::Title => "verify-call",
        Param::Date => "verify-some-day",
        Param::N | Param::M => "verify-some",
        Param::Path
        | Param::Proposal
        | Param::Criterion
        | Param::Reason
        | Param::Part
        | Param::Fingerprint
        | Param::Control => "verify-somewhere",
    };
    Param::ALL.iter().fold(Args::none(), |args, param| {
        let given = fault.params().get(param).cloned();
        args.and(
            param.as_str(),
            given.unwrap_or_else(|| words.say(fallback(*param), &Args::none())),
        )
    })
}

/// A fault in words: the sentence, without the file's name, and the hint.
pub fn say_fault(fault: &Fault, words: &Words) -> (String, String) {
    let args = fault_args(fault, words);
    let id = fault.message();
    (
        words.say(&id, &args),
        words.attribute(&id, "hint", &args).unwrap_or_default(),
    )
}

impl Checked {
    /// The sentence, which begins with the file's name, and the hint.
    pub fn say(&self, words: &Words) -> (String, String) {
        let file = Args::one("file", self.file.as_str());
        match self.report.told() {
            // A result or a receipt by somebody whom this computer never met agrees with itself, and that is said.
            Some(fault) if fault.code() == Code::SignerUnknown && self.is_public() => {
                let args = fault_args(fault, words);
                let sentence = words.say("verify-chair-unknown", &args);
                let hint = words
                    .attribute("verify-chair-unknown", "hint", &args)
                    .unwrap_or_default();
                (words.say("verdict-file", &file.and("sentence", sentence)), hint)
            }
            Some(fault) => {
                let (sentence, hint) = say_fault(fault, words);
                (words.say("verdict-file", &file.and("sentence", sentence)), hint)
            }
            None if self.report.what == Some(What::Letter) => {
                (words.say("verify-letter-good", &file), String::new())
            }
            None => (words.say("verdict-ok", &file), String::new()),
        }
    }

    /// Whether it is something that strangers check.
    fn is_public(&self) -> bool {
        matches!(self.report.what, Some(What::Bundle(Kind::Result) | What::Receipt))
    }

    /// The object of `--json`.
    pub fn json(&self, words: &Words) -> CheckedJson {
        let (message, hint) = self.say(words);
        let report = &self.report;
        CheckedJson {
            file: self.file.clone(),
            kind: report.what.map(What::as_str),
            id: report.id.map(paraph_bundle::payload::Hash::to_hex),
            verdict: report.verdict().map(Verdict::as_str),
            code: report.code_str(),
            message,
            hint,
            notes: report.notes.iter().map(|note| note.code().as_str()).collect(),
            signers: report
                .signers
                .iter()
                .map(|signer| SignerJson {
                    person: signer.person.to_hex(),
                    fingerprint: signer.fingerprint.clone(),
                    name: signer.name.clone(),
                    trust: signer.trust.as_str(),
                })
                .collect(),
        }
    }

    /// What is printed: a line with sentence, hint, verdict and code, then notes and signers, indented.
    pub fn text(&self, words: &Words) -> String {
        let (sentence, hint) = self.say(words);
        let report = &self.report;
        let verdict = match report.verdict() {
            Some(Verdict::Good) => Some("verify-good"),
            Some(Verdict::Unknown) => Some("verify-unknown"),
            Some(Verdict::Bad) => Some("verify-bad"),
            None => None,
        };
        let mut mark = verdict.map(|id| words.say(id, &Args::none())).unwrap_or_default();
        if !mark.is_empty() {
            mark.push_str(", ");
        }
        mark.push_str(report.code_str());
        let mut lines = vec![if hint.is_empty() {
            format!("{sentence} [{mark}]")
        } else {
            format!("{sentence} {hint} [{mark}]")
        }];
        let told = report.told().map(Fault::code);
        for note in report.notes.iter().filter(|note| Some(note.code()) != told) {
            let (sentence, hint) = say_fault(note, words);
            let args = Args::one("code", note.code().as_str()).and("sentence", format!("{sentence} {hint}"));
            lines.push(words.say("verify-note", &args));
        }
        self.say_signers(words, &mut lines);
        self.say_result(words, &mut lines);
        let mut text = lines.join("\n    ");
        text.push('\n');
        text
    }

    fn say_signers(&self, words: &Words, lines: &mut Vec<String>) {
        for (place, signer) in self.report.signers.iter().enumerate() {
            let nameless = || words.say("verify-nameless", &Args::none());
            let args = Args::one("name", signer.name.clone().unwrap_or_else(nameless))
                .and("fingerprint", signer.fingerprint.as_str())
                .and("trust", signer.trust.as_str());
            let id = if place == 0 {
                "verify-signed"
            } else {
                "verify-also-signed"
            };
            lines.push(words.say(id, &args));
            if place == 0 && signer.trust == verify::Trust::Unknown {
                lines.push(words.say(
                    "verify-compare",
                    &Args::one("control", control_number(signer.person)),
                ));
            }
        }
    }

    /// Which of the public checks hold: all of them, or the result would be bad.
    fn say_result(&self, words: &Words, lines: &mut Vec<String>) {
        if let Some(opened) = &self.report.opened
            && let Payload::Result(result) = &opened.payload
        {
            let id = if result.last.is_some() {
                "verify-result-holds"
            } else {
                "verify-announced"
            };
            lines.push(words.say(id, &Args::none()));
        }
    }
}
