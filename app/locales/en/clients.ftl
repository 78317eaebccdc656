clients-title = Clients
clients-add = Add client
clients-create = Save client
clients-cancel = Cancel
clients-search = Search by name, number or KVK number
clients-total = { $count ->
    [one] 1 client
   *[other] { $number } clients
}
clients-found = { $count ->
    [one] 1 client found
   *[other] { $number } clients found
}
clients-none-yet = There are no clients yet.
clients-none = There are no clients yet. Add the first one.
clients-none-found = No client fits these choices.
clients-show-all = Show all clients
clients-client = Client
clients-name = Name
clients-number = Client number
clients-legal-form = Legal form
clients-kvk-number = KVK number
clients-kvk-hint = Eight digits, for example 01234567
clients-tier = Client tier
clients-tier-hint = Decides what the client can do in the portal.
clients-accounts = Annual accounts
clients-since = Since
clients-contact = Contact
clients-contacts = Contacts
clients-contact-name = Name
clients-contact-email = Email address
clients-contact-language = Language of emails
clients-contact-email-hint = For example name@company.com
clients-contact-add = Add contact
clients-contact-change = Change contact
clients-contact-edit = Change
clients-contact-save = Save contact
clients-function = Function
clients-function-hint = For example director. The proof of approval shows it too.
clients-function-director = director
clients-function-supervisor = supervisory director
clients-function-owner = owner
clients-function-partner = partner
clients-function-managing-partner = managing partner
clients-function-attorney = authorised representative
clients-function-chair = chair
clients-function-secretary = secretary
clients-function-treasurer = treasurer
clients-function-bookkeeper = bookkeeper
clients-authority = Authority to sign
clients-authority-hint = May sign alone: the approval of this person is enough. May sign jointly: somebody else always signs too.
clients-crumbs = Breadcrumbs
clients-identity = Details
clients-identity-change = Change details
clients-identity-save = Save details
clients-numbers = Numbers
clients-rsin = RSIN
clients-rsin-hint = Nine digits. Not for a sole trader or a natural person.
clients-vat-number = VAT number (btw-id)
clients-vat-hint = For example NL123456782B90
clients-bsn = BSN
clients-bsn-hint = Nine digits. Only for a sole trader or a natural person.
clients-bsn-known = Known: { $bsn }. Leave this empty to keep it.
clients-bsn-remove = Remove the BSN
clients-bsn-show = Show
clients-bsn-hide = Hide
clients-address = Address
clients-street = Street and number
clients-postcode = Postcode
clients-city = City
clients-country = Country
clients-year-end = End of the financial year
clients-year-end-hint = Day and month, for example 31-12
clients-kept-because = Kept with a reason: { $reason } ({ $name }, { $at })

authority-none = Does not sign
authority-alone = May sign alone
authority-jointly = May sign jointly

tier-standard = Standard
tier-collaborate = Collaborate
tier-extended = Collaborate Extended

language-nl = Dutch
language-en = English

legal-form-bv = Private limited company (BV)
legal-form-nv = Public limited company (NV)
legal-form-ez = Sole proprietorship
legal-form-vof = General partnership (VOF)
legal-form-ma = Professional partnership
legal-form-cv = Limited partnership (CV)
legal-form-red = Shipping partnership
legal-form-st = Foundation
legal-form-ver = Association
legal-form-vve = Owners' association (VvE)
legal-form-cop = Cooperative
legal-form-owm = Mutual insurance association
legal-form-se = European company (SE)
legal-form-sce = European cooperative (SCE)
legal-form-kg = Religious body
legal-form-eesv = European economic interest grouping
legal-form-opr = Other private-law entity
legal-form-pr = Public-law entity
legal-form-0001 = Foreign company within the EEA
legal-form-0002 = Foreign company outside the EEA
legal-form-0003 = Other foreign entity
legal-form-np = Natural person
