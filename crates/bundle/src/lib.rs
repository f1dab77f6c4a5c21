//! The format of Paraph: bytes to signed things and back.
//!
//! A stranger could verify with this crate alone: it knows the five kinds of bundle, their container, seal, signatures,
//! payloads, encryption and ledger. It has no clock, no database and no words for people; those are inputs, or lie above.

pub mod fault;

pub use fault::{Code, Fault, Layer, Param, Row, Verdict};
