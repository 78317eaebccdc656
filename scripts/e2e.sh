#!/usr/bin/env bash
# Browser tests against the server binary, on SQLite and on a PostgreSQL of their own.
# Arguments go to Playwright: scripts/e2e.sh --grep approve
#
# What the tests find in their environment: AKKOORD_SITE_DIR, CHROMIUM_BIN, TEST_POSTGRES_URL,
# and E2E_SERVER, the path of the binary.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO/end2end"

export E2E_SERVER=${E2E_SERVER:-$CARGO_TARGET_DIR/debug/akkoord}
tsc --noEmit
exec ../scripts/postgres.sh run -- playwright test "$@"
