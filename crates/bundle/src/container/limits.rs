//! How large a bundle of each kind may be.

use crate::payload::manifest::Kind;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// The limits of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Entries.
    pub entries: usize,
    /// Bytes of one JSON member, inflated.
    pub json: u64,
    /// Bytes of all members, inflated.
    pub all: u64,
}

impl Limits {
    /// The largest of each, until the kind is known.
    pub const LARGEST: Self = Self {
        file: 4 * GIB - 1,
        entries: 20_000,
        json: 256 * MIB,
        all: 4 * GIB - 1,
    };
    /// How many times a member may grow when inflated, past the first MiB.
    pub const RATIO: u64 = 200;
    /// What may be inflated without regard to the ratio.
    pub const RATIO_FREE: u64 = MIB;

    /// The limits of this kind.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Card => Self {
                file: 64 * KIB,
                entries: 32,
                json: 64 * KIB,
                all: 256 * KIB,
            },
            Kind::Call => Self {
                json: 64 * MIB,
                ..Self::LARGEST
            },
            Kind::Score => Self {
                file: 64 * MIB,
                entries: 40,
                json: 64 * MIB,
                all: 256 * MIB,
            },
            Kind::Panel => Self::LARGEST,
            Kind::Result => Self {
                file: GIB,
                entries: 1_024,
                json: Self::LARGEST.json,
                all: GIB,
            },
        }
    }
}
