//! Marks in PDFs: those that are there, and ours written into a copy.
use crate::annotation::Annotation;
use crate::protocol::{Unwritten, Written};
use crate::reading::{Opened, Reading};

pub(crate) fn read(_opened: &Opened, _reading: &mut Reading<'_>) -> Vec<Annotation> {
    Vec::new()
}

pub(crate) fn write(_opened: &Opened, _reading: &mut Reading<'_>, _marks: &[Annotation], _ours: &str) -> Result<Written, Unwritten> {
    Err(Unwritten::Broken)
}
