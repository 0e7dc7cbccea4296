// Names that a generator had to invent: numbered ones, and those that say so.

const INVENTED = /^anonymous|^inline|inner\d*$|(oneof|anyof|allof)(item)?\d*$|\d$/;

/** The names among `generated` that no schema has given. */
export function inventedNames(generated, titles) {
  const given = new Set([...titles].map(plain));
  return [...new Set(generated)].filter((name) => !given.has(plain(name)) && INVENTED.test(plain(name)));
}

const plain = (name) => name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
