//! What character a glyph means when the file does not say it.
//!
//! The interpreter knows `/ToUnicode` tables and glyph names. This module adds what is left: CJK collections
//! whose codes lead through a CID to Unicode, the character map of an embedded font read backwards, and codes
//! of simple fonts that are letters already. What a page means as a whole is decided in `judge`.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_interpret::font::{Glyph, OutlineFontData, OutlineGlyph};
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro::hayro_syntax::page::Resources;
use skrifa::MetadataProvider;

use crate::cmaps::{self, Form};
use crate::names::{is_pictures, is_private, numbered, plain, windows};
use crate::tounicode::ToUnicode;

/// How deep forms within forms are searched for fonts.
const DEPTH: u32 = 4;
/// The most fonts of one name that are told apart.
const NAMESAKES_MAX: usize = 64;

/// The tables made for one document, as they are needed.
pub(crate) struct Unicodes<'a> {
    /// Composite fonts of a CJK collection by their PostScript name.
    composite: BTreeMap<String, Composite>,
    /// Fonts that say what their codes mean, by their PostScript name.
    tabled: BTreeMap<String, Vec<Tabled<'a>>>,
    /// Which of several fonts of one name a font program belongs to.
    which: BTreeMap<u128, Option<usize>>,
    reversed: BTreeMap<u128, BTreeMap<u32, char>>,
    collections: BTreeMap<&'static str, Option<CMap>>,
    /// Embedded TrueType fonts that say nothing at all about their codes.
    silent: BTreeSet<String>,
    /// What names that are numbers say, where all fonts with such names agree on a code.
    numbered: BTreeMap<u32, Option<char>>,
    /// The fonts that have such names.
    with_numbers: BTreeSet<String>,
    page: Option<Resources<'a>>,
    seen: BTreeSet<(u32, i32)>,
}

/// A font with a `/ToUnicode` table, which is read when a code is met that the interpreter cannot map.
struct Tabled<'a> {
    table: Option<Stream<'a>>,
    program: Option<Stream<'a>>,
    read: Option<ToUnicode>,
}

struct Composite {
    encoding: CMap,
    meaning: Meaning,
}

/// How the codes of a composite font lead to characters.
enum Meaning {
    /// Through the CIDs of a collection.
    Collection(&'static str),
    /// They are characters, written in this form.
    Direct(Form),
    /// They lead to numbers that are characters: the glyphs are found by a table of the file.
    Numbers,
}

impl<'a> Unicodes<'a> {
    pub(crate) fn new() -> Self {
        Self {
            composite: BTreeMap::new(),
            tabled: BTreeMap::new(),
            which: BTreeMap::new(),
            reversed: BTreeMap::new(),
            collections: BTreeMap::new(),
            silent: BTreeSet::new(),
            numbered: BTreeMap::new(),
            with_numbers: BTreeSet::new(),
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
            // Where no font has a table, this code of Windows' encoding is a hyphen that a line was broken at.
            Some(BfString::Char('\u{ad}')) if glyph.char_code() == 0xad => {
                self.learn();
                let hyphen = if self.tabled.is_empty() { '-' } else { '\u{ad}' };
                Some(BfString::Char(hyphen))
            }
            Some(BfString::Char(c)) => Some(BfString::Char(self.of_silent(glyph).unwrap_or(c))),
            Some(text) => Some(text),
            None => self
                .of_silent(glyph)
                .map(BfString::Char)
                .or_else(|| self.find(glyph)),
        }
        .map(plain)
    }

    /// A code of a font that says nothing about its codes, where the standard encoding (which is then assumed)
    /// and the one that programs really write differ.
    fn of_silent(&mut self, glyph: &Glyph<'a>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else {
            return None;
        };
        let code = u8::try_from(outline.char_code())
            .ok()
            .filter(|code| matches!(code, 0x27 | 0x60 | 0x80..))?;
        self.learn();
        if self.silent.is_empty() {
            return None;
        }
        let name = outline.font_data()?.postscript_name?;
        self.silent.contains(&name).then(|| windows(code)).flatten()
    }

    fn find(&mut self, glyph: &Glyph<'a>) -> Option<BfString> {
        let Glyph::Outline(outline) = glyph else {
            return self.through_number(glyph.char_code());
        };
        let data = outline.font_data();
        if let Some(data) = &data
            && let Some(text) = self.through_table(data, outline.char_code())
        {
            return Some(text);
        }
        if let Some(name) = data.as_ref().and_then(|data| data.postscript_name.clone())
            && let Some(text) = self.through_collection(&name, outline.char_code())
        {
            return Some(text);
        }
        let Some(data) = data else {
            return self.through_number(outline.char_code());
        };
        let named = data.postscript_name.as_ref();
        if named.is_some_and(|name| self.with_numbers.contains(name))
            && let Some(text) = self.through_number(outline.char_code())
        {
            return Some(text);
        }
        self.through_font(&data, outline).map(BfString::Char)
    }

    fn through_number(&mut self, code: u32) -> Option<BfString> {
        self.learn();
        let c = self.numbered.get(&code).copied().flatten();
        c.map(BfString::Char)
    }

    /// Whether a glyph without text is a part of a shape: its font says what its other glyphs mean. Nastaliq is
    /// drawn from parts of which one carries the letter.
    pub(crate) fn is_part(&mut self, glyph: &Glyph<'a>) -> bool {
        let Glyph::Outline(outline) = glyph else {
            return false;
        };
        self.learn();
        let name = outline.font_data().and_then(|data| data.postscript_name);
        name.is_some_and(|name| self.tabled.contains_key(&name))
    }

    /// What the font's own table says, read leniently.
    fn through_table(&mut self, data: &OutlineFontData, code: u32) -> Option<BfString> {
        self.learn();
        let fonts = self.tabled.get_mut(data.postscript_name.as_deref()?)?;
        let at = match fonts.as_slice() {
            [_] => 0,
            _ => {
                (*self.which.entry(data.cache_key).or_insert_with(|| {
                    let program = (*data.data).as_ref();
                    fonts.iter().position(|font| font.holds(program))
                }))?
            }
        };
        let font = fonts.get_mut(at)?;
        let Some(table) = &font.table else {
            // Named `/Identity-H`: the codes are characters.
            return char::from_u32(code).map(BfString::Char);
        };
        let read = font.read.get_or_insert_with(|| {
            table
                .decoded_data()
                .map_or_else(|_| ToUnicode::default(), |data| ToUnicode::parse(&data))
        });
        read.get(code)
    }

    fn through_collection(&mut self, name: &str, code: u32) -> Option<BfString> {
        self.learn();
        let composite = self.composite.get(name)?;
        let cid = || (1..=4).find_map(|length| composite.encoding.lookup_cid_code(code, length));
        let collection = match composite.meaning {
            Meaning::Direct(form) => return form.char(code).map(BfString::Char),
            Meaning::Numbers => {
                let c = char::from_u32(cid()?)?;
                return (!c.is_control() && !is_private(c)).then_some(BfString::Char(c));
            }
            Meaning::Collection(collection) => collection,
        };
        let cid = cid()?;
        let table = self
            .collections
            .entry(collection)
            .or_insert_with(|| {
                let name = CMapName::from_bytes(collection.as_bytes());
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

    fn through_font(&mut self, data: &OutlineFontData, glyph: &OutlineGlyph) -> Option<char> {
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

    fn learn_from(&mut self, resources: &Resources<'a>, depth: u32) {
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
            if let Some((name, tabled)) = tabled(&font) {
                let known = self.tabled.entry(name).or_default();
                if known.len() < NAMESAKES_MAX {
                    known.push(tabled);
                }
            }
            self.learn_simple(&font);
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

    /// What a simple font without a table says of its codes.
    fn learn_simple(&mut self, font: &Dict<'a>) {
        if font.contains_key(b"ToUnicode") || font.contains_key(b"DescendantFonts") {
            return;
        }
        let encoding = font.get::<Object<'_>>(b"Encoding");
        if encoding.is_none()
            && font
                .get::<Dict<'_>>(b"FontDescriptor")
                .is_some_and(|d| d.contains_key(b"FontFile2"))
            && let Some(name) = base_name(font).filter(|name| !is_pictures(name))
        {
            self.silent.insert(name);
        }
        let Some(Object::Dict(encoding)) = encoding else {
            return;
        };
        let Some(differences) = encoding.get::<Array<'_>>(b"Differences") else {
            return;
        };
        let mut code = 0_i64;
        let mut any = false;
        for item in differences.iter::<Object<'_>>().take(1_000) {
            if let Object::Number(number) = &item {
                code = number.as_i64();
            } else if let Object::Name(name) = &item {
                if let (Ok(code), Some(c)) = (u32::try_from(code), numbered(name.as_str())) {
                    let known = self.numbered.entry(code).or_insert(Some(c));
                    *known = known.filter(|known| *known == c);
                    any = true;
                }
                code += 1;
            }
        }
        if any && let Some(name) = base_name(font) {
            self.with_numbers.insert(name);
        }
    }

    fn fresh(&mut self, id: ObjectIdentifier) -> bool {
        self.seen.insert((id.obj_number, id.gen_number))
    }
}

/// The name of a font without the mark of a subset.
fn base_name(font: &Dict<'_>) -> Option<String> {
    let name = font.get::<Name<'_>>(b"BaseFont")?;
    Some(match name.as_str().split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 => rest.to_owned(),
        _ => name.as_str().to_owned(),
    })
}

impl Tabled<'_> {
    /// Whether this is the font's program.
    fn holds(&self, program: &[u8]) -> bool {
        self.program
            .as_ref()
            .and_then(|stream| stream.decoded_data().ok())
            .is_some_and(|data| data.as_ref() == program)
    }
}

/// The name and the table of a font that says what its codes mean.
fn tabled<'a>(font: &Dict<'a>) -> Option<(String, Tabled<'a>)> {
    // With an encoding of its own, how many bytes a code has is only known from that, and no reader but the interpreter
    // is to be trusted with it.
    if matches!(font.get::<Object<'_>>(b"Encoding"), Some(Object::Stream(_))) {
        return None;
    }
    let table = match font.get::<Object<'a>>(b"ToUnicode")? {
        Object::Stream(stream) => Some(stream),
        Object::Name(name) if name.as_ref().starts_with(b"Identity") => None,
        Object::Name(_)
        | Object::Null(_)
        | Object::Boolean(_)
        | Object::Number(_)
        | Object::String(_)
        | Object::Dict(_)
        | Object::Array(_) => return None,
    };
    let descendant = font
        .get::<Array<'a>>(b"DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'a>>().next());
    let program = descendant
        .as_ref()
        .unwrap_or(font)
        .get::<Dict<'a>>(b"FontDescriptor")
        .and_then(|descriptor| {
            [b"FontFile2".as_slice(), b"FontFile3", b"FontFile"]
                .iter()
                .find_map(|key| descriptor.get::<Stream<'a>>(*key))
        });
    Some((
        base_name(font)?,
        Tabled {
            table,
            program,
            read: None,
        },
    ))
}

/// The encoding and collection of a composite font, when it is one of the four CJK collections.
fn composite(font: &Dict<'_>) -> Option<(String, Composite)> {
    let name = base_name(font)?;
    let mut direct = None;
    let encoding = match font.get::<Object<'_>>(b"Encoding")? {
        Object::Name(name) => {
            direct = Form::of(name.as_ref());
            let name = CMapName::from_bytes(name.as_ref());
            if name == CMapName::IdentityH {
                CMap::identity_h()
            } else if name == CMapName::IdentityV {
                CMap::identity_v()
            } else {
                CMap::parse(cmaps::load(name)?, cmaps::load)?
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
    if let Some(form) = direct {
        let meaning = Meaning::Direct(form);
        return Some((name, Composite { encoding, meaning }));
    }
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
        });
    let meaning = match family {
        Some(CidFamily::AdobeJapan1) => Meaning::Collection("Adobe-Japan1-UCS2"),
        Some(CidFamily::AdobeGB1) => Meaning::Collection("Adobe-GB1-UCS2"),
        Some(CidFamily::AdobeCNS1) => Meaning::Collection("Adobe-CNS1-UCS2"),
        Some(CidFamily::AdobeKorea1) => Meaning::Collection("Adobe-Korea1-UCS2"),
        Some(CidFamily::AdobeIdentity | CidFamily::Custom { .. }) | None => {
            let stated = font.contains_key(b"ToUnicode");
            (!stated && has_characters(&descendant)).then_some(Meaning::Numbers)?
        }
    };
    Some((name, Composite { encoding, meaning }))
}

/// Whether the table that leads to the glyphs of a font is one of characters: it knows none below the blank, where a
/// table of glyphs would have that very blank.
fn has_characters(descendant: &Dict<'_>) -> bool {
    let table = descendant.get::<Stream<'_>>(b"CIDToGIDMap");
    let Some(Ok(table)) = table.as_ref().map(Stream::decoded_data) else {
        return false;
    };
    let (controls, rest) = table.split_at(table.len().min(64));
    controls.iter().all(|byte| *byte == 0) && rest.iter().any(|byte| *byte != 0)
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
