//! Pages that were drawn without any order: word by word from anywhere, from the last line to the first, letter by
//! letter backwards. Their glyphs are put into rows by their places, and the lines that come of it into columns; so are the
//! lines of columns that were drawn together, row by row.
//!
//! Only such pages: where the order of drawing makes sense, it is the better witness (`order`).

use hayro::kurbo::Rect;

use crate::ink::Sign;
use crate::words::{Line, Side};

/// Pieces that a page must have before anything can be said of their order.
const PIECES_MIN: usize = 8;
/// The most pieces that are put in order.
const PIECES_MAX: usize = 20_000;
/// How wide the space between columns is at least, in em.
const GUTTER: f64 = 1.0;

/// Whether of the steps from one piece to the next more than a third go back: up the page, or to the left on a
/// line. In running text one of ten does.
pub(crate) fn is_scattered(lines: &[Line]) -> bool {
    if lines.len() < PIECES_MIN || lines.len() > PIECES_MAX {
        return false;
    }
    let back = lines
        .windows(2)
        .filter(|pair| goes_back(&pair[0], &pair[1]))
        .count();
    back * 3 > lines.len()
}

fn goes_back(before: &Line, line: &Line) -> bool {
    if before.side != Side::Right || line.side != Side::Right {
        return false;
    }
    let em = before.em.max(line.em);
    let up = line.baseline - before.baseline;
    up > 0.8 * em || (up.abs() < 0.5 * em && line.area.x1 < before.area.x0 + 0.1 * em)
}

/// Lines that make a column, in characters, and rows of two of them.
const COLUMN_LINE: usize = 20;
const ROWS_MIN: usize = 6;

/// Whether two columns of running text were drawn together, row by row. Cells of a table are shorter.
pub(crate) fn is_woven(lines: &[Line]) -> bool {
    let length = |line: &Line| line.words.iter().map(|word| word.edges.len() + 1).sum::<usize>();
    let beside = |pair: &&[Line]| {
        let (left, right) = (&pair[0], &pair[1]);
        left.side == Side::Right
            && right.side == Side::Right
            && (left.baseline - right.baseline).abs() < 0.3 * left.em
            && right.area.x0 > left.area.x1
            && length(left).min(length(right)) > COLUMN_LINE
    };
    let rows = lines.windows(2).filter(beside).count();
    rows >= ROWS_MIN && rows * 3 > lines.len()
}

/// The glyphs from the top of the page to its foot, on each row from the left. What does not run to the right
/// stays behind, as it was drawn.
pub(crate) fn in_rows(signs: &[Sign]) -> Vec<Sign> {
    let (mut level, turned): (Vec<&Sign>, Vec<&Sign>) =
        signs.iter().partition(|sign| sign.direction().x > 0.97);
    level.sort_by(|a, b| b.origin.y.total_cmp(&a.origin.y));
    let mut sorted: Vec<Sign> = Vec::with_capacity(signs.len());
    let mut rest = level.as_mut_slice();
    while let Some(first) = rest.first() {
        let low = first.origin.y - 0.3 * first.em;
        let end = rest.partition_point(|sign| sign.origin.y >= low);
        let (row, below) = std::mem::take(&mut rest).split_at_mut(end.max(1));
        row.sort_by(|a, b| a.origin.x.total_cmp(&b.origin.x));
        sorted.extend(row.iter().map(|sign| (*sign).clone()));
        rest = below;
    }
    sorted.extend(turned.into_iter().cloned());
    sorted
}

/// Lines that stand in columns, one column after the other.
pub(crate) fn in_columns(lines: Vec<Line>) -> Vec<Line> {
    let areas: Vec<(Rect, f64)> = lines.iter().map(|line| (line.area, line.em)).collect();
    let mut order = Vec::with_capacity(lines.len());
    cut(&areas, (0..lines.len()).collect(), 0, &mut order);
    let mut lines: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|index| lines.get_mut(index)?.take())
        .collect()
}

/// How deep columns within columns are looked for.
const DEPTH: u32 = 12;

fn cut(areas: &[(Rect, f64)], mut some: Vec<usize>, depth: u32, order: &mut Vec<usize>) {
    if some.len() > 3 && depth < DEPTH {
        if let Some(right) = at_gutter(areas, &mut some) {
            cut(areas, some, depth + 1, order);
            return cut(areas, right, depth + 1, order);
        }
        // What goes across, a title above two columns, parts what is above from what is below.
        if let Some(below) = at_step(areas, &mut some) {
            cut(areas, some, depth + 1, order);
            return cut(areas, below, depth + 1, order);
        }
    }
    // As they came: from top to foot, on each row from the left.
    some.sort_unstable();
    order.extend(some);
}

/// Takes what stands on the right of the widest space between columns.
fn at_gutter(areas: &[(Rect, f64)], some: &mut Vec<usize>) -> Option<Vec<usize>> {
    some.sort_by(|a, b| areas[*a].0.x0.total_cmp(&areas[*b].0.x0));
    let mut reach = f64::NEG_INFINITY;
    let mut widest = (0.0, 0);
    for (at, index) in some.iter().enumerate() {
        let (area, em) = areas[*index];
        let space = area.x0 - reach;
        if at > 0 && space > GUTTER * em && space > widest.0 {
            widest = (space, at);
        }
        reach = reach.max(area.x1);
    }
    let (_, at) = widest;
    if at < 2 || some.len() - at < 2 {
        return None;
    }
    let height = |some: &[usize]| {
        let low = some.iter().map(|i| areas[*i].0.y0).fold(f64::INFINITY, f64::min);
        let high = some
            .iter()
            .map(|i| areas[*i].0.y1)
            .fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let (left, right) = (height(&some[..at]), height(&some[at..]));
    let beside = left.1.min(right.1) - left.0.max(right.0);
    (beside > 0.5 * (left.1 - left.0).min(right.1 - right.0)).then(|| some.split_off(at))
}

/// Takes what stands below the widest step between rows.
fn at_step(areas: &[(Rect, f64)], some: &mut Vec<usize>) -> Option<Vec<usize>> {
    some.sort_by(|a, b| areas[*b].0.y1.total_cmp(&areas[*a].0.y1));
    let mut reach = f64::INFINITY;
    let mut widest = (f64::NEG_INFINITY, 0);
    for (at, index) in some.iter().enumerate() {
        let (area, em) = areas[*index];
        // Boxes of lines that follow one another closely may touch.
        let space = reach - area.y1 + 0.1 * em;
        if at > 0 && space > 0.0 && space > widest.0 {
            widest = (space, at);
        }
        reach = reach.min(area.y0);
    }
    (widest.1 > 0).then(|| some.split_off(widest.1))
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::{Point, Vec2};

    use super::*;
    use crate::words::lines;

    /// Words at their places, each letter half an em wide.
    fn drawn(words: &[(&str, f64, f64)]) -> Vec<Sign> {
        let mut signs = Vec::new();
        for (word, x, y) in words {
            let mut x = *x;
            for c in word.chars() {
                let from = Point::new(x, *y);
                x += 5.0;
                signs.push(Sign::plain(
                    c,
                    None,
                    from,
                    Point::new(x, *y),
                    Vec2::new(0.0, 10.0),
                ));
            }
        }
        signs
    }

    fn read(signs: &[Sign]) -> String {
        let found = lines(signs);
        let found = if is_scattered(&found) {
            in_columns(lines(&in_rows(signs)))
        } else {
            found
        };
        let line = |line: &Line| {
            let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
            words.join(" ")
        };
        found.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_from_anywhere_are_read_row_by_row() {
        let mut words = vec![
            ("We", 10.0, 90.0),
            ("ask", 25.0, 90.0),
            ("for", 45.0, 90.0),
            ("time", 10.0, 78.0),
            ("and", 35.0, 78.0),
            ("money", 55.0, 78.0),
            ("to", 10.0, 66.0),
            ("count", 25.0, 66.0),
            ("birds", 55.0, 66.0),
        ];
        let wanted = "We ask for\ntime and money\nto count birds";
        assert_eq!(read(&drawn(&words)), wanted, "as it was drawn");
        words.reverse();
        assert_eq!(read(&drawn(&words)), wanted, "from the last word to the first");
        words.swap(0, 4);
        words.swap(1, 7);
        assert_eq!(read(&drawn(&words)), wanted, "and in no order at all");
        let mut letters = drawn(&words);
        letters.sort_by(|a, b| b.origin.x.total_cmp(&a.origin.x));
        assert_eq!(read(&letters), wanted, "nor by letters");
    }

    #[test]
    fn columns_drawn_row_by_row_are_read_one_after_the_other() {
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        for row in 0..8 {
            let y = 200.0 - 12.0 * f64::from(row);
            rows.extend([
                ("on_the_left_hand_side_of_it", 10.0, y),
                ("on_the_right_hand_side_of_it", 200.0, y),
            ]);
            cells.extend([("seven_gulls", 10.0, y), ("twelve", 200.0, y)]);
        }
        let woven = lines(&drawn(&rows));
        assert!(is_woven(&woven), "two columns of long lines");
        let sides: Vec<bool> = in_columns(woven)
            .iter()
            .map(|line| line.area.x0 > 100.0)
            .collect();
        assert!(
            sides[..8].iter().all(|right| !right) && sides[8..].iter().all(|right| *right),
            "left, then right: {sides:?}"
        );
        assert!(!is_woven(&lines(&drawn(&cells))), "a table is read row by row");
    }

    #[test]
    fn scattered_words_of_two_columns_stay_in_them() {
        let mut words = Vec::new();
        for row in (0..5).rev() {
            let y = 90.0 - 12.0 * f64::from(row);
            words.push(("right", 140.0, y));
            words.push(("left", 10.0, y));
        }
        let read = read(&drawn(&words));
        let wanted = ["left"; 5]
            .iter()
            .chain(&["right"; 5])
            .copied()
            .collect::<Vec<_>>()
            .join("\n");
        assert_eq!(read, wanted, "first the left column, from its top");
    }
}
