### The office's screens: call, people, reviews received, ranking and decisions, publish.

show-in-folder = Show in folder
reason = Reason
language-en = English
language-fr = French

## A table on its way in

## Call
call-go = To the call
call-untitled = A call without a title yet
call-state-draft = Being prepared. Nothing is fixed before you freeze it.
call-state-frozen = Frozen and signed as edition { $edition }.
call-state-changed = Edition { $edition } is frozen; there are changes since then.
call-template = Begin with…
call-copy = An earlier call…
call-notice = Call notice
call-freeze = Freeze the call…
call-frozen = The call is frozen and signed as edition { $edition }.
call-way = The way of this call in time
call-rooms = Parts of the call
call-room-money = Money
call-room-grid = Grid
call-room-rules = Rules
call-room-dates = Dates
call-room-proposals = Proposals
call-beside = What is missing, and the score card
call-missing-title = Before it can be frozen
call-missing-none = Nothing is missing.
call-control-number = Your control number
call-control-number-about = It belongs in the notice on the sponsor’s web site: strangers compare it with the result.
call-freeze-title = Freeze the call
call-freeze-about = This signs an edition of the call. It cannot be taken back. A later edition can correct it, and both will stay visible. What becomes fixed:
call-freeze-act = Freeze the call
call-freeze-tracks = { $count ->
    [one] one strand with its maximum and budget
   *[other] { $count } strands with their maximums and budgets
}
call-freeze-criteria = { $count ->
    [one] one criterion with its scale and weight
   *[other] { $count } criteria with their scales and weights
}
call-freeze-proposals = { $count ->
    [0] no proposal yet
    [one] one proposal with the document that is read
   *[other] { $count } proposals with the documents that are read
}
call-freeze-faults = { $count ->
    [one] One thing is missing before the call can be frozen.
   *[other] { $count } things are missing before the call can be frozen.
}
call-card-title = What reviewers will see
call-card-empty = The score card appears here as you write the grid.
call-card-weight = { $share } % of the total
call-card-steps = from { $min } to { $max }
call-title = Title
call-sponsor = Sponsor
call-short = Short name
call-short-hint = In file names. Letters, digits and hyphens, at most 16.
call-pool = Total budget
call-unit = Unit
call-unit-hint = A currency code such as USD, or a word such as credits.
call-digits = Smallest unit
call-digits-none = whole units
call-digits-two = hundredths
call-no-amount = This is no amount. It is kept; write digits alone.
call-tracks = Strands
call-track-n = Strand { $n }
call-track-title = Title of the strand
call-track-ceiling = Maximum per award
call-track-budget = Budget of its own
call-track-first = Add a strand
call-track-add = Another strand
call-track-remove = Remove { $title }
call-line = Funding line
call-fill = At the first that does not fit
call-fill-stop = stop
call-fill-part = give the rest, then stop
call-fill-skip = pass it over, listed by name
call-over = Asked above the maximum
call-over-refuse = not eligible
call-over-cap = cut to the maximum
call-level = Undecided by the scores
call-level-50 = within the 50 % interval
call-level-90 = within the 90 % interval
call-overflow = What one strand leaves goes to the others
call-calibrate = Allow for how severe each reviewer is
call-calibrate-hint = The plain means stand beside it in every list.
call-unsigned = Reviews that came unsigned count
call-criterion-n = Criterion { $n }
call-criterion-title = Criterion
call-criterion-weight = Weight
call-criterion-min = Lowest
call-criterion-max = Highest
call-criterion-up = Move { $title } up
call-criterion-remove = Remove { $title }
call-criterion-steps = { $count ->
    [0] Steps, help and options: no label yet
    [one] Steps, help and options: one label
   *[other] Steps, help and options: { $count } labels
}
call-criterion-help = Help for reviewers
call-criterion-best = Which end is best
call-best-high = { $step } is best
call-best-low = { $step } is best
call-criterion-halves = Half points between the steps
call-criterion-halves-hint = 3.5 can be given as well as 3 and 4. Steps that have a label keep it.
call-criterion-na = “I cannot judge this” is allowed
call-criterion-evidence = Passages are wanted
call-criterion-add = Another criterion
call-step = Label of { $step }
call-zone = Time zone
call-zone-hint = As in Europe/Paris.
call-date-opens = Reviewing begins
call-date-closes = Reviews are taken until
call-date-draw_at = The number for a draw exists from
call-date-publishes = The result is published
call-rounds = Rounds
call-round-n = Round { $n }
call-round-remove = Remove round { $n }
call-round-add = Another round
call-round-rule = What counts
call-round-latest = each reviewer’s latest round
call-round-last = the last round alone
call-date-hint = Year-month-day and hour, as in 2026-12-12 23:59.
call-no-count = Write a whole number from { $min } to { $max }. What stands here is kept.
call-no-date = This is no date and hour. It is kept; write it as 2026-12-12 23:59.
call-draw-source = Public number for a draw
call-draw-source-hint = A lottery with its date, or a drand round, and how it will be written.
call-policy = Who sees what
call-policy-applicants_shown = Reviewers see the applicants’ names
call-policy-rationale_to_applicant = Applicants read the reasons for each score
call-policy-reviewers_public = Reviewers’ names are published
call-policy-scores_public = Single scores are published
call-policy-declined_named = Proposals that were not selected are named
call-per-proposal = Reviews per proposal
call-signatures = Chairs who must sign the result
call-signatures-hint = With more than one, a result goes round for signatures before it is published.
call-closes = A withdrawal closes
call-closes-documents = the documents
call-closes-reviews = the reviews of others
call-closes-discussion = the discussion
call-closes-ranking = the place in the ranking
call-vouch = Reviewers are accepted by
call-vouch-invitation = the answer to their invitation
call-vouch-met = meeting them
call-vouch-video = a video call
call-vouch-phone = a telephone call
call-vouch-list = a signed list
call-vouch-channel = a way the committee trusts, such as institutional mail
call-veto = A refusal by the sponsor must give
call-veto-full = its ground and its reason
call-veto-ground_only = its ground
call-veto-none = nothing
call-officers = Who is named in the call
call-officer-role = Role
call-officer-name = Name
call-officer-email = E-mail
call-officer-remove = Remove { $name }
call-officer-add = Another person
call-role-chair = chair
call-role-deputy = deputy
call-role-veto = may refuse for the sponsor
call-role-observer = observer
call-duties = Commitments after the award
call-duty-kind = Kind
call-duty-paper = paper
call-duty-code = open repository
call-duty-data = data
call-duty-report = report
call-duty-title = In the call’s words
call-duty-months = Months after publication
call-duty-remove = Remove { $title }
call-duty-add = Another commitment
call-texts = In your own words
call-instructions = Rule on conflicts of interest, and confidentiality
call-instructions-readers = Read by reviewers before anything opens.
call-appeal = How to object, to whom, until when
call-appeal-readers = Read by applicants in every letter, and by the public.
call-from-papers = From PDFs…
call-from-folder = From a folder…
call-from-table = From a table…
call-choose-papers = PDFs of proposals
call-choose-folder = A folder of proposals
call-papers-taken = { $added } new, { $matched } matched with a proposal, { $known } were here already.
call-table-taken = { $added } proposals added, { $changed } changed.
call-proposals-none = No proposal yet
call-proposals-none-about = Drop PDFs, a folder, a zip or a table here.
call-track-sum = { $track }: { $count ->
    [one] one proposal asks
   *[other] { $count } proposals ask
} for { $asked }
call-col-number = Number
call-col-title = Title
call-col-track = Strand
call-col-asked = Asked for
call-col-document = Document
call-pages = { $count ->
    [0] here
    [one] one page
   *[other] { $count } pages
}
call-no-document = no document yet
call-want-no_amount = no amount
call-want-no_track = no strand
call-want-over_ceiling = above the maximum
call-want-no_email = no address for the letter

## People
people-title = People
people-add = Add a person
people-edit = Change…
people-edit-title = Change an entry
people-more = More
people-from-table = From a table…
people-choose-table = A table of people
people-table-taken = { $added } added, { $changed } changed.
people-invite = { $count ->
    [0] Everybody is invited
    [one] Invite one person
   *[other] Invite { $count } people
}
people-invite-again = Write all invitations again
people-invite-one = Write the invitation
people-invited = { $count ->
    [one] One invitation was written, with a draft of a mail.
   *[other] { $count } invitations were written, each with a draft of a mail.
}
people-accept-all = { $count ->
    [one] Accept the one who answered
   *[other] Accept all { $count } who answered their invitation
}
people-accept = Accept this person
people-accepted = { $count ->
    [one] One person accepted.
   *[other] { $count } people accepted.
}
people-accepted-one = { $name } is accepted.
people-sheets = Score sheets for everybody
people-sheet-one = Score sheet and paper form
people-sheets-made = { $count ->
    [one] One score sheet was written.
   *[other] { $count } score sheets were written.
}
people-rooms = Parts of this screen
people-room-list = List
people-room-assign = Who reads what
people-none = Nobody is on the list yet
people-none-about = Type names, or drop a table with names and e-mail addresses.
people-strangers = { $count ->
    [one] One file came from a person who is not on the list.
   *[other] { $count } people who are not on the list sent a file.
}
people-col-state = State
people-col-name = Name
people-col-institution = Institution
people-col-assigned = Assigned
people-col-received = Here
people-col-acts = What can be done
people-state-listed = on the list
people-state-invited = invited
people-state-answered = has answered
people-state-accepted = accepted
people-state-distrusted = turned away
people-no-email = no e-mail address
people-row-acts = More about { $name }
people-row-acts-short = More
people-compare = Compare the control number…
people-distrust = Turn away
people-distrust-reason = Turned away by the chair.
people-remove = Take off the list
people-name = Name
people-email = E-mail
people-institution = Institution
people-phone = Telephone
people-load = Most proposals
people-language = Language
people-expertise = Knows about
people-expertise-hint = Words, separated by commas.
people-keep = Keep
control-title = Compare the control number of { $name }
control-about = Call this person. They read the nine groups aloud, from Settings, Identity; you type them. Nothing is shown here that you could confirm by mistake.
control-digits = What you hear
control-differs = Group { $group } is another one.
control-differs-about = Ask for that group again. If it stays different, do not accept this file.
control-agrees = All nine groups agree.
control-so-far = { $typed ->
    [one] One group agrees so far.
   *[other] { $typed } groups agree so far.
}
control-how = How you recognised this person
assign-compute = Assign
assign-computed = { $count ->
    [one] One pair was added.
   *[other] { $count } pairs were added.
}
assign-table = Table
assign-import = Take in a table…
assign-export = Save as a table…
assign-export-hotcrp = Save as HotCRP’s table…
assign-price = What this change costs
assign-saved = The table is saved.
assign-choose-table = A table of assignments or conflicts
assign-short = { $count ->
    [one] One proposal has too few readers: { $numbers }.
   *[other] { $count } proposals have too few readers: { $numbers }.
}
assign-map = Map of people and proposals
assign-cell = { $name }, { $number }: { $what }
assign-role-primary = first reader
assign-role-secondary = second reader
assign-role-discussant = for the discussion
assign-role-none = not assigned
assign-conflict-reviewer = withdrawn
assign-conflict-chair = conflict declared by the chair
assign-conflict-suggested = perhaps a conflict
assign-legend = A click assigns a first reader, then a second, then nobody. C, or the right button, declares a conflict; on a suggested one it is declared first and cleared the next time. 1 and 2 are readers, ⊘ is a conflict, ? is worth a look.
withdrawn-title = Proposals that a chair must not read
withdrawn-about = Reviewers are told, and what they write of such a proposal goes to the other chairs and deputies alone, closed to whoever withdrew.
withdrawn-row = { $name }: { $number } · { $title }
withdrawn-nobody = Nobody else reads it: name a deputy in Call, Rules.
withdrawn-back = I may read it
withdrawn-proposal = I must not read
withdrawn-choose = Choose a proposal
withdrawn-ground = Because of
withdrawn-act = Withdraw
withdrawn-file = This file tells the reviewers. It goes along with invitations written from now on; send it to those who were invited before.

## Reviews received
received-title = Reviews received
received-stand = { $here } of { $of } reviews are here.
received-register = { $size ->
    [0] Nothing is in the register yet.
    [one] One file is in the register.
   *[other] { $size } files are in the register.
}
received-closed = { $size ->
    [one] closed with one line
   *[other] closed with { $size } lines
}
received-add = Add
received-choose = Choose files…
received-choose-folder = Choose a folder…
received-sample = What came back in this example lies in { $folder }. Drop that folder on the window, or:
received-sample-look = Look at these files
received-enter = { $count ->
    [0] Nothing to enter
    [one] Enter one file in the register…
   *[other] Enter { $count } files in the register…
}
received-enter-title = Enter in the register
received-enter-about = { $count ->
    [one] One file gets its line in the register and a receipt. This cannot be taken back.
   *[other] { $count } files get their lines in the register and receipts. This cannot be taken back.
}
received-enter-act = Enter in the register
received-close = Close the register
received-close-about = What is entered later is late, and counts only if you admit it with a reason.
received-entered = { $count ->
    [one] One file was entered; the register has { $size } lines. The receipt is written.
   *[other] { $count } files were entered; the register has { $size } lines. The receipts are written.
}
received-rooms = Parts of this screen
received-room-new = Dropped
received-room-here = Taken in
received-room-questions = Wants your word
received-room-owed = Still missing
received-room-typing = Typing in
received-room-unsigned = Not signed
received-round = Which round what comes in belongs to
received-empty = Nothing was dropped
received-empty-about = Drop review files, folders, zips, mails or score sheets anywhere. You see what each would change before anything is taken in.
received-none = Nothing has come back yet
received-group-ready = { $count ->
    [one] Ready: one file
   *[other] Ready: { $count } files
}
received-group-question = { $count ->
    [one] One question: one file
   *[other] One question each: { $count } files
}
received-group-again = { $count ->
    [one] Must be sent again: one file
   *[other] Must be sent again: { $count } files
}
received-group-nothing = { $count ->
    [one] Nothing new: one file
   *[other] Nothing new: { $count } files
}
received-take-in = { $count ->
    [one] Take in one file
   *[other] Take in { $count } files
}
received-take-in-open = { $count ->
    [one] Take it in, answer later
   *[other] Take in all { $count }, answer later
}
received-taken-in = { $files ->
    [one] One file was taken in
   *[other] { $files } files were taken in
}; { $reviews ->
    [0] no further review counts.
    [one] one more review counts.
   *[other] { $reviews } more reviews count.
}
received-act-take_in = Take in
received-act-accept = Accept { $name }
received-act-call = Compare the control number
received-act-write = Write to { $name }
received-act-map = Look at the columns
received-act-admit = Admit…
received-act-settle = Settle…
received-act-set_aside = Set aside
received-copied = A message for { $name } is on the clipboard.
received-done = Done with these files
received-cell = { $cell }: “{ $value }” is not a step of { $criterion }.
received-unread = { $cell }: “{ $value }” is not understood.
received-no-proposal = “{ $value }” is no proposal of this call.
received-left = { $name } is left out. It stays where it lies, and nothing of it is taken in.
received-what-new = new
received-what-replaced = replaces an earlier one
received-what-same = as before
received-what-older = older than the one here
received-what-withdrawn = taken back by the reviewer
received-what-recused = withdrawn: a conflict
received-what-contradiction = two different versions
received-what-outdated = on an older grid
received-texts = texts differ
received-col-person = Person
received-col-file = File
received-col-stands = Where it stands
received-col-index = Register
received-number = Number { $n }
received-not-yet = not counted yet
received-aside = set aside: { $reason }
received-set-aside = Set aside…
received-set-aside-title = Set the file of { $name } aside
received-set-aside-about = It stays here and counts for nothing until you take it up again.
received-take-up = Take up again
received-receipt = Receipt
received-replaced-by = replaced by number { $n }
received-status-kept = { $count ->
    [one] one stands there unchanged
   *[other] { $count } stand there unchanged
}
received-status-counted = { $count ->
    [one] one counts
   *[other] { $count } count
}
received-status-superseded = { $count ->
    [one] one replaced
   *[other] { $count } replaced
}
received-status-repeated = { $count ->
    [one] one repeated
   *[other] { $count } repeated
}
received-status-late = { $count ->
    [one] one late
   *[other] { $count } late
}
received-status-contradiction = { $count ->
    [one] one in two versions
   *[other] { $count } in two versions
}
received-status-withdrawn = { $count ->
    [one] one taken back
   *[other] { $count } taken back
}
received-status-recused = { $count ->
    [one] one closed by a conflict
   *[other] { $count } closed by a conflict
}
received-status-outdated = { $count ->
    [one] one on an older grid
   *[other] { $count } on an older grid
}
received-status-unknown = { $count ->
    [one] one not counted yet
   *[other] { $count } not counted yet
}
received-status-incomplete = { $count ->
    [one] one incomplete
   *[other] { $count } incomplete
}
received-questions-none = Nothing wants your word
received-question-contradiction = { $name } signed two versions of { $number }
received-question-late = { $name } on { $number }: came after the close
received-reason-hint = It will be public.
received-total = total { $total }
received-admit = Admit
received-settle = Version { $n } holds
received-owed-none = Nothing is assigned yet
received-owed = { $missing ->
    [0] Nothing is missing: all { $of } reviews are here.
   *[other] { $missing } of { $of } reviews are missing.
 }
received-owed-sum = Here
received-owed-legend = ● here · ◐ here, not counted yet · ⊘ withdrawn · empty box: missing
received-owes = { $count ->
    [one] owes one review.
   *[other] owes { $count } reviews.
}
received-never-came = { $count ->
    [one] Number { $numbers } never came
   *[other] Numbers { $numbers } never came
 }; the newest replaces every earlier one.
received-has = Number { $n } is here.
received-remind = Write to { $name }
received-remind-all = Write reminders
received-confirm-made = { $count ->
    [0] Nothing was entered for anybody on the list.
    [one] One draft is written.
   *[other] { $count } drafts are written.
 }
received-reminded = { $count ->
    [one] One draft of a mail was written.
   *[other] { $count } drafts of mails were written.
}
received-map = Map of who owes what
received-owed-missing = missing
received-owed-here = here
received-owed-open = not counted yet
received-owed-crossed = withdrawn
typing-person = Whose paper forms
typing-choose = Choose a person
typing-pass = Which pass
typing-first = First pass
typing-second = Second pass
typing-state = { $differences ->
    [0] No difference
    [one] One difference
   *[other] { $differences } differences
}; { $unproved ->
    [0] every cell was typed twice.
    [one] one cell was typed once.
   *[other] { $unproved } cells were typed once.
}
typing-take-in = Take in
typing-nobody = Choose whose paper forms you have
typing-nobody-about = Each score is typed twice. Where the second pass differs from the first, it stops.
typing-none = Nothing is assigned to this person
typing-cell = { $number }, { $criterion }
typing-other-first = first time: { $value }
typing-other-second = second time: { $value }
unsigned-none = Nothing was entered for anybody
unsigned-none-about = Score sheets, tables and typed forms stand here with what was entered, until their reviewers have confirmed it.
unsigned-stand = { $count ->
    [one] One review came unsigned
   *[other] { $count } reviews came unsigned
}; { $confirmed ->
    [0] none is confirmed by its reviewer.
    [one] one is confirmed by its reviewer.
   *[other] { $confirmed } are confirmed by their reviewers.
}
unsigned-drafts = Write drafts that ask
unsigned-draft = Write to { $name }
unsigned-type = Type again
unsigned-all-right = The answer is: all is right
unsigned-person = { $count ->
    [one] one review
   *[other] { $count } reviews
}, { $confirmed ->
    [0] none confirmed
   *[other] { $confirmed } confirmed
 }
unsigned-source = From
unsigned-source-paper = paper
unsigned-source-table = a table or score sheet
unsigned-source-hotcrp = HotCRP
unsigned-source-openreview = OpenReview
unsigned-confirmed = Confirmed
unsigned-confirmed-of = Confirmed by { $name }: { $number }
unsigned-other-chair = entered by another chair

## Ranking and decisions
ranking-title = Ranking and decisions
ranking-tracks = Strand
ranking-all = All
ranking-more = View
ranking-order-place = In order of place
ranking-order-disputed = Most disputed first
ranking-figures = More figures…
ranking-room = Room view
ranking-what-if = What if…
ranking-draw = Draw…
ranking-not-the-result = Not the result
ranking-back = Back to the record
ranking-not-entered = { $count ->
    [one] One file is taken in and not entered in the register. It counts here for the time being.
   *[other] { $count } files are taken in and not entered in the register. They count here for the time being.
}
ranking-to-received = Reviews received
ranking-list = Ranking
ranking-col-place = Place
ranking-col-proposal = Proposal
ranking-col-interval = Place, in 90 of 100 readings
ranking-col-raw = Mean
ranking-col-calibrated = Allowing for strictness
ranking-col-asked = Asked for
ranking-col-chance = Funded in 100
ranking-col-decision = Decision
ranking-interval = between { $low } and { $high }
ranking-untested = not tested
ranking-reviews = { $count ->
    [one] one review
   *[other] { $count } reviews
}
ranking-not-discussed = not discussed
ranking-vetoed = refused by the sponsor
ranking-ticket = draw: { $n }
ranking-recused = { $count ->
    [one] one withdrawn
   *[other] { $count } withdrawn
}
ranking-award = gets { $award }
ranking-part = in part
ranking-decide-short = Decide
ranking-raw-below = mean { $raw }
ranking-decide = Decide on { $number }
ranking-decision-fund = Selected for funding
ranking-decision-decline = Not selected
ranking-decision-waitlist = Reserve list
ranking-decision-none = As the line says
decide-title = { $number }: { $decision }
decide-about = This departs from what the scores say. It stays open until the result is published.
decide-votes = Votes, if there was a vote
decide-votes-for = for
decide-votes-against = against
decide-votes-abstained = abstained
decide-act = Decide
ranking-veto = Refusal by the sponsor…
ranking-veto-remove = Take the refusal back
ranking-group-funded = above the line
ranking-group-part = funded in part
ranking-group-draw = undecided by the scores
ranking-group-not_funded = below the line
ranking-group-out = left out
ranking-rest = { $count ->
    [one] One more proposal
   *[other] { $count } more proposals
}
ranking-legend = The thick rule is the funding line. Between the dashed rules, with hollow dots, the scores cannot tell proposals apart. Thin line: 90 of 100 readings; thick: 50.
ranking-no-reviews = No review of this proposal counts.
ranking-criterion = Criterion
ranking-unsigned = not signed
ranking-not-ranked = not ranked
ranking-reviewer-n = Reviewer { $n }
ranking-total = Total
ranking-to-applicant = To the applicant
ranking-to-committee = To the committee only
ranking-beside = Lines, draw and refusals
ranking-line = The line
ranking-line-of = The line: { $track }
ranking-spent = { $spent } given
ranking-spent-of = { $spent } of { $budget }
ranking-draw-title = Draw
ranking-refusals = Refusals by the sponsor
ranking-refusals-none = None.
ranking-trust = How far to trust the order
room-before = Previous
room-next = Next
room-at = { $n } of { $of }
room-which = Which proposals
room-all = All
room-upper = Upper half by the scores
room-closed = { $count ->
    [one] Closed while one person is in the room.
   *[other] Closed while { $count } people are in the room.
}
room-out = Out of the room
room-place = Place { $place }
room-raw = mean { $mean } of 100
veto-title = Refusal of { $number } by the sponsor
veto-behalf = On whose behalf
veto-given = What is given
veto-given-full = ground and reason
veto-given-ground_only = the ground alone
veto-given-none = nothing
veto-ground = Ground
veto-ground-legal = legal
veto-ground-sanctions = sanctions
veto-ground-budget = budget
veto-ground-ethics = ethics
veto-ground-other = other
veto-reason = Reason
veto-reason-hint = It will be public, word for word.
veto-letter = The sponsor’s letter…
veto-effect = What it does
veto-moved = { $amount } move.
veto-public = How the public page will put it
veto-record = Record the refusal
what-if-title = What if…
what-if-about = Nothing of this is kept. What you see is marked as not the result, also on paper.
what-if-pool = The total budget were
what-if-without = Without the reviews of
what-if-nobody = nobody left out
what-if-weights = Other weights
what-if-no-veto = Without refusals by the sponsor
what-if-no-unsigned = Without unsigned reviews
what-if-raw = Plain means alone
what-if-knapsack = The most score for the money, against the order (knapsack)
what-if-look = Look
draw-title = Draw
draw-of = Draw { $track }
draw-state-needed = Needed.
draw-state-announced = Announced.
draw-state-drawn = Drawn.
draw-places = { $count } are in it; { $places ->
    [one] one can be funded
   *[other] { $places } can be funded
}, with { $money }.
draw-source = The public number
draw-due = It exists from
draw-due-hint = Year-month-day and hour as in { $zone }: 2026-12-12 23:59.
draw-order-decides = Their order decides who gets all and who gets a part.
draw-announce-about = The announcement must be out before the number exists. Paraph cannot prove this alone: send it to everybody concerned. It cannot be taken back.
draw-announce = Announce the draw
draw-commit = The list’s check code
draw-file = The announcement’s check code
draw-seed = The number
draw-seed-first = The number, as it was announced to be written
draw-seed-hint = One line. The first person types here.
draw-seed-second = The same, typed by a second person
draw-seed-differs = This is not what the first person typed.
draw-enter = Enter the drawn number
draw-correct = The number was mistyped…
draw-correct-about = The tickets are made again from the corrected number. It cannot be taken back: both numbers stay in the result and in the minutes.
draw-correct-enter = Enter the corrected number
draw-hand = Lots from an urn…
draw-hand-about = Instead of the number. Nobody can repeat lots drawn by hand: the names of those who saw it are published with the order.
draw-hand-next = { $number } is next
draw-hand-back = Put the last one back
draw-hand-witnesses = Who saw it
draw-hand-witnesses-hint = Two people at least, with commas between their names.
draw-hand-enter = Enter this order
draw-witnesses = Drawn by hand, seen by
draw-minutes = Minutes of the draw
draw-taken = drawn
draw-taken-part = drawn, in part
draw-not-taken = not drawn
draw-check = Copy its check
draw-copied = The line for a shell is on the clipboard.

## Publish
publish-title = Publish
publish-stand = Edition { $edition } was published { $when }.
publish-stand-none = Nothing is published yet.
publish-signatures = The call asks that { $needed } chairs sign the result. Others who can: { $names }.
publish-signatures-none = The call asks that { $needed } chairs sign the result. The card of nobody else is here.
publish-waits-about = Send the file to the others. What comes back is opened here; with the last signature the result is published.
publish-sign = Open a signed result…
publish-sign-choose = A result of another chair, or mine with the signatures of others
publish-sign-even-so = Sign all the same
publish-made-to-sign = The result is signed and waits for others: it is not published yet.
publish-ask = Publish the result…
publish-ask-title = Publish the result
publish-ask-about = This signs the result and writes everything that goes out. It cannot be taken back. A later edition can correct it, and both will stay visible.
publish-ask-strand = { $strand }: { $sentence }
publish-ask-decided = { $count ->
    [one] One decision of the committee stands beside the list.
   *[other] { $count } decisions of the committee stand beside the list.
}
publish-ask-refused = { $count ->
    [0] The sponsor refused nothing.
    [one] The sponsor refused one proposal.
   *[other] The sponsor refused { $count } proposals.
}
publish-ask-texts = { $count ->
    [0] No text goes to applicants.
    [one] One text goes to applicants as it was written.
   *[other] { $count } texts go to applicants as they were written.
}
publish-act = Publish the result
publish-plain-means = What is published is the order of the plain means
publish-aggregate-proposed = With so few reviewers, single scores could give a person away. The call decides whether they are published; a new edition of the call can hide them.
publish-withheld = { $count ->
    [one] One text is withheld. The number is published.
   *[other] { $count } texts are withheld. The number is published.
}
publish-blockers = { $count ->
    [one] One thing stands in the way
   *[other] { $count } things stand in the way
}
publish-done = The result is published into its folder.
publish-letters = Write the letters
publish-letters-made = { $count ->
    [one] One letter was written.
   *[other] { $count } letters were written.
}
publish-rooms = Parts of this screen
publish-room-texts = What applicants will read
publish-room-page = The public page
publish-room-files = Files
publish-room-commitments = Commitments
publish-files-about = What to do with these files:
publish-check = Check code of the result, for the sponsor’s printed notice: { $sha256 }
publish-edition-announced = Announcement of a draw, edition { $edition }, { $when }
publish-edition-final = Result, edition { $edition }, { $when }
publish-page-waits = The page is made once nothing stands in the way of publishing.
publish-page-size = One file of { $size }, both languages, readable without script.
texts-filter = Which texts
texts-all = All
texts-warned = With a warning
texts-withheld = Withheld
texts-none = No text here
texts-by = { $label } on { $part }
texts-overall = the whole
texts-withhold = Withhold
texts-give = Withheld: let it go out
commitments-none = Commitments appear here once a result is published.
commitments-filter = Which commitments
commitments-filter-open = Open
commitments-filter-late = Late
commitments-unpublished = { $count ->
    [one] One commitment says more than the published edition. A new edition signs it and makes it public.
   *[other] { $count } commitments say more than the published edition. A new edition signs them and makes them public.
}
commitments-done = done { $day }
commitments-due = due { $day }
commitments-was-due = was due { $day }
commitments-after = done after { $day }
commitments-link = DOI or address
commitments-link-hint = DOI or address
commitments-link-of = DOI or address for { $number }
commitments-commit = Commit
commitments-commit-of = Commit for { $number }
commitments-licence = Licence
commitments-licence-hint = as in CC-BY-4.0
commitments-licence-of = Licence for { $number }
commitments-day = Done on
commitments-day-of = Done on, for { $number }
commitments-evidence = Evidence…
commitments-kept = Evidence is kept by its check code { $sha256 }….
commitments-missing = Still asked for: { $what }.
commitments-lacks-address = DOI or address
commitments-lacks-commit = commit
commitments-lacks-licence = licence
commitments-next = Public with the next edition.
control-replaces = Takes the place of
control-replaces-nobody = nobody
control-replaces-about = After a lost signature: both count as one person.
received-for-chairs = For the other chairs…
received-for-chairs-made = { $count ->
    [one] One file for the other chairs.
   *[other] { $count } files for the other chairs.
}
received-hand-on-title = Files for the other chairs
received-hand-on-about = Reviewers write for the chairs whom their call names. Whoever is named later, or stands in for a chair, was not sent those reviews: without them nothing counts on that computer, and nothing can be published from it.
received-hand-on = { $count ->
    [one] Hand one review file on to { $name }
   *[other] Hand { $count } review files on to { $name }
}
received-hand-on-means = { $name } then reads all that these reviewers wrote to you. That cannot be taken back.
received-hand-on-kept = { $count ->
    [one] One file is never handed on to { $name }: it speaks of a proposal that { $name } must not read.
   *[other] { $count } files are never handed on to { $name }: they speak of a proposal that { $name } must not read.
}
received-hand-on-write = Write the files
call-officer-card = { $name }: take from the card…
call-officer-card-choose = The card of { $name }


# Names in documents, for calls whose reviewers are not to know the applicants.
names-check = Look for names in the documents
names-title = What names a person
names-about = { $count ->
    [one] Looked at one document
   *[other] Looked at { $count } documents
  } for the names of applicants and institutions, and for what the files themselves say. Names written otherwise are not found: look too.
names-clean-none = Nothing was found.
names-author = Author in the file: { $text }
names-metadata = Title or keywords in the file: { $text }
names-producer = Made with: { $text }
names-mark = Author of an annotation, page { $page }: { $text }
names-text = { $text } stands on { $count ->
    [one] page { $pages }
   *[other] pages { $pages }
  }
names-file_name = { $text } stands in the file’s name
names-copy = Cleaned copy
names-clean = Put a cleaned copy in its place
names-clean-all = Cleaned copies for all
names-clean-about = Author, program, annotations, scripts and attached files go. What stands on the pages stays.
names-done = { $count ->
    [one] One cleaned copy was made.
   *[other] { $count } cleaned copies were made.
  } The originals are kept.
names-close = Close
