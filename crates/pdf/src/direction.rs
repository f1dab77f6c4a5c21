//! Right-to-left text: from the order in which it was drawn to the order in which it is read.
//!
//! Not the whole bidirectional algorithm: producers draw either way, so that the places of the glyphs, not
//! their sequence, say what a line is.

use crate::ink::Sign;

/// Letters of scripts that are written from right to left.
pub(crate) fn is_rtl(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && !matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{fd3e}' | '\u{fd3f}' | '\u{feff}')
}

fn is_ltr(c: char) -> bool {
    c.is_alphabetic() && !is_rtl(c)
}

fn is_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '.' | ',' | ':' | '/' | '%' | '+' | '-' | '\u{66a}'..='\u{66c}')
}

/// The words of a line, and the glyphs of each, in the order in which they are read.
pub(crate) fn logical(signs: &[Sign], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let rtl = groups
        .iter()
        .flatten()
        .filter(|&&i| is_rtl(signs[i].first))
        .count();
    if rtl == 0 {
        return groups;
    }
    let ltr = groups
        .iter()
        .flatten()
        .filter(|&&i| is_ltr(signs[i].first))
        .count();
    let direction = signs[groups[0][0]].direction();
    let place = |index: usize| {
        let sign = &signs[index];
        (sign.origin.to_vec2() + sign.end.to_vec2()).dot(direction) / 2.0
    };
    // As it stands on the page, from left to right.
    let mut visual: Vec<Vec<usize>> = groups;
    for group in &mut visual {
        sort(group, signs, &place);
    }
    let at = |group: &[usize]| group.iter().map(|&i| place(i)).sum::<f64>() / count(group.len());
    visual.sort_by(|a, b| at(a).total_cmp(&at(b)));

    let base_rtl = rtl >= ltr;
    let is_rtl_word = |group: &[usize]| group.iter().any(|&i| is_rtl(signs[i].first));
    let is_ltr_word = |group: &[usize]| {
        !is_rtl_word(group)
            && group
                .iter()
                .any(|&i| is_ltr(signs[i].first) || signs[i].first.is_numeric())
    };
    let mut out: Vec<Vec<usize>> = Vec::with_capacity(visual.len());
    if base_rtl {
        visual.reverse();
    }
    // Stretches of words of the other direction keep their own order.
    let mut at = 0;
    while at < visual.len() {
        let other = |group: &[usize]| {
            if base_rtl {
                is_ltr_word(group)
            } else {
                is_rtl_word(group)
            }
        };
        let mut end = at;
        while end < visual.len() && other(&visual[end]) {
            end += 1;
        }
        // Numbers alone follow one another in the direction of the line; with words of the other direction they
        // are part of these.
        let alone = base_rtl && !visual[at..end].iter().flatten().any(|&i| is_ltr(signs[i].first));
        if end == at || alone {
            let end = end.max(at + 1);
            out.extend(visual[at..end].iter().cloned());
            at = end;
        } else {
            out.extend(visual[at..end].iter().rev().cloned());
            at = end;
        }
    }
    let is_bare = |group: &[usize]| !group.iter().any(|&i| is_ltr(signs[i].first));
    for group in &mut out {
        // A bracket beside a number stands on the side from which the line is read.
        if is_rtl_word(group) || (base_rtl && is_bare(group)) {
            turn(group, signs);
        }
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "a word has few glyphs")]
fn count(n: usize) -> f64 {
    n.max(1) as f64
}

/// By place; a mark goes behind the letter that it stands over, whichever of the two was drawn first.
fn sort(group: &mut Vec<usize>, signs: &[Sign], place: &impl Fn(usize) -> f64) {
    let is_mark = |&index: &usize| unicode_normalization::char::is_combining_mark(signs[index].first);
    let (marks, letters): (Vec<usize>, Vec<usize>) = group.iter().partition(|index| is_mark(index));
    if letters.is_empty() {
        return;
    }
    let mut clusters: Vec<(f64, Vec<usize>)> =
        letters.iter().map(|&index| (place(index), vec![index])).collect();
    clusters.sort_by(|a, b| a.0.total_cmp(&b.0));
    for mark in marks {
        let at = place(mark);
        // How far the mark stands outside of a letter; over two at once, the nearer middle decides.
        let away = |letter: usize| {
            let half = (signs[letter].end - signs[letter].origin).hypot() / 2.0;
            let off = (place(letter) - at).abs();
            (off - half).max(0.0) + off * 0.01
        };
        let home = clusters
            .iter_mut()
            .min_by(|a, b| away(a.1[0]).total_cmp(&away(b.1[0])));
        if let Some((_, cluster)) = home {
            cluster.push(mark);
        }
    }
    *group = clusters.into_iter().flat_map(|(_, cluster)| cluster).collect();
}

/// Turns a word round that stands from left to right, but for the numbers in it.
fn turn(group: &mut Vec<usize>, signs: &[Sign]) {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for &index in group.iter() {
        let mark = unicode_normalization::char::is_combining_mark(signs[index].first);
        match clusters.last_mut() {
            Some(cluster) if mark => cluster.push(index),
            _ => clusters.push(vec![index]),
        }
    }
    clusters.reverse();
    let number = |cluster: &Vec<usize>| is_number(signs[cluster[0]].first) || is_ltr(signs[cluster[0]].first);
    let mut at = 0;
    while at < clusters.len() {
        let mut end = at;
        while end < clusters.len() && number(&clusters[end]) {
            end += 1;
        }
        if end > at {
            clusters[at..end].reverse();
            at = end;
        } else {
            at += 1;
        }
    }
    *group = clusters.into_iter().flatten().collect();
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::{Point, Vec2};

    use super::*;

    /// Glyphs from left to right, each with its place and width in points at a size of ten.
    fn signs(drawn: &[(char, f64, f64)]) -> Vec<Sign> {
        let one = |&(c, x, width): &(char, f64, f64)| {
            let (from, to) = (Point::new(x, 0.0), Point::new(x + width, 0.0));
            Sign::plain(c, None, from, to, Vec2::new(0.0, 10.0))
        };
        drawn.iter().map(one).collect()
    }

    fn read(drawn: &[(char, f64, f64)]) -> String {
        let signs = signs(drawn);
        let lines = crate::words::lines(&signs);
        let words = lines.iter().flat_map(|line| &line.words);
        words.map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_mark_stays_over_its_letter_and_parts_no_word() {
        // Alef, a mark over the wide dad to its right, dad, ain: drawn from the left.
        let drawn = [
            ('\u{627}', 0.0, 2.5),
            ('\u{64b}', 6.0, 0.0),
            ('\u{636}', 2.5, 8.0),
            ('\u{639}', 10.5, 5.0),
        ];
        assert_eq!(
            read(&drawn),
            "\u{639}\u{636}\u{64b}\u{627}",
            "one word, the mark behind dad"
        );
    }

    #[test]
    fn numbers_between_right_to_left_words_keep_their_brackets() {
        let mut drawn = vec![('\u{5d0}', 0.0, 5.0), (' ', 5.0, 3.0)];
        let mut x = 8.0;
        for c in ")9 8(".chars() {
            drawn.push((c, x, 4.0));
            x += 4.0;
        }
        drawn.extend([(' ', x, 3.0), ('\u{5d1}', x + 3.0, 5.0)]);
        assert_eq!(
            read(&drawn),
            "\u{5d1} (8 9) \u{5d0}",
            "the number on the right comes first, the bracket opens before it"
        );
    }
}
