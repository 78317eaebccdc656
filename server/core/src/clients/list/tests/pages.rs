//! The list on both engines: what is committed is shown, and nothing of another firm.

use portal_types::{
    ClientId, Tier,
    annual_accounts::{PeopleForm, StartAnnualAccounts, State},
    annual_accounts_start::StartFilter,
    client_filter::ClientFilter,
    clients::{ContactForm, NewClient},
};

use super::super::{Cursor, Listing, PAGE, Place, list, mark};
use crate::{
    annual_accounts::{
        self,
        start_many::{self, Which},
    },
    both_engines,
    clients::{create, save_contact},
    execute,
    testing::{Engine, TestFirm, TestPortal},
};

both_engines!(
    pages_follow_each_other,
    a_search_takes_words_as_they_are,
    a_contact_finds_the_client,
    the_newest_accounts_are_shown,
    a_change_is_shown_at_once,
    what_was_undone_hides_no_later_change,
    a_page_that_became_empty_shows_what_is_left
);

fn form(name: &str, number: &str) -> NewClient {
    NewClient {
        name: name.to_owned(),
        number: number.to_owned(),
        legal_form: "BV".to_owned(),
        tier: Tier::Standard.code().to_owned(),
        contact_name: "Jan Wit".to_owned(),
        contact_email: "jan@jansen.example".to_owned(),
        contact_language: "en".to_owned(),
        contact_authority: "none".to_owned(),
        ..NewClient::default()
    }
}

async fn page(t: &TestPortal, firm: &TestFirm, query: &str) -> Listing {
    list(t, &firm.employee, &ClientFilter::parse(query), &Place::First).await.unwrap()
}

async fn names(t: &TestPortal, query: &str) -> Vec<String> {
    page(t, &t.firm, query).await.rows.into_iter().map(|row| row.name).collect()
}

async fn pages_follow_each_other(engine: Engine) {
    let t = TestPortal::new(engine).await;
    // Equal names, other case and names with the cursor's own separator.
    for i in 0..2 * PAGE + 1 {
        let name = match i % 4 {
            0 => "Gelijk".to_owned(),
            1 => "gelijk".to_owned(),
            2 => format!("Ärzte~{i}"),
            _ => format!("client {}", i * 7 % 50),
        };
        create(&t, &t.firm.employee, &form(&name, "")).await.unwrap();
    }
    create(&t, &t.other.employee, &form("Van een ander", "")).await.unwrap();
    for (query, expected) in [("", 2 * PAGE + 1), ("q=GELIJK", PAGE + 1)] {
        let filter = ClientFilter::parse(query);
        let (mut seen, mut place) = (Vec::<ClientId>::new(), Place::First);
        loop {
            let page = list(&t, &t.firm.employee, &filter, &place).await.unwrap();
            assert_eq!((page.counts.all, page.counts.found, page.before), (2 * PAGE + 1, expected, seen.len()));
            seen.extend(page.rows.iter().map(|row| row.id));
            let Some(next) = page.next else { break };
            place = Place::After(next);
        }
        let different: std::collections::HashSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), different.len()), (expected, expected));
    }
    assert_eq!(page(&t, &t.other, "").await.rows.len(), 1);
}

async fn a_search_takes_words_as_they_are(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (name, number, kvk) in [
        ("100% Puur B.V.", "A_1", "12345678"),
        ("Bakkerij Ömer!", "AB1", ""),
        ("Van Dijk", "C-3", "87654321"),
        ("100 Procent", "", ""),
    ] {
        let form = NewClient { kvk_number: kvk.to_owned(), ..form(name, number) };
        create(&t, &t.firm.employee, &form).await.unwrap();
    }
    for (search, expected) in [
        ("100%", vec!["100% Puur B.V."]),
        ("100", vec!["100 Procent", "100% Puur B.V."]),
        ("a_1", vec!["100% Puur B.V."]),
        ("ömer!", vec!["Bakkerij Ömer!"]),
        ("omer", vec!["Bakkerij Ömer!"]),
        ("ÖMER", vec!["Bakkerij Ömer!"]),
        ("  dijk van ", vec!["Van Dijk"]),
        ("345678", vec!["100% Puur B.V."]),
        ("c-3", vec!["Van Dijk"]),
        ("%", vec!["100% Puur B.V."]),
        ("_", vec!["100% Puur B.V."]),
        ("' OR 1=1 --", vec![]),
        ("\\", vec![]),
        ("bakekrij", vec!["Bakkerij Ömer!"]),
        ("bakerij omer", vec!["Bakkerij Ömer!"]),
        ("bakkerij dijk", vec![]),
    ] {
        let filter = ClientFilter { search: search.to_owned(), ..ClientFilter::default() };
        let found = list(&t, &t.firm.employee, &filter, &Place::First).await.unwrap();
        assert_eq!(found.rows.into_iter().map(|row| row.name).collect::<Vec<_>>(), expected, "{search:?}");
        assert_eq!((found.counts.all, found.nearly), (4, search.starts_with("bake")), "{search:?}");
    }
}

async fn a_contact_finds_the_client(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let client = create(&t, &t.firm.employee, &form("Een", "")).await.unwrap();
    create(&t, &t.firm.employee, &form("Twee", "")).await.unwrap();
    assert_eq!(names(&t, "q=jansen.example").await, ["Een", "Twee"]);
    t.clock.advance(chrono::Duration::seconds(1));
    let piet = ContactForm {
        contact_name: "Piet Zwart".to_owned(),
        contact_email: "piet@zwart.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..ContactForm::default()
    };
    save_contact(&t, &t.firm.employee, client, None, &piet).await.unwrap();
    assert_eq!((names(&t, "q=piet").await, names(&t, "q=wit+zwart").await), (vec!["Een".into()], vec!["Een".into()]));
    let shown = page(&t, &t.firm, "q=piet").await.rows.remove(0);
    assert_eq!(shown.contact.as_deref(), Some("Jan Wit"), "the first one");
    let remove = "DELETE FROM contacts WHERE client_id = $1 AND name = 'Piet Zwart'";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, remove, client)?) })).await.unwrap();
    assert!(names(&t, "q=piet").await.is_empty());
}

async fn the_newest_accounts_are_shown(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (name, years) in [("Ab", &["2023", "2025", "2024"][..]), ("Bb", &["2024"]), ("C", &[])] {
        let client = create(&t, &t.firm.employee, &form(name, "")).await.unwrap();
        for year in years {
            let form = StartAnnualAccounts { year: (*year).to_owned() };
            annual_accounts::start(&t, &t.firm.employee, client, &form).await.unwrap();
            t.clock.advance(chrono::Duration::seconds(1));
        }
    }
    let all = page(&t, &t.firm, "").await;
    let shown: Vec<_> = all.rows.iter().map(|row| row.accounts.map(|(year, state, _)| (year, state))).collect();
    assert_eq!(shown, [Some((2025, State::Planned)), Some((2024, State::Planned)), None]);
    assert_eq!(all.years, [2025, 2024]);
    assert_eq!(names(&t, "year=none").await, ["C"]);
    assert_eq!(names(&t, "year=2024").await, ["Bb"]);
    assert_eq!(names(&t, "state=planned&sort=accounts").await, ["Bb", "Ab"]);
    assert_eq!(names(&t, "sort=since").await, ["Ab", "Bb", "C"]);
    assert_eq!(names(&t, "sort=since&desc=1").await, ["Bb", "Ab", "C"], "who has none stays last");
    // What is removed is no longer the newest.
    t.write_system(|tx| {
        Box::pin(async move {
            let noted = "DELETE FROM accounts_changes WHERE accounts_id IN (SELECT id FROM annual_accounts WHERE financial_year = $1)";
            execute!(tx, noted, 2025)?;
            Ok(execute!(tx, "DELETE FROM annual_accounts WHERE financial_year = $1", 2025)?)
        })
    })
    .await
    .unwrap();
    assert_eq!(names(&t, "year=2024").await, ["Ab", "Bb"]);
}

async fn a_change_is_shown_at_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (name, number) in [("Alfa", "K-10"), ("Beta", "K-9"), ("Gamma", "")] {
        create(&t, &t.firm.employee, &form(name, number)).await.unwrap();
    }
    assert_eq!(names(&t, "sort=number").await, ["Beta", "Alfa", "Gamma"]);
    let rename = "UPDATE clients SET name = 'Zeta' WHERE name = $1";
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, rename, "Alfa")?) })).await.unwrap();
    assert_eq!(names(&t, "").await, ["Beta", "Gamma", "Zeta"]);
    assert_eq!((names(&t, "q=alfa").await.len(), names(&t, "q=zeta").await.len()), (0, 1));
}

/// SQLite numbers changes by what it still has: an undone start makes it give out numbers again.
async fn what_was_undone_hides_no_later_change(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let mut clients = Vec::new();
    for name in ["Alfa", "Beta", "Gamma"] {
        clients.push(create(&t, me, &form(name, "")).await.unwrap());
    }
    let form = StartAnnualAccounts { year: "2024".to_owned() };
    let first = annual_accounts::start(&t, me, clients[0], &form).await.unwrap();
    assert_eq!(names(&t, "year=none").await, ["Beta", "Gamma"]);
    let of_year = StartFilter { year: 2025, ..StartFilter::default() };
    let batch = start_many::start(&t, me, &of_year, Which::Matching(3), &PeopleForm::default()).await.unwrap();
    assert_eq!(names(&t, "year=2025").await, ["Alfa", "Beta", "Gamma"]);
    start_many::undo(&t, me, batch).await.unwrap();
    t.upload(me, first, "versie een").await.unwrap();
    assert_eq!(names(&t, "year=none").await, ["Beta", "Gamma"]);
    assert_eq!(names(&t, "state=in_progress").await, ["Alfa"]);
}

async fn a_page_that_became_empty_shows_what_is_left(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for i in 0..=PAGE {
        create(&t, &t.firm.employee, &form(&format!("Client {i:03}"), "")).await.unwrap();
    }
    let me = &t.firm.employee;
    let all = list(&t, me, &ClientFilter::default(), &Place::First).await.unwrap();
    let last = Place::After(all.next.expect("another page"));
    let ids: Vec<_> = all.rows.iter().map(|row| row.id).collect();
    let rest = list(&t, me, &ClientFilter::default(), &last).await.unwrap().rows;
    mark(&t, me, &ids, true).await.unwrap();
    let favourites = ClientFilter::parse("whose=favourites");
    let shown = list(&t, me, &favourites, &last).await.unwrap();
    assert_eq!((shown.rows.len(), shown.before, shown.next), (PAGE, 0, None), "{rest:?} is none of them");
    let first = Place::Before(shown.prev.unwrap_or(Cursor { primary: 0, name: String::new(), id: ids[0] }));
    assert_eq!(list(&t, me, &favourites, &first).await.unwrap().rows.len(), PAGE);
}
