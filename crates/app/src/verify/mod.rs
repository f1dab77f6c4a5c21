//! Checking files: each gets a verdict, a code, a sentence and a hint, in the words of whoever asks.
//!
//! What decides is `paraph-bundle`; what is known of people and calls is a [`Context`], which a workspace makes and a bare
//! command line leaves empty. Here are the files one by one, their documents, ranking again, the JSON of
//! `paraph verify --json` and the exit code; the words are `say`.

mod documents;
mod say;

use std::path::{Path, PathBuf};

use paraph_bundle::fault::Verdict;
use paraph_bundle::payload::{Kind, Payload};
use paraph_bundle::result::{Difference, Recomputed, recompute};
use paraph_bundle::verify::{self, Report, What};
use serde::Serialize;

use crate::words::Words;

pub use say::{fault_args, say_fault};

pub use paraph_bundle::encrypt::Identity;
pub use paraph_bundle::verify::Context;

/// A file and what is said of it.
#[derive(Debug)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// The verdict with all that belongs to it.
    pub report: Report,
    /// What ranking again gave, where it was asked for and this is a result.
    pub recomputed: Option<Recomputed>,
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
    /// With `--recompute`, for a result: `same`, `differs`, `aggregate` or `announced`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recomputed: Option<&'static str>,
    /// Where it differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<DifferenceJson>,
}

/// A field that follows otherwise from the scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferenceJson {
    /// The member and the field.
    pub path: String,
    /// The proposal's number, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// What was published.
    pub published: String,
    /// What follows from the scores.
    pub recomputed: String,
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

/// How files are checked.
#[derive(Debug, Default)]
pub struct Check {
    /// What is known already.
    pub context: Context,
    /// The program whose workers open the documents of call files; without it documents are known by their hash alone.
    pub worker: Option<PathBuf>,
    /// Whether results are ranked again.
    pub recompute: bool,
}

/// Checks files one by one. Calls among them are known for the others, though nobody accepted their chairs by that.
pub fn verify_files<P: AsRef<Path>>(files: &[P], check: Check, mut each: impl FnMut(Checked)) {
    let Check {
        mut context,
        worker,
        recompute: again,
    } = check;
    if files.len() > 1 {
        for file in files {
            learn(file.as_ref(), &mut context);
        }
    }
    for file in files {
        let file = file.as_ref();
        let mut report = verify::verify_file(file, &context);
        if let Some(worker) = &worker {
            documents::judge(file, &context, worker, &mut report);
        }
        let recomputed = report
            .opened
            .as_ref()
            .filter(|_| again)
            .and_then(|opened| match &opened.payload {
                Payload::Result(result) => Some(recompute(result)),
                Payload::Card(_) | Payload::Call(_) | Payload::Score(_) | Payload::Panel(_) => None,
            });
        each(Checked {
            file: file.display().to_string(),
            report,
            recomputed,
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
        && let Payload::Call(call) = &opened.payload
    {
        let proposals = call.proposals.iter().map(|kept| kept.value.clone()).collect();
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
    /// Counts a file. A result that follows otherwise from its own scores counts as bad.
    pub fn add(&mut self, checked: &Checked) {
        self.bad |= matches!(checked.recomputed, Some(Recomputed::Differs(_)));
        match checked.report.verdict() {
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

impl DifferenceJson {
    fn of(difference: &Difference) -> Self {
        Self {
            path: difference.path.clone(),
            proposal: difference.proposal.as_ref().map(ToString::to_string),
            published: difference.published.clone(),
            recomputed: difference.recomputed.clone(),
        }
    }
}

impl Checked {
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
            recomputed: self.recomputed.as_ref().map(|recomputed| match recomputed {
                Recomputed::Same => "same",
                Recomputed::Differs(_) => "differs",
                Recomputed::Aggregate => "aggregate",
                Recomputed::Announced => "announced",
            }),
            differences: self.differences().iter().map(DifferenceJson::of).collect(),
        }
    }

    /// Where ranking again differs.
    fn differences(&self) -> &[Difference] {
        match &self.recomputed {
            Some(Recomputed::Differs(differences)) => differences,
            Some(Recomputed::Same | Recomputed::Aggregate | Recomputed::Announced) | None => &[],
        }
    }
}
