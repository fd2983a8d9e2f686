// The site's page without its widget: a page of its own with the still map and the list, which is
// fetched only where the widget does not come, or not soon. Inline in the page, and in the syntax of
// old browsers: it runs where nothing else does. Without scripts, the page's <noscript> does the same.
(function () {
  // How long one looks at an empty page, in milliseconds.
  var PATIENCE = 5000;

  function still() {
    clearTimeout(waiting);
    var place = document.querySelector("noscript");
    if (!place) return;
    var frame = document.createElement("iframe");
    frame.className = "still";
    frame.title = "Stilstaande kaart en lijst";
    frame.src = "still.html";
    place.parentNode.replaceChild(frame, place);
  }

  var waiting = setTimeout(still, PATIENCE);
  addEventListener("ready", function () {
    clearTimeout(waiting);
  });
  addEventListener("problem", function (/** @type {CustomEvent} */ event) {
    if (event.detail && event.detail.code === "widget") still();
  });
  // The script did not come.
  addEventListener(
    "error",
    function (event) {
      var target = /** @type {Node} */ (event.target);
      if (target.nodeName === "SCRIPT") still();
    },
    true,
  );
  if (!window.customElements || !("noModule" in HTMLScriptElement.prototype)) {
    addEventListener("DOMContentLoaded", still);
  }
})();
