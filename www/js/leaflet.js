// Leaflet without what this map does not use: no tiles from a server, no pop-ups, tooltips, vector
// layers or controls. The build gives this module's exports to the wasm glue as `L`, so that no
// global is needed, and a Leaflet of the host page's own is neither used nor touched.
import { Draggable } from "leaflet/src/dom/Draggable.js";
import { Map } from "leaflet/src/map/Map.js";
import { DoubleClickZoom } from "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "leaflet/src/map/handler/Map.Drag.js";
import { ScrollWheelZoom } from "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import { TouchZoom } from "leaflet/src/map/handler/Map.TouchZoom.js";
import { isPages } from "./gestures.js";

// Leaflet goes up from what is dragged until something has a size; in a shadow root without any, that
// leads to nothing, and it throws.
const { _onDown: down } = Draggable.prototype;
Draggable.include({
  _onDown(event) {
    const { offsetWidth, offsetHeight } = this._element.parentNode ?? {};
    if (offsetWidth && offsetHeight) down.call(this, event);
  },
});

// What the map leaves to the page it does not even look at, and the page hears of it.
const { _onWheelScroll: wheel } = ScrollWheelZoom.prototype;
ScrollWheelZoom.include({
  _onWheelScroll(event) {
    if (!isPages(event)) wheel.call(this, event);
  },
});

// What leaflet's own `map/index.js` does for all of its handlers. Left out are Keyboard, which goes
// by key codes that not every keyboard sends (the map has its own), and TapHold, BoxZoom: they have
// nothing to do here.
Object.assign(Map, { DoubleClickZoom, Drag, ScrollWheelZoom, TouchZoom });

export { Map };
export { default as Browser } from "leaflet/src/core/Browser.js";
export * as DomEvent from "leaflet/src/dom/DomEvent.js";
export * as DomUtil from "leaflet/src/dom/DomUtil.js";
export * as Util from "leaflet/src/core/Util.js";
export { LatLng } from "leaflet/src/geo/LatLng.js";
export { LatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
export { Bounds } from "leaflet/src/geometry/Bounds.js";
export { Point } from "leaflet/src/geometry/Point.js";
export { Layer } from "leaflet/src/layer/Layer.js";
export { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";

import { Layer } from "leaflet/src/layer/Layer.js";
import { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";

// In two dimensions: of each element that is placed in three the browser makes a layer.
const stand = (element, { x, y }) => {
  element.style.transform = `translate(${x}px,${y}px)`;
};

/**
 * Elements at places of the map. A layer of Leaflet's for each would cost listeners and bytes of its own,
 * and all of them move as one.
 */
export const Signs = Layer.extend({
  onAdd() {
    this._stand();
  },

  onRemove() {},

  getEvents() {
    return { zoom: this._stand, viewreset: this._stand, zoomanim: this._follow };
  },

  _follow({ zoom, center }) {
    this._stand((place) => this._map._latLngToNewLayerPoint(place, zoom, center));
  },

  /**
   * Puts an element at a latitude and a longitude, of whichever turn round the world; `rise` pixels above
   * others, beside the order from north to south. It leaves by `element.remove()`.
   */
  put(element, lat, lng, rise) {
    element._place = { lat, lng, rise };
    this.getPane("markerPane").append(element);
    // A list scrolls; what is done there moves no map.
    const list = element.querySelector(".listed");
    for (const event of list ? ["wheel", "mousedown", "touchstart", "dblclick"] : [])
      list.addEventListener(event, (told) => told.stopPropagation(), { passive: true });
    this._stand(undefined, [element]);
  },

  _stand(at, given) {
    const elements = given ?? this.getPane("markerPane").children;
    const point = at?.call ? at : (place) => this._map.latLngToLayerPoint(place);
    for (const element of elements) {
      if (!element._place) continue;
      const to = point(element._place).round();
      stand(element, to);
      element.style.zIndex = to.y + element._place.rise;
    }
  },
});

/**
 * By how much more than one pixel of the screen a CSS pixel of this element is wide: from 1 to 4, and less where it
 * is larger than any browser draws.
 */
export function sharpness(element) {
  const { width } = element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const scale = (width / offsetWidth || 1) * (globalThis.visualViewport?.scale ?? 1);
  return Math.min(Math.max(devicePixelRatio * scale, 1), 4, 8192 / Math.max(offsetWidth, offsetHeight));
}

const drawing = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** An empty picture for a tile, in tenths of a CSS pixel. */
export const picture = () => drawing("svg", { viewBox: "0 0 5120 5120" });

// Which way their lines fall, and which way they rise: what they tell is told by more than its colour.
const HATCHES = { hatch: "M-80 80 0 0M0 80 80 0M80 80 160 0", elsewhere: "M-80 0 0 80M0 0 80 80M80 0 160 80" };

/** Adds a path to a picture, drawn as the style sheet says of this class. */
export function addPath(picture, name, d) {
  if (!d) return;
  const path = drawing("path", { class: name, d });
  if (name in HATCHES) {
    const pattern = drawing("pattern", { id: name, width: 80, height: 80, patternUnits: "userSpaceOnUse" });
    pattern.append(drawing("path", { class: `${name}-lines`, d: HATCHES[name] }));
    picture.append(pattern);
    path.setAttribute("fill", `url(#${name})`);
  }
  picture.append(path);
}

/** @type {OffscreenCanvas | undefined} */
let pad;

/**
 * What to draw on, so many pixels wide and high, so that `canvas` shows it once `show` is called: a pad, which
 * hands its picture over. A canvas that is drawn on itself is copied whole for each frame in which it moves, where
 * no graphics card does it.
 */
export function board(canvas, width, height) {
  const fit = (one) => {
    if (one.width !== width) one.width = width;
    if (one.height !== height) one.height = height;
    return one;
  };
  fit(canvas);
  const on = globalThis.OffscreenCanvas ? fit((pad ??= new OffscreenCanvas(1, 1))) : canvas;
  const context = on.getContext("2d");
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** Has a canvas show what was drawn on its board. */
export const show = (canvas) => {
  try {
    if (pad) canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(pad.transferToImageBitmap());
  } catch {
    // Nothing is left to draw on; the map does without names.
  }
};

/**
 * Calls `changed` when what is drawn must be drawn again though its size is the same: for another screen or
 * another zoom of the browser, a transform of the page's that enlarges it, other colours of the system,
 * fonts that have come, a canvas that was lost. Returns what ends this.
 */
export function watch(element, changed) {
  const end = new AbortController();
  const { signal } = end;
  const hear = (target, event, act, options) => target?.addEventListener(event, act, { signal, ...options });
  let [timer, ratio, before] = [0, 0, 0];
  /** @type {IntersectionObserver | undefined} */
  let observer;
  const later = () => {
    // By then the browser has taken it in: before, it may still tell the pixels of the other screen.
    timer ||= Number(setTimeout(look, 50));
  };
  const look = () => {
    timer = 0;
    if (ratio !== devicePixelRatio) {
      ratio = devicePixelRatio;
      hear(matchMedia(`(resolution: ${ratio}dppx)`), "change", later, { once: true });
    }
    const now = sharpness(element);
    if (before && before !== now) changed();
    before = now;
    // Nothing tells of a transform but that the element grows beyond where it was.
    observer?.disconnect();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const margins = [top, clientWidth - right, clientHeight - bottom, left];
    let first = true;
    observer = new IntersectionObserver(() => (first ? (first = false) : later()), {
      root: document,
      rootMargin: margins.map((margin) => `${-Math.floor(margin)}px`).join(" "),
      threshold: Array.from({ length: 101 }, (_, i) => i / 100),
    });
    observer.observe(element);
  };
  look();
  hear(globalThis, "resize", later);
  hear(matchMedia("(forced-colors: active)"), "change", changed);
  hear(globalThis.visualViewport, "resize", later);
  hear(document.fonts, "loadingdone", changed);
  hear(element, "contextrestored", changed, { capture: true });
  return () => {
    end.abort();
    clearTimeout(timer);
    observer?.disconnect();
  };
}

/** Raster tiles from a host's own server: `url` with {z}, {x} and {y}. */
export const HostTiles = GridLayer.extend({
  createTile(at, done) {
    const image = document.createElement("img");
    image.alt = "";
    image.onload = () => done(null, image);
    image.onerror = (error) => done(error, image);
    image.src = this.options.url.replace(/\{([xyz])\}/g, (_, name) => at[name]);
    return image;
  },
});

/**
 * Tiles that are drawn here: the option `draw` is given where a tile lies and what to call once it
 * is drawn, and returns its element. Until then the tiles of the level before stay.
 */
export const DrawnTiles = GridLayer.extend({
  createTile(at, done) {
    return this.options.draw(at, done);
  },

  _addTile(coords, container) {
    GridLayer.prototype._addTile.call(this, coords, container);
    stand(this._tiles[this._tileCoordsToKey(coords)].el, this._getTilePos(coords));
  },

  // Leaflet does so for each tile that comes; once is enough for all that come in a frame.
  _pruneTiles() {
    this._pruning ??= requestAnimationFrame(() => {
      delete this._pruning;
      // Not on the way to another zoom level: what is taken away then may still be all that is in sight.
      // Leaflet calls again at its end.
      if (!this._map?._animatingZoom) GridLayer.prototype._pruneTiles.call(this);
    });
  },
});

import { EPSG3857 } from "leaflet/src/geo/crs/CRS.EPSG3857.js";
export const CRS = { EPSG3857 };
