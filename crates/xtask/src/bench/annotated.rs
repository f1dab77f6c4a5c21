//! Annotated copies of the whole corpus, each judged by programs that others made: poppler, `MuPDF` and qpdf.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::paraph;
use crate::{
    place::Place,
    shell::{self, ask, on_path},
};

/// A check of a copy beside its original: its name, the program that it needs, and the check.
type Check = (&'static str, &'static str, fn(&Path, &Path) -> bool);

const CHECKS: &[Check] = &[
    ("poppler reads the same text", "pdftotext", same_text),
    ("poppler paints the mark", "pdftoppm", painted_by_poppler),
    ("MuPDF paints the mark", "mutool", painted_by_mupdf),
    ("MuPDF lists both marks", "mutool", listed),
    ("qpdf finds it no worse", "qpdf", no_worse),
];

/// Makes a copy of every file that opens and is not encrypted, and prints how many pass each check; false if one
/// passes less than all.
pub(super) fn run(place: &Place, files: &[PathBuf]) -> Result<bool, String> {
    shell::heading("Annotated copies of every file that opens");
    let out = place.root.join("target/bench/annotated");
    let _ = fs_err::remove_dir_all(&out);
    fs_err::create_dir_all(&out).map_err(|problem| problem.to_string())?;
    let output = Command::new(place.target.join("release/examples/measure"))
        .arg("annotated")
        .arg(&out)
        .arg(paraph(place))
        .args(files)
        .stdin(Stdio::null())
        .output()
        .map_err(|problem| problem.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let (mut copies, mut appended, mut failed) = (Vec::new(), 0, Vec::new());
    for (name, state) in said.lines().filter_map(|line| line.split_once('\t')) {
        let original = files
            .iter()
            .find(|file| file.file_stem().is_some_and(|stem| stem == name));
        match (state, original) {
            ("appended" | "new", Some(original)) => {
                let copy = out.join(name).with_extension("pdf");
                if state == "appended" {
                    appended += 1;
                    if !begins_with(original, &copy) {
                        failed.push((name.to_owned(), "the original is its beginning"));
                    }
                }
                copies.push((original.clone(), copy));
            }
            (state, _) if state.starts_with("none") => {
                println!("    {name}: {state}");
            }
            _ => {}
        }
    }
    println!(
        "{} copies, {appended} of them the original with an update behind it",
        copies.len()
    );
    for (what, program, check) in CHECKS {
        if !on_path(program) {
            println!("{what:<44} not checked: {program} is not installed");
            continue;
        }
        let before = failed.len();
        for (original, copy) in &copies {
            if !check(original, copy) {
                let name = copy
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                failed.push((name, what));
            }
        }
        let passed = copies.len() - (failed.len() - before);
        println!("{what:<44} {passed:>12} {:>12}", copies.len());
    }
    for (name, what) in &failed {
        println!("    {name}: not so: {what}");
    }
    Ok(failed.is_empty())
}

fn begins_with(original: &Path, copy: &Path) -> bool {
    match (fs_err::read(original), fs_err::read(copy)) {
        (Ok(original), Ok(copy)) => copy.starts_with(&original),
        _ => false,
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

/// A program that is ended after a minute: some files never let one go.
fn limited(program: &str) -> Command {
    let mut command = Command::new("timeout");
    command.args(["60", program]);
    command
}

fn same_text(original: &Path, copy: &Path) -> bool {
    let read = |path: &Path| ask("timeout", &["60", "pdftotext", &named(path), "-"]);
    let before = read(original);
    // A program that cannot read the original says nothing of the copy.
    before.as_deref().is_none_or(|text| text.trim().is_empty()) || before == read(copy)
}

/// The first page as a program draws it.
fn drawn(program: &str, path: &Path) -> Option<Vec<u8>> {
    let named = named(path);
    let arguments: Vec<&str> = match program {
        "pdftoppm" => vec!["-r", "72", "-f", "1", "-l", "1", &named],
        _ => vec!["draw", "-q", "-r", "72", "-F", "ppm", "-o", "-", &named, "1"],
    };
    let output = limited(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    (!output.stdout.is_empty()).then_some(output.stdout)
}

/// What a program draws differs; one that cannot draw the original says nothing of the copy.
fn painted(program: &str, original: &Path, copy: &Path) -> bool {
    drawn(program, original).is_none_or(|before| drawn(program, copy).is_some_and(|after| after != before))
}

fn painted_by_poppler(original: &Path, copy: &Path) -> bool {
    painted("pdftoppm", original, copy)
}

fn painted_by_mupdf(original: &Path, copy: &Path) -> bool {
    painted("mutool", original, copy)
}

/// `MuPDF` finds our two ids among the marks of the first page.
fn listed(_: &Path, copy: &Path) -> bool {
    let mut script = String::new();
    let path = serde_json::Value::String(named(copy));
    let _ = write!(
        script,
        "var page = Document.openDocument({path}).loadPage(0); page.getAnnotations().forEach(function (one) {{ print(one.getObject().get('NM').asString()); }});"
    );
    let file = copy.with_extension("js");
    if fs_err::write(&file, script).is_err() {
        return false;
    }
    let said = ask("mutool", &["run", &named(&file)]).unwrap_or_default();
    let _ = fs_err::remove_file(&file);
    ["mark-1", "mark-2"].iter().all(|id| said.contains(id))
}

/// qpdf's exit code: 0 nothing, 3 warnings, 2 errors.
fn no_worse(original: &Path, copy: &Path) -> bool {
    let judged = |path: &Path| {
        Command::new("qpdf")
            .args(["--check", &named(path)])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .ok()
            .and_then(|status| status.code())
            .map(|code| match code {
                0 => 0,
                3 => 1,
                _ => 2,
            })
    };
    judged(copy) <= judged(original)
}
