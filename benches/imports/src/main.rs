//! How fast a file of clients is imported (goal P14: 2,000 rows a second with checks and a look for duplicates).
//!
//! `import-bench [ROWS]` makes clients on each engine, through the same code as the product, and then changes them all.

use std::{env, error::Error, fmt::Write, time::Instant};

use portal_core::{
    client_import::{self, Shown},
    files::Spool,
    testing::{Engine, TestPortal},
};
use portal_types::{
    ImportId,
    client_import::{ChoicesForm, ImportField, RunForm},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let rows: usize = env::args().nth(1).map_or(Ok(20_000), |rows| rows.parse())?;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let portal = TestPortal::new(engine).await;
        for (what, city) in [("new", "Utrecht"), ("changed", "Amersfoort"), ("as they were", "Amersfoort")] {
            for mode in if what == "new" { &["good"][..] } else { &["all"] } {
                measure(&portal, engine, what, &file(rows, city)?, rows, mode).await?;
            }
        }
        portal.end().await;
    }
    Ok(())
}

/// As firms have them: a client a row, each with a contact.
fn file(rows: usize, city: &str) -> Result<String, std::fmt::Error> {
    let mut text = "Cliëntnummer;Naam;Rechtsvorm;KVK-nummer;RSIN;Adres;Postcode;Plaats;Boekjaareinde;Contactpersoon;\
                    E-mail;Functie;Tekenbevoegdheid\n"
        .to_owned();
    for at in 0..rows {
        writeln!(
            text,
            "{at:06};Handelsonderneming {at} B.V.;BV;{:08};;Kerkstraat {at};3511 AB;{city};31-12;Noor de Vries;\
             noor@client-{at}.example;bestuurder;zelfstandig",
            10_000_000 + at
        )?;
    }
    Ok(text)
}

async fn measure(
    portal: &TestPortal,
    engine: Engine,
    what: &str,
    file: &str,
    rows: usize,
    mode: &str,
) -> Result<(), Box<dyn Error>> {
    let me = &portal.firm.employee;
    let begun = Instant::now();
    let mut spool = Spool::create(&portal.settings.data_dir.join("tmp"), u64::MAX).await?;
    spool.write(file.as_bytes()).await?;
    spool.finish().await?;
    let id = client_import::upload(portal, me, "clients.csv", spool).await?;
    let read = begun.elapsed().as_secs_f64();
    let shown = client_import::show(portal, me, id).await?;

    let begun = Instant::now();
    client_import::choose(portal, me, id, &form(&shown)).await?;
    ended(portal, id).await?;
    let checked = begun.elapsed().as_secs_f64();

    let begun = Instant::now();
    client_import::run(portal, me, id, &RunForm { mode: mode.to_owned(), ..RunForm::default() }).await?;
    ended(portal, id).await?;
    let run = begun.elapsed().as_secs_f64();
    let counts = client_import::show(portal, me, id).await?.listed.outcome.ok_or("no outcome")?;
    if counts.made + counts.changed + counts.same != rows as i64 {
        return Err(format!("not every row was taken over: {counts:?}").into());
    }
    println!(
        "{engine:?}: {rows} rows, clients {what} ({mode}): read in {read:.2} s, looked at in {checked:.2} s, taken over in \
         {run:.2} s: {:.0} rows/s",
        rows as f64 / (checked + run)
    );
    Ok(())
}

/// The choices that are proposed.
fn form(shown: &Shown) -> ChoicesForm {
    let code = |field: &Option<ImportField>| field.map(|field| field.code().to_owned()).unwrap_or_default();
    ChoicesForm {
        columns: shown.choices.columns.iter().map(code).collect(),
        key: "number".to_owned(),
        blanks: "keep".to_owned(),
        tier: "collaborate".to_owned(),
        authority: "none".to_owned(),
        language: "nl".to_owned(),
        ..ChoicesForm::default()
    }
}

async fn ended(portal: &TestPortal, id: ImportId) -> Result<(), Box<dyn Error>> {
    loop {
        let all = client_import::list(portal, &portal.firm.employee).await?;
        if all.iter().any(|one| one.id == id && !one.state.runs()) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}
