approvals-declaration = Ik heb de jaarrekening { $year } van { $client } (versie { $version }) bekeken en ga ermee akkoord.
approvals-report-title = Jaarrekening { $year }
approvals-asked-approve = Uw akkoord wordt gevraagd
approvals-asked-view = Ter inzage
approvals-download = Downloaden
approvals-print = Afdrukken
approvals-unreadable = Wij kunnen dit rapport niet op het scherm tonen. Download de PDF om het te lezen.
approvals-preparing = Wij maken de pagina's nog klaar. Laad dit scherm over een paar tellen opnieuw, of download het rapport.
approvals-beyond = { $count ->
    [one] Dit rapport heeft nog 1 pagina die wij niet op het scherm tonen. Download het rapport om ook die te lezen.
   *[other] Dit rapport heeft nog { $number } pagina's die wij niet op het scherm tonen. Download het rapport om ook die te lezen.
}
approvals-view-only = Dit rapport is ter inzage. U hoeft niets te doen.
approvals-approve = Akkoord geven
approvals-return = Terugsturen met opmerking
approvals-confirm-title = Geeft u akkoord?
approvals-confirm = Ja, ik ga akkoord
approvals-confirm-note = Dit is een digitaal akkoord. U krijgt meteen een bevestiging per mail.
approvals-back = Terug naar het rapport
approvals-file = Bestand
approvals-signer = Akkoord van
approvals-you = Uw naam
approvals-sha256 = Controlegetal (SHA-256)
approvals-return-title = Wat klopt er niet?
approvals-return-text = Uw accountant leest uw opmerking en stuurt u daarna een nieuwe versie.
approvals-reason = Uw opmerking
approvals-reason-hint = Noem zo mogelijk de pagina.
approvals-return-confirm = Terugsturen
approvals-done-title = U hebt akkoord gegeven
approvals-done-text = Wij hebben uw akkoord ontvangen. Bewaar deze bevestiging.
approvals-what = Waarvoor
approvals-client = Cliënt
approvals-version = Versie
approvals-when = Wanneer
approvals-next = Hoe gaat het verder?
approvals-next-text = Uw accountant rondt de jaarrekening af. U krijgt deze bevestiging ook per mail.
approvals-returned-title = Uw opmerking is verstuurd
approvals-returned-text = Uw accountant gaat ermee aan de slag en stuurt u een nieuwe versie.
