// The map without a program: writes dist/fallback.html, the same as a page of the site, which its first
// page fetches where the widget cannot be, and puts the same maps and list inside of the element in
// the page that is one file.
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

/** Writes the still pages and the fragments into `dist`, and completes the page in one file. */
export async function still(dist) {
  let whole = await page("nl");
  const { code } = await transform(whole.match(STYLE)[1], { loader: "css", minify: true });
  const style = `<style>${code.trim()}</style>`;
  whole = whole
    .replace(STYLE, () => style)
    .replace(
      '<meta charset="utf-8">',
      (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    );
  whole = seal(whole);
  await writeFile(join(dist, "fallback.html"), whole);
  // In a frame of the site's page; what it links to takes the page's place.
  const framed = whole.replace('<meta charset="utf-8">', (charset) => `${charset}\n<base target="_parent">`);
  await writeFile(join(dist, "site/still.html"), framed);

  const fragment = (await page("nl", "--fragment", "--heading", "1")).trim();
  const single = join(dist, "buitenkaart.html");
  const html = (await readFile(single, "utf8"))
    // Functions: in a replacement text, `$` would be interpreted.
    .replace(ELEMENT, (_, start, end) => `${start}\n${fragment}\n${end}`)
    .replace("</head>", () => `${style}\n</head>`);
  await writeFile(single, seal(html));
  const index = join(dist, "site/index.html");
  await writeFile(index, seal(await readFile(index, "utf8")));

  // For other people's pages, to be pasted into the element; with the style that it needs, but
  // without what that says of the page.
  const own = code.trim().replace(/^body\{[^}]*\}/, "");
  if (/(^|\})(html|body|\*)\b/.test(own)) throw new Error("the still map's style speaks of the page");
  for (const lang of ["nl", "en", "fr", "de"]) {
    const text = `<style>${own}</style>\n${(await page(lang, "--fragment")).trim()}\n`;
    for (const folder of ["site", "embed"]) await writeFile(join(dist, folder, `still-${lang}.txt`), text);
  }
}
