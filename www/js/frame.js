// The site's page inside another page's iframe: what the two tell one another. README.md, "In an
// iframe", has the table; host.js is the other side.
const PLAIN = ["lang", "view", "services", "selected", "scenario", "theme", "panels", "height", "gestures"];
// What names other addresses is for a page that has said who it is.
const TRUSTED = [...PLAIN, "data-src", "tiles", "tiles-attribution"];

const element = document.querySelector("buiten-kaart");
const query = new URLSearchParams(location.search);
let host;
try {
  host = query.has("host") ? new URL(query.get("host")).origin : undefined;
} catch {
  // No origin at all: nobody's.
  host = "null";
}

function tell(type, detail) {
  const message = { buitenkaart: 1, type, ...detail };
  try {
    parent.postMessage(message, host ?? "*");
  } catch (error) {
    console.warn(error);
  }
}

function set(values, names) {
  for (const name of names) {
    if (!(name in values)) continue;
    const value = values[name];
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

// As high as it is, where the page around takes that over; otherwise it fills the frame.
let measured = false;
function measure() {
  if (measured) return;
  measured = true;
  for (const style of [document.documentElement.style, document.body.style, element.style]) {
    style.height = style.minHeight = "auto";
  }
  // The height that the frame was given is meant for the map and the list side by side.
  if (innerHeight > 200) element.style.setProperty("--buitenkaart-height", `${innerHeight}px`);
  // Or the frame's height would follow from itself.
  element.style.setProperty("--buitenkaart-map-height", "420px");
  const told = () => tell("height", { height: Math.ceil(element.getBoundingClientRect().height) });
  new ResizeObserver(told).observe(element);
  told();
}

addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || data?.buitenkaart !== 1) return;
  if (host && origin !== host) return;
  const { type } = data;
  if (type === "measure") measure();
  else if (type === "set") set(data, host ? TRUSTED : PLAIN);
  else if (type === "select") element.select(data.id == null ? null : String(data.id));
  else if (type === "flyTo") element.flyTo(data);
});

for (const type of ["select", "viewchange", "scenariochange", "problem"]) {
  element.addEventListener(type, (/** @type {CustomEvent} */ { detail }) => tell(type, detail));
}
// It may have been so before this script came.
element.whenReady.then(
  () => tell("ready"),
  (error) => tell("problem", { code: "widget", message: String(error), problems: [] }),
);
// The page around may scroll.
element.removeAttribute("gestures");
set(Object.fromEntries(query), PLAIN);
