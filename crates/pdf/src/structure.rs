//! The structure that a tagged PDF states: which marked content belongs to which heading, paragraph or item.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, Object};

use crate::facts::page_ids;
use crate::page::BlockKind;
use crate::reading::Opened;

const NODES_MAX: usize = 400_000;
const DEPTH: u32 = 100;

/// What one piece of marked content is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Counts the blocks of the document in their stated order.
    pub block: u32,
    pub kind: BlockKind,
}

/// For each page (from 1), its marked content by id.
pub(crate) type Structure = BTreeMap<u32, BTreeMap<i32, Part>>;

type Id = (u32, i32);

struct Walk<'p> {
    pages: &'p BTreeMap<Id, u32>,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
    seen: BTreeSet<Id>,
    nodes: usize,
    blocks: u32,
    found: Structure,
}

/// The stated structure; empty when the file states none.
pub(crate) fn structure(opened: &Opened) -> Structure {
    let xref = opened.pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
    let Some(root) = catalog.get::<Dict<'_>>(b"StructTreeRoot") else {
        return Structure::new();
    };
    let mut roles = BTreeMap::new();
    if let Some(map) = root.get::<Dict<'_>>(b"RoleMap") {
        for key in map.keys().take(1_000) {
            if let Some(to) = map.get::<Name<'_>>(&key) {
                roles.insert(key.as_ref().to_vec(), to.as_ref().to_vec());
            }
        }
    }
    let pages = page_ids(opened);
    let mut walk = Walk {
        pages: &pages,
        roles,
        seen: BTreeSet::new(),
        nodes: 0,
        blocks: 0,
        found: Structure::new(),
    };
    let top = Part {
        block: 0,
        kind: BlockKind::Paragraph,
    };
    if let Some(kids) = root.get::<Object<'_>>(b"K") {
        walk.kids(kids, None, top, 0);
    }
    walk.found
}

impl Walk<'_> {
    fn kids(&mut self, kids: Object<'_>, page: Option<u32>, part: Part, depth: u32) {
        self.nodes += 1;
        if self.nodes > NODES_MAX || depth > DEPTH {
            return;
        }
        if let Object::Array(array) = &kids {
            for kid in array.iter::<Object<'_>>() {
                self.kids(kid, page, part, depth + 1);
            }
        } else if let Object::Dict(dict) = &kids {
            self.node(dict, page, part, depth);
        } else if let (Some(page), Some(content)) = (page, kids.into_i32()) {
            self.found.entry(page).or_default().insert(content, part);
        }
    }

    fn node(&mut self, dict: &Dict<'_>, page: Option<u32>, part: Part, depth: u32) {
        if let Some(id) = dict.obj_id()
            && !self.seen.insert((id.obj_number, id.gen_number))
        {
            return;
        }
        let page = match dict.get_raw::<Dict<'_>>(b"Pg") {
            Some(MaybeRef::Ref(reference)) => self
                .pages
                .get(&(reference.obj_number, reference.gen_number))
                .copied()
                .or(page),
            Some(MaybeRef::NotRef(_)) | None => page,
        };
        if let Some(content) = dict.get::<i32>(b"MCID") {
            if let Some(page) = page {
                self.found.entry(page).or_default().insert(content, part);
            }
            return;
        }
        let part = match dict
            .get::<Name<'_>>(b"S")
            .and_then(|role| self.kind(role.as_ref(), part.kind))
        {
            Some(kind) => {
                self.blocks += 1;
                Part {
                    block: self.blocks,
                    kind,
                }
            }
            None => part,
        };
        if let Some(kids) = dict.get::<Object<'_>>(b"K") {
            self.kids(kids, page, part, depth + 1);
        }
    }

    /// The kind of block that an element begins, if it begins one.
    fn kind(&self, role: &[u8], above: BlockKind) -> Option<BlockKind> {
        let mut role = role;
        for _ in 0..8 {
            match self.roles.get(role) {
                Some(to) if to != role => role = to,
                _ => break,
            }
        }
        Some(match role {
            b"H" | b"H1" | b"Title" => BlockKind::Heading(1),
            b"H2" => BlockKind::Heading(2),
            b"H3" => BlockKind::Heading(3),
            b"H4" => BlockKind::Heading(4),
            b"H5" => BlockKind::Heading(5),
            b"H6" => BlockKind::Heading(6),
            b"LI" => BlockKind::ListItem,
            // The body of an item is the item.
            b"P" if above == BlockKind::ListItem => return None,
            b"P" | b"BlockQuote" | b"Caption" | b"TH" | b"TD" | b"TOCI" | b"Note" | b"Formula"
            | b"Figure" | b"Code" | b"Index" | b"FENote" => BlockKind::Paragraph,
            _ => return None,
        })
    }
}
