// Bundles the wasm's JavaScript glue, Leaflet, the custom element and its style sheet into one file.
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import { LEAFLET, leaflet, unusedMethods } from "./leaflet.js";

export const root = resolve(import.meta.dirname, "../../..");

const options = {
  bundle: true,
  legalComments: "none",
  logLevel: "warning",
  target: ["chrome99", "firefox113", "safari16.4"],
  write: false,
};

/** A style sheet with its imports, minified when asked, as text. */
export async function bundleCss(path, minify) {
  const result = await build({ ...options, entryPoints: [path], minify });
  return { text: result.outputFiles[0].text.trimEnd(), warnings: result.warnings };
}

const own = (name) => JSON.stringify(resolve(root, `www/js/${name}.js`));

function addresses({ wasm, later }) {
  const address = (file) => `() => new URL(${JSON.stringify(`./${file}`)}, import.meta.url)`;
  const whole = `export const wasm = ${address(wasm)};\n`;
  if (typeof later === "string") {
    const [before, after] = `./${later}`.split("*");
    return `${whole}export const later = (name) => new URL(\`${before}\${name}${after}\`, import.meta.url);\n`;
  }
  // Each address is spelt out, which is how other bundlers find what lies beside a module.
  const entries = Object.entries(later).map(([name, file]) => `${JSON.stringify(name)}: ${address(file)}`);
  return `${whole}const all = { ${entries.join(", ")} };\nexport const later = (name) => all[name]();\n`;
}

/**
 * Bundles `entry` (a path from the repository's root) and returns the text.
 * @param {string} glue path of wasm-bindgen's module (target web), known as "buitenkaart-web"
 * @param {{ wasm: string, later: string | Record<string, string> }} files names of the wasm files that lie
 *     beside the bundle, known as "buitenkaart-files"
 * @param {Record<string, unknown>} define values for the entry's free names
 */
export async function bundle(given) {
  const { minify = true } = given;
  const whole = await bundled(given, false);
  if (!minify) return whole.outputFiles[0].text;
  const unused = unusedMethods(whole.outputFiles[0].text);
  return (await bundled(given, true, unused)).outputFiles[0].text;
}

/**
 * A bundled module as a function that makes it anew each time it is called: what it exports. For what must be able to
 * start again where there is one address only.
 */
export function factory(text) {
  const exports = /export\s*\{([^}]*)\};?\s*$/;
  const [all, names] = text.match(exports) ?? [];
  if (!all) throw new Error("a module ends in another way");
  const pairs = names.split(",").map((one) => one.trim().split(/\s+as\s+/));
  const given = pairs.map(([own, name = own]) => `${name}: ${own}`).join(", ");
  return `() => {\n${text.replace(exports, "")}\nreturn { ${given} };\n}`;
}

// The glue spells out each part, and each that several share; here one is made from its name, and what a part
// needs is told by numbers.
const PARTS = `
const part = (name) => () => {
  const src = fetchLater(name);
  src.catch(() => {});
  return async (imports) => WebAssembly.instantiateStreaming(src, imports);
};
const chunks = [];
const needs = (...numbers) => numbers.map((n) => (chunks[n] ??= makeLoad(part("chunk_" + n), [])));
`;

/** The glue of the parts, shortened so. */
function counted(text) {
  const one =
    /\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm", import\.meta\.url\)\);\s*src\.catch\(\(\) => \{\}\);\s*return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);\s*\}\s*, \[([^\]]*)\]/g;
  const short = text.replace(one, (_, name, list) => `part("${name}"), needs(${list.replace(/\b__chunk_(?=\d+\b)/g, "")})`);
  const rest = short.replace(/const __chunk_(\d+) = makeLoad\(part\("chunk_\1"\), needs\(\)\);\n/g, "");
  if (!rest.includes("part(") || /new URL|__chunk_/.test(rest)) throw new Error("the parts are fetched in another way");
  return PARTS + rest;
}

async function bundled({ entry, glue, files, define = {}, format = "esm", charset }, minify, unused = new Set()) {
  const result = await build({
    ...options,
    entryPoints: [resolve(root, entry)],
    nodePaths: [resolve(root, "node_modules")],
    format,
    // A module is read as UTF-8, whatever a server says of it.
    charset: charset ?? (format === "esm" ? "utf8" : "ascii"),
    minify,
    // Leaflet's own, all of which are in this bundle; but for what it leaves on elements. What the wasm
    // shares with its glue has names of a letter or two.
    // Names of two signs are what the wasm imports.
    ...(minify && { mangleProps: /^_[a-z]\w\w/, reserveProps: /^_(leaflet|wbg)_/ }),
    define: Object.fromEntries(Object.entries(define).map(([k, v]) => [k, JSON.stringify(v)])),
    // The glue falls back on import.meta.url when it is not told where the wasm is. It always is.
    // And it names the module of the parts once for each part.
    logOverride: { "duplicate-object-key": "silent", "empty-import-meta": "silent" },
    plugins: [
      {
        name: "glue",
        setup(context) {
          context.onResolve({ filter: /^buitenkaart-web$/ }, () => ({ path: resolve(glue) }));
          const virtual = { path: "buitenkaart-files", namespace: "files" };
          context.onResolve({ filter: /^buitenkaart-files$/ }, () => virtual);
          context.onLoad({ filter: /.*/, namespace: "files" }, () => ({ contents: addresses(files) }));
          // What is imported when it is wanted was bundled before.
          context.onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          );
          // How a part is fetched is the entry's matter.
          context.onLoad({ filter: /__wasm_split\.js$/ }, async ({ path }) => {
            const text = counted(await readFile(path, "utf8"));
            const back = /(sharedImports\.__wasm_split\.__indirect_function_table\.get\(callbackIndex\))\(/;
            if (!back.test(text)) throw new Error("the parts call back in another way");
            const asks = `import { fetchLater } from ${own("later")};\nimport { guarded } from ${own("guard")};\n`;
            return { contents: asks + text.replace(back, "guarded($1)(") };
          });
          // The glue speaks of a global `L`. Imported so, esbuild binds `L.Map` and the like at
          // build time, drops what is not used, and warns of what is not there.
          // And every call into the wasm is guarded.
          context.onLoad({ filter: /buitenkaart-web\.js$/ }, async ({ path }) => {
            const text = await readFile(path, "utf8");
            const changes = [
              ["wasm = instance.exports;", "wasm = guard(instance.exports);"],
              // Where others have changed what was drawn, too.
              ["arg0.insertBefore(arg1, arg2)", "insert(arg0, arg1, arg2)"],
              ["arg0.removeChild(arg1)", "remove(arg0, arg1)"],
              [/arg0\.nodeValue = (.+);/, "say(arg0, $1);"],
            ];
            let contents = text;
            for (const [was, is] of changes) {
              if (contents.split(was).length < 2) throw new Error(`the glue has no ${was}`);
              contents = contents.replace(was, is);
            }
            const needs = `import * as L from ${own("leaflet")};\nimport { guard } from ${own("guard")};\n`;
            return { contents: `${needs}import { insert, remove, say } from ${own("moved")};\n${contents}` };
          });
          context.onLoad({ filter: LEAFLET }, async ({ path }) => ({
            contents: leaflet(path, await readFile(path, "utf8"), unused),
            resolveDir: dirname(path),
          }));
          context.onLoad({ filter: /\.css$/ }, async ({ path }) => {
            const { text, warnings } = await bundleCss(path, minify);
            return { contents: text, loader: "text", warnings };
          });
        },
      },
    ],
  });
  if (result.warnings.length > 0) throw new Error("esbuild warned; see above");
  return result;
}
