// Lays out the site folder: hashed names, icon sprite, compressed copies, manifest.json.
// Called by build-frontend.sh: node site.mjs BUILT_FILES SITE_FOLDER BROTLI_QUALITY
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [built, site, quality] = process.argv.slice(2);
const ICONS = "end2end/node_modules/lucide-static/icons";
const COMPRESSED = new Set([".css", ".html", ".ico", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);

/** One file with a symbol for each icon named in style/icons.txt, drawn in the colour of the text around it. */
function sprite() {
    const names = readFileSync("style/icons.txt", "utf8")
        .split("\n")
        .map((line) => line.replace(/#.*/, "").trim())
        .filter(Boolean);
    const symbols = names.map((name) => {
        const file = join(ICONS, `${name}.svg`);
        if (!existsSync(file)) throw new Error(`style/icons.txt: lucide has no icon "${name}"`);
        const shapes = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
        return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg"><!-- Icons: Lucide, ISC licence -->${symbols.join("")}</svg>\n`;
}

function compress(path, content) {
    if (!COMPRESSED.has(extname(path))) return;
    const params = { [constants.BROTLI_PARAM_QUALITY]: Number(quality), [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

function filesUnder(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// The new folder is finished before it takes the old one's place.
const next = `${site}.next`;
rmSync(next, { recursive: true, force: true });
mkdirSync(join(next, "pkg"), { recursive: true });
if (existsSync("app/public")) cpSync("app/public", next, { recursive: true });
const manifest = {};
for (const path of filesUnder(next)) {
    compress(path, readFileSync(path));
    manifest[relative(next, path)] = relative(next, path);
}

const contents = new Map(readdirSync(built).map((name) => [name, readFileSync(join(built, name))]));
if (existsSync("style/icons.txt")) contents.set("icons.svg", Buffer.from(sprite()));

for (const [name, content] of [...contents].sort()) {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const hashed = `pkg/${name.replace(/\.\w+$/, `.${hash}$&`)}`;
    manifest[name] = hashed;
    writeFileSync(join(next, hashed), content);
    compress(join(next, hashed), content);
    const packed = statSync(join(next, `${hashed}.br`)).size;
    console.log(`frontend: ${hashed.padEnd(40)} ${String(content.length).padStart(8)} bytes, brotli ${packed}`);
}
writeFileSync(join(next, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
rmSync(site, { recursive: true, force: true });
renameSync(next, site);
