// The hosted build: the wasm lies in files beside this one. The site's page names this script; where
// the loader does it, the element is defined already, and what it asks for is `load`.
import start from "buitenkaart-web";
import { define } from "./element.js";
import { later, wasm } from "buitenkaart-files";
import { fetchLaterBy } from "./later.js";
import { mount } from "./mount.js";

// The digests of what is fetched later, where a page pins all that it runs.
let pinned = {};
fetchLaterBy((name) => fetch(later(name), { integrity: pinned[name] }));

/** Starts the wasm from what was fetched, and gives `mount`. */
export async function load(fetched, pins = {}) {
  pinned = pins;
  await start({ module_or_path: fetched });
  return mount;
}

// The site's page, which has asked for the file already, inside another page.
if (globalThis.buitenkaartWasm && parent !== window) import(FRAME_FILE);
let tries = 0;
define(async () => {
  const fetched = tries++ ? wasm() : (globalThis.buitenkaartWasm ?? wasm());
  // Another address is another module, which starts where this one has stopped.
  if (AGAIN && tries > 1) return (await import(`${import.meta.url}?${tries}`)).load(fetched);
  return load(fetched);
});
