//! Imports, alike on both engines.

mod limits;
mod undoing;
mod walls;

use portal_types::{
    ClientId, ImportId, LegalForm,
    client_filter::ClientFilter,
    client_import::{Blanks, ChoicesForm, Counts, ImportError, ImportField, ImportKey, ImportState, RunForm},
    clients::identity::IdentityForm,
};

use super::{Shown, choose, run, run::part, show, upload};
use crate::{
    both_engines,
    clients::{self, identity, list as client_list},
    error::Result,
    fetch_all,
    files::Spool,
    scope::Scope,
    testing::{Engine, TestPortal, eventually},
};

both_engines!(
    a_file_becomes_clients,
    a_second_file_updates_by_number,
    all_or_nothing_is_nothing_when_something_changed,
    rows_of_one_client_may_stand_far_apart,
    work_goes_on_after_a_crash,
    what_was_said_of_columns_is_remembered
);

pub(super) const SAMPLE: &[u8] = include_bytes!("samples/clients-cp1252.csv");

/// A file that came in.
pub(super) async fn send(t: &TestPortal, scope: &Scope, bytes: &[u8]) -> Result<ImportId> {
    let mut spool = Spool::create(&t.settings.data_dir.join("tmp"), 64 << 20).await?;
    spool.write(bytes).await?;
    spool.finish().await?;
    upload(t, scope, "Cliënten.csv", spool).await
}

/// The choices that are proposed, as the form sends them.
pub(super) fn form(shown: &Shown) -> ChoicesForm {
    let code = |field: &Option<ImportField>| field.map(|field| field.code().to_owned()).unwrap_or_default();
    ChoicesForm {
        columns: shown.choices.columns.iter().map(code).collect(),
        key: shown.choices.key.code().into(),
        blanks: Blanks::Keep.code().into(),
        tier: "collaborate".into(),
        authority: "none".into(),
        language: "nl".into(),
        ..ChoicesForm::default()
    }
}

/// A file, looked at with what is proposed.
pub(super) async fn checked(t: &TestPortal, bytes: &[u8]) -> ImportId {
    let me = &t.firm.employee;
    let id = send(t, me, bytes).await.unwrap();
    let shown = show(t, me, id).await.unwrap();
    choose(t, me, id, &form(&shown)).await.unwrap();
    t.done(id).await;
    id
}

pub(super) fn run_form(mode: &str, accepts: bool) -> RunForm {
    let reason = if accepts { "Zo staat het in het oude systeem" } else { "" };
    RunForm { mode: mode.into(), accepts: (if accepts { "on" } else { "" }).into(), reason: reason.into() }
}

pub(super) async fn taken(t: &TestPortal, bytes: &[u8]) -> ImportId {
    let id = checked(t, bytes).await;
    run(t, &t.firm.employee, id, &run_form("good", true)).await.unwrap();
    t.done(id).await;
    id
}

impl TestPortal {
    /// Until nothing is at work on it any more.
    pub(super) async fn done(&self, id: ImportId) -> Shown {
        let look = || async { show(self, &self.firm.employee, id).await.unwrap() };
        eventually("the end of the work", || async { !look().await.listed.state.runs() }).await;
        look().await
    }
}

pub(super) async fn names(t: &TestPortal, search: &str) -> Vec<String> {
    let filter = ClientFilter { search: search.to_owned(), ..ClientFilter::default() };
    let place = client_list::Place::First;
    let page = client_list::list(t, &t.firm.employee, &filter, &place).await.unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

pub(super) async fn by_number(t: &TestPortal, number: &str) -> ClientId {
    let mut tx = t.look().await.unwrap();
    let sql = "SELECT id FROM clients WHERE number = $1 AND firm_id = $2";
    fetch_all!(&mut tx, (ClientId,), sql, number, t.firm.firm.id).unwrap()[0].0
}

pub(super) async fn card(t: &TestPortal, number: &str) -> identity::Card {
    identity::show(t, &t.firm.employee, by_number(t, number).await).await.unwrap()
}

async fn a_file_becomes_clients(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let id = send(&t, me, SAMPLE).await.unwrap();
    let shown = show(&t, me, id).await.unwrap();
    assert_eq!((shown.listed.state, shown.listed.total, shown.headers.len()), (ImportState::Uploaded, 10, 13));
    assert_eq!(shown.choices.key, ImportKey::Number);
    assert!(shown.choices.columns.iter().all(Option::is_some), "{:?}", shown.choices.columns);
    assert_eq!(shown.examples[0][0], "00042");

    choose(&t, me, id, &form(&shown)).await.unwrap();
    let shown = t.done(id).await;
    let found = Counts { made: 5, more: 2, refused: 3, warned: 3, contacts: 3, unusual: 1, ..Counts::default() };
    assert_eq!((shown.listed.state, shown.found), (ImportState::Checked, Some(found)));
    let told: Vec<_> = shown.problems.iter().map(|told| (told.problem.line, told.problem.error)).collect();
    use ImportError as E;
    let expected =
        [(8, E::Conflict), (9, E::Formula), (10, E::Required), (11, E::Invalid), (12, E::Unusual), (13, E::Repeated)];
    assert_eq!(told, expected);
    assert_eq!(shown.problems[1].value, "=HYPERLINK(\"http://kwaad.example\",\"Klik\")");
    let rows = super::errors_file(&t, me, id).await.unwrap();
    let text = std::fs::read_to_string(&rows).unwrap();
    assert!(text.contains(";\"'=HYPERLINK("), "{text}");
    assert!(!text.contains("123456782"));
    assert!(names(&t, "").await.is_empty(), "nothing changed yet");
    assert!(run(&t, me, id, &run_form("all", true)).await.is_err(), "three rows are wrong");

    run(&t, me, id, &run_form("good", true)).await.unwrap();
    let shown = t.done(id).await;
    assert_eq!(shown.listed.state, ImportState::Done);
    let outcome = shown.listed.outcome.unwrap();
    assert_eq!((outcome.made, outcome.more, outcome.refused, outcome.contacts), (5, 2, 3, 3));
    // The list in memory has them, with their contacts.
    assert_eq!(names(&t, "omer").await, ["Bakkerij Ömer B.V."]);
    assert_eq!(names(&t, "dubois").await, ["Bakkerij Ömer B.V."]);
    assert_eq!(names(&t, "").await.len(), 5);
    assert_eq!(t.count("SELECT MAX(clients) FROM client_counts").await, 5);
    let bakery = card(&t, "00042").await;
    assert_eq!(bakery.identity.postcode.as_deref(), Some("1012 AB"));
    let contacts = clients::show(&t, me, by_number(&t, "00042").await).await.unwrap().1;
    assert_eq!(contacts.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Noor Çelik", "Émile Dubois"]);
    let person = card(&t, "00044").await;
    assert_eq!((person.identity.legal_form, person.bsn.as_deref()), (LegalForm::Eenmanszaak, Some("•••••6782")));
    let odd = card(&t, "00048").await;
    assert_eq!(odd.explained[0].reason, "Zo staat het in het oude systeem");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.imported'").await, 5);
}

async fn a_second_file_updates_by_number(engine: Engine) {
    let t = TestPortal::new(engine).await;
    taken(&t, SAMPLE).await;
    let file = "Cliëntnummer;Naam;Rechtsvorm;Plaats;Contactpersoon;E-mail\n\
                00042;Bakkerij Ömer Holding B.V.;;Haarlem;Noor Çelik-Bos;NOOR@omer.example\n\
                00043;;;;;\n\
                00099;Nieuw;BV;;;\n";
    let id = checked(&t, file.as_bytes()).await;
    let found = show(&t, &t.firm.employee, id).await.unwrap().found.unwrap();
    assert_eq!((found.made, found.changed, found.same, found.refused), (1, 1, 1, 0));
    run(&t, &t.firm.employee, id, &run_form("all", false)).await.unwrap();
    assert_eq!(t.done(id).await.listed.outcome.unwrap().changed, 1);
    let bakery = card(&t, "00042").await;
    assert_eq!(bakery.identity.name, "Bakkerij Ömer Holding B.V.");
    assert_eq!((bakery.identity.city.as_deref(), bakery.version), (Some("Haarlem"), 2));
    assert_eq!(bakery.identity.kvk_number.as_deref(), Some("01234567"), "no column of it");
    assert_eq!(names(&t, "holding").await.len(), 2);
    assert_eq!(names(&t, "celik-bos").await, ["Bakkerij Ömer Holding B.V."]);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.import-changed'").await, 1);
}

async fn all_or_nothing_is_nothing_when_something_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let mut file = "nummer;naam;rechtsvorm\n".to_owned();
    (0..450).for_each(|at| file.push_str(&format!("{at};Client {at};BV\n")));
    let id = send(&t, me, file.as_bytes()).await.unwrap();
    let shown = show(&t, me, id).await.unwrap();
    choose(&t, me, id, &ChoicesForm { key: "none".into(), ..form(&shown) }).await.unwrap();
    assert_eq!(t.done(id).await.found.unwrap().made, 450);
    // Somebody gives a client the number of the last row.
    let (client, _) = t.client(&t.firm, portal_types::Tier::Standard).await;
    let card = identity::show(&t, me, client).await.unwrap();
    let form =
        IdentityForm { number: "449".into(), seen: card.version.to_string(), ..IdentityForm::from(&card.identity) };
    identity::change(&t, me, client, &form).await.unwrap();
    run(&t, me, id, &run_form("all", false)).await.unwrap();
    let shown = t.done(id).await;
    assert_eq!((shown.listed.state, shown.found.unwrap().refused), (ImportState::Checked, 1), "looked at again");
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'client.imported'").await, 0);
    run(&t, me, id, &run_form("good", false)).await.unwrap();
    assert_eq!(t.done(id).await.listed.outcome.unwrap().made, 449);
}

async fn rows_of_one_client_may_stand_far_apart(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (key, prefix) in [("number", "a"), ("none", "b")] {
        let mut file = "nummer;naam;rechtsvorm;contactpersoon;email\n".to_owned();
        for round in 0..2 {
            (0..300).for_each(|at| {
                file.push_str(&format!("{prefix}{at};{prefix} {at};BV;C{round};c{round}@{prefix}{at}.example\n"));
            });
        }
        let me = &t.firm.employee;
        let id = send(&t, me, file.as_bytes()).await.unwrap();
        let shown = show(&t, me, id).await.unwrap();
        choose(&t, me, id, &ChoicesForm { key: key.into(), ..form(&shown) }).await.unwrap();
        let found = t.done(id).await.found.unwrap();
        assert_eq!((found.made, found.more, found.contacts, found.refused), (300, 300, 600, 0));
        run(&t, me, id, &run_form("good", false)).await.unwrap();
        assert_eq!(t.done(id).await.listed.outcome.unwrap(), found, "as was told");
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 600);
    assert_eq!(t.count("SELECT COUNT(*) FROM contacts").await, 1_200);
}

async fn work_goes_on_after_a_crash(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let mut file = "nummer;naam;rechtsvorm\n".to_owned();
    (0..500).for_each(|at| file.push_str(&format!("{at};Client {at};BV\n")));
    let id = checked(&t, file.as_bytes()).await;
    // As a server leaves it that was killed after the press.
    let killed = "UPDATE client_imports SET mode = 'good', state = 'running', done = 0";
    t.write_system(move |tx| Box::pin(async move { Ok(crate::execute!(tx, killed)?) })).await.unwrap();
    assert!(part(&t, me, id).await.unwrap(), "one part is done");
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 200);
    // Whoever was killed holds it for two minutes.
    t.clock.advance(chrono::Duration::minutes(3));
    super::work(&t).await.unwrap();
    let shown = show(&t, me, id).await.unwrap();
    assert_eq!((shown.listed.state, shown.listed.outcome.unwrap().made, shown.done), (ImportState::Done, 500, 500));
    assert_eq!(t.count("SELECT COUNT(*) FROM clients").await, 500);
    assert_eq!(t.count("SELECT COUNT(*) FROM client_import_chunks WHERE lines IS NOT NULL").await, 0);
}

async fn what_was_said_of_columns_is_remembered(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let me = &t.firm.employee;
    let file = b"Omschrijving;Naam;Vorm\nEen;x;BV\n";
    let id = send(&t, me, file).await.unwrap();
    let mut said = form(&show(&t, me, id).await.unwrap());
    assert_eq!(said.columns, ["", "name", ""]);
    said.columns = ["name", "", "legal_form"].map(str::to_owned).to_vec();
    choose(&t, me, id, &said).await.unwrap();
    t.done(id).await;
    let again = send(&t, me, file).await.unwrap();
    assert_eq!(form(&show(&t, me, again).await.unwrap()).columns, said.columns);
    let theirs = send(&t, &t.other.employee, file).await.unwrap();
    let columns = form(&show(&t, &t.other.employee, theirs).await.unwrap()).columns;
    assert_eq!(columns, ["", "name", ""], "another firm said nothing");
}

#[test]
fn the_sample_has_what_it_should() {
    // The last one is an ë of Windows-1252.
    for part in [&b";01234567;"[..], b"00042;", b"=HYPERLINK(", b"Cli\xebntnummer"] {
        assert!(SAMPLE.windows(part.len()).any(|window| window == part));
    }
}
