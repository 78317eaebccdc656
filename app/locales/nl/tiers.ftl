tiers-title = Cliënttypen
tiers-intro = Een cliënttype bepaalt wat een cliënt in het portaal kan doen. Drie typen horen bij het portaal; u kunt er eigen typen bij maken.
tiers-new = Cliënttype maken
tiers-name = Cliënttype
tiers-name-nl = Naam in het Nederlands
tiers-name-en = Naam in het Engels
tiers-name-hint = Laat leeg voor de naam die het portaal gebruikt.
tiers-name-own-hint = Ten hoogste 40 tekens
tiers-clients = Cliënten
tiers-capabilities = Wat de cliënt kan
tiers-capabilities-hint = Een rapport bekijken hoort bij elk cliënttype.
tiers-capability-view-by-link = Rapport bekijken via een link
tiers-capability-approve = Akkoord geven of terugsturen
tiers-capability-reminders = Herinneringen voor een deadline
tiers-capability-figures = Cijfers bij een jaarrekening
tiers-capability-portal = Eigen portaal met inlog
tiers-capability-history = Rapporten na akkoord terugzien
tiers-capability-insights = Inzichten over de jaren
tiers-capability-branding = Huisstijl van het kantoor
tiers-capability-documents = Documenten uitwisselen
tiers-capability-questions = Vragen
tiers-capability-questionnaires = Vragenlijsten
tiers-fixed-ships = Dit cliënttype hoort bij het portaal. Wat de cliënt kan, ligt vast.
tiers-fixed-clients = { $count ->
    [one] 1 cliënt heeft dit type. Wat die cliënt kan, verandert u door hem een ander type te geven.
   *[other] { $number } cliënten hebben dit type. Wat zij kunnen, verandert u door hen een ander type te geven.
}
tiers-yes = Ja
tiers-no = Nee
tiers-costs = Kosten
tiers-price = Prijs per cliënt per maand
tiers-price-hint = In euro's, bijvoorbeeld 1,65
tiers-included-users = Gebruikers inbegrepen
tiers-extra-price = Prijs per extra gebruiker per maand
tiers-extra-price-save = Prijs opslaan
tiers-save = Cliënttype opslaan
tiers-more = Meer
tiers-make-like = Een nieuw cliënttype maken dat hierop lijkt
tiers-archive = Archiveren
tiers-archive-text = Geen cliënt heeft dit type. Na archiveren kunt u het aan niemand meer geven. U kunt het altijd terughalen.
tiers-archive-not = { $count ->
    [one] 1 cliënt heeft dit type, dus het kan nog niet naar het archief.
   *[other] { $number } cliënten hebben dit type, dus het kan nog niet naar het archief.
}
tiers-bring-back = Terughalen
tiers-bring-back-text = Dit type staat in het archief. Na terughalen kunt u het weer aan cliënten geven.
tiers-archived = Gearchiveerd
tiers-archived-title = In het archief

clients-history-client-tier-changed = Cliënttype gewijzigd
clients-change-tier = Cliënttype wijzigen…
clients-other-tier = Ander cliënttype
clients-other-tier-look = Bekijken

tiers-change-title = Cliënttype wijzigen
tiers-change-of = Cliënttype van { $client } wijzigen
tiers-chosen = { $count ->
    [one] U hebt 1 cliënt gekozen.
   *[other] U hebt { $number } cliënten gekozen.
}
tiers-nobody = U hebt geen cliënt gekozen.
tiers-to = Nieuw cliënttype
tiers-look = Bekijken
tiers-will = { $count ->
    [one] 1 cliënt krijgt het type
   *[other] { $number } cliënten krijgen het type
}
tiers-will-to = { $tier }.
tiers-not-yet = Er is nog niets veranderd.
tiers-none = Er verandert niets: geen van de gekozen cliënten krijgt een ander type.
tiers-now = Nu
tiers-gained = Krijgt erbij
tiers-lost = Raakt kwijt
tiers-nothing = Niets
tiers-links-same = Links die al verstuurd zijn, blijven werken en vragen hetzelfde als nu.
tiers-links-more = { $count ->
    [one] 1 link die al verstuurd is, vraagt voortaan meer om te openen. Hij blijft werken.
   *[other] { $number } links die al verstuurd zijn, vragen voortaan meer om te openen. Ze blijven werken.
}
tiers-links-less = { $count ->
    [one] 1 link die al verstuurd is, vraagt voortaan minder om te openen.
   *[other] { $number } links die al verstuurd zijn, vragen voortaan minder om te openen.
}
tiers-sign-ins-same = Inloggen verandert voor niemand.
tiers-no-mails = Er gaat geen mail uit.
tiers-unchanged = { $count ->
    [one] 1 cliënt heeft dit type al.
   *[other] { $number } cliënten hebben dit type al.
}
tiers-missing = { $count ->
    [one] 1 gekozen cliënt bestaat niet.
   *[other] { $number } gekozen cliënten bestaan niet.
}
tiers-asked = { $count ->
    [one] 1 cliënt blijft zoals hij is
   *[other] { $number } cliënten blijven zoals zij zijn
}
tiers-asked-why = Van deze cliënten is een akkoord gevraagd. Met het nieuwe type kunnen zij dat niet meer geven. Wacht op het akkoord, of trek de vraag eerst in.
tiers-who = Deze cliënten krijgen een ander type
tiers-confirm = { $count ->
    [one] Cliënttype van 1 cliënt wijzigen
   *[other] Cliënttype van { $number } cliënten wijzigen
}

tiers-batch-to = Cliënttype { $tier } gegeven
tiers-to-client = Naar de cliënt
tiers-to-clients = Naar de cliënten
tiers-undo-open = Ongedaan maken…
tiers-undo-text = De cliënten krijgen het type terug dat zij hadden. Wie daarna nog een ander type kreeg, houdt dat.
tiers-undo-confirm = Oude typen teruggeven
bulk-act-tier = Cliënttype wijzigen
bulk-act-undo-tier = Cliënttype teruggeven
bulk-done-tier = { $count ->
    [one] 1 cliënt heeft een ander type.
   *[other] { $number } cliënten hebben een ander type.
}
bulk-done-undo-tier = { $count ->
    [one] 1 cliënt heeft zijn oude type terug.
   *[other] { $number } cliënten hebben hun oude type terug.
}
bulk-outcome-tier-asked = wacht op een akkoord dat met dit type niet gegeven kan worden
bulk-outcome-tier-kept = kreeg daarna nog een ander type
bulk-outcome-tier-archived = dit type staat in het archief

usage-title = Gebruik
usage-of-year = Gebruik in { $year }
usage-year = Jaar
usage-clients = Cliënten met een gestarte jaarrekening
usage-extra-users = Extra gebruikers
usage-extra-price = Prijs per extra gebruiker per maand
usage-monthly = Totaal per maand
usage-total = Samen
usage-how = Een cliënt telt mee als in dit kalenderjaar een jaarrekening voor hem gestart is, over welk boekjaar ook. Hij telt mee in het type dat hij aan het eind van het jaar had, of nu heeft.
usage-extra = Extra gebruikers zijn contactpersonen die dit jaar iets in het portaal bekeken, boven het aantal dat inbegrepen is. Zij tellen alleen bij typen met een eigen portaal. Per extra gebruiker: { $price } per maand.
usage-export-file = gebruik

error-too-many-tiers = Meer eigen cliënttypen kan niet.
error-too-many-tiers-help = Gebruik een type dat u al hebt, of haal er een terug uit het archief.
error-tier-in-use = Dit cliënttype is in gebruik, of het is het laatste.
error-tier-in-use-help = Geef de cliënten eerst een ander type.
