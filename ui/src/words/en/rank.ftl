# What a ranking means, in words: sentences beside its figures, and the faults of a table of scores.

rank-too-little = There are too few reviews to estimate severity or chance. The order is that of the plain means and is not tested.
rank-nothing-repeats = Every proposal has one review and every reviewer gave one, so that neither merit nor severity can be told from noise. The order is that of the plain means and is not tested.
rank-no-convergence = The estimate of severity and chance did not settle. The order is that of the plain means and is not tested.
rank-severity-untold = Every reviewer gave one review: severity cannot be told from noise and is not allowed for.
rank-merit-untold = Every proposal has one review: merit cannot be told from noise.
rank-no-severity = No difference in severity between the reviewers was found.
rank-no-merit = The scores do not show that any proposal is better than another.
rank-components = These { $groups } groups of proposals have no reviewer in common. Comparing across them assumes that the groups are equally good on average.
rank-iterative = Estimated by an iterative method; places may differ from the exact ones by less than one in a hundred.
rank-reliability = One reviewer’s score tells { $share } % about the proposal and { $rest } % about the reviewer and chance. { $needed ->
    [one] One review
   *[other] { $needed } reviews
} would be needed to reach 80 %.
rank-draws = Ranks and chances come from { $draws } equally believable readings of the scores; they are exact to { $error } percentage points.
rank-line = Funding reaches place { $place }; { $left ->
    [one] 1 unit is
   *[other] { $left } units are
} left.
rank-draw = The scores cannot tell these { $group } proposals apart near the line. { $room } can be funded{ $part ->
    [yes] , the last of them with a part of what it asks
   *[no] {""}
 }. A public draw decides.
rank-no-draw = No draw is needed: all whose place is open can be funded.
rank-leave-one-out = Without any one reviewer, at most { $changes } of { $decisions } funding decisions change.
rank-alone = { $count ->
    [one] This reviewer shares no proposal with another and cannot be compared: { $names }.
   *[other] These { $count } reviewers share no proposal with another and cannot be compared: { $names }.
}
rank-one-total = { $count ->
    [one] This reviewer gave one and the same total to all: { $names }.
   *[other] These { $count } reviewers gave one and the same total to all: { $names }.
}
rank-articulation = { $count ->
    [one] Without this reviewer the proposals fall into groups that cannot be compared: { $names }.
   *[other] Without any of these { $count } reviewers the proposals fall into groups that cannot be compared: { $names }.
}
rank-without-total = { $count ->
    [one] This proposal has no complete review and no place: { $names }.
   *[other] These { $count } proposals have no complete review and no place: { $names }.
}
rank-nameless = { $rows ->
    [one] 1 row names no proposal; it is read as a proposal without a name.
   *[other] { $rows } rows name no proposal; they are read as one proposal without a name.
}
rank-reviewerless = { $rows ->
    [one] 1 row names no reviewer; it is read as a reviewer without a name.
   *[other] { $rows } rows name no reviewer; they are read as one reviewer without a name.
}

rank-head-place = Place
rank-head-proposal = Proposal
rank-head-reviews = Reviews
rank-head-raw = Mean
rank-head-calibrated = Allowing for strictness
rank-head-expected = Expected place
rank-head-50 = 50 %
rank-head-90 = 90 %
rank-head-funded = Funded
rank-head-group = Standing
rank-per-cent = { $share } %
rank-group-funded = funded
rank-group-part = funded in part
rank-group-draw = undecided by the scores
rank-group-not-funded = not funded

rank-fault-scale = A scale from { $low } to { $high } is not possible: it must rise, by at most 1,000 steps.
rank-fault-twice = The criterion { $criterion } is named twice.
rank-fault-rubric = These criteria cannot be added up: { $cause }.
rank-fault-unreadable = { $file } could not be read: { $cause }.
rank-fault-quote = { $file }, line { $line }: a quotation mark is opened and not closed. Close it or take it out.
rank-fault-empty = { $file } holds no rows.
rank-fault-table = { $file } is not a table that can be ranked: { $cause }.
rank-fault-column = { $file } has no column { $column }. Its columns are: { $heads }.
rank-fault-cells = { $file }, line { $line }: { $cells ->
    [one] 1 cell stands
   *[other] { $cells } cells stand
} under { $heads } heads. Check the separators of that line.
rank-fault-no-criterion = { $file }, line { $line } names no criterion, and other lines do. Fill it in, or take the column out.
rank-fault-score = { $file }, line { $line }: “{ $score }” is not a whole number.
rank-fault-outside = { $file }, line { $line }: { $score } is not a step of the scale, which goes from { $low } to { $high }.
rank-fault-criterion = { $file } has no criterion { $criterion }. It has: { $known }.
rank-fault-amount = { $file }, line { $line }: “{ $amount }” is not an amount. It must be a whole number, 0 or more.
rank-fault-request-twice = { $file }, line { $line }: { $proposal } asks a second time.
rank-fault-no-request = { $file } has no line for { $proposal }, which has scores in { $scores }.
rank-fault-write = { $file } could not be written: { $cause }.
