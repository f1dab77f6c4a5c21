# More figures: reviewers, agreement, single reviewers left out, what the sponsor changed. For chairs alone.
figures-title = More figures
figures-about = For chairs alone. Not for a projector, not for the result.
figures-room-reviewers = Reviewers
figures-room-agreement = Agreement
figures-room-hangs = What hangs on one person
figures-room-influence = What the sponsor changed
figures-reviews = Reviews
figures-severity = Strictness, in points
figures-noise = Scatter
figures-words = In words
figures-plot = The dot: points more or less than the others on the same proposals. The line: where it lies with 90 % probability.
figures-noise-sentence = This reviewer’s scores differ from the others’ by { $points } points when severity is allowed for; usual is { $usual }.
figures-flag-outstanding = Strictness or leniency well beyond what chance explains; it is allowed for.
figures-flag-one-total = Gave one and the same total to all.
figures-flag-alone = Shares no proposal with another reviewer and cannot be compared.
figures-flag-articulation = Without this reviewer the proposals fall into groups that cannot be compared.

figures-agreement = Agreement
figures-agreement-about = Krippendorff’s α: 1 when all agree, 0 when scores are as far apart as if they were dealt out by chance.
figures-total = Total
figures-criterion = Criterion
figures-alpha = α
figures-alpha-range = with 95 %
figures-alpha-ordinal = α by order of steps
figures-proposals = Proposals
figures-from-to = { $low } to { $high }
figures-no-range = Under 20 proposals no range is given.
figures-ordinal = If only the order of the steps counted, { $stay } of the { $funded } funded by the scores would stay funded.

figures-left-out = Without each reviewer in turn
figures-left-out-about = By the scores alone: before any draw, decision or refusal.
figures-left-out-none = Without any one reviewer the same are funded.
figures-left-out-absent = Not computed here: nothing was estimated, or there are more than 300 reviewers.
figures-without = Without
figures-comes-in = Comes in
figures-falls-out = Falls out
figures-islands = Groups without a reviewer in common
figures-islands-none = All proposals hang together by their reviewers: each can be compared with each.
figures-island = Group { $number }
figures-funded = Funded

figures-influence-about = The same rules, three times: by the scores and the draw alone; with what the committee decided; with the sponsor’s refusals.
figures-stage = List
figures-stage-scored = As scored
figures-stage-decided = As the committee decided
figures-stage-refused = After the refusals
figures-spent = Given
figures-moved = Money moved
figures-refusals = The refusals
figures-refusals-none = The sponsor refused nothing.
figures-tests-refused = Refusals and attributes of proposals
figures-tests-refused-none = Nothing to compare: no proposal that would have been funded was refused, or the proposals have no attributes that sort them into groups.
figures-tests-funded = Funding and attributes, strand and score being equal
figures-tests-funded-none = Nothing to compare: the proposals have no attributes that sort them into groups.
figures-level-none = not stated
figures-level-refused = Refused
figures-looked-refused = { $count ->
    [0] No attribute was compared with the refusals.
    [one] One attribute was compared with the refusals.
   *[other] { $count } attributes were compared with the refusals; the more one looks at, the more one finds by chance.
 }
figures-looked-funded = { $count ->
    [0] No attribute was compared with funding.
    [one] One attribute was compared with funding.
   *[other] { $count } attributes were compared with funding; the more one looks at, the more one finds by chance.
 }
figures-attribute = { $attribute } “{ $value }”
figures-less-than-one = fewer than 1
figures-test-two = Among { $number } proposals, { $hit_with } of { $with } with { $attribute } were refused and { $hit_without } of { $without } without. A difference this large comes by chance in { $cases } of 100 cases.
figures-test-many = Among { $number } proposals in { $levels } groups by { $attribute }, the refusals are spread as in the table. A difference this large comes by chance in { $cases } of 100 cases, strand and score being equal.
figures-test-power = Had none of the refusals hit { $attribute }, that would come by chance in { $none } of 100 cases; had all that could, in { $all }.
figures-test-weak = With { $vetoes ->
    [one] one refusal
   *[other] { $vetoes } refusals
 } this comparison could not have shown anything, whatever happened.
figures-test-adjusted = Allowing for the { $count } attributes looked at (Holm): { $cases } of 100.
figures-funded-test = Among { $number } proposals, funding differs by { $attribute } as in the table. A difference this large comes by chance in { $cases } of 100 cases, strand and score being equal.
figures-funded-weak = Once strand and score are equal, this comparison could not have shown anything, whatever happened.
figures-affinity-title = Reviewers of an applicant’s institution
figures-affinity = { $count } reviews are by somebody of an applicant’s institution. On the same proposals they give { $points } points { $direction ->
    [less] less
   *[more] more
 } than the others (± { $width }).
figures-affinity-few = { $count ->
    [0] No review is by somebody of an applicant’s institution, as far as the list knows.
    [one] One review is by somebody of an applicant’s institution: too few to tell more.
   *[other] { $count } reviews are by somebody of an applicant’s institution: too few to tell more.
 }
figures-affinity-same = With that taken off, the scores would fund the same proposals.
figures-affinity-differs = With that taken off, the scores would take in { $in } and leave out { $out }.

influence-cannot = What cannot be concluded
influence-cannot-page = What cannot be concluded from this:
influence-cannot-proper = Whether a refusal was proper or improper.
influence-cannot-none = That no difference means no influence.
influence-cannot-submitted = Anything about proposals that were never submitted.
influence-cannot-cause = That an attribute was the cause: proposals with it may differ in quality.
