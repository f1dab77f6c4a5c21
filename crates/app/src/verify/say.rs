//! The words of a verdict: sentence and hint, notes, signers, what a result holds, and what ranking again gave.

use paraph_bundle::fault::{Code, Fault, Param, Verdict};
use paraph_bundle::identity::control_number;
use paraph_bundle::payload::{Kind, Payload};
use paraph_bundle::result::Recomputed;
use paraph_bundle::verify::{self, What};

use super::Checked;
use crate::words::{Args, Words};

/// Differences that are told one by one; the rest is counted.
const TOLD: usize = 12;

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
        self.say_recomputed(words, &mut lines);
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
            let needed = result.edition.call.policy.signatures_needed;
            if result.last.is_some() && needed > 1 {
                let by = paraph_bundle::countersign::signed_by(result, &opened.signers).len();
                lines.push(words.say("verify-signatures", &Args::one("by", by).and("needed", needed)));
            }
        }
    }

    /// What ranking again gave.
    fn say_recomputed(&self, words: &Words, lines: &mut Vec<String>) {
        let none = Args::none();
        let id = match &self.recomputed {
            None | Some(Recomputed::Announced) => return,
            Some(Recomputed::Same) => "verify-recomputed-same",
            Some(Recomputed::Aggregate) => "verify-recomputed-aggregate",
            Some(Recomputed::Differs(_)) => "verify-recomputed-differs",
        };
        let differences = self.differences();
        lines.push(words.say(id, &Args::one("count", differences.len())));
        for difference in differences.iter().take(TOLD) {
            let absent = |text: &str| {
                if text.is_empty() {
                    words.say("verify-recomputed-nothing", &none)
                } else {
                    text.to_owned()
                }
            };
            let proposal = difference.proposal.as_ref().map(ToString::to_string);
            let args = Args::one("path", difference.path.as_str())
                .and("proposal", proposal.unwrap_or_default())
                .and("published", absent(&difference.published))
                .and("recomputed", absent(&difference.recomputed));
            let id = if difference.proposal.is_some() {
                "verify-recomputed-of"
            } else {
                "verify-recomputed-at"
            };
            lines.push(words.say(id, &args));
        }
        if differences.len() > TOLD {
            let more = Args::one("count", differences.len() - TOLD);
            lines.push(words.say("verify-recomputed-more", &more));
        }
    }
}
