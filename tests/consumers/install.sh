#!/usr/bin/env bash
# Installs the tools of the consumers' tests, at the versions that the lock files name: anew only when
# a lock file is another than the one that was installed. `install.sh node` installs those of npm alone.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

install_node() {
    local modules=$here/node/node_modules
    if ! cmp -s "$here/node/package-lock.json" "$modules/.installed"; then
        (cd "$here/node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
        cp "$here/node/package-lock.json" "$modules/.installed"
    fi
}

install_python() {
    local venv=$here/python/.venv
    if ! cmp -s "$here/python/requirements.txt" "$venv/.installed"; then
        python3 -m venv --clear "$venv"
        "$venv/bin/pip" install --quiet --require-hashes --only-binary :all: -r "$here/python/requirements.txt"
        cp "$here/python/requirements.txt" "$venv/.installed"
    fi
}

install_node &
if [[ ${1:-} != node ]]; then
    install_python
    "$here/packages/install.sh"
fi
wait $!
