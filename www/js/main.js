// The hosted build: the wasm is a file beside this one.
import start from "buitenkaart-web";
import { define } from "./element.js";

// Parts that are fetched when somebody asks for them.
globalThis.buitenkaartLater = (name) => fetch(new URL(LATER_FILES[name], import.meta.url));

// The site's page has asked for the file already; the build puts its hashed name here.
define(() =>
  start({ module_or_path: globalThis.buitenkaartWasm ?? new URL(WASM_FILE, import.meta.url) }),
);
