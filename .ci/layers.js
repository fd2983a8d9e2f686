// The floors of web/src: a file imports lower floors only, or its own module's children, and no circle of
// files is left; the parts that are fetched later never import one another; one file alone knows them all.
// Run by `make lint`; web/README.md draws the picture.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

// The highest floor first: paths below the source, `x/` with all that is in it. The first that fits holds.
const FLOORS = [
  ["lib.rs"],
  ["split.rs"],
  ["app.rs"],
  ["view/cities.rs", "view/compare/", "view/detail/", "view/import/", "view/pages/", "view/rotation/", "view/tiles/", "view/time/", "view/what_if/"],
  ["view/search.rs", "view/filters.rs", "view/list.rs", "view/map_panel.rs", "view/scene.rs"],
  ["view/common/"],
  ["chunks.rs"],
  ["view/ctx.rs"],
  ["store.rs"],
  ["state/"],
  ["map/"],
  ["scenario.rs"],
  ["assets.rs"],
  ["others.rs"],
  ["dataset.rs"],
  ["viewport.rs"],
  ["i18n/"],
  ["browser/", "libm.rs", "local.rs"],
];
// The parts that are fetched later, and the one file that knows them.
const CHUNKS = ["view/cities.rs", "view/compare/", "view/detail/", "view/import/", "view/pages/", "view/rotation/", "view/tiles/", "view/time/", "view/what_if/"];
const KNOWS_ALL = "split.rs";
// Only tie their children together: the table above says where these are.
const FRAMES = ["view/mod.rs"];

const inside = (file, place) => (place.endsWith("/") ? file.startsWith(place) : file === place);

/** The source without comments, texts and its tests, which may import what they like. */
function plain(source) {
  const text = source.replace(/\/\/.*$|\/\*[^]*?\*\/|\br(#*)"[^]*?"\1|"(?:[^"\\]|\\[^])*"|'(?:\\.|[^\\'])'/gm, "");
  const tests = text.search(/#\[cfg\((?:test|all\(test\b[^\n]*)\)?\]\s*mod tests \{/);
  return tests < 0 ? text : text.slice(0, tests);
}

/** `a::{b, c::{d, e as f}}` as the paths that it names. */
function paths(tree) {
  const text = tree.trim().replace(/\s+as\s+\w+$/, "");
  const open = text.indexOf("{");
  if (open < 0) return [text.split("::").map((word) => word.trim())];
  const before = text.slice(0, open).split("::").map((word) => word.trim()).filter(Boolean);
  const parts = [];
  let [depth, part] = [0, ""];
  for (const sign of text.slice(open + 1, text.lastIndexOf("}"))) {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    if (sign === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  return [...parts, part].filter((one) => one.trim()).flatMap((one) => paths(one).map((path) => [...before, ...path]));
}

/** The files of a crate: for each, what it declares and what it imports. */
export function crate(sources) {
  const files = new Map();
  const visit = (file, module) => {
    const text = plain(sources(file));
    const isRoot = file === "lib.rs" || file.endsWith("/mod.rs");
    const folder = isRoot ? dirname(file) : file.replace(/\.rs$/, "");
    const one = { module, text, children: new Map() };
    files.set(file, one);
    for (const [, name] of text.matchAll(/^\s*(?:pub(?:\([^)]*\))?\s+)?mod (\w+);/gm)) {
      const found = [`${name}.rs`, `${name}/mod.rs`].map((end) => join(folder, end)).find((path) => sources(path) !== undefined);
      if (!found) continue;
      one.children.set(name, found);
      visit(found, [...module, name]);
    }
  };
  visit("lib.rs", []);

  const at = (module) => [...files].find(([, one]) => one.module.join("::") === module.join("::"))?.[0];
  // The file that a path leads to: as far down as there are modules.
  const resolve = (file, path) => {
    let { module } = files.get(file);
    let rest = path;
    if (rest[0] === "crate") [module, rest] = [[], rest.slice(1)];
    else if (rest[0] === "self") rest = rest.slice(1);
    else if (rest[0] === "super") {
      while (rest[0] === "super") [module, rest] = [module.slice(0, -1), rest.slice(1)];
    } else if (files.get(file).children.has(rest[0])) return files.get(file).children.get(rest[0]);
    else return undefined;
    let found = at(module);
    for (const name of rest) {
      const child = files.get(found)?.children.get(name);
      if (!child) break;
      found = child;
    }
    return found;
  };
  for (const [file, one] of files) {
    const named = new Map();
    const note = (path) => {
      const to = resolve(file, path);
      if (to && to !== file && !named.has(to)) named.set(to, path.join("::"));
    };
    const rest = one.text.replace(/\buse\s+([^;]+);/g, (_, tree) => {
      paths(tree).forEach(note);
      return "";
    });
    for (const [path] of rest.matchAll(/(?:\$?crate|(?<!:)\b(?:super|self))(?:::\w+)+/g)) note(path.replace("$", "").split("::"));
    one.imports = named;
  }
  return files;
}

/** A circle of files, if there is one: each imports the next. */
function circle(files) {
  const state = new Map();
  const way = [];
  const visit = (file) => {
    if (state.get(file) === "done") return undefined;
    if (state.get(file)) return [...way.slice(way.indexOf(file)), file];
    state.set(file, "open");
    way.push(file);
    const one = files.get(file);
    // A module's file holds its children: a child that imports it closes a circle.
    for (const to of new Set([...one.imports.keys(), ...one.children.values()])) {
      const found = visit(to);
      if (found) return found;
    }
    way.pop();
    state.set(file, "done");
    return undefined;
  };
  for (const file of files.keys()) {
    const found = visit(file);
    if (found) return found;
  }
  return undefined;
}

/** What breaks the rules, each in a line. */
export function broken(files, { floors = FLOORS, chunks = CHUNKS, knowsAll = KNOWS_ALL, frames = FRAMES } = {}) {
  const wrong = [];
  const floor = (file) => floors.findIndex((places) => places.some((place) => inside(file, place)));
  const unplaced = [...files.keys()].filter((file) => floor(file) < 0 && !frames.includes(file));
  for (const file of unplaced) wrong.push(`${file} is on no floor: name it in the table of .ci/layers.js`);
  for (const [file, { imports, children }] of files) {
    const own = chunks.find((chunk) => inside(file, chunk));
    for (const [to, path] of imports) {
      const says = `${file} imports ${path} (${to})`;
      const chunk = chunks.find((one) => inside(to, one));
      const isOwn = [...children.values()].includes(to);
      const [here, there] = [floor(file), floor(to)];
      if (chunk && own && chunk !== own) wrong.push(`${says}: parts that are fetched later never import one another`);
      else if (chunk && !own && file !== knowsAll) wrong.push(`${says}: only ${knowsAll} knows the parts that are fetched later`);
      else if (frames.includes(to)) wrong.push(`${says}: nothing lies in ${to} itself`);
      else if (here >= 0 && there >= 0 && there <= here && !isOwn) {
        const together = floors[here].some((place) => place.endsWith("/") && inside(file, place) && inside(to, place));
        const siblings = here === there && (together || dirname(file) === dirname(to));
        if (!siblings) wrong.push(`${says}: a file imports lower floors only`);
      }
    }
  }
  const found = circle(files);
  if (found) wrong.push(`a circle of imports: ${found.join(" → ")}`);
  return wrong;
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, "../web/src");
  const files = crate((file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined));
  const wrong = broken(files);
  const all = readdirSync(root, { recursive: true }).filter((file) => file.endsWith(".rs"));
  for (const file of all.filter((one) => !files.has(one))) wrong.push(`${file} is in no module`);
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) {
    console.error(`${relative(process.cwd(), root)}: ${wrong.length} imports against the rules of .ci/layers.js`);
    process.exit(1);
  }
}
