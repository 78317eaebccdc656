#!/usr/bin/env bash
# Builds the browser halves and everything static into $AKKOORD_SITE_DIR:
#
#   crates → wasm-bindgen → wasm-opt and esbuild, style → Lightning CSS, icons → one sprite, frontend/*.js as they are,
#   then content-hashed names under pkg/, a .br and a .gz beside each file, and manifest.json.
#
# Does nothing when no source changed. FRONTEND_PROFILE=dev skips the slow optimisation.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO"

PROFILE=${FRONTEND_PROFILE:-wasm-release}
TARGET=wasm32-unknown-unknown
WORK=$CARGO_TARGET_DIR/frontend
# Named one by one: --all-features makes binaryen write imports that browsers refuse.
WASM_FEATURES=(--enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext
    --enable-mutable-globals --enable-reference-types --enable-multivalue --enable-call-indirect-overlong)

mkdir -p "$WORK/files"
exec 9>"$WORK/lock"
flock 9

sources() {
    find app frontend style scripts/build-frontend.sh scripts/site.mjs .cargo Cargo.toml Cargo.lock \
        end2end/package-lock.json -type f -print0 | sort -z | xargs -0 sha256sum
    rustc --version
    echo "$PROFILE"
}
stamp=$(sources | sha256sum)
if [ -d "$AKKOORD_SITE_DIR/pkg" ] && [ "$(cat "$WORK/stamp" 2>/dev/null)" = "$stamp $AKKOORD_SITE_DIR" ]; then
    echo "frontend: unchanged, in $AKKOORD_SITE_DIR"
    exit
fi
rm -f "$WORK/stamp"

cargo build --locked --target "$TARGET" --target-dir "$CARGO_TARGET_DIR/wasm" --profile "$PROFILE" \
    -p frontend-portal -p frontend-office
built=$CARGO_TARGET_DIR/wasm/$TARGET/${PROFILE/#dev/debug}

for half in portal office; do
    # The optimiser takes seconds: only for a half that changed.
    if cmp -s "$built/frontend_$half.wasm" "$WORK/$half.input" && [ "$(cat "$WORK/$half.profile")" = "$PROFILE" ]; then
        continue
    fi
    echo "frontend: binding and optimising $half"
    rm -rf "${WORK:?}/$half" "$WORK/$half.input"
    wasm-bindgen "$built/frontend_$half.wasm" --out-dir "$WORK/$half" --out-name "$half" \
        --target web --no-typescript --remove-name-section --remove-producers-section
    # A snippet is a file of its own that the glue imports by name; it would need a hash too.
    [ ! -d "$WORK/$half/snippets" ] || { echo "frontend: $half brings JavaScript snippets" >&2; exit 1; }
    if [ "$PROFILE" = dev ]; then
        cp "$WORK/$half/${half}_bg.wasm" "$WORK/files/$half.wasm"
    else
        # Flat code first: 2 % smaller than -Oz alone.
        wasm-opt --flatten --rereloop -Oz --converge "${WASM_FEATURES[@]}" "$WORK/$half/${half}_bg.wasm" \
            -o "$WORK/files/$half.wasm"
    fi
    esbuild --log-level=warning --minify --format=esm "$WORK/$half/$half.js" --outfile="$WORK/files/$half.js" \
        --allow-overwrite
    echo "$PROFILE" >"$WORK/$half.profile"
    cp "$built/frontend_$half.wasm" "$WORK/$half.input"
done

# What pages without an application need; each is a file as it is.
cp frontend/*.js "$WORK/files/"

rm -f "$WORK"/files/*.css
for sheet in style/portal.css style/office.css style/main.css; do
    [ ! -f "$sheet" ] || lightningcss --bundle --minify --targets defaults "$sheet" -o "$WORK/files/${sheet##*/}"
done

node scripts/site.mjs "$WORK/files" "$AKKOORD_SITE_DIR" "$([ "$PROFILE" = dev ] && echo 4 || echo 11)"
echo "$stamp $AKKOORD_SITE_DIR" >"$WORK/stamp"
