// Which event a request carries. What is particular of a vendor is in its own module.

/**
 * The functions of a vendor.
 *
 * `parts`, `join` and `patterns` say how a request names its event, `names` which events there are,
 * `body` and `eventsIn` where they are in a body.
 */
export function naming({ parts, join, patterns, names, body, eventsIn }) {
  const known = new Set(names);
  const expressions = patterns.map(({ pattern, name }) => [new RegExp(pattern, "u"), name]);

  function eventName(event, header = noHeader) {
    const values = [];
    for (const part of parts) {
      const value = read(part, event, header) ?? (part.otherwise && read(part.otherwise, event, header));
      if (value !== undefined) {
        values.push(value);
      } else if (!part.optional) {
        return undefined;
      }
    }
    return values.length > 0 ? values.join(join) : undefined;
  }

  function eventType(name) {
    if (known.has(name)) {
      return name;
    }
    return expressions.find(([expression]) => expression.test(name))?.[1];
  }

  function typeOf(event, header) {
    const name = eventName(event, header);
    return name === undefined ? undefined : eventType(name);
  }

  return {
    names,
    eventName,
    eventType,
    isKnownEvent: (event, header) => isObject(event) && typeOf(event, header) !== undefined,
    isEvent: (event, type, header) => isObject(event) && typeOf(event, header) === type,
    eventsOf: (whole) => {
      const found = at(whole, eventsIn);
      if (body === "envelope" || body === "list") {
        return Array.isArray(found) ? found : [];
      }
      return [isObject(found) ? found : whole];
    },
  };
}

function noHeader() {
  return undefined;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read({ header: name, path }, event, header) {
  const value = name === undefined ? at(event, path) : header(name.toLowerCase());
  return typeof value === "string" ? value : undefined;
}

function at(value, path) {
  return path.reduce((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}
