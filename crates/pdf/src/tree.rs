//! The page tree as it is listed: a page that stands in it twice is two pages.

use std::collections::BTreeMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier};

use crate::limits::PAGES_MAX;

const DEPTH: usize = 64;

/// For each page of the document, where the engine keeps it.
pub(crate) fn order(pdf: &Pdf) -> Vec<usize> {
    let plain: Vec<usize> = (0..pdf.pages().len()).collect();
    if plain.len() > PAGES_MAX {
        return plain;
    }
    let mut kept: BTreeMap<(u32, i32), usize> = BTreeMap::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        let Some(id) = page.raw().obj_id() else {
            return plain;
        };
        kept.insert((id.obj_number, id.gen_number), index);
    }
    let catalog = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let mut listed = Vec::new();
    let Some(root) = catalog.get_ref(b"Pages") else {
        return plain;
    };
    let mut budget = 4 * PAGES_MAX;
    walk(pdf, root.into(), &kept, &mut Vec::new(), &mut listed, &mut budget);
    // Where the tree is broken the engine has searched for pages: it knows better.
    let mut all = listed.clone();
    all.sort_unstable();
    all.dedup();
    if all.len() == plain.len() { listed } else { plain }
}

fn walk(
    pdf: &Pdf,
    node: ObjectIdentifier,
    kept: &BTreeMap<(u32, i32), usize>,
    path: &mut Vec<ObjectIdentifier>,
    listed: &mut Vec<usize>,
    budget: &mut usize,
) {
    // A tree that refers to itself many times over must not cost more than its pages.
    *budget = budget.saturating_sub(1);
    if *budget == 0 || path.len() >= DEPTH || path.contains(&node) || listed.len() >= PAGES_MAX {
        return;
    }
    if let Some(&index) = kept.get(&(node.obj_number, node.gen_number)) {
        listed.push(index);
        return;
    }
    let Some(dict) = pdf.xref().get::<Dict<'_>>(node) else {
        return;
    };
    if dict
        .get::<Name<'_>>(b"Type")
        .is_some_and(|kind| kind.as_ref() == b"Page")
    {
        return;
    }
    let Some(kids) = dict.get::<Array<'_>>(b"Kids") else {
        return;
    };
    path.push(node);
    for kid in kids.raw_iter().take(PAGES_MAX) {
        if let MaybeRef::Ref(reference) = kid {
            walk(pdf, reference.into(), kept, path, listed, budget);
        }
    }
    path.pop();
}
