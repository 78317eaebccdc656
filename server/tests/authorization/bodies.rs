//! Forms that are posted: one that would change something, and a harmless one.

pub const CLIENT: &str = "firm={firm}&name=Gat&number=&legal_form=BV&kvk_number=&tier=collaborate\
    &contact_name=G&contact_email=g@gat.example&contact_language=nl&contact_authority=alone";
pub const CONTACT: &str = "firm={firm}&client={id}&contact=&contact_name=G&contact_email=g@gat.example\
    &contact_language=nl&contact_authority=alone";
pub const IDENTITY: &str = "firm={firm}&client={id}&name=Gat&legal_form=BV&country=NL&year_end=31-12&seen=1";
pub const NO_IDENTITY: &str = "firm={firm}&client={id}&name=&seen=1";
/// No client of the demo has one.
pub const BSN: &str = "firm={firm}&client={id}";
pub const NO_CONTACT: &str = "firm={firm}&client={id}&contact=&contact_name=";
pub const ACT: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}";
/// Another digest than the one shown: refused, but only after every question of who may.
pub const NOT_SHOWN: &str = "firm={firm}&link={id}&version={version}\
    &sha256=0000000000000000000000000000000000000000000000000000000000000000";
pub const RETURN: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}&reason=gat";
pub const NOT_RETURNED: &str = "firm={firm}&link={id}&version={version}&reason=gat\
    &sha256=0000000000000000000000000000000000000000000000000000000000000000";
pub const CODE: &str = "firm={firm}&link={id}&code={code}";
pub const WRONG_CODE: &str = "firm={firm}&link={id}&code=00000000";
pub const LINK: &str = "firm={firm}&link={id}";
pub const DELEGATE: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}\
    &to=01930000-0000-7000-8000-000000000000";
pub const SETTINGS: &str = "firm={firm}&undo_minutes=15";
pub const MOVE: &str = "firm={firm}&accounts={id}&step=hold&reason=gat";
pub const NOBODY: &str = "firm={firm}&accounts={id}&preparer=niemand";
pub const NOTE: &str = "firm={firm}&accounts={id}&note=gat";
pub const ACCOUNTS: &str = "firm={firm}&accounts={id}";
pub const SHARE: &str = "firm={firm}&accounts={id}&purpose=approve";
pub const WITHDRAWAL: &str = "firm={firm}&accounts={id}&round=01930000-0000-7000-8000-000000000000\
    &signer=01930000-0000-7000-8000-000000000000&withdrawn_on=2026-01-31&withdrawal_reason=gat";
pub const NO_WITHDRAWAL: &str = "firm={firm}&accounts={id}&round=01930000-0000-7000-8000-000000000000";
pub const START: &str = "firm={firm}&client={id}&year=2019";
pub const START_AGAIN: &str = "firm={firm}&client={id}&year=2025";
pub const START_REPORT: &str = "firm={firm}&client={id}&kind=btw&report_year=2026&period=q1";
pub const NO_REPORT: &str = "firm={firm}&client={id}&kind=niets";
pub const REVOKE: &str = "firm={firm}&links[]={id}";
pub const ACCESS_CODE: &str = "firm={firm}&contact={id}&access_code=geraden";
pub const SHORT_CODE: &str = "firm={firm}&contact={id}&access_code=kort";
pub const STRENGTHS: &str = "firm={firm}&view_standard=button&view_collaborate=button&view_extended=button\
    &approve_collaborate=button&approve_extended=button";
pub const BULK: &str = "firm={firm}&act=deadline&deadline=2026-01-31&all=1&query=&found=99";
pub const NO_BULK: &str = "firm={firm}&act=nothing";
pub const START_MANY: &str = "firm={firm}&query=&all=1&count=99&preparer=&reviewer=&partner=&deadline=";
pub const START_NONE: &str = "firm={firm}&query=&all=&count=&preparer=&reviewer=&partner=&deadline=";
pub const SEND: &str = "firm={firm}&act=share-view&choice=all%3D1&count=99";
pub const SEND_NONE: &str = "firm={firm}&act=share-view&choice=&count=0";
pub const UNDO_START: &str = "firm={firm}&batch={id}";
pub const TIER_CHANGE: &str = "firm={firm}&choice=to%3Dextended%26all%3D1&count=9999";
pub const NO_TIER_CHANGE: &str = "firm={firm}&choice=all%3D1&count=0";
pub const UNDO_TIER: &str = "firm={firm}&batch={id}";
pub const TIER: &str = "firm={firm}&tier=&like=standard&name_nl=Gat&price=1&included_users=1";
pub const NO_TIER: &str = "firm={firm}&tier=&name_nl=";
pub const ARCHIVE: &str = "firm={firm}&tier=own-1";
pub const EXTRA_PRICE: &str = "firm={firm}&extra_price=1";
pub const IMPORT: &str = "firm={firm}&import={id}&columns[0]=name&key=none&blanks=keep&legal_form=BV&tier=standard\
    &authority=none&language=nl&mode=good";
pub const SAVE_VIEW: &str = "firm={firm}&name=Gat&query=state%3Dplanned";
pub const REMOVE_VIEW: &str = "firm={firm}&view=01930000-0000-7000-8000-000000000000";
pub const FAVOURITE: &str = "firm={firm}&add=01930000-0000-7000-8000-000000000000";
pub const COLUMNS: &str = "firm={firm}&columns[]=tier";
pub const TEXT: &str = "firm={firm}&act=lor&language=nl&text=gat&seen=0";
pub const NO_TEXT: &str = "firm={firm}&act=lor&language=nl&text=&seen=0";
pub const PUT_BACK: &str = "firm={firm}&act=lor&language=nl&seen=0";
pub const NOT_PUT_BACK: &str = "firm={firm}&act=lor&language=nl&seen=x";
pub const INVITE: &str = "firm={firm}&name=Gat&email=gat@gat.example&language=nl&role=administrator";
pub const EMPLOYEE: &str = "firm={firm}&employee={id}";
pub const ROLE: &str = "firm={firm}&employee={id}&role=read-only";
pub const NO_ROLE: &str = "firm={firm}&employee={id}&role=owner";
pub const LEAVE: &str = "firm={firm}&employee={id}&handover=stays";
pub const ABSENT: &str = "firm={firm}&employee={id}&from=2026-01-01&until=2026-01-31\
    &stand_in=01930000-0000-7000-8000-000000000000";
pub const TEAM: &str = "firm={firm}&team_name=Gat";
pub const REMOVE_TEAM: &str = "firm={firm}&team=01930000-0000-7000-8000-000000000000";
pub const OWN: &str = "firm={firm}";
pub const ADD_APP: &str = "firm={firm}&setup=gat&code=123456";
pub const NO_CODE: &str = "firm={firm}&setup=gat&code=";
pub const END_SESSION: &str = "firm={firm}&session=gat";
pub const PASSWORD: &str = "firm={firm}&old_password=akkoord-demo-2025&password=correct-horse-battery";
pub const NO_PASSWORD: &str = "firm={firm}&old_password=&password=";
pub const CONFIRM: &str = "firm={firm}&password=akkoord-demo-2025";
pub const NOT_CONFIRMED: &str = "firm={firm}&password=";
pub const SECOND_FACTOR: &str = "firm={firm}&second_factor=on";
pub const PRESS: &str = "firm={firm}&token={id}&nonce={nonce}";
pub const ACCEPT: &str =
    "firm=devries&token=0123456789012345678901234567890123456789012&password=correct-horse-battery";
pub const NO_SIGN_IN: &str = "email=&password=";
