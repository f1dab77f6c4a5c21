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

    /// The form in which marks leave.
    pub enum MarksFormat {
        /// A copy of the PDF with the marks as annotations.
        Pdf,
        /// XFDF.
        Xfdf,
        /// Web Annotation JSON-LD.
        JsonLd,
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
        /// When it was made.
        pub created_at: String,
        /// When it was last changed.
        pub changed_at: String,
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

    /// Changes of a mark. Absent fields stay; an empty `note` or `criterion` removes it.
    #[derive(Default, Eq)]
    pub struct MarkUpdate {
        /// The mark.
        pub mark: String,
        /// Its boxes.
        pub boxes: Option<Vec<[i64; 4]>>,
        /// Colour.
        pub colour: Option<String>,
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
