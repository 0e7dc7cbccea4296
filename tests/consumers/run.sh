#!/usr/bin/env bash
# Feeds an export to the tools that other teams use, and checks that they read it right.
#
#   tests/consumers/run.sh EXPORT_DIR            all tools, and writes docs/consumers.md
#   tests/consumers/run.sh EXPORT_DIR ajv ...    only these, and writes no matrix
#   CONSUMERS_ALL=1 tests/consumers/run.sh ...   leaves nothing out: see README.md
#
# EXPORT_DIR holds the forms that `cargo run -p hookwright-tests --bin export-all -- EXPORT_DIR`
# writes. The tools are installed at the versions that the lock files name; Cargo builds typify.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)

if [[ $# -lt 1 || ! -d $1 ]]; then
    echo "usage: tests/consumers/run.sh EXPORT_DIR [CHECK]..." >&2
    exit 2
fi
CONSUMERS_EXPORT=$(cd "$1" && pwd)
CONSUMERS_WORK=${CONSUMERS_WORK:-$repository/target/consumers}
export CONSUMERS_EXPORT CONSUMERS_WORK
shift
chosen=" $* "
checks="ajv index advice advice_python quicktype openapi-generator modelina hey-api jsonschema validators pydantic"
checks+=" pydantic_openapi openapi_python_client json2ts typescript openapi asyncapi lint zod orval npm_package packages"
checks+=" typify programs"
for name in "$@"; do
    if [[ " $checks " != *" $name "* ]]; then
        echo "there is no check $name; there are: $checks" >&2
        exit 2
    fi
done

for program in node npm python3 java javac cargo; do
    if ! command -v "$program" >/dev/null; then
        echo "the consumers' tests need $program, which is not installed" >&2
        exit 1
    fi
done

# Only what this script makes is removed; the caches of the compilers stay.
mkdir -p "$CONSUMERS_WORK"
results=$CONSUMERS_WORK/results.jsonl
rm -rf "$results" "$CONSUMERS_WORK"/{json2ts,tried,pydantic,programs,quicktype,typescript,openapi,openapi-generator,openapi-python-client,hey-api,orval,validators,packed,wheels,logs} \
    "$CONSUMERS_WORK"/{cases,probes,tried}-*.json
touch "$results"
mkdir "$CONSUMERS_WORK/logs"

# Says how long one check took, by the clock and in time of the processors: in a shell of its own, so that
# what runs beside it is not counted.
check() {
    local name=$1
    shift
    if [[ $chosen != "  " && $chosen != *" $name "* ]]; then
        return
    fi
    local TIMEFORMAT="== consumer $name: %0R s, CPU %0U s + %0S s"
    (time run_check "$name" "$@")
}

# Runs one check. One that stops half-way has failed, whatever it had reported by then.
run_check() {
    local name=$1
    shift
    if ! "$@"; then
        echo "FAIL $name stopped half-way"
        printf '{"tool":"%s","version":"","what":"stopped half-way","count":0,"ok":false}\n' "$name" >>"$results"
    fi
}

node_check() { check "$1" node "$here/node/$1.mjs"; }
# The types are made of the repository's schemas, not of the exported files: Cargo builds them from
# the same library. The flags are those of tests/run, which has built all this already.
typify_check() {
    (cd "$repository" && cargo test --quiet --workspace --all-features --test typify) >"$CONSUMERS_WORK/logs/typify" 2>&1 ||
        { cat "$CONSUMERS_WORK/logs/typify"; return 1; }
}
python_check() { check "$1" env PYTHONDONTWRITEBYTECODE=1 "$here/python/.venv/bin/python" "$here/python/check_$1.py"; }

"$here/install.sh" >"$CONSUMERS_WORK/logs/install" 2>&1 || { cat "$CONSUMERS_WORK/logs/install"; exit 1; }

# What Python knows of its packages, in one start of it.
mapfile -t known < <("$here/python/.venv/bin/python" -c 'import importlib.metadata as m, sysconfig
print(sysconfig.get_path("purelib"), m.version("openapi-generator-cli"), m.version("datamodel-code-generator"), sep="\n")')
export CONSUMERS_GOROOT=${known[0]}/go CONSUMERS_JACKSON=${known[0]}/openapi_generator_cli/openapi-generator.jar
export CONSUMERS_OPENAPI_GENERATOR=${known[1]} CONSUMERS_DATAMODEL=${known[2]}
# Cargo has built it for the tests. It exports some events alone.
export CONSUMERS_HOOKWRIGHT=${CARGO_TARGET_DIR:-$repository/target}/debug/hookwright
[[ -x $CONSUMERS_HOOKWRIGHT ]] || (cd "$repository" && cargo build --quiet -p hookwright)

# Half of the work, beside all other checks, for the two cores of a small machine. None of it reads what a
# check of the other half writes, and no tool is in both, so the results have an order.
half_of_checks() {
    node_check quicktype
    node_check openapi-generator
    node_check modelina
    node_check hey-api
    node_check json2ts
    node_check asyncapi
    node_check npm_package
    node_check zod
    node_check orval
}

half_of_checks &
half=$!
# ajv first: it writes down the cases and payloads that Python's tools judge too.
node_check ajv
node_check index
node_check advice
check advice_python env PYTHONDONTWRITEBYTECODE=1 "$here/python/.venv/bin/python" "$here/python/check_advice.py"
python_check jsonschema
python_check validators
python_check pydantic
python_check pydantic_openapi
python_check openapi_python_client
node_check typescript
node_check openapi
check packages "$here/packages/run.sh"
node_check lint
check typify typify_check
wait "$half"
# What the programs are compiled with was made by typescript, pydantic_openapi and openapi-generator.
node_check programs

if [[ $chosen == "  " && -z ${CONSUMERS_NO_MATRIX:-} ]]; then
    node "$here/node/matrix.mjs" "$results" "$repository/docs/consumers.md"
fi
node "$here/node/summary.mjs" "$results"
