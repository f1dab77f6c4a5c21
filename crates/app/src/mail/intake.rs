//! `.eml` and mbox by `mail-parser`; attachments of attached mails are found too.

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// A mail as far as a committee's office needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// Address of the sender.
    pub from: Option<String>,
    /// Name of the sender.
    pub name: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Attachments: name and bytes.
    pub attachments: Vec<(String, Vec<u8>)>,
    /// Whether it ends before its parts do: then the last attachment did not come whole.
    pub cut: bool,
}

const DEEPEST: usize = 4;
const MOST_ATTACHMENTS: usize = 2_000;

/// Whether a file is a mail: Outlook's by its container, mbox by its first line, `.eml` by headers that every
/// mail has. The name decides nothing but between a text and a mail.
pub fn is_mail(name: &str, bytes: &[u8]) -> bool {
    if super::outlook::is_outlook(bytes) || bytes.starts_with(b"From ") {
        return true;
    }
    let start: String = bytes.iter().take(4096).map(|&byte| char::from(byte)).collect();
    let header = |name: &str| {
        start.lines().take_while(|line| !line.is_empty()).any(|line| {
            line.get(..name.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        })
    };
    header("from:")
        && (header("subject:") || header("mime-version:") || name.to_lowercase().ends_with(".eml"))
}

/// The mails of a file. A file that is none gives an empty list.
pub fn read(name: &str, bytes: &[u8]) -> Vec<Letter> {
    if super::outlook::is_outlook(bytes) {
        return super::outlook::read(bytes).into_iter().collect();
    }
    if !is_mail(name, bytes) {
        return Vec::new();
    }
    let mut letters = Vec::new();
    if bytes.starts_with(b"From ") {
        for raw in MessageIterator::new(std::io::Cursor::new(bytes)).flatten() {
            if let Some(message) = MessageParser::default().parse(raw.contents()) {
                letters.push(letter(&message));
            }
        }
    } else if let Some(message) = MessageParser::default().parse(bytes) {
        letters.push(letter(&message));
    }
    letters
}

fn letter(message: &Message<'_>) -> Letter {
    let sender = message.from().and_then(mail_parser::Address::first);
    let mut attachments = Vec::new();
    collect(message, 0, &mut attachments);
    Letter {
        from: sender
            .and_then(|address| address.address())
            .map(str::to_lowercase),
        name: sender.and_then(|address| address.name()).map(str::to_owned),
        subject: message.subject().map(str::to_owned),
        attachments,
        cut: is_cut(message),
    }
}

/// A mail of several parts says with which line the last of them ends.
fn is_cut(message: &Message<'_>) -> bool {
    let boundary = message.content_type().and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        !message
            .raw_message()
            .windows(end.len())
            .any(|window| window == end.as_bytes())
    })
}

fn collect(message: &Message<'_>, depth: usize, into: &mut Vec<(String, Vec<u8>)>) {
    for part in message.attachments() {
        if into.len() >= MOST_ATTACHMENTS {
            return;
        }
        match &part.body {
            PartType::Message(inner) if depth < DEEPEST => collect(inner, depth + 1, into),
            PartType::Message(_) | PartType::Multipart(_) => {}
            PartType::Text(_) | PartType::Html(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {
                let name = part.attachment_name().unwrap_or("attachment").to_owned();
                into.push((name, part.contents().to_vec()));
            }
        }
    }
}
