#!/usr/bin/env bash
# Measurements, each against the release build; nothing here is a test.
#
#   scripts/bench.sh compare [--engines sqlite,postgres] [--rounds 3] [--seconds 10] [--clients 10000]
#   scripts/bench.sh lighthouse
#   scripts/bench.sh audit [RECORDS]
#   scripts/bench.sh import [ROWS]
#   scripts/bench.sh races [ROUNDS]
#   scripts/bench.sh overview [--engines sqlite,postgres] [--accounts 100000] [--seconds 5]
#   scripts/bench.sh pages [PAGES]
#   scripts/bench.sh clients [--engines sqlite,postgres] [--clients 100000] [--seconds 5]
#   scripts/bench.sh start [--engines sqlite,postgres] [--clients 1000]
#   scripts/bench.sh tiers [--engines sqlite,postgres] [--clients 5000]
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO"

# One selection for all of them, so that nothing is compiled twice with other features.
ALL=(--locked --workspace --exclude frontend-portal --exclude frontend-office)

# Needs neither the pages nor the server.
if [ "${1:-}" = audit ]; then
    cargo build "${ALL[@]}" --release --bin audit-bench
    exec scripts/postgres.sh run -- "$CARGO_TARGET_DIR/release/audit-bench" "${@:2}"
fi
# A file of clients: read, looked at, taken over, and once more with changes.
if [ "${1:-}" = import ]; then
    cargo build "${ALL[@]}" --release --bin import-bench
    exec scripts/postgres.sh run -- "$CARGO_TARGET_DIR/release/import-bench" "${@:2}"
fi
# Two versions of a report: drawn, and compared.
if [ "${1:-}" = pages ]; then
    cargo build "${ALL[@]}" --release --example page_worker --bin pages-bench
    exec "$CARGO_TARGET_DIR/release/pages-bench" "$CARGO_TARGET_DIR/release/examples/page_worker" "${@:2}"
fi
# Everything that may happen once, by 64 at once, so many times over: the whole proof of SECURITY LNK-2 and APP-2.
if [ "${1:-}" = races ]; then
    export RACE_ROUNDS=${2:-1000}
    exec scripts/postgres.sh run -- cargo nextest run "${ALL[@]}" --no-fail-fast -E 'test(races::)'
fi
scripts/setup.sh bench
scripts/build-frontend.sh
cargo build "${ALL[@]}" --release --bin akkoord --bin bare
export E2E_SERVER=$CARGO_TARGET_DIR/release/akkoord BARE=$CARGO_TARGET_DIR/release/bare
case ${1:-} in
    compare) exec scripts/postgres.sh run -- node benches/compare/compare.ts "${@:2}" ;;
    overview) exec scripts/postgres.sh run -- node benches/overview/overview.ts "${@:2}" ;;
    clients) exec scripts/postgres.sh run -- node benches/clients/clients.ts "${@:2}" ;;
    start) exec scripts/postgres.sh run -- node benches/overview/start.ts "${@:2}" ;;
    tiers) exec scripts/postgres.sh run -- node benches/overview/tiers.ts "${@:2}" ;;
    lighthouse) exec node benches/lighthouse.ts ;;
    *) sed -n '4,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
