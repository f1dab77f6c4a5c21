//! Payloads of version 1: every member of a bundle as a typed value, and the rules of its fields.
//!
//! Reading goes from bytes that the container, the seal and the JSON scanner have judged to values; a field that is missing, unknown
//! or of the wrong type is `FIELD` with its path. Writing makes the one canonical spelling. Who may sign is judged in `identity`,
//! what counts in `merge`.

pub mod call;
pub mod canonical;
pub mod card;
pub mod decode;
pub mod draft;
pub mod draw;
pub mod fit;
pub mod id;
pub mod letter;
pub mod manifest;
pub mod member;
pub mod proposal;
pub mod reader;
pub mod record;
pub mod result;
pub mod review;

pub use decode::{Kept, Unknown};
pub use id::{Device, Hash, Line, Malformed, Name, PersonId, ProposalId, Salt, Short, Slug, Text, Time};
pub use manifest::{Format, Kind, Manifest, Peek, Stream, peek};
pub use reader::{CallFile, Final, Members, Panel, Payload, Published, Score};
