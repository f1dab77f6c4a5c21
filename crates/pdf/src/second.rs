//! The second reader: `pdf-extract`, asked for one page that the first one cannot map.
//!
//! It prints to standard output and may panic or loop: it is called in the worker only, under its limits.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::kurbo::{Point, Vec2};
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use crate::ink::Sign;

/// A document as the second reader sees it.
pub(crate) struct Second(Document);

impl Second {
    /// Opens a document; `None` when the second reader cannot.
    pub(crate) fn open(bytes: &[u8], password: &str) -> Option<Self> {
        catch_unwind(AssertUnwindSafe(|| {
            let mut document = Document::load_mem(bytes).ok()?;
            if document.is_encrypted() {
                document.decrypt(password).ok()?;
            }
            Some(Self(document))
        }))
        .ok()
        .flatten()
    }

    /// The glyphs of one page (from 1).
    pub(crate) fn page(&self, page: u32) -> Option<Vec<Sign>> {
        catch_unwind(AssertUnwindSafe(|| {
            let mut collect = Collect { signs: Vec::new() };
            let read = output_doc_page(&self.0, &mut collect, page);
            (read.is_ok() || !collect.signs.is_empty()).then_some(collect.signs)
        }))
        .ok()
        .flatten()
    }
}

struct Collect {
    signs: Vec<Sign>,
}

impl OutputDev for Collect {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return Ok(()) };
        let along = Vec2::new(place.m11, place.m12) * size;
        let up = Vec2::new(place.m21, place.m22) * size;
        let origin = Point::new(place.m31, place.m32);
        let em = up.hypot();
        let finite = [origin.x, origin.y, along.x, along.y, em, width]
            .iter()
            .all(|n| n.is_finite());
        if finite && em > 1e-3 && self.signs.len() < crate::ink::GLYPHS_MAX {
            let rest = chars.as_str();
            let rest = (!rest.is_empty()).then(|| rest.into());
            self.signs
                .push(Sign::plain(first, rest, origin, origin + along * width, up));
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
