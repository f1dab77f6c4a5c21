//! Settings: of the person on this machine, not of a workspace.

use std::collections::BTreeMap;

use super::{answered, asked, one_of};
use crate::words::Language;

one_of! {
    /// Light or dark.
    pub enum Scheme {
        /// As the system says.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
    }
}

answered! {
    /// The settings that hold.
    pub struct Settings {
        /// The language; `null` follows the system.
        pub language: Option<Language>,
        /// Light or dark.
        pub scheme: Scheme,
        /// Size of text in per cent.
        pub text_size: u32,
        /// Whether pages are shown dark.
        pub dark_pages: bool,
        /// Whether things move: `null` follows the system.
        pub reduced_motion: Option<bool>,
        /// Whether single letters are keys.
        pub single_letters: bool,
        /// Whether a score moves the focus to the next criterion.
        pub go_on: bool,
        /// Changed keys: action → key.
        pub keys: BTreeMap<String, String>,
        /// Text phrases of one's own.
        pub phrases: Vec<String>,
        /// Columns of the table of proposals, in order; empty means the usual ones.
        pub columns: Vec<String>,
        /// Widths of columns in CSS pixels.
        pub column_widths: BTreeMap<String, u32>,
        /// Names of colours of marks: colour → name.
        pub colour_names: BTreeMap<String, String>,
        /// Whatever a screen remembers for itself (widths of panes, open panels), by name.
        pub remembered: BTreeMap<String, String>,
        /// Where new workspaces are made.
        pub workspace_folder: String,
        /// Where handed-in files are written.
        pub handin_folder: String,
        /// Where back-ups are kept.
        pub backup_folder: String,
    }
}

asked! {
    /// Changes of settings. Absent fields stay; maps are joined, an empty value removes an entry.
    #[derive(Default, Eq)]
    pub struct SettingsChange {
        /// The language.
        pub language: Option<Language>,
        /// Whether the language follows the system again.
        pub language_of_system: Option<bool>,
        /// Light or dark.
        pub scheme: Option<Scheme>,
        /// Size of text in per cent, 75 to 400.
        pub text_size: Option<u32>,
        /// Whether pages are shown dark.
        pub dark_pages: Option<bool>,
        /// Whether things move.
        pub reduced_motion: Option<bool>,
        /// Whether single letters are keys.
        pub single_letters: Option<bool>,
        /// Whether a score moves the focus to the next criterion.
        pub go_on: Option<bool>,
        /// Changed keys.
        pub keys: Option<BTreeMap<String, String>>,
        /// Text phrases of one's own.
        pub phrases: Option<Vec<String>>,
        /// Columns of the table.
        pub columns: Option<Vec<String>>,
        /// Widths of columns.
        pub column_widths: Option<BTreeMap<String, u32>>,
        /// Names of colours.
        pub colour_names: Option<BTreeMap<String, String>>,
        /// What a screen remembers.
        pub remembered: Option<BTreeMap<String, String>>,
        /// Where new workspaces are made.
        pub workspace_folder: Option<String>,
        /// Where handed-in files are written.
        pub handin_folder: Option<String>,
        /// Where back-ups are kept.
        pub backup_folder: Option<String>,
    }
}
