//! Members of lines, read one at a time: nothing longer than a line is held.

use std::io::{ErrorKind, Read};

use super::scan;
use crate::fault::{Code, Fault, Param};

/// The longest line, without its LF.
pub const MAX_LINE: usize = 1 << 20;
/// The most lines of one member.
pub const MAX_LINES: usize = 250_000;

/// One line: its bytes without the LF, and its number from 1.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The bytes, without the LF.
    pub bytes: &'a [u8],
    /// The number, from 1.
    pub number: usize,
}

/// Splits a member into lines and scans each before it is given out.
pub struct Lines<R> {
    source: R,
    member: String,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    number: usize,
    finished: bool,
}

impl<R: Read> Lines<R> {
    /// Reads the member of this name.
    pub fn new(member: impl Into<String>, source: R) -> Self {
        Self {
            source,
            member: member.into(),
            buffer: Vec::new(),
            start: 0,
            end: 0,
            number: 0,
            finished: false,
        }
    }

    /// The next line that follows the rules; `None` at the end of the member.
    ///
    /// # Errors
    /// The scanner's codes; `JSON_DEEP` for a line over 1 MiB or more than 250,000 lines; `JSON_FORM` for a last line
    /// without LF; a fault of the source as it is.
    pub fn next_line(&mut self) -> Result<Option<Line<'_>>, Fault> {
        let Some((from, to)) = self.advance()? else {
            return Ok(None);
        };
        self.number += 1;
        if self.number > MAX_LINES {
            return Err(self.fault(Code::JsonDeep, "more than 250,000 lines"));
        }
        if let Err(fault) = scan(&self.buffer[from..to]) {
            return Err(self.place(&fault));
        }
        Ok(Some(Line {
            bytes: &self.buffer[from..to],
            number: self.number,
        }))
    }

    /// Where the next line lies in the buffer.
    fn advance(&mut self) -> Result<Option<(usize, usize)>, Fault> {
        let mut searched = self.start;
        loop {
            if let Some(length) = self.buffer[searched..self.end].iter().position(|b| *b == b'\n') {
                let (from, to) = (self.start, searched + length);
                self.start = to + 1;
                if to - from > MAX_LINE {
                    return Err(self.fault(Code::JsonDeep, "a line over 1 MiB"));
                }
                return Ok(Some((from, to)));
            }
            if self.end - self.start > MAX_LINE {
                return Err(self.fault(Code::JsonDeep, "a line over 1 MiB"));
            }
            if self.finished {
                return if self.start == self.end {
                    Ok(None)
                } else {
                    Err(self.fault(Code::JsonForm, "the last line has no end"))
                };
            }
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            searched = self.end;
            self.buffer.resize(self.end + (64 << 10), 0);
            match self.source.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.finished = true,
                Ok(n) => self.end += n,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(crate::error::fault_of(error)),
            }
        }
    }

    fn fault(&self, code: Code, what: &str) -> Fault {
        Fault::new(code, format!("{}:{}: {what}", self.member, self.number.max(1)))
    }

    fn place(&self, fault: &Fault) -> Fault {
        let detail = format!("{}:{}: {}", self.member, self.number, fault.detail());
        match fault.params().get(&Param::Path) {
            Some(what) => Fault::field(format!("{}:{}: {what}", self.member, self.number)),
            None => Fault::new(fault.code(), detail),
        }
    }
}
