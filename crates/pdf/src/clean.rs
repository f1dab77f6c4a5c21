//! The cleaned reading copy for blind calls: the same pages, without what names their authors beside them.
//!
//! Metadata, marks, scripts, attached files, private data of programs and older revisions go. What stands *on*
//! the pages stays: it is looked at by `blind`. The copy is another document with its own hash; which original
//! it was made from is recorded by `app`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use crate::protocol::{Unwritten, Written};
use crate::reading::{Opened, Reading};
use crate::recovered::recover;

/// Keys of the catalog that are not needed to read.
const CATALOG: [&[u8]; 14] = [
    b"Metadata",
    b"AA",
    b"OpenAction",
    b"AcroForm",
    b"PieceInfo",
    b"SpiderInfo",
    b"Perms",
    b"Legal",
    b"Collection",
    b"URI",
    b"Threads",
    b"AF",
    b"Requirements",
    b"DSS",
];
/// Keys of pages and other objects that hold private data or what runs.
const EVERYWHERE: [&[u8]; 6] = [b"Metadata", b"PieceInfo", b"LastModified", b"AA", b"AF", b"JS"];

/// A copy without metadata, marks, scripts and attached files. The text must be the same.
pub(crate) fn copy(opened: &Opened, reading: &mut Reading<'_>) -> Result<Written, Unwritten> {
    let made = |load: fn(&Opened) -> Result<Document, Unwritten>, reading: &mut Reading<'_>| {
        let written = catch_unwind(AssertUnwindSafe(|| make(opened, load(opened)?)))
            .unwrap_or(Err(Unwritten::Broken))?;
        read_back(reading, written)
    };
    match made(load, reading) {
        // What the file says of its own parts is broken; what was read of it is not.
        Err(why) if why != Unwritten::Encrypted => {
            let found = |opened: &Opened| Ok(recover(opened)?.document);
            made(found, reading).map_err(|_| why)
        }
        other => other,
    }
}

fn load(opened: &Opened) -> Result<Document, Unwritten> {
    let document = Document::load_mem(opened.bytes()).map_err(|_| Unwritten::Broken)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Unwritten::Encrypted);
    }
    Ok(document)
}

/// What was written, if it has the same pages and nothing that the original has not.
fn read_back(reading: &mut Reading<'_>, written: Written) -> Result<Written, Unwritten> {
    let Ok(copy) = Opened::new(Arc::new(written.bytes.clone()), "") else {
        return Err(Unwritten::ReadBack);
    };
    let mut again = Reading::new(&copy);
    if again.pages() != reading.pages() {
        return Err(Unwritten::ReadBack);
    }
    // What stood in marks and form fields is gone from the text; everything else must be there.
    for page in 1..=reading.pages() {
        let (before, after) = (reading.page(page).text, again.page(page).text);
        if after.is_empty() != before.is_empty() && before.len() > 200 || after.len() > before.len() {
            return Err(Unwritten::ReadBack);
        }
    }
    Ok(written)
}

fn make(opened: &Opened, mut document: Document) -> Result<Written, Unwritten> {
    document.trailer.remove(b"Info");
    let catalog = document.catalog_mut().map_err(|_| Unwritten::Broken)?;
    for key in CATALOG {
        catalog.remove(key);
    }
    let names = catalog.get(b"Names").ok().cloned();
    if let Some(Object::Reference(id)) = names {
        if let Ok(names) = document.get_dictionary_mut(id) {
            keep_destinations(names);
        }
    } else if let Some(Object::Dictionary(mut names)) = names {
        keep_destinations(&mut names);
        let catalog = document.catalog_mut().map_err(|_| Unwritten::Broken)?;
        catalog.set("Names", names);
    }
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        let links = links(&document, page);
        if let Ok(page) = document.get_dictionary_mut(page) {
            if links.is_empty() {
                page.remove(b"Annots");
            } else {
                page.set("Annots", links);
            }
        }
    }
    for object in document.objects.values_mut() {
        let dict = if let Object::Dictionary(dict) = object {
            dict
        } else if let Object::Stream(stream) = object {
            &mut stream.dict
        } else {
            continue;
        };
        for key in EVERYWHERE {
            dict.remove(key);
        }
        let kind = dict.get(b"Type").and_then(Object::as_name);
        if kind.is_ok_and(|kind| kind == b"Metadata") {
            *object = Object::Null;
        }
    }
    document.prune_objects();
    let id = Sha256::digest(opened.bytes())[..16].to_vec();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::with_capacity(opened.bytes().len());
    document.save_to(&mut bytes).map_err(|_| Unwritten::Broken)?;
    Ok(Written {
        bytes,
        appended: false,
    })
}

/// Of a document's names only those of places in it are needed.
fn keep_destinations(names: &mut Dictionary) {
    let destinations = names.get(b"Dests").ok().cloned();
    *names = Dictionary::new();
    if let Some(destinations) = destinations {
        names.set("Dests", destinations);
    }
}

/// The links of a page that stay in the document: addresses outside may name somebody.
fn links(document: &Document, page: ObjectId) -> Vec<Object> {
    let Ok(page) = document.get_dictionary(page) else {
        return Vec::new();
    };
    let entries = page.get_deref(b"Annots", document).and_then(Object::as_array);
    let entries = entries.cloned().unwrap_or_default();
    let inside = |entry: &Object| {
        let dict = match entry.as_reference() {
            Ok(id) => document.get_dictionary(id).ok(),
            Err(_) => entry.as_dict().ok(),
        };
        dict.is_some_and(|dict| {
            let link = dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Link");
            let action = dict.get_deref(b"A", document).and_then(Object::as_dict);
            let goes = action
                .and_then(|action| action.get(b"S"))
                .and_then(Object::as_name);
            link && (dict.has(b"Dest") || goes.is_ok_and(|kind| kind == b"GoTo"))
        })
    };
    entries.into_iter().filter(inside).collect()
}
