bulk-start-open = Start annual accounts
bulk-start-title = Start annual accounts
bulk-start-intro = Choose the clients whose annual accounts of { $year } you want to start. Nothing happens yet: you see first what will be started.
bulk-start-found = { $count ->
    [one] 1 client fits
   *[other] { $number } clients fit
}
bulk-start-none = No client fits these choices, or all of them have annual accounts of this year.
bulk-start-had = Also those that have some
bulk-start-there = Already started
bulk-start-chosen = With the chosen clients
bulk-start-preview = Preview

bulk-preview-title = Start the annual accounts of { $year }
bulk-preview-will = { $count ->
    [one] You start 1 set of annual accounts.
   *[other] You start { $number } annual accounts.
}
bulk-preview-none = There is nothing to start. You chose no client, or the chosen clients have annual accounts of this year already.
bulk-preview-back = Back to the choice
bulk-preview-people = Who does what
bulk-preview-confirm = { $count ->
    [one] Start 1 set of annual accounts
   *[other] Start { $number } annual accounts
}
bulk-preview-made = These will be started
bulk-preview-more = { $count ->
    [one] and 1 more
   *[other] and { $number } more
}
bulk-preview-skipped = These are skipped
bulk-skip-had = { $count ->
    [one] 1 client already has annual accounts
   *[other] { $number } clients already have annual accounts
}
bulk-skip-year = of { $year }.
bulk-skip-missing = { $count ->
    [one] 1 chosen client does not exist.
   *[other] { $number } chosen clients do not exist.
}

bulk-batch-title = Result
bulk-batch-of-year = Annual accounts of { $year } started
bulk-batch-by = By { $who }, { $when }
bulk-batch-progress = { $done } of { $all } done
bulk-batch-reload = This page refreshes itself. You can leave it: the work goes on.
bulk-batch-to-overview = To the overview

bulk-act-assign = Assign
bulk-act-deadline = Set deadline
bulk-act-undo-start = Undo starting
bulk-done-assign = { $count ->
    [one] 1 report was assigned.
   *[other] { $number } reports were assigned.
}
bulk-done-deadline = { $count ->
    [one] 1 deadline was changed.
   *[other] { $number } deadlines were changed.
}
bulk-done-start = { $count ->
    [one] 1 set of annual accounts was started.
   *[other] { $number } annual accounts were started.
}
bulk-done-undo-start = { $count ->
    [one] 1 set of annual accounts is gone again.
   *[other] { $number } annual accounts are gone again.
}
bulk-left-out = { $count ->
    [one] 1 was left out:
   *[other] { $number } were left out:
}
bulk-outcome-unchanged = so already, or not found
bulk-outcome-had = had annual accounts of this year
bulk-outcome-not-found = not found
bulk-outcome-kept-moved = has moved on
bulk-outcome-kept-touched = was changed after the start

bulk-undo-open = Undo…
bulk-undo-title = Undone
bulk-undo-text = The annual accounts that were started here and that nobody touched since are removed. The others stay. You can start the same year again later.
bulk-undo-confirm = Undo starting

overview-deadline-from = Deadline from
overview-deadline-to = Deadline until

bulk-act-move = Change status
bulk-act-share-view = Share for viewing
bulk-act-share-approve = Ask approval
bulk-act-remind = Remind
bulk-move = Change status
bulk-move-step = Step
bulk-move-on = Date of the step
bulk-move-reason = Reason
bulk-share-view = Share for viewing
bulk-share-approve = Ask approval
bulk-remind = Remind
bulk-outcome-internal = something went wrong at our end; nothing was changed
bulk-outcome-not-allowed = not for this client type, or not allowed to you
bulk-outcome-no-report = without a report
bulk-outcome-no-contact = without a contact, or without one who may sign
bulk-outcome-not-shared = not shared
bulk-outcome-state-changed = not in a status that it fits
bulk-outcome-not-on-route = not for this legal form or client type
bulk-outcome-same-eyes = somebody else must review it
bulk-outcome-date-too-early = the date is before an earlier step
bulk-outcome-date-in-future = the date is in the future
bulk-outcome-not-sealed = the approval is not sealed yet
bulk-outcome-signer-is-employee = a signer works at your firm
bulk-outcome-jointly-only = the only signer may only sign jointly
bulk-outcome-not-everybody = adoption takes the approval of all signers
bulk-outcome-too-many-attempts = mailed less than an hour ago
bulk-outcome-invalid-form = what you filled in does not fit, or two signers share an e-mail address
bulk-outcome-undo-over = cannot be taken back any more
bulk-outcome-others-followed = others approved after that
bulk-done-move = { $count ->
    [one] 1 report was moved.
   *[other] { $number } reports were moved.
}
bulk-done-share-view = { $count ->
    [one] 1 report was shared for viewing.
   *[other] { $number } reports were shared for viewing.
}
bulk-done-share-approve = { $count ->
    [one] Approval was asked for 1 report.
   *[other] Approval was asked for { $number } reports.
}
bulk-done-remind = { $count ->
    [one] A reminder was sent for 1 report.
   *[other] Reminders were sent for { $number } reports.
}

bulk-send-title = Send mails
bulk-send-not-yet = Nothing has been sent yet.
bulk-send-clients = { $count ->
    [one] 1 client gets a mail.
   *[other] { $number } clients get a mail.
}
bulk-send-mails = { $count ->
    [one] That is 1 mail in all.
   *[other] That is { $number } mails in all.
}
bulk-send-confirm = { $count ->
    [one] Send to 1 client
   *[other] Send to { $number } clients
}
bulk-send-who = These get a mail
bulk-send-report = Report
bulk-send-to = To
bulk-send-refused = These get no mail
bulk-send-none = There is nobody to mail. Choose other reports.
bulk-send-back = Back to the choice
