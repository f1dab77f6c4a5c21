//! What can go wrong when something of ours is made or a key is used; faults of received files are [`Fault`]s.

use std::io;

use crate::fault::{Code, Fault, Param};

/// Why a bundle, a key or an encrypted file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value has no canonical form.
    #[error("no canonical form: {0}")]
    NotCanonical(String),
    /// A key file is not one, is damaged, or is of another type.
    #[error("not an Ed25519 key in OpenSSH's form: {0}")]
    KeyFile(String),
    /// The passphrase does not open the key.
    #[error("the passphrase does not open this key")]
    Passphrase,
    /// A recipient or an identity of age is not one.
    #[error("not an X25519 recipient or identity of age: {0}")]
    Recipient(String),
    /// What was made would itself be refused: a fault of the caller.
    #[error("what was made would be refused: {0}")]
    Refused(#[from] Fault),
    /// A file of this name exists, and was not to be replaced.
    #[error("{0} exists")]
    Exists(std::path::PathBuf),
    /// The file system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Error {
    /// The fault to show for it: `DISK_FULL`, `FILE_READ`, or what [`Error::Refused`] carries.
    pub fn fault(self) -> Fault {
        match self {
            Self::Refused(fault) => fault,
            Self::Io(error) => fault_of(error),
            other @ (Self::NotCanonical(_)
            | Self::KeyFile(_)
            | Self::Passphrase
            | Self::Recipient(_)
            | Self::Exists(_)) => {
                let reason = other.to_string();
                Fault::new(Code::FileRead, reason.clone()).with(Param::Reason, reason)
            }
        }
    }
}

/// Carries a fault through a reader.
pub(crate) fn io_of(fault: Fault) -> io::Error {
    io::Error::other(fault)
}

/// The fault that a reader carries, or the machine's.
pub(crate) fn fault_of(error: io::Error) -> Fault {
    if error
        .get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<Fault>)
    {
        if let Some(Ok(fault)) = error
            .into_inner()
            .map(<dyn std::error::Error + Send + Sync>::downcast::<Fault>)
        {
            return *fault;
        }
        return Fault::new(Code::FileRead, "a fault was lost");
    }
    if error.kind() == io::ErrorKind::StorageFull {
        return Fault::new(Code::DiskFull, error.to_string());
    }
    let reason = error.to_string();
    Fault::new(Code::FileRead, reason.clone()).with(Param::Reason, reason)
}
