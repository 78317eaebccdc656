# shellcheck shell=bash
# Chooses the compiler, with the standard library for WASM, and writes the choice to toolchain.env.
# Sourced by setup.sh. In this order:
#   1. the active toolchain already has the WASM target;
#   2. rustup can download the target;
#   3. Debian's rustc-web, whose WASM library is compiled once from Debian's sources. This one is for
#      machines that reach package registries but not the Rust download server.

TARGET=wasm32-unknown-unknown
DEBIAN_RUST=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web)

# The oldest compiler that the workspace accepts is good enough.
new_enough() {
    local wanted found
    wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
    found=$("$1" --version 2>/dev/null | awk '{print $2}')
    [ -n "$found" ] && [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ]
}

# A library that this script built carries the compiler's version; another compiler cannot use it.
has_wasm() {
    local folder
    folder=$("$1" --print target-libdir --target "$TARGET" 2>/dev/null) || return 1
    compgen -G "$folder/libstd-*.rlib" >/dev/null || return 1
    [ ! -f "$folder/built-for" ] || [ "$(cat "$folder/built-for")" = "$("$1" --version)" ]
}

rustup_toolchain() {
    rm -rf "$CACHE/toolchain"
    unset RUSTC RUSTDOC
    hash -r
    have rustup && have rustc || return 1
    if ! new_enough rustc; then
        say "$(rustc --version) is too old, trying to update"
        timeout 300 rustup update stable >/dev/null 2>&1 && new_enough rustc || return 1
    fi
    if ! has_wasm rustc; then
        say 'asking rustup for the WASM target'
        timeout 120 rustup target add "$TARGET" >/dev/null 2>&1 || return 1
    fi
    have cargo-clippy && have cargo-fmt || timeout 120 rustup component add clippy rustfmt >/dev/null 2>&1 || return 1
    printf '# rustup\n' >"$CACHE/toolchain.env"
}

# cargo looks for its subcommands in PATH, so links to Debian's programs go in front of rustup's.
link_debian() {
    local program
    rm -rf "$CACHE/toolchain"
    mkdir -p "$CACHE/toolchain"
    for program in cargo rustc rustdoc cargo-clippy clippy-driver cargo-fmt rustfmt; do
        ln -s "/usr/bin/$program" "$CACHE/toolchain/$program"
    done
}

build_wasm_library() {
    local folder scratch
    folder=$(/usr/bin/rustc --print sysroot)/lib/rustlib/$TARGET/lib
    scratch=$(mktemp -d)
    say 'compiling the standard library for WASM (half a minute)'
    mkdir -p "$scratch/src"
    printf '[package]\nname = "std-only"\nversion = "0.0.0"\nedition = "2024"\n' >"$scratch/Cargo.toml"
    printf '#![no_std]\n' >"$scratch/src/lib.rs"
    (
        cd "$scratch"
        # With bitcode, as in the official libraries: link-time optimisation needs it.
        RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$scratch/target \
            RUSTFLAGS='-C embed-bitcode=yes' /usr/bin/cargo build --quiet --release \
            --target "$TARGET" -Zbuild-std=std,panic_abort,panic_unwind
    ) || return 1
    as_root rm -rf "$folder"
    as_root install -d "$folder"
    as_root install -m 644 "$scratch/target/$TARGET"/release/deps/*.rlib "$folder/"
    as_root rm -f "$folder"/libstd_only-*.rlib
    /usr/bin/rustc --version | as_root tee "$folder/built-for" >/dev/null
    # What was compiled against another library does not fit this one.
    rm -rf "$scratch" "${CARGO_TARGET_DIR:?}/wasm/$TARGET"
}

debian_toolchain() {
    local llvm
    apt_install "${DEBIAN_RUST[@]}" && new_enough /usr/bin/rustc || return 1
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    apt_install "lld-$llvm" || return 1
    has_wasm /usr/bin/rustc || build_wasm_library && has_wasm /usr/bin/rustc || return 1
    link_debian
    cat >"$CACHE/toolchain.env" <<CHOICE
# debian
export RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$llvm
CHOICE
}

# An earlier choice stays while it still works: another compiler would compile everything again.
choose_toolchain() {
    local choice
    mkdir -p "$CACHE"
    choice=${RUST_FROM:-$(sed -n '1s/^# //p' "$CACHE/toolchain.env" 2>/dev/null || true)}
    case $choice in
        debian) debian_toolchain || rustup_toolchain ;;
        *) rustup_toolchain || debian_toolchain ;;
    esac || fail 'no Rust compiler with WASM: please install rustup (https://rustup.rs), then run this again'
    hash -r
}
