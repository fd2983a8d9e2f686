// Draws the widget in an element's shadow root, keeps it in step with the element's attributes, and
// tells the page by events what happens in it.
import { Widget } from "buitenkaart-web";
import styles from "../buitenkaart.css";
import { classes, keyOf, langOf, nameOf, pairs, viewText } from "./attributes.js";
import { emit, heightOf } from "./element.js";
import { cooperate } from "./gestures.js";
import { onStop, stopped } from "./guard.js";
import { highlight } from "./highlight.js";
import leafletStyles from "./leaflet.css";
import { watchTexts } from "./moved.js";
import { claim, owns, release, start as startOf, write } from "./page.js";

// A document takes no sheet of another's.
const sheets = new WeakMap();

// One style sheet for all elements of a page. Constructed, so that a strict CSP lets it through.
function styleSheet(page = document) {
  let sheet = sheets.get(page);
  if (!sheet) {
    sheet = new (page.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(leafletStyles + styles);
    sheets.set(page, sheet);
  }
  return sheet;
}

// Read while the wasm is still on its way.
setTimeout(() => {
  try {
    styleSheet();
  } catch {
    // It is told when the sheet is wanted.
  }
});

// Every widget that is drawn.
const drawn = new Set();
let night;

// What goes wrong inside the wasm after the start (no memory is left, say) stops it for good: every
// call would only find what the broken one left. Never removed: a listener for a page's life.
function watch() {
  if (night) return;
  onStop((error) => {
    for (const one of [...drawn]) one.fail(error);
  });
  night = matchMedia("(prefers-color-scheme: dark)");
  const look = () => {
    for (const one of drawn) one.look();
  };
  night.addEventListener("change", look);
  // How a page switches its colours: by an attribute of what is around everything.
  const switched = new MutationObserver(look);
  for (const one of [document.documentElement, document.body]) switched.observe(one, { attributes: true });
}

// What needs more than the first view has: a marker, a row of the list, the search field, the closer filters.
const OPENS = ".mk, .row, input[role], .more";
// From this zoom level on, the shapes of the first view look coarse.
const FINE_ZOOM = 3;

// The lowest there is (web/src/viewport.rs).
const FAR = 1;
// Attributes for which an address that says nothing says something.
const SAID = ["services", "scenario", "date", "lines", "selected"];

// A network file is far smaller; what is unpacked on the way counts.
const MOST = 32 * 1024 * 1024;
const PATIENCE = 60_000;
/** So long nobody minds that nothing of a host's own data is to be seen yet, ms. */
const LONG = 2000;

/** What a response holds, up to a limit: no more is read than that. */
async function read(response) {
  const reader = response.body.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST) {
      await reader.cancel().catch(() => {});
      throw new RangeError(`more than ${MOST} bytes`);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * Draws the widget; the wasm has been started.
 * @param {HTMLElement} host the element
 * @param {ShadowRoot} shadow its shadow root, whose content the widget replaces
 * @param {(error: unknown) => void} fail is called when the wasm stops for good
 * @param {() => void} ready is called when the map can be used
 */
export function mount(host, shadow, fail, ready) {
  const broken = stopped();
  if (broken) throw broken.error;
  // Asked before anything changes, so that nothing need be laid out for the answer.
  const width = host.clientWidth;
  shadow.adoptedStyleSheets = [styleSheet(host.ownerDocument)];
  watch();

  let root;
  let widget;
  let gone = false;
  let address = "";
  let lang = langOf(host);
  /** @type {{ lat: number, lon: number, zoom: number } | undefined} */
  let view;
  let isReady = false;
  // Names of attributes that have changed in this turn.
  let changed;
  let frame;
  let request;
  let ownData = false;
  // What the address said, while the data that it speaks of are on their way: they count from there on.
  let waiting = "";

  const problem = (code, message, problems = []) => {
    console.warn(`buiten-kaart: ${message}`);
    emit(host, "problem", { code, message, problems });
  };
  // What made no sense: of what a call has given, or of the attributes.
  const refused = (given, wrong = widget.wrong()) => {
    for (const key of wrong.split(" ").filter(Boolean)) {
      const name = nameOf(key) ?? key;
      const value = given ? given.find(([one]) => one === key)?.[1] : host.getAttribute(name);
      problem("attribute", `${name}="${value ?? ""}"`);
    }
  };
  // A key and then its value: nothing that is taken apart again.
  const flat = (all) => all.flat().map(String);
  const set = (all, told = false) => {
    widget.set(flat(all), told);
    refused(told && all);
  };
  const setOwn = (names, before = []) => {
    set([...before, ...pairs(host, names)]);
  };
  // What a link to what is on screen begins with: what the host says that reads it, or, `#`, this page, where it
  // does; else there is none.
  const linkBase = () => ["link", host.getAttribute("link-base") ?? (owns(host) ? "#" : "")];
  const isDark = () => {
    const theme = host.getAttribute("theme");
    if (theme === "dark" || theme === "light") return theme === "dark";
    // The visitor's system decides where the page allows both, or says nothing.
    const page = host.ownerDocument;
    const own = getComputedStyle(host).colorScheme;
    const said = own && own !== "normal" ? own : (page.querySelector('meta[name="color-scheme" i]')?.getAttribute("content") ?? "");
    const [light, dark] = ["light", "dark"].map((word) => said.toLowerCase().split(/\s+/).includes(word));
    return light === dark ? night.matches : dark;
  };
  let wasDark;
  const look = () => {
    const dark = isDark();
    root.className = classes(host, dark).join(" ");
    root.style.height = heightOf(host);
    if (dark !== wasDark) widget.set(["dark", String(+dark)], false);
    wasDark = dark;
  };
  const ask = (what, data) =>
    new Promise((resolve, reject) => {
      widget.ask(what, data, (answer) => {
        if (answer !== undefined) return resolve(answer);
        const message = "a part of the widget did not come";
        problem("part", message);
        reject(new Error(message));
      });
    });

  const show = async (name, data, from = []) => {
    const result = await ask("load", data && [data, name, ...from]);
    if (gone) return result;
    if (result.ok) ownData = data !== undefined;
    // Of a list some rows may be wrong, and the others shown; of a network file, some points to look at.
    if (result.problems[0]) problem("invalid", `${name}: ${result.problems[0]?.message}`, result.problems);
    return result;
  };
  let isDrawn = false;
  // A host's own data are what is drawn first, not what the widget comes with; but who waits long is to see why.
  const draw = () => {
    if (isDrawn || gone) return;
    isDrawn = true;
    // Before it is on the page, where every change of it costs more.
    widget.draw();
    shadow.replaceChildren(root);
  };
  const source = async () => {
    request?.abort();
    const mine = (request = new AbortController());
    const src = host.getAttribute("data-src");
    const superseded = () => gone || mine !== request;
    if (src) {
      // What reads them comes meanwhile.
      widget.ask("", undefined, () => {});
      let bytes;
      // Where they are from, and of when.
      let from;
      let status = 0;
      let why = src;
      // Longer than anybody waits for a map.
      const late = setTimeout(() => mine.abort(), PATIENCE);
      try {
        const address = new URL(src, document.baseURI);
        // A page is not told what stops a file of another's.
        if (address.origin !== origin) why = `${src}: CORS?`;
        const response = await fetch(address, { signal: mine.signal });
        status = response.status;
        from = [address.href, response.headers.get("last-modified")];
        if (response.ok) bytes = await read(response);
      } catch (error) {
        if (!superseded()) console.warn(error);
        mine.abort();
      }
      clearTimeout(late);
      if (superseded()) return;
      if (bytes) setTimeout(draw, LONG);
      // Where the part that reads it does not come, that has been told.
      if (bytes) await show(src.split(/[?#]/)[0].split("/").pop(), bytes, from).catch(() => {});
      else {
        // An answer that is cut off, too long or too late is no answer.
        if (status < 400) status = 0;
        if (status) why = `HTTP ${status}`;
        ask("missing", why).catch(() => {});
        problem(status ? "http" : "network", `${src}: ${why}`);
      }
    } else if (ownData) await show("").catch(() => {});
    else return;
    if (superseded()) return;
    // What they name may be known now.
    setOwn(["services", "date", "selected", "view"]);
    if (waiting) widget.go(waiting);
    waiting = "";
    draw();
  };

  // The details, the whole data and the finer shapes are fetched once, and only when the visitor shows
  // an interest: who only looks downloads nothing more.
  const intent = new AbortController();
  const fetchNext = () => {
    if (intent.signal.aborted) return;
    intent.abort();
    widget.prefetch();
  };

  // What the wasm calls, see web/src/browser/host.rs.
  const report = {
    shown(now, language, lat, lon, zoom, moved, linked, viewed) {
      if (gone) return;
      // An address leaves out Dutch, which here is not what it is without a word; and one that says nothing is what
      // the tag says.
      const says = /^(en|fr|de)/i.test(langOf(host)) || (!now && SAID.some((name) => host.getAttribute(name)));
      address = language === "nl" && says ? ["lang=nl", now].filter(Boolean).join("&") : now;
      lang = language;
      // The site's page is the map's own.
      if (globalThis.buitenkaartWasm && owns(host) && document.documentElement.lang !== language) {
        document.documentElement.lang = language;
        document.title = `Buitenkaart: ${root.querySelector("h1")?.textContent ?? ""}`;
      }
      view = zoom < 0 ? undefined : { lat, lon, zoom };
      if (zoom >= FINE_ZOOM) fetchNext();
      if (!isReady) {
        isReady = true;
        ready();
        return;
      }
      if (!waiting) write(host, address, moved || linked);
      if (viewed) {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          if (!gone && view) emit(host, "viewchange", view);
        });
      }
    },
    selected(id, kind, name, country) {
      if (!gone) emit(host, "select", { id: id || null, kind: kind || null, name: name || null, country: country || null });
    },
    planned(scenario) {
      if (!gone) emit(host, "scenariochange", { scenario });
    },
    dated(date) {
      if (!gone) emit(host, "datechange", { date: date || null });
    },
  };

  const go = (hash) => {
    if (waiting) waiting = hash;
    widget.go(hash);
  };
  if (host.hasAttribute("hash")) claim(host, go);
  const opened = startOf(host);
  if (host.hasAttribute("data-src")) waiting = opened;
  const start = [["width", width || host.clientWidth || innerWidth], ["dark", +isDark()], linkBase(), ...pairs(host)];
  widget = new Widget(flat(start), opened, report);
  const wrongAtFirst = widget.wrong();
  root = widget.root();
  look();
  watchTexts(root);
  // A dialog that is closed by it closes nothing of the page.
  root.addEventListener("keydown", (event) => {
    const dialog = event.key === "Escape" && !event.isComposing && event.target.closest("dialog[open]");
    if (!dialog) return;
    event.preventDefault();
    dialog.close();
  });
  const dim = highlight(root);
  const one = { fail, look };
  drawn.add(one);
  const leave = cooperate(root, () => host.getAttribute("gestures") === "eager", () => lang, ({ deltaY }) =>
    deltaY > 0 && view?.zoom === FAR);
  if (host.hasAttribute("data-src")) {
    source();
    setTimeout(draw, 2 * LONG);
  } else {
    draw();
    refused(false, wrongAtFirst);
  }
  const near = ({ type, target }) => {
    if (type === "pointerdown" || target.closest(OPENS)) fetchNext();
  };
  for (const type of ["pointerover", "focusin", "pointerdown"]) {
    root.addEventListener(type, near, { passive: true, signal: intent.signal });
  }

  return {
    get state() {
      return address;
    },
    /** An attribute is another; those of one turn are taken together. */
    changed(name) {
      if (changed) {
        changed.add(name);
        return;
      }
      changed = new Set([name]);
      queueMicrotask(() => {
        const names = [...changed];
        changed = undefined;
        if (gone) return;
        look();
        if (names.includes("data-src")) source();
        if (names.includes("hash")) {
          if (host.hasAttribute("hash")) claim(host, go);
          else release(host);
        }
        if (names.includes("hash") || names.includes("link-base")) widget.set(linkBase(), false);
        if (names.some(keyOf)) setOwn(names);
      });
    },
    select(id) {
      set([["selected", id ?? ""]], true);
    },
    flyTo({ lat, lon, zoom }) {
      const now = view ?? { lat: 28, lon: 12, zoom: 2 };
      set([["at", viewText([lat ?? now.lat, lon ?? now.lon, zoom ?? now.zoom])]], true);
    },
    load(data) {
      // The latest wins: what is still on its way does not come.
      waiting = "";
      request?.abort();
      request = undefined;
      if (data == null) return show("");
      // A file that somebody has chosen, say.
      if (data instanceof Blob) {
        const mine = (request = new AbortController());
        return data.arrayBuffer().then((whole) => {
          if (gone || request !== mine) throw new Error("something else has been loaded since");
          const { name } = /** @type {File} */ (data);
          return show(name ?? "load", new Uint8Array(whole));
        });
      }
      const bytes = ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : data instanceof ArrayBuffer
          ? new Uint8Array(data)
          : new TextEncoder().encode(typeof data === "string" ? data : JSON.stringify(data));
      return show("load", bytes);
    },
    ask,
    reset: () => setOwn(undefined, [["all", ""]]),
    destroy() {
      gone = true;
      intent.abort();
      request?.abort();
      drawn.delete(one);
      release(host);
      leave();
      dim();
      root.remove();
      widget.destroy();
    },
  };
}
