//! The words that fill the gaps, and how to mend what is no JSON: nl, en, fr, de.

use crate::load::{Noun, Slip, Way};

/// A noun with its article.
#[rustfmt::skip] // One line for one noun.
pub(super) fn noun(noun: Noun) -> &'static [&'static str; 4] {
    match noun {
        Noun::Object => &["een object", "an object", "un objet", "ein Objekt"],
        Noun::List => &["een lijst", "a list", "une liste", "eine Liste"],
        Noun::Text => &["een tekst", "a text", "un texte", "ein Text"],
        Noun::LocalizedText => &[
            "een tekst, of een object met een tekst in elke taal (nl, en, fr, de)",
            "a text, or an object with one in each language (nl, en, fr, de)",
            "un texte, ou un objet avec un texte dans chaque langue (nl, en, fr, de)",
            "ein Text oder ein Objekt mit einem Text in jeder Sprache (nl, en, fr, de)",
        ],
        Noun::Flag => &["true of false", "true or false", "true ou false", "true oder false"],
        Noun::Number => &["een getal", "a number", "un nombre", "eine Zahl"],
        Noun::Count => &[
            "een geheel getal vanaf 0", "a whole number from 0",
            "un nombre entier à partir de 0", "eine ganze Zahl ab 0",
        ],
        Noun::LatLon => &[
            "een lijst van twee getallen, [breedte, lengte]",
            "a list of two numbers, [latitude, longitude]",
            "une liste de deux nombres, [latitude, longitude]",
            "eine Liste aus zwei Zahlen, [Breite, Länge]",
        ],
        Noun::Id => &["een id", "an id", "un identifiant", "eine ID"],
        Noun::Country => &["een landcode", "a country code", "un code de pays", "ein Ländercode"],
        Noun::Date => &["een datum", "a date", "une date", "ein Datum"],
        Noun::Source => &["een bron", "a source", "une source", "eine Quelle"],
        Noun::Service => &["een dienst", "a service", "un service", "ein Dienst"],
        Noun::Organisation => &["een organisatie", "an organisation", "une organisation", "eine Organisation"],
        Noun::Place => &["een plaats", "a place", "un lieu", "ein Ort"],
        Noun::Location => &["een locatie", "a location", "une implantation", "ein Standort"],
        Noun::Role => &["een rol", "a role", "un rôle", "eine Rolle"],
        Noun::Topic => &["een onderwerp", "a topic", "un sujet", "ein Thema"],
        Noun::Kind => &["een soort", "a kind", "une sorte", "eine Art"],
        Noun::Subject => &["een thema", "a subject", "un thème", "ein Thema"],
        Noun::Field => &["een eigen veld", "a field", "un champ", "ein Feld"],
        Noun::Choice => &["een keuze", "a choice", "un choix", "eine Auswahl"],
    }
}

/// How to mend a slip.
#[rustfmt::skip] // One line for one sentence.
pub(super) fn slip(slip: Slip) -> &'static [&'static str; 4] {
    match slip {
        Slip::Value => &[
            "Schrijf hier een waarde; een tekst staat tussen dubbele aanhalingstekens.",
            "Write a value here; a text stands in double quotes.",
            "Écrivez ici une valeur ; un texte se met entre guillemets doubles.",
            "Schreiben Sie hier einen Wert; ein Text steht in doppelten Anführungszeichen.",
        ],
        Slip::TrailingComma => &[
            "Verwijder de komma na de laatste waarde.",
            "Remove the comma after the last value.",
            "Supprimez la virgule après la dernière valeur.",
            "Entfernen Sie das Komma nach dem letzten Wert.",
        ],
        Slip::Comma => &[
            "Zet een komma tussen de waarden, of sluit de lijst of het object.",
            "Put a comma between the values, or close the list or object.",
            "Mettez une virgule entre les valeurs, ou fermez la liste ou l’objet.",
            "Setzen Sie ein Komma zwischen die Werte, oder schließen Sie die Liste oder das Objekt.",
        ],
        Slip::Colon => &[
            "Zet een dubbele punt tussen de naam en de waarde.",
            "Put a colon between the name and the value.",
            "Mettez un deux-points entre le nom et la valeur.",
            "Setzen Sie einen Doppelpunkt zwischen Namen und Wert.",
        ],
        Slip::Key => &[
            "Zet de naam van het veld tussen dubbele aanhalingstekens.",
            "Put the name of the field in double quotes.",
            "Mettez le nom du champ entre guillemets doubles.",
            "Setzen Sie den Namen des Feldes in doppelte Anführungszeichen.",
        ],
        Slip::ControlCharacter => &[
            "Schrijf een regeleinde in een tekst als \\n, een tab als \\t.",
            "Write a line break within a text as \\n, a tab as \\t.",
            "Dans un texte, écrivez un saut de ligne \\n et une tabulation \\t.",
            "Schreiben Sie einen Zeilenumbruch in einem Text als \\n, einen Tabulator als \\t.",
        ],
        Slip::Escape => &[
            "Schrijf een backslash in een tekst als \\\\.",
            "Write a backslash within a text as \\\\.",
            "Dans un texte, écrivez une barre oblique inverse \\\\.",
            "Schreiben Sie einen Backslash in einem Text als \\\\.",
        ],
        Slip::Number => &[
            "Schrijf getallen als 12 of -0.5: met een punt, zonder nullen of + vooraan.",
            "Write numbers as 12 or -0.5: with a point, without leading zeros or +.",
            "Écrivez les nombres comme 12 ou -0.5 : avec un point, sans zéro ni + en tête.",
            "Schreiben Sie Zahlen wie 12 oder -0.5: mit Punkt, ohne führende Nullen oder +.",
        ],
        Slip::AfterEnd => &[
            "Verwijder wat na het einde van het document komt.",
            "Remove what comes after the end of the document.",
            "Supprimez ce qui suit la fin du document.",
            "Entfernen Sie, was nach dem Ende des Dokuments kommt.",
        ],
    }
}

/// The way on from a file of another kind.
pub(super) fn way(way: Way) -> &'static [&'static str; 4] {
    match way {
        Way::Table => &[
            "Is het een lijst van kantoren, breng ze dan in bij ‘Een lijst inbrengen’ op de pagina ‘Gegevens’ (op de opdrachtregel: buitenkaart import). Anders: maak er eerst een gegevensbestand van Buitenkaart van; het schema zegt hoe dat is opgebouwd.",
            "If it is a list of offices, bring it in at ‘Bring a list in’ on the page ‘Data’ (on the command line: buitenkaart import). Otherwise make a data file of Buitenkaart of it first; the schema says how one is built.",
            "Si c’est une liste de bureaux, apportez-la sous « Apporter une liste » à la page « Données » (en ligne de commande : buitenkaart import). Sinon, faites-en d’abord un fichier de données de Buitenkaart ; le schéma dit comment il est construit.",
            "Ist es eine Liste von Büros, bringen Sie sie unter „Eine Liste einbringen“ auf der Seite „Daten“ ein (auf der Kommandozeile: buitenkaart import). Sonst machen Sie daraus zuerst eine Datendatei von Buitenkaart; das Schema sagt, wie sie aufgebaut ist.",
        ],
        Way::Page => &[
            "Vaak is het een foutmelding of een aanmeldpagina: open het adres in de browser, en bewaar het bestand zelf.",
            "Often it tells of an error, or asks to sign in: open the address in the browser, and save the file itself.",
            "C’est souvent un message d’erreur ou une page de connexion : ouvrez l’adresse dans le navigateur et enregistrez le fichier lui-même.",
            "Oft ist es eine Fehlermeldung oder eine Anmeldeseite: öffnen Sie die Adresse im Browser, und speichern Sie die Datei selbst.",
        ],
        Way::Scenario => &[
            "Open het op de pagina ‘Wat als?’.",
            "Open it on the page ‘What if?’.",
            "Ouvrez-le à la page « Et si ? ».",
            "Öffnen Sie es auf der Seite „Was wäre wenn?“.",
        ],
        Way::Other => &[
            "Kies een gegevensbestand van Buitenkaart (JSON).",
            "Choose a data file of Buitenkaart (JSON).",
            "Choisissez un fichier de données de Buitenkaart (JSON).",
            "Wählen Sie eine Datendatei von Buitenkaart (JSON).",
        ],
    }
}
