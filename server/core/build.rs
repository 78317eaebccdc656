//! Lists the Fluent catalogues so that they are part of the binary.

use std::{env, fmt::Write, fs, path::Path};

fn main() {
    let locales = Path::new("../../app/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    println!("cargo::rerun-if-changed=../../migrations");
    let mut code = String::from("static LOCALES: &[(&str, &str, &str)] = &[\n");
    let mut languages = entries(locales);
    languages.sort();
    for language in languages {
        let mut files = entries(&locales.join(&language));
        files.sort();
        for file in files.iter().filter(|f| f.ends_with(".ftl")) {
            println!("cargo::rerun-if-changed={}", locales.join(&language).join(file).display());
            let path = format!("/../../app/locales/{language}/{file}");
            let _ = writeln!(
                code,
                "({language:?}, {file:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),"
            );
        }
    }
    code.push_str("];\n");
    let out = env::var("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("locales.rs"), code).unwrap_or_else(|e| panic!("{out}: {e}"));
}

fn entries(folder: &Path) -> Vec<String> {
    let read = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    read.filter_map(Result::ok).map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}
