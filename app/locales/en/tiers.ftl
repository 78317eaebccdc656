tiers-title = Client tiers
tiers-intro = A client tier decides what a client can do in the portal. Three tiers come with the portal; you can make your own beside them.
tiers-new = Make a client tier
tiers-name = Client tier
tiers-name-nl = Name in Dutch
tiers-name-en = Name in English
tiers-name-hint = Leave it empty for the name that the portal uses.
tiers-name-own-hint = At most 40 characters
tiers-clients = Clients
tiers-capabilities = What the client can do
tiers-capabilities-hint = Viewing a report is part of every client tier.
tiers-capability-view-by-link = View a report through a link
tiers-capability-approve = Approve or return a report
tiers-capability-reminders = Reminders before a deadline
tiers-capability-figures = Figures of annual accounts
tiers-capability-portal = A portal of its own, with sign-in
tiers-capability-history = See reports again after approval
tiers-capability-insights = Insights over the years
tiers-capability-branding = The firm's own look
tiers-capability-documents = Exchange documents
tiers-capability-questions = Questions
tiers-capability-questionnaires = Questionnaires
tiers-fixed-ships = This client tier comes with the portal. What the client can do is fixed.
tiers-fixed-clients = { $count ->
    [one] 1 client has this tier. To change what that client can do, give it another tier.
   *[other] { $number } clients have this tier. To change what they can do, give them another tier.
}
tiers-yes = Yes
tiers-no = No
tiers-costs = Costs
tiers-price = Price per client per month
tiers-price-hint = In euros, for example 1.65
tiers-included-users = Users included
tiers-extra-price = Price per extra user per month
tiers-extra-price-save = Save the price
tiers-save = Save the client tier
tiers-more = More
tiers-make-like = Make a new client tier like this one
tiers-archive = Archive
tiers-archive-text = No client has this tier. Once archived you cannot give it to anybody. You can always bring it back.
tiers-archive-not = { $count ->
    [one] 1 client has this tier, so it cannot be archived yet.
   *[other] { $number } clients have this tier, so it cannot be archived yet.
}
tiers-bring-back = Bring back
tiers-bring-back-text = This tier is archived. Once it is back you can give it to clients again.
tiers-archived = Archived
tiers-archived-title = Archived

clients-history-client-tier-changed = Client tier changed
clients-change-tier = Change the client tier…
clients-other-tier = Another client tier
clients-other-tier-look = Look

tiers-change-title = Change the client tier
tiers-change-of = Change the client tier of { $client }
tiers-chosen = { $count ->
    [one] You chose 1 client.
   *[other] You chose { $number } clients.
}
tiers-nobody = You chose no client.
tiers-to = New client tier
tiers-look = Look
tiers-will = { $count ->
    [one] 1 client gets the tier
   *[other] { $number } clients get the tier
}
tiers-will-to = { $tier }.
tiers-not-yet = Nothing has changed yet.
tiers-none = Nothing changes: none of the chosen clients gets another tier.
tiers-now = Now
tiers-gained = Gains
tiers-lost = Loses
tiers-nothing = Nothing
tiers-links-same = Links that were sent go on working and ask what they ask now.
tiers-links-more = { $count ->
    [one] 1 link that was sent asks more before it opens. It goes on working.
   *[other] { $number } links that were sent ask more before they open. They go on working.
}
tiers-links-less = { $count ->
    [one] 1 link that was sent asks less before it opens.
   *[other] { $number } links that were sent ask less before they open.
}
tiers-sign-ins-same = Signing in changes for nobody.
tiers-no-mails = No mail goes out.
tiers-unchanged = { $count ->
    [one] 1 client has this tier already.
   *[other] { $number } clients have this tier already.
}
tiers-missing = { $count ->
    [one] 1 chosen client does not exist.
   *[other] { $number } chosen clients do not exist.
}
tiers-asked = { $count ->
    [one] 1 client stays as it is
   *[other] { $number } clients stay as they are
}
tiers-asked-why = An approval is asked of these clients. With the new tier they could not give it any more. Wait for the approval, or take the question back first.
tiers-who = These clients get another tier
tiers-confirm = { $count ->
    [one] Change the client tier of 1 client
   *[other] Change the client tier of { $number } clients
}

tiers-batch-to = Client tier { $tier } given
tiers-to-client = To the client
tiers-to-clients = To the clients
tiers-undo-open = Undo…
tiers-undo-text = The clients get the tier back that they had. Whoever got yet another tier since keeps that.
tiers-undo-confirm = Give the old tiers back
bulk-act-tier = Change the client tier
bulk-act-undo-tier = Give the client tier back
bulk-done-tier = { $count ->
    [one] 1 client has another tier.
   *[other] { $number } clients have another tier.
}
bulk-done-undo-tier = { $count ->
    [one] 1 client has its old tier back.
   *[other] { $number } clients have their old tiers back.
}
bulk-outcome-tier-asked = waits for an approval that cannot be given with this tier
bulk-outcome-tier-kept = got yet another tier since
bulk-outcome-tier-archived = this tier is archived

usage-title = Usage
usage-of-year = Usage in { $year }
usage-year = Year
usage-clients = Clients with annual accounts started
usage-extra-users = Extra users
usage-extra-price = Price per extra user per month
usage-monthly = Total per month
usage-total = Together
usage-how = A client counts when annual accounts were started for it in this calendar year, of whatever financial year. It counts in the tier that it had at the end of the year, or has now.
usage-extra = Extra users are contacts who viewed something in the portal this year, beyond the number that is included. They only count in tiers with a portal of their own. Per extra user: { $price } per month.
usage-export-file = usage

error-too-many-tiers = More client tiers of your own are not possible.
error-too-many-tiers-help = Use one that you have, or bring one back from the archive.
error-tier-in-use = This client tier is in use, or it is the last one.
error-tier-in-use-help = Give the clients another tier first.
