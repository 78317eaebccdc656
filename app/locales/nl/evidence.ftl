# Het bewijs van akkoord (PDF).

evidence-title = Akkoordverklaring
evidence-report = { $kind ->
    [annual-accounts] Jaarrekening { $year }
    [tax-return] Belastingaangifte { $year }
   *[other] Rapport { $year }
}
evidence-subject = { $report } van { $client }
evidence-approved-on = Akkoord gegeven op { $date }
evidence-approved-by = Akkoord gegeven door { $count } ondertekenaars, het laatste op { $date }
evidence-not-approved = Het akkoord is niet compleet
evidence-code = QR-code naar { $url }
evidence-scan = Scan ter controle
evidence-page = Pagina { $page } van { $pages }
evidence-attachment = De gegevens van deze akkoordverklaring, leesbaar voor software
evidence-time = { $date } om { $time } { $zone } ({ $utc } UTC)
evidence-bytes = { $rounded } ({ $exact } bytes)

evidence-about = Waarvoor akkoord is gegeven
evidence-client = Cliënt
evidence-client-kvk = { $client } (KVK { $kvk })
evidence-report-label = Rapport
evidence-file = Bestand
evidence-version = { $report }, versie { $version } (akkoordronde { $round })
evidence-size = Omvang
evidence-pages = { $count ->
    [one] 1 pagina
   *[other] { $number } pagina's
}
evidence-sha256 = Controlegetal (SHA-256)
evidence-needed = Benodigd akkoord
evidence-rule = { $kind ->
    [one] Eén ondertekenaar
    [all] Alle { $of } ondertekenaars
    [any] Eén van de { $of } ondertekenaars
    [in-order] Alle { $of } ondertekenaars, na elkaar
   *[other] Ten minste { $needed } van de { $of } ondertekenaars
}

evidence-signers = Ondertekenaars
evidence-act = { $code ->
    [approval] Akkoord
    [lor] Bevestiging bij de jaarrekening
    [signing] Ondertekening
    [adoption] Vaststelling
    [filing-mandate] Machtiging deponeren
    [tax-return] Akkoord aangifte
   *[other] { $raw }
}
evidence-outcome = { $outcome ->
    [approved] { $act } gegeven
    [returned] Teruggestuurd
   *[withdrawn] { $act } ingetrokken
}
evidence-authority = { $code ->
    [alone] zelfstandig bevoegd
    [jointly] gezamenlijk bevoegd
    [none] niet meer bevoegd
   *[other] { $raw }
}
evidence-capacity = { $role }, tekent namens { $client }
evidence-on-behalf-of = Tekent namens { $client }
evidence-language = { $code ->
    [nl] Nederlands
    [en] Engels
   *[other] { $raw }
}
evidence-text = De tekst zoals die op het scherm stond ({ $language })
evidence-text-template = De tekst zoals die op het scherm stond ({ $language }, tekstversie { $template })
evidence-when = Tijdstip
evidence-method-label = Hoe vastgesteld
evidence-method = { $code ->
    [link-mailed-code] Persoonlijke link uit een mail, plus een code naar hetzelfde mailadres
    [link] Persoonlijke link uit een mail
    [mailed-code] Aangemeld met een code die per mail is gestuurd
    [password] Aangemeld met een wachtwoord
    [password-totp] Aangemeld met een wachtwoord en een code uit een app
    [passkey] Aangemeld met een passkey
   *[other] { $raw }
}
evidence-authenticated = Vastgesteld op
evidence-viewed = Rapport geopend
evidence-remarks = Opmerking
evidence-device = IP-adres en browser
evidence-request = Verzoek
evidence-link = Link

evidence-others = Andere ondertekenaars
evidence-state = { $code ->
    [not-needed] Akkoord was niet meer nodig
    [open] Heeft nog niet gereageerd
    [replaced] Vervangen door een andere ondertekenaar
   *[other] { $raw }
}
evidence-rounds = Eerdere rondes die zijn vervallen
evidence-round = Ronde { $round }
evidence-round-version = Versie { $version }
evidence-round-ended = Versie { $version }, vervallen op { $date }
evidence-log = Vastlegging
evidence-sealed = Vastgelegd op
evidence-seq = Regel in logboek
evidence-hash = Controlegetal regel
evidence-check = Controleren

evidence-nature = Over dit document
evidence-nature-level = Dit is een digitaal akkoord: een gewone elektronische handtekening volgens de eIDAS-verordening. Het is geen gekwalificeerde handtekening.
evidence-nature-check = Wilt u weten of een bestand precies het document is waarop akkoord is gegeven? Open dan het adres hierboven en kies het bestand. Het controlegetal moet gelijk zijn.
evidence-nature-signature = Het portaal heeft dit document digitaal ondertekend, zodat elke latere wijziging opvalt. Dezelfde gegevens zitten als bijlage in dit document ({ $file }). Tijden staan in de tijdzone { $zone } en in UTC.
