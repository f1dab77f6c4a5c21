//! Quotes that hold: made, found again, and drawn.
//!
//! An annotation keeps the quote with 32 characters on either side, its place in the text, and its rectangles.
//! The rectangles are what is drawn, always; the quote is what is searched when a later version reads
//! otherwise. All offsets count Unicode scalar values of a page's text.

use serde::{Deserialize, Serialize};

use crate::packed::{PlacedWord, Runs};
use crate::page::{Area, READER_VERSION};

/// Characters kept before and behind a quote.
pub const CONTEXT: usize = 32;
/// Edits that a quote may have suffered, as a share of its length.
const EDITS: usize = 10;
/// The longest quote that is looked for fuzzily; longer ones are found by their first part.
const FUZZY_MAX: usize = 600;

/// A quote and where it stood (W3C `TextQuoteSelector` and `TextPositionSelector`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// The text.
    pub exact: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// The page, from 1.
    pub page: u32,
    /// First character.
    pub start: u32,
    /// Behind the last character.
    pub end: u32,
    /// The reader's version whose text the offsets count.
    pub reader: u32,
}

/// How a quote was found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Where it was.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Nearly the same words: *the text here has changed*.
    Fuzzy,
}

/// Where a quote was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The page, from 1.
    pub page: u32,
    /// First character.
    pub start: u32,
    /// Behind the last character.
    pub end: u32,
    /// How sure it is.
    pub how: How,
}

fn size(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The characters of a text from `start` to `end`.
#[must_use]
pub fn slice(text: &str, start: u32, end: u32) -> String {
    text.chars()
        .skip(size(start))
        .take(size(end.saturating_sub(start)))
        .collect()
}

/// Makes the selector of a stretch of a page's text.
#[must_use]
pub fn selector(text: &str, page: u32, start: u32, end: u32) -> Selector {
    let before = size(start).min(CONTEXT);
    Selector {
        exact: slice(text, start, end),
        prefix: slice(text, start - short(before), start),
        suffix: slice(text, end, end.saturating_add(short(CONTEXT))),
        page,
        start,
        end,
        reader: READER_VERSION,
    }
}

/// Finds a quote again: on its page, on the nearest page, then fuzzily. `text` gives the text of a page.
pub fn find(selector: &Selector, pages: u32, text: &dyn Fn(u32) -> Option<String>) -> Option<Found> {
    if selector.exact.trim().is_empty() {
        return None;
    }
    let own = text(selector.page);
    if let Some(own) = &own
        && slice(own, selector.start, selector.end) == selector.exact
    {
        return Some(Found {
            page: selector.page,
            start: selector.start,
            end: selector.end,
            how: How::Exact,
        });
    }
    let wanted = Folded::new(&selector.exact);
    for page in nearest(selector.page, pages) {
        let Some(text) = text(page) else { continue };
        if let Some((start, end)) = same_words(&text, &wanted, selector) {
            return Some(Found {
                page,
                start,
                end,
                how: How::Moved,
            });
        }
    }
    for page in nearest(selector.page, pages) {
        let Some(text) = text(page) else { continue };
        if let Some((start, end)) = nearly(&text, &wanted) {
            return Some(Found {
                page,
                start,
                end,
                how: How::Fuzzy,
            });
        }
    }
    None
}

/// The page itself, then those around it, the nearer first.
fn nearest(page: u32, pages: u32) -> impl Iterator<Item = u32> {
    let around = (1..pages.max(1)).flat_map(move |far| [page.checked_add(far), page.checked_sub(far)]);
    std::iter::once(Some(page))
        .chain(around)
        .flatten()
        .filter(move |page| (1..=pages).contains(page))
}

/// A text in which only what is read matters: blanks are one, hyphens at line ends are gone, case is kept.
struct Folded {
    chars: Vec<char>,
    /// Where each character stands in the original.
    at: Vec<usize>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let original: Vec<char> = text.chars().collect();
        let mut folded = Self {
            chars: Vec::with_capacity(original.len()),
            at: Vec::with_capacity(original.len()),
        };
        let mut index = 0;
        while index < original.len() {
            let c = original[index];
            let broken = matches!(c, '-' | '\u{2010}' | '\u{ad}')
                && original.get(index + 1) == Some(&'\n')
                && index > 0
                && original[index - 1].is_alphabetic()
                && original.get(index + 2).is_some_and(|next| next.is_lowercase());
            if broken {
                index += 2;
                continue;
            }
            if c.is_whitespace() {
                if folded.chars.last().is_some_and(|last| *last != ' ') {
                    folded.push(' ', index);
                }
            } else {
                // Ligatures open, so that readers may differ in them.
                let mut piece = [0; 4];
                for part in unicode_normalization::UnicodeNormalization::nfkc(&*c.encode_utf8(&mut piece)) {
                    folded.push(part, index);
                }
            }
            index += 1;
        }
        while folded.chars.last() == Some(&' ') {
            folded.chars.pop();
            folded.at.pop();
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.at.push(at);
    }

    fn span(&self, start: usize, end: usize) -> Option<(u32, u32)> {
        Some((
            short(*self.at.get(start)?),
            short(*self.at.get(end.checked_sub(1)?)? + 1),
        ))
    }
}

fn same_words(text: &str, wanted: &Folded, selector: &Selector) -> Option<(u32, u32)> {
    let page = Folded::new(text);
    let length = wanted.chars.len();
    if length == 0 || length > page.chars.len() {
        return None;
    }
    let prefix = Folded::new(&selector.prefix).chars;
    let suffix = Folded::new(&selector.suffix).chars;
    let letter = |c: &&char| **c != ' ';
    let best = (0..=page.chars.len() - length)
        .filter(|&start| page.chars[start..start + length] == wanted.chars[..])
        .max_by_key(|&start| {
            let (before, behind) = (&page.chars[..start], &page.chars[start + length..]);
            let before = before
                .iter()
                .rev()
                .filter(letter)
                .zip(prefix.iter().rev().filter(letter));
            let behind = behind.iter().filter(letter).zip(suffix.iter().filter(letter));
            let alike =
                before.take_while(|(a, b)| a == b).count() + behind.take_while(|(a, b)| a == b).count();
            // Of equals the first, while `max_by_key` keeps the last.
            (alike, std::cmp::Reverse(start))
        })?;
    page.span(best, best + length)
}

/// The stretch of a text that differs least from what is wanted, by at most a tenth of its length
/// (approximate search of Sellers: one row of the table of edits).
fn nearly(text: &str, wanted: &Folded) -> Option<(u32, u32)> {
    let page = Folded::new(text);
    let wanted: &[char] = &wanted.chars[..wanted.chars.len().min(FUZZY_MAX)];
    let allowed = wanted.len() / EDITS;
    if allowed == 0 {
        return None;
    }
    // For each length of a beginning of what is wanted: edits, and where the stretch begins.
    let mut row: Vec<(usize, usize)> = (0..=wanted.len()).map(|edits| (edits, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, c) in page.chars.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (0, at + 1);
        corner.1 = at;
        for (n, want) in wanted.iter().enumerate() {
            let above = row[n + 1];
            let change = (corner.0 + usize::from(want != c), corner.1);
            let add = (above.0 + 1, above.1);
            let drop = (row[n].0 + 1, row[n].1);
            row[n + 1] = change.min(add).min(drop);
            corner = above;
        }
        let (edits, start) = row[wanted.len()];
        if edits <= allowed && best.is_none_or(|(least, _, _)| edits < least) {
            best = Some((edits, start, at + 1));
        }
    }
    let (_, start, end) = best?;
    page.span(start, end)
}

/// One rectangle per line for a stretch of a page's text.
#[must_use]
pub fn lines(words: &[PlacedWord], start: u32, end: u32) -> Vec<Area> {
    let mut areas: Vec<(Area, Runs)> = Vec::new();
    for word in words
        .iter()
        .filter(|word| word.start < end && start < word.start + word.length)
    {
        let area = part(word, start, end);
        match areas.last_mut() {
            Some((line, runs)) if *runs == word.runs && same_line(*line, area, word.runs) => {
                *line = line.union(area);
            }
            _ => areas.push((area, word.runs)),
        }
    }
    areas.into_iter().map(|(area, _)| area).collect()
}

/// The part of a word's box that belongs to a stretch of text.
fn part(word: &PlacedWord, start: u32, end: u32) -> Area {
    let from = start.saturating_sub(word.start);
    let to = (end - word.start).min(word.length);
    if from == 0 && to == word.length {
        return word.area;
    }
    let edge = |n: u32| word.edges.get(size(n)).copied();
    let rtl = word.edges.len() > 1 && word.edges.first() > word.edges.last();
    let mut area = word.area;
    let (near, far) = (edge(from), edge(to));
    match word.runs {
        Runs::Right | Runs::Left => {
            let backwards = rtl || word.runs == Runs::Left;
            let near = near.unwrap_or(if backwards { area.x1 } else { area.x0 });
            let far = far.unwrap_or(if backwards { area.x0 } else { area.x1 });
            (area.x0, area.x1) = (near.min(far), near.max(far));
        }
        Runs::Up | Runs::Down => {
            let near = near.unwrap_or(if word.runs == Runs::Down { area.y1 } else { area.y0 });
            let far = far.unwrap_or(if word.runs == Runs::Down { area.y0 } else { area.y1 });
            (area.y0, area.y1) = (near.min(far), near.max(far));
        }
    }
    area
}

fn same_line(line: Area, area: Area, runs: Runs) -> bool {
    let (low, high, near, far, size) = match runs {
        Runs::Right | Runs::Left => (
            line.y0.max(area.y0),
            line.y1.min(area.y1),
            line.x0.max(area.x0),
            line.x1.min(area.x1),
            area.height(),
        ),
        Runs::Up | Runs::Down => (
            line.x0.max(area.x0),
            line.x1.min(area.x1),
            line.y0.max(area.y0),
            line.y1.min(area.y1),
            area.width(),
        ),
    };
    // On one height, and not so far apart that another column lies between.
    high - low > size / 2 && near - far < size.saturating_mul(3)
}

/// The stretch of text under rectangles: where the most of each word lies within one.
#[must_use]
pub fn quote_under(words: &[PlacedWord], areas: &[Area]) -> Option<(u32, u32)> {
    let mut span: Option<(u32, u32)> = None;
    for word in words {
        for area in areas.iter().filter(|area| area.overlaps(word.area)) {
            let (low, high) = (area.y0.max(word.area.y0), area.y1.min(word.area.y1));
            let sideways = matches!(word.runs, Runs::Up | Runs::Down);
            if !sideways && (high - low) * 2 < word.area.height().min(area.height()) {
                continue;
            }
            let Some((first, last)) = under(word, *area) else {
                continue;
            };
            let (start, end) = (word.start + first, word.start + last);
            span = Some(span.map_or((start, end), |(s, e)| (s.min(start), e.max(end))));
        }
    }
    span
}

/// Which characters of a word lie under a rectangle.
fn under(word: &PlacedWord, area: Area) -> Option<(u32, u32)> {
    if word.runs != Runs::Right || word.edges.is_empty() {
        return Some((0, word.length));
    }
    let rtl = word.edges.first() > word.edges.last();
    let behind = |n: usize| {
        word.edges
            .get(n + 1)
            .copied()
            .unwrap_or(if rtl { word.area.x0 } else { word.area.x1 })
    };
    let inside: Vec<usize> = (0..word.edges.len())
        .filter(|&n| {
            let middle = i32::midpoint(word.edges[n], behind(n));
            middle >= area.x0 && middle <= area.x1
        })
        .collect();
    let (first, last) = (*inside.first()?, *inside.last()?);
    Some((short(first), short(last + 1)))
}

/// A text as the search index wants it: ligatures open, words that a hyphen broke at the end of a line joined.
#[must_use]
pub fn search_text(text: &str) -> String {
    Folded::new(text).chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "We ask for 40 node-hours.\nThe base-\nline is named in the plan.\nWe ask for more later.";

    fn again(selector: &Selector, pages: &[&str]) -> Option<Found> {
        let text = |page: u32| pages.get(page as usize - 1).map(|text| (*text).to_owned());
        find(selector, u32::try_from(pages.len()).expect("few pages"), &text)
    }

    #[test]
    fn a_quote_is_found_where_it_was() {
        let quote = selector(PAGE, 1, 3, 10);
        assert_eq!(quote.exact, "ask for", "offsets count characters");
        assert_eq!(quote.prefix, "We ", "the prefix ends where the quote begins");
        let found = again(&quote, &[PAGE]).expect("nothing changed");
        assert_eq!(
            (found.start, found.end, found.how),
            (3, 10, How::Exact),
            "it is where it was"
        );
    }

    #[test]
    fn the_right_one_of_two_is_found_by_its_context() {
        let start = u32::try_from(PAGE.find("We ask for more").expect("it is there")).expect("short");
        let quote = selector(PAGE, 1, start, start + 10);
        let moved = format!("A new first line.\n{PAGE}");
        let found = again(&quote, &["", &moved]).expect("it moved to the next page");
        assert_eq!(
            (found.page, found.how),
            (2, How::Moved),
            "it is found on the nearest page"
        );
        assert_eq!(
            found.start,
            start + 18,
            "the second of two equals has the right words behind it"
        );
    }

    #[test]
    fn line_breaks_and_small_changes_do_no_harm() {
        let quote = selector("The baseline is named in the plan.", 1, 0, 34);
        let found = again(&quote, &[PAGE]).expect("the same words with another line break");
        assert_eq!(
            found.how,
            How::Moved,
            "a hyphen at the end of a line is not a change"
        );
        assert_eq!(
            slice(PAGE, found.start, found.end),
            "The base-\nline is named in the plan.",
            "the whole quote"
        );
        let found = again(&quote, &["xx The baselime is names in the plan. yy"]).expect("two letters differ");
        assert_eq!(found.how, How::Fuzzy, "a tenth may differ");
        assert_eq!(
            again(&quote, &["Nothing of the kind stands here, at all, anywhere."]),
            None,
            "and no more"
        );
    }

    #[test]
    fn the_search_text_joins_what_a_line_end_parted() {
        assert_eq!(
            search_text("eﬃcient base-\nline"),
            "efficient baseline",
            "ligatures open, hyphens go"
        );
        assert_eq!(
            search_text("peer-\nReview"),
            "peer- Review",
            "a hyphen before a capital stays"
        );
    }
}
