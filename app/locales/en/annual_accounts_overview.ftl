overview-total = { $count ->
    [one] 1 report
   *[other] { $number } reports
}
overview-found = { $count ->
    [one] 1 report found
   *[other] { $number } reports found
}
overview-of-found = of { $number }
overview-from-to = { $first }–{ $last }
overview-count = { $number }
overview-more = Show { $number } more
overview-none = There are no annual accounts yet. Start them at a client.
overview-none-found = No report fits these choices.
overview-to-clients = Go to the clients
overview-show-all = Show all
overview-as-board = As a board
overview-as-list = As a list
overview-board = Board of annual accounts
overview-export = Export
overview-export-xlsx = Excel (XLSX)
overview-export-csv = CSV
overview-export-sheet = Annual accounts
overview-export-file = annual-accounts
overview-progress = Changes under way: { $done } of { $all } done. Refresh the page to see how far they are.

overview-sides = Whose move it is
overview-side-all = All
overview-side-client = Waiting for client
overview-side-firm = Waiting for firm
overview-side-nobody = Waiting for nobody
overview-apply = Show
overview-clear = Clear choices
overview-more-filters = More choices
overview-who-me = Me
overview-who-none = Nobody
overview-deadline-overdue = Overdue
overview-deadline-week = Within a week
overview-deadline-month = Within a month
overview-deadline-later = Later
overview-deadline-none = No deadline

overview-column-client = Client
overview-column-number = Client number
overview-column-report = Report
overview-column-year = Financial year
overview-column-state = Status
overview-column-since = Waiting for
overview-column-since-day = Since
overview-column-deadline = Deadline
overview-column-preparer = Preparer
overview-column-reviewer = Reviewer
overview-column-partner = Partner
overview-part-preparer = Preparer
overview-part-reviewer = Reviewer
overview-part-partner = Partner
overview-of-preparer = the preparer
overview-of-reviewer = the reviewer
overview-of-partner = the partner

overview-waits-client = waiting for the client since { $since } ({ $ago })
overview-waits-part = waiting for { $who } since { $since } ({ $ago })
overview-waits-nobody = waiting for nobody since { $since } ({ $ago })
overview-days = { $count ->
    [0] today
    [one] 1 day
   *[other] { $number } days
}

overview-choose = Choose
overview-choose-page = Choose all on this page
overview-bulk = With the chosen annual accounts
overview-bulk-chosen = chosen
overview-bulk-all = { $count ->
    [one] The one that fits
   *[other] All { $number } that fit
}
overview-bulk-part = Role
overview-bulk-who = Choose who
overview-bulk-employee = Employee
overview-bulk-assign = Assign
overview-bulk-deadline = Set deadline

overview-views = Saved choices
overview-view-keep = Save choices
overview-view-name = Name of these choices
overview-view-save = Save
overview-view-remove = Remove the saved choices { $name }


notice-bulk-started = The change was made or is under way.
notice-view-saved = Your choices were saved.
notice-view-removed = The saved choices are gone.

error-too-many-views = You already have thirty saved choices.
error-too-many-views-help = Remove one of them first.
