// What the bundler puts in place of a name (www/js/build/bundle.js), for the type checker.

/** wasm-bindgen's module, made from web/src/lib.rs. */
declare module "buitenkaart-web";

declare module "buitenkaart-files" {
  export const wasm: () => URL;
  export const later: (name: string) => URL;
}

/** A style sheet, as text. */
declare module "*.css" {
  const text: string;
  export default text;
}

declare module "leaflet/src/*";

declare const INTEGRITY: string;
/** The name of the widget's wasm. */
declare const WASM: string;
declare const FRAME_FILE: string;
declare const WIDGET_FILE: string;
/** Whether a module is fetched again under another address. */
declare const AGAIN: boolean;
/** Digests, as `integrity` takes them, and where the file with those of the parts is; where nothing can be pinned, `false` stands in its place. */
declare const PINS: { script: string; wasm: string; rest: string; file: string };
declare const WASM_TEXT: string;
declare const LATER_TEXTS: Record<string, string>;
/** Makes the widget of the builds in one file: each time another one. */
declare const WIDGET: () => { load(): Promise<typeof import("./mount.js").mount> };
declare const WAITS: boolean;
