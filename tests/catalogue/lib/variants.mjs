// Payloads made of one: each member left out, or with another kind of value.

const OTHERS = [null, 7, -1.5, 2 ** 40, "x", "", true, [], [null], {}, "2026-02-30T25:00:00Z", "6cb31d7d9cd941dca09662cf31fd0281"];

/** The payload itself, and each that differs from it in one member, at any depth. */
export function* variants(value) {
  yield value;
  yield* changed(value);
}

function* changed(value) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const with_ = (member) => (Array.isArray(value) ? value.with(Number(key), member) : { ...value, [key]: member });
    if (!Array.isArray(value)) {
      const { [key]: _, ...rest } = value;
      yield rest;
    }
    for (const other of OTHERS) yield with_(other);
    for (const inner of changed(value[key])) yield with_(inner);
  }
}
