// The widget of the builds in one file: the wasm is inside, deflated and in base64, for a page from file://, which
// may fetch nothing, and for places that take one script only.
import start from "buitenkaart-web";
import { fetchLaterBy } from "./later.js";
import { mount } from "./mount.js";

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function wasm(text) {
  const deflated = new Blob([decode(text)]).stream();
  return new Response(deflated.pipeThrough(new DecompressionStream("deflate-raw")), {
    headers: { "content-type": "application/wasm" },
  });
}

// The build puts the texts here.
fetchLaterBy(async (name) => wasm(LATER_TEXTS[name]));

/** Starts the wasm, and gives `mount`. */
export async function load() {
  await start({ module_or_path: wasm(WASM_TEXT) });
  return mount;
}
