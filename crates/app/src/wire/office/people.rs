//! People, invitations, assignments, conflicts, score sheets.

use super::super::{answered, asked, one_of};
use crate::words::{Language, Phrase};

one_of! {
    /// Where a person stands.
    pub enum PersonState {
        /// On the list.
        Listed,
        /// An invitation was written.
        Invited,
        /// Has answered; not yet accepted.
        Answered,
        /// Accepted.
        Accepted,
        /// Turned away.
        Distrusted,
    }

    /// A role towards a proposal.
    pub enum AssignmentRole {
        /// First reader.
        Primary,
        /// Second reader.
        Secondary,
        /// For the discussion.
        Discussant,
    }

    /// How a person was recognised.
    pub enum VouchHow {
        /// In person.
        Met,
        /// By video.
        Video,
        /// By telephone.
        Phone,
        /// By the answer to an invitation.
        Invitation,
        /// By a list of control numbers.
        List,
        /// By the way the card came.
        Channel,
    }

    /// What a conflict rests on.
    pub enum ConflictGround {
        /// Same institution.
        Institution,
        /// Wrote together.
        Coauthor,
        /// Family.
        Family,
        /// Interest.
        Interest,
        /// Other.
        Other,
    }
}

answered! {
    /// Everybody on the list.
    pub struct PeopleList {
        /// By name.
        pub people: Vec<OfficePerson>,
        /// Have answered their invitation and can be accepted with one act.
        pub answered: usize,
        /// Persons whose card came without being on the list.
        pub strangers: usize,
    }

    /// Somebody on the list.
    pub struct OfficePerson {
        /// Row in this office.
        pub row: String,
        /// Name.
        pub name: String,
        /// E-mail.
        pub email: Option<String>,
        /// Institution.
        pub institution: Option<String>,
        /// Language of the invitation.
        pub language: Language,
        /// Telephone.
        pub phone: Option<String>,
        /// Most proposals.
        pub load: Option<u32>,
        /// Knows about.
        pub expertise: Vec<String>,
        /// Where the person stands.
        pub state: PersonState,
        /// The person's id, once a card is here.
        pub person: Option<String>,
        /// Control number, nine groups.
        pub control_number: Option<String>,
        /// How accepted.
        pub how: Option<VouchHow>,
        /// Assigned.
        pub assigned: usize,
        /// Reviews that are here of those.
        pub received: usize,
        /// Withdrawn.
        pub withdrawn: usize,
        /// What is to be said: names alike, two answered, key withdrawn.
        pub notes: Vec<Phrase>,
    }

    /// Invitations that were written.
    pub struct Invitations {
        /// The folder.
        pub folder: String,
        /// The files.
        pub files: Vec<InvitationFile>,
        /// The documents as a zip beside them, where they do not fit into a mail.
        pub documents: Option<String>,
    }

    /// One invitation.
    pub struct InvitationFile {
        /// Row of the person.
        pub row: String,
        /// The call file.
        pub path: String,
        /// The mail draft.
        pub draft: String,
        /// Size of the call file.
        pub bytes: u64,
        /// Whether the documents are in it.
        pub with_documents: bool,
        /// A zip of this person's own, where a conflict closes documents that the others' zip holds.
        pub documents: Option<String>,
    }

    /// What accepting did.
    pub struct Accepted {
        /// Accepted now.
        pub accepted: usize,
        /// Names of those left, and why.
        pub left: Vec<Phrase>,
    }

    /// What comparing a control number gave.
    pub struct ControlCheck {
        /// Whether all nine groups agree.
        pub agrees: bool,
        /// The first group (from 1) that differs.
        pub differs_at: Option<u32>,
        /// Groups typed.
        pub typed: u32,
    }

    /// Who reads what.
    pub struct Assignments {
        /// All pairs.
        pub pairs: Vec<Assignment>,
        /// Conflicts, declared or suggested.
        pub conflicts: Vec<OfficeConflict>,
        /// Proposals with fewer readers than the call asks for.
        pub short: Vec<ShortProposal>,
        /// How well proposals will be comparable.
        pub comparable: Comparable,
        /// What the change just made by hand costs, in words; empty otherwise.
        pub price: Vec<Phrase>,
    }

    /// One pair.
    pub struct Assignment {
        /// Row of the person.
        pub row: String,
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Role.
        pub role: AssignmentRole,
        /// By hand, or computed.
        pub by_hand: bool,
        /// Why this pair: similarity in words.
        pub reason: Phrase,
    }

    /// A proposal with too few readers.
    pub struct ShortProposal {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Has.
        pub has: u32,
        /// Should have.
        pub wants: u32,
    }

    /// A conflict of a person with a proposal.
    pub struct OfficeConflict {
        /// Row.
        pub row: String,
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// On what it rests.
        pub ground: ConflictGround,
        /// Declared by the reviewer, by the chair, or only suggested.
        pub by: String,
    }

    /// How well proposals can be compared.
    pub struct Comparable {
        /// Groups that share no reviewer.
        pub groups: u32,
        /// In words.
        pub sentence: Phrase,
    }

    /// What computing assignments gave.
    pub struct AssignmentPlan {
        /// The state afterwards.
        pub assignments: Assignments,
        /// Pairs added.
        pub added: usize,
        /// Why not every proposal has enough: the set, who could give how much, what would help; empty where all have.
        pub infeasible: Vec<Phrase>,
        /// Least similarity over proposals, and mean, of 10,000.
        pub least: u32,
        /// Mean.
        pub mean: u32,
    }

    /// Files that were written.
    pub struct FilesMade {
        /// The folder.
        pub folder: String,
        /// The files in it.
        pub files: Vec<String>,
    }
}

asked! {
    /// Changes of a person. Absent fields stay; without `row` a new one.
    #[derive(Default, Eq)]
    pub struct PersonChange {
        /// Row.
        pub row: Option<String>,
        /// Name.
        pub name: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// Institution.
        pub institution: Option<String>,
        /// Language.
        pub language: Option<Language>,
        /// Telephone.
        pub phone: Option<String>,
        /// Most proposals.
        pub load: Option<u32>,
        /// Knows about.
        pub expertise: Option<Vec<String>>,
        /// For whom a lost key's reviews count: the row of the earlier person.
        pub replaces: Option<String>,
    }

    /// Somebody on the list.
    #[derive(Eq)]
    pub struct OfRow {
        /// Row.
        pub row: String,
    }

    /// Some or all of the list.
    #[derive(Default, Eq)]
    pub struct OfRows {
        /// Rows; all if absent.
        pub rows: Option<Vec<String>>,
    }

    /// Who is invited, and how.
    #[derive(Default, Eq)]
    pub struct InviteAsk {
        /// Rows; all who were not invited yet if absent.
        pub rows: Option<Vec<String>>,
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
        /// Documents in the file; if absent, below 15 MB.
        pub documents: Option<bool>,
    }

    /// Accepting one person.
    #[derive(Eq)]
    pub struct PersonAccept {
        /// Row.
        pub row: String,
        /// How; if absent, as the file came: by the answer to the invitation, else by a way that the committee trusts.
        pub how: Option<VouchHow>,
        /// Row of the person whose lost signature this one takes the place of: both count as one.
        pub replaces: Option<String>,
    }

    /// Turning one away.
    #[derive(Eq)]
    pub struct PersonDistrust {
        /// Row.
        pub row: String,
        /// Why.
        pub reason: String,
    }

    /// Digits heard on the telephone.
    #[derive(Eq)]
    pub struct ControlAsk {
        /// Row.
        pub row: String,
        /// What was typed: digits, spaces allowed.
        pub digits: String,
    }

    /// Computing assignments.
    #[derive(Default, Eq)]
    pub struct AssignAsk {
        /// Readers per proposal; the call's if absent.
        pub per_proposal: Option<u32>,
        /// Most per reader who says nothing else; what is needed if absent.
        pub load: Option<u32>,
    }

    /// Where a table of assignments is written.
    #[derive(Eq)]
    pub struct AssignmentsExport {
        /// The path.
        pub path: String,
        /// HotCRP's actions; if `false`, a table with names and roles.
        pub hotcrp: Option<bool>,
    }

    /// One pair by hand.
    #[derive(Eq)]
    pub struct AssignmentSet {
        /// Row.
        pub row: String,
        /// Proposal.
        pub proposal: String,
        /// Role; taken back if absent.
        pub role: Option<AssignmentRole>,
    }

    /// A conflict that the chair declares or clears.
    #[derive(Eq)]
    pub struct OfficeConflictSet {
        /// Row.
        pub row: String,
        /// Proposal.
        pub proposal: String,
        /// Whether there is one.
        pub recused: bool,
        /// On what it rests.
        pub ground: Option<ConflictGround>,
        /// In words.
        pub text: Option<String>,
    }
}
