//! What a file is, and what `paraph verify` says of it.

use super::{answered, one_of};

one_of! {
    /// What a file turned out to be, by its content.
    pub enum FileKind {
        /// A person's card.
        Card,
        /// A call file.
        Call,
        /// A review file.
        Score,
        /// A committee's file.
        Panel,
        /// A published result.
        Result,
        /// A receipt.
        Receipt,
        /// An encrypted file that cannot be opened here.
        Sealed,
        /// A PDF.
        Pdf,
        /// A folder.
        Folder,
        /// A zip archive.
        Zip,
        /// A table: CSV, XLSX or ODS.
        Table,
        /// A mail or a mail box.
        Mail,
        /// A workspace.
        Workspace,
        /// A safety copy.
        Safety,
        /// A private key.
        Key,
        /// Marks of another program: XFDF or JSON.
        Marks,
        /// An offline review form of `HotCRP`.
        Form,
        /// Something else.
        Other,
    }

    /// The one thing to do with a file.
    pub enum FileAct {
        /// Take the call in: `call_accept`.
        AcceptCall,
        /// Import it: `import_start`.
        Import,
        /// Open it: `workspace_open`.
        OpenWorkspace,
        /// Take the receipt in: `receipt_take`.
        TakeReceipt,
        /// Take over my own reviews from another computer, or what a chair says of who must not read: `file_take`.
        TakeOver,
        /// Sign a result, or take in the signatures of others: `result_sign`.
        SignResult,
        /// Take it in as an office: the screen that is shown takes it.
        TakeIn,
        /// Take in marks: `marks_import`.
        ImportMarks,
        /// Go on from it: `safety_look` and `safety_restore`.
        RestoreSafety,
        /// See what it would change on the desk: `desk_table`.
        TakeTable,
        /// Take its attachments out and look at each: `mail_open`.
        OpenMail,
        /// Look at the verdict: `verify_files`.
        Look,
        /// Nothing can be done with it.
        None,
    }

    /// What a check says.
    pub enum Verdict {
        /// All that can be checked holds.
        Good,
        /// It may become good; the code says what is missing.
        Unknown,
        /// It can never become good.
        Bad,
    }

    /// What is known of a signer here.
    pub enum Trust {
        /// Accepted.
        Vouched,
        /// Known, not accepted.
        Seen,
        /// Rejected.
        Distrusted,
        /// Never seen.
        Unknown,
    }
}

answered! {
    /// What a file is and the one thing to do with it.
    pub struct FileInspection {
        /// The path.
        pub path: String,
        /// Its last part.
        pub name: String,
        /// Its size.
        pub bytes: u64,
        /// What it is.
        pub kind: FileKind,
        /// The one thing to do.
        pub act: FileAct,
        /// The check, where it is one of Paraph's files.
        pub check: Option<FileCheck>,
        /// Who made it.
        pub from: Option<String>,
        /// E-mail of who made it.
        pub from_email: Option<String>,
        /// The maker's control number.
        pub control_number: Option<String>,
        /// Whether it is for me: `null` where it does not say.
        pub for_me: Option<bool>,
        /// Whether a call names whoever works here as another chair or a deputy.
        pub joins: bool,
        /// The name it was written for.
        pub written_for: Option<String>,
        /// The e-mail address it was written for.
        pub written_for_email: Option<String>,
        /// The call's title.
        pub call_title: Option<String>,
        /// The call's sponsor.
        pub call_sponsor: Option<String>,
        /// When the call closes.
        pub closes: Option<String>,
        /// The call's time zone.
        pub zone: Option<String>,
        /// Proposals in it.
        pub proposals: Option<usize>,
        /// PDF documents in it (or in the folder).
        pub documents: Option<usize>,
        /// A workspace on this machine that already has this call, or that this file is.
        pub workspace: Option<String>,
    }

    /// What a desk took over of a file.
    pub struct FileTaken {
        /// In a sentence or two.
        pub sentence: String,
        /// Reviews that were taken over.
        pub taken: usize,
        /// Reviews that were changed here since and stay.
        pub kept: usize,
        /// Reviews that are the same, or older than those here.
        pub same: usize,
    }

    /// What `paraph verify` says of a file (FORMATS.md §12).
    pub struct FileCheck {
        /// The file's name.
        pub file: String,
        /// What kind of file.
        pub kind: Option<FileKind>,
        /// The bundle's id.
        pub id: Option<String>,
        /// The verdict; `null` when the file could not be read.
        pub verdict: Option<Verdict>,
        /// `OK`, or the first code.
        pub code: String,
        /// What was found, beginning with the file's name.
        pub message: String,
        /// What to do.
        pub hint: String,
        /// Codes of notes on a good file.
        pub notes: Vec<String>,
        /// Who signed it.
        pub signers: Vec<FileSigner>,
        /// Further lines: what else was checked, with its outcome.
        pub lines: Vec<String>,
    }

    /// A signer.
    pub struct FileSigner {
        /// The person's id.
        pub person: Option<String>,
        /// The key's fingerprint.
        pub fingerprint: String,
        /// The name on the card.
        pub name: Option<String>,
        /// What is known of the person here.
        pub trust: Trust,
        /// The person's control number.
        pub control_number: Option<String>,
    }

    /// The checks of several files, in their order.
    pub struct FileChecks {
        /// The checks.
        pub checks: Vec<FileCheck>,
    }
}
