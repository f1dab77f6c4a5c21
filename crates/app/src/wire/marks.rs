//! Marks on pages. A mark is never a score.

use super::{answered, asked, one_of};

one_of! {
    /// What a mark is.
    pub enum MarkKind {
        /// A highlight over text.
        Highlight,
        /// A note at a place.
        Note,
        /// A frame.
        Area,
    }

    /// How sure it is that a mark was found again.
    pub enum MarkFound {
        /// Its words stand there as they were.
        Same,
        /// Words that differ a little.
        Alike,
        /// Its words are gone.
        Lost,
    }

    /// The form in which marks leave.
    pub enum MarksFormat {
        /// A copy of the PDF with the marks as annotations.
        Pdf,
        /// XFDF.
        Xfdf,
        /// Web Annotation JSON-LD.
        JsonLd,
        /// Markdown, to be read or pasted.
        Markdown,
    }
}

answered! {
    /// The marks of a proposal, in reading order.
    pub struct MarkList {
        /// The marks.
        pub marks: Vec<Mark>,
    }

    /// A mark.
    pub struct Mark {
        /// Its id: 32 hex digits.
        pub mark: String,
        /// The proposal.
        pub proposal: String,
        /// The document.
        pub document: String,
        /// The page, from 1.
        pub page: u32,
        /// What it is.
        pub kind: MarkKind,
        /// One box per line (highlight), one box (note, area).
        pub boxes: Vec<[i64; 4]>,
        /// Colour: `amber`, `green`, `blue`, `red` or `violet`.
        pub colour: String,
        /// The quoted text.
        pub quote: Option<String>,
        /// The 32 characters before it.
        pub prefix: Option<String>,
        /// The 32 characters after it.
        pub suffix: Option<String>,
        /// Where the quote begins in the page's text.
        pub start: Option<u32>,
        /// Where it ends.
        pub end: Option<u32>,
        /// The note.
        pub note: Option<String>,
        /// The criterion it is evidence for; only such marks leave.
        pub criterion: Option<String>,
        /// Marks over a page break have a common group.
        pub group: Option<String>,
        /// Tags; they stay on this computer.
        pub tags: Vec<String>,
        /// Where its words stand now, where that is elsewhere than it was made: the document was replaced, or is
        /// read otherwise by this version.
        pub now: Option<MarkNow>,
        /// When it was made.
        pub created_at: String,
        /// When it was last changed.
        pub changed_at: String,
    }

    /// Where the words of a mark stand now.
    pub struct MarkNow {
        /// The document.
        pub document: String,
        /// How sure that is.
        pub found: MarkFound,
        /// The page, from 1; of the old place where they were not found.
        pub page: u32,
        /// One box per line; the old ones where they were not found.
        pub boxes: Vec<[i64; 4]>,
        /// Where the words begin in the page's text.
        pub start: Option<u32>,
        /// Where they end.
        pub end: Option<u32>,
    }

    /// What came of taking marks in.
    pub struct MarksTaken {
        /// Marks taken in.
        pub taken: usize,
        /// Marks that were here already.
        pub known: usize,
        /// Marks that fit no document here, or no place in it.
        pub left: Vec<String>,
        /// The proposals that got marks.
        pub proposals: Vec<String>,
    }
}

asked! {
    /// A new mark. Its id and times are made here.
    #[derive(Eq)]
    pub struct MarkCreate {
        /// The proposal.
        pub proposal: String,
        /// The document.
        pub document: String,
        /// The page.
        pub page: u32,
        /// What it is.
        pub kind: MarkKind,
        /// Its boxes.
        pub boxes: Vec<[i64; 4]>,
        /// Colour.
        pub colour: String,
        /// The quoted text's place in the page's text: the quote itself is cut out here.
        pub start: Option<u32>,
        /// Where it ends.
        pub end: Option<u32>,
        /// The note.
        pub note: Option<String>,
        /// The criterion.
        pub criterion: Option<String>,
        /// The common group of marks over a page break.
        pub group: Option<String>,
    }

    /// Changes of a mark. Absent fields stay; an empty `note` or `criterion` removes it. With `start` and `end` the
    /// mark moves to other words, whose quote is cut out here.
    #[derive(Default, Eq)]
    pub struct MarkUpdate {
        /// The mark.
        pub mark: String,
        /// The page that it moves to.
        pub page: Option<u32>,
        /// Its boxes.
        pub boxes: Option<Vec<[i64; 4]>>,
        /// Where its words begin in the page's text.
        pub start: Option<u32>,
        /// Where they end.
        pub end: Option<u32>,
        /// Colour.
        pub colour: Option<String>,
        /// All its tags.
        pub tags: Option<Vec<String>>,
        /// The note.
        pub note: Option<String>,
        /// The criterion.
        pub criterion: Option<String>,
    }

    /// A mark, by its id.
    #[derive(Eq)]
    pub struct OfMark {
        /// The mark.
        pub mark: String,
    }

    /// Marks to write.
    #[derive(Eq)]
    pub struct MarksExport {
        /// The proposal.
        pub proposal: String,
        /// The form.
        pub format: MarksFormat,
        /// The file; without it, one in the folder of handed-in files.
        pub path: Option<String>,
    }

    /// Marks to take in, from an annotated PDF, XFDF or Web Annotation JSON.
    #[derive(Eq)]
    pub struct MarksImport {
        /// The file.
        pub path: String,
        /// The proposal; without it the one whose document fits.
        pub proposal: Option<String>,
    }
}
