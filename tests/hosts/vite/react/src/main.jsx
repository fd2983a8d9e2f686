import "buitenkaart";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "./page.css";

function Page() {
  const [lang, setLang] = useState("nl");
  const [chosen, setChosen] = useState("");
  return (
    <>
      <h1 className="host">Vlaanderen in de wereld</h1>
      <button id="english" onClick={() => setLang("en")}>English</button>
      {/* React 19 listens for an element's own events by their names, and sets its properties. */}
      <buiten-kaart lang={lang} services="fit tvl" onselect={({ detail }) => setChosen(detail.id ?? "")} />
      <p id="chosen">{chosen}</p>
    </>
  );
}

createRoot(document.querySelector("#app")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
