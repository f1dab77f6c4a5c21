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
        if end == at {
            out.push(visual[at].clone());
            at += 1;
        } else {
            out.extend(visual[at..end].iter().rev().cloned());
            at = end;
        }
    }
    for group in &mut out {
        if is_rtl_word(group) {
            turn(group, signs);
        }
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "a word has few glyphs")]
fn count(n: usize) -> f64 {
    n.max(1) as f64
}

/// By place; marks stay behind the letter that they stand over.
fn sort(group: &mut Vec<usize>, signs: &[Sign], place: &impl Fn(usize) -> f64) {
    let mut clusters: Vec<(f64, Vec<usize>)> = Vec::new();
    for &index in group.iter() {
        if unicode_normalization::char::is_combining_mark(signs[index].first)
            && let Some((_, cluster)) = clusters.last_mut()
        {
            cluster.push(index);
        } else {
            clusters.push((place(index), vec![index]));
        }
    }
    clusters.sort_by(|a, b| a.0.total_cmp(&b.0));
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
