//! Several chairs: naming one by the card, opening an office from a call file, files from chair to chair.

use super::super::{MeChange, answered, asked};

asked! {
    /// A call file from which a co-chair or deputy opens an office.
    #[derive(Eq)]
    pub struct OfficeJoin {
        /// The call file.
        pub path: String,
        /// Who works here, where that was not said before.
        pub me: Option<MeChange>,
        /// Where the office is made.
        pub workspace: Option<String>,
    }

    /// Files for the other chairs.
    #[derive(Default, Eq)]
    pub struct PanelMake {
        /// The folder.
        pub folder: Option<String>,
        /// Whether they are encrypted; without an answer they are wherever they can be.
        pub encrypt: Option<bool>,
    }
}

answered! {
    /// What a card says of somebody who is to have a part in the call.
    pub struct CardRead {
        /// The person's id.
        pub person: String,
        /// Name.
        pub name: String,
        /// E-mail.
        pub email: Option<String>,
        /// What files are encrypted to.
        pub age: Option<String>,
        /// The control number, to be compared.
        pub control_number: String,
    }
}
