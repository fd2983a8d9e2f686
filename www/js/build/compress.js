// Puts a .br and a .gz beside every file of the site, for servers that send what is there.
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** @param {(name: string) => boolean} wanted which of the files are sent to browsers */
export async function compress(site, wanted) {
  for (const name of await readdir(site, { recursive: true })) {
    const file = join(site, name);
    if (/\.(br|gz)$/.test(name) || !wanted(name) || !(await stat(file)).isFile()) continue;
    const bytes = await readFile(file);
    const brotli = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    await writeFile(`${file}.br`, brotli);
    // Node writes no time into the header, so the same bytes come out.
    await writeFile(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}
