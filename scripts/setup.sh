#!/usr/bin/env bash
# Installs what is missing to build, serve and test Akkoord. Safe to run again; quick when nothing is missing.
#
#   scripts/setup.sh serve   what `make serve` needs: compiler with the WASM target, wasm-bindgen, npm tools
#   scripts/setup.sh         the same plus what `make test` needs: nextest, cargo-deny, Chromium, PostgreSQL,
#                            pyHanko
#   scripts/setup.sh bench   that and wrk, for scripts/bench.sh
#
# Works as root or with sudo on Debian and Ubuntu, and on a laptop that has rustup and Node.
# Everything lands in ~/.cache/akkoord, but for Debian packages and end2end/node_modules.
# RUST_FROM=rustup or RUST_FROM=debian overrides the choice of the compiler.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$REPO"

NODE_MIN=22.19
NODE_VERSION=22.23.3
DENY_VERSION=0.20.2
NEXTEST_VERSION=0.9.143

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs the named Debian packages that are not there yet.
apt_install() {
    local missing=() package
    have apt-get || return 1
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing Debian packages: ${missing[*]}"
    if [ -z "${APT_FRESH:-}" ]; then
        as_root apt-get update -qq
        APT_FRESH=1
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The tool's program is in PATH, or Debian's package brings it.
need() {
    have "$1" && return
    apt_install "${@:2}" || true
    have "$1" || fail "please install $1"
}

# Compiles a program of a crate into the tools folder. A locked dependency that was withdrawn
# from the registry makes --locked fail; then the newest fitting ones are taken.
cargo_tool() {
    local crate=$1 version=$2
    say "compiling $crate $version (minutes, once)"
    mkdir -p "$TOOLS"
    (
        cd "$TOOLS" # outside the workspace: its .cargo/config.toml is not for tools
        # Tools run for seconds: compile them quickly rather than well.
        export CARGO_TARGET_DIR=$CACHE/tools-target CARGO_PROFILE_RELEASE_LTO=off \
            CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
        cargo install -q --locked --root "$TOOLS" "$crate" --version "$version" || {
            say "its locked dependencies cannot be had any more; taking newer ones"
            cargo install -q --root "$TOOLS" "$crate" --version "$version"
        }
        rm -rf "$CARGO_TARGET_DIR"
    )
}

installed_version() { "$@" 2>/dev/null | awk '{print $2; exit}' || true; }

setup_compiler() {
    need cc build-essential
    need git git
    # shellcheck source=setup-rust.sh
    . scripts/setup-rust.sh
    choose_toolchain
    # shellcheck source=/dev/null
    . "$CACHE/toolchain.env"
    say "compiler: $(rustc --version)"
    # On a build server a lock file that does not fit is an error; a developer gets it updated.
    cargo fetch --quiet ${CI:+--locked}
}

setup_wasm_bindgen() {
    local wanted
    wanted=$(awk '/^name = "wasm-bindgen"$/ {getline; gsub(/"/, "", $3); print $3}' Cargo.lock)
    [ "$(installed_version wasm-bindgen --version)" = "$wanted" ] || cargo_tool wasm-bindgen-cli "$wanted"
    say "wasm-bindgen $wanted"
}

# The binary alone is on npm too; npm itself then runs on it.
setup_node() {
    need npm nodejs npm
    if [ "$(printf 'v%s\n%s\n' "$NODE_MIN" "$(node --version)" | sort -V | head -n 1)" != "v$NODE_MIN" ]; then
        local package
        package=node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
        say "installing Node $NODE_VERSION from npm: $(node --version) is older than $NODE_MIN"
        npm install --loglevel=error --no-fund --no-audit --prefix "$TOOLS/node" "$package@$NODE_VERSION"
        mkdir -p "$TOOLS/bin"
        ln -sf "$TOOLS/node/node_modules/$package/bin/node" "$TOOLS/bin/node"
        hash -r
    fi
    local stamp=end2end/node_modules/.akkoord-lock wanted
    wanted=$(sha256sum <end2end/package-lock.json)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "installing npm packages"
        # An answer that never comes is asked for again after half a minute, not after five.
        npm --prefix end2end ci --loglevel=error --no-fund --no-audit --prefer-offline --fetch-timeout=30000 --fetch-retries=5
        printf '%s' "$wanted" >"$stamp"
    fi
    say "node $(node --version), npm packages in place"
}

# The validator of signatures, in a Python of its own.
setup_pyhanko() {
    local wanted stamp=$TOOLS/pyhanko/.akkoord-lock list=server/core/tests/evidence/requirements.txt
    wanted=$(sha256sum <"$list")
    [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
    need python3 python3
    python3 -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || fail 'please install python3-venv'
    say "installing pyHanko"
    rm -rf "$TOOLS/pyhanko"
    python3 -m venv "$TOOLS/pyhanko"
    "$TOOLS/pyhanko/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$list"
    printf '%s' "$wanted" >"$stamp"
}

setup_tests() {
    have cargo-nextest || cargo_tool cargo-nextest "$NEXTEST_VERSION"
    [ "$(installed_version cargo-deny --version)" = "$DENY_VERSION" ] || cargo_tool cargo-deny "$DENY_VERSION"
    if [ -z "$CHROMIUM_BIN" ]; then
        apt_install chromium || fail 'please install Chromium or Chrome'
        CHROMIUM_BIN=$(command -v chromium)
    fi
    if have apt-get; then
        apt_install fonts-liberation fonts-dejavu-core poppler-utils
    fi
    if ! scripts/postgres.sh find >/dev/null 2>&1 && have apt-get; then
        apt_install postgresql-15 || apt_install postgresql || true
    fi
    scripts/postgres.sh find >/dev/null || fail 'please install PostgreSQL 15'
    setup_pyhanko
    say "nextest, cargo-deny, pyHanko, $("$CHROMIUM_BIN" --version 2>/dev/null | head -n 1), $(scripts/postgres.sh find)"
}

setup_compiler
setup_wasm_bindgen
setup_node
[ "${1:-all}" = serve ] || setup_tests
[ "${1:-all}" != bench ] || need wrk wrk
say 'everything is in place'
