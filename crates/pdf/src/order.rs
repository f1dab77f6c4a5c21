//! The order of reading, and what each stretch of text is.
//!
//! Lines come in the order in which they were drawn, which is the order of reading in nearly all documents.
//! Where blocks jump back up the page, columns are looked for. The kinds of blocks serve the Text view.

use std::collections::BTreeMap;

use hayro::kurbo::Rect;

use crate::page::{Block, BlockKind, Order};
use crate::structure::Part;
use crate::words::{Line, Side};

/// A line of stored text: where it stands in the text, and on the page.
pub(crate) struct Placed<'l> {
    pub line: &'l Line,
    pub start: u32,
    pub end: u32,
}

/// Puts lines into the order of reading, and says how sure it is.
pub(crate) fn arrange(lines: Vec<Line>) -> (Vec<Line>, Order) {
    let jumps = lines
        .windows(2)
        .filter(|pair| jumps_back(&pair[0], &pair[1]))
        .count();
    if jumps == 0 || lines.len() < 4 {
        return (lines, Order::Found);
    }
    // A few jumps are columns, heads and feet. Text that jumps all the time was drawn without order.
    let order = if jumps * 5 > lines.len() {
        Order::Unsure
    } else {
        Order::Found
    };
    (lines, order)
}

/// Up the page by more than a line, and not to a column on the right.
fn jumps_back(before: &Line, line: &Line) -> bool {
    before.side == Side::Right
        && line.side == Side::Right
        && line.baseline > before.baseline + 1.2 * before.em.max(line.em)
        && line.area.x0 < before.area.x1
}

/// Whether a line begins as an item of a list does.
fn is_item(line: &Line) -> bool {
    let Some(first) = line.words.first().map(|word| word.text.as_str()) else {
        return false;
    };
    let mut chars = first.chars();
    let bullet = chars.next().is_some_and(|c| {
        matches!(
            c,
            '•' | '◦'
                | '▪'
                | '‣'
                | '●'
                | '○'
                | '■'
                | '□'
                | '·'
                | '✓'
                | '➢'
                | '–'
                | '—'
                | '-'
                | '*'
                | '\u{f0b7}'
                | '\u{f0a7}'
        )
    });
    if bullet && chars.next().is_none() {
        return line.words.len() > 1;
    }
    let label = first.trim_start_matches('(');
    let mark = label.trim_end_matches([')', '.']);
    let numbered = !mark.is_empty()
        && mark.len() <= 3
        && label.len() > mark.len()
        && (mark.chars().all(|c| c.is_ascii_digit())
            || (mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic)));
    numbered && line.words.len() > 1
}

/// The size of most of the text on a page.
fn body(lines: &[Placed<'_>]) -> f64 {
    let mut sizes: BTreeMap<u64, u64> = BTreeMap::new();
    for placed in lines {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size in quarter points"
        )]
        let size = (placed.line.em * 4.0).round().clamp(1.0, 40_000.0) as u64;
        *sizes.entry(size).or_default() += u64::from(placed.end - placed.start);
    }
    let most = sizes
        .iter()
        .max_by_key(|(_, count)| **count)
        .map_or(48, |(size, _)| *size);
    #[expect(clippy::cast_precision_loss, reason = "at most 40,000")]
    let body = most as f64 / 4.0;
    body
}

/// The blocks of a page as found from the places of its lines.
pub(crate) fn blocks(lines: &[Placed<'_>], page: Rect) -> Vec<Block> {
    let body = body(lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut areas: Vec<Rect> = Vec::new();
    let mut last: Option<&Placed<'_>> = None;
    for placed in lines {
        let kind = kind(placed, body, page);
        let joined = last.is_some_and(|last| {
            let open = blocks.last().map(|block| block.kind);
            open == Some(kind) && continues(last.line, placed.line, kind)
                || open == Some(BlockKind::ListItem)
                    && kind == BlockKind::Paragraph
                    && continues(last.line, placed.line, kind)
                    && placed.line.area.x0 > last.line.area.x0 - 0.3 * body
        });
        match (blocks.last_mut(), areas.last_mut()) {
            (Some(block), Some(area)) if joined => {
                block.end = placed.end;
                *area = area.union(placed.line.area);
            }
            _ => {
                blocks.push(Block {
                    kind,
                    start: placed.start,
                    end: placed.end,
                    column: 0,
                });
                areas.push(placed.line.area);
            }
        }
        last = Some(placed);
    }
    columns(&mut blocks, &areas, page);
    blocks
}

fn kind(placed: &Placed<'_>, body: f64, page: Rect) -> BlockKind {
    let line = placed.line;
    let height = page.height().max(1.0);
    let length = placed.end - placed.start;
    let at_edge = line.area.y0 > page.y1 - 0.06 * height || line.area.y1 < page.y0 + 0.07 * height;
    if at_edge && length < 120 && line.em < body * 1.3 {
        return BlockKind::Margin;
    }
    let ratio = line.em / body.max(0.1);
    if ratio > 1.12
        && length > 1
        && length < 200
        && line.words.iter().any(|w| w.text.chars().any(char::is_alphabetic))
    {
        return BlockKind::Heading(match ratio {
            ratio if ratio > 1.7 => 1,
            ratio if ratio > 1.3 => 2,
            _ => 3,
        });
    }
    if is_item(line) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a line goes on with the paragraph of the line before it.
fn continues(before: &Line, line: &Line, kind: BlockKind) -> bool {
    if before.side != line.side || kind == BlockKind::ListItem || kind == BlockKind::Margin {
        return false;
    }
    if (before.em - line.em).abs() > 0.15 * before.em {
        return false;
    }
    let down = before.baseline - line.baseline;
    if line.side != Side::Right {
        return down.abs() < 2.0 * line.em;
    }
    // Side by side on one baseline: cells of a row stay apart, but a superscript does not part a line.
    if down.abs() < 0.5 * line.em {
        return line.area.x0 - before.area.x1 < 3.0 * line.em;
    }
    let overlap = before.area.x1.min(line.area.x1) - before.area.x0.max(line.area.x0);
    if down < 0.0 || down > 1.75 * line.em || overlap < 0.0 {
        return false;
    }
    // An indented line begins a paragraph, also where nothing else parts it.
    let indent = line.area.x0 - before.area.x0;
    !(indent > 0.8 * line.em
        && indent < 4.0 * line.em
        && before.area.x1 < line.area.x1 + 2.0 * line.em
        && ends(before))
}

fn ends(line: &Line) -> bool {
    line.words
        .last()
        .is_some_and(|word| word.text.ends_with(['.', '!', '?', ':', '”', '»']))
}

/// Numbers the columns, where two or three stand side by side.
fn columns(blocks: &mut [Block], areas: &[Rect], page: Rect) {
    let middle = page.center().x;
    let narrow = |area: &Rect| area.width() < 0.6 * page.width();
    let left: Vec<&Rect> = areas
        .iter()
        .filter(|area| narrow(area) && area.x1 < middle + 0.05 * page.width())
        .collect();
    let right: Vec<&Rect> = areas
        .iter()
        .filter(|area| narrow(area) && area.x0 > middle - 0.05 * page.width())
        .collect();
    let height = |areas: &[&Rect]| areas.iter().map(|area| area.height()).sum::<f64>();
    let beside = left
        .iter()
        .any(|left| right.iter().any(|right| left.y0 < right.y1 && right.y0 < left.y1));
    if !beside || height(&left).min(height(&right)) < 0.15 * page.height() {
        return;
    }
    for (block, area) in blocks.iter_mut().zip(areas) {
        if narrow(area) && area.x0 > middle - 0.05 * page.width() {
            block.column = 1;
        }
    }
}

/// A word of stored text, with the marked content that it came from.
pub(crate) struct Tagged {
    pub start: u32,
    pub end: u32,
    pub content: i32,
}

/// The blocks of a page as its file states them; `None` when it does not state enough.
pub(crate) fn stated(words: &[Tagged], parts: &BTreeMap<i32, Part>) -> Option<Vec<Block>> {
    let known = words
        .iter()
        .filter(|word| parts.contains_key(&word.content))
        .count();
    if words.is_empty() || known * 10 < words.len() * 9 {
        return None;
    }
    let mut runs: Vec<(u32, Block)> = Vec::new();
    for word in words {
        let (number, kind) = match parts.get(&word.content) {
            Some(part) => (part.block, part.kind),
            // What the structure leaves out is an artefact: heads, feet, page numbers.
            None => (u32::MAX, BlockKind::Margin),
        };
        match runs.last_mut() {
            Some((last, block)) if *last == number => block.end = word.end,
            _ => runs.push((
                number,
                Block {
                    kind,
                    start: word.start,
                    end: word.end,
                    column: 0,
                },
            )),
        }
    }
    runs.sort_by_key(|(number, block)| (*number, block.start));
    Some(runs.into_iter().map(|(_, block)| block).collect())
}
