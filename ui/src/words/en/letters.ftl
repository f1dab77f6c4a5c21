# Letters, invitations, reminders, receipts, score sheets.
letter-decision-fund = Your proposal is selected for funding.
letter-decision-decline = We are sorry: your proposal was not selected.
letter-decision-waitlist = Your proposal is on the reserve list.
letter-amount = Award: { $amount }.
letter-place = Place about { $place } of { $of }; judged again by others like these, between { $low } and { $high }.
letter-place-same = Place { $place } of { $of }; judged again by others like these, the same place.
letter-not-discussed = The committee did not discuss this proposal in the round “{ $round }”; the earlier reviews give its place.
letter-place-plain = Place { $place } of { $of } in the order of plain means.
letter-duties = What you commit to
letter-duty = { $title }, by { $due }
letter-ticket = Your ticket in the draw
letter-ticket-sentence = Your ticket was { $place } of { $of }; { $places } could be funded. Anyone can make it again with this line:
letter-ticket-by-hand = Lots were drawn by hand. Yours was { $place } of { $of }; { $places } could be funded. { $witnesses } saw it; nobody can repeat this draw.
letter-reviews = The reviews
letter-unsigned = This review came unsigned and was entered by the chair.
letter-confirmed = This review came unsigned and was entered by the chair; the reviewer has confirmed it.
letter-no-passage = No passage was noted.
letter-passage-page = page { $page }
letter-withheld = { $count ->
    [one] One remark was withheld; its check code (SHA-256) is in the attached file.
   *[other] { $count } remarks were withheld; their check codes (SHA-256) are in the attached file.
 }
letter-no-reviews = There is no review to show.
letter-cannot-judge = could not judge
letter-object = Questions and objections
letter-check = How to check this letter
letter-check-how = The attached file letter.jsonl holds your reviews’ own lines. The SHA-256 of each line stands as counted in the published result; run beside the unpacked result, this prints them:
letter-mail-subject = { $call }: decision on { $number }
letter-mail = { $decision }

    { $number } · { $title }

    The letter with the reviews is attached, with letter.jsonl, by which you can check that its scores and words are those that counted.

    { $contact }
invite-subject = { $call }: invitation to review
invite-text = Dear { $name },

    You are invited to review { $count ->
        [one] one proposal
       *[other] { $count } proposals
    } for “{ $call }” ({ $sponsor }), until { $closes }.

    What to do first: install Paraph, then open the attached file { $file } with a double click. It needs no network and no account. Your first page asks for your name and for conflicts of interest.
    { $documents }
    If anything is unclear, call or write: { $contact }
invite-documents-inside = The documents are in the file ({ $size } MB).
invite-documents-beside = The documents ({ $size } MB) come separately as a zip: drop it on the window, whatever it is called.
remind-subject = { $call }: { $missing ->
    [one] one review is still missing
   *[other] { $missing } reviews are still missing
 }
remind-text = Dear { $name },

    { $missing ->
        [one] One review is still missing here: { $numbers }
       *[other] { $missing } reviews are still missing here: { $numbers }
    }. { $sequence ->
        [0] No file of yours has arrived yet.
       *[other] The newest file that arrived is your number { $sequence }.
    }
    Reviews are due until { $closes }. Hand in as often as you like; the newest replaces all earlier ones.

    { $contact }
receipt-subject = { $call }: receipt
receipt-text = Dear { $name },

    Your reviews are here and stand in the register. The receipt is attached: drop it on the window of Paraph.

    { $contact }
sheet-note-for = Score sheet for { $name }
sheet-note-until = Until { $closes }
sheet-note-how = One step per cell; x = I cannot judge this. Do not change the heads. Send the file back to { $contact }.
sheet-number = Number
sheet-title = Title
sheet-to-applicant = To the applicant
sheet-to-committee = To the committee only
sheet-withdraw = I withdraw (conflict of interest)
sheet-yes = yes
sheet-scores = Scores
sheet-scale = Scale
sheet-confidence = How sure are you?
sheet-not-a-step = This is not a step of the scale. Whole steps only; x = I cannot judge this.
confirm-subject = { $call }: please look at what was entered for you
confirm-text = Dear { $name },

    { $count ->
        [one] One review was entered for you
       *[other] { $count } reviews were entered for you
    } from { $source }. They count as written here and are shown as not signed by you:

    { $lines }

    Please answer this mail, also if everything is right; say which cell if something is not.

    { $contact }
confirm-line = { $number }: { $scores }
confirm-score = { $criterion } { $step }
confirm-source-hotcrp = a HotCRP form
confirm-source-openreview = OpenReview
confirm-source-table = a table
confirm-source-paper = paper
letter-moment = { $weekday } { $day } { $month } { $year } at { $hour }:{ $minute } ({ $zone })
letter-day = { $day } { $month } { $year }
letter-zone = { $city } time
letter-weekday-1 = Monday
letter-weekday-2 = Tuesday
letter-weekday-3 = Wednesday
letter-weekday-4 = Thursday
letter-weekday-5 = Friday
letter-weekday-6 = Saturday
letter-weekday-7 = Sunday
letter-month-1 = January
letter-month-2 = February
letter-month-3 = March
letter-month-4 = April
letter-month-5 = May
letter-month-6 = June
letter-month-7 = July
letter-month-8 = August
letter-month-9 = September
letter-month-10 = October
letter-month-11 = November
letter-month-12 = December

# My scores, written for another program.
scores-file = Scores
scores-reasons = { $criterion }: rationale

# A heading in a file of annotations.
marks-file-page = Page { $page }

# A copy of what was handed in, to be read; and the reviewer’s certificate.
copy-title = Handed in: number { $number }
copy-about = What { $name } handed in on { $when }, number { $number }. A copy to read: what counts is the signed file.
copy-received = Entered in the register on { $when }.
copy-withdrawn = Taken back: no review of this proposal stands.
copy-total = My total: { $total } of 100.
copy-no-score = no score
copy-of = { $part }:
copy-quote = “{ $quote }”
copy-page = page { $page }
copy-sure = How sure I was
copy-to-applicant = To the applicant
copy-to-committee = Committee only
copy-reasons-applicant = The reasons are read by the applicants.
copy-reasons-committee = The reasons are read by the committee only.
certificate-file = Certificate
certificate-title = Certificate of reviewing
certificate-text = { $count ->
    [one] reviewed one proposal
   *[other] reviewed { $count } proposals
 } for the call “{ $call }” ({ $sponsor }). The reviews were handed in, signed, on { $when }.
certificate-secret = Which proposals they were stays confidential.
certificate-received = They were entered in the register of the call on { $when }, under number { $place }.
certificate-keeper = Control number of whoever keeps the register: { $number }.
certificate-no-receipt = No receipt of the chair has arrived yet.
certificate-reviewer = Control number of the reviewer: { $number }.
certificate-about = This page was made by the reviewer with Paraph. The chair can confirm it:
certificate-alone = This page was made by the reviewer with Paraph, for proposals outside any call. Nobody else can confirm it.
certificate-sign = Date and signature of the chair
