//! What a document may cost, in one place.

/// The largest file that is opened.
pub const FILE_MAX: usize = 256 << 20;
/// The most pages that are read; the others are listed unread.
pub const PAGES_MAX: usize = 5_000;
/// The longest side of a page, in points; a larger one is drawn smaller.
pub const SIDE_MAX: f64 = 14_400.0;
/// The most text of one page, in bytes.
pub const PAGE_TEXT_MAX: usize = 1 << 20;
/// The most text of one file, in bytes.
pub const FILE_TEXT_MAX: usize = 64 << 20;
/// How often a worker that died is started again for one file.
pub const RESTARTS_MAX: u32 = 3;
/// The stack of the thread that reads.
pub(crate) const STACK: usize = 64 << 20;

/// Limits of one worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Address space of the process in bytes, the document included.
    pub memory: u64,
    /// Processor time for the text of a file, in seconds.
    pub text_seconds: u64,
    /// Processor time for one picture, in seconds.
    pub picture_seconds: u64,
    /// Time on the wall without any answer, in seconds.
    pub silence_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 1 << 30,
            text_seconds: 20,
            picture_seconds: 5,
            silence_seconds: 60,
        }
    }
}

impl Limits {
    /// *Try again with more time*: four times as much of everything but memory.
    #[must_use]
    pub fn with_more_time(self) -> Self {
        Self {
            memory: self.memory,
            text_seconds: self.text_seconds * 4,
            picture_seconds: self.picture_seconds * 4,
            silence_seconds: self.silence_seconds * 4,
        }
    }
}
