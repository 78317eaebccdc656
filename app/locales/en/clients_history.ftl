clients-history-title = Timeline
clients-history-client-created = Client added
clients-history-client-changed = Client details changed
clients-history-client-bsn-shown = BSN shown
clients-history-contact-added = Contact added
clients-history-contact-changed = Contact changed
clients-history-contact-access-code-set = Agreed code saved
clients-history-contact-access-code-removed = Agreed code removed

clients-mails-title = Mails sent
clients-mails-none = Nothing mailed yet.
clients-mails-what = Mail
clients-mails-to = To
clients-mails-about = About
clients-mails-state = Delivery

clients-mail-sent = Taken by the mail server
clients-mail-dead = Not delivered
clients-mail-pending = Waiting to be sent
