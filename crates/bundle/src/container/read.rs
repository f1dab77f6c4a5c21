//! The reader: a linear grammar over local headers, directory and end record, then members inflated under their limits.
//!
//! The headers are walked once from byte 0 to the last byte, with no search for a directory. Nothing is inflated before
//! every declared size has been held against its limit.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, SeekFrom};

use flate2::{Decompress, FlushDecompress, Status};

use super::{
    CENTRAL, DEFLATED, END, LOCAL, Limits, STORED, Section, Source, has_ending, is_nested, judge_name,
};
use crate::error::{fault_of, io_of};
use crate::fault::{Code, Fault};
use crate::payload::manifest::Kind;

/// One member, as both headers describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Bytes when inflated, as declared.
    pub size: u64,
    compressed: u64,
    method: u16,
    crc: u32,
    data: u64,
}

impl Member {
    /// Where the bytes of a stored member lie in the source, and how many there are.
    pub fn stored_at(&self) -> Option<(u64, u64)> {
        (self.method == STORED).then_some((self.data, self.size))
    }
}

/// A container whose headers follow the profile; its members are not yet read.
#[derive(Clone, Debug)]
pub struct Container {
    members: Vec<Member>,
    /// Bytes of the whole.
    pub length: u64,
}

/// What stands in both headers, from the version needed to the name.
#[derive(Clone, PartialEq, Eq)]
struct Fields {
    version: u16,
    time: u32,
    method: u16,
    crc: u32,
    compressed: u32,
    size: u32,
    name: Vec<u8>,
}

struct Local {
    offset: u64,
    fields: Fields,
}

struct Central {
    offset: u64,
    fields: Fields,
}

/// Reads forward and knows where it is.
struct Walk<'a> {
    source: BufReader<&'a mut dyn Source>,
    at: u64,
    length: u64,
}

impl Walk<'_> {
    fn truncated(&self) -> Fault {
        Fault::new(Code::ZipTruncated, format!("ends at byte {}", self.length))
    }

    /// Goes on by `n` bytes, if there are so many.
    fn advance(&mut self, n: u64) -> Result<(), Fault> {
        if n > self.length - self.at {
            return Err(self.truncated());
        }
        self.at += n;
        Ok(())
    }

    /// The next `n` bytes; small `n` only.
    fn take(&mut self, n: usize) -> Result<Vec<u8>, Fault> {
        self.advance(n as u64)?;
        let mut bytes = vec![0; n];
        match self.source.read_exact(&mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(self.truncated()),
            Err(error) => Err(fault_of(error)),
        }
    }

    fn skip(&mut self, n: u32) -> Result<(), Fault> {
        self.advance(u64::from(n))?;
        self.source.seek_relative(i64::from(n)).map_err(fault_of)
    }

    fn signature(&mut self) -> Result<u32, Fault> {
        self.take(4).map(|bytes| u32_at(&bytes, 0))
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn feature(what: impl Into<String>) -> Fault {
    Fault::new(Code::ZipFeature, what)
}

fn too_large(what: impl Into<String>) -> Fault {
    Fault::new(Code::ZipTooLarge, what)
}

fn stray(what: impl Into<String>) -> Fault {
    Fault::new(Code::ZipStrayBytes, what)
}

/// Signatures of records that ZIP knows and the profile does not.
fn is_refused_record(signature: u32) -> bool {
    matches!(signature, 0x0606_4b50 | 0x0706_4b50 | 0x0806_4b50 | 0x0505_4b50)
}

fn walk_local(walk: &mut Walk<'_>) -> Result<Local, Fault> {
    let offset = walk.at - 4;
    let header = walk.take(26)?;
    let fields = fields(&header)?;
    let fields = name(walk, &header, fields)?;
    let text = judge_name(&fields.name)?;
    let (size, compressed) = (u64::from(fields.size), u64::from(fields.compressed));
    if size > Limits::RATIO_FREE && size > Limits::RATIO * compressed {
        return Err(too_large(format!("{text}: ratio")));
    }
    if is_json(text) && size > Limits::LARGEST.json {
        return Err(too_large(format!("{text}: {size} bytes")));
    }
    if fields.method != STORED && (text == "padding" || is_nested(text)) {
        return Err(feature(format!("{text}: not stored")));
    }
    if fields.method == STORED && size != compressed {
        return Err(Fault::new(
            Code::ZipDamaged,
            format!("{text}: stored with two sizes"),
        ));
    }
    walk.skip(fields.compressed)?;
    Ok(Local { offset, fields })
}

fn walk_central(walk: &mut Walk<'_>) -> Result<Central, Fault> {
    let header = walk.take(42)?;
    let fields = fields(&header[2..])?;
    if u16_at(&header, 28) != 0 || u16_at(&header, 30) != 0 {
        return Err(feature("a comment, or a split archive"));
    }
    let attributes = u32_at(&header, 34);
    let offset = u64::from(u32_at(&header, 38));
    let fields = name(walk, &header[2..], fields)?;
    if !matches!(attributes >> 28, 0 | 8) || attributes & 0x10 != 0 {
        return Err(Fault::new(
            Code::ZipLink,
            String::from_utf8_lossy(&fields.name).into_owned(),
        ));
    }
    Ok(Central { offset, fields })
}

/// The fields of a header, from the version needed; the name is not read yet.
fn fields(header: &[u8]) -> Result<Fields, Fault> {
    let version = u16_at(header, 0);
    let (flags, method) = (u16_at(header, 2), u16_at(header, 4));
    if flags != 0 {
        return Err(feature(format!("flags {flags:#06x}")));
    }
    if version > 20 {
        return Err(feature(format!("version needed {version}")));
    }
    if !matches!(method, STORED | DEFLATED) {
        return Err(feature(format!("method {method}")));
    }
    let fields = Fields {
        version,
        time: u32_at(header, 6),
        method,
        crc: u32_at(header, 10),
        compressed: u32_at(header, 14),
        size: u32_at(header, 18),
        name: Vec::new(),
    };
    if fields.compressed == u32::MAX || fields.size == u32::MAX {
        return Err(feature("ZIP64"));
    }
    if u16_at(header, 24) != 0 {
        return Err(feature("an extra field"));
    }
    Ok(fields)
}

fn name(walk: &mut Walk<'_>, header: &[u8], mut fields: Fields) -> Result<Fields, Fault> {
    let length = usize::from(u16_at(header, 22));
    fields.name = walk.take(length)?;
    Ok(fields)
}

fn is_json(name: &str) -> bool {
    has_ending(name, ".json") || has_ending(name, ".jsonl")
}

impl Container {
    /// Walks the headers of a source and holds them against the profile and the largest limits.
    ///
    /// # Errors
    /// `ZIP_TRUNCATED`, `ZIP_STRAY_BYTES`, `ZIP_HEADERS_DIFFER`, `ZIP_TOO_LARGE`, `ZIP_DAMAGED`, `ZIP_NAME`, `ZIP_LINK`,
    /// `ZIP_FEATURE`, `NOT_PARAPH`, or the machine's.
    pub fn walk(source: &mut dyn Source) -> Result<Self, Fault> {
        let length = source.seek(SeekFrom::End(0)).map_err(fault_of)?;
        if length == 0 {
            return Err(Fault::empty_file());
        }
        if length > Limits::LARGEST.file {
            return Err(too_large(format!("{length} bytes")));
        }
        source.seek(SeekFrom::Start(0)).map_err(fault_of)?;
        let mut walk = Walk {
            source: BufReader::new(source),
            at: 0,
            length,
        };
        let mut locals: Vec<Local> = Vec::new();
        let mut folded = BTreeSet::new();
        let mut total = 0u64;
        let mut signature = walk.signature()?;
        while signature == LOCAL {
            if locals.len() == Limits::LARGEST.entries {
                return Err(too_large("more than 20,000 entries"));
            }
            let local = walk_local(&mut walk)?;
            let name = String::from_utf8_lossy(&local.fields.name).into_owned();
            let after = locals
                .last()
                .is_none_or(|previous| previous.fields.name.cmp(&local.fields.name).is_lt());
            if !after || !folded.insert(name.to_ascii_lowercase()) {
                return Err(Fault::new(
                    Code::ZipName,
                    format!("{name}: twice or out of order"),
                ));
            }
            total += u64::from(local.fields.size);
            if total > Limits::LARGEST.all {
                return Err(too_large(format!("{total} bytes in all")));
            }
            locals.push(local);
            signature = walk.signature()?;
        }
        let directory = walk.at - 4;
        let mut centrals: Vec<Central> = Vec::new();
        while signature == CENTRAL {
            if centrals.len() == Limits::LARGEST.entries {
                return Err(too_large("more than 20,000 entries"));
            }
            centrals.push(walk_central(&mut walk)?);
            signature = walk.signature()?;
        }
        if is_refused_record(signature) {
            return Err(feature(format!("record {signature:#010x}")));
        }
        if signature != END {
            return Err(stray(format!("at byte {}", walk.at - 4)));
        }
        let size = walk.at - 4 - directory;
        judge_end(&mut walk, centrals.len(), directory, size)?;
        let members = pair(&locals, centrals)?;
        Ok(Self { members, length })
    }

    /// The members, in ascending order of their names.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        let found = self
            .members
            .binary_search_by(|member| member.name.as_str().cmp(name));
        found.ok().map(|index| &self.members[index])
    }

    /// Holds the declared sizes against the limits of a kind.
    ///
    /// # Errors
    /// `ZIP_TOO_LARGE`.
    pub fn judge_limits(&self, kind: Kind) -> Result<(), Fault> {
        let limits = Limits::of(kind);
        let all: u64 = self.members.iter().map(|member| member.size).sum();
        if self.length > limits.file || self.members.len() > limits.entries || all > limits.all {
            return Err(too_large(format!(
                "{} bytes, {} entries, {all} in all",
                self.length,
                self.members.len()
            )));
        }
        match self
            .members
            .iter()
            .find(|member| is_json(&member.name) && member.size > limits.json)
        {
            Some(member) => Err(too_large(format!("{}: {} bytes", member.name, member.size))),
            None => Ok(()),
        }
    }

    /// Reads a member; the reader errs where the bytes are not what the headers declare.
    pub fn open<'a>(source: &'a mut dyn Source, member: &'a Member) -> MemberReader<'a> {
        MemberReader {
            inflate: (member.method == DEFLATED).then(|| Decompress::new(false)),
            section: Section::new(source, member.data, member.compressed),
            member,
            input: Vec::new(),
            used: 0,
            crc: flate2::Crc::new(),
            out: 0,
            ended: false,
        }
    }

    /// All bytes of a member that is no larger than `most`.
    ///
    /// # Errors
    /// `ZIP_DAMAGED`, `ZIP_TOO_LARGE` above `most`.
    pub fn read(&self, source: &mut dyn Source, member: &Member, most: u64) -> Result<Vec<u8>, Fault> {
        if member.size > most {
            return Err(too_large(format!("{}: {} bytes", member.name, member.size)));
        }
        let mut bytes = Vec::new();
        Self::open(source, member)
            .read_to_end(&mut bytes)
            .map_err(fault_of)?;
        Ok(bytes)
    }
}

fn judge_end(walk: &mut Walk<'_>, entries: usize, directory: u64, size: u64) -> Result<(), Fault> {
    let end = walk.take(18)?;
    if u16_at(&end, 0) != 0 || u16_at(&end, 2) != 0 {
        return Err(feature("a split archive"));
    }
    let comment = u16_at(&end, 16);
    if comment != 0 {
        walk.skip(u32::from(comment))?;
        return Err(feature("a comment"));
    }
    if walk.at != walk.length {
        return Err(stray(format!("{} bytes after the end", walk.length - walk.at)));
    }
    if [u16_at(&end, 4), u16_at(&end, 6)].contains(&u16::MAX)
        || u32_at(&end, 8) == u32::MAX
        || u32_at(&end, 12) == u32::MAX
    {
        return Err(feature("ZIP64"));
    }
    if usize::from(u16_at(&end, 4)) != entries || usize::from(u16_at(&end, 6)) != entries {
        return Err(Fault::new(Code::ZipHeadersDiffer, "the number of entries"));
    }
    if u64::from(u32_at(&end, 8)) != size || u64::from(u32_at(&end, 12)) != directory {
        return Err(stray("the directory is not where the end says"));
    }
    Ok(())
}

/// Holds each central header against its local one.
fn pair(locals: &[Local], centrals: Vec<Central>) -> Result<Vec<Member>, Fault> {
    let offsets: BTreeMap<u64, usize> = locals
        .iter()
        .enumerate()
        .map(|(i, local)| (local.offset, i))
        .collect();
    if let Some(central) = centrals
        .iter()
        .find(|central| !offsets.contains_key(&central.offset))
    {
        let name = String::from_utf8_lossy(&central.fields.name);
        return Err(stray(format!(
            "{name}: no part begins at byte {}",
            central.offset
        )));
    }
    let named: BTreeSet<u64> = centrals.iter().map(|central| central.offset).collect();
    if centrals.len() != locals.len() || named.len() != locals.len() {
        return Err(stray("parts that the directory does not name, or names twice"));
    }
    locals
        .iter()
        .zip(centrals)
        .map(|(local, central)| {
            if local.offset != central.offset || local.fields != central.fields {
                let name = String::from_utf8_lossy(&local.fields.name);
                return Err(Fault::new(Code::ZipHeadersDiffer, name.into_owned()));
            }
            let fields = central.fields;
            Ok(Member {
                data: local.offset + 30 + fields.name.len() as u64,
                name: String::from_utf8_lossy(&fields.name).into_owned(),
                size: u64::from(fields.size),
                compressed: u64::from(fields.compressed),
                method: fields.method,
                crc: fields.crc,
            })
        })
        .collect()
}

/// Inflates one member, and no byte more than it declares.
pub struct MemberReader<'a> {
    section: Section<'a>,
    member: &'a Member,
    inflate: Option<Decompress>,
    input: Vec<u8>,
    used: usize,
    crc: flate2::Crc,
    out: u64,
    ended: bool,
}

const INPUT: usize = 32 << 10;

impl MemberReader<'_> {
    fn damaged(&self, why: &str) -> io::Error {
        io_of(Fault::new(
            Code::ZipDamaged,
            format!("{}: {why}", self.member.name),
        ))
    }

    fn finish(&mut self) -> io::Result<usize> {
        self.ended = true;
        if self.out != self.member.size {
            return Err(self.damaged("fewer bytes than declared"));
        }
        if self.crc.sum() != self.member.crc {
            return Err(self.damaged("CRC-32"));
        }
        Ok(0)
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.used == self.input.len() {
            let want = usize::try_from(self.member.compressed)
                .unwrap_or(INPUT)
                .clamp(1, INPUT);
            self.input.resize(want, 0);
            let read = self.section.read(&mut self.input)?;
            self.input.truncate(read);
            self.used = 0;
        }
        Ok(())
    }

    fn inflate(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            self.refill()?;
            let input = &self.input[self.used..];
            let no_more = input.is_empty();
            let Some(inflate) = self.inflate.as_mut() else {
                return Ok(0);
            };
            let (before_in, before_out) = (inflate.total_in(), inflate.total_out());
            let status = inflate.decompress(input, buffer, FlushDecompress::None);
            let consumed = usize::try_from(inflate.total_in() - before_in).unwrap_or(usize::MAX);
            let produced = usize::try_from(inflate.total_out() - before_out).unwrap_or(usize::MAX);
            self.used += consumed;
            match status {
                Err(_) => return Err(self.damaged("cannot be inflated")),
                Ok(Status::StreamEnd) => {
                    self.refill()?;
                    if self.used < self.input.len() {
                        return Err(self.damaged("bytes after its end"));
                    }
                    self.inflate = None;
                    return Ok(produced);
                }
                Ok(_) if produced > 0 => return Ok(produced),
                Ok(_) if no_more => return Err(self.damaged("ends too early")),
                Ok(_) => {}
            }
        }
    }
}

impl Read for MemberReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let produced = if self.member.method == STORED {
            self.section.read(buffer)?
        } else if self.inflate.is_some() {
            self.inflate(buffer)?
        } else {
            0
        };
        if produced == 0 {
            return self.finish();
        }
        self.out += produced as u64;
        if self.out > self.member.size {
            return Err(self.damaged("more bytes than declared"));
        }
        self.crc.update(&buffer[..produced]);
        Ok(produced)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::container::{Part, write_zip, zip_size};

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let parts: Vec<Part<'_>> = members
            .iter()
            .map(|(name, bytes)| Part::bytes(*name, *bytes))
            .collect();
        let ready: Vec<_> = parts
            .iter()
            .map(|part| part.prepare().expect("in memory"))
            .collect();
        let mut out = Vec::new();
        let size = write_zip(&mut out, &ready).expect("in memory");
        assert_eq!(
            (size, size),
            (out.len() as u64, zip_size(&ready)),
            "the size is known before"
        );
        out
    }

    #[test]
    fn what_is_written_is_read() {
        let long = vec![b'x'; 300_000];
        let bytes = zip(&[
            ("a.json", b"{}\n"),
            ("b/c.paraph", b"PK"),
            ("d.jsonl", &long),
            ("e", b""),
        ]);
        assert_eq!(
            bytes,
            zip(&[
                ("a.json", b"{}\n"),
                ("b/c.paraph", b"PK"),
                ("d.jsonl", &long),
                ("e", b"")
            ]),
            "same in, same out"
        );
        let mut source = Cursor::new(bytes);
        let container = Container::walk(&mut source).expect("the profile");
        let read = |source: &mut Cursor<Vec<u8>>, name: &str| {
            let member = container.member(name).expect("listed");
            container.read(source, member, 1 << 20).expect("whole")
        };
        assert_eq!(read(&mut source, "d.jsonl"), long, "inflated");
        assert_eq!(read(&mut source, "b/c.paraph"), b"PK", "stored");
        assert_eq!(read(&mut source, "e"), b"", "empty");
    }

    #[test]
    fn every_cut_is_truncated_and_no_flip_panics() {
        let bytes = zip(&[("a.json", b"{}\n"), ("b", b"some text, some text, some text")]);
        for cut in 4..bytes.len() {
            let fault = Container::walk(&mut Cursor::new(&bytes[..cut])).expect_err("cut short");
            assert_eq!(fault.code(), Code::ZipTruncated, "cut at {cut}: {fault}");
        }
        // What says nothing: made-by and attributes of the directory, and the last bits of a deflated member.
        let central = bytes.len() - 22 - (46 + 1) - (46 + 6);
        let mut source = Cursor::new(&bytes);
        let container = Container::walk(&mut source).expect("the profile");
        let ends = container
            .members()
            .iter()
            .map(|member| usize::try_from(member.data + member.compressed).expect("small") - 1);
        let mut inert: Vec<usize> = ends.collect();
        for header in [central, central + 46 + 6] {
            inert.extend((header + 4..header + 6).chain(header + 36..header + 42));
        }
        for at in (0..bytes.len()).filter(|at| !inert.contains(at)) {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                let mut source = Cursor::new(flipped);
                let Ok(container) = Container::walk(&mut source) else {
                    continue;
                };
                let whole = container
                    .members()
                    .iter()
                    .all(|member| container.read(&mut source, member, 1 << 20).is_ok());
                assert!(!whole, "a flip at {at}.{bit} goes unnoticed");
            }
        }
    }
}
