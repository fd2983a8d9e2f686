// What a server should say with the files of the site: dist/site/_headers, for hosts that read such
// a file, and dist/nginx.conf, made from www/nginx.conf.example.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bundle.js";
import { HOST, LOADER } from "./parts.js";
import { policyOf } from "./policy.js";

export const HEADERS = "_headers";

// Whoever embeds the map may frame it, and a frame without an origin of its own may load its files:
// they are public.
const ALWAYS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};
const FOREVER = "public, max-age=31536000, immutable";
const ASK = "no-cache";

// The page that puts embedding code together tries addresses of other servers, and has a policy of its own. A host
// that reads _headers gives it that of all: there it tries those of its own server.
const TRIES = "embed.html";

/** One policy that each of the pages can live with: the same directives, all of the hashes. */
function common(policies) {
  const directives = new Map();
  for (const directive of policies.flatMap((policy) => policy.split(";"))) {
    const [name, ...values] = directive.trim().split(/\s+/);
    const known = directives.get(name) ?? new Set();
    for (const value of values) known.add(value);
    directives.set(name, known);
  }
  // Nothing beside something is no value.
  for (const values of directives.values()) if (values.size > 1) values.delete("'none'");
  return [...directives].map(([name, values]) => [name, ...values].join(" ")).join("; ");
}

export async function writeHeaders(dist) {
  const site = join(dist, "site");
  const names = (await readdir(site)).sort();
  const pages = names.filter((name) => name.endsWith(".html"));
  const texts = await Promise.all(pages.map((name) => readFile(join(site, name), "utf8")));
  const policies = texts.map(policyOf);
  const tries = policies[pages.indexOf(TRIES)];
  const policy = common(policies.map((text) => text.replaceAll(" https: http:", "")));
  const headers = { "Content-Security-Policy": policy, ...ALWAYS };

  const block = (path, values) =>
    [path, ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  const cached = (path, value) => block(path, { "Cache-Control": value });
  const rules = [
    block("/*", headers),
    ...["/", ...[...pages, LOADER, HOST].map((name) => `/${name}`)].map((path) => cached(path, ASK)),
    cached("/buitenkaart-*", FOREVER),
    cached("/embed-*", FOREVER),
  ];
  await writeFile(join(site, HEADERS), rules.join("\n"));

  const lines = Object.entries({ ...headers, "Content-Security-Policy": "$buitenkaart_policy" }).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  const example = await readFile(join(root, "www/nginx.conf.example"), "utf8");
  const filled = example
    .replace("{{headers}}", () => lines.join("\n"))
    .replace("{{policy}}", () => policy)
    .replace("{{tries}}", () => tries)
    .replace("{{forever}}", () => FOREVER)
    .replace("{{ask}}", () => ASK);
  await writeFile(join(dist, "nginx.conf"), filled);
}
