// Which vendor a payload is from, and which events are in it.
"use strict";

hookwright.detect = (() => {
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);
  const at = (value, path) => path.reduce(own, value);

  /** The name of an event, from the fields that have its parts; none if one is missing. */
  function nameOf(vendor, event) {
    const values = [];
    for (const { places, optional } of vendor.parts) {
      const found = places.map(({ path }) => (path ? at(event, path) : undefined)).find((value) => typeof value === "string");
      if (found !== undefined) values.push(found);
      else if (!optional) return undefined;
    }
    return values.length > 0 ? values.join(vendor.join) : undefined;
  }

  /** The event of a name: its name in the schemas, its key and its page. */
  function known(vendor, name) {
    const covering = vendor.patterns.find(([pattern]) => new RegExp(pattern).test(name));
    return vendor.events.find(([wire]) => wire === name) ?? (covering && vendor.events.find(([wire]) => wire === covering[1]));
  }

  /** The events in a whole body, each with its path; none if it is no body of the vendor. */
  function inBody(vendor, body) {
    if (vendor.list === "") {
      return Array.isArray(body) ? body.map((event, index) => ({ path: `$[${index}]`, event })) : [];
    }
    if (vendor.list !== null) {
      const list = own(body, vendor.list);
      return Array.isArray(list) ? list.map((event, index) => ({ path: hookwright.path("$", [vendor.list, index]), event })) : [];
    }
    const event = vendor.way.length > 0 ? at(body, vendor.way) : undefined;
    return event === undefined ? [] : [{ path: hookwright.path("$", vendor.way), event }];
  }

  function candidate(vendor, body, given) {
    const around = inBody(vendor, body);
    const found = around.length > 0 ? around : [{ path: "$", event: body }];
    const events = found.map((it) => {
      const name = given || nameOf(vendor, it.event);
      return { ...it, name, known: name === undefined ? undefined : known(vendor, name) };
    });
    return { vendor, events, isWhole: around.length > 0 };
  }

  /** The vendors whose event a payload may be, those that know it first. */
  function detect(vendors, body, given) {
    const candidates = vendors.map((vendor) => candidate(vendor, body, given));
    const knowing = candidates.filter(({ events }) => events.some((event) => event.known));
    return knowing.length > 0 ? knowing : candidates.filter(({ events, isWhole }) => isWhole && events.some(({ name }) => name));
  }

  return detect;
})();

/** A path in JSON's usual notation. */
hookwright.path = (start, keys) =>
  keys.reduce((path, key) => {
    if (/^\d+$/.test(key)) return `${path}[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
  }, start);
