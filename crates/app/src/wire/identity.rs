//! Who works here, beyond the name: card, passphrase, a new signature.

use super::{Me, Written, answered, asked};

asked! {
    /// Where something is written; without a folder, where handed-in files go.
    #[derive(Default, Eq)]
    pub struct IntoFolder {
        /// The folder.
        pub folder: Option<String>,
    }

    /// The passphrase of the signature. It stays in memory.
    #[derive(Eq)]
    pub struct Unlock {
        /// The passphrase.
        pub passphrase: String,
    }

    /// Another passphrase, or none.
    #[derive(Default, Eq)]
    pub struct PassphraseSet {
        /// The one that holds, if there is one.
        pub old: Option<String>,
        /// The new one; absent or empty takes it away.
        pub new: Option<String>,
    }

    /// A new signature in the place of the one that holds.
    #[derive(Default, Eq)]
    pub struct SignatureReplace {
        /// Why: it stands in the file for the chair.
        pub reason: String,
        /// The passphrase, if there is one and it is known.
        pub passphrase: Option<String>,
        /// Where the file for the chair is written.
        pub folder: Option<String>,
    }
}

answered! {
    /// What came of a new signature.
    pub struct SignatureReplaced {
        /// Who works here now.
        pub me: Me,
        /// The file that withdraws the earlier one, for the chair; absent where it could no longer be opened.
        pub withdrawal: Option<Written>,
        /// The new card, for the chair.
        pub card: Written,
    }
}
