# What the office says: what is missing, what a file is, what a ranking means. The words of its screens stand in other rooms.

history-call-changed = Call changed
history-call-frozen = Call frozen, edition { $edition }
history-proposals-table = { $count ->
    [one] One proposal from a table
   *[other] { $count } proposals from a table
}
history-proposals-files = { $count ->
    [one] One document taken in
   *[other] { $count } documents taken in
}
history-proposal-changed = Proposal { $number } changed
history-proposal-removed = Proposal { $number } taken out
history-person-changed = { $name } on the list
history-person-removed = { $name } taken off the list
history-people-table = { $count ->
    [one] One person from a table
   *[other] { $count } people from a table
}
history-people-invited = { $count ->
    [one] One invitation written
   *[other] { $count } invitations written
}
history-people-accepted = { $count ->
    [one] One person accepted
   *[other] { $count } people accepted
 }
history-person-distrusted = { $name } turned away
history-assigned = { $count ->
    [one] One assignment
   *[other] { $count } assignments
}
history-conflicts-signed = { $count ->
    [one] One conflict signed, noted before the person had answered
   *[other] { $count } conflicts signed, noted before the people had answered
 }
history-assigned-one = Assignment of { $number } changed
history-conflict = Conflict of interest on { $number }
history-taken-in = { $count ->
    [one] One file taken in
   *[other] { $count } files taken in
 }
history-columns = Columns named
history-set-aside = { $file } set aside
history-admitted = Late review admitted
history-settled = Two versions settled
history-entered = { $count ->
    [one] One entry in the register
   *[other] { $count } entries in the register
 }
history-typed = Paper form typed
history-confirmed = { $count ->
    [one] One entered review confirmed by its reviewer
   *[other] { $count } entered reviews confirmed by their reviewers
 }
history-unconfirmed = { $count ->
    [one] Confirmation of an entered review taken back
   *[other] Confirmation of { $count } entered reviews taken back
 }
history-decided = Decision on { $number }
history-absent = Out of the room for { $number }
history-vetoed = Refusal of { $number } recorded
history-veto-removed = Refusal of { $number } taken back
history-draw-announced = Draw announced
history-drawn = Number of draw { $n } entered
history-drawn-by-hand = Lots of draw { $n } entered, drawn by hand
history-duties = { $count ->
    [one] One commitment
   *[other] { $count } commitments
}
history-withheld = { $count ->
    [one] One text withheld
   *[other] { $count } texts withheld
}
history-file-done = { $name } dealt with
history-published = Result published, edition { $edition }
history-result-signed = Result signed, edition { $edition }: it waits for other signatures
history-chair-withdrawn = Withdrew from { $number } as chair
history-chair-back = May read { $number } as chair again
history-obligation = Commitment ticked off

office-template-open-compute = Computing credits: two strands, scores 0 to 5
office-template-anr = National agency: rapporteurs, then the committee
office-template-fns = Research foundation: 1 to 9, 9 is highest
office-template-nih = Institutes: 1 to 9, 1 is highest; an overall score of its own
office-template-blank = From nothing
office-time-opens = Reviews from { $at }
office-time-closes = Reviews until { $at }
office-time-draw = Draw, if one is needed: { $at }. Number: { $source }
office-time-publishes = Result: { $at }

office-want-title = A title is missing.
office-want-short = A short name of up to 16 letters, digits and hyphens is missing.
office-want-sponsor = The sponsor is missing.
office-want-unit = The unit of amounts is missing.
office-want-pool = The total budget is missing.
office-want-track = At least one strand is needed.
office-want-round = At least one round is needed.
office-want-criterion = At least one criterion is needed.
office-want-weight = No criterion has a weight.
office-want-weight-range = A weight lies between 0 and 10,000.
office-want-draw-source = The public number for a draw is missing. It is fixed in the call, before anyone knows whether it will be needed.
office-want-proposals = There are no proposals yet.
office-want-id = An id of its own is missing: small letters, digits, underscores.
office-want-ceiling = The maximum per award is missing.
office-want-scale = The highest step must be above the lowest, by at most 1,000.
office-want-labels = Both ends of the scale need words.
office-want-date = { $field ->
    [opens] The date on which reviewing begins is missing.
    [closes] The date until which reviews are taken is missing.
    [draw_at] The date from which the number for a draw exists is missing.
   *[other] The date of the result is missing.
 }
office-round = Reviews
office-name-new = A new office
office-want-date-form = This is not a date.
office-want-date-order = The dates must follow each other: reviews from, reviews until, result.
office-want-draw-order = The draw must lie between the end of reviews and the result.
office-want-zone = This time zone is not known.
office-want-vouch = At least one way of accepting people is needed.
office-want-signatures = The call asks for { $needed } signatures and names { $count ->
    [one] one chair or deputy
   *[other] { $count } chairs and deputies
}.
office-want-proposal-title = { $number } has no title.
office-want-proposal-asked = { $number } has no amount.
office-want-proposal-track = { $number } is in no strand.
office-want-number-once = The number { $number } is given twice.
office-warn-closed = Reviews would end in the past.
office-warn-no-card = { $name } has no card here and is left out of the call until one is.
office-warn-over-ceiling = { $number } asks for more than the maximum per award.
office-warn-no-document = { $number } has no document.
office-warn-no-email = { $number } has no address for the letter.
office-warn-appeal = The call does not say how to object.
office-warn-contradiction = { $count ->
    [one] One review exists in two versions and does not count.
   *[other] { $count } reviews exist in two versions and do not count.
 }

office-field-number = number
office-field-title = title
office-field-name = name
office-field-email = e-mail address
office-field-asked = amount asked for

office-fault-no-office = This belongs to a committee’s office. A reviewer’s desk is open.
    .hint = Open the office, or make one.
office-fault-not-frozen = The call is not frozen yet.
    .hint = Freeze the call first.
office-fault-call-incomplete = The call cannot be frozen yet: { $what }
    .hint = Fill in what is marked; everything is kept as typed.
office-fault-call-field = The call cannot be frozen yet: { $what }.
    .hint = Correct the field that is named.
office-fault-table = { $file } could not be read as a table: { $reason }.
    .hint = Save it as CSV or XLSX and drop it again.
office-fault-mapping = No column is the { $field }.
    .hint = Say which column it is.
office-fault-file = { $file }: { $reason }
    .hint = Choose a call file.
office-fault-no-call = { $file } is no call file.
    .hint = Choose the file that was sent to reviewers.
office-fault-no-answer = { $name } has not answered yet.
    .hint = A card comes with the first review file.
office-fault-vouch-way = The call does not let people be accepted by { $how ->
    [met] meeting them
    [video] a video call
    [phone] a telephone call
    [invitation] the answer to their invitation
    [list] a signed list
   *[channel] a way the committee trusts
 }.
    .hint = Choose another way, or freeze a new edition of the call.
office-fault-reason = A reason is missing.
    .hint = Write one sentence; it is kept with the act.
office-fault-licence = Write the licence as SPDX names it, such as Apache-2.0, CC-BY-4.0 or MIT OR Apache-2.0.
office-fault-commit = A commit is 7 to 64 digits of its hash; a branch moves.
office-fault-address = Write a DOI, such as 10.5281/zenodo.1234, or an address that begins with https://.
office-fault-nobody = There is nobody to assign, or no proposal.
    .hint = Put people on the list and take proposals in first.
office-fault-no-room = Nothing was changed: the disk is full. About { $megabytes } MB are needed.
    .hint = Make room, and drop the files again.
office-fault-plan-gone = What was dropped is not at hand any more.
    .hint = Drop the files again.
office-fault-nothing-ready = None of these files can be taken in as it is.
    .hint = Answer the questions first, or choose files one by one.
office-fault-entered = { $file } stands in the register and cannot be set aside.
    .hint = Settle or admit single reviews, with a reason.
office-fault-keeper = Only the keeper whom the call names may enter.
    .hint = Ask the keeper to enter.
office-fault-ledger = Two registers disagree. Nothing is entered until that is cleared up.
    .hint = Keep both files and ask the other chair.
office-fault-typing = The two passes do not agree yet: { $differences } differ, { $unproved } were typed once only.
    .hint = Type the second pass; differences are marked.
office-fault-not-entered = { $count ->
    [one] One file is taken in and not entered.
   *[other] { $count } files are taken in and not entered.
}
    .hint = Enter them in the register first.
office-fault-not-closed = The register is not closed.
    .hint = Enter and close it first: what comes later is late.
office-fault-no-draw = No draw is needed here, or it was announced already.
    .hint = Look at the list of draws.
office-fault-draw-late = The hour of this number has passed.
    .hint = Name a later number of the same source.
office-fault-draw-early = The number does not exist before { $at }.
    .hint = Come back then.
office-fault-not-announced = This draw was not announced.
    .hint = Announce it first; the announcement must be out before the number exists.
office-fault-seed-differs = The two entries differ at character { $at }.
    .hint = Type the line again, exactly as it was announced.
office-fault-seed-form = This is not one line of text.
    .hint = Type the number in one line, as the announcement says.
office-fault-witnesses = A draw by hand needs two people who saw it.
    .hint = Name everybody who was in the room.
office-fault-hand-order = The order does not name each of the { $count } proposals of the list once.
    .hint = Give them all, in the order in which the lots came.
office-fault-veto = The refusal cannot be recorded yet: { $what }
    .hint = Fill in what the call demands.
office-fault-published = The refusal of { $number } was published and cannot be taken back.
    .hint = A later edition can correct it; both stay visible.
office-fault-blocked = The result cannot be published yet. { $what }
    .hint = Open Publish: it says what comes first.
office-fault-edition-other = What is here no longer gives what edition { $edition } says ({ $member }), so its letters are not written.
    .hint = Publish a new edition and write its letters, or open the back-up from the day of publishing.
office-fault-not-published = Nothing was published yet.
    .hint = Publish first; letters follow.
office-fault-sign-nothing = { $file }: there is no result in it that could be signed.
    .hint = Ask the chair for the file that Publish made.
office-fault-sign-other = { $file }: this is the result of another call, or of an earlier edition of this one.
    .hint = Open it in the office of that call.
office-fault-sign-differs = { $file } says other than what stands here. { $what }
    .hint = Take in the newest file of the other chair and look again. Sign it all the same only if you know why it differs.
office-fault-sign-moved = { $file } was signed here, and since then something has changed. { $what }
    .hint = Publish again: the new result goes round for signatures.
office-fault-sign-not-named = { $file }: your signature is not one of those that this result takes.
    .hint = Send your card to the chair, who then makes the result again.
office-fault-sign-stale = Something was published since this result was signed, so its number is taken.
    .hint = Publish again: the new result goes round for signatures.
office-sign-differs-unready = Here something is still open: files that are not entered, a register that is not closed, or a draw.
office-sign-differs-reviews = Other reviews count.
office-sign-differs-places = Places differ.
office-sign-differs-awards = Awards differ.

office-note-stranger = This person is not on the list.
office-note-name-alike = Another person has a name that looks the same.
office-note-invitation-twice = Two people answered the invitation to { $name }.
office-note-edition-twice = Two different editions of { $name }’s card are here.
office-note-not-counted = Not counted yet: { $why }
office-note-unsigned = Not signed by the reviewer: entered here from this file.
office-note-edition-missing = Not counted yet: it was written by an edition of this call that is not here. Ask the chair for that call file, and take it in.
office-note-late = Came after the close.

office-reason-hand = Set by hand.
office-reason-words = Both speak of: { $words }.
office-reason-spread = Spread, so that proposals can be compared.
office-fault-entered-by-other = Another chair entered this review and alone can say that it was confirmed.
office-comparable-none = Nothing is assigned yet.
office-comparable-one = Every two proposals are linked by reviewers: all can be compared.
office-assign-infeasible = These proposals together have too few reviewers: { $numbers }. They need { $needed } reviews; { $available } are possible.
office-assign-nobody-free = Nobody is free for them: all are in conflict or have no room left.
office-assign-who = { $count ->
    [one] Only one person can take them on, and with how many of these: { $people }.
   *[other] These can take them on, each with how many of these: { $people }.
 }
office-assign-closed = Between these proposals and people on the list there { $declared ->
    [0] is no declared conflict
    [one] is one declared conflict
   *[other] are { $declared } declared conflicts
 } and { $suggested ->
    [0] no suggested one.
    [one] one suggested one. If the suggestion is wrong, clear it.
   *[other] { $suggested } suggested ones. Clear those that are wrong.
 }
office-assign-would-help = { $missing ->
    [one] One more review would do: a higher load for somebody without a conflict, one more reviewer, or one review fewer for one of these.
   *[other] { $missing } more reviews would do: higher loads for people without a conflict, more reviewers, or fewer reviews for these.
 } Nothing was changed.
office-price-fit = Fit of all pairs: { $before } before, { $after } with this change; { $best } if everything not set by hand were arranged anew. A pair that fits in every word counts 100.
office-price-fit-alone = Fit of all pairs: { $before } before, { $after } with this change. Arranged anew around it, somebody would have too few reviewers. A pair that fits in every word counts 100.
office-price-forbidden = Between { $name } and { $number } there is a conflict, declared or suggested.
office-price-overloaded = { $name } then has { $has } proposals, and was to have { $most } at most.
office-price-short = { $number } then has { $has ->
    [one] one reviewer
   *[other] { $has } reviewers
 }; the call asks for { $wants }.
office-price-groups = The proposals then fall into { $after } groups without a reviewer in common; before, { $before ->
    [one] all hung together
   *[other] into { $before }
 }.
office-refused-action = Line { $line }: “{ $value }” is no action that is known here.
office-refused-proposal = Line { $line }: there is no proposal { $value }.
office-refused-person = Line { $line }: { $value } is not on the list.
office-refused-not-pdf = { $file } is not a PDF and was left out.

office-group-ready = { $count ->
    [0] Nothing is ready.
    [one] One of { $of } files is ready to be taken in.
   *[other] { $count } of { $of } files are ready to be taken in.
 }
office-group-question = { $count ->
    [0] No questions.
    [one] One file has a question.
   *[other] { $count } files have one question each.
 }
office-group-again = { $count ->
    [0] Nothing must be sent again.
    [one] One file must be sent again.
   *[other] { $count } files must be sent again.
 }
office-group-nothing = { $count ->
    [0] Everything else is new.
    [one] One file brings nothing new.
   *[other] { $count } files bring nothing new.
 }
office-file-good = Valid.
office-file-pdf = This is a PDF. There is no review in it, even if it is marked.
    .hint = Ask for the file that Hand in makes. A proposal’s document is dropped in Call, Proposals.
office-file-mail = Nothing is attached to this mail.
    .hint = Open it in your mail program and look for the attachment, or ask for it again.
office-file-mail-cut = This mail was cut short on the way: what was attached did not come whole.
    .hint = Ask for it again, or for the file on a stick.
office-file-reviews = Number { $sequence }: { $reviews ->
    [one] one review
   *[other] { $reviews } reviews
 }, { $new } new.
office-panel-brings = From another chair: { $new ->
    [0] nothing new
    [one] one new file
   *[other] { $new } new files
} of { $of }{ $ahead ->
    [0] .
    [one] , and one more line of the register.
   *[other] , and { $ahead } more lines of the register.
}
office-fault-one-chair = The call names no other chair or deputy.
    .hint = Add one in Call, Rules, by their card.
office-fault-not-named = You are neither a chair nor a deputy of “{ $title }”.
    .hint = Send your card to its chair, who names you in the next edition; as a reviewer, open the file as a desk.
office-fault-no-card = { $file } is not somebody’s card.
    .hint = Ask for the file that Settings, You, My card makes.
office-file-same = This is here already.
office-file-edition = Edition { $edition } of this call ({ $title }), which is not here yet.
office-file-known = Here already. { $sentence }
office-sheet-other = { $file } belongs to another call, or to an earlier grid.
office-sheet-ready = Score sheet of { $name }: { $new ->
    [one] one review
   *[other] { $new } reviews
 }, not signed by the reviewer.
office-sheet-step = { $cell }: “{ $value }” is not a step of { $criterion }.{ $count ->
    [one] {""}
   *[other] {" "}{ $count } cells in all.
 }
    .hint = Ask what was meant; the other cells can be taken in.
office-sheet-unread = { $cell }: “{ $value }” is not understood.{ $count ->
    [one] {""}
   *[other] {" "}{ $count } cells in all.
 }
    .hint = Ask what was meant; the other cells can be taken in.
office-table-look = { $reviews ->
    [one] One unsigned review. Look at the columns before taking it in.
   *[other] { $reviews } unsigned reviews. Look at the columns before taking them in.
}
office-table-map = { $file }: say which column is what.
office-question-contradiction = { $name } signed two versions of { $number }. Neither counts until there is a newer review or one is chosen with a reason.
office-question-late = { $name }’s review of { $number } came after the close. By the rule of the call it does not count, unless it is admitted with a reason. { $effect }
office-late-same = With it the same proposals are funded.
office-late-changes = With it { $in } would come in and { $out } fall out.

office-of-strand = { $strand }: { $sentence }
office-line = Funding reaches place { $place }: { $funded ->
    [0] none selected
    [one] one selected
   *[other] { $funded } selected
 }{ $part ->
    [yes] , the last of them with a part of what it asks
   *[no] {""}
 }.
office-nothing-counts = Reviews are here, and none counts yet. Accept those who wrote them.
office-unreviewed = { $count ->
    [one] One proposal has no complete review and no place.
   *[other] { $count } proposals have no complete review and no place.
 }
office-not-discussed = { $count ->
    [one] One of { $of } proposals was
   *[other] { $count } of { $of } proposals were
 } not discussed: without a review in the round “{ $round }”, the earlier reviews give the place.
office-over-ceiling = { $count ->
    [one] One proposal asks for more than the maximum per award.
   *[other] { $count } proposals ask for more than the maximum per award.
 }
office-unsigned-shown = Reviews that came unsigned are shown and do not count, as the call says.
office-severity = On the same proposals this reviewer gives { $points } points { $direction ->
    [less] less
   *[more] more
 } than the others (± { $width }).
office-plot-ranking = Places of { $count } proposals with their uncertainty
office-not-the-result = Not the result
office-what-if = Not the result: { $what }
office-what-if-without = without { $names }
office-what-if-weights = with other weights
office-what-if-pool = with a budget of { $amount }
office-what-if-no-veto = without the sponsor’s refusals
office-what-if-no-unsigned = without reviews that came unsigned
office-what-if-raw = by plain means alone
office-what-if-knapsack = with the most score for the money, against the order
office-knapsack = Against the order, { $in } would come in and { $out } fall out: { $given } given instead of { $before }, and { $gain } % more of score times money.
office-knapsack-why = The line does not do this: a better proposal would fall out for cheaper ones, asking for less would pay, and one changed cent could change many awards.

office-veto-out = { $number } falls out.
office-veto-in = { $number } comes in.
office-veto-free = Nobody comes in so far: { $amount } become free.
office-veto-nothing = { $number } would not be funded anyway: nothing moves.
office-veto-gives-less = The call demands that more is said.
office-veto-for-whom = For whom is it recorded?
office-veto-ground = The ground is missing.
office-veto-reason = The reason is missing.
office-veto-letter = The sponsor’s letter is missing.

office-draws = { $count ->
    [one] Lots decide in one group that the scores cannot tell apart.
   *[other] Lots decide in { $count } groups that the scores cannot tell apart.
 }
office-wait-enter = { $count ->
    [one] One file is not entered in the register yet.
   *[other] { $count } files are not entered in the register yet.
}
office-wait-close = The register is not closed yet.
office-wait-due = The number comes into being on { $at }.

office-block-ledger = Two registers disagree.
office-block-not-entered = { $count ->
    [one] One file is taken in and not entered in the register.
   *[other] { $count } files are taken in and not entered in the register.
}
office-block-not-closed = The register is not closed.
office-block-open = { $count ->
    [one] Chairs differ on one point.
   *[other] Chairs differ on { $count } points.
}
office-block-records = { $count ->
    [one] One record is contradicted by another.
   *[other] { $count } records contradict each other.
}
office-block-draw = A draw is still to be held.
office-block-nothing = No review counts.
office-not-sent = { $count ->
    [one] One file that stands in the register is not here: it was written for others than you.
   *[other] { $count } files that stand in the register are not here: they were written for others than you.
} Whoever holds them can hand them on: { $name } chooses in Reviews received, Add, For the other chairs…, and ticks your name.
office-block-signers = The call asks that { $needed } chairs sign the result; the cards of { $count ->
    [one] one who can sign is here
   *[other] { $count } who can sign are here
}. Take in the card or a panel file of another chair.

office-text-hard = A hard word.
office-text-address = An address.
office-text-other = Names another proposal: { $number }.
office-text-name = Names a person: { $name }.

office-cli-edition = Edition { $edition }: { $path }
office-cli-receive-left = { $count ->
    [one] One file has a question and was left. With --all it is taken in too: it is kept, and counts once it is answered.
   *[other] { $count } files have a question and were left. With --all they are taken in too: they are kept, and count once they are answered.
 }
office-cli-typed-count = The steps of the grid are { $wanted }; { $given } were given.
office-cli-confirmed = confirmed
office-cli-typed = { $differences ->
    [0] No difference
    [one] One difference
   *[other] { $differences } differences
 }; { $unproved ->
    [0] every cell was typed twice.
    [one] one cell was typed once.
   *[other] { $unproved } cells were typed once.
 }
office-cli-taken = { $added } new, { $changed } changed, { $same } as before.
office-cli-not-json = This is not a JSON object with fields of the call.
office-cli-not-read = { $file } could not be read.
office-cli-control-same = The control number agrees.
office-cli-control-part = This is a part of the number. All nine groups are compared.
office-cli-control-differs = The number differs at group { $group }.
