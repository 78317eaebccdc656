//! The program itself.

use std::{
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

use portal_core::db::testing::{self, Engine};
use rustix::process::{Pid, Signal, kill_process};
use server::router::route_table;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    time::timeout,
};

use crate::support::raw;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akkoord"));
    command.args(arguments).env_clear().env("AKKOORD_DATA_DIR", folder).env("AKKOORD_BIND", "127.0.0.1:0");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn an_unknown_setting_stops_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["serve"][..], &["migrate"], &["doctor"], &["audit", "verify"]] {
        let done = command(folder.path(), arguments).env("AKKOORD_BASEURL", "http://localhost").output().unwrap();
        assert!(!done.status.success(), "{arguments:?}");
        assert!(text(&done.stderr).contains("AKKOORD_BASEURL"), "{arguments:?}: {}", text(&done.stderr));
    }
}

#[test]
fn the_printed_configuration_names_every_setting() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["config"]);
    let printed = text(&done.stdout);
    assert!(done.status.success());
    for setting in server::config::settings() {
        assert!(printed.contains(setting.name), "{}", setting.name);
    }
}

#[test]
fn every_route_is_printed_once() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["routes"]);
    let printed = text(&done.stdout);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), route_table().len());
    let mut unique = lines.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), lines.len(), "{printed}");
    assert!(lines.iter().any(|line| line.starts_with("GET") && line.ends_with(" /readyz")), "{printed}");
}

#[test]
fn a_firm_its_employee_and_its_audit_chain() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["firm", "create", "jansen", "Jansen Accountants"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let again = run(folder.path(), &["firm", "create", "jansen", "Jansen Accountants"]);
    assert!(!again.status.success() && text(&again.stderr).contains("already"));
    for wrong in [&["--accent", "teal"][..], &["--email", "info"]] {
        let asked = [&["firm", "create", "pietersen", "Pietersen"], wrong].concat();
        let done = run(folder.path(), &asked);
        assert!(!done.status.success() && text(&done.stderr).contains(wrong[1]), "{}", text(&done.stderr));
    }
    assert!(!run(folder.path(), &["firm", "create", "pietersen", " "]).status.success());
    let reserved = run(folder.path(), &["firm", "create", "healthz", "X"]);
    assert!(!reserved.status.success());
    let invited = run(folder.path(), &["employee", "invite", "jansen", "eva@jansen.example", "Eva Jansen"]);
    assert!(invited.status.success(), "{}", text(&invited.stderr));
    let again = run(folder.path(), &["employee", "invite", "jansen", "eva@jansen.example", "Eva Jansen"]);
    assert!(again.status.success(), "{}", text(&again.stderr));
    let gone = run(folder.path(), &["employee", "disable", "jansen", "eva@jansen.example"]);
    assert!(gone.status.success(), "{}", text(&gone.stderr));
    let again = run(folder.path(), &["employee", "disable", "jansen", "eva@jansen.example"]);
    assert!(!again.status.success() && text(&again.stderr).contains("does not work at jansen"));
    let absent = run(folder.path(), &["employee", "invite", "pietersen", "eva@jansen.example", "Eva"]);
    assert!(!absent.status.success() && text(&absent.stderr).contains("there is no firm pietersen"));
    let verified = run(folder.path(), &["audit", "verify"]);
    assert!(
        verified.status.success() && text(&verified.stdout).starts_with("ok      jansen "),
        "{}",
        text(&verified.stdout)
    );
}

/// What docs/audit.md has an outsider do.
#[test]
fn the_key_of_the_audit_log_and_copies_of_its_checkpoints() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["firm", "create", "jansen", "Jansen Accountants"]).status.success());
    let keys =
        [run(folder.path(), &["audit", "key"]), run(folder.path(), &["audit", "key"])].map(|key| text(&key.stdout));
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[0].trim_end().len(), 64, "{}", keys[0]);
    assert!(keys[0].trim_end().bytes().all(|digit| digit.is_ascii_hexdigit()));
    let copies = folder.path().join("copies");
    let verify = ["audit", "verify", "--checkpoint-dir", copies.to_str().unwrap()];
    assert!(!run(folder.path(), &verify).status.success(), "a folder that is not there is no proof");
    // A checkpoint of a firm that the database knows nothing of, and that nobody signed.
    let unknown = copies.join("00000000-0000-0000-0000-000000000001");
    std::fs::create_dir(&copies).unwrap();
    assert!(run(folder.path(), &verify).status.success());
    std::fs::create_dir(&unknown).unwrap();
    std::fs::write(unknown.join("00000000000000000009"), [7; 152]).unwrap();
    let found = run(folder.path(), &verify);
    let printed = text(&found.stdout);
    assert!(!found.status.success() && printed.contains("ok      jansen "), "{printed}");
    assert!(printed.contains("broken  00000000-0000-0000-0000-000000000001 checkpoint forged"), "{printed}");
}

#[test]
fn a_sound_machine_has_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let before = run(folder.path(), &["doctor"]);
    assert!(!before.status.success() && text(&before.stdout).contains("akkoord migrate"), "{}", text(&before.stdout));
    assert!(run(folder.path(), &["migrate"]).status.success());
    let done = run(folder.path(), &["doctor"]);
    let report = text(&done.stdout);
    for part in ["key", "disk", "database", "files", "tables", "reports", "audit", "renderer", "mail", "scanner"] {
        assert!(report.lines().any(|line| line.starts_with("ok") && line.contains(part)), "{part} in {report}");
    }
}

/// TEN-5: nothing starts as somebody whom the wall between firms does not hold.
#[tokio::test]
async fn postgres_wants_two_logins() {
    let folder = tempfile::tempdir().unwrap();
    let urls = testing::fresh_urls(Engine::Postgres, folder.path()).await.unwrap();
    let owner = urls.owner.unwrap();
    let done = |words: &[&str], url: &str, owner: &str| {
        let mut command = command(folder.path(), words);
        command.env("AKKOORD_DATABASE_URL", url).env("AKKOORD_MIGRATE_URL", owner).output().unwrap()
    };
    let early = done(&["serve"], &urls.runtime, "");
    assert!(!early.status.success() && text(&early.stderr).contains("run: akkoord migrate"), "{}", text(&early.stderr));
    let made = done(&["migrate"], &urls.runtime, &owner);
    assert!(made.status.success(), "{}", text(&made.stderr));
    for (url, why) in [(&urls.superuser, "is a superuser"), (&owner, "owns the tables")] {
        for words in [&["serve"][..], &["migrate"], &["firm", "create", "jansen", "Jansen Accountants"]] {
            let refused = done(words, url, &owner);
            let said = text(&refused.stderr);
            assert!(!refused.status.success() && said.contains(why) && said.contains("docs/postgres.md"), "{said}");
        }
        let doctor = text(&done(&["doctor"], url, "").stdout);
        assert!(doctor.lines().any(|line| line.starts_with("wrong  tables") && line.contains(why)), "{doctor}");
    }
    // Without the owner's password from here on.
    for words in [
        &["firm", "create", "jansen", "Jansen Accountants"][..],
        &["employee", "invite", "jansen", "eva@jansen.example", "Eva Jansen"],
        &["employee", "disable", "jansen", "eva@jansen.example"],
        &["demo", "--clients", "6"],
        &["audit", "verify"],
        &["doctor"],
    ] {
        let done = done(words, &urls.runtime, "");
        assert!(done.status.success(), "{words:?}: {}{}", text(&done.stdout), text(&done.stderr));
    }
    let sqlite = done(&["migrate"], "", &owner);
    assert!(!sqlite.status.success() && text(&sqlite.stderr).contains("is for Postgres"), "{}", text(&sqlite.stderr));
}

#[tokio::test]
async fn the_server_answers_and_stops_at_a_signal() {
    for signal in [Signal::TERM, Signal::INT] {
        let folder = tempfile::tempdir().unwrap();
        // A port that was free a moment ago; the base URL has to name it.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut serving = command(folder.path(), &["serve"]);
        serving.env("AKKOORD_BIND", format!("127.0.0.1:{port}")).stderr(Stdio::piped());
        let mut child = tokio::process::Command::from(serving).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut log = String::new();
        while !log.contains("ready") {
            let line = timeout(Duration::from_secs(30), lines.next_line()).await.expect("it starts").unwrap();
            log.push_str(&line.unwrap_or_else(|| panic!("it ended: {log}")));
        }
        let address = format!("127.0.0.1:{port}").parse().unwrap();
        let request = format!("GET /healthz HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        assert_eq!(raw(address, &request).await.body, "ok\n");

        // Nor does a server with another folder that names the same database (DB-1).
        let elsewhere = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("akkoord.db").display());
        for (place, arguments) in [(folder.path(), "migrate"), (elsewhere.path(), "serve")] {
            let second = command(place, &[arguments]).env("AKKOORD_DATABASE_URL", &database).output().unwrap();
            let why = text(&second.stderr);
            assert!(!second.status.success() && why.contains("another akkoord"), "{arguments}: {why}");
        }

        let pid = i32::try_from(child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
        let ended = timeout(Duration::from_secs(20), child.wait()).await.expect("it stops").unwrap();
        assert_eq!(ended.code(), Some(0), "{signal:?}");
    }
}
