// For a page that shows the map in <iframe data-buitenkaart>: gives the iframe the height that the map
// needs, and makes events of its messages (buitenkaart:ready, :select, :viewchange, :scenariochange, :datechange,
// :problem). README.md, "In an iframe", has the table; frame.js is the other side.
const TYPES = ["ready", "select", "viewchange", "scenariochange", "datechange", "problem"];

/**
 * The frames of a page, also those inside its components.
 * @param {Document | ShadowRoot} root
 * @returns {HTMLIFrameElement[]}
 */
function frames(root = document) {
  /** @type {HTMLIFrameElement[]} */
  const here = Array.from(root.querySelectorAll("iframe[data-buitenkaart]"));
  for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) here.push(...frames(shadowRoot));
  return here;
}

// Frames that have been told of.
const strange = new WeakSet();

// A frame without an origin of its own sends from "null", and can be written to by "*" alone.
function originOf(frame) {
  const { sandbox } = frame;
  const opaque = frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
  return opaque ? "null" : new URL(frame.src, document.baseURI).origin;
}

function ask(frame) {
  const origin = originOf(frame);
  frame.contentWindow?.postMessage({ buitenkaart: 1, type: "measure" }, origin === "null" ? "*" : origin);
}

addEventListener("message", ({ data, origin, source }) => {
  if (data?.buitenkaart !== 1) return;
  const frame = frames().find((one) => one.contentWindow === source);
  if (!frame) return;
  if (origin !== originOf(frame)) {
    // A server may send a frame on, and a link lead it elsewhere: whoever is there now is not listened to.
    if (!strange.has(frame)) console.warn(`buiten-kaart: ${frame.src} leads to ${origin}, which src does not name`, frame);
    strange.add(frame);
    return;
  }
  const { buitenkaart, type, ...detail } = data;
  if (type === "height") {
    if (detail.height > 0 && detail.height < 50_000) frame.style.height = `${detail.height}px`;
    return;
  }
  if (!TYPES.includes(type)) return;
  if (type === "ready") ask(frame);
  frame.dispatchEvent(new CustomEvent(`buitenkaart:${type}`, { bubbles: true, detail }));
});

// Those that were ready before this script.
for (const frame of frames()) {
  try {
    ask(frame);
  } catch {
    // Not there yet: it will say when it is.
  }
}
