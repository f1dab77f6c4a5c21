//! Where a workspace lies: folders that another program synchronises, and network file systems.

use std::path::Path;

use crate::wire::PlaceWarning;

/// Names of folders that other programs synchronise.
const SYNCHRONISED: &[&str] = &[
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "seafile",
    "pcloud drive",
    "syncthing",
];

/// File systems of networks, as Linux names them.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
    "9p",
];

/// What is to be said about a place, if anything.
pub(crate) fn of(path: &Path) -> Option<PlaceWarning> {
    if on_network(path) {
        return Some(PlaceWarning::Network);
    }
    let synchronised = path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        SYNCHRONISED.iter().any(|name| {
            part == *name || part.starts_with(&format!("{name} ")) || part.starts_with(&format!("{name}-"))
        })
    });
    synchronised.then_some(PlaceWarning::Synchronised)
}

fn on_network(path: &Path) -> bool {
    if path.to_string_lossy().starts_with(r"\\") {
        return true;
    }
    let Ok(mounts) = fs_err::read_to_string("/proc/mounts") else {
        return false;
    };
    let full = path.parent().and_then(|folder| dunce::canonicalize(folder).ok());
    let full = full.unwrap_or_else(|| path.to_owned());
    let mut best: (usize, &str) = (0, "");
    for line in mounts.lines() {
        let mut fields = line.split(' ');
        let (Some(_), Some(place), Some(kind)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        if full.starts_with(place) && place.len() >= best.0 {
            best = (place.len(), kind);
        }
    }
    NETWORK.contains(&best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_programs_are_recognised() {
        let at = |path: &str| of(Path::new(path));
        assert_eq!(
            at("/home/a/OneDrive - ENS/x.paraph-desk"),
            Some(PlaceWarning::Synchronised),
            "a named tenant"
        );
        assert_eq!(
            at("/home/a/Nextcloud/x.paraph-desk"),
            Some(PlaceWarning::Synchronised),
            "the usual name"
        );
        assert_eq!(
            at("/home/a/Documents/x.paraph-desk"),
            None,
            "a plain folder is none"
        );
    }
}
