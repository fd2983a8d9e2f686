//! The messages, one function each: `nl`, `en`, `fr`, `de`. One that lacks a language, or whose
//! languages do not have the same places to fill, does not compile.

/// One function for each message: `name: …` a text, `name # …` one with words that follow numbers,
/// which `i18n::count` fills.
macro_rules! messages {
    ($($name:ident $sort:tt $nl:literal, $en:literal, $fr:literal, $de:literal;)+) => {
        $($crate::i18n::messages::message! { $name $sort $nl, $en, $fr, $de })+

        /// Every message, for tests.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, [&str; 4])] = &[$((stringify!($name), [$nl, $en, $fr, $de])),+];
    };
}

macro_rules! message {
    ($name:ident : $nl:literal, $en:literal, $fr:literal, $de:literal) => {
        $crate::i18n::messages::message! { @places $name $nl $en $fr $de }
        const _: () = assert!(
            !$crate::i18n::fill::counts($nl, b':'),
            concat!("words that follow numbers: ", stringify!($name))
        );
        pub(crate) fn $name(locale: ::buitenkaart_core::model::Locale) -> &'static str {
            match locale {
                ::buitenkaart_core::model::Locale::Nl => $nl,
                ::buitenkaart_core::model::Locale::En => $en,
                ::buitenkaart_core::model::Locale::Fr => $fr,
                ::buitenkaart_core::model::Locale::De => $de,
            }
        }
    };
    ($name:ident # $nl:literal, $en:literal, $fr:literal, $de:literal) => {
        $crate::i18n::messages::message! { @places $name $nl $en $fr $de }
        const _: () = assert!(
            $crate::i18n::fill::counts($nl, b':')
                && $crate::i18n::fill::counts($en, b':')
                && $crate::i18n::fill::counts($fr, b';')
                && $crate::i18n::fill::counts($de, b':'),
            concat!(
                "a word that follows a number has two forms: ",
                stringify!($name)
            )
        );
        pub(crate) fn $name(
            locale: ::buitenkaart_core::model::Locale,
        ) -> $crate::i18n::fill::Counts {
            $crate::i18n::fill::Counts(match locale {
                ::buitenkaart_core::model::Locale::Nl => $nl,
                ::buitenkaart_core::model::Locale::En => $en,
                ::buitenkaart_core::model::Locale::Fr => $fr,
                ::buitenkaart_core::model::Locale::De => $de,
            })
        }
    };
    (@places $name:ident $nl:literal $en:literal $fr:literal $de:literal) => {
        const _: () = assert!(
            $crate::i18n::fill::places($nl) == $crate::i18n::fill::places($en)
                && $crate::i18n::fill::places($nl) == $crate::i18n::fill::places($fr)
                && $crate::i18n::fill::places($nl) == $crate::i18n::fill::places($de),
            concat!("the places to fill differ: ", stringify!($name))
        );
    };
}

pub(crate) use {message, messages};

messages! {
    intro: "Wie zit waar, en volgens welke bron?", "Who is where, and according to which source?", "Qui est où, et selon quelle source ?", "Wer ist wo, und nach welcher Quelle?";
    language: "Taal", "Language", "Langue", "Sprache";
    tab_map: "Kaart en lijst", "Map and list", "Carte et liste", "Karte und Liste";
    tab_scenario: "Wat als?", "What if?", "Et si ?", "Was wäre wenn?";
    gained_tint: "Erbij in het scenario", "Gained in the scenario", "Gagné dans le scénario", "Im Szenario gewonnen";
    lost_tint: "Verdwenen in het scenario", "Lost in the scenario", "Perdu dans le scénario", "Im Szenario verloren";
    what_if_open: "Wat als deze post opent?", "What if this post opened?", "Et si ce poste ouvrait ?", "Was, wenn dieser Posten eröffnet?";
    what_if_close: "Wat als deze locatie sluit?", "What if this location closed?", "Et si ce lieu fermait ?", "Was, wenn dieser Standort schließt?";
    what_if_reopen: "Wat als deze locatie heropent?", "What if this location reopened?", "Et si ce lieu rouvrait ?", "Was, wenn dieser Standort wieder eröffnet?";
    tab_facts: "Feiten", "Facts", "Faits", "Fakten";
    import_list: "Een lijst inbrengen", "Bring a list in", "Apporter une liste", "Eine Liste einbringen";
    import_note: "De lijst van een agentschap, uit een rekenblad: nagekeken, vergeleken met de kaart, en met haar bron.", "An agency’s list, from a spreadsheet: checked, compared with the map, and with its source.", "La liste d’une agence, depuis un tableur : vérifiée, comparée à la carte, et avec sa source.", "Die Liste einer Agentur, aus einer Tabelle: geprüft, mit der Karte verglichen, und mit ihrer Quelle.";
    assign_title: "Posten toewijzen: een verkenning", "Assigning posts: an exploration", "Affecter les postes : une exploration", "Posten zuweisen: eine Erkundung";
    assign_note: "Reken zelf door hoe kandidaten over posten verdeeld kunnen worden, naar uw eigen criteria. Wat u invult, blijft op deze pagina en is weg als u haar verlaat; het beslist niets.", "Work out for yourself how candidates could be assigned to posts, by your own criteria. What you enter stays on this page and is gone when you leave it; it decides nothing.", "Calculez vous-même comment des candidats pourraient être affectés à des postes, selon vos propres critères. Ce que vous saisissez reste sur cette page et disparaît quand vous la quittez ; cela ne décide rien.", "Rechnen Sie selbst durch, wie sich Kandidaten nach Ihren eigenen Kriterien auf Posten verteilen ließen. Ihre Eingaben bleiben auf dieser Seite und sind weg, wenn Sie sie verlassen; sie entscheiden nichts.";
    assign: "Een toewijzing doorrekenen", "Work out an assignment", "Calculer une affectation", "Eine Zuweisung durchrechnen";
    tab_compare: "Vergelijken", "Compare", "Comparer", "Vergleichen";
    tab_about: "Gegevens", "Data", "Données", "Daten";
    through_time: "Door de tijd", "Through time", "Au fil du temps", "Im Laufe der Zeit";
    part_missing: "Dit deel kan niet worden geladen. Is er verbinding?", "This part cannot be loaded. Is there a connection?", "Cette partie ne peut être chargée. Y a-t-il une connexion ?", "Dieser Teil lässt sich nicht laden. Besteht eine Verbindung?";
    try_again: "Probeer opnieuw", "Try again", "Réessayer", "Erneut versuchen";
    skip_map: "Sla de kaart over", "Skip the map", "Passer la carte", "Karte überspringen";
    search: "Zoek een land, stad, kantoor of thema", "Search a country, city, office or theme", "Chercher un pays, une ville, un bureau ou un thème", "Land, Stadt, Büro oder Thema suchen";
    search_none: "Niets gevonden voor “{0}”", "Nothing found for “{0}”", "Aucun résultat pour « {0} »", "Nichts gefunden für „{0}“";
    perhaps: "Bedoelt u misschien:", "Perhaps you mean:", "Peut-être vouliez-vous dire :", "Vielleicht meinen Sie:";
    ask_services: "Vraag het de diensten zelf:", "Ask the services themselves:", "Demandez aux services mêmes :", "Fragen Sie die Dienste selbst:";
    search_count: "Suggesties: {0}", "Suggestions: {0}", "Suggestions : {0}", "Vorschläge: {0}";
    search_clear: "Zoekveld leegmaken", "Clear the search field", "Vider le champ de recherche", "Suchfeld leeren";
    hit_country: "land", "country", "pays", "Land";
    hit_city: "stad in {0}", "city in {0}", "ville : {0}", "Stadt in {0}";
    hit_place: "plaats", "place", "lieu", "Ort";
    hit_organisation: "organisatie", "organisation", "organisation", "Organisation";
    hit_theme: "thema van {0}", "theme of {0}", "thème de {0}", "Thema von {0}";
    hit_file: "dossier van {0}", "file of {0}", "dossier de {0}", "Dossier von {0}";
    filters: "Filters", "Filters", "Filtres", "Filter";
    more_filters: "Meer filters", "More filters", "Plus de filtres", "Weitere Filter";
    filter_service: "Dienst", "Service", "Service", "Dienst";
    filter_kind: "Soort", "Kind", "Type", "Art";
    filter_standing: "Toestand", "Status", "Situation", "Status";
    filter_region: "Regio", "Region", "Région", "Region";
    filter_country: "Land", "Country", "Pays", "Land";
    everywhere: "Overal", "Everywhere", "Partout", "Überall";
    remove_filter: "Verwijder filter {0}", "Remove filter {0}", "Retirer le filtre {0}", "Filter {0} entfernen";
    reset_filters: "Wis alle filters", "Reset all filters", "Effacer tous les filtres", "Alle Filter zurücksetzen";
    shown_of: "Locaties: {0} van {1}", "Locations: {0} of {1}", "Lieux : {0} sur {1}", "Standorte: {0} von {1}";
    none_match: "Geen locatie voldoet aan deze filters.", "No location matches these filters.", "Aucun lieu ne correspond à ces filtres.", "Kein Standort entspricht diesen Filtern.";
    declared: "opgegeven", "declared", "déclarés", "angegeben";
    located: "op de kaart", "on the map", "sur la carte", "auf der Karte";
    declared_located: "opgegeven: {0}, op de kaart: {1}", "declared: {0}, on the map: {1}", "déclarés : {0}, sur la carte : {1}", "angegeben: {0}, auf der Karte: {1}";
    others: "+ {0} van een andere soort of toestand", "+ {0} of another kind or status", "+ {0} d’un autre type ou statut", "+ {0} anderer Art oder mit anderem Status";
    unknown_rest: "Van minstens {0} is de plaats ons onbekend.", "The place of at least {0} is unknown to us.", "Le lieu d’au moins {0} nous est inconnu.", "Der Ort von mindestens {0} ist uns unbekannt.";
    group_by: "Groepeer per", "Group by", "Grouper par", "Gruppieren nach";
    by_country: "land", "country", "pays", "Land";
    by_service: "dienst", "service", "service", "Dienst";
    no_country: "Zonder land", "No country", "Sans pays", "Ohne Land";
    list_label: "Lijst van locaties", "List of locations", "Liste des lieux", "Liste der Standorte";
    map_label: "Kaart: {0}. Pijltjes verschuiven, plus en min zoomen.", "Map: {0}. Arrow keys pan, plus and minus zoom.", "Carte : {0}. Les flèches déplacent, plus et moins zooment.", "Karte: {0}. Pfeiltasten verschieben, Plus und Minus zoomen.";
    zoom_in: "Zoom in", "Zoom in", "Zoom avant", "Vergrößern";
    zoom_out: "Zoom uit", "Zoom out", "Zoom arrière", "Verkleinern";
    whole_world: "Hele wereld", "Whole world", "Monde entier", "Ganze Welt";
    pan_up: "Naar het noorden", "Pan north", "Vers le nord", "Nach Norden";
    pan_down: "Naar het zuiden", "Pan south", "Vers le sud", "Nach Süden";
    pan_left: "Naar het westen", "Pan west", "Vers l’ouest", "Nach Westen";
    pan_right: "Naar het oosten", "Pan east", "Vers l’est", "Nach Osten";
    moved: "Kaart verschoven: {0}.", "Map moved: {0}.", "Carte déplacée : {0}.", "Karte verschoben: {0}.";
    zoomed_in: "Ingezoomd tot niveau {0}.", "Zoomed in to level {0}.", "Zoom avant, niveau {0}.", "Vergrößert auf Stufe {0}.";
    zoomed_out: "Uitgezoomd tot niveau {0}.", "Zoomed out to level {0}.", "Zoom arrière, niveau {0}.", "Verkleinert auf Stufe {0}.";
    zoom_end: "Verder inzoomen kan niet.", "Zoomed in, no further.", "Zoom maximal atteint.", "Weiter vergrößern geht nicht.";
    zoom_start: "Verder uitzoomen kan niet.", "Zoomed out, no further.", "Zoom minimal atteint.", "Weiter verkleinern geht nicht.";
    tint_services: "Kleur landen naar aantal diensten", "Tint countries by number of services", "Colorer les pays selon le nombre de services", "Länder nach Anzahl der Dienste einfärben";
    legend: "Legende", "Legend", "Légende", "Legende";
    services_n: "{0} diensten", "{0} services", "{0} services", "{0} Dienste";
    service_1: "1 dienst", "1 service", "1 service", "1 Dienst";
    jurisdiction_tint: "Ambtsgebied van de selectie", "Jurisdiction of the selection", "Juridiction de la sélection", "Amtsgebiet der Auswahl";
    from_elsewhere: "Een dienst elders is bevoegd", "A service elsewhere answers for it", "Un service ailleurs en répond", "Ein Dienst anderswo ist zuständig";
    all_lines: "Toon wie voor welk land bevoegd is", "Show who answers for which country", "Montrer qui répond de quel pays", "Zeigen, wer für welches Land zuständig ist";
    zone_tint: "Regio zonder gekozen plaats", "Region without a chosen place", "Région sans lieu choisi", "Region ohne gewählten Ort";
    group_of: "{0} locaties: {1}", "{0} locations: {1}", "{0} lieux : {1}", "{0} Standorte: {1}";
    help: "Hulp bij het toetsenbord", "Keyboard help", "Aide clavier", "Tastaturhilfe";
    help_keys: "Tab: volgende onderdeel.|Pijltjes op de kaart: verschuiven.|Plus en min: in- en uitzoomen.|Enter op een teken: openen.|Escape: sluiten.|Schuine streep (/): zoeken.|Vraagteken (?): deze hulp.", "Tab: next element.|Arrow keys on the map: pan.|Plus and minus: zoom.|Enter on a marker: open.|Escape: close.|Slash (/): search.|Question mark (?): this help.", "Tab : élément suivant.|Flèches sur la carte : déplacer.|Plus et moins : zoomer.|Entrée sur un repère : ouvrir.|Échap : fermer.|Barre oblique (/) : chercher.|Point d’interrogation (?) : cette aide.", "Tab: nächstes Element.|Pfeiltasten auf der Karte: verschieben.|Plus und Minus: zoomen.|Enter auf einer Markierung: öffnen.|Escape: schließen.|Schrägstrich (/): suchen.|Fragezeichen (?): diese Hilfe.";
    close: "Sluiten", "Close", "Fermer", "Schließen";
    attribution: "Grenzen: visionscarto / Natural Earth; betwiste lijnen gestreept. De kaart neemt geen standpunt in. Steden: GeoNames (CC BY 4.0).", "Borders: visionscarto / Natural Earth; disputed lines dashed. The map takes no position. Cities: GeoNames (CC BY 4.0).", "Frontières : visionscarto / Natural Earth ; lignes contestées en tirets. La carte ne prend pas position. Villes : GeoNames (CC BY 4.0).", "Grenzen: visionscarto / Natural Earth; strittige Linien gestrichelt. Die Karte bezieht keine Stellung. Städte: GeoNames (CC BY 4.0).";
    unknown: "onbekend", "unknown", "inconnu", "unbekannt";
    seen_in: "gezien in {0}", "seen in {0}", "vu en {0}", "gesehen {0}";
    seen_undated: "gezien, zonder datum", "seen, undated", "vu, sans date", "gesehen, ohne Datum";
    contested: "Betwist", "Contested", "Contesté", "Strittig";
    assumed: "Aanname", "Assumption", "Hypothèse", "Annahme";
    contested_why: "De bronnen spreken elkaar tegen. Alle lezingen staan hieronder.", "The sources disagree. Every version is shown below.", "Les sources se contredisent. Toutes les versions figurent ci-dessous.", "Die Quellen widersprechen sich. Alle Fassungen stehen unten.";
    sources: "Bronnen", "Sources", "Sources", "Quellen";
    source_undated: "zonder datum", "undated", "sans date", "ohne Datum";
    about_date: "ca. {0}", "c. {0}", "vers {0}", "ca. {0}";
    as_of: "stand {0}", "as of {0}", "situation {0}", "Stand {0}";
    standing: "Toestand", "Status", "Situation", "Status";
    address: "Adres", "Address", "Adresse", "Adresse";
    contact: "Contact", "Contact", "Contact", "Kontakt";
    opened: "Geopend", "Opened", "Ouverture", "Eröffnet";
    closed: "Gesloten", "Closed", "Fermeture", "Geschlossen";
    jurisdiction: "Ambtsgebied", "Jurisdiction", "Juridiction", "Amtsgebiet";
    crew: "Bezetting tegenover het minimum", "Crew against the minimum", "Équipe par rapport au minimum", "Besetzung gegenüber dem Minimum";
    filled: "ingevuld ({0} VTE)", "filled ({0} FTE)", "pourvu ({0} ETP)", "besetzt ({0} VZÄ)";
    filled_assumed: "ingevuld ({0} VTE), volgens aanname", "filled ({0} FTE), by assumption", "pourvu ({0} ETP), par hypothèse", "besetzt ({0} VZÄ), laut Annahme";
    contested_uncounted: "betwist: telt niet mee", "contested: not counted", "contesté : non compté", "strittig: zählt nicht";
    absent: "niet ingevuld", "not filled", "non pourvu", "nicht besetzt";
    themes: "Thema’s", "Themes", "Thèmes", "Themen";
    files: "Dossiers", "Files", "Dossiers", "Dossiers";
    motivation: "Waarom hier", "Why here", "Pourquoi ici", "Warum hier";
    note: "Opmerking", "Note", "Remarque", "Anmerkung";
    here_city: "Ook in deze stad", "Also in this city", "Également dans cette ville", "Ebenfalls in dieser Stadt";
    here_country: "Elders in dit land", "Elsewhere in this country", "Ailleurs dans ce pays", "Anderswo in diesem Land";
    nearest: "Dichtstbij", "Nearest", "Les plus proches", "Am nächsten";
    nearest_capital: "Dichtstbij, vanaf {0}", "Nearest, from {0}", "Les plus proches, depuis {0}", "Am nächsten, von {0}";
    same_address: "zelfde adres", "same address", "même adresse", "gleiche Adresse";
    precision_city: "Het teken staat op de stad, niet op het adres.", "The marker stands on the city, not on the address.", "Le repère indique la ville, pas l’adresse.", "Die Markierung steht auf der Stadt, nicht auf der Adresse.";
    precision_region: "Geen bron noemt een plaats: dit is een regio.", "No source names a place: this is a region.", "Aucune source ne nomme de lieu : c’est une région.", "Keine Quelle nennt einen Ort: dies ist eine Region.";
    zone: "Landen van de regio", "Countries of the region", "Pays de la région", "Länder der Region";
    country_answers: "Wie is hier bevoegd?", "Who answers for this country?", "Qui répond de ce pays ?", "Wer ist hier zuständig?";
    country_none: "Niet gevonden: geen bron noemt een dienst voor dit land. Kantoren waarvan de plaats niet bekend is, kunnen er zijn.", "Not found: no source names a service for this country. Offices whose place is not known may be there.", "Non trouvé : aucune source ne nomme de service pour ce pays. Des bureaux dont le lieu n’est pas connu peuvent s’y trouver.", "Nicht gefunden: Keine Quelle nennt einen Dienst für dieses Land. Büros, deren Ort nicht bekannt ist, können dort sein.";
    country_home: "Het eigen land van dit netwerk: hier hoeft niemand het te vertegenwoordigen.", "This network’s own country: nobody need represent it here.", "Le pays de ce réseau : personne n’a à l’y représenter.", "Das eigene Land dieses Netzes: Hier muss es niemand vertreten.";
    responsible: "bevoegd vanuit {0}", "responsible, from {0}", "compétent depuis {0}", "zuständig von {0} aus";
    accredited: "bevoegd vanuit {0}", "accredited from {0}", "compétent depuis {0}", "zuständig von {0} aus";
    country_others: "Andere locaties in dit land", "Other locations in this country", "Autres lieux dans ce pays", "Andere Standorte in diesem Land";
    country_no_location: "Geen bekende locatie in dit land.", "No known location in this country.", "Aucun lieu connu dans ce pays.", "Kein bekannter Standort in diesem Land.";
    facts_joint: "Samen aanwezig", "Joint presence", "Présence conjointe", "Gemeinsame Präsenz";
    facts_joint_note: "Landen waar alle diensten volgens de bronnen samen zijn. De tekens tonen wat de gevonden kantoren bevestigen.", "Countries where the sources say that all services are together. The symbols show what the located offices confirm.", "Pays où tous les services sont réunis selon les sources. Les symboles montrent ce que confirment les bureaux localisés.", "Länder, in denen laut den Quellen alle Dienste zusammen sind. Die Zeichen zeigen, was die gefundenen Büros bestätigen.";
    agrees: "Komt overeen", "Agrees", "Concorde", "Stimmt überein";
    differs: "Verschilt: {0} ontbreekt", "Differs: {0} missing", "Diffère : {0} manque", "Weicht ab: {0} fehlt";
    not_stated: "Door geen bron genoemd", "Not named by any source", "Cité par aucune source", "Von keiner Quelle genannt";
    by_assumption: "deels volgens aanname", "partly by assumption", "en partie par hypothèse", "teils laut Annahme";
    facts_totals: "Opgegeven en gevonden", "Declared and located", "Déclarés et localisés", "Angegeben und gefunden";
    facts_candidates: "Waar een post overwogen wordt", "Where a post is considered", "Où un poste est envisagé", "Wo ein Posten erwogen wird";
    in_question: "In de vraag", "In the question", "Dans la question", "In der Anfrage";
    in_answer: "In het antwoord", "In the answer", "Dans la réponse", "In der Antwort";
    left_unanswered: "Blijft onbeantwoord", "Left unanswered", "Reste sans réponse", "Bleibt unbeantwortet";
    data_add: "Wat de gegevens toevoegen", "What the data add", "Ce que les données ajoutent", "Was die Daten hinzufügen";
    facts_crew: "De minimumbezetting per post", "The minimum crew, post by post", "L’équipe minimale, poste par poste", "Die Mindestbesetzung je Posten";
    facts_crew_note # "Bekend: {0} ingevulde {0:rol|rollen}. Onbekend: {1}. Voor het minimum overal is er tussen {2} en {3} VTE nodig.", "Known: {0} filled {0:role|roles}. Unknown: {1}. To reach the minimum everywhere takes between {2} and {3} FTE.", "Connu : {0} {0;rôle pourvu|rôles pourvus}. Inconnu : {1}. Le minimum partout demande entre {2} et {3} ETP.", "Bekannt: {0} besetzte {0:Rolle|Rollen}. Unbekannt: {1}. Für das Minimum überall braucht es zwischen {2} und {3} VZÄ.";
    facts_findings: "Wat niet klopt of niet zeker is", "What disagrees or is not sure", "Ce qui diverge ou reste incertain", "Was nicht stimmt oder unsicher ist";
    facts_trade: "Handelscijfers", "Trade figures", "Chiffres du commerce", "Handelszahlen";
    facts_trade_note: "Losse cijfers van verschillende jaren en bronnen: niet onderling te rangschikken.", "Single figures of different years and sources: not to be ranked together.", "Chiffres isolés d’années et de sources différentes : à ne pas classer ensemble.", "Einzelne Zahlen aus verschiedenen Jahren und Quellen: nicht miteinander zu vergleichen.";
    timeline: "Tijdlijn", "Timeline", "Chronologie", "Zeitleiste";
    country: "Land", "Country", "Pays", "Land";
    world: "Wereld", "World", "Monde", "Welt";
    flow_export: "uitvoer", "exports", "exportations", "Ausfuhr";
    flow_import: "invoer", "imports", "importations", "Einfuhr";
    flow_both: "in- en uitvoer", "both ways", "dans les deux sens", "in beide Richtungen";
    billion_eur: "miljard euro", "billion euro", "milliards d’euros", "Milliarden Euro";
    rank_n: "rang {0}", "rank {0}", "rang {0}", "Rang {0}";
    download: "Downloaden", "Download", "Télécharger", "Herunterladen";
    download_note # "Wat nu gefilterd is ({0} {0:locatie|locaties}):", "What is filtered now ({0} {0:location|locations}):", "Ce qui est filtré à présent ({0} {0;lieu|lieux}) :", "Was jetzt gefiltert ist ({0} {0:Standort|Standorte}):";
    open_file: "Open een eigen gegevensbestand", "Open a data file of your own", "Ouvrir un fichier de données", "Eigene Datendatei öffnen";
    open_file_note: "Het bestand blijft op uw toestel. Bij fouten blijft de huidige kaart staan.", "The file stays on your device. On errors the present map stays.", "Le fichier reste sur votre appareil. En cas d’erreur, la carte actuelle demeure.", "Die Datei bleibt auf Ihrem Gerät. Bei Fehlern bleibt die jetzige Karte.";
    smallest: "Download het kleinste bestand", "Download the smallest file", "Télécharger le plus petit fichier", "Kleinste Datei herunterladen";
    smallest_note: "Een eigen kaart beginnen? Het kleinste bestand heeft één dienst en drie kantoren. Vervang ze door de uwe en open het hier.", "Beginning a map of your own? The smallest file has one service and three offices. Put yours in their place and open it here.", "Commencer votre propre carte ? Le plus petit fichier a un service et trois bureaux. Mettez les vôtres à leur place et ouvrez-le ici.", "Eine eigene Karte beginnen? Die kleinste Datei hat einen Dienst und drei Büros. Setzen Sie Ihre an deren Stelle und öffnen Sie sie hier.";
    file_bad # "{0} kan niet worden getoond: {1} {1:probleem|problemen}. De kaart blijft zoals ze was.", "{0} cannot be shown: {1} {1:problem|problems}. The map stays as it was.", "{0} ne peut être affiché : {1} {1;problème|problèmes}. La carte reste telle quelle.", "{0} kann nicht gezeigt werden: {1} {1:Problem|Probleme}. Die Karte bleibt, wie sie war.";
    file_warned # "{0} is geladen. Kijk {1} {1:punt|punten} na:", "{0} loaded. {1} {1:point|points} to look at:", "{0} est chargé. À vérifier : {1} {1;point|points}.", "{0} ist geladen. {1} {1:Punkt|Punkte} zum Nachsehen:";
    file_good: "{0} is geladen; locaties: {1}.", "{0} loaded; locations: {1}.", "{0} est chargé ; lieux : {1}.", "{0} ist geladen; Standorte: {1}.";
    reading_file: "{0} wordt gelezen.", "Reading {0}.", "Lecture de {0}.", "{0} wird gelesen.";
    reading_data: "De gegevens van deze pagina worden gelezen.", "Reading the data of this page.", "Lecture des données de cette page.", "Die Daten dieser Seite werden gelesen.";
    cancel_reading: "Annuleren", "Cancel", "Annuler", "Abbrechen";
    source_missing: "De gegevens van deze pagina zijn er niet ({0}). U ziet de ingebouwde.", "The data of this page are not there ({0}). You see the built-in ones.", "Les données de cette page manquent ({0}). Vous voyez celles d’origine.", "Die Daten dieser Seite fehlen ({0}). Sie sehen die eingebauten.";
    line_column: "regel {0}, kolom {1}", "line {0}, column {1}", "ligne {0}, colonne {1}", "Zeile {0}, Spalte {1}";
    mend: "Herstel: {0}", "To mend: {0}", "Correction : {0}", "Abhilfe: {0}";
    unread: "Dit deel van de link was niet leesbaar: {0}", "This part of the link could not be read: {0}", "Cette partie du lien n’a pas pu être lue : {0}", "Dieser Teil des Links war nicht lesbar: {0}";
    compiled: "Samengesteld op {0}.", "Compiled on {0}.", "Établi le {0}.", "Zusammengestellt am {0}.";
    counting_rules: "Telregels", "Counting rules", "Règles de comptage", "Zählregeln";
    counting_text: "Een locatie telt mee als een bron ze open noemt of ze op enig moment gezien heeft. Betwiste locaties staan apart; gesloten, leegstaande, aangekondigde en overwogen locaties tellen niet mee. Onbekend is nooit nul.", "A location counts when a source calls it open or has seen it at some time. Contested locations stand apart; closed, vacant, announced and considered ones do not count. Unknown is never zero.", "Un lieu compte lorsqu’une source le dit ouvert ou l’a vu à un moment donné. Les lieux contestés sont à part ; les lieux fermés, vacants, annoncés ou envisagés ne comptent pas. Inconnu n’est jamais zéro.", "Ein Standort zählt, wenn eine Quelle ihn offen nennt oder ihn einmal gesehen hat. Strittige stehen gesondert; geschlossene, unbesetzte, angekündigte und erwogene zählen nicht. Unbekannt ist nie null.";
    back_to_list: "Terug naar de lijst", "Back to the list", "Retour à la liste", "Zurück zur Liste";
    finding_joint_stated: "{0}: een bron noemt alle diensten samen, maar {1} is er niet gevonden.", "{0}: a source names all services together, but {1} has not been located there.", "{0} : une source cite tous les services ensemble, mais {1} n’y a pas été localisé.", "{0}: Eine Quelle nennt alle Dienste gemeinsam, aber {1} wurde dort nicht gefunden.";
    finding_joint_found: "{0}: alle diensten zijn er gevonden, maar geen bron noemt het land.", "{0}: all services have been located there, but no source names the country.", "{0} : tous les services y sont localisés, mais aucune source ne cite le pays.", "{0}: Alle Dienste sind dort gefunden, aber keine Quelle nennt das Land.";
    finding_joint_unsure: "{0}: alle diensten zijn er, deels volgens aanname of oudere bronnen.", "{0}: all services are there, partly by assumption or by older sources.", "{0} : tous les services y sont, en partie par hypothèse ou selon d’anciennes sources.", "{0}: Alle Dienste sind dort, teils laut Annahme oder älteren Quellen.";
    finding_declared: "{0}: de bronnen zijn het niet eens over het aantal.", "{0}: the sources disagree on the number.", "{0} : les sources divergent sur le nombre.", "{0}: Die Quellen sind sich über die Zahl uneins.";
    finding_short: "{0}: opgegeven: {1}, op de kaart: {2}; de rest is onbekend.", "{0}: {1} declared, {2} on the map; the rest is unknown.", "{0} : déclarés : {1}, sur la carte : {2} ; le reste est inconnu.", "{0}: angegeben: {1}, auf der Karte: {2}; der Rest ist unbekannt.";
    finding_surplus: "{0}: opgegeven: {1}, maar op de kaart: {2}.", "{0}: {1} declared, but {2} on the map.", "{0} : déclarés : {1}, mais sur la carte : {2}.", "{0}: angegeben: {1}, aber auf der Karte: {2}.";
    finding_seen # "{0}: van {1} {1:locatie|locaties} is niet bekend of {1:die nog open is|ze nog open zijn}.", "{0}: for {1} {1:location|locations} it is not known whether {1:it is|they are} still open.", "{0} : pour {1} {1;lieu, on ignore s’il est encore ouvert|lieux, on ignore s’ils sont encore ouverts}.", "{0}: Bei {1} {1:Standort ist unbekannt, ob er noch offen ist|Standorten ist unbekannt, ob sie noch offen sind}.";
    finding_crew # "De bezetting van {0} {0:post|posten} is niet of maar deels bekend.", "The crew of {0} {0:post|posts} is unknown or only partly known.", "L’équipe de {0} {0;poste|postes} est inconnue ou partiellement connue.", "Die Besetzung von {0} {0:Posten|Posten} ist nicht oder nur teilweise bekannt.";
    finding_overlap: "{0}: meer dan één locatie zegt bevoegd te zijn.", "{0}: more than one location claims to answer for it.", "{0} : plus d’un lieu se dit compétent.", "{0}: Mehr als ein Standort gilt als zuständig.";
    finding_contested: "{0}: de bronnen spreken elkaar tegen ({1}).", "{0}: the sources disagree ({1}).", "{0} : les sources se contredisent ({1}).", "{0}: Die Quellen widersprechen sich ({1}).";
    finding_assumed: "{0}: aanname ({1}).", "{0}: assumption ({1}).", "{0} : hypothèse ({1}).", "{0}: Annahme ({1}).";
    finding_region: "{0}: geen bron noemt een plaats.", "{0}: no source names a place.", "{0} : aucune source ne nomme de lieu.", "{0}: Keine Quelle nennt einen Ort.";
    borders: "Grenzen en namen", "Borders and names", "Frontières et noms", "Grenzen und Namen";
    figures_from: "Bevolking en bbp: {0}.", "Population and GDP: {0}.", "Population et PIB : {0}.", "Bevölkerung und BIP: {0}.";
    kosovo: "Kosovo: deze benaming laat de standpunten over de status van Kosovo onverlet, en is in overeenstemming met Resolutie 1244/1999 van de VN-Veiligheidsraad en het advies van het Internationaal Gerechtshof over de onafhankelijkheidsverklaring van Kosovo.", "Kosovo: this designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.", "Kosovo : cette désignation est sans préjudice des positions sur le statut et est conforme à la résolution 1244 (1999) du Conseil de sécurité des Nations unies ainsi qu’à l’avis de la CIJ sur la déclaration d’indépendance du Kosovo.", "Kosovo: Diese Bezeichnung berührt nicht die Standpunkte zum Status und steht im Einklang mit der Resolution 1244/1999 des VN-Sicherheitsrates und dem Gutachten des Internationalen Gerichtshofs zur Unabhängigkeitserklärung des Kosovos.";
    palestine: "Palestina: deze benaming mag niet worden uitgelegd als een erkenning van een staat Palestina en laat de standpunten van de lidstaten ter zake onverlet.", "Palestine: this designation shall not be construed as recognition of a State of Palestine and is without prejudice to the individual positions of the Member States on this issue.", "Palestine : cette dénomination ne saurait être interprétée comme une reconnaissance d’un État de Palestine et est sans préjudice de la position de chaque État membre sur cette question.", "Palästina: Diese Bezeichnung ist nicht als Anerkennung eines Staates Palästina auszulegen und lässt die Standpunkte der einzelnen Mitgliedstaaten zu dieser Frage unberührt.";
    not_found: "Niet gevonden: {0}.", "Not found: {0}.", "Non trouvé : {0}.", "Nicht gefunden: {0}.";
    address_word: "adres", "address", "adresse", "Adresse";
    telephone: "telefoon", "telephone", "téléphone", "Telefon";
    email: "e-mail", "e-mail", "courriel", "E-Mail";
    website: "eigen website", "web site of its own", "site web propre", "eigene Website";
    jurisdiction_word: "ambtsgebied", "jurisdiction", "juridiction", "Amtsgebiet";
    crew_word: "bezetting (onbekend telt niet als afwezig)", "crew (unknown does not count as absent)", "équipe (inconnu ne compte pas comme absent)", "Besetzung (unbekannt gilt nicht als fehlend)";
    general_site: "Algemene site van {0}, niet van dit kantoor", "General site of {0}, not of this office", "Site général de {0}, pas de ce bureau", "Allgemeine Website von {0}, nicht dieses Büros";
    copy_address: "Kopieer het adres", "Copy the address", "Copier l’adresse", "Adresse kopieren";
    address_copied: "Het adres is gekopieerd.", "The address has been copied.", "L’adresse est copiée.", "Die Adresse ist kopiert.";
    map_app: "Kaart-app", "Map app", "Appli de cartes", "Karten-App";
    seen_ago: "> 10 jaar geleden, of zonder datum", "> 10 years ago, or undated", "> 10 ans, ou sans date", "> 10 Jahre her, oder ohne Datum";
    none_found: "niet gevonden (niet: afwezig)", "not found (not: absent)", "non trouvé (pas : absent)", "nicht gefunden (nicht: abwesend)";
    group_closer: "{0} locaties: zoom in", "{0} locations: zoom in", "{0} lieux : zoomez", "{0} Standorte: vergrößern";
    table: "Tabel van locaties", "Table of locations", "Tableau des lieux", "Tabelle der Standorte";
    table_note: "Een lege cel is: niet gevonden, wat niet hetzelfde is als afwezig. De filters van de kaart gelden hier ook. Een klik op een kop sorteert; wat u ziet, kunt u downloaden.", "An empty cell is: not found, which is not the same as absent. The filters of the map hold here too. A click on a heading sorts; what you see can be downloaded.", "Une cellule vide : non trouvé, ce qui n’est pas la même chose qu’absent. Les filtres de la carte valent aussi ici. Un clic sur un titre trie ; ce que vous voyez peut être téléchargé.", "Eine leere Zelle heißt: nicht gefunden, was nicht dasselbe ist wie abwesend. Die Filter der Karte gelten auch hier. Ein Klick auf eine Überschrift sortiert; was Sie sehen, lässt sich herunterladen.";
    filter_rows: "Enkel rijen met", "Only rows with", "Seulement les lignes avec", "Nur Zeilen mit";
    columns: "Kolommen kiezen", "Choose columns", "Choisir les colonnes", "Spalten wählen";
    name_column: "Naam", "Name", "Nom", "Name";
    city_column: "Stad", "City", "Ville", "Stadt";
    telephone_column: "Telefoon", "Telephone", "Téléphone", "Telefon";
    email_column: "E-mail", "E-mail", "Courriel", "E-Mail";
    web_column: "Website", "Web site", "Site web", "Website";
    latitude: "Breedtegraad (WGS 84)", "Latitude (WGS 84)", "Latitude (WGS 84)", "Breitengrad (WGS 84)";
    longitude: "Lengtegraad (WGS 84)", "Longitude (WGS 84)", "Longitude (WGS 84)", "Längengrad (WGS 84)";
    share: "Delen", "Share", "Partager", "Teilen";
    link_label: "Link naar wat u ziet", "Link to what you see", "Lien vers ce que vous voyez", "Link zu dem, was Sie sehen";
    copy_link: "Kopieer de link", "Copy the link", "Copier le lien", "Link kopieren";
    embed_label: "Code om precies dit in een pagina te zetten", "Code to put exactly this into a page", "Code pour mettre exactement ceci dans une page", "Code, um genau dies in eine Seite zu setzen";
    copy_code: "Kopieer de code", "Copy the code", "Copier le code", "Code kopieren";
    copied: "Gekopieerd.", "Copied.", "Copié.", "Kopiert.";
    not_copied: "Kopiëren mag hier niet. De tekst is geselecteerd: kopieer hem zelf.", "Copying is not allowed here. The text is selected: copy it yourself.", "La copie n’est pas permise ici. Le texte est sélectionné : copiez-le vous-même.", "Kopieren ist hier nicht erlaubt. Der Text ist markiert: Kopieren Sie ihn selbst.";
    not_saved: "Deze browser kan hier geen bestand bewaren.", "This browser can save no file here.", "Ce navigateur ne peut pas enregistrer de fichier ici.", "Dieser Browser kann hier keine Datei speichern.";
    maybe_not_saved: "Komt er geen bestand of geen afdruk? Dan laat de pagina rond de kaart het niet toe (sandbox zonder allow-downloads of allow-modals).", "Does no file come, or no print? Then the page around the map does not allow it (sandbox without allow-downloads or allow-modals).", "Aucun fichier, aucune impression ? Alors la page autour de la carte ne le permet pas (sandbox sans allow-downloads ou allow-modals).", "Kommt keine Datei oder kein Druck? Dann erlaubt es die Seite um die Karte nicht (sandbox ohne allow-downloads oder allow-modals).";
    full_screen: "Volledig scherm", "Full screen", "Plein écran", "Vollbild";
}
