//! Named settings and where their values come from.

use std::{collections::BTreeMap, path::Path};

use super::{ConfigError, secret_file, settings};

/// Names that belong to the process or the build and configure nothing here.
const OTHERS: &[&str] = &["AKKOORD_CONFIG", "AKKOORD_SITE_DIR"];

/// One thing an operator can set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Environment variable.
    pub name: &'static str,
    /// Value when nothing is given; in words between brackets when it depends on other settings.
    pub default: &'static str,
    /// What it does, in one or two lines.
    pub help: &'static str,
    /// A file that sets it must not be readable by everybody.
    pub secret: bool,
}

impl Setting {
    /// An ordinary setting.
    pub const fn new(name: &'static str, default: &'static str, help: &'static str) -> Self {
        Self { name, default, help, secret: false }
    }

    /// A setting that may carry a password or token.
    pub const fn secret(name: &'static str, default: &'static str, help: &'static str) -> Self {
        Self { name, default, help, secret: true }
    }

    /// Its key in the TOML file.
    pub fn key(&self) -> String {
        self.name.trim_start_matches("AKKOORD_").to_ascii_lowercase()
    }

    /// Its part of the commented default file.
    pub fn commented(&self) -> String {
        let help = self.help.replace('\n', "\n# ");
        let value = match self.default.parse::<u64>() {
            Ok(number) => number.to_string(),
            Err(_) => format!("{:?}", self.default),
        };
        format!("\n# {help}\n# Environment: {}\n#{} = {value}\n", self.name, self.key())
    }
}

/// The values that were given, by environment variable name.
#[derive(Default)]
pub struct Sources(BTreeMap<&'static str, String>);

impl Sources {
    /// Lays the environment over the file and refuses names that do not exist.
    pub fn new(
        environment: impl IntoIterator<Item = (String, String)>,
        file: BTreeMap<String, String>,
    ) -> Result<Self, ConfigError> {
        let mut values = BTreeMap::new();
        for (key, value) in file {
            let setting = settings().find(|s| s.key() == key).ok_or(ConfigError::Unknown(key))?;
            values.insert(setting.name, value);
        }
        for (name, value) in environment {
            if !name.starts_with("AKKOORD_") || OTHERS.contains(&name.as_str()) {
                continue;
            }
            let setting = settings().find(|s| s.name == name).ok_or(ConfigError::Unknown(name))?;
            values.insert(setting.name, value);
        }
        Ok(Self(values))
    }

    /// The given value; `None` when absent or empty.
    pub fn given(&self, name: &'static str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The given value, else the default.
    pub fn text(&self, name: &'static str) -> &str {
        let default = || settings().find(|s| s.name == name).map_or("", |s| s.default);
        self.given(name).unwrap_or_else(default)
    }

    /// The value, parsed.
    pub fn parsed<T: std::str::FromStr>(&self, name: &'static str, expected: &'static str) -> Result<T, ConfigError> {
        self.text(name).parse().map_err(|_| ConfigError::Invalid { name, expected })
    }
}

/// Reads a TOML file: flat keys with texts, numbers, booleans or lists of texts.
pub fn read_file(path: &Path) -> Result<BTreeMap<String, String>, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::File { path: path.into(), source })?;
    let table: toml::Table = text.parse().map_err(|_| ConfigError::Syntax(path.into()))?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let value = plain(&value).ok_or_else(|| ConfigError::Value(key.clone()))?;
        if settings().any(|s| s.secret && s.key() == key) && !value.is_empty() {
            secret_file::refuse_world_readable(path)?;
        }
        values.insert(key, value);
    }
    Ok(values)
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(flag) => Some(flag.to_string()),
        toml::Value::Array(items) => {
            items.iter().map(|item| item.as_str()).collect::<Option<Vec<_>>>().map(|items| items.join(","))
        }
        _ => None,
    }
}
