# Papers beside a result: the lawyer's sheet, dossiers of the awards, certificates for reviewers.
papers-yes = yes
papers-no = no
papers-seen-by = Read by
papers-date-signature = Date and signature

papers-lawyer = Before publishing: what becomes public
papers-lawyer-about = For whoever answers for the publication. This sheet refuses nothing and shows everything that edition { $edition } of the result will say and to whom.
papers-lawyer-public = What everybody can read
papers-public-reviewers = Reviewers’ names
papers-public-scores = The scores of each single review, under labels
papers-public-declined = Title and applicants of proposals that were not selected
papers-public-rationale = To applicants alone: the reasons for each score of their own proposal
papers-public-veto = Of a refusal by the sponsor, at least
papers-veto-full = its ground and its reason
papers-veto-ground = its ground
papers-veto-none = nothing
papers-lawyer-since = The call said so in its edition { $edition }, before reviews began on { $day }; reviewers accepted it with the call.
papers-lawyer-named = Who is named
papers-named-officials = By name and role: { $names }.
papers-named-reviewers = { $count ->
    [one] One reviewer by name.
   *[other] { $count } reviewers by name.
 }
papers-named-labels = { $count ->
    [one] One reviewer by a label, not by name.
   *[other] { $count } reviewers by a label each, not by name.
 }
papers-named-funded = { $count ->
    [0] No funded proposal.
    [one] The applicants of one funded proposal, with its title and amount.
   *[other] The applicants of { $count } funded proposals, with title and amount.
 }
papers-named-declined = { $count ->
    [0] No other proposal.
    [one] The applicants of one proposal that was not selected, with its title.
   *[other] The applicants of { $count } proposals that were not selected, with their titles.
 }
papers-named-numbers = { $count ->
    [0] No other proposal.
    [one] One proposal that was not selected, by its number alone.
   *[other] { $count } proposals that were not selected, by number alone.
 }
papers-lawyer-texts = What applicants will read
papers-texts = { $count ->
    [0] No text goes to applicants.
    [one] One text goes to applicants.
   *[other] { $count } texts go to applicants.
 } { $warned ->
    [0] None of them holds a word, a name or an address that is worth a second look.
    [one] One of them holds a word, a name or an address that is worth a second look.
   *[other] { $warned } of them hold a word, a name or an address that is worth a second look.
 } { $withheld ->
    [0] Nothing is withheld, nothing was reworded.
    [one] One more is withheld; nothing was reworded.
   *[other] { $withheld } more are withheld; nothing was reworded.
 }
papers-lawyer-open = What still stands in the way
papers-lawyer-kept = What is kept, and how long
papers-lawyer-kept-how = What is published stays published: a later edition can correct it, and both stay visible. The office, with the names behind the labels and the signed files as received, is on the chair’s computer and in its safety copy, for as long as the sponsor’s own rules say.
papers-lawyer-no-appeal = The call says nothing about how to object.

papers-certificate = Certificate of review
papers-certificate-text = { $name } reviewed { $count ->
    [one] one proposal
   *[other] { $count } proposals
 } for the call “{ $call }” of { $sponsor }, between { $from } and { $until }.
papers-certificate-no-proposal = Which proposals they were is confidential.
papers-certificate-chair = Chair
papers-on = { $day }
papers-certificate-subject = { $call }: your certificate of review
papers-certificate-mail = Dear { $name },

    Thank you for reviewing for “{ $call }”. Your certificate is attached; it names no proposal.

    { $contact }

papers-dossier = dossier of the award
papers-dossier-of = { $number }: dossier of the award
papers-dossier-asked = Asked for
papers-dossier-reason = Reason or condition
papers-dossier-commitments = Commitments
papers-dossier-duty = What
papers-dossier-due = Due
papers-dossier-done = Done
papers-dossier-link = Where
papers-dossier-commit = commit { $is }
papers-dossier-licence = licence { $is }
papers-dossier-no-duty = The call asks for none.
papers-dossier-proof = What proves it
papers-dossier-proof-how = These stand in the published result; anyone can compare them there.
papers-proof-result = Signed result
papers-proof-call = Call in force
papers-proof-proposal = Proposal
papers-proof-document = SHA-256 of the document that was read
papers-proof-head = Review { $label }

minutes-title = Minutes of the committee
minutes-draws = Minutes of the draw
minutes-written = Written on { $at }.
minutes-hour = Hour
minutes-out = Out of the room
minutes-who = Who
minutes-decisions = Decisions
minutes-no-decision = The committee took no decision that departs from the order.
minutes-words = In these words
minutes-words-on = The chair’s word on single reviews
minutes-votes = { $for } for, { $against } against, { $abstained } abstained
minutes-letter = SHA-256 of the sponsor’s letter: { $sha256 }
minutes-settled = One of two versions holds: { $reason }
minutes-admitted = Admitted though late: { $reason }
minutes-by-hand = Drawn by hand on { $at }: { $order }. Seen by { $witnesses }.
minutes-announced = Announced
minutes-places = To be drawn
minutes-places-of = { $places ->
    [one] one proposal
   *[other] { $places } proposals
 }
minutes-entered = Number entered, typed twice
minutes-witnesses = Drawn by hand, seen by
minutes-key = List and number, mixed (key)
minutes-refusals = Refusals by the sponsor
minutes-not-drawn = not drawn
minutes-file = SHA-256 of the announcement
minutes-list = SHA-256 of the list
minutes-number = The number
minutes-due = It exists from
minutes-source = The public number
minutes-ticket = Ticket
minutes-signatures = Signatures
minutes-witness = Witness
minutes-reviews = { $reviews ->
    [one] One review counts
   *[other] { $reviews } reviews count
 } for { $proposals } proposals; { $funded } are selected, with { $spent } in all.
minutes-not-discussed = { $count ->
    [one] One proposal was
   *[other] { $count } proposals were
 } not discussed in the round “{ $round }”: { $numbers }.
minutes-closed = The register was closed with { $size ->
    [one] one line
   *[other] { $size } lines
 } on { $at }.

publish-papers = Papers
publish-papers-lawyer = Write the sheet for the lawyer
publish-papers-lawyer-about = For the lawyer: a sheet to read and sign before publishing: what becomes public, who is named, the refusals word for word.
publish-papers-minutes = Write the minutes
publish-papers-minutes-about = For the committee: who sat, who was out of the room and when, decisions, refusals and draws with their hours, to be signed by hand.
publish-papers-certificates = Write the certificates
publish-papers-certificates-about = For reviewers: one page each, in the reviewer’s language, with a mail draft; no proposal is named.
publish-papers-dossiers = Write the dossiers
publish-papers-dossiers-about = For the sponsor: one file for each award: decision, commitments as they stand, reviews, and what proves it.
publish-papers-letters-about = For applicants: one for each proposal, with a mail draft and the file by which its applicants can check it.
publish-editions = Editions
publish-papers-made = { $count ->
    [one] One file is written.
   *[other] { $count } files are written.
 }
publish-shown = Which page
publish-shown-edition = Edition { $edition }, as published
publish-shown-next = As a new edition would be
