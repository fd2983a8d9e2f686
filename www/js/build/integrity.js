// Subresource integrity: a page runs the scripts that it was built with, or none.
//
// The wasm has no such attribute: `fetch` with `integrity` hands out nothing before it has all, and
// the browser could not compile while it downloads. Its name is its content's hash, and it comes
// from where the script came from.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { integrity, seal } from "./policy.js";

const SCRIPT = /<(script|link rel="modulepreload")\b([^>]*) (src|href)="([^":]+)"([^>]*)>/g;

export async function addIntegrity(site) {
  for (const name of (await readdir(site)).filter((name) => name.endsWith(".html"))) {
    const file = join(site, name);
    let html = await readFile(file, "utf8");
    for (const [tag, element, before, attribute, path, after] of [...html.matchAll(SCRIPT)]) {
      if (tag.includes(" integrity=")) continue;
      const hash = integrity(await readFile(join(site, path)));
      const whole = `<${element}${before} ${attribute}="${path}" integrity="${hash}"${after}>`;
      html = html.replace(tag, () => whole);
    }
    await writeFile(file, seal(html));
  }
}
