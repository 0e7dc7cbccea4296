#!/usr/bin/env bash
# What would be published: Cargo packs each package without a warning, and it has what a registry shows.
#
#   tests/packages.sh            packs them
#   tests/packages.sh --verify   compiles what was packed as well, and goes through the motions of
#                                publishing: some minutes
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(hookwright-runtime hookwright hookwright-events)
selected=()
for package in "${packages[@]}"; do selected+=(-p "$package"); done

command=(cargo package --no-verify)
[[ ${1:-} != --verify ]] || command=(cargo publish --dry-run)
# What is in the checkout is looked at, committed or not.
log=$("${command[@]}" --locked --allow-dirty "${selected[@]}" 2>&1) || { echo "$log" >&2; exit 1; }
if warnings=$(grep "^warning" <<<"$log" | grep -v "aborting upload due to dry run"); then
    printf 'error: Cargo warns:\n%s\n' "$warnings" >&2
    exit 1
fi

cargo metadata --format-version 1 --no-deps --locked | python3 -c '
import json, sys

packages = {package["name"]: package for package in json.load(sys.stdin)["packages"]}
wanted = ["description", "keywords", "categories", "documentation", "readme", "license", "rust_version"]
missing = [f"{name} has no `{key}`" for name in sys.argv[1:] for key in wanted if not packages[name][key]]
missing += [f"{name} may not be published" for name in sys.argv[1:] if packages[name]["publish"] == []]
sys.exit("\n".join(missing) or None)
' "${packages[@]}"
grep "Packaged" <<<"$log"
