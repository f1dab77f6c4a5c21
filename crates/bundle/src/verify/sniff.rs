//! What a file is by its content, before anything is judged: its name never counts.

use std::io::{Read, SeekFrom};

use crate::container::Source;
use crate::encrypt::is_encrypted;
use crate::error::fault_of;
use crate::fault::{Code, Fault};

/// What there is to verify.
pub(super) enum Sniffed {
    /// A ZIP.
    Bundle,
    /// An age file.
    Encrypted,
    /// A receipt.
    Receipt(Vec<u8>),
    /// A letter's lines.
    Letter(Vec<u8>),
}

const HEAD: usize = 4096;
/// Receipts are a page of text.
const MAX_RECEIPT: u64 = 64 << 10;
const MAX_LETTER: u64 = 64 << 20;
/// Where a database keeps the application's id.
const APPLICATION_ID: std::ops::Range<usize> = 68..72;

/// The first members of other programs' ZIP files: office documents, books, programs.
const OTHER_ZIPS: [&[u8]; 6] = [
    b"[Content_Types].xml",
    b"_rels/",
    b"mimetype",
    b"META-INF/",
    b"word/",
    b"docProps/",
];

pub(super) fn sniff(source: &mut dyn Source) -> Result<Sniffed, Fault> {
    let length = source.seek(SeekFrom::End(0)).map_err(fault_of)?;
    if length == 0 {
        return Err(Fault::empty_file());
    }
    let head = read_at(source, 0, HEAD as u64)?;
    if is_encrypted(&head) {
        return Ok(Sniffed::Encrypted);
    }
    if head.starts_with(b"SQLite format 3\0") {
        let ours = head.get(APPLICATION_ID) == Some(b"PARA");
        return Err(Fault::new(
            if ours {
                Code::WorkspaceFile
            } else {
                Code::NotParaph
            },
            "a database",
        ));
    }
    if is_private_key(&head) {
        return Err(Fault::new(Code::PrivateKey, "a private key"));
    }
    if head.starts_with(b"paraph receipt v1\n") {
        return if length > MAX_RECEIPT {
            Err(Fault::new(Code::LedgerProof, "a receipt over 64 KiB"))
        } else {
            Ok(Sniffed::Receipt(read_at(source, 0, MAX_RECEIPT)?))
        };
    }
    if head.starts_with(b"PK\x03\x04") {
        let first = head.get(30..).unwrap_or_default();
        return if OTHER_ZIPS.iter().any(|name| first.starts_with(name)) {
            Err(Fault::new(Code::NotParaph, "another program's file"))
        } else {
            Ok(Sniffed::Bundle)
        };
    }
    if head.starts_with(b"PK\x05\x06") || b"PK\x03\x04".starts_with(&head) {
        return Ok(Sniffed::Bundle);
    }
    if is_letter(&head) {
        return Ok(Sniffed::Letter(read_at(source, 0, MAX_LETTER)?));
    }
    if ends_as_zip(source, length)? {
        return Err(Fault::new(Code::ZipStrayBytes, "bytes before the first part"));
    }
    Err(Fault::new(Code::NotParaph, "neither ZIP nor age"))
}

fn read_at(source: &mut dyn Source, at: u64, most: u64) -> Result<Vec<u8>, Fault> {
    source.seek(SeekFrom::Start(at)).map_err(fault_of)?;
    let mut bytes = Vec::new();
    source.take(most).read_to_end(&mut bytes).map_err(fault_of)?;
    Ok(bytes)
}

/// A private key in any usual form, or a file of age identities.
pub fn is_private_key(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let pem = text.starts_with("-----BEGIN ")
        && text
            .lines()
            .next()
            .is_some_and(|line| line.contains("PRIVATE KEY"));
    let identity = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .is_some_and(|line| {
            let line = line.trim().to_ascii_uppercase();
            line.starts_with("AGE-SECRET-KEY-") || line.starts_with("AGE-PLUGIN-")
        });
    pem || identity || text.starts_with("PuTTY-User-Key-File-")
}

/// A line of a letter is an object whose keys, in their order, are among these.
fn is_letter(head: &[u8]) -> bool {
    (head.starts_with(br#"{"evidence":"#) || head.starts_with(br#"{"head":""#))
        && head.windows(8).any(|window| window == br#""parts":"#)
        || head.starts_with(br#"{"head":""#) && head.windows(7).any(|window| window == br#""line":"#)
}

/// Whether the file ends as a ZIP does, whatever it begins with; decides only between two ways of being bad.
fn ends_as_zip(source: &mut dyn Source, length: u64) -> Result<bool, Fault> {
    let tail = read_at(source, length.saturating_sub(22), 22)?;
    Ok(tail.starts_with(b"PK\x05\x06"))
}
