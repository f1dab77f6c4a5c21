//! Changing a signed file as a careless or a curious hand would: one score, and a ZIP around it that is whole.

use std::io::{Read as _, Write as _};

use crate::error::{AppError, Result};

/// The member that is changed.
const MEMBER: &str = "scores.jsonl";

/// An entry of a ZIP without descriptors, comments or extra fields.
struct Entry {
    local: Vec<u8>,
    central: Vec<u8>,
    data: Vec<u8>,
    name: String,
}

/// The bundle with one score changed; its sums and signature are those of the file that was signed.
pub(super) fn altered(bundle: &[u8]) -> Result<Vec<u8>> {
    let broken = || AppError::internal("not a bundle in clear");
    let mut entries = entries(bundle).ok_or_else(broken)?;
    let entry = entries
        .iter_mut()
        .find(|entry| entry.name == MEMBER)
        .ok_or_else(broken)?;
    let mut plain = Vec::new();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bundle)).map_err(AppError::internal)?;
    archive
        .by_name(MEMBER)
        .map_err(AppError::internal)?
        .read_to_end(&mut plain)
        .map_err(AppError::internal)?;
    let mark = b"\"scores\":{";
    let at = plain
        .windows(mark.len())
        .position(|window| window == mark)
        .ok_or_else(broken)?;
    let digit = plain[at..]
        .iter()
        .position(u8::is_ascii_digit)
        .ok_or_else(broken)?
        + at;
    plain[digit] = if plain[digit] == b'5' { b'4' } else { b'5' };
    entry.data = deflated(&plain)?;
    let (crc, size, whole) = (crc(&plain), length(&entry.data), length(&plain));
    for (header, at) in [(&mut entry.local, 14), (&mut entry.central, 16)] {
        header[at..at + 4].copy_from_slice(&crc.to_le_bytes());
        header[at + 4..at + 8].copy_from_slice(&size.to_le_bytes());
        header[at + 8..at + 12].copy_from_slice(&whole.to_le_bytes());
    }
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for mut entry in entries {
        let offset = length(&out).to_le_bytes();
        entry.central[42..46].copy_from_slice(&offset);
        out.extend_from_slice(&entry.local);
        out.extend_from_slice(&entry.data);
        directory.extend_from_slice(&entry.central);
    }
    let mut end = bundle[bundle.len() - 22..].to_vec();
    end[12..16].copy_from_slice(&length(&directory).to_le_bytes());
    end[16..20].copy_from_slice(&length(&out).to_le_bytes());
    out.extend_from_slice(&directory);
    out.extend_from_slice(&end);
    Ok(out)
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    Some(
        bytes
            .get(at..at + width)?
            .iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | usize::from(*byte)),
    )
}

/// The entries, by the directory at the end.
fn entries(bundle: &[u8]) -> Option<Vec<Entry>> {
    let end = bundle.len().checked_sub(22)?;
    let mut at = number(bundle, end + 16, 4)?;
    let mut found = Vec::new();
    for _ in 0..number(bundle, end + 10, 2)? {
        let (size, name, offset) = (
            number(bundle, at + 20, 4)?,
            number(bundle, at + 28, 2)?,
            number(bundle, at + 42, 4)?,
        );
        let start = offset + 30 + name;
        found.push(Entry {
            local: bundle.get(offset..start)?.to_vec(),
            central: bundle.get(at..at + 46 + name)?.to_vec(),
            data: bundle.get(start..start + size)?.to_vec(),
            name: String::from_utf8(bundle.get(at + 46..at + 46 + name)?.to_vec()).ok()?,
        });
        at += 46 + name;
    }
    Some(found)
}

fn deflated(plain: &[u8]) -> Result<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file(MEMBER, options).map_err(AppError::internal)?;
    writer.write_all(plain).map_err(AppError::internal)?;
    let archive = writer.finish().map_err(AppError::internal)?.into_inner();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).map_err(AppError::internal)?;
    let mut raw = Vec::new();
    archive
        .by_index_raw(0)
        .map_err(AppError::internal)?
        .read_to_end(&mut raw)
        .map_err(AppError::internal)?;
    Ok(raw)
}

/// CRC-32 as ZIP has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = !0u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_zip() {
        assert_eq!(
            super::crc(b"123456789"),
            0xcbf4_3926,
            "the standard's check value"
        );
    }
}
