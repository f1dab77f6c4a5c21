# The public page, the call notice, the announcement of a draw.
publish-edition = Result, edition { $edition }
publish-call-edition = Call, edition { $edition }
publish-find = Find your proposal
publish-find-how = Choose the number from your letter. Each line of the list says what was decided, and why.
publish-short = In short
publish-how = How it was decided
publish-dates = Dates
publish-list = The list
publish-place = Place
publish-number = Number
publish-proposal = Proposal
publish-score = Score
publish-decision = Decision
publish-amount = Amount
publish-why = Why
publish-track = Strand
publish-ceiling = Maximum per award
publish-budget = Budget
publish-not-named = Not named: the call publishes those not selected by number alone.
publish-decision-fund = Selected for funding
publish-decision-decline = Not selected
publish-decision-waitlist = Reserve list
publish-list-legend = Place: expected place, and below it where it would lie in nine of ten equally believable readings of the scores. Score: of 100, allowing for strictness; below it the plain mean, where it differs.
publish-sponsor = What the sponsor changed
publish-exceptions = Exceptions
publish-sat = Who sat
publish-checks = What you can check, and what nobody can check from here
publish-can = What you can check
publish-cannot = What nobody can check from here
publish-check-yourself = Check it yourself
publish-check-notice = Compare the first line of keys with the control number that the sponsor printed in the call notice. It is not repeated on this page: whoever altered the page would alter the number too.
publish-check-recompute = The last line is a short program in Python’s standard library that lies beside the result: it computes means, line and draw again, and can be read in a quarter of an hour.
publish-check-paraph = With Paraph ({ $version }, or any later one) the whole ranking is computed again, to the same bytes:
publish-release = This result was computed by { $version }. No particular program is needed to check it: the rules are published, and any later version computes the same bytes from the same reviews.
publish-release-sum = Whoever wants the very same program compares its SHA-256:
publish-release-build = Where no program for your computer is offered, for instance on a Mac, it can be built from its source with Rust, in the folder of the source, without changing anything else on the computer:
publish-release-commit = The source is that of commit
publish-contact = Questions and objections
publish-made-by = Made by { $version }. This page needs no script and no network.
publish-draw = The draw ({ $track })
publish-draw-number = The number
publish-draw-list = SHA-256 of the list
publish-draw-key = List and number, mixed (key)
publish-draw-id = Id of the proposal
publish-draw-ticket = Ticket
publish-ticket-taken = drawn
publish-ticket-part = drawn, in part
publish-draw-check = Each ticket can be made again on any computer. The first one:
publish-opens = Reviews from
publish-closes = Reviews until
publish-draw-at = Draw, if one is needed
publish-publishes = Result
publish-notice-number = The chair’s control number
publish-notice-keep = Keep this page. Whoever checks the result later compares this number; it is printed in no file that the result consists of.
publish-notice-file = SHA-256 of the signed call file:
publish-notice-money = What is given
publish-notice-pool = Total budget:
publish-grid = What is scored
publish-duties = Commitments after the award
publish-duties-after = Commitments after the award
publish-duties-about = As they stood when this edition was published. A later edition says what has been done since.
publish-duty = What
publish-duty-stands = Where it stands
publish-duty-seen = Where to see it
publish-duty-due = due by { $day }
publish-duty-late = late: was due by { $day }
publish-duty-done = done on { $day }
publish-duty-after = done on { $day }, after its date
publish-months = { $months ->
    [one] within one month
   *[other] within { $months } months
 }
publish-role-chair = Chair
publish-role-deputy = Deputy
publish-role-veto = May refuse for the sponsor
publish-role-observer = Observer
publish-announce-title = Announcement of a draw
publish-announce-what = { $count } proposals cannot be told apart by their scores. { $places ->
    [one] One of them
   *[other] { $places } of them
 } can be funded. Lots will be drawn.
publish-announce-part = The last of them that the budget reaches may get a part of what it asks.
publish-announce-source = The number will be: { $source }. It comes into being on
publish-announce-list = SHA-256 of the list (draw list as signed):
publish-announce-how = The list was written down before the number existed. List and number are joined and put through a standard mixer (SHA-256); that gives each proposal a ticket, and the smallest tickets win. Whoever keeps this page can show later that the list was not changed.

publish-in-short-funded = { $funded ->
    [one] One of { $count } proposals is selected for funding, with { $spent } of { $pool } in all.
   *[other] { $funded } of { $count } proposals are selected for funding, with { $spent } of { $pool } in all.
}
publish-in-short-part = { $count ->
    [0] {""}
    [one] One of them gets a part of what it asked, because the budget ends there.
   *[other] { $count } of them get a part of what they asked, because the budget ends there.
 }
publish-in-short-reviews = { $reviewers } reviewers wrote { $reviews } reviews that count.
publish-in-short-not-discussed = { $count ->
    [0] {""}
    [one] One proposal was not discussed in the round “{ $round }”; the earlier reviews give its place.
   *[other] { $count } proposals were not discussed in the round “{ $round }”; the earlier reviews give their places.
 }
publish-in-short-draw = { $count ->
    [0] No draw was needed.
    [one] One draw decided where the scores could not.
   *[other] { $count } draws decided where the scores could not.
 }
publish-in-short-veto = { $count ->
    [0] The sponsor refused nothing.
    [one] The sponsor refused one proposal (veto).
   *[other] The sponsor refused { $count } proposals (veto).
 }
publish-how-rubric = Each reviewer gave steps for { $criteria }; the total lies between 0 and 100.
publish-how-calibrated = Totals were compared allowing for how strict each reviewer is, by a published method (REML, { $method ->
    [iterative] computed iteratively
   *[exact] computed exactly
 }).
publish-how-raw = The order is that of the plain means.
publish-how-line = Awards follow the order until the budget ends. Where the 50 % interval of places holds the line, the scores decide nothing and lots are drawn.
publish-how-line-90 = Awards follow the order until the budget ends. Where the 90 % interval of places holds the line, the scores decide nothing and lots are drawn.
publish-how-part = The last proposal that the budget reaches gets what is left, if a part of its request is of use to it.
publish-how-panel = The committee looked at the list and decided; where it departed from the order, the line says so.
publish-close = Register closed
publish-published = Published

publish-why-rank-fund = Its place is above the line, whatever chance does.
publish-why-rank-decline = Its place is below the line.
publish-why-rank-waitlist = Next in order, if an award falls free.
publish-why-fits = Undecided by the scores near the line; all that were undecided can be funded.
publish-why-draw-fund = Undecided by the scores; its ticket was { $ticket } of { $of }.
publish-why-draw-decline = Undecided by the scores; its ticket was { $ticket } of { $of }, and { $places } could be funded.
publish-why-part = It gets what was left of the budget, less than it asked ({ $asked }).
publish-why-veto = Refused by the sponsor. { $public }
publish-why-panel-fund = Selected by the committee, against the order. { $reason }
publish-why-panel-decline = Not selected by the committee, against the order. { $reason }
publish-why-ceiling = Asks for more than the maximum per award.
publish-why-threshold = Below the least score that the call asks for.
publish-why-unreviewed = Has no complete review.
publish-why-raw-fund = Above the line in the order of plain means.
publish-why-raw-decline = Below the line in the order of plain means.
publish-why-money = The budget that was left does not reach its request.

publish-veto-ground-legal = Ground: legal.
publish-veto-ground-sanctions = Ground: sanctions.
publish-veto-ground-budget = Ground: budget.
publish-veto-ground-ethics = Ground: ethics.
publish-veto-ground-other = Ground: other.
publish-veto-no-ground = No ground was given.
publish-veto-no-reason = No reason was given.
publish-veto-reason = Reason: { $reason }
publish-veto-for-sponsor = Recorded by the chair for { $sponsor }, not signed by the sponsor.
publish-veto-self = Signed by { $sponsor }.
publish-panel-same = The committee’s decisions changed nothing against the list as scored.
publish-panel-moved = The committee’s decisions took in { $in } and left out { $out } against the list as scored; { $amount } moved.
publish-veto-none = The sponsor used no right of refusal.
publish-veto-one = { $number } was refused. { $public }
publish-veto-moved = It would have been funded; { $amount } went to { $names } instead.
publish-veto-moved-none = It would have been funded; nobody came in its place, and { $amount } stay in the budget.
publish-veto-nothing = It would not have been funded; nothing moved.
publish-veto-without = Without the refusals: { $funded } funded.

publish-except-late = { $count ->
    [0] No review came after the close.
    [one] One review came after the close and does not count, unless the chair admitted it with a reason.
   *[other] { $count } reviews came after the close and do not count, unless the chair admitted them with a reason.
 }
publish-except-admitted = Admitted though late: { $reason }
publish-except-unsigned = { $count ->
    [0] Every counted review is signed by its reviewer.
    [one] One review was entered by the chair; it is not signed by the reviewer.
   *[other] { $count } reviews were entered by the chair; they are not signed by the reviewers.
 }
publish-except-confirmed = { $count ->
    [0] None of them was confirmed by its reviewer.
    [one] One of them was confirmed by its reviewer.
   *[other] { $count } of them were confirmed by their reviewers.
 }
publish-except-unsigned-same = Without the unsigned reviews the same { $funded } proposals are funded.
publish-except-unsigned-differs = Without the unsigned reviews the list would differ: { $out } would fall out, { $in } would come in.
publish-except-recused = { $count ->
    [0] Nobody declared a conflict of interest.
    [one] One conflict of interest was declared; that reviewer’s score of that proposal does not count.
   *[other] { $count } conflicts of interest were declared; those scores do not count.
 }
publish-except-contradiction = { $count ->
    [0] No reviewer signed two different versions of one review.
    [one] One review exists in two different versions; neither counts.
   *[other] { $count } reviews exist in two different versions; none counts.
 }
publish-except-superseded = { $count ->
    [0] No review was replaced by its author.
    [one] One review was replaced by its author.
   *[other] { $count } reviews were replaced by their authors.
 }
publish-except-sealed = { $count ->
    [one] One file could not be opened here; it stands in the register.
   *[other] { $count } files could not be opened here; they stand in the register.
 }
publish-except-unknown = { $count ->
    [one] One entry of the register does not count: its signer was not accepted.
   *[other] { $count } entries of the register do not count: their signers were not accepted.
 }
publish-except-withheld = { $count ->
    [one] One remark to an applicant was withheld; it is counted and its check code (SHA-256) is published.
   *[other] { $count } remarks to applicants were withheld; they are counted and their check codes (SHA-256) are published.
 }
publish-sat-public = { $count ->
    [one] One reviewer, by name:
   *[other] { $count } reviewers, by name:
}
publish-sat-blinded = { $count ->
    [one] One reviewer. The name is not published; a label stands for it in the list, the letters and the receipts:
   *[other] { $count } reviewers. Their names are not published; each has one label in the list, the letters and the receipts:
}
publish-sat-accepted = Accepted by: { $how }.
publish-how-met = meeting in person ({ $count })
publish-how-video = video ({ $count })
publish-how-phone = control number read aloud ({ $count })
publish-how-invitation = the answer to an invitation by mail ({ $count })
publish-how-list = a signed list of control numbers ({ $count })
publish-how-channel = a trusted channel ({ $count })

publish-can-ranking = That the order and the line follow from the published scores: the ranking can be computed again, to the same bytes.
publish-cannot-ranking = The ranking again: single scores are not published in this call. Each applicant can check the own ones.
publish-can-entries = That every file in the register has a status, and that what counts was entered before the close.
publish-can-draw = Each ticket of the draw.
publish-can-letter = As an applicant: that the scores and words in the letter belong to counted reviews.
publish-can-reviewer = As a reviewer: that the own file is in the register, unchanged and counted, or why not.
publish-cannot-fair = Whether the reviewers were fair.
publish-cannot-real = Whether a label is a real person. An auditor with the cards can.
publish-cannot-time = That the list of a draw was announced before the number existed: only those who received the announcement can show it.
publish-cannot-hand = A draw by hand: only those who saw it can speak of it.
publish-cannot-veto = Whether a refusal by the sponsor was proper.
publish-proves = This page proves that the list follows from the scores and that nothing changed after the close. It does not prove that the reviewers were fair.
publish-contact-chair = { $name }, { $email }
publish-contact-phone = Telephone: { $phone }

publish-draw-source = Source: { $source }.
publish-draw-announced = The list was announced on { $at }, for a number due on { $due }.
publish-draw-places = { $places ->
    [one] One place
   *[other] { $places } places
 } for { $count } proposals.
publish-draw-taken = In the order of the tickets the budget was enough for { $taken }; what was left was too little for the next one.
publish-draw-corrected = An earlier number was mistyped and corrected; both are in the result.
publish-draw-by-hand = The number was not used: lots were drawn by hand. { $witnesses } saw it. Nobody can repeat this draw.
publish-announce-mail-subject = Announcement of a draw: { $call }
publish-announce-mail = The scores cannot tell some proposals apart, and lots will be drawn.

    { $draws }

    Keep this mail: it shows later that the list was not changed. The signed file is attached.
publish-announce-mail-one = Between: { $members }
    Number: { $source }
    It comes into being: { $due }
    SHA-256 of the list: { $commit }
publish-file-result = The signed result: for the web site and the archive.
publish-file-to-sign = The signed result, not published yet: { $missing ->
    [one] one signature is missing
   *[other] { $missing } signatures are missing
}. Send it to { $names }, who { $missing ->
    [one] signs it in Publish and sends
   *[other] sign it in Publish and send
} back what Paraph writes.
publish-file-page = The page to read: for the web site.
publish-file-table = The list as a table.
publish-file-verify = How anyone checks the result without Paraph.
publish-file-recompute = A short Python program that computes means, line and draw again.
publish-file-crate = Descriptions for archives such as Zenodo.
publish-file-member = This folder, with the { $count } parts of the signed result that VERIFY.txt and the Python program read: for the web site.

publish-waits = The result, edition { $edition }, is signed by { $by } and not published: { $missing ->
    [one] one signature is missing.
   *[other] { $missing } signatures are missing.
}
publish-signed = Signed by { $by }. { $missing ->
    [0] No signature is missing: send the file back.
    [one] One more signature is missing: send the file back, or on to the next chair.
   *[other] { $missing } more signatures are missing: send the file back, or on to the next chair.
}
