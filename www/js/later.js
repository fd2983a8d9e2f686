// How the parts of the wasm that are not in the first view are fetched: the build's entry says it
// once, the wasm's glue asks.
let how;

export function fetchLaterBy(fetcher) {
  how = fetcher;
}

export const fetchLater = (name) => how(name);
