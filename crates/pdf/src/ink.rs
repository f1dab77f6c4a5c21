//! What a page draws, as Paraph needs it for words: each glyph with its character and its place.
//!
//! A [`Device`] for the interpreter that paints nothing. Positions are PDF user space of the page, unrotated
//! and unclipped, because the interpreter is given the identity. Words are built in `words`, not here; what a
//! glyph without a Unicode table means is found in `unicode`.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use crate::unicode::Unicodes;

/// The most glyphs kept of one page: what comes after is not read, and the page says so.
pub(crate) const GLYPHS_MAX: usize = 400_000;
/// The most grounds (filled areas, pictures) remembered for finding hidden text.
const GROUNDS_MAX: usize = 4_000;

/// One glyph as it was drawn.
#[derive(Debug, Clone)]
pub(crate) struct Sign {
    pub first: char,
    /// The rest of the text, when one glyph stands for several characters.
    pub rest: Option<Box<str>>,
    pub origin: Point,
    pub end: Point,
    /// From the baseline to one em above it.
    pub up: Vec2,
    pub em: f64,
    /// Not painted at all (mode 3), or painted so that nobody sees it.
    pub hidden: bool,
    /// The marked content it belongs to, -1 for none.
    pub content: i32,
    next: u32,
}

impl Sign {
    pub(crate) fn is_space(&self) -> bool {
        self.rest.is_none() && is_blank(self.first)
    }

    pub(crate) fn text(&self, into: &mut String) {
        into.push(self.first);
        if let Some(rest) = &self.rest {
            into.push_str(rest);
        }
    }

    /// The direction of the baseline, of length one.
    pub(crate) fn direction(&self) -> Vec2 {
        let along = self.end - self.origin;
        let length = along.hypot();
        if length > 1e-6 {
            return along / length;
        }
        let up = self.up.hypot();
        if up > 1e-9 {
            Vec2::new(self.up.y / up, -self.up.x / up)
        } else {
            Vec2::new(1.0, 0.0)
        }
    }
}

/// White space of any kind that separates words.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

struct Ground {
    area: Rect,
    /// `None` for a picture, whose colour is not known.
    colour: Option<[u8; 3]>,
}

/// The device that collects.
pub(crate) struct Ink<'u, 'a> {
    pub signs: Vec<Sign>,
    pub glyphs: u32,
    pub unmapped: u32,
    /// Of these, parts of shapes whose letter is known.
    pub parts: u32,
    pub cut: bool,
    unicodes: &'u mut Unicodes<'a>,
    page: Rect,
    buckets: Vec<u32>,
    grounds: Vec<Ground>,
    contents: Vec<Content>,
}

struct Content {
    id: i32,
    replacement: Option<Replacement>,
}

struct Replacement {
    text: String,
    from: usize,
}

const BUCKETS: usize = 4096;
const NONE: u32 = u32::MAX;

impl<'u, 'a> Ink<'u, 'a> {
    pub(crate) fn new(unicodes: &'u mut Unicodes<'a>, page: Rect) -> Self {
        Self {
            signs: Vec::new(),
            glyphs: 0,
            unmapped: 0,
            parts: 0,
            cut: false,
            unicodes,
            page,
            buckets: vec![NONE; BUCKETS],
            grounds: Vec::new(),
            contents: Vec::new(),
        }
    }

    fn bucket(first: char, row: i64) -> usize {
        let mixed = (u64::from(u32::from(first)))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(row.cast_unsigned().wrapping_mul(0xC2B2_AE3D_27D4_EB4F));
        usize::try_from(mixed >> 52).unwrap_or(0) % BUCKETS
    }

    /// Whether the same glyph stands here already: false bold and shadows are one glyph.
    fn drawn_before(&self, sign: &Sign, row: i64) -> bool {
        let near = sign.em * 0.12;
        [row - 1, row, row + 1].iter().any(|&row| {
            let mut at = self.buckets[Self::bucket(sign.first, row)];
            while at != NONE {
                let other = &self.signs[at as usize];
                if other.first == sign.first
                    && (other.origin.x - sign.origin.x).abs() < near
                    && (other.origin.y - sign.origin.y).abs() < near
                    && (other.em - sign.em).abs() < sign.em * 0.5
                    && other.rest == sign.rest
                {
                    return true;
                }
                at = other.next;
            }
            false
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "rows only need to agree with one another"
    )]
    fn add(&mut self, mut sign: Sign) {
        let row = (sign.origin.y / (sign.em * 0.5).max(0.5)).floor() as i64;
        if sign.is_space() {
            self.signs.push(sign);
            return;
        }
        if self.drawn_before(&sign, row) {
            return;
        }
        let bucket = Self::bucket(sign.first, row);
        sign.next = self.buckets[bucket];
        self.buckets[bucket] = u32::try_from(self.signs.len()).unwrap_or(NONE);
        self.signs.push(sign);
    }

    /// Text that is drawn, but that nobody can see on the page.
    fn unseen(&self, sign: &Sign, props: &DrawProps<'a>, mode: &DrawMode) -> bool {
        let middle = sign.origin.midpoint(sign.end) + sign.up * 0.3;
        if sign.em < 2.0 || !self.page.contains(middle) {
            return true;
        }
        let ground = self
            .grounds
            .iter()
            .rev()
            .find(|ground| ground.area.contains(middle));
        if matches!(mode, DrawMode::Invisible) {
            return !matches!(ground, Some(Ground { colour: None, .. }));
        }
        let Paint::Color(colour) = &props.paint else {
            return false;
        };
        let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
        if alpha < 8 {
            return true;
        }
        let below = match ground {
            None => [255, 255, 255],
            Some(Ground {
                colour: Some(below), ..
            }) => *below,
            Some(Ground { colour: None, .. }) => return false,
        };
        [r, g, b]
            .iter()
            .zip(below)
            .all(|(ink, ground)| ink.abs_diff(ground) < 6)
    }

    fn remember(&mut self, area: Rect, colour: Option<[u8; 3]>) {
        if self.grounds.len() < GROUNDS_MAX && area.width() > 4.0 && area.height() > 4.0 {
            self.grounds.push(Ground { area, colour });
        }
    }

    fn fill(&mut self, area: Rect, props: &DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            return;
        }
        let area = props.transform.transform_rect_bbox(area);
        match &props.paint {
            Paint::Color(colour) => {
                let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
                if alpha > 200 {
                    self.remember(area, Some([r, g, b]));
                }
            }
            Paint::Pattern(_) => self.remember(area, None),
        }
    }
}

fn split(text: BfString) -> Option<(char, Option<Box<str>>)> {
    match text {
        BfString::Char(c) => Some((c, None)),
        BfString::String(s) => {
            let mut chars = s.chars();
            let first = chars.next()?;
            let rest = chars.as_str();
            Some((first, (!rest.is_empty()).then(|| rest.into())))
        }
    }
}

fn advance(glyph: &Glyph<'_>) -> f64 {
    let width = match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(type3) => type3.advance_width(),
    };
    f64::from(width.unwrap_or(500.0))
}

/// How far the glyphs of a run are stretched sideways. A font that stands in for a missing one is stretched
/// glyph by glyph to the missing one's widths, which the advances already are.
fn is_substitute(run: &GlyphRun<'_, '_>) -> bool {
    let ratio = |m: Affine| {
        let c = m.as_coeffs();
        let up = Vec2::new(c[2], c[3]).hypot();
        if up > 0.0 {
            Vec2::new(c[0], c[1]).hypot() / up
        } else {
            1.0
        }
    };
    let mut ratios = run.glyphs().iter().map(|g| ratio(g.transform()));
    let Some(first) = ratios.next() else { return false };
    ratios.any(|other| (other - first).abs() > 1e-3)
}

impl<'a> Device<'a> for Ink<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        let substitute = is_substitute(run);
        let content = self.contents.last().map_or(-1, |content| content.id);
        for glyph in run.glyphs() {
            if self.signs.len() >= GLYPHS_MAX {
                self.cut = true;
                return;
            }
            self.glyphs = self.glyphs.saturating_add(1);
            let transform = props.transform * glyph.transform();
            let [along_x, along_y, up_x, up_y, x, y] = transform.as_coeffs();
            if ![along_x, along_y, up_x, up_y, x, y]
                .iter()
                .all(|n| n.is_finite() && n.abs() < 1e7)
            {
                continue;
            }
            let up = Vec2::new(up_x, up_y) * 1000.0;
            let em = up.hypot();
            if em < 1e-3 {
                continue;
            }
            let text = self.unicodes.of(glyph);
            let Some((first, rest)) = text.and_then(split) else {
                self.unmapped = self.unmapped.saturating_add(1);
                self.parts += u32::from(self.unicodes.is_part(glyph));
                continue;
            };
            if first == '\u{fffd}' || first == '\0' {
                self.unmapped = self.unmapped.saturating_add(1);
                continue;
            }
            let width = advance(glyph);
            let mut origin = Point::new(x, y);
            let end = if vertical {
                // The origin of a vertical glyph is above its middle; words run downwards.
                let side = Vec2::new(along_x, along_y);
                origin += side * 500.0 + up * 0.88;
                origin - up
            } else {
                let mut along = Vec2::new(along_x, along_y);
                if substitute {
                    let length = along.hypot();
                    if length > 0.0 {
                        along = along / length * (em / 1000.0);
                    }
                }
                origin + along * width
            };
            let mut sign = Sign {
                first,
                rest,
                origin,
                end,
                up,
                em,
                hidden: false,
                content,
                next: NONE,
            };
            sign.hidden = self.unseen(&sign, &props, mode);
            self.add(sign);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.fill(path.bounding_box(), &props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.fill(*rect, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.remember(props.transform.transform_rect_bbox(size), None);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let above = self.contents.last().map_or(-1, |content| content.id);
        let id = properties.and_then(|p| p.get::<i32>(b"MCID")).unwrap_or(above);
        let replacement = properties
            .and_then(|p| p.get::<PdfString<'_>>(b"ActualText"))
            .map(|text| Replacement {
                text: crate::strings::text_string(text.as_bytes()),
                from: self.signs.len(),
            });
        if self.contents.len() < 10_000 {
            self.contents.push(Content { id, replacement });
        }
    }

    fn end_marked_content(&mut self) {
        let Some(Content {
            replacement: Some(replacement),
            ..
        }) = self.contents.pop()
        else {
            return;
        };
        replace(&mut self.signs, &replacement);
    }
}

/// `/ActualText`: what the file says that a few glyphs mean. A whole paragraph in one piece would lose the
/// places of its words, so it is taken only where it is short.
fn replace(signs: &mut [Sign], replacement: &Replacement) {
    let Some(span) = signs.get_mut(replacement.from..) else {
        return;
    };
    let text = replacement.text.trim_matches(is_blank);
    if span.is_empty() || span.len() > 3 || text.is_empty() || text.chars().any(is_blank) {
        return;
    }
    let end = span[span.len() - 1].end;
    let mut chars = text.chars();
    if let Some(first) = chars.next() {
        let rest = chars.as_str();
        span[0].first = first;
        span[0].rest = (!rest.is_empty()).then(|| rest.into());
        span[0].end = end;
    }
    for sign in &mut span[1..] {
        // Kept as nothing: a zero-width mark is dropped from the stored text.
        sign.first = '\u{200b}';
        sign.rest = None;
    }
}

impl Sign {
    /// A glyph of the second reader, of which only text and place are known.
    pub(crate) fn plain(first: char, rest: Option<Box<str>>, origin: Point, end: Point, up: Vec2) -> Self {
        Self {
            first,
            rest,
            origin,
            end,
            up,
            em: up.hypot(),
            hidden: false,
            content: -1,
            next: NONE,
        }
    }
}
