// The custom element <buiten-kaart>: a shadow root around the widget that the wasm draws.
// Until the widget is there, and when it cannot be, the element shows its own (light DOM) content:
// a still map and a list, if the page was made so. The line of it that tells what is to come stands
// in a slot of its own (slot="why"): where it comes otherwise, the explanation takes its place.
import { Widget } from "buitenkaart-web";
import styles from "../buitenkaart.css";
import { failure } from "./failure.js";
import leafletStyles from "./leaflet.css";

let sheet;

// One style sheet for all elements of a page. Constructed, so that a strict CSP lets it through.
function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(leafletStyles + styles);
  }
  return sheet;
}

// For each element whose widget is drawn, what to do when the wasm stops.
const drawn = new Map();

// What goes wrong inside the wasm after the start (no memory is left, say) stops it for good: every
// call would only find what the broken one left. All calls come through this file, so that an error
// of another wasm on the page can be told from ours. Never removed: a listener for a page's life.
function watch() {
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
 * Defines the element.
 * @param {() => Promise<unknown>} load starts the wasm; called once, when the first element is there
 */
export function define(load) {
  let loading;
  const start = () => {
    watch();
    return load();
  };

  class BuitenKaart extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #widget;

    constructor() {
      super();
      // Nothing here may fail, or the element's own content would not be shown.
      const why = document.createElement("slot");
      why.name = "why";
      this.#root.append(why, document.createElement("slot"));
    }

    async connectedCallback() {
      try {
        const adopted = [styleSheet()];
        await (loading ??= start());
        // Removed again meanwhile, or moved, in which case the later call found the widget missing.
        if (!this.isConnected || this.#widget) return;
        this.#root.adoptedStyleSheets = adopted;
        const root = document.createElement("div");
        root.className = "root";
        this.#root.replaceChildren(root);
        const widget = new Widget(this, root);
        this.#widget = widget;
        drawn.set(this, (error) => this.#fail(error));
        // What the first click will ask for, once the browser has nothing better to do.
        (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1000)))(() => {
          if (this.#widget === widget) widget.prefetch();
        });
      } catch (error) {
        this.#fail(error);
      }
    }

    // Goes back to the element's own content, and says why.
    #fail(error) {
      console.error(error);
      this.#destroy();
      this.#root.replaceChildren(failure(this, error), document.createElement("slot"));
    }

    disconnectedCallback() {
      this.#destroy();
    }

    #destroy() {
      drawn.delete(this);
      const widget = this.#widget;
      this.#widget = undefined;
      try {
        widget?.destroy();
      } catch (error) {
        // It is what failed.
        console.error(error);
      }
    }
  }

  customElements.get("buiten-kaart") ?? customElements.define("buiten-kaart", BuitenKaart);
}
