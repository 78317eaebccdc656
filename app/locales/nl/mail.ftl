# Mails. Subjects are neutral: no company name, no amount, no code.

mail-greeting = Beste { $name },
mail-greeting-unnamed = Goedendag,
mail-address-hint = Werkt de knop niet? Kopieer dan dit adres naar uw browser:
mail-valid-until = De link is geldig tot { $date }.
mail-link-personal = De link is persoonlijk. Stuur deze mail niet door.
mail-never-password = Wij vragen nooit per mail of telefoon om uw wachtwoord.

mail-questions-phone-reply = Vragen? Bel { $firm } op { $phone } of beantwoord deze mail.
mail-questions-phone = Vragen? Bel { $firm } op { $phone }.
mail-questions-reply = Vragen? Beantwoord deze mail, dan krijgt u antwoord van { $firm }.
mail-questions-firm = Vragen? Neem contact op met { $firm }.

mail-report-a = { $kind ->
    [annual-accounts] een jaarrekening
    [tax-return] een belastingaangifte
   *[other] een rapport
}
mail-report-open = { $kind ->
    [annual-accounts] Jaarrekening openen
    [tax-return] Belastingaangifte openen
   *[other] Rapport openen
}
mail-report-view = { $kind ->
    [annual-accounts] Jaarrekening bekijken
    [tax-return] Belastingaangifte bekijken
   *[other] Rapport bekijken
}

mail-fact-report = Rapport
mail-fact-client = Cliënt
mail-fact-version = Versie
mail-fact-file = Bestand
mail-fact-approved-by = Akkoord van
mail-fact-approved-at = Akkoord op
mail-fact-returned-by = Teruggestuurd door
mail-fact-sha256 = Controlegetal (SHA-256)
mail-fact-reason = Reden
mail-fact-recipient = Link voor

mail-report-ready-subject-approve = Er wacht { $report } op uw akkoord
mail-report-ready-subject-view = Er staat { $report } voor u klaar
mail-report-ready-why-approve = { $firm } heeft { $report } voor u klaargezet. Bekijk het rapport en geef uw akkoord, of stuur het terug met uw opmerkingen.
mail-report-ready-why-view = { $firm } heeft { $report } voor u klaargezet. U kunt het rapport één keer openen. Bewaar een kopie als u het later nog wilt lezen.
mail-report-ready-button-approve = Bekijken en akkoord geven

mail-access-code-subject = Uw toegangscode
mail-access-code-why = Met deze code gaat u verder bij { $firm }:
mail-access-code-enter = Vul de code in op de pagina die u open hebt staan. De code werkt { $minutes } minuten.
mail-access-code-not-you = Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. Geef de code aan niemand door, ook niet aan ons.

mail-approval-receipt-subject = Uw akkoord is vastgelegd
mail-approval-receipt-why = U hebt bij { $firm } akkoord gegeven. Dit is vastgelegd:
mail-approval-receipt-file = Akkoordverklaring
mail-approval-receipt-next = U hoeft nu niets meer te doen. Het bewijs zit als PDF bij deze mail. Bewaar het goed: daarmee is later na te gaan op welk bestand u akkoord gaf.

mail-approval-received-subject = Een cliënt heeft akkoord gegeven
mail-approval-received-why = Een cliënt van { $firm } heeft akkoord gegeven:

mail-report-returned-subject = Een cliënt heeft een rapport teruggestuurd
mail-report-returned-why = Een cliënt van { $firm } heeft een rapport teruggestuurd met een reden:

mail-request-withdrawn-subject = Uw akkoord is niet meer nodig
mail-request-withdrawn-why = { $firm } heeft een verzoek om akkoord ingetrokken. U hoeft nu niets te doen.
mail-request-withdrawn-why-approved = { $firm } heeft een verzoek om akkoord ingetrokken. Uw eerdere akkoord ging over een versie die vervangen wordt; het blijft bewaard, maar telt niet meer.
mail-request-withdrawn-next = Staat er een nieuwe versie klaar, dan krijgt u daarover een aparte mail.

mail-link-locked-subject = Een link is gestopt na vijf foute codes
mail-link-locked-why = Iemand gaf vijf keer een foute code bij een link van { $firm }. Die link werkt niet meer. Bel de ontvanger en stuur daarna zo nodig een nieuwe link.

mail-invitation-subject = U bent uitgenodigd als medewerker
mail-invitation-why = { $firm } nodigt u uit om te werken in het cliëntportaal. Maak uw account aan en kies een wachtwoord.
mail-invitation-button = Account aanmaken
mail-invitation-not-you = Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen.

# De ingebouwde mailbox (alleen op de eigen machine).

mail-box-title = Verzonden mails
mail-box-intro = Deze mails zijn niet echt verstuurd. Ze staan alleen op deze machine.
mail-box-empty = Er zijn nog geen mails. Deel een rapport met een cliënt, dan verschijnt de mail hier.
mail-box-when = Tijd
mail-box-from = Van
mail-box-to = Aan
mail-box-subject = Onderwerp
mail-box-older = Oudere mails
mail-box-newest = Nieuwste mails
mail-box-back = Terug naar de mailbox
mail-box-text = Tekst
mail-box-html = Opgemaakt
mail-box-headers = Alle kopregels
mail-box-codes = Codes van demo-medewerkers
mail-box-codes-intro = Hiermee logt u in zonder app. Elke code werkt één keer en wisselt elke halve minuut: laad deze pagina dan opnieuw.
mail-box-code-used = Net gebruikt. Over een halve minuut is er een nieuwe.
