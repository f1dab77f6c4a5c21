//! How a file can end, and what can go wrong on the way.

use serde::{Deserialize, Serialize};

/// Why bytes did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// A password is needed, or the one given is wrong.
    Password,
    /// Not a PDF, or beyond repair.
    NotPdf,
    /// Larger than a file may be.
    TooLarge,
}

/// The class in which a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// It has text.
    Text,
    /// Pictures only: a scan.
    NoText,
    /// It asks for a password.
    NeedsPassword,
    /// Not a PDF that can be read.
    Refused,
    /// Reading was stopped at a limit; what was read is kept.
    Limit,
}

impl Class {
    /// The code, as printed and stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::NoText => "no-text",
            Self::NeedsPassword => "needs-password",
            Self::Refused => "refused",
            Self::Limit => "limit",
        }
    }

    /// The class of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Text,
            Self::NoText,
            Self::NeedsPassword,
            Self::Refused,
            Self::Limit,
        ]
        .into_iter()
        .find(|class| class.code() == code)
    }
}

/// Which limit was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// Processor time, or no answer for too long.
    Time,
    /// Address space.
    Memory,
    /// Bytes of the file.
    Size,
    /// The worker died otherwise.
    Crash,
}

/// How reading a file ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The class.
    pub class: Class,
    /// Which limit, when the class is `limit`.
    pub limit: Option<Limit>,
    /// Pages (from 1) that hold no readable text, when others do.
    pub unreadable: Vec<u32>,
    /// Whether the file is damaged and was read as far as possible.
    pub repaired: bool,
    /// Pages on which hidden text was found.
    pub hidden: Vec<u32>,
    /// Whether text was cut or pages were left out at a limit.
    pub cut: bool,
    /// What the worker said when it died, for a report.
    pub detail: Option<String>,
}

impl Outcome {
    /// An outcome without anything special.
    #[must_use]
    pub fn of(class: Class) -> Self {
        Self {
            class,
            limit: None,
            unreadable: Vec::new(),
            repaired: false,
            hidden: Vec::new(),
            cut: false,
            detail: None,
        }
    }
}
