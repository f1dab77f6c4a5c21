//! What came back: the plan, taking in, typing in, entering, receipts, who owes what.

use std::collections::BTreeMap;

use super::super::{answered, asked, one_of};
use crate::sheets::StepFault;
use crate::tables::columns::Mapping;
use crate::words::Phrase;

one_of! {
    /// The four groups.
    pub enum ReceivedGroup {
        /// Can be taken in.
        Ready,
        /// One question each.
        Question,
        /// Must be sent again.
        Again,
        /// Nothing new.
        Nothing,
    }

    /// What a file is.
    pub enum ReceivedKind {
        /// Signed reviews.
        Score,
        /// A card alone.
        Card,
        /// A co-chair's panel.
        Panel,
        /// A call file.
        Call,
        /// A result.
        Result,
        /// Encrypted, and not openable here.
        Sealed,
        /// A score sheet.
        Sheet,
        /// A HotCRP form.
        Form,
        /// A table.
        Table,
        /// None of these.
        Other,
    }

    /// What can be done about a file.
    pub enum ReceivedAct {
        /// Take it in.
        TakeIn,
        /// Accept the person.
        Accept,
        /// Compare the control number first.
        Call,
        /// Write to the sender.
        Write,
        /// Look at the mapping.
        Map,
        /// Admit with a reason.
        Admit,
        /// Settle two versions.
        Settle,
        /// Set aside with a reason.
        SetAside,
    }

    /// Where an owed review stands.
    pub enum OwedState {
        /// Not here.
        Missing,
        /// Here, and counts.
        Here,
        /// Here, and does not count (yet).
        Open,
        /// Withdrawn, or a conflict.
        Crossed,
    }
}

answered! {
    /// What dropping these files would do. Nothing was changed yet.
    pub struct ReceivedPlan {
        /// Its name, for taking in.
        pub plan: String,
        /// Every file, mails opened, in order of group and name.
        pub items: Vec<ReceivedItem>,
        /// Files per group: ready, question, again, nothing.
        pub counts: BTreeMap<String, usize>,
        /// One sentence for each group.
        pub sentences: BTreeMap<String, Phrase>,
    }

    /// One file.
    pub struct ReceivedItem {
        /// SHA-256 of its bytes.
        pub file: String,
        /// Its name; for attachments also the mail's.
        pub name: String,
        /// The address it came from, if by mail.
        pub from: Option<String>,
        /// Group.
        pub group: ReceivedGroup,
        /// Kind.
        pub kind: ReceivedKind,
        /// `good`, `unknown`, `bad`; absent for unsigned things.
        pub verdict: Option<String>,
        /// The first code in the order of the faults; `OK` where nothing is to be said.
        pub code: String,
        /// What it is and what it would do.
        pub message: String,
        /// What to do.
        pub hint: String,
        /// What else is to be said of it; nothing of it keeps the file from counting.
        pub notes: Vec<ReceivedNote>,
        /// Bundle id.
        pub bundle: Option<String>,
        /// Person's id.
        pub person: Option<String>,
        /// Row of the person on the list.
        pub row: Option<String>,
        /// Name.
        pub person_name: Option<String>,
        /// Its number.
        pub sequence: Option<u64>,
        /// Reviews in it.
        pub reviews: usize,
        /// What changes, proposal by proposal.
        pub changes: Vec<ReviewChange>,
        /// Cells that are no step.
        pub faults: Vec<StepFault>,
        /// What can be done, first choice first.
        pub acts: Vec<ReceivedAct>,
    }

    /// Something that is said of a file beside its verdict.
    pub struct ReceivedNote {
        /// Its code.
        pub code: String,
        /// The sentence.
        pub message: String,
        /// What to do.
        pub hint: String,
    }

    /// What changes of one review.
    pub struct ReviewChange {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// `new`, `replaced`, `same`, `older`, `withdrawn`, `recused`, `contradiction`, `outdated`.
        pub what: String,
        /// Scores: criterion, before, after.
        pub scores: Vec<ScoreChange>,
        /// Whether texts differ.
        pub texts: bool,
    }

    /// A step before and after.
    pub struct ScoreChange {
        /// Criterion.
        pub criterion: String,
        /// Before.
        pub before: Option<i64>,
        /// After.
        pub after: Option<i64>,
    }

    /// What taking in did.
    pub struct TakenIn {
        /// Files taken in.
        pub taken: usize,
        /// Reviews that count now and did not before.
        pub reviews: usize,
        /// The state, as a hash over its sets.
        pub state: String,
    }

    /// What is here.
    pub struct ReceivedList {
        /// Files, newest number first.
        pub files: Vec<ReceivedFile>,
        /// In the register.
        pub entered: usize,
        /// Taken in, not entered.
        pub open: usize,
        /// Contradictions and late reviews that want a word.
        pub questions: Vec<ReceivedQuestion>,
        /// The state, as a hash over its sets.
        pub state: String,
        /// Whether the register was closed, and at which size.
        pub closed: Option<u64>,
        /// That the register holds files which are not here, and what to do.
        pub missing: Option<Phrase>,
    }

    /// A file that was taken in.
    pub struct ReceivedFile {
        /// Bundle id, or the file's hash for sealed and unsigned ones.
        pub bundle: String,
        /// Its name.
        pub name: String,
        /// Kind.
        pub kind: ReceivedKind,
        /// Person's name.
        pub person_name: String,
        /// Row.
        pub row: Option<String>,
        /// Number.
        pub sequence: Option<u64>,
        /// `good` or `unknown`.
        pub verdict: String,
        /// Why it does not count, or what is noted.
        pub notes: Vec<Phrase>,
        /// Index in the register.
        pub index: Option<u64>,
        /// Heads by status.
        pub statuses: BTreeMap<String, usize>,
        /// Set aside, and why.
        pub aside: Option<String>,
        /// The receipt.
        pub receipt: Option<String>,
    }

    /// Something that wants the chair's word.
    pub struct ReceivedQuestion {
        /// `contradiction` or `late`.
        pub kind: String,
        /// Person's name.
        pub person_name: String,
        /// Person's id.
        pub person: String,
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// The heads in question.
        pub heads: Vec<HeadView>,
        /// The rule and both outcomes in words.
        pub phrase: Phrase,
    }

    /// One review's numbers.
    pub struct HeadView {
        /// Head.
        pub head: String,
        /// Steps.
        pub scores: BTreeMap<String, i64>,
        /// Total, micropoints.
        pub total: Option<i64>,
    }

    /// What entering did.
    pub struct Entered {
        /// Lines added.
        pub added: usize,
        /// Size of the register.
        pub size: u64,
        /// The folder of receipts.
        pub receipts: String,
        /// Mail drafts with the receipts.
        pub drafts: Vec<String>,
    }

    /// A grid for paper forms.
    pub struct TypingGrid {
        /// Row of the person.
        pub row: String,
        /// Criteria in order.
        pub criteria: Vec<super::super::Criterion>,
        /// One line for each assigned proposal.
        pub lines: Vec<TypingLine>,
        /// Cells whose second typing differs.
        pub differences: usize,
        /// Cells typed once only.
        pub unproved: usize,
    }

    /// A line of it.
    pub struct TypingLine {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// First pass.
        pub first: BTreeMap<String, String>,
        /// Second pass.
        pub second: BTreeMap<String, String>,
    }

    /// Reviews that came unsigned and were entered here.
    pub struct UnsignedList {
        /// By name.
        pub people: Vec<UnsignedPerson>,
        /// All of them.
        pub reviews: usize,
        /// Those that their reviewers have confirmed.
        pub confirmed: usize,
    }

    /// Somebody whose reviews were entered.
    pub struct UnsignedPerson {
        /// Name.
        pub name: String,
        /// Row, if the person is on the list.
        pub row: Option<String>,
        /// Whether there is an address to ask at.
        pub email: Option<String>,
        /// By number, then round.
        pub reviews: Vec<UnsignedReview>,
        /// Confirmed of these.
        pub confirmed: usize,
    }

    /// A review that was entered.
    pub struct UnsignedReview {
        /// Head.
        pub head: String,
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// The round, where the call has more than one.
        pub round: Option<String>,
        /// `paper`, `table`, `hotcrp`, `openreview`.
        pub source: String,
        /// Steps by criterion, as people write them; *cannot judge* in words.
        pub steps: BTreeMap<String, String>,
        /// Total, micropoints.
        pub total: Option<i64>,
        /// Whether its reviewer has confirmed it.
        pub confirmed: bool,
        /// Whether another chair entered it, who alone can say so.
        pub of_other_chair: bool,
    }

    /// Who owes what.
    pub struct Owed {
        /// Persons.
        pub people: Vec<OwedPerson>,
        /// Proposals in the order of the columns.
        pub proposals: Vec<OwedProposal>,
        /// Reviews that are missing.
        pub missing: usize,
        /// Of how many.
        pub of: usize,
    }

    /// A column of the map.
    pub struct OwedProposal {
        /// Proposal.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Reviews that count.
        pub here: usize,
    }

    /// A line of the map.
    pub struct OwedPerson {
        /// Row.
        pub row: String,
        /// Name.
        pub name: String,
        /// Cells for assigned proposals: proposal and state.
        pub cells: Vec<OwedCell>,
        /// Missing.
        pub missing: usize,
        /// Last number here.
        pub sequence: Option<u64>,
        /// Earlier numbers that never arrived. The newest replaces them, so nothing hangs on them.
        pub never_came: Vec<u64>,
    }

    /// A cell of the map.
    pub struct OwedCell {
        /// Proposal.
        pub proposal: String,
        /// State.
        pub state: OwedState,
    }
}

asked! {
    /// Taking in a plan.
    #[derive(Eq)]
    pub struct TakeIn {
        /// Its name.
        pub plan: String,
        /// Files by hash; the ready ones if absent.
        pub files: Option<Vec<String>>,
    }

    /// A table of a plan to be looked at.
    #[derive(Eq)]
    pub struct ColumnsAsk {
        /// The plan's name.
        pub plan: String,
        /// The file by its hash.
        pub file: String,
    }

    /// What the columns of a table of a plan are.
    #[derive(Eq)]
    pub struct ColumnsSet {
        /// The plan's name.
        pub plan: String,
        /// The file by its hash.
        pub file: String,
        /// Column by column.
        pub mapping: Mapping,
    }

    /// Setting a file aside, or taking it up again without a reason.
    #[derive(Eq)]
    pub struct SetAside {
        /// Bundle.
        pub bundle: String,
        /// Why.
        pub reason: Option<String>,
    }

    /// A late head counts.
    #[derive(Eq)]
    pub struct AdmitAsk {
        /// Head.
        pub head: String,
        /// Why.
        pub reason: String,
    }

    /// Two versions are settled.
    #[derive(Eq)]
    pub struct SettleAsk {
        /// Person's id.
        pub person: String,
        /// Proposal.
        pub proposal: String,
        /// The head that holds.
        pub head: String,
        /// Why.
        pub reason: String,
    }

    /// One cell of a paper form. An empty value clears it.
    #[derive(Eq)]
    pub struct TypingSet {
        /// Row.
        pub row: String,
        /// Proposal.
        pub proposal: String,
        /// Criterion.
        pub criterion: String,
        /// What was typed.
        pub value: String,
        /// 1 or 2.
        pub pass: u32,
    }

    /// The reviewer's word on reviews that were entered.
    #[derive(Eq)]
    pub struct UnsignedConfirm {
        /// Heads.
        pub heads: Vec<String>,
        /// Whether the reviewer has confirmed them.
        pub confirmed: bool,
    }

    /// Entering in the register; `close` also closes it.
    #[derive(Default, Eq)]
    pub struct EnterAsk {
        /// Whether what comes later is late.
        pub close: Option<bool>,
    }
}
