// The last steps of `make dist`, on whatever lies in dist/: the static rendering, integrity,
// headers, and compression, which comes when nothing changes any more.
import { join } from "node:path";
import { root } from "./bundle.js";
import { compress } from "./compress.js";
import { HEADERS, writeHeaders } from "./headers.js";
import { addIntegrity } from "./integrity.js";
import { still } from "./still.js";

const dist = join(root, "dist");
const site = join(dist, "site");

await still(dist);
await addIntegrity(site);
await writeHeaders(dist);
await compress(site, (name) => name !== HEADERS);
await compress(join(dist, "embed"), () => true);
