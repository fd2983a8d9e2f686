// The custom element <buiten-kaart>, and no more of it than a page needs before the widget is wanted:
// the widget itself (mount.js, the wasm) comes through `load`.
// Until the widget is there, and when it cannot be, the element shows its own (light DOM) content:
// a still map and a list, if the page was made so. The line of it that tells what is to come stands
// in a slot of its own (slot="why"): where it comes otherwise, the explanation takes its place.
import { failure } from "./failure.js";

const ATTRIBUTES = [
  ...["lang", "data-src", "compare", "view", "services", "selected", "scenario", "date", "lines", "theme", "panels"],
  ...["tiles", "tiles-attribution", "height", "gestures", "hash", "link-base"],
];
// HTML gives every element a property `lang`.
const PROPERTIES = ATTRIBUTES.slice(1).map((name) => [
  name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
  name,
]);

/** The height that an element's attribute asks for, in CSS. */
export function heightOf(host) {
  const height = (host.getAttribute("height") ?? "").trim();
  return height && !isNaN(height) ? `${height}px` : height;
}

/** An event that passes through shadow roots around the element. */
export function emit(host, type, detail) {
  host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}

/**
 * Defines the element, unless the page has it already. Where there are no elements to define (an
 * old browser, a page that is being written on a server), nothing happens.
 * @param {() => Promise<(host: HTMLElement, shadow: ShadowRoot, fail: (error: unknown) => void,
 *     ready: () => void) => { destroy(): void }>} load fetches and starts the wasm, and gives `mount`; called once, when the
 *     first element wants its widget
 * @param {boolean} near whether an element waits for its widget until a reader comes near
 */
export function define(load, near = false) {
  if (!globalThis.customElements || customElements.get("buiten-kaart")) return;

  // A load that failed is forgotten: the next that asks tries anew.
  let loading;
  const loaded = () =>
    (loading ??= (async () => load())().catch((error) => {
      loading = undefined;
      throw error;
    }));
  // What to do for those that wait, when they come near or leave.
  const waiting = new WeakMap();
  const observer =
    near &&
    globalThis.IntersectionObserver &&
    new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) waiting.get(target)?.(isIntersecting);
      },
      { rootMargin: "300px" },
    );

  class BuitenKaart extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #root = this.attachShadow({ mode: "open" });
    #mounted;
    #ready;
    #settle;
    // Ends what waits for another try; there after a failure.
    #failed;

    constructor() {
      super();
      // Nothing here may fail, or the element's own content would not be shown.
      this.#empty();
      this.#renew();
    }

    get whenReady() {
      return this.#ready;
    }

    get state() {
      return this.#mounted?.state ?? "";
    }

    select(id) {
      this.#do("select", id);
    }

    flyTo(view) {
      this.#do("flyTo", view);
    }

    load(data) {
      return this.#do("load", data);
    }

    exportSvg() {
      return this.#do("ask", "svg");
    }

    exportCsv() {
      return this.#do("ask", "csv");
    }

    exportGeoJson() {
      return this.#do("ask", "geojson");
    }

    reset() {
      this.#do("reset");
    }

    // Once the widget is there.
    #do(name, ...given) {
      const done = this.#ready.then(() => this.#mounted?.[name](...given));
      done.catch(() => {});
      return done;
    }

    #renew() {
      this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
      this.#ready.catch(() => {});
    }

    /**
     * Shows the element's own content, in a box as high as the widget will be.
     * @param {HTMLElement} why
     */
    #empty(why = Object.assign(document.createElement("slot"), { name: "why" })) {
      const box = document.createElement("div");
      box.style.height = heightOf(this);
      box.style.overflow = "auto";
      box.append(why, document.createElement("slot"));
      this.#root.replaceChildren(box);
    }

    connectedCallback() {
      // Moved in its document: it is as it was, but for what the page around it says.
      if (this.#mounted) return this.#mounted.changed("theme");
      this.#empty();
      // What was set before the element was defined.
      for (const [property] of PROPERTIES) {
        if (!Object.hasOwn(this, property)) continue;
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
      if (!observer) return this.#start();
      waiting.set(this, (near) => near && this.#start());
      observer.observe(this);
    }

    // Nothing is to be done where `moveBefore` moves it.
    connectedMoveCallback() {}

    // What is drawn belongs to a document.
    adoptedCallback() {
      this.#destroy();
    }

    disconnectedCallback() {
      // Where it is moved, it is connected again in the same breath.
      queueMicrotask(() => {
        if (this.isConnected) return;
        if (observer) observer.unobserve(this);
        this.#failed?.abort();
        this.#destroy();
      });
    }

    attributeChangedCallback(name) {
      this.#mounted?.changed(name);
    }

    async #start() {
      if (observer) observer.unobserve(this);
      if (this.#failed) {
        this.#failed.abort();
        this.#failed = undefined;
        this.#renew();
        this.#empty();
      }
      try {
        const mount = await loaded();
        // Removed again meanwhile, or moved, in which case an earlier call has drawn the widget.
        if (!this.isConnected || this.#mounted) return;
        const fail = (error) => this.#fail(error);
        this.#mounted = mount(this, this.#root, fail, () => {
          this.#settle.resolve();
          emit(this, "ready", null);
        });
      } catch (error) {
        this.#fail(error);
      }
    }

    // Goes back to the element's own content, and says why.
    #fail(error) {
      console.error(error);
      // What has stopped is not used again.
      loading = undefined;
      this.#destroy();
      this.#settle.reject(error);
      this.#failed?.abort();
      const { signal } = (this.#failed = new AbortController());
      const again = () => !signal.aborted && this.isConnected && this.#start();
      const why = failure(this, error, again);
      this.#empty(why);
      addEventListener("online", again, { signal });
      if (observer) {
        // Once it has been out of sight.
        let left = false;
        waiting.set(this, (near) => (near ? left && again() : (left = true)));
        observer.observe(this);
      }
      emit(this, "problem", { code: "widget", message: why.firstChild.textContent, problems: [] });
    }

    #destroy() {
      const mounted = this.#mounted;
      if (!mounted) return;
      this.#mounted = undefined;
      this.#empty();
      this.#renew();
      try {
        mounted.destroy();
      } catch (error) {
        // It is what failed.
        console.error(error);
      }
    }
  }

  for (const [property, name] of PROPERTIES) {
    const flag = name === "hash";
    Object.defineProperty(BuitenKaart.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return flag ? this.hasAttribute(name) : this.getAttribute(name);
      },
      set(value) {
        if (flag) this.toggleAttribute(name, !!value);
        else if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  customElements.define("buiten-kaart", BuitenKaart);
}
