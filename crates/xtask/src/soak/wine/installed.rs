//! The installer and the portable folder.

use std::path::Path;

use super::Machines;
use crate::{
    package::{self, Kind},
    shell,
};

impl Machines {
    /// Installs without asking, starts the command from there, and takes it away again; then the portable folder.
    pub(super) fn installed(&self) -> Result<bool, String> {
        let out = self.folder.join("packages");
        let made = package::pack(&self.place, Kind::Windows, &out)?;
        let [setup, portable] = made.as_slice() else {
            return Err("An installer and a portable folder were to be made.".to_owned());
        };
        let run = |program: &Path, arguments: &[&str]| -> Result<String, String> {
            let output = self
                .wine(program, arguments)
                .output()
                .map_err(|problem| problem.to_string())?;
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let key = r"HKCU\Software\Classes\.paraph";
        run(&setup.file, &["/S"])?;
        let folder = run(
            Path::new("reg"),
            &[
                "query",
                r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Paraph",
                "/v",
                "InstallLocation",
            ],
        )?;
        let folder = folder
            .split("REG_SZ")
            .nth(1)
            .and_then(|text| text.trim().strip_prefix("C:"))
            .map(|path| self.prefix().join(format!("drive_c{}", path.replace('\\', "/"))))
            .ok_or("The installer did not write where it installed.")?;
        let version = run(&folder.join("paraph.exe"), &["--version"])?;
        let kind = run(Path::new("reg"), &["query", key])?;
        println!("  installed: {version}");
        let mut good = version.starts_with("paraph ") && kind.contains("Paraph.File");
        run(&folder.join("uninstall.exe"), &["/S"])?;
        // It goes on from a copy of itself, which takes a moment.
        for _ in 0..100 {
            if !folder.exists() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        let left = folder.exists() || run(Path::new("reg"), &["query", key])?.contains("Paraph");
        println!(
            "  {}",
            if left {
                "something was left behind"
            } else {
                "taken away; nothing was left"
            }
        );
        good &= !left;

        let unpacked = self.folder.join("portable");
        let _ = fs_err::remove_dir_all(&unpacked);
        let words = [
            "-q",
            &portable.file.display().to_string(),
            "-d",
            &unpacked.display().to_string(),
        ];
        if !shell::run(
            shell::command(&self.place, "unzip", &words),
            std::time::Duration::from_mins(2),
        )
        .good
        {
            return Err("The portable folder could not be unpacked.".to_owned());
        }
        let folder = unpacked.join("Paraph");
        run(&folder.join("paraph.exe"), &["me", "--name", "Ada Martin"])?;
        let inside = folder.join("paraph-data/config").is_dir();
        println!(
            "  the portable folder {}",
            if inside {
                "keeps everything in it"
            } else {
                "keeps things elsewhere"
            }
        );
        Ok(good && inside)
    }
}
