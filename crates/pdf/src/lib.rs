//! The paper of Paraph: hostile PDF bytes to text, words, pictures and annotated copies.
//!
//! Start at [`read`]: a [`read::Pool`] of worker processes, a [`read::Document`] for each file, and what it
//! answers ([`page`], [`picture`], [`annotation`], [`outcome`]). The worker itself is [`worker`], its work
//! [`reading`]. Every byte of a PDF is parsed in the worker, which is locked before it sees one.

pub mod anchor;
mod annotate;
pub mod annotation;
mod blank;
pub mod blind;
mod child;
mod clean;
mod cmaps;
pub mod dates;
mod direction;
pub mod facts;
pub mod fault;
pub mod fonts;
mod foreign;
mod ink;
mod judge;
mod language;
pub mod limits;
mod lock;
mod names;
mod order;
pub mod outcome;
pub mod packed;
pub mod page;
pub mod picture;
mod pool;
mod probe;
mod protocol;
pub mod read;
pub mod reading;
mod recovered;
mod scatter;
mod second;
mod spare;
mod strings;
mod structure;
mod tounicode;
mod tree;
pub mod trial;
mod unicode;
mod words;
pub mod worker;

pub use fault::Fault;
pub use protocol::{Attempt, BUILD, Locks, Unwritten, Written};
