#!/usr/bin/env bash
# A throw-away PostgreSQL for tests.
#
#   scripts/postgres.sh run -- CMD…   starts a cluster, runs CMD with TEST_POSTGRES_URL (a superuser's),
#                                     removes the cluster, and exits with CMD's exit code; the roles
#                                     akkoord_owner and akkoord_app are those of docs/postgres.md
#   scripts/postgres.sh find          prints the folder of the PostgreSQL programs
#
# PostgreSQL refuses to run as root; then it runs as the user postgres. Nothing survives a crash of the
# machine (fsync off), which is what makes the tests fast.
set -euo pipefail

find_programs() {
    local folder
    for folder in "${PG_BIN:-}" /usr/lib/postgresql/15/bin \
        "$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)" \
        "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
        if [ -x "$folder/initdb" ]; then
            echo "$folder"
            return
        fi
    done
    echo 'postgres: no PostgreSQL found, run scripts/setup.sh' >&2
    return 1
}

as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# A port below the range that the system hands out by itself, on which nobody answers now.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

start() {
    local attempt
    as_postgres "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log"
    as_postgres tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 300
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres "$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/log" -o "-p $port" && return
        echo "postgres: attempt $attempt to start failed" >&2
    done
    cat "$folder/log" >&2
    return 1
}

# shellcheck disable=SC2317 # called by the trap
stop() {
    trap - EXIT INT TERM HUP
    [ -z "${child:-}" ] || kill "$child" 2>/dev/null || true
    [ ! -f "$folder/data/postmaster.pid" ] || as_postgres "$bin/pg_ctl" stop -s -m immediate -D "$folder/data" || true
    rm -rf "$folder"
}

case ${1:-} in
    find) find_programs; exit ;;
    run) if [ "${2:-}" != -- ] || [ $# -lt 3 ]; then "$0"; exit 2; fi ;;
    *) sed -n '4,7s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
shift 2

bin=$(find_programs)
folder=$(mktemp -d "${TMPDIR:-/tmp}/akkoord-postgres.XXXXXX")
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
[ "$(id -u)" != 0 ] || chown postgres "$folder"
cd /  # the user postgres may not enter the folder we were called from
start
as_postgres "$bin/psql" -X -q -h 127.0.0.1 -p "$port" -U postgres -d postgres \
    -c 'CREATE ROLE akkoord_owner LOGIN' -c 'CREATE ROLE akkoord_app LOGIN'
cd "$OLDPWD"

export TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$port/postgres
# In the background, because bash handles a signal only between foreground commands.
"$@" <&0 &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"
