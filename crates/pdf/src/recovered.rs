//! A whole new document out of what the first reader found in one that is broken.
//!
//! Where the list of objects, the catalog or the tree of pages is lost, there is nothing that an update could follow.
//! What the reader found, it has read: its pages and all that they refer to are put under a tree and a catalog of
//! their own. Objects keep their numbers. Encrypted documents are not written at all.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object as Found, ObjectIdentifier, Rect,
};
use hayro::hayro_syntax::page::{Page, Rotation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

use crate::limits::PAGES_MAX;
use crate::protocol::Unwritten;
use crate::reading::Opened;

/// How deep arrays and dictionaries may lie in one another.
const DEPTH: usize = 64;

/// The document as it was found, and where in it each page is.
pub(crate) struct Recovered {
    pub document: Document,
    pub pages: Vec<ObjectId>,
}

pub(crate) fn recover(opened: &Opened) -> Result<Recovered, Unwritten> {
    if memchr::memmem::find(opened.bytes(), b"/Encrypt").is_some() {
        return Err(Unwritten::Encrypted);
    }
    let count = u32::try_from(opened.count()).map_err(|_| Unwritten::Broken)?;
    let mut copy = Copy {
        opened,
        document: Document::with_version("1.7"),
        wanted: Vec::new(),
        seen: BTreeSet::new(),
    };
    let catalog: Dict<'_> = opened
        .pdf
        .xref()
        .get(opened.pdf.xref().root_id())
        .unwrap_or_default();
    // Numbers of pages without one, and of the new tree, are given when the others are known.
    let mut nameless = Vec::new();
    let mut pages = Vec::new();
    let mut written = BTreeMap::new();
    let resources = Resources::of(opened, &catalog);
    for number in 1..=count {
        let page = opened.page(number).ok_or(Unwritten::Broken)?;
        let id = named(opened, page);
        if let Some(id) = id {
            copy.seen.insert(id);
            written.entry(id).or_insert_with(|| copy.page(page, &resources));
        } else {
            nameless.push((pages.len(), copy.page(page, &resources)));
        }
        pages.push(id);
    }
    let mut root = copy.dictionary(&catalog, &[b"Type", b"Pages"], 0);
    copy.follow();
    let mut document = copy.document;
    document.objects.extend(
        written
            .into_iter()
            .map(|(id, page)| (id, Object::Dictionary(page))),
    );
    document.max_id = document.objects.keys().map(|id| id.0).max().unwrap_or(0);
    for (at, page) in nameless {
        pages[at] = Some(document.add_object(page));
    }
    let pages: Vec<ObjectId> = pages.into_iter().flatten().collect();
    let tree = document.add_object(Dictionary::from_iter([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Count", Object::Integer(i64::from(count))),
        (
            "Kids",
            pages
                .iter()
                .copied()
                .map(Object::Reference)
                .collect::<Vec<_>>()
                .into(),
        ),
    ]));
    for &page in &pages {
        if let Ok(page) = document.get_dictionary_mut(page) {
            page.set("Parent", Object::Reference(tree));
        }
    }
    root.set("Type", Object::Name(b"Catalog".to_vec()));
    root.set("Pages", Object::Reference(tree));
    let root = document.add_object(root);
    document.trailer.set("Root", Object::Reference(root));
    if let Some(info) = info(opened) {
        let info = document.add_object(info);
        document.trailer.set("Info", Object::Reference(info));
    }
    Ok(Recovered { document, pages })
}

/// The number of a page, if it is an object of its own: one that is written into its node goes by the node's.
pub(crate) fn named(opened: &Opened, page: &Page<'_>) -> Option<ObjectId> {
    let id = page.raw().obj_id()?;
    let object: Dict<'_> = opened.pdf.xref().get(id)?;
    (object.data() == page.raw().data()).then(|| known(id)).flatten()
}

/// A number as both libraries can hold it.
fn known(id: ObjectIdentifier) -> Option<ObjectId> {
    let generation = u16::try_from(id.gen_number).ok()?;
    (id.obj_number > 0).then_some((id.obj_number, generation))
}

/// What the document says of itself.
fn info(opened: &Opened) -> Option<Dictionary> {
    let said = opened.pdf.metadata();
    let mut info = Dictionary::new();
    for (key, value) in [
        ("Title", &said.title),
        ("Author", &said.author),
        ("Subject", &said.subject),
        ("Keywords", &said.keywords),
        ("Creator", &said.creator),
        ("Producer", &said.producer),
    ] {
        if let Some(value) = value {
            info.set(key, Object::String(value.to_vec(), StringFormat::Hexadecimal));
        }
    }
    (!info.is_empty()).then_some(info)
}

/// What pages have from the nodes of the tree above them, as the reader found it.
struct Resources<'a>(BTreeMap<(u32, i32), MaybeRef<Found<'a>>>);

impl<'a> Resources<'a> {
    fn of(opened: &'a Opened, catalog: &Dict<'a>) -> Self {
        let mut found = Self(BTreeMap::new());
        let mut seen = BTreeSet::new();
        if let Some(root) = catalog.get_ref(b"Pages") {
            found.walk(opened, root, None, &mut seen, 0);
        }
        found
    }

    fn walk(
        &mut self,
        opened: &'a Opened,
        node: ObjRef,
        above: Option<ObjRef>,
        seen: &mut BTreeSet<(u32, i32)>,
        depth: usize,
    ) {
        let id = (node.obj_number, node.gen_number);
        if depth > DEPTH || seen.len() > 4 * PAGES_MAX || !seen.insert(id) {
            return;
        }
        let Some(dict) = opened.pdf.xref().get::<Dict<'_>>(node.into()) else {
            return;
        };
        let own = dict.contains_key(b"Resources");
        let Some(kids) = dict.get::<Array<'_>>(b"Kids") else {
            if let Some(above) = above.filter(|_| !own)
                && let Some(node) = opened.pdf.xref().get::<Dict<'_>>(above.into())
                && let Some(resources) = node.get_raw::<Found<'_>>(b"Resources")
            {
                self.0.insert(id, resources);
            }
            return;
        };
        let above = if own { Some(node) } else { above };
        for kid in kids.raw_iter().take(PAGES_MAX) {
            if let MaybeRef::Ref(kid) = kid {
                self.walk(opened, kid, above, seen, depth + 1);
            }
        }
    }
}

struct Copy<'a> {
    opened: &'a Opened,
    document: Document,
    wanted: Vec<ObjRef>,
    seen: BTreeSet<ObjectId>,
}

impl<'a> Copy<'a> {
    /// A page that stands on its own: nothing is left to what was above it.
    fn page(&mut self, page: &Page<'a>, resources: &Resources<'a>) -> Dictionary {
        let raw = page.raw();
        let mut copy = self.dictionary(raw, &[b"Type", b"Parent", b"MediaBox", b"CropBox", b"Rotate"], 0);
        copy.set("Type", Object::Name(b"Page".to_vec()));
        copy.set("MediaBox", rect(page.media_box()));
        copy.set("CropBox", rect(page.crop_box()));
        let turned = match page.rotation() {
            Rotation::None => 0,
            Rotation::Horizontal => 90,
            Rotation::Flipped => 180,
            Rotation::FlippedHorizontal => 270,
        };
        if turned != 0 {
            copy.set("Rotate", Object::Integer(turned));
        }
        if !copy.has(b"Resources") {
            let above = raw
                .obj_id()
                .and_then(|id| resources.0.get(&(id.obj_number, id.gen_number)));
            let resources = match above {
                Some(MaybeRef::Ref(id)) => self.reference(*id),
                Some(MaybeRef::NotRef(object)) => self.object(object, 0),
                None => Object::Dictionary(Dictionary::new()),
            };
            copy.set("Resources", resources);
        }
        copy
    }

    /// Copies what was referred to, and what that refers to.
    fn follow(&mut self) {
        while let Some(wanted) = self.wanted.pop() {
            let found = self.opened.pdf.xref().get::<Found<'_>>(wanted.into());
            if let (Some(found), Some(id)) = (found, known(wanted.into())) {
                let object = self.object(&found, 0);
                self.document.objects.insert(id, object);
            }
        }
    }

    fn reference(&mut self, to: ObjRef) -> Object {
        let Some(id) = known(to.into()) else {
            return Object::Null;
        };
        if self.seen.insert(id) {
            self.wanted.push(to);
        }
        Object::Reference(id)
    }

    fn dictionary(&mut self, dict: &Dict<'a>, without: &[&[u8]], depth: usize) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in dict.entries() {
            let key: &[u8] = key.as_ref();
            if !without.contains(&key) {
                let value = self.value(value, depth);
                copy.set(key.to_vec(), value);
            }
        }
        copy
    }

    fn value(&mut self, value: MaybeRef<Found<'a>>, depth: usize) -> Object {
        match value {
            MaybeRef::Ref(id) => self.reference(id),
            MaybeRef::NotRef(object) => self.object(&object, depth + 1),
        }
    }

    fn object(&mut self, object: &Found<'a>, depth: usize) -> Object {
        if depth > DEPTH {
            return Object::Null;
        }
        match object {
            Found::Null(_) => Object::Null,
            Found::Boolean(value) => Object::Boolean(*value),
            Found::Number(number) => self::number(number.as_f64(), number.as_i64()),
            Found::String(text) => Object::String(text.as_bytes().to_vec(), StringFormat::Hexadecimal),
            Found::Name(name) => self::name(name),
            Found::Dict(dict) => Object::Dictionary(self.dictionary(dict, &[], depth)),
            Found::Array(array) => {
                let values: Vec<Object> = array.raw_iter().map(|value| self.value(value, depth)).collect();
                Object::Array(values)
            }
            Found::Stream(stream) => {
                let dict = self.dictionary(stream.dict(), &[b"Length"], depth);
                Object::Stream(Stream::new(dict, stream.raw_data().into_owned()))
            }
        }
    }
}

fn name(name: &Name<'_>) -> Object {
    let name: &[u8] = name.as_ref();
    Object::Name(name.to_vec())
}

#[expect(clippy::cast_possible_truncation, reason = "a PDF's numbers are short")]
fn number(real: f64, integer: i64) -> Object {
    if real.fract() == 0.0 && real.abs() < 1e15 {
        Object::Integer(integer)
    } else {
        Object::Real(real as f32)
    }
}

fn rect(rect: Rect) -> Object {
    let points = [rect.x0, rect.y0, rect.x1, rect.y1];
    #[expect(clippy::cast_possible_truncation, reason = "a page's sides are short")]
    Object::Array(
        points
            .into_iter()
            .map(|point| number(point, point as i64))
            .collect(),
    )
}
