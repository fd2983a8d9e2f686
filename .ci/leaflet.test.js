// Which of Leaflet's methods the build leaves out (www/js/build/leaflet.js).
import assert from "node:assert/strict";
import test from "node:test";
import { leaflet, unusedMethods, without } from "../www/js/build/leaflet.js";

const bundle = (other) => `
// node_modules/leaflet/src/core/Handler.js
var Handler = Class.extend({
  enable: function() {
    this.addHooks();
  },
  // @method forget(): this, which the comment names
  forget: function() {
    this._forgotten(1);
  },
  _forgotten: function(once) {
    return this._forgotten;
  },
  named: function() {
  }
});
// node_modules/leaflet/src/map/Drag.js
var Drag = Handler.extend({
  addHooks: function() {
  }
});
// www/js/mount.js
${other}
`;

test("a method that nobody names is left out, and those that it alone names", () => {
  const found = unusedMethods(bundle('new Drag().enable(); "named"'));
  assert.deepEqual([...found].sort(), ["_forgotten", "forget"].filter((name) => found.has(name)).sort());
  assert.ok(found.has("forget"));
  for (const name of ["enable", "addHooks", "named"]) assert.ok(!found.has(name), name);
});

test("ours are never left out, whoever names them", () => {
  assert.deepEqual([...unusedMethods(bundle("const o = {\n  alone: function() {\n  }\n}; o.enable, o.forget, o.named"))], []);
});

test("a method is cut out of a source whole", () => {
  const source = "X = {\r\n\ta: function () {\r\n\t\treturn {};\r\n\t},\r\n\tb: function () {\r\n\t}\r\n};";
  assert.equal(without(source, new Set(["a"])), "X = {\n\tb: function () {\n\t}\n};");
  assert.throws(() => without("\ta: function () {", new Set(["a"])), /where does a end/);
});

test("a way that no browser of today goes is folded, and an unknown one is refused", () => {
  const fold = (text) => leaflet("leaflet/src/map/Map.js", text, new Set());
  assert.equal(fold("Browser.any3d && Browser.ielt9 || Browser.retina"), "true && false || Browser.retina");
  assert.throws(() => fold("Browser.phantom"), /asks for Browser.phantom/);
});
