// Leaflet without what no path of ours uses: methods that nobody names, and the ways of browsers that the
// widget does not run in anyhow (see `target` in bundle.js). Read from its sources, kept at one version.

/** The files this is about. */
export const LEAFLET = /[\\/]leaflet[\\/]src[\\/].*\.js$/;

// What holds in every browser that the widget runs in.
const FLAGS = {
  any3d: true,
  edge: false,
  ie3d: false,
  ielt9: false,
  mobileOpera: false,
  msPointer: false,
  passiveEvents: true,
  pointer: true,
  touch: true,
};
// What differs between them, as Leaflet asks it.
const BROWSER = `const agent = navigator.userAgent.toLowerCase();
const chrome = agent.includes("chrome");
export default {
  chrome,
  linux: navigator.platform.startsWith("Linux"),
  mac: navigator.platform.startsWith("Mac"),
  mobile: "orientation" in window || agent.includes("mobile"),
  retina: devicePixelRatio > 1,
  safari: !chrome && agent.includes("safari"),
  touchNative: "ontouchstart" in window || !!window.TouchEvent,
};
`;
const KEPT = [...BROWSER.matchAll(/^ {2}(\w+)[:,]/gm)].map(([, name]) => name);

/** A source of Leaflet's, for the browsers of today, without the methods of these names. */
export function leaflet(path, text, unused) {
  if (/[\\/]Browser\.js$/.test(path)) return BROWSER;
  const contents = text.replace(/\bBrowser\.(\w+)/g, (flag, name) => {
    if (!(name in FLAGS) && !KEPT.includes(name)) throw new Error(`${path} asks for ${flag}`);
    return name in FLAGS ? String(FLAGS[name]) : flag;
  });
  // A page that enforces Trusted Types gives no markup as text to `innerHTML`.
  if (contents.includes("innerHTML")) throw new Error(`${path} has another innerHTML`);
  return unused.size > 0 ? without(contents, unused) : contents;
}

// How its methods are written, all of them.
const METHOD = /^\t(\w+): function/;
const END = /^\t\},?$/;
const LINE = /\r?\n/;

/** A source without the methods of these names. */
export function without(text, names) {
  const lines = text.split(LINE);
  const kept = [];
  for (let i = 0; i < lines.length; i++) {
    const [, name] = lines[i].match(METHOD) ?? [];
    if (!names.has(name)) {
      kept.push(lines[i]);
      continue;
    }
    while (!END.test(lines[i])) {
      if (++i === lines.length) throw new Error(`where does ${name} end?`);
    }
  }
  return kept.join("\n");
}

// As esbuild writes them: which file follows, and the methods of an object.
const FILE = /^\/\/ (.*)$/;
const BUNDLED = /^ {2}(\w+): function\(/;
const BUNDLED_END = /^ {2}\},?$/;

/**
 * Leaflet's methods that nobody names in a bundle, nor those that do are named: no call can reach them.
 * Named is what stands anywhere as a word, be it in a text, but for where a method is defined.
 * @param {string} bundle all of it, not minified
 */
export function unusedMethods(bundle) {
  const words = (text) => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const lines = bundle.split("\n");
  // A comment may speak of anything.
  const bare = lines.map((line) => line.replace(/\/\*.*?\*\//g, "").replace(/(^|\s)\/\/ .*$/, ""));
  const methods = [];
  let ours = false;
  for (let i = 0; i < lines.length; i++) {
    const [, file] = lines[i].match(FILE) ?? [];
    if (file && /[\w-]\.\w+$/.test(file)) ours = LEAFLET.test(`/${file}`);
    const [, name] = (ours && lines[i].match(BUNDLED)) || [];
    if (!name) continue;
    const end = lines.findIndex((line, j) => j >= i && BUNDLED_END.test(line));
    methods.push({ name, says: words(bare.slice(i, end + 1).join("\n")) });
  }
  const count = new Map();
  const add = (all, by) => all.forEach((word) => count.set(word, (count.get(word) ?? 0) + by));
  add(words(bare.join("\n")), 1);
  const unused = new Set();
  for (let before = -1; before < unused.size; ) {
    before = unused.size;
    for (const { name } of methods) {
      const all = methods.filter((method) => method.name === name);
      if (unused.has(name) || count.get(name) > all.length) continue;
      unused.add(name);
      for (const { says } of all) add(says, -1);
    }
  }
  return unused;
}
