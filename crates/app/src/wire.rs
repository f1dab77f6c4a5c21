//! The structs that cross the bridge: requests and answers of the table of commands.
//!
//! Wire structs are apart from the types of `core` and `store`, so that neither side has to stand still for the
//! other. Fields are named as in DESIGN.md's words; times are `2027-03-01T09:30:00Z`; a field that may be
//! absent is `null` in an answer and may be left out of a request. Integers are below 2⁵³.

mod conflicts;
mod desk_table;
mod files;
mod handin;
mod history;
mod identity;
mod import;
mod marks;
mod office;
mod paper;
mod proposals;
mod review;
mod safety;
mod settings;
mod state;

pub use conflicts::*;
pub use desk_table::*;
pub use files::*;
pub use handin::*;
pub use history::*;
pub use identity::*;
pub use import::*;
pub use marks::*;
#[allow(unused_imports, reason = "the office's room fills this")]
pub use office::*;
pub use paper::*;
pub use proposals::*;
pub use review::*;
pub use safety::*;
pub use settings::*;
pub use state::*;

/// What is asked: absent optional fields may be left out.
macro_rules! asked {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        #[ts(optional_fields = nullable)]
        pub struct $name { $($body)* }
    )* };
}

/// What is answered: absent optional fields are `null`.
macro_rules! answered {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub struct $name { $($body)* }
    )* };
}

/// One of a closed list of words.
macro_rules! one_of {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => { $(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($body)* }
    )* };
}

pub(crate) use {answered, asked, one_of};

asked! {
    /// Nothing is asked, or nothing is answered.
    #[derive(Default, Eq)]
    pub struct Nothing {}

    /// A proposal, by its id.
    #[derive(Eq)]
    pub struct OfProposal {
        /// The proposal's id.
        pub proposal: String,
    }

    /// A file or folder, by its path.
    #[derive(Eq)]
    pub struct AtPath {
        /// The path.
        pub path: String,
    }

    /// Files or folders, by their paths.
    #[derive(Eq)]
    pub struct AtPaths {
        /// The paths.
        pub paths: Vec<String>,
    }
}

answered! {
    /// Where something was written.
    pub struct Written {
        /// The path.
        pub path: String,
        /// Its size.
        pub bytes: u64,
    }
}
