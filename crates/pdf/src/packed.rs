//! The words of a page as they are stored: small, and in one form.
//!
//! First byte 1 (the version of the packing), then the number of words, then for each word: flags, the gap
//! from the end of the last word to its start, its length, left (from the left of the word before), bottom
//! (from the bottom of the word before), width, height, then per character where its glyph begins (from the
//! character before; the first from the leading edge of the box). Numbers are LEB128, signed ones zigzag.
//! Places are 1/100 point; offsets count Unicode scalar values of the page's text.

use crate::page::Area;
use crate::words::Side;

const VERSION: u8 = 1;
const SIDE: u8 = 0b11;
const HIDDEN: u8 = 0b100;
/// The most words taken from a packing: more is an attack.
const WORDS_MAX: u64 = 1_000_000;

/// A word of a page, unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedWord {
    /// First character in the page's text.
    pub start: u32,
    /// How many characters.
    pub length: u32,
    /// Its box.
    pub area: Area,
    /// Which way it runs.
    pub runs: Runs,
    /// Where the glyph of each character begins, in 1/100 point: x when the word runs to the right or left,
    /// y when it runs up or down. Right-to-left words begin at the right.
    pub edges: Vec<i32>,
    /// Whether nobody sees it on the page.
    pub hidden: bool,
}

/// Which way a word runs on the unrotated page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl From<Side> for Runs {
    fn from(side: Side) -> Self {
        match side {
            Side::Right => Self::Right,
            Side::Up => Self::Up,
            Side::Left => Self::Left,
            Side::Down => Self::Down,
        }
    }
}

fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(u8::try_from(n & 0x7f).unwrap_or(0) | 0x80);
        n >>= 7;
    }
    out.push(u8::try_from(n).unwrap_or(0));
}

fn put_signed(out: &mut Vec<u8>, n: i64) {
    put(out, ((n << 1) ^ (n >> 63)).cast_unsigned());
}

struct Taker<'b>(&'b [u8]);

impl Taker<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut n = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let n = self.number()?;
        Some((n >> 1).cast_signed() ^ -(n & 1).cast_signed())
    }

    fn place(&mut self, from: i64) -> Option<i32> {
        i32::try_from(from.checked_add(self.signed()?)?).ok()
    }
}

fn lead(word: &PlacedWord) -> i64 {
    i64::from(match word.runs {
        Runs::Right | Runs::Left => word.area.x0,
        Runs::Up | Runs::Down => word.area.y0,
    })
}

/// Packs words, which stand in the order of the text.
#[must_use]
pub fn pack(words: &[PlacedWord]) -> Vec<u8> {
    let mut out = Vec::with_capacity(words.len() * 20);
    out.push(VERSION);
    put(&mut out, words.len() as u64);
    let (mut at, mut x, mut y) = (0_u32, 0_i64, 0_i64);
    for word in words {
        let side = match word.runs {
            Runs::Right => 0,
            Runs::Up => 1,
            Runs::Left => 2,
            Runs::Down => 3,
        };
        out.push(side | if word.hidden { HIDDEN } else { 0 });
        put(&mut out, u64::from(word.start.saturating_sub(at)));
        put(&mut out, u64::from(word.length));
        put_signed(&mut out, i64::from(word.area.x0) - x);
        put_signed(&mut out, i64::from(word.area.y0) - y);
        put(&mut out, u64::from(word.area.width().unsigned_abs()));
        put(&mut out, u64::from(word.area.height().unsigned_abs()));
        let mut last = lead(word);
        for &edge in &word.edges {
            put_signed(&mut out, i64::from(edge) - last);
            last = i64::from(edge);
        }
        at = word.start + word.length;
        x = i64::from(word.area.x0);
        y = i64::from(word.area.y0);
    }
    out
}

/// Unpacks words; `None` when the bytes are not a packing.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Vec<PlacedWord>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let mut taker = Taker(bytes);
    if taker.byte()? != VERSION {
        return None;
    }
    let count = taker.number()?;
    // Each word takes at least seven bytes, so a lie about the count cannot claim memory.
    if count > WORDS_MAX || count.saturating_mul(7) > bytes.len() as u64 {
        return None;
    }
    let mut words = Vec::with_capacity(usize::try_from(count).ok()?);
    let (mut at, mut x, mut y) = (0_u32, 0_i64, 0_i64);
    for _ in 0..count {
        let flags = taker.byte()?;
        let start = at.checked_add(u32::try_from(taker.number()?).ok()?)?;
        let length = u32::try_from(taker.number()?).ok()?;
        if usize::try_from(length).ok()? > taker.0.len() {
            return None;
        }
        let x0 = taker.place(x)?;
        let y0 = taker.place(y)?;
        let x1 = x0.checked_add(i32::try_from(taker.number()?).ok()?)?;
        let y1 = y0.checked_add(i32::try_from(taker.number()?).ok()?)?;
        let runs = match flags & SIDE {
            0 => Runs::Right,
            1 => Runs::Up,
            2 => Runs::Left,
            _ => Runs::Down,
        };
        let mut word = PlacedWord {
            start,
            length,
            area: Area { x0, y0, x1, y1 },
            runs,
            edges: Vec::new(),
            hidden: flags & HIDDEN != 0,
        };
        let mut last = lead(&word);
        for _ in 0..length {
            let edge = taker.place(last)?;
            last = i64::from(edge);
            word.edges.push(edge);
        }
        at = start.checked_add(length)?;
        (x, y) = (i64::from(x0), i64::from(y0));
        words.push(word);
    }
    taker.0.is_empty().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_words_come_back() {
        let words = vec![
            PlacedWord {
                start: 0,
                length: 2,
                area: Area {
                    x0: 7200,
                    y0: 70_000,
                    x1: 8000,
                    y1: 71_000,
                },
                runs: Runs::Right,
                edges: vec![7200, 7610],
                hidden: false,
            },
            PlacedWord {
                start: 3,
                length: 1,
                area: Area {
                    x0: -50,
                    y0: 1,
                    x1: 3,
                    y1: 900,
                },
                runs: Runs::Down,
                edges: vec![880],
                hidden: true,
            },
        ];
        let packed = pack(&words);
        assert_eq!(unpack(&packed), Some(words), "packing loses nothing");
        for end in 0..packed.len() {
            assert_ne!(
                unpack(&packed[..end]).map(|w| w.len()),
                Some(2),
                "a cut packing is refused"
            );
        }
        assert_eq!(
            unpack(&[1, 0xff, 0xff, 0xff, 0x7f]),
            None,
            "a lie about the count is refused"
        );
    }
}
