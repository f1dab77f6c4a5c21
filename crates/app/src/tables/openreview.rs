//! OpenReview's reviews: the notes that its API gives, version 1 and 2, as one JSON file or one note a line.
//!
//! Only what stands in a note is read: of which submission, by which signature, and its fields. What they mean in a call is
//! decided where the call is known.

use serde_json::Value;

/// A review note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Number of the submission.
    pub number: Option<String>,
    /// Who signed it, without the venue: `Reviewer_aB3d`, or a name.
    pub reviewer: String,
    /// Its fields in their order of names: name and text.
    pub fields: Vec<(String, String)>,
    /// Whether its readers include the authors, or everybody.
    pub to_authors: bool,
}

/// Whether a text is such notes.
pub fn is_notes(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with(['{', '['])
        && start.contains("\"content\"")
        && (start.contains("\"invitations\"") || start.contains("\"invitation\""))
        && start.contains("\"signatures\"")
}

/// The reviews among the notes; decisions, comments and submissions are passed over.
///
/// # Errors
/// If the text is no JSON.
pub fn read(text: &str) -> Result<Vec<Note>, serde_json::Error> {
    let text = text.trim_start_matches('\u{feff}');
    let values: Vec<Value> = match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(notes)) => notes,
        Ok(Value::Object(mut object)) => match object.remove("notes") {
            Some(Value::Array(notes)) => notes,
            _ => vec![Value::Object(object)],
        },
        Ok(_) => Vec::new(),
        Err(error) => text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()
            .map_err(|_| error)?,
    };
    Ok(values.iter().filter_map(note).collect())
}

fn note(value: &Value) -> Option<Note> {
    let strings = |field: &str| -> Vec<&str> {
        value[field]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    };
    let mut invitations = strings("invitations");
    invitations.extend(value["invitation"].as_str());
    let invitation = invitations.into_iter().find(|name| {
        let last = name.rsplit('/').next().unwrap_or_default();
        last.ends_with("Review") && last != "Meta_Review"
    })?;
    // `Venue/2026/Submission12/-/Official_Review`, or `…/Paper12/-/…`.
    let number = invitation.split('/').find_map(|part| {
        let digits = part
            .strip_prefix("Submission")
            .or_else(|| part.strip_prefix("Paper"))?;
        (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.to_owned())
    });
    let number = number.or_else(|| {
        value["number_of_submission"]
            .as_i64()
            .map(|number| number.to_string())
    });
    let signature = strings("signatures").first().copied().unwrap_or_default();
    let fields = value["content"]
        .as_object()?
        .iter()
        .filter_map(|(name, field)| {
            let plain = field.get("value").unwrap_or(field);
            let text = match plain {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            (!text.trim().is_empty()).then(|| (name.clone(), text))
        })
        .collect();
    let readers = strings("readers");
    Some(Note {
        number,
        reviewer: signed(signature),
        fields,
        to_authors: readers
            .iter()
            .any(|reader| *reader == "everyone" || reader.ends_with("/Authors")),
    })
}

/// `~Ada_Martin1` is Ada Martin; of a group the last part is what tells its members apart.
fn signed(signature: &str) -> String {
    match signature.strip_prefix('~') {
        Some(profile) => profile
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .replace('_', " "),
        None => signature.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_notes, read};

    #[test]
    fn notes_of_both_versions_are_read_and_others_passed_over() {
        let text = r#"{"notes":[
          {"id":"a","forum":"f","invitations":["V/2026/Submission12/-/Official_Review","V/2026/-/Edit"],"signatures":["V/2026/Submission12/Reviewer_aB3d"],
           "readers":["V/2026/Program_Chairs","V/2026/Submission12/Authors"],
           "content":{"rating":{"value":"8: accept, good paper"},"confidence":{"value":4},"review":{"value":"Sound."}}},
          {"id":"b","invitation":"V/2023/Paper3/-/Official_Review","signatures":["~Ada_Martin1"],"readers":["V/2023/Program_Chairs"],
           "content":{"rating":"6: marginal"}},
          {"id":"c","invitations":["V/2026/Submission12/-/Decision"],"signatures":["V/2026/Program_Chairs"],"content":{"decision":{"value":"Accept"}}},
          {"id":"d","invitations":["V/2026/Submission12/-/Meta_Review"],"signatures":["V/2026/Submission12/Area_Chair_x"],"content":{"metareview":{"value":"…"}}}
        ]}"#;
        assert!(is_notes(text), "notes are known by their fields");
        let notes = read(text).unwrap();
        let told: Vec<(Option<&str>, &str, bool)> = notes
            .iter()
            .map(|note| (note.number.as_deref(), note.reviewer.as_str(), note.to_authors))
            .collect();
        assert_eq!(
            told,
            [
                (Some("12"), "Reviewer_aB3d", true),
                (Some("3"), "Ada Martin", false)
            ],
            "two reviews, with their submissions, signatures and readers"
        );
        assert_eq!(
            notes[0].fields[2],
            ("review".to_owned(), "Sound.".to_owned()),
            "fields are plain text in both versions"
        );
    }

    #[test]
    fn a_call_or_a_table_is_no_note() {
        assert!(!is_notes("{\"content\": 1}"), "a JSON without signatures");
        assert!(!is_notes("paper,score\n1,2\n"), "a table");
    }
}
