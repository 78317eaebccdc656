#!/usr/bin/env bash
# Serves what `make serve` built on http://localhost:3000, with demo data in ./data the first time.
# Variables AKKOORD_* that are set already win.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO"

export AKKOORD_BIND=${AKKOORD_BIND:-127.0.0.1:3000}
export AKKOORD_BASE_URL=${AKKOORD_BASE_URL:-http://localhost:3000}
export AKKOORD_DATA_DIR=${AKKOORD_DATA_DIR:-$REPO/data}
akkoord=$CARGO_TARGET_DIR/release/akkoord

# A database of your own gets no demo data. Made beside and moved into place, so that an interrupted
# start does not leave half of it.
if [ -z "${AKKOORD_DATABASE_URL:-}" ] && [ -z "$(ls -A "$AKKOORD_DATA_DIR" 2>/dev/null)" ]; then
    part=$AKKOORD_DATA_DIR.part
    rm -rf "$part"
    echo 'serve: making demo data; these are its sign-ins'
    AKKOORD_DATA_DIR=$part "$akkoord" migrate
    AKKOORD_DATA_DIR=$part "$akkoord" demo
    rm -rf "$AKKOORD_DATA_DIR"
    mv "$part" "$AKKOORD_DATA_DIR"
else
    "$akkoord" migrate
fi
echo "serve: $AKKOORD_BASE_URL"
exec "$akkoord" serve
