//! Each field of a container's headers, by a value that breaks one rule and nothing else. The containers are made by hand.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::zipped::{Entry, Zip, small};
use paraph_bundle::container::Container;
use paraph_bundle::fault::Code;

/// Three entries: `a` and `b` stored, `c` deflated.
fn three() -> Zip {
    Zip::new([
        Entry::stored("a", b"one"),
        Entry::stored("b", b"two"),
        Entry::deflated("c", &[b'x'; 500]),
    ])
}

#[test]
fn a_container_is_found_part_by_part() {
    let zip = three();
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
        let mut zip = three();
        change(&mut zip);
        let found = zip.walk().err().map(|fault| fault.code());
        assert_eq!(found, *expected, "{what}");
    }
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
