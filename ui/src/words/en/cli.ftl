### What the command line says.

cli-me-unknown = No name has been given yet. Say it with: paraph me --name …
cli-email = E-mail
cli-institution = Institution
cli-control-number = Control number
cli-state =
    { $name }: { $proposals ->
        [one] one proposal
       *[other] { $proposals } proposals
    }, { $documents ->
        [one] one document is here
       *[other] { $documents } documents are here
    }.
    { $path }
cli-gone = not there any more
cli-no-workspaces = There is no desk yet. Make one: paraph desk create, or paraph desk accept FILE.
cli-band = { $scored } of { $of } scored · { $withdrawn } withdrawn
cli-import-waiting = waiting
cli-import-reading = being read
cli-import-done = in
cli-import-known = was here already
cli-import-question = question
cli-import-failed = not in
cli-import-skipped = left out
cli-ask-not-of-call = This is not one of the call’s documents. Add it with --add.
cli-ask-same-text = The same text is here in another file.
cli-ask-password = This PDF asks for a password.
cli-import-sum = { $ready ->
    [one] One proposal ready to read
   *[other] { $ready } proposals ready to read
}, { $known } were here already, { $need } need you.
cli-tie-open = open
cli-tie-none = no tie
cli-tie-recused = withdrawn
cli-tie-unsure = not sure
cli-conflicts-open = { $open ->
    [0] Every proposal has an answer.
    [one] One proposal has no answer yet.
   *[other] { $open } proposals have no answer yet.
}
cli-conflicts-which = Name a proposal, or say --rest for all others.
cli-draft = Mail draft: { $path }
cli-review = { $number }: { $scored } of { $of } scored, total { $total }
cli-text-applicant = To the applicant
cli-text-committee = To the committee only
cli-text-private = For me only
cli-mark = Highlighted on page { $page }: { $quote }
cli-phrase-missing = “{ $phrase }” was not found in the document.
cli-not-a-step = “{ $text }” is not a step: give a whole number, x or -.
cli-no-hits = Nothing was found.
cli-undone = Undone: { $label }
cli-redone = Done again: { $label }
cli-would-undo = The next step is: { $label }. Name it by its number to undo it.
cli-nothing-to-undo = There is nothing to undo.
cli-is-undone = undone
cli-change-new = new
cli-change-changed = changed
cli-change-same = as before
cli-preview = { $count ->
    [one] One review leaves
   *[other] { $count } reviews leave
}; { $missing } have something missing. Here stay { $notes } notes for you only and { $marks } annotations tied to no criterion.
cli-handed-in = Handed in, number { $number }: { $count ->
    [one] one review
   *[other] { $count } reviews
}, { $path }
cli-bundle-id = Id { $id }
cli-in-clear = Not encrypted: anyone on the way can read it.
cli-receipt = The chair has number { $number }: entered { $at }, line { $index } of the register.
cli-written = Written: { $path }
cli-taken = { $taken } annotations taken in, { $known } were here already, { $left } fit no place.
cli-scores-change = { $number }, { $what }: { $before } → { $after }
cli-safety-none = There is no safety copy: your work is on this computer only. `paraph safety set FOLDER` chooses a place.
cli-safety-at = Safety copy in { $folder }, made and read back at { $at }.
cli-safety-away = The place is not there now; the copy is made when it is back.
cli-safety-same-disk = This place is on the disk of this computer, and is lost with it.
cli-safety-behind = Something changed since; the copy is made within a minute, or at the end of the next command.
cli-safety-copy = { $name }, of { $person }, { $at }: { $proposals } proposals, { $scored } scored, { $marks } annotations, { $documents } of { $of } documents
cli-backup-way = Put it back with: paraph backup restore --workspace { $workspace }
cli-backup-none-good = { $file }: there is no good back-up of it on this computer.
cli-backup-bad = damaged
cli-no-backups = There is no back-up yet.
cli-check-good = Nothing is wrong with this file or its documents.
cli-check-bad = Something is wrong:

## Reading PDFs without a workspace
extract-some-failed = { $failed ->
    [one] One file could not be read to its end; { $read } were. The last line of each says how it ended.
   *[other] { $failed } files could not be read to their end; { $read } were. The last line of each says how it ended.
}
extract-missing = { $file }: the file could not be read: { $error }.
extract-no-worker = The program that reads PDFs did not start: { $error }. Install Paraph again.
