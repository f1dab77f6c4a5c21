//! What `cargo xtask bench pdf` measures inside one process: reading, drawing, grey pictures to compare.
//!
//!   measure text FILE…       reads all text in this process: pages, seconds, peak memory
//!   measure pages FILE…      a line for each page with a hash of all that is kept of it: two builds are compared so
//!   measure pictures FILE…   draws first pages at 150 dpi and packs them: milliseconds, one a line
//!   measure grey OUT FILE…   first pages at 72 dpi as OUT/<name>.pgm, 8-bit grey
//!   measure annotated OUT WORKER FILE…   a copy of each with two marks on its first page as OUT/<name>.pdf, made by a
//!                            worker; prints name and `appended`, `new`, or why there is none
//!   measure seeds OUT FILE…  what the fuzz targets begin with: the worker's answers, and the content of first pages

#![allow(
    clippy::print_stderr,
    clippy::format_push_string,
    reason = "a measurement that a person reads"
)]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use paraph_pdf::annotation::{Annotation, AnnotationKind};
use paraph_pdf::limits::Limits;
use paraph_pdf::page::Area;
use paraph_pdf::picture::{Band, Drawing, FindFont, Picture};
use paraph_pdf::read::{Cancel, Document, Pool, Urgency};
use paraph_pdf::reading::{Opened, Reading};
use paraph_pdf::trial;
use sha2::{Digest, Sha256};

fn open(path: &Path) -> Option<Opened> {
    Opened::new(Arc::new(fs_err::read(path).ok()?), "").ok()
}

fn no_font() -> FindFont {
    Arc::new(|_| None)
}

/// Peak resident memory of this process in KiB, where the system tells.
fn peak() -> u64 {
    let status = fs_err::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

fn text(files: &[PathBuf]) -> String {
    let begun = Instant::now();
    let (mut pages, mut words) = (0_u64, 0_usize);
    for file in files {
        let Some(opened) = open(file) else { continue };
        let mut reading = Reading::new(&opened);
        for page in 1..=reading.pages() {
            words += reading.page(page).words.len();
            pages += 1;
        }
    }
    format!(
        "{pages} {:.4} {} {words}\n",
        begun.elapsed().as_secs_f64(),
        peak()
    )
}

fn pages(files: &[PathBuf]) -> String {
    let mut out = String::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().display();
        let Some(opened) = open(file) else { continue };
        let facts = format!("{:?}", paraph_pdf::facts::facts(&opened));
        out += &format!("{name} facts {}\n", hash(&facts));
        let mut reading = Reading::new(&opened);
        let mut languages: BTreeMap<String, usize> = BTreeMap::new();
        for number in 1..=reading.pages() {
            let mut page = reading.page(number);
            if let Some(language) = page.language.take() {
                *languages.entry(language).or_default() += page.text.len();
            }
            out += &format!("{name} {number} {}\n", hash(&format!("{page:?}")));
        }
        let most = languages.into_iter().max_by_key(|(_, length)| *length);
        out += &format!("{name} language {}\n", most.unwrap_or_default().0);
    }
    out
}

fn hash(text: &str) -> String {
    hex::encode(&Sha256::digest(text)[..8])
}

fn pictures(files: &[PathBuf]) -> String {
    let mut out = String::new();
    for file in files {
        let Some(opened) = open(file) else { continue };
        let mut drawing = Drawing::new(&opened, no_font());
        for page in 1..=u32::try_from(opened.count().min(3)).unwrap_or(0) {
            let begun = Instant::now();
            if drawing.picture(page, 150.0 / 72.0, Band::WHOLE).is_some() {
                out += &format!("{:.3}\n", begun.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    out
}

/// Unpacks a picture and writes it as grey.
fn pgm(picture: &Picture) -> Option<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(&picture.png))
        .read_info()
        .ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let parts = reader.next_frame(&mut pixels).ok()?.color_type.samples();
    let mut out = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    out.extend(pixels.chunks_exact(parts).map(|pixel| {
        let [r, g, b] = [0, parts / 2, parts - 1].map(|part| u32::from(pixel[part]));
        u8::try_from((r * 299 + g * 587 + b * 114 + 500) / 1000).unwrap_or(255)
    }));
    Some(out)
}

fn grey(out: &Path, files: &[PathBuf]) {
    for file in files {
        let Some(opened) = open(file) else { continue };
        let picture = Drawing::new(&opened, no_font()).picture(1, 1.0, Band::WHOLE);
        if let (Some(bytes), Some(name)) = (picture.as_ref().and_then(pgm), file.file_stem()) {
            let path = out.join(name).with_extension("pgm");
            if let Err(error) = fs_err::write(path, bytes) {
                eprintln!("{error}");
            }
        }
    }
}

/// A highlight over the first words of the first page and a note beside them; where it has no words, an area.
fn marks(document: &Document) -> Vec<Annotation> {
    let mut first = Vec::new();
    let never = Cancel::new();
    // Reading ends with the first page: the rest is not wanted.
    let _ = document.read(&never, &mut |page| {
        if page.page == 1 {
            first = paraph_pdf::packed::unpack(&page.words).unwrap_or_default();
            never.cancel();
        }
    });
    let areas: Vec<Area> = first.iter().take(6).map(|word| word.area).collect();
    let page = document.facts().pages.first();
    let [left, low, right, high] = page.map_or([72.0, 72.0, 172.0, 122.0], |page| page.visible.points());
    // Some pages are smaller than a thumb.
    let (wide, tall) = ((right - left) / 4.0, (high - low) / 4.0);
    let middle = || Area::from_points(left + wide, low + tall, right - wide, high - tall);
    let area = areas.first().copied().unwrap_or_else(middle);
    let kind = if areas.is_empty() {
        AnnotationKind::Area
    } else {
        AnnotationKind::Highlight
    };
    let made = |kind, id: &str, areas: Vec<Area>| Annotation {
        id: id.to_owned(),
        colour: Some([255, 210, 60]),
        author: "Ada Martin".to_owned(),
        comment: "Où est la preuve ?".to_owned(),
        created: "2026-01-02T03:04:05Z".to_owned(),
        modified: "2026-01-02T03:04:05Z".to_owned(),
        ..Annotation::new(kind, 1, areas)
    };
    let over = if areas.is_empty() { vec![area] } else { areas };
    vec![
        made(kind, "mark-1", over),
        made(AnnotationKind::Note, "mark-2", vec![area]),
    ]
}

fn annotated(out: &Path, worker: &Path, files: &[PathBuf]) -> String {
    let pool = Pool::new(worker.to_owned(), None);
    let mut said = String::new();
    for file in files {
        let (Ok(bytes), Some(name)) = (fs_err::read(file), file.file_stem()) else {
            continue;
        };
        let never = Cancel::new();
        let state = match pool.open(
            Arc::new(bytes),
            None,
            Limits::default(),
            Urgency::Background,
            &never,
        ) {
            Err(fault) => format!("closed: {fault}"),
            Ok(document) => {
                let marks = marks(&document);
                match document.export(&marks, "paraph:", &never) {
                    Err(fault) => format!("none: {fault}"),
                    Ok(copy) => match fs_err::write(out.join(name).with_extension("pdf"), &copy.bytes) {
                        Ok(()) if copy.appended => "appended".to_owned(),
                        Ok(()) => "new".to_owned(),
                        Err(error) => format!("none: {error}"),
                    },
                }
            }
        };
        said += &format!("{}\t{state}\n", name.display());
    }
    said
}

/// What the fuzz targets begin with, as OUT/answer/<name>-<n> and OUT/page/<name>.
fn seeds(out: &Path, files: &[PathBuf]) -> std::io::Result<()> {
    let (answers, pages) = (out.join("answer"), out.join("page"));
    fs_err::create_dir_all(&answers)?;
    fs_err::create_dir_all(&pages)?;
    for file in files {
        let (Ok(bytes), Some(name)) = (fs_err::read(file), file.file_stem()) else {
            continue;
        };
        let name = name.to_string_lossy();
        if let Some(content) = trial::content(bytes.clone()).filter(|content| content.len() <= SEED_MAX) {
            fs_err::write(pages.join(&*name), content)?;
        }
        for (n, frame) in trial::answers(bytes, 2).iter().enumerate() {
            if frame.len() <= SEED_MAX {
                fs_err::write(answers.join(format!("{name}-{n}")), frame)?;
            }
        }
    }
    Ok(())
}

/// The longest seed: a fuzzer learns little from more.
const SEED_MAX: usize = 16_384;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    // Deeply nested documents want the stack that a worker has.
    let work =
        std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn(move || match arguments.split_first() {
                Some((mode, files)) if mode.as_os_str() == "text" => text(files),
                Some((mode, files)) if mode.as_os_str() == "pages" => pages(files),
                Some((mode, files)) if mode.as_os_str() == "pictures" => pictures(files),
                Some((mode, rest)) if mode.as_os_str() == "grey" => {
                    if let Some((out, files)) = rest.split_first() {
                        grey(out, files);
                    }
                    String::new()
                }
                Some((mode, rest)) if mode.as_os_str() == "annotated" => match rest {
                    [out, worker, files @ ..] => annotated(out, worker, files),
                    _ => String::new(),
                },
                Some((mode, rest)) if mode.as_os_str() == "seeds" => match rest {
                    [out, files @ ..] => seeds(out, files).map_or_else(|error| format!("{error}\n"), |()| String::new()),
                    [] => String::new(),
                },
                _ => "measure text FILE… | pages FILE… | pictures FILE… | grey OUT FILE… | annotated OUT WORKER FILE… | seeds OUT FILE…\n"
                    .to_owned(),
            });
    let Ok(Ok(said)) = work.map(std::thread::JoinHandle::join) else {
        return ExitCode::FAILURE;
    };
    if std::io::stdout().write_all(said.as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
