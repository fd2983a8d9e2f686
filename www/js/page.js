// The page's address, which one widget of a page may write.
let owner;

/** Makes `host` the one whose state the address is, unless there is one. */
export function claim(host, go) {
  if (owner) {
    if (owner.host !== host) {
      console.warn("buiten-kaart: another has the attribute hash", host);
    }
    return;
  }
  owner = { host, written: location.hash };
  owner.listen = () => {
    // What was written here is no news.
    if (location.hash === owner.written) return;
    owner.written = location.hash;
    owner.arrived = true;
    go(location.hash);
  };
  addEventListener("hashchange", owner.listen);
}

export function release(host) {
  if (owner?.host !== host) return;
  removeEventListener("hashchange", owner.listen);
  owner = undefined;
}

export const owns = (host) => owner?.host === host;

/** Writes the address; `moved`: the map alone has moved, which makes no history. */
export function write(host, address, moved) {
  const hash = `#${address}`;
  if (!owns(host) || owner.written === hash) return;
  // The change at hand came from the address. In a frame, the history is the page's around it.
  const replace = owner.arrived || moved || parent !== window;
  owner.arrived = false;
  owner.written = hash;
  try {
    if (replace) history.replaceState(history.state, "", hash);
    else history.pushState(null, "", hash);
  } catch {
    // A page without an origin may refuse; the fragment alone is always allowed.
    location.hash = hash;
  }
}
