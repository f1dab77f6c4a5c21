//! Names that a reader could take for one another.

/// What a name looks like (UTS 39), without regard to case and spaces: two names that look alike have one look.
pub fn looks(name: &str) -> String {
    let folded: String = name
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    unicode_security::skeleton(&folded).collect()
}
