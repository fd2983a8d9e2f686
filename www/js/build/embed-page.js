// The page "embed this map": embed.html, its script and its style sheet.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, bundleCss, root } from "./bundle.js";
import { integrity, seal } from "./policy.js";

const named = (extension, text) =>
  `embed-${createHash("sha256").update(text).digest("hex").slice(0, 12)}.${extension}`;

/**
 * @param {string} loader what a page names that embeds the map; the page offers to pin it
 * @param {string} wasm the name of the widget's wasm, which the page asks a server for
 * @param {(name: string, text: string) => Promise<void>} write
 */
export async function embedPage({ loader, wasm, minify, write }) {
  const script = await bundle({
    entry: "www/js/embed/page.js",
    define: { INTEGRITY: integrity(loader), WASM: wasm },
    minify,
  });
  const { text: style } = await bundleCss(join(root, "www/embed.css"), minify);
  let html = await readFile(join(root, "www/embed.html"), "utf8");
  for (const [plain, text] of [
    ["embed.js", script],
    ["embed.css", style],
  ]) {
    const name = named(plain.split(".")[1], text);
    await write(name, text);
    html = html.replace(`"${plain}"`, `"${name}"`);
  }
  await write("embed.html", seal(html.replace(/\n\s+/g, "\n")));
}
