// The site's page inside another page's iframe: what the two tell one another. README.md, "In an
// iframe", has the table; host.js is the other side.
const PLAIN = ["lang", "view", "services", "selected", "scenario", "date", "lines", "theme", "panels", "height", "gestures"];
// What names other addresses is for a page that has said who it is.
const TRUSTED = [...PLAIN, "data-src", "compare", "tiles", "tiles-attribution", "link-base"];

const element = document.querySelector("buiten-kaart");
const query = new URLSearchParams(location.search);
// Whom the map trusts, the site says that serves it; no address does, which anybody may write.
const content = document.querySelector('meta[name="buitenkaart-hosts"]')?.getAttribute("content") ?? "";
const hosts = content.split(/\s+/).filter(Boolean);

function tell(type, detail) {
  const message = { buitenkaart: 1, type, ...detail };
  // The browser gives it to the origin that is meant, or to nobody.
  for (const host of hosts.length ? hosts : ["*"]) {
    try {
      parent.postMessage(message, host);
    } catch (error) {
      console.warn(error);
    }
  }
}

// What was fetched is the map's to read, not the page's around it: no word of it is passed on.
function problem({ code, message, problems }) {
  if (code !== "invalid") return { code, message, problems };
  const places = problems.map(({ code, line, column }) => ({ code, line, column }));
  return { code, message: "invalid data", problems: places };
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
  if (hosts.length && !hosts.includes(origin)) return;
  const { type } = data;
  if (type === "measure") measure();
  else if (type === "set") set(data, hosts.length ? TRUSTED : PLAIN);
  else if (type === "select") element.select(data.id == null ? null : String(data.id));
  else if (type === "flyTo") element.flyTo(data);
});

for (const type of ["select", "viewchange", "scenariochange", "datechange", "problem"]) {
  element.addEventListener(type, (/** @type {CustomEvent} */ { detail }) => tell(type, type === "problem" ? problem(detail) : detail));
}
// It may have been so before this script came.
element.whenReady.then(
  () => tell("ready"),
  (error) => tell("problem", { code: "widget", message: String(error), problems: [] }),
);
// The page around may scroll.
element.removeAttribute("gestures");
set(Object.fromEntries(query), PLAIN);
