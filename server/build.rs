//! Embeds the browser's files (`scripts/build-frontend.sh` makes them) into the binary.

use std::{
    env, fs,
    io::Error,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

fn main() -> Result<(), Error> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=AKKOORD_SITE_DIR");
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| Error::other("no OUT_DIR"))?);
    let site = site(&out);
    let manifest = site.join("manifest.json");
    // An absent file would make cargo run this every time; an empty manifest is the same to us.
    if !manifest.exists() {
        fs::create_dir_all(&site)?;
        fs::write(&manifest, "{}\n")?;
    }
    println!("cargo::rerun-if-changed={}", manifest.display());
    let named: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&fs::read(&manifest)?)?;
    let named: Vec<(&String, &str)> = named.iter().filter_map(|(name, path)| Some((name, path.as_str()?))).collect();

    let mut files = Vec::new();
    collect(&site, &site, &mut files)?;
    files.sort();
    let mut code = format!("pub static MANIFEST: &[(&str, &str)] = &{named:?};\npub static FILES: &[Asset] = &[\n");
    for path in &files {
        let hashed = named.iter().any(|(_, target)| target == path) && is_hashed(path);
        code.push_str(&asset(&site, path, hashed)?);
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code)
}

/// The given folder, else `site` in the target folder.
fn site(out: &Path) -> PathBuf {
    if let Some(folder) = env::var_os("AKKOORD_SITE_DIR") {
        return folder.into();
    }
    // <target>/<profile>/build/<package>/out
    let above = || out.ancestors().nth(4).map(Path::to_path_buf);
    env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).or_else(above).unwrap_or_default().join("site")
}

fn collect(site: &Path, folder: &Path, files: &mut Vec<String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(site, &path, files)?;
        } else if let Some(name) = path.strip_prefix(site).ok().and_then(Path::to_str)
            && !name.ends_with(".br")
            && !name.ends_with(".gz")
            && name != "manifest.json"
        {
            files.push(name.to_owned());
        }
    }
    Ok(())
}

/// `portal.0a1b2c3d.js`: another content gets another name.
fn is_hashed(path: &str) -> bool {
    path.split(['.', '-', '/']).any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn asset(site: &Path, path: &str, hashed: bool) -> Result<String, Error> {
    let file = fs::canonicalize(site.join(path))?;
    let digest = Sha256::digest(fs::read(&file)?);
    let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let beside = |ending: &str| {
        let packed = PathBuf::from(format!("{}.{ending}", file.display()));
        if packed.exists() { format!("Some(include_bytes!({packed:?}))") } else { "None".to_owned() }
    };
    Ok(format!(
        "    Asset {{ path: {path:?}, tag: {tag:?}, hashed: {hashed}, plain: include_bytes!({file:?}), brotli: {}, gzip: {} }},\n",
        beside("br"),
        beside("gz"),
    ))
}
