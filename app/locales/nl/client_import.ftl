clients-import = Importeren
client-import-title = Cliënten importeren
client-import-intro = Neem cliënten en hun contactpersonen over uit een bestand. Er verandert nog niets: u kiest eerst wat de kolommen zijn en ziet dan per regel wat er gebeurt.
client-import-file = Bestand met cliënten
client-import-file-hint = CSV of XLSX, ten hoogste { $size } en 50.000 regels. De eerste regel bevat de namen van de kolommen.
client-import-send = Bestand bekijken
client-import-earlier = Eerdere imports
client-import-head-file = Bestand
client-import-head-when = Wanneer
client-import-head-by = Door
client-import-head-rows = Regels
client-import-head-state = Stand
client-import-state-uploaded = Kolommen nog niet gekozen
client-import-state-checking = Wordt nagekeken
client-import-state-checked = Klaar om over te nemen
client-import-state-running = Wordt overgenomen
client-import-state-done = Overgenomen
client-import-state-stopped = Gestopt
client-import-state-undoing = Wordt teruggedraaid
client-import-state-undone = Teruggedraaid
client-import-short-made = { $count ->
    [one] 1 nieuw
   *[other] { $number } nieuw
}
client-import-short-changed = { $count ->
    [one] 1 gewijzigd
   *[other] { $number } gewijzigd
}
client-import-step-file = Bestand kiezen
client-import-step-columns = Kolommen
client-import-step-check = Nakijken
client-import-step-done = Overnemen
client-import-by = Door { $who }, { $when }
client-import-read-sheet = blad { $sheet }
client-import-read-text = gelezen als { $encoding }, kolommen gescheiden door { $between }
client-import-rows = { $count ->
    [one] 1 regel
   *[other] { $number } regels
}
client-import-work-checking = Nakijken: { $done } van { $all } regels
client-import-work-running = Overnemen: { $done } van { $all } regels
client-import-work-undoing = Terugdraaien: { $done } van { $all } regels
client-import-columns = Kolommen
client-import-columns-intro = Dit zijn de kolommen van uw bestand. Kijk na of het voorstel klopt; de volgende keer stellen wij weer voor wat u nu kiest.
client-import-columns-column = Kolom in uw bestand
client-import-columns-examples = Voorbeelden
client-import-columns-field = Wordt
client-import-column-is = Kolom { $column } wordt
client-import-column-number = Kolom { $number }
client-import-field-none = Niet overnemen
client-import-field-name = Naam
client-import-field-number = Cliëntnummer
client-import-field-legal-form = Rechtsvorm
client-import-field-kvk-number = KVK-nummer
client-import-field-rsin = RSIN
client-import-field-vat-number = Btw-id
client-import-field-bsn = BSN
client-import-field-tier = Cliënttype
client-import-field-street = Straat (en huisnummer)
client-import-field-house-number = Huisnummer
client-import-field-postcode = Postcode
client-import-field-city = Plaats
client-import-field-country = Land
client-import-field-year-end = Einde boekjaar
client-import-field-contact-name = Contactpersoon: naam
client-import-field-contact-email = Contactpersoon: e-mailadres
client-import-field-contact-function = Contactpersoon: functie
client-import-field-contact-language = Contactpersoon: taal
client-import-field-contact-authority = Contactpersoon: tekenbevoegdheid
client-import-key = Waaraan herkent u een cliënt die er al is?
client-import-key-none = Nergens aan
client-import-key-none-hint = Elke regel is een nieuwe cliënt. Regels met hetzelfde cliëntnummer zijn samen één cliënt.
client-import-key-number = Cliëntnummer
client-import-key-number-hint = Wie er al is, wordt bijgewerkt. Elke regel heeft een cliëntnummer.
client-import-key-kvk = KVK-nummer
client-import-key-kvk-hint = Wie er al is, wordt bijgewerkt. Elke regel heeft een KVK-nummer.
client-import-blanks = Lege cellen bij een cliënt die er al is
client-import-blanks-keep = Laten zoals het is
client-import-blanks-keep-hint = Een lege cel verandert niets.
client-import-blanks-clear = Leegmaken
client-import-blanks-clear-hint = Nummers en adres worden leeg waar de cel leeg is. Naam en rechtsvorm blijven.
client-import-defaults = Waar het bestand niets zegt
client-import-defaults-hint = Dit geldt voor nieuwe cliënten en nieuwe contactpersonen. Het cliënttype van wie er al is, verandert nooit door een import.
client-import-legal-form = Rechtsvorm
client-import-legal-form-none = Regel weigeren
client-import-tier = Cliënttype
client-import-authority = Tekenbevoegdheid
client-import-language = Taal van mails
client-import-check = Regels nakijken
client-import-discard = Bestand weggooien
notice-import-discarded = Het bestand is weg. Er is niets overgenomen.
client-import-found = Dit gebeurt er
client-import-will-made = { $count ->
    [one] 1 nieuwe cliënt
   *[other] { $number } nieuwe cliënten
}
client-import-will-changed = { $count ->
    [one] 1 cliënt wordt bijgewerkt
   *[other] { $number } cliënten worden bijgewerkt
}
client-import-will-same = { $count ->
    [one] 1 cliënt blijft zoals hij is
   *[other] { $number } cliënten blijven zoals ze zijn
}
client-import-will-contacts = { $count ->
    [one] 1 contactpersoon erbij
   *[other] { $number } contactpersonen erbij
}
client-import-will-refused = { $count ->
    [one] 1 regel kan niet worden overgenomen
   *[other] { $number } regels kunnen niet worden overgenomen
}
client-import-will-warned = { $count ->
    [one] 1 regel heeft een waarschuwing
   *[other] { $number } regels hebben een waarschuwing
}
client-import-nothing = Er is niets over te nemen. Verbeter het bestand of kies andere kolommen.
client-import-mode = Hoe wilt u overnemen?
client-import-mode-all = Alles of niets
client-import-mode-all-hint = Alle regels tegelijk. Gaat er iets mis, dan verandert er niets.
client-import-mode-good = Alleen goede regels
client-import-mode-good-hint = Regels met een fout worden overgeslagen. U kunt ze daarna verbeteren en opnieuw insturen.
client-import-accepts = Waarschuwingen
client-import-accepts-count = { $count ->
    [one] De regel met een waarschuwing ook overnemen
   *[other] De { $number } regels met een waarschuwing ook overnemen
}
client-import-reason = Reden
client-import-reason-hint = Waarom kloppen nummers die de controle niet accepteert? De reden komt bij elke cliënt te staan.
client-import-run = { $count ->
    [one] 1 regel overnemen
   *[other] { $number } regels overnemen
}
client-import-again = Kolommen anders kiezen
client-import-errors = Fouten en waarschuwingen
client-import-errors-download = Download als CSV
client-import-errors-file = fouten-import
client-import-errors-more = De eerste { $shown } van { $count }. De download heeft ze allemaal.
client-import-errors-line = Regel
client-import-errors-column = Kolom
client-import-errors-value = Waarde
client-import-errors-problem = Wat er mis is
client-import-errors-to-do = Wat u kunt doen
client-import-error = Fout
client-import-warning = Waarschuwing
client-import-error-required = Dit is leeg.
client-import-error-required-help = Vul het in.
client-import-error-too-long = Dit is langer dan { $with } tekens.
client-import-error-too-long-help = Maak het korter.
client-import-error-invalid = Dit wordt niet herkend.
client-import-error-invalid-help = Kijk hoe het op de kaart van een cliënt staat.
client-import-error-not-of-legal-form = Dit hoort niet bij deze rechtsvorm.
client-import-error-not-of-legal-form-help = Haal het weg of kies een andere rechtsvorm.
client-import-error-holds-bsn = Hierin staat een BSN, dat iedereen zou zien.
client-import-error-holds-bsn-help = Gebruik het btw-id van na 2020.
client-import-error-key-missing = Zonder dit nummer is niet te zien om welke cliënt het gaat.
client-import-error-key-missing-help = Vul het in, of kies dat elke regel een nieuwe cliënt is.
client-import-error-key-ambiguous = Meer dan één cliënt heeft dit nummer.
client-import-error-key-ambiguous-help = Gebruik het cliëntnummer.
client-import-error-taken = Een andere cliënt heeft dit nummer.
client-import-error-taken-help = Kies een ander nummer, of werk bij op cliëntnummer.
client-import-error-number-twice = Regel { $with } geeft dit nummer aan een andere cliënt.
client-import-error-number-twice-help = Geef een van beide een ander nummer.
client-import-error-contact-ambiguous = Meer contactpersonen van deze cliënt hebben dit e-mailadres.
client-import-error-contact-ambiguous-help = Zet de naam neer zoals die op de kaart staat.
client-import-error-conflict = Regel { $with } zegt iets anders over dezelfde cliënt.
client-import-error-conflict-help = Maak beide regels gelijk.
client-import-error-unusual = De controle van dit nummer klopt niet.
client-import-error-unusual-help = Verbeter het, of neem het over met een reden.
client-import-error-kvk-known = Een andere cliënt heeft dit KVK-nummer al.
client-import-error-kvk-known-help = Kijk na of het dezelfde cliënt is.
client-import-error-kvk-twice = Regel { $with } heeft hetzelfde KVK-nummer.
client-import-error-kvk-twice-help = Kijk na of het dezelfde cliënt is.
client-import-error-name-known = Er is al een cliënt met deze naam.
client-import-error-name-known-help = Kijk na of het dezelfde cliënt is.
client-import-error-name-twice = Regel { $with } heeft dezelfde naam.
client-import-error-name-twice-help = Kijk na of het dezelfde cliënt is.
client-import-error-repeated = Regel { $with } zegt hetzelfde.
client-import-error-repeated-help = U kunt deze regel weglaten.
client-import-error-formula = Dit begint als een formule.
client-import-error-formula-help = Kijk na of het een gewone tekst is. Wij slaan het op als tekst.
client-import-error-cells = Deze regel heeft meer cellen dan er kolommen zijn.
client-import-error-cells-help = Zet tekst met een scheidingsteken tussen aanhalingstekens.
client-import-did = Dit is er gebeurd
client-import-did-made = { $count ->
    [one] 1 nieuwe cliënt
   *[other] { $number } nieuwe cliënten
}
client-import-did-changed = { $count ->
    [one] 1 cliënt bijgewerkt
   *[other] { $number } cliënten bijgewerkt
}
client-import-did-same = { $count ->
    [one] 1 cliënt was al zo
   *[other] { $number } cliënten waren al zo
}
client-import-did-contacts = { $count ->
    [one] 1 contactpersoon erbij
   *[other] { $number } contactpersonen erbij
}
client-import-did-refused = { $count ->
    [one] 1 regel overgeslagen
   *[other] { $number } regels overgeslagen
}
client-import-to-clients = Naar de cliënten
client-import-stopped = De import is gestopt. Wat al was overgenomen, staat er; u kunt het terugdraaien.
client-import-clients = Cliënten uit dit bestand
client-import-was-made = nieuw
client-import-was-changed = bijgewerkt
client-import-undo-open = Import terugdraaien
client-import-undo-text = Nieuwe cliënten waar nog niemand mee werkte, verdwijnen. Bij de andere komt terug wat de import veranderde, behalve waar iemand het daarna wijzigde. Wat blijft, ziet u daarna.
client-import-undo-confirm = Nu terugdraaien
client-import-undone = Teruggedraaid
client-import-undone-removed = { $count ->
    [one] 1 nieuwe cliënt verwijderd
   *[other] { $number } nieuwe cliënten verwijderd
}
client-import-undone-put-back = { $count ->
    [one] 1 cliënt is weer zoals hij was
   *[other] { $number } cliënten zijn weer zoals ze waren
}
client-import-undone-partly = { $count ->
    [one] 1 cliënt is deels weer zoals hij was
   *[other] { $number } cliënten zijn deels weer zoals ze waren
}
client-import-undone-touched = { $count ->
    [one] 1 nieuwe cliënt blijft: er is al mee gewerkt
   *[other] { $number } nieuwe cliënten blijven: er is al mee gewerkt
}
client-import-undone-gone = { $count ->
    [one] 1 cliënt was er al niet meer
   *[other] { $number } cliënten waren er al niet meer
}
client-import-left-partly = deels teruggezet: iemand wijzigde het daarna
client-import-left-touched = blijft: er is al mee gewerkt
client-import-left-gone = was er al niet meer
