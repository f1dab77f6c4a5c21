//! The writer: the same members give the same bytes.
//!
//! It is our own because the profile allows nothing that ZIP crates write by themselves: no extra field, no descriptor,
//! attributes 0, made by 20.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

use super::{CENTRAL, DEFLATED, END, LOCAL, STORED, is_stored};

/// 1980-01-01, the first day that ZIP can say.
const DATE: u16 = 0x0021;
const VERSION: u16 = 20;

/// Opens a member's bytes, each time from their beginning.
pub type Open<'a> = Box<dyn Fn() -> io::Result<Box<dyn Read + 'a>> + 'a>;

/// What a member holds.
pub enum Content<'a> {
    /// Bytes in memory.
    Bytes(Cow<'a, [u8]>),
    /// Bytes that are read twice, once to hash and once to write: documents. Only for names that are stored.
    Stream(Open<'a>),
}

/// A member to be written.
pub struct Part<'a> {
    /// Its name.
    pub name: String,
    /// Its content.
    pub content: Content<'a>,
}

impl<'a> Part<'a> {
    /// A member held in memory.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self {
            name: name.into(),
            content: Content::Bytes(bytes.into()),
        }
    }

    /// A member that is opened when it is needed.
    pub fn stream(name: impl Into<String>, open: impl Fn() -> io::Result<Box<dyn Read + 'a>> + 'a) -> Self {
        Self {
            name: name.into(),
            content: Content::Stream(Box::new(open)),
        }
    }

    /// Hashes and measures the content.
    pub(crate) fn measure(&self) -> io::Result<Measured> {
        let mut hasher = Sha256::new();
        let mut crc = flate2::Crc::new();
        let mut size = 0u64;
        let mut take = |bytes: &[u8]| {
            hasher.update(bytes);
            crc.update(bytes);
            size += bytes.len() as u64;
        };
        match &self.content {
            Content::Bytes(bytes) => take(bytes),
            Content::Stream(open) => {
                let mut source = open()?;
                let mut buffer = vec![0; 1 << 16];
                loop {
                    match source.read(&mut buffer)? {
                        0 => break,
                        n => take(&buffer[..n]),
                    }
                }
            }
        }
        Ok(Measured {
            sha256: hasher.finalize().into(),
            crc: crc.sum(),
            size,
        })
    }
}

/// What the headers and the seal say of a member.
#[derive(Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) sha256: [u8; 32],
    pub(crate) crc: u32,
    pub(crate) size: u64,
}

struct Entry<'a> {
    name: &'a str,
    method: u16,
    crc: u32,
    compressed: u32,
    size: u32,
    offset: u32,
}

fn too_large() -> io::Error {
    io::Error::other("over 4 GiB")
}

/// Writes parts, sorted by name by the caller, as a container; gives back its size.
///
/// # Errors
/// What `out` says; a container over 4 GiB; a stream that changed since it was measured.
pub(crate) fn write_zip<'a, W: Write>(
    mut out: W,
    parts: impl IntoIterator<Item = (&'a Part<'a>, Measured)>,
) -> io::Result<u64> {
    let mut at = 0u64;
    let mut entries = Vec::new();
    for (part, measured) in parts {
        let deflated = match &part.content {
            Content::Bytes(bytes) if !is_stored(&part.name) => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(9));
                encoder.write_all(bytes)?;
                Some(encoder.finish()?)
            }
            Content::Bytes(_) | Content::Stream(_) => None,
        };
        let compressed = deflated.as_ref().map_or(measured.size, |data| data.len() as u64);
        let entry = Entry {
            name: &part.name,
            method: if deflated.is_some() { DEFLATED } else { STORED },
            crc: measured.crc,
            compressed: u32::try_from(compressed).map_err(|_| too_large())?,
            size: u32::try_from(measured.size).map_err(|_| too_large())?,
            offset: u32::try_from(at).map_err(|_| too_large())?,
        };
        let mut header = LOCAL.to_le_bytes().to_vec();
        fields(&mut header, &entry);
        header.extend_from_slice(part.name.as_bytes());
        out.write_all(&header)?;
        match (&part.content, &deflated) {
            (_, Some(data)) => out.write_all(data)?,
            (Content::Bytes(bytes), None) => out.write_all(bytes)?,
            (Content::Stream(open), None) => {
                let copied = io::copy(&mut open()?.take(measured.size + 1), &mut out)?;
                if copied != measured.size {
                    return Err(io::Error::other(format!(
                        "{} changed while it was written",
                        part.name
                    )));
                }
            }
        }
        at += header.len() as u64 + compressed;
        entries.push(entry);
    }
    let directory = at;
    for entry in &entries {
        let mut header = CENTRAL.to_le_bytes().to_vec();
        header.extend_from_slice(&VERSION.to_le_bytes());
        fields(&mut header, entry);
        header.extend_from_slice(&[0; 2 + 2 + 2 + 4]); // comment, disk, internal and external attributes
        header.extend_from_slice(&entry.offset.to_le_bytes());
        header.extend_from_slice(entry.name.as_bytes());
        out.write_all(&header)?;
        at += header.len() as u64;
    }
    let count = u16::try_from(entries.len()).map_err(|_| too_large())?;
    let mut end = END.to_le_bytes().to_vec();
    end.extend_from_slice(&[0; 4]);
    end.extend_from_slice(&count.to_le_bytes());
    end.extend_from_slice(&count.to_le_bytes());
    end.extend_from_slice(
        &u32::try_from(at - directory)
            .map_err(|_| too_large())?
            .to_le_bytes(),
    );
    end.extend_from_slice(&u32::try_from(directory).map_err(|_| too_large())?.to_le_bytes());
    end.extend_from_slice(&[0; 2]);
    out.write_all(&end)?;
    Ok(at + end.len() as u64)
}

/// What local and central headers share, from the version needed to the length of the extra field.
fn fields(header: &mut Vec<u8>, entry: &Entry<'_>) {
    header.extend_from_slice(&VERSION.to_le_bytes());
    header.extend_from_slice(&[0; 2]); // flags
    header.extend_from_slice(&entry.method.to_le_bytes());
    header.extend_from_slice(&[0; 2]); // time
    header.extend_from_slice(&DATE.to_le_bytes());
    header.extend_from_slice(&entry.crc.to_le_bytes());
    header.extend_from_slice(&entry.compressed.to_le_bytes());
    header.extend_from_slice(&entry.size.to_le_bytes());
    header.extend_from_slice(&u16::try_from(entry.name.len()).unwrap_or(u16::MAX).to_le_bytes());
    header.extend_from_slice(&[0; 2]); // extra field
}
