//! Reading a document in this process: the work inside the worker.
//!
//! Nothing outside the worker (and measurements of it) calls this on bytes that came from elsewhere.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, Rect};

use crate::ink::{Ink, Sign, fill};
use crate::judge::{First, takes_second};
use crate::language::Languages;
use crate::limits::PAGE_TEXT_MAX;
use crate::order::{self, Placed, Tagged};
use crate::outcome::Refusal;
use crate::packed::{PlacedWord, pack};
use crate::page::{Area, Order, PageText, Reader, hundredths};
use crate::scatter::{in_columns, in_rows, is_scattered, is_woven};
use crate::second::Second;
use crate::structure::{Structure, structure};
use crate::tree;
use crate::unicode::Unicodes;
use crate::words::{Line, Word, lines};
use crate::{blank, cmaps};

/// Bytes that opened as a PDF.
pub struct Opened {
    pub(crate) pdf: Pdf,
    pub(crate) bytes: Arc<Vec<u8>>,
    password: String,
    /// The pages as the tree lists them. One that is listed twice is two pages, which the engine does not know.
    order: Vec<usize>,
}

impl Opened {
    /// Opens bytes with a password (empty for none).
    pub fn new(bytes: Arc<Vec<u8>>, password: &str) -> Result<Self, Refusal> {
        let opened = catch_unwind(AssertUnwindSafe(|| {
            Pdf::new_with_password(Arc::clone(&bytes), password)
        }));
        match opened {
            Ok(Ok(pdf)) if !pdf.pages().is_empty() => {
                let order = tree::order(&pdf);
                Ok(Self {
                    pdf,
                    bytes,
                    password: password.to_owned(),
                    order,
                })
            }
            Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => Err(Refusal::Password),
            Ok(Ok(_) | Err(_)) | Err(_) => Err(Refusal::NotPdf),
        }
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// A page, from 1.
    pub(crate) fn page(&self, number: u32) -> Option<&Page<'_>> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.pdf.pages().get(*self.order.get(index)?)
    }

    /// The bytes as they were given.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// One reading of an opened document, with what is kept between its pages.
pub struct Reading<'a> {
    opened: &'a Opened,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    /// Set by the interpreter when it meets a font that it cannot use, so that text is missing without a trace.
    unknown_font: Arc<AtomicBool>,
    unicodes: Unicodes<'a>,
    second: OnceCell<Option<Second>>,
    structure: Option<Structure>,
    languages: Languages,
    /// Pages since what is kept was made anew.
    since: u32,
}

/// After so many pages what is kept between them is made anew, so that memory stays flat.
const CACHE_PAGES: u32 = 64;

impl<'a> Reading<'a> {
    /// Begins to read.
    #[must_use]
    pub fn new(opened: &'a Opened) -> Self {
        let unknown_font = Arc::new(AtomicBool::new(false));
        let noted = Arc::clone(&unknown_font);
        let settings = InterpreterSettings {
            cmap_resolver: Arc::new(cmaps::load),
            font_resolver: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(_) => blank::font(),
                    FontQuery::Fallback(fallback) => fallback.pick_standard_font().get_font_data(),
                })
            }),
            warning_sink: Arc::new(move |warning| {
                if matches!(warning, InterpreterWarning::UnsupportedFont) {
                    noted.store(true, Ordering::Relaxed);
                }
            }),
            ..InterpreterSettings::default()
        };
        Self {
            opened,
            cache: InterpreterCache::new(),
            settings,
            unknown_font,
            unicodes: Unicodes::new(),
            second: OnceCell::new(),
            structure: None,
            languages: Languages::new(&opened.pdf),
            since: 0,
        }
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> u32 {
        u32::try_from(self.opened.count()).unwrap_or(u32::MAX)
    }

    /// The text of a page, from 1. A page that fails is one failed page.
    pub fn page(&mut self, number: u32) -> PageText {
        catch_unwind(AssertUnwindSafe(|| self.read(number))).unwrap_or_else(|_| PageText::failed(number))
    }

    fn read(&mut self, number: u32) -> PageText {
        let Some(page) = self.opened.page(number) else {
            return PageText::failed(number);
        };
        self.since += 1;
        if self.since > CACHE_PAGES {
            self.cache = InterpreterCache::new();
            self.since = 1;
        }
        let mut text = PageText::empty(number);
        let visible = visible(page);
        self.unicodes.begin(page.resources());
        let mut ink = Ink::new(&mut self.unicodes, visible);
        let mut context = Context::new(
            Affine::IDENTITY,
            visible,
            &self.cache,
            page.xref(),
            self.settings.clone(),
        );
        self.unknown_font.store(false, Ordering::Relaxed);
        interpret_page(page, &mut context, &mut ink);
        text.glyphs = ink.glyphs;
        text.unmapped = ink.unmapped;
        text.cut = ink.cut;
        let signs = std::mem::take(&mut ink.signs);
        let holes = std::mem::take(&mut ink.holes);
        let first = First {
            glyphs: ink.glyphs,
            unmapped: ink.unmapped,
            parts: ink.parts,
            has_content: page.page_stream().is_some_and(|stream| stream.len() > 2),
        };
        let mut found = lines(&signs);
        text.reader = Reader::Hayro;
        let mut lost = first.is_lost();
        let incomplete = first.glyphs > 0 && self.unknown_font.load(Ordering::Relaxed);
        if (first.is_doubtful() || incomplete)
            && let Some(signs_of_second) = self.second(number)
        {
            // Where much of the page is known, the second reader only fills what is not.
            let filled = first
                .is_partly_known()
                .then(|| fill(&signs, &holes, &signs_of_second))
                .flatten()
                .map(|signs| lines(&signs))
                .filter(|filled| takes_second(texts(filled)));
            let second = filled.unwrap_or_else(|| lines(&signs_of_second));
            // A page that is only incomplete is already read in part: the second reader must have more of it.
            if takes_second(texts(&second)) && (first.is_doubtful() || length(&second) > length(&found)) {
                found = second;
                text.reader = Reader::PdfExtract;
                lost = false;
            }
        }
        if lost || found.is_empty() {
            text.reader = Reader::Nobody;
            return text;
        }
        if text.reader == Reader::Hayro {
            let scattered = is_scattered(&found);
            if (scattered || is_woven(&found)) && !self.states(number) {
                let rows = if scattered { lines(&in_rows(&signs)) } else { found };
                found = in_columns(rows);
            }
        }
        let (lines, order) = order::arrange(found);
        text.order = order;
        let tagged = store(&lines, &mut text, visible);
        if text.reader == Reader::Hayro {
            let parts = self.structure().get(&number);
            if let Some(blocks) = parts.and_then(|parts| order::stated(&tagged, parts)) {
                text.blocks = blocks;
                text.order = Order::Structure;
            }
        }
        text.language = self.languages.next(&text.text);
        text
    }

    fn structure(&mut self) -> &Structure {
        let opened = self.opened;
        self.structure.get_or_insert_with(|| structure(opened))
    }

    /// Whether the file states an order for a page.
    fn states(&mut self, number: u32) -> bool {
        self.structure().contains_key(&number)
    }

    fn second(&self, number: u32) -> Option<Vec<Sign>> {
        let opened = self.opened;
        let second = self
            .second
            .get_or_init(|| Second::open(&opened.bytes, &opened.password))
            .as_ref()?;
        second.page(number)
    }
}

fn texts(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines
        .iter()
        .flat_map(|line| &line.words)
        .map(|word| word.text.as_str())
}

fn length(lines: &[Line]) -> usize {
    texts(lines).map(|word| word.chars().count()).sum()
}

/// The visible part of a page.
pub(crate) fn visible(page: &Page<'_>) -> Rect {
    let area = page.intersected_crop_box();
    if area.width() < 1e-3 || area.height() < 1e-3 {
        let (width, height) = page.base_dimensions();
        return Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    }
    Rect::new(area.x0, area.y0, area.x1, area.y1)
}

fn placed(word: &Word, start: u32) -> PlacedWord {
    PlacedWord {
        start,
        length: u32::try_from(word.edges.len()).unwrap_or(0),
        area: Area::from_points(word.area.x0, word.area.y0, word.area.x1, word.area.y1),
        runs: word.side.into(),
        edges: word.edges.iter().map(|&edge| hundredths(edge)).collect(),
        hidden: word.hidden,
    }
}

/// Writes the lines into the page's text, with the places of their words and the blocks that they make.
fn store(lines: &[Line], page: &mut PageText, visible: Rect) -> Vec<Tagged> {
    let mut words = Vec::new();
    let mut tagged = Vec::new();
    let mut rows: Vec<Placed<'_>> = Vec::new();
    let mut at = 0_u32;
    'lines: for line in lines {
        let mut begun = None;
        for (n, word) in line.words.iter().enumerate() {
            if page.text.len() + word.text.len() + 1 > PAGE_TEXT_MAX {
                page.cut = true;
                break 'lines;
            }
            if at > 0 {
                page.text.push(if n == 0 { '\n' } else { ' ' });
                at += 1;
            }
            page.text.push_str(&word.text);
            let placed = placed(word, at);
            tagged.push(Tagged {
                start: at,
                end: at + placed.length,
                content: word.content,
            });
            begun.get_or_insert(at);
            at += placed.length;
            page.hidden_words += u32::from(word.hidden);
            words.push(placed);
        }
        if let Some(start) = begun {
            rows.push(Placed { line, start, end: at });
        }
    }
    page.hidden_text = u64::from(page.hidden_words) * 20 > words.len() as u64;
    page.blocks = order::blocks(&rows, visible);
    page.words = pack(&words);
    tagged
}
