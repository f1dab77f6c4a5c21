//! Outlook's `.msg`: a compound file (MS-OXMSG) with one storage for each attachment.

use std::io::{Cursor, Read};

use super::Letter;

const LARGEST_STREAM: u64 = 512 * 1024 * 1024;

pub(super) fn is_outlook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        && cfb::CompoundFile::open(Cursor::new(bytes))
            .is_ok_and(|file| file.is_stream("/__properties_version1.0"))
}

pub(super) fn read(bytes: &[u8]) -> Option<Letter> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let storages: Vec<String> = file
        .walk()
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0_"))
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    let mut letter = Letter {
        // PidTagSenderSmtpAddress, PidTagSenderEmailAddress
        from: text(&mut file, "/", "5D01")
            .or_else(|| text(&mut file, "/", "0C1F"))
            .filter(|address| address.contains('@'))
            .map(|address| address.to_lowercase()),
        name: text(&mut file, "/", "0C1A"),
        subject: text(&mut file, "/", "0037"),
        attachments: Vec::new(),
        cut: false,
    };
    for storage in storages {
        // PidTagAttachDataBinary; long name, then short name.
        let Some(data) = stream(&mut file, &storage, "37010102") else {
            continue;
        };
        let name = text(&mut file, &storage, "3707").or_else(|| text(&mut file, &storage, "3704"));
        letter
            .attachments
            .push((name.unwrap_or_else(|| "attachment".to_owned()), data));
    }
    Some(letter)
}

type File<'b> = cfb::CompoundFile<Cursor<&'b [u8]>>;

/// A text property: UTF-16 (`001F`) or the older eight-bit form (`001E`).
fn text(file: &mut File<'_>, storage: &str, property: &str) -> Option<String> {
    let wide = stream(file, storage, &format!("{property}001F")).map(|bytes| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    });
    let narrow = |file: &mut File<'_>| {
        let bytes = stream(file, storage, &format!("{property}001E"))?;
        Some(encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned())
    };
    let found = wide.or_else(|| narrow(file))?;
    Some(found.trim_end_matches('\0').to_owned()).filter(|text| !text.is_empty())
}

fn stream(file: &mut File<'_>, storage: &str, property: &str) -> Option<Vec<u8>> {
    let path = format!("{}/__substg1.0_{property}", storage.trim_end_matches('/'));
    let stream = file.open_stream(path).ok()?;
    let mut bytes = Vec::new();
    stream.take(LARGEST_STREAM).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    #[test]
    fn an_outlook_mail_gives_up_its_attachment() {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory does not fail");
        let mut put = |path: &str, bytes: &[u8]| {
            file.create_stream(path)
                .expect("a new stream")
                .write_all(bytes)
                .expect("memory does not fail");
        };
        let wide = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        put("/__properties_version1.0", &[0; 32]);
        put("/__substg1.0_0037001F", &wide("My reviews"));
        put("/__substg1.0_5D01001F", &wide("A.Martin@example.org"));
        file.create_storage("/__attach_version1.0_#00000000")
            .expect("a new storage");
        let mut put = |path: &str, bytes: &[u8]| {
            file.create_stream(path)
                .expect("a new stream")
                .write_all(bytes)
                .expect("memory does not fail");
        };
        put(
            "/__attach_version1.0_#00000000/__substg1.0_3707001F",
            &wide("Review-OC-Martin-1.paraph"),
        );
        put("/__attach_version1.0_#00000000/__substg1.0_37010102", b"bytes");
        file.flush().expect("memory does not fail");
        let bytes = file.into_inner().into_inner();
        let letters = crate::mail::read("mail.msg", &bytes);
        assert_eq!(letters.len(), 1, "one mail in the file");
        assert_eq!(
            letters[0].from.as_deref(),
            Some("a.martin@example.org"),
            "addresses compare without case"
        );
        assert_eq!(
            letters[0].attachments,
            [("Review-OC-Martin-1.paraph".to_owned(), b"bytes".to_vec())],
            "name and bytes"
        );
    }
}
