//! The names of things: opaque texts, ordered by their bytes.
//!
//! What a well-formed id looks like is the business of whoever reads it (a bundle, a table); here an id only
//! has to be equal or not, and to have one order on every machine.

use std::fmt;

macro_rules! text_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

text_id! {
    /// A proposal.
    ProposalId,
    /// A reviewer: a person, or a published label.
    ReviewerId,
    /// A criterion of the rubric.
    CriterionId,
    /// A track of the call.
    TrackId,
}

/// SHA-256 of the line that stands for a review; orders the reviews of a proposal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Head(pub [u8; 32]);

impl Head {
    /// The head as 64 lower-case hex digits.
    pub fn hex(&self) -> String {
        crate::hash::hex(&self.0)
    }

    /// Reads 64 lower-case hex digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 64 {
            return None;
        }
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut head = [0_u8; 32];
        for (place, pair) in head.iter_mut().zip(bytes.chunks_exact(2)) {
            *place = digit(pair[0])? * 16 + digit(pair[1])?;
        }
        Some(Self(head))
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.hex())
    }
}
