// What a browser can find out of a server that is to hand out the map: no more than a page of another
// origin is told. What stands in a header that such a page may not read shows by what it does.

const WAIT = 10_000;

/** An address as somebody types it, as the folder that it names; `undefined` where it is none. */
export function folder(typed, base) {
  try {
    const address = new URL(typed.trim() || ".", base);
    if (!/^https?:$/.test(address.protocol)) return undefined;
    address.search = address.hash = address.username = address.password = "";
    address.pathname = address.pathname.replace(/[^/]*\.[^/]*$/, "").replace(/\/?$/, "/");
    return address.href;
  } catch {
    return undefined;
  }
}

const asked = (address, mode) =>
  fetch(address, { mode, credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(WAIT) });

/**
 * One file: "fine" or "wrong", of what, and in detail.
 * @returns {Promise<[string, string, string]>}
 */
async function file(name, base, type) {
  const address = new URL(name, base);
  let answer;
  try {
    answer = await asked(address, "cors");
  } catch {
    // It may be there, and this page not allowed to read it.
    const isThere = await asked(address, "no-cors").then(() => true, () => false);
    return isThere ? ["wrong", "cors", name] : ["wrong", "silent", name];
  }
  if (!answer.ok) return ["wrong", "status", `${name}: ${answer.status}`];
  const said = (answer.headers.get("content-type") ?? "").split(";")[0].trim();
  await answer.body?.cancel();
  return type.test(said) ? ["fine", "type", `${name}: ${said}`] : ["wrong", "type", `${name}: ${said || "–"}`];
}

/**
 * Whether a page of this origin may frame the map there: it may, where the map inside tells that it is there.
 * @returns {Promise<[string, string, string]>}
 */
function framed(base) {
  const frame = document.createElement("iframe");
  frame.src = new URL("index.html?panels=none", base).href;
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  frame.className = "probe";
  return new Promise((resolve) => {
    const end = (found) => {
      clearTimeout(late);
      removeEventListener("message", heard);
      frame.remove();
      resolve(found);
    };
    const heard = ({ source, data }) => {
      if (source === frame.contentWindow && data?.buitenkaart === 1) end(["fine", "frame", "index.html"]);
    };
    const late = setTimeout(() => end(["wrong", "frame", "index.html"]), WAIT);
    addEventListener("message", heard);
    document.body.append(frame);
  });
}

/**
 * What was found of an address, for a way of embedding; `wasm` is the name of this version's.
 * @returns {Promise<[string, string, string][]>}
 */
export async function probe(way, base, wasm) {
  const script = /^(text|application)\/(x-)?(java|ecma)script$/;
  if (way === "iframe") return Promise.all([framed(base), file("host.js", base, script)]);
  return Promise.all([file("buitenkaart.js", base, script), file(wasm, base, /^application\/wasm$/)]);
}
