// What a host pastes, from what was set. Pure functions: the page shows what they give.

const text = (value) => value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * The attributes that are not at their default: `[name, value]`.
 * @returns {[string, string][]}
 */
export function attributes({ lang, services, view, selected, scenario, date, theme, panels }) {
  /** @type {[string, string][]} */
  const all = [
    ["lang", lang],
    ["services", services],
    ["view", view],
    ["selected", selected],
    ["scenario", scenario],
    ["date", date],
    ["theme", theme],
    ["panels", panels],
  ];
  return all.filter(([, value]) => value);
}

function element(settings, content) {
  const names = attributes(settings).map(([name, value]) => ` ${name}="${text(value)}"`);
  const style = ` style="display: block; height: ${settings.height}px; overflow: auto"`;
  const inside = content ? `\n${content.trim()}\n` : "";
  return `<buiten-kaart${names.join("")}${style}>${inside}</buiten-kaart>`;
}

/**
 * The tag; `integrity` pins the loader, and by that all that it fetches; `content` is what stands there until the map does.
 * @param {{ integrity?: string, content?: string }} [extras]
 */
export function tag(settings, base, extras = {}) {
  const { integrity, content } = extras;
  const pinned = integrity ? ` integrity="${integrity}" crossorigin` : "";
  return `<script type="module" src="${text(new URL("buitenkaart.js", base).href)}"${pinned}></script>
${element(settings, content)}`;
}

export function iframe(settings, base, title) {
  const address = new URL("index.html", base);
  for (const [name, value] of attributes(settings)) address.searchParams.set(name, value);
  // Commas and spaces can be read as they are.
  address.search = address.search.replace(/%2C/g, ",");
  return `<iframe data-buitenkaart src="${text(address.href)}" title="${text(title)}" loading="lazy" style="width: 100%; height: ${settings.height}px; border: 0"></iframe>
<script src="${text(new URL("host.js", base).href)}" async></script>`;
}

export function npm(settings) {
  return `npm install ./buitenkaart

import "buitenkaart";

${element(settings)}`;
}

/** The directives that a page's policy needs. */
export function policy(way, base) {
  const { origin } = new URL(base);
  if (way === "iframe") return `frame-src ${origin}; script-src ${origin}`;
  const from = way === "npm" ? "'self'" : origin;
  return `script-src ${from} 'wasm-unsafe-eval'; connect-src ${from}; img-src data:`;
}

/** The headers that the map's own server sends with its files, for a way of embedding. */
export function headers(way) {
  const types = "Content-Type: text/javascript (.js), application/wasm (.wasm)";
  if (way === "iframe") {
    return `${types}, text/html (.html)
X-Frame-Options: –
Content-Security-Policy: frame-ancestors –`;
  }
  return `${types}${way === "tag" ? "\nAccess-Control-Allow-Origin: *\nCross-Origin-Resource-Policy: cross-origin" : ""}`;
}
