//! What a worker tries when it is asked to prove its lock: each of these must fail.

use std::net::{TcpListener, TcpStream, UdpSocket};
use std::process::Command;

use crate::protocol::Attempt;

/// Tries to open a file, to make one, to speak to the network, to start a program.
pub(crate) fn attempts() -> Vec<Attempt> {
    let attempt = |what: &str, succeeded: bool| Attempt {
        what: what.to_owned(),
        succeeded,
    };
    vec![
        attempt(
            "open a file for reading",
            fs_err::File::open("/etc/passwd").is_ok(),
        ),
        attempt("list a folder", fs_err::read_dir("/").is_ok()),
        attempt("create a file", fs_err::File::create("/tmp/paraph-probe").is_ok()),
        attempt("remove a file", fs_err::remove_file("/tmp/paraph-probe").is_ok()),
        attempt("connect by TCP", TcpStream::connect("127.0.0.1:9").is_ok()),
        attempt("listen by TCP", TcpListener::bind("127.0.0.1:0").is_ok()),
        attempt("open a UDP socket", UdpSocket::bind("127.0.0.1:0").is_ok()),
        attempt("start a program", Command::new("/bin/true").spawn().is_ok()),
        #[cfg(unix)]
        attempt(
            "open a local socket",
            std::os::unix::net::UnixStream::pair().is_ok(),
        ),
    ]
}
