// dist/embed/: what a page needs that embeds the map, without the site's own pages. The same files
// as in dist/site/, which serves them as well.
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bundle.js";
import { HOST, LOADER } from "./parts.js";

const site = join(root, "dist/site");
const embed = join(root, "dist/embed");
const wanted = (name) => [LOADER, HOST].includes(name) || /^buitenkaart-.*\.(js|json|wasm)$/.test(name);

await rm(embed, { recursive: true, force: true });
await mkdir(embed, { recursive: true });
for (const name of (await readdir(site)).filter(wanted)) {
  await copyFile(join(site, name), join(embed, name));
}
