// "Embed this map": a form, a live preview, and the code to copy.
import * as code from "./code.js";
import { folder, probe } from "./probe.js";
import { TEXTS } from "./texts.js";

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const asked = new URLSearchParams(location.search).get("lang");
const language = Object.hasOwn(TEXTS, asked) ? asked : "nl";
const texts = TEXTS[language];
const form = find("#settings");
const map = find("buiten-kaart");
const preview = find("#preview");
const home = new URL(".", location.href).href;

let way = "tag";
// What the preview was last moved to.
let seen = "";
const stills = new Map();
// The latest test of an address: what an earlier one finds is of no interest.
let turn = 0;

/** Where the files are to come from: the address given, as far as it is one. */
const served = () => folder(find("#address").value, home) ?? home;

function translate() {
  document.documentElement.lang = language;
  document.title = texts.page;
  for (const element of all("[data-t]")) element.textContent = texts[element.dataset.t];
  for (const element of all("[data-label]")) element.setAttribute("aria-label", texts[element.dataset.label]);
  for (const link of all("nav a")) {
    if (link.lang === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  form.elements.lang.value = language;
}

function settings() {
  const data = new FormData(form);
  const chosen = (name) => {
    const boxes = [...form.elements[name]];
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    return on.length === boxes.length ? "" : on.join(" ");
  };
  const panels = form.querySelectorAll("[name=panels]:checked").length ? chosen("panels") : "none";
  const height = Math.round(Number(data.get("height"))) || 640;
  // What the preview shows, but for the language, which is chosen here.
  const shown = new URLSearchParams(data.get("view") === "seen" ? map.state : "");
  const [selected, scenario, date] = ["selected", "scenario", "date"].map((name) => shown.get(name) ?? "");
  return {
    lang: data.get("lang"),
    services: chosen("services"),
    view: data.get("view") === "seen" ? seen : data.get("view"),
    selected,
    scenario,
    date,
    theme: data.get("theme"),
    panels,
    height: Math.min(Math.max(height, 320), 1600),
  };
}

/** The still map in the language of the map, fetched once; `undefined` when it does not come. */
async function still(lang) {
  if (!stills.has(lang)) {
    const answer = await fetch(new URL(`still-${lang}.txt`, home)).catch(() => undefined);
    if (!answer?.ok) return undefined;
    stills.set(lang, await answer.text());
  }
  return stills.get(lang);
}

function showPreview(now) {
  const wanted = new Map(code.attributes(now));
  // What it shows already need not be gone to.
  if (form.elements.view.value === "seen") wanted.delete("view");
  for (const name of ["lang", "services", "view", "theme", "panels"]) {
    const value = wanted.get(name);
    if (value === undefined && name === "view" && form.elements.view.value === "seen") continue;
    if (value === undefined) map.removeAttribute(name);
    else if (map.getAttribute(name) !== value) map.setAttribute(name, value);
  }
  map.style.height = `${now.height}px`;
  find("#list-hint").hidden = form.querySelector("[name=panels][value=list]").checked;
}

async function showCode(now) {
  const base = served();
  const pinned = find("#pinned").checked;
  const content = way === "tag" && find("#still").checked ? await still(now.lang) : "";
  if (content === undefined) {
    find("#told").textContent = texts.missing;
    find("#still").checked = false;
  }
  const made = {
    tag: () => code.tag(now, base, { integrity: pinned ? INTEGRITY : "", content }),
    iframe: () => code.iframe(now, base, TEXTS[now.lang].map),
    npm: () => code.npm(now),
  };
  find("#code").textContent = made[way]();
  find("#csp").textContent = code.policy(way, base);
  find("#headers").textContent = code.headers(way).replaceAll("–", texts.none);
  find("#about").textContent = texts.about[way];
  find("#options").hidden = way !== "tag";
  // A package comes with the host's own files.
  find("#where").hidden = way === "npm";
}

function show() {
  const now = settings();
  showPreview(now);
  showCode(now);
}

/** Asks the server at the address, and says what it answers. */
async function test() {
  const mine = ++turn;
  const base = folder(find("#address").value, home);
  find("#found").replaceChildren();
  find("#probing").textContent = base ? texts.probing : texts.noAddress;
  if (!base) return;
  const found = await probe(way, base, WASM);
  if (mine !== turn) return;
  const rows = found.map(([verdict, what, detail]) => {
    const row = document.createElement("li");
    row.className = verdict;
    row.textContent = texts.found[`${what}_${verdict}`];
    const named = document.createElement("code");
    named.textContent = detail;
    row.append(named);
    return row;
  });
  find("#found").replaceChildren(...rows);
  const isWrong = found.some(([verdict]) => verdict === "wrong");
  find("#probing").textContent = `${base}: ${isWrong ? texts.isWrong : texts.isFine}`;
}

/** What was found holds of another address or way no more. */
function forget() {
  turn++;
  find("#found").replaceChildren();
  find("#probing").textContent = "";
}

function press(selector, pressed) {
  for (const button of all(selector)) button.setAttribute("aria-pressed", String(button === pressed));
}

async function copy() {
  const shown = find("#code");
  try {
    await navigator.clipboard.writeText(shown.textContent);
    find("#told").textContent = texts.copied;
  } catch {
    // Not allowed, or not a secure page.
    getSelection().selectAllChildren(shown);
    shown.focus();
    find("#told").textContent = texts.select;
  }
}

translate();
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
find("#options").addEventListener("input", show);
find("#copy").addEventListener("click", copy);
find("#address").placeholder = home;
find("#address").addEventListener("input", () => {
  forget();
  show();
});
find("#probe").addEventListener("click", test);
for (const button of all("[data-way]")) {
  button.addEventListener("click", () => {
    way = button.dataset.way;
    press("[data-way]", button);
    find("#told").textContent = "";
    forget();
    show();
  });
}
for (const button of all("[data-width]")) {
  button.addEventListener("click", () => {
    preview.style.maxWidth = button.dataset.width;
    press("[data-width]", button);
  });
}
map.addEventListener("viewchange", ({ detail: { lat, lon, zoom } }) => {
  seen = `${lat.toFixed(2)},${lon.toFixed(2)},${Math.round(zoom)}`;
  if (form.elements.view.value === "seen") show();
});
for (const type of ["select", "scenariochange", "datechange"]) {
  // Its state follows what it tells.
  map.addEventListener(type, () => setTimeout(() => form.elements.view.value === "seen" && show()));
}
show();
