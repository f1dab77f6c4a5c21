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
pub type Open<'a> = Box<dyn Fn() -> io::Result<Box<dyn Read>> + 'a>;

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
    pub fn stream(name: impl Into<String>, open: impl Fn() -> io::Result<Box<dyn Read>> + 'a) -> Self {
        Self {
            name: name.into(),
            content: Content::Stream(Box::new(open)),
        }
    }

    /// Hashes, measures and deflates the content.
    pub(crate) fn prepare(&self) -> io::Result<Ready<'_>> {
        self.prepare_at(Compression::new(9))
    }

    /// The same without shrinking it, so that its size follows from its length alone.
    pub(crate) fn prepare_unshrunk(&self) -> io::Result<Ready<'_>> {
        self.prepare_at(Compression::none())
    }

    fn prepare_at(&self, level: Compression) -> io::Result<Ready<'_>> {
        let mut hasher = Sha256::new();
        let mut crc = flate2::Crc::new();
        let mut size = 0u64;
        let mut take = |bytes: &[u8]| {
            hasher.update(bytes);
            crc.update(bytes);
            size += bytes.len() as u64;
        };
        let mut data = Data::Stream;
        match &self.content {
            Content::Bytes(bytes) => {
                take(bytes);
                data = if is_stored(&self.name) {
                    Data::Bytes(Cow::Borrowed(bytes))
                } else {
                    let mut encoder = DeflateEncoder::new(Vec::new(), level);
                    encoder.write_all(bytes)?;
                    Data::Bytes(Cow::Owned(encoder.finish()?))
                };
            }
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
        Ok(Ready {
            part: self,
            sha256: hasher.finalize().into(),
            crc: crc.sum(),
            size,
            data,
        })
    }
}

enum Data<'a> {
    Bytes(Cow<'a, [u8]>),
    Stream,
}

/// A part as it will stand in the container.
pub(crate) struct Ready<'a> {
    part: &'a Part<'a>,
    /// The hash of its bytes.
    pub(crate) sha256: [u8; 32],
    crc: u32,
    size: u64,
    data: Data<'a>,
}

impl Ready<'_> {
    /// The member's name.
    pub(crate) fn name(&self) -> &str {
        &self.part.name
    }

    fn compressed(&self) -> u64 {
        match &self.data {
            Data::Bytes(bytes) => bytes.len() as u64,
            Data::Stream => self.size,
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match (&self.data, &self.part.content) {
            (Data::Bytes(bytes), _) | (Data::Stream, Content::Bytes(bytes)) => out.write_all(bytes),
            (Data::Stream, Content::Stream(open)) => {
                let copied = io::copy(&mut open()?.take(self.size + 1), out)?;
                if copied == self.size {
                    Ok(())
                } else {
                    Err(io::Error::other(format!(
                        "{} changed while it was written",
                        self.part.name
                    )))
                }
            }
        }
    }
}

const LOCAL_HEADER: u64 = 30;
const CENTRAL_HEADER: u64 = 46;
const END_RECORD: u64 = 22;

/// The size of a container of these parts.
pub(crate) fn zip_size<'a>(parts: impl IntoIterator<Item = &'a Ready<'a>>) -> u64 {
    let each = |ready: &Ready<'_>| {
        LOCAL_HEADER + CENTRAL_HEADER + 2 * ready.name().len() as u64 + ready.compressed()
    };
    parts.into_iter().map(each).sum::<u64>() + END_RECORD
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
/// What `out` says; a container over 4 GiB; a stream that changed since it was prepared.
pub(crate) fn write_zip<'a, W: Write>(
    mut out: W,
    parts: impl IntoIterator<Item = &'a Ready<'a>>,
) -> io::Result<u64> {
    let mut at = 0u64;
    let mut entries = Vec::new();
    for ready in parts {
        let entry = Entry {
            name: ready.name(),
            method: if is_stored(ready.name()) { STORED } else { DEFLATED },
            crc: ready.crc,
            compressed: u32::try_from(ready.compressed()).map_err(|_| too_large())?,
            size: u32::try_from(ready.size).map_err(|_| too_large())?,
            offset: u32::try_from(at).map_err(|_| too_large())?,
        };
        let mut header = LOCAL.to_le_bytes().to_vec();
        fields(&mut header, &entry);
        header.extend_from_slice(entry.name.as_bytes());
        out.write_all(&header)?;
        ready.write(&mut out)?;
        at += header.len() as u64 + ready.compressed();
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
