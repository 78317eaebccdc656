approvals-withdrawn = Later withdrawn by
approvals-withdrawal-record = Record a withdrawal
approvals-withdrawal-hint = The approval and its proof stay on record. The withdrawal stands beside them, and all signers are told.
approvals-withdrawal-signer = Who withdraws the approval?
approvals-withdrawal-on = When?
approvals-withdrawal-reason = Why?
approvals-withdrawal-of = { $name } withdrew the approval later, on { $on }.
approvals-verify-withdrawn = { $how ->
    [one] This approval was withdrawn later by 1 signer, on { $on }.
   *[other] This approval was withdrawn later by { $count } signers, last on { $on }.
}
mail-approval-withdrawn-subject = An approval has been withdrawn
mail-approval-withdrawn-why = An approval on record at { $firm } has been withdrawn:
mail-approval-withdrawn-next = The earlier approval and its proof stay on record. If you have questions, please contact your accountant.
mail-fact-withdrawn-by = Withdrawn by
mail-fact-withdrawn-on = Withdrawn on
notice-withdrawal = The withdrawal has been recorded.
timeline-withdrawn = Recorded approval withdrawn
timeline-mail-sent-approval-withdrawn = Told of the withdrawal
approvals-unproven = This approval was recorded before there were proof files. That is why there is no proof to download.
