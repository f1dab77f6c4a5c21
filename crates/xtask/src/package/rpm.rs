//! The package for Fedora and openSUSE, made by `rpmbuild`: the same things as in the package for Debian. What it needs
//! from the system, `rpmbuild` reads off the binaries.

use std::{fmt::Write as _, path::Path};

use super::{
    Made, SUMMARY, VERSION,
    linux::{self, Zsh},
    must, stamped,
};
use crate::place::Place;

/// Packs what was built.
pub(super) fn pack(place: &Place, out: &Path) -> Result<Made, String> {
    let all = linux::contents(place, &Zsh::Site)?;
    let work = out.join("rpm");
    let stage = work.join("stage");
    all.lay(place, &stage)?;
    let spec = work.join("paraph.spec");
    fs_err::write(&spec, specification(&stage, all.paths())).map_err(|problem| problem.to_string())?;

    let mut words = vec!["-bb".to_owned(), "--target=x86_64".to_owned()];
    for (name, value) in [
        ("_topdir", work.display().to_string()),
        ("_rpmdir", out.display().to_string()),
        (
            "_build_name_fmt",
            "%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm".to_owned(),
        ),
        // The bytes of the binaries stay as they were built, and nothing of this machine goes in.
        ("__os_install_post", "%{nil}".to_owned()),
        ("debug_package", "%{nil}".to_owned()),
        ("_build_id_links", "none".to_owned()),
        ("_buildhost", "paraph".to_owned()),
        ("use_source_date_epoch_as_buildtime", "1".to_owned()),
        ("clamp_mtime_to_source_date_epoch", "1".to_owned()),
        ("source_date_epoch_from_changelog", "0".to_owned()),
        ("_binary_payload", "w7.xzdio".to_owned()),
    ] {
        words.extend(["--define".to_owned(), format!("{name} {value}")]);
    }
    words.push(spec.display().to_string());
    must(
        stamped(place, "rpmbuild", &words),
        "rpmbuild could not make the package",
    )?;
    Ok(Made {
        file: out.join(format!("paraph-{VERSION}-1.x86_64.rpm")),
        installed: all.size(),
    })
}

/// What `rpmbuild` reads: what the package is, and which of its files are what.
fn specification<'a>(stage: &Path, paths: impl Iterator<Item = &'a str>) -> String {
    let mut files = String::new();
    for path in paths {
        let mark = match path {
            path if path.starts_with("usr/share/man/fr/") => "%lang(fr) ",
            path if path.ends_with("/copyright") || path.contains("/LICENSE-") => "%license ",
            path if path.starts_with("usr/share/doc/") => "%doc ",
            _ => "",
        };
        let _ = writeln!(files, "{mark}\"/{path}\"");
    }
    format!(
        "Name: paraph
Version: {VERSION}
Release: 1
Summary: {SUMMARY}
License: MIT OR Apache-2.0
Requires: xdg-utils
Recommends: at-spi2-core

%description
Paraph is a desktop application with which experts review funding
proposals on a laptop that is offline, and with which a committee can show
that it counted fairly. It never uses a network.

%install
cp -a \"{}/.\" \"%{{buildroot}}/\"

%files
%defattr(-,root,root,755)
%dir /usr/share/doc/paraph
%dir /usr/share/paraph
%dir /usr/share/paraph/samples
%dir /usr/share/paraph/samples/open-compute-2026
%dir /usr/share/paraph/samples/open-compute-2026/pdf
{files}",
        stage.display(),
    )
}
