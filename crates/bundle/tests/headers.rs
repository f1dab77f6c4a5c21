//! Each field of a container's headers, by a value that breaks one rule and nothing else, and each limit by its last good value and
//! the first bad one. The containers are made here, by hand.

#![expect(clippy::expect_used, reason = "a test says why it stops")]

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write as _};

use paraph_bundle::container::{Container, judge_name};
use paraph_bundle::error::Error;
use paraph_bundle::fault::{Code, Fault};
use paraph_bundle::payload::{Hash, Kind};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// One entry as its headers describe it.
struct Entry {
    name: &'static str,
    packed: Vec<u8>,
    size: u32,
    method: u16,
    crc: u32,
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).expect("small")
}

fn stored(name: &'static str, bytes: &[u8]) -> Entry {
    Entry {
        name,
        packed: bytes.to_vec(),
        size: small(bytes.len()),
        method: 0,
        crc: crc(bytes),
    }
}

/// An entry whose deflated bytes are given, and what they inflate to.
fn packed(name: &'static str, packed: Vec<u8>, bytes: &[u8]) -> Entry {
    Entry {
        packed,
        method: 8,
        ..stored(name, bytes)
    }
}

fn deflated(name: &'static str, bytes: &[u8]) -> Entry {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("in memory");
    packed(name, encoder.finish().expect("in memory"), bytes)
}

/// An entry that says more than it holds: its headers are judged before its bytes.
fn declared(name: &'static str, size: u64, compressed: usize) -> Entry {
    Entry {
        size: u32::try_from(size).expect("four bytes"),
        ..packed(name, vec![0; compressed], b"")
    }
}

/// Bytes, and where their headers begin.
struct Zip {
    bytes: Vec<u8>,
    locals: Vec<usize>,
    centrals: Vec<usize>,
    end: usize,
}

impl Zip {
    fn new(entries: &[Entry]) -> Self {
        let mut bytes = Vec::new();
        let put16 = |bytes: &mut Vec<u8>, n: u16| bytes.extend_from_slice(&n.to_le_bytes());
        let put32 = |bytes: &mut Vec<u8>, n: u32| bytes.extend_from_slice(&n.to_le_bytes());
        let fields = |bytes: &mut Vec<u8>, entry: &Entry| {
            for n in [20, 0, entry.method, 0, 0x21] {
                put16(bytes, n);
            }
            for n in [entry.crc, small(entry.packed.len()), entry.size] {
                put32(bytes, n);
            }
            put16(bytes, u16::try_from(entry.name.len()).expect("short"));
            put16(bytes, 0);
        };
        let mut locals = Vec::new();
        for entry in entries {
            locals.push(bytes.len());
            put32(&mut bytes, LOCAL);
            fields(&mut bytes, entry);
            bytes.extend_from_slice(entry.name.as_bytes());
            bytes.extend_from_slice(&entry.packed);
        }
        let directory = bytes.len();
        let mut centrals = Vec::new();
        for (entry, local) in entries.iter().zip(&locals) {
            centrals.push(bytes.len());
            put32(&mut bytes, CENTRAL);
            put16(&mut bytes, 20);
            fields(&mut bytes, entry);
            for n in [0, 0, 0] {
                put16(&mut bytes, n);
            }
            put32(&mut bytes, 0);
            put32(&mut bytes, small(*local));
            bytes.extend_from_slice(entry.name.as_bytes());
        }
        let end = bytes.len();
        put32(&mut bytes, END);
        let count = u16::try_from(entries.len()).unwrap_or(0);
        for n in [0, 0, count, count] {
            put16(&mut bytes, n);
        }
        put32(&mut bytes, small(end - directory));
        put32(&mut bytes, small(directory));
        put16(&mut bytes, 0);
        Self {
            bytes,
            locals,
            centrals,
            end,
        }
    }

    /// Three entries: `a` and `b` stored, `c` deflated.
    fn three() -> Self {
        Self::new(&[
            stored("a", b"one"),
            stored("b", b"two"),
            deflated("c", &[b'x'; 500]),
        ])
    }

    fn set16(&mut self, at: usize, n: u16) {
        self.bytes[at..at + 2].copy_from_slice(&n.to_le_bytes());
    }

    fn set32(&mut self, at: usize, n: u32) {
        self.bytes[at..at + 4].copy_from_slice(&n.to_le_bytes());
    }

    /// The same change in both headers of an entry: `at` counts from the version needed.
    fn both(&mut self, entry: usize, at: usize, bytes: &[u8]) {
        for place in [self.locals[entry] + 4 + at, self.centrals[entry] + 6 + at] {
            self.bytes[place..place + bytes.len()].copy_from_slice(bytes);
        }
    }

    fn walk(self) -> Result<Container, Fault> {
        Container::walk(&mut Cursor::new(self.bytes))
    }
}

fn code(entries: &[Entry]) -> Option<Code> {
    Zip::new(entries).walk().err().map(|fault| fault.code())
}

#[test]
fn a_container_is_found_part_by_part() {
    let zip = Zip::three();
    let mut source = Cursor::new(zip.bytes.clone());
    let container = Container::walk(&mut source).expect("the profile");
    let names: Vec<&str> = container
        .members()
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "c"], "all that it holds");
    let at: Vec<_> = container
        .members()
        .iter()
        .map(|member| member.stored_at())
        .collect();
    let place = |entry: usize| Some((zip.locals[entry] as u64 + 31, 3));
    assert_eq!(at, [place(0), place(1), None], "what is stored lies open");
    let mut read = |name: &str, most| {
        let member = container.member(name).expect("listed");
        container.read(&mut source, member, most)
    };
    assert_eq!(read("b", 3).expect("no more than asked for"), b"two");
    assert_eq!(read("c", 500).expect("inflated"), [b'x'; 500]);
    assert_eq!(
        read("b", 2).map_err(|fault| fault.code()),
        Err(Code::ZipTooLarge),
        "more than asked for"
    );
}

#[test]
fn each_field_of_the_headers_is_judged() {
    type Case = (&'static str, fn(&mut Zip), Option<Code>);
    let cases: &[Case] = &[
        ("nothing", |_| {}, None),
        ("version needed 10", |zip| zip.both(0, 0, &[10, 0]), None),
        (
            "version needed 21",
            |zip| zip.both(0, 0, &[21, 0]),
            Some(Code::ZipFeature),
        ),
        ("a flag", |zip| zip.both(0, 2, &[2, 0]), Some(Code::ZipFeature)),
        ("a method", |zip| zip.both(0, 4, &[1, 0]), Some(Code::ZipFeature)),
        (
            "a compressed size of ZIP64",
            |zip| zip.both(2, 14, &[255; 4]),
            Some(Code::ZipFeature),
        ),
        (
            "a size of ZIP64",
            |zip| zip.both(2, 18, &[255; 4]),
            Some(Code::ZipFeature),
        ),
        (
            "an extra field",
            |zip| zip.both(0, 24, &[4, 0]),
            Some(Code::ZipFeature),
        ),
        (
            "stored with two sizes",
            |zip| zip.both(0, 18, &[2, 0, 0, 0]),
            Some(Code::ZipDamaged),
        ),
        (
            "a longer one stored",
            |zip| zip.both(0, 18, &[4, 0, 0, 0]),
            Some(Code::ZipDamaged),
        ),
        (
            "a part beyond the end",
            |zip| zip.both(2, 14, &[0, 0, 1, 0]),
            Some(Code::ZipTruncated),
        ),
        (
            "another time in the directory",
            |zip| zip.set16(zip.centrals[1] + 12, 1),
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "another method in the directory",
            |zip| zip.set16(zip.centrals[1] + 10, 8),
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "another compressed size in the directory",
            |zip| zip.set32(zip.centrals[2] + 20, 1),
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "a comment in the directory",
            |zip| zip.set16(zip.centrals[1] + 32, 1),
            Some(Code::ZipFeature),
        ),
        (
            "another disk in the directory",
            |zip| zip.set16(zip.centrals[1] + 34, 1),
            Some(Code::ZipFeature),
        ),
        (
            "attributes of a file",
            |zip| zip.set32(zip.centrals[1] + 38, 0x81A4_0000),
            None,
        ),
        (
            "attributes of DOS",
            |zip| zip.set32(zip.centrals[1] + 38, 0x20),
            None,
        ),
        (
            "attributes of a folder",
            |zip| zip.set32(zip.centrals[1] + 38, 0x41ED_0000),
            Some(Code::ZipLink),
        ),
        (
            "attributes of a link",
            |zip| zip.set32(zip.centrals[1] + 38, 0xA1FF_0000),
            Some(Code::ZipLink),
        ),
        (
            "attributes of a folder of DOS",
            |zip| zip.set32(zip.centrals[1] + 38, 0x10),
            Some(Code::ZipLink),
        ),
        (
            "no part there",
            |zip| zip.set32(zip.centrals[1] + 42, 1),
            Some(Code::ZipStrayBytes),
        ),
        (
            "two places swapped",
            |zip| {
                let (a, b) = (small(zip.locals[0]), small(zip.locals[1]));
                zip.set32(zip.centrals[0] + 42, b);
                zip.set32(zip.centrals[1] + 42, a);
            },
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "one place twice",
            |zip| zip.set32(zip.centrals[1] + 42, 0),
            Some(Code::ZipStrayBytes),
        ),
        (
            "one more in the directory",
            |zip| {
                let again = zip.bytes[zip.centrals[0]..zip.centrals[1]].to_vec();
                zip.set16(zip.end + 8, 4);
                zip.set16(zip.end + 10, 4);
                zip.set32(zip.end + 12, small(zip.end - zip.centrals[0] + again.len()));
                zip.bytes.splice(zip.end..zip.end, again);
            },
            Some(Code::ZipStrayBytes),
        ),
        (
            "the record of ZIP64",
            |zip| zip.set32(zip.end, 0x0606_4b50),
            Some(Code::ZipFeature),
        ),
        (
            "the locator of ZIP64",
            |zip| zip.set32(zip.end, 0x0706_4b50),
            Some(Code::ZipFeature),
        ),
        (
            "extra data",
            |zip| zip.set32(zip.end, 0x0806_4b50),
            Some(Code::ZipFeature),
        ),
        (
            "a signature of ZIP's own",
            |zip| zip.set32(zip.end, 0x0505_4b50),
            Some(Code::ZipFeature),
        ),
        (
            "what ZIP does not know",
            |zip| zip.set32(zip.end, 0x0905_4b50),
            Some(Code::ZipStrayBytes),
        ),
        (
            "this disk",
            |zip| zip.set16(zip.end + 4, 1),
            Some(Code::ZipFeature),
        ),
        (
            "the disk of the directory",
            |zip| zip.set16(zip.end + 6, 1),
            Some(Code::ZipFeature),
        ),
        (
            "entries on this disk",
            |zip| zip.set16(zip.end + 8, 2),
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "entries in all",
            |zip| zip.set16(zip.end + 10, 2),
            Some(Code::ZipHeadersDiffer),
        ),
        (
            "entries on this disk, in ZIP64",
            |zip| zip.set16(zip.end + 8, 0xFFFF),
            Some(Code::ZipFeature),
        ),
        (
            "entries in all, in ZIP64",
            |zip| zip.set16(zip.end + 10, 0xFFFF),
            Some(Code::ZipFeature),
        ),
        (
            "the directory's size",
            |zip| zip.set32(zip.end + 12, 1),
            Some(Code::ZipStrayBytes),
        ),
        (
            "the directory's place",
            |zip| zip.set32(zip.end + 16, 1),
            Some(Code::ZipStrayBytes),
        ),
        (
            "the directory's size, in ZIP64",
            |zip| zip.set32(zip.end + 12, u32::MAX),
            Some(Code::ZipFeature),
        ),
        (
            "the directory's place, in ZIP64",
            |zip| zip.set32(zip.end + 16, u32::MAX),
            Some(Code::ZipFeature),
        ),
        (
            "a comment that is not there",
            |zip| zip.set16(zip.end + 20, 5),
            Some(Code::ZipTruncated),
        ),
        (
            "a comment",
            |zip| {
                zip.set16(zip.end + 20, 5);
                zip.bytes.extend_from_slice(b"hello");
            },
            Some(Code::ZipFeature),
        ),
        (
            "a byte after the end",
            |zip| zip.bytes.push(0),
            Some(Code::ZipStrayBytes),
        ),
    ];
    for (what, change, expected) in cases {
        let mut zip = Zip::three();
        change(&mut zip);
        let found = zip.walk().err().map(|fault| fault.code());
        assert_eq!(found, *expected, "{what}");
    }
}

#[test]
fn declared_sizes_are_held_against_their_limits() {
    let large = Some(Code::ZipTooLarge);
    let json = 256 << 20;
    // What a JSON member of 256 MiB must at least be when deflated.
    let least = 1_342_178;
    for (name, size, compressed, expected) in [
        ("a", 1 << 20, 10, None),
        ("a", (1 << 20) + 1, 10, large),
        ("a", 1_200_000, 6_000, None),
        ("a", 1_200_001, 6_000, large),
        ("a.json", json, least, None),
        ("a.json", json + 1, least, large),
        ("a.JSONL", json, least, None),
        ("a.jsonl", json + 1, least, large),
        ("a.txt", json + 1, least, None),
    ] {
        let found = code(&[declared(name, size, compressed)]);
        assert_eq!(found, expected, "{name}: {size} bytes in {compressed}");
    }
    // 4 GiB less one, in two halves.
    let half = 1_u64 << 31;
    let halves = |second| [declared("a", half, 10_737_419), declared("b", second, 10_737_419)];
    assert_eq!(code(&halves(half - 1)), None, "4 GiB less one in all");
    assert_eq!(code(&halves(half)), large, "4 GiB in all");
}

#[test]
fn what_must_be_stored_is_stored() {
    for (name, expected) in [
        ("padding", Some(Code::ZipFeature)),
        ("cards/a.paraph", Some(Code::ZipFeature)),
        ("cards/a.PARAPH", Some(Code::ZipFeature)),
        ("a.pdf", None),
        ("padding.txt", None),
    ] {
        assert_eq!(code(&[deflated(name, b"some text")]), expected, "{name} deflated");
        assert_eq!(code(&[stored(name, b"some text")]), None, "{name} stored");
    }
}

#[test]
fn entries_are_counted_on_both_sides() {
    // Names in order, none of them twice.
    let names: Vec<String> = (0..20_001).map(|n| format!("n{n:05}")).collect();
    let zip = |count: usize| {
        let mut bytes = Vec::new();
        let (mut directory, empty) = (Vec::new(), [0_u8; 14]);
        for name in &names[..count] {
            let fields = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
            let tail = [&empty[..12], &[6, 0, 0, 0]].concat();
            directory.extend_from_slice(b"PK\x01\x02\x14\0");
            directory.extend_from_slice(&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
            directory.extend_from_slice(&tail);
            directory.extend_from_slice(&empty[..10]);
            directory.extend_from_slice(&small(bytes.len()).to_le_bytes());
            directory.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b"PK\x03\x04");
            bytes.extend_from_slice(&fields);
            bytes.extend_from_slice(&tail);
            bytes.extend_from_slice(name.as_bytes());
        }
        let start = small(bytes.len());
        let count = u16::try_from(count).expect("two bytes").to_le_bytes();
        bytes.extend_from_slice(&directory);
        bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        bytes.extend_from_slice(&[count, count].concat());
        bytes.extend_from_slice(&small(directory.len()).to_le_bytes());
        bytes.extend_from_slice(&start.to_le_bytes());
        bytes.extend_from_slice(&[0, 0]);
        Container::walk(&mut Cursor::new(bytes)).map_err(|fault| fault.code())
    };
    assert_eq!(
        zip(20_000).map(|container| container.members().len()),
        Ok(20_000),
        "the most"
    );
    assert_eq!(zip(20_001).err(), Some(Code::ZipTooLarge), "one more");
    let mut long = Zip::new(&[stored("a", b"")]);
    let again = long.bytes[long.centrals[0]..long.end].repeat(20_000);
    long.bytes.splice(long.end..long.end, again);
    assert_eq!(
        long.walk().err().map(|fault| fault.code()),
        Some(Code::ZipTooLarge),
        "one part, and 20,001 names of it"
    );
}

#[test]
fn each_kind_has_its_own_limits() {
    let judge = |entries: &[Entry]| {
        let container = Zip::new(entries).walk().expect("the profile");
        container.judge_limits(Kind::Card).err().map(|fault| fault.code())
    };
    let large = Some(Code::ZipTooLarge);
    // Of a card: 64 KiB, 32 entries, 64 KiB of JSON, 256 KiB in all.
    let around = 30 + 1 + 46 + 1 + 22;
    let whole = |bytes: usize| [stored("a", &vec![7; bytes - around])];
    assert_eq!(judge(&whole(64 << 10)), None, "the largest file");
    assert_eq!(judge(&whole((64 << 10) + 1)), large, "one byte more");
    let names = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z", "z1", "z2", "z3", "z4", "z5", "z6", "z7",
    ];
    let many: Vec<Entry> = names.iter().map(|name| stored(name, b"")).collect();
    assert_eq!(judge(&many[..32]), None, "the most entries");
    assert_eq!(judge(&many), large, "one more");
    let json = |name, size| judge(&[declared(name, size, 9)]);
    assert_eq!(json("card.json", 64 << 10), None, "the longest JSON");
    assert_eq!(json("card.json", (64 << 10) + 1), large, "one byte more");
    assert_eq!(json("lines.jsonl", (64 << 10) + 1), large, "of lines too");
    assert_eq!(json("READ-ME.txt", (64 << 10) + 1), None, "no JSON");
    let two = |size| judge(&[declared("a", 200_000, 9), declared("b", size, 9)]);
    assert_eq!(two((256 << 10) - 200_000), None, "the most in all");
    assert_eq!(two((256 << 10) - 200_000 + 1), large, "one byte more in all");
}

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
    let mut source = Cursor::new(Zip::new(&[entry]).bytes);
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
    for step in [997, 32_760, 32_763, 200_000] {
        let read = |entry| read_in_steps(entry, step).expect("whole");
        assert!(read(stored("a", &noise)) == noise, "stored, in steps of {step}");
        assert!(read(deflated("a", &text)) == text, "deflated, in steps of {step}");
        assert!(
            read(packed("a", blocks.clone(), &noise[..60_000])) == noise[..60_000],
            "two blocks, in steps of {step}"
        );
        assert!(
            read(packed("a", even.clone(), &noise[..32_763])) == noise[..32_763],
            "32 KiB, in steps of {step}"
        );
        let damaged = |entry| assert_eq!(code_of(read_in_steps(entry, step)), Code::ZipDamaged, "{step}");
        damaged(packed("a", [&even[..], b"x"].concat(), &noise[..32_763]));
        damaged(packed("a", blocks[..40_000].to_vec(), &noise[..60_000]));
        damaged(packed("a", blocks.clone(), &noise[..60_001]));
        damaged(packed("a", blocks.clone(), &noise[..59_999]));
        damaged(packed("a", vec![0xff; 30], b""));
        damaged(packed("a", Vec::new(), b""));
        damaged(Entry {
            crc: 1,
            ..deflated("a", &text)
        });
        damaged(Entry {
            crc: 1,
            ..stored("a", &noise)
        });
    }
}

#[test]
fn no_byte_more_than_declared_is_given_out() {
    let entry = Entry {
        size: 10,
        ..deflated("a", &vec![0; 100_000])
    };
    let mut source = Cursor::new(Zip::new(&[entry]).bytes);
    let container = Container::walk(&mut source).expect("the profile");
    let mut reader = Container::open(&mut source, &container.members()[0]);
    assert!(
        reader.read(&mut [0; 100]).is_err(),
        "the first bytes are too many already"
    );
    assert!(reader.read(&mut [0; 100]).is_err(), "and it stays so");
}

/// A source that says how long it is and then fails.
struct Failing(Option<io::ErrorKind>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.map_or(Ok(0), |kind| Err(kind.into()))
    }
}

impl Seek for Failing {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Ok(1_000)
    }
}

#[test]
fn a_source_that_fails_is_not_called_a_bad_file() {
    let code = |kind| {
        let walked = Container::walk(&mut Failing(kind));
        walked.err().map(|fault| fault.code())
    };
    assert_eq!(code(None), Some(Code::ZipTruncated), "shorter than it said");
    let machine = code(Some(io::ErrorKind::PermissionDenied));
    assert!(
        machine.is_some_and(|code| code.verdict().is_none()),
        "{machine:?} says nothing of the file"
    );
}

#[test]
fn an_empty_file_is_no_file_of_ours() {
    assert_eq!(
        Container::walk(&mut Cursor::new(b""))
            .err()
            .map(|fault| fault.code()),
        Some(Code::NotParaph)
    );
}

#[test]
fn names_have_a_longest_and_a_deepest() {
    for (name, holds) in [
        ("a".repeat(128), true),
        ("a".repeat(129), false),
        ("a/b/c".to_owned(), true),
        ("a/b/c/d".to_owned(), false),
        ("com0".to_owned(), false),
        ("com".to_owned(), true),
        ("coma".to_owned(), true),
        ("lpt10.txt".to_owned(), true),
        ("Aux.json".to_owned(), false),
    ] {
        assert_eq!(judge_name(name.as_bytes()).is_ok(), holds, "{name}");
    }
    let code = |name: &str| judge_name(name.as_bytes()).map_err(|fault| fault.code()).err();
    assert_eq!(code("extra/"), Some(Code::ZipLink), "a folder");
    assert_eq!(code("e xtra/"), Some(Code::ZipName), "a folder of no good name");
    assert_eq!(code("/"), Some(Code::ZipName), "a folder without one");
}
