clients-import = Import
client-import-title = Import clients
client-import-intro = Take over clients and their contacts from a file. Nothing changes yet: you first say what the columns are, and then see row by row what will happen.
client-import-file = File of clients
client-import-file-hint = CSV or XLSX, at most { $size } and 50,000 rows. The first row holds the names of the columns.
client-import-send = Look at the file
client-import-earlier = Earlier imports
client-import-head-file = File
client-import-head-when = When
client-import-head-by = By
client-import-head-rows = Rows
client-import-head-state = State
client-import-state-uploaded = Columns not chosen yet
client-import-state-checking = Being checked
client-import-state-checked = Ready to be taken over
client-import-state-running = Being taken over
client-import-state-done = Taken over
client-import-state-stopped = Stopped
client-import-state-undoing = Being taken back
client-import-state-undone = Taken back
client-import-short-made = { $count ->
    [one] 1 new
   *[other] { $number } new
}
client-import-short-changed = { $count ->
    [one] 1 changed
   *[other] { $number } changed
}
client-import-step-file = Choose a file
client-import-step-columns = Columns
client-import-step-check = Check
client-import-step-done = Take over
client-import-by = By { $who }, { $when }
client-import-read-sheet = sheet { $sheet }
client-import-read-text = read as { $encoding }, columns separated by { $between }
client-import-rows = { $count ->
    [one] 1 row
   *[other] { $number } rows
}
client-import-work-checking = Checking: { $done } of { $all } rows
client-import-work-running = Taking over: { $done } of { $all } rows
client-import-work-undoing = Taking back: { $done } of { $all } rows
client-import-columns = Columns
client-import-columns-intro = These are the columns of your file. See whether the proposal is right; the next time we propose again what you choose now.
client-import-columns-column = Column in your file
client-import-columns-examples = Examples
client-import-columns-field = Becomes
client-import-column-is = Column { $column } becomes
client-import-column-number = Column { $number }
client-import-field-none = Leave out
client-import-field-name = Name
client-import-field-number = Client number
client-import-field-legal-form = Legal form
client-import-field-kvk-number = KVK number
client-import-field-rsin = RSIN
client-import-field-vat-number = VAT id
client-import-field-bsn = BSN
client-import-field-tier = Client tier
client-import-field-street = Street (and number)
client-import-field-house-number = House number
client-import-field-postcode = Postcode
client-import-field-city = Place
client-import-field-country = Country
client-import-field-year-end = End of financial year
client-import-field-contact-name = Contact: name
client-import-field-contact-email = Contact: e-mail address
client-import-field-contact-function = Contact: function
client-import-field-contact-language = Contact: language
client-import-field-contact-authority = Contact: signing authority
client-import-key = By what is a client recognised who is there already?
client-import-key-none = By nothing
client-import-key-none-hint = Every row is a new client. Rows with the same client number are one client together.
client-import-key-number = Client number
client-import-key-number-hint = Who is there already is updated. Every row has a client number.
client-import-key-kvk = KVK number
client-import-key-kvk-hint = Who is there already is updated. Every row has a KVK number.
client-import-blanks = Empty cells of a client who is there already
client-import-blanks-keep = Leave it as it is
client-import-blanks-keep-hint = An empty cell changes nothing.
client-import-blanks-clear = Empty it
client-import-blanks-clear-hint = Numbers and address become empty where the cell is. Name and legal form stay.
client-import-defaults = Where the file says nothing
client-import-defaults-hint = This goes for new clients and new contacts. An import never changes the tier of a client who is there already.
client-import-legal-form = Legal form
client-import-legal-form-none = Refuse the row
client-import-tier = Client tier
client-import-authority = Signing authority
client-import-language = Language of mails
client-import-check = Check the rows
client-import-discard = Throw the file away
notice-import-discarded = The file is gone. Nothing was taken over.
client-import-found = This will happen
client-import-will-made = { $count ->
    [one] 1 new client
   *[other] { $number } new clients
}
client-import-will-changed = { $count ->
    [one] 1 client is updated
   *[other] { $number } clients are updated
}
client-import-will-same = { $count ->
    [one] 1 client stays as it is
   *[other] { $number } clients stay as they are
}
client-import-will-contacts = { $count ->
    [one] 1 contact is added
   *[other] { $number } contacts are added
}
client-import-will-refused = { $count ->
    [one] 1 row cannot be taken over
   *[other] { $number } rows cannot be taken over
}
client-import-will-warned = { $count ->
    [one] 1 row has a warning
   *[other] { $number } rows have a warning
}
client-import-nothing = There is nothing to take over. Mend the file or choose other columns.
client-import-mode = How do you want to take over?
client-import-mode-all = All or nothing
client-import-mode-all-hint = All rows at once. If anything goes wrong, nothing changes.
client-import-mode-good = Good rows only
client-import-mode-good-hint = Rows with an error are passed over. You can mend them afterwards and send them again.
client-import-accepts = Warnings
client-import-accepts-count = { $count ->
    [one] Take over the row with a warning too
   *[other] Take over the { $number } rows with a warning too
}
client-import-reason = Reason
client-import-reason-hint = Why are numbers right that no check accepts? The reason is kept with each client.
client-import-run = { $count ->
    [one] Take over 1 row
   *[other] Take over { $number } rows
}
client-import-again = Choose the columns anew
client-import-errors = Errors and warnings
client-import-errors-download = Download as CSV
client-import-errors-file = import-errors
client-import-errors-more = The first { $shown } of { $count }. The download has all of them.
client-import-errors-line = Row
client-import-errors-column = Column
client-import-errors-value = Value
client-import-errors-problem = What is wrong
client-import-errors-to-do = What you can do
client-import-error = Error
client-import-warning = Warning
client-import-error-required = This is empty.
client-import-error-required-help = Fill it in.
client-import-error-too-long = This is longer than { $with } characters.
client-import-error-too-long-help = Make it shorter.
client-import-error-invalid = This is not recognised.
client-import-error-invalid-help = See how it stands on the card of a client.
client-import-error-not-of-legal-form = This does not go with this legal form.
client-import-error-not-of-legal-form-help = Take it out or choose another legal form.
client-import-error-holds-bsn = This holds a BSN, which everybody would see.
client-import-error-holds-bsn-help = Use the VAT id from after 2020.
client-import-error-key-missing = Without this number it is not known which client it is about.
client-import-error-key-missing-help = Fill it in, or choose that every row is a new client.
client-import-error-key-ambiguous = More than one client has this number.
client-import-error-key-ambiguous-help = Use the client number.
client-import-error-taken = Another client has this number.
client-import-error-taken-help = Choose another number, or update by client number.
client-import-error-number-twice = Row { $with } gives this number to another client.
client-import-error-number-twice-help = Give one of them another number.
client-import-error-contact-ambiguous = Several contacts of this client have this e-mail address.
client-import-error-contact-ambiguous-help = Write the name as it is on the card.
client-import-error-conflict = Row { $with } says otherwise about the same client.
client-import-error-conflict-help = Make both rows the same.
client-import-error-unusual = The check of this number fails.
client-import-error-unusual-help = Mend it, or take it over with a reason.
client-import-error-kvk-known = Another client has this KVK number already.
client-import-error-kvk-known-help = See whether it is the same client.
client-import-error-kvk-twice = Row { $with } has the same KVK number.
client-import-error-kvk-twice-help = See whether it is the same client.
client-import-error-name-known = There is a client with this name already.
client-import-error-name-known-help = See whether it is the same client.
client-import-error-name-twice = Row { $with } has the same name.
client-import-error-name-twice-help = See whether it is the same client.
client-import-error-repeated = Row { $with } says the same.
client-import-error-repeated-help = You can leave this row out.
client-import-error-formula = This begins like a formula.
client-import-error-formula-help = See whether it is a plain text. We keep it as text.
client-import-error-cells = This row has more cells than there are columns.
client-import-error-cells-help = Put text with a separator in it between quotation marks.
client-import-did = This is what happened
client-import-did-made = { $count ->
    [one] 1 new client
   *[other] { $number } new clients
}
client-import-did-changed = { $count ->
    [one] 1 client updated
   *[other] { $number } clients updated
}
client-import-did-same = { $count ->
    [one] 1 client was like that already
   *[other] { $number } clients were like that already
}
client-import-did-contacts = { $count ->
    [one] 1 contact added
   *[other] { $number } contacts added
}
client-import-did-refused = { $count ->
    [one] 1 row passed over
   *[other] { $number } rows passed over
}
client-import-to-clients = To the clients
client-import-stopped = The import was stopped. What was taken over is there; you can take it back.
client-import-clients = Clients of this file
client-import-was-made = new
client-import-was-changed = updated
client-import-undo-open = Take the import back
client-import-undo-text = New clients that nobody worked with yet go. The others get back what the import changed, unless somebody changed it since. What stays is shown afterwards.
client-import-undo-confirm = Take back now
client-import-undone = Taken back
client-import-undone-removed = { $count ->
    [one] 1 new client removed
   *[other] { $number } new clients removed
}
client-import-undone-put-back = { $count ->
    [one] 1 client is as it was
   *[other] { $number } clients are as they were
}
client-import-undone-partly = { $count ->
    [one] 1 client is partly as it was
   *[other] { $number } clients are partly as they were
}
client-import-undone-touched = { $count ->
    [one] 1 new client stays: somebody worked with it
   *[other] { $number } new clients stay: somebody worked with them
}
client-import-undone-gone = { $count ->
    [one] 1 client was gone already
   *[other] { $number } clients were gone already
}
client-import-left-partly = partly put back: somebody changed it since
client-import-left-touched = stays: somebody worked with it
client-import-left-gone = was gone already
