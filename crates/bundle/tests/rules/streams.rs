//! The bytes of a member, given out in steps of any size and no more than its headers declare.

use std::io::{self, Cursor, Read as _};

use crate::zipped::{Entry, Zip};
use paraph_bundle::container::Container;
use paraph_bundle::error::Error;
use paraph_bundle::fault::Code;
use paraph_bundle::payload::Hash;

/// Bytes as one deflate block that is stored: five bytes of header, then the bytes.
fn block(bytes: &[u8], last: bool) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("one block");
    let mut out = vec![u8::from(last)];
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&(!length).to_le_bytes());
    out.extend_from_slice(bytes);
    out
}

/// What a member gives when it is read in steps of so many bytes.
fn read_in_steps(entry: Entry, step: usize) -> io::Result<Vec<u8>> {
    let mut source = Cursor::new(Zip::new([entry]).bytes);
    let container = Container::walk(&mut source).expect("the profile");
    let member = &container.members()[0];
    let mut reader = Container::open(&mut source, member);
    assert_eq!(reader.read(&mut []).expect("nothing was asked for"), 0);
    let mut out = Vec::new();
    let mut buffer = vec![0; step];
    loop {
        match reader.read(&mut buffer)? {
            0 => break,
            n => out.extend_from_slice(&buffer[..n]),
        }
    }
    assert_eq!(reader.read(&mut buffer).expect("the end stays the end"), 0);
    Ok(out)
}

fn code_of(read: io::Result<Vec<u8>>) -> Code {
    Error::Io(read.expect_err("it is damaged")).fault().code()
}

#[test]
fn a_member_is_what_its_headers_declare_in_steps_of_any_size() {
    let noise: Vec<u8> = (0..4_000_u32)
        .flat_map(|n| *Hash::of(&n.to_le_bytes()).as_bytes())
        .collect();
    let text = "A line that comes again.\n".repeat(9_000).into_bytes();
    // The header of the second block lies across the end of the first 32 KiB.
    let blocks = [
        block(&noise[..32_760], false),
        block(&noise[32_760..60_000], true),
    ]
    .concat();
    // The stream ends where the first 32 KiB end.
    let even = block(&noise[..32_763], true);
    // More headers of empty blocks than are read at once.
    let hollow = [block(b"", false).repeat(8_000), block(b"end", true)].concat();
    for step in [997, 32_760, 32_763, 200_000] {
        let read = |entry| read_in_steps(entry, step).expect("whole");
        assert!(
            read(Entry::stored("a", &noise)) == noise,
            "stored, in steps of {step}"
        );
        assert!(
            read(Entry::deflated("a", &text)) == text,
            "deflated, in steps of {step}"
        );
        assert!(
            read(Entry::packed("a", blocks.clone(), &noise[..60_000])) == noise[..60_000],
            "two blocks, in steps of {step}"
        );
        assert!(
            read(Entry::packed("a", even.clone(), &noise[..32_763])) == noise[..32_763],
            "32 KiB, in steps of {step}"
        );
        assert!(
            read(Entry::packed("a", hollow.clone(), b"end")) == b"end",
            "behind empty blocks, in steps of {step}"
        );
        let damaged = |entry| assert_eq!(code_of(read_in_steps(entry, step)), Code::ZipDamaged, "{step}");
        damaged(Entry::packed("a", [&even[..], b"x"].concat(), &noise[..32_763]));
        damaged(Entry::packed("a", blocks[..40_000].to_vec(), &noise[..60_000]));
        damaged(Entry::packed("a", blocks.clone(), &noise[..60_001]));
        damaged(Entry::packed("a", blocks.clone(), &noise[..59_999]));
        damaged(Entry::packed("a", vec![0xff; 30], b""));
        damaged(Entry::packed("a", Vec::new(), b""));
        damaged(Entry {
            crc: 1,
            ..Entry::deflated("a", &text)
        });
        damaged(Entry {
            crc: 1,
            ..Entry::stored("a", &noise)
        });
    }
}

#[test]
fn no_byte_more_than_declared_is_given_out() {
    let entry = Entry {
        size: 10,
        ..Entry::deflated("a", &vec![0; 100_000])
    };
    let mut source = Cursor::new(Zip::new([entry]).bytes);
    let container = Container::walk(&mut source).expect("the profile");
    let mut reader = Container::open(&mut source, &container.members()[0]);
    assert!(
        reader.read(&mut [0; 100]).is_err(),
        "the first bytes are too many already"
    );
    assert!(reader.read(&mut [0; 100]).is_err(), "and it stays so");
}
