//! `letter.jsonl`: what lies beside a letter to an applicant, so that its words and scores can be checked against the result.

use serde::{Deserialize, Serialize};

use super::decode::{self, Unknown};
use super::id::{Hash, Line, Name, Slug};
use super::review::{Evidence, Head, Part, parts_hash};
use crate::fault::{Code, Fault};

/// A text of a review: its line, or, where a remark was withheld, the line's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LetterPart {
    /// The line as the reviewer signed it.
    Open {
        /// Its bytes without LF.
        line: Line,
    },
    /// That there is a line.
    Withheld {
        /// The hash of the line.
        hash: Hash,
        /// Its part.
        part: Slug,
    },
}

/// A line of `letter.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    /// The line of evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Line>,
    /// The head.
    pub head: Hash,
    /// Its line.
    pub line: Line,
    /// The texts.
    pub parts: Vec<LetterPart>,
    /// The label.
    pub reviewer: Name,
}

/// What a line of a letter says, once its hashes hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterReview {
    /// The head.
    pub head: Head,
    /// The texts that are open.
    pub texts: Vec<Part>,
    /// The evidence.
    pub evidence: Option<Evidence>,
}

/// Reads `letter.jsonl` and holds every line against its head (`HEAD_PARTS`).
pub fn read(bytes: &[u8]) -> Result<Vec<(LetterLine, LetterReview)>, Fault> {
    decode::split(bytes)
        .enumerate()
        .map(|(index, line)| {
            let place = decode::place("letter.jsonl", index + 1);
            let line: LetterLine = decode::value(line, &place, Unknown::Refused)?;
            let review = line.open(&place)?;
            Ok((line, review))
        })
        .collect()
}

impl LetterLine {
    fn open(&self, place: &str) -> Result<LetterReview, Fault> {
        let wrong = |what: &str| Err(Fault::new(Code::HeadParts, decode::join(place, what)));
        let head = decode::kept::<Head>(
            self.line.as_bytes(),
            &decode::join(place, "line"),
            Unknown::LeftAside,
        )?;
        if head.hash != self.head {
            return wrong("head");
        }
        let mut texts = Vec::new();
        let mut hashes: Vec<(Slug, Hash)> = Vec::new();
        for part in &self.parts {
            let (name, hash) = match part {
                LetterPart::Open { line } => {
                    let part = decode::kept::<Part>(
                        line.as_bytes(),
                        &decode::join(place, "parts"),
                        Unknown::LeftAside,
                    )?;
                    texts.push(part.value.clone());
                    (part.value.part, part.hash)
                }
                LetterPart::Withheld { hash, part } => (part.clone(), *hash),
            };
            if hashes.iter().any(|(other, _)| *other == name) {
                return wrong("parts");
            }
            hashes.push((name, hash));
        }
        if parts_hash(hashes.iter().map(|(part, hash)| (part.as_str(), *hash))) != head.value.texts {
            return wrong("parts");
        }
        let evidence = match &self.evidence {
            None => None,
            Some(line) => {
                let line = decode::kept::<Evidence>(
                    line.as_bytes(),
                    &decode::join(place, "evidence"),
                    Unknown::LeftAside,
                )?;
                if head.value.evidence != Some(line.hash) {
                    return wrong("evidence");
                }
                Some(line.value)
            }
        };
        Ok(LetterReview {
            head: head.value,
            texts,
            evidence,
        })
    }
}
