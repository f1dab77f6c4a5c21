//! The cleaned reading copy.
use crate::protocol::{Unwritten, Written};
use crate::reading::Opened;

pub(crate) fn copy(_opened: &Opened) -> Result<Written, Unwritten> {
    Err(Unwritten::Broken)
}
