// The page's address, of which one widget of a page may write what follows the `#`, and no more.
let owner;

// The keys of an address of ours (web/src/state/url.rs), also encoded on its way, once or more often. No page of
// ours is a number: that one is of a viewer of documents. What begins with a path or a key of another's is another's,
// whatever follows.
const OURS =
  /^#([a-z]{2,6};|[^a-z/])*(lang(uage)?|locale|page(?!=\d)|services|kinds|standing|status|region|country|group|tint|lines|compare|date|selected|scenario|with|at|view)(=|&(#|eq)|%(25)*3d)/i;

// No fragment at all is where everything began; `#`, `#contact` and the like are the page's.
const foreign = () => location.href.includes("#") && !OURS.test(location.hash);

/** Whether the address is this one's. */
export const owns = (host) => owner?.host === host;

/** What the address says of the map, for the one that writes it. */
export const start = (host) => (owns(host) && !foreign() ? location.hash : "");

/** Makes `host` the one whose state the address is, unless there is one. */
export function claim(host, go) {
  if (owner) {
    if (owner.host !== host) {
      console.warn("buiten-kaart: another has the attribute hash", host);
    }
    return;
  }
  const mine = { host, written: location.hash };
  mine.listen = () => {
    // What was written here is no news, and what is not ours is for the page.
    if (foreign() || location.hash === mine.written) return;
    mine.written = location.hash;
    go(location.hash);
  };
  owner = mine;
  addEventListener("hashchange", mine.listen);
}

export function release(host) {
  if (!owns(host)) return;
  removeEventListener("hashchange", owner.listen);
  owner = undefined;
}

/** Writes the address; `replaces`: the map alone has moved, or an address was opened, which makes no history. */
export function write(host, address, replaces) {
  if (!owns(host)) return;
  const hash = address && `#${address}`;
  const taken = foreign();
  // Another address has come, and its event is still on its way: it is newer than what was to be written.
  if (!taken && location.hash !== owner.written) {
    owner.listen();
    return;
  }
  if ((owner.written === hash && !taken) || (taken && replaces)) return;
  // In a frame, the history is the page's around it.
  const replace = !taken && (replaces || parent !== window);
  owner.written = hash;
  try {
    // Whole, as `<base>` is where a relative one would start.
    const whole = location.href.replace(/#.*$/s, "") + hash;
    if (replace) history.replaceState(history.state, "", whole);
    else history.pushState(history.state, "", whole);
  } catch {
    // A page without an origin may refuse; the fragment alone is always allowed.
    location.hash = hash;
  }
}
