//! The messages of locations in tiles, apart from the others: they are fetched with their part.

use super::messages::messages;

messages! {
    label: "Locaties in tegels", "Locations in tiles", "Lieux en tuiles", "Standorte in Kacheln";
    loading: "De tegels worden geladen…", "The tiles are being loaded…", "Chargement des tuiles…", "Die Kacheln werden geladen …";
    only: "Locaties in tegels: {0}. Ze staan alleen op de kaart, niet in deze lijst, de tabel, de filters en de cijfers. Wat er in beeld is, staat onder de kaart als lijst.", "Locations in tiles: {0}. They are on the map alone, not in this list, the table, the filters or the figures. What is in view stands under the map as a list.", "Lieux en tuiles : {0}. Ils ne sont que sur la carte, pas dans cette liste, le tableau, les filtres et les chiffres. Ce qui est visible figure sous la carte en liste.", "Standorte in Kacheln: {0}. Sie sind nur auf der Karte, nicht in dieser Liste, der Tabelle, den Filtern und den Zahlen. Was im Bild ist, steht unter der Karte als Liste.";
    in_view # "In beeld: {0} {0:locatie|locaties}", "In view: {0} {0:location|locations}", "Visible : {0} {0;lieu|lieux}", "Im Bild: {0} {0:Standort|Standorte}";
    many # "{0} {0:locatie|locaties}", "{0} {0:location|locations}", "{0} {0;lieu|lieux}", "{0} {0:Standort|Standorte}";
    closer: "Zoom in op {0}", "Zoom in on {0}", "Zoomer sur {0}", "Auf {0} zoomen";
    more: "Nog {0}: zoom in.", "{0} more: zoom in.", "Encore {0} : zoomez.", "Noch {0}: näher heranzoomen.";
    and_more: "en nog {0}", "and {0} more", "et {0} de plus", "und {0} weitere";
    close: "Sluiten", "Close", "Fermer", "Schließen";
    missing: "De tegels zijn er niet: {0}.", "The tiles are not here: {0}.", "Les tuiles manquent : {0}.", "Die Kacheln fehlen: {0}.";
    part_missing: "Een deel van de tegels is er niet: {0}.", "A part of the tiles is not here: {0}.", "Une partie des tuiles manque : {0}.", "Ein Teil der Kacheln fehlt: {0}.";
    no_answer: "geen antwoord, of niet toegestaan", "no answer, or not allowed", "pas de réponse, ou pas autorisé", "keine Antwort, oder nicht erlaubt";
    no_ranges: "de server geeft alleen hele bestanden (geen HTTP-range)", "the server gives whole files only (no HTTP range)", "le serveur ne donne que des fichiers entiers (pas de HTTP range)", "der Server gibt nur ganze Dateien (kein HTTP-Range)";
    no_archive: "het bestand is geen archief van tegels (PMTiles 3)", "the file is no archive of tiles (PMTiles 3)", "le fichier n’est pas une archive de tuiles (PMTiles 3)", "die Datei ist kein Archiv von Kacheln (PMTiles 3)";
    other_tiles: "het archief heeft andere tegels", "the archive has other tiles", "l’archive contient d’autres tuiles", "das Archiv hat andere Kacheln";
    damaged: "het archief is beschadigd", "the archive is damaged", "l’archive est endommagée", "das Archiv ist beschädigt";
    too_large: "een deel ervan is te groot", "a part of it is too large", "une partie est trop grande", "ein Teil davon ist zu groß";
}
