#!/bin/bash
# How long a small program takes to compile that decodes and encodes all events: with our crate,
# with the same events written for serde's derive, and with typify's output from our schema.
# Dependencies are built before. Usage: tests/compile-times.sh [RUNS], one by default.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
runs=${1:-1}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CARGO_TARGET_DIR=$scratch/target CARGO_TERM_QUIET=true CARGO_INCREMENTAL=0

# The peers' source, as the build script of hookwright-peers writes it.
out=$(cd "$root" && CARGO_TARGET_DIR=${PEERS_TARGET_DIR:-$root/target} \
    cargo build -p hookwright-peers --message-format=json \
    | grep -o '"out_dir":"[^"]*hookwright-peers-[^"]*"' | cut -d'"' -f4 | tail -n 1)

# All vendors, each with the type of its request bodies.
declare -A body_types
vendors=()
while read -r vendor body_type; do
    vendors+=("$vendor")
    body_types[$vendor]=$body_type
done < "$out/vendors.txt"

# package NAME DEPENDENCIES: its manifest; its main.rs comes on standard input.
package() {
    mkdir -p "$scratch/$1/src"
    cat > "$scratch/$1/Cargo.toml" <<END
[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[dependencies]
serde_json = { version = "1", features = ["float_roundtrip", "preserve_order"] }
$2
END
    cat > "$scratch/$1/src/main.rs"
}

# The program: the first argument says which vendor's body comes on standard input.
program() { # KIND VENDOR...
    local kind=$1 vendor
    shift
    echo 'use std::io::Read;'
    echo 'fn main() {'
    echo '    let mut body = Vec::new();'
    echo '    std::io::stdin().read_to_end(&mut body).unwrap();'
    echo '    match std::env::args().nth(1).unwrap().as_str() {'
    for vendor in "$@"; do
        if [ "$kind" = ours ]; then
            echo "        \"$vendor\" => { let value = hookwright_events::$vendor::${body_types[$vendor]}::from_slice(&body).unwrap(); println!(\"{}\", value.to_vec().len()); }"
        else
            echo "        \"$vendor\" => { let value: $vendor::Body = serde_json::from_slice(&body).unwrap(); println!(\"{}\", serde_json::to_vec(&value).unwrap().len()); }"
        fi
    done
    echo '        _ => {}'
    echo '    }'
    echo '}'
}

ours() { # NAME VENDOR...
    local name=$1 features
    shift
    features=$(printf '"%s", ' "$@")
    program ours "$@" | package "$name" \
        "hookwright-events = { path = \"$root/generated\", default-features = false, features = [${features%, }] }"
}

peer() { # NAME
    {
        echo '#![allow(warnings)]'
        if [ "$1" = derive ]; then
            cp "$root/tests/peers/src/scalars.rs" "$scratch/scalars.rs"
            printf '#[path = "../../scalars.rs"]\nmod scalars;\nuse scalars::{Date, DateTime, IntegerOrString};\n'
        fi
        for vendor in "${vendors[@]}"; do
            echo "mod $vendor { include!(\"$out/$1_$vendor.rs\"); }"
        done
        program "$1" "${vendors[@]}"
    } | package "$1" "$2"
}

ours ours-all "${vendors[@]}"
for vendor in "${vendors[@]}"; do ours "ours-$vendor" "$vendor"; done
common='serde = { version = "1", features = ["derive"] }
uuid = { version = "1", features = ["serde"] }'
peer derive "$common
hookwright-events = { path = \"$root/generated\" }"
peer typify "$common
chrono = { version = \"0.4\", default-features = false, features = [\"serde\", \"std\"] }"

packages=(ours-all "${vendors[@]/#/ours-}" derive typify)
members=$(printf '"%s", ' "${packages[@]}")
printf '[workspace]\nresolver = "3"\nmembers = [%s]\n' "${members%, }" > "$scratch/Cargo.toml"
cp "$root/Cargo.lock" "$scratch/Cargo.lock"
cd "$scratch"

# The least seconds of some runs of a command, after what it is to build was thrown away.
seconds() { # PACKAGE PROFILE CARGO-ARGUMENTS...
    local package=$1 profile=$2 best= start end took
    shift 2
    for _ in $(seq "$runs"); do
        case $package in
            ours-*) cargo clean --profile "$profile" -p hookwright-events -p "$package" 2> /dev/null ;;
            *) cargo clean --profile "$profile" -p "$package" 2> /dev/null ;;
        esac
        start=$(date +%s%N)
        cargo "$@" -p "$package"
        end=$(date +%s%N)
        took=$(((end - start) / 1000000))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    echo "$best"
}

rustc --version
printf '%-14s %16s %14s\n' '' 'build --release' check
for package in "${packages[@]}"; do
    cargo build --release -p "$package"
    cargo check -p "$package"
    build=$(seconds "$package" release build --release)
    check=$(seconds "$package" dev check)
    awk -v name="$package" -v build="$build" -v check="$check" \
        'BEGIN { printf "%-14s %14.1f s %12.1f s\n", name, build / 1000, check / 1000 }'
done
