//! The checkout in which continuous integration builds (docs/decisions/0165).
//!
//! All files of a fresh clone are newer than what cargo once made of them. The commit is therefore brought into one checkout beside
//! the caches, in which only files that differ are written.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    place::{Place, in_ci},
    shell,
};

/// Says to the run that was started in the kept checkout that it is there.
const HERE: &str = "PARAPH_KEPT_CHECKOUT";

/// Brings the clone's commit into the kept checkout and runs `cargo xtask` there; true if it ended well. None where the clone
/// itself is to be tested: outside continuous integration, without git, or when it has changes that no commit holds.
pub(crate) fn xtask(place: &Place, arguments: &[String]) -> Option<bool> {
    if !in_ci() || std::env::var_os(HERE).is_some() {
        return None;
    }
    let folder = place.target.join("checkout");
    fs_err::create_dir_all(&folder).ok()?;
    // Held until this run ends: a second one waits, since it would change files under the first.
    let lock = File::create(place.target.join("checkout.lock")).ok()?;
    lock.lock().ok()?;
    bring(&place.root, &folder)?;
    println!("built and tested in {}", folder.display());
    let kept = Place {
        root: folder,
        ..place.clone()
    };
    let mut command = shell::command(&kept, "cargo", &["xtask"]);
    command
        .args(arguments)
        .env(HERE, "1")
        .env("PARAPH_TARGET", &place.target)
        .env("PARAPH_SHARED", absolute(&place.shared));
    Some(command.status().ok()?.success())
}

/// Makes `folder` what a fresh clone of the commit would be; npm's packages stay, which their lock file judges.
fn bring(clone: &Path, folder: &Path) -> Option<()> {
    let changes = git(clone, &["status", "--porcelain", "--untracked-files=normal"])?;
    if !changes.is_empty() {
        println!("the clone has changes of its own and is tested where it is");
        return None;
    }
    // What a run that was killed left; nobody else is here.
    let _ = fs_err::remove_file(folder.join(".git/index.lock"));
    if !folder.join(".git").is_dir() {
        git(folder, &["init", "--quiet"])?;
    }
    let from = clone.to_str()?;
    let words = ["fetch", "--quiet", "--no-tags", "--update-shallow", from, "HEAD"];
    git(folder, &words)?;
    git(
        folder,
        &["checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"],
    )?;
    git(folder, &["clean", "--quiet", "-ffdx", "--exclude=node_modules"])?;
    Some(())
}

/// What git prints, if it ends well; what it complains of is shown.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    let output = command.arg("-C").arg(folder).args(arguments).output().ok()?;
    if !output.status.success() {
        println!(
            "git {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
