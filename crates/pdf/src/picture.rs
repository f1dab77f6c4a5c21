//! Pictures of pages: drawn by the first reader's engine, packed as PNG in its quickest way.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{InterpreterSettings, RenderContent};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use png::{BitDepth, ColorType, Compression, Encoder};
use serde::{Deserialize, Serialize};

use crate::limits::SIDE_MAX;
use crate::reading::Opened;

/// The widest and highest picture in pixels; the engine counts in 16 bits.
const PIXELS_SIDE_MAX: f64 = 16_000.0;
/// The most pixels of one picture (4 bytes each, twice while packing).
const PIXELS_MAX: f64 = 40_000_000.0;

/// A horizontal band of a page: which of how many, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// From 0, at the top.
    pub index: u16,
    /// How many the page is cut into.
    pub of: u16,
}

impl Band {
    /// The whole page.
    pub const WHOLE: Self = Self { index: 0, of: 1 };
}

/// A picture of a page or of a band of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels that the band begins below the top of the page.
    pub top: u32,
    /// The picture as a PNG.
    #[serde(with = "serde_bytes")]
    pub png: Vec<u8>,
}

/// Finds a font for one that is missing. The worker asks its parent, since it can open no file.
pub type FindFont = Arc<dyn Fn(&Missing) -> Option<(Vec<u8>, u32)> + Send + Sync>;

/// A font that a document names but does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Missing {
    /// Its PostScript name.
    pub name: String,
    /// `Japan1`, `GB1`, `CNS1`, `Korea1` for a font of a CJK collection.
    pub collection: Option<String>,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it has serifs.
    pub serif: bool,
}

/// Draws the pages of one document, with what is kept between them.
pub struct Drawing<'a> {
    opened: &'a Opened,
    cache: RenderCache<'a>,
    settings: InterpreterSettings,
    drawn: u32,
}

/// After so many pages the caches are made anew, so that memory stays flat.
const CACHE_PAGES: u32 = 64;

impl<'a> Drawing<'a> {
    /// Begins to draw; `find` is asked for fonts that are missing.
    #[must_use]
    pub fn new(opened: &'a Opened, find: FindFont) -> Self {
        let settings = InterpreterSettings {
            font_resolver: Arc::new(move |query| Some(resolve(query, &find))),
            render_content: RenderContent::all(),
            ..InterpreterSettings::default()
        };
        Self {
            opened,
            cache: RenderCache::new(),
            settings,
            drawn: 0,
        }
    }

    /// Draws a page (from 1) at so many pixels a point. A page that is too large is drawn smaller.
    pub fn picture(&mut self, page: u32, scale: f64, band: Band) -> Option<Picture> {
        self.drawn += 1;
        if self.drawn.is_multiple_of(CACHE_PAGES) {
            self.cache = RenderCache::new();
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| self.draw(page, scale, band)));
        if let Ok(picture) = drawn {
            return picture;
        }
        self.cache = RenderCache::new();
        None
    }

    /// Draws a page so that it is so many pixels wide.
    pub fn thumbnail(&mut self, page: u32, width: u32) -> Option<Picture> {
        let (points, _) = self.opened.page(page)?.render_dimensions();
        self.picture(page, f64::from(width) / f64::from(points).max(1.0), Band::WHOLE)
    }

    fn draw(&self, page: u32, scale: f64, band: Band) -> Option<Picture> {
        let page = self.opened.page(page)?;
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        if !scale.is_finite() || scale <= 0.0 || band.of == 0 || band.index >= band.of {
            return None;
        }
        let scale = scale
            .min(PIXELS_SIDE_MAX / width.max(height).clamp(1.0, SIDE_MAX))
            .min(PIXELS_SIDE_MAX / width.max(height).max(1.0))
            .min((PIXELS_MAX / (width * height).max(1.0)).sqrt());
        let pixels_wide = whole((width * scale).round().max(1.0));
        let pixels_high = whole((height * scale).round().max(1.0));
        let edge = |n: u16| u32::from(pixels_high) * u32::from(n) / u32::from(band.of);
        let (top, bottom) = (edge(band.index), edge(band.index + 1));
        let band_high = u16::try_from(bottom - top).ok().filter(|&high| high > 0)?;

        let transform = Affine::translate((0.0, -f64::from(top)))
            * Affine::scale_non_uniform(f64::from(pixels_wide) / width, f64::from(pixels_high) / height)
            * page.initial_transform(true).to_kurbo();
        let mut context = RenderContext::new(pixels_wide, band_high);
        render_into(
            page,
            &self.cache,
            &self.settings,
            &RenderSettings::default(),
            &mut context,
            transform,
        );
        context.flush();
        let mut pixmap = Pixmap::new(pixels_wide, band_high);
        context.render_with(
            &mut pixmap,
            &mut hayro::vello_cpu::Resources::default(),
            RasterizerSettings {
                target_init: TargetInit::Clear(WHITE),
                ..RasterizerSettings::default()
            },
        );
        Some(Picture {
            width: u32::from(pixels_wide),
            height: u32::from(band_high),
            top,
            png: pack(&pixmap)?,
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and 16,000"
)]
fn whole(pixels: f64) -> u16 {
    pixels as u16
}

/// Grey pages, which most are, have a third of the bytes before packing.
fn pack(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let pixels = pixmap.data_as_u8_slice().as_chunks::<4>().0;
    let grey = pixels.iter().all(|[r, g, b, _]| r == g && g == b);
    let (colour, bytes): (_, Vec<u8>) = if grey {
        (
            ColorType::Grayscale,
            pixels.iter().map(|pixel| pixel[0]).collect(),
        )
    } else {
        let bytes = pixels.iter().flat_map(|&[r, g, b, _]| [r, g, b]);
        (ColorType::Rgb, bytes.collect())
    };
    let mut out = Vec::with_capacity(bytes.len() / 6);
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fastest);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&bytes).ok()?;
    writer.finish().ok()?;
    Some(out)
}

fn resolve(query: &FontQuery, find: &FindFont) -> (FontData, u32) {
    let fallback = match query {
        FontQuery::Standard(standard) => return standard.get_font_data(),
        FontQuery::Fallback(fallback) => fallback,
    };
    let collection = fallback.character_collection.as_ref().and_then(|collection| {
        use hayro::hayro_interpret::hayro_cmap::CidFamily;
        Some(
            match collection.family {
                CidFamily::AdobeJapan1 => "Japan1",
                CidFamily::AdobeGB1 => "GB1",
                CidFamily::AdobeCNS1 => "CNS1",
                CidFamily::AdobeKorea1 => "Korea1",
                CidFamily::AdobeIdentity | CidFamily::Custom { .. } => return None,
            }
            .to_owned(),
        )
    });
    let missing = Missing {
        name: fallback.post_script_name.clone().unwrap_or_default(),
        collection,
        bold: fallback.is_bold,
        serif: fallback.is_serif,
    };
    match find(&missing) {
        Some((bytes, index)) => (Arc::new(bytes), index),
        None => fallback.pick_standard_font().get_font_data(),
    }
}
