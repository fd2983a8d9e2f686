import "buitenkaart";
import "./page.css";

document.querySelector("buiten-kaart").addEventListener("select", ({ detail }) => {
  document.querySelector("#chosen").textContent = detail.id ?? "";
});
