// Leaflet without what this map does not use: no tiles from a server, no pop-ups, tooltips, vector
// layers or controls. The build gives this module's exports to the wasm glue as `L`, so that no
// global is needed, and a Leaflet of the host page's own is neither used nor touched.
import { Draggable } from "leaflet/src/dom/Draggable.js";
import { Map } from "leaflet/src/map/Map.js";
import { DoubleClickZoom } from "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "leaflet/src/map/handler/Map.Drag.js";
import { ScrollWheelZoom } from "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import { TouchZoom } from "leaflet/src/map/handler/Map.TouchZoom.js";

// Leaflet goes up from what is dragged until something has a size; in a shadow root without any, that
// leads to nothing, and it throws.
const { _onDown: down } = Draggable.prototype;
Draggable.include({
  _onDown(event) {
    const { offsetWidth, offsetHeight } = this._element.parentNode ?? {};
    if (offsetWidth && offsetHeight) down.call(this, event);
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
export { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
export { DivIcon } from "leaflet/src/layer/marker/DivIcon.js";
export { Icon } from "leaflet/src/layer/marker/Icon.js";
export { Marker } from "leaflet/src/layer/marker/Marker.js";
export { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";

import { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";

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
