## The safety copy, and a lost laptop

safety-title = Safety copy
safety-alone = Your work is on this computer only. Choose a place for a safety copy.
safety-why = A stick, another disk, or a folder that is synchronised. Everything in it is encrypted with a code that you print; without the code nobody can read it.
safety-choose = Choose a place…
safety-choose-other = Another place…
safety-choose-title = Where the safety copy lies: a stick or a folder outside this computer
safety-at = In { $folder }, up to { $when }. It was read back.
safety-not-yet = In { $folder }; no copy yet.
safety-away = The place is not there now. The copy is made when it is back.
safety-behind = Something changed since. The copy follows within a minute, and when Paraph is closed.
safety-same-disk = This place is on the disk of this computer and is lost with it. A stick or another disk is safer.
safety-make = Copy now
safety-try = Read it back
safety-tried = Read back: the copy of { $when } is whole.
safety-documents = { $here } of { $of } documents
safety-code-show = Show the code…
safety-off = Make no more copies
safety-off-done = No more copies are made. Those that were made stay where they are.
safety-code-title = The code of your safety copy
safety-code-about = Whoever has the copy and this code can read everything. Without the code, nobody can, and nobody can give you another.
safety-code-apart = Print it, and keep it apart from this computer and from the copy.
safety-code-print = Print…
safety-code-kept = I have it
safety-paper-title = Paraph: the code of a safety copy
safety-paper-of = { $name }, { $when }. The copies lie in { $folder }, in the folder “Paraph-safety”.
safety-paper-install = Install Paraph on another computer.
safety-paper-lost = On its first page, choose “My laptop is lost”, and then the place of the copies.
safety-paper-type = Type the code. Capitals, spaces and dashes do not matter.
safety-paper-apart = Keep this sheet apart from the computer and from the copies. Whoever has both can read everything.
safety-ask = Your work is on this computer only. Choose a place for a safety copy.
safety-ask-aside = Not now
lost-title = My laptop is lost
lost-door = Go on from a safety copy, with its printed code.
lost-about = With a safety copy and its printed code you go on here where you stopped: the same signature, the same reviews.
lost-where = Where the safety copy lies
lost-choose = Choose the stick or the folder…
lost-choose-other = Another place…
lost-code = The printed code
lost-code-hint = Five groups of five signs. Capitals, spaces and dashes do not matter.
lost-look = See what it holds
lost-which = Go on from
lost-found = { $count ->
    [one] One copy
   *[other] { $count } copies
    }
lost-damaged = { $name } is damaged.
lost-do = Go on from this copy
lost-done = You go on here. Hand in again when something has changed.
lost-also-title = If somebody else may have the laptop
lost-also = Tell the chair: the documents are confidential. If it had no passphrase, take a new signature in Settings; reviews that were handed in stay.

## A workspace that does not open any more

broken-about = Paraph has good back-ups of it. The one you choose takes the file’s place; the damaged file is kept beside it.
broken-gone-about = Paraph has good back-ups of it. The one you choose takes the file’s place.
broken-which = Which back-up?
broken-not-now = Not now
broken-do = Bring it back
broken-done = The back-up is in its place.

# The desk: first start, the page about a file, before you read, proposals, compare, hand in, history, settings.

# First start.
start-welcome = Read proposals, score them, and hand in one signed file.
start-where = All of it on this computer, without a network.
start-language = Language
start-english = English
start-french = Français
start-size = Text size
start-size-normal = Normal
start-size-large = Large
start-size-larger = Larger
start-letters = Single letters are keys
start-letters-hint = Switch off if you dictate
start-doors = What brings you here?
start-door-sent = I was sent a file or a folder of proposals
start-door-sent-text = Drop the file from the chair, or the proposals, here.
start-door-sent-file = Choose files…
start-door-sent-folder = Choose a folder…
start-door-call = I prepare a call
start-door-call-text = Make the evaluation grid, invite reviewers, and publish a result that anyone can check.
start-door-call-act = Prepare a call
start-door-check = I want to check a published result
start-door-check-text = Nothing is asked of you, not even a name.
start-door-check-act = Choose the result…
start-sample = Look around in the sample call
start-sample-office = Look around in a committee’s office
start-sample-office-text = The same call after its close: nine reviewers have sent their files.
start-sample-office-wait = Nine reviewers are writing. This takes some seconds.
start-sample-office-name = Your name stands under the call, as its chair. Nothing there counts.
start-sample-text = Made-up proposals, to try everything. Nothing there counts.
place-lies = What you do will lie in
place-choose = Choose another place…
start-go-on = Go on where you were
start-not-here = not at its place any more
choose-files = Choose files
choose-folder = Choose a folder

# Who I am.
me-name = Name
me-email = E-mail
me-institution = Institution
me-orcid = ORCID iD
me-why-orcid = Stands on your certificate and in your card. It can be left out.
me-orcid-wrong = This is no ORCID iD: its last digit does not fit. Look for a slip; it is kept as you typed it.
me-you-are = You are
me-why-email = So that the chair knows whose reviews these are.
me-why-institution = Used to point out possible ties. It can be left out.

# The page about a file.
file-looking = Looking at { $name }…
file-kind-card = A person’s card
file-kind-call = Call “{ $title }”
file-kind-score = A review file
file-kind-panel = A committee’s file
file-kind-result = A published result
file-kind-receipt = A receipt
file-kind-sealed = A file that is encrypted for somebody else
file-kind-pdf = A PDF
file-kind-folder = A folder of documents
file-kind-zip = An archive of documents
file-kind-table = A table
file-kind-mail = A mail
file-kind-workspace = A desk or an office of Paraph
file-kind-safety = A safety copy of Paraph
file-kind-key = A private key
file-kind-marks = Annotations from another program
file-kind-form = An offline review form
file-kind-other = A file that Paraph does not know
file-from = From { $name }
file-call-line = { $sponsor } · { $proposals ->
    [one] one proposal
   *[other] { $proposals } proposals
  } · reviews until { $day }, { $hour } ({ $place } time)
file-call-line-open = { $sponsor } · { $proposals ->
    [one] one proposal
   *[other] { $proposals } proposals
  }
file-documents = { $documents ->
    [0] The documents come separately: drop them later, whatever they are called.
    [one] One document is in it.
   *[other] { $documents } documents are in it.
  }
file-for-me = It was written for you.
file-not-for-me = It was written for { $name }. Open it only if that is you.
file-join = Open as the committee’s office
file-join-about = The call names you as a chair or deputy.
file-begin = Begin
file-bring-in = Bring in
file-open-desk = Go to this desk
file-open-it = Open it
file-take-receipt = Take the receipt in
file-take-marks = Take the annotations in
file-take-over = Take it over
file-sign = Sign it
file-look = Check this file
file-not-now = Not now
file-nothing = Nothing can be done with it here. Ask whoever sent it what it is for.
file-take-in-office = Bring it in to see what it would change. Looking changes nothing.
file-table-desk = A table is taken in where its proposals are: open the desk or the committee’s office first.
file-open-mail = Take out what is attached
file-mail-empty = Nothing is attached to this mail that Paraph has a use for.
file-already = You already have this call on a desk. Its work is kept; this file only adds what is new.
file-verdict-good = Valid
file-verdict-unknown = Not counted yet
file-verdict-bad = Unusable
file-verdict-none = Could not be read
file-signed-by = Signed by
file-trust-vouched = accepted
file-trust-seen = known, not yet accepted
file-trust-distrusted = rejected
file-trust-unknown = never seen on this computer
file-control = Control number { $number }
file-control-why = Compare it with the number printed in the call notice, not with one on the same page.
file-checked = What was checked
file-receipt-done = The chair has your number { $number }, entered { $when }.
file-receipt-other = This receipt is for none of your files.
file-marks-done = { $taken ->
    [0] No annotation was new.
    [one] One annotation was taken in.
   *[other] { $taken } annotations were taken in.
  }

# Before you read.
declare-title = Before you read
declare-closes = You withdraw where something ties you to an applicant. To you, a withdrawal then closes { $list }.
declare-closed-document = the document
declare-closed-reviews = the reviews of others
declare-closed-discussion = the discussion
declare-closes-none = You withdraw where something ties you to an applicant.
declare-ground-institution = same institution
declare-ground-coauthor = joint work in recent years
declare-ground-family = family
declare-ground-interest = an interest in the matter
declare-ground-other = another tie
declare-promise = I keep what I read to myself, use it for this review alone, and delete it when the work is over.
declare-promised = Promised { $when }.
declare-first = Look at these first: { $count ->
    [one] it shares something with you
   *[other] { $count } of them share something with you
  }
declare-others = The others
declare-why-name = { $value } has your name
declare-why-institution = { $value }, like you
declare-why-domain = { $value }, like your address
declare-answer = Tie to { $number }
declare-none = No tie
declare-recused = I withdraw…
declare-unsure = I am not sure, ask the chair
declare-rest = { $count ->
    [one] No tie with the last one
   *[other] No tie with the other { $count }
  }
declare-rest-done = { $count ->
    [one] No tie with one proposal.
   *[other] No tie with { $count } proposals.
  }
declare-begin = Begin to read
declare-left = { $count ->
    [0] Every proposal has an answer.
    [one] One has no answer yet.
   *[other] { $count } have no answer yet.
  }
declare-promise-first = The promise comes first.
declare-mail = Write to the chair…
declare-mail-made = A mail draft to the chair lies at { $path }.
declare-empty = There is no proposal yet. Drop the file from the chair, or the proposals, here.
declare-later-note = Withdrawing later is one key away, while reading.

# Withdrawing.
withdraw-title = I withdraw from { $number }
withdraw-text = This proposal closes, and nothing I wrote about it will be handed in. I can take this back; it will leave a trace.
withdraw-ground = What ties you?
withdraw-words = In your words, for the committee (can be left out)
withdraw-act = I withdraw
withdraw-back = Take this back
withdraw-done = You withdrew from { $number }. It is closed.
withdraw-back-done = { $number } is open again. The withdrawal stays in the history.

# Proposals.
proposals-title = Proposals
proposals-view = Way of looking
proposals-as-list = List
proposals-as-scores = My scores as a table
band-scored = { $done } of { $of } scored
band-withdrawn = { $count } withdrawn
band-due = due { $day }, { $hour } ({ $place } time)
band-in = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
  }
band-over = { $days ->
    [one] since yesterday
   *[other] since { $days } days
  }
band-a-day = about { $count } a day
band-go-on = Go on with { $number }, page { $page }
band-begin = Begin with { $number }
band-hand-in = Hand in what I have
band-rounds = Round
band-carry = Begin from my earlier scores
band-all-done = Everything is scored.
proposals-documents = { $here } of { $of } documents are here
proposals-documents-drop = Drop the folder, the zip or the PDFs you were given: Paraph knows them by their content, whatever they are called.
proposals-add = Add documents…
proposals-declare = { $count ->
    [one] One proposal has no answer on ties yet. It stays closed until then.
   *[other] { $count } proposals have no answer on ties yet. They stay closed until then.
  }
proposals-declare-act = Say it on one page
filter-name = Which proposals
filter-all = All
filter-new = New
filter-reading = Reading
filter-scored = Scored
filter-withdrawn = Withdrawn
filter-later = Later
search-name = Search in titles, names and every page
search-hits = { $count ->
    [0] Nothing fits “{ $query }”.
    [one] One place fits “{ $query }”.
   *[other] { $count } places fit “{ $query }”.
  }
search-more = There are more. A longer phrase finds fewer.
search-unread = { $count ->
    [one] One document is not read yet and was not searched.
   *[other] { $count } documents are not read yet and were not searched.
  }
search-page = page { $page }
search-in-title = title
search-back = Back to the list
column-state = State
column-number = No.
column-title = Title
column-track = Track
column-asked = Asked for, { $unit }
column-total = My total
column-notes = Notes
column-institution = Institution
column-pages = Pages
column-marks = Annotations
column-changed = Changed
column-confidence = How sure
column-document = Document
columns = Columns
columns-usual = The usual columns
row-notes = has notes
row-later = later
row-scored = scored { $scores }
row-cannot = cannot judge
row-document-missing = document not here
row-document-waiting = waits to be read
row-document-reading = being read
row-document-ready = here
row-document-no_text = a scan, without text
row-document-some_pages = some pages without text
row-document-repaired = damaged, read as far as possible
row-document-password = asks for a password
row-document-refused = cannot be read
row-document-limit = read in part
selected = { $count ->
    [one] one selected
   *[other] { $count } selected
  }
selected-compare = Compare
selected-later = Later
selected-withdraw = I withdraw…
selected-clear = Clear
proposals-empty = Drop the file from the chair, or the proposals, here.
proposals-empty-text = A file that ends in .paraph, a folder, an archive, or PDFs. Or choose them.
proposals-none-fit = Nothing fits.
proposals-show-all = Show all

# Import queue.
import-title = Documents
import-begun = { $count ->
    [one] One file is being read.
   *[other] { $count } files are being read.
  }
import-ready = { $count ->
    [one] one proposal ready to read
   *[other] { $count } proposals ready to read
  }
import-known = { $count ->
    [one] one was already here
   *[other] { $count } were already here
  }
import-need = { $count ->
    [one] one needs you
   *[other] { $count } need you
  }
import-running = { $count ->
    [one] one still reading
   *[other] { $count } still reading
  }
import-cancel = Cancel
import-clear = Put away
import-show = Show the files
import-hide = Hide the files
import-more = { $count ->
    [one] One more needs you
   *[other] { $count } more need you
  }
import-state-waiting = waits
import-state-reading = being read
import-state-done = ready
import-state-known = was here already
import-state-question = needs you
import-state-failed = could not be read
import-state-skipped = left out
import-ask-not_of_call = It is not one of the call’s documents. Add it as a proposal of your own?
import-ask-same_text = It has the same text as { $title }. Is it the same document?
import-ask-password = It asks for a password.
import-add = Add it
import-same = The same document
import-other = Another proposal
import-skip = Leave it out
import-for-all = the same for all such files
import-password = Password
import-password-try = Open
job-import = Reading documents
job-read = Reading documents
job-backup = Making a back-up
job-check = Checking the documents after an unexpected end
job-export = Writing copies
job-office = Working

# My scores as a table.
scores-hint = Type a digit in a cell to score; the arrow keys move; x says that you cannot judge; Delete clears. Cells copied in a spreadsheet can be pasted.
scores-go-on = After a score, go on to the next cell
scores-bring = Bring in scores…
scores-write = Write scores
scores-write-xlsx = As a workbook (XLSX)
scores-write-csv = As text for any table (CSV)
scores-write-hotcrp = As offline review forms (HotCRP)
scores-written = Written to { $path }. Your notes for yourself are not in it.
scores-filled = { $count ->
    [0] Nothing was filled in.
    [one] One score filled in.
   *[other] { $count } scores filled in.
  }
scores-left = { $count ->
    [one] Left as it is: { $list }
   *[other] Left as they are ({ $count }): { $list }
  }
scores-left-cell = { $number } “{ $text }”
scores-sure = How sure
scores-sure-cell = How sure you are, { $number }
scores-wants-tie = first say whether you have a tie
scores-cell = { $criterion }, { $number }
scores-empty = no score

# Compare.
compare-title = Compare
compare-way = Way of comparing
compare-two = Two at a time
compare-columns = Three or four
compare-criterion = One criterion, all proposals
compare-print = Print my order
compare-with = Compare with
compare-add = Add a proposal
compare-remove = Take { $number } out
compare-rival-total = near in total
compare-rival-track = same track
compare-rival-unsure = least sure of
compare-equal = { $count ->
    [one] one criterion is equal
   *[other] { $count } criteria are equal
  }
compare-equal-show = Show them
compare-equal-hide = Fold them
compare-stronger = stronger
compare-not-scored = not scored
compare-total = My total
compare-together = Scroll together
compare-spread = My scores
compare-spread-criterion = { $criterion }: { $count } scores
compare-early = Early and late
compare-early-text = { $count ->
    [0] None of these was scored before you had seen ten proposals.
    [one] One of these was scored before you had seen ten proposals.
   *[other] { $count } of these were scored before you had seen ten proposals.
  }
compare-early-show = Show only these
compare-early-all = Show all
compare-moves = { $up } and { $down } move a proposal a step; it can be undone.
compare-unscored = Not scored yet
compare-none = Nothing is scored on this criterion yet.
compare-need = There are not two proposals to compare yet.
compare-moved = { $number }: { $criterion } { $from } → { $to }.
compare-order-title = My order
compare-order-made = { $name }, { $when }. Not the result.
compare-open-page = Open page { $page } of { $number }

# Hand in.
handin-title = Hand in
handin-never = Not yet handed in
handin-done = Handed in on { $when } (number { $number })
handin-changes = { $count ->
    [one] One change since then: hand in again
   *[other] { $count } changes since then: hand in again
  }
handin-changes-short = { $count ->
    [one] one change since you handed in
   *[other] { $count } changes since you handed in
  }
handin-received = The chair has it: received { $when }
handin-received-older = The chair has number { $number }: received { $when }
handin-often = You may hand in as often as you like. The newest replaces all earlier ones, also if it arrives first.
handin-act = Hand in…
handin-leaves = What leaves
handin-leaves-count = { $count ->
    [0] Nothing yet: no proposal is scored.
    [one] One review
   *[other] { $count } reviews
  }
handin-stays = What stays on this computer
handin-stays-notes = { $count ->
    [one] Your note for yourself on one proposal
   *[other] Your notes for yourself on { $count } proposals
  }
handin-stays-marks = { $count ->
    [one] One annotation that is tied to no criterion
   *[other] { $count } annotations that are tied to no criterion
  }
handin-stays-withdrawn = { $count ->
    [one] What you wrote about the proposal from which you withdrew
   *[other] What you wrote about the { $count } proposals from which you withdrew
  }
handin-stays-unsure = { $count ->
    [one] What you wrote about the proposal on which the chair is asked
   *[other] What you wrote about the { $count } proposals on which the chair is asked
  }
handin-stays-nothing = Nothing you wrote stays behind.
handin-stays-always = Where you stopped reading, and the history of your changes
handin-missing = What is missing
handin-missing-none = Nothing is missing.
handin-missing-note = It can be handed in as it is. Nothing here has to be filled.
handin-untouched = { $count ->
    [one] One proposal was not begun.
   *[other] { $count } proposals were not begun.
  }
handin-not-assigned = { $count ->
    [one] { $list } was not assigned to you. It leaves with the others and is shown as such.
   *[other] { $list } were not assigned to you. They leave with the others and are shown as such.
  }
handin-line-new = new
handin-line-changed = changed
handin-line-same = as before
handin-line-scored = scored
handin-line-incomplete = incomplete
handin-line-withdrawn = withdrawn
handin-line-taken_back = taken back
handin-line-parts = { $rationales ->
    [0] no reasons
    [one] one reason
   *[other] { $rationales } reasons
  } · { $evidence ->
    [0] no passages
    [one] one passage
   *[other] { $evidence } passages
  }
handin-line-applicant = to the applicant
handin-line-committee = to the committee
handin-missing-more = { $count ->
    [one] One more proposal
   *[other] { $count } more proposals
  }
handin-part-score = score: { $criterion }
handin-part-rationale = reasons: { $criterion }
handin-part-evidence = passage: { $criterion }
handin-part-confidence = how sure you are
handin-part-conflict = an answer on ties
handin-part-applicant = text to the applicant
handin-parts-score = { $count ->
    [one] one score
   *[other] { $count } scores
  }
handin-parts-rationale = { $count ->
    [one] reasons for one score
   *[other] reasons for { $count } scores
  }
handin-parts-evidence = { $count ->
    [one] one passage
   *[other] { $count } passages
  }
handin-parts-confidence = { $count ->
    [one] how sure you are of one proposal
   *[other] how sure you are of { $count } proposals
  }
handin-parts-conflict = { $count ->
    [one] one answer on ties
   *[other] { $count } answers on ties
  }
handin-parts-applicant = { $count ->
    [one] one text to the applicant
   *[other] { $count } texts to the applicant
  }
since-title = What changed since number { $number }
since-new = Not handed in before
since-gone = Not in the next file: what you handed in before stays with the chair
since-taken-back = taken back: nothing of it is left here
since-score = { $criterion } { $before } → { $after }
since-confidence = how sure you are { $before } → { $after }
since-passages-added = { $count ->
    [one] one passage added: { $criterion }
   *[other] { $count } passages added: { $criterion }
  }
since-passages-removed = { $count ->
    [one] one passage taken out: { $criterion }
   *[other] { $count } passages taken out: { $criterion }
  }
since-rationale = { $how ->
    [added] reasons added: { $criterion }
    [removed] reasons taken out: { $criterion }
   *[changed] reasons rewritten: { $criterion }
  }
since-applicant = { $how ->
    [added] text to the applicant added
    [removed] text to the applicant taken out
   *[changed] text to the applicant rewritten
  }
since-committee = { $how ->
    [added] text to the committee added
    [removed] text to the committee taken out
   *[changed] text to the committee rewritten
  }
since-withdrawn = withdrawn
since-back = no longer withdrawn
since-basis = the same words, for another copy of the document or another edition of the call
since-before = Handed in
since-after = Now
handin-readers = Read by { $names }
handin-readers-count = { $names }: { $count ->
    [one] one review
   *[other] { $count } reviews
  }
handin-sheet-title = Hand in, number { $number }
handin-sheet-fixed = This file is signed and cannot be recalled, only replaced by a newer one.
handin-sheet-file = It will be { $file }
handin-sheet-file-named = The file will be named after you
handin-sheet-folder = in { $folder }
handin-encrypt = Encrypt, so that only { $names } can read it
handin-encrypt-no = The call names nobody it could be encrypted to. Anyone who gets the file can read it.
handin-neutral = A file name that says nothing
handin-neutral-hint = Otherwise it names the call and you.
handin-passphrase = Passphrase of your signature
handin-sheet-act = Hand in { $count ->
    [one] one review
   *[other] { $count } reviews
  }
handin-made = Handed in
handin-made-say = Handed in, number { $number }.
handin-made-text = Send this file to the chair. Nothing was sent by itself.
handin-show = Show in folder
handin-mail = New mail with this file
handin-copy = Copy to a stick…
handin-drag = You can drag the file from here into a mail.
handin-copied = Copied to { $path }.
handin-mailed = The draft lies at { $path }.
handin-history = Earlier
handin-history-empty = Nothing was handed in from this desk yet.
handin-number = Number { $number }
handin-count = { $count ->
    [one] one review
   *[other] { $count } reviews
  }
handin-encrypted = encrypted
handin-open = readable by anyone
handin-gone = the file is not at its place any more
handin-receipts = Drop the receipt from the chair anywhere to see here that it arrived.
handin-receipt = Receipt: entered { $when }
handin-none = no scores
handin-readable = Copy to read
handin-readable-html = As a web page, also for print
handin-readable-markdown = As plain text (Markdown)
handin-readable-done = A copy that anyone can read lies at { $path }.
handin-certificate = Certificate for my report
handin-certificate-about = One page with your name, the call and how many reviews. It names no proposal.

# History.
history-title = History
history-intro = Every change, with its time. Any one can be taken back alone.
history-empty = Nothing was changed yet.
history-undo = Undo this
history-redo = Do again
history-undone = taken back
history-kept = cannot be taken back
history-more = Show older ones
history-go = Go there
# Settings.
settings-title = Settings
settings-basics = Language and looks
settings-language = Language
settings-language-system = As the system
settings-look = Colours
settings-look-system = As the system
settings-look-light = Light
settings-look-dark = Dark
settings-text = Text size
settings-percent = { $percent } %
settings-motion = Movement
settings-motion-on = Things move
settings-motion-off = Nothing moves
settings-reading = Reading and scoring
settings-dark-pages = Show pages dark
settings-go-on = After a score, go on to the next criterion
settings-single = Single letters are keys
settings-single-hint = Switch off if you dictate or use another input method. Everything has a key with Ctrl or Alt as well.
settings-phrases = Phrases of your own
settings-phrases-hint = One a line. They can be put into any text while scoring.
settings-keys = Keys
settings-key-press = Press the new keys…
settings-key-change = Change
settings-key-back = As it was
settings-identity = You
settings-control = Control number
settings-control-why = Compared by voice, so that the chair knows that your file is yours.
settings-card = My card as a file…
settings-card-about = For a chair who names you in a call, or who wants to accept you before your first review.
settings-card-made = Your card is in { $name }.
settings-passphrase = Passphrase…
settings-passphrase-title = A passphrase for your signature
settings-passphrase-about = It is asked for before you hand in. Paraph works without one: then your signature lies in a file that only your account may read. A forgotten passphrase cannot be found again.
settings-passphrase-old = The one that holds
settings-passphrase-new = The new one; empty takes it away
settings-passphrase-again = The new one again
settings-passphrase-differs = The two are not the same.
settings-passphrase-keep = Keep
settings-passphrase-kept = From now on the passphrase is asked for.
settings-passphrase-gone = No passphrase is asked for any more.
settings-unlock = Open with the passphrase…
settings-unlock-title = Open your signature
settings-unlock-do = Open
settings-unlocked = Your signature is open until Paraph ends.
settings-replace = New signature…
settings-replace-title = A new signature
settings-replace-about = When somebody else may have yours, or you forgot its passphrase. What was entered before stays good; the chair compares your new control number and counts both as one person. Your reviews stay where they are.
settings-replace-reason = Why? It stands in the file for the chair.
settings-replace-old = Passphrase, if you know it
settings-replace-do = Take a new signature
settings-replaced = Send both files to the chair: one withdraws the earlier signature, one is your new card.
settings-replaced-alone = Send your new card to the chair. The earlier signature could not be opened, so it cannot withdraw itself: say so by telephone.
settings-no-key = A signature is made when it is first needed. Nothing is asked of you.
settings-places = Where files lie
settings-place-desk = This desk
settings-place-workspaces = New desks
settings-place-handin = Handed-in files
settings-place-backup = Back-ups
settings-place-change = Choose another…
settings-place-show = Show
settings-place-synchronised = This folder is synchronised by another program, which can damage a desk that is open. Choose a folder that is not.
settings-place-network = This folder lies on a network, which can damage a desk that is open. Choose one on this computer.
settings-safety = Nothing is lost
settings-backup-list = Back-ups
settings-backup-line = { $proposals ->
    [one] one proposal
   *[other] { $proposals } proposals
  }, { $scored } scored, { $marks ->
    [one] one annotation
   *[other] { $marks } annotations
  }
settings-backup-none = No back-up yet. The first is made by itself.
settings-backup-make = Make a back-up
settings-backup-restore = Bring this back…
settings-backup-restore-title = Bring the back-up of { $when } back
settings-backup-restore-text = The desk as it is will be kept beside it, and this one opened in its place.
settings-backup-restore-act = Bring it back
settings-backup-bad = did not pass its check
settings-check = Check everything
settings-check-good = Everything is as it was written.
settings-check-bad = Something is damaged.
settings-workspaces = Desks and offices on this computer
settings-workspace-open = Open
settings-workspace-close = Close this desk
settings-version = Paraph { $version }
settings-about-text = No network, no account, nothing sent. Free software under MIT or Apache 2.0.
