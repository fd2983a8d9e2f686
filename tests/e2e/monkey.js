// A hundred random inputs to the element #a of a host's page: keys, pointers, wheels, touches, links,
// attributes, sizes, moves in the document. The same seed gives the same inputs.
// arguments: the seed, and what is called at the end with what went wrong.
const [seed, done] = arguments;

// mulberry32: small, and good enough to wander.
let state = seed;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const below = (n) => Math.floor(random() * n);
const one = (list) => list[below(list.length)];

const element = () => document.querySelector("#a");
const inside = () => element().shadowRoot;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const LINK = "lang=fr&page=scenario&services=fit.tvl&kinds=post&selected=post-vienna&scenario=1~A~~OKmadrid&at=10.00_20.00_3";
const SIGNS = [..."=&#%~_-.;?/\\\"'<>()[]{}0aZ ", "%20", "&amp;", "%26", "é", "\u202e"];

function mutated() {
  const link = [...LINK.slice(7)];
  for (let i = below(5); i >= 0; i--) {
    const at = below(link.length);
    const act = below(4);
    if (act === 0) link.splice(at, 0, one(SIGNS));
    else if (act === 1) link[at] = one(SIGNS);
    else if (act === 2) link.splice(at, 1);
    else link.length = Math.max(at, 1);
  }
  return `lang=fr&${link.slice(1).join("")}`;
}

function pointer(type, target, more = {}) {
  const box = target.getBoundingClientRect();
  const clientX = box.left + random() * box.width;
  const clientY = box.top + random() * box.height;
  const of = type.startsWith("pointer") ? PointerEvent : type === "wheel" ? WheelEvent : MouseEvent;
  const base = { bubbles: true, cancelable: true, composed: true, clientX, clientY, button: 0 };
  target.dispatchEvent(new of(type, { ...base, pointerId: 1, isPrimary: true, ...more }));
}

const ATTRIBUTES = {
  lang: ["nl", "en", "fr", "de", "xx", "constructor"],
  services: ["fit", "tvl dkbuza", "none", ""],
  selected: ["SK", "post-madrid", "fit-mumbai", "atlantis", ""],
  view: ["50 4 5", "0 179.9 3", "-70 -179 2", "x", "91 0 3", ""],
  theme: ["dark", "light", "auto"],
  panels: ["list", "search filters list detail legend", ""],
  scenario: ["1~A~~OKmadrid", "1~B~~CPberlin~OKmadrid", "9~x", ""],
  gestures: ["eager", "cooperative"],
  height: ["300px", "80vh", "x"],
};

const INPUTS = {
  key() {
    const focused = inside().activeElement ?? one(inside().querySelectorAll("button, input, .map, summary")) ?? element();
    const key = one(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-", "Escape", "Enter", "/", "?", "Home", "a", "Tab"]);
    focused.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
  },
  focus() {
    one(inside().querySelectorAll("button, input, select, .map, summary, a[href]"))?.focus();
  },
  click() {
    const all = [...inside().querySelectorAll("button, .mk, .row, summary, label")].filter((it) => it.offsetParent);
    const target = one(all);
    // What opens a window of the browser's own is not for a test; nothing in the page closes it.
    if (!target || target.querySelector("input[type=file]")) return;
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) pointer(type, target);
  },
  type() {
    const field = inside().querySelector("input[role]");
    if (!field) return;
    field.value = one(["wenen", "SK", "ambassade", "東京", "ß", "ﬁ", "x".repeat(500), "<b>", ""]);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  },
  wheel() {
    const map = inside().querySelector(".map");
    // Nobody points at what is not there.
    if (map?.offsetHeight && map.offsetWidth) pointer("wheel", map, { deltaY: one([-120, 120, 3000, -1]), ctrlKey: random() < 0.7 });
  },
  drag() {
    const map = inside().querySelector(".map");
    if (!map?.offsetHeight || !map.offsetWidth) return;
    for (const type of ["pointerdown", "mousedown", "pointermove", "mousemove", "mousemove", "pointerup", "mouseup"]) pointer(type, map);
  },
  link() {
    const before = location.href;
    location.hash = `#${mutated()}`;
    if (location.href !== before) steps++;
  },
  attribute() {
    const name = one(Object.keys(ATTRIBUTES));
    if (random() < 0.2) element().removeAttribute(name);
    else element().setAttribute(name, one(ATTRIBUTES[name]));
  },
  size() {
    element().style.width = one(["320px", "375px", "900px", "100%", "1px", "0"]);
  },
  hide() {
    element().style.display = one(["none", "block", "block"]);
  },
  move() {
    const box = document.createElement("div");
    document.body.append(box);
    box.append(element());
  },
  call() {
    const it = element();
    one([
      () => it.select(one(["AT", "post-berlin", "nowhere", ""])),
      () => it.flyTo({ lat: random() * 180 - 90, lon: random() * 720 - 360, zoom: below(12) }),
      () => it.select(null),
    ])();
  },
  back() {
    // Never out of the page.
    if (steps-- > 0) history.back();
    else steps = 0;
  },
};

// How many entries of the history are surely this page's.
let steps = 0;
const names = Object.keys(INPUTS);
const wrong = [];
// A dialog of the browser's own waits for a person, and in some engines all of the page with it.
window.print = () => {};
const { click } = HTMLAnchorElement.prototype;
HTMLAnchorElement.prototype.click = function () {
  if (!this.download) click.call(this);
};
const heard = (event) => wrong.push(`error: ${event.message ?? event.reason}`);
addEventListener("error", heard);
addEventListener("unhandledrejection", heard);
// A broken attribute or link is told; that the map stops is not to happen.
const told = ({ detail }) => {
  if (!["attribute", "invalid"].includes(detail?.code)) wrong.push(`problem: ${detail?.code} ${detail?.message}`);
};
addEventListener("problem", told);
const inputs = [];
let longest = 0;
for (let i = 0; i < 100 && !wrong.length; i++) {
  const name = one(names);
  inputs.push(name);
  const from = performance.now();
  try {
    INPUTS[name]();
  } catch (error) {
    wrong.push(`${name} threw ${error}`);
  }
  await pause(below(4) ? 0 : 20);
  longest = Math.max(longest, performance.now() - from);
}

// As a person finds it again: shown, with everything on it.
element().style.cssText = "display: block; width: 100%; height: 640px";
for (const name of Object.keys(ATTRIBUTES)) element().removeAttribute(name);
// The same address would be no news.
location.hash = "#lang=nl";
await pause(100);
location.hash = "#lang=fr";
const app = () => inside()?.querySelector(".app");
const positions = (query) => new Set([...inside().querySelectorAll(query)].flatMap((it) => it.dataset.at.split(" ")));
const shown = () => app()?.lang === "fr" && positions(".list .row[data-at]").size && positions(".mk[data-at]").size;
for (let tries = 0; tries < 200 && !shown(); tries++) await pause(50);
if (app()?.lang !== "fr") wrong.push(`the language is ${app()?.lang}`);
await pause(600);
// With the whole world in view, the markers are the locations of the data that have a point, and no others; the
// list has all of them.
element().flyTo({ lat: 28, lon: 12, zoom: 1 });
const { features } = JSON.parse(await element().exportGeoJson());
const all = features.map((_, at) => String(at));
const located = all.filter((at) => features[at].geometry);
const seen = () => {
  const found = positions(".mk[data-at]");
  return located.every((at) => found.has(at));
};
for (let tries = 0; tries < 100 && !seen(); tries++) await pause(50);
// What is in a region has no point; the region has its name on the map.
for (const [what, query, wanted] of [["the markers", ".mk[data-at]", located], ["the rows", ".list .row[data-at]", all]]) {
  const found = positions(query);
  const lacks = wanted.filter((at) => !found.has(at));
  const others = [...found].filter((at) => !all.includes(at));
  if (lacks.length + others.length) wrong.push(`${what} lack ${lacks}, and have ${others} that are not in the data`);
}
HTMLAnchorElement.prototype.click = click;
removeEventListener("error", heard);
removeEventListener("unhandledrejection", heard);
removeEventListener("problem", told);
done({ wrong, inputs: wrong.length ? inputs : [], longest });
