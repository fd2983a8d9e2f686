// Part of the test, not of the example: what the page was like before the map came, and whatever went
// wrong on it. A classic script at the end of the page, so that it runs before any module.
(() => {
  const errors = [];
  const { error } = console;
  console.error = (...args) => {
    errors.push(args.map((arg) => arg?.stack ?? String(arg)).join(" "));
    error.apply(console, args);
  };
  addEventListener("error", (event) => errors.push(String(event.message)), true);
  addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));

  const styles = () =>
    [...document.querySelectorAll(".host")].map((element) => {
      const style = getComputedStyle(element);
      return Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`);
    });
  // What a driver of browsers leaves on every page.
  const driven = /^(ret_nodes|se_|cdc_|\$cdc|\$chrome|__webdriver|webdriver)/;
  const look = () => ({
    globals: Object.getOwnPropertyNames(globalThis).filter((name) => !driven.test(name)).sort(),
    prototypes: [Array, Element, Event, Function, HTMLElement, Node, Object, Promise, String]
      .map(({ prototype }) => Object.getOwnPropertyNames(prototype).length),
    styles: styles(),
    head: document.head.children.length,
    body: [...document.body.children].map((element) => element.localName),
    attributes: [document.documentElement, document.body].map((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    ),
    sheets: (document.adoptedStyleSheets ?? []).length,
    title: document.title,
    address: location.href,
    storage: (() => { try { return localStorage.length + sessionStorage.length } catch { return 0 } })(),
    cookie: (() => { try { return document.cookie } catch { return "" } })(),
  });
  globalThis.hostTest = undefined;
  const before = look();
  globalThis.hostTest = {
    errors,
    /** What is not as it was before. */
    changes: () => {
      const after = look();
      const said = (value) => JSON.stringify(value);
      return Object.keys(before).filter((name) => said(before[name]) !== said(after[name])).map((name) => {
        const added = (list, other) => list.flat().filter((item) => !other.flat().includes(item));
        return Array.isArray(before[name])
          ? `${name}: +${said(added(after[name], before[name]))} -${said(added(before[name], after[name]))}`
          : `${name}: ${before[name]} → ${after[name]}`;
      });
    },
  };
})();
