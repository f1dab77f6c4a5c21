//! Encryption: age v1 with X25519 recipients, around a whole bundle.
//!
//! Passphrases are not accepted in what travels; safety copies, which have one, are not bundles and are opened elsewhere
//! with the same crate through [`open_safety_copy`].

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::iter;
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, x25519};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::container::Source;
use crate::error::{Error, fault_of, io_of};
use crate::fault::{Code, Fault};
use crate::identity::SigningKey;
use crate::payload::id::Hash;

/// How an encrypted file begins.
pub const MAGIC: &[u8; 22] = b"age-encryption.org/v1\n";
/// The most recipients of one file.
pub const MAX_RECIPIENTS: usize = 32;
/// The longest header that is read: 32 recipients take 4 KiB.
const MAX_HEADER: u64 = 64 << 10;

/// A secret that opens files.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Identity").field(&self.recipient()).finish()
    }
}

impl FromStr for Identity {
    type Err = Error;

    /// Reads `AGE-SECRET-KEY-1…`.
    fn from_str(text: &str) -> Result<Self, Error> {
        x25519::Identity::from_str(text.trim())
            .map(Self)
            .map_err(|why| Error::Recipient(why.to_owned()))
    }
}

impl Identity {
    /// The identity that a signing key yields for a call: the key file restores it, and it can be handed to a co-chair
    /// without the key. Without a lineage it is that of the person's card.
    ///
    /// # Errors
    /// [`Error::Recipient`]; it does not arise.
    pub fn derive(key: &SigningKey, lineage: Option<Hash>) -> Result<Self, Error> {
        let info = format!("paraph/age/v1/{}", lineage.unwrap_or(Hash::ZERO).to_hex());
        let mut secret = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(b""), &*key.seed())
            .expand(info.as_bytes(), &mut *secret)
            .map_err(|e| Error::Recipient(e.to_string()))?;
        Self::from_bytes(&secret)
    }

    /// The identity of 32 random bytes: for holders of a FIDO2 key, who have no seed.
    ///
    /// # Errors
    /// [`Error::Recipient`]; it does not arise.
    pub fn from_bytes(secret: &[u8; 32]) -> Result<Self, Error> {
        // The crate takes no bytes, only its text form.
        let encoded = Zeroizing::new(bech32_encode("age-secret-key-", secret).to_ascii_uppercase());
        encoded.parse()
    }

    /// `age1…`, the recipient that files are encrypted to.
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }

    /// `AGE-SECRET-KEY-1…`.
    pub fn to_secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

/// Bech32 (BIP 173) of 32 bytes.
fn bech32_encode(prefix: &str, bytes: &[u8; 32]) -> String {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut groups = Zeroizing::new(Vec::with_capacity(52));
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in bytes {
        held = held * 256 + u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            groups.push((held >> bits & 31) as u8);
        }
        held &= (1 << bits) - 1;
    }
    groups.push((held << (5 - bits) & 31) as u8);
    let step = |sum: u32, value: u8| {
        let top = sum >> 25;
        let sum = (sum & 0x01ff_ffff) * 32 + u32::from(value);
        let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        generators
            .iter()
            .enumerate()
            .filter(|(i, _)| top >> i & 1 == 1)
            .fold(sum, |sum, (_, g)| sum ^ g)
    };
    let expanded = prefix
        .bytes()
        .map(|b| b >> 5)
        .chain(iter::once(0))
        .chain(prefix.bytes().map(|b| b & 31));
    let sum = expanded.chain(groups.iter().copied()).chain([0; 6]).fold(1, step) ^ 1;
    let check = (0..6).map(|i| (sum >> (5 * (5 - i)) & 31) as u8);
    let data = groups
        .iter()
        .copied()
        .chain(check)
        .map(|group| char::from(ALPHABET[usize::from(group)]));
    format!("{prefix}1{}", data.collect::<String>())
}

/// Encrypts `plain` to these recipients (`age1…`).
///
/// # Errors
/// [`Error::Recipient`] for one that is not, for none, or for more than 32.
pub fn encrypt(plain: &[u8], recipients: &[String]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(plain.len() + plain.len() / 4096 + 8192);
    encrypt_to(&mut out, recipients, |writer| writer.write_all(plain))?;
    Ok(out)
}

/// Encrypts what `fill` writes to these recipients.
///
/// # Errors
/// As [`encrypt`]; what `out` says.
pub fn encrypt_to<W: Write>(
    out: W,
    recipients: &[String],
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    if recipients.len() > MAX_RECIPIENTS {
        return Err(Error::Recipient("more than 32".into()));
    }
    let parsed: Result<Vec<x25519::Recipient>, Error> = recipients
        .iter()
        .map(|text| {
            x25519::Recipient::from_str(text).map_err(|why| Error::Recipient(format!("{text}: {why}")))
        })
        .collect();
    let parsed = parsed?;
    let encryptor =
        age::Encryptor::with_recipients(parsed.iter().map(|recipient| recipient as &dyn age::Recipient))
            .map_err(|error| Error::Recipient(error.to_string()))?;
    let mut writer = encryptor.wrap_output(out)?;
    fill(&mut writer)?;
    writer.finish()?;
    Ok(())
}

/// Whether the bytes begin an encrypted file.
pub fn is_encrypted(start: &[u8]) -> bool {
    start.starts_with(MAGIC)
}

/// The plaintext of an encrypted file, as a source.
pub struct Plain<R>(age::stream::StreamReader<R>);

/// Opens an encrypted file with the first identity that fits.
///
/// # Errors
/// `AGE_FEATURE` for a passphrase, more than 32 recipients or age in age, `AGE_NO_KEY`, `AGE_DAMAGED`.
pub fn decrypt<R: Read + Seek>(mut source: R, identities: &[Identity]) -> Result<Plain<R>, Fault> {
    judge_header(&mut source)?;
    source.seek(SeekFrom::Start(0)).map_err(fault_of)?;
    let decryptor = age::Decryptor::new(source).map_err(fault_of_age)?;
    let stream = decryptor
        .decrypt(
            identities
                .iter()
                .map(|identity| &identity.0 as &dyn age::Identity),
        )
        .map_err(fault_of_age)?;
    let mut plain = Plain(stream);
    let mut start = Vec::new();
    let mut first = plain.by_ref().take(MAGIC.len() as u64);
    first.read_to_end(&mut start).map_err(fault_of)?;
    if is_encrypted(&start) {
        return Err(Fault::new(Code::AgeFeature, "age in age"));
    }
    plain.seek(SeekFrom::Start(0)).map_err(fault_of)?;
    Ok(plain)
}

/// Reads the stanzas' first lines, so that nothing costly is begun and no long header is held.
fn judge_header(source: &mut dyn Source) -> Result<(), Fault> {
    let damaged = |why: &str| Fault::new(Code::AgeDamaged, why);
    source.seek(SeekFrom::Start(0)).map_err(fault_of)?;
    let mut header = Vec::new();
    source
        .take(MAX_HEADER)
        .read_to_end(&mut header)
        .map_err(fault_of)?;
    let mut recipients = 0;
    for line in header.split(|byte| *byte == b'\n') {
        if line.starts_with(b"---") {
            return Ok(());
        }
        let Some(stanza) = line.strip_prefix(b"-> ") else {
            continue;
        };
        let kind = stanza.split(|byte| *byte == b' ').next().unwrap_or_default();
        if kind == b"scrypt" {
            return Err(Fault::new(Code::AgeFeature, "a passphrase"));
        }
        // Stanzas that say nothing, which keep readers from stumbling over unknown ones.
        if !kind.ends_with(b"-grease") {
            recipients += 1;
        }
        if recipients > MAX_RECIPIENTS {
            return Err(Fault::new(Code::AgeFeature, "more than 32 recipients"));
        }
    }
    Err(damaged(if header.len() as u64 == MAX_HEADER {
        "a header over 64 KiB"
    } else {
        "a header without end"
    }))
}

fn fault_of_age(error: DecryptError) -> Fault {
    if matches!(error, DecryptError::NoMatchingKeys) {
        return Fault::new(Code::AgeNoKey, "no identity fits");
    }
    let why = error.to_string();
    if let DecryptError::Io(error) = error
        && !is_of_stream(&error)
    {
        return fault_of(error);
    }
    Fault::new(Code::AgeDamaged, why)
}

/// Whether an error speaks of the encrypted bytes, not of the machine.
fn is_of_stream(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
    )
}

fn damaged(error: io::Error) -> io::Error {
    if is_of_stream(&error) {
        io_of(Fault::new(Code::AgeDamaged, error.to_string()))
    } else {
        error
    }
}

impl<R: Read> Read for Plain<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(damaged)
    }
}

impl<R: Read + Seek> Seek for Plain<R> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.0.seek(position).map_err(damaged)
    }
}

/// Work factor of safety copies, as a power of two. Their code is not thought up by anybody: it has 125 random bits, which
/// no amount of trying finds, so that a copy need not cost a second each time.
const SAFETY_WORK: u8 = 14;

/// Encrypts a safety copy under its printed code.
///
/// # Errors
/// The machine's.
pub fn write_safety_copy(plain: &[u8], code: &str) -> Result<Vec<u8>, Error> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(code.to_owned()));
    recipient.set_work_factor(SAFETY_WORK);
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|error| Error::Recipient(error.to_string()))?;
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(out)
}

/// Opens a safety copy with its printed code.
///
/// # Errors
/// [`Error::Passphrase`] for another code; `AGE_DAMAGED` as [`Error::Refused`].
pub fn open_safety_copy(bytes: &[u8], code: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let decryptor = age::Decryptor::new(bytes).map_err(|error| Error::Refused(fault_of_age(error)))?;
    if !decryptor.is_scrypt() {
        return Err(Error::Refused(Fault::new(Code::AgeFeature, "not a safety copy")));
    }
    let identity = age::scrypt::Identity::new(SecretString::from(code.to_owned()));
    let mut stream = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .map_err(|error| {
            let wrong = matches!(
                error,
                DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed
            );
            if wrong {
                Error::Passphrase
            } else {
                Error::Refused(fault_of_age(error))
            }
        })?;
    let mut plain = Zeroizing::new(Vec::new());
    stream
        .read_to_end(&mut plain)
        .map_err(|error| Error::Refused(fault_of(damaged(error))))?;
    Ok(plain)
}

/// The next Padmé size: no more than 12 % above, and few sizes in all.
pub const fn padme(length: u64) -> u64 {
    if matches!(length, 0 | 1) {
        return length;
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1 << (exponent - kept)) - 1;
    (length + mask) & !mask
}

/// The smallest padded size.
pub const PADDED_AT_LEAST: u64 = 64 << 10;

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn an_identity_is_derived_and_opens_what_it_is_given() {
        let key = SigningKey::from_seed(&[9; 32]);
        let identity = Identity::derive(&key, None).expect("derived");
        assert_eq!(
            identity.recipient(),
            identity
                .to_secret()
                .parse::<Identity>()
                .expect("text")
                .recipient(),
            "there and back"
        );
        let other = Identity::derive(&key, Some(Hash::of(b"call"))).expect("derived");
        assert_ne!(identity.recipient(), other.recipient(), "one for each call");
        let plain: Vec<u8> = (0..200_000u32).map(|i| (i % 251) as u8).collect();
        let sealed = encrypt(&plain, &[identity.recipient()]).expect("encrypted");
        let code = |identities: &[Identity], bytes: &[u8]| {
            decrypt(Cursor::new(bytes.to_vec()), identities)
                .map_err(|f| f.code())
                .err()
        };
        assert_eq!(
            code(std::slice::from_ref(&other), &sealed),
            Some(Code::AgeNoKey),
            "for someone else"
        );
        let mut source = decrypt(Cursor::new(sealed.clone()), &[other, identity.clone()]).expect("opened");
        for at in [199_999u64, 0, 65_536, 131_071, 65_535, 131_072, 3] {
            source.seek(SeekFrom::Start(at)).expect("a place");
            let mut one = [0; 1];
            source.read_exact(&mut one).expect("a byte");
            assert_eq!(
                one[0],
                plain[usize::try_from(at).expect("small")],
                "the byte at {at}"
            );
        }
        assert_eq!(
            source.seek(SeekFrom::End(0)).expect("the end"),
            200_000,
            "the length"
        );
        let twice = encrypt(&sealed, &[identity.recipient()]).expect("encrypted");
        assert_eq!(
            code(std::slice::from_ref(&identity), &twice),
            Some(Code::AgeFeature),
            "age in age"
        );
        let cut = &sealed[..sealed.len() - 1];
        let mut cut = decrypt(Cursor::new(cut.to_vec()), &[identity]).expect("a header");
        let fault = io::copy(&mut cut, &mut io::sink())
            .map_err(fault_of)
            .expect_err("cut");
        assert_eq!(fault.code(), Code::AgeDamaged, "the end is missing");
    }

    #[test]
    fn padme_sizes() {
        for (length, padded) in [
            (0, 0),
            (1, 1),
            (8, 8),
            (9, 10),
            (100, 104),
            (65_536, 65_536),
            (65_537, 67_584),
        ] {
            assert_eq!(padme(length), padded, "of {length}");
        }
        for length in 2..100_000u64 {
            let padded = padme(length);
            assert!(
                padded >= length && (padded - length) * 100 <= 12 * length,
                "at most 12 % for {length}"
            );
        }
    }
}
