clients-history-title = Verloop
clients-history-client-created = Cliënt aangemaakt
clients-history-client-changed = Gegevens van de cliënt gewijzigd
clients-history-client-bsn-shown = BSN getoond
clients-history-contact-added = Contactpersoon toegevoegd
clients-history-contact-changed = Contactpersoon gewijzigd
clients-history-contact-access-code-set = Afgesproken code opgeslagen
clients-history-contact-access-code-removed = Afgesproken code verwijderd

clients-mails-title = Verzonden mails
clients-mails-none = Nog niets gemaild.
clients-mails-what = Mail
clients-mails-to = Aan
clients-mails-about = Over
clients-mails-state = Bezorging

clients-mail-sent = Aangenomen door de mailserver
clients-mail-dead = Niet bezorgd
clients-mail-pending = Wacht op verzending
