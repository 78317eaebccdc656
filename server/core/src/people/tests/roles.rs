//! Every door asks its right, whatever the role.

use portal_types::{
    AnnualAccountsId, ClientId, ErrorCode, Right, Role,
    annual_accounts::{Move, MoveForm, PeopleForm, StartAnnualAccounts},
    clients::NewClient,
    firms::FirmSettings,
    links::Purpose,
};

use crate::{
    annual_accounts, approvals, both_engines, clients,
    error::Result,
    firms, links,
    scope::Scope,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(each_door_asks_its_right);

/// Whether somebody is let in: what he wants is not there, or says nothing.
fn inside<T>(outcome: Result<T>) -> bool {
    match refusal(outcome) {
        ErrorCode::NotAllowed => false,
        ErrorCode::NotFound | ErrorCode::InvalidForm | ErrorCode::NothingChosen => true,
        other => panic!("{other}"),
    }
}

async fn doors(t: &TestPortal, scope: &Scope) -> Vec<(Right, bool)> {
    let (client, accounts) = (t.new_id::<ClientId>(), t.new_id::<AnnualAccountsId>());
    let step = |step: Move| MoveForm {
        step: step.code().to_owned(),
        reason: if step.needs_reason() { "omdat".to_owned() } else { String::new() },
        ..MoveForm::default()
    };
    let moved = |which: Move| {
        let form = step(which);
        async move { inside(annual_accounts::make_move(t, scope, accounts, &form).await) }
    };
    let year = StartAnnualAccounts { year: "2025".to_owned() };
    vec![
        (Right::KeepClients, inside(clients::create(t, scope, &NewClient::default()).await)),
        (Right::KeepClients, inside(annual_accounts::add_note(t, scope, accounts, "").await)),
        (Right::ShowBsn, inside(clients::identity::show_bsn(t, scope, client).await)),
        (Right::Work, inside(annual_accounts::start(t, scope, client, &year).await)),
        (Right::Work, inside(annual_accounts::assign(t, scope, accounts, &PeopleForm::default()).await)),
        (Right::Work, inside(t.upload(scope, accounts, "een").await)),
        (Right::Work, moved(Move::SignOff).await),
        (Right::Review, moved(Move::Review).await),
        (Right::Review, moved(Move::SendBack).await),
        (Right::SkipReview, moved(Move::SkipReview).await),
        (Right::Send, moved(Move::WithdrawRequest).await),
        (Right::Send, inside(annual_accounts::share(t, scope, accounts, Purpose::View).await)),
        (Right::Send, inside(annual_accounts::renew_link(t, scope, accounts).await)),
        (Right::Send, inside(links::revoke_links(t, scope, Vec::new()).await)),
        (Right::Send, inside(approvals::seal::try_again(t, scope, accounts).await)),
    ]
}

async fn each_door_asks_its_right(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for role in Role::ALL {
        let scope = t.firm.employee_as(*role);
        for (right, open) in doors(&t, &scope).await {
            assert_eq!(open, role.allows(right), "{role} at a door of {right}");
        }
        let settings = FirmSettings { four_eyes: true, undo_minutes: 15, may_delegate: false };
        let saved = firms::save_settings(&t, &scope, &settings).await;
        assert_eq!(saved.is_ok(), role.allows(Right::Administer), "{role}");
    }
}
