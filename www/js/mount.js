// Draws the widget in an element's shadow root, and tells the element when the wasm has stopped.
import { Widget } from "buitenkaart-web";
import styles from "../buitenkaart.css";
import leafletStyles from "./leaflet.css";

let sheet;

// One style sheet for all elements of a page. Constructed, so that a strict CSP lets it through.
function styleSheet() {
  if (!sheet) {
    const made = new CSSStyleSheet();
    made.replaceSync(leafletStyles + styles);
    sheet = made;
  }
  return sheet;
}

// For each element whose widget is drawn, what to do when the wasm stops.
const drawn = new Map();
let watching = false;

// What goes wrong inside the wasm after the start (no memory is left, say) stops it for good: every
// call would only find what the broken one left. All calls come through this file, so that an error
// of another wasm on the page can be told from ours. Never removed: a listener for a page's life.
function watch() {
  if (watching) return;
  watching = true;
  const here = import.meta.url ?? "";
  const stopped = (event) => {
    const error = event.error ?? event.reason;
    const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    if (!trapped || !String(error.stack).includes(here)) return;
    for (const fail of [...drawn.values()]) fail(error);
  };
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);
}

/**
 * Draws the widget; the wasm has been started.
 * @param {HTMLElement} host the element
 * @param {ShadowRoot} shadow its shadow root, whose content the widget replaces
 * @param {(error: unknown) => void} fail is called when the wasm stops for good
 */
export function mount(host, shadow, fail) {
  shadow.adoptedStyleSheets = [styleSheet()];
  watch();
  const root = document.createElement("div");
  root.className = "root";
  shadow.replaceChildren(root);
  const widget = new Widget(host, root);
  drawn.set(host, fail);
  let gone = false;
  // What the first click will ask for, once the browser has nothing better to do.
  (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1000)))(() => {
    if (!gone) widget.prefetch();
  });
  return {
    widget,
    destroy() {
      gone = true;
      drawn.delete(host);
      widget.destroy();
    },
  };
}
