//! Several chairs: naming one by the card, opening an office from a call file, files from chair to chair.

use super::super::{MeChange, answered, asked};
use super::ConflictGround;

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

    /// That I must not read a proposal as chair, or may again.
    #[derive(Eq)]
    pub struct ChairWithdraw {
        /// The proposal.
        pub proposal: String,
        /// Whether I withdraw.
        pub withdrawn: bool,
        /// On which ground; reviewers are told.
        pub ground: Option<ConflictGround>,
    }

    /// Files for the other chairs.
    #[derive(Default, Eq)]
    pub struct PanelMake {
        /// The folder.
        pub folder: Option<String>,
        /// Whether they are encrypted; without an answer they are wherever they can be.
        pub encrypt: Option<bool>,
        /// Chairs and deputies whom reviews that were written for others are handed on to.
        pub hand_on: Option<Vec<String>>,
    }
}

answered! {
    /// What the other chairs were not sent.
    pub struct PanelLook {
        /// Chairs and deputies for whom some of the reviews here were not written.
        pub not_sent: Vec<NotSent>,
    }

    /// A chair or deputy who was not sent all that reviewers wrote.
    pub struct NotSent {
        /// Who.
        pub person: String,
        /// Name.
        pub name: String,
        /// Whether a deputy.
        pub deputy: bool,
        /// Files that could be handed on.
        pub files: usize,
        /// Files that cannot be: they hold a review of a proposal that this person must not read.
        pub kept_from: usize,
    }

    /// Which chairs and deputies must not read which proposals.
    pub struct ChairWithdrawals {
        /// One for each of both.
        pub rows: Vec<ChairWithdrawal>,
        /// The file for the reviewers, where one was written now.
        pub path: Option<String>,
    }

    /// A chair or deputy who must not read a proposal.
    pub struct ChairWithdrawal {
        /// Who.
        pub name: String,
        /// Whether it is me.
        pub mine: bool,
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// Whether another chair or a deputy reads what belongs to it.
        pub others_read: bool,
    }

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
