//! Glyphs to words and lines.
//!
//! The rules, and why each is there, stand in `docs/pdf.md`. In which order lines are read is decided in
//! `order`; what is stored of a word is made in `packed`.

use hayro::kurbo::{Point, Rect, Vec2};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use crate::direction::{is_rtl, logical};
use crate::ink::Sign;

/// A gap along the baseline that parts two words, in em.
const WORD_GAP: f64 = 0.15;
/// In letter-spaced text: how much wider than the narrowest gap one within a word may be, and how wide at most.
const WIDE: f64 = 1.3;
const WIDEST: f64 = 0.4;
/// A gap along the baseline that parts two lines (columns, cells), in em.
const LINE_GAP: f64 = 3.0;
/// How far the baseline may move within a line, in em.
const BASELINE: f64 = 0.5;
/// Where the box of a word begins and ends, in em from the baseline.
const DESCENT: f64 = -0.22;
const ASCENT: f64 = 0.78;

/// One word with its place.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub text: String,
    /// Where each character begins along the line, in points, in the axis that `side` names.
    pub edges: Vec<f64>,
    pub area: Rect,
    pub side: Side,
    pub em: f64,
    pub hidden: bool,
    pub content: i32,
    origin: Point,
}

/// The side of the page that a word runs towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Right,
    Up,
    Left,
    Down,
}

/// Words that stand on one baseline next to each other.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub words: Vec<Word>,
    pub area: Rect,
    pub em: f64,
    pub side: Side,
    /// Across the line: where its baseline lies.
    pub baseline: f64,
}

/// All lines of a page, in the order in which they were drawn.
pub(crate) fn lines(signs: &[Sign]) -> Vec<Line> {
    let stretches = put_back(signs, stretches(signs));
    let spacings: Vec<Spacing> = stretches.iter().map(|stretch| spacing(signs, stretch)).collect();
    let mut tight: Vec<f64> = stretches
        .iter()
        .zip(&spacings)
        .filter(|(_, spacing)| matches!(spacing, Spacing::Tight))
        .filter_map(|(stretch, _)| Some(height(&signs[*stretch.first()?])))
        .collect();
    tight.sort_by(f64::total_cmp);
    let mut lines = Vec::with_capacity(stretches.len());
    for (stretch, spacing) in stretches.iter().zip(&spacings) {
        let gap = match spacing {
            Spacing::Wide(gap) if !beside(&tight, &signs[stretch[0]]) => *gap,
            Spacing::Wide(_) | Spacing::Tight | Spacing::Few => WORD_GAP,
        };
        lines.extend(line(signs, stretch, gap));
    }
    lines
}

/// Where a baseline lies, across its direction.
fn height(sign: &Sign) -> f64 {
    sign.origin.to_vec2().dot(sign.up / sign.em)
}

/// Whether ordinary text stands on the same baseline.
fn beside(tight: &[f64], sign: &Sign) -> bool {
    let (at, near) = (height(sign), 0.3 * sign.em);
    let first = tight.partition_point(|other| *other < at - near);
    tight.get(first).is_some_and(|other| *other <= at + near)
}

/// How the next glyph stands to the one before.
enum Step {
    /// On in the direction of the baseline, with this gap in points.
    On(f64),
    /// Right to left: the next glyph ends where the last began.
    Back(f64),
    Away,
}

fn step(before: &Sign, sign: &Sign) -> Step {
    let direction = before.direction();
    let em = before.em.max(sign.em);
    if direction.dot(sign.direction()) < 0.97 {
        return Step::Away;
    }
    let up = before.up / before.em;
    let moved = sign.origin - before.origin;
    if moved.dot(up).abs() > BASELINE * em {
        return Step::Away;
    }
    let small = before.em.min(sign.em);
    let on = (sign.origin - before.end).dot(direction);
    let back = (before.origin - sign.end).dot(direction);
    if (is_rtl(before.first) || is_rtl(sign.first))
        && on < -0.3 * small
        && back < LINE_GAP * em
        && back > -0.6 * small
    {
        return Step::Back(back);
    }
    // An accent drawn over the letter before it stays with it.
    let over = (sign.end - before.origin).dot(direction);
    if on > LINE_GAP * em || (on < -0.3 * small && over < 0.1 * small) || moved.dot(direction) < -0.6 * small
    {
        return Step::Away;
    }
    Step::On(on)
}

/// Glyphs that a short line has.
const LETTERS: usize = 16;

/// Parts the glyphs into stretches that stay on one baseline.
fn stretches(signs: &[Sign]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for (index, sign) in signs.iter().enumerate() {
        if sign.first == '\u{200b}' {
            continue;
        }
        let together = last.is_some_and(|last| !matches!(step(&signs[last], sign), Step::Away));
        // A space somewhere else on the page, left over between two pieces of a line, parts nothing.
        if sign.is_space() && !together {
            continue;
        }
        match all.last_mut() {
            Some(stretch) if together => stretch.push(index),
            _ => {
                let mut stretch = Vec::with_capacity(LETTERS);
                stretch.push(index);
                all.push(stretch);
            }
        }
        last = Some(index);
    }
    all
}

/// The longest piece that may belong into the gap of a line drawn before it.
const PIECE: usize = 4;
/// How many stretches back its line may be.
const BACK: usize = 80;

/// Indices and exponents that were drawn after the line that they stand in: into its gap with them.
fn put_back(signs: &[Sign], stretches: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut kept: Vec<Vec<usize>> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let letters = stretch.iter().filter(|&&index| !signs[index].is_space()).count();
        if letters == 0 || letters > PIECE {
            kept.push(stretch);
            continue;
        }
        let from = kept.len().saturating_sub(BACK);
        let home = (from..kept.len())
            .rev()
            .find_map(|line| Some((line, gap_for(signs, &kept[line], &stretch)?)));
        match home {
            Some((line, at)) => {
                let piece = stretch.into_iter().filter(|&index| !signs[index].is_space());
                kept[line].splice(at..at, piece);
            }
            None => kept.push(stretch),
        }
    }
    kept
}

/// Where in a line there is a gap that a piece fits into, touching both sides.
fn gap_for(signs: &[Sign], line: &[usize], piece: &[usize]) -> Option<usize> {
    let mut letters = piece
        .iter()
        .map(|&index| &signs[index])
        .filter(|sign| !sign.is_space());
    let first = letters.next()?;
    let last = letters.next_back().unwrap_or(first);
    if line.len() <= piece.len() || is_rtl(first.first) {
        return None;
    }
    line.windows(2)
        .position(|pair| {
            let (before, behind) = (&signs[pair[0]], &signs[pair[1]]);
            if before.is_space() || behind.is_space() || before.em < first.em * 1.05 {
                return false;
            }
            let direction = before.direction();
            let em = before.em;
            let near = |gap: f64| gap.abs() < 0.12 * em;
            let up = (first.origin - before.origin).dot(before.up / em).abs();
            direction.dot(first.direction()) > 0.97
                && up < 0.6 * em
                && near((first.origin - before.end).dot(direction))
                && (behind.origin - last.end).dot(direction) > -0.12 * em
                && (behind.origin - before.end).dot(direction) > WORD_GAP * em
        })
        .map(|at| at + 1)
        .or_else(|| at_end(signs, line, first))
}

/// An exponent behind the last letter of a line.
fn at_end(signs: &[Sign], line: &[usize], first: &Sign) -> Option<usize> {
    let before = &signs[*line.last()?];
    let em = before.em;
    let direction = before.direction();
    let up = (first.origin - before.origin).dot(before.up / em).abs();
    let fits = !before.is_space()
        && first.em < 0.9 * em
        && direction.dot(first.direction()) > 0.97
        && up > 0.05 * em
        && up < 0.6 * em
        && (first.origin - before.end).dot(direction).abs() < 0.12 * em;
    fits.then_some(line.len())
}

/// How the letters of a stretch stand to one another.
enum Spacing {
    /// Some touch: ordinary text.
    Tight,
    /// Too few to tell.
    Few,
    /// All stand apart: letter-spaced. Up to this gap, in em, they are one word: a third more than the narrowest.
    Wide(f64),
}

fn spacing(signs: &[Sign], stretch: &[usize]) -> Spacing {
    let mut narrowest = f64::INFINITY;
    let mut count = 0;
    for pair in stretch.windows(2) {
        let (before, sign) = (&signs[pair[0]], &signs[pair[1]]);
        if before.is_space() || sign.is_space() {
            continue;
        }
        let Step::On(gap) = step(before, sign) else {
            return Spacing::Tight;
        };
        let gap = gap / before.em.max(sign.em);
        // A row of dots leads from one end of a line to the other; it is no word.
        if gap <= WORD_GAP || (before.first == '.' && sign.first == '.') {
            return Spacing::Tight;
        }
        narrowest = narrowest.min(gap);
        count += 1;
    }
    if count < 3 {
        Spacing::Few
    } else {
        Spacing::Wide((narrowest * WIDE).clamp(WORD_GAP, WIDEST))
    }
}

fn line(signs: &[Sign], stretch: &[usize], gap: f64) -> Option<Line> {
    // The glyphs of all words one after the other, and where each word begins.
    let mut glyphs: Vec<usize> = Vec::with_capacity(stretch.len());
    let mut starts: Vec<usize> = Vec::new();
    let mut open = false;
    let mut last: Option<usize> = None;
    for &index in stretch {
        let sign = &signs[index];
        if sign.is_space() {
            open = false;
            last = Some(index);
            continue;
        }
        // A mark over a wide letter is no gap, and the next letter is measured from the letter, not from its mark.
        if open
            && !sign.first.is_ascii()
            && is_combining_mark(sign.first)
            && (sign.end - sign.origin).hypot() < 0.1 * sign.em
            && let Some(last) = last
            && (sign.origin - signs[last].end).hypot() < 1.2 * sign.em
        {
            glyphs.push(index);
            continue;
        }
        if let Some(last) = last {
            let before = &signs[last];
            let parted = match step(before, sign) {
                Step::On(room) | Step::Back(room) => room > gap * before.em.max(sign.em),
                Step::Away => true,
            };
            open = open && !parted;
        }
        if !open {
            starts.push(glyphs.len());
        }
        glyphs.push(index);
        open = true;
        last = Some(index);
    }
    let ends = starts.iter().skip(1).copied().chain([glyphs.len()]);
    let groups = starts.iter().zip(ends).map(|(&start, end)| &glyphs[start..end]);
    let words: Vec<Word> = if glyphs.iter().any(|&index| is_rtl(signs[index].first)) {
        let groups = logical(signs, groups.map(<[usize]>::to_vec).collect());
        groups.iter().filter_map(|group| word(signs, group)).collect()
    } else {
        groups.filter_map(|group| word(signs, group)).collect()
    };
    let first = words.first()?;
    let mut area = first.area;
    for word in &words[1..] {
        area = area.union(word.area);
    }
    // The size of most of the letters is the size of the line.
    let mut sizes: Vec<(f64, usize)> = words.iter().map(|word| (word.em, word.edges.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|size| size.1).sum::<usize>() / 2;
    let mut seen = 0;
    let em = sizes
        .iter()
        .find(|size| {
            seen += size.1;
            seen > half
        })
        .map_or(first.em, |size| size.0);
    let side = first.side;
    let baseline = match side {
        Side::Right | Side::Left => first.origin.y,
        Side::Up | Side::Down => first.origin.x,
    };
    Some(Line {
        words,
        area,
        em,
        side,
        baseline,
    })
}

fn side(direction: Vec2) -> Side {
    if direction.x.abs() >= direction.y.abs() {
        if direction.x >= 0.0 {
            Side::Right
        } else {
            Side::Left
        }
    } else if direction.y >= 0.0 {
        Side::Up
    } else {
        Side::Down
    }
}

fn along(side: Side, point: Point) -> f64 {
    match side {
        Side::Right | Side::Left => point.x,
        Side::Up | Side::Down => point.y,
    }
}

/// Accents that TeX and others draw as letters of their own, with the mark that combines.
fn combining(c: char) -> Option<char> {
    Some(match c {
        '`' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '\u{2c6}' | '^' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

fn keeps(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe)
}

/// Puts an accent that stands over a letter onto it.
fn with_accents(signs: &[Sign], group: &[usize]) -> Vec<(usize, Option<char>, bool)> {
    let over = |a: &Sign, b: &Sign| {
        let direction = a.direction();
        let start = (b.origin - a.origin).dot(direction);
        let width = (b.end - b.origin).dot(direction).max(0.01);
        let middle = (a.end - a.origin).dot(direction) / 2.0 - start;
        middle > 0.0 && middle < width
    };
    let mut out: Vec<(usize, Option<char>, bool)> = Vec::with_capacity(group.len());
    let mut skip = false;
    for (at, &index) in group.iter().enumerate() {
        if skip {
            skip = false;
            continue;
        }
        let sign = &signs[index];
        if let Some(mark) = combining(sign.first).filter(|_| sign.rest.is_none()) {
            let next = group.get(at + 1).map(|&next| (next, &signs[next]));
            if let Some((next, letter)) = next
                && letter.first.is_alphabetic()
                && over(sign, letter)
            {
                out.push((next, Some(mark), false));
                skip = true;
                continue;
            }
            if let Some((last, none, _)) = out.last_mut()
                && none.is_none()
                && signs[*last].first.is_alphabetic()
                && over(sign, &signs[*last])
            {
                *none = Some(mark);
                continue;
            }
        }
        out.push((index, None, false));
    }
    out
}

fn word(signs: &[Sign], group: &[usize]) -> Option<Word> {
    let first = &signs[*group.first()?];
    let side = side(first.direction());
    let mut text = String::with_capacity(group.len());
    let mut edges: Vec<f64> = Vec::with_capacity(group.len());
    let mut area: Option<Rect> = None;
    let mut piece = String::new();
    let mut hidden = true;
    let mut em: f64 = 0.0;
    let accented = group.iter().any(|&index| combining(signs[index].first).is_some());
    let composed = if accented {
        with_accents(signs, group)
    } else {
        Vec::new()
    };
    let plain = group
        .iter()
        .filter(|_| !accented)
        .map(|&index| (index, None, false));
    for (index, accent, _) in composed.into_iter().chain(plain) {
        let sign = &signs[index];
        piece.clear();
        sign.text(&mut piece);
        if let Some(mark) = accent {
            // After the first character, so that the letter takes it.
            let at = sign.first.len_utf8();
            let letter = match sign.first {
                '\u{131}' => 'i',
                '\u{237}' => 'j',
                other => other,
            };
            piece.replace_range(..at, &format!("{letter}{mark}"));
        }
        let kept = || piece.chars().filter(|&c| keeps(c));
        let (from, to) = if is_rtl(sign.first) {
            (sign.end, sign.origin)
        } else {
            (sign.origin, sign.end)
        };
        let (from, to) = (along(side, from), along(side, to));
        let count = kept().count().max(1);
        for (at, c) in kept().enumerate() {
            text.push(c);
            #[expect(clippy::cast_precision_loss, reason = "a glyph stands for a few characters")]
            edges.push(from + (to - from) * (at as f64 / count as f64));
        }
        for point in [
            sign.origin + sign.up * DESCENT,
            sign.origin + sign.up * ASCENT,
            sign.end + sign.up * DESCENT,
            sign.end + sign.up * ASCENT,
        ] {
            let spot = Rect::from_points(point, point);
            area = Some(area.map_or(spot, |area| area.union(spot)));
        }
        hidden &= sign.hidden;
        em = em.max(sign.em);
    }
    compose(&mut text, &mut edges);
    if text.is_empty() {
        return None;
    }
    Some(Word {
        text,
        edges,
        area: area?,
        side,
        em,
        hidden,
        content: first.content,
        origin: first.origin,
    })
}

/// Normal form C, with the edges kept in step.
fn compose(text: &mut String, edges: &mut Vec<f64>) {
    if text.is_ascii() || is_nfc(text) {
        return;
    }
    let mut composed = String::with_capacity(text.len());
    let mut kept = Vec::with_capacity(edges.len());
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let mut end = at + 1;
        while end < chars.len() && (is_combining_mark(chars[end]) || is_jamo_tail(chars[end])) {
            end += 1;
        }
        let before = composed.chars().count();
        composed.extend(chars[at..end].iter().copied().nfc());
        let made = composed.chars().count() - before;
        for n in 0..made {
            kept.push(edges[(at + n).min(end - 1)]);
        }
        at = end;
    }
    if is_nfc(&composed) {
        *text = composed;
        *edges = kept;
    } else {
        // Rare: a mark composes across what was taken as one cluster.
        *text = text.nfc().collect();
        let count = text.chars().count();
        let last = edges.last().copied().unwrap_or(0.0);
        edges.resize(count, last);
    }
}

fn is_jamo_tail(c: char) -> bool {
    matches!(c, '\u{1161}'..='\u{11ff}')
}
