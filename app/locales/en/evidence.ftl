# The proof of approval (PDF).

evidence-title = Proof of approval
evidence-report = { $kind ->
    [annual-accounts] Annual accounts { $year }
    [tax-return] Tax return { $year }
   *[other] Report { $year }
}
evidence-subject = { $report } of { $client }
evidence-approved-on = Approved on { $date }
evidence-approved-by = Approved by { $count } signers, the last on { $date }
evidence-not-approved = Approval is not complete
evidence-code = QR code to { $url }
evidence-scan = Scan to check
evidence-page = Page { $page } of { $pages }
evidence-attachment = The facts of this proof of approval, for software to read
evidence-time = { $date } at { $time } { $zone } ({ $utc } UTC)
evidence-bytes = { $rounded } ({ $exact } bytes)

evidence-about = What was approved
evidence-client = Client
evidence-client-kvk = { $client } (KVK { $kvk })
evidence-report-label = Report
evidence-file = File
evidence-version = { $report }, version { $version } (approval round { $round })
evidence-size = Size
evidence-pages = { $count ->
    [one] 1 page
   *[other] { $number } pages
}
evidence-sha256 = Checksum (SHA-256)
evidence-needed = Approval needed
evidence-rule = { $kind ->
    [one] One signer
    [all] All { $of } signers
    [any] One of { $of } signers
    [in-order] All { $of } signers, one after the other
   *[other] At least { $needed } of { $of } signers
}

evidence-signers = Signers
evidence-act = { $code ->
    [approval] Approval
    [lor] Letter of representation
    [signing] Signature
    [adoption] Adoption
    [filing-mandate] Mandate to file
    [tax-return] Approval of the tax return
   *[other] { $raw }
}
evidence-outcome = { $outcome ->
    [approved] { $act } given
    [returned] Returned
   *[withdrawn] { $act } withdrawn
}
evidence-authority = { $code ->
    [alone] may sign alone
    [jointly] may sign jointly
    [none] may no longer sign
   *[other] { $raw }
}
evidence-capacity = { $role }, signs on behalf of { $client }
evidence-on-behalf-of = Signs on behalf of { $client }
evidence-language = { $code ->
    [nl] Dutch
    [en] English
   *[other] { $raw }
}
evidence-text = The text as it was on screen ({ $language })
evidence-text-template = The text as it was on screen ({ $language }, text version { $template })
evidence-when = Time
evidence-method-label = How identified
evidence-method = { $code ->
    [link-mailed-code] Personal link from a mail, plus a code sent to the same address
    [link] Personal link from a mail
    [mailed-code] Signed in with a code sent by mail
    [password] Signed in with a password
    [password-totp] Signed in with a password and a code from an app
    [passkey] Signed in with a passkey
   *[other] { $raw }
}
evidence-authenticated = Identified on
evidence-viewed = Report opened
evidence-remarks = Remark
evidence-device = IP address, browser
evidence-request = Request
evidence-link = Link

evidence-others = Other signers
evidence-state = { $code ->
    [not-needed] Approval was no longer needed
    [open] Has not responded yet
    [replaced] Replaced by another signer
   *[other] { $raw }
}
evidence-rounds = Earlier rounds that lapsed
evidence-round = Round { $round }
evidence-round-version = Version { $version }
evidence-round-ended = Version { $version }, lapsed on { $date }
evidence-log = Record
evidence-sealed = Recorded on
evidence-seq = Line in the log
evidence-hash = Checksum of line
evidence-check = To check

evidence-nature = About this document
evidence-nature-level = This is a digital approval: a simple electronic signature under the eIDAS regulation. It is not a qualified signature.
evidence-nature-check = Do you want to know whether a file is exactly the document that was approved? Open the address above and choose the file. The checksum must be the same.
evidence-nature-signature = The portal has signed this document digitally, so that any later change shows. The same facts are attached to this document ({ $file }). Times are in the time zone { $zone } and in UTC.
