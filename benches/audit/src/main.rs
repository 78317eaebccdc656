//! How fast an audit chain is verified, with its signatures (SECURITY AUD-2: a million records in a minute).
//!
//! `audit-bench [RECORDS]` makes a chain on each engine, through the same code as the product, and reads it back.

use std::{env, error::Error, time::Instant};

use chrono::Duration;
use portal_core::{
    audit::{self, AuditEvent},
    testing::{Engine, TestPortal},
};
use serde::Serialize;
use uuid::Uuid;

/// Records of one transaction; each leaves a checkpoint, as the product does for every 500.
const TOGETHER: u32 = 500;

/// As long as an approval's.
#[derive(Serialize)]
struct Measured {
    number: u32,
    approval: Uuid,
    contact: Uuid,
    sha256: &'static str,
}

impl AuditEvent for Measured {
    const TYPE: &'static str = "bench.measured";
    fn item(&self) -> Option<Uuid> {
        Some(self.approval)
    }
}

fn measured(number: u32) -> Measured {
    let id = Uuid::from_u128(u128::from(number) << 64 | 7);
    let sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    Measured { number, approval: id, contact: id, sha256 }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let records: u32 = env::args().nth(1).map_or(Ok(1_000_000), |records| records.parse())?;
    for engine in [Engine::Sqlite, Engine::Postgres] {
        measure(engine, records).await?;
    }
    Ok(())
}

async fn measure(engine: Engine, records: u32) -> Result<(), Box<dyn Error>> {
    let portal = TestPortal::new(engine).await;
    let begun = Instant::now();
    for start in (0..records).step_by(TOGETHER as usize) {
        let (end, now) = ((start + TOGETHER).min(records), portal.now());
        let written = portal.write(&portal.firm.employee, move |tx, scope| {
            Box::pin(async move {
                for number in start..end {
                    audit::record(tx, scope, now, &measured(number)).await?;
                }
                Ok(())
            })
        });
        written.await?;
        portal.clock.advance(Duration::seconds(1));
        portal.write_checkpoints().await?;
    }
    let written = begun.elapsed();
    let begun = Instant::now();
    let report = audit::verify(&portal, portal.firm.firm.id).await?;
    let took = begun.elapsed().as_secs_f64();
    if !report.findings.is_empty() {
        return Err(format!("the chain is not sound: {:?}", report.findings).into());
    }
    println!(
        "{engine:?}: {} records and {} checkpoints verified in {took:.2} s, {:.0} records/s; made in {:.0} s; most memory {}",
        report.records,
        report.checkpoints,
        report.records as f64 / took,
        written.as_secs_f64(),
        most_memory().unwrap_or_default(),
    );
    Ok(())
}

/// Of this process so far.
fn most_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().to_owned())
}
