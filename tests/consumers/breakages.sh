#!/usr/bin/env bash
# Shows that the consumers' tests notice what breaks a consumer: breaks a copy of the export in
# several ways, one at a time, and demands that the check which is to notice it fails.
#
#   tests/consumers/breakages.sh EXPORT_DIR [BREAKAGE]...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ $# -lt 1 || ! -d $1 ]]; then
    echo "usage: tests/consumers/breakages.sh EXPORT_DIR [BREAKAGE]..." >&2
    exit 2
fi
export_dir=$(cd "$1" && pwd)
shift
chosen=" $* "

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# One form is enough, and the matrix is about the export as it is.
export CONSUMERS_FORMS=07-receiver CONSUMERS_NO_MATRIX=1

passed=0
failed=0
while IFS=$'\t' read -r name check what; do
    if [[ $chosen != "  " && $chosen != *" $name "* ]]; then
        continue
    fi
    mkdir -p "$scratch/$name"
    cp -r "$export_dir/07-receiver" "$scratch/$name/"
    node "$here/node/breakages.mjs" "$name" "$scratch/$name"
    if CONSUMERS_WORK=$scratch/work "$here/run.sh" "$scratch/$name" "$check" >"$scratch/log" 2>&1; then
        echo "FAIL $name went unnoticed by $check: $what"
        failed=$((failed + 1))
    elif complaint=$(grep -m 1 '^FAIL' "$scratch/log"); then
        echo "ok   $name is noticed by $check: $what"
        echo "       $complaint"
        passed=$((passed + 1))
    else
        echo "FAIL $name: $check could not run"
        cat "$scratch/log"
        failed=$((failed + 1))
    fi
done < <(node "$here/node/breakages.mjs")

echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
