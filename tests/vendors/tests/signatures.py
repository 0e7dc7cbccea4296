#!/usr/bin/env python3
"""Requests of vendors that sign them, by Python's hmac: what `verify` must say of each.

`signatures.py` writes signatures.json beside it, `signatures.py --check` fails if that is not what it
would write.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import sys

FILE = pathlib.Path(__file__).with_suffix(".json")
TIME = 1_773_480_413
SECRET = "It's a secret, and söme of it is not ASCII"
BODY = json.dumps({"zen": "Ü is for umlaut", "hook_id": 1, "n": [1.50, None]}, ensure_ascii=False, indent=1)


def digest(secret, signed):
    return hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()


def github(secret=SECRET, body=BODY, time=TIME):
    return {
        "x-hub-signature-256": "sha256=" + digest(secret, body).hex(),
        "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    }


def slack(secret=SECRET, body=BODY, time=TIME):
    return {
        "x-slack-signature": "v0=" + digest(secret, f"v0:{time}:{body}").hex(),
        "x-slack-request-timestamp": str(time),
    }


def stripe(secret=SECRET, body=BODY, time=TIME):
    return {"stripe-signature": f"t={time},v1={digest(secret, f'{time}.{body}').hex()}"}


def shopify(secret=SECRET, body=BODY, time=TIME):
    return {
        "x-shopify-hmac-sha256": base64.b64encode(digest(secret, body)).decode(),
        "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    }


def requests():
    def request(vendor, what, verdict, headers, secrets=(SECRET,), body=BODY):
        return {
            "vendor": vendor, "what": what, "verdict": verdict,
            "secrets": list(secrets), "now": TIME, "headers": headers, "body": body,
        }

    signers = {"github": github, "shopify": shopify, "slack": slack, "stripe": stripe}
    # The header with the signature, and what a value in it may begin with.
    headers = {
        "github": ("x-hub-signature-256", "sha256="), "shopify": ("x-shopify-hmac-sha256", ""),
        "slack": ("x-slack-signature", "v0="), "stripe": ("stripe-signature", "v1="),
    }
    for vendor, sign in signers.items():
        header, prefix = headers[vendor]
        signed = sign()

        def changed(change):
            return {name: change(value) if name == header else value for name, value in signed.items()}

        yield request(vendor, "as it was signed", "ok 0", signed)
        yield request(vendor, "by the new of two secrets", "ok 1", signed, secrets=("old", SECRET))
        yield request(vendor, "an empty body", "ok 0", sign(body=""), body="")
        yield request(vendor, "another secret", "NoMatch", signed, secrets=(SECRET + " ",))
        yield request(vendor, "another body", "NoMatch", signed, body=BODY.replace("1.5", "1.50"))
        yield request(vendor, "the body written anew", "NoMatch", signed, body=json.dumps(json.loads(BODY)))
        yield request(vendor, "no signature", "MissingHeader", {k: v for k, v in signed.items() if k != header})
        yield request(vendor, "a signature that is cut off", "Malformed", changed(lambda value: value[:-1]))
        yield request(vendor, "no secret", "NoSecret", signed, secrets=())
        yield request(vendor, "an empty secret", "UnusableSecret", sign(secret=""), secrets=("",))
        if prefix:
            yield request(vendor, "without the prefix", "Malformed", changed(lambda value: value.replace(prefix, "")))
    for vendor in ("slack", "stripe"):
        sign = signers[vendor]
        yield request(vendor, "as old as it may be", "ok 0", sign(time=TIME - 300))
        yield request(vendor, "too old", "Stale", sign(time=TIME - 301))
        yield request(vendor, "from the future", "FromTheFuture", sign(time=TIME + 301))
    moved = dict(slack(), **{"x-slack-request-timestamp": str(TIME - 1)})
    yield request("slack", "another time", "NoMatch", moved)
    moved = {"stripe-signature": stripe()["stripe-signature"].replace(f"t={TIME}", f"t={TIME - 1}")}
    yield request("stripe", "another time", "NoMatch", moved)
    old_and_new = f"t={TIME},v1={'0' * 64},{stripe()['stripe-signature'].split(',')[1]},v0={'1' * 64}"
    yield request("stripe", "several signatures", "ok 0", {"stripe-signature": old_and_new})
    sha1 = "sha1=" + hmac.new(SECRET.encode(), BODY.encode(), hashlib.sha1).hexdigest()
    yield request("github", "the header of old alone", "MissingHeader", {"x-hub-signature": sha1})


def main():
    text = json.dumps(list(requests()), ensure_ascii=False, indent=1) + "\n"
    if sys.argv[1:] == ["--check"]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit(f"{FILE} is not what {sys.argv[0]} writes: run it")
    else:
        FILE.write_text(text, encoding="utf-8")


main()
