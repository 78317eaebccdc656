approvals-withdrawn = Later ingetrokken door
approvals-withdrawal-record = Intrekking vastleggen
approvals-withdrawal-hint = Het akkoord en het bewijs blijven bewaard. De intrekking komt ernaast te staan, en alle ondertekenaars krijgen er bericht van.
approvals-withdrawal-signer = Wie trekt zijn akkoord in?
approvals-withdrawal-on = Wanneer?
approvals-withdrawal-reason = Waarom?
approvals-withdrawal-of = { $name } heeft het akkoord later ingetrokken, op { $on }.
approvals-verify-withdrawn = { $how ->
    [one] Dit akkoord is later ingetrokken door 1 ondertekenaar, op { $on }.
   *[other] Dit akkoord is later ingetrokken door { $count } ondertekenaars, het laatst op { $on }.
}
mail-approval-withdrawn-subject = Een akkoord is ingetrokken
mail-approval-withdrawn-why = Bij { $firm } is een akkoord ingetrokken dat al was vastgelegd:
mail-approval-withdrawn-next = Het eerdere akkoord en het bewijs blijven bewaard. Hebt u vragen, neem dan contact op met uw accountant.
mail-fact-withdrawn-by = Ingetrokken door
mail-fact-withdrawn-on = Ingetrokken op
notice-withdrawal = De intrekking is vastgelegd.
timeline-withdrawn = Vastgelegd akkoord ingetrokken
timeline-mail-sent-approval-withdrawn = Intrekking gemeld
approvals-unproven = Dit akkoord is vastgelegd vóór er bewijsbestanden waren. Er is daarom geen bewijs om te downloaden.
