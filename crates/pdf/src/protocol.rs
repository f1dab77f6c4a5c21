//! What parent and worker say to each other, and how it is framed.
//!
//! Each message is its length (four bytes, little-endian) and that many bytes of postcard. The bytes of a
//! document follow its `Open` unframed. What the worker says is hostile input: `check` is asked of every answer.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::annotation::Annotation;
use crate::limits::{Limits, PAGE_TEXT_MAX, PAGES_MAX};
use crate::outcome::Refusal;
use crate::packed::unpack;
use crate::page::{Facts, PageText};
use crate::picture::{Band, Missing, Picture};

/// The build that parent and worker must share.
pub const BUILD: &str = env!("PARAPH_PDF_BUILD");

/// The longest message.
const MESSAGE_MAX: usize = 768 << 20;

/// The limits as they are handed to the worker, before anything else.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Terms {
    pub memory: u64,
    pub text_seconds: u64,
    pub picture_seconds: u64,
}

impl From<Limits> for Terms {
    fn from(limits: Limits) -> Self {
        Self {
            memory: limits.memory,
            text_seconds: limits.text_seconds,
            picture_seconds: limits.picture_seconds,
        }
    }
}

/// From the parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Ask {
    /// First, before the lock.
    Terms(Terms),
    /// `len` bytes of document follow.
    Open {
        id: u64,
        len: u64,
        password: String,
    },
    Text {
        id: u64,
        from: u32,
        count: u32,
    },
    Picture {
        id: u64,
        page: u32,
        scale: f64,
        band: Band,
        rank: u8,
    },
    Thumbnail {
        id: u64,
        page: u32,
        width: u32,
        rank: u8,
    },
    Annotations {
        id: u64,
    },
    Export {
        id: u64,
        marks: Vec<Annotation>,
        prefix: String,
    },
    Clean {
        id: u64,
    },
    Cancel {
        id: u64,
    },
    Font {
        found: Option<Font>,
    },
    /// Tries what a worker must not be able to do, and says what came of it. Asked by tests and by *About*.
    Probe {
        id: u64,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Font {
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    pub index: u32,
}

/// From the worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Hello {
        build: String,
        locks: Locks,
    },
    Opened {
        id: u64,
        facts: Facts,
    },
    Refused {
        id: u64,
        why: Refusal,
    },
    Page {
        id: u64,
        page: PageText,
    },
    Picture {
        id: u64,
        picture: Option<Picture>,
    },
    Annotations {
        id: u64,
        annotations: Vec<Annotation>,
    },
    File {
        id: u64,
        file: Result<Written, Unwritten>,
    },
    Done {
        id: u64,
    },
    FontWanted {
        missing: Missing,
    },
    Probed {
        id: u64,
        attempts: Vec<Attempt>,
    },
}

/// A file that the worker made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Whether it is the original with an update appended, or a new file.
    pub appended: bool,
}

/// Why no file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unwritten {
    /// The original is encrypted: no copy is made.
    Encrypted,
    /// The original cannot be written again.
    Broken,
    /// The copy did not read back as it should.
    ReadBack,
}

/// One thing that a worker must not be able to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What was tried.
    pub what: String,
    /// Whether it succeeded, which it must not.
    pub succeeded: bool,
}

/// Which locks are on in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Locks {
    /// Limits of memory, time and files.
    pub limits: bool,
    /// No file and no network by the kernel's file lock, with its version.
    pub landlock: Option<u8>,
    /// An allow-list of system calls.
    pub calls: bool,
}

impl Answer {
    pub(crate) fn id(&self) -> Option<u64> {
        match self {
            Self::Hello { .. } | Self::FontWanted { .. } => None,
            Self::Opened { id, .. }
            | Self::Refused { id, .. }
            | Self::Page { id, .. }
            | Self::Picture { id, .. }
            | Self::Annotations { id, .. }
            | Self::File { id, .. }
            | Self::Done { id }
            | Self::Probed { id, .. } => Some(*id),
        }
    }

    /// Whether an answer may be believed in form: counts, lengths, places.
    pub(crate) fn check(&self) -> bool {
        match self {
            Self::Hello { build, .. } => build.len() < 256,
            Self::Opened { facts, .. } => check_facts(facts),
            Self::Page { page, .. } => check_page(page),
            Self::Picture {
                picture: Some(picture),
                ..
            } => {
                picture.width <= 16_000
                    && picture.height <= 16_000
                    && picture.png.starts_with(b"\x89PNG\r\n\x1a\n")
            }
            Self::Annotations { annotations, .. } => {
                annotations.len() <= 100_000
                    && annotations.iter().all(|mark| {
                        mark.places.len() <= 1_000
                            && mark
                                .places
                                .iter()
                                .all(|place| place.page >= 1 && place.areas.len() <= 10_000)
                    })
            }
            Self::FontWanted { missing } => missing.name.len() < 1_024,
            Self::Probed { attempts, .. } => attempts.len() < 100,
            Self::Refused { .. }
            | Self::Picture { picture: None, .. }
            | Self::File { .. }
            | Self::Done { .. } => true,
        }
    }
}

fn check_facts(facts: &Facts) -> bool {
    let page = |number: u32| number >= 1 && number as usize <= facts.pages.len().max(1);
    facts.pages.len() <= PAGES_MAX
        && facts
            .pages
            .iter()
            .all(|shape| shape.rotation < 360 && shape.rotation % 90 == 0 && shape.label.len() < 1_024)
        && facts.outline.len() <= 5_000
        && facts
            .outline
            .iter()
            .all(|item| item.target.is_none_or(|spot| page(spot.page)))
        && facts.links.len() <= 20_000
        && facts.links.iter().all(|link| page(link.page))
}

fn check_page(page: &PageText) -> bool {
    if page.text.len() > PAGE_TEXT_MAX || page.text.chars().any(|c| c.is_control() && c != '\n') {
        return false;
    }
    let Some(words) = unpack(&page.words) else {
        return false;
    };
    let count = u32::try_from(page.text.chars().count()).unwrap_or(u32::MAX);
    let words_fit = words.last().is_none_or(|word| {
        word.start
            .checked_add(word.length)
            .is_some_and(|end| end <= count)
    });
    words_fit
        && page
            .blocks
            .iter()
            .all(|block| block.start <= block.end && block.end <= count)
}

/// Writes one message.
pub(crate) fn send(mut to: impl Write, message: &impl Serialize) -> io::Result<()> {
    let mut frame = vec![0; 4];
    frame = postcard::to_extend(message, frame).map_err(io::Error::other)?;
    let length = u32::try_from(frame.len() - 4).map_err(io::Error::other)?;
    frame[..4].copy_from_slice(&length.to_le_bytes());
    to.write_all(&frame)?;
    to.flush()
}

/// Reads one message; `None` at the end.
pub(crate) fn receive<T: DeserializeOwned>(mut from: impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > MESSAGE_MAX {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a message longer than any may be",
        ));
    }
    // Memory grows with what arrives, not with what is claimed.
    let mut body = Vec::with_capacity(length.min(1 << 20));
    from.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    postcard::from_bytes(&body)
        .map(Some)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_and_lies_are_refused() {
        let mut wire = Vec::new();
        send(&mut wire, &Answer::Done { id: 7 }).expect("memory takes everything");
        let back: Option<Answer> = receive(wire.as_slice()).expect("a message");
        assert_eq!(
            back.and_then(|answer| answer.id()),
            Some(7),
            "what is sent arrives"
        );
        let claimed: io::Result<Option<Answer>> = receive([0xff, 0xff, 0xff, 0x7f, 0].as_slice());
        assert!(claimed.is_err(), "a length that nobody sends is refused");
        let mut page = PageText::empty(1);
        page.words = vec![1, 1, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        assert!(
            !Answer::Page { id: 1, page }.check(),
            "a word behind the end of the text is refused"
        );
    }

    /// Numbers that look like chance and are the same each time.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % (sides.max(1) as u64)).unwrap_or(0)
        }
    }

    /// `PARAPH_SOAK` goes on so many times longer.
    #[test]
    fn spoilt_answers_are_refused_and_never_panic() {
        let factor = std::env::var("PARAPH_SOAK")
            .ok()
            .and_then(|n| n.parse().ok())
            .unwrap_or(1_usize);
        let mut page = PageText::empty(1);
        page.text = "Grants for all\nשלום".to_owned();
        page.words = crate::packed::pack(&[crate::packed::PlacedWord {
            start: 0,
            length: 6,
            area: crate::page::Area {
                x0: 1,
                y0: 2,
                x1: 3,
                y1: 4,
            },
            runs: crate::packed::Runs::Right,
            edges: vec![1, 2, 3, 4, 5, 6],
            hidden: false,
        }]);
        let mut facts = Facts::default();
        facts.pages.push(crate::page::PageShape {
            visible: crate::page::Area::default(),
            rotation: 90,
            label: "iv".to_owned(),
        });
        let mut frames = Vec::new();
        for answer in [
            Answer::Page { id: 1, page },
            Answer::Opened { id: 2, facts },
            Answer::Picture {
                id: 3,
                picture: Some(Picture {
                    width: 1,
                    height: 1,
                    top: 0,
                    png: b"\x89PNG\r\n\x1a\n".to_vec(),
                }),
            },
            Answer::Annotations {
                id: 4,
                annotations: vec![Annotation::new(
                    crate::annotation::AnnotationKind::Note,
                    1,
                    Vec::new(),
                )],
            },
        ] {
            let mut frame = Vec::new();
            send(&mut frame, &answer).expect("memory takes everything");
            frames.push(frame);
        }
        let mut dice = Dice(0x5eed);
        for _ in 0..20_000 * factor {
            let mut frame = frames[dice.roll(frames.len())].clone();
            for _ in 0..=dice.roll(4) {
                let at = 4 + dice.roll(frame.len() - 4);
                match dice.roll(3) {
                    0 => frame[at] = u8::try_from(dice.roll(256)).unwrap_or(0),
                    1 => frame.truncate(at.max(5)),
                    _ => frame.insert(at, u8::try_from(dice.roll(256)).unwrap_or(0)),
                }
            }
            let length = u32::try_from(frame.len() - 4).expect("short");
            frame[..4].copy_from_slice(&length.to_le_bytes());
            if let Ok(Some(answer)) = receive::<Answer>(frame.as_slice()) {
                // Believed or not, but never a panic and never more memory than was sent.
                let _ = answer.check();
            }
        }
    }
}
