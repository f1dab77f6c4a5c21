# Reading and scoring: the page, marks, find, Text view, and the score card.

read-document = Document of { $number }
read-page-name = Page { $page } of { $count }
read-none = Nothing is open. Choose a proposal.
read-choose = Go to Proposals
read-before = Previous: { $number }
read-next = Next: { $number }
read-pages = Pages
read-find = Find
read-page = Page
read-of = of { $count }
read-zoom-width = Page width
read-zoom-page = Whole page
read-zoom-percent = { $percent } %
read-dark-pages = Dark pages
read-page-missing = This page could not be drawn. Text view shows its words.
read-text-view = Text view
read-card-show = Show my review
read-card-hide = Hide my review
read-card-width = Width of my review
read-tools = Tools
read-tool-area = Frame
read-tool-note = Note
read-tool-off = Select text
read-tool-area-hint = Draw a frame on the page. Escape ends.
read-tool-note-hint = Click where the note belongs. Escape ends.
read-documents = Documents
read-document-main = Proposal
read-no-text-page = This page holds no text that can be read. Frames and notes work on it.
read-hidden-text = There is hidden text on this page.
read-later-on = Put off until the end.
read-later-off = Taken up again.
read-print-notes = My annotations
read-print-wait = The pages are being drawn for paper.

# Side list.
side-name = Pages, outline and annotations
side-pages = Pages
side-outline = Outline
side-marks = Annotations
side-no-outline = This document has no outline.
side-no-marks = Nothing is marked yet. Select a sentence.
side-page = Page { $page }
side-close = Close the list

# Find.
find-name = Find in this document
find-hits = { $count ->
    [0] Nothing found
   *[other] { $at } of { $count }
  }
find-next = Next hit
find-previous = Previous hit
find-close = Close

# Selection and marks.
mark-highlight = Highlight
mark-note = Note
mark-area = Frame
mark-amber = Amber
mark-green = Green
mark-blue = Blue
mark-red = Red
mark-violet = Violet
mark-with = Highlight: { $colour }
mark-for = for: { $criterion }
mark-for-none = for: no criterion
mark-for-nothing = No criterion: it stays with me
mark-made = { $kind } on page { $page }.
mark-made-for = { $kind } on page { $page }, passage for { $criterion }.
mark-removed = Annotation on page { $page } removed.
mark-note-field = Note
mark-note-readers-tied = read with your reasons
mark-note-readers-free = stays on this computer
mark-colour = Colour
mark-remove = Remove
mark-open = Open annotation: { $quote }
mark-lost = The text here has changed.
mark-close = Done

# Closed documents.
closed-missing = The document of { $number } is not here yet.
closed-missing-text = Drop the folder, the archive or the PDF you were given: Paraph knows it by its content. It can be scored before.
closed-withdrawn = You withdrew from { $number }. It is closed, and nothing you wrote about it will be handed in.
closed-unsure = The chair is asked about { $number }. It stays closed until you say that there is no tie.
closed-open = Before { $number } opens: is there a tie to an applicant?
closed-declare = Before you read
closed-password = { $number } asks for a password.
closed-password-field = Password
closed-password-open = Open
closed-password-note = It stays in memory until Paraph is closed.
closed-add = Choose the document…
closed-waiting = { $number } waits to be read.
closed-reading = { $number } is being read.
closed-refused = { $number } cannot be read.

# The card.
card-name = My review of { $number }
card-head = My review
card-done = { $done } of { $of } · no total yet
card-total = total { $total }
card-weight = weight { $weight }
card-not-scored = not scored
card-cannot = I cannot judge this
card-cannot-short = cannot judge
card-cleared = no score
card-open = Open { $criterion }
card-passages = { $count ->
    [0] no passage
    [one] one passage
   *[other] { $count } passages
  }
card-passage-page = p. { $page }
card-passage-go = Go to page { $page }: { $quote }
card-reasons = Reasons
card-reasons-hint = Why this score?
card-last = My last { $step }s:
card-last-none = No other { $step } yet.
card-readers-label = read by the applicant, under a label instead of your name
card-readers-applicant = read by the applicant
card-readers-committee = committee only
card-to-applicant = To the applicant
card-to-committee = To the committee only
card-to-committee-readers = never read by the applicant
card-to-self = For me only
card-to-self-readers = never leaves this computer
card-sure = How sure am I?
card-sure-say = How sure: { $step }.
card-say = { $step }. { $criterion }. { $done } of { $of } scored.
card-withdraw = I withdraw…
card-later = Later
card-phrases = Phrases
card-next = Next proposal
card-missing = { $count ->
    [0] Nothing is missing.
    [one] One part is missing.
   *[other] { $count } parts are missing.
  }
card-read-earlier = The document was replaced after you gave these scores. Your review says that you read { $name }; a score that you give now says that you read the new one.
card-handed-in = Handed in as it stands, number { $number }.
card-missing-rationale = Reasons are still missing.
card-missing-evidence = A passage is still missing.
# Text view.
text-name = Text of { $number }
text-loose = Words whose order is not sure

command-search = Search in every page
command-proposal-next = Next proposal
command-proposal-previous = Previous proposal
command-find = Find in this document
command-find-next = Next hit
command-find-previous = Previous hit
command-zoom-in = Larger
command-zoom-out = Smaller
command-zoom-width = Page width
command-page-go = Go to page
command-page-list = Pages, outline and annotations
command-card = Show or hide my review
command-text-view = Text view
command-highlight = Highlight the selection or the hit
command-note = Note
command-area = Frame
command-mark-next = Next annotation
command-mark-previous = Previous annotation
command-unscored-next = Next criterion without a score
command-unscored-previous = Previous criterion without a score
command-comment = Write the reasons
command-cannot-judge = I cannot judge this
command-later = Later
command-withdraw = I withdraw
command-step-up = Move up a step
command-step-down = Move down a step
command-criterion-next = Next criterion
command-criterion-previous = Previous criterion
keys-digit = Score: the step with this number
keys-clear = Clear the score
keys-move = Move without scoring
keys-take = Take the step
read-link = Link to page { $page }
read-link-outside = Address outside: { $address }
read-link-address = This leads outside and is not opened:
read-beside = Document beside
read-beside-name = { $number }, beside
read-beside-together = Scroll together
read-beside-close = Close the document beside
text-order-structure = order from the file
text-order-found = order found by Paraph
text-order-unsure = order not sure
text-order-none = no text
side-filter = Find in annotations
side-any-colour = Any colour
side-about = Criterion or tag
side-about-any = Anything
side-filtered = { $count } of { $of }
mark-adjust = Other words…
mark-adjust-hint = Select the words that belong to it. Shift with an arrow does it by keys.
mark-adjust-here = Put it here
mark-adjust-leave = Leave it
mark-alike = The text here has changed a little: look whether this is still meant.
mark-tags = Tags
mark-tags-hint = parted by commas; they stay on this computer
marks-write = Write as a file…
marks-write-pdf = Copy of the PDF with annotations
marks-write-xfdf = XFDF, for other readers of PDFs
marks-write-markdown = Markdown, as text
marks-write-json-ld = Web Annotations (JSON-LD)
marks-written = Written: { $path }
command-read-back = Back to where I was
command-read-forward = Forward again
command-rotate = Turn the pages
