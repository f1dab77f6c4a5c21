//! Random numbers that anyone can make again: `ChaCha20` (RFC 8439) streams, one per draw (SCORING 3).
//!
//! No source of randomness lives here: a key comes from a hash of public text.

use crate::hash::sha256;
use crate::normal;

/// Blocks that are made at a time.
const LANES: usize = 4;

/// One stream: a key and a draw number, counter from 0.
pub struct Stream {
    key: [u32; 8],
    nonce: [u32; 3],
    counter: u32,
    buffer: [u64; 8 * LANES],
    next: usize,
}

impl Stream {
    /// The stream of draw `number` under `key`; the number fills the last 8 of the 12 nonce bytes.
    pub fn new(key: &[u8; 32], number: u64) -> Self {
        let mut words = [0_u32; 8];
        for (word, bytes) in words.iter_mut().zip(key.chunks_exact(4)) {
            *word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        let low = u32::try_from(number & 0xffff_ffff).unwrap_or(0);
        let high = u32::try_from(number >> 32).unwrap_or(0);
        Self {
            key: words,
            nonce: [0, low, high],
            counter: 0,
            buffer: [0; 8 * LANES],
            next: 8 * LANES,
        }
    }

    /// The key that a text gives: its SHA-256.
    pub fn key(text: &str) -> [u8; 32] {
        sha256(&[text.as_bytes()])
    }

    /// The next 64 bits, little endian.
    pub fn bits(&mut self) -> u64 {
        if self.next == self.buffer.len() {
            self.refill();
        }
        let bits = self.buffer[self.next];
        self.next += 1;
        bits
    }

    /// Uniform in the open interval (0, 1): `((x >> 11) + ½)·2⁻⁵³`.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Standard normal, by inversion.
    pub fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }

    /// As many standard normals as there is room for, the same as one after another.
    pub fn normals(&mut self, into: &mut [f64]) {
        for value in into.iter_mut() {
            *value = self.uniform();
        }
        normal::quantiles(into);
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
        let mut start = [[0_u32; LANES]; 16];
        for (row, word) in start
            .iter_mut()
            .zip([0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574])
        {
            *row = [word; LANES];
        }
        for (row, word) in start[4..12].iter_mut().zip(self.key) {
            *row = [word; LANES];
        }
        for (offset, lane) in (0_u32..).zip(start[12].iter_mut()) {
            *lane = self.counter.wrapping_add(offset);
        }
        for (row, word) in start[13..16].iter_mut().zip(self.nonce) {
            *row = [word; LANES];
        }
        let mut state = start;
        for _ in 0..10 {
            quarter(&mut state, [0, 4, 8, 12]);
            quarter(&mut state, [1, 5, 9, 13]);
            quarter(&mut state, [2, 6, 10, 14]);
            quarter(&mut state, [3, 7, 11, 15]);
            quarter(&mut state, [0, 5, 10, 15]);
            quarter(&mut state, [1, 6, 11, 12]);
            quarter(&mut state, [2, 7, 8, 13]);
            quarter(&mut state, [3, 4, 9, 14]);
        }
        for (row, first) in state.iter_mut().zip(&start) {
            for (word, initial) in row.iter_mut().zip(first) {
                *word = word.wrapping_add(*initial);
            }
        }
        for lane in 0..LANES {
            for pair in 0..8 {
                let (low, high) = (state[2 * pair][lane], state[2 * pair + 1][lane]);
                self.buffer[8 * lane + pair] = u64::from(low) | (u64::from(high) << 32);
            }
        }
        self.counter = self.counter.wrapping_add(4);
        self.next = 0;
    }
}

fn quarter(state: &mut [[u32; LANES]; 16], [a, b, c, d]: [usize; 4]) {
    for (sum, mixed, turn) in [(a, b, 16), (c, d, 12), (a, b, 8), (c, d, 7)] {
        // RFC 8439 2.1: a += b, d ^= a, d <<<= 16; c += d, b ^= c, b <<<= 12; and so on.
        let target = if sum == a { d } else { b };
        for lane in 0..LANES {
            let total = state[sum][lane].wrapping_add(state[mixed][lane]);
            state[sum][lane] = total;
            state[target][lane] = (state[target][lane] ^ total).rotate_left(turn);
        }
    }
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
        // RFC 8439 2.3.2 has nonce 00:00:00:09:00:00:00:4a:00:00:00:00 and counter 1.
        let mut stream = Stream::new(&key, 0);
        stream.nonce = [0x0900_0000, 0x4a00_0000, 0];
        stream.counter = 1;
        let bytes: Vec<u8> = (0..2).flat_map(|_| stream.bits().to_le_bytes()).collect();
        let expected = [
            0x10, 0xf1, 0xe7, 0xe4, 0xd1, 0x3b, 0x59, 0x15, 0x50, 0x0f, 0xdd, 0x1f, 0xa3, 0x20, 0x71, 0xc4,
        ];
        assert_eq!(bytes, expected, "the keystream of RFC 8439 2.3.2");
    }

    #[test]
    fn below_never_reaches_its_bound() {
        let mut stream = Stream::new(&[7; 32], 3);
        for _ in 0..1_000 {
            assert!(stream.below(7) < 7, "below(7) is one of 0..7");
        }
    }
}
