//! What is published: texts to be read first, the result, the letters, commitments.

use super::super::{answered, asked, one_of};
use crate::words::{Language, Phrase};

one_of! {
    /// A kind of papers beside a result.
    pub enum PaperKind {
        /// The sheet that a lawyer signs before publishing.
        Lawyer,
        /// One for each award.
        Dossiers,
        /// One for each reviewer.
        Certificates,
        /// What was decided, drawn and refused, and who was in the room.
        Minutes,
    }
}

answered! {
    /// Before publishing.
    pub struct PublishPreview {
        /// What stands in the way.
        pub blockers: Vec<Phrase>,
        /// Why the order is that of the plain means, where the call wanted more.
        pub plain_means: Option<Phrase>,
        /// What is worth a second look.
        pub warnings: Vec<Phrase>,
        /// What applicants will read, proposal by proposal.
        pub texts: Vec<PublishText>,
        /// The public page as it would be.
        pub page: String,
        /// Its size.
        pub page_bytes: u64,
        /// Whether fewer than five reviewers, or a label with one proposal, speak for hiding single scores.
        pub aggregate_proposed: bool,
        /// Earlier editions.
        pub editions: Vec<PublishedEdition>,
        /// How many texts are withheld.
        pub withheld: usize,
        /// Whose signatures the result takes.
        pub signatures: ResultSignatures,
    }

    /// How many chairs must sign a result, and who can.
    pub struct ResultSignatures {
        /// How many the call asks for.
        pub needed: usize,
        /// Who else can sign: chairs and deputies whose card is here.
        pub others: Vec<String>,
        /// A result that I signed and that waits for others.
        pub waiting: Option<WaitingResult>,
    }

    /// A result that waits for signatures of others: it is not published.
    pub struct WaitingResult {
        /// Its edition.
        pub edition: u32,
        /// When it was made.
        pub at: String,
        /// The file that goes to the others.
        pub path: String,
        /// Who signed it.
        pub by: Vec<String>,
        /// How many signatures are missing.
        pub missing: usize,
    }

    /// What signing a result did.
    pub struct ResultSigned {
        /// The file with my signature, to be sent back; that of the result once it is published.
        pub path: String,
        /// Who signed it.
        pub by: Vec<String>,
        /// How many signatures are missing.
        pub missing: usize,
        /// What was published, where the last signature came with it.
        pub published: Option<Published>,
    }

    /// A text that an applicant will read.
    pub struct PublishText {
        /// Its line's hash.
        pub text_id: String,
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Label of the reviewer.
        pub label: String,
        /// Criterion or `overall`.
        pub part: String,
        /// The text.
        pub text: String,
        /// What gave a warning: a name, an address, a number of another proposal, a hard word.
        pub warnings: Vec<Phrase>,
        /// Withheld.
        pub withheld: bool,
    }

    /// An edition that was published.
    pub struct PublishedEdition {
        /// `announced` or `final`.
        pub stage: String,
        /// Edition.
        pub edition: u32,
        /// When.
        pub at: String,
        /// The folder.
        pub folder: String,
        /// The bundle's id.
        pub bundle: String,
    }

    /// What was published.
    pub struct Published {
        /// The folder.
        pub folder: String,
        /// Its files and what each is for.
        pub files: Vec<PublishedFile>,
        /// The result's id.
        pub bundle: String,
        /// SHA-256 of the file.
        pub sha256: String,
        /// How many signatures of others it waits for: as long as there are any, it is not published.
        pub waits_for: usize,
    }

    /// A file and what to do with it.
    pub struct PublishedFile {
        /// Path.
        pub path: String,
        /// Its name.
        pub name: String,
        /// Its size.
        pub bytes: u64,
        /// What it is and where it goes.
        pub phrase: Phrase,
        /// Whether it was dealt with.
        pub done: bool,
    }

    /// An edition as it was published.
    pub struct EditionShown {
        /// Edition.
        pub edition: u32,
        /// When.
        pub at: String,
        /// Its page, out of the signed bytes.
        pub page: String,
        /// The page's size.
        pub page_bytes: u64,
        /// SHA-256 of the signed file.
        pub sha256: String,
        /// The folder.
        pub folder: String,
        /// Its files.
        pub files: Vec<PublishedFile>,
    }

    /// The letters.
    pub struct LettersMade {
        /// The folder.
        pub folder: String,
        /// One for each proposal.
        pub letters: Vec<LetterFile>,
    }

    /// A letter.
    pub struct LetterFile {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// The page.
        pub html: String,
        /// The mail draft.
        pub draft: String,
        /// `letter.jsonl`.
        pub lines: String,
        /// To whom; empty where no address is known.
        pub email: String,
    }

    /// Commitments after the award.
    pub struct Obligations {
        /// All.
        pub rows: Vec<ObligationRow>,
        /// Late.
        pub late: usize,
        /// Those that no edition says yet: the next one will.
        pub unpublished: usize,
    }

    /// One commitment.
    pub struct ObligationRow {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title of the proposal.
        pub title: String,
        /// `paper`, `code`, `data`, `report`.
        pub duty: String,
        /// In the call's words.
        pub duty_title: String,
        /// Due.
        pub due: String,
        /// Done.
        pub done: Option<String>,
        /// Where it can be seen: a DOI as an address, or an address.
        pub link: Option<String>,
        /// Commit of a repository.
        pub commit: Option<String>,
        /// Licence.
        pub licence: Option<String>,
        /// What is still asked for of it: `address`, `commit`, `licence`.
        pub missing: Vec<String>,
        /// SHA-256 of a file kept as evidence.
        pub evidence: Option<String>,
        /// Due, and not done.
        pub late: bool,
        /// Done after it was due.
        pub after: bool,
        /// Whether an edition of the result says what stands here.
        pub published: bool,
    }
}

asked! {
    /// Withholding a text, or giving it free.
    #[derive(Eq)]
    pub struct TextWithhold {
        /// Its line's hash.
        pub text_id: String,
        /// Whether.
        pub withheld: bool,
    }

    /// Publishing.
    #[derive(Default, Eq)]
    pub struct PublishAsk {
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
    }

    /// A result that another chair signed, or my own with the signatures of others.
    #[derive(Eq)]
    pub struct ResultSign {
        /// The file.
        pub path: String,
        /// Although it says other than what stands here.
        pub even_so: Option<bool>,
    }

    /// An edition; the newest if absent.
    #[derive(Default, Eq)]
    pub struct EditionAsk {
        /// Its number.
        pub edition: Option<u32>,
    }

    /// A file of an edition that was dealt with.
    #[derive(Eq)]
    pub struct EditionFile {
        /// The edition.
        pub edition: u32,
        /// The file's name.
        pub name: String,
        /// Whether it was dealt with.
        pub done: bool,
    }

    /// Papers beside a result.
    #[derive(Eq)]
    pub struct PapersAsk {
        /// Which.
        pub kind: PaperKind,
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
        /// Language of the sheet and the dossiers; that of the settings if absent. Certificates are in the reviewer's.
        pub language: Option<Language>,
    }

    /// Letters.
    #[derive(Default, Eq)]
    pub struct LettersAsk {
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
        /// Language of the letters; that of the settings if absent.
        pub language: Option<Language>,
    }

    /// A commitment ticked off.
    #[derive(Eq)]
    pub struct ObligationSet {
        /// Proposal.
        pub proposal: String,
        /// Duty.
        pub duty: String,
        /// Done; taken back if absent.
        pub done: Option<String>,
        /// DOI or address; as it was if absent, none if empty.
        pub link: Option<String>,
        /// Commit of a repository, likewise.
        pub commit: Option<String>,
        /// Licence, likewise.
        pub licence: Option<String>,
        /// A file kept as evidence.
        pub evidence_path: Option<String>,
    }
}
