use std::os::unix::fs::PermissionsExt;

use secrecy::ExposeSecret;

use super::*;

fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::read(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn file(text: &str, mode: u32) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("akkoord.toml");
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn defaults_need_nothing() {
    let config = read(&[("PATH", "/usr/bin"), ("AKKOORD_BIND", "")]).unwrap();
    assert_eq!(config.base.bind.to_string(), "127.0.0.1:3000");
    assert_eq!(config.base.url.origin(), "http://localhost:3000");
    assert_eq!(config.database.url.expose_secret(), "sqlite:./data/akkoord.db");
    assert_eq!(config.files.url.expose_secret(), "file:./data/files");
    assert_eq!(config.mail.url.expose_secret(), "mailbox:");
    assert_eq!(config.mail.from.as_str(), "no-reply@akkoord.localhost");
    assert!(config.secrets.metrics_token.is_none());
    assert_eq!(config.limits.report_bytes, 100_000_000);
}

#[test]
fn a_scan_that_does_not_happen_is_not_promised() {
    assert!(read(&[("AKKOORD_CLAMD", "")]).is_ok());
    let error = read(&[("AKKOORD_CLAMD", "127.0.0.1:3310")]).unwrap_err();
    assert!(error.to_string().contains("cannot be scanned yet"), "{error}");
}

#[test]
fn unknown_names_are_refused() {
    let error = read(&[("AKKOORD_BASEURL", "http://localhost")]).unwrap_err();
    assert_eq!(error.to_string(), "unknown setting AKKOORD_BASEURL; `akkoord config` prints every name");
    let (_folder, path) = file("bindd = \"127.0.0.1:1\"\n", 0o600);
    assert!(matches!(read(&[("AKKOORD_CONFIG", &path)]), Err(ConfigError::Unknown(name)) if name == "bindd"));
}

#[test]
fn the_environment_wins_over_the_file() {
    let (_folder, path) =
        file("bind = \"127.0.0.1:4000\"\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]\nidle_timeout = 5\n", 0o644);
    let config = read(&[("AKKOORD_CONFIG", &path), ("AKKOORD_BIND", "127.0.0.1:5000")]).unwrap();
    assert_eq!(config.base.bind.port(), 5000);
    assert_eq!(config.limits.idle.as_secs(), 5);
    assert!(config.proxies.trusts("10.1.2.3".parse().unwrap()) && config.proxies.trusts("::1".parse().unwrap()));
    assert!(!config.proxies.trusts("11.1.2.3".parse().unwrap()));
}

#[test]
fn base_url_is_required_beyond_loopback() {
    for bind in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80"] {
        assert!(matches!(read(&[("AKKOORD_BIND", bind)]), Err(ConfigError::BaseUrlRequired)), "{bind}");
    }
    let config =
        read(&[("AKKOORD_BIND", "0.0.0.0:80"), ("AKKOORD_BASE_URL", "https://Portal.Example.nl:443/")]).unwrap();
    assert_eq!(config.base.url.origin(), "https://portal.example.nl");
    assert_eq!(config.base.url.authority(), "portal.example.nl");
}

#[test]
fn base_url_is_an_origin() {
    for bad in
        ["portal.example.nl", "ftp://x.nl", "https://x.nl/path", "https://x.nl/?q", "https://u:p@x.nl", "javascript:1"]
    {
        assert!(matches!(read(&[("AKKOORD_BASE_URL", bad)]), Err(ConfigError::Invalid { .. })), "{bad}");
    }
    assert!(matches!(read(&[("AKKOORD_BASE_URL", "http://portal.example.nl")]), Err(ConfigError::PlainBaseUrl)));
}

#[test]
fn every_value_is_checked() {
    for (name, value) in [
        ("AKKOORD_BIND", "localhost"),
        ("AKKOORD_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("AKKOORD_LOG_FORMAT", "xml"),
        ("AKKOORD_MAX_REPORT_BYTES", "-1"),
        ("AKKOORD_MAX_REQUESTS", "0"),
        ("AKKOORD_MAIL_FROM", "Akkoord <no-reply@example.nl>"),
    ] {
        assert!(matches!(read(&[(name, value)]), Err(ConfigError::Invalid { name: n, .. }) if n == name), "{name}");
    }
}

#[test]
fn secrets_are_not_printed() {
    let config = read(&[
        ("AKKOORD_DATABASE_URL", "postgres://akkoord:canary@db/akkoord"),
        ("AKKOORD_MAIL_URL", "smtps://akkoord:canary@mail"),
        ("AKKOORD_FILES_URL", "s3://key:canary@bucket"),
        ("AKKOORD_METRICS_TOKEN", "canary"),
    ]);
    assert!(!format!("{:?}", config.unwrap()).contains("canary"));
}

#[test]
fn a_file_with_a_secret_is_not_for_everybody() {
    let (_folder, path) = file("metrics_token = \"x\"\n", 0o644);
    assert!(matches!(read(&[("AKKOORD_CONFIG", &path)]), Err(ConfigError::WorldReadable(_))));
    let (_folder, path) = file("metrics_token = \"x\"\n", 0o640);
    assert!(read(&[("AKKOORD_CONFIG", &path)]).is_ok());
    let (_folder, path) = file("metrics_token = \"canary\n", 0o600);
    assert!(!read(&[("AKKOORD_CONFIG", &path)]).unwrap_err().to_string().contains("canary"));
}

#[test]
fn the_root_key_is_made_once_and_kept_private() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/secret.key");
    let config = read(&[("AKKOORD_SECRET_FILE", path.to_str().unwrap())]).unwrap();
    let key = config.secrets.root_key().unwrap();
    assert_eq!(key.expose_secret().len(), 32);
    assert_eq!(config.secrets.root_key().unwrap().expose_secret(), key.expose_secret());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays");

    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o604)).unwrap();
    assert!(matches!(config.secrets.root_key(), Err(ConfigError::WorldReadable(_))));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&path, "c2hvcnQ=").unwrap();
    assert!(matches!(config.secrets.root_key(), Err(ConfigError::ShortSecret(_))));
}

#[test]
fn the_signing_key_is_made_once_and_kept_private() {
    let folder = tempfile::tempdir().unwrap();
    let config = read(&[("AKKOORD_DATA_DIR", folder.path().to_str().unwrap())]).unwrap();
    let now = "2026-03-12T12:00:00Z".parse().unwrap();
    let load = || config.secrets.signing("portal.example.nl", now);
    assert_eq!(load().unwrap().valid_until().unwrap().to_string(), "2036-03-12 12:00:00 UTC");
    let mode = |name: &str| std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("signing.key"), mode("signing.crt") & 0o700), (0o600, 0o600));
    let files = || ["signing.key", "signing.crt"].map(|name| std::fs::read(folder.path().join(name)).unwrap());
    let before = files();
    load().unwrap();
    assert_eq!(files(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no draft stays");

    std::fs::set_permissions(folder.path().join("signing.key"), std::fs::Permissions::from_mode(0o604)).unwrap();
    assert!(matches!(load(), Err(ConfigError::WorldReadable(_))));
    std::fs::remove_file(folder.path().join("signing.key")).unwrap();
    let error = load().unwrap_err().to_string();
    assert!(error.contains("signing.crt") && error.contains("is not of the signing key"), "{error}");
}

#[test]
fn the_printed_default_is_the_default() {
    let text = Config::commented_default();
    let uncommented: String = text
        .lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| format!("{}\n", line.trim_start_matches('#')))
        .collect();
    let table: toml::Table = uncommented.parse().unwrap();
    assert_eq!(table.len(), settings().count());
    let (_folder, path) = file(&uncommented, 0o600);
    let printed = read(&[("AKKOORD_CONFIG", &path)]).unwrap();
    assert_eq!(format!("{printed:?}"), format!("{:?}", read(&[]).unwrap()));
}
