// What is hovered or focused in one view shows in the others: a class on what shows the same locations.
// Drawing everything again for a passing pointer would be waste.

/** Listens within an element that is drawn in; returns what ends this. */
export function highlight(root) {
  const end = new AbortController();
  const mark = ({ type, target }) => {
    for (const one of root.querySelectorAll(".hot")) one.classList.remove("hot");
    if (type.endsWith("out")) return;
    for (const position of target.closest("[data-at]")?.dataset.at.split(" ") ?? []) {
      for (const one of root.querySelectorAll(`[data-at~="${position}"]`)) one.classList.add("hot");
    }
  };
  for (const type of ["pointerover", "focusin", "pointerout", "focusout"]) {
    root.addEventListener(type, mark, { passive: true, signal: end.signal });
  }
  return () => end.abort();
}
