approvals-asked-approve = Your approval is requested
approvals-asked-view = For viewing
approvals-download = Download
approvals-print = Print
approvals-unreadable = We cannot show this report on screen. Download the PDF to read it.
approvals-preparing = We are still preparing the pages. They appear here by themselves in a few seconds; you can also download the report.
approvals-beyond = { $count ->
    [one] This report has 1 more page that we do not show on screen. Download the report to read that one too.
   *[other] This report has { $number } more pages that we do not show on screen. Download the report to read those too.
}
approvals-view-only = This report is for viewing. You need not do anything.
approvals-approve = Approve
approvals-return = Send back with a remark
approvals-confirm-title = Do you approve?
approvals-confirm = Yes, I approve
approvals-confirm-note = This is a digital approval. You get a confirmation by email right away.
approvals-back = Back to the report
approvals-file = File
approvals-signer = Approved by
approvals-you = Your name
approvals-sha256 = Checksum (SHA-256)
approvals-return-title = What is not right?
approvals-return-text = Your accountant reads your remark and then sends you a new version.
approvals-reason = Your remark
approvals-reason-hint = Mention the page if you can.
approvals-return-confirm = Send back
approvals-done-title = You have approved
approvals-done-text = We have received your approval. Keep this confirmation.
approvals-what = What
approvals-client = Client
approvals-version = Version
approvals-when = When
approvals-next = What happens next?
approvals-next-text = Your accountant completes the work. You also get this confirmation by email.
approvals-returned-title = Your remark has been sent
approvals-returned-text = Your accountant will look at it and send you a new version.
approvals-progress = { $approved } of { $needed } approved
approvals-next-others = { $count ->
    [one] 1 other still has to approve. After that your accountant completes the work and you get the proof by mail.
   *[other] { $number } others still have to approve. After that your accountant completes the work and you get the proof by mail.
}
approvals-undo-text = A mistake? You can undo your approval until { $until }.
approvals-undo = Undo approval
approvals-undone-title = You have undone your approval
approvals-undone-text = We have mailed you a new link. Use it to look at the report again and decide.
approvals-delegated-title = Somebody else decides
approvals-delegated-text = We have mailed this person a link of their own. You do not have to do anything.
approvals-delegate = Let somebody else decide
approvals-delegate-title = Who decides in your place?
approvals-delegate-text = This person gets a link of their own by mail. Your own link will no longer work.
approvals-delegate-to = Who
approvals-delegate-confirm = Hand over
approvals-rounds = Approval
approvals-round = Round { $number }, version { $version }
approvals-round-open = Under way
approvals-round-complete = Approved
approvals-round-sealed = Approved, recorded
approvals-round-returned = Returned
approvals-round-withdrawn = Ended
approvals-round-superseded = Replaced
approvals-signers = Who approves?
approvals-signer-waiting = Not yet their turn
approvals-signer-asked = Asked
approvals-signer-approved = Approved
approvals-signer-returned = Returned
approvals-signer-delegated = Handed over
approvals-signer-released = No longer needed
approvals-rule = When is it enough?
approvals-rule-all = Everybody approves
approvals-rule-any = One approval is enough
approvals-rule-n-of-m = A number is enough
approvals-rule-in-order = Everybody, one after the other
approvals-rule-some-of = { $needed } of { $all } is enough
approvals-needed = How many
approvals-needed-hint = Only with "A number is enough"
approvals-proof = Download proof
approvals-proof-json = As JSON
approvals-verify = Check file
approvals-verify-title = Is this the approved file?
approvals-verify-text = Choose a report or a proof of approval. You will see whether it was approved. We do not keep the file.
approvals-verify-file = File
approvals-verify-hint = A PDF or JSON
approvals-verify-unknown = No approval of exactly this file is on record here. One changed character makes it another file.
approvals-verify-approved = Exactly this file was approved on { $at }.
approvals-verify-approvals = { $count ->
    [one] One person approved.
   *[other] { $number } people approved.
}
approvals-verify-superseded = Please note: a newer version was made later, or the report was taken up again.
approvals-verify-proof = This is a genuine and unchanged proof of approval.
approvals-verify-firm = Firm
