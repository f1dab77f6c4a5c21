//! The format of Paraph: bytes to signed things and back.
//!
//! A stranger could verify with this crate alone: it knows the five kinds of bundle, their container, seal, signatures,
//! payloads, encryption and ledger. It has no clock, no database and no words for people; those are inputs, or lie above.

pub mod allowed;
pub mod container;
pub mod countersign;
pub mod encrypt;
pub mod error;
pub mod fault;
pub mod file;
pub mod identity;
pub mod json;
pub mod ledger;
pub mod merge;
pub mod office;
pub mod open;
mod parts;
pub mod payload;
mod readme;
pub mod receipt;
pub mod result;
pub mod seal;
pub mod signature;
pub mod verify;
pub mod write;

pub use encrypt::Identity;
pub use error::Error;
pub use fault::{Code, Fault, Layer, Param, Row, Verdict};
pub use identity::SigningKey;
pub use write::{Writer, Written};
