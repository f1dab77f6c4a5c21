//! A font without any glyph.
//!
//! To read the text of a standard font that a file does not hold, its widths and the names of its codes are needed, and
//! these the engine knows by heart. Its outlines are only drawn: taking them apart costs as much as reading two pages.

use std::sync::Arc;

use hayro::hayro_interpret::font::FontData;

/// Type 1. The encrypted part says `/CharStrings 0 end`.
const FONT: &[u8] = b"%!PS-AdobeFont-1.0: Blank\neexec\nf983ef00dc7f3807131a46403b6305a41f257b24e1867a";

/// The font, as the engine takes it.
pub(crate) fn font() -> (FontData, u32) {
    (Arc::new(FONT), 0)
}
