//! What is known of a page and of a document: the values that leave this crate.
//!
//! All places are in 1/100 point of the page's user space, as in `/Rect`: x to the right, y upwards, before
//! the page is rotated. Nothing here parses or decides.

use serde::{Deserialize, Serialize};

/// The version of the reader. Stored beside what was read: another version may read otherwise, so that what an
/// older one read is read again when the workspace opens. To be raised with every change by which words differ.
pub const READER_VERSION: u32 = 2;

/// A rectangle in 1/100 point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Area {
    /// Left.
    pub x0: i32,
    /// Bottom.
    pub y0: i32,
    /// Right.
    pub x1: i32,
    /// Top.
    pub y1: i32,
}

impl Area {
    /// From points; what is not finite or too large becomes the largest coordinate.
    #[must_use]
    pub fn from_points(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        let (x0, x1) = (hundredths(x0), hundredths(x1));
        let (y0, y1) = (hundredths(y0), hundredths(y1));
        Self {
            x0: x0.min(x1),
            y0: y0.min(y1),
            x1: x0.max(x1),
            y1: y0.max(y1),
        }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether the two share a point inside.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Width in 1/100 point.
    #[must_use]
    pub fn width(self) -> i32 {
        self.x1.saturating_sub(self.x0)
    }

    /// Height in 1/100 point.
    #[must_use]
    pub fn height(self) -> i32 {
        self.y1.saturating_sub(self.y0)
    }

    /// In points: left, bottom, right, top.
    #[must_use]
    pub fn points(self) -> [f64; 4] {
        [self.x0, self.y0, self.x1, self.y1].map(|n| f64::from(n) / 100.0)
    }
}

/// Points to 1/100 point.
#[must_use]
pub(crate) fn hundredths(points: f64) -> i32 {
    const LIMIT: f64 = 100_000_000.0;
    if points.is_nan() {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what an i32 holds")]
    let n = (points * 100.0).round().clamp(-LIMIT, LIMIT) as i32;
    n
}

/// A page before it is read: its size and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageShape {
    /// The visible part of the page in its own user space, unrotated.
    pub visible: Area,
    /// How the page is turned when shown, clockwise: 0, 90, 180 or 270.
    pub rotation: u16,
    /// What the document calls the page (`iv`, `12`, `A-3`); its number when it says nothing.
    pub label: String,
}

impl PageShape {
    /// Width and height in points as shown, rotated.
    #[must_use]
    pub fn shown_size(&self) -> (f64, f64) {
        let (width, height) = (
            f64::from(self.visible.width()) / 100.0,
            f64::from(self.visible.height()) / 100.0,
        );
        if self.rotation % 180 == 90 {
            (height, width)
        } else {
            (width, height)
        }
    }
}

/// Which engine a page's text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// `hayro`, the first reader.
    Hayro,
    /// `pdf-extract`, asked where the first one could not map the glyphs.
    PdfExtract,
    /// The page holds nothing that can be read.
    Nobody,
}

/// How sure the order of reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// From the structure that the file itself states.
    Structure,
    /// Found by Paraph from the places of the words.
    Found,
    /// As drawn; nothing could be found.
    Unsure,
}

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading of level 1 (the highest) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A heading or foot that repeats on other pages, a page number.
    Margin,
}

/// A stretch of the page's text, for the Text view. Blocks are listed in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// First character in the page's text.
    pub start: u32,
    /// Behind its last character.
    pub end: u32,
    /// Which column it stands in, from the left; 0 where there are none.
    pub column: u8,
}

/// The text of one page, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// The page, from 1.
    pub page: u32,
    /// NFC; words joined by one space, lines by `\n`. Offsets count Unicode scalar values of it.
    pub text: String,
    /// The words with their places: see [`crate::packed`].
    #[serde(with = "serde_bytes")]
    pub words: Vec<u8>,
    /// Headings, paragraphs and lists.
    pub blocks: Vec<Block>,
    /// How sure their order is.
    pub order: Order,
    /// Who read the page.
    pub reader: Reader,
    /// Glyphs drawn.
    pub glyphs: u32,
    /// Glyphs whose character nobody knows.
    pub unmapped: u32,
    /// Words that are in the file but that nobody sees on the page.
    pub hidden_words: u32,
    /// Whether more than 5 % of the words are hidden.
    pub hidden_text: bool,
    /// Whether the text was cut at a limit.
    pub cut: bool,
    /// Whether reading the page failed.
    pub failed: bool,
    /// The language of the page, as a code of ISO 639-1 or 639-3, when it was looked at: a document's language is
    /// told by a few of its pages.
    pub language: Option<String>,
}

impl PageText {
    /// A page without any text.
    #[must_use]
    pub fn empty(page: u32) -> Self {
        Self {
            page,
            text: String::new(),
            words: Vec::new(),
            blocks: Vec::new(),
            order: Order::Unsure,
            reader: Reader::Nobody,
            glyphs: 0,
            unmapped: 0,
            hidden_words: 0,
            hidden_text: false,
            cut: false,
            failed: false,
            language: None,
        }
    }

    /// A page that could not be read.
    #[must_use]
    pub fn failed(page: u32) -> Self {
        Self {
            failed: true,
            ..Self::empty(page)
        }
    }

    /// Whether the page holds no text that can be read.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.failed || self.text.is_empty()
    }
}

/// What the document says of itself.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that have nothing to do with one another"
)]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Pages that will be read (at most the limit).
    pub pages: Vec<PageShape>,
    /// Pages in the file, also those beyond the limit.
    pub pages_in_file: u32,
    /// Title, from the metadata.
    pub title: Option<String>,
    /// Author, from the metadata.
    pub author: Option<String>,
    /// Subject, from the metadata.
    pub subject: Option<String>,
    /// Keywords, from the metadata.
    pub keywords: Option<String>,
    /// The program in which it was written.
    pub creator: Option<String>,
    /// The program that made the PDF.
    pub producer: Option<String>,
    /// When it was made, as `YYYY-MM-DDTHH:MM:SS` with its offset, when said.
    pub created: Option<String>,
    /// The language that the file names.
    pub language: Option<String>,
    /// Whether it is encrypted (it may open without a password).
    pub encrypted: bool,
    /// Whether it is damaged and was read as far as possible.
    pub repaired: bool,
    /// Whether it states its structure (tagged PDF).
    pub tagged: bool,
    /// The table of contents, in order.
    pub outline: Vec<OutlineItem>,
    /// Links inside the document and out of it.
    pub links: Vec<Link>,
    /// How many annotations that are marks it already holds.
    pub annotations: u32,
    /// Whether it holds scripts, launch actions, attached files or form fields, none of which are ever run.
    pub active: bool,
}

/// One line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineItem {
    /// Its words.
    pub title: String,
    /// How deep it is, from 0.
    pub depth: u8,
    /// Where it leads, when that is in the document.
    pub target: Option<Spot>,
}

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The page, from 1.
    pub page: u32,
    /// The height on the page, in 1/100 point of its user space.
    pub y: Option<i32>,
}

/// A link on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The page, from 1.
    pub page: u32,
    /// Where it can be clicked.
    pub area: Area,
    /// Where it leads. Addresses outside are shown, never followed.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkTarget {
    /// A place in the document.
    Inside(Spot),
    /// An address outside, as written.
    Outside(String),
}
