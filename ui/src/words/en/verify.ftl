### What `paraph verify` prints beside the sentence of each file.

verify-someone = this person
verify-another = another person
verify-reader = the person named
verify-call = a call that is not here
verify-somewhere = one of its parts
verify-some-day = an earlier day
verify-some = some
verify-letter-good = { $file }: the lines of this letter belong together. The result shows whether they were counted.
verify-good = valid
verify-unknown = not counted yet
verify-bad = unusable
verify-signed = signed by { $name }, key { $fingerprint }: { $trust ->
    [vouched] accepted here
    [seen] known, not yet accepted
    [distrusted] no longer accepted
   *[unknown] never seen on this computer
  }
verify-also-signed = also signed by { $name }, key { $fingerprint }
verify-nameless = somebody without a name
verify-compare = control number { $control }: compare all of it with the one printed in the call, or spoken by its owner.
verify-note = note { $code }: { $sentence }
verify-result-holds = The parts of this result agree: seal, signatures, register, statuses, scores, inputs and draws.
verify-signatures = The call asks for the signatures of { $needed } chairs; { $by } of them signed.
verify-announced = This is an announcement: the list of a draw, before its number exists.
verify-recomputed-same = Ranked again from its own scores: the same.
verify-recomputed-differs = Ranked again from its own scores, it differs in { $count ->
    [one] one place
   *[other] { $count } places
}:
verify-recomputed-of = { $proposal }, { $path }: { $published } was published, { $recomputed } follows from the scores
verify-recomputed-at = { $path }: { $published } was published, { $recomputed } follows from the scores
verify-recomputed-nothing = nothing
verify-recomputed-more = and { $count } more
verify-recomputed-aggregate = The scores were not published, so the ranking cannot be recomputed from what was.
verify-chair-unknown = It agrees with itself, and is signed by a key that this computer has never seen: { $fingerprint }.
    .hint = Compare all of the control number { $control } with the one printed in the call; it is not valid before.
