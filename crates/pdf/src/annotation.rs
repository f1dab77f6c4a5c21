//! A mark as it travels between Paraph and the rest of the world: in PDFs, XFDF, JSON, Markdown.
//!
//! What a mark is inside Paraph is `core`'s business. How it is written into a PDF is in `annotate`.

use serde::{Deserialize, Serialize};

use crate::page::Area;

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationKind {
    /// Highlighted text.
    Highlight,
    /// Underlined text.
    Underline,
    /// Text struck out.
    StrikeOut,
    /// Text with a wavy line.
    Squiggly,
    /// A note at a place.
    Note,
    /// Text written on the page.
    FreeText,
    /// An area of the page.
    Area,
    /// Drawn by hand; its area is known.
    Ink,
}

impl AnnotationKind {
    /// Whether it marks text by lines.
    #[must_use]
    pub fn is_text_markup(self) -> bool {
        matches!(
            self,
            Self::Highlight | Self::Underline | Self::StrikeOut | Self::Squiggly
        )
    }
}

/// The part of a mark that lies on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// One rectangle per line of text, or the one area.
    pub areas: Vec<Area>,
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its id: ours (`paraph:…` in a PDF's `/NM`) or the other program's.
    pub id: String,
    /// What it is.
    pub kind: AnnotationKind,
    /// Where it is; two places when it runs over the end of a page.
    pub places: Vec<Place>,
    /// Red, green, blue.
    pub colour: Option<[u8; 3]>,
    /// Who made it.
    pub author: String,
    /// The comment, replies folded in.
    pub comment: String,
    /// The text that is marked.
    pub quote: String,
    /// Whether the quote was recovered from the words under the mark.
    pub quote_guessed: bool,
    /// 32 characters before the quote, where known.
    pub prefix: String,
    /// 32 characters behind the quote, where known.
    pub suffix: String,
    /// The criterion that it is evidence for (`/Subj`, `subject`).
    pub subject: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// When it was made, RFC 3339 in UTC; empty when unknown.
    pub created: String,
    /// When it was last changed, RFC 3339 in UTC; empty when unknown.
    pub modified: String,
}

impl Annotation {
    /// A mark of which only kind and place are known.
    #[must_use]
    pub fn new(kind: AnnotationKind, page: u32, areas: Vec<Area>) -> Self {
        Self {
            id: String::new(),
            kind,
            places: vec![Place { page, areas }],
            colour: None,
            author: String::new(),
            comment: String::new(),
            quote: String::new(),
            quote_guessed: false,
            prefix: String::new(),
            suffix: String::new(),
            subject: String::new(),
            tags: Vec::new(),
            created: String::new(),
            modified: String::new(),
        }
    }
}
