//! Documents: pages, words, the text view, find and search. Pictures go by `paper://`, never through here.
//!
//! Coordinates are 1/100 point of the page's user space, as in `/Rect`: origin at the bottom left, no rotation,
//! no crop. One module of the page's script turns them into the screen's.

use super::{DocumentState, answered, asked, one_of};

one_of! {
    /// Which way a word runs on the unrotated page.
    pub enum Runs {
        /// To the right, as most text.
        Right,
        /// Upwards.
        Up,
        /// To the left: upside down.
        Left,
        /// Downwards.
        Down,
    }

    /// Where in a document a person is named.
    pub enum TraceKind {
        /// The metadata's author.
        Author,
        /// The metadata's title, subject or keywords.
        Metadata,
        /// The program that it was made with.
        Producer,
        /// The author of a mark.
        Mark,
        /// The text of a page.
        Text,
        /// The file's name.
        FileName,
    }

    /// Where the order of a page's text comes from.
    pub enum TextOrder {
        /// The file's own structure.
        Structure,
        /// Found by Paraph.
        Found,
        /// Not sure: the order in which it was drawn.
        Unsure,
        /// There is no text.
        None,
    }

    /// What a block of the text view is.
    pub enum BlockKind {
        /// A heading.
        Heading,
        /// A paragraph.
        Paragraph,
        /// An item of a list.
        Item,
        /// Words whose order is not sure: a table, a figure, a formula.
        Loose,
    }
}

answered! {
    /// A document as it opens.
    pub struct DocumentView {
        /// Its hash.
        pub document: String,
        /// The proposal.
        pub proposal: String,
        /// The proposal's number.
        pub number: String,
        /// The proposal's title.
        pub title: String,
        /// How its reading ended, or how far it is.
        pub state: DocumentState,
        /// What is to be said about that.
        pub message: Option<String>,
        /// What to do.
        pub hint: Option<String>,
        /// The version of the reader, which is part of the pictures' addresses.
        pub reader: String,
        /// Pages, in order.
        pub pages: Vec<PageSize>,
        /// The outline.
        pub outline: Vec<OutlineEntry>,
        /// Where I stopped.
        pub position: Option<Position>,
        /// The document's language, if it says so.
        pub language: Option<String>,
        /// Links on its pages. Addresses outside are shown, never followed.
        pub links: Vec<PageLink>,
        /// The other documents of the proposal.
        pub others: Vec<super::ProposalDocument>,
    }

    /// What a document says of persons.
    pub struct DocumentCheck {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// The document that was looked at.
        pub document: String,
        /// The original, if it is a cleaned copy.
        pub made_from: Option<String>,
        /// The names that were looked for, beside those that the file itself gives.
        pub names: Vec<String>,
        /// What was found.
        pub traces: Vec<DocumentTrace>,
    }

    /// A place that may name a person.
    pub struct DocumentTrace {
        /// Where.
        pub kind: TraceKind,
        /// The page, for marks and text.
        pub page: Option<u32>,
        /// What was found.
        pub text: String,
    }

    /// A page.
    pub struct PageSize {
        /// From 1.
        pub page: u32,
        /// What is printed on it, or its number.
        pub label: String,
        /// The visible part of the page's user space: x0, y0, x1, y1.
        pub crop: [i64; 4],
        /// Clockwise, 0, 90, 180 or 270.
        pub rotation: u32,
        /// Width as shown, after rotation.
        pub width: i64,
        /// Height as shown, after rotation.
        pub height: i64,
        /// Whether it has readable text.
        pub text: bool,
        /// Whether it holds text that cannot be seen.
        pub hidden_text: bool,
    }

    /// A line of the outline.
    pub struct OutlineEntry {
        /// Title.
        pub title: String,
        /// Depth, from 0.
        pub depth: u32,
        /// The page.
        pub page: u32,
        /// The height on the page, in user space.
        pub y: Option<i64>,
    }

    /// A link on a page: it leads to a place inside, or names an address outside.
    pub struct PageLink {
        /// The page it is on.
        pub page: u32,
        /// Where it can be pressed.
        pub r#box: [i64; 4],
        /// The page it leads to.
        pub to: Option<u32>,
        /// The height on that page, in user space.
        pub y: Option<i64>,
        /// The address outside, as written.
        pub address: Option<String>,
    }

    /// The words of a page.
    pub struct PageWords {
        /// The document.
        pub document: String,
        /// The page.
        pub page: u32,
        /// The page's text: words joined by one blank, lines by a line feed.
        pub text: String,
        /// Its words, in the text's order.
        pub words: Vec<Word>,
    }

    /// A word.
    pub struct Word {
        /// Where it begins in the text, in Unicode scalar values.
        pub start: u32,
        /// Its length, in Unicode scalar values.
        pub length: u32,
        /// x0, y0, x1, y1.
        pub r#box: [i64; 4],
        /// Where the glyph of each scalar value begins: x when the word runs to the right or left, y when it
        /// runs up or down. Right-to-left words begin at the right.
        pub glyphs: Vec<i64>,
        /// Which way it runs on the unrotated page.
        pub runs: Runs,
        /// Whether nobody sees it on the page.
        pub hidden: bool,
    }

    /// The text view of some pages.
    pub struct TextView {
        /// The document.
        pub document: String,
        /// Blocks, in reading order.
        pub blocks: Vec<TextBlock>,
        /// Where the order of each of these pages comes from, first page first.
        pub orders: Vec<TextOrder>,
        /// Pages of the document.
        pub pages: u32,
    }

    /// A block of text: a slice of a page's text.
    pub struct TextBlock {
        /// The page.
        pub page: u32,
        /// What it is.
        pub kind: BlockKind,
        /// The level of a heading, from 1; else 0.
        pub level: u32,
        /// Where it begins in the page's text.
        pub start: u32,
        /// Its length there.
        pub length: u32,
        /// The text as read aloud: lines joined, hyphens at line ends dropped.
        pub text: String,
    }

    /// Hits in a document.
    pub struct FindHits {
        /// The hits, in order.
        pub hits: Vec<FindHit>,
        /// Whether there are more than were answered.
        pub more: bool,
    }

    /// A hit.
    pub struct FindHit {
        /// The page.
        pub page: u32,
        /// Where it begins in the page's text.
        pub start: u32,
        /// Its length there.
        pub length: u32,
        /// One box per line.
        pub boxes: Vec<[i64; 4]>,
        /// The hit with some words around it.
        pub snippet: String,
        /// Where the hit begins in the snippet, in Unicode scalar values.
        pub at: u32,
    }

    /// What a search over everything found.
    pub struct SearchHits {
        /// Proposals with hits, best first.
        pub hits: Vec<SearchHit>,
        /// Whether there are more.
        pub more: bool,
        /// Documents whose text is not read yet.
        pub unread: usize,
    }

    /// A page, or a proposal's title, that fits.
    pub struct SearchHit {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// The document.
        pub document: Option<String>,
        /// The page; `null` where the title or a note of mine fits.
        pub page: Option<u32>,
        /// Text around the hit, cut into pieces that fit and pieces that do not.
        pub snippet: Vec<SnippetPart>,
    }

    /// A piece of a snippet.
    pub struct SnippetPart {
        /// The text.
        pub text: String,
        /// Whether it is what was looked for.
        pub hit: bool,
    }

    /// Where I stopped reading.
    pub struct Position {
        /// The page.
        pub page: u32,
        /// The height on the page in 1/100 of its shown height.
        pub y: i64,
        /// Zoom in per cent; 0 fits the width.
        pub zoom: u32,
        /// Whether the text view was open.
        pub text_view: bool,
    }
}

asked! {
    /// A document to open: the proposal's main one unless named.
    #[derive(Eq)]
    pub struct DocumentOpen {
        /// The proposal.
        pub proposal: String,
        /// The document.
        pub document: Option<String>,
        /// A password, which stays in memory.
        pub password: Option<String>,
    }

    /// Where I stop.
    #[derive(Eq)]
    pub struct PositionSet {
        /// The proposal.
        pub proposal: String,
        /// The place.
        pub position: Position,
    }

    /// A page.
    #[derive(Eq)]
    pub struct PageAsk {
        /// The document.
        pub document: String,
        /// The page.
        pub page: u32,
    }

    /// Some pages, as text.
    #[derive(Eq)]
    pub struct TextAsk {
        /// The document.
        pub document: String,
        /// The first page; 1 if absent.
        pub from: Option<u32>,
        /// The last page; the last of all if absent.
        pub to: Option<u32>,
    }

    /// Words to find in a document.
    #[derive(Eq)]
    pub struct FindAsk {
        /// The document.
        pub document: String,
        /// The words, as a phrase.
        pub text: String,
        /// Whether upper and lower case differ.
        pub case: Option<bool>,
        /// Whether only whole words fit.
        pub whole: Option<bool>,
    }

    /// Words to find anywhere. `title:`, `track:`, `state:`, `number:` narrow it; `"…"` is a phrase.
    #[derive(Eq)]
    pub struct SearchAsk {
        /// The query.
        pub query: String,
        /// How many hits; 100 if absent.
        pub limit: Option<usize>,
    }
}
