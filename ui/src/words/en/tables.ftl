### Tables, score sheets and forms that are taken in, on a desk and in an office, in the window and in the terminal.

taken-whose = Whose reviews are yours?
taken-whose-choose = Choose a name
taken-of = Reviews by { $name }
taken-sum = { $count ->
    [0] It fills in nothing that is empty here.
    [one] It fills in one thing that is empty here:
   *[other] It fills in { $count } things that are empty here:
  } { $same ->
    [0] { "" }
    [one] One is so already.
   *[other] { $same } are so already.
  }
taken-rationale = Reasons: { $criterion }
taken-applicant = To the applicant
taken-committee = To the committee only
taken-confidence = How sure you are
taken-number = Number
taken-title = Title
taken-applicants = Applicants
taken-track = Strand
taken-asked = Amount asked for
taken-conflicts = { $count ->
    [one] One difference from what is here
   *[other] { $count } differences from what is here
  }
taken-conflicts-about = What is here stays, unless you say otherwise.
taken-replace = Take what the file says
taken-replace-all = Take what the file says everywhere
taken-here = Here:
taken-file = File:
taken-call = Call:
taken-fixed = { $count ->
    [one] One difference from the call, which stays as the chair fixed it
   *[other] { $count } differences from the call, which stays as the chair fixed it
  }
taken-left-unknown = { $count ->
    [one] Not on this desk: { $list }
   *[other] Not on this desk ({ $count }): { $list }
  }
taken-left-declare = First say whether you have a tie: { $list }
taken-left-closed = Closed, because you withdrew or asked the chair: { $list }
taken-faults = { $count ->
    [one] One cell is not understood
   *[other] { $count } cells are not understood
  }
taken-fault-line = Line { $cell }: “{ $value }” is not understood as { $field }. The rest is kept.
taken-columns = How the columns are read
taken-sheet = Sheet
taken-take = { $count ->
    [0] Take in
    [one] Take in one entry
   *[other] Take in { $count } entries
  }
taken-done = { $taken ->
    [one] One entry was taken in.
   *[other] { $taken } entries were taken in.
  } { $kept ->
    [0] { "" }
    [one] One stays as it was here.
   *[other] { $kept } stay as they were here.
  }

mapping-title = What is in this table
mapping-about = { $rows ->
    [one] One row. Say what each column is; columns that nobody claims are left aside.
   *[other] { $rows } rows. Say what each column is; columns that nobody claims are left aside.
}
mapping-remembered = { $rows ->
    [one] One row. A table with these heads was taken in before; its columns are taken as they were then.
   *[other] { $rows } rows. A table with these heads was taken in before; its columns are taken as they were then.
}
mapping-take = { $rows ->
    [one] Take in one row
   *[other] Take in { $rows } rows
}
mapping-keep = Read it like this
mapping-unused = not used
mapping-column = Column
mapping-values = Its first values
mapping-meaning = Taken for
mapping-missing = No column is taken for: { $field }.
mapping-cell = { $cell }: “{ $value }” is not understood as { $field }. The row is kept without it.
field-number = number
field-title = title
field-applicants = applicants
field-institution = institution
field-email = e-mail
field-track = strand
field-asked = amount asked for
field-smallest = smallest useful amount
field-currency = currency
field-file = file name
field-abstract = abstract
field-keywords = keywords
field-orcid = ORCID
field-ror = ROR
field-country = country
field-name = name
field-language = language
field-phone = telephone
field-load = most proposals
field-expertise = expertise
field-role = role
field-control_number = control number
field-reviewer = reviewer
field-criterion = criterion
field-score = score
field-confidence = confidence
field-comment = comment
field-action = action
field-round = round
