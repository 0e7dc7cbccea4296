#!/usr/bin/env bash
# Events are read and written alike whatever features of serde_json other crates switch on.
set -euo pipefail
cd "$(dirname "$0")"

for features in "" arbitrary_precision unbounded_depth preserve_order float_roundtrip \
    arbitrary_precision,unbounded_depth,preserve_order,float_roundtrip; do
    echo "serde_json with features: ${features:-none}"
    cargo run --quiet --target-dir ../../target/features --features "$features"
done
