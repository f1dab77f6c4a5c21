//! What character a glyph means when the file does not say it.
//!
//! The interpreter knows `/ToUnicode` tables and glyph names. This module adds what is left: CJK collections
//! whose codes lead through a CID to Unicode, the character map of an embedded font read backwards, and codes
//! of simple fonts that are letters already. What a page means as a whole is decided in `judge`.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro::hayro_syntax::page::Resources;
use skrifa::MetadataProvider;

/// How deep forms within forms are searched for fonts.
const DEPTH: u32 = 4;

/// The tables made for one document, as they are needed.
pub(crate) struct Unicodes<'a> {
    /// Composite fonts of a CJK collection by their PostScript name.
    composite: BTreeMap<String, Composite>,
    /// Fonts that say what their codes mean.
    tabled: BTreeSet<String>,
    reversed: BTreeMap<u128, BTreeMap<u32, char>>,
    collections: BTreeMap<&'static str, Option<CMap>>,
    page: Option<Resources<'a>>,
    seen: BTreeSet<(u32, i32)>,
}

struct Composite {
    encoding: CMap,
    collection: &'static str,
}

impl<'a> Unicodes<'a> {
    pub(crate) fn new() -> Self {
        Self {
            composite: BTreeMap::new(),
            tabled: BTreeSet::new(),
            reversed: BTreeMap::new(),
            collections: BTreeMap::new(),
            page: None,
            seen: BTreeSet::new(),
        }
    }

    /// Says which page's fonts the next glyphs come from. They are looked at only if one is needed.
    pub(crate) fn begin(&mut self, resources: &Resources<'a>) {
        self.page = Some(resources.clone());
    }

    /// The text of a glyph, or `None` when nobody can know.
    pub(crate) fn of(&mut self, glyph: &Glyph<'a>) -> Option<BfString> {
        match glyph.as_unicode() {
            Some(BfString::Char(c)) if is_private(c) || c == '\0' => {
                self.find(glyph).or(Some(BfString::Char(c)))
            }
            Some(text) => Some(text),
            None => self.find(glyph),
        }
    }

    fn find(&mut self, glyph: &Glyph<'a>) -> Option<BfString> {
        let Glyph::Outline(outline) = glyph else {
            return None;
        };
        let data = outline.font_data();
        if let Some(name) = data.as_ref().and_then(|data| data.postscript_name.clone())
            && let Some(text) = self.through_collection(&name, outline.char_code())
        {
            return Some(text);
        }
        if let Some(data) = data
            && let Some(c) = self.through_font(&data, outline)
        {
            return Some(BfString::Char(c));
        }
        None
    }

    /// Whether a glyph without text is a part of a shape: its font says what its other glyphs mean. Nastaliq is
    /// drawn from parts of which one carries the letter.
    pub(crate) fn is_part(&mut self, glyph: &Glyph<'a>) -> bool {
        let Glyph::Outline(outline) = glyph else {
            return false;
        };
        self.learn();
        let name = outline.font_data().and_then(|data| data.postscript_name);
        name.is_some_and(|name| self.tabled.contains(&name))
    }

    fn through_collection(&mut self, name: &str, code: u32) -> Option<BfString> {
        self.learn();
        let composite = self.composite.get(name)?;
        let cid = (1..=4).find_map(|length| composite.encoding.lookup_cid_code(code, length))?;
        let table = self
            .collections
            .entry(composite.collection)
            .or_insert_with(|| {
                let name = CMapName::from_bytes(composite.collection.as_bytes());
                CMap::parse(load_embedded(name)?, load_embedded)
            })
            .as_ref()?;
        table.lookup_bf_string(cid).or_else(|| {
            (1..=4)
                .find_map(|length| table.lookup_cid_code(cid, length))
                .and_then(char::from_u32)
                .map(BfString::Char)
        })
    }

    fn through_font(
        &mut self,
        data: &hayro::hayro_interpret::font::OutlineFontData,
        glyph: &OutlineGlyph,
    ) -> Option<char> {
        let map = self
            .reversed
            .entry(data.cache_key)
            .or_insert_with(|| reverse((*data.data).as_ref()));
        map.get(&glyph.glyph_id().to_u32()).copied()
    }

    /// Looks through the fonts of the page for composite ones of a known collection.
    fn learn(&mut self) {
        let Some(resources) = self.page.take() else { return };
        self.learn_from(&resources, 0);
    }

    fn learn_from(&mut self, resources: &Resources<'_>, depth: u32) {
        for name in resources.fonts.keys().take(1000) {
            let fresh = match resources.fonts.get_ref(&name) {
                Some(reference) => self.fresh(reference.into()),
                None => true,
            };
            if !fresh {
                continue;
            }
            let Some(font) = resources.fonts.get::<Dict<'_>>(&name) else {
                continue;
            };
            if font.contains_key(b"ToUnicode")
                && let Some(name) = base_name(&font)
            {
                self.tabled.insert(name);
            }
            if let Some((name, composite)) = composite(&font) {
                self.composite.insert(name, composite);
            }
        }
        if depth >= DEPTH {
            return;
        }
        let names: Vec<Name<'_>> = resources.x_objects.keys().take(1000).collect();
        for name in names {
            let Some(stream) = resources.x_objects.get::<Stream<'_>>(&name) else {
                continue;
            };
            if self.fresh(stream.obj_id())
                && let Some(inner) = stream.dict().get::<Dict<'_>>(b"Resources")
            {
                self.learn_from(&Resources::new(inner), depth + 1);
            }
        }
    }

    fn fresh(&mut self, id: ObjectIdentifier) -> bool {
        self.seen.insert((id.obj_number, id.gen_number))
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The name of a font without the mark of a subset.
fn base_name(font: &Dict<'_>) -> Option<String> {
    let name = font.get::<Name<'_>>(b"BaseFont")?;
    Some(match name.as_str().split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 => rest.to_owned(),
        _ => name.as_str().to_owned(),
    })
}

/// The encoding and collection of a composite font, when it is one of the four CJK collections.
fn composite(font: &Dict<'_>) -> Option<(String, Composite)> {
    let name = base_name(font)?;
    let encoding = match font.get::<Object<'_>>(b"Encoding")? {
        Object::Name(name) => {
            let name = CMapName::from_bytes(name.as_ref());
            if name == CMapName::IdentityH {
                CMap::identity_h()
            } else if name == CMapName::IdentityV {
                CMap::identity_v()
            } else {
                CMap::parse(load_embedded(name)?, load_embedded)?
            }
        }
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load_embedded)?,
        Object::Null(_)
        | Object::Boolean(_)
        | Object::Number(_)
        | Object::String(_)
        | Object::Dict(_)
        | Object::Array(_) => return None,
    };
    let descendant = font
        .get::<Array<'_>>(b"DescendantFonts")?
        .iter::<Dict<'_>>()
        .next()?;
    let family = descendant
        .get::<Dict<'_>>(b"CIDSystemInfo")
        .and_then(|info| {
            let registry = info.get::<PdfString<'_>>(b"Registry")?;
            let ordering = info.get::<PdfString<'_>>(b"Ordering")?;
            Some(CidFamily::from_registry_ordering(
                registry.as_bytes(),
                ordering.as_bytes(),
            ))
        })
        .filter(|family| family.ucs2_cmap().is_some())
        .or_else(|| {
            encoding
                .metadata()
                .character_collection
                .as_ref()
                .map(|c| c.family.clone())
        })?;
    let collection = match family {
        CidFamily::AdobeJapan1 => "Adobe-Japan1-UCS2",
        CidFamily::AdobeGB1 => "Adobe-GB1-UCS2",
        CidFamily::AdobeCNS1 => "Adobe-CNS1-UCS2",
        CidFamily::AdobeKorea1 => "Adobe-Korea1-UCS2",
        CidFamily::AdobeIdentity | CidFamily::Custom { .. } => return None,
    };
    Some((name, Composite { encoding, collection }))
}

/// The character map of a font, from glyph to the plainest character that leads to it.
fn reverse(font: &[u8]) -> BTreeMap<u32, char> {
    let mut map = BTreeMap::new();
    let Ok(font) = skrifa::FontRef::from_index(font, 0) else {
        return map;
    };
    for (code, glyph) in font.charmap().mappings() {
        if let Some(c) = char::from_u32(code)
            && !is_private(c)
            && !c.is_control()
        {
            map.entry(glyph.to_u32()).or_insert(c);
        }
    }
    map
}
