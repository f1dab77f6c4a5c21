//! Where Paraph stands: who, which workspace, which call; making and opening workspaces.

use super::{answered, asked, one_of};
use crate::words::Language;

one_of! {
    /// What a workspace is for.
    pub enum WorkspaceKind {
        /// A reviewer's desk.
        Desk,
        /// A committee's office.
        Office,
    }

    /// What a chair does next on the sample committee's office.
    pub enum SampleStep {
        /// Drop what came back.
        Receive,
        /// Accept those who answered.
        Accept,
        /// Enter in the register.
        Enter,
        /// Look at the line, decide, draw, publish.
        Rank,
        /// All of it was tried.
        Done,
    }

    /// What to be careful of about the place of a workspace.
    pub enum PlaceWarning {
        /// The folder is synchronised by another program.
        Synchronised,
        /// The folder lies on a network.
        Network,
    }
}

answered! {
    /// Everything the frame shows.
    pub struct AppState {
        /// Paraph's version.
        pub version: String,
        /// The language that holds: that of the settings, else the system's.
        pub language: Language,
        /// The time by this machine's clock.
        pub now: String,
        /// The time zone's IANA name.
        pub time_zone: String,
        /// Who works here; `null` before the first name was given.
        pub me: Option<Me>,
        /// The open workspace.
        pub workspace: Option<WorkspaceState>,
        /// A file that Paraph was opened with and that has not been dealt with.
        pub opened_with: Option<String>,
        /// Whether the sample call is installed.
        pub sample: bool,
    }

    /// The person at this machine.
    pub struct Me {
        /// Name.
        pub name: String,
        /// E-mail address.
        pub email: Option<String>,
        /// Institution.
        pub institution: Option<String>,
        /// ORCID.
        pub orcid: Option<String>,
        /// Whether its check digit does not fit: it is kept as typed.
        pub orcid_wrong: bool,
        /// The person's id, once a key was made.
        pub person: Option<String>,
        /// The control number, nine groups of three digits.
        pub control_number: Option<String>,
        /// Whether the key waits for a passphrase.
        pub locked: bool,
    }

    /// The open workspace.
    pub struct WorkspaceState {
        /// Its file.
        pub path: String,
        /// Desk or office.
        pub kind: WorkspaceKind,
        /// Its name for people: the call's title, else the file's name.
        pub name: String,
        /// Whether it is the sample call: striped border and the word *Sample* on every screen.
        pub sample: bool,
        /// On the sample committee's office: what comes next.
        pub sample_next: Option<SampleStep>,
        /// There too: the folder with what came back.
        pub sample_files: Option<String>,
        /// The call in force.
        pub call: Option<CallState>,
        /// Whether the promise of confidentiality was accepted and every proposal has an answer on conflicts.
        pub conflicts_answered: bool,
        /// When something was last saved.
        pub saved_at: Option<String>,
        /// What is to be said about the place of the file.
        pub place: Option<PlaceWarning>,
        /// The newest change, for the foot: *Undo “Feasibility 4 → 3”*.
        pub undo: Option<super::HistoryStep>,
    }

    /// The call in force.
    pub struct CallState {
        /// SHA-256 of `call.json`.
        pub call: String,
        /// Title.
        pub title: String,
        /// Short name, for file names.
        pub short: String,
        /// The sponsor.
        pub sponsor: String,
        /// Edition, from 1.
        pub edition: u32,
        /// Whether it is the desk's own: there was no call.
        pub own: bool,
        /// The unit of amounts.
        pub unit: String,
        /// Decimal digits of the unit: 2 for cents.
        pub unit_digits: u32,
        /// The pool, in the smallest unit.
        pub pool: u64,
        /// Tracks.
        pub tracks: Vec<Track>,
        /// Rounds, in order.
        pub rounds: Vec<Round>,
        /// The round in which I review.
        pub round: String,
        /// The evaluation grid.
        pub rubric: Rubric,
        /// Whose eyes my reasons are for: `true` if the applicant reads them.
        pub rationale_to_applicant: bool,
        /// Whether applicants' names are shown to reviewers.
        pub applicants_shown: bool,
        /// When the call closes.
        pub closes: Option<String>,
        /// The call's time zone.
        pub zone: String,
        /// Those who are named in the call.
        pub people: Vec<CallPerson>,
        /// Proposals in the call.
        pub proposals: usize,
        /// Proposals whose document is here.
        pub documents_here: usize,
    }

    /// A part of a call.
    pub struct Track {
        /// Its id.
        pub id: String,
        /// Title.
        pub title: String,
        /// The most that one award may be.
        pub ceiling: u64,
        /// Its own budget.
        pub budget: Option<u64>,
    }

    /// A round of review.
    pub struct Round {
        /// Its id.
        pub id: String,
        /// Title.
        pub title: String,
    }

    /// Somebody whom the call names.
    pub struct CallPerson {
        /// The person's id.
        pub person: String,
        /// `chair`, `deputy`, `veto` or `observer`.
        pub role: String,
        /// Name.
        pub name: String,
        /// E-mail address.
        pub email: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
        /// Whether reviews can be encrypted to this person.
        pub reads: bool,
    }

    /// The evaluation grid.
    pub struct Rubric {
        /// SHA-256 of its canonical form.
        pub hash: String,
        /// The criteria, in order.
        pub criteria: Vec<Criterion>,
        /// The scale of confidence.
        pub confidence: Option<ConfidenceScale>,
    }

    /// One line of the grid.
    pub struct Criterion {
        /// Its id.
        pub id: String,
        /// Title.
        pub title: String,
        /// Help for the reviewer.
        pub help: Option<String>,
        /// The lowest step.
        pub min: i64,
        /// The highest step.
        pub max: i64,
        /// Whether the highest step is the best.
        pub high_is_best: bool,
        /// Whether *I cannot judge this* is allowed.
        pub na: bool,
        /// Weight.
        pub weight: i64,
        /// Whether passages are wanted.
        pub evidence: bool,
        /// Labels of steps, in order.
        pub labels: Vec<StepLabel>,
    }

    /// The words for a step.
    pub struct StepLabel {
        /// The step.
        pub step: i64,
        /// Its label.
        pub label: String,
    }

    /// The scale on which I say how sure I am.
    pub struct ConfidenceScale {
        /// The lowest step.
        pub min: i64,
        /// The highest step.
        pub max: i64,
        /// Labels of steps.
        pub labels: Vec<StepLabel>,
    }

    /// Workspaces on this machine, newest first.
    pub struct WorkspaceList {
        /// The workspaces.
        pub workspaces: Vec<KnownWorkspace>,
        /// The folder in which new ones are made.
        pub folder: String,
    }

    /// A workspace that was opened here before or lies in the usual folder.
    pub struct KnownWorkspace {
        /// Its file.
        pub path: String,
        /// Its name for people.
        pub name: String,
        /// Desk or office.
        pub kind: WorkspaceKind,
        /// When it was last opened here.
        pub opened_at: Option<String>,
        /// Whether the file is still there.
        pub here: bool,
    }

    /// What an integrity check found.
    pub struct IntegrityReport {
        /// Whether nothing was found.
        pub good: bool,
        /// What was found, in the words of `SQLite`.
        pub findings: Vec<String>,
        /// Documents whose bytes do not have their hash.
        pub damaged_documents: Vec<String>,
    }

    /// Back-ups of the open workspace, newest first.
    pub struct BackupList {
        /// The folder in which they lie.
        pub folder: String,
        /// The back-ups.
        pub backups: Vec<Backup>,
    }

    /// One back-up.
    pub struct Backup {
        /// Its file.
        pub path: String,
        /// When it was made.
        pub at: String,
        /// Its size.
        pub bytes: u64,
        /// Whether it was checked and found good.
        pub good: bool,
        /// Proposals in it.
        pub proposals: usize,
        /// Proposals with at least one score in it.
        pub scored: usize,
        /// Marks in it.
        pub marks: usize,
    }
}

asked! {
    /// Who I am. Absent fields stay as they are.
    #[derive(Default, Eq)]
    pub struct MeChange {
        /// Name.
        pub name: Option<String>,
        /// E-mail address.
        pub email: Option<String>,
        /// Institution.
        pub institution: Option<String>,
        /// ORCID.
        pub orcid: Option<String>,
    }

    /// Going on in another round.
    #[derive(Eq)]
    pub struct RoundSet {
        /// Its id.
        pub round: String,
        /// Whether it begins from what was written in an earlier one; on a desk.
        pub carry: Option<bool>,
    }

    /// A new workspace.
    #[derive(Eq)]
    pub struct WorkspaceCreate {
        /// Desk (with a grid of four criteria of its own) or office.
        pub kind: WorkspaceKind,
        /// Its name for people.
        pub name: Option<String>,
        /// Its file; without it, one in the usual folder.
        pub path: Option<String>,
    }

    /// Whose back-ups: the open workspace's, or those of a file that does not open any more.
    #[derive(Default, Eq)]
    pub struct BackupsAsk {
        /// The workspace's file.
        pub workspace: Option<String>,
    }

    /// A back-up to be put in the place of a workspace, which is kept beside it.
    #[derive(Eq)]
    pub struct BackupRestore {
        /// The back-up.
        pub path: String,
        /// The workspace's file, where it does not open any more; else the open one.
        pub workspace: Option<String>,
    }

    /// Taking a call file in.
    #[derive(Eq)]
    pub struct CallAccept {
        /// The call file.
        pub path: String,
        /// Who I am, where that was not said before.
        pub me: Option<MeChange>,
        /// The file of the desk to be made; without it, one in the usual folder named after the call. An open
        /// desk takes the call in itself if it has the same call or none.
        pub workspace: Option<String>,
    }
}
