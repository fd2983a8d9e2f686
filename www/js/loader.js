// What a page names that embeds the map: it defines the element, and fetches the widget when the
// first one comes near the part of the page that is on screen.
import { wasm } from "buitenkaart-files";
import { define } from "./element.js";

// A page that pins this script (`integrity`) runs what it was built with, or nothing: all that is fetched is held
// against PINS, the digests of the widget's script and wasm, and of the file with those of what comes later.
const own = PINS && [...document.scripts].find(({ src, integrity }) => integrity && src === import.meta.url);
let tries = 0;

// A script element is held against its digest by every browser, and what is imported by the same address is
// then that very module; an import by itself can be given none.
async function pinned(address) {
  const rest = fetch(new URL(PINS.file, import.meta.url), { integrity: PINS.rest });
  rest.catch(() => {});
  await new Promise((resolve, reject) => {
    // Where the page enforces Trusted Types, it has to allow the policy of this name.
    const policy = globalThis.trustedTypes?.createPolicy("buitenkaart", { createScriptURL: String });
    const script = document.createElement("script");
    Object.assign(script, {
      onload: resolve,
      onerror: () => reject(new TypeError(address)),
      type: "module",
      crossOrigin: "",
      nonce: own.nonce,
      integrity: PINS.script,
      src: policy?.createScriptURL(address) ?? address,
    });
    document.head.append(script);
    script.remove();
  });
  const [{ load }, pins] = await Promise.all([import(address), rest.then((answer) => answer.json())]);
  return (fetched) => load(fetched, pins);
}

define(async () => {
  // Beside the script, not after it.
  const fetched = fetch(wasm(), own ? { integrity: PINS.wasm } : {});
  // Should the script fail to come, that is what is told.
  fetched.catch(() => {});
  // A browser may remember that a module did not come, and one that has stopped is not started
  // again: another address is another module. A bundler's file has the address that it gave it.
  const again = AGAIN && tries++ ? `?${tries}` : "";
  const load =
    PINS && own
      ? await pinned(new URL(WIDGET_FILE + again, import.meta.url).href)
      : (await (AGAIN && again ? import([WIDGET_FILE, again].join("")) : import(WIDGET_FILE))).load;
  const mount = await load(fetched);
  // What the reader does meanwhile comes first.
  return new Promise((resolve) => setTimeout(resolve, 0, mount));
}, true);

/** The element's class, for those who import this; undefined where there are no elements. */
export const BuitenKaart = globalThis.customElements?.get("buiten-kaart");
