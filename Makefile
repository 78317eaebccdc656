# make serve   sets up what is missing, builds, and serves http://localhost:3000 with demo data in ./data
# make test    the whole suite; each step can be called alone: make fmt gates frontend size lint deny unit e2e
# make setup   only the set-up

SHELL := /bin/bash
STEP := scripts/step.sh
# The browser halves are built alone, for WASM, with other features.
NATIVE := --workspace --exclude frontend-portal --exclude frontend-office
FRONTEND := -p frontend-portal -p frontend-office --target wasm32-unknown-unknown --profile wasm-release

.NOTPARALLEL:
.PHONY: setup setup-serve serve test start fmt gates frontend size lint deny unit server e2e

setup:
	@$(STEP) setup scripts/setup.sh

serve:
	@$(STEP) setup scripts/setup.sh serve
	@$(STEP) frontend scripts/build-frontend.sh
	@$(STEP) server cargo build --locked --release -p server --bin akkoord
	@scripts/serve.sh

test: start setup fmt gates frontend size lint deny unit e2e
	@$(STEP) --recap

start:
	@$(STEP) --start

fmt: setup
	@$(STEP) fmt cargo fmt --all --check

gates:
	@$(STEP) gates scripts/gates.sh

frontend: setup
	@$(STEP) frontend scripts/build-frontend.sh

size: frontend
	@$(STEP) size scripts/wasm-size.sh

lint: setup
	@$(STEP) clippy cargo clippy --locked $(NATIVE) --all-targets -- -D warnings
	@$(STEP) clippy-wasm bash -c 'cargo clippy --locked --target-dir "$$CARGO_TARGET_DIR/wasm" $(FRONTEND) -- -D warnings'

deny: setup
	@$(STEP) deny cargo deny --locked --offline check bans licenses sources

# Site first: tests of the server serve the built files.
unit: frontend
	@$(STEP) nextest scripts/postgres.sh run -- cargo nextest run --locked $(NATIVE)

# With the tests, so that nothing is compiled twice under other features.
server: frontend
	@$(STEP) server cargo nextest run --no-run --locked $(NATIVE)

e2e: frontend server
	@$(STEP) playwright scripts/e2e.sh
