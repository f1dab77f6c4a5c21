//! After the award: a paper by its DOI, a repository with its commit and licence, what is late, and the edition that makes it public.

use std::path::PathBuf;

use paraph_tests::chair::{CLOSE, Chair, stranger_checks};
use serde_json::{Value, json};

fn rows(answer: &Value) -> &Vec<Value> {
    answer["rows"].as_array().expect("rows")
}

/// The first commitment of a kind.
fn first<'v>(answer: &'v Value, duty: &str) -> &'v Value {
    rows(answer)
        .iter()
        .find(|row| row["duty"] == duty)
        .expect("a commitment")
}

#[test]
fn commitments_are_kept_with_what_shows_them_and_published_with_the_next_edition() {
    let chair = Chair::sits_down();
    chair.closes();
    let folder = chair.publishes();
    let duties = chair.does("obligations_get", json!({}));
    assert_eq!(
        (&duties["late"], &duties["unpublished"]),
        (&json!(0), &json!(0)),
        "nothing is due yet, and the edition says all of it"
    );
    let page = fs_err::read_to_string(folder.join("index.html")).expect("the page");
    assert!(
        page.contains("Commitments after the award") && page.contains("due by "),
        "everybody can read what was promised, and until when"
    );
    let (paper, code) = (first(&duties, "paper").clone(), first(&duties, "code").clone());
    assert_eq!(
        code["missing"],
        json!(["address", "commit", "licence"]),
        "of a repository its address, commit and licence are asked for"
    );
    let of = |row: &Value, more: Value| {
        let mut asked = json!({ "proposal": row["proposal"], "duty": row["duty"] });
        let fields = asked.as_object_mut().expect("fields");
        fields.extend(more.as_object().expect("fields").clone());
        asked
    };
    for (what, wrong) in [
        (
            "a branch moves",
            json!({ "link": "https://codeberg.org/a/b", "commit": "main" }),
        ),
        ("words are no address", json!({ "link": "on my page" })),
        ("a licence has a name", json!({ "licence": "see the file" })),
    ] {
        assert_eq!(
            chair.is_refused("obligation_set", of(&code, wrong)),
            "bad_request",
            "{what}"
        );
    }
    // Half a year later the repository is there, the paper a little late.
    chair.host.set_clock(CLOSE + 200 * 86_400);
    let late = chair.does("obligations_get", json!({}));
    assert!(
        late["late"].as_u64() > Some(0),
        "what is due and not done is late"
    );
    let evidence = chair.folder.path().join("letter.pdf");
    fs_err::write(&evidence, b"%PDF-1.4 accepted").expect("a file");
    chair.does(
        "obligation_set",
        of(
            &code,
            json!({ "done": "2027-05-20T12:00:00Z", "link": "https://codeberg.org/a/b", "commit": "3F2A9C1D", "licence": "MIT OR Apache-2.0", "evidence_path": evidence }),
        ),
    );
    let told = chair.does(
        "obligation_set",
        of(
            &paper,
            json!({ "done": "2028-02-01T12:00:00Z", "link": "doi:10.5281/zenodo.1234" }),
        ),
    );
    let (paper, code) = (first(&told, "paper").clone(), first(&told, "code").clone());
    assert_eq!(
        [&code["link"], &code["commit"], &code["licence"]],
        ["https://codeberg.org/a/b", "3f2a9c1d", "MIT OR Apache-2.0"],
        "each part is kept for itself"
    );
    assert_eq!(code["missing"], json!([]), "nothing is asked for any more");
    assert_eq!(
        paper["link"], "https://doi.org/10.5281/zenodo.1234",
        "a DOI can be followed however it was written"
    );
    assert_eq!(paper["after"], true, "done, after its date");
    assert_eq!(
        told["unpublished"], 2,
        "what is new is signed and public with the next edition"
    );
    let made = chair.does(
        "publish_make",
        json!({ "folder": chair.folder.path().join("second") }),
    );
    let second = PathBuf::from(made["folder"].as_str().expect("a folder"));
    let page = fs_err::read_to_string(second.join("index.html")).expect("the page");
    let page = page.replace("&#x2f;", "/");
    for told in [
        "https://doi.org/10.5281/zenodo.1234",
        "commit 3f2a9c1d · licence MIT OR Apache-2.0",
        "done on 20 May 2027",
        "late: was due by",
    ] {
        assert!(page.contains(told), "the next edition says “{told}”");
    }
    let (good, said) = stranger_checks(&second);
    assert!(good, "and holds for a stranger with a shell: {said}");
    assert_eq!(
        chair.does("obligations_get", json!({}))["unpublished"],
        0,
        "nothing is left to say"
    );
    let dossiers = chair.does(
        "papers_make",
        json!({ "kind": "dossiers", "folder": chair.folder.path().join("dossiers") }),
    );
    let texts: String = dossiers["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|path| fs_err::read_to_string(path.as_str().expect("a path")).expect("a dossier"))
        .collect();
    assert!(
        texts.contains("licence MIT OR Apache-2.0"),
        "and the dossier of the award keeps it"
    );
}
