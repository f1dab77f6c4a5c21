//! What a page draws, as Paraph needs it for words: each glyph with its character and its place.
//!
//! A [`Device`] for the interpreter that paints nothing. Positions are PDF user space of the page, unrotated
//! and unclipped, because the interpreter is given the identity. Words are built in `words`, not here; what a
//! glyph without a Unicode table means is found in `unicode`.

use std::collections::BTreeMap;

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use unicode_normalization::UnicodeNormalization;

use crate::unicode::Unicodes;

/// The most glyphs kept of one page: what comes after is not read, and the page says so.
pub(crate) const GLYPHS_MAX: usize = 400_000;
/// The most grounds (filled areas, pictures) remembered for finding hidden text.
const GROUNDS_MAX: usize = 4_000;

/// One glyph as it was drawn.
#[derive(Debug, Clone)]
pub(crate) struct Sign {
    pub first: char,
    /// The first character as drawn, before the file said that it means something else.
    drawn: char,
    /// The rest of the text, when one glyph stands for several characters.
    pub rest: Option<Box<str>>,
    pub origin: Point,
    pub end: Point,
    /// The direction of the baseline, of length one.
    along: Vec2,
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
        self.along
    }

    /// The same glyph, ending elsewhere.
    fn ending(mut self, end: Point) -> Self {
        self.end_at(end);
        self
    }

    fn end_at(&mut self, end: Point) {
        self.end = end;
        self.along = direction(self.origin, end, self.up);
    }
}

fn direction(origin: Point, end: Point, up: Vec2) -> Vec2 {
    let along = end - origin;
    let length = along.hypot();
    if length > 1e-6 {
        return along / length;
    }
    let height = up.hypot();
    if height > 1e-9 {
        Vec2::new(up.y / height, -up.x / height)
    } else {
        Vec2::new(1.0, 0.0)
    }
}

/// White space of any kind that separates words.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// A glyph that nobody could name, where it was drawn.
pub(crate) struct Hole {
    /// How many glyphs with a name came before it.
    at: usize,
    place: Sign,
    /// Where the glyph before it ended, before it was stretched over this one.
    end: Option<Point>,
    /// Whether it is a part of a shape whose letter is known.
    part: bool,
}

/// The most holes kept of one page.
const HOLES_MAX: usize = 50_000;

/// Puts another reader's characters into the holes that this one left, by their places. `None` when too few fit: then
/// the two do not see the same page.
pub(crate) fn fill(signs: &[Sign], holes: &[Hole], other: &[Sign]) -> Option<Vec<Sign>> {
    let grid = |at: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "places on a page, in points")]
        let cell = at.floor() as i64;
        cell
    };
    let mut places: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (index, sign) in other.iter().enumerate() {
        let key = (grid(sign.origin.x), grid(sign.origin.y));
        places.entry(key).or_default().push(index);
    }
    let found = |hole: &Hole| {
        let (x, y) = (grid(hole.place.origin.x), grid(hole.place.origin.y));
        (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|key| places.get(&key))
            .flatten()
            .map(|&index| &other[index])
            .filter(|sign| !sign.is_space())
            .map(|sign| ((sign.origin - hole.place.origin).hypot(), sign))
            .filter(|(far, _)| *far < 0.1 * hole.place.em)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, sign)| sign)
    };
    let mut whole = signs.to_vec();
    for hole in holes.iter().rev() {
        if let (Some(end), Some(before)) = (hole.end, hole.at.checked_sub(1).and_then(|at| whole.get_mut(at)))
        {
            before.end_at(end);
        }
    }
    let mut merged = Vec::with_capacity(signs.len() + holes.len());
    let mut filled = 0;
    let mut rest = whole.into_iter().enumerate().peekable();
    for hole in holes {
        while let Some((_, sign)) = rest.next_if(|(index, _)| *index < hole.at) {
            merged.push(sign);
        }
        if let Some(sign) = found(hole) {
            filled += 1;
            merged.push(Sign {
                first: sign.first,
                drawn: sign.first,
                rest: sign.rest.clone(),
                ..hole.place.clone()
            });
        }
    }
    merged.extend(rest.map(|(_, sign)| sign));
    (filled * 10 >= holes.len() * 7 && filled > 0).then_some(merged)
}

struct Ground {
    area: Rect,
    /// `None` for a picture, whose colour is not known.
    colour: Option<[u8; 3]>,
}

/// The most codes of one run whose meaning is kept: looking through more takes longer than finding it out.
const MEANINGS_MAX: usize = 48;

/// The device that collects.
pub(crate) struct Ink<'u, 'a> {
    pub signs: Vec<Sign>,
    pub glyphs: u32,
    pub unmapped: u32,
    /// Of these, parts of shapes whose letter is known.
    pub parts: u32,
    pub cut: bool,
    pub holes: Vec<Hole>,
    unicodes: &'u mut Unicodes<'a>,
    page: Rect,
    buckets: Vec<u32>,
    grounds: Vec<Ground>,
    contents: Vec<Content>,
    /// What the codes of the run that is being drawn mean.
    meanings: Vec<(u32, Option<(char, Option<Box<str>>)>)>,
    /// Of fonts drawn by procedures, by size: the width of all their glyphs so far, and how many.
    procedures: BTreeMap<u64, (f64, u32)>,
}

struct Content {
    id: i32,
    replacement: Option<Replacement>,
}

struct Replacement {
    text: String,
    from: usize,
    /// How many holes there were before it.
    holes: usize,
}

const BUCKETS: usize = 16_384;
const NONE: u32 = u32::MAX;

impl<'u, 'a> Ink<'u, 'a> {
    pub(crate) fn new(unicodes: &'u mut Unicodes<'a>, page: Rect) -> Self {
        Self {
            signs: Vec::new(),
            glyphs: 0,
            unmapped: 0,
            parts: 0,
            cut: false,
            holes: Vec::new(),
            unicodes,
            page,
            buckets: vec![NONE; BUCKETS],
            grounds: Vec::new(),
            contents: Vec::new(),
            meanings: Vec::new(),
            procedures: BTreeMap::new(),
        }
    }

    fn bucket(drawn: char, cell: (i64, i64)) -> usize {
        let mixed = (u64::from(u32::from(drawn)))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(cell.0.cast_unsigned().wrapping_mul(0xC2B2_AE3D_27D4_EB4F))
            .wrapping_add(cell.1.cast_unsigned().wrapping_mul(0xD6E8_FEB8_6659_FD93));
        usize::try_from(mixed >> 50).unwrap_or(0) % BUCKETS
    }

    /// Whether the same glyph stands here already: false bold and shadows are one glyph. Two narrow letters in a row
    /// are two.
    fn drawn_before(&self, sign: &Sign) -> bool {
        let near = sign.em * 0.12;
        let direction = sign.direction();
        let along = (0.5 * (sign.end - sign.origin).hypot()).clamp(sign.em * 0.03, near);
        let (low, high) = (cell(sign, -near), cell(sign, near));
        for column in low.0..=high.0 {
            for row in low.1..=high.1 {
                let mut at = self.buckets[Self::bucket(sign.drawn, (column, row))];
                while at != NONE {
                    let other = &self.signs[at as usize];
                    let moved = other.origin - sign.origin;
                    if other.drawn == sign.drawn
                        && moved.x.abs() < near
                        && moved.y.abs() < near
                        && moved.dot(direction).abs() < along
                        && (other.em - sign.em).abs() < sign.em * 0.5
                        && (other.rest == sign.rest || other.first != other.drawn)
                    {
                        return true;
                    }
                    at = other.next;
                }
            }
        }
        false
    }

    fn add(&mut self, mut sign: Sign) {
        if sign.is_space() {
            self.signs.push(sign);
            return;
        }
        if self.drawn_before(&sign) {
            return;
        }
        let bucket = Self::bucket(sign.drawn, cell(&sign, 0.0));
        sign.next = self.buckets[bucket];
        self.buckets[bucket] = u32::try_from(self.signs.len()).unwrap_or(NONE);
        self.signs.push(sign);
    }

    /// A glyph that nobody can name. Right behind a letter it is no text, but no gap either: a vowel that stands before
    /// its consonant is often drawn so.
    fn hole(&mut self, place: Sign, is_glyph: bool, part: bool) {
        let at = self.signs.len();
        let width = place.end - place.origin;
        let mut end = None;
        if let Some(last) = self.signs.last_mut()
            && is_glyph
            && !last.is_space()
            && (last.em - place.em).abs() < 0.1 * place.em
            && (place.origin - last.end).hypot() < 0.1 * place.em
            && width.hypot() < 2.0 * place.em
            && width.dot(last.direction()) > 0.0
        {
            end = Some(last.end);
            last.end_at(place.end);
        }
        if self.holes.len() < HOLES_MAX {
            self.holes.push(Hole { at, place, end, part });
        }
    }

    /// A stated text over glyphs that nobody can name: browsers, and what is built on them, draw Indic scripts so. One
    /// sign stands for all of it.
    fn name_holes(&mut self, replacement: &Replacement, text: &str) {
        let from = replacement.from.min(self.signs.len());
        let holes = self.holes.split_off(replacement.holes.min(self.holes.len()));
        let (Some(hole), Some(end)) = (holes.first(), holes.last()) else {
            return;
        };
        let span = &self.signs[from..];
        let first = span.first().filter(|_| hole.at > from).unwrap_or(&hole.place);
        let last = span
            .last()
            .filter(|_| end.at < self.signs.len())
            .unwrap_or(&end.place);
        if apart(first, last) {
            self.holes.extend(holes);
            return;
        }
        let mut sign = first.clone().ending(last.end);
        means(std::slice::from_mut(&mut sign), text);
        if let (Some(end), Some(before)) = (
            hole.end.filter(|_| hole.at == from),
            from.checked_sub(1).and_then(|at| self.signs.get_mut(at)),
        ) {
            // It was stretched over the first hole, which is none.
            before.end_at(end);
        }
        let named = |part: bool| {
            let count = holes.iter().filter(|hole| hole.part || !part).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        self.unmapped = self.unmapped.saturating_sub(named(false));
        self.parts = self.parts.saturating_sub(named(true));
        match self.signs.get_mut(from..) {
            Some(span) if !span.is_empty() => {
                means(span, text);
                let (drawn, next) = (span[0].drawn, span[0].next);
                span[0] = Sign { drawn, next, ..sign };
            }
            _ => {
                sign.drawn = sign.first;
                self.add(sign);
            }
        }
    }

    /// How many times its size a font is drawn that draws its glyphs by procedures: such a font may count in any
    /// unit, so that only the width of its letters tells.
    fn drawn_size(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>) -> f64 {
        let (mut sum, mut count) = (0.0, 0_u32);
        let mut em = 0.0_f64;
        for glyph in run.glyphs() {
            if let Glyph::Type3(type3) = &**glyph {
                let [along_x, along_y, up_x, up_y, ..] = (props.transform * glyph.transform()).as_coeffs();
                let width = f64::from(type3.advance_width().unwrap_or(0.0)).abs();
                em = Vec2::new(up_x, up_y).hypot() * 1000.0;
                if width > 0.0 {
                    sum += Vec2::new(along_x, along_y).hypot() * width;
                    count += 1;
                }
            }
        }
        if count == 0 || !(1e-6..1e7).contains(&em) || !sum.is_finite() {
            return 1.0;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes need only be told apart"
        )]
        let key = (em * 1000.0) as u64;
        if self.procedures.len() > 1_000 {
            self.procedures.clear();
        }
        let known = self.procedures.entry(key).or_default();
        known.0 += sum;
        known.1 = known.1.saturating_add(count);
        let mean = known.0 / f64::from(known.1) / em;
        if (0.2..1.5).contains(&mean) {
            1.0
        } else {
            mean / 0.5
        }
    }

    /// Text that is drawn, but that nobody can see on the page.
    fn unseen(&self, sign: &Sign, colour: Option<[u8; 4]>, mode: &DrawMode) -> bool {
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
        let Some([r, g, b, alpha]) = colour else {
            return false;
        };
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

    /// The text of a glyph. The glyphs of a run are of one font, so that a code means the same in all of it.
    fn meaning(&mut self, glyph: &Glyph<'a>) -> Option<(char, Option<Box<str>>)> {
        let code = glyph.char_code();
        if let Some((_, known)) = self.meanings.iter().find(|(known, _)| *known == code) {
            return known.clone();
        }
        let text = self.unicodes.of(glyph).and_then(split);
        if self.meanings.len() < MEANINGS_MAX {
            self.meanings.push((code, text.clone()));
        }
        text
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

/// The half em of the page that a glyph begins in, or one a little off.
fn cell(sign: &Sign, off: f64) -> (i64, i64) {
    let side = (sign.em * 0.5).max(0.5);
    (
        below((sign.origin.x + off) / side),
        below((sign.origin.y + off) / side),
    )
}

/// The whole number below, without asking a library for it: this is done for each glyph.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "places on a page are far smaller"
)]
fn below(n: f64) -> i64 {
    let whole = n as i64;
    whole - i64::from(n < whole as f64)
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
    let mut places = run.glyphs().iter().map(|g| g.transform());
    let Some(first) = places.next() else { return false };
    let shape = |m: Affine| {
        let [xx, xy, yx, yy, ..] = m.as_coeffs();
        [xx, xy, yx, yy].map(f64::to_bits)
    };
    places.any(|other| shape(other) != shape(first) && (ratio(other) - ratio(first)).abs() > 1e-3)
}

impl<'a> Device<'a> for Ink<'_, 'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        let substitute = is_substitute(run);
        let size = self.drawn_size(run, &props);
        let content = self.contents.last().map_or(-1, |content| content.id);
        let colour = match &props.paint {
            Paint::Color(colour) => Some(colour.to_rgba().to_rgba8()),
            Paint::Pattern(_) => None,
        };
        self.meanings.clear();
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
            let up = Vec2::new(up_x, up_y) * 1000.0 * size;
            let em = up.hypot();
            if em < 1e-3 {
                continue;
            }
            let width = advance(glyph);
            let text = self.meaning(glyph);
            // The file itself says that nobody knows: as likely a space as a letter.
            let nothing = matches!(text, Some(('\u{fffd}' | '\0', _)));
            let Some((first, rest)) = text.filter(|_| !nothing) else {
                self.unmapped = self.unmapped.saturating_add(1);
                let part = !nothing && self.unicodes.is_part(glyph);
                self.parts += u32::from(part);
                if !vertical && !substitute {
                    let from = Point::new(x, y);
                    let place = Sign {
                        content,
                        ..Sign::plain(
                            '\u{fffd}',
                            None,
                            from,
                            from + Vec2::new(along_x, along_y) * width,
                            up,
                        )
                    };
                    self.hole(place, !nothing, part);
                }
                continue;
            };
            let mut origin = Point::new(x, y);
            let mut upwards = up;
            let end = if vertical {
                // Words run downwards, and what is above a line is on its right.
                let side = Vec2::new(along_x, along_y);
                origin += side * 220.0 + up * 0.88;
                upwards = side * (em / side.hypot().max(1e-9));
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
                drawn: first,
                rest,
                origin,
                end,
                along: direction(origin, end, upwards),
                up: upwards,
                em,
                hidden: false,
                content,
                next: NONE,
            };
            sign.hidden = self.unseen(&sign, colour, mode);
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
                holes: self.holes.len(),
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
        let text = replacement.text.trim_matches(is_blank);
        // A whole paragraph in one piece would lose the places of its words.
        if text.is_empty() || text.chars().any(is_blank) || text.chars().count() > STATED_MAX {
            return;
        }
        if self.holes.len() > replacement.holes {
            self.name_holes(&replacement, text);
        } else if let Some(span) = self.signs.get_mut(replacement.from..) {
            replace(span, text);
        }
    }
}

/// Glyphs that a stated text replaces though they can be read: ligatures, accents. Where the glyphs spell the text
/// anyway, their places are worth more.
const REPLACED: usize = 3;
/// The longest word that is stated in one piece.
const STATED_MAX: usize = 64;

/// `/ActualText`: what the file says that some glyphs mean, where it is one word.
fn replace(span: &mut [Sign], text: &str) {
    let Some(last) = span.last().cloned() else { return };
    if span.len() > REPLACED {
        let mut spelt = String::new();
        for sign in span.iter() {
            sign.text(&mut spelt);
        }
        if apart(&span[0], &last) || spelt.trim_matches(is_blank).nfkc().eq(text.nfkc()) {
            return;
        }
    }
    means(span, text);
    span[0].end_at(last.end);
}

/// Whether two glyphs stand on different lines.
fn apart(first: &Sign, last: &Sign) -> bool {
    (last.origin - first.origin).dot(first.up / first.em).abs() > 0.5 * first.em
}

/// Gives the first of some glyphs a text, and the others none.
fn means(span: &mut [Sign], text: &str) {
    let mut chars = text.chars();
    let ([sign, others @ ..], Some(first)) = (span, chars.next()) else {
        return;
    };
    let rest = chars.as_str();
    sign.first = first;
    sign.rest = (!rest.is_empty()).then(|| rest.into());
    for other in others {
        // Kept as nothing: a zero-width mark is dropped from the stored text.
        other.first = '\u{200b}';
        other.rest = None;
    }
}

impl Sign {
    /// A glyph of the second reader, of which only text and place are known.
    pub(crate) fn plain(first: char, rest: Option<Box<str>>, origin: Point, end: Point, up: Vec2) -> Self {
        Self {
            first,
            drawn: first,
            rest,
            origin,
            end,
            along: direction(origin, end, up),
            up,
            em: up.hypot(),
            hidden: false,
            content: -1,
            next: NONE,
        }
    }
}
