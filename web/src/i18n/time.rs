//! The messages on time, apart from the others: they are fetched with the parts that show it.

use super::messages::messages;

messages! {
    undated: "zonder datum", "undated", "sans date", "undatiert";
    ended: "voorbij: {0}", "ended: {0}", "terminé : {0}", "beendet: {0}";
    strip: "Werkzaam, voor zover bekend", "At work, as far as is known", "En activité, autant qu’on sache", "Tätig, soweit bekannt";
    strip_key: "Vol: zeker. Gearceerd: onzeker. Leeg: niet.", "Solid: certain. Hatched: uncertain. Empty: not at work.", "Plein : certain. Hachuré : incertain. Vide : non.", "Gefüllt: sicher. Schraffiert: unsicher. Leer: nicht.";
    years: "Het netwerk door de jaren", "The network through the years", "Le réseau au fil des ans", "Das Netz im Laufe der Jahre";
    years_note: "Vol: zeker werkzaam volgens de bronnen. Gearceerd: mogelijk ook, want alleen eerder gezien, betwist, verondersteld of met een datum die niet precies is. Locaties waarvan uit zo’n vroege tijd niets bekend is, staan er niet in.", "Solid: certainly at work, by the sources. Hatched: possibly too, as only seen before, contested, assumed or with a date that is not precise. Locations of which nothing is known of so early a time are left out.", "Plein : en activité avec certitude, selon les sources. Hachuré : peut-être aussi, car seulement vus auparavant, contestés, supposés ou à la date imprécise. Les lieux dont on ne sait rien pour une époque si ancienne n’y figurent pas.", "Gefüllt: den Quellen nach sicher tätig. Schraffiert: möglicherweise auch, da nur früher gesehen, umstritten, angenommen oder ungenau datiert. Standorte, von denen aus so früher Zeit nichts bekannt ist, fehlen.";
    in_year: "{0}: zeker {1}, hoogstens {2}", "{0}: {1} certain, {2} at most", "{0} : {1} de façon certaine, {2} au plus", "{0}: {1} sicher, höchstens {2}";
    by_kind: "soort", "kind", "type", "Art";
    table: "Als tabel", "As a table", "En tableau", "Als Tabelle";
    bar: "Tijdbalk", "Time bar", "Barre du temps", "Zeitleiste";
    as_of: "Stand op {0}", "As of {0}", "Situation au {0}", "Stand: {0}";
    now: "Vandaag", "Today", "Aujourd’hui", "Heute";
    counts: "{0} zeker werkzaam, hoogstens {1}", "{0} certainly at work, {1} at most", "{0} en activité de façon certaine, {1} au plus", "{0} sicher tätig, höchstens {1}";
    unknown_then: "{0}; van {1} is niets bekend", "{0}; of {1} nothing is known", "{0} ; de {1}, rien n’est connu", "{0}; von {1} ist nichts bekannt";
    previous: "Vorige gebeurtenis", "Previous event", "Événement précédent", "Voriges Ereignis";
    next: "Volgende gebeurtenis", "Next event", "Événement suivant", "Nächstes Ereignis";
    play: "Speel af", "Play", "Lire", "Abspielen";
    pause: "Pauzeer", "Pause", "Pause", "Anhalten";
    speed: "Snelheid", "Speed", "Vitesse", "Geschwindigkeit";
    years_a_second # "{0} {0:jaar|jaar}/s", "{0} {0:yr|yrs}/s", "{0} {0;an|ans}/s", "{0} {0:Jahr|Jahre}/s";
    pauses: "Stilhouden bij gebeurtenissen", "Pause at events", "Pause aux événements", "Bei Ereignissen anhalten";
    interval: "Tussen twee data", "Between two dates", "Entre deux dates", "Zwischen zwei Daten";
    interval_from: "Begin van het tijdvak", "Beginning of the interval", "Début de l’intervalle", "Beginn des Zeitraums";
    since: "Sinds {0}", "Since {0}", "Depuis le {0}", "Seit {0}";
    closed_or_vacant: "Gesloten of onbezet", "Closed or vacant", "Fermé ou vacant", "Geschlossen oder unbesetzt";
    not_sure: "Verhuisd, niet zeker, of dan pas vermeld", "Moved, not sure, or first mentioned then", "Déménagé, incertain, ou cité alors pour la première fois", "Umgezogen, nicht sicher oder erst dann erwähnt";
    has_opened: "geopend in dit tijdvak", "opened in this interval", "ouvert dans cet intervalle", "in diesem Zeitraum eröffnet";
    has_closed: "gesloten in dit tijdvak", "closed in this interval", "fermé dans cet intervalle", "in diesem Zeitraum geschlossen";
    was_emptied: "onbezet geraakt in dit tijdvak", "fell vacant in this interval", "devenu vacant dans cet intervalle", "in diesem Zeitraum frei geworden";
    may_have_opened: "misschien geopend in dit tijdvak", "may have opened in this interval", "peut-être ouvert dans cet intervalle", "vielleicht in diesem Zeitraum eröffnet";
    may_have_closed: "misschien gesloten in dit tijdvak", "may have closed in this interval", "peut-être fermé dans cet intervalle", "vielleicht in diesem Zeitraum geschlossen";
    lost_sight: "in dit tijdvak alleen nog gezien", "only seen in this interval", "seulement vu dans cet intervalle", "in diesem Zeitraum nur noch gesehen";
    first_record: "voor het eerst vermeld in dit tijdvak", "first mentioned in this interval", "cité pour la première fois dans cet intervalle", "in diesem Zeitraum zuerst erwähnt";
    has_moved: "verhuisd in dit tijdvak", "moved in this interval", "déménagé dans cet intervalle", "in diesem Zeitraum umgezogen";
    may_have_moved: "misschien verhuisd in dit tijdvak", "may have moved in this interval", "peut-être déménagé dans cet intervalle", "vielleicht in diesem Zeitraum umgezogen";
    no_date: "Schrijf een jaar, maand of dag: 2019, 2019-05 of 2019-05-31, van 1400 tot 2200.", "Write a year, month or day: 2019, 2019-05 or 2019-05-31, from 1400 to 2200.", "Écrivez une année, un mois ou un jour : 2019, 2019-05 ou 2019-05-31, de 1400 à 2200.", "Jahr, Monat oder Tag schreiben: 2019, 2019-05 oder 2019-05-31, von 1400 bis 2200.";
    as_known: "Zoals de bronnen wisten (datum, bv. 2019)", "As the sources knew by (date, e.g. 2019)", "Tel que le savaient les sources (date, p. ex. 2019)", "Was die Quellen wussten (Datum, z. B. 2019)";
    left_out # "Geen bron van toen noemt {0} {0:locatie|locaties}; {1} daarvan noemt alleen een bron zonder datum.", "No source of that time names {0} {0:location|locations}; {1} of these only a source without a date names.", "Aucune source d’alors ne cite {0} {0;lieu|lieux} ; de ce nombre, une source sans date est seule à citer : {1}.", "Keine Quelle von damals nennt {0} {0:Standort|Standorte}; {1} davon nennt nur eine Quelle ohne Datum.";
    planned: "wijzigingen volgens het scenario: {0}", "changes by the scenario: {0}", "changements selon le scénario : {0}", "Änderungen nach dem Szenario: {0}";
    may_be_open: "misschien al geopend: {0}", "may have opened already: {0}", "peut-être déjà ouvert : {0}", "vielleicht schon eröffnet: {0}";
    not_counted: "wijzigingen volgens het scenario, niet meegeteld: {0}", "changes by the scenario, not counted: {0}", "changements selon le scénario, non comptés : {0}", "Änderungen nach dem Szenario, nicht mitgezählt: {0}";
    seen_then: "gezien", "seen", "vu", "gesehen";
    and_more: "en nog {0}", "and {0} more", "et {0} de plus", "und {0} weitere";
    options: "Meer keuzes", "More options", "Plus d’options", "Mehr Optionen";
    keys: "Pijltjes: gebeurtenissen; met Shift: jaren", "Arrows: events; with Shift: years", "Flèches : événements ; avec Maj : années", "Pfeile: Ereignisse; mit Umschalt: Jahre";
    year: "Jaar", "Year", "Année", "Jahr";
    countries: "Landen", "Countries", "Pays", "Länder";
    joint: "Landen met alle diensten", "Countries with all services", "Pays avec tous les services", "Länder mit allen Diensten";
    mean_km: "Gemiddelde afstand van een hoofdstad, km (zeker)", "Mean distance of a capital, km (certain)", "Distance moyenne d’une capitale, km (certaine)", "Mittlere Entfernung einer Hauptstadt, km (sicher)";
    end_of_year: "Telkens op het einde van het jaar; van–tot waar het niet zeker is.", "At the end of each year; from–to where it is not certain.", "À la fin de chaque année ; de–à lorsque ce n’est pas certain.", "Jeweils am Jahresende; von–bis, wo es nicht sicher ist.";
    sentence: "Een zin om te citeren", "A sentence to quote", "Une phrase à citer", "Ein Satz zum Zitieren";
    from: "Van eind", "From the end of", "De fin", "Von Ende";
    until: "tot eind", "to the end of", "à fin", "bis Ende";
}
