//! The judge: which reader's words a page gets.
//!
//! Do not widen it without the corpus: a looser judge (share of one-letter words, quality of both readings)
//! made the public score worse.

/// Glyphs that may be unmapped, as a share, before the second reader is asked.
const UNMAPPED: f64 = 0.10;
/// Words that the second reader must find at least.
const WORDS_MIN: usize = 3;
/// Its characters that may be nonsense, as a share.
const NONSENSE: f64 = 0.02;

/// What the first reader made of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct First {
    pub glyphs: u32,
    pub unmapped: u32,
    /// Unmapped glyphs that are parts of shapes whose letter is known.
    pub parts: u32,
    pub has_content: bool,
}

impl First {
    /// Whether the second reader is to be asked.
    pub(crate) fn is_doubtful(self) -> bool {
        (self.glyphs == 0 && self.has_content) || self.share() > UNMAPPED
    }

    /// Whether so much is known that it is worth keeping.
    pub(crate) fn is_partly_known(self) -> bool {
        u64::from(self.unmapped) * 10 <= u64::from(self.glyphs) * 7
    }

    /// Whether so little is known that the page has no readable text.
    pub(crate) fn is_lost(self) -> bool {
        u64::from(self.unmapped.saturating_sub(self.parts)) * 2 > u64::from(self.glyphs)
    }

    fn share(self) -> f64 {
        if self.glyphs == 0 {
            0.0
        } else {
            f64::from(self.unmapped) / f64::from(self.glyphs)
        }
    }
}

/// Whether the second reader's words are taken.
pub(crate) fn takes_second<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let (mut count, mut characters, mut nonsense) = (0_usize, 0_u32, 0_u32);
    for word in words {
        count += 1;
        for c in word.chars() {
            characters += 1;
            nonsense += u32::from(is_nonsense(c));
        }
    }
    count >= WORDS_MIN && characters > 0 && f64::from(nonsense) < NONSENSE * f64::from(characters)
}

/// Replacement, private use, control, or assigned to nothing.
fn is_nonsense(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        || c.is_control()
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{e0080}'..='\u{e00ff}' | '\u{40000}'..='\u{dffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_many_unknown_glyphs_is_doubtful() {
        let page = |glyphs, unmapped| First {
            glyphs,
            unmapped,
            parts: 0,
            has_content: true,
        };
        assert!(
            page(0, 0).is_doubtful(),
            "content without any glyph may be text that only the second reader sees"
        );
        assert!(page(100, 11).is_doubtful(), "more than a tenth is unknown");
        assert!(!page(100, 10).is_doubtful(), "a tenth is still fine");
        assert!(
            !First {
                glyphs: 0,
                unmapped: 0,
                parts: 0,
                has_content: false
            }
            .is_doubtful(),
            "an empty page is empty"
        );
    }

    #[test]
    fn a_page_of_parts_is_not_lost() {
        let page = |parts| First {
            glyphs: 100,
            unmapped: 75,
            parts,
            has_content: true,
        };
        assert!(page(0).is_lost(), "of three quarters nobody knows what they are");
        assert!(
            !page(75).is_lost(),
            "the shapes of these are parts of letters that are known"
        );
    }

    #[test]
    fn nonsense_is_not_taken() {
        assert!(
            takes_second(["we", "ask", "for"].into_iter()),
            "three clean words are enough"
        );
        assert!(!takes_second(["we", "ask"].into_iter()), "two are not");
        assert!(
            !takes_second(["\u{fffd}e", "ask", "for"].into_iter()),
            "a replacement in eight is too much"
        );
    }
}
