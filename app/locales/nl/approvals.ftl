approvals-asked-approve = Uw akkoord wordt gevraagd
approvals-asked-view = Ter inzage
approvals-download = Downloaden
approvals-print = Afdrukken
approvals-unreadable = Wij kunnen dit rapport niet op het scherm tonen. Download de PDF om het te lezen.
approvals-preparing = Wij maken de pagina's nog klaar. Ze verschijnen hier over een paar tellen vanzelf; u kunt het rapport ook downloaden.
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
approvals-next-text = Uw accountant rondt het verder af. U krijgt deze bevestiging ook per mail.
approvals-returned-title = Uw opmerking is verstuurd
approvals-returned-text = Uw accountant gaat ermee aan de slag en stuurt u een nieuwe versie.
approvals-progress = { $approved } van { $needed } akkoord
approvals-next-others = { $count ->
    [one] Nog 1 ander moet akkoord geven. Daarna rondt uw accountant het verder af en krijgt u het bewijs per mail.
   *[other] Nog { $number } anderen moeten akkoord geven. Daarna rondt uw accountant het verder af en krijgt u het bewijs per mail.
}
approvals-undo-text = Vergist? U kunt uw akkoord herroepen tot { $until }.
approvals-undo = Akkoord herroepen
approvals-undone-title = U hebt uw akkoord herroepen
approvals-undone-text = Wij hebben u een nieuwe link gemaild. Daarmee kunt u het rapport opnieuw bekijken en beslissen.
approvals-delegated-title = Iemand anders beslist
approvals-delegated-text = Wij hebben deze persoon een eigen link gemaild. U hoeft niets meer te doen.
approvals-delegate = Iemand anders laten beslissen
approvals-delegate-title = Wie beslist in uw plaats?
approvals-delegate-text = Deze persoon krijgt een eigen link per mail. Uw eigen link werkt daarna niet meer.
approvals-delegate-to = Wie
approvals-delegate-confirm = Overdragen
approvals-rounds = Akkoord
approvals-round = Ronde { $number }, versie { $version }
approvals-round-open = Loopt
approvals-round-complete = Akkoord
approvals-round-sealed = Akkoord, vastgelegd
approvals-round-returned = Teruggestuurd
approvals-round-withdrawn = Beëindigd
approvals-round-superseded = Vervangen
approvals-signers = Wie geeft akkoord?
approvals-signer-waiting = Nog niet aan de beurt
approvals-signer-asked = Gevraagd
approvals-signer-approved = Akkoord
approvals-signer-returned = Teruggestuurd
approvals-signer-delegated = Overgedragen
approvals-signer-released = Niet meer nodig
approvals-rule = Wanneer is het genoeg?
approvals-rule-all = Iedereen geeft akkoord
approvals-rule-any = Eén akkoord is genoeg
approvals-rule-n-of-m = Een aantal is genoeg
approvals-rule-in-order = Iedereen, om de beurt
approvals-rule-some-of = { $needed } van { $all } is genoeg
approvals-needed = Hoeveel
approvals-needed-hint = Alleen bij "Een aantal is genoeg"
approvals-proof = Bewijs downloaden
approvals-proof-json = Als JSON
approvals-verify = Bestand controleren
approvals-verify-title = Is dit het goedgekeurde bestand?
approvals-verify-text = Kies een rapport of een bewijs van akkoord. U ziet of er akkoord op is gegeven. Wij bewaren het bestand niet.
approvals-verify-file = Bestand
approvals-verify-hint = Een PDF of JSON
approvals-verify-unknown = Op precies dit bestand is hier geen akkoord vastgelegd. Eén veranderd teken is al een ander bestand.
approvals-verify-approved = Op precies dit bestand is akkoord gegeven op { $at }.
approvals-verify-approvals = { $count ->
    [one] Eén persoon gaf akkoord.
   *[other] { $number } personen gaven akkoord.
}
approvals-verify-superseded = Let op: er is daarna een nieuwere versie gemaakt, of het rapport is opnieuw in behandeling genomen.
approvals-verify-proof = Dit is een echt en onveranderd bewijs van akkoord.
approvals-verify-firm = Kantoor
