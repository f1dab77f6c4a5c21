//! How near Paraph's pictures are to those of poppler and `MuPDF`: first pages at 72 dpi in grey, and a sheet of the twenty
//! pages that are farthest, for somebody to look at.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::pdf::measure;
use crate::{place::Place, shell};

/// A page this far from both others, while they agree, is wrong.
const FAR: f64 = 0.10;
/// Pages on the sheet.
const WORST: usize = 20;

/// Draws, compares and prints; false where Paraph is farther from the two than they are from each other.
pub(super) fn run(place: &Place, files: &[PathBuf]) -> Result<bool, String> {
    shell::heading("Fidelity of first pages at 72 dpi, mean difference of grey");
    let work = place.root.join("target/bench/grey");
    let folders = ["paraph", "poppler", "mupdf"].map(|name| work.join(name));
    for folder in &folders {
        fs_err::create_dir_all(folder).map_err(|problem| problem.to_string())?;
    }
    draw(place, files, &folders)?;
    let [ours, poppler, mupdf] = &folders;
    let near_poppler = differences(files, ours, poppler);
    let near_mupdf = differences(files, ours, mupdf);
    let between = differences(files, poppler, mupdf);
    if near_poppler.is_empty() || between.is_empty() {
        println!("not measured: poppler or MuPDF is missing");
        return Ok(true);
    }
    let (mean, late) = told("poppler and MuPDF", &between);
    let mut good = true;
    for (what, all) in [
        ("Paraph and poppler", &near_poppler),
        ("Paraph and MuPDF", &near_mupdf),
    ] {
        let (our_mean, our_late) = told(what, all);
        good &= our_mean <= mean && our_late <= late;
    }
    let mut farthest: Vec<(f64, &String)> = near_poppler
        .iter()
        .filter_map(|(name, one)| Some((one.min(*near_mupdf.get(name)?), name)))
        .collect();
    farthest.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (far, name) in &farthest {
        let agree = between.get(*name).is_some_and(|between| *between < FAR);
        if *far > FAR && agree {
            good = false;
            println!("    {far:.4} from both, which agree: {name}");
        }
    }
    let names: Vec<&String> = farthest.iter().take(WORST).map(|(_, name)| *name).collect();
    let sheet = sheet(&names, &folders, &work)?;
    println!(
        "The farthest {}, Paraph, poppler and MuPDF beside one another: {}",
        names.len(),
        sheet.display()
    );
    Ok(good)
}

fn draw(place: &Place, files: &[PathBuf], [ours, poppler, mupdf]: &[PathBuf; 3]) -> Result<(), String> {
    let status = Command::new(measure(place))
        .arg("grey")
        .arg(ours)
        .args(files)
        .status();
    if !status.map_err(|problem| problem.to_string())?.success() {
        return Err("The pictures could not be drawn.".to_owned());
    }
    for file in files {
        let Some(name) = file.file_stem() else { continue };
        // What another program cannot draw is not compared.
        let _ = Command::new("pdftoppm")
            .args([
                "-r",
                "72",
                "-gray",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                "-cropbox",
            ])
            .arg(file)
            .arg(poppler.join(name))
            .stderr(Stdio::null())
            .status();
        let _ = Command::new("mutool")
            .args(["draw", "-q", "-r", "72", "-c", "gray", "-F", "pgm", "-o"])
            .arg(mupdf.join(name).with_extension("pgm"))
            .arg(file)
            .arg("1")
            .stderr(Stdio::null())
            .status();
    }
    Ok(())
}

/// How far the pictures of each file are apart, by its name; those that one of the two could not draw are left out.
fn differences(files: &[PathBuf], a: &Path, b: &Path) -> BTreeMap<String, f64> {
    let far = |file: &PathBuf| {
        let name = file.file_stem()?.to_string_lossy().into_owned();
        let picture = PathBuf::from(&name).with_extension("pgm");
        let far = difference(&Grey::read(&a.join(&picture))?, &Grey::read(&b.join(&picture))?)?;
        Some((name, far))
    };
    files.iter().filter_map(far).collect()
}

/// Prints mean and 95th percentile, and gives them.
fn told(what: &str, all: &BTreeMap<String, f64>) -> (f64, f64) {
    let mut sorted: Vec<f64> = all.values().copied().collect();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred files")]
    let mean = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
    let late = sorted.get(sorted.len() * 95 / 100).copied().unwrap_or(0.0);
    println!(
        "{what:<44} mean {mean:.4}, 95 of 100 within {late:.4}, {} pages",
        sorted.len()
    );
    (mean, late)
}

/// Mean difference of two grey pictures, 0 to 1; `None` where they are of another size.
fn difference(a: &Grey, b: &Grey) -> Option<f64> {
    // Sizes may differ by one pixel of rounding.
    if a.width.abs_diff(b.width) > 1 || a.height.abs_diff(b.height) > 1 {
        return None;
    }
    let (width, height) = (a.width.min(b.width), a.height.min(b.height));
    let mut sum = 0_u64;
    for y in 0..height {
        for x in 0..width {
            sum += u64::from(a.at(x, y).abs_diff(b.at(x, y)));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a page has a million pixels")]
    let mean = sum as f64 / (width * height).max(1) as f64 / 255.0;
    Some(mean)
}

struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn at(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.width + x]
    }

    /// Reads a binary PGM.
    fn read(path: &Path) -> Option<Self> {
        Self::parse(&fs_err::read(path).ok()?)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut at = 0;
        let mut words = Vec::new();
        while words.len() < 4 {
            while bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            if bytes[at] == b'#' {
                at += bytes[at..].iter().position(|byte| *byte == b'\n')?;
                continue;
            }
            let length = bytes[at..].iter().position(u8::is_ascii_whitespace)?;
            words.push(String::from_utf8_lossy(&bytes[at..at + length]).into_owned());
            at += length;
        }
        let (width, height) = (words[1].parse().ok()?, words[2].parse().ok()?);
        let pixels = bytes.get(at + 1..)?.to_vec();
        (words[0] == "P5" && pixels.len() >= width * height).then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Puts a picture into a cell of this one, as large as it fits.
    fn put(&mut self, other: &Self, left: usize, top: usize, [width, height]: [usize; 2]) {
        // Each pixel of the cell is the mean of those that fall into it.
        let step = other
            .width
            .div_ceil(width)
            .max(other.height.div_ceil(height))
            .max(1);
        for y in 0..other.height / step {
            for x in 0..other.width / step {
                let block =
                    (0..step * step).map(|n| u32::from(other.at(x * step + n % step, y * step + n / step)));
                let mean = block.sum::<u32>() / u32::try_from(step * step).unwrap_or(1);
                let at = (top + y) * self.width + left + x;
                self.pixels[at] = u8::try_from(mean).unwrap_or(255);
            }
        }
    }
}

/// A picture with the three drawings of each page beside one another, two pages in a row; as PNG where a program makes one.
fn sheet(names: &[&String], folders: &[PathBuf; 3], work: &Path) -> Result<PathBuf, String> {
    const CELL: [usize; 2] = [300, 390];
    const GAP: usize = 10;
    let (width, height) = (CELL[0] + GAP, CELL[1] + GAP);
    let rows = names.len().div_ceil(2);
    let mut whole = Grey {
        width: 6 * width,
        height: rows * height,
        pixels: vec![128; 6 * width * rows * height],
    };
    for (n, name) in names.iter().enumerate() {
        for (column, folder) in folders.iter().enumerate() {
            if let Some(picture) = Grey::read(&folder.join(name).with_extension("pgm")) {
                let left = (n % 2 * 3 + column) * width;
                whole.put(&picture, left, n / 2 * height, CELL);
            }
        }
    }
    let path = work.join("worst.pgm");
    let mut bytes = format!("P5\n{} {}\n255\n", whole.width, whole.height).into_bytes();
    bytes.extend(&whole.pixels);
    fs_err::write(&path, bytes).map_err(|problem| problem.to_string())?;
    let png = path.with_extension("png");
    let made = Command::new("convert")
        .arg(&path)
        .arg(&png)
        .stderr(Stdio::null())
        .status();
    Ok(if made.is_ok_and(|status| status.success()) {
        png
    } else {
        path
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_compared_and_put_on_a_sheet() {
        let white = Grey::parse(b"P5\n# made by hand\n4 2\n255\n\xff\xff\xff\xff\xff\xff\xff\xff")
            .expect("a picture");
        let half = Grey::parse(b"P5 4 2 255\n\x00\x00\xff\xff\x00\x00\xff\xff").expect("a picture");
        assert_eq!(difference(&white, &half), Some(0.5), "half of it is black");
        assert!(
            Grey::parse(b"P5 4 2 255\n\x00").is_none(),
            "one that is cut is none"
        );
        let mut sheet = Grey {
            width: 4,
            height: 2,
            pixels: vec![128; 8],
        };
        sheet.put(&half, 1, 0, [2, 1]);
        assert_eq!(
            sheet.pixels,
            [128, 0, 255, 128, 128, 128, 128, 128],
            "half as large, at its place"
        );
    }
}
