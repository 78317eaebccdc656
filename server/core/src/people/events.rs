//! What is recorded about people who work at a firm; the first field is what it happened to.

use portal_types::{EmployeeId, PersonId, Role, TeamId, people::Absence};
use serde::Serialize;

macro_rules! event {
    ($(#[$meta:meta])* $name:ident = $type:literal { $item:ident: $id:ty $(, $field:ident: $ty:ty)* $(,)? }) => {
        $(#[$meta])*
        #[derive(Serialize)]
        pub(super) struct $name {
            pub $item: $id,
            $(pub $field: $ty),*
        }

        impl crate::audit::AuditEvent for $name {
            const TYPE: &'static str = $type;
            fn item(&self) -> Option<uuid::Uuid> {
                Some(self.$item.0)
            }
        }
    };
}

event!(
    /// Somebody was given rights at the firm.
    EmployeeAdded = "employee.added" { employee: EmployeeId, role: Role }
);
event!(
    /// Another invitation was mailed.
    EmployeeInvitedAgain = "employee.invited-again" { employee: EmployeeId, role: Role }
);
event!(
    /// His rights are others.
    RoleChanged = "employee.role-changed" { employee: EmployeeId, before: Role, after: Role }
);
event!(
    /// His rights, invitations and sessions ended.
    EmployeeDisabled = "employee.disabled" { employee: EmployeeId }
);
event!(
    /// What he had to do went to a colleague, or to nobody; how many parts.
    WorkHandedOver = "employee.work-handed-over" { employee: EmployeeId, to: Option<EmployeeId>, parts: usize }
);
event!(
    /// A colleague stands in for him on some days, or not any more.
    AbsenceSet = "employee.absence-set" { employee: EmployeeId, absence: Option<Absence> }
);
event!(
    /// An invitation was used.
    PasswordChosen = "person.password-chosen" { person: PersonId }
);
event!(
    /// A team was made, or has other members or another name.
    TeamSaved = "team.saved" { team: TeamId, members: Vec<EmployeeId> }
);
event!(
    /// A team is no more.
    TeamRemoved = "team.removed" { team: TeamId }
);
