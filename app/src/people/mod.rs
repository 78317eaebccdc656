//! The firm's people, for its administrators: employees, what each may do, teams, absence and leaving. The server alone
//! draws these pages.

mod absence_block;
pub mod api;
mod leave_block;
mod load;
mod office_employee_page;
mod office_invite_page;
mod office_list_page;
mod office_team_page;
mod office_teams_page;
mod rights_table;
mod role_choice;
pub mod team_api;
mod views;

pub use {
    office_employee_page::EmployeePage, office_invite_page::InvitePage, office_list_page::EmployeesPage,
    office_team_page::TeamPage, office_teams_page::TeamsPage,
};

use portal_types::people::Standing;

use crate::ui::Tone;

/// How a standing looks.
fn look(standing: Standing) -> (Tone, &'static str) {
    match standing {
        Standing::Active => (Tone::Good, "circle-check"),
        Standing::Invited => (Tone::Warn, "mail"),
        Standing::Left => (Tone::Calm, "circle-dashed"),
    }
}
