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

define(async () => {
  // The build puts the text here.
  const deflated = new Blob([decode(WASM_TEXT)]);
  const wasm = deflated.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return start({ module_or_path: await new Response(wasm).arrayBuffer() });
});
