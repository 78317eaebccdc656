# shellcheck shell=bash
# The environment every script and Makefile target builds in. Source it: `. scripts/env.sh`.
# Preset values win, so that a developer can point any of them elsewhere.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/akkoord
TOOLS=$CACHE/tools

# What scripts/setup.sh chose: the toolchain's links first in PATH, RUSTC, RUSTDOC, the WASM linker.
# shellcheck source=/dev/null
[ -f "$CACHE/toolchain.env" ] && . "$CACHE/toolchain.env"

case ":$PATH:" in
    *":$TOOLS/bin:"*) ;;
    *) PATH=$CACHE/toolchain:$TOOLS/bin:$REPO/end2end/node_modules/.bin:$PATH ;;
esac

export PATH
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$CACHE/target}
export AKKOORD_SITE_DIR=${AKKOORD_SITE_DIR:-$CARGO_TARGET_DIR/site}
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# The browser that tests and measurements drive.
if [ -z "${CHROMIUM_BIN:-}" ]; then
    CHROMIUM_BIN=$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)
fi
export CHROMIUM_BIN

# Runs the independent validator of signatures.
export PYHANKO_PYTHON=${PYHANKO_PYTHON:-$TOOLS/pyhanko/bin/python}
