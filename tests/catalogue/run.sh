#!/usr/bin/env bash
# Exports the catalogue and tries it in a real browser.
#
#   tests/catalogue/run.sh DIR               all tests; DIR gets the sites
#   tests/catalogue/run.sh DIR search ...    only these
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)

if [[ $# -lt 1 ]]; then
    echo "usage: tests/catalogue/run.sh DIR [TEST]..." >&2
    exit 2
fi
mkdir -p "$1"
CATALOGUE_DIR=$(cd "$1" && pwd)
export CATALOGUE_DIR
shift

"$here/install.sh" >"$CATALOGUE_DIR/install.log" 2>&1 || { cat "$CATALOGUE_DIR/install.log"; exit 1; }
# What checks the snippets and the validator is installed for the consumers.
"$repository/tests/consumers/install.sh" node >"$CATALOGUE_DIR/install.log" 2>&1 || { cat "$CATALOGUE_DIR/install.log"; exit 1; }

# Cargo has built it for the tests.
hookwright=${CARGO_TARGET_DIR:-$repository/target}/debug/hookwright
[[ -x $hookwright ]] || (cd "$repository" && cargo build --quiet -p hookwright)
export_site() {
    local schemas=$1 out=$CATALOGUE_DIR/$2
    shift 2
    "$hookwright" export --schemas "$schemas" --out "$out" "$@" 2>"$CATALOGUE_DIR/export.log" ||
        { cat "$CATALOGUE_DIR/export.log"; exit 1; }
}
export_site "$repository/schemas" site --format html
export_site "$repository/schemas" single --format html --single-file
export_site "$here/hostile" hostile --format html
export_site "$here/hostile" hostile-single --format html --single-file
export_site "$repository/tests/fixtures/nasty/schemas" nasty --format html
export_site "$repository/tests/vendors/schemas" others --format html
export_site "$repository/schemas" json --format json-schema
export_site "$repository/schemas" typescript --format typescript
export_site "$repository/tests/vendors/schemas" typescript-others --format typescript

tests=()
for name in "${@:-site search payloads hostile single vendored validator snippets}"; do
    for test in $name; do tests+=("$here/$test.test.mjs"); done
done
cd "$here"
node --test --test-concurrency=2 --test-reporter=spec "${tests[@]}"
