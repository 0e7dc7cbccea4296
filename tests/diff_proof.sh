#!/usr/bin/env bash
# Proves the verdicts of `hookwright diff`: rustc, the decoders of both sides, ajv and tsc judge the
# example of each rule. Takes a few minutes; run it after a change to the rules of changes, to the
# emitters or to the exports, and before a release.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/consumers/install.sh node
cargo test -p hookwright --test diff_proof -- --ignored --nocapture
