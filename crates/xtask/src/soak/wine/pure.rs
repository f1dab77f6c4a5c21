//! What follows from its input alone: verdicts, ranks and texts, compared byte by byte.

use std::path::Path;

use super::Machines;
use crate::soak::sets;

impl Machines {
    pub(super) fn vectors(&self) -> Result<bool, String> {
        let folder = self.place.root.join("tests/vectors");
        let mut files = Vec::new();
        for group in ["", "good/"] {
            for entry in fs_err::read_dir(folder.join(group))
                .map_err(|problem| problem.to_string())?
                .flatten()
            {
                let name = format!("{group}{}/file.paraph", entry.file_name().to_string_lossy());
                if folder.join(&name).is_file() {
                    files.push(name);
                }
            }
        }
        files.sort();
        println!("  {} files", files.len());
        let mut good = true;
        for file in &files {
            // One by one: no file is held against another.
            good &= self.alike(
                &folder,
                &["--json", "verify", "--identity", "identities.txt", file],
            )?;
        }
        Ok(good)
    }

    pub(super) fn ranks(&self) -> Result<bool, String> {
        let folder = self.place.shared.join("reviews");
        if !folder.is_dir() {
            println!("  skipped: {} is not here", folder.display());
            return Ok(true);
        }
        let mut good = true;
        for (file, scale) in sets(&folder)? {
            let mut arguments = vec!["rank", "--json", "--scores", file.as_str()];
            arguments.extend(scale.iter().map(String::as_str));
            good &= self.alike(&folder, &arguments)?;
        }
        Ok(good)
    }

    pub(super) fn sample(&self) -> Result<bool, String> {
        self.texts(&self.place.root.join("samples/open-compute-2026/pdf"))
    }

    pub(super) fn corpus(&self) -> Result<bool, String> {
        let folder = self.place.shared.join("corpus/public");
        if !folder.is_dir() {
            println!("  skipped: {} is not here", folder.display());
            return Ok(true);
        }
        self.texts(&folder)
    }

    /// The text of every PDF of a folder: every page, and how every file ended.
    fn texts(&self, folder: &Path) -> Result<bool, String> {
        let mut files: Vec<String> = fs_err::read_dir(folder)
            .map_err(|problem| problem.to_string())?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "pdf"))
            .collect();
        files.sort();
        println!("  {} files", files.len());
        let mut arguments = vec!["extract"];
        arguments.extend(files.iter().map(String::as_str));
        self.alike(folder, &arguments)
    }
}
