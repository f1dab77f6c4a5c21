//! What lies beside a letter to an applicant: the heads that count for the proposal, and the words that applicants may read.

use std::collections::BTreeSet;

use crate::merge::{Reviewer, View};
use crate::payload::call::{Call, Rationale};
use crate::payload::canonical;
use crate::payload::decode::Kept;
use crate::payload::id::{Hash, Line, Name, ProposalId};
use crate::payload::letter::{LetterLine, LetterPart};
use crate::payload::review::Part;

/// The lines of one review, as they were received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterSource {
    /// The head line.
    pub line: String,
    /// Its lines of `texts.jsonl`.
    pub texts: Vec<Kept<Part>>,
    /// Its line of `evidence.jsonl`.
    pub evidence: Option<String>,
}

/// The bytes of `letter.jsonl` for one proposal, in order of labels; `None` when a line that counts is not here.
///
/// `withheld` holds the hashes of text lines that the committee keeps back: the applicant gets their hash instead.
pub fn letter(
    view: &View,
    call: &Call,
    proposal: ProposalId,
    source: &dyn Fn(Hash) -> Option<LetterSource>,
    label: &dyn Fn(&Reviewer) -> Option<Name>,
    withheld: &BTreeSet<Hash>,
) -> Option<Vec<u8>> {
    let mut lines = Vec::new();
    for (head, cell) in view.counted().filter(|(_, cell)| cell.proposal == proposal) {
        let from = source(head)?;
        let mut texts = from.texts;
        texts.sort_by(|a, b| a.value.part.cmp(&b.value.part));
        let mut parts = Vec::with_capacity(texts.len());
        for text in texts {
            parts.push(if withheld.contains(&text.hash) {
                LetterPart::Withheld {
                    hash: text.hash,
                    part: text.value.part,
                }
            } else {
                LetterPart::Open {
                    line: Line::new(text.line).ok()?,
                }
            });
        }
        let evidence = match (call.policy.rationale, from.evidence) {
            (Rationale::Applicant, Some(line)) => Some(Line::new(line).ok()?),
            _ => None,
        };
        lines.push(LetterLine {
            evidence,
            head,
            line: Line::new(from.line).ok()?,
            parts,
            reviewer: label(&cell.reviewer)?,
        });
    }
    lines.sort_by(|a, b| (&a.reviewer, a.head).cmp(&(&b.reviewer, b.head)));
    Some(lines.iter().flat_map(canonical::line).collect())
}
