//! The call as it is made, its proposals, and tables of other people.

use super::super::{answered, asked, one_of};
use crate::tables::columns::{Field, Mapping, Purpose};
use crate::tables::people::CellFault;
use crate::words::Phrase;

one_of! {
    /// Funding in the middle of an amount that does not fit.
    pub enum FillRule {
        /// Stop at the first that does not fit.
        Stop,
        /// Give what is left, then stop.
        Part,
        /// Pass it over and go on.
        Skip,
    }

    /// A proposal that asks for more than the ceiling.
    pub enum OverCeiling {
        /// Not eligible.
        Refuse,
        /// Cut to the ceiling.
        Cap,
    }
}

asked! {
    /// The call as it is being made. Everything may be missing until it is frozen; wrong entries are kept and
    /// named in `CallView.faults`.
    #[derive(Default, Eq)]
    pub struct CallBody {
        /// Title.
        pub title: String,
        /// Short name: `[A-Za-z0-9-]{1,16}`.
        pub short: String,
        /// Sponsor.
        pub sponsor: String,
        /// Code of the unit: `USD`, `EUR`, `credits`.
        pub unit: String,
        /// Decimal digits of the unit.
        pub unit_digits: u32,
        /// Total budget, smallest unit.
        pub pool: u64,
        /// Tracks, in the order in which they are funded.
        pub tracks: Vec<TrackBody>,
        /// Rounds.
        pub rounds: Vec<RoundBody>,
        /// `latest` or `last_only`.
        pub round_rule: String,
        /// The grid.
        pub criteria: Vec<CriterionBody>,
        /// The scale of confidence.
        pub confidence: Option<ConfidenceBody>,
        /// How money is given.
        pub funding: FundingBody,
        /// Whether reviewers' strictness is allowed for.
        pub calibrate: bool,
        /// Whether reviewers are weighed by their noise.
        pub noise: bool,
        /// Those who are named: the chair first.
        pub people: Vec<OfficerBody>,
        /// Who sees what.
        pub policy: PolicyBody,
        /// Commitments after the award.
        pub obligations: Vec<DutyBody>,
        /// When reviewing begins.
        pub opens: Option<String>,
        /// When it ends.
        pub closes: Option<String>,
        /// When the result is published.
        pub publishes: Option<String>,
        /// The time zone of the dates, IANA.
        pub zone: String,
        /// The draw's public source: which number, how it will be written.
        pub draw_source: String,
        /// When that number comes into being.
        pub draw_at: Option<String>,
        /// The rule on conflicts, and the promise of confidentiality, in the call's own words (for the invitation).
        pub instructions: String,
        /// How to object, to whom, until when (for letters and the public page).
        pub appeal: String,
    }

    /// A track.
    #[derive(Default, Eq)]
    pub struct TrackBody {
        /// Id.
        pub id: String,
        /// Title.
        pub title: String,
        /// Most per award.
        pub ceiling: u64,
        /// Its own budget.
        pub budget: Option<u64>,
    }

    /// A round.
    #[derive(Default, Eq)]
    pub struct RoundBody {
        /// Id.
        pub id: String,
        /// Title.
        pub title: String,
    }

    /// A criterion.
    #[derive(Default, Eq)]
    pub struct CriterionBody {
        /// Id.
        pub id: String,
        /// Title.
        pub title: String,
        /// Help.
        pub help: Option<String>,
        /// Lowest step.
        pub min: i64,
        /// Highest step.
        pub max: i64,
        /// Whether the highest is the best.
        pub high_is_best: bool,
        /// Whether *cannot judge* is allowed.
        pub na: bool,
        /// Weight, 0 to 10,000.
        pub weight: u32,
        /// Whether passages are wanted.
        pub evidence: bool,
        /// Labels of steps.
        pub labels: Vec<LabelBody>,
    }

    /// The words for a step.
    #[derive(Default, Eq)]
    pub struct LabelBody {
        /// Step.
        pub step: i64,
        /// Label.
        pub label: String,
    }

    /// The scale of confidence.
    #[derive(Default, Eq)]
    pub struct ConfidenceBody {
        /// Lowest.
        pub min: i64,
        /// Highest.
        pub max: i64,
        /// Labels.
        pub labels: Vec<LabelBody>,
    }

    /// How money is given.
    #[derive(Eq)]
    pub struct FundingBody {
        /// Requests above the ceiling.
        pub over_ceiling: OverCeiling,
        /// At the first that does not fit.
        pub fill: FillRule,
        /// Whether what a track leaves goes to the others.
        pub overflow: bool,
        /// Least calibrated score, micropoints.
        pub threshold: Option<i64>,
        /// Least mean step per criterion.
        pub floors: Vec<FloorBody>,
        /// 50 or 90: the interval that puts a proposal into the draw.
        pub draw_level: u32,
        /// Whether reviews that came unsigned count.
        pub unsigned_count: bool,
    }

    /// The least mean step of a criterion.
    #[derive(Default, Eq)]
    pub struct FloorBody {
        /// Criterion.
        pub criterion: String,
        /// Step.
        pub min: i64,
    }

    /// Somebody the call names.
    #[derive(Default, Eq)]
    pub struct OfficerBody {
        /// `chair`, `deputy`, `veto`, `observer`.
        pub role: String,
        /// Name.
        pub name: String,
        /// E-mail.
        pub email: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
        /// The person's id; for the chair at this machine it is filled in.
        pub person: Option<String>,
        /// The age recipient.
        pub age: Option<String>,
    }

    /// Who sees what.
    #[derive(Eq)]
    pub struct PolicyBody {
        /// Whether reviewers see applicants' names.
        pub applicants_shown: bool,
        /// Whether reviewers' names are published.
        pub reviewers_public: bool,
        /// Whether each score is published.
        pub scores_public: bool,
        /// Whether those not selected are named.
        pub declined_named: bool,
        /// Whether applicants read the reasons.
        pub rationale_to_applicant: bool,
        /// Reviews per proposal.
        pub reviews_per_proposal: u32,
        /// What a withdrawal closes: `documents`, `reviews`, `discussion`, `ranking`.
        pub recusal_closes: Vec<String>,
        /// Signatures under the result.
        pub signatures_needed: u32,
        /// How people may be accepted: `invitation`, `met`, `video`, `phone`, `list`, `channel`.
        pub vouch: Vec<String>,
        /// What a refusal by the sponsor must give: `full`, `ground_only`, `none`.
        pub veto_given: String,
    }

    /// A commitment after the award.
    #[derive(Default, Eq)]
    pub struct DutyBody {
        /// `paper`, `code`, `data`, `report`.
        pub duty: String,
        /// Title.
        pub title: String,
        /// Months after publication.
        pub months: u32,
    }

    /// A template by its name.
    #[derive(Eq)]
    pub struct TemplateAsk {
        /// Its id in `TemplateList`.
        pub template: String,
    }

    /// A table to be looked at.
    #[derive(Eq)]
    pub struct TableAsk {
        /// The file.
        pub path: String,
        /// The sheet; the first with rows if absent.
        pub sheet: Option<String>,
        /// What it is for.
        pub purpose: Purpose,
    }

    /// A table to be taken in.
    #[derive(Eq)]
    pub struct TableImport {
        /// The file.
        pub path: String,
        /// The sheet.
        pub sheet: Option<String>,
        /// The mapping; the guess if absent. It is remembered for tables with the same head.
        pub mapping: Option<Mapping>,
    }

    /// Changes of a proposal in the office. Absent fields stay.
    #[derive(Default, Eq)]
    pub struct OfficeProposalChange {
        /// The proposal; a new one if absent.
        pub proposal: Option<String>,
        /// Number.
        pub number: Option<String>,
        /// Title.
        pub title: Option<String>,
        /// Track.
        pub track: Option<String>,
        /// Asked, smallest unit.
        pub asked: Option<u64>,
        /// Smallest useful amount.
        pub smallest: Option<u64>,
        /// Applicants.
        pub applicants: Option<Vec<super::super::Applicant>>,
        /// Mail address for the letter.
        pub email: Option<String>,
        /// A PDF to be its document.
        pub document_path: Option<String>,
    }

    /// What the notice is written for.
    #[derive(Default, Eq)]
    pub struct NoticeAsk {
        /// The folder; the usual one if absent.
        pub folder: Option<String>,
    }
}

impl Default for FundingBody {
    fn default() -> Self {
        Self {
            over_ceiling: OverCeiling::Refuse,
            fill: FillRule::Stop,
            overflow: true,
            threshold: None,
            floors: Vec::new(),
            draw_level: 50,
            unsigned_count: true,
        }
    }
}

impl Default for PolicyBody {
    fn default() -> Self {
        Self {
            applicants_shown: true,
            reviewers_public: false,
            scores_public: true,
            declined_named: true,
            rationale_to_applicant: true,
            reviews_per_proposal: 3,
            recusal_closes: ["discussion", "documents", "reviews"].map(str::to_owned).to_vec(),
            signatures_needed: 1,
            vouch: ["invitation", "met", "phone", "video"]
                .map(str::to_owned)
                .to_vec(),
            veto_given: "full".to_owned(),
        }
    }
}

answered! {
    /// The call and where it stands.
    pub struct CallView {
        /// As it is being made.
        pub body: CallBody,
        /// What stands in the way of freezing, each at its field.
        pub faults: Vec<CallFault>,
        /// What is worth a second look.
        pub warnings: Vec<CallFault>,
        /// Frozen editions, oldest first.
        pub editions: Vec<CallEdition>,
        /// Whether something was changed since the last edition.
        pub changed: bool,
        /// Proposals.
        pub proposals: usize,
        /// Proposals with a document.
        pub documents: usize,
        /// The chair's control number, nine groups.
        pub control_number: Option<String>,
        /// The way of the call, in order of time.
        pub timeline: Vec<TimePoint>,
    }

    /// A field that wants something.
    pub struct CallFault {
        /// Which: `title`, `tracks.0.ceiling`, `criteria.2.labels`.
        pub field: String,
        /// What.
        pub phrase: Phrase,
    }

    /// An edition.
    pub struct CallEdition {
        /// Its number.
        pub edition: u32,
        /// SHA-256 of its `call.json`.
        pub call: String,
        /// When it was frozen.
        pub at: String,
        /// The signed file for everybody.
        pub path: Option<String>,
    }

    /// A date on the time-line.
    pub struct TimePoint {
        /// `opens`, `closes`, `draw`, `publishes`, `now`.
        pub what: String,
        /// When.
        pub at: String,
        /// In words, with weekday and zone.
        pub phrase: Phrase,
    }

    /// Templates.
    pub struct TemplateList {
        /// All there are.
        pub templates: Vec<Template>,
    }

    /// A template.
    pub struct Template {
        /// Its id.
        pub template: String,
        /// What it is called and for whom.
        pub title: Phrase,
    }

    /// The notice that is printed and put on the sponsor's site.
    pub struct Notice {
        /// The page.
        pub html: String,
        /// The control number in it.
        pub control_number: String,
        /// The SHA-256 of the call file.
        pub call_file: String,
    }

    /// The office's proposals.
    pub struct OfficeProposals {
        /// All of them, by number.
        pub proposals: Vec<OfficeProposal>,
        /// Sum of what is asked, by track.
        pub asked: Vec<TrackSum>,
    }

    /// Sum of a track.
    pub struct TrackSum {
        /// Track.
        pub track: String,
        /// Proposals in it.
        pub proposals: usize,
        /// Asked in all.
        pub asked: u64,
    }

    /// A proposal in the office.
    pub struct OfficeProposal {
        /// Id.
        pub proposal: String,
        /// Number.
        pub number: String,
        /// Title.
        pub title: String,
        /// Track's id; empty where it is not known.
        pub track: String,
        /// Asked.
        pub asked: Option<u64>,
        /// What was typed, where it is no amount.
        pub asked_text: Option<String>,
        /// Smallest useful amount.
        pub smallest: Option<u64>,
        /// Applicants.
        pub applicants: Vec<super::super::Applicant>,
        /// Mail address for the letter.
        pub email: Option<String>,
        /// The document's hash.
        pub document: Option<String>,
        /// The name of its file when it came.
        pub document_name: Option<String>,
        /// Pages, where they were counted.
        pub pages: Option<u32>,
        /// Further lines.
        pub attributes: Vec<super::super::Attribute>,
        /// What wants attention: `no_document`, `no_amount`, `no_track`, `over_ceiling`, `no_email`.
        pub wants: Vec<String>,
    }

    /// A table before it is taken in.
    pub struct TablePreview {
        /// How it was read.
        pub kind: String,
        /// Delimiter and encoding, for CSV.
        pub encoding: Option<String>,
        /// Delimiter.
        pub delimiter: Option<String>,
        /// The sheet that was read.
        pub sheet: Option<String>,
        /// All sheets.
        pub sheets: Vec<String>,
        /// The columns with three values each.
        pub columns: Vec<TableColumn>,
        /// Rows below the head.
        pub rows: usize,
        /// The proposed mapping, or the one remembered.
        pub mapping: Mapping,
        /// Whether it is remembered.
        pub remembered: bool,
        /// Fields that are needed and no column has.
        pub missing: Vec<Field>,
        /// Fields that a column can be.
        pub fields: Vec<Field>,
        /// Cells that could not be understood with this mapping.
        pub faults: Vec<CellFault>,
    }

    /// A column.
    pub struct TableColumn {
        /// Its letter.
        pub letter: String,
        /// Its head.
        pub head: String,
        /// Three values.
        pub samples: Vec<String>,
    }

    /// What taking a table in did.
    pub struct TableTaken {
        /// New rows.
        pub added: usize,
        /// Changed ones.
        pub changed: usize,
        /// Rows that said nothing new.
        pub same: usize,
        /// Cells that could not be understood; the rows were kept without them.
        pub faults: Vec<CellFault>,
        /// Rows that were refused, with why.
        pub refused: Vec<Phrase>,
    }

    /// What taking PDFs in did.
    pub struct DocumentsTaken {
        /// Became the document of a proposal that was here.
        pub matched: usize,
        /// Became proposals of their own.
        pub added: usize,
        /// Were here already.
        pub known: usize,
        /// Could not be taken in, with why.
        pub refused: Vec<Phrase>,
    }
}
