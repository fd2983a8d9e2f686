// Every way into the wasm. A trap that comes out of one is ours, wherever it goes next; no other
// script's is, and none has to be told apart by its text.

// What an engine throws where wasm traps, or runs out of stack or memory.
const traps = (error) =>
  error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === "InternalError";

let broken;
/** @type {(error: unknown) => void} */
let told = () => {};

/** @returns {{ error: unknown } | undefined} what has stopped the wasm for good, if anything has */
export const stopped = () => broken;

/** `act` is called with what stops the wasm, once, when nothing of ours is on the stack any more. */
export function onStop(act) {
  told = act;
}

/** The same function; what it throws stops the wasm. Stopped, it does nothing but throw that again. */
export function guarded(act) {
  return (...given) => {
    if (broken) throw broken.error;
    try {
      return act(...given);
    } catch (error) {
      if (!broken && traps(error)) {
        broken = { error };
        queueMicrotask(() => told(error));
      }
      throw error;
    }
  };
}

/** A module's exports, each function of them guarded. */
export const guard = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guarded(it) : it]),
  );
