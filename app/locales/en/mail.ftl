# Mails. Subjects are neutral: no company name, no amount, no code.

mail-greeting = Dear { $name },
mail-greeting-unnamed = Hello,
mail-address-hint = Button not working? Copy this address into your browser:
mail-valid-until = The link is valid until { $date }.
mail-link-personal = The link is personal. Please do not forward this email.
mail-never-password = We never ask for your password by email or phone.

mail-questions-phone-reply = Questions? Call { $firm } on { $phone } or reply to this email.
mail-questions-phone = Questions? Call { $firm } on { $phone }.
mail-questions-reply = Questions? Reply to this email and { $firm } will answer you.
mail-questions-firm = Questions? Please contact { $firm }.

mail-report-a = { $kind ->
    [annual-accounts] a set of annual accounts
    [tax-return] a tax return
   *[other] a report
}
mail-report-open = { $kind ->
    [annual-accounts] Open annual accounts
    [tax-return] Open tax return
   *[other] Open report
}
mail-report-view = { $kind ->
    [annual-accounts] View annual accounts
    [tax-return] View tax return
   *[other] View report
}

mail-fact-report = Report
mail-fact-client = Client
mail-fact-version = Version
mail-fact-file = File
mail-fact-approved-by = Approved by
mail-fact-approved-at = Approved on
mail-fact-returned-by = Returned by
mail-fact-sha256 = Checksum (SHA-256)
mail-fact-reason = Reason
mail-fact-recipient = Link for

mail-report-ready-subject-approve = There is { $report } for you to approve
mail-report-ready-subject-view = There is { $report } for you to view
mail-report-ready-why-approve = { $firm } has prepared { $report } for you. Please read the report and approve it, or return it with your remarks.
mail-report-ready-why-view = { $firm } has prepared { $report } for you. You can open the report once. Keep a copy if you want to read it again later.
mail-report-ready-button-approve = View and approve

mail-access-code-subject = Your access code
mail-access-code-why = Use this code to continue at { $firm }:
mail-access-code-enter = Enter the code on the page you have open. The code works for { $minutes } minutes.
mail-access-code-not-you = Did you not ask for this? Then there is nothing you need to do. Do not give the code to anyone, not even to us.

mail-approval-receipt-subject = Your approval has been recorded
mail-approval-receipt-why = You gave your approval to { $firm }. This has been recorded:
mail-approval-receipt-file = Proof of approval
mail-approval-receipt-next = There is nothing more for you to do. The proof is attached to this mail as a PDF. Keep it: it shows later which file you approved.

mail-approval-received-subject = A client has given approval
mail-approval-received-why = A client of { $firm } has given approval:

mail-report-returned-subject = A client has returned a report
mail-report-returned-why = A client of { $firm } has returned a report with a reason:

mail-request-withdrawn-subject = Your approval is no longer needed
mail-request-withdrawn-why = { $firm } has withdrawn a request for approval. You do not have to do anything now.
mail-request-withdrawn-why-approved = { $firm } has withdrawn a request for approval. Your earlier approval was about a version that is being replaced; it stays on record but no longer counts.
mail-request-withdrawn-next = When a new version is ready, you will get a separate mail about it.

mail-link-locked-subject = A link has stopped after five wrong codes
mail-link-locked-why = Somebody gave five wrong codes with a link of { $firm }. That link no longer works. Call the recipient, then send a new link if needed.

mail-invitation-subject = You have been invited as an employee
mail-invitation-why = { $firm } invites you to work in the client portal. Create your account and choose a password.
mail-invitation-button = Create account
mail-invitation-not-you = Were you not expecting this invitation? Then there is nothing you need to do.

# The embedded mailbox (on this machine only).

mail-box-title = Sent emails
mail-box-intro = These emails were not really sent. They exist on this machine only.
mail-box-empty = There are no emails yet. Share a report with a client and its email appears here.
mail-box-when = Time
mail-box-from = From
mail-box-to = To
mail-box-subject = Subject
mail-box-older = Older emails
mail-box-newest = Newest emails
mail-box-back = Back to the mailbox
mail-box-text = Plain text
mail-box-html = Formatted
mail-box-headers = All headers
mail-box-codes = Codes of demo employees
mail-box-codes-intro = Use these to sign in without an app. Each code works once and changes every half minute: reload this page then.
mail-box-code-used = Just used. There is a new one in half a minute.
