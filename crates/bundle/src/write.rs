//! The writer of bundles: members, a manifest and keys to bytes.
//!
//! What the members say is `payload`; that what was written would be accepted is checked by `verify` before a file gets
//! its name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use crate::container::{Part, Ready, write_zip, zip_size};
use crate::encrypt::{PADDED_AT_LEAST, encrypt_to, padme};
use crate::error::Error;
use crate::fault::{Code, Fault};
use crate::identity::SigningKey;
use crate::payload::id::Hash;
use crate::payload::manifest::Manifest;
use crate::readme::read_me;
use crate::seal::{SIGNATURES, SUMS, bundle_id, write_sums};
use crate::signature::namespace;

/// A bundle to be written.
pub struct Writer<'a> {
    manifest: Manifest,
    parts: BTreeMap<String, Part<'a>>,
    name: String,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The bundle's id.
    pub id: Hash,
    /// The bytes that were signed.
    pub sums: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Begins a bundle with this manifest; `name` is its author's, for `READ-ME.txt`.
    pub fn new(manifest: Manifest, name: &str) -> Self {
        Self {
            manifest,
            parts: BTreeMap::new(),
            name: name.to_owned(),
        }
    }

    /// Adds a member held in memory.
    #[must_use]
    pub fn member(self, name: impl Into<String>, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        self.part(Part::bytes(name, bytes))
    }

    /// Adds members held in memory.
    #[must_use]
    pub fn members(self, members: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        members
            .into_iter()
            .fold(self, |writer, (name, bytes)| writer.member(name, bytes))
    }

    /// Adds a member.
    #[must_use]
    pub fn part(mut self, part: Part<'a>) -> Self {
        self.parts.insert(part.name.clone(), part);
        self
    }

    /// Writes the bundle in clear, with `READ-ME.txt` and `LISEZ-MOI.txt`; the first key is the author's.
    ///
    /// # Errors
    /// No key; a container over 4 GiB; what `out` says.
    pub fn write(mut self, keys: &[&SigningKey], out: impl Write) -> Result<Written, Error> {
        for (name, text) in read_me(self.manifest.kind, &self.name) {
            self.parts
                .insert(name.to_owned(), Part::bytes(name, text.into_bytes()));
        }
        self.parts.remove("padding");
        self.finish(keys, out, false)
    }

    /// The bytes of the bundle in clear.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn to_bytes(self, keys: &[&SigningKey]) -> Result<(Written, Vec<u8>), Error> {
        let mut bytes = Vec::new();
        let written = self.write(keys, &mut bytes)?;
        Ok((written, bytes))
    }

    /// Writes the bundle encrypted to these recipients. Score and panel bundles are padded.
    ///
    /// # Errors
    /// As [`Writer::write`]; [`Error::Recipient`].
    pub fn write_encrypted(
        self,
        keys: &[&SigningKey],
        recipients: &[String],
        out: impl Write,
    ) -> Result<Written, Error> {
        use crate::payload::manifest::Kind;
        let padded = matches!(self.manifest.kind, Kind::Score | Kind::Panel)
            && !self.parts.contains_key("records.jsonl");
        let mut written = None;
        let mut failed = None;
        encrypt_to(out, recipients, |plain| match self.finish(keys, plain, padded) {
            Ok(done) => {
                written = Some(done);
                Ok(())
            }
            Err(Error::Io(error)) => Err(error),
            Err(other) => {
                failed = Some(other);
                Err(std::io::Error::other("not written"))
            }
        })
        .map_err(|error| failed.take().unwrap_or(error))?;
        written.ok_or_else(|| Error::Refused(Fault::new(Code::SigMissing, "nothing was written")))
    }

    fn finish(mut self, keys: &[&SigningKey], mut out: impl Write, padded: bool) -> Result<Written, Error> {
        if keys.is_empty() {
            return Err(Error::Refused(Fault::new(Code::SigMissing, "no key was given")));
        }
        self.parts.insert(
            "manifest.json".into(),
            Part::bytes("manifest.json", self.manifest.write()),
        );
        let namespace = namespace(self.manifest.kind);
        let parts: Vec<Part<'a>> = self.parts.into_values().collect();
        let ready: Result<Vec<Ready<'_>>, std::io::Error> = parts.iter().map(Part::prepare).collect();
        let ready = ready?;
        let mut zeros = 0u64;
        // First without padding, to know the size; then with it. The seal and the signatures change with the padding, so
        // in a padded bundle they are not shrunk: their size is that of their length.
        for _ in 0..2 {
            let padding =
                padded.then(|| Part::bytes("padding", vec![0; usize::try_from(zeros).unwrap_or(0)]));
            let padding = padding.as_ref().map(Part::prepare).transpose()?;
            let mut sealed: Vec<&Ready<'_>> = ready.iter().chain(&padding).collect();
            sealed.sort_by(|a, b| a.name().cmp(b.name()));
            let sums = write_sums(sealed.iter().map(|part| (part.name(), part.sha256))).into_bytes();
            let mut envelope = vec![Part::bytes(SUMS, sums.clone())];
            for key in keys {
                let name = format!("{SIGNATURES}{}.sig", key.public().hash().to_hex());
                envelope.push(Part::bytes(name, key.sign(namespace, &sums)?.into_bytes()));
            }
            let prepare = if padded {
                Part::prepare_unshrunk
            } else {
                Part::prepare
            };
            let envelope = envelope.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
            let mut all = sealed;
            all.extend(&envelope);
            all.sort_by(|a, b| a.name().cmp(b.name()));
            let size = zip_size(all.iter().copied());
            let target = padme(size).max(PADDED_AT_LEAST);
            if !padded || size == target {
                write_zip(&mut out, all.iter().copied())?;
                return Ok(Written {
                    id: bundle_id(&sums),
                    sums,
                });
            }
            zeros = target - size;
        }
        Err(Error::Refused(Fault::new(Code::ZipTooLarge, "no padding fits")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::manifest::{Format, Kind, Stream};
    use crate::payload::{Device, Name, Time};

    fn writer(key: &SigningKey, length: usize) -> Writer<'static> {
        let manifest = Manifest {
            answers: None,
            author: key.person(),
            call: Some(Hash::of(b"call")),
            created: Time::from_unix(1_800_000_000),
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Score,
            nonce: Hash::of(b"nonce"),
            producer: Name::clean("Paraph 1.0.0"),
            stream: Some(Stream {
                device: Device::new([1; 16]),
                left_out: Vec::new(),
                previous: None,
                sequence: 1,
                to: Vec::new(),
            }),
        };
        let text: Vec<u8> = (0..=250u8)
            .cycle()
            .map(|i| i.wrapping_mul(i))
            .take(length)
            .collect();
        Writer::new(manifest, "Ada").member("texts.jsonl", text)
    }

    #[test]
    fn the_same_members_give_the_same_bytes() {
        let key = SigningKey::from_seed(&[1; 32]);
        let (first, second) = (
            writer(&key, 5).to_bytes(&[&key]),
            writer(&key, 5).to_bytes(&[&key]),
        );
        assert_eq!(
            first.expect("written").1,
            second.expect("written").1,
            "nothing depends on time or chance"
        );
    }

    #[test]
    fn an_encrypted_bundle_has_a_padme_size() {
        use std::io::{Cursor, Seek, SeekFrom};
        let key = SigningKey::from_seed(&[1; 32]);
        let identity = crate::Identity::derive(&key, None).expect("derived");
        for length in [1, 1000, 70_000, 300_000] {
            let mut bytes = Vec::new();
            writer(&key, length)
                .write_encrypted(&[&key], &[identity.recipient()], &mut bytes)
                .expect("written");
            let mut plain =
                crate::encrypt::decrypt(Cursor::new(bytes), std::slice::from_ref(&identity)).expect("opened");
            let size = plain.seek(SeekFrom::End(0)).expect("a length");
            assert_eq!(size, padme(size), "{length} bytes are padded to few sizes");
            assert!(size >= PADDED_AT_LEAST, "and to no less than 64 KiB");
        }
    }
}
