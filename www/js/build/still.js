// The map without a program: writes dist/fallback.html, and puts the same maps and list inside of
// the element in the pages that were built. That is what is on screen until the widget is drawn,
// and all there is where it cannot be.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { root } from "./bundle.js";
import { seal } from "./policy.js";

const POLICY =
  "default-src 'none'; style-src; img-src data:; base-uri 'none'; form-action 'none'";

/** What the data steward's command writes: `buitenkaart page`. */
async function page(lang, ...options) {
  const { stdout } = await promisify(execFile)(
    "cargo",
    [
      ...["run", "--quiet", "--locked", "--package", "buitenkaart-core", "--bin", "buitenkaart"],
      ...["--", "page", "--lang", lang, ...options, "core/data/network.json"],
    ],
    { cwd: root, maxBuffer: 1 << 24 },
  );
  return stdout;
}

const STYLE = /<style>([\s\S]*?)<\/style>/;
const ELEMENT = /(<buiten-kaart\b[^>]*>)[\s\S]*?(<\/buiten-kaart>)/g;

/** Writes the fallback page and the fragments into `dist`, and completes the pages that lie there. */
export async function still(dist, pages) {
  let whole = await page("nl");
  const { code } = await transform(whole.match(STYLE)[1], { loader: "css", minify: true });
  const style = `<style>${code.trim()}</style>`;
  whole = whole
    .replace(STYLE, () => style)
    .replace(
      '<meta charset="utf-8">',
      (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    );
  await writeFile(join(dist, "fallback.html"), seal(whole));

  const fragment = (await page("nl", "--fragment", "--heading", "1")).trim();
  for (const name of pages) {
    const file = join(dist, name);
    const html = (await readFile(file, "utf8"))
      // Functions: in a replacement text, `$` would be interpreted.
      .replace(ELEMENT, (_, start, end) => `${start}\n${fragment}\n${end}`)
      .replace("</head>", () => `${style}\n</head>`);
    await writeFile(file, seal(html));
  }

  // For other people's pages, to be pasted into the element; with the style that it needs, but
  // without what that says of the page.
  const own = code.trim().replace(/^body\{[^}]*\}/, "");
  if (/(^|\})(html|body|\*)\b/.test(own)) throw new Error("the still map's style speaks of the page");
  for (const lang of ["nl", "en", "fr", "de"]) {
    const text = `<style>${own}</style>\n${(await page(lang, "--fragment")).trim()}\n`;
    for (const folder of ["site", "embed"]) await writeFile(join(dist, folder, `still-${lang}.txt`), text);
  }
}
