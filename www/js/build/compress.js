// Puts a .br and a .gz beside every file of the site, for servers that send what is there.
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import { brotli } from "./brotli.js";

/** @param {(name: string) => boolean} wanted which of the files are sent to browsers */
export async function compress(site, wanted) {
  for (const name of await readdir(site, { recursive: true })) {
    const file = join(site, name);
    if (/\.(br|gz)$/.test(name) || !wanted(name) || !(await stat(file)).isFile()) continue;
    const bytes = await readFile(file);
    await writeFile(`${file}.br`, brotli(bytes));
    // Node writes no time into the header, so the same bytes come out.
    await writeFile(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}
