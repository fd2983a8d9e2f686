// A page's content security policy, which stands in its head: read it, complete it.
import { createHash } from "node:crypto";

const META = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/;

/** The digest of a file, as `integrity` and a policy take it. */
export const digest = (algorithm, content) =>
  `${algorithm}-${createHash(algorithm).update(content).digest("base64")}`;

/** What `integrity` says of a file. */
export const integrity = (content) => digest("sha384", content);

/** The policy of a page. */
export function policyOf(html) {
  const found = html.match(META);
  if (!found) throw new Error("the page has no content security policy");
  return found[2];
}

// Where the site will be served, as in ORIGIN=https://maps.example make dist. It need not be said, but
// for one case: in a frame that is sandboxed without allow-same-origin, WebKit finds that 'self' is
// nothing, and would load no script.
const { ORIGIN } = process.env;
if (ORIGIN && new URL(ORIGIN).origin !== ORIGIN) throw new Error(`ORIGIN=${ORIGIN} is no origin`);
const own = (value) => (value === "'self'" && ORIGIN ? [value, ORIGIN] : [value]);

/** Names the page's inline scripts and style sheets in its policy, and no others. */
export function seal(html) {
  const inline = (tag) =>
    [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(
      ([, text]) => `'${digest("sha256", text)}'`,
    );
  const directives = policyOf(html)
    .split(";")
    .map((directive) => {
      const [name, ...values] = directive.trim().split(/\s+/);
      const tag = { "script-src": "script", "style-src": "style" }[name];
      const kept = tag ? values.filter((value) => !value.startsWith("'sha256-")) : values;
      return [name, ...new Set([...kept.flatMap(own), ...(tag ? inline(tag) : [])])].join(" ");
    });
  return html.replace(META, (_, before) => `${before}${directives.join("; ")}"`);
}
