//! Where a commitment can be seen, in the one line that a record has for it: an address or DOI, and of a repository the commit and
//! the licence, as `ADDRESS commit COMMIT licence LICENCE` (decision 0110).

use paraph_bundle::payload::call::Duty;

/// The parts of such a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Seen {
    /// Address; a DOI as `https://doi.org/…`.
    pub address: String,
    /// Hash of the commit, in hex.
    pub commit: String,
    /// An SPDX expression, such as `MIT OR Apache-2.0`.
    pub licence: String,
}

/// A part that is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Neither a DOI nor an address.
    Address,
    /// Not 7 to 64 hex digits.
    Commit,
    /// Not an SPDX expression.
    Licence,
}

const COMMIT: &str = " commit ";
const LICENCE: &str = " licence ";

impl Seen {
    /// Reads a line; one in another form is an address as a whole.
    pub(super) fn read(line: &str) -> Self {
        let (rest, licence) = line.split_once(LICENCE).unwrap_or((line, ""));
        let (address, commit) = rest.split_once(COMMIT).unwrap_or((rest, ""));
        Self {
            address: address.trim().to_owned(),
            commit: commit.trim().to_owned(),
            licence: licence.trim().to_owned(),
        }
    }

    /// The line; empty where nothing is known.
    pub(super) fn line(&self) -> String {
        let mut line = self.address.clone();
        for (word, part) in [(COMMIT, &self.commit), (LICENCE, &self.licence)] {
            if !part.is_empty() {
                line.push_str(word);
                line.push_str(part);
            }
        }
        line.trim().to_owned()
    }

    /// As it is written down: a DOI as an address, hex digits small.
    pub(super) fn tidied(mut self) -> Result<Self, Wrong> {
        for part in [&mut self.address, &mut self.commit, &mut self.licence] {
            *part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if let Some(doi) = doi(&self.address) {
            self.address = format!("https://doi.org/{doi}");
        } else if !self.address.is_empty() && !is_address(&self.address) {
            return Err(Wrong::Address);
        }
        self.commit = self.commit.to_lowercase();
        let is_commit = (7..=64).contains(&self.commit.len())
            && self.commit.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !self.commit.is_empty() && !is_commit {
            return Err(Wrong::Commit);
        }
        if !self.licence.is_empty() && !is_licence(&self.licence) {
            return Err(Wrong::Licence);
        }
        Ok(self)
    }

    /// What is not known yet of what this duty is seen by.
    pub(super) fn missing(&self, duty: Duty) -> Vec<&'static str> {
        let wanted: &[(&'static str, &str)] = match duty {
            Duty::Paper | Duty::Report => &[("address", &self.address)],
            Duty::Code => &[
                ("address", &self.address),
                ("commit", &self.commit),
                ("licence", &self.licence),
            ],
            Duty::Data => &[("address", &self.address), ("licence", &self.licence)],
        };
        let missing = wanted.iter().filter(|(_, part)| part.is_empty());
        missing.map(|(what, _)| *what).collect()
    }
}

/// The DOI that a text is, without what people write before it.
fn doi(text: &str) -> Option<&str> {
    let before = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "doi.org/",
        "doi:",
        "DOI:",
    ];
    let bare = before
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(text)
        .trim();
    let (registrant, name) = bare.strip_prefix("10.")?.split_once('/')?;
    let is_one = (4..=9).contains(&registrant.len())
        && registrant.bytes().all(|digit| digit.is_ascii_digit())
        && !name.is_empty()
        && !name.contains(char::is_whitespace);
    is_one.then_some(bare)
}

fn is_address(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let archived = text.starts_with("swh:1:");
    archived || host.is_some_and(|host| host.contains('.') && !host.starts_with('.') && !text.contains(' '))
}

fn is_licence(text: &str) -> bool {
    let is_name = |word: &str| {
        let word = word.trim_matches(['(', ')']);
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
    };
    let holds = |(at, word): (usize, &str)| match at % 2 {
        0 => is_name(word),
        _ => matches!(word, "OR" | "AND" | "WITH"),
    };
    let words: Vec<&str> = text.split(' ').collect();
    text.len() <= 100 && words.len() % 2 == 1 && words.into_iter().enumerate().all(holds)
}

#[cfg(test)]
mod tests {
    use paraph_bundle::payload::call::Duty;

    use super::{Seen, Wrong};

    fn seen(address: &str, commit: &str, licence: &str) -> Seen {
        let [address, commit, licence] = [address, commit, licence].map(str::to_owned);
        Seen {
            address,
            commit,
            licence,
        }
    }

    #[test]
    fn a_line_holds_address_commit_and_licence_and_gives_them_back() {
        let whole = seen("https://codeberg.org/a/b", "3f2a9c1", "MIT OR Apache-2.0");
        assert_eq!(
            whole.line(),
            "https://codeberg.org/a/b commit 3f2a9c1 licence MIT OR Apache-2.0",
            "it reads as a sentence"
        );
        for one in [
            whole,
            seen("https://doi.org/10.5281/zenodo.1234", "", ""),
            seen("https://example.org/data", "", "CC-BY-4.0"),
            Seen::default(),
        ] {
            assert_eq!(Seen::read(&one.line()), one, "nothing is lost");
        }
        assert_eq!(
            Seen::read("10.5281/zenodo.1234").address,
            "10.5281/zenodo.1234",
            "a line from before is an address"
        );
    }

    #[test]
    fn a_doi_becomes_an_address_however_it_was_written() {
        for written in [
            "10.5281/zenodo.1234",
            "doi:10.5281/zenodo.1234",
            "https://doi.org/10.5281/zenodo.1234",
            "https://dx.doi.org/10.5281/zenodo.1234 ",
        ] {
            let tidied = seen(written, "", "").tidied().expect("a DOI");
            assert_eq!(tidied.address, "https://doi.org/10.5281/zenodo.1234", "{written}");
        }
    }

    #[test]
    fn what_is_no_address_no_commit_or_no_licence_is_said() {
        let wrong = |address, commit, licence| seen(address, commit, licence).tidied().expect_err("wrong");
        assert_eq!(wrong("on my web page", "", ""), Wrong::Address, "words");
        assert_eq!(
            wrong("https://example.org", "main", ""),
            Wrong::Commit,
            "a branch moves"
        );
        assert_eq!(
            wrong("https://example.org", "", "see the file"),
            Wrong::Licence,
            "words between names are OR, AND, WITH"
        );
    }

    #[test]
    fn what_a_duty_still_lacks_is_named() {
        let code = seen("https://example.org/r", "", "");
        assert_eq!(code.missing(Duty::Code), ["commit", "licence"], "of a repository");
        assert_eq!(code.missing(Duty::Data), ["licence"], "of data");
        assert!(
            code.missing(Duty::Paper).is_empty(),
            "of a paper its address is enough"
        );
    }
}
