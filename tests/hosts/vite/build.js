// Installs the packed npm package beside Vite, React and Vue in target/hosts, and builds the pages
// there: target/hosts/plain/dist and so on. `.ci/setup hosts` has fetched the rest.
import { execFile } from "node:child_process";
import { cp, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const here = import.meta.dirname;
const root = resolve(here, "../../..");
const target = join(root, "target/hosts");
const run = async (command, args, cwd) => {
  try {
    return (await promisify(execFile)(command, args, { cwd })).stdout;
  } catch (error) {
    console.error(`${error.stdout}${error.stderr}`);
    throw error;
  }
};

const packed = join(target, "packed");
await rm(packed, { recursive: true, force: true });
await mkdir(packed, { recursive: true });
const [{ filename }] = JSON.parse(
  await run("npm", ["pack", "--json", "--pack-destination", packed], join(root, "dist/npm")),
);
await run("npm", ["install", "--no-save", "--offline", "--no-audit", "--no-fund", join(packed, filename)], target);

for (const page of ["plain", "react", "vue"]) {
  await rm(join(target, page), { recursive: true, force: true });
  await cp(join(here, page), join(target, page), { recursive: true });
  await run(join(target, "node_modules/.bin/vite"), ["build", "--logLevel", "warn"], join(target, page));
}
