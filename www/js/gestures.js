// On a page that scrolls, the map leaves it its gestures: the bare wheel and one finger. Leaflet,
// which listens further inside, does not hear of them.
const HINTS = {
  nl: ["Zoom met {} + scrollen", "Verschuif de kaart met twee vingers"],
  en: ["Use {} + scroll to zoom", "Use two fingers to move the map"],
  fr: ["Zoomez avec {} + défilement", "Déplacez la carte avec deux doigts"],
  de: ["Zoomen mit {} + Scrollen", "Karte mit zwei Fingern verschieben"],
};
// Events that the map leaves to the page.
const pages = new WeakSet();

/** Whether an event is the page's. */
export const isPages = (event) => pages.has(event);

const KEY = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";

/**
 * @param {HTMLElement} root around the map
 * @param {() => boolean} eager whether the map takes all gestures
 * @param {() => string} language for the hints
 * @param {(event: WheelEvent) => boolean} ends whether the map can go no further that way
 * @returns a function that ends it
 */
export function cooperate(root, eager, language, ends) {
  // Clicked or focused, and the pointer has not left it since.
  let active = false;
  const gone = new AbortController();
  let timer;
  const onMap = ({ target }) => !eager() && target.closest?.(".map");
  const hint = (which) => {
    const box = root.querySelector(".hint");
    if (!box) return;
    box.textContent = (HINTS[language()] ?? HINTS.nl)[which].replace("{}", KEY);
    box.classList.add("on");
    clearTimeout(timer);
    timer = setTimeout(() => box.classList.remove("on"), 1400);
  };
  const on = (types, act) => {
    const options = { capture: true, passive: true, signal: gone.signal };
    for (const type of types.split(" ")) root.addEventListener(type, act, options);
  };
  on("wheel", (event) => {
    if (!onMap(event) || event.ctrlKey || event.metaKey || (active && !ends(event))) return;
    pages.add(event);
    if (!active) hint(0);
  });
  on("pointerdown focusin", (event) => {
    if (!onMap(event)) return;
    if (event.pointerType !== "touch") active = true;
    // Where Leaflet makes touches of pointers.
    else if (event.isPrimary) event.stopPropagation();
  });
  on("pointerleave focusout", ({ target }) => {
    if (target.matches?.(".map")) active = false;
  });
  on("touchstart touchmove", (event) => {
    if (!onMap(event) || event.touches.length !== 1) return;
    event.stopPropagation();
    if (event.type === "touchmove") hint(1);
  });
  return () => gone.abort();
}
