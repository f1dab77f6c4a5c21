//! Driving the real window: the display, D-Bus and Python that it needs are started here; what is done and looked at
//! is in `tests/window`, which the demonstration and the window test share.

use std::{path::Path, process::Command, time::Duration};

use crate::{
    place::Place,
    shell::{self, Ran, ask},
};

/// How the program under test is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    /// As it is.
    Nothing,
    /// In a network namespace of its own, in which there is no network, where that is allowed.
    NoNetwork,
    /// Under `strace`, which writes down to which addresses the program connects.
    Strace,
}

/// Runs the walk of `tests/window` into a folder.
pub(crate) fn walk(place: &Place, out: &Path, around: Around, arguments: &[&str], limit: Duration) -> Ran {
    script(place, "walk.py", out, around, arguments, limit)
}

/// Whether the files that [`drop`] takes are here.
pub(crate) fn has_corpus(place: &Place) -> bool {
    place.shared.join("corpus/MANIFEST.tsv").is_file()
}

/// Drops so many PDFs of the shared corpus on the window at once, clicks meanwhile, and kills it in the middle;
/// with `hold`, a click that is answered late fails.
pub(crate) fn drop(place: &Place, out: &Path, files: u32, hold: bool, limit: Duration) -> Ran {
    let files = files.to_string();
    let mut arguments = vec!["--files", &files];
    if hold {
        arguments.push("--hold-clicks");
    }
    script(place, "drop.py", out, Around::NoNetwork, &arguments, limit)
}

fn script(place: &Place, name: &str, out: &Path, around: Around, arguments: &[&str], limit: Duration) -> Ran {
    let script = place.root.join("tests/window").join(name);
    let mut words: Vec<String> = Vec::new();
    if around == Around::NoNetwork {
        words.extend(unshare().iter().map(|word| (*word).to_owned()));
    }
    words.extend(["dbus-run-session", "--", "/usr/bin/python3", "-B"].map(str::to_owned));
    words.push(script.display().to_string());
    words.extend(["--out".to_owned(), out.display().to_string()]);
    if around == Around::Strace {
        words.push("--strace".to_owned());
    }
    words.extend(arguments.iter().map(|word| (*word).to_owned()));
    let mut command: Command = shell::command(place, &words[0], &words[1..]);
    command
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("NO_AT_BRIDGE");
    shell::run(command, limit)
}

/// The words that take the network away, or none where the system does not let us.
fn unshare() -> &'static [&'static str] {
    for words in [
        &["unshare", "--net"][..],
        &["unshare", "--map-root-user", "--net"][..],
    ] {
        let probe: Vec<&str> = words[1..].iter().copied().chain(["true"]).collect();
        if ask(words[0], &probe).is_some() {
            return words;
        }
    }
    println!("the network cannot be taken away here; the walk runs with it");
    &[]
}

/// The lines of a record of `strace` that connect to something else than a local socket.
pub(crate) fn connects_elsewhere(record: &str) -> Vec<&str> {
    record
        .lines()
        .filter(|line| line.contains("connect(") && !line.contains("resumed"))
        .filter(|line| !line.contains("sa_family=AF_UNIX") && !line.contains("sa_family=AF_NETLINK"))
        .filter(|line| !line.contains("sa_family=AF_UNSPEC"))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_local_addresses_are_let_pass() {
        let record = "12 connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/.X11-unix/X90\"}, 110) = 0\n\
                      12 connect(4, {sa_family=AF_NETLINK}, 12) = 0\n\
                      13 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"192.0.2.1\")}, 16) = -1";
        let found = super::connects_elsewhere(record);
        assert_eq!(
            found.len(),
            1,
            "an internet address is found, whether it answered or not"
        );
    }
}
