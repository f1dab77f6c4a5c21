//! A container written by hand: headers that say what they are told to say.

#![allow(dead_code, reason = "each test binary uses its own part")]

/// One entry.
pub(crate) struct Entry {
    pub(crate) name: String,
    method: u16,
    crc: u32,
    size: u64,
    data: Vec<u8>,
}

impl Entry {
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        Self {
            name: name.to_owned(),
            method: 0,
            crc: crc.sum(),
            size: bytes.len() as u64,
            data: bytes.to_vec(),
        }
    }

    /// Bytes that are not those of its checksum.
    pub(crate) fn damaged(name: &str) -> Self {
        Self {
            crc: 1,
            ..Self::stored(name, b"wrong")
        }
    }

    /// Zeros with no true checksum, not deflated.
    pub(crate) fn zeros(name: &str, size: u64) -> Self {
        Self {
            name: name.to_owned(),
            method: 0,
            crc: 0,
            size,
            data: vec![0; usize::try_from(size).unwrap_or(0)],
        }
    }

    /// Says that it unfolds to this size, within the ratio that is allowed; what it holds is no deflate stream.
    pub(crate) fn folded(name: &str, size: u64) -> Self {
        Self {
            method: 8,
            size,
            ..Self::zeros(name, size / 150)
        }
    }

    fn fields(&self) -> Vec<u8> {
        let size = |n: u64| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        let name = u16::try_from(self.name.len()).unwrap_or(u16::MAX);
        [
            &[20, 0, 0, 0][..],
            &self.method.to_le_bytes(),
            &[0, 0, 0x21, 0],
            &self.crc.to_le_bytes(),
            &size(self.data.len() as u64),
            &size(self.size),
            &name.to_le_bytes(),
            &[0, 0],
        ]
        .concat()
    }
}

/// The container of these entries, in this order.
pub(crate) fn zip(entries: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    let (mut file, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    for entry in entries {
        let start = length(&file);
        let fields = entry.fields();
        file.extend(
            [
                b"PK\x03\x04",
                fields.as_slice(),
                entry.name.as_bytes(),
                &entry.data,
            ]
            .concat(),
        );
        directory.extend(
            [
                b"PK\x01\x02",
                &[20, 0][..],
                &fields,
                &[0; 10],
                &start,
                entry.name.as_bytes(),
            ]
            .concat(),
        );
        count += 1;
    }
    let (start, count) = (length(&file), count.to_le_bytes());
    let end = [
        b"PK\x05\x06",
        &[0; 4][..],
        &count,
        &count,
        &length(&directory),
        &start,
        &[0, 0],
    ]
    .concat();
    [file, directory, end].concat()
}
