approvals-declaration = I have read the annual accounts { $year } of { $client } (version { $version }) and I approve them.
approvals-report-title = Annual accounts { $year }
approvals-asked-approve = Your approval is requested
approvals-asked-view = For viewing
approvals-download = Download
approvals-print = Print
approvals-unreadable = We cannot show this report on screen. Download the PDF to read it.
approvals-preparing = We are still preparing the pages. Load this screen again in a few seconds, or download the report.
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
approvals-next-text = Your accountant completes the annual accounts. You also get this confirmation by email.
approvals-returned-title = Your remark has been sent
approvals-returned-text = Your accountant will look at it and send you a new version.
