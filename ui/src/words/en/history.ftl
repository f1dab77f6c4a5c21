### Names of steps in the history: what was changed, on what, from which value to which.

op-score = { $criterion } { $before } → { $after } on { $number }
op-score-first = { $criterion } { $after } on { $number }
op-score-clear = { $criterion } { $before } removed on { $number }
op-rationale = Reasons for { $criterion } on { $number }
op-text-applicant = Text to the applicant on { $number }
op-text-committee = Text to the committee on { $number }
op-text-private = Note for me on { $number }
op-confidence = How sure: { $after } on { $number }
op-confidence-clear = How sure removed on { $number }
op-table = { $count ->
    [one] One entry taken in from { $file }
   *[other] { $count } entries taken in from { $file }
  }
op-scores-fill = { $count ->
    [one] One score filled in
   *[other] { $count } scores filled in
  }
op-round-carried = { $count ->
    [one] One review taken over into “{ $round }”
   *[other] { $count } reviews taken over into “{ $round }”
  }
op-later = { $number } put off until the end
op-later-clear = { $number } taken up again
op-mark-highlight = Highlight on { $number }, page { $page }
op-mark-note = Note on { $number }, page { $page }
op-mark-area = Frame on { $number }, page { $page }
op-mark-update = Annotation changed on { $number }, page { $page }
op-mark-move = Annotation moved on { $number }, page { $page }
op-mark-tie = Passage for { $criterion } on { $number }, page { $page }
op-mark-delete = Annotation removed on { $number }, page { $page }
op-document-clean = Cleaned copy of { $number } put in its place
op-marks-import = { $count ->
    [one] One annotation taken in on { $number }
   *[other] { $count } annotations taken in on { $number }
}
op-recuse = Withdrew from { $number }
op-no-tie = No tie to { $number }
op-cleared = Withdrawal from { $number } taken back
op-unsure = Not sure about { $number }
op-tie-open = Answer on { $number } removed
op-no-tie-rest = { $count ->
    [one] No tie to the last proposal
   *[other] No tie to the other { $count } proposals
}
op-promise = Promise of confidentiality
op-promise-clear = Promise of confidentiality taken back
op-import = { $count ->
    [one] { $title } imported
   *[other] { $count } proposals imported
}
op-document = Document of { $number }
op-proposal = { $number } edited
op-hide = { $number } taken off the desk
op-bind = { $count ->
    [one] One proposal bound to the call
   *[other] { $count } proposals bound to the call
}
op-handin = Handed in, number { $sequence }
op-receipt = Receipt for number { $sequence }
op-taken-over = { $count ->
    [0] Own reviews from another computer looked at
    [one] One own review taken over from another computer
   *[other] { $count } own reviews taken over from another computer
}
op-officials-withdrawn = Who of the chairs must not read what
op-undo = Undone: { $label }
op-redo = Done again: { $label }
cannot-judge = cannot judge

## The grid of a desk without a call.

grid-title = My review
grid-sponsor = No sponsor: a desk of my own
grid-track = All proposals
grid-round = Review
grid-reviewer = Reviewer
grid-quality = Quality
grid-quality-help = Is the question new and worth asking, and is the argument sound?
grid-feasibility = Feasibility
grid-feasibility-help = Can this team do it in the time and with the means it asks for?
grid-openness = Openness
grid-openness-help = Will papers, code and data be there for others, and when?
grid-need = Need for the resource
grid-need-help = Is what is asked for needed, and could it not be had elsewhere?
grid-step-0 = cannot be done as described
grid-step-1 = weak
grid-step-2 = fair: a main risk is not handled
grid-step-3 = good: some risks that matter
grid-step-4 = strong: minor risks, well handled
grid-step-5 = outstanding: nothing stands in the way
grid-sure-1 = an educated guess
grid-sure-2 = fairly sure
grid-sure-3 = sure: this is my field

## Files and mails of a desk.

folder-earlier = Earlier
folder-sample-committee = Sample committee
mail-handin-subject = My reviews for “{ $call }”, number { $number }
mail-handin-body =
    Dear committee,

    attached are my reviews for “{ $call }” ({ $count ->
        [one] one proposal
       *[other] { $count } proposals
    }), number { $number }. The newest file replaces all earlier ones, also if it arrives first. It opens with Paraph.

    { $name }
mail-conflict-subject = “{ $call }”: am I free to review { $number }?
mail-conflict-body =
    Dear chair,

    I am not sure whether I have a conflict of interest with { $number }, “{ $title }”. { $reason }

    Until you answer, the proposal stays closed to me.

    { $name }

taken-over-own = From your other computer: { $taken ->
    [0] no review was taken over
    [one] one review was taken over
   *[other] { $taken } reviews were taken over
}{ $same ->
    [0] .
    [one] , one is the same here.
   *[other] , { $same } are the same here.
}{ $kept ->
    [0] { "" }
    [one] { " " }One was changed here since: it stays, and the next hand-in takes the place of both.
   *[other] { " " }{ $kept } were changed here since: they stay, and the next hand-in takes the place of both.
}
taken-over-withdrawn = { $name } must not read your review of { $numbers }: it goes to the others alone.
taken-over-nobody = Nobody of the chairs is kept from reading your reviews any more.
