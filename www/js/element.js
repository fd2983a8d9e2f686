// The custom element <buiten-kaart>: a shadow root around the widget that the wasm draws.
// Until the widget is there, and if it never comes, the element shows its own (light DOM) content.
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

/**
 * Defines the element.
 * @param {() => Promise<unknown>} load starts the wasm; called once, when the first element is there
 */
export function define(load) {
  let loading;

  class BuitenKaart extends HTMLElement {
    #root = this.attachShadow({ mode: "open" });
    #widget;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [styleSheet()];
      this.#root.append(document.createElement("slot"));
    }

    async connectedCallback() {
      try {
        await (loading ??= load());
        // Removed again meanwhile, or moved, in which case the later call found the widget missing.
        if (!this.isConnected || this.#widget) return;
        const root = document.createElement("div");
        root.className = "root";
        this.#root.replaceChildren(root);
        const widget = new Widget(this, root);
        this.#widget = widget;
        // What the first click will ask for, once the browser has nothing better to do.
        (globalThis.requestIdleCallback ?? setTimeout)(() => {
          if (this.#widget === widget) widget.prefetch();
        });
      } catch (error) {
        console.error(error);
        this.#root.replaceChildren(failure(this, error), document.createElement("slot"));
      }
    }

    disconnectedCallback() {
      this.#widget?.destroy();
      this.#widget = undefined;
    }
  }

  customElements.get("buiten-kaart") ?? customElements.define("buiten-kaart", BuitenKaart);
}
