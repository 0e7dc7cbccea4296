#!/usr/bin/env bash
# Installs what reads the Python package, draft 04, OpenAPI 3.0 and `catalog-info.yaml`, at the versions
# that the lock files name.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! cmp -s "$here/package-lock.json" "$here/node_modules/.installed"; then
    (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$here/package-lock.json" "$here/node_modules/.installed"
fi
if ! cmp -s "$here/requirements.txt" "$here/.venv/.installed"; then
    python3 -m venv --clear "$here/.venv"
    "$here/.venv/bin/pip" install --quiet --require-hashes --only-binary :all: -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$here/.venv/.installed"
fi
