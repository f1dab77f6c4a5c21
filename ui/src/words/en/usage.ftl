### What `paraph --help` says: a message for each command; its attributes are its arguments, with `-` and the value
### for a value that can be chosen, `more` for what only the long help says, and `examples`.

usage-heading-usage = Usage
usage-heading-arguments = Arguments
usage-heading-options = Options
usage-heading-commands = Commands
usage-heading-examples = Examples
usage-heading-everybody = Desks and files, for everybody
usage-heading-reviewer = Reviewing
usage-heading-chair = For chairs
usage-heading-alone = Without a desk or office
usage-section-name = Name
usage-section-synopsis = Synopsis
usage-section-description = Description
usage-command = COMMAND
usage-default = [usual: { $value }]
usage-values = [one of: { $values }]
usage-environment = [or the variable { $name }]
usage-names = VALUE
    .order = PROPOSAL
    .witness = NAME
    .a-b = A,B
    .again = LINE
    .amount = AMOUNT
    .call = CALL
    .best = END
    .card = CARD
    .colour = COLOUR
    .commit = HASH
    .criterion = CRITERION
    .decision = DECISION
    .digits = DIGITS
    .documents = WHERE
    .done = TIME
    .due = TIME
    .duty = DUTY
    .email = ADDRESS
    .evidence = FILE
    .file = FILE
    .file-csv = FILE.csv
    .filter = WORDS
    .folder = FOLDER
    .form = KIND
    .format = FORMAT
    .given = HOW-MUCH
    .ground = GROUND
    .head = HEAD
    .hit = PLACE
    .how = HOW
    .institution = INSTITUTION
    .language = LANGUAGE
    .letter = FILE
    .licence = LICENCE
    .limit = COUNT
    .link = LINK
    .lo-hi = LOW..HIGH
    .load = COUNT
    .n = N
    .name = NAME
    .note = TEXT
    .output = FILE
    .papers = PAPERS
    .paths = FILE
    .per-proposal = COUNT
    .phrase = PHRASE
    .place = PLACE
    .pool = AMOUNT
    .proposal = PROPOSAL
    .proposals = PROPOSAL
    .query = WORDS
    .reason = TEXT
    .reviewer = REVIEWER
    .role = ROLE
    .round = ROUND
    .sample = FOLDER
    .seed = LINE
    .sort = COLUMN
    .source = NUMBER
    .sponsor = SPONSOR
    .step = STEP
    .steps = STEP
    .table = TABLE
    .template = TEMPLATE
    .text = TEXT
    .to = READER
    .track = STRAND
    .value = VALUE

## What is wrong with a command line, above its usage.

usage-fault-value-none = { $argument } needs a value.
usage-fault-value = “{ $value }” does not fit { $argument }.
usage-fault-value-one-of = “{ $value }” does not fit { $argument }. It is one of: { $values }.
usage-fault-scale = A scale is its lowest and its highest step, such as 1..6 or -2..2.
usage-fault-argument = There is no argument { $argument } here.
usage-fault-command = There is no command { $command }.
usage-fault-command-missing = { $command } wants a command after it: { $commands }.
usage-fault-missing = Something is missing: { $arguments }
usage-fault-conflict = { $argument } does not go together with { $other }.
usage-fault-twice = { $argument } can be given only once.
usage-fault-too-many = “{ $value }” is one too many for { $argument }.
usage-fault-count = { $argument } wants { $wanted } values; { $given } were given.
usage-fault-equals = { $argument } wants its value after an equals sign.
usage-fault-letters = An argument has signs that are not Unicode text.
usage-fault-other = This command line was not understood.
usage-fault-near = Did you mean { $near }?
usage-fault-way = { $command } --help tells more.

## The commands.

usage-paraph = Review proposals offline; hand in, merge, rank, publish and check.
    .more =
        Paraph’s window and this command do the same work on the same files: the desk of a reviewer and the office of a
        committee. Neither ever uses a network. Without --workspace a command works on what was opened last.
    .workspace = The file of the desk or office to work on; without it, the one opened last
    .json = Print one JSON object instead of text, for scripts
    .help = Say how the command is used; --help says more than -h
    .version = Say which version of Paraph this is
    .examples =
        As a reviewer, from the chair’s file to the file for the chair:
          paraph desk accept open-call.paraph
          paraph conflicts list
          paraph conflicts none --rest
          paraph score P-017 feasibility 4
          paraph comment P-017 "A careful plan; the budget for travel is unclear."
          paraph hand-in --preview
          paraph hand-in

        As a chair, once reviews come back:
          paraph receive ~/Downloads
          paraph receive ~/Downloads --take-in
          paraph ranking

        Try it with the sample call, on a desk of its own:
          paraph desk sample

        Exit codes:
          0   all is well
          1   something could not be done, or a file is bad; a sentence says why
          2   done, but a file has a question for you or is from somebody unknown
          64  the command was not used as it is meant
          65  the data cannot be ranked or read
          69  a part of Paraph could not be started
          74  a file could not be read or written
usage-paraph-help = Tell how a command is used.

usage-paraph-desk = Make a desk, take a call file in, list what is here.
usage-paraph-desk-create = Make a desk of your own, with a grid of four criteria.
    .name = What the desk is called
usage-paraph-desk-accept = Take in the call file that the chair sent; makes a desk for it where none fits.
    .call = The call file
    .examples =
          paraph desk accept ~/Downloads/open-call.paraph
usage-paraph-desk-take = Take over your reviews from another computer of yours, or what a chair tells you.
    .more = What you changed here since stays, and goes out as the newer review. A chair may tell you who must not read what.
    .file = What Hand in wrote there, or what the chair sent
usage-paraph-desk-sample = Open the sample call on a desk of its own.
usage-paraph-desk-list = List the desks and offices on this computer.
usage-paraph-desk-state = Tell where the desk stands.

usage-paraph-me = Say who you are; the chair sees it.
    .more = Without an option it prints what is known of you.
    .name = Your name
    .email = Your e-mail address
    .institution = Where you work
    .examples =
          paraph me --name "Amara Okafor" --email a.okafor@example.org

usage-paraph-signature = Your card, a passphrase, another signature.
usage-paraph-signature-card = Write your card: what a chair needs to accept you, or to name you in a call.
    .to = The folder to write into
usage-paraph-signature-passphrase = Give your signature a passphrase, change it, or take it away.
    .more =
        Passphrases come from standard input, a line each: the one that holds, if there is one, then the new one; an empty
        line takes it away.
usage-paraph-signature-replace = Take a new signature, and withdraw the earlier one in a file for the chair.
    .reason = Why; it stands in the file for the chair
    .passphrase = Read the passphrase of the earlier signature from standard input
    .to = The folder to write into

usage-paraph-import = Take in PDFs, folders and zips.
    .more =
        Documents are known by their content, whatever they are called. Prints a line for each file, and ends with 2 if a
        file needs an answer or could not be read; all others are in.
    .paths = PDFs, folders or zips
    .into = The proposal whose document the one file is
    .add = Add files that are not of the call as proposals of your own
    .examples =
          paraph import ~/Downloads/proposals.zip
          paraph import annex.pdf --into P-017

usage-paraph-proposals = List the proposals with your scores.
    .filter = Words in number, title or applicants; track:…, state:…, title:…, number:… narrow
    .sort = The column to sort by
    .sort-number = Number
    .sort-title = Title
    .sort-total = Your total
    .sort-state = State
    .sort-asked = Amount asked for
    .sort-changed = Last change
    .examples =
          paraph proposals
          paraph proposals "state:open enzymes" --sort title

usage-paraph-conflicts = Declare conflicts of interest, or list what is open.
usage-paraph-conflicts-list = List them; proposals that share something with you come first.
usage-paraph-conflicts-promise = Accept the promise of confidentiality.
usage-paraph-conflicts-none = Say that you have no tie to a proposal, or to all that are left.
    .more = Those that share something with you are left out of --rest; each of them wants its own answer.
    .proposal = The proposal’s number
    .rest = To all others that are open and share nothing with you
    .examples =
          paraph conflicts none P-017
          paraph conflicts none --rest
usage-paraph-conflicts-withdraw = Withdraw from a proposal: it closes, and nothing about it is handed in.
    .proposal = The proposal’s number
    .ground = What it rests on: one of the grounds that the call names
    .text = The reason in your words
usage-paraph-conflicts-unsure = Not sure: it stays closed, and a mail draft asks the chair.
    .proposal = The proposal’s number
    .text = What you are not sure about, in your words

usage-paraph-score = Score a criterion of a proposal.
    .proposal = The proposal’s number
    .criterion = The criterion’s id or the beginning of its title
    .value = The step of the scale; x if you cannot judge it, - to clear
    .examples =
          paraph score P-017 feasibility 4
          paraph score P-017 budget x
          paraph score P-017 feasibility -

usage-paraph-comment = Write a text of your review, or print it.
    .more = Without a text it prints what is there; with - it reads standard input.
    .proposal = The proposal’s number
    .to = Who reads it
    .to-applicant = The applicant
    .to-committee = The committee only
    .to-me = You only: it never leaves this computer
    .reasons = The criterion, if the text gives reasons for its score
    .text = The text, or - for standard input
    .examples =
          paraph comment P-017 "A careful plan; the budget for travel is unclear."
          paraph comment P-017 --to committee - < note.txt
          paraph comment P-017 --reasons feasibility "Both methods were tried before."

usage-paraph-sure = Say how sure you are of your review.
    .proposal = The proposal’s number
    .value = The step, or - to clear
usage-paraph-later = Put a proposal off until the end.
    .proposal = The proposal’s number
    .no = Take it up again

usage-paraph-mark = Highlight a phrase in a proposal’s document.
    .proposal = The proposal’s number
    .phrase = The phrase, as it stands in the document
    .criterion = The criterion that it is a passage for
    .note = A note
    .colour = amber, green, blue, red or violet
    .hit = Which of several places, counted from 1
    .examples =
          paraph mark P-017 "within eighteen months" --criterion feasibility

usage-paraph-show = Show a proposal with your review.
    .proposal = The proposal’s number
usage-paraph-compare = Put two to four proposals side by side.
    .proposals = Their numbers
usage-paraph-search = Find words in documents, titles and your notes.
    .query = Words; "…" is a phrase; track:…, state:…, title:… narrow
    .limit = At most so many hits
    .examples =
          paraph search membrane "open source" state:open
usage-paraph-round = Go on in another round of the call, or list its rounds.
    .more = On a desk it is the round in which you review; in an office the one to which unsigned reviews belong.
    .round = The round’s id; without it, the rounds are listed
    .carry = Begin from what you wrote in an earlier round
    .examples =
          paraph round
          paraph round final --carry
usage-paraph-undo = Undo the last change, or one step by its number.
    .step = The step’s number, as paraph history prints it
usage-paraph-redo = Do again what was undone last.
    .step = The step’s number
usage-paraph-history = List changes with their times, newest first.
    .on = Only those of one proposal
    .limit = At most so many

usage-paraph-hand-in = Sign your reviews and write the one file to send.
    .more =
        Nothing is sent: the file goes to the chair the way you choose. After a change hand in again; the newest file
        replaces the earlier ones.
    .preview = Only show what would leave, what stays and what is missing
    .clear = Do not encrypt: anyone on the way can read it
    .neutral = Give the file a name that says nothing
    .to = The folder to write into
    .mail = Also write a mail draft
    .copy = Also write a copy that people read
    .copy-html = A web page, also for print
    .copy-markdown = Plain text
    .certificate = Also write the certificate: your name, the call, how many reviews
    .last = Hand nothing in: copy and certificate are of the last time
    .examples =
          paraph hand-in --preview
          paraph hand-in --mail

usage-paraph-receipt = Take in the receipt that the chair sent.
    .file = The receipt
usage-paraph-scores = Write your scores for another program, or take them in from one.
usage-paraph-scores-write = Write your scores and texts.
    .more = Your notes for yourself are not in it.
    .file = The file to write
    .form = As what
    .form-csv = Text for any table
    .form-xlsx = A workbook
    .form-hotcrp = HotCRP’s offline review forms
usage-paraph-scores-take = Take scores in from a table, a score sheet, or HotCRP’s forms.
    .more =
        What is empty here is filled in; what is here stays, unless you say otherwise. Ends with 2 where something was not
        understood or belongs to no proposal here.
    .file = The file
    .look = Only show what it would change
    .replace = Where the file differs from what is here, take what the file says
    .reviewer = Whose reviews, where it names several people
    .examples =
          paraph scores take scores.xlsx --look
          paraph scores take review-forms.txt
usage-paraph-marks = Write or take in annotations in other programs’ forms.
usage-paraph-marks-export = Write a proposal’s annotations.
    .proposal = The proposal’s number
    .format = As what
    .format-pdf = A copy of the document with annotations
    .format-xfdf = XFDF, for PDF programs
    .format-json-ld = Web Annotation, as JSON-LD
    .format-markdown = Markdown, to read
    .output = The file to write
usage-paraph-marks-import = Take annotations in from another program.
    .more = From an annotated PDF, XFDF, Web Annotation JSON, or what Zotero, Mendeley or Hypothesis write.
    .file = The file
    .on = The proposal, where the file does not say

usage-paraph-backup = Make, list or restore back-ups.
usage-paraph-backup-make = Make one at once.
usage-paraph-backup-list = List them with what they hold.
usage-paraph-backup-restore = Put a back-up in the place of the desk or office, which is kept beside it.
    .more = It works also where the desk or office does not open any more.
    .file = The back-up; without it, the newest good one
    .examples =
          paraph backup list
          paraph backup restore
usage-paraph-check = Check the whole file of the desk, and every document.

usage-paraph-safety = The safety copy outside this computer, and the way back from it.
usage-paraph-safety-set = Choose a place for it: a stick, another disk, or a folder that is synchronised.
    .more = The first copy is made and read back at once.
    .folder = The folder
usage-paraph-safety-state = Say where it stands.
usage-paraph-safety-code = Print the code that opens it. Keep it apart from this computer.
usage-paraph-safety-make = Make a copy at once and read it back.
usage-paraph-safety-try = Read the copy back.
usage-paraph-safety-off = Make no more copies. Those that were made stay.
usage-paraph-safety-look = Say what the copies of a place hold.
    .more = The code comes from standard input.
    .place = A safety copy, or the folder or stick on which they lie
usage-paraph-safety-restore = My laptop is lost: go on from a copy on this computer.
    .more = The code comes from standard input.
    .place = A safety copy, or the folder or stick on which they lie: then the newest one

usage-paraph-call = Make the call: fields, proposals, freezing, notice.
usage-paraph-call-create = Make an office.
    .name = What the office is called
usage-paraph-call-sample = Open a made-up committee’s office, as its chair finds it after the close.
    .more = Prints the office, and the folder with what came back: paraph receive takes it in.
usage-paraph-call-show = Show the call as it stands, and what it still wants.
usage-paraph-call-template = List the templates, or start from one.
    .template = The template’s id
usage-paraph-call-set = Change fields of the call.
    .file = A JSON object whose fields replace those of the call, or - for standard input
    .examples =
          paraph call show --json > call.json
          paraph call set fields.json
usage-paraph-call-copy = Start from the file of an earlier call.
    .file = The earlier call’s file
usage-paraph-call-name = Name somebody in the call, by the card they sent.
    .card = Their card, as paraph signature card wrote it
    .role = What they are in the call: chair, deputy, veto or observer
    .role-chair = Runs the call and signs for it
    .role-deputy = Reads what a recused chair must not
    .role-veto = May refuse for the sponsor
    .role-observer = Sees, and signs nothing
    .examples =
          paraph call name Bela.paraph --as deputy
usage-paraph-call-proposals = Take proposals in: tables, PDFs, folders, zips.
    .paths = Tables (CSV, XLSX, ODS) and documents; without any, the list is printed
    .examples =
          paraph call proposals proposals.xlsx pdf/
usage-paraph-call-freeze = Freeze: sign an edition of the call. This cannot be taken back; a later edition can correct it.
usage-paraph-call-notice = Write the call notice with the control number.
    .to = The folder to write into

usage-paraph-people = List people, invite them, accept those who answered.
usage-paraph-people-list = List everybody, with what is known of them.
usage-paraph-people-import = Take people in from a table.
    .table = The table, CSV, XLSX or ODS
usage-paraph-people-add = Put somebody on the list.
    .name = Name
    .email = E-mail address
    .institution = Where they work
    .language = The language of the invitation, en or fr
usage-paraph-people-invite = Write invitations: a file and a mail draft for each.
    .to = The folder to write into
    .documents = Documents in the file (yes), beside it (no), or in it below 15 MB (auto)
    .examples =
          paraph people invite --to ~/Invitations
usage-paraph-people-accept = Accept everybody who answered their invitation, or one by name.
    .name = The person
    .how = How you know: met, video, phone, invitation, list or channel
    .replaces = The person whose lost signature this one takes the place of; both count as one
    .examples =
          paraph people accept
          paraph people accept "Wei-Lun Chen" --how phone
usage-paraph-people-compare = Compare what you heard on the telephone with a control number.
    .name = The person
    .digits = The digits you heard
usage-paraph-people-sheets = Write score sheets and paper forms, for everybody or for one.
    .name = The person

usage-paraph-assign = Assign reviewers to proposals, by hand or computed.
usage-paraph-assign-list = List who reads what.
usage-paraph-assign-compute = Compute assignments beside those made by hand.
    .per-proposal = Readers for each proposal
    .load = At most so many proposals for each reader
usage-paraph-assign-set = Assign one reviewer to one proposal, or take it back.
    .name = The reviewer
    .proposal = The proposal’s number
    .role = primary, secondary or discussant; without it, the assignment is taken back
usage-paraph-assign-withdraw = Say that you must not read a proposal as chair.
    .more =
        Writes a file that tells the reviewers: their files on it then go to the other chairs and deputies alone. It goes along
        with invitations written from now on; send it to those who were invited before.
    .proposal = The proposal’s number; without one, who withdrew is listed
    .ground = institution, coauthor, family, interest or other
    .back = You may read it again
usage-paraph-assign-import = Take assignments and conflicts in from a table, HotCRP’s too.
    .table = The table
usage-paraph-assign-export = Write them as HotCRP’s table.
    .file = The file to write
    .names = A table with names and roles, not HotCRP’s

usage-paraph-receive = Look at what came back, and take it in.
    .more =
        Files, folders, zips and mails may be given. Nothing changes without --take-in or --all. Ends with 1 if a file must
        be sent again, with 2 if a file has a question, with 0 if nothing is left.
    .paths = Files and folders; without any, what was taken in is listed
    .take-in = Take in what is ready
    .all = Take in also what has a question: it is kept, and counts once it is answered
    .examples =
          paraph receive ~/Downloads
          paraph receive ~/Downloads --take-in
usage-paraph-enter = Enter in the register what was taken in; write receipts.
    .more = This cannot be taken back.
    .close = Close the register: what comes after is late
usage-paraph-question = Let a late review count, or settle two versions.
usage-paraph-question-list = List the questions.
usage-paraph-question-admit = Let a late review count.
    .head = The review’s head, as paraph question list prints it
    .reason = Why; it stands in the register
usage-paraph-question-settle = Say which of two versions holds.
    .head = The head of the version that holds, as paraph question list prints it
    .reason = Why; it stands in the register
usage-paraph-join = Open an office from a call that names you as chair.
    .call = The call file
usage-paraph-panel = Write what is known here, for the other chairs.
    .more = A file for each set of people who may read it.
    .to = The folder to write into
    .clear = In clear, although it could be encrypted
    .hand-on = Hand reviews that were written for others on to this chair or deputy
usage-paraph-owed = List who owes what; with --remind, write reminders.
    .remind = Write a mail draft for each
usage-paraph-unsigned = Reviews that came unsigned: type in, ask, confirm.
usage-paraph-unsigned-list = List them, person by person.
usage-paraph-unsigned-type = Type one paper form in.
    .more =
        The steps stand in the order of the grid; x is “I cannot judge this”, - is nothing. Everything is typed twice; with
        --again it is the second time, and the command ends with 1 while the two differ.
    .name = Whose form, by name
    .proposal = The proposal’s number
    .steps = A step for each criterion, x or -
    .again = The second time
    .examples =
          paraph unsigned type "Amara Okafor" P-017 4 3 5 x
          paraph unsigned type "Amara Okafor" P-017 4 3 5 x --again
usage-paraph-unsigned-typed = Show what was typed for a person, both times.
    .name = Whose forms, by name
usage-paraph-unsigned-take = Take in what was typed, once both times agree.
    .name = Whose forms, by name
usage-paraph-unsigned-ask = Write drafts that ask whether what was entered is right.
    .name = Whose, by name; without it, everybody’s
usage-paraph-unsigned-confirm = Say that somebody has confirmed what was entered.
    .name = Who, by name
    .proposals = The numbers; without them, all of this person
    .no = Take the confirmation back
    .examples =
          paraph unsigned ask
          paraph unsigned confirm "Amara Okafor"
usage-paraph-ranking = Show the ranking, how sure it is, and the funding line.
    .more =
        With an option it shows what the ranking would be under an assumption; nothing is changed.
    .without = Without this reviewer (name or id); may be given more than once
    .pool = With another total budget, in the smallest unit, such as cents
    .no-veto = Without the sponsor’s refusals
    .no-unsigned = Without reviews that came unsigned
    .raw = By plain means, without allowing for strictness
    .knapsack = With the most score for the money, against the order
    .figures = Strictness, noise and agreement, for chairs alone
    .influence = What the committee and the sponsor changed, and what cannot be concluded from it
    .examples =
          paraph ranking
          paraph ranking --without "Amara Okafor"
          paraph ranking --pool 240000000
usage-paraph-decide = Decide on a proposal; pending until published.
    .proposal = The proposal’s number
    .decision = The decision
    .decision-fund = Selected for funding
    .decision-decline = Not selected
    .decision-waitlist = On the reserve list
    .decision-line = As the funding line says: takes an earlier decision back
    .amount = The amount, in the smallest unit, such as cents
    .reason = Why
    .examples =
          paraph decide P-017 fund --reason "Complements P-003."
          paraph decide P-017 line
usage-paraph-veto = Record a refusal by the sponsor, or see what it does.
    .more = Without --record it shows what the refusal would do.
    .proposal = The proposal’s number
    .behalf = On whose behalf
    .given = How much is said of it in public
    .given-full = Ground and reason
    .given-ground-only = The ground
    .given-none = Nothing
    .ground = legal, sanctions, budget, ethics or other
    .reason = The reason
    .letter = The sponsor’s letter
    .record = Record it
    .remove = Take a recorded one back
usage-paraph-draw = Draw lots where scores cannot tell proposals apart.
usage-paraph-draw-list = List the draws that are needed, announced and done.
usage-paraph-draw-announce = Announce: sign the list before the number exists. This cannot be taken back.
    .track = Only this strand
    .source = Which public number is used
    .due = When the number comes into being, such as 2026-11-27T21:00:00Z
    .to = The folder to write into
    .examples =
          paraph draw list
          paraph draw announce
usage-paraph-draw-enter = Enter the drawn number, typed twice by two people. This cannot be taken back.
    .seed = The line, exactly as the announcement says
    .again = The same, typed by a second person
    .track = Only this strand
    .corrects = It corrects a number that was mistyped
usage-paraph-draw-by-hand = Enter the order in which lots came out of an urn.
    .more = Instead of a number, before two people at least, whose names are published. Nobody can repeat such a draw.
    .order = All proposals of the list, by number, in the order in which they came
    .witness = Who saw it; twice at least
    .track = Only this strand
usage-paraph-publish = Publish the result: signed file, page, table.
    .more = With VERIFY.txt, which tells anyone how to check it. This cannot be taken back; a later edition can correct it.
    .to = The folder to write into
    .preview = Only show what stands in the way, and what applicants would read
    .examples =
          paraph publish --preview
          paraph publish --to ~/Result
    .sign = Sign another chair’s result, or take in the signatures of others
    .even-so = Sign it although it says other than what stands here
usage-paraph-letters = Write the decision letters, as pages and mail drafts.
    .to = The folder to write into
usage-paraph-papers = Write the lawyer’s sheet, the dossiers, or the certificates.
    .more = The sheet comes before publishing; dossiers and certificates are made of the newest edition.
    .papers = Which papers
    .papers-lawyer = One sheet to read and sign before publishing
    .papers-dossiers = One file for each award
    .papers-certificates = One page for each reviewer, with a mail draft
    .papers-minutes = What was done, drawn and refused, to be signed by hand
    .to = The folder to write into
    .examples =
          paraph papers lawyer
          paraph papers certificates --to ~/Certificates
usage-paraph-obligations = List commitments after the award, or tick one off.
    .proposal = The proposal’s number
    .duty = paper, code, data or report
    .done = When it was done, such as 2027-03-01T00:00:00Z
    .link = DOI or address
    .commit = Commit of a repository
    .licence = Licence as SPDX names it, such as CC-BY-4.0
    .evidence = A file whose SHA-256 is kept as evidence
    .examples =
          paraph obligations
          paraph obligations P-017 data --done 2027-03-01T00:00:00Z --link 10.5281/zenodo.1234 --licence CC-BY-4.0
usage-paraph-sample-committee = Make the sample committee in a new folder.
    .folder = The folder
    .sample = The sample call, if it is not found by itself

usage-paraph-verify = Check files: do they hold together, whose are they?
    .more =
        Bundles of any kind, encrypted files, receipts and the lines of letters. With --workspace they are held against the
        people, calls, register and keys of a desk or office; without it nobody is known. Ends with 0 if all are good, 1 if
        at least one is bad, 2 if none is bad and at least one unknown, 74 if a file could not be read.
    .recompute = Rank each result again from its own scores; one that differs is bad
    .identity = A file of age identities (AGE-SECRET-KEY-1…) that open encrypted files
    .files = The files; a call file among them is what the others are held against
    .examples =
          paraph verify result.paraph call.paraph
          paraph verify --recompute result.paraph
usage-paraph-rank = Rank any table of scores.
    .more = The table has the columns proposal, reviewer, criterion and score, and may have confidence and panel.
    .scores = The table of scores, CSV in UTF-8
    .scale = The lowest and the highest step of every criterion, such as 1..6 or -2..2
    .criteria = The criteria that make up the total; without it, all in the table
    .best = Which end of the scale is best
    .best-high = The highest step
    .best-low = The lowest step
    .budget = How much there is to give, in whole units
    .requests = A table with the columns proposal and requested
    .diagnostics = Write unrounded figures, in points, to this file
    .json = Print the published whole numbers as JSON
    .examples =
          paraph rank --scores scores.csv --scale 1..6
          paraph rank --scores scores.csv --scale 1..6 --budget 2400000 --requests requests.csv
usage-paraph-extract = Read PDFs and print their text as JSON lines.
    .more =
        A line for each page with sha, page (from 1) and text, then one for how the file ended, with page 0 and outcome:
        text, no-text (a scan), needs-password, refused (not a PDF that can be read) or limit (reading was stopped). Ends
        with 0 if every file was read, 65 if at least one was not; the others are complete.
    .files = The PDFs
    .jobs = How many files are read at once; without it, as many as there are cores
    .more-time = Allow each file four times as much time
    .examples =
          paraph extract *.pdf > pages.jsonl
