//! Mails: taking attachments out of what was dropped (`.eml`, mbox, Outlook's `.msg`), and writing drafts that
//! a mail program opens ready to send. Nothing is ever sent from here.

mod draft;
mod intake;
mod outlook;

pub use draft::{Attachment, Draft, Person};
pub use intake::{Letter, is_mail, read};
