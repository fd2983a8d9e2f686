// The hosted build: the wasm is a file beside this one.
import start from "buitenkaart-web";
import { define } from "./element.js";

// The build puts the file's hashed name here.
define(() => start({ module_or_path: new URL(WASM_FILE, import.meta.url) }));
