// The custom element <buiten-kaart>, and no more of it than a page needs before the widget is wanted:
// the widget itself (mount.js, the wasm) comes through `load`.
// Until the widget is there, and when it cannot be, the element shows its own (light DOM) content:
// a still map and a list, if the page was made so. The line of it that tells what is to come stands
// in a slot of its own (slot="why"): where it comes otherwise, the explanation takes its place.
import { failure } from "./failure.js";

/**
 * Defines the element, unless the page has it already. Where there are no elements to define (an
 * old browser, a page that is being written on a server), nothing happens.
 * @param {() => Promise<(host: HTMLElement, shadow: ShadowRoot, fail: (error: unknown) => void) =>
 *     { destroy(): void }>} load fetches and starts the wasm, and gives `mount`; called once, when the
 *     first element wants its widget
 * @param {boolean} near whether an element waits for its widget until a reader comes near
 */
export function define(load, near = false) {
  if (!globalThis.customElements || customElements.get("buiten-kaart")) return;

  let loading;
  // What to do for those that wait, once they are near.
  const waiting = new WeakMap();
  const observer =
    near &&
    globalThis.IntersectionObserver &&
    new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) waiting.get(entry.target)?.();
      },
      { rootMargin: "300px" },
    );

  customElements.define(
    "buiten-kaart",
    class BuitenKaart extends HTMLElement {
      #root = this.attachShadow({ mode: "open" });
      #mounted;

      constructor() {
        super();
        // Nothing here may fail, or the element's own content would not be shown.
        const why = document.createElement("slot");
        why.name = "why";
        this.#root.append(why, document.createElement("slot"));
      }

      connectedCallback() {
        if (!observer) return this.#start();
        waiting.set(this, () => this.#start());
        observer.observe(this);
      }

      disconnectedCallback() {
        if (observer) observer.unobserve(this);
        this.#destroy();
      }

      async #start() {
        if (observer) observer.unobserve(this);
        try {
          const mount = await (loading ??= load());
          // Removed again meanwhile, or moved, in which case an earlier call has drawn the widget.
          if (!this.isConnected || this.#mounted) return;
          this.#mounted = mount(this, this.#root, (error) => this.#fail(error));
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

      #destroy() {
        const mounted = this.#mounted;
        this.#mounted = undefined;
        try {
          mounted?.destroy();
        } catch (error) {
          // It is what failed.
          console.error(error);
        }
      }
    },
  );
}
