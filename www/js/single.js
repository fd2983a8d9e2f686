// The single-file build: the wasm is inside, deflated and in base64, since a page from file:// may
// fetch nothing.
import start from "buitenkaart-web";
import { define } from "./element.js";

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
globalThis.buitenkaartLater = async (name) => wasm(LATER_TEXTS[name]);
define(() => start({ module_or_path: wasm(WASM_TEXT) }));
