#!/usr/bin/env bash
# Installs what the tests of the catalogue need: packages of npm at the versions that the lock file
# names, anew only when it is another, and Debian's Chromium where there is none.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=$here/node_modules

if ! cmp -s "$here/package-lock.json" "$modules/.installed"; then
    (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$here/package-lock.json" "$modules/.installed"
fi

chromium=${CATALOGUE_CHROMIUM:-/usr/bin/chromium}
if [[ ! -x $chromium ]]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
fi
if [[ ! -x $chromium ]]; then
    echo "error: the tests of the catalogue need Chromium at $chromium, and it cannot be installed" >&2
    exit 1
fi
