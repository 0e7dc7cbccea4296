#!/usr/bin/env bash
# Shows that the consumers' tests notice what breaks a consumer: breaks a copy of the export in
# several ways, one at a time and in one vendor, and demands that the check which is to notice it fails.
# One copy is left as it is, and has to pass: a check that always fails would notice nothing.
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
known=" $(node "$here/node/breakages.mjs" | cut -f 1 | tr '\n' ' ')"
for name in "$@"; do
    if [[ $known != *" $name "* ]]; then
        echo "there is no breakage $name; there are:$known" >&2
        exit 2
    fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# One form is enough, and the matrix is about the export as it is.
export CONSUMERS_FORMS=07-receiver CONSUMERS_NO_MATRIX=1

# Tries one breakage, and leaves its verdict in a file.
try() {
    local name=$1 check=$2 verdict=$3 what=$4 noticed=unnoticed complaint=
    local log=$scratch/$name.log checks
    # Some checks need what another one writes down.
    read -ra checks <<<"$check"
    mkdir -p "$scratch/$name/export"
    cp -r "$export_dir"/{07,openapi,asyncapi}-receiver "$scratch/$name/export/"
    node "$here/node/breakages.mjs" "$name" "$scratch/$name/export"
    if ! CONSUMERS_WORK=$scratch/$name/work "$here/run.sh" "$scratch/$name/export" "${checks[@]}" >"$log" 2>&1; then
        noticed=noticed
        # A check that stops half-way has not judged anything.
        complaint=$(grep '^FAIL' "$log" | grep -m 1 -v 'stopped half-way') ||
            { echo "FAIL $name: $check could not run"; cat "$log"; return; }
    fi
    if [[ $noticed == "$verdict" ]]; then
        echo "ok   $name is $noticed by $check: $what"
        [[ -z $complaint ]] || echo "       $complaint"
    else
        echo "FAIL $name is $noticed by $check: $what"
    fi
}

# Two at a time, for the two cores of a small machine; what is installed anew is installed once.
tried=0
while IFS=$'\t' read -r name check verdict what; do
    if [[ $chosen == "  " || $chosen == *" $name "* ]]; then
        try "$name" "$check" "$verdict" "$what" >"$scratch/$name.verdict" &
        tried=$((tried + 1))
        if [[ $tried -eq 1 ]]; then
            wait
        fi
        while [[ $(jobs -rp | wc -l) -ge 2 ]]; do
            wait -n
        done
    fi
done < <(node "$here/node/breakages.mjs")
wait

cat "$scratch"/*.verdict
passed=$(cat "$scratch"/*.verdict | grep -c '^ok' || true)
echo "$passed passed, $((tried - passed)) failed"
[[ $passed -eq $tried && $tried -gt 0 ]]
