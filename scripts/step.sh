#!/usr/bin/env bash
# Runs one named step of the build in its environment, and notes how long it took.
#
#   scripts/step.sh NAME CMD…   runs CMD in the repository
#   scripts/step.sh --start     forgets the steps of an earlier run
#   scripts/step.sh --recap     prints the times and the test runners' own closing lines
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO"
LOGS=$CACHE/logs
mkdir -p "$LOGS"

case ${1:?} in
    --start)
        rm -f "$LOGS"/*
        exit
        ;;
    --recap)
        printf '\n── times\n'
        cat "$LOGS/times"
        printf '\n── results\n'
        grep -hE 'Summary \[' "$LOGS/nextest.log"
        grep -hE '^ +[0-9]+ (passed|failed|flaky|skipped|did not run)' "$LOGS/playwright.log"
        exit
        ;;
esac

name=$1
shift
printf '\n── %s\n' "$name"
status=0
if [ "$name" = nextest ] || [ "$name" = playwright ]; then
    "$@" 2>&1 | tee "$LOGS/$name.log" || status=$?
else
    "$@" || status=$?
fi
line=$(printf '%-12s %4d s' "$name" "$SECONDS")
[ $status -eq 0 ] || line="$line  failed ($status)"
printf '%s\n' "$line" | tee -a "$LOGS/times"
exit $status
