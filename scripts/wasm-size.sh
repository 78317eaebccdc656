#!/usr/bin/env bash
# Fails when what a browser downloads of a bundle (WASM and JavaScript, brotli) is over its budget in KiB.
set -euo pipefail
. "$(dirname "$0")/env.sh"

status=0
check() {
    local half=$1 budget=$2 total=0 kind file
    for kind in wasm js; do
        file=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1]))[process.argv[2]]' \
            "$AKKOORD_SITE_DIR/manifest.json" "$half.$kind")
        total=$((total + $(wc -c <"$AKKOORD_SITE_DIR/$file.br")))
    done
    printf 'size: %s %d bytes brotli, %d %% of its budget of %d KiB\n' \
        "$half" "$total" $((total * 100 / (budget * 1024))) "$budget"
    if [ "$total" -gt $((budget * 1024)) ]; then
        echo "size: $half is over its budget" >&2
        status=1
    fi
}
check portal 200
check office 280
exit $status
