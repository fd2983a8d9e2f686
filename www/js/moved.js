// Translators and extensions change what the widget has drawn: they wrap its texts, put others in their place,
// move elements. The wasm's glue changes the document through here, and so goes on with what it knows: a text that
// is another comes back to its place, what is taken away goes wherever it is, what comes new stands beside its
// neighbour.

/** The nodes that were put here. */
const ours = new WeakSet();
/** What others put in the place of a text. */
const stands = new WeakMap();

const observer = new MutationObserver((records) => {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    const [node] = removedNodes;
    // Whatever was taken away by the widget itself is never asked for again.
    if (node?.nodeType === 3 && !node.parentNode) {
      stands.set(node, [...addedNodes, previousSibling, nextSibling].find((one) => one && !ours.has(one)));
    }
  }
});

/** From now on sees what others do inside `root`. */
export const watchTexts = (root) => observer.observe(root, { childList: true, subtree: true });

// Where a node is now: it, or what stands for it.
const now = (node) => (node?.parentNode ? node : stands.get(node));

/** `parent.insertBefore(node, next)`, wherever `next` is. */
export function insert(parent, node, next) {
  ours.add(node);
  let child = now(next);
  while (child && child.parentNode !== parent) child = child.parentNode;
  return parent.insertBefore(node, child ?? null);
}

/** `parent.removeChild(node)`, wherever `node` is. */
export function remove(parent, node) {
  now(node)?.remove();
  return node;
}

/** `text.nodeValue = value`, where it is seen. */
export function say(text, value) {
  text.nodeValue = value;
  if (!text.parentNode) stands.get(text)?.replaceWith(text);
}
