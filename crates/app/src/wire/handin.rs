//! Handing in, and what comes back.

use super::{MissingPart, answered, asked, one_of};

one_of! {
    /// How a proposal's review stands against the last hand-in.
    pub enum LineChange {
        /// Not handed in before.
        New,
        /// Changed since.
        Changed,
        /// As it was.
        Same,
    }

    /// What differs between a review as it was handed in and as it stands.
    pub enum ChangedPart {
        /// A score: `before` and `after` are a step, or `x` for *cannot judge*.
        Score,
        /// Reasons.
        Rationale,
        /// Passages: `added` and `removed`.
        Evidence,
        /// The text to the applicant.
        Applicant,
        /// The text to the committee.
        Committee,
        /// How sure I am.
        Confidence,
        /// Withdrawn since, or taken back.
        Withdrawn,
        /// The same words and scores, for another copy of the document or another edition of the grid.
        Basis,
    }

    /// In which form a copy is written.
    pub enum CopyForm {
        /// A page for any browser, and for print.
        Html,
        /// Plain text with a few signs.
        Markdown,
    }

    /// The state in which a review leaves.
    pub enum LineState {
        /// Every criterion.
        Scored,
        /// Something is missing: shown, in no total.
        Incomplete,
        /// Withdrawn: no scores leave, the conflict does.
        Withdrawn,
        /// Handed in before, and nothing is left of it: it is taken back.
        TakenBack,
    }
}

answered! {
    /// Where the hand-in stands.
    pub struct HandInState {
        /// The number of the last hand-in; `null` before the first.
        pub number: Option<u32>,
        /// When.
        pub at: Option<String>,
        /// Reviews that changed since.
        pub changes: usize,
        /// The number that the chair has, by a receipt.
        pub received_number: Option<u32>,
        /// When it was entered, by the receipt.
        pub received_at: Option<String>,
    }

    /// What a hand-in would hold.
    pub struct HandInPreview {
        /// Where it stands.
        pub state: HandInState,
        /// What leaves, line by line.
        pub leaves: Vec<HandInLine>,
        /// Reviews of the last hand-in that do not leave again, such as those about which the chair is asked.
        pub gone: Vec<HandInGone>,
        /// What stays here.
        pub stays: HandInStays,
        /// What is missing, by proposal.
        pub missing: Vec<HandInMissing>,
        /// Proposals that I did not touch.
        pub untouched: usize,
        /// Proposals in it that were not assigned to me.
        pub not_assigned: Vec<String>,
        /// Who can read it, one set for each file.
        pub readers: Vec<HandInReaders>,
        /// Whether it can be encrypted at all.
        pub can_encrypt: bool,
        /// The folder it goes to.
        pub folder: String,
        /// The names of the files.
        pub files: Vec<String>,
        /// The number it would get.
        pub next_number: u32,
        /// Whether the key waits for a passphrase.
        pub locked: bool,
    }

    /// A review that leaves.
    pub struct HandInLine {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// In which state.
        pub state: LineState,
        /// Against the last hand-in.
        pub change: LineChange,
        /// The scores in short: *4 3 – 5*.
        pub scores: Vec<super::Cell>,
        /// My total.
        pub total: Option<i64>,
        /// Reasons given.
        pub rationales: usize,
        /// Whether there is a text to the applicant.
        pub to_applicant: bool,
        /// Whether there is a text to the committee.
        pub to_committee: bool,
        /// Passages.
        pub evidence: usize,
        /// What differs from the last hand-in, where `change` is *changed*.
        pub details: Vec<LineDetail>,
    }

    /// One difference from what was handed in.
    pub struct LineDetail {
        /// What differs.
        pub what: ChangedPart,
        /// The criterion that it belongs to.
        pub criterion: Option<String>,
        /// As it was handed in; `null` where there was nothing.
        pub before: Option<String>,
        /// As it stands; `null` where there is nothing left.
        pub after: Option<String>,
        /// Passages that came.
        pub added: usize,
        /// Passages that went.
        pub removed: usize,
    }

    /// A review that was handed in and does not leave again: what the chair has stays.
    pub struct HandInGone {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
    }

    /// What stays.
    pub struct HandInStays {
        /// Proposals with a text for me only.
        pub private_notes: usize,
        /// Marks that are tied to no criterion.
        pub free_marks: usize,
        /// Reviews of proposals from which I withdrew.
        pub withdrawn: usize,
        /// Reviews of proposals of which I am not sure.
        pub unsure: usize,
    }

    /// What a review wants.
    pub struct HandInMissing {
        /// The proposal.
        pub proposal: String,
        /// Its number.
        pub number: String,
        /// Its title.
        pub title: String,
        /// What.
        pub parts: Vec<MissingPart>,
    }

    /// One set of readers.
    pub struct HandInReaders {
        /// Their names.
        pub names: Vec<String>,
        /// Reviews in it.
        pub reviews: usize,
    }

    /// A hand-in that was made.
    pub struct HandIn {
        /// Its number.
        pub number: u32,
        /// When.
        pub at: String,
        /// Its files.
        pub files: Vec<HandInFile>,
        /// Reviews in it.
        pub reviews: usize,
        /// Whether it is encrypted.
        pub encrypted: bool,
        /// When the chair entered it, by the receipt.
        pub received_at: Option<String>,
    }

    /// A file that was made.
    pub struct HandInFile {
        /// Its path.
        pub path: String,
        /// Its name.
        pub name: String,
        /// Its size.
        pub bytes: u64,
        /// The bundle's id.
        pub id: String,
        /// For whom.
        pub readers: Vec<String>,
        /// Whether the file is still there.
        pub here: bool,
    }

    /// All hand-ins, newest first.
    pub struct HandInHistory {
        /// The hand-ins.
        pub handins: Vec<HandIn>,
        /// The folder.
        pub folder: String,
    }

    /// A receipt.
    pub struct Receipt {
        /// The number of the hand-in it is for; `null` if it is for none of mine.
        pub number: Option<u32>,
        /// Its place in the register.
        pub index: u64,
        /// When it was entered.
        pub at: String,
        /// The bundle's id.
        pub bundle: String,
        /// Whether the signature is the keeper's of this call: `null` where no call names a keeper.
        pub by_keeper: Option<bool>,
        /// The signer's fingerprint.
        pub fingerprint: String,
    }
}

asked! {
    /// What would leave.
    #[derive(Default, Eq)]
    pub struct HandInPreviewAsk {
        /// The name as it is being typed, for the name of the file; without it the one that was given.
        pub name: Option<String>,
    }

    /// How to hand in.
    #[derive(Default, Eq)]
    pub struct HandInMake {
        /// Whether to encrypt; if absent, whenever the call names readers with a recipient.
        pub encrypt: Option<bool>,
        /// Whether the name of the file says nothing.
        pub neutral_name: Option<bool>,
        /// The folder; without it the one of the settings.
        pub folder: Option<String>,
        /// The passphrase of the key, if it has one. It stays in memory.
        pub passphrase: Option<String>,
    }

    /// A hand-in, by its number.
    #[derive(Eq)]
    pub struct OfHandIn {
        /// The number.
        pub number: u32,
    }

    /// A hand-in as a copy that people read.
    #[derive(Eq)]
    pub struct ReadableAsk {
        /// The number.
        pub number: u32,
        /// In which form.
        pub form: CopyForm,
        /// The folder; without it the one of the handed-in files.
        pub folder: Option<String>,
    }

    /// The certificate.
    #[derive(Default, Eq)]
    pub struct CertificateAsk {
        /// The folder; without it the one of the handed-in files.
        pub folder: Option<String>,
    }

    /// Copy a hand-in's files to a folder, such as a stick.
    #[derive(Eq)]
    pub struct HandInCopy {
        /// The number.
        pub number: u32,
        /// The folder.
        pub folder: String,
    }
}
