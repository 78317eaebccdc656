role-administrator = Beheerder
role-partner = Partner
role-accountant = Accountant
role-assistant = Assistent
role-secretary = Secretariaat
role-read-only = Alleen lezen

right-keep-clients = cliënten, contactpersonen en notities bijhouden
right-show-bsn = een BSN inzien
right-work = rapporten maken en het werk verdelen
right-review = de interne review doen
right-send = delen met cliënten en akkoord vragen
right-skip-review = de review overslaan
right-administer = kantoor en medewerkers beheren

people-title = Medewerkers
people-total = { $count ->
    [one] 1 medewerker
   *[other] { $number } medewerkers
}
people-alone = Alleen u werkt hier nog. Nodig uw eerste collega uit.
people-name = Naam
people-email = E-mailadres
people-language = Taal
people-role = Rol
people-state = Status
people-signed-in = Laatst ingelogd
people-signed-in-never = Nog nooit
people-state-active = Actief
people-state-invited = Uitgenodigd
people-state-left = Uit dienst
people-invitation-until = tot en met { $at }
people-invitation-over = verlopen op { $at }
people-role-may = Mag { $rights }.
people-role-looks = Mag alles bekijken en niets wijzigen.
people-rights = Wat mag elke rol?
people-rights-looks = Wie hier werkt, mag alles van het kantoor bekijken.
people-right = Wat
people-may = Ja
people-may-not = Nee

people-invite = Medewerker uitnodigen
people-invite-text = De uitnodiging gaat naar dit adres en werkt alleen voor deze persoon, veertien dagen lang.
people-invite-send = Uitnodiging sturen
people-invite-again = Opnieuw uitnodigen
people-facts = Gegevens
people-role-change = Rol wijzigen
people-role-save = Rol bewaren
people-rehire = Weer in dienst nemen
people-rehire-text = Hij krijgt een nieuwe uitnodiging en kiest een nieuw wachtwoord.
people-rehire-send = In dienst nemen en uitnodigen
people-choose = Maak een keuze

people-absence = Afwezigheid
people-absence-text = Op deze dagen ziet de vervanger het werk van deze medewerker ook bij ‘Van mij’.
people-from = Eerste dag
people-until = Laatste dag
people-stand-in = Vervanger
people-absence-save = Afwezigheid bewaren
people-absence-over = Afwezigheid weghalen
people-absent = Afwezig van { $from } tot en met { $until }. Vervanger: { $name }.

people-leave = Uit dienst melden
people-leave-text = De toegang stopt meteen, op elk apparaat. Wat deze medewerker gedaan heeft, blijft staan.
people-leave-not-you = U kunt uzelf niet uit dienst melden. Vraag het een andere beheerder.
people-leave-button = Uit dienst melden
people-work-none = Deze medewerker heeft geen open werk.
people-work-reports = { $count ->
    [one] 1 rapport is nog niet af
   *[other] { $number } rapporten zijn nog niet af
}
people-work-parts = { $count ->
    [one] en heeft 1 taak voor deze medewerker.
   *[other] en hebben samen { $number } taken voor deze medewerker.
}
people-handover = Wie neemt het werk over?
people-handover-nobody = Niemand: de taken worden leeg
people-handover-stays = Laat de taken op naam staan

people-teams = Teams
people-teams-text = Een team of vestiging: wie samen dezelfde cliënten bedient. In de lijst van cliënten kiest een medewerker dan ‘Van mijn team’.
people-teams-empty = Er zijn nog geen teams. Maak het eerste.
people-teams-none = Geen
people-team-add = Team toevoegen
people-team-change = Team wijzigen
people-team-name = Naam van het team
people-team-name-hint = Bijvoorbeeld Vestiging Utrecht
people-team-members = Wie zit erin?
people-team-empty = Nog niemand
people-team-save = Team bewaren
people-team-remove = Team opheffen
people-team-remove-text = De medewerkers blijven; alleen het team verdwijnt.

notice-invited = De uitnodiging is onderweg.
notice-role-changed = De rol is gewijzigd. Dat geldt meteen.
notice-rehired = Weer in dienst. De uitnodiging is onderweg.
notice-left = Uit dienst gemeld. De toegang is gestopt.
notice-absence-saved = De afwezigheid is bewaard.
notice-absence-over = De afwezigheid is weggehaald.
notice-team-saved = Het team is bewaard.
notice-team-removed = Het team is opgeheven.
error-last-administrator = Het kantoor houdt zo geen beheerder over
error-last-administrator-help = Maak eerst een ander beheerder. Wie is uitgenodigd, telt pas mee na het kiezen van een wachtwoord.
error-not-yourself = U kunt uzelf niet uit dienst melden
error-not-yourself-help = Vraag het een andere beheerder van uw kantoor.
error-invitation-of-another = Deze uitnodiging is voor iemand anders
error-invitation-of-another-help = U bent ingelogd als een ander dan wie is uitgenodigd. Log eerst uit en open daarna de link in de mail opnieuw.
