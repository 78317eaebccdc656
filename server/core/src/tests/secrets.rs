//! LNK-4: no token and no code is anywhere in the database once its mail is sent.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use portal_types::{Tier, sign_in::SignIn};

use crate::{
    annual_accounts, approvals, both_engines, fetch_all, links,
    scope::Origin,
    sessions,
    testing::{Engine, PASSWORD, TestPortal, browser},
};

both_engines!(no_secret_stays_in_the_database);

const COLUMNS_SQLITE: &str = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
const COLUMNS_POSTGRES: &str = "SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = 'public'";

/// Every value of every column of every table, as lower-case text; bytes as hexadecimal digits.
async fn dump(t: &TestPortal) -> String {
    let mut tx = t.look().await.unwrap();
    let postgres = tx.is_postgres();
    let sql = if postgres { COLUMNS_POSTGRES } else { COLUMNS_SQLITE };
    let columns = fetch_all!(&mut tx, (String, String), sql).unwrap();
    assert!(columns.len() > 80, "{}", columns.len());
    let mut all = String::new();
    for (table, column) in columns {
        let text = match postgres {
            true => format!("\"{column}\"::text"),
            false => format!(
                "CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\") ELSE CAST(\"{column}\" AS TEXT) END"
            ),
        };
        let sql = format!("SELECT {text} FROM {table} WHERE \"{column}\" IS NOT NULL");
        for (value,) in fetch_all!(&mut tx, (String,), sqlx::AssertSqlSafe(sql.clone())).unwrap() {
            all.push_str(&value.to_lowercase());
            all.push('\n');
        }
    }
    all
}

fn holds(dump: &str, secret: &str) -> bool {
    let hex: String = secret.bytes().map(|b| format!("{b:02x}")).collect();
    dump.contains(&secret.to_lowercase()) || dump.contains(&hex)
}

/// The random identifier inside the signed envelope.
fn identifier(token: &str) -> String {
    let payload = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&payload).unwrap();
    claims["jti"].as_str().unwrap().to_owned()
}

async fn no_secret_stays_in_the_database(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    annual_accounts::renew_link(&t, &t.firm.employee, offer.accounts).await.unwrap();
    let waiting = dump(&t).await;
    t.drain().await;
    let token = t.newest_to(&offer.email).token();
    assert!(holds(&waiting, &token), "until it is sent the mail holds its token, so this test can see one");

    let (link, cookie) = t.press(&t.firm, &token, "phone").await.unwrap();
    t.drain().await;
    let first_code = t.newest_to(&offer.email).code();
    links::resend_code(&t, &t.firm.firm, link, &cookie, browser("phone")).await.unwrap();
    assert_eq!(t.drain().await, 1);
    let code = t.newest_to(&offer.email).code();
    let pending = dump(&t).await;
    assert!(!holds(&pending, &code) && !holds(&pending, &first_code), "a code that still counts is not readable");
    links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("phone")).await.unwrap();
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.drain().await;

    let form = SignIn { email: t.firm.email.to_string(), password: PASSWORD.to_owned() };
    let (session, _) = sessions::sign_in(&t, &Origin::default(), &form, None).await.unwrap();
    let dump = dump(&t).await;
    assert!(holds(&dump, &offer.email), "the dump holds what is stored");
    let secrets =
        [&offer.token, &token, &identifier(&token), &identifier(&offer.token), &first_code, &code, &cookie, &session];
    for secret in secrets.into_iter().map(String::as_str).chain([PASSWORD]) {
        assert!(!holds(&dump, secret), "{secret}");
    }
}
