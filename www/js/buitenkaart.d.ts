// The custom element <buiten-kaart>, as README.md describes it under "The element".

/** A part of the map: degrees WGS 84, and Leaflet's zoom level, 0 to 10. */
export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

/** What the event `select` tells: a location, a country, or, where nothing is selected, nulls. */
export interface Selected {
  /** The location's id, or the country's code (ISO 3166-1 alpha-2). */
  id: string | null;
  kind: "post" | "satellite" | "office" | "candidate" | "country" | null;
  /** In the language on screen. */
  name: string | null;
  /** Its country's code; null where it is not in one. */
  country: string | null;
}

/** One fault of a network file. */
export interface FileProblem {
  /** Stable. */
  code: string;
  /** Where in the document: `locations[3].place`; `$` is the whole. Of a list the cell: `Offices!C5`. */
  path: string;
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  /** What is wrong, in the language on screen. */
  message: string;
  /** How to mend it, in the language on screen. */
  mend: string;
}

export interface Problem {
  /**
   * `attribute`: a value makes no sense; `http`, `network`: a file of `data-src` or `compare` did not come;
   * `invalid`: it, or what `load` was given, is no network, or is a list of which some rows cannot be shown; `part`: a part of the widget did not come;
   * `widget`: the widget cannot be shown.
   */
  code: "attribute" | "http" | "network" | "invalid" | "part" | "widget";
  message: string;
  /** Every fault of the file, where it is the file's. */
  problems: FileProblem[];
}

export interface LoadResult {
  /** Whether it is shown: not where something is wrong with it, nor where another came while it was read. */
  ok: boolean;
  /** How many locations are on show now. */
  locations: number;
  problems: FileProblem[];
}

export interface BuitenKaartEventMap {
  ready: CustomEvent<null>;
  select: CustomEvent<Selected>;
  viewchange: CustomEvent<View>;
  scenariochange: CustomEvent<{ scenario: string }>;
  datechange: CustomEvent<{ date: string | null }>;
  problem: CustomEvent<Problem>;
}

/** What can be written as attributes of the tag; each is a property too. All are optional and live. */
export interface BuitenKaartAttributes {
  /** `nl`, `en`, `fr`, `de`; default: the first of the visitor's languages that is one of these, else `nl`. */
  lang: string;
  /** Address of a network file of the host's own. */
  dataSrc: string | null;
  /** Addresses of other network files to stand beside it, separated by spaces; five at most. */
  compare: string | null;
  /** `"lat,lon,zoom"`. */
  view: string | null;
  /** Ids of services, separated by spaces or commas; none is all of them. */
  services: string | null;
  /** Id of a location, or a country's code. */
  selected: string | null;
  /** A scenario in its text form. */
  scenario: string | null;
  /** A year, month or day, at the end of which the network is shown: `2019`, `2019-02`, `2019-02-25`. */
  date: string | null;
  /** `all`: from every post to the countries that it answers for; else from what is selected alone. */
  lines: "all" | "selected" | (string & {}) | null;
  theme: "light" | "dark" | "auto" | (string & {}) | null;
  /** Which of `head languages pages search filters list detail legend` are shown; `none`: the bare map. */
  panels: string | null;
  /** Address of raster tiles with `{z}`, `{x}` and `{y}`. */
  tiles: string | null;
  tilesAttribution: string | null;
  /** A CSS length, or a number of pixels. */
  height: string | null;
  /** `eager`: one finger and the bare wheel move the map. */
  gestures: "eager" | "cooperative" | (string & {}) | null;
  /** Whether the page's address follows; for one widget of a page. */
  hash: boolean;
  /** Address of a page whose map reads what follows the `#`: what a copied link begins with. */
  linkBase: string | null;
}

export interface BuitenKaart extends BuitenKaartAttributes {}

export class BuitenKaart extends HTMLElement {
  /** Fulfilled when the map can be used; rejected where it cannot be shown. */
  readonly whenReady: Promise<void>;
  /** The state as the text of an address, without `#`; empty before the map is there. */
  readonly state: string;
  /** Selects a location by its id or a country by its code and goes there; `null` deselects. */
  select(id: string | null): void;
  /** Moves the map; what is left out stays. */
  flyTo(view: Partial<View>): void;
  /**
   * Shows another network: the text or bytes of a network file, packed or not, or of a list of offices (CSV, TSV, XLSX, XLS, ODS,
   * GeoJSON), or the object that such a file holds. `null`: the built-in one.
   */
  load(data: string | ArrayBuffer | Uint8Array | Blob | object | null): Promise<LoadResult>;
  /** The still map of the network on show, with title, legend and sources. */
  exportSvg(): Promise<string>;
  /** What is filtered, as a table. */
  exportCsv(): Promise<string>;
  /** What is filtered, as GeoJSON. */
  exportGeoJson(): Promise<string>;
  /** Back to what the attributes say. */
  reset(): void;

  addEventListener<K extends keyof BuitenKaartEventMap>(
    type: K,
    listener: (this: BuitenKaart, event: BuitenKaartEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "buiten-kaart": BuitenKaart;
  }
}
