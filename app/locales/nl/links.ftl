links-ready-approve = { $kind ->
    [annual-accounts] Er staat een jaarrekening klaar voor uw akkoord
    [tax-return] Er staat een aangifte klaar voor uw akkoord
   *[other] Er staat een rapport klaar voor uw akkoord
}
links-ready-view = { $kind ->
    [annual-accounts] Er staat een jaarrekening voor u klaar
    [tax-return] Er staat een aangifte voor u klaar
   *[other] Er staat een rapport voor u klaar
}
links-for = Voor
links-until = Geldig tot
links-press = { $kind ->
    [annual-accounts] Jaarrekening bekijken
    [tax-return] Aangifte bekijken
   *[other] Rapport bekijken
}
links-note-approve-button = Als u op de knop drukt, ziet u het rapport. U geeft pas daarna akkoord.
links-note-approve-mailed-code = Als u op de knop drukt, mailen wij u een code. Zo weten wij dat u het bent.
links-note-approve-access-code = Als u op de knop drukt, vragen wij de code die u met uw accountant hebt afgesproken.
links-note-view-button = U kunt het rapport één keer openen. Daarna werkt deze link niet meer.
links-note-view-mailed-code = Als u op de knop drukt, mailen wij u een code. U kunt het rapport daarmee één keer openen.
links-note-view-access-code = Als u op de knop drukt, vragen wij de code die u met uw accountant hebt afgesproken. U kunt het rapport één keer openen.
links-not-you = Is deze link niet voor u? Sluit dan deze pagina. Er gebeurt niets.
links-code-title = Vul de code uit uw mail in
links-code-text = Wij hebben een code gestuurd naar { $email }. De code werkt 10 minuten.
links-code = Code
links-code-hint = Acht cijfers
links-code-button = Code controleren
links-code-resend = Stuur een nieuwe code

links-gone-text = De link is gebruikt, verlopen of ingetrokken. U kunt een nieuwe vragen.
links-reading-title = U hebt deze link al geopend
links-reading-text = In dit scherm kunt u nog verder, tot een half uur na het openen.
links-reading-button = Verder
links-ask = Stuur mij een nieuwe link
links-ask-note = De nieuwe link gaat alleen naar het adres waarop u deze link kreeg.
links-asked-title = Kijk straks in uw mail
links-asked-text = Als deze link van u was en het stuk nog op u wacht, ontvangt u binnen enkele minuten een nieuwe link op hetzelfde adres.
links-asked-note = Krijgt u niets? Bel dan uw accountant.

links-agreed-title = Vul de afgesproken code in
links-agreed-text = Deze code hebt u met uw accountant afgesproken, niet per mail. Weet u de code niet meer? Bel dan uw accountant.
links-agreed-hint = Hoofdletters en spaties maken niet uit

links-agreed-heading = Afgesproken code
links-agreed-about = Spreek deze code persoonlijk of per telefoon af. Wij vragen de code bij links waarvoor u dat hebt ingesteld. Niemand kan de code later nog zien.
links-agreed-is-set = Ingesteld
links-agreed-is-not = Niet ingesteld
links-agreed-new = Nieuwe code
links-agreed-new-hint = Minstens 6 tekens. Hoofdletters en spaties maken niet uit.
links-agreed-save = Code opslaan
links-agreed-remove = Code verwijderen

links-title = Links
links-settings = Instellingen
links-search = Zoek op ontvanger of cliënt
links-show = Welke links
links-show-live = Werkend
links-show-expired = Verlopen
links-show-used = Gebruikt
links-show-withdrawn = Ingetrokken
links-show-all = Alle
links-show-every = Werkende links tonen
links-of-client = Alleen van
links-of-all = Van alle cliënten
links-of-this-client = Links van deze cliënt
links-none-yet = Er zijn nog geen links. Deel een rapport met een cliënt, dan staat de link hier.
links-none-live = Er zijn geen werkende links. Deel een rapport met een cliënt, dan staat de link hier.
links-none-expired = Er zijn geen verlopen links.
links-none-used = Er zijn geen gebruikte links.
links-none-withdrawn = Er zijn geen ingetrokken links.
links-none-found = Geen link gevonden.
links-to-clients = Naar de cliënten
links-column-pick = Kiezen
links-column-recipient = Ontvanger
links-column-client = Cliënt en stuk
links-column-standing = Stand
links-column-made = Gemaild
links-column-progress = Voortgang
links-column-opened = Geopend
links-column-viewed = Bekeken
links-column-decided = Besluit
links-column-act = Doen
links-item-approve = { $report }, versie { $version }, ter akkoord
links-item-view = { $report }, versie { $version }, ter inzage
links-state-live = Werkt
links-state-expired = Verlopen
links-state-used = Gebruikt
links-state-withdrawn = Ingetrokken
links-until-day = tot { $day }
links-since-day = op { $day }
links-mail-pending = Onderweg
links-mail-dead = Niet bezorgd
links-maybe-filter = mogelijk mailfilter
links-decision-approved = Akkoord
links-decision-returned = Teruggestuurd
links-pick = Kies de link van { $who }: { $what }
links-step-none = Nog niet geopend
links-step-opened = Geopend
links-step-viewed = Bekeken
links-pick-all = Kies alle links op deze pagina
links-send-again = Opnieuw sturen
links-chosen = gekozen
links-withdraw = Intrekken…

links-withdraw-title = Links intrekken
links-withdraw-count = { $count ->
    [one] Eén link wordt ingetrokken.
   *[other] { $number } links worden ingetrokken.
}
links-withdraw-text = Ze openen daarna niets meer, ook niet voor wie nu aan het lezen is. U kunt dit niet terugdraaien; u kunt wel opnieuw een link sturen.
links-withdraw-none = U hebt niets gekozen. Kies eerst een of meer links.
links-withdraw-back = Terug naar de links
links-withdraw-confirm = Definitief intrekken

links-settings-title = Wat een link vraagt
links-settings-intro = Kies per cliënttype wat de ontvanger moet doen voordat een link iets laat zien. Het geldt vanaf de volgende keer dat iemand een link opent, ook voor links die al verstuurd zijn.
links-settings-view = Om een rapport te bekijken
links-settings-approve = Om akkoord te geven
links-settings-save = Instellingen opslaan
links-strength-button = Alleen de knop
links-strength-button-text = Wie de mail heeft, kan de link openen. Ook wie de mail krijgt doorgestuurd.
links-strength-mailed-code = Gemailde code
links-strength-mailed-code-text = Wij mailen een code op het moment van openen. Zo weten wij dat de ontvanger nu bij zijn mailbox kan.
links-strength-access-code = Afgesproken code
links-strength-access-code-text = De ontvanger geeft een code die buiten de mail om is afgesproken. Stel die in bij de contactpersoon. Zonder afgesproken code mailen wij er een.
