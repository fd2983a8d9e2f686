// What a page names that embeds the map: it defines the element, and fetches the widget when the
// first one comes near the part of the page that is on screen.
import { wasm } from "buitenkaart-files";
import { define } from "./element.js";

let tries = 0;

define(() => {
  // Beside the script, not after it.
  const fetched = fetch(wasm());
  // Should the script fail to come, that is what is told.
  fetched.catch(() => {});
  return (
    // A browser may remember that a module did not come, and one that has stopped is not started
    // again: another address is another module. A bundler's file has the address that it gave it.
    (AGAIN && tries++ ? import([WIDGET_FILE, tries].join("?")) : import(WIDGET_FILE))
      .then(({ load }) => load(fetched))
      // What the reader does meanwhile comes first.
      .then((mount) => new Promise((resolve) => setTimeout(resolve, 0, mount)))
  );
}, true);

/** The element's class, for those who import this; undefined where there are no elements. */
export const BuitenKaart = globalThis.customElements?.get("buiten-kaart");
