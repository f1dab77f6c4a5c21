//! The wrong thing dropped: each gets a sentence of its own and the next step, in the window and in the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paraph_tests::somebody::{Somebody, call_with};
use paraph_tests::{has_paraph, pdf, printed, run};
use serde_json::{Value, json};

/// What can be sent to a chair instead of a review, by what it is.
struct Wrong {
    chair: Somebody,
    files: BTreeMap<&'static str, PathBuf>,
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0_u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(SIGNS[(n >> (18 - 6 * place) & 63) as usize]));
        }
        text.push_str(&"=".repeat(3 - chunk.len()));
    }
    text
}

/// A mail with a file attached, as mail programs write it.
fn mail(name: &str, attached: &[u8]) -> String {
    let lines: Vec<String> = base64(attached)
        .as_bytes()
        .chunks(76)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    format!(
        "From: Ada Martin <ada@reviewers.example>\r\nTo: ingrid@chairs.example\r\nSubject: My reviews\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n\
         --part\r\nContent-Type: application/vnd.paraph; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n--part--\r\n",
        lines.join("\r\n")
    )
}

fn wrong() -> Wrong {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let older = ada.reviews(&call, 3).remove(0);
    // Nothing changed since: the newer file holds the same reviews.
    let newer = ada.hands_in().remove(0);
    let older = if older.is_file() {
        older
    } else {
        // An earlier file was put aside when the newer one was written.
        let name = older.file_name().expect("a name");
        fs_err::read_dir(ada.home.path().join("out"))
            .expect("a folder")
            .flatten()
            .map(|entry| entry.path().join(name))
            .find(|path| path.is_file())
            .expect("the earlier file")
    };
    chair.takes_in(std::slice::from_ref(&newer));
    chair.accepts_all();
    // A file for another chair: of a call that this office has nothing to do with.
    let other = Somebody::named("Oskar Other", "oskar@elsewhere.example");
    let their_call = call_with(&other, "Nobody Known", &[]);
    let ben = Somebody::named("Ben Okafor", "ben@reviewers.example");
    let for_another = ben.reviews(&their_call, 2).remove(0);
    ada.does("workspace_close", json!({}));
    let folder = chair.home.path().join("dropped");
    fs_err::create_dir_all(&folder).expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs_err::write(&path, bytes).expect("a file");
        path
    };
    let whole = mail(
        "Review-SMALL-Martin-2.paraph",
        &fs_err::read(&newer).expect("a file"),
    );
    let marked = String::from_utf8_lossy(&pdf(&[&["A page with marks on it."]])).replace(
        "/MediaBox",
        "/Annots [<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /Contents (good) >>] /MediaBox",
    );
    let desk = ada.home.path().join("desk.paraph-desk");
    let key = ada.home.path().join("data/keys/signing-key");
    let files = BTreeMap::from([
        (
            "a workspace",
            put("ada.paraph-desk", &fs_err::read(desk).expect("a desk")),
        ),
        ("a key", put("signing-key", &fs_err::read(key).expect("a key"))),
        (
            "the call file",
            put("call.paraph", &fs_err::read(&call).expect("the call")),
        ),
        ("a marked PDF", put("marked.pdf", marked.as_bytes())),
        (
            "an older number",
            put("older.paraph", &fs_err::read(&older).expect("a file")),
        ),
        (
            "a file for another chair",
            put("for-another.paraph", &fs_err::read(&for_another).expect("a file")),
        ),
        (
            "a mail cut short",
            put("cut.eml", &whole.as_bytes()[..whole.len() * 2 / 3]),
        ),
        (
            "a mail with nothing attached",
            put(
                "empty.eml",
                b"From: Ada Martin <ada@reviewers.example>\r\nSubject: My reviews\r\nMIME-Version: 1.0\r\n\r\nHere they are.\r\n",
            ),
        ),
    ]);
    Wrong { chair, files }
}

#[test]
fn each_wrong_thing_has_a_sentence_of_its_own_and_a_next_step() {
    let wrong = wrong();
    let before = wrong.chair.state();
    let mut said: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for (what, path) in &wrong.files {
        let plan = wrong.chair.does("received_plan", json!({ "paths": [path] }));
        let items = plan["items"].as_array().expect("items");
        assert_eq!(items.len(), 1, "{what} is never passed over in silence: {plan:#}");
        let text = |field: &str| items[0][field].as_str().expect("words").to_owned();
        assert_ne!(
            items[0]["group"], "ready",
            "{what} is not taken in as it is: {plan:#}"
        );
        assert!(!text("hint").is_empty(), "{what} has a next step: {:#}", items[0]);
        said.insert(what, (text("message"), text("hint")));
    }
    let sentences: BTreeSet<&String> = said.values().map(|(message, _)| message).collect();
    assert_eq!(
        sentences.len(),
        said.len(),
        "each is called by its name: {said:#?}"
    );
    let about = |what: &str, word: &str| {
        let (message, hint) = &said[what];
        assert!(
            format!("{message} {hint}").contains(word),
            "{what}: “{message} {hint}” says {word}"
        );
    };
    about("a workspace", "private notes included");
    about("a key", "only its owner may have");
    about("the call file", "that was sent out");
    about("a marked PDF", "even if it is marked");
    about("an older number", "holds all of it");
    about("a file for another chair", "Encrypted for someone else");
    about("a mail cut short", "cut short on the way");
    about("a mail with nothing attached", "Nothing is attached");
    assert_eq!(wrong.chair.state(), before, "looking changed nothing");
}

#[test]
fn in_the_window_a_key_and_somebodys_desk_are_not_opened() {
    let wrong = wrong();
    let look = |who: &Somebody, what: &str| who.does("file_inspect", json!({ "path": wrong.files[what] }));
    let desk = look(&wrong.chair, "a workspace");
    assert_eq!(
        (&desk["act"], &desk["check"]["code"]),
        (&json!("none"), &json!("WORKSPACE_FILE")),
        "a desk that was sent to a chair is not opened by dropping it: {desk:#}"
    );
    // A reviewer who drops one on an empty window opens it, since it may be the own one.
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    assert_eq!(
        look(&ada, "a workspace")["act"],
        "open_workspace",
        "one's own is opened"
    );
    for who in [&wrong.chair, &ada] {
        let key = look(who, "a key");
        assert_eq!(
            (&key["act"], &key["check"]["code"]),
            (&json!("none"), &json!("PRIVATE_KEY")),
            "a key is called by its name: {key:#}"
        );
        assert!(
            key["check"]["hint"].as_str().is_some_and(|hint| !hint.is_empty()),
            "with what to do: {key:#}"
        );
    }
}

#[test]
fn the_terminal_says_the_same() {
    if !has_paraph() {
        return;
    }
    let wrong = wrong();
    let office = wrong.chair.home.path().join("a.paraph-office");
    let office = office.display().to_string();
    let window: BTreeMap<&str, Value> = wrong
        .files
        .iter()
        .map(|(what, path)| {
            let plan = wrong.chair.does("received_plan", json!({ "paths": [path] }));
            (*what, plan["items"][0].clone())
        })
        .collect();
    wrong.chair.does("workspace_close", json!({}));
    for (what, path) in &wrong.files {
        let output = receive(wrong.chair.home.path(), &office, path);
        let text = |field: &str| window[what][field].as_str().expect("words").to_owned();
        for words in [text("message"), text("hint")] {
            assert!(output.contains(&words), "{what}: “{words}” is in: {output}");
        }
    }
}

fn receive(home: &Path, office: &str, file: &Path) -> String {
    let file = file.display().to_string();
    printed(&run(home, &["receive", "-w", office, &file]))
}
