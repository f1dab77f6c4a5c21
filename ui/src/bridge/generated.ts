// Made from the table of commands in crates/app by `cargo xtask types`. Do not edit.
/* eslint-disable */

export type Tie = 'open' | 'none' | 'recused' | 'unsure';
export type Ground = 'institution' | 'coauthor' | 'family' | 'interest' | 'other';
export type SuggestionKind = 'name' | 'institution' | 'domain';
export type ConflictList = { closes: Array<string>; promised_at: string | null; rows: Array<ConflictRow>; open: number; open_unsuggested: number; };
export type ConflictRow = { proposal: string; number: string; title: string; applicants: Array<Applicant>; tie: Tie; ground: Ground | null; text: string | null; suggestions: Array<Suggestion>; };
export type Applicant = { name: string; institution: string | null; };
export type Suggestion = { kind: SuggestionKind; value: string; };
export type Count = { count: number; };
export type MailDraft = { path: string; to: string | null; subject: string; body: string; };
export type ConflictDeclare = { proposal: string; tie: Tie; ground?: Ground | null; text?: string | null; };
export type Promise = { given: boolean; };
export type FileKind = 'card' | 'call' | 'score' | 'panel' | 'result' | 'receipt' | 'sealed' | 'pdf' | 'folder' | 'zip' | 'table' | 'mail' | 'workspace' | 'key' | 'marks' | 'form' | 'other';
export type FileAct = 'accept_call' | 'import' | 'open_workspace' | 'take_receipt' | 'take_in' | 'import_marks' | 'look' | 'none';
export type Verdict = 'good' | 'unknown' | 'bad';
export type Trust = 'vouched' | 'seen' | 'distrusted' | 'unknown';
export type FileInspection = { path: string; name: string; bytes: number; kind: FileKind; act: FileAct; check: FileCheck | null; from: string | null; from_email: string | null; control_number: string | null; for_me: boolean | null; written_for: string | null; written_for_email: string | null; call_title: string | null; call_sponsor: string | null; closes: string | null; zone: string | null; proposals: number | null; documents: number | null; workspace: string | null; };
export type FileCheck = { file: string; kind: FileKind | null; id: string | null; verdict: Verdict | null; code: string; message: string; hint: string; notes: Array<string>; signers: Array<FileSigner>; lines: Array<string>; };
export type FileSigner = { person: string | null; fingerprint: string; name: string | null; trust: Trust; control_number: string | null; };
export type FileChecks = { checks: Array<FileCheck>; };
export type LineChange = 'new' | 'changed' | 'same';
export type LineState = 'scored' | 'incomplete' | 'withdrawn';
export type HandInState = { number: number | null; at: string | null; changes: number; received_number: number | null; received_at: string | null; };
export type HandInPreview = { state: HandInState; leaves: Array<HandInLine>; stays: HandInStays; missing: Array<HandInMissing>; untouched: number; not_assigned: Array<string>; readers: Array<HandInReaders>; can_encrypt: boolean; folder: string; files: Array<string>; next_number: number; locked: boolean; };
export type HandInLine = { proposal: string; number: string; title: string; state: LineState; change: LineChange; scores: Array<Cell>; total: number | null; rationales: number; to_applicant: boolean; to_committee: boolean; evidence: number; };
export type HandInStays = { private_notes: number; free_marks: number; withdrawn: number; unsure: number; };
export type HandInMissing = { proposal: string; number: string; title: string; parts: Array<MissingPart>; };
export type HandInReaders = { names: Array<string>; reviews: number; };
export type HandIn = { number: number; at: string; files: Array<HandInFile>; reviews: number; encrypted: boolean; received_at: string | null; };
export type HandInFile = { path: string; name: string; bytes: number; id: string; readers: Array<string>; here: boolean; };
export type HandInHistory = { handins: Array<HandIn>; folder: string; };
export type Receipt = { number: number | null; index: number; at: string; bundle: string; by_keeper: boolean | null; fingerprint: string; };
export type HandInMake = { encrypt?: boolean | null; neutral_name?: boolean | null; folder?: string | null; passphrase?: string | null; };
export type OfHandIn = { number: number; };
export type HandInCopy = { number: number; folder: string; };
export type UndoOutcome = 'done' | 'elsewhere' | 'before' | 'nothing';
export type StepKind = 'change' | 'undo' | 'redo';
export type HistoryStep = { op: number; at: string; label: Phrase; kind: StepKind; proposal: string | null; number: string | null; screen: string | null; undone: boolean; undoable: boolean; this_start: boolean; };
export type UndoAnswer = { outcome: UndoOutcome; step: HistoryStep | null; };
export type HistoryList = { steps: Array<HistoryStep>; more: boolean; };
export type UndoAsk = { proposal?: string | null; screen?: string | null; op?: number | null; };
export type HistoryAsk = { proposal?: string | null; before?: number | null; limit?: number | null; };
export type JobKind = 'import' | 'read' | 'backup' | 'export' | 'office';
export type JobOutcome = 'done' | 'cancelled' | 'failed';
export type ImportState = 'waiting' | 'reading' | 'done' | 'known' | 'question' | 'failed' | 'skipped';
export type ImportQuestion = 'not_of_call' | 'same_text' | 'password';
export type ImportChoice = 'add' | 'same' | 'skip' | 'retry';
export type JobState = { job: number; kind: JobKind; done: number; of: number; at: string; outcome: JobOutcome | null; error: AppError | null; };
export type JobList = { jobs: Array<JobState>; };
export type ImportList = { items: Array<ImportItem>; ready: number; known: number; need: number; running: number; };
export type ImportItem = { item: number; name: string; path: string; state: ImportState; question: ImportQuestion | null; proposal: string | null; proposal_title: string | null; document: string | null; pages: number | null; code: Code | null; message: string | null; hint: string | null; };
export type ImportStart = { paths: Array<string>; into?: string | null; add_all?: boolean | null; };
export type ImportAnswer = { item: number; choice: ImportChoice; proposal?: string | null; password?: string | null; for_all?: boolean | null; };
export type OfJob = { job: number; };
export type MarkKind = 'highlight' | 'note' | 'area';
export type MarksFormat = 'pdf' | 'xfdf' | 'json_ld';
export type MarkList = { marks: Array<Mark>; };
export type Mark = { mark: string; proposal: string; document: string; page: number; kind: MarkKind; boxes: Array<[number, number, number, number]>; colour: string; quote: string | null; prefix: string | null; suffix: string | null; start: number | null; end: number | null; note: string | null; criterion: string | null; group: string | null; created_at: string; changed_at: string; };
export type MarksTaken = { taken: number; known: number; left: Array<string>; proposals: Array<string>; };
export type MarkCreate = { proposal: string; document: string; page: number; kind: MarkKind; boxes: Array<[number, number, number, number]>; colour: string; start?: number | null; end?: number | null; note?: string | null; criterion?: string | null; group?: string | null; };
export type MarkUpdate = { mark: string; boxes?: Array<[number, number, number, number]> | null; colour?: string | null; note?: string | null; criterion?: string | null; };
export type OfMark = { mark: string; };
export type MarksExport = { proposal: string; format: MarksFormat; path?: string | null; };
export type MarksImport = { path: string; proposal?: string | null; };
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'loose';
export type DocumentView = { document: string; proposal: string; number: string; title: string; state: DocumentState; message: string | null; hint: string | null; reader: string; pages: Array<PageSize>; outline: Array<OutlineEntry>; position: Position | null; language: string | null; others: Array<ProposalDocument>; };
export type PageSize = { page: number; label: string; crop: [number, number, number, number]; rotation: number; width: number; height: number; text: boolean; hidden_text: boolean; };
export type OutlineEntry = { title: string; depth: number; page: number; y: number | null; };
export type PageWords = { document: string; page: number; text: string; words: Array<Word>; };
export type Word = { start: number; length: number; box: [number, number, number, number]; glyphs: Array<number>; };
export type TextView = { document: string; blocks: Array<TextBlock>; pages: number; };
export type TextBlock = { page: number; kind: BlockKind; level: number; start: number; length: number; text: string; };
export type FindHits = { hits: Array<FindHit>; more: boolean; };
export type FindHit = { page: number; start: number; length: number; boxes: Array<[number, number, number, number]>; snippet: string; at: number; };
export type SearchHits = { hits: Array<SearchHit>; more: boolean; unread: number; };
export type SearchHit = { proposal: string; number: string; title: string; document: string | null; page: number | null; snippet: Array<SnippetPart>; };
export type SnippetPart = { text: string; hit: boolean; };
export type Position = { page: number; y: number; zoom: number; text_view: boolean; };
export type DocumentOpen = { proposal: string; document?: string | null; password?: string | null; };
export type PositionSet = { proposal: string; position: Position; };
export type PageAsk = { document: string; page: number; };
export type TextAsk = { document: string; from?: number | null; to?: number | null; };
export type FindAsk = { document: string; text: string; case?: boolean | null; whole?: boolean | null; };
export type SearchAsk = { query: string; limit?: number | null; };
export type ProposalState = 'new' | 'reading' | 'scored' | 'withdrawn' | 'handed_in';
export type DocumentState = 'missing' | 'waiting' | 'reading' | 'ready' | 'no_text' | 'some_pages' | 'repaired' | 'password' | 'refused' | 'limit';
export type ProposalColumn = 'number' | 'title' | 'track' | 'asked' | 'total' | 'state' | 'applicant' | 'institution' | 'pages' | 'marks' | 'changed' | 'confidence';
export type ProposalList = { band: Band; rows: Array<ProposalRow>; total: number; };
export type Band = { proposals: number; scored: number; begun: number; withdrawn: number; later: number; conflicts_open: number; documents: number; closes: string | null; zone: string; days_left: number | null; per_day: number | null; go_on: GoOn | null; handin: HandInState; };
export type GoOn = { proposal: string; number: string; page: number; };
export type ProposalRow = { proposal: string; number: string; title: string; track: string | null; asked: number | null; applicants: Array<Applicant>; state: ProposalState; tie: Tie; later: boolean; cells: Array<Cell>; total: number | null; confidence: number | null; notes: boolean; marks: number; document: string | null; document_state: DocumentState; pages: number | null; page: number | null; assigned: boolean | null; changed_at: string | null; };
export type Cell = { criterion: string; step: number | null; na: boolean; };
export type ProposalDetail = { row: ProposalRow; documents: Array<ProposalDocument>; smallest: number | null; resources: Array<Resource>; attributes: Array<Attribute>; of_call: boolean; next: string | null; previous: string | null; document_message: string | null; document_hint: string | null; };
export type ProposalDocument = { document: string; role: string; name: string | null; bytes: number | null; here: boolean; };
export type Resource = { kind: string; amount: number; };
export type Attribute = { name: string; value: string; };
export type ProposalsAsk = { sort?: ProposalColumn | null; descending?: boolean | null; filter?: string | null; offset?: number | null; limit?: number | null; };
export type ProposalChange = { proposal: string; number?: string | null; title?: string | null; applicants?: Array<Applicant> | null; track?: string | null; asked?: number | null; };
export type TextPart = 'rationale' | 'applicant' | 'committee' | 'private';
export type Missing = 'score' | 'rationale' | 'evidence' | 'confidence' | 'conflict' | 'applicant';
export type RivalKind = 'total' | 'track' | 'unsure';
export type Review = { proposal: string; number: string; title: string; round: string; tie: Tie; scored: number; of: number; total: number | null; criteria: Array<CriterionReview>; confidence: number | null; applicant: string; committee: string; private: string; later: boolean; missing: Array<MissingPart>; rationale_to_applicant: boolean; changed_at: string | null; handed_in: number | null; };
export type CriterionReview = { criterion: string; step: number | null; na: boolean; rationale: string; evidence: Array<Mark>; };
export type MissingPart = { what: Missing; criterion: string | null; };
export type ScoresTable = { rubric: Rubric; rows: Array<ProposalRow>; };
export type LastScores = { scores: Array<LastScore>; };
export type LastScore = { proposal: string; number: string; title: string; at: string; };
export type Comparison = { rubric: Rubric; columns: Array<ComparisonColumn>; equal: Array<string>; strongest: Array<Strongest>; };
export type ComparisonColumn = { row: ProposalRow; review: Review; };
export type Strongest = { criterion: string; columns: Array<number>; };
export type CriterionList = { criterion: Criterion; rows: Array<CriterionRow>; };
export type CriterionRow = { proposal: string; number: string; title: string; step: number | null; na: boolean; rationale: string; evidence: string | null; seen_before: number; at: string | null; };
export type RivalList = { rivals: Array<Rival>; };
export type Rival = { kind: RivalKind; proposal: string; number: string; title: string; total: number | null; };
export type ScoreSet = { proposal: string; criterion: string; step?: number | null; na?: boolean | null; };
export type TextSet = { proposal: string; part: TextPart; criterion?: string | null; text: string; };
export type ConfidenceSet = { proposal: string; confidence?: number | null; };
export type LaterSet = { proposal: string; later: boolean; };
export type LastAsk = { criterion: string; step: number; limit?: number | null; except?: string | null; };
export type CompareAsk = { proposals: Array<string>; };
export type CriterionAsk = { criterion: string; before?: number | null; };
export type Scheme = 'system' | 'light' | 'dark';
export type Settings = { language: Language | null; scheme: Scheme; text_size: number; dark_pages: boolean; reduced_motion: boolean | null; single_letters: boolean; go_on: boolean; keys: { [key in string]?: string }; phrases: Array<string>; columns: Array<string>; column_widths: { [key in string]?: number }; colour_names: { [key in string]?: string }; remembered: { [key in string]?: string }; workspace_folder: string; handin_folder: string; backup_folder: string; };
export type SettingsChange = { language?: Language | null; language_of_system?: boolean | null; scheme?: Scheme | null; text_size?: number | null; dark_pages?: boolean | null; reduced_motion?: boolean | null; single_letters?: boolean | null; go_on?: boolean | null; keys?: { [key in string]?: string } | null; phrases?: Array<string> | null; columns?: Array<string> | null; column_widths?: { [key in string]?: number } | null; colour_names?: { [key in string]?: string } | null; remembered?: { [key in string]?: string } | null; workspace_folder?: string | null; handin_folder?: string | null; backup_folder?: string | null; };
export type WorkspaceKind = 'desk' | 'office';
export type PlaceWarning = 'synchronised' | 'network';
export type AppState = { version: string; language: Language; now: string; time_zone: string; me: Me | null; workspace: WorkspaceState | null; opened_with: string | null; sample: boolean; };
export type Me = { name: string; email: string | null; institution: string | null; orcid: string | null; person: string | null; control_number: string | null; locked: boolean; };
export type WorkspaceState = { path: string; kind: WorkspaceKind; name: string; sample: boolean; call: CallState | null; conflicts_answered: boolean; saved_at: string | null; place: PlaceWarning | null; undo: HistoryStep | null; };
export type CallState = { call: string; title: string; short: string; sponsor: string; edition: number; own: boolean; unit: string; unit_digits: number; pool: number; tracks: Array<Track>; rounds: Array<Round>; round: string; rubric: Rubric; rationale_to_applicant: boolean; applicants_shown: boolean; closes: string | null; zone: string; people: Array<CallPerson>; proposals: number; documents_here: number; };
export type Track = { id: string; title: string; ceiling: number; budget: number | null; };
export type Round = { id: string; title: string; };
export type CallPerson = { person: string; role: string; name: string; email: string | null; phone: string | null; reads: boolean; };
export type Rubric = { hash: string; criteria: Array<Criterion>; confidence: ConfidenceScale | null; };
export type Criterion = { id: string; title: string; help: string | null; min: number; max: number; high_is_best: boolean; na: boolean; weight: number; evidence: boolean; labels: Array<StepLabel>; };
export type StepLabel = { step: number; label: string; };
export type ConfidenceScale = { min: number; max: number; labels: Array<StepLabel>; };
export type WorkspaceList = { workspaces: Array<KnownWorkspace>; folder: string; };
export type KnownWorkspace = { path: string; name: string; kind: WorkspaceKind; opened_at: string | null; here: boolean; };
export type IntegrityReport = { good: boolean; findings: Array<string>; damaged_documents: Array<string>; };
export type BackupList = { folder: string; backups: Array<Backup>; };
export type Backup = { path: string; at: string; bytes: number; good: boolean; proposals: number; scored: number; marks: number; };
export type MeChange = { name?: string | null; email?: string | null; institution?: string | null; orcid?: string | null; };
export type WorkspaceCreate = { kind: WorkspaceKind; name?: string | null; path?: string | null; };
export type CallAccept = { path: string; me?: MeChange | null; workspace?: string | null; };
export type Nothing = Record<string, never>;
export type OfProposal = { proposal: string; };
export type AtPath = { path: string; };
export type AtPaths = { paths: Array<string>; };
export type Written = { path: string; bytes: number; };
export type Phrase = { id: string; args: { [key in string]?: string | number }; text: string };
export type Language = 'en' | 'fr';
export type Code = 'cancelled' | 'bad_request' | 'unknown_command' | 'no_workspace' | 'wrong_workspace' | 'workspace_future' | 'workspace_damaged' | 'workspace_busy' | 'file_read' | 'file_write' | 'file_exists' | 'disk_full' | 'not_found' | 'proposal_closed' | 'conflicts_first' | 'out_of_scale' | 'bundle_bad' | 'bundle_unknown' | 'document_unreadable' | 'document_password' | 'worker_missing' | 'undo_conflict' | 'not_undoable' | 'incomplete' | 'not_now' | 'key_missing' | 'passphrase_wrong' | 'internal';
export type Topic = 'app' | 'settings' | 'call' | 'proposals' | 'documents' | 'conflicts' | 'reviews' | 'marks' | 'hand_in' | 'history' | 'jobs' | 'people' | 'received' | 'ranking' | 'publication' | 'obligations';
export type AppError = { code: Code; message: string; hint: string; detail: { [key in string]?: string } };
export type Event = { event: 'changed'; topics: Array<Topic>; proposals: Array<string>; elsewhere: boolean } | { event: 'job'; job: JobState } | { event: 'opened'; path: string };
export interface Commands {
  conflicts_list: { request: Nothing; answer: ConflictList };
  promise_set: { request: Promise; answer: Nothing };
  conflict_declare: { request: ConflictDeclare; answer: ConflictRow };
  conflicts_rest: { request: Nothing; answer: Count };
  conflict_mail: { request: OfProposal; answer: MailDraft };
  file_inspect: { request: AtPath; answer: FileInspection };
  verify_files: { request: AtPaths; answer: FileChecks };
  handin_preview: { request: Nothing; answer: HandInPreview };
  handin_make: { request: HandInMake; answer: HandIn };
  handin_history: { request: Nothing; answer: HandInHistory };
  handin_mail: { request: OfHandIn; answer: MailDraft };
  handin_copy: { request: HandInCopy; answer: Written };
  receipt_take: { request: AtPath; answer: Receipt };
  undo: { request: UndoAsk; answer: UndoAnswer };
  redo: { request: UndoAsk; answer: UndoAnswer };
  history_list: { request: HistoryAsk; answer: HistoryList };
  import_start: { request: ImportStart; answer: JobState };
  import_list: { request: Nothing; answer: ImportList };
  import_answer: { request: ImportAnswer; answer: ImportList };
  import_clear: { request: Nothing; answer: ImportList };
  job_list: { request: Nothing; answer: JobList };
  job_cancel: { request: OfJob; answer: JobList };
  marks_list: { request: OfProposal; answer: MarkList };
  mark_create: { request: MarkCreate; answer: Mark };
  mark_update: { request: MarkUpdate; answer: Mark };
  mark_delete: { request: OfMark; answer: Nothing };
  marks_export: { request: MarksExport; answer: Written };
  marks_import: { request: MarksImport; answer: MarksTaken };
  document_open: { request: DocumentOpen; answer: DocumentView };
  position_set: { request: PositionSet; answer: Nothing };
  page_words: { request: PageAsk; answer: PageWords };
  page_text_view: { request: TextAsk; answer: TextView };
  document_find: { request: FindAsk; answer: FindHits };
  search: { request: SearchAsk; answer: SearchHits };
  proposals_list: { request: ProposalsAsk; answer: ProposalList };
  proposal_get: { request: OfProposal; answer: ProposalDetail };
  proposal_set: { request: ProposalChange; answer: ProposalDetail };
  proposal_hide: { request: OfProposal; answer: Nothing };
  review_get: { request: OfProposal; answer: Review };
  score_set: { request: ScoreSet; answer: Review };
  text_set: { request: TextSet; answer: Review };
  confidence_set: { request: ConfidenceSet; answer: Review };
  later_set: { request: LaterSet; answer: Review };
  scores_table: { request: Nothing; answer: ScoresTable };
  my_last: { request: LastAsk; answer: LastScores };
  compare_get: { request: CompareAsk; answer: Comparison };
  criterion_list: { request: CriterionAsk; answer: CriterionList };
  compare_rivals: { request: OfProposal; answer: RivalList };
  integrity_check: { request: Nothing; answer: IntegrityReport };
  backup_list: { request: Nothing; answer: BackupList };
  backup_make: { request: Nothing; answer: BackupList };
  backup_restore: { request: AtPath; answer: WorkspaceState };
  settings_get: { request: Nothing; answer: Settings };
  settings_set: { request: SettingsChange; answer: Settings };
  app_state: { request: Nothing; answer: AppState };
  me_set: { request: MeChange; answer: Me };
  workspace_create: { request: WorkspaceCreate; answer: WorkspaceState };
  workspace_open: { request: AtPath; answer: WorkspaceState };
  workspace_close: { request: Nothing; answer: Nothing };
  workspace_list: { request: Nothing; answer: WorkspaceList };
  call_accept: { request: CallAccept; answer: WorkspaceState };
  sample_open: { request: Nothing; answer: WorkspaceState };
  opened_clear: { request: Nothing; answer: Nothing };
}
export type CommandName = keyof Commands;
export const CHANGES: Record<CommandName, readonly Topic[]> = {
  conflicts_list: [],
  promise_set: ["conflicts", "app"],
  conflict_declare: ["conflicts", "proposals", "reviews", "history", "app"],
  conflicts_rest: ["conflicts", "proposals", "history", "app"],
  conflict_mail: [],
  file_inspect: [],
  verify_files: [],
  handin_preview: [],
  handin_make: ["hand_in", "proposals", "history"],
  handin_history: [],
  handin_mail: [],
  handin_copy: [],
  receipt_take: ["hand_in", "proposals"],
  undo: ["reviews", "proposals", "marks", "conflicts", "history", "hand_in"],
  redo: ["reviews", "proposals", "marks", "conflicts", "history", "hand_in"],
  history_list: [],
  import_start: ["jobs", "proposals", "documents"],
  import_list: [],
  import_answer: ["jobs", "proposals", "documents"],
  import_clear: ["jobs"],
  job_list: [],
  job_cancel: ["jobs"],
  marks_list: [],
  mark_create: ["marks", "reviews", "proposals", "history"],
  mark_update: ["marks", "reviews", "proposals", "history"],
  mark_delete: ["marks", "reviews", "proposals", "history"],
  marks_export: [],
  marks_import: ["marks", "reviews", "proposals", "history"],
  document_open: ["proposals"],
  position_set: [],
  page_words: [],
  page_text_view: [],
  document_find: [],
  search: [],
  proposals_list: [],
  proposal_get: [],
  proposal_set: ["proposals", "history"],
  proposal_hide: ["proposals", "history"],
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
  integrity_check: [],
  backup_list: [],
  backup_make: [],
  backup_restore: ["app", "proposals", "reviews", "marks", "conflicts", "hand_in", "history", "call", "documents"],
  settings_get: [],
  settings_set: ["settings", "app"],
  app_state: [],
  me_set: ["app", "conflicts"],
  workspace_create: ["app"],
  workspace_open: ["app", "proposals", "reviews", "marks", "conflicts", "hand_in", "history", "call", "documents"],
  workspace_close: ["app"],
  workspace_list: [],
  call_accept: ["app", "call", "proposals", "conflicts", "documents"],
  sample_open: ["app", "call", "proposals", "conflicts", "documents"],
  opened_clear: ["app"],
};
