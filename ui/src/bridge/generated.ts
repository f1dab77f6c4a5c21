// Made from the table of commands in crates/app by `cargo xtask types`. Do not edit.
/* eslint-disable */

/**
 * Who is out of the room.
 */
export type AbsentSet = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Rows.
 */
rows: Array<string>, };

/**
 * What accepting did.
 */
export type Accepted = { 
/**
 * Accepted now.
 */
accepted: number, 
/**
 * Names of those left, and why.
 */
left: Array<Phrase>, };

/**
 * A late head counts.
 */
export type AdmitAsk = { 
/**
 * Head.
 */
head: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Reviewers and applicants of one institution.
 */
export type AffinityFigure = { 
/**
 * Reviews in question.
 */
reviews: number, 
/**
 * What such a review adds, micropoints.
 */
effect: number | null, 
/**
 * Its standard error.
 */
error: number | null, 
/**
 * Numbers of those that would come in without it.
 */
entered: Array<string>, 
/**
 * Numbers of those that would fall out.
 */
left: Array<string>, 
/**
 * In words.
 */
sentences: Array<Phrase>, };

/**
 * Krippendorff's α of a criterion.
 */
export type AgreementFigure = { 
/**
 * Criterion; none is the total.
 */
criterion: string | null, 
/**
 * Its title.
 */
title: string, 
/**
 * Proposals with at least two scores.
 */
proposals: number, 
/**
 * α by the squared distance of steps, basis points; none where it cannot be told.
 */
interval: number | null, 
/**
 * α by the order of steps.
 */
ordinal: number | null, 
/**
 * Where α lies with 95 %, by drawing proposals again; none under 20 proposals.
 */
low: number | null, 
/**
 * Its upper end.
 */
high: number | null, };

/**
 * An error as it crosses the bridge.
 */
export type AppError = { 
/**
 * What kind of thing went wrong.
 */
code: Code, 
/**
 * What happened, and to what, in the language of whoever asked.
 */
message: string, 
/**
 * What to do next; empty where there is nothing to add.
 */
hint: string, 
/**
 * Names and numbers that belong to it, and the technical cause under `cause`.
 */
detail: { [key in string]: string }, };

/**
 * Everything the frame shows.
 */
export type AppState = { 
/**
 * Paraph's version.
 */
version: string, 
/**
 * The language that holds: that of the settings, else the system's.
 */
language: Language, 
/**
 * The time by this machine's clock.
 */
now: string, 
/**
 * The time zone's IANA name.
 */
time_zone: string, 
/**
 * Who works here; `null` before the first name was given.
 */
me: Me | null, 
/**
 * The open workspace.
 */
workspace: WorkspaceState | null, 
/**
 * A file that Paraph was opened with and that has not been dealt with.
 */
opened_with: string | null, 
/**
 * Whether the sample call is installed.
 */
sample: boolean, };

/**
 * One who applies.
 */
export type Applicant = { 
/**
 * Name.
 */
name: string, 
/**
 * Institution.
 */
institution: string | null, };

/**
 * A value that goes into a sentence.
 */
export type Arg = number | string;

/**
 * The arguments of a sentence, by name.
 */
export type Args = { [key in string]: Arg };

/**
 * Computing assignments.
 */
export type AssignAsk = { 
/**
 * Readers per proposal; the call's if absent.
 */
per_proposal?: number | null, 
/**
 * Most per reader who says nothing else; what is needed if absent.
 */
load?: number | null, };

/**
 * One pair.
 */
export type Assignment = { 
/**
 * Row of the person.
 */
row: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Role.
 */
role: AssignmentRole, 
/**
 * By hand, or computed.
 */
by_hand: boolean, 
/**
 * Why this pair: similarity in words.
 */
reason: Phrase, };

/**
 * What computing assignments gave.
 */
export type AssignmentPlan = { 
/**
 * The state afterwards.
 */
assignments: Assignments, 
/**
 * Pairs added.
 */
added: number, 
/**
 * Why not every proposal has enough: the set, who could give how much, what would help; empty where all have.
 */
infeasible: Array<Phrase>, 
/**
 * Least similarity over proposals, and mean, of 10,000.
 */
least: number, 
/**
 * Mean.
 */
mean: number, };

/**
 * A role towards a proposal.
 */
export type AssignmentRole = "primary" | "secondary" | "discussant";

/**
 * One pair by hand.
 */
export type AssignmentSet = { 
/**
 * Row.
 */
row: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Role; taken back if absent.
 */
role?: AssignmentRole | null, };

/**
 * Who reads what.
 */
export type Assignments = { 
/**
 * All pairs.
 */
pairs: Array<Assignment>, 
/**
 * Conflicts, declared or suggested.
 */
conflicts: Array<OfficeConflict>, 
/**
 * Proposals with fewer readers than the call asks for.
 */
short: Array<ShortProposal>, 
/**
 * How well proposals will be comparable.
 */
comparable: Comparable, 
/**
 * What the change just made by hand costs, in words; empty otherwise.
 */
price: Array<Phrase>, };

/**
 * Where a table of assignments is written.
 */
export type AssignmentsExport = { 
/**
 * The path.
 */
path: string, 
/**
 * HotCRP's actions; if `false`, a table with names and roles.
 */
hotcrp?: boolean | null, };

/**
 * A file or folder, by its path.
 */
export type AtPath = { 
/**
 * The path.
 */
path: string, };

/**
 * Files or folders, by their paths.
 */
export type AtPaths = { 
/**
 * The paths.
 */
paths: Array<string>, };

/**
 * A further line.
 */
export type Attribute = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its value.
 */
value: string, };

/**
 * A level.
 */
export type AttributeLevel = { 
/**
 * Its value; empty where nothing is stated.
 */
value: string, 
/**
 * Proposals.
 */
proposals: number, 
/**
 * Those refused, or funded.
 */
hit: number, };

/**
 * An attribute's levels against an outcome.
 */
export type AttributeTest = { 
/**
 * Name of the attribute.
 */
attribute: string, 
/**
 * Its levels.
 */
levels: Array<AttributeLevel>, 
/**
 * Whether the comparison could have shown nothing; then there is no p.
 */
weak: boolean, 
/**
 * How often a difference this large comes by chance, basis points.
 */
p: number | null, 
/**
 * The same after Holm, over all attributes looked at.
 */
adjusted: number | null, 
/**
 * The p if none of the outcomes had had the attribute, or as few as there can be; of two levels alone.
 */
p_if_none: number | null, 
/**
 * The p if all had had it, or as many as there are.
 */
p_if_all: number | null, 
/**
 * The smallest p that as many outcomes could have given.
 */
smallest: number, 
/**
 * In words.
 */
sentences: Array<Phrase>, };

/**
 * One back-up.
 */
export type Backup = { 
/**
 * Its file.
 */
path: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Whether it was checked and found good.
 */
good: boolean, 
/**
 * Proposals in it.
 */
proposals: number, 
/**
 * Proposals with at least one score in it.
 */
scored: number, 
/**
 * Marks in it.
 */
marks: number, };

/**
 * Back-ups of the open workspace, newest first.
 */
export type BackupList = { 
/**
 * The folder in which they lie.
 */
folder: string, 
/**
 * The back-ups.
 */
backups: Array<Backup>, };

/**
 * A back-up to be put in the place of a workspace, which is kept beside it.
 */
export type BackupRestore = { 
/**
 * The back-up.
 */
path: string, 
/**
 * The workspace's file, where it does not open any more; else the open one.
 */
workspace?: string | null, };

/**
 * Whose back-ups: the open workspace's, or those of a file that does not open any more.
 */
export type BackupsAsk = { 
/**
 * The workspace's file.
 */
workspace?: string | null, };

/**
 * The figures above the table.
 */
export type Band = { 
/**
 * Proposals.
 */
proposals: number, 
/**
 * Scored on every criterion.
 */
scored: number, 
/**
 * Begun.
 */
begun: number, 
/**
 * Withdrawn or not sure.
 */
withdrawn: number, 
/**
 * Marked *later*.
 */
later: number, 
/**
 * Without an answer on conflicts.
 */
conflicts_open: number, 
/**
 * Whose document is here.
 */
documents: number, 
/**
 * When the call closes.
 */
closes: string | null, 
/**
 * The call's time zone.
 */
zone: string, 
/**
 * Whole days until then; negative after it.
 */
days_left: number | null, 
/**
 * How many a day are left to do, rounded up.
 */
per_day: number | null, 
/**
 * Where to go on.
 */
go_on: GoOn | null, 
/**
 * Where the hand-in stands.
 */
handin: HandInState, };

/**
 * What a block of the text view is.
 */
export type BlockKind = "heading" | "paragraph" | "item" | "loose";

/**
 * Taking a call file in.
 */
export type CallAccept = { 
/**
 * The call file.
 */
path: string, 
/**
 * Who I am, where that was not said before.
 */
me?: MeChange | null, 
/**
 * The file of the desk to be made; without it, one in the usual folder named after the call. An open
 * desk takes the call in itself if it has the same call or none.
 */
workspace?: string | null, };

/**
 * The call as it is being made. Everything may be missing until it is frozen; wrong entries are kept and
 * named in `CallView.faults`.
 */
export type CallBody = { 
/**
 * Title.
 */
title: string, 
/**
 * Short name: `[A-Za-z0-9-]{1,16}`.
 */
short: string, 
/**
 * Sponsor.
 */
sponsor: string, 
/**
 * Code of the unit: `USD`, `EUR`, `credits`.
 */
unit: string, 
/**
 * Decimal digits of the unit.
 */
unit_digits: number, 
/**
 * Total budget, smallest unit.
 */
pool: number, 
/**
 * Tracks, in the order in which they are funded.
 */
tracks: Array<TrackBody>, 
/**
 * Rounds.
 */
rounds: Array<RoundBody>, 
/**
 * `latest` or `last_only`.
 */
round_rule: string, 
/**
 * The grid.
 */
criteria: Array<CriterionBody>, 
/**
 * The scale of confidence.
 */
confidence?: ConfidenceBody | null, 
/**
 * How money is given.
 */
funding: FundingBody, 
/**
 * Whether reviewers' strictness is allowed for.
 */
calibrate: boolean, 
/**
 * Whether reviewers are weighed by their noise.
 */
noise: boolean, 
/**
 * Those who are named: the chair first.
 */
people: Array<OfficerBody>, 
/**
 * Who sees what.
 */
policy: PolicyBody, 
/**
 * Commitments after the award.
 */
obligations: Array<DutyBody>, 
/**
 * When reviewing begins.
 */
opens?: string | null, 
/**
 * When it ends.
 */
closes?: string | null, 
/**
 * When the result is published.
 */
publishes?: string | null, 
/**
 * The time zone of the dates, IANA.
 */
zone: string, 
/**
 * The draw's public source: which number, how it will be written.
 */
draw_source: string, 
/**
 * When that number comes into being.
 */
draw_at?: string | null, 
/**
 * The rule on conflicts, and the promise of confidentiality, in the call's own words (for the invitation).
 */
instructions: string, 
/**
 * How to object, to whom, until when (for letters and the public page).
 */
appeal: string, };

/**
 * An edition.
 */
export type CallEdition = { 
/**
 * Its number.
 */
edition: number, 
/**
 * SHA-256 of its `call.json`.
 */
call: string, 
/**
 * When it was frozen.
 */
at: string, 
/**
 * The signed file for everybody.
 */
path: string | null, };

/**
 * A field that wants something.
 */
export type CallFault = { 
/**
 * Which: `title`, `tracks.0.ceiling`, `criteria.2.labels`.
 */
field: string, 
/**
 * What.
 */
phrase: Phrase, };

/**
 * Somebody whom the call names.
 */
export type CallPerson = { 
/**
 * The person's id.
 */
person: string, 
/**
 * `chair`, `deputy`, `veto` or `observer`.
 */
role: string, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail address.
 */
email: string | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * Whether reviews can be encrypted to this person.
 */
reads: boolean, };

/**
 * The call in force.
 */
export type CallState = { 
/**
 * SHA-256 of `call.json`.
 */
call: string, 
/**
 * Title.
 */
title: string, 
/**
 * Short name, for file names.
 */
short: string, 
/**
 * The sponsor.
 */
sponsor: string, 
/**
 * Edition, from 1.
 */
edition: number, 
/**
 * Whether it is the desk's own: there was no call.
 */
own: boolean, 
/**
 * The unit of amounts.
 */
unit: string, 
/**
 * Decimal digits of the unit: 2 for cents.
 */
unit_digits: number, 
/**
 * The pool, in the smallest unit.
 */
pool: number, 
/**
 * Tracks.
 */
tracks: Array<Track>, 
/**
 * Rounds, in order.
 */
rounds: Array<Round>, 
/**
 * The round in which I review.
 */
round: string, 
/**
 * The evaluation grid.
 */
rubric: Rubric, 
/**
 * Whose eyes my reasons are for: `true` if the applicant reads them.
 */
rationale_to_applicant: boolean, 
/**
 * Whether applicants' names are shown to reviewers.
 */
applicants_shown: boolean, 
/**
 * When the call closes.
 */
closes: string | null, 
/**
 * The call's time zone.
 */
zone: string, 
/**
 * Those who are named in the call.
 */
people: Array<CallPerson>, 
/**
 * Proposals in the call.
 */
proposals: number, 
/**
 * Proposals whose document is here.
 */
documents_here: number, };

/**
 * The call and where it stands.
 */
export type CallView = { 
/**
 * As it is being made.
 */
body: CallBody, 
/**
 * What stands in the way of freezing, each at its field.
 */
faults: Array<CallFault>, 
/**
 * What is worth a second look.
 */
warnings: Array<CallFault>, 
/**
 * Frozen editions, oldest first.
 */
editions: Array<CallEdition>, 
/**
 * Whether something was changed since the last edition.
 */
changed: boolean, 
/**
 * Proposals.
 */
proposals: number, 
/**
 * Proposals with a document.
 */
documents: number, 
/**
 * The chair's control number, nine groups.
 */
control_number: string | null, 
/**
 * The way of the call, in order of time.
 */
timeline: Array<TimePoint>, };

/**
 * What a card says of somebody who is to have a part in the call.
 */
export type CardRead = { 
/**
 * The person's id.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * What files are encrypted to.
 */
age: string | null, 
/**
 * The control number, to be compared.
 */
control_number: string, };

/**
 * A score as it stands.
 */
export type Cell = { 
/**
 * The criterion.
 */
criterion: string, 
/**
 * The step.
 */
step: number | null, 
/**
 * *I cannot judge this*.
 */
na: boolean, };

/**
 * A cell that could not be understood. It is told with its place, and the row is kept without it.
 */
export type CellFault = { 
/**
 * Where: `D14`.
 */
cell: string, 
/**
 * What stood there.
 */
value: string, 
/**
 * Which field was expected.
 */
field: Field, };

/**
 * The certificate.
 */
export type CertificateAsk = { 
/**
 * The folder; without it the one of the handed-in files.
 */
folder?: string | null, };

/**
 * That I must not read a proposal as chair, or may again.
 */
export type ChairWithdraw = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Whether I withdraw.
 */
withdrawn: boolean, 
/**
 * On which ground; reviewers are told.
 */
ground?: ConflictGround | null, };

/**
 * A chair or deputy who must not read a proposal.
 */
export type ChairWithdrawal = { 
/**
 * Who.
 */
name: string, 
/**
 * Whether it is me.
 */
mine: boolean, 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether another chair or a deputy reads what belongs to it.
 */
others_read: boolean, };

/**
 * Which chairs and deputies must not read which proposals.
 */
export type ChairWithdrawals = { 
/**
 * One for each of both.
 */
rows: Array<ChairWithdrawal>, 
/**
 * The file for the reviewers, where one was written now.
 */
path: string | null, };

/**
 * What differs between a review as it was handed in and as it stands.
 */
export type ChangedPart = "score" | "rationale" | "evidence" | "applicant" | "committee" | "confidence" | "withdrawn" | "basis";

/**
 * What kind of thing went wrong. The list is closed: a screen can decide on it.
 */
export type Code = "cancelled" | "bad_request" | "unknown_command" | "no_workspace" | "wrong_workspace" | "workspace_future" | "workspace_damaged" | "workspace_busy" | "file_read" | "file_write" | "file_exists" | "disk_full" | "not_found" | "proposal_closed" | "conflicts_first" | "out_of_scale" | "bundle_bad" | "bundle_unknown" | "document_unreadable" | "document_password" | "worker_missing" | "undo_conflict" | "not_undoable" | "incomplete" | "not_now" | "key_missing" | "passphrase_wrong" | "internal";

/**
 * A table of a plan to be looked at.
 */
export type ColumnsAsk = { 
/**
 * The plan's name.
 */
plan: string, 
/**
 * The file by its hash.
 */
file: string, };

/**
 * What the columns of a table of a plan are.
 */
export type ColumnsSet = { 
/**
 * The plan's name.
 */
plan: string, 
/**
 * The file by its hash.
 */
file: string, 
/**
 * Column by column.
 */
mapping: Mapping, };

/**
 * How well proposals can be compared.
 */
export type Comparable = { 
/**
 * Groups that share no reviewer.
 */
groups: number, 
/**
 * In words.
 */
sentence: Phrase, };

/**
 * Proposals to put side by side.
 */
export type CompareAsk = { 
/**
 * Two to four.
 */
proposals: Array<string>, };

/**
 * Proposals side by side.
 */
export type Comparison = { 
/**
 * The grid.
 */
rubric: Rubric, 
/**
 * A column each.
 */
columns: Array<ComparisonColumn>, 
/**
 * Criteria on which all columns are equal.
 */
equal: Array<string>, 
/**
 * The criterion → columns (from 0) that are strongest on it.
 */
strongest: Array<Strongest>, };

/**
 * A column.
 */
export type ComparisonColumn = { 
/**
 * The row of the table.
 */
row: ProposalRow, 
/**
 * The review.
 */
review: Review, };

/**
 * The scale of confidence.
 */
export type ConfidenceBody = { 
/**
 * Lowest.
 */
min: number, 
/**
 * Highest.
 */
max: number, 
/**
 * Labels.
 */
labels: Array<LabelBody>, };

/**
 * The scale on which I say how sure I am.
 */
export type ConfidenceScale = { 
/**
 * The lowest step.
 */
min: number, 
/**
 * The highest step.
 */
max: number, 
/**
 * Labels of steps.
 */
labels: Array<StepLabel>, };

/**
 * How sure I am; absent clears it.
 */
export type ConfidenceSet = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The step.
 */
confidence?: number | null, };

/**
 * What I say about a proposal. `tie: none` after a withdrawal takes it back, which leaves a trace.
 */
export type ConflictDeclare = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * What.
 */
tie: Tie, 
/**
 * What it rests on; *other* if absent.
 */
ground?: Ground | null, 
/**
 * In my words.
 */
text?: string | null, };

/**
 * What a conflict rests on.
 */
export type ConflictGround = "institution" | "coauthor" | "family" | "interest" | "other";

/**
 * The page *Before you read*.
 */
export type ConflictList = { 
/**
 * The call's rule: what closes a proposal to a reviewer (`institution`, `coauthor`, …).
 */
closes: Array<string>, 
/**
 * When the promise of confidentiality was accepted.
 */
promised_at: string | null, 
/**
 * The proposals: suggested ones first, then by number.
 */
rows: Array<ConflictRow>, 
/**
 * Rows without an answer.
 */
open: number, 
/**
 * Rows without an answer and without a suggestion.
 */
open_unsuggested: number, };

/**
 * One proposal of that page.
 */
export type ConflictRow = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number in the call.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Applicants.
 */
applicants: Array<Applicant>, 
/**
 * What was said.
 */
tie: Tie, 
/**
 * What it rests on.
 */
ground: Ground | null, 
/**
 * In my words.
 */
text: string | null, 
/**
 * Why it stands first.
 */
suggestions: Array<Suggestion>, };

/**
 * Digits heard on the telephone.
 */
export type ControlAsk = { 
/**
 * Row.
 */
row: string, 
/**
 * What was typed: digits, spaces allowed.
 */
digits: string, };

/**
 * What comparing a control number gave.
 */
export type ControlCheck = { 
/**
 * Whether all nine groups agree.
 */
agrees: boolean, 
/**
 * The first group (from 1) that differs.
 */
differs_at: number | null, 
/**
 * Groups typed.
 */
typed: number, };

/**
 * In which form a copy is written.
 */
export type CopyForm = "html" | "markdown";

/**
 * How many rows were changed.
 */
export type Count = { 
/**
 * How many.
 */
count: number, };

/**
 * One line of the grid.
 */
export type Criterion = { 
/**
 * Its id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Help for the reviewer.
 */
help: string | null, 
/**
 * The lowest step.
 */
min: number, 
/**
 * The highest step.
 */
max: number, 
/**
 * Whether the highest step is the best.
 */
high_is_best: boolean, 
/**
 * Whether *I cannot judge this* is allowed.
 */
na: boolean, 
/**
 * Weight.
 */
weight: number, 
/**
 * Whether passages are wanted.
 */
evidence: boolean, 
/**
 * Labels of steps, in order.
 */
labels: Array<StepLabel>, };

/**
 * One criterion through all proposals.
 */
export type CriterionAsk = { 
/**
 * The criterion.
 */
criterion: string, 
/**
 * Only those scored before I had scored this many.
 */
before?: number | null, };

/**
 * A criterion.
 */
export type CriterionBody = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Help.
 */
help?: string | null, 
/**
 * Lowest step.
 */
min: number, 
/**
 * Highest step.
 */
max: number, 
/**
 * Whether the highest is the best.
 */
high_is_best: boolean, 
/**
 * Whether *cannot judge* is allowed.
 */
na: boolean, 
/**
 * Weight, 0 to 10,000.
 */
weight: number, 
/**
 * Whether passages are wanted.
 */
evidence: boolean, 
/**
 * Labels of steps.
 */
labels: Array<LabelBody>, };

/**
 * One criterion through all proposals.
 */
export type CriterionList = { 
/**
 * The criterion.
 */
criterion: Criterion, 
/**
 * Scored ones by step, best first, then those without a score.
 */
rows: Array<CriterionRow>, };

/**
 * A criterion of my review.
 */
export type CriterionReview = { 
/**
 * The criterion.
 */
criterion: string, 
/**
 * The step.
 */
step: number | null, 
/**
 * *I cannot judge this*.
 */
na: boolean, 
/**
 * The reasons.
 */
rationale: string, 
/**
 * Marks tied to it, in reading order.
 */
evidence: Array<Mark>, };

/**
 * A proposal there.
 */
export type CriterionRow = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The step.
 */
step: number | null, 
/**
 * *I cannot judge this*.
 */
na: boolean, 
/**
 * The reasons' first line.
 */
rationale: string, 
/**
 * The first passage.
 */
evidence: string | null, 
/**
 * How many proposals I had scored when I gave this step.
 */
seen_before: number, 
/**
 * When I gave it.
 */
at: string | null, };

/**
 * A decision. Absent `decision` takes it back to the line.
 */
export type DecisionSet = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Decision.
 */
decision?: OfficeDecision | null, 
/**
 * Amount.
 */
amount?: number | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * For, against, abstained.
 */
votes?: Array<number> | null, };

/**
 * What a file says, and what it would change.
 */
export type DeskTable = { 
/**
 * What it is.
 */
from: TakenFrom, 
/**
 * Of a table: its columns and what each is read for.
 */
table: TablePreview | null, 
/**
 * Of a table: the columns that are read for a criterion.
 */
criteria: Array<OfCriterion | null>, 
/**
 * The reviewers that it names.
 */
reviewers: Array<string>, 
/**
 * Whose reviews were read; `null` where it names several and none is me.
 */
reviewer: string | null, 
/**
 * What it would change, by proposal.
 */
changes: Array<TakenChange>, 
/**
 * What it says that is so already.
 */
same: number, 
/**
 * What could not be understood.
 */
faults: Array<CellFault>, 
/**
 * Rows that are left aside.
 */
left: Array<TakenAside>, };

/**
 * A file to be looked at.
 */
export type DeskTableAsk = { 
/**
 * The file.
 */
path: string, 
/**
 * The sheet of a workbook; the first with rows if absent.
 */
sheet?: string | null, 
/**
 * What each column is read for; guessed if absent.
 */
mapping?: Mapping | null, 
/**
 * Which columns are read for a criterion; guessed by their heads if absent.
 */
criteria?: Array<OfCriterion | null> | null, 
/**
 * Whose reviews are read, where it names several.
 */
reviewer?: string | null, };

/**
 * A file to be taken in, as it was looked at.
 */
export type DeskTableTake = { 
/**
 * The file and how it is read.
 */
of: DeskTableAsk, 
/**
 * Keys of what is here and is to be replaced; all else that is here stays.
 */
replace: Array<string>, };

/**
 * What was taken in.
 */
export type DeskTableTaken = { 
/**
 * Things that were taken.
 */
taken: number, 
/**
 * Things that were kept as they are here.
 */
kept: number, };

/**
 * What a document says of persons.
 */
export type DocumentCheck = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The document that was looked at.
 */
document: string, 
/**
 * The original, if it is a cleaned copy.
 */
made_from: string | null, 
/**
 * The names that were looked for, beside those that the file itself gives.
 */
names: Array<string>, 
/**
 * What was found.
 */
traces: Array<DocumentTrace>, };

/**
 * A document to open: the proposal's main one unless named.
 */
export type DocumentOpen = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The document.
 */
document?: string | null, 
/**
 * A password, which stays in memory.
 */
password?: string | null, };

/**
 * The state of its document.
 */
export type DocumentState = "missing" | "waiting" | "reading" | "ready" | "no_text" | "some_pages" | "repaired" | "password" | "refused" | "limit";

/**
 * A place that may name a person.
 */
export type DocumentTrace = { 
/**
 * Where.
 */
kind: TraceKind, 
/**
 * The page, for marks and text.
 */
page: number | null, 
/**
 * What was found.
 */
text: string, };

/**
 * A document as it opens.
 */
export type DocumentView = { 
/**
 * Its hash.
 */
document: string, 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The proposal's number.
 */
number: string, 
/**
 * The proposal's title.
 */
title: string, 
/**
 * How its reading ended, or how far it is.
 */
state: DocumentState, 
/**
 * What is to be said about that.
 */
message: string | null, 
/**
 * What to do.
 */
hint: string | null, 
/**
 * The version of the reader, which is part of the pictures' addresses.
 */
reader: string, 
/**
 * Pages, in order.
 */
pages: Array<PageSize>, 
/**
 * The outline.
 */
outline: Array<OutlineEntry>, 
/**
 * Where I stopped.
 */
position: Position | null, 
/**
 * The document's language, if it says so.
 */
language: string | null, 
/**
 * Links on its pages. Addresses outside are shown, never followed.
 */
links: Array<PageLink>, 
/**
 * The other documents of the proposal.
 */
others: Array<ProposalDocument>, };

/**
 * What taking PDFs in did.
 */
export type DocumentsTaken = { 
/**
 * Became the document of a proposal that was here.
 */
matched: number, 
/**
 * Became proposals of their own.
 */
added: number, 
/**
 * Were here already.
 */
known: number, 
/**
 * Could not be taken in, with why.
 */
refused: Array<Phrase>, };

/**
 * Announcing a draw: the call's source and hour if absent.
 */
export type DrawAnnounce = { 
/**
 * Track, or `-`.
 */
track?: string | null, 
/**
 * Source.
 */
source?: string | null, 
/**
 * When its number comes into being.
 */
due?: string | null, 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, };

/**
 * Lots drawn from an urn.
 */
export type DrawByHand = { 
/**
 * Track, or `-`; the only one if absent.
 */
track?: string | null, 
/**
 * All proposals of the announced list, by id or number, in the order in which they came.
 */
order: Array<string>, 
/**
 * Who saw it, two at least.
 */
witnesses: Array<string>, };

/**
 * The number, typed twice by two people.
 */
export type DrawEnter = { 
/**
 * Track, or `-`; the only one if absent.
 */
track?: string | null, 
/**
 * The line exactly as announced.
 */
seed: string, 
/**
 * The same, typed by a second person.
 */
again: string, 
/**
 * Why an earlier number is corrected.
 */
corrects?: boolean | null, };

/**
 * Draws that are needed, announced, done.
 */
export type DrawList = { 
/**
 * One for each budget with a draw group.
 */
draws: Array<DrawView>, 
/**
 * Whether none is needed, in words.
 */
sentence: Phrase, };

/**
 * A member, with its ticket once drawn.
 */
export type DrawMember = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Asked.
 */
asked: number, 
/**
 * Ticket.
 */
ticket: string | null, 
/**
 * Place in the draw.
 */
place: number | null, 
/**
 * Whether it is funded.
 */
taken: boolean, 
/**
 * Whether with less than it asks, because the money ends there.
 */
part: boolean, 
/**
 * The line to paste in a shell.
 */
check: string | null, };

/**
 * One draw.
 */
export type DrawView = { 
/**
 * Track, or `-`.
 */
track: string, 
/**
 * Number of the draw, once announced.
 */
n: number | null, 
/**
 * `needed`, `announced`, `drawn`.
 */
state: string, 
/**
 * Who is in it: proposal, number, title.
 */
members: Array<DrawMember>, 
/**
 * Places.
 */
places: number, 
/**
 * Money for them.
 */
money: number, 
/**
 * Source.
 */
source: string, 
/**
 * When the number comes into being.
 */
due: string | null, 
/**
 * The list, as it is announced.
 */
list: string, 
/**
 * Its SHA-256.
 */
commit: string, 
/**
 * The announcement's file.
 */
announcement: string | null, 
/**
 * SHA-256 of that file, for the minutes.
 */
announcement_sha256: string | null, 
/**
 * The number, as typed.
 */
seed: string | null, 
/**
 * The key.
 */
key: string | null, 
/**
 * Who saw lots drawn by hand; nobody where a number decided.
 */
witnesses: Array<string>, 
/**
 * What keeps the next act from being done now.
 */
waits: Array<Phrase>, 
/**
 * The minutes, once drawn.
 */
minutes: string | null, };

/**
 * A commitment after the award.
 */
export type DutyBody = { 
/**
 * `paper`, `code`, `data`, `report`.
 */
duty: string, 
/**
 * Title.
 */
title: string, 
/**
 * Months after publication.
 */
months: number, };

/**
 * An edition; the newest if absent.
 */
export type EditionAsk = { 
/**
 * Its number.
 */
edition?: number | null, };

/**
 * A file of an edition that was dealt with.
 */
export type EditionFile = { 
/**
 * The edition.
 */
edition: number, 
/**
 * The file's name.
 */
name: string, 
/**
 * Whether it was dealt with.
 */
done: boolean, };

/**
 * An edition as it was published.
 */
export type EditionShown = { 
/**
 * Edition.
 */
edition: number, 
/**
 * When.
 */
at: string, 
/**
 * Its page, out of the signed bytes.
 */
page: string, 
/**
 * The page's size.
 */
page_bytes: number, 
/**
 * SHA-256 of the signed file.
 */
sha256: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * Its files.
 */
files: Array<PublishedFile>, };

/**
 * Entering in the register; `close` also closes it.
 */
export type EnterAsk = { 
/**
 * Whether what comes later is late.
 */
close?: boolean | null, };

/**
 * What entering did.
 */
export type Entered = { 
/**
 * Lines added.
 */
added: number, 
/**
 * Size of the register.
 */
size: number, 
/**
 * The folder of receipts.
 */
receipts: string, 
/**
 * Mail drafts with the receipts.
 */
drafts: Array<string>, };

/**
 * What is told to whoever subscribed.
 */
export type Event = { "event": "changed", 
/**
 * What.
 */
topics: Array<Topic>, 
/**
 * The proposals concerned; empty where all may be.
 */
proposals: Array<string>, 
/**
 * Whether another process changed it.
 */
elsewhere: boolean, } | { "event": "job", 
/**
 * Its state.
 */
job: JobState, } | { "event": "opened", 
/**
 * Its path.
 */
path: string, };

/**
 * What a column of a table of proposals, people, assignments or reviews can hold.
 */
export type Field = "number" | "title" | "applicants" | "institution" | "email" | "track" | "asked" | "smallest" | "currency" | "file" | "abstract" | "keywords" | "orcid" | "ror" | "country" | "name" | "language" | "phone" | "load" | "expertise" | "role" | "control_number" | "reviewer" | "criterion" | "score" | "confidence" | "comment" | "action" | "round";

/**
 * The one thing to do with a file.
 */
export type FileAct = "accept_call" | "import" | "open_workspace" | "take_receipt" | "take_over" | "sign_result" | "take_in" | "import_marks" | "restore_safety" | "take_table" | "open_mail" | "look" | "none";

/**
 * What `paraph verify` says of a file (FORMATS.md §12).
 */
export type FileCheck = { 
/**
 * The file's name.
 */
file: string, 
/**
 * What kind of file.
 */
kind: FileKind | null, 
/**
 * The bundle's id.
 */
id: string | null, 
/**
 * The verdict; `null` when the file could not be read.
 */
verdict: Verdict | null, 
/**
 * `OK`, or the first code.
 */
code: string, 
/**
 * What was found, beginning with the file's name.
 */
message: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * Codes of notes on a good file.
 */
notes: Array<string>, 
/**
 * Who signed it.
 */
signers: Array<FileSigner>, 
/**
 * Further lines: what else was checked, with its outcome.
 */
lines: Array<string>, };

/**
 * The checks of several files, in their order.
 */
export type FileChecks = { 
/**
 * The checks.
 */
checks: Array<FileCheck>, };

/**
 * What a file is and the one thing to do with it.
 */
export type FileInspection = { 
/**
 * The path.
 */
path: string, 
/**
 * Its last part.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * What it is.
 */
kind: FileKind, 
/**
 * The one thing to do.
 */
act: FileAct, 
/**
 * The check, where it is one of Paraph's files.
 */
check: FileCheck | null, 
/**
 * Who made it.
 */
from: string | null, 
/**
 * E-mail of who made it.
 */
from_email: string | null, 
/**
 * The maker's control number.
 */
control_number: string | null, 
/**
 * Whether it is for me: `null` where it does not say.
 */
for_me: boolean | null, 
/**
 * Whether a call names whoever works here as another chair or a deputy.
 */
joins: boolean, 
/**
 * The name it was written for.
 */
written_for: string | null, 
/**
 * The e-mail address it was written for.
 */
written_for_email: string | null, 
/**
 * The call's title.
 */
call_title: string | null, 
/**
 * The call's sponsor.
 */
call_sponsor: string | null, 
/**
 * When the call closes.
 */
closes: string | null, 
/**
 * The call's time zone.
 */
zone: string | null, 
/**
 * Proposals in it.
 */
proposals: number | null, 
/**
 * PDF documents in it (or in the folder).
 */
documents: number | null, 
/**
 * A workspace on this machine that already has this call, or that this file is.
 */
workspace: string | null, };

/**
 * What a file turned out to be, by its content.
 */
export type FileKind = "card" | "call" | "score" | "panel" | "result" | "receipt" | "sealed" | "pdf" | "folder" | "zip" | "table" | "mail" | "workspace" | "safety" | "key" | "marks" | "form" | "other";

/**
 * A signer.
 */
export type FileSigner = { 
/**
 * The person's id.
 */
person: string | null, 
/**
 * The key's fingerprint.
 */
fingerprint: string, 
/**
 * The name on the card.
 */
name: string | null, 
/**
 * What is known of the person here.
 */
trust: Trust, 
/**
 * The person's control number.
 */
control_number: string | null, };

/**
 * What a desk took over of a file.
 */
export type FileTaken = { 
/**
 * In a sentence or two.
 */
sentence: string, 
/**
 * Reviews that were taken over.
 */
taken: number, 
/**
 * Reviews that were changed here since and stay.
 */
kept: number, 
/**
 * Reviews that are the same, or older than those here.
 */
same: number, };

/**
 * Files that were written.
 */
export type FilesMade = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files in it.
 */
files: Array<string>, };

/**
 * Funding in the middle of an amount that does not fit.
 */
export type FillRule = "stop" | "part" | "skip";

/**
 * A cell.
 */
export type FilledCell = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The criterion.
 */
criterion: string, 
/**
 * What stands in it: a step, with its label or without, or `x`.
 */
text: string, };

/**
 * Words to find in a document.
 */
export type FindAsk = { 
/**
 * The document.
 */
document: string, 
/**
 * The words, as a phrase.
 */
text: string, 
/**
 * Whether upper and lower case differ.
 */
case?: boolean | null, 
/**
 * Whether only whole words fit.
 */
whole?: boolean | null, };

/**
 * A hit.
 */
export type FindHit = { 
/**
 * The page.
 */
page: number, 
/**
 * Where it begins in the page's text.
 */
start: number, 
/**
 * Its length there.
 */
length: number, 
/**
 * One box per line.
 */
boxes: Array<[number, number, number, number]>, 
/**
 * The hit with some words around it.
 */
snippet: string, 
/**
 * Where the hit begins in the snippet, in Unicode scalar values.
 */
at: number, };

/**
 * Hits in a document.
 */
export type FindHits = { 
/**
 * The hits, in order.
 */
hits: Array<FindHit>, 
/**
 * Whether there are more than were answered.
 */
more: boolean, };

/**
 * The least mean step of a criterion.
 */
export type FloorBody = { 
/**
 * Criterion.
 */
criterion: string, 
/**
 * Step.
 */
min: number, };

/**
 * How money is given.
 */
export type FundingBody = { 
/**
 * Requests above the ceiling.
 */
over_ceiling: OverCeiling, 
/**
 * At the first that does not fit.
 */
fill: FillRule, 
/**
 * Whether what a track leaves goes to the others.
 */
overflow: boolean, 
/**
 * Least calibrated score, micropoints.
 */
threshold?: number | null, 
/**
 * Least mean step per criterion.
 */
floors: Array<FloorBody>, 
/**
 * 50 or 90: the interval that puts a proposal into the draw.
 */
draw_level: number, 
/**
 * Whether reviews that came unsigned count.
 */
unsigned_count: boolean, };

/**
 * A line.
 */
export type FundingLineView = { 
/**
 * Track; `-` where tracks share an order.
 */
track: string, 
/**
 * Budget.
 */
budget: number, 
/**
 * Given.
 */
spent: number, 
/**
 * Funded.
 */
funded: number, 
/**
 * Place of the last funded.
 */
place: number | null, 
/**
 * Provisional line, centiranks.
 */
line: number | null, 
/**
 * In the draw.
 */
draw: Array<string>, 
/**
 * Places for the draw.
 */
draw_places: number, 
/**
 * In words.
 */
sentence: Phrase, };

/**
 * Where to go on.
 */
export type GoOn = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The page.
 */
page: number, };

/**
 * What the conflict rests on.
 */
export type Ground = "institution" | "coauthor" | "family" | "interest" | "other";

/**
 * A hand-in that was made.
 */
export type HandIn = { 
/**
 * Its number.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * Its files.
 */
files: Array<HandInFile>, 
/**
 * Reviews in it.
 */
reviews: number, 
/**
 * Whether it is encrypted.
 */
encrypted: boolean, 
/**
 * When the chair entered it, by the receipt.
 */
received_at: string | null, };

/**
 * Copy a hand-in's files to a folder, such as a stick.
 */
export type HandInCopy = { 
/**
 * The number.
 */
number: number, 
/**
 * The folder.
 */
folder: string, };

/**
 * A file that was made.
 */
export type HandInFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * The bundle's id.
 */
id: string, 
/**
 * For whom.
 */
readers: Array<string>, 
/**
 * Whether the file is still there.
 */
here: boolean, };

/**
 * A review that was handed in and does not leave again: what the chair has stays.
 */
export type HandInGone = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, };

/**
 * All hand-ins, newest first.
 */
export type HandInHistory = { 
/**
 * The hand-ins.
 */
handins: Array<HandIn>, 
/**
 * The folder.
 */
folder: string, };

/**
 * A review that leaves.
 */
export type HandInLine = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * In which state.
 */
state: LineState, 
/**
 * Against the last hand-in.
 */
change: LineChange, 
/**
 * The scores in short: *4 3 – 5*.
 */
scores: Array<Cell>, 
/**
 * My total.
 */
total: number | null, 
/**
 * Reasons given.
 */
rationales: number, 
/**
 * Whether there is a text to the applicant.
 */
to_applicant: boolean, 
/**
 * Whether there is a text to the committee.
 */
to_committee: boolean, 
/**
 * Passages.
 */
evidence: number, 
/**
 * What differs from the last hand-in, where `change` is *changed*.
 */
details: Array<LineDetail>, };

/**
 * How to hand in.
 */
export type HandInMake = { 
/**
 * Whether to encrypt; if absent, whenever the call names readers with a recipient.
 */
encrypt?: boolean | null, 
/**
 * Whether the name of the file says nothing.
 */
neutral_name?: boolean | null, 
/**
 * The folder; without it the one of the settings.
 */
folder?: string | null, 
/**
 * The passphrase of the key, if it has one. It stays in memory.
 */
passphrase?: string | null, };

/**
 * What a review wants.
 */
export type HandInMissing = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What.
 */
parts: Array<MissingPart>, };

/**
 * What a hand-in would hold.
 */
export type HandInPreview = { 
/**
 * Where it stands.
 */
state: HandInState, 
/**
 * What leaves, line by line.
 */
leaves: Array<HandInLine>, 
/**
 * Reviews of the last hand-in that do not leave again, such as those about which the chair is asked.
 */
gone: Array<HandInGone>, 
/**
 * What stays here.
 */
stays: HandInStays, 
/**
 * What is missing, by proposal.
 */
missing: Array<HandInMissing>, 
/**
 * Proposals that I did not touch.
 */
untouched: number, 
/**
 * Proposals in it that were not assigned to me.
 */
not_assigned: Array<string>, 
/**
 * Who can read it, one set for each file.
 */
readers: Array<HandInReaders>, 
/**
 * Whether it can be encrypted at all.
 */
can_encrypt: boolean, 
/**
 * The folder it goes to.
 */
folder: string, 
/**
 * The names of the files.
 */
files: Array<string>, 
/**
 * The number it would get.
 */
next_number: number, 
/**
 * Whether the key waits for a passphrase.
 */
locked: boolean, };

/**
 * What would leave.
 */
export type HandInPreviewAsk = { 
/**
 * The name as it is being typed, for the name of the file; without it the one that was given.
 */
name?: string | null, };

/**
 * One set of readers.
 */
export type HandInReaders = { 
/**
 * Their names.
 */
names: Array<string>, 
/**
 * Reviews in it.
 */
reviews: number, };

/**
 * Where the hand-in stands.
 */
export type HandInState = { 
/**
 * The number of the last hand-in; `null` before the first.
 */
number: number | null, 
/**
 * When.
 */
at: string | null, 
/**
 * Reviews that changed since.
 */
changes: number, 
/**
 * The number that the chair has, by a receipt.
 */
received_number: number | null, 
/**
 * When it was entered, by the receipt.
 */
received_at: string | null, };

/**
 * What stays.
 */
export type HandInStays = { 
/**
 * Proposals with a text for me only.
 */
private_notes: number, 
/**
 * Marks that are tied to no criterion.
 */
free_marks: number, 
/**
 * Reviews of proposals from which I withdrew.
 */
withdrawn: number, 
/**
 * Reviews of proposals of which I am not sure.
 */
unsure: number, };

/**
 * One review's numbers.
 */
export type HeadView = { 
/**
 * Head.
 */
head: string, 
/**
 * Steps.
 */
scores: { [key in string]: number }, 
/**
 * Total, micropoints.
 */
total: number | null, };

/**
 * Which steps.
 */
export type HistoryAsk = { 
/**
 * Only those of a proposal.
 */
proposal?: string | null, 
/**
 * Only those older than this number.
 */
before?: number | null, 
/**
 * How many; 200 if absent.
 */
limit?: number | null, };

/**
 * The history, newest first.
 */
export type HistoryList = { 
/**
 * The steps.
 */
steps: Array<HistoryStep>, 
/**
 * Whether there are older ones.
 */
more: boolean, };

/**
 * A step of the history.
 */
export type HistoryStep = { 
/**
 * Its number.
 */
op: number, 
/**
 * When.
 */
at: string, 
/**
 * What: *Feasibility 4 → 3*.
 */
label: Phrase, 
/**
 * What kind.
 */
kind: StepKind, 
/**
 * The proposal it belongs to.
 */
proposal: string | null, 
/**
 * That proposal's number.
 */
number: string | null, 
/**
 * The screen it belongs to, where it belongs to no proposal.
 */
screen: string | null, 
/**
 * Whether it has been undone.
 */
undone: boolean, 
/**
 * Whether it can be undone at all.
 */
undoable: boolean, 
/**
 * Whether it was made since this start of Paraph.
 */
this_start: boolean, };

/**
 * An answer to a question of the queue.
 */
export type ImportAnswer = { 
/**
 * The file.
 */
item: number, 
/**
 * What to do.
 */
choice: ImportChoice, 
/**
 * The proposal, for `same`.
 */
proposal?: string | null, 
/**
 * The password, for `retry`. It stays in memory.
 */
password?: string | null, 
/**
 * The same for all files with this question.
 */
for_all?: boolean | null, };

/**
 * The answer.
 */
export type ImportChoice = "add" | "same" | "skip" | "retry";

/**
 * A file of the queue.
 */
export type ImportItem = { 
/**
 * Its number.
 */
item: number, 
/**
 * The file's name.
 */
name: string, 
/**
 * Where it came from.
 */
path: string, 
/**
 * How far it is.
 */
state: ImportState, 
/**
 * What has to be decided.
 */
question: ImportQuestion | null, 
/**
 * The proposal it belongs to.
 */
proposal: string | null, 
/**
 * That proposal's number and title.
 */
proposal_title: string | null, 
/**
 * The document.
 */
document: string | null, 
/**
 * Pages.
 */
pages: number | null, 
/**
 * Why it failed or what is to be said of it.
 */
code: Code | null, 
/**
 * In words.
 */
message: string | null, 
/**
 * What to do.
 */
hint: string | null, };

/**
 * The import's queue.
 */
export type ImportList = { 
/**
 * Files, in order of arrival.
 */
items: Array<ImportItem>, 
/**
 * Proposals ready to read because of this queue.
 */
ready: number, 
/**
 * Files that were here already.
 */
known: number, 
/**
 * Files that need somebody.
 */
need: number, 
/**
 * Files waiting or being read.
 */
running: number, };

/**
 * What has to be decided about a file.
 */
export type ImportQuestion = "not_of_call" | "same_text" | "password";

/**
 * Files, folders and zips to take in.
 */
export type ImportStart = { 
/**
 * Their paths.
 */
paths: Array<string>, 
/**
 * The proposal whose document the one file is.
 */
into?: string | null, 
/**
 * Add files that are not of the call as proposals without asking.
 */
add_all?: boolean | null, };

/**
 * How far a file of the import's queue is.
 */
export type ImportState = "waiting" | "reading" | "done" | "known" | "question" | "failed" | "skipped";

/**
 * What the sponsor changed, and what can be told of it.
 */
export type Influence = { 
/**
 * As scored, as the committee decided, after the refusals: each against the one before.
 */
fills: Array<InfluenceFill>, 
/**
 * Each refusal, in words: where its money went.
 */
refusals: Array<Phrase>, 
/**
 * Attributes against refusals among those that would have been funded.
 */
refused: Array<AttributeTest>, 
/**
 * Attributes against being funded, score and strand being equal.
 */
funded: Array<AttributeTest>, 
/**
 * Reviewers and applicants of one institution.
 */
affinity: AffinityFigure | null, 
/**
 * How many comparisons were looked at, in words.
 */
looked: Array<Phrase>, 
/**
 * What cannot be concluded from any of it.
 */
cannot: Array<Phrase>, };

/**
 * One filling of the budget.
 */
export type InfluenceFill = { 
/**
 * `scored`, `decided`, `refused`.
 */
stage: string, 
/**
 * Funded.
 */
funded: number, 
/**
 * Given in all.
 */
spent: number, 
/**
 * Numbers of those that come in against the stage before.
 */
entered: Array<string>, 
/**
 * Numbers of those that fall out.
 */
left: Array<string>, 
/**
 * Units that move.
 */
moved: number, };

/**
 * What an integrity check found.
 */
export type IntegrityReport = { 
/**
 * Whether nothing was found.
 */
good: boolean, 
/**
 * What was found, in the words of `SQLite`.
 */
findings: Array<string>, 
/**
 * Documents whose bytes do not have their hash.
 */
damaged_documents: Array<string>, };

/**
 * Where something is written; without a folder, where handed-in files go.
 */
export type IntoFolder = { 
/**
 * The folder.
 */
folder?: string | null, };

/**
 * One invitation.
 */
export type InvitationFile = { 
/**
 * Row of the person.
 */
row: string, 
/**
 * The call file.
 */
path: string, 
/**
 * The mail draft.
 */
draft: string, 
/**
 * Size of the call file.
 */
bytes: number, 
/**
 * Whether the documents are in it.
 */
with_documents: boolean, 
/**
 * A zip of this person's own, where a conflict closes documents that the others' zip holds.
 */
documents: string | null, };

/**
 * Invitations that were written.
 */
export type Invitations = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files.
 */
files: Array<InvitationFile>, 
/**
 * The documents as a zip beside them, where they do not fit into a mail.
 */
documents: string | null, };

/**
 * Who is invited, and how.
 */
export type InviteAsk = { 
/**
 * Rows; all who were not invited yet if absent.
 */
rows?: Array<string> | null, 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, 
/**
 * Documents in the file; if absent, below 15 MB.
 */
documents?: boolean | null, };

/**
 * Proposals that hang together by their reviewers.
 */
export type Island = { 
/**
 * Numbers of the proposals.
 */
proposals: Array<string>, 
/**
 * Names of the reviewers.
 */
reviewers: Array<string>, 
/**
 * Funded by the scores.
 */
funded: number, };

/**
 * What a job does.
 */
export type JobKind = "import" | "read" | "backup" | "check" | "export" | "office";

/**
 * All jobs of this start of Paraph.
 */
export type JobList = { 
/**
 * Oldest first.
 */
jobs: Array<JobState>, };

/**
 * How a job ended.
 */
export type JobOutcome = "done" | "cancelled" | "failed";

/**
 * A job as it stands.
 */
export type JobState = { 
/**
 * Its number.
 */
job: number, 
/**
 * What it does.
 */
kind: JobKind, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 while that is not known.
 */
of: number, 
/**
 * What it is at, in a file's or proposal's name.
 */
at: string, 
/**
 * How it ended; `null` while it runs.
 */
outcome: JobOutcome | null, 
/**
 * Why it failed.
 */
error: AppError | null, };

/**
 * A workspace that was opened here before or lies in the usual folder.
 */
export type KnownWorkspace = { 
/**
 * Its file.
 */
path: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * Desk or office.
 */
kind: WorkspaceKind, 
/**
 * When it was last opened here.
 */
opened_at: string | null, 
/**
 * Whether the file is still there.
 */
here: boolean, };

/**
 * The words for a step.
 */
export type LabelBody = { 
/**
 * Step.
 */
step: number, 
/**
 * Label.
 */
label: string, };

/**
 * A language that Paraph speaks.
 */
export type Language = "en" | "fr";

/**
 * The last proposals to which I gave this step.
 */
export type LastAsk = { 
/**
 * The criterion.
 */
criterion: string, 
/**
 * The step.
 */
step: number, 
/**
 * How many; 3 if absent.
 */
limit?: number | null, 
/**
 * A proposal to leave out.
 */
except?: string | null, };

/**
 * One of them.
 */
export type LastScore = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When.
 */
at: string, };

/**
 * The last proposals to which I gave a step.
 */
export type LastScores = { 
/**
 * Newest first.
 */
scores: Array<LastScore>, };

/**
 * Put a proposal off until the end, or take it up again.
 */
export type LaterSet = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Whether.
 */
later: boolean, };

/**
 * The decisions without each reviewer in turn.
 */
export type LeaveOneOut = { 
/**
 * Funded by the scores of all.
 */
funded: number, 
/**
 * The most decisions that change without any one.
 */
most: number, 
/**
 * Those without whom something changes.
 */
reviewers: Array<LeftOutFigure>, 
/**
 * In words.
 */
sentence: Phrase, };

/**
 * A reviewer left out.
 */
export type LeftOutFigure = { 
/**
 * Name.
 */
name: string, 
/**
 * Numbers of the proposals that come in.
 */
entered: Array<string>, 
/**
 * Numbers of those that fall out.
 */
left: Array<string>, };

/**
 * A letter.
 */
export type LetterFile = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * The page.
 */
html: string, 
/**
 * The mail draft.
 */
draft: string, 
/**
 * `letter.jsonl`.
 */
lines: string, 
/**
 * To whom; empty where no address is known.
 */
email: string, };

/**
 * Letters.
 */
export type LettersAsk = { 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, 
/**
 * Language of the letters; that of the settings if absent.
 */
language?: Language | null, };

/**
 * The letters.
 */
export type LettersMade = { 
/**
 * The folder.
 */
folder: string, 
/**
 * One for each proposal.
 */
letters: Array<LetterFile>, };

/**
 * How a proposal's review stands against the last hand-in.
 */
export type LineChange = "new" | "changed" | "same";

/**
 * One difference from what was handed in.
 */
export type LineDetail = { 
/**
 * What differs.
 */
what: ChangedPart, 
/**
 * The criterion that it belongs to.
 */
criterion: string | null, 
/**
 * As it was handed in; `null` where there was nothing.
 */
before: string | null, 
/**
 * As it stands; `null` where there is nothing left.
 */
after: string | null, 
/**
 * Passages that came.
 */
added: number, 
/**
 * Passages that went.
 */
removed: number, };

/**
 * The state in which a review leaves.
 */
export type LineState = "scored" | "incomplete" | "withdrawn" | "taken_back";

/**
 * A mail draft.
 */
export type MailDraft = { 
/**
 * The `.eml` file.
 */
path: string, 
/**
 * To whom.
 */
to: string | null, 
/**
 * Subject.
 */
subject: string, 
/**
 * The text.
 */
body: string, };

/**
 * The attachments of a mail, taken out.
 */
export type MailOpened = { 
/**
 * Where they lie.
 */
paths: Array<string>, };

/**
 * What is in the columns of one table.
 */
export type Mapping = { 
/**
 * One entry a column: the field, or nothing.
 */
columns: Array<Field | null>, };

/**
 * A mark.
 */
export type Mark = { 
/**
 * Its id: 32 hex digits.
 */
mark: string, 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The document.
 */
document: string, 
/**
 * The page, from 1.
 */
page: number, 
/**
 * What it is.
 */
kind: MarkKind, 
/**
 * One box per line (highlight), one box (note, area).
 */
boxes: Array<[number, number, number, number]>, 
/**
 * Colour: `amber`, `green`, `blue`, `red` or `violet`.
 */
colour: string, 
/**
 * The quoted text.
 */
quote: string | null, 
/**
 * The 32 characters before it.
 */
prefix: string | null, 
/**
 * The 32 characters after it.
 */
suffix: string | null, 
/**
 * Where the quote begins in the page's text.
 */
start: number | null, 
/**
 * Where it ends.
 */
end: number | null, 
/**
 * The note.
 */
note: string | null, 
/**
 * The criterion it is evidence for; only such marks leave.
 */
criterion: string | null, 
/**
 * Marks over a page break have a common group.
 */
group: string | null, 
/**
 * Tags; they stay on this computer.
 */
tags: Array<string>, 
/**
 * Where its words stand now, where that is elsewhere than it was made: the document was replaced, or is
 * read otherwise by this version.
 */
now: MarkNow | null, 
/**
 * When it was made.
 */
created_at: string, 
/**
 * When it was last changed.
 */
changed_at: string, };

/**
 * A new mark. Its id and times are made here.
 */
export type MarkCreate = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The document.
 */
document: string, 
/**
 * The page.
 */
page: number, 
/**
 * What it is.
 */
kind: MarkKind, 
/**
 * Its boxes.
 */
boxes: Array<[number, number, number, number]>, 
/**
 * Colour.
 */
colour: string, 
/**
 * The quoted text's place in the page's text: the quote itself is cut out here.
 */
start?: number | null, 
/**
 * Where it ends.
 */
end?: number | null, 
/**
 * The note.
 */
note?: string | null, 
/**
 * The criterion.
 */
criterion?: string | null, 
/**
 * The common group of marks over a page break.
 */
group?: string | null, };

/**
 * How sure it is that a mark was found again.
 */
export type MarkFound = "same" | "alike" | "lost";

/**
 * What a mark is.
 */
export type MarkKind = "highlight" | "note" | "area";

/**
 * The marks of a proposal, in reading order.
 */
export type MarkList = { 
/**
 * The marks.
 */
marks: Array<Mark>, };

/**
 * Where the words of a mark stand now.
 */
export type MarkNow = { 
/**
 * The document.
 */
document: string, 
/**
 * How sure that is.
 */
found: MarkFound, 
/**
 * The page, from 1; of the old place where they were not found.
 */
page: number, 
/**
 * One box per line; the old ones where they were not found.
 */
boxes: Array<[number, number, number, number]>, 
/**
 * Where the words begin in the page's text.
 */
start: number | null, 
/**
 * Where they end.
 */
end: number | null, };

/**
 * Changes of a mark. Absent fields stay; an empty `note` or `criterion` removes it. With `start` and `end` the
 * mark moves to other words, whose quote is cut out here.
 */
export type MarkUpdate = { 
/**
 * The mark.
 */
mark: string, 
/**
 * The page that it moves to.
 */
page?: number | null, 
/**
 * Its boxes.
 */
boxes?: Array<[number, number, number, number]> | null, 
/**
 * Where its words begin in the page's text.
 */
start?: number | null, 
/**
 * Where they end.
 */
end?: number | null, 
/**
 * Colour.
 */
colour?: string | null, 
/**
 * All its tags.
 */
tags?: Array<string> | null, 
/**
 * The note.
 */
note?: string | null, 
/**
 * The criterion.
 */
criterion?: string | null, };

/**
 * Marks to write.
 */
export type MarksExport = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The form.
 */
format: MarksFormat, 
/**
 * The file; without it, one in the folder of handed-in files.
 */
path?: string | null, };

/**
 * The form in which marks leave.
 */
export type MarksFormat = "pdf" | "xfdf" | "json_ld" | "markdown";

/**
 * Marks to take in, from an annotated PDF, XFDF or Web Annotation JSON.
 */
export type MarksImport = { 
/**
 * The file.
 */
path: string, 
/**
 * The proposal; without it the one whose document fits.
 */
proposal?: string | null, };

/**
 * What came of taking marks in.
 */
export type MarksTaken = { 
/**
 * Marks taken in.
 */
taken: number, 
/**
 * Marks that were here already.
 */
known: number, 
/**
 * Marks that fit no document here, or no place in it.
 */
left: Array<string>, 
/**
 * The proposals that got marks.
 */
proposals: Array<string>, };

/**
 * The person at this machine.
 */
export type Me = { 
/**
 * Name.
 */
name: string, 
/**
 * E-mail address.
 */
email: string | null, 
/**
 * Institution.
 */
institution: string | null, 
/**
 * ORCID.
 */
orcid: string | null, 
/**
 * Whether its check digit does not fit: it is kept as typed.
 */
orcid_wrong: boolean, 
/**
 * The person's id, once a key was made.
 */
person: string | null, 
/**
 * The control number, nine groups of three digits.
 */
control_number: string | null, 
/**
 * Whether the key waits for a passphrase.
 */
locked: boolean, };

/**
 * Who I am. Absent fields stay as they are.
 */
export type MeChange = { 
/**
 * Name.
 */
name?: string | null, 
/**
 * E-mail address.
 */
email?: string | null, 
/**
 * Institution.
 */
institution?: string | null, 
/**
 * ORCID.
 */
orcid?: string | null, };

/**
 * What a review still wants before it is whole.
 */
export type Missing = "score" | "rationale" | "evidence" | "confidence" | "conflict" | "applicant";

/**
 * Something missing.
 */
export type MissingPart = { 
/**
 * What.
 */
what: Missing, 
/**
 * For which criterion.
 */
criterion: string | null, };

/**
 * A chair or deputy who was not sent all that reviewers wrote.
 */
export type NotSent = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Whether a deputy.
 */
deputy: boolean, 
/**
 * Files that could be handed on.
 */
files: number, 
/**
 * Files that cannot be: they hold a review of a proposal that this person must not read.
 */
kept_from: number, };

/**
 * Nothing is asked, or nothing is answered.
 */
export type Nothing = Record<symbol, never>;

/**
 * The notice that is printed and put on the sponsor's site.
 */
export type Notice = { 
/**
 * The page.
 */
html: string, 
/**
 * The control number in it.
 */
control_number: string, 
/**
 * The SHA-256 of the call file.
 */
call_file: string, };

/**
 * What the notice is written for.
 */
export type NoticeAsk = { 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, };

/**
 * One commitment.
 */
export type ObligationRow = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title of the proposal.
 */
title: string, 
/**
 * `paper`, `code`, `data`, `report`.
 */
duty: string, 
/**
 * In the call's words.
 */
duty_title: string, 
/**
 * Due.
 */
due: string, 
/**
 * Done.
 */
done: string | null, 
/**
 * Where it can be seen: a DOI as an address, or an address.
 */
link: string | null, 
/**
 * Commit of a repository.
 */
commit: string | null, 
/**
 * Licence.
 */
licence: string | null, 
/**
 * What is still asked for of it: `address`, `commit`, `licence`.
 */
missing: Array<string>, 
/**
 * SHA-256 of a file kept as evidence.
 */
evidence: string | null, 
/**
 * Due, and not done.
 */
late: boolean, 
/**
 * Done after it was due.
 */
after: boolean, 
/**
 * Whether an edition of the result says what stands here.
 */
published: boolean, };

/**
 * A commitment ticked off.
 */
export type ObligationSet = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Duty.
 */
duty: string, 
/**
 * Done; taken back if absent.
 */
done?: string | null, 
/**
 * DOI or address; as it was if absent, none if empty.
 */
link?: string | null, 
/**
 * Commit of a repository, likewise.
 */
commit?: string | null, 
/**
 * Licence, likewise.
 */
licence?: string | null, 
/**
 * A file kept as evidence.
 */
evidence_path?: string | null, };

/**
 * Commitments after the award.
 */
export type Obligations = { 
/**
 * All.
 */
rows: Array<ObligationRow>, 
/**
 * Late.
 */
late: number, 
/**
 * Those that no edition says yet: the next one will.
 */
unpublished: number, };

/**
 * What a column holds of a criterion: its scores, or its reasons.
 */
export type OfCriterion = { 
/**
 * The criterion's id.
 */
criterion: string, 
/**
 * Its reasons; else its scores.
 */
reasons: boolean, };

/**
 * A hand-in, by its number.
 */
export type OfHandIn = { 
/**
 * The number.
 */
number: number, };

/**
 * A job, by its number.
 */
export type OfJob = { 
/**
 * The number.
 */
job: number, };

/**
 * A mark, by its id.
 */
export type OfMark = { 
/**
 * The mark.
 */
mark: string, };

/**
 * A proposal, by its id.
 */
export type OfProposal = { 
/**
 * The proposal's id.
 */
proposal: string, };

/**
 * Somebody on the list.
 */
export type OfRow = { 
/**
 * Row.
 */
row: string, };

/**
 * Some or all of the list.
 */
export type OfRows = { 
/**
 * Rows; all if absent.
 */
rows?: Array<string> | null, };

/**
 * A conflict of a person with a proposal.
 */
export type OfficeConflict = { 
/**
 * Row.
 */
row: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * On what it rests.
 */
ground: ConflictGround, 
/**
 * Declared by the reviewer, by the chair, or only suggested.
 */
by: string, };

/**
 * A conflict that the chair declares or clears.
 */
export type OfficeConflictSet = { 
/**
 * Row.
 */
row: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Whether there is one.
 */
recused: boolean, 
/**
 * On what it rests.
 */
ground?: ConflictGround | null, 
/**
 * In words.
 */
text?: string | null, };

/**
 * What is decided of a proposal.
 */
export type OfficeDecision = "fund" | "decline" | "waitlist";

/**
 * A call file from which a co-chair or deputy opens an office.
 */
export type OfficeJoin = { 
/**
 * The call file.
 */
path: string, 
/**
 * Who works here, where that was not said before.
 */
me?: MeChange | null, 
/**
 * Where the office is made.
 */
workspace?: string | null, };

/**
 * Somebody on the list.
 */
export type OfficePerson = { 
/**
 * Row in this office.
 */
row: string, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Institution.
 */
institution: string | null, 
/**
 * Language of the invitation.
 */
language: Language, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * Most proposals.
 */
load: number | null, 
/**
 * Knows about.
 */
expertise: Array<string>, 
/**
 * Where the person stands.
 */
state: PersonState, 
/**
 * The person's id, once a card is here.
 */
person: string | null, 
/**
 * Control number, nine groups.
 */
control_number: string | null, 
/**
 * How accepted.
 */
how: VouchHow | null, 
/**
 * Assigned.
 */
assigned: number, 
/**
 * Reviews that are here of those.
 */
received: number, 
/**
 * Withdrawn.
 */
withdrawn: number, 
/**
 * What is to be said: names alike, two answered, key withdrawn.
 */
notes: Array<Phrase>, };

/**
 * A proposal in the office.
 */
export type OfficeProposal = { 
/**
 * Id.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Track's id; empty where it is not known.
 */
track: string, 
/**
 * Asked.
 */
asked: number | null, 
/**
 * What was typed, where it is no amount.
 */
asked_text: string | null, 
/**
 * Smallest useful amount.
 */
smallest: number | null, 
/**
 * Applicants.
 */
applicants: Array<Applicant>, 
/**
 * Mail address for the letter.
 */
email: string | null, 
/**
 * The document's hash.
 */
document: string | null, 
/**
 * The name of its file when it came.
 */
document_name: string | null, 
/**
 * Pages, where they were counted.
 */
pages: number | null, 
/**
 * Further lines.
 */
attributes: Array<Attribute>, 
/**
 * What wants attention: `no_document`, `no_amount`, `no_track`, `over_ceiling`, `no_email`.
 */
wants: Array<string>, };

/**
 * Changes of a proposal in the office. Absent fields stay.
 */
export type OfficeProposalChange = { 
/**
 * The proposal; a new one if absent.
 */
proposal?: string | null, 
/**
 * Number.
 */
number?: string | null, 
/**
 * Title.
 */
title?: string | null, 
/**
 * Track.
 */
track?: string | null, 
/**
 * Asked, smallest unit.
 */
asked?: number | null, 
/**
 * Smallest useful amount.
 */
smallest?: number | null, 
/**
 * Applicants.
 */
applicants?: Array<Applicant> | null, 
/**
 * Mail address for the letter.
 */
email?: string | null, 
/**
 * A PDF to be its document.
 */
document_path?: string | null, };

/**
 * The office's proposals.
 */
export type OfficeProposals = { 
/**
 * All of them, by number.
 */
proposals: Array<OfficeProposal>, 
/**
 * Sum of what is asked, by track.
 */
asked: Array<TrackSum>, };

/**
 * Somebody the call names.
 */
export type OfficerBody = { 
/**
 * `chair`, `deputy`, `veto`, `observer`.
 */
role: string, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail.
 */
email?: string | null, 
/**
 * Telephone.
 */
phone?: string | null, 
/**
 * The person's id; for the chair at this machine it is filled in.
 */
person?: string | null, 
/**
 * The age recipient.
 */
age?: string | null, };

/**
 * A line of the outline.
 */
export type OutlineEntry = { 
/**
 * Title.
 */
title: string, 
/**
 * Depth, from 0.
 */
depth: number, 
/**
 * The page.
 */
page: number, 
/**
 * The height on the page, in user space.
 */
y: number | null, };

/**
 * A proposal that asks for more than the ceiling.
 */
export type OverCeiling = "refuse" | "cap";

/**
 * Who owes what.
 */
export type Owed = { 
/**
 * Persons.
 */
people: Array<OwedPerson>, 
/**
 * Proposals in the order of the columns.
 */
proposals: Array<OwedProposal>, 
/**
 * Reviews that are missing.
 */
missing: number, 
/**
 * Of how many.
 */
of: number, };

/**
 * A cell of the map.
 */
export type OwedCell = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * State.
 */
state: OwedState, };

/**
 * A line of the map.
 */
export type OwedPerson = { 
/**
 * Row.
 */
row: string, 
/**
 * Name.
 */
name: string, 
/**
 * Cells for assigned proposals: proposal and state.
 */
cells: Array<OwedCell>, 
/**
 * Missing.
 */
missing: number, 
/**
 * Last number here.
 */
sequence: number | null, 
/**
 * Earlier numbers that never arrived. The newest replaces them, so nothing hangs on them.
 */
never_came: Array<number>, };

/**
 * A column of the map.
 */
export type OwedProposal = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Reviews that count.
 */
here: number, };

/**
 * Where an owed review stands.
 */
export type OwedState = "missing" | "here" | "open" | "crossed";

/**
 * A page.
 */
export type PageAsk = { 
/**
 * The document.
 */
document: string, 
/**
 * The page.
 */
page: number, };

/**
 * A link on a page: it leads to a place inside, or names an address outside.
 */
export type PageLink = { 
/**
 * The page it is on.
 */
page: number, 
/**
 * Where it can be pressed.
 */
box: [number, number, number, number], 
/**
 * The page it leads to.
 */
to: number | null, 
/**
 * The height on that page, in user space.
 */
y: number | null, 
/**
 * The address outside, as written.
 */
address: string | null, };

/**
 * A page.
 */
export type PageSize = { 
/**
 * From 1.
 */
page: number, 
/**
 * What is printed on it, or its number.
 */
label: string, 
/**
 * The visible part of the page's user space: x0, y0, x1, y1.
 */
crop: [number, number, number, number], 
/**
 * Clockwise, 0, 90, 180 or 270.
 */
rotation: number, 
/**
 * Width as shown, after rotation.
 */
width: number, 
/**
 * Height as shown, after rotation.
 */
height: number, 
/**
 * Whether it has readable text.
 */
text: boolean, 
/**
 * Whether it holds text that cannot be seen.
 */
hidden_text: boolean, };

/**
 * The words of a page.
 */
export type PageWords = { 
/**
 * The document.
 */
document: string, 
/**
 * The page.
 */
page: number, 
/**
 * The page's text: words joined by one blank, lines by a line feed.
 */
text: string, 
/**
 * Its words, in the text's order.
 */
words: Array<Word>, };

/**
 * What the other chairs were not sent.
 */
export type PanelLook = { 
/**
 * Chairs and deputies for whom some of the reviews here were not written.
 */
not_sent: Array<NotSent>, };

/**
 * Files for the other chairs.
 */
export type PanelMake = { 
/**
 * The folder.
 */
folder?: string | null, 
/**
 * Whether they are encrypted; without an answer they are wherever they can be.
 */
encrypt?: boolean | null, 
/**
 * Chairs and deputies whom reviews that were written for others are handed on to.
 */
hand_on?: Array<string> | null, };

/**
 * A kind of papers beside a result.
 */
export type PaperKind = "lawyer" | "dossiers" | "certificates" | "minutes";

/**
 * Papers beside a result.
 */
export type PapersAsk = { 
/**
 * Which.
 */
kind: PaperKind, 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, 
/**
 * Language of the sheet and the dossiers; that of the settings if absent. Certificates are in the reviewer's.
 */
language?: Language | null, };

/**
 * Another passphrase, or none.
 */
export type PassphraseSet = { 
/**
 * The one that holds, if there is one.
 */
old?: string | null, 
/**
 * The new one; absent or empty takes it away.
 */
new?: string | null, };

/**
 * Everybody on the list.
 */
export type PeopleList = { 
/**
 * By name.
 */
people: Array<OfficePerson>, 
/**
 * Have answered their invitation and can be accepted with one act.
 */
answered: number, 
/**
 * Persons whose card came without being on the list.
 */
strangers: number, };

/**
 * Accepting one person.
 */
export type PersonAccept = { 
/**
 * Row.
 */
row: string, 
/**
 * How; if absent, as the file came: by the answer to the invitation, else by a way that the committee trusts.
 */
how?: VouchHow | null, 
/**
 * Row of the person whose lost signature this one takes the place of: both count as one.
 */
replaces?: string | null, };

/**
 * Changes of a person. Absent fields stay; without `row` a new one.
 */
export type PersonChange = { 
/**
 * Row.
 */
row?: string | null, 
/**
 * Name.
 */
name?: string | null, 
/**
 * E-mail.
 */
email?: string | null, 
/**
 * Institution.
 */
institution?: string | null, 
/**
 * Language.
 */
language?: Language | null, 
/**
 * Telephone.
 */
phone?: string | null, 
/**
 * Most proposals.
 */
load?: number | null, 
/**
 * Knows about.
 */
expertise?: Array<string> | null, 
/**
 * For whom a lost key's reviews count: the row of the earlier person.
 */
replaces?: string | null, };

/**
 * Turning one away.
 */
export type PersonDistrust = { 
/**
 * Row.
 */
row: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Where a person stands.
 */
export type PersonState = "listed" | "invited" | "answered" | "accepted" | "distrusted";

/**
 * A sentence as an id and its arguments; `text` is the same in the language of the settings.
 */
export type Phrase = { 
/**
 * The Fluent message.
 */
id: string, 
/**
 * Its arguments.
 */
args: Args, 
/**
 * The sentence in the language that the settings name.
 */
text: string, };

/**
 * What to be careful of about the place of a workspace.
 */
export type PlaceWarning = "synchronised" | "network";

/**
 * Who sees what.
 */
export type PolicyBody = { 
/**
 * Whether reviewers see applicants' names.
 */
applicants_shown: boolean, 
/**
 * Whether reviewers' names are published.
 */
reviewers_public: boolean, 
/**
 * Whether each score is published.
 */
scores_public: boolean, 
/**
 * Whether those not selected are named.
 */
declined_named: boolean, 
/**
 * Whether applicants read the reasons.
 */
rationale_to_applicant: boolean, 
/**
 * Reviews per proposal.
 */
reviews_per_proposal: number, 
/**
 * What a withdrawal closes: `documents`, `reviews`, `discussion`, `ranking`.
 */
recusal_closes: Array<string>, 
/**
 * Signatures under the result.
 */
signatures_needed: number, 
/**
 * How people may be accepted: `invitation`, `met`, `video`, `phone`, `list`, `channel`.
 */
vouch: Array<string>, 
/**
 * What a refusal by the sponsor must give: `full`, `ground_only`, `none`.
 */
veto_given: string, };

/**
 * Where I stopped reading.
 */
export type Position = { 
/**
 * The page.
 */
page: number, 
/**
 * The height on the page in 1/100 of its shown height.
 */
y: number, 
/**
 * Zoom in per cent; 0 fits the width.
 */
zoom: number, 
/**
 * Whether the text view was open.
 */
text_view: boolean, };

/**
 * Where I stop.
 */
export type PositionSet = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The place.
 */
position: Position, };

/**
 * The promise of confidentiality.
 */
export type Promise = { 
/**
 * Whether it is given.
 */
given: boolean, };

/**
 * Changes of a proposal's own fields. Absent fields stay as they are.
 */
export type ProposalChange = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Number.
 */
number?: string | null, 
/**
 * Title.
 */
title?: string | null, 
/**
 * Applicants.
 */
applicants?: Array<Applicant> | null, 
/**
 * Track.
 */
track?: string | null, 
/**
 * Amount asked for.
 */
asked?: number | null, };

/**
 * A column to sort by.
 */
export type ProposalColumn = "number" | "title" | "track" | "asked" | "total" | "state" | "applicant" | "institution" | "pages" | "marks" | "changed" | "confidence";

/**
 * A proposal with everything known of it.
 */
export type ProposalDetail = { 
/**
 * Its row.
 */
row: ProposalRow, 
/**
 * All its documents.
 */
documents: Array<ProposalDocument>, 
/**
 * The smallest award that makes sense.
 */
smallest: number | null, 
/**
 * What is asked for in kind.
 */
resources: Array<Resource>, 
/**
 * Further lines from the call or the sheet.
 */
attributes: Array<Attribute>, 
/**
 * Whether it stands in the call (else it is my own, and its fields can be changed).
 */
of_call: boolean, 
/**
 * The next and the previous in the order of the table.
 */
next: string | null, 
/**
 * The previous.
 */
previous: string | null, 
/**
 * Message for whoever sent the document, if it cannot be read.
 */
document_message: string | null, 
/**
 * What to do about it.
 */
document_hint: string | null, };

/**
 * A document of a proposal.
 */
export type ProposalDocument = { 
/**
 * Its hash.
 */
document: string, 
/**
 * `main`, or what the call says.
 */
role: string, 
/**
 * The file's name when it came.
 */
name: string | null, 
/**
 * Its size, when known.
 */
bytes: number | null, 
/**
 * Whether it is here.
 */
here: boolean, };

/**
 * The band, and the rows asked for.
 */
export type ProposalList = { 
/**
 * The figures above the table.
 */
band: Band, 
/**
 * The rows.
 */
rows: Array<ProposalRow>, 
/**
 * How many rows the filter leaves.
 */
total: number, };

/**
 * A row of the table.
 */
export type ProposalRow = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number in the call.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Track's id.
 */
track: string | null, 
/**
 * Amount asked for, in the smallest unit.
 */
asked: number | null, 
/**
 * Applicants.
 */
applicants: Array<Applicant>, 
/**
 * State.
 */
state: ProposalState, 
/**
 * What was said about conflicts.
 */
tie: Tie, 
/**
 * Put off until the end.
 */
later: boolean, 
/**
 * A score per criterion of the grid, in its order.
 */
cells: Array<Cell>, 
/**
 * My total in micropoints, when nothing is missing.
 */
total: number | null, 
/**
 * How sure I am.
 */
confidence: number | null, 
/**
 * Whether there is any text of mine.
 */
notes: boolean, 
/**
 * Marks on its pages.
 */
marks: number, 
/**
 * The document.
 */
document: string | null, 
/**
 * The document's state.
 */
document_state: DocumentState, 
/**
 * Its pages.
 */
pages: number | null, 
/**
 * The page where I stopped.
 */
page: number | null, 
/**
 * Whether I am assigned to it; `null` where the call file assigns nobody.
 */
assigned: boolean | null, 
/**
 * When I last changed my review.
 */
changed_at: string | null, };

/**
 * The state of a proposal as a shape: ○ ◐ ● ⊘ ✓.
 */
export type ProposalState = "new" | "reading" | "scored" | "withdrawn" | "handed_in";

/**
 * Which rows, in which order.
 */
export type ProposalsAsk = { 
/**
 * Order; without it number.
 */
sort?: ProposalColumn | null, 
/**
 * Backwards.
 */
descending?: boolean | null, 
/**
 * Words in number, title, applicants; `track:` and `state:` as in a search.
 */
filter?: string | null, 
/**
 * The first row.
 */
offset?: number | null, 
/**
 * How many rows; without it all.
 */
limit?: number | null, };

/**
 * Publishing.
 */
export type PublishAsk = { 
/**
 * The folder; the usual one if absent.
 */
folder?: string | null, };

/**
 * Before publishing.
 */
export type PublishPreview = { 
/**
 * What stands in the way.
 */
blockers: Array<Phrase>, 
/**
 * Why the order is that of the plain means, where the call wanted more.
 */
plain_means: Phrase | null, 
/**
 * What is worth a second look.
 */
warnings: Array<Phrase>, 
/**
 * What applicants will read, proposal by proposal.
 */
texts: Array<PublishText>, 
/**
 * The public page as it would be.
 */
page: string, 
/**
 * Its size.
 */
page_bytes: number, 
/**
 * Whether fewer than five reviewers, or a label with one proposal, speak for hiding single scores.
 */
aggregate_proposed: boolean, 
/**
 * Earlier editions.
 */
editions: Array<PublishedEdition>, 
/**
 * How many texts are withheld.
 */
withheld: number, 
/**
 * Whose signatures the result takes.
 */
signatures: ResultSignatures, };

/**
 * A text that an applicant will read.
 */
export type PublishText = { 
/**
 * Its line's hash.
 */
text_id: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Label of the reviewer.
 */
label: string, 
/**
 * Criterion or `overall`.
 */
part: string, 
/**
 * The text.
 */
text: string, 
/**
 * What gave a warning: a name, an address, a number of another proposal, a hard word.
 */
warnings: Array<Phrase>, 
/**
 * Withheld.
 */
withheld: boolean, };

/**
 * What was published.
 */
export type Published = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Its files and what each is for.
 */
files: Array<PublishedFile>, 
/**
 * The result's id.
 */
bundle: string, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * How many signatures of others it waits for: as long as there are any, it is not published.
 */
waits_for: number, };

/**
 * An edition that was published.
 */
export type PublishedEdition = { 
/**
 * `announced` or `final`.
 */
stage: string, 
/**
 * Edition.
 */
edition: number, 
/**
 * When.
 */
at: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * The bundle's id.
 */
bundle: string, };

/**
 * A file and what to do with it.
 */
export type PublishedFile = { 
/**
 * Path.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * What it is and where it goes.
 */
phrase: Phrase, 
/**
 * Whether it was dealt with.
 */
done: boolean, };

/**
 * What kind of table a mapping is guessed for: the same head means different things.
 */
export type Purpose = "proposals" | "people" | "pairs" | "reviews" | "desk";

/**
 * Where the scores put a proposal.
 */
export type RankGroup = "funded" | "draw" | "not_funded" | "out";

/**
 * The ranking.
 */
export type Ranking = { 
/**
 * `exact`, `iterative`, `none`.
 */
method: string, 
/**
 * Whether this is a what-if: *not the result*, with its assumption.
 */
what_if: Phrase | null, 
/**
 * In order of place, then number.
 */
rows: Array<RankingRow>, 
/**
 * One line for each budget.
 */
lines: Array<FundingLineView>, 
/**
 * What is to be said, in order of weight.
 */
sentences: Array<Phrase>, 
/**
 * Counted reviews.
 */
counted: number, 
/**
 * Given in all.
 */
spent: number, 
/**
 * Left.
 */
left: number, 
/**
 * Reviews taken in and not entered; a result is refused while there are any.
 */
not_entered: number, 
/**
 * Whether decisions differ from the line.
 */
decided: number, 
/**
 * The drawing: an SVG with places and their uncertainty.
 */
plot: string, };

/**
 * The ranking as it is, or under an assumption.
 */
export type RankingAsk = { 
/**
 * An assumption; nothing of it is kept.
 */
what_if?: WhatIf | null, };

/**
 * For chairs alone.
 */
export type RankingFigures = { 
/**
 * Reviewers, as the list has them.
 */
reviewers: Array<ReviewerFigure>, 
/**
 * By how many micropoints a reviewer's scores usually differ from the others', strictness allowed for.
 */
usual_noise: number | null, 
/**
 * Agreement, per criterion and of the totals.
 */
agreement: Array<AgreementFigure>, 
/**
 * The decisions without each reviewer in turn; none where nothing was estimated or the committee is too large.
 */
left_out: LeaveOneOut | null, 
/**
 * Groups of proposals without a reviewer in common; none where all hang together.
 */
islands: Array<Island>, 
/**
 * In words.
 */
sentences: Array<Phrase>, };

/**
 * A review in it.
 */
export type RankingReview = { 
/**
 * Head.
 */
head: string, 
/**
 * Name of the reviewer.
 */
name: string, 
/**
 * The round, where the call has more than one.
 */
round: string | null, 
/**
 * Whether it is the one of the reviewer's that is ranked.
 */
ranked: boolean, 
/**
 * Steps.
 */
scores: { [key in string]: number }, 
/**
 * Total.
 */
total: number | null, 
/**
 * Confidence.
 */
confidence: number | null, 
/**
 * Whether it came unsigned.
 */
unsigned: boolean, 
/**
 * Texts: part and text.
 */
texts: { [key in string]: string }, 
/**
 * To the committee.
 */
committee: { [key in string]: string }, };

/**
 * A proposal in it.
 */
export type RankingRow = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Track.
 */
track: string, 
/**
 * Asked.
 */
asked: number, 
/**
 * Place, from 1; equal for ties.
 */
place: number | null, 
/**
 * Complete reviews.
 */
reviews: number, 
/**
 * Raw mean, micropoints.
 */
raw: number | null, 
/**
 * Lowest and highest total.
 */
raw_low: number | null, 
/**
 * Highest.
 */
raw_high: number | null, 
/**
 * Calibrated score.
 */
calibrated: number | null, 
/**
 * Expected rank, centiranks.
 */
expected_rank: number | null, 
/**
 * 50 % interval.
 */
low_50: number | null, 
/**
 * 50 % interval.
 */
high_50: number | null, 
/**
 * 90 % interval.
 */
low_90: number | null, 
/**
 * 90 % interval.
 */
high_90: number | null, 
/**
 * Chance of being funded, basis points.
 */
funded: number | null, 
/**
 * Group.
 */
group: RankGroup, 
/**
 * What the line would give.
 */
award: number, 
/**
 * Whether that is less than it asks, because the money ends there.
 */
part: boolean, 
/**
 * The decision, pending until published.
 */
decision: OfficeDecision | null, 
/**
 * Amount of the decision.
 */
amount: number | null, 
/**
 * Reason of the decision.
 */
reason: string | null, 
/**
 * Refused by the sponsor.
 */
vetoed: boolean, 
/**
 * Ticket of a draw, from 1.
 */
ticket: number | null, 
/**
 * How much its reviews differ, once strictness is allowed for (χ², hundredths).
 */
disputed: number | null, 
/**
 * Has reviews, and none in the last round, which others have: an earlier round ranks it.
 */
not_discussed: boolean, 
/**
 * Persons withdrawn from it, by name.
 */
recused: Array<string>, 
/**
 * The reviews: label or name, total, texts.
 */
members: Array<RankingReview>, };

/**
 * A hand-in as a copy that people read.
 */
export type ReadableAsk = { 
/**
 * The number.
 */
number: number, 
/**
 * In which form.
 */
form: CopyForm, 
/**
 * The folder; without it the one of the handed-in files.
 */
folder?: string | null, };

/**
 * A receipt.
 */
export type Receipt = { 
/**
 * The number of the hand-in it is for; `null` if it is for none of mine.
 */
number: number | null, 
/**
 * Its place in the register.
 */
index: number, 
/**
 * When it was entered.
 */
at: string, 
/**
 * The bundle's id.
 */
bundle: string, 
/**
 * Whether the signature is the keeper's of this call: `null` where no call names a keeper.
 */
by_keeper: boolean | null, 
/**
 * The signer's fingerprint.
 */
fingerprint: string, };

/**
 * What can be done about a file.
 */
export type ReceivedAct = "take_in" | "accept" | "call" | "write" | "map" | "admit" | "settle" | "set_aside";

/**
 * A file that was taken in.
 */
export type ReceivedFile = { 
/**
 * Bundle id, or the file's hash for sealed and unsigned ones.
 */
bundle: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Kind.
 */
kind: ReceivedKind, 
/**
 * Person's name.
 */
person_name: string, 
/**
 * Row.
 */
row: string | null, 
/**
 * Number.
 */
sequence: number | null, 
/**
 * `good` or `unknown`.
 */
verdict: string, 
/**
 * Why it does not count, or what is noted.
 */
notes: Array<Phrase>, 
/**
 * Index in the register.
 */
index: number | null, 
/**
 * Heads by status.
 */
statuses: { [key in string]: number }, 
/**
 * Set aside, and why.
 */
aside: string | null, 
/**
 * The receipt.
 */
receipt: string | null, };

/**
 * The four groups.
 */
export type ReceivedGroup = "ready" | "question" | "again" | "nothing";

/**
 * One file.
 */
export type ReceivedItem = { 
/**
 * SHA-256 of its bytes.
 */
file: string, 
/**
 * Its name; for attachments also the mail's.
 */
name: string, 
/**
 * The address it came from, if by mail.
 */
from: string | null, 
/**
 * Group.
 */
group: ReceivedGroup, 
/**
 * Kind.
 */
kind: ReceivedKind, 
/**
 * `good`, `unknown`, `bad`; absent for unsigned things.
 */
verdict: string | null, 
/**
 * The first code in the order of the faults; `OK` where nothing is to be said.
 */
code: string, 
/**
 * What it is and what it would do.
 */
message: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * What else is to be said of it; nothing of it keeps the file from counting.
 */
notes: Array<ReceivedNote>, 
/**
 * Bundle id.
 */
bundle: string | null, 
/**
 * Person's id.
 */
person: string | null, 
/**
 * Row of the person on the list.
 */
row: string | null, 
/**
 * Name.
 */
person_name: string | null, 
/**
 * Its number.
 */
sequence: number | null, 
/**
 * Reviews in it.
 */
reviews: number, 
/**
 * What changes, proposal by proposal.
 */
changes: Array<ReviewChange>, 
/**
 * Cells that are no step.
 */
faults: Array<StepFault>, 
/**
 * What can be done, first choice first.
 */
acts: Array<ReceivedAct>, };

/**
 * What a file is.
 */
export type ReceivedKind = "score" | "card" | "panel" | "call" | "result" | "sealed" | "sheet" | "form" | "table" | "other";

/**
 * What is here.
 */
export type ReceivedList = { 
/**
 * Files, newest number first.
 */
files: Array<ReceivedFile>, 
/**
 * In the register.
 */
entered: number, 
/**
 * Taken in, not entered.
 */
open: number, 
/**
 * Contradictions and late reviews that want a word.
 */
questions: Array<ReceivedQuestion>, 
/**
 * The state, as a hash over its sets.
 */
state: string, 
/**
 * Whether the register was closed, and at which size.
 */
closed: number | null, 
/**
 * That the register holds files which are not here, and what to do.
 */
missing: Phrase | null, };

/**
 * Something that is said of a file beside its verdict.
 */
export type ReceivedNote = { 
/**
 * Its code.
 */
code: string, 
/**
 * The sentence.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * What dropping these files would do. Nothing was changed yet.
 */
export type ReceivedPlan = { 
/**
 * Its name, for taking in.
 */
plan: string, 
/**
 * Every file, mails opened, in order of group and name.
 */
items: Array<ReceivedItem>, 
/**
 * Files per group: ready, question, again, nothing.
 */
counts: { [key in string]: number }, 
/**
 * One sentence for each group.
 */
sentences: { [key in string]: Phrase }, };

/**
 * Something that wants the chair's word.
 */
export type ReceivedQuestion = { 
/**
 * `contradiction` or `late`.
 */
kind: string, 
/**
 * Person's name.
 */
person_name: string, 
/**
 * Person's id.
 */
person: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * The heads in question.
 */
heads: Array<HeadView>, 
/**
 * The rule and both outcomes in words.
 */
phrase: Phrase, };

/**
 * Something asked for in kind.
 */
export type Resource = { 
/**
 * What.
 */
kind: string, 
/**
 * How much.
 */
amount: number, };

/**
 * A result that another chair signed, or my own with the signatures of others.
 */
export type ResultSign = { 
/**
 * The file.
 */
path: string, 
/**
 * Although it says other than what stands here.
 */
even_so?: boolean | null, };

/**
 * How many chairs must sign a result, and who can.
 */
export type ResultSignatures = { 
/**
 * How many the call asks for.
 */
needed: number, 
/**
 * Who else can sign: chairs and deputies whose card is here.
 */
others: Array<string>, 
/**
 * A result that I signed and that waits for others.
 */
waiting: WaitingResult | null, };

/**
 * What signing a result did.
 */
export type ResultSigned = { 
/**
 * The file with my signature, to be sent back; that of the result once it is published.
 */
path: string, 
/**
 * Who signed it.
 */
by: Array<string>, 
/**
 * How many signatures are missing.
 */
missing: number, 
/**
 * What was published, where the last signature came with it.
 */
published: Published | null, };

/**
 * My review of a proposal.
 */
export type Review = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The round.
 */
round: string, 
/**
 * What was said about conflicts: the card is closed unless `none`.
 */
tie: Tie, 
/**
 * Criteria with a score or *cannot judge*.
 */
scored: number, 
/**
 * Criteria.
 */
of: number, 
/**
 * My total in micropoints, when nothing is missing.
 */
total: number | null, 
/**
 * The criteria, in the grid's order.
 */
criteria: Array<CriterionReview>, 
/**
 * How sure I am.
 */
confidence: number | null, 
/**
 * To the applicant.
 */
applicant: string, 
/**
 * To the committee only.
 */
committee: string, 
/**
 * For me only.
 */
private: string, 
/**
 * The name of the document that I had read when I gave my newest score, where another one has taken its place since.
 */
read_earlier: string | null, 
/**
 * Put off until the end.
 */
later: boolean, 
/**
 * What is missing.
 */
missing: Array<MissingPart>, 
/**
 * Whether the reasons are read by the applicant.
 */
rationale_to_applicant: boolean, 
/**
 * When I last changed it.
 */
changed_at: string | null, 
/**
 * The number under which it was last handed in as it stands; `null` if it was not.
 */
handed_in: number | null, };

/**
 * What changes of one review.
 */
export type ReviewChange = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * `new`, `replaced`, `same`, `older`, `withdrawn`, `recused`, `contradiction`, `outdated`.
 */
what: string, 
/**
 * Scores: criterion, before, after.
 */
scores: Array<ScoreChange>, 
/**
 * Whether texts differ.
 */
texts: boolean, };

/**
 * A reviewer.
 */
export type ReviewerFigure = { 
/**
 * Name.
 */
name: string, 
/**
 * Reviews.
 */
reviews: number, 
/**
 * Severity, micropoints; negative is severe.
 */
severity: number | null, 
/**
 * Its standard deviation.
 */
sd: number | null, 
/**
 * By how much the scores differ from the others' once severity is allowed for, micropoints.
 */
noise: number | null, 
/**
 * Severity in words.
 */
sentence: Phrase, 
/**
 * Noise in words.
 */
noise_sentence: Phrase | null, 
/**
 * What stands out, in words.
 */
flags: Array<Phrase>, };

/**
 * One of them.
 */
export type Rival = { 
/**
 * Why.
 */
kind: RivalKind, 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * My total.
 */
total: number | null, };

/**
 * What makes two proposals rivals.
 */
export type RivalKind = "total" | "track" | "unsure";

/**
 * Proposals worth comparing with one.
 */
export type RivalList = { 
/**
 * By kind.
 */
rivals: Array<Rival>, };

/**
 * A round of review.
 */
export type Round = { 
/**
 * Its id.
 */
id: string, 
/**
 * Title.
 */
title: string, };

/**
 * A round.
 */
export type RoundBody = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, };

/**
 * Going on in another round.
 */
export type RoundSet = { 
/**
 * Its id.
 */
round: string, 
/**
 * Whether it begins from what was written in an earlier one; on a desk.
 */
carry?: boolean | null, };

/**
 * The evaluation grid.
 */
export type Rubric = { 
/**
 * SHA-256 of its canonical form.
 */
hash: string, 
/**
 * The criteria, in order.
 */
criteria: Array<Criterion>, 
/**
 * The scale of confidence.
 */
confidence: ConfidenceScale | null, };

/**
 * Which way a word runs on the unrotated page.
 */
export type Runs = "right" | "up" | "left" | "down";

/**
 * The code that opens the safety copies: to be printed, never to be mailed.
 */
export type SafetyCode = { 
/**
 * Five groups of five signs.
 */
code: string, 
/**
 * Where the copies lie.
 */
folder: string, };

/**
 * What a safety copy holds, after reading it back.
 */
export type SafetyCopy = { 
/**
 * Its file.
 */
path: string, 
/**
 * The name of the workspace for people.
 */
name: string, 
/**
 * Desk or office.
 */
kind: WorkspaceKind, 
/**
 * Whose it is.
 */
person: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * Proposals in it.
 */
proposals: number, 
/**
 * Proposals with at least one score in it.
 */
scored: number, 
/**
 * Annotations in it.
 */
marks: number, 
/**
 * Documents beside it that can be read.
 */
documents: number, 
/**
 * Documents that it names.
 */
documents_of: number, };

/**
 * Safety copies in a place, newest first.
 */
export type SafetyFound = { 
/**
 * Those that the code opens.
 */
copies: Array<SafetyCopy>, 
/**
 * Files that are damaged, by name.
 */
damaged: Array<string>, };

/**
 * Safety copies at a place, to be opened with their code.
 */
export type SafetyLook = { 
/**
 * A safety copy, or the folder or stick on which they lie.
 */
path: string, 
/**
 * The printed code.
 */
code: string, };

/**
 * A safety copy to go on from, on this computer.
 */
export type SafetyRestore = { 
/**
 * The safety copy.
 */
path: string, 
/**
 * The printed code.
 */
code: string, 
/**
 * Who I am, where that is to be another than in the copy.
 */
me?: MeChange | null, };

/**
 * Where safety copies are to lie.
 */
export type SafetySet = { 
/**
 * A folder on a stick or another disk, or one that is synchronised.
 */
folder: string, };

/**
 * Where the safety copy stands.
 */
export type SafetyState = { 
/**
 * The folder that was chosen; `null` before.
 */
folder: string | null, 
/**
 * Whether the folder is there now: a stick may be in a drawer.
 */
here: boolean, 
/**
 * Whether the folder lies on the disk of this computer, where it is lost with it.
 */
same_disk: boolean, 
/**
 * When the open workspace was last copied there and read back.
 */
copied_at: string | null, 
/**
 * Whether something changed since.
 */
behind: boolean, 
/**
 * What kept the last copy from being made, in words.
 */
trouble: string | null, 
/**
 * Whether it is time to ask for one: ten proposals are scored and this computer alone has them.
 */
ask: boolean, };

/**
 * What a chair does next on the sample committee's office.
 */
export type SampleStep = "receive" | "accept" | "enter" | "rank" | "done";

/**
 * Light or dark.
 */
export type Scheme = "system" | "light" | "dark";

/**
 * A step before and after.
 */
export type ScoreChange = { 
/**
 * Criterion.
 */
criterion: string, 
/**
 * Before.
 */
before: number | null, 
/**
 * After.
 */
after: number | null, };

/**
 * A score. Exactly one of `step`, `na: true`, or neither (which clears it).
 */
export type ScoreSet = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * The criterion.
 */
criterion: string, 
/**
 * The step.
 */
step?: number | null, 
/**
 * *I cannot judge this*.
 */
na?: boolean | null, };

/**
 * Cells of my scores, as they were typed or pasted.
 */
export type ScoresFill = { 
/**
 * The cells; one that is empty changes nothing.
 */
cells: Array<FilledCell>, };

/**
 * What became of cells.
 */
export type ScoresFilled = { 
/**
 * Cells that were scored.
 */
filled: number, 
/**
 * Cells that are no step of their criterion, or whose proposal is closed.
 */
left: Array<UnfilledCell>, };

/**
 * How scores are written.
 */
export type ScoresForm = "csv" | "xlsx" | "hotcrp";

/**
 * All my scores: rows × criteria.
 */
export type ScoresTable = { 
/**
 * The grid.
 */
rubric: Rubric, 
/**
 * The proposals, by number.
 */
rows: Array<ProposalRow>, };

/**
 * My scores, to be written.
 */
export type ScoresWrite = { 
/**
 * In which form.
 */
form: ScoresForm, 
/**
 * The file; without it one in the folder of handed-in files.
 */
path?: string | null, };

/**
 * Words to find anywhere. `title:`, `track:`, `state:`, `number:` narrow it; `"…"` is a phrase.
 */
export type SearchAsk = { 
/**
 * The query.
 */
query: string, 
/**
 * How many hits; 100 if absent.
 */
limit?: number | null, };

/**
 * A page, or a proposal's title, that fits.
 */
export type SearchHit = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The document.
 */
document: string | null, 
/**
 * The page; `null` where the title or a note of mine fits.
 */
page: number | null, 
/**
 * Text around the hit, cut into pieces that fit and pieces that do not.
 */
snippet: Array<SnippetPart>, };

/**
 * What a search over everything found.
 */
export type SearchHits = { 
/**
 * Proposals with hits, best first.
 */
hits: Array<SearchHit>, 
/**
 * Whether there are more.
 */
more: boolean, 
/**
 * Documents whose text is not read yet.
 */
unread: number, };

/**
 * Setting a file aside, or taking it up again without a reason.
 */
export type SetAside = { 
/**
 * Bundle.
 */
bundle: string, 
/**
 * Why.
 */
reason?: string | null, };

/**
 * The settings that hold.
 */
export type Settings = { 
/**
 * The language; `null` follows the system.
 */
language: Language | null, 
/**
 * Light or dark.
 */
scheme: Scheme, 
/**
 * Size of text in per cent.
 */
text_size: number, 
/**
 * Whether pages are shown dark.
 */
dark_pages: boolean, 
/**
 * Whether things move: `null` follows the system.
 */
reduced_motion: boolean | null, 
/**
 * Whether single letters are keys.
 */
single_letters: boolean, 
/**
 * Whether a score moves the focus to the next criterion.
 */
go_on: boolean, 
/**
 * Changed keys: action → key.
 */
keys: { [key in string]: string }, 
/**
 * Text phrases of one's own.
 */
phrases: Array<string>, 
/**
 * Columns of the table of proposals, in order; empty means the usual ones.
 */
columns: Array<string>, 
/**
 * Widths of columns in CSS pixels.
 */
column_widths: { [key in string]: number }, 
/**
 * Names of colours of marks: colour → name.
 */
colour_names: { [key in string]: string }, 
/**
 * Whatever a screen remembers for itself (widths of panes, open panels), by name.
 */
remembered: { [key in string]: string }, 
/**
 * Where new workspaces are made.
 */
workspace_folder: string, 
/**
 * Where handed-in files are written.
 */
handin_folder: string, 
/**
 * Where back-ups are kept.
 */
backup_folder: string, };

/**
 * Changes of settings. Absent fields stay; maps are joined, an empty value removes an entry.
 */
export type SettingsChange = { 
/**
 * The language.
 */
language?: Language | null, 
/**
 * Whether the language follows the system again.
 */
language_of_system?: boolean | null, 
/**
 * Light or dark.
 */
scheme?: Scheme | null, 
/**
 * Size of text in per cent, 75 to 400.
 */
text_size?: number | null, 
/**
 * Whether pages are shown dark.
 */
dark_pages?: boolean | null, 
/**
 * Whether things move.
 */
reduced_motion?: boolean | null, 
/**
 * Whether single letters are keys.
 */
single_letters?: boolean | null, 
/**
 * Whether a score moves the focus to the next criterion.
 */
go_on?: boolean | null, 
/**
 * Changed keys.
 */
keys?: { [key in string]: string } | null, 
/**
 * Text phrases of one's own.
 */
phrases?: Array<string> | null, 
/**
 * Columns of the table.
 */
columns?: Array<string> | null, 
/**
 * Widths of columns.
 */
column_widths?: { [key in string]: number } | null, 
/**
 * Names of colours.
 */
colour_names?: { [key in string]: string } | null, 
/**
 * What a screen remembers.
 */
remembered?: { [key in string]: string } | null, 
/**
 * Where new workspaces are made.
 */
workspace_folder?: string | null, 
/**
 * Where handed-in files are written.
 */
handin_folder?: string | null, 
/**
 * Where back-ups are kept.
 */
backup_folder?: string | null, };

/**
 * Two versions are settled.
 */
export type SettleAsk = { 
/**
 * Person's id.
 */
person: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * The head that holds.
 */
head: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A proposal with too few readers.
 */
export type ShortProposal = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Has.
 */
has: number, 
/**
 * Should have.
 */
wants: number, };

/**
 * A new signature in the place of the one that holds.
 */
export type SignatureReplace = { 
/**
 * Why: it stands in the file for the chair.
 */
reason: string, 
/**
 * The passphrase, if there is one and it is known.
 */
passphrase?: string | null, 
/**
 * Where the file for the chair is written.
 */
folder?: string | null, };

/**
 * What came of a new signature.
 */
export type SignatureReplaced = { 
/**
 * Who works here now.
 */
me: Me, 
/**
 * The file that withdraws the earlier one, for the chair; absent where it could no longer be opened.
 */
withdrawal: Written | null, 
/**
 * The new card, for the chair.
 */
card: Written, };

/**
 * A piece of a snippet.
 */
export type SnippetPart = { 
/**
 * The text.
 */
text: string, 
/**
 * Whether it is what was looked for.
 */
hit: boolean, };

/**
 * A cell that is no step of its criterion.
 */
export type StepFault = { 
/**
 * Where: `D14`.
 */
cell: string, 
/**
 * What stood there.
 */
value: string, 
/**
 * Title of the criterion.
 */
criterion: string, 
/**
 * Proposal number.
 */
number: string, };

/**
 * What a step is.
 */
export type StepKind = "change" | "undo" | "redo";

/**
 * The words for a step.
 */
export type StepLabel = { 
/**
 * The step.
 */
step: number, 
/**
 * Its label.
 */
label: string, };

/**
 * Who is strongest on a criterion.
 */
export type Strongest = { 
/**
 * The criterion.
 */
criterion: string, 
/**
 * The columns, from 0; empty where all are equal or nothing is scored.
 */
columns: Array<number>, };

/**
 * Something that the proposal shares with me.
 */
export type Suggestion = { 
/**
 * What.
 */
kind: SuggestionKind, 
/**
 * The shared words.
 */
value: string, };

/**
 * Why a row stands first.
 */
export type SuggestionKind = "name" | "institution" | "domain";

/**
 * A table to be looked at.
 */
export type TableAsk = { 
/**
 * The file.
 */
path: string, 
/**
 * The sheet; the first with rows if absent.
 */
sheet?: string | null, 
/**
 * What it is for.
 */
purpose: Purpose, };

/**
 * A column.
 */
export type TableColumn = { 
/**
 * Its letter.
 */
letter: string, 
/**
 * Its head.
 */
head: string, 
/**
 * Three values.
 */
samples: Array<string>, };

/**
 * A table to be taken in.
 */
export type TableImport = { 
/**
 * The file.
 */
path: string, 
/**
 * The sheet.
 */
sheet?: string | null, 
/**
 * The mapping; the guess if absent. It is remembered for tables with the same head.
 */
mapping?: Mapping | null, };

/**
 * A table before it is taken in.
 */
export type TablePreview = { 
/**
 * How it was read.
 */
kind: string, 
/**
 * Delimiter and encoding, for CSV.
 */
encoding: string | null, 
/**
 * Delimiter.
 */
delimiter: string | null, 
/**
 * The sheet that was read.
 */
sheet: string | null, 
/**
 * All sheets.
 */
sheets: Array<string>, 
/**
 * The columns with three values each.
 */
columns: Array<TableColumn>, 
/**
 * Rows below the head.
 */
rows: number, 
/**
 * The proposed mapping, or the one remembered.
 */
mapping: Mapping, 
/**
 * Whether it is remembered.
 */
remembered: boolean, 
/**
 * Fields that are needed and no column has.
 */
missing: Array<Field>, 
/**
 * Fields that a column can be.
 */
fields: Array<Field>, 
/**
 * Cells that could not be understood with this mapping.
 */
faults: Array<CellFault>, };

/**
 * What taking a table in did.
 */
export type TableTaken = { 
/**
 * New rows.
 */
added: number, 
/**
 * Changed ones.
 */
changed: number, 
/**
 * Rows that said nothing new.
 */
same: number, 
/**
 * Cells that could not be understood; the rows were kept without them.
 */
faults: Array<CellFault>, 
/**
 * Rows that were refused, with why.
 */
refused: Array<Phrase>, };

/**
 * Taking in a plan.
 */
export type TakeIn = { 
/**
 * Its name.
 */
plan: string, 
/**
 * Files by hash; the ready ones if absent.
 */
files?: Array<string> | null, };

/**
 * A row that is left aside.
 */
export type TakenAside = { 
/**
 * Its number or title, as the file says.
 */
number: string, 
/**
 * Why.
 */
why: TakenLeft, };

/**
 * One thing that the file says otherwise.
 */
export type TakenChange = { 
/**
 * By this it is named when it is to replace what is here.
 */
key: string, 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Its number.
 */
number: string, 
/**
 * What.
 */
what: TakenPart, 
/**
 * Of which criterion.
 */
criterion: string | null, 
/**
 * What is here; `null` where there is nothing.
 */
before: string | null, 
/**
 * What the file says.
 */
after: string, 
/**
 * The call says it, and the file cannot change it.
 */
fixed: boolean, };

/**
 * What a file of scores is.
 */
export type TakenFrom = "sheet" | "form" | "table";

/**
 * What taking in did.
 */
export type TakenIn = { 
/**
 * Files taken in.
 */
taken: number, 
/**
 * Reviews that count now and did not before.
 */
reviews: number, 
/**
 * The state, as a hash over its sets.
 */
state: string, };

/**
 * Why a row is left aside.
 */
export type TakenLeft = "unknown" | "closed" | "declare";

/**
 * What a file says something of.
 */
export type TakenPart = "score" | "rationale" | "applicant" | "committee" | "confidence" | "number" | "title" | "applicants" | "track" | "asked";

/**
 * A template.
 */
export type Template = { 
/**
 * Its id.
 */
template: string, 
/**
 * What it is called and for whom.
 */
title: Phrase, };

/**
 * A template by its name.
 */
export type TemplateAsk = { 
/**
 * Its id in `TemplateList`.
 */
template: string, };

/**
 * Templates.
 */
export type TemplateList = { 
/**
 * All there are.
 */
templates: Array<Template>, };

/**
 * Some pages, as text.
 */
export type TextAsk = { 
/**
 * The document.
 */
document: string, 
/**
 * The first page; 1 if absent.
 */
from?: number | null, 
/**
 * The last page; the last of all if absent.
 */
to?: number | null, };

/**
 * A block of text: a slice of a page's text.
 */
export type TextBlock = { 
/**
 * The page.
 */
page: number, 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * The level of a heading, from 1; else 0.
 */
level: number, 
/**
 * Where it begins in the page's text.
 */
start: number, 
/**
 * Its length there.
 */
length: number, 
/**
 * The text as read aloud: lines joined, hyphens at line ends dropped.
 */
text: string, };

/**
 * Where the order of a page's text comes from.
 */
export type TextOrder = "structure" | "found" | "unsure" | "none";

/**
 * Which text of a review.
 */
export type TextPart = "rationale" | "applicant" | "committee" | "private";

/**
 * A text as it stands in its field.
 */
export type TextSet = { 
/**
 * The proposal.
 */
proposal: string, 
/**
 * Which text.
 */
part: TextPart, 
/**
 * The criterion, for reasons.
 */
criterion?: string | null, 
/**
 * The whole text.
 */
text: string, };

/**
 * The text view of some pages.
 */
export type TextView = { 
/**
 * The document.
 */
document: string, 
/**
 * Blocks, in reading order.
 */
blocks: Array<TextBlock>, 
/**
 * Where the order of each of these pages comes from, first page first.
 */
orders: Array<TextOrder>, 
/**
 * Pages of the document.
 */
pages: number, };

/**
 * Withholding a text, or giving it free.
 */
export type TextWithhold = { 
/**
 * Its line's hash.
 */
text_id: string, 
/**
 * Whether.
 */
withheld: boolean, };

/**
 * What was said about a proposal.
 */
export type Tie = "open" | "none" | "recused" | "unsure";

/**
 * A date on the time-line.
 */
export type TimePoint = { 
/**
 * `opens`, `closes`, `draw`, `publishes`, `now`.
 */
what: string, 
/**
 * When.
 */
at: string, 
/**
 * In words, with weekday and zone.
 */
phrase: Phrase, };

/**
 * A part of what is shown that can become stale.
 */
export type Topic = "app" | "settings" | "call" | "proposals" | "documents" | "conflicts" | "reviews" | "marks" | "hand_in" | "history" | "jobs" | "people" | "received" | "ranking" | "publication" | "obligations";

/**
 * Where in a document a person is named.
 */
export type TraceKind = "author" | "metadata" | "producer" | "mark" | "text" | "file_name";

/**
 * A part of a call.
 */
export type Track = { 
/**
 * Its id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * The most that one award may be.
 */
ceiling: number, 
/**
 * Its own budget.
 */
budget: number | null, };

/**
 * A track.
 */
export type TrackBody = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Most per award.
 */
ceiling: number, 
/**
 * Its own budget.
 */
budget?: number | null, };

/**
 * Sum of a track.
 */
export type TrackSum = { 
/**
 * Track.
 */
track: string, 
/**
 * Proposals in it.
 */
proposals: number, 
/**
 * Asked in all.
 */
asked: number, };

/**
 * What is known of a signer here.
 */
export type Trust = "vouched" | "seen" | "distrusted" | "unknown";

/**
 * A grid for paper forms.
 */
export type TypingGrid = { 
/**
 * Row of the person.
 */
row: string, 
/**
 * Criteria in order.
 */
criteria: Array<Criterion>, 
/**
 * One line for each assigned proposal.
 */
lines: Array<TypingLine>, 
/**
 * Cells whose second typing differs.
 */
differences: number, 
/**
 * Cells typed once only.
 */
unproved: number, };

/**
 * A line of it.
 */
export type TypingLine = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * First pass.
 */
first: { [key in string]: string }, 
/**
 * Second pass.
 */
second: { [key in string]: string }, };

/**
 * One cell of a paper form. An empty value clears it.
 */
export type TypingSet = { 
/**
 * Row.
 */
row: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Criterion.
 */
criterion: string, 
/**
 * What was typed.
 */
value: string, 
/**
 * 1 or 2.
 */
pass: number, };

/**
 * The answer to undo and redo.
 */
export type UndoAnswer = { 
/**
 * What came of it.
 */
outcome: UndoOutcome, 
/**
 * The step that was undone, or would be.
 */
step: HistoryStep | null, };

/**
 * What to undo: the last change of this place, or one step by its number.
 */
export type UndoAsk = { 
/**
 * The proposal on the screen.
 */
proposal?: string | null, 
/**
 * The screen, where no proposal is on it.
 */
screen?: string | null, 
/**
 * The step, wherever it lies and however old it is.
 */
op?: number | null, };

/**
 * What came of asking for undo or redo.
 */
export type UndoOutcome = "done" | "elsewhere" | "before" | "nothing";

/**
 * A cell that was left as it is.
 */
export type UnfilledCell = { 
/**
 * The proposal's number.
 */
number: string, 
/**
 * The criterion.
 */
criterion: string, 
/**
 * What stood in it.
 */
text: string, };

/**
 * The passphrase of the signature. It stays in memory.
 */
export type Unlock = { 
/**
 * The passphrase.
 */
passphrase: string, };

/**
 * The reviewer's word on reviews that were entered.
 */
export type UnsignedConfirm = { 
/**
 * Heads.
 */
heads: Array<string>, 
/**
 * Whether the reviewer has confirmed them.
 */
confirmed: boolean, };

/**
 * Reviews that came unsigned and were entered here.
 */
export type UnsignedList = { 
/**
 * By name.
 */
people: Array<UnsignedPerson>, 
/**
 * All of them.
 */
reviews: number, 
/**
 * Those that their reviewers have confirmed.
 */
confirmed: number, };

/**
 * Somebody whose reviews were entered.
 */
export type UnsignedPerson = { 
/**
 * Name.
 */
name: string, 
/**
 * Row, if the person is on the list.
 */
row: string | null, 
/**
 * Whether there is an address to ask at.
 */
email: string | null, 
/**
 * By number, then round.
 */
reviews: Array<UnsignedReview>, 
/**
 * Confirmed of these.
 */
confirmed: number, };

/**
 * A review that was entered.
 */
export type UnsignedReview = { 
/**
 * Head.
 */
head: string, 
/**
 * Proposal.
 */
proposal: string, 
/**
 * Number.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * The round, where the call has more than one.
 */
round: string | null, 
/**
 * `paper`, `table`, `hotcrp`, `openreview`.
 */
source: string, 
/**
 * Steps by criterion, as people write them; *cannot judge* in words.
 */
steps: { [key in string]: string }, 
/**
 * Total, micropoints.
 */
total: number | null, 
/**
 * Whether its reviewer has confirmed it.
 */
confirmed: boolean, 
/**
 * Whether another chair entered it, who alone can say so.
 */
of_other_chair: boolean, };

/**
 * What a check says.
 */
export type Verdict = "good" | "unknown" | "bad";

/**
 * A refusal by the sponsor.
 */
export type VetoAsk = { 
/**
 * Proposal.
 */
proposal: string, 
/**
 * On whose behalf.
 */
on_behalf_of: string, 
/**
 * `full`, `ground_only`, `none`.
 */
given: string, 
/**
 * `legal`, `sanctions`, `budget`, `ethics`, `other`.
 */
ground?: string | null, 
/**
 * Reason.
 */
reason?: string | null, 
/**
 * The sponsor's letter: a file.
 */
letter?: string | null, };

/**
 * What a refusal would do.
 */
export type VetoEffect = { 
/**
 * Who falls out and who comes in, in words.
 */
sentences: Array<Phrase>, 
/**
 * Falls out.
 */
out: Array<string>, 
/**
 * Comes in.
 */
comes_in: Array<string>, 
/**
 * Units that move.
 */
moved: number, 
/**
 * How the public page puts it, word for word, in both languages.
 */
public_en: string, 
/**
 * French.
 */
public_fr: string, 
/**
 * What is missing before it can be recorded.
 */
missing: Array<Phrase>, };

/**
 * How a person was recognised.
 */
export type VouchHow = "met" | "video" | "phone" | "invitation" | "list" | "channel";

/**
 * A result that waits for signatures of others: it is not published.
 */
export type WaitingResult = { 
/**
 * Its edition.
 */
edition: number, 
/**
 * When it was made.
 */
at: string, 
/**
 * The file that goes to the others.
 */
path: string, 
/**
 * Who signed it.
 */
by: Array<string>, 
/**
 * How many signatures are missing.
 */
missing: number, };

/**
 * An assumption.
 */
export type WhatIf = { 
/**
 * Without these reviewers (person ids or, for unsigned ones, names).
 */
without?: Array<string> | null, 
/**
 * Other weights.
 */
weights?: { [key in string]: number } | null, 
/**
 * Another pool.
 */
pool?: number | null, 
/**
 * Without the sponsor's refusals.
 */
no_veto?: boolean | null, 
/**
 * Without reviews that came unsigned.
 */
no_unsigned?: boolean | null, 
/**
 * Raw means alone.
 */
raw?: boolean | null, 
/**
 * The most score for the money, against the order.
 */
knapsack?: boolean | null, };

/**
 * A word.
 */
export type Word = { 
/**
 * Where it begins in the text, in Unicode scalar values.
 */
start: number, 
/**
 * Its length, in Unicode scalar values.
 */
length: number, 
/**
 * x0, y0, x1, y1.
 */
box: [number, number, number, number], 
/**
 * Where the glyph of each scalar value begins: x when the word runs to the right or left, y when it
 * runs up or down. Right-to-left words begin at the right.
 */
glyphs: Array<number>, 
/**
 * Which way it runs on the unrotated page.
 */
runs: Runs, 
/**
 * Whether nobody sees it on the page.
 */
hidden: boolean, };

/**
 * A new workspace.
 */
export type WorkspaceCreate = { 
/**
 * Desk (with a grid of four criteria of its own) or office.
 */
kind: WorkspaceKind, 
/**
 * Its name for people.
 */
name?: string | null, 
/**
 * Its file; without it, one in the usual folder.
 */
path?: string | null, };

/**
 * What a workspace is for.
 */
export type WorkspaceKind = "desk" | "office";

/**
 * Workspaces on this machine, newest first.
 */
export type WorkspaceList = { 
/**
 * The workspaces.
 */
workspaces: Array<KnownWorkspace>, 
/**
 * The folder in which new ones are made.
 */
folder: string, };

/**
 * The open workspace.
 */
export type WorkspaceState = { 
/**
 * Its file.
 */
path: string, 
/**
 * Desk or office.
 */
kind: WorkspaceKind, 
/**
 * Its name for people: the call's title, else the file's name.
 */
name: string, 
/**
 * Whether it is the sample call: striped border and the word *Sample* on every screen.
 */
sample: boolean, 
/**
 * On the sample committee's office: what comes next.
 */
sample_next: SampleStep | null, 
/**
 * There too: the folder with what came back.
 */
sample_files: string | null, 
/**
 * The call in force.
 */
call: CallState | null, 
/**
 * Whether the promise of confidentiality was accepted and every proposal has an answer on conflicts.
 */
conflicts_answered: boolean, 
/**
 * When something was last saved.
 */
saved_at: string | null, 
/**
 * What is to be said about the place of the file.
 */
place: PlaceWarning | null, 
/**
 * The newest change, for the foot: *Undo “Feasibility 4 → 3”*.
 */
undo: HistoryStep | null, };

/**
 * Where something was written.
 */
export type Written = { 
/**
 * The path.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, };

/** Every command: what is asked and what is answered. */
export interface Commands {
  /** Everything the frame shows. */
  app_state: { request: Nothing; answer: AppState };
  /** Says who I am. */
  me_set: { request: MeChange; answer: Me };
  /** Makes a workspace and opens it. */
  workspace_create: { request: WorkspaceCreate; answer: WorkspaceState };
  /** Opens a workspace. */
  workspace_open: { request: AtPath; answer: WorkspaceState };
  /** Closes the open workspace. */
  workspace_close: { request: Nothing; answer: Nothing };
  /** Workspaces on this machine, newest first. */
  workspace_list: { request: Nothing; answer: WorkspaceList };
  /** Takes a call file in; makes a desk for it where none is open that fits. */
  call_accept: { request: CallAccept; answer: WorkspaceState };
  /** Opens the sample call on a desk of its own. */
  sample_open: { request: Nothing; answer: WorkspaceState };
  /** Opens the office of the sample committee, as its chair finds it after the close. */
  sample_office_open: { request: Nothing; answer: WorkspaceState };
  /** The file that Paraph was opened with has been dealt with. */
  opened_clear: { request: Nothing; answer: Nothing };
  /** The settings that hold. */
  settings_get: { request: Nothing; answer: Settings };
  /** Changes settings. */
  settings_set: { request: SettingsChange; answer: Settings };
  /** Writes the card of whoever works here: what a chair needs to accept somebody, or to name them in a call. */
  card_write: { request: IntoFolder; answer: Written };
  /** Opens the signature with its passphrase until Paraph ends. */
  signature_unlock: { request: Unlock; answer: Me };
  /** Gives the signature a passphrase, another one, or none. */
  passphrase_set: { request: PassphraseSet; answer: Me };
  /** Takes a new signature, and withdraws the earlier one in a file for the chair. */
  signature_replace: { request: SignatureReplace; answer: SignatureReplaced };
  /** What a dropped or opened path is, and the one thing to do with it. */
  file_inspect: { request: AtPath; answer: FileInspection };
  /** Checks files as `paraph verify` does. */
  verify_files: { request: AtPaths; answer: FileChecks };
  /** Checks the whole workspace and every document's bytes. */
  integrity_check: { request: Nothing; answer: IntegrityReport };
  /** Back-ups of the open workspace, or of a file that does not open any more. */
  backup_list: { request: BackupsAsk; answer: BackupList };
  /** Makes a back-up at once. */
  backup_make: { request: Nothing; answer: BackupList };
  /** Puts a back-up in the place of the open workspace, which is kept beside it. */
  backup_restore: { request: BackupRestore; answer: WorkspaceState };
  /** Where the safety copy stands. */
  safety_state: { request: Nothing; answer: SafetyState };
  /** Chooses where safety copies lie, makes the first and reads it back. */
  safety_set: { request: SafetySet; answer: SafetyState };
  /** The code of the safety copies, to be printed. */
  safety_code: { request: Nothing; answer: SafetyCode };
  /** Makes a safety copy at once and reads it back. */
  safety_make: { request: Nothing; answer: SafetyCopy };
  /** Reads the safety copy of the open workspace back. */
  safety_try: { request: Nothing; answer: SafetyCopy };
  /** Makes no more safety copies. Those that were made stay. */
  safety_off: { request: Nothing; answer: SafetyState };
  /** The safety copies of a place, opened with their code. */
  safety_look: { request: SafetyLook; answer: SafetyFound };
  /** Goes on from a safety copy, on this computer. */
  safety_restore: { request: SafetyRestore; answer: WorkspaceState };
  /** The page *Before you read*. */
  conflicts_list: { request: Nothing; answer: ConflictList };
  /** Accepts the promise of confidentiality. */
  promise_set: { request: Promise; answer: Nothing };
  /** Says something about a proposal; also a later withdrawal and taking it back. */
  conflict_declare: { request: ConflictDeclare; answer: ConflictRow };
  /** No tie with all others that have no answer and no suggestion. */
  conflicts_rest: { request: Nothing; answer: Count };
  /** A mail draft that asks the chair about a tie. */
  conflict_mail: { request: OfProposal; answer: MailDraft };
  /** Takes in files, folders and zips. */
  import_start: { request: ImportStart; answer: JobState };
  /** The import's queue. */
  import_list: { request: Nothing; answer: ImportList };
  /** Answers a question of the queue, or tries again. */
  import_answer: { request: ImportAnswer; answer: ImportList };
  /** Takes files that are through out of the queue. */
  import_clear: { request: Nothing; answer: ImportList };
  /** Jobs of this start. */
  job_list: { request: Nothing; answer: JobList };
  /** Stops a job. */
  job_cancel: { request: OfJob; answer: JobList };
  /** The table with the band above it. */
  proposals_list: { request: ProposalsAsk; answer: ProposalList };
  /** One proposal with everything known of it. */
  proposal_get: { request: OfProposal; answer: ProposalDetail };
  /** Changes a proposal's own fields. */
  proposal_set: { request: ProposalChange; answer: ProposalDetail };
  /** Takes a proposal off the desk; undo brings it back. */
  proposal_hide: { request: OfProposal; answer: Nothing };
  /** Opens a proposal's document. */
  document_open: { request: DocumentOpen; answer: DocumentView };
  /** Keeps where I stopped. */
  position_set: { request: PositionSet; answer: Nothing };
  /** The words of a page with their boxes. */
  page_words: { request: PageAsk; answer: PageWords };
  /** Pages as text with headings and paragraphs. */
  page_text_view: { request: TextAsk; answer: TextView };
  /** Finds words in a document. */
  document_find: { request: FindAsk; answer: FindHits };
  /** Finds words in all documents, titles and notes. */
  search: { request: SearchAsk; answer: SearchHits };
  /** Looks for what names a person in a proposal's document: author, program, marks, text, file name. */
  document_check: { request: OfProposal; answer: DocumentCheck };
  /** Puts a cleaned reading copy in the place of a proposal's document; undo brings the original back. */
  document_clean: { request: OfProposal; answer: DocumentCheck };
  /** The marks of a proposal, in reading order. */
  marks_list: { request: OfProposal; answer: MarkList };
  /** Makes a mark. */
  mark_create: { request: MarkCreate; answer: Mark };
  /** Changes a mark. */
  mark_update: { request: MarkUpdate; answer: Mark };
  /** Removes a mark; undo brings it back. */
  mark_delete: { request: OfMark; answer: Nothing };
  /** Writes the marks of a proposal as a file. */
  marks_export: { request: MarksExport; answer: Written };
  /** Takes marks in from a file. */
  marks_import: { request: MarksImport; answer: MarksTaken };
  /** My review of a proposal. */
  review_get: { request: OfProposal; answer: Review };
  /** Scores a criterion, says *cannot judge*, or clears it. */
  score_set: { request: ScoreSet; answer: Review };
  /** Keeps a text as it stands in its field. */
  text_set: { request: TextSet; answer: Review };
  /** How sure I am. */
  confidence_set: { request: ConfidenceSet; answer: Review };
  /** Puts a proposal off until the end. */
  later_set: { request: LaterSet; answer: Review };
  /** All my scores: rows × criteria. */
  scores_table: { request: Nothing; answer: ScoresTable };
  /** The last proposals to which I gave this step. */
  my_last: { request: LastAsk; answer: LastScores };
  /** Two to four proposals side by side. */
  compare_get: { request: CompareAsk; answer: Comparison };
  /** One criterion through all proposals. */
  criterion_list: { request: CriterionAsk; answer: CriterionList };
  /** Proposals worth comparing with one. */
  compare_rivals: { request: OfProposal; answer: RivalList };
  /** Goes on in another round; with `carry` from what was written in an earlier one. */
  round_set: { request: RoundSet; answer: WorkspaceState };
  /** Undoes the last change of this place, or one step by its number. */
  undo: { request: UndoAsk; answer: UndoAnswer };
  /** Does again what was undone last in this place. */
  redo: { request: UndoAsk; answer: UndoAnswer };
  /** The history, newest first. */
  history_list: { request: HistoryAsk; answer: HistoryList };
  /** What a hand-in would hold. */
  handin_preview: { request: HandInPreviewAsk; answer: HandInPreview };
  /** Signs, encrypts and writes the file. */
  handin_make: { request: HandInMake; answer: HandIn };
  /** All hand-ins. */
  handin_history: { request: Nothing; answer: HandInHistory };
  /** A mail draft with the file attached. */
  handin_mail: { request: OfHandIn; answer: MailDraft };
  /** Copies the file to a folder, such as a stick. */
  handin_copy: { request: HandInCopy; answer: Written };
  /** Takes a receipt in. */
  receipt_take: { request: AtPath; answer: Receipt };
  /** Writes a hand-in as a copy that people read. */
  handin_readable: { request: ReadableAsk; answer: Written };
  /** Writes the certificate: that I reviewed, how many, and nothing of the proposals. */
  handin_certificate: { request: CertificateAsk; answer: Written };
  /** What a table, a form or a score sheet would change on the desk. */
  desk_table: { request: DeskTableAsk; answer: DeskTable };
  /** Takes it in, as one step. */
  desk_table_take: { request: DeskTableTake; answer: DeskTableTaken };
  /** Fills cells of my scores with what was typed or pasted. */
  scores_fill: { request: ScoresFill; answer: ScoresFilled };
  /** Writes my scores and texts for another program. */
  scores_write: { request: ScoresWrite; answer: Written };
  /** Takes the attachments out of a mail or a mail box. */
  mail_open: { request: AtPath; answer: MailOpened };
  /** Takes over my own reviews from another computer, or what a chair says of who must not read what. */
  file_take: { request: AtPath; answer: FileTaken };
  /** The call as it is being made, with what it wants. */
  call_get: { request: Nothing; answer: CallView };
  /** Keeps the call as it stands on the screen. */
  call_update: { request: CallBody; answer: CallView };
  /** Templates for a call. */
  call_templates: { request: Nothing; answer: TemplateList };
  /** Starts the call from a template; keeps dates and people that were given. */
  call_template: { request: TemplateAsk; answer: CallView };
  /** Starts the call from an earlier one's file. */
  call_copy: { request: AtPath; answer: CallView };
  /** Freezes the call: signs an edition. */
  call_freeze: { request: Nothing; answer: CallView };
  /** Writes the call notice with the chair's control number. */
  call_notice: { request: NoticeAsk; answer: Notice };
  /** Reads a table and proposes a mapping. */
  table_preview: { request: TableAsk; answer: TablePreview };
  /** The office's proposals. */
  office_proposals: { request: Nothing; answer: OfficeProposals };
  /** Takes proposals in from a table. */
  office_proposals_table: { request: TableImport; answer: TableTaken };
  /** Takes PDFs, folders and zips in: matched to proposals by name, else new proposals. */
  office_proposals_files: { request: AtPaths; answer: DocumentsTaken };
  /** Makes or changes a proposal. */
  office_proposal_set: { request: OfficeProposalChange; answer: OfficeProposal };
  /** Takes a proposal out. */
  office_proposal_remove: { request: OfProposal; answer: OfficeProposals };
  /** Everybody on the list. */
  people_list: { request: Nothing; answer: PeopleList };
  /** Puts somebody on the list, or changes an entry. */
  person_set: { request: PersonChange; answer: OfficePerson };
  /** Takes somebody off the list. */
  person_remove: { request: OfRow; answer: PeopleList };
  /** Takes people in from a table. */
  people_table: { request: TableImport; answer: TableTaken };
  /** Writes invitations: a small call file and a mail draft each. */
  people_invite: { request: InviteAsk; answer: Invitations };
  /** Accepts all who answered their invitation. */
  people_accept_all: { request: Nothing; answer: Accepted };
  /** Accepts one person. */
  person_accept: { request: PersonAccept; answer: OfficePerson };
  /** Turns a person away, with a reason. */
  person_distrust: { request: PersonDistrust; answer: OfficePerson };
  /** Compares what was heard on the telephone with a control number. */
  control_number_check: { request: ControlAsk; answer: ControlCheck };
  /** What somebody's card says, to name them in a call: who it is, and what files are encrypted to. */
  card_read: { request: AtPath; answer: CardRead };
  /** Opens an office from a call file, for one whom the call names as chair or deputy. */
  office_join: { request: OfficeJoin; answer: WorkspaceState };
  /** What the other chairs were not sent, and could be handed on. */
  panel_look: { request: Nothing; answer: PanelLook };
  /** Writes what is known here for the other chairs, a file for each set of readers. */
  panel_make: { request: PanelMake; answer: FilesMade };
  /** Which chairs and deputies must not read which proposals. */
  chair_withdrawals: { request: Nothing; answer: ChairWithdrawals };
  /** Says that I must not read a proposal as chair, or may again, and writes the file for the reviewers. */
  chair_withdraw: { request: ChairWithdraw; answer: ChairWithdrawals };
  /** Who reads what. */
  assignments_get: { request: Nothing; answer: Assignments };
  /** Computes assignments beside those made by hand. */
  assignments_compute: { request: AssignAsk; answer: AssignmentPlan };
  /** Makes, changes or takes back one pair by hand; says what that costs. */
  assignment_set: { request: AssignmentSet; answer: Assignments };
  /** Takes assignments and conflicts in from a table, HotCRP's too. */
  assignments_table: { request: TableImport; answer: TableTaken };
  /** Writes assignments and conflicts as a table: HotCRP's, or one for people. */
  assignments_export: { request: AssignmentsExport; answer: Written };
  /** Declares or clears a conflict of somebody with a proposal. */
  office_conflict_set: { request: OfficeConflictSet; answer: Assignments };
  /** Writes score sheets and paper forms. */
  sheets_make: { request: OfRows; answer: FilesMade };
  /** What dropping these files would do. Changes nothing. */
  received_plan: { request: AtPaths; answer: ReceivedPlan };
  /** A table of a plan, with what its columns are taken for. */
  received_columns: { request: ColumnsAsk; answer: TablePreview };
  /** Says what the columns of tables with this head are. */
  received_columns_set: { request: ColumnsSet; answer: TablePreview };
  /** Takes in the files of a plan, as one step. */
  received_take_in: { request: TakeIn; answer: TakenIn };
  /** What is here. */
  received_list: { request: Nothing; answer: ReceivedList };
  /** Sets a file aside with a reason, or takes it up again. */
  received_set_aside: { request: SetAside; answer: ReceivedList };
  /** Lets a late review count, with a reason. */
  received_admit: { request: AdmitAsk; answer: ReceivedList };
  /** Settles two versions of one review, with a reason. */
  received_settle: { request: SettleAsk; answer: ReceivedList };
  /** Enters what was taken in in the register and writes receipts. */
  received_enter: { request: EnterAsk; answer: Entered };
  /** Who owes what. */
  received_owed: { request: Nothing; answer: Owed };
  /** Writes reminders as mail drafts. */
  reminders_make: { request: OfRows; answer: FilesMade };
  /** Writes mail drafts that show people what was entered for them. */
  confirmations_make: { request: OfRows; answer: FilesMade };
  /** Reviews that were entered for people, and which of them they have confirmed. */
  unsigned_list: { request: Nothing; answer: UnsignedList };
  /** Says that reviewers have confirmed what was entered for them, or takes that back. */
  unsigned_confirm: { request: UnsignedConfirm; answer: UnsignedList };
  /** The grid for a person's paper forms. */
  typing_get: { request: OfRow; answer: TypingGrid };
  /** Types one cell of a paper form. */
  typing_set: { request: TypingSet; answer: TypingGrid };
  /** Takes a typed grid in, once both passes agree. */
  typing_take_in: { request: OfRow; answer: TakenIn };
  /** The ranking, or what it would be under an assumption. */
  ranking_get: { request: RankingAsk; answer: Ranking };
  /** Decides on a proposal; pending until published. */
  decision_set: { request: DecisionSet; answer: Ranking };
  /** Who is out of the room for a proposal. */
  absent_set: { request: AbsentSet; answer: Ranking };
  /** What a refusal by the sponsor would do, and how the public page puts it. */
  veto_preview: { request: VetoAsk; answer: VetoEffect };
  /** Records a refusal by the sponsor. */
  veto_set: { request: VetoAsk; answer: Ranking };
  /** Takes a recorded refusal back. */
  veto_remove: { request: OfProposal; answer: Ranking };
  /** Strictness, noise, agreement and islands, for chairs alone. */
  ranking_figures: { request: Nothing; answer: RankingFigures };
  /** What the sponsor changed, attributes against outcomes, and what cannot be concluded. */
  influence_get: { request: Nothing; answer: Influence };
  /** Draws that are needed, announced, done. */
  draw_list: { request: Nothing; answer: DrawList };
  /** Announces a draw: the signed list, before the number exists. */
  draw_announce: { request: DrawAnnounce; answer: DrawList };
  /** Enters the drawn number, typed twice. */
  draw_enter: { request: DrawEnter; answer: DrawList };
  /** Enters the order in which lots came out of an urn, before witnesses. */
  draw_by_hand: { request: DrawByHand; answer: DrawList };
  /** What applicants and the public would read. */
  publish_preview: { request: Nothing; answer: PublishPreview };
  /** Withholds a text, or gives it free. Never rewords. */
  text_withhold: { request: TextWithhold; answer: PublishPreview };
  /** Publishes: the signed result with all that belongs to it. Where more chairs must sign, it is signed and goes round first. */
  publish_make: { request: PublishAsk; answer: Published };
  /** Signs the result of another chair, or takes in the signatures of others and publishes once enough have signed. */
  result_sign: { request: ResultSign; answer: ResultSigned };
  /** An edition as it was published, with what to do with its files. */
  publish_edition: { request: EditionAsk; answer: EditionShown };
  /** Says that a file of an edition was dealt with, or not yet. */
  publish_file_done: { request: EditionFile; answer: EditionShown };
  /** Writes the lawyer's sheet, the dossiers of the awards, or the reviewers' certificates. */
  papers_make: { request: PapersAsk; answer: FilesMade };
  /** Writes the letters of the newest edition. */
  letters_make: { request: LettersAsk; answer: LettersMade };
  /** Commitments after the award. */
  obligations_get: { request: Nothing; answer: Obligations };
  /** Ticks a commitment off. */
  obligation_set: { request: ObligationSet; answer: Obligations };
}

/** The name of a command. */
export type CommandName = keyof Commands;

/** What each command makes stale. */
export const CHANGES: Record<CommandName, readonly Topic[]> = {
  app_state: [],
  me_set: ["app", "conflicts"],
  workspace_create: ["app"],
  workspace_open: ["app", "proposals", "reviews", "marks", "conflicts", "hand_in", "history", "call", "documents"],
  workspace_close: ["app"],
  workspace_list: [],
  call_accept: ["app", "call", "proposals", "conflicts", "documents"],
  sample_open: ["app", "call", "proposals", "conflicts", "documents"],
  sample_office_open: ["app", "call", "people", "received", "ranking"],
  opened_clear: ["app"],
  settings_get: [],
  settings_set: ["settings", "app"],
  card_write: ["app"],
  signature_unlock: ["app"],
  passphrase_set: ["app"],
  signature_replace: ["app"],
  file_inspect: [],
  verify_files: [],
  integrity_check: [],
  backup_list: [],
  backup_make: [],
  backup_restore: ["app", "proposals", "reviews", "marks", "conflicts", "hand_in", "history", "call", "documents"],
  safety_state: [],
  safety_set: ["app"],
  safety_code: [],
  safety_make: ["app"],
  safety_try: [],
  safety_off: ["app"],
  safety_look: [],
  safety_restore: ["app", "proposals", "reviews", "marks", "conflicts", "hand_in", "history", "call", "documents"],
  conflicts_list: [],
  promise_set: ["conflicts", "app"],
  conflict_declare: ["conflicts", "proposals", "reviews", "history", "app"],
  conflicts_rest: ["conflicts", "proposals", "history", "app"],
  conflict_mail: [],
  import_start: ["jobs", "proposals", "documents"],
  import_list: [],
  import_answer: ["jobs", "proposals", "documents"],
  import_clear: ["jobs"],
  job_list: [],
  job_cancel: ["jobs"],
  proposals_list: [],
  proposal_get: [],
  proposal_set: ["proposals", "history"],
  proposal_hide: ["proposals", "history"],
  document_open: ["proposals"],
  position_set: [],
  page_words: [],
  page_text_view: [],
  document_find: [],
  search: [],
  document_check: [],
  document_clean: ["proposals", "documents", "call", "history"],
  marks_list: [],
  mark_create: ["marks", "reviews", "proposals", "history"],
  mark_update: ["marks", "reviews", "proposals", "history"],
  mark_delete: ["marks", "reviews", "proposals", "history"],
  marks_export: [],
  marks_import: ["marks", "reviews", "proposals", "history"],
  review_get: [],
  score_set: ["reviews", "proposals", "history", "hand_in"],
  text_set: ["reviews", "proposals", "history", "hand_in"],
  confidence_set: ["reviews", "proposals", "history", "hand_in"],
  later_set: ["reviews", "proposals", "history"],
  scores_table: [],
  my_last: [],
  compare_get: [],
  criterion_list: [],
  compare_rivals: [],
  round_set: ["app", "call", "proposals", "reviews", "hand_in", "history", "received"],
  undo: ["reviews", "proposals", "marks", "conflicts", "history", "hand_in"],
  redo: ["reviews", "proposals", "marks", "conflicts", "history", "hand_in"],
  history_list: [],
  handin_preview: [],
  handin_make: ["hand_in", "proposals", "history"],
  handin_history: [],
  handin_mail: [],
  handin_copy: [],
  receipt_take: ["hand_in", "proposals"],
  handin_readable: [],
  handin_certificate: [],
  desk_table: [],
  desk_table_take: ["reviews", "proposals", "history", "hand_in"],
  scores_fill: ["reviews", "proposals", "history", "hand_in"],
  scores_write: [],
  mail_open: [],
  file_take: ["reviews", "proposals", "conflicts", "marks", "history", "hand_in"],
  call_get: [],
  call_update: ["call"],
  call_templates: [],
  call_template: ["call"],
  call_copy: ["call"],
  call_freeze: ["app", "call", "people"],
  call_notice: [],
  table_preview: [],
  office_proposals: [],
  office_proposals_table: ["call", "proposals"],
  office_proposals_files: ["call", "proposals", "documents"],
  office_proposal_set: ["call", "proposals"],
  office_proposal_remove: ["call", "proposals"],
  people_list: [],
  person_set: ["people"],
  person_remove: ["people"],
  people_table: ["people"],
  people_invite: ["people"],
  people_accept_all: ["people", "received", "ranking"],
  person_accept: ["people", "received", "ranking"],
  person_distrust: ["people", "received", "ranking"],
  control_number_check: [],
  card_read: [],
  office_join: ["app", "call", "people", "received", "ranking"],
  panel_look: [],
  panel_make: [],
  chair_withdrawals: [],
  chair_withdraw: ["call", "people", "received", "ranking"],
  assignments_get: [],
  assignments_compute: ["people"],
  assignment_set: ["people"],
  assignments_table: ["people"],
  assignments_export: [],
  office_conflict_set: ["people", "ranking"],
  sheets_make: [],
  received_plan: [],
  received_columns: [],
  received_columns_set: [],
  received_take_in: ["people", "received", "ranking"],
  received_list: [],
  received_set_aside: ["received", "ranking"],
  received_admit: ["received", "ranking"],
  received_settle: ["received", "ranking"],
  received_enter: ["received", "ranking"],
  received_owed: [],
  reminders_make: [],
  confirmations_make: [],
  unsigned_list: [],
  unsigned_confirm: ["received", "publication"],
  typing_get: [],
  typing_set: ["received"],
  typing_take_in: ["received", "ranking"],
  ranking_get: [],
  decision_set: ["ranking"],
  absent_set: ["ranking"],
  veto_preview: [],
  veto_set: ["ranking"],
  veto_remove: ["ranking"],
  ranking_figures: [],
  influence_get: [],
  draw_list: [],
  draw_announce: ["ranking", "publication"],
  draw_enter: ["ranking", "publication"],
  draw_by_hand: ["ranking", "publication"],
  publish_preview: [],
  text_withhold: ["publication"],
  publish_make: ["publication", "obligations", "ranking"],
  result_sign: ["publication", "obligations", "ranking"],
  publish_edition: [],
  publish_file_done: ["publication"],
  papers_make: [],
  letters_make: ["publication"],
  obligations_get: [],
  obligation_set: ["obligations", "publication"],
};
