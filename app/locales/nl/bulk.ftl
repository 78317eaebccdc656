bulk-start-open = Jaarrekeningen starten
bulk-start-title = Jaarrekeningen starten
bulk-start-intro = Kies de cliënten waarvoor u de jaarrekening over { $year } wilt starten. Er gebeurt nog niets: u ziet eerst wat er gestart wordt.
bulk-start-found = { $count ->
    [one] 1 cliënt past
   *[other] { $number } cliënten passen
}
bulk-start-none = Er past geen cliënt bij deze keuze, of alle cliënten hebben al een jaarrekening over dit jaar.
bulk-start-had = Ook wie er al een heeft
bulk-start-there = Al gestart
bulk-start-chosen = Met de gekozen cliënten
bulk-start-preview = Bekijken

bulk-preview-title = Jaarrekeningen over { $year } starten
bulk-preview-will = { $count ->
    [one] U start 1 jaarrekening.
   *[other] U start { $number } jaarrekeningen.
}
bulk-preview-none = Er is niets te starten. U hebt geen cliënt gekozen, of de gekozen cliënten hebben al een jaarrekening over dit jaar.
bulk-preview-back = Terug naar de keuze
bulk-preview-people = Wie doet wat
bulk-preview-confirm = { $count ->
    [one] 1 jaarrekening starten
   *[other] { $number } jaarrekeningen starten
}
bulk-preview-made = Deze worden gestart
bulk-preview-more = { $count ->
    [one] en nog 1
   *[other] en nog { $number }
}
bulk-preview-skipped = Deze worden overgeslagen
bulk-skip-had = { $count ->
    [one] 1 cliënt heeft al een jaarrekening
   *[other] { $number } cliënten hebben al een jaarrekening
}
bulk-skip-year = over { $year }.
bulk-skip-missing = { $count ->
    [one] 1 gekozen cliënt bestaat niet.
   *[other] { $number } gekozen cliënten bestaan niet.
}

bulk-batch-title = Resultaat
bulk-batch-of-year = Jaarrekeningen over { $year } gestart
bulk-batch-by = Door { $who }, { $when }
bulk-batch-progress = { $done } van { $all } gedaan
bulk-batch-reload = Deze pagina ververst zichzelf. U kunt haar verlaten: het werk gaat door.
bulk-batch-to-overview = Naar het overzicht

bulk-act-assign = Toewijzen
bulk-act-deadline = Deadline zetten
bulk-act-undo-start = Starten ongedaan maken
bulk-done-assign = { $count ->
    [one] 1 rapport is toegewezen.
   *[other] { $number } rapporten zijn toegewezen.
}
bulk-done-deadline = { $count ->
    [one] 1 deadline is veranderd.
   *[other] { $number } deadlines zijn veranderd.
}
bulk-done-start = { $count ->
    [one] 1 jaarrekening is gestart.
   *[other] { $number } jaarrekeningen zijn gestart.
}
bulk-done-undo-start = { $count ->
    [one] 1 jaarrekening is weer weg.
   *[other] { $number } jaarrekeningen zijn weer weg.
}
bulk-left-out = { $count ->
    [one] 1 is overgeslagen:
   *[other] { $number } zijn overgeslagen:
}
bulk-outcome-unchanged = al zo, of niet gevonden
bulk-outcome-had = had al een jaarrekening over dit jaar
bulk-outcome-not-found = niet gevonden
bulk-outcome-kept-moved = is al verder in het werk
bulk-outcome-kept-touched = is na het starten bewerkt

bulk-undo-open = Ongedaan maken…
bulk-undo-title = Ongedaan gemaakt
bulk-undo-text = De jaarrekeningen die hier gestart zijn en waar nog niemand iets mee deed, verdwijnen weer. De andere blijven staan. U kunt hetzelfde jaar later opnieuw starten.
bulk-undo-confirm = Starten ongedaan maken

overview-deadline-from = Deadline vanaf
overview-deadline-to = Deadline tot en met

bulk-act-move = Status veranderen
bulk-act-share-view = Delen om te bekijken
bulk-act-share-approve = Akkoord vragen
bulk-act-remind = Herinneren
bulk-move = Status veranderen
bulk-move-step = Stap
bulk-move-on = Datum van de stap
bulk-move-reason = Reden
bulk-share-view = Delen om te bekijken
bulk-share-approve = Akkoord vragen
bulk-remind = Herinneren
bulk-outcome-internal = bij ons ging iets mis; er is niets veranderd
bulk-outcome-not-allowed = past niet bij het cliënttype, of mag u niet
bulk-outcome-no-report = heeft nog geen rapport
bulk-outcome-no-contact = heeft geen contactpersoon of niemand die mag tekenen
bulk-outcome-not-shared = is niet gedeeld
bulk-outcome-state-changed = past niet bij de status
bulk-outcome-not-on-route = hoort niet bij deze rechtsvorm of dit cliënttype
bulk-outcome-same-eyes = moet door iemand anders beoordeeld worden
bulk-outcome-date-too-early = datum ligt voor een eerdere stap
bulk-outcome-date-in-future = datum ligt in de toekomst
bulk-outcome-not-sealed = het akkoord is nog niet vastgelegd
bulk-outcome-signer-is-employee = een ondertekenaar werkt bij uw kantoor
bulk-outcome-jointly-only = de enige die tekent, is alleen gezamenlijk bevoegd
bulk-outcome-not-everybody = de vaststelling vraagt het akkoord van alle ondertekenaars
bulk-outcome-too-many-attempts = kreeg minder dan een uur geleden al een mail
bulk-outcome-invalid-form = past niet bij wat u invulde, of twee ondertekenaars delen een e-mailadres
bulk-outcome-undo-over = kan niet meer terug
bulk-outcome-others-followed = anderen gaven daarna akkoord
bulk-done-move = { $count ->
    [one] 1 rapport is verder gezet.
   *[other] { $number } rapporten zijn verder gezet.
}
bulk-done-share-view = { $count ->
    [one] 1 rapport is gedeeld om te bekijken.
   *[other] { $number } rapporten zijn gedeeld om te bekijken.
}
bulk-done-share-approve = { $count ->
    [one] Voor 1 rapport is akkoord gevraagd.
   *[other] Voor { $number } rapporten is akkoord gevraagd.
}
bulk-done-remind = { $count ->
    [one] Voor 1 rapport is een herinnering gestuurd.
   *[other] Voor { $number } rapporten zijn herinneringen gestuurd.
}

bulk-send-title = Mails versturen
bulk-send-not-yet = Er is nog niets verstuurd.
bulk-send-clients = { $count ->
    [one] 1 cliënt krijgt een mail.
   *[other] { $number } cliënten krijgen een mail.
}
bulk-send-mails = { $count ->
    [one] Samen is dat 1 mail.
   *[other] Samen zijn dat { $number } mails.
}
bulk-send-confirm = { $count ->
    [one] Versturen naar 1 cliënt
   *[other] Versturen naar { $number } cliënten
}
bulk-send-who = Deze krijgen een mail
bulk-send-report = Rapport
bulk-send-to = Aan
bulk-send-refused = Deze krijgen geen mail
bulk-send-none = Er is niemand om een mail te sturen. Kies andere rapporten.
bulk-send-back = Terug naar de keuze
