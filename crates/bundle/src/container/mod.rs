//! The ZIP profile: a strict linear grammar, its reader and its writer.
//!
//! What a kind may hold is not known here, except its limits; the seal over the members is `seal`.

mod limits;
mod name;
mod read;
mod source;
mod write;

pub use limits::Limits;
pub use name::judge_name;
pub use read::{Container, Member};
pub use source::{Hashing, Section, Source};
pub use write::{Content, Open, Part};
pub(crate) use write::{Ready, write_zip, zip_size};

pub(crate) const LOCAL: u32 = 0x0403_4b50;
pub(crate) const CENTRAL: u32 = 0x0201_4b50;
pub(crate) const END: u32 = 0x0605_4b50;
pub(crate) const STORED: u16 = 0;
pub(crate) const DEFLATED: u16 = 8;

/// Whether the writer stores a member of this name as it is: what does not shrink, or must not.
pub(crate) fn is_stored(name: &str) -> bool {
    name == "padding" || has_ending(name, ".paraph") || has_ending(name, ".pdf")
}

/// Whether the member is another bundle, by its name.
pub(crate) fn is_nested(name: &str) -> bool {
    has_ending(name, ".paraph")
}

pub(crate) fn has_ending(name: &str, ending: &str) -> bool {
    let (name, ending) = (name.as_bytes(), ending.as_bytes());
    name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}
