//! The format of Paraph: bytes to signed things and back.
//!
//! A stranger could verify with this crate alone: it knows the five kinds of bundle, their container, seal, signatures,
//! payloads, encryption and ledger. It has no clock, no database and no words for people; those are inputs, or lie above.

pub mod container;
pub mod error;
pub mod fault;
pub mod json;
pub mod payload;
pub mod seal;
pub mod signature;

pub use error::Error;
pub use fault::{Code, Fault, Layer, Param, Row, Verdict};
