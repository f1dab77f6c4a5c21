//! Drafts: an `.eml` with `X-Unsent`, so that mail programs open it as a new mail.
//!
//! The same draft gives the same bytes: date, message id and boundaries come from its content.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

/// Somebody with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Address; empty where none is known, which the writer of the mail fills in.
    pub address: String,
}

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name.
    pub name: String,
    /// MIME type.
    pub kind: String,
    /// Bytes.
    pub bytes: Vec<u8>,
}

/// A mail to be sent by a person with a mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Recipient.
    pub to: Person,
    /// Subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML, where there is one.
    pub html: Option<String>,
    /// What goes along.
    pub attachments: Vec<Attachment>,
    /// Seconds since 1970.
    pub date: i64,
}

impl Draft {
    /// The bytes of the `.eml`.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut hasher = Sha256::new();
        for part in [&self.to.address, &self.subject, &self.text] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        for attachment in &self.attachments {
            hasher.update(Sha256::digest(&attachment.bytes));
        }
        let id = hex::encode(hasher.finalize());
        let boundary = |level: &str| format!("paraph-{level}-{}", &id[..24]);
        let text = MimePart::new("text/plain", self.text.as_str());
        let body = match &self.html {
            Some(html) => MimePart::new(
                ContentType::new("multipart/alternative").attribute("boundary", boundary("a")),
                vec![text, MimePart::new("text/html", html.as_str())],
            ),
            None => text,
        };
        let body = if self.attachments.is_empty() {
            body
        } else {
            let mut parts = vec![body];
            for attachment in &self.attachments {
                let kind = ContentType::new(attachment.kind.as_str());
                // A page whose letters nobody names is read as ASCII by some.
                let kind = if attachment.kind.starts_with("text/") {
                    kind.attribute("charset", "utf-8")
                } else {
                    kind
                };
                parts.push(
                    MimePart::new(kind, attachment.bytes.as_slice()).attachment(attachment.name.as_str()),
                );
            }
            MimePart::new(
                ContentType::new("multipart/mixed").attribute("boundary", boundary("m")),
                parts,
            )
        };
        let to: Vec<(&str, &str)> = vec![(self.to.name.as_str(), self.to.address.as_str())];
        let mut builder = MessageBuilder::new();
        if !self.to.address.is_empty() {
            builder = builder.to(to);
        }
        builder
            .subject(self.subject.as_str())
            .date(self.date)
            .message_id(format!("{}@paraph.invalid", &id[..32]))
            .header("X-Unsent", Raw::new("1"))
            .body(body)
            .write_to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::{Attachment, Draft, Person};

    #[test]
    fn a_draft_reads_back_and_is_the_same_twice() {
        let draft = Draft {
            to: Person {
                name: "Ada Martin".to_owned(),
                address: "ada@example.org".to_owned(),
            },
            subject: "Invitation à évaluer".to_owned(),
            text: "Bonjour,\n\nvoici le dossier d’appel.\n".to_owned(),
            html: Some("<p>Bonjour</p>".to_owned()),
            attachments: vec![Attachment {
                name: "OC-2026-Martin.paraph".to_owned(),
                kind: "application/vnd.paraph".to_owned(),
                bytes: vec![0, 1, 2, 255],
            }],
            date: 1_780_000_000,
        };
        let bytes = draft.to_bytes().expect("memory does not fail");
        assert_eq!(
            bytes,
            draft.to_bytes().expect("memory does not fail"),
            "nothing in it comes from a clock or a counter"
        );
        assert!(
            String::from_utf8_lossy(&bytes).contains("X-Unsent: 1"),
            "mail programs open it as a new mail"
        );
        let letters = crate::mail::read("draft.eml", &[b"From: a@b.c\r\n".as_slice(), &bytes].concat());
        assert_eq!(
            letters[0].attachments[0].1,
            [0, 1, 2, 255],
            "the attachment's bytes survive"
        );
        assert_eq!(
            letters[0].subject.as_deref(),
            Some("Invitation à évaluer"),
            "accents survive"
        );
    }
}
