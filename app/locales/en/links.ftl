links-ready-approve = { $kind ->
    [annual-accounts] Annual accounts are ready for your approval
    [tax-return] A tax return is ready for your approval
   *[other] A report is ready for your approval
}
links-ready-view = { $kind ->
    [annual-accounts] Annual accounts are ready for you
    [tax-return] A tax return is ready for you
   *[other] A report is ready for you
}
links-for = For
links-until = Valid until
links-press = { $kind ->
    [annual-accounts] View annual accounts
    [tax-return] View tax return
   *[other] View report
}
links-note-approve-button = When you press the button, you see the report. You approve only after that.
links-note-approve-mailed-code = When you press the button, we email you a code. That is how we know it is you.
links-note-approve-access-code = When you press the button, we ask the code that you agreed with your accountant.
links-note-view-button = You can open the report once. After that this link no longer works.
links-note-view-mailed-code = When you press the button, we email you a code. With it you can open the report once.
links-note-view-access-code = When you press the button, we ask the code that you agreed with your accountant. You can open the report once.
links-not-you = Is this link not for you? Close this page. Nothing happens.
links-code-title = Enter the code from your email
links-code-text = We sent a code to { $email }. The code works for 10 minutes.
links-code = Code
links-code-hint = Eight digits
links-code-button = Check code
links-code-resend = Send a new code

links-gone-text = The link was used, has expired or was withdrawn. You can ask for a new one.
links-reading-title = You have opened this link already
links-reading-text = In this browser you can go on, until half an hour after opening.
links-reading-button = Go on
links-ask = Send me a new link
links-ask-note = The new link goes only to the address where you received this one.
links-asked-title = Check your email shortly
links-asked-text = If this link was yours and the document is still waiting for you, you receive a new link at the same address within a few minutes.
links-asked-note = Nothing arrives? Call your accountant.

links-agreed-title = Enter the agreed code
links-agreed-text = You agreed this code with your accountant, not by email. Forgotten it? Call your accountant.
links-agreed-hint = Capitals and spaces do not matter

links-agreed-heading = Agreed code
links-agreed-about = Agree on this code in person or by telephone. We ask for it with the links for which you chose so. Nobody can see the code afterwards.
links-agreed-is-set = Set
links-agreed-is-not = Not set
links-agreed-new = New code
links-agreed-new-hint = At least 6 characters. Capitals and spaces do not matter.
links-agreed-save = Save code
links-agreed-remove = Remove code

links-title = Links
links-settings = Settings
links-search = Search by recipient or client
links-show = Which links
links-show-live = Live
links-show-expired = Expired
links-show-used = Used
links-show-withdrawn = Withdrawn
links-show-all = All
links-show-every = Show live links
links-of-client = Only of
links-of-all = Of all clients
links-of-this-client = Links of this client
links-none-yet = There are no links yet. Share a report with a client and the link appears here.
links-none-live = There are no live links. Share a report with a client and the link appears here.
links-none-expired = There are no expired links.
links-none-used = There are no used links.
links-none-withdrawn = There are no withdrawn links.
links-none-found = No link found.
links-to-clients = To the clients
links-column-pick = Choose
links-column-recipient = Recipient
links-column-client = Client and document
links-column-standing = Status
links-column-made = Mailed
links-column-progress = Progress
links-column-opened = Opened
links-column-viewed = Viewed
links-column-decided = Decision
links-column-act = Act
links-item-approve = { $report }, version { $version }, for approval
links-item-view = { $report }, version { $version }, for viewing
links-state-live = Live
links-state-expired = Expired
links-state-used = Used
links-state-withdrawn = Withdrawn
links-until-day = until { $day }
links-since-day = on { $day }
links-mail-pending = On its way
links-mail-dead = Not delivered
links-maybe-filter = maybe a mail filter
links-decision-approved = Approved
links-decision-returned = Returned
links-pick = Choose the link of { $who }: { $what }
links-step-none = Not opened yet
links-step-opened = Opened
links-step-viewed = Viewed
links-pick-all = Choose all links on this page
links-send-again = Send again
links-chosen = chosen
links-withdraw = Withdraw…

links-withdraw-title = Withdraw links
links-withdraw-count = { $count ->
    [one] One link will be withdrawn.
   *[other] { $number } links will be withdrawn.
}
links-withdraw-text = They open nothing after that, not even for somebody who is reading now. You cannot undo this; you can send a new link.
links-withdraw-none = You chose nothing. Choose one or more links first.
links-withdraw-back = Back to the links
links-withdraw-confirm = Withdraw for good

links-settings-title = What a link asks
links-settings-intro = Choose per client type what the recipient must do before a link shows something. It applies from the next time somebody opens a link, also for links that were sent already.
links-settings-view = To view a report
links-settings-approve = To approve
links-settings-save = Save settings
links-strength-button = Only the button
links-strength-button-text = Whoever has the email can open the link. Also somebody to whom it was forwarded.
links-strength-mailed-code = Mailed code
links-strength-mailed-code-text = We email a code at the moment of opening. That is how we know that the recipient can reach his mailbox now.
links-strength-access-code = Agreed code
links-strength-access-code-text = The recipient gives a code that was agreed outside email. Set it at the contact. Without an agreed code we email one.
