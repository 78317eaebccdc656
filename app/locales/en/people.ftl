role-administrator = Administrator
role-partner = Partner
role-accountant = Accountant
role-assistant = Assistant
role-secretary = Secretary
role-read-only = Read only

right-keep-clients = keep clients, contacts and notes
right-show-bsn = see a BSN
right-work = make reports and divide the work
right-review = do the internal review
right-send = share with clients and ask for approval
right-skip-review = skip the review
right-administer = manage the firm and its people

people-title = Employees
people-total = { $count ->
    [one] 1 employee
   *[other] { $number } employees
}
people-alone = You are the only one here so far. Invite your first colleague.
people-name = Name
people-email = E-mail address
people-language = Language
people-role = Role
people-state = Status
people-signed-in = Last signed in
people-signed-in-never = Never yet
people-state-active = Active
people-state-invited = Invited
people-state-left = Left
people-invitation-until = until { $at }
people-invitation-over = expired on { $at }
people-role-may = May { $rights }.
people-role-looks = May look at everything and change nothing.
people-rights = What may each role do?
people-rights-looks = Everybody who works here may look at everything of the firm.
people-right = What
people-may = Yes
people-may-not = No

people-invite = Invite an employee
people-invite-text = The invitation goes to this address and works for this person only, for fourteen days.
people-invite-send = Send the invitation
people-invite-again = Invite again
people-facts = Details
people-role-change = Change the role
people-role-save = Save the role
people-rehire = Employ again
people-rehire-text = They get a new invitation and choose a new password.
people-rehire-send = Employ and invite
people-choose = Make a choice

people-absence = Absence
people-absence-text = On these days the stand-in also sees this employee’s work under ‘Mine’.
people-from = First day
people-until = Last day
people-stand-in = Stand-in
people-absence-save = Save the absence
people-absence-over = Remove the absence
people-absent = Absent from { $from } until { $until }. Stand-in: { $name }.

people-leave = End the employment
people-leave-text = Access ends at once, on every device. What this employee has done stays.
people-leave-not-you = You cannot end your own employment. Ask another administrator.
people-leave-button = End the employment
people-work-none = This employee has no open work.
people-work-reports = { $count ->
    [one] 1 report is not finished
   *[other] { $number } reports are not finished
}
people-work-parts = { $count ->
    [one] and has 1 task for this employee.
   *[other] and have { $number } tasks for this employee together.
}
people-handover = Who takes over the work?
people-handover-nobody = Nobody: the tasks become empty
people-handover-stays = Leave the tasks in their name

people-teams = Teams
people-teams-text = A team or an office: colleagues who serve the same clients. In the list of clients an employee can then choose ‘My team’s’.
people-teams-empty = There are no teams yet. Make the first one.
people-teams-none = None
people-team-add = Add a team
people-team-change = Change the team
people-team-name = Name of the team
people-team-name-hint = For instance Utrecht office
people-team-members = Who is in it?
people-team-empty = Nobody yet
people-team-save = Save the team
people-team-remove = Disband the team
people-team-remove-text = The employees stay; only the team goes.

notice-invited = The invitation is on its way.
notice-role-changed = The role has been changed. It counts at once.
notice-rehired = Employed again. The invitation is on its way.
notice-left = The employment has ended. Access is closed.
notice-absence-saved = The absence has been saved.
notice-absence-over = The absence has been removed.
notice-team-saved = The team has been saved.
notice-team-removed = The team has been disbanded.
error-last-administrator = The firm would have no administrator left
error-last-administrator-help = Make somebody else administrator first. Somebody who is invited counts only after choosing a password.
error-not-yourself = You cannot end your own employment
error-not-yourself-help = Ask another administrator of your firm.
error-invitation-of-another = This invitation is for somebody else
error-invitation-of-another-help = You are signed in as somebody else than who was invited. Sign out first, then open the link in the mail again.
