// The filter as the address carries it: what differs from how a page opens.
const namesOf = {
  class: (c) => classes[c].name,
  property: (p) => properties[p].iri,
  source: (source) => source,
};
const offOf = { class: filter.classes, property: filter.properties, source: filter.sources };

function writeFilter(parts) {
  for (const [kind, off] of Object.entries(offOf))
    for (const value of off) parts.append("without-" + kind, namesOf[kind](value));
  if ([...filter.statuses].sort().join() !== USUAL.join())
    parts.set(
      "said",
      [...filter.statuses]
        .sort()
        .map((k) => STATUS[k])
        .join(","),
    );
  for (const id of ["since", "until"]) if (filter[id]) parts.set(id, filter[id]);
  if (filter.confidence) parts.set("confidence", filter.confidence);
  if (!filter.named) parts.set("all", "yes");
}

function readFilter(parts) {
  const values = { class: classes.keys(), property: properties.keys(), source: new Set(origins) };
  for (const [kind, off] of Object.entries(offOf)) {
    const names = new Set(parts.getAll("without-" + kind));
    off.clear();
    if (names.size) for (const value of values[kind]) if (names.has(namesOf[kind](value))) off.add(value);
  }
  const said = parts.get("said");
  filter.statuses.clear();
  for (const k of said === null ? USUAL : STATUS.keys())
    if (said === null || said.split(",").includes(STATUS[k])) filter.statuses.add(k);
  for (const id of ["since", "until"]) filter[id] = /^\d{4}-\d\d-\d\d$/.test(parts.get(id)) ? parts.get(id) : "";
  filter.confidence = Math.min(0.95, Math.max(0, Number(parts.get("confidence")) || 0));
  filter.named = !parts.has("all");
}
