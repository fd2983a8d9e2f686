// What a visitor reads when the map cannot start, in the language of the place it stands in. The
// widget's own messages are inside the wasm that did not load, so these few live here.
const TEXTS = {
  nl: [
    "De interactieve kaart kan niet worden getoond.",
    "Deze browser kan haar niet uitvoeren, een nieuwere wel.",
    "De beveiligingsinstellingen van deze pagina laten haar niet toe (script-src 'wasm-unsafe-eval').",
    "Een bestand kwam niet. Is er verbinding?",
    "Er ging iets mis.",
    "Er is te weinig geheugen.",
    "Opnieuw proberen",
  ],
  en: [
    "The interactive map cannot be shown.",
    "This browser cannot run it, a newer one can.",
    "This page's security settings do not allow it (script-src 'wasm-unsafe-eval').",
    "A file did not come. Is there a connection?",
    "Something went wrong.",
    "There is too little memory.",
    "Try again",
  ],
  fr: [
    "La carte interactive ne peut pas être affichée.",
    "Ce navigateur ne peut pas l’exécuter, un plus récent oui.",
    "Les paramètres de sécurité de cette page ne l’autorisent pas (script-src 'wasm-unsafe-eval').",
    "Un fichier n’est pas arrivé. Y a-t-il une connexion ?",
    "Une erreur s’est produite.",
    "La mémoire est insuffisante.",
    "Réessayer",
  ],
  de: [
    "Die interaktive Karte kann nicht angezeigt werden.",
    "Dieser Browser kann sie nicht ausführen, ein neuerer kann es.",
    "Die Sicherheitseinstellungen dieser Seite erlauben sie nicht (script-src 'wasm-unsafe-eval').",
    "Eine Datei kam nicht. Besteht eine Verbindung?",
    "Ein Fehler ist aufgetreten.",
    "Es ist zu wenig Speicher frei.",
    "Erneut versuchen",
  ],
};

const UNSUPPORTED = 1;
const FORBIDDEN = 2;
const UNREACHABLE = 3;
const BROKEN = 4;
const EXHAUSTED = 5;

const TRUSTED = /trusted/i;

function kind(error) {
  if (typeof WebAssembly !== "object" || !("adoptedStyleSheets" in document)) return UNSUPPORTED;
  const text = String(error);
  if (TRUSTED.test(text) || /content security policy|unsafe-eval|blocked by csp/i.test(text)) return FORBIDDEN;
  // What engines throw when the wasm's memory cannot be had.
  if (error instanceof RangeError || /memory/i.test(text)) return EXHAUSTED;
  // `fetch` rejects with a TypeError, the glue says so of a 404, and what some server sends in the
  // file's place fails to compile.
  const missing = error instanceof TypeError || error instanceof WebAssembly.CompileError;
  if (missing || /failed to fetch/i.test(text)) return UNREACHABLE;
  return BROKEN;
}

/**
 * The message for `error` as an element, in the language of `host` (Dutch when it is another); with a
 * button that does `again`, where another try may help.
 */
export function failure(host, error, again) {
  const lang = host.closest("[lang]")?.lang.slice(0, 2).toLowerCase();
  const texts = TEXTS[lang] ?? TEXTS.nl;
  const message = document.createElement("p");
  // Not an alarm: what matters is shown below it.
  message.setAttribute("role", "status");
  message.className = "failure";
  const why = kind(error);
  // What lacks is another thing where a pinned loader is stopped.
  message.textContent = `${texts[0]} ${texts[why].replace(TRUSTED.test(error) ? / \(.*\)/ : "", "")}`;
  if (why > FORBIDDEN) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = texts[6];
    button.addEventListener("click", again);
    message.append(" ", button);
  }
  return message;
}
