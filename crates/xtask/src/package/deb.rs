//! The package for Debian and Ubuntu, made by `dpkg-deb`. What it needs from the system is asked of the binaries.

use std::{fmt::Write as _, path::Path};

use super::{
    Made, SUMMARY, VERSION, built,
    linux::{self, Zsh},
    must, stamped,
};
use crate::{place::Place, shell};

/// Packs what was built.
pub(super) fn pack(place: &Place, out: &Path) -> Result<Made, String> {
    let mut all = linux::contents(place, &Zsh::Vendor)?;
    let installed = all.size();
    let stage = out.join("deb");
    all.lay(place, &stage)?;
    let sums = sums(place, &stage, all.paths())?;
    let needs = needs(place, out)?;
    all.put("DEBIAN/md5sums", sums);
    all.put("DEBIAN/control", control(&needs, installed));
    all.lay(place, &stage)?;

    let file = out.join(format!("paraph_{VERSION}_amd64.deb"));
    let words = [
        "--root-owner-group".as_ref(),
        "-Zxz".as_ref(),
        "--build".as_ref(),
        stage.as_os_str(),
        file.as_os_str(),
    ];
    must(
        stamped(place, "dpkg-deb", &words),
        "dpkg-deb could not make the package",
    )?;
    Ok(Made { file, installed })
}

/// What the package says of itself.
fn control(needs: &str, installed: u64) -> String {
    format!(
        "Package: paraph
Version: {VERSION}
Architecture: amd64
Maintainer: The Paraph authors <paraph@paraph.example>
Installed-Size: {}
Section: science
Priority: optional
Depends: {needs}
Recommends: at-spi2-core
Description: {SUMMARY}
 Paraph is a desktop application with which experts review funding
 proposals on a laptop that is offline, and with which a committee can show
 that it counted fairly. It never uses a network.
",
        installed.div_ceil(1024)
    )
}

/// The libraries that the binaries load, as Debian's packages with the oldest version that has what they use.
fn needs(place: &Place, out: &Path) -> Result<String, String> {
    // dpkg-shlibdeps wants to stand in a source package.
    let source = out.join("deb-source");
    fs_err::create_dir_all(source.join("debian"))
        .and_then(|()| {
            fs_err::write(
                source.join("debian/control"),
                "Source: paraph\n\nPackage: paraph\nArchitecture: amd64\n",
            )
        })
        .map_err(|problem| problem.to_string())?;
    let binaries = built(place, None);
    let words = [
        "-O".into(),
        binaries.join("paraph"),
        binaries.join("paraph-desktop"),
    ];
    let mut command = shell::command(place, "dpkg-shlibdeps", &words);
    command.current_dir(&source);
    let ran = shell::run(command, std::time::Duration::from_mins(5));
    ran.lines
        .iter()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .map(|found| format!("{found}, xdg-utils"))
        .ok_or_else(|| "dpkg-shlibdeps did not say what the binaries need.".to_owned())
}

/// What `dpkg --verify` compares with later.
fn sums<'a>(place: &Place, stage: &Path, paths: impl Iterator<Item = &'a str>) -> Result<String, String> {
    let paths: Vec<&str> = paths.collect();
    let mut command = shell::command(place, "md5sum", &paths);
    command.current_dir(stage);
    let ended = command.output().map_err(|problem| problem.to_string())?;
    let text = String::from_utf8_lossy(&ended.stdout);
    text.lines().try_fold(String::new(), |mut sums, line| {
        // A star for "binary" is not in the form that dpkg reads.
        writeln!(sums, "{}", line.replace(" *", "  "))
            .map(|()| sums)
            .map_err(|problem| problem.to_string())
    })
}
