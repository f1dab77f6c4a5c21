//! HotCRP's offline review form, read and written (`src/reviewvalues.php`, `src/reviewform.php`).

use super::columns::fold;

/// One filled form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// Proposal number.
    pub number: Option<String>,
    /// Reviewer's name.
    pub reviewer: Option<String>,
    /// Reviewer's e-mail.
    pub email: Option<String>,
    /// Edit version; the highest wins.
    pub version: u64,
    /// Marked as ready.
    pub ready: bool,
    /// Fields in order: name and content.
    pub fields: Vec<Answer>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Name of the field, continuation lines joined.
    pub name: String,
    /// Line of its directive.
    pub line: usize,
    /// Content without the blank lines around it; leading blanks of a line stay.
    pub content: String,
}

/// Whether bytes look like such a form, or several.
pub fn is_form(text: &str) -> bool {
    text.lines()
        .take(40)
        .any(|line| line.starts_with("==+== ") || line.starts_with("==*== "))
}

enum Section {
    Nothing,
    Number,
    Readiness,
    Field(Answer),
    Dropped,
}

/// Reads all forms of a file.
pub fn read(text: &str) -> Vec<Form> {
    let mut reader = Reader::default();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        reader.line(index + 1, line);
    }
    reader.end_form();
    reader.forms
}

#[derive(Default)]
struct Reader {
    forms: Vec<Form>,
    form: Form,
    section: Option<Section>,
    content: Vec<String>,
    /// The directive's six bytes while only directive lines have been seen since.
    continues: Option<String>,
    seen_content: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        if line.starts_with("==+== ") || line.starts_with("==*== ") {
            return self.directive(number, line);
        }
        if !self.seen_content {
            if line.starts_with("==-==") || line.trim().is_empty() {
                self.continues = None;
                return;
            }
            self.seen_content = true;
        }
        self.continues = None;
        let escaped = ["\\==+==", "\\==-==", "\\==*=="]
            .iter()
            .any(|start| line.starts_with(start));
        self.content.push(if escaped {
            line[1..].to_owned()
        } else {
            line.to_owned()
        });
    }

    fn directive(&mut self, number: usize, line: &str) {
        let (mark, rest) = line.split_at(6);
        let rest = rest.trim();
        if self.continues.as_deref() == Some(mark)
            && let Some(Section::Field(answer)) = &mut self.section
        {
            answer.name.push(' ');
            answer.name.push_str(rest);
            return;
        }
        self.end_section();
        self.continues = None;
        self.seen_content = false;
        let folded = rest.to_lowercase();
        self.section = Some(if mark == "==*== " {
            self.continues = Some(mark.to_owned());
            Section::Field(Answer {
                name: rest.to_owned(),
                line: number,
                content: String::new(),
            })
        } else if folded.starts_with("begin review")
            || folded.starts_with("paper #") && folded.len() > 7
            || folded.starts_with("submission #") && folded.len() > 12
        {
            if !self.form.fields.is_empty() {
                self.end_form();
            }
            if !folded.starts_with("begin") {
                let digits: String = rest
                    .chars()
                    .skip_while(|c| *c != '#')
                    .skip(1)
                    .take_while(|c| !c.is_whitespace())
                    .collect();
                self.form.number = Some(digits).filter(|digits| !digits.is_empty());
            }
            Section::Nothing
        } else if folded == "paper number" || folded == "paper #" || folded == "submission number" {
            Section::Number
        } else if let Some(who) = folded
            .strip_prefix("reviewer:")
            .map(|_| rest["reviewer:".len()..].trim())
        {
            let (name, email) = match (who.find('<'), who.rfind('>')) {
                (Some(open), Some(close)) if open < close => {
                    (&who[..open], Some(who[open + 1..close].trim().to_owned()))
                }
                _ => (who, None),
            };
            self.form.reviewer =
                Some(name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty());
            self.form.email = email;
            Section::Nothing
        } else if let Some(version) = folded.strip_prefix("version ") {
            self.form.version = version.trim().parse().unwrap_or(0);
            Section::Nothing
        } else if folded.starts_with("submit review") || folded.starts_with("review ready") {
            self.form.ready = true;
            Section::Nothing
        } else if folded == "review readiness" {
            Section::Readiness
        } else if old_field(rest) {
            self.continues = Some(mark.to_owned());
            Section::Field(Answer {
                name: rest[2..].trim().to_owned(),
                line: number,
                content: String::new(),
            })
        } else {
            Section::Dropped
        });
    }

    fn end_section(&mut self) {
        let content = std::mem::take(&mut self.content);
        let first = content
            .iter()
            .position(|line| !line.trim().is_empty())
            .unwrap_or(content.len());
        let last = content
            .iter()
            .rposition(|line| !line.trim().is_empty())
            .map_or(first, |at| at + 1);
        let text = content[first..last.max(first)].join("\n");
        match self.section.take() {
            Some(Section::Number) => {
                self.form.number = text
                    .split_whitespace()
                    .next()
                    .map(|word| word.trim_start_matches('#').to_owned());
            }
            Some(Section::Readiness) => self.form.ready |= text.trim().eq_ignore_ascii_case("ready"),
            Some(Section::Field(answer)) => self.form.fields.push(Answer {
                content: text,
                ..answer
            }),
            Some(Section::Nothing | Section::Dropped) | None => {}
        }
    }

    fn end_form(&mut self) {
        self.end_section();
        let form = std::mem::take(&mut self.form);
        if !form.fields.is_empty() {
            self.forms.push(form);
        }
    }
}

/// `A. Overall merit`: one capital and a dot.
fn old_field(rest: &str) -> bool {
    let mut characters = rest.chars();
    characters.next().is_some_and(|c| c.is_ascii_uppercase()) && characters.next() == Some('.')
}

/// The symbol of a discrete answer; `None` is no answer.
pub fn choice(content: &str) -> Option<String> {
    let text = content.trim();
    if text.is_empty() || text.starts_with('(') {
        return None;
    }
    let end = text
        .char_indices()
        .find(|&(at, c)| {
            matches!(c, ',' | ';' | '(' | ')' | '\n')
                || c == '.' && !text[at + 1..].starts_with(|next: char| next.is_alphanumeric())
                || c.is_whitespace() && text[..at].chars().all(|d| d.is_ascii_digit())
        })
        .map_or(text.len(), |(at, _)| at);
    let symbol = text[..end].trim();
    let folded = symbol.to_lowercase();
    if matches!(folded.as_str(), "no entry" | "none" | "n/a") {
        Some("na".to_owned())
    } else {
        Some(symbol.to_owned())
    }
}

/// The field of a list whose name this is: equal but for case and accents, else the only one that begins so.
pub fn field_of<'n>(name: &str, names: &'n [String]) -> Option<&'n str> {
    let wanted = fold(name);
    if let Some(found) = names.iter().find(|known| fold(known) == wanted) {
        return Some(found);
    }
    let mut begin = names.iter().filter(|known| fold(known).starts_with(&wanted));
    begin
        .next()
        .filter(|_| begin.next().is_none())
        .map(String::as_str)
}

/// A field to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Name.
    pub name: String,
    /// Hint lines: who reads it, help.
    pub hints: Vec<String>,
    /// Choices: symbol and label; empty for a text.
    pub choices: Vec<(String, String)>,
    /// Whether an answer may be missing.
    pub optional: bool,
    /// The answer, as it stands in the form.
    pub answer: Option<String>,
}

/// Writes one form. `call` names the site in the header.
pub fn write(
    call: &str,
    number: &str,
    title: &str,
    reviewer: &str,
    ready: bool,
    questions: &[Question],
) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&format!("==+== {call} Review Form"));
    line("==-== DO NOT CHANGE LINES THAT START WITH \"==+==\" OR \"==*==\".");
    line("==-== (open this file with Paraph)");
    line("");
    line("==+== =====================================================================");
    line(&format!("==+== Begin Review #{number}"));
    line(&format!("==+== Reviewer: {reviewer}"));
    line("");
    line(&format!("==+== Paper #{number}"));
    line(&format!("==-== Title: {title}"));
    line("");
    line("==+== Review Readiness");
    line("==-== Enter \"Ready\" if the review is ready for others to see:");
    line("");
    line(if ready { "Ready" } else { "Draft" });
    line("");
    for question in questions {
        line(&format!("==*== {}", question.name));
        for hint in question.hints.iter().flat_map(|hint| wrap(hint, 68)) {
            line(&format!("==-==    {hint}"));
        }
        if !question.choices.is_empty() {
            line("==-== Choices:");
            for (symbol, label) in &question.choices {
                line(&format!("==-==    {symbol}. {label}"));
            }
            if question.optional {
                line("==-==    No entry");
                line("==-== Enter your choice:");
            } else {
                line("==-== Enter the number of your choice:");
            }
        }
        line("");
        match (&question.answer, question.choices.is_empty()) {
            (Some(answer), _) => answer.lines().for_each(|content| line(&escape(content))),
            (None, false) => line("(Your choice here)"),
            (None, true) => line(""),
        }
        line("");
    }
    line("==+== Scratchpad (for unsaved private notes)");
    line("");
    line("==+== End Review");
    out
}

fn escape(content: &str) -> String {
    if ["==+==", "==-==", "==*=="]
        .iter()
        .any(|start| content.starts_with(start))
    {
        format!("\\{content}")
    } else {
        content.to_owned()
    }
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Question, choice, read, write};

    #[test]
    fn a_written_form_reads_back() {
        let questions = [
            Question {
                name: "Scientific merit".to_owned(),
                hints: vec!["Is the question new and the plan sound?".to_owned()],
                choices: vec![
                    ("1".to_owned(), "Poor".to_owned()),
                    ("2".to_owned(), "Fair".to_owned()),
                ],
                optional: true,
                answer: Some("2. Fair".to_owned()),
            },
            Question {
                name: "Comments for applicants".to_owned(),
                hints: Vec::new(),
                choices: Vec::new(),
                optional: true,
                answer: Some("First line\n==+== this line is the reviewer's own\n\n  indented".to_owned()),
            },
        ];
        let text = write(
            "Call 2026",
            "12",
            "Sparse attention",
            "Ada Noll <ada@example.org>",
            true,
            &questions,
        );
        let forms = read(&text);
        assert_eq!(forms.len(), 1, "one form in the file");
        assert_eq!(forms[0].number.as_deref(), Some("12"), "the proposal's number");
        assert_eq!(
            forms[0].email.as_deref(),
            Some("ada@example.org"),
            "the reviewer's address"
        );
        assert!(forms[0].ready, "the readiness section says Ready");
        assert_eq!(
            choice(&forms[0].fields[0].content).as_deref(),
            Some("2"),
            "the symbol before the label"
        );
        assert_eq!(
            Some(&forms[0].fields[1].content),
            questions[1].answer.as_ref(),
            "text comes back unchanged"
        );
        assert_eq!(forms[0].fields.len(), 2, "the scratchpad is never a field");
    }

    #[test]
    fn answers_that_are_equal() {
        for text in ["2", "2.", "2. Weak reject", "2 (Weak)", "2 Weak"] {
            assert_eq!(choice(text).as_deref(), Some("2"), "{text}");
        }
        assert_eq!(choice("(Your choice here)"), None, "nothing was chosen");
        assert_eq!(choice("No entry").as_deref(), Some("na"), "declined is an answer");
    }
}
