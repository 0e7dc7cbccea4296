#!/usr/bin/env bash
# Licences, banned packages and sources of everything that the workspace depends on, by cargo-deny and
# `.cargo/deny.toml`. Advisories are not looked at: their list is not in a registry of packages.
#
#   tests/deny/run.sh [install]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

venv=$here/.venv
if ! cmp -s "$here/requirements.txt" "$venv/.installed"; then
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/.installed"
fi
[[ ${1:-} != install ]] || exit 0

# It reads the packages of all systems, of which Cargo has brought those of this one only.
cargo fetch --locked --quiet

# It asks `$CARGO` for the metadata, and knows identifiers of packages in their form before Rust 1.77.
cargo=$(command -v cargo)
export REAL_CARGO=$cargo CARGO=$here/cargo
"$venv/bin/cargo-deny" --all-features --locked --offline --log-level error check --config .cargo/deny.toml --hide-inclusion-graph licenses bans sources
