//! Random numbers that anyone can make again: `ChaCha20` (RFC 8439) streams, one per draw (SCORING 3).
//!
//! No source of randomness lives here: a key comes from a hash of public text.

use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};

use crate::hash::sha256;
use crate::normal;

/// Numbers that are made at a time.
const AHEAD: usize = 128;
/// Bytes of a number.
const BYTES: usize = 8;

/// One stream: a key and a draw number, counter from 0.
pub struct Stream {
    cipher: ChaCha20,
    buffer: [u8; BYTES * AHEAD],
    /// Bytes of the buffer that are used up.
    used: usize,
}

impl Stream {
    /// The stream of draw `number` under `key`; the number fills the last 8 of the 12 nonce bytes.
    pub fn new(key: &[u8; 32], number: u64) -> Self {
        let mut nonce = [0; 12];
        nonce[4..].copy_from_slice(&number.to_le_bytes());
        Self::with_nonce(key, nonce)
    }

    fn with_nonce(key: &[u8; 32], nonce: [u8; 12]) -> Self {
        Self {
            cipher: ChaCha20::new(key.into(), &nonce.into()),
            buffer: [0; BYTES * AHEAD],
            used: BYTES * AHEAD,
        }
    }

    /// The key that a text gives: its SHA-256.
    pub fn key(text: &str) -> [u8; 32] {
        sha256(&[text.as_bytes()])
    }

    /// The next 64 bits, little endian.
    pub fn bits(&mut self) -> u64 {
        if self.used == self.buffer.len() {
            self.refill();
        }
        let (_, rest) = self.buffer.split_at(self.used);
        let bits = rest.first_chunk().copied().map_or(0, u64::from_le_bytes);
        self.used += BYTES;
        bits
    }

    /// Uniform in the open interval (0, 1): `((x >> 11) + ½)·2⁻⁵³`.
    pub fn uniform(&mut self) -> f64 {
        uniform(self.bits())
    }

    /// Standard normal, by inversion.
    pub fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }

    /// As many standard normals as there is room for, the same as one after another.
    pub fn normals(&mut self, into: &mut [f64]) {
        let mut rest = &mut *into;
        while !rest.is_empty() {
            if self.used == self.buffer.len() {
                self.refill();
            }
            let (_, ready) = self.buffer.split_at(self.used);
            let (now, later) = rest.split_at_mut(rest.len().min(ready.len() / BYTES));
            for (value, bytes) in now.iter_mut().zip(ready.as_chunks().0) {
                *value = uniform(u64::from_le_bytes(*bytes));
            }
            self.used += BYTES * now.len();
            normal::quantiles(now);
            rest = later;
        }
    }

    /// Uniform in 0..`count`, without bias: numbers past the last whole multiple are passed over; `count` > 0.
    pub fn below(&mut self, count: u64) -> u64 {
        let limit = u64::MAX - (u64::MAX % count + 1) % count;
        loop {
            let bits = self.bits();
            if bits <= limit {
                return bits % count;
            }
        }
    }

    fn refill(&mut self) {
        self.cipher.write_keystream(&mut self.buffer);
        self.used = 0;
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "53 bits fit a double exactly; signed ones are converted by one instruction"
)]
fn uniform(bits: u64) -> f64 {
    ((bits >> 11) as i64 as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_function_is_that_of_rfc_8439() {
        let mut key = [0_u8; 32];
        for (index, byte) in (0_u8..).zip(key.iter_mut()) {
            *byte = index;
        }
        // RFC 8439 2.3.2 has nonce 00:00:00:09:00:00:00:4a:00:00:00:00 and counter 1, which is the second block.
        let mut stream = Stream::with_nonce(&key, [0, 0, 0, 9, 0, 0, 0, 0x4a, 0, 0, 0, 0]);
        let bytes: Vec<u8> = (0..10).flat_map(|_| stream.bits().to_le_bytes()).collect();
        let expected = [
            0x10, 0xf1, 0xe7, 0xe4, 0xd1, 0x3b, 0x59, 0x15, 0x50, 0x0f, 0xdd, 0x1f, 0xa3, 0x20, 0x71, 0xc4,
        ];
        assert_eq!(bytes[64..], expected, "the keystream of RFC 8439 2.3.2");
    }

    #[test]
    fn many_at_a_time_are_the_same_as_one_after_another() {
        let (mut one, mut many) = (Stream::new(&[3; 32], 5), Stream::new(&[3; 32], 5));
        let (first, mut values) = (many.bits(), vec![0.0; 1_000]);
        many.normals(&mut values);
        assert_eq!(one.bits(), first, "the first number");
        for value in values {
            assert_eq!(one.normal().to_bits(), value.to_bits(), "bit for bit");
        }
        assert_eq!(one.bits(), many.bits(), "and both go on alike");
    }

    #[test]
    fn below_never_reaches_its_bound() {
        let mut stream = Stream::new(&[7; 32], 3);
        for _ in 0..1_000 {
            assert!(stream.below(7) < 7, "below(7) is one of 0..7");
        }
    }
}
