// What the tag says, in the lines that the wasm takes (web/src/state/url.rs, `set`).

// In the order in which they count: a view over where a selection would go.
const KEYS = {
  lang: "lang",
  services: "services",
  scenario: "scenario",
  date: "date",
  lines: "lines",
  selected: "selected",
  view: "at",
  compare: "others",
  tiles: "tiles",
  "tiles-attribution": "credit",
};

const PANELS = ["languages", "head", "pages", "search", "filters", "list", "detail", "legend"];

/** The language that the host sets; where it sets none, the first of the visitor's that there is. */
export const langOf = (host) =>
  host.getAttribute("lang") || (navigator.languages ?? []).find((tag) => /^(nl|en|fr|de)\b/i.test(tag)) || "nl";

const words = (text) => text.split(/[\s,]+/).filter(Boolean);

/** A view as in an address, to hundredths of a degree; what is no number stays to be refused. */
export const viewText = ([lat, lon, zoom]) =>
  // Never minus zero.
  [...[lat, lon].map((n) => (Math.round(n * 100) / 100 + 0).toFixed(2)), Math.round(zoom)].join("_");

export const keyOf = (name) => KEYS[name];
export const nameOf = (key) => Object.keys(KEYS).find((name) => KEYS[name] === key);

/** What the attributes of these names say, as `[key, value]`. */
export function pairs(host, names = Object.keys(KEYS)) {
  const all = Object.keys(KEYS)
    .filter((name) => names.includes(name))
    .map((name) => {
      let value = ((name === "lang" ? langOf(host) : host.getAttribute(name)) ?? "").trim().replace(/\s+/g, " ");
      if (value && name === "view") value = viewText(words(value));
      if (name === "services") value = words(value).join(".");
      return [KEYS[name], value];
    });
  // Without a view, the map goes where the selection is.
  const selected = all.some(([key, value]) => key === "selected" && value);
  return all.filter(([key, value]) => !selected || key !== "at" || value);
}

/** The classes of the widget's root. */
export function classes(host, dark) {
  const panels = host.getAttribute("panels");
  const shown = panels === null ? PANELS : words(panels);
  const hidden = PANELS.filter((panel) => !shown.includes(panel));
  return [
    "root",
    dark && "dark",
    host.getAttribute("gestures") !== "eager" && "cooperative",
    hidden.length - Number(hidden.includes("legend")) === PANELS.length - 1 && "bare",
    ...hidden.map((panel) => `no-${panel}`),
  ].filter(Boolean);
}
