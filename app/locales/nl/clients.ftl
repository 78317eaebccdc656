clients-title = Cliënten
clients-add = Cliënt toevoegen
clients-create = Cliënt opslaan
clients-cancel = Annuleren
clients-search = Zoek op naam, nummer of KVK-nummer
clients-total = { $count ->
    [one] 1 cliënt
   *[other] { $number } cliënten
}
clients-found = { $count ->
    [one] 1 cliënt gevonden
   *[other] { $number } cliënten gevonden
}
clients-none-yet = Er zijn nog geen cliënten.
clients-none = Er zijn nog geen cliënten. Voeg de eerste toe.
clients-none-found = Geen cliënt past bij deze keuze.
clients-show-all = Alle cliënten tonen
clients-client = Cliënt
clients-name = Naam
clients-number = Cliëntnummer
clients-legal-form = Rechtsvorm
clients-kvk-number = KVK-nummer
clients-kvk-hint = Acht cijfers, bijvoorbeeld 01234567
clients-tier = Cliënttype
clients-tier-hint = Bepaalt wat de cliënt in het portaal kan doen.
clients-accounts = Jaarrekening
clients-since = Sinds
clients-contact = Contactpersoon
clients-contacts = Contactpersonen
clients-contact-name = Naam
clients-contact-email = E-mailadres
clients-contact-language = Taal van mails
clients-contact-email-hint = Bijvoorbeeld naam@bedrijf.nl
clients-contact-add = Contactpersoon toevoegen
clients-contact-change = Contactpersoon wijzigen
clients-contact-edit = Wijzigen
clients-contact-save = Contactpersoon opslaan
clients-function = Functie
clients-function-hint = Bijvoorbeeld bestuurder. Dit staat ook in het bewijs van akkoord.
clients-function-director = bestuurder
clients-function-supervisor = commissaris
clients-function-owner = eigenaar
clients-function-partner = vennoot
clients-function-managing-partner = beherend vennoot
clients-function-attorney = gevolmachtigde
clients-function-chair = voorzitter
clients-function-secretary = secretaris
clients-function-treasurer = penningmeester
clients-function-bookkeeper = boekhouder
clients-authority = Tekenbevoegdheid
clients-authority-hint = Zelfstandig bevoegd: het akkoord van deze persoon is genoeg. Gezamenlijk bevoegd: er tekent altijd iemand mee.
clients-crumbs = Kruimelpad
clients-identity = Gegevens
clients-identity-change = Gegevens wijzigen
clients-identity-save = Gegevens opslaan
clients-numbers = Nummers
clients-rsin = RSIN
clients-rsin-hint = Negen cijfers. Niet voor een eenmanszaak of natuurlijk persoon.
clients-vat-number = Btw-id
clients-vat-hint = Bijvoorbeeld NL123456782B90
clients-bsn = BSN
clients-bsn-hint = Negen cijfers. Alleen voor een eenmanszaak of natuurlijk persoon.
clients-bsn-known = Bekend: { $bsn }. Laat leeg om het zo te houden.
clients-bsn-remove = BSN verwijderen
clients-bsn-show = Tonen
clients-bsn-hide = Verbergen
clients-address = Adres
clients-street = Straat en huisnummer
clients-postcode = Postcode
clients-city = Plaats
clients-country = Land
clients-year-end = Einde boekjaar
clients-year-end-hint = Dag en maand, bijvoorbeeld 31-12
clients-kept-because = Bewaard met reden: { $reason } ({ $name }, { $at })

authority-none = Tekent niet
authority-alone = Zelfstandig bevoegd
authority-jointly = Gezamenlijk bevoegd

tier-standard = Standaard
tier-collaborate = Samenwerken
tier-extended = Samenwerken Uitgebreid

language-nl = Nederlands
language-en = Engels

legal-form-bv = Besloten vennootschap (BV)
legal-form-nv = Naamloze vennootschap (NV)
legal-form-ez = Eenmanszaak
legal-form-vof = Vennootschap onder firma (VOF)
legal-form-ma = Maatschap
legal-form-cv = Commanditaire vennootschap (CV)
legal-form-red = Rederij
legal-form-st = Stichting
legal-form-ver = Vereniging
legal-form-vve = Vereniging van eigenaars (VvE)
legal-form-cop = Coöperatie
legal-form-owm = Onderlinge waarborgmaatschappij
legal-form-se = Europese vennootschap (SE)
legal-form-sce = Europese coöperatie (SCE)
legal-form-kg = Kerkgenootschap
legal-form-eesv = Europees economisch samenwerkingsverband
legal-form-opr = Overige privaatrechtelijke rechtspersoon
legal-form-pr = Publiekrechtelijke rechtspersoon
legal-form-0001 = Buitenlandse vennootschap binnen de EER
legal-form-0002 = Buitenlandse vennootschap buiten de EER
legal-form-0003 = Overige buitenlandse rechtspersoon
legal-form-np = Natuurlijk persoon
