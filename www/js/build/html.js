// The page around the widget: its style sheet minified in place, its scripts put in, and its content
// security policy completed with the hash of every inline piece, so that it needs no 'unsafe-inline'.
import { createHash } from "node:crypto";
import { transform } from "esbuild";

const inline = (tag) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// Trunk leaves its link to the crate in place when it injects no script of its own.
const CRATE = /<link[^>]*\brel="rust"[^>]*>/;

/**
 * @param {string} html the page as Trunk staged it or as it is in the repository
 * @param {{ head: string, foot?: string }} scripts HTML that takes the place of Trunk's link to the
 *     crate, and HTML for the end of the body
 */
export async function finish(html, { head, foot = "" }) {
  if (!CRATE.test(html)) throw new Error('the page has no link to the crate (rel="rust")');

  for (const [element, css] of html.matchAll(inline("style"))) {
    const { code } = await transform(css, { loader: "css", minify: true });
    html = html.replace(element, () => `<style>${code.trimEnd()}</style>`);
  }
  html = html.replace(/<!--[\s\S]*?-->\s*/g, "").replace(/\n\s+/g, "\n");
  // Functions: in a replacement text, `$` would be interpreted.
  html = html.replace(CRATE, () => head).replace("</body>", () => `${foot}</body>`);

  for (const [directive, tag] of [
    ["script-src", "script"],
    ["style-src", "style"],
  ]) {
    const hashes = [...html.matchAll(inline(tag))].map(([, text]) => ` ${hash(text)}`);
    html = html.replace(new RegExp(`${directive}\\b[^;"]*`), (policy) => policy + hashes.join(""));
  }
  return html;
}
