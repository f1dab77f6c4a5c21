# What every screen shares: the frame, the foot, keys, undo, faults, and words used in several places.

app-name = Paraph
close = Close
cancel = Cancel
back = Back
done = Done
retry = Try again
continue = Continue
none = none
saved = Saved
yes = Yes
no = No
open = Open
show-all = Show all
loading = One moment…

# The frame.
skip-to-content = Go to the content
rail-name = Screens
rail-desk = My desk
rail-office = The committee’s office
rail-proposals = Proposals
rail-read = Read
rail-compare = Compare
rail-hand-in = Hand in
rail-call = Call
rail-people = People
rail-received = Reviews received
rail-ranking = Ranking and decisions
rail-publish = Publish
rail-history = History
rail-settings = Settings
rail-help = Help
help-contents = Pages of the guide
rail-example = Example
rail-example-long = This is the sample call. Nothing here counts.
sample-next-declare = Try it: answer each row, then begin to read
sample-next-read = Try it: open a proposal and score four criteria
sample-next-hand-in = Try it: hand in what you scored
sample-next-receive = Try it: drop what the reviewers sent back
sample-next-accept = Try it: accept all who answered
sample-next-enter = Try it: enter the files in the register
sample-next-rank = Try it: look at the line and the draw, then publish
sample-next-done = That was a whole call. The guide tells the rest
sample-next-none = That was a whole review. The guide tells the rest
rail-done = { $done } of { $of } scored
content-name = Content
foot-name = State of the work
foot-saved = Everything saved { $time }
foot-nothing-yet = Everything is saved as you go
foot-nothing-leaves = Nothing leaves this computer
foot-undo = Undo “{ $what }”
foot-palette = Find or do anything
foot-job = { $label }: { $done } of { $of }
foot-job-open = { $label }…

# Palette.
palette-title = Find or do anything
palette-hint = A command, a number, a title, a name
palette-empty = Nothing is called that.
palette-commands = Commands
palette-proposals = Proposals

# Keys.
keys-title = Keys
keys-intro = These are the keys of this keyboard. All can be changed in Settings.
keys-everywhere = Everywhere
keys-desk = At a reviewer’s desk
keys-office = In the committee’s office
keys-proposals = Proposals
keys-reading = While reading
keys-scoring = While scoring
keys-comparing = While comparing
keys-single-off = Single letters are switched off.
key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-enter = Enter
key-escape = Esc
key-space = Space
key-page-up = Page↑
key-page-down = Page↓
key-delete = Del
key-backspace = ⌫
command-palette = Find or do anything
command-keys = Show the keys
command-undo = Undo
command-redo = Redo
command-history = History
command-pane-next = Next part of the window
command-pane-previous = Previous part of the window
command-print = Print
command-add-files = Add files…
command-language = Change the language
command-settings = Settings
command-help = Help: the guide
command-go-proposals = Go to Proposals
command-go-read = Go to Read
command-go-compare = Go to Compare
command-go-hand-in = Go to Hand in
command-go-call = Go to Call
command-go-people = Go to People
command-go-received = Go to Reviews received
command-go-ranking = Go to Ranking and decisions
command-go-publish = Go to Publish
command-room-view = Room view, for a projector

# Undo.
undo-done = Undone: { $what }.
redo-done = Done again: { $what }.
undo-nothing = There is nothing to undo here.
redo-nothing = There is nothing to do again here.
undo-act = Undo
redo-act = Redo
undo-elsewhere = The next step lies elsewhere: { $what } on { $where }, { $when }. Nothing was changed.
undo-earlier = The next step is from an earlier session: { $what }, { $when }. Nothing was changed.
undo-go-there = Go there

# When something went wrong.
fault-copy = Copy a message for the chair
fault-copied = The message is in the clipboard.
fault-message = Paraph { $version } says: { $message } { $hint } (code: { $code }, { $time })
# Dropping.
drop-title = Let go to bring this in
drop-pdf = { $count ->
    [one] This PDF will be read and shown in Proposals.
   *[other] These { $count } PDFs will be read and shown in Proposals.
  }
drop-folder = Every PDF in this folder will be read. Documents of the call are known by their content.
drop-zip = Every PDF in this archive will be read.
drop-paraph = A page will say what this file is, from whom, and what to do with it.
drop-table = Paraph will show what this table says before it takes anything in.
drop-mail = The files in this mail will be taken out and looked at.
drop-mixed = { $count } files will be looked at, each as its kind asks.
drop-office = You will see what each file would change before anything is taken in.
drop-unknown = Paraph will look at what this is.

# States of a proposal.
state-new = new
state-reading = reading
state-reading-of = reading, { $done } of { $of }
state-scored = scored
state-withdrawn = withdrawn
state-handed_in = handed in
state-unsure = asked the chair
state-declared = to declare
