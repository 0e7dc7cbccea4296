#!/bin/bash
# Fills the corpora with the examples of the schemas, and writes a dictionary of their words.
set -euo pipefail
cd "$(dirname "$0")"
examples=../../generated/json-schema

for vendor in enreach livechat; do
    corpus=corpus/${vendor}_event
    mkdir -p "$corpus"
    for example in "$examples/$vendor"/examples/*.json; do
        name=$(basename "$example" .json)
        cp "$example" "$corpus/$name.json"
        tr -d '\n' < "$example" | sed 's/  *"/"/g; s/": /":/g' > "$corpus/$name.compact.json"
    done
done

corpus=corpus/ringcx_notification
mkdir -p "$corpus"
before=
for example in "$examples"/ringcx/examples/*.json; do
    printf '{"id":"1","domain_id":"2","events":[%s]}' "$(cat "$example")" > "$corpus/$(basename "$example")"
    # And two at once, of which one may come to harm.
    if [ -n "$before" ]; then
        printf '{"id":"1","domain_id":"2","events":[%s,%s]}' "$(cat "$before")" "$(cat "$example")" \
            > "$corpus/two-$(basename "$example")"
    fi
    before=$example
done

# Keys and short texts of the examples, as libFuzzer wants them.
cat "$examples"/*/examples/*.json | grep -oE '"[A-Za-z0-9_. -]{1,40}"' | sort -u \
    | sed -E 's/^"(.*)"$/"\\"\1\\""/' > dictionary.txt
printf '"\\\\ud83d\\\\ude00"\n"\\\\u0000"\n"1e999"\n"-0"\n"null"\n"true"\n"false"\n' >> dictionary.txt
echo "$(find corpus -type f | wc -l) bodies, $(wc -l < dictionary.txt) words"
