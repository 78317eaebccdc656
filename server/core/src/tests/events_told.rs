//! AUD-5: every event is in docs/audit.md, and whatever writes records what it wrote.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What is written without a record, and why that is right.
const UNRECORDED: [(&str, &str); 11] = [
    ("annual_accounts/start_many/mod.rs", "the batch records itself"),
    ("approvals/verify.rs", "counts tries; anybody may look a file up"),
    ("audit/due.rs", "notes a checkpoint"),
    ("client_import/check.rs", "looks at rows; nothing of a client changes"),
    ("client_import/work.rs", "takes a turn; what is done with it records itself"),
    ("demo/accounts.rs", "makes demo data"),
    ("demo/mod.rs", "makes demo data"),
    ("flash.rs", "keeps a form for the next page"),
    ("sessions/limits.rs", "counts tries"),
    ("tick.rs", "forgets what is over"),
    ("tiers/change.rs", "the batch records itself"),
];

/// The product's own sources, by path.
fn sources() -> BTreeMap<String, String> {
    fn read(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !["tests", "testing"].contains(&name) {
                    read(&path, root, found);
                }
            } else if name.ends_with(".rs") && !name.starts_with("test") {
                let place = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.insert(place, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let (root, mut found) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), BTreeMap::new());
    read(&root, &root, &mut found);
    assert!(found.len() > 100, "{}", found.len());
    found
}

/// `noun.verb` between the first quotes after `=`.
fn named(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once(" = \"")?;
    let (name, after) = rest.split_once('"')?;
    let constant = before.trim() == "const TYPE: &'static str" && after == ";";
    let invoked = !before.trim().contains(' ') && ["{", "of "].iter().any(|next| after.trim_start().starts_with(next));
    ((constant || invoked) && name.contains('.')).then_some(name)
}

#[test]
fn every_event_is_documented() {
    let sources = sources();
    let written: BTreeSet<&str> = sources.values().flat_map(|text| text.lines().filter_map(named)).collect();
    assert!(written.len() > 50, "{written:?}");
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/audit.md")).unwrap();
    let table = docs.split("## Events").nth(1).unwrap().split("\n## ").next().unwrap();
    let told: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split("` |").next())
        .flat_map(|names| names.split("`, `"))
        .collect();
    assert_eq!(told.difference(&written).collect::<Vec<_>>(), Vec::<&&str>::new(), "told, and never written");
    assert_eq!(written.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new(), "written, and not told");
}

#[test]
fn whatever_writes_records_it() {
    let calls = ["write(scope", "write(&scope", "write_system(", ".write_within("];
    let writes = |text: &str| calls.iter().any(|call| text.contains(call));
    let records = |text: &str| text.contains("audit::record");
    // One of them calls the other there.
    let elsewhere = |place: &str| place != "db/write.rs";
    let silent = sources().into_iter().filter(|(place, text)| elsewhere(place) && writes(text) && !records(text));
    let silent: BTreeSet<String> = silent.map(|(place, _)| place).collect();
    let known: BTreeSet<String> = UNRECORDED.iter().map(|(place, _)| (*place).to_owned()).collect();
    assert_eq!(silent, known);
}
