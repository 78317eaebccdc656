overview-total = { $count ->
    [one] 1 rapport
   *[other] { $number } rapporten
}
overview-found = { $count ->
    [one] 1 rapport gevonden
   *[other] { $number } rapporten gevonden
}
overview-of-found = van { $number }
overview-from-to = { $first }–{ $last }
overview-count = { $number }
overview-more = Nog { $number } tonen
overview-none = Er zijn nog geen jaarrekeningen. Start er een bij een cliënt.
overview-none-found = Geen rapport past bij deze keuze.
overview-to-clients = Naar de cliënten
overview-show-all = Alles tonen
overview-as-board = Als bord
overview-as-list = Als lijst
overview-board = Bord van jaarrekeningen
overview-export = Exporteren
overview-export-xlsx = Excel (XLSX)
overview-export-csv = CSV
overview-export-sheet = Jaarrekeningen
overview-export-file = jaarrekeningen
overview-progress = Bezig met wijzigen: { $done } van { $all } gedaan. Vernieuw de pagina om te zien hoe ver het is.

overview-sides = Wie is aan zet
overview-side-all = Alle
overview-side-client = Wacht op cliënt
overview-side-firm = Wacht op kantoor
overview-side-nobody = Wacht op niemand
overview-apply = Tonen
overview-clear = Keuze wissen
overview-more-filters = Meer keuzes
overview-who-me = Ik
overview-who-none = Niemand
overview-deadline-overdue = Te laat
overview-deadline-week = Binnen een week
overview-deadline-month = Binnen een maand
overview-deadline-later = Later
overview-deadline-none = Geen deadline

overview-column-client = Cliënt
overview-column-number = Cliëntnummer
overview-column-report = Rapport
overview-column-year = Boekjaar
overview-column-state = Status
overview-column-since = Wacht op
overview-column-since-day = Sinds
overview-column-deadline = Deadline
overview-column-preparer = Samensteller
overview-column-reviewer = Beoordelaar
overview-column-partner = Partner
overview-part-preparer = Samensteller
overview-part-reviewer = Beoordelaar
overview-part-partner = Partner
overview-of-preparer = samensteller
overview-of-reviewer = beoordelaar
overview-of-partner = partner

overview-waits-client = wacht op cliënt sinds { $since } ({ $ago })
overview-waits-part = wacht op { $who } sinds { $since } ({ $ago })
overview-waits-nobody = wacht op niemand sinds { $since } ({ $ago })
overview-days = { $count ->
    [0] vandaag
    [one] 1 dag
   *[other] { $number } dagen
}

overview-choose = Kies
overview-choose-page = Kies alle op deze pagina
overview-bulk = Met de gekozen rapporten
overview-bulk-chosen = gekozen
overview-bulk-all = { $count ->
    [one] De ene die past
   *[other] Alle { $number } die passen
}
overview-bulk-part = Rol
overview-bulk-who = Kies wie
overview-bulk-employee = Medewerker
overview-bulk-assign = Toewijzen
overview-bulk-deadline = Deadline zetten

overview-views = Bewaarde keuzes
overview-view-keep = Keuze bewaren
overview-view-name = Naam van deze keuze
overview-view-save = Bewaren
overview-view-remove = Bewaarde keuze { $name } weghalen


notice-bulk-started = De wijziging is doorgevoerd of loopt nog.
notice-view-saved = De keuze is bewaard.
notice-view-removed = De bewaarde keuze is weg.

error-too-many-views = U hebt al dertig bewaarde keuzes.
error-too-many-views-help = Haal er eerst een weg.
