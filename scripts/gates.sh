#!/usr/bin/env bash
# Rules that neither compiler nor clippy checks, as searches over the sources. Each gate names its reason;
# a line that may break one is listed in `allowed`. Comment lines are not looked at.
#
#   scripts/gates.sh [FOLDER]   another folder than the repository: to see the gates fail
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"

# "gate path" pairs: the only places where the gate's words may stand.
allowed() {
    case "$1 $2" in
        "textarea app/src/ui/"* | "title app/src/ui/"*) ;;
        "begin server/core/src/db/"* | "begin server/core/src/db.rs") ;;
        "clock server/core/src/clock.rs" | "clock server/core/src/clock/"*) ;;
        *) return 1 ;;
    esac
}

status=0
report() {
    printf 'gates: %s: %s\n        %s\n' "$1" "$2" "$3" >&2
    status=1
}

# gate NAME REASON PATTERN FILES FOLDER…
gate() {
    local name=$1 reason=$2 pattern=$3 files=$4 place line
    shift 4
    while IFS= read -r line; do
        place=${line%%:*}
        allowed "$name" "$place" || report "$name" "$reason" "$line"
    done < <(grep -rnE --include="$files" --exclude-dir=node_modules --exclude-dir=target -e "$pattern" "$@" 2>/dev/null |
        grep -vE '^[^:]+:[0-9]+:[[:space:]]*(//|\*)' || true)
}

rust() { gate "$1" "$2" "$3" '*.rs' app server frontend; }
browser() { gate "$1" "$2" "$3" '*.ts' end2end; }

rust textarea 'use the component in app/src/ui, which escapes what was typed' '<textarea|\btextarea\(\)'
rust inner_html 'text goes through the view, which escapes it' '\binner_html\b|set_inner_html'
rust title 'the page title component in app/src/ui escapes its text' '<Title\b'
rust server_fn_error 'it ships its text to the browser; use the typed error' '\bServerFnError\b'
rust get_server_fn 'a server function answers POST only (CSRF)' '\b(GetUrl|GetCbor)\b'
rust begin 'transactions start in server/core/src/db' '\.(try_)?begin(_with)?\('
rust clock 'time is passed in; only the clock module reads it' '\b(Utc|Local|SystemTime)::now\b'
browser only 'the other tests would not run' '\.only\('
browser wait 'wait for a condition, not for time' 'waitForTimeout'
browser skip 'a test that does not run proves nothing' '\btest(\.describe)?\.(skip|fixme)\('

# The default address of a server function hashes the build folder, so each names its own.
# (flatten) and (default) mark an argument of one.
while IFS= read -r line; do
    report endpoint 'a server function needs an explicit endpoint' "$line"
done < <(find app server -name '*.rs' -not -path '*/target/*' -print0 |
    xargs -0 perl -0777 -ne 's{^[ \t]*//.*$}{}gm; while (/#\[(?:leptos::)?server\b(\((?:[^()]|\([^()]*\))*\))?/g) {
        my ($attribute, $before) = ($1 // "", substr($_, 0, $-[0]));
        $attribute =~ s/\s+/ /g;
        print "$ARGV:", 1 + ($before =~ tr/\n//), ":#[server$attribute\n" unless $attribute =~ /\bendpoint\s*=|^\((flatten|default)\)$/ }' || true)

[ $status -ne 0 ] || echo 'gates: passed'
exit $status
