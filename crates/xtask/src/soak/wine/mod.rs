//! `paraph.exe` under `wine`: the same verdicts and the same bytes as on Linux.
//!
//! What is a pure function (verifying, ranking, extracting) is compared byte by byte. What makes keys and takes the time
//! (handing in, taking in, publishing) is done here and there, and each side checks what the other made. The installer
//! installs and takes away again; the window is not opened, since wine has no web view.

mod installed;
mod pure;
mod walks;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

use crate::{
    package::{self, Kind, WINDOWS_TARGET},
    place::Place,
    setup,
    shell::{self, on_path},
};

/// Wine 8 lacks the library by which Rust asks Windows for random bytes.
const RANDOM: &str = "#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return RtlGenRandom(data, (ULONG)length); }
";

/// A machine on which the command runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    Linux,
    Windows,
}

use On::{Linux, Windows};

struct Machines {
    place: Place,
    folder: PathBuf,
}

/// Builds for Windows and compares; true if nothing differs.
pub(crate) fn run(place: &Place, no_build: bool) -> Result<bool, String> {
    shell::heading("Windows: cross-built, and the command under wine");
    setup::packing(place, &[Kind::Windows])?;
    if !no_build {
        package::compile(place, Some(WINDOWS_TARGET))?;
        package::compile(place, None)?;
    }
    if !on_path("wine") {
        println!("skipped: wine is not here (Debian's packages wine and wine64)");
        return Ok(true);
    }
    compare(place)
}

/// Compares what was built.
pub(crate) fn compare(place: &Place) -> Result<bool, String> {
    let machines = Machines {
        place: place.clone(),
        folder: place.target.join("soak/wine"),
    };
    machines.prepare()?;
    let mut good = true;
    for (what, compare) in [
        (
            "every vector",
            Machines::vectors as fn(&Machines) -> Result<bool, String>,
        ),
        ("every set of scores", Machines::ranks),
        ("the text of the sample call", Machines::sample),
        ("the text of the corpus", Machines::corpus),
        ("a reviewer's walk", Machines::reviewer),
        ("a committee's walk", Machines::committee),
        ("the installer and the portable folder", Machines::installed),
    ] {
        println!("{what} …");
        match compare(&machines) {
            Ok(true) => println!("  good"),
            Ok(false) => good = false,
            Err(problem) => {
                println!("  NOT good: {problem}");
                good = false;
            }
        }
    }
    Ok(good)
}

impl Machines {
    /// An empty folder for both, a Windows of its own for wine, and what that lacks.
    fn prepare(&self) -> Result<(), String> {
        let said = |problem: std::io::Error| problem.to_string();
        for name in ["linux", "windows"] {
            let _ = fs_err::remove_dir_all(self.folder.join(name));
            fs_err::create_dir_all(self.folder.join(name)).map_err(said)?;
        }
        let source = self.folder.join("random.c");
        fs_err::write(&source, RANDOM).map_err(said)?;
        let system = self.prefix().join("drive_c/windows/system32");
        if !system.is_dir() {
            let _ = self
                .wine(Path::new("wineboot"), &["--init"])
                .output()
                .map_err(said)?;
        }
        let library = system.join("bcryptprimitives.dll").display().to_string();
        let words = [
            "-O2",
            "-shared",
            "-o",
            &library,
            &source.display().to_string(),
            "-ladvapi32",
        ];
        let made = shell::run(
            shell::command(&self.place, "x86_64-w64-mingw32-gcc", &words),
            std::time::Duration::from_mins(2),
        );
        if made.good {
            Ok(())
        } else {
            Err("The library that wine lacks could not be made.".to_owned())
        }
    }

    fn prefix(&self) -> PathBuf {
        self.folder.join("prefix")
    }

    fn wine(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = shell::command(&self.place, "wine", &[program]);
        command
            .args(arguments)
            .env("WINEPREFIX", self.prefix())
            .env("WINEDEBUG", "-all")
            // No window, no sound, no Mono: a command needs none of them.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=");
        command
    }

    /// A machine's folder; paths given to the command are relative to it.
    fn home(&self, on: On) -> PathBuf {
        self.folder.join(match on {
            Linux => "linux",
            Windows => "windows",
        })
    }

    /// Runs the command in a folder of the machine.
    fn paraph(&self, on: On, folder: &Path, arguments: &[&str]) -> Result<Output, String> {
        // Who works on the sample committee is its chair, whose keys lie there.
        let chair = folder.join("chair");
        let home = if chair.is_dir() {
            chair
        } else {
            self.home(on).join("home")
        };
        let mut command = match on {
            Linux => {
                let program = self.place.target.join("release/paraph").display().to_string();
                let mut command = shell::command(&self.place, &program, arguments);
                command.env("PARAPH_HOME", home);
                command
            }
            Windows => {
                let mut command = self.wine(
                    &package::windows_binaries(&self.place).join("paraph.exe"),
                    arguments,
                );
                command.env("PARAPH_HOME", format!("Z:{}", home.display()).replace('/', "\\"));
                command
            }
        };
        command
            .current_dir(folder)
            .env("LC_ALL", "C.UTF-8")
            .env_remove("PARAPH_SAMPLE")
            .output()
            .map_err(|problem| problem.to_string())
    }

    /// Runs the command and gives the one JSON object that it prints; it must end with one of these codes.
    fn asked(&self, on: On, folder: &Path, codes: &[i32], arguments: &[&str]) -> Result<Value, String> {
        let mut all = vec!["--json"];
        all.extend(arguments);
        let output = self.paraph(on, folder, &all)?;
        let printed = || {
            format!(
                "{} on {}: {:?}: {}{}",
                arguments.join(" "),
                if on == Linux { "Linux" } else { "Windows" },
                output.status.code(),
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            )
        };
        if !output.status.code().is_some_and(|code| codes.contains(&code)) {
            return Err(printed());
        }
        serde_json::from_slice(&output.stdout).map_err(|_| printed())
    }

    /// Runs the command on both from one folder and compares code and output, line by line in any order.
    fn alike(&self, folder: &Path, arguments: &[&str]) -> Result<bool, String> {
        let mut both = Vec::new();
        for on in [Linux, Windows] {
            let output = self.paraph(on, folder, arguments)?;
            let mut lines: Vec<String> = String::from_utf8_lossy(&output.stdout)
                .lines()
                .map(str::to_owned)
                .collect();
            lines.sort();
            if lines.is_empty() {
                return Err(format!(
                    "{} said nothing: {}",
                    arguments.join(" "),
                    String::from_utf8_lossy(&output.stderr)
                ));
            }
            both.push((output.status.code(), lines));
        }
        let ((one, linux), (two, windows)) = (&both[0], &both[1]);
        if one == two && linux == windows {
            return Ok(true);
        }
        println!("  NOT the same: it ended with {one:?} on Linux and {two:?} on Windows");
        let only = |here: &[String], there: &[String], name: &str| {
            for line in here
                .iter()
                .filter(|line| there.binary_search(line).is_err())
                .take(20)
            {
                println!("  only on {name}: {}", line.chars().take(300).collect::<String>());
            }
        };
        only(linux, windows, "Linux");
        only(windows, linux, "Windows");
        Ok(false)
    }
}
