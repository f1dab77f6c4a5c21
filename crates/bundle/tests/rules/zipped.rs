//! A container written by hand: headers that say what they are told to say, and where they begin.

use std::io::{Cursor, Write as _};

use paraph_bundle::container::Container;
use paraph_bundle::fault::{Code, Fault};

/// One entry as its headers describe it.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) packed: Vec<u8>,
    pub(crate) size: u64,
    pub(crate) method: u16,
    pub(crate) crc: u32,
}

pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).expect("small")
}

impl Entry {
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        Self {
            name: name.to_owned(),
            packed: bytes.to_vec(),
            size: bytes.len() as u64,
            method: 0,
            crc: crc.sum(),
        }
    }

    /// Deflated bytes, and what they inflate to.
    pub(crate) fn packed(name: &str, packed: Vec<u8>, bytes: &[u8]) -> Self {
        Self {
            packed,
            method: 8,
            ..Self::stored(name, bytes)
        }
    }

    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).expect("in memory");
        Self::packed(name, encoder.finish().expect("in memory"), bytes)
    }

    /// Says more than it holds: its headers are judged before its bytes, which are no deflate stream.
    pub(crate) fn declared(name: &str, size: u64, compressed: usize) -> Self {
        Self {
            size,
            ..Self::packed(name, vec![0; compressed], b"")
        }
    }

    /// Says that it unfolds to this size, within the ratio that is allowed.
    pub(crate) fn folded(name: &str, size: u64) -> Self {
        Self::declared(name, size, usize::try_from(size / 150).unwrap_or(0))
    }

    /// Zeros with no true checksum, not deflated.
    pub(crate) fn zeros(name: &str, size: u64) -> Self {
        Self {
            packed: vec![0; usize::try_from(size).unwrap_or(0)],
            size,
            ..Self::stored(name, b"")
        }
    }

    /// Bytes that are not those of its checksum.
    pub(crate) fn damaged(name: &str) -> Self {
        Self {
            crc: 1,
            ..Self::stored(name, b"wrong")
        }
    }

    /// What stands in both headers, from the version needed to the name.
    fn fields(&self) -> Vec<u8> {
        let name = u16::try_from(self.name.len()).expect("short");
        [
            &[20, 0, 0, 0][..],
            &self.method.to_le_bytes(),
            &[0, 0, 0x21, 0],
            &self.crc.to_le_bytes(),
            &small(self.packed.len()).to_le_bytes(),
            &u32::try_from(self.size).expect("four bytes").to_le_bytes(),
            &name.to_le_bytes(),
            &[0, 0],
        ]
        .concat()
    }
}

/// Bytes, and where their headers begin.
pub(crate) struct Zip {
    pub(crate) bytes: Vec<u8>,
    pub(crate) locals: Vec<usize>,
    pub(crate) centrals: Vec<usize>,
    pub(crate) end: usize,
}

impl Zip {
    /// These entries, in this order.
    pub(crate) fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        let (mut locals, mut centrals) = (Vec::new(), Vec::new());
        for entry in entries {
            let (fields, name) = (entry.fields(), entry.name.as_bytes());
            let start = small(bytes.len()).to_le_bytes();
            centrals.push(directory.len());
            directory.extend([b"PK\x01\x02\x14\0", &fields[..], &[0; 10], &start, name].concat());
            locals.push(bytes.len());
            bytes.extend([b"PK\x03\x04", &fields[..], name].concat());
            bytes.extend(entry.packed);
        }
        let (start, length) = (bytes.len(), directory.len());
        bytes.extend(directory);
        let count = u16::try_from(locals.len()).unwrap_or(0).to_le_bytes();
        let [length_bytes, start_bytes] = [length, start].map(|n| small(n).to_le_bytes());
        let end = [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &length_bytes,
            &start_bytes,
            &[0, 0],
        ];
        bytes.extend(end.concat());
        Self {
            bytes,
            locals,
            centrals: centrals.into_iter().map(|at| start + at).collect(),
            end: start + length,
        }
    }

    pub(crate) fn set16(&mut self, at: usize, n: u16) {
        self.bytes[at..at + 2].copy_from_slice(&n.to_le_bytes());
    }

    pub(crate) fn set32(&mut self, at: usize, n: u32) {
        self.bytes[at..at + 4].copy_from_slice(&n.to_le_bytes());
    }

    /// The same change in both headers of an entry: `at` counts from the version needed.
    pub(crate) fn both(&mut self, entry: usize, at: usize, bytes: &[u8]) {
        for place in [self.locals[entry] + 4 + at, self.centrals[entry] + 6 + at] {
            self.bytes[place..place + bytes.len()].copy_from_slice(bytes);
        }
    }

    pub(crate) fn walk(self) -> Result<Container, Fault> {
        Container::walk(&mut Cursor::new(self.bytes))
    }
}

/// The container of these entries, in this order.
pub(crate) fn zip(entries: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    Zip::new(entries).bytes
}

/// The code of the fault in the headers of these entries.
pub(crate) fn code(entries: impl IntoIterator<Item = Entry>) -> Option<Code> {
    Zip::new(entries).walk().err().map(|fault| fault.code())
}
